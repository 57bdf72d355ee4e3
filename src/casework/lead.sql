-- lead: clues to property, each checked within its days (R2.9). One row a run of the procedure.

-- migrate: lead-0001
CREATE TABLE lead (
    run_id       {i64} NOT NULL PRIMARY KEY,
    case_id      {i64} NOT NULL,
    received_day {i64} NOT NULL,
    due_day      {i64} NOT NULL,
    urgent       {i64} NOT NULL CHECK (urgent IN (0, 1)),
    source       TEXT  NOT NULL,                     -- applicant, hotline, court, other
    content      TEXT  NOT NULL,
    checked_day  {i64},                              -- NULL: still to be checked
    found        {i64} CHECK (found IN (0, 1)),      -- property, or the debtor himself
    result       TEXT  NOT NULL
) {strict};
CREATE INDEX lead_of_case ON lead (case_id, received_day, run_id);

-- name: lead_insert
-- in: run_id i64, case_id i64, received_day i64, due_day i64, urgent i64, source text, content text
INSERT INTO lead (run_id, case_id, received_day, due_day, urgent, source, content, checked_day,
    found, result)
VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL, '');

-- name: lead_check
-- in: checked_day i64, found i64, result text, run_id i64
UPDATE lead SET checked_day = $1, found = $2, result = $3 WHERE run_id = $4;

-- name: lead_all_of_case
-- in: case_id i64
-- out: run_id i64, received_day i64, due_day i64, urgent i64, source text, content text
-- out: checked_day i64, found i64, result text
SELECT run_id, received_day, due_day, urgent, source, content, checked_day, found, result
FROM lead WHERE case_id = $1 ORDER BY received_day, run_id LIMIT 1000;

-- name: lead_open
-- in: case_id i64
-- out: n i64
SELECT COUNT(*) FROM lead WHERE case_id = $1 AND checked_day IS NULL;
