#include "app/ledger_row.h"

#include <string.h>

#include "base/money.h"
#include "law/fa_2015_137/case_number.h"

enum { DAY_YEAR_FIRST = 1949, DAY_YEAR_LAST = 2199 };

void
row_bad(struct ledger_row *r, int column, const char *zh, const char *en)
{
    ledger_bad(r->l, r->side, r->f, r->line, column,
               column < LEDGER_COLUMNS_MAX ? r->cell[column] : "", zh, en);
    r->bad = true;
}

bool
row_empty(const struct ledger_row *r)
{
    for (int i = 0; i < LEDGER_COLUMNS_MAX; i++)
        if (r->cell[i][0] != '\0')
            return false;
    return true;
}

uint32_t
row_text(struct ledger_row *r, int column, size_t most, bool needed)
{
    const char *s = r->cell[column];
    size_t n = strlen(s);
    if (n == 0 && needed)
        row_bad(r, column, "不能为空", "must not be empty");
    if (n > most) {
        row_bad(r, column, "内容过长", "is too long");
        return 0;
    }
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] < ' ' || s[i] == 0x7F) {
            row_bad(r, column, "含有控制字符", "holds a control character");
            return 0;
        }
    return pool_put(&r->l->text[r->side], s, n);
}

/* Digits at *s, at most `most` of them; -1 where there are none. */
static int
digits(const char **s, int most)
{
    int v = 0, n = 0;
    for (; **s >= '0' && **s <= '9' && n < most; (*s)++, n++)
        v = v * 10 + (**s - '0');
    return n == 0 ? -1 : v;
}

/* One of the words at *s is stepped over. */
static bool
step(const char **s, const char *a, const char *b, const char *c)
{
    const char *const words[] = { a, b, c };
    for (int i = 0; i < 3; i++)
        if (strncmp(*s, words[i], strlen(words[i])) == 0) {
            *s += strlen(words[i]);
            return true;
        }
    return false;
}

/* 2025-08-31, 2025/8/31, 2025.8.31, 2025年8月31日, 20250831; and the midnight
 * that spreadsheets put behind. */
static bool
parse_day(const char *s, struct ymd *ret)
{
    struct ymd d;
    d.year = digits(&s, 4);
    bool apart = step(&s, "-", "/", "年") || step(&s, ".", ".", ".");
    d.month = digits(&s, 2);
    if (apart && !step(&s, "-", "/", "月") && !step(&s, ".", ".", "."))
        return false;
    const char *at = s;
    d.dom = digits(&s, 2);
    if (!apart && s - at != 2)
        return false;
    (void)step(&s, "日", " 00:00:00", " 0:00:00");
    *ret = d;
    return *s == '\0' && d.year >= 0 && d.month > 0 && d.dom > 0 &&
           day_real(d.year, d.month, d.dom);
}

int32_t
row_day(struct ledger_row *r, int column, bool needed)
{
    const char *s = r->cell[column];
    struct ymd d;
    if (s[0] == '\0') {
        if (needed)
            row_bad(r, column, "不能为空", "must not be empty");
        return INT32_MIN;
    }
    if (!parse_day(s, &d)) {
        row_bad(r, column, "不是真实存在的日期", "is not a real day");
        return INT32_MIN;
    }
    if (d.year < DAY_YEAR_FIRST || d.year > DAY_YEAR_LAST) {
        row_bad(r, column, "日期超出范围", "is a day out of range");
        return INT32_MIN;
    }
    return day_of(d.year, d.month, d.dom).n;
}

int64_t
row_money(struct ledger_row *r, int column)
{
    const char *s = r->cell[column];
    money m;
    if (s[0] == '\0')
        return 0;
    if (!money_parse(s, &m)) {
        row_bad(r, column, s[0] == '-' ? "金额不能为负" : "不是金额（元，最多两位小数）",
                s[0] == '-' ? "must not be negative" : "is not yuan with at most two decimals");
        return 0;
    }
    if (m.fen > LEDGER_MONEY_MAX_FEN) {
        row_bad(r, column, "金额过大", "is too much");
        return 0;
    }
    return m.fen;
}

int64_t
row_number(struct ledger_row *r, int column, int64_t most)
{
    int64_t v = 0;
    const char *s = r->cell[column];
    for (; *s >= '0' && *s <= '9' && v <= most; s++)
        v = v * 10 + (*s - '0');
    if (*s != '\0' || v < 1 || v > most) {
        row_bad(r, column, "不是正整数或超出范围", "is not a whole number in range");
        return 0;
    }
    return v;
}

int
row_word(struct ledger_row *r, int column, const char *const *words)
{
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], r->cell[column]) == 0)
            return i;
    row_bad(r, column, r->cell[column][0] == '\0' ? "不能为空" : "不在允许的取值中",
            r->cell[column][0] == '\0' ? "must not be empty" : "is none of the values allowed");
    return -1;
}

case_key
row_case(struct ledger_row *r, int column)
{
    const char *s = r->cell[column];
    struct case_number no;
    enum err e = s[0] == '\0' ? ERR_INVALID : case_number_parse(s, &no);
    if (s[0] == '\0') {
        row_bad(r, column, "不能为空", "must not be empty");
        return 0;
    }
    if (e != ERR_OK) {
        row_bad(r, column, e == ERR_RANGE ? "案号年份早于2016年" : "不是合格的案号",
                e == ERR_RANGE ? "is of a year before 2016" : "is not a case number");
        return 0;
    }
    if (case_type_find(no.type) == NULL) {
        row_bad(r, column, "案号的类型代字不是执行案件", "has a type that is no enforcement case");
        return 0;
    }
    case_key k = ledger_key(no.court, no.type, no.year, no.serial);
    if (k == 0)
        row_bad(r, column, "案号的法院代字、年份或编号超出范围",
                "has a court, year or serial out of range");
    return k;
}

uint32_t
row_person(struct ledger_row *r, int column, enum id_kind stated, bool needed)
{
    struct person_number number = { .kind = stated == ID_KIND_UNSET ? ID_OTHER : stated };
    struct errinfo why = { 0 };
    if (r->cell[column][0] == '\0') {
        if (needed) {
            row_bad(r, column, "不能为空", "must not be empty");
            return LEDGER_NONE;
        }
    } else if (person_number(r->cell[column], stated, &number, &why) != ERR_OK) {
        row_bad(r, column, "证件号码位数、日期或校验位不对",
                "an identity number whose length, date or check digit is wrong");
        return LEDGER_NONE;
    }
    return lperson_put(r->l, &number);
}
