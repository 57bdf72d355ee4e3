/* A court's teams and their members; recusals. */
#include "casework/teams.h"

#include <string.h>

#include "casework/casefile.h"
#include "casework/memo.h"
#include "casework/teams_sql.h"
#include "core/actor.h"
#include "core/scope.h"
#include "core/team.h"
#include "law/design/assignment.h"

const struct journal_kind teams_journal_kinds[] = {
    { "team_changed", "团队“{team}”：{kindName}，{state}", "team {team}: {kind}, {state}" },
    { "team_member_changed", "团队“{team}”：{name} 任{postName}，收案比例 {share}%",
      "team {team}: {name} as {post}, {share} % of new cases" },
    { "team_member_left", "团队“{team}”：{name} 退出", "team {team}: {name} left" },
    { "case_recused", "{name} 回避：{reason}", "{name} is recused: {reason}" },
    { "case_recusal_ended", "{name} 回避情形消除：{reason}",
      "{name} is no longer recused: {reason}" },
    { NULL, NULL, NULL },
};

static const struct {
    const char *post, *zh;
    roles role;
} posts[] = {
    { "judge", "法官", ROLE(ROLE_JUDGE) },
    { "assistant", "法官助理", ROLE(ROLE_ASSISTANT) },
    { "clerk", "书记员", ROLE(ROLE_CLERK) },
    { "bailiff", "司法警察", ROLE(ROLE_BAILIFF) },
};
enum { POSTS = sizeof posts / sizeof posts[0] };

static int
post_at(const char *post)
{
    for (int i = 0; i < POSTS; i++)
        if (strcmp(posts[i].post, post) == 0)
            return i;
    return -1;
}

roles
team_post_role(const char *post)
{
    int at = post_at(post);
    return at < 0 ? 0 : posts[at].role;
}

/* --- the journal ------------------------------------------------------------------------- */

static void
open_facts(struct buf *b)
{
    buf_init(b, JOURNAL_FACTS_MAX);
    jw_open(b, '{');
}

static enum err
tell(const struct teams_act *x, struct buf *b, const char *kind, const char *court, int64_t case_id,
     const char *law)
{
    jw_close(b, '}');
    struct journal_entry entry = { .at_ms = x->now_ms,
                                   .court = court,
                                   .case_id = case_id,
                                   .actor = x->viewer->user_id,
                                   .kind = kind,
                                   .facts = b->p,
                                   .law = law };
    enum err e = b->failed ? FAIL(x->info, ERR_TOO_BIG, "", "the entry is too long")
                           : journal_write(x->db, x->arena, &entry, NULL, x->info);
    buf_done(b);
    return e;
}

/* --- teams --------------------------------------------------------------------------------- */

static enum err
stale(const struct teams_act *x)
{
    return FAIL_ZH(x->info, ERR_STALE, "", "他人刚刚作了修改，请刷新后重试",
                   "somebody changed it meanwhile: reload first");
}

static bool
seen(int64_t if_match, int64_t version)
{
    return (if_match < 0 ? 0 : if_match) == version;
}

/* A name or a word as it goes into a table: trimmed, no control characters. */
static bool
clean(const char *s, size_t most)
{
    size_t n = strlen(s);
    if (n == 0 || n > most || s[0] == ' ' || s[n - 1] == ' ')
        return false;
    for (; *s != '\0'; s++)
        if ((unsigned char)*s < ' ')
            return false;
    return true;
}

enum err
teams_put(const struct teams_act *x, const char *team, const char *kind, bool active,
          int64_t if_match)
{
    struct rows r;
    struct buf b;
    enum team_kind k = TEAM_QUICK;
    const char *court = x->viewer->court;
    if (!clean(team, TEAM_NAME_BYTES))
        return FAIL_ZH(x->info, ERR_INVALID, "team", "团队名称有误", "is no proper name");
    while (k < TEAM_KIND_N && strcmp(team_kind_names[k], kind) != 0)
        k++;
    must(k < TEAM_KIND_N);
    enum err e = db_run(x->db, x->arena, &sql_court_team_one,
                        (struct arg[]){ ARG_T(court), ARG_T(team) }, &r, NULL, x->info);
    if (e == ERR_OK && !seen(if_match, r.n > 0 ? rows_at(&r, 0, 2)->i : 0))
        e = stale(x);
    if (e == ERR_OK)
        e = db_run(x->db, x->arena, &sql_court_team_put,
                   (struct arg[]){ ARG_T(court), ARG_T(team), ARG_T(kind), ARG_I(active) }, NULL,
                   NULL, x->info);
    if (e != ERR_OK)
        return e;
    open_facts(&b);
    jw_ktext(&b, "team", team);
    jw_ktext(&b, "kind", kind);
    jw_ktext(&b, "kindName", team_kind_zh[k]);
    jw_ktext(&b, "state", active ? "运行" : "停用");
    return tell(x, &b, "team_changed", court, 0, "DESIGN-TRIAGE-2");
}

/* --- members --------------------------------------------------------------------------------- */

static enum err
team_there(const struct teams_act *x, const char *team)
{
    struct rows r;
    enum err e = db_run(x->db, x->arena, &sql_court_team_one,
                        (struct arg[]){ ARG_T(x->viewer->court), ARG_T(team) }, &r, NULL, x->info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(x->info, ERR_NOT_FOUND, "team", "没有这个团队", "there is no such team");
    return e;
}

static enum err
person(const struct teams_act *x, const char *court, const char *account, int64_t *ret_id,
       const char **ret_name)
{
    struct rows r;
    enum err e = db_run(x->db, x->arena, &sql_court_staff_by_account,
                        (struct arg[]){ ARG_T(account), ARG_T(court) }, &r, NULL, x->info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(x->info, ERR_INVALID, "account", "本院没有这位在岗人员",
                    "nobody active of this court has that account");
    if (e == ERR_OK) {
        *ret_id = rows_at(&r, 0, 0)->i;
        *ret_name = rows_at(&r, 0, 1)->t;
    }
    return e;
}

static enum err
fits(const struct teams_act *x, int64_t staff_id, int at)
{
    roles held;
    enum err e = staff_roles_of(x->db, x->arena, staff_id, &held, x->info);
    if (e == ERR_OK && (held & posts[at].role) == 0)
        e = FAIL_ZH(x->info, ERR_INVALID, "post", "该人员没有这一岗位的角色",
                    "this person does not hold the role of the post");
    return e;
}

enum err
teams_member_put(const struct teams_act *x, const char *team, const struct team_member_in *in,
                 int64_t if_match)
{
    struct rows r;
    struct buf b;
    int64_t id;
    int at = post_at(in->post);
    const char *name, *court = x->viewer->court;
    must(at >= 0);
    if (in->share < 1 || in->share > ASSIGN_SHARE_MOST || strlen(in->places) > TEAM_WORDS_BYTES ||
        strlen(in->causes) > TEAM_WORDS_BYTES)
        return FAIL_ZH(x->info, ERR_INVALID, "share", "收案比例或者词语过长", "is out of bounds");
    enum err e = team_there(x, team);
    if (e == ERR_OK)
        e = person(x, court, in->account, &id, &name);
    if (e == ERR_OK)
        e = fits(x, id, at);
    if (e == ERR_OK)
        e = db_run(x->db, x->arena, &sql_court_member_one,
                   (struct arg[]){ ARG_T(court), ARG_T(team), ARG_I(id) }, &r, NULL, x->info);
    if (e == ERR_OK && !seen(if_match, r.n > 0 ? rows_at(&r, 0, 5)->i : 0))
        e = stale(x);
    if (e != ERR_OK)
        return e;
    struct arg args[] = {
        ARG_T(court),      ARG_T(team),       ARG_I(id),        ARG_T(in->post),
        ARG_T(in->places), ARG_T(in->causes), ARG_I(in->share), ARG_I(in->takes)
    };
    e = db_run(x->db, x->arena, &sql_court_member_put, args, NULL, NULL, x->info);
    if (e == ERR_OK)
        e = team_join(x->db, x->arena, court, team, id, x->info);
    if (e != ERR_OK)
        return e;
    open_facts(&b);
    jw_ktext(&b, "team", team);
    jw_ktext(&b, "account", in->account);
    jw_ktext(&b, "name", name);
    jw_ktext(&b, "post", in->post);
    jw_ktext(&b, "postName", posts[at].zh);
    jw_ktext(&b, "places", in->places);
    jw_ktext(&b, "causes", in->causes);
    jw_kint(&b, "share", in->share);
    jw_kbool(&b, "takes", in->takes);
    return tell(x, &b, "team_member_changed", court, 0, "DESIGN-ASSIGN-2");
}

enum err
teams_member_drop(const struct teams_act *x, const char *team, const char *account)
{
    struct rows r;
    struct buf b;
    int64_t id, changed = 0;
    const char *court = x->viewer->court, *name;
    /* somebody who left the court can be taken out too: by account, active or not */
    enum err e =
        db_run(x->db, x->arena, &sql_court_member_by_account,
               (struct arg[]){ ARG_T(court), ARG_T(team), ARG_T(account) }, &r, NULL, x->info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(x->info, ERR_NOT_FOUND, "account", "团队中没有此人",
                    "nobody of that account is in the team");
    if (e != ERR_OK)
        return e;
    id = rows_at(&r, 0, 0)->i;
    name = rows_at(&r, 0, 1)->t;
    e = db_run(x->db, x->arena, &sql_court_member_drop,
               (struct arg[]){ ARG_T(court), ARG_T(team), ARG_I(id) }, NULL, &changed, x->info);
    if (e == ERR_OK)
        e = team_leave(x->db, x->arena, court, team, id, x->info);
    if (e != ERR_OK)
        return e;
    open_facts(&b);
    jw_ktext(&b, "team", team);
    jw_ktext(&b, "account", account);
    jw_ktext(&b, "name", name);
    return tell(x, &b, "team_member_left", court, 0, "DESIGN-ASSIGN-2");
}

/* --- recusal -----------------------------------------------------------------------------------
 */

/* The case, the viewer's own court's, and somebody of it. */
static enum err
in_case(const struct teams_act *x, int64_t case_id, const char *account, int64_t *ret_id,
        const char **ret_name)
{
    struct casefile c;
    enum err e = casefile_get(x->db, x->arena, case_id, &c, x->info);
    if (e == ERR_OK)
        e = scope_allows(x->db, x->arena, x->viewer, c.court, x->info);
    if (e == ERR_OK && strcmp(c.court, x->viewer->court) != 0)
        e = FAIL_ZH(x->info, ERR_DENIED, "", "本案由其他法院办理", "the case is another court's");
    return e != ERR_OK ? e : person(x, c.court, account, ret_id, ret_name);
}

static enum err
recusal_told(const struct teams_act *x, int64_t case_id, const char *account, const char *name,
             const char *reason, bool begins)
{
    struct buf b;
    struct memo m = { .case_id = case_id,
                      .by = x->viewer->user_id,
                      .now_ms = x->now_ms,
                      .zh = arena_printf(
                          x->arena, begins ? "您在本案中回避：%s" : "您在本案中的回避情形消除：%s",
                          reason),
                      .en = arena_printf(x->arena,
                                         begins ? "You are recused from the case: %s"
                                                : "You are no longer recused from the case: %s",
                                         reason) };
    enum err e = memo_leave(x->db, x->arena, account, &m, x->viewer->staff_no, x->info);
    if (e != ERR_OK)
        return e;
    open_facts(&b);
    jw_ktext(&b, "account", account);
    jw_ktext(&b, "name", name);
    jw_ktext(&b, "reason", reason);
    return tell(x, &b, begins ? "case_recused" : "case_recusal_ended", x->viewer->court, case_id,
                "DESIGN-ASSIGN-1");
}

enum err
teams_recuse(const struct teams_act *x, int64_t case_id, const char *account, const char *reason)
{
    int64_t id;
    const char *name;
    enum err e = in_case(x, case_id, account, &id, &name);
    if (e == ERR_OK)
        e = team_recuse(x->db, x->arena, case_id, id, reason, x->now_ms, x->info);
    return e != ERR_OK ? e : recusal_told(x, case_id, account, name, reason, true);
}

enum err
teams_recusal_end(const struct teams_act *x, int64_t case_id, const char *account,
                  const char *reason)
{
    int64_t id;
    const char *name;
    enum err e = in_case(x, case_id, account, &id, &name);
    if (e == ERR_OK)
        e = team_recusal_end(x->db, x->arena, case_id, id, x->info);
    return e != ERR_OK ? e : recusal_told(x, case_id, account, name, reason, false);
}
