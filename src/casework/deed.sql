-- deed: what was done or found in a case, as the guards of its life ask. One row a case and deed,
-- the newest word on it; how it came to be so is in the journal.

-- migrate: deed-0001
CREATE TABLE deed (
    case_id   {i64} NOT NULL,
    deed      TEXT  NOT NULL,
    done      {i64} NOT NULL CHECK (done IN (0, 1)),
    done_day  {i64} NOT NULL,
    staff_id  {i64} NOT NULL,                        -- 0 = the system
    note      TEXT  NOT NULL,
    PRIMARY KEY (case_id, deed)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

-- Money that came, was given in kind, or was waived, as the handler records it.
CREATE TABLE recovery (
    case_id   {i64} NOT NULL,
    seq       {i64} NOT NULL CHECK (seq > 0),
    got_day   {i64} NOT NULL,
    fen       {i64} NOT NULL CHECK (fen > 0),
    how       TEXT  NOT NULL CHECK (how IN ('account', 'direct', 'in_kind', 'waived')),
    note      TEXT  NOT NULL,
    staff_id  {i64} NOT NULL,
    PRIMARY KEY (case_id, seq)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

-- name: deed_put
-- in: case_id i64, deed text, done i64, done_day i64, staff_id i64, note text
INSERT INTO deed (case_id, deed, done, done_day, staff_id, note) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (case_id, deed) DO UPDATE
SET done = excluded.done, done_day = excluded.done_day, staff_id = excluded.staff_id,
    note = excluded.note;

-- name: deed_of_case
-- in: case_id i64
-- out: deed text, done i64, done_day i64, staff_id i64, note text, account text, name text
SELECT d.deed, d.done, d.done_day, d.staff_id, d.note, COALESCE(s.account, ''),
    COALESCE(s.name, '')
FROM deed d LEFT JOIN staff s ON s.staff_id = d.staff_id
WHERE d.case_id = $1 ORDER BY d.done_day, d.deed;

-- name: recovery_add
-- in: case_id i64, got_day i64, fen i64, how text, note text, staff_id i64
INSERT INTO recovery (case_id, seq, got_day, fen, how, note, staff_id)
VALUES ($1, (SELECT COALESCE(MAX(x.seq), 0) + 1 FROM recovery x WHERE x.case_id = $1), $2, $3, $4,
    $5, $6);

-- name: recovery_of_case
-- in: case_id i64
-- out: seq i64, got_day i64, fen i64, how text, note text
SELECT seq, got_day, fen, how, note FROM recovery WHERE case_id = $1 ORDER BY seq LIMIT 2000;

-- name: recovery_sums
-- why: never less than the case's row says: what came before this program kept recoveries (imported)
-- in: case_id i64
-- out: recovered_fen i64, waived_fen i64, listed_fen i64
SELECT CASE WHEN x.got < c.recovered_fen THEN c.recovered_fen ELSE x.got END, x.waived, x.got
FROM casefile c,
    (SELECT CAST(COALESCE(SUM(CASE WHEN how <> 'waived' THEN fen ELSE 0 END), 0) AS BIGINT) AS got,
        CAST(COALESCE(SUM(CASE WHEN how = 'waived' THEN fen ELSE 0 END), 0) AS BIGINT) AS waived
     FROM recovery WHERE case_id = $1) x
WHERE c.case_id = $1;

-- name: recovery_take
-- why: an open case shows what it has got so far; a closed one what it had when it was closed
-- in: fen i64, case_id i64
UPDATE casefile SET recovered_fen = recovered_fen + $1, version = version + 1
WHERE case_id = $2 AND closed_day IS NULL;
