/* Cases in a list, and their filters. */
import type zh from '../zh/cases'

const cases: typeof zh = {
  limit: {
    stopped: 'Stands still',
    done: 'Closed in time', doneLate: 'Closed late', ok: 'In time', soon: 'Due soon', overdue: 'Overdue',
    left: '{n} day left | {n} days left', today: 'Due today', over: '{n} day over | {n} days over', lateBy: 'Closed {n} day late | Closed {n} days late',
  },
  case: {
    no: 'Case number', applicant: 'Claimant', respondent: 'Debtor', third: 'Third party', cause: 'Cause', claim: 'Claim (CNY)',
    recovered: 'Recovered (CNY)', outstanding: 'Outstanding (CNY)', rate: 'Recovered', handler: 'Handler', team: 'Team', filed: 'Filed',
    closed: 'Closed', closeMode: 'Closed as', limit: 'Time limit', limitDay: 'Limit ends', court: 'Court', type: 'Type',
    labels: 'Labels', basis: 'Basis', property: 'Property', status: 'Status',
  },
  filter: {
    title: 'Filter cases', q: 'Case number, two characters of a name, identity number', more: 'More', clear: 'Clear filters', apply: 'Apply',
    atLeast: 'At least (CNY)', atMost: 'At most (CNY)', behind: 'Cases behind “{name}”, {from} to {to}',
    name: {
      q: 'Search', type: 'Type', status: 'Status', court: 'Court', limitState: 'Time limit', handler: 'Handler', team: 'Team', label: 'Label',
      cause: 'Cause', basis: 'Basis', property: 'Property', closeMode: 'Closed as', personId: 'Person',
    },
    status: { open: 'Open', closed: 'Closed' },
    limitState: { overdue: 'Overdue', soon: 'Due soon', ok: 'In time', doneLate: 'Closed late', done: 'Closed in time' },
    property: { yes: 'Has property', no: 'No property' },
  },
  cases: {
    total: '{n} case | {n} cases', totalCapped: 'More than {n} cases', chosen: '{n} chosen, {sum} CNY outstanding', columns: 'Columns', compact: 'Compact rows', reset: 'Usual columns',
    export: 'Export Excel', exporting: 'Exporting', file: 'cases',
    empty: 'No case matches', emptyHint: 'Widen the filters. Names need two characters; a case number may be partial, e.g. “0602执1024”.',
  },
}
export default cases
