-- name: related_hits
-- why: one walk from the waiting payments (few) over the payee's cases; open and revivable together.
--      CROSS JOIN holds SQLite to that order: left alone it walks all parties
-- in: viewer text, court text, as_of i64
-- out: payment_id i64, person_id i64, case_id i64, case_no text, court text, claim_fen i64
-- out: recovered_fen i64, filed_day i64, closed_day i64, close_mode text
SELECT y.payment_id, y.person_id, c.case_id, c.case_no, c.court, c.claim_fen, c.recovered_fen,
    c.filed_day, c.closed_day, c.close_mode
FROM payment y
CROSS JOIN party p
CROSS JOIN casefile c
WHERE y.state = 'waiting'
    AND (CAST($1 AS TEXT) IS NULL
        OR (y.court || '') IN (SELECT z.court FROM court_reach z WHERE z.viewer = $1))
    AND (CAST($2 AS TEXT) IS NULL OR y.court = $2)
    AND p.person_id = y.person_id AND p.role = 'respondent'
    AND c.case_id = p.case_id AND c.type IN ('执', '执恢') AND c.filed_day <= $3
    AND (c.closed_day IS NULL OR c.closed_day > $3 OR c.close_mode = '终结本次执行程序')
ORDER BY y.payment_id, c.court, c.type, c.year, c.serial, p.seq;

-- name: related_person
-- in: person_id i64, as_of i64
-- out: payment_id i64, person_id i64, case_id i64, case_no text, court text, claim_fen i64
-- out: recovered_fen i64, filed_day i64, closed_day i64, close_mode text
SELECT CAST(0 AS BIGINT), p.person_id, c.case_id, c.case_no, c.court, c.claim_fen, c.recovered_fen,
    c.filed_day, c.closed_day, c.close_mode
FROM party p
JOIN casefile c ON c.case_id = p.case_id
WHERE p.person_id = $1 AND p.role = 'respondent' AND c.type IN ('执', '执恢') AND c.filed_day <= $2
    AND (c.closed_day IS NULL OR c.closed_day > $2 OR c.close_mode = '终结本次执行程序')
ORDER BY c.court, c.type, c.year, c.serial, p.seq;
