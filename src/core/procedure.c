/* The engine: one action of one procedure, done whole or not at all. */
#include "core/procedure.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "core/deadline.h"
#include "core/document_kind.h"
#include "core/law_json.h"
#include "core/procedure_run.h"
#include "core/procedure_sql.h"
#include "core/setting.h"

enum { LAW_BYTES = 2000 };

/* --- what is missing ------------------------------------------------------------------ */

void
missing_add(struct missing *m, const struct law_condition *c)
{
    must(m->n < MISSING_MAX);
    m->item[m->n++] = *c;
}

void
missing_mask(struct missing *m, uint64_t mask, const struct law_condition *table, size_t n)
{
    must(n <= 64);
    for (size_t i = 0; i < n; i++)
        if ((mask >> i & 1) != 0)
            missing_add(m, &table[i]);
}

/* --- which row of the table -------------------------------------------------------------- */

/* The row of that name that goes from this state; *ret_any: one of the name, or NULL. */
static const struct action *
find_row(const struct procedure *p, const char *name, const char *state,
         const struct action **ret_any)
{
    *ret_any = NULL;
    for (const struct action *a = p->actions; a->name != NULL; a++) {
        if (strcmp(a->name, name) != 0)
            continue;
        *ret_any = a;
        if (action_goes_from(p, a, state))
            return a;
    }
    return NULL;
}

static bool
starts(const struct procedure *p, const char *name)
{
    const struct action *any;
    return find_row(p, name, NULL, &any) != NULL;
}

/* The run the action is meant for: the one named, the case's only one, or one
 * that is not there yet. */
static enum err
load_run(struct act *act, const char *name, int64_t case_id, int64_t run_id)
{
    const struct procedure *p = act->procedure;
    struct run *all, *mine = NULL;
    int n, of_mine = 0;
    int64_t last = 0;
    enum err e = procedure_runs(act->db, act->arena, case_id, &all, &n, act->info);
    if (e != ERR_OK)
        return e;
    for (int i = 0; i < n; i++) {
        if (strcmp(all[i].procedure, p->name) != 0)
            continue;
        of_mine++;
        last = all[i].seq;
        if (run_id == 0 || all[i].run_id == run_id)
            mine = &all[i];
    }
    if (run_id != 0 && mine == NULL)
        return FAIL_ZH(act->info, ERR_NOT_FOUND, "run", "本案没有这一程序",
                       "this case has no such run");
    bool fresh = run_id == 0 && (of_mine == 0 || (p->many && starts(p, name)));
    if (!fresh && run_id == 0 && of_mine > 1)
        return FAIL_ZH(act->info, ERR_INVALID, "run", "本案有多个同类程序，请指明是哪一个",
                       "the case has several of these; say which: run");
    if (!fresh) {
        act->run = *mine;
        return ERR_OK;
    }
    (void)run_unstarted(act, p, case_id);
    act->run.seq = last + 1;
    if (of_mine > 0)
        act->run.state = NULL;
    return ERR_OK;
}

/* --- refusals ----------------------------------------------------------------------------- */

static const char *
state_name(const struct procedure *p, const char *state, bool english)
{
    const struct state *s = procedure_state(p, state);
    return s == NULL ? english ? "not begun" : "尚未开始" : english ? s->en : s->zh;
}

/* Who did what in the run last: from its newest entry. */
struct last {
    const char *name, *zh, *en;
    char at[26];
};

static enum err
last_act(struct act *act, struct last *ret)
{
    struct journal_entry entry;
    struct rows who;
    size_t prefix = strlen(act->procedure->name) + 1;
    enum err e = journal_get(act->db, act->arena, act->run.journal_id, &entry, act->info);
    if (e == ERR_OK)
        e = db_run(act->db, act->arena, &sql_procedure_who, (struct arg[]){ ARG_I(entry.actor) },
                   &who, NULL, act->info);
    if (e != ERR_OK)
        return e;
    struct last last = { .name = who.n > 0 ? rows_at(&who, 0, 0)->t : "系统",
                         .zh = entry.kind,
                         .en = entry.kind };
    for (const struct action *a = act->procedure->actions; a->name != NULL; a++)
        if (strcmp(a->name, entry.kind + prefix) == 0) {
            last.zh = a->zh;
            last.en = a->en;
        }
    (void)clock_print(entry.at_ms, last.at);
    last.at[10] = ' '; /* "2026-03-31 09:30" is enough for people */
    last.at[16] = '\0';
    *ret = last;
    return ERR_OK;
}

static enum err
refuse_stale(struct act *act, enum err code)
{
    struct last last;
    const struct procedure *p = act->procedure;
    enum err e = last_act(act, &last);
    if (e != ERR_OK)
        return e;
    const char *zh = arena_printf(act->arena, "%s已于%s办理“%s”，现为“%s”；请刷新后再办", last.name,
                                  last.at, last.zh, state_name(p, act->run.state, false));
    return FAIL_ZH(act->info, code, "", zh, "%s did \"%s\" at %s; it is now \"%s\": reload first",
                   last.name, last.en, last.at, state_name(p, act->run.state, true));
}

static enum err
refuse_state(struct act *act, const struct action *any)
{
    const struct procedure *p = act->procedure;
    if (act->run.version > 0 && starts(p, any->name))
        return refuse_stale(act, ERR_CONFLICT);
    const char *zh = arena_printf(act->arena, "现为“%s”，不能办理“%s”",
                                  state_name(p, act->run.state, false), any->zh);
    return FAIL_ZH(act->info, ERR_CONFLICT, "", zh, "it is \"%s\": \"%s\" cannot be done now",
                   state_name(p, act->run.state, true), any->en);
}

static enum err
refuse_missing(struct act *act, const struct missing *m)
{
    const char *zh = arena_printf(act->arena, "尚缺%d项：%.*s%s", m->n, 120, m->item[0].zh,
                                  m->n > 1 ? "等" : "");
    return FAIL_ZH(act->info, ERR_CONFLICT, "", zh, "%d missing: %s%s", m->n, m->item[0].en,
                   m->n > 1 ? " and more" : "");
}

/* --- what follows from the row ---------------------------------------------------------- */

/* Which clocks the action moved, for the entry: "start notice". */
static void
clocks_write(struct act *act)
{
    static const char *const verbs[] = { [CLOCK_START] = "start",
                                         [CLOCK_DONE] = "done",
                                         [CLOCK_VOID] = "void",
                                         [CLOCK_PAUSE_ALL] = "pause",
                                         [CLOCK_RESUME_ALL] = "resume" };
    const struct clock_move *c = act->action->clocks;
    if (c == NULL)
        return;
    jw_kopen(act->facts, "clocks", '[');
    for (; c->verb != CLOCK_END; c++)
        jw_text(act->facts, c->node == NULL
                                ? verbs[c->verb]
                                : arena_printf(act->arena, "%s %s", verbs[c->verb], c->node));
    jw_close(act->facts, ']');
}

static enum err
move_clocks(struct act *act)
{
    enum err e = ERR_OK;
    const struct clock_move *c = act->action->clocks;
    clocks_write(act);
    for (; e == ERR_OK && c != NULL && c->verb != CLOCK_END; c++)
        switch (c->verb) {
        case CLOCK_START:
            e = deadline_start(act, c->node, act->today);
            break;
        case CLOCK_DONE:
            e = deadline_done(act, c->node, act->today);
            break;
        case CLOCK_VOID:
            e = deadline_void(act, c->node);
            break;
        case CLOCK_PAUSE_ALL:
            e = deadline_pause_all(act, act->today);
            break;
        case CLOCK_RESUME_ALL:
            e = deadline_resume_all(act, act->today);
            break;
        case CLOCK_END:
            break;
        }
    return e;
}

void
act_word(struct act *act, const char *key, const char *value)
{
    struct act_words *w = act->words;
    if (w == NULL || value == NULL || value[0] == '\0')
        return;
    must(w->n < ACT_WORDS_MAX);
    w->at[w->n].key = key;
    w->at[w->n++].value = value;
}

/* The kind a row asks for: itself, or of "a|b" the one the effect chose. */
static const char *
paper_kind(const struct act *act, const char *asked)
{
    if (strchr(asked, '|') == NULL)
        return asked;
    const struct action choice = { .from = asked };
    must(act->paper == NULL || action_goes_from(act->procedure, &choice, act->paper));
    return act->paper;
}

static enum err
ask_document(struct act *act, const char *kind, struct act_result *ret)
{
    struct act_paper *p = &ret->paper[ret->n_papers];
    int64_t case_id = act->paper_case != 0 ? act->paper_case : act->run.case_id;
    enum err e = ERR_OK;
    must(ret->n_papers < ACT_PAPERS_MAX);
    *p = (struct act_paper){ .kind = kind };
    if (act->procedure->paper != NULL)
        e = act->procedure->paper(act, case_id, kind, &p->document_id);
    if (e == ERR_OK)
        e = db_run(act->db, act->arena, &sql_procedure_document_due,
                   (struct arg[]){ ARG_I(act->run.journal_id), ARG_T(kind), ARG_I(case_id),
                                   ARG_I(act->run.run_id), ARG_I(act->now_ms),
                                   arg_id(p->document_id) },
                   NULL, NULL, act->info);
    ret->n_papers++;
    return e;
}

static enum err
ask_documents(struct act *act, struct act_result *ret)
{
    enum err e = ERR_OK;
    for (const char *const *d = act->action->documents; e == ERR_OK && d != NULL && *d != NULL;
         d++) {
        const char *kind = paper_kind(act, *d);
        if (kind != NULL)
            e = ask_document(act, kind, ret);
    }
    return e;
}

/* Papers the row wants signed before it, where the court has chosen so. */
enum err
procedure_papers_first(struct act *act, struct missing *ret)
{
    enum err e = ERR_OK;
    if (!setting_on(act->core->settings, "papers_before_steps") || act->run.version == 0)
        return ERR_OK;
    for (const char *const *k = act->action->papers_first; e == ERR_OK && k != NULL && *k != NULL;
         k++) {
        struct rows r;
        e = db_run(act->db, act->arena, &sql_procedure_papers_open,
                   (struct arg[]){ ARG_I(act->run.run_id), ARG_T(*k) }, &r, NULL, act->info);
        enum doc_kind kind;
        if (e != ERR_OK || r.n == 0 || !document_kind_find(*k, &kind))
            continue;
        const struct doc_row *row = doc_row(kind);
        struct law_condition c = {
            .id = row->key,
            .law = "DESIGN-17-frame",
            .zh = arena_printf(act->arena, "《%s》已经签发", row->zh),
            .en = arena_printf(act->arena, "the %s is approved", row->en),
        };
        missing_add(ret, &c);
    }
    return e;
}

static enum err
write_run(struct act *act, const char *to)
{
    struct run *r = &act->run;
    int64_t changed = 0;
    bool stays = r->version > 0 && strcmp(r->state, to) == 0;
    int64_t asked = stays ? r->asked_by : act->viewer != NULL ? act->viewer->user_id : 0;
    struct arg insert[] = { ARG_I(r->run_id),   ARG_I(r->case_id), ARG_T(r->procedure),
                            ARG_I(r->seq),      ARG_T(r->court),   ARG_T(to),
                            ARG_I(r->opened.n), ARG_I(asked),      ARG_I(r->journal_id) };
    struct arg move[] = { ARG_T(to), ARG_I(asked), ARG_I(r->journal_id), ARG_I(r->run_id),
                          ARG_I(r->version) };
    const struct sql *sql = r->version == 0 ? &sql_procedure_run_insert : &sql_procedure_run_move;
    enum err e = db_run(act->db, act->arena, sql, r->version == 0 ? insert : move, NULL, &changed,
                        act->info);
    if (e == ERR_OK && changed != 1)
        e = FAIL_ZH(act->info, ERR_STALE, "", "他人刚刚办理了此事项，请刷新后再办",
                    "somebody was quicker; reload and try again");
    if (e != ERR_OK)
        return e;
    r->state = to;
    r->asked_by = asked;
    r->version++;
    return ERR_OK;
}

/* The ids of the row, and of the steps that decided, each once. */
static const char *
law_of(struct act *act)
{
    struct buf b;
    buf_init(&b, LAW_BYTES);
    buf_str(&b, act->action->law != NULL ? act->action->law : "");
    for (int i = 0; i < act->trail->n; i++) {
        const char *id = act->trail->step[i].law;
        const char *at = b.p != NULL ? strstr(b.p, id) : NULL;
        size_t n = strlen(id);
        while (at != NULL && !((at == b.p || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0')))
            at = strstr(at + 1, id);
        if (at == NULL)
            buf_printf(&b, "%s%s", b.n > 0 ? " " : "", id);
    }
    const char *all = b.p != NULL ? arena_text(act->arena, b.p, b.n) : "";
    buf_done(&b);
    return all;
}

/* What every entry tells comes behind what the effect told. */
static enum err
write_entry(struct act *act, const char *from)
{
    struct buf *b = act->facts;
    const struct run *r = &act->run;
    jw_ktext(b, "procedure", r->procedure);
    jw_ktext(b, "action", act->action->name);
    jw_kint(b, "run", r->run_id);
    jw_kint(b, "version", r->version);
    jw_ktext(b, "from", from);
    jw_ktext(b, "to", r->state);
    if ((act->action->flags & ACT_REASON) != 0 && act->in != NULL)
        jw_ktext(b, "reason", in_text(act->in, "reason"));
    if (act->trail->n > 0)
        law_steps_write(b, "steps", act->trail);
    jw_close(b, '}');
    if (b->failed)
        return FAIL_ZH(act->info, ERR_TOO_BIG, "", "记录过长", "the entry is too long");
    struct journal_entry entry = {
        .id = r->journal_id,
        .at_ms = act->now_ms,
        .court = r->court,
        .case_id = r->case_id,
        .actor = act->viewer != NULL ? act->viewer->user_id : 0,
        .kind = arena_printf(act->arena, "%s_%s", r->procedure, act->action->name),
        .facts = b->p,
        .law = law_of(act),
    };
    return journal_write(act->db, act->arena, &entry, NULL, act->info);
}

/* --- doing ---------------------------------------------------------------------------------- */

/* Everything that can refuse, in its order. Leaves act->action and act->run. */
static enum err
let_through(struct act *act, const char *name, int64_t case_id, int64_t run_id, int64_t if_match,
            struct missing *ret_missing)
{
    const struct procedure *p = act->procedure;
    const struct action *any, *row;
    const char *zh, *en;
    enum err e = run_case(act, case_id);
    (void)find_row(p, name, NULL, &any);
    if (e == ERR_OK && any == NULL)
        e = FAIL_ZH(act->info, ERR_NOT_FOUND, "action", "没有这一事项", "there is no such action");
    if (e == ERR_OK)
        e = load_run(act, name, case_id, run_id);
    if (e != ERR_OK)
        return e;
    row = find_row(p, name, act->run.state, &any);
    act->action = row != NULL ? row : any;
    if (!run_may(act, act->action, &zh, &en))
        return FAIL_ZH(act->info, ERR_DENIED, "", zh, "%s", en);
    bool unseen = act->run.version > 0 && row != NULL && if_match < 0;
    bool other = if_match >= 0 && if_match != act->run.version;
    if ((unseen || other) && act->run.version > 0)
        return refuse_stale(act, ERR_STALE);
    if (row == NULL)
        return refuse_state(act, any);
    if (run_same_person(act, row, &act->run, &zh, &en))
        return FAIL_ZH(act->info, ERR_DENIED, "", zh, "%s", en);
    if ((row->flags & ACT_REASON) != 0 && act->viewer != NULL &&
        (act->in == NULL || in_text(act->in, "reason") == NULL))
        return FAIL_ZH(act->info, ERR_INVALID, "reason", "请说明理由", "say why");
    if (row->guard != NULL)
        e = row->guard(act, ret_missing);
    if (e == ERR_OK)
        e = procedure_papers_first(act, ret_missing);
    if (e == ERR_OK && p->guard != NULL)
        e = p->guard(act, ret_missing);
    if (e == ERR_OK && ret_missing->n > 0)
        e = refuse_missing(act, ret_missing);
    return e;
}

/* The state behind the action: the one the effect chose, the row's first, or the
 * one it was in. */
static const char *
goes_to(const struct act *act, const char *from)
{
    const struct procedure *p = act->procedure;
    const char *to = act->action->to;
    if (to == NULL) {
        must(act->goes_to == NULL);
        return from != NULL ? from : p->states[0].name;
    }
    const struct action row = { .from = to };
    const char *wanted =
        act->goes_to != NULL ? act->goes_to : arena_text(act->arena, to, strcspn(to, "|"));
    const struct state *s = procedure_state(p, wanted);
    must(s != NULL && action_goes_from(p, &row, s->name));
    return s->name;
}

static enum err
carry_out(struct act *act, struct act_result *ret)
{
    const char *from = act->run.state;
    enum err e = ERR_OK;
    if (act->run.version == 0)
        act->run.run_id = id_new();
    act->run.journal_id = id_new();
    if (act->action->effect != NULL)
        e = act->action->effect(act);
    const char *to = e == ERR_OK ? goes_to(act, from) : NULL;
    if (e == ERR_OK)
        e = move_clocks(act);
    if (e == ERR_OK)
        e = ask_documents(act, ret);
    if (e == ERR_OK)
        e = write_run(act, to);
    return e != ERR_OK ? e : write_entry(act, from);
}

enum err
procedure_act(struct act *act, const struct procedure *p, const char *action, int64_t case_id,
              int64_t run_id, int64_t if_match, struct act_result *ret)
{
    struct buf facts;
    must(db_in_tx(act->db));
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    act->procedure = p;
    act->facts = &facts;
    act->trail = ARENA_NEW(act->arena, struct law_trail, 1);
    act->goes_to = act->paper = NULL;
    act->read = NULL;
    act->paper_case = 0;
    act->words = ARENA_NEW(act->arena, struct act_words, 1);
    ret->missing.n = ret->n_papers = 0;
    enum err e = let_through(act, action, case_id, run_id, if_match, &ret->missing);
    if (e == ERR_OK)
        e = carry_out(act, ret);
    if (e == ERR_OK) {
        ret->run = act->run;
        ret->journal_id = act->run.journal_id;
    }
    act->facts = NULL;
    buf_done(&facts);
    return e;
}
