-- name: figures_courts
-- why: a court whose cases are not there yet has no figures, and one that is in no court table still has
-- out: court text
SELECT DISTINCT court FROM fact WHERE label = '' ORDER BY court;

-- name: recount_cases
-- out: case_id i64, case_no text, court text, type text, year i64, serial i64, filed_day i64
-- out: cause text, basis text, claim_fen i64, handler text, team text, labels text, property text
-- out: closed_day i64, close_mode text, recovered_fen i64, limit_day i64, excluded_days i64
-- out: applicant text, respondent text, version i64, changed_ms i64, digest blob
SELECT case_id, case_no, court, type, year, serial, filed_day,
    cause, basis, claim_fen, handler, team, labels, property,
    closed_day, close_mode, recovered_fen, limit_day, excluded_days,
    applicant, respondent, version, changed_ms, digest
FROM casefile
ORDER BY case_id;

-- name: recount_exclusions
-- why: the time limit is counted again as well, not read back
-- out: case_id i64, from_day i64, to_day i64
SELECT case_id, from_day, to_day FROM exclusion ORDER BY case_id, seq;

-- name: recount_extensions
-- why: months added to the limit
-- out: case_id i64, months i64
SELECT case_id, CAST(SUM(months) AS BIGINT) FROM extension GROUP BY case_id ORDER BY case_id;

-- name: recount_receipts
-- why: with what was paid out of each
-- out: court text, labels text, day i64, amount_fen i64, paid_fen i64
SELECT c.court, c.labels, r.day, r.amount_fen,
    CAST(COALESCE((SELECT SUM(p.amount_fen) FROM payment p
        WHERE p.receipt_id = r.receipt_id AND p.state = 'paid'), 0) AS BIGINT)
FROM receipt r JOIN casefile c ON c.case_id = r.case_id
WHERE r.via_account = 1;

-- name: recount_crossings
-- out: court text, labels text, mode text, decided_day i64, recovered_fen i64, result text
SELECT c.court, c.labels, x.mode, x.decided_day, x.recovered_fen, x.result
FROM crossing x JOIN casefile c ON c.case_id = x.case_id;
