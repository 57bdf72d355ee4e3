-- stage: where a case's work stands, who holds it, what was ticked off and every hand-over
-- (casework/stage.h). One row a run of the procedure stage; the history is added to, never changed.

-- migrate: stage-0001
CREATE TABLE stage_now (
    run_id      {i64} NOT NULL PRIMARY KEY,
    case_id     {i64} NOT NULL,
    court       TEXT  NOT NULL,
    stage       TEXT  NOT NULL,
    holder      TEXT  NOT NULL,                      -- account of who works on it
    entered_day {i64} NOT NULL,
    due_day     {i64} NOT NULL,
    to_stage    TEXT  NOT NULL,                      -- handed over, not yet accepted; '': no
    to_team     TEXT  NOT NULL,
    to_account  TEXT  NOT NULL,                      -- '': anybody of the team
    from_account TEXT NOT NULL,                      -- who handed it over
    note        TEXT  NOT NULL,
    ended_day   {i64}                                -- NULL: open
) {strict};
CREATE INDEX stage_now_of_case ON stage_now (case_id);
CREATE INDEX stage_now_open ON stage_now (court, due_day, run_id) WHERE ended_day IS NULL;

CREATE TABLE stage_step (
    case_id    {i64} NOT NULL,
    seq        {i64} NOT NULL CHECK (seq > 0),
    what       TEXT  NOT NULL CHECK (what IN ('begun', 'handed', 'accepted', 'sent_back', 'withdrawn',
                                              'finished')),
    from_stage TEXT  NOT NULL,
    to_stage   TEXT  NOT NULL,
    day        {i64} NOT NULL,
    at_ms      {i64} NOT NULL,
    by_id      {i64} NOT NULL,
    to_whom    TEXT  NOT NULL,
    note       TEXT  NOT NULL,
    late       {i64} NOT NULL CHECK (late IN (0, 1)), -- the stage left was past its day
    PRIMARY KEY (case_id, seq)
) {strict};

CREATE TABLE stage_tick (
    case_id  {i64} NOT NULL,
    stage    TEXT  NOT NULL,
    item     TEXT  NOT NULL,
    day      {i64} NOT NULL,
    staff_id {i64} NOT NULL,
    note     TEXT  NOT NULL,
    PRIMARY KEY (case_id, stage, item)
) {strict};

-- migrate: stage-0002
CREATE INDEX stage_now_handed ON stage_now (court, run_id) WHERE ended_day IS NULL AND to_stage <> '';

-- name: stage_insert
-- in: run_id i64, case_id i64, court text, stage text, holder text, entered_day i64, due_day i64
INSERT INTO stage_now (run_id, case_id, court, stage, holder, entered_day, due_day, to_stage, to_team,
    to_account, from_account, note, ended_day)
VALUES ($1, $2, $3, $4, $5, $6, $7, '', '', '', '', '', NULL);

-- name: stage_of_case
-- in:  case_id i64
-- out: run_id i64, stage text, holder text, holder_name text, entered_day i64, due_day i64
-- out: to_stage text, to_team text, to_account text, to_name text, from_account text, note text
-- out: ended_day i64
SELECT n.run_id, n.stage, n.holder, COALESCE(h.name, ''), n.entered_day, n.due_day, n.to_stage,
    n.to_team, n.to_account, COALESCE(t.name, ''), n.from_account, n.note, n.ended_day
FROM stage_now n LEFT JOIN staff h ON h.account = n.holder LEFT JOIN staff t ON t.account = n.to_account
WHERE n.case_id = $1;

-- name: stage_handed
-- in: to_stage text, to_team text, to_account text, from_account text, note text, run_id i64
UPDATE stage_now SET to_stage = $1, to_team = $2, to_account = $3, from_account = $4, note = $5
WHERE run_id = $6;

-- name: stage_entered
-- in: stage text, holder text, entered_day i64, due_day i64, run_id i64
UPDATE stage_now SET stage = $1, holder = $2, entered_day = $3, due_day = $4, to_stage = '',
    to_team = '', to_account = '', from_account = '', note = ''
WHERE run_id = $5;

-- name: stage_ended
-- in: ended_day i64, run_id i64
UPDATE stage_now SET ended_day = $1 WHERE run_id = $2;

-- name: stage_step_add
-- in: case_id i64, what text, from_stage text, to_stage text, day i64, at_ms i64, by_id i64
-- in: to_whom text, note text, late i64
INSERT INTO stage_step (case_id, seq, what, from_stage, to_stage, day, at_ms, by_id, to_whom, note, late)
VALUES ($1, (SELECT COALESCE(MAX(x.seq), 0) + 1 FROM stage_step x WHERE x.case_id = $1), $2, $3, $4,
    $5, $6, $7, $8, $9, $10);

-- name: stage_steps
-- in:  case_id i64
-- out: seq i64, what text, from_stage text, to_stage text, day i64, at_ms i64, account text
-- out: name text, to_whom text, note text, late i64
SELECT t.seq, t.what, t.from_stage, t.to_stage, t.day, t.at_ms, COALESCE(s.account, ''),
    COALESCE(s.name, ''), t.to_whom, t.note, t.late
FROM stage_step t LEFT JOIN staff s ON s.staff_id = t.by_id
WHERE t.case_id = $1 ORDER BY t.seq DESC LIMIT 200;

-- name: stage_tick_put
-- in: case_id i64, stage text, item text, day i64, staff_id i64, note text
INSERT INTO stage_tick (case_id, stage, item, day, staff_id, note) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (case_id, stage, item) DO UPDATE
SET day = excluded.day, staff_id = excluded.staff_id, note = excluded.note;

-- name: stage_tick_drop
-- in: case_id i64, stage text, item text
DELETE FROM stage_tick WHERE case_id = $1 AND stage = $2 AND item = $3;

-- name: stage_tick_clear
-- why: a stage that begins anew is checked anew
-- in:  case_id i64, stage text
DELETE FROM stage_tick WHERE case_id = $1 AND stage = $2;

-- name: stage_ticks
-- in:  case_id i64, stage text
-- out: item text, day i64, name text, note text
SELECT t.item, t.day, COALESCE(s.name, ''), t.note
FROM stage_tick t LEFT JOIN staff s ON s.staff_id = t.staff_id
WHERE t.case_id = $1 AND t.stage = $2 LIMIT 100;

-- name: stage_facts
-- why:  what the computed items of the check lists ask that no deed tells
-- in:   case_id i64
-- out:  handler text, closed i64, scored i64, first_talks i64, open_leads i64, unpaid i64
SELECT c.handler, CASE WHEN c.closed_day IS NULL THEN 0 ELSE 1 END,
    (SELECT COUNT(*) FROM triage_case t WHERE t.case_id = c.case_id),
    (SELECT COUNT(*) FROM talk k WHERE k.case_id = c.case_id AND k.kind = 'first'),
    (SELECT COUNT(*) FROM lead l WHERE l.case_id = c.case_id AND l.checked_day IS NULL),
    (SELECT CAST(COALESCE(SUM(r.amount_fen), 0) AS BIGINT) FROM receipt r
     WHERE r.case_id = c.case_id AND r.via_account = 1) -
    (SELECT CAST(COALESCE(SUM(p.amount_fen), 0) AS BIGINT) FROM payment p
     JOIN receipt q ON q.receipt_id = p.receipt_id
     WHERE p.case_id = c.case_id AND p.state = 'paid' AND q.via_account = 1)
FROM casefile c WHERE c.case_id = $1;

-- name: stage_person
-- why:  who is to receive it, and whether they could
-- in:   case_id i64, account text, court text
-- out:  staff_id i64, name text, recused i64
SELECT s.staff_id, s.name,
    (SELECT COUNT(*) FROM recusal r WHERE r.case_id = $1 AND r.staff_id = s.staff_id)
FROM staff s WHERE s.account = $2 AND s.court = $3 AND s.active = 1;

-- name: stage_team_accounts
-- in:  court text, team text
-- out: account text, staff_id i64
SELECT s.account, s.staff_id FROM team_member m JOIN staff s ON s.staff_id = m.staff_id
WHERE m.court = $1 AND m.team = $2 AND s.active = 1 ORDER BY s.account LIMIT 200;

-- name: stage_waiting
-- why:  handed over and not taken, for one who may take it: who is named; else anybody of the team
--       named; else the case's handler, its team and who helps in it. The longest waiting first
-- in:   account text, staff_id i64, court text, stages text, case_id i64, most i64
-- out:  run_id i64, case_id i64, case_no text, to_stage text, from_name text, note text
-- out:  handed_day i64, n i64
SELECT n.run_id, n.case_id, c.case_no, n.to_stage, COALESCE(f.name, ''), n.note,
    (SELECT CAST(COALESCE(MAX(t.day), 0) AS BIGINT) FROM stage_step t
     WHERE t.case_id = n.case_id AND t.what = 'handed') AS handed_day, COUNT(*) OVER ()
FROM (SELECT CAST($1 AS TEXT) AS account, CAST($2 AS BIGINT) AS staff_id) me
    CROSS JOIN stage_now n JOIN casefile c ON c.case_id = n.case_id
    LEFT JOIN staff f ON f.account = n.from_account
WHERE n.court = $3 AND n.ended_day IS NULL AND n.to_stage <> ''
  AND REPLACE(CAST($4 AS TEXT), '|' || n.to_stage || '|', '') <> $4
  AND (CAST($5 AS BIGINT) = 0 OR n.case_id = $5)
  AND (n.to_account = me.account OR n.to_account = '' AND (
       EXISTS (SELECT 1 FROM team_member m WHERE m.court = n.court AND m.staff_id = me.staff_id
               AND m.team = CASE WHEN n.to_team <> '' THEN n.to_team ELSE c.team END)
       OR n.to_team = '' AND (c.handler = me.account
          OR EXISTS (SELECT 1 FROM case_helper h
                     WHERE h.case_id = n.case_id AND h.staff_id = me.staff_id))))
  AND NOT EXISTS (SELECT 1 FROM recusal x WHERE x.case_id = n.case_id AND x.staff_id = me.staff_id)
ORDER BY handed_day, n.run_id LIMIT $6;

-- name: stage_list
-- why:  what is under way in a court, the nearest day first
-- in:   court text, size i64
-- out:  case_id i64, case_no text, stage text, holder text, holder_name text, due_day i64
-- out:  to_stage text, to_team text, to_account text
SELECT n.case_id, c.case_no, n.stage, n.holder, COALESCE(s.name, ''), n.due_day, n.to_stage, n.to_team,
    n.to_account
FROM stage_now n JOIN casefile c ON c.case_id = n.case_id LEFT JOIN staff s ON s.account = n.holder
WHERE n.court = $1 AND n.ended_day IS NULL ORDER BY n.due_day, n.run_id LIMIT $2;
