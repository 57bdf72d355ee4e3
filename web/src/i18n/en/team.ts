/* Triage, teams, assigning, stages, memos. */
const team = {
  teamKind: { quick: 'Quick', ordinary: 'Ordinary', enterprise: 'Enterprise', affairs: 'Affairs', round: 'Terminated rounds' },
  caseGrade: { simple: 'Simple', complex: 'Complex' },
  ruleStatus: { VERIFIED: 'checked against the text', 'VERIFIED-2ND': 'checked at second hand', 'FROM MEMORY': 'to be checked', LOCAL: 'differs locally', SEED: 'seed material', DESIGN: 'our own rule', CONTESTED: 'contested' },
  triage: {
    title: 'Simple or complex', points: '{n} points', to: 'Goes to a team of the kind {kind}', notKept: 'Not scored yet: reckoned from the facts as they are, kept when the case is assigned.', overruled: 'Overruled. Reason: {reason}', how: 'How it was reckoned', from: '{base} points to begin with, complex from {n}; version {list} of the list',
    met: 'Criteria met', none: 'No criterion is met', criterion: 'Criterion', decides: 'Makes it {grade}', goes: 'To the kind {kind}', all: 'All {n} criteria', say: 'What a person looks at', place: 'Where the debtor is', placeHint: 'Banner, town; used when assigning', score: 'Score again', scored: 'Scored',
    overrule: 'Overrule', overruleWhy: 'Say otherwise, and why; the points stay.', grade: 'Grade', kind: 'Kind of team', reason: 'Reason', history: 'Every score', list: 'List', by: 'By', at: 'When', system: 'the system', again: 'Reckons the same', differs: 'differs', edit: 'See the criteria',
  },
  criteria: {
    title: 'Triage criteria', note: 'Version {version}', own: 'the court\'s own', standard: 'the program\'s own', sum: '{base} points, plus those of each criterion met; complex from {n}.', readOnly: 'The court\'s chief and presidents change them.', seq: 'Place', test: 'Fact', threshold: 'Number', words: 'Words', wordsHint: 'Several are parted by |', points: 'Points', decides: 'Decides', decidesNone: 'does not', team: 'Kind of team', teamNone: 'says nothing',
    zh: 'Chinese', en: 'English', source: 'Source', status: 'Standing', id: 'Key', idHint: 'Small letters, digits, underscore', add: 'Add a criterion', edit: 'Change', drop: 'Take off', dropSure: 'Take "{name}" off the list? Earlier scores keep their version.', saved: 'Kept as version {version}', versions: 'Versions', by: 'By', at: 'When', old: 'This is version {version}', now: 'Back to the one in force', show: 'Show',
    tests: {
      claim_at_most: 'Claim at most (yuan)', claim_over: 'Claim over (yuan)', parties_over: 'More parties than', debtor_cases_over: 'More other open cases of the debtor than', applicant_cases_over: 'More other open cases of the applicant than', basis_has: 'Instrument holds', cause_has: 'Cause holds', label_has: 'Label is',
      type_is: 'Type is', property_is: 'Property is', closed_as: 'Closed as', has_act: 'An act is claimed', late: 'Applied too late', ticked: 'A person looks',
    },
  },
  assign: {
    title: 'Assigning', proposal: 'Proposed handler', nobody: 'Nobody in a team can be given the case.', instead: 'The kind {wanted} has nobody: from the kind {used}', candidates: 'Candidates', person: 'Person', team: 'Team', load: 'Load', open: 'Open', share: 'Share', fits: 'Fits', sum: 'Sum', lowest: 'The lowest wins', place: 'place', cause: 'cause', debtor: 'same debtor',
    bar: { recused: 'recused', away: 'takes no cases', inactive: 'left', not_judge: 'no judge' }, take: 'Assign as proposed', other: 'Name another', handler: 'Handler', reason: 'Why another than the proposed', assign: 'Assign', done: 'Assigned to {name}', history: 'Assignments', way: { proposed: 'as proposed', overruled: 'overruled', chosen: 'named', reassigned: 'reassigned' }, by: 'By', at: 'When', before: 'Before',
    noHistory: 'Nothing was recorded.', recusal: 'Recusal', recused: 'Recused from this case', noneRecused: 'Nobody is recused.', recuse: 'Recuse', endRecusal: 'End it', who: 'Staff number', because: 'Reason',
  },
  teams: {
    colon: ': ',
    note: 'The load is the points of open cases; one without a score counts {base}', overdue: 'Overdue', court: 'Court', kind: 'Kind', member: 'Member', post: 'Post', load: 'Load', open: 'Open', share: 'Share of new cases, %', takes: 'Takes new cases', away: 'takes no new cases', left: 'left', places: 'Places', causes: 'Causes', words: 'parted by ;', none: 'This court has no teams yet', noneHint: 'Teams are what a proposal is made from.', noMembers: 'Nobody is in it yet',
    add: 'Make a team', name: 'Name of the team', save: 'Save', rest: 'Rest it', resume: 'Resume', resting: 'resting', addMember: 'Add a member', edit: 'Change', drop: 'Take out', dropSure: 'Take {name} out of "{team}"?', named: 'Teams that cases name and nobody described', others: 'Handlers outside teams', handlers: 'Load of handlers', duties: 'Duties of the "3+1"', dutiesNote: 'What each post may do; what takes a judge nobody else does.',
    duty: 'What', judgeAlone: 'takes a judge', basis: 'Source', saved: 'Saved', criteria: 'Triage criteria', waiting: 'To be assigned', waitingNone: 'No case waits to be assigned', propose: 'Proposed', all: 'Assign all as proposed', stop: 'Stop', progress: '{assigned} assigned, {passed} passed over, of {total}', batch: { waiting: 'Getting ready', running: 'Assigning', done: 'All done', cancelled: 'Stopped' }, keys: 'J, K move; Enter assigns as proposed',
    reassign: 'Reassign', toCases: 'Cases', stages: 'Stages under way', stageNone: 'No case is handled by stages',
  },
  stage: {
    title: 'Stages', begin: 'Not handled by stages yet', holder: 'With', since: 'Since {day}, to be handed over by {due}', late: 'overdue', handed: 'Handed over to the stage of {stage}, to be accepted by {who}', ownTeam: 'the case\'s own team', checks: 'Check list of this stage', need: 'needed', optional: 'for information', computed: 'computed', tickedBy: '{by} {day}', tick: 'Tick', untick: 'Take back', met: 'there', lacks: 'missing', history: 'Hand-overs', ended: 'All stages are done',
    what: { begun: 'begun', handed: 'handed over', accepted: 'accepted', sent_back: 'sent back', withdrawn: 'taken back', finished: 'finished' }, wasLate: 'late', acts: 'What can be done',
    name: { intake: 'Intake', search: 'Search', measures: 'Measures', disposal: 'Disposal', funds: 'Funds', closing: 'Closing' },
  },
  memo: { title: 'For you to know', seen: 'Seen', by: '{name}, {at}' },
}
export default team
