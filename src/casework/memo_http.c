/* A person's memos: read on the desk, gone once seen. */
#include "base/clock.h"
#include "casework/memo.h"
#include "casework/memo_sql.h"
#include "http/shape.h"

static const struct field memo_shape[] = {
    OUT_INT("id", "the memo"),
    OUT_INT("caseId", "the case"),
    OUT_TEXT("caseNo", "案号"),
    OUT_AT("at", "when"),
    OUT_TEXT("byName", "who did it; empty: the system"),
    OUT_TEXT("text", "what, in the reader's language"),
    SHAPE_END,
};
static const struct field memos_shape[] = {
    OUT_ROWS("items", memo_shape, "not seen yet, the newest first, at most 50"),
    SHAPE_END,
};
static const struct field memo_query[] = { Q_ID("memo", "the memo"), SHAPE_END };

static enum err
list_memos(struct request *req)
{
    struct rows r;
    struct buf *b = &req->out;
    char at[26];
    enum err e = db_run(req->db, req->arena, &sql_memo_of_staff,
                        (struct arg[]){ ARG_I(req->viewer.user_id) }, &r, NULL, &req->info);
    if (e != ERR_OK)
        return e;
    jw_open(b, '{');
    jw_kopen(b, "items", '[');
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        jw_open(b, '{');
        jw_kint(b, "id", c[0].i);
        jw_kint(b, "caseId", c[1].i);
        jw_ktext(b, "caseNo", c[2].t);
        jw_ktext(b, "at", clock_print(c[3].i, at));
        jw_ktext(b, "byName", c[4].t);
        jw_ktext(b, "text", req->lang == LANG_EN ? c[6].t : c[5].t);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_close(b, '}');
    return ERR_OK;
}

static enum err
see_memo(struct request *req)
{
    struct arg args[] = { ARG_I(req->now_ms), ARG_I(in_int(req->query, "memo", 0)),
                          ARG_I(req->viewer.user_id) };
    return db_run(req->db, req->arena, &sql_memo_seen, args, NULL, NULL, &req->info);
}

/* clang-format off */
extern const struct route memo_routes[];
const struct route memo_routes[] = {
    { GET, "/memos", ROLES_CASES, RUN_READ, NULL, NULL, memos_shape, NULL, list_memos,
      "listMemos", "What others did to the viewer's cases and the viewer has not seen yet." },
    { POST, "/memos/{memo}/seen", ROLES_CASES, RUN_WRITE, memo_query, NULL, NULL, NULL, see_memo,
      "seeMemo", "The viewer has seen it." },
    ROUTES_END,
};
/* clang-format on */
