/* The case's file over HTTP: the contents list, a file sent as the body, a file
 * taken home. A file leaves only as a download, never to be shown in place:
 * what somebody handed in is not run in our pages. */
#include <string.h>

#include "base/clock.h"
#include "casework/caserow_http.h"
#include "casework/files.h"
#include "core/document_fill.h"
#include "core/scope.h"
#include "http/shape.h"

static const struct field case_query[] = { Q_ID("id", "the case"), SHAPE_END };
static const struct field file_query[] = { Q_ID("id", "the file"), SHAPE_END };
/* clang-format off */
static const struct field add_query[] = {
    Q_ID("id", "the case"),
    { .name = "name", .type = 't', .need = true, .min = 1, .max = FILES_NAME_BYTES, .help = "as the contents list shows it" },
    Q_INT("pages", 1, FILES_PAGES_MAX, "pages of paper it stands for; 1 when left out"),
    SHAPE_END,
};
static const struct field file_in[] = {
    { .name = "file", .type = 'r', .max = FILES_BYTES_MAX, .choices = FILES_MIMES, .help = "the file as it is" },
    SHAPE_END,
};
static const struct field id_in[] = {
    { .name = "id", .type = 'i', .need = true, .min = 1, .max = (int64_t)1 << 53, .help = "a file of the case" },
    SHAPE_END,
};
static const struct field order_in[] = {
    { .name = "files", .type = 'a', .need = true, .min = 1, .max = FILES_OF_CASE_MAX, .sub = id_in, .help = "all that stand, in their order" },
    SHAPE_END,
};
static const struct field reason_in[] = {
    { .name = "reason", .type = 't', .need = true, .min = 4, .max = DOC_REASON_MAX, .help = "why; kept in the journal" },
    SHAPE_END,
};
#define FILE_FIELDS                                                                                \
    OUT_INT("id", "the file"), OUT_TEXT("name", "as the contents list shows it"),                  \
    OUT_ONE("kind", "pdf|png|jpeg|docx|xlsx|text", "what its bytes are"),                          \
    OUT_INT("bytes", "its length"), OUT_TEXT("sm3", "its hash"),                                   \
    OUT_INT("pages", "pages of paper it stands for"), OUT_AT("addedAt", "when it came"),           \
    OUT_TEXT0("withdrawn", "why it no longer stands"), OUT_INT("version", "of the row: If-Match")
static const struct field file_out[] = { FILE_FIELDS, SHAPE_END };
static const struct field entry_out[] = {
    FILE_FIELDS,
    OUT_INT0("firstPage", "in the bound file; null: withdrawn"),
    OUT_INT0("lastPage", "in the bound file; null: withdrawn"),
    SHAPE_END,
};
/* clang-format on */
static const struct field list_out[] = {
    OUT_ROWS("items", entry_out, "the contents list, in its order"),
    OUT_INT("pages", "of the bound file"),
    SHAPE_END,
};

static void
put_file(struct buf *b, const struct upload *u)
{
    char at[26];
    jw_kint(b, "id", u->upload_id);
    jw_ktext(b, "name", u->name);
    jw_ktext(b, "kind", file_kind_name(u->kind));
    jw_kint(b, "bytes", u->bytes);
    jw_ktext(b, "sm3", u->sm3);
    jw_kint(b, "pages", u->pages);
    jw_ktext(b, "addedAt", clock_print(u->added_ms, at));
    jw_ktext(b, "withdrawn", u->withdrawn[0] != '\0' ? u->withdrawn : NULL);
    jw_kint(b, "version", u->version);
}

static void
put_page(struct buf *b, const char *key, bool stands, int64_t page)
{
    jw_kint0(b, key, stands, page);
}

static enum err
put_list(struct request *req, int64_t case_id)
{
    struct upload *u;
    struct buf *b = &req->out;
    int64_t page = 0;
    int n = 0;
    enum err e = files_of_case(req->db, req->arena, case_id, &u, &n, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kopen(b, "items", '[');
    for (int i = 0; i < n; i++) {
        bool stands = u[i].withdrawn[0] == '\0';
        jw_open(b, '{');
        put_file(b, &u[i]);
        put_page(b, "firstPage", stands, page + 1);
        page += stands ? u[i].pages : 0;
        put_page(b, "lastPage", stands, page);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_kint(b, "pages", page);
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
list_files(struct request *req)
{
    struct casefile c;
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    return e == ERR_OK ? put_list(req, c.case_id) : e;
}

static struct doc_hand_in
hand_of(const struct request *req)
{
    return (struct doc_hand_in){ .core = req->app,
                                 .viewer = &req->viewer,
                                 .now_ms = req->now_ms,
                                 .today = caseview_bare(req).today };
}

/* --- a file arrives ------------------------------------------------------------------- */

static enum err
read_name(struct request *req, const char **ret)
{
    const char *name = in_text(req->query, "name");
    if (strpbrk(name, "/\\\r\n\t") != NULL || document_holds_token(name))
        return FAIL_ZH(&req->info, ERR_INVALID, "name", "名称不得含有斜线、换行",
                       "a name holds no slash and no line feed");
    *ret = name;
    return ERR_OK;
}

static enum err
add_row(struct request *req)
{
    const struct upload_in *in = req->own;
    struct doc_hand_in by = hand_of(req);
    struct upload u;
    enum err e = files_add(req->db, req->arena, &by, in, &req->info);
    if (e == ERR_OK)
        e = files_get(req->db, req->arena, in->upload_id, &u, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    put_file(&req->out, &u);
    jw_close(&req->out, '}');
    req->location = arena_printf(req->arena, "/files/%lld", (long long)in->upload_id);
    return ERR_OK;
}

static enum err
check_file(struct request *req, struct upload_in *in)
{
    struct casefile c;
    const char *zh, *en;
    req->db = store_take(req->store);
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    store_give(req->store, req->db);
    req->db = NULL;
    if (e != ERR_OK || (e = read_name(req, &in->name)) != ERR_OK)
        return e;
    in->case_id = c.case_id;
    in->court = c.court;
    in->kind = files_sniff(in->content, in->n, &zh, &en);
    if (in->kind == FILE_NONE)
        return FAIL_ZH(&req->info, ERR_INVALID, "file", zh, "%s", en);
    if (strcmp(file_kind_mime(in->kind), req->raw_type) != 0)
        return FAIL_ZH(&req->info, ERR_INVALID, "file", "文件内容与所称的类型不符",
                       "the file is not of the type it is said to be");
    return ERR_OK;
}

static enum err
add_file(struct request *req)
{
    struct upload_in in = { .content = req->raw,
                            .n = req->raw_n,
                            .pages = (int)in_int(req->query, "pages", 1) };
    struct errinfo ignored = { 0 };
    enum err e = check_file(req, &in);
    if (e == ERR_OK)
        e = files_put_parts(req->store, in.content, in.n, req->now_ms, &in.upload_id, &req->info);
    else
        return e;
    req->own = &in;
    if (e == ERR_OK)
        e = http_write(req, add_row);
    /* Refused, or answered before under the same key: these parts stand for nothing. */
    if (files_drop_parts(req->store, in.upload_id, req->now_ms, &ignored) != ERR_OK)
        err_clear(&ignored); /* the next file that comes sweeps them */
    req->own = NULL;
    return e;
}

/* --- and leaves -------------------------------------------------------------------------- */

static enum err
open_file(struct request *req, struct upload *ret)
{
    struct upload u;
    enum err e = files_get(req->db, req->arena, in_int(req->query, "id", 0), &u, &req->info);
    if (e == ERR_OK)
        e = scope_allows(req->db, req->arena, &req->viewer, u.court, &req->info);
    if (e == ERR_OK)
        *ret = u;
    return e;
}

static enum err
get_file(struct request *req)
{
    struct upload u;
    req->db = store_take(req->store);
    enum err e = open_file(req, &u);
    if (e == ERR_OK)
        e = files_read(req->db, &u, &req->out, &req->info);
    store_give(req->store, req->db);
    req->db = NULL;
    if (e == ERR_OK)
        req->download = arena_printf(req->arena, "%s.%s", u.name, file_kind_ending(u.kind));
    return e;
}

/* --- order and withdrawal -------------------------------------------------------------------- */

static enum err
order_files(struct request *req)
{
    struct casefile c;
    struct doc_hand_in by = hand_of(req);
    size_t n = in_count(req->body, "files");
    int64_t *id = ARENA_NEW(req->arena, int64_t, n);
    for (size_t i = 0; i < n; i++)
        id[i] = in_int(in_item(req->body, "files", i), "id", 0);
    enum err e = caseview_case(req, in_int(req->query, "id", 0), &c);
    if (e == ERR_OK)
        e = files_order(req->db, req->arena, &by, c.case_id, c.court, id, n, &req->info);
    return e == ERR_OK ? put_list(req, c.case_id) : e;
}

static enum err
withdraw_file(struct request *req)
{
    struct upload u;
    struct doc_hand_in by = hand_of(req);
    if (req->if_match < 0)
        return ERR_STALE;
    enum err e = open_file(req, &u);
    if (e == ERR_OK)
        e = files_withdraw(req->db, req->arena, &by, &u, req->if_match,
                           in_text(req->body, "reason"), &req->info);
    if (e == ERR_OK)
        e = files_get(req->db, req->arena, u.upload_id, &u, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    put_file(&req->out, &u);
    jw_close(&req->out, '}');
    req->etag = u.version;
    return ERR_OK;
}

/* clang-format off */
#define ROLES_WRITE (ROLES_BENCH | ROLES_GROUPS | ROLES_CHIEFS | ROLE(ROLE_COMMAND))
extern const struct route files_routes[];
const struct route files_routes[] = {
    { GET, "/cases/{id}/files", ROLES_CASES, RUN_READ, case_query, NULL, list_out, NULL, list_files,
      "listFiles", "The contents list of a case's file, with the pages of the bound file." },
    { POST, "/cases/{id}/files", ROLES_WRITE, RUN_WORK, add_query, file_in, file_out, NULL, add_file,
      "addFile", "Add a file, sent as the body: PDF, PNG, JPEG, DOCX, XLSX or plain text, at most 20 MB; taken for what its bytes are." },
    { PUT, "/cases/{id}/files/order", ROLES_WRITE, RUN_WRITE, case_query, order_in, list_out, NULL, order_files,
      "orderFiles", "Put the contents list in order." },
    { GET, "/files/{id}", ROLES_CASES, RUN_WORK, file_query, NULL, NULL, "application/octet-stream", get_file,
      "getFile", "A file's bytes, held against their hash; only ever as a download." },
    { POST, "/files/{id}/withdraw", ROLES_WRITE, RUN_WRITE, file_query, reason_in, file_out, NULL, withdraw_file,
      "withdrawFile", "Take a file out of the contents list, with the reason; its bytes stay." },
    ROUTES_END,
};
/* clang-format on */
