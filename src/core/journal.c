/* Rows of the journal: written with the change they tell of, read back newest
 * first, told in words, and as the bytes that are hashed. */
#include "core/journal.h"

#include <jansson.h>
#include <string.h>

#include "base/clock.h"
#include "base/money.h"
#include "core/journal_sql.h"

/* --- writing -------------------------------------------------------------------- */

enum { COLUMNS = 8 };

static enum err
entry_args(const struct journal_entry *entry, int64_t id, struct arg args[COLUMNS],
           struct errinfo *info)
{
    const char *facts = entry->facts != NULL ? entry->facts : "{}";
    must(entry->kind != NULL && entry->court != NULL);
    if (strlen(entry->kind) > JOURNAL_KIND_MAX || strlen(facts) > JOURNAL_FACTS_MAX)
        return FAIL(info, ERR_TOO_BIG, "", "the journal entry is too long");
    args[0] = ARG_I(id);
    args[1] = ARG_I(entry->at_ms);
    args[2] = ARG_T(entry->court);
    args[3] = arg_id(entry->case_id);
    args[4] = ARG_I(entry->actor);
    args[5] = ARG_T(entry->kind);
    args[6] = ARG_T(facts);
    args[7] = ARG_T(entry->law != NULL ? entry->law : "");
    return ERR_OK;
}

enum err
journal_write(struct db *db, struct arena *a, const struct journal_entry *entry, int64_t *ret_id,
              struct errinfo *info)
{
    struct arg args[COLUMNS];
    int64_t id = entry->id != 0 ? entry->id : id_new();
    must(db_in_tx(db));
    enum err e = entry_args(entry, id, args, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_journal_insert, args, NULL, NULL, info);
    if (e == ERR_OK && ret_id != NULL)
        *ret_id = id;
    return e;
}

enum err
journal_bulk_open(struct db *db, struct db_bulk **ret, struct errinfo *info)
{
    return db_bulk_open(db, &sql_journal_insert, ret, info);
}

enum err
journal_bulk_row(struct db_bulk *b, const struct journal_entry *entry, struct errinfo *info)
{
    struct arg args[COLUMNS];
    enum err e = entry_args(entry, entry->id != 0 ? entry->id : id_new(), args, info);
    return e != ERR_OK ? e : db_bulk_row(b, args, info);
}

enum err
journal_bulk_close(struct db_bulk *b, struct errinfo *info)
{
    return db_bulk_close(b, info);
}

/* --- reading -------------------------------------------------------------------- */

void
journal_row(const struct arg *c, struct journal_entry *ret)
{
    *ret = (struct journal_entry){ .id = c[0].i,
                                   .at_ms = c[1].i,
                                   .court = c[2].t,
                                   .case_id = cell_id(&c[3]),
                                   .actor = c[4].i,
                                   .kind = c[5].t,
                                   .facts = c[6].t,
                                   .law = c[7].t };
}

enum err
journal_get(struct db *db, struct arena *a, int64_t id, struct journal_entry *ret,
            struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, a, &sql_journal_one, (struct arg[]){ ARG_I(id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    if (r.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这条记录", "there is no such entry");
    journal_row(rows_at(&r, 0, 0), ret);
    return ERR_OK;
}

/* One row more than asked was read: it tells that there is a next page. */
static void
list_of(struct arena *a, const struct rows *r, int most, struct journal_list *ret)
{
    int n = r->n > most ? most : r->n;
    struct journal_entry *entry = ARENA_NEW(a, struct journal_entry, (size_t)(n > 0 ? n : 1));
    for (int i = 0; i < n; i++)
        journal_row(rows_at(r, i, 0), &entry[i]);
    *ret =
        (struct journal_list){ .n = n, .entry = entry, .next = r->n > most ? entry[n - 1].id : 0 };
}

enum err
journal_of_case(struct db *db, struct arena *a, int64_t case_id, int64_t before, int most,
                struct journal_list *ret, struct errinfo *info)
{
    struct rows r;
    must(most > 0 && most < DB_ROWS_MAX);
    enum err e = db_run(
        db, a, &sql_journal_of_case,
        (struct arg[]){ ARG_I(case_id), ARG_I(before > 0 ? before : INT64_MAX), ARG_I(most + 1) },
        &r, NULL, info);
    if (e == ERR_OK)
        list_of(a, &r, most, ret);
    return e;
}

enum err
journal_of_scope(struct db *db, struct arena *a, const char *viewer_court, const char *court,
                 const char *kind, int64_t before, int most, struct journal_list *ret,
                 struct errinfo *info)
{
    struct rows r;
    must(most > 0 && most < DB_ROWS_MAX);
    struct arg args[] = { ARG_T(viewer_court), ARG_T(court), ARG_T(kind),
                          ARG_I(before > 0 ? before : INT64_MAX), ARG_I(most + 1) };
    enum err e = db_run(db, a, &sql_journal_of_scope, args, &r, NULL, info);
    if (e == ERR_OK)
        list_of(a, &r, most, ret);
    return e;
}

/* --- words ------------------------------------------------------------------------ */

/* clang-format off */
const struct journal_kind core_journal_kinds[] = {
    { "signed_in",         "{name}登录",                       "{name} signed in" },
    { "sign_in_failed",    "{name}登录失败",                   "a sign-in as {name} failed" },
    { "account_locked",    "{name}连续登录失败，账号锁定",     "{name} was locked after failed sign-ins" },
    { "session_ended",     "{name}的会话结束",                 "a session of {name} ended" },
    { "password_changed",  "{name}修改密码",                   "{name} changed the password" },
    { "password_reset",    "重置{name}的密码",                 "the password of {name} was reset" },
    { "staff_added",       "新增人员{name}（{account}）",      "{name} ({account}) was added" },
    { "staff_altered",     "修改人员{name}（{account}）",      "{name} ({account}) was altered" },
    { "staff_roles_set",   "设定{name}的角色：{roles}",        "roles of {name}: {roles}" },
    { "staff_unlocked",    "解除{name}的锁定",                 "{name} was unlocked" },
    { "setting_changed",   "设置{key}：{from} → {to}",         "setting {key}: {from} → {to}" },
    { "numbers_resealed",  "证件号码改用密钥{key}封存",        "identity numbers were sealed with key {key}" },
    { "node_changed",      "节点“{name}”改为{n}{unit}",        "node {node} was changed: {n} {unit}" },
    { "reminder_opened",   "“{name}”超期{lateDays}日（{dueDay}届满），{toZh}", "{nameEn} is {lateDays} days late (due {dueDay}): {toEn}" },
    { "reminder_answered", "答复“{name}”超期提醒：{text}",     "reminder of {nameEn} answered: {text}" },
    { "reminder_checked",  "核查“{name}”超期提醒：{text}",     "answer on {nameEn} checked: {text}" },
    { "reminder_returned", "退回“{name}”超期提醒的答复：{text}", "answer on {nameEn} given back: {text}" },
    { "reminder_ordered",  "督办（{toZh}）“{name}”：{text}（{answerBy}前答复）", "supervision of {nameEn}, to {toEn}: {text} (answer by {answerBy})" },
    { "reminder_escalated", "“{name}”提醒逾期未答复，上报{toZh}", "nobody answered on {nameEn} in time: it goes to {toEn}" },
    { "reminder_unanswered", "“{name}”督办至{answerBy}仍未答复", "supervision of {nameEn} was not answered by {answerBy}" },
    { "clock_recounted",   "放假安排载入后重新计算“{name}”：{from} → {to}", "{nameEn} was counted again with the holidays: {from} → {to}" },
    { "holidays_loaded",   "载入{year}年放假安排，共{days}日（{source}）", "the holidays of {year} were loaded: {days} days ({source})" },
    { "reminder_closed",   "“{name}”超期提醒办结",             "reminder of {nameEn} closed" },
    { "number_revealed",   "查看完整证件号码：{reason}",       "an identity number was revealed: {reason}" },
    { NULL, NULL, NULL },
};
/* clang-format on */

static const struct journal_kind *
find_kind(const struct journal_kind *const lists[], const char *kind)
{
    for (; lists != NULL && *lists != NULL; lists++)
        for (const struct journal_kind *k = *lists; k->kind != NULL; k++)
            if (strcmp(k->kind, kind) == 0)
                return k;
    return NULL;
}

/* One fact as people read it. A name ending in Fen is money, shown in yuan. */
static void
put_fact(const json_t *facts, const char *name, size_t n, struct buf *out)
{
    char key[64], text[24];
    if (n >= sizeof key)
        return;
    memcpy(key, name, n);
    key[n] = '\0';
    const json_t *v = json_object_get(facts, key);
    if (json_is_string(v))
        buf_str(out, json_string_value(v));
    else if (json_is_integer(v) && n > 3 && strcmp(key + n - 3, "Fen") == 0)
        buf_str(out, money_print(MONEY(json_integer_value(v)), text));
    else if (json_is_integer(v))
        buf_int(out, json_integer_value(v));
    else
        buf_str(out, "—");
}

void
journal_line(const struct journal_kind *const lists[], const struct journal_entry *entry,
             bool english, struct buf *out)
{
    const struct journal_kind *k = find_kind(lists, entry->kind);
    if (k == NULL) {
        buf_str(out, entry->kind);
        return;
    }
    json_t *facts = json_loads(entry->facts, 0, NULL);
    for (const char *p = english ? k->en : k->zh; *p != '\0';) {
        size_t plain = strcspn(p, "{");
        buf_add(out, p, plain);
        p += plain;
        if (*p == '\0')
            break;
        size_t name = strcspn(++p, "}");
        put_fact(facts, p, name, out);
        p += name + (p[name] == '}');
    }
    json_decref(facts);
}

/* --- bytes ------------------------------------------------------------------------- */

static void
put_u64(struct buf *out, uint64_t v)
{
    uint8_t b[8];
    for (int i = 0; i < 8; i++)
        b[i] = (uint8_t)(v >> (56 - 8 * i));
    buf_add(out, b, sizeof b);
}

static void
put_text(struct buf *out, const char *s)
{
    size_t n = strlen(s);
    uint8_t b[4] = { (uint8_t)(n >> 24), (uint8_t)(n >> 16), (uint8_t)(n >> 8), (uint8_t)n };
    buf_add(out, b, sizeof b);
    buf_add(out, s, n);
}

void
journal_bytes(const struct journal_entry *entry, struct buf *out)
{
    put_u64(out, (uint64_t)entry->id);
    put_u64(out, (uint64_t)entry->at_ms);
    put_u64(out, (uint64_t)entry->case_id);
    put_u64(out, (uint64_t)entry->actor);
    put_text(out, entry->court);
    put_text(out, entry->kind);
    put_text(out, entry->facts);
    put_text(out, entry->law);
}
