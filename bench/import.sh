#!/bin/sh
# The import: the sample beside a bare insert of the same rows, and a million cases.
set -eu
. bench/support/ledgers.sh
build/bench_import demo/ordos-2025.zip "$BENCH_DIR" "$(ledger_of 1000000)"
