/* zhixing serve: open the database, bring its schema up to date, and answer
 * until SIGTERM or SIGINT; then finish what is under way and close. */
#include "app/serve_cmd.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/capabilities.h"
#include "app/live.h"
#include "app/schema.h"
#include "base/log.h"
#include "core/actor_http.h"
#include "core/core.h"
#include "core/keys.h"
#include "core/replay_http.h"
#include "db/migrate.h"

struct serve_options {
    const char *db, *listen, *key_file;
    bool behind_tls, log_requests;
    int threads;
};

static enum err
options_read(int argc, char **argv, struct serve_options *ret, struct errinfo *info)
{
    static const struct option known[] = {
        { "db", required_argument, NULL, 'd' },
        { "listen", required_argument, NULL, 'l' },
        { "key-file", required_argument, NULL, 'k' },
        { "behind-tls", no_argument, NULL, 't' },
        { "threads", required_argument, NULL, 'n' },
        { "log-requests", no_argument, NULL, 'r' },
        { NULL, 0, NULL, 0 },
    };
    struct serve_options o = { .listen = "127.0.0.1:8080" };
    int c;
    while ((c = getopt_long(argc, argv, "", known, NULL)) != -1)
        switch (c) {
        case 'd':
            o.db = optarg;
            break;
        case 'l':
            o.listen = optarg;
            break;
        case 'k':
            o.key_file = optarg;
            break;
        case 't':
            o.behind_tls = true;
            break;
        case 'r':
            o.log_requests = true;
            break;
        case 'n':
            o.threads = (int)strtol(optarg, NULL, 10);
            if (o.threads < 1 || o.threads > 64)
                return FAIL_ZH(info, ERR_INVALID, "--threads", "应在1至64之间", "must be 1 to 64");
            break;
        default:
            return FAIL_ZH(info, ERR_INVALID, "", "参数有误", "the options are wrong");
        }
    if (o.db == NULL || optind != argc)
        return FAIL_ZH(info, ERR_INVALID, "--db", "请用 --db 指明数据库",
                       "say which database: --db FILE or --db postgresql://…");
    *ret = o;
    return ERR_OK;
}

/* The schema is brought up to date before anything reads it. */
static enum err
schema_ready(const char *url, struct errinfo *info)
{
    struct db *db = NULL;
    enum err e = db_open(url, true, &db, info);
    if (e == ERR_OK)
        e = migrate(db, schema_migrations, info);
    db_close(db);
    return e;
}

/* Blocked in every thread from the start, so that only the wait below gets them. */
static void
signals_blocked(sigset_t *set)
{
    must(sigemptyset(set) == 0 && sigaddset(set, SIGTERM) == 0 && sigaddset(set, SIGINT) == 0);
    must(pthread_sigmask(SIG_BLOCK, set, NULL) == 0);
    must(signal(SIGPIPE, SIG_IGN) != SIG_ERR);
}

static enum err
serve_until_told(const struct serve_options *o, struct core *core, const sigset_t *stop,
                 struct errinfo *info)
{
    struct http *http = NULL;
    struct live *live = NULL;
    int got;
    struct http_options opt = {
        .listen = o->listen,
        .behind_tls = o->behind_tls,
        .threads = o->threads,
        .store = core->store,
        .routes = capability_all_routes(),
        .auth = core_http_auth,
        .replay = core_http_replay,
        .app = core,
        .log_requests = o->log_requests,
    };
    enum err e = http_start(&opt, &http, info);
    if (e == ERR_OK)
        e = live_start(core, http, &live, info);
    if (e == ERR_OK) {
        int host = (int)(strrchr(o->listen, ':') - o->listen);
        (void)printf("zhixing %s: http://%.*s:%d\n", ZX_VERSION, host, o->listen, http_port(http));
        (void)fflush(stdout);
        must(sigwait(stop, &got) == 0);
        log_info("stopping", LOG_I("signal", got));
    }
    live_stop(live);
    http_stop(http);
    return e;
}

static int
run(int argc, char **argv)
{
    struct serve_options o = { 0 };
    struct errinfo info = { 0 };
    struct core core = { 0 };
    sigset_t stop;
    bool made_keys = false;

    enum err e = options_read(argc, argv, &o, &info);
    if (e != ERR_OK)
        return command_fail(&info);
    signals_blocked(&stop);
    struct core_options opt = {
        .db_url = o.db,
        .key_file = o.key_file,
        .make_keys = true,
        .kinds = capability_all_kinds(),
        .store = { .keep_reads = true },
    };
    if ((e = schema_ready(o.db, &info)) == ERR_OK)
        e = core_open(&opt, &core, &made_keys, &info);
    if (e == ERR_OK && made_keys)
        (void)fprintf(stderr,
                      "%s: a new key file; keep a copy apart from the database (docs/KEYS.md)\n",
                      keys_path(core.keys));
    if (e == ERR_OK)
        e = serve_until_told(&o, &core, &stop, &info);
    core_close(&core);
    return e == ERR_OK ? EXIT_FINE : command_fail(&info);
}

const struct command serve_command = {
    "serve",
    "--db FILE|postgresql://… [--listen ADDRESS:PORT] [--key-file FILE] [--behind-tls] [--threads "
    "N]",
    "Serve the pages and the API until told to stop.",
    run,
};
