-- adopt: open cases a ledger brought come under the clock of their time limit (casework/adopt.h).

-- name: adopt_open
-- why:  open cases of enforcement without that clock, in the order of an index of open cases alone
-- in:   filed_day i64, case_id i64, size i64
-- out:  case_id i64, court text, handler text, filed_day i64, limit_day i64, basis text
SELECT c.case_id, c.court, c.handler, c.filed_day, c.limit_day, c.basis
FROM casefile c
WHERE c.closed_day IS NULL AND c.type IN ('执', '执恢') AND (c.filed_day, c.case_id) > ($1, $2)
  AND NOT EXISTS (SELECT 1 FROM deadline d WHERE d.case_id = c.case_id AND d.node = 'close')
ORDER BY c.filed_day, c.case_id LIMIT $3;

-- name: adopt_pauses
-- why:  the days the ledger takes out are days no clock of the case counts
-- in:   case_id i64
INSERT INTO deadline_pause (case_id, from_day, to_day)
SELECT x.case_id, x.from_day, CASE WHEN COUNT(x.to_day) = COUNT(*) THEN MAX(x.to_day) END
FROM exclusion x WHERE x.case_id = $1 GROUP BY x.case_id, x.from_day
ON CONFLICT (case_id, from_day) DO NOTHING;

-- name: adopt_closed
-- why:  a newer ledger closed the case: no action did, so its clock still runs
-- in:   case_id i64, size i64
-- out:  case_id i64, court text, handler text, closed_day i64
SELECT d.case_id, c.court, c.handler, c.closed_day
FROM deadline d JOIN casefile c ON c.case_id = d.case_id
WHERE d.state <= 2 AND d.node = 'close' AND c.closed_day IS NOT NULL AND d.case_id > $1
ORDER BY d.case_id LIMIT $2;
