-- desk_work: what waits for a person, and what others did to their cases.

-- name: desk_others
-- why:  each open case of the handler gives its newest entries since a day; of a few hundred cases the newest stand
-- in:   handler text, since_ms i64, me i64, most i64
-- out:  journal_id i64, at_ms i64, court text, case_id i64, actor i64, kind text, facts text, law text
SELECT j.journal_id, j.at_ms, j.court, j.case_id, j.actor, j.kind, j.facts, j.law
FROM casefile c JOIN journal j ON j.case_id = c.case_id
WHERE c.handler = $1 AND c.closed_day IS NULL AND j.at_ms > $2 AND j.actor <> $3 AND j.actor <> 0
ORDER BY j.journal_id DESC LIMIT $4;

-- name: desk_papers
-- why:  documents of a court that wait for a signature, the longest waiting first
-- in:   court text, most i64
-- out:  document_id i64, case_no text, maker text
SELECT d.document_id, c.case_no, COALESCE(s.name, '')
FROM document d JOIN casefile c ON c.case_id = d.case_id LEFT JOIN staff s ON s.staff_id = d.changed_by
WHERE d.court = $1 AND d.state = 'approval'
ORDER BY d.document_id LIMIT $2;

-- name: desk_applications
-- in:   today i64, court text
-- out:  state text, n i64, late i64
SELECT state, CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN due_day < $1 THEN 1 ELSE 0 END), 0) AS BIGINT)
FROM application WHERE court = $2 AND state IN ('received', 'supplement')
GROUP BY state ORDER BY state;

-- name: desk_unassigned
-- in:   court text
-- out:  n i64
SELECT CAST(COUNT(*) AS BIGINT) FROM casefile WHERE court = $1 AND closed_day IS NULL AND handler = '';
