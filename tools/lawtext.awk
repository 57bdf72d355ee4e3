# lawtext.awk: the sentences of src/law/**/*.md as a constant C table, so that a
# page can show the law beside what it asks for.
# usage: awk -f tools/lawtext.awk src/law/*/*.md > gen/law/law_text_table.h
#
# A sentence is a heading "### ID"; what stands below it up to the next heading
# is its text. Where it comes from is its first line, when that says how sure it
# is, else what the file opens with.

BEGIN {
    print "/* Made from src/law by tools/lawtext.awk. */"
    print "static const struct law_text law_text_rows[] = {"
}
FNR == 1 { flush_row(); opening = ""; in_opening = 1 }
/^# / { next }
/^### / { flush_row(); in_opening = 0; id = $2; next }
/^##/ { flush_row(); in_opening = 0; next }
in_opening && NF > 0 { opening = opening (opening == "" ? "" : " ") $0; next }
id != "" {
    line = $0
    sub(/^> ?/, "", line)
    if (n_lines == 0 && line ~ /^[ \t]*$/)
        next
    if (n_lines == 0 && (line ~ / · / || line ~ /^(Our own|FROM MEMORY|SEED|LOCAL|DESIGN)/) && line !~ /。/) {
        source = line
        next
    }
    if (line ~ /^[ \t]*$/) { in_status = 0; next }
    if (line ~ /^Status: / || in_status) {
        source = in_status ? source " " line : line
        in_status = 1
        next
    }
    body = body (n_lines++ ? "\n" : "") line
}
END {
    flush_row()
    print "};"
}

function flush_row() {
    if (source == "" && opening == "" && index(body, "\n") > 0) {
        source = substr(body, 1, index(body, "\n") - 1)
        body = substr(body, index(body, "\n") + 1)
    }
    if (id != "" && body == "") {
        print FILENAME ": " id " has no text" > "/dev/stderr"
        exit 1
    }
    if (id != "")
        printf "    { %s, %s,\n      %s },\n", quote(id), quote(source == "" ? opening : source), quote(body)
    id = source = body = ""
    n_lines = in_status = 0
}
function quote(s) {
    gsub(/\\/, "\\\\", s)
    gsub(/"/, "\\\"", s)
    gsub(/\n/, "\\n", s)
    return "\"" s "\""
}
