#include "test/support/suit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/actor.h"
#include "core/keys.h"
#include "core/team.h"
#include "test/support/testdb.h"

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

static void
ok(struct suit *s, enum err e)
{
    if (e != ERR_OK)
        fail_msg("%s: %s (%s) at %s", err_name(e), s->p.info.message, s->p.info.detail,
                 s->p.info.where);
}

void
suit_open(struct suit *s, day today)
{
    static char hash[STAFF_HASH_MAX];
    int64_t third;
    *s = (struct suit){ .today = today };
    play_open(&s->p);
    if (hash[0] == '\0')
        ok(s, password_hash(play_password, hash, &s->p.info));
    struct staff_in in = { .account = "judge-4",
                           .name = "斯琴",
                           .court = "内9901",
                           .roles = ROLE(ROLE_JUDGE),
                           .password_hash = hash };
    ok(s, db_begin(s->p.db, &s->p.info));
    ok(s, staff_add(s->p.db, s->p.arena, &in, 0, 1740960000000, &third, &s->p.info));
    ok(s, team_join(s->p.db, s->p.arena, "内9901", "一组", play_viewer(PLAY_JUDGE)->user_id,
                    &s->p.info));
    ok(s, team_join(s->p.db, s->p.arena, "内9901", "一组", third, &s->p.info));
    ok(s, db_commit(s->p.db, &s->p.info));
}

void
suit_close(struct suit *s)
{
    play_close(&s->p);
}

int64_t
suit_file(struct suit *s, const char *handler, const char *basis)
{
    const struct party_in parties[] = {
        { PARTY_APPLICANT, "natural", "毕某", "other", "", 0 },
        { PARTY_RESPONDENT, "natural", "赵某", "other", "", 0 },
    };
    struct casefile_new in = { .court = "内9901",
                               .type = "执",
                               .cause = "民间借贷纠纷",
                               .basis = basis,
                               .claim = MONEY(2800000),
                               .handler = handler,
                               .team = "一组",
                               .labels = "",
                               .property = "",
                               .filed = s->today,
                               .parties = parties,
                               .n_parties = 2 };
    struct casefile_made made;
    struct play *p = &s->p;
    int64_t now = ((int64_t)s->today.n * 24 + 1) * 3600 * 1000;
    ok(s, db_begin(p->db, &p->info));
    ok(s, casefile_create(p->db, p->arena, p->core.keys, 0, now, &in, &made, &p->info));
    ok(s, life_begin(&(struct life_begun){ p->db, p->arena, &p->core, now, made.case_id, 0,
                                           s->today, s->today },
                     &p->info));
    ok(s, db_commit(p->db, &p->info));
    p->case_id = made.case_id;
    return made.case_id;
}

/* The newest run of a procedure; version 0: none. */
static struct run
newest(struct suit *s, const struct procedure *p)
{
    struct run *run, last = { 0 };
    int n;
    ok(s, procedure_runs(s->p.db, s->p.arena, s->p.case_id, &run, &n, &s->p.info));
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
    struct deadline_row *d, last = { 0 };
    int n;
    ok(s, deadline_of_case(s->p.db, s->p.arena, s->p.core.settings, s->p.case_id, s->today, &d, &n,
                           &s->p.info));
    for (int i = 0; i < n; i++)
        if (strcmp(d[i].node, node) == 0)
            last = d[i];
    return last;
}

struct casefile
suit_casefile(struct suit *s)
{
    struct casefile c;
    ok(s, casefile_get(s->p.db, s->p.arena, s->p.case_id, &c, &s->p.info));
    return c;
}

const char *
suit_state(struct suit *s, const char *procedure)
{
    return newest(s, named(procedure)).state;
}
