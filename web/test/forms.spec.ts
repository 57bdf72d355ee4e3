import fs from 'node:fs'
import path from 'node:path'
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick, reactive } from 'vue'
import FormFields from '@/components/FormFields.vue'
import { i18n, setLang } from '@/i18n'
import forms from '@/i18n/zh/forms'
import { clockLine } from '@/lib/clocks'
import { useDraft } from '@/lib/draft'
import { dayTyped, emptyOf, fenTyped, fill, type FormField } from '@/lib/form'
import { lawName, sureness } from '@/lib/law'

beforeEach(() => setLang('zh-CN'))
const field = (name: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({ name, type, need: false, min: null, max: null, choices: [], help: name, ...more })

describe('money typed', () => {
  it.each([['28000', 2800000], ['28,000.5', 2800050], ['0.01', 1], ['１', undefined], ['1.234', undefined], ['-3', undefined], ['', undefined]])('%s', (s, n) => expect(fenTyped(s)).toBe(n))
})

describe('days typed', () => {
  it.each([
    ['2025-08-31', '2025-08-31'], ['20250831', '2025-08-31'], ['2025/8/1', '2025-08-01'], ['2025年8月31日', '2025-08-31'], [' 2025.8.3 ', '2025-08-03'],
    ['2025-02-29', undefined], ['2025-13-01', undefined], ['250831', undefined], ['2025831', undefined], ['', undefined],
  ])('%s', (s, day) => expect(dayTyped(s)).toBe(day))
})

describe('a form as a body', () => {
  it('leaves out what is empty and tells what is missing', () => {
    const f = fill([field('a', 'text', { need: true, min: 4, max: 500 }), field('b', 'day'), field('c', 'boolean')], { a: ' ', b: '', c: '' })
    expect(f.body).toEqual({})
    expect([...f.wrong]).toEqual([['a', 'form.wrong.need']])
  })
  it('reads each type', () => {
    const f = fill(
      [field('fen', 'money'), field('n', 'integer', { min: 1, max: 6 }), field('d', 'day'), field('yes', 'boolean'), field('no', 'boolean'), field('l', 'texts'), field('c', 'choice', { choices: ['x'] })],
      { fen: '28,000', n: '3', d: '2025-02-28', yes: 'yes', no: 'no', l: 'a\n\nb', c: 'x' },
    )
    expect(f.wrong.size).toBe(0)
    expect(f.body).toEqual({ fen: 2800000, n: 3, d: '2025-02-28', yes: true, no: false, l: ['a', 'b'], c: 'x' })
  })
  it.each([
    [field('x', 'day'), '2025-02-30', 'day'], [field('x', 'integer', { min: 1, max: 6 }), '7', 'many'], [field('x', 'integer', { min: 1, max: 6 }), '0', 'few'],
    [field('x', 'integer'), '1.5', 'number'], [field('x', 'text', { min: 4, max: 8 }), '字', 'short'], [field('x', 'text', { min: 4, max: 8 }), '三个字', 'long'], [field('x', 'choice', { choices: ['a'] }), 'b', 'choice'],
  ])('refuses %s %s', (f, s, why) => expect(fill([f], { x: s }).wrong.get('x')).toBe(`form.wrong.${why}`))
  it('names rows as the server does', () => {
    const rows = field('parties', 'rows', { need: true, min: 2, fields: [field('name', 'text', { need: true, min: 1, max: 9 })] })
    const typed = emptyOf([rows])
    expect(typed.parties).toHaveLength(2)
    ;(typed.parties as { name: string }[])[0]!.name = '甲'
    expect([...fill([rows], typed).wrong.keys()]).toEqual(['parties[1].name'])
  })
})

describe('fields on the page', () => {
  it('have labels, say what must be there, and tell what is wrong at the field', async () => {
    const typed = reactive(emptyOf([field('reason', 'text', { need: true })]))
    const w = mount(FormFields, { props: { fields: [field('reason', 'text', { need: true })], typed, wrong: new Map([['reason', '请填写此项']]), id: 'f' }, global: { plugins: [i18n] } })
    const input = w.find('input')
    expect(w.find(`label[for=${input.attributes('id')}]`).text()).toContain('理由')
    expect(input.attributes('aria-invalid')).toBe('true')
    expect(w.find(`#${input.attributes('aria-describedby')}`).text()).toBe('请填写此项')
    await input.setValue('因为')
    expect(typed.reason).toBe('因为')
  })
})

describe('a draft', () => {
  it('is there again after a reload, and gone once sent', async () => {
    const a = useDraft('t.1', () => ({ x: '' }))
    a.typed.x = '写了一半'
    await nextTick()
    const b = useDraft('t.1', () => ({ x: '' }))
    expect([b.found, b.typed.x]).toEqual([true, '写了一半'])
    b.clear()
    await nextTick()
    await nextTick()
    expect(useDraft('t.1', () => ({ x: '' })).found).toBe(false)
  })
})

describe('law', () => {
  it.each([
    ['SPC-2014-8-1-3', '法释〔2014〕8号 第1条'], ['FA-2016-373-3', '法〔2016〕373号 第3条'], ['CPL-2023-267-1', '民事诉讼法 第267条'],
    ['DESIGN-NODE-1', '本系统规则'], ['GB-11643-1999', 'GB-11643-1999'],
  ])('%s', (id, name) => expect(lawName(id)).toBe(name))
  it('tells how sure a sentence is', () => {
    expect(sureness('民法典. Status: VERIFIED-2ND.')).toBe('VERIFIED-2ND')
    expect(sureness('read by the rule book (VERIFIED); the wording is FROM MEMORY')).toBe('VERIFIED')
    expect(sureness('text')).toBeUndefined()
  })
})

describe('clocks', () => {
  it('stand on one scale, with the days that stood still', () => {
    const one = { triggerDay: '2025-01-01', dueDay: '2025-01-11', doneDay: null }
    const l = clockLine([one, { triggerDay: '2025-01-06', dueDay: null, doneDay: null }], '2025-01-06', [{ from: '2025-01-02', to: '2025-01-03', reason: '公告' }])
    expect([l.from, l.to, l.now, l.at('2025-01-06'), l.width(one as never)]).toEqual(['2025-01-01', '2025-01-11', 50, 50, 100])
    expect(l.stops.map((s) => [s.left, s.width])).toEqual([[10, 20]])
  })
})

/* Every input of every action of the server has a name in both languages (the
 * English ones are compared by i18n.spec): none is shown as the program calls it. */
describe('words of actions', () => {
  const schema = fs.readFileSync(path.resolve(import.meta.dirname, '../src/api/schema.d.ts'), 'utf8')
  const bodies = [...schema.matchAll(/\n {8}act[A-Z]\w+In: \{[\s\S]*?\n {8}\};/g)].map((m) => m[0])
  const named = new Set<string>()
  const chosen = new Map<string, Set<string>>()
  for (const b of bodies)
    for (const [, name, type] of b.matchAll(/\n {12,}(\w+)\??: ([^\n]*);/g)) {
      named.add(name!)
      const values = [...type!.matchAll(/"([^"]+)"/g)].map((m) => m[1]!)
      for (const v of values) (chosen.get(name!) ?? chosen.set(name!, new Set()).get(name!)!).add(v)
    }
  it('are found at all', () => {
    expect(bodies.length).toBeGreaterThan(15)
    expect(named.has('handler')).toBe(true)
  })
  it('every field has one', () => expect([...named].filter((n) => !(n in forms.form.field))).toEqual([]))
  it('every choice has one', () => {
    const have = forms.form.choice as Record<string, Record<string, string>>
    const without = [...chosen].filter(([f]) => f !== 'deed').flatMap(([f, vs]) => [...vs].filter((v) => !have[f]?.[v]).map((v) => `${f}.${v}`))
    expect(without).toEqual([]) // what can be recorded is told by the case itself
  })
})
