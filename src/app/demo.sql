-- name: demo_handler
-- why: a demonstration judge who has something to do
-- out: handler text, court text
SELECT c.handler, c.court FROM casefile c
WHERE c.closed_day IS NULL AND c.handler <> ''
GROUP BY c.handler, c.court
ORDER BY COUNT(*) DESC, c.handler
LIMIT 1;

-- name: demo_top_court
-- out: court text
SELECT court FROM court WHERE level = 'intermediate' ORDER BY court LIMIT 1;
