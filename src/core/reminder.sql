-- reminder: what a late clock brings up its ladder (core/reminder.h): to the handler, to the bureau
-- chief, to the higher court. One row for each rung a clock reached with one due day.

-- migrate: reminder-0001
CREATE TABLE reminder (
    reminder_id {i64} NOT NULL PRIMARY KEY,
    deadline_id {i64} NOT NULL,
    case_id     {i64} NOT NULL,
    court       TEXT  NOT NULL,                      -- the case's
    node        TEXT  NOT NULL,
    zh          TEXT  NOT NULL,                      -- of the node
    en          TEXT  NOT NULL,
    due_day     {i64} NOT NULL,
    rung        {i64} NOT NULL CHECK (rung BETWEEN 1 AND 3),
    opened_day  {i64} NOT NULL,
    state       {i64} NOT NULL CHECK (state BETWEEN 1 AND 4),  -- enum reminder_state
    answer      TEXT  NOT NULL,
    answered_by {i64} NOT NULL,                      -- staff_id; 0: nobody yet
    check_note  TEXT  NOT NULL,
    checked_by  {i64} NOT NULL,
    closed_by   {i64} NOT NULL,
    changed_ms  {i64} NOT NULL,
    version     {i64} NOT NULL,
    UNIQUE (deadline_id, rung, due_day)
) {strict};
CREATE INDEX reminder_by_court ON reminder (court, reminder_id) WHERE state < 4;
CREATE INDEX reminder_by_case ON reminder (case_id, reminder_id);

-- name: reminder_insert
-- in:   reminder_id i64, deadline_id i64, case_id i64, court text, node text, zh text, en text
-- in:   due_day i64, rung i64, opened_day i64, state i64, answer text, answered_by i64
-- in:   check_note text, checked_by i64, closed_by i64, changed_ms i64, version i64
INSERT INTO reminder (reminder_id, deadline_id, case_id, court, node, zh, en, due_day, rung,
    opened_day, state, answer, answered_by, check_note, checked_by, closed_by, changed_ms, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18);

-- name: reminder_there
-- why:  a rung the row does not know of although it was climbed: the ladder began anew
-- in:   as_of i64, most i64
-- out:  deadline_id i64, rung i64
SELECT r.deadline_id, r.rung
FROM deadline d JOIN reminder r ON r.deadline_id = d.deadline_id AND r.due_day = d.due_day
WHERE d.state = 1 AND d.next_day <= $1 AND r.rung > d.rung
ORDER BY d.next_day, d.deadline_id, r.rung LIMIT $2;

-- part: reminder_columns
r.reminder_id, r.deadline_id, r.case_id, r.court, r.node, r.zh, r.en, r.due_day, r.rung,
    r.opened_day, r.state, r.answer, r.answered_by, r.check_note, r.checked_by, r.version,
    COALESCE(c.handler, ''), COALESCE(c.case_no, ''), COALESCE(u.upper, '')

-- name: reminder_one
-- in:   reminder_id i64
-- out:  reminder_id i64, deadline_id i64, case_id i64, court text, node text, zh text, en text
-- out:  due_day i64, rung i64, opened_day i64, state i64, answer text, answered_by i64
-- out:  check_note text, checked_by i64, version i64, handler text, case_no text, upper text
SELECT {reminder_columns}
FROM reminder r LEFT JOIN casefile c ON c.case_id = r.case_id LEFT JOIN court u ON u.court = r.court
WHERE r.reminder_id = $1;

-- name: reminder_list_{source}
-- why:  what is not closed, the newest first. court: of one court; handler: of one person's cases
-- each: source, where = all, r.rung > 0 | court, r.court = $2 | handler, c.handler = $3
-- in:   viewer text, court text, handler text, rung i64, state_from i64, state_to i64, before_id i64
-- in:   size i64
-- out:  reminder_id i64, deadline_id i64, case_id i64, court text, node text, zh text, en text
-- out:  due_day i64, rung i64, opened_day i64, state i64, answer text, answered_by i64
-- out:  check_note text, checked_by i64, version i64, handler text, case_no text, upper text
SELECT {reminder_columns}
FROM reminder r LEFT JOIN casefile c ON c.case_id = r.case_id LEFT JOIN court u ON u.court = r.court
WHERE r.state < 4 AND r.court IN (SELECT court FROM court_reach WHERE viewer = $1)
  AND (CAST($2 AS TEXT) = '' OR r.court = $2)
  AND (CAST($3 AS TEXT) = '' OR c.handler = $3)
  AND (CAST($4 AS BIGINT) = 0 OR r.rung = $4)
  AND r.state BETWEEN $5 AND $6
  AND r.reminder_id < $7
  AND {where}
ORDER BY r.reminder_id DESC LIMIT $8;

-- name: reminder_of_case
-- in:   case_id i64
-- out:  reminder_id i64, deadline_id i64, case_id i64, court text, node text, zh text, en text
-- out:  due_day i64, rung i64, opened_day i64, state i64, answer text, answered_by i64
-- out:  check_note text, checked_by i64, version i64, handler text, case_no text, upper text
SELECT {reminder_columns}
FROM reminder r LEFT JOIN casefile c ON c.case_id = r.case_id LEFT JOIN court u ON u.court = r.court
WHERE r.case_id = $1 ORDER BY r.reminder_id DESC LIMIT 1000;

-- name: reminder_move
-- in:   state i64, answer text, answered_by i64, check_note text, checked_by i64, closed_by i64
-- in:   changed_ms i64, reminder_id i64, version i64
UPDATE reminder
SET state = $1, answer = $2, answered_by = $3, check_note = $4, checked_by = $5, closed_by = $6,
    changed_ms = $7, version = version + 1
WHERE reminder_id = $8 AND version = $9;

-- name: reminder_void
-- why:  the clock was void: there is nothing left to answer for
-- in:   changed_ms i64, deadline_id i64
UPDATE reminder SET state = 4, changed_ms = $1, version = version + 1
WHERE deadline_id = $2 AND state < 4;

-- name: reminder_hand_on
-- why:  an application became a case
-- in:   case_id i64, was i64
UPDATE reminder SET case_id = $1 WHERE case_id = $2;
