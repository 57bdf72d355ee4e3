import type zh from '../zh/web'

const web: typeof zh = {
  caseTab: {
    title: 'Parts of the case', overview: 'Overview', work: 'Work', nodes: 'Time limits', team: 'Team and stages', risk: 'Risks and plan', papers: 'Papers and file', closing: 'Closing', journal: 'Record',
  },
  law: {
    beside: 'The law', none: 'The rule book holds no such sentence.', article: '{name}, art. {n}',
    by: {
      SPC: 'SPC Interpretation [{y}] {n}', FA: 'SPC Fa [{y}] {n}', FAFA: 'SPC Fafa [{y}] {n}', SC: 'State Council [{y}] {n}', CPL: 'Civil Procedure Law', CPLI: 'CPL Interpretation', CC: 'Civil Code',
      EBL: 'Bankruptcy Law', DESIGN: 'Rule of this system',
    },
  },
  work: {
    title: 'What can be done now', done: 'Done: {what}', gone: 'This cannot be done now: somebody may have done it already, or the case has changed. Below is what can be done.',
    notYours: 'There is nothing for you to do here now.', nothing: 'There is nothing left to do in this case.', lacks: '{n} thing missing | {n} things missing', others: '{n} more is for others to do | {n} more are for others to do',
  },
  nodes: {
    title: 'Time line of limits', note: 'due days, lights, and how each was counted', none: 'No clock is running', noneHint: 'A case from the ledger has none; its clocks start with the first thing done here.',
    due: 'due {day}', doneOn: 'done {day}', paused: 'stands still', noDue: 'no fixed time', span: 'From {from} to {to}', how: 'How it was counted', stops: 'Days on which clocks stood still',
    state: { paused: 'Paused', done: 'Done in time', lateDone: 'Done late', void: 'No longer applies' },
    light: { grey: 'No limit', green: 'In time', yellow: 'Due soon', red: 'Overdue' },
  },
  closing: {
    title: 'What closing would take', ground: 'Ground', owed: 'Owed in all (CNY)', owedHint: 'Principal, general interest and the doubled part; the claim when left empty.', mode: 'It would close as', propose: 'Before it is proposed', close: 'Before it is closed',
    ready: 'All is there', proposed: 'Proposed {day}: {ground}', owedIs: '{sum} CNY owed', approved: 'approved {day}', waiting: 'not yet',
  },
  life: {
    runs: 'Procedures', runsNote: 'the main one and those beside it', procedure: 'Procedure', seq: 'No.', state: 'State', opened: 'Since', chain: 'Before and after', before: 'Goes on from', after: 'Goes on as', instrument: 'Instrument and claims',
    leads: 'Leads', urgent: 'Urgent', found: 'Property found', notFound: 'No property found', checkBy: 'To be checked by {day}', check: 'Tell what the check showed', settlements: 'Settlements', until: 'to perform by {day}', performed: 'performed', breached: 'not kept',
    extensions: 'Extensions', extension: { to_report: 'approved, to be reported up', asked: 'waits for approval', approved: 'approved', refused: 'refused' }, recoveries: 'Recovered', recoveredIs: '{sum} CNY in all', talks: 'Talks', signed: 'signed',
    requeries: 'Queries after the round', dueDay: 'Due', doneDay: 'Done', note: 'Result', deeds: 'Done and found out', deedsDone: '{n} of {all}', deedsAll: 'All of them', record: 'Record', recordThis: 'Record: {what}',
  },
  deskWork: {
    over: 'Limits overdue', today: 'Due today', waiting: 'Waiting for me', others: 'What others did in my cases', othersNote: 'two weeks', more: '{n} more',
    none: { over: 'No limit is overdue', today: 'No limit falls due today', waiting: 'Nothing waits for you', others: 'Nothing in two weeks' },
    sign: 'Sign: {title}', take: 'Take what was handed over: {stage}', takeMore: '{n} more hand-over waits | {n} more hand-overs wait', reminder: { answer: 'Answer the reminder: {name}', check: 'Check the answer: {name}', close: 'Close the reminder: {name}' },
    received: '{n} application to be examined | {n} applications to be examined', late: '{n} past their day', supplement: '{n} application waits for a supplement | {n} applications wait for a supplement', unassigned: '{n} case without a handler | {n} cases without a handler',
  },
  long: { seconds: '{n} s so far', kb: '{n} KB received', stop: 'Cancel', stopped: 'Cancelled' },
  filing: {
    instrumentNo: 'Instrument no.', issuer: 'Issued by', effectiveDay: 'In effect since', performDay: 'Last day to perform', limitDay: 'Limit to apply ends', late: 'Applied after the limit', fee: 'Enforcement fee (CNY)',
    claim: { principal: 'Principal', interest: 'Interest', penalty: 'Penalty', cost: 'Costs', act: 'Act' },
    note: 'Checked while you type; nothing is lost on leaving or reloading this page.', forget: 'Clear and start again', steps: 'Steps', step: { parties: 'Parties', instrument: 'Instrument', claims: 'Claims', review: 'Review' },
    back: 'Back', next: 'Next', send: 'Take it in', keys: 'Ctrl+Enter: next', check: 'What it amounts to', sum: 'Claimed (CNY)', lateWhy: 'The limit to apply has passed. It is filed all the same; only the debtor’s objection makes it matter.',
    nth: 'Party no. {n}', known: 'number right; the district knows this person', numberRight: 'number right', knownAs: 'The number of {name} is on record as {known}: please check', duplicates: 'Other cases of the same people', sameInstrument: 'same instrument',
    lacks: '{n} missing', complete: 'Conditions and papers are all there', performHint: 'Left empty where the instrument sets none', termsHint: 'E.g. from which day the doubled part runs; the act owed', numberHint: '18 characters for a citizen; the credit code for a body; empty when unknown',
    stateHead: 'State', state: { received: 'To be examined', supplement: 'Waits for a supplement', accepted: 'Filed', refused: 'Refused' }, none: 'There is no such application', receivedDay: 'Received', dueDay: 'To be decided by', decidedDay: 'Decided', noteHead: 'Note',
    toCase: 'To the case', all: 'All applications', decide: 'Decide', act: { accept: 'File the case', ask: 'Ask for a supplement', supply: 'Note the supplement', refuse: 'Refuse' },
    why: { accept: 'Where the conditions are met it gets its number and goes to enforcement.', ask: 'Where papers are missing, all of them are named at once.', supply: 'Tick the conditions that hold now and the papers that came.', refuse: 'Where the conditions are not met and cannot be, by a ruling with its reasons.' },
  },
}
export default web
