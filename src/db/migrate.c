#include "db/migrate.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "db/migrate_sql.h"

enum {
    LOCK_KEY = 0x7A785F6D, /* "zx_m": the advisory lock of all servers on one database */
    LOCK_TRIES = 60,       /* of lock_timeout each: another server may build an index */
    STEP_BYTES = 1 << 20,  /* the list of steps */
    HEX = 65,
};

static const struct arg lock_key[] = { { .type = 'i', .i = LOCK_KEY } };

static const char *
step_text(const struct db *db, const struct migration *m)
{
    return db_is_pg(db) ? m->pg : m->sqlite;
}

static void
digest_of(const char *text, char out[HEX])
{
    unsigned char md[EVP_MAX_MD_SIZE];
    unsigned n;
    must(EVP_Digest(text, strlen(text), md, &n, EVP_sha256(), NULL) == 1 && n == (HEX - 1) / 2);
    for (unsigned k = 0; k < n; k++)
        (void)snprintf(out + 2 * k, 3, "%02x", md[k]);
}

static const struct migration *
find_step(const struct migration *const lists[], const char *name)
{
    for (int l = 0; lists[l] != NULL; l++)
        for (const struct migration *m = lists[l]; m->name != NULL; m++)
            if (strcmp(m->name, name) == 0)
                return m;
    return NULL;
}

static bool
has_run(const struct rows *ran, const char *name)
{
    for (int k = 0; k < ran->n; k++)
        if (strcmp(rows_at(ran, k, 0)->t, name) == 0)
            return true;
    return false;
}

/* What ran here must be what this program knows, letter for letter. */
static enum err
check_ran(const struct db *db, const struct migration *const lists[], const struct rows *ran,
          struct errinfo *info)
{
    for (int k = 0; k < ran->n; k++) {
        char now[HEX];
        const char *name = rows_at(ran, k, 0)->t;
        const struct migration *m = find_step(lists, name);
        if (m == NULL)
            return FAIL(info, ERR_CONFLICT, "db",
                        "the database is of a newer program: it has the step %s", name);
        digest_of(step_text(db, m), now);
        if (strcmp(rows_at(ran, k, 1)->t, now) != 0)
            return FAIL(info, ERR_CONFLICT, "db", "the step %s was changed after it had run here",
                        name);
    }
    return ERR_OK;
}

/* One step and its row, or neither. SQLite takes the write lock in db_begin, so
 * the list is read again behind it: another program may have run the step. */
static enum err
run_step(struct db *db, struct arena *a, const struct migration *m, struct errinfo *info)
{
    struct rows ran;
    char digest[HEX];
    digest_of(step_text(db, m), digest);
    const struct arg row[] = { ARG_T(m->name), ARG_T(digest), ARG_I(clock_ms()) };

    enum err e = db_begin(db, info);
    if (e != ERR_OK)
        return e;
    if ((e = db_run(db, a, &sql_step_list, NULL, &ran, NULL, info)) != ERR_OK)
        goto done;
    if (!has_run(&ran, m->name)) {
        if ((e = db_script(db, step_text(db, m), info)) != ERR_OK)
            goto done;
        if ((e = db_run(db, NULL, &sql_step_add, row, NULL, NULL, info)) != ERR_OK)
            goto done;
    }
    e = db_commit(db, info);

done:
    if (e != ERR_OK)
        db_rollback(db);
    return e;
}

static enum err
run_missing(struct db *db, const struct migration *const lists[], struct errinfo *info)
{
    struct arena *a = arena_new(STEP_BYTES);
    struct rows ran;
    enum err e = db_run(db, NULL, &sql_step_table, NULL, NULL, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_step_list, NULL, &ran, NULL, info);
    if (e == ERR_OK)
        e = check_ran(db, lists, &ran, info);
    for (int l = 0; e == ERR_OK && lists[l] != NULL; l++)
        for (const struct migration *m = lists[l]; e == ERR_OK && m->name != NULL; m++)
            if (!has_run(&ran, m->name)) {
                struct arena *step = arena_new(STEP_BYTES);
                e = run_step(db, step, m, info);
                arena_free(step);
            }
    arena_free(a);
    return e;
}

static enum err
take_lock(struct db *db, struct arena *a, struct errinfo *info)
{
    struct rows got;
    enum err e = ERR_BUSY;
    for (int k = 0; e == ERR_BUSY && k < LOCK_TRIES; k++) {
        if (k > 0)
            *info = (struct errinfo){ 0 };
        e = db_run(db, a, &sql_step_lock, lock_key, &got, NULL, info);
    }
    return e;
}

enum err
migrate(struct db *db, const struct migration *const lists[], struct errinfo *info)
{
    struct arena *a = arena_new(STEP_BYTES);
    struct rows gone;
    enum err e = take_lock(db, a, info);
    if (e == ERR_OK) {
        e = run_missing(db, lists, info);

        /* A lock that can not be given back dies with its connection. */
        struct errinfo lost = { 0 };
        enum err end = db_run(db, a, &sql_step_unlock, lock_key, &gone, NULL, &lost);
        if (e == ERR_OK && end != ERR_OK) {
            e = end;
            *info = lost;
        }
    }
    arena_free(a);
    return e;
}
