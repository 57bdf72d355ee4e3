#include "test/support/http_sample.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "test/support/testdb.h"

/* clang-format off */
static const struct sql
    note_get = { "note_get", "SELECT title, version FROM note WHERE id = $1", NULL, "i", "ti" },
    note_add = { "note_add", "INSERT INTO note (id, title, version) VALUES ($1, $2, 1)", NULL, "it", "" },
    note_set = { "note_set", "UPDATE note SET title = $1, version = version + 1 WHERE id = $2", NULL, "ti", "" },
    kept_get = { "kept_get", "SELECT digest, body, status, location FROM kept WHERE key = $1", NULL, "t", "ttit" },
    kept_add = { "kept_add", "INSERT INTO kept (key, digest, body, status, location)"
                 " VALUES ($1, $2, $3, $4, $5)", NULL, "tttit", "" };
/* clang-format on */
static const char schema[] =
    "CREATE TABLE note (id BIGINT NOT NULL PRIMARY KEY, title TEXT NOT NULL, version BIGINT NOT "
    "NULL);CREATE TABLE kept (key TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, body TEXT NOT "
    "NULL, status BIGINT NOT NULL, location TEXT NOT NULL)";

/* --- who asks ----------------------------------------------------------------- */

static enum err
authenticate(void *app, struct db *db, const char *token, int64_t now_ms, struct viewer *ret,
             struct errinfo *info)
{
    struct sample *s = app;
    long long user;
    unsigned who, district;
    char court[16];
    (void)now_ms;
    must(db != NULL);
    if (atomic_load(&s->ended) ||
        sscanf(token, "u-%lld-%x-%15[^-]-%u", &user, &who, court, &district) != 4)
        return FAIL(info, ERR_LOGIN, "", "the session is unknown");
    *ret = (struct viewer){ .user_id = user, .roles = who, .district = district == 1 };
    (void)snprintf(ret->court, sizeof ret->court, "%s", court);
    return ERR_OK;
}

const char *
sample_as(int user, roles who, const char *court, bool district)
{
    static char line[8][160];
    static int at;
    char *p = line[at++ % 8];
    (void)snprintf(p, sizeof line[0], "Cookie: zx_session=u-%d-%x-%s-%d\r\n", user, who, court,
                   district);
    return p;
}

const char *
sample_writes(const char *as, const char *key)
{
    static char line[8][400];
    static int at, fresh;
    char *p = line[at++ % 8], made[32];
    if (key == NULL) {
        (void)snprintf(made, sizeof made, "fresh-key-%d", ++fresh);
        key = made;
    }
    (void)snprintf(p, sizeof line[0], "%sX-Requested-With: zhixing\r\nIdempotency-Key: %s\r\n", as,
                   key);
    return p;
}

/* --- replay --------------------------------------------------------------------- */

static enum err
replay_find(struct request *req, const char *digest, bool *ret_found)
{
    struct rows rows;
    enum err e = db_run(req->db, req->arena, &kept_get,
                        (struct arg[]){ ARG_T(req->idempotency_key) }, &rows, NULL, &req->info);
    if (e != ERR_OK || rows.n == 0)
        return e;
    if (strcmp(rows_at(&rows, 0, 0)->t, digest) != 0)
        return FAIL_ZH(&req->info, ERR_CONFLICT, "Idempotency-Key", "该键已用于另一请求",
                       "the key was used for another request");
    buf_str(&req->out, rows_at(&rows, 0, 1)->t);
    req->status = (int)rows_at(&rows, 0, 2)->i;
    req->location = rows_at(&rows, 0, 3)->t;
    *ret_found = true;
    return ERR_OK;
}

static enum err
replay_keep(struct request *req, const char *digest)
{
    const struct arg args[] = { ARG_T(req->idempotency_key), ARG_T(digest),
                                ARG_T(req->out.p != NULL ? req->out.p : ""), ARG_I(201),
                                ARG_T(req->location != NULL ? req->location : "") };
    return db_run(req->db, req->arena, &kept_add, args, NULL, NULL, &req->info);
}

/* --- handlers -------------------------------------------------------------------- */

static enum err
note_read(struct request *req)
{
    struct rows rows;
    int64_t id = in_int(req->query, "id", 0);
    enum err e = db_run(req->db, req->arena, &note_get, (struct arg[]){ ARG_I(id) }, &rows, NULL,
                        &req->info);
    if (e != ERR_OK)
        return e;
    if (rows.n == 0)
        return FAIL_ZH(&req->info, ERR_NOT_FOUND, "id", "没有这条记录", "there is no such note");
    jw_open(&req->out, '{');
    jw_kint(&req->out, "id", id);
    jw_ktext(&req->out, "title", rows_at(&rows, 0, 0)->t);
    jw_kbool(&req->out, "mayChange", (req->viewer.roles & ROLE(ROLE_JUDGE)) != 0);
    jw_close(&req->out, '}');
    req->etag = rows_at(&rows, 0, 1)->i;
    return ERR_OK;
}

static enum err
note_make(struct request *req)
{
    struct sample *s = req->app;
    int64_t id = id_new();
    (void)atomic_fetch_add(&s->calls, 1);
    enum err e = db_run(req->db, req->arena, &note_add,
                        (struct arg[]){ ARG_I(id), ARG_T(in_text(req->body, "title")) }, NULL, NULL,
                        &req->info);
    if (e != ERR_OK)
        return e;
    if (strcmp(in_text(req->body, "title"), "refuse") == 0)
        return FAIL_ZH(&req->info, ERR_CONFLICT, "title", "不收此题", "this title is refused");
    jw_open(&req->out, '{');
    jw_kint(&req->out, "id", id);
    jw_close(&req->out, '}');
    req->location = arena_printf(req->arena, "/notes/%" PRId64, id);
    return ERR_OK;
}

static enum err
note_change(struct request *req)
{
    struct rows rows;
    int64_t id = in_int(req->query, "id", 0);
    enum err e = db_run(req->db, req->arena, &note_get, (struct arg[]){ ARG_I(id) }, &rows, NULL,
                        &req->info);
    if (e != ERR_OK)
        return e;
    if (rows.n == 0)
        return FAIL(&req->info, ERR_NOT_FOUND, "id", "there is no such note");
    if (req->if_match != rows_at(&rows, 0, 1)->i)
        return FAIL(&req->info, ERR_STALE, "If-Match", "the note has changed");
    return db_run(req->db, req->arena, &note_set,
                  (struct arg[]){ ARG_T(in_text(req->body, "title")), ARG_I(id) }, NULL, NULL,
                  &req->info);
}

static enum err
note_work(struct request *req)
{
    return http_write(req, note_make);
}

static enum err
echo(struct request *req)
{
    const struct input *in = req->query;
    struct buf *b = &req->out;
    char text[11];
    jw_open(b, '{');
    jw_ktext(b, "t", in_text(in, "t"));
    jw_kint(b, "i", in_int(in, "i", -1));
    jw_kint(b, "m", in_money(in, "m", MONEY(-1)).fen);
    jw_ktext(b, "d", day_print(in_day(in, "d"), text));
    jw_kbool(b, "b", in_bool(in, "b", false));
    jw_ktext(b, "c", in_text(in, "c"));
    jw_kopen(b, "l", '[');
    for (size_t i = 0; i < in_count(in, "l"); i++)
        jw_text(b, in_item_text(in, "l", i));
    jw_close(b, ']');
    jw_kbool(b, "has_i", in_has(in, "i"));
    jw_ktext(b, "ip", req->client_ip);
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
file(struct request *req)
{
    int64_t n = in_int(req->query, "bytes", 0);
    for (int64_t i = 0; i < n; i++)
        buf_char(&req->out, (char)('a' + i % 26));
    req->download = "案件 \"1\".csv";
    return ERR_OK;
}

static enum err
big(struct request *req)
{
    jw_open(&req->out, '{');
    jw_kopen(&req->out, "items", '[');
    for (int64_t i = 0; i < in_int(req->query, "items", 0); i++)
        jw_text(&req->out, "（2025）内0624执1号");
    jw_close(&req->out, ']');
    jw_close(&req->out, '}');
    return ERR_OK;
}

static enum err
login(struct request *req)
{
    must(req->db == NULL);
    req->set_session =
        arena_printf(req->arena, "u-7-%x-%s-0", ROLE(ROLE_JUDGE), in_text(req->body, "court"));
    return ERR_OK;
}

static enum err
logout(struct request *req)
{
    req->set_session = "";
    return ERR_OK;
}

static enum err
slow(struct request *req)
{
    struct sample *s = req->app;
    (void)atomic_fetch_add(&s->holding, 1);
    while (atomic_load(&s->hold) && !http_gone(req))
        (void)nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
    (void)atomic_fetch_sub(&s->holding, 1);
    jw_open(&req->out, '{');
    jw_kbool(&req->out, "done", true);
    jw_close(&req->out, '}');
    return ERR_OK;
}

static enum err
fails(struct request *req)
{
    enum err e = (enum err)in_int(req->query, "code", 1);
    return FAIL_ZH(&req->info, e, "some.field", "出了问题", "something went wrong");
}

/* clang-format off */
#define END { NULL, 0, false, 0, 0, NULL, NULL, NULL }
static const struct field note_path[] = {
    { "id", 'i', true, 1, INT64_MAX, NULL, NULL, "the note" }, END };
static const struct field note_in[] = {
    { "title", 't', true, 1, 100, NULL, NULL, "what it says" }, END };
static const struct field note_out[] = {
    { "id", 'i', true, 0, 0, NULL, NULL, "the note" },
    { "title", 't', false, 0, 0, NULL, NULL, "what it says" },
    { "mayChange", 'b', false, 0, 0, NULL, NULL, "by this viewer" }, END };
static const struct field echo_in[] = {
    { "t", 't', false, 2, 12, NULL, NULL, "a text" },
    { "i", 'i', false, -5, 100, NULL, NULL, "a number" },
    { "m", 'm', false, 0, 1000000, NULL, NULL, "an amount" },
    { "d", 'd', false, 0, 0, NULL, NULL, "a day" },
    { "b", 'b', false, 0, 0, NULL, NULL, "yes or no" },
    { "c", 'c', false, 0, 0, "red|green", NULL, "a colour" },
    { "l", 'l', false, 0, 3, NULL, NULL, "some texts" }, END };
static const struct field size_in[] = {
    { "bytes", 'i', true, 0, 100000000, NULL, NULL, "how many" }, END };
static const struct field items_in[] = {
    { "items", 'i', true, 0, 100000, NULL, NULL, "how many" }, END };
static const struct field items_out[] = {
    { "items", 'l', true, 0, 0, NULL, NULL, "texts" }, END };
static const struct field code_in[] = {
    { "code", 'i', true, 1, ERR_N - 1, NULL, NULL, "which error" }, END };
static const struct field done_out[] = {
    { "done", 'b', true, 0, 0, NULL, NULL, "always true" }, END };
static const struct field login_in[] = {
    { "court", 't', true, 1, 15, NULL, NULL, "the court" }, END };
static const struct field echo_out[] = {
    { "t", 't', false, 0, 0, NULL, NULL, "the text" }, END };

const struct route sample_routes[] = {
    { GET,    "/notes/{id}", ROLES_CASES, RUN_READ, note_path, NULL, note_out, NULL, note_read, "getNote", "One note." },
    { POST,   "/notes", ROLE(ROLE_JUDGE) | ROLE(ROLE_CLERK), RUN_WRITE, NULL, note_in, note_out, NULL, note_make, "makeNote", "A new note." },
    { PUT,    "/notes/{id}", ROLE(ROLE_JUDGE), RUN_WRITE, note_path, note_in, NULL, NULL, note_change, "changeNote", "Another title." },
    { POST,   "/notes/work", ROLE(ROLE_JUDGE), RUN_WORK, NULL, note_in, note_out, NULL, note_work, "workNote", "A new note, from a worker." },
    { GET,    "/notes/latest", ROLES_SIGNED_IN, RUN_READ, echo_in, NULL, echo_out, NULL, echo, "latestNote", "A fixed segment beside a field." },
    { GET,    "/echo", ROLES_PUBLIC, RUN_READ, echo_in, NULL, echo_out, NULL, echo, "echo", "Says the query again." },
    { GET,    "/file", ROLES_PUBLIC, RUN_READ, size_in, NULL, NULL, "text/csv", file, "file", "A file of so many bytes." },
    { GET,    "/big", ROLES_PUBLIC, RUN_READ, items_in, NULL, items_out, NULL, big, "big", "Many texts." },
    { POST,   "/login", ROLES_PUBLIC, RUN_WORK, NULL, login_in, NULL, NULL, login, "login", "Sign in." },
    { POST,   "/logout", ROLES_SIGNED_IN, RUN_WRITE, NULL, NULL, NULL, NULL, logout, "logout", "Sign out." },
    { GET,    "/slow", ROLES_PUBLIC, RUN_WORK, NULL, NULL, done_out, NULL, slow, "slow", "Waits." },
    { GET,    "/fails", ROLES_PUBLIC, RUN_READ, code_in, NULL, done_out, NULL, fails, "fails", "Fails as asked." },
    { GET,    "/events", ROLES_CASES, RUN_STREAM, NULL, NULL, NULL, NULL, NULL, "events", "What happens." },
    { GET,    "/audit", ROLE(ROLE_AUDIT), RUN_READ, NULL, NULL, done_out, NULL, slow, "audit", "For one role." },
    ROUTES_END,
};
/* clang-format on */

/* --- start and stop ------------------------------------------------------------- */

struct sample *
sample_start(void (*how)(struct http_options *opt))
{
    static const struct route *const lists[] = { sample_routes, NULL };
    struct sample *s = calloc(1, sizeof *s);
    struct errinfo info = { 0 };
    struct db *db = NULL;
    const char *url = testdb_new();
    must(s != NULL && db_open(url, true, &db, &info) == ERR_OK);
    must(db_script(db, schema, &info) == ERR_OK);
    db_close(db);
    must(store_open(url, &(struct store_options){ 0 }, &s->store, &info) == ERR_OK);
    struct http_options opt = { .listen = "127.0.0.1:0",
                                .threads = 2,
                                .store = s->store,
                                .routes = lists,
                                .auth = { authenticate },
                                .replay = { replay_find, replay_keep },
                                .app = s };
    if (how != NULL)
        how(&opt);
    must(http_start(&opt, &s->h, &info) == ERR_OK);
    s->port = http_port(s->h);
    return s;
}

void
sample_stop(struct sample *s)
{
    http_stop(s->h);
    store_close(s->store);
    testdb_drop();
    free(s);
}
