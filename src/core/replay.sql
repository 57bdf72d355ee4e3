-- replay: answers to writes already done, so that the same Idempotency-Key gives the same answer and
-- does nothing twice. Kept for 48 hours.

-- migrate: replay-0001
CREATE TABLE replay (
    staff_id {i64}  NOT NULL,
    key      TEXT   NOT NULL CHECK (length(key) BETWEEN 1 AND 100),
    digest   TEXT   NOT NULL,                        -- of method, path and body
    status   {i64}  NOT NULL,
    etag     {i64}  NOT NULL,                        -- -1: none
    location TEXT   NOT NULL,
    body     {blob} NOT NULL,
    made_ms  {i64}  NOT NULL,
    PRIMARY KEY (staff_id, key)
) {strict};
CREATE INDEX replay_by_age ON replay (made_ms);

-- name: replay_one
-- in:   staff_id i64, key text
-- out:  digest text, status i64, etag i64, location text, body blob, made_ms i64
SELECT digest, status, etag, location, body, made_ms FROM replay WHERE staff_id = $1 AND key = $2;

-- name: replay_insert
-- in:   staff_id i64, key text, digest text, status i64, etag i64, location text, body blob, made_ms i64
INSERT INTO replay (staff_id, key, digest, status, etag, location, body, made_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: replay_prune
-- in:   before_ms i64
DELETE FROM replay WHERE made_ms < $1;

-- name: replay_forget
-- in:   staff_id i64, key text
DELETE FROM replay WHERE staff_id = $1 AND key = $2;
