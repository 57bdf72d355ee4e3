/* Filing a case: its number, persons, time limit, facts and journal entry, all
 * in the transaction of the caller. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "casework/casefile.h"
#include "casework/casefile_sql.h"
#include "core/journal.h"
#include "core/person.h"
#include "law/fa_2015_137/case_number.h"

static enum err
bad_text(struct errinfo *info, const char *field, const char *zh, const char *en)
{
    return FAIL_ZH(info, ERR_INVALID, field, zh, "%s", en);
}

/* Text of bounded length without control characters. */
static enum err
check_text(const char *field, const char *s, size_t most, bool needed, struct errinfo *info)
{
    size_t n = strlen(s);
    if (n == 0 && needed)
        return bad_text(info, field, "不能为空", "must not be empty");
    if (n > most)
        return bad_text(info, field, "内容过长", "is too long");
    if (!text_valid(s, n))
        return bad_text(info, field, "不是有效的文字", "is not valid text");
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] < ' ' || s[i] == 0x7F)
            return bad_text(info, field, "含有控制字符", "holds a control character");
    return ERR_OK;
}

static enum err
check_parties(const struct casefile_new *in, struct errinfo *info)
{
    int sides[PARTY_ROLE_N] = { 0 };
    char field[48];
    if (in->n_parties < 1 || in->n_parties > CASEFILE_PARTIES_MAX)
        return bad_text(info, "parties", "须有当事人，且不超过一千人", "must be 1 to 1000 parties");
    for (int i = 0; i < in->n_parties; i++) {
        const struct party_in *p = &in->parties[i];
        (void)snprintf(field, sizeof field, "parties[%d].role", i);
        if (p->role <= 0 || p->role >= PARTY_ROLE_N)
            return bad_text(info, field, "没有这种诉讼地位", "is no role");
        sides[p->role]++;
        (void)snprintf(field, sizeof field, "parties[%d].name", i);
        enum err e = check_text(field, p->name, PERSON_NAME_MAX - 1, true, info);
        if (e != ERR_OK)
            return e;
    }
    bool impl = casefile_implements(in->type);
    if (impl && sides[PARTY_APPLICANT] == 0)
        return bad_text(info, "parties", "须有申请执行人", "must hold an applicant");
    if (impl && sides[PARTY_RESPONDENT] == 0)
        return bad_text(info, "parties", "须有被执行人", "must hold a respondent");
    return ERR_OK;
}

static enum err
check(const struct casefile_new *in, struct errinfo *info)
{
    const struct {
        const char *field, *text;
        bool needed;
    } texts[] = {
        { "cause", in->cause, true },
        { "basis", in->basis, true },
        { "handler", in->handler, false },
        { "team", in->team, false },
    };
    enum err e = ERR_OK;
    if (case_type_find(in->type) == NULL)
        return bad_text(info, "type", "没有这种案件类型", "is no type of enforcement case");
    if (court_code_level(in->court) == COURT_LEVEL_NONE)
        return bad_text(info, "court", "不是法院代字", "is not a court's code");
    if (in->claim.fen < 0)
        return bad_text(info, "claimFen", "金额不能为负", "must not be negative");
    if (strcmp(in->property, "yes") != 0 && strcmp(in->property, "no") != 0 &&
        in->property[0] != '\0')
        return bad_text(info, "property", "取值应为 yes、no 或空", "must be yes, no or empty");
    if (in->year != 0 && in->year != day_ymd(in->filed).year)
        return bad_text(info, "year", "与立案日期的年份不符", "is not the year of filing");
    for (size_t i = 0; i < sizeof texts / sizeof texts[0] && e == ERR_OK; i++)
        e = check_text(texts[i].field, texts[i].text, CASEFILE_TEXT_BYTES, texts[i].needed, info);
    return e == ERR_OK ? check_parties(in, info) : e;
}

/* The next number of the court's own sequence. The row is locked until the
 * transaction ends: no gap, no double. */
static enum err
take_number(struct db *db, struct arena *a, const struct casefile_new *in, struct case_number *ret,
            char out[CASEFILE_NO_BYTES], struct errinfo *info)
{
    struct rows rows;
    int year = day_ymd(in->filed).year;
    enum err e =
        db_run(db, a, &sql_case_serial_next,
               (struct arg[]){ ARG_T(in->court), ARG_T(in->type), ARG_I(year) }, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    *ret = (struct case_number){ .year = year, .serial = (uint32_t)rows_at(&rows, 0, 0)->i };
    (void)snprintf(ret->court, sizeof ret->court, "%s", in->court);
    (void)snprintf(ret->type, sizeof ret->type, "%s", in->type);
    if (case_number_format(ret, out, CASEFILE_NO_BYTES) != ERR_OK)
        return bad_text(info, "filedDay", "该年份没有此种案号", "there is no such number");
    return ERR_OK;
}

static enum err
merge_party(struct db *db, struct arena *a, const struct keys *keys, const struct casefile_new *in,
            int i, struct party *ret, struct errinfo *info)
{
    const struct party_in *p = &in->parties[i];
    char field[48];
    struct errinfo why = { 0 };
    struct person_in person = { .name = p->name, .number = p->number, .court = in->court };
    if (p->person_id != 0) {
        *ret = (struct party){ i + 1, p->role, p->person_id, p->name };
        return ERR_OK;
    }
    (void)snprintf(field, sizeof field, "parties[%d].kind", i);
    if (!person_kind_parse(p->kind, &person.kind))
        return bad_text(info, field, "没有这种类型", "is no kind of person");
    (void)snprintf(field, sizeof field, "parties[%d].idKind", i);
    if (!id_kind_parse(p->id_kind, &person.id_kind))
        return bad_text(info, field, "没有这种证件", "is no kind of identity paper");
    *ret = (struct party){ .seq = i + 1, .role = p->role, .name = p->name };
    enum err e = person_merge(db, a, keys, &person, &ret->person_id, NULL, &why);
    if (e == ERR_INVALID) {
        (void)snprintf(field, sizeof field, "parties[%d].%.20s", i, why.field);
        return FAIL_ZH(info, e, field, why.zh, "%s", why.message);
    }
    if (e != ERR_OK)
        *info = why;
    return e;
}

static enum err
write_case(struct db *db, struct arena *a, const struct casefile *c, const struct case_number *no,
           struct errinfo *info)
{
    struct arg args[] = {
        ARG_I(c->case_id),
        ARG_T(c->case_no),
        ARG_T(c->court),
        ARG_T(c->type),
        ARG_I(no->year),
        ARG_I(no->serial),
        ARG_I(c->filed.n),
        ARG_T(c->cause),
        ARG_T(c->basis),
        ARG_I(c->claim.fen),
        ARG_T(c->handler),
        ARG_T(c->team),
        ARG_T(c->labels),
        ARG_T(c->property),
        ARG_NULL,
        ARG_T(""),
        ARG_I(0),
        ARG_I(c->limit.n),
        ARG_I(0),
        ARG_T(c->applicant),
        ARG_T(c->respondent),
        ARG_I(c->version),
        ARG_I(c->changed_ms),
        ARG_B("", 0),
    };
    return db_run(db, a, &sql_casefile_insert, args, NULL, NULL, info);
}

static enum err
write_parties(struct db *db, struct arena *a, int64_t case_id, const struct party *p, int n,
              struct errinfo *info)
{
    enum err e = ERR_OK;
    for (int i = 0; i < n && e == ERR_OK; i++)
        e = db_run(db, a, &sql_party_insert,
                   (struct arg[]){ ARG_I(case_id), ARG_I(p[i].seq),
                                   ARG_T(party_role_name(p[i].role)), ARG_I(p[i].person_id),
                                   ARG_T(p[i].name) },
                   NULL, NULL, info);
    return e;
}

static enum err
write_entry(struct db *db, struct arena *a, const struct casefile *c, int64_t actor, int n_parties,
            struct errinfo *info)
{
    struct buf facts;
    char d[11];
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_ktext(&facts, "caseNo", c->case_no);
    jw_ktext(&facts, "cause", c->cause);
    jw_kint(&facts, "claimFen", c->claim.fen);
    jw_ktext(&facts, "filedDay", day_print(c->filed, d));
    jw_ktext(&facts, "limitDay", day_print(c->limit, d));
    jw_kint(&facts, "parties", n_parties);
    jw_close(&facts, '}');
    struct journal_entry entry = {
        .at_ms = c->changed_ms,
        .court = c->court,
        .case_id = c->case_id,
        .actor = actor,
        .kind = "case_created",
        .facts = facts.p,
        .law = "FA-2015-137-2 SPC-2000-29-5-1",
    };
    enum err e = journal_write(db, a, &entry, NULL, info);
    buf_done(&facts);
    return e;
}

static enum err
write_facts(struct db *db, struct arena *a, const struct casefile *c, struct errinfo *info)
{
    struct fact_set *set = fact_set_new(a);
    struct fact_case fc = casefile_fact(c);
    fact_of_case(set, &fc, 1);
    return fact_set_write(db, a, set, false, c->changed_ms, info);
}

enum err
casefile_create(struct db *db, struct arena *a, const struct keys *keys, int64_t actor,
                int64_t now_ms, const struct casefile_new *in, struct casefile_made *ret,
                struct errinfo *info)
{
    struct casefile_made made = { .version = 1 };
    struct case_number no;
    enum err e = check(in, info);
    if (e != ERR_OK)
        return e;
    struct casefile c = {
        .court = in->court,
        .type = in->type,
        .filed = in->filed,
        .cause = in->cause,
        .basis = in->basis,
        .claim = in->claim,
        .handler = in->handler,
        .team = in->team,
        .property = in->property,
        .closed = DAY_NONE,
        .close_mode = "",
        .version = 1,
        .changed_ms = now_ms,
    };
    struct party *party = ARENA_NEW(a, struct party, (size_t)in->n_parties);
    if ((e = casefile_labels(a, in->labels, &c.labels, info)) != ERR_OK ||
        (e = casefile_limit(c.filed, c.closed, c.basis, NULL, 0, &c.limit, &c.excluded_days,
                            info)) != ERR_OK)
        return e;
    for (int i = 0; i < in->n_parties && e == ERR_OK; i++)
        e = merge_party(db, a, keys, in, i, &party[i], info);
    if (e != ERR_OK || (e = take_number(db, a, in, &no, made.case_no, info)) != ERR_OK)
        return e;
    c.case_id = made.case_id = id_new();
    c.case_no = made.case_no;
    c.applicant = casefile_side(a, party, in->n_parties, PARTY_APPLICANT);
    c.respondent = casefile_side(a, party, in->n_parties, PARTY_RESPONDENT);
    if ((e = write_case(db, a, &c, &no, info)) != ERR_OK ||
        (e = write_parties(db, a, c.case_id, party, in->n_parties, info)) != ERR_OK ||
        (e = write_facts(db, a, &c, info)) != ERR_OK ||
        (e = write_entry(db, a, &c, actor, in->n_parties, info)) != ERR_OK)
        return e;
    *ret = made;
    return ERR_OK;
}
