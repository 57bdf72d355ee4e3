/* A procedure's table as the engine, the routes and the diagram read it: rows
 * looked up, and what is made from them once and kept as long as the program. */
#include <pthread.h>
#include <string.h>

#include "core/procedure.h"

enum { MADE_BYTES = 64 << 20, REASON_MIN = 4, REASON_MAX = 500 };

static const struct field reason_field = {
    .name = "reason",
    .type = 't',
    .need = true,
    .min = REASON_MIN,
    .max = REASON_MAX,
    .help = "理由；记入办案日志",
};

const struct state *
procedure_state(const struct procedure *p, const char *name)
{
    for (const struct state *s = p->states; name != NULL && s->name != NULL; s++)
        if (strcmp(s->name, name) == 0)
            return s;
    return NULL;
}

bool
action_goes_from(const struct procedure *p, const struct action *a, const char *state)
{
    if (state == NULL || a->from[0] == '\0')
        return state == NULL && a->from[0] == '\0';
    if (strcmp(a->from, "*") == 0) {
        const struct state *s = procedure_state(p, state);
        return s != NULL && !s->is_end;
    }
    size_t n = strlen(state);
    for (const char *at = a->from;; at += strcspn(at, "|") + 1) {
        size_t len = strcspn(at, "|");
        if (len == n && memcmp(at, state, n) == 0)
            return true;
        if (at[len] == '\0')
            return false;
    }
}

/* --- made once --------------------------------------------------------------------- */

struct made {
    const void *of; /* the row or table it was made from */
    void *what;
    struct made *next;
};

static struct {
    pthread_mutex_t lock;
    struct arena *arena;
    struct made *all;
} kept = { .lock = PTHREAD_MUTEX_INITIALIZER };

typedef void *make_fn(struct arena *a, const void *of);

static void *
make_once(const void *of, make_fn *make)
{
    (void)pthread_mutex_lock(&kept.lock);
    if (kept.arena == NULL)
        kept.arena = arena_new(MADE_BYTES);
    struct made *m = kept.all;
    while (m != NULL && m->of != of)
        m = m->next;
    if (m == NULL) {
        m = ARENA_NEW(kept.arena, struct made, 1);
        *m = (struct made){ .of = of, .what = make(kept.arena, of), .next = kept.all };
        kept.all = m;
    }
    (void)pthread_mutex_unlock(&kept.lock);
    return m->what;
}

static void *
make_inputs(struct arena *a, const void *of)
{
    const struct action *act = of;
    size_t n = 0;
    while (act->inputs != NULL && act->inputs[n].name != NULL)
        n++;
    struct field *all = ARENA_NEW(a, struct field, n + 2);
    for (size_t i = 0; i < n; i++)
        all[i] = act->inputs[i];
    if ((act->flags & ACT_REASON) != 0)
        all[n] = reason_field;
    return all;
}

const struct field *
procedure_inputs(const struct action *a)
{
    return make_once(a, make_inputs);
}

static void *
make_kinds(struct arena *a, const void *of)
{
    const struct procedure *p = of;
    size_t n = 0, at = 0;
    while (p->actions[n].name != NULL)
        n++;
    struct journal_kind *all = ARENA_NEW(a, struct journal_kind, n + 1);
    for (const struct action *row = p->actions; row->name != NULL; row++) {
        const char *kind = arena_printf(a, "%s_%s", p->name, row->name);
        bool there = false, reason = (row->flags & ACT_REASON) != 0;
        for (size_t i = 0; i < at; i++)
            there = there || strcmp(all[i].kind, kind) == 0;
        if (!there)
            all[at++] = (struct journal_kind){
                .kind = kind,
                .zh = arena_printf(a, "%s：%s%s", p->zh, row->zh, reason ? "（{reason}）" : ""),
                .en = arena_printf(a, "%s: %s%s", p->en, row->en, reason ? " ({reason})" : ""),
            };
    }
    return all;
}

const struct journal_kind *
procedure_kinds(const struct procedure *p)
{
    return p->kinds != NULL ? p->kinds : make_once(p, make_kinds);
}
