# sqlgen.awk -v what=sql|ddl file.sql
#   sql: the named statements as C constants (included as "<dir>/<name>_sql.h")
#   ddl: the numbered migrations as one C file with both engines' text
# -- migrate: name-0001      DDL follows; numbers rise, a step is never edited once released
# -- name: X                 one statement follows (a script of several has no in: and no out:)
# -- in: a i64, b text       its parameters $1, $2, … in order of first appearance
# -- out: n i64, v blob      its columns
# -- each: dir, cmp = asc, > | desc, <    the statement once per choice, {dir} and {cmp} put in, name included
# -- part: X                 text that later statements of the file put in with {X}
# -- only: sqlite|pg|all     the lines that follow are for one engine
# Tokens: {i64} {blob} {strict}. What would run on one engine alone, or differ
# without a word, is refused here; -- only: is the way to write it all the same.
# Comments are dropped: they would swallow what follows once the lines are joined.

function fail(why) { printf "%s:%d: %s\n", FILENAME, FNR, why > "/dev/stderr"; bad = 1; exit 1 }

# The line without its comment. A string ends where its line ends and holds no "--".
function bare(line,   i, n, c, open_with) {
    n = length(line)
    for (i = 1; i <= n; i++) {
        c = substr(line, i, 1)
        if (open_with == "" && substr(line, i, 2) == "--") { line = substr(line, 1, i - 1); break }
        if (open_with == "" && substr(line, i, 2) == "/*") fail("comments are written with --")
        if (open_with != "" && substr(line, i, 2) == "--") fail("a string may not hold --")
        if (open_with == "" && (c == "'" || c == "\"")) open_with = c
        else if (c == open_with) open_with = ""
    }
    if (open_with != "") fail("a string may not go over the end of the line")
    sub(/[ \t]+$/, "", line)
    return line
}
function without_strings(s) { gsub(/'[^'\n]*'/, "''", s); gsub(/"[^"\n]*"/, "", s); return s }
# Measured on SQLite 3.40 and PostgreSQL 15: not in both, or not the same in both.
function refuse_traps(line,   w, k, n) {
    if (line ~ /::/) fail("SQLite takes $1::type as another parameter: CAST")
    line = toupper(line)
    gsub(/[^A-Z0-9_]+/, " ", line)
    n = split(line, w, " ")
    for (k = 1; k <= n; k++) if (w[k] in trap) fail(w[k] ": not in both engines, or not the same")
}
function dialect(line, engine) {
    gsub(/\{i64\}/, engine == "pg" ? "BIGINT" : "INTEGER", line)
    gsub(/\{blob\}/, engine == "pg" ? "BYTEA" : "BLOB", line)
    gsub(/ *\{strict\}/, engine == "pg" ? "" : " STRICT", line)
    return line
}
function add(line) {
    if (line ~ /\r/) fail("a carriage return")
    line = bare(line)
    if (only == "all") refuse_traps(without_strings(line))
    if (only != "pg") text["sqlite"] = text["sqlite"] dialect(line, "sqlite") "\n"
    if (only != "sqlite") text["pg"] = text["pg"] dialect(line, "pg") "\n"
}
function quote(s,   n, l, i, out) {
    sub(/;[ \n]*$/, "", s)
    n = split(s, l, "\n"); out = ""
    for (i = 1; i <= n; i++) {
        if (l[i] ~ /^[ \t]*$/) continue
        gsub(/\\/, "&&", l[i]); gsub(/"/, "\\\\&", l[i])
        out = out "\n    \"" l[i] "\\n\""
    }
    return out == "" ? " \"\"" : out
}
function letters(s,   k, m, p, r) {
    r = ""; m = split(s, p, ",")
    for (k = 1; k <= m; k++) {
        if (p[k] ~ /^[ \t]*$/) continue
        if (p[k] ~ /[a-z0-9_] i64[ ]*$/) r = r "i"
        else if (p[k] ~ /[a-z0-9_] text[ ]*$/) r = r "t"
        else if (p[k] ~ /[a-z0-9_] blob[ ]*$/) r = r "b"
        else fail("no name and type in '" p[k] "'")
    }
    return r
}
# SQLite numbers parameters by appearance, PostgreSQL by name: they must agree.
function check_text(label, s, engine,   no, next_no) {
    s = without_strings(s); next_no = 1
    if (s ~ /\{[a-z0-9_]+\}/) fail(label ": a token that nothing is put in for")
    if (step != "") return
    if (s !~ /[^ \t\n;]/) fail(label ": no statement for " engine)
    sub(/;[ \t\n]*$/, "", s)
    if (s ~ /;/ && ins outs != "") fail(label ": more than one statement")
    while (match(s, /\$[0-9]+/)) {
        no = substr(s, RSTART + 1, RLENGTH - 1) + 0
        if (no > next_no) fail(label ": $" no " before $" next_no)
        if (no == next_no) next_no++
        s = substr(s, RSTART + RLENGTH)
    }
    if (next_no - 1 != length(ins)) fail(label ": " next_no - 1 " parameters, but in: names " length(ins))
}
function put_in(s, mark, word,   at, out) {
    out = ""; mark = "{" mark "}"
    while ((at = index(s, mark)) > 0) { out = out substr(s, 1, at - 1) word; s = substr(s, at + length(mark)) }
    return out s
}
function with_parts(engine,   k, s) {
    s = text[engine]
    for (k = 1; k <= parts; k++) s = put_in(s, part_name[k], part_text[k, engine])
    return s
}
# Put the chosen words in for the marks of every "-- each:" line, then write the statement.
function expand(k, label, lite, pg,   n, m, i, j, marks, choice, word, l, a, b) {
    if (k > eaches) { write_statement(label, lite, pg); return }
    m = split(each_marks[k], marks, /, */)
    n = split(each_words[k], choice, / *\| */)
    for (i = 1; i <= n; i++) {
        if (split(choice[i], word, /, */) != m) fail("each: " choice[i] " has not " m " words")
        l = label; a = lite; b = pg
        for (j = 1; j <= m; j++) { l = put_in(l, marks[j], word[j]); a = put_in(a, marks[j], word[j]); b = put_in(b, marks[j], word[j]) }
        expand(k + 1, l, a, b)
    }
}
function write_statement(label, lite, pg) {
    if (label !~ /^[a-z][a-z0-9_]*$/) fail("a statement's name is lower case: " label)
    if (label in named) fail("there are two statements called " label)
    named[label] = 1
    check_text(label, lite, "sqlite"); check_text(label, pg, "pg")
    if (what != "sql") return
    printf "static const struct sql sql_%s __attribute__((unused)) = { \"%s\",%s,", label, label, quote(lite)
    if (pg == lite) printf "\n    NULL,"
    else printf "%s,", quote(pg)
    printf "\n    \"%s\", \"%s\" };\n", ins, outs
}
# What began with the last migrate:, name: or part: line is whole now.
function flush(   lite, pg) {
    lite = with_parts("sqlite"); pg = with_parts("pg")
    if (name != "") expand(1, name, lite, pg)
    if (step != "") { check_text(step, lite); check_text(step, pg) }
    if (step != "" && what == "ddl") printf "    { \"%s\",%s,%s },\n", step, quote(lite), quote(pg)
    if (part != "") {
        sub(/\n$/, "", lite); sub(/\n$/, "", pg)
        part_name[++parts] = part; part_text[parts, "sqlite"] = lite; part_text[parts, "pg"] = pg
    }
    name = step = part = ins = outs = text["sqlite"] = text["pg"] = ""; only = "all"; eaches = 0
}
BEGIN {
    only = "all"
    n = split("LIKE ILIKE GLOB REGEXP BOOLEAN AUTOINCREMENT BIGSERIAL NOW CURRENT_TIMESTAMP CURRENT_DATE " \
              "STRFTIME DATETIME JULIANDAY UNIXEPOCH EXTRACT TO_CHAR IFNULL IIF INSTR POSITION CONCAT PRINTF " \
              "GROUP_CONCAT STRING_AGG ARRAY_AGG GREATEST LEAST LATERAL", words, " ")
    for (k = 1; k <= n; k++) trap[words[k]] = 1
    print "/* Made by tools/sqlgen.awk. Do not edit. */"
    if (what == "ddl") print "#include <stddef.h>\n\n#include \"db/migrate.h\"\n"
    else print "#include \"db/db.h\"\n"
}
FNR == 1 && what == "ddl" {
    list = FILENAME; sub(/.*\//, "", list); sub(/\.sql$/, "", list)
    printf "extern const struct migration %s_migrations[];\nconst struct migration %s_migrations[] = {\n", list, list
}
/^-- migrate:/ {
    flush(); step = $3
    if (step !~ /^[a-z0-9_]+-[0-9][0-9][0-9][0-9]$/) fail("a step is called name-0001")
    if (step <= last_step) fail(step " does not come after " last_step)
    last_step = step; next
}
/^-- name:/ { flush(); name = $3; next }
/^-- part:/ { flush(); part = $3; next }
/^-- each:/ {
    sub(/^-- each: */, ""); eaches++; each_marks[eaches] = each_words[eaches] = $0
    sub(/ *=.*/, "", each_marks[eaches]); sub(/^[^=]*= */, "", each_words[eaches]); next
}
/^-- in:/   { sub(/^-- in: */, ""); ins = ins letters($0); next }
/^-- out:/  { sub(/^-- out: */, ""); outs = outs letters($0); next }
/^-- only:/ { only = $3; if (only !~ /^(sqlite|pg|all)$/) fail("only: sqlite, pg or all"); next }
/^--/ || /^[ \t]*$/ { next }
name step part == "" { fail("a line that belongs to no step and no statement") }
{ add($0) }
END {
    if (bad) exit 1
    flush()
    if (bad) exit 1
    if (what == "ddl") print "    { NULL, NULL, NULL },\n};"
}
