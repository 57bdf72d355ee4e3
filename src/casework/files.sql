-- files: what is handed in or scanned for a case. The bytes lie in parts of at most 256 KB, so that
-- neither a write nor a read holds more than that of the database at once. A file that is still
-- arriving has a row in upload_arriving alone; what a crash leaves of it is swept later.

-- migrate: files-0001
CREATE TABLE upload (
    upload_id  {i64} NOT NULL PRIMARY KEY,
    case_id    {i64} NOT NULL,
    court      TEXT  NOT NULL,
    name       TEXT  NOT NULL,                   -- as the contents list shows it
    kind       TEXT  NOT NULL CHECK (kind IN ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'text')),
    bytes      {i64} NOT NULL CHECK (bytes > 0),
    sm3        TEXT  NOT NULL CHECK (length(sm3) = 64),
    pages      {i64} NOT NULL CHECK (pages > 0), -- sheets of paper sides, as stated
    place   {i64} NOT NULL,                   -- in the contents list, rising
    added_by   {i64} NOT NULL,
    added_ms   {i64} NOT NULL,
    withdrawn  TEXT  NOT NULL,                   -- the reason; '' while it stands
    version    {i64} NOT NULL CHECK (version > 0)
) {strict};
CREATE INDEX upload_by_case ON upload (case_id, place, upload_id);
CREATE UNIQUE INDEX upload_once ON upload (case_id, sm3) WHERE withdrawn = '';

CREATE TABLE upload_part (
    upload_id {i64}  NOT NULL,
    seq       {i64}  NOT NULL CHECK (seq >= 0),
    content   {blob} NOT NULL,
    PRIMARY KEY (upload_id, seq)
) {strict};

CREATE TABLE upload_arriving (
    upload_id {i64} NOT NULL PRIMARY KEY,
    since_ms  {i64} NOT NULL
) {strict};

-- only: sqlite
CREATE TRIGGER upload_is_final_u BEFORE UPDATE ON upload
WHEN NEW.upload_id <> OLD.upload_id OR NEW.case_id <> OLD.case_id OR NEW.kind <> OLD.kind
    OR NEW.bytes <> OLD.bytes OR NEW.sm3 <> OLD.sm3 OR NEW.added_by <> OLD.added_by
    OR NEW.added_ms <> OLD.added_ms OR (OLD.withdrawn <> '' AND NEW.withdrawn <> OLD.withdrawn)
BEGIN SELECT RAISE(ABORT, 'a file of a case is final'); END;
CREATE TRIGGER upload_is_final_d BEFORE DELETE ON upload
BEGIN SELECT RAISE(ABORT, 'a file of a case is final'); END;
CREATE TRIGGER upload_part_is_final_u BEFORE UPDATE ON upload_part
BEGIN SELECT RAISE(ABORT, 'a file of a case is final'); END;
CREATE TRIGGER upload_part_is_final_d BEFORE DELETE ON upload_part
WHEN EXISTS (SELECT 1 FROM upload WHERE upload_id = OLD.upload_id)
BEGIN SELECT RAISE(ABORT, 'a file of a case is final'); END;
-- only: pg
CREATE FUNCTION upload_is_final() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - ARRAY['name', 'pages', 'place', 'withdrawn', 'version'])
        <> (to_jsonb(OLD) - ARRAY['name', 'pages', 'place', 'withdrawn', 'version'])
        OR (OLD.withdrawn <> '' AND NEW.withdrawn <> OLD.withdrawn) THEN
        RAISE EXCEPTION 'a file of a case is final';
    END IF;
    RETURN NEW;
END $body$;
CREATE TRIGGER upload_is_final BEFORE UPDATE OR DELETE ON upload
FOR EACH ROW EXECUTE FUNCTION upload_is_final();
CREATE FUNCTION upload_part_is_final() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'UPDATE' OR EXISTS (SELECT 1 FROM upload WHERE upload_id = OLD.upload_id) THEN
        RAISE EXCEPTION 'a file of a case is final';
    END IF;
    RETURN OLD;
END $body$;
CREATE TRIGGER upload_part_is_final BEFORE UPDATE OR DELETE ON upload_part
FOR EACH ROW EXECUTE FUNCTION upload_part_is_final();
-- only: all

-- name: upload_arrives
-- in: upload_id i64, since_ms i64
INSERT INTO upload_arriving (upload_id, since_ms) VALUES ($1, $2);

-- name: upload_arrived
-- in: upload_id i64
DELETE FROM upload_arriving WHERE upload_id = $1;

-- name: upload_stale
-- in: since_ms i64
-- out: upload_id i64
SELECT upload_id FROM upload_arriving WHERE since_ms < $1 ORDER BY upload_id LIMIT 10;

-- name: upload_part_put
-- in: upload_id i64, seq i64, content blob
INSERT INTO upload_part (upload_id, seq, content) VALUES ($1, $2, $3);

-- name: upload_part_drop
-- in: upload_id i64
DELETE FROM upload_part WHERE upload_id = $1;

-- name: upload_part_at
-- in: upload_id i64, seq i64
-- out: content blob
SELECT content FROM upload_part WHERE upload_id = $1 AND seq = $2;

-- name: upload_insert
-- in: upload_id i64, case_id i64, court text, name text, kind text, bytes i64, sm3 text, pages i64
-- in: added_by i64, added_ms i64
INSERT INTO upload (upload_id, case_id, court, name, kind, bytes, sm3, pages, place, added_by,
    added_ms, withdrawn, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8,
    (SELECT COALESCE(MAX(u.place), 0) + 1 FROM upload u WHERE u.case_id = $2), $9, $10, '', 1);

-- name: upload_one
-- in: upload_id i64
-- out: upload_id i64, case_id i64, court text, name text, kind text, bytes i64, sm3 text, pages i64
-- out: place i64, added_by i64, added_ms i64, withdrawn text, version i64
SELECT upload_id, case_id, court, name, kind, bytes, sm3, pages, place, added_by, added_ms,
    withdrawn, version
FROM upload WHERE upload_id = $1;

-- name: upload_of_case
-- in: case_id i64
-- out: upload_id i64, case_id i64, court text, name text, kind text, bytes i64, sm3 text, pages i64
-- out: place i64, added_by i64, added_ms i64, withdrawn text, version i64
SELECT upload_id, case_id, court, name, kind, bytes, sm3, pages, place, added_by, added_ms,
    withdrawn, version
FROM upload WHERE case_id = $1 ORDER BY place, upload_id LIMIT 2000;

-- name: upload_place
-- in: place i64, upload_id i64, case_id i64
UPDATE upload SET place = $1, version = version + 1 WHERE upload_id = $2 AND case_id = $3;

-- name: upload_withdraw
-- in: withdrawn text, upload_id i64, version i64
UPDATE upload SET withdrawn = $1, version = version + 1
WHERE upload_id = $2 AND version = $3 AND withdrawn = '';
