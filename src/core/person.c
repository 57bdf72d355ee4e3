/* Persons as rows: made or merged on their number, found by it or by any two
 * characters of a name, tied to each other by relations. */
#include "core/person.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "core/person_sql.h"

/* clang-format off */
const struct relation_kind relation_kinds[] = {
    { "legal_rep",   "法定代表人", "legal representative" },
    { "shareholder", "股东",       "shareholder" },
    { "spouse",      "配偶",       "spouse" },
    { "parent",      "父母",       "parent" },
    { "guardian",    "监护人",     "guardian" },
    { "controller",  "实际控制人", "actual controller" },
    { "director",    "董事",       "director" },
    { "supervisor",  "监事",       "supervisor" },
    { "manager",     "负责人",     "person in charge" },
    { "same_phone",  "同一电话",   "same telephone" },
    { "same_address","同一地址",   "same address" },
    { NULL, NULL, NULL },
};
/* clang-format on */

const struct relation_kind *
relation_kind_find(const char *name_or_zh)
{
    for (const struct relation_kind *k = relation_kinds; k->name != NULL; k++)
        if (strcmp(k->name, name_or_zh) == 0 || strcmp(k->zh, name_or_zh) == 0)
            return k;
    return NULL;
}

static void
person_read(const struct arg *c, struct person *ret)
{
    struct person p = { .id = c[0].i, .name = c[2].t, .version = c[5].i };
    must(person_kind_parse(c[1].t, &p.kind) && id_kind_parse(c[3].t, &p.id_kind));
    if (c[4].type != 'n') {
        p.sealed = (const uint8_t *)c[4].t;
        p.sealed_n = c[4].n;
    }
    *ret = p;
}

static enum err
no_person(struct errinfo *info)
{
    return FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这个人", "there is no such person");
}

enum err
person_get(struct db *db, struct arena *a, int64_t id, struct person *ret, struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, a, &sql_person_one, (struct arg[]){ ARG_I(id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    if (r.n == 0)
        return no_person(info);
    person_read(rows_at(&r, 0, 0), ret);
    return ERR_OK;
}

enum err
person_find(struct db *db, struct arena *a, const struct keys *k, const char *written,
            struct person *ret, struct errinfo *info)
{
    struct person_number number;
    struct person_mark mark;
    struct errinfo unread = { 0 };
    struct rows r;
    if (person_number(written, ID_KIND_UNSET, &number, &unread) != ERR_OK)
        return no_person(info);
    person_hash(k, number.text, &mark);
    enum err e = db_run(db, a, &sql_person_by_index,
                        (struct arg[]){ ARG_B(mark.index, sizeof mark.index) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    if (r.n == 0)
        return no_person(info);
    person_read(rows_at(&r, 0, 0), ret);
    return ERR_OK;
}

/* --- merging ------------------------------------------------------------------- */

/* Pairs of characters of one name, in one court. */
static enum err
put_grams(struct db *db, struct arena *a, int64_t id, const char *name, const char *court,
          struct errinfo *info)
{
    int64_t gram[PERSON_GRAMS_MAX];
    size_t n = person_grams(name, gram);
    for (size_t i = 0; i < n; i++) {
        enum err e =
            db_run(db, a, &sql_person_gram_put,
                   (struct arg[]){ ARG_I(gram[i]), ARG_T(court), ARG_I(id) }, NULL, NULL, info);
        if (e != ERR_OK)
            return e;
    }
    return ERR_OK;
}

/* A name never seen is searched in every court of the person, a court never seen
 * by every name. */
static enum err
put_name_and_court(struct db *db, struct arena *a, int64_t id, const char *name, const char *court,
                   struct errinfo *info)
{
    struct rows names, courts;
    int64_t new_name = 0, new_court = 0;
    enum err e;
    if ((e = db_run(db, a, &sql_person_name_put, (struct arg[]){ ARG_I(id), ARG_T(name) }, NULL,
                    &new_name, info)) != ERR_OK ||
        (e = db_run(db, a, &sql_person_court_put, (struct arg[]){ ARG_I(id), ARG_T(court) }, NULL,
                    &new_court, info)) != ERR_OK)
        return e;
    if (new_name == 0 && new_court == 0)
        return ERR_OK;
    if ((e = db_run(db, a, &sql_person_names, (struct arg[]){ ARG_I(id) }, &names, NULL, info)) !=
            ERR_OK ||
        (e = db_run(db, a, &sql_person_courts, (struct arg[]){ ARG_I(id) }, &courts, NULL, info)) !=
            ERR_OK)
        return e;
    for (int i = 0; e == ERR_OK && new_court != 0 && i < names.n; i++)
        e = put_grams(db, a, id, rows_at(&names, i, 0)->t, court, info);
    for (int i = 0; e == ERR_OK && new_name != 0 && i < courts.n; i++)
        e = put_grams(db, a, id, name, rows_at(&courts, i, 0)->t, info);
    return e;
}

/* The row with this number, or a new one. */
static enum err
merge_row(struct db *db, struct arena *a, const struct keys *k, const struct person_in *in,
          int64_t *ret_id, bool *ret_fresh, struct errinfo *info)
{
    struct person_number number = { .kind = ID_OTHER };
    struct person_mark mark = { 0 };
    uint8_t sealed[PERSON_SEALED_MAX];
    struct rows r;
    int64_t id = id_new(), changed = 0;
    struct arg index = ARG_NULL, seal = ARG_NULL;
    enum err e;
    if (in->number != NULL && in->number[0] != '\0') {
        if ((e = person_number(in->number, in->id_kind, &number, info)) != ERR_OK)
            return e;
        person_hash(k, number.text, &mark);
        index = ARG_B(mark.index, sizeof mark.index);
        seal = ARG_B(sealed, person_seal(k, &mark, id, number.text, sealed));
    }
    struct arg args[] = { ARG_I(id),       ARG_T(person_kind_name(in->kind)),
                          ARG_T(in->name), ARG_T(id_kind_name(number.kind)),
                          index,           seal,
                          ARG_I(1) };
    if ((e = db_run(db, a, &sql_person_insert_new, args, NULL, &changed, info)) != ERR_OK)
        return e;
    if (changed == 0) {
        e = db_run(db, a, &sql_person_by_index, &index, &r, NULL, info);
        if (e != ERR_OK)
            return e;
        /* Another transaction's row that this one cannot see yet. */
        if (r.n == 0)
            return FAIL(info, ERR_BUSY, "", "this person is being recorded just now");
        id = rows_at(&r, 0, 0)->i;
    }
    *ret_id = id;
    *ret_fresh = changed != 0;
    return ERR_OK;
}

enum err
person_merge(struct db *db, struct arena *a, const struct keys *k, const struct person_in *in,
             int64_t *ret_id, bool *ret_fresh, struct errinfo *info)
{
    char folded[PERSON_NAME_MAX];
    int64_t id = 0;
    bool fresh = false;
    enum err e;
    must(db_in_tx(db) && in->court != NULL && in->kind != PERSON_UNSET);
    if (in->name == NULL || !person_fold(in->name, folded) || folded[0] == '\0')
        return FAIL_ZH(info, ERR_INVALID, "name", "姓名或名称为空或过长",
                       "the name is empty or longer than %d bytes", PERSON_NAME_MAX - 1);
    if ((e = merge_row(db, a, k, in, &id, &fresh, info)) != ERR_OK ||
        (e = put_name_and_court(db, a, id, in->name, in->court, info)) != ERR_OK)
        return e;
    *ret_id = id;
    if (ret_fresh != NULL)
        *ret_fresh = fresh;
    return ERR_OK;
}

enum err
person_reseal_all(struct db *db, struct arena *a, const struct keys *k, int64_t after, int most,
                  int64_t *ret_next, struct errinfo *info)
{
    struct rows r;
    char number[PERSON_NUMBER_MAX];
    uint8_t sealed[PERSON_SEALED_MAX];
    enum err e = db_run(db, a, &sql_person_all_sealed, (struct arg[]){ ARG_I(after), ARG_I(most) },
                        &r, NULL, info);
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        struct person_mark mark;
        int64_t id = rows_at(&r, i, 0)->i;
        const struct arg *old = rows_at(&r, i, 1);
        if ((e = person_unseal(k, id, old->t, old->n, number, info)) != ERR_OK)
            break;
        person_hash(k, number, &mark);
        size_t n = person_seal(k, &mark, id, number, sealed);
        e = db_run(db, a, &sql_person_reseal, (struct arg[]){ ARG_B(sealed, n), ARG_I(id) }, NULL,
                   NULL, info);
    }
    if (e == ERR_OK)
        *ret_next = r.n == most ? rows_at(&r, r.n - 1, 0)->i : 0;
    return e;
}

/* --- searching ------------------------------------------------------------------ */

enum err
person_names_hold(struct db *db, struct arena *a, int64_t id, const char *text, bool *ret,
                  struct errinfo *info)
{
    char want[PERSON_NAME_MAX], name[PERSON_NAME_MAX];
    struct rows r;
    bool held = false;
    enum err e = db_run(db, a, &sql_person_names, (struct arg[]){ ARG_I(id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    if (person_fold(text, want))
        for (int i = 0; i < r.n && !held; i++)
            held = person_fold(rows_at(&r, i, 0)->t, name) && strstr(name, want) != NULL;
    *ret = held;
    return ERR_OK;
}

/* The two rarest of the text's first pairs within the viewer's courts, so that
 * a company's name is not looked for by 有限. */
static enum err
lead_grams(struct db *db, struct arena *a, const char *viewer_court, const char *text,
           int64_t ret[2], struct errinfo *info)
{
    enum { WEIGHED = 12 };
    int64_t gram[PERSON_GRAMS_MAX], weight[2] = { INT64_MAX, INT64_MAX };
    size_t n = person_grams(text, gram);
    ret[0] = ret[1] = gram[0];
    for (size_t i = 0; n > 2 && i < n && i < WEIGHED; i++) {
        struct rows r;
        enum err e = db_run(db, a, &sql_person_gram_weight,
                            (struct arg[]){ ARG_I(gram[i]), ARG_T(viewer_court) }, &r, NULL, info);
        if (e != ERR_OK)
            return e;
        int64_t w = rows_at(&r, 0, 0)->i;
        if (w < weight[0]) {
            weight[1] = weight[0];
            ret[1] = ret[0];
            weight[0] = w;
            ret[0] = gram[i];
        } else if (w < weight[1]) {
            weight[1] = w;
            ret[1] = gram[i];
        }
    }
    if (n == 2)
        ret[1] = gram[1];
    return ERR_OK;
}

enum err
person_search(struct db *db, struct arena *a, const char *viewer_court, const char *text,
              int64_t after, int most, struct person_ids *ret, struct errinfo *info)
{
    enum { MOST = 200, PAGE = 500, PAGES = 10 };
    char want[PERSON_NAME_MAX];
    int64_t lead[2];
    enum err e = ERR_OK;
    must(most > 0 && most <= MOST);
    if (!person_fold(text, want) || text_chars(want) < 2)
        return FAIL_ZH(info, ERR_INVALID, "q", "请输入至少两个字", "two characters at least");
    if ((e = lead_grams(db, a, viewer_court, want, lead, info)) != ERR_OK)
        return e;

    /* Two characters are one pair, and the pair says all; of more, the names do. */
    bool sure = text_chars(want) == 2;
    struct person_ids found = { .next = after };
    int64_t *id = ARENA_NEW(a, int64_t, (size_t)most);
    for (int page = 0; page < PAGES && found.n < most && found.next >= after; page++) {
        struct rows r;
        int size = sure ? most + 1 : PAGE;
        struct arg args[] = { ARG_I(lead[0]), ARG_T(viewer_court), ARG_I(lead[1]),
                              ARG_I(found.next), ARG_I(size) };
        if ((e = db_run(db, a, &sql_person_by_grams, args, &r, NULL, info)) != ERR_OK)
            return e;
        int i = 0;
        for (; i < r.n && found.n < most; i++) {
            bool holds = sure;
            found.next = rows_at(&r, i, 0)->i;
            if (!sure && (e = person_names_hold(db, a, found.next, want, &holds, info)) != ERR_OK)
                return e;
            if (holds)
                id[found.n++] = found.next;
        }
        if (i == r.n && r.n < size) {
            found.next = 0;
            break;
        }
    }
    found.id = id;
    *ret = found;
    return ERR_OK;
}

enum err
person_seen_by(struct db *db, struct arena *a, int64_t id, const char *viewer_court, bool *ret,
               struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, a, &sql_person_seen_by,
                        (struct arg[]){ ARG_I(id), ARG_T(viewer_court) }, &r, NULL, info);
    if (e == ERR_OK)
        *ret = rows_at(&r, 0, 0)->i > 0;
    return e;
}

/* --- relations -------------------------------------------------------------------- */

enum err
relation_put(struct db *db, struct arena *a, const struct relation *rel, struct errinfo *info)
{
    const struct relation_kind *kind = relation_kind_find(rel->kind);
    must(db_in_tx(db));
    if (kind == NULL)
        return FAIL_ZH(info, ERR_INVALID, "kind", "没有这种关系", "there is no such relation");
    if (rel->from == rel->to)
        return FAIL_ZH(info, ERR_INVALID, "to", "不能与自己有关系", "nobody is tied to himself");
    if (!day_is_none(rel->since) && !day_is_none(rel->until) && rel->until.n < rel->since.n)
        return FAIL_ZH(info, ERR_INVALID, "until", "结束日期早于起始日期",
                       "it ends before it begins");
    return db_run(db, a, &sql_relation_put,
                  (struct arg[]){ ARG_I(rel->from), ARG_T(kind->name), ARG_I(rel->to),
                                  ARG_I(rel->since.n), ARG_I(rel->until.n) },
                  NULL, NULL, info);
}

/* A walk outwards, step by step, in which nobody is visited twice. */
struct walk {
    int most, n_persons, n_relations, room;
    int64_t *person;
    int *step;
    struct relation *relation;
    bool truncated;
};

/* Where a person stands in the walk; -1 when there was no room for it. */
static int
visit(struct walk *w, int64_t id, int step)
{
    for (int i = 0; i < w->n_persons; i++)
        if (w->person[i] == id)
            return i;
    if (w->n_persons == w->most) {
        w->truncated = true;
        return -1;
    }
    w->person[w->n_persons] = id;
    w->step[w->n_persons] = step;
    return w->n_persons++;
}

static void
keep_relation(struct walk *w, const struct arg *c)
{
    struct relation r = { .from = c[0].i,
                          .kind = c[1].t,
                          .to = c[2].i,
                          .since = { (int32_t)c[3].i },
                          .until = { (int32_t)c[4].i } };
    for (int i = 0; i < w->n_relations; i++) {
        const struct relation *o = &w->relation[i];
        if (o->from == r.from && o->to == r.to && o->since.n == r.since.n &&
            strcmp(o->kind, r.kind) == 0)
            return;
    }
    if (w->n_relations == w->room)
        w->truncated = true;
    else
        w->relation[w->n_relations++] = r;
}

enum err
person_related(struct db *db, struct arena *a, int64_t id, int depth, int most, struct related *ret,
               struct errinfo *info)
{
    enum { MOST = 200, DEPTH = 4, EACH = 200 };
    must(depth >= 1 && depth <= DEPTH && most >= 1 && most <= MOST);
    struct walk w = { .most = most, .room = 4 * most };
    w.person = ARENA_NEW(a, int64_t, (size_t)most);
    w.step = ARENA_NEW(a, int, (size_t)most);
    w.relation = ARENA_NEW(a, struct relation, (size_t)w.room);
    (void)visit(&w, id, 0); /* the first one always fits */
    for (int at = 0; at < w.n_persons && w.step[at] < depth; at++) {
        struct rows r;
        enum err e = db_run(db, a, &sql_relation_of,
                            (struct arg[]){ ARG_I(w.person[at]), ARG_I(w.person[at]), ARG_I(EACH) },
                            &r, NULL, info);
        if (e != ERR_OK)
            return e;
        w.truncated |= r.n == EACH;
        for (int i = 0; i < r.n; i++) {
            const struct arg *c = rows_at(&r, i, 0);
            int64_t other = c[0].i == w.person[at] ? c[2].i : c[0].i;
            if (visit(&w, other, w.step[at] + 1) >= 0)
                keep_relation(&w, c);
        }
    }
    *ret = (struct related){ .n_persons = w.n_persons,
                             .n_relations = w.n_relations,
                             .person = w.person,
                             .step = w.step,
                             .relation = w.relation,
                             .truncated = w.truncated };
    return ERR_OK;
}
