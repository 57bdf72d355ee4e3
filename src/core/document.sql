-- document: statutory papers of a case, from draft to approval. What a paper says is kept as its
-- words (text), not as a picture: the pages are drawn anew, the same each time. In the words, marks
-- stand for the number and the date, which the approval gives, and for identity numbers, which stay
-- sealed in table person.
--
-- An approved row is final: the triggers let through nothing but the step to void.

-- migrate: document-0001
CREATE TABLE document (
    document_id  {i64} NOT NULL PRIMARY KEY,
    case_id      {i64} NOT NULL,
    court        TEXT  NOT NULL,
    kind         TEXT  NOT NULL,                 -- key of law/design/documents.h
    title        TEXT  NOT NULL,
    state        TEXT  NOT NULL CHECK (state IN ('draft', 'approval', 'approved', 'void')),
    ordinal      {i64} NOT NULL CHECK (ordinal >= 0), -- of its kind in the case; 0: none yet
    number       TEXT  NOT NULL,                 -- 案号, with 之一 …; '' until approved
    facts        TEXT  NOT NULL,                 -- what was answered, a JSON object
    text         TEXT  NOT NULL,
    made_by      {i64} NOT NULL,                 -- staff_id; who wrote last: changed_by
    made_ms      {i64} NOT NULL,
    changed_by   {i64} NOT NULL,
    approved_by  {i64} NOT NULL,                 -- 0: nobody yet
    approved_ms  {i64} NOT NULL,
    document_day {i64},                          -- the date it bears
    sm3          TEXT  NOT NULL,                 -- hex, of what docs/documents.md says
    code         TEXT  NOT NULL,                 -- for the public verifier
    void_reason  TEXT  NOT NULL,
    void_by      {i64} NOT NULL,
    void_ms      {i64} NOT NULL,
    version      {i64} NOT NULL CHECK (version > 0),
    CHECK ((ordinal = 0) = (number = '')),
    CHECK (state <> 'approved' OR (ordinal > 0 AND approved_by <> made_by
        AND approved_by <> changed_by AND document_day IS NOT NULL
        AND length(sm3) = 64 AND length(code) = 16)),
    CHECK ((state = 'void') = (void_reason <> ''))
) {strict};
CREATE INDEX document_by_case ON document (case_id, document_id);
CREATE INDEX document_waiting ON document (court, document_id) WHERE state = 'approval';
CREATE INDEX document_by_court ON document (court, document_id);
CREATE UNIQUE INDEX document_ordinal ON document (case_id, kind, ordinal) WHERE ordinal > 0;
CREATE UNIQUE INDEX document_code ON document (code) WHERE code <> '';

-- only: sqlite
CREATE TRIGGER document_is_final_u BEFORE UPDATE ON document
WHEN OLD.state = 'void' OR (OLD.state = 'approved' AND NOT (NEW.state = 'void'
    AND NEW.document_id = OLD.document_id AND NEW.case_id = OLD.case_id
    AND NEW.court = OLD.court AND NEW.kind = OLD.kind AND NEW.title = OLD.title
    AND NEW.ordinal = OLD.ordinal AND NEW.number = OLD.number AND NEW.facts = OLD.facts
    AND NEW.text = OLD.text AND NEW.made_by = OLD.made_by AND NEW.made_ms = OLD.made_ms
    AND NEW.changed_by = OLD.changed_by AND NEW.approved_by = OLD.approved_by
    AND NEW.approved_ms = OLD.approved_ms AND NEW.document_day = OLD.document_day
    AND NEW.sm3 = OLD.sm3 AND NEW.code = OLD.code))
BEGIN SELECT RAISE(ABORT, 'an approved document is final'); END;
CREATE TRIGGER document_is_final_d BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'documents are not removed'); END;
-- only: pg
CREATE FUNCTION document_is_final() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'documents are not removed';
    END IF;
    IF OLD.state = 'void' OR (OLD.state = 'approved' AND NOT (NEW.state = 'void'
        AND (to_jsonb(NEW) - ARRAY['state', 'void_reason', 'void_by', 'void_ms', 'version'])
          = (to_jsonb(OLD) - ARRAY['state', 'void_reason', 'void_by', 'void_ms', 'version']))) THEN
        RAISE EXCEPTION 'an approved document is final';
    END IF;
    RETURN NEW;
END $body$;
CREATE TRIGGER document_is_final BEFORE UPDATE OR DELETE ON document
FOR EACH ROW EXECUTE FUNCTION document_is_final();
-- only: all

-- migrate: document-0002
-- Which version of its template a paper was made from; 0: the one the program brings.
ALTER TABLE document ADD COLUMN template {i64} NOT NULL DEFAULT 0;

-- only: sqlite
CREATE TRIGGER document_template_is_final BEFORE UPDATE ON document
WHEN OLD.state IN ('approved', 'void') AND NEW.template <> OLD.template
BEGIN SELECT RAISE(ABORT, 'an approved document is final'); END;
-- only: all

-- part: columns
document_id, case_id, court, kind, title, state, ordinal, number, facts, text, made_by, made_ms,
    changed_by, approved_by, approved_ms, document_day, sm3, code, void_reason, void_by, void_ms, version,
    template

-- name: document_insert
-- in: document_id i64, case_id i64, court text, kind text, title text, facts text, text text
-- in: made_by i64, made_ms i64, template i64
INSERT INTO document (document_id, case_id, court, kind, title, state, ordinal, number, facts, text,
    made_by, made_ms, changed_by, approved_by, approved_ms, document_day, sm3, code, void_reason,
    void_by, void_ms, version, template)
VALUES ($1, $2, $3, $4, $5, 'draft', 0, '', $6, $7, $8, $9, $8, 0, 0, NULL, '', '', '', 0, 0, 1,
    $10);

-- name: document_change
-- in: title text, state text, facts text, text text, changed_by i64, document_id i64, version i64
UPDATE document SET title = $1, state = $2, facts = $3, text = $4, changed_by = $5,
    made_by = CASE WHEN made_by = 0 THEN $5 ELSE made_by END, version = version + 1
WHERE document_id = $6 AND version = $7;

-- name: document_state
-- in: state text, document_id i64, version i64
UPDATE document SET state = $1, version = version + 1 WHERE document_id = $2 AND version = $3;

-- name: document_last_ordinal
-- why: one writer at a time, or serialised: no gap, no double; the index guards it
-- in: case_id i64, kind text
-- out: last i64
SELECT CAST(COALESCE(MAX(ordinal), 0) AS BIGINT) AS last
FROM document WHERE case_id = $1 AND kind = $2;

-- name: document_approve
-- in: ordinal i64, number text, approved_by i64, approved_ms i64, document_day i64, sm3 text
-- in: code text, document_id i64, version i64
UPDATE document SET state = 'approved', ordinal = $1, number = $2, approved_by = $3,
    approved_ms = $4, document_day = $5, sm3 = $6, code = $7, version = version + 1
WHERE document_id = $8 AND version = $9;

-- name: document_void
-- in: void_reason text, void_by i64, void_ms i64, document_id i64, version i64
UPDATE document SET state = 'void', void_reason = $1, void_by = $2, void_ms = $3,
    version = version + 1
WHERE document_id = $4 AND version = $5;

-- name: document_one
-- in: document_id i64
-- out: document_id i64, case_id i64, court text, kind text, title text, state text, ordinal i64
-- out: number text, facts text, text text, made_by i64, made_ms i64, changed_by i64
-- out: approved_by i64, approved_ms i64, document_day i64, sm3 text, code text, void_reason text
-- out: void_by i64, void_ms i64, version i64, template i64
SELECT {columns} FROM document WHERE document_id = $1;

-- name: document_by_code
-- in: code text
-- out: document_id i64, case_id i64, court text, kind text, title text, state text, ordinal i64
-- out: number text, facts text, text text, made_by i64, made_ms i64, changed_by i64
-- out: approved_by i64, approved_ms i64, document_day i64, sm3 text, code text, void_reason text
-- out: void_by i64, void_ms i64, version i64, template i64
SELECT {columns} FROM document WHERE code = $1 AND code <> '';

-- name: document_of_case
-- in: case_id i64, before_id i64, most i64
-- out: document_id i64, case_id i64, court text, kind text, title text, state text, ordinal i64
-- out: number text, facts text, text text, made_by i64, made_ms i64, changed_by i64
-- out: approved_by i64, approved_ms i64, document_day i64, sm3 text, code text, void_reason text
-- out: void_by i64, void_ms i64, version i64, template i64
SELECT {columns} FROM document WHERE case_id = $1 AND document_id < $2
ORDER BY document_id DESC LIMIT $3;
