-- The indexes of a table that were made as such. What stands behind a PRIMARY KEY or a UNIQUE of
-- the table is not among them; a CREATE UNIQUE INDEX is: making it again refuses what it guards against.

-- name: index_made
-- in: name text
-- out: name text, made_by text
-- only: sqlite
SELECT name, sql FROM sqlite_schema
WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL
ORDER BY name
-- only: pg
SELECT CAST(c.relname AS TEXT), pg_get_indexdef(c.oid)
FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
WHERE x.indrelid = to_regclass($1)
  AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid)
ORDER BY 1
-- only: all
