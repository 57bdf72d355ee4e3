-- holiday: years of public holidays that were loaded into this installation, over the table the
-- program was built with (data/holidays.csv). A year is loaded whole; loading it again replaces it.

-- migrate: holiday-0001
CREATE TABLE holiday_year (
    year      {i64} NOT NULL PRIMARY KEY CHECK (year BETWEEN 2019 AND 2199),
    source    TEXT  NOT NULL,                        -- the State Council's notice
    loaded_by {i64} NOT NULL,                        -- staff_id
    loaded_ms {i64} NOT NULL,
    version   {i64} NOT NULL
) {strict};
CREATE TABLE holiday (
    day  {i64} NOT NULL PRIMARY KEY,
    year {i64} NOT NULL,
    mark {i64} NOT NULL CHECK (mark IN (1, 2)),      -- enum day_mark: off, make-up work
    name TEXT  NOT NULL
) {strict};

-- name: holiday_all
-- out:  day i64, mark i64, name text
SELECT day, mark, name FROM holiday ORDER BY day LIMIT 10000;

-- name: holiday_years
-- out:  year i64, source text, loaded_by i64, loaded_ms i64, version i64
SELECT year, source, loaded_by, loaded_ms, version FROM holiday_year ORDER BY year LIMIT 1000;

-- name: holiday_clear
-- in:   year i64
DELETE FROM holiday WHERE year = $1;

-- name: holiday_insert
-- in:   day i64, year i64, mark i64, name text
INSERT INTO holiday (day, year, mark, name) VALUES ($1, $2, $3, $4);

-- name: holiday_year_put
-- in:   year i64, source text, loaded_by i64, loaded_ms i64
INSERT INTO holiday_year (year, source, loaded_by, loaded_ms, version) VALUES ($1, $2, $3, $4, 1)
ON CONFLICT (year) DO UPDATE
SET source = excluded.source, loaded_by = excluded.loaded_by, loaded_ms = excluded.loaded_ms,
    version = holiday_year.version + 1;
