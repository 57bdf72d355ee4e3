/* A court's list of criteria: kept whole in each version, so that a score names
 * one and can be reckoned again for ever. */
#include <string.h>

#include "casework/triage.h"
#include "casework/triage_sql.h"

enum { NAME_MOST = 40, TEXT_MOST = 300 };

static bool
parse(const char *const *names, int n, const char *name, int *ret)
{
    for (int i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0) {
            *ret = i;
            return true;
        }
    return false;
}

enum team_kind
team_kind_parse(const char *name)
{
    int k = TEAM_KIND_N;
    (void)parse(team_kind_names, TEAM_KIND_N, name, &k);
    return (enum team_kind)k;
}

/* A name this program does not know meets no case: shown, never guessed. */
static struct triage_criterion
read(const struct arg *c)
{
    int test = TRIAGE_TEST_N, decides = GRADE_NONE, team = -1;
    (void)parse(triage_test_names, TRIAGE_TEST_N, c[2].t, &test);
    (void)parse(triage_grade_names, GRADE_COMPLEX + 1, c[6].t, &decides);
    (void)parse(team_kind_names, TEAM_KIND_N, c[7].t, &team);
    return (struct triage_criterion){ .seq = (int)c[0].i,
                                      .id = c[1].t,
                                      .test = (enum triage_test)test,
                                      .threshold = c[3].i,
                                      .words = c[4].t,
                                      .points = (int)c[5].i,
                                      .decides = (enum triage_grade)decides,
                                      .team = team,
                                      .status = c[8].t,
                                      .source = c[9].t,
                                      .zh = c[10].t,
                                      .en = c[11].t };
}

static bool
same(const struct triage_criterion *x, const struct triage_criterion *y)
{
    return x->seq == y->seq && strcmp(x->id, y->id) == 0 && x->test == y->test &&
           x->threshold == y->threshold && strcmp(x->words, y->words) == 0 &&
           x->points == y->points && x->decides == y->decides && x->team == y->team &&
           strcmp(x->status, y->status) == 0 && strcmp(x->source, y->source) == 0 &&
           strcmp(x->zh, y->zh) == 0 && strcmp(x->en, y->en) == 0;
}

static bool
is_default(const struct triage_list *l)
{
    if (l->n != triage_defaults_n)
        return false;
    for (size_t i = 0; i < l->n; i++)
        if (!same(&l->c[i], &triage_defaults[i]))
            return false;
    return true;
}

static enum err
load(struct db *db, struct arena *a, const char *court, int64_t version, struct triage_list *ret,
     struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, a, &sql_triage_criterion_of,
                        (struct arg[]){ ARG_T(court), ARG_I(version) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    struct triage_criterion *c = ARENA_NEW(a, struct triage_criterion, (size_t)r.n + 1);
    for (int i = 0; i < r.n; i++)
        c[i] = read(rows_at(&r, i, 0));
    ret->c = c;
    ret->n = (size_t)r.n;
    ret->version = version;
    return ERR_OK;
}

enum err
triage_list_get(struct db *db, struct arena *a, const char *court, int64_t version,
                struct triage_list *ret, struct errinfo *info)
{
    struct rows newest;
    struct triage_list l = { .own = true };
    enum err e =
        db_run(db, a, &sql_triage_list_newest, (struct arg[]){ ARG_T(court) }, &newest, NULL, info);
    if (e != ERR_OK)
        return e;
    int64_t last = newest.n > 0 ? rows_at(&newest, 0, 0)->i : 0;
    if (version < 0 || version > last)
        return FAIL_ZH(info, ERR_NOT_FOUND, "version", "没有这一版标准",
                       "there is no such version of the list");
    if (version > 0)
        e = load(db, a, court, version, &l, info);
    else if (last > 0 && rows_at(&newest, 0, 3)->i != 0)
        e = load(db, a, court, last, &l, info);
    else if (last > 0) {
        e = load(db, a, court, last, &l, info);
        if (e == ERR_OK && !is_default(&l)) /* a newer program brought another list */
            l = (struct triage_list){ .c = triage_defaults, .n = triage_defaults_n };
        l.own = false;
    } else
        l = (struct triage_list){ .c = triage_defaults, .n = triage_defaults_n };
    if (e == ERR_OK)
        *ret = l;
    return e;
}

/* Write a list as the version behind the newest. */
static enum err
append(struct db *db, struct arena *a, const char *court, const struct triage_list *l,
       int64_t actor, int64_t now_ms, int64_t *ret_version, struct errinfo *info)
{
    struct rows newest;
    enum err e =
        db_run(db, a, &sql_triage_list_newest, (struct arg[]){ ARG_T(court) }, &newest, NULL, info);
    if (e != ERR_OK)
        return e;
    int64_t version = 1 + (newest.n > 0 ? rows_at(&newest, 0, 0)->i : 0);
    e = db_run(
        db, a, &sql_triage_list_insert,
        (struct arg[]){ ARG_T(court), ARG_I(version), ARG_I(now_ms), ARG_I(actor), ARG_I(l->own) },
        NULL, NULL, info);
    for (size_t i = 0; i < l->n && e == ERR_OK; i++) {
        const struct triage_criterion *c = &l->c[i];
        struct arg args[] = { ARG_T(court),
                              ARG_I(version),
                              ARG_I(c->seq),
                              ARG_T(c->id),
                              ARG_T(c->test < TRIAGE_TEST_N ? triage_test_names[c->test] : ""),
                              ARG_I(c->threshold),
                              ARG_T(c->words),
                              ARG_I(c->points),
                              ARG_T(triage_grade_names[c->decides]),
                              ARG_T(c->team >= 0 ? team_kind_names[c->team] : ""),
                              ARG_T(c->status),
                              ARG_T(c->source),
                              ARG_T(c->zh),
                              ARG_T(c->en) };
        e = db_run(db, a, &sql_triage_criterion_insert, args, NULL, NULL, info);
    }
    if (e == ERR_OK)
        *ret_version = version;
    return e;
}

/* The list in force, kept in the database: what a score may name. */
enum err
triage_list_keep(struct db *db, struct arena *a, const char *court, int64_t now_ms,
                 struct triage_list *ret, struct errinfo *info)
{
    enum err e = triage_list_get(db, a, court, 0, ret, info);
    if (e == ERR_OK && ret->version == 0)
        e = append(db, a, court, ret, 0, now_ms, &ret->version, info);
    return e;
}

/* --- changing it ---------------------------------------------------------------------- */

static enum err
sound(const struct triage_criterion *c, struct errinfo *info)
{
    static const bool wordy[TRIAGE_TEST_N] = {
        [TRIAGE_basis_has] = true, [TRIAGE_cause_has] = true,   [TRIAGE_label_has] = true,
        [TRIAGE_type_is] = true,   [TRIAGE_property_is] = true, [TRIAGE_closed_as] = true,
    };
    size_t n = strlen(c->id);
    if (n == 0 || n > NAME_MOST || c->id[0] < 'a' || c->id[0] > 'z' ||
        strspn(c->id, "abcdefghijklmnopqrstuvwxyz0123456789_") != n)
        return FAIL_ZH(info, ERR_INVALID, "criterion", "标准代号只用小写字母、数字和下划线",
                       "a criterion's key is [a-z][a-z0-9_]*, at most 40");
    if (wordy[c->test] && c->words[0] == '\0')
        return FAIL_ZH(info, ERR_INVALID, "words", "请填写要查找的词，多个词用 | 分开",
                       "say which words to look for, parted by |");
    if (c->words[0] == '|' || strstr(c->words, "||") != NULL ||
        (c->words[0] != '\0' && c->words[strlen(c->words) - 1] == '|'))
        return FAIL_ZH(info, ERR_INVALID, "words", "词与词之间用一个 | 分开",
                       "words are parted by one | each");
    return ERR_OK;
}

static enum err
tell(struct db *db, struct arena *a, const struct triage_change *in, int64_t version,
     struct errinfo *info)
{
    struct buf b;
    const struct triage_criterion *c = in->c;
    buf_init(&b, JOURNAL_FACTS_MAX);
    jw_open(&b, '{');
    jw_kint(&b, "version", version);
    jw_ktext(&b, "criterion", c->id);
    if (!in->drop) {
        jw_ktext(&b, "name", c->zh);
        jw_ktext(&b, "test", triage_test_names[c->test]);
        jw_kint(&b, "threshold", c->threshold);
        jw_ktext(&b, "words", c->words);
        jw_kint(&b, "points", c->points);
        jw_ktext(&b, "decides", triage_grade_names[c->decides]);
        jw_ktext(&b, "team", c->team >= 0 ? team_kind_names[c->team] : "");
    }
    jw_close(&b, '}');
    struct journal_entry entry = { .at_ms = in->now_ms,
                                   .court = in->court,
                                   .actor = in->actor,
                                   .kind = in->drop ? "triage_dropped" : "triage_changed",
                                   .facts = b.p,
                                   .law = "DESIGN-TRIAGE-3" };
    enum err e = b.failed ? FAIL(info, ERR_TOO_BIG, "", "the entry is too long")
                          : journal_write(db, a, &entry, NULL, info);
    buf_done(&b);
    return e;
}

/* The list with the one criterion in its place, replaced or left out. */
static enum err
with(struct arena *a, const struct triage_list *was, const struct triage_change *in,
     struct triage_list *ret, struct errinfo *info)
{
    struct triage_criterion *c = ARENA_NEW(a, struct triage_criterion, was->n + 1);
    size_t n = 0;
    bool there = false;
    for (size_t i = 0; i < was->n; i++) {
        bool it = strcmp(was->c[i].id, in->c->id) == 0;
        there = there || it;
        if (!it && !in->drop && was->c[i].seq == in->c->seq)
            return FAIL_ZH(info, ERR_INVALID, "seq", "这个序号已被其他标准使用",
                           "another criterion has this place");
        if (!it)
            c[n++] = was->c[i];
    }
    if (in->drop && !there)
        return FAIL_ZH(info, ERR_NOT_FOUND, "criterion", "没有这项标准",
                       "there is no such criterion");
    if (!in->drop) {
        size_t at = n;
        while (at > 0 && c[at - 1].seq > in->c->seq) {
            c[at] = c[at - 1];
            at--;
        }
        c[at] = *in->c;
        n++;
    }
    if (n > TRIAGE_CRITERIA_MAX)
        return FAIL_ZH(info, ERR_INVALID, "criterion", "标准过多", "there are too many criteria");
    *ret = (struct triage_list){ .c = c, .n = n, .own = true };
    return ERR_OK;
}

enum err
triage_list_change(struct db *db, struct arena *a, const struct triage_change *in,
                   int64_t *ret_version, struct errinfo *info)
{
    struct triage_list was, is;
    enum err e = in->drop ? ERR_OK : sound(in->c, info);
    if (e == ERR_OK)
        e = triage_list_get(db, a, in->court, 0, &was, info);
    if (e == ERR_OK && was.version != in->seen)
        e = FAIL_ZH(info, ERR_STALE, "", "标准已被他人修改，请刷新后重试",
                    "the list was changed meanwhile: reload first");
    if (e == ERR_OK)
        e = with(a, &was, in, &is, info);
    if (e == ERR_OK)
        e = append(db, a, in->court, &is, in->actor, in->now_ms, ret_version, info);
    return e != ERR_OK ? e : tell(db, a, in, *ret_version, info);
}
