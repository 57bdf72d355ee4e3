/* zhixing related: against whom does money wait that owes elsewhere? */
#include "app/related_cmd.h"

#include <stdio.h>

#include "app/law_cmd.h"
#include "money/related.h"

static const struct law_option_kind options[] = {
    { "--db", true, false },
    { "--as-of", true, false },
    { NULL, false, false },
};

#define RELATED_ARENA ((size_t)1 << 30)

static void
json_hits(struct buf *b, const char *key, const struct related_hit *hit, int n)
{
    char yuan[24];
    jw_kopen(b, key, '[');
    for (int i = 0; i < n; i++) {
        jw_open(b, '{');
        jw_kint(b, "payment", hit[i].payment_id);
        jw_ktext(b, "case", hit[i].case_no);
        jw_ktext(b, "court", hit[i].court);
        jw_ktext(b, "outstanding", money_print(hit[i].outstanding, yuan));
        jw_close(b, '}');
    }
    jw_close(b, ']');
}

static void
print_hits(struct buf *b, const char *title, const struct related_hit *hit, int n)
{
    char yuan[24];
    buf_printf(b, "%s\n", title);
    for (int i = 0; i < n; i++)
        buf_printf(b, "  %lld\t%s\t%s\n", (long long)hit[i].payment_id, hit[i].case_no,
                   money_print(hit[i].outstanding, yuan));
}

static void
print(struct buf *b, const struct related_cases *r, bool json, bool zh)
{
    char yuan[24];
    if (json) {
        jw_open(b, '{');
        json_hits(b, "open", r->open, r->n_open);
        json_hits(b, "revivable", r->revivable, r->n_revivable);
        jw_ktext(b, "open_total", money_print(r->open_total, yuan));
        jw_close(b, '}');
        buf_char(b, '\n');
        return;
    }
    print_hits(b,
               zh ? "未结关联案件（流水号、案号、未到位金额）"
                  : "Open related cases: payment, case, outstanding",
               r->open, r->n_open);
    print_hits(b, zh ? "终本可恢复关联案件" : "Terminated rounds that could be revived",
               r->revivable, r->n_revivable);
    buf_printf(b,
               zh ? "命中 %d 笔待发放款，未结 %d 件，可协调 %s 元；可恢复 %d 件\n"
                  : "%d payments hit, %d open cases, %s yuan; %d could be revived\n",
               r->payments, r->cases, money_print(r->open_total, yuan), r->revivable_cases);
}

static int
related_main(int argc, char **argv)
{
    struct law_command_line line;
    struct errinfo info = { 0 };
    struct db *db = NULL;
    struct related_cases r;
    day as_of = DAY_NONE;
    if (law_command_read(argc, argv, options, 0, 0, &line, &info) != ERR_OK)
        return command_fail(&info);
    const char *url = law_option_value(&line, "--db", 0),
               *on = law_option_value(&line, "--as-of", 0);
    enum err e = ERR_OK;
    if (url == NULL)
        e = FAIL_ZH(&info, ERR_INVALID, "--db", "必须给出数据库", "must be given");
    if (e == ERR_OK && on != NULL)
        e = law_read_day("--as-of", on, &as_of, &info);
    struct arena *a = arena_new(RELATED_ARENA);
    if (e == ERR_OK)
        e = db_open(url, false, &db, &info);
    if (e == ERR_OK)
        e = related_all(db, a, as_of, &r, &info);
    struct buf out;
    buf_init(&out, (size_t)1 << 28);
    if (e == ERR_OK)
        print(&out, &r, line.json, line.lang == LAW_ZH);
    db_close(db);
    arena_free(a);
    if (e == ERR_OK)
        return law_print_out(&out);
    buf_done(&out);
    return command_fail(&info);
}

const struct command related_command = {
    .name = "related",
    .usage = "--db DB [--as-of DAY] [--json]",
    .help = "For every payment that waits: the open cases in which its payee is a debtor.",
    .run = related_main,
};
