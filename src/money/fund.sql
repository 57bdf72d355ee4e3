-- Case money as the ledger states it: what came in and what went out. Rows are
-- keyed by the ledger's own number (流水号) and are never deleted; rows made
-- here take id_new(), which lies far above any ledger's numbers.

-- migrate: fund-0001
CREATE TABLE receipt (
    receipt_id   {i64} NOT NULL PRIMARY KEY,    -- 流水号
    case_id      {i64} NOT NULL,
    court        TEXT  NOT NULL,
    day          {i64} NOT NULL,
    way          TEXT  NOT NULL,                -- 方式, free text
    amount_fen   {i64} NOT NULL CHECK (amount_fen >= 0),
    via_account  {i64} NOT NULL CHECK (via_account IN (0, 1))  -- went through the court's account
) {strict};
CREATE INDEX receipt_case ON receipt (case_id, day, receipt_id);

CREATE TABLE payment (
    payment_id   {i64} NOT NULL PRIMARY KEY,    -- 流水号
    receipt_id   {i64} NOT NULL,
    case_id      {i64} NOT NULL,
    court        TEXT  NOT NULL,
    day          {i64},                         -- NULL while waiting
    payee        TEXT  NOT NULL,
    person_id    {i64},                         -- NULL: the ledger gives no number
    amount_fen   {i64} NOT NULL CHECK (amount_fen >= 0),
    state        TEXT  NOT NULL CHECK (state IN ('paid', 'waiting')),
    CHECK ((day IS NULL) = (state = 'waiting'))
) {strict};
CREATE INDEX payment_case ON payment (case_id, payment_id);
CREATE INDEX payment_receipt ON payment (receipt_id, payment_id);
CREATE INDEX payment_waiting ON payment (court, payment_id) WHERE state = 'waiting';
CREATE INDEX payment_waiting_person ON payment (person_id, payment_id) WHERE state = 'waiting';

-- name: receipt_insert
-- in: receipt_id i64, case_id i64, court text, day i64, way text, amount_fen i64, via_account i64
INSERT INTO receipt (receipt_id, case_id, court, day, way, amount_fen, via_account)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: receipt_put
-- in: receipt_id i64, case_id i64, court text, day i64, way text, amount_fen i64, via_account i64
INSERT INTO receipt (receipt_id, case_id, court, day, way, amount_fen, via_account)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (receipt_id) DO UPDATE SET case_id = excluded.case_id, court = excluded.court,
    day = excluded.day, way = excluded.way, amount_fen = excluded.amount_fen,
    via_account = excluded.via_account;

-- name: receipt_of_case
-- in: case_id i64
-- out: receipt_id i64, day i64, way text, amount_fen i64, via_account i64
SELECT receipt_id, day, way, amount_fen, via_account
FROM receipt WHERE case_id = $1 ORDER BY day, receipt_id;

-- name: receipt_by_id
-- in: receipt_id i64
-- out: receipt_id i64, case_id i64, court text, day i64, way text, amount_fen i64, via_account i64
SELECT receipt_id, case_id, court, day, way, amount_fen, via_account FROM receipt WHERE receipt_id = $1;

-- name: payment_insert
-- in: payment_id i64, receipt_id i64, case_id i64, court text, day i64, payee text, person_id i64
-- in: amount_fen i64, state text
INSERT INTO payment (payment_id, receipt_id, case_id, court, day, payee, person_id, amount_fen, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: payment_put
-- in: payment_id i64, receipt_id i64, case_id i64, court text, day i64, payee text, person_id i64
-- in: amount_fen i64, state text
INSERT INTO payment (payment_id, receipt_id, case_id, court, day, payee, person_id, amount_fen, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (payment_id) DO UPDATE SET receipt_id = excluded.receipt_id, case_id = excluded.case_id,
    court = excluded.court, day = excluded.day, payee = excluded.payee, person_id = excluded.person_id,
    amount_fen = excluded.amount_fen, state = excluded.state;

-- name: payment_of_case
-- in: case_id i64
-- out: payment_id i64, receipt_id i64, day i64, payee text, person_id i64, amount_fen i64, state text
SELECT payment_id, receipt_id, day, payee, person_id, amount_fen, state
FROM payment WHERE case_id = $1 ORDER BY payment_id;

-- name: fund_of_case
-- in: case_id i64
-- out: received_fen i64, via_account_fen i64, paid_fen i64, waiting_fen i64
SELECT (SELECT CAST(COALESCE(SUM(r.amount_fen), 0) AS BIGINT) FROM receipt r WHERE r.case_id = $1),
    (SELECT CAST(COALESCE(SUM(r.amount_fen), 0) AS BIGINT) FROM receipt r
        WHERE r.case_id = $1 AND r.via_account = 1),
    (SELECT CAST(COALESCE(SUM(p.amount_fen), 0) AS BIGINT) FROM payment p
        WHERE p.case_id = $1 AND p.state = 'paid'),
    (SELECT CAST(COALESCE(SUM(p.amount_fen), 0) AS BIGINT) FROM payment p
        WHERE p.case_id = $1 AND p.state = 'waiting');

-- name: fund_account_receipts
-- why: what the figures see of a case's money: receipts through the account, and what was paid of each
-- in: case_id i64
-- out: day i64, amount_fen i64, paid_fen i64
SELECT r.day, r.amount_fen,
    CAST(COALESCE((SELECT SUM(p.amount_fen) FROM payment p
        WHERE p.receipt_id = r.receipt_id AND p.state = 'paid'), 0) AS BIGINT)
FROM receipt r
WHERE r.case_id = $1 AND r.via_account = 1
ORDER BY r.receipt_id;

-- name: payment_by_id
-- in: payment_id i64
-- out: payment_id i64, receipt_id i64, case_id i64, day i64, payee text, person_id i64, amount_fen i64
-- out: state text
SELECT payment_id, receipt_id, case_id, day, payee, person_id, amount_fen, state
FROM payment WHERE payment_id = $1;

-- name: payment_others
-- why: a payment must fit what its receipt has left
-- in: receipt_id i64, payment_id i64
-- out: amount_fen i64
SELECT CAST(COALESCE(SUM(amount_fen), 0) AS BIGINT)
FROM payment WHERE receipt_id = $1 AND payment_id <> $2;

-- name: fund_any
-- out: receipt_id i64
SELECT receipt_id FROM receipt LIMIT 1;
