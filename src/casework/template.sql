-- template: the wording of papers as an installation has it. The program brings a text of each kind
-- (data/templates/); an edited one is a new version, never a change of an old one, so that a paper
-- can always be read with the template it was made from.

-- migrate: template-0001
CREATE TABLE template (
    kind     TEXT  NOT NULL,                     -- key of law/design/documents.h
    version  {i64} NOT NULL CHECK (version > 0), -- 0 is the program's own text
    text     TEXT  NOT NULL,
    note     TEXT  NOT NULL,                     -- what was changed, and why
    made_by  {i64} NOT NULL,
    made_ms  {i64} NOT NULL,
    PRIMARY KEY (kind, version)
) {strict};

-- only: sqlite
CREATE TRIGGER template_is_final_u BEFORE UPDATE ON template
BEGIN SELECT RAISE(ABORT, 'a version of a template is final'); END;
CREATE TRIGGER template_is_final_d BEFORE DELETE ON template
BEGIN SELECT RAISE(ABORT, 'a version of a template is final'); END;
-- only: pg
CREATE FUNCTION template_is_final() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'a version of a template is final';
END $body$;
CREATE TRIGGER template_is_final BEFORE UPDATE OR DELETE ON template
FOR EACH ROW EXECUTE FUNCTION template_is_final();
-- only: all

-- name: template_insert
-- why: two who edit the same version: one of them finds the next one there
-- in: kind text, version i64, text text, note text, made_by i64, made_ms i64
INSERT INTO template (kind, version, text, note, made_by, made_ms)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (kind, version) DO NOTHING;

-- name: template_newest
-- in: kind text
-- out: version i64, text text
SELECT version, text FROM template WHERE kind = $1 ORDER BY version DESC LIMIT 1;

-- name: template_one
-- in: kind text, version i64
-- out: version i64, text text
SELECT version, text FROM template WHERE kind = $1 AND version = $2;

-- name: template_all_newest
-- out: kind text, version i64, text text
SELECT t.kind, t.version, t.text FROM template t
WHERE t.version = (SELECT MAX(x.version) FROM template x WHERE x.kind = t.kind)
ORDER BY t.kind LIMIT 200;

-- name: template_versions
-- in: kind text
-- out: version i64, note text, name text, made_ms i64
SELECT t.version, t.note, COALESCE(s.name, '') AS name, t.made_ms
FROM template t LEFT JOIN staff s ON s.staff_id = t.made_by
WHERE t.kind = $1 ORDER BY t.version DESC LIMIT 200;
