-- Cross-enforcement as the ledger states it: another court acts in a case, or
-- the higher court urges. The rows of a case are replaced together.

-- migrate: cross-0001
CREATE TABLE crossing (
    case_id        {i64} NOT NULL,
    seq            {i64} NOT NULL,
    mode           TEXT  NOT NULL,              -- 督促执行 指令执行 提级执行 集中执行 协同执行
    decided_day    {i64} NOT NULL,
    from_court     TEXT  NOT NULL,
    to_court       TEXT  NOT NULL,
    recovered_fen  {i64} NOT NULL CHECK (recovered_fen >= 0),
    result         TEXT  NOT NULL,              -- 办理中 取得进展 执行完毕
    PRIMARY KEY (case_id, seq)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

-- name: crossing_insert
-- in: case_id i64, seq i64, mode text, decided_day i64, from_court text, to_court text
-- in: recovered_fen i64, result text
INSERT INTO crossing (case_id, seq, mode, decided_day, from_court, to_court, recovered_fen, result)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: crossing_delete
-- in: case_id i64
DELETE FROM crossing WHERE case_id = $1;

-- name: crossing_of_case
-- in: case_id i64
-- out: seq i64, mode text, decided_day i64, from_court text, to_court text, recovered_fen i64, result text
SELECT seq, mode, decided_day, from_court, to_court, recovered_fen, result
FROM crossing WHERE case_id = $1 ORDER BY seq;
