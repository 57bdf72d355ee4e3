# mutants.awk: every small change of a C file that a test should notice. One
# line out per mutant: line number, what was changed, the whole line afterwards,
# tab between.
# usage: awk -f tools/mutants.awk FILE.c
#
# Changed one at a time: comparisons, + - * / %, && || !, and whole numbers
# (n to n+1). Not touched: text in quotes, comments, preprocessor lines, the
# "i = 0" of counting for-loops, the 0 of "sizeof x[0]", sizes of text buffers,
# and must() of values alone.

BEGIN {
    n = split("<= >= == != < > && || += -= + - * / %", op, " ")
    split("< > != == <= >= || && -= += - + / * *", to, " ")
}

{ code = masked($0) }
/^[ \t]*#/ { next }
# A promise between our own functions: no input reaches its other side.
code ~ /^[ \t]*must\([^()]*\);$/ { next }

{
    for (k = 1; k <= n; k++) {
        from = 1
        # An operator stands between blanks, or at an end of the line.
        while ((at = index(substr(code, from), " " op[k])) > 0) {
            at += from
            from = at
            after = substr(code, at + length(op[k]), 1)
            if (after == " " || after == "")
                say(op[k] " -> " to[k], at, length(op[k]), to[k])
        }
    }
    # "!x", not "!=".
    for (i = 1; i < length(code); i++)
        if (substr(code, i, 1) == "!" && substr(code, i + 1, 1) ~ /[a-z(]/)
            say("! dropped", i, 1, "")
    # "-1", "-days": a sign.
    for (i = 1; i < length(code); i++)
        if (substr(code, i, 1) == "-" && substr(code, i + 1, 1) ~ /[A-Za-z0-9(]/ &&
            (i == 1 || substr(code, i - 1, 1) ~ /[ (,]/))
            say("sign dropped", i, 1, "")
    rest = code
    at = 1
    while (match(rest, /[0-9]+/)) {
        start = at + RSTART - 1
        len = RLENGTH
        before = start > 1 ? substr(code, start - 1, 1) : " "
        number = substr(code, start, len)
        rest = substr(rest, RSTART + len)
        at = start + len
        if (before ~ /[A-Za-z0-9_.]/ || substr(code, at, 1) ~ /[A-Za-z_.]/)
            continue
        if (number == "0" && substr(code, 1, start) ~ /for \([a-z0-9_]+ [a-z] = 0$/)
            continue
        if (substr(code, 1, start - 1) ~ /char [a-z0-9, \[\]]+\[$/)
            continue
        if (substr(code, 1, start - 1) ~ /sizeof \(?[a-z_]+\[$/)
            continue
        if (length(number) < 10)
            say(number " -> " number + 1, start, len, number + 1)
    }
}

# The line with quoted text and comments blanked, byte for byte.
function masked(line,   out, i, c, quote) {
    out = ""
    quote = ""
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        if (in_comment) {
            if (c == "*" && substr(line, i + 1, 1) == "/") {
                in_comment = 0
                out = out " "
                i++
            }
            out = out " "
        } else if (quote != "") {
            if (c == "\\") {
                out = out "_"
                i++
            } else if (c == quote)
                quote = ""
            out = out "_"
        } else if (c == "\"" || c == "'") {
            quote = c
            out = out "_"
        } else if (c == "/" && substr(line, i + 1, 1) == "*") {
            in_comment = 1
            out = out "  "
            i++
        } else
            out = out c
    }
    return out
}

function say(what, at, len, put) {
    printf "%d\t%s\t%s%s%s\n", FNR, what, substr($0, 1, at - 1), put, substr($0, at + len)
}
