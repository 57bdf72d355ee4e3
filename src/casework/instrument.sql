-- instrument: what filing and trial had to say on an instrument that may come to enforcement
-- (立审执一体化): enforceability notes, risk notices. Kept under the instrument's number, so that they
-- are there when a case rests on it; under a case where that names no instrument. Never changed:
-- withdrawn with a reason, and read by whoever handles the case.

-- migrate: instrument-0001
CREATE TABLE instrument_note (
    note_id       {i64} NOT NULL PRIMARY KEY,
    instrument    TEXT  NOT NULL,                    -- its number as instrument_key writes it; ''
    instrument_no TEXT  NOT NULL,                    -- as it was typed
    case_id       {i64} NOT NULL,                    -- 0: of whatever case rests on the instrument
    court         TEXT  NOT NULL,                    -- of who entered it
    stage         TEXT  NOT NULL CHECK (stage IN ('filing', 'trial', 'mediation')),
    kind          TEXT  NOT NULL CHECK (kind IN ('enforceable', 'risk', 'property', 'address',
                      'promise', 'other')),
    told          TEXT  NOT NULL CHECK (told IN ('applicant', 'respondent', 'both', 'nobody')),
    content       TEXT  NOT NULL,
    from_whom     TEXT  NOT NULL,
    note_day      {i64} NOT NULL,
    staff_id      {i64} NOT NULL,
    at_ms         {i64} NOT NULL,
    CHECK ((instrument = '') = (case_id <> 0))
) {strict};
CREATE INDEX instrument_note_by_number ON instrument_note (instrument, note_id)
    WHERE instrument <> '';
CREATE INDEX instrument_note_by_case ON instrument_note (case_id, note_id) WHERE case_id <> 0;

CREATE TABLE instrument_note_end (
    note_id  {i64} NOT NULL PRIMARY KEY,
    reason   TEXT  NOT NULL,
    staff_id {i64} NOT NULL,
    at_ms    {i64} NOT NULL
) {strict};

CREATE TABLE instrument_note_read (
    note_id  {i64} NOT NULL,
    case_id  {i64} NOT NULL,
    staff_id {i64} NOT NULL,
    at_ms    {i64} NOT NULL,
    PRIMARY KEY (note_id, case_id)
) {strict};
-- only: sqlite
CREATE TRIGGER instrument_note_is_final_u BEFORE UPDATE ON instrument_note
BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;
CREATE TRIGGER instrument_note_is_final_d BEFORE DELETE ON instrument_note
BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;
-- only: pg
CREATE FUNCTION instrument_note_is_final() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'notes are append-only';
END $body$;
CREATE TRIGGER instrument_note_is_final BEFORE UPDATE OR DELETE ON instrument_note
FOR EACH ROW EXECUTE FUNCTION instrument_note_is_final();
-- only: all

-- part: columns
n.note_id, n.instrument_no, n.case_id, n.court, n.stage, n.kind, n.told, n.content, n.from_whom,
    n.note_day, n.staff_id, COALESCE(s.name, ''), n.at_ms, COALESCE(e.reason, '')

-- name: instrument_note_insert
-- in: note_id i64, instrument text, instrument_no text, case_id i64, court text, stage text
-- in: kind text, told text, content text, from_whom text, note_day i64, staff_id i64, at_ms i64
INSERT INTO instrument_note (note_id, instrument, instrument_no, case_id, court, stage, kind, told,
    content, from_whom, note_day, staff_id, at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: instrument_notes_of_case
-- in: read_case i64, instrument text, case_id i64
-- out: note_id i64, instrument_no text, case_id i64, court text, stage text, kind text, told text
-- out: content text, from_whom text, note_day i64, staff_id i64, name text, at_ms i64
-- out: ended text, read_by text, read_ms i64
SELECT {columns}, COALESCE(w.name, ''), COALESCE(r.at_ms, 0)
FROM instrument_note n LEFT JOIN staff s ON s.staff_id = n.staff_id
    LEFT JOIN instrument_note_end e ON e.note_id = n.note_id
    LEFT JOIN instrument_note_read r ON r.note_id = n.note_id AND r.case_id = $1
    LEFT JOIN staff w ON w.staff_id = r.staff_id
WHERE (n.instrument = $2 AND n.instrument <> '') OR (n.case_id = $3 AND n.case_id <> 0)
ORDER BY n.note_day, n.note_id LIMIT 500;

-- name: instrument_note_one
-- in: note_id i64
-- out: note_id i64, instrument_no text, case_id i64, court text, stage text, kind text, told text
-- out: content text, from_whom text, note_day i64, staff_id i64, name text, at_ms i64
-- out: ended text
SELECT {columns}
FROM instrument_note n LEFT JOIN staff s ON s.staff_id = n.staff_id
    LEFT JOIN instrument_note_end e ON e.note_id = n.note_id
WHERE n.note_id = $1;

-- name: instrument_note_withdraw
-- in: note_id i64, reason text, staff_id i64, at_ms i64
INSERT INTO instrument_note_end (note_id, reason, staff_id, at_ms) VALUES ($1, $2, $3, $4)
ON CONFLICT (note_id) DO NOTHING;

-- name: instrument_note_see
-- in: note_id i64, case_id i64, staff_id i64, at_ms i64
INSERT INTO instrument_note_read (note_id, case_id, staff_id, at_ms) VALUES ($1, $2, $3, $4)
ON CONFLICT (note_id, case_id) DO NOTHING;

-- name: instrument_before
-- why: a revived case rests on the instrument of the case it goes on from
-- in: case_id i64
-- out: previous_case i64
SELECT previous_case FROM case_chain WHERE case_id = $1;
