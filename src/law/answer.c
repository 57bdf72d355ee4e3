#include "law/answer.h"

#include <stdio.h>
#include <string.h>

enum { VALUE_TEXT = 32 }; /* bytes that hold any value but text */

void
law_say(struct law_trail *trail, struct law_step step)
{
    if (trail == NULL)
        return;
    if (trail->n == LAW_STEPS_MAX) {
        trail->dropped++;
        return;
    }
    trail->step[trail->n++] = step;
}

/* Hundred-millionths as a percentage: two decimals, up to six where they say something. */
static void
percent_text(int64_t e8, char out[VALUE_TEXT])
{
    enum { PERCENT_E8 = 1000000 };
    must(e8 >= 0);
    int n = snprintf(out, VALUE_TEXT, "%lld.%06lld", (long long)(e8 / PERCENT_E8),
                     (long long)(e8 % PERCENT_E8));
    for (int keep = n - 4; n > keep && out[n - 1] == '0'; n--)
        out[n - 1] = '\0';
}

/* One value as text, into a buffer that holds any of them but 's'. */
static const char *
value_text(const struct law_value *v, enum law_lang lang, char out[VALUE_TEXT])
{
    char date[11], yuan[24];
    switch (v->kind) {
    case 'd':
        (void)snprintf(out, VALUE_TEXT, "%s", day_print((day){ (int32_t)v->n }, date));
        return out;
    case 'm':
        (void)snprintf(out, VALUE_TEXT, "%s", money_print(MONEY(v->n), yuan));
        return out;
    case 'p':
        percent_text(v->n, out);
        return out;
    case 'n':
        (void)snprintf(out, VALUE_TEXT, "%lld", (long long)v->n);
        return out;
    case 'w':
        return lang == LAW_ZH ? v->s : v->en;
    default:
        must(v->kind == 's' && v->s != NULL);
        return v->s;
    }
}

enum err
law_print(const struct law_step *step, enum law_lang lang, char *out, size_t n)
{
    size_t at = 0;
    must(n > 0);
    for (const char *p = lang == LAW_ZH ? step->zh : step->en; *p != '\0'; p++) {
        char hold[VALUE_TEXT] = { *p, '\0' };
        const char *piece = hold;
        if (p[0] == '{') {
            must(p[1] >= '0' && p[1] < '0' + LAW_VALUES_MAX && p[3] == '}');
            const struct law_value *v = &step->v[p[1] - '0'];
            must(v->kind == p[2]);
            piece = value_text(v, lang, hold);
            p += 3;
        }
        size_t len = strlen(piece);
        if (len >= n - at) {
            out[0] = '\0';
            return ERR_RANGE;
        }
        memcpy(out + at, piece, len);
        at += len;
    }
    out[at] = '\0';
    return ERR_OK;
}

uint64_t
law_missing(const struct law_condition *table, size_t n, uint64_t have, struct law_trail *trail)
{
    uint64_t missing = 0;
    must(n <= 64);
    for (size_t i = 0; i < n; i++) {
        if (have >> i & 1)
            continue;
        missing |= UINT64_C(1) << i;
        LAW_SAY(trail, table[i].law, "尚缺：{0w}。", "Missing: {0w}.",
                LAW_W(table[i].zh, table[i].en));
    }
    return missing;
}

void
law_say_rows(const struct law_condition *table, size_t n, uint64_t set, const char *zh,
             const char *en, struct law_trail *trail)
{
    must(n <= 64);
    for (size_t i = 0; i < n; i++)
        if (set >> i & 1)
            LAW_SAY(trail, table[i].law, zh, en, LAW_W(table[i].zh, table[i].en));
}
