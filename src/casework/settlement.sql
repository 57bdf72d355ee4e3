-- settlement: agreements reached in enforcement (执行和解). One row a run of the procedure.

-- migrate: settlement-0001
CREATE TABLE settlement (
    run_id       {i64} NOT NULL PRIMARY KEY,
    case_id      {i64} NOT NULL,
    agreed_day   {i64} NOT NULL,
    until_day    {i64} NOT NULL,                     -- last day to perform it
    fen          {i64} NOT NULL CHECK (fen >= 0),
    form         TEXT  NOT NULL CHECK (form IN ('filed', 'accepted', 'recorded', 'private')),
    terms        TEXT  NOT NULL,
    ended_day    {i64},
    performed    {i64} CHECK (performed IN (0, 1)),  -- NULL: runs
    CHECK (until_day >= agreed_day)
) {strict};
CREATE INDEX settlement_of_case ON settlement (case_id, agreed_day, run_id);

-- name: settlement_insert
-- in: run_id i64, case_id i64, agreed_day i64, until_day i64, fen i64, form text, terms text
INSERT INTO settlement (run_id, case_id, agreed_day, until_day, fen, form, terms, ended_day,
    performed)
VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL);

-- name: settlement_end
-- in: ended_day i64, performed i64, run_id i64
UPDATE settlement SET ended_day = $1, performed = $2 WHERE run_id = $3;

-- name: settlement_all_of_case
-- in: case_id i64
-- out: run_id i64, agreed_day i64, until_day i64, fen i64, form text, terms text, ended_day i64
-- out: performed i64
SELECT run_id, agreed_day, until_day, fen, form, terms, ended_day, performed
FROM settlement WHERE case_id = $1 ORDER BY agreed_day, run_id LIMIT 200;

-- name: settlement_one
-- in: run_id i64
-- out: until_day i64, form text
SELECT until_day, form FROM settlement WHERE run_id = $1;
