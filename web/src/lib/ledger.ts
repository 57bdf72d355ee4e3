/* A case's money as one ledger with a running balance of what the court's
 * account holds. Receipts that went straight to the applicant are shown but do
 * not enter the balance; payments not yet made come last and do not either. */
import type { CaseMoney } from '@/api/types'

export interface LedgerLine {
  key: string
  kind: 'receipt' | 'paid' | 'waiting'
  day: string | null
  ledgerNo: number
  what: string
  personId?: number | null
  inFen: number
  outFen: number
  /** Held by the account after this line; null where the line does not touch it. */
  heldFen: number | null
  outside: boolean
  hits: number
}

const ORDER = { receipt: 0, paid: 1, waiting: 2 }

export function ledger(m: Pick<CaseMoney, 'receipts' | 'payments'>): LedgerLine[] {
  const lines: LedgerLine[] = []
  for (const r of m.receipts)
    lines.push({
      key: `r${r.id}`, kind: 'receipt', day: r.day, ledgerNo: r.id, what: r.way,
      inFen: r.amountFen, outFen: 0, heldFen: null, outside: !r.viaAccount, hits: 0,
    })
  for (const p of m.payments)
    lines.push({
      key: `p${p.id}`, kind: p.state, day: p.day ?? null, ledgerNo: p.id, what: p.payee, personId: p.personId,
      inFen: 0, outFen: p.amountFen, heldFen: null, outside: false, hits: p.hits,
    })
  const late = '9999'
  lines.sort(
    (a, b) =>
      Number(a.kind === 'waiting') - Number(b.kind === 'waiting') ||
      (a.day ?? late).localeCompare(b.day ?? late) ||
      ORDER[a.kind] - ORDER[b.kind] ||
      a.ledgerNo - b.ledgerNo,
  )
  let held = 0
  for (const line of lines) {
    if (line.kind === 'waiting' || line.outside) continue
    held += line.inFen - line.outFen
    line.heldFen = held
  }
  return lines
}
