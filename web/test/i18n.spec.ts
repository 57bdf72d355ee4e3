/* Both languages say everything the pages ask for, and nothing is typed into a page in one of them. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { bring, i18n, setLang, withWords } from '@/i18n'
import { FILTERS } from '@/lib/filters'
import { COURT_COLUMNS, GROUPS } from '@/lib/figures'
import { ROLES } from '@/lib/session'
import { wordsNamed } from '../tools/words.ts'

type Tree = { [k: string]: string | Tree }
const leaves = (t: Tree, at = ''): [string, string][] =>
  Object.entries(t).flatMap(([k, v]) => (typeof v === 'string' ? [[at + k, v] as [string, string]] : leaves(v, `${at}${k}.`)))
const keys = (files: Record<string, Tree>): [string, string][] => Object.values(files).flatMap((t) => leaves(t))
const zh = keys(import.meta.glob<Tree>('@/i18n/zh/*.ts', { eager: true, import: 'default' }))
const en = keys(import.meta.glob<Tree>('@/i18n/en/*.ts', { eager: true, import: 'default' }))
const ZH = new Map(zh)
const EN = new Map(en)
const names = (s: string): string[] => [...new Set(s.match(/\{(\w+)\}/g) ?? [])].sort()

const src = path.resolve(import.meta.dirname, '../src')
const files = (fs.readdirSync(src, { recursive: true }) as string[]).filter((f) => /\.(vue|ts)$/.test(f) && !f.startsWith('i18n/') && !f.endsWith('.d.ts'))
const read = (f: string): string => fs.readFileSync(path.join(src, f), 'utf8')

describe('languages', () => {
  it('have the same keys, each said once', () => {
    expect(en.map(([k]) => k).sort()).toEqual(zh.map(([k]) => k).sort())
    expect(ZH.size).toBe(zh.length)
  })
  it('have the same blanks in every sentence', () => {
    for (const [k, v] of ZH) expect(names(EN.get(k)!), k).toEqual(names(v))
  })
  it('English holds no Chinese but examples of it', () => {
    for (const [k, v] of EN) if (!['login.accountHint', 'cases.emptyHint'].includes(k)) expect(v, k).not.toMatch(/[\u4e00-\u9fff]/)
  })
  it('every key a page names is there', () => {
    for (const f of files)
      for (const [, k] of read(f).matchAll(/\bt\(\s*['"]([a-zA-Z]+(?:\.[\w]+)+)['"]/g)) expect(ZH.has(k!), `${f}: ${k}`).toBe(true)
  })
  it('every key a page puts together is there', () => {
    const have = (k: string): void => void expect(ZH.has(k), k).toBe(true)
    for (const f of FILTERS) {
      if (!['figure', 'day', 'fen'].includes(f.kind)) have(`filter.name.${f.key}`)
      if (f.kind === 'state') f.choices!.forEach((c) => have(`filter.${f.key}.${c}`))
    }
    ROLES.forEach((r) => have(`role.${r}`))
    for (const [, name] of read('router.ts').matchAll(/name: '(\w+)'/g)) have(`route.${name}`)
    GROUPS.forEach((g) => have(`figures.group.${g.key}`))
    GROUPS.flatMap((g) => [...g.ids]).forEach((id) => have(`figure.${id}`))
    COURT_COLUMNS.forEach((id) => have(`figureShort.${id}`))
  })
})

describe('words come with what says them', () => {
  /** A file and all it imports at once. */
  const closure = (f: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(f)) return seen
    seen.add(f)
    for (const [, from] of read(f).matchAll(/^(?:import|export) (?!type).*?'((?:@|\.\.?)\/.*?)'/gm)) {
      const at = path.relative(src, from!.startsWith('@/') ? path.join(src, from!.slice(2)) : path.resolve(src, path.dirname(f), from!))
      const file = [at, `${at}.ts`, `${at}/index.ts`].find((x) => files.includes(x))
      if (file) closure(file, seen)
    }
    return seen
  }
  it('and the entry says no more than its own', () => {
    const entry = [...closure('main.ts')]
    expect(entry).toEqual(expect.arrayContaining(['App.vue', 'router.ts', 'api/client.ts', 'layout/StatusBanner.vue']))
    for (const f of entry) expect(wordsNamed(read(f)), f).toEqual([])
  })
  it('whoever names a group brings its file', () => {
    expect(wordsNamed("t('risk.title') + $t(`caseTab.${x}`) + 'ui.all'")).toEqual(['risk', 'web'])
    expect(wordsNamed("'no.such' + risk.title")).toEqual([])
  })
  it('in English too, before the piece is shown', async () => {
    let arrive = (_: { default: Record<string, object> }): void => {}
    const words = new Promise<{ default: Record<string, object> }>((r) => (arrive = r))
    await setLang('en')
    const shown = withWords(async () => {
      bring({ late: { said: '后到' } }, () => words)
      return 'the piece'
    })()
    expect(await Promise.race([shown, new Promise((r) => setTimeout(r, 20, 'not yet'))])).toBe('not yet')
    arrive({ default: { late: { said: 'came later' } } })
    expect(await shown).toBe('the piece')
    expect(i18n.global.t('late.said')).toBe('came later')
    await setLang('zh-CN')
    expect(i18n.global.t('late.said')).toBe('后到')
  })
})

describe('pages', () => {
  /* Words of the ledger are data and are compared, not shown. */
  const DATA = /['"`](执|执恢|执保|执异|执复|涉企|涉民生|[\u4e00-\u9fff]*(队|团队|判决|调解|裁决|非诉|财产刑|文书|完毕|程序|执行|保全|驳回|销案|申请)|统一社会信用代码|居民身份证)['"`]/g
  it('carry no Chinese text of their own', () => {
    for (const f of files) {
      if (/lib\/(mosaic|format|courts)\.ts$|layout\/LangSwitch\.vue$/.test(f)) continue // names drawn in both languages, and court names taken apart
      const text = read(f)
        .replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|\/\/ .*$/gm, '')
        .replace(DATA, '')
      expect(text.match(/.*[\u4e00-\u9fff].*/g) ?? [], f).toEqual([])
    }
  })
  it('write no style a strict policy refuses', () => {
    for (const f of files) {
      const template = /<template>[\s\S]*<\/template>/.exec(read(f))?.[0] ?? ''
      expect(template, f).not.toMatch(/\sstyle="/)
      expect(template, f).not.toMatch(/v-html/)
    }
  })
})
