-- risk: risk points of a case: who ticked which off, and what a court made of the catalogue
-- (data/risk_points.csv). A tick is never changed: taking one back is another row, the newest counts.

-- migrate: risk-0001
CREATE TABLE risk_tick (
    case_id   {i64} NOT NULL,
    point     TEXT  NOT NULL,
    seq       {i64} NOT NULL CHECK (seq > 0),
    verdict   TEXT  NOT NULL CHECK (verdict IN ('done', 'not_needed', 'open')),
    note      TEXT  NOT NULL,
    staff_id  {i64} NOT NULL,
    tick_day  {i64} NOT NULL,
    at_ms     {i64} NOT NULL,
    PRIMARY KEY (case_id, point, seq)
-- only: sqlite
) STRICT, WITHOUT ROWID;
CREATE TRIGGER risk_tick_is_final_u BEFORE UPDATE ON risk_tick
BEGIN SELECT RAISE(ABORT, 'ticks are append-only'); END;
CREATE TRIGGER risk_tick_is_final_d BEFORE DELETE ON risk_tick
BEGIN SELECT RAISE(ABORT, 'ticks are append-only'); END;
-- only: pg
);
CREATE FUNCTION risk_tick_is_final() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'ticks are append-only';
END $body$;
CREATE TRIGGER risk_tick_is_final BEFORE UPDATE OR DELETE ON risk_tick
FOR EACH ROW EXECUTE FUNCTION risk_tick_is_final();
-- only: all

-- What a court made of a point; without a row it is as the catalogue has it.
CREATE TABLE risk_rule (
    court       TEXT  NOT NULL,
    point       TEXT  NOT NULL,
    active      {i64} NOT NULL CHECK (active IN (0, 1)),
    blocking    {i64} NOT NULL CHECK (blocking IN (0, 1)),
    standard_zh TEXT  NOT NULL,                      -- the court's own words; '' : the catalogue's
    standard_en TEXT  NOT NULL,
    version     {i64} NOT NULL CHECK (version > 0),
    PRIMARY KEY (court, point)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

-- part: facts
c.case_id, c.case_no, c.court, c.type, c.basis, c.claim_fen, c.handler, c.filed_day, c.closed_day,
    c.close_mode, c.limit_day,
    (SELECT MAX(r.state) FROM procedure_run r WHERE r.case_id = c.case_id AND r.procedure = 'life'),
    (SELECT COUNT(*) FROM exclusion x WHERE x.case_id = c.case_id AND x.to_day IS NULL),
    (SELECT COUNT(*) FROM party p JOIN person w ON w.person_id = p.person_id
        WHERE p.case_id = c.case_id AND p.role = 'respondent' AND w.kind <> 'natural'),
    (SELECT COUNT(*) FROM party p JOIN person w ON w.person_id = p.person_id
        WHERE p.case_id = c.case_id AND p.role = 'respondent' AND w.kind = 'natural'),
    (SELECT COUNT(*) FROM party p WHERE p.case_id = c.case_id AND p.role = 'applicant'),
    (SELECT COUNT(*) FROM settlement s WHERE s.case_id = c.case_id AND s.ended_day IS NULL),
    (SELECT COUNT(*) FROM settlement s WHERE s.case_id = c.case_id AND s.performed = 1
        AND NOT EXISTS (SELECT 1 FROM settlement n WHERE n.case_id = s.case_id
            AND (n.agreed_day > s.agreed_day
                OR (n.agreed_day = s.agreed_day AND n.run_id > s.run_id)))),
    (SELECT COUNT(*) FROM lead l WHERE l.case_id = c.case_id),
    (SELECT COUNT(*) FROM lead l WHERE l.case_id = c.case_id AND l.checked_day IS NULL),
    (SELECT COUNT(*) FROM extension_asked e WHERE e.case_id = c.case_id),
    (SELECT CAST(COALESCE(SUM(t.amount_fen), 0) AS BIGINT) FROM receipt t
        WHERE t.case_id = c.case_id AND t.via_account = 1),
    (SELECT CAST(COALESCE(SUM(y.amount_fen), 0) AS BIGINT) FROM payment y
        WHERE y.case_id = c.case_id AND y.state = 'paid'),
    (SELECT CAST(COALESCE(SUM(y.amount_fen), 0) AS BIGINT) FROM payment y
        WHERE y.case_id = c.case_id AND y.state = 'waiting'),
    (SELECT COUNT(*) FROM payment y JOIN party p ON p.person_id = y.person_id
        JOIN casefile o ON o.case_id = p.case_id
        WHERE y.case_id = c.case_id AND y.state = 'waiting' AND p.role = 'respondent'
        AND o.case_id <> c.case_id AND o.closed_day IS NULL AND o.type IN ('执', '执恢')),
    (SELECT COUNT(*) FROM recovery v WHERE v.case_id = c.case_id AND v.how = 'account'),
    (SELECT COUNT(*) FROM recovery v WHERE v.case_id = c.case_id AND v.how = 'in_kind'),
    (SELECT COUNT(*) FROM recovery v WHERE v.case_id = c.case_id AND v.how = 'waived'),
    (SELECT CAST(COALESCE(SUM(v.fen), 0) AS BIGINT) FROM recovery v WHERE v.case_id = c.case_id),
    (SELECT a.circumstances FROM application a WHERE a.case_id = c.case_id),
    (SELECT a.received_day - a.limit_day FROM application a WHERE a.case_id = c.case_id),
    (SELECT k.ground FROM closing k WHERE k.case_id = c.case_id),
    (SELECT k.owed_fen FROM closing k WHERE k.case_id = c.case_id),
    (SELECT MIN(q.due_day) FROM requery q WHERE q.case_id = c.case_id AND q.done_day IS NULL)

-- name: risk_facts_one
-- in: case_id i64
-- out: case_id i64, case_no text, court text, type text, basis text, claim_fen i64, handler text
-- out: filed_day i64, closed_day i64, close_mode text, limit_day i64, state text, stops i64
-- out: organisations i64, citizens i64, applicants i64, settling i64, settled i64, leads i64
-- out: leads_open i64, extensions i64, via_fen i64, paid_fen i64, waiting_fen i64, hits i64
-- out: by_account i64, in_kind i64, waived i64, got_fen i64, circumstances i64, late_days i64
-- out: ground text, owed_fen i64, requery_day i64
SELECT {facts} FROM casefile c WHERE c.case_id = $1;

-- name: risk_facts_page
-- why: the open cases of a court, a page at a time, with everything a point may ask about
-- in: court text, after i64, most i64
-- out: case_id i64, case_no text, court text, type text, basis text, claim_fen i64, handler text
-- out: filed_day i64, closed_day i64, close_mode text, limit_day i64, state text, stops i64
-- out: organisations i64, citizens i64, applicants i64, settling i64, settled i64, leads i64
-- out: leads_open i64, extensions i64, via_fen i64, paid_fen i64, waiting_fen i64, hits i64
-- out: by_account i64, in_kind i64, waived i64, got_fen i64, circumstances i64, late_days i64
-- out: ground text, owed_fen i64, requery_day i64
SELECT {facts} FROM casefile c
WHERE c.court = $1 AND c.closed_day IS NULL AND c.case_id > $2 AND c.type IN ('执', '执恢')
ORDER BY c.case_id LIMIT $3;

-- name: risk_papers_one
-- in: case_id i64
-- out: case_id i64, kind text
SELECT DISTINCT d.case_id, d.kind FROM document d WHERE d.case_id = $1 AND d.state = 'approved'
ORDER BY d.case_id, d.kind;

-- name: risk_papers_page
-- in: court text, after i64, last i64
-- out: case_id i64, kind text
SELECT DISTINCT d.case_id, d.kind FROM casefile c JOIN document d ON d.case_id = c.case_id
WHERE c.court = $1 AND c.closed_day IS NULL AND c.case_id > $2 AND c.case_id <= $3
    AND d.state = 'approved'
ORDER BY d.case_id, d.kind;

-- name: risk_deeds_one
-- in: case_id i64
-- out: case_id i64, deed text
SELECT case_id, deed FROM deed WHERE case_id = $1 AND done = 1 ORDER BY deed;

-- name: risk_deeds_page
-- in: court text, after i64, last i64
-- out: case_id i64, deed text
SELECT d.case_id, d.deed FROM casefile c JOIN deed d ON d.case_id = c.case_id
WHERE c.court = $1 AND c.closed_day IS NULL AND c.case_id > $2 AND c.case_id <= $3 AND d.done = 1
ORDER BY d.case_id, d.deed;

-- name: risk_ticks_one
-- in: case_id i64
-- out: case_id i64, point text, seq i64, verdict text, note text, tick_day i64, at_ms i64
-- out: account text, name text
SELECT t.case_id, t.point, t.seq, t.verdict, t.note, t.tick_day, t.at_ms,
    COALESCE(s.account, ''), COALESCE(s.name, '')
FROM risk_tick t LEFT JOIN staff s ON s.staff_id = t.staff_id
WHERE t.case_id = $1 ORDER BY t.point, t.seq;

-- name: risk_ticks_page
-- why: only how each point stands: its newest row is the last of its rows
-- in: court text, after i64, last i64
-- out: case_id i64, point text, verdict text
SELECT t.case_id, t.point, t.verdict FROM casefile c JOIN risk_tick t ON t.case_id = c.case_id
WHERE c.court = $1 AND c.closed_day IS NULL AND c.case_id > $2 AND c.case_id <= $3
ORDER BY t.case_id, t.point, t.seq;

-- name: risk_tick_add
-- in: case_id i64, point text, seq i64, verdict text, note text, staff_id i64, tick_day i64
-- in: at_ms i64
INSERT INTO risk_tick (case_id, point, seq, verdict, note, staff_id, tick_day, at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: risk_rules_of_court
-- in: court text
-- out: point text, active i64, blocking i64, standard_zh text, standard_en text, version i64
SELECT point, active, blocking, standard_zh, standard_en, version FROM risk_rule
WHERE court = $1 ORDER BY point;

-- name: risk_rule_put
-- in: court text, point text, active i64, blocking i64, standard_zh text, standard_en text
INSERT INTO risk_rule (court, point, active, blocking, standard_zh, standard_en, version)
VALUES ($1, $2, $3, $4, $5, $6, 1)
ON CONFLICT (court, point) DO UPDATE
SET active = excluded.active, blocking = excluded.blocking, standard_zh = excluded.standard_zh,
    standard_en = excluded.standard_en, version = risk_rule.version + 1;
