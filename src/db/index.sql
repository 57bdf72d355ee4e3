-- The indexes of a table that guard nothing. A unique index stays: it refuses.

-- name: index_plain
-- in: name text
-- out: name text, made_by text
-- only: sqlite
SELECT name, sql FROM sqlite_schema
WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL
  AND upper(substr(sql, 1, 14)) <> 'CREATE UNIQUE '
ORDER BY name
-- only: pg
SELECT CAST(c.relname AS TEXT), pg_get_indexdef(c.oid)
FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
WHERE x.indrelid = to_regclass($1) AND x.indisunique = false
ORDER BY 1
-- only: all
