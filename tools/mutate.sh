#!/bin/sh
# mutate.sh: does a test notice when the code is a little wrong?
# usage: tools/mutate.sh [-t SECONDS] [-b BUILDDIR] [PATH…]
#   PATH  .c files or folders; src/law when none is given
#
# Every comparison, sum, sign and number of a file (tools/mutants.awk) is
# changed, one at a time; the file is compiled alone, linked with the test
# programs that rest on it, its own first, and one of them has to fail. A mutant
# nobody notices lives: either a row is missing, or the change changes nothing,
# and then it is argued in tools/mutate.allow:
#   file: the line after the change: why it answers the same
# Results are kept in BUILDDIR/mutate and taken up again while neither the file
# nor its tests have changed. With -t it stops after so many seconds and says
# how many are left.
# Last line: "N killed, M living" (and what was allowed or is left). Exit 1 when
# one lives that is not allowed.
set -eu
cd "$(dirname "$0")/.."
build=build
seconds=0
while getopts t:b: o; do
    case $o in
    t) seconds=$OPTARG ;;
    b) build=$OPTARG ;;
    *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- src/law
export LC_ALL=C
allow=tools/mutate.allow
work=$build/mutate
mkdir -p "$work"
exec 9>"$work/lock"
flock -n 9 || { echo "another run is at work in $work"; exit 2; }
cc=${CC:-cc}
flags="-std=gnu11 -D_GNU_SOURCE -DZX_VERSION=\"0\" -w -O1 -Isrc -I$build/gen -I."
trap_flags="-fsanitize=undefined -fsanitize-undefined-trap-on-error"
began=$(date +%s)

# Which headers of ours a file sees, over any number of steps.
closure() {
    seen=" "
    todo=$*
    while [ -n "$todo" ]; do
        next=
        for f in $todo; do
            case $seen in *" $f "*) continue ;; esac
            [ -e "$f" ] || continue
            seen="$seen$f "
            next="$next $(sed -n 's/^#include "\([^"]*\.h\)".*/src\/\1/p' "$f" | tr '\n' ' ')"
        done
        todo=$next
    done
    echo "$seen"
}

# Test programs of the law floor and the headers each rests on, once per run.
for t in $(find src/law -name '*_test.c' | sort); do
    echo "$t $(closure "$t" "${t%_test.c}.c")"
done >"$work/tests"

# The tests that rest on a file, its own first, at most eight.
affected() {
    own=${1%.c}_test.c
    header=src/$(sed -n 's/^#include "\([^"]*\.h\)".*/\1/p' "$1" | head -n 1)
    { [ ! -e "$own" ] || echo "$own"; awk -v h="$header" -v own="$own" \
        '$1 != own { for (i = 2; i <= NF; i++) if ($i == h) { print $1; next } }' "$work/tests"; } |
        head -n 8
}

object() { # FILE.c: its object, made anew when the file or a header is newer
    o=$work/$(echo "$1" | tr / .).o
    if [ ! -e "$o" ] || [ -n "$(find src/law src/base test/support -newer "$o" -name '*.[ch]' | head -n 1)" ]; then
        # shellcheck disable=SC2086
        $cc $flags -c "$1" -o "$o"
    fi
    echo "$o"
}

[ -e "$build/build.ninja" ] || cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release >/dev/null
ninja -C "$build" libzx.a libzx_test.a >"$work/ninja" 2>&1 || { cat "$work/ninja"; exit 2; }
cp "$build/libzx.a" "$build/libzx_test.a" "$work/" # a build meanwhile does no harm
killed=0 living=0 allowed=0 left=0
files=$(for p in "$@"; do find "$p" -name '*.c' ! -name '*_test.c'; done | sort)
for file in $files; do
    tests=$(affected "$file")
    if [ -z "$tests" ]; then
        echo "$file: no test rests on it"
        living=$((living + 1))
        continue
    fi
    # What the verdict depends on: the file, the tests and their tables.
    # shellcheck disable=SC2086
    sum=$(cat "$file" tools/mutants.awk $tests $(echo "$tests" | sed 's/_test\.c$/.cases/' |
        while read -r c; do [ ! -e "$c" ] || echo "$c"; done) | sha256sum | cut -c1-16)
    results=$work/$(echo "$file" | tr / .).results
    [ -e "$results" ] && [ "$(head -n 1 "$results")" = "$sum" ] || echo "$sum" >"$results"
    done_n=$(($(wc -l <"$results") - 1))
    awk -f tools/mutants.awk "$file" >"$work/list"
    total=$(wc -l <"$work/list")
    if [ "$done_n" -lt "$total" ]; then
        for t in $tests; do
            object "$t" >/dev/null
        done
        i=0
        while IFS= read -r mutant; do
            i=$((i + 1))
            [ "$i" -gt "$done_n" ] || continue
            if [ "$seconds" -gt 0 ] && [ $(($(date +%s) - began)) -ge "$seconds" ]; then
                break
            fi
            awk -v line="$(printf '%s' "$mutant" | cut -f1)" -v list="$work/list" -v i="$i" '
                BEGIN { while ((getline m <list) > 0) if (++k == i) { sub(/^[^\t]*\t[^\t]*\t/, "", m); with = m } }
                FNR == line { print with; next } { print }' "$file" >"$work/mutant.c"
            verdict=living
            # shellcheck disable=SC2086
            if ! $cc $flags $trap_flags -I"$(dirname "$file")" -c "$work/mutant.c" -o "$work/mutant.o" 2>/dev/null; then
                verdict=killed
            else
                for t in $tests; do
                    $cc "$work/$(echo "$t" | tr / .).o" "$work/mutant.o" "$work/libzx_test.a" "$work/libzx.a" \
                        -lcmocka -o "$work/mutant" 2>"$work/link" || { cat "$work/link"; exit 2; }
                    if ! timeout 10 "$work/mutant" >/dev/null 2>&1; then
                        verdict=killed
                        break
                    fi
                done
            fi
            echo "$verdict" >>"$results"
        done <"$work/list"
    fi
    # One line a mutant: the verdict and what it was.
    sed 1d "$results" | paste - "$work/list" >"$work/both"
    rest=$((total - $(sed 1d "$results" | wc -l)))
    left=$((left + rest))
    killed=$((killed + $(grep -c '^killed' "$work/both" || true)))
    grep '^living' "$work/both" >"$work/live" || true
    while IFS= read -r mutant; do
        line=$(printf '%s' "$mutant" | cut -f2)
        what=$(printf '%s' "$mutant" | cut -f3)
        text=$(printf '%s' "$mutant" | cut -f4- | sed 's/^[ ]*//;s/[ ]*$//')
        if [ -e "$allow" ] && grep -qF "$file: $text: " "$allow"; then
            allowed=$((allowed + 1))
        else
            living=$((living + 1))
            printf '%s:%s: lives (%s): %s\n' "$file" "$line" "$what" "$text"
        fi
    done <"$work/live"
done
[ "$left" -eq 0 ] || echo "$left left: run it again"
echo "$killed killed, $living living ($allowed allowed)"
[ "$living" -eq 0 ]
