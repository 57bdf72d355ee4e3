/* Typed values: reading them, and the checks on one value. How they come out
 * of JSON is in input_json.c, out of a path and a query in input_pairs.c. */
#include "http/input.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "http/input_table.h"

struct input *
input_new(struct arena *a, const struct field *fields)
{
    size_t n = 0;
    while (fields != NULL && fields[n].name != NULL)
        n++;
    struct input *in = ARENA_NEW(a, struct input, 1);
    in->fields = fields;
    in->values = ARENA_NEW(a, struct value, n);
    return in;
}

static size_t
place_print(const struct place *at, char *out, size_t n)
{
    size_t used = at->up != NULL ? place_print(at->up, out, n) : 0;
    int more = at->name == NULL
                   ? snprintf(out + used, n - used, "[%zu]", at->i)
                   : snprintf(out + used, n - used, "%s%s", used > 0 ? "." : "", at->name);
    used += more > 0 ? (size_t)more : 0;
    return used < n ? used : n - 1;
}

enum err
input_fault(struct errinfo *info, const struct place *at, const char *zh, const char *en)
{
    char field[sizeof info->field] = "";
    if (at != NULL)
        (void)place_print(at, field, sizeof field);
    return FAIL_ZH(info, ERR_INVALID, field, zh, "%s", en);
}

/* "must be from 1 to 100" in both languages. */
static enum err
bounds_fault(struct errinfo *info, const struct place *at, const char *zh_fmt, const char *en_fmt,
             int64_t min, int64_t max)
{
    char zh[120], en[120];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    (void)snprintf(zh, sizeof zh, zh_fmt, min, max);
    (void)snprintf(en, sizeof en, en_fmt, min, max);
#pragma GCC diagnostic pop
    return input_fault(info, at, zh, en);
}

const struct field *
input_raw(const struct field *fields)
{
    return fields != NULL && fields[0].type == 'r' ? &fields[0] : NULL;
}

bool
input_choice(const char *choices, const char *s)
{
    size_t n = strlen(s);
    if (n == 0 || strchr(s, '|') != NULL)
        return false;
    for (const char *p = choices; p != NULL; p = strchr(p, '|')) {
        p += *p == '|';
        if (strncmp(p, s, n) == 0 && (p[n] == '|' || p[n] == '\0'))
            return true;
    }
    return false;
}

enum err
input_text(const struct field *f, const struct place *at, const char *s, size_t n,
           struct errinfo *info)
{
    if (!text_valid(s, n))
        return input_fault(info, at, "须为合法的 UTF-8 文字", "must be valid UTF-8 text");
    for (size_t i = 0; i < n; i++)
        if (((unsigned char)s[i] < 0x20 && strchr("\t\n\r", s[i]) == NULL) || s[i] == 0x7F)
            return input_fault(info, at, "不得含有控制字符", "must not hold control characters");
    if (f->choices != NULL && !input_choice(f->choices, s)) {
        char zh[200], en[200];
        (void)snprintf(zh, sizeof zh, "须为下列之一：%s", f->choices);
        (void)snprintf(en, sizeof en, "must be one of %s", f->choices);
        return input_fault(info, at, zh, en);
    }
    int64_t min = f->type == 't' ? f->min : 0;
    int64_t max = f->type == 't' ? f->max : INPUT_LIST_TEXT_MAX;
    if (f->type != 'c' && ((int64_t)n < min || (int64_t)n > max))
        return bounds_fault(info, at, "长度须为 %" PRId64 " 至 %" PRId64 " 字节",
                            "must have %" PRId64 " to %" PRId64 " bytes", min, max);
    return ERR_OK;
}

enum err
input_number(const struct field *f, const struct place *at, int64_t v, struct errinfo *info)
{
    if (v >= f->min && v <= f->max)
        return ERR_OK;
    return bounds_fault(info, at, "须在 %" PRId64 " 与 %" PRId64 " 之间",
                        "must be from %" PRId64 " to %" PRId64, f->min, f->max);
}

enum err
input_day(const struct place *at, const char *s, int64_t *ret, struct errinfo *info)
{
    day d;
    if (!day_parse(s, &d))
        return input_fault(info, at, "须为真实的日期，如 2026-03-31",
                           "must be a real day such as 2026-03-31");
    *ret = d.n;
    return ERR_OK;
}

enum err
input_count(const struct field *f, const struct place *at, size_t n, struct errinfo *info)
{
    if ((int64_t)n >= f->min && (int64_t)n <= f->max)
        return ERR_OK;
    return bounds_fault(info, at, "须有 %" PRId64 " 至 %" PRId64 " 项",
                        "must have %" PRId64 " to %" PRId64 " items", f->min, f->max);
}

/* --- reading --------------------------------------------------------------- */

static const struct value *
value_of(const struct input *in, const char *name, const char *types)
{
    must(in != NULL && in->fields != NULL);
    for (size_t i = 0; in->fields[i].name != NULL; i++)
        if (strcmp(in->fields[i].name, name) == 0) {
            must(types == NULL || strchr(types, in->fields[i].type) != NULL);
            return &in->values[i];
        }
    must(!"a declared field");
}

bool
in_has(const struct input *in, const char *name)
{
    return value_of(in, name, NULL)->has;
}

const char *
in_text(const struct input *in, const char *name)
{
    return value_of(in, name, "tc")->t;
}

int64_t
in_int(const struct input *in, const char *name, int64_t fallback)
{
    const struct value *v = value_of(in, name, "i");
    return v->has ? v->i : fallback;
}

money
in_money(const struct input *in, const char *name, money fallback)
{
    const struct value *v = value_of(in, name, "m");
    return v->has ? MONEY(v->i) : fallback;
}

day
in_day(const struct input *in, const char *name)
{
    const struct value *v = value_of(in, name, "d");
    return v->has ? (day){ (int32_t)v->i } : DAY_NONE;
}

bool
in_bool(const struct input *in, const char *name, bool fallback)
{
    const struct value *v = value_of(in, name, "b");
    return v->has ? v->i != 0 : fallback;
}

size_t
in_count(const struct input *in, const char *name)
{
    return value_of(in, name, "al")->n;
}

const struct input *
in_item(const struct input *in, const char *name, size_t i)
{
    const struct value *v = value_of(in, name, "ao");
    must(i < v->n);
    return v->items[i];
}

const char *
in_item_text(const struct input *in, const char *name, size_t i)
{
    const struct value *v = value_of(in, name, "l");
    must(i < v->n);
    return v->texts[i];
}
