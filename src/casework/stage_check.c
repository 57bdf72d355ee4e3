/* What a stage's check list asks, item by item, and whether the case has it. */
#include <string.h>

#include "casework/deed.h"
#include "casework/stage.h"
#include "casework/stage_sql.h"

struct facts {
    bool assigned, closed, scored, first_talk, leads_checked, paid;
    struct deeds deeds;
};

static enum err
facts_of(struct db *db, struct arena *a, int64_t case_id, struct facts *ret, struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, a, &sql_stage_facts, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这个案件", "there is no such case");
    if (e == ERR_OK)
        e = deeds_of_case(db, a, case_id, &ret->deeds, info);
    if (e != ERR_OK)
        return e;
    const struct arg *c = rows_at(&r, 0, 0);
    ret->assigned = c[0].t[0] != '\0';
    ret->closed = c[1].i != 0;
    ret->scored = c[2].i > 0;
    ret->first_talk = c[3].i > 0;
    ret->leads_checked = c[4].i == 0;
    ret->paid = c[5].i <= 0;
    return ERR_OK;
}

/* "deed:a|b": one of them was done. A name no deed has is a broken table. */
static bool
any_deed(const struct facts *f, const char *names)
{
    bool done = false;
    while (*names != '\0') {
        char name[64];
        size_t n = strcspn(names, "|");
        enum deed d;
        must(n < sizeof name);
        memcpy(name, names, n);
        name[n] = '\0';
        must(deed_parse(name, &d));
        done = done || f->deeds.d[d].done;
        names += n + (names[n] == '|');
    }
    return done;
}

static bool
computed(const struct facts *f, const char *test)
{
    static const char deed[] = "deed:";
    const struct {
        const char *test;
        bool met;
    } known[] = {
        { "assigned", f->assigned },     { "closed", f->closed },       { "scored", f->scored },
        { "talk:first", f->first_talk }, { "leads", f->leads_checked }, { "money", f->paid },
    };
    if (strncmp(test, deed, sizeof deed - 1) == 0)
        return any_deed(f, test + sizeof deed - 1);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(known[i].test, test) == 0)
            return known[i].met;
    must(!"a check list asks what nobody computes");
    return false;
}

enum err
stage_items(struct db *db, struct arena *a, int64_t case_id, enum stage stage,
            struct stage_item *ret, int *ret_n, struct errinfo *info)
{
    struct rows ticks;
    struct facts *f = ARENA_NEW(a, struct facts, 1);
    int n = 0;
    enum err e = facts_of(db, a, case_id, f, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_stage_ticks,
                   (struct arg[]){ ARG_I(case_id), ARG_T(stage_words[stage].name) }, &ticks, NULL,
                   info);
    for (size_t i = 0; i < stage_checks_n && e == ERR_OK; i++) {
        const struct stage_check *c = &stage_checks[i];
        if (c->stage != stage)
            continue;
        must(n < STAGE_CHECKS_MAX);
        struct stage_item *it = &ret[n++];
        *it = (struct stage_item){ .check = c, .on = DAY_NONE, .by = "", .note = "" };
        it->ticked_by_person = strcmp(c->test, "ticked") == 0;
        if (!it->ticked_by_person)
            it->met = computed(f, c->test);
        for (int k = 0; it->ticked_by_person && k < ticks.n; k++)
            if (strcmp(rows_at(&ticks, k, 0)->t, c->id) == 0) {
                it->met = true;
                it->on.n = (int32_t)rows_at(&ticks, k, 1)->i;
                it->by = rows_at(&ticks, k, 2)->t;
                it->note = rows_at(&ticks, k, 3)->t;
            }
    }
    if (e == ERR_OK)
        *ret_n = n;
    return e;
}

enum err
stage_of_case(struct db *db, struct arena *a, int64_t case_id, bool *ret_is, struct stage_now *ret,
              struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(db, a, &sql_stage_of_case, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    *ret_is = r.n > 0;
    if (r.n == 0)
        return ERR_OK;
    const struct arg *c = rows_at(&r, 0, 0);
    *ret = (struct stage_now){ .run_id = c[0].i,
                               .holder = c[2].t,
                               .holder_name = c[3].t,
                               .entered = { (int32_t)c[4].i },
                               .due = { (int32_t)c[5].i },
                               .to_stage = c[6].t,
                               .to_team = c[7].t,
                               .to_account = c[8].t,
                               .to_name = c[9].t,
                               .from_account = c[10].t,
                               .note = c[11].t,
                               .ended = cell_day(&c[12]) };
    must(stage_parse(c[1].t, &ret->stage));
    return ERR_OK;
}
