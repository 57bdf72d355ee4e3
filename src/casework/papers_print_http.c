/* Documents as files, and what the public may learn of one. */
#include <openssl/evp.h>
#include <pthread.h>
#include <sodium.h>
#include <string.h>

#include "casework/papers.h"
#include "casework/papers_http.h"
#include "casework/papers_sql.h"
#include "core/document_docx.h"
#include "core/document_pdf.h"
#include "core/setting.h"
#include "http/shape.h"

/* --- files ----------------------------------------------------------------------------- */

static const struct field document_query[] = { Q_ID("id", "the document"), SHAPE_END };

static enum err
court_of(struct request *req, const struct document *d, const char **ret)
{
    struct rows r;
    enum err e = db_run(req->db, req->arena, &sql_papers_court, (struct arg[]){ ARG_T(d->court) },
                        &r, NULL, &req->info);
    if (e == ERR_OK)
        *ret = r.n > 0 ? papers_court(req->arena, d->court, rows_at(&r, 0, 0)->t) : d->court;
    return e;
}

/* What a printed document needs besides its words. */
static enum err
print_of(struct request *req, const struct document *d, struct doc_print *ret)
{
    const struct core *core = req->app;
    enum err e = papers_words(req, d, &ret->text);
    if (e == ERR_OK)
        e = court_of(req, d, &ret->court);
    if (e != ERR_OK)
        return e;
    bool given = d->number[0] != '\0';
    ret->title = d->title;
    ret->number = d->number;
    ret->at_ms = given ? d->approved_ms : d->made_ms;
    ret->across = d->state == DOC_VOID ? "作废" : given ? NULL : "草稿";
    if (!given)
        return ERR_OK;
    ret->code = document_code_print(req->arena, d->code);
    ret->hash = d->sm3;
    ret->verify =
        arena_printf(req->arena, "%s%s", setting_text(core->settings, "verify_url"), ret->code);
    return ERR_OK;
}

/* The document that is asked for; its connection is given back before it is drawn. */
static enum err
read_print(struct request *req, struct document *d, struct doc_print *ret)
{
    req->db = store_take(req->store);
    enum err e = papers_open(req, in_int(req->query, "id", 0), d);
    if (e == ERR_OK)
        e = print_of(req, d, ret);
    store_give(req->store, req->db);
    req->db = NULL;
    return e;
}

enum form { FORM_PDF, FORM_DOCX, FORM_N };
static const char *const endings[FORM_N] = { [FORM_PDF] = "pdf", [FORM_DOCX] = "docx" };

static enum err
draw(struct request *req, const struct doc_print *p, enum form form, struct buf *out)
{
    return form == FORM_DOCX ? document_docx(p, out, &req->info)
                             : document_pdf(p, req->arena, out, NULL, &req->info);
}

static const char *
file_name(struct request *req, const struct document *d, enum form form)
{
    return d->number[0] != '\0'
               ? arena_printf(req->arena, "%s%s.%s", d->number, d->title, endings[form])
               : arena_printf(req->arena, "%s（草稿）.%s", d->title, endings[form]);
}

static enum err
get_file(struct request *req, enum form form)
{
    struct document d;
    struct doc_print p = { 0 };
    enum err e = read_print(req, &d, &p);
    if (e == ERR_OK)
        e = draw(req, &p, form, &req->out);
    if (e == ERR_OK)
        req->download = file_name(req, &d, form);
    return e;
}

static enum err
get_pdf(struct request *req)
{
    return get_file(req, FORM_PDF);
}

static enum err
get_docx(struct request *req)
{
    return get_file(req, FORM_DOCX);
}

/* --- for the screen -------------------------------------------------------------------- */

static const struct field pages_out[] = {
    OUT_LIST("pages", "each page as a data: address of a PNG, at most twelve"),
    SHAPE_END,
};

struct pages {
    struct request *req;
    struct buf *out;
};

static void
take_page(void *closure, const char *png, size_t n)
{
    static const char head[] = "data:image/png;base64,";
    struct pages *p = closure;
    size_t most = sizeof head - 1 + sodium_base64_encoded_len(n, sodium_base64_VARIANT_ORIGINAL);
    char *text = ARENA_NEW(p->req->arena, char, most);
    memcpy(text, head, sizeof head - 1);
    (void)sodium_bin2base64(text + sizeof head - 1, most - (sizeof head - 1),
                            (const unsigned char *)png, n, sodium_base64_VARIANT_ORIGINAL);
    jw_text(p->out, text);
}

enum err
papers_put_pages(struct request *req, const struct doc_print *p)
{
    struct pages pages = { req, &req->out };
    jw_kopen(&req->out, "pages", '[');
    enum err e = document_png(p, req->arena, take_page, &pages, &req->info);
    jw_close(&req->out, ']');
    return e;
}

static enum err
get_pages(struct request *req)
{
    struct document d;
    struct doc_print p = { 0 };
    enum err e = read_print(req, &d, &p);
    if (e != ERR_OK)
        return e;
    jw_open(&req->out, '{');
    e = papers_put_pages(req, &p);
    jw_close(&req->out, '}');
    return e;
}

/* --- the verifier ---------------------------------------------------------------------- */

/* So that codes cannot be tried out: so many questions a minute from one
 * address, and a bound on all of them. Addresses share a slot where their
 * hashes meet; that only makes the limit stricter for both. */
enum { SLOTS = 1024, PER_MINUTE = 30, ALL_PER_MINUTE = 3000, FILES_PER_MINUTE = 300 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct {
    int64_t minute;
    int all, files, by_slot[SLOTS];
} asked;

static bool
may_ask(const char *ip, bool file, int64_t now_ms)
{
    uint32_t h = 2166136261u;
    for (const char *p = ip != NULL ? ip : ""; *p != '\0'; p++)
        h = (h ^ (unsigned char)*p) * 16777619u;
    (void)pthread_mutex_lock(&lock);
    if (asked.minute != now_ms / 60000) {
        memset(&asked, 0, sizeof asked);
        asked.minute = now_ms / 60000;
    }
    bool may = asked.all++ < ALL_PER_MINUTE && asked.by_slot[h % SLOTS]++ < PER_MINUTE;
    may = may && (!file || asked.files++ < FILES_PER_MINUTE); /* a file is drawn for it */
    (void)pthread_mutex_unlock(&lock);
    return may;
}

static const struct field code_query[] = {
    { .name = "code", .type = 't', .need = true, .min = 1, .max = 40, .help = "核验码" },
    { .name = "file",
      .type = 't',
      .min = 64,
      .max = 64,
      .help = "SM3 of a PDF or DOCX file of it, in hex" },
    SHAPE_END,
};
static const struct field verify_out[] = {
    OUT_TEXT("court", "法院"),
    OUT_TEXT("title", "文书名称"),
    OUT_TEXT("number", "文号"),
    OUT_DAY("day", "the date it bears"),
    OUT_TEXT("sm3", "its hash"),
    OUT_ONE("state", "valid|void", "whether it still holds"),
    OUT_ONE0(
        "file", "same|other",
        "whether the file asked about is the one this system makes; null: none was asked about"),
    SHAPE_END,
};

static void
sm3_hex(const char *p, size_t n, char out[DOC_SM3_SIZE])
{
    unsigned char raw[EVP_MAX_MD_SIZE];
    unsigned raw_n = 0;
    must(EVP_Digest(p, n, raw, &raw_n, EVP_sm3(), NULL) == 1 && raw_n == 32);
    (void)sodium_bin2hex(out, DOC_SM3_SIZE, raw, raw_n);
}

/* Is it the file that is made of the document now? Drawn anew: the same bytes
 * while the same fonts are installed. */
static enum err
same_file(struct request *req, const struct doc_print *p, const char *asked_of, bool *ret)
{
    struct buf file;
    char is[DOC_SM3_SIZE];
    *ret = false;
    for (enum form form = 0; form < FORM_N && !*ret; form++) {
        buf_init(&file, DOC_PDF_MAX);
        enum err e = draw(req, p, form, &file);
        if (e == ERR_OK)
            sm3_hex(file.p, file.n, is);
        buf_done(&file);
        if (e != ERR_OK)
            return e;
        *ret = sodium_memcmp(is, asked_of, DOC_SM3_SIZE - 1) == 0;
    }
    return ERR_OK;
}

static enum err
read_verified(struct request *req, struct document *d, struct doc_print *p)
{
    req->db = store_take(req->store);
    enum err e = document_by_code(req->db, req->arena, in_text(req->query, "code"), d, &req->info);
    if (e == ERR_OK && in_text(req->query, "file") != NULL)
        e = print_of(req, d, p);
    else if (e == ERR_OK)
        e = court_of(req, d, &p->court);
    store_give(req->store, req->db);
    req->db = NULL;
    return e;
}

/* Says what anybody who holds the paper can read on it, and whether it still
 * holds; nothing of the people in it. */
static enum err
verify_document(struct request *req)
{
    struct document d;
    struct doc_print p = { 0 };
    const char *file = in_text(req->query, "file");
    bool same = false;
    if (!may_ask(req->client_ip, file != NULL, req->now_ms))
        return FAIL_ZH(&req->info, ERR_RATE, "", "核验过于频繁，请稍后再试",
                       "too many questions; try again in a minute");
    enum err e = read_verified(req, &d, &p);
    if (e == ERR_OK && file != NULL)
        e = same_file(req, &p, file, &same);
    if (e != ERR_OK)
        return e;
    struct buf *b = &req->out;
    jw_open(b, '{');
    jw_ktext(b, "court", p.court);
    jw_ktext(b, "title", d.title);
    jw_ktext(b, "number", d.number);
    jw_kday(b, "day", d.date);
    jw_ktext(b, "sm3", d.sm3);
    jw_ktext(b, "state", d.state == DOC_APPROVED ? "valid" : "void");
    jw_ktext(b, "file", file == NULL ? NULL : same ? "same" : "other");
    jw_close(b, '}');
    return ERR_OK;
}

/* clang-format off */
extern const struct route papers_print_routes[];
const struct route papers_print_routes[] = {
    { GET, "/documents/{id}/pdf", ROLES_CASES, RUN_WORK, document_query, NULL, NULL, "application/pdf", get_pdf,
      "getDocumentPdf", "A document on paper, after GB/T 9704; the same bytes each time." },
    { GET, "/documents/{id}/pages", ROLES_CASES, RUN_WORK, document_query, NULL, pages_out, NULL, get_pages,
      "getDocumentPages", "A document's pages as pictures, for a screen." },
    { GET, "/documents/{id}/docx", ROLES_CASES, RUN_WORK, document_query, NULL, NULL,
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document", get_docx,
      "getDocumentDocx", "A document's words for an office program." },
    { GET, "/verify/{code}", ROLES_PUBLIC, RUN_WORK, code_query, NULL, verify_out, NULL, verify_document,
      "verifyDocument", "Whether a document that bears this code was issued and still holds." },
    ROUTES_END,
};
/* clang-format on */
