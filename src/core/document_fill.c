/* Facts into a template. Everything was checked when the template was parsed;
 * what can still be wrong here are the facts. */
#include "core/document_fill.h"

#include <string.h>

#include "core/document_numeral.h"

enum { ELEMENTS_MAX = 64, HOLES_MAX = 64 };

struct element {
    const char *key;
    size_t n;
    bool printed, hole;
};

struct fill {
    const struct doc_template *t;
    const struct doc_data *d;
    const struct doc_facts *item; /* of the @each at work */
    struct arena *arena;
    struct errinfo *info;
    struct buf out, line;
    struct element element[ELEMENTS_MAX];
    struct element *inside; /* the element whose text is being written */
    const char *hole[HOLES_MAX];
    int n_element, n_hole;
    char style;
    enum err e;
};

static bool
same(const char *key, size_t n, const char *name)
{
    return strncmp(key, name, n) == 0 && name[n] == '\0';
}

static const struct doc_fact *
find_in(const struct doc_facts *f, const char *key, size_t n)
{
    for (size_t i = 0; f != NULL && i < f->n; i++)
        if (same(key, n, f->fact[i].key) && f->fact[i].value != NULL && f->fact[i].value[0] != '\0')
            return &f->fact[i];
    return NULL;
}

/* The fact, of the item first; NULL: not known. */
static const struct doc_fact *
find(const struct fill *f, const char *key, size_t n)
{
    const struct doc_fact *at = find_in(f->item, key, n);
    return at != NULL ? at : find_in(&f->d->facts, key, n);
}

bool
document_holds_token(const char *text)
{
    return strstr(text, DOC_TOKEN_OPEN) != NULL || strstr(text, DOC_TOKEN_CLOSE) != NULL;
}

/* --- values ----------------------------------------------------------------------- */

static void
bad_value(struct fill *f, const struct doc_fact *fact)
{
    if (f->e == ERR_OK)
        f->e =
            FAIL_ZH(f->info, ERR_INVALID, fact->key, "不是所要求的内容", "is not what was asked");
}

/* Lines, each a paragraph: with a number in front where the form says items
 * and there is more than one. */
static void
put_lines(struct fill *f, const char *s, bool items)
{
    int n = 0;
    bool many = items && strchr(s, '\n') != NULL;
    while (*s != '\0') {
        size_t len = strcspn(s, "\r\n");
        if (len > 0) {
            if (n++ > 0)
                buf_char(&f->line, '\n');
            if (many) {
                document_count(n, &f->line);
                buf_str(&f->line, "、");
            }
            buf_add(&f->line, s, len);
        }
        s += len + strspn(s + len, "\r\n");
    }
}

static void
put_value(struct fill *f, const struct doc_fact *fact, const struct doc_mark *m)
{
    money sum;
    day d;
    char form = m->form == NULL ? '\0' : m->form[0]; /* upper zh items plain */
    switch (fact->type) {
    case 'm':
        if (!money_parse(fact->value, &sum)) {
            bad_value(f, fact);
        } else if (form == 'u') {
            document_upper(sum, &f->line);
        } else {
            document_yuan(sum, &f->line);
            buf_str(&f->line, form == 'p' ? "" : "元");
        }
        break;
    case 'd':
        if (!day_parse(fact->value, &d))
            bad_value(f, fact);
        else if (form == 'z')
            document_day_zh(d, &f->line);
        else
            document_day(d, &f->line);
        break;
    case 'i':
        if (form == 'z') {
            int64_t n = 0;
            for (const char *p = fact->value; *p >= '0' && *p <= '9' && n < 1000000; p++)
                n = n * 10 + (*p - '0');
            document_count(n, &f->line);
        } else {
            buf_str(&f->line, fact->value);
        }
        break;
    case 'l':
        put_lines(f, fact->value, form == 'i');
        break;
    default:
        buf_str(&f->line, fact->value);
    }
}

/* --- a line ------------------------------------------------------------------------- */

static struct element *
element(struct fill *f, const char *key, size_t n)
{
    for (int i = 0; i < f->n_element; i++)
        if (f->element[i].n == n && memcmp(f->element[i].key, key, n) == 0)
            return &f->element[i];
    if (f->n_element == ELEMENTS_MAX) {
        f->e = FAIL(f->info, ERR_TOO_BIG, "template", "the template marks too many elements");
        return &f->element[0];
    }
    f->element[f->n_element] = (struct element){ .key = key, .n = n };
    return &f->element[f->n_element++];
}

/* A needed fact that is not there: seen on the page, and told. */
static void
put_hole(struct fill *f, const struct doc_mark *m)
{
    buf_str(&f->line, "＿＿＿＿");
    if (f->inside != NULL)
        f->inside->hole = true;
    const char *key = arena_text(f->arena, m->key, m->key_n);
    for (int i = 0; i < f->n_hole; i++)
        if (strcmp(f->hole[i], key) == 0)
            return;
    if (f->n_hole < HOLES_MAX)
        f->hole[f->n_hole++] = key;
}

static void put_text(struct fill *f, const char *p, const char *end);

static bool
holds(const struct fill *f, const char *key, size_t key_n, const char *wanted, size_t wanted_n)
{
    const struct doc_fact *fact = find(f, key, key_n);
    return fact != NULL && (wanted == NULL || same(wanted, wanted_n, fact->value));
}

static void
put_mark(struct fill *f, const struct doc_mark *m)
{
    if (m->kind == '{') {
        const struct doc_fact *fact = find(f, m->key, m->key_n);
        if (fact != NULL)
            put_value(f, fact, m);
        else if (!m->optional)
            put_hole(f, m);
    } else if (m->kind == '[') {
        f->inside = element(f, m->key, m->key_n);
        f->inside->printed = true;
        put_text(f, m->text, m->text + m->text_n);
        f->inside = NULL;
    } else if (holds(f, m->key, m->key_n, m->form, m->form_n) == (m->kind == '?')) {
        put_text(f, m->text, m->text + m->text_n);
    }
}

/* As deep as the template's brackets, which the parser bounds. */
static void
put_text(struct fill *f, const char *p, const char *end)
{
    struct doc_mark m;
    while (p < end) {
        const char *plain = p;
        while (p < end && *p != '{' && *p != '[')
            p++;
        buf_add(&f->line, plain, (size_t)(p - plain));
        if (p < end) {
            must(document_mark(p, end, &m));
            put_mark(f, &m);
            p = m.end;
        }
    }
}

static bool
blank(const char *s, size_t n)
{
    static const char wide[] = "　";
    for (const char *end = s + n; s < end;)
        if (*s == ' ' || *s == '\t')
            s++;
        else if ((size_t)(end - s) >= sizeof wide - 1 && memcmp(s, wide, sizeof wide - 1) == 0)
            s += sizeof wide - 1;
        else
            return false;
    return true;
}

/* The characters of a word, set apart to fill so many cells. */
static void
put_spread(struct buf *out, const char *s, size_t n, size_t cells)
{
    static const char wide[] = "　";
    const char *word = s, *end = s + n;
    size_t chars = 0;
    while (s < end) {
        chars++;
        s++;
        while (s < end && ((unsigned char)*s & 0xC0) == 0x80)
            s++;
    }
    size_t gaps = chars > 1 ? chars - 1 : 0, room = chars < cells ? cells - chars : 0;
    for (size_t i = 0; i < chars; i++) {
        const char *from = word++;
        while (word < end && ((unsigned char)*word & 0xC0) == 0x80)
            word++;
        buf_add(out, from, (size_t)(word - from));
        for (size_t k = 0; i < gaps && k < room / gaps; k++)
            buf_str(out, wide);
    }
}

/* "审判长　张三" as it stands under a ruling: the post over five cells, the name
 * over three. */
static void
put_sign(struct buf *out, const char *s, size_t n)
{
    static const char wide[] = "　";
    size_t post = 0, len = sizeof wide - 1;
    while (post + len <= n && memcmp(s + post, wide, len) != 0)
        post++;
    if (post + len > n) {
        buf_add(out, s, n);
        return;
    }
    put_spread(out, s, post, 5);
    buf_str(out, "　　");
    put_spread(out, s + post + len, n - post - len, 3);
}

/* A filled line to the text: a paragraph for each of its lines, none for a
 * blank one; within a row's cell, a break. */
static void
put_line(struct fill *f, char style, const char *text)
{
    buf_clear(&f->line);
    if (text != NULL)
        put_text(f, text, text + strlen(text));
    if (style == DOC_GAP || style == DOC_PAGE) {
        buf_printf(&f->out, "%c \n", style);
        return;
    }
    bool row = style == DOC_ROW;
    const char *s = f->line.p != NULL ? f->line.p : "";
    for (bool first = true; *s != '\0'; first = false) {
        size_t n = strcspn(s, "\n");
        if (row && !first)
            buf_str(&f->out, "\xE2\x80\xA8");
        else if (row || !blank(s, n))
            buf_printf(&f->out, "%c ", style);
        if (style == DOC_SIGN && !blank(s, n))
            put_sign(&f->out, s, n);
        else if (row || !blank(s, n))
            buf_add(&f->out, s, n);
        if (!row && !blank(s, n))
            buf_char(&f->out, '\n');
        s += n + (s[n] == '\n');
    }
    if (row)
        buf_char(&f->out, '\n');
}

/* --- the whole ------------------------------------------------------------------------ */

static bool
condition(const struct fill *f, const char *text)
{
    const char *eq = strchr(text, '=');
    size_t n = eq != NULL ? (size_t)(eq - text) : strlen(text);
    return holds(f, text, n, eq != NULL ? eq + 1 : NULL, eq != NULL ? strlen(eq + 1) : 0);
}

/* The items of a list: of the data, or the lines of a fact. */
static void
items(const struct fill *f, const char *name, const struct doc_facts **ret, size_t *ret_n)
{
    const struct doc_fact *fact = find_in(&f->d->facts, name, strlen(name));
    *ret = NULL;
    *ret_n = 0;
    for (size_t i = 0; i < f->d->n_list; i++)
        if (strcmp(f->d->list[i].name, name) == 0) {
            *ret = f->d->list[i].item;
            *ret_n = f->d->list[i].n;
            return;
        }
    if (fact == NULL)
        return;
    size_t most = 1, n = 0;
    for (const char *p = fact->value; *p != '\0'; p++)
        most += *p == '\n';
    struct doc_facts *item = ARENA_NEW(f->arena, struct doc_facts, most);
    struct doc_fact *line = ARENA_NEW(f->arena, struct doc_fact, 2 * most);
    for (const char *p = fact->value; *p != '\0';) {
        size_t len = strcspn(p, "\r\n");
        if (len > 0) {
            line[2 * n] = (struct doc_fact){ "item", 't', arena_text(f->arena, p, len) };
            line[2 * n + 1] =
                (struct doc_fact){ "index", 'i', arena_printf(f->arena, "%zu", n + 1) };
            item[n] = (struct doc_facts){ &line[2 * n], 2 };
            n++;
        }
        p += len + strspn(p + len, "\r\n");
    }
    *ret = item;
    *ret_n = n;
}

/* Runs the ops of [at, to). As deep as branches lie, which the parser bounds. */
static void
run(struct fill *f, int at, int to)
{
    while (at < to && f->e == ERR_OK) {
        const struct doc_op *op = &f->t->op[at];
        if (op->op == '?') {
            at = condition(f, op->text) ? at + 1 : op->jump;
        } else if (op->op == ':') {
            at = op->jump + 1;
        } else if (op->op == '.') {
            at++;
        } else if (op->op == '*') {
            const struct doc_facts *item, *outer = f->item;
            size_t n;
            items(f, op->text, &item, &n);
            for (size_t i = 0; i < n && f->e == ERR_OK; i++) {
                f->item = &item[i];
                run(f, at + 1, op->jump - 1);
            }
            f->item = outer;
            at = op->jump;
        } else {
            put_line(f, op->op, op->text);
            at++;
        }
    }
}

static const struct doc_ask *
ask_of(const struct doc_template *t, const char *key)
{
    for (int i = 0; i < t->n_ask; i++)
        if (strcmp(t->ask[i].key, key) == 0)
            return &t->ask[i];
    return NULL;
}

/* What the law asks for and no line carried whole; then the holes no element
 * of the law stands for. */
static enum err
gaps(struct fill *f, enum doc_kind kind, struct doc_filled *ret)
{
    struct doc_field *have = ARENA_NEW(f->arena, struct doc_field, ELEMENTS_MAX);
    struct doc_gap *gap = ARENA_NEW(f->arena, struct doc_gap, ELEMENTS_MAX + HOLES_MAX);
    const struct law_condition *c;
    uint64_t missing = 0;
    for (int i = 0; i < f->n_element; i++) {
        const struct element *x = &f->element[i];
        have[i].key = arena_text(f->arena, x->key, x->n);
        have[i].value = x->printed && !x->hole ? "x" : NULL;
    }
    enum err e = doc_missing(kind, have, (size_t)f->n_element, NULL, &missing);
    if (e != ERR_OK)
        return FAIL(f->info, e, "kind", "there is no such kind of document");
    ret->missing = gap;
    for (size_t i = 0; (c = doc_element(kind, i)) != NULL; i++)
        if ((missing >> i & 1) != 0)
            gap[ret->n_missing++] = (struct doc_gap){ c->id, c->law, c->zh, c->en };
    for (int i = 0; i < f->n_hole; i++) {
        const struct doc_ask *q = ask_of(f->t, f->hole[i]);
        gap[ret->n_missing++] = (struct doc_gap){ f->hole[i], "", q != NULL ? q->zh : f->hole[i],
                                                  q != NULL ? q->en : f->hole[i] };
    }
    return ERR_OK;
}

enum err
document_fill(const struct doc_template *t, enum doc_kind kind, const struct doc_data *d,
              struct arena *a, struct doc_filled *ret, struct errinfo *info)
{
    struct fill *f = ARENA_NEW(a, struct fill, 1);
    struct doc_filled filled = { 0 };
    f->t = t;
    f->d = d;
    f->arena = a;
    f->info = info;
    buf_init(&f->out, DOC_TEXT_MAX);
    buf_init(&f->line, DOC_TEXT_MAX);
    run(f, 0, t->n_op);
    if (f->e == ERR_OK && (f->out.failed || f->line.failed))
        f->e = FAIL_ZH(info, ERR_TOO_BIG, "", "文书过长", "the document is too long");
    if (f->e == ERR_OK)
        f->e = gaps(f, kind, &filled);
    if (f->e == ERR_OK)
        filled.text = arena_text(a, f->out.p != NULL ? f->out.p : "", f->out.n);
    buf_done(&f->out);
    buf_done(&f->line);
    if (f->e == ERR_OK)
        *ret = filled;
    return f->e;
}

enum err
document_template_check(const struct doc_template *t, enum doc_kind kind, struct arena *a,
                        struct errinfo *info)
{
    const struct law_condition *c;
    for (size_t i = 0; (c = doc_element(kind, i)) != NULL; i++) {
        const char *mark = arena_printf(a, "[%s:", c->id);
        bool found = false;
        for (int k = 0; k < t->n_op && !found; k++)
            found = t->op[k].text != NULL && strstr(t->op[k].text, mark) != NULL;
        if (!found)
            return FAIL_ZH(info, ERR_INVALID, "text",
                           arena_printf(a, "没有一行写明[%s:…]：%s（%s）", c->id, c->zh, c->law),
                           "no line carries [%s:…]: %s (%s)", c->id, c->en, c->law);
    }
    for (int k = 0; k < t->n_op; k++)
        for (const char *p = t->op[k].text; p != NULL && (p = strchr(p, '[')) != NULL; p++) {
            bool known = false;
            size_t n = strcspn(p + 1, ":");
            for (size_t i = 0; !known && (c = doc_element(kind, i)) != NULL; i++)
                known = same(p + 1, n, c->id);
            if (!known)
                return FAIL_ZH(info, ERR_INVALID, "text",
                               arena_printf(a, "第%d行：法律不要求本文书有要素“%.*s”",
                                            t->op[k].line, (int)n, p + 1),
                               "line %d: the law asks for no element %.*s", t->op[k].line, (int)n,
                               p + 1);
        }
    return ERR_OK;
}
