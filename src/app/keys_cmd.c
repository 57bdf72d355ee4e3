/* zhixing keys rotate: a new sealing key, and every number moved to it, a portion in
 * each transaction. Stopped midway it may be run on with `reseal`: every number
 * says which key it needs, so that the two can stand beside each other. */
#include "app/keys_cmd.h"

#include <stdio.h>
#include <string.h>

#include "app/law_cmd.h"
#include "base/arena.h"
#include "base/clock.h"
#include "core/journal.h"
#include "core/person.h"

enum { PORTION = 1000, ARENA_MAX = 64 * 1024 * 1024 };

static const struct law_option_kind options[] = {
    { "--db", true, false },
    { "--key-file", true, false },
    { NULL, false, false },
};

static enum err
write_entry(struct db *db, struct arena *a, int key, struct errinfo *info)
{
    struct buf facts;
    buf_init(&facts, 1024);
    jw_open(&facts, '{');
    jw_kint(&facts, "key", key);
    jw_close(&facts, '}');
    struct journal_entry entry = {
        .at_ms = clock_ms(), .court = "", .kind = "numbers_resealed", .facts = facts.p
    };
    enum err e = journal_write(db, a, &entry, NULL, info);
    buf_done(&facts);
    return e;
}

static enum err
reseal(struct db *db, struct keys *k, struct errinfo *info)
{
    struct arena *a = arena_new(ARENA_MAX);
    int64_t after = 0;
    enum err e;
    do {
        arena_reset(a);
        if ((e = db_begin(db, info)) == ERR_OK)
            e = person_reseal_all(db, a, k, after, PORTION, &after, info);
        if (e == ERR_OK && after == 0)
            e = write_entry(db, a, keys_seal_newest(k), info);
        if (e == ERR_OK)
            e = db_commit(db, info);
        if (e != ERR_OK)
            db_rollback(db);
    } while (e == ERR_OK && after != 0);
    arena_free(a);
    return e;
}

static enum err
do_it(const struct law_command_line *line, struct errinfo *info)
{
    const char *url = law_option_value(line, "--db", 0);
    bool rotate = strcmp(line->operand[0], "rotate") == 0;
    struct db *db = NULL;
    struct keys *k = NULL;
    enum err e;
    if (!rotate && strcmp(line->operand[0], "reseal") != 0)
        return FAIL_ZH(info, ERR_INVALID, "", "请用 rotate 或 reseal", "say rotate or reseal");
    if (url == NULL)
        return FAIL_ZH(info, ERR_INVALID, "--db", "必须给出数据库", "must be given");
    if ((e = keys_open(law_option_value(line, "--key-file", 0), url, false, &k, NULL, info)) !=
            ERR_OK ||
        (e = db_open(url, false, &db, info)) != ERR_OK || (e = keys_tie(k, db, info)) != ERR_OK)
        goto done;
    if (rotate && (e = keys_rotate_seal(k, info)) != ERR_OK)
        goto done;
    if ((e = reseal(db, k, info)) == ERR_OK)
        (void)printf("证件号码已改用密钥 %d 封存 (all numbers are sealed with key %d): %s\n",
                     keys_seal_newest(k), keys_seal_newest(k), keys_path(k));
done:
    db_close(db);
    keys_close(k);
    return e;
}

static int
run(int argc, char **argv)
{
    struct law_command_line line;
    struct errinfo info = { 0 };
    enum err e = law_command_read(argc, argv, options, 1, 1, &line, &info);
    if (e == ERR_OK)
        e = do_it(&line, &info);
    return e != ERR_OK ? command_fail(&info) : EXIT_FINE;
}

const struct command keys_command = {
    "keys",
    "rotate|reseal --db FILE|postgresql://… [--key-file FILE]",
    "A new sealing key for identity numbers, with the server stopped (docs/KEYS.md).",
    run,
};
