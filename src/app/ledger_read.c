/* The files of a ledger, row by row, on two threads. */
#include <openssl/evp.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "app/ledger.h"
#include "app/ledger_row.h"
#include "base/arena.h"
#include "base/text.h"
#include "casework/casefile.h"

enum { CANCEL_EVERY = 1024, LABEL_ARENA = 1 << 20, WARNINGS_MAX = 100 };

/* One thread's work: its files, in order, and its own scratch memory. */
struct side {
    struct ledger *l;
    const struct zipin *z;
    int number;
    struct arena *a;
    enum err e;
    struct errinfo info;
};

/* --- rows of each file --------------------------------------------------------- */

typedef void row_fn(struct ledger_row *r, struct arena *a);

static const char *const yes_no[] = { "是", "否", NULL };

static void
take_court(struct ledger_row *r, struct arena *a)
{
    enum { CODE, NAME, LEVEL, UPPER };
    static const char *const levels[] = { "基层", "中级", "高级", NULL };
    (void)a;
    struct lcourt c = {
        .code = row_text(r, CODE, COURT_CODE_SIZE - 1, true),
        .name = row_text(r, NAME, CASEFILE_TEXT_BYTES, true),
        .upper = row_text(r, UPPER, COURT_CODE_SIZE - 1, false),
        .line = r->line,
    };
    int level = row_word(r, LEVEL, levels);
    enum court_level told = court_code_level(r->cell[CODE]);
    if (told == COURT_LEVEL_NONE)
        row_bad(r, CODE, "不是法院代字", "is not a court's code");
    else if (level >= 0 && told != (enum court_level)(COURT_BASIC + level))
        row_bad(r, LEVEL, "与法院代字的层级不符", "is not the level its code tells");
    if (r->cell[UPPER][0] != '\0' && !court_code_above(r->cell[UPPER], r->cell[CODE]))
        row_bad(r, UPPER, "不是其上级法院", "does not stand above this court");
    c.level = told;
    for (size_t i = 0; i < r->l->courts.n; i++)
        if (VEC_AT(&r->l->courts, struct lcourt, i)->code == c.code)
            row_bad(r, CODE, "法院代码重复", "stands there twice");
    if (!r->bad)
        *(struct lcourt *)vec_add(&r->l->courts) = c;
}

/* What the closing of a case has to be. */
static void
check_closing(struct ledger_row *r, const struct lcase *c, const char *type)
{
    enum { CLOSED = 11, MODE = 12, RECOVERED = 13 };
    (void)RECOVERED;
    const char *mode = r->cell[MODE];
    bool closed = r->cell[CLOSED][0] != '\0';
    if (closed && c->closed != INT32_MIN && c->filed != INT32_MIN && c->closed < c->filed)
        row_bad(r, CLOSED, "结案日期早于立案日期", "closed before it was filed");
    if (closed && mode[0] == '\0')
        row_bad(r, MODE, "已结案件须有结案方式", "a closed case needs its closing mode");
    if (!closed && mode[0] != '\0')
        row_bad(r, MODE, "未结案件不应有结案方式", "an open case has no closing mode");
    if (closed && mode[0] != '\0' && !casefile_closes(type, mode))
        row_bad(r, MODE, "此类案件没有这种结案方式", "is no closing mode of this type");
}

static void
take_case(struct ledger_row *r, struct arena *a)
{
    enum {
        NO,
        COURT,
        TYPE,
        FILED,
        CAUSE,
        BASIS,
        CLAIM,
        HANDLER,
        TEAM,
        LABELS,
        PROPERTY,
        CLOSED,
        MODE,
        RECOVERED
    };
    static const char *const property[] = { "有财产", "无财产", "", NULL };
    char court[COURT_CODE_SIZE] = "";
    case_key key = row_case(r, NO);
    struct lcase c = {
        .key = key,
        .line = r->line,
        .filed = row_day(r, FILED, true),
        .cause = row_text(r, CAUSE, CASEFILE_TEXT_BYTES, false),
        .basis = row_text(r, BASIS, CASEFILE_TEXT_BYTES, false),
        .claim = row_money(r, CLAIM),
        .handler = row_text(r, HANDLER, CASEFILE_TEXT_BYTES, false),
        .team = row_text(r, TEAM, CASEFILE_TEXT_BYTES, false),
        .closed = row_day(r, CLOSED, false),
        .close_mode = row_text(r, MODE, CASEFILE_TEXT_BYTES, false),
        .recovered = row_money(r, RECOVERED),
    };
    int has = row_word(r, PROPERTY, property);
    c.property = has == 0 ? 'y' : has == 1 ? 'n' : 0;
    const char *labels = "";
    struct errinfo why = { 0 };
    arena_reset(a);
    if (casefile_labels(a, r->cell[LABELS], &labels, &why) != ERR_OK)
        row_bad(r, LABELS, "标签过多、过长或含有控制字符",
                "too many labels, too long, or with control characters");
    c.labels = pool_put(&r->l->text[r->side], labels, strlen(labels));
    if (key != 0) {
        ledger_court_text(ledger_key_court(key), court);
        if (strcmp(court, r->cell[COURT]) != 0)
            row_bad(r, COURT, "与案号的法院代字不符", "is not the court of the case number");
        if (strcmp(ledger_key_type(key), r->cell[TYPE]) != 0)
            row_bad(r, TYPE, "与案号的类型代字不符", "is not the type of the case number");
        if (c.filed != INT32_MIN && day_ymd((day){ c.filed }).year != ledger_key_year(key))
            row_bad(r, FILED, "与案号的年份不符", "is not in the year of the case number");
        check_closing(r, &c, ledger_key_type(key));
    }
    c.bad = r->bad;
    if (key == 0)
        return;
    int fresh;
    uint32_t *at = map16_put(&r->l->by_key, (uint64_t[2]){ key, 0 }, &fresh);
    if (!fresh) {
        row_bad(r, NO, "案号重复", "the number stands there twice");
        VEC_AT(&r->l->cases, struct lcase, *at)->bad = 1;
        return;
    }
    *at = (uint32_t)r->l->cases.n;
    *(struct lcase *)vec_add(&r->l->cases) = c;
}

/* A name of nothing but dots and blanks could not be compared or found. */
static void
check_name(struct ledger_row *r, int column)
{
    char folded[PERSON_NAME_MAX];
    const char *name = r->cell[column];
    if (name[0] != '\0' && strlen(name) < PERSON_NAME_MAX &&
        (!person_fold(name, folded) || folded[0] == '\0'))
        row_bad(r, column, "不是姓名或名称", "is no name");
}

static void
take_party(struct ledger_row *r, struct arena *a)
{
    enum { NO, SEQ, ROLE, KIND, NAME, ID_KIND_, NUMBER };
    static const char *const kinds[] = { "自然人", "法人", "非法人组织", "其他", NULL };
    static const enum person_kind kind_of[] = { PERSON_NATURAL, PERSON_LEGAL, PERSON_LEGAL,
                                                PERSON_OTHER };
    static const char *const papers[] = { "居民身份证",
                                          "统一社会信用代码",
                                          "组织机构代码",
                                          "护照",
                                          "港澳居民来往内地通行证",
                                          "台湾居民来往大陆通行证",
                                          "外国人永久居留身份证",
                                          "军官证",
                                          "营业执照",
                                          "其他",
                                          "",
                                          NULL };
    (void)a;
    enum party_role role = PARTY_THIRD;
    struct lparty p = {
        .h = { .key = row_case(r, NO), .line = r->line },
        .name = row_text(r, NAME, PERSON_NAME_MAX - 1, true),
    };
    check_name(r, NAME);
    if (!party_role_parse(r->cell[ROLE], &role))
        row_bad(r, ROLE, "不在允许的取值中", "is none of the values allowed");
    p.h.seq = (uint16_t)row_number(r, SEQ, CASEFILE_PARTIES_MAX);
    p.h.role = (uint8_t)role;
    int kind = row_word(r, KIND, kinds), paper = row_word(r, ID_KIND_, papers);
    enum id_kind stated = paper == 0 ? ID_RESIDENT : paper == 1 ? ID_USCC : ID_OTHER;
    p.person = row_person(r, NUMBER, stated, paper == 0 || paper == 1);
    p.h.bad = r->bad;
    if (!r->bad) {
        struct lperson *who = VEC_AT(&r->l->persons, struct lperson, p.person);
        if (who->kind == PERSON_UNSET)
            who->kind = (uint8_t)kind_of[kind];
        if (who->name == 0)
            who->name = p.name;
    }
    if (p.h.key != 0)
        *(struct lparty *)vec_add(&r->l->parties) = p;
}

static void
take_exclusion(struct ledger_row *r, struct arena *a)
{
    enum { NO, REASON, FROM, TO };
    (void)a;
    struct lexclusion x = {
        .h = { .key = row_case(r, NO), .line = r->line },
        .reason = row_text(r, REASON, CASEFILE_TEXT_BYTES, false),
        .from = row_day(r, FROM, true),
        .to = row_day(r, TO, false),
    };
    if (x.to != INT32_MIN && x.from > x.to)
        row_bad(r, TO, "结束日期早于开始日期", "ends before it begins");
    x.h.bad = r->bad;
    if (x.h.key != 0)
        *(struct lexclusion *)vec_add(&r->l->exclusions) = x;
}

static void
take_crossing(struct ledger_row *r, struct arena *a)
{
    enum { NO, MODE, DECIDED, FROM, TO, RECOVERED, RESULT };
    static const char *const results[] = { "办理中", "取得进展", "执行完毕", NULL };
    (void)a;
    struct lcrossing x = {
        .h = { .key = row_case(r, NO), .line = r->line },
        .mode = row_text(r, MODE, CASEFILE_TEXT_BYTES, true),
        .decided = row_day(r, DECIDED, true),
        .from = row_text(r, FROM, COURT_CODE_SIZE - 1, false),
        .to = row_text(r, TO, COURT_CODE_SIZE - 1, false),
        .recovered = row_money(r, RECOVERED),
        .result = row_text(r, RESULT, CASEFILE_TEXT_BYTES, true),
    };
    if (x.mode != 0 && fact_cross_mode(r->cell[MODE]) == FACT_N)
        row_bad(r, MODE, "不在允许的取值中", "is none of the values allowed");
    if (x.result != 0)
        (void)row_word(r, RESULT, results);
    for (int c = FROM; c <= TO; c++)
        if (r->cell[c][0] != '\0' && court_code_level(r->cell[c]) == COURT_LEVEL_NONE)
            row_bad(r, c, "不是法院代字", "is not a court's code");
    x.h.bad = r->bad;
    if (x.h.key != 0)
        *(struct lcrossing *)vec_add(&r->l->crossings) = x;
}

static void
take_receipt(struct ledger_row *r, struct arena *a)
{
    enum { NUMBER, NO, DAY, WAY, AMOUNT, VIA };
    (void)a;
    struct lreceipt x = {
        .h = { .key = row_case(r, NO), .line = r->line },
        .number = row_number(r, NUMBER, LEDGER_NUMBER_MAX),
        .day = row_day(r, DAY, true),
        .way = row_text(r, WAY, CASEFILE_TEXT_BYTES, false),
        .amount = row_money(r, AMOUNT),
        .of_case = LEDGER_NONE,
    };
    if (r->cell[AMOUNT][0] == '\0')
        row_bad(r, AMOUNT, "不能为空", "must not be empty");
    x.via_account = row_word(r, VIA, yes_no) == 0;
    x.h.bad = r->bad;
    if (x.number != 0)
        *(struct lreceipt *)vec_add(&r->l->receipts) = x;
}

static void
take_payment(struct ledger_row *r, struct arena *a)
{
    enum { NUMBER, RECEIPT, NO, DAY, PAYEE, ID_NUMBER, AMOUNT, STATE };
    static const char *const states[] = { "已发放", "待发放", NULL };
    (void)a;
    struct lpayment x = {
        .h = { .key = row_case(r, NO), .line = r->line },
        .number = row_number(r, NUMBER, LEDGER_NUMBER_MAX),
        .receipt = row_number(r, RECEIPT, LEDGER_NUMBER_MAX),
        .day = row_day(r, DAY, false),
        .name = row_text(r, PAYEE, PERSON_NAME_MAX - 1, true),
        .amount = row_money(r, AMOUNT),
        .of_case = LEDGER_NONE,
        .of_receipt = LEDGER_NONE,
        .person = LEDGER_NONE,
    };
    if (r->cell[AMOUNT][0] == '\0')
        row_bad(r, AMOUNT, "不能为空", "must not be empty");
    check_name(r, PAYEE);
    if (r->cell[ID_NUMBER][0] != '\0')
        x.person = row_person(r, ID_NUMBER, ID_KIND_UNSET, true);
    int state = row_word(r, STATE, states);
    x.waiting = state == 1;
    if (state == 0 && r->cell[DAY][0] == '\0')
        row_bad(r, DAY, "已发放的须有发放日期", "what was paid needs its day");
    if (state == 1 && r->cell[DAY][0] != '\0')
        row_bad(r, DAY, "待发放的不应有发放日期", "what waits has no day yet");
    x.h.bad = r->bad;
    if (!r->bad && x.person != LEDGER_NONE) {
        struct lperson *who = VEC_AT(&r->l->persons, struct lperson, x.person);
        if (who->name == 0)
            who->name = x.name;
    }
    if (x.number != 0)
        *(struct lpayment *)vec_add(&r->l->payments) = x;
}

static void
take_relation(struct ledger_row *r, struct arena *a)
{
    enum { FROM, KIND, TO, SINCE };
    (void)a;
    struct lrelation x = {
        .from = row_person(r, FROM, ID_KIND_UNSET, true),
        .to = row_person(r, TO, ID_KIND_UNSET, true),
        .since = row_day(r, SINCE, false),
        .line = r->line,
    };
    const struct relation_kind *kind = relation_kind_find(r->cell[KIND]);
    if (kind == NULL)
        row_bad(r, KIND, "不在允许的取值中", "is none of the values allowed");
    else
        x.kind = pool_put(&r->l->text[r->side], kind->name, strlen(kind->name));
    if (x.from != LEDGER_NONE && x.from == x.to)
        row_bad(r, TO, "甲方与乙方是同一人", "both are the same person");
    x.bad = r->bad;
    if (!r->bad)
        *(struct lrelation *)vec_add(&r->l->relations) = x;
}

/* Which thread reads a file, which columns it must have, and its reader. */
static const struct {
    int side;
    uint32_t needed; /* bit i: column i */
    row_fn *take;
} plan[LEDGER_FILES] = {
    [LEDGER_COURTS] = { 0, 0x7, take_court },      [LEDGER_CASES] = { 0, 0x384F, take_case },
    [LEDGER_PARTIES] = { 1, 0x7F, take_party },    [LEDGER_EXCLUSIONS] = { 0, 0xD, take_exclusion },
    [LEDGER_CROSS] = { 0, 0x47, take_crossing },   [LEDGER_RECEIPTS] = { 0, 0x37, take_receipt },
    [LEDGER_PAYMENTS] = { 1, 0xFF, take_payment }, [LEDGER_RELATIONS] = { 1, 0x7, take_relation },
};

/* --- a file ------------------------------------------------------------------------------------
 */

/* Bytes on their way from the member to the CSV reader, digested and counted. */
struct tap {
    struct zipin_file *in;
    EVP_MD_CTX *sm3;
    struct ledger *l;
};

static enum err
tap_read(void *ctx, char *out, size_t n, size_t *ret_n, struct errinfo *info)
{
    struct tap *t = ctx;
    enum err e = zipin_read(t->in, out, n, ret_n, info);
    if (e == ERR_OK && *ret_n > 0) {
        must(EVP_DigestUpdate(t->sm3, out, *ret_n) == 1);
        atomic_fetch_add(&t->l->bytes_read, (int_fast64_t)*ret_n);
    }
    return e;
}

static void
warn(struct ledger *l, int side, const char *file, const char *zh, const char *what)
{
    if (l->warnings[side].n < WARNINGS_MAX)
        (void)snprintf(vec_add(&l->warnings[side]), 240, "%.60s: %s %.100s", file, zh, what);
}

/* Blanks off both ends, the ideographic one too; in place. */
static const char *
trim(struct csv_field *f)
{
    char *p = f->p;
    size_t n = f->n;
    for (;;) {
        if (n > 0 && (*p == ' ' || *p == '\t'))
            p++, n--;
        else if (n >= 3 && memcmp(p, "\xE3\x80\x80", 3) == 0)
            p += 3, n -= 3;
        else
            break;
    }
    for (;;) {
        if (n > 0 && (p[n - 1] == ' ' || p[n - 1] == '\t'))
            n--;
        else if (n >= 3 && memcmp(p + n - 3, "\xE3\x80\x80", 3) == 0)
            n -= 3;
        else
            break;
    }
    p[n] = '\0';
    return p;
}

/* Which cell of a row holds each known column; -1: none does. */
static bool
find_columns(struct ledger_row *r, struct csv_row *row, int at[LEDGER_COLUMNS_MAX])
{
    const char *const *columns = ledger_columns(r->f);
    for (int c = 0; c < LEDGER_COLUMNS_MAX; c++)
        at[c] = -1;
    for (int i = 0; i < row->n; i++) {
        const char *head = trim(&row->f[i]);
        int c = 0;
        while (columns[c] != NULL && strcmp(columns[c], head) != 0)
            c++;
        if (columns[c] == NULL) {
            if (head[0] != '\0')
                warn(r->l, r->side, ledger_file_name(r->f), "未用的列", head);
        } else if (at[c] >= 0) {
            row_bad(r, c, "列名重复", "the column stands there twice");
        } else {
            at[c] = i;
        }
    }
    for (int c = 0; columns[c] != NULL; c++)
        if (at[c] < 0 && (plan[r->f].needed >> c & 1) != 0)
            row_bad(r, c, "缺少此列", "the column is missing");
    return !r->bad;
}

static void
take_row(struct ledger_row *r, struct csv_row *row, const int at[LEDGER_COLUMNS_MAX],
         struct arena *a)
{
    r->line = (uint32_t)row->line;
    r->bad = false;
    for (int c = 0; c < LEDGER_COLUMNS_MAX; c++)
        r->cell[c] = at[c] >= 0 && at[c] < row->n ? trim(&row->f[at[c]]) : "";
    if (row->fault != CSV_FINE) {
        r->cell[0] = row->fault == CSV_BAD_TEXT || row->n == 0 ? "" : r->cell[0];
        ledger_bad(r->l, r->side, r->f, r->line, LEDGER_COLUMNS_MAX, r->cell[0],
                   csv_fault_zh(row->fault), csv_fault_en(row->fault));
        r->bad = true;
        return;
    }
    if (!row_empty(r))
        plan[r->f].take(r, a);
}

static enum err
read_rows(struct side *s, enum ledger_file f, struct csv *csv)
{
    struct ledger *l = s->l;
    struct ledger_about *about = &l->about[f];
    struct ledger_row r = { .l = l, .side = s->number, .f = f, .line = 1 };
    for (int c = 0; c < LEDGER_COLUMNS_MAX; c++)
        r.cell[c] = "";
    struct csv_row row;
    int at[LEDGER_COLUMNS_MAX];
    enum err e = csv_next(csv, &row, &s->info);
    if (e == ERR_NOT_FOUND) {
        row_bad(&r, LEDGER_COLUMNS_MAX, "文件是空的", "the file is empty");
        return ERR_OK;
    }
    if (e != ERR_OK)
        return e;
    if (row.fault != CSV_FINE) {
        ledger_bad(l, s->number, f, 1, LEDGER_COLUMNS_MAX, "", csv_fault_zh(row.fault),
                   csv_fault_en(row.fault));
        return ERR_OK;
    }
    if (!find_columns(&r, &row, at))
        return ERR_OK;
    while ((e = csv_next(csv, &row, &s->info)) == ERR_OK) {
        if (++about->rows % CANCEL_EVERY == 0 && atomic_load(l->cancel))
            return FAIL_ZH(&s->info, ERR_BUSY, "", "已取消", "cancelled");
        if (about->rows > LEDGER_ROWS_MAX || l->bads[s->number].more > 0)
            return FAIL_ZH(&s->info, ERR_TOO_BIG, ledger_file_name(f), "行数或错误过多",
                           "too many rows or faults to go on");
        take_row(&r, &row, at, s->a);
        about->bad_rows += r.bad;
    }
    return e == ERR_NOT_FOUND ? ERR_OK : e;
}

static enum err
read_file(struct side *s, enum ledger_file f, int member)
{
    struct tap tap = { .l = s->l, .sm3 = EVP_MD_CTX_new() };
    struct ledger_about *about = &s->l->about[f];
    struct csv *csv = NULL;
    must(tap.sm3 != NULL && EVP_DigestInit_ex(tap.sm3, EVP_sm3(), NULL) == 1);
    enum err e = zipin_file_open(s->z, member, &tap.in, &s->info);
    if (e == ERR_OK)
        e = csv_open(tap_read, &tap, &csv, &s->info);
    if (e == ERR_OK) {
        about->there = true;
        about->bytes = zipin_bytes(s->z, member);
        about->gb18030 = csv_is_gb18030(csv);
        e = read_rows(s, f, csv);
    }
    must(EVP_DigestFinal_ex(tap.sm3, about->sm3, NULL) == 1);
    csv_close(csv);
    zipin_file_close(tap.in);
    EVP_MD_CTX_free(tap.sm3);
    return e;
}

static int
member_of(const struct zipin *z, enum ledger_file f)
{
    for (int i = 0; i < zipin_count(z); i++)
        if (strcmp(zipin_name(z, i), ledger_file_name(f)) == 0)
            return i;
    return -1;
}

static void *
run_side(void *ctx)
{
    struct side *s = ctx;
    for (int f = 0; f < LEDGER_FILES && s->e == ERR_OK; f++) {
        int member = plan[f].side == s->number ? member_of(s->z, (enum ledger_file)f) : -1;
        if (member >= 0)
            s->e = read_file(s, (enum ledger_file)f, member);
    }
    return NULL;
}

enum err
ledger_read(struct ledger *l, const struct zipin *z, struct errinfo *info)
{
    int known = 0;
    for (int f = 0; f < LEDGER_FILES; f++)
        known += member_of(z, (enum ledger_file)f) >= 0;
    if (known == 0)
        return FAIL_ZH(info, ERR_INVALID, "path", "其中没有台账文件（cases.csv 等）",
                       "holds none of a ledger's files (cases.csv and so on)");
    for (int i = 0; i < zipin_count(z); i++) {
        int f = 0;
        while (f < LEDGER_FILES && strcmp(zipin_name(z, i), ledger_file_name(f)) != 0)
            f++;
        if (f == LEDGER_FILES)
            warn(l, 0, zipin_name(z, i), "不认识的文件，未读", "");
    }
    struct side side[2];
    pthread_t other;
    for (int i = 0; i < 2; i++)
        side[i] = (struct side){ .l = l, .z = z, .number = i, .a = arena_new(LABEL_ARENA) };
    bool two = pthread_create(&other, NULL, run_side, &side[1]) == 0;
    (void)run_side(&side[0]);
    if (two)
        (void)pthread_join(other, NULL);
    else
        (void)run_side(&side[1]);
    map16_done(&l->by_number); /* every person has its place now */
    enum err e = ERR_OK;
    for (int i = 0; i < 2; i++) {
        arena_free(side[i].a);
        if (side[i].e != ERR_OK && e == ERR_OK) {
            *info = side[i].info;
            e = side[i].e;
        }
    }
    return e;
}
