/* Years of holidays over the built-in table. A snapshot that was replaced is kept:
 * somebody may still count by it, and years are loaded once a year. */
#include "core/holiday.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "core/holiday_sql.h"
#include "core/journal.h"

enum { ARENA_MAX = 4 * 1024 * 1024, YEAR_FIRST = 2019, YEAR_LAST = 2199, FRIDAY = 5 };

struct snapshot {
    struct calendar calendar;
    struct arena *arena;
    struct snapshot *older;
};
struct holidays {
    _Atomic(struct snapshot *) now;
    pthread_mutex_t loading;
    struct arena *arena;
};

static int
year_of(day d)
{
    return day_ymd(d).year;
}

static day
year_end(int year)
{
    return day_of(year, 12, 31);
}

/* The built-in marks, with room up to the end of a year. */
static struct snapshot *
snapshot_new(day last)
{
    struct arena *a = arena_new(ARENA_MAX);
    struct snapshot *s = ARENA_NEW(a, struct snapshot, 1);
    day first = calendar_national.first;
    uint8_t *mark = ARENA_NEW(a, uint8_t, (size_t)day_diff(last, first) + 1);
    memcpy(mark, calendar_national.mark, (size_t)day_diff(calendar_national.last, first) + 1);
    s->calendar = (struct calendar){ .first = first, .last = last, .mark = mark };
    s->arena = a;
    return s;
}

struct holidays *
holidays_new(void)
{
    struct arena *a = arena_new(ARENA_MAX);
    struct holidays *h = ARENA_NEW(a, struct holidays, 1);
    h->arena = a;
    must(pthread_mutex_init(&h->loading, NULL) == 0);
    atomic_store(&h->now, snapshot_new(calendar_national.last));
    return h;
}

void
holidays_free(struct holidays *h)
{
    if (h == NULL)
        return;
    for (struct snapshot *p = atomic_load(&h->now), *older; p != NULL; p = older) {
        older = p->older;
        arena_free(p->arena);
    }
    (void)pthread_mutex_destroy(&h->loading);
    arena_free(h->arena);
}

const struct calendar *
holidays_calendar(const struct holidays *h)
{
    return &atomic_load(&((struct holidays *)(uintptr_t)h)->now)->calendar;
}

/* The last day up to which every year is known, built in or loaded. */
static day
reach(const struct rows *years)
{
    int last = year_of(calendar_national.last);
    for (int i = 0; i < years->n; i++)
        if (rows_at(years, i, 0)->i == last + 1)
            last++;
    return year_end(last);
}

/* A loaded year stands whole: what the built-in table says of it is gone. */
static struct snapshot *
made_of(const struct rows *years, const struct rows *days)
{
    struct snapshot *s = snapshot_new(reach(years));
    uint8_t *mark = (uint8_t *)(uintptr_t)s->calendar.mark;
    day first = s->calendar.first, last = s->calendar.last;
    for (int i = 0; i < years->n; i++)
        for (day d = day_of((int)rows_at(years, i, 0)->i, 1, 1);
             d.n <= last.n && year_of(d) == rows_at(years, i, 0)->i; d.n++)
            mark[d.n - first.n] = DAY_BY_WEEKDAY;
    for (int i = 0; i < days->n; i++) {
        int64_t n = rows_at(days, i, 0)->i;
        if (n >= first.n && n <= last.n)
            mark[n - first.n] = (uint8_t)rows_at(days, i, 1)->i;
    }
    return s;
}

static bool
same(const struct calendar *a, const struct calendar *b)
{
    return a->first.n == b->first.n && a->last.n == b->last.n &&
           memcmp(a->mark, b->mark, (size_t)day_diff(a->last, a->first) + 1) == 0;
}

enum err
holidays_load(struct holidays *h, struct db *db, struct errinfo *info)
{
    struct rows years, days;
    struct arena *a = arena_new(ARENA_MAX);
    (void)pthread_mutex_lock(&h->loading);
    enum err e = db_run(db, a, &sql_holiday_years, NULL, &years, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_holiday_all, NULL, &days, NULL, info);
    if (e == ERR_OK) {
        struct snapshot *now = atomic_load(&h->now), *fresh = made_of(&years, &days);
        if (same(&now->calendar, &fresh->calendar)) {
            arena_free(fresh->arena);
        } else {
            fresh->older = now;
            atomic_store(&h->now, fresh);
        }
    }
    (void)pthread_mutex_unlock(&h->loading);
    arena_free(a);
    return e;
}

/* --- loading a year ---------------------------------------------------------------- */

static enum err
line_read(struct arena *a, const char *line, size_t n, struct holiday *ret)
{
    char date[11];
    const char *mark = memchr(line, ',', n);
    if (mark == NULL || mark - line != 10)
        return ERR_INVALID;
    memcpy(date, line, 10);
    date[10] = '\0';
    mark++;
    size_t left = n - (size_t)(mark - line);
    const char *name = memchr(mark, ',', left);
    size_t mark_n = name == NULL ? left : (size_t)(name - mark);
    struct holiday h = { .name = "" };
    if (mark_n == 7 && memcmp(mark, "holiday", 7) == 0)
        h.mark = DAY_OFF;
    else if (mark_n == 7 && memcmp(mark, "workday", 7) == 0)
        h.mark = DAY_MAKE_UP_WORK;
    if (h.mark == DAY_BY_WEEKDAY || !day_parse(date, &h.day))
        return ERR_INVALID;
    if (name != NULL)
        h.name = arena_text(a, name + 1, n - (size_t)(name + 1 - line));
    *ret = h;
    return ERR_OK;
}

static bool
is_there(const struct holiday *h, int n, day d, enum day_mark mark)
{
    for (int i = 0; i < n; i++)
        if (h[i].day.n == d.n && (mark == DAY_BY_WEEKDAY || h[i].mark == mark))
            return true;
    return false;
}

/* The festivals that fall on the same day every year: without them a list is not
 * the year's. LAW: SC-2024-795-2. */
static enum err
check_fixed(const struct holiday *h, int n, int year, struct errinfo *info)
{
    static const struct {
        int month, day;
        const char *zh;
    } fixed[] = { { 1, 1, "元旦" }, { 5, 1, "劳动节" }, { 10, 1, "国庆节" } };
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
        if (!is_there(h, n, day_of(year, fixed[i].month, fixed[i].day), DAY_OFF))
            return FAIL_ZH(info, ERR_INVALID, "text", "缺少法定节日，请核对是否为全年安排",
                           "%s of %d is no day of rest in it: is this the whole year?", fixed[i].zh,
                           year);
    return ERR_OK;
}

enum err
holiday_parse(const char *text, int year, struct arena *a, struct holiday **ret, int *ret_n,
              struct errinfo *info)
{
    struct holiday *all = ARENA_NEW(a, struct holiday, HOLIDAYS_A_YEAR);
    int n = 0, line = 0;
    for (const char *p = text; *p != '\0';) {
        size_t len = strcspn(p, "\r\n");
        struct holiday h;
        line += len > 0;
        bool skip = len == 0 || (line == 1 && strncmp(p, "date,", 5) == 0);
        if (!skip) {
            bool fits = n < HOLIDAYS_A_YEAR && line_read(a, p, len, &h) == ERR_OK &&
                        year_of(h.day) == year && !is_there(all, n, h.day, DAY_BY_WEEKDAY) &&
                        (h.mark == DAY_OFF || day_weekday(h.day) > FRIDAY);
            if (!fits)
                return FAIL_ZH(info, ERR_INVALID, "text",
                               "有一行不是该年的节假日安排，每行应如 2027-01-01,holiday,元旦",
                               "line %d is no row of that year, as 2027-01-01,holiday,元旦", line);
            all[n++] = h;
        }
        p += len + (p[len] != '\0');
    }
    enum err e = check_fixed(all, n, year, info);
    if (e != ERR_OK)
        return e;
    *ret = all;
    *ret_n = n;
    return ERR_OK;
}

static enum err
write_entry(struct db *db, struct arena *a, int year, int n, const char *source,
            const struct holiday_by *by, struct errinfo *info)
{
    struct buf facts;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_kint(&facts, "year", year);
    jw_kint(&facts, "days", n);
    jw_ktext(&facts, "source", source);
    jw_close(&facts, '}');
    struct journal_entry entry = { .at_ms = by->now_ms,
                                   .court = "",
                                   .actor = by->actor,
                                   .kind = "holidays_loaded",
                                   .facts = facts.p,
                                   .law = "SC-2024-795-2" };
    enum err e = journal_write(db, a, &entry, NULL, info);
    buf_done(&facts);
    return e;
}

enum err
holiday_put(struct db *db, struct arena *a, int year, const char *source, const char *text,
            const struct holiday_by *by, struct errinfo *info)
{
    struct holiday *h;
    int n;
    must(db_in_tx(db));
    if (year < YEAR_FIRST || year > YEAR_LAST)
        return FAIL_ZH(info, ERR_INVALID, "year", "年份超出范围", "is out of 2019 to 2199");
    enum err e = holiday_parse(text, year, a, &h, &n, info);
    if (e == ERR_OK)
        e = db_run(
            db, a, &sql_holiday_year_put,
            (struct arg[]){ ARG_I(year), ARG_T(source), ARG_I(by->actor), ARG_I(by->now_ms) }, NULL,
            NULL, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_holiday_clear, (struct arg[]){ ARG_I(year) }, NULL, NULL, info);
    for (int i = 0; e == ERR_OK && i < n; i++)
        e = db_run(
            db, a, &sql_holiday_insert,
            (struct arg[]){ ARG_I(h[i].day.n), ARG_I(year), ARG_I(h[i].mark), ARG_T(h[i].name) },
            NULL, NULL, info);
    return e == ERR_OK ? write_entry(db, a, year, n, source, by, info) : e;
}
