/* Forms made from what the server says an action takes. What is typed stays
 * text until it is sent; here it becomes the body, or a list of what is wrong
 * with it, by the path the server too would name ("parties[0].number"). */
import type { Offer } from '@/api/types'
import { i18n } from '@/i18n'

export type FormField = Omit<Offer['fields'][number], 'fields'> & { fields?: readonly FormField[] }
export type Typed = { [name: string]: string | Typed | Typed[] }
export interface Filled {
  body: Record<string, unknown>
  /** Path → key of the message. */
  wrong: Map<string, string>
}

/** A form with nothing in it; what must be there begins with one row. */
export function emptyOf(fields: readonly FormField[]): Typed {
  const out: Typed = {}
  for (const f of fields) {
    if (f.type === 'object') out[f.name] = emptyOf(f.fields ?? [])
    else if (f.type === 'rows') out[f.name] = Array.from({ length: f.need ? Math.max(1, f.min ?? 1) : 0 }, () => emptyOf(f.fields ?? []))
    else out[f.name] = ''
  }
  return out
}

/** "1,234.5" → 123450 fen; undefined: it is no sum of money. */
export function fenTyped(text: string): number | undefined {
  const m = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,，\s]/g, ''))
  return m ? Number(m[1]) * 100 + Number((m[2] ?? '').padEnd(2, '0')) : undefined
}
export const fenText = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** "20250831", "2025/8/31", "2025年8月31日" → "2025-08-31"; undefined: no day of the calendar. */
export function dayTyped(text: string): string | undefined {
  const m = /^(\d{4})(?:\D?(\d{2})\D?(\d{2})|\D(\d{1,2})\D(\d{1,2}))\D?$/.exec(text.trim())
  if (!m) return undefined
  const day = `${m[1]}-${(m[2] ?? m[4])!.padStart(2, '0')}-${(m[3] ?? m[5])!.padStart(2, '0')}`
  const t = Date.parse(day)
  return !Number.isNaN(t) && new Date(t).toISOString().startsWith(day) ? day : undefined
}

const bytes = (s: string): number => new TextEncoder().encode(s).length

type One = { value?: unknown; wrong?: string }

function bounded(n: number, f: FormField): One {
  if (typeof f.min === 'number' && n < f.min) return { wrong: 'form.wrong.few' }
  if (typeof f.max === 'number' && n > f.max) return { wrong: 'form.wrong.many' }
  return { value: n }
}

const READ: Record<string, (s: string, f: FormField) => One> = {
  text: (s, f) =>
    typeof f.min === 'number' && bytes(s) < f.min ? { wrong: 'form.wrong.short' } : typeof f.max === 'number' && bytes(s) > f.max ? { wrong: 'form.wrong.long' } : { value: s },
  integer: (s, f) => (/^-?\d{1,15}$/.test(s) ? bounded(Number(s), f) : { wrong: 'form.wrong.number' }),
  money: (s, f) => {
    const fen = fenTyped(s)
    return fen === undefined ? { wrong: 'form.wrong.money' } : bounded(fen, f)
  },
  day: (s) => {
    const day = dayTyped(s)
    return day ? { value: day } : { wrong: 'form.wrong.day' }
  },
  boolean: (s) => ({ value: s === 'yes' }),
  choice: (s, f) => (f.choices.includes(s) ? { value: s } : { wrong: 'form.wrong.choice' }),
  texts: (s) => ({ value: s.split('\n').map((x) => x.trim()).filter(Boolean) }),
}

/** What was typed as the body to send. Empty fields stay out of it. */
export function fill(fields: readonly FormField[], typed: Typed, at = ''): Filled {
  const out: Filled = { body: {}, wrong: new Map() }
  const under = (inner: Filled): Record<string, unknown> => {
    for (const [k, v] of inner.wrong) out.wrong.set(k, v)
    return inner.body
  }
  for (const f of fields) {
    const path = at + f.name
    const v = typed[f.name]
    if (Array.isArray(v)) {
      const rows = v.map((row, i) => under(fill(f.fields ?? [], row, `${path}[${i}].`)))
      if (rows.length) out.body[f.name] = rows
      else if (f.need) out.wrong.set(path, 'form.wrong.need')
    } else if (typeof v === 'object') {
      const inner = fill(f.fields ?? [], v, `${path}.`)
      if (f.need || Object.keys(inner.body).length) out.body[f.name] = under(inner)
    } else {
      const text = (v ?? '').trim()
      if (!text) {
        if (f.need) out.wrong.set(path, 'form.wrong.need')
        continue
      }
      const one = READ[f.type]!(text, f)
      if (one.wrong) out.wrong.set(path, one.wrong)
      else out.body[f.name] = one.value
    }
  }
  return out
}

/** What a field is called: in its own procedure, by the words all share, else by the first of what the server says of it. */
export function fieldName(f: Pick<FormField, 'name' | 'help'>, procedure?: string): string {
  const key = [`form.of.${procedure}.${f.name}`, `form.field.${f.name}`].find((k) => i18n.global.te(k))
  return key ? i18n.global.t(key) : f.help.split(/[;,；]/)[0]!
}
export function choiceName(field: string, value: string): string {
  const key = `form.choice.${field}.${value}`
  return i18n.global.te(key) ? i18n.global.t(key) : value
}
