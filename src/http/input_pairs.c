/* Path and query values into typed ones. */
#include <string.h>

#include "http/input_table.h"

/* Digits with an optional minus, no leading zero, within 64 bits. */
static bool
whole(const char *s, int64_t *ret)
{
    bool minus = *s == '-';
    const char *p = s + minus;
    int64_t v = 0;
    if (*p == '\0' || (*p == '0' && (p[1] != '\0' || minus)))
        return false;
    for (; *p != '\0'; p++) {
        if (*p < '0' || *p > '9' || __builtin_mul_overflow(v, 10, &v) ||
            (minus ? __builtin_sub_overflow(v, *p - '0', &v)
                   : __builtin_add_overflow(v, *p - '0', &v)))
            return false;
    }
    *ret = v;
    return true;
}

static enum err
take(struct arena *a, const struct field *f, const struct place *at, const char *s, struct value *v,
     struct errinfo *info)
{
    enum err e = ERR_OK;
    switch (f->type) {
    case 't':
    case 'c':
        v->t = s;
        return input_text(f, at, s, strlen(s), info);
    case 'l':
        if ((int64_t)v->n == f->max)
            return input_count(f, at, v->n + 1, info);
        if ((e = input_text(f, at, s, strlen(s), info)) != ERR_OK)
            return e;
        if (v->texts == NULL)
            v->texts = ARENA_NEW(a, const char *, (size_t)f->max);
        v->texts[v->n++] = s;
        return ERR_OK;
    case 'i':
    case 'm':
        if (!whole(s, &v->i))
            return input_fault(info, at, "须为整数", "must be a whole number");
        return input_number(f, at, v->i, info);
    case 'd':
        return input_day(at, s, &v->i, info);
    case 'b':
        v->i = strcmp(s, "true") == 0;
        if (v->i == 0 && strcmp(s, "false") != 0)
            return input_fault(info, at, "须为 true 或 false", "must be true or false");
        return ERR_OK;
    default:
        must(!"a type that a query can have: http_routes_fault looks");
    }
}

static enum err
take_pair(struct arena *a, struct input *in, const struct pair *p, struct errinfo *info)
{
    struct place at = { .name = p->name };
    const struct field *f = in->fields;
    while (f != NULL && f->name != NULL && strcmp(f->name, p->name) != 0)
        f++;
    if (f == NULL || f->name == NULL)
        return input_fault(info, &at, "没有这个参数", "there is no such parameter");
    struct value *v = &in->values[f - in->fields];
    if (v->has && f->type != 'l')
        return input_fault(info, &at, "重复给出", "is given twice");
    if (p->value[0] == '\0')
        return ERR_OK;
    v->has = true;
    return take(a, f, &at, p->value, v, info);
}

enum err
input_pairs(struct arena *a, const struct field *fields, const struct pair *pairs, size_t n,
            const struct input **ret, struct errinfo *info)
{
    struct input *in = input_new(a, fields);
    for (size_t i = 0; i < n; i++) {
        enum err e = take_pair(a, in, &pairs[i], info);
        if (e != ERR_OK)
            return e;
    }
    for (const struct field *f = fields; f != NULL && f->name != NULL; f++) {
        const struct value *v = &in->values[f - fields];
        struct place at = { .name = f->name };
        if (f->need && !v->has)
            return input_fault(info, &at, "必须给出", "must be given");
        if (f->type == 'l' && v->has && (int64_t)v->n < f->min)
            return input_count(f, &at, v->n, info);
    }
    *ret = in;
    return ERR_OK;
}
