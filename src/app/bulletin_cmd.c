/* zhixing bulletin: the supervision bulletin of a month or the list of a week, as
 * the page shows it. */
#include "app/bulletin_cmd.h"

#include <stdio.h>
#include <string.h>

#include "app/law_cmd.h"
#include "base/clock.h"
#include "command/bulletin.h"
#include "core/setting.h"

enum { ARENA_BYTES = 512 << 20 };

static const struct law_option_kind options[] = {
    { "--db", true, false },    { "--month", true, false }, { "--week", true, false },
    { "--as-of", true, false }, { "--court", true, false }, { NULL, false, false },
};

struct ask {
    const char *url, *court;
    enum bulletin_span span;
    day in, as_of;
    bool json;
};

static enum err
read_options(const struct law_command_line *line, struct ask *ret, struct errinfo *info)
{
    const char *month = law_option_value(line, "--month", 0);
    const char *week = law_option_value(line, "--week", 0);
    const char *as_of = law_option_value(line, "--as-of", 0);
    struct ask ask = { .url = law_option_value(line, "--db", 0),
                       .court = law_option_value(line, "--court", 0),
                       .span = week != NULL ? BULLETIN_WEEK : BULLETIN_MONTH,
                       .as_of = DAY_NONE,
                       .json = line->json };
    char first[11];
    enum err e = ERR_OK;
    if (ask.url == NULL)
        return FAIL_ZH(info, ERR_INVALID, "--db", "必须给出数据库", "must be given");
    if (ask.court == NULL)
        return FAIL_ZH(info, ERR_INVALID, "--court", "必须给出法院代码", "must be given");
    if ((month == NULL) == (week == NULL))
        return FAIL_ZH(info, ERR_INVALID, "--month", "请用 --month 2025-06 或者 --week 2025-06-02",
                       "give --month 2025-06 or --week 2025-06-02, one of them");
    if (month != NULL && strlen(month) == strlen("2025-06")) {
        (void)snprintf(first, sizeof first, "%s-01", month);
        month = first;
    }
    e = law_read_day(month != NULL ? "--month" : "--week", month != NULL ? month : week, &ask.in,
                     info);
    if (e == ERR_OK && as_of != NULL)
        e = law_read_day("--as-of", as_of, &ask.as_of, info);
    if (e == ERR_OK)
        *ret = ask;
    return e;
}

static enum err
compute(struct db *db, struct arena *a, struct settings *s, const struct ask *ask, struct buf *out,
        struct errinfo *info)
{
    struct bulletin_ask period;
    struct bulletin b;
    struct bulletin_names names;
    int64_t now = clock_ms();
    enum err e = settings_load(s, db, info);
    day today = setting_day(s, "as_of");
    if (e == ERR_OK)
        e = bulletin_period(db, a, s, ask->span, ask->court, ask->in, ask->as_of,
                            day_is_none(today) ? clock_day(now) : today, now, &period, info);
    if (e == ERR_OK)
        e = bulletin_make(db, a, s, &period, &b, info);
    if (e == ERR_OK)
        e = bulletin_names(db, a, ask->court, &names, info);
    if (e != ERR_OK)
        return e;
    if (names.courts.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "--court", "没有这个法院", "there is no such court");
    if (ask->json) {
        bulletin_json(out, &b);
        buf_char(out, '\n');
        return ERR_OK;
    }
    /* The paper's lines without the letters of their styles. */
    const char *p = bulletin_words(a, &b, &names, "", DAY_NONE);
    while (*p != '\0') {
        size_t n = strcspn(p, "\n");
        if (*p != 'K' && n > 2)
            buf_printf(out, "%.*s\n", (int)(n - 2), p + 2);
        p += n + (p[n] == '\n');
    }
    return ERR_OK;
}

static int
run(int argc, char **argv)
{
    struct law_command_line line;
    struct ask ask = { 0 };
    struct errinfo info = { 0 };
    struct db *db = NULL;
    if (law_command_read(argc, argv, options, 0, 0, &line, &info) != ERR_OK ||
        read_options(&line, &ask, &info) != ERR_OK)
        return command_fail(&info);
    struct arena *a = arena_new(ARENA_BYTES);
    struct settings *s = settings_new();
    struct buf out;
    buf_init(&out, BULLETIN_DATA_MAX);
    enum err e = db_open(ask.url, false, &db, &info);
    if (e == ERR_OK)
        e = compute(db, a, s, &ask, &out, &info);
    db_close(db);
    settings_free(s);
    arena_free(a);
    if (e == ERR_OK)
        return law_print_out(&out);
    buf_done(&out);
    return command_fail(&info);
}

const struct command bulletin_command = {
    .name = "bulletin",
    .usage = "--db DB --court CODE --month 2025-06|--week DAY [--as-of DAY] [--json]",
    .help = "The supervision bulletin of a month or the list of a week, as known on a day.",
    .run = run,
};
