/* Both languages say everything the pages ask for, and nothing is typed into a page in one of them. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '@/i18n/en'
import zh from '@/i18n/zh-CN'
import { FILTERS } from '@/lib/filters'
import { COURT_COLUMNS, GROUPS } from '@/lib/figures'
import { ROLES } from '@/lib/session'

type Tree = { [k: string]: string | Tree }
const leaves = (t: Tree, at = ''): [string, string][] =>
  Object.entries(t).flatMap(([k, v]) => (typeof v === 'string' ? [[at + k, v] as [string, string]] : leaves(v, `${at}${k}.`)))
const ZH = new Map(leaves(zh))
const EN = new Map(leaves(en))
const names = (s: string): string[] => [...new Set(s.match(/\{(\w+)\}/g) ?? [])].sort()

const src = path.resolve(import.meta.dirname, '../src')
const files = (fs.readdirSync(src, { recursive: true }) as string[]).filter((f) => /\.(vue|ts)$/.test(f) && !f.startsWith('i18n/') && !f.endsWith('.d.ts'))
const read = (f: string): string => fs.readFileSync(path.join(src, f), 'utf8')

describe('languages', () => {
  it('have the same keys', () => expect([...EN.keys()].sort()).toEqual([...ZH.keys()].sort()))
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
