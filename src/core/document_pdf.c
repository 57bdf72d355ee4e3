/* Drawing a laid-out document with Cairo: its lines, its tables' rules, the
 * page numbers, the place of the seal, and the code a reader can check it by. */
#include "core/document_pdf.h"

#include <cairo-pdf.h>
#include <qrencode.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "core/document_layout.h"
#include "core/document_template.h"

struct pen {
    cairo_t *cr;
    PangoContext *context;
    const struct doc_faces *faces;
    const struct doc_print *print;
    const struct doc_layout *layout;
};

static cairo_status_t
take_bytes(void *closure, const unsigned char *data, unsigned n)
{
    struct buf *out = closure;
    buf_add(out, data, n);
    return out->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static void
black(cairo_t *cr)
{
    cairo_set_source_rgb(cr, 0, 0, 0);
}

/* --- words and rules ------------------------------------------------------------- */

static void
draw_row(const struct pen *p, const struct doc_piece *row)
{
    double y = doc_top + row->at * doc_unit, h = row->units * doc_unit, x = doc_left;
    cairo_set_line_width(p->cr, 0.7);
    for (const double *w = row->column; *w > 0; w++) {
        cairo_rectangle(p->cr, x, y, *w, h);
        x += *w;
    }
    cairo_stroke(p->cr);
}

/* The heavy face of titles is drawn as outlines: to embed a few characters of it
 * Cairo would copy its whole table of outlines, some twenty megabytes, for each
 * document. Beneath stand the same words in white and in the body's face, which
 * is embedded anyway: so a reader of the file can still search and copy them. */
static void
draw_heading(const struct pen *p, const struct doc_piece *piece, double x, double y)
{
    const char *text = pango_layout_get_text(piece->layout);
    int length, w;
    int from = pango_layout_line_get_start_index(piece->line);
    length = pango_layout_line_get_length(piece->line);
    PangoRectangle heavy;
    pango_layout_line_get_extents(piece->line, NULL, &heavy);
    PangoLayout *l = document_layout_new(p->context, p->faces->body, piece->size, false, 0);
    pango_layout_set_text(l, text + from, length);
    pango_layout_get_size(l, &w, NULL);
    cairo_save(p->cr);
    cairo_set_source_rgb(p->cr, 1, 1, 1);
    cairo_translate(p->cr, x, y);
    if (w > 0) /* as wide as the title, so that what is selected covers it */
        cairo_scale(p->cr, (double)heavy.width / w, 1);
    cairo_move_to(p->cr, 0, 0);
    pango_cairo_show_layout_line(p->cr, pango_layout_get_line_readonly(l, 0));
    cairo_restore(p->cr);
    g_object_unref(l);
    cairo_move_to(p->cr, x, y);
    pango_cairo_layout_line_path(p->cr, piece->line);
    cairo_fill(p->cr);
}

static void
draw_piece(const struct pen *p, const struct doc_piece *piece)
{
    if (piece->begins_row) {
        draw_row(p, piece);
        return;
    }
    /* The middle of a character is 0.36 of its size above the base line. */
    double y = doc_top + (piece->at + piece->units / 2.0) * doc_unit + piece->size * 0.36;
    if (piece->style == DOC_COURT || piece->style == DOC_HEADING) {
        draw_heading(p, piece, doc_left + piece->x, y);
        return;
    }
    cairo_move_to(p->cr, doc_left + piece->x, y);
    pango_cairo_show_layout_line(p->cr, piece->line);
}

static void
draw_text(const struct pen *p, const char *text, double size, double x, double y, double align)
{
    PangoLayout *l = document_layout_new(p->context, "Noto Serif CJK SC", size, false, 0);
    int w;
    pango_layout_set_text(l, text, -1);
    pango_layout_get_size(l, &w, NULL);
    cairo_move_to(p->cr, x - (double)w / PANGO_SCALE * align, y);
    pango_cairo_show_layout_line(p->cr, pango_layout_get_line_readonly(l, 0));
    g_object_unref(l);
}

/* — 1 —, one character in from the outer edge. */
static void
draw_number(const struct pen *p, int page)
{
    char text[24];
    (void)snprintf(text, sizeof text, "— %d —", page + 1);
    bool odd = page % 2 == 0;
    draw_text(p, text, 14, odd ? doc_left + doc_width - doc_cell : doc_left + doc_cell,
              doc_top + doc_height + DOC_MM(7) + 5, odd ? 1 : 0);
}

/* --- what is no words -------------------------------------------------------------- */

/* A ring of 42 mm where the court's seal will be put. */
static void
draw_seal(const struct pen *p)
{
    double x = doc_left + p->layout->seal_x;
    double y = doc_top + (p->layout->seal_at + 1) * doc_unit;
    static const double dash[] = { 3, 3 };
    cairo_save(p->cr);
    cairo_set_source_rgb(p->cr, 0.85, 0.35, 0.35);
    cairo_set_line_width(p->cr, 0.8);
    cairo_set_dash(p->cr, dash, 2, 0);
    cairo_new_path(p->cr);
    cairo_arc(p->cr, x, y, DOC_MM(21), 0, 6.283185307179586);
    cairo_stroke(p->cr);
    draw_text(p, "院　印", 9, x - DOC_MM(16), y - DOC_MM(15), 1); /* where no words are */
    cairo_restore(p->cr);
}

static enum err
draw_code(const struct pen *p, int page, struct errinfo *info)
{
    double side = DOC_MM(18), top = doc_top + doc_height + DOC_MM(4);
    bool odd = page % 2 == 0; /* the number stands on the other side */
    double x = odd ? doc_left : doc_left + doc_width - side;
    QRcode *qr = QRcode_encodeString8bit(p->print->verify, 0, QR_ECLEVEL_M);
    if (qr == NULL)
        return FAIL(info, ERR_TOO_BIG, "verify_url", "the address does not fit a QR code");
    double dot = side / qr->width;
    cairo_new_path(p->cr);
    for (int i = 0; i < qr->width * qr->width; i++)
        if ((qr->data[i] & 1) != 0)
            cairo_rectangle(p->cr, x + i % qr->width * dot, top + i / qr->width * dot, dot, dot);
    cairo_set_antialias(p->cr, CAIRO_ANTIALIAS_NONE);
    cairo_fill(p->cr);
    QRcode_free(qr);
    char line[160];
    double at = odd ? x + side + DOC_MM(3) : x - DOC_MM(3), align = odd ? 0 : 1;
    cairo_set_source_rgb(p->cr, 0.35, 0.35, 0.35);
    draw_text(p, "扫码或者凭核验码可核验本文书", 7.5, at, top + DOC_MM(5), align);
    (void)snprintf(line, sizeof line, "核验码　%s", p->print->code);
    draw_text(p, line, 7.5, at, top + DOC_MM(10), align);
    (void)snprintf(line, sizeof line, "摘要　SM3 %.16s…", p->print->hash);
    draw_text(p, line, 7.5, at, top + DOC_MM(15), align);
    black(p->cr);
    return ERR_OK;
}

static void
draw_across(const struct pen *p)
{
    cairo_save(p->cr);
    cairo_set_source_rgb(p->cr, 0.93, 0.93, 0.93);
    cairo_translate(p->cr, doc_left + doc_width / 2, doc_top + doc_height / 2);
    cairo_rotate(p->cr, -0.6);
    draw_text(p, p->print->across, 110, 0, 40, 0.5);
    cairo_restore(p->cr);
}

static enum err
draw_page(const struct pen *p, int page, struct errinfo *info)
{
    const struct doc_layout *l = p->layout;
    if (p->print->across != NULL)
        draw_across(p);
    if (page == l->seal_page)
        draw_seal(p);
    black(p->cr);
    for (size_t i = 0; i < l->n; i++)
        if (l->piece[i].page == page)
            draw_piece(p, &l->piece[i]);
    draw_number(p, page);
    bool coded = p->print->verify != NULL && page == (l->seal_page >= 0 ? l->seal_page : 0);
    enum err e = coded ? draw_code(p, page, info) : ERR_OK;
    cairo_show_page(p->cr);
    return e;
}

/* --- the file -------------------------------------------------------------------- */

static void
describe(cairo_surface_t *s, const struct doc_print *p)
{
    char at[26];
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_TITLE, p->title);
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_AUTHOR, p->court);
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_SUBJECT, p->number);
    if (p->hash != NULL)
        cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_KEYWORDS, p->hash);
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_CREATOR, "zhixing");
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_CREATE_DATE, clock_print(p->at_ms, at));
}

/* Laid out once: every page of it is drawn to the surface, or the one asked for. */
struct sheets {
    struct pen pen;
    struct doc_layout layout;
    GPtrArray *made;
};

static enum err
sheets_open(PangoFontMap *map, const struct doc_faces *faces, const struct doc_print *print,
            struct arena *a, struct sheets *s, struct errinfo *info)
{
    *s = (struct sheets){ .made = g_ptr_array_new_with_free_func(g_object_unref) };
    s->pen = (struct pen){ .faces = faces,
                           .print = print,
                           .layout = &s->layout,
                           .context = pango_font_map_create_context(map) };
    pango_context_set_language(s->pen.context, pango_language_from_string("zh-cn"));
    pango_context_set_round_glyph_positions(s->pen.context, FALSE);
    return document_lay_out(s->pen.context, faces, print->text, a, &s->layout, s->made, info);
}

static void
sheets_close(struct sheets *s)
{
    g_ptr_array_unref(s->made);
    g_object_unref(s->pen.context);
}

static enum err
surface_ok(cairo_surface_t *surface, struct errinfo *info)
{
    cairo_status_t status = cairo_surface_status(surface);
    return status == CAIRO_STATUS_SUCCESS
               ? ERR_OK
               : FAIL(info, ERR_IO, "", "the page could not be drawn: %s",
                      cairo_status_to_string(status));
}

static enum err
draw_all(cairo_surface_t *surface, struct sheets *s, struct errinfo *info)
{
    enum err e = ERR_OK;
    s->pen.cr = cairo_create(surface);
    for (int page = 0; e == ERR_OK && page < s->layout.pages; page++)
        e = draw_page(&s->pen, page, info);
    cairo_destroy(s->pen.cr);
    cairo_surface_finish(surface);
    return e == ERR_OK ? surface_ok(surface, info) : e;
}

enum err
document_pdf(const struct doc_print *p, struct arena *a, struct buf *out, int *ret_pages,
             struct errinfo *info)
{
    PangoFontMap *map;
    struct doc_faces faces;
    enum err e = document_fonts_lock(&map, &faces, info);
    if (e != ERR_OK)
        return e;
    struct sheets sheets;
    cairo_surface_t *s =
        cairo_pdf_surface_create_for_stream(take_bytes, out, DOC_MM(210), DOC_MM(297));
    describe(s, p);
    e = sheets_open(map, &faces, p, a, &sheets, info);
    if (e == ERR_OK)
        e = draw_all(s, &sheets, info);
    if (e == ERR_OK && ret_pages != NULL)
        *ret_pages = sheets.layout.pages;
    sheets_close(&sheets);
    cairo_surface_destroy(s);
    document_fonts_unlock();
    return e;
}

/* --- for the screen -------------------------------------------------------------- */

static enum err
draw_image(struct sheets *s, int page, struct buf *out, struct errinfo *info)
{
    cairo_surface_t *image =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, DOC_PNG_WIDTH, DOC_PNG_WIDTH * 297 / 210);
    double scale = DOC_PNG_WIDTH / DOC_MM(210);
    s->pen.cr = cairo_create(image);
    cairo_set_source_rgb(s->pen.cr, 1, 1, 1);
    cairo_paint(s->pen.cr);
    cairo_scale(s->pen.cr, scale, scale);
    enum err e = draw_page(&s->pen, page, info);
    cairo_destroy(s->pen.cr);
    if (e == ERR_OK)
        e = surface_ok(image, info);
    if (e == ERR_OK &&
        cairo_surface_write_to_png_stream(image, take_bytes, out) != CAIRO_STATUS_SUCCESS)
        e = FAIL(info, ERR_IO, "", "the page could not be written");
    cairo_surface_destroy(image);
    return e;
}

enum err
document_png(const struct doc_print *p, struct arena *a, document_page_fn *take, void *closure,
             struct errinfo *info)
{
    PangoFontMap *map;
    struct doc_faces faces;
    struct sheets sheets;
    enum err e = document_fonts_lock(&map, &faces, info);
    if (e != ERR_OK)
        return e;
    e = sheets_open(map, &faces, p, a, &sheets, info);
    for (int page = 0; e == ERR_OK && page < sheets.layout.pages && page < DOC_PNG_PAGES; page++) {
        struct buf out;
        buf_init(&out, DOC_PDF_MAX);
        e = draw_image(&sheets, page, &out, info);
        if (e == ERR_OK)
            take(closure, out.p, out.n);
        buf_done(&out);
    }
    sheets_close(&sheets);
    document_fonts_unlock();
    return e;
}
