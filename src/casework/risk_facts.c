/* What holds in a case, as the words of the risk points ask it. */
#include "casework/risk_facts.h"

#include <string.h>

#include "casework/application.h"
#include "casework/casefile.h"
#include "casework/closing.h"
#include "casework/risk_sql.h"

/* Columns of risk_facts_one, in their order. */
enum column {
    C_CASE,
    C_NO,
    C_COURT,
    C_TYPE,
    C_BASIS,
    C_CLAIM,
    C_HANDLER,
    C_FILED,
    C_CLOSED,
    C_MODE,
    C_LIMIT,
    C_STATE,
    C_STOPS,
    C_ORGANISATIONS,
    C_CITIZENS,
    C_APPLICANTS,
    C_SETTLING,
    C_SETTLED,
    C_LEADS,
    C_LEADS_OPEN,
    C_EXTENSIONS,
    C_VIA,
    C_PAID,
    C_WAITING,
    C_HITS,
    C_BY_ACCOUNT,
    C_IN_KIND,
    C_WAIVED,
    C_GOT,
    C_CIRCUMSTANCES,
    C_LATE,
    C_GROUND,
    C_OWED,
    C_REQUERY
};

#define SET(f, name, holds) ((f)->words |= (uint64_t)((holds) != 0) << RISK_WORD_##name)
#define DEED(f, name) (((f)->deeds >> DEED_##name & 1) != 0)

/* --- the closing ------------------------------------------------------------------------------ */

static const uint64_t mode_words[CLOSE_MODE_N] = {
    [CLOSE_COMPLETED] = RISK_BIT(mode_completed),
    [CLOSE_ROUND_TERMINATED] = RISK_BIT(mode_round),
    [CLOSE_TERMINATED] = RISK_BIT(mode_terminated),
    [CLOSE_STRUCK] = RISK_BIT(mode_struck),
    [CLOSE_NOT_ENFORCED] = RISK_BIT(mode_not_enforced),
    [CLOSE_DISMISSED] = RISK_BIT(mode_dismissed),
};
static const uint64_t ground_words[CLOSE_GROUND_N] = {
    [GROUND_SETTLEMENT_PERFORMED] = RISK_BIT(settling),
    [GROUND_SETTLED_AND_WITHDRAWN] = RISK_BIT(settling) | RISK_BIT(withdrawing),
    [GROUND_WITHDRAWN] = RISK_BIT(withdrawing),
    [GROUND_TAKEN_UP] = RISK_BIT(leaving),
    [GROUND_DESIGNATED] = RISK_BIT(leaving),
    [GROUND_ENTRUSTED] = RISK_BIT(leaving),
    [GROUND_ENTRUSTED_RETURNED] = RISK_BIT(returned),
    [GROUND_AWARD_REFUSED] = RISK_BIT(title_refused),
    [GROUND_PUBLIC_INTEREST] = RISK_BIT(title_refused),
    [GROUND_NOTARISED_WRONG] = RISK_BIT(title_refused),
};
#define CLOSING_WORDS                                                                              \
    (RISK_BIT(mode_completed) | RISK_BIT(mode_round) | RISK_BIT(mode_terminated) |                 \
     RISK_BIT(mode_struck) | RISK_BIT(mode_not_enforced) | RISK_BIT(mode_dismissed) |              \
     RISK_BIT(settling) | RISK_BIT(withdrawing) | RISK_BIT(leaving) | RISK_BIT(returned) |         \
     RISK_BIT(title_refused))

static void
close_on(struct risk_facts *f, enum close_ground g, const struct settings *s)
{
    struct close_settings cs = closing_settings(s);
    f->words &= ~CLOSING_WORDS;
    if (g != GROUND_NONE)
        f->words |= mode_words[closing_mode_of(g, &cs)] | ground_words[g];
}

bool
risk_applies_on(const struct risk_point *p, const struct risk_facts *f, enum close_ground g,
                const struct settings *s)
{
    struct risk_facts as = *f;
    close_on(&as, g, s);
    return risk_holds(p->applies, &as);
}

/* --- from the columns ----------------------------------------------------------------------------
 */

static bool
has(const struct arg *cell, const char *word)
{
    return strstr(cell->t, word) != NULL;
}

static bool
is_basic(const char *court)
{
    int digits = 0;
    for (; *court != '\0'; court++)
        digits += *court >= '0' && *court <= '9';
    return digits >= 4;
}

static void
from_file(struct risk_facts *f, const struct arg *c, day today)
{
    bool closed = c[C_CLOSED].type != 'n';
    const char *state = c[C_STATE].type == 't' ? c[C_STATE].t : "";
    day filed = { (int32_t)c[C_FILED].i };
    bool assigned = c[C_HANDLER].t[0] != '\0';
    SET(f, open, !closed);
    SET(f, assigned, assigned);
    SET(f, at_work, !closed && assigned);
    SET(f, stopped, c[C_STOPS].i > 0);
    SET(f, proposed, strcmp(state, "closing") == 0 || strcmp(state, "approved") == 0);
    SET(f, ended, closed);
    SET(f, round, closed && strcmp(c[C_MODE].t, closing_mode_zh(CLOSE_ROUND_TERMINATED)) == 0);
    SET(f, revived, strcmp(c[C_TYPE].t, "执恢") == 0);
    SET(f, basic_court, is_basic(c[C_COURT].t));
    SET(f, money, c[C_CLAIM].i > 0);
    SET(f, award, has(&c[C_BASIS], "仲裁"));
    SET(f, notarised, has(&c[C_BASIS], "公证"));
    SET(f, criminal, has(&c[C_BASIS], "刑事"));
    SET(f, overdue, !closed && today.n > c[C_LIMIT].i);
    SET(f, three_months, today.n > day_add_months(filed, 3).n);
    SET(f, requery_due, c[C_REQUERY].type == 'i' && c[C_REQUERY].i < today.n);
}

static void
from_people(struct risk_facts *f, const struct arg *c)
{
    int64_t had = c[C_CIRCUMSTANCES].type == 'i' ? c[C_CIRCUMSTANCES].i : 0;
    SET(f, organisation, c[C_ORGANISATIONS].i > 0);
    SET(f, citizen, c[C_CITIZENS].i > 0);
    SET(f, many_debtors, c[C_ORGANISATIONS].i + c[C_CITIZENS].i > 1);
    SET(f, many_applicants, c[C_APPLICANTS].i > 1);
    SET(f, agent, had >> APPLIED_AGENT & 1);
    SET(f, agent_settles, had >> APPLIED_AGENT_SETTLES & 1);
    SET(f, successor, had >> APPLIED_SUCCESSOR & 1);
    SET(f, late, c[C_LATE].type == 'i' && c[C_LATE].i > 0);
}

static void
from_work(struct risk_facts *f, const struct arg *c)
{
    int64_t owed = c[C_OWED].type == 'i' ? c[C_OWED].i : c[C_CLAIM].i;
    SET(f, settlement, c[C_SETTLING].i > 0);
    SET(f, settled, c[C_SETTLED].i > 0);
    SET(f, leads, c[C_LEADS].i > 0);
    SET(f, lead, c[C_LEADS_OPEN].i > 0);
    SET(f, extension, c[C_EXTENSIONS].i > 0);
    SET(f, money_in, c[C_VIA].i > 0 || c[C_BY_ACCOUNT].i > 0);
    SET(f, money_left, c[C_WAITING].i > 0 || c[C_PAID].i < c[C_VIA].i);
    SET(f, payment_waiting, c[C_WAITING].i > 0);
    SET(f, related_hit, c[C_HITS].i > 0);
    SET(f, in_kind, c[C_IN_KIND].i > 0);
    SET(f, waived, c[C_WAIVED].i > 0);
    SET(f, all_recovered, c[C_GOT].i >= owed);
}

/* The ground of the closing that stands in a row, GROUND_NONE where none does. */
static enum close_ground
ground_of(const struct arg *c)
{
    enum close_ground g = GROUND_NONE;
    const char *state = c[C_STATE].type == 't' ? c[C_STATE].t : "";
    bool stands =
        strcmp(state, "closing") == 0 || strcmp(state, "approved") == 0 || c[C_CLOSED].type != 'n';
    if (stands && c[C_GROUND].type == 't')
        must(closing_ground_parse(c[C_GROUND].t, &g));
    return g;
}

static struct risk_row
row_of(const struct arg *c, const struct settings *s, day today, enum close_ground g)
{
    struct risk_row r = { .case_id = c[C_CASE].i,
                          .case_no = c[C_NO].t,
                          .court = c[C_COURT].t,
                          .handler = c[C_HANDLER].t };
    from_file(&r.facts, c, today);
    from_people(&r.facts, c);
    from_work(&r.facts, c);
    close_on(&r.facts, g != GROUND_NONE ? g : ground_of(c), s);
    return r;
}

/* --- deeds and papers
 * ------------------------------------------------------------------------------ */

static const struct {
    const char *kind;
    uint64_t word;
} paper_words[] = {
    { "seizure_ruling", RISK_BIT(seized) },     { "seizure_record", RISK_BIT(seized) },
    { "deposit_assistance", RISK_BIT(seized) }, { "valuation_order", RISK_BIT(valuation) },
    { "auction_ruling", RISK_BIT(auction) },    { "third_party_notice", RISK_BIT(third_party) },
    { "summons_warrant", RISK_BIT(summoned) },  { "detention_decision", RISK_BIT(detained) },
    { "fine_decision", RISK_BIT(fined) },       { "eviction_notice", RISK_BIT(evicting) },
};

static void
add_paper(struct risk_facts *f, const char *kind)
{
    for (size_t i = 0; i < sizeof paper_words / sizeof *paper_words; i++)
        if (strcmp(paper_words[i].kind, kind) == 0)
            f->words |= paper_words[i].word;
}

static void
add_deed(struct risk_facts *f, const char *name)
{
    enum deed d;
    if (deed_parse(name, &d))
        f->deeds |= UINT64_C(1) << d;
}

/* What follows from deeds and papers together. */
static void
conclude(struct risk_facts *f, const struct settings *s)
{
    SET(f, seized, DEED(f, register_only) || DEED(f, waiting_only));
    SET(f, waiting_counts, DEED(f, waiting_only) && setting_on(s, "round_waiting_seizure_counts"));
}

enum err
risk_facts_of_case(struct db *db, struct arena *a, const struct settings *s, day today,
                   int64_t case_id, enum close_ground ground, struct risk_row *ret,
                   struct errinfo *info)
{
    struct rows r, papers, deeds;
    struct arg id[] = { ARG_I(case_id) };
    enum err e = db_run(db, a, &sql_risk_facts_one, id, &r, NULL, info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这件案件", "there is no such case");
    if (e == ERR_OK)
        e = db_run(db, a, &sql_risk_papers_one, id, &papers, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_risk_deeds_one, id, &deeds, NULL, info);
    if (e != ERR_OK)
        return e;
    struct risk_row row = row_of(r.cell, s, today, ground);
    for (int i = 0; i < papers.n; i++)
        add_paper(&row.facts, rows_at(&papers, i, 1)->t);
    for (int i = 0; i < deeds.n; i++)
        add_deed(&row.facts, rows_at(&deeds, i, 1)->t);
    conclude(&row.facts, s);
    *ret = row;
    return ERR_OK;
}

/* --- a page of cases
 * ---------------------------------------------------------------------------------- */

struct page {
    struct risk_row *row;
    int n, at; /* rows come in order of case: at only moves on */
    void (*add)(struct risk_facts *f, const char *name);
};

static enum err
page_row(void *ctx, const struct arg *cell, struct errinfo *info)
{
    struct page *p = ctx;
    (void)info;
    while (p->at < p->n && p->row[p->at].case_id < cell[0].i)
        p->at++;
    if (p->at < p->n && p->row[p->at].case_id == cell[0].i)
        p->add(&p->row[p->at].facts, cell[1].t);
    return ERR_OK;
}

enum err
risk_facts_page(struct db *db, struct arena *a, const struct settings *s, day today,
                const char *court, int64_t after, int most, struct risk_row **ret, int *ret_n,
                struct errinfo *info)
{
    struct rows r;
    struct arg first[] = { ARG_T(court), ARG_I(after), ARG_I(most) };
    enum err e = db_run(db, a, &sql_risk_facts_page, first, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    struct risk_row *row = ARENA_NEW(a, struct risk_row, (size_t)r.n + 1);
    for (int i = 0; i < r.n; i++)
        row[i] = row_of(rows_at(&r, i, 0), s, today, GROUND_NONE);
    struct arg range[] = { ARG_T(court), ARG_I(after), ARG_I(r.n > 0 ? row[r.n - 1].case_id : 0) };
    struct page papers = { .row = row, .n = r.n, .add = add_paper };
    struct page deeds = { .row = row, .n = r.n, .add = add_deed };
    e = db_each(db, &sql_risk_papers_page, range, page_row, &papers, info);
    if (e == ERR_OK)
        e = db_each(db, &sql_risk_deeds_page, range, page_row, &deeds, info);
    if (e != ERR_OK)
        return e;
    for (int i = 0; i < r.n; i++)
        conclude(&row[i].facts, s);
    *ret = row;
    *ret_n = r.n;
    return ERR_OK;
}
