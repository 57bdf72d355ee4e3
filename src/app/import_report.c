#include "app/import_report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/csv.h"

enum { CSV_FLUSH = 1 << 16, DRAW_EVERY_NS = 100000000, BAR = 30 };

/* --- faults ------------------------------------------------------------------------------------
 */

static int
bad_compare(const void *x, const void *y)
{
    const struct bad *a = x, *b = y;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

static void
sort_bad(struct ledger *l)
{
    for (int side = 0; side < 2; side++)
        if (l->bads[side].list.n > 0)
            qsort(l->bads[side].list.p, l->bads[side].list.n, sizeof(struct bad), bad_compare);
}

/* Walk both sides in order: each file belongs mostly to one of them. */
struct walk {
    struct ledger *l;
    size_t at[2];
};

static const struct bad *
next_bad(struct walk *w, const char **ret_value)
{
    const struct bad *b[2];
    for (int s = 0; s < 2; s++) {
        const struct vec *v = &w->l->bads[s].list;
        b[s] = w->at[s] < v->n ? VEC_AT(v, struct bad, w->at[s]) : NULL;
    }
    int s = b[0] == NULL ? 1 : b[1] == NULL ? 0 : bad_compare(b[0], b[1]) > 0;
    if (b[s] == NULL)
        return NULL;
    w->at[s]++;
    *ret_value = pool_text(&w->l->bads[s].values, b[s]->value);
    return b[s];
}

static const char *
column_name(const struct bad *b)
{
    if (b->column >= LEDGER_COLUMNS_MAX)
        return "";
    const char *name = ledger_columns((enum ledger_file)b->file)[b->column];
    return name == NULL ? "" : name;
}

void
report_bad(struct ledger *l, const char *csv_path)
{
    struct walk w = { .l = l };
    const char *value = "";
    const struct bad *b;
    int64_t all = ledger_bad_count(l);
    sort_bad(l);
    for (int n = 0; n < REPORT_SHOWN_MAX && (b = next_bad(&w, &value)) != NULL; n++)
        (void)fprintf(stderr, "%s:%u: %s「%s」%s (%s)\n",
                      ledger_file_name((enum ledger_file)b->file), b->line, column_name(b), value,
                      b->zh, b->en);
    if (all > REPORT_SHOWN_MAX)
        (void)fprintf(stderr, "… 共 %lld 处错误 (%lld faults in all)\n", (long long)all,
                      (long long)all);
    if (csv_path != NULL)
        (void)fprintf(stderr, "错误清单 (list of faults): %s\n", csv_path);
}

static enum err
flush(int fd, struct buf *b, const char *path, struct errinfo *info)
{
    for (size_t at = 0; at < b->n;) {
        ssize_t n = write(fd, b->p + at, b->n - at);
        if (n < 0 && errno != EINTR)
            return FAIL(info, ERR_IO, "errors", "%s: %s", path, strerror(errno));
        at += n > 0 ? (size_t)n : 0;
    }
    buf_clear(b);
    return ERR_OK;
}

enum err
report_bad_csv(struct ledger *l, const char *path, struct errinfo *info)
{
    static const char *const head[] = { "文件", "行号", "列", "值", "原因", "Reason" };
    struct buf b;
    struct walk w = { .l = l };
    const char *value = "";
    const struct bad *bad;
    char line[16];
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        return FAIL(info, ERR_IO, "errors", "%s: %s", path, strerror(errno));
    buf_init(&b, CSV_FLUSH * 2);
    buf_str(&b, "\xEF\xBB\xBF"); /* spreadsheets know UTF-8 by it */
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++) {
        if (i > 0)
            buf_char(&b, ',');
        buf_str(&b, head[i]);
    }
    csv_end(&b);
    sort_bad(l);
    enum err e = ERR_OK;
    while (e == ERR_OK && (bad = next_bad(&w, &value)) != NULL) {
        (void)snprintf(line, sizeof line, "%u", bad->line);
        const char *const cell[] = { ledger_file_name((enum ledger_file)bad->file),
                                     line,
                                     column_name(bad),
                                     value,
                                     bad->zh,
                                     bad->en };
        for (size_t i = 0; i < sizeof cell / sizeof cell[0]; i++)
            csv_put(&b, cell[i]);
        csv_end(&b);
        if (b.n > CSV_FLUSH)
            e = flush(fd, &b, path, info);
    }
    if (e == ERR_OK)
        e = flush(fd, &b, path, info);
    buf_done(&b);
    if (close(fd) != 0 && e == ERR_OK)
        e = FAIL(info, ERR_IO, "errors", "%s: %s", path, strerror(errno));
    return e;
}

/* --- summary -------------------------------------------------------------------------------------
 */

void
report_warnings(const struct ledger *l)
{
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < l->warnings[side].n; i++)
            (void)fprintf(stderr, "注意 (note): %s\n", (const char *)vec_at(&l->warnings[side], i));
}

void
report_summary(const struct ledger *l, const struct import_result *r, bool dry_run, int64_t took_ns)
{
    for (int f = 0; f < LEDGER_FILES; f++) {
        const struct ledger_about *a = &l->about[f];
        if (!a->there)
            continue;
        (void)printf("%-15s %9lld 行 (rows)%s", ledger_file_name((enum ledger_file)f),
                     (long long)a->rows, a->gb18030 ? " GB18030" : "");
        if (f == LEDGER_CASES || f == LEDGER_RECEIPTS || f == LEDGER_PAYMENTS)
            (void)printf("  新增 (new) %lld, 变更 (changed) %lld, 未变 (unchanged) %lld, "
                         "未导入 (left out) %lld",
                         (long long)a->fresh, (long long)a->changed, (long long)a->same,
                         (long long)a->skipped);
        (void)printf("\n");
    }
    bool nothing = r->cases_new == 0 && r->cases_changed == 0;
    (void)printf("%s%s %lld.%02lld s\n",
                 dry_run   ? "试运行，未写入 (dry run, nothing written)"
                 : nothing ? "案件没有变化 (no case changed)"
                           : "已导入 (imported)",
                 r->bad > 0 ? "，有错误行未导入 (faulty rows left out)" : "",
                 (long long)(took_ns / 1000000000), (long long)(took_ns / 10000000 % 100));
}

/* --- progress
 * -------------------------------------------------------------------------------------- */

void
report_progress(void *ctx, enum import_stage stage, int64_t done, int64_t all)
{
    static const char *const names[] = { "读取 (read)", "校验 (check)", "比对 (compare)",
                                         "写入 (write)", "存证 (journal)" };
    struct report_progress *p = ctx;
    int64_t now = clock_ns();
    bool turned = p->stage != (int)stage + 1;
    if (!turned && now - p->drawn_ns < DRAW_EVERY_NS)
        return;
    p->drawn_ns = now;
    p->stage = (int)stage + 1;
    int part = all > 0 ? (int)(done * BAR / all) : 0;
    (void)fprintf(stderr, "\r\033[K%s [%.*s%.*s]", names[stage], part,
                  "##############################", BAR - part, "                              ");
    (void)fflush(stderr);
}
