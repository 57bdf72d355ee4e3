-- The list of cases: one statement, written once for each order and each way in.
--
-- Every filter is a parameter that is NULL when it is not asked for, so the text
-- and its parameters are the same whatever the reader filters by; the way in
-- (`source`) adds the one condition an index can start from. A page begins
-- behind the key ($1, $2) of the last row seen: keyset paging, so the thousandth
-- page costs what the first does. The scope stands behind `|| ''`, where no engine
-- can mistake it for a way in.

-- migrate: caselist-0001
-- Few cases are open: the lists people work from walk these and nothing else.
CREATE INDEX casefile_open_limit ON casefile (limit_day, case_id) WHERE closed_day IS NULL;
CREATE INDEX casefile_open_filed ON casefile (filed_day, case_id) WHERE closed_day IS NULL;
CREATE INDEX casefile_open_claim ON casefile (claim_fen, case_id) WHERE closed_day IS NULL;
CREATE INDEX casefile_open_recovered ON casefile (recovered_fen, case_id) WHERE closed_day IS NULL;

-- part: filters
  AND (CAST($3 AS TEXT) IS NULL OR c.court = $3)
  AND (CAST($4 AS TEXT) IS NULL OR c.handler = $4)
  AND (CAST($5 AS BIGINT) IS NULL OR EXISTS
      (SELECT 1 FROM party p WHERE p.case_id = c.case_id AND p.person_id = $5))
  AND (CAST($6 AS BIGINT) IS NULL OR EXISTS
      (SELECT 1 FROM party p WHERE p.case_id = c.case_id
          AND EXISTS (SELECT 1 FROM person_gram g
              WHERE g.gram = $6 AND g.court = c.court AND g.person_id = p.person_id)
          AND (CAST($7 AS BIGINT) IS NULL OR EXISTS (SELECT 1 FROM person_gram g
              WHERE g.gram = $7 AND g.court = c.court AND g.person_id = p.person_id))
          AND (CAST($8 AS BIGINT) IS NULL OR EXISTS (SELECT 1 FROM person_gram g
              WHERE g.gram = $8 AND g.court = c.court AND g.person_id = p.person_id))
          AND (CAST($9 AS BIGINT) IS NULL OR EXISTS (SELECT 1 FROM person_gram g
              WHERE g.gram = $9 AND g.court = c.court AND g.person_id = p.person_id))))
  AND (CAST($10 AS BIGINT) IS NULL OR c.serial = $10)
  AND (CAST($11 AS BIGINT) IS NULL OR c.year = $11)
  AND (CAST($12 AS TEXT) IS NULL OR c.court = $12)
  AND (CAST($13 AS TEXT) IS NULL OR c.type = $13)
  AND (CAST($14 AS TEXT) IS NULL OR c.team = $14)
  AND (CAST($15 AS TEXT) IS NULL OR replace(c.labels, $15, '') <> c.labels)
  AND (CAST($16 AS TEXT) IS NULL OR c.cause = $16)
  AND (CAST($17 AS TEXT) IS NULL OR c.basis = $17)
  AND (CAST($18 AS TEXT) IS NULL OR c.property = $18)
  AND (CAST($19 AS TEXT) IS NULL OR c.close_mode = $19)
  AND (CAST($20 AS BIGINT) IS NULL OR ($20 = 1 AND c.closed_day IS NULL)
      OR ($20 = 0 AND c.closed_day IS NOT NULL))
  AND (CAST($21 AS BIGINT) IS NULL OR c.filed_day >= $21)
  AND (CAST($22 AS BIGINT) IS NULL OR c.filed_day <= $22)
  AND (CAST($23 AS BIGINT) IS NULL OR c.closed_day >= $23)
  AND (CAST($24 AS BIGINT) IS NULL OR c.closed_day <= $24)
  AND (CAST($25 AS BIGINT) IS NULL OR c.closed_day IS NULL OR c.closed_day >= $25)
  AND (CAST($26 AS BIGINT) IS NULL OR c.claim_fen >= $26)
  AND (CAST($27 AS BIGINT) IS NULL OR c.claim_fen <= $27)
  AND (CAST($28 AS BIGINT) IS NULL OR c.limit_day >= $28)
  AND (CAST($29 AS BIGINT) IS NULL OR c.limit_day <= $29)
  AND (CAST($30 AS BIGINT) IS NULL OR ($30 = 1 AND c.closed_day <= c.limit_day)
      OR ($30 = 0 AND c.closed_day > c.limit_day))
  AND (CAST($31 AS BIGINT) IS NULL OR c.type = '执' OR c.type = '执恢')
  AND (CAST($32 AS BIGINT) IS NULL OR EXISTS
      (SELECT 1 FROM receipt r WHERE r.case_id = c.case_id AND r.via_account = 1
          AND r.day >= $32 AND r.day <= $33
          AND (CAST($34 AS BIGINT) IS NULL OR EXISTS (SELECT 1 FROM payment w
              WHERE w.receipt_id = r.receipt_id AND w.state = 'paid'))))
  AND (CAST($35 AS BIGINT) IS NULL OR EXISTS
      (SELECT 1 FROM crossing x WHERE x.case_id = c.case_id AND x.decided_day <= $35
          AND (CAST($36 AS TEXT) IS NULL OR x.mode = $36)
          AND (CAST($37 AS TEXT) IS NULL OR x.result = $37)))
  AND (c.court || '') IN (SELECT z.court FROM court_reach z WHERE z.viewer = $38)

-- name: caselist_{source}_{sort}_{dir}
-- each: source, plus, start = plain, , 1 = 1 | court, , c.court = $3 | open, , c.closed_day IS NULL | opencourt, , c.closed_day IS NULL AND c.court = $3 | handler, +, c.handler = $4 | person, +, c.case_id IN (SELECT y.case_id FROM party y WHERE y.person_id = $5) | gram, +, c.case_id IN (SELECT y.case_id FROM person_gram g JOIN party y ON y.person_id = g.person_id WHERE g.gram = $6) | gramcourt, +, c.case_id IN (SELECT y.case_id FROM person_gram g JOIN party y ON y.person_id = g.person_id WHERE g.gram = $6 AND g.court = $3) | number, +, c.serial = $10
-- each: sort, there = filed_day, 1 = 1 | closed_day, c.closed_day IS NOT NULL | claim_fen, 1 = 1 | limit_day, 1 = 1 | recovered_fen, 1 = 1
-- each: dir, cmp = asc, > | desc, <
-- in: key i64, id i64
-- in: court text, handler text, person_id i64, gram i64, gram2 i64, gram3 i64, gram4 i64
-- in: serial i64, year i64, number_court text
-- in: type text, team text, label text, cause text, basis text, property text, close_mode text
-- in: is_open i64, filed_from i64, filed_to i64, closed_from i64, closed_to i64, alive_from i64
-- in: claim_min i64, claim_max i64, limit_from i64, limit_to i64, within i64, implementation i64
-- in: fund_from i64, fund_to i64, paid i64, cross_to i64, cross_mode text, cross_result text, viewer text
-- in: size i64
-- out: case_id i64, case_no text, court text, type text, filed_day i64, cause text, basis text
-- out: claim_fen i64, handler text, team text, labels text, property text, closed_day i64
-- out: close_mode text, recovered_fen i64, limit_day i64, applicant text, respondent text, key i64
SELECT c.case_id, c.case_no, c.court, c.type, c.filed_day, c.cause, c.basis, c.claim_fen, c.handler,
    c.team, c.labels, c.property, c.closed_day, c.close_mode, c.recovered_fen, c.limit_day,
    c.applicant, c.respondent, c.{sort}
FROM casefile c
WHERE (c.{sort}, c.case_id) {cmp} ($1, $2)
{filters}
  AND {there}
  AND {start}
ORDER BY {plus}c.{sort} {dir}, c.case_id {dir}
LIMIT $39;

-- name: caselist_count_{source}
-- why: counted no further than asked, so a tab costs what it shows
-- each: source, start = plain, 1 = 1 | court, c.court = $3 | open, c.closed_day IS NULL | opencourt, c.closed_day IS NULL AND c.court = $3 | handler, c.handler = $4 | person, c.case_id IN (SELECT y.case_id FROM party y WHERE y.person_id = $5) | gram, c.case_id IN (SELECT y.case_id FROM person_gram g JOIN party y ON y.person_id = g.person_id WHERE g.gram = $6) | gramcourt, c.case_id IN (SELECT y.case_id FROM person_gram g JOIN party y ON y.person_id = g.person_id WHERE g.gram = $6 AND g.court = $3) | number, c.serial = $10
-- in: key i64, id i64
-- in: court text, handler text, person_id i64, gram i64, gram2 i64, gram3 i64, gram4 i64
-- in: serial i64, year i64, number_court text
-- in: type text, team text, label text, cause text, basis text, property text, close_mode text
-- in: is_open i64, filed_from i64, filed_to i64, closed_from i64, closed_to i64, alive_from i64
-- in: claim_min i64, claim_max i64, limit_from i64, limit_to i64, within i64, implementation i64
-- in: fund_from i64, fund_to i64, paid i64, cross_to i64, cross_mode text, cross_result text, viewer text
-- in: size i64
-- out: n i64
SELECT COUNT(*) FROM (SELECT 1 AS one FROM casefile c
WHERE CAST($1 AS BIGINT) IS NOT NULL AND CAST($2 AS BIGINT) IS NOT NULL
{filters}
  AND {start}
LIMIT $39) counted;

-- name: caselist_gram_count
-- why: the rarest pair of characters is the way in; a common one is a filter instead
-- in: gram i64, size i64
-- out: n i64
SELECT COUNT(*) FROM (SELECT 1 AS one FROM person_gram g WHERE g.gram = $1 LIMIT $2) counted;

-- name: caselist_gram_count_court
-- in: gram i64, court text, size i64
-- out: n i64
SELECT COUNT(*) FROM (SELECT 1 AS one FROM person_gram g
WHERE g.gram = $1 AND g.court = $2 LIMIT $3) counted;
