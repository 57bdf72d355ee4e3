/* A JSON body into typed values. */
#include <jansson.h>
#include <string.h>

#include "http/input_table.h"

static enum err object(struct arena *a, const struct field *fields, const struct place *at,
                       json_t *j, const struct input **ret, struct errinfo *info);

static enum err
wrong(struct errinfo *info, const struct place *at, char type)
{
    /* clang-format off */
    static const struct { char type; const char *zh, *en; } said[] = {
        { 't', "须为文字",                 "must be text" },
        { 'c', "须为文字",                 "must be text" },
        { 'i', "须为整数",                 "must be a whole number" },
        { 'm', "须为整数，单位为分",       "must be a whole number of fen" },
        { 'd', "须为日期文字，如 2026-03-31", "must be a day such as \"2026-03-31\"" },
        { 'b', "须为 true 或 false",       "must be true or false" },
        { 'o', "须为对象",                 "must be an object" },
        { 'a', "须为对象的列表",           "must be a list of objects" },
        { 'l', "须为文字的列表",           "must be a list of texts" },
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
        if (said[i].type == type)
            return input_fault(info, at, said[i].zh, said[i].en);
    must(!"a type that a body can have: http_routes_fault looks");
}

static enum err
items(struct arena *a, const struct field *f, const struct place *at, json_t *j, struct value *v,
      struct errinfo *info)
{
    enum err e = input_count(f, at, json_array_size(j), info);
    if (e != ERR_OK)
        return e;
    v->n = json_array_size(j);
    if (f->type == 'l')
        v->texts = ARENA_NEW(a, const char *, v->n);
    else
        v->items = ARENA_NEW(a, const struct input *, v->n);
    for (size_t i = 0; i < v->n; i++) {
        struct place here = { .up = at, .i = i };
        json_t *item = json_array_get(j, i);
        if (f->type == 'a') {
            if ((e = object(a, f->sub, &here, item, &v->items[i], info)) != ERR_OK)
                return e;
            continue;
        }
        if (!json_is_string(item))
            return wrong(info, &here, 't');
        size_t n = json_string_length(item);
        if ((e = input_text(f, &here, json_string_value(item), n, info)) != ERR_OK)
            return e;
        v->texts[i] = arena_text(a, json_string_value(item), n);
    }
    return ERR_OK;
}

static bool
has_type(char type, const json_t *j)
{
    switch (type) {
    case 'i':
    case 'm':
        return json_is_integer(j);
    case 'b':
        return json_is_boolean(j);
    case 'o':
        return json_is_object(j);
    case 'a':
    case 'l':
        return json_is_array(j);
    default:
        return json_is_string(j);
    }
}

static enum err
take(struct arena *a, const struct field *f, const struct place *at, json_t *j, struct value *v,
     struct errinfo *info)
{
    if (!has_type(f->type, j))
        return wrong(info, at, f->type);
    v->has = true;
    switch (f->type) {
    case 'i':
    case 'm':
        v->i = json_integer_value(j);
        return input_number(f, at, v->i, info);
    case 'b':
        v->i = json_is_true(j);
        return ERR_OK;
    case 'd':
        return input_day(at, json_string_value(j), &v->i, info);
    case 'o':
        v->n = 1;
        v->items = ARENA_NEW(a, const struct input *, 1);
        return object(a, f->sub, at, j, &v->items[0], info);
    case 'a':
    case 'l':
        return items(a, f, at, j, v, info);
    default:
        v->t = arena_text(a, json_string_value(j), json_string_length(j));
        return input_text(f, at, v->t, json_string_length(j), info);
    }
}

static enum err
object(struct arena *a, const struct field *fields, const struct place *at, json_t *j,
       const struct input **ret, struct errinfo *info)
{
    if (!json_is_object(j))
        return wrong(info, at, 'o');
    struct input *in = input_new(a, fields);
    size_t seen = 0;
    for (const struct field *f = fields; f != NULL && f->name != NULL; f++) {
        struct place here = { .up = at, .name = f->name };
        json_t *member = json_object_get(j, f->name);
        if (member == NULL && f->need)
            return input_fault(info, &here, "必须给出", "must be given");
        if (member == NULL)
            continue;
        seen++;
        enum err e = take(a, f, &here, member, &in->values[f - fields], info);
        if (e != ERR_OK)
            return e;
    }
    const char *key;
    json_t *member;
    if (seen < json_object_size(j))
        json_object_foreach(j, key, member)
        {
            const struct field *f = fields;
            while (f != NULL && f->name != NULL && strcmp(f->name, key) != 0)
                f++;
            struct place here = { .up = at, .name = key };
            if (f == NULL || f->name == NULL)
                return input_fault(info, &here, "没有这个字段", "there is no such field");
        }
    *ret = in;
    return ERR_OK;
}

enum err
input_json(struct arena *a, const struct field *fields, const char *json, size_t n,
           const struct input **ret, struct errinfo *info)
{
    if (fields == NULL && n == 0) {
        *ret = input_new(a, NULL);
        return ERR_OK;
    }
    json_error_t fault;
    json_t *j = json_loadb(json, n, JSON_REJECT_DUPLICATES, &fault);
    if (j == NULL) {
        char zh[160], en[240];
        (void)snprintf(zh, sizeof zh, "不是合法的 JSON（第 %d 行第 %d 列）", fault.line,
                       fault.column);
        (void)snprintf(en, sizeof en, "the body is not JSON we take: line %d, column %d: %.140s",
                       fault.line, fault.column, fault.text);
        return input_fault(info, NULL, zh, en);
    }
    enum err e = object(a, fields, NULL, j, ret, info);
    json_decref(j);
    return e;
}

/* Bytes that a value may take when each byte of text is escaped as \u00XX. */
static size_t
json_max(const struct field *f, int depth)
{
    enum { NUMBER = 24, FRAME = 8 };
    size_t n = 6 * strlen(f->name) + FRAME;
    if (f->type == 't')
        return n + 6 * (size_t)f->max;
    if (f->type == 'l')
        return n + (size_t)f->max * (6 * INPUT_LIST_TEXT_MAX + FRAME);
    if (f->type != 'o' && f->type != 'a')
        return n + (f->choices != NULL ? 6 * strlen(f->choices) : NUMBER);
    size_t inner = FRAME;
    for (const struct field *s = f->sub; depth < INPUT_DEPTH_MAX && s != NULL && s->name != NULL;
         s++)
        inner += json_max(s, depth + 1);
    if (inner > INPUT_BODY_MAX)
        return INPUT_BODY_MAX;
    return n + (f->type == 'a' ? (size_t)f->max * inner : inner);
}

size_t
input_body_max(const struct field *fields)
{
    size_t n = INPUT_BODY_MIN;
    for (const struct field *f = fields; f != NULL && f->name != NULL && n < INPUT_BODY_MAX; f++)
        n += json_max(f, 0);
    return n < INPUT_BODY_MAX ? n : INPUT_BODY_MAX;
}
