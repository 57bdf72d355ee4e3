/* Clocks over HTTP: those of a case, those that press, how many of each light, and
 * the list of nodes they run by. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "core/core.h"
#include "core/deadline.h"
#include "core/deadline_sql.h"
#include "core/node_rule.h"
#include "core/procedure.h"
#include "core/scope.h"
#include "core/team.h"
#include "http/shape.h"

#define LIGHTS "grey|green|yellow|red"
#define UNITS "D|WD|M|Y|-"

static const char *const light_names[] = {
    [LIGHT_GREY] = "grey",
    [LIGHT_GREEN] = "green",
    [LIGHT_YELLOW] = "yellow",
    [LIGHT_RED] = "red",
};
static const char *const state_names[DEADLINE_STATE_N] = {
    [DEADLINE_RUNNING] = "running",    [DEADLINE_PAUSED] = "paused", [DEADLINE_DONE] = "done",
    [DEADLINE_LATE_DONE] = "lateDone", [DEADLINE_VOID] = "void",
};

/* --- rows ----------------------------------------------------------------------------- */

static const struct field step_out[] = {
    OUT_TEXT("law", "id of the sentence that decided"),
    OUT_TEXT("zh", "what was done, in Chinese"),
    OUT_TEXT("en", "what was done"),
    SHAPE_END,
};
/* clang-format off */
static const struct field row_out[] = {
    OUT_INT("id", "the clock"),
    OUT_INT("caseId", "the case; the application where caseNo is empty"),
    OUT_TEXT0("caseNo", "案号; null within one case, empty: it runs for an application"),
    OUT_TEXT("court", "法院代码"),
    OUT_TEXT("handler", "承办人工号, or empty"),
    OUT_TEXT("node", "key of the node"),
    OUT_INT("seq", "its place in the list of nodes"),
    OUT_TEXT("name", "of the node, in the reader's language"),
    OUT_TEXT("basis", "where its time comes from"),
    OUT_TEXT("status", "how sure that is"),
    OUT_DAY("triggerDay", "what set it going"),
    OUT_DAY0("dueDay", "null: no fixed time, or stopped"),
    OUT_DAY0("doneDay", "null: not done"),
    OUT_ONE("state", "running|paused|done|lateDone|void", "how it stands"),
    OUT_ONE("light", LIGHTS, "as of today"),
    OUT_INT0("daysLeft", "to the due day; below zero: over; null: not running or no due day"),
    OUT_INT("rung", "of the ladder, reached so far: 0 none, 1 the handler, 2 the chief, 3 the higher court"),
    OUT_INT("ruleVersion", "of the node's rule it was counted by; 0: the list's"),
    OUT_BOOL("provisional", "counted without the holidays of a year that is not loaded; counted again when it is"),
    OUT_ROWS("steps", step_out, "how it was counted"),
    SHAPE_END,
};
/* clang-format on */
static const struct field rows_out[] = {
    OUT_ROWS("items", row_out, "by node, then trigger day"),
    SHAPE_END,
};

static void
row_write(struct request *req, const struct deadline_row *d, day today)
{
    struct buf *b = &req->out;
    jw_open(b, '{');
    jw_kint(b, "id", d->deadline_id);
    jw_kint(b, "caseId", d->case_id);
    jw_ktext(b, "caseNo", d->case_no);
    jw_ktext(b, "court", d->court);
    jw_ktext(b, "handler", d->handler);
    jw_ktext(b, "node", d->node);
    jw_kint(b, "seq", d->seq);
    jw_ktext(b, "name", req->lang == LANG_EN ? d->en : d->zh);
    jw_ktext(b, "basis", d->basis);
    jw_ktext(b, "status", d->status);
    jw_kday(b, "triggerDay", d->trigger);
    jw_kday(b, "dueDay", d->due);
    jw_kday(b, "doneDay", d->done);
    jw_ktext(b, "state", state_names[d->state]);
    jw_ktext(b, "light", light_names[d->light]);
    bool left = d->state == DEADLINE_RUNNING && !day_is_none(d->due);
    jw_kint0(b, "daysLeft", left, left ? day_diff(d->due, today) : 0);
    jw_kint(b, "rung", d->rung);
    jw_kint(b, "ruleVersion", d->rule_version);
    jw_kbool(b, "provisional", d->provisional);
    jw_key(b, "steps");
    jw_raw(b, d->counted);
    jw_close(b, '}');
}

static const struct field id_query[] = { Q_ID("id", "the case"), SHAPE_END };

static enum err
list_of_case(struct request *req)
{
    const struct core *core = req->app;
    day today = procedure_today(core, req->now_ms);
    struct team_case c;
    struct deadline_row *d;
    int n;
    int64_t case_id = in_int(req->query, "id", 0);
    enum err e = team_of_case(req->db, req->arena, &req->viewer, case_id, &c, &req->info);
    if (e == ERR_OK)
        e = scope_allows(req->db, req->arena, &req->viewer, c.court, &req->info);
    if (e == ERR_OK)
        e = deadline_of_case(req->db, req->arena, core->settings, case_id, today, &d, &n,
                             &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < n; i++)
        row_write(req, &d[i], today);
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

/* --- what presses ------------------------------------------------------------------------ */

enum { SIZE_MOST = 200, SIZE_USUAL = 50, TOKEN_BYTES = 40 };

static const struct field list_query[] = {
    Q_ONE("light", LIGHTS, "yellow and red when left out"),
    Q_TEXT("court", 15, "法院代码"),
    Q_TEXT("handler", 31, "承办人工号"),
    Q_TEXT("node", 40, "key of a node"),
    Q_INT("rung", 0, 3, "at least so high on the ladder"),
    Q_TEXT("after", TOKEN_BYTES, "next of the page before"),
    Q_INT("size", 1, SIZE_MOST, "rows a page, 50 when left out"),
    SHAPE_END,
};
static const struct field list_out[] = {
    OUT_ROWS("items", row_out, "the nearest due day first"),
    OUT_TEXT0("next", "token of the next page"),
    SHAPE_END,
};

static const char *
said(const struct request *req, const char *name)
{
    const char *s = in_text(req->query, name);
    return s != NULL ? s : "";
}

/* "20160.123": the due day and id of the last row. */
static bool
token_read(const char *s, struct deadline_filter *f)
{
    char *end;
    if (s[0] == '\0')
        return true;
    f->after_day.n = (int32_t)strtol(s, &end, 10);
    if (*end != '.')
        return false;
    f->after_id = strtoll(end + 1, &end, 10);
    return *end == '\0';
}

static enum err
list_pressing(struct request *req)
{
    const struct core *core = req->app;
    day today = procedure_today(core, req->now_ms);
    const char *light = said(req, "light");
    struct deadline_row *d;
    int n, most = (int)in_int(req->query, "size", SIZE_USUAL);
    struct deadline_filter f = { .court = said(req, "court"),
                                 .handler = said(req, "handler"),
                                 .node = said(req, "node"),
                                 .rung = (int)in_int(req->query, "rung", 0),
                                 .light_from = LIGHT_YELLOW,
                                 .light_to = LIGHT_RED,
                                 .after_day = DAY_NONE,
                                 .most = most };
    for (int i = 0; i <= LIGHT_RED; i++)
        if (strcmp(light, light_names[i]) == 0)
            f.light_from = f.light_to = (enum node_light)i;
    if (!token_read(said(req, "after"), &f))
        return FAIL_ZH(&req->info, ERR_INVALID, "after", "页码标记有误", "is no token of a page");
    enum err e = deadline_list(req->db, req->arena, core->settings, &req->viewer, &f, today, &d, &n,
                               &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < n && i < most; i++)
        row_write(req, &d[i], today);
    jw_close(&req->out, ']');
    jw_ktext(&req->out, "next",
             n <= most ? NULL
                       : arena_printf(req->arena, "%d.%lld", d[most - 1].due.n,
                                      (long long)d[most - 1].deadline_id));
    jw_close(&req->out, '}');
    return ERR_OK;
}

static const struct field light_out[] = {
    OUT_TEXT("court", "法院代码"),
    OUT_ONE("light", LIGHTS, "as the last tick saw it"),
    OUT_INT("count", "running clocks"),
    SHAPE_END,
};
static const struct field lights_out[] = {
    OUT_ROWS("items", light_out, "by court, those that are there"),
    SHAPE_END,
};

static enum err
count_lights(struct request *req)
{
    struct rows r;
    enum err e = db_run(req->db, req->arena, &sql_deadline_lights,
                        (struct arg[]){ scope_arg(&req->viewer) }, &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < r.n; i++) {
        jw_open(&req->out, '{');
        jw_ktext(&req->out, "court", rows_at(&r, i, 0)->t);
        jw_ktext(&req->out, "light", light_names[rows_at(&r, i, 1)->i]);
        jw_kint(&req->out, "count", rows_at(&r, i, 2)->i);
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

static const struct field handler_out[] = {
    OUT_TEXT("handler", "承办人工号, or empty"),
    OUT_TEXT("name", "empty: no such person is known"),
    OUT_TEXT("team", "承办团队"),
    OUT_INT("red", "clocks past their due day"),
    OUT_INT("yellow", "clocks due soon"),
    OUT_INT("rung", "the highest step of the ladder among them"),
    OUT_DAY("dueDay", "the earliest"),
    SHAPE_END,
};
static const struct field handlers_out[] = {
    OUT_ROWS("items", handler_out, "those who have any, by number"),
    SHAPE_END,
};
static const struct field handlers_query[] = {
    { .name = "court", .type = 't', .need = true, .min = 1, .max = 15, .help = "法院代码" },
    SHAPE_END,
};

static enum err
count_handlers(struct request *req)
{
    struct rows r;
    struct buf *b = &req->out;
    enum err e =
        db_run(req->db, req->arena, &sql_deadline_handlers,
               (struct arg[]){ scope_arg(&req->viewer), ARG_T(in_text(req->query, "court")) }, &r,
               NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kopen(b, "items", '[');
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        jw_open(b, '{');
        jw_ktext(b, "handler", c[0].t);
        jw_ktext(b, "name", c[1].t);
        jw_ktext(b, "team", c[2].t);
        jw_kint(b, "red", c[3].i);
        jw_kint(b, "yellow", c[4].i);
        jw_kint(b, "rung", c[5].i);
        jw_kday(b, "dueDay", (day){ (int32_t)c[6].i });
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_close(b, '}');
    return ERR_OK;
}

/* --- nodes ------------------------------------------------------------------------------------ */

/* clang-format off */
static const struct field node_out[] = {
    OUT_TEXT("node", "its key"),
    OUT_INT("seq", "its place in the list"),
    OUT_TEXT("zh", "its name in Chinese"),
    OUT_TEXT("en", "its name"),
    OUT_ONE("unit", UNITS, "days, working days, months, years; - : no fixed time"),
    OUT_INT("n", "how many"),
    OUT_INT("alarmDays", "own alarm, days after the trigger; 0: none"),
    OUT_TEXT("event", "what sets it going"),
    OUT_TEXT("basis", "where its time comes from"),
    OUT_TEXT("status", "how sure that is"),
    OUT_TEXT("law", "id of the sentence"),
    OUT_TEXT0("setting", "the setting that holds n"),
    OUT_BOOL("followsCaseClock", "stops with the case's clock"),
    OUT_BOOL("active", "starts at all"),
    OUT_INT("version", "for If-Match; 0: as the list has it"),
    SHAPE_END,
};
static const struct field nodes_out[] = { OUT_ROWS("items", node_out, "by place"), SHAPE_END };
static const struct field node_query[] = {
    { .name = "node", .type = 't', .need = true, .min = 1, .max = 40, .help = "its key; a new one adds a node" },
    SHAPE_END,
};
static const struct field node_body[] = {
    { .name = "seq", .type = 'i', .need = true, .min = 1, .max = 999, .help = "its place in the list" },
    { .name = "zh", .type = 't', .need = true, .min = 1, .max = 120, .help = "its name in Chinese" },
    { .name = "en", .type = 't', .need = true, .min = 1, .max = 120, .help = "its name in English" },
    { .name = "unit", .type = 'c', .need = true, .choices = UNITS, .help = "days, working days, months, years; - : no fixed time" },
    { .name = "n", .type = 'i', .need = true, .min = 0, .max = PERIOD_DAYS_MAX, .help = "how many" },
    { .name = "alarmDays", .type = 'i', .need = true, .min = 0, .max = PERIOD_DAYS_MAX, .help = "own alarm, days after the trigger; 0: none" },
    { .name = "event", .type = 't', .need = true, .min = 1, .max = 60, .help = "what sets it going" },
    { .name = "basis", .type = 't', .need = true, .min = 0, .max = 300, .help = "where its time comes from" },
    { .name = "status", .type = 't', .need = true, .min = 0, .max = 60, .help = "how sure that is" },
    { .name = "followsCaseClock", .type = 'b', .need = true, .help = "stops with the case's clock" },
    { .name = "active", .type = 'b', .need = true, .help = "starts at all" },
    SHAPE_END,
};
/* clang-format on */

static void
node_write(struct buf *b, const struct node_rule *r)
{
    jw_open(b, '{');
    jw_ktext(b, "node", r->node);
    jw_kint(b, "seq", r->seq);
    jw_ktext(b, "zh", r->zh);
    jw_ktext(b, "en", r->en);
    jw_ktext(b, "unit", period_unit_name(r->unit));
    jw_kint(b, "n", r->n);
    jw_kint(b, "alarmDays", r->alarm_days);
    jw_ktext(b, "event", r->event);
    jw_ktext(b, "basis", r->basis);
    jw_ktext(b, "status", r->status);
    jw_ktext(b, "law", r->law);
    jw_ktext(b, "setting", r->setting[0] != '\0' ? r->setting : NULL);
    jw_kbool(b, "followsCaseClock", r->follows);
    jw_kbool(b, "active", r->active);
    jw_kint(b, "version", r->version);
    jw_close(b, '}');
}

static enum err
list_nodes(struct request *req)
{
    const struct core *core = req->app;
    struct node_rule *r;
    int n;
    enum err e = node_rule_all(req->db, req->arena, core->settings, &r, &n, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < n; i++)
        node_write(&req->out, &r[i]);
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

static const struct field version_out[] = {
    OUT_OBJECT("rule", node_out, "as it was put"),
    OUT_TEXT("by", "who put it; empty: before versions were kept"),
    { .name = "at", .type = 's', .help = "null: before versions were kept" },
    SHAPE_END,
};
static const struct field running_out[] = {
    OUT_INT("version", "of the rule; 0: the list's"),
    OUT_INT("count", "clocks that run or stand still"),
    SHAPE_END,
};
static const struct field versions_out[] = {
    OUT_ROWS("items", version_out, "newest first"),
    OUT_ROWS("running", running_out, "open clocks, by the version they were counted by"),
    SHAPE_END,
};

static enum err
list_versions(struct request *req)
{
    struct node_rule_history h;
    struct buf *b = &req->out;
    enum err e =
        node_rule_history(req->db, req->arena, in_text(req->query, "node"), &h, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kopen(b, "items", '[');
    for (int i = 0; i < h.n; i++) {
        char at[26];
        jw_open(b, '{');
        jw_key(b, "rule");
        node_write(b, &h.version[i].rule);
        jw_ktext(b, "by", h.version[i].by);
        jw_ktext(b, "at", h.version[i].at_ms != 0 ? clock_print(h.version[i].at_ms, at) : NULL);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_kopen(b, "running", '[');
    for (int i = 0; i < h.running.n; i++) {
        jw_open(b, '{');
        jw_kint(b, "version", rows_at(&h.running, i, 0)->i);
        jw_kint(b, "count", rows_at(&h.running, i, 1)->i);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
put_node(struct request *req)
{
    const struct core *core = req->app;
    const struct input *in = req->body;
    struct node_rule r = { .node = in_text(req->query, "node"),
                           .seq = (int)in_int(in, "seq", 0),
                           .zh = in_text(in, "zh"),
                           .en = in_text(in, "en"),
                           .n = (int)in_int(in, "n", 0),
                           .alarm_days = (int)in_int(in, "alarmDays", 0),
                           .event = in_text(in, "event"),
                           .basis = in_text(in, "basis"),
                           .status = in_text(in, "status"),
                           .follows = in_bool(in, "followsCaseClock", false),
                           .active = in_bool(in, "active", true),
                           .version = req->if_match };
    must(period_unit_parse(in_text(in, "unit"), &r.unit));
    enum err e = node_rule_put(req->db, req->arena, core->settings, &r, req->viewer.user_id,
                               req->now_ms, &req->info);
    if (e == ERR_OK)
        e = node_rule_get(req->db, req->arena, core->settings, r.node, &r, &req->info);
    if (e != ERR_OK)
        return e;
    node_write(&req->out, &r);
    req->etag = r.version;
    return ERR_OK;
}

/* clang-format off */
extern const struct route deadline_routes[];
const struct route deadline_routes[] = {
    { GET, "/cases/{id}/deadlines", ROLES_CASES, RUN_READ, id_query, NULL, rows_out, NULL, list_of_case,
      "listCaseDeadlines", "The clocks of a case, running and ended, each with how it was counted." },
    { GET, "/deadlines", ROLES_CASES, RUN_READ, list_query, NULL, list_out, NULL, list_pressing,
      "listDeadlines", "Running clocks that press, the nearest due day first." },
    { GET, "/deadlines/lights", ROLES_CASES, RUN_READ, NULL, NULL, lights_out, NULL, count_lights,
      "countLights", "How many running clocks of each court show which light." },
    { GET, "/deadlines/handlers", ROLES_CASES, RUN_READ, handlers_query, NULL, handlers_out, NULL, count_handlers,
      "countHandlers", "Who of a court has clocks that are late or due soon, and how far up the ladder they are." },
    { GET, "/nodes/{node}/versions", ROLES_SIGNED_IN, RUN_READ, node_query, NULL, versions_out, NULL, list_versions,
      "listNodeVersions", "What a node's rule was, and by which version open clocks were counted." },
    { GET, "/nodes", ROLES_SIGNED_IN, RUN_READ, NULL, NULL, nodes_out, NULL, list_nodes,
      "listNodes", "The list of nodes as this installation has it." },
    { PUT, "/nodes/{node}", ROLE(ROLE_SYSTEM), RUN_WRITE, node_query, node_body, node_out, NULL, put_node,
      "putNode", "Change a node, or add one; holds for clocks that start after it." },
    ROUTES_END,
};
/* clang-format on */
