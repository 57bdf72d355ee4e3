/* The case list as a spreadsheet, in the shape clerks use: the same filters as
 * the list, up to a hundred thousand rows, written row by row so that memory
 * does not grow with them. */
#include <string.h>

#include "casework/caserow_http.h"
#include "casework/sheet_http.h"
#include "http/shape.h"

enum { EXPORT_ROWS_MAX = 100000, EXPORT_PAGE = 1000 };

/* clang-format off */
static const struct { const char *zh, *en; double width; } columns[] = {
    { "案号", "Case number", 26 },      { "法院", "Court", 26 },          { "案由", "Cause", 22 },
    { "执行依据", "Basis", 14 },        { "申请执行人", "Applicant", 30 }, { "被执行人", "Debtor", 30 },
    { "承办人", "Handler", 14 },        { "承办团队", "Team", 14 },       { "标签", "Labels", 14 },
    { "财产情况", "Property", 10 },     { "立案日期", "Filed", 12 },      { "期限届满", "Limit", 12 },
    { "期限状态", "Limit state", 12 },  { "结案日期", "Closed", 12 },     { "结案方式", "Closing mode", 18 },
    { "申请标的额（元）", "Claim (yuan)", 18 }, { "执行到位金额（元）", "Recovered (yuan)", 18 },
};
static const struct { const char *zh, *en; } state_words[LIMIT_STATE_N] = {
    [LIMIT_DONE] = { "期限内结案", "closed in time" }, [LIMIT_DONE_LATE] = { "逾期结案", "closed late" },
    [LIMIT_OK] = { "期限内", "in time" }, [LIMIT_SOON] = { "临期", "due soon" },
    [LIMIT_OVERDUE] = { "已逾期", "overdue" },
};
/* clang-format on */

struct sheet {
    lxw_workbook *book;
    lxw_worksheet *page;
    lxw_format *head, *date, *yuan;
    lxw_row_t row;
    bool english;
};

static void
sheet_open(struct sheet *s, lxw_workbook *book, bool english)
{
    s->book = book;
    s->english = english;
    s->page = workbook_add_worksheet(s->book, english ? "Cases" : "案件列表");
    s->head = workbook_add_format(s->book);
    format_set_bold(s->head);
    s->date = workbook_add_format(s->book);
    format_set_num_format(s->date, "yyyy-mm-dd");
    s->yuan = workbook_add_format(s->book);
    format_set_num_format(s->yuan, "#,##0.00");
    for (lxw_col_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        (void)worksheet_set_column(s->page, i, i, columns[i].width, NULL);
        (void)worksheet_write_string(s->page, 0, i, english ? columns[i].en : columns[i].zh,
                                     s->head);
    }
    worksheet_freeze_panes(s->page, 1, 1);
    s->row = 1;
}

static void
put_case(struct sheet *s, const struct caseview *v, const struct casefile *c)
{
    enum limit_state state = limit_state_of(c, v->today, v->soon_days);
    const char *property = strcmp(c->property, "yes") == 0  ? (s->english ? "yes" : "有财产")
                           : strcmp(c->property, "no") == 0 ? (s->english ? "no" : "无财产")
                                                            : "";
    const char *text[] = { c->case_no,   caseview_court_name(v, c->court),
                           c->cause,     c->basis,
                           c->applicant, c->respondent,
                           c->handler,   c->team,
                           c->labels,    property };
    lxw_col_t col = 0;
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        (void)worksheet_write_string(s->page, s->row, col++, text[i], NULL);
    sheet_day(s->page, s->row, col++, c->filed, s->date);
    sheet_day(s->page, s->row, col++, c->limit, s->date);
    (void)worksheet_write_string(s->page, s->row, col++,
                                 s->english ? state_words[state].en : state_words[state].zh, NULL);
    sheet_day(s->page, s->row, col++, c->closed, s->date);
    (void)worksheet_write_string(s->page, s->row, col++, c->close_mode, NULL);
    sheet_yuan(s->page, s->row, col++, c->claim, s->yuan);
    sheet_yuan(s->page, s->row, col, c->recovered, s->yuan);
    s->row++;
}

static enum err
put_all(struct request *req, struct db *db, struct sheet *s)
{
    struct caseview v;
    struct caselist_filter f;
    struct caselist page = { 0 };
    char after[CASELIST_TOKEN_SIZE] = "";
    enum err e = caseview_open(req, db, &v);
    if (e == ERR_OK)
        e = caselist_read_query(req, db, &v, &f);
    while (e == ERR_OK && s->row <= EXPORT_ROWS_MAX) {
        if (http_gone(req))
            return FAIL_ZH(&req->info, ERR_BUSY, "", "导出已取消", "the caller went away");
        struct arena *a = arena_new(16 << 20);
        e = caselist_page(db, a, &req->viewer, &f, after[0] != '\0' ? after : NULL, EXPORT_PAGE,
                          &page, &req->info);
        for (int i = 0; e == ERR_OK && i < page.n; i++)
            put_case(s, &v, &page.c[i]);
        memcpy(after, page.next, sizeof after);
        arena_free(a);
        if (page.next[0] == '\0')
            break;
    }
    return e;
}

static enum err
fill(struct request *req, lxw_workbook *book, void *ctx)
{
    struct sheet s;
    (void)ctx;
    sheet_open(&s, book, req->lang == LANG_EN);
    struct db *db = store_take(req->store);
    enum err e = put_all(req, db, &s);
    store_give(req->store, db);
    return e;
}

static enum err
export_cases(struct request *req)
{
    req->download = req->lang == LANG_EN ? "cases.xlsx" : "案件列表.xlsx";
    return sheet_answer(req, fill, NULL);
}

/* clang-format off */
extern const struct route caselist_xlsx_routes[];
const struct route caselist_xlsx_routes[] = {
    { GET, "/cases.xlsx", ROLES_CASES, RUN_WORK, caselist_query, NULL, NULL,
      SHEET_MIME, export_cases,
      "exportCases", "The cases of a list as a spreadsheet of up to a hundred thousand rows." },
    ROUTES_END,
};
/* clang-format on */
