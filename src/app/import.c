/* The import's steps in order, and its one transaction. */
#include "app/import.h"

#include <stdio.h>
#include <string.h>

#include "app/import_part.h"
#include "base/clock.h"
#include "casework/casefile_sql.h"
#include "core/actor.h"
#include "core/actor_sql.h"
#include "core/journal.h"
#include "core/person_sql.h"
#include "core/sequencer.h"
#include "law/fa_2015_137/court.h"
#include "money/fund_sql.h"

#define ARENA_MAX ((size_t)1 << 30) /* of the import; the facts of a million cases take 60 MB */

static void
progress(const struct import_options *opt, enum import_stage stage, int64_t done, int64_t all)
{
    if (opt->progress != NULL)
        opt->progress(opt->progress_ctx, stage, done, all);
}

/* --- courts -------------------------------------------------------------------------------------
 */

static bool
court_is_known(void *ctx, const char *code)
{
    struct import *im = ctx;
    struct rows rows;
    struct errinfo unsaid = { 0 };
    arena_reset(im->step);
    /* A failure here shows again in the first write: the answer "no" is safe. */
    return db_run(im->db, im->step, &sql_court_one, (struct arg[]){ ARG_T(code) }, &rows, NULL,
                  &unsaid) == ERR_OK &&
           rows.n > 0;
}

static const char *
level_name(enum court_level level)
{
    return level == COURT_BASIC ? "basic" : level == COURT_INTERMEDIATE ? "intermediate" : "high";
}

/* A court that the ledger does not name itself comes from the table of courts. */
static enum err
put_court(struct import *im, const char *code, struct errinfo *info)
{
    const struct ledger *l = im->l;
    const char *name = NULL, *upper = "";
    char above[COURT_CODE_SIZE] = "";
    for (size_t i = 0; i < l->courts.n; i++) {
        const struct lcourt *c = VEC_AT(&l->courts, struct lcourt, i);
        if (strcmp(text0(im, c->code), code) == 0) {
            name = text0(im, c->name);
            upper = text0(im, c->upper);
        }
    }
    if (name == NULL) {
        const struct court *c = court_by_code(code);
        if (c == NULL || court_is_known(im, code))
            return ERR_OK;
        name = c->name;
        if (court_code_upper(code, above) == ERR_OK)
            upper = above;
    }
    arena_reset(im->step);
    return court_put(im->db, im->step, code, name, level_name(court_code_level(code)), upper, info);
}

static enum err
put_courts(struct import *im, struct errinfo *info)
{
    enum err e = ERR_OK;
    for (size_t i = 0; i < im->l->courts.n && e == ERR_OK; i++)
        e = put_court(im, text0(im, VEC_AT(&im->l->courts, struct lcourt, i)->code), info);
    for (size_t i = 0; i < im->l->courts_seen.n && e == ERR_OK; i++)
        e = put_court(im, im->court[i], info);
    return e;
}

/* --- the journal's entry for the import
 * --------------------------------------------------------------- */

static void
hex_key(struct buf *b, const char *key, const uint8_t *p, size_t n)
{
    char text[65];
    for (size_t i = 0; i < n; i++)
        (void)snprintf(text + 2 * i, 3, "%02x", p[i]);
    jw_ktext(b, key, text);
}

static enum err
write_entry(struct import *im, const char *path, int64_t bad, struct errinfo *info)
{
    struct buf facts;
    const char *name = strrchr(path, '/');
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_kint(&facts, "import", im->import_id);
    jw_ktext(&facts, "path", name == NULL || name[1] == '\0' ? path : name + 1);
    jw_kint(&facts, "new", im->cases[NEWS_NEW]);
    jw_kint(&facts, "changed", im->cases[NEWS_CHANGED]);
    jw_kint(&facts, "same", im->cases[NEWS_SAME]);
    jw_kint(&facts, "bad", bad);
    jw_kopen(&facts, "files", '[');
    for (int f = 0; f < LEDGER_FILES; f++) {
        const struct ledger_about *about = &im->l->about[f];
        if (!about->there)
            continue;
        jw_open(&facts, '{');
        jw_ktext(&facts, "name", ledger_file_name((enum ledger_file)f));
        jw_kint(&facts, "bytes", about->bytes);
        jw_kint(&facts, "rows", about->rows);
        hex_key(&facts, "sm3", about->sm3, sizeof about->sm3);
        jw_close(&facts, '}');
    }
    jw_close(&facts, ']');
    jw_close(&facts, '}');
    struct journal_entry entry = {
        .at_ms = im->opt->now_ms,
        .court = "",
        .kind = "ledger_imported",
        .facts = facts.p,
    };
    arena_reset(im->step);
    enum err e = journal_write(im->db, im->step, &entry, NULL, info);
    buf_done(&facts);
    return e;
}

/* --- a demonstration ledger's day ----------------------------------------- */

/* Its last closing day becomes "today", and the figures' default period is the
 * part of that year up to it: so the first screen is filled, whenever it is
 * looked at. A setting that is so already is left alone. */
static enum err
set_demo_days(struct import *im, day last, struct errinfo *info)
{
    char from[11], to[11];
    struct settings *s = settings_new();
    (void)day_print(day_of(day_ymd(last).year, 1, 1), from);
    (void)day_print(last, to);
    const struct {
        const char *key, *value;
    } wanted[] = { { "as_of", to }, { "figures_from", from }, { "figures_to", to } };
    enum err e = settings_load(s, im->db, info);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0] && e == ERR_OK; i++)
        if (strcmp(setting_text(s, wanted[i].key), wanted[i].value) != 0)
            e = setting_put(s, im->db, im->step, wanted[i].key, wanted[i].value, 0, im->opt->now_ms,
                            info);
    settings_free(s);
    return e;
}

static day
last_closing(const struct ledger *l)
{
    day last = DAY_NONE;
    for (size_t i = 0; i < l->cases.n; i++) {
        const struct lcase *c = VEC_AT(&l->cases, struct lcase, i);
        if (!c->bad && c->closed > last.n)
            last.n = c->closed;
    }
    return last;
}

/* --- writing ------------------------------------------------------------------- */

/* The tables that an empty database gets filled without their indexes. */
static const char *const loaded[] = { "casefile", "party",    "receipt",
                                      "payment",  "relation", "journal" };

static void
make_all(struct pipe *p, void *ctx)
{
    struct import *im = ctx;
    struct person_pairs pairs;
    import_person_pairs(im, &pairs);
    import_make_rows(p, im);
    import_make_persons(p, im, &pairs);
}

static int64_t
rows_expected(const struct import *im)
{
    const struct ledger *l = im->l;
    return im->cases[NEWS_NEW] + im->cases[NEWS_CHANGED] + (int64_t)l->parties.n * 5;
}

struct step {
    const struct import *im;
    int64_t all;
};

static void
on_step(void *ctx, int64_t rows)
{
    const struct step *s = ctx;
    progress(s->im->opt, IMPORT_WRITE, rows, rows > s->all ? rows : s->all);
}

static enum err
write_rows(struct import *im, const char *path, int64_t bad, int64_t *ret_rows,
           struct errinfo *info)
{
    struct step step = { im, rows_expected(im) };
    map16_done(&im->l->by_key); /* nothing is looked up from here on */
    enum err e = put_courts(im, info);
    for (size_t i = 0; i < sizeof loaded / sizeof loaded[0] && im->fresh && e == ERR_OK; i++)
        e = db_index_off(im->db, loaded[i], info);
    if (e == ERR_OK)
        e = import_touched_facts(im, -1, info);
    if (e == ERR_OK)
        e = import_known_persons(im, info);
    if (e == ERR_OK)
        e = pipe_run(im->db, make_all, im, im->opt->cancel, on_step, &step, ret_rows, info);
    if (e == ERR_OK)
        e = import_touched_facts(im, 1, info);
    if (e == ERR_OK) {
        arena_reset(im->step);
        e = fact_set_write(im->db, im->step, im->facts, im->fresh, im->opt->now_ms, info);
    }
    if (e == ERR_OK)
        e = write_entry(im, path, bad, info);
    day last = last_closing(im->l);
    arena_reset(im->step);
    if (e == ERR_OK && im->opt->demo && !day_is_none(last))
        e = set_demo_days(im, last, info);
    if (e == ERR_OK && im->fresh)
        e = db_index_on(im->db, info);
    return e;
}

/* One transaction of it. Several turns share it: each ends with a write to the
 * disk that is waited for. */
static enum err
sequence_some(struct import *im, int64_t *done, bool *ret_more, struct errinfo *info)
{
    enum { TURNS = 8 };
    int n = 1;
    enum err e = db_begin(im->db, info);
    for (int i = 0; i < TURNS && n > 0 && e == ERR_OK; i++, *done += n) {
        arena_reset(im->step);
        e = journal_sequence(im->db, im->step, im->keys, im->opt->now_ms, 0, &n, info);
    }
    if (e == ERR_OK)
        e = db_commit(im->db, info);
    if (e != ERR_OK)
        db_rollback(im->db);
    *ret_more = n > 0;
    return e;
}

/* New rows into the tree, in transactions of their own: only what is committed
 * may be a leaf. What is left over, the server's sequencer does. */
static enum err
sequence(struct import *im, struct errinfo *info)
{
    int64_t done = 0;
    bool more = true;
    enum err e = ERR_OK;
    while (more && e == ERR_OK) {
        progress(im->opt, IMPORT_SEQUENCE, done, im->cases[NEWS_NEW] + im->cases[NEWS_CHANGED]);
        e = sequence_some(im, &done, &more, info);
    }
    return e;
}

/* --- the whole ----------------------------------------------------------------- */

static enum err
is_fresh(struct import *im, struct errinfo *info)
{
    const struct sql *const any[] = { &sql_casefile_any, &sql_fund_any, &sql_person_any };
    im->fresh = true;
    for (size_t i = 0; i < sizeof any / sizeof any[0] && im->db != NULL; i++) {
        struct rows rows;
        enum err e = db_run(im->db, im->step, any[i], NULL, &rows, NULL, info);
        if (e != ERR_OK)
            return e;
        im->fresh = im->fresh && rows.n == 0;
    }
    return ERR_OK;
}

static enum err
refuse_bad(const struct import *im, struct errinfo *info)
{
    int64_t bad = ledger_bad_count(im->l);
    if (bad == 0 || im->opt->skip_bad)
        return ERR_OK;
    return FAIL_ZH(info, ERR_INVALID, "", "台账有错误，未导入任何内容（--skip-bad 导入其余部分）",
                   "%lld faults in the ledger: nothing was imported (--skip-bad takes the rest)",
                   (long long)bad);
}

static void
name_courts(struct import *im)
{
    size_t n = im->l->courts_seen.n;
    im->court = arena_take(im->a, n + 1, sizeof im->court[0]);
    for (size_t i = 0; i < n; i++)
        ledger_court_text(*VEC_AT(&im->l->courts_seen, uint32_t, i), im->court[i]);
}

static enum err
check(struct import *im, struct errinfo *info)
{
    struct ledger_known known = { im->db == NULL ? NULL : court_is_known, im };
    progress(im->opt, IMPORT_CHECK, 0, 1);
    enum err e = ledger_check(im->l, im->keys, &known, info);
    if (e == ERR_OK)
        name_courts(im);
    return e;
}

/* Compare and write inside the one transaction. */
static enum err
in_transaction(struct import *im, const char *path, struct import_result *ret, struct errinfo *info)
{
    enum err e = is_fresh(im, info); /* somebody may have been faster */
    progress(im->opt, IMPORT_COMPARE, 0, 1);
    if (e == ERR_OK)
        e = import_compare(im, info);
    ret->bad = ledger_bad_count(im->l);
    if (e == ERR_OK)
        e = refuse_bad(im, info);
    ret->cases_new = im->cases[NEWS_NEW];
    ret->cases_changed = im->cases[NEWS_CHANGED];
    ret->cases_same = im->cases[NEWS_SAME];
    if (e != ERR_OK || im->opt->dry_run)
        return e;
    return write_rows(im, path, ret->bad, &ret->rows, info);
}

static enum err
run_all(struct import *im, const char *path, struct import_result *ret, struct errinfo *info)
{
    enum err e = check(im, info);
    ret->bad = ledger_bad_count(im->l);
    if (e != ERR_OK)
        return e;
    if (im->db == NULL)
        return in_transaction(im, path, ret, info);
    bool bulk = !im->opt->dry_run;
    if ((e = is_fresh(im, info)) != ERR_OK ||
        (bulk &&
         (e = db_bulk_mode(im->db, im->fresh ? DB_BULK_FILL : DB_BULK_ADD, info)) != ERR_OK))
        return e;
    if ((e = db_begin(im->db, info)) == ERR_OK)
        e = in_transaction(im, path, ret, info);
    if (e == ERR_OK && !im->opt->dry_run && (e = db_commit(im->db, info)) == ERR_OK)
        ret->written = true;
    db_rollback(im->db);
    struct errinfo later = { 0 };
    enum err off = bulk ? db_bulk_mode(im->db, DB_BULK_OFF, e == ERR_OK ? info : &later) : ERR_OK;
    if (e == ERR_OK)
        e = off;
    if (e == ERR_OK && ret->written)
        e = sequence(im, info);
    return e;
}

enum err
import_run(struct db *db, const struct keys *keys, const char *path,
           const struct import_options *opt, struct ledger *l, struct import_result *ret,
           struct errinfo *info)
{
    struct import im = { .db = db, .keys = keys, .opt = opt, .l = l, .import_id = id_new() };
    struct zipin *z = NULL;
    must(db != NULL || opt->dry_run);
    *ret = (struct import_result){ .import_id = im.import_id };
    im.a = arena_new(ARENA_MAX);
    im.step = arena_new(ARENA_MAX);
    im.fact_a = arena_new(ARENA_MAX);
    im.facts = fact_set_new(im.fact_a);
    vec_init(&im.touched, sizeof(int64_t));
    progress(opt, IMPORT_READ, 0, 1);
    enum err e = zipin_open(path, &z, info);
    if (e == ERR_OK)
        e = ledger_read(l, z, info);
    ret->bad = ledger_bad_count(l);
    if (e == ERR_OK)
        e = run_all(&im, path, ret, info);
    zipin_close(z);
    vec_done(&im.touched);
    arena_free(im.fact_a);
    arena_free(im.step);
    arena_free(im.a);
    return e;
}
