/* A case on its page. */
import type zh from '../zh/casePage'

const casePage: typeof zh = {
  casePage: {
    missing: 'This case was not found', missingHint: 'It may have moved to another court, or lie outside what you may see.', back: 'Back to the cases',
  },
  parties: { title: 'Parties', others: '{n} other case | {n} other cases', noOthers: 'No other case' },
  limitCard: {
    title: 'Time limit', bar: 'From {from} to {due}, of which {n} days do not count', excluded: 'Does not count', today: 'Today {day}', closedOn: 'Closed {day}',
    from: 'Filed', months: 'Period by law', nMonths: '{n} month | {n} months', base: 'End without exclusions', added: 'Excluded', due: 'Ends', used: 'Used',
    how: 'How it was counted', stops: 'Exclusions', reason: 'Reason', days: 'Days', running: 'still running',
  },
  money: {
    title: 'Money', none: 'No money yet', received: 'Received (CNY)', viaAccount: 'Through the account (CNY)', paid: 'Paid out (CNY)', waiting: 'Waiting (CNY)',
    day: 'Day', what: 'What', in: 'In (CNY)', out: 'Out (CNY)', held: 'Held (CNY)', outside: 'not through the account', ledgerNo: 'Ledger no. {n}',
    hits: '{n} related open case | {n} related open cases', kind: { receipt: 'Received', paid: 'Paid', waiting: 'Waiting' },
  },
  cross: { title: 'Cross-enforcement', mode: 'Mode', day: 'Decided', courts: 'Courts', recovered: 'Recovered (CNY)', result: 'Result' },
  related: {
    title: 'Related persons and cases', graph: 'Graph', table: 'Table', none: 'No related person or case was found', truncated: 'Many are related; the nearest {n} are shown.',
    from: 'From', to: 'To', how: 'Relation', since: 'Since', arrows: 'Arrow keys move, Enter opens',
    kind: { self: 'This case', case: 'Related case', natural: 'Natural person', legal: 'Legal person', other: 'Other' },
  },
}
export default casePage
