-- keys: which key file a database belongs to, so that another one is refused before it does harm.
-- No key stands here, only a mark made with one.

-- migrate: keys-0001
CREATE TABLE keys_mark (
    one  {i64} NOT NULL PRIMARY KEY CHECK (one = 1),
    mark TEXT  NOT NULL
) {strict};

-- name: keys_mark_one
-- out:  mark text
SELECT mark FROM keys_mark WHERE one = 1;

-- name: keys_mark_put
-- in:   mark text
INSERT INTO keys_mark (one, mark) VALUES (1, $1)
ON CONFLICT (one) DO NOTHING;
