/* The journal is read, not hooked into: so every server on one PostgreSQL tells
 * its own viewers what any of them wrote. Ids rise with the time of writing,
 * but another server's transaction may commit a little later than a younger id:
 * each round looks back over the last seconds and leaves out what it told. */
#include "app/live.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "app/live_sql.h"
#include "base/clock.h"
#include "base/log.h"
#include "casework/adopt.h"
#include "core/procedure.h"
#include "core/reminder.h"

enum {
    ROUND_MS = 500,
    TICK_MS = 1000,
    LOOK_BACK_MS = 5000,
    CLOCKS_MS = 60 * 1000, /* how often clocks are looked at: what a day changes is done once */
    TOLD_MAX = 4096,       /* ids remembered; more than LOOK_BACK_MS of telling */
    BATCH = 200,           /* a larger rush, an import say, is told as one event */
};

struct live {
    struct core *core;
    struct http *http;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool stopping;
    int64_t told[TOLD_MAX];
    int told_at;
    int64_t after, floor; /* nothing at or below the floor is looked at again */
    int64_t next_clocks;
    bool adopted; /* what an import before this start left to do is done */
};

static bool
told_before(struct live *l, int64_t id)
{
    for (int i = 0; i < TOLD_MAX; i++)
        if (l->told[i] == id)
            return true;
    l->told[l->told_at] = id;
    l->told_at = (l->told_at + 1) % TOLD_MAX;
    return false;
}

static void
tell(struct live *l, const struct arg *cell)
{
    struct journal_entry e = {
        .id = cell[0].i,
        .at_ms = cell[1].i,
        .court = cell[2].t,
        .case_id = cell_id(&cell[3]),
        .actor = cell[4].i,
        .kind = cell[5].t,
        .facts = cell[6].t,
        .law = cell[7].t,
    };
    struct buf data, zh, en;
    char at[26];
    buf_init(&data, 64 * 1024);
    buf_init(&zh, 16 * 1024);
    buf_init(&en, 16 * 1024);
    journal_line(l->core->kinds, &e, false, &zh);
    journal_line(l->core->kinds, &e, true, &en);
    jw_open(&data, '{');
    jw_kint(&data, "id", e.id);
    jw_ktext(&data, "at", clock_print(e.at_ms, at));
    jw_ktext(&data, "court", e.court);
    jw_kid(&data, "caseId", e.case_id);
    jw_ktext(&data, "caseNo", cell[8].type == 'n' ? NULL : cell[8].t);
    jw_ktext(&data, "kind", e.kind);
    jw_ktext(&data, "text", zh.p != NULL ? zh.p : "");
    jw_ktext(&data, "textEn", en.p != NULL ? en.p : "");
    jw_close(&data, '}');
    if (!data.failed)
        http_publish(l->http, e.court, "journal", e.id, data.p);
    buf_done(&data);
    buf_done(&zh);
    buf_done(&en);
}

/* Ids begin with their milliseconds, twelve bits above node and counter. */
static int64_t
id_back(int64_t id, int64_t ms)
{
    return id - (ms << 12);
}

static enum err
tell_new(struct live *l, struct arena *a, struct db *db, struct errinfo *info)
{
    struct rows r;
    int64_t back = id_back(l->after, LOOK_BACK_MS);
    struct arg arg[] = { ARG_I(back > l->floor ? back : l->floor), ARG_I(BATCH) };
    enum err e = db_run(db, a, &sql_live_since, arg, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    for (int i = 0; i < r.n; i++) {
        const struct arg *cell = rows_at(&r, i, 0);
        if (!told_before(l, cell[0].i))
            tell(l, cell);
        if (cell[0].i > l->after)
            l->after = cell[0].i;
    }
    if (r.n < BATCH)
        return ERR_OK;
    /* A rush: go to its end, and say that there was one. */
    e = db_run(db, a, &sql_live_newest, NULL, &r, NULL, info);
    if (e == ERR_OK && r.n > 0 && rows_at(&r, 0, 0)->i > l->after) {
        l->after = l->floor = rows_at(&r, 0, 0)->i;
        http_publish(l->http, HTTP_EVERY_COURT, "refresh", l->after, "{}");
    }
    return e;
}

static bool
going_on(struct live *l)
{
    (void)pthread_mutex_lock(&l->lock);
    bool going = !l->stopping;
    (void)pthread_mutex_unlock(&l->lock);
    return going;
}

static bool
clocks_go_on(void *ctx, const struct deadline_tick *so_far)
{
    (void)so_far;
    return going_on(ctx);
}

static bool
adopting_goes_on(void *ctx, const struct adopted *so_far)
{
    (void)so_far;
    return going_on(ctx);
}

static void
report(const char *what, enum err e, const struct errinfo *why)
{
    if (e != ERR_OK)
        log_error(what, LOG_T("message", why->message), LOG_T("detail", why->detail),
                  LOG_T("where", why->where));
}

/* Once a start: an import and the day's command do it themselves; this is for a
 * database that a program before them filled. */
static void
adopt(struct live *l, int64_t now)
{
    struct adopted done = { 0 };
    struct errinfo why = { 0 };
    enum err e =
        adopt_all(l->core, procedure_today(l->core, now), now, adopting_goes_on, l, &done, &why);
    l->adopted = e == ERR_OK;
    if (done.begun + done.ended + done.moved > 0)
        log_info("adopted", LOG_I("begun", done.begun), LOG_I("ended", done.ended),
                 LOG_I("moved", done.moved));
    report("adopted", e, &why);
}

/* The day's work on legal clocks: all of it soon after midnight, and what was
 * stopped half-way at the next look. */
static void
clocks(struct live *l, int64_t now)
{
    struct deadline_tick done = { 0 };
    struct errinfo why = { 0 };
    struct deadline_by by = { l->core->settings, core_calendar(l->core) };
    enum err e = deadline_tick_all(l->core->store, &by, procedure_today(l->core, now), now,
                                   clocks_go_on, l, &done, &why);
    if (done.looked_at + done.escalated + done.recounted > 0)
        log_info("clocks", LOG_I("lookedAt", done.looked_at), LOG_I("reminders", done.reminders),
                 LOG_I("escalated", done.escalated), LOG_I("recounted", done.recounted));
    report("clocks", e, &why);
}

static void
round_once(struct live *l, int64_t *next_tick)
{
    struct arena *a = arena_new(32 << 20);
    struct errinfo info = { 0 };
    struct db *db = store_take(l->core->store);
    report("live", tell_new(l, a, db, &info), &info);
    store_give(l->core->store, db);
    if (clock_ms() >= *next_tick) {
        struct errinfo why = { 0 };
        *next_tick = clock_ms() + TICK_MS;
        report("tick", core_tick(l->core, clock_ms(), &why), &why);
    }
    if (clock_ms() >= l->next_clocks) {
        l->next_clocks = clock_ms() + CLOCKS_MS;
        if (!l->adopted)
            adopt(l, clock_ms());
        clocks(l, clock_ms());
    }
    arena_free(a);
}

static bool
wait_round(struct live *l)
{
    struct timespec until;
    must(clock_gettime(CLOCK_REALTIME, &until) == 0);
    until.tv_nsec += (long)ROUND_MS * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    (void)pthread_mutex_lock(&l->lock);
    if (!l->stopping)
        (void)pthread_cond_timedwait(&l->wake, &l->lock, &until);
    bool going = !l->stopping;
    (void)pthread_mutex_unlock(&l->lock);
    return going;
}

static void *
live_main(void *arg)
{
    struct live *l = arg;
    int64_t next_tick = 0;
    do
        round_once(l, &next_tick);
    while (wait_round(l));
    return NULL;
}

enum err
live_start(struct core *core, struct http *http, struct live **ret, struct errinfo *info)
{
    struct live *l = calloc(1, sizeof *l); /* alloc-ok: lives as long as the server */
    must(l != NULL);
    l->core = core;
    l->http = http;
    l->after = l->floor = id_new(); /* what was there before is no news */
    must(pthread_mutex_init(&l->lock, NULL) == 0 && pthread_cond_init(&l->wake, NULL) == 0);
    if (pthread_create(&l->thread, NULL, live_main, l) != 0) {
        free(l); /* alloc-ok */
        return FAIL(info, ERR_BUSY, "", "no thread for the event stream");
    }
    *ret = l;
    return ERR_OK;
}

void
live_stop(struct live *l)
{
    if (l == NULL)
        return;
    (void)pthread_mutex_lock(&l->lock);
    l->stopping = true;
    (void)pthread_cond_signal(&l->wake);
    (void)pthread_mutex_unlock(&l->lock);
    (void)pthread_join(l->thread, NULL);
    (void)pthread_cond_destroy(&l->wake);
    (void)pthread_mutex_destroy(&l->lock);
    free(l); /* alloc-ok */
}
