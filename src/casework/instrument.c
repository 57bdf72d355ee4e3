/* Notes of filing and trial, found again by the instrument's number. */
#include "casework/instrument.h"

#include <string.h>

#include "base/clock.h"
#include "casework/application.h"
#include "casework/casefile.h"
#include "casework/hand.h"
#include "casework/instrument_sql.h"

enum { CHAIN_MAX = 20 };

/* clang-format off */
const struct journal_kind instrument_journal_kinds[] = {
    { "note_entered", "登记立审执衔接意见（{instrument}）：{content}", "note of filing or trial entered ({instrument}): {content}" },
    { "note_withdrawn", "撤回立审执衔接意见（{instrument}）：{reason}", "note of filing or trial withdrawn ({instrument}): {reason}" },
    { "note_read", "已阅立审执衔接意见（{instrument}）：{content}", "note of filing or trial read ({instrument}): {content}" },
    { NULL, NULL, NULL },
};
/* Written alike: what stands left is written as what stands right. */
static const struct { const char *from, *to; } same[] = {
    { " ", "" }, { "\t", "" }, { "\xe3\x80\x80", "" }, { "(", "（" }, { ")", "）" }, { "〔", "（" }, { "〕", "）" }, { "[", "（" }, { "]", "）" },
    { "【", "（" }, { "】", "）" },
};
/* clang-format on */

void
instrument_key(const char *no, char out[INSTRUMENT_NO_BYTES + 1])
{
    size_t n = 0;
    while (*no != '\0') {
        size_t i = 0, many = sizeof same / sizeof same[0];
        while (i < many && strncmp(no, same[i].from, strlen(same[i].from)) != 0)
            i++;
        const char *put = i < many ? same[i].to : no;
        size_t len = i < many ? strlen(same[i].to) : 1;
        if (n + len > INSTRUMENT_NO_BYTES)
            break;
        memcpy(out + n, put, len);
        n += len;
        no += i < many ? strlen(same[i].from) : 1;
    }
    out[n] = '\0';
}

enum err
instrument_of_case(struct db *db, struct arena *a, int64_t case_id, const char **ret,
                   struct errinfo *info)
{
    struct application app = { 0 };
    bool is = false;
    for (int i = 0; i < CHAIN_MAX; i++) {
        struct rows r;
        enum err e = application_of(db, a, case_id, &is, &app, info);
        if (e == ERR_OK && !is)
            e = db_run(db, a, &sql_instrument_before, (struct arg[]){ ARG_I(case_id) }, &r, NULL,
                       info);
        if (e != ERR_OK)
            return e;
        if (is || r.n == 0)
            break;
        case_id = rows_at(&r, 0, 0)->i;
    }
    *ret = is ? app.instrument_no : "";
    return ERR_OK;
}

static struct instrument_note
note_of(const struct arg *c)
{
    return (struct instrument_note){ .note_id = c[0].i,
                                     .instrument_no = c[1].t,
                                     .case_id = c[2].i,
                                     .court = c[3].t,
                                     .stage = c[4].t,
                                     .kind = c[5].t,
                                     .told = c[6].t,
                                     .content = c[7].t,
                                     .from_whom = c[8].t,
                                     .day = { (int32_t)c[9].i },
                                     .staff_id = c[10].i,
                                     .name = c[11].t,
                                     .at_ms = c[12].i,
                                     .ended = c[13].t,
                                     .read_by = "" };
}

enum err
instrument_notes(struct db *db, struct arena *a, const char *no, int64_t case_id,
                 struct instrument_note **ret, int *ret_n, struct errinfo *info)
{
    struct rows r;
    char key[INSTRUMENT_NO_BYTES + 1];
    instrument_key(no, key);
    struct arg args[] = { ARG_I(case_id), ARG_T(key), ARG_I(case_id) };
    enum err e = db_run(db, a, &sql_instrument_notes_of_case, args, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    struct instrument_note *all = ARENA_NEW(a, struct instrument_note, (size_t)r.n + 1);
    for (int i = 0; i < r.n; i++) {
        all[i] = note_of(rows_at(&r, i, 0));
        all[i].read_by = rows_at(&r, i, 14)->t;
        all[i].read_ms = rows_at(&r, i, 15)->i;
    }
    *ret = all;
    *ret_n = r.n;
    return ERR_OK;
}

/* --- entering, withdrawing, reading ----------------------------------------------------------- */

static enum err
tell(struct db *db, struct arena *a, struct journal_entry entry, const struct instrument_note *n,
     const char *reason, struct errinfo *info)
{
    struct buf facts;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_kint(&facts, "note", n->note_id);
    jw_ktext(&facts, "instrument", n->instrument_no);
    jw_ktext(&facts, "kind", n->kind);
    jw_ktext(&facts, "told", n->told);
    jw_ktext(&facts, "content", n->content);
    if (reason != NULL)
        jw_ktext(&facts, "reason", reason);
    jw_close(&facts, '}');
    entry.facts = facts.p;
    enum err e = facts.failed ? FAIL_ZH(info, ERR_TOO_BIG, "", "记录过长", "the entry is too long")
                              : journal_write(db, a, &entry, NULL, info);
    buf_done(&facts);
    return e;
}

enum err
instrument_enter(struct db *db, struct arena *a, const struct viewer *v, day today, int64_t now_ms,
                 const struct instrument_new *in, int64_t *ret_id, struct errinfo *info)
{
    char key[INSTRUMENT_NO_BYTES + 1];
    struct team_case at;
    must(db_in_tx(db));
    instrument_key(in->instrument_no, key);
    bool by_number = key[0] != '\0';
    if (!by_number && in->case_id == 0)
        return FAIL_ZH(info, ERR_INVALID, "instrumentNo", "请填写执行依据文号",
                       "the instrument's number is needed");
    if (in->day.n > today.n)
        return FAIL_ZH(info, ERR_INVALID, "day", "日期不能晚于今天", "must not lie ahead");
    enum err e = by_number ? ERR_OK : hand_may(db, a, v, in->case_id, &at, info);
    struct instrument_note n = { .note_id = id_new(),
                                 .instrument_no = in->instrument_no,
                                 .kind = in->kind,
                                 .told = in->told,
                                 .content = in->content };
    int64_t case_id = by_number ? 0 : in->case_id;
    struct arg args[] = { ARG_I(n.note_id),     ARG_T(key),       ARG_T(in->instrument_no),
                          ARG_I(case_id),       ARG_T(v->court),  ARG_T(in->stage),
                          ARG_T(in->kind),      ARG_T(in->told),  ARG_T(in->content),
                          ARG_T(in->from_whom), ARG_I(in->day.n), ARG_I(v->user_id),
                          ARG_I(now_ms) };
    if (e == ERR_OK)
        e = db_run(db, a, &sql_instrument_note_insert, args, NULL, NULL, info);
    struct journal_entry entry = { .at_ms = now_ms,
                                   .court = v->court,
                                   .case_id = in->case_id,
                                   .actor = v->user_id,
                                   .kind = "note_entered" };
    if (e == ERR_OK)
        e = tell(db, a, entry, &n, NULL, info);
    if (e == ERR_OK)
        *ret_id = n.note_id;
    return e;
}

enum err
instrument_withdraw(struct db *db, struct arena *a, const struct viewer *v, int64_t now_ms,
                    int64_t note_id, const char *reason, struct errinfo *info)
{
    struct rows r;
    must(db_in_tx(db));
    enum err e =
        db_run(db, a, &sql_instrument_note_one, (struct arg[]){ ARG_I(note_id) }, &r, NULL, info);
    if (e == ERR_OK && r.n == 0)
        e = FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这条意见", "there is no such note");
    if (e != ERR_OK)
        return e;
    struct instrument_note n = note_of(r.cell);
    bool chief = (v->roles & ROLES_CHIEFS) != 0 && strcmp(v->court, n.court) == 0;
    if (n.staff_id != v->user_id && !chief)
        return FAIL_ZH(info, ERR_DENIED, "", "仅限登记人或者登记法院的执行局长、院领导撤回",
                       "only who entered it, or a chief of that court, may withdraw it");
    if (n.ended[0] != '\0')
        return FAIL_ZH(info, ERR_CONFLICT, "", "这条意见已经撤回", "it is withdrawn already");
    e = db_run(db, a, &sql_instrument_note_withdraw,
               (struct arg[]){ ARG_I(note_id), ARG_T(reason), ARG_I(v->user_id), ARG_I(now_ms) },
               NULL, NULL, info);
    struct journal_entry entry = { .at_ms = now_ms,
                                   .court = n.court,
                                   .case_id = n.case_id,
                                   .actor = v->user_id,
                                   .kind = "note_withdrawn" };
    return e != ERR_OK ? e : tell(db, a, entry, &n, reason, info);
}

enum err
instrument_read(struct db *db, struct arena *a, const struct viewer *v, int64_t now_ms,
                int64_t case_id, int64_t note_id, struct errinfo *info)
{
    struct team_case at;
    struct instrument_note *all;
    const char *no;
    int n = 0, i = 0;
    must(db_in_tx(db));
    enum err e = hand_may(db, a, v, case_id, &at, info);
    if (e == ERR_OK)
        e = instrument_of_case(db, a, case_id, &no, info);
    if (e == ERR_OK)
        e = instrument_notes(db, a, no, case_id, &all, &n, info);
    if (e != ERR_OK)
        return e;
    while (i < n && all[i].note_id != note_id)
        i++;
    if (i == n)
        return FAIL_ZH(info, ERR_NOT_FOUND, "", "本案没有这条意见", "the case has no such note");
    if (all[i].read_ms != 0)
        return FAIL_ZH(info, ERR_CONFLICT, "", "这条意见已阅", "it was read already");
    e = db_run(db, a, &sql_instrument_note_see,
               (struct arg[]){ ARG_I(note_id), ARG_I(case_id), ARG_I(v->user_id), ARG_I(now_ms) },
               NULL, NULL, info);
    struct journal_entry entry = { .at_ms = now_ms,
                                   .court = at.court,
                                   .case_id = case_id,
                                   .actor = v->user_id,
                                   .kind = "note_read" };
    return e != ERR_OK ? e : tell(db, a, entry, &all[i], NULL, info);
}
