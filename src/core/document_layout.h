#ifndef CORE_DOCUMENT_LAYOUT_H
#define CORE_DOCUMENT_LAYOUT_H

/* Between document_layout.c, which finds each line's place on the grid, and
 * document_pdf.c, which draws. A unit is half a line's pitch; a page has 44. */

#include "core/document_font.h"
#include "core/document_pdf.h"

#define DOC_MM(x) ((x)*72.0 / 25.4)
enum { DOC_UNITS = 44 };
static const double doc_left = DOC_MM(28), doc_top = DOC_MM(37), doc_width = DOC_MM(156),
                    doc_height = DOC_MM(225), doc_unit = DOC_MM(225) / DOC_UNITS,
                    doc_cell = DOC_MM(156) / 28;

/* One line of a paragraph, or of a table's cell. */
struct doc_piece {
    char style;
    PangoLayout *layout;
    PangoLayoutLine *line; /* the layout's */
    int page, at;          /* place: page and unit within it */
    int units;             /* how high it is */
    double x, size;        /* from the left of the block; type size in points */
    bool begins_row;       /* of a table: the rules go around it */
    const double *column;  /* widths in points, ends with 0 */
};

struct doc_layout {
    struct doc_piece *piece;
    size_t n;
    int pages, seal_page, seal_at; /* seal_page -1: no seal */
    double seal_x;
};

/* Lay the text out; every layout made is put to `made`, for unref.
 *   err  ERR_TOO_BIG */
enum err document_lay_out(PangoContext *context, const struct doc_faces *faces, const char *text,
                          struct arena *a, struct doc_layout *ret, GPtrArray *made,
                          struct errinfo *info) MUST_USE;

/* A layout of one face; size in points, letter spacing in points. */
PangoLayout *document_layout_new(PangoContext *context, const char *families, double size,
                                 bool bold, double spacing);

#endif
