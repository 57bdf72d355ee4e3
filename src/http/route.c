#include "http/route.h"

#include <string.h>

#define VERB_N (DELETE + 1)

struct node {
    const char *name; /* a fixed segment, or the field's name */
    size_t name_n;
    struct node *fixed, *field, *next; /* children; next: the sibling */
    const struct route *at[VERB_N];
    int index[VERB_N];
    unsigned verbs;
};

struct router {
    struct node root;
    const struct route **all;
    int n;
};

const char *
verb_name(enum verb v)
{
    static const char *const names[VERB_N] = { "", "GET", "POST", "PUT", "PATCH", "DELETE" };
    must(v > VERB_UNSET && v < VERB_N);
    return names[v];
}

static struct node *
child(struct arena *a, struct node *at, const char *segment, size_t n)
{
    bool field = segment[0] == '{';
    if (field) {
        segment++;
        n -= 2;
    }
    struct node **list = field ? &at->field : &at->fixed;
    for (struct node *c = *list; c != NULL; c = c->next)
        if (c->name_n == n && strncmp(c->name, segment, n) == 0)
            return c;
    struct node *c = ARENA_NEW(a, struct node, 1);
    c->name = arena_text(a, segment, n);
    c->name_n = n;
    c->next = *list;
    *list = c;
    return c;
}

static void
add(struct router *r, struct arena *a, const struct route *route)
{
    struct node *at = &r->root;
    for (const char *p = route->path; *p == '/';) {
        size_t n = strcspn(++p, "/");
        at = child(a, at, p, n);
        p += n;
    }
    at->at[route->verb] = route;
    at->index[route->verb] = r->n;
    at->verbs |= 1u << route->verb;
    r->all[r->n++] = route;
}

struct router *
router_new(struct arena *a, const struct route *const *lists)
{
    struct router *r = ARENA_NEW(a, struct router, 1);
    size_t n = 0;
    for (const struct route *const *l = lists; *l != NULL; l++)
        for (const struct route *row = *l; row->verb != VERB_UNSET; row++)
            n++;
    r->all = ARENA_NEW(a, const struct route *, n);
    for (const struct route *const *l = lists; *l != NULL; l++)
        for (const struct route *row = *l; row->verb != VERB_UNSET; row++)
            add(r, a, row);
    return r;
}

int
router_count(const struct router *r)
{
    return r->n;
}

const struct route *
router_route(const struct router *r, int index)
{
    must(index >= 0 && index < r->n);
    return r->all[index];
}

/* Depth first, fixed segments before fields. The depth is the path's, at most
 * URI_SEGMENTS_MAX, and each step fixes one segment, so it ends. */
static bool
walk(const struct node *at, enum verb verb, const char *const *segments, size_t n, struct match *m)
{
    if (n == 0) {
        m->verbs |= at->verbs;
        if (at->at[verb] == NULL)
            return false;
        m->route = at->at[verb];
        m->index = at->index[verb];
        return true;
    }
    for (const struct node *c = at->fixed; c != NULL; c = c->next)
        if (strcmp(c->name, segments[0]) == 0 && walk(c, verb, segments + 1, n - 1, m))
            return true;
    for (const struct node *c = at->field; c != NULL; c = c->next) {
        must(m->n < ROUTE_PARAMS_MAX);
        m->params[m->n++] = (struct pair){ c->name, segments[0] };
        if (walk(c, verb, segments + 1, n - 1, m))
            return true;
        m->n--;
    }
    return false;
}

void
router_find(const struct router *r, enum verb verb, const char *const *segments, size_t n,
            struct match *ret)
{
    *ret = (struct match){ .index = -1 };
    (void)walk(&r->root, verb, segments, n, ret); /* what was found stands in *ret */
}
