/* Courts and the people in them: who is somebody, and what somebody may do. Every
 * change is a journal entry; what a session rests on ends the session with it. */
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "core/actor.h"
#include "core/actor_sql.h"
#include "core/journal.h"
#include "core/scope.h"
#include "law/fa_2015_137/court.h"

enum { ACCOUNT_BYTES = 31, NAME_BYTES = 60, CODE_BYTES = 15 };

/* --- courts ---------------------------------------------------------------------- */

static bool
fits(const char *s, size_t most)
{
    size_t n = s == NULL ? 0 : strlen(s);
    return n > 0 && n <= most && text_valid(s, n);
}

enum err
court_put(struct db *db, struct arena *a, const char *code, const char *name, const char *level,
          const char *upper, struct errinfo *info)
{
    int64_t changed = 0;
    enum err e;
    must(db_in_tx(db));
    if (!fits(code, CODE_BYTES) || strlen(upper) > CODE_BYTES)
        return FAIL_ZH(info, ERR_INVALID, "court", "法院代码有误", "1 to %d bytes", CODE_BYTES);
    if (!fits(name, 120))
        return FAIL_ZH(info, ERR_INVALID, "name", "法院名称有误", "1 to 120 bytes");
    if (strcmp(level, "high") != 0 && strcmp(level, "intermediate") != 0 &&
        strcmp(level, "basic") != 0)
        return FAIL_ZH(info, ERR_INVALID, "level", "法院层级有误", "high, intermediate or basic");
    if ((e = db_run(db, a, &sql_court_put,
                    (struct arg[]){ ARG_T(code), ARG_T(name), ARG_T(level), ARG_T(upper) }, NULL,
                    &changed, info)) != ERR_OK ||
        changed == 0)
        return e;
    if ((e = db_run(db, a, &sql_court_reach_clear, NULL, NULL, NULL, info)) != ERR_OK)
        return e;
    return db_run(db, a, &sql_court_reach_fill, NULL, NULL, NULL, info);
}

enum err
court_put_known(struct db *db, struct arena *a, const char *code, struct errinfo *info)
{
    const struct court *c = court_by_code(code), *upper = c == NULL ? NULL : court_upper(c);
    const char *level = c == NULL                        ? NULL
                        : c->level == COURT_HIGH         ? "high"
                        : c->level == COURT_INTERMEDIATE ? "intermediate"
                        : c->level == COURT_BASIC        ? "basic"
                                                         : NULL;
    if (level == NULL)
        return FAIL_ZH(info, ERR_NOT_FOUND, "court", "没有这个法院", "there is no such court");
    return court_put(db, a, code, c->name, level, upper == NULL ? "" : upper->code, info);
}

/* --- reading ------------------------------------------------------------------------ */

struct staff {
    int64_t id;
    const char *account, *name, *court;
    bool active;
};

static enum err
staff_get(struct db *db, struct arena *a, int64_t id, struct staff *ret, struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, a, &sql_staff_one, (struct arg[]){ ARG_I(id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    if (r.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这个人员", "there is no such user");
    const struct arg *c = rows_at(&r, 0, 0);
    *ret = (struct staff){
        .id = id, .account = c[1].t, .name = c[2].t, .court = c[3].t, .active = c[5].i != 0
    };
    return ERR_OK;
}

enum err
staff_roles_of(struct db *db, struct arena *a, int64_t staff_id, roles *ret, struct errinfo *info)
{
    struct rows r;
    roles all = 0;
    enum err e = db_run(db, a, &sql_staff_roles, (struct arg[]){ ARG_I(staff_id) }, &r, NULL, info);
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        enum role role;
        if (role_parse(rows_at(&r, i, 0)->t, &role)) /* one of a later version gives nothing */
            all |= ROLE(role);
    }
    if (e == ERR_OK)
        *ret = all;
    return e;
}

/* --- writing -------------------------------------------------------------------------- */

static void
roles_text(roles r, struct buf *out)
{
    for (int i = 0; i < ROLE_N; i++)
        if ((r & ROLE(i)) != 0)
            buf_printf(out, "%s%s", out->n > 0 ? " " : "", role_name((enum role)i));
}

/* What was done to whom; roles only where they are what was done. */
static enum err
tell(struct db *db, struct arena *a, const char *kind, const struct staff *s, const roles *r,
     int64_t actor, int64_t now_ms, struct errinfo *info)
{
    struct buf facts, list;
    buf_init(&facts, 4096);
    buf_init(&list, 1024);
    jw_open(&facts, '{');
    jw_kint(&facts, "staffId", s->id);
    jw_ktext(&facts, "account", s->account);
    jw_ktext(&facts, "name", s->name);
    jw_ktext(&facts, "court", s->court);
    jw_kbool(&facts, "active", s->active);
    if (r != NULL) {
        roles_text(*r, &list);
        jw_ktext(&facts, "roles", list.p == NULL ? "" : list.p);
    }
    jw_close(&facts, '}');
    must(!facts.failed && !list.failed);
    struct journal_entry entry = {
        .at_ms = now_ms, .court = s->court, .actor = actor, .kind = kind, .facts = facts.p
    };
    enum err e = journal_write(db, a, &entry, NULL, info);
    buf_done(&facts);
    buf_done(&list);
    return e;
}

static enum err
put_roles(struct db *db, struct arena *a, int64_t id, roles r, struct errinfo *info)
{
    enum err e =
        db_run(db, a, &sql_staff_role_clear, (struct arg[]){ ARG_I(id) }, NULL, NULL, info);
    for (int i = 0; e == ERR_OK && i < ROLE_N; i++)
        if ((r & ROLE(i)) != 0)
            e = db_run(db, a, &sql_staff_role_insert,
                       (struct arg[]){ ARG_I(id), ARG_T(role_name((enum role)i)) }, NULL, NULL,
                       info);
    return e;
}

static enum err
check_who(struct db *db, struct arena *a, const char *name, const char *court, struct errinfo *info)
{
    struct rows r;
    if (!fits(name, NAME_BYTES))
        return FAIL_ZH(info, ERR_INVALID, "name", "姓名为空或过长", "1 to %d bytes", NAME_BYTES);
    enum err e = db_run(db, a, &sql_court_one, (struct arg[]){ ARG_T(court) }, &r, NULL, info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(info, ERR_INVALID, "court", "没有这个法院", "there is no such court");
    return e;
}

enum err
staff_add(struct db *db, struct arena *a, const struct staff_in *in, int64_t actor, int64_t now_ms,
          int64_t *ret_id, struct errinfo *info)
{
    struct rows r;
    struct staff s = {
        .id = id_new(), .account = in->account, .name = in->name, .court = in->court, .active = true
    };
    enum err e;
    must(db_in_tx(db));
    if (!fits(in->account, ACCOUNT_BYTES) || strpbrk(in->account, " \t\r\n") != NULL)
        return FAIL_ZH(info, ERR_INVALID, "account", "工号须为1至31字节，不含空白",
                       "1 to %d bytes, without blanks", ACCOUNT_BYTES);
    if ((e = check_who(db, a, in->name, in->court, info)) != ERR_OK ||
        (e = scope_roles_allowed(in->roles, info)) != ERR_OK ||
        (e = db_run(db, a, &sql_staff_by_account, (struct arg[]){ ARG_T(in->account) }, &r, NULL,
                    info)) != ERR_OK)
        return e;
    if (r.n > 0)
        return FAIL_ZH(info, ERR_CONFLICT, "account", "该工号已存在", "this account exists");
    struct arg args[] = { ARG_I(s.id),
                          ARG_T(in->account),
                          ARG_T(in->name),
                          ARG_T(in->court),
                          ARG_T(in->password_hash == NULL ? "" : in->password_hash),
                          ARG_I(1),
                          ARG_I(in->must_change),
                          ARG_I(now_ms) };
    if ((e = db_run(db, a, &sql_staff_insert, args, NULL, NULL, info)) != ERR_OK ||
        (e = put_roles(db, a, s.id, in->roles, info)) != ERR_OK ||
        (e = tell(db, a, "staff_added", &s, &in->roles, actor, now_ms, info)) != ERR_OK)
        return e;
    *ret_id = s.id;
    return ERR_OK;
}

static enum err
end_sessions(struct db *db, struct arena *a, int64_t staff_id, int64_t but, int64_t now_ms,
             struct errinfo *info)
{
    return db_run(db, a, &sql_session_end_others,
                  (struct arg[]){ ARG_I(now_ms), ARG_I(staff_id), ARG_I(but) }, NULL, NULL, info);
}

enum err
staff_alter(struct db *db, struct arena *a, int64_t staff_id, const struct staff_change *c,
            int64_t actor, int64_t now_ms, struct errinfo *info)
{
    struct staff s;
    enum err e;
    must(db_in_tx(db));
    if ((e = staff_get(db, a, staff_id, &s, info)) != ERR_OK)
        return e;
    bool moved = c->court != NULL && strcmp(c->court, s.court) != 0;
    s.name = c->name != NULL ? c->name : s.name;
    s.court = c->court != NULL ? c->court : s.court;
    s.active = c->active < 0 ? s.active : c->active != 0;
    if (!s.active && staff_id == actor)
        return FAIL_ZH(info, ERR_INVALID, "active", "不能停用自己的账号",
                       "nobody deactivates himself");
    struct arg args[] = { ARG_T(s.name), ARG_T(s.court), ARG_I(s.active), ARG_I(staff_id) };
    if ((e = check_who(db, a, s.name, s.court, info)) != ERR_OK ||
        (e = db_run(db, a, &sql_staff_change, args, NULL, NULL, info)) != ERR_OK)
        return e;
    if ((moved || !s.active) && (e = end_sessions(db, a, staff_id, 0, now_ms, info)) != ERR_OK)
        return e;
    return tell(db, a, "staff_altered", &s, NULL, actor, now_ms, info);
}

enum err
staff_set_roles(struct db *db, struct arena *a, int64_t staff_id, roles r, int64_t actor,
                int64_t now_ms, struct errinfo *info)
{
    struct staff s;
    enum err e;
    must(db_in_tx(db));
    if (staff_id == actor)
        return FAIL_ZH(info, ERR_INVALID, "roles", "不能更改自己的角色",
                       "nobody changes his own roles");
    if ((e = staff_get(db, a, staff_id, &s, info)) != ERR_OK ||
        (e = scope_roles_allowed(r, info)) != ERR_OK ||
        (e = put_roles(db, a, staff_id, r, info)) != ERR_OK ||
        (e = db_run(db, a, &sql_staff_touch, (struct arg[]){ ARG_I(staff_id) }, NULL, NULL,
                    info)) != ERR_OK ||
        (e = end_sessions(db, a, staff_id, 0, now_ms, info)) != ERR_OK)
        return e;
    return tell(db, a, "staff_roles_set", &s, &r, actor, now_ms, info);
}

enum err
staff_set_password(struct db *db, struct arena *a, int64_t staff_id, const char *hash,
                   bool must_change, int64_t actor, int64_t keep_session, int64_t now_ms,
                   struct errinfo *info)
{
    struct staff s;
    struct arg args[] = { ARG_T(hash), ARG_I(must_change), ARG_I(staff_id) };
    enum err e;
    must(db_in_tx(db));
    if ((e = staff_get(db, a, staff_id, &s, info)) != ERR_OK ||
        (e = db_run(db, a, &sql_staff_password, args, NULL, NULL, info)) != ERR_OK ||
        (e = end_sessions(db, a, staff_id, keep_session, now_ms, info)) != ERR_OK)
        return e;
    const char *kind = staff_id == actor ? "password_changed" : "password_reset";
    return tell(db, a, kind, &s, NULL, actor, now_ms, info);
}

enum err
staff_unlock(struct db *db, struct arena *a, int64_t staff_id, int64_t actor, int64_t now_ms,
             struct errinfo *info)
{
    struct staff s;
    enum err e;
    must(db_in_tx(db));
    if ((e = staff_get(db, a, staff_id, &s, info)) != ERR_OK ||
        (e = db_run(db, a, &sql_login_try_clear, (struct arg[]){ ARG_T(s.account) }, NULL, NULL,
                    info)) != ERR_OK)
        return e;
    return tell(db, a, "staff_unlocked", &s, NULL, actor, now_ms, info);
}

enum err
session_end(struct db *db, struct arena *a, int64_t staff_id, int64_t session_id, int64_t now_ms,
            struct errinfo *info)
{
    struct staff s;
    int64_t changed = 0;
    enum err e;
    must(db_in_tx(db));
    if ((e = staff_get(db, a, staff_id, &s, info)) != ERR_OK ||
        (e = db_run(db, a, &sql_session_end,
                    (struct arg[]){ ARG_I(now_ms), ARG_I(session_id), ARG_I(staff_id) }, NULL,
                    &changed, info)) != ERR_OK)
        return e;
    if (changed == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这个会话", "there is no such session");
    return tell(db, a, "session_ended", &s, NULL, staff_id, now_ms, info);
}
