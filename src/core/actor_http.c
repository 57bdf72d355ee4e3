/* Signing in and out, one's own password, one's own sessions. What ends a session
 * runs on a worker: memory is told to forget it once that is durable. */
#include "core/actor_http.h"

#include <string.h>

#include "base/clock.h"
#include "core/actor.h"
#include "core/actor_sql.h"
#include "core/core.h"
#include "http/shape.h"

static enum err
authenticate(void *app, struct db *db, const char *token, int64_t now_ms, struct viewer *ret,
             struct errinfo *info)
{
    struct core *c = app;
    return actor_authenticate(c->actor, db, token, now_ms, ret, info);
}

const struct http_auth core_http_auth = { .authenticate = authenticate };

/* --- the session ------------------------------------------------------------------- */

static const struct field login_body[] = {
    { .name = "account", .type = 't', .need = true, .min = 1, .max = 64, .help = "工号" },
    { .name = "password", .type = 't', .need = true, .min = 1, .max = 128, .help = "the password" },
    SHAPE_END,
};
static const struct field session_out[] = {
    OUT_INT("userId", "who is signed in"),
    OUT_TEXT("name", "for people"),
    OUT_TEXT("staffNo", "工号"),
    OUT_TEXT("court", "its code"),
    OUT_TEXT("courtName", "its name"),
    OUT_BOOL("district", "sees the whole district"),
    OUT_LIST("roles", "what he may do once mustChangePassword is over"),
    OUT_BOOL("mustChangePassword", "until then he may do nothing else"),
    OUT_AT("expiresAt", "unless something is asked before"),
    OUT_DAY0("asOf", "the day that counts as today, where it is not the real one"),
    SHAPE_END,
};

static void
put_session(const struct core *c, const struct signed_in *who, struct buf *out)
{
    char at[26];
    jw_open(out, '{');
    jw_kint(out, "userId", who->viewer.user_id);
    jw_ktext(out, "name", who->viewer.name);
    jw_ktext(out, "staffNo", who->viewer.staff_no);
    jw_ktext(out, "court", who->viewer.court);
    jw_ktext(out, "courtName", who->court_name);
    jw_kbool(out, "district", who->viewer.district);
    jw_kopen(out, "roles", '[');
    for (int r = 0; r < ROLE_N; r++)
        if ((who->held & ROLE(r)) != 0)
            jw_text(out, role_name((enum role)r));
    jw_close(out, ']');
    jw_kbool(out, "mustChangePassword", who->must_change);
    jw_ktext(out, "expiresAt", clock_print(who->expires_ms, at));
    jw_kday(out, "asOf", setting_day(c->settings, "as_of"));
    jw_close(out, '}');
}

static enum err
login(struct request *req)
{
    struct core *c = req->app;
    struct signed_in *who = ARENA_NEW(req->arena, struct signed_in, 1);
    enum err e = actor_login(c->actor, req->arena, in_text(req->body, "account"),
                             in_text(req->body, "password"), req->client_ip, req->user_agent,
                             req->now_ms, who, &req->info);
    if (e != ERR_OK)
        return e;
    put_session(c, who, &req->out);
    req->set_session = who->token;
    req->status = 201;
    return ERR_OK;
}

static enum err
session(struct request *req)
{
    struct core *c = req->app;
    struct signed_in who;
    enum err e =
        actor_session(c->actor, req->db, req->session_token, req->now_ms, &who, &req->info);
    if (e == ERR_OK)
        put_session(c, &who, &req->out);
    return e;
}

static enum err
end_this(struct request *req)
{
    enum err e = session_end(req->db, req->arena, req->viewer.user_id, req->viewer.session_id,
                             req->now_ms, &req->info);
    if (e != ERR_NOT_FOUND) /* somebody else ended it already: as good */
        return e;
    req->info = (struct errinfo){ 0 };
    return ERR_OK;
}

/* Public, so that signing out works with a session that is over. */
static enum err
logout(struct request *req)
{
    struct core *c = req->app;
    if (req->viewer.user_id != 0) {
        enum err e = http_write(req, end_this);
        if (e != ERR_OK)
            return e;
        actor_forget(c->actor, req->viewer.user_id);
    }
    req->set_session = "";
    req->status = 204;
    return ERR_OK;
}

static const struct field password_body[] = {
    { .name = "current",
      .type = 't',
      .need = true,
      .min = 1,
      .max = 128,
      .help = "the present one" },
    { .name = "next", .type = 't', .need = true, .min = 1, .max = 128, .help = "the new one" },
    SHAPE_END,
};

struct password_job {
    struct password_change change;
    enum err ready;
    struct errinfo why;
};

/* Whether the present password is right is told only behind the look at the key:
 * sent again, the change that was made is answered as it was. */
static enum err
put_password(struct request *req)
{
    const struct password_job *j = req->own;
    if (j->ready != ERR_OK) {
        req->info = j->why;
        return j->ready;
    }
    return actor_password_put(req->db, req->arena, &req->viewer, &j->change, req->now_ms,
                              &req->info);
}

static enum err
change_password(struct request *req)
{
    struct core *c = req->app;
    struct password_job j = { 0 };
    j.ready =
        actor_password_ready(c->actor, req->arena, &req->viewer, in_text(req->body, "current"),
                             in_text(req->body, "next"), &j.change, &j.why);
    req->own = &j;
    enum err e = http_write(req, put_password);
    req->own = NULL;
    if (e == ERR_OK)
        actor_forget(c->actor, req->viewer.user_id);
    return e;
}

/* --- one's sessions ------------------------------------------------------------------ */

static const struct field session_row[] = {
    OUT_INT("id", "to end it"),
    OUT_AT("createdAt", "signed in"),
    OUT_AT("seenAt", "last asked, to the minute"),
    OUT_TEXT("ip", "from where"),
    OUT_TEXT("userAgent", "with what"),
    OUT_BOOL("current", "this one"),
    SHAPE_END,
};
static const struct field sessions_out[] = {
    OUT_ROWS("items", session_row, "one's own, the last seen first"),
    SHAPE_END,
};

static enum err
sessions(struct request *req)
{
    struct rows r;
    char at[26];
    enum err e = db_run(req->db, req->arena, &sql_session_open_of,
                        (struct arg[]){ ARG_I(req->viewer.user_id) }, &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        jw_open(&req->out, '{');
        jw_kint(&req->out, "id", c[0].i);
        jw_ktext(&req->out, "createdAt", clock_print(c[1].i, at));
        jw_ktext(&req->out, "seenAt", clock_print(c[2].i, at));
        jw_ktext(&req->out, "ip", c[3].t);
        jw_ktext(&req->out, "userAgent", c[4].t);
        jw_kbool(&req->out, "current", c[0].i == req->viewer.session_id);
        jw_close(&req->out, '}');
    }
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

static const struct field session_query[] = { Q_ID("id", "one's own session"), SHAPE_END };

static enum err
end_one(struct request *req)
{
    return session_end(req->db, req->arena, req->viewer.user_id, in_int(req->query, "id", 0),
                       req->now_ms, &req->info);
}

static enum err
end_session(struct request *req)
{
    struct core *c = req->app;
    enum err e = http_write(req, end_one);
    if (e == ERR_OK)
        actor_forget(c->actor, req->viewer.user_id);
    return e;
}

/* clang-format off */
extern const struct route actor_routes[];
const struct route actor_routes[] = {
    { POST, "/session", ROLES_PUBLIC, RUN_WORK, NULL, login_body, session_out, NULL, login,
      "signIn", "Sign in; sets the session cookie." },
    { GET, "/session", ROLES_SIGNED_IN, RUN_READ, NULL, NULL, session_out, NULL, session,
      "getSession", "Who is signed in." },
    { DELETE, "/session", ROLES_PUBLIC, RUN_WORK, NULL, NULL, NULL, NULL, logout,
      "signOut", "Sign out; the cookie is cleared." },
    { PUT, "/session/password", ROLES_SIGNED_IN, RUN_WORK, NULL, password_body, NULL, NULL, change_password,
      "changePassword", "Change one's own password; one's other sessions end." },
    { GET, "/sessions", ROLES_SIGNED_IN, RUN_READ, NULL, NULL, sessions_out, NULL, sessions,
      "listSessions", "One's open sessions." },
    { DELETE, "/sessions/{id}", ROLES_SIGNED_IN, RUN_WORK, session_query, NULL, NULL, NULL, end_session,
      "endSession", "End one of one's sessions." },
    ROUTES_END,
};
/* clang-format on */
