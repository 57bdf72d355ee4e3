/* zhixing check: does what must always hold hold in this database? Only reads;
 * may be run beside a server. */
#include "app/check_cmd.h"

#include <stdio.h>

#include "app/capabilities.h"
#include "app/law_cmd.h"
#include "base/arena.h"
#include "command/invariant.h"

enum { ARENA_MAX = 64 * 1024 * 1024, OUT_BYTES = 1 << 20 };

static const struct law_option_kind options[] = {
    { "--db", true, false },
    { NULL, false, false },
};

struct found {
    struct arena *arena;
    struct invariant *v;
    int n;
};

static enum err
look(struct db *db, void *ctx, struct errinfo *info)
{
    struct found *f = ctx;
    return invariants_check(db, f->arena, capability_procedures, &f->v, &f->n, info);
}

static void
json(struct buf *b, const struct invariant *v, int n, bool good)
{
    jw_open(b, '{');
    jw_kbool(b, "good", good);
    jw_kopen(b, "invariants", '[');
    for (int i = 0; i < n; i++) {
        jw_open(b, '{');
        jw_ktext(b, "name", v[i].name);
        jw_ktext(b, "law", v[i].law);
        jw_ktext(b, "zh", v[i].zh);
        jw_ktext(b, "en", v[i].en);
        jw_kint(b, "broken", v[i].broken);
        jw_kopen(b, "first", '[');
        for (int k = 0; k < v[i].broken && k < INVARIANT_SHOWN; k++) {
            jw_open(b, '{');
            jw_kint(b, "caseId", v[i].first[k].case_id);
            jw_ktext(b, "what", v[i].first[k].what);
            jw_close(b, '}');
        }
        jw_close(b, ']');
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_close(b, '}');
    buf_char(b, '\n');
}

static void
words(struct buf *b, const struct invariant *v, int n, bool good)
{
    for (int i = 0; i < n; i++) {
        if (v[i].broken == 0)
            continue;
        buf_printf(b, "不符 (NOT GOOD): %s (%s: %s)%s%s: %lld\n", v[i].zh, v[i].name, v[i].en,
                   v[i].law[0] != '\0' ? " " : "", v[i].law, (long long)v[i].broken);
        for (int k = 0; k < v[i].broken && k < INVARIANT_SHOWN; k++)
            buf_printf(b, "    %lld %s\n", (long long)v[i].first[k].case_id, v[i].first[k].what);
    }
    if (good)
        buf_printf(b, "相符 (good): %d项均成立 (all %d hold)\n", n, n);
}

static int
run(int argc, char **argv)
{
    struct law_command_line line;
    struct errinfo info = { 0 };
    struct found f = { .arena = arena_new(ARENA_MAX) };
    struct buf out;
    bool good = true;
    enum err e = law_command_read(argc, argv, options, 0, 0, &line, &info);
    const char *url = e != ERR_OK ? NULL : law_option_value(&line, "--db", 0);
    if (e == ERR_OK && url == NULL)
        e = FAIL_ZH(&info, ERR_INVALID, "--db", "必须给出数据库", "must be given");
    if (e == ERR_OK)
        e = command_look(url, look, &f, &info);
    for (int i = 0; i < f.n; i++)
        good = good && f.v[i].broken == 0;
    buf_init(&out, OUT_BYTES);
    if (e == ERR_OK && line.json)
        json(&out, f.v, f.n, good);
    else if (e == ERR_OK)
        words(&out, f.v, f.n, good);
    arena_free(f.arena);
    if (e == ERR_OK)
        return law_print_answer(&out, good);
    buf_done(&out);
    return command_fail(&info);
}

const struct command check_command = {
    "check",
    "--db FILE|postgresql://… [--json]",
    "Check what must hold in every database: states, numbers, clocks, entries and their changes.",
    run,
};
