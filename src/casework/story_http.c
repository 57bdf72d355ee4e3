#include "casework/story_http.h"

#include <string.h>

#include "base/clock.h"
#include "casework/story_sql.h"
#include "core/sequencer.h"
#include "http/shape.h"

enum { RECENT_PAGES = 5, RECENT_PAGE = 40 };

const struct field story_shape[] = {
    OUT_INT("id", "the entry"),
    OUT_AT("at", "when"),
    OUT_TEXT("court", "法院代码; empty: the whole installation"),
    OUT_INT0("caseId", "null: no case"),
    OUT_TEXT0("caseNo", "案号"),
    OUT_TEXT("actor", "工号; empty: the system"),
    OUT_TEXT("actorName", "who did it"),
    OUT_TEXT("kind", "what happened, as a key"),
    OUT_TEXT("text", "what happened, in words"),
    OUT_TEXT("law", "ids of the sentences that decided"),
    OUT_INT0("leaf", "its place in the journal's tree, once it is there"),
    SHAPE_END,
};

/* One text of one row; "" where there is none. */
static enum err
look_up(struct request *req, struct db *db, const struct sql *q, int64_t id, struct rows *ret)
{
    struct arg arg[] = { ARG_I(id) };
    *ret = (struct rows){ 0 };
    return id == 0 ? ERR_OK : db_run(db, req->arena, q, arg, ret, NULL, &req->info);
}

enum err
story_write(struct request *req, struct db *db, const struct caseview *v,
            const struct journal_entry *entry)
{
    struct rows who, no;
    struct buf *b = &req->out, line;
    struct errinfo none = { 0 };
    uint64_t leaf = 0;
    char at[26];
    enum err e = look_up(req, db, &sql_story_actor, entry->actor, &who);
    if (e == ERR_OK)
        e = look_up(req, db, &sql_story_case_no, entry->case_id, &no);
    if (e != ERR_OK)
        return e;
    buf_init(&line, 8192);
    journal_line(v->core->kinds, entry, req->lang == LANG_EN, &line);
    jw_open(b, '{');
    jw_kint(b, "id", entry->id);
    jw_ktext(b, "at", clock_print(entry->at_ms, at));
    jw_ktext(b, "court", entry->court);
    jw_kid(b, "caseId", entry->case_id);
    jw_ktext(b, "caseNo", no.n > 0 ? rows_at(&no, 0, 0)->t : NULL);
    jw_ktext(b, "actor", who.n > 0 ? rows_at(&who, 0, 0)->t : "");
    jw_ktext(b, "actorName",
             who.n > 0              ? rows_at(&who, 0, 1)->t
             : req->lang == LANG_EN ? "the system"
                                    : "系统");
    jw_ktext(b, "kind", entry->kind);
    jw_ktext(b, "text", line.p != NULL ? line.p : "");
    jw_ktext(b, "law", entry->law);
    /* null: the sequencer has not come to it yet */
    bool in_tree = journal_leaf(db, req->arena, entry->id, &leaf, &none) == ERR_OK;
    jw_kint0(b, "leaf", in_tree, (int64_t)leaf);
    jw_close(b, '}');
    buf_done(&line);
    return ERR_OK;
}

/* Of cases and applications: who signed in or changed a setting is the auditor's. */
static bool
is_work(const struct journal_entry *e)
{
    static const char family[] = "application_";
    return e->case_id != 0 || strncmp(e->kind, family, sizeof family - 1) == 0;
}

enum err
story_recent_write(struct request *req, const struct caseview *v, int most)
{
    struct journal_list list = { .next = 0 };
    enum err e = ERR_OK;
    int shown = 0;
    jw_kopen(&req->out, "recent", '[');
    /* A morning of sign-ins may fill a few pages; a quiet court's feed is shorter. */
    for (int page = 0; page < RECENT_PAGES && shown < most && e == ERR_OK; page++) {
        if (page > 0 && list.next == 0)
            break;
        e = journal_of_scope(req->db, req->arena, req->viewer.court, "", "", list.next, RECENT_PAGE,
                             &list, &req->info);
        for (int i = 0; e == ERR_OK && i < list.n && shown < most; i++)
            if (is_work(&list.entry[i])) {
                e = story_write(req, req->db, v, &list.entry[i]);
                shown++;
            }
    }
    jw_close(&req->out, ']');
    return e;
}
