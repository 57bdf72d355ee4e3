/* Triage over HTTP: a case's score, each criterion told; scoring and overruling;
 * the court's list of criteria, read by all and edited by its chiefs. */
#include <string.h>

#include "base/clock.h"
#include "casework/caserow_http.h"
#include "casework/triage.h"
#include "casework/triage_sql.h"
#include "core/law_json.h"
#include "core/scope.h"
#include "core/setting.h"
#include "core/team.h"
#include "http/shape.h"

#define GRADES "simple|complex"
#define TESTS ((TRIAGE_TESTS(TRIAGE_TEST_CHOICE)) + 1)

enum { LIST_BYTES = 2048 };

/* --- a criterion ------------------------------------------------------------------------ */

/* clang-format off */
#define CRITERION_FIELDS \
    OUT_TEXT("id", "its key"), OUT_INT("seq", "its place: of two that decide the first does"), \
    OUT_ONE("test", TESTS, "the fact it looks at"), OUT_INT("threshold", "of the tests that count; money in yuan"), \
    OUT_TEXT("words", "of the tests that look for one of them, parted by |"), OUT_INT("points", "added when it is met"), \
    OUT_ONE0("decides", GRADES, "settles it, whatever the points; null: it does not"), \
    OUT_ONE0("team", TEAM_KINDS, "kind of team the case goes to; null: says nothing of it"), \
    OUT_TEXT("status", "how sure it is: LOCAL, SEED, DESIGN …"), OUT_TEXT("source", "where it comes from"), \
    OUT_TEXT("zh", "in Chinese"), OUT_TEXT("en", "in English")
static const struct field criterion_shape[] = { CRITERION_FIELDS, SHAPE_END };
static const struct field version_shape[] = {
    OUT_INT("version", "of the list"), OUT_AT("at", "when"), OUT_TEXT("by", "工号; empty: the program's own list"), OUT_TEXT("byName", "who"),
    OUT_BOOL("own", "the court's own"), SHAPE_END,
};
static const struct field list_shape[] = {
    OUT_TEXT("court", "法院代码"), OUT_INT("version", "for If-Match; 0: the program's own list, not used yet"), OUT_BOOL("own", "the court changed it"),
    OUT_BOOL("mayEdit", "by this viewer"), OUT_INT("base", "points every case begins with"), OUT_INT("complexFrom", "points from which a case is complex"),
    OUT_ROWS("items", criterion_shape, "by place"), OUT_ROWS("versions", version_shape, "the newest first"), SHAPE_END,
};
static const struct field list_query[] = {
    Q_TEXT("court", 15, "法院代码; the viewer's own when left out"), Q_INT("version", 1, 1000000, "an older one; the one in force when left out"), SHAPE_END,
};
static const struct field criterion_query[] = {
    { .name = "criterion", .type = 't', .need = true, .min = 1, .max = 40, .help = "its key; a new one adds a criterion" }, SHAPE_END,
};
static const struct field criterion_body[] = {
    { .name = "seq", .type = 'i', .need = true, .min = 1, .max = 9999, .help = "its place" },
    { .name = "test", .type = 'c', .need = true, .choices = TESTS, .help = "the fact it looks at" },
    { .name = "threshold", .type = 'i', .min = 0, .max = 1000000000000, .help = "of the tests that count; money in yuan" },
    { .name = "words", .type = 't', .min = 0, .max = 600, .help = "of the tests that look for one of them, parted by |" },
    { .name = "points", .type = 'i', .need = true, .min = -TRIAGE_POINTS_MAX, .max = TRIAGE_POINTS_MAX, .help = "added when it is met" },
    { .name = "decides", .type = 'c', .choices = GRADES, .help = "settles it; left out: it does not" },
    { .name = "team", .type = 'c', .choices = TEAM_KINDS, .help = "kind of team the case goes to; left out: says nothing of it" },
    { .name = "source", .type = 't', .min = 0, .max = 300, .help = "where it comes from" },
    { .name = "zh", .type = 't', .need = true, .min = 1, .max = 300, .help = "in Chinese" },
    { .name = "en", .type = 't', .need = true, .min = 1, .max = 300, .help = "in English" },
    SHAPE_END,
};
/* clang-format on */

static const char *
or_null(const char *s)
{
    return s[0] != '\0' ? s : NULL;
}

static void
criterion_fields(struct buf *b, const struct triage_criterion *c)
{
    jw_ktext(b, "id", c->id);
    jw_kint(b, "seq", c->seq);
    jw_ktext(b, "test", triage_test_names[c->test < TRIAGE_TEST_N ? c->test : TRIAGE_ticked]);
    jw_kint(b, "threshold", c->threshold);
    jw_ktext(b, "words", c->words);
    jw_kint(b, "points", c->points);
    jw_ktext(b, "decides", or_null(triage_grade_names[c->decides]));
    jw_ktext(b, "team", c->team >= 0 ? team_kind_names[c->team] : NULL);
    jw_ktext(b, "status", c->status);
    jw_ktext(b, "source", c->source);
    jw_ktext(b, "zh", c->zh);
    jw_ktext(b, "en", c->en);
}

static enum err
versions_write(struct request *req, const char *court)
{
    struct rows r;
    char at[26];
    enum err e = db_run(req->db, req->arena, &sql_triage_list_all, (struct arg[]){ ARG_T(court) },
                        &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(&req->out, "versions", '[');
    for (int i = 0; i < r.n; i++) {
        jw_open(&req->out, '{');
        jw_kint(&req->out, "version", rows_at(&r, i, 0)->i);
        jw_ktext(&req->out, "at", clock_print(rows_at(&r, i, 1)->i, at));
        jw_ktext(&req->out, "by", rows_at(&r, i, 3)->t);
        jw_ktext(&req->out, "byName", rows_at(&r, i, 4)->t);
        jw_kbool(&req->out, "own", rows_at(&r, i, 2)->i != 0);
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    return ERR_OK;
}

static enum err
list_write(struct request *req, const char *court, int64_t version)
{
    const struct core *core = req->app;
    struct triage_list l;
    struct buf *b = &req->out;
    bool may = (req->viewer.roles & ROLES_CHIEFS) != 0 && strcmp(court, req->viewer.court) == 0;
    enum err e = triage_list_get(req->db, req->arena, court, version, &l, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_ktext(b, "court", court);
    jw_kint(b, "version", l.version);
    jw_kbool(b, "own", l.own);
    jw_kbool(b, "mayEdit", may && version == 0);
    jw_kint(b, "base", setting_int(core->settings, "triage_base_points"));
    jw_kint(b, "complexFrom", setting_int(core->settings, "triage_complex_points"));
    jw_kopen(b, "items", '[');
    for (size_t i = 0; i < l.n; i++) {
        jw_open(b, '{');
        criterion_fields(b, &l.c[i]);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    e = versions_write(req, court);
    jw_close(b, '}');
    req->etag = l.version;
    return e;
}

static enum err
get_list(struct request *req)
{
    const char *court = in_text(req->query, "court");
    court = court == NULL || court[0] == '\0' ? req->viewer.court : court;
    enum err e = scope_allows(req->db, req->arena, &req->viewer, court, &req->info);
    return e != ERR_OK ? e : list_write(req, court, in_int(req->query, "version", 0));
}

static enum err
change(struct request *req, const struct triage_criterion *c, bool drop)
{
    int64_t version;
    const struct triage_change in = { .court = req->viewer.court,
                                      .seen = req->if_match,
                                      .actor = req->viewer.user_id,
                                      .now_ms = req->now_ms,
                                      .c = c,
                                      .drop = drop };
    enum err e = triage_list_change(req->db, req->arena, &in, &version, &req->info);
    return e != ERR_OK ? e : list_write(req, req->viewer.court, 0);
}

static int
place_of(const char *const *names, int n, const char *name, int none)
{
    for (int i = 0; name != NULL && i < n; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return none;
}

static enum err
put_criterion(struct request *req)
{
    const struct input *in = req->body;
    const char *words = in_text(in, "words"), *source = in_text(in, "source");
    const struct triage_criterion c = {
        .seq = (int)in_int(in, "seq", 0),
        .id = in_text(req->query, "criterion"),
        .test = (enum triage_test)place_of(triage_test_names, TRIAGE_TEST_N, in_text(in, "test"),
                                           TRIAGE_ticked),
        .threshold = in_int(in, "threshold", 0),
        .words = words == NULL ? "" : words,
        .points = (int)in_int(in, "points", 0),
        .decides = (enum triage_grade)place_of(triage_grade_names, GRADE_COMPLEX + 1,
                                               in_text(in, "decides"), GRADE_NONE),
        .team = place_of(team_kind_names, TEAM_KIND_N, in_text(in, "team"), -1),
        .status = "LOCAL",
        .source = source == NULL ? "" : source,
        .zh = in_text(in, "zh"),
        .en = in_text(in, "en"),
    };
    return change(req, &c, false);
}

static enum err
drop_criterion(struct request *req)
{
    const struct triage_criterion c = { .id = in_text(req->query, "criterion"), .team = -1 };
    return change(req, &c, true);
}

/* --- a case ------------------------------------------------------------------------------- */

/* clang-format off */
static const struct field finding_shape[] = { CRITERION_FIELDS, OUT_BOOL("met", "by this case"), SHAPE_END };
static const struct field step_shape[] = { OUT_TEXT("law", "id of the sentence that decided"), OUT_TEXT("text", "in the reader's language"), SHAPE_END };
static const struct field given_shape[] = {
    OUT_AT("at", "when"), OUT_TEXT("by", "工号; empty: the system"), OUT_TEXT("byName", "who"), OUT_INT("list", "version of the list"),
    OUT_INT("points", "难度分"), OUT_ONE("grade", GRADES, "简案、繁案"), OUT_ONE("team", TEAM_KINDS, "kind of team"),
    OUT_TEXT("reason", "why a person overruled; empty: as reckoned"), OUT_BOOL("same", "reckoned again it comes out the same"), SHAPE_END,
};
static const struct field triage_shape[] = {
    OUT_BOOL("given", "a score is kept; false: only reckoned for this answer"), OUT_INT("version", "for If-Match; 0: none is kept"), OUT_INT("points", "难度分"),
    OUT_INT("base", "of them: what every case begins with"), OUT_INT("complexFrom", "points from which a case is complex"),
    OUT_ONE("grade", GRADES, "简案、繁案"), OUT_ONE("team", TEAM_KINDS, "kind of team"), OUT_TEXT("reason", "why a person overruled; empty: as reckoned"),
    OUT_TEXT("place", "where the debtor is; empty: nobody said"), OUT_INT("list", "version of the list"), OUT_BOOL("mayScore", "by this viewer"),
    OUT_BOOL("mayOverrule", "by this viewer"), OUT_ROWS("steps", step_shape, "how it was reckoned"), OUT_ROWS("criteria", finding_shape, "all of the list"),
    OUT_ROWS("history", given_shape, "the newest first"), SHAPE_END,
};
static const struct field id_query[] = { Q_ID("id", "the case"), SHAPE_END };
static const struct field score_body[] = {
    { .name = "ticked", .type = 'l', .min = 0, .max = TRIAGE_CRITERIA_MAX, .help = "keys of the criteria a person says are met; as before when left out" },
    { .name = "place", .type = 't', .min = 0, .max = 300, .help = "被执行人所在地; as before when left out" },
    SHAPE_END,
};
static const struct field overrule_body[] = {
    { .name = "grade", .type = 'c', .need = true, .choices = GRADES, .help = "简案、繁案" },
    { .name = "team", .type = 'c', .need = true, .choices = TEAM_KINDS, .help = "kind of team" },
    { .name = "reason", .type = 't', .need = true, .min = 4, .max = 500, .help = "理由" },
    SHAPE_END,
};
#define MAY_SCORE (ROLE(ROLE_JUDGE) | ROLE(ROLE_ASSISTANT) | ROLE(ROLE_CLERK) | ROLES_CHIEFS)
#define MAY_OVERRULE (ROLE(ROLE_JUDGE) | ROLES_CHIEFS)
/* clang-format on */

static enum err
history_write(struct request *req, int64_t case_id)
{
    struct triage_given *g;
    struct buf *b = &req->out;
    int n;
    char at[26];
    enum err e = triage_scores(req->db, req->arena, case_id, &g, &n, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(b, "history", '[');
    for (int i = 0; i < n && e == ERR_OK; i++) {
        bool same = false;
        e = triage_again(req->db, req->arena, &g[i], &same, &req->info);
        jw_open(b, '{');
        jw_ktext(b, "at", clock_print(g[i].scored_ms, at));
        jw_ktext(b, "by", g[i].account);
        jw_ktext(b, "byName", g[i].name);
        jw_kint(b, "list", g[i].list_version);
        jw_kint(b, "points", g[i].points);
        jw_ktext(b, "grade", g[i].grade);
        jw_ktext(b, "team", g[i].team);
        jw_ktext(b, "reason", g[i].reason);
        jw_kbool(b, "same", same);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    return e;
}

static enum err
triage_write(struct request *req, int64_t case_id)
{
    const struct core *core = req->app;
    struct casefile c;
    struct triage_now *t = ARENA_NEW(req->arena, struct triage_now, 1);
    struct buf *b = &req->out;
    enum err e = caseview_case(req, case_id, &c);
    if (e == ERR_OK)
        e = triage_of_case(req->db, req->arena, core, &c, t, &req->info);
    if (e != ERR_OK)
        return e;
    bool own = strcmp(c.court, req->viewer.court) == 0;
    jw_open(b, '{');
    jw_kbool(b, "given", t->given);
    jw_kint(b, "version", t->version);
    jw_kint(b, "points", t->points);
    jw_kint(b, "base", setting_int(core->settings, "triage_base_points"));
    jw_kint(b, "complexFrom", setting_int(core->settings, "triage_complex_points"));
    jw_ktext(b, "grade", triage_grade_names[t->grade]);
    jw_ktext(b, "team", team_kind_names[t->team]);
    jw_ktext(b, "reason", t->reason);
    jw_ktext(b, "place", t->place);
    jw_kint(b, "list", t->list.version);
    jw_kbool(b, "mayScore", own && (req->viewer.roles & MAY_SCORE) != 0);
    jw_kbool(b, "mayOverrule", own && (req->viewer.roles & MAY_OVERRULE) != 0);
    law_steps_tell(&req->out, "steps", &t->trail, req->lang);
    jw_kopen(b, "criteria", '[');
    for (size_t i = 0; i < t->list.n; i++) {
        jw_open(b, '{');
        criterion_fields(b, &t->list.c[i]);
        jw_kbool(b, "met", (t->score.met >> i & 1) != 0);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    e = history_write(req, case_id);
    jw_close(b, '}');
    req->etag = t->version;
    return e;
}

static enum err
get_triage(struct request *req)
{
    return triage_write(req, in_int(req->query, "id", 0));
}

/* Ticks as the table holds them: ";a;b;". */
static const char *
ticks_of(struct request *req)
{
    struct buf b;
    size_t n = in_count(req->body, "ticked");
    buf_init(&b, LIST_BYTES);
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "%s%s;", i == 0 ? ";" : "", in_item_text(req->body, "ticked", i));
    const char *s = b.p != NULL && !b.failed ? arena_text(req->arena, b.p, b.n) : "";
    buf_done(&b);
    return s;
}

/* Whose case it is to score: the court's own, and nobody recused. */
static enum err
may_touch(struct request *req, int64_t case_id)
{
    struct team_case c;
    enum err e = team_of_case(req->db, req->arena, &req->viewer, case_id, &c, &req->info);
    if (e == ERR_OK)
        e = scope_allows(req->db, req->arena, &req->viewer, c.court, &req->info);
    if (e == ERR_OK && strcmp(c.court, req->viewer.court) != 0)
        e = FAIL_ZH(&req->info, ERR_DENIED, "", "本案由其他法院办理",
                    "the case is another court's");
    if (e == ERR_OK && c.recused)
        e = FAIL_ZH(&req->info, ERR_DENIED, "", "您在本案中应当回避",
                    "you are recused from this case");
    return e;
}

static enum err
give(struct request *req, const struct triage_ask *ask)
{
    int64_t case_id = in_int(req->query, "id", 0);
    enum err e = may_touch(req, case_id);
    if (e == ERR_OK)
        e = triage_give(req->db, req->arena, req->app, case_id, ask, &req->info);
    return e != ERR_OK ? e : triage_write(req, case_id);
}

static int64_t
seen(const struct request *req)
{
    return req->if_match < 0 ? 0 : req->if_match;
}

static enum err
post_score(struct request *req)
{
    const struct triage_ask ask = { .viewer = &req->viewer,
                                    .now_ms = req->now_ms,
                                    .if_match = seen(req),
                                    .ticked = in_has(req->body, "ticked") ? ticks_of(req) : NULL,
                                    .place = in_text(req->body, "place") };
    return give(req, &ask);
}

static enum err
post_overrule(struct request *req)
{
    const struct triage_ask ask = { .viewer = &req->viewer,
                                    .now_ms = req->now_ms,
                                    .if_match = seen(req),
                                    .grade = in_text(req->body, "grade"),
                                    .team = in_text(req->body, "team"),
                                    .reason = in_text(req->body, "reason") };
    return give(req, &ask);
}

/* clang-format off */
extern const struct route triage_routes[];
const struct route triage_routes[] = {
    { GET, "/triage/criteria", ROLES_CASES, RUN_READ, list_query, NULL, list_shape, NULL, get_list,
      "getTriageList", "A court's list of criteria for simple and complex, in force or as it was in an older version." },
    { PUT, "/triage/criteria/{criterion}", ROLES_CHIEFS, RUN_WRITE, criterion_query, criterion_body, list_shape, NULL, put_criterion,
      "putTriageCriterion", "Change a criterion of the viewer's court, or add one: the list gets its next version." },
    { DELETE, "/triage/criteria/{criterion}", ROLES_CHIEFS, RUN_WRITE, criterion_query, NULL, list_shape, NULL, drop_criterion,
      "dropTriageCriterion", "Take a criterion off the list of the viewer's court: the list gets its next version." },
    { GET, "/cases/{id}/triage", ROLES_CASES, RUN_READ, id_query, NULL, triage_shape, NULL, get_triage,
      "getTriage", "Whether a case is simple or complex, criterion by criterion, and every score it was given." },
    { POST, "/cases/{id}/triage", MAY_SCORE, RUN_WRITE, id_query, score_body, triage_shape, NULL, post_score,
      "scoreCase", "Score a case by the list in force, with what a person says of it." },
    { POST, "/cases/{id}/triage/overrule", MAY_OVERRULE, RUN_WRITE, id_query, overrule_body, triage_shape, NULL, post_overrule,
      "overruleTriage", "Say otherwise than the score, and why; points stay as reckoned." },
    ROUTES_END,
};
/* clang-format on */
