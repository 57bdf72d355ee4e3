#include "test/support/suit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/team.h"

static const struct procedure *const all[] = { &life_procedure, &lead_procedure,
                                               &settlement_procedure, &extension_procedure };

static const struct procedure *
named(const char *name)
{
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (strcmp(all[i]->name, name) == 0)
            return all[i];
    fail_msg("no procedure %s", name);
    return NULL;
}

#define ok(call) expect(ERR_OK, (call), &s->p.info)

void
suit_open(struct suit *s, day today)
{
    *s = (struct suit){ .today = today };
    struct play *p = &s->p;
    play_open(p);
    const int64_t team[] = { play_viewer(PLAY_JUDGE)->user_id,
                             play_join(p, "judge-4", "斯琴", "内9901", ROLE(ROLE_JUDGE)) };
    for (int i = 0; i < 2; i++)
        ok(play_tx(p, team_join(p->db, p->arena, "内9901", "一组", team[i], &p->info)));
}

int
suit_set_up(void **state)
{
    suit_open(*state, day_of(2025, 3, 3));
    return 0;
}

int
suit_set_up_filed(void **state)
{
    (void)suit_set_up(state);
    (void)suit_file(*state, "judge-1", "民事判决");
    return 0;
}

int64_t
suit_file(struct suit *s, const char *handler, const char *basis)
{
    struct play *p = &s->p;
    ok(play_begin(p));
    p->case_id =
        play_case(p, .claim = PLAY_CLAIM, .filed = s->today, .handler = handler, .basis = basis);
    struct life_begun life = { p->db,      p->arena, &p->core, play_ms(s->today),
                               p->case_id, 0,        s->today, s->today };
    ok(play_end(p, life_begin(&life, &p->info)));
    return p->case_id;
}

/* The newest run of a procedure; version 0: none. */
static struct run
newest(struct suit *s, const struct procedure *p)
{
    struct run *run, last = { 0 };
    int n;
    ok(procedure_runs(s->p.db, s->p.arena, s->p.case_id, &run, &n, &s->p.info));
    for (int i = 0; i < n; i++)
        if (strcmp(run[i].procedure, p->name) == 0)
            last = run[i];
    return last;
}

static bool
begins(const struct procedure *p, const char *action)
{
    for (const struct action *a = p->actions; a->name != NULL; a++)
        if (strcmp(a->name, action) == 0)
            return a->from[0] == '\0';
    return false;
}

enum err
suit_do(struct suit *s, enum play_person who, const char *procedure, const char *action,
        const char *json)
{
    const struct procedure *p = named(procedure);
    struct run run = newest(s, p);
    bool fresh = run.version == 0 || begins(p, action);
    s->r.missing.n = 0;
    return play_do(&s->p, who, s->today, p, action, json, fresh ? 0 : run.run_id,
                   fresh ? -1 : run.version, &s->r);
}

void
suit_ok(struct suit *s, enum play_person who, const char *procedure, const char *action,
        const char *json)
{
    enum err e = suit_do(s, who, procedure, action, json);
    if (e != ERR_OK)
        fail_msg("%s/%s: %s: %s (%s) at %s", procedure, action, err_name(e), s->p.info.message,
                 s->p.info.detail, s->p.info.where);
}

void
suit_deed(struct suit *s, const char *deed)
{
    char json[128];
    (void)snprintf(json, sizeof json, "{\"deed\":\"%s\"}", deed);
    suit_ok(s, PLAY_JUDGE, "life", "record", json);
}

void
suit_panel(struct suit *s)
{
    suit_ok(s, PLAY_JUDGE, "life", "panel",
            "{\"members\":[\"judge-1\",\"judge-3\",\"judge-4\"],\"opinion\":\"一致同意\"}");
}

void
suit_missing(struct suit *s, enum play_person who, const char *procedure, const char *action,
             const char *json, const char *ids)
{
    char got[2048] = "";
    size_t n = 0;
    enum err e = suit_do(s, who, procedure, action, json);
    for (int i = 0; i < s->r.missing.n; i++) {
        const struct law_condition *c = &s->r.missing.item[i];
        assert_true(c->law[0] != '\0' && c->zh[0] != '\0' && c->en[0] != '\0');
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%s", i > 0 ? " " : "", c->id);
    }
    if (e != ERR_CONFLICT || strcmp(got, ids) != 0)
        fail_msg("%s/%s: %s, missing \"%s\", not \"%s\": %s", procedure, action, err_name(e), got,
                 ids, s->p.info.message);
}

void
suit_refused(struct suit *s, enum play_person who, const char *procedure, const char *action,
             const char *json, enum err wanted, const char *field)
{
    enum err e = suit_do(s, who, procedure, action, json);
    if (e != wanted || strcmp(s->p.info.field, field) != 0)
        fail_msg("%s/%s: %s in \"%s\", not %s in \"%s\": %s", procedure, action, err_name(e),
                 s->p.info.field, err_name(wanted), field, s->p.info.message);
    assert_int_equal(s->r.missing.n, 0);
}

struct deadline_row
suit_clock(struct suit *s, const char *node)
{
    return play_find_clock(&s->p, s->p.case_id, node, s->today);
}

struct casefile
suit_casefile(struct suit *s)
{
    struct casefile c;
    ok(casefile_get(s->p.db, s->p.arena, s->p.case_id, &c, &s->p.info));
    return c;
}

const char *
suit_state(struct suit *s, const char *procedure)
{
    return newest(s, named(procedure)).state;
}
