#include "casework/casefile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "casework/casefile_sql.h"
#include "law/fa_2015_137/case_number.h"
#include "law/spc_2000_29/case_limit.h"

/* --- words --------------------------------------------------------------------- */

static const struct {
    const char *name, *zh;
} roles[PARTY_ROLE_N] = {
    [PARTY_APPLICANT] = { "applicant", "申请执行人" },
    [PARTY_RESPONDENT] = { "respondent", "被执行人" },
    [PARTY_THIRD] = { "third", "第三人" },
};

const char *
party_role_name(enum party_role r)
{
    must(r > 0 && r < PARTY_ROLE_N);
    return roles[r].name;
}

const char *
party_role_zh(enum party_role r)
{
    must(r > 0 && r < PARTY_ROLE_N);
    return roles[r].zh;
}

bool
party_role_parse(const char *name, enum party_role *ret)
{
    for (int r = PARTY_APPLICANT; r < PARTY_ROLE_N; r++)
        if (strcmp(name, roles[r].name) == 0 || strcmp(name, roles[r].zh) == 0) {
            *ret = (enum party_role)r;
            return true;
        }
    /* In reviews and objections the parties bear other names. */
    static const struct {
        const char *zh;
        enum party_role role;
    } also[] = {
        { "申请人", PARTY_APPLICANT },     { "异议人", PARTY_APPLICANT },
        { "复议申请人", PARTY_APPLICANT }, { "被申请人", PARTY_RESPONDENT },
        { "利害关系人", PARTY_THIRD },     { "案外人", PARTY_THIRD },
    };
    for (size_t i = 0; i < sizeof also / sizeof also[0]; i++)
        if (strcmp(name, also[i].zh) == 0) {
            *ret = also[i].role;
            return true;
        }
    return false;
}

bool
casefile_implements(const char *type)
{
    return strcmp(type, "执") == 0 || strcmp(type, "执恢") == 0;
}

bool
casefile_closes(const char *type, const char *mode)
{
    /* R3.1: the six modes of 执 and 执恢. The others are what courts write; they
     * only have to be one of those. */
    static const char *const implementation[] = { "执行完毕", "终结本次执行程序", "终结执行",
                                                  "销案",     "不予执行",         "驳回申请",
                                                  NULL };
    static const char *const preservation[] = {
        "财产保全", "保全完毕", "部分保全", "无标的物可实施保全", "终结执行", "销案", NULL
    };
    static const char *const review[] = { "裁定驳回",     "驳回申请", "裁定撤销", "裁定变更",
                                          "裁定支持",     "部分支持", "异议成立", "异议不成立",
                                          "不予受理",     "准予撤回", "撤回",     "发回重审",
                                          "发回重新审查", "终结审查", "终结执行", "销案",
                                          "其他",         NULL };
    const char *const *modes = casefile_implements(type)   ? implementation
                               : strcmp(type, "执保") == 0 ? preservation
                                                           : review;
    for (; *modes != NULL; modes++)
        if (strcmp(*modes, mode) == 0)
            return true;
    return false;
}

/* --- the time limit ------------------------------------------------------------ */

int
casefile_limit_months(const char *basis)
{
    int months = 0;
    bool other = strcmp(basis, "行政非诉") == 0;
    must(limit_months(other ? LIMIT_NON_LITIGATION : LIMIT_CIVIL, &months) == ERR_OK);
    return months;
}

int
casefile_own_months(const char *basis)
{
    int civil = 0, months = casefile_limit_months(basis);
    must(limit_months(LIMIT_CIVIL, &civil) == ERR_OK);
    return months != civil ? months : 0;
}

enum err
casefile_limit(day filed, day closed, const char *basis, const struct exclusion *ex, int n,
               day *ret_limit, int32_t *ret_excluded, struct errinfo *info)
{
    return casefile_limit_extended(filed, closed, basis, 0, ex, n, ret_limit, ret_excluded, info);
}

enum err
casefile_limit_extended(day filed, day closed, const char *basis, int extend,
                        const struct exclusion *ex, int n, day *ret_limit, int32_t *ret_excluded,
                        struct errinfo *info)
{
    struct law_span spans[CASEFILE_EXCLUSIONS_MAX];
    if (n > CASEFILE_EXCLUSIONS_MAX)
        return FAIL_ZH(info, ERR_TOO_BIG, "exclusions", "扣除记录过多", "too many exclusions");
    bool running = false;
    for (int i = 0; i < n; i++) {
        spans[i] = (struct law_span){ ex[i].from, ex[i].to };
        if (!day_is_none(ex[i].to))
            continue;
        if (day_is_none(closed))
            running = true;
        else
            spans[i].last = closed.n < ex[i].from.n ? ex[i].from : closed;
    }
    if (running) {
        *ret_limit = CASEFILE_LIMIT_RUNNING;
        *ret_excluded = 0;
        return ERR_OK;
    }
    struct case_limit_in in = {
        .filed = filed,
        .months = casefile_limit_months(basis),
        .extend = extend,
        .excluded = spans,
        .n_excluded = (size_t)n,
        .today = DAY_NONE,
    };
    struct case_limit out;
    if (case_limit(&in, NULL, &out) != ERR_OK)
        return FAIL_ZH(info, ERR_INVALID, "exclusions", "扣除期间无法计算",
                       "the time limit cannot be counted");
    *ret_limit = out.unrolled;
    *ret_excluded = out.days_excluded;
    return ERR_OK;
}

/* --- labels and names ---------------------------------------------------------- */

static int
by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The bytes of the separator that s begins with: ; or ；. */
static size_t
separator(const char *s)
{
    return s[0] == ';' ? 1 : strncmp(s, "；", 3) == 0 ? 3 : 0;
}

enum err
casefile_labels(struct arena *a, const char *in, const char **ret, struct errinfo *info)
{
    const char *label[CASEFILE_LABELS_MAX];
    char one[CASEFILE_LABEL_BYTES + 1];
    int n = 0;
    while (*in != '\0') {
        size_t len = 0;
        while (in[len] != '\0' && separator(in + len) == 0)
            len++;
        if (len > CASEFILE_LABEL_BYTES)
            return FAIL_ZH(info, ERR_INVALID, "labels", "标签过长", "a label is too long");
        while (len > 0 && *in == ' ')
            in++, len--;
        size_t bare = len;
        while (bare > 0 && in[bare - 1] == ' ')
            bare--;
        if (bare > 0 && n == CASEFILE_LABELS_MAX)
            return FAIL_ZH(info, ERR_INVALID, "labels", "标签过多", "too many labels");
        memcpy(one, in, bare);
        one[bare] = '\0';
        for (size_t i = 0; i < bare; i++)
            if ((unsigned char)one[i] < ' ')
                return FAIL_ZH(info, ERR_INVALID, "labels", "标签含有控制字符",
                               "a label holds a control character");
        if (bare > 0)
            label[n++] = arena_text(a, one, bare);
        in += len + separator(in + len);
    }
    qsort(label, (size_t)n, sizeof label[0], by_text);
    char *out = ARENA_NEW(a, char, (size_t)n *(CASEFILE_LABEL_BYTES + 1) + 2), *to = out;
    for (int i = 0; i < n; i++)
        if (i == 0 || strcmp(label[i], label[i - 1]) != 0)
            to = stpcpy(stpcpy(stpcpy(to, to == out ? ";" : ""), label[i]), ";");
    *ret = out;
    return ERR_OK;
}

void
casefile_side_print(const char *first, const char *second, int of, char *out, size_t n)
{
    if (of <= 2)
        (void)snprintf(out, n, "%s、%s", first, second);
    else
        (void)snprintf(out, n, "%s、%s等%d人", first, second, of);
}

const char *
casefile_side(struct arena *a, const struct party *p, int n, enum party_role role)
{
    const char *first = NULL, *second = NULL;
    int of = 0;
    for (int i = 0; i < n; i++)
        if (p[i].role == role) {
            of++;
            if (first == NULL)
                first = p[i].name;
            else if (second == NULL)
                second = p[i].name;
        }
    if (of <= 1)
        return first == NULL ? "" : first;
    char *out = ARENA_NEW(a, char, CASEFILE_SIDE_BYTES);
    casefile_side_print(first, second, of, out, CASEFILE_SIDE_BYTES);
    return out;
}

/* --- reading ------------------------------------------------------------------- */

void
casefile_read(const struct arg *c, struct casefile *ret)
{
    *ret = (struct casefile){
        .case_id = c[0].i,
        .case_no = c[1].t,
        .court = c[2].t,
        .type = c[3].t,
        .year = (int)c[4].i,
        .serial = c[5].i,
        .filed = { (int32_t)c[6].i },
        .cause = c[7].t,
        .basis = c[8].t,
        .claim = MONEY(c[9].i),
        .handler = c[10].t,
        .team = c[11].t,
        .labels = c[12].t,
        .property = c[13].t,
        .closed = cell_day(&c[14]),
        .close_mode = c[15].t,
        .recovered = MONEY(c[16].i),
        .limit = { (int32_t)c[17].i },
        .excluded_days = (int32_t)c[18].i,
        .applicant = c[19].t,
        .respondent = c[20].t,
        .version = c[21].i,
        .changed_ms = c[22].i,
    };
}

enum err
casefile_get(struct db *db, struct arena *a, int64_t case_id, struct casefile *ret,
             struct errinfo *info)
{
    struct rows rows;
    enum err e =
        db_run(db, a, &sql_casefile_by_id, (struct arg[]){ ARG_I(case_id) }, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    if (rows.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "caseId", "没有这个案件", "there is no such case");
    casefile_read(rows.cell, ret);
    return ERR_OK;
}

enum err
casefile_find(struct db *db, struct arena *a, const char *case_no, int64_t *ret_case_id,
              struct errinfo *info)
{
    struct case_number no;
    struct rows rows;
    if (case_number_parse(case_no, &no) != ERR_OK)
        return FAIL_ZH(info, ERR_INVALID, "caseNo", "不是案号", "is not a case number");
    struct arg args[] = { ARG_I(no.serial), ARG_T(no.court), ARG_T(no.type), ARG_I(no.year) };
    enum err e = db_run(db, a, &sql_casefile_by_number, args, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    if (rows.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "caseNo", "没有这个案件", "there is no such case");
    *ret_case_id = rows_at(&rows, 0, 0)->i;
    return ERR_OK;
}

enum err
casefile_parties(struct db *db, struct arena *a, int64_t case_id, struct party **ret, int *ret_n,
                 struct errinfo *info)
{
    struct rows rows;
    enum err e =
        db_run(db, a, &sql_party_of_case, (struct arg[]){ ARG_I(case_id) }, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    struct party *p = ARENA_NEW(a, struct party, (size_t)rows.n + 1);
    for (int i = 0; i < rows.n; i++) {
        p[i].seq = (int)rows_at(&rows, i, 0)->i;
        must(party_role_parse(rows_at(&rows, i, 1)->t, &p[i].role));
        p[i].person_id = rows_at(&rows, i, 2)->i;
        p[i].name = rows_at(&rows, i, 3)->t;
    }
    *ret = p;
    *ret_n = rows.n;
    return ERR_OK;
}

enum err
casefile_exclusions(struct db *db, struct arena *a, int64_t case_id, struct exclusion **ret,
                    int *ret_n, struct errinfo *info)
{
    struct rows rows;
    enum err e =
        db_run(db, a, &sql_exclusion_of_case, (struct arg[]){ ARG_I(case_id) }, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    struct exclusion *x = ARENA_NEW(a, struct exclusion, (size_t)rows.n + 1);
    for (int i = 0; i < rows.n; i++) {
        x[i].reason = rows_at(&rows, i, 1)->t;
        x[i].from = cell_day(rows_at(&rows, i, 2));
        x[i].to = cell_day(rows_at(&rows, i, 3));
    }
    *ret = x;
    *ret_n = rows.n;
    return ERR_OK;
}

struct fact_case
casefile_fact(const struct casefile *c)
{
    return (struct fact_case){
        .court = c->court,
        .type = c->type,
        .labels = c->labels,
        .filed = c->filed,
        .closed = c->closed,
        .close_mode = c->close_mode,
        .property = c->property,
        .claim = c->claim,
        .recovered = c->recovered,
        .limit = c->limit,
    };
}
