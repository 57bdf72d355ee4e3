-- How many cases: open, past their limit, near it, and of the month. Whole courts are counted
-- in indexes that hold what is asked, so neither closed years nor wide rows are walked.

-- name: casecount_courts
-- in: today i64, soon_to i64, month i64, viewer text
-- out: court text, open i64, overdue i64, soon i64, filed i64, closed i64
SELECT z.court,
    (SELECT COUNT(*) FROM casefile c WHERE c.court = z.court AND c.closed_day IS NULL),
    (SELECT COUNT(*) FROM casefile c
        WHERE c.court = z.court AND c.closed_day IS NULL AND c.limit_day < $1),
    (SELECT COUNT(*) FROM casefile c
        WHERE c.court = z.court AND c.closed_day IS NULL AND c.limit_day >= $1
            AND c.limit_day <= $2),
    (SELECT COUNT(*) FROM casefile c
        WHERE c.court = z.court AND c.filed_day >= $3 AND c.filed_day <= $1),
    (SELECT COUNT(*) FROM casefile c
        WHERE c.court = z.court AND c.closed_day >= $3 AND c.closed_day <= $1)
FROM court_reach z
WHERE z.viewer = $4
ORDER BY z.court;

-- name: casecount_handler
-- in: today i64, soon_to i64, month i64, handler text, viewer text
-- out: open i64, overdue i64, soon i64, filed i64, closed i64
SELECT COUNT(CASE WHEN c.closed_day IS NULL THEN 1 END),
    COUNT(CASE WHEN c.closed_day IS NULL AND c.limit_day < $1 THEN 1 END),
    COUNT(CASE WHEN c.closed_day IS NULL AND c.limit_day >= $1 AND c.limit_day <= $2 THEN 1 END),
    COUNT(CASE WHEN c.filed_day >= $3 AND c.filed_day <= $1 THEN 1 END),
    COUNT(CASE WHEN c.closed_day >= $3 AND c.closed_day <= $1 THEN 1 END)
FROM casefile c
WHERE c.handler = $4 AND (c.court || '') IN (SELECT z.court FROM court_reach z WHERE z.viewer = $5);
