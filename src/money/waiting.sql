-- Payments that wait to go out, in the viewer's scope.

-- name: waiting_page
-- in: after i64, viewer text, court text, size i64
-- out: payment_id i64, receipt_id i64, case_id i64, court text, payee text, person_id i64
-- out: amount_fen i64, case_no text, received_day i64
SELECT p.payment_id, p.receipt_id, p.case_id, p.court, p.payee, p.person_id, p.amount_fen,
    c.case_no, r.day
FROM payment p
JOIN casefile c ON c.case_id = p.case_id
JOIN receipt r ON r.receipt_id = p.receipt_id
WHERE p.state = 'waiting' AND p.payment_id > $1
  AND (p.court || '') IN (SELECT z.court FROM court_reach z WHERE z.viewer = $2)
  AND (CAST($3 AS TEXT) IS NULL OR p.court = $3)
ORDER BY p.payment_id
LIMIT $4;

-- name: waiting_one
-- why: of a payment the check of the scope has named
-- in: payment_id i64
-- out: payment_id i64, receipt_id i64, case_id i64, court text, payee text, person_id i64
-- out: amount_fen i64, case_no text, received_day i64
SELECT p.payment_id, p.receipt_id, p.case_id, p.court, p.payee, p.person_id, p.amount_fen,
    c.case_no, r.day
FROM payment p
JOIN casefile c ON c.case_id = p.case_id
JOIN receipt r ON r.receipt_id = p.receipt_id
WHERE p.payment_id = $1 AND p.state = 'waiting';

-- name: waiting_totals
-- in: viewer text, court text
-- out: n i64, fen i64
SELECT COUNT(*), CAST(COALESCE(SUM(p.amount_fen), 0) AS BIGINT)
FROM payment p
WHERE p.state = 'waiting'
  AND p.court IN (SELECT z.court FROM court_reach z WHERE z.viewer = $1)
  AND (CAST($2 AS TEXT) IS NULL OR p.court = $2);
