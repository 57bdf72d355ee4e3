/* zhixing import: a district's ledger, a folder or zip of CSV files, into a database. */
#include "app/import_cmd.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/clocks.h"
#include "app/import.h"
#include "app/import_report.h"
#include "app/law_cmd.h"
#include "app/schema.h"
#include "base/clock.h"
#include "db/migrate.h"

static const struct law_option_kind options[] = {
    { "--db", true, false },      { "--key-file", true, false },  { "--errors", true, false },
    { "--strict", false, false }, { "--skip-bad", false, false }, { "--dry-run", false, false },
    { "--demo", false, false },   { NULL, false, false },
};

enum { ERRORS_PATH_MAX = 512 };

static atomic_bool cancelled;

/* The first Ctrl-C ends the import, which leaves nothing; the second the program. */
static void
on_signal(int number)
{
    if (atomic_exchange(&cancelled, true))
        _exit(128 + number);
}

static void
catch_signals(void)
{
    struct sigaction act = { .sa_handler = on_signal };
    (void)sigemptyset(&act.sa_mask);
    (void)sigaction(SIGINT, &act, NULL);
    (void)sigaction(SIGTERM, &act, NULL);
}

/* "ledgers/ordos-2025.zip" → "ordos-2025-errors.csv" in the working folder. */
static void
errors_path(const char *path, char out[ERRORS_PATH_MAX])
{
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/')
        n--;
    size_t begin = n;
    while (begin > 0 && path[begin - 1] != '/')
        begin--;
    if (n - begin > 4 && strncmp(path + n - 4, ".zip", 4) == 0)
        n -= 4;
    (void)snprintf(out, ERRORS_PATH_MAX, "%.*s-errors.csv",
                   (int)(n - begin > 400 ? 400 : n - begin), path + begin);
}

struct command_options {
    const char *db_url, *key_file, *errors, *path;
    struct import_options import;
};

static enum err
read_options(const struct law_command_line *line, struct command_options *o, struct errinfo *info)
{
    o->db_url = law_option_value(line, "--db", 0);
    o->key_file = law_option_value(line, "--key-file", 0);
    o->errors = law_option_value(line, "--errors", 0);
    o->path = line->operand[0];
    o->import = (struct import_options){
        .skip_bad = law_option_value(line, "--skip-bad", 0) != NULL,
        .dry_run = law_option_value(line, "--dry-run", 0) != NULL,
        .demo = law_option_value(line, "--demo", 0) != NULL,
        .now_ms = clock_ms(),
        .cancel = &cancelled,
    };
    if (o->import.skip_bad && law_option_value(line, "--strict", 0) != NULL)
        return FAIL_ZH(info, ERR_INVALID, "--skip-bad", "不能与 --strict 同用",
                       "does not go with --strict");
    if (o->db_url == NULL)
        return FAIL_ZH(info, ERR_INVALID, "--db", "必须给出数据库", "must be given");
    return ERR_OK;
}

/* The database and its keys. A dry run makes neither. */
static enum err
open_all(const struct command_options *o, struct db **ret_db, struct keys **ret_keys,
         struct errinfo *info)
{
    bool dry = o->import.dry_run, made = false;
    struct errinfo why = { 0 };
    enum err e = db_open(o->db_url, !dry, ret_db, dry ? &why : info);
    if (dry && e == ERR_NOT_FOUND) {
        *ret_keys = keys_for_test();
        return ERR_OK;
    }
    if (e != ERR_OK) {
        if (dry)
            *info = why;
        return e;
    }
    if (!dry && (e = migrate(*ret_db, schema_migrations, info)) != ERR_OK)
        return e;
    e = keys_open(o->key_file, o->db_url, !dry, ret_keys, &made, info);
    if (e == ERR_OK && made)
        (void)fprintf(
            stderr,
            "新建密钥文件，请妥善备份 (a key file was made; keep a copy in a safe place): %s\n",
            keys_path(*ret_keys));
    return e != ERR_OK || dry ? e : keys_tie(*ret_keys, *ret_db, info);
}

static bool
not_cancelled(void *ctx, const struct adopted *so_far)
{
    (void)ctx;
    (void)so_far;
    return cancelled == 0;
}

/* The ledger is in; the limits of its open cases run from now on. What is left
 * over, when this is stopped, the daily work takes on. */
static enum err
begin_limits(const struct command_options *o, struct errinfo *info)
{
    struct adopted a = { 0 };
    enum err e = clocks_adopt(o->db_url, o->import.now_ms, not_cancelled, NULL, &a, info);
    if (e == ERR_OK)
        (void)printf("执行期限 (time limits): 起算 (begun) %lld, 因结案终止 (ended) %lld, "
                     "随台账变动 (moved) %lld\n",
                     (long long)a.begun, (long long)a.ended, (long long)a.moved);
    return e;
}

static int
run_import(struct command_options *o, struct ledger *l, struct errinfo *info)
{
    struct db *db = NULL;
    struct keys *keys = NULL;
    struct import_result r = { 0 };
    struct report_progress bar = { .l = l, .began_ns = clock_ns() };
    bool tty = isatty(STDERR_FILENO) == 1;
    if (tty) {
        o->import.progress = report_progress;
        o->import.progress_ctx = &bar;
    }
    enum err e = open_all(o, &db, &keys, info);
    if (e == ERR_OK)
        e = import_run(db, keys, o->path, &o->import, l, &r, info);
    if (tty)
        (void)fprintf(stderr, "\r\033[K");
    if (r.bad > 0) {
        char path[ERRORS_PATH_MAX];
        struct errinfo csv = { 0 };
        errors_path(o->path, path);
        const char *to = o->errors != NULL ? o->errors : path;
        bool written = report_bad_csv(l, to, &csv) == ERR_OK;
        report_bad(l, written ? to : NULL);
        if (!written)
            (void)command_fail(&csv);
    }
    report_warnings(l);
    if (e == ERR_OK)
        report_summary(l, &r, o->import.dry_run, clock_ns() - bar.began_ns);
    keys_close(keys);
    db_close(db);
    if (e == ERR_OK && !o->import.dry_run)
        e = begin_limits(o, info);
    if (e == ERR_OK)
        return EXIT_FINE;
    (void)command_fail(info);
    return EXIT_NO;
}

static int
import_main(int argc, char **argv)
{
    struct law_command_line line;
    struct command_options o;
    struct errinfo info = { 0 };
    if (law_command_read(argc, argv, options, 1, 1, &line, &info) != ERR_OK ||
        read_options(&line, &o, &info) != ERR_OK)
        return command_fail(&info);
    struct ledger l;
    ledger_init(&l, &cancelled);
    catch_signals();
    int status = run_import(&o, &l, &info);
    ledger_done(&l);
    return status;
}

const struct command import_command = {
    .name = "import",
    .usage =
        "--db DB [--key-file FILE] [--strict|--skip-bad] [--dry-run] [--demo] [--errors FILE] PATH",
    .help = "Import a district's ledger: a folder or a zip of CSV files. Lists every faulty row; "
            "takes all of it or nothing, unless --skip-bad.",
    .run = import_main,
};
