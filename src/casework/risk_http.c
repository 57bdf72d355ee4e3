/* Risk points over HTTP: those of a case and who ticked them off, the catalogue
 * as a court has it, and what is open in a court. */
#include <string.h>

#include "base/clock.h"
#include "casework/caserow_http.h"
#include "casework/closing.h"
#include "casework/life.h"
#include "casework/risk.h"
#include "core/scope.h"
#include "core/setting.h"
#include "http/shape.h"

#define STAGES "intake|search|measures|disposal|funds|closing"
#define STATUSES "VERIFIED|VERIFIED-2ND|FROM MEMORY|LOCAL|SEED|DESIGN|CONTESTED"
enum { NOTE_MAX = 1500, STANDARD_MAX = 1500, TERMS_BYTES = 4000, POINT_BYTES = 8 };

/* clang-format off */
static const struct field block_shape[] = {
    OUT_TEXT("procedure", "of the action"), OUT_TEXT("action", "its name"), OUT_TEXT("name", "as its button says it"),
    OUT_TEXT0("by", "the action's own condition that asks for it; null: the point itself"), SHAPE_END };
#define POINT_FIELDS                                                                               \
    OUT_TEXT("point", "its id"), OUT_ONE("stage", STAGES, "of the case's work"),                   \
    OUT_TEXT("requirement", "what has to be so"), OUT_TEXT("standard", "what counts as done"),     \
    OUT_TEXT0("ownStandard", "the court's own words on that"), OUT_TEXT("law", "ids of the sentences, blank between: GET /law"), \
    OUT_ONE("status", STATUSES, "how sure that is"), OUT_BOOL("byPerson", "ticked by somebody; else it follows the facts"), \
    OUT_BOOL("blocking", "an open one stops something"), OUT_ROWS("blocks", block_shape, "what it stops")
static const struct field case_row[] = {
    POINT_FIELDS, OUT_BOOL("settled", "done, or not needed"), OUT_ONE0("verdict", "done|not_needed|open", "of the newest tick"),
    OUT_TEXT0("note", "of the newest tick"), OUT_TEXT0("by", "who ticked"), OUT_AT("at", "when; empty: never"),
    OUT_INT("seq", "of the newest tick: If-Match; 0: none"), SHAPE_END };
static const struct field case_out[] = {
    OUT_ROWS("items", case_row, "those that apply, by stage"), OUT_INT("applies", "how many apply"), OUT_INT("open", "of them open"),
    OUT_INT("openBlocking", "of them open that stop something"), OUT_INT("others", "of the catalogue that do not apply"), SHAPE_END };
static const struct field tick_row[] = {
    OUT_INT("seq", "from 1"), OUT_ONE("verdict", "done|not_needed|open", "what was said"), OUT_TEXT("note", "why"), OUT_TEXT("by", "who"),
    OUT_DAY("day", "on which day"), OUT_AT("at", "when"), SHAPE_END };
static const struct field ticks_out[] = { OUT_ROWS("items", tick_row, "oldest first"), SHAPE_END };
static const struct field rule_row[] = {
    POINT_FIELDS, OUT_TEXT("appliesWhen", "in the reader's language"), OUT_TEXT("settledWhen", "in the reader's language"),
    OUT_BOOL("active", "asked in this court"), OUT_BOOL("canBlock", "whether it stops something is this court's choice"),
    OUT_TEXT("ownStandardZh", "empty: none"), OUT_TEXT("ownStandardEn", "empty: none"), OUT_INT("version", "If-Match; 0: as the catalogue has it"), SHAPE_END };
static const struct field rules_out[] = { OUT_TEXT("court", "法院代码"), OUT_ROWS("items", rule_row, "the catalogue"), SHAPE_END };

static const struct field stage_row[] = { OUT_ONE("stage", STAGES, "of the work"), OUT_INT("open", "open points"), OUT_INT("blocking", "of them that stop something"), SHAPE_END };
static const struct field count_row[] = { OUT_TEXT("handler", "承办人工号; empty: nobody yet"), OUT_INT("cases", "open cases"), OUT_ROWS("stages", stage_row, "each stage"), SHAPE_END };
static const struct field worst_row[] = { OUT_INT("caseId", "the case"), OUT_TEXT("caseNo", "案号"), OUT_TEXT("handler", "承办人工号"), OUT_INT("open", "open points"), OUT_INT("blocking", "that stop something"), SHAPE_END };
static const struct field point_row[] = { OUT_TEXT("point", "its id"), OUT_ONE("stage", STAGES, "of the work"), OUT_TEXT("requirement", "what has to be so"), OUT_BOOL("blocking", "stops something"), OUT_INT("cases", "in how many it is open"), SHAPE_END };
static const struct field overview_out[] = {
    OUT_TEXT("court", "法院代码"), OUT_DAY("today", "as of"), OUT_OBJECT("total", count_row, "of the court"), OUT_ROWS("handlers", count_row, "by handler"),
    OUT_ROWS("points", point_row, "by point, those that are open anywhere"), OUT_ROWS("cases", worst_row, "most that stop something first, at most fifty"), SHAPE_END };

static const struct field case_query[] = { Q_ID("id", "the case"), Q_ONE("ground", CLOSING_CHOICES, "as if closed on it; the proposed closing when left out"), SHAPE_END };
#define Q_POINT { .name = "point", .type = 't', .need = true, .min = 1, .max = POINT_BYTES, .help = "its id" }
static const struct field point_query[] = { Q_ID("id", "the case"), Q_POINT, SHAPE_END };
static const struct field tick_in[] = {
    { .name = "verdict", .type = 'c', .need = true, .choices = "done|not_needed|open", .help = "已落实、不适用、撤回" },
    { .name = "note", .type = 't', .min = 0, .max = NOTE_MAX, .help = "说明; needed for not_needed and open" },
    SHAPE_END };
static const struct field court_query[] = { Q_TEXT("court", 15, "法院代码; the viewer's own when left out"), SHAPE_END };
static const struct field rule_query[] = { Q_POINT, SHAPE_END };
static const struct field rule_in[] = {
    { .name = "active", .type = 'b', .need = true, .help = "启用" },
    { .name = "blocking", .type = 'b', .need = true, .help = "未落实时阻断" },
    { .name = "standardZh", .type = 't', .min = 0, .max = STANDARD_MAX, .help = "本院标准; empty: the catalogue's" },
    { .name = "standardEn", .type = 't', .min = 0, .max = STANDARD_MAX, .help = "the same in English" },
    { .name = "reason", .type = 't', .need = true, .min = 4, .max = 500, .help = "why; kept in the journal" },
    SHAPE_END };
/* clang-format on */

/* --- a point ------------------------------------------------------------------------------ */

/* The button's words of "life.close"; the name itself where no table has it. */
static const char *
action_name(const struct request *req, const char *procedure, const char *action)
{
    static const struct procedure *const all[] = { &life_procedure, &lead_procedure,
                                                   &settlement_procedure, &extension_procedure };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (const struct action *x = all[i]->actions; x->name != NULL; x++)
            if (strcmp(all[i]->name, procedure) == 0 && strcmp(x->name, action) == 0)
                return req->lang == LANG_EN ? x->en : x->zh;
    return action;
}

static void
blocks_write(struct request *req, const struct risk_point *p)
{
    struct buf *b = &req->out;
    jw_kopen(b, "blocks", '[');
    for (const char *at = p->blocks; *at != '\0';) {
        size_t n = strcspn(at, " "), dot = strcspn(at, "."), colon = strcspn(at, " :");
        const char *procedure = arena_text(req->arena, at, dot);
        const char *action = arena_text(req->arena, at + dot + 1, colon - dot - 1);
        jw_open(b, '{');
        jw_ktext(b, "procedure", procedure);
        jw_ktext(b, "action", action);
        jw_ktext(b, "name", action_name(req, procedure, action));
        jw_ktext(b, "by", colon < n ? arena_text(req->arena, at + colon + 1, n - colon - 1) : NULL);
        jw_close(b, '}');
        at += n + (at[n] != '\0');
    }
    jw_close(b, ']');
}

static bool
stops(const struct risk_point *p, const struct risk_rule *rule)
{
    return risk_blocks_itself(p) ? rule->blocking : p->blocks[0] != '\0';
}

static void
point_write(struct request *req, const struct risk_point *p, const struct risk_rule *rule)
{
    struct buf *b = &req->out;
    bool en = req->lang == LANG_EN;
    const char *own = en ? rule->standard_en : rule->standard_zh;
    jw_ktext(b, "point", p->id);
    jw_ktext(b, "stage", risk_stage_name(p->stage));
    jw_ktext(b, "requirement", en ? p->en : p->zh);
    jw_ktext(b, "standard", en ? p->standard_en : p->standard_zh);
    jw_ktext(b, "ownStandard", own[0] != '\0' ? own : NULL);
    jw_ktext(b, "law", p->law);
    jw_ktext(b, "status", p->status);
    jw_kbool(b, "byPerson", risk_by_person(p));
    jw_kbool(b, "blocking", stops(p, rule));
    blocks_write(req, p);
}

/* --- a case's points ------------------------------------------------------------------------ */

static void
state_write(struct request *req, const struct risk_state *st)
{
    struct buf *b = &req->out;
    char at[26] = "";
    jw_kbool(b, "settled", st->settled);
    jw_ktext(b, "verdict", st->verdict);
    jw_ktext(b, "note", st->note);
    jw_ktext(b, "by", st->name);
    jw_ktext(b, "at", st->seq > 0 ? clock_print(st->at_ms, at) : "");
    jw_kint(b, "seq", st->seq);
}

static enum err
case_write(struct request *req, int64_t case_id, enum close_ground ground)
{
    const struct core *core = req->app;
    struct risk_case c;
    struct buf *b = &req->out;
    int applies = 0, open = 0, blocking = 0;
    enum err e = risk_of_case(req->db, req->arena, core->settings,
                              procedure_today(core, req->now_ms), case_id, ground, &c, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kopen(b, "items", '[');
    for (int i = 0; i < risk_points_n; i++) {
        if (!c.state[i].applies)
            continue;
        applies++;
        open += !c.state[i].settled;
        blocking += !c.state[i].settled && stops(&risk_points[i], &c.rule[i]);
        jw_open(b, '{');
        point_write(req, &risk_points[i], &c.rule[i]);
        state_write(req, &c.state[i]);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_kint(b, "applies", applies);
    jw_kint(b, "open", open);
    jw_kint(b, "openBlocking", blocking);
    jw_kint(b, "others", risk_points_n - applies);
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
get_case(struct request *req)
{
    struct casefile c;
    enum close_ground ground = GROUND_NONE;
    const char *said = in_text(req->query, "ground");
    if (said != NULL)
        must(closing_ground_parse(said, &ground));
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    return e != ERR_OK ? e : case_write(req, c.case_id, ground);
}

static enum err
ticks_write(struct request *req, int64_t case_id)
{
    struct rows r;
    struct buf *b = &req->out;
    char text[26];
    enum err e =
        risk_history(req->db, req->arena, case_id, in_text(req->query, "point"), &r, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kopen(b, "items", '[');
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        jw_open(b, '{');
        jw_kint(b, "seq", c[2].i);
        jw_ktext(b, "verdict", c[3].t);
        jw_ktext(b, "note", c[4].t);
        jw_ktext(b, "by", c[8].t);
        jw_kday(b, "day", (day){ (int32_t)c[5].i });
        jw_ktext(b, "at", clock_print(c[6].i, text));
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
get_ticks(struct request *req)
{
    struct casefile c;
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    return e != ERR_OK ? e : ticks_write(req, c.case_id);
}

static enum err
post_tick(struct request *req)
{
    struct casefile c;
    const char *note = in_text(req->body, "note");
    struct risk_hand by = { .core = req->app,
                            .viewer = &req->viewer,
                            .now_ms = req->now_ms,
                            .today = procedure_today(req->app, req->now_ms) };
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    if (e == ERR_OK)
        e = risk_tick(req->db, req->arena, &by, c.case_id, in_text(req->query, "point"),
                      in_text(req->body, "verdict"), note == NULL ? "" : note,
                      req->if_match < 0 ? 0 : req->if_match, &req->info);
    return e != ERR_OK ? e : ticks_write(req, c.case_id);
}

/* --- the catalogue ---------------------------------------------------------------------------- */

static const char *
terms_text(struct request *req, const char *terms)
{
    struct buf b;
    buf_init(&b, TERMS_BYTES);
    risk_terms_write(terms, req->lang == LANG_EN, &b);
    const char *text = b.p == NULL ? "" : arena_text(req->arena, b.p, b.n);
    buf_done(&b);
    return text;
}

static void
rule_write(struct request *req, const struct risk_point *p, const struct risk_rule *rule)
{
    struct buf *b = &req->out;
    jw_open(b, '{');
    point_write(req, p, rule);
    jw_ktext(b, "appliesWhen", terms_text(req, p->applies));
    jw_ktext(b, "settledWhen", risk_by_person(p) ? "" : terms_text(req, p->settled));
    jw_kbool(b, "active", rule->active);
    jw_kbool(b, "canBlock", risk_blocks_itself(p));
    jw_ktext(b, "ownStandardZh", rule->standard_zh);
    jw_ktext(b, "ownStandardEn", rule->standard_en);
    jw_kint(b, "version", rule->version);
    jw_close(b, '}');
}

/* The court asked for, when the viewer may see it. */
static enum err
court_of(struct request *req, const char **ret)
{
    const char *court = in_text(req->query, "court");
    *ret = court != NULL && court[0] != '\0' ? court : req->viewer.court;
    return scope_allows(req->db, req->arena, &req->viewer, *ret, &req->info);
}

static enum err
rules_write(struct request *req, const char *court)
{
    struct risk_rule *rule;
    enum err e = risk_rules(req->db, req->arena, court, &rule, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_ktext(&req->out, "court", court);
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < risk_points_n; i++)
        rule_write(req, &risk_points[i], &rule[i]);
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

static enum err
get_rules(struct request *req)
{
    const char *court;
    enum err e = court_of(req, &court);
    return e != ERR_OK ? e : rules_write(req, court);
}

static enum err
put_rule(struct request *req)
{
    const struct input *in = req->body;
    const char *zh = in_text(in, "standardZh"), *en = in_text(in, "standardEn");
    struct risk_rule rule = { .active = in_bool(in, "active", true),
                              .blocking = in_bool(in, "blocking", false),
                              .standard_zh = zh == NULL ? "" : zh,
                              .standard_en = en == NULL ? "" : en,
                              .version = req->if_match < 0 ? 0 : req->if_match };
    enum err e =
        risk_rule_put(req->db, req->arena, req->viewer.court, in_text(req->query, "point"), &rule,
                      in_text(in, "reason"), req->viewer.user_id, req->now_ms, &req->info);
    return e != ERR_OK ? e : rules_write(req, req->viewer.court);
}

/* --- a court ------------------------------------------------------------------------------------
 */

static void
count_write(struct buf *b, const struct risk_count *c)
{
    jw_ktext(b, "handler", c->handler);
    jw_kint(b, "cases", c->cases);
    jw_kopen(b, "stages", '[');
    for (int s = 0; s < RISK_STAGE_N; s++) {
        jw_open(b, '{');
        jw_ktext(b, "stage", risk_stage_name((enum risk_stage)s));
        jw_kint(b, "open", c->open[s]);
        jw_kint(b, "blocking", c->blocking[s]);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static void
worst_write(struct buf *b, const struct risk_overview *o)
{
    jw_kopen(b, "cases", '[');
    for (int i = 0; i < o->n_worst; i++) {
        jw_open(b, '{');
        jw_kint(b, "caseId", o->worst[i].case_id);
        jw_ktext(b, "caseNo", o->worst[i].case_no);
        jw_ktext(b, "handler", o->worst[i].handler);
        jw_kint(b, "open", o->worst[i].open);
        jw_kint(b, "blocking", o->worst[i].blocking);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static void
points_write(struct request *req, const struct risk_overview *o)
{
    struct buf *b = &req->out;
    jw_kopen(b, "points", '[');
    for (int i = 0; i < risk_points_n; i++) {
        const struct risk_point *p = &risk_points[i];
        if (o->open_of_point[i] == 0)
            continue;
        jw_open(b, '{');
        jw_ktext(b, "point", p->id);
        jw_ktext(b, "stage", risk_stage_name(p->stage));
        jw_ktext(b, "requirement", req->lang == LANG_EN ? p->en : p->zh);
        jw_kbool(b, "blocking", p->blocks[0] != '\0');
        jw_kint(b, "cases", o->open_of_point[i]);
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static enum err
get_overview(struct request *req)
{
    const struct core *core = req->app;
    struct risk_overview o;
    struct buf *b = &req->out;
    const char *court;
    day today = procedure_today(core, req->now_ms);
    enum err e = court_of(req, &court);
    if (e == ERR_OK)
        e = risk_overview(req->db, req->arena, core->settings, today, court, &o, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_ktext(b, "court", court);
    jw_kday(b, "today", today);
    jw_kopen(b, "total", '{');
    count_write(b, &o.total);
    jw_close(b, '}');
    jw_kopen(b, "handlers", '[');
    for (int i = 0; i < o.n_by; i++) {
        jw_open(b, '{');
        count_write(b, &o.by[i]);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    points_write(req, &o);
    worst_write(b, &o);
    jw_close(b, '}');
    return ERR_OK;
}

/* clang-format off */
#define TICKERS (ROLE(ROLE_JUDGE) | ROLE(ROLE_ASSISTANT) | ROLE(ROLE_CLERK) | ROLES_CHIEFS)
extern const struct route risk_routes[];
const struct route risk_routes[] = {
    { GET, "/cases/{id}/risks", ROLES_CASES, RUN_READ, case_query, NULL, case_out, NULL, get_case,
      "listCaseRisks", "The risk points that apply to a case, how each stands and who ticked it off." },
    { GET, "/cases/{id}/risks/{point}/ticks", ROLES_CASES, RUN_READ, point_query, NULL, ticks_out, NULL, get_ticks,
      "listRiskTicks", "Everything that was said on one risk point of a case." },
    { POST, "/cases/{id}/risks/{point}/ticks", TICKERS, RUN_WRITE, point_query, tick_in, ticks_out, NULL, post_tick,
      "tickRisk", "Tick a risk point off, say that it does not arise, or take that back with a reason." },
    { GET, "/risks", ROLES_SIGNED_IN, RUN_READ, court_query, NULL, rules_out, NULL, get_rules,
      "listRisks", "The catalogue of risk points as a court has it." },
    { PUT, "/risks/{point}", ROLES_CHIEFS | ROLE(ROLE_SYSTEM), RUN_WRITE, rule_query, rule_in, rules_out, NULL, put_rule,
      "changeRisk", "Switch a risk point on or off in the viewer's court, let it stop its action or not, or word its standard." },
    { GET, "/risks/overview", ROLES_CASES, RUN_READ, court_query, NULL, overview_out, NULL, get_overview,
      "getRiskOverview", "What is open in a court's cases, by stage and handler, and the cases with most." },
    ROUTES_END,
};
/* clang-format on */
