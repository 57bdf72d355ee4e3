/* A template somebody wrote, filled with facts that fit nothing: what the
 * parser takes, the filler, the printer of DOCX and the reader of its lines
 * must carry to the end. The first line's length splits template from facts. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/document_docx.h"
#include "core/document_fill.h"
#include "core/document_kind.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const char *const keys[] = { "a", "b", "duty", "item", "number", "date", "court_full" };
    static const char types[] = "tlidmcx";
    struct arena *a = arena_new(256 << 20);
    struct doc_template t;
    struct doc_filled r;
    struct errinfo info = { 0 };
    struct doc_fact facts[8];
    size_t n_facts = 0;
    const char *split = memchr(data, '\x1e', n);
    size_t text_n = split != NULL ? (size_t)(split - (const char *)data) : n;
    const char *p = split != NULL ? split + 1 : NULL, *end = (const char *)data + n;
    for (; p != NULL && p < end && n_facts < 7; n_facts++) {
        const char *stop = memchr(p, '\x1e', (size_t)(end - p));
        size_t len = stop != NULL ? (size_t)(stop - p) : (size_t)(end - p);
        facts[n_facts] = (struct doc_fact){ keys[n_facts], types[n_facts], arena_text(a, p, len) };
        p = stop != NULL ? stop + 1 : NULL;
    }
    struct doc_facts items[2] = { { facts, n_facts }, { facts, n_facts / 2 } };
    struct doc_list lists[] = { { "party", items, 2 } };
    struct doc_data d = { .facts = { facts, n_facts }, .list = lists, .n_list = 1 };
    if (document_parse((const char *)data, text_n, document_piece, a, &t, &info) == ERR_OK &&
        document_fill(&t, DOC_ENFORCEMENT_NOTICE, &d, a, &r, &info) == ERR_OK) {
        struct buf b;
        struct doc_print print = { .text = r.text, .title = t.title, .court = "c", .number = "n" };
        buf_init(&b, DOC_DOCX_MAX);
        enum err e = document_docx(&print, &b, &info);
        must(e == ERR_OK || e == ERR_TOO_BIG);
        buf_done(&b);
        (void)document_template_check(&t, DOC_ENFORCEMENT_NOTICE, a, &info);
    }
    arena_free(a);
    return 0;
}
