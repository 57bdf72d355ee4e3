/* The ledger of long-pending cases as a spreadsheet, in the shape clerks keep it:
 * a title, a line that says as of when, the head on every printed page, A4 across. */
#include <string.h>

#include "casework/pending_http.h"
#include "casework/sheet_http.h"
#include "http/shape.h"

enum { EXPORT_ROWS_MAX = 20000, HEAD_ROW = 2, PAPER_A4 = 9 };

/* clang-format off */
static const struct { const char *zh, *en; double width; } columns[] = {
    { "序号", "No.", 5 },              { "法院", "Court", 16 },            { "案号", "Case number", 22 },
    { "申请执行人", "Applicant", 16 }, { "被执行人", "Debtor", 16 },       { "案由", "Cause", 12 },
    { "申请标的额（元）", "Claim (yuan)", 14 }, { "立案日期", "Filed", 11 }, { "未结天数", "Days open", 9 },
    { "办理阶段", "Stage", 10 },       { "已采取措施", "Measures taken", 26 }, { "未结原因", "Reason pending", 18 },
    { "工作方案", "Plan", 24 },        { "下一步工作", "Next step", 20 },  { "完成时限", "By", 11 },
    { "责任人", "Responsible", 10 },   { "备注", "Remarks", 14 },
};
/* clang-format on */
enum { COLUMNS = sizeof columns / sizeof columns[0] };

struct sheet {
    lxw_worksheet *page;
    lxw_format *title, *under, *head, *text, *late, *date, *late_date, *yuan, *number;
    lxw_row_t row;
};

static lxw_format *
boxed(lxw_workbook *book)
{
    lxw_format *f = workbook_add_format(book);
    format_set_border(f, LXW_BORDER_THIN);
    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    format_set_text_wrap(f);
    return f;
}

static void
formats(struct sheet *s, lxw_workbook *book)
{
    s->title = workbook_add_format(book);
    format_set_bold(s->title);
    format_set_font_size(s->title, 16);
    format_set_align(s->title, LXW_ALIGN_CENTER);
    format_set_align(s->title, LXW_ALIGN_VERTICAL_CENTER);
    s->under = workbook_add_format(book);
    s->head = boxed(book);
    format_set_bold(s->head);
    format_set_align(s->head, LXW_ALIGN_CENTER);
    s->text = boxed(book);
    s->number = boxed(book);
    s->date = boxed(book);
    format_set_num_format(s->date, "yyyy-mm-dd");
    s->late = boxed(book);
    format_set_font_color(s->late, LXW_COLOR_RED);
    s->late_date = boxed(book);
    format_set_num_format(s->late_date, "yyyy-mm-dd");
    format_set_font_color(s->late_date, LXW_COLOR_RED);
    s->yuan = boxed(book);
    format_set_num_format(s->yuan, "#,##0.00");
}

static void
print_setup(lxw_worksheet *page)
{
    worksheet_set_landscape(page);
    worksheet_set_paper(page, PAPER_A4);
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_set_margins(page, 0.4, 0.4, 0.5, 0.6);
    (void)worksheet_repeat_rows(page, HEAD_ROW, HEAD_ROW);
    (void)worksheet_set_footer(page, "&C&P / &N");
    worksheet_freeze_panes(page, HEAD_ROW + 1, 3);
}

static void
open_sheet(struct sheet *s, struct request *req, lxw_workbook *book, const char *court,
           const struct pending_filter *f, const struct pending_list *l)
{
    char day_text[11];
    bool en = req->lang == LANG_EN;
    formats(s, book);
    s->page = workbook_add_worksheet(book, en ? "Long pending" : "长期未结台账");
    print_setup(s->page);
    for (lxw_col_t i = 0; i < COLUMNS; i++)
        (void)worksheet_set_column(s->page, i, i, columns[i].width, NULL);
    (void)worksheet_set_row(s->page, 0, 30, NULL);
    (void)worksheet_merge_range(
        s->page, 0, 0, 0, COLUMNS - 1,
        arena_printf(req->arena, en ? "%s: ledger of long-pending cases" : "%s长期未结执行案件台账",
                     court),
        s->title);
    (void)worksheet_write_string(
        s->page, 1, 0,
        arena_printf(req->arena,
                     en ? "As of %s; open for more than %d months; %lld cases"
                        : "截至%s，立案超过%d个月未结，共%lld件",
                     day_print(f->as_of, day_text),
                     f->least == PENDING_VERY_LONG ? l->very_long_months : l->long_months,
                     (long long)l->total.cases),
        s->under);
    for (lxw_col_t i = 0; i < COLUMNS; i++)
        (void)worksheet_write_string(s->page, HEAD_ROW, i, en ? columns[i].en : columns[i].zh,
                                     s->head);
    s->row = HEAD_ROW + 1;
}

static void
put_row(struct sheet *s, const struct caseview *v, const struct pending_row *r,
        const char *measures, const char *state)
{
    lxw_format *text = s->text;
    const char *who = r->owner_name[0] != '\0' ? r->owner_name : r->owner;
    const struct {
        lxw_col_t col;
        const char *text;
        lxw_format *format;
    } cells[] = {
        { 1, caseview_court_name(v, r->court), text },
        { 2, r->case_no, text },
        { 3, r->applicant, text },
        { 4, r->respondent, text },
        { 5, r->cause, text },
        { 9, state, text },
        { 10, measures, text },
        { 11, r->reason, text },
        { 12, r->plan, text },
        { 13, r->next_step, r->late ? s->late : text },
        { 15, who, text },
        { 16, r->remark, text },
    };
    (void)worksheet_write_number(s->page, s->row, 0, s->row - HEAD_ROW, s->number);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        (void)worksheet_write_string(s->page, s->row, cells[i].col, cells[i].text, cells[i].format);
    sheet_yuan(s->page, s->row, 6, r->claim, s->yuan);
    sheet_day(s->page, s->row, 7, r->filed, s->date);
    (void)worksheet_write_number(s->page, s->row, 8, r->days, s->number);
    sheet_day(s->page, s->row, 14, r->next, r->late ? s->late_date : s->date);
    s->row++;
}

static enum err
put_all(struct request *req, struct db *db, lxw_workbook *book)
{
    struct caseview v;
    struct pending_list l;
    struct sheet s;
    const char *measures, *state;
    bool en = req->lang == LANG_EN;
    enum err e = caseview_open(req, db, &v);
    if (e != ERR_OK)
        return e;
    struct pending_filter f = pending_read_query(req, v.today);
    f.skip = 0;
    f.most = EXPORT_ROWS_MAX;
    e = pending_list(db, req->arena, v.core, &req->viewer, req->now_ms, &f, &l, &req->info);
    if (e != ERR_OK)
        return e;
    open_sheet(&s, req, book,
               caseview_court_name(&v, f.court[0] != '\0' ? f.court : req->viewer.court), &f, &l);
    struct arena *a = arena_new(16 << 20);
    for (int i = 0; i < l.n && e == ERR_OK; i++) {
        arena_reset(a);
        if (http_gone(req))
            e = FAIL_ZH(&req->info, ERR_BUSY, "", "导出已取消", "the caller went away");
        else
            e = pending_story(db, a, l.row[i].case_id, l.known_ms, en, &measures, &state,
                              &req->info);
        if (e == ERR_OK)
            put_row(&s, &v, &l.row[i], measures, state);
    }
    arena_free(a);
    return e;
}

static enum err
fill(struct request *req, lxw_workbook *book, void *ctx)
{
    (void)ctx;
    struct db *db = store_take(req->store);
    enum err e = put_all(req, db, book);
    store_give(req->store, db);
    return e;
}

static enum err
export_pending(struct request *req)
{
    req->download = req->lang == LANG_EN ? "long-pending.xlsx" : "长期未结台账.xlsx";
    return sheet_answer(req, fill, NULL);
}

/* clang-format off */
extern const struct route pending_xlsx_routes[];
const struct route pending_xlsx_routes[] = {
    { GET, "/pending.xlsx", ROLES_CASES, RUN_WORK, pending_query, NULL, NULL, SHEET_MIME, export_pending,
      "exportPending", "The ledger of long-pending cases as a spreadsheet to print." },
    ROUTES_END,
};
/* clang-format on */
