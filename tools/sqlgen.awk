# sqlgen.awk -v what=sql|ddl file.sql
#   sql: the named statements as C constants (included as "<dir>/<name>_sql.h")
#   ddl: the numbered migrations as one C file with both engines' text
# Tokens in DDL: {i64} {blob} {strict}. "-- only: sqlite|pg|all" switches engines, in DDL and in statements.
# Statement comments: -- name: X   -- in: a i64, b text   -- out: n i64, v blob   -- why: …
#   -- each: dir, cmp = asc, > | desc, <    makes the statement once per choice, {dir} and {cmp} put in, name included
function fail(what) { printf "%s:%d: %s\n", FILENAME, FNR, what > "/dev/stderr"; bad = 1; exit 1 }
function quote(text,   n, l, i, out, line) {
    sub(/;[ \n]*$/, "", text)
    n = split(text, l, "\n"); out = ""
    for (i = 1; i <= n; i++) {
        line = l[i]
        if (line ~ /^[ \t]*$/) continue
        gsub(/\\/, "\\\\", line); gsub(/"/, "\\\"", line)
        out = out "\n    \"" line "\\n\""
    }
    return out == "" ? " \"\"" : out
}
function letters(s,   k, m, p, r) {
    r = ""; m = split(s, p, ",")
    for (k = 1; k <= m; k++) {
        if (p[k] ~ /^[ \t]*$/) continue
        if (p[k] ~ / i64[ ]*$/) r = r "i"
        else if (p[k] ~ / text[ ]*$/) r = r "t"
        else if (p[k] ~ / blob[ ]*$/) r = r "b"
        else fail("no type in '" p[k] "'")
    }
    return r
}
# Parameters must first appear as $1, $2, $3 …: SQLite numbers them by appearance.
function check_params(text,   rest, no, next_no) {
    rest = text; next_no = 1
    while (match(rest, /\$[0-9]+/)) {
        no = substr(rest, RSTART + 1, RLENGTH - 1) + 0
        if (no > next_no) fail(name ": $" no " before $" next_no)
        if (no == next_no) next_no++
        rest = substr(rest, RSTART + RLENGTH)
    }
    if (next_no - 1 != length(ins)) fail(name ": " next_no - 1 " parameters, but in: names " length(ins))
}
# Put the chosen words in for the marks of every "-- each:" line, then write the statement.
function flush_stmt() {
    if (name != "") expand(1, name, text["sqlite"], text["pg"])
    name = ""; eaches = 0
}
function expand(k, label, lite, pg,   n, m, i, j, marks, choice, word, l, a, b) {
    if (k > eaches) { write_stmt(label, lite, pg); return }
    m = split(each_marks[k], marks, /, */)
    n = split(each_words[k], choice, / *\| */)
    for (i = 1; i <= n; i++) {
        if (split(choice[i], word, /, */) != m) fail("each: " choice[i] " has not " m " words")
        l = label; a = lite; b = pg
        for (j = 1; j <= m; j++) { l = put_in(l, marks[j], word[j]); a = put_in(a, marks[j], word[j]); b = put_in(b, marks[j], word[j]) }
        expand(k + 1, l, a, b)
    }
}
function put_in(s, mark, word,   at, out) {
    out = ""; mark = "{" mark "}"
    while ((at = index(s, mark)) > 0) { out = out substr(s, 1, at - 1) word; s = substr(s, at + length(mark)) }
    return out s
}
function write_stmt(label, lite, pg) {
    name = label; text["sqlite"] = lite; text["pg"] = pg
    check_params(text["sqlite"]); check_params(text["pg"])
    printf "static const struct sql sql_%s __attribute__((unused)) = { \"%s\",%s,", name, name, quote(text["sqlite"])
    if (text["pg"] == text["sqlite"]) printf "\n    NULL,"
    else printf "%s,", quote(text["pg"])
    printf "\n    \"%s\", \"%s\" };\n", ins, outs
}
function dialect(line, engine) {
    gsub(/\{i64\}/, engine == "pg" ? "BIGINT" : "INTEGER", line)
    gsub(/\{blob\}/, engine == "pg" ? "BYTEA" : "BLOB", line)
    gsub(/ *\{strict\}/, engine == "pg" ? "" : " STRICT", line)
    return line
}
# A comment would otherwise swallow the lines behind it once they are joined; strings hold no "--".
function bare(line) { sub(/[ \t]*--.*$/, "", line); return line }
function add(line,   keep) {
    keep = bare(line)
    if (only != "pg") text["sqlite"] = text["sqlite"] dialect(keep, "sqlite") "\n"
    if (only != "sqlite") text["pg"] = text["pg"] dialect(keep, "pg") "\n"
}
function flush_step() {
    if (step == "") return
    printf "    { \"%s\",%s,%s },\n", step, quote(text["sqlite"] "\n"), quote(text["pg"] "\n")
    step = ""
}
function fresh() { text["sqlite"] = text["pg"] = ""; only = "all" }
BEGIN {
    if (what == "ddl") print "/* Made by tools/sqlgen.awk. Do not edit. */\n#include <stddef.h>\n\n#include \"db/migrate.h\"\n"
    else print "/* Made by tools/sqlgen.awk. Do not edit. */"
    fresh()
}
FNR == 1 && what == "ddl" { list = FILENAME; sub(/.*\//, "", list); sub(/\.sql$/, "", list)
    printf "extern const struct migration %s_migrations[];\nconst struct migration %s_migrations[] = {\n", list, list }
/^-- migrate:/ { if (what == "ddl") flush_step(); step = $3; fresh(); next }
/^-- name:/    { if (what == "ddl") { flush_step(); step = "" } else flush_stmt(); step = ""; name = $3; ins = outs = ""; fresh(); next }
/^-- each:/    { sub(/^-- each: */, ""); eaches++; each_marks[eaches] = each_words[eaches] = $0
    sub(/ *=.*/, "", each_marks[eaches]); sub(/^[^=]*= */, "", each_words[eaches]); next }
/^-- in:/      { sub(/^-- in: */, ""); ins = ins letters($0); next }
/^-- out:/     { sub(/^-- out: */, ""); outs = outs letters($0); next }
/^-- only:/    { only = $3; if (only !~ /^(sqlite|pg|all)$/) fail("only: sqlite, pg or all"); next }
/^--/          { next }
what == "ddl" && step != "" { add($0) }
what != "ddl" && name != "" { add($0) }
END {
    if (bad) exit 1
    if (what == "ddl") { flush_step(); print "    { NULL, NULL, NULL },\n};" } else flush_stmt()
}
