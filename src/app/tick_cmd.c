/* zhixing tick: one day's work on legal clocks, as a running server does it by
 * itself. Stopped with SIGINT or SIGTERM it ends behind a batch; the next call
 * goes on. Done twice for a day it changes nothing. */
#include "app/tick_cmd.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>

#include "app/clocks.h"
#include "base/clock.h"
#include "core/reminder.h"

static volatile sig_atomic_t stopping;

static void
stop(int signal_number)
{
    (void)signal_number;
    stopping = 1;
}

static bool
tell(void *ctx, const struct deadline_tick *so_far)
{
    (void)ctx;
    (void)fprintf(stderr, "\r%lld rows, %lld reminders", (long long)so_far->looked_at,
                  (long long)so_far->reminders);
    return stopping == 0;
}

static bool
adopting(void *ctx, const struct adopted *so_far)
{
    (void)ctx;
    (void)fprintf(stderr, "\r%lld cases of a ledger",
                  (long long)(so_far->begun + so_far->ended + so_far->moved));
    return stopping == 0;
}

static enum err
options_read(int argc, char **argv, const char **ret_url, day *ret_as_of, struct errinfo *info)
{
    static const struct option known[] = {
        { "db", required_argument, NULL, 'd' },
        { "as-of", required_argument, NULL, 'a' },
        { NULL, 0, NULL, 0 },
    };
    int c;
    while ((c = getopt_long(argc, argv, "", known, NULL)) != -1)
        if (c == 'd')
            *ret_url = optarg;
        else if (c != 'a')
            return FAIL_ZH(info, ERR_INVALID, "", "参数有误", "the options are wrong");
        else if (!day_parse(optarg, ret_as_of))
            return FAIL_ZH(info, ERR_INVALID, "--as-of", "应为日期，如 2026-03-31",
                           "must be a day such as 2026-03-31");
    if (optind != argc)
        return FAIL_ZH(info, ERR_INVALID, argv[optind], "多余的参数", "is one word too many");
    if (*ret_url == NULL)
        return FAIL_ZH(info, ERR_INVALID, "--db", "请用 --db 指明数据库",
                       "say which database: --db FILE or --db postgresql://…");
    return ERR_OK;
}

static enum err
tick(const char *url, day as_of, struct adopted *ret_adopted, struct deadline_tick *ret,
     struct errinfo *info)
{
    struct core core = { 0 };
    int64_t now = clock_ms();
    enum err e = clocks_open(url, &core, info);
    if (e != ERR_OK)
        return e;
    if (day_is_none(as_of))
        as_of = clocks_today(&core, now);
    e = adopt_all(&core, as_of, now, adopting, NULL, ret_adopted, info);
    if (e == ERR_OK && stopping == 0)
        e = deadline_tick_all(core.store,
                              &(struct deadline_by){ core.settings, core_calendar(&core) }, as_of,
                              now, tell, NULL, ret, info);
    clocks_close(&core);
    return e;
}

static int
run(int argc, char **argv)
{
    const char *url = NULL;
    day as_of = DAY_NONE;
    struct adopted adopted = { 0 };
    struct deadline_tick done = { 0 };
    struct errinfo info = { 0 };
    enum err e = options_read(argc, argv, &url, &as_of, &info);
    if (e == ERR_OK) {
        struct sigaction act = { .sa_handler = stop };
        must(sigaction(SIGINT, &act, NULL) == 0 && sigaction(SIGTERM, &act, NULL) == 0);
        e = tick(url, as_of, &adopted, &done, &info);
    }
    if (done.looked_at + adopted.begun + adopted.ended + adopted.moved > 0)
        (void)fputc('\n', stderr);
    if (e != ERR_OK)
        return command_fail(&info);
    (void)printf("%lld clocks looked at, %lld reminders opened, %lld gone up unanswered, "
                 "%lld counted again, %lld cases of a ledger taken on, %lld ended, %lld moved%s\n",
                 (long long)done.looked_at, (long long)done.reminders, (long long)done.escalated,
                 (long long)done.recounted, (long long)adopted.begun, (long long)adopted.ended,
                 (long long)adopted.moved, stopping != 0 ? "; stopped, run it again" : "");
    return stopping != 0 ? EXIT_NO : EXIT_FINE;
}

const struct command tick_command = {
    "tick",
    "--db FILE|postgresql://… [--as-of YYYY-MM-DD]",
    "Do a day's work on legal clocks: lights change, late ones climb the ladder.",
    run,
};
