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

-- migrate: reminder-0002
-- The same rows, and with them orders by hand (督办), which need no clock; what a reminder went
-- through, step by step, so that a day that is over can be told; and the day to answer by.
CREATE TABLE reminder_2 (
    reminder_id {i64} NOT NULL PRIMARY KEY,
    deadline_id {i64} NOT NULL,                      -- 0: an order about the case as a whole
    case_id     {i64} NOT NULL,
    court       TEXT  NOT NULL,                      -- the case's
    node        TEXT  NOT NULL,
    zh          TEXT  NOT NULL,                      -- of the node
    en          TEXT  NOT NULL,
    due_day     {i64},                               -- of the clock
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
    manual      {i64} NOT NULL CHECK (manual IN (0, 1)),
    order_text  TEXT  NOT NULL,                      -- what was ordered
    opened_by   {i64} NOT NULL,                      -- 0: the tick
    opened_ms   {i64} NOT NULL,
    parent_id   {i64} NOT NULL,                      -- the one that nobody answered; 0
    answer_day  {i64},                               -- unanswered behind it, it goes up
    escalated   {i64} NOT NULL CHECK (escalated IN (0, 1))
) {strict};
INSERT INTO reminder_2 (reminder_id, deadline_id, case_id, court, node, zh, en, due_day, rung,
    opened_day, state, answer, answered_by, check_note, checked_by, closed_by, changed_ms, version,
    manual, order_text, opened_by, opened_ms, parent_id, answer_day, escalated)
SELECT reminder_id, deadline_id, case_id, court, node, zh, en, due_day, rung, opened_day, state,
    answer, answered_by, check_note, checked_by, closed_by, changed_ms, version, 0, '', 0, 0, 0,
    NULL, 0
FROM reminder;
DROP TABLE reminder;
ALTER TABLE reminder_2 RENAME TO reminder;
CREATE UNIQUE INDEX reminder_once ON reminder (deadline_id, rung, due_day) WHERE manual = 0;
CREATE INDEX reminder_by_court ON reminder (court, reminder_id) WHERE state < 4;
CREATE INDEX reminder_by_case ON reminder (case_id, reminder_id);
CREATE INDEX reminder_opened ON reminder (court, opened_day);
CREATE INDEX reminder_waits ON reminder (answer_day, reminder_id) WHERE state = 1 AND escalated = 0;

CREATE TABLE reminder_step (
    reminder_id {i64} NOT NULL,
    version     {i64} NOT NULL,                      -- of the reminder, after the step
    court       TEXT  NOT NULL,
    rung        {i64} NOT NULL,
    step        {i64} NOT NULL,                      -- enum reminder_step
    day         {i64} NOT NULL,
    at_ms       {i64} NOT NULL,
    staff_id    {i64} NOT NULL,                      -- 0: the system
    note        TEXT  NOT NULL,
    PRIMARY KEY (reminder_id, version)
) {strict};
CREATE INDEX reminder_step_day ON reminder_step (court, day);
CREATE INDEX reminder_step_known ON reminder_step (court, at_ms);

-- name: reminder_insert
-- in:   reminder_id i64, deadline_id i64, case_id i64, court text, node text, zh text, en text
-- in:   due_day i64, rung i64, opened_day i64, state i64, answer text, answered_by i64
-- in:   check_note text, checked_by i64, closed_by i64, changed_ms i64, version i64
-- in:   manual i64, order_text text, opened_by i64, opened_ms i64, parent_id i64, answer_day i64
-- in:   escalated i64
INSERT INTO reminder (reminder_id, deadline_id, case_id, court, node, zh, en, due_day, rung,
    opened_day, state, answer, answered_by, check_note, checked_by, closed_by, changed_ms, version,
    manual, order_text, opened_by, opened_ms, parent_id, answer_day, escalated)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24, $25);

-- name: reminder_there
-- why:  a rung the row does not know of although it was climbed: the ladder began anew
-- in:   as_of i64, most i64
-- out:  deadline_id i64, rung i64
SELECT r.deadline_id, r.rung
FROM deadline d JOIN reminder r ON r.deadline_id = d.deadline_id AND r.due_day = d.due_day
    AND r.manual = 0
WHERE d.state = 1 AND d.next_day <= $1 AND r.rung > d.rung
ORDER BY d.next_day, d.deadline_id, r.rung LIMIT $2;

-- part: reminder_columns
r.reminder_id, r.deadline_id, r.case_id, r.court, r.node, r.zh, r.en, r.due_day, r.rung,
    r.opened_day, r.state, r.answer, r.answered_by, r.check_note, r.checked_by, r.version,
    COALESCE(c.handler, ''), COALESCE(c.case_no, ''), COALESCE(u.upper, ''),
    r.manual, r.order_text, r.opened_by, r.parent_id, r.answer_day,
    COALESCE(so.name, ''), COALESCE(sa.name, ''), COALESCE(sc.name, '')

-- part: reminder_people
LEFT JOIN staff so ON so.staff_id = r.opened_by
LEFT JOIN staff sa ON sa.staff_id = r.answered_by
LEFT JOIN staff sc ON sc.staff_id = r.checked_by

-- name: reminder_one
-- in:   reminder_id i64
-- out:  reminder_id i64, deadline_id i64, case_id i64, court text, node text, zh text, en text
-- out:  due_day i64, rung i64, opened_day i64, state i64, answer text, answered_by i64
-- out:  check_note text, checked_by i64, version i64, handler text, case_no text, upper text
-- out:  manual i64, order_text text, opened_by i64, parent_id i64, answer_day i64
-- out:  opener text, answerer text, checker text
SELECT {reminder_columns}
FROM reminder r LEFT JOIN casefile c ON c.case_id = r.case_id LEFT JOIN court u ON u.court = r.court
{reminder_people}
WHERE r.reminder_id = $1;

-- name: reminder_list_{source}
-- why:  what is not closed, the newest first. court: of one court; handler: of one person's cases
-- each: source, where = all, r.rung > 0 | court, r.court = $2 | handler, c.handler = $3
-- in:   viewer text, court text, handler text, rung i64, manual i64, state_from i64, state_to i64
-- in:   before_id i64, size i64
-- out:  reminder_id i64, deadline_id i64, case_id i64, court text, node text, zh text, en text
-- out:  due_day i64, rung i64, opened_day i64, state i64, answer text, answered_by i64
-- out:  check_note text, checked_by i64, version i64, handler text, case_no text, upper text
-- out:  manual i64, order_text text, opened_by i64, parent_id i64, answer_day i64
-- out:  opener text, answerer text, checker text
SELECT {reminder_columns}
FROM reminder r LEFT JOIN casefile c ON c.case_id = r.case_id LEFT JOIN court u ON u.court = r.court
{reminder_people}
WHERE r.state < 4 AND r.court IN (SELECT court FROM court_reach WHERE viewer = $1)
  AND (CAST($2 AS TEXT) = '' OR r.court = $2)
  AND (CAST($3 AS TEXT) = '' OR c.handler = $3)
  AND (CAST($4 AS BIGINT) = 0 OR r.rung = $4)
  AND r.manual >= $5
  AND r.state BETWEEN $6 AND $7
  AND r.reminder_id < $8
  AND {where}
ORDER BY r.reminder_id DESC LIMIT $9;

-- name: reminder_of_case
-- in:   case_id i64
-- out:  reminder_id i64, deadline_id i64, case_id i64, court text, node text, zh text, en text
-- out:  due_day i64, rung i64, opened_day i64, state i64, answer text, answered_by i64
-- out:  check_note text, checked_by i64, version i64, handler text, case_no text, upper text
-- out:  manual i64, order_text text, opened_by i64, parent_id i64, answer_day i64
-- out:  opener text, answerer text, checker text
SELECT {reminder_columns}
FROM reminder r LEFT JOIN casefile c ON c.case_id = r.case_id LEFT JOIN court u ON u.court = r.court
{reminder_people}
WHERE r.case_id = $1 ORDER BY r.reminder_id DESC LIMIT 1000;

-- name: reminder_move
-- in:   state i64, answer text, answered_by i64, check_note text, checked_by i64, closed_by i64
-- in:   changed_ms i64, answer_day i64, reminder_id i64, version i64
UPDATE reminder
SET state = $1, answer = $2, answered_by = $3, check_note = $4, checked_by = $5, closed_by = $6,
    changed_ms = $7, answer_day = $8, version = version + 1
WHERE reminder_id = $9 AND version = $10;

-- name: reminder_step_insert
-- in:   reminder_id i64, version i64, court text, rung i64, step i64, day i64, at_ms i64
-- in:   staff_id i64, note text
INSERT INTO reminder_step (reminder_id, version, court, rung, step, day, at_ms, staff_id, note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- name: reminder_steps
-- why:  a reminder's story, the first step first
-- in:   reminder_id i64
-- out:  step i64, day i64, at_ms i64, name text, note text
SELECT t.step, t.day, t.at_ms, COALESCE(s.name, ''), t.note
FROM reminder_step t LEFT JOIN staff s ON s.staff_id = t.staff_id
WHERE t.reminder_id = $1 ORDER BY t.version LIMIT 1000;

-- name: reminder_void_steps
-- in:   step i64, day i64, at_ms i64, deadline_id i64
INSERT INTO reminder_step (reminder_id, version, court, rung, step, day, at_ms, staff_id, note)
SELECT reminder_id, version + 1, court, rung, CAST($1 AS BIGINT), CAST($2 AS BIGINT),
    CAST($3 AS BIGINT), 0, ''
FROM reminder WHERE deadline_id = $4 AND state < 4;

-- name: reminder_unanswered
-- in:   as_of i64, most i64
-- out:  reminder_id i64, deadline_id i64, case_id i64, court text, node text, zh text, en text
-- out:  due_day i64, rung i64, manual i64, order_text text, opened_by i64, higher i64
-- out:  answer_day i64
SELECT r.reminder_id, r.deadline_id, r.case_id, r.court, r.node, r.zh, r.en, r.due_day, r.rung,
    r.manual, r.order_text, r.opened_by,
    (SELECT COUNT(*) FROM reminder h WHERE h.deadline_id = r.deadline_id
        AND h.due_day = r.due_day AND h.rung = r.rung + 1 AND h.manual = 0 AND r.manual = 0),
    r.answer_day
FROM reminder r
WHERE r.state = 1 AND r.escalated = 0 AND r.answer_day < $1
ORDER BY r.answer_day, r.reminder_id LIMIT $2;

-- name: reminder_gone_up
-- in:   reminder_id i64
UPDATE reminder SET escalated = 1 WHERE reminder_id = $1;

-- name: reminder_case
-- why:  what an order is about
-- in:   case_id i64
-- out:  court text, handler text
SELECT court, handler FROM casefile WHERE case_id = $1;

-- name: reminder_clock
-- in:   deadline_id i64, case_id i64
-- out:  node text, zh text, en text, due_day i64
SELECT node, zh, en, due_day FROM deadline WHERE deadline_id = $1 AND case_id = $2;

-- name: reminder_void
-- why:  the clock was void: there is nothing left to answer for
-- in:   changed_ms i64, deadline_id i64
UPDATE reminder SET state = 4, changed_ms = $1, version = version + 1
WHERE deadline_id = $2 AND state < 4;

-- name: reminder_hand_on
-- why:  an application became a case
-- in:   case_id i64, was i64
UPDATE reminder SET case_id = $1 WHERE case_id = $2;
