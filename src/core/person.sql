-- person: natural and legal persons, one row each, merged on their identity number.
-- The number is never stored in the clear: id_index is a keyed hash to find it by, sealed is the
-- number encrypted under the key file (docs/KEYS.md). Names are found by any two characters through
-- person_gram; person_court says in which courts a person appears, which is what scope asks.

-- migrate: person-0001
CREATE TABLE person (
    person_id {i64}  NOT NULL PRIMARY KEY,
    kind      TEXT   NOT NULL CHECK (kind IN ('natural', 'legal', 'other')),
    name      TEXT   NOT NULL,
    id_kind   TEXT   NOT NULL CHECK (id_kind IN ('resident', 'uscc', 'other')),
    id_index  {blob} UNIQUE CHECK (length(id_index) = 16),  -- NULL: no number known; never merged
    sealed    {blob},
    version   {i64}  NOT NULL
) {strict};

CREATE TABLE person_name (                                  -- every name seen, the present one too
    person_id {i64} NOT NULL REFERENCES person (person_id),
    name      TEXT  NOT NULL,
    PRIMARY KEY (person_id, name)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

CREATE TABLE person_court (
    person_id {i64} NOT NULL REFERENCES person (person_id),
    court     TEXT  NOT NULL,
    PRIMARY KEY (person_id, court)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

CREATE TABLE person_gram (
    gram      {i64} NOT NULL,                               -- cp1 << 21 | cp2 of the folded name
    court     TEXT  NOT NULL,
    person_id {i64} NOT NULL,
    PRIMARY KEY (gram, court, person_id)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

CREATE TABLE relation (                                     -- from_id is <kind> of to_id
    from_id   {i64} NOT NULL REFERENCES person (person_id),
    kind      TEXT  NOT NULL,
    to_id     {i64} NOT NULL REFERENCES person (person_id),
    since_day {i64} NOT NULL,                               -- -2147483648: not known
    until_day {i64} NOT NULL,                               -- -2147483648: still so
    PRIMARY KEY (from_id, kind, to_id, since_day)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all
CREATE INDEX relation_by_to ON relation (to_id, from_id);

-- migrate: person-0002
-- The same checks in words SQLite compares one by one: of a list of three it makes a tree for each row, which
-- was half of what the row cost. For a CHECK that keeps its meaning its manual has the text changed in place.
-- only: sqlite
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(replace(sql,
    '(kind IN (''natural'', ''legal'', ''other'')',
    '(kind = ''natural'' OR kind = ''legal'' OR kind = ''other'''),
    'id_kind IN (''resident'', ''uscc'', ''other'')',
    'id_kind = ''resident'' OR id_kind = ''uscc'' OR id_kind = ''other''')
WHERE type = 'table' AND name = 'person';
PRAGMA writable_schema = RESET;
-- only: all

-- name: person_insert
-- in:   person_id i64, kind text, name text, id_kind text, id_index blob, sealed blob, version i64
INSERT INTO person (person_id, kind, name, id_kind, id_index, sealed, version)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: person_insert_new
-- why:  of many who bring the same number at once, one makes the row
-- in:   person_id i64, kind text, name text, id_kind text, id_index blob, sealed blob, version i64
INSERT INTO person (person_id, kind, name, id_kind, id_index, sealed, version)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (id_index) DO NOTHING;

-- name: person_name_insert
-- in:   person_id i64, name text
INSERT INTO person_name (person_id, name) VALUES ($1, $2);

-- name: person_name_put
-- in:   person_id i64, name text
INSERT INTO person_name (person_id, name) VALUES ($1, $2)
ON CONFLICT (person_id, name) DO NOTHING;

-- name: person_court_insert
-- in:   person_id i64, court text
INSERT INTO person_court (person_id, court) VALUES ($1, $2);

-- name: person_court_put
-- in:   person_id i64, court text
INSERT INTO person_court (person_id, court) VALUES ($1, $2)
ON CONFLICT (person_id, court) DO NOTHING;

-- name: person_gram_insert
-- in:   gram i64, court text, person_id i64
INSERT INTO person_gram (gram, court, person_id) VALUES ($1, $2, $3);

-- name: person_gram_put
-- in:   gram i64, court text, person_id i64
INSERT INTO person_gram (gram, court, person_id) VALUES ($1, $2, $3)
ON CONFLICT (gram, court, person_id) DO NOTHING;

-- name: person_rename
-- in:   name text, person_id i64
UPDATE person SET name = $1, version = version + 1 WHERE person_id = $2;

-- name: person_by_index
-- in:   id_index blob
-- out:  person_id i64, kind text, name text, id_kind text, sealed blob, version i64
SELECT person_id, kind, name, id_kind, sealed, version FROM person WHERE id_index = $1;

-- name: person_one
-- in:   person_id i64
-- out:  person_id i64, kind text, name text, id_kind text, sealed blob, version i64
SELECT person_id, kind, name, id_kind, sealed, version FROM person WHERE person_id = $1;

-- name: person_all_indexes
-- why:  a ledger's import loads whom it knows already
-- out:  person_id i64, id_index blob, name text
SELECT person_id, id_index, name FROM person WHERE id_index IS NOT NULL ORDER BY person_id;

-- name: person_all_sealed
-- why:  rotating the sealing key
-- in:   after_id i64, most i64
-- out:  person_id i64, sealed blob
SELECT person_id, sealed FROM person WHERE person_id > $1 AND sealed IS NOT NULL
ORDER BY person_id LIMIT $2;

-- name: person_reseal
-- in:   sealed blob, person_id i64
UPDATE person SET sealed = $1 WHERE person_id = $2;

-- name: person_names
-- in:   person_id i64
-- out:  name text
SELECT name FROM person_name WHERE person_id = $1 ORDER BY name LIMIT 100;

-- name: person_courts
-- in:   person_id i64
-- out:  court text
SELECT court FROM person_court WHERE person_id = $1 ORDER BY court LIMIT 1000;

-- name: person_seen_by
-- why:  may this viewer see the person at all: it appears in a court the viewer reaches
-- in:   person_id i64, viewer text
-- out:  n i64
SELECT COUNT(*) FROM person_court c JOIN court_reach r ON r.court = c.court
WHERE c.person_id = $1 AND r.viewer = $2;

-- name: person_gram_weight
-- why:  the rarer gram of a name leads the search; counting stops at 1000
-- in:   gram i64, viewer text
-- out:  n i64
SELECT COUNT(*) FROM (
    SELECT 1 FROM person_gram
    WHERE gram = $1 AND court IN (SELECT court FROM court_reach WHERE viewer = $2)
    LIMIT 1000) w;

-- name: person_by_grams
-- why:  people whose names hold both grams, within the courts a viewer reaches, in key order
-- in:   gram i64, viewer text, other_gram i64, after_id i64, most i64
-- out:  person_id i64
SELECT DISTINCT g.person_id
FROM person_gram g
WHERE g.gram = $1
  AND g.court IN (SELECT court FROM court_reach WHERE viewer = $2)
  AND EXISTS (SELECT 1 FROM person_gram o
              WHERE o.gram = $3 AND o.court = g.court AND o.person_id = g.person_id)
  AND g.person_id > $4
ORDER BY g.person_id LIMIT $5;

-- name: relation_insert
-- in:   from_id i64, kind text, to_id i64, since_day i64, until_day i64
INSERT INTO relation (from_id, kind, to_id, since_day, until_day) VALUES ($1, $2, $3, $4, $5);

-- name: relation_put
-- in:   from_id i64, kind text, to_id i64, since_day i64, until_day i64
INSERT INTO relation (from_id, kind, to_id, since_day, until_day) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (from_id, kind, to_id, since_day) DO UPDATE SET until_day = excluded.until_day
WHERE relation.until_day <> excluded.until_day;

-- name: relation_of
-- why:  everybody tied to a person, either way round
-- in:   person_id i64, same_id i64, most i64
-- out:  from_id i64, kind text, to_id i64, since_day i64, until_day i64
SELECT from_id, kind, to_id, since_day, until_day FROM relation WHERE from_id = $1
UNION
SELECT from_id, kind, to_id, since_day, until_day FROM relation WHERE to_id = $2
ORDER BY from_id, to_id, kind, since_day LIMIT $3;

-- name: person_count
-- out:  n i64
SELECT COUNT(*) FROM person;

-- name: person_any
-- why:  an import loads an empty table faster
-- out:  person_id i64
SELECT person_id FROM person LIMIT 1;
