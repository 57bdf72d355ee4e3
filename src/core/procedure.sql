-- procedure: where each case stands in each procedure (core/procedure.h). One row a run; what was
-- done is in the journal, whose newest entry of the run the row names.

-- migrate: procedure-0001
CREATE TABLE procedure_run (
    run_id     {i64} NOT NULL PRIMARY KEY,
    case_id    {i64} NOT NULL,
    procedure  TEXT  NOT NULL,
    seq        {i64} NOT NULL CHECK (seq > 0),       -- of this procedure in this case, from 1
    court      TEXT  NOT NULL,
    state      TEXT  NOT NULL,
    version    {i64} NOT NULL CHECK (version > 0),
    opened_day {i64} NOT NULL,
    asked_by   {i64} NOT NULL,                       -- who brought it into this state; 0 = the system
    journal_id {i64} NOT NULL,                       -- of its newest entry
    UNIQUE (case_id, procedure, seq)
) {strict};
CREATE INDEX procedure_run_by_state ON procedure_run (court, procedure, state, run_id);

-- Kinds of document an action made due; document_id comes when one of the kind is made.
CREATE TABLE procedure_document (
    journal_id  {i64} NOT NULL,                      -- the action that asked for it
    kind        TEXT  NOT NULL,
    case_id     {i64} NOT NULL,
    run_id      {i64} NOT NULL,
    since_ms    {i64} NOT NULL,
    document_id {i64},                               -- NULL: still to be made
    PRIMARY KEY (journal_id, kind)
) {strict};
CREATE INDEX procedure_document_due ON procedure_document (case_id, kind)
    WHERE document_id IS NULL;

-- migrate: procedure-0002
CREATE INDEX procedure_document_of_case ON procedure_document (case_id, journal_id);
CREATE INDEX procedure_document_of_run ON procedure_document (run_id, kind, journal_id);
CREATE INDEX procedure_document_answered ON procedure_document (document_id)
    WHERE document_id IS NOT NULL;

-- name: procedure_run_one
-- in:   run_id i64
-- out:  run_id i64, case_id i64, procedure text, seq i64, court text, state text, version i64
-- out:  opened_day i64, asked_by i64, journal_id i64
SELECT run_id, case_id, procedure, seq, court, state, version, opened_day, asked_by, journal_id
FROM procedure_run WHERE run_id = $1;

-- name: procedure_run_of_case
-- in:   case_id i64
-- out:  run_id i64, case_id i64, procedure text, seq i64, court text, state text, version i64
-- out:  opened_day i64, asked_by i64, journal_id i64
SELECT run_id, case_id, procedure, seq, court, state, version, opened_day, asked_by, journal_id
FROM procedure_run WHERE case_id = $1 ORDER BY procedure, seq LIMIT 10000;

-- name: procedure_run_insert
-- why:  two who start the same run: one of them finds it there
-- in:   run_id i64, case_id i64, procedure text, seq i64, court text, state text, opened_day i64
-- in:   asked_by i64, journal_id i64
INSERT INTO procedure_run (run_id, case_id, procedure, seq, court, state, version, opened_day,
    asked_by, journal_id)
VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9)
ON CONFLICT (case_id, procedure, seq) DO NOTHING;

-- name: procedure_run_move
-- in:   state text, asked_by i64, journal_id i64, run_id i64, version i64
UPDATE procedure_run
SET state = $1, asked_by = $2, journal_id = $3, version = version + 1
WHERE run_id = $4 AND version = $5;

-- name: procedure_document_due
-- in:   journal_id i64, kind text, case_id i64, run_id i64, since_ms i64, document_id i64
INSERT INTO procedure_document (journal_id, kind, case_id, run_id, since_ms, document_id)
VALUES ($1, $2, $3, $4, $5, $6);

-- name: procedure_documents_of_case
-- in:   case_id i64
-- out:  journal_id i64, kind text, run_id i64, since_ms i64
SELECT journal_id, kind, run_id, since_ms FROM procedure_document
WHERE case_id = $1 AND document_id IS NULL ORDER BY journal_id, kind LIMIT 1000;

-- name: procedure_document_made
-- why:  the oldest asking of the kind is answered by it; none asked: changes nothing
-- in:   document_id i64, case_id i64, kind text
UPDATE procedure_document SET document_id = $1
WHERE document_id IS NULL AND case_id = $2 AND kind = $3
  AND journal_id = (SELECT MIN(d.journal_id) FROM procedure_document d
                    WHERE d.case_id = procedure_document.case_id
                      AND d.kind = procedure_document.kind AND d.document_id IS NULL);

-- name: procedure_document_void
-- in:   document_id i64
UPDATE procedure_document SET document_id = NULL WHERE document_id = $1;

-- name: procedure_papers
-- why:  with the entry that asked, whose kind names procedure and action
-- in:   case_id i64
-- out:  journal_id i64, kind text, run_id i64, since_ms i64, document_id i64, entry text
-- out:  state text, title text
SELECT p.journal_id, p.kind, p.run_id, p.since_ms, p.document_id, COALESCE(j.kind, '') AS entry,
    COALESCE(d.state, '') AS state, COALESCE(d.title, '') AS title
FROM procedure_document p
LEFT JOIN journal j ON j.journal_id = p.journal_id
LEFT JOIN document d ON d.document_id = p.document_id
WHERE p.case_id = $1 ORDER BY p.journal_id DESC, p.kind LIMIT 500;

-- name: procedure_papers_open
-- why:  asked for in this run, and not signed
-- in:   run_id i64, kind text
-- out:  journal_id i64
SELECT p.journal_id FROM procedure_document p
LEFT JOIN document d ON d.document_id = p.document_id
WHERE p.run_id = $1 AND p.kind = $2 AND COALESCE(d.state, '') <> 'approved'
  AND p.journal_id = (SELECT MAX(x.journal_id) FROM procedure_document x
                      WHERE x.run_id = p.run_id AND x.kind = p.kind);

-- name: procedure_who
-- why:  whose name a refusal tells
-- in:   staff_id i64
-- out:  name text, account text
SELECT name, account FROM staff WHERE staff_id = $1;

-- name: procedure_waiting
-- why:  runs of a court in a state that somebody else brought them into, the oldest first
-- in:   court text, procedure text, state text, me i64, most i64
-- out:  run_id i64, case_id i64, procedure text, seq i64, court text, state text, version i64
-- out:  opened_day i64, asked_by i64, journal_id i64, case_no text
SELECT r.run_id, r.case_id, r.procedure, r.seq, r.court, r.state, r.version, r.opened_day,
    r.asked_by, r.journal_id, COALESCE(c.case_no, '')
FROM procedure_run r LEFT JOIN casefile c ON c.case_id = r.case_id
WHERE r.court = $1 AND r.procedure = $2 AND r.state = $3 AND r.asked_by <> $4
ORDER BY r.run_id LIMIT $5;
