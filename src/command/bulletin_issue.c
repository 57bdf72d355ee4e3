/* Issuing: a number, and words and data frozen under their hashes. */
#include <openssl/evp.h>
#include <sodium.h>
#include <string.h>

#include "base/clock.h"
#include "command/bulletin.h"
#include "command/bulletin_sql.h"
#include "core/journal.h"

const struct journal_kind bulletin_journal_kinds[] = {
    { "bulletin_issued",
      "发布执行监管通报{number}（{from}至{to}，数据截至{asOf}），摘要 {wordsSm3}",
      "supervision bulletin {number} issued ({from} to {to}, as of {asOf}), hash {wordsSm3}" },
    { NULL, NULL, NULL },
};

void
bulletin_sm3(const char *text, size_t n, char out[BULLETIN_SM3_SIZE])
{
    unsigned char raw[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    must(EVP_Digest(text, n, raw, &len, EVP_sm3(), NULL) == 1 && len == 32);
    (void)sodium_bin2hex(out, BULLETIN_SM3_SIZE, raw, len);
}

struct issue {
    struct db *db;
    struct arena *a;
    const struct settings *s;
    const struct bulletin *b;
    const struct bulletin_names *names;
    int64_t actor, now_ms, id;
    day today;
    int year;
    int64_t serial;
    const char *number, *data, *words;
    char data_sm3[BULLETIN_SM3_SIZE], words_sm3[BULLETIN_SM3_SIZE];
};

static enum err
take_number(struct issue *x, struct errinfo *info)
{
    struct rows r;
    x->year = day_ymd(x->today).year;
    enum err e = db_run(x->db, x->a, &sql_bulletin_serial_next,
                        (struct arg[]){ ARG_T(x->b->ask.court), ARG_I(x->year) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    x->serial = rows_at(&r, 0, 0)->i;
    x->number = arena_printf(x->a, "%s%s〔%d〕%lld号", x->b->ask.court,
                             setting_text(x->s, "bulletin_word"), x->year, (long long)x->serial);
    return ERR_OK;
}

static enum err
write_out(struct issue *x, struct errinfo *info)
{
    struct buf data;
    enum err e = ERR_OK;
    buf_init(&data, BULLETIN_DATA_MAX);
    bulletin_json(&data, x->b);
    if (data.failed)
        e = FAIL_ZH(info, ERR_TOO_BIG, "", "通报数据过大", "the bulletin is too large");
    else
        x->data = arena_text(x->a, data.p, data.n);
    buf_done(&data);
    if (e != ERR_OK)
        return e;
    x->words = bulletin_words(x->a, x->b, x->names, x->number, x->today);
    bulletin_sm3(x->data, strlen(x->data), x->data_sm3);
    bulletin_sm3(x->words, strlen(x->words), x->words_sm3);
    return ERR_OK;
}

static enum err
keep(struct issue *x, struct errinfo *info)
{
    const struct bulletin_ask *ask = &x->b->ask;
    int64_t changed = 0;
    struct arg args[] = {
        ARG_I(x->id),        ARG_T(ask->court), ARG_T(bulletin_span_name(ask->span)),
        ARG_I(ask->from.n),  ARG_I(ask->to.n),  ARG_I(ask->as_of.n),
        ARG_I(x->year),      ARG_I(x->serial),  ARG_T(x->number),
        ARG_T(x->data),      ARG_T(x->words),   ARG_T(x->data_sm3),
        ARG_T(x->words_sm3), ARG_I(x->actor),   ARG_I(x->today.n),
        ARG_I(x->now_ms)
    };
    enum err e = db_run(x->db, x->a, &sql_bulletin_insert, args, NULL, &changed, info);
    if (e == ERR_OK && changed == 0)
        e = FAIL_ZH(info, ERR_CONFLICT, "", "该期间的通报已经发布", "it is issued already");
    return e;
}

static enum err
tell(struct issue *x, struct errinfo *info)
{
    struct buf facts;
    char d[11];
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_kint(&facts, "bulletin", x->id);
    jw_ktext(&facts, "number", x->number);
    jw_ktext(&facts, "span", bulletin_span_name(x->b->ask.span));
    jw_ktext(&facts, "from", day_print(x->b->ask.from, d));
    jw_ktext(&facts, "to", day_print(x->b->ask.to, d));
    jw_ktext(&facts, "asOf", day_print(x->b->ask.as_of, d));
    jw_ktext(&facts, "dataSm3", x->data_sm3);
    jw_ktext(&facts, "wordsSm3", x->words_sm3);
    jw_close(&facts, '}');
    struct journal_entry entry = { .at_ms = x->now_ms,
                                   .court = x->b->ask.court,
                                   .actor = x->actor,
                                   .kind = "bulletin_issued",
                                   .facts = facts.p };
    enum err e = journal_write(x->db, x->a, &entry, NULL, info);
    buf_done(&facts);
    return e;
}

enum err
bulletin_issue(struct db *db, struct arena *a, const struct settings *s, const struct bulletin *b,
               const struct bulletin_names *names, const struct bulletin_by *by,
               struct bulletin_issued *ret, struct errinfo *info)
{
    struct rows r;
    const struct bulletin_ask *ask = &b->ask;
    struct issue *x = ARENA_NEW(a, struct issue, 1);
    *x = (struct issue){ .db = db,
                         .a = a,
                         .s = s,
                         .b = b,
                         .names = names,
                         .actor = by->actor,
                         .now_ms = by->now_ms,
                         .id = id_new(),
                         .today = by->today };
    must(db_in_tx(db));
    if (!ask->final || ask->as_of.n < ask->to.n)
        return FAIL_ZH(info, ERR_CONFLICT, "asOf", "期间或者数据截至日尚未结束，只能查看草稿",
                       "the period, or the day it is made as of, is not over: a draft only");
    struct arg which[] = { ARG_T(ask->court), ARG_T(bulletin_span_name(ask->span)),
                           ARG_I(ask->from.n) };
    enum err e = db_run(db, a, &sql_bulletin_of, which, &r, NULL, info);
    if (e == ERR_OK && r.n > 0)
        e = FAIL_ZH(info, ERR_CONFLICT, "", "该期间的通报已经发布", "it is issued already, as %s",
                    rows_at(&r, 0, 1)->t);
    if (e != ERR_OK || (e = take_number(x, info)) != ERR_OK || (e = write_out(x, info)) != ERR_OK ||
        (e = keep(x, info)) != ERR_OK || (e = tell(x, info)) != ERR_OK)
        return e;
    *ret = (struct bulletin_issued){ x->id, x->number, x->data_sm3, x->words_sm3 };
    return ERR_OK;
}
