-- extension: months asked for beyond the time limit; what was approved is table extension of
-- casefile.sql.

-- migrate: extension-0001
CREATE TABLE extension_asked (
    run_id     {i64} NOT NULL PRIMARY KEY,
    case_id    {i64} NOT NULL,
    months     {i64} NOT NULL CHECK (months BETWEEN 1 AND 12),
    asked_day  {i64} NOT NULL,
    in_time    {i64} NOT NULL CHECK (in_time IN (0, 1)),
    reason     TEXT  NOT NULL
) {strict};
CREATE INDEX extension_asked_of_case ON extension_asked (case_id, run_id);

-- name: extension_ask
-- in: run_id i64, case_id i64, months i64, asked_day i64, in_time i64, reason text
INSERT INTO extension_asked (run_id, case_id, months, asked_day, in_time, reason)
VALUES ($1, $2, $3, $4, $5, $6);

-- name: extension_one
-- in: run_id i64
-- out: months i64
SELECT months FROM extension_asked WHERE run_id = $1;

-- name: extension_of_case
-- why: what was asked and what became of it
-- in: case_id i64
-- out: run_id i64, months i64, asked_day i64, in_time i64, reason text, state text
SELECT x.run_id, x.months, x.asked_day, x.in_time, x.reason, r.state
FROM extension_asked x JOIN procedure_run r ON r.run_id = x.run_id
WHERE x.case_id = $1 ORDER BY x.run_id LIMIT 200;
