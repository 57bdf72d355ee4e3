/* Scores: from the facts of a case and the court's list; kept with both. */
#include "casework/triage.h"

#include <string.h>

#include "base/clock.h"
#include "casework/triage_sql.h"
#include "core/procedure.h"
#include "core/setting.h"

enum { TICKED_MOST = 2000, PLACE_MOST = 300 };

const struct journal_kind triage_journal_kinds[] = {
    { "triage_changed", "繁简分流标准第 {version} 版：修改“{name}”，分值 {points}",
      "triage list, version {version}: {criterion} changed, {points} points" },
    { "triage_dropped", "繁简分流标准第 {version} 版：删除 {criterion}",
      "triage list, version {version}: {criterion} taken off" },
    { "triage_scored",
      "繁简分流：{gradeName}，难度分 {points}，分给{teamName}团队（标准第 {list} 版）",
      "triage: {grade}, {points} points, to a team of the kind {team} (list {list})" },
    { "triage_overruled", "人工调整繁简分流：{gradeName}，分给{teamName}团队。理由：{reason}",
      "triage overruled: {grade}, to a team of the kind {team}. Reason: {reason}" },
    { NULL, NULL, NULL },
};

/* --- the facts ------------------------------------------------------------------------ */

static enum err
count(struct db *db, struct arena *a, const char *role, int64_t case_id, int *ret,
      struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, a, &sql_triage_others, (struct arg[]){ ARG_T(role), ARG_I(case_id) },
                        &r, NULL, info);
    if (e == ERR_OK)
        *ret = (int)rows_at(&r, 0, 0)->i;
    return e;
}

static enum err
facts_of(struct db *db, struct arena *a, const struct casefile *c, const char *ticked,
         struct triage_facts *ret, struct errinfo *info)
{
    struct rows parties, said;
    struct triage_facts f = { .claim = c->claim,
                              .basis = c->basis,
                              .cause = c->cause,
                              .type = c->type,
                              .property = c->property,
                              .closed_as = c->close_mode,
                              .labels = c->labels,
                              .ticked = ticked };
    struct arg id[] = { ARG_I(c->case_id) };
    enum err e = db_run(db, a, &sql_triage_parties, id, &parties, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_triage_of_application, id, &said, NULL, info);
    if (e == ERR_OK)
        e = count(db, a, "respondent", c->case_id, &f.debtor_cases, info);
    if (e == ERR_OK)
        e = count(db, a, "applicant", c->case_id, &f.applicant_cases, info);
    if (e != ERR_OK)
        return e;
    f.parties = (int)rows_at(&parties, 0, 0)->i;
    f.has_act = said.n > 0 && rows_at(&said, 0, 0)->i > 0;
    f.late = said.n > 0 && rows_at(&said, 0, 1)->i != 0;
    *ret = f;
    return ERR_OK;
}

/* --- reading -------------------------------------------------------------------------- */

static struct triage_given
read(const struct arg *c)
{
    return (struct triage_given){ .score_id = c[0].i,
                                  .court = c[1].t,
                                  .list_version = c[2].i,
                                  .base = (int)c[3].i,
                                  .complex_from = (int)c[4].i,
                                  .facts = { .claim = MONEY(c[5].i),
                                             .parties = (int)c[6].i,
                                             .debtor_cases = (int)c[7].i,
                                             .applicant_cases = (int)c[8].i,
                                             .basis = c[9].t,
                                             .cause = c[10].t,
                                             .type = c[11].t,
                                             .property = c[12].t,
                                             .closed_as = c[13].t,
                                             .labels = c[14].t,
                                             .ticked = c[15].t,
                                             .has_act = c[16].i != 0,
                                             .late = c[17].i != 0 },
                                  .points = (int)c[18].i,
                                  .grade = c[19].t,
                                  .team = c[20].t,
                                  .reason = c[21].t,
                                  .scored_ms = c[22].i,
                                  .account = c[23].t,
                                  .name = c[24].t };
}

enum err
triage_scores(struct db *db, struct arena *a, int64_t case_id, struct triage_given **ret,
              int *ret_n, struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(db, a, &sql_triage_score_of_case, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    struct triage_given *g = ARENA_NEW(a, struct triage_given, (size_t)r.n + 1);
    for (int i = 0; i < r.n; i++)
        g[i] = read(rows_at(&r, i, 0));
    *ret = g;
    *ret_n = r.n;
    return ERR_OK;
}

static enum triage_grade
grade_parse(const char *name)
{
    return strcmp(name, triage_grade_names[GRADE_SIMPLE]) == 0 ? GRADE_SIMPLE : GRADE_COMPLEX;
}

static enum err
reckon(const struct triage_list *l, const struct triage_facts *f, int base, int complex_from,
       struct law_trail *trail, struct triage_score *ret, struct errinfo *info)
{
    if (triage_score(l->c, l->n, f, base, complex_from, trail, ret) != ERR_OK)
        return FAIL_ZH(info, ERR_INVALID, "", "繁简分流标准有误", "the list is not sound");
    return ERR_OK;
}

enum err
triage_again(struct db *db, struct arena *a, const struct triage_given *g, bool *ret_same,
             struct errinfo *info)
{
    struct triage_list l;
    struct triage_score s;
    enum err e = triage_list_get(db, a, g->court, g->list_version, &l, info);
    if (e == ERR_OK)
        e = reckon(&l, &g->facts, g->base, g->complex_from, NULL, &s, info);
    if (e != ERR_OK)
        return e;
    *ret_same = s.points == g->points &&
                (g->reason[0] != '\0' || (strcmp(triage_grade_names[s.grade], g->grade) == 0 &&
                                          strcmp(team_kind_names[s.team], g->team) == 0));
    return ERR_OK;
}

/* The newest score, explained by the list and the facts it was given on. */
static enum err
explain(struct db *db, struct arena *a, const struct triage_given *g, struct triage_now *ret,
        struct errinfo *info)
{
    ret->given = true;
    ret->facts = g->facts;
    ret->reason = g->reason;
    ret->points = g->points;
    ret->grade = grade_parse(g->grade);
    ret->team = team_kind_parse(g->team);
    must(ret->team < TEAM_KIND_N);
    enum err e = triage_list_get(db, a, g->court, g->list_version, &ret->list, info);
    return e != ERR_OK ? e
                       : reckon(&ret->list, &g->facts, g->base, g->complex_from, &ret->trail,
                                &ret->score, info);
}

enum err
triage_of_case(struct db *db, struct arena *a, const struct core *core, const struct casefile *c,
               struct triage_now *ret, struct errinfo *info)
{
    struct rows now;
    struct triage_given *g;
    int n;
    *ret = (struct triage_now){ .reason = "", .place = "" };
    enum err e =
        db_run(db, a, &sql_triage_case_one, (struct arg[]){ ARG_I(c->case_id) }, &now, NULL, info);
    if (e == ERR_OK && now.n > 0)
        e = triage_scores(db, a, c->case_id, &g, &n, info);
    if (e != ERR_OK)
        return e;
    if (now.n > 0) {
        must(n > 0);
        ret->place = rows_at(&now, 0, 4)->t;
        ret->version = rows_at(&now, 0, 5)->i;
        return explain(db, a, &g[0], ret, info);
    }
    e = triage_list_get(db, a, c->court, 0, &ret->list, info);
    if (e == ERR_OK)
        e = facts_of(db, a, c, "", &ret->facts, info);
    if (e == ERR_OK)
        e = reckon(&ret->list, &ret->facts, (int)setting_int(core->settings, "triage_base_points"),
                   (int)setting_int(core->settings, "triage_complex_points"), &ret->trail,
                   &ret->score, info);
    ret->points = ret->score.points;
    ret->grade = ret->score.grade;
    ret->team = ret->score.team;
    return e;
}

/* --- giving --------------------------------------------------------------------------- */

static enum err
insert(struct db *db, struct arena *a, const struct casefile *c, const struct triage_given *g,
       int64_t actor, const char *place, struct errinfo *info)
{
    const struct triage_facts *f = &g->facts;
    struct arg args[] = { ARG_I(g->score_id),
                          ARG_I(c->case_id),
                          ARG_T(c->court),
                          ARG_I(g->list_version),
                          ARG_I(g->base),
                          ARG_I(g->complex_from),
                          ARG_I(f->claim.fen),
                          ARG_I(f->parties),
                          ARG_I(f->debtor_cases),
                          ARG_I(f->applicant_cases),
                          ARG_T(f->basis),
                          ARG_T(f->cause),
                          ARG_T(f->type),
                          ARG_T(f->property),
                          ARG_T(f->closed_as),
                          ARG_T(f->labels),
                          ARG_T(f->ticked),
                          ARG_I(f->has_act),
                          ARG_I(f->late),
                          ARG_I(g->points),
                          ARG_T(g->grade),
                          ARG_T(g->team),
                          ARG_T(g->reason),
                          ARG_I(g->scored_ms),
                          ARG_I(actor) };
    struct arg now[] = { ARG_I(c->case_id), ARG_I(g->score_id), ARG_I(g->points),
                         ARG_T(g->grade),   ARG_T(g->team),     ARG_T(place) };
    enum err e = db_run(db, a, &sql_triage_score_insert, args, NULL, NULL, info);
    return e != ERR_OK ? e : db_run(db, a, &sql_triage_case_put, now, NULL, NULL, info);
}

static enum err
tell(struct db *db, struct arena *a, const struct casefile *c, const struct triage_given *g,
     const struct triage_list *l, uint64_t met, int64_t actor, struct errinfo *info)
{
    struct buf b;
    enum team_kind k = team_kind_parse(g->team);
    bool simple = grade_parse(g->grade) == GRADE_SIMPLE;
    buf_init(&b, JOURNAL_FACTS_MAX);
    jw_open(&b, '{');
    jw_kint(&b, "list", g->list_version);
    jw_kint(&b, "points", g->points);
    jw_ktext(&b, "grade", g->grade);
    jw_ktext(&b, "gradeName", simple ? "简案" : "繁案");
    jw_ktext(&b, "team", g->team);
    jw_ktext(&b, "teamName", k < TEAM_KIND_N ? team_kind_zh[k] : "");
    jw_kopen(&b, "met", '[');
    for (size_t i = 0; i < l->n; i++)
        if ((met >> i & 1) != 0)
            jw_text(&b, l->c[i].id);
    jw_close(&b, ']');
    if (g->reason[0] != '\0')
        jw_ktext(&b, "reason", g->reason);
    jw_close(&b, '}');
    struct journal_entry entry = { .at_ms = g->scored_ms,
                                   .court = c->court,
                                   .case_id = c->case_id,
                                   .actor = actor,
                                   .kind =
                                       g->reason[0] != '\0' ? "triage_overruled" : "triage_scored",
                                   .facts = b.p,
                                   .law = "DESIGN-TRIAGE-1 DESIGN-TRIAGE-2" };
    enum err e = b.failed ? FAIL(info, ERR_TOO_BIG, "", "the entry is too long")
                          : journal_write(db, a, &entry, NULL, info);
    buf_done(&b);
    return e;
}

/* Every tick names a criterion of the list that a person ticks. */
static enum err
ticks_fit(const struct triage_list *l, const char *ticked, struct errinfo *info)
{
    while (*ticked == ';' && ticked[1] != '\0') {
        size_t n = strcspn(ticked + 1, ";");
        bool there = false;
        for (size_t i = 0; i < l->n && !there; i++)
            there = l->c[i].test == TRIAGE_ticked && strlen(l->c[i].id) == n &&
                    memcmp(l->c[i].id, ticked + 1, n) == 0;
        if (!there)
            return FAIL_ZH(info, ERR_INVALID, "ticked", "标准表中没有这一可勾选的标准",
                           "the list has no such criterion to tick");
        ticked += n + 1;
    }
    return ERR_OK;
}

enum err
triage_give(struct db *db, struct arena *a, const struct core *core, int64_t case_id,
            const struct triage_ask *in, struct errinfo *info)
{
    struct casefile c;
    struct rows now;
    struct triage_list l;
    struct triage_score s;
    struct triage_given *was, g = { .score_id = id_new(), .scored_ms = in->now_ms, .reason = "" };
    int n = 0;
    must(db_in_tx(db));
    enum err e = casefile_get(db, a, case_id, &c, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_triage_case_one, (struct arg[]){ ARG_I(case_id) }, &now, NULL, info);
    if (e == ERR_OK && in->if_match >= 0 &&
        in->if_match != (now.n > 0 ? rows_at(&now, 0, 5)->i : 0))
        e = FAIL_ZH(info, ERR_STALE, "", "他人刚刚为本案评分，请刷新",
                    "somebody scored the case meanwhile: reload first");
    if (e == ERR_OK)
        e = triage_scores(db, a, case_id, &was, &n, info);
    if (e == ERR_OK)
        e = triage_list_keep(db, a, c.court, in->now_ms, &l, info);
    if (e != ERR_OK)
        return e;
    const char *ticked = in->ticked != NULL ? in->ticked : n > 0 ? was[0].facts.ticked : "";
    const char *place = in->place != NULL ? in->place : now.n > 0 ? rows_at(&now, 0, 4)->t : "";
    if (strlen(ticked) > TICKED_MOST || strlen(place) > PLACE_MOST)
        return FAIL_ZH(info, ERR_INVALID, "place", "内容过长", "is too long");
    g.list_version = l.version;
    g.base = (int)setting_int(core->settings, "triage_base_points");
    g.complex_from = (int)setting_int(core->settings, "triage_complex_points");
    if (in->ticked != NULL)
        e = ticks_fit(&l, ticked, info);
    if (e == ERR_OK)
        e = facts_of(db, a, &c, ticked, &g.facts, info);
    if (e == ERR_OK)
        e = reckon(&l, &g.facts, g.base, g.complex_from, NULL, &s, info);
    if (e != ERR_OK)
        return e;
    int64_t actor = in->viewer != NULL ? in->viewer->user_id : 0;
    g.points = s.points;
    g.grade = in->grade != NULL ? in->grade : triage_grade_names[s.grade];
    g.team = in->team != NULL ? in->team : team_kind_names[s.team];
    g.reason = in->reason != NULL ? in->reason : "";
    e = insert(db, a, &c, &g, actor, place, info);
    return e != ERR_OK ? e : tell(db, a, &c, &g, &l, s.met, actor, info);
}

enum err
triage_ensure(struct db *db, struct arena *a, const struct core *core, int64_t case_id,
              int64_t now_ms, struct errinfo *info)
{
    struct rows now;
    const struct triage_ask ask = { .now_ms = now_ms, .if_match = -1 };
    enum err e =
        db_run(db, a, &sql_triage_case_one, (struct arg[]){ ARG_I(case_id) }, &now, NULL, info);
    return e != ERR_OK || now.n > 0 ? e : triage_give(db, a, core, case_id, &ask, info);
}
