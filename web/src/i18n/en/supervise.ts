const supervise = {
  supervision: {
    note: 'Nodes that are overdue or due soon, by court, handler and case', courts: 'Courts and handlers', clocks: 'Nodes', all: 'All courts', everybody: 'Whole court', none: 'Nothing is overdue or due soon', noneHint: 'No node fits these filters; widen them.',
    court: 'Court', handler: 'Handler', nobody: 'No handler yet', red: 'Overdue', yellow: 'Due soon', lights: 'Light', light: { press: 'Overdue and due soon', red: 'Overdue', yellow: 'Due soon' }, node: 'Node', anyNode: 'Every node', rung: 'Ladder reached', anyRung: 'Any step',
    dueDay: 'Due', left: 'Time', case: 'Case', application: 'Application', order: 'Supervise', orderCase: 'Supervise this case', next: 'Next page', first: 'First page',
    keys: 'J and K move, Enter opens the case, S supervises', ladder: { 0: 'Nobody reminded', 1: 'Handler reminded', 2: 'Bureau chief reminded', 3: 'Supervised from above' },
  },
  order: {
    title: 'Supervise', about: 'About', whole: 'The case as a whole', to: 'To', text: 'What is asked', textHint: 'The problem, what is to be done, and to what standard', answerBy: 'Answer by', send: 'Send', keys: 'Ctrl+Enter sends',
    sent: 'Sent; to be answered by {day}.', may: 'A bureau chief asks the handler, a president the handler or the chief, a court above the court.',
    rung: { handler: 'The handler', chief: 'The bureau chief', upper: 'The court (from above)' },
  },
  reminders: {
    title: 'Reminders', note: 'Overdue nodes and orders: answered, checked, closed', none: 'No reminders', noneHint: 'No reminder fits these filters.', filter: 'State', mine: 'My cases only', manual: 'Orders only',
    state: { all: 'Not closed', open: 'To answer', answered: 'To check', checked: 'To close', closed: 'Closed' }, rung: { handler: 'Handler', chief: 'Bureau chief', upper: 'From above' }, anyRung: 'Every step',
    late: '{node}, due {due}', opened: 'sent {day}', by: 'ordered by {name}', went: 'came up unanswered', answerBy: 'answer by {day}', answerOver: 'answer {n} days overdue', answerLeft: '{n} days to answer', today: 'answer today',
    ordered: 'What is asked', answer: 'Answer', check: 'Check', close: 'Close', answerLabel: 'Why, what was done, and when it will be finished', checkLabel: 'Note of the check', take: 'It stands', back: 'Give back', send: 'Send the answer', closeNow: 'Close',
    steps: 'What happened', step: { answer: 'answered', take: 'check passed', back: 'given back', close: 'closed', void: 'the node fell away' }, system: 'the system', more: 'Earlier reminders', failed: 'It was not sent; what you typed is still here.',
  },
  nodeRules: {
    note: 'Periods, alarms and triggers of the nodes; a change holds for clocks that start after it', node: 'Node', period: 'Period', alarm: 'Own alarm', trigger: 'Set going by', basis: 'Basis', status: 'Standing', on: 'On', off: 'Off', version: 'Version', edit: 'Change', list: 'As listed',
    unit: { D: 'days', WD: 'working days', M: 'months', Y: 'years', '-': 'no fixed time' }, none: 'none', after: '{n} days after it starts', follows: 'stops with the case\'s clock', add: 'Add a node', key: 'Key', keyHint: 'lower case letters, digits and _', zh: 'Name in Chinese', en: 'Name in English', n: 'How many', kind: 'Kind of days', alarmDays: 'Own alarm (yellow from that many days after the start; 0: none)',
    event: 'Set going by', seq: 'Place', active: 'This node starts', started: 'Starts', save: 'Save as a new version', saved: 'Saved; clocks that start from now on go by it.', history: 'Versions', running: 'Clocks now running', runningBy: '{n} by version {v}', runningList: '{n} as listed', noRunning: 'No clock of this node runs', put: 'put by {name}, {at}', before: 'before versions were kept',
    setting: 'The number comes from the setting {key}; changed here it no longer follows it.', find: 'Find a node', versionN: 'Version {v}', ofList: 'List',
  },
  calendar: {
    title: 'Public holidays', note: 'Days are counted by the years that are loaded; in others by weekends alone, marked, and counted again once the year is loaded', known: 'Known from {first} to {last}', missing: 'The holidays of {year} are not loaded: clocks that end in it are provisional.', builtIn: 'built in', loaded: 'loaded', year: 'Year', source: 'Source', sourceHint: 'name and number of the State Council\'s notice',
    text: 'The whole year', textHint: 'One day a line: date,holiday or workday,name. For example 2027-01-01,holiday,New Year and 2027-01-03,workday,New Year (a weekend day worked)', load: 'Load', done: 'Loaded. Provisional clocks are counted again within minutes.', holiday: 'off', workday: 'worked', days: '{off} days off, {work} weekend days worked',
  },
  clock: { provisional: 'provisional', provisionalHint: 'the holidays of that year are not loaded; counted again when they are', version: 'counted by version {v} of the rule', versionList: 'counted as listed' },
  bulletins: {
    note: 'Made from data, as things were known on any day', span: { month: 'Month', week: 'Week' }, spanLabel: 'Kind', month: 'Month', week: 'Week', asOf: 'As known on', asOfHint: 'only what was recorded by the end of that day', court: 'Court', draft: 'Draft', final: 'That day is over: made again at any time it is the same', moving: 'That day is not over: it may still change', issued: '{number}, issued {day} by {name}', issue: 'Issue', issueAsk: 'Once issued, number, text and data can no longer change; the hash goes into the journal. Issue it?', issueDone: '{number} was issued',
    pdf: 'Download PDF', list: 'Issued', noList: 'None issued yet', hash: 'Hash of the data', none: 'Nothing in that period', noneHint: 'Choose another period.',
    courts: 'Cases and time limits', filed: 'Filed', closed: 'Closed', open: 'Open', overdue: 'Overdue at the end', lateDone: 'Done late', total: 'Together', nodes: 'Overdue, node by node', noNodes: 'Nothing was overdue at the end', node: 'Node', ladder: 'Reminders', rung: 'Step', opened: 'Sent', ordered: 'Ordered', escalated: 'Came up', answered: 'Answered', returned: 'Given back', closedN: 'Closed', waiting: 'Unanswered',
    figures: 'Figures', outside: '▲▼ outside the interval the court set: a reason to look, not a verdict. Courts stand in code order; they are not ranked.', ranked: '▲▼ outside the interval the court set; ranked, as the setting asks: the place stands in brackets.', rank: 'no. {n}', long: 'Overdue {n} days or more', noLong: 'None', days: 'Days over', dueDay: 'Due', more: '{n} in all; the {m} longest over are listed', show: 'Show', period: '{from} to {to}', back: 'Back to drafts', frozen: 'Issued: it no longer changes',
  },
}
export default supervise
