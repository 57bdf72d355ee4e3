-- Is the database there? Asked by /readyz; it reads no table.

-- name: http_probe
-- out: one i64
SELECT CAST(1 AS BIGINT) AS one;
