/* Reading a template. A line is a directive or a paragraph; the marks inside a
 * line are checked here, once, so that filling cannot meet a broken one. */
#include "core/document_template.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct parse {
    struct arena *arena;
    doc_piece_fn *piece;
    struct errinfo *info;
    struct doc_ask ask[DOC_ASKS_MAX];
    struct doc_op op[DOC_OPS_MAX];
    int open[DOC_DEPTH_MAX]; /* ops whose @end is still to come */
    int n_ask, n_op, n_open, depth, line;
    const char *title;
};

static enum err
fault(struct parse *p, enum err e, const char *zh, const char *what)
{
    const char *said = arena_printf(p->arena, "第%d行：%s", p->line, zh);
    return FAIL_ZH(p->info, e, "text", said, "line %d: %s", p->line, what);
}

static bool
key_ok(const char *s, size_t n)
{
    if (n == 0 || n > DOC_KEY_MAX || s[0] < 'a' || s[0] > 'z')
        return false;
    for (size_t i = 0; i < n; i++)
        if (!((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= '0' && s[i] <= '9') || s[i] == '_'))
            return false;
    return true;
}

/* --- marks ---------------------------------------------------------------------- */

/* Behind the bracket that closes the one at p; NULL: none does. */
static const char *
closing(const char *p, const char *end)
{
    char stack[DOC_DEPTH_MAX];
    int n = 0;
    for (; p < end; p++) {
        if (*p == '{' || *p == '[') {
            if (n == DOC_DEPTH_MAX)
                return NULL;
            stack[n++] = *p == '{' ? '}' : ']';
        } else if (*p == '}' || *p == ']') {
            if (n == 0 || stack[--n] != *p)
                return NULL;
            if (n == 0)
                return p + 1;
        }
    }
    return NULL;
}

bool
document_mark(const char *p, const char *end, struct doc_mark *ret)
{
    struct doc_mark m = { .kind = *p, .end = closing(p, end) };
    if (m.end == NULL)
        return false;
    const char *last = m.end - 1;
    m.key = p + 1;
    if (m.kind == '{' && (*m.key == '?' || *m.key == '!'))
        m.kind = *m.key++;
    const char *at = m.key;
    while (at < last && strchr("=:?", *at) == NULL)
        at++;
    m.key_n = (size_t)(at - m.key);
    if (!key_ok(m.key, m.key_n))
        return false;
    if (m.kind == '{') {
        if (*at == ':') {
            m.form = ++at;
            while (at < last && *at != '?')
                at++;
            m.form_n = (size_t)(at - m.form);
        }
        m.optional = *at == '?';
        at += m.optional;
    } else {
        if (m.kind != '[' && *at == '=') {
            m.form = ++at;
            while (at < last && *at != ':')
                at++;
            m.form_n = (size_t)(at - m.form);
        }
        if (*at != ':')
            return false;
        m.text = at + 1;
        m.text_n = (size_t)(last - m.text);
        at = last;
    }
    *ret = m;
    return at == last;
}

static bool
form_ok(const struct doc_mark *m)
{
    static const char *const forms[] = { "upper", "zh", "items", "plain" };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (strlen(forms[i]) == m->form_n && memcmp(forms[i], m->form, m->form_n) == 0)
            return true;
    return m->form == NULL;
}

/* Bounded by closing(), which follows no more than DOC_DEPTH_MAX brackets. */
static bool
marks_ok(const char *p, const char *end, bool in_element)
{
    struct doc_mark m;
    for (; p < end; p++) {
        if (*p == '}' || *p == ']')
            return false;
        if (*p != '{' && *p != '[')
            continue;
        if (!document_mark(p, end, &m) || (m.kind == '{' && !form_ok(&m)) ||
            (m.kind == '[' && in_element))
            return false;
        if (m.text != NULL && !marks_ok(m.text, m.text + m.text_n, in_element || m.kind == '['))
            return false;
        p = m.end - 1;
    }
    return true;
}

/* --- lines ---------------------------------------------------------------------- */

static enum err
put(struct parse *p, char op, const char *text)
{
    if (p->n_op == DOC_OPS_MAX)
        return fault(p, ERR_TOO_BIG, "模板行数过多", "the template has too many lines");
    p->op[p->n_op++] = (struct doc_op){ .op = op, .line = p->line, .text = text };
    return ERR_OK;
}

static enum err
put_line(struct parse *p, char style, const char *text)
{
    if (!marks_ok(text, text + strlen(text), false))
        return fault(p, ERR_INVALID, "括号或者标记书写有误", "a mark is not well formed");
    return put(p, style, text);
}

static enum err
begin(struct parse *p, char op, const char *text)
{
    const char *eq = op == '?' ? strchr(text, '=') : NULL;
    if (!key_ok(text, eq != NULL ? (size_t)(eq - text) : strlen(text)))
        return fault(p, ERR_INVALID, "条件或者列表没有名称", "a condition or a list has no name");
    if (p->n_open == DOC_DEPTH_MAX)
        return fault(p, ERR_TOO_BIG, "条件嵌套过深", "branches lie too deep");
    p->open[p->n_open++] = p->n_op;
    return put(p, op, text);
}

/* An @else: the @if leads behind it, and it leads to the @end. */
static enum err
otherwise(struct parse *p)
{
    if (p->n_open == 0 || p->op[p->open[p->n_open - 1]].op != '?')
        return fault(p, ERR_INVALID, "@else 之前没有 @if", "@else without @if");
    p->op[p->open[p->n_open - 1]].jump = p->n_op + 1;
    p->open[p->n_open - 1] = p->n_op;
    return put(p, ':', NULL);
}

static enum err
finish(struct parse *p)
{
    if (p->n_open == 0)
        return fault(p, ERR_INVALID, "@end 之前没有 @if 或者 @each", "@end without @if or @each");
    int at = p->open[--p->n_open];
    p->op[at].jump = p->op[at].op == ':' ? p->n_op : p->n_op + 1;
    enum err e = put(p, '.', NULL);
    if (e == ERR_OK)
        p->op[p->n_op - 1].jump = p->op[at].op == '*' ? at : -1;
    return e;
}

/* --- @ask ------------------------------------------------------------------------ */

/* The next word of a line, cut off in place; "" at its end. */
static char *
word(char **at)
{
    char *w = *at + strspn(*at, " ");
    char *end = w + strcspn(w, " ");
    *at = *end == '\0' ? end : end + 1;
    *end = '\0';
    return w;
}

static bool
range(const char *s, int64_t most, int64_t *lo, int64_t *hi)
{
    char *end;
    *lo = strtoll(s, &end, 10);
    if (end == s || strncmp(end, "..", 2) != 0)
        return false;
    s = end + 2;
    *hi = strtoll(s, &end, 10);
    return end != s && *end == '\0' && *lo >= 0 && *lo < *hi && *hi <= most;
}

static const struct {
    const char *name;
    char type;
    int64_t most; /* 0: takes no range */
} ask_types[] = {
    { "text", 't', 600 }, { "lines", 'l', 8000 }, { "number", 'i', 1000000 },
    { "day", 'd', 0 },    { "money", 'm', 0 },    { "choice", 'c', 0 },
};

static const int64_t ask_fen_max = INT64_C(100000000000000); /* a million million yuan */

static enum err
read_type(struct parse *p, struct doc_ask *q, const char *type, char **at)
{
    size_t i = 0, n = sizeof ask_types / sizeof ask_types[0];
    while (i < n && strcmp(ask_types[i].name, type) != 0)
        i++;
    if (i == n)
        return fault(p, ERR_INVALID, "@ask 没有已知的类型", "@ask has no known type");
    q->type = ask_types[i].type;
    q->max = ask_fen_max;
    if (ask_types[i].most > 0 && !range(word(at), ask_types[i].most, &q->min, &q->max))
        return fault(p, ERR_INVALID, "@ask 没有范围，如 1..60", "@ask has no range, such as 1..60");
    if (q->type == 'c')
        q->choices = word(at);
    if (q->type == 'c' && strchr(q->choices, '|') == NULL)
        return fault(p, ERR_INVALID, "@ask 没有可选项，如 甲|乙",
                     "@ask has no choices, such as a|b");
    return ERR_OK;
}

/* @ask[?] key [kept] type range|choices [=preset] zh | en */
static enum err
ask(struct parse *p, char *at, bool optional)
{
    struct doc_ask q = { .optional = optional };
    q.key = word(&at);
    if (!key_ok(q.key, strlen(q.key)))
        return fault(p, ERR_INVALID, "@ask 没有键名", "@ask has no key");
    char *type = word(&at);
    q.kept = strcmp(type, "kept") == 0;
    enum err e = read_type(p, &q, q.kept ? word(&at) : type, &at);
    if (e != ERR_OK)
        return e;
    at += strspn(at, " ");
    if (*at == '=')
        q.preset = word(&at) + 1;
    char *bar = strstr(at, " | ");
    if (bar == NULL || bar == at || bar[3] == '\0')
        return fault(p, ERR_INVALID, "@ask 须用中英文写明所问的内容（中文 | English）",
                     "@ask says not in both languages what it asks for");
    *bar = '\0';
    q.zh = at;
    q.en = bar + 3;
    for (int i = 0; i < p->n_ask; i++)
        if (strcmp(p->ask[i].key, q.key) == 0)
            return ERR_OK; /* a template may ask before a piece of it does */
    if (p->n_ask == DOC_ASKS_MAX)
        return fault(p, ERR_TOO_BIG, "所问的项目过多", "the template asks too much");
    p->ask[p->n_ask++] = q;
    return ERR_OK;
}

/* --- the whole -------------------------------------------------------------------- */

static enum err read_all(struct parse *p, const char *text, size_t n);

static enum err
use(struct parse *p, const char *name)
{
    size_t n = 0;
    const char *text = p->piece != NULL && key_ok(name, strlen(name)) ? p->piece(name, &n) : NULL;
    if (text == NULL)
        return fault(p, ERR_INVALID, "@use 没有这一片段", "@use names no piece");
    if (++p->depth > DOC_DEPTH_MAX)
        return fault(p, ERR_TOO_BIG, "片段嵌套过深", "pieces lie too deep");
    int line = p->line;
    enum err e = read_all(p, text, n);
    p->line = line;
    p->depth--;
    return e;
}

static const struct {
    const char *name;
    char style;
    bool bare; /* takes no text */
} directives[] = {
    { "court", DOC_COURT, false },     { "heading", DOC_HEADING, false },
    { "number", DOC_NUMBER, false },   { "to", DOC_TO, false },
    { "centre", DOC_CENTRE, false },   { "sign", DOC_SIGN, false },
    { "date", DOC_DATE, false },       { "seal", DOC_SEAL, false },
    { "columns", DOC_COLUMNS, false }, { "row", DOC_ROW, false },
    { "note", DOC_NOTE, false },       { "gap", DOC_GAP, true },
    { "page", DOC_PAGE, true },
};

static enum err
directive(struct parse *p, char *at)
{
    const char *name = word(&at);
    if (strcmp(name, "title") == 0) {
        p->title = at;
        return at[0] != '\0' ? ERR_OK : fault(p, ERR_INVALID, "@title 没有内容", "@title is empty");
    }
    if (strcmp(name, "ask") == 0 || strcmp(name, "ask?") == 0)
        return ask(p, at, name[3] == '?');
    if (strcmp(name, "use") == 0)
        return use(p, at);
    if (strcmp(name, "if") == 0)
        return begin(p, '?', at);
    if (strcmp(name, "each") == 0)
        return begin(p, '*', at);
    if (strcmp(name, "else") == 0)
        return otherwise(p);
    if (strcmp(name, "end") == 0)
        return finish(p);
    for (size_t i = 0; i < sizeof directives / sizeof directives[0]; i++)
        if (strcmp(directives[i].name, name) == 0) {
            if (directives[i].bare != (at[0] == '\0'))
                return fault(p, ERR_INVALID, "此行缺少内容，或者不应有内容",
                             "a line has no text, or one it may not have");
            return put_line(p, directives[i].style, at);
        }
    return fault(p, ERR_INVALID, "没有这种指令", "there is no such directive");
}

static enum err
read_all(struct parse *p, const char *text, size_t n)
{
    enum err e = ERR_OK;
    p->line = 0;
    if (n > DOC_TEMPLATE_MAX)
        return fault(p, ERR_TOO_BIG, "模板过长", "the template is too long");
    if (!text_valid(text, n))
        return fault(p, ERR_INVALID, "模板不是 UTF-8 文字", "the template is no UTF-8");
    char *at = arena_text(p->arena, text, n), *end = at + n;
    while (at < end && e == ERR_OK) {
        char *next = at + strcspn(at, "\n");
        *next = '\0';
        p->line++;
        for (const char *c = at; *c != '\0'; c++)
            if ((unsigned char)*c < ' ')
                return fault(p, ERR_INVALID, "含有控制字符", "a control character");
        if (at[0] == '@')
            e = directive(p, at + 1);
        else if (at[0] != '#' && at[0] != '\0')
            e = put_line(p, DOC_BODY, at);
        at = next + 1;
    }
    return e;
}

enum err
document_parse(const char *text, size_t n, doc_piece_fn *piece, struct arena *a,
               struct doc_template *ret, struct errinfo *info)
{
    struct parse *p = ARENA_NEW(a, struct parse, 1);
    p->arena = a;
    p->piece = piece;
    p->info = info;
    enum err e = read_all(p, text, n);
    if (e == ERR_OK && p->n_open > 0)
        e = fault(p, ERR_INVALID, "缺少 @end", "an @end is missing");
    if (e == ERR_OK && p->title == NULL)
        e = fault(p, ERR_INVALID, "没有 @title", "there is no @title");
    if (e == ERR_OK)
        *ret = (struct doc_template){
            .title = p->title, .ask = p->ask, .n_ask = p->n_ask, .op = p->op, .n_op = p->n_op
        };
    return e;
}
