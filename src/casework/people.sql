-- A person as the cases see them, inside the viewer's scope.

-- name: people_cases
-- out: case_id i64, case_no text, court text, type text, filed_day i64, cause text, basis text
-- out: claim_fen i64, handler text, team text, labels text, property text, closed_day i64
-- out: close_mode text, recovered_fen i64, limit_day i64, applicant text, respondent text, role text
-- in: person_id i64, viewer text
SELECT c.case_id, c.case_no, c.court, c.type, c.filed_day, c.cause, c.basis, c.claim_fen, c.handler,
    c.team, c.labels, c.property, c.closed_day, c.close_mode, c.recovered_fen, c.limit_day,
    c.applicant, c.respondent, p.role
FROM party p JOIN casefile c ON c.case_id = p.case_id
WHERE p.person_id = $1
  AND (c.court || '') IN (SELECT z.court FROM court_reach z WHERE z.viewer = $2)
ORDER BY c.filed_day DESC, c.case_id DESC, p.seq
LIMIT 1000;

-- name: people_totals
-- why: money is asked only where it is enforced: types 执 and 执恢
-- in: person_id i64, viewer text
-- out: cases i64, debtor_open i64, owed_fen i64, applicant_open i64, claim_open_fen i64
SELECT COUNT(DISTINCT c.case_id),
    CAST(COALESCE(SUM(CASE WHEN p.role = 'respondent' AND c.closed_day IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT),
    CAST(COALESCE(SUM(CASE WHEN p.role = 'respondent' AND c.closed_day IS NULL
        AND c.claim_fen > c.recovered_fen THEN c.claim_fen - c.recovered_fen ELSE 0 END), 0) AS BIGINT),
    CAST(COALESCE(SUM(CASE WHEN p.role = 'applicant' AND c.closed_day IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT),
    CAST(COALESCE(SUM(CASE WHEN p.role = 'applicant' AND c.closed_day IS NULL
        AND c.claim_fen > c.recovered_fen THEN c.claim_fen - c.recovered_fen ELSE 0 END), 0) AS BIGINT)
FROM party p JOIN casefile c ON c.case_id = p.case_id
WHERE p.person_id = $1
  AND (c.court || '') IN (SELECT z.court FROM court_reach z WHERE z.viewer = $2);

-- name: people_waiting
-- in: person_id i64, viewer text
-- out: fen i64
SELECT CAST(COALESCE(SUM(y.amount_fen), 0) AS BIGINT)
FROM payment y
WHERE y.person_id = $1 AND y.state = 'waiting'
  AND (y.court || '') IN (SELECT z.court FROM court_reach z WHERE z.viewer = $2);

-- name: people_names
-- in: person_id i64
-- out: name text
SELECT name FROM person_name WHERE person_id = $1 ORDER BY name LIMIT 50;
