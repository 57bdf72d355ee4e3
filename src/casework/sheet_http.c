#include "casework/sheet_http.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { SHEET_BYTES_MAX = 64 << 20 };

static enum err
file_into(struct request *req, const char *path)
{
    char part[8192];
    size_t n;
    FILE *f = fopen(path, "rb");
    if (f == NULL)
        return FAIL(&req->info, ERR_IO, "", "the spreadsheet could not be written");
    buf_done(&req->out);
    buf_init(&req->out, SHEET_BYTES_MAX);
    while ((n = fread(part, 1, sizeof part, f)) > 0)
        buf_add(&req->out, part, n);
    bool bad = ferror(f) != 0 || req->out.failed;
    (void)fclose(f);
    return bad ? FAIL(&req->info, ERR_IO, "", "the spreadsheet could not be read back") : ERR_OK;
}

enum err
sheet_answer(struct request *req, sheet_fill *fill, void *ctx)
{
    char path[] = "/tmp/zhixing-export-XXXXXX";
    lxw_workbook_options options = { .constant_memory = LXW_TRUE };
    int fd = mkstemp(path);
    if (fd < 0)
        return FAIL(&req->info, ERR_IO, "", "no room for the spreadsheet");
    (void)close(fd);
    lxw_workbook *book = workbook_new_opt(path, &options);
    must(book != NULL);
    enum err e = fill(req, book, ctx);
    if (workbook_close(book) != LXW_NO_ERROR && e == ERR_OK)
        e = FAIL(&req->info, ERR_IO, "", "the spreadsheet could not be written");
    if (e == ERR_OK)
        e = file_into(req, path);
    (void)unlink(path);
    return e;
}

void
sheet_day(lxw_worksheet *page, lxw_row_t row, lxw_col_t col, day d, lxw_format *format)
{
    if (day_is_none(d)) {
        (void)worksheet_write_blank(page, row, col, format);
        return;
    }
    struct ymd p = day_ymd(d);
    lxw_datetime at = { .year = p.year, .month = p.month, .day = p.dom };
    (void)worksheet_write_datetime(page, row, col, &at, format);
}

void
sheet_yuan(lxw_worksheet *page, lxw_row_t row, lxw_col_t col, money m, lxw_format *format)
{
    (void)worksheet_write_number(page, row, col, (double)m.fen / 100, format);
}
