/* Every run walked again, entry by entry: each step is a row of the procedure's
 * table, goes on from the one before, is approved by another where that is
 * asked; and the last leads to what the run's row says. */
#include <jansson.h>
#include <string.h>

#include "base/vec.h"
#include "command/invariant.h"
#include "command/invariant_sql.h"

enum { NAME_MAX_BYTES = 64 };

/* A run, as its row has it or as the entries lead to it. Names are numbers of a
 * pool: the same text is the same number. */
struct kept_run {
    int64_t run_id, case_id, version, asked_by, journal_id;
    uint32_t procedure, state;
};

struct walk {
    struct arena *a;
    const struct procedure *const *all;
    struct invariant *v;
    struct pool names;
    struct vec rows;   /* struct kept_run, by case */
    struct vec walked; /* struct kept_run of the case in hand */
    size_t next;       /* the first row that is not of an earlier case */
    int64_t case_id;
};

static uint32_t
name_of(struct walk *w, const char *s)
{
    return pool_put(&w->names, s, strlen(s));
}

static const struct procedure *
procedure_of(const struct walk *w, const char *name)
{
    for (const struct procedure *const *p = w->all; *p != NULL; p++)
        if (strcmp((*p)->name, name) == 0)
            return *p;
    return NULL;
}

static enum err
take_run(void *ctx, const struct arg *c, struct errinfo *info)
{
    (void)info;
    struct walk *w = ctx;
    struct kept_run *r = vec_add(&w->rows);
    *r = (struct kept_run){ .run_id = c[0].i,
                            .case_id = c[1].i,
                            .procedure = name_of(w, c[2].t),
                            .state = name_of(w, c[3].t),
                            .version = c[4].i,
                            .asked_by = c[5].i,
                            .journal_id = c[6].i };
    return ERR_OK;
}

/* --- one entry ------------------------------------------------------------------------- */

struct step {
    int64_t journal_id, actor, run, version;
    const char *kind, *procedure, *action, *from, *to; /* from NULL: it began */
};

static bool
one_of(const char *words, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = words; at != NULL; at = strchr(at, '|')) {
        at += *at == '|';
        if (strncmp(at, word, n) == 0 && (at[n] == '|' || at[n] == '\0'))
            return true;
    }
    return false;
}

/* The row of the table the step took, or NULL. */
static const struct action *
row_taken(const struct procedure *p, const struct step *s)
{
    for (const struct action *a = p->actions; a->name != NULL; a++)
        if (strcmp(a->name, s->action) == 0 && action_goes_from(p, a, s->from) &&
            (a->to != NULL ? one_of(a->to, s->to) : s->from != NULL && strcmp(s->from, s->to) == 0))
            return a;
    return NULL;
}

static struct kept_run *
walked_run(struct walk *w, const struct step *s)
{
    for (size_t i = 0; i < w->walked.n; i++) {
        struct kept_run *r = VEC_AT(&w->walked, struct kept_run, i);
        if (r->run_id == s->run)
            return r;
    }
    struct kept_run *r = vec_add(&w->walked);
    r->run_id = s->run;
    r->case_id = w->case_id;
    r->procedure = name_of(w, s->procedure);
    return r;
}

static void
fault(struct walk *w, int which, const char *what)
{
    invariant_add(&w->v[which], w->a, w->case_id, what);
}

static void
take_step(struct walk *w, const struct step *s)
{
    char kind[2 * NAME_MAX_BYTES];
    const struct procedure *p = procedure_of(w, s->procedure);
    struct kept_run *r = walked_run(w, s);
    bool first = r->version == 0;
    uint32_t to = name_of(w, s->to);
    (void)snprintf(kind, sizeof kind, "%s_%s", s->procedure, s->action);
    if (strcmp(kind, s->kind) != 0)
        fault(w, INVARIANT_STEPS, s->kind);
    else if (s->version != r->version + 1 || r->procedure != name_of(w, s->procedure))
        fault(w, INVARIANT_STEPS, kind);
    else if (!first && (s->from == NULL || r->state != name_of(w, s->from)))
        fault(w, INVARIANT_STEPS, kind);
    const struct action *a = p == NULL ? NULL : row_taken(p, s);
    if (p != NULL && a == NULL)
        fault(w, INVARIANT_STEPS, kind);
    if (a != NULL && (a->flags & ACT_APPROVAL) != 0 && !first && s->actor == r->asked_by)
        fault(w, INVARIANT_TWO_PEOPLE, kind);
    if (first || r->state != to)
        r->asked_by = s->actor;
    r->state = to;
    r->version = s->version;
    r->journal_id = s->journal_id;
}

/* --- one case ---------------------------------------------------------------------------- */

static bool
same_end(const struct kept_run *a, const struct kept_run *b)
{
    return a->procedure == b->procedure && a->state == b->state && a->version == b->version &&
           a->asked_by == b->asked_by && a->journal_id == b->journal_id;
}

static void
compare_row(struct walk *w, size_t at)
{
    const struct kept_run *r = VEC_AT(&w->rows, struct kept_run, at);
    const char *name = pool_text(&w->names, r->procedure);
    const struct procedure *p = procedure_of(w, name);
    bool found = false;
    for (size_t i = 0; i < w->walked.n && !found; i++) {
        struct kept_run *k = VEC_AT(&w->walked, struct kept_run, i);
        if (k->run_id != r->run_id)
            continue;
        found = true;
        if (!same_end(k, r))
            fault(w, INVARIANT_STEPS, name);
        k->run_id = 0; /* it has its row */
    }
    if (!found)
        fault(w, INVARIANT_STEPS, name);
    for (size_t i = at; p != NULL && !p->many && i > 0; i--) {
        const struct kept_run *o = VEC_AT(&w->rows, struct kept_run, i - 1);
        if (o->case_id != r->case_id)
            break;
        if (o->procedure == r->procedure)
            fault(w, INVARIANT_ONE_RUN, name);
    }
}

/* The case in hand is over: its rows and what its entries led to are the same. */
static void
end_case(struct walk *w)
{
    for (; w->next < w->rows.n; w->next++) {
        if (VEC_AT(&w->rows, struct kept_run, w->next)->case_id != w->case_id)
            break;
        compare_row(w, w->next);
    }
    for (size_t i = 0; i < w->walked.n; i++) {
        const struct kept_run *k = VEC_AT(&w->walked, struct kept_run, i);
        if (k->run_id != 0)
            fault(w, INVARIANT_STEPS, pool_text(&w->names, k->procedure));
    }
    w->walked.n = 0;
}

/* Up to a case: those between that have rows and no entry are looked at too. */
static void
go_to(struct walk *w, int64_t case_id)
{
    if (w->case_id == case_id)
        return;
    end_case(w);
    while (w->next < w->rows.n) {
        int64_t at = VEC_AT(&w->rows, struct kept_run, w->next)->case_id;
        if (at >= case_id)
            break;
        w->case_id = at;
        end_case(w);
    }
    w->case_id = case_id;
}

static enum err
take_entry(void *ctx, const struct arg *c, struct errinfo *info)
{
    (void)info;
    struct walk *w = ctx;
    go_to(w, c[1].i);
    if (strstr(c[4].t, "\"procedure\":") == NULL)
        return ERR_OK;
    json_t *o = json_loads(c[4].t, 0, NULL);
    struct step s = { .journal_id = c[0].i,
                      .actor = c[2].i,
                      .kind = c[3].t,
                      .procedure = json_string_value(json_object_get(o, "procedure")),
                      .action = json_string_value(json_object_get(o, "action")),
                      .from = json_string_value(json_object_get(o, "from")),
                      .to = json_string_value(json_object_get(o, "to")),
                      .run = json_integer_value(json_object_get(o, "run")),
                      .version = json_integer_value(json_object_get(o, "version")) };
    if (s.procedure != NULL && s.action != NULL && s.to != NULL && s.run != 0)
        take_step(w, &s);
    json_decref(o);
    return ERR_OK;
}

enum err
invariant_steps_check(struct db *db, struct arena *a, const struct procedure *const *all,
                      struct invariant *of_steps, struct errinfo *info)
{
    struct walk w = { .a = a, .all = all, .v = of_steps };
    pool_init(&w.names);
    vec_init(&w.rows, sizeof(struct kept_run));
    vec_init(&w.walked, sizeof(struct kept_run));
    enum err e = db_each(db, &sql_invariant_runs, NULL, take_run, &w, info);
    if (e == ERR_OK)
        e = db_each(db, &sql_invariant_steps, NULL, take_entry, &w, info);
    if (e == ERR_OK)
        go_to(&w, INT64_MAX);
    vec_done(&w.walked);
    vec_done(&w.rows);
    pool_done(&w.names);
    return e;
}
