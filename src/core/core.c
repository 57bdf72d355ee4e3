#include "core/core.h"

#include <string.h>

#include "core/actor.h"
#include "core/holiday.h"
#include "core/kept.h"
#include "core/keys.h"
#include "core/replay.h"
#include "core/sequencer.h"
#include "core/setting.h"

enum {
    ARENA_MAX = 256 * 1024 * 1024,
    TURNS_MOST = 64,
    LOAD_EVERY_MS = 10 * 1000,
    PRUNE_EVERY_MS = 600 * 1000
};

struct job {
    const struct core *c;
    struct arena *a;
    int64_t now_ms;
    int n;
};

static enum err
bind_keys(struct db *db, void *ctx, struct errinfo *info)
{
    const struct job *j = ctx;
    return keys_bind(j->c->keys, db, j->a, info);
}

/* Run one of the jobs below as a write of its own. */
static enum err
write_job(struct core *c, store_fn *run, struct job *j, struct errinfo *info)
{
    j->c = c;
    j->a = arena_new(ARENA_MAX);
    enum err e = store_write(c->store, run, j, info);
    arena_free(j->a);
    return e;
}

static enum err
load_settings(struct core *c, struct errinfo *info)
{
    struct db *db = store_take(c->store);
    enum err e = settings_load(c->settings, db, info);
    if (e == ERR_OK && c->holidays != NULL) /* a core without one counts by the national calendar */
        e = holidays_load(c->holidays, db, info);
    store_give(c->store, db);
    return e;
}

enum err
core_open(const struct core_options *opt, struct core *ret, bool *ret_made_keys,
          struct errinfo *info)
{
    struct core c = { .kinds = opt->kinds };
    struct job j = { 0 };
    bool made = false;
    enum err e;
    if ((e = keys_open(opt->key_file, opt->db_url, opt->make_keys, &c.keys, &made, info)) !=
            ERR_OK ||
        (e = store_open(opt->db_url, &opt->store, &c.store, info)) != ERR_OK ||
        (e = write_job(&c, bind_keys, &j, info)) != ERR_OK)
        goto done;
    c.settings = settings_new();
    c.holidays = holidays_new();
    if ((e = load_settings(&c, info)) != ERR_OK)
        goto done;
    c.actor = actor_new(c.store, c.keys, c.settings);
    c.kept = kept_new();
    *ret = c;
    c = (struct core){ 0 };
    if (ret_made_keys != NULL)
        *ret_made_keys = made;
done:
    core_close(&c);
    return e;
}

void
core_close(struct core *c)
{
    kept_free(c->kept);
    store_close(c->store);
    actor_free(c->actor);
    settings_free(c->settings);
    holidays_free(c->holidays);
    keys_close(c->keys);
    *c = (struct core){ 0 };
}

const struct calendar *
core_calendar(const struct core *c)
{
    return c->holidays != NULL ? holidays_calendar(c->holidays) : &calendar_national;
}

static enum err
sequence(struct db *db, void *ctx, struct errinfo *info)
{
    struct job *j = ctx;
    return journal_sequence(db, j->a, j->c->keys, j->now_ms, 0, &j->n, info);
}

static enum err
prune(struct db *db, void *ctx, struct errinfo *info)
{
    struct job *j = ctx;
    return replay_prune(db, j->a, j->now_ms, info);
}

/* In turns, so that the writer is never long with it. */
static enum err
sequence_all(struct core *c, int64_t now_ms, struct errinfo *info)
{
    enum err e = ERR_OK;
    struct job j = { .now_ms = now_ms, .n = SEQUENCE_BATCH };
    for (int turn = 0; e == ERR_OK && j.n == SEQUENCE_BATCH && turn < TURNS_MOST; turn++)
        e = write_job(c, sequence, &j, info);
    return e;
}

enum err
core_tick(struct core *c, int64_t now_ms, struct errinfo *info)
{
    struct errinfo one[4] = { { 0 } };
    enum err e[4] = { 0 };
    e[0] = sequence_all(c, now_ms, &one[0]);
    e[1] = actor_tick(c->actor, now_ms, &one[1]);
    if (now_ms - c->loaded_ms >= LOAD_EVERY_MS) {
        e[2] = load_settings(c, &one[2]);
        c->loaded_ms = now_ms;
    }
    if (now_ms - c->pruned_ms >= PRUNE_EVERY_MS) {
        struct job j = { .now_ms = now_ms };
        e[3] = write_job(c, prune, &j, &one[3]);
        c->pruned_ms = now_ms;
    }
    for (int i = 0; i < 4; i++)
        if (e[i] != ERR_OK) {
            *info = one[i];
            return e[i];
        }
    return ERR_OK;
}
