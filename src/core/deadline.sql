-- deadline: legal clocks (core/deadline.h). A row per clock that runs or ran in a case; what it is
-- counted by is copied from the node's rule when it starts, so that a later change of the rule does
-- not move what has begun.
--
-- The tick finds its rows by next_day, the next day on which anything changes for a row, under an
-- index of running rows alone: it costs what is due, not what is stored.

-- migrate: deadline-0001
-- What this installation made of the list of nodes; a node without a row is as data/nodes.csv has it.
CREATE TABLE node_rule (
    node       TEXT  NOT NULL PRIMARY KEY,
    seq        {i64} NOT NULL CHECK (seq > 0),
    zh         TEXT  NOT NULL,
    en         TEXT  NOT NULL,
    unit       TEXT  NOT NULL CHECK (unit IN ('D', 'WD', 'M', 'Y', '-')),
    n          {i64} NOT NULL CHECK (n BETWEEN 0 AND 36600),
    alarm_days {i64} NOT NULL CHECK (alarm_days BETWEEN 0 AND 36600),  -- 0: none
    event      TEXT  NOT NULL,
    basis      TEXT  NOT NULL,
    status     TEXT  NOT NULL,
    follows    {i64} NOT NULL CHECK (follows IN (0, 1)),  -- stops with the case's clock
    active     {i64} NOT NULL CHECK (active IN (0, 1)),
    version    {i64} NOT NULL
) {strict};

CREATE TABLE deadline (
    deadline_id {i64} NOT NULL PRIMARY KEY,
    case_id     {i64} NOT NULL,
    run_id      {i64} NOT NULL,
    court       TEXT  NOT NULL,
    node        TEXT  NOT NULL,
    seq         {i64} NOT NULL,
    zh          TEXT  NOT NULL,
    en          TEXT  NOT NULL,
    basis       TEXT  NOT NULL,
    status      TEXT  NOT NULL,
    law         TEXT  NOT NULL,
    unit        TEXT  NOT NULL CHECK (unit IN ('D', 'WD', 'M', 'Y', '-')),
    n           {i64} NOT NULL,
    alarm_days  {i64} NOT NULL,
    follows     {i64} NOT NULL CHECK (follows IN (0, 1)),
    trigger_day {i64} NOT NULL,
    due_day     {i64},                               -- NULL: no fixed time, or stopped
    done_day    {i64},
    state       {i64} NOT NULL CHECK (state BETWEEN 1 AND 5),  -- enum deadline_state
    light       {i64} NOT NULL CHECK (light BETWEEN 0 AND 3),  -- as the last tick saw it
    rung        {i64} NOT NULL CHECK (rung BETWEEN 0 AND 3),   -- of the ladder, climbed so far
    next_day    {i64},                               -- NULL: nothing changes by itself
    counted     TEXT  NOT NULL                       -- JSON: the steps of law
) {strict};
CREATE UNIQUE INDEX deadline_runs_once ON deadline (run_id, node) WHERE state <= 2;
CREATE INDEX deadline_of_case ON deadline (case_id, seq);
CREATE INDEX deadline_next ON deadline (next_day, deadline_id) WHERE state = 1;
CREATE INDEX deadline_hot ON deadline (due_day, deadline_id) WHERE state = 1 AND light >= 2;
CREATE INDEX deadline_by_court ON deadline (court, light, due_day, deadline_id) WHERE state = 1;

-- What a batch of the tick found, for as long as its transaction.
CREATE TABLE deadline_change (
    deadline_id {i64} NOT NULL PRIMARY KEY,
    light       {i64} NOT NULL,
    rung        {i64} NOT NULL,
    next_day    {i64}
) {strict};

-- Days on which the clocks of a case stood still, both ends in.
CREATE TABLE deadline_pause (
    case_id  {i64} NOT NULL,
    from_day {i64} NOT NULL,
    to_day   {i64},                                  -- NULL: still stopped
    PRIMARY KEY (case_id, from_day),
    CHECK (to_day IS NULL OR to_day >= from_day)
) {strict};

-- migrate: deadline-0002
-- When a clock was set going, and when its end was written: what was late on a day that is over is
-- told by them. Clocks of before count as known all along. provisional: counted without the holidays
-- of a year that was not loaded; the tick counts it again when it is.
ALTER TABLE deadline ADD COLUMN made_ms {i64} NOT NULL DEFAULT 0;
ALTER TABLE deadline ADD COLUMN ended_ms {i64} NOT NULL DEFAULT 0;
ALTER TABLE deadline ADD COLUMN rule_version {i64} NOT NULL DEFAULT 0;
ALTER TABLE deadline ADD COLUMN provisional {i64} NOT NULL DEFAULT 0;
UPDATE deadline SET provisional = 1 WHERE state <= 2 AND due_day >= 20818;  -- from 2026-12-31
CREATE INDEX deadline_provisional ON deadline (due_day, deadline_id)
    WHERE state = 1 AND provisional = 1;
CREATE INDEX deadline_ended ON deadline (court, ended_ms) WHERE state > 2;
CREATE INDEX deadline_done ON deadline (court, done_day) WHERE state > 2 AND done_day IS NOT NULL;

-- How a clock stood before it was stopped, set going again or counted again.
CREATE TABLE deadline_was (
    was_id      {i64} NOT NULL PRIMARY KEY,
    deadline_id {i64} NOT NULL,
    state       {i64} NOT NULL,
    due_day     {i64},                               -- NULL: it stood still
    done_day    {i64},
    ended_ms    {i64} NOT NULL,
    until_ms    {i64} NOT NULL                       -- from this instant it stood otherwise
) {strict};
CREATE INDEX deadline_was_of ON deadline_was (deadline_id, until_ms);
CREATE INDEX deadline_was_until ON deadline_was (until_ms);

-- Every version of a node's rule that was put here; version 0 is the list's.
CREATE TABLE node_rule_version (
    node       TEXT  NOT NULL,
    version    {i64} NOT NULL,
    seq        {i64} NOT NULL,
    zh         TEXT  NOT NULL,
    en         TEXT  NOT NULL,
    unit       TEXT  NOT NULL,
    n          {i64} NOT NULL,
    alarm_days {i64} NOT NULL,
    event      TEXT  NOT NULL,
    basis      TEXT  NOT NULL,
    status     TEXT  NOT NULL,
    follows    {i64} NOT NULL,
    active     {i64} NOT NULL,
    by_staff   {i64} NOT NULL,
    at_ms      {i64} NOT NULL,
    PRIMARY KEY (node, version)
) {strict};
INSERT INTO node_rule_version (node, version, seq, zh, en, unit, n, alarm_days, event, basis, status,
    follows, active, by_staff, at_ms)
SELECT node, version, seq, zh, en, unit, n, alarm_days, event, basis, status, follows, active, 0, 0
FROM node_rule;

-- migrate: deadline-0003
-- Days a ledger brought and no action touched: a newer ledger may take them back.
ALTER TABLE deadline_pause ADD COLUMN adopted {i64} NOT NULL DEFAULT 0;

-- name: node_rule_version_keep
-- why:  what was just put, as it stands
-- in:   by_staff i64, at_ms i64, node text
INSERT INTO node_rule_version (node, version, seq, zh, en, unit, n, alarm_days, event, basis, status,
    follows, active, by_staff, at_ms)
SELECT node, version, seq, zh, en, unit, n, alarm_days, event, basis, status, follows, active,
    CAST($1 AS BIGINT), CAST($2 AS BIGINT)
FROM node_rule WHERE node = $3;

-- name: node_rule_versions
-- in:   node text
-- out:  node text, seq i64, zh text, en text, unit text, n i64, alarm_days i64, event text
-- out:  basis text, status text, follows i64, active i64, version i64, by_name text, at_ms i64
SELECT v.node, v.seq, v.zh, v.en, v.unit, v.n, v.alarm_days, v.event, v.basis, v.status, v.follows,
    v.active, v.version, COALESCE(s.name, ''), v.at_ms
FROM node_rule_version v LEFT JOIN staff s ON s.staff_id = v.by_staff
WHERE v.node = $1 ORDER BY v.version DESC LIMIT 500;

-- name: node_rule_running
-- why:  clocks that run or stand still, by the version they were counted by
-- in:   node text
-- out:  version i64, n i64
SELECT rule_version, COUNT(*) FROM deadline WHERE node = $1 AND state <= 2
GROUP BY rule_version ORDER BY rule_version LIMIT 500;

-- name: node_rule_all
-- out:  node text, seq i64, zh text, en text, unit text, n i64, alarm_days i64, event text
-- out:  basis text, status text, follows i64, active i64, version i64
SELECT node, seq, zh, en, unit, n, alarm_days, event, basis, status, follows, active, version
FROM node_rule ORDER BY seq, node LIMIT 10000;

-- name: node_rule_one
-- in:   node text
-- out:  node text, seq i64, zh text, en text, unit text, n i64, alarm_days i64, event text
-- out:  basis text, status text, follows i64, active i64, version i64
SELECT node, seq, zh, en, unit, n, alarm_days, event, basis, status, follows, active, version
FROM node_rule WHERE node = $1;

-- name: node_rule_put
-- in:   node text, seq i64, zh text, en text, unit text, n i64, alarm_days i64, event text
-- in:   basis text, status text, follows i64, active i64
INSERT INTO node_rule (node, seq, zh, en, unit, n, alarm_days, event, basis, status, follows,
    active, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)
ON CONFLICT (node) DO UPDATE
SET seq = excluded.seq, zh = excluded.zh, en = excluded.en, unit = excluded.unit, n = excluded.n,
    alarm_days = excluded.alarm_days, event = excluded.event, basis = excluded.basis,
    status = excluded.status, follows = excluded.follows, active = excluded.active,
    version = node_rule.version + 1;

-- name: deadline_insert
-- in:   deadline_id i64, case_id i64, run_id i64, court text, node text, seq i64, zh text, en text
-- in:   basis text, status text, law text, unit text, n i64, alarm_days i64, follows i64
-- in:   trigger_day i64, due_day i64, done_day i64, state i64, light i64, rung i64, next_day i64
-- in:   counted text, made_ms i64, ended_ms i64, rule_version i64, provisional i64
INSERT INTO deadline (deadline_id, case_id, run_id, court, node, seq, zh, en, basis, status, law,
    unit, n, alarm_days, follows, trigger_day, due_day, done_day, state, light, rung, next_day,
    counted, made_ms, ended_ms, rule_version, provisional)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24, $25, $26, $27)
ON CONFLICT (run_id, node) WHERE state <= 2 DO NOTHING;

-- part: deadline_columns
d.deadline_id, d.case_id, d.run_id, d.court, d.node, d.seq, d.zh, d.en, d.basis, d.status, d.law,
    d.unit, d.n, d.alarm_days, d.follows, d.trigger_day, d.due_day, d.done_day, d.state, d.rung,
    d.counted, d.rule_version, d.provisional

-- name: deadline_all_of_case
-- in:   case_id i64
-- out:  deadline_id i64, case_id i64, run_id i64, court text, node text, seq i64, zh text, en text
-- out:  basis text, status text, law text, unit text, n i64, alarm_days i64, follows i64
-- out:  trigger_day i64, due_day i64, done_day i64, state i64, rung i64, counted text
-- out:  rule_version i64, provisional i64
-- out:  handler text
SELECT {deadline_columns}, COALESCE(c.handler, '')
FROM deadline d LEFT JOIN casefile c ON c.case_id = d.case_id
WHERE d.case_id = $1 ORDER BY d.seq, d.trigger_day, d.deadline_id LIMIT 5000;

-- name: deadline_open_of_case
-- why:  what still runs or stands still, of one node or of all ('')
-- in:   case_id i64, node text
-- out:  deadline_id i64, case_id i64, run_id i64, court text, node text, seq i64, zh text, en text
-- out:  basis text, status text, law text, unit text, n i64, alarm_days i64, follows i64
-- out:  trigger_day i64, due_day i64, done_day i64, state i64, rung i64, counted text
-- out:  rule_version i64, provisional i64
SELECT {deadline_columns}
FROM deadline d WHERE d.case_id = $1 AND d.state <= 2 AND ($2 = '' OR d.node = $2)
ORDER BY d.deadline_id LIMIT 5000;

-- name: deadline_end
-- in:   state i64, done_day i64, ended_ms i64, deadline_id i64
UPDATE deadline SET state = $1, done_day = $2, ended_ms = $3, light = 0, next_day = NULL
WHERE deadline_id = $4 AND state <= 2;

-- name: deadline_set
-- why:  stopped, or set going again, with another due day
-- in:   n i64, state i64, due_day i64, light i64, rung i64, next_day i64, counted text
-- in:   provisional i64, deadline_id i64
UPDATE deadline
SET n = $1, state = $2, due_day = $3, light = $4, rung = $5, next_day = $6, counted = $7,
    provisional = $8, done_day = NULL, ended_ms = 0
WHERE deadline_id = $9;

-- name: deadline_hand_on
-- why:  an application became a case: what ran for the one belongs to the other
-- in:   case_id i64, was i64
UPDATE deadline SET case_id = $1 WHERE case_id = $2;

-- name: deadline_was_insert
-- why:  the row as it is, before it is set
-- in:   was_id i64, until_ms i64, deadline_id i64
INSERT INTO deadline_was (was_id, deadline_id, state, due_day, done_day, ended_ms, until_ms)
SELECT CAST($1 AS BIGINT), deadline_id, state, due_day, done_day, ended_ms, CAST($2 AS BIGINT)
FROM deadline WHERE deadline_id = $3;

-- name: deadline_rung_reached
-- why:  a reminder nobody answered went up before the days alone would have sent it
-- in:   rung i64, deadline_id i64
UPDATE deadline SET rung = $1 WHERE deadline_id = $2 AND rung < $1;

-- name: deadline_provisional
-- why:  counted without holidays of a year that is loaded now
-- in:   last_day i64, after_day i64, after_id i64, size i64
-- out:  deadline_id i64, case_id i64, run_id i64, court text, node text, seq i64, zh text, en text
-- out:  basis text, status text, law text, unit text, n i64, alarm_days i64, follows i64
-- out:  trigger_day i64, due_day i64, done_day i64, state i64, rung i64, counted text
-- out:  rule_version i64, provisional i64
SELECT {deadline_columns}
FROM deadline d WHERE d.state = 1 AND d.provisional = 1 AND d.due_day <= $1
  AND (d.due_day, d.deadline_id) > ($2, $3)
ORDER BY d.due_day, d.deadline_id LIMIT $4;

-- name: deadline_pause_insert
-- in:   case_id i64, from_day i64
INSERT INTO deadline_pause (case_id, from_day, to_day) VALUES ($1, $2, NULL)
ON CONFLICT (case_id, from_day) DO UPDATE SET to_day = NULL, adopted = 0;

-- name: deadline_pause_span
-- why:  days that are over; a longer stretch from the same day stands
-- in:   case_id i64, from_day i64, to_day i64
INSERT INTO deadline_pause (case_id, from_day, to_day) VALUES ($1, $2, $3)
ON CONFLICT (case_id, from_day) DO UPDATE SET adopted = 0,
    to_day = CASE WHEN deadline_pause.to_day < excluded.to_day THEN excluded.to_day
                  ELSE deadline_pause.to_day END;

-- name: deadline_pause_end
-- in:   to_day i64, case_id i64
UPDATE deadline_pause SET to_day = $1, adopted = 0 WHERE case_id = $2 AND to_day IS NULL;

-- name: deadline_pauses
-- in:   case_id i64
-- out:  from_day i64, to_day i64
SELECT from_day, to_day FROM deadline_pause WHERE case_id = $1 ORDER BY from_day LIMIT 4000;

-- name: deadline_list_{source}
-- why:  what runs, the nearest due day first. hot: yellow and red of a whole district; court: of one
--       court; handler: of one person. What runs for an application has no case yet
-- each: source, where = hot, d.light >= 2 | court, d.court = $2 | handler, c.handler = $3
-- in:   viewer text, court text, handler text, node text, rung i64, light_from i64, light_to i64
-- in:   after_day i64, after_id i64, size i64
-- out:  deadline_id i64, case_id i64, run_id i64, court text, node text, seq i64, zh text, en text
-- out:  basis text, status text, law text, unit text, n i64, alarm_days i64, follows i64
-- out:  trigger_day i64, due_day i64, done_day i64, state i64, rung i64, counted text
-- out:  rule_version i64, provisional i64
-- out:  handler text, light i64, case_no text
SELECT {deadline_columns}, COALESCE(c.handler, ''), d.light, COALESCE(c.case_no, '')
FROM deadline d LEFT JOIN casefile c ON c.case_id = d.case_id
WHERE d.state = 1 AND d.due_day IS NOT NULL
  AND d.court IN (SELECT court FROM court_reach WHERE viewer = $1)
  AND (CAST($2 AS TEXT) = '' OR d.court = $2)
  AND (CAST($3 AS TEXT) = '' OR c.handler = $3)
  AND (CAST($4 AS TEXT) = '' OR d.node = $4)
  AND d.rung >= $5
  AND d.light BETWEEN $6 AND $7
  AND (d.due_day, d.deadline_id) > ($8, $9)
  AND {where}
ORDER BY d.due_day, d.deadline_id LIMIT $10;

-- name: deadline_lights
-- why:  the board: how many clocks of each court show which light
-- in:   viewer text
-- out:  court text, light i64, n i64
SELECT d.court, d.light, COUNT(*) FROM deadline d
WHERE d.state = 1 AND d.court IN (SELECT court FROM court_reach WHERE viewer = $1)
GROUP BY d.court, d.light ORDER BY d.court, d.light LIMIT 10000;

-- name: deadline_handlers
-- why:  the board of one court: who has what that presses
-- in:   viewer text, court text
-- out:  handler text, name text, team text, red i64, yellow i64, rung i64, due_day i64
WITH seen AS (SELECT court FROM court_reach WHERE viewer = $1)
SELECT COALESCE(c.handler, ''), COALESCE(MIN(s.name), ''), COALESCE(MIN(c.team), ''),
    CAST(SUM(CASE WHEN d.light = 3 THEN 1 ELSE 0 END) AS BIGINT),
    CAST(SUM(CASE WHEN d.light = 2 THEN 1 ELSE 0 END) AS BIGINT), MAX(d.rung),
    COALESCE(MIN(d.due_day), 0)
FROM deadline d LEFT JOIN casefile c ON c.case_id = d.case_id
LEFT JOIN staff s ON s.account = c.handler
WHERE d.state = 1 AND d.light IN (2, 3) AND d.court = $2 AND d.court IN (SELECT court FROM seen)
GROUP BY COALESCE(c.handler, '') ORDER BY 1 LIMIT 2000;

-- name: deadline_changing
-- why:  the tick: every row for which this day changes anything
-- in:   as_of i64, most i64
-- out:  deadline_id i64, case_id i64, court text, node text, zh text, en text, law text
-- out:  trigger_day i64, due_day i64, alarm_days i64, rung i64
SELECT d.deadline_id, d.case_id, d.court, d.node, d.zh, d.en, d.law, d.trigger_day, d.due_day,
    d.alarm_days, d.rung
FROM deadline d WHERE d.state = 1 AND d.next_day <= $1
ORDER BY d.next_day, d.deadline_id LIMIT $2;

-- name: deadline_change_insert
-- in:   deadline_id i64, light i64, rung i64, next_day i64
INSERT INTO deadline_change (deadline_id, light, rung, next_day) VALUES ($1, $2, $3, $4);

-- name: deadline_change_take
-- why:  one statement for a batch: a round trip a row is most of a tick on PostgreSQL
UPDATE deadline SET (light, rung, next_day) =
    (SELECT x.light, x.rung, x.next_day FROM deadline_change x
     WHERE x.deadline_id = deadline.deadline_id)
WHERE deadline_id IN (SELECT deadline_id FROM deadline_change);

-- name: deadline_change_clear
DELETE FROM deadline_change;
