/* The day's work on legal clocks: how long it takes with many running clocks of
 * which few are due. The clocks are made in bulk: DUE of them were due the day
 * before and open a reminder with its journal entry, the others change on some day
 * of the ten years behind.
 *
 *   bench_tick NAME URL CLOCKS DUE TARGET_MS */
#include <stdio.h>
#include <stdlib.h>

#include "app/schema.h"
#include "base/clock.h"
#include "bench/support/bare.h"
#include "core/reminder.h"
#include "core/setting.h"
#include "db/migrate.h"
#include "db/store.h"

enum { SPREAD_DAYS = 3650, SQL_BYTES = 4096 };

static struct errinfo info;

static void
ok(enum err e)
{
    if (e == ERR_OK)
        return;
    (void)fprintf(stderr, "bench_tick: %s (%s)\n", info.message, info.detail);
    exit(1);
}

static void
fill(const char *url, int64_t clocks, int64_t due, day today)
{
    static const char text[] =
        "WITH RECURSIVE c (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL "
        "SELECT i + 1 FROM c WHERE i < %lld) "
        "INSERT INTO deadline (deadline_id, case_id, run_id, court, node, seq, zh, en, basis, "
        "status, law, unit, n, alarm_days, follows, trigger_day, due_day, done_day, state, light, "
        "rung, next_day, counted) "
        "SELECT i, i / 3 + 1, i, CAST('内99' || (i %% 20 + 10) AS TEXT), 'pay_out', 33, "
        "'案款发放', "
        "'pay out', '款物规定10', 'VERIFIED-2ND', 'DESIGN-NODE-1', 'D', 30, 0, 0, "
        "CASE WHEN i <= %lld THEN %d - 31 ELSE %d - 20 + i %% %d END, "
        "CASE WHEN i <= %lld THEN %d - 1 ELSE %d + 10 + i %% %d END, "
        "NULL, 1, CASE WHEN i <= %lld THEN 2 ELSE 1 END, 0, "
        "CASE WHEN i <= %lld THEN %d ELSE %d + 4 + i %% %d END, '[]' FROM c";
    char sql[SQL_BYTES];
    struct db *db = NULL;
    long long n = clocks, d = due;
    (void)snprintf(sql, sizeof sql, text, n, d, today.n, today.n, SPREAD_DAYS, d, today.n, today.n,
                   SPREAD_DAYS, d, d, today.n, today.n, SPREAD_DAYS);
    ok(db_open(url, true, &db, &info));
    ok(migrate(db, schema_migrations, &info));
    ok(db_bulk_mode(db, DB_BULK_ADD, &info));
    ok(db_begin(db, &info));
    ok(db_index_off(db, "deadline", &info));
    ok(db_script(db, sql, &info));
    ok(db_index_on(db, &info));
    ok(db_commit(db, &info));
    ok(db_bulk_mode(db, DB_BULK_OFF, &info));
    db_close(db);
}

int
main(int argc, char **argv)
{
    if (argc != 6) {
        (void)fprintf(stderr, "bench_tick NAME URL CLOCKS DUE TARGET_MS\n");
        return 2;
    }
    const char *name = argv[1], *url = argv[2];
    int64_t clocks = strtoll(argv[3], NULL, 10), due = strtoll(argv[4], NULL, 10);
    double target = strtod(argv[5], NULL);
    day today = day_of(2025, 9, 1);
    struct settings *settings = settings_new();
    struct deadline_by by = { settings, &calendar_national };
    struct store *store = NULL;
    struct deadline_tick first = { 0 }, again = { 0 };

    fill(url, clocks, due, today);
    ok(store_open(url, &(struct store_options){ 0 }, &store, &info));
    int64_t start = clock_ns();
    ok(deadline_tick_all(store, &by, today, clock_ms(), NULL, NULL, &first, &info));
    double ms = (double)(clock_ns() - start) / 1e6;
    ok(deadline_tick_all(store, &by, today, clock_ms(), NULL, NULL, &again, &info));
    must(first.looked_at == due && first.reminders == due && again.looked_at == 0);
    char measure[80];
    (void)snprintf(measure, sizeof measure, "ms_of_%lld_clocks_with_%lld_due", (long long)clocks,
                   (long long)due);
    bench_line(name, measure, ms, target, true);
    store_close(store);
    settings_free(settings);
    return 0;
}
