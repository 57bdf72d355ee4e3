/* Many short lives, one after another, without HTTP: filed on some day, recovered a
 * little, excluded, extended, closed on some day, revived. Afterwards the figures
 * are those of a count from the cases, and what must hold holds. ZX_LIVES says how
 * many (./dev check: thousands). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/capabilities.h"
#include "casework/casefile.h"
#include "casework/life.h"
#include "command/figures.h"
#include "command/invariant.h"
#include "test/support/play.h"
#include "test/support/testdb.h"

enum { LIVES_USUAL = 60, STEPS_MOST = 8, JSON_BYTES = 300 };

static struct play s;
#define is(wanted, got) expect((wanted), (got), &s.info)
static uint64_t dice = 20251120;
static int tried, accepted, closed;

static int
below(int n)
{
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (int)((dice >> 33) % (uint64_t)n);
}

static int64_t
file_one(day filed)
{
    static const char *const labels[] = { "", ";涉企;", ";涉民生;", ";涉企;涉民生;" };
    static const char *const basis[] = { "民事", "仲裁裁决", "公证债权文书" };
    struct casefile_new in = { .basis = basis[below(3)],
                               .claim = MONEY(1 + below(5000000)),
                               .labels = labels[below(4)],
                               .filed = filed };
    return play_file(&s, in);
}

/* What an action answers is its own affair; that it breaks nothing is asked at the end. */
static bool
try_it(enum play_person who, day today, const struct procedure *p, const char *action,
       const char *json, int64_t *run)
{
    struct act_result r;
    struct run *all;
    int n;
    int64_t version = -1;
    is(ERR_OK, procedure_runs(s.db, s.arena, s.case_id, &all, &n, &s.info));
    for (int i = 0; i < n; i++)
        if (strcmp(all[i].procedure, p->name) == 0 &&
            (*run == 0 ? !p->many : all[i].run_id == *run))
            version = all[i].version;
    enum err e = play_do(&s, who, today, p, action, json, *run, version, &r);
    tried++;
    if (e != ERR_OK && e != ERR_CONFLICT && e != ERR_INVALID && e != ERR_DENIED)
        fail_msg("%s: %s: %s", action, err_name(e), s.info.message);
    if (e == ERR_OK) {
        accepted++;
        *run = r.run.run_id;
    }
    return e == ERR_OK;
}

static void
one_step(day today)
{
    char json[JSON_BYTES], from[11], to[11];
    int64_t none = 0, run = 0;
    switch (below(5)) {
    case 0:
        (void)snprintf(json, sizeof json, "{\"fen\":%d,\"how\":\"%s\"}", 1 + below(100000),
                       below(4) == 0 ? "waived" : "direct");
        (void)try_it(PLAY_JUDGE, today, &life_procedure, "recover", json, &none);
        break;
    case 1:
        (void)day_print(day_add(today, -below(20)), from);
        (void)day_print(today, to);
        (void)snprintf(
            json, sizeof json,
            "{\"why\":\"auction\",\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"网络拍卖\"}", from,
            to);
        (void)try_it(PLAY_CHIEF, today, &life_procedure, "exclude", json, &none);
        break;
    case 2:
        if (try_it(PLAY_JUDGE, today, &extension_procedure, "ask",
                   "{\"months\":2,\"reason\":\"须赴外地调查\"}", &run))
            (void)try_it(PLAY_PRESIDENT, today, &extension_procedure, "approve", NULL, &run);
        break;
    case 3:
        if (try_it(PLAY_JUDGE, today, &life_procedure, "suspend", "{\"ground\":\"other\"}", &none))
            (void)try_it(PLAY_JUDGE, day_add(today, below(30)), &life_procedure, "resume",
                         "{\"reason\":\"事由消失\"}", &none);
        break;
    default:
        (void)try_it(PLAY_JUDGE, today, &life_procedure, "notice", "{}", &none);
    }
}

static void
close_it(day today)
{
    char json[JSON_BYTES], on[11];
    int64_t none = 0;
    if (!try_it(PLAY_JUDGE, today, &life_procedure, "propose_close",
                "{\"ground\":\"withdrawn\",\"summary\":\"申请执行人撤销申请\"}", &none))
        return;
    (void)try_it(PLAY_CHIEF, today, &life_procedure, "approve_close", NULL, &none);
    (void)try_it(PLAY_JUDGE, today, &life_procedure, "record", "{\"deed\":\"ruling_served\"}",
                 &none);
    (void)try_it(PLAY_JUDGE, today, &life_procedure, "record", "{\"deed\":\"measures_released\"}",
                 &none);
    (void)day_print(today, on);
    (void)snprintf(json, sizeof json, "{\"day\":\"%s\",\"property\":\"%s\"}", on,
                   below(2) == 0 ? "yes" : "no");
    closed += try_it(PLAY_JUDGE, day_add(today, below(3)), &life_procedure, "close", json, &none);
}

static void
a_life(void)
{
    day today = day_add(day_of(2024, 1, 2), below(500));
    s.case_id = file_one(today);
    for (int i = below(STEPS_MOST); i > 0; i--) {
        today = day_add(today, below(60));
        one_step(today);
    }
    today = day_add(today, below(120));
    if (below(4) != 0)
        close_it(today);
    arena_reset(s.arena);
}

static void
figures_are_exact_after_many_lives(void **state)
{
    (void)state;
    const char *said = getenv("ZX_LIVES");
    long n = said == NULL ? LIVES_USUAL : strtol(said, NULL, 10);
    struct figures_recount counted;
    struct invariant *v;
    int n_v;
    for (long i = 0; i < n; i++)
        a_life();
    print_message("%ld lives, %d actions tried, %d done, %d cases closed\n", n, tried, accepted,
                  closed);
    assert_true(accepted * 2 > tried);
    assert_true(closed * 4 > n);
    is(ERR_OK, figures_recount(s.db, s.arena, &counted, &s.info));
    if (counted.differences != 0)
        fail_msg("%lld facts are not as counted, first: %s", (long long)counted.differences,
                 counted.first);
    is(ERR_OK, invariants_check(s.db, s.arena, capability_procedures, &v, &n_v, &s.info));
    for (int i = 0; i < n_v; i++)
        if (v[i].broken != 0)
            fail_msg("%s: %s", v[i].name, v[i].first[0].what);
}

int
main(void)
{
    const struct CMUnitTest tests[] = { PLAYED(figures_are_exact_after_many_lives, &s) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
