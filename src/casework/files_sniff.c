/* What a file is, by its bytes. Each kind is held against its own structure as
 * far as that is cheap and certain; a file that two programs could read as two
 * things is refused where we can tell. */
#include <string.h>
#include <zip.h>

#include "base/gb18030.h"
#include "base/text.h"
#include "casework/files.h"

static const struct {
    const char *name, *mime;
} kinds[FILE_KIND_N] = {
    [FILE_NONE] = { "", "" },
    [FILE_PDF] = { "pdf", "application/pdf" },
    [FILE_PNG] = { "png", "image/png" },
    [FILE_JPEG] = { "jpeg", "image/jpeg" },
    [FILE_DOCX] = { "docx",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
    [FILE_XLSX] = { "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    [FILE_TEXT] = { "text", "text/plain" },
};

const char *
file_kind_name(enum file_kind k)
{
    return kinds[k].name;
}

const char *
file_kind_mime(enum file_kind k)
{
    return kinds[k].mime;
}

const char *
file_kind_ending(enum file_kind k)
{
    return k == FILE_TEXT ? "txt" : k == FILE_JPEG ? "jpg" : kinds[k].name;
}

struct sniff {
    const unsigned char *p;
    size_t n;
    const char *zh, *en; /* why not */
};

static bool
refuse(struct sniff *s, const char *zh, const char *en)
{
    s->zh = zh;
    s->en = en;
    return false;
}

static uint32_t
big32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

enum { SIDE_MAX = 30000 }; /* of a picture, in points */

/* --- pictures and PDF ---------------------------------------------------------------- */

static bool
is_pdf(struct sniff *s)
{
    enum { TAIL = 2048 };
    static const char end[] = "%%EOF";
    size_t from = s->n > TAIL ? s->n - TAIL : 0;
    if (s->n > 7 && (s->p[5] == '1' || s->p[5] == '2') && s->p[6] == '.' &&
        memmem(s->p + from, s->n - from, end, sizeof end - 1) != NULL)
        return true;
    return refuse(s, "PDF 文件不完整", "the PDF file is not whole");
}

/* Every chunk in its place, up to IEND at the very end. */
static bool
is_png(struct sniff *s)
{
    size_t at = 8;
    bool first = true;
    while (s->n - at >= 12) {
        uint32_t len = big32(s->p + at);
        const unsigned char *type = s->p + at + 4;
        if (len > s->n - at - 12 || (first && (memcmp(type, "IHDR", 4) != 0 || len != 13)))
            break;
        if (first && (big32(type + 4) - 1 >= SIDE_MAX || big32(type + 8) - 1 >= SIDE_MAX))
            return refuse(s, "图片尺寸过大", "the picture is too large");
        at += 12 + len;
        first = false;
        if (memcmp(type, "IEND", 4) == 0)
            return at == s->n ? true
                              : refuse(s, "PNG 文件末尾有多余内容",
                                       "there is more behind the end of the PNG file");
    }
    return refuse(s, "PNG 文件不完整", "the PNG file is not whole");
}

/* Segments up to the picture's own data, one of which says how large it is. */
static bool
is_jpeg(struct sniff *s)
{
    size_t at = 2;
    bool sized = false;
    while (s->n - at >= 4 && s->p[at] == 0xFF) {
        unsigned char marker = s->p[at + 1];
        size_t len = (size_t)s->p[at + 2] << 8 | s->p[at + 3];
        if (marker == 0xFF) {
            at++;
            continue;
        }
        if (len < 2 || len > s->n - at - 2)
            break;
        bool frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame && len >= 7) {
            uint32_t h = (uint32_t)s->p[at + 5] << 8 | s->p[at + 6];
            uint32_t w = (uint32_t)s->p[at + 7] << 8 | s->p[at + 8];
            if (h - 1 >= SIDE_MAX || w - 1 >= SIDE_MAX)
                return refuse(s, "图片尺寸过大", "the picture is too large");
            sized = true;
        }
        if (marker == 0xDA)
            return sized && s->p[s->n - 2] == 0xFF && s->p[s->n - 1] == 0xD9
                       ? true
                       : refuse(s, "JPEG 文件不完整", "the JPEG file is not whole");
        at += 2 + len;
    }
    return refuse(s, "JPEG 文件不完整", "the JPEG file is not whole");
}

/* --- packages of an office program -------------------------------------------------------- */

enum { MEMBERS_MAX = 2000, RATIO_MAX = 200, RATIO_FREE = 1024 * 1024 };
static const zip_uint64_t unpacked_max = UINT64_C(200) * 1024 * 1024;

struct members {
    zip_uint64_t total;
    bool types, word, sheets;
};

static bool
member_ok(struct sniff *s, const zip_stat_t *m, struct members *all)
{
    const char *name = m->name;
    size_t n = strlen(name);
    if ((m->valid & (ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE)) != (ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE))
        return refuse(s, "文件包有误", "the package is broken");
    if (name[0] == '/' || strstr(name, "..") != NULL || strchr(name, '\\') != NULL)
        return refuse(s, "文件包内有不安全的路径", "the package holds an unsafe path");
    if ((m->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && m->encryption_method != ZIP_EM_NONE)
        return refuse(s, "文件已加密", "the file is encrypted");
    if (n >= 14 && strcmp(name + n - 14, "vbaProject.bin") == 0)
        return refuse(s, "文件含有宏", "the file holds macros");
    all->total += m->size < unpacked_max ? m->size : unpacked_max;
    if (all->total >= unpacked_max || (m->size > RATIO_FREE && m->size / RATIO_MAX > m->comp_size))
        return refuse(s, "文件解压后过大", "the file would unpack to far more than it is");
    all->types |= strcmp(name, "[Content_Types].xml") == 0;
    all->word |= strcmp(name, "word/document.xml") == 0;
    all->sheets |= strcmp(name, "xl/workbook.xml") == 0;
    return true;
}

static enum file_kind
package_kind(struct sniff *s)
{
    struct members all = { 0 };
    enum file_kind k = FILE_NONE;
    zip_source_t *src = zip_source_buffer_create(s->p, s->n, 0, NULL);
    zip_t *z = src != NULL ? zip_open_from_source(src, ZIP_RDONLY | ZIP_CHECKCONS, NULL) : NULL;
    if (z == NULL) {
        zip_source_free(src);
        (void)refuse(s, "文件包有误", "the package is broken");
        return FILE_NONE;
    }
    zip_int64_t count = zip_get_num_entries(z, 0);
    bool good = count <= MEMBERS_MAX || refuse(s, "文件包内文件过多", "the package holds too much");
    for (zip_int64_t i = 0; good && i < count; i++) {
        zip_stat_t m;
        good = zip_stat_index(z, (zip_uint64_t)i, 0, &m) == 0
                   ? member_ok(s, &m, &all)
                   : refuse(s, "文件包有误", "the package is broken");
    }
    if (good && all.types && all.word != all.sheets)
        k = all.word ? FILE_DOCX : FILE_XLSX;
    else if (good)
        (void)refuse(s, "不是 Word 或者 Excel 文件", "the package is no DOCX and no XLSX");
    zip_discard(z);
    return k;
}

/* --- text -------------------------------------------------------------------------------- */

static bool
is_gb18030(struct sniff *s)
{
    struct gb18030 *g = NULL;
    struct errinfo ignored = { 0 };
    bool good = gb18030_open(&g, &ignored) == ERR_OK;
    for (size_t at = 0; good && at < s->n;) {
        char out[4096];
        size_t taken = 0, made = 0, n = s->n - at < 1024 ? s->n - at : 1024;
        gb18030_decode(g, (const char *)s->p + at, n, at + n == s->n, out, sizeof out, &taken,
                       &made);
        good = taken > 0 && memchr(out, 0xFF, made) == NULL;
        at += taken;
    }
    gb18030_close(g);
    return good;
}

static bool
is_text(struct sniff *s)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->p[i] < ' ' && memchr("\t\n\r\f", s->p[i], 4) == NULL)
            return refuse(s, "不是可以接收的文件类型", "this kind of file is not taken");
    if (text_valid((const char *)s->p, s->n) || is_gb18030(s))
        return true;
    return refuse(s, "文字编码应为 UTF-8 或者 GB18030", "the text is neither UTF-8 nor GB18030");
}

enum file_kind
files_sniff(const void *bytes, size_t n, const char **ret_zh, const char **ret_en)
{
    static const unsigned char png[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };
    struct sniff s = { .p = bytes, .n = n, .zh = "", .en = "" };
    enum file_kind k = FILE_NONE;
    if (n >= 8 && memcmp(bytes, "%PDF-", 5) == 0)
        k = is_pdf(&s) ? FILE_PDF : FILE_NONE;
    else if (n >= 8 && memcmp(bytes, png, 8) == 0)
        k = is_png(&s) ? FILE_PNG : FILE_NONE;
    else if (n >= 4 && memcmp(bytes, "\xFF\xD8\xFF", 3) == 0)
        k = is_jpeg(&s) ? FILE_JPEG : FILE_NONE;
    else if (n >= 4 && memcmp(bytes, "PK\x03\x04", 4) == 0)
        k = package_kind(&s);
    else if (n > 0 && is_text(&s))
        k = FILE_TEXT;
    *ret_zh = s.zh;
    *ret_en = s.en;
    return k;
}
