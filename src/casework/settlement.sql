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

-- migrate: settlement-0002
-- Instalments of a settlement, and what was paid of each.
CREATE TABLE settlement_instalment (
    run_id    {i64} NOT NULL,
    seq       {i64} NOT NULL CHECK (seq > 0),
    due_day   {i64} NOT NULL,
    fen       {i64} NOT NULL CHECK (fen > 0),
    paid_fen  {i64} NOT NULL CHECK (paid_fen BETWEEN 0 AND fen),
    paid_day  {i64},                                 -- when it was paid in full
    PRIMARY KEY (run_id, seq)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

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

-- name: instalment_insert
-- in: run_id i64, seq i64, due_day i64, fen i64
INSERT INTO settlement_instalment (run_id, seq, due_day, fen, paid_fen, paid_day)
VALUES ($1, $2, $3, $4, 0, NULL);

-- name: instalment_paid
-- in: paid_fen i64, paid_day i64, run_id i64, seq i64
UPDATE settlement_instalment SET paid_fen = $1, paid_day = $2 WHERE run_id = $3 AND seq = $4;

-- name: instalment_of_run
-- in: run_id i64
-- out: seq i64, due_day i64, fen i64, paid_fen i64
SELECT seq, due_day, fen, paid_fen FROM settlement_instalment WHERE run_id = $1 ORDER BY seq;

-- name: instalment_of_case
-- in: case_id i64
-- out: run_id i64, seq i64, due_day i64, fen i64, paid_fen i64, paid_day i64
SELECT i.run_id, i.seq, i.due_day, i.fen, i.paid_fen, i.paid_day
FROM settlement s JOIN settlement_instalment i ON i.run_id = s.run_id
WHERE s.case_id = $1 ORDER BY s.agreed_day, i.run_id, i.seq LIMIT 2000;
