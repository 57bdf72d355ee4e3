/* The filing page's fields, in its steps, and the words of them; what is typed
 * becomes the body of an application, or of the question what it still lacks. */
import type { ApplicationCheck } from '@/api/types'
import { term } from '@/i18n'
import { fill, type FormField, type Typed } from '@/lib/form'

const BASES = ['民事判决', '民事调解', '仲裁裁决', '行政非诉', '刑事财产刑', '公证债权文书']
const LABELS = ['涉企', '涉民生']

const field = (name: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({ name, type, need: false, min: null, max: null, choices: [], help: name, ...more })
const need = { need: true }

export const PARTIES = field('parties', 'rows', {
  need: true, min: 2, max: 200,
  fields: [
    field('role', 'choice', { ...need, choices: ['applicant', 'respondent', 'third'] }),
    field('kind', 'choice', { ...need, choices: ['natural', 'legal'] }),
    field('name', 'text', { ...need, min: 1, max: 299 }),
    field('idKind', 'choice', { ...need, choices: ['resident', 'uscc', 'other'] }),
    field('number', 'text', { min: 0, max: 64 }),
  ],
})
const INSTRUMENT = [
  field('basis', 'choice', { ...need, choices: BASES }),
  field('instrumentNo', 'text', { ...need, min: 1, max: 200 }),
  field('issuer', 'text', { ...need, min: 1, max: 200 }),
  field('cause', 'text', { ...need, min: 1, max: 300 }),
  field('effectiveDay', 'day', need),
  field('performDay', 'day'),
  field('receivedDay', 'day'),
  field('labels', 'texts', { choices: LABELS }),
]
const CLAIMS = field('claims', 'rows', {
  need: true, min: 1, max: 50,
  fields: [
    field('kind', 'choice', { ...need, choices: ['principal', 'interest', 'penalty', 'cost', 'act'] }),
    field('fen', 'money', { min: 0, max: 1e15 }),
    field('terms', 'text', { min: 0, max: 1500 }),
  ],
})

/** The conditions and papers are the law floor's: their ids come with every check. */
export const reviewFields = (c: ApplicationCheck | undefined): FormField[] => [
  field('circumstances', 'texts', { choices: c?.circumstances ?? [] }),
  field('conditions', 'texts', { choices: c?.conditions.map((x) => x.id) ?? [] }),
  field('papers', 'texts', { choices: c?.papers.filter((x) => x.needed || x.there).map((x) => x.id) ?? [] }),
]
export const STEPS = ['parties', 'instrument', 'claims', 'review'] as const
export type Step = (typeof STEPS)[number]
export const stepFields = (s: Step, c: ApplicationCheck | undefined): FormField[] =>
  s === 'parties' ? [PARTIES] : s === 'instrument' ? INSTRUMENT : s === 'claims' ? [CLAIMS] : reviewFields(c)

const party = (role: string): Typed => ({ role, kind: 'natural', name: '', idKind: 'resident', number: '' })
export const emptyFiling = (): Typed => ({
  parties: [party('applicant'), party('respondent')],
  basis: '', instrumentNo: '', issuer: '', cause: '', effectiveDay: '', performDay: '', receivedDay: '', labels: '',
  claims: [{ kind: 'principal', fen: '', terms: '' }],
  circumstances: '', conditions: '', papers: '',
})

/** Words for ids: ledger words are translated, conditions and papers bring their own. */
export const filingWords = (c: ApplicationCheck | undefined): Record<string, Record<string, string>> => ({
  basis: Object.fromEntries(BASES.map((x) => [x, term(x)])),
  labels: Object.fromEntries(LABELS.map((x) => [x, term(x)])),
  conditions: Object.fromEntries((c?.conditions ?? []).map((x) => [x.id, x.text])),
  papers: Object.fromEntries((c?.papers ?? []).map((x) => [x.id, x.text])),
})

const lines = (v: Typed[string] | undefined): string[] => (typeof v === 'string' ? v.split('\n').filter(Boolean) : [])

/** What can be asked already: what is half typed or wrong stays out. */
export function checkBody(typed: Typed) {
  const b = fill([PARTIES, ...INSTRUMENT, CLAIMS], typed).body as Record<string, unknown>
  type Row = Record<string, string & number>
  return {
    ...Object.fromEntries(['receivedDay', 'instrumentNo', 'effectiveDay', 'performDay'].filter((k) => b[k]).map((k) => [k, b[k] as string])),
    parties: ((b.parties ?? []) as Row[]).map((p) => ({ role: p.role, idKind: p.idKind, number: p.number })) as
      { role?: 'applicant' | 'respondent' | 'third'; idKind?: 'resident' | 'uscc' | 'other'; number?: string }[],
    claims: ((b.claims ?? []) as Row[]).map((c) => (c.fen ? { fen: c.fen as number } : {})),
    conditions: lines(typed.conditions), papers: lines(typed.papers), circumstances: lines(typed.circumstances),
  }
}
