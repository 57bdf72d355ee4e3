#!/bin/sh
# crash.sh [ROUNDS]: kill -9 under load, see test/crash.mjs.
exec env ZX_BIN="${ZX_BIN:-build/zhixing}" node "$(dirname "$0")/crash.mjs" "$@"
