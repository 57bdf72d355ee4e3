-- The additive facts that every figure is a sum of: one row a court, label and
-- span, one column a measure (enum fact_measure in fact.h, in the same order).
--
-- span 0 is one day and span 1 one calendar month that begins on first_day. A
-- change adds to both, so ten years of a court are 120 month rows and at most
-- 62 day rows, however many cases stand behind them. Label '' counts every
-- case; a case with labels counts under each of them as well.

-- migrate: fact-0001
CREATE TABLE fact (
    court               TEXT  NOT NULL,
    label               TEXT  NOT NULL,
    span                {i64} NOT NULL CHECK (span IN (0, 1)),
    first_day           {i64} NOT NULL,
    filed               {i64} NOT NULL,
    closed              {i64} NOT NULL,
    impl_closed         {i64} NOT NULL,
    recovered_fen       {i64} NOT NULL,
    claimed_fen         {i64} NOT NULL,
    within_limit        {i64} NOT NULL,
    property_closed     {i64} NOT NULL,
    property_within_limit {i64} NOT NULL,
    done                {i64} NOT NULL,
    done_days           {i64} NOT NULL,
    first_closed        {i64} NOT NULL,
    first_ended         {i64} NOT NULL,
    received_fen        {i64} NOT NULL,
    paid_fen            {i64} NOT NULL,
    cross_urged         {i64} NOT NULL,
    cross_directed      {i64} NOT NULL,
    cross_taken_up      {i64} NOT NULL,
    cross_concentrated  {i64} NOT NULL,
    cross_coordinated   {i64} NOT NULL,
    cross_done          {i64} NOT NULL,
    cross_recovered_fen {i64} NOT NULL,
    PRIMARY KEY (court, label, span, first_day)
-- only: sqlite
) STRICT, WITHOUT ROWID;
-- only: pg
);
-- only: all

-- migrate: fact-0002
-- What became known of a day after that day, as it was added to table fact: without it a sum is what
-- was known then. A first import leaves none: what it brings counts as known all along.
CREATE TABLE fact_late (
    late_id             {i64} NOT NULL PRIMARY KEY,
    court               TEXT  NOT NULL,
    label               TEXT  NOT NULL,
    first_day           {i64} NOT NULL,              -- the day it is of
    known_ms            {i64} NOT NULL,              -- when it was written
    filed               {i64} NOT NULL,
    closed              {i64} NOT NULL,
    impl_closed         {i64} NOT NULL,
    recovered_fen       {i64} NOT NULL,
    claimed_fen         {i64} NOT NULL,
    within_limit        {i64} NOT NULL,
    property_closed     {i64} NOT NULL,
    property_within_limit {i64} NOT NULL,
    done                {i64} NOT NULL,
    done_days           {i64} NOT NULL,
    first_closed        {i64} NOT NULL,
    first_ended         {i64} NOT NULL,
    received_fen        {i64} NOT NULL,
    paid_fen            {i64} NOT NULL,
    cross_urged         {i64} NOT NULL,
    cross_directed      {i64} NOT NULL,
    cross_taken_up      {i64} NOT NULL,
    cross_concentrated  {i64} NOT NULL,
    cross_coordinated   {i64} NOT NULL,
    cross_done          {i64} NOT NULL,
    cross_recovered_fen {i64} NOT NULL
) {strict};
CREATE INDEX fact_late_known ON fact_late (court, label, known_ms);

-- part: measures
filed, closed, impl_closed, recovered_fen, claimed_fen, within_limit, property_closed,
    property_within_limit, done, done_days, first_closed, first_ended, received_fen, paid_fen,
    cross_urged, cross_directed, cross_taken_up, cross_concentrated, cross_coordinated,
    cross_done, cross_recovered_fen

-- part: sums
CAST(COALESCE(SUM(filed), 0) AS BIGINT),
    CAST(COALESCE(SUM(closed), 0) AS BIGINT),
    CAST(COALESCE(SUM(impl_closed), 0) AS BIGINT),
    CAST(COALESCE(SUM(recovered_fen), 0) AS BIGINT),
    CAST(COALESCE(SUM(claimed_fen), 0) AS BIGINT),
    CAST(COALESCE(SUM(within_limit), 0) AS BIGINT),
    CAST(COALESCE(SUM(property_closed), 0) AS BIGINT),
    CAST(COALESCE(SUM(property_within_limit), 0) AS BIGINT),
    CAST(COALESCE(SUM(done), 0) AS BIGINT),
    CAST(COALESCE(SUM(done_days), 0) AS BIGINT),
    CAST(COALESCE(SUM(first_closed), 0) AS BIGINT),
    CAST(COALESCE(SUM(first_ended), 0) AS BIGINT),
    CAST(COALESCE(SUM(received_fen), 0) AS BIGINT),
    CAST(COALESCE(SUM(paid_fen), 0) AS BIGINT),
    CAST(COALESCE(SUM(cross_urged), 0) AS BIGINT),
    CAST(COALESCE(SUM(cross_directed), 0) AS BIGINT),
    CAST(COALESCE(SUM(cross_taken_up), 0) AS BIGINT),
    CAST(COALESCE(SUM(cross_concentrated), 0) AS BIGINT),
    CAST(COALESCE(SUM(cross_coordinated), 0) AS BIGINT),
    CAST(COALESCE(SUM(cross_done), 0) AS BIGINT),
    CAST(COALESCE(SUM(cross_recovered_fen), 0) AS BIGINT)

-- part: insert
INSERT INTO fact (court, label, span, first_day,
    {measures})
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
    $20, $21, $22, $23, $24, $25)

-- name: fact_insert
-- in: court text, label text, span i64, first_day i64, filed i64, closed i64
-- in: impl_closed i64, recovered_fen i64, claimed_fen i64, within_limit i64
-- in: property_closed i64, property_within_limit i64, done i64, done_days i64
-- in: first_closed i64, first_ended i64, received_fen i64, paid_fen i64, cross_urged i64
-- in: cross_directed i64, cross_taken_up i64, cross_concentrated i64, cross_coordinated i64
-- in: cross_done i64, cross_recovered_fen i64
{insert};

-- name: fact_add
-- in: court text, label text, span i64, first_day i64, filed i64, closed i64
-- in: impl_closed i64, recovered_fen i64, claimed_fen i64, within_limit i64
-- in: property_closed i64, property_within_limit i64, done i64, done_days i64
-- in: first_closed i64, first_ended i64, received_fen i64, paid_fen i64, cross_urged i64
-- in: cross_directed i64, cross_taken_up i64, cross_concentrated i64, cross_coordinated i64
-- in: cross_done i64, cross_recovered_fen i64
{insert}
ON CONFLICT (court, label, span, first_day) DO UPDATE SET
    filed = fact.filed + excluded.filed,
    closed = fact.closed + excluded.closed,
    impl_closed = fact.impl_closed + excluded.impl_closed,
    recovered_fen = fact.recovered_fen + excluded.recovered_fen,
    claimed_fen = fact.claimed_fen + excluded.claimed_fen,
    within_limit = fact.within_limit + excluded.within_limit,
    property_closed = fact.property_closed + excluded.property_closed,
    property_within_limit = fact.property_within_limit + excluded.property_within_limit,
    done = fact.done + excluded.done,
    done_days = fact.done_days + excluded.done_days,
    first_closed = fact.first_closed + excluded.first_closed,
    first_ended = fact.first_ended + excluded.first_ended,
    received_fen = fact.received_fen + excluded.received_fen,
    paid_fen = fact.paid_fen + excluded.paid_fen,
    cross_urged = fact.cross_urged + excluded.cross_urged,
    cross_directed = fact.cross_directed + excluded.cross_directed,
    cross_taken_up = fact.cross_taken_up + excluded.cross_taken_up,
    cross_concentrated = fact.cross_concentrated + excluded.cross_concentrated,
    cross_coordinated = fact.cross_coordinated + excluded.cross_coordinated,
    cross_done = fact.cross_done + excluded.cross_done,
    cross_recovered_fen = fact.cross_recovered_fen + excluded.cross_recovered_fen;

-- name: fact_sum
-- why: one period is whole months and at most two runs of days
-- in: court text, label text, month_from i64, month_to i64, head_from i64, head_to i64
-- in: tail_from i64, tail_to i64
-- out: filed i64, closed i64, impl_closed i64, recovered_fen i64, claimed_fen i64
-- out: within_limit i64, property_closed i64, property_within_limit i64, done i64
-- out: done_days i64, first_closed i64, first_ended i64, received_fen i64, paid_fen i64
-- out: cross_urged i64, cross_directed i64, cross_taken_up i64, cross_concentrated i64
-- out: cross_coordinated i64, cross_done i64, cross_recovered_fen i64
WITH piece AS (
    SELECT * FROM fact
    WHERE court = $1 AND label = $2 AND span = 1 AND first_day >= $3 AND first_day < $4
    UNION ALL
    SELECT * FROM fact
    WHERE court = $1 AND label = $2 AND span = 0 AND first_day >= $5 AND first_day < $6
    UNION ALL
    SELECT * FROM fact
    WHERE court = $1 AND label = $2 AND span = 0 AND first_day >= $7 AND first_day < $8
)
SELECT {sums}
FROM piece;

-- name: fact_months
-- in: court text, label text, from_day i64, to_day i64
-- out: first_day i64, filed i64, closed i64, impl_closed i64, recovered_fen i64
-- out: claimed_fen i64, within_limit i64, property_closed i64, property_within_limit i64
-- out: done i64, done_days i64, first_closed i64, first_ended i64, received_fen i64
-- out: paid_fen i64, cross_urged i64, cross_directed i64, cross_taken_up i64
-- out: cross_concentrated i64, cross_coordinated i64, cross_done i64
-- out: cross_recovered_fen i64
SELECT first_day, {measures}
FROM fact
WHERE court = $1 AND label = $2 AND span = 1 AND first_day >= $3 AND first_day < $4
ORDER BY first_day;

-- name: fact_every
-- why: what the recount is compared with
-- out: court text, label text, span i64, first_day i64, filed i64, closed i64
-- out: impl_closed i64, recovered_fen i64, claimed_fen i64, within_limit i64
-- out: property_closed i64, property_within_limit i64, done i64, done_days i64
-- out: first_closed i64, first_ended i64, received_fen i64, paid_fen i64, cross_urged i64
-- out: cross_directed i64, cross_taken_up i64, cross_concentrated i64
-- out: cross_coordinated i64, cross_done i64, cross_recovered_fen i64
SELECT court, label, span, first_day, {measures}
FROM fact
ORDER BY court, label, span, first_day;

-- name: fact_late_insert
-- in: late_id i64, court text, label text, first_day i64, known_ms i64, filed i64, closed i64
-- in: impl_closed i64, recovered_fen i64, claimed_fen i64, within_limit i64
-- in: property_closed i64, property_within_limit i64, done i64, done_days i64, first_closed i64
-- in: first_ended i64, received_fen i64, paid_fen i64, cross_urged i64, cross_directed i64
-- in: cross_taken_up i64, cross_concentrated i64, cross_coordinated i64, cross_done i64
-- in: cross_recovered_fen i64
INSERT INTO fact_late (late_id, court, label, first_day, known_ms,
    {measures})
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24, $25, $26);

-- name: fact_late_sum
-- why: what to take off a sum of days so that it is as it was known at an instant
-- in: court text, label text, known_ms i64, from_day i64, to_day i64
-- out: filed i64, closed i64, impl_closed i64, recovered_fen i64, claimed_fen i64
-- out: within_limit i64, property_closed i64, property_within_limit i64, done i64, done_days i64
-- out: first_closed i64, first_ended i64, received_fen i64, paid_fen i64, cross_urged i64
-- out: cross_directed i64, cross_taken_up i64, cross_concentrated i64, cross_coordinated i64
-- out: cross_done i64, cross_recovered_fen i64
SELECT {sums}
FROM fact_late
WHERE court = $1 AND label = $2 AND known_ms >= $3 AND first_day BETWEEN $4 AND $5;
