/* A stranger's request line and headers, without the socket: the first line
 * of the input is the path and the query, the others are headers. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "http/header.h"
#include "http/input.h"
#include "http/route.h"

static enum err
nothing(struct request *req)
{
    (void)req;
    return ERR_OK;
}

#define END                                                                                        \
    {                                                                                              \
        NULL, 0, false, 0, 0, NULL, NULL, NULL                                                     \
    }
/* clang-format off */
static const struct field query[] = {
    { "id", 't', true, 1, 60, NULL, NULL, "the case" },
    { "n", 'i', false, -9, 9, NULL, NULL, "number" },
    { "day", 'd', false, 0, 0, NULL, NULL, "day" },
    { "open", 'b', false, 0, 0, NULL, NULL, "yes or no" },
    { "kind", 'c', false, 0, 0, "a|b|c", NULL, "choice" },
    { "court", 'l', false, 0, 4, NULL, NULL, "courts" }, END };
static const struct route rows[] = {
    { GET, "/cases/{id}", ROLES_PUBLIC, RUN_READ, query, NULL, NULL, NULL, nothing, "a", "A." },
    { GET, "/cases/{id}/journal", ROLES_PUBLIC, RUN_READ, query, NULL, NULL, NULL, nothing, "b", "B." },
    { GET, "/cases/export", ROLES_PUBLIC, RUN_READ, NULL, NULL, NULL, NULL, nothing, "c", "C." },
    { POST, "/cases", ROLES_PUBLIC, RUN_READ, NULL, NULL, NULL, NULL, nothing, "d", "D." },
    ROUTES_END };
/* clang-format on */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
ask(struct arena *a, const struct router *r, char *line)
{
    struct segments path = { 0 };
    struct errinfo info = { 0 };
    struct match m;
    struct pair pairs[URI_PAIRS_MAX];
    size_t n = 0;
    char *rest = strchr(line, '?');
    if (rest != NULL)
        *rest++ = '\0';
    if (uri_split(a, line, &path, &info) != ERR_OK || path.n == 0)
        return;
    for (size_t i = 0; i < path.n; i++)
        must(text_valid(path.at[i], strlen(path.at[i])) && strcmp(path.at[i], "..") != 0);
    router_find(r, GET, path.at, path.n, &m);
    for (char *p = rest; p != NULL && n + ROUTE_PARAMS_MAX < URI_PAIRS_MAX;) {
        char *next = strchr(p, '&'), *value;
        if (next != NULL)
            *next++ = '\0';
        value = strchr(p, '=');
        if (value != NULL)
            *value++ = '\0';
        if (uri_decode(a, p, &pairs[n].name, &info) != ERR_OK ||
            uri_decode(a, value != NULL ? value : "", &pairs[n].value, &info) != ERR_OK)
            return;
        n++;
        p = next;
    }
    for (size_t i = 0; i < m.n; i++)
        pairs[n++] = m.params[i];
    const struct input *in = NULL;
    if (m.route != NULL && input_pairs(a, m.route->query, pairs, n, &in, &info) == ERR_OK &&
        m.route->query != NULL)
        must(in_int(in, "n", 0) >= -9 && in_int(in, "n", 0) <= 9 && in_count(in, "court") <= 4);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const struct route *const lists[] = { rows, NULL };
    struct arena *a = arena_new(16 << 20);
    const struct router *r = router_new(a, lists);
    char *text = arena_text(a, (const char *)data, n), *line = text;
    struct headers h = { 0 };
    struct errinfo info = { 0 };
    int64_t length, version;
    char token[136];
    char *next = strchr(line, '\n');
    if (next != NULL)
        *next++ = '\0';
    ask(a, r, line);
    for (line = next; line != NULL; line = next) {
        if ((next = strchr(line, '\n')) != NULL)
            *next++ = '\0';
        char *value = strchr(line, ':');
        if (value == NULL)
            continue;
        *value++ = '\0';
        value += strspn(value, " ");
        header_take(&h, line, strlen(line), value, strlen(value));
        (void)header_lang(value);
        (void)header_accepts(value, "gzip");
        (void)header_version(value, &version);
        (void)header_names_tag(value, "12");
        if (header_cookie(value, "zx_session", token, sizeof token))
            must(token[0] != '\0' && strlen(token) < sizeof token);
    }
    if (header_framing(&h, &length))
        must(length >= -1);
    (void)!header_same_site(&h, &info);
    arena_free(a);
    return 0;
}
