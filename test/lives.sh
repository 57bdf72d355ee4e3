#!/bin/sh
# lives.sh [short | OPTION…]: random lives on both databases, see test/lives.mjs. short: seconds, for
# every change, on the sanitized program; else a minute with 64 clients on the released one.
# --least is the share of actions that must be done at least once. How many are depends on how many requests
# a machine answers: 32 to 35 of 36 at 130 to 220 a second, 29 at 90. No action is out of reach; the first to
# stay away are the ends of the longest ways: extension/report (a second extension of one case), life/archive,
# life/requery (a terminated round, and six months after it), stage/finish (a closed case in its last stage).
set -eu
here=$(dirname "$0")
if [ "${1:-}" = short ]; then
    shift
    exec sh "$here/pg.sh" env ZX_BIN="${ZX_BIN:-build-asan/zhixing}" node "$here/lives.mjs" --clients 16 --seconds 6 --least 0.15 "$@"
fi
exec sh "$here/pg.sh" env ZX_BIN="${ZX_BIN:-build/zhixing}" node "$here/lives.mjs" --least 0.8 "$@"
