#!/bin/sh
# lint.sh: what a compiler cannot know: floors, sizes, banned calls, SQL in C, law sentences without code.
set -eu
cd "$(dirname "$0")/.."
git ls-files 'src/*.c' 'src/*.h' 'bench/*.c' 'fuzz/*.c' 'test/*.c' 'test/*.h' | xargs awk -f tools/lint.awk
[ ! -e tools/lawcheck.awk ] || git ls-files src/law | xargs awk -f tools/lawcheck.awk >/dev/null
