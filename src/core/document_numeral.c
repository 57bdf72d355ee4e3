/* Numbers in Chinese: the forms that cannot be altered by a stroke (大写) for
 * money, the plain ones for days and for the numbers of paragraphs. */
#include "core/document_numeral.h"

#include <stdlib.h>

#include "base/err.h"

struct script {
    const char *digit[10], *unit[4];
    bool bare_ten; /* 十一, not 一十一 */
};

/* clang-format off */
static const struct script upper = {
    { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" }, { "", "拾", "佰", "仟" }, false
};
static const struct script plain = {
    { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" }, { "", "十", "百", "千" }, true
};
/* clang-format on */

/* 1 .. 9999. */
static void
put_group(const struct script *s, int64_t n, struct buf *out)
{
    bool begun = false, gap = false;
    for (int i = 3, scale = 1000; i >= 0; i--, scale /= 10) {
        int64_t d = n / scale % 10;
        if (d == 0) {
            gap = begun;
            continue;
        }
        if (gap)
            buf_str(out, s->digit[0]);
        gap = false;
        if (!(s->bare_ten && d == 1 && i == 1 && !begun))
            buf_str(out, s->digit[d]);
        buf_str(out, s->unit[i]);
        begun = true;
    }
}

/* 1 .. 10^16. The depth is that of the units: 亿, 万, and what is left. */
static void
put_number(const struct script *s, int64_t n, struct buf *out)
{
    static const struct {
        int64_t scale;
        const char *name;
    } big[] = { { 100000000, "亿" }, { 10000, "万" } };
    for (size_t i = 0; i < 2; i++) {
        int64_t scale = big[i].scale, rest = n % scale;
        if (n < scale)
            continue;
        put_number(s, n / scale, out);
        buf_str(out, big[i].name);
        if (rest > 0 && rest < scale / 10)
            buf_str(out, s->digit[0]);
        if (rest == 0)
            return;
        /* 一十 is written in full behind a larger unit. */
        struct script inner = *s;
        inner.bare_ten = false;
        put_number(&inner, rest, out);
        return;
    }
    put_group(s, n, out);
}

void
document_upper(money m, struct buf *out)
{
    must(m.fen > INT64_MIN);
    int64_t fen = llabs(m.fen), yuan = fen / 100, jiao = fen / 10 % 10, rest = fen % 10;
    if (m.fen < 0)
        buf_str(out, "负");
    if (yuan > 0) {
        put_number(&upper, yuan, out);
        buf_str(out, "元");
    } else if (fen == 0) {
        buf_str(out, "零元");
    }
    if (jiao == 0 && rest == 0) {
        buf_str(out, "整");
        return;
    }
    if (jiao > 0) {
        buf_str(out, upper.digit[jiao]);
        buf_str(out, "角");
    } else if (yuan > 0) {
        buf_str(out, "零");
    }
    if (rest > 0) {
        buf_str(out, upper.digit[rest]);
        buf_str(out, "分");
    }
}

void
document_yuan(money m, struct buf *out)
{
    char text[24];
    (void)money_print(m, text);
    const char *p = text;
    if (*p == '-')
        buf_char(out, *p++);
    size_t whole = 0;
    while (p[whole] != '.' && p[whole] != '\0')
        whole++;
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            buf_char(out, ',');
        buf_char(out, p[i]);
    }
    if (m.fen % 100 != 0)
        buf_str(out, p + whole);
}

void
document_day_zh(day d, struct buf *out)
{
    static const char *const digit[10] = { "〇", "一", "二", "三", "四",
                                           "五", "六", "七", "八", "九" };
    struct ymd p = day_ymd(d);
    for (int scale = 1000; scale > 0; scale /= 10)
        buf_str(out, digit[p.year / scale % 10]);
    buf_str(out, "年");
    put_number(&plain, p.month, out);
    buf_str(out, "月");
    put_number(&plain, p.dom, out);
    buf_str(out, "日");
}

void
document_day(day d, struct buf *out)
{
    struct ymd p = day_ymd(d);
    buf_printf(out, "%d年%d月%d日", p.year, p.month, p.dom);
}

void
document_count(int64_t n, struct buf *out)
{
    must(n >= 0 && n <= INT64_C(10000000000000000));
    if (n == 0)
        buf_str(out, plain.digit[0]);
    else
        put_number(&plain, n, out);
}
