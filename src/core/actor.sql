-- actor: courts, the people who work in them, their roles, and who is signed in.
-- court_reach is the whole of scope: which courts' rows a viewer's court may see. It is made anew
-- whenever a court changes; every query asks it and nothing else (core/scope.h).

-- migrate: actor-0001
CREATE TABLE court (
    court   TEXT  NOT NULL PRIMARY KEY,              -- code, 内0624
    name    TEXT  NOT NULL,
    level   TEXT  NOT NULL CHECK (level IN ('high', 'intermediate', 'basic')),
    upper   TEXT  NOT NULL,                          -- the court above, or ''
    version {i64} NOT NULL
) {strict};

CREATE TABLE court_reach (
    viewer TEXT NOT NULL,
    court  TEXT NOT NULL,
    PRIMARY KEY (viewer, court)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

CREATE TABLE staff (
    staff_id    {i64} NOT NULL PRIMARY KEY,
    account     TEXT  NOT NULL UNIQUE,               -- 工号, 内0624-003
    name        TEXT  NOT NULL,
    court       TEXT  NOT NULL REFERENCES court (court),
    password    TEXT  NOT NULL,                      -- argon2id; '' = nobody can sign in
    active      {i64} NOT NULL CHECK (active IN (0, 1)),
    must_change {i64} NOT NULL CHECK (must_change IN (0, 1)),
    made_ms     {i64} NOT NULL,
    version     {i64} NOT NULL
) {strict};

CREATE TABLE staff_role (
    staff_id {i64} NOT NULL REFERENCES staff (staff_id),
    role     TEXT  NOT NULL,
    PRIMARY KEY (staff_id, role)
) {strict};

-- Failed tries are counted by what was typed, whether or not such an account exists: the lock must
-- not tell the two apart.
CREATE TABLE login_try (
    account         TEXT  NOT NULL PRIMARY KEY,
    failed          {i64} NOT NULL,
    locks           {i64} NOT NULL,                  -- how often it was locked: each lock is longer
    locked_until_ms {i64} NOT NULL,
    touched_ms      {i64} NOT NULL
) {strict};

CREATE TABLE session (
    session_id {i64}  NOT NULL PRIMARY KEY,
    token_hash {blob} NOT NULL UNIQUE,
    staff_id   {i64}  NOT NULL REFERENCES staff (staff_id),
    made_ms    {i64}  NOT NULL,
    seen_ms    {i64}  NOT NULL,
    ended_ms   {i64}  NOT NULL,                      -- 0: open
    ip         TEXT   NOT NULL,
    agent      TEXT   NOT NULL
) {strict};
CREATE INDEX session_by_staff ON session (staff_id, ended_ms);

-- name: court_put
-- in:   court text, name text, level text, upper text
INSERT INTO court (court, name, level, upper, version) VALUES ($1, $2, $3, $4, 1)
ON CONFLICT (court) DO UPDATE
SET name = excluded.name, level = excluded.level, upper = excluded.upper,
    version = court.version + 1
WHERE court.name <> excluded.name OR court.level <> excluded.level
   OR court.upper <> excluded.upper;

-- name: court_one
-- in:   court text
-- out:  court text, name text, level text, upper text, version i64
SELECT court, name, level, upper, version FROM court WHERE court = $1;

-- name: court_all
-- out:  court text, name text, level text, upper text, version i64
SELECT court, name, level, upper, version FROM court ORDER BY court LIMIT 10000;

-- name: court_of_scope
-- in:   viewer text
-- out:  court text, name text, level text, upper text
SELECT c.court, c.name, c.level, c.upper
FROM court c JOIN court_reach r ON r.court = c.court
WHERE r.viewer = $1 ORDER BY c.court LIMIT 10000;

-- name: court_reach_clear
DELETE FROM court_reach;

-- name: court_reach_fill
-- why:  each court sees itself and what stands below it, to any depth
WITH RECURSIVE below (viewer, court, depth) AS (
    SELECT court, court, 0 FROM court
    UNION
    SELECT b.viewer, c.court, b.depth + 1 FROM below b JOIN court c ON c.upper = b.court
    WHERE b.depth < 4)
INSERT INTO court_reach (viewer, court)
SELECT DISTINCT viewer, court FROM below WHERE true
ON CONFLICT (viewer, court) DO NOTHING;

-- name: court_reach_all
-- out:  viewer text, court text
SELECT viewer, court FROM court_reach ORDER BY viewer, court;

-- name: court_reaches
-- in:   viewer text, court text
-- out:  n i64
SELECT COUNT(*) FROM court_reach WHERE viewer = $1 AND court = $2;

-- name: staff_insert
-- in:   staff_id i64, account text, name text, court text, password text, active i64, must_change i64, made_ms i64
INSERT INTO staff (staff_id, account, name, court, password, active, must_change, made_ms, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1);

-- name: staff_by_account
-- in:   account text
-- out:  staff_id i64, account text, name text, court text, password text, active i64, must_change i64, version i64
SELECT staff_id, account, name, court, password, active, must_change, version
FROM staff WHERE account = $1;

-- name: staff_one
-- in:   staff_id i64
-- out:  staff_id i64, account text, name text, court text, password text, active i64, must_change i64, version i64
SELECT staff_id, account, name, court, password, active, must_change, version
FROM staff WHERE staff_id = $1;

-- name: staff_list
-- in:   viewer text, after text, most i64
-- out:  staff_id i64, account text, name text, court text, active i64, locked_until_ms i64, version i64
SELECT s.staff_id, s.account, s.name, s.court, s.active, COALESCE(t.locked_until_ms, 0), s.version
FROM staff s LEFT JOIN login_try t ON t.account = s.account
WHERE s.court IN (SELECT court FROM court_reach WHERE viewer = $1) AND s.account > $2
ORDER BY s.account LIMIT $3;

-- name: staff_every
-- out:  staff_id i64, account text, name text, court text, active i64
SELECT staff_id, account, name, court, active FROM staff ORDER BY account LIMIT 10000;

-- name: staff_change
-- in:   name text, court text, active i64, staff_id i64
UPDATE staff SET name = $1, court = $2, active = $3, version = version + 1 WHERE staff_id = $4;

-- name: staff_password
-- in:   password text, must_change i64, staff_id i64
UPDATE staff SET password = $1, must_change = $2, version = version + 1 WHERE staff_id = $3;

-- name: staff_count
-- out:  n i64
SELECT COUNT(*) FROM staff;

-- name: staff_roles
-- in:   staff_id i64
-- out:  role text
SELECT role FROM staff_role WHERE staff_id = $1 ORDER BY role LIMIT 100;

-- name: staff_role_clear
-- in:   staff_id i64
DELETE FROM staff_role WHERE staff_id = $1;

-- name: staff_role_insert
-- in:   staff_id i64, role text
INSERT INTO staff_role (staff_id, role) VALUES ($1, $2);

-- name: staff_touch
-- why:  its roles changed
-- in:   staff_id i64
UPDATE staff SET version = version + 1 WHERE staff_id = $1;

-- name: login_try_one
-- in:   account text
-- out:  failed i64, locks i64, locked_until_ms i64
SELECT failed, locks, locked_until_ms FROM login_try WHERE account = $1;

-- name: login_try_fail
-- why:  counted in the database, so that tries that arrive together are all counted
-- in:   account text, touched_ms i64
-- out:  failed i64, locks i64
INSERT INTO login_try (account, failed, locks, locked_until_ms, touched_ms)
VALUES ($1, 1, 0, 0, $2)
ON CONFLICT (account) DO UPDATE
SET failed = login_try.failed + 1, touched_ms = excluded.touched_ms
RETURNING failed, locks;

-- name: login_try_lock
-- in:   locked_until_ms i64, account text
UPDATE login_try SET locked_until_ms = $1, failed = 0, locks = locks + 1 WHERE account = $2;

-- name: login_try_clear
-- in:   account text
DELETE FROM login_try WHERE account = $1;

-- name: login_try_prune
-- in:   before_ms i64, before_ms_again i64
DELETE FROM login_try WHERE touched_ms < $1 AND locked_until_ms < $2;

-- name: session_insert
-- in:   session_id i64, token_hash blob, staff_id i64, made_ms i64, seen_ms i64, ip text, agent text
INSERT INTO session (session_id, token_hash, staff_id, made_ms, seen_ms, ended_ms, ip, agent)
VALUES ($1, $2, $3, $4, $5, 0, $6, $7);

-- name: session_by_hash
-- in:   token_hash blob
-- out:  session_id i64, staff_id i64, made_ms i64, seen_ms i64, ended_ms i64, account text, name text, court text, active i64, must_change i64, level text, court_name text
SELECT s.session_id, s.staff_id, s.made_ms, s.seen_ms, s.ended_ms, u.account, u.name, u.court,
       u.active, u.must_change, c.level, c.name
FROM session s JOIN staff u ON u.staff_id = s.staff_id JOIN court c ON c.court = u.court
WHERE s.token_hash = $1;

-- name: session_open_of
-- in:   staff_id i64
-- out:  session_id i64, made_ms i64, seen_ms i64, ip text, agent text
SELECT session_id, made_ms, seen_ms, ip, agent FROM session
WHERE staff_id = $1 AND ended_ms = 0
ORDER BY seen_ms DESC, session_id DESC LIMIT 100;

-- name: session_end
-- in:   ended_ms i64, session_id i64, staff_id i64
UPDATE session SET ended_ms = $1 WHERE session_id = $2 AND staff_id = $3 AND ended_ms = 0;

-- name: session_end_others
-- why:  a new password ends every other session; 0: every one
-- in:   ended_ms i64, staff_id i64, but_session_id i64
UPDATE session SET ended_ms = $1 WHERE staff_id = $2 AND ended_ms = 0 AND session_id <> $3;

-- name: session_seen
-- in:   seen_ms i64, session_id i64, seen_ms_again i64
UPDATE session SET seen_ms = $1 WHERE session_id = $2 AND seen_ms < $3;

-- name: session_prune
-- in:   before_ms i64
DELETE FROM session WHERE made_ms < $1;

-- name: session_expire
-- why:  what nobody used any more is over, also in the list
-- in:   ended_ms i64, seen_before_ms i64, made_before_ms i64
UPDATE session SET ended_ms = $1 WHERE ended_ms = 0 AND (seen_ms < $2 OR made_ms < $3);
