/* What a case knows of itself, in the shape a template takes. */
#include "casework/papers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "casework/papers_answer.h"
#include "casework/papers_known.h"
#include "casework/papers_sql.h"
#include "core/person.h"
#include "core/setting.h"
#include "law/fa_2015_137/court.h"
#include "law/gb_11643/resident_id.h"
#include "law/sc_2006_481/fee.h"

/* clang-format off */
const struct doc_ask paper_party_asks[] = {
    { "ethnicity", 't', true, false, 1, 60, NULL, NULL, "民族", "ethnic group" },
    { "address", 't', true, false, 1, 300, NULL, NULL, "住址（自然人）或者住所地（单位）", "address, or domicile of an organisation" },
    { "rep", 't', true, false, 1, 60, NULL, NULL, "法定代表人、负责人或者法定代理人姓名", "legal representative, or guardian" },
    { "rep_post", 't', true, false, 1, 100, NULL, NULL, "其职务或者与当事人的关系", "the post, or the relation to the party" },
    { "agent", 't', true, false, 1, 200, NULL, NULL, "委托诉讼代理人：姓名、单位和身份", "agent: name, firm and capacity" },
    { "phone", 't', true, false, 1, 60, NULL, NULL, "联系电话", "telephone" },
    { NULL, 0, false, false, 0, 0, NULL, NULL, NULL, NULL },
};
/* clang-format on */

enum { KNOWN_MAX = 32 + PAPERS_KNOWN_MAX, PARTY_FACTS_MAX = 24, NAMES_BYTES_MAX = 16 * 1024 };

struct work {
    struct db *db;
    struct arena *arena;
    const struct paper_in *in;
    const struct doc_template *t; /* &form.parsed */
    struct template form;
    struct errinfo *info;
    struct party *party;
    int n_party;
    struct answers answers;
    struct doc_fact known[KNOWN_MAX], *fact;
    size_t n_known;
    struct doc_list list[4];
};

/* --- facts of the case -------------------------------------------------------------- */

static void
know(struct work *w, const char *key, char type, const char *value)
{
    must(w->n_known < KNOWN_MAX && template_knows(key));
    w->known[w->n_known++] = (struct doc_fact){ key, type, value };
}

static void
know_money(struct work *w, const char *key, money m)
{
    char text[24];
    const char *s = money_print(m, text);
    know(w, key, 'm', arena_text(w->arena, s, strlen(s)));
}

static void
know_day(struct work *w, const char *key, day d)
{
    char text[11];
    const char *s = day_print(d, text);
    know(w, key, 'd', arena_text(w->arena, s, strlen(s)));
}

/* The names of one side; all of them: a paper leaves nobody out. */
static const char *
names(struct work *w, enum party_role role, const char *between)
{
    struct buf out;
    buf_init(&out, NAMES_BYTES_MAX);
    for (int i = 0; i < w->n_party; i++)
        if (w->party[i].role == role) {
            buf_str(&out, out.n > 0 ? between : "");
            buf_str(&out, w->party[i].name);
        }
    const char *s = arena_text(w->arena, out.p != NULL ? out.p : "", out.n);
    buf_done(&out);
    return s;
}

const char *
papers_court(struct arena *a, const char *code, const char *name)
{
    static const char ending[] = "高级人民法院";
    size_t first = code[0] == '\0' ? 0 : strcspn(code, "0123456789");
    const struct court *high = court_by_code(arena_text(a, code, first));
    size_t n = high != NULL ? strlen(high->name) : 0;
    if (n <= sizeof ending - 1 || strcmp(high->name + n - (sizeof ending - 1), ending) != 0)
        return name;
    n -= sizeof ending - 1;
    if (strncmp(name, high->name, n) == 0)
        return name;
    return arena_printf(a, "%.*s%s", (int)n, high->name, name);
}

static enum err
know_courts(struct work *w)
{
    struct rows r;
    const char *code = w->in->c->court;
    enum err e = db_run(w->db, w->arena, &sql_papers_court, (struct arg[]){ ARG_T(code) }, &r, NULL,
                        w->info);
    if (e != ERR_OK || r.n == 0)
        return e;
    know(w, "court_full", 't', papers_court(w->arena, code, rows_at(&r, 0, 0)->t));
    const char *upper = rows_at(&r, 0, 1)->t;
    if (upper[0] == '\0')
        return ERR_OK;
    e = db_run(w->db, w->arena, &sql_papers_court, (struct arg[]){ ARG_T(upper) }, &r, NULL,
               w->info);
    const struct court *known = court_by_code(upper);
    const char *name = e == ERR_OK && r.n > 0 ? rows_at(&r, 0, 0)->t
                       : known != NULL        ? known->name
                                              : NULL;
    if (e == ERR_OK && name != NULL)
        know(w, "upper_court", 't', papers_court(w->arena, upper, name));
    return e;
}

static enum err
know_handler(struct work *w)
{
    struct rows r;
    enum err e = db_run(w->db, w->arena, &sql_papers_staff,
                        (struct arg[]){ ARG_T(w->in->c->handler) }, &r, NULL, w->info);
    if (e == ERR_OK && r.n > 0)
        know(w, "handler_name", 't', rows_at(&r, 0, 0)->t);
    return e;
}

static enum err
know_case(struct work *w)
{
    const struct casefile *c = w->in->c;
    money left, fee;
    know(w, "title", 't', w->t->title);
    know(w, "number", 'x', DOC_TOKEN_NUMBER);
    know(w, "date", 'x', DOC_TOKEN_DATE);
    know(w, "case_no", 't', c->case_no);
    know(w, "applicants", 't', names(w, PARTY_APPLICANT, "、"));
    know(w, "respondents", 't', names(w, PARTY_RESPONDENT, "、"));
    know(w, "thirds", 't', names(w, PARTY_THIRD, "、"));
    know(w, "debtors", 'l', names(w, PARTY_RESPONDENT, "\n"));
    know(w, "cause", 't', c->cause);
    know_day(w, "filed", c->filed);
    know_day(w, "today", w->in->today);
    if (!day_is_none(c->closed)) {
        know_day(w, "closed", c->closed);
        know(w, "close_mode", 't', c->close_mode);
    }
    know_money(w, "claim", c->claim);
    know_money(w, "recovered", c->recovered);
    if (money_sub(c->claim, c->recovered, &left) && left.fen >= 0)
        know_money(w, "left_now", left);
    if (c->claim.fen > 0 && exec_fee_fen(c->claim, NULL, &fee) == ERR_OK)
        know_money(w, "fee_of_claim", fee);
    size_t more = 0;
    enum err e = know_courts(w);
    if (e == ERR_OK)
        e = know_handler(w);
    if (e == ERR_OK)
        e = papers_known(w->db, w->arena, c->case_id, w->known + w->n_known, &more, w->info);
    w->n_known += more;
    return e;
}

/* --- parties ------------------------------------------------------------------------- */

static enum err
number_facts(struct work *w, const struct person *p, struct doc_fact *f, size_t *n)
{
    char number[PERSON_NUMBER_MAX], text[11];
    day birth;
    bool male;
    if (p->sealed == NULL)
        return ERR_OK;
    enum err e = person_unseal(w->in->core->keys, p->id, p->sealed, p->sealed_n, number, w->info);
    if (e != ERR_OK)
        return e;
    const char *label = p->id_kind == ID_RESIDENT ? "公民身份号码"
                        : p->id_kind == ID_USCC   ? "统一社会信用代码"
                                                  : "证件号码";
    f[(*n)++] = (struct doc_fact){ "id_label", 't', label };
    f[(*n)++] = (struct doc_fact){ "id_no", 'x', document_mark_of(w->arena, p->id) };
    if (p->id_kind != ID_RESIDENT || id_birth(number, &birth) != ERR_OK ||
        id_is_male(number, &male) != ERR_OK)
        return ERR_OK;
    f[(*n)++] = (struct doc_fact){ "sex", 't', male ? "男" : "女" };
    f[(*n)++] = (struct doc_fact){ "birth", 'd', arena_text(w->arena, day_print(birth, text), 10) };
    return ERR_OK;
}

static enum err
party_facts(struct work *w, const struct party *party, struct doc_facts *ret)
{
    struct doc_fact *f = ARENA_NEW(w->arena, struct doc_fact, PARTY_FACTS_MAX);
    struct person p;
    size_t n = 0;
    enum err e = person_get(w->db, w->arena, party->person_id, &p, w->info);
    if (e != ERR_OK)
        return e;
    bool natural = p.kind == PERSON_NATURAL;
    f[n++] = (struct doc_fact){ "role", 't', party_role_zh(party->role) };
    f[n++] = (struct doc_fact){ "name", 't', party->name };
    f[n++] = (struct doc_fact){ "address_label", 't', natural ? "住" : "住所地：" };
    f[n++] = (struct doc_fact){ "rep_label", 't', natural ? "法定代理人" : "法定代表人" };
    if (natural)
        f[n++] = (struct doc_fact){ "natural", 't', "1" };
    if ((e = number_facts(w, &p, f, &n)) != ERR_OK)
        return e;
    for (const struct doc_ask *q = paper_party_asks; q->key != NULL; q++) {
        const struct paper_answer *x = answer_find(&w->answers, party->seq, q->key);
        if (x != NULL)
            f[n++] = (struct doc_fact){ q->key, q->type, x->value };
    }
    *ret = (struct doc_facts){ f, n };
    return ERR_OK;
}

/* The lists a template may go through: all, and each side. */
static enum err
know_parties(struct work *w)
{
    static const char *const list_names[] = { "party", "applicant", "respondent", "third" };
    struct doc_facts *all = ARENA_NEW(w->arena, struct doc_facts, (size_t)w->n_party);
    enum err e = ERR_OK;
    for (int i = 0; i < w->n_party && e == ERR_OK; i++)
        e = party_facts(w, &w->party[i], &all[i]);
    if (e != ERR_OK)
        return e;
    w->list[0] = (struct doc_list){ list_names[0], all, (size_t)w->n_party };
    for (int role = PARTY_APPLICANT; role < PARTY_ROLE_N; role++) {
        struct doc_facts *side = ARENA_NEW(w->arena, struct doc_facts, (size_t)w->n_party);
        size_t n = 0;
        for (int i = 0; i < w->n_party; i++)
            if ((int)w->party[i].role == role)
                side[n++] = all[i];
        w->list[role] = (struct doc_list){ list_names[role], side, n };
    }
    return ERR_OK;
}

/* --- answers --------------------------------------------------------------------------- */

static const struct doc_ask *
question(const struct work *w, int party, const char *key)
{
    for (const struct doc_ask *q = paper_party_asks; party > 0 && q->key != NULL; q++)
        if (strcmp(q->key, key) == 0)
            return q;
    for (int i = 0; party == 0 && i < w->t->n_ask; i++)
        if (strcmp(w->t->ask[i].key, key) == 0)
            return &w->t->ask[i];
    return NULL;
}

static bool
is_party(const struct work *w, int seq)
{
    for (int i = 0; i < w->n_party; i++)
        if (w->party[i].seq == seq)
            return true;
    return seq == 0;
}

static enum err
take_given(struct work *w)
{
    for (size_t i = 0; i < w->in->n; i++) {
        const struct paper_answer *x = &w->in->answer[i];
        char field[48];
        const struct doc_ask *q = question(w, x->party, x->key);
        if (x->party > 0)
            (void)snprintf(field, sizeof field, "parties.%d.%.20s", x->party, x->key);
        else
            (void)snprintf(field, sizeof field, "answers.%.38s", x->key);
        if (q == NULL || !is_party(w, x->party))
            return FAIL_ZH(w->info, ERR_INVALID, field, "本文书不问此项",
                           "this document does not ask for it");
        if (answer_find(&w->answers, x->party, x->key) != NULL)
            return FAIL_ZH(w->info, ERR_INVALID, field, "重复填写", "is given twice");
        enum err e = answer_check(q, x->value, field, w->info);
        if (e != ERR_OK)
            return e;
        answer_add(&w->answers, x->party, q->key, x->value);
    }
    return ERR_OK;
}

/* Answers of earlier documents: all of the same case, of the same court what
 * does not change from case to case. */
static enum err
take_earlier(struct work *w, const struct sql *query, struct arg key, bool kept_only)
{
    struct rows r;
    struct errinfo ignored = { 0 };
    enum err e = db_run(w->db, w->arena, query, &key, &r, NULL, w->info);
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        const struct paper_answer *list;
        size_t n;
        if (papers_answers(w->arena, rows_at(&r, i, 0)->t, &list, &n, &ignored) != ERR_OK)
            continue; /* not this document's fault: its own reading will tell */
        for (size_t k = 0; k < n; k++) {
            const struct doc_ask *q = question(w, list[k].party, list[k].key);
            if (q == NULL || (kept_only && !q->kept) || list[k].value[0] == '\0' ||
                !is_party(w, list[k].party) ||
                answer_check(q, list[k].value, q->key, &ignored) != ERR_OK)
                continue;
            answer_add(&w->answers, list[k].party, q->key, list[k].value);
        }
    }
    return e;
}

static const char *
preset(const struct work *w, const char *rule)
{
    if (strncmp(rule, "setting:", 8) == 0)
        return setting_text(w->in->core->settings, rule + 8);
    if (strncmp(rule, "fact:", 5) != 0)
        return rule;
    for (size_t i = 0; i < w->n_known; i++)
        if (strcmp(w->known[i].key, rule + 5) == 0)
            return w->known[i].value;
    return NULL;
}

static void
take_presets(struct work *w)
{
    for (int i = 0; i < w->t->n_ask; i++) {
        const struct doc_ask *q = &w->t->ask[i];
        const char *value = q->preset != NULL ? preset(w, q->preset) : NULL;
        if (value != NULL && value[0] != '\0')
            answer_add(&w->answers, 0, q->key, value);
    }
}

static enum err
take_answers(struct work *w)
{
    enum err e = take_given(w);
    if (e == ERR_OK && w->in->carry)
        e = take_earlier(w, &sql_papers_of_case, ARG_I(w->in->c->case_id), false);
    if (e == ERR_OK && w->in->carry)
        e = take_earlier(w, &sql_papers_of_court, ARG_T(w->in->c->court), true);
    if (e == ERR_OK && w->in->carry)
        take_presets(w);
    return e;
}

/* --- the whole ---------------------------------------------------------------------------- */

/* The facts of the case first: no answer stands in for what the case knows. */
static struct doc_data
gather(struct work *w)
{
    size_t n = w->n_known;
    w->fact = ARENA_NEW(w->arena, struct doc_fact, n + w->answers.n);
    memcpy(w->fact, w->known, n * sizeof w->known[0]);
    for (size_t i = 0; i < w->answers.n; i++) {
        const struct paper_answer *x = &w->answers.at[i];
        if (x->party == 0)
            w->fact[n++] = (struct doc_fact){ x->key, question(w, 0, x->key)->type, x->value };
    }
    /* An answer may stand under a known name: 承办人 is asked with the case's as preset. */
    for (size_t i = 0; i < w->n_known; i++)
        if (question(w, 0, w->fact[i].key) != NULL)
            w->fact[i].value = NULL;
    return (struct doc_data){ .facts = { w->fact, n }, .list = w->list, .n_list = 4 };
}

enum err
papers_write(struct db *db, struct arena *a, const struct paper_in *in, struct paper *ret,
             struct errinfo *info)
{
    struct work *w = ARENA_NEW(a, struct work, 1);
    struct paper p = { 0 };
    w->db = db;
    w->arena = a;
    w->in = in;
    w->info = info;
    w->t = &w->form.parsed;
    w->answers = answers_new(a, PAPERS_ANSWERS_MAX + PAPERS_PARTY_ANSWERS_MAX);
    enum err e;
    if ((e = template_get(db, a, in->kind, in->template, &w->form, info)) != ERR_OK ||
        (e = casefile_parties(db, a, in->c->case_id, &w->party, &w->n_party, info)) != ERR_OK ||
        (e = know_case(w)) != ERR_OK || (e = take_answers(w)) != ERR_OK ||
        (e = know_parties(w)) != ERR_OK)
        return e;
    struct doc_data data = gather(w);
    if ((e = document_fill(w->t, in->kind, &data, a, &p.filled, info)) != ERR_OK)
        return e;
    p.title = w->t->title;
    p.template = w->form.version;
    p.answer = w->answers.at;
    p.n = w->answers.n;
    p.known = w->known;
    p.n_known = w->n_known;
    if ((p.facts = answers_print(a, &w->answers)) == NULL)
        return FAIL_ZH(info, ERR_TOO_BIG, "answers", "填写的内容过长", "the answers are too long");
    *ret = p;
    return ERR_OK;
}

enum err
papers_complete(const struct paper *p, struct errinfo *info)
{
    struct buf zh, en;
    if (p->filled.n_missing == 0)
        return ERR_OK;
    buf_init(&zh, sizeof info->zh);
    buf_init(&en, sizeof info->message);
    buf_printf(&zh, "尚缺 %d 项：", p->filled.n_missing);
    buf_printf(&en, "%d missing: ", p->filled.n_missing);
    for (int i = 0; i < p->filled.n_missing; i++) {
        const struct doc_gap *g = &p->filled.missing[i];
        if (zh.n + strlen(g->zh) + strlen(g->law) > sizeof info->zh - 16 ||
            en.n + strlen(g->en) + strlen(g->law) > sizeof info->message - 16) {
            buf_str(&zh, "……");
            buf_str(&en, "…");
            break;
        }
        buf_printf(&zh, "%s%s（%s）", i > 0 ? "；" : "", g->zh,
                   g->law[0] != '\0' ? g->law : "文书样式");
        buf_printf(&en, "%s%s (%s)", i > 0 ? "; " : "", g->en,
                   g->law[0] != '\0' ? g->law : "template");
    }
    enum err e = FAIL_ZH(info, ERR_CONFLICT, p->filled.missing[0].key, zh.p, "%s", en.p);
    buf_done(&zh);
    buf_done(&en);
    return e;
}
