/* Where a clock is answered: the action that stops it, as the case's page names
 * it. A node without one leads to the time line. */
import type { CaseClock } from '@/api/types'

const DO: Record<string, string> = {
  hand_over: 'life.assign', assign: 'life.assign', notice: 'life.notice', report_order: 'life.notice', first_talk: 'life.talk', round_talk: 'life.talk',
  ask_clues: 'life.record&set=deed:clues_asked', network_search: 'life.record&set=deed:network_searched', spending_limit: 'life.record&set=deed:limit_ordered',
  check_report: 'life.record&set=deed:report_checked', survey: 'life.record&set=deed:on_site_done', dishonest_decision: 'life.record&set=deed:dishonest_checked',
  close: 'life.propose_close', verify_clue: 'lead.check', archive: 'life.archive', requery: 'life.requery',
}

export function placeOf(c: Pick<CaseClock, 'caseId' | 'node' | 'caseNo'>): string {
  if (!c.caseNo) return `/applications/${c.caseId}` // a clock of an application
  const what = DO[c.node]
  return `/cases/${c.caseId}?tab=${what ? `work&do=${what}` : 'nodes'}`
}
