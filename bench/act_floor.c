/* bench_act_floor DB [SECONDS]: the rows that one recorded deed writes, as bare
 * statements under group commit at 64 clients, on a copy of a database that is
 * already full: what POST /cases/{id}/life/record is measured against. Prints
 * jobs a second. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "bench/support/bare.h"
#include "casework/deed_sql.h"
#include "core/journal_sql.h"
#include "core/procedure_sql.h"
#include "core/replay_sql.h"

enum { CLIENTS = 64, TODAY = 20320, CASES = 240007, ROOM = 4096 };

static int64_t
id_of(int64_t no)
{
    return ((int64_t)1 << 52) + no;
}

/* As over HTTP: cases come here and there among those that are there (act.mjs
 * leaves room between them), not in a row. */
static int64_t
case_of(int64_t no)
{
    return (no * 48271 % CASES + 1) * ROOM + 2 + no / CASES % (ROOM - 2);
}

static void
run(int64_t no, struct arg *a)
{
    struct arg all[] = { ARG_I(id_of(no)), ARG_I(case_of(no)), ARG_T("life"),
                         ARG_I(1),         ARG_T("内0624"),    ARG_T("handling"),
                         ARG_I(TODAY),     ARG_I(id_of(1)),    ARG_I(id_of(no)) };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        a[i] = all[i];
}

static void
deed(int64_t no, struct arg *a)
{
    struct arg all[] = { ARG_I(case_of(no)), ARG_T("debtor_came"), ARG_I(1),
                         ARG_I(TODAY),       ARG_I(id_of(1)),      ARG_T("") };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        a[i] = all[i];
}

static void
entry(int64_t no, struct arg *a)
{
    struct arg all[] = {
        ARG_I(id_of(no)),
        ARG_I(1795000000000),
        ARG_T("内0624"),
        ARG_I(case_of(no)),
        ARG_I(id_of(1)),
        ARG_T("life_record"),
        ARG_T("{\"deed\":\"debtor_came\",\"done\":true,\"what\":\"被执行人到案\",\"note\":null,"
              "\"procedure\":\"life\",\"action\":\"record\",\"run\":890414805192707,\"version\":1,"
              "\"from\":\"handling\",\"to\":\"handling\",\"steps\":[{\"law\":\"FA-2016-373-3\","
              "\"zh\":\"登记：被执行人到案。\",\"en\":\"Recorded: the debtor came.\"}]}"),
        ARG_T("FA-2016-373-3"),
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        a[i] = all[i];
}

static void
replay(int64_t no, struct arg *a)
{
    static char key[40];
    static const char digest[] = "6f2b8d0e6f2b8d0e6f2b8d0e6f2b8d0e6f2b8d0e6f2b8d0e6f2b8d0e6f2b8d0e";
    static const char body[200] = { 0 };
    (void)snprintf(key, sizeof key, "%08" PRIx32 "-0000-4000-9000-%012" PRId64,
                   (uint32_t)no * 2654435761U, no);
    struct arg all[] = { ARG_I(id_of(1)),
                         ARG_T(key),
                         ARG_T(digest),
                         ARG_I(200),
                         ARG_I(1),
                         ARG_T(""),
                         ARG_B(body, sizeof body),
                         ARG_I(1795000000000) };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        a[i] = all[i];
}

int
main(int argc, char **argv)
{
    static const struct bare_step steps[] = { { &sql_procedure_run_insert, run },
                                              { &sql_deed_put, deed },
                                              { &sql_journal_insert, entry },
                                              { &sql_replay_insert, replay } };
    if (argc < 2) {
        (void)fprintf(stderr, "bench_act_floor DB [SECONDS]\n");
        return 2;
    }
    double seconds = argc > 2 ? strtod(argv[2], NULL) : 4;
    (void)printf("%.0f\n", bare_group_commit(argv[1], steps, sizeof steps / sizeof *steps, CLIENTS,
                                             clock_ms() % 1000000000 * 1000, seconds));
    return 0;
}
