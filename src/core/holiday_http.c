/* The calendar over HTTP: which years are known and by what, and a year loaded. */
#include <string.h>

#include "base/clock.h"
#include "core/core.h"
#include "core/holiday.h"
#include "core/holiday_sql.h"
#include "http/shape.h"

enum { SOURCE_MAX = 300 };

static const struct field loaded_out[] = {
    OUT_INT("year", "the year"),
    OUT_TEXT("source", "the State Council's notice"),
    OUT_AT("at", "when it was loaded"),
    OUT_INT("version", "1: loaded once"),
    SHAPE_END,
};
static const struct field day_out[] = {
    OUT_DAY("day", "the day"),
    OUT_ONE("kind", "holiday|workday", "workday: a weekend day made a working day"),
    OUT_TEXT("name", "empty: of the built-in table"),
    SHAPE_END,
};
static const struct field calendar_out[] = {
    OUT_DAY("first", "the first day that is known"),
    OUT_DAY("last", "the last; clocks that end behind it are provisional"),
    OUT_INT("builtInTo", "the last year the program was built with"),
    OUT_INT("year", "the year whose days follow"),
    OUT_ROWS("loaded", loaded_out, "years loaded here"),
    OUT_ROWS("days", day_out, "days of that year that are not as their weekday says"),
    SHAPE_END,
};
static const struct field calendar_query[] = {
    Q_INT("year", 2019, 2199, "whose days to list; the last known year when left out"),
    SHAPE_END,
};

static const char *
name_of(const struct rows *days, int32_t n)
{
    for (int i = 0; i < days->n; i++)
        if (rows_at(days, i, 0)->i == n)
            return rows_at(days, i, 2)->t;
    return "";
}

static void
days_write(struct buf *b, const struct calendar *cal, int year, const struct rows *named)
{
    day last = day_of(year, 12, 31);
    jw_kopen(b, "days", '[');
    for (day d = day_of(year, 1, 1); d.n <= last.n; d.n++) {
        int mark = d.n < cal->first.n || d.n > cal->last.n ? DAY_BY_WEEKDAY
                                                           : cal->mark[d.n - cal->first.n];
        if (mark == DAY_BY_WEEKDAY)
            continue;
        jw_open(b, '{');
        jw_kday(b, "day", d);
        jw_ktext(b, "kind", mark == DAY_OFF ? "holiday" : "workday");
        jw_ktext(b, "name", name_of(named, d.n));
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static enum err
get_calendar(struct request *req)
{
    const struct calendar *cal = core_calendar(req->app);
    struct rows years, days;
    struct buf *b = &req->out;
    int year = (int)in_int(req->query, "year", day_ymd(cal->last).year);
    enum err e = db_run(req->db, req->arena, &sql_holiday_years, NULL, &years, NULL, &req->info);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_holiday_all, NULL, &days, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kday(b, "first", cal->first);
    jw_kday(b, "last", cal->last);
    jw_kint(b, "builtInTo", day_ymd(calendar_national.last).year);
    jw_kint(b, "year", year);
    jw_kopen(b, "loaded", '[');
    for (int i = 0; i < years.n; i++) {
        const struct arg *c = rows_at(&years, i, 0);
        char at[26];
        jw_open(b, '{');
        jw_kint(b, "year", c[0].i);
        jw_ktext(b, "source", c[1].t);
        jw_ktext(b, "at", clock_print(c[3].i, at));
        jw_kint(b, "version", c[4].i);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    days_write(b, cal, year, &days);
    jw_close(b, '}');
    return ERR_OK;
}

static const struct field year_query[] = {
    { .name = "year", .type = 'i', .need = true, .min = 2019, .max = 2199, .help = "the year" },
    SHAPE_END,
};
static const struct field year_body[] = {
    { .name = "source",
      .type = 't',
      .need = true,
      .min = 2,
      .max = SOURCE_MAX,
      .help = "国务院办公厅通知的名称和文号" },
    { .name = "text",
      .type = 't',
      .need = true,
      .min = 10,
      .max = HOLIDAY_TEXT_MAX,
      .help = "lines as 2027-01-01,holiday,元旦 or 2027-01-03,workday,元旦" },
    SHAPE_END,
};

static enum err
put_write(struct request *req)
{
    struct holiday_by by = { req->viewer.user_id, req->now_ms };
    return holiday_put(req->db, req->arena, (int)in_int(req->query, "year", 0),
                       in_text(req->body, "source"), in_text(req->body, "text"), &by, &req->info);
}

/* Clocks that can be counted now are, at the next look of the day's work. */
static enum err
put_year(struct request *req)
{
    const struct core *c = req->app;
    enum err e = http_write(req, put_write);
    if (e != ERR_OK || c->holidays == NULL)
        return e;
    struct db *db = store_take(req->store);
    e = holidays_load(c->holidays, db, &req->info);
    store_give(req->store, db);
    return e;
}

/* clang-format off */
extern const struct route holiday_routes[];
const struct route holiday_routes[] = {
    { GET, "/calendar", ROLES_SIGNED_IN, RUN_READ, calendar_query, NULL, calendar_out, NULL, get_calendar,
      "getCalendar", "Which years' holidays are known, and the days of one." },
    { PUT, "/calendar/{year}", ROLE(ROLE_SYSTEM), RUN_WORK, year_query, year_body, NULL, NULL, put_year,
      "putCalendarYear", "Load a year's holidays; clocks that were counted without them are counted again." },
    ROUTES_END,
};
/* clang-format on */
