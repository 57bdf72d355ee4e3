/* bench_create_floor DB [SECONDS]: the rows that filing one case writes, as bare
 * statements under group commit at 64 clients, on a copy of a database that is
 * already full: what POST /cases is measured against. Prints jobs a second. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "bench/support/bare.h"
#include "casework/casefile_sql.h"
#include "casework/triage_sql.h"
#include "core/deadline_sql.h"
#include "core/fact_sql.h"
#include "core/journal_sql.h"
#include "core/person_sql.h"
#include "core/procedure_sql.h"
#include "core/replay_sql.h"

enum { CLIENTS = 64, DAY = 20320, LIMIT = 20504, FACTS = 21 };

/* Every job has its own numbers; ids follow from them. */
static int64_t
id_of(int64_t no, int64_t k)
{
    return ((int64_t)1 << 52) + no * 64 + k;
}

static char text[64][64];
static const char *
numbered(int slot, const char *before, int64_t no, const char *behind)
{
    (void)snprintf(text[slot], sizeof text[slot], "%s%lld%s", before, (long long)no, behind);
    return text[slot];
}

static void
serial(int64_t no, struct arg *a)
{
    (void)no;
    a[0] = ARG_T("内0624");
    a[1] = ARG_T("执");
    a[2] = ARG_I(2025);
}

static void
casefile(int64_t no, struct arg *a)
{
    static const uint8_t digest[32];
    struct arg all[] = { ARG_I(id_of(no, 0)),
                         ARG_T(numbered(0, "（2025）内0624执", 100000 + no, "号")),
                         ARG_T("内0624"),
                         ARG_T("执"),
                         ARG_I(2025),
                         ARG_I(100000 + no),
                         ARG_I(DAY),
                         ARG_T("民间借贷纠纷"),
                         ARG_T("民事判决"),
                         ARG_I(2800000 + no),
                         ARG_T("内0624-003"),
                         ARG_T("普执一队"),
                         ARG_T(";涉企;"),
                         ARG_T("yes"),
                         ARG_NULL,
                         ARG_T(""),
                         ARG_I(0),
                         ARG_I(LIMIT),
                         ARG_I(0),
                         ARG_T("毕某"),
                         ARG_T("赵某"),
                         ARG_I(1),
                         ARG_I(1795000000000),
                         ARG_B(digest, 0) };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        a[i] = all[i];
}

static void
person_row(int64_t no, struct arg *a, int k)
{
    static uint8_t index[2][16], sealed[2][60];
    for (int i = 0; i < 8; i++)
        index[k - 1][i] = (uint8_t)(((uint64_t)no * 2654435761u + (unsigned)k) >> (8 * i));
    index[k - 1][8] = (uint8_t)no;
    index[k - 1][9] = (uint8_t)(no >> 8);
    index[k - 1][10] = (uint8_t)(no >> 16);
    a[0] = ARG_I(id_of(no, k));
    a[1] = ARG_T("natural");
    a[2] = ARG_T(numbered(k, "毕某", no % 97, ""));
    a[3] = ARG_T("resident");
    a[4] = ARG_B(index[k - 1], 16);
    a[5] = ARG_B(sealed[k - 1], 60);
    a[6] = ARG_I(1);
}

/* The steps that stand once for each of the two parties. */
#define FOR_PARTY(name, k, body)                                                                   \
    static void name##k(int64_t no, struct arg *a)                                                 \
    {                                                                                              \
        const int p = k;                                                                           \
        body                                                                                       \
    }
#define BOTH(name, body) FOR_PARTY(name, 1, body) FOR_PARTY(name, 2, body)
/* clang-format off */
BOTH(person, person_row(no, a, p);)
BOTH(person_name, a[0] = ARG_I(id_of(no, p)); a[1] = ARG_T(numbered(2 + p, "毕某", no % 97, ""));)
BOTH(person_court, a[0] = ARG_I(id_of(no, p)); a[1] = ARG_T("内0624");)
BOTH(gram_a, a[0] = ARG_I((int64_t)27605 * 2097152 + 26576); a[1] = ARG_T("内0624"); a[2] = ARG_I(id_of(no, p));)
BOTH(gram_b, a[0] = ARG_I((int64_t)26576 * 2097152 + 48 + no % 10); a[1] = ARG_T("内0624"); a[2] = ARG_I(id_of(no, p));)
BOTH(party, a[0] = ARG_I(id_of(no, 0)); a[1] = ARG_I(p); a[2] = ARG_T(p == 1 ? "applicant" : "respondent");
     a[3] = ARG_I(id_of(no, p)); a[4] = ARG_T(numbered(5 + p, "毕某", no % 97, ""));)
/* clang-format on */

static void
fact(int span, int64_t at, const char *label, struct arg *a)
{
    a[0] = ARG_T("内0624");
    a[1] = ARG_T(label);
    a[2] = ARG_I(span);
    a[3] = ARG_I(at);
    for (int i = 0; i < FACTS; i++)
        a[4 + i] = ARG_I(i == 0);
}
#define FACT(name, span, at, label)                                                                \
    static void name(int64_t no, struct arg *a)                                                    \
    {                                                                                              \
        (void)no;                                                                                  \
        fact(span, at, label, a);                                                                  \
    }
FACT(fact_day, 0, DAY, "")
FACT(fact_month, 1, DAY - 19, "")
FACT(fact_day_label, 0, DAY, "涉企")
FACT(fact_month_label, 1, DAY - 19, "涉企")

static void
entry(int64_t no, int k, const char *kind, const char *facts, struct arg *a)
{
    a[0] = ARG_I(id_of(no, k));
    a[1] = ARG_I(1795000000000);
    a[2] = ARG_T("内0624");
    a[3] = ARG_I(id_of(no, 0));
    a[4] = ARG_I(7);
    a[5] = ARG_T(kind);
    a[6] = ARG_T(facts);
    a[7] = ARG_T("");
}

static void
created(int64_t no, struct arg *a)
{
    entry(no, 3, "case_created",
          "{\"caseNo\":\"（2025）内0624执100000号\",\"cause\":\"民间借贷纠纷\",\"parties\":2}", a);
}

static void
begun(int64_t no, struct arg *a)
{
    entry(no, 4, "life_begin",
          "{\"procedure\":\"life\",\"action\":\"begin\",\"run\":890510440112135,\"version\":1}", a);
}

static void
scored(int64_t no, struct arg *a)
{
    entry(
        no, 5, "triage_scored",
        "{\"list\":1,\"points\":3,\"grade\":\"simple\",\"gradeName\":\"简案\",\"team\":\"quick\"}",
        a);
}

static void
run(int64_t no, struct arg *a)
{
    struct arg all[] = { ARG_I(id_of(no, 6)), ARG_I(id_of(no, 0)), ARG_T("life"), ARG_I(1),
                         ARG_T("内0624"),     ARG_T("handling"),   ARG_I(DAY),    ARG_I(7),
                         ARG_I(id_of(no, 4)) };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        a[i] = all[i];
}

/* The ten clocks a case starts with; five are over on the day. */
static void
clock_row(int64_t no, struct arg *a, int k)
{
    static const char *const node[] = { "filing_review", "notice",   "property_form", "freeze",
                                        "query",         "disclose", "first_talk",    "close",
                                        "split",         "assign" };
    struct arg all[] = { ARG_I(id_of(no, 10 + k)),
                         ARG_I(id_of(no, 0)),
                         ARG_I(id_of(no, 6)),
                         ARG_T("内0624"),
                         ARG_T(node[k]),
                         ARG_I(k + 1),
                         ARG_T("发出执行通知书"),
                         ARG_T("issue enforcement notice"),
                         ARG_T("民诉解释480; 执行期限规定"),
                         ARG_T("VERIFIED"),
                         ARG_T("CPLI-2022-480-1"),
                         ARG_T("D"),
                         ARG_I(10),
                         ARG_I(3),
                         ARG_I(0),
                         ARG_I(DAY),
                         ARG_I(DAY + 12),
                         k < 5 ? ARG_I(DAY) : ARG_NULL,
                         ARG_I(k < 5 ? 3 : 1),
                         ARG_I(2),
                         ARG_I(0),
                         ARG_I(DAY + 13),
                         ARG_T(
                             "[{\"law\":\"CPLI-2022-480-1\",\"zh\":\"发出执行通知书：2025-08-20起，"
                             "最迟2025-09-01。\",\"en\":\"issue enforcement notice: from "
                             "2025-08-20, by 2025-09-01.\"}]"),
                         ARG_I(1795000000000),
                         ARG_I(k < 5 ? 1795000000000 : 0),
                         ARG_I(0),
                         ARG_I(0) };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        a[i] = all[i];
}
#define CLOCK(k)                                                                                   \
    static void clock##k(int64_t no, struct arg *a)                                                \
    {                                                                                              \
        clock_row(no, a, k);                                                                       \
    }
/* clang-format off */
CLOCK(0) CLOCK(1) CLOCK(2) CLOCK(3) CLOCK(4) CLOCK(5) CLOCK(6) CLOCK(7) CLOCK(8) CLOCK(9)
    /* clang-format on */

    static void score(int64_t no, struct arg *a)
{
    struct arg all[] = { ARG_I(id_of(no, 7)),
                         ARG_I(id_of(no, 0)),
                         ARG_T("内0624"),
                         ARG_I(1),
                         ARG_I(10),
                         ARG_I(10),
                         ARG_I(2800000 + no),
                         ARG_I(2),
                         ARG_I(0),
                         ARG_I(0),
                         ARG_T("民事判决"),
                         ARG_T("民间借贷纠纷"),
                         ARG_T("执"),
                         ARG_T("yes"),
                         ARG_T(""),
                         ARG_T(";涉企;"),
                         ARG_T(""),
                         ARG_I(0),
                         ARG_I(0),
                         ARG_I(3),
                         ARG_T("simple"),
                         ARG_T("enterprise"),
                         ARG_T(""),
                         ARG_I(1795000000000),
                         ARG_I(0) };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        a[i] = all[i];
}

static void
triage(int64_t no, struct arg *a)
{
    struct arg all[] = { ARG_I(id_of(no, 0)), ARG_I(id_of(no, 7)), ARG_I(3),
                         ARG_T("simple"),     ARG_T("enterprise"), ARG_T("") };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        a[i] = all[i];
}

static void
replay(int64_t no, struct arg *a)
{
    a[0] = ARG_I(7);
    a[1] = ARG_T(numbered(9, "00000000-0000-4000-8000-", 100000000000 + no, ""));
    a[2] = ARG_T("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
    a[3] = ARG_I(201);
    a[4] = ARG_I(1);
    a[5] = ARG_T("/api/v1/cases/890414805192707");
    a[6] =
        ARG_B("{\"id\":890414805192707,\"caseNo\":\"（2025）内0624执100000号\",\"version\":1}", 76);
    a[7] = ARG_I(1795000000000);
}

int
main(int argc, char **argv)
{
    /* clang-format off */
    static const struct bare_step steps[] = {
        { &sql_person_insert_new, person1 },     { &sql_person_name_put, person_name1 },
        { &sql_person_court_put, person_court1 }, { &sql_person_gram_put, gram_a1 },
        { &sql_person_gram_put, gram_b1 },        { &sql_person_insert_new, person2 },
        { &sql_person_name_put, person_name2 },   { &sql_person_court_put, person_court2 },
        { &sql_person_gram_put, gram_a2 },        { &sql_person_gram_put, gram_b2 },
        { &sql_case_serial_next, serial },        { &sql_casefile_insert, casefile },
        { &sql_party_insert, party1 },            { &sql_party_insert, party2 },
        { &sql_fact_add, fact_day },              { &sql_fact_add, fact_month },
        { &sql_fact_add, fact_day_label },        { &sql_fact_add, fact_month_label },
        { &sql_journal_insert, created },         { &sql_procedure_run_insert, run },
        { &sql_deadline_insert, clock0 },         { &sql_deadline_insert, clock1 },
        { &sql_deadline_insert, clock2 },         { &sql_deadline_insert, clock3 },
        { &sql_deadline_insert, clock4 },         { &sql_deadline_insert, clock5 },
        { &sql_deadline_insert, clock6 },         { &sql_deadline_insert, clock7 },
        { &sql_deadline_insert, clock8 },         { &sql_deadline_insert, clock9 },
        { &sql_journal_insert, begun },           { &sql_triage_score_insert, score },
        { &sql_triage_case_put, triage },         { &sql_journal_insert, scored },
        { &sql_replay_insert, replay },
    };
    /* clang-format on */
    if (argc < 2) {
        (void)fprintf(stderr, "bench_create_floor DB [SECONDS]\n");
        return 2;
    }
    double seconds = argc > 2 ? strtod(argv[2], NULL) : 3;
    int64_t first = clock_ms() % 1000000000 * 1000;
    (void)printf("%.0f\n", bare_group_commit(argv[1], steps, sizeof steps / sizeof *steps, CLIENTS,
                                             first, seconds));
    return 0;
}
