# Sourced by benchmarks: ledgers and databases of a given size, made once, under build/bench.
# ledger_of CASES prints a folder; db_of CASES prints a database; 0 cases is the sample itself.
BENCH_DIR=build/bench
mkdir -p "$BENCH_DIR"

ledger_of() {
    [ "$1" = 0 ] && { echo demo/ordos-2025.zip; return; }
    if [ ! -e "$BENCH_DIR/ledger-$1.done" ]; then
        build/bench_gen demo/ordos-2025.zip "$BENCH_DIR/ledger-$1" "$1" >&2
        : >"$BENCH_DIR/ledger-$1.done"
    fi
    echo "$BENCH_DIR/ledger-$1"
}

db_of() {
    db=$BENCH_DIR/cases-$1.db
    [ -e "$db" ] || build/zhixing import --db "$db" --errors "$BENCH_DIR/errors.csv" "$(ledger_of "$1")" >&2
    echo "$db"
}
