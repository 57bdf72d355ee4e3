// Forms filled from what the API says of them, knowing no procedure: a text
// within its bounds, a day near today, of a choice what this case has had least
// often. And the same forms filled wrong, in a way their schema forbids.

/** Numbers that come again with the same seed (mulberry32). */
export function dice(seed) {
  let a = seed >>> 0
  const next = () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n) => Math.floor(next() * n)
  return {
    next, below,
    chance: (p) => next() < p,
    one: (list) => list[below(list.length)],
    some: (list, p) => list.filter(() => next() < p),
    /** One of the items, each as likely as it weighs. */
    weighed: (items, weight) => {
      const w = items.map(weight)
      let left = next() * w.reduce((s, x) => s + x, 0)
      return items[Math.max(0, w.findIndex((x) => (left -= x) < 0))]
    },
  }
}

export const addDays = (day, n) => new Date(Date.parse(day) + n * 86400000).toISOString().slice(0, 10)
const bytes = (s) => Buffer.byteLength(s)
const words = ['查明情况属实', '已告知当事人', '现场核实', '按规定办理', '财产线索', '电话联系', '申请执行人同意', '被执行人到庭', '材料齐全', '合议庭评议']

function text(f, c) {
  if (f.choices?.length) return c.rnd.one(f.choices)
  let s = c.hint(f) ?? c.rnd.one(words)
  while (bytes(s) < (f.min ?? 0)) s += c.rnd.one(words)
  while (f.max && bytes(s) > f.max) s = s.slice(0, -1)
  return s
}

function day(f, c) {
  if (/until|due|end/i.test(f.name)) return addDays(c.today, c.rnd.below(60))
  if (/^from|start/i.test(f.name)) return addDays(c.today, -10 - c.rnd.below(20))
  return addDays(c.today, -c.rnd.below(c.rnd.chance(0.7) ? 2 : 10))
}

const small = (f, c) => Math.min(f.max ?? 100, (f.min ?? 0) + c.rnd.below(4))
function money(f, c) {
  const sum = c.hint(f)
  return Math.max(f.min ?? 0, Math.min(f.max ?? 1e15, sum ?? c.rnd.below(5000000)))
}

const makers = {
  text,
  day,
  integer: small,
  money,
  boolean: (f, c) => c.rnd.chance(c.hint(f) ?? 0.75),
  choice: (f, c) => c.choose(f),
  texts: (f, c) => c.hint(f) ?? c.rnd.some(f.choices ?? [], 0.5),
  object: (f, c) => fill(f.fields, c),
  rows: (f, c) => Array.from({ length: Math.max(f.min ?? 0, 1) }, () => fill(f.fields, c)),
}

/** A body for a form: needed fields always, others now and then.
 *  c: { rnd, today, hint(field), choose(field) } */
export function fill(fields, c) {
  const body = {}
  for (const f of fields) if (f.need || c.rnd.chance(f.type === 'day' || f.type === 'rows' ? 0.15 : 0.5)) body[f.name] = makers[f.type](f, c)
  return body
}

/** A body the form's schema forbids. */
export function nonsense(fields, good, rnd) {
  const f = fields.length ? rnd.one(fields) : null
  const wrong = [{ ...good, unheard_of: 1 }, [good], 'no object', null]
  if (f?.need) wrong.push(Object.fromEntries(Object.entries(good).filter(([k]) => k !== f.name)), { ...good, [f.name]: null })
  if (f?.type === 'text') wrong.push({ ...good, [f.name]: 7 }, { ...good, [f.name]: '长'.repeat(Math.ceil((f.max ?? 60000) / 3) + 1) }, { ...good, [f.name]: 'a\u0000b' })
  if (f?.type === 'day') wrong.push({ ...good, [f.name]: '2025-02-30' }, { ...good, [f.name]: 20250101 })
  if (f?.type === 'integer' || f?.type === 'money') wrong.push({ ...good, [f.name]: 1.5 }, { ...good, [f.name]: 9e18 }, { ...good, [f.name]: String(good[f.name]) })
  if (f?.type === 'choice') wrong.push({ ...good, [f.name]: 'none_of_them' }, { ...good, [f.name]: f.choices })
  if (f?.type === 'boolean') wrong.push({ ...good, [f.name]: 'yes' })
  return rnd.one(wrong)
}

/** A form out of a JSON Schema of the OpenAPI document, as /actions would give it. */
export function formOf(schema) {
  const need = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {}).map(([name, s]) => {
    const f = { name, need: need.has(name), help: s.description, fields: [] }
    if (s.enum) return { ...f, type: 'choice', choices: s.enum }
    if (s.type === 'string') return { ...f, type: s.format === 'date' ? 'day' : 'text', min: s.minLength, max: s.maxLength }
    if (s.type === 'integer') return { ...f, type: s['x-unit'] === 'fen' ? 'money' : 'integer', min: s.minimum, max: s.maximum }
    if (s.type === 'boolean') return { ...f, type: 'boolean' }
    if (s.type === 'array' && s.items.type === 'object') return { ...f, type: 'rows', min: s.minItems, max: s.maxItems, fields: formOf(s.items) }
    if (s.type === 'array') return { ...f, type: 'texts', choices: s.items.enum, min: s.minItems, max: s.maxItems }
    return { ...f, type: 'object', fields: formOf(s) }
  })
}
