/* The team board: teams, members, what each has open; and who is in them,
 * edited by the court's chiefs. */
#include <string.h>

#include "casework/caserow_http.h"
#include "casework/teams.h"
#include "casework/teams_sql.h"
#include "core/scope.h"
#include "core/setting.h"
#include "http/shape.h"

enum { WORDS_BYTES = 1024 };

/* clang-format off */
static const struct field member_shape[] = {
    OUT_TEXT("account", "工号"), OUT_TEXT("name", "for people"), OUT_BOOL("active", "still in post"), OUT_ONE("post", TEAM_POSTS, "岗位"),
    OUT_LIST("places", "where they go"), OUT_LIST("causes", "what they know"), OUT_INT("share", "of new cases, percent"), OUT_BOOL("takes", "new cases at all"),
    OUT_INT("open", "open cases they handle"), OUT_INT("load", "points of these"), OUT_INT("overdue", "of these past their limit"), OUT_INT("version", "for If-Match"), SHAPE_END,
};
static const struct field team_shape[] = {
    OUT_TEXT("team", "its name"), OUT_ONE("kind", TEAM_KINDS, "快执、普执、涉企、事务、终本维护"), OUT_BOOL("active", "takes cases"), OUT_INT("version", "for If-Match"),
    OUT_ROWS("members", member_shape, "judges first"), SHAPE_END,
};
static const struct field handler_shape[] = {
    OUT_TEXT("account", "工号"), OUT_TEXT("name", "empty: nobody who signs in"), OUT_INT("open", "open cases"), OUT_INT("load", "points of these"), OUT_INT("overdue", "of these past their limit"), SHAPE_END,
};
static const struct field named_shape[] = { OUT_TEXT("team", "its name"), OUT_INT("open", "open cases that name it"), SHAPE_END };
static const struct field staff_shape[] = { OUT_TEXT("account", "工号"), OUT_TEXT("name", "for people"), OUT_LIST("posts", "theirs by role"), SHAPE_END };
static const struct field board_shape[] = {
    OUT_TEXT("court", "法院代码"), OUT_TEXT("courtName", "法院"), OUT_BOOL("mayEdit", "by this viewer"), OUT_INT("base", "points of a case without a score"),
    OUT_INT("unassigned", "open cases nobody handles"), OUT_ROWS("teams", team_shape, "working ones first"), OUT_ROWS("handlers", handler_shape, "whoever holds open cases, in a team or not"),
    OUT_ROWS("named", named_shape, "teams that cases name and nobody described"), OUT_ROWS("staff", staff_shape, "who could be put in a team; empty to whoever may not edit"), SHAPE_END,
};
static const struct field board_query[] = { Q_TEXT("court", 15, "法院代码; the viewer's own when left out"), SHAPE_END };
static const struct field team_query[] = { { .name = "team", .type = 't', .need = true, .min = 1, .max = TEAM_NAME_BYTES, .help = "its name" }, SHAPE_END };
static const struct field team_body[] = {
    { .name = "kind", .type = 'c', .need = true, .choices = TEAM_KINDS, .help = "快执、普执、涉企、事务、终本维护" },
    { .name = "active", .type = 'b', .need = true, .help = "takes cases" },
    SHAPE_END,
};
static const struct field member_query[] = {
    { .name = "team", .type = 't', .need = true, .min = 1, .max = TEAM_NAME_BYTES, .help = "its name" },
    { .name = "account", .type = 't', .need = true, .min = 1, .max = 31, .help = "工号" },
    SHAPE_END,
};
static const struct field member_body[] = {
    { .name = "post", .type = 'c', .need = true, .choices = TEAM_POSTS, .help = "岗位" },
    { .name = "places", .type = 'l', .min = 0, .max = 30, .help = "where they go" },
    { .name = "causes", .type = 'l', .min = 0, .max = 30, .help = "what they know" },
    { .name = "share", .type = 'i', .need = true, .min = 1, .max = 200, .help = "of new cases, percent" },
    { .name = "takes", .type = 'b', .need = true, .help = "new cases at all" },
    SHAPE_END,
};
/* clang-format on */

static void
words_write(struct buf *b, const char *key, const char *words)
{
    jw_kopen(b, key, '[');
    while (*words != '\0') {
        size_t n = strcspn(words, ";");
        if (n > 0)
            jw_textn(b, words, n);
        words += n + (words[n] == ';');
    }
    jw_close(b, ']');
}

static void
member_write(struct buf *b, const struct arg *c)
{
    jw_open(b, '{');
    jw_ktext(b, "account", c[2].t);
    jw_ktext(b, "name", c[3].t);
    jw_kbool(b, "active", c[4].i != 0);
    jw_ktext(b, "post", c[5].t);
    words_write(b, "places", c[6].t);
    words_write(b, "causes", c[7].t);
    jw_kint(b, "share", c[8].i);
    jw_kbool(b, "takes", c[9].i != 0);
    jw_kint(b, "open", c[11].i);
    jw_kint(b, "load", c[12].i);
    jw_kint(b, "overdue", c[13].i);
    jw_kint(b, "version", c[10].i);
    jw_close(b, '}');
}

/* The court's teams, each with those of the members that are its. */
static enum err
teams_write(struct request *req, const char *court, const struct arg *when)
{
    static const char *const posts[] = { "judge", "assistant", "clerk", "bailiff" };
    struct rows teams, members;
    struct buf *b = &req->out;
    enum err e = db_run(req->db, req->arena, &sql_court_team_all, (struct arg[]){ ARG_T(court) },
                        &teams, NULL, &req->info);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_court_member_all, when, &members, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(b, "teams", '[');
    for (int i = 0; i < teams.n; i++) {
        const struct arg *t = rows_at(&teams, i, 0);
        jw_open(b, '{');
        jw_ktext(b, "team", t[0].t);
        jw_ktext(b, "kind", t[1].t);
        jw_kbool(b, "active", t[2].i != 0);
        jw_kint(b, "version", t[3].i);
        jw_kopen(b, "members", '[');
        for (size_t p = 0; p < sizeof posts / sizeof posts[0]; p++)
            for (int k = 0; k < members.n; k++)
                if (strcmp(rows_at(&members, k, 0)->t, t[0].t) == 0 &&
                    strcmp(rows_at(&members, k, 5)->t, posts[p]) == 0)
                    member_write(b, rows_at(&members, k, 0));
        jw_close(b, ']');
        jw_close(b, '}');
    }
    jw_close(b, ']');
    return ERR_OK;
}

static enum err
handlers_write(struct request *req, const struct arg *when)
{
    struct rows r;
    struct buf *b = &req->out;
    enum err e = db_run(req->db, req->arena, &sql_court_handlers, when, &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(b, "handlers", '[');
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        jw_open(b, '{');
        jw_ktext(b, "account", c[0].t);
        jw_ktext(b, "name", c[1].t);
        jw_kint(b, "open", c[2].i);
        jw_kint(b, "load", c[3].i);
        jw_kint(b, "overdue", c[4].i);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    return ERR_OK;
}

static enum err
named_write(struct request *req, const char *court)
{
    struct rows r;
    struct buf *b = &req->out;
    enum err e = db_run(req->db, req->arena, &sql_court_team_names, (struct arg[]){ ARG_T(court) },
                        &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_kopen(b, "named", '[');
    for (int i = 0; i < r.n; i++) {
        jw_open(b, '{');
        jw_ktext(b, "team", rows_at(&r, i, 0)->t);
        jw_kint(b, "open", rows_at(&r, i, 1)->i);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    return ERR_OK;
}

/* One row a role: rows of one person follow each other. */
static enum err
staff_write(struct request *req, const char *court, bool may)
{
    struct rows r = { 0 };
    struct buf *b = &req->out;
    enum err e = may ? db_run(req->db, req->arena, &sql_court_staff, (struct arg[]){ ARG_T(court) },
                              &r, NULL, &req->info)
                     : ERR_OK;
    if (e != ERR_OK)
        return e;
    jw_kopen(b, "staff", '[');
    for (int i = 0; i < r.n; i++) {
        int64_t id = rows_at(&r, i, 0)->i;
        if (i == 0 || rows_at(&r, i - 1, 0)->i != id) {
            jw_open(b, '{');
            jw_ktext(b, "account", rows_at(&r, i, 1)->t);
            jw_ktext(b, "name", rows_at(&r, i, 2)->t);
            jw_kopen(b, "posts", '[');
        }
        jw_text(b, rows_at(&r, i, 3)->t);
        if (i + 1 == r.n || rows_at(&r, i + 1, 0)->i != id) {
            jw_close(b, ']');
            jw_close(b, '}');
        }
    }
    jw_close(b, ']');
    return ERR_OK;
}

static enum err
board_write(struct request *req, const char *court)
{
    struct caseview v;
    struct rows waiting;
    struct buf *b = &req->out;
    bool may = (req->viewer.roles & ROLES_CHIEFS) != 0 && strcmp(court, req->viewer.court) == 0;
    enum err e = caseview_open(req, req->db, &v);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_court_unassigned, (struct arg[]){ ARG_T(court) },
                   &waiting, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    int64_t base = setting_int(v.core->settings, "triage_base_points");
    struct arg when[] = { ARG_I(v.today.n), ARG_I(base), ARG_T(court) };
    jw_open(b, '{');
    jw_ktext(b, "court", court);
    jw_ktext(b, "courtName", caseview_court_name(&v, court));
    jw_kbool(b, "mayEdit", may);
    jw_kint(b, "base", base);
    jw_kint(b, "unassigned", rows_at(&waiting, 0, 0)->i);
    e = teams_write(req, court, when);
    if (e == ERR_OK)
        e = handlers_write(req, when);
    if (e == ERR_OK)
        e = named_write(req, court);
    if (e == ERR_OK)
        e = staff_write(req, court, may);
    jw_close(b, '}');
    return e;
}

static enum err
get_board(struct request *req)
{
    const char *court = in_text(req->query, "court");
    court = court == NULL || court[0] == '\0' ? req->viewer.court : court;
    enum err e = scope_allows(req->db, req->arena, &req->viewer, court, &req->info);
    return e != ERR_OK ? e : board_write(req, court);
}

/* --- editing ---------------------------------------------------------------------------- */

static struct teams_act
acting(struct request *req)
{
    return (struct teams_act){ .db = req->db,
                               .arena = req->arena,
                               .viewer = &req->viewer,
                               .now_ms = req->now_ms,
                               .info = &req->info };
}

static enum err
put_team(struct request *req)
{
    struct teams_act x = acting(req);
    enum err e = teams_put(&x, in_text(req->query, "team"), in_text(req->body, "kind"),
                           in_bool(req->body, "active", true), req->if_match);
    return e != ERR_OK ? e : board_write(req, req->viewer.court);
}

static const char *
words_read(struct request *req, const char *key)
{
    struct buf b;
    size_t n = in_count(req->body, key);
    buf_init(&b, (size_t)n * WORDS_BYTES + 1);
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "%s%s", i > 0 ? ";" : "", in_item_text(req->body, key, i));
    const char *s = b.p != NULL ? arena_text(req->arena, b.p, b.n) : "";
    buf_done(&b);
    return s;
}

static enum err
put_member(struct request *req)
{
    struct teams_act x = acting(req);
    const struct team_member_in in = { .account = in_text(req->query, "account"),
                                       .post = in_text(req->body, "post"),
                                       .places = words_read(req, "places"),
                                       .causes = words_read(req, "causes"),
                                       .share = (int)in_int(req->body, "share", 0),
                                       .takes = in_bool(req->body, "takes", true) };
    enum err e = teams_member_put(&x, in_text(req->query, "team"), &in, req->if_match);
    return e != ERR_OK ? e : board_write(req, req->viewer.court);
}

static enum err
drop_member(struct request *req)
{
    struct teams_act x = acting(req);
    enum err e = teams_member_drop(&x, in_text(req->query, "team"), in_text(req->query, "account"));
    return e != ERR_OK ? e : board_write(req, req->viewer.court);
}

/* --- recusal ------------------------------------------------------------------------------ */

/* clang-format off */
static const struct field recused_shape[] = {
    OUT_TEXT("account", "工号"), OUT_TEXT("name", "for people"), OUT_TEXT("reason", "理由"), SHAPE_END,
};
static const struct field recusals_shape[] = { OUT_ROWS("items", recused_shape, "by account"), SHAPE_END };
static const struct field case_query[] = { Q_ID("id", "the case"), SHAPE_END };
static const struct field recuse_body[] = {
    { .name = "account", .type = 't', .need = true, .min = 1, .max = 31, .help = "工号" },
    { .name = "reason", .type = 't', .need = true, .min = 4, .max = 500, .help = "理由" },
    SHAPE_END,
};
/* clang-format on */

static enum err
recusals_write(struct request *req, int64_t case_id)
{
    struct casefile c;
    struct rows r;
    enum err e = caseview_case(req, case_id, &c);
    if (e == ERR_OK)
        e = db_run(req->db, req->arena, &sql_recusal_of_case, (struct arg[]){ ARG_I(case_id) }, &r,
                   NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < r.n; i++) {
        jw_open(&req->out, '{');
        jw_ktext(&req->out, "account", rows_at(&r, i, 1)->t);
        jw_ktext(&req->out, "name", rows_at(&r, i, 2)->t);
        jw_ktext(&req->out, "reason", rows_at(&r, i, 3)->t);
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

static enum err
list_recusals(struct request *req)
{
    return recusals_write(req, in_int(req->query, "id", 0));
}

static enum err
recuse(struct request *req)
{
    struct teams_act x = acting(req);
    int64_t id = in_int(req->query, "id", 0);
    enum err e = teams_recuse(&x, id, in_text(req->body, "account"), in_text(req->body, "reason"));
    return e != ERR_OK ? e : recusals_write(req, id);
}

static enum err
end_recusal(struct request *req)
{
    struct teams_act x = acting(req);
    int64_t id = in_int(req->query, "id", 0);
    enum err e =
        teams_recusal_end(&x, id, in_text(req->body, "account"), in_text(req->body, "reason"));
    return e != ERR_OK ? e : recusals_write(req, id);
}

/* clang-format off */
extern const struct route teams_routes[];
const struct route teams_routes[] = {
    { GET, "/teams", ROLES_CASES, RUN_READ, board_query, NULL, board_shape, NULL, get_board,
      "getTeams", "A court's teams, who is in them with which post, and what each has open." },
    { PUT, "/teams/{team}", ROLES_CHIEFS, RUN_WRITE, team_query, team_body, board_shape, NULL, put_team,
      "putTeam", "Make a team of the viewer's court, change its kind, or rest it." },
    { PUT, "/teams/{team}/members/{account}", ROLES_CHIEFS, RUN_WRITE, member_query, member_body, board_shape, NULL, put_member,
      "putTeamMember", "Put somebody in a team, or change their part in it." },
    { DELETE, "/teams/{team}/members/{account}", ROLES_CHIEFS, RUN_WRITE, member_query, NULL, board_shape, NULL, drop_member,
      "dropTeamMember", "Take somebody out of a team." },
    { GET, "/cases/{id}/recusals", ROLES_CASES, RUN_READ, case_query, NULL, recusals_shape, NULL, list_recusals,
      "listRecusals", "Who takes no part in a case, and why." },
    { POST, "/cases/{id}/recusals", ROLES_CHIEFS, RUN_WRITE, case_query, recuse_body, recusals_shape, NULL, recuse,
      "recuse", "Decide that somebody takes no further part in a case." },
    { POST, "/cases/{id}/recusals/end", ROLES_CHIEFS, RUN_WRITE, case_query, recuse_body, recusals_shape, NULL, end_recusal,
      "endRecusal", "The reason to keep out is gone." },
    ROUTES_END,
};
/* clang-format on */
