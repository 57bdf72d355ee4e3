/* The OpenAPI 3.1 document, from the route tables alone: paths, parameters,
 * bodies and answers with their bounds, roles, problems. */
#include <stdio.h>
#include <string.h>

#include "http/input.h"
#include "http/problem.h"
#include "http/route.h"

static void schema_object(struct buf *b, const struct field *fields, bool input);

/* "type": "string", or ["string", "null"] for an output that may be null. */
static void
put_type(struct buf *b, const char *type, bool nullable)
{
    jw_key(b, "type");
    if (!nullable) {
        jw_text(b, type);
        return;
    }
    jw_open(b, '[');
    jw_text(b, type);
    jw_text(b, "null");
    jw_close(b, ']');
}

static void
put_choices(struct buf *b, const char *choices, bool nullable)
{
    jw_kopen(b, "enum", '[');
    for (const char *p = choices; *p != '\0';) {
        size_t n = strcspn(p, "|");
        jw_textn(b, p, n);
        p += n + (p[n] == '|');
    }
    if (nullable)
        jw_null(b);
    jw_close(b, ']');
}

/* The members of a whole number's schema: bounds where they are given. */
static void
put_number(struct buf *b, const struct field *f, bool nullable)
{
    put_type(b, "integer", nullable);
    jw_ktext(b, "format", "int64");
    if (f->min != 0 || f->max != 0) {
        jw_kint(b, "minimum", f->min);
        jw_kint(b, "maximum", f->max);
    }
    if (f->type == 'm')
        jw_ktext(b, "x-unit", "fen");
}

static void
put_text(struct buf *b, const struct field *f, bool nullable)
{
    put_type(b, "string", nullable);
    /* Our bounds count bytes, the schema's count characters: at most as many. */
    if (f->type == 't' && f->min > 0)
        jw_kint(b, "minLength", 1);
    if (f->type == 't' && f->max > 0)
        jw_kint(b, "maxLength", f->max);
    if (f->choices != NULL)
        put_choices(b, f->choices, nullable);
    if (f->type == 'd')
        jw_ktext(b, "format", "date");
    if (f->type == 's')
        jw_ktext(b, "format", "date-time");
}

static void
put_list(struct buf *b, const struct field *f, bool input, bool nullable)
{
    put_type(b, "array", nullable);
    jw_key(b, "items");
    if (f->type == 'a' && f->sub != NULL) {
        schema_object(b, f->sub, input);
    } else {
        jw_open(b, '{');
        jw_ktext(b, "type", f->type == 'l' ? "string" : "object");
        if (f->type == 'l' && f->choices != NULL)
            put_choices(b, f->choices, false);
        jw_close(b, '}');
    }
    if (f->min > 0)
        jw_kint(b, "minItems", f->min);
    if (f->max > 0)
        jw_kint(b, "maxItems", f->max);
}

static void
schema_field(struct buf *b, const struct field *f, bool input)
{
    bool nullable = !input && !f->need;
    if (f->type == 'o' && f->sub != NULL && !nullable) {
        schema_object(b, f->sub, input);
        return;
    }
    jw_open(b, '{');
    switch (f->type) {
    case 'i':
    case 'm':
        put_number(b, f, nullable);
        break;
    case 'b':
        put_type(b, "boolean", nullable);
        break;
    case 'a':
    case 'l':
        put_list(b, f, input, nullable);
        break;
    case 'o':
        if (f->sub == NULL) {
            put_type(b, "object", nullable);
            break;
        }
        jw_kopen(b, "anyOf", '[');
        schema_object(b, f->sub, input);
        jw_raw(b, "{\"type\":\"null\"}");
        jw_close(b, ']');
        break;
    default:
        put_text(b, f, nullable);
    }
    jw_ktext(b, "description", f->help);
    jw_close(b, '}');
}

static void
schema_object(struct buf *b, const struct field *fields, bool input)
{
    bool any = false;
    jw_open(b, '{');
    jw_ktext(b, "type", "object");
    jw_kopen(b, "properties", '{');
    for (const struct field *f = fields; f->name != NULL; f++) {
        jw_key(b, f->name);
        schema_field(b, f, input);
        any |= f->need;
    }
    jw_close(b, '}');
    if (any) {
        jw_kopen(b, "required", '[');
        for (const struct field *f = fields; f->name != NULL; f++)
            if (f->need)
                jw_text(b, f->name);
        jw_close(b, ']');
    }
    if (input)
        jw_kbool(b, "additionalProperties", false);
    jw_close(b, '}');
}

static void
put_ref(struct buf *b, const char *kind, const char *id, const char *suffix)
{
    jw_open(b, '{');
    jw_key(b, "$ref");
    buf_printf(b, "\"#/components/%s/%s%s\"", kind, id, suffix);
    jw_close(b, '}');
}

static void
put_content(struct buf *b, const char *mime, const char *id, const char *suffix)
{
    jw_kopen(b, "content", '{');
    jw_key(b, mime);
    jw_open(b, '{');
    jw_key(b, "schema");
    if (id != NULL)
        put_ref(b, "schemas", id, suffix);
    else
        jw_raw(b, "{\"type\":\"string\"}");
    jw_close(b, '}');
    jw_close(b, '}');
}

static bool
is_write(const struct route *r)
{
    return r->verb != GET && r->run != RUN_READ;
}

static void
put_parameters(struct buf *b, const struct route *r)
{
    jw_kopen(b, "parameters", '[');
    for (const struct field *f = r->query; f != NULL && f->name != NULL; f++) {
        const char *in_path = strstr(r->path, f->name);
        size_t n = strlen(f->name);
        while (in_path != NULL && !(in_path[-1] == '{' && in_path[n] == '}'))
            in_path = strstr(in_path + 1, f->name);
        jw_open(b, '{');
        jw_ktext(b, "name", f->name);
        jw_ktext(b, "in", in_path != NULL ? "path" : "query");
        jw_kbool(b, "required", f->need);
        jw_ktext(b, "description", f->help);
        jw_key(b, "schema");
        schema_field(b, f, true);
        jw_close(b, '}');
    }
    if (r->verb != GET)
        put_ref(b, "parameters", "RequestedWith", "");
    if (is_write(r) && (r->who & ROLES_PUBLIC) == 0)
        put_ref(b, "parameters", "IdempotencyKey", "");
    if (r->verb == PUT || r->verb == PATCH || r->verb == DELETE)
        put_ref(b, "parameters", "IfMatch", "");
    jw_close(b, ']');
}

static void
put_answer(struct buf *b, const struct route *r, const char *status, const char *said)
{
    jw_kopen(b, status, '{');
    jw_ktext(b, "description", said);
    if (r->run == RUN_STREAM)
        put_content(b, "text/event-stream", NULL, "");
    else if (r->out_mime != NULL)
        put_content(b, r->out_mime, NULL, "");
    else if (r->out != NULL)
        put_content(b, "application/json", r->id, "Out");
    jw_close(b, '}');
}

static void
put_answers(struct buf *b, const struct route *r)
{
    jw_kopen(b, "responses", '{');
    if (r->out == NULL && r->out_mime == NULL && r->run != RUN_STREAM)
        put_answer(b, r, "204", "Done; nothing to say.");
    else
        put_answer(b, r, "200", "Done.");
    if (r->verb == POST && r->out != NULL)
        put_answer(b, r, "201", "Made; Location says where it is.");
    jw_key(b, "default");
    put_ref(b, "responses", "Problem", "");
    jw_close(b, '}');
}

static void
put_roles(struct buf *b, const struct route *r)
{
    if ((r->who & ROLES_PUBLIC) != 0) {
        jw_kopen(b, "security", '[');
        jw_close(b, ']');
        return;
    }
    jw_kopen(b, "x-roles", '[');
    for (int role = 0; role < ROLE_N; role++)
        if ((r->who & (ROLE(role) | ROLES_SIGNED_IN)) != 0)
            jw_text(b, role_name((enum role)role));
    jw_close(b, ']');
}

/* A body taken as it is, of any of the types. */
static void
put_raw_content(struct buf *b, const char *types)
{
    jw_kopen(b, "content", '{');
    while (*types != '\0') {
        size_t n = strcspn(types, "|");
        char type[120];
        (void)snprintf(type, sizeof type, "%.*s", (int)n, types);
        jw_kopen(b, type, '{');
        jw_kopen(b, "schema", '{');
        jw_ktext(b, "type", "string");
        jw_ktext(b, "format", "binary");
        jw_close(b, '}');
        jw_close(b, '}');
        types += n + (types[n] == '|');
    }
    jw_close(b, '}');
}

static void
put_operation(struct buf *b, const struct route *r)
{
    static const char *const keys[] = { "", "get", "post", "put", "patch", "delete" };
    size_t tag = strcspn(r->path + 1, "/");
    jw_kopen(b, keys[r->verb], '{');
    jw_ktext(b, "operationId", r->id);
    jw_ktext(b, "summary", r->help);
    jw_kopen(b, "tags", '[');
    jw_textn(b, r->path + 1, tag);
    jw_close(b, ']');
    put_roles(b, r);
    put_parameters(b, r);
    if (r->body != NULL) {
        jw_kopen(b, "requestBody", '{');
        jw_kbool(b, "required", true);
        if (input_raw(r->body) != NULL)
            put_raw_content(b, r->body[0].choices);
        else
            put_content(b, "application/json", r->id, "In");
        jw_close(b, '}');
    }
    put_answers(b, r);
    jw_close(b, '}');
}

/* True when a row before this one has the same path and told of both. */
static bool
told(const struct route *const *lists, const struct route *r)
{
    for (const struct route *const *l = lists; *l != NULL; l++)
        for (const struct route *o = *l; o->verb != VERB_UNSET; o++) {
            if (o == r)
                return false;
            if (strcmp(o->path, r->path) == 0)
                return true;
        }
    return false;
}

static void
put_paths(struct buf *b, const struct route *const *lists)
{
    jw_kopen(b, "paths", '{');
    for (const struct route *const *l = lists; *l != NULL; l++)
        for (const struct route *r = *l; r->verb != VERB_UNSET; r++) {
            if (told(lists, r))
                continue;
            jw_kopen(b, r->path, '{');
            for (const struct route *const *m = lists; *m != NULL; m++)
                for (const struct route *o = *m; o->verb != VERB_UNSET; o++)
                    if (strcmp(o->path, r->path) == 0)
                        put_operation(b, o);
            jw_close(b, '}');
        }
    jw_close(b, '}');
}

static void
put_schema(struct buf *b, const char *id, const char *suffix, const struct field *fields,
           bool input)
{
    char name[120];
    (void)snprintf(name, sizeof name, "%s%s", id, suffix);
    jw_key(b, name);
    schema_object(b, fields, input);
}

static void
put_schemas(struct buf *b, const struct route *const *lists)
{
    jw_kopen(b, "schemas", '{');
    for (const struct route *const *l = lists; *l != NULL; l++)
        for (const struct route *r = *l; r->verb != VERB_UNSET; r++) {
            if (r->body != NULL && input_raw(r->body) == NULL)
                put_schema(b, r->id, "In", r->body, true);
            if (r->out != NULL)
                put_schema(b, r->id, "Out", r->out, false);
        }
    static const struct field missing[] = {
        { "id", 't', true, 0, 0, NULL, NULL, "stable name of the condition" },
        { "law", 't', true, 0, 0, NULL, NULL, "id of the sentence that asks for it" },
        { "text", 't', true, 0, 0, NULL, NULL, "what is missing, in the reader's language" },
        { NULL, 0, false, 0, 0, NULL, NULL, NULL },
    };
    static const struct field problem[] = {
        { "type", 't', true, 0, 0, NULL, NULL, "urn:zhixing:problem:… names the kind" },
        { "title", 't', true, 0, 0, NULL, NULL, "the kind, in the reader's language" },
        { "status", 'i', true, 100, 599, NULL, NULL, "the HTTP status" },
        { "detail", 't', true, 0, 0, NULL, NULL, "what is wrong here, in the reader's language" },
        { "code", 't', true, 0, 0, NULL, NULL, "the kind, for programs: ERR_INVALID …" },
        { "field", 't', false, 0, 0, NULL, NULL, "where the fault lies: parties[1].number" },
        { "trace", 't', true, 0, 0, NULL, NULL, "id of the request in the server's log" },
        { "missing", 'a', false, 0, 0, NULL, missing,
          "conditions of a procedure that are not met" },
        { NULL, 0, false, 0, 0, NULL, NULL, NULL },
    };
    jw_key(b, "Problem");
    schema_object(b, problem, false);
    jw_close(b, '}');
}

static const char fixed_components[] =
    "\"responses\":{\"Problem\":{\"description\":\"What went wrong (RFC 9457).\",\"content\":"
    "{\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/Problem\"}}}}},"
    "\"parameters\":{"
    "\"RequestedWith\":{\"name\":\"X-Requested-With\",\"in\":\"header\",\"required\":true,"
    "\"description\":\"Shows that the request comes from a program, not a foreign page.\","
    "\"schema\":{\"type\":\"string\",\"const\":\"zhixing\"}},"
    "\"IdempotencyKey\":{\"name\":\"Idempotency-Key\",\"in\":\"header\",\"required\":true,"
    "\"description\":\"Made by the client; the same key again gets the first answer again.\","
    "\"schema\":{\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9_-]{8,64}$\"}},"
    "\"IfMatch\":{\"name\":\"If-Match\",\"in\":\"header\",\"required\":false,"
    "\"description\":\"The ETag of what was seen; a changed row answers 412, a missing header "
    "428.\",\"schema\":{\"type\":\"string\",\"pattern\":\"^\\\"[0-9]+(-[0-9a-f]+)?\\\"$\"}}},"
    "\"securitySchemes\":{\"session\":{\"type\":\"apiKey\",\"in\":\"cookie\","
    "\"name\":\"zx_session\",\"description\":\"__Host-zx_session behind TLS.\"}}";

void
http_openapi(const struct route *const *lists, struct buf *out)
{
    jw_open(out, '{');
    jw_ktext(out, "openapi", "3.1.0");
    jw_kopen(out, "info", '{');
    jw_ktext(out, "title", "执行 zhixing");
    jw_ktext(out, "version", ZX_VERSION);
    jw_close(out, '}');
    jw_kopen(out, "servers", '[');
    jw_raw(out, "{\"url\":\"" API_PREFIX "\"}");
    jw_close(out, ']');
    jw_kopen(out, "security", '[');
    jw_raw(out, "{\"session\":[]}");
    jw_close(out, ']');
    put_paths(out, lists);
    jw_kopen(out, "components", '{');
    put_schemas(out, lists);
    jw_raw(out, fixed_components);
    jw_close(out, '}');
    jw_close(out, '}');
}
