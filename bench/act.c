/* An action of a procedure, whole: permission, guard, a run, a clock and its entry,
 * at 64 clients through the writer, against the same three rows as bare statements
 * under group commit. Every action is another case's.
 *
 *   bench_act FOLDER [SECONDS] */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/schema.h"
#include "base/clock.h"
#include "bench/support/bare.h"
#include "core/deadline_sql.h"
#include "core/journal_sql.h"
#include "core/procedure.h"
#include "core/procedure_sql.h"
#include "core/setting.h"
#include "db/migrate.h"

enum { CLIENTS = 64, CASES = 300000, ROUNDS = 3, PATH_BYTES = 400, ARENA_BYTES = 8 << 20 };

static struct errinfo info;
static day today;
static struct core core;
static atomic_llong next_case = 1;
static atomic_llong done;
static atomic_bool stopping;

static void
ok(enum err e, const struct errinfo *why)
{
    if (e == ERR_OK)
        return;
    (void)fprintf(stderr, "bench_act: %s (%s)\n", why->message, why->detail);
    exit(1);
}

/* --- ours ------------------------------------------------------------------------------ */

static enum err
guard(struct act *act, struct missing *ret)
{
    (void)act;
    (void)ret;
    return ERR_OK;
}

static const struct state states[] = { { "asked", "已申请", "asked", false },
                                       { "given", "已办", "given", true },
                                       { NULL, NULL, NULL, false } };
static const struct clock_move clocks[] = { { CLOCK_START, "pay_out" }, { CLOCK_END, NULL } };
/* clang-format off */
static const struct action actions[] = {
    { "", "ask", "asked", ROLE(ROLE_JUDGE), ACT_HANDLER, NULL, guard, NULL, clocks, NULL,
      "DESIGN-NODE-1", "申请", "ask", "申请。", "Asked for." },
    { "asked", "give", "given", ROLE(ROLE_JUDGE), ACT_HANDLER, NULL, NULL, NULL, NULL, NULL,
      "DESIGN-NODE-1", "办理", "give", "办理。", "Given." },
    { NULL },
};
/* clang-format on */
static const struct procedure bench = {
    .name = "bench", .zh = "测", .en = "bench", .states = states, .actions = actions
};
static const struct viewer viewer = {
    .user_id = 1, .roles = ROLE(ROLE_JUDGE), .name = "甲", .staff_no = "j-1", .court = "内9901"
};

struct client {
    struct arena *arena;
    int64_t case_id;
};

static enum err
act_once(struct db *db, void *ctx, struct errinfo *why)
{
    struct client *c = ctx;
    struct act_result *r;
    arena_reset(c->arena);
    r = ARENA_NEW(c->arena, struct act_result, 1);
    struct act act = { .db = db,
                       .arena = c->arena,
                       .core = &core,
                       .viewer = &viewer,
                       .now_ms = clock_ms(),
                       .today = today,
                       .info = why };
    return procedure_act(&act, &bench, "ask", c->case_id, 0, -1, r);
}

static void *
client_main(void *arg)
{
    struct client c = { .arena = arena_new(ARENA_BYTES) };
    struct errinfo why = { 0 };
    (void)arg;
    while (!atomic_load(&stopping)) {
        c.case_id = atomic_fetch_add(&next_case, 1);
        must(c.case_id < CASES);
        ok(store_write(core.store, act_once, &c, &why), &why);
        (void)atomic_fetch_add(&done, 1);
    }
    arena_free(c.arena);
    return NULL;
}

static double
ours(double seconds)
{
    pthread_t thread[CLIENTS];
    struct timespec rest = { (time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9) };
    atomic_store(&stopping, false);
    atomic_store(&done, 0);
    int64_t start = clock_ns();
    for (int i = 0; i < CLIENTS; i++)
        must(pthread_create(&thread[i], NULL, client_main, NULL) == 0);
    (void)nanosleep(&rest, NULL);
    atomic_store(&stopping, true);
    for (int i = 0; i < CLIENTS; i++)
        must(pthread_join(thread[i], NULL) == 0);
    return (double)atomic_load(&done) * 1e9 / (double)(clock_ns() - start);
}

/* --- bare ----------------------------------------------------------------------------------- */

static const char facts[] =
    "{\"clocks\":[\"start pay_out\"],\"procedure\":\"bench\",\"action\":\"ask\",\"run\":"
    "890414805192707,\"version\":1,\"from\":null,\"to\":\"asked\"}";
static const char counted[] =
    "[{\"law\":\"DESIGN-NODE-1\",\"zh\":\"案款发放：2025-09-01起，最迟2025-10-09。\",\"en\":\"pay "
    "out: from 2025-09-01, by 2025-10-09.\"}]";

static int64_t
bare_id(int64_t no)
{
    return ((int64_t)1 << 52) + no;
}

static void
bare_run(int64_t no, struct arg *a)
{
    struct arg all[] = { ARG_I(bare_id(no)), ARG_I(CASES + no), ARG_T("bench"),
                         ARG_I(1),           ARG_T("内9901"),   ARG_T("asked"),
                         ARG_I(today.n),     ARG_I(1),          ARG_I(bare_id(no)) };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        a[i] = all[i];
}

static void
bare_entry(int64_t no, struct arg *a)
{
    struct arg all[] = { ARG_I(bare_id(no)), ARG_I(1795000000000),
                         ARG_T("内9901"),    ARG_I(CASES + no),
                         ARG_I(1),           ARG_T("bench_ask"),
                         ARG_T(facts),       ARG_T("DESIGN-NODE-1") };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        a[i] = all[i];
}

static void
bare_clock(int64_t no, struct arg *a)
{
    struct arg all[] = { ARG_I(bare_id(no)),
                         ARG_I(CASES + no),
                         ARG_I(bare_id(no)),
                         ARG_T("内9901"),
                         ARG_T("pay_out"),
                         ARG_I(33),
                         ARG_T("案款发放"),
                         ARG_T("pay out"),
                         ARG_T("款物规定10"),
                         ARG_T("VERIFIED-2ND"),
                         ARG_T("DESIGN-NODE-1"),
                         ARG_T("D"),
                         ARG_I(30),
                         ARG_I(0),
                         ARG_I(0),
                         ARG_I(today.n),
                         ARG_I(today.n + 38),
                         ARG_I(1),
                         ARG_I(1),
                         ARG_I(today.n + 31),
                         ARG_T(counted) };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        a[i] = all[i];
}

/* --- both ------------------------------------------------------------------------------------- */

static void
fill(const char *url)
{
    struct db *db = NULL;
    char sql[2000];
    (void)snprintf(
        sql, sizeof sql,
        "INSERT INTO court (court, name, level, upper, version) "
        "VALUES ('内9901', '第一人民法院', 'basic', '', 1);"
        "INSERT INTO court_reach (viewer, court) VALUES ('内9901', '内9901');"
        "INSERT INTO staff (staff_id, account, name, court, password, active, must_change, "
        "made_ms, version) VALUES (1, 'j-1', '甲', '内9901', '', 1, 0, 1, 1);"
        "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < %d) "
        "INSERT INTO casefile (case_id, case_no, court, type, year, serial, filed_day, cause, "
        "basis, claim_fen, handler, team, labels, property, closed_day, close_mode, "
        "recovered_fen, limit_day, excluded_days, applicant, respondent, version, changed_ms, "
        "digest) SELECT i, '（2025）内9901执' || i || '号', '内9901', '执', 2025, i, 20300, "
        "'民间借贷纠纷', '民事', 2800000, 'j-1', '一组', '', '', NULL, '', 0, 20484, 0, '毕某', "
        "'赵某', 1, 1, x'' FROM c;",
        CASES);
    ok(db_open(url, true, &db, &info), &info);
    ok(migrate(db, schema_migrations, &info), &info);
    ok(db_begin(db, &info), &info);
    ok(db_script(db, sql, &info), &info);
    ok(db_commit(db, &info), &info);
    db_close(db);
}

int
main(int argc, char **argv)
{
    static const struct bare_step steps[] = { { &sql_procedure_run_insert, bare_run },
                                              { &sql_deadline_insert, bare_clock },
                                              { &sql_journal_insert, bare_entry } };
    char path[PATH_BYTES];
    double share[ROUNDS];
    if (argc < 2) {
        (void)fprintf(stderr, "bench_act FOLDER [SECONDS]\n");
        return 2;
    }
    double seconds = argc > 2 ? strtod(argv[2], NULL) : 3;
    today = day_of(2025, 9, 1);
    (void)snprintf(path, sizeof path, "%s/act.db", argv[1]);
    fill(path);
    for (int i = 0; i < ROUNDS; i++) {
        ok(store_open(path, &(struct store_options){ 0 }, &core.store, &info), &info);
        core.settings = settings_new();
        double mine = ours(seconds);
        store_close(core.store);
        settings_free(core.settings);
        double bare = bare_group_commit(path, steps, 3, CLIENTS, (int64_t)i * CASES, seconds);
        share[i] = mine / bare;
        (void)fprintf(stderr, "actions %.0f/s, bare %.0f/s\n", mine, bare);
    }
    bench_line("act", "share_of_bare_group_commit", bench_median(share, ROUNDS), 0.5, false);
    return 0;
}
