/* Versions of templates in the database; version 0 is compiled in. */
#include "casework/template.h"

#include <string.h>

#include "base/buf.h"
#include "casework/template_sql.h"

const struct journal_kind template_journal_kinds[] = {
    { "template_changed", "修改《{title}》模板为第 {version} 版：{note}",
      "template of {title} changed, version {version}: {note}" },
    { NULL, NULL, NULL },
};

static void
own(struct arena *a, enum doc_kind kind, struct template *ret)
{
    size_t n;
    const char *text = document_template_text(kind, &n);
    *ret = (struct template){ 0, arena_text(a, text, n), *document_template(kind) };
}

/* A row that was checked before it was kept. */
static enum err
read_row(struct arena *a, int64_t version, const char *text, struct template *ret,
         struct errinfo *info)
{
    struct doc_template t;
    struct errinfo why = { 0 };
    if (document_parse(text, strlen(text), document_piece, a, &t, &why) != ERR_OK)
        return FAIL(info, ERR_STORE, "template", "a kept template cannot be read: %s", why.message);
    *ret = (struct template){ version, text, t };
    return ERR_OK;
}

enum err
template_get(struct db *db, struct arena *a, enum doc_kind kind, int64_t version,
             struct template *ret, struct errinfo *info)
{
    struct rows r = { 0 };
    const char *key = doc_row(kind)->key;
    enum err e = ERR_OK;
    if (version == TEMPLATE_NEWEST)
        e = db_run(db, a, &sql_template_newest, (struct arg[]){ ARG_T(key) }, &r, NULL, info);
    else if (version > 0)
        e = db_run(db, a, &sql_template_one, (struct arg[]){ ARG_T(key), ARG_I(version) }, &r, NULL,
                   info);
    if (e != ERR_OK)
        return e;
    if (r.n > 0)
        return read_row(a, rows_at(&r, 0, 0)->i, rows_at(&r, 0, 1)->t, ret, info);
    if (version > 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "version", "没有这一版模板",
                       "there is no such version of the template");
    own(a, kind, ret);
    return ERR_OK;
}

enum err
template_all(struct db *db, struct arena *a, struct template **ret, struct errinfo *info)
{
    struct rows r;
    struct template *all = ARENA_NEW(a, struct template, document_kinds());
    enum err e = db_run(db, a, &sql_template_all_newest, NULL, &r, NULL, info);
    for (size_t i = 0; i < document_kinds() && e == ERR_OK; i++) {
        own(a, document_kind_at(i), &all[i]);
        for (int k = 0; k < r.n && e == ERR_OK; k++)
            if (strcmp(rows_at(&r, k, 0)->t, doc_row(document_kind_at(i))->key) == 0)
                e = read_row(a, rows_at(&r, k, 1)->i, rows_at(&r, k, 2)->t, &all[i], info);
    }
    if (e == ERR_OK)
        *ret = all;
    return e;
}

static enum err
tell(struct db *db, struct arena *a, const struct template_edit *edit, int64_t version,
     struct errinfo *info)
{
    struct buf facts;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_ktext(&facts, "documentKind", doc_row(edit->kind)->key);
    jw_ktext(&facts, "title", doc_row(edit->kind)->zh);
    jw_kint(&facts, "version", version);
    jw_ktext(&facts, "note", edit->note);
    jw_close(&facts, '}');
    struct journal_entry entry = {
        .at_ms = edit->now_ms,
        .court = "",
        .actor = edit->actor,
        .kind = "template_changed",
        .facts = facts.p,
        .law = "DESIGN-17-frame",
    };
    enum err e = journal_write(db, a, &entry, NULL, info);
    buf_done(&facts);
    return e;
}

enum err
template_put(struct db *db, struct arena *a, const struct template_edit *edit, int64_t *ret_version,
             struct errinfo *info)
{
    struct doc_template t;
    struct template now;
    int64_t changed = 0, next = edit->seen + 1;
    enum err e = template_check(a, edit->kind, edit->text, &t, info);
    if (e == ERR_OK)
        e = template_get(db, a, edit->kind, TEMPLATE_NEWEST, &now, info);
    if (e != ERR_OK)
        return e;
    if (now.version == edit->seen && strcmp(now.text, edit->text) == 0)
        return FAIL_ZH(info, ERR_INVALID, "text", "与现行文本相同", "is the text as it stands");
    if (now.version == edit->seen)
        e = db_run(db, a, &sql_template_insert,
                   (struct arg[]){ ARG_T(doc_row(edit->kind)->key), ARG_I(next), ARG_T(edit->text),
                                   ARG_T(edit->note), ARG_I(edit->actor), ARG_I(edit->now_ms) },
                   NULL, &changed, info);
    if (e == ERR_OK && changed != 1)
        e = FAIL_ZH(info, ERR_STALE, "version", "模板已被他人修改，请重新打开",
                    "somebody else has changed the template; open it again");
    if (e == ERR_OK)
        e = tell(db, a, edit, next, info);
    if (e == ERR_OK)
        *ret_version = next;
    return e;
}
