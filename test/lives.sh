#!/bin/sh
# lives.sh [short | OPTION…]: random lives on both databases, see test/lives.mjs. short: seconds, for
# every change, on the sanitized program; else a minute with 64 clients on the released one.
set -eu
here=$(dirname "$0")
if [ "${1:-}" = short ]; then
    shift
    exec sh "$here/pg.sh" env ZX_BIN="${ZX_BIN:-build-asan/zhixing}" node "$here/lives.mjs" --clients 16 --seconds 6 "$@"
fi
exec sh "$here/pg.sh" env ZX_BIN="${ZX_BIN:-build/zhixing}" node "$here/lives.mjs" --least 0.6 "$@"
