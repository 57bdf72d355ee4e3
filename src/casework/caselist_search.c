/* What a person types into the search of the case list, and what a figure
 * counts, as filters. Nothing here reads a case. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "casework/caselist.h"
#include "command/figures.h"
#include "core/person.h"
#include "law/fa_2015_137/case_number.h"

enum { SEARCH_BYTES = 256, SERIAL_DIGITS_MAX = 9 };

/* --- case numbers, however half-typed ------------------------------------------- */

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits at *s as a number, at most `most` of them; -1 when there are none
 * or more. */
static int64_t
digits(const char **s, int most)
{
    int64_t v = 0;
    int n = 0;
    for (; is_digit(**s); (*s)++)
        if (++n <= most)
            v = v * 10 + (**s - '0');
    return n > 0 && n <= most ? v : -1;
}

static bool
eat(const char **s, const char *word)
{
    size_t n = strlen(word);
    if (strncmp(*s, word, n) != 0)
        return false;
    *s += n;
    return true;
}

/* The longest type code at *s; NULL when there is none. */
static const char *
eat_type(const char **s)
{
    const char *best = NULL;
    for (size_t i = 0; i < case_types_n; i++) {
        const char *code = case_types[i].code;
        if (strncmp(*s, code, strlen(code)) == 0 && (best == NULL || strlen(code) > strlen(best)))
            best = code;
    }
    if (best != NULL)
        *s += strlen(best);
    return best;
}

/* A court by its province's character, 内0602: not a type, 执1024. */
static bool
court_follows(const char *s)
{
    const char *type = s;
    if (*s == '\0' || is_digit(*s) || eat_type(&type) != NULL)
        return false;
    (void)text_next(&s);
    return is_digit(*s);
}

/* "(2025)", "2025年", or "2025" before a court, when it is there. */
static int64_t
eat_year(const char **s)
{
    const char *p = *s;
    bool open = eat(&p, "(") || eat(&p, "〔") || eat(&p, "[");
    int64_t year = digits(&p, 4);
    if (year < 1000 ||
        !(open ? eat(&p, ")") || eat(&p, "〕") || eat(&p, "]") : eat(&p, "年") || court_follows(p)))
        return 0;
    *s = p;
    return year;
}

/* A court's code in front of a type: 内0602, or its digits alone, which then
 * belong to the High Court of the viewer's own code. */
static const char *
eat_court(struct arena *a, const char **s, const char *own)
{
    const char *p = *s, *start = p;
    const char *rest = own;
    if (*p != '\0' && !is_digit(*p))
        (void)text_next(&p);
    const char *number = p;
    if (digits(&p, 4) < 0 || p - number < 2 || strncmp(p, "执", strlen("执")) != 0)
        return NULL;
    *s = p;
    if (number != start)
        return arena_text(a, start, (size_t)(p - start));
    if (*rest != '\0')
        (void)text_next(&rest);
    return arena_printf(a, "%.*s%.*s", (int)(rest - own), own, (int)(p - number), number);
}

/* Reads the whole text as part of a case number, or leaves the filter alone. */
static bool
number_filter(struct arena *a, const char *text, const char *own, struct caselist_filter *f)
{
    const char *s = text;
    int64_t year = eat_year(&s);
    const char *court = eat_court(a, &s, own);
    const char *type = eat_type(&s);
    int64_t serial = digits(&s, SERIAL_DIGITS_MAX);
    (void)eat(&s, "号");
    if (*s != '\0' || (serial <= 0 && year == 0 && court == NULL))
        return false;
    f->year = year;
    f->number_court = court;
    if (type != NULL)
        f->type = type;
    f->serial = serial > 0 ? serial : 0;
    return true;
}

/* --- search ------------------------------------------------------------------------ */

static bool
looks_like_identity(const char *s)
{
    size_t n = 0, numbers = 0;
    for (; *s != '\0'; s++, n++) {
        bool letter = *s >= 'a' && *s <= 'z';
        if (!letter && !is_digit(*s))
            return false;
        numbers += is_digit(*s);
    }
    return (n == 15 || n == 18) && numbers >= 5;
}

static enum err
identity_filter(struct db *db, struct arena *a, const struct keys *keys, const char *q,
                struct caselist_filter *f, struct errinfo *info)
{
    struct person p;
    struct errinfo quiet = { 0 };
    enum err e = person_find(db, a, keys, q, &p, &quiet);
    if (e == ERR_OK)
        f->person_id = p.id;
    else if (e == ERR_NOT_FOUND || e == ERR_INVALID)
        f->nothing = true;
    else
        *info = quiet;
    return f->nothing ? ERR_OK : e;
}

enum err
caselist_search(struct db *db, struct arena *a, const struct keys *keys, const struct viewer *v,
                const char *q, struct caselist_filter *f, struct errinfo *info)
{
    char text[SEARCH_BYTES];
    if (!text_fold(q, text, sizeof text))
        return FAIL_ZH(info, ERR_INVALID, "q", "搜索内容过长", "the search text is too long");
    if (text[0] == '\0')
        return ERR_OK;
    if (looks_like_identity(text))
        return identity_filter(db, a, keys, q, f, info);
    if (number_filter(a, text, v->court, f))
        return ERR_OK;
    int64_t *gram = ARENA_NEW(a, int64_t, PERSON_GRAMS_MAX);
    size_t n = person_grams(text, gram);
    if (n == 0)
        return FAIL_ZH(info, ERR_INVALID, "q", "请至少输入两个字", "type at least two characters");
    for (size_t i = 0; i < n && i < 4; i++)
        f->gram[i] = gram[i];
    return ERR_OK;
}

/* --- the cases behind a figure --------------------------------------------------------- */

/* What the numerator of a figure counts. */
enum counted { BY_FILED = 1, BY_CLOSED = 2, BY_ALIVE = 4, BY_FUND = 8, BY_CROSS = 16 };
/* clang-format off */
static const struct {
    enum figure_id id;
    int by;                 /* which of the period's bounds apply       */
    bool implementation, within, paid;
    const char *type, *close_mode, *property, *result;
} behind[] = {
    { FIGURE_ACCEPTED,      BY_ALIVE,           0, 0, 0, NULL, NULL, NULL, NULL },
    { FIGURE_CARRIED_OVER,  BY_ALIVE,           0, 0, 0, NULL, NULL, NULL, NULL },
    { FIGURE_NEWLY_FILED,   BY_FILED,           0, 0, 0, NULL, NULL, NULL, NULL },
    { FIGURE_CLOSED,        BY_CLOSED,          0, 0, 0, NULL, NULL, NULL, NULL },
    { FIGURE_CLOSED_LAST_YEAR, BY_CLOSED,       0, 0, 0, NULL, NULL, NULL, NULL },
    { FIGURE_CLOSED_GROWTH, BY_CLOSED,          0, 0, 0, NULL, NULL, NULL, NULL },
    { FIGURE_CLOSING_RATE,  BY_CLOSED,          0, 0, 0, NULL, NULL, NULL, NULL },
    { FIGURE_COMPLETION_RATE, BY_CLOSED,        1, 0, 0, NULL, "执行完毕", NULL, NULL },
    { FIGURE_FIRST_TERMINATION_RATE, BY_CLOSED, 0, 0, 0, "执", "终结本次执行程序", NULL, NULL },
    { FIGURE_RECOVERED,     BY_CLOSED,          1, 0, 0, NULL, NULL, NULL, NULL },
    { FIGURE_CLAIMED,       BY_CLOSED,          1, 0, 0, NULL, NULL, NULL, NULL },
    { FIGURE_RECOVERY_RATE, BY_CLOSED,          1, 0, 0, NULL, NULL, NULL, NULL },
    { FIGURE_WITHIN_LIMIT_RATE, BY_CLOSED,      1, 1, 0, NULL, NULL, NULL, NULL },
    { FIGURE_WITHIN_LIMIT_WITH_PROPERTY_RATE, BY_CLOSED, 1, 1, 0, NULL, NULL, "yes", NULL },
    { FIGURE_FUND_RECEIVED, BY_FUND,            0, 0, 0, NULL, NULL, NULL, NULL },
    { FIGURE_FUND_PAID,     BY_FUND,            0, 0, 1, NULL, NULL, NULL, NULL },
    { FIGURE_PAYOUT_RATE,   BY_FUND,            0, 0, 1, NULL, NULL, NULL, NULL },
    { FIGURE_AVERAGE_DAYS_COMPLETED, BY_CLOSED, 1, 0, 0, NULL, "执行完毕", NULL, NULL },
    { FIGURE_CROSS_TOTAL,   BY_CROSS,           0, 0, 0, NULL, NULL, NULL, NULL },
    { FIGURE_CROSS_COMPLETED, BY_CROSS,         0, 0, 0, NULL, NULL, NULL, "执行完毕" },
    { FIGURE_CROSS_RECOVERED, BY_CROSS,         0, 0, 0, NULL, NULL, NULL, NULL },
};
/* clang-format on */

/* The bounds of a figure's period, each where it applies. */
static void
bound(enum figure_id id, int by, day from, day to, struct caselist_filter *f)
{
    if (id == FIGURE_CLOSED_LAST_YEAR) {
        from = day_add_months(from, -12);
        to = day_add_months(to, -12);
    }
    if (by & BY_FILED) {
        f->filed_from = from;
        f->filed_to = to;
    }
    if (by & BY_CLOSED) {
        f->closed_from = from;
        f->closed_to = to;
    }
    if (by & BY_ALIVE) {
        f->filed_to = id == FIGURE_CARRIED_OVER ? day_add(from, -1) : to;
        f->alive_from = from;
    }
    if (by & BY_FUND) {
        f->fund_from = from;
        f->fund_to = to;
    }
    if (by & BY_CROSS)
        f->cross_to = to;
}

enum err
caselist_figure(const char *figure, day from, day to, const char *label, struct caselist_filter *f,
                struct errinfo *info)
{
    enum figure_id id;
    if (to.n < from.n)
        return FAIL_ZH(info, ERR_INVALID, "figureTo", "结束日期早于开始日期",
                       "the period ends before it begins");
    for (size_t i = 0; figure_parse(figure, &id) && i < sizeof behind / sizeof *behind; i++) {
        if (behind[i].id != id)
            continue;
        bound(id, behind[i].by, from, to, f);
        f->implementation = behind[i].implementation;
        f->within_limit = behind[i].within;
        f->fund_paid = behind[i].paid;
        f->type = behind[i].type != NULL ? behind[i].type : f->type;
        f->close_mode = behind[i].close_mode != NULL ? behind[i].close_mode : f->close_mode;
        f->property = behind[i].property != NULL ? behind[i].property : f->property;
        f->cross_result = behind[i].result;
        f->label = label != NULL ? label : f->label;
        return ERR_OK;
    }
    return FAIL_ZH(info, ERR_INVALID, "figure", "没有这项指标，或者它没有案件清单",
                   "there is no such figure, or it lists no cases");
}
