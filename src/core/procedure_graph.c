/* A procedure's table as a graph: what is wrong with it, and its picture. */
#include <stdio.h>
#include <string.h>

#include "core/deadline.h"
#include "core/procedure.h"

enum { STATES_MAX = 64 };

static __thread char said[240];

static const char *
fault(const struct procedure *p, const char *what, const char *name)
{
    (void)snprintf(said, sizeof said, "%s: %s%s%s", p->name != NULL ? p->name : "?", what,
                   name != NULL ? ": " : "", name != NULL ? name : "");
    return said;
}

static bool
bad_name(const char *s)
{
    return s == NULL || s[0] < 'a' || s[0] > 'z' ||
           strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen(s);
}

static bool
unsaid(const char *s)
{
    return s == NULL || s[0] == '\0';
}

static int
state_at(const struct procedure *p, const char *name, size_t n)
{
    for (int i = 0; p->states[i].name != NULL; i++)
        if (strlen(p->states[i].name) == n && memcmp(p->states[i].name, name, n) == 0)
            return i;
    return -1;
}

/* Every name of "a|b" is a state; the mask of them, or 0 with *ret_bad set. */
static uint64_t
states_of(const struct procedure *p, const char *names, const char **ret_bad)
{
    uint64_t mask = 0;
    while (true) {
        size_t n = strcspn(names, "|");
        int at = state_at(p, names, n);
        if (at < 0) {
            *ret_bad = names;
            return 0;
        }
        mask |= UINT64_C(1) << at;
        if (names[n] == '\0')
            return mask;
        names += n + 1;
    }
}

static uint64_t
ends_of(const struct procedure *p)
{
    uint64_t mask = 0;
    for (int i = 0; p->states[i].name != NULL; i++)
        if (p->states[i].is_end)
            mask |= UINT64_C(1) << i;
    return mask;
}

static uint64_t
all_of(const struct procedure *p)
{
    int n = 0;
    while (p->states[n].name != NULL)
        n++;
    return n == 64 ? ~UINT64_C(0) : (UINT64_C(1) << n) - 1;
}

/* Where a row goes from; 0: it starts a run. */
static uint64_t
from_of(const struct procedure *p, const struct action *a)
{
    const char *bad = NULL;
    if (a->from[0] == '\0')
        return 0;
    if (strcmp(a->from, "*") == 0)
        return all_of(p) & ~ends_of(p);
    return states_of(p, a->from, &bad);
}

/* Where a row leads from the states of `from`. */
static uint64_t
to_of(const struct procedure *p, const struct action *a, uint64_t from)
{
    const char *bad = NULL;
    if (a->to != NULL)
        return states_of(p, a->to, &bad);
    return a->from[0] == '\0' ? 1 : from;
}

/* --- faults of single rows --------------------------------------------------------------- */

static const char *
states_fault(const struct procedure *p)
{
    int n = 0;
    if (p->states == NULL || p->states[0].name == NULL)
        return fault(p, "there are no states", NULL);
    for (; p->states[n].name != NULL; n++) {
        const struct state *s = &p->states[n];
        if (n == STATES_MAX)
            return fault(p, "there are too many states", NULL);
        if (bad_name(s->name) || unsaid(s->zh) || unsaid(s->en))
            return fault(p, "a state has no proper name", s->name);
        if (state_at(p, s->name, strlen(s->name)) != n)
            return fault(p, "a state stands there twice", s->name);
    }
    return NULL;
}

static const char *
clocks_fault(const struct procedure *p, const struct action *a)
{
    for (const struct clock_move *c = a->clocks; c != NULL && c->verb != CLOCK_END; c++) {
        bool all = c->verb == CLOCK_PAUSE_ALL || c->verb == CLOCK_RESUME_ALL;
        if (all != (c->node == NULL))
            return fault(p, "a clock names a node where it should not, or none", a->name);
        if (!all && node_find(c->node) == NULL)
            return fault(p, "there is no such node", c->node);
    }
    return NULL;
}

static const char *
row_fault(const struct procedure *p, const struct action *a)
{
    const char *bad = NULL;
    if (bad_name(a->name) || strlen(p->name) + 1 + strlen(a->name) > JOURNAL_KIND_MAX)
        return fault(p, "an action has no proper name", a->name);
    if (a->from == NULL)
        return fault(p, "an action comes from nowhere", a->name);
    if (a->from[0] != '\0' && strcmp(a->from, "*") != 0 && states_of(p, a->from, &bad) == 0)
        return fault(p, "an action comes from a state that is not there", bad);
    if (a->to != NULL && states_of(p, a->to, &bad) == 0)
        return fault(p, "an action goes to a state that is not there", bad);
    if (a->who == 0 && (a->flags & ACT_SYSTEM) == 0)
        return fault(p, "nobody may do this", a->name);
    if (unsaid(a->law))
        return fault(p, "an action names no law", a->name);
    if (unsaid(a->zh) || unsaid(a->en) || unsaid(a->why_zh) || unsaid(a->why_en))
        return fault(p, "an action has no words", a->name);
    if ((from_of(p, a) & ends_of(p)) != 0)
        return fault(p, "an end can be left", a->name);
    for (const struct field *f = a->inputs; f != NULL && f->name != NULL; f++)
        if ((a->flags & ACT_REASON) != 0 && strcmp(f->name, "reason") == 0)
            return fault(p, "the reason is asked twice", a->name);
    return clocks_fault(p, a);
}

/* Rows of one name: none hides another, and all ask the same. */
static const char *
shadow_fault(const struct procedure *p, const struct action *a)
{
    for (const struct action *b = p->actions; b != a; b++) {
        if (strcmp(a->name, b->name) != 0)
            continue;
        bool both_start = a->from[0] == '\0' && b->from[0] == '\0';
        if (both_start || (from_of(p, a) & from_of(p, b)) != 0)
            return fault(p, "a row is shadowed by one before it", a->name);
        if (a->inputs != b->inputs || ((a->flags ^ b->flags) & ACT_REASON) != 0)
            return fault(p, "rows of one name ask different inputs", a->name);
    }
    return NULL;
}

/* --- faults of the whole ----------------------------------------------------------------- */

static uint64_t
reached(const struct procedure *p)
{
    uint64_t in = 0, before;
    bool begins = false;
    for (const struct action *a = p->actions; a->name != NULL; a++)
        if (a->from[0] == '\0') {
            in |= to_of(p, a, 0);
            begins = true;
        }
    if (!begins || p->state_of != NULL)
        in |= 1;
    do {
        before = in;
        for (const struct action *a = p->actions; a->name != NULL; a++)
            if ((from_of(p, a) & in) != 0)
                in |= to_of(p, a, from_of(p, a) & in);
    } while (in != before);
    return in;
}

/* The states from which an end can be reached. */
static uint64_t
ending(const struct procedure *p)
{
    uint64_t in = ends_of(p), before;
    do {
        before = in;
        for (const struct action *a = p->actions; a->name != NULL; a++)
            if (a->to != NULL && (to_of(p, a, 0) & in) != 0)
                in |= from_of(p, a);
    } while (in != before);
    return in;
}

static const char *
state_lost(const struct procedure *p, uint64_t found)
{
    for (int i = 0; p->states[i].name != NULL; i++)
        if ((found >> i & 1) == 0)
            return p->states[i].name;
    return NULL;
}

const char *
procedure_fault(const struct procedure *p)
{
    const char *found, *lost;
    if (bad_name(p->name) || unsaid(p->zh) || unsaid(p->en))
        return fault(p, "the procedure has no proper name", p->name);
    if ((found = states_fault(p)) != NULL)
        return found;
    if (p->actions == NULL || p->actions[0].name == NULL)
        return fault(p, "there are no actions", NULL);
    for (const struct action *a = p->actions; a->name != NULL; a++)
        if ((found = row_fault(p, a)) != NULL || (found = shadow_fault(p, a)) != NULL)
            return found;
    if ((lost = state_lost(p, reached(p))) != NULL)
        return fault(p, "nothing leads to a state", lost);
    if ((lost = state_lost(p, ending(p))) != NULL)
        return fault(p, "no end can be reached from a state", lost);
    return NULL;
}

/* --- the picture ----------------------------------------------------------------------------- */

static void
arrows(const struct procedure *p, const struct action *a, struct buf *out)
{
    const char *to = a->to;
    if (to == NULL && a->from[0] != '\0')
        return; /* stays where it is: in the list, not in the picture */
    if (to == NULL)
        to = p->states[0].name;
    while (true) {
        size_t n = strcspn(to, "|");
        const char *from = a->from;
        while (true) {
            size_t m = strcspn(from, "|");
            const char *at = a->from[0] == '\0' ? "[*]" : from;
            bool any = strcmp(a->from, "*") == 0;
            buf_printf(out, "    %.*s --> %.*s : %s\n",
                       any                  ? 3
                       : a->from[0] == '\0' ? 3
                                            : (int)m,
                       any ? "any" : at, (int)n, to, a->zh);
            if (from[m] == '\0')
                break;
            from += m + 1;
        }
        if (to[n] == '\0')
            return;
        to += n + 1;
    }
}

static void
picture(const struct procedure *p, struct buf *out)
{
    bool any = false;
    buf_str(out, "```mermaid\nstateDiagram-v2\n");
    for (const struct state *s = p->states; s->name != NULL; s++)
        buf_printf(out, "    state \"%s\" as %s\n", s->zh, s->name);
    for (const struct action *a = p->actions; a->name != NULL; a++)
        any = any || (strcmp(a->from, "*") == 0 && a->to != NULL);
    if (any)
        buf_str(out, "    state \"任一未结状态\" as any\n");
    for (const struct action *a = p->actions; a->name != NULL; a++)
        arrows(p, a, out);
    for (const struct state *s = p->states; s->name != NULL; s++)
        if (s->is_end)
            buf_printf(out, "    %s --> [*]\n", s->name);
    buf_str(out, "```\n\n");
}

/* "a|b" by their names for people. */
static void
names(const struct procedure *p, const char *list, struct buf *out)
{
    while (true) {
        size_t n = strcspn(list, "|");
        int at = state_at(p, list, n);
        must(at >= 0);
        buf_str(out, p->states[at].zh);
        if (list[n] == '\0')
            return;
        buf_str(out, "、");
        list += n + 1;
    }
}

static void
who(const struct action *a, struct buf *out)
{
    bool first = true;
    if ((a->flags & ACT_SYSTEM) != 0)
        buf_str(out, "系统");
    else if ((a->who & ROLES_SIGNED_IN) != 0)
        buf_str(out, "任何用户");
    else
        for (int r = 0; r < ROLE_N; r++)
            if ((a->who & ROLE(r)) != 0) {
                buf_printf(out, "%s%s", first ? "" : " ", role_name((enum role)r));
                first = false;
            }
    if ((a->flags & ACT_HANDLER) != 0)
        buf_str(out, "；限承办人、团队、局长");
    if ((a->flags & ACT_APPROVAL) != 0)
        buf_str(out, "；非提请人");
    if ((a->flags & ACT_UPPER) != 0)
        buf_str(out, "；含上级法院");
}

static void
clocks(const struct action *a, struct buf *out)
{
    static const char *const verbs[] = {
        [CLOCK_START] = "起算",         [CLOCK_DONE] = "完成",           [CLOCK_VOID] = "作废",
        [CLOCK_PAUSE_ALL] = "停止计算", [CLOCK_RESUME_ALL] = "恢复计算",
    };
    bool first = true;
    for (const struct clock_move *c = a->clocks; c != NULL && c->verb != CLOCK_END; c++) {
        const struct node *node = c->node != NULL ? node_find(c->node) : NULL;
        buf_printf(out, "%s%s%s%s%s", first ? "" : "；", verbs[c->verb], node != NULL ? "“" : "",
                   node != NULL ? node->zh : "", node != NULL ? "”" : "");
        first = false;
    }
}

/* "`a`", "`a` 或 `b`"; what must be signed before stands in front. */
static void
paper(const char *kinds, struct buf *out)
{
    for (const char *p = kinds;;) {
        size_t n = strcspn(p, "|");
        if (n > 0)
            buf_printf(out, "%s`%.*s`", p == kinds ? "" : " 或 ", (int)n, p);
        if (p[n] == '\0')
            return;
        p += n + 1;
    }
}

static void
papers(const struct action *a, struct buf *out)
{
    for (const char *const *d = a->papers_first; d != NULL && *d != NULL; d++) {
        buf_str(out, d == a->papers_first ? "须先签发 " : "、");
        paper(*d, out);
    }
    for (const char *const *d = a->documents; d != NULL && *d != NULL; d++) {
        buf_str(out, d == a->documents ? "" : "、");
        paper(*d, out);
    }
}

static void
row(const struct procedure *p, const struct action *a, struct buf *out)
{
    buf_str(out, "| ");
    if (a->from[0] == '\0')
        buf_str(out, "（开始）");
    else if (strcmp(a->from, "*") == 0)
        buf_str(out, "任一未结状态");
    else
        names(p, a->from, out);
    buf_printf(out, " | %s<br>`%s` | ", a->zh, a->name);
    if (a->to != NULL)
        names(p, a->to, out);
    else
        buf_str(out, "不变");
    buf_str(out, " | ");
    who(a, out);
    buf_str(out, " | ");
    clocks(a, out);
    buf_str(out, " | ");
    papers(a, out);
    buf_printf(out, " | %s | %s %s |\n", a->law, a->why_zh, a->why_en);
}

void
procedure_diagram(const struct procedure *p, struct buf *out)
{
    buf_printf(out, "# %s (%s)\n\nMade from the table by `zhixing procedures --write`.\n\n", p->zh,
               p->en);
    picture(p, out);
    buf_str(out, "| from | action | to | who | clocks | documents | law | why |\n"
                 "|---|---|---|---|---|---|---|---|\n");
    for (const struct action *a = p->actions; a->name != NULL; a++)
        row(p, a, out);
}
