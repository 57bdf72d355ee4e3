/* What was done or found in a case, and what was recovered. */
#include "casework/deed.h"

#include <string.h>

#include "casework/deed_sql.h"

const struct deed_kind deed_kinds[DEED_N] = {
#define X(name_, who_, law_, zh_, en_) [DEED_##name_] = { #name_, who_, law_, zh_, en_ },
    DEEDS(X)
#undef X
};

bool
deed_parse(const char *name, enum deed *ret)
{
    for (int i = 0; i < DEED_N; i++)
        if (strcmp(deed_kinds[i].name, name) == 0) {
            *ret = (enum deed)i;
            return true;
        }
    return false;
}

enum err
deeds_of_case(struct db *db, struct arena *a, int64_t case_id, struct deeds *ret,
              struct errinfo *info)
{
    struct rows r;
    enum deed d;
    enum err e = db_run(db, a, &sql_deed_of_case, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    *ret = (struct deeds){ 0 };
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        if (!deed_parse(c[0].t, &d))
            continue; /* a name of an older program: nothing asks for it */
        ret->d[d].told = true;
        ret->d[d].done = c[1].i != 0;
        ret->d[d].day = (day){ (int32_t)c[2].i };
        ret->d[d].note = c[4].t;
        ret->d[d].account = c[5].t;
        ret->d[d].name = c[6].t;
    }
    return ERR_OK;
}

enum err
deed_put(struct db *db, struct arena *a, int64_t case_id, enum deed d, bool done, day on,
         int64_t staff_id, const char *note, struct errinfo *info)
{
    must((unsigned)d < DEED_N);
    struct arg args[] = { ARG_I(case_id), ARG_T(deed_kinds[d].name), ARG_I(done),
                          ARG_I(on.n),    ARG_I(staff_id),           ARG_T(note) };
    return db_run(db, a, &sql_deed_put, args, NULL, NULL, info);
}

static enum err
add(struct db *db, struct arena *a, int64_t case_id, day on, int64_t fen, const char *how,
    const char *note, int64_t staff_id, struct errinfo *info)
{
    struct arg args[] = { ARG_I(case_id), ARG_I(on.n), ARG_I(fen),
                          ARG_T(how),     ARG_T(note), ARG_I(staff_id) };
    return db_run(db, a, &sql_recovery_add, args, NULL, NULL, info);
}

static enum err
sums(struct db *db, struct arena *a, int64_t case_id, struct rows *ret, struct errinfo *info)
{
    enum err e =
        db_run(db, a, &sql_recovery_sums, (struct arg[]){ ARG_I(case_id) }, ret, NULL, info);
    if (e == ERR_OK && ret->n == 0)
        e = FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这件案件", "there is no such case");
    return e;
}

enum err
recovery_add(struct db *db, struct arena *a, int64_t case_id, day on, money m, const char *how,
             const char *note, int64_t staff_id, struct errinfo *info)
{
    struct rows r;
    enum err e = sums(db, a, case_id, &r, info);
    if (e != ERR_OK)
        return e;
    int64_t before = rows_at(&r, 0, 0)->i - rows_at(&r, 0, 2)->i;
    if (before > 0)
        e = add(db, a, case_id, on, before, "direct", "此前已到位", 0, info);
    if (e == ERR_OK)
        e = add(db, a, case_id, on, m.fen, how, note, staff_id, info);
    if (e == ERR_OK && strcmp(how, "waived") != 0)
        e = db_run(db, a, &sql_recovery_take, (struct arg[]){ ARG_I(m.fen), ARG_I(case_id) }, NULL,
                   NULL, info);
    return e;
}

enum err
recovery_sums(struct db *db, struct arena *a, int64_t case_id, money *ret_recovered,
              money *ret_waived, struct errinfo *info)
{
    struct rows r;
    enum err e = sums(db, a, case_id, &r, info);
    if (e == ERR_OK) {
        *ret_recovered = MONEY(rows_at(&r, 0, 0)->i);
        *ret_waived = MONEY(rows_at(&r, 0, 1)->i);
    }
    return e;
}
