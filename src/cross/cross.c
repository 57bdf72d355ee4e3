#include "cross/cross.h"

#include "cross/cross_sql.h"

enum err
cross_of_case(struct db *db, struct arena *a, int64_t case_id, struct crossing **ret, int *ret_n,
              struct errinfo *info)
{
    struct rows rows;
    enum err e =
        db_run(db, a, &sql_crossing_of_case, (struct arg[]){ ARG_I(case_id) }, &rows, NULL, info);
    if (e != ERR_OK)
        return e;
    struct crossing *x = ARENA_NEW(a, struct crossing, (size_t)rows.n + 1);
    for (int i = 0; i < rows.n; i++) {
        const struct arg *c = rows_at(&rows, i, 0);
        x[i] = (struct crossing){
            .mode = c[1].t,
            .decided = { (int32_t)c[2].i },
            .from_court = c[3].t,
            .to_court = c[4].t,
            .recovered = MONEY(c[5].i),
            .result = c[6].t,
        };
    }
    *ret = x;
    *ret_n = rows.n;
    return ERR_OK;
}
