import forms from './en/forms'
import instalment from './en/instalment'
import risk from './en/risk'
import supervise from './en/supervise'
import papers from './en/papers'
import team from './en/team'
import web from './en/web'
import type { Messages } from './zh-CN'

const en: Messages = {
  app: { name: 'Court Enforcement', slogan: 'Cases, deadlines, money and command in one place, every step on record' },
  route: {
    supervision: 'Supervision', reminders: 'Reminders', bulletins: 'Bulletins', nodeRules: 'Nodes and holidays',
    teams: 'Teams and assigning', triage: 'Triage criteria',
    pending: 'Long pending', risks: 'Risk points',
    login: 'Sign in', desk: 'Desk', cases: 'Cases', case: 'Case', persons: 'Persons', person: 'Person',
    applications: 'Applications', applicationNew: 'New application', application: 'Application',
    waiting: 'Waiting payments', figures: 'Figures', screen: 'Command screen', settings: 'Settings', templates: 'Templates', verify: 'Verify a paper', contents: 'Contents of the file', users: 'Accounts',
    journal: 'Journal', forbidden: 'No permission', notFound: 'Page not found',
  },
  menu: { command: 'Command', system: 'Administration' },
  layout: {
    skip: 'Skip to the content', menu: 'Main menu', fold: 'Fold the menu', unfold: 'Unfold the menu', tabs: 'Open pages',
    closeTab: 'Close “{name}”', help: 'Keyboard shortcuts',
  },
  ui: {
    all: 'All', search: 'Search', retry: 'Try again', loading: 'Loading…', more: 'More', home: 'Back to the first page', print: 'Print',
    cancel: 'Cancel', save: 'Save', actions: 'Actions', selectAll: 'Choose all on this page', selectRow: 'Choose {name}', prev: 'Previous', next: 'Next',
    first: 'To the first page', perPage: '{n} a page', pageSize: 'Rows a page', from: 'From', to: 'To', nDays: '{n} day | {n} days',
  },
  unit: { case: 'cases', day: 'days', yuan: ' CNY', percent: '%' },
  banner: {
    offline: 'The server can not be reached; trying again. What you typed is still here.', retryNow: 'Try now',
    upgraded: 'The system was upgraded. Please refresh.', refresh: 'Refresh',
  },
  error: {
    network: 'The server can not be reached', networkHint: 'Please check the network. This page loads again by itself once it is back.',
    unexpected: 'This did not succeed', field: 'Where: {field}', kept: 'What you entered is still on this page.', trace: 'Problem number',
  },
  notFound: { title: 'There is no such page', hint: 'The address may be wrong, or the page has moved.' },
  forbidden: { title: 'You may not see this page', hint: 'Your roles: {roles}. Ask the security administrator for more.' },
  role: {
    judge: 'Judge', assistant: 'Judge’s assistant', clerk: 'Clerk', bailiff: 'Bailiff', finance: 'Finance', command: 'Command centre',
    coordinate: 'Coordination group', review: 'Review group', implement: 'Implementation group', inspect: 'Inspection group', chief: 'Chief of enforcement', president: 'Court president',
    system: 'System administrator', security: 'Security administrator', audit: 'Audit administrator', reader: 'Read only',
  },
  login: {
    title: 'Sign in', account: 'Account', accountHint: 'Staff number, e.g. 内0602-001', password: 'Password', passwordHint: 'Your password', submit: 'Sign in',
    caps: 'Caps Lock is on', needAccount: 'Please enter your account', needPassword: 'Please enter your password',
    first: 'Choose a password of your own', firstWhy: '{name}, this is your first sign-in, or your password was just reset.',
    notice: 'Internal system: every action is recorded. State secrets must not be stored or processed here.',
    point: {
      cases: 'Cases, parties, deadlines and money in one place', limits: 'Every time limit shown step by step, with the law behind it',
      money: 'Payments checked against related cases before they leave', proof: 'An append-only journal that anyone can verify offline',
    },
  },
  password: {
    current: 'Current password', next: 'New password', again: 'New password again', submit: 'Change password',
    rule: 'At least {n} characters; not a name, a staff number or a run of digits.',
    needCurrent: 'Please enter the current password', short: 'The new password needs at least {n} characters',
    same: 'The new password must differ from the current one', differ: 'The two new passwords differ', done: 'Password changed',
  },
  session: {
    menu: '{name}, account menu', mine: 'Where I am signed in', password: 'Change password', out: 'Sign out', browser: 'Browser', address: 'Address',
    since: 'Since', seen: 'Last used', here: 'Here', end: 'Sign out',
  },
  search: {
    label: 'Search everything', placeholder: 'Case number, party, page', cases: 'Cases', persons: 'Persons', pages: 'Pages',
    more: 'Type at least two characters', none: 'Nothing found. Enter searches the case list',
  },
  keys: {
    title: 'Keyboard shortcuts', everywhere: 'Everywhere', lists: 'Lists', on: 'Shortcuts on',
    ime: 'Shortcuts rest while an input method composes and inside fields.',
    search: 'Search everything', help: 'This sheet', goDesk: 'To the desk', goCases: 'To the cases', goApplications: 'To the applications', goFiling: 'New application', goPersons: 'To persons', goWaiting: 'To waiting payments',
    goFigures: 'To the figures', goSupervision: 'To the supervision board', goReminders: 'To the reminders', goScreen: 'To the command screen', find: 'To the search field', down: 'Next row', up: 'Previous row', open: 'Open', choose: 'Choose',
    prev: 'Previous page', next: 'Next page', rows: 'move', all: 'all shortcuts',
  },
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
  journal: {
    title: 'Journal', note: 'append-only', none: 'Nothing recorded yet', leaf: 'Leaf {n}',
    verifyHint: 'This entry is leaf {n} of the journal’s tree. Anyone can check offline that it was not changed:',
    head: 'Signed head of the journal', headNote: 'kept elsewhere, it gives any change away', size: 'Entries', root: 'Root (SM3)', signed: 'Signed',
  },
  related: {
    title: 'Related persons and cases', graph: 'Graph', table: 'Table', none: 'No related person or case was found', truncated: 'Many are related; the nearest {n} are shown.',
    from: 'From', to: 'To', how: 'Relation', since: 'Since', arrows: 'Arrow keys move, Enter opens',
    kind: { self: 'This case', case: 'Related case', natural: 'Natural person', legal: 'Legal person', other: 'Other' },
  },
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
  idKind: { resident: 'Identity card', uscc: 'Unified social credit code', other: 'Other document' },
  reveal: {
    show: 'Show the number', hide: 'Hide', title: 'Show the whole number', why: 'The reason, the time and your name go into the journal.', reason: 'Reason',
    mayNot: 'Whole numbers are for those who handle cases, and for finance', needReason: 'Please give a reason of at least {n} characters',
    usual: { serve: 'Preparing service', inquire: 'Starting an inquiry', check: 'Checking identity', pay: 'Paying out' },
  },
  desk: {
    hello: 'Hello, {name}', today: 'As of {day}', mine: 'My {n} open cases', ofMine: '{n} of them mine', own: 'mine', all: 'All',
    tile: { overdue: 'Overdue', soon: 'Due soon', open: 'Open cases', waiting: 'Waiting payments', hits: 'With related cases', closed: 'Closed this month' },
    overdue: 'Overdue', soon: 'Due soon', hits: 'Look before paying', recent: 'Latest', owes: 'owes {sum} CNY',
    no: { overdue: 'Nothing is overdue', soon: 'Nothing falls due soon', hits: 'No waiting payment meets a related case', recent: 'Nothing yet' },
  },
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
  period: { year: 'This year', month: 'This month', lastMonth: 'Last month', twelve: 'Twelve months' },
  band: {
    in: 'Within', below: 'Below', above: 'Above', interval: 'Interval',
  },
  figures: {
    choose: 'What to show', period: 'Period', district: 'Whole district', value: 'Value', numerator: 'Numerator', denominator: 'Denominator', scope: 'Scope',
    lastYear: { plain: '{delta} on last year', rate: '{delta} points on last year' }, trend: 'Month by month', chart: 'Chart', month: 'Month', byCourt: 'By court', codeOrder: 'In the order of court codes; not a ranking',
    ranked: 'Ranked (see settings)',
    group: { flow: 'Caseload', quality: 'Quality', funds: 'Money', cross: 'Cross-enforcement' },
  },
  figure: {
    accepted: 'Accepted', carried_over: 'Carried over', newly_filed: 'Newly filed', closed: 'Closed', closed_last_year: 'Closed, a year earlier', closed_growth: 'Growth of closings',
    closing_rate: 'Closing rate', completion_rate: 'Full performance rate', first_termination_rate: 'First-round termination rate', recovered: 'Recovered',
    claimed: 'Claimed', recovery_rate: 'Recovery rate', within_limit_rate: 'Closed within the limit',
    within_limit_with_property_rate: 'Within the limit, with property', fund_received: 'Received on account', fund_paid: 'Paid out',
    payout_rate: 'Payout rate', average_days_completed: 'Average days to performance', cross_total: 'Cross-enforced', cross_by_mode: 'By mode',
    cross_completed: 'Performed', cross_recovered: 'Recovered across courts',
  },
  figureShort: {
    accepted: 'Accepted', newly_filed: 'Filed', closed: 'Closed', closing_rate: 'Closing', completion_rate: 'Performed',
    first_termination_rate: 'Terminated', recovery_rate: 'Recovery', within_limit_rate: 'In limit', payout_rate: 'Payout',
    average_days_completed: 'Avg. days',
  },
  screen: {
    title: '{court} · Enforcement Command', exit: 'Back', live: 'Live', away: 'Reconnecting', kpi: 'Check-up', map: 'Open cases by banner', trend: 'Filed, closed and recovered by month', courts: 'Courts',
    court: 'Court', open: 'Open', overdue: 'Overdue', rate: 'Recovery', days: 'Avg. days', feed: 'Now', pause: 'Pause', resume: 'Go on',
    quiet: 'Nothing yet', yuan: '', cross: 'Across courts', region: '{name}: {open} open, {overdue} overdue',
    schematic: 'A diagram: one hexagon is about 1,000 km²; positions are indicative, not boundaries',
    sum: { accepted: 'Accepted', closed: 'Closed', recovered: 'Recovered', hits: 'Related cases', hitsSum: 'Could be held', cross: 'Cross-enforced' },
  },
  settings: {
    note: 'Choices where the law is silent or courts differ.', find: 'Find a setting', default: 'default {value}', saved: 'Saved', on: 'yes', off: 'no',
    unit: { day: 'a day, e.g. 2025-08-31', days: 'days', minutes: 'minutes', hours: 'hours', times: 'times', characters: 'characters', yuan: 'CNY', band: 'low..high', text: 'text' },
    status: {
      DESIGN: 'our choice', CONTESTED: 'contested', LOCAL: 'differs by place', 'FROM MEMORY': 'source to be checked', 'NOT FOUND': 'no rule found',
      VERIFIED: 'checked against the source', 'VERIFIED-2ND': 'checked at second hand',
    },
  },
  users: {
    account: 'Staff number', name: 'Name', roles: 'Roles', state: 'State', active: 'Active', closed: 'Closed', locked: 'Locked until {at}', find: 'Staff number or name',
    create: 'New account', giveRoles: 'Roles', unlock: 'Unlock', reset: 'Reset password', close: 'Close', reopen: 'Reopen', done: 'Done',
    firstPassword: 'First password', firstPasswordHint: 'A first password will be made and shown once; its owner must change it at the first sign-in.',
    told: 'Hand the first password of {account} to its owner; it is not shown again:', noted: 'Noted',
    sheet: { create: 'New account', roles: 'Give roles', password: 'Reset password' },
  },
  // Words of single pages, one file each.
  ...forms,
  ...instalment,
  ...risk,
  ...supervise,
  ...papers,
  ...web,
  ...team,
}
export default en
