/* Templates: every one against the elements the law asks for, complete and
 * with each element and each answer left out; the parser against what is not
 * well formed; numbers in Chinese. No database. */
#include "core/document_template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/document_fill.h"
#include "core/document_kind.h"
#include "core/document_numeral.h"

static struct arena *arena;

static int
open_arena(void **state)
{
    (void)state;
    arena = arena_new((size_t)512 << 20);
    return 0;
}

static int
close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* --- facts that complete any template ------------------------------------------------- */

enum { FACTS_MAX = 100, CASE_FACTS = 13 };

static const char *
sample(const struct doc_ask *q)
{
    switch (q->type) {
    case 'i':
        return arena_printf(arena, "%lld", (long long)q->min);
    case 'd':
        return "2025-10-01";
    case 'm':
        return "1234.50";
    case 'c':
        return arena_text(arena, q->choices, strcspn(q->choices, "|"));
    case 'l':
        return "其一；\n其二。";
    default:
        return "某内容";
    }
}

static struct doc_data
complete(const struct doc_template *t, const char *without)
{
    static const struct doc_fact of_case[CASE_FACTS] = {
        { "court_full", 't', "内蒙古自治区鄂托克旗人民法院" },
        { "upper_court", 't', "内蒙古自治区鄂尔多斯市中级人民法院" },
        { "title", 't', "执行裁定书" },
        { "number", 'x', DOC_TOKEN_NUMBER },
        { "date", 'x', DOC_TOKEN_DATE },
        { "case_no", 't', "（2025）内0624执1号" },
        { "applicants", 't', "毕某某" },
        { "respondents", 't', "赵某喆" },
        { "cause", 't', "民间借贷纠纷" },
        { "filed", 'd', "2025-09-01" },
        { "claim", 'm', "28000.00" },
        { "handler_name", 't', "白某华" },
        { "today", 'd', "2025-10-01" },
    };
    static const struct doc_fact who[] = { { "role", 't', "申请执行人" },
                                           { "name", 't', "毕某某" },
                                           { "natural", 't', "1" },
                                           { "address_label", 't', "住" },
                                           { "address", 't', "鄂托克旗某镇" } };
    static const struct doc_facts party[] = { { who, sizeof who / sizeof who[0] } };
    static const struct doc_list lists[] = { { "party", party, 1 } };
    struct doc_fact *f = ARENA_NEW(arena, struct doc_fact, FACTS_MAX);
    size_t n = 0;
    for (int i = 0; i < CASE_FACTS; i++)
        if (without == NULL || strcmp(without, of_case[i].key) != 0)
            f[n++] = of_case[i];
    for (int i = 0; i < t->n_ask; i++)
        if (without == NULL || strcmp(without, t->ask[i].key) != 0)
            f[n++] = (struct doc_fact){ t->ask[i].key, t->ask[i].type, sample(&t->ask[i]) };
    return (struct doc_data){ .facts = { f, n }, .list = lists, .n_list = 1 };
}

static struct doc_filled
filled(const struct doc_template *t, enum doc_kind kind, const char *without)
{
    struct errinfo info = { 0 };
    struct doc_filled r = { 0 };
    struct doc_data d = complete(t, without);
    if (document_fill(t, kind, &d, arena, &r, &info) != ERR_OK)
        fail_msg("%s: %s %s", doc_row(kind)->key, info.field, info.message);
    return r;
}

static bool
says_missing(const struct doc_filled *r, const char *key)
{
    for (int i = 0; i < r->n_missing; i++)
        if (strcmp(r->missing[i].key, key) == 0)
            return true;
    return false;
}

/* --- every template ----------------------------------------------------------------------- */

static void
every_kind_is_whole(void **state)
{
    (void)state;
    assert_true(document_kinds() >= 28);
    for (size_t i = 0; i < document_kinds(); i++) {
        enum doc_kind kind = document_kind_at(i);
        const struct doc_template *t = document_template(kind);
        struct errinfo why = { 0 };
        if (document_template_check(t, kind, arena, &why) != ERR_OK)
            fail_msg("%s: %s", doc_row(kind)->key, why.message);
        struct doc_filled r = filled(t, kind, NULL);
        if (r.n_missing != 0)
            fail_msg("%s lacks %s", doc_row(kind)->key, r.missing[0].key);
        assert_null(strstr(r.text, "＿＿＿＿"));
        assert_null(strchr(r.text, '{'));
        assert_null(strchr(r.text, '['));
    }
}

/* The template with an element's mark taken away: its text stands there, but
 * nothing says that it is the element. */
static const char *
unmarked(const char *text, const char *key)
{
    char *out = arena_text(arena, text, strlen(text));
    const char *mark = arena_printf(arena, "[%s:", key);
    for (char *p; (p = strstr(out, mark)) != NULL;) {
        memmove(p + 2, p + 1, strlen(mark) - 3); /* "[key:" to "[xke:" */
        p[1] = 'x';
    }
    return out;
}

static const char *piece_without;

static const char *
piece(const char *name, size_t *ret_n)
{
    const char *text = document_piece(name, ret_n);
    if (text == NULL)
        return NULL;
    text = unmarked(arena_text(arena, text, *ret_n), piece_without);
    return text;
}

static void
each_element_left_out_is_told(void **state)
{
    (void)state;
    int elements = 0;
    for (size_t i = 0; i < document_kinds(); i++) {
        enum doc_kind kind = document_kind_at(i);
        const struct law_condition *c;
        size_t n;
        const char *text = document_template_text(kind, &n);
        text = arena_text(arena, text, n);
        for (size_t k = 0; (c = doc_element(kind, k)) != NULL; k++) {
            struct doc_template t;
            struct errinfo info = { 0 };
            piece_without = c->id;
            assert_int_equal(document_parse(unmarked(text, c->id), n, piece, arena, &t, &info),
                             ERR_OK);
            assert_int_equal(document_template_check(&t, kind, arena, &info), ERR_INVALID);
            struct doc_filled r = filled(&t, kind, NULL);
            assert_int_equal(r.n_missing, 1);
            assert_string_equal(r.missing[0].key, c->id);
            assert_string_equal(r.missing[0].law, c->law);
            elements++;
        }
    }
    assert_true(elements > 200);
}

static void
each_answer_left_out_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < document_kinds(); i++) {
        enum doc_kind kind = document_kind_at(i);
        const struct doc_template *t = document_template(kind);
        for (int k = 0; k < t->n_ask; k++) {
            struct doc_filled r = filled(t, kind, t->ask[k].key);
            if (t->ask[k].optional ? r.n_missing != 0 : r.n_missing == 0)
                fail_msg("%s without %s: %d missing", doc_row(kind)->key, t->ask[k].key,
                         r.n_missing);
            if (!t->ask[k].optional && !says_missing(&r, t->ask[k].key))
                fail_msg("%s without %s names something else", doc_row(kind)->key, t->ask[k].key);
        }
    }
}

/* --- the parser ------------------------------------------------------------------------------ */

static void
what_is_not_well_formed_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "x", /* no title */
        "@title t\n{a",
        "@title t\n{a:b}",
        "@title t\n{A}",
        "@title t\n}",
        "@title t\n[a]",
        "@title t\n[a:[b:c]]",
        "@title t\n[a:{b]}",
        "@title t\n{?a}",
        "@title t\n@if a",
        "@title t\n@else",
        "@title t\n@end",
        "@title t\n@if a\n@else\n@else\n@end",
        "@title t\n@each a\n@else\n@end",
        "@title t\n@use nothing",
        "@title t\n@nonsense x",
        "@title t\n@gap x",
        "@title t\n@to ",
        "@title t\n@ask",
        "@title t\n@ask a b",
        "@title t\n@ask a text 1..2 zh",
        "@title t\n@ask a text 5..2 zh | en",
        "@title t\n@ask a choice one zh | en",
        "@title t\n{{{{{{{{{a}}}}}}}}}",
        "@title t\n@if a\n@if a\n@if a\n@if a\n@if a\n@if a\n@if a\n@if a\n@if a",
        "@title t\na\x01",
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct doc_template t;
        struct errinfo info = { 0 };
        if (document_parse(bad[i], strlen(bad[i]), document_piece, arena, &t, &info) == ERR_OK)
            fail_msg("taken: %s", bad[i]);
        assert_true(info.message[0] != '\0');
    }
}

static const char *
fill_text(const char *text, const struct doc_fact *f, size_t n)
{
    struct doc_template t;
    struct errinfo info = { 0 };
    struct doc_filled r;
    struct doc_data d = { .facts = { f, n } };
    const char *whole = arena_printf(arena, "@title t\n%s", text);
    assert_int_equal(document_parse(whole, strlen(whole), NULL, arena, &t, &info), ERR_OK);
    assert_int_equal(document_fill(&t, DOC_RECORD, &d, arena, &r, &info), ERR_OK);
    return r.text;
}

static void
marks_do_what_they_say(void **state)
{
    (void)state;
    static const struct doc_fact f[] = {
        { "a", 't', "甲" },         { "n", 'i', "15" },   { "m", 'm', "28000.50" },
        { "d", 'd', "2025-09-14" }, { "e", 't', "" },     { "l", 'l', "其一\r\n\n其二" },
        { "one", 'l', "只有一项" }, { "c", 'c', "更正" },
    };
    static const char *const rows[][2] = {
        { "{a}{n}{n:zh}", "P 甲15十五\n" },
        { "{m}，{m:upper}，{m:plain}", "P 28,000.50元，贰万捌仟元伍角，28,000.50\n" },
        { "{d}，{d:zh}", "P 2025年9月14日，二〇二五年九月十四日\n" },
        { "{e}，{e?}", "P ＿＿＿＿，\n" },
        { "{?a:有{a}}{!a:无}{?e:有}{!e:无}", "P 有甲无\n" },
        { "{?c=更正:更}{?c=删除:删}{!c=删除:不删}", "P 更不删\n" },
        { "{l:items}", "P 一、其一\nP 二、其二\n" },
        { "{one:items}", "P 只有一项\n" },
        { "@row x｜{l}", "R x｜其一\xE2\x80\xA8其二\n" },
        { "@each l\n{item}；\n@end", "P 其一；\nP 其二；\n" },
        { "@if e\n甲\n@else\n乙\n@end\n丙", "P 乙\nP 丙\n" },
        { "@if a\n甲\n@else\n乙\n@end\n丙", "P 甲\nP 丙\n" },
        { "@if c=更正\n@if e\n甲\n@end\n乙\n@end", "P 乙\n" },
        { "{e?}\n　{e?}", "" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(fill_text(rows[i][0], f, sizeof f / sizeof f[0]), rows[i][1]);
}

/* --- numbers ---------------------------------------------------------------------------------- */

static void
numbers_in_chinese(void **state)
{
    (void)state;
    static const struct {
        int64_t fen;
        const char *upper, *plain;
    } sums[] = {
        { 0, "零元整", "0" },
        { 5, "伍分", "0.05" },
        { 50, "伍角", "0.50" },
        { 100, "壹元整", "1" },
        { 105, "壹元零伍分", "1.05" },
        { 1050, "壹拾元伍角", "10.50" },
        { 2800000, "贰万捌仟元整", "28,000" },
        { 10000500, "壹拾万零伍元整", "100,005" },
        { 129297931, "壹佰贰拾玖万贰仟玖佰柒拾玖元叁角壹分", "1,292,979.31" },
        { 100000000, "壹佰万元整", "1,000,000" },
        { 10000000000, "壹亿元整", "100,000,000" },
        { 10001000000, "壹亿零壹万元整", "100,010,000" },
        { 1000000000000000, "壹拾万亿元整", "10,000,000,000,000" },
        { 100001000000, "壹拾亿零壹万元整", "1,000,010,000" },
        { -100, "负壹元整", "-1" },
    };
    struct buf b;
    buf_init(&b, 1000);
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        buf_clear(&b);
        document_upper(MONEY(sums[i].fen), &b);
        assert_string_equal(b.p, sums[i].upper);
        buf_clear(&b);
        document_yuan(MONEY(sums[i].fen), &b);
        assert_string_equal(b.p, sums[i].plain);
    }
    static const struct {
        int64_t n;
        const char *zh;
    } counts[] = {
        { 0, "零" },    { 1, "一" },         { 10, "十" },        { 11, "十一" },
        { 20, "二十" }, { 105, "一百零五" }, { 110, "一百一十" }, { 10010, "一万零一十" },
    };
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        buf_clear(&b);
        document_count(counts[i].n, &b);
        assert_string_equal(b.p, counts[i].zh);
    }
    buf_clear(&b);
    document_day_zh(day_of(2020, 10, 31), &b);
    assert_string_equal(b.p, "二〇二〇年十月三十一日");
    buf_done(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_whole),
        cmocka_unit_test(each_element_left_out_is_told),
        cmocka_unit_test(each_answer_left_out_is_told),
        cmocka_unit_test(what_is_not_well_formed_is_refused),
        cmocka_unit_test(marks_do_what_they_say),
        cmocka_unit_test(numbers_in_chinese),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
