/* Who is signed in. A session is a row; what lately asked is also in memory, so
 * that a request costs no SQL. Memory is emptied of a person whenever something
 * about him changes, and looks again after half a minute in any case, since
 * another server may have ended the session. */
#include "core/actor.h"

#include <pthread.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "core/actor_sql.h"
#include "core/journal.h"

enum {
    SETS = 512,
    WAYS = 4,
    LOOK_AGAIN_MS = 30 * 1000,
    SEEN_STEP_MS = 60 * 1000, /* a session's `seen` is written this often at most */
    FLUSH_MOST = 512,
    PRUNE_EVERY_MS = 3600 * 1000,
    TRY_KEPT_MS = 24 * 3600 * 1000,
    TOKEN_BYTES = 32,
    HASH_BYTES = 32,
    ACCOUNT_MAX = 31,
    AGENT_MAX = 200,
    ARENA_MAX = 64 * 1024 * 1024,
};
static const int64_t session_kept_ms = INT64_C(90) * 24 * 3600 * 1000;

/* A hash that no password was kept for: an unknown account is held against it,
 * and takes as long. */
static const char nobodys_hash[] = "$argon2id$v=19$m=19456,t=2,p=1$2LnMr2BrvyH/jLTPl1IavQ"
                                   "$cv5juXmfP5+V+cyla5rU17vYrg7dSVJ7PKGbR/FeKbc";

/* A session as memory holds it. */
struct known {
    uint8_t hash[HASH_BYTES];
    struct signed_in who;
    int64_t made_ms, seen_ms, written_ms, checked_ms;
    bool used;
};

struct actor {
    struct store *store;
    const struct keys *keys;
    const struct settings *settings;
    struct arena *arena;
    pthread_mutex_t lock;
    uint64_t generation; /* rises with every forgetting */
    struct known known[SETS][WAYS];
    int64_t pruned_ms;
};

struct actor *
actor_new(struct store *store, const struct keys *keys, const struct settings *settings)
{
    struct arena *a = arena_new(ARENA_MAX);
    struct actor *x = ARENA_NEW(a, struct actor, 1);
    must(sodium_init() >= 0);
    x->arena = a;
    x->store = store;
    x->keys = keys;
    x->settings = settings;
    must(pthread_mutex_init(&x->lock, NULL) == 0);
    return x;
}

void
actor_free(struct actor *x)
{
    if (x == NULL)
        return;
    (void)pthread_mutex_destroy(&x->lock);
    arena_free(x->arena);
}

/* --- memory ------------------------------------------------------------------------ */

static bool
token_hash(const struct actor *x, const char *token, uint8_t out[HASH_BYTES])
{
    if (token == NULL || strlen(token) != TOKEN_TEXT - 1)
        return false;
    must(crypto_generichash(out, HASH_BYTES, (const uint8_t *)token, TOKEN_TEXT - 1,
                            keys_session(x->keys), KEYS_BYTES) == 0);
    return true;
}

/* Its place, or NULL; under the lock. */
static struct known *
look_up(struct actor *x, const uint8_t hash[HASH_BYTES])
{
    struct known *set = x->known[(hash[0] | hash[1] << 8) % SETS];
    for (int i = 0; i < WAYS; i++)
        if (set[i].used && memcmp(set[i].hash, hash, HASH_BYTES) == 0)
            return &set[i];
    return NULL;
}

/* Put one in, over the one not seen for longest; under the lock. */
static void
keep(struct actor *x, const struct known *k)
{
    struct known *set = x->known[(k->hash[0] | k->hash[1] << 8) % SETS];
    struct known *to = look_up(x, k->hash), *oldest = &set[0];
    for (int i = 0; i < WAYS; i++) {
        if (to == NULL && !set[i].used)
            to = &set[i];
        if (set[i].seen_ms < oldest->seen_ms)
            oldest = &set[i];
    }
    to = to != NULL ? to : oldest;
    *to = *k;
    to->used = true;
}

void
actor_forget(struct actor *x, int64_t staff_id)
{
    (void)pthread_mutex_lock(&x->lock);
    x->generation++;
    for (int s = 0; s < SETS; s++)
        for (int i = 0; i < WAYS; i++)
            if (staff_id == 0 || x->known[s][i].who.viewer.user_id == staff_id)
                x->known[s][i].used = false;
    (void)pthread_mutex_unlock(&x->lock);
}

/* --- who holds a token ---------------------------------------------------------------- */

static int64_t
minutes_ms(const struct actor *x, const char *key)
{
    return setting_int(x->settings, key) * 60 * 1000;
}

static int64_t
expires_ms(const struct actor *x, const struct known *k)
{
    int64_t idle = k->seen_ms + minutes_ms(x, "session_idle_minutes");
    int64_t end = k->made_ms + 60 * minutes_ms(x, "session_hours");
    return idle < end ? idle : end;
}

static enum err
signed_out(struct errinfo *info)
{
    return FAIL_ZH(info, ERR_LOGIN, "", "登录已失效，请重新登录",
                   "the session is unknown or has ended; sign in again");
}

/* Whoever must change the password holds no role until then: what needs no role,
 * changing it among them, is all he can do. */
static enum err
fill_viewer(struct db *db, struct arena *a, const struct arg *staff, const char *level,
            const char *court_name, struct signed_in *who, struct errinfo *info)
{
    struct viewer *v = &who->viewer;
    v->user_id = staff[0].i;
    who->must_change = staff[6].i != 0;
    (void)snprintf(v->staff_no, sizeof v->staff_no, "%s", staff[1].t);
    (void)snprintf(v->name, sizeof v->name, "%s", staff[2].t);
    (void)snprintf(v->court, sizeof v->court, "%s", staff[3].t);
    (void)snprintf(who->court_name, sizeof who->court_name, "%s", court_name);
    v->district = strcmp(level, "basic") != 0;
    enum err e = staff_roles_of(db, a, v->user_id, &who->held, info);
    v->roles = e == ERR_OK && !who->must_change ? who->held : 0;
    return e;
}

/* From the database. */
static enum err
load(struct actor *x, struct db *db, struct arena *a, int64_t now_ms, struct known *k,
     struct errinfo *info)
{
    struct rows r, staff;
    enum err e = db_run(db, a, &sql_session_by_hash, (struct arg[]){ ARG_B(k->hash, HASH_BYTES) },
                        &r, NULL, info);
    if (e != ERR_OK)
        return e;
    const struct arg *c = r.n > 0 ? rows_at(&r, 0, 0) : NULL;
    if (c == NULL || c[4].i != 0 || c[8].i == 0)
        return signed_out(info);
    if ((e = db_run(db, a, &sql_staff_one, (struct arg[]){ c[1] }, &staff, NULL, info)) != ERR_OK)
        return e;
    k->who.viewer.session_id = c[0].i;
    k->made_ms = c[2].i;
    k->written_ms = c[3].i;
    k->seen_ms = k->seen_ms > c[3].i ? k->seen_ms : c[3].i;
    k->checked_ms = now_ms;
    if (expires_ms(x, k) <= now_ms)
        return signed_out(info);
    return fill_viewer(db, a, rows_at(&staff, 0, 0), c[10].t, c[11].t, &k->who, info);
}

static enum err
find_session(struct actor *x, struct db *db, const char *token, int64_t now_ms,
             struct signed_in *ret, struct errinfo *info)
{
    struct known fresh = { 0 };
    if (!token_hash(x, token, fresh.hash))
        return signed_out(info);
    (void)pthread_mutex_lock(&x->lock);
    struct known *k = look_up(x, fresh.hash);
    bool sure = k != NULL && now_ms - k->checked_ms < LOOK_AGAIN_MS;
    bool over = sure && expires_ms(x, k) <= now_ms;
    if (sure && !over) {
        k->seen_ms = now_ms > k->seen_ms ? now_ms : k->seen_ms;
        *ret = k->who;
        ret->expires_ms = expires_ms(x, k);
    } else if (k != NULL) {
        fresh.seen_ms = k->seen_ms;
    }
    uint64_t generation = x->generation;
    (void)pthread_mutex_unlock(&x->lock);
    if (sure)
        return over ? signed_out(info) : ERR_OK;

    struct arena *a = arena_new(ARENA_MAX);
    enum err e = load(x, db, a, now_ms, &fresh, info);
    arena_free(a);
    if (e != ERR_OK)
        return e;
    fresh.seen_ms = now_ms;
    *ret = fresh.who;
    ret->expires_ms = expires_ms(x, &fresh);
    (void)pthread_mutex_lock(&x->lock);
    if (generation == x->generation) /* else somebody was told to forget meanwhile */
        keep(x, &fresh);
    (void)pthread_mutex_unlock(&x->lock);
    return ERR_OK;
}

enum err
actor_session(struct actor *x, struct db *db, const char *token, int64_t now_ms,
              struct signed_in *ret, struct errinfo *info)
{
    return find_session(x, db, token, now_ms, ret, info);
}

enum err
actor_authenticate(struct actor *x, struct db *db, const char *token, int64_t now_ms,
                   struct viewer *ret, struct errinfo *info)
{
    struct signed_in who;
    enum err e = find_session(x, db, token, now_ms, &who, info);
    if (e == ERR_OK)
        *ret = who.viewer;
    return e;
}

/* --- signing in ----------------------------------------------------------------------- */

struct login {
    struct actor *x;
    struct arena *a;
    const char *account, *ip;
    char agent[AGENT_MAX + 4];
    int64_t now_ms;
    struct rows staff; /* none: unknown */
    bool fits;
    uint8_t hash[HASH_BYTES];
    struct signed_in who;
    int64_t locked_until_ms; /* outcome: not 0, locked */
    bool in;                 /* outcome */
};

static enum err
refuse_locked(int64_t until_ms, struct errinfo *info)
{
    char at[26], zh[120];
    (void)clock_print(until_ms, at);
    at[16] = '\0';
    at[10] = ' ';
    (void)snprintf(zh, sizeof zh, "连续登录失败，账号已锁定，%s 之后再试", at);
    return FAIL_ZH(info, ERR_RATE, "", zh, "too many failed sign-ins: locked until %s", at);
}

static enum err
tell_login(struct db *db, struct login *l, const char *kind, struct errinfo *info)
{
    struct buf facts;
    const struct arg *c = rows_at(&l->staff, 0, 0);
    buf_init(&facts, 4096);
    jw_open(&facts, '{');
    jw_ktext(&facts, "name", c[2].t);
    jw_ktext(&facts, "account", c[1].t);
    jw_ktext(&facts, "ip", l->ip);
    jw_close(&facts, '}');
    must(!facts.failed);
    struct journal_entry entry = { .at_ms = l->now_ms,
                                   .court = c[3].t,
                                   .actor = l->in ? c[0].i : 0,
                                   .kind = kind,
                                   .facts = facts.p };
    enum err e = journal_write(db, l->a, &entry, NULL, info);
    buf_done(&facts);
    return e;
}

/* Count a failure; at the limit, lock, each time for twice as long. What unknown
 * accounts were typed is counted, but not kept in the journal: it is often a
 * password in the wrong field. */
static enum err
count_failure(struct db *db, struct login *l, struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, l->a, &sql_login_try_fail,
                        (struct arg[]){ ARG_T(l->account), ARG_I(l->now_ms) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    int64_t failed = rows_at(&r, 0, 0)->i, locks = rows_at(&r, 0, 1)->i;
    bool lock = failed >= setting_int(l->x->settings, "login_failures");
    if (l->staff.n > 0 &&
        (e = tell_login(db, l, lock ? "account_locked" : "sign_in_failed", info)) != ERR_OK)
        return e;
    if (!lock)
        return ERR_OK;
    int64_t most = minutes_ms(l->x, "login_lock_most_minutes");
    int64_t span = minutes_ms(l->x, "login_lock_minutes");
    for (int64_t i = 0; i < locks && span < most; i++)
        span *= 2;
    l->locked_until_ms = l->now_ms + (span < most ? span : most);
    return db_run(db, l->a, &sql_login_try_lock,
                  (struct arg[]){ ARG_I(l->locked_until_ms), ARG_T(l->account) }, NULL, NULL, info);
}

static enum err
open_session(struct db *db, struct login *l, struct errinfo *info)
{
    struct rows court;
    const struct arg *c = rows_at(&l->staff, 0, 0);
    l->who.viewer.session_id = id_new();
    struct arg args[] = { ARG_I(l->who.viewer.session_id),
                          ARG_B(l->hash, HASH_BYTES),
                          c[0],
                          ARG_I(l->now_ms),
                          ARG_I(l->now_ms),
                          ARG_T(l->ip),
                          ARG_T(l->agent) };
    enum err e;
    if ((e = db_run(db, l->a, &sql_login_try_clear, (struct arg[]){ ARG_T(l->account) }, NULL, NULL,
                    info)) != ERR_OK ||
        (e = db_run(db, l->a, &sql_court_one, (struct arg[]){ c[3] }, &court, NULL, info)) !=
            ERR_OK ||
        (e = db_run(db, l->a, &sql_session_insert, args, NULL, NULL, info)) != ERR_OK)
        return e;
    l->in = true;
    if ((e = fill_viewer(db, l->a, c, rows_at(&court, 0, 2)->t, rows_at(&court, 0, 1)->t, &l->who,
                         info)) != ERR_OK)
        return e;
    return tell_login(db, l, "signed_in", info);
}

/* Decided inside the transaction: of many tries at once none slips past a lock
 * that another has just set, nor past a change of the account. */
static enum err
login_write(struct db *db, void *ctx, struct errinfo *info)
{
    struct login *l = ctx;
    struct rows tries, staff;
    l->in = false;
    l->locked_until_ms = 0;
    enum err e;
    if ((e = db_run(db, l->a, &sql_login_try_one, (struct arg[]){ ARG_T(l->account) }, &tries, NULL,
                    info)) != ERR_OK ||
        (e = db_run(db, l->a, &sql_staff_by_account, (struct arg[]){ ARG_T(l->account) }, &staff,
                    NULL, info)) != ERR_OK)
        return e;
    if (tries.n > 0 && rows_at(&tries, 0, 2)->i > l->now_ms) {
        l->locked_until_ms = rows_at(&tries, 0, 2)->i;
        return ERR_OK;
    }
    bool same = staff.n > 0 && l->staff.n > 0 && rows_at(&staff, 0, 5)->i != 0 &&
                strcmp(rows_at(&staff, 0, 4)->t, rows_at(&l->staff, 0, 4)->t) == 0;
    return l->fits && same ? open_session(db, l, info) : count_failure(db, l, info);
}

static enum err
read_login(struct login *l, struct errinfo *info)
{
    struct rows tries;
    struct db *db = store_take(l->x->store);
    enum err e = db_run(db, l->a, &sql_staff_by_account, (struct arg[]){ ARG_T(l->account) },
                        &l->staff, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, l->a, &sql_login_try_one, (struct arg[]){ ARG_T(l->account) }, &tries, NULL,
                   info);
    store_give(l->x->store, db);
    if (e == ERR_OK && tries.n > 0 && rows_at(&tries, 0, 2)->i > l->now_ms)
        e = refuse_locked(rows_at(&tries, 0, 2)->i, info);
    return e;
}

enum err
actor_login(struct actor *x, struct arena *a, const char *account, const char *password,
            const char *ip, const char *agent, int64_t now_ms, struct signed_in *ret,
            struct errinfo *info)
{
    struct login l = { .x = x, .a = a, .ip = ip == NULL ? "" : ip, .now_ms = now_ms };
    uint8_t token[TOKEN_BYTES];
    /* What can be no account is counted as one name, so that it fills no table. */
    size_t n = strlen(account);
    l.account = n > 0 && n <= ACCOUNT_MAX && text_valid(account, n) ? account : "?";
    (void)snprintf(l.agent, sizeof l.agent, "%.*s", AGENT_MAX, agent == NULL ? "" : agent);
    for (size_t end = strlen(l.agent); !text_valid(l.agent, end);)
        l.agent[--end] = '\0';
    enum err e = read_login(&l, info);
    if (e != ERR_OK)
        return e;
    const char *hash = l.staff.n > 0 ? rows_at(&l.staff, 0, 4)->t : "";
    if ((e = password_fits(password, *hash != '\0' ? hash : nobodys_hash, &l.fits, info)) != ERR_OK)
        return e;
    l.fits = l.fits && *hash != '\0';
    randombytes_buf(token, sizeof token);
    (void)sodium_bin2hex(l.who.token, sizeof l.who.token, token, sizeof token);
    (void)token_hash(x, l.who.token, l.hash);
    if ((e = store_write(x->store, login_write, &l, info)) != ERR_OK)
        return e;
    if (l.locked_until_ms != 0)
        return refuse_locked(l.locked_until_ms, info);
    if (!l.in)
        return FAIL_ZH(info, ERR_LOGIN, "", "账号或密码不正确",
                       "the account or the password is not right");
    struct known k = { .who = l.who, .made_ms = now_ms, .seen_ms = now_ms };
    l.who.expires_ms = expires_ms(x, &k);
    *ret = l.who;
    return ERR_OK;
}

/* --- one's own password ------------------------------------------------------------------ */

enum err
actor_password_ready(struct actor *x, struct arena *a, const struct viewer *v, const char *current,
                     const char *next, struct password_change *ret, struct errinfo *info)
{
    struct password_change p = { 0 };
    struct rows r;
    bool right = false;
    struct db *db = store_take(x->store);
    enum err e = db_run(db, a, &sql_staff_one, (struct arg[]){ ARG_I(v->user_id) }, &r, NULL, info);
    store_give(x->store, db);
    if (e != ERR_OK)
        return e;
    if (r.n == 0)
        return signed_out(info);
    p.old_hash = rows_at(&r, 0, 4)->t;
    if ((e = password_fits(current, p.old_hash, &right, info)) != ERR_OK)
        return e;
    if (!right)
        return FAIL_ZH(info, ERR_INVALID, "current", "当前密码不正确",
                       "the present password is not right");
    if ((e = password_allowed(x->settings, v->staff_no, next, info)) != ERR_OK)
        return e;
    if (strcmp(current, next) == 0)
        return FAIL_ZH(info, ERR_INVALID, "next", "新密码不得与当前密码相同",
                       "it is the present password");
    if ((e = password_hash(next, p.hash, info)) == ERR_OK)
        *ret = p;
    return e;
}

enum err
actor_password_put(struct db *db, struct arena *a, const struct viewer *v,
                   const struct password_change *p, int64_t now_ms, struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, a, &sql_staff_one, (struct arg[]){ ARG_I(v->user_id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    if (r.n == 0 || strcmp(rows_at(&r, 0, 4)->t, p->old_hash) != 0)
        return FAIL_ZH(info, ERR_CONFLICT, "", "密码刚刚被更改", "it was changed meanwhile");
    return staff_set_password(db, a, v->user_id, p->hash, false, v->user_id, v->session_id, now_ms,
                              info);
}

/* --- now and then ----------------------------------------------------------------------------- */

struct sweep {
    struct actor *x;
    struct arena *a;
    int64_t now_ms;
    int n;
    struct {
        int64_t session_id, seen_ms;
    } seen[FLUSH_MOST];
    bool prune;
};

static void
gather_seen(struct sweep *w)
{
    struct actor *x = w->x;
    (void)pthread_mutex_lock(&x->lock);
    for (int s = 0; s < SETS && w->n < FLUSH_MOST; s++)
        for (int i = 0; i < WAYS && w->n < FLUSH_MOST; i++) {
            struct known *k = &x->known[s][i];
            if (!k->used || k->seen_ms - k->written_ms < SEEN_STEP_MS)
                continue;
            w->seen[w->n].session_id = k->who.viewer.session_id;
            w->seen[w->n++].seen_ms = k->written_ms = k->seen_ms;
        }
    (void)pthread_mutex_unlock(&x->lock);
}

static enum err
sweep_write(struct db *db, void *ctx, struct errinfo *info)
{
    struct sweep *w = ctx;
    int64_t idle = w->now_ms - minutes_ms(w->x, "session_idle_minutes") - SEEN_STEP_MS;
    int64_t old = w->now_ms - 60 * minutes_ms(w->x, "session_hours");
    int64_t tries = w->now_ms - TRY_KEPT_MS;
    enum err e = ERR_OK;
    for (int i = 0; e == ERR_OK && i < w->n; i++)
        e = db_run(db, w->a, &sql_session_seen,
                   (struct arg[]){ ARG_I(w->seen[i].seen_ms), ARG_I(w->seen[i].session_id),
                                   ARG_I(w->seen[i].seen_ms) },
                   NULL, NULL, info);
    if (e != ERR_OK || !w->prune)
        return e;
    if ((e = db_run(db, w->a, &sql_session_expire,
                    (struct arg[]){ ARG_I(w->now_ms), ARG_I(idle), ARG_I(old) }, NULL, NULL,
                    info)) != ERR_OK ||
        (e = db_run(db, w->a, &sql_login_try_prune,
                    (struct arg[]){ ARG_I(tries), ARG_I(w->now_ms) }, NULL, NULL, info)) != ERR_OK)
        return e;
    return db_run(db, w->a, &sql_session_prune,
                  (struct arg[]){ ARG_I(w->now_ms - session_kept_ms) }, NULL, NULL, info);
}

enum err
actor_tick(struct actor *x, int64_t now_ms, struct errinfo *info)
{
    struct sweep w = { .x = x, .now_ms = now_ms, .prune = now_ms - x->pruned_ms >= PRUNE_EVERY_MS };
    gather_seen(&w);
    if (w.n == 0 && !w.prune)
        return ERR_OK;
    w.a = arena_new(ARENA_MAX);
    enum err e = store_write(x->store, sweep_write, &w, info);
    arena_free(w.a);
    if (e == ERR_OK && w.prune)
        x->pruned_ms = now_ms;
    return e;
}
