#!/bin/sh
# act.sh [SECONDS [ENGINE]]: an action of a case's life over HTTP at 64 clients, as a share of its bare rows under
# group commit, on both databases. One line a measure. The clusters' commits are durable here.
exec env ZX_PG_FSYNC=on sh "$(dirname "$0")/../test/pg.sh" env ZX_BIN="${ZX_BIN:-build/zhixing}" node bench/act.mjs "$@"
