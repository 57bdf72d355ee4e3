#!/bin/sh
# lawcheck.sh [-v list=1]: tools/lawcheck.awk over the whole project.
set -eu
LC_ALL=C
export LC_ALL
find src -name '*.[ch]' -o -path 'src/law/*.md' -o -path 'src/law/*.cases' | sort |
    xargs -s 1000000 -x awk "$@" -f tools/lawcheck.awk data/nodes.csv data/settings.csv data/risk_points.csv
