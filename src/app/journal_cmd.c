/* zhixing journal: the journal out of the database, to be kept and checked
 * elsewhere: its rows in leaf order, its newest head, the proof of one row. */
#include "app/journal_cmd.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/law_cmd.h"
#include "base/arena.h"
#include "base/clock.h"
#include "core/verify.h"

enum { LINE_MAX_BYTES = JOURNAL_FACTS_MAX * 8, ARENA_MAX = 64 * 1024 * 1024 };

static const struct law_option_kind options[] = {
    { "--db", true, false },
    { "--from", true, false },
    { "--entry", true, false },
    { NULL, false, false },
};

/* One row a line, the facts as the very text that is hashed. */
static enum err
print_row(void *ctx, uint64_t leaf, const struct journal_entry *entry, struct errinfo *info)
{
    struct buf *out = ctx;
    char at[26];
    if (entry->kind == NULL)
        return FAIL_ZH(info, ERR_STORE, "", "日志行已被删除，请运行 zhixing verify",
                       "journal row %" PRId64 " is gone: run zhixing verify", entry->id);
    buf_clear(out);
    jw_open(out, '{');
    jw_kint(out, "leaf", (int64_t)leaf);
    jw_kint(out, "id", entry->id);
    jw_ktext(out, "at", clock_print(entry->at_ms, at));
    jw_kint(out, "atMs", entry->at_ms);
    jw_ktext(out, "court", entry->court);
    jw_kint(out, "caseId", entry->case_id);
    jw_kint(out, "actor", entry->actor);
    jw_ktext(out, "kind", entry->kind);
    jw_ktext(out, "facts", entry->facts);
    jw_ktext(out, "law", entry->law);
    jw_close(out, '}');
    buf_char(out, '\n');
    if (out->failed || fwrite(out->p, 1, out->n, stdout) != out->n)
        return FAIL(info, ERR_IO, "", "the row cannot be written out");
    return ERR_OK;
}

static enum err
print_head(struct db *db, struct arena *a, struct buf *out, struct errinfo *info)
{
    struct journal_head h;
    enum err e = journal_head(db, a, 0, &h, info);
    if (e == ERR_OK)
        journal_head_json(&h, out);
    return e;
}

static enum err
do_it(const char *what, const struct law_command_line *line, struct db *db, struct errinfo *info)
{
    struct arena *a = arena_new(ARENA_MAX);
    struct buf out;
    const char *entry = law_option_value(line, "--entry", 0);
    const char *from = law_option_value(line, "--from", 0);
    int64_t id = 0, first = 0;
    enum err e = ERR_OK;
    buf_init(&out, LINE_MAX_BYTES);
    if (entry != NULL)
        e = law_read_number("--entry", entry, 1, INT64_MAX, &id, info);
    if (e == ERR_OK && from != NULL)
        e = law_read_number("--from", from, 0, INT64_MAX, &first, info);
    if (e == ERR_OK && strcmp(what, "export") == 0) {
        e = journal_each(db, (uint64_t)first, UINT64_MAX, print_row, &out, info);
        buf_clear(&out);
    } else if (e == ERR_OK && strcmp(what, "head") == 0) {
        e = print_head(db, a, &out, info);
    } else if (e == ERR_OK && strcmp(what, "proof") == 0 && id > 0) {
        e = journal_document(db, a, id, &out, info);
    } else if (e == ERR_OK && strcmp(what, "growth") == 0 && first > 0) {
        e = journal_growth_document(db, a, (uint64_t)first, 0, &out, info);
    } else if (e == ERR_OK) {
        e = FAIL_ZH(info, ERR_INVALID, "", "请用 export、head、proof --entry 或 growth --from",
                    "say export, head, proof --entry ID or growth --from SIZE");
    }
    if (e == ERR_OK && out.n > 0)
        (void)printf("%s\n", out.p); /* a failure shows at the flush below */
    if (e == ERR_OK && fflush(stdout) != 0)
        e = FAIL(info, ERR_IO, "", "it cannot be written out");
    buf_done(&out);
    arena_free(a);
    return e;
}

static int
run(int argc, char **argv)
{
    struct law_command_line line;
    struct errinfo info = { 0 };
    struct db *db = NULL;
    enum err e = law_command_read(argc, argv, options, 1, 1, &line, &info);
    const char *url = e != ERR_OK ? NULL : law_option_value(&line, "--db", 0);
    if (e == ERR_OK && url == NULL)
        e = FAIL_ZH(&info, ERR_INVALID, "--db", "必须给出数据库", "must be given");
    if (e == ERR_OK)
        e = db_open(url, false, &db, &info);
    if (e == ERR_OK)
        e = do_it(line.operand[0], &line, db, &info);
    db_close(db);
    return e != ERR_OK ? command_fail(&info) : EXIT_FINE;
}

const struct command journal_command = {
    "journal",
    "export|head|proof|growth --db FILE|postgresql://… [--from N] [--entry ID]",
    "The journal's rows as JSON lines from leaf N on, its newest head, or a proof to keep.",
    run,
};
