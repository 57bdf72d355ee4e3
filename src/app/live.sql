-- New rows of the journal, for the event streams.

-- name: live_since
-- in: after i64, size i64
-- out: journal_id i64, at_ms i64, court text, case_id i64, actor i64, kind text, facts text
-- out: law text, case_no text
SELECT j.journal_id, j.at_ms, j.court, j.case_id, j.actor, j.kind, j.facts, j.law, c.case_no
FROM journal j LEFT JOIN casefile c ON c.case_id = j.case_id
WHERE j.journal_id > $1
ORDER BY j.journal_id
LIMIT $2;

-- name: live_newest
-- out: journal_id i64
SELECT journal_id FROM journal ORDER BY journal_id DESC LIMIT 1;
