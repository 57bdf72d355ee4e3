/* Risk points, the long-pending ledger, notices that travel with the case. */
import type zh from '../zh/risk'

const risk: typeof zh = {
  risk: {
    title: 'Risk points', note: 'What this case asks for at each stage; every tick is kept.', catalogueTitle: 'Catalogue of risk points', overviewTitle: 'Open risk points',
    stage: { intake: 'Filing and notice', search: 'Search for property', measures: 'Measures', disposal: 'Disposal', funds: 'Money', closing: 'Closing and archive' },
    as: 'As if closed by', asNow: 'as the case stands', asHint: 'lists what that way of closing would ask for',
    mode: { performed: 'completed', no_property: 'terminating the round', withdrawn: 'terminated', entrusted: 'struck off', award_refused: 'not enforced', not_filable: 'dismissed' },
    show: 'Show', all: 'All {n}', open: 'Open {n}', stops: 'Open and blocking {n}',
    stageCount: '{all} apply, {open} open', none: 'No risk point fits.', settledAll: 'All risk points that apply are settled.',
    standard: 'Standard', ownStandard: 'This court\'s standard', law: 'Rests on', byFact: 'follows the facts of the case', facts: { yes: 'met', no: 'not met yet' },
    blocks: 'While open, this cannot be done: {what}', byGuard: 'asked by the action\'s own legal conditions',
    verdict: { done: 'done', not_needed: 'does not arise', open: 'taken back' }, tick: 'Done', notNeeded: 'Does not arise', takeBack: 'Take back',
    noteFor: { done: 'Note (may be empty)', not_needed: 'Why it does not arise (needed)', open: 'Why it is taken back (needed)' }, submit: 'Confirm',
    history: 'History', by: '{who}, {at}', saved: '{point} is saved', noReason: 'Say why',
    cases: 'Open cases', total: 'Whole court', handler: 'Handler', nobody: 'not assigned', openShort: 'Open', stopsShort: 'Blocking', point: 'Risk point', inCases: 'Cases', worst: 'Cases with most open points',
    cell: '{open} open, {stops} of them blocking', overviewNote: 'Risk points that apply to open cases and are not settled, as of {day}', noneOpen: 'No risk point is open.',
    find: 'Find a risk point', applies: 'Applies when', settled: 'Settled when', person: 'ticked off by a person', active: 'In use', blocking: 'Blocks', blockingWhat: 'While open, blocks: {what}',
    edit: 'Change', own: 'This court\'s standard (Chinese)', ownEn: 'This court\'s standard (English)', reason: 'Why it is changed', off: 'switched off here', cannotBlock: 'blocks nothing itself', changed: 'changed by this court',
    tab: { overview: 'What is open', catalogue: 'Catalogue and standards' }, view: 'View',
  },
  plan: {
    title: 'Plan for a long-pending case', notLong: 'Filed {days} days ago: not long pending.', age: { no: 'not long pending', long: 'long pending', veryLong: 'very long pending' }, days: 'open for {n} days', excluded: '{n} of them do not count',
    none: 'There is no plan yet.', enter: 'Enter a plan', renew: 'Renew the plan', reason: 'Why it is pending', plan: 'Plan', nextStep: 'Next step', nextDay: 'By', owner: 'Responsible (staff no.)', ownerHint: 'the handler when left empty',
    result: 'What came of the last step', remark: 'Remarks', history: 'Earlier plans', late: 'late', lateDays: '{n} days late', leftDays: '{n} days left', today: 'today', keys: 'Ctrl+Enter saves, Esc folds; nothing typed is lost', saved: 'Saved', enteredOn: 'entered {day}',
    wrong: { need: 'Please fill this in', day: 'A date, such as 2025-09-30' },
  },
  pending: {
    note: 'Open cases filed more than {long} months ago; beyond {very} months they are very long pending.', asOf: 'As of', over: 'Range', long: 'Over {n} months', veryLong: 'Over {n} months (very long)',
    only: 'Filter', any: 'All', late: 'Step is late', unplanned: 'No plan yet', handler: 'Handler (staff no.)', export: 'Export the ledger', file: 'long-pending',
    totals: { cases: 'Long pending', veryLong: 'Very long pending', unplanned: 'No plan yet', late: 'Step is late', claimFen: 'Claims' },
    by: 'Totals', byCourt: 'By court', byHandler: 'By handler', case: 'Case', filed: 'Filed and open', measures: 'Stage and measures', planned: 'Plan and reason', next: 'Next step', nobody: 'not assigned',
    none: 'No long-pending case fits.', pastNote: 'This is the ledger of {day}: cases, handlers and plans as they were known on that day; plans cannot be entered here.', edit: 'Enter', more: 'Next {n}', back: 'From the start', desk: 'My next steps', deskNote: 'yours in long-pending cases',
  },
  caseNotice: {
    title: 'From filing and trial', note: 'Enforceability notes and risk notices of filing and trial, carried over with the instrument.', none: 'Nothing came over from filing or trial.', fromInstrument: 'came with instrument {no}',
    stage: { filing: 'filing', trial: 'trial', mediation: 'mediation' },
    kind: { enforceable: 'enforceability note', risk: 'notice of enforcement risk', property: 'property and preservation', address: 'address and contacts', promise: 'readiness to perform, security', other: 'other' },
    told: { applicant: 'applicant was told', respondent: 'debtor was told', both: 'both were told', nobody: 'nobody was told' },
    enter: 'Enter a note', instrumentNo: 'Number of the instrument', stageLabel: 'Stage', kindLabel: 'Kind', toldLabel: 'Who was told', content: 'Content', from: 'By which office or person', day: 'Day', saved: 'Entered', by: 'entered by {who}, {at}', withdraw: 'Withdraw', reason: 'Why it is withdrawn', withdrawn: 'withdrawn: {reason}', read: 'Read', readBy: 'read by {who} ({at})', unread: 'not read by the handler',
  },
}
export default risk
