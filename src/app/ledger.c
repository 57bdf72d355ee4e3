/* The ledger's small parts: names of files and columns, keys, faults. */
#include "app/ledger.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "law/fa_2015_137/case_number.h"

enum { BAD_VALUE_CHARS = 60, TYPE_BITS = 5, YEAR_BITS = 7, SERIAL_BITS = 20 };

/* clang-format off */
static const struct {
    const char *name;
    const char *column[LEDGER_COLUMNS_MAX];
} files[LEDGER_FILES] = {
    [LEDGER_COURTS] = { "courts.csv", { "法院代码", "法院名称", "层级", "上级法院代码" } },
    [LEDGER_CASES] = { "cases.csv", { "案号", "法院代码", "案件类型", "立案日期", "案由", "执行依据类型",
        "申请标的额", "承办人工号", "承办团队", "标签", "财产情况", "结案日期", "结案方式", "执行到位金额" } },
    [LEDGER_PARTIES] = { "parties.csv", { "案号", "序号", "诉讼地位", "类型", "姓名或名称", "证件类型", "证件号码" } },
    [LEDGER_EXCLUSIONS] = { "exclusions.csv", { "案号", "扣除事由", "开始日期", "结束日期" } },
    [LEDGER_CROSS] = { "cross.csv", { "案号", "方式", "决定日期", "原执行法院", "承办法院", "到位金额", "结果" } },
    [LEDGER_RECEIPTS] = { "receipts.csv", { "流水号", "案号", "到位日期", "方式", "金额", "进入案款专户" } },
    [LEDGER_PAYMENTS] = { "payments.csv", { "流水号", "到账流水号", "案号", "发放日期", "领款人", "证件号码", "金额", "状态" } },
    [LEDGER_RELATIONS] = { "relations.csv", { "甲方证件号码", "关系", "乙方证件号码", "起始日期" } },
};
/* clang-format on */

const char *
ledger_file_name(enum ledger_file f)
{
    must(f >= 0 && f < LEDGER_FILES);
    return files[f].name;
}

const char *const *
ledger_columns(enum ledger_file f)
{
    must(f >= 0 && f < LEDGER_FILES);
    return files[f].column;
}

void
ledger_init(struct ledger *l, atomic_bool *cancel)
{
    *l = (struct ledger){ .cancel = cancel };
    for (int side = 0; side < 2; side++) {
        pool_init(&l->text[side]);
        pool_init(&l->bads[side].values);
        vec_init(&l->bads[side].list, sizeof(struct bad));
        vec_init(&l->warnings[side], 240);
    }
    vec_init(&l->courts, sizeof(struct lcourt));
    vec_init(&l->cases, sizeof(struct lcase));
    vec_init(&l->parties, sizeof(struct lparty));
    vec_init(&l->exclusions, sizeof(struct lexclusion));
    vec_init(&l->crossings, sizeof(struct lcrossing));
    vec_init(&l->receipts, sizeof(struct lreceipt));
    vec_init(&l->payments, sizeof(struct lpayment));
    vec_init(&l->relations, sizeof(struct lrelation));
    vec_init(&l->persons, sizeof(struct lperson));
    vec_init(&l->courts_seen, sizeof(uint32_t));
    map16_init(&l->by_key);
    map16_init(&l->by_number);
    vec_init(&l->party_order, sizeof(uint32_t));
    vec_init(&l->exclusion_order, sizeof(uint32_t));
    vec_init(&l->crossing_order, sizeof(uint32_t));
}

void
ledger_done(struct ledger *l)
{
    struct vec *all[] = { &l->courts,        &l->cases,       &l->parties,     &l->exclusions,
                          &l->crossings,     &l->receipts,    &l->payments,    &l->relations,
                          &l->persons,       &l->courts_seen, &l->party_order, &l->exclusion_order,
                          &l->crossing_order };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        vec_done(all[i]);
    for (int side = 0; side < 2; side++) {
        pool_done(&l->text[side]);
        pool_done(&l->bads[side].values);
        vec_done(&l->bads[side].list);
        vec_done(&l->warnings[side]);
    }
    map16_done(&l->by_key);
    map16_done(&l->by_number);
}

/* --- faults -------------------------------------------------------------------- */

void
ledger_bad(struct ledger *l, int side, enum ledger_file f, uint32_t line, int column,
           const char *value, const char *zh, const char *en)
{
    struct bads *b = &l->bads[side];
    if (b->list.n >= LEDGER_BAD_MAX) {
        b->more++;
        return;
    }
    size_t n = 0, chars = 0;
    for (; value[n] != '\0'; n++)
        if (((unsigned char)value[n] & 0xC0) != 0x80 && ++chars > BAD_VALUE_CHARS)
            break;
    *(struct bad *)vec_add(&b->list) = (struct bad){
        .file = (uint8_t)f,
        .column = (uint16_t)column,
        .line = line,
        .value = pool_put(&b->values, value, n),
        .zh = zh,
        .en = en,
    };
}

int64_t
ledger_bad_count(const struct ledger *l)
{
    int64_t n = 0;
    for (int side = 0; side < 2; side++)
        n += (int64_t)l->bads[side].list.n + l->bads[side].more;
    return n;
}

/* --- keys ---------------------------------------------------------------------- */

/* A court's code in 32 bits: the first character (16), how many digits (2),
 * their value (14). 最高法 is told by three "digits". */
static uint32_t
court_pack(const char *code)
{
    const char *p = code;
    uint32_t cp = text_next(&p), digits = 0, value = 0;
    if (strcmp(code, "最高法") == 0)
        return cp << 16 | 3u << 14;
    for (; *p >= '0' && *p <= '9' && digits < 5; p++, digits++)
        value = value * 10 + (uint32_t)(*p - '0');
    if (*p != '\0' || cp > 0xFFFF || (digits != 0 && digits != 2 && digits != 4))
        return 0;
    return cp << 16 | digits / 2 << 14 | value;
}

void
ledger_court_text(uint32_t court, char out[COURT_CODE_SIZE])
{
    uint32_t pairs = court >> 14 & 3, value = court & 0x3FFF;
    char first[5] = { 0 };
    (void)text_put(court >> 16, first);
    if (pairs == 3)
        (void)snprintf(out, COURT_CODE_SIZE, "最高法");
    else if (pairs == 0)
        (void)snprintf(out, COURT_CODE_SIZE, "%s", first);
    else
        (void)snprintf(out, COURT_CODE_SIZE, "%s%0*u", first, (int)pairs * 2, value % 10000);
}

case_key
ledger_key(const char *court, const char *type, int year, uint32_t serial)
{
    uint32_t c = court_pack(court);
    size_t t = 0;
    while (t < case_types_n && strcmp(case_types[t].code, type) != 0)
        t++;
    if (c == 0 || t == case_types_n || year < LEDGER_YEAR_FIRST ||
        year >= LEDGER_YEAR_FIRST + LEDGER_YEAR_SPAN || serial == 0 || serial > LEDGER_SERIAL_MAX)
        return 0;
    return (uint64_t)c << 32 | (uint64_t)t << (YEAR_BITS + SERIAL_BITS) |
           (uint64_t)(year - LEDGER_YEAR_FIRST) << SERIAL_BITS | serial;
}

uint32_t
ledger_key_court(case_key k)
{
    return (uint32_t)(k >> 32);
}

const char *
ledger_key_type(case_key k)
{
    return case_types[k >> (YEAR_BITS + SERIAL_BITS) & ((1 << TYPE_BITS) - 1)].code;
}

int
ledger_key_year(case_key k)
{
    return LEDGER_YEAR_FIRST + (int)(k >> SERIAL_BITS & (LEDGER_YEAR_SPAN - 1));
}

uint32_t
ledger_key_serial(case_key k)
{
    return (uint32_t)k & LEDGER_SERIAL_MAX;
}

char *
ledger_key_text(case_key k, char out[64])
{
    char court[COURT_CODE_SIZE];
    ledger_court_text(ledger_key_court(k), court);
    (void)snprintf(out, 64, "（%d）%s%s%u号", ledger_key_year(k), court, ledger_key_type(k),
                   ledger_key_serial(k));
    return out;
}

/* --- persons ------------------------------------------------------------------- */

/* Twenty characters of A-Z and 0-9 fit 128 bits at six bits each; what is
 * longer, or has others, goes into the pool. */
enum { PACK_MAX = 20, PACK_BITS = 6, PACK_HALF = 10 };
static const char pack_alphabet[] = "\0000123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

static bool
pack(const char *s, uint64_t out[2])
{
    size_t n = strlen(s);
    if (n > PACK_MAX)
        return false;
    out[0] = out[1] = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t v;
        if (s[i] >= '0' && s[i] <= '9')
            v = (uint64_t)(s[i] - '0') + 1;
        else if (s[i] >= 'A' && s[i] <= 'Z')
            v = (uint64_t)(s[i] - 'A') + 11;
        else
            return false;
        out[i / PACK_HALF] |= v << (i % PACK_HALF * PACK_BITS);
    }
    return true;
}

void
lperson_number(const struct ledger *l, const struct lperson *p, char out[PERSON_NUMBER_MAX])
{
    if (p->number[1] == UINT64_MAX) {
        (void)snprintf(out, PERSON_NUMBER_MAX, "%s",
                       pool_text(&l->text[1], (uint32_t)p->number[0]));
        return;
    }
    size_t n = 0;
    for (; n < PACK_MAX; n++) {
        uint64_t v = p->number[n / PACK_HALF] >> (n % PACK_HALF * PACK_BITS) & 63;
        if (v == 0)
            break;
        out[n] = pack_alphabet[v];
    }
    out[n] = '\0';
}

uint32_t
lperson_put(struct ledger *l, const struct person_number *number)
{
    struct lperson p = { .id_kind = (uint8_t)number->kind };
    if (number->text[0] != '\0') {
        if (!pack(number->text, p.number)) {
            p.number[0] = pool_put(&l->text[1], number->text, strlen(number->text));
            p.number[1] = UINT64_MAX;
        }
        int fresh;
        uint32_t *at = map16_put(&l->by_number, p.number, &fresh);
        if (!fresh)
            return *at;
        *at = (uint32_t)l->persons.n;
    }
    *(struct lperson *)vec_add(&l->persons) = p;
    return (uint32_t)l->persons.n - 1;
}
