/* The sentences of law that pages cite by id: fetched once each, those that are
 * asked for together in one call. */
import { api, take } from '@/api/client'
import { i18n } from '@/i18n'

export interface LawText {
  id: string
  source: string
  text: string
}

type Waiter = { found: (t: LawText | undefined) => void; failed: (e: unknown) => void }

const known = new Map<string, Promise<LawText | undefined>>()
let waiting = new Map<string, Waiter>()

/** The server takes at most 60 ids and 2000 bytes at a time. */
const AT_ONCE = 40

async function fetchWaiting(): Promise<void> {
  const asked = [...waiting]
  waiting = new Map()
  for (let i = 0; i < asked.length; i += AT_ONCE) {
    const part = asked.slice(i, i + AT_ONCE)
    try {
      const { items } = await take(api.GET('/law', { params: { query: { ids: part.map(([id]) => id).join(' ') } } }))
      for (const [id, w] of part) w.found(items.find((x) => x.id === id))
    } catch (e) {
      for (const [id, w] of part) {
        known.delete(id) // asked again next time
        w.failed(e)
      }
    }
  }
}

/** The sentence of an id; undefined: the rule book holds none under it. */
export function lawText(id: string): Promise<LawText | undefined> {
  const had = known.get(id)
  if (had) return had
  if (!waiting.size) queueMicrotask(() => void fetchWaiting())
  const one = new Promise<LawText | undefined>((found, failed) => waiting.set(id, { found, failed }))
  known.set(id, one)
  return one
}

/* Ids begin with their instrument; what follows is article, then paragraph or
 * item, which only the sentence itself tells apart. */
const NUMBERED = /^(SPC|FA|FAFA|SC)-(\d{4})-(\d+)(?:-(\d+))?/
const NAMED = /^(CPL|CPLI|CC|EBL)-\d{4}(?:-(\d+))?/

/** How people call it: "法释〔2014〕8号 第1条"; an id we have no name for stays as it is. */
export function lawName(id: string): string {
  const t = i18n.global.t
  const whole = (name: string, article: string | undefined): string => (article ? t('law.article', { name, n: article }) : name)
  const n = NUMBERED.exec(id)
  if (n) return whole(t(`law.by.${n[1]}`, { y: n[2], n: n[3] }), n[4])
  const m = NAMED.exec(id)
  if (m) return whole(t(`law.by.${m[1]}`), m[2])
  return id.startsWith('DESIGN-') ? t('law.by.DESIGN') : id
}

const SURENESS = ['VERIFIED-2ND', 'VERIFIED', 'FROM MEMORY', 'CONTESTED', 'LOCAL', 'DESIGN'] as const

/** How sure a sentence is, by the word its source says first. */
export function sureness(source: string): (typeof SURENESS)[number] | undefined {
  const said = SURENESS.map((s) => ({ s, at: source.indexOf(s) })).filter((x) => x.at >= 0)
  return said.sort((a, b) => a.at - b.at || b.s.length - a.s.length)[0]?.s
}
