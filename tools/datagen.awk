# datagen.awk: a table of facts, data/<table>.csv, as a constant C table.
# usage: awk -v table=NAME -f tools/datagen.awk data/NAME.csv > gen/law/NAME_table.h
#
# The law floor may not read files, so its tables are made at build time. A row
# that is not what the table promises stops the build, naming file and line.
# One function below per table; the struct a row fills stands in the header of
# the topic that owns the table, or here where nobody outside needs it.

BEGIN {
    print "/* Made from data/" table ".csv by tools/datagen.awk. */"
    print "#include <stdint.h>"
    if (table == "lpr")
        print "struct lpr_row {\n    int32_t from; /* day number */\n" \
              "    int32_t one_year, five_year; /* hundredths of a percent a year */\n};"
    if (table == "pboc_benchmark")
        print "struct pboc_row {\n    int32_t from; /* day number */\n" \
              "    /* hundredths of a percent a year: up to 6 months, 1, 3, 5 years, longer */\n" \
              "    int32_t rate[5];\n    const char *status;\n};"
    if (table == "pboc_one_year")
        print "struct pboc_one_year_row {\n    int32_t from; /* day number */\n" \
              "    int32_t rate; /* hundredths of a percent a year */\n    const char *status;\n};"
    split("holidays courts lpr pboc_benchmark pboc_one_year nodes settings triage_criteria stage_checks risk_points duties", known, " ")
    for (i in known)
        if (known[i] == table)
            found = 1
    if (!found)
        fail("no such table: " table)
    if (table == "holidays")
        next_day = 0
    else
        print "static const struct " row_type() " " table "_rows[] = {"
}

FNR == 1 { n_columns = split_csv($0, head); next }
/^[ \t]*$/ { next }
{
    n = split_csv($0, c)
    if (n != n_columns)
        fail("expected " n_columns " cells, found " n)
    rows++
}

table == "holidays" { holiday(c[1], c[2]) }
table == "courts" {
    if (c[1] <= last_code)
        fail("codes must ascend")
    last_code = c[1]
    level = c[3] == "high" ? "COURT_HIGH" : c[3] == "intermediate" ? "COURT_INTERMEDIATE" : ""
    if (c[3] == "basic")
        level = "COURT_BASIC"
    if (level == "")
        fail("unknown level " c[3])
    printf "    { %s, %s, %s },\n", text(c[1]), text(c[2]), level
}
table == "lpr" { printf "    { %d, %d, %d },\n", ascending(c[1]), percent(c[2]), percent(c[3]) }
table == "pboc_benchmark" {
    printf "    { %d, { %d, %d, %d, %d, %d }, %s },\n", ascending(c[1]), percent(c[2]),
        percent(c[3]), percent(c[4]), percent(c[5]), percent(c[6]), text(c[7])
}
table == "pboc_one_year" {
    printf "    { %d, %d, %s },\n", ascending(c[1]), percent(c[2]), text(c[3])
}
table == "nodes" {
    if (c[1] != rows)
        fail("nodes are numbered from 1 without a gap")
    unit = c[10] == "D" ? "PERIOD_DAY" : c[10] == "WD" ? "PERIOD_WORKDAY" : \
           c[10] == "M" ? "PERIOD_MONTH" : c[10] == "-" ? "PERIOD_NONE" : ""
    if (unit == "")
        fail("a unit is D, WD, M or -: " c[10])
    if (c[11] !~ /^[0-9]+$/ || c[13] !~ /^[01]$/)
        fail("a number of days, and 0 or 1, are wanted")
    printf "    { %d, %s, %s, %s, %s, %s, %s, %s, %s, { %d, %s, true }, %s, %s, %s },\n", c[1], text(c[8]),
        text(c[2]), text(c[3]), text(c[4]), text(c[5]), text(c[6]), text(c[7]), text(c[9]), c[11], unit,
        text(c[12]), c[13] + 0 ? "true" : "false", text(c[14])
}
table == "risk_points" {
    if (c[2] !~ /^(intake|search|measures|disposal|funds|closing)$/)
        fail("unknown stage " c[2])
    if (c[7] !~ /^(VERIFIED|VERIFIED-2ND|FROM MEMORY|LOCAL|SEED|DESIGN|CONTESTED)$/)
        fail("unknown status " c[7])
    printf "    { %s, RISK_%s, %s, %s, %s, %s, %s, %s, %s, %s, %s },\n", text(c[1]), toupper(c[2]), text(c[3]),
        text(c[4]), text(c[5]), text(c[6]), text(c[7]), text(c[8]), text(c[9]), text(c[10]), text(c[11])
}
table == "settings" {
    if (c[1] !~ /^[a-z][a-z0-9_]*$/)
        fail("a key is lower-case words: " c[1])
    if (c[1] <= last_key)
        fail("keys must ascend: " c[1])
    last_key = c[1]
    status(c[4])
    whole = c[2] ~ /^-?[0-9]+$/
    printf "    { %s, %s, %s, %s, %s, %s, %s, %s },\n", text(c[1]), text(c[2]),
        whole ? "INT64_C(" c[2] ")" : "0", text(c[3]), text(c[4]), text(c[5]), text(c[6]), text(c[7])
}
table == "triage_criteria" {
    rises(c[1])
    once(c[2])
    number(c[4])
    number(c[6])
    one_of(c[7], "|simple|complex")
    one_of(c[8], "|quick|ordinary|enterprise|affairs|round")
    status(c[9])
    printf "    { %d, %s, TRIAGE_%s, %d, %s, %d, %s, %s, %s, %s, %s, %s },\n", c[1], text(c[2]), c[3], c[4], text(c[5]),
        c[6], c[7] == "" ? "GRADE_NONE" : "GRADE_" toupper(c[7]), c[8] == "" ? "-1" : "TEAM_" toupper(c[8]),
        text(c[9]), text(c[10]), text(c[11]), text(c[12])
}
table == "stage_checks" {
    once(c[1] "." c[2])
    one_of(c[1], "intake|search|measures|disposal|funds|closing")
    one_of(c[5], "0|1")
    status(c[7])
    printf "    { STAGE_%s, %s, %s, %s, %s, %s, %s, %s, %s },\n", toupper(c[1]), text(c[2]), text(c[3]), text(c[4]),
        c[5] + 0 ? "true" : "false", text(c[6]), text(c[7]), text(c[8]), text(c[9])
}
table == "duties" {
    once(c[1] " " c[2])
    one_of(c[1], "action|deed|route")
    for (i = 3; i <= 7; i++)
        one_of(c[i], "0|1")
    status(c[8])
    if ((c[1] == "route") != (c[10] != "" && c[11] != ""))
        fail("a route, and nothing else, has its words here: " c[2])
    printf "    { DUTY_%s, %s, %d, %d, %d, %d, %d, %s, %s, %s, %s },\n", toupper(c[1]), text(c[2]), c[3], c[4], c[5],
        c[6], c[7], text(c[8]), text(c[9]), text(c[10]), text(c[11])
}

END {
    if (failed)
        exit 1
    if (rows == 0)
        fail("no rows")
    if (table == "holidays")
        print_holidays()
    else
        print "};"
}

function row_type() {
    return table == "courts" ? "court" : table == "lpr" ? "lpr_row" : \
           table == "pboc_benchmark" ? "pboc_row" : table == "pboc_one_year" ? "pboc_one_year_row" : \
           table == "nodes" ? "node" : table == "triage_criteria" ? "triage_criterion" : \
           table == "stage_checks" ? "stage_check" : \
           table == "risk_points" ? "risk_point" : table == "duties" ? "duty" : "law_setting"
}

function rises(n) {
    number(n)
    if (n + 0 <= last_number)
        fail("numbers must ascend: " n)
    last_number = n + 0
}

function number(s) {
    if (s !~ /^-?[0-9]+$/)
        fail("not a whole number: " s)
}

function once(name) {
    if (name in there)
        fail("stands there twice: " name)
    there[name] = 1
}

function one_of(word, words,   k, n, w) {
    n = split(words, w, "|")
    for (k = 1; k <= n; k++)
        if (w[k] == word)
            return
    fail("unknown word: " word)
}

function status(s) {
    one_of(s, "VERIFIED|VERIFIED-2ND|FROM MEMORY|LOCAL|SEED|DESIGN|CONTESTED")
}

function holiday(date, kind) {
    if (kind != "holiday" && kind != "workday")
        fail("a day is holiday or workday: " kind)
    d = ascending(date)
    mark[d] = kind == "holiday" ? 1 : 2
    year = substr(date, 1, 4) + 0
    if (first_year == 0)
        first_year = year
    if (year > last_year + 1 && last_year != 0)
        fail("year " last_year + 1 " has no row")
    last_year = year
}

# One byte a day: 0 the weekday decides, 1 day off, 2 make-up working day.
function print_holidays(   a, b, k, line) {
    a = day_number(first_year, 1, 1)
    b = day_number(last_year, 12, 31)
    printf "enum { HOLIDAYS_FIRST = %d, HOLIDAYS_LAST = %d };\n", a, b
    print "static const uint8_t holidays_mark[HOLIDAYS_LAST - HOLIDAYS_FIRST + 1] = {"
    for (k = a; k <= b; k++) {
        line = line (k in mark ? mark[k] : 0) ","
        if ((k - a) % 40 == 39 || k == b) {
            print "    " line
            line = ""
        }
    }
    print "};"
}

function day_number(y, m, d) {
    if (m <= 2) {
        y--
        m += 12
    }
    return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d - 1 - 719468
}

# A date that must come after the one of the row before.
function ascending(date,   p, d) {
    if (date !~ /^[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]$/)
        fail("not a date: " date)
    split(date, p, "-")
    d = day_number(p[1] + 0, p[2] + 0, p[3] + 0)
    if (had_date && d <= last_date)
        fail("dates must ascend: " date)
    had_date = 1
    last_date = d
    return d
}

# "4.25" -> 425, without floating point.
function percent(s) {
    if (s !~ /^[0-9]+\.[0-9][0-9]$/)
        fail("not a percentage with two decimals: " s)
    sub(/\./, "", s)
    return s + 0
}

function text(s) {
    gsub(/\\/, "\\\\", s)
    gsub(/"/, "\\\"", s)
    return "\"" s "\""
}

# RFC 4180 without line breaks inside cells.
function split_csv(line, out,   n, cell, quoted, i, ch) {
    sub(/\r$/, "", line)
    sub(/^\357\273\277/, "", line)
    n = 1
    cell = ""
    for (i = 1; i <= length(line); i++) {
        ch = substr(line, i, 1)
        if (quoted && ch == "\"" && substr(line, i + 1, 1) == "\"") {
            cell = cell ch
            i++
        } else if (ch == "\"")
            quoted = !quoted
        else if (ch == "," && !quoted) {
            out[n++] = cell
            cell = ""
        } else
            cell = cell ch
    }
    out[n] = cell
    return n
}

function fail(why) {
    printf "%s:%d: %s\n", FILENAME, FNR, why > "/dev/stderr"
    failed = 1
    exit 1
}
