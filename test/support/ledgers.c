#include "test/support/ledgers.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"

static const int64_t NOW_MS = 1756627200000; /* 2025-08-31 16:00 in Shanghai */

void
ledger_make(const struct ledger_text *files, char dir[LEDGER_DIR_SIZE])
{
    const char *tmp = getenv("TMPDIR");
    (void)snprintf(dir, LEDGER_DIR_SIZE, "%.40s/zxledger.XXXXXX", tmp == NULL ? "/tmp" : tmp);
    must(mkdtemp(dir) != NULL);
    for (; files != NULL && files->name != NULL; files++)
        ledger_write(dir, files->name, files->text, strlen(files->text));
}

static void
path_of(const char *dir, const char *name, char out[256])
{
    must(snprintf(out, 256, "%s/%s", dir, name) < 256);
}

void
ledger_write(const char *dir, const char *name, const void *bytes, size_t n)
{
    char path[256];
    path_of(dir, name, path);
    FILE *f = fopen(path, "wb");
    must(f != NULL && fwrite(bytes, 1, n, f) == n && fclose(f) == 0);
}

void
ledger_drop(const char *dir)
{
    DIR *d = opendir(dir);
    const struct dirent *e;
    char path[256];
    must(d != NULL);
    while ((e = readdir(d)) != NULL)
        if (e->d_name[0] != '.') {
            path_of(dir, e->d_name, path);
            (void)unlink(path);
        }
    (void)closedir(d);
    (void)rmdir(dir);
}

void
ledger_edit(const char *dir, const char *name, const char *was, const char *is)
{
    enum { MOST = 1 << 20 };
    char path[256];
    char *text = calloc(1, MOST);
    path_of(dir, name, path);
    FILE *f = fopen(path, "rb");
    must(text != NULL && f != NULL);
    size_t n = fread(text, 1, MOST - 1, f);
    (void)fclose(f);
    char *at = strstr(text, was);
    must(at != NULL && strstr(at + 1, was) == NULL);
    struct buf out;
    buf_init(&out, MOST * 2);
    buf_add(&out, text, (size_t)(at - text));
    buf_str(&out, is);
    buf_add(&out, at + strlen(was), n - (size_t)(at - text) - strlen(was));
    ledger_write(dir, name, out.p, out.n);
    buf_done(&out);
    free(text);
}

enum err
ledger_import(struct db *db, const struct keys *keys, const char *path, bool skip_bad, bool dry_run,
              struct ledger *l, struct import_result *ret, struct errinfo *info)
{
    static atomic_bool never;
    struct import_options opt = {
        .skip_bad = skip_bad,
        .dry_run = dry_run,
        .now_ms = NOW_MS,
        .cancel = &never,
    };
    ledger_init(l, &never);
    return import_run(db, keys, path, &opt, l, ret, info);
}

struct import_result
ledger_take(struct db *db, const struct keys *keys, const char *path)
{
    struct ledger l;
    struct import_result r;
    struct errinfo info = { 0 };
    if (ledger_import(db, keys, path, false, false, &l, &r, &info) != ERR_OK) {
        (void)fprintf(stderr, "import of %s: %s %s (%s)\n", path, info.field, info.message,
                      info.detail);
        for (int s = 0; s < 2; s++)
            for (size_t i = 0; i < l.bads[s].list.n; i++) {
                const struct bad *b = VEC_AT(&l.bads[s].list, struct bad, i);
                (void)fprintf(stderr, "  %s:%u:%u %s\n",
                              ledger_file_name((enum ledger_file)b->file), b->line, b->column,
                              b->en);
            }
        must(!"the import went well");
    }
    must(r.bad == 0 && r.written);
    ledger_done(&l);
    return r;
}

/* Statements are remembered by where they stand: each has a place of its own. */
#define COUNT(t)                                                                                   \
    {                                                                                              \
        t, "SELECT COUNT(*) FROM " t, NULL, "", "i"                                                \
    }
static const struct sql counts[] = {
    COUNT("casefile"), COUNT("party"),   COUNT("person"),          COUNT("relation"),
    COUNT("receipt"),  COUNT("payment"), COUNT("journal"),         COUNT("fact"),
    COUNT("crossing"), COUNT("court"),   COUNT("journal_pending"),
};

int64_t
ledger_count(struct db *db, const char *table)
{
    struct errinfo info = { 0 };
    struct rows rows;
    size_t i = 0;
    while (strcmp(counts[i].name, table) != 0)
        must(++i < sizeof counts / sizeof counts[0]);
    struct arena *a = arena_new(1 << 16);
    must(db_run(db, a, &counts[i], NULL, &rows, NULL, &info) == ERR_OK);
    int64_t n = rows_at(&rows, 0, 0)->i;
    arena_free(a);
    return n;
}

/* clang-format off */
#define NUM(x) "CAST(" x " AS TEXT)"
#define OPT(x) "COALESCE(CAST(" x " AS TEXT), '-')"
#define PART(text) { "picture", text, NULL, "", "t" }
static const struct sql picture[] = {
    PART("SELECT c.case_no || ' ' || c.court || ' ' || c.type || ' ' || " NUM("c.year") " || ' ' || " NUM("c.serial")
    " || ' ' || " NUM("c.filed_day") " || ' ' || c.cause || ' ' || c.basis || ' ' || " NUM("c.claim_fen")
    " || ' ' || c.handler || ' ' || c.team || ' ' || c.labels || ' ' || c.property || ' ' || " OPT("c.closed_day")
    " || ' ' || c.close_mode || ' ' || " NUM("c.recovered_fen") " || ' ' || " NUM("c.limit_day") " || ' ' || "
    NUM("c.excluded_days") " || ' ' || c.applicant || ' ' || c.respondent || ' ' || " NUM("c.version")
    " FROM casefile c ORDER BY c.case_no"),
    PART("SELECT c.case_no || ' ' || " NUM("p.seq") " || ' ' || p.role || ' ' || p.name || ' ' || n.name || ' ' || n.kind || ' ' || n.id_kind"
    " FROM party p JOIN casefile c ON c.case_id = p.case_id JOIN person n ON n.person_id = p.person_id"
    " ORDER BY c.case_no, p.seq"),
    PART("SELECT c.case_no || ' ' || " NUM("x.seq") " || ' ' || x.reason || ' ' || " NUM("x.from_day") " || ' ' || " OPT("x.to_day")
    " FROM exclusion x JOIN casefile c ON c.case_id = x.case_id ORDER BY c.case_no, x.seq"),
    PART("SELECT c.case_no || ' ' || " NUM("x.seq") " || ' ' || x.mode || ' ' || " NUM("x.decided_day") " || ' ' || x.from_court || ' '"
    " || x.to_court || ' ' || " NUM("x.recovered_fen") " || ' ' || x.result"
    " FROM crossing x JOIN casefile c ON c.case_id = x.case_id ORDER BY c.case_no, x.seq"),
    PART("SELECT " NUM("r.receipt_id") " || ' ' || c.case_no || ' ' || r.court || ' ' || " NUM("r.day") " || ' ' || r.way || ' ' || "
    NUM("r.amount_fen") " || ' ' || " NUM("r.via_account")
    " FROM receipt r JOIN casefile c ON c.case_id = r.case_id ORDER BY r.receipt_id"),
    PART("SELECT " NUM("y.payment_id") " || ' ' || " NUM("y.receipt_id") " || ' ' || c.case_no || ' ' || y.court || ' ' || " OPT("y.day")
    " || ' ' || y.payee || ' ' || COALESCE(n.name, '-') || ' ' || " NUM("y.amount_fen") " || ' ' || y.state"
    " FROM payment y JOIN casefile c ON c.case_id = y.case_id LEFT JOIN person n ON n.person_id = y.person_id"
    " ORDER BY y.payment_id"),
    PART("SELECT a.name || ' ' || r.kind || ' ' || b.name || ' ' || " NUM("r.since_day")
    " FROM relation r JOIN person a ON a.person_id = r.from_id JOIN person b ON b.person_id = r.to_id ORDER BY 1"),
    PART("SELECT n.name || ' ' || x.name FROM person_name x JOIN person n ON n.person_id = x.person_id ORDER BY 1"),
    PART("SELECT n.name || ' ' || x.court FROM person_court x JOIN person n ON n.person_id = x.person_id ORDER BY 1"),
    PART("SELECT n.name || ' ' || g.court || ' ' || " NUM("g.gram") " FROM person_gram g JOIN person n ON n.person_id = g.person_id ORDER BY 1"),
    PART("SELECT court || ' ' || type || ' ' || " NUM("year") " || ' ' || " NUM("last") " FROM case_serial ORDER BY 1"),
    PART("SELECT viewer || ' ' || court FROM court_reach ORDER BY 1"),
    PART("SELECT court || ' ' || label || ' ' || " NUM("span") " || ' ' || " NUM("first_day") " || ' ' || " NUM("filed") " || ' ' || "
    NUM("closed") " || ' ' || " NUM("recovered_fen") " || ' ' || " NUM("received_fen") " || ' ' || " NUM("paid_fen") " || ' ' || "
    NUM("cross_recovered_fen") " || ' ' || " NUM("within_limit") " FROM fact ORDER BY 1"),
};
/* clang-format on */

static enum err
add_line(void *ctx, const struct arg *cell, struct errinfo *info)
{
    (void)info;
    buf_str(ctx, cell[0].t);
    buf_char(ctx, '\n');
    return ERR_OK;
}

char *
ledger_picture(struct db *db)
{
    struct buf b;
    struct errinfo info = { 0 };
    buf_init(&b, (size_t)1 << 28);
    for (size_t i = 0; i < sizeof picture / sizeof picture[0]; i++) {
        if (db_each(db, &picture[i], NULL, add_line, &b, &info) != ERR_OK) {
            (void)fprintf(stderr, "picture %zu: %s\n", i, info.detail);
            abort();
        }
        buf_str(&b, "--\n");
    }
    must(!b.failed);
    return b.p; /* the caller frees it */
}
