/* Papers: processor time of a page to be laid out and drawn as PDF, and how large
 * the file is, for each kind filled with samples. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "casework/template.h"
#include "core/document_docx.h"
#include "core/document_font.h"
#include "core/document_pdf.h"

enum { ROUNDS = 20, KB = 1024 };

static double
now_ms(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
say(const char *what, double figure, const char *unit, double target)
{
    printf("papers %s %.1f%s <=%.0f%s %s\n", what, figure, unit, target, unit,
           figure <= target ? "met" : "missed");
}

static struct doc_print
sample(struct arena *a, enum doc_kind kind)
{
    struct errinfo info = { 0 };
    const char *words;
    if (template_sample(a, kind, document_template(kind), &words, &info) != ERR_OK)
        abort();
    return (struct doc_print){ .text = words,
                               .title = document_template(kind)->title,
                               .court = "某某人民法院",
                               .number = "（2026）某0101执1号",
                               .at_ms = 1757800000000,
                               .verify = "https://example.invalid/verify/0123-4567-89AB-CDEF",
                               .code = "0123-4567-89AB-CDEF",
                               .hash = "00" };
}

static void
draw(struct arena *a, const struct doc_print *p, int *pages, size_t *bytes)
{
    struct errinfo info = { 0 };
    struct buf out;
    buf_init(&out, DOC_PDF_MAX);
    if (document_pdf(p, a, &out, pages, &info) != ERR_OK)
        abort();
    *bytes = out.n;
    buf_done(&out);
}

int
main(void)
{
    struct arena *a = arena_new((size_t)1 << 30);
    double start = now_ms(), worst = 0, all_ms = 0;
    size_t bytes, most = 0, sum = 0;
    int pages, all_pages = 0;
    struct doc_print first = sample(a, DOC_ENFORCEMENT_NOTICE);
    draw(a, &first, &pages, &bytes);
    say("first-pdf-of-the-program", now_ms() - start, "ms", 1000);
    for (size_t i = 0; i < document_kinds(); i++) {
        struct doc_print p = sample(a, document_kind_at(i));
        draw(a, &p, &pages, &bytes); /* its glyphs are known from now on */
        double from = now_ms();
        for (int r = 0; r < ROUNDS; r++)
            draw(a, &p, &pages, &bytes);
        double page = (now_ms() - from) / ROUNDS / pages;
        all_ms += page * pages;
        all_pages += pages;
        sum += bytes;
        worst = page > worst ? page : worst;
        most = bytes > most ? bytes : most;
    }
    say("a-page", all_ms / all_pages, "ms", 15);
    say("a-page-of-the-slowest-kind", worst, "ms", 25);
    say("a-file", (double)sum / (double)document_kinds() / KB, "KB", 200);
    say("the-largest-file", (double)most / KB, "KB", 400);
    document_fonts_end();
    arena_free(a);
    return 0;
}
