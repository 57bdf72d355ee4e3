// A Chromium for the browser tests and the pictures: what it may not do is
// written down as it happens (console errors, violations of the policy), and
// axe-core can be asked about any page.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const BINARY = process.env.CHROMIUM ?? '/usr/bin/chromium'

export const SIZES = [
  { name: '1366', width: 1366, height: 768 },
  { name: '1920', width: 1920, height: 1080 },
]
export const LANGS = ['zh-CN', 'en']

const ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
]
/* Reduced motion: no contrast measured in the middle of a fade. */
const windowOf = ({ width, height }) => ({ viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })

/** Everything a page may not do, written down as it happens. */
async function watched(page) {
  page.setDefaultTimeout(20_000)
  const faults = []
  await page.exposeFunction('__violation', (text) => faults.push(`CSP: ${text}`))
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (e) =>
      window.__violation(`${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber} ${e.sample}`)),
  )
  page.on('console', (m) => {
    if (m.type() === 'error' || m.text().startsWith('[Vue warn]')) faults.push(`console: ${m.text()} ${m.location().url}`)
  })
  page.on('pageerror', (e) => faults.push(`error: ${e.message}`))
  return { page, faults }
}

/** A fresh profile; `close` removes it. */
export async function open(size) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'zx-e2e-'))
  const context = await chromium.launchPersistentContext(profile, { executablePath: BINARY, headless: true, args: ARGS, ...windowOf(size) })
  const close = async () => {
    await context.close()
    fs.rmSync(profile, { recursive: true, force: true })
  }
  return { ...(await watched(context.pages()[0] ?? (await context.newPage()))), close }
}

/** One browser for several people, each with a session of their own. */
export async function people() {
  const browser = await chromium.launch({ executablePath: BINARY, headless: true, args: ARGS })
  return {
    person: async (size, lang) => {
      const context = await browser.newContext(windowOf(size))
      await context.addInitScript((l) => localStorage.setItem('zx.lang', l), lang)
      return watched(await context.newPage())
    },
    close: () => browser.close(),
  }
}

/* A key shown as it stands: words that did not come with their page. (The journal names files: cases.csv.) */
const WORDS = new URL('../src/i18n/zh/', import.meta.url)
const GROUPS = fs.readdirSync(WORDS).flatMap((f) => [...fs.readFileSync(new URL(f, WORDS), 'utf8').matchAll(/^ {2}(\w+): \{/gm)].map((m) => m[1]))
const bareKeys = (page) => page.evaluate((groups) => document.body.innerText.match(new RegExp(`\\b(?:${groups})\\.(?!csv)\\w+(?:\\.\\w+)*`, 'g')) ?? [], GROUPS.join('|'))

/** Findings of axe-core that a person would stumble over, and keys without words; runs outside the page's policy. */
export async function audit(page, impacts = ['serious', 'critical']) {
  await page.evaluate(AXE)
  const result = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), RULES)
  const found = result.violations
    .filter((v) => impacts.includes(v.impact))
    .map((v) => `${v.impact} ${v.id}: ${v.nodes.slice(0, 4).map((n) => `${n.target.join(' ')} (${n.any[0]?.message ?? n.all[0]?.message ?? ''})`).join(' | ')}`)
  return [...found, ...(await bareKeys(page)).map((k) => `no words: ${k}`)]
}

export async function signIn(page, base, account, password) {
  await page.goto(`${base}/login`)
  await page.fill('#account', account)
  await page.fill('#password', password)
  await page.keyboard.press('Enter')
  await page.waitForURL((u) => u.pathname !== '/login')
}

export async function setLang(page, lang) {
  await page.evaluate((l) => localStorage.setItem('zx.lang', l), lang)
}
