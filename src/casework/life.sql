-- life: talks with the parties, as the main procedure of a case records them.

-- migrate: life-0001
CREATE TABLE talk (
    case_id   {i64} NOT NULL,
    seq       {i64} NOT NULL CHECK (seq > 0),
    talk_day  {i64} NOT NULL,
    kind      TEXT  NOT NULL CHECK (kind IN ('first', 'progress', 'round', 'other')),
    with_whom TEXT  NOT NULL,
    content   TEXT  NOT NULL,
    signed    {i64} NOT NULL CHECK (signed IN (0, 1)),
    staff_id  {i64} NOT NULL,
    PRIMARY KEY (case_id, seq)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

-- name: talk_add
-- in: case_id i64, talk_day i64, kind text, with_whom text, content text, signed i64, staff_id i64
INSERT INTO talk (case_id, seq, talk_day, kind, with_whom, content, signed, staff_id)
VALUES ($1, (SELECT COALESCE(MAX(x.seq), 0) + 1 FROM talk x WHERE x.case_id = $1), $2, $3, $4, $5,
    $6, $7);

-- name: talk_of_case
-- in: case_id i64
-- out: seq i64, talk_day i64, kind text, with_whom text, content text, signed i64
SELECT seq, talk_day, kind, with_whom, content, signed
FROM talk WHERE case_id = $1 ORDER BY seq LIMIT 1000;

-- name: life_case
-- why: what state a case without a run is in
-- in: case_id i64
-- out: handler text, closed_day i64, close_mode text
SELECT handler, closed_day, close_mode FROM casefile WHERE case_id = $1;

-- name: life_handler
-- why: somebody of this court who can still sign in; how many times recused from the case
-- in: case_id i64, account text, court text
-- out: staff_id i64, name text, recused i64
SELECT s.staff_id, s.name,
    (SELECT COUNT(*) FROM recusal r WHERE r.case_id = $1 AND r.staff_id = s.staff_id)
FROM staff s WHERE s.account = $2 AND s.court = $3 AND s.active = 1;
