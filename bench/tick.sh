#!/bin/sh
# The day's work on a million and on ten million running clocks, 2,000 of them due, on both engines.
# TICK_LEAST=1 leaves out the ten million.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
build/bench_tick tick-sqlite "$dir/1m.db" 1000000 2000 1000
rm -f "$dir"/1m.db*
[ -n "${TICK_LEAST:-}" ] || build/bench_tick tick-sqlite "$dir/10m.db" 10000000 2000 1500
rm -f "$dir"/10m.db*
export TICK_LEAST="${TICK_LEAST:-}"
ZX_PG_FSYNC=on sh test/pg.sh sh -c '
    new() { psql -q "$ZX_TEST_PG" -c "CREATE DATABASE $1 TEMPLATE template0 ENCODING UTF8 LC_COLLATE \"C\" LC_CTYPE \"C\""; }
    url() { echo "$ZX_TEST_PG" | sed "s,/postgres?,/$1?,"; }
    new one && build/bench_tick tick-pg "$(url one)" 1000000 2000 1000
    [ -n "$TICK_LEAST" ] || { new ten && build/bench_tick tick-pg "$(url ten)" 10000000 2000 1500; }'
