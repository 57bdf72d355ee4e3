-- What the pages show beside a journal entry: names for its numbers, and its leaf in the tree.

-- name: story_actor
-- in: staff_id i64
-- out: account text, name text
SELECT account, name FROM staff WHERE staff_id = $1;

-- name: story_case_no
-- in: case_id i64
-- out: case_no text
SELECT case_no FROM casefile WHERE case_id = $1;
