-- setting: what this installation chose differently from the defaults (data/settings.csv and core's
-- own). A key without a row has its default; every change is a journal entry.

-- migrate: setting-0001
CREATE TABLE setting (
    setting    TEXT  NOT NULL PRIMARY KEY,
    value      TEXT  NOT NULL CHECK (length(value) <= 1000),
    version    {i64} NOT NULL
) {strict};

-- name: setting_put
-- in:   setting text, value text
INSERT INTO setting (setting, value, version) VALUES ($1, $2, 1)
ON CONFLICT (setting) DO UPDATE SET value = excluded.value, version = setting.version + 1;

-- name: setting_all
-- out:  setting text, value text, version i64
SELECT setting, value, version FROM setting ORDER BY setting LIMIT 10000;
