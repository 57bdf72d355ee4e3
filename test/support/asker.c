#include "test/support/asker.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/actor_http.h"
#include "core/replay_http.h"

static struct http *http;
static char who_line[PLAY_N + 1][ASKER_WHO_SIZE];

void
asker_open(struct play *s, const struct route *const *routes)
{
    struct http_options opt = { .listen = "127.0.0.1:0",
                                .store = s->core.store,
                                .routes = routes,
                                .auth = core_http_auth,
                                .replay = core_http_replay,
                                .app = &s->core };
    memset(who_line, 0, sizeof who_line);
    expect(ERR_OK, http_start(&opt, &http, &s->info), &s->info);
}

void
asker_close(void)
{
    http_stop(http);
    http = NULL;
}

int
asker_tear_down(void **state)
{
    asker_close();
    return play_tear_down(state);
}

int
asker_port(void)
{
    return http_port(http);
}

const struct wire_answer *
asker_send(const struct asker_request *r)
{
    static struct wire_answer answer;
    static int n;
    char head[1200], key[40], match[60] = "", body[200] = "";
    (void)snprintf(key, sizeof key, "asker-%06d", ++n);
    if (r->version >= 0)
        (void)snprintf(match, sizeof match, "If-Match: \"%" PRId64 "\"\r\n", r->version);
    if (r->body != NULL)
        (void)snprintf(body, sizeof body, "Content-Type: %s\r\nContent-Length: %zu\r\n",
                       r->type != NULL ? r->type : "application/json", r->n);
    int used = snprintf(head, sizeof head,
                        "%s /api/v1%s HTTP/1.1\r\nHost: test\r\n%sX-Requested-With: zhixing\r\n"
                        "Idempotency-Key: %s\r\n%s%s\r\n",
                        r->method, r->path, r->who, r->key != NULL ? r->key : key, match, body);
    must(used > 0 && (size_t)used < sizeof head);
    int fd = wire_open(asker_port());
    must(fd >= 0);
    wire_text(fd, head);
    if (r->body != NULL)
        wire_send(fd, r->body, r->n);
    wire_read(fd, &answer, false);
    wire_close(fd);
    return &answer;
}

const struct wire_answer *
asker_ask(const char *who, const char *method, const char *path, const char *json, int64_t version)
{
    return asker_send(&(struct asker_request){ .who = who,
                                               .method = method,
                                               .path = path,
                                               .version = version,
                                               .body = json,
                                               .n = json != NULL ? strlen(json) : 0 });
}

const struct wire_answer *
asker_try(const char *account, const char *password, char ret_who[ASKER_WHO_SIZE])
{
    char body[300];
    (void)snprintf(body, sizeof body, "{\"account\":\"%s\",\"password\":\"%s\"}", account,
                   password);
    const struct wire_answer *a = asker_ask("", "POST", "/session", body, ASKER_ANY);
    const char *set = wire_header(a, "Set-Cookie");
    if (a->status == 201)
        (void)snprintf(ret_who, ASKER_WHO_SIZE, "Cookie: %.*s\r\n", (int)strcspn(set, ";"), set);
    return a;
}

void
asker_sign_in(const char *account, char ret_who[ASKER_WHO_SIZE])
{
    asker_is(201, asker_try(account, play_password, ret_who));
}

const char *
asker_who(enum play_person p)
{
    if (p != PLAY_N && who_line[p][0] == '\0')
        asker_sign_in(play_viewer(p)->staff_no, who_line[p]);
    return who_line[p];
}

const struct wire_answer *
asker_is_at(int status, const struct wire_answer *a, const char *file, int line)
{
    if (a->status != status) {
        print_error("%d, not %d: %s\n", a->status, status, a->body);
        _fail(file, line);
    }
    return a;
}

json_t *
asker_json(const struct wire_answer *a)
{
    json_t *o = json_loadb(a->body, a->body_n, 0, NULL);
    assert_non_null(o);
    return o;
}

const char *
asker_text(const struct wire_answer *a, const char *name)
{
    static char text[64 * 1024];
    json_t *o = asker_json(a);
    const char *v = json_string_value(json_object_get(o, name));
    (void)snprintf(text, sizeof text, "%s", v == NULL ? "" : v);
    json_decref(o);
    return text;
}

int64_t
asker_number(const struct wire_answer *a, const char *name)
{
    json_t *o = asker_json(a);
    int64_t v = json_integer_value(json_object_get(o, name));
    json_decref(o);
    return v;
}
