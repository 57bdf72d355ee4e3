-- name: demo_court
-- why: where a demonstration judge has most to do
-- out: court text
SELECT c.court FROM casefile c
WHERE c.closed_day IS NULL AND c.handler <> ''
GROUP BY c.handler, c.court
ORDER BY COUNT(*) DESC, c.handler
LIMIT 1;

-- name: demo_handlers
-- why: who become its judges
-- in:  court text
-- out: handler text
SELECT c.handler FROM casefile c
WHERE c.court = $1 AND c.closed_day IS NULL AND c.handler <> ''
GROUP BY c.handler
ORDER BY COUNT(*) DESC, c.handler
LIMIT 3;

-- name: demo_top_court
-- out: court text
SELECT court FROM court WHERE level = 'intermediate' ORDER BY court LIMIT 1;
