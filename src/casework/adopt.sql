-- adopt: open cases a ledger brought come under the clock of their time limit, and a newer ledger
-- moves it (casework/adopt.h).

-- migrate: adopt-0001
-- Cases that a newer ledger stated otherwise, until their clocks were looked at.
CREATE TABLE adopt_changed (
    import_id {i64} NOT NULL,
    case_id   {i64} NOT NULL,
    PRIMARY KEY (import_id, case_id)
) {strict};

-- name: adopt_changed_note
-- why:  by the import, in its transaction
-- in:   import_id i64, case_id i64
INSERT INTO adopt_changed (import_id, case_id) VALUES ($1, $2);

-- name: adopt_changed
-- why:  of the oldest import that has any left. The clock is none (NULL) where the case is closed,
--       where an action began it, or extended it: what the ledger says of its limit is overtaken
-- in:   size i64
-- out:  case_id i64, court text, handler text, filed_day i64, limit_day i64, basis text
-- out:  import_id i64, trigger_day i64, n i64, rule_version i64, excludes i64
SELECT m.case_id, c.court, c.handler, c.filed_day, c.limit_day, c.basis, m.import_id,
    d.trigger_day, d.n, d.rule_version,
    CASE WHEN EXISTS (SELECT 1 FROM exclusion x WHERE x.case_id = m.case_id)
           OR EXISTS (SELECT 1 FROM deadline_pause p WHERE p.case_id = m.case_id AND p.adopted = 1)
         THEN 1 ELSE 0 END
FROM adopt_changed m JOIN casefile c ON c.case_id = m.case_id
    LEFT JOIN deadline d ON d.run_id = m.case_id AND d.node = 'close' AND d.state <= 2
        AND c.closed_day IS NULL
        AND NOT EXISTS (SELECT 1 FROM extension y WHERE y.case_id = m.case_id)
WHERE m.import_id = (SELECT MIN(o.import_id) FROM adopt_changed o)
ORDER BY m.case_id LIMIT $1;

-- name: adopt_changed_done
-- in:   import_id i64, case_id i64
DELETE FROM adopt_changed WHERE import_id = $1 AND case_id <= $2;

-- name: adopt_open
-- why:  open cases of enforcement without that clock, in the order of an index of open cases alone
-- in:   filed_day i64, case_id i64, size i64
-- out:  case_id i64, court text, handler text, filed_day i64, limit_day i64, basis text
SELECT c.case_id, c.court, c.handler, c.filed_day, c.limit_day, c.basis
FROM casefile c
WHERE c.closed_day IS NULL AND c.type IN ('执', '执恢') AND (c.filed_day, c.case_id) > ($1, $2)
  AND NOT EXISTS (SELECT 1 FROM deadline d WHERE d.case_id = c.case_id AND d.node = 'close')
ORDER BY c.filed_day, c.case_id LIMIT $3;

-- part: stretches
SELECT x.case_id, x.from_day, CASE WHEN COUNT(x.to_day) = COUNT(*) THEN MAX(x.to_day) END AS to_day
    FROM exclusion x WHERE x.case_id = $1 GROUP BY x.case_id, x.from_day

-- name: adopt_pauses_gone
-- why:  days the ledger took out and no longer does; what an action touched stays
-- in:   case_id i64
DELETE FROM deadline_pause WHERE case_id = $1 AND adopted = 1 AND NOT EXISTS (
    SELECT 1 FROM ({stretches}) w
    WHERE w.from_day = deadline_pause.from_day AND (w.to_day = deadline_pause.to_day
        OR w.to_day IS NULL AND deadline_pause.to_day IS NULL));

-- name: adopt_pauses
-- why:  the days the ledger takes out are days no clock of the case counts
-- in:   case_id i64
INSERT INTO deadline_pause (case_id, from_day, to_day, adopted)
SELECT w.case_id, w.from_day, w.to_day, 1 FROM ({stretches}) w WHERE w.case_id = $1
ON CONFLICT (case_id, from_day) DO NOTHING;

-- name: adopt_closed
-- why:  a newer ledger closed the case: no action did, so its clock still runs
-- in:   case_id i64, size i64
-- out:  case_id i64, court text, handler text, closed_day i64
SELECT d.case_id, c.court, c.handler, c.closed_day
FROM deadline d JOIN casefile c ON c.case_id = d.case_id
WHERE d.state <= 2 AND d.node = 'close' AND c.closed_day IS NOT NULL AND d.case_id > $1
ORDER BY d.case_id LIMIT $2;
