-- journal: what happened, one row for each thing, written in the transaction of the change it tells of.
-- Rows are never changed and never removed: the triggers below refuse it on both engines.
-- Beside the rows stands their Merkle tree, append-only as well:
--   journal_pending  rows not yet in the tree; filled by trigger, so that no writer can forget it
--   journal_tile     hashes in runs of at most 256; level 0 holds leaves and the rows they stand for
--   journal_head     signed roots
--   journal_key      the public keys that signed them

-- migrate: journal-0001
CREATE TABLE journal (
    journal_id {i64} NOT NULL PRIMARY KEY,
    at_ms      {i64} NOT NULL,
    court      TEXT  NOT NULL,                       -- '' = the whole installation
    case_id    {i64} CHECK (case_id > 0),
    actor      {i64} NOT NULL,                       -- staff_id; 0 = the system
    kind       TEXT  NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    facts      TEXT  NOT NULL,                       -- a JSON object; kept as text: it is hashed
    law        TEXT  NOT NULL                        -- ids of the sentences that decided, or ''
) {strict};
CREATE INDEX journal_by_case ON journal (case_id, journal_id) WHERE case_id IS NOT NULL;
CREATE INDEX journal_by_court ON journal (court, journal_id);

CREATE TABLE journal_pending (
    journal_id {i64} NOT NULL PRIMARY KEY
) {strict};

CREATE TABLE journal_tile (
    level  {i64}  NOT NULL CHECK (level BETWEEN 0 AND 7),
    first  {i64}  NOT NULL CHECK (first >= 0),       -- index of the first hash within its level
    n      {i64}  NOT NULL CHECK (n BETWEEN 1 AND 256),
    min_id {i64}  NOT NULL,                          -- level 0: smallest and largest journal_id
    max_id {i64}  NOT NULL,
    ids    {blob} NOT NULL,                          -- level 0: n ids of 8 bytes, big end first
    hashes {blob} NOT NULL,                          -- n hashes of 32 bytes
    PRIMARY KEY (level, first)
) {strict};
CREATE INDEX journal_tile_by_id ON journal_tile (min_id, max_id) WHERE level = 0;

CREATE TABLE journal_key (
    key_id   TEXT  NOT NULL PRIMARY KEY,             -- SM3 of the public key's DER, hex
    pem      TEXT  NOT NULL,
    since_ms {i64} NOT NULL
) {strict};

CREATE TABLE journal_head (
    size      {i64}  NOT NULL PRIMARY KEY CHECK (size > 0),
    root      {blob} NOT NULL,
    at_ms     {i64}  NOT NULL,
    key_id    TEXT   NOT NULL REFERENCES journal_key (key_id),
    signature {blob} NOT NULL                        -- SM2 over the text in docs/JOURNAL.md
) {strict};

-- only: sqlite
CREATE TRIGGER journal_is_final_u BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_is_final_d BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_tile_is_final_u BEFORE UPDATE ON journal_tile
BEGIN SELECT RAISE(ABORT, 'journal_tile is append-only'); END;
CREATE TRIGGER journal_tile_is_final_d BEFORE DELETE ON journal_tile
BEGIN SELECT RAISE(ABORT, 'journal_tile is append-only'); END;
CREATE TRIGGER journal_head_is_final_u BEFORE UPDATE ON journal_head
BEGIN SELECT RAISE(ABORT, 'journal_head is append-only'); END;
CREATE TRIGGER journal_head_is_final_d BEFORE DELETE ON journal_head
BEGIN SELECT RAISE(ABORT, 'journal_head is append-only'); END;
CREATE TRIGGER journal_key_is_final_u BEFORE UPDATE ON journal_key
BEGIN SELECT RAISE(ABORT, 'journal_key is append-only'); END;
CREATE TRIGGER journal_key_is_final_d BEFORE DELETE ON journal_key
BEGIN SELECT RAISE(ABORT, 'journal_key is append-only'); END;
CREATE TRIGGER journal_waits AFTER INSERT ON journal
BEGIN INSERT INTO journal_pending (journal_id) VALUES (NEW.journal_id); END;
-- only: pg
CREATE FUNCTION journal_is_final() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER journal_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
FOR EACH STATEMENT EXECUTE FUNCTION journal_is_final();
CREATE TRIGGER journal_tile_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_tile
FOR EACH STATEMENT EXECUTE FUNCTION journal_is_final();
CREATE TRIGGER journal_head_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_head
FOR EACH STATEMENT EXECUTE FUNCTION journal_is_final();
CREATE TRIGGER journal_key_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_key
FOR EACH STATEMENT EXECUTE FUNCTION journal_is_final();
CREATE FUNCTION journal_waits() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN INSERT INTO journal_pending SELECT journal_id FROM fresh; RETURN NULL; END $$;
CREATE TRIGGER journal_waits AFTER INSERT ON journal REFERENCING NEW TABLE AS fresh
FOR EACH STATEMENT EXECUTE FUNCTION journal_waits();
-- only: all

-- name: journal_insert
-- in:   journal_id i64, at_ms i64, court text, case_id i64, actor i64, kind text, facts text, law text
INSERT INTO journal (journal_id, at_ms, court, case_id, actor, kind, facts, law)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: journal_one
-- in:   journal_id i64
-- out:  journal_id i64, at_ms i64, court text, case_id i64, actor i64, kind text, facts text, law text
SELECT journal_id, at_ms, court, case_id, actor, kind, facts, law
FROM journal WHERE journal_id = $1;

-- name: journal_span
-- why:  the sequencer and the verifier read runs of neighbours
-- in:   from_id i64, to_id i64
-- out:  journal_id i64, at_ms i64, court text, case_id i64, actor i64, kind text, facts text, law text
SELECT journal_id, at_ms, court, case_id, actor, kind, facts, law
FROM journal WHERE journal_id BETWEEN $1 AND $2
ORDER BY journal_id;

-- name: journal_of_case
-- why:  a case's story, newest first
-- in:   case_id i64, before_id i64, most i64
-- out:  journal_id i64, at_ms i64, court text, case_id i64, actor i64, kind text, facts text, law text
SELECT journal_id, at_ms, court, case_id, actor, kind, facts, law
FROM journal WHERE case_id = $1 AND journal_id < $2
ORDER BY journal_id DESC LIMIT $3;

-- name: journal_of_scope
-- why:  the auditor's list and the live screen, newest first; a viewer's courts, or one of them. Each
--       court gives its newest and the newest of those stand: no court's whole story is sorted
-- in:   viewer text, court text, kind text, before_id i64, most i64
-- out:  journal_id i64, at_ms i64, court text, case_id i64, actor i64, kind text, facts text, law text
-- only: sqlite
SELECT j.journal_id, j.at_ms, j.court, j.case_id, j.actor, j.kind, j.facts, j.law
FROM (SELECT v.court
    FROM (SELECT '' AS court UNION ALL SELECT r.court FROM court_reach r WHERE r.viewer = $1) v
    WHERE CAST($2 AS TEXT) = '' OR v.court = $2) z
CROSS JOIN journal j
WHERE j.journal_id IN (SELECT i.journal_id FROM journal i
      WHERE i.court = z.court AND (CAST($3 AS TEXT) = '' OR i.kind = $3) AND i.journal_id < $4
      ORDER BY i.journal_id DESC LIMIT $5)
-- only: pg
SELECT j.journal_id, j.at_ms, j.court, j.case_id, j.actor, j.kind, j.facts, j.law
FROM (SELECT v.court
    FROM (SELECT '' AS court UNION ALL SELECT r.court FROM court_reach r WHERE r.viewer = $1) v
    WHERE CAST($2 AS TEXT) = '' OR v.court = $2) z
CROSS JOIN LATERAL (SELECT i.* FROM journal i
    WHERE i.court = z.court AND (CAST($3 AS TEXT) = '' OR i.kind = $3) AND i.journal_id < $4
    ORDER BY i.journal_id DESC LIMIT $5) j
-- only: all
ORDER BY j.journal_id DESC LIMIT $5;

-- name: journal_take_pending
-- why:  exactly the rows this transaction took away are the ones it puts into the tree
-- in:   most i64
-- out:  journal_id i64
DELETE FROM journal_pending
WHERE journal_id IN (SELECT journal_id FROM journal_pending ORDER BY journal_id LIMIT $1)
RETURNING journal_id;

-- name: journal_see_latest
-- why:  first statement of the sequencer's transaction: it must see what the one before it committed,
--       and writers must not be told that they disturbed it
-- only: sqlite
DELETE FROM journal_pending WHERE 0;
-- only: pg
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
-- only: all

-- name: journal_alone
-- why:  one sequencer in the whole installation: SQLite has one writer; PostgreSQL asks a lock
-- out:  mine i64
-- only: sqlite
SELECT 1;
-- only: pg
SELECT CASE WHEN pg_try_advisory_xact_lock(21580, 1) THEN 1 ELSE 0 END;
-- only: all

-- name: journal_tile_insert
-- in:   level i64, first i64, n i64, min_id i64, max_id i64, ids blob, hashes blob
INSERT INTO journal_tile (level, first, n, min_id, max_id, ids, hashes)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: journal_tile_run
-- why:  the hashes of one tile, which may lie in several runs
-- in:   level i64, from_first i64, to_first i64
-- out:  first i64, n i64, min_id i64, max_id i64, ids blob, hashes blob
SELECT first, n, min_id, max_id, ids, hashes FROM journal_tile
WHERE level = $1 AND first >= $2 AND first < $3
ORDER BY first;

-- name: journal_tile_having
-- why:  where a row stands in the tree; runs rarely overlap, so the first is nearly always it
-- in:   journal_id i64, journal_id_again i64
-- out:  first i64, n i64, ids blob
SELECT first, n, ids FROM journal_tile
WHERE level = 0 AND min_id <= $1 AND max_id >= $2
ORDER BY min_id DESC, max_id DESC;

-- name: journal_tile_end
-- why:  how many hashes each level holds
-- out:  level i64, size i64
SELECT level, CAST(MAX(first + n) AS BIGINT) FROM journal_tile GROUP BY level ORDER BY level;

-- name: journal_key_insert
-- in:   key_id text, pem text, since_ms i64
INSERT INTO journal_key (key_id, pem, since_ms) VALUES ($1, $2, $3)
ON CONFLICT (key_id) DO NOTHING;

-- name: journal_key_one
-- in:   key_id text
-- out:  pem text
SELECT pem FROM journal_key WHERE key_id = $1;

-- name: journal_head_insert
-- in:   size i64, root blob, at_ms i64, key_id text, signature blob
INSERT INTO journal_head (size, root, at_ms, key_id, signature) VALUES ($1, $2, $3, $4, $5);

-- name: journal_head_last
-- out:  size i64, root blob, at_ms i64, key_id text, signature blob, pem text
SELECT h.size, h.root, h.at_ms, h.key_id, h.signature, k.pem
FROM journal_head h JOIN journal_key k ON k.key_id = h.key_id
ORDER BY h.size DESC LIMIT 1;

-- name: journal_head_at
-- in:   size i64
-- out:  size i64, root blob, at_ms i64, key_id text, signature blob, pem text
SELECT h.size, h.root, h.at_ms, h.key_id, h.signature, k.pem
FROM journal_head h JOIN journal_key k ON k.key_id = h.key_id
WHERE h.size = $1;

-- name: journal_head_after
-- in:   size i64, most i64
-- out:  size i64, root blob, at_ms i64, key_id text, signature blob, pem text
SELECT h.size, h.root, h.at_ms, h.key_id, h.signature, COALESCE(k.pem, '')
FROM journal_head h LEFT JOIN journal_key k ON k.key_id = h.key_id
WHERE h.size > $1 ORDER BY h.size LIMIT $2;

-- name: journal_ids
-- out:  journal_id i64
SELECT journal_id FROM journal ORDER BY journal_id;

-- name: journal_pending_ids
-- out:  journal_id i64
SELECT journal_id FROM journal_pending ORDER BY journal_id;

-- name: journal_ids_after
-- in:   after_id i64, most i64
-- out:  journal_id i64
SELECT journal_id FROM journal WHERE journal_id > $1 ORDER BY journal_id LIMIT $2;

-- name: journal_pending_lost
-- why:  a waiting number without a row: the row was taken away before it was in the tree
-- out:  journal_id i64
SELECT p.journal_id FROM journal_pending p
WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.journal_id = p.journal_id)
ORDER BY p.journal_id LIMIT 1;

-- name: journal_pending_is
-- in:   journal_id i64
-- out:  n i64
SELECT COUNT(*) FROM journal_pending WHERE journal_id = $1;
