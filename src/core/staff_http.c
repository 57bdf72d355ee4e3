/* Users and courts. The system administrator says who somebody is, the security
 * administrator what somebody may do; neither can do the other's part. A first
 * password stands in the answer once and nowhere else. */
#include <string.h>

#include "base/clock.h"
#include "core/actor.h"
#include "core/actor_sql.h"
#include "core/core.h"
#include "core/scope.h"
#include "http/shape.h"

enum { PAGE = 50, PAGE_MOST = 200, ROLES_MOST = 32 };

static const struct field user_out[] = {
    OUT_INT("id", "the user"),
    OUT_TEXT("account", "工号"),
    OUT_TEXT("name", "for people"),
    OUT_TEXT("court", "its code"),
    OUT_LIST("roles", "role names"),
    OUT_BOOL("active", "may sign in"),
    { .name = "lockedUntil", .type = 's', .help = "after failed sign-ins" },
    OUT_INT("version", "for If-Match"),
    OUT_TEXT0("password", "the first password, this once"),
    SHAPE_END,
};

static enum err
put_user(struct request *req, struct db *db, int64_t id, const char *password)
{
    struct rows r, tries;
    roles held;
    char at[26];
    struct buf *out = &req->out;
    enum err e;
    if ((e = db_run(db, req->arena, &sql_staff_one, (struct arg[]){ ARG_I(id) }, &r, NULL,
                    &req->info)) != ERR_OK ||
        (e = staff_roles_of(db, req->arena, id, &held, &req->info)) != ERR_OK)
        return e;
    const struct arg *c = rows_at(&r, 0, 0);
    if ((e = db_run(db, req->arena, &sql_login_try_one, (struct arg[]){ c[1] }, &tries, NULL,
                    &req->info)) != ERR_OK)
        return e;
    int64_t until = tries.n > 0 ? rows_at(&tries, 0, 2)->i : 0;
    jw_open(out, '{');
    jw_kint(out, "id", id);
    jw_ktext(out, "account", c[1].t);
    jw_ktext(out, "name", c[2].t);
    jw_ktext(out, "court", c[3].t);
    jw_kopen(out, "roles", '[');
    for (int i = 0; i < ROLE_N; i++)
        if ((held & ROLE(i)) != 0)
            jw_text(out, role_name((enum role)i));
    jw_close(out, ']');
    jw_kbool(out, "active", c[5].i != 0);
    jw_ktext(out, "lockedUntil", until > req->now_ms ? clock_print(until, at) : NULL);
    jw_kint(out, "version", c[7].i);
    if (password != NULL)
        jw_ktext(out, "password", password);
    jw_close(out, '}');
    req->etag = c[7].i;
    return ERR_OK;
}

/* --- listing ------------------------------------------------------------------------ */

static const struct field users_query[] = {
    Q_TEXT("q", 60, "part of the account or of the name"),
    Q_TEXT("after", 31, "next of an earlier answer"),
    Q_INT("size", 1, PAGE_MOST, "rows a page, 50 when left out"),
    SHAPE_END,
};
static const struct field users_out[] = {
    OUT_ROWS("items", user_out, "by account"),
    OUT_TEXT0("next", "give as after"),
    SHAPE_END,
};

static bool
matches(const struct arg *c, const char *q)
{
    return q == NULL || strstr(c[1].t, q) != NULL || strstr(c[2].t, q) != NULL;
}

static enum err
list_users(struct request *req)
{
    const char *q = in_text(req->query, "q"), *after = in_text(req->query, "after");
    int64_t size = in_int(req->query, "size", PAGE), n = 0;
    enum err e = ERR_OK;
    struct rows r = { .n = PAGE_MOST };
    after = after == NULL ? "" : after;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    while (e == ERR_OK && n < size && r.n == PAGE_MOST) {
        e = db_run(req->db, req->arena, &sql_staff_list,
                   (struct arg[]){ scope_arg(&req->viewer), ARG_T(after), ARG_I(PAGE_MOST) }, &r,
                   NULL, &req->info);
        for (int i = 0; e == ERR_OK && i < r.n && n < size; i++) {
            const struct arg *c = rows_at(&r, i, 0);
            after = c[1].t;
            if (!matches(c, q))
                continue;
            e = put_user(req, req->db, c[0].i, NULL);
            n++;
        }
    }
    jw_close(&req->out, ']');
    jw_ktext(&req->out, "next", n == size ? after : NULL);
    jw_close(&req->out, '}');
    req->etag = -1;
    return e;
}

/* --- making -------------------------------------------------------------------------- */

/* What a worker made ready for its write. */
struct ready {
    char password[STAFF_PASSWORD_MAX], hash[STAFF_HASH_MAX];
};

static enum err
make_ready(struct request *req)
{
    struct ready *r = ARENA_NEW(req->arena, struct ready, 1);
    password_make(r->password);
    req->own = r;
    return password_hash(r->password, r->hash, &req->info);
}

static const struct field user_body[] = {
    { .name = "account", .type = 't', .need = true, .min = 1, .max = 31, .help = "工号" },
    { .name = "name", .type = 't', .need = true, .min = 1, .max = 60, .help = "for people" },
    { .name = "court", .type = 't', .need = true, .min = 1, .max = 15, .help = "its code" },
    SHAPE_END,
};

static enum err
add_user_write(struct request *req)
{
    struct ready *ready = req->own;
    int64_t id;
    struct staff_in in = { .account = in_text(req->body, "account"),
                           .name = in_text(req->body, "name"),
                           .court = in_text(req->body, "court"),
                           .password_hash = ready->hash,
                           .must_change = true };
    enum err e = scope_allows(req->db, req->arena, &req->viewer, in.court, &req->info);
    if (e == ERR_OK)
        e = staff_add(req->db, req->arena, &in, req->viewer.user_id, req->now_ms, &id, &req->info);
    if (e != ERR_OK)
        return e;
    req->status = 201;
    return put_user(req, req->db, id, ready->password);
}

static enum err
add_user(struct request *req)
{
    enum err e = make_ready(req);
    return e != ERR_OK ? e : http_write(req, add_user_write);
}

/* --- changing ------------------------------------------------------------------------- */

static const struct field alter_query[] = { Q_ID("id", "the user"), SHAPE_END };
static const struct field alter_body[] = {
    { .name = "name", .type = 't', .min = 1, .max = 60, .help = "system: for people" },
    { .name = "court", .type = 't', .min = 1, .max = 15, .help = "system: its code" },
    { .name = "active", .type = 'b', .help = "system: may sign in" },
    { .name = "roles", .type = 'l', .min = 0, .max = ROLES_MOST, .help = "security: role names" },
    { .name = "resetPassword", .type = 'b', .help = "security: a first password anew" },
    { .name = "unlock", .type = 'b', .help = "security: after failed sign-ins" },
    SHAPE_END,
};

/* Each field belongs to one of the two administrators. */
static enum err
check_parts(struct request *req)
{
    static const char *const parts[][3] = { { "name", "court", "active" },
                                            { "roles", "resetPassword", "unlock" } };
    static const enum role whose[] = { ROLE_SYSTEM, ROLE_SECURITY };
    for (int p = 0; p < 2; p++)
        for (int i = 0; i < 3; i++)
            if (in_has(req->body, parts[p][i]) && (req->viewer.roles & ROLE(whose[p])) == 0)
                return FAIL_ZH(&req->info, ERR_DENIED, parts[p][i],
                               p == 0 ? "须由系统管理员办理" : "须由安全管理员办理",
                               "this is the %s administrator's", p == 0 ? "system" : "security");
    return ERR_OK;
}

static enum err
read_roles(struct request *req, roles *ret)
{
    roles all = 0;
    for (size_t i = 0; i < in_count(req->body, "roles"); i++) {
        enum role r;
        if (!role_parse(in_item_text(req->body, "roles", i), &r))
            return FAIL_ZH(&req->info, ERR_INVALID, "roles", "没有这种角色",
                           "there is no such role");
        all |= ROLE(r);
    }
    *ret = all;
    return ERR_OK;
}

/* The user, in the viewer's scope and as the viewer saw it. */
static enum err
check_seen(struct request *req, int64_t id)
{
    struct rows r;
    enum err e = db_run(req->db, req->arena, &sql_staff_one, (struct arg[]){ ARG_I(id) }, &r, NULL,
                        &req->info);
    if (e != ERR_OK)
        return e;
    if (r.n == 0)
        return FAIL_ZH(&req->info, ERR_NOT_FOUND, "", "没有这个人员", "there is no such user");
    e = scope_allows(req->db, req->arena, &req->viewer, rows_at(&r, 0, 3)->t, &req->info);
    if (e == ERR_OK && req->if_match >= 0 && req->if_match != rows_at(&r, 0, 7)->i)
        e = FAIL(&req->info, ERR_STALE, "", "the user was changed meanwhile");
    return e;
}

static enum err
alter_who(struct request *req, int64_t id)
{
    struct staff_change c = { .name = in_text(req->body, "name"),
                              .court = in_text(req->body, "court"),
                              .active = in_has(req->body, "active")
                                            ? in_bool(req->body, "active", false)
                                            : -1 };
    if (c.name == NULL && c.court == NULL && c.active < 0)
        return ERR_OK;
    enum err e = c.court == NULL
                     ? ERR_OK
                     : scope_allows(req->db, req->arena, &req->viewer, c.court, &req->info);
    return e != ERR_OK ? e
                       : staff_alter(req->db, req->arena, id, &c, req->viewer.user_id, req->now_ms,
                                     &req->info);
}

static enum err
alter_user_write(struct request *req)
{
    const struct ready *ready = req->own;
    int64_t id = in_int(req->query, "id", 0), by = req->viewer.user_id;
    roles r = 0;
    enum err e;
    if ((e = check_seen(req, id)) != ERR_OK || (e = read_roles(req, &r)) != ERR_OK ||
        (e = alter_who(req, id)) != ERR_OK)
        return e;
    if (in_has(req->body, "roles"))
        e = staff_set_roles(req->db, req->arena, id, r, by, req->now_ms, &req->info);
    if (e == ERR_OK && in_bool(req->body, "unlock", false))
        e = staff_unlock(req->db, req->arena, id, by, req->now_ms, &req->info);
    if (e == ERR_OK && ready != NULL)
        e = staff_set_password(req->db, req->arena, id, ready->hash, true, by, 0, req->now_ms,
                               &req->info);
    return e != ERR_OK ? e : put_user(req, req->db, id, ready != NULL ? ready->password : NULL);
}

static enum err
alter_user(struct request *req)
{
    struct core *c = req->app;
    enum err e = check_parts(req);
    if (e == ERR_OK && in_bool(req->body, "resetPassword", false))
        e = make_ready(req);
    if (e == ERR_OK)
        e = http_write(req, alter_user_write);
    if (e == ERR_OK)
        actor_forget(c->actor, in_int(req->query, "id", 0));
    return e;
}

/* --- courts ----------------------------------------------------------------------------- */

static const struct field court_row[] = {
    OUT_TEXT("code", "法院代字"),
    OUT_TEXT("name", "its name"),
    OUT_ONE("level", "high|intermediate|basic", "its level"),
    OUT_TEXT0("upper", "the court above"),
    SHAPE_END,
};
static const struct field courts_out[] = {
    OUT_ROWS("items", court_row, "those the viewer reaches, by code"),
    SHAPE_END,
};

static enum err
list_courts(struct request *req)
{
    struct rows r;
    enum err e = scope_courts(req->db, req->arena, &req->viewer, &r, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        jw_open(&req->out, '{');
        jw_ktext(&req->out, "code", c[0].t);
        jw_ktext(&req->out, "name", c[1].t);
        jw_ktext(&req->out, "level", c[2].t);
        jw_ktext(&req->out, "upper", c[3].t[0] != '\0' ? c[3].t : NULL);
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

/* clang-format off */
#define USERS_SEEN_BY (ROLE(ROLE_SYSTEM) | ROLE(ROLE_SECURITY) | ROLE(ROLE_AUDIT))
extern const struct route staff_routes[];
const struct route staff_routes[] = {
    { GET, "/users", USERS_SEEN_BY, RUN_READ, users_query, NULL, users_out, NULL, list_users,
      "listUsers", "Users of the courts the viewer reaches." },
    { POST, "/users", ROLE(ROLE_SYSTEM), RUN_WORK, NULL, user_body, user_out, NULL, add_user,
      "addUser", "Make a user without any role; the answer holds the first password." },
    { PATCH, "/users/{id}", ROLE(ROLE_SYSTEM) | ROLE(ROLE_SECURITY), RUN_WORK, alter_query, alter_body, user_out, NULL, alter_user,
      "alterUser", "Change a user: the system administrator who it is, the security administrator what it may do." },
    { GET, "/courts", ROLES_SIGNED_IN, RUN_READ, NULL, NULL, courts_out, NULL, list_courts,
      "listCourts", "The courts in the viewer's scope." },
    ROUTES_END,
};
/* clang-format on */
