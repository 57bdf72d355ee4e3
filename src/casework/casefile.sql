-- A case, its parties and the days that do not count. Written by casefile.c
-- and by the import (app/import_*.c) alone; read by every list and page.
--
-- The number is stored twice: as people print it (case_no) and in its parts.
-- Unique are the parts, serial first: one index answers "is it there?" and a
-- search for a half-typed number.
--
-- A case is found by two characters of a party's name through person_gram
-- (core/person) and party_person: gram and court -> persons -> their cases. No
-- gram table of its own: it would repeat each name for each of its cases.

-- migrate: casefile-0001
CREATE TABLE casefile (
    case_id        {i64} NOT NULL PRIMARY KEY,
    case_no        TEXT  NOT NULL,              -- canonical: （2025）内0624执1号
    court          TEXT  NOT NULL,              -- 法院代码
    type           TEXT  NOT NULL,              -- 类型代字: 执 执恢 执保 ...
    year           {i64} NOT NULL,
    serial         {i64} NOT NULL CHECK (serial > 0),
    filed_day      {i64} NOT NULL,              -- days since 1970-01-01
    cause          TEXT  NOT NULL,              -- 案由, free text
    basis          TEXT  NOT NULL,              -- 执行依据类型, free text
    claim_fen      {i64} NOT NULL CHECK (claim_fen >= 0),
    handler        TEXT  NOT NULL,              -- 承办人工号
    team           TEXT  NOT NULL,              -- 承办团队
    labels         TEXT  NOT NULL,              -- sorted, each once: ;涉企;涉民生;  or ''
    property       TEXT  NOT NULL CHECK (property IN ('yes', 'no', '')),
    closed_day     {i64},                       -- NULL: open
    close_mode     TEXT  NOT NULL,              -- '' while open
    recovered_fen  {i64} NOT NULL CHECK (recovered_fen >= 0),
    limit_day      {i64} NOT NULL,              -- end of the time limit, R2.11
    excluded_days  {i64} NOT NULL CHECK (excluded_days >= 0),
    applicant      TEXT  NOT NULL,              -- first names, 、 between, 等N人
    respondent     TEXT  NOT NULL,
    version        {i64} NOT NULL CHECK (version > 0),
    changed_ms     {i64} NOT NULL,              -- when this version was written
    digest         {blob} NOT NULL,             -- SM3 of the ledger's statement of it; empty: made here
    CHECK ((closed_day IS NULL) = (close_mode = '')),
    CHECK (closed_day IS NULL OR closed_day >= filed_day)
) {strict};

CREATE UNIQUE INDEX casefile_number ON casefile (serial, court, type, year);
CREATE INDEX casefile_filed ON casefile (filed_day, case_id);
CREATE INDEX casefile_court_filed ON casefile (court, filed_day, case_id);
CREATE INDEX casefile_closed ON casefile (closed_day, case_id) WHERE closed_day IS NOT NULL;
CREATE INDEX casefile_court_closed ON casefile (court, closed_day, case_id)
    WHERE closed_day IS NOT NULL;
CREATE INDEX casefile_claim ON casefile (claim_fen, case_id);
CREATE INDEX casefile_court_claim ON casefile (court, claim_fen, case_id);
CREATE INDEX casefile_recovered ON casefile (recovered_fen, case_id);
CREATE INDEX casefile_court_recovered ON casefile (court, recovered_fen, case_id);
CREATE INDEX casefile_limit ON casefile (limit_day, case_id);
CREATE INDEX casefile_court_limit ON casefile (court, limit_day, case_id);
CREATE INDEX casefile_open ON casefile (court, limit_day, case_id) WHERE closed_day IS NULL;
CREATE INDEX casefile_handler ON casefile (handler, filed_day, case_id);

-- Who stands in a case, as the case names them; the person itself is core/person's.
CREATE TABLE party (
    case_id    {i64} NOT NULL,
    seq        {i64} NOT NULL CHECK (seq > 0),
    role       TEXT  NOT NULL CHECK (role IN ('applicant', 'respondent', 'third')),
    person_id  {i64} NOT NULL,
    name       TEXT  NOT NULL,
    PRIMARY KEY (case_id, seq)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all
CREATE INDEX party_person ON party (person_id, role, case_id);

-- Days that do not count towards the limit, both ends in.
CREATE TABLE exclusion (
    case_id   {i64} NOT NULL,
    seq       {i64} NOT NULL,
    reason    TEXT  NOT NULL,
    from_day  {i64} NOT NULL,
    to_day    {i64},                            -- NULL: still running
    PRIMARY KEY (case_id, seq),
    CHECK (to_day IS NULL OR to_day >= from_day)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

-- The last number given in each sequence of a court.
CREATE TABLE case_serial (
    court  TEXT  NOT NULL,
    type   TEXT  NOT NULL,
    year   {i64} NOT NULL,
    last   {i64} NOT NULL CHECK (last >= 0),
    PRIMARY KEY (court, type, year)
) {strict};

-- migrate: casefile-0002
-- Months by which the president extended the limit of a case.
CREATE TABLE extension (
    case_id       {i64} NOT NULL,
    seq           {i64} NOT NULL CHECK (seq > 0),
    months        {i64} NOT NULL CHECK (months BETWEEN 1 AND 240),
    approved_day  {i64} NOT NULL,
    PRIMARY KEY (case_id, seq)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

-- migrate: casefile-0003
-- Who handled a case before each change, whoever made it: a report of a day that is over names the
-- handler of that day.
CREATE TABLE case_handler_was (
    case_id  {i64} NOT NULL,
    until_ms {i64} NOT NULL,                    -- from this instant another handled it
    handler  TEXT  NOT NULL,
    PRIMARY KEY (case_id, until_ms)
) {strict};
-- only: sqlite
CREATE TRIGGER case_handler_changes AFTER UPDATE OF handler ON casefile
WHEN OLD.handler <> NEW.handler
BEGIN
    INSERT INTO case_handler_was (case_id, until_ms, handler)
    VALUES (OLD.case_id, NEW.changed_ms, OLD.handler)
    ON CONFLICT (case_id, until_ms) DO NOTHING;
END;
-- only: pg
CREATE FUNCTION case_handler_changes() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    INSERT INTO case_handler_was (case_id, until_ms, handler)
    VALUES (OLD.case_id, NEW.changed_ms, OLD.handler)
    ON CONFLICT (case_id, until_ms) DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER case_handler_changes AFTER UPDATE OF handler ON casefile
FOR EACH ROW WHEN (OLD.handler <> NEW.handler) EXECUTE FUNCTION case_handler_changes();
-- only: all

-- migrate: casefile-0004
-- Checks without lists, as in person-0002.
-- only: sqlite
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql,
    'property IN (''yes'', ''no'', '''')',
    'property = ''yes'' OR property = ''no'' OR property = ''''')
WHERE type = 'table' AND name = 'casefile';
UPDATE sqlite_schema SET sql = replace(sql,
    'role IN (''applicant'', ''respondent'', ''third'')',
    'role = ''applicant'' OR role = ''respondent'' OR role = ''third''')
WHERE type = 'table' AND name = 'party';
PRAGMA writable_schema = RESET;
-- only: all

-- name: casefile_insert
-- in: case_id i64, case_no text, court text, type text, year i64, serial i64, filed_day i64
-- in: cause text, basis text, claim_fen i64, handler text, team text, labels text, property text
-- in: closed_day i64, close_mode text, recovered_fen i64, limit_day i64, excluded_days i64
-- in: applicant text, respondent text, version i64, changed_ms i64, digest blob
INSERT INTO casefile (case_id, case_no, court, type, year, serial, filed_day,
    cause, basis, claim_fen, handler, team, labels, property,
    closed_day, close_mode, recovered_fen, limit_day, excluded_days,
    applicant, respondent, version, changed_ms, digest)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
    $20, $21, $22, $23, $24);

-- name: casefile_update
-- why: number, court and type never change; the version guards against a lost update
-- in: filed_day i64, cause text, basis text, claim_fen i64, handler text, team text, labels text
-- in: property text, closed_day i64, close_mode text, recovered_fen i64, limit_day i64
-- in: excluded_days i64, applicant text, respondent text, changed_ms i64, digest blob
-- in: case_id i64, version i64
UPDATE casefile
SET filed_day = $1, cause = $2, basis = $3, claim_fen = $4, handler = $5, team = $6,
    labels = $7, property = $8, closed_day = $9, close_mode = $10, recovered_fen = $11,
    limit_day = $12, excluded_days = $13, applicant = $14, respondent = $15, changed_ms = $16,
    digest = $17, version = version + 1
WHERE case_id = $18 AND version = $19;

-- name: casefile_change
-- why: what an action changes; the digest stays: a ledger that says the same again changes nothing
-- in: handler text, team text, property text, closed_day i64, close_mode text, recovered_fen i64
-- in: limit_day i64, excluded_days i64, changed_ms i64, case_id i64, version i64
UPDATE casefile
SET handler = $1, team = $2, property = $3, closed_day = $4, close_mode = $5, recovered_fen = $6,
    limit_day = $7, excluded_days = $8, changed_ms = $9, version = version + 1
WHERE case_id = $10 AND version = $11;

-- name: casefile_replace
-- why: an import holds the write lock (or is serialised): its statement is the whole case
-- in: filed_day i64, cause text, basis text, claim_fen i64, handler text, team text, labels text
-- in: property text, closed_day i64, close_mode text, recovered_fen i64, limit_day i64
-- in: excluded_days i64, applicant text, respondent text, changed_ms i64, digest blob, case_id i64
UPDATE casefile
SET filed_day = $1, cause = $2, basis = $3, claim_fen = $4, handler = $5, team = $6,
    labels = $7, property = $8, closed_day = $9, close_mode = $10, recovered_fen = $11,
    limit_day = $12, excluded_days = $13, applicant = $14, respondent = $15, changed_ms = $16,
    digest = $17, version = version + 1
WHERE case_id = $18;

-- name: casefile_by_id
-- in: case_id i64
-- out: case_id i64, case_no text, court text, type text, year i64, serial i64, filed_day i64
-- out: cause text, basis text, claim_fen i64, handler text, team text, labels text, property text
-- out: closed_day i64, close_mode text, recovered_fen i64, limit_day i64, excluded_days i64
-- out: applicant text, respondent text, version i64, changed_ms i64, digest blob
SELECT case_id, case_no, court, type, year, serial, filed_day,
    cause, basis, claim_fen, handler, team, labels, property,
    closed_day, close_mode, recovered_fen, limit_day, excluded_days,
    applicant, respondent, version, changed_ms, digest
FROM casefile
WHERE case_id = $1;

-- name: casefile_by_number
-- in: serial i64, court text, type text, year i64
-- out: case_id i64
SELECT case_id FROM casefile WHERE serial = $1 AND court = $2 AND type = $3 AND year = $4;

-- name: casefile_known
-- why: what an import compares its cases with
-- in: court text
-- out: case_id i64, type text, year i64, serial i64, digest blob
SELECT case_id, type, year, serial, digest FROM casefile WHERE court = $1;

-- name: casefile_any
-- out: case_id i64
SELECT case_id FROM casefile LIMIT 1;


-- name: party_insert
-- in: case_id i64, seq i64, role text, person_id i64, name text
INSERT INTO party (case_id, seq, role, person_id, name) VALUES ($1, $2, $3, $4, $5);

-- name: party_of_case
-- in: case_id i64
-- out: seq i64, role text, person_id i64, name text
SELECT seq, role, person_id, name FROM party WHERE case_id = $1 ORDER BY seq;

-- name: party_delete
-- in: case_id i64
DELETE FROM party WHERE case_id = $1;

-- name: exclusion_insert
-- in: case_id i64, seq i64, reason text, from_day i64, to_day i64
INSERT INTO exclusion (case_id, seq, reason, from_day, to_day) VALUES ($1, $2, $3, $4, $5);

-- name: exclusion_of_case
-- in: case_id i64
-- out: seq i64, reason text, from_day i64, to_day i64
SELECT seq, reason, from_day, to_day FROM exclusion WHERE case_id = $1 ORDER BY seq;

-- name: exclusion_end
-- in: to_day i64, case_id i64
UPDATE exclusion SET to_day = $1 WHERE case_id = $2 AND to_day IS NULL;

-- name: exclusion_add
-- in: case_id i64, reason text, from_day i64, to_day i64
INSERT INTO exclusion (case_id, seq, reason, from_day, to_day)
VALUES ($1, (SELECT COALESCE(MAX(x.seq), 0) + 1 FROM exclusion x WHERE x.case_id = $1), $2, $3, $4);

-- name: extension_add
-- in: case_id i64, months i64, approved_day i64
INSERT INTO extension (case_id, seq, months, approved_day)
VALUES ($1, (SELECT COALESCE(MAX(x.seq), 0) + 1 FROM extension x WHERE x.case_id = $1), $2, $3);

-- name: extension_sum
-- in: case_id i64
-- out: months i64
SELECT CAST(COALESCE(SUM(months), 0) AS BIGINT) FROM extension WHERE case_id = $1;

-- name: exclusion_delete
-- in: case_id i64
DELETE FROM exclusion WHERE case_id = $1;

-- name: case_serial_next
-- in: court text, type text, year i64
-- out: last i64
INSERT INTO case_serial (court, type, year, last) VALUES ($1, $2, $3, 1)
ON CONFLICT (court, type, year) DO UPDATE SET last = case_serial.last + 1
RETURNING last;

-- name: case_serial_raise
-- why: numbers that came with a ledger are not given again
-- in: court text, type text, year i64, last i64
INSERT INTO case_serial (court, type, year, last) VALUES ($1, $2, $3, $4)
ON CONFLICT (court, type, year) DO UPDATE SET last = excluded.last
WHERE case_serial.last < excluded.last;

