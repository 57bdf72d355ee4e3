/* Persons, their ties and their numbers. */
import type zh from '../zh/person'

const person: typeof zh = {
  person: {
    find: 'Two characters of a name, or a whole identity number', start: 'Type a name or an identity number', startHint: 'Persons of the cases you may see.',
    none: '“{q}” was not found', noneHint: 'Check the characters. Identity numbers must be whole, of 15 or 18 digits.',
    name: 'Name', kindHead: 'Kind', number: 'Number', cases: 'Cases', openAsDebtor: 'Open as debtor', owed: 'Owed (CNY)',
    kind: { natural: 'Natural person', legal: 'Legal person', other: 'Other' },
    missing: 'This person was not found', missingHint: 'The person may lie outside what you may see.',
    born: 'born {year}', otherNames: 'Also: {names}', role: 'Role', otherSide: 'Other side', relations: 'Ties',
    relationsNote: 'as registered', noRelations: 'No ties are registered', isOf: '{kind} of', hasAs: '{kind}:',
    allCases: 'All cases', onlyOpen: 'Open only', inList: 'See in the case list', noCases: 'No case matches',
    alarm: 'This person is a debtor in an open case and has a payment waiting: look before it leaves.',
    totals: {
      asDebtorOpen: 'Open as debtor', owedFen: 'Owed (CNY)', asApplicantOpen: 'Open as claimant',
      claimOpenFen: 'Still to receive (CNY)', waitingPaymentsFen: 'Payments waiting (CNY)',
    },
  },
  relation: { legal_rep: 'Legal representative', shareholder: 'Shareholder', spouse: 'Spouse', parent: 'Parent', guardian: 'Guardian', controller: 'Actual controller', director: 'Director', supervisor: 'Supervisor', manager: 'Person in charge', same_phone: 'Same telephone', same_address: 'Same address' },
  reveal: {
    show: 'Show the number', hide: 'Hide', title: 'Show the whole number', why: 'The reason, the time and your name go into the journal.', reason: 'Reason',
    mayNot: 'Whole numbers are for those who handle cases, and for finance', needReason: 'Please give a reason of at least {n} characters',
    usual: { serve: 'Preparing service', inquire: 'Starting an inquiry', check: 'Checking identity', pay: 'Paying out' },
  },
}
export default person
