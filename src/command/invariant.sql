-- invariant: what must hold in every database whatever happened (domain/law/19). Each statement
-- gives what breaks it, as a case and a word on it; a sound database gives none. Cases a ledger
-- brought are asked only what this program did to them.

-- name: invariant_state
-- why: the row of a case says another thing than its main procedure
-- out: case_id i64, what text
SELECT r.case_id, r.state FROM procedure_run r JOIN casefile c ON c.case_id = r.case_id
WHERE r.procedure = 'life'
  AND ((r.state IN ('handling', 'suspended', 'postponed', 'closing', 'approved')
        AND (c.closed_day IS NOT NULL OR c.handler = ''))
    OR (r.state = 'filed' AND c.closed_day IS NOT NULL)
    OR (r.state IN ('closed', 'round', 'revived') AND c.closed_day IS NULL)
    OR (r.state = 'round' AND c.close_mode <> '终结本次执行程序')
    OR (r.state = 'closed' AND c.close_mode = '终结本次执行程序'))
ORDER BY r.case_id;

-- name: invariant_round
-- why: rounds terminated here, with the days that are compared
-- out: case_id i64, what text, filed_day i64, closed_day i64
SELECT c.case_id, c.case_no, c.filed_day, c.closed_day FROM casefile c
WHERE c.close_mode = '终结本次执行程序'
  AND (length(c.digest) = 0 OR EXISTS (SELECT 1 FROM closing k WHERE k.case_id = c.case_id))
ORDER BY c.case_id;

-- name: invariant_account
-- why: closed here as completed while money that had come lay in the case's account
-- out: case_id i64, what text
SELECT c.case_id, c.case_no FROM casefile c
WHERE c.close_mode = '执行完毕'
  AND (length(c.digest) = 0 OR EXISTS (SELECT 1 FROM closing k WHERE k.case_id = c.case_id))
  AND (SELECT COALESCE(SUM(r.amount_fen), 0) FROM receipt r
       WHERE r.case_id = c.case_id AND r.via_account = 1 AND r.day <= c.closed_day)
    > (SELECT COALESCE(SUM(p.amount_fen), 0) FROM payment p
       WHERE p.case_id = c.case_id AND p.state = 'paid' AND p.day <= c.closed_day)
ORDER BY c.case_id;

-- name: invariant_number
-- why: a number that is not that of its parts
-- out: case_id i64, what text
SELECT case_id, case_no FROM casefile
WHERE case_no <> '（' || CAST(year AS TEXT) || '）' || court || type || CAST(serial AS TEXT) || '号'
ORDER BY case_id;

-- name: invariant_gap
-- why: between the first and the last number given here none is left out
-- out: case_id i64, what text
SELECT MIN(c.case_id), c.court || c.type || CAST(c.year AS TEXT) FROM casefile c
JOIN (SELECT court, type, year, MIN(serial) AS low, MAX(serial) AS high FROM casefile
      WHERE length(digest) = 0 GROUP BY court, type, year) s
  ON s.court = c.court AND s.type = c.type AND s.year = c.year
WHERE c.serial BETWEEN s.low AND s.high
GROUP BY c.court, c.type, c.year, s.low, s.high HAVING COUNT(*) <> s.high - s.low + 1
ORDER BY 1;

-- name: invariant_serial
-- why: the next number would be one that is given already
-- out: case_id i64, what text
SELECT MAX(c.case_id), c.court || c.type || CAST(c.year AS TEXT) FROM casefile c
WHERE length(c.digest) = 0
GROUP BY c.court, c.type, c.year
HAVING MAX(c.serial) > COALESCE((SELECT s.last FROM case_serial s
    WHERE s.court = c.court AND s.type = c.type AND s.year = c.year), 0)
ORDER BY 1;

-- name: invariant_stopped
-- why: a case stands still, yet a clock that stops with it runs, or no day is taken out
-- out: case_id i64, what text
SELECT r.case_id, d.node FROM procedure_run r JOIN deadline d ON d.case_id = r.case_id
WHERE r.procedure = 'life' AND r.state IN ('suspended', 'postponed') AND d.state = 1 AND d.follows = 1
UNION ALL
SELECT r.case_id, r.state FROM procedure_run r
WHERE r.procedure = 'life' AND r.state IN ('suspended', 'postponed')
  AND (NOT EXISTS (SELECT 1 FROM deadline_pause p WHERE p.case_id = r.case_id AND p.to_day IS NULL)
    OR NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.case_id = r.case_id AND x.to_day IS NULL))
ORDER BY 1;

-- name: invariant_going
-- why: a case goes on, yet its clocks stand still
-- out: case_id i64, what text
SELECT r.case_id, 'pause' FROM procedure_run r
WHERE r.procedure = 'life' AND r.state IN ('filed', 'handling', 'closing', 'approved')
  AND EXISTS (SELECT 1 FROM deadline_pause p WHERE p.case_id = r.case_id AND p.to_day IS NULL)
UNION ALL
SELECT d.case_id, d.node FROM deadline d
WHERE d.state = 2
  AND NOT EXISTS (SELECT 1 FROM deadline_pause p WHERE p.case_id = d.case_id AND p.to_day IS NULL)
ORDER BY 1;

-- name: invariant_closed
-- why: a clock from before the closing runs on in a closed case
-- out: case_id i64, what text
SELECT d.case_id, d.node FROM deadline d JOIN casefile c ON c.case_id = d.case_id
WHERE c.closed_day IS NOT NULL AND d.state <= 2 AND d.node <> 'archive'
  AND d.deadline_id < (SELECT MAX(j.journal_id) FROM journal j
                       WHERE j.case_id = d.case_id AND j.kind = 'life_close')
ORDER BY d.case_id;

-- name: invariant_untold_{what}
-- why: what the main procedure wrote: as many rows of a case as entries, neither more nor fewer
-- each: what, rows, kind = talk, case_id AS id FROM talk, life_talk | requery, case_id AS id FROM requery WHERE done_day IS NOT NULL, life_requery | revival, previous_case AS id FROM case_chain, life_revive
-- out: case_id i64, what text
SELECT x.id, '{what}' FROM (
    SELECT t.id, 1 AS n FROM (SELECT {rows}) t
    UNION ALL
    SELECT j.case_id, -1 FROM journal j WHERE j.kind = '{kind}') x
GROUP BY x.id HAVING SUM(x.n) <> 0 ORDER BY x.id;

-- name: invariant_untold_{what}
-- why: what the procedures beside it wrote: as many rows of a case as entries, neither more nor fewer
-- each: what, rows, kind = lead, case_id AS id FROM lead, lead_receive | lead_checked, case_id AS id FROM lead WHERE checked_day IS NOT NULL, lead_check | settlement, case_id AS id FROM settlement, settlement_agree | performed, case_id AS id FROM settlement WHERE performed = 1, settlement_perform | breached, case_id AS id FROM settlement WHERE performed = 0, settlement_breach | extension, case_id AS id FROM extension_asked, extension_ask
-- out: case_id i64, what text
SELECT x.id, '{what}' FROM (
    SELECT t.id, 1 AS n FROM (SELECT {rows}) t
    UNION ALL
    SELECT j.case_id, -1 FROM journal j WHERE j.kind = '{kind}') x
GROUP BY x.id HAVING SUM(x.n) <> 0 ORDER BY x.id;

-- name: invariant_untold_{what}
-- why: what came before the case, and what lies in its file: as many rows of a case as entries, neither more nor fewer
-- each: what, rows, kind = accepted, case_id AS id FROM application WHERE case_id IS NOT NULL, application_accepted | document, case_id AS id FROM document, document_drafted | upload, case_id AS id FROM upload, file_added
-- out: case_id i64, what text
SELECT x.id, '{what}' FROM (
    SELECT t.id, 1 AS n FROM (SELECT {rows}) t
    UNION ALL
    SELECT j.case_id, -1 FROM journal j WHERE j.kind = '{kind}') x
GROUP BY x.id HAVING SUM(x.n) <> 0 ORDER BY x.id;

-- name: invariant_untold_recovery
-- why: the same of money: recorded by itself, or paid under a settlement
-- out: case_id i64, what text
SELECT x.id, 'recovery' FROM (
    SELECT t.case_id AS id, 1 AS n FROM recovery t
    UNION ALL
    SELECT j.case_id, -1 FROM journal j WHERE j.kind IN ('life_recover', 'settlement_pay')) x
GROUP BY x.id HAVING SUM(x.n) <> 0 ORDER BY x.id;

-- name: invariant_papers
-- why: a document is due that no entry of the run's case asked for; it may be the next case's
-- out: case_id i64, what text
SELECT d.case_id, d.kind FROM procedure_document d
WHERE NOT EXISTS (SELECT 1 FROM journal j JOIN procedure_run r ON r.case_id = j.case_id
                  WHERE j.journal_id = d.journal_id AND r.run_id = d.run_id)
ORDER BY d.case_id;

-- name: invariant_actor
-- why: an entry by somebody who was never of the staff
-- out: case_id i64, what text
SELECT COALESCE(j.case_id, 0), j.kind FROM journal j
WHERE j.actor <> 0 AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.staff_id = j.actor)
ORDER BY j.journal_id;

-- name: invariant_filed
-- why: an accepted application and its case name each other, in one court
-- out: case_id i64, what text
SELECT COALESCE(a.case_id, 0), a.instrument_no FROM application a
LEFT JOIN casefile c ON c.case_id = a.case_id
WHERE (a.state = 'accepted' AND (c.case_id IS NULL OR c.court <> a.court OR a.decided_day IS NULL))
   OR (a.state <> 'accepted' AND a.case_id IS NOT NULL)
ORDER BY a.application_id;

-- name: invariant_chain
-- why: a revived case has one that goes on from it, and the other way round
-- out: case_id i64, what text
SELECT r.case_id, r.state FROM procedure_run r
LEFT JOIN case_chain n ON n.previous_case = r.case_id
LEFT JOIN casefile c ON c.case_id = n.case_id
WHERE r.procedure = 'life'
  AND ((r.state = 'revived' AND (c.case_id IS NULL OR c.type <> '执恢' OR c.court <> r.court))
    OR (r.state <> 'revived' AND n.case_id IS NOT NULL))
ORDER BY r.case_id;

-- name: invariant_steps
-- why: every entry of a case, by case and in order, for the steps of its procedures
-- out: journal_id i64, case_id i64, actor i64, kind text, facts text
SELECT journal_id, case_id, actor, kind, facts FROM journal
WHERE case_id IS NOT NULL ORDER BY case_id, journal_id;

-- name: invariant_runs
-- why: every run, in the same order
-- out: run_id i64, case_id i64, procedure text, state text, version i64, asked_by i64
-- out: journal_id i64
SELECT run_id, case_id, procedure, state, version, asked_by, journal_id FROM procedure_run
ORDER BY case_id, run_id;
