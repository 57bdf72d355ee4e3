/* What the case list can show. `on`: shown until the reader chooses otherwise. */
import type { Column } from '@/components/DataTable.vue'

export interface CaseColumn extends Omit<Column, 'title'> {
  /** Key of its heading in the messages. */
  head: string
  on: boolean
  /** Useful only to those who see more than one court. */
  district?: boolean
}

export const CASE_COLUMNS: readonly CaseColumn[] = [
  { key: 'caseNo', head: 'case.no', width: 188, pin: true, on: true },
  { key: 'limit', head: 'case.limit', width: 130, sort: 'limit', on: true },
  { key: 'applicant', head: 'case.applicant', width: 104, grow: true, on: true },
  { key: 'respondent', head: 'case.respondent', width: 104, grow: true, on: true },
  { key: 'cause', head: 'case.cause', width: 118, grow: true, on: true },
  { key: 'claimFen', head: 'case.claim', width: 118, right: true, sort: 'claim', on: true },
  { key: 'rate', head: 'case.rate', width: 98, sort: 'recovered', on: true },
  { key: 'handler', head: 'case.handler', width: 92, on: true },
  { key: 'filedDay', head: 'case.filed', width: 96, sort: 'filed', on: true },
  { key: 'courtName', head: 'case.court', width: 92, on: false, district: true },
  { key: 'type', head: 'case.type', width: 84, on: false },
  { key: 'team', head: 'case.team', width: 100, on: false },
  { key: 'labels', head: 'case.labels', width: 110, on: false },
  { key: 'basis', head: 'case.basis', width: 120, on: false },
  { key: 'property', head: 'case.property', width: 90, on: false },
  { key: 'recoveredFen', head: 'case.recovered', width: 118, right: true, sort: 'recovered', on: false },
  { key: 'limitDay', head: 'case.limitDay', width: 100, sort: 'limit', on: false },
  { key: 'closedDay', head: 'case.closed', width: 96, sort: 'closed', on: false },
  { key: 'closeMode', head: 'case.closeMode', width: 150, on: false },
]
export const DEFAULT_ON = CASE_COLUMNS.filter((c) => c.on).map((c) => c.key)
