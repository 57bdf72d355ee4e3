-- memo: what somebody is to know of a case because another did it: shown on their desk until seen.

-- migrate: memo-0001
CREATE TABLE memo (
    memo_id  {i64} NOT NULL PRIMARY KEY,
    staff_id {i64} NOT NULL,
    case_id  {i64} NOT NULL,
    at_ms    {i64} NOT NULL,
    by_id    {i64} NOT NULL,                         -- staff_id of who did it; 0: the system
    zh       TEXT  NOT NULL,
    en       TEXT  NOT NULL,
    seen_ms  {i64} NOT NULL                          -- 0: not yet
) {strict};
CREATE INDEX memo_unseen ON memo (staff_id, memo_id) WHERE seen_ms = 0;

-- name: memo_insert
-- why: to the person with that account; an account nobody has gets none
-- in:  memo_id i64, case_id i64, at_ms i64, by_id i64, zh text, en text, account text
INSERT INTO memo (memo_id, staff_id, case_id, at_ms, by_id, zh, en, seen_ms)
SELECT CAST($1 AS BIGINT), s.staff_id, CAST($2 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS BIGINT),
    CAST($5 AS TEXT), CAST($6 AS TEXT), 0
FROM staff s WHERE s.account = $7;

-- name: memo_of_staff
-- in:  staff_id i64
-- out: memo_id i64, case_id i64, case_no text, at_ms i64, by_name text, zh text, en text
SELECT m.memo_id, m.case_id, COALESCE(c.case_no, ''), m.at_ms, COALESCE(s.name, ''), m.zh, m.en
FROM memo m LEFT JOIN casefile c ON c.case_id = m.case_id LEFT JOIN staff s ON s.staff_id = m.by_id
WHERE m.staff_id = $1 AND m.seen_ms = 0 ORDER BY m.memo_id DESC LIMIT 50;

-- name: memo_seen
-- in: seen_ms i64, memo_id i64, staff_id i64
UPDATE memo SET seen_ms = $1 WHERE memo_id = $2 AND staff_id = $3 AND seen_ms = 0;
