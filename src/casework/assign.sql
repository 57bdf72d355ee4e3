-- assign: who was proposed for a case and who was given it, with every candidate and sum as they were
-- (casework/assign.h). Rows are added, never changed; but for the progress of a batch.

-- migrate: assign-0001
CREATE TABLE assignment (
    assignment_id {i64} NOT NULL PRIMARY KEY,
    case_id       {i64} NOT NULL,
    court         TEXT  NOT NULL,
    at_ms         {i64} NOT NULL,
    by_id         {i64} NOT NULL,                    -- staff_id of who decided
    way           TEXT  NOT NULL CHECK (way IN ('proposed', 'overruled', 'chosen', 'reassigned')),
    wanted        TEXT  NOT NULL,                    -- kind of team triage asked for
    used          TEXT  NOT NULL,                    -- kind the proposal came from; ''
    points        {i64} NOT NULL,
    before        TEXT  NOT NULL,                    -- handler before
    proposed      TEXT  NOT NULL,                    -- account; '': nobody could be
    handler       TEXT  NOT NULL,
    team          TEXT  NOT NULL,
    reason        TEXT  NOT NULL
) {strict};
CREATE INDEX assignment_of_case ON assignment (case_id, assignment_id);

CREATE TABLE assignment_candidate (
    assignment_id {i64} NOT NULL,
    seq           {i64} NOT NULL,
    account       TEXT  NOT NULL,
    name          TEXT  NOT NULL,
    team          TEXT  NOT NULL,
    bar           TEXT  NOT NULL,                    -- why not; '': a candidate
    load          {i64} NOT NULL,
    open          {i64} NOT NULL,
    share         {i64} NOT NULL,
    place         {i64} NOT NULL CHECK (place IN (0, 1)),
    cause         {i64} NOT NULL CHECK (cause IN (0, 1)),
    debtor        {i64} NOT NULL CHECK (debtor IN (0, 1)),
    sum           {i64},                             -- NULL: barred
    PRIMARY KEY (assignment_id, seq)
) {strict};

CREATE TABLE assign_batch (
    batch_id    {i64} NOT NULL PRIMARY KEY,
    court       TEXT  NOT NULL,
    made_by     {i64} NOT NULL,
    made_ms     {i64} NOT NULL,
    state       TEXT  NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'cancelled')),
    total       {i64} NOT NULL,
    assigned    {i64} NOT NULL,
    passed      {i64} NOT NULL,                      -- left unassigned: nobody could be proposed
    at_day      {i64} NOT NULL,                      -- the last case looked at
    at_case     {i64} NOT NULL,
    note        TEXT  NOT NULL,                      -- of the last case that was passed over
    changed_ms  {i64} NOT NULL
) {strict};
CREATE INDEX assign_batch_by_court ON assign_batch (court, batch_id);

-- name: assign_members
-- why:  the judges of the court's working teams of a kind, with what they have open
-- in:   base i64, case_id i64, court text, kind text
-- out:  staff_id i64, account text, name text, active i64, team text, places text, causes text
-- out:  share i64, takes i64, judge i64, recused i64, open i64, load i64
SELECT s.staff_id, s.account, s.name, s.active, m.team, m.places, m.causes, m.share, m.takes,
    (SELECT COUNT(*) FROM staff_role r WHERE r.staff_id = s.staff_id AND r.role = 'judge'),
    (SELECT COUNT(*) FROM recusal q WHERE q.case_id = x.case_id AND q.staff_id = s.staff_id),
    (SELECT COUNT(*) FROM casefile c
     WHERE c.handler = s.account AND c.court = m.court AND c.closed_day IS NULL
       AND c.case_id <> x.case_id),
    (SELECT CAST(COALESCE(SUM(COALESCE(t.points, x.base)), 0) AS BIGINT)
     FROM casefile c LEFT JOIN triage_case t ON t.case_id = c.case_id
     WHERE c.handler = s.account AND c.court = m.court AND c.closed_day IS NULL
       AND c.case_id <> x.case_id)
FROM (SELECT CAST($1 AS BIGINT) AS base, CAST($2 AS BIGINT) AS case_id) x
    CROSS JOIN court_team k
    JOIN court_member m ON m.court = k.court AND m.team = k.team AND m.post = 'judge'
    JOIN staff s ON s.staff_id = m.staff_id
WHERE k.court = $3 AND k.kind = $4 AND k.active = 1
ORDER BY s.account, m.team LIMIT 500;

-- name: assign_debtor_handlers
-- why:  who handles another open case against one of the debtors
-- in:   case_id i64
-- out:  handler text
SELECT DISTINCT c.handler
FROM party d JOIN party p ON p.person_id = d.person_id AND p.role = 'respondent'
    JOIN casefile c ON c.case_id = p.case_id
WHERE d.case_id = $1 AND d.role = 'respondent' AND c.case_id <> d.case_id AND c.closed_day IS NULL
  AND c.handler <> ''
LIMIT 500;

-- name: assign_team_of
-- why:  a team a judge is in, those of the kind first
-- in:   kind text, court text, account text
-- out:  team text
SELECT m.team FROM court_member m JOIN staff s ON s.staff_id = m.staff_id
    JOIN court_team k ON k.court = m.court AND k.team = m.team
WHERE k.active = 1 AND (CAST($1 AS TEXT) = '' OR k.kind = $1) AND m.court = $2 AND s.account = $3
ORDER BY m.team LIMIT 1;

-- name: assignment_insert
-- in: assignment_id i64, case_id i64, court text, at_ms i64, by_id i64, way text, wanted text
-- in: used text, points i64, before text, proposed text, handler text, team text, reason text
INSERT INTO assignment (assignment_id, case_id, court, at_ms, by_id, way, wanted, used, points, before,
    proposed, handler, team, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- name: assignment_candidate_insert
-- in: assignment_id i64, seq i64, account text, name text, team text, bar text, load i64, open i64
-- in: share i64, place i64, cause i64, debtor i64, sum i64
INSERT INTO assignment_candidate (assignment_id, seq, account, name, team, bar, load, open, share,
    place, cause, debtor, sum)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: assignment_of_case
-- in:  case_id i64
-- out: assignment_id i64, at_ms i64, by_account text, by_name text, way text, wanted text, used text
-- out: points i64, before text, proposed text, handler text, team text, reason text
SELECT a.assignment_id, a.at_ms, COALESCE(s.account, ''), COALESCE(s.name, ''), a.way, a.wanted, a.used,
    a.points, a.before, a.proposed, a.handler, a.team, a.reason
FROM assignment a LEFT JOIN staff s ON s.staff_id = a.by_id
WHERE a.case_id = $1 ORDER BY a.assignment_id DESC LIMIT 100;

-- name: assignment_candidates
-- in:  assignment_id i64
-- out: account text, name text, team text, bar text, load i64, open i64, share i64, place i64
-- out: cause i64, debtor i64, sum i64
SELECT account, name, team, bar, load, open, share, place, cause, debtor, sum
FROM assignment_candidate WHERE assignment_id = $1 ORDER BY seq LIMIT 500;

-- name: unassigned_page
-- why:  the longest waiting first; keyset paging
-- in:   court text, at_day i64, at_case i64, size i64
-- out:  case_id i64, filed_day i64
SELECT case_id, filed_day FROM casefile
WHERE court = $1 AND closed_day IS NULL AND handler = '' AND (filed_day, case_id) > ($2, $3)
ORDER BY filed_day, case_id LIMIT $4;

-- name: batch_insert
-- in: batch_id i64, court text, made_by i64, made_ms i64, total i64, changed_ms i64
INSERT INTO assign_batch (batch_id, court, made_by, made_ms, state, total, assigned, passed, at_day,
    at_case, note, changed_ms)
VALUES ($1, $2, $3, $4, 'waiting', $5, 0, 0, -1000000, 0, '', $6);

-- name: batch_one
-- in:  batch_id i64
-- out: batch_id i64, court text, made_by i64, state text, total i64, assigned i64, passed i64
-- out: at_day i64, at_case i64, note text, changed_ms i64
SELECT batch_id, court, made_by, state, total, assigned, passed, at_day, at_case, note, changed_ms
FROM assign_batch WHERE batch_id = $1;

-- name: batch_open
-- why: one at a time for a court
-- in:  court text
-- out: batch_id i64
SELECT batch_id FROM assign_batch WHERE court = $1 AND state IN ('waiting', 'running')
ORDER BY batch_id DESC LIMIT 1;

-- name: batch_move
-- in: state text, assigned i64, passed i64, at_day i64, at_case i64, note text, changed_ms i64
-- in: batch_id i64
UPDATE assign_batch
SET state = $1, assigned = assigned + $2, passed = passed + $3, at_day = $4, at_case = $5, note = $6,
    changed_ms = $7
WHERE batch_id = $8 AND state IN ('waiting', 'running');
