/* The parts of a DOCX file, written as text and packed by libzip. LibreOffice
 * loses the grid when docGrid is linesAndChars and drops faces of single runs:
 * the grid is of lines alone, and every face stands in a paragraph style. */
#include "core/document_docx.h"

#include <stdio.h>
#include <string.h>
#include <zip.h>

#include "base/clock.h"
#include "base/text.h"
#include "core/document_template.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define W_NS "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define R_NS "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* Twentieths of a point: a cell of the grid, a line's pitch. */
enum { CELL = 316, PITCH = 579, COLUMNS_MAX = 8, CELLS = 28 };

/* clang-format off */
static const char content_types[] = XML
    "<Types xmlns=\"" PACKAGE "content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD "document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD "styles+xml\"/>"
    "<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD "settings+xml\"/>"
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"" WORD "footer+xml\"/>"
    "<Override PartName=\"/word/footer2.xml\" ContentType=\"" WORD "footer+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    "</Types>";
static const char package_rels[] = XML
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" REL "officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" PACKAGE "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
    "</Relationships>";
static const char document_rels[] = XML
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" REL "styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" REL "footer\" Target=\"footer1.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"" REL "footer\" Target=\"footer2.xml\"/>"
    "<Relationship Id=\"rId4\" Type=\"" REL "settings\" Target=\"settings.xml\"/>"
    "</Relationships>";
static const char settings[] = XML
    "<w:settings " W_NS "><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/></w:settings>";
static const char page[] =
    "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:footerReference w:type=\"even\" r:id=\"rId3\"/>"
    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
    "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/>"
    "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/></w:sectPr>";

/* One style a kind of line. size: half points; indents in cells. */
static const struct {
    char style;
    const char *id, *name, *face, *align;
    int size, line, first, left, right, before;
} styles[] = {
    { DOC_COURT,   "court",   "文书法院", "方正小标宋简体", "center", 44, 720, 0, 0, 0, 0 },
    { DOC_HEADING, "heading", "文书标题", "方正小标宋简体", "center", 44, 720, 0, 0, 0, 0 },
    { DOC_NUMBER,  "number",  "文书案号", "仿宋_GB2312",    "right",  32, PITCH, 0, 0, 2, 290 },
    { DOC_TO,      "to",      "文书抬头", "仿宋_GB2312",    "both",   32, PITCH, 0, 0, 0, 0 },
    { DOC_BODY,    "body",    "文书正文", "仿宋_GB2312",    "both",   32, PITCH, 2, 0, 0, 0 },
    { DOC_CENTRE,  "centre",  "文书居中", "仿宋_GB2312",    "center", 32, PITCH, 0, 0, 0, 0 },
    { DOC_SIGN,    "sign",    "文书署名", "仿宋_GB2312",    "left",   32, PITCH, 0, 0, 0, 0 },
    { DOC_DATE,    "date",    "文书日期", "仿宋_GB2312",    "right",  32, PITCH, 0, 0, 4, 0 },
    { DOC_NOTE,    "note",    "文书附注", "仿宋_GB2312",    "both",   28, PITCH, 2, 0, 0, 0 },
    { DOC_ROW,     "cell",    "文书表格", "仿宋_GB2312",    "left",   28, PITCH, 0, 0, 0, 0 },
    { DOC_GAP,     "gap",     "文书空行", "仿宋_GB2312",    "left",   32, PITCH, 0, 0, 0, 0 },
};
/* clang-format on */
enum { STYLES_N = sizeof styles / sizeof styles[0] };

/* --- parts ------------------------------------------------------------------------- */

/* Text between tags; a break within it where the words have one. */
static void
put_escaped(struct buf *b, const char *s, size_t n)
{
    static const char line_break[] = "\xE2\x80\xA8";
    for (const char *end = s + n; s < end; s++) {
        size_t left = (size_t)(end - s);
        if (*s == '&')
            buf_str(b, "&amp;");
        else if (*s == '<')
            buf_str(b, "&lt;");
        else if (*s == '>')
            buf_str(b, "&gt;");
        else if (left >= 3 && memcmp(s, line_break, 3) == 0) {
            buf_str(b, "</w:t><w:br/><w:t xml:space=\"preserve\">");
            s += 2;
        } else if ((unsigned char)*s >= ' ')
            buf_char(b, *s);
    }
}

static void
put_style(struct buf *b, size_t i)
{
    const char *face = styles[i].face;
    buf_printf(b,
               "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"%s\">"
               "<w:name w:val=\"%s\"/><w:pPr><w:widowControl w:val=\"0\"/>"
               "<w:spacing w:before=\"%d\" w:after=\"0\" w:line=\"%d\" w:lineRule=\"exact\"/>",
               styles[i].id, styles[i].name, styles[i].before, styles[i].line);
    buf_printf(b, "<w:ind w:left=\"%d\" w:right=\"%d\" w:firstLine=\"%d\"/><w:jc w:val=\"%s\"/>",
               styles[i].left * CELL, styles[i].right * CELL, styles[i].first * CELL,
               styles[i].align);
    buf_printf(b,
               "</w:pPr><w:rPr><w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:eastAsia=\"%s\" "
               "w:hint=\"eastAsia\"/>%s<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>"
               "<w:lang w:eastAsia=\"zh-CN\"/></w:rPr></w:style>",
               face, face, face, styles[i].size == 32 ? "<w:spacing w:val=\"-4\"/>" : "",
               styles[i].size, styles[i].size);
}

static void
put_styles(struct buf *b)
{
    buf_str(b, XML "<w:styles " W_NS ">");
    for (size_t i = 0; i < STYLES_N; i++)
        put_style(b, i);
    buf_str(b, "</w:styles>");
}

/* — 1 —, to the outer edge. */
static void
put_footer(struct buf *b, bool even)
{
    static const char run[] =
        "<w:r><w:rPr><w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\"/>"
        "<w:sz w:val=\"28\"/></w:rPr>";
    buf_printf(b,
               XML "<w:ftr " W_NS "><w:p><w:pPr><w:ind w:left=\"%d\" w:right=\"%d\"/>"
                   "<w:jc w:val=\"%s\"/></w:pPr>",
               CELL, CELL, even ? "left" : "right");
    buf_printf(b, "%s<w:t xml:space=\"preserve\">— </w:t></w:r>", run);
    buf_printf(b, "%s<w:fldChar w:fldCharType=\"begin\"/></w:r>", run);
    buf_printf(b, "%s<w:instrText>PAGE</w:instrText></w:r>", run);
    buf_printf(b, "%s<w:fldChar w:fldCharType=\"end\"/></w:r>", run);
    buf_printf(b, "%s<w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>", run);
}

static void
put_core(struct buf *b, const struct doc_print *p)
{
    char at[26];
    buf_str(b, XML "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
                   "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                   "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                   "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
    put_escaped(b, p->title, strlen(p->title));
    buf_str(b, "</dc:title><dc:creator>");
    put_escaped(b, p->court, strlen(p->court));
    buf_printf(b,
               "</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created>"
               "</cp:coreProperties>",
               clock_print(p->at_ms, at));
}

/* --- lines --------------------------------------------------------------------------- */

struct body {
    struct buf *out;
    int column[COLUMNS_MAX + 1];
    int sign_left; /* of the names, in cells */
    bool in_table, new_page, signing;
};

static const char *
style_id(char style)
{
    for (size_t i = 0; i < STYLES_N; i++)
        if (styles[i].style == style)
            return styles[i].id;
    return "body";
}

static void
put_paragraph(struct body *d, char style, const char *s, size_t n)
{
    buf_printf(d->out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s", style_id(style),
               d->new_page ? "<w:pageBreakBefore/>" : "");
    if (d->signing)
        buf_str(d->out, "<w:keepNext/>");
    if (style == DOC_SIGN)
        buf_printf(d->out, "<w:ind w:left=\"%d\"/>", d->sign_left * CELL);
    buf_str(d->out, "</w:pPr>");
    if (n > 0) {
        buf_str(d->out, "<w:r><w:t xml:space=\"preserve\">");
        put_escaped(d->out, s, n);
        buf_str(d->out, "</w:t></w:r>");
    }
    buf_str(d->out, "</w:p>");
    d->new_page = false;
}

static void
open_table(struct body *d)
{
    static const char *const edges[] = { "top", "left", "bottom", "right", "insideH", "insideV" };
    buf_str(d->out, "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>");
    for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++)
        buf_printf(d->out, "<w:%s w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/>",
                   edges[i]);
    buf_str(d->out, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for (int c = 0; d->column[c] > 0; c++)
        buf_printf(d->out, "<w:gridCol w:w=\"%d\"/>", d->column[c] * CELL);
    buf_str(d->out, "</w:tblGrid>");
    d->in_table = true;
}

static void
close_table(struct body *d)
{
    if (d->in_table)
        buf_str(d->out, "</w:tbl>");
    d->in_table = false;
}

static void
read_columns(struct body *d, const char *s, size_t n)
{
    int c = 0;
    const char *end = s + n;
    memset(d->column, 0, sizeof d->column);
    while (s < end && c < COLUMNS_MAX) {
        int cells = 0;
        for (; s < end && *s >= '0' && *s <= '9' && cells < CELLS; s++)
            cells = cells * 10 + (*s - '0');
        if (cells > 0)
            d->column[c++] = cells;
        s += s < end;
    }
}

static void
put_row(struct body *d, const char *s, size_t n)
{
    static const char bar[] = "｜";
    const char *end = s + n;
    buf_str(d->out, "<w:tr>");
    for (int c = 0; d->column[c] > 0; c++) {
        const char *stop = s;
        while (stop < end &&
               ((size_t)(end - stop) < sizeof bar - 1 || memcmp(stop, bar, sizeof bar - 1) != 0))
            stop++;
        buf_printf(d->out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>",
                   d->column[c] * CELL);
        put_paragraph(d, DOC_ROW, s, (size_t)(stop - s));
        buf_str(d->out, "</w:tc>");
        s = stop < end ? stop + sizeof bar - 1 : end;
    }
    buf_str(d->out, "</w:tr>");
}

static void
put_line(struct body *d, char style, const char *s, size_t n)
{
    if (style != DOC_ROW)
        close_table(d);
    switch (style) {
    case DOC_COLUMNS:
        read_columns(d, s, n);
        break;
    case DOC_ROW:
        if (d->column[0] == 0)
            break;
        if (!d->in_table)
            open_table(d);
        put_row(d, s, n);
        break;
    case DOC_PAGE:
        d->new_page = true;
        break;
    case DOC_SEAL:
        break; /* of the approved paper alone */
    case DOC_SIGN:
    case DOC_DATE:
        if (!d->signing) {
            d->signing = true;
            for (int i = 0; i < (style == DOC_DATE ? 2 : 1); i++)
                put_paragraph(d, DOC_GAP, "", 0);
        }
        put_paragraph(d, style, s, n);
        break;
    default:
        d->signing = false;
        put_paragraph(d, style, s, n);
    }
}

static size_t
chars_in(const char *s, size_t n)
{
    size_t chars = 0;
    for (size_t i = 0; i < n; i++)
        chars += ((unsigned char)s[i] & 0xC0) != 0x80;
    return chars;
}

/* The names begin where the longest of them still ends three cells before the edge. */
static int
sign_left(const char *text)
{
    size_t most = 0;
    while (*text != '\0') {
        size_t n = strcspn(text, "\n");
        size_t chars = text[0] == DOC_SIGN && n > 2 ? chars_in(text + 2, n - 2) : 0;
        most = chars > most ? chars : most;
        text += n + (text[n] == '\n');
    }
    return most + 3 < CELLS ? CELLS - (int)most - 3 : 0;
}

static void
put_document(struct buf *b, const struct doc_print *p)
{
    struct body d = { .out = b, .sign_left = sign_left(p->text) };
    buf_str(b, XML "<w:document " W_NS " " R_NS "><w:body>");
    for (const char *s = p->text; *s != '\0';) {
        size_t n = strcspn(s, "\n");
        put_line(&d, s[0], n > 2 ? s + 2 : "", n > 2 ? n - 2 : 0);
        s += n + (s[n] == '\n');
    }
    close_table(&d);
    buf_str(b, page);
    buf_str(b, "</w:body></w:document>");
}

/* --- the file ---------------------------------------------------------------------------- */

/* 1980-01-01: the oldest a zip can say, and the same everywhere. */
enum { ZIP_DAY = 0x21 };

static bool
add_part(zip_t *z, const char *name, const char *bytes, size_t n)
{
    zip_source_t *s = zip_source_buffer(z, bytes, n, 0);
    zip_int64_t at = s != NULL ? zip_file_add(z, name, s, ZIP_FL_ENC_UTF_8) : -1;
    if (at < 0) {
        zip_source_free(s);
        return false;
    }
    return zip_file_set_dostime(z, (zip_uint64_t)at, 0, ZIP_DAY, 0) == 0 &&
           zip_set_file_compression(z, (zip_uint64_t)at, ZIP_CM_DEFLATE, 6) == 0;
}

static bool
read_back(zip_source_t *s, struct buf *out)
{
    char part[16384];
    zip_int64_t n;
    if (zip_source_open(s) != 0)
        return false;
    while ((n = zip_source_read(s, part, sizeof part)) > 0)
        buf_add(out, part, (size_t)n);
    (void)zip_source_close(s);
    return n == 0;
}

enum { PARTS = 9 };

static enum err
pack(const char *const names[PARTS], const struct buf parts[PARTS], struct buf *out,
     struct errinfo *info)
{
    bool good = true;
    zip_source_t *s = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *z = s != NULL ? zip_open_from_source(s, ZIP_TRUNCATE, NULL) : NULL;
    if (z == NULL) {
        zip_source_free(s);
        return FAIL(info, ERR_IO, "", "the DOCX file cannot be packed");
    }
    zip_source_keep(s);
    for (int i = 0; i < PARTS && good; i++)
        good = add_part(z, names[i], parts[i].p, parts[i].n);
    if (!good)
        zip_discard(z);
    else if (zip_close(z) != 0) {
        zip_discard(z);
        good = false;
    }
    good = good && read_back(s, out);
    zip_source_free(s);
    if (!good)
        return FAIL(info, ERR_IO, "", "the DOCX file cannot be packed");
    if (out->failed)
        return FAIL_ZH(info, ERR_TOO_BIG, "", "文书过长", "the document is too long");
    return ERR_OK;
}

enum err
document_docx(const struct doc_print *p, struct buf *out, struct errinfo *info)
{
    static const char *const names[PARTS] = {
        "[Content_Types].xml", "_rels/.rels",
        "word/document.xml",   "word/_rels/document.xml.rels",
        "word/styles.xml",     "word/settings.xml",
        "word/footer1.xml",    "word/footer2.xml",
        "docProps/core.xml",
    };
    struct buf parts[PARTS];
    for (int i = 0; i < PARTS; i++)
        buf_init(&parts[i], DOC_DOCX_MAX);
    buf_str(&parts[0], content_types);
    buf_str(&parts[1], package_rels);
    put_document(&parts[2], p);
    buf_str(&parts[3], document_rels);
    put_styles(&parts[4]);
    buf_str(&parts[5], settings);
    put_footer(&parts[6], false);
    put_footer(&parts[7], true);
    put_core(&parts[8], p);
    enum err e = ERR_OK;
    for (int i = 0; i < PARTS; i++)
        if (parts[i].failed)
            e = FAIL_ZH(info, ERR_TOO_BIG, "", "文书过长", "the document is too long");
    if (e == ERR_OK)
        e = pack(names, parts, out, info);
    for (int i = 0; i < PARTS; i++)
        buf_done(&parts[i]);
    return e;
}
