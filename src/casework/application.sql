-- application: applications for enforcement, from the day they come to the decision. A case exists
-- only once one is accepted; who is named in it is already a person (core/person), so that the
-- district can be searched for the same claim.

-- migrate: application-0001
CREATE TABLE application (
    application_id {i64} NOT NULL PRIMARY KEY,
    court          TEXT  NOT NULL,
    state          TEXT  NOT NULL CHECK (state IN ('received', 'supplement', 'accepted', 'refused')),
    received_day   {i64} NOT NULL,
    due_day        {i64} NOT NULL,                   -- to file or to refuse
    cause          TEXT  NOT NULL,
    basis          TEXT  NOT NULL,
    instrument_no  TEXT  NOT NULL,
    issuer         TEXT  NOT NULL,
    effective_day  {i64} NOT NULL,
    perform_day    {i64},                            -- last day to perform; NULL: none was set
    limit_day      {i64} NOT NULL,                   -- last day to apply
    claim_fen      {i64} NOT NULL CHECK (claim_fen >= 0),
    fee_fen        {i64} NOT NULL CHECK (fee_fen >= 0),
    labels         TEXT  NOT NULL,
    conditions     {i64} NOT NULL,                   -- bits of enum filing_fact found to hold
    papers         {i64} NOT NULL,                   -- bits of enum filing_paper that came
    circumstances  {i64} NOT NULL,                   -- bits of enum application_circumstance
    note           TEXT  NOT NULL,                   -- what was asked, or why it was refused
    case_id        {i64} UNIQUE,                     -- the case it became
    decided_day    {i64},
    version        {i64} NOT NULL CHECK (version > 0)
) {strict};
CREATE INDEX application_by_state ON application (court, state, due_day, application_id);
CREATE INDEX application_instrument ON application (instrument_no);

CREATE TABLE application_party (
    application_id {i64} NOT NULL,
    seq            {i64} NOT NULL CHECK (seq > 0),
    role           TEXT  NOT NULL CHECK (role IN ('applicant', 'respondent', 'third')),
    person_id      {i64} NOT NULL,
    name           TEXT  NOT NULL,
    PRIMARY KEY (application_id, seq)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

-- What is claimed, item by item; amounts that are not yet known are 0 and told in the terms.
CREATE TABLE claim_item (
    application_id {i64} NOT NULL,
    seq            {i64} NOT NULL CHECK (seq > 0),
    kind           TEXT  NOT NULL CHECK (kind IN ('principal', 'interest', 'penalty', 'cost', 'act')),
    fen            {i64} NOT NULL CHECK (fen >= 0),
    terms          TEXT  NOT NULL,
    PRIMARY KEY (application_id, seq)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

-- part: columns
application_id, court, state, received_day, due_day, cause, basis, instrument_no, issuer,
    effective_day, perform_day, limit_day, claim_fen, fee_fen, labels, conditions, papers,
    circumstances, note, case_id, decided_day, version

-- name: application_insert
-- in: application_id i64, court text, received_day i64, due_day i64, cause text, basis text
-- in: instrument_no text, issuer text, effective_day i64, perform_day i64, limit_day i64
-- in: claim_fen i64, fee_fen i64, labels text, conditions i64, papers i64, circumstances i64
INSERT INTO application (application_id, court, state, received_day, due_day, cause, basis,
    instrument_no, issuer, effective_day, perform_day, limit_day, claim_fen, fee_fen, labels,
    conditions, papers, circumstances, note, case_id, decided_day, version)
VALUES ($1, $2, 'received', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, '',
    NULL, NULL, 1);

-- name: application_one
-- in: application_id i64
-- out: application_id i64, court text, state text, received_day i64, due_day i64, cause text
-- out: basis text, instrument_no text, issuer text, effective_day i64, perform_day i64
-- out: limit_day i64, claim_fen i64, fee_fen i64, labels text, conditions i64, papers i64
-- out: circumstances i64, note text, case_id i64, decided_day i64, version i64
SELECT {columns} FROM application WHERE application_id = $1;

-- name: application_of_case
-- in: case_id i64
-- out: application_id i64, court text, state text, received_day i64, due_day i64, cause text
-- out: basis text, instrument_no text, issuer text, effective_day i64, perform_day i64
-- out: limit_day i64, claim_fen i64, fee_fen i64, labels text, conditions i64, papers i64
-- out: circumstances i64, note text, case_id i64, decided_day i64, version i64
SELECT {columns} FROM application WHERE case_id = $1;

-- name: application_list
-- why: what waits for a decision in the viewer's courts, or was decided; soonest due first
-- in: viewer text, state text
-- out: application_id i64, court text, state text, received_day i64, due_day i64, cause text
-- out: basis text, instrument_no text, issuer text, effective_day i64, perform_day i64
-- out: limit_day i64, claim_fen i64, fee_fen i64, labels text, conditions i64, papers i64
-- out: circumstances i64, note text, case_id i64, decided_day i64, version i64
SELECT {columns} FROM application
WHERE court IN (SELECT z.court FROM court_reach z WHERE z.viewer = $1) AND state = $2
ORDER BY due_day, application_id LIMIT 500;

-- name: application_move
-- in: state text, conditions i64, papers i64, note text, case_id i64, decided_day i64
-- in: due_day i64, application_id i64, version i64
UPDATE application
SET state = $1, conditions = $2, papers = $3, note = $4, case_id = $5, decided_day = $6,
    due_day = $7, version = version + 1
WHERE application_id = $8 AND version = $9;

-- name: application_party_insert
-- in: application_id i64, seq i64, role text, person_id i64, name text
INSERT INTO application_party (application_id, seq, role, person_id, name)
VALUES ($1, $2, $3, $4, $5);

-- name: application_parties
-- in: application_id i64
-- out: seq i64, role text, person_id i64, name text
SELECT seq, role, person_id, name FROM application_party WHERE application_id = $1 ORDER BY seq;

-- name: claim_insert
-- in: application_id i64, seq i64, kind text, fen i64, terms text
INSERT INTO claim_item (application_id, seq, kind, fen, terms) VALUES ($1, $2, $3, $4, $5);

-- name: claim_of_application
-- in: application_id i64
-- out: seq i64, kind text, fen i64, terms text
SELECT seq, kind, fen, terms FROM claim_item WHERE application_id = $1 ORDER BY seq;

-- name: application_duplicates
-- why: cases anywhere in the district in which the same applicant stands against the same debtor
-- in: application_id i64, not_case i64
-- out: case_id i64, case_no text, court text, closed_day i64, close_mode text, instrument_no text
SELECT DISTINCT c.case_id, c.case_no, c.court, c.closed_day, c.close_mode,
    COALESCE(x.instrument_no, '')
FROM application_party a
JOIN application_party r ON r.application_id = a.application_id AND r.role = 'respondent'
JOIN party p ON p.person_id = a.person_id AND p.role = 'applicant'
JOIN party q ON q.person_id = r.person_id AND q.role = 'respondent' AND q.case_id = p.case_id
JOIN casefile c ON c.case_id = p.case_id
LEFT JOIN application x ON x.case_id = c.case_id
WHERE a.application_id = $1 AND a.role = 'applicant' AND c.case_id <> $2
ORDER BY c.case_id LIMIT 50;

-- name: application_twins
-- why: the same before an application is taken in: what one applicant has against one debtor
-- in: applicant i64, respondent i64
-- out: case_no text, court text, closed_day i64, close_mode text, instrument_no text
SELECT c.case_no, c.court, c.closed_day, c.close_mode, COALESCE(x.instrument_no, '')
FROM party p
JOIN party q ON q.case_id = p.case_id AND q.role = 'respondent'
JOIN casefile c ON c.case_id = p.case_id
LEFT JOIN application x ON x.case_id = c.case_id
WHERE p.person_id = $1 AND p.role = 'applicant' AND q.person_id = $2
ORDER BY c.case_id LIMIT 20;
