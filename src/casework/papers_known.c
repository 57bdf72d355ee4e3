/* Facts for papers from the tables of a case's life. Only what a table holds is
 * said; what it does not hold is left for a person to answer. */
#include "casework/papers_known.h"

#include <string.h>

#include "base/buf.h"
#include "casework/application.h"
#include "casework/application_sql.h"
#include "casework/closing_sql.h"
#include "casework/deed.h"
#include "casework/settlement_sql.h"
#include "core/document_numeral.h"

enum { LINES_BYTES = 16 * 1024 };

struct known {
    struct db *db;
    struct arena *arena;
    int64_t case_id;
    struct doc_fact *fact;
    size_t n;
    struct errinfo *info;
};

static void
add(struct known *k, const char *key, char type, const char *value)
{
    must(k->n < PAPERS_KNOWN_MAX && template_knows(key));
    if (value != NULL && value[0] != '\0')
        k->fact[k->n++] = (struct doc_fact){ key, type, value };
}

static const char *
day_zh(struct arena *a, day d)
{
    struct ymd c = day_ymd(d);
    return arena_printf(a, "%d年%d月%d日", c.year, c.month, c.dom);
}

/* One of many lines: a line feed before all but the first. */
static void
line(struct buf *b, const char *text)
{
    buf_str(b, b->n > 0 ? "\n" : "");
    buf_str(b, text);
}

static const char *
lines_end(struct known *k, struct buf *b)
{
    const char *all = b->p != NULL && !b->failed ? arena_text(k->arena, b->p, b->n) : "";
    buf_done(b);
    return all;
}

/* --- the application ------------------------------------------------------------------ */

/* 民事判决 → 民事判决书: what was decided, as the paper is called. */
static const char *
instrument(struct known *k, const struct application *x)
{
    static const char *const acts[] = { "判决", "裁定", "调解", "裁决", "决定" };
    const char *paper = "";
    size_t n = strlen(x->basis);
    for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++)
        if (n >= strlen(acts[i]) && strcmp(x->basis + n - strlen(acts[i]), acts[i]) == 0)
            paper = "书";
    return arena_printf(k->arena, "%s%s%s%s", x->issuer, x->instrument_no, x->basis, paper);
}

static const struct {
    const char *kind, *zh;
} claims[] = {
    { "principal", "给付本金" }, { "interest", "给付利息" }, { "penalty", "给付违约金" },
    { "cost", "给付费用" },      { "act", "履行" },
};

/* "给付本金28000元（借款本金）", one a line. */
static enum err
duties(struct known *k, int64_t application_id, const char **ret)
{
    struct rows r;
    struct buf b;
    enum err e = db_run(k->db, k->arena, &sql_claim_of_application,
                        (struct arg[]){ ARG_I(application_id) }, &r, NULL, k->info);
    if (e != ERR_OK)
        return e;
    buf_init(&b, LINES_BYTES);
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        size_t kind = 0;
        while (kind + 1 < sizeof claims / sizeof claims[0] &&
               strcmp(claims[kind].kind, c[1].t) != 0)
            kind++;
        bool known = c[2].i > 0, said = c[3].t[0] != '\0';
        line(&b, claims[kind].zh);
        if (known) {
            document_yuan(MONEY(c[2].i), &b);
            buf_str(&b, "元");
        }
        if (said)
            buf_printf(&b, known ? "（%s）" : "：%s", c[3].t);
    }
    *ret = lines_end(k, &b);
    return ERR_OK;
}

static enum err
from_application(struct known *k)
{
    struct application x;
    bool is;
    const char *duty;
    enum err e = application_of(k->db, k->arena, k->case_id, &is, &x, k->info);
    if (e != ERR_OK || !is)
        return e;
    add(k, "instrument", 't', instrument(k, &x));
    add(k, "effective", 'd', arena_printf(k->arena, "%s", day_print(x.effective, (char[11]){ 0 })));
    if ((e = duties(k, x.application_id, &duty)) != ERR_OK)
        return e;
    add(k, "duty", 'l', duty);
    struct buf b;
    buf_init(&b, LINES_BYTES);
    line(&b, duty);
    if (x.claim.fen > 0) {
        line(&b, "申请执行标的额");
        document_yuan(x.claim, &b);
        buf_str(&b, "元");
    }
    add(k, "applied", 'l', lines_end(k, &b));
    return ERR_OK;
}

/* --- what was done --------------------------------------------------------------------- */

/* clang-format off */
static const struct {
    enum deed deed;
    const char *zh;
} measures[] = {
    { DEED_notice_sent, "向被执行人发出执行通知书" },
    { DEED_report_ordered, "责令被执行人报告财产" },
    { DEED_report_checked, "核查被执行人报告财产的情况" },
    { DEED_report_punished, "对违反财产报告义务的行为采取措施" },
    { DEED_clues_asked, "通知申请执行人提供财产线索" },
    { DEED_network_searched, "通过网络执行查控系统查询被执行人的财产" },
    { DEED_on_site_done, "进行现场调查" },
    { DEED_searched, "采取搜查措施" },
    { DEED_audit_done, "委托审计或者发布悬赏公告" },
    { DEED_debtor_sought, "查找被执行人的下落" },
    { DEED_debtor_came, "传唤、拘传被执行人到案" },
    { DEED_limit_ordered, "对被执行人发出限制消费令" },
    { DEED_dishonest_listed, "将被执行人纳入失信被执行人名单" },
    { DEED_obstruction_punished, "对妨害执行的行为予以处罚" },
};
/* clang-format on */

static enum err
from_deeds(struct known *k)
{
    struct deeds d;
    struct buf b;
    enum err e = deeds_of_case(k->db, k->arena, k->case_id, &d, k->info);
    if (e != ERR_OK)
        return e;
    buf_init(&b, LINES_BYTES);
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++)
        if (d.d[measures[i].deed].done) {
            const char *note = d.d[measures[i].deed].note;
            line(&b, day_zh(k->arena, d.d[measures[i].deed].day));
            buf_printf(&b, "，%s", measures[i].zh);
            if (note != NULL && note[0] != '\0')
                buf_printf(&b, "：%s", note);
        }
    add(k, "measures_done", 'l', lines_end(k, &b));
    return ERR_OK;
}

static enum err
from_closing(struct known *k)
{
    struct rows r;
    enum err e = db_run(k->db, k->arena, &sql_closing_get, (struct arg[]){ ARG_I(k->case_id) }, &r,
                        NULL, k->info);
    if (e == ERR_OK && r.n > 0)
        add(k, "closing_summary", 'l', rows_at(&r, 0, 2)->t);
    if (e != ERR_OK)
        return e;
    e = db_run(k->db, k->arena, &sql_chain_before, (struct arg[]){ ARG_I(k->case_id) }, &r, NULL,
               k->info);
    if (e == ERR_OK && r.n > 0)
        add(k, "case_before", 't', rows_at(&r, 0, 1)->t);
    return e;
}

static enum err
from_settlement(struct known *k)
{
    struct rows r;
    enum err e = db_run(k->db, k->arena, &sql_settlement_all_of_case,
                        (struct arg[]){ ARG_I(k->case_id) }, &r, NULL, k->info);
    if (e != ERR_OK || r.n == 0)
        return e;
    const struct arg *last = rows_at(&r, r.n - 1, 0);
    add(k, "settlement_terms", 'l', last[5].t);
    add(k, "settlement_until", 't',
        arena_printf(k->arena, "于%s前履行完毕", day_zh(k->arena, (day){ (int32_t)last[2].i })));
    return ERR_OK;
}

enum err
papers_known(struct db *db, struct arena *a, int64_t case_id, struct doc_fact *ret, size_t *ret_n,
             struct errinfo *info)
{
    struct known k = { db, a, case_id, ret, 0, info };
    enum err e = from_application(&k);
    if (e == ERR_OK)
        e = from_deeds(&k);
    if (e == ERR_OK)
        e = from_closing(&k);
    if (e == ERR_OK)
        e = from_settlement(&k);
    if (e == ERR_OK)
        *ret_n = k.n;
    return e;
}
