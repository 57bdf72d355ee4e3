-- teams: a court's teams by kind, and who is in them with which post (casework/teams.h). Who may act
-- in a case because of a team is core/team's team_member, which is written along with these rows.

-- migrate: teams-0001
CREATE TABLE court_team (
    court   TEXT  NOT NULL,
    team    TEXT  NOT NULL,                          -- as casefile.team names it
    kind    TEXT  NOT NULL CHECK (kind IN ('quick', 'ordinary', 'enterprise', 'affairs', 'round')),
    active  {i64} NOT NULL CHECK (active IN (0, 1)),
    version {i64} NOT NULL CHECK (version > 0),
    PRIMARY KEY (court, team)
) {strict};

CREATE TABLE court_member (
    court    TEXT  NOT NULL,
    team     TEXT  NOT NULL,
    staff_id {i64} NOT NULL REFERENCES staff (staff_id),
    post     TEXT  NOT NULL CHECK (post IN ('judge', 'assistant', 'clerk', 'bailiff')),
    places   TEXT  NOT NULL,                         -- words, ; between
    causes   TEXT  NOT NULL,                         -- words, ; between
    share    {i64} NOT NULL CHECK (share BETWEEN 1 AND 200),  -- of new cases, percent
    takes    {i64} NOT NULL CHECK (takes IN (0, 1)),          -- new cases at all
    version  {i64} NOT NULL CHECK (version > 0),
    PRIMARY KEY (court, team, staff_id)
) {strict};
CREATE INDEX casefile_open_handler ON casefile (handler, case_id) WHERE closed_day IS NULL;
CREATE INDEX casefile_unassigned ON casefile (court, filed_day, case_id)
    WHERE closed_day IS NULL AND handler = '';

-- name: court_team_one
-- in:  court text, team text
-- out: kind text, active i64, version i64
SELECT kind, active, version FROM court_team WHERE court = $1 AND team = $2;

-- name: court_team_all
-- in:  court text
-- out: team text, kind text, active i64, version i64
SELECT team, kind, active, version FROM court_team WHERE court = $1 ORDER BY active DESC, team LIMIT 500;

-- name: court_team_put
-- in: court text, team text, kind text, active i64
INSERT INTO court_team (court, team, kind, active, version) VALUES ($1, $2, $3, $4, 1)
ON CONFLICT (court, team) DO UPDATE
SET kind = excluded.kind, active = excluded.active, version = court_team.version + 1;

-- name: court_member_one
-- in:  court text, team text, staff_id i64
-- out: post text, places text, causes text, share i64, takes i64, version i64
SELECT post, places, causes, share, takes, version FROM court_member
WHERE court = $1 AND team = $2 AND staff_id = $3;

-- name: court_member_put
-- in: court text, team text, staff_id i64, post text, places text, causes text, share i64, takes i64
INSERT INTO court_member (court, team, staff_id, post, places, causes, share, takes, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)
ON CONFLICT (court, team, staff_id) DO UPDATE
SET post = excluded.post, places = excluded.places, causes = excluded.causes,
    share = excluded.share, takes = excluded.takes, version = court_member.version + 1;

-- name: court_member_drop
-- in: court text, team text, staff_id i64
DELETE FROM court_member WHERE court = $1 AND team = $2 AND staff_id = $3;

-- name: court_member_all
-- why:  with what each has open: the load is points, a case without a score weighs the base
-- in:   today i64, base i64, court text
-- out:  team text, staff_id i64, account text, name text, active i64, post text, places text
-- out:  causes text, share i64, takes i64, version i64, open i64, load i64, overdue i64
SELECT m.team, m.staff_id, s.account, s.name, s.active, m.post, m.places, m.causes, m.share, m.takes,
    m.version,
    (SELECT COUNT(*) FROM casefile c
     WHERE c.handler = s.account AND c.court = m.court AND c.closed_day IS NULL),
    (SELECT CAST(COALESCE(SUM(COALESCE(t.points, x.base)), 0) AS BIGINT)
     FROM casefile c LEFT JOIN triage_case t ON t.case_id = c.case_id
     WHERE c.handler = s.account AND c.court = m.court AND c.closed_day IS NULL),
    (SELECT COUNT(*) FROM casefile c
     WHERE c.handler = s.account AND c.court = m.court AND c.closed_day IS NULL
       AND c.limit_day < x.today)
FROM (SELECT CAST($1 AS BIGINT) AS today, CAST($2 AS BIGINT) AS base) x
    CROSS JOIN court_member m JOIN staff s ON s.staff_id = m.staff_id
WHERE m.court = $3 ORDER BY m.team, m.post, s.account LIMIT 2000;

-- name: court_handlers
-- why:  everybody who holds an open case of the court, in a team or not
-- in:   today i64, base i64, court text
-- out:  handler text, name text, open i64, load i64, overdue i64
SELECT c.handler, COALESCE(s.name, ''), COUNT(*),
    CAST(SUM(COALESCE(t.points, x.base)) AS BIGINT),
    CAST(SUM(CASE WHEN c.limit_day < x.today THEN 1 ELSE 0 END) AS BIGINT)
FROM (SELECT CAST($1 AS BIGINT) AS today, CAST($2 AS BIGINT) AS base) x
    CROSS JOIN casefile c LEFT JOIN triage_case t ON t.case_id = c.case_id
    LEFT JOIN staff s ON s.account = c.handler
WHERE c.court = $3 AND c.closed_day IS NULL AND c.handler <> ''
GROUP BY c.handler, s.name ORDER BY c.handler LIMIT 2000;

-- name: court_staff
-- why:  who of the court could be put in a team
-- in:   court text
-- out:  staff_id i64, account text, name text, role text
SELECT s.staff_id, s.account, s.name, r.role
FROM staff s JOIN staff_role r ON r.staff_id = s.staff_id
WHERE s.court = $1 AND s.active = 1 AND r.role IN ('judge', 'assistant', 'clerk', 'bailiff')
ORDER BY s.account, r.role LIMIT 4000;

-- name: court_staff_by_account
-- in:  account text, court text
-- out: staff_id i64, name text
SELECT staff_id, name FROM staff WHERE account = $1 AND court = $2 AND active = 1;

-- name: court_team_names
-- why:  teams that cases name and nobody described
-- in:   court text
-- out:  team text, n i64
SELECT c.team, COUNT(*) FROM casefile c
WHERE c.court = $1 AND c.closed_day IS NULL AND c.team <> ''
  AND NOT EXISTS (SELECT 1 FROM court_team t WHERE t.court = c.court AND t.team = c.team)
GROUP BY c.team ORDER BY c.team LIMIT 500;

-- name: court_unassigned
-- in:  court text
-- out: n i64
SELECT COUNT(*) FROM casefile WHERE court = $1 AND closed_day IS NULL AND handler = '';

-- name: recusal_of_case
-- in:  case_id i64
-- out: staff_id i64, account text, name text, reason text, since_ms i64
SELECT r.staff_id, s.account, s.name, r.reason, r.since_ms
FROM recusal r JOIN staff s ON s.staff_id = r.staff_id WHERE r.case_id = $1 ORDER BY s.account LIMIT 100;

-- name: court_member_by_account
-- in:  court text, team text, account text
-- out: staff_id i64, name text
SELECT m.staff_id, s.name FROM court_member m JOIN staff s ON s.staff_id = m.staff_id
WHERE m.court = $1 AND m.team = $2 AND s.account = $3;
