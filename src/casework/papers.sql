-- papers: what a document takes from tables that are not its own.

-- name: papers_court
-- in: court text
-- out: name text, upper text
SELECT name, upper FROM court WHERE court = $1;

-- name: papers_staff
-- in: account text
-- out: name text
SELECT name FROM staff WHERE account = $1;

-- name: papers_staff_id
-- in: staff_id i64
-- out: name text
SELECT name FROM staff WHERE staff_id = $1;

-- name: papers_of_case
-- why: what was answered once need not be asked again
-- in: case_id i64
-- out: facts text
SELECT facts FROM document WHERE case_id = $1 AND state <> 'void'
ORDER BY document_id DESC LIMIT 10;

-- name: papers_of_court
-- in: court text
-- out: facts text
SELECT facts FROM document WHERE court = $1 ORDER BY document_id DESC LIMIT 20;
