-- One case as its page opens: its version and the scope; and where no answer of
-- that version is kept, the case and its people.

-- name: caserow_version
-- why:  whether the viewer may see the case, and whether the answer made of it still holds
-- in: case_id i64, viewer text
-- out: version i64, court_version i64
SELECT c.version, k.version
FROM casefile c
JOIN court_reach z ON z.court = c.court
JOIN court k ON k.court = c.court
WHERE c.case_id = $1 AND z.viewer = $2;

-- name: caserow_case
-- in: case_id i64
-- out: case_id i64, case_no text, court text, type text, filed_day i64, cause text, basis text
-- out: claim_fen i64, handler text, team text, labels text, property text, closed_day i64
-- out: close_mode text, recovered_fen i64, limit_day i64, applicant text, respondent text
-- out: version i64, court_name text
SELECT c.case_id, c.case_no, c.court, c.type, c.filed_day, c.cause, c.basis, c.claim_fen, c.handler,
    c.team, c.labels, c.property, c.closed_day, c.close_mode, c.recovered_fen, c.limit_day,
    c.applicant, c.respondent, c.version, k.name
FROM casefile c JOIN court k ON k.court = c.court
WHERE c.case_id = $1;

-- name: caserow_parties
-- in: case_id i64
-- out: seq i64, role text, person_id i64, name text, kind text, id_kind text, sealed blob
SELECT p.seq, p.role, p.person_id, p.name, w.kind, w.id_kind, w.sealed
FROM party p JOIN person w ON w.person_id = p.person_id
WHERE p.case_id = $1
ORDER BY p.seq;

-- name: caserow_others
-- why:  of each party, in how many other cases of the scope the person stands
-- in: case_id i64, viewer text
-- out: person_id i64, n i64
SELECT p.person_id, COUNT(DISTINCT c.case_id)
FROM party p
JOIN party o ON o.person_id = p.person_id AND o.case_id <> p.case_id
JOIN casefile c ON c.case_id = o.case_id
WHERE p.case_id = $1
  AND (c.court || '') IN (SELECT z.court FROM court_reach z WHERE z.viewer = $2)
GROUP BY p.person_id
ORDER BY p.person_id;
