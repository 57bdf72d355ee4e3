-- bulletin: what a supervision bulletin says (command/bulletin.h). Every statement asks what was so on a
-- day ($3) as it was known at an instant ($2): rows written later, and what rows were changed to later,
-- are left out, so that the same bulletin is the same whenever it is made. ended_ms + 0: nearly every
-- ended clock was known; the day it was done is what narrows.

-- migrate: bulletin-0001
CREATE TABLE bulletin (
    bulletin_id {i64} NOT NULL PRIMARY KEY,
    court       TEXT  NOT NULL,                      -- who issued it
    span        TEXT  NOT NULL CHECK (span IN ('month', 'week')),
    from_day    {i64} NOT NULL,
    to_day      {i64} NOT NULL,
    as_of       {i64} NOT NULL,
    year        {i64} NOT NULL,
    serial      {i64} NOT NULL CHECK (serial > 0),
    number      TEXT  NOT NULL,                      -- 内06执监〔2025〕6号
    data        TEXT  NOT NULL,                      -- JSON, as it was computed
    words       TEXT  NOT NULL,                      -- the lines of the paper
    data_sm3    TEXT  NOT NULL,
    words_sm3   TEXT  NOT NULL,
    issued_by   {i64} NOT NULL,
    issued_day  {i64} NOT NULL,
    issued_ms   {i64} NOT NULL,
    UNIQUE (court, span, from_day),
    UNIQUE (court, year, serial)
) {strict};
CREATE TABLE bulletin_serial (
    court TEXT  NOT NULL,
    year  {i64} NOT NULL,
    last  {i64} NOT NULL,
    PRIMARY KEY (court, year)
) {strict};
-- only: sqlite
CREATE TRIGGER bulletin_is_final_u BEFORE UPDATE ON bulletin
BEGIN SELECT RAISE(ABORT, 'bulletin is append-only'); END;
CREATE TRIGGER bulletin_is_final_d BEFORE DELETE ON bulletin
BEGIN SELECT RAISE(ABORT, 'bulletin is append-only'); END;
-- only: pg
CREATE FUNCTION bulletin_is_final() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER bulletin_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON bulletin
FOR EACH STATEMENT EXECUTE FUNCTION bulletin_is_final();
-- only: all

-- part: bulletin_late
-- Clocks over at the end of a day, as known: that still run; whose end was written later, or lies
-- behind that day; and that have stood otherwise since.
late AS (
    SELECT d.deadline_id, d.court, d.case_id, d.node, d.seq, d.zh, d.en, d.due_day
    FROM deadline d
    WHERE d.court IN (SELECT court FROM court_reach WHERE viewer = $1) AND d.made_ms < $2
      AND d.state = 1 AND d.light IN (0, 1, 2, 3) AND d.due_day < $3
      AND NOT EXISTS (SELECT 1 FROM deadline_was w
          WHERE w.deadline_id = d.deadline_id AND w.until_ms >= $2)
    UNION ALL
    SELECT d.deadline_id, d.court, d.case_id, d.node, d.seq, d.zh, d.en, d.due_day
    FROM deadline d
    WHERE d.court IN (SELECT court FROM court_reach WHERE viewer = $1) AND d.made_ms < $2
      AND d.state > 2 AND d.ended_ms >= $2 AND d.due_day < $3
      AND NOT EXISTS (SELECT 1 FROM deadline_was w
          WHERE w.deadline_id = d.deadline_id AND w.until_ms >= $2)
    UNION ALL
    SELECT d.deadline_id, d.court, d.case_id, d.node, d.seq, d.zh, d.en, d.due_day
    FROM deadline d
    WHERE d.court IN (SELECT court FROM court_reach WHERE viewer = $1) AND d.made_ms < $2
      AND d.state > 2 AND d.ended_ms + 0 < $2 AND d.done_day IS NOT NULL AND d.done_day > $3
      AND d.due_day < $3
      AND NOT EXISTS (SELECT 1 FROM deadline_was w
          WHERE w.deadline_id = d.deadline_id AND w.until_ms >= $2)
    UNION ALL
    SELECT d.deadline_id, d.court, d.case_id, d.node, d.seq, d.zh, d.en, w.due_day
    FROM deadline_was w JOIN deadline d ON d.deadline_id = w.deadline_id
    WHERE w.until_ms >= $2 AND d.made_ms < $2 AND w.due_day < $3
      AND d.court IN (SELECT court FROM court_reach WHERE viewer = $1)
      AND (w.state = 1 OR (w.state > 2 AND (w.ended_ms >= $2 OR w.done_day > $3)))
      AND NOT EXISTS (SELECT 1 FROM deadline_was x
          WHERE x.deadline_id = w.deadline_id AND x.until_ms >= $2 AND x.was_id < w.was_id))

-- name: bulletin_overdue
-- in:   viewer text, known_ms i64, day i64
-- out:  court text, seq i64, node text, zh text, en text, n i64
WITH {bulletin_late}
SELECT court, seq, node, MIN(zh), MIN(en), COUNT(*) FROM late
GROUP BY court, seq, node ORDER BY court, seq, node LIMIT 10000;

-- name: bulletin_long
-- why:  the longest over first; an application that became a case later had no number then
-- in:   viewer text, known_ms i64, day i64, due_before i64, most i64
-- out:  deadline_id i64, court text, case_id i64, case_no text, node text, zh text, en text
-- out:  due_day i64, handler text, total i64
WITH {bulletin_late}
SELECT late.deadline_id, late.court, COALESCE(c.case_id, 0), COALESCE(c.case_no, ''), late.node,
    late.zh, late.en, late.due_day,
    COALESCE((SELECT h.handler FROM case_handler_was h
        WHERE h.case_id = c.case_id AND h.until_ms >= $2 ORDER BY h.until_ms LIMIT 1),
        c.handler, ''),
    COUNT(*) OVER ()
FROM late LEFT JOIN casefile c ON c.case_id = late.case_id AND c.filed_day <= $3
WHERE late.due_day < $4
ORDER BY late.due_day, late.court, 4, late.seq, late.deadline_id LIMIT $5;

-- name: bulletin_late_done
-- why:  done in the period, behind their due day
-- in:   viewer text, known_ms i64, from_day i64, day i64
-- out:  court text, seq i64, node text, zh text, en text, n i64
WITH ended AS (
    SELECT d.court, d.node, d.seq, d.zh, d.en FROM deadline d
    WHERE d.court IN (SELECT court FROM court_reach WHERE viewer = $1) AND d.made_ms < $2
      AND d.state > 2 AND d.state = 4 AND d.ended_ms + 0 < $2 AND d.done_day IS NOT NULL
      AND d.done_day BETWEEN $3 AND $4
      AND NOT EXISTS (SELECT 1 FROM deadline_was w
          WHERE w.deadline_id = d.deadline_id AND w.until_ms >= $2)
    UNION ALL
    SELECT d.court, d.node, d.seq, d.zh, d.en
    FROM deadline_was w JOIN deadline d ON d.deadline_id = w.deadline_id
    WHERE w.until_ms >= $2 AND d.made_ms < $2 AND w.state = 4 AND w.ended_ms < $2
      AND w.done_day BETWEEN $3 AND $4
      AND d.court IN (SELECT court FROM court_reach WHERE viewer = $1)
      AND NOT EXISTS (SELECT 1 FROM deadline_was x
          WHERE x.deadline_id = w.deadline_id AND x.until_ms >= $2 AND x.was_id < w.was_id))
SELECT court, seq, node, MIN(zh), MIN(en), COUNT(*) FROM ended
GROUP BY court, seq, node ORDER BY court, seq, node LIMIT 10000;

-- name: bulletin_opened
-- why:  by the days, by hand, and because nobody answered one step below
-- in:   viewer text, known_ms i64, from_day i64, day i64
-- out:  court text, rung i64, n i64, ordered i64, escalated i64
SELECT court, rung, COUNT(*), CAST(SUM(CASE WHEN opened_by <> 0 THEN 1 ELSE 0 END) AS BIGINT),
    CAST(SUM(CASE WHEN parent_id <> 0 THEN 1 ELSE 0 END) AS BIGINT)
FROM reminder
WHERE court IN (SELECT court FROM court_reach WHERE viewer = $1) AND opened_ms < $2
  AND opened_day BETWEEN $3 AND $4
GROUP BY court, rung ORDER BY court, rung LIMIT 10000;

-- name: bulletin_steps
-- in:   viewer text, known_ms i64, from_day i64, day i64
-- out:  court text, rung i64, step i64, n i64
SELECT court, rung, step, COUNT(*) FROM reminder_step
WHERE court IN (SELECT court FROM court_reach WHERE viewer = $1) AND at_ms < $2
  AND day BETWEEN $3 AND $4
GROUP BY court, rung, step ORDER BY court, rung, step LIMIT 10000;

-- name: bulletin_waiting
-- why:  not answered at the end of a day: no step yet, or the last one gave the answer back (2)
-- in:   viewer text, known_ms i64, day i64
-- out:  court text, rung i64, n i64
SELECT r.court, r.rung, COUNT(*) FROM reminder r
WHERE r.court IN (SELECT court FROM court_reach WHERE viewer = $1) AND r.opened_ms < $2
  AND r.opened_day <= $3
  AND (r.state = 1 OR EXISTS (SELECT 1 FROM reminder_step s
      WHERE s.reminder_id = r.reminder_id AND (s.at_ms >= $2 OR s.day > $3)))
  AND COALESCE((SELECT s.step FROM reminder_step s
      WHERE s.reminder_id = r.reminder_id AND s.at_ms < $2 AND s.day <= $3
      ORDER BY s.version DESC LIMIT 1), 2) = 2
GROUP BY r.court, r.rung ORDER BY r.court, r.rung LIMIT 10000;

-- name: bulletin_staff
-- why:  names for numbers, on paper and page
-- in:   viewer text
-- out:  account text, name text
SELECT account, name FROM staff
WHERE court IN (SELECT court FROM court_reach WHERE viewer = $1) ORDER BY account LIMIT 100000;

-- name: bulletin_serial_next
-- in:   court text, year i64
-- out:  last i64
INSERT INTO bulletin_serial (court, year, last) VALUES ($1, $2, 1)
ON CONFLICT (court, year) DO UPDATE SET last = bulletin_serial.last + 1
RETURNING last;

-- name: bulletin_insert
-- in:   bulletin_id i64, court text, span text, from_day i64, to_day i64, as_of i64, year i64
-- in:   serial i64, number text, data text, words text, data_sm3 text, words_sm3 text
-- in:   issued_by i64, issued_day i64, issued_ms i64
INSERT INTO bulletin (bulletin_id, court, span, from_day, to_day, as_of, year, serial, number, data,
    words, data_sm3, words_sm3, issued_by, issued_day, issued_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
ON CONFLICT (court, span, from_day) DO NOTHING;

-- part: bulletin_seen
-- A bulletin is for the courts it tells of: those below may read it too.
(b.court IN (SELECT court FROM court_reach WHERE viewer = $1)
    OR b.court IN (SELECT viewer FROM court_reach WHERE court = $1))

-- name: bulletin_list
-- in:   viewer text, span text, before i64, most i64
-- out:  bulletin_id i64, court text, span text, from_day i64, to_day i64, as_of i64, number text
-- out:  data_sm3 text, words_sm3 text, issued_by text, issued_day i64, issued_ms i64
SELECT b.bulletin_id, b.court, b.span, b.from_day, b.to_day, b.as_of, b.number, b.data_sm3,
    b.words_sm3, COALESCE(s.name, ''), b.issued_day, b.issued_ms
FROM bulletin b LEFT JOIN staff s ON s.staff_id = b.issued_by
WHERE {bulletin_seen} AND (CAST($2 AS TEXT) = '' OR b.span = $2) AND b.bulletin_id < $3
ORDER BY b.bulletin_id DESC LIMIT $4;

-- name: bulletin_one
-- in:   viewer text, bulletin_id i64
-- out:  bulletin_id i64, court text, span text, from_day i64, to_day i64, as_of i64, number text
-- out:  data_sm3 text, words_sm3 text, issued_by text, issued_day i64, issued_ms i64
-- out:  data text, words text
SELECT b.bulletin_id, b.court, b.span, b.from_day, b.to_day, b.as_of, b.number, b.data_sm3,
    b.words_sm3, COALESCE(s.name, ''), b.issued_day, b.issued_ms, b.data, b.words
FROM bulletin b LEFT JOIN staff s ON s.staff_id = b.issued_by
WHERE {bulletin_seen} AND b.bulletin_id = $2;

-- name: bulletin_of
-- why:  has it been issued?
-- in:   court text, span text, from_day i64
-- out:  bulletin_id i64, number text
SELECT bulletin_id, number FROM bulletin WHERE court = $1 AND span = $2 AND from_day = $3;
