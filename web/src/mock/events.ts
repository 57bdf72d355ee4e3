/* A stream of invented events. */
import type { LiveEvent } from '@/api/events'
import { cases } from './data'

const KINDS = ['receipt', 'payment', 'closed', 'filed'] as const
const TEXT = { receipt: '案款到账 128,600.00 元', payment: '发放案款 56,000.00 元', closed: '执行完毕，已结案', filed: '立案' }
const EVERY_MS = 4000

export function emit(on: (e: LiveEvent) => void): () => void {
  let n = 0
  const timer = setInterval(() => {
    const c = cases[(n * 17) % cases.length]!
    const kind = KINDS[n % KINDS.length]!
    on({ id: 5000 + n++, at: new Date().toISOString(), court: c.court, caseId: c.id, caseNo: c.caseNo, kind, text: TEXT[kind] })
  }, EVERY_MS)
  return () => clearInterval(timer)
}
