/* Documents in the database. Every step names the version it was decided on;
 * an update that finds another one changed nothing, and says so. */
#include "core/document.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "core/document_fill.h"
#include "core/document_sql.h"
#include "core/journal.h"
#include "core/procedure.h"
#include "core/team.h"
#include "law/fa_2015_137/case_number.h"

static const char *const state_names[DOC_STATE_N] = { "draft", "approval", "approved", "void" };

const char *
document_state_name(enum doc_state s)
{
    must(s >= 0 && s < DOC_STATE_N);
    return state_names[s];
}

/* --- reading ------------------------------------------------------------------------ */

static void
read_row(const struct arg *c, struct document *ret)
{
    int s = 0;
    while (s < DOC_STATE_N - 1 && strcmp(state_names[s], c[5].t) != 0)
        s++;
    *ret = (struct document){
        .document_id = c[0].i,
        .case_id = c[1].i,
        .court = c[2].t,
        .kind = c[3].t,
        .title = c[4].t,
        .state = (enum doc_state)s,
        .ordinal = (int)c[6].i,
        .number = c[7].t,
        .facts = c[8].t,
        .text = c[9].t,
        .made_by = c[10].i,
        .made_ms = c[11].i,
        .changed_by = c[12].i,
        .approved_by = c[13].i,
        .approved_ms = c[14].i,
        .date = cell_day(&c[15]),
        .sm3 = c[16].t,
        .code = c[17].t,
        .void_reason = c[18].t,
        .void_by = c[19].i,
        .void_ms = c[20].i,
        .version = c[21].i,
        .template = c[22].i,
    };
}

static enum err
read_one(struct db *db, struct arena *a, const struct sql *q, struct arg key, struct document *ret,
         struct errinfo *info)
{
    struct rows rows;
    enum err e = db_run(db, a, q, &key, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    if (rows.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这份文书", "there is no such document");
    read_row(rows.cell, ret);
    return ERR_OK;
}

enum err
document_get(struct db *db, struct arena *a, int64_t id, struct document *ret, struct errinfo *info)
{
    return read_one(db, a, &sql_document_one, ARG_I(id), ret, info);
}

enum err
document_of_case(struct db *db, struct arena *a, int64_t case_id, int64_t before, int most,
                 struct document **ret, int *ret_n, struct errinfo *info)
{
    struct rows rows;
    int64_t from = before > 0 ? before : INT64_MAX;
    enum err e =
        db_run(db, a, &sql_document_of_case,
               (struct arg[]){ ARG_I(case_id), ARG_I(from), ARG_I(most) }, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    *ret = ARENA_NEW(a, struct document, (size_t)rows.n + 1);
    *ret_n = rows.n;
    for (int i = 0; i < rows.n; i++)
        read_row(rows_at(&rows, i, 0), &(*ret)[i]);
    return ERR_OK;
}

/* --- codes: eighty bits in letters that are not taken for one another ------------------ */

static const char code_letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
code_make(char out[DOC_CODE_SIZE])
{
    unsigned char raw[16];
    randombytes_buf(raw, sizeof raw);
    for (int i = 0; i < DOC_CODE_SIZE - 1; i++)
        out[i] = code_letters[raw[i] & 31];
    out[DOC_CODE_SIZE - 1] = '\0';
}

const char *
document_code_print(struct arena *a, const char *code)
{
    return arena_printf(a, "%.4s-%.4s-%.4s-%.4s", code, code + 4, code + 8, code + 12);
}

enum err
document_by_code(struct db *db, struct arena *a, const char *code, struct document *ret,
                 struct errinfo *info)
{
    char plain[DOC_CODE_SIZE];
    int n = 0;
    for (; *code != '\0' && n < DOC_CODE_SIZE; code++) {
        char c = *code >= 'a' && *code <= 'z' ? (char)(*code - 'a' + 'A') : *code;
        if (c == '-' || c == ' ')
            continue;
        c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
        plain[n++] = c;
        if (strchr(code_letters, c) == NULL)
            break;
    }
    bool whole = n == DOC_CODE_SIZE - 1;
    plain[whole ? n : 0] = '\0';
    return read_one(db, a, &sql_document_by_code, ARG_T(plain), ret, info);
}

/* --- the journal ------------------------------------------------------------------------ */

const struct journal_kind document_journal_kinds[] = {
    { "document_drafted", "起草《{title}》", "{title} drafted" },
    { "document_changed", "修改《{title}》草稿", "draft of {title} changed" },
    { "document_submitted", "《{title}》提交审批", "{title} handed in for approval" },
    { "document_returned", "《{title}》退回：{reason}", "{title} returned: {reason}" },
    { "document_approved", "签发《{title}》{number}，摘要 {sm3}",
      "{title} {number} approved, hash {sm3}" },
    { "document_voided", "《{title}》{number} 作废：{reason}", "{title} {number} void: {reason}" },
    { NULL, NULL, NULL },
};

struct telling {
    const char *kind, *title, *number, *sm3, *reason, *law;
};

static enum err
tell(struct db *db, struct arena *a, const struct doc_hand_in *by, const struct document *d,
     const struct telling *t, struct errinfo *info)
{
    struct buf facts;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_kint(&facts, "documentId", d->document_id);
    jw_ktext(&facts, "documentKind", d->kind);
    jw_ktext(&facts, "title", t->title != NULL ? t->title : d->title);
    jw_ktext(&facts, "number", t->number != NULL ? t->number : d->number);
    if (t->sm3 != NULL)
        jw_ktext(&facts, "sm3", t->sm3);
    if (t->reason != NULL)
        jw_ktext(&facts, "reason", t->reason);
    jw_close(&facts, '}');
    struct journal_entry entry = {
        .at_ms = by->now_ms,
        .court = d->court,
        .case_id = d->case_id,
        .actor = by->viewer->user_id,
        .kind = t->kind,
        .facts = facts.p,
        .law = t->law,
    };
    enum err e = facts.failed ? FAIL(info, ERR_TOO_BIG, "", "the journal entry is too long")
                              : journal_write(db, a, &entry, NULL, info);
    buf_done(&facts);
    return e;
}

/* --- drafts ------------------------------------------------------------------------------- */

/* Who was recused takes no part, by no step. */
static enum err
check_recusal(struct db *db, struct arena *a, const struct doc_hand_in *by, int64_t case_id,
              struct errinfo *info)
{
    struct team_case at;
    enum err e = team_of_case(db, a, by->viewer, case_id, &at, info);
    if (e == ERR_OK && at.recused)
        e = FAIL_ZH(info, ERR_DENIED, "", "您已在本案回避", "you are recused from this case");
    return e;
}

static enum err
check_size(const struct doc_words *w, struct errinfo *info)
{
    if (strlen(w->facts) > DOC_FACTS_MAX || strlen(w->text) > DOC_TEXT_MAX)
        return FAIL_ZH(info, ERR_TOO_BIG, "", "文书过长", "the document is too long");
    return ERR_OK;
}

enum err
document_draft(struct db *db, struct arena *a, const struct doc_hand_in *by, int64_t case_id,
               const char *court, const struct doc_words *w, int64_t *ret_id, struct errinfo *info)
{
    struct document d = { .document_id = id_new(),
                          .case_id = case_id,
                          .court = court,
                          .kind = doc_row(w->kind)->key,
                          .title = w->title,
                          .number = "" };
    enum err e = check_recusal(db, a, by, case_id, info);
    if (e != ERR_OK || (e = check_size(w, info)) != ERR_OK)
        return e;
    struct arg args[] = { ARG_I(d.document_id), ARG_I(case_id),
                          ARG_T(court),         ARG_T(d.kind),
                          ARG_T(w->title),      ARG_T(w->facts),
                          ARG_T(w->text),       ARG_I(by->for_act ? 0 : by->viewer->user_id),
                          ARG_I(by->now_ms),    ARG_I(w->template) };
    e = db_run(db, a, &sql_document_insert, args, NULL, NULL, info);
    if (e == ERR_OK)
        e = tell(db, a, by, &d, &(struct telling){ .kind = "document_drafted" }, info);
    if (e == ERR_OK && !by->for_act)
        e = procedure_document_made(db, a, case_id, d.kind, d.document_id, info);
    if (e == ERR_OK)
        *ret_id = d.document_id;
    return e;
}

static enum err
wrong_state(const struct document *d, struct errinfo *info)
{
    static const char *const zh[DOC_STATE_N] = { "草稿", "待审批", "已签发", "已作废" };
    char said[120];
    (void)snprintf(said, sizeof said, "文书现为%s，不能这样处理", zh[d->state]);
    return FAIL_ZH(info, ERR_CONFLICT, "state", said, "the document is in state %s",
                   state_names[d->state]);
}

static enum err
one_changed(enum err e, int64_t changed, struct errinfo *info)
{
    if (e == ERR_OK && changed != 1)
        return FAIL_ZH(info, ERR_STALE, "version", "文书已被他人修改，请重新打开",
                       "somebody else has changed the document; open it again");
    return e;
}

/* Is the person in a list of roles and staff numbers, parted by ; ? */
static bool
listed(const char *list, const struct viewer *v)
{
    while (*list != '\0') {
        size_t n = strcspn(list, "; ");
        char name[64];
        enum role r;
        (void)snprintf(name, sizeof name, "%.*s", (int)n, list);
        if (n > 0 && strcmp(name, v->staff_no) == 0)
            return true;
        if (n > 0 && role_parse(name, &r) && (v->roles & ROLE(r)) != 0)
            return true;
        list += n + strspn(list + n, "; ");
    }
    return false;
}

/* What a panel decides and another signs takes both: a member of the bench who
 * may sit on a panel hands it in, and the other approves (R8.14). */
static enum err
check_hands(const struct doc_hand_in *by, enum doc_kind kind, struct errinfo *info)
{
    const struct doc_row *row = doc_row(kind);
    if (row->prepares != DOC_PANEL || row->signs == DOC_NOBODY ||
        listed(setting_text(by->core->settings, document_signer_setting(row->prepares)),
               by->viewer))
        return ERR_OK;
    return FAIL_ZH(info, ERR_DENIED, "", "此类文书须由合议庭成员提交，再由院长签发",
                   "a member of the panel hands this in, and the president signs it");
}

enum err
document_change(struct db *db, struct arena *a, const struct doc_hand_in *by,
                const struct document *d, int64_t version, const struct doc_words *w, bool submit,
                struct errinfo *info)
{
    int64_t changed = 0;
    if (d->state != DOC_DRAFT)
        return wrong_state(d, info);
    must(strcmp(d->kind, doc_row(w->kind)->key) == 0);
    enum err e = check_recusal(db, a, by, d->case_id, info);
    if (e == ERR_OK && submit)
        e = check_hands(by, w->kind, info);
    if (e != ERR_OK || (e = check_size(w, info)) != ERR_OK)
        return e;
    struct arg args[] = { ARG_T(w->title),
                          ARG_T(state_names[submit ? DOC_APPROVAL : DOC_DRAFT]),
                          ARG_T(w->facts),
                          ARG_T(w->text),
                          ARG_I(by->viewer->user_id),
                          ARG_I(d->document_id),
                          ARG_I(version) };
    e = db_run(db, a, &sql_document_change, args, NULL, &changed, info);
    if ((e = one_changed(e, changed, info)) != ERR_OK)
        return e;
    struct telling t = { .kind = submit ? "document_submitted" : "document_changed",
                         .title = w->title };
    return tell(db, a, by, d, &t, info);
}

enum err
document_return(struct db *db, struct arena *a, const struct doc_hand_in *by,
                const struct document *d, int64_t version, const char *reason, struct errinfo *info)
{
    int64_t changed = 0;
    if (d->state != DOC_APPROVAL)
        return wrong_state(d, info);
    enum err e = db_run(
        db, a, &sql_document_state,
        (struct arg[]){ ARG_T(state_names[DOC_DRAFT]), ARG_I(d->document_id), ARG_I(version) },
        NULL, &changed, info);
    if ((e = one_changed(e, changed, info)) != ERR_OK)
        return e;
    return tell(db, a, by, d, &(struct telling){ .kind = "document_returned", .reason = reason },
                info);
}

/* --- approval -------------------------------------------------------------------------------- */

enum err
document_may_approve(const struct settings *s, const struct viewer *v, const struct document *d,
                     struct errinfo *info)
{
    enum doc_kind kind;
    must(document_kind_find(d->kind, &kind));
    if (v->user_id == d->made_by || v->user_id == d->changed_by)
        return FAIL_ZH(info, ERR_DENIED, "", "起草人不能审批自己的文书",
                       "who wrote a document may not approve it");
    if (strcmp(v->court, d->court) != 0)
        return FAIL_ZH(info, ERR_DENIED, "", "只能由本院人员审批",
                       "a document is approved in its own court");
    if (!listed(setting_text(s, document_signer_setting(document_signer(kind))), v))
        return FAIL_ZH(info, ERR_DENIED, "", "您无权签发此类文书",
                       "this kind of document is approved by somebody else");
    return ERR_OK;
}

enum err
document_approve(struct db *db, struct arena *a, const struct doc_hand_in *by,
                 const struct document *d, int64_t version, const char *case_no,
                 struct errinfo *info)
{
    struct rows rows;
    struct case_number no;
    char number[CASE_NUMBER_SIZE], sm3[DOC_SM3_SIZE], code[DOC_CODE_SIZE];
    const char *words;
    int64_t changed = 0;
    if (d->state != DOC_APPROVAL)
        return wrong_state(d, info);
    if (version != d->version)
        return one_changed(ERR_OK, 0, info);
    enum err e = document_may_approve(by->core->settings, by->viewer, d, info);
    if (e != ERR_OK || (e = check_recusal(db, a, by, d->case_id, info)) != ERR_OK)
        return e;
    e = db_run(db, a, &sql_document_last_ordinal,
               (struct arg[]){ ARG_I(d->case_id), ARG_T(d->kind) }, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    int ordinal = (int)rows_at(&rows, 0, 0)->i + 1;
    if (case_number_parse(case_no, &no) != ERR_OK ||
        doc_no(&no, ordinal, number, sizeof number) != ERR_OK)
        return FAIL_ZH(info, ERR_CONFLICT, "number", "此类文书的文号已用完",
                       "there is no further number for this kind in this case");
    struct document dated = *d;
    dated.date = by->today;
    if ((e = document_words(db, a, by->core->keys, &dated, number, &words, info)) != ERR_OK)
        return e;
    document_hash(d->court, d->kind, number, by->today, words, sm3);
    code_make(code);
    struct arg args[] = { ARG_I(ordinal),    ARG_T(number),         ARG_I(by->viewer->user_id),
                          ARG_I(by->now_ms), ARG_I(by->today.n),    ARG_T(sm3),
                          ARG_T(code),       ARG_I(d->document_id), ARG_I(version) };
    e = db_run(db, a, &sql_document_approve, args, NULL, &changed, info);
    if ((e = one_changed(e, changed, info)) != ERR_OK)
        return e;
    struct telling t = {
        .kind = "document_approved", .number = number, .sm3 = sm3, .law = "DESIGN-17-frame"
    };
    return tell(db, a, by, d, &t, info);
}

enum err
document_void(struct db *db, struct arena *a, const struct doc_hand_in *by,
              const struct document *d, int64_t version, const char *reason, struct errinfo *info)
{
    int64_t changed = 0;
    enum err e = ERR_OK;
    if (d->state == DOC_VOID)
        return wrong_state(d, info);
    if (d->state == DOC_APPROVED)
        e = document_may_approve(by->core->settings, by->viewer, d, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_document_void,
                   (struct arg[]){ ARG_T(reason), ARG_I(by->viewer->user_id), ARG_I(by->now_ms),
                                   ARG_I(d->document_id), ARG_I(version) },
                   NULL, &changed, info);
    if ((e = one_changed(e, changed, info)) != ERR_OK ||
        (e = procedure_document_void(db, a, d->document_id, info)) != ERR_OK)
        return e;
    return tell(db, a, by, d, &(struct telling){ .kind = "document_voided", .reason = reason },
                info);
}
