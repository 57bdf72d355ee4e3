#!/bin/sh
# coverage.sh: how much of src/law the law tests run, in build-cov.
# usage: tools/coverage.sh [LEAST]   per cent of lines and of branches; 98
#
# Not counted: the tests themselves, and must(), a promise between our own
# functions whose other side no input reaches. Under the least, what is not run
# is listed file by file.
set -eu
cd "$(dirname "$0")/.."
least=${1:-98}
dir=build-cov

[ -e $dir/build.ninja ] ||
    cmake -S . -B $dir -G Ninja -DCMAKE_BUILD_TYPE=Debug -DZX_COVERAGE=ON >/dev/null
# shellcheck disable=SC2046
ninja -C $dir $(find src/law -name '*_test.c' | sed 's,^src/,,; s,\.c$,,; s,/,.,g') >$dir/ninja.log ||
    { cat $dir/ninja.log; exit 2; }
find $dir -name '*.gcda' -delete # of an earlier run
ctest --test-dir $dir --output-on-failure -j 2 -R '^law\..*_test$' >$dir/law.log ||
    { cat $dir/law.log; exit 1; }

measure() {
    gcovr -r . --object-directory $dir -f 'src/law/.*\.c$' -e '.*_test\.c$' \
        --exclude-lines-by-pattern '\s*must\(.*' "$@"
}
measure --json $dir/law.json --print-summary >$dir/law.sum 2>$dir/law.err || { cat $dir/law.err; exit 2; }
grep -E '^(lines|branches)' $dir/law.sum
gcovr -r . -a $dir/law.json --fail-under-line "$least" --fail-under-branch "$least" >/dev/null 2>&1 || {
    gcovr -r . -a $dir/law.json
    gcovr -r . -a $dir/law.json --branches
    echo "less than $least % of src/law is run by its tests" >&2
    exit 1
}
