/* Payments that wait. */
import type zh from '../zh/waiting'

const waiting: typeof zh = {
  waiting: {
    find: 'Payee or case number',
    note: 'Where the payee is a debtor in another case: first look, then pay.', filter: 'Result of the check', received: 'received {day}', unknown: 'No number: can not be checked',
    hit: { all: 'All', open: 'Open cases', revivable: 'Revivable cases', none: 'Clear' },
    totals: {
      waiting: 'Waiting', hitPayments: 'Payments with open cases', openCases: 'Related open cases', openFen: 'Could be held (CNY)',
      revivableCases: 'Revivable cases',
    },
    payee: 'Payee', amount: 'Amount (CNY)', fromCase: 'From the case', related: 'Cases in which the payee is a debtor', outstanding: 'Outstanding (CNY)',
    kind: { open: 'Open', revivable: 'Revivable' }, clear: 'Clear', none: 'No waiting payment matches', noHits: 'No waiting payment meets a related case',
    noneHint: 'Choose another result, or clear the filters.',
  },
}
export default waiting
