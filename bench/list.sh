#!/bin/sh
# Pages of the case list, filtered, sorted and far down, over a million cases: ours beside the bare statement.
set -eu
. bench/support/ledgers.sh
build/bench_list "$(db_of 1000000)" 2000
