-- closing: the closing that is proposed in a case, and who approved it. The newest proposal alone;
-- older ones are in the journal.

-- migrate: closing-0001
CREATE TABLE closing (
    case_id       {i64} NOT NULL PRIMARY KEY,
    ground        TEXT  NOT NULL,
    owed_fen      {i64} NOT NULL CHECK (owed_fen >= 0),
    summary       TEXT  NOT NULL,
    proposed_day  {i64} NOT NULL,
    chief_day     {i64},                             -- approved by the chief of the bureau
    president_day {i64}                              -- approved by a president
) {strict};

-- Which case a case goes on from (执恢): the chain of one and the same claim.
CREATE TABLE case_chain (
    case_id       {i64} NOT NULL PRIMARY KEY,
    previous_case {i64} NOT NULL UNIQUE,
    reason        TEXT  NOT NULL,
    CHECK (case_id <> previous_case)
) {strict};

-- The ten queries behind a terminated round.
CREATE TABLE requery (
    case_id   {i64} NOT NULL,
    seq       {i64} NOT NULL CHECK (seq BETWEEN 1 AND 10),
    due_day   {i64} NOT NULL,
    done_day  {i64},
    hit       {i64} CHECK (hit IN (0, 1)),
    note      TEXT  NOT NULL,
    PRIMARY KEY (case_id, seq)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all
CREATE INDEX requery_due ON requery (due_day, case_id) WHERE done_day IS NULL;

-- name: closing_put
-- in: case_id i64, ground text, owed_fen i64, summary text, proposed_day i64
INSERT INTO closing (case_id, ground, owed_fen, summary, proposed_day, chief_day, president_day)
VALUES ($1, $2, $3, $4, $5, NULL, NULL)
ON CONFLICT (case_id) DO UPDATE
SET ground = excluded.ground, owed_fen = excluded.owed_fen, summary = excluded.summary,
    proposed_day = excluded.proposed_day, chief_day = NULL, president_day = NULL;

-- name: closing_approve
-- in: chief_day i64, president_day i64, case_id i64
UPDATE closing SET chief_day = $1, president_day = $2 WHERE case_id = $3;

-- name: closing_get
-- in: case_id i64
-- out: ground text, owed_fen i64, summary text, proposed_day i64, chief_day i64, president_day i64
SELECT ground, owed_fen, summary, proposed_day, chief_day, president_day
FROM closing WHERE case_id = $1;

-- name: closing_debtors
-- why: how many respondents are no citizens
-- in: case_id i64
-- out: organisations i64
SELECT COUNT(*) FROM party p JOIN person w ON w.person_id = p.person_id
WHERE p.case_id = $1 AND p.role = 'respondent' AND w.kind <> 'natural';

-- name: chain_add
-- in: case_id i64, previous_case i64, reason text
INSERT INTO case_chain (case_id, previous_case, reason) VALUES ($1, $2, $3);

-- name: chain_before
-- in: case_id i64
-- out: case_id i64, case_no text, court text, closed_day i64, close_mode text, reason text
SELECT c.case_id, c.case_no, c.court, c.closed_day, c.close_mode, x.reason
FROM case_chain x JOIN casefile c ON c.case_id = x.previous_case WHERE x.case_id = $1;

-- name: chain_after
-- in: case_id i64
-- out: case_id i64, case_no text, court text, closed_day i64, close_mode text, reason text
SELECT c.case_id, c.case_no, c.court, c.closed_day, c.close_mode, x.reason
FROM case_chain x JOIN casefile c ON c.case_id = x.case_id WHERE x.previous_case = $1;

-- name: requery_insert
-- in: case_id i64, seq i64, due_day i64
INSERT INTO requery (case_id, seq, due_day, done_day, hit, note)
VALUES ($1, $2, $3, NULL, NULL, '')
ON CONFLICT (case_id, seq) DO UPDATE
SET due_day = excluded.due_day, done_day = NULL, hit = NULL, note = '';

-- name: requery_next
-- why: the first that is not made; from when it may be: the due day of the one before
-- in: case_id i64
-- out: seq i64, due_day i64, from_day i64
SELECT q.seq, q.due_day, p.due_day FROM requery q
LEFT JOIN requery p ON p.case_id = q.case_id AND p.seq = q.seq - 1
WHERE q.case_id = $1 AND q.done_day IS NULL ORDER BY q.seq LIMIT 1;

-- name: requery_due_day
-- in: due_day i64, case_id i64, seq i64
UPDATE requery SET due_day = $1 WHERE case_id = $2 AND seq = $3;

-- name: requery_drop
-- why: the case was revived: what was not made is not made any more
-- in: case_id i64
DELETE FROM requery WHERE case_id = $1 AND done_day IS NULL;

-- name: requery_done
-- in: done_day i64, hit i64, note text, case_id i64, seq i64
UPDATE requery SET done_day = $1, hit = $2, note = $3 WHERE case_id = $4 AND seq = $5;

-- name: requery_of_case
-- in: case_id i64
-- out: seq i64, due_day i64, done_day i64, hit i64, note text
SELECT seq, due_day, done_day, hit, note FROM requery WHERE case_id = $1 ORDER BY seq;
