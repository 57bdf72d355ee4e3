-- pending: the ledger of long-pending cases (长期未结案件台账): what is to be done in each, by when
-- and by whom. An entry is never changed: a new one stands above it, and says what became of the last.

-- migrate: pending-0001
CREATE TABLE pending_plan (
    case_id     {i64} NOT NULL,
    seq         {i64} NOT NULL CHECK (seq > 0),
    reason      TEXT  NOT NULL,                      -- why it is still pending
    plan        TEXT  NOT NULL,
    next_step   TEXT  NOT NULL,
    next_day    {i64} NOT NULL,                      -- by when
    owner       TEXT  NOT NULL,                      -- account of who is to do it
    result      TEXT  NOT NULL,                      -- what became of the step before
    remark      TEXT  NOT NULL,
    staff_id    {i64} NOT NULL,
    entered_day {i64} NOT NULL,
    at_ms       {i64} NOT NULL,
    PRIMARY KEY (case_id, seq)
) {strict};
CREATE INDEX pending_plan_owner ON pending_plan (owner, next_day);
-- only: sqlite
CREATE TRIGGER pending_plan_is_final_u BEFORE UPDATE ON pending_plan
BEGIN SELECT RAISE(ABORT, 'plans are append-only'); END;
CREATE TRIGGER pending_plan_is_final_d BEFORE DELETE ON pending_plan
BEGIN SELECT RAISE(ABORT, 'plans are append-only'); END;
-- only: pg
CREATE FUNCTION pending_plan_is_final() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'plans are append-only';
END $body$;
CREATE TRIGGER pending_plan_is_final BEFORE UPDATE OR DELETE ON pending_plan
FOR EACH ROW EXECUTE FUNCTION pending_plan_is_final();
-- only: all

-- part: columns
c.case_id, c.case_no, c.court, c.cause, c.applicant, c.respondent, c.claim_fen,
    c.filed_day, c.handler_then, p.seq, p.reason, p.plan, p.next_step, p.next_day, p.owner,
    COALESCE(o.name, ''), p.result, p.remark, p.entered_day, p.at_ms

-- name: pending_cases
-- why: open on a day, filed before another, with the plan that was known at an instant; the two
--      halves each have their index
-- in: known_ms i64, filed_before i64, as_of i64, viewer text, court text, any_court i64
-- out: case_id i64, case_no text, court text, cause text, applicant text, respondent text
-- out: claim_fen i64, filed_day i64, handler text, seq i64, reason text
-- out: plan text, next_step text, next_day i64, owner text, owner_name text, result text
-- out: remark text, entered_day i64, at_ms i64
WITH known AS (SELECT CAST($1 AS BIGINT) AS ms, CAST($2 AS BIGINT) AS filed, CAST($3 AS BIGINT) AS d),
open_then AS (
    SELECT a.case_id, a.case_no, a.court, a.cause, a.applicant, a.respondent, a.claim_fen,
        a.filed_day, a.handler, a.type, a.year, a.serial
    FROM casefile a CROSS JOIN known k
    WHERE a.closed_day IS NULL AND a.filed_day < k.filed AND a.type IN ('执', '执恢')
    UNION ALL
    SELECT a.case_id, a.case_no, a.court, a.cause, a.applicant, a.respondent, a.claim_fen,
        a.filed_day, a.handler, a.type, a.year, a.serial
    FROM casefile a CROSS JOIN known k
    WHERE a.closed_day > k.d AND a.filed_day < k.filed AND a.type IN ('执', '执恢')
),
with_handler AS (
    SELECT x.case_id, x.case_no, x.court, x.cause, x.applicant, x.respondent, x.claim_fen,
        x.filed_day, COALESCE((SELECT w.handler FROM case_handler_was w
            WHERE w.case_id = x.case_id AND w.until_ms >= k.ms
            ORDER BY w.until_ms LIMIT 1), x.handler) AS handler_then,
        (SELECT MAX(q.seq) FROM pending_plan q
            WHERE q.case_id = x.case_id AND q.at_ms < k.ms) AS seq_then
    FROM open_then x CROSS JOIN known k
)
SELECT {columns}
FROM with_handler c LEFT JOIN pending_plan p ON p.case_id = c.case_id AND p.seq = c.seq_then
    LEFT JOIN staff o ON o.account = p.owner
WHERE c.court IN (SELECT z.court FROM court_reach z WHERE z.viewer = $4)
    AND (c.court = $5 OR $6 = 1)
ORDER BY c.filed_day, c.case_id;

-- name: pending_of_case
-- in: case_id i64
-- out: case_id i64, case_no text, court text, cause text, applicant text, respondent text
-- out: claim_fen i64, filed_day i64, handler text, seq i64, reason text
-- out: plan text, next_step text, next_day i64, owner text, owner_name text, result text
-- out: remark text, entered_day i64, at_ms i64
SELECT {columns}
FROM (SELECT a.case_id, a.case_no, a.court, a.cause, a.applicant, a.respondent, a.claim_fen,
        a.filed_day, a.handler AS handler_then FROM casefile a
        WHERE a.case_id = $1) c
    LEFT JOIN pending_plan p ON p.case_id = c.case_id
    LEFT JOIN staff o ON o.account = p.owner
ORDER BY p.seq DESC LIMIT 500;

-- name: pending_last
-- in: case_id i64
-- out: seq i64
SELECT CAST(COALESCE(MAX(seq), 0) AS BIGINT) FROM pending_plan WHERE case_id = $1;

-- name: pending_add
-- in: case_id i64, seq i64, reason text, plan text, next_step text, next_day i64, owner text
-- in: result text, remark text, staff_id i64, entered_day i64, at_ms i64
INSERT INTO pending_plan (case_id, seq, reason, plan, next_step, next_day, owner, result, remark,
    staff_id, entered_day, at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- name: pending_owner
-- why: somebody of this court who can still sign in
-- in: account text, court text
-- out: n i64
SELECT COUNT(*) FROM staff WHERE account = $1 AND court = $2 AND active = 1;

-- name: pending_steps_of
-- why: on a person's desk: their steps in open cases, the soonest first
-- in: owner text, until i64
-- out: case_id i64, case_no text, respondent text, next_step text, next_day i64
SELECT c.case_id, c.case_no, c.respondent, p.next_step, p.next_day
FROM pending_plan p JOIN casefile c ON c.case_id = p.case_id
WHERE p.owner = $1 AND p.next_day <= $2 AND c.closed_day IS NULL
    AND p.seq = (SELECT MAX(q.seq) FROM pending_plan q WHERE q.case_id = p.case_id)
ORDER BY p.next_day, c.case_id LIMIT 20;

-- name: pending_acts
-- why: what was done in a case until an instant, as its journal tells it
-- in: case_id i64, known_ms i64
-- out: kind text, facts text
SELECT kind, facts FROM journal
WHERE case_id = $1 AND at_ms < $2 AND kind >= 'life_' AND kind < 'lifea'
ORDER BY journal_id LIMIT 5000;
