#include "casework/people.h"

#include "casework/caselist.h"
#include "casework/people_sql.h"
#include "core/scope.h"

enum { COL_ROLE = 18 };

enum err
people_cases(struct db *db, struct arena *a, const struct viewer *v, int64_t person_id,
             struct people_case **ret, int *ret_n, struct errinfo *info)
{
    struct arg arg[] = { ARG_I(person_id), scope_arg(v) };
    struct rows r;
    enum err e = db_run(db, a, &sql_people_cases, arg, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    struct people_case *out = ARENA_NEW(a, struct people_case, (size_t)r.n + 1);
    for (int i = 0; i < r.n; i++) {
        caselist_row(rows_at(&r, i, 0), &out[i].c);
        must(party_role_parse(rows_at(&r, i, COL_ROLE)->t, &out[i].role));
    }
    *ret = out;
    *ret_n = r.n;
    return ERR_OK;
}

enum err
people_totals(struct db *db, struct arena *a, const struct viewer *v, int64_t person_id,
              struct people_totals *ret, struct errinfo *info)
{
    struct arg arg[] = { ARG_I(person_id), scope_arg(v) };
    struct rows r, w;
    enum err e = db_run(db, a, &sql_people_totals, arg, &r, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_people_waiting, arg, &w, NULL, info);
    if (e != ERR_OK)
        return e;
    *ret = (struct people_totals){
        .cases = rows_at(&r, 0, 0)->i,
        .debtor_open = rows_at(&r, 0, 1)->i,
        .owed = MONEY(rows_at(&r, 0, 2)->i),
        .applicant_open = rows_at(&r, 0, 3)->i,
        .claim_open = MONEY(rows_at(&r, 0, 4)->i),
        .waiting = MONEY(rows_at(&w, 0, 0)->i),
    };
    return ERR_OK;
}

enum err
people_names(struct db *db, struct arena *a, int64_t person_id, struct rows *ret,
             struct errinfo *info)
{
    struct arg arg[] = { ARG_I(person_id) };
    return db_run(db, a, &sql_people_names, arg, ret, NULL, info);
}
