#ifndef CORE_ACTOR_H
#define CORE_ACTOR_H

#include "base/arena.h"
#include "core/keys.h"
#include "core/setting.h"
#include "db/store.h"
#include "http/role.h"

/* Courts, the people who work in them, and who is signed in. `struct actor` is
 * the part that lives in memory: the sessions lately seen, so that a request
 * costs no SQL, and the turnstile in front of the password function. */
struct actor;

struct actor *actor_new(struct store *store, const struct keys *keys,
                        const struct settings *settings);
void actor_free(struct actor *x);

/* --- courts ------------------------------------------------------------------- */

/* Record a court, and remake who reaches whom.
 *   in   level: high, intermediate, basic; upper: "" or the code of the court above
 *   tx   inside one */
enum err court_put(struct db *db, struct arena *a, const char *code, const char *name,
                   const char *level, const char *upper, struct errinfo *info) MUST_USE;

/* A court of data/courts.csv, for the first user before any ledger came in.
 *   err  ERR_NOT_FOUND  the table has no such code
 *   tx   inside one */
enum err court_put_known(struct db *db, struct arena *a, const char *code,
                         struct errinfo *info) MUST_USE;

/* --- staff --------------------------------------------------------------------- */

enum { STAFF_PASSWORD_MAX = 128, STAFF_HASH_MAX = 128 };

struct staff_in {
    const char *account; /* 工号, at most 31 bytes */
    const char *name, *court;
    roles roles;
    const char *password_hash; /* from password_hash; NULL: nobody can sign in yet */
    bool must_change;
};

/* Make a user.
 *   err  ERR_CONFLICT  the account exists; ERR_INVALID  field named
 *   tx   inside one; writes its journal entry */
enum err staff_add(struct db *db, struct arena *a, const struct staff_in *in, int64_t actor,
                   int64_t now_ms, int64_t *ret_id, struct errinfo *info) MUST_USE;

/* Change who somebody is: name, court, active (the system administrator's), and
 * what somebody may do: roles; reset password; unlock (the security
 * administrator's). Each ends the sessions it makes wrong.
 *   err  ERR_NOT_FOUND, ERR_INVALID, ERR_CONFLICT
 *   tx   inside one; write their journal entries; call actor_forget after the commit */
struct staff_change {
    const char *name, *court; /* NULL: as it is */
    int active;               /* -1: as it is */
};
enum err staff_alter(struct db *db, struct arena *a, int64_t staff_id, const struct staff_change *c,
                     int64_t actor, int64_t now_ms, struct errinfo *info) MUST_USE;
enum err staff_set_roles(struct db *db, struct arena *a, int64_t staff_id, roles r, int64_t actor,
                         int64_t now_ms, struct errinfo *info) MUST_USE;
enum err staff_set_password(struct db *db, struct arena *a, int64_t staff_id, const char *hash,
                            bool must_change, int64_t actor, int64_t keep_session, int64_t now_ms,
                            struct errinfo *info) MUST_USE;
enum err staff_unlock(struct db *db, struct arena *a, int64_t staff_id, int64_t actor,
                      int64_t now_ms, struct errinfo *info) MUST_USE;

enum err staff_roles_of(struct db *db, struct arena *a, int64_t staff_id, roles *ret,
                        struct errinfo *info) MUST_USE;

/* --- passwords ------------------------------------------------------------------- */

/* argon2id (t=2, 19 MiB). Slow on purpose, and at most two at a time: never on a
 * server's or the writer's thread. */
enum err password_hash(const char *password, char out[STAFF_HASH_MAX],
                       struct errinfo *info) MUST_USE;

/* Does the password make this hash? As slow. */
enum err password_fits(const char *password, const char *hash, bool *ret,
                       struct errinfo *info) MUST_USE;

/* How often a password was held against a hash since the start: what an unknown
 * account costs is told by this, and by no clock. */
int64_t password_checks(void);

/* Is it good enough: length (setting password_min), not the account or the name,
 * two kinds of character, not among the worst known.
 *   err  ERR_INVALID  field "next" */
enum err password_allowed(const struct settings *s, const char *account, const char *password,
                          struct errinfo *info) MUST_USE;

/* A password to hand over once: 16 characters without look-alikes. */
void password_make(char out[STAFF_PASSWORD_MAX]);

/* --- signing in -------------------------------------------------------------------- */

enum { TOKEN_TEXT = 65 }; /* 64 hex digits and a NUL */

struct signed_in {
    struct viewer viewer;
    char court_name[128];
    roles held; /* viewer.roles is none of them while must_change */
    bool must_change;
    int64_t expires_ms;
    char token[TOKEN_TEXT];
};

/* Sign in. Takes as long for an unknown account as for a wrong password.
 *   err  ERR_LOGIN  unknown, wrong, not active: not told apart
 *        ERR_RATE   locked; the message names until when
 *        ERR_BUSY   too many are signing in
 *   not  inside a transaction: it reads, thinks, and then writes */
enum err actor_login(struct actor *x, struct arena *a, const char *account, const char *password,
                     const char *ip, const char *agent, int64_t now_ms, struct signed_in *ret,
                     struct errinfo *info) MUST_USE;

/* Who holds this token. From memory where it was seen lately.
 *   in   db: a read connection
 *   err  ERR_LOGIN  unknown, ended, idle too long or too old */
enum err actor_authenticate(struct actor *x, struct db *db, const char *token, int64_t now_ms,
                            struct viewer *ret, struct errinfo *info) MUST_USE;

/* The same with everything a session answer tells. */
enum err actor_session(struct actor *x, struct db *db, const char *token, int64_t now_ms,
                       struct signed_in *ret, struct errinfo *info) MUST_USE;

/* Changing one's own password, in two steps: hashing takes long, and no
 * transaction waits for it.
 *   err  ERR_INVALID  the present one is wrong (field "current"), or the next one
 *                     is not allowed (field "next") */
struct password_change {
    const char *old_hash; /* what it was when it was checked */
    char hash[STAFF_HASH_MAX];
};
enum err actor_password_ready(struct actor *x, struct arena *a, const struct viewer *v,
                              const char *current, const char *next, struct password_change *ret,
                              struct errinfo *info) MUST_USE;

/* Put it in its place; the other sessions end.
 *   err  ERR_CONFLICT  it was changed meanwhile
 *   tx   inside one; call actor_forget after the commit */
enum err actor_password_put(struct db *db, struct arena *a, const struct viewer *v,
                            const struct password_change *p, int64_t now_ms,
                            struct errinfo *info) MUST_USE;

/* End one of somebody's sessions.
 *   err  ERR_NOT_FOUND
 *   tx   inside one; call actor_forget after the commit */
enum err session_end(struct db *db, struct arena *a, int64_t staff_id, int64_t session_id,
                     int64_t now_ms, struct errinfo *info) MUST_USE;

/* Drop what memory knows of somebody's sessions (0: of everybody's). Other
 * servers on the same database notice within half a minute. */
void actor_forget(struct actor *x, int64_t staff_id);

/* Write `seen` times gathered since last time, and drop what is too old. */
enum err actor_tick(struct actor *x, int64_t now_ms, struct errinfo *info) MUST_USE;

#endif
