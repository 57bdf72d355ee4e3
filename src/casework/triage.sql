-- triage: simple or complex (casework/triage.h). A court's list of criteria is kept whole in each of
-- its versions, and a score keeps the version and every fact it was reckoned from: any score ever
-- given can be reckoned again. Nothing here is changed or removed but the newest word on a case.

-- migrate: triage-0001
CREATE TABLE triage_list (
    court        TEXT  NOT NULL,
    version      {i64} NOT NULL CHECK (version > 0),
    made_ms      {i64} NOT NULL,
    made_by      {i64} NOT NULL,                     -- staff_id; 0: the program's own list
    own          {i64} NOT NULL CHECK (own IN (0, 1)),
    PRIMARY KEY (court, version)
) {strict};

CREATE TABLE triage_criterion (
    court     TEXT  NOT NULL,
    version   {i64} NOT NULL,
    seq       {i64} NOT NULL,
    id        TEXT  NOT NULL,
    test      TEXT  NOT NULL,
    threshold {i64} NOT NULL CHECK (threshold >= 0),
    words     TEXT  NOT NULL,
    points    {i64} NOT NULL CHECK (points BETWEEN -1000 AND 1000),
    decides   TEXT  NOT NULL CHECK (decides IN ('', 'simple', 'complex')),
    team      TEXT  NOT NULL,                        -- kind of team, or ''
    status    TEXT  NOT NULL,
    source    TEXT  NOT NULL,
    zh        TEXT  NOT NULL,
    en        TEXT  NOT NULL,
    PRIMARY KEY (court, version, id)
) {strict};

CREATE TABLE triage_score (
    score_id        {i64} NOT NULL PRIMARY KEY,
    case_id         {i64} NOT NULL,
    court           TEXT  NOT NULL,
    list_version    {i64} NOT NULL,
    base            {i64} NOT NULL,
    complex_from    {i64} NOT NULL,
    claim_fen       {i64} NOT NULL,
    parties         {i64} NOT NULL,
    debtor_cases    {i64} NOT NULL,
    applicant_cases {i64} NOT NULL,
    basis           TEXT  NOT NULL,
    cause           TEXT  NOT NULL,
    type            TEXT  NOT NULL,
    property        TEXT  NOT NULL,
    closed_as       TEXT  NOT NULL,
    labels          TEXT  NOT NULL,
    ticked          TEXT  NOT NULL,                  -- ;eviction;major;
    has_act         {i64} NOT NULL CHECK (has_act IN (0, 1)),
    late            {i64} NOT NULL CHECK (late IN (0, 1)),
    points          {i64} NOT NULL CHECK (points > 0),
    grade           TEXT  NOT NULL CHECK (grade IN ('simple', 'complex')),
    team            TEXT  NOT NULL,                  -- kind of team
    reason          TEXT  NOT NULL,                  -- why a person overruled; '': as reckoned
    scored_ms       {i64} NOT NULL,
    scored_by       {i64} NOT NULL                   -- staff_id; 0: the system
) {strict};
CREATE INDEX triage_score_of_case ON triage_score (case_id, score_id);

-- The newest word on a case: what assigning and the load of its handler read.
CREATE TABLE triage_case (
    case_id  {i64} NOT NULL PRIMARY KEY,
    score_id {i64} NOT NULL,
    points   {i64} NOT NULL CHECK (points > 0),
    grade    TEXT  NOT NULL CHECK (grade IN ('simple', 'complex')),
    team     TEXT  NOT NULL,
    place    TEXT  NOT NULL,                         -- where the debtor is, as somebody said; ''
    version  {i64} NOT NULL CHECK (version > 0)
) {strict};

-- name: triage_list_newest
-- in:  court text
-- out: version i64, made_ms i64, made_by i64, own i64
SELECT version, made_ms, made_by, own FROM triage_list WHERE court = $1
ORDER BY version DESC LIMIT 1;

-- name: triage_list_all
-- in:  court text
-- out: version i64, made_ms i64, own i64, account text, name text
SELECT l.version, l.made_ms, l.own, COALESCE(s.account, ''), COALESCE(s.name, '')
FROM triage_list l LEFT JOIN staff s ON s.staff_id = l.made_by
WHERE l.court = $1 ORDER BY l.version DESC LIMIT 200;

-- name: triage_list_insert
-- in: court text, version i64, made_ms i64, made_by i64, own i64
INSERT INTO triage_list (court, version, made_ms, made_by, own) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (court, version) DO NOTHING;

-- name: triage_criterion_insert
-- in: court text, version i64, seq i64, id text, test text, threshold i64, words text, points i64
-- in: decides text, team text, status text, source text, zh text, en text
INSERT INTO triage_criterion (court, version, seq, id, test, threshold, words, points, decides, team,
    status, source, zh, en)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (court, version, id) DO NOTHING;

-- name: triage_criterion_of
-- in:  court text, version i64
-- out: seq i64, id text, test text, threshold i64, words text, points i64, decides text, team text
-- out: status text, source text, zh text, en text
SELECT seq, id, test, threshold, words, points, decides, team, status, source, zh, en
FROM triage_criterion WHERE court = $1 AND version = $2 ORDER BY seq LIMIT 64;

-- name: triage_others
-- why:  open cases of the district, this one aside, with one of these people in this role
-- in:   role text, case_id i64
-- out:  n i64
SELECT COUNT(*) FROM (
    SELECT DISTINCT o.case_id AS one
    FROM party p JOIN party o ON o.person_id = p.person_id AND o.role = p.role
    JOIN casefile c ON c.case_id = o.case_id
    WHERE p.role = $1 AND p.case_id = $2 AND o.case_id <> p.case_id AND c.closed_day IS NULL
    LIMIT 1000) counted;

-- name: triage_of_application
-- why:  what the application says beyond the case's row
-- in:   case_id i64
-- out:  acts i64, late i64
SELECT (SELECT COUNT(*) FROM claim_item i
        WHERE i.application_id = a.application_id AND i.kind = 'act'),
    CASE WHEN a.received_day > a.limit_day THEN 1 ELSE 0 END
FROM application a WHERE a.case_id = $1;

-- name: triage_parties
-- in:  case_id i64
-- out: n i64
SELECT COUNT(*) FROM party WHERE case_id = $1;

-- name: triage_score_insert
-- in: score_id i64, case_id i64, court text, list_version i64, base i64, complex_from i64
-- in: claim_fen i64, parties i64, debtor_cases i64, applicant_cases i64, basis text, cause text
-- in: type text, property text, closed_as text, labels text, ticked text, has_act i64, late i64
-- in: points i64, grade text, team text, reason text, scored_ms i64, scored_by i64
INSERT INTO triage_score (score_id, case_id, court, list_version, base, complex_from, claim_fen,
    parties, debtor_cases, applicant_cases, basis, cause, type, property, closed_as, labels, ticked,
    has_act, late, points, grade, team, reason, scored_ms, scored_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24, $25);

-- name: triage_score_of_case
-- in:  case_id i64
-- out: score_id i64, court text, list_version i64, base i64, complex_from i64, claim_fen i64
-- out: parties i64, debtor_cases i64, applicant_cases i64, basis text, cause text, type text
-- out: property text, closed_as text, labels text, ticked text, has_act i64, late i64, points i64
-- out: grade text, team text, reason text, scored_ms i64, account text, name text
SELECT t.score_id, t.court, t.list_version, t.base, t.complex_from, t.claim_fen, t.parties,
    t.debtor_cases, t.applicant_cases, t.basis, t.cause, t.type, t.property, t.closed_as, t.labels,
    t.ticked, t.has_act, t.late, t.points, t.grade, t.team, t.reason, t.scored_ms,
    COALESCE(s.account, ''), COALESCE(s.name, '')
FROM triage_score t LEFT JOIN staff s ON s.staff_id = t.scored_by
WHERE t.case_id = $1 ORDER BY t.score_id DESC LIMIT 100;

-- name: triage_case_one
-- in:  case_id i64
-- out: score_id i64, points i64, grade text, team text, place text, version i64
SELECT score_id, points, grade, team, place, version FROM triage_case WHERE case_id = $1;

-- name: triage_case_put
-- in: case_id i64, score_id i64, points i64, grade text, team text, place text
INSERT INTO triage_case (case_id, score_id, points, grade, team, place, version)
VALUES ($1, $2, $3, $4, $5, $6, 1)
ON CONFLICT (case_id) DO UPDATE
SET score_id = excluded.score_id, points = excluded.points, grade = excluded.grade,
    team = excluded.team, place = excluded.place, version = triage_case.version + 1;
