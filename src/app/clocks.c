#include "app/clocks.h"

#include "base/clock.h"
#include "core/holiday.h"
#include "core/setting.h"
#include "db/store.h"

enum err
clocks_open(const char *url, struct core *ret, struct errinfo *info)
{
    struct core c = { .settings = settings_new(), .holidays = holidays_new() };
    enum err e = store_open(url, &(struct store_options){ 0 }, &c.store, info);
    if (e == ERR_OK) {
        struct db *db = store_take(c.store);
        e = settings_load(c.settings, db, info);
        if (e == ERR_OK)
            e = holidays_load(c.holidays, db, info);
        store_give(c.store, db);
    }
    if (e == ERR_OK)
        *ret = c;
    else
        clocks_close(&c);
    return e;
}

void
clocks_close(struct core *c)
{
    store_close(c->store);
    settings_free(c->settings);
    holidays_free(c->holidays);
}

day
clocks_today(const struct core *c, int64_t now_ms)
{
    day set = setting_day(c->settings, "as_of");
    return day_is_none(set) ? clock_day(now_ms) : set;
}

enum err
clocks_adopt(const char *url, int64_t now_ms, adopt_progress_fn *progress, void *ctx,
             struct adopted *ret, struct errinfo *info)
{
    struct core c = { 0 };
    enum err e = clocks_open(url, &c, info);
    if (e == ERR_OK) {
        e = adopt_all(&c, clocks_today(&c, now_ms), now_ms, progress, ctx, ret, info);
        clocks_close(&c);
    }
    return e;
}
