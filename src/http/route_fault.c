/* What can be wrong with a route table is found before the first request. */
#include <stdio.h>
#include <string.h>

#include "http/input.h"
#include "http/route.h"

static __thread char said[240];

static const char *
fault(const struct route *r, const char *what, const char *name)
{
    (void)snprintf(said, sizeof said, "%s %s: %s%s%s", verb_name(r->verb), r->path ? r->path : "?",
                   what, name != NULL ? ": " : "", name != NULL ? name : "");
    return said;
}

static const struct field *
field_of(const struct field *fields, const char *name, size_t n)
{
    for (; fields != NULL && fields->name != NULL; fields++)
        if (strncmp(fields->name, name, n) == 0 && fields->name[n] == '\0')
            return fields;
    return NULL;
}

static bool
help_missing(const char *help)
{
    return help == NULL || help[0] == '\0';
}

/* One input field, and those inside it. */
static const char *
input_fields_fault(const struct route *r, const struct field *fields, const char *types, int depth)
{
    for (const struct field *f = fields; f != NULL && f->name != NULL; f++) {
        if (f->type == '\0' || strchr(types, f->type) == NULL)
            return fault(r, "a field has a type that cannot stand here", f->name);
        if (help_missing(f->help))
            return fault(r, "a field has no help", f->name);
        if (field_of(fields, f->name, strlen(f->name)) != f)
            return fault(r, "a field is declared twice", f->name);
        if (strchr("tal", f->type) != NULL && (f->max < 1 || f->min < 0 || f->max < f->min))
            return fault(r, "a field has no bounds", f->name);
        if (strchr("al", f->type) != NULL && f->max > 100000)
            return fault(r, "a list is bounded too high", f->name);
        if (strchr("im", f->type) != NULL && f->max <= f->min)
            return fault(r, "a number has no bounds", f->name);
        if (f->type == 'c' && help_missing(f->choices))
            return fault(r, "a choice has no choices", f->name);
        if (strchr("ao", f->type) != NULL) {
            if (f->sub == NULL || depth == INPUT_DEPTH_MAX)
                return fault(r, "an object has no fields, or lies too deep", f->name);
            const char *inner = input_fields_fault(r, f->sub, types, depth + 1);
            if (inner != NULL)
                return inner;
        }
    }
    return NULL;
}

static const char *
out_fields_fault(const struct route *r, const struct field *fields, int depth)
{
    for (const struct field *f = fields; f != NULL && f->name != NULL; f++) {
        if (f->type == '\0' || strchr("timdbcsoal", f->type) == NULL)
            return fault(r, "an output field has no known type", f->name);
        if (help_missing(f->help))
            return fault(r, "an output field has no help", f->name);
        if (field_of(fields, f->name, strlen(f->name)) != f)
            return fault(r, "an output field is declared twice", f->name);
        if (f->type == 'c' && help_missing(f->choices))
            return fault(r, "a choice has no choices", f->name);
        if (f->sub != NULL && depth == INPUT_DEPTH_MAX)
            return fault(r, "an output lies too deep", f->name);
        const char *inner = f->sub != NULL ? out_fields_fault(r, f->sub, depth + 1) : NULL;
        if (inner != NULL)
            return inner;
    }
    return NULL;
}

static const char *
path_fault(const struct route *r)
{
    size_t segments = 0, params = 0;
    if (r->path == NULL || r->path[0] != '/')
        return fault(r, "the path does not begin with a slash", NULL);
    for (const char *p = r->path; *p == '/';) {
        size_t n = strcspn(++p, "/");
        if (n == 0)
            return fault(r, "the path has an empty segment", NULL);
        if (p[0] == '{') {
            const struct field *f =
                n > 2 && p[n - 1] == '}' ? field_of(r->query, p + 1, n - 2) : NULL;
            if (f == NULL)
                return fault(r, "a path field is not declared in query", p);
            if ((f->type != 'i' && f->type != 't' && f->type != 'c') || !f->need)
                return fault(r, "a path field must be needed, and a number, a text or a choice",
                             f->name);
            params++;
        } else if (strcspn(p, "{}/") < n) {
            return fault(r, "a path segment is half a field", p);
        }
        segments++;
        p += n;
    }
    if (segments + API_SEGMENTS > URI_SEGMENTS_MAX || params > ROUTE_PARAMS_MAX)
        return fault(r, "the path is too deep", NULL);
    return NULL;
}

/* A body taken as it is: bounded, of named types, and never on a server's thread. */
static const char *
raw_fault(const struct route *r)
{
    const struct field *f = &r->body[0];
    if (r->run != RUN_WORK || r->body[1].name != NULL)
        return fault(r, "a raw body stands alone, and on a worker", f->name);
    if (help_missing(f->choices) || help_missing(f->help))
        return fault(r, "a raw body names its types and what it is", f->name);
    if (f->max < 1 || f->max > INPUT_RAW_MAX)
        return fault(r, "a raw body has no bound", f->name);
    const char *found = input_fields_fault(r, r->query, "timdbcl", 0);
    return found != NULL ? found : out_fields_fault(r, r->out, 0);
}

static const char *
row_fault(const struct route *r)
{
    static const roles known = ROLES_PUBLIC | ROLES_SIGNED_IN | ((1u << ROLE_N) - 1);
    const char *found = path_fault(r);
    if (found != NULL)
        return found;
    if (r->who == ROLES_UNSET || (r->who & ~known) != 0)
        return fault(r, "who may call it is not said", NULL);
    if (help_missing(r->help))
        return fault(r, "help is missing", NULL);
    if (r->id == NULL || r->id[0] < 'a' || r->id[0] > 'z' ||
        strspn(r->id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") !=
            strlen(r->id))
        return fault(r, "the id is not a lowerCamel name", r->id);
    if (r->handler == NULL && r->run != RUN_STREAM)
        return fault(r, "there is no handler", NULL);
    if (r->verb == GET && (r->run == RUN_WRITE || r->body != NULL))
        return fault(r, "a GET neither writes nor has a body", NULL);
    if (r->run == RUN_STREAM && (r->verb != GET || (r->who & ROLES_PUBLIC) != 0))
        return fault(r, "a stream is a GET by somebody signed in", NULL);
    if (r->out != NULL && r->out_mime != NULL)
        return fault(r, "an answer is JSON or another type, not both", NULL);
    if (input_raw(r->body) != NULL)
        return raw_fault(r);
    if ((found = input_fields_fault(r, r->query, "timdbcl", 0)) != NULL ||
        (found = input_fields_fault(r, r->body, "timdbcoal", 0)) != NULL)
        return found;
    return out_fields_fault(r, r->out, 0);
}

/* "/cases/{id}" and "/cases/{no}" are the same address. */
static bool
same_shape(const char *a, const char *b)
{
    while (*a != '\0' && *b != '\0') {
        if (*a == '{' && *b == '{') {
            a += strcspn(a, "/");
            b += strcspn(b, "/");
        } else if (*a++ != *b++) {
            return false;
        }
    }
    return *a == *b;
}

static const char *
clash(const struct route *r, const struct route *other)
{
    if (strcmp(r->id, other->id) == 0)
        return fault(r, "the id is taken", r->id);
    if (r->verb == other->verb && same_shape(r->path, other->path))
        return fault(r, "the same address twice", other->path);
    return NULL;
}

/* The first clash of a row with one before it. */
static const char *
clash_before(const struct route *const *lists, const struct route *r)
{
    for (const struct route *const *l = lists; *l != NULL; l++)
        for (const struct route *o = *l; o->verb != VERB_UNSET; o++) {
            if (o == r)
                return NULL;
            const char *found = clash(r, o);
            if (found != NULL)
                return found;
        }
    return NULL;
}

const char *
http_routes_fault(const struct route *const *lists)
{
    for (const struct route *const *l = lists; *l != NULL; l++)
        for (const struct route *r = *l; r->verb != VERB_UNSET; r++) {
            const char *found = row_fault(r);
            if (found == NULL)
                found = clash_before(lists, r);
            if (found != NULL)
                return found;
        }
    return NULL;
}
