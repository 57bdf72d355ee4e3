/* Answers: held against their questions, kept as JSON in the document, and
 * read back. A party's answer has the party's number in front of its key. */
#include "casework/papers_answer.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

struct answers
answers_new(struct arena *a, size_t room)
{
    return (struct answers){ .at = ARENA_NEW(a, struct paper_answer, room), .room = room };
}

const struct paper_answer *
answer_find(const struct answers *list, int party, const char *key)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].party == party && strcmp(list->at[i].key, key) == 0)
            return &list->at[i];
    return NULL;
}

void
answer_add(struct answers *list, int party, const char *key, const char *value)
{
    if (list->n < list->room && answer_find(list, party, key) == NULL)
        list->at[list->n++] = (struct paper_answer){ party, key, value };
}

/* --- checks ------------------------------------------------------------------------ */

static enum err
bad(struct errinfo *info, const char *field, const char *zh, const char *en)
{
    return FAIL_ZH(info, ERR_INVALID, field, zh, "%s", en);
}

static bool
number_in(const char *value, int64_t min, int64_t max)
{
    char *end;
    if (value[0] < '0' || value[0] > '9' || strlen(value) > 9)
        return false;
    long long n = strtoll(value, &end, 10);
    return *end == '\0' && n >= min && n <= max;
}

static bool
one_of(const char *choices, const char *value)
{
    size_t n = strlen(value);
    for (const char *p = choices; p != NULL; p = strchr(p, '|')) {
        p += *p == '|';
        if (strncmp(p, value, n) == 0 && (p[n] == '|' || p[n] == '\0'))
            return true;
    }
    return false;
}

/* Words: no character that steers, no mark of ours. */
static enum err
check_words(const struct doc_ask *q, const char *value, const char *field, struct errinfo *info)
{
    size_t n = strlen(value);
    if ((int64_t)n > q->max)
        return bad(info, field, "内容过长", "is too long");
    if (!text_valid(value, n) || document_holds_token(value))
        return bad(info, field, "含有不能使用的字符", "holds a character that cannot be used");
    for (const char *p = value; *p != '\0'; p++)
        if (((unsigned char)*p < ' ' && !(q->type == 'l' && (*p == '\n' || *p == '\r'))) ||
            *p == 0x7F)
            return bad(info, field, "含有控制字符", "holds a control character");
    return ERR_OK;
}

enum err
answer_check(const struct doc_ask *q, const char *value, const char *field, struct errinfo *info)
{
    day d;
    money m;
    if (value[0] == '\0')
        return ERR_OK;
    switch (q->type) {
    case 'i':
        if (number_in(value, q->min, q->max))
            return ERR_OK;
        return bad(info, field, "须为所要求范围内的整数", "is no whole number within the range");
    case 'd':
        if (day_parse(value, &d))
            return ERR_OK;
        return bad(info, field, "须为真实的日期，如 2026-03-31",
                   "is no real day such as 2026-03-31");
    case 'm':
        if (money_parse(value, &m) && m.fen <= q->max)
            return ERR_OK;
        return bad(info, field, "须为金额（元），如 28000.50",
                   "is no sum in yuan such as 28000.50");
    case 'c':
        if (one_of(q->choices, value))
            return ERR_OK;
        return bad(info, field, "不在可选项中", "is none of the choices");
    default:
        return check_words(q, value, field, info);
    }
}

/* --- as a document keeps them -------------------------------------------------------- */

const char *
answers_print(struct arena *a, const struct answers *list)
{
    struct buf out;
    char key[DOC_KEY_MAX + 16];
    buf_init(&out, DOC_FACTS_MAX);
    jw_open(&out, '{');
    for (size_t i = 0; i < list->n; i++) {
        const struct paper_answer *x = &list->at[i];
        if (x->party > 0)
            (void)snprintf(key, sizeof key, "%d.%s", x->party, x->key);
        else
            (void)snprintf(key, sizeof key, "%s", x->key);
        jw_ktext(&out, key, x->value);
    }
    jw_close(&out, '}');
    const char *json = out.failed ? NULL : arena_text(a, out.p, out.n);
    buf_done(&out);
    return json;
}

enum err
papers_answers(struct arena *a, const char *facts, const struct paper_answer **ret, size_t *ret_n,
               struct errinfo *info)
{
    json_t *o = json_loads(facts, 0, NULL);
    const char *key;
    json_t *value;
    if (!json_is_object(o)) {
        json_decref(o);
        return FAIL(info, ERR_STORE, "facts", "the document's answers cannot be read");
    }
    size_t n = 0;
    struct paper_answer *list = ARENA_NEW(a, struct paper_answer, json_object_size(o) + 1);
    json_object_foreach(o, key, value)
    {
        const char *dot = strchr(key, '.'), *s = json_string_value(value);
        if (s == NULL)
            continue;
        const char *name = dot != NULL ? dot + 1 : key;
        list[n++] = (struct paper_answer){
            .party = dot != NULL ? (int)strtol(key, NULL, 10) : 0,
            .key = arena_text(a, name, strlen(name)),
            .value = arena_text(a, s, strlen(s)),
        };
    }
    json_decref(o);
    *ret = list;
    *ret_n = n;
    return ERR_OK;
}
