/* The rows and parts of uploads. */
#include "casework/files.h"

#include <openssl/evp.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "casework/files_sql.h"
#include "core/journal.h"
#include "core/team.h"

enum { ARENA_MAX = 4 * 1024 * 1024, PARTS_A_WRITE = 4, STALE_MS = 3600 * 1000 };

const struct journal_kind files_journal_kinds[] = {
    { "file_added", "卷宗增加《{name}》，摘要 {sm3}", "{name} added to the file, hash {sm3}" },
    { "file_withdrawn", "卷宗撤出《{name}》：{reason}",
      "{name} withdrawn from the file: {reason}" },
    { "file_ordered", "调整卷宗目录顺序，共 {files} 份",
      "contents list put in order: {files} files" },
    { NULL, NULL, NULL },
};

/* --- rows --------------------------------------------------------------------------- */

static void
read_row(const struct arg *c, struct upload *ret)
{
    int k = FILE_KIND_N - 1;
    while (k > FILE_NONE && strcmp(file_kind_name((enum file_kind)k), c[4].t) != 0)
        k--;
    *ret = (struct upload){ .upload_id = c[0].i,
                            .case_id = c[1].i,
                            .court = c[2].t,
                            .name = c[3].t,
                            .kind = (enum file_kind)k,
                            .bytes = c[5].i,
                            .sm3 = c[6].t,
                            .pages = (int)c[7].i,
                            .place = c[8].i,
                            .added_by = c[9].i,
                            .added_ms = c[10].i,
                            .withdrawn = c[11].t,
                            .version = c[12].i };
}

enum err
files_get(struct db *db, struct arena *a, int64_t id, struct upload *ret, struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, a, &sql_upload_one, (struct arg[]){ ARG_I(id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    if (r.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这份材料", "there is no such file");
    read_row(r.cell, ret);
    return ERR_OK;
}

enum err
files_of_case(struct db *db, struct arena *a, int64_t case_id, struct upload **ret, int *ret_n,
              struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(db, a, &sql_upload_of_case, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    *ret = ARENA_NEW(a, struct upload, (size_t)r.n + 1);
    *ret_n = r.n;
    for (int i = 0; i < r.n; i++)
        read_row(rows_at(&r, i, 0), &(*ret)[i]);
    return ERR_OK;
}

static enum err
tell(struct db *db, struct arena *a, const struct doc_hand_in *by, struct journal_entry entry,
     struct buf *facts, struct errinfo *info)
{
    jw_close(facts, '}');
    entry.at_ms = by->now_ms;
    entry.actor = by->viewer->user_id;
    entry.facts = facts->p;
    enum err e = facts->failed ? FAIL(info, ERR_TOO_BIG, "", "the journal entry is too long")
                               : journal_write(db, a, &entry, NULL, info);
    buf_done(facts);
    return e;
}

static enum err
check_recusal(struct db *db, struct arena *a, const struct doc_hand_in *by, int64_t case_id,
              struct errinfo *info)
{
    struct team_case at;
    enum err e = team_of_case(db, a, by->viewer, case_id, &at, info);
    if (e == ERR_OK && at.recused)
        e = FAIL_ZH(info, ERR_DENIED, "", "您已在本案回避", "you are recused from this case");
    return e;
}

/* --- parts ----------------------------------------------------------------------------- */

struct arriving {
    int64_t id, now_ms;
    const char *p;
    size_t from, to, n; /* bytes of this write; of all */
};

static enum err
put_some(struct db *db, void *ctx, struct errinfo *info)
{
    const struct arriving *x = ctx;
    enum err e = ERR_OK;
    if (x->from == 0)
        e = db_run(db, NULL, &sql_upload_arrives, (struct arg[]){ ARG_I(x->id), ARG_I(x->now_ms) },
                   NULL, NULL, info);
    for (size_t at = x->from; at < x->to && e == ERR_OK; at += FILES_PART_BYTES) {
        size_t n = x->to - at < FILES_PART_BYTES ? x->to - at : FILES_PART_BYTES;
        e = db_run(db, NULL, &sql_upload_part_put,
                   (struct arg[]){ ARG_I(x->id), ARG_I((int64_t)(at / FILES_PART_BYTES)),
                                   ARG_B(x->p + at, n) },
                   NULL, NULL, info);
    }
    return e;
}

enum err
files_put_parts(struct store *store, const void *bytes, size_t n, int64_t now_ms, int64_t *ret_id,
                struct errinfo *info)
{
    enum { STEP = PARTS_A_WRITE * FILES_PART_BYTES };
    struct arriving x = { .id = id_new(), .now_ms = now_ms, .p = bytes, .n = n };
    enum err e = ERR_OK;
    for (x.from = 0; x.from < n && e == ERR_OK; x.from += STEP) {
        x.to = n - x.from < STEP ? n : x.from + STEP;
        e = store_write(store, put_some, &x, info);
    }
    *ret_id = x.id;
    return e;
}

/* Deleting a part of a file that has its row is refused by the database. */
static enum err
drop_one(struct db *db, int64_t id, struct errinfo *info)
{
    struct arg key = ARG_I(id);
    enum err e = db_run(db, NULL, &sql_upload_part_drop, &key, NULL, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, NULL, &sql_upload_arrived, &key, NULL, NULL, info);
    return e;
}

static enum err
drop_stale(struct db *db, void *ctx, struct errinfo *info)
{
    const struct arriving *x = ctx;
    struct rows r;
    struct upload u;
    struct errinfo none = { 0 };
    struct arena *a = arena_new(ARENA_MAX);
    enum err e =
        files_get(db, a, x->id, &u, &none) == ERR_NOT_FOUND ? drop_one(db, x->id, info) : ERR_OK;
    if (e == ERR_OK)
        e = db_run(db, a, &sql_upload_stale, (struct arg[]){ ARG_I(x->now_ms - STALE_MS) }, &r,
                   NULL, info);
    for (int i = 0; e == ERR_OK && i < r.n; i++)
        e = drop_one(db, rows_at(&r, i, 0)->i, info);
    arena_free(a);
    return e;
}

enum err
files_drop_parts(struct store *store, int64_t id, int64_t now_ms, struct errinfo *info)
{
    struct arriving x = { .id = id, .now_ms = now_ms };
    return store_write(store, drop_stale, &x, info);
}

static void
hash(const void *bytes, size_t n, char out[DOC_SM3_SIZE])
{
    unsigned char raw[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    must(EVP_Digest(bytes, n, raw, &len, EVP_sm3(), NULL) == 1 && len == 32);
    (void)sodium_bin2hex(out, DOC_SM3_SIZE, raw, len);
}

enum err
files_add(struct db *db, struct arena *a, const struct doc_hand_in *by, const struct upload_in *in,
          struct errinfo *info)
{
    char sm3[DOC_SM3_SIZE];
    struct upload *others;
    int n = 0;
    enum err e = check_recusal(db, a, by, in->case_id, info);
    if (e != ERR_OK || (e = files_of_case(db, a, in->case_id, &others, &n, info)) != ERR_OK)
        return e;
    if (n >= FILES_OF_CASE_MAX)
        return FAIL_ZH(info, ERR_TOO_BIG, "", "本案材料份数已达上限",
                       "the case holds too many files");
    hash(in->content, in->n, sm3);
    for (int i = 0; i < n; i++)
        if (strcmp(others[i].sm3, sm3) == 0 && others[i].withdrawn[0] == '\0')
            return FAIL_ZH(info, ERR_CONFLICT, "", "卷宗中已有内容相同的材料",
                           "the case holds a file with the same content");
    struct arg args[] = { ARG_I(in->upload_id),
                          ARG_I(in->case_id),
                          ARG_T(in->court),
                          ARG_T(in->name),
                          ARG_T(file_kind_name(in->kind)),
                          ARG_I((int64_t)in->n),
                          ARG_T(sm3),
                          ARG_I(in->pages),
                          ARG_I(by->viewer->user_id),
                          ARG_I(by->now_ms) };
    if ((e = db_run(db, a, &sql_upload_insert, args, NULL, NULL, info)) != ERR_OK ||
        (e = db_run(db, a, &sql_upload_arrived, (struct arg[]){ ARG_I(in->upload_id) }, NULL, NULL,
                    info)) != ERR_OK)
        return e;
    struct buf facts;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_kint(&facts, "fileId", in->upload_id);
    jw_ktext(&facts, "name", in->name);
    jw_ktext(&facts, "fileKind", file_kind_name(in->kind));
    jw_kint(&facts, "bytes", (int64_t)in->n);
    jw_ktext(&facts, "sm3", sm3);
    return tell(
        db, a, by,
        (struct journal_entry){ .court = in->court, .case_id = in->case_id, .kind = "file_added" },
        &facts, info);
}

/* --- reading ------------------------------------------------------------------------------- */

enum err
files_read(struct db *db, const struct upload *u, struct buf *out, struct errinfo *info)
{
    struct arena *a = arena_new(ARENA_MAX);
    int64_t parts = (u->bytes + FILES_PART_BYTES - 1) / FILES_PART_BYTES;
    enum err e = ERR_OK;
    for (int64_t seq = 0; seq < parts && e == ERR_OK; seq++) {
        struct rows r;
        arena_reset(a);
        e = db_run(db, a, &sql_upload_part_at, (struct arg[]){ ARG_I(u->upload_id), ARG_I(seq) },
                   &r, NULL, info);
        if (e == ERR_OK && r.n == 1)
            buf_add(out, rows_at(&r, 0, 0)->t, rows_at(&r, 0, 0)->n);
    }
    arena_free(a);
    if (e != ERR_OK)
        return e;
    char sm3[DOC_SM3_SIZE];
    hash(out->p != NULL ? out->p : "", out->n, sm3);
    if (out->failed || (int64_t)out->n != u->bytes || strcmp(sm3, u->sm3) != 0)
        return FAIL_ZH(info, ERR_STORE, "", "材料内容与登记的摘要不符",
                       "the file's bytes are not those that were hashed");
    return ERR_OK;
}

/* --- the contents list ------------------------------------------------------------------------ */

enum err
files_order(struct db *db, struct arena *a, const struct doc_hand_in *by, int64_t case_id,
            const char *court, const int64_t *id, size_t n, struct errinfo *info)
{
    struct upload *u;
    int have = 0, standing = 0;
    enum err e = check_recusal(db, a, by, case_id, info);
    if (e != ERR_OK || (e = files_of_case(db, a, case_id, &u, &have, info)) != ERR_OK)
        return e;
    bool *named = ARENA_NEW(a, bool, (size_t)have + 1);
    for (int i = 0; i < have; i++)
        standing += u[i].withdrawn[0] == '\0';
    for (size_t k = 0; k < n; k++) {
        int i = 0;
        while (i < have && (u[i].upload_id != id[k] || u[i].withdrawn[0] != '\0' || named[i]))
            i++;
        if (i == have || (size_t)standing != n)
            return FAIL_ZH(info, ERR_INVALID, "ids", "须列出本案全部材料，每份一次",
                           "must name every file of the case once");
        named[i] = true;
        e = db_run(db, a, &sql_upload_place,
                   (struct arg[]){ ARG_I((int64_t)k + 1), ARG_I(id[k]), ARG_I(case_id) }, NULL,
                   NULL, info);
        if (e != ERR_OK)
            return e;
    }
    struct buf facts;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_kint(&facts, "files", (int64_t)n);
    return tell(
        db, a, by,
        (struct journal_entry){ .court = court, .case_id = case_id, .kind = "file_ordered" },
        &facts, info);
}

enum err
files_withdraw(struct db *db, struct arena *a, const struct doc_hand_in *by, const struct upload *u,
               int64_t version, const char *reason, struct errinfo *info)
{
    int64_t changed = 0;
    enum err e = check_recusal(db, a, by, u->case_id, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_upload_withdraw,
                   (struct arg[]){ ARG_T(reason), ARG_I(u->upload_id), ARG_I(version) }, NULL,
                   &changed, info);
    if (e == ERR_OK && changed != 1)
        return FAIL_ZH(info, ERR_STALE, "version", "材料已被他人修改或者已经撤出",
                       "the file was changed or withdrawn meanwhile");
    if (e != ERR_OK)
        return e;
    struct buf facts;
    buf_init(&facts, JOURNAL_FACTS_MAX);
    jw_open(&facts, '{');
    jw_kint(&facts, "fileId", u->upload_id);
    jw_ktext(&facts, "name", u->name);
    jw_ktext(&facts, "sm3", u->sm3);
    jw_ktext(&facts, "reason", reason);
    return tell(db, a, by,
                (struct journal_entry){
                    .court = u->court, .case_id = u->case_id, .kind = "file_withdrawn" },
                &facts, info);
}
