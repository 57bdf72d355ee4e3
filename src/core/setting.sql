-- setting: what this installation chose differently from the defaults (data/settings.csv and core's
-- own). A key without a row has its default; every change is a journal entry.

-- migrate: setting-0001
CREATE TABLE setting (
    setting    TEXT  NOT NULL PRIMARY KEY,
    value      TEXT  NOT NULL CHECK (length(value) <= 1000),
    version    {i64} NOT NULL
) {strict};

-- migrate: setting-0002
-- What held before each change: a report of a day that is over goes by what held then.
CREATE TABLE setting_was (
    was_id     {i64} NOT NULL PRIMARY KEY,
    setting    TEXT  NOT NULL,
    value      TEXT  NOT NULL,
    until_ms   {i64} NOT NULL                        -- from this instant another held
) {strict};
CREATE INDEX setting_was_until ON setting_was (setting, until_ms);

-- name: setting_one
-- in:   setting text
-- out:  value text
SELECT value FROM setting WHERE setting = $1;

-- name: setting_was_insert
-- in:   was_id i64, setting text, value text, until_ms i64
INSERT INTO setting_was (was_id, setting, value, until_ms) VALUES ($1, $2, $3, $4);

-- name: setting_was_at
-- why:  the first change at or behind an instant tells what held at it
-- in:   setting text, until_ms i64
-- out:  value text
SELECT value FROM setting_was WHERE setting = $1 AND until_ms >= $2
ORDER BY until_ms, was_id LIMIT 1;

-- name: setting_was_all
-- why:  which day counted as today, and until when: newest first
-- in:   setting text
-- out:  value text, until_ms i64
SELECT value, until_ms FROM setting_was WHERE setting = $1 ORDER BY until_ms DESC, was_id DESC LIMIT 4000;

-- name: setting_put
-- in:   setting text, value text
INSERT INTO setting (setting, value, version) VALUES ($1, $2, 1)
ON CONFLICT (setting) DO UPDATE SET value = excluded.value, version = setting.version + 1;

-- name: setting_all
-- out:  setting text, value text, version i64
SELECT setting, value, version FROM setting ORDER BY setting LIMIT 10000;
