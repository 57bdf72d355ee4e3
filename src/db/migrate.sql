-- The steps that have run here.

-- name: step_table
CREATE TABLE IF NOT EXISTS schema_step (
    name      TEXT  NOT NULL PRIMARY KEY,
    digest    TEXT  NOT NULL,  -- SHA-256 of the step's text on this engine
    ran_ms    {i64} NOT NULL
) {strict}

-- name: step_list
-- out: name text, digest text
SELECT name, digest FROM schema_step ORDER BY name

-- name: step_add
-- in: name text, digest text, ran_ms i64
INSERT INTO schema_step (name, digest, ran_ms) VALUES ($1, $2, $3)

-- name: step_lock
-- why:  two servers started at once; SQLite's write lock already keeps them apart
-- in: key i64
-- out: got i64
-- only: sqlite
SELECT $1
-- only: pg
SELECT 1 FROM (SELECT pg_advisory_lock($1)) AS taken
-- only: all

-- name: step_unlock
-- in: key i64
-- out: gone i64
-- only: sqlite
SELECT $1
-- only: pg
SELECT 1 FROM (SELECT pg_advisory_unlock($1)) AS given
-- only: all
