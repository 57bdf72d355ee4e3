#include "base/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/gb18030.h"
#include "base/text.h"

enum {
    CSV_BUFFER = 2 * CSV_ROW_MAX, /* a row always fits; half of it is read at a time */
    CSV_RAW = 64 * 1024,
};

struct csv {
    csv_read_fn *read;
    void *ctx;
    char *text; /* UTF-8 from `at` to `end`; a NUL may be put at `end` */
    size_t at, end;
    bool over; /* no more text will come */
    int64_t line;
    struct gb18030 *gb; /* NULL: UTF-8 */
    char *raw;
    size_t raw_at, raw_end;
    bool raw_over; /* the reader has no more */
    struct csv_field field[CSV_COLUMNS_MAX];
};

static const struct {
    const char *zh, *en;
} fault_words[CSV_FAULT_N] = {
    [CSV_FINE] = { "", "" },
    [CSV_BAD_QUOTE] = { "引号不成对或位置不对", "a quote where none may stand" },
    [CSV_BAD_TEXT] = { "含有不符合文件编码的字节",
                       "bytes that are not valid in the file's encoding" },
    [CSV_NUL] = { "含有空字符（NUL）", "a NUL character" },
    [CSV_FIELD_TOO_BIG] = { "单元格过长", "the cell is too long" },
    [CSV_TOO_MANY_COLUMNS] = { "列数过多", "too many columns" },
    [CSV_BROKEN] = { "行过长或引号未闭合，其后无法读取", "the row is too long or a quote is never "
                                                         "closed; nothing behind it can be read" },
};

const char *
csv_fault_zh(enum csv_fault f)
{
    return fault_words[f].zh;
}

const char *
csv_fault_en(enum csv_fault f)
{
    return fault_words[f].en;
}

static enum err
fill_raw(struct csv *c, struct errinfo *info)
{
    memmove(c->raw, c->raw + c->raw_at, c->raw_end - c->raw_at);
    c->raw_end -= c->raw_at;
    c->raw_at = 0;
    if (c->raw_over || c->raw_end >= CSV_RAW / 2)
        return ERR_OK;
    size_t n = 0;
    enum err e = c->read(c->ctx, c->raw + c->raw_end, CSV_RAW - c->raw_end, &n, info);
    c->raw_end += n;
    c->raw_over = e == ERR_OK && n == 0;
    return e;
}

/* More text behind what there is; what lies before `at` is dropped. */
static enum err
fill(struct csv *c, struct errinfo *info)
{
    memmove(c->text, c->text + c->at, c->end - c->at);
    c->end -= c->at;
    c->at = 0;
    size_t room = CSV_BUFFER - c->end, got = 0;
    enum err e;
    if (c->gb == NULL) {
        e = c->read(c->ctx, c->text + c->end, room, &got, info);
        c->over = e == ERR_OK && got == 0;
    } else {
        size_t used;
        if ((e = fill_raw(c, info)) == ERR_OK) {
            gb18030_decode(c->gb, c->raw + c->raw_at, c->raw_end - c->raw_at, c->raw_over,
                           c->text + c->end, room, &used, &got);
            c->raw_at += used;
            c->over = c->raw_over && c->raw_at == c->raw_end;
        }
    }
    c->end += got;
    return e;
}

/* The first line decides the encoding. What was read of it goes through the
 * decoder when it turns out to be GB18030. */
static enum err
find_encoding(struct csv *c, struct errinfo *info)
{
    enum err e = ERR_OK;
    while (e == ERR_OK && !c->over && c->end < CSV_RAW / 2 && memchr(c->text, '\n', c->end) == NULL)
        e = fill(c, info);
    if (e != ERR_OK)
        return e;
    if (c->end >= 3 && memcmp(c->text, "\xEF\xBB\xBF", 3) == 0)
        c->at = 3;
    const char *nl = memchr(c->text, '\n', c->end);
    size_t first = nl == NULL ? c->end : (size_t)(nl - c->text);
    const char *zero = memchr(c->text, 0, first);
    if (zero != NULL)
        first = (size_t)(zero - c->text);
    if (c->at == 3 || text_valid(c->text, first))
        return ERR_OK;
    if ((e = gb18030_open(&c->gb, info)) != ERR_OK)
        return e;
    /* The text buffer is larger than the raw one: hand it over piece by piece. */
    c->raw = malloc(CSV_BUFFER + CSV_RAW);
    must(c->raw != NULL);
    memcpy(c->raw, c->text, c->end);
    c->raw_end = c->end;
    c->raw_over = c->over;
    c->at = c->end = 0;
    size_t used, got;
    gb18030_decode(c->gb, c->raw, c->raw_end, c->raw_over, c->text, CSV_BUFFER, &used, &got);
    c->raw_at = used;
    c->end = got;
    c->over = c->raw_over && c->raw_at == c->raw_end;
    return ERR_OK;
}

enum err
csv_open(csv_read_fn *read, void *ctx, struct csv **ret, struct errinfo *info)
{
    struct csv *c = calloc(1, sizeof *c);
    must(c != NULL);
    c->read = read;
    c->ctx = ctx;
    c->text = malloc(CSV_BUFFER + 1);
    must(c->text != NULL);
    c->line = 1;
    enum err e = find_encoding(c, info);
    if (e != ERR_OK) {
        csv_close(c);
        return e;
    }
    *ret = c;
    return ERR_OK;
}

void
csv_close(struct csv *c)
{
    if (c == NULL)
        return;
    gb18030_close(c->gb);
    free(c->text);
    free(c->raw);
    free(c);
}

bool
csv_is_gb18030(const struct csv *c)
{
    return c->gb != NULL;
}

/* Keep the first fault of a row. */
static void
blame(struct csv_row *r, enum csv_fault f)
{
    if (r->fault == CSV_FINE)
        r->fault = f;
}

static void
take_field(struct csv *c, struct csv_row *r, char *p, size_t n)
{
    p[n] = '\0';
    if (n > CSV_FIELD_MAX)
        blame(r, CSV_FIELD_TOO_BIG);
    if (r->n == CSV_COLUMNS_MAX)
        blame(r, CSV_TOO_MANY_COLUMNS);
    else
        c->field[r->n++] = (struct csv_field){ p, n };
}

/* A row without quotes: commas part the fields. */
static void
split_plain(struct csv *c, struct csv_row *r, char *p, char *end)
{
    for (;;) {
        char *comma = memchr(p, ',', (size_t)(end - p));
        if (comma == NULL) {
            take_field(c, r, p, (size_t)(end - p));
            return;
        }
        take_field(c, r, p, (size_t)(comma - p));
        p = comma + 1;
    }
}

/* A row with quotes, already known to end at `end`. Fields are unquoted where
 * they stand: the text only gets shorter. */
static void
split_quoted(struct csv *c, struct csv_row *r, char *p, char *end)
{
    for (;;) {
        char *begin = p, *to = p;
        bool quoted = p < end && *p == '"', open = quoted;
        if (quoted)
            p++;
        for (; p < end && (open || *p != ','); p++) {
            if (*p != '"')
                *to++ = *p;
            else if (open && p + 1 < end && p[1] == '"')
                *to++ = *p++;
            else if (open)
                open = false;
            else
                blame(r, CSV_BAD_QUOTE);
            if (quoted && !open && *p != '"')
                blame(r, CSV_BAD_QUOTE);
        }
        if (open)
            blame(r, CSV_BAD_QUOTE);
        bool last = p >= end;
        take_field(c, r, begin, (size_t)(to - begin));
        if (last)
            return;
        p++;
    }
}

/* Where the row that begins at `at` ends: the '\n', or NULL when more text is
 * needed. A line break inside quotes belongs to the field. */
static char *
row_end(struct csv *c, bool *ret_quotes)
{
    char *begin = c->text + c->at, *end = c->text + c->end;
    char *nl = memchr(begin, '\n', (size_t)(end - begin));
    char *stop = nl == NULL ? end : nl;
    *ret_quotes = memchr(begin, '"', (size_t)(stop - begin)) != NULL;
    if (!*ret_quotes)
        return nl;
    enum { FIELD, BARE, OPEN, CLOSED } at = FIELD; /* CLOSED: just behind a quote that closes */
    for (char *p = begin; p < end; p++) {
        if (*p == '"')
            at = at == OPEN ? CLOSED : at == BARE ? BARE : OPEN; /* a doubled quote opens again */
        else if (at != OPEN && *p == '\n')
            return p;
        else if (at != OPEN)
            at = *p == ',' ? FIELD : BARE;
    }
    return NULL;
}

static void
check_bytes(struct csv_row *r, const char *p, size_t n)
{
    if (memchr(p, 0, n) != NULL)
        blame(r, CSV_NUL);
    else if (!text_valid(p, n))
        blame(r, CSV_BAD_TEXT);
}

enum err
csv_next(struct csv *c, struct csv_row *ret, struct errinfo *info)
{
    bool quotes = false;
    for (;;) {
        char *end = row_end(c, &quotes);
        bool whole = end != NULL;
        size_t n = whole ? (size_t)(end - (c->text + c->at)) : c->end - c->at;
        if (n > CSV_ROW_MAX || (!whole && !c->over && n == CSV_ROW_MAX)) {
            *ret = (struct csv_row){ .line = c->line, .fault = CSV_BROKEN };
            c->at = c->end = 0;
            c->over = true;
            return ERR_OK;
        }
        if (!whole && !c->over) {
            enum err e = fill(c, info);
            if (e != ERR_OK)
                return e;
            continue;
        }
        if (!whole && n == 0)
            return ERR_NOT_FOUND;
        char *begin = c->text + c->at;
        c->at += n + (whole ? 1 : 0);
        *ret = (struct csv_row){ .line = c->line, .f = c->field };
        for (char *p = begin; quotes && (p = memchr(p, '\n', (size_t)(begin + n - p))) != NULL; p++)
            c->line++;
        c->line += whole ? 1 : 0;
        size_t bare = n > 0 && begin[n - 1] == '\r' ? n - 1 : n;
        if (bare == 0)
            continue;
        check_bytes(ret, begin, bare);
        if (quotes)
            split_quoted(c, ret, begin, begin + bare);
        else
            split_plain(c, ret, begin, begin + bare);
        return ERR_OK;
    }
}

void
csv_put(struct buf *b, const char *text)
{
    if (b->n > 0 && b->p[b->n - 1] != '\n')
        buf_char(b, ',');
    bool formula = text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL;
    if (!formula && strpbrk(text, ",\"\r\n") == NULL && text[0] != '\0') {
        buf_str(b, text);
        return;
    }
    buf_char(b, '"');
    if (formula)
        buf_char(b, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            buf_char(b, '"');
        buf_char(b, *text);
    }
    buf_char(b, '"');
}

void
csv_end(struct buf *b)
{
    buf_str(b, "\r\n");
}
