/* Where each line of a document stands. Paragraphs are broken by Pango, which
 * knows what may begin or end a line; each of their lines is then put on the
 * grid by hand, because a document's pitch is fixed and a page may end inside
 * a paragraph. What is signed stays together, with the last words before it. */
#include "core/document_layout.h"

#include <string.h>

#include "base/text.h"
#include "core/document_template.h"

enum {
    BLOCKS_MAX = DOC_PAGES_MAX * DOC_UNITS,
    COLUMNS_MAX = 8,
    SEAL_OVERHANG = 2, /* units below the date that the seal needs */
    KEEP_LINES = 2,    /* lines of the words that go along with the signatures */
};

/* What is never torn apart: a line, or a row of a table. */
struct block {
    char style;
    size_t first, n; /* pieces */
    int units;
    bool words; /* a line of a paragraph */
};

struct setter {
    PangoContext *context;
    const struct doc_faces *faces;
    struct arena *arena;
    GPtrArray *made;
    struct errinfo *info;
    struct doc_piece *piece;
    struct block *block;
    size_t n_piece, room, n_block;
    double column[COLUMNS_MAX + 1];
    double sign_x;
    size_t date; /* the piece that holds the date, once dated */
    bool dated, sealed;
    struct doc_layout out;
};

PangoLayout *
document_layout_new(PangoContext *context, const char *families, double size, bool bold,
                    double spacing)
{
    PangoLayout *l = pango_layout_new(context);
    PangoFontDescription *d = pango_font_description_new();
    PangoAttrList *attrs = pango_attr_list_new();
    pango_font_description_set_family(d, families);
    pango_font_description_set_absolute_size(d, size * PANGO_SCALE);
    if (bold)
        pango_font_description_set_weight(d, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(l, d);
    pango_font_description_free(d);
    if (spacing < 0 || spacing > 0)
        pango_attr_list_insert(attrs, pango_attr_letter_spacing_new((int)(spacing * PANGO_SCALE)));
    pango_layout_set_attributes(l, attrs);
    pango_attr_list_unref(attrs);
    return l;
}

static double
width_of(PangoLayout *l)
{
    int w;
    pango_layout_get_size(l, &w, NULL);
    return (double)w / PANGO_SCALE;
}

/* --- pieces and blocks ------------------------------------------------------------- */

static enum err
add_piece(struct setter *s, struct doc_piece piece)
{
    if (s->n_piece == s->room)
        return FAIL_ZH(s->info, ERR_TOO_BIG, "", "文书过长", "the document has too many lines");
    s->piece[s->n_piece++] = piece;
    return ERR_OK;
}

static enum err
add_block(struct setter *s, char style, size_t first, int units, bool words)
{
    if (s->n_block == BLOCKS_MAX)
        return FAIL_ZH(s->info, ERR_TOO_BIG, "", "文书过长", "the document has too many lines");
    s->block[s->n_block++] = (struct block){ style, first, s->n_piece - first, units, words };
    return ERR_OK;
}

/* Each line of a layout as a block of its own. */
static enum err
add_lines(struct setter *s, char style, PangoLayout *l, double size, double x, int units)
{
    enum err e = ERR_OK;
    PangoLayoutIter *it = pango_layout_get_iter(l);
    do {
        PangoRectangle r;
        size_t first = s->n_piece;
        pango_layout_iter_get_line_extents(it, NULL, &r);
        e = add_piece(s, (struct doc_piece){ .style = style,
                                             .layout = l,
                                             .line = pango_layout_iter_get_line_readonly(it),
                                             .units = units,
                                             .x = x + (double)r.x / PANGO_SCALE,
                                             .size = size });
        if (e == ERR_OK)
            e = add_block(s, style, first, units, style == DOC_BODY || style == DOC_TO);
    } while (e == ERR_OK && pango_layout_iter_next_line(it));
    pango_layout_iter_free(it);
    return e;
}

static PangoLayout *
made(struct setter *s, const char *families, double size, bool bold, double spacing)
{
    PangoLayout *l = document_layout_new(s->context, families, size, bold, spacing);
    g_ptr_array_add(s->made, l);
    return l;
}

static void
wrap(PangoLayout *l, double width, PangoAlignment align, double indent)
{
    /* A point more than the block: 28 characters may not fail by a rounding. */
    pango_layout_set_width(l, (int)((width + 1.0) * PANGO_SCALE));
    pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(l, align);
    pango_layout_set_indent(l, (int)(indent * PANGO_SCALE));
}

/* A word that cannot be broken, an identity number, can leave a line so short
 * that setting it to the full width would tear it apart: then the paragraph's
 * right edge stays as it falls. */
static void
justify_if_close(PangoLayout *l, double width)
{
    PangoLayoutIter *it = pango_layout_get_iter(l);
    bool close = true;
    for (bool last = false; !last;) {
        PangoRectangle r;
        pango_layout_iter_get_line_extents(it, NULL, &r);
        last = !pango_layout_iter_next_line(it);
        close &= last || (double)(r.x + r.width) / PANGO_SCALE > 0.86 * width;
    }
    pango_layout_iter_free(it);
    pango_layout_set_justify(l, close);
}

/* --- kinds of line ------------------------------------------------------------------ */

/* 二号, smaller when a long name would not fit one line; a short title's
 * characters stand apart. */
static enum err
set_heading(struct setter *s, char style, const char *text)
{
    double size = 22, gap = 0;
    size_t n = text_chars(text);
    if (style == DOC_HEADING && n > 1 && n <= 6)
        gap = size / 2;
    while (size > 16 && (double)n * (size + gap) > doc_width)
        size -= 1;
    PangoLayout *l = made(s, s->faces->title, size, s->faces->title_bold, gap);
    wrap(l, doc_width, PANGO_ALIGN_CENTER, 0);
    pango_layout_set_text(l, text, -1);
    return add_lines(s, style, l, size, gap / 2, 3);
}

static enum err
set_words(struct setter *s, char style, const char *text, size_t n)
{
    static const struct {
        char style;
        PangoAlignment align;
        double size, indent, right; /* indents in cells */
    } how[] = {
        { DOC_BODY, PANGO_ALIGN_LEFT, 16, 2, 0 },    { DOC_TO, PANGO_ALIGN_LEFT, 16, 0, 0 },
        { DOC_NUMBER, PANGO_ALIGN_RIGHT, 16, 0, 2 }, { DOC_CENTRE, PANGO_ALIGN_CENTER, 16, 0, 0 },
        { DOC_DATE, PANGO_ALIGN_RIGHT, 16, 0, 4 },   { DOC_NOTE, PANGO_ALIGN_LEFT, 14, 2, 0 },
        { DOC_SIGN, PANGO_ALIGN_LEFT, 16, 0, 0 },
    };
    size_t i = 0;
    while (i < sizeof how / sizeof how[0] && how[i].style != style)
        i++;
    if (i == sizeof how / sizeof how[0])
        return FAIL(s->info, ERR_INVALID, "text", "a line has no known style");
    double size = how[i].size, spacing = size == 16 ? doc_cell - 16 : 0;
    PangoLayout *l = made(s, s->faces->body, size, false, spacing);
    pango_layout_set_text(l, text, (int)n);
    if (style == DOC_SIGN) {
        double x = doc_width - width_of(l) - 3 * doc_cell;
        if (x < s->sign_x)
            s->sign_x = x < 0 ? 0 : x;
    } else {
        wrap(l, doc_width - how[i].right * doc_cell, how[i].align, how[i].indent * doc_cell);
        if (how[i].align == PANGO_ALIGN_LEFT)
            justify_if_close(l, doc_width);
    }
    enum err e = add_lines(s, style, l, size, 0, 2);
    return e;
}

/* --- tables ------------------------------------------------------------------------- */

static enum err
set_columns(struct setter *s, const char *text)
{
    int n = 0;
    memset(s->column, 0, sizeof s->column);
    while (*text != '\0' && n < COLUMNS_MAX) {
        int cells = 0;
        while (*text >= '0' && *text <= '9' && cells < 100)
            cells = cells * 10 + (*text++ - '0');
        if (cells == 0)
            return FAIL(s->info, ERR_INVALID, "text", "a table's columns are widths");
        s->column[n++] = cells * doc_cell;
        text += strspn(text, " ");
    }
    return ERR_OK;
}

static enum err
set_cell(struct setter *s, const char *text, size_t n, double x, double width, int *units)
{
    enum err e = ERR_OK;
    double pad = doc_cell / 3;
    int at = 0;
    PangoLayout *l = made(s, s->faces->body, 14, false, 0);
    wrap(l, width - 2 * pad, PANGO_ALIGN_LEFT, 0);
    pango_layout_set_text(l, text, (int)n);
    PangoLayoutIter *it = pango_layout_get_iter(l);
    do {
        PangoRectangle r;
        pango_layout_iter_get_line_extents(it, NULL, &r);
        e = add_piece(s, (struct doc_piece){ .style = DOC_ROW,
                                             .layout = l,
                                             .line = pango_layout_iter_get_line_readonly(it),
                                             .at = at,
                                             .units = 2,
                                             .x = x + pad + (double)r.x / PANGO_SCALE,
                                             .size = 14 });
        at += 2;
    } while (e == ERR_OK && pango_layout_iter_next_line(it));
    pango_layout_iter_free(it);
    if (at > *units)
        *units = at;
    return e;
}

static enum err
set_row(struct setter *s, const char *text, size_t n)
{
    static const char bar[] = "｜";
    size_t first = s->n_piece;
    const char *end = text + n;
    double x = 0;
    int units = 2;
    double *columns = ARENA_NEW(s->arena, double, COLUMNS_MAX + 1);
    memcpy(columns, s->column, sizeof s->column);
    enum err e =
        add_piece(s, (struct doc_piece){ .style = DOC_ROW, .begins_row = true, .column = columns });
    for (int c = 0; c < COLUMNS_MAX && s->column[c] > 0 && e == ERR_OK; c++) {
        const char *stop = text;
        while (stop < end &&
               ((size_t)(end - stop) < sizeof bar - 1 || memcmp(stop, bar, sizeof bar - 1) != 0))
            stop++;
        e = set_cell(s, text, (size_t)(stop - text), x, s->column[c], &units);
        x += s->column[c];
        text = stop < end ? stop + sizeof bar - 1 : end;
    }
    if (e == ERR_OK && units > DOC_UNITS)
        e = FAIL_ZH(s->info, ERR_TOO_BIG, "", "表格的一行超过一页，请分行填写",
                    "a row of a table is longer than a page");
    s->piece[first].units = units;
    return e == ERR_OK ? add_block(s, DOC_ROW, first, units, false) : e;
}

/* --- places --------------------------------------------------------------------------- */

struct place {
    int page, at;
};

static void
put_block(struct setter *s, const struct block *b, struct place *p)
{
    if (p->at + b->units > DOC_UNITS)
        *p = (struct place){ p->page + 1, 0 };
    for (size_t i = b->first; i < b->first + b->n; i++) {
        s->piece[i].page = p->page;
        s->piece[i].at += p->at;
    }
    p->at += b->units;
}

static bool
signs(char style)
{
    return style == DOC_SIGN || style == DOC_DATE || style == DOC_SEAL;
}

/* The first run of lines that sign: [ret, *ret_end). */
static size_t
sign_group(const struct setter *s, size_t *ret_end)
{
    size_t from = 0;
    while (from < s->n_block && !signs(s->block[from].style))
        from++;
    *ret_end = from;
    while (*ret_end < s->n_block && signs(s->block[*ret_end].style))
        (*ret_end)++;
    return from;
}

/* Take the lines before a block to the next page along with it. */
static void
take_along(struct setter *s, size_t to, struct place *p)
{
    size_t from = to;
    while (from > 0 && to - from < KEEP_LINES && s->block[from - 1].words)
        from--;
    *p = (struct place){ p->page + 1, 0 };
    if (from == 0)
        return;
    for (size_t i = from; i < to; i++) {
        for (size_t k = 0; k < s->block[i].n; k++)
            s->piece[s->block[i].first + k].at = 0;
        put_block(s, &s->block[i], p);
    }
}

/* The signatures: two empty lines above a date alone, one above names. */
static void
place_group(struct setter *s, size_t from, size_t to, struct place *p)
{
    int units = 0, behind = 0;
    int gap = s->block[from].style == DOC_SIGN ? 2 : 4;
    for (size_t i = from; i < to; i++) {
        units += s->block[i].units;
        behind = s->block[i].style == DOC_DATE ? 0 : behind + s->block[i].units;
    }
    if (behind < SEAL_OVERHANG)
        units += SEAL_OVERHANG - behind;
    if (gap == 4 && p->at + gap + units > DOC_UNITS && p->at + 3 + units <= DOC_UNITS)
        gap = 3; /* the seal still clears the words */
    if (p->at + gap + units > DOC_UNITS)
        take_along(s, from, p);
    p->at += gap;
    for (size_t i = from; i < to; i++) {
        const struct block *b = &s->block[i];
        put_block(s, b, p);
        if (b->style == DOC_DATE) {
            s->date = b->first;
            s->dated = true;
        }
        s->sealed |= b->style == DOC_SEAL && s->dated;
    }
}

/* What follows an empty line, up to the next one or the page's end: lines to
 * sign on in a record. They stay together where a page can hold them. */
static int
units_from(const struct setter *s, size_t i)
{
    int units = s->block[i].units;
    while (++i < s->n_block && s->block[i].style != DOC_GAP && s->block[i].style != DOC_PAGE)
        units += s->block[i].units;
    return units;
}

static void
place_all(struct setter *s)
{
    struct place p = { 0, 2 };
    size_t to, from = sign_group(s, &to);
    for (size_t i = 0; i < s->n_block; i++) {
        const struct block *b = &s->block[i];
        char next = i + 1 < s->n_block ? s->block[i + 1].style : '\0';
        if (i == from && from < to) {
            place_group(s, from, to, &p);
            i = to - 1;
            continue;
        }
        if (b->style == DOC_PAGE) {
            p = (struct place){ p.page + 1, 0 };
            continue;
        }
        int kept = b->style == DOC_GAP ? units_from(s, i) : 0;
        if (kept <= DOC_UNITS / 2 && p.at + kept > DOC_UNITS)
            take_along(s, i, &p);
        put_block(s, b, &p);
        if ((b->style == DOC_HEADING && next != DOC_HEADING) ||
            (b->style == DOC_NUMBER && next != DOC_NUMBER))
            p.at++;
    }
    s->out.pages = p.page + 1;
}

/* Names stand under one another; the seal's middle is the middle of the date. */
static void
finish(struct setter *s)
{
    for (size_t i = 0; i < s->n_piece; i++)
        if (s->piece[i].style == DOC_SIGN)
            s->piece[i].x = s->sign_x;
    s->out.piece = s->piece;
    s->out.n = s->n_piece;
    s->out.seal_page = -1;
    if (!s->sealed)
        return;
    const struct doc_piece *date = &s->piece[s->date];
    PangoRectangle r;
    pango_layout_line_get_extents(date->line, NULL, &r);
    s->out.seal_page = date->page;
    s->out.seal_at = date->at;
    s->out.seal_x = date->x + (double)r.width / PANGO_SCALE / 2;
}

enum err
document_lay_out(PangoContext *context, const struct doc_faces *faces, const char *text,
                 struct arena *a, struct doc_layout *ret, GPtrArray *list, struct errinfo *info)
{
    struct setter s = { .context = context,
                        .faces = faces,
                        .arena = a,
                        .made = list,
                        .info = info,
                        .sign_x = doc_width };
    enum err e = ERR_OK;
    s.room = 2 * BLOCKS_MAX;
    s.piece = ARENA_NEW(a, struct doc_piece, s.room);
    s.block = ARENA_NEW(a, struct block, BLOCKS_MAX);
    while (*text != '\0' && e == ERR_OK) {
        size_t n = strcspn(text, "\n");
        char style = text[0];
        const char *words = n > 2 ? text + 2 : text + n;
        size_t words_n = n > 2 ? n - 2 : 0;
        if (style == DOC_COURT || style == DOC_HEADING)
            e = set_heading(&s, style, arena_text(a, words, words_n));
        else if (style == DOC_COLUMNS)
            e = set_columns(&s, arena_text(a, words, words_n));
        else if (style == DOC_ROW)
            e = set_row(&s, words, words_n);
        else if (style == DOC_GAP || style == DOC_PAGE || style == DOC_SEAL)
            e = add_block(&s, style, s.n_piece, style == DOC_GAP ? 2 : 0, false);
        else
            e = set_words(&s, style, words, words_n);
        text += n + (text[n] == '\n');
    }
    if (e != ERR_OK)
        return e;
    place_all(&s);
    finish(&s);
    if (s.out.pages > DOC_PAGES_MAX)
        return FAIL_ZH(info, ERR_TOO_BIG, "", "文书过长", "the document has too many pages");
    *ret = s.out;
    return ERR_OK;
}
