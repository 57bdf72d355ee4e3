#!/bin/sh
# Figures, persons and related cases, over a million cases and a tenth of them.
set -eu
. bench/support/ledgers.sh
build/bench_figures "$(db_of 1000000)" "$(db_of 100000)" "$(db_of 0)"
