#!/bin/sh
# sqlgen_test.sh: what sqlgen.awk makes of small files, and what it refuses.
# Each refusal is told with file and line, leaves exit status 1, and names why.
set -u
cd "$(dirname "$0")/.."
dir=$(mktemp -d "${TMPDIR:-/tmp}/sqlgen.XXXXXX")
trap 'rm -rf "$dir"' EXIT

# Cases stand behind pipes, in shells of their own: what they find goes to files.
case_begins() { cat >"$dir/case.sql"; echo >>"$dir/cases"; }
say() { echo "sqlgen_test: $*" >&2; echo >>"$dir/bad"; }

# refused WHY: the file on stdin is refused in both modes, with WHY in the message.
refused() {
    case_begins
    for what in sql ddl; do
        if awk -v what=$what -f tools/sqlgen.awk "$dir/case.sql" >"$dir/out" 2>"$dir/err"; then
            say "not refused ($what): $1"; cat "$dir/case.sql" >&2
        fi
        grep -qF -- "$1" "$dir/err" || { say "refused without '$1' ($what): $(cat "$dir/err")"; }
        grep -q '^[^:]*case.sql:[0-9]*: ' "$dir/err" || say "no file and line: $(cat "$dir/err")"
    done
}

# made WHAT PROGRAM: a C program that includes the result of the file on stdin exits with 0.
made() {
    case_begins
    if ! awk -v what="$1" -f tools/sqlgen.awk "$dir/case.sql" >"$dir/case_$1.h"; then
        say "refused: $(cat "$dir/case.sql")"; return
    fi
    {
        printf '#include <stdio.h>\n#include <string.h>\n#include "db/db.h"\n#include "case_%s.h"\n' "$1"
        printf '#define SAME(a, b) do { if (strcmp(a, b)) { puts(a); return 1; } } while (0)\n'
        printf 'int main(void) {\n%s\nreturn 0; }\n' "$2"
    } >"$dir/case.c"
    ${CC:-cc} -std=gnu11 -Wall -Wextra -Werror -I src -I "$dir" -o "$dir/case" "$dir/case.c" &&
        "$dir/case" || { say "wrong result:"; cat "$dir/case_$1.h" >&2; }
}

made sql 'SAME(sql_a.text, "SELECT x FROM t WHERE y = $1 AND z = $2 AND y <> $1\n");
    if (sql_a.pg != NULL) { return 1; } SAME(sql_a.in, "it"); SAME(sql_a.out, "b"); SAME(sql_a.name, "a");
    SAME(sql_b.text, "SELECT \"q\", '"'a''b\\\\c;\$9'"'\nFROM t\n");' <<'SQL'
-- What the file is for.
-- name: a
-- why: it's here, and an apostrophe in a comment is no string
-- in: y i64
-- in: z text
-- out: x blob
SELECT x FROM t WHERE y = $1 AND z = $2 AND y <> $1;  -- don't

-- name: b
-- out: q text, s text
SELECT "q", 'a''b\c;$9'
-- a comment between
FROM t
SQL

# A migration behind a statement ends it; a statement behind a migration, that.
made sql 'SAME(sql_one.text, "SELECT 1\n"); SAME(sql_two.text, "SELECT 2\n");' <<'SQL'
-- migrate: t-0001
CREATE TABLE t (a {i64});
-- name: one
-- out: a i64
SELECT 1
-- migrate: t-0002
ALTER TABLE t ADD COLUMN b {blob};
-- name: two
-- out: a i64
SELECT 2
SQL

made ddl 'SAME(case_migrations[0].name, "t-0001"); SAME(case_migrations[1].name, "t-0002");
    SAME(case_migrations[0].sqlite, "CREATE TABLE t (\n    a INTEGER,\n    b BLOB) STRICT;\nCREATE INDEX i ON t (a)\n");
    SAME(case_migrations[0].pg, "CREATE TABLE t (\n    a BIGINT,\n    b BYTEA);\nCREATE INDEX i ON t (a)\n");
    SAME(case_migrations[1].sqlite, "");
    SAME(case_migrations[1].pg, "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN RETURN NOW(); END $$\n");
    if (case_migrations[2].name != NULL) return 1;' <<'SQL'
-- migrate: t-0001
CREATE TABLE t (
    a {i64},  -- the first
    b {blob}) {strict};
CREATE INDEX i ON t (a);
-- name: one
-- out: a i64
SELECT 1
-- migrate: t-0002
-- only: pg
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RETURN NOW(); END $$;
SQL

made sql 'SAME(sql_x.text, "SELECT INSTR($1, '"'a'"')\n"); SAME(sql_x.pg, "SELECT POSITION('"'a'"' IN $1::text)\n");' <<'SQL'
-- name: x
-- in: s text
-- out: at i64
-- only: sqlite
SELECT INSTR($1, 'a')
-- only: pg
SELECT POSITION('a' IN $1::text)
SQL

made sql 'SAME(sql_list_court_up.text, "SELECT a FROM t\nWHERE z = 1\nAND c = $1 AND a > $2 ORDER BY a ASC\n");
    SAME(sql_list_all_down.text, "SELECT a FROM t\nWHERE z = 1\nAND $1 = $1 AND a < $2 ORDER BY a DESC\n");
    (void)sql_list_court_down; (void)sql_list_all_up;' <<'SQL'
-- part: only_z
WHERE z = 1
-- name: list_{who}_{way}
-- each: who, test = court, c = $1 | all, $1 = $1
-- each: way, cmp, order = up, >, ASC | down, <, DESC
-- in: c text, a i64
-- out: a i64
SELECT a FROM t
{only_z}
AND {test} AND a {cmp} $2 ORDER BY a {order}
SQL

made sql 'SAME(sql_drop.text, "DROP INDEX a;\nDROP INDEX b\n");' <<'SQL'
-- name: drop
DROP INDEX a;
DROP INDEX b;
SQL

st() { printf -- '-- name: x\n-- in: a i64\n-- out: b text\n%s\n' "$1"; }
st "SELECT 'a -- b' || \$1" | refused 'a string may not hold --'
st 'SELECT "a -- b", $1' | refused 'a string may not hold --'
st "SELECT 'a" | refused 'over the end of the line'
st 'SELECT /* no */ $1' | refused 'comments are written with --'
st 'SELECT $2, $1' | refused 'x: $2 before $1'
st 'SELECT $1, $2' | refused '2 parameters, but in: names 1'
st "SELECT '\$1'" | refused '0 parameters, but in: names 1'
st 'SELECT $1::bigint' | refused 'CAST'
st 'SELECT $1; SELECT 2' | refused 'more than one statement'
st '' | refused 'no statement for sqlite'
st 'SELECT {i46}, $1' | refused 'a token'
st 'SELECT b FROM t WHERE a = $1 AND b like b' | refused 'LIKE: not in both'
st 'SELECT group_concat(b) FROM t WHERE a = $1' | refused 'GROUP_CONCAT: not in both'
st "$(printf 'SELECT $1\r')" | refused 'a carriage return'
printf -- '-- name: x\n-- out: b\nSELECT 1\n' | refused "no name and type in 'b'"
printf -- '-- name: x\n-- out: b bigint\nSELECT 1\n' | refused "no name and type in 'b bigint'"
printf -- '-- name: X\nSELECT 1\n' | refused "a statement's name is lower case"
printf -- '-- name: x\nSELECT 1\n-- name: x\nSELECT 2\n' | refused 'two statements called x'
printf -- '-- name: x\n-- only: mysql\nSELECT 1\n' | refused 'sqlite, pg or all'
printf -- '-- name: x\n-- only: pg\nSELECT 1\n' | refused 'no statement for sqlite'
printf -- '-- name: x\n-- each: a, b = c\nSELECT {a}\n' | refused 'has not 2 words'
printf -- 'SELECT 1\n' | refused 'belongs to no step'
printf -- '-- migrate: t-1\nCREATE TABLE t (a TEXT)\n' | refused 'name-0001'
printf -- '-- migrate: t-0002\nA\n-- migrate: t-0001\nB\n' | refused 't-0001 does not come after t-0002'
printf -- '-- migrate: t-0001\nA\n-- migrate: t-0001\nB\n' | refused 'does not come after'
printf -- '-- migrate: t-0001\nCREATE TABLE t (a {int})\n' | refused 'a token'

[ ! -e "$dir/bad" ] || exit 1
echo "sqlgen_test: $(wc -l <"$dir/cases") cases"
