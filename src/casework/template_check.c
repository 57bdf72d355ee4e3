/* What a template may name, and whether one does: marks in lines, conditions,
 * lists and presets, each held against the facts there are. */
#include <string.h>

#include "casework/template.h"
#include "law/design/settings.h"

/* clang-format off */
const struct template_fact template_case_facts[] = {
    { "court_full", 't', "法院全称", "full name of the court", "某某自治区某某人民法院" },
    { "upper_court", 't', "上一级法院", "the court above", "某某自治区某某市中级人民法院" },
    { "title", 't', "文书名称", "title of the document", "（文书名称）" },
    { "number", 'x', "文号（签发时取得）", "number, given on approval", "（2026）某0101执1号" },
    { "date", 'x', "日期（签发时取得）", "date, given on approval", "二〇二六年一月五日" },
    { "case_no", 't', "案号", "case number", "（2026）某0101执1号" },
    { "applicants", 't', "申请执行人", "applicants", "甲某某" },
    { "respondents", 't', "被执行人", "respondents", "乙某某" },
    { "thirds", 't', "第三人", "third persons", "丙某某" },
    { "debtors", 'l', "被执行人，一行一人", "respondents, one a line", "乙某某" },
    { "cause", 't', "案由", "cause", "民间借贷纠纷" },
    { "filed", 'd', "立案日期", "day of filing", "2026-01-05" },
    { "closed", 'd', "结案日期", "day of closing", "2026-06-30" },
    { "close_mode", 't', "结案方式", "mode of closing", "执行完毕" },
    { "today", 'd', "今天", "today", "2026-02-01" },
    { "claim", 'm', "申请执行标的额", "sum applied for", "28000.00" },
    { "recovered", 'm', "到位金额", "sum recovered", "8000.00" },
    { "left_now", 'm', "尚未到位的金额", "what is left", "20000.00" },
    { "fee_of_claim", 'm', "按标的额计算的执行申请费", "fee counted from the claim", "320.00" },
    { "handler_name", 't', "承办人", "handler", "丁某某" },
    { "instrument", 't', "执行依据：作出机关、文号和名称", "basis instrument", "某某人民法院（2025）某0101民初1号民事判决书" },
    { "effective", 'd', "执行依据生效日期", "day the instrument took effect", "2025-12-01" },
    { "duty", 'l', "应履行的义务，来自申请的各项请求", "duties, from the claims", "给付本金28,000元" },
    { "applied", 'l', "申请执行的内容和标的额", "what was applied for", "给付本金28,000元" },
    { "measures_done", 'l', "已登记的调查和措施", "searches and measures recorded", "2026年1月6日，向被执行人发出执行通知书" },
    { "closing_summary", 'l', "结案报批时写明的执行情况", "summary of the closing proposed", "被执行人已全部履行" },
    { "case_before", 't', "恢复执行所接续的案号", "number of the case it goes on from", "（2024）某0101执9号" },
    { "settlement_terms", 'l', "最近一次和解的内容", "terms of the newest settlement", "分两期偿还" },
    { "settlement_until", 't', "和解的履行期限", "its last day", "于2026年7月31日前履行完毕" },
    { NULL, 0, NULL, NULL, NULL },
};
const struct template_fact template_party_facts[] = {
    { "role", 't', "诉讼地位", "role", "申请执行人" },
    { "name", 't', "姓名或者名称", "name", "甲某某" },
    { "natural", 't', "是自然人时才有", "there for a natural person", "1" },
    { "sex", 't', "性别", "sex", "男" },
    { "birth", 'd', "出生日期", "birth", "1980-01-01" },
    { "ethnicity", 't', "民族", "ethnic group", "蒙古族" },
    { "id_label", 't', "证件名称", "name of the identity number", "公民身份号码" },
    { "id_no", 'x', "证件号码", "identity number", "99××××××××××××××××" },
    { "address_label", 't', "“住”或者“住所地：”", "word before the address", "住" },
    { "address", 't', "住址或者住所地", "address", "某某市某某区某某街1号" },
    { "rep_label", 't', "“法定代表人”或者“法定代理人”", "word before the representative", "法定代理人" },
    { "rep", 't', "法定代表人或者法定代理人", "legal representative or guardian", "戊某某" },
    { "rep_post", 't', "其职务或者关系", "the post or relation", "父亲" },
    { "agent", 't', "委托诉讼代理人", "agent", "己某某，某某律师事务所律师" },
    { "phone", 't', "联系电话", "telephone", "000-0000000" },
    { NULL, 0, NULL, NULL, NULL },
};
/* clang-format on */
static const char *const party_lists[] = { "party", "applicant", "respondent", "third", NULL };
enum { FACTS_MAX = 40 };

static bool
same(const char *s, size_t n, const char *key)
{
    return strlen(key) == n && memcmp(s, key, n) == 0;
}

static bool
in_facts(const struct template_fact *f, const char *key, size_t n)
{
    for (; f->key != NULL; f++)
        if (same(key, n, f->key))
            return true;
    return false;
}

bool
template_knows(const char *key)
{
    return in_facts(template_case_facts, key, strlen(key));
}

static const struct doc_ask *
asked(const struct doc_template *t, const char *key, size_t n)
{
    for (int i = 0; i < t->n_ask; i++)
        if (same(key, n, t->ask[i].key))
            return &t->ask[i];
    return NULL;
}

/* --- names ---------------------------------------------------------------------------- */

struct names {
    const struct doc_template *t;
    struct arena *a;
    struct errinfo *info;
    char list; /* within @each: 'p' of parties, 'l' of lines; '\0': of none */
    int line;
};

static enum err
unknown(const struct names *x, const char *key, size_t n)
{
    return FAIL_ZH(
        x->info, ERR_INVALID, "text",
        arena_printf(x->a, "第%d行：没有“%.*s”这一项事实，本模板也没有问", x->line, (int)n, key),
        "line %d: %.*s is no fact, and the template does not ask it", x->line, (int)n, key);
}

static enum err
name(const struct names *x, const char *key, size_t n)
{
    bool known = in_facts(template_case_facts, key, n) || asked(x->t, key, n) != NULL ||
                 (x->list == 'p' && in_facts(template_party_facts, key, n)) ||
                 (x->list == 'l' && (same(key, n, "item") || same(key, n, "index")));
    return known ? ERR_OK : unknown(x, key, n);
}

/* Every mark of a line, those within others too; the parser bounds how deep. */
static enum err
line_names(const struct names *x, const char *p, const char *end, int depth)
{
    enum err e = ERR_OK;
    while (p < end && e == ERR_OK) {
        struct doc_mark m;
        if (*p != '{' && *p != '[') {
            p++;
            continue;
        }
        if (depth == 0 || !document_mark(p, end, &m))
            return FAIL(x->info, ERR_INVALID, "text", "line %d: a mark is not well formed",
                        x->line);
        if (m.kind != '[')
            e = name(x, m.key, m.key_n);
        if (e == ERR_OK && m.text != NULL)
            e = line_names(x, m.text, m.text + m.text_n, depth - 1);
        p = m.end;
    }
    return e;
}

/* The kind of list: 0 where there is none of that name. */
static char
list_kind(const struct doc_template *t, const char *list)
{
    const struct doc_ask *q = asked(t, list, strlen(list));
    for (int i = 0; party_lists[i] != NULL; i++)
        if (strcmp(party_lists[i], list) == 0)
            return 'p';
    return q != NULL && q->type == 'l' ? 'l' : '\0';
}

/* outer: at the end of a list, the list around it; '-': none. */
static enum err
op_names(struct names *x, const struct doc_op *op, char *outer, int i)
{
    x->line = op->line;
    if (op->op == '*') {
        char kind = list_kind(x->t, op->text);
        if (kind == '\0')
            return unknown(x, op->text, strlen(op->text));
        outer[op->jump - 1] = x->list == '\0' ? '-' : x->list;
        x->list = kind;
        return ERR_OK;
    }
    if (op->op == '?')
        return name(x, op->text, strcspn(op->text, "="));
    if (op->op == '.') {
        if (outer[i] != '\0')
            x->list = outer[i] == '-' ? '\0' : outer[i];
        return ERR_OK;
    }
    return op->text == NULL || op->op == ':'
               ? ERR_OK
               : line_names(x, op->text, op->text + strlen(op->text), DOC_DEPTH_MAX);
}

static enum err
presets(struct names *x)
{
    for (int i = 0; i < x->t->n_ask; i++) {
        const char *p = x->t->ask[i].preset;
        if (p == NULL)
            continue;
        bool bad = (strncmp(p, "fact:", 5) == 0 && !template_knows(p + 5)) ||
                   (strncmp(p, "setting:", 8) == 0 && law_setting_find(p + 8) == NULL);
        if (bad)
            return FAIL_ZH(x->info, ERR_INVALID, "text",
                           arena_printf(x->a, "@ask %s 的预设值“%s”不存在", x->t->ask[i].key, p),
                           "@ask %s: there is no %s", x->t->ask[i].key, p);
    }
    return ERR_OK;
}

static enum err
names(struct arena *a, const struct doc_template *t, struct errinfo *info)
{
    struct names x = { .t = t, .a = a, .info = info };
    char *outer = ARENA_NEW(a, char, (size_t)t->n_op + 2);
    enum err e = presets(&x);
    for (int i = 0; i < t->n_op && e == ERR_OK; i++)
        e = op_names(&x, &t->op[i], outer, i);
    return e;
}

/* --- samples --------------------------------------------------------------------------- */

static const char *
sample_of(struct arena *a, const struct doc_ask *q)
{
    switch (q->type) {
    case 'i':
        return arena_printf(a, "%lld", (long long)q->min);
    case 'd':
        return "2026-02-01";
    case 'm':
        return "1234.50";
    case 'c':
        return arena_text(a, q->choices, strcspn(q->choices, "|"));
    default:
        return arena_printf(a, "〔%s〕", q->zh);
    }
}

static enum err
fill_sample(struct arena *a, enum doc_kind kind, const struct doc_template *t,
            struct doc_filled *ret, struct errinfo *info)
{
    struct doc_fact *f = ARENA_NEW(a, struct doc_fact, FACTS_MAX + DOC_ASKS_MAX);
    struct doc_fact *p = ARENA_NEW(a, struct doc_fact, FACTS_MAX);
    struct doc_facts *party = ARENA_NEW(a, struct doc_facts, 1);
    struct doc_list *lists = ARENA_NEW(a, struct doc_list, 4);
    size_t n = 0, np = 0;
    for (int i = 0; i < t->n_ask; i++)
        f[n++] = (struct doc_fact){ t->ask[i].key, t->ask[i].type, sample_of(a, &t->ask[i]) };
    for (const struct template_fact *x = template_case_facts; x->key != NULL; x++)
        f[n++] = (struct doc_fact){ x->key, x->type,
                                    strcmp(x->key, "title") == 0 ? t->title : x->sample };
    for (const struct template_fact *x = template_party_facts; x->key != NULL; x++)
        p[np++] = (struct doc_fact){ x->key, x->type, x->sample };
    *party = (struct doc_facts){ p, np };
    for (int i = 0; i < 4; i++)
        lists[i] = (struct doc_list){ party_lists[i], party, 1 };
    struct doc_data d = { .facts = { f, n }, .list = lists, .n_list = 4 };
    return document_fill(t, kind, &d, a, ret, info);
}

enum err
template_sample(struct arena *a, enum doc_kind kind, const struct doc_template *t,
                const char **ret_words, struct errinfo *info)
{
    struct doc_filled filled = { 0 };
    enum err e = fill_sample(a, kind, t, &filled, info);
    if (e == ERR_OK)
        *ret_words = filled.text;
    return e;
}

enum err
template_check(struct arena *a, enum doc_kind kind, const char *text, struct doc_template *ret,
               struct errinfo *info)
{
    struct doc_template t;
    struct doc_filled filled = { 0 };
    enum err e = document_parse(text, strlen(text), document_piece, a, &t, info);
    if (e == ERR_OK)
        e = document_template_check(&t, kind, a, info);
    if (e == ERR_OK)
        e = names(a, &t, info);
    if (e == ERR_OK)
        e = fill_sample(a, kind, &t, &filled, info);
    if (e == ERR_OK && filled.n_missing > 0)
        e = FAIL_ZH(info, ERR_INVALID, "text",
                    arena_printf(a, "各项都填写后仍缺：%s", filled.missing[0].zh),
                    "with everything answered it still lacks: %s", filled.missing[0].en);
    if (e == ERR_OK)
        *ret = t;
    return e;
}
