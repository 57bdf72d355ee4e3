-- team: who works with whom, and who must keep out. A case names its handler and its team
-- (casefile.handler, casefile.team); this says who else is in that team, and who is recused.

-- migrate: team-0001
CREATE TABLE team_member (
    court    TEXT  NOT NULL,
    team     TEXT  NOT NULL,                         -- as casefile.team names it
    staff_id {i64} NOT NULL REFERENCES staff (staff_id),
    PRIMARY KEY (court, team, staff_id)
) {strict};
CREATE INDEX team_member_by_staff ON team_member (staff_id);

CREATE TABLE recusal (
    case_id  {i64} NOT NULL,
    staff_id {i64} NOT NULL REFERENCES staff (staff_id),
    reason   TEXT  NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    since_ms {i64} NOT NULL,
    PRIMARY KEY (case_id, staff_id)
) {strict};

-- migrate: team-0002
-- Who works on a part of a case without being of its team: a stage handed to them.
CREATE TABLE case_helper (
    case_id  {i64} NOT NULL,
    staff_id {i64} NOT NULL REFERENCES staff (staff_id),
    PRIMARY KEY (case_id, staff_id)
) {strict};

-- name: team_help
-- in:   case_id i64, staff_id i64
INSERT INTO case_helper (case_id, staff_id) VALUES ($1, $2) ON CONFLICT (case_id, staff_id) DO NOTHING;

-- name: team_help_end
-- in:   case_id i64
DELETE FROM case_helper WHERE case_id = $1;

-- name: team_join
-- in:   court text, team text, staff_id i64
INSERT INTO team_member (court, team, staff_id) VALUES ($1, $2, $3)
ON CONFLICT (court, team, staff_id) DO NOTHING;

-- name: team_leave
-- in:   court text, team text, staff_id i64
DELETE FROM team_member WHERE court = $1 AND team = $2 AND staff_id = $3;

-- name: team_members
-- in:   court text, team text
-- out:  staff_id i64, account text, name text, active i64
SELECT s.staff_id, s.account, s.name, s.active
FROM team_member m JOIN staff s ON s.staff_id = m.staff_id
WHERE m.court = $1 AND m.team = $2 ORDER BY s.account LIMIT 1000;

-- name: team_recuse
-- in:   case_id i64, staff_id i64, reason text, since_ms i64
INSERT INTO recusal (case_id, staff_id, reason, since_ms) VALUES ($1, $2, $3, $4)
ON CONFLICT (case_id, staff_id) DO NOTHING;

-- name: team_recusal_end
-- in:   case_id i64, staff_id i64
DELETE FROM recusal WHERE case_id = $1 AND staff_id = $2;

-- name: team_of_case
-- why:  all that core knows of a case: its court, who handles it, and how one person stands to it
-- in:   staff_id i64, recused_id i64, case_id i64
-- out:  court text, handler text, team text, in_team i64, recused i64
SELECT c.court, c.handler, c.team,
       (SELECT COUNT(*) FROM team_member m
        WHERE m.court = c.court AND m.team = c.team AND m.staff_id = $1) +
       (SELECT COUNT(*) FROM case_helper h WHERE h.case_id = c.case_id AND h.staff_id = $1),
       (SELECT COUNT(*) FROM recusal r WHERE r.case_id = c.case_id AND r.staff_id = $2)
FROM casefile c WHERE c.case_id = $3;
