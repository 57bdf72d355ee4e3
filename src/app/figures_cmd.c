/* zhixing figures: the published figures of a period, of the district or one court. */
#include "app/figures_cmd.h"

#include <stdio.h>

#include "app/law_cmd.h"
#include "command/figures.h"

static const struct law_option_kind options[] = {
    { "--db", true, false },    { "--from", true, false },  { "--to", true, false },
    { "--court", true, false }, { "--label", true, false }, { "--recount", false, false },
    { NULL, false, false },
};

#define FIGURES_ARENA ((size_t)2 << 30) /* a recount of a million cases holds every fact row */

struct ask {
    const char *db_url, *court, *label;
    day from, to;
    bool recount, json, zh;
};

static enum err
read_options(const struct law_command_line *line, struct ask *ret, struct errinfo *info)
{
    const char *from = law_option_value(line, "--from", 0), *to = law_option_value(line, "--to", 0);
    const char *label = law_option_value(line, "--label", 0);
    struct ask a = {
        .db_url = law_option_value(line, "--db", 0),
        .court = law_option_value(line, "--court", 0),
        .label = label == NULL ? "" : label,
        .recount = law_option_value(line, "--recount", 0) != NULL,
        .json = line->json,
        .zh = line->lang == LAW_ZH,
    };
    enum err e = ERR_OK;
    if (a.db_url == NULL)
        return FAIL_ZH(info, ERR_INVALID, "--db", "必须给出数据库", "must be given");
    if (from == NULL || to == NULL)
        return FAIL_ZH(info, ERR_INVALID, from == NULL ? "--from" : "--to", "必须给出日期",
                       "must be given");
    if ((e = law_read_day("--from", from, &a.from, info)) == ERR_OK)
        e = law_read_day("--to", to, &a.to, info);
    if (e == ERR_OK)
        *ret = a;
    return e;
}

static enum err
compute(struct db *db, struct arena *a, const struct ask *ask, struct figures *ret,
        struct errinfo *info)
{
    const char **courts = NULL;
    int n = 0;
    struct figures_source src = { .db = db };
    struct figures_recount counted;
    enum err e = figures_courts(db, a, &courts, &n, info);
    if (e == ERR_OK && ask->recount) {
        e = figures_recount(db, a, &counted, info);
        if (e == ERR_OK && counted.differences > 0)
            e = FAIL_ZH(info, ERR_CONFLICT, "recount", "重新统计与记载不一致",
                        "%lld facts are not as counted, first: %s", (long long)counted.differences,
                        counted.first);
        if (e == ERR_OK)
            src = (struct figures_source){ .row = counted.row, .n = counted.n };
    }
    if (e != ERR_OK)
        return e;
    const char *one[] = { ask->court };
    bool all = ask->court == NULL;
    return figures_from(&src, a, all ? courts : one, all ? n : 1, ask->label, ask->from, ask->to,
                        ret, info);
}

static void
print_table(struct buf *b, const struct ask *ask, const struct figures *f)
{
    for (int i = 0; i < FIGURE_N; i++) {
        const struct figure_about *about = figure_about((enum figure_id)i);
        const struct figure *g = &f->f[i];
        buf_printf(b, "%s\t%s", ask->zh ? about->zh : about->en, g->null ? "—" : g->value);
        if (g->denominator != 0)
            buf_printf(b, "\t%lld / %lld", (long long)g->numerator, (long long)g->denominator);
        if (i == FIGURE_CROSS_BY_MODE)
            for (int k = 0; k < CROSS_MODES; k++)
                buf_printf(b, "\t%s %lld", figure_cross_modes[k], (long long)f->cross_by_mode[k]);
        buf_char(b, '\n');
    }
}

static int
figures_main(int argc, char **argv)
{
    struct law_command_line line;
    struct ask ask = { 0 };
    struct errinfo info = { 0 };
    struct db *db = NULL;
    struct figures f = { 0 };
    if (law_command_read(argc, argv, options, 0, 0, &line, &info) != ERR_OK ||
        read_options(&line, &ask, &info) != ERR_OK)
        return command_fail(&info);
    struct arena *a = arena_new(FIGURES_ARENA);
    enum err e = db_open(ask.db_url, false, &db, &info);
    if (e == ERR_OK)
        e = compute(db, a, &ask, &f, &info);
    struct buf out;
    buf_init(&out, 1 << 20);
    if (e == ERR_OK && ask.json) {
        figures_json(&out, ask.court, ask.label, ask.from, ask.to, &f);
        buf_char(&out, '\n');
    } else if (e == ERR_OK) {
        print_table(&out, &ask, &f);
    }
    db_close(db);
    arena_free(a);
    if (e == ERR_OK)
        return law_print_out(&out);
    buf_done(&out);
    return command_fail(&info);
}

const struct command figures_command = {
    .name = "figures",
    .usage = "--db DB --from DAY --to DAY [--court CODE] [--label TEXT] [--recount] [--json]",
    .help = "The figures of a period; --recount counts them from the cases and compares.",
    .run = figures_main,
};
