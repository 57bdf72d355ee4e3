/* What an action of a case's life changes in its row. The row, its exclusions
 * and extensions, the limit they give and the figures move together here and
 * nowhere else; the action's journal entry tells of it. */
#include <string.h>

#include "casework/casefile.h"
#include "casework/casefile_sql.h"

/* The row before and after: the difference is what the figures move by. */
static enum err
put(struct db *db, struct arena *a, const struct casefile *was, const struct casefile *is,
    int64_t now_ms, struct errinfo *info)
{
    int64_t changed = 0;
    struct arg args[] = { ARG_T(is->handler),  ARG_T(is->team),          ARG_T(is->property),
                          arg_day(is->closed), ARG_T(is->close_mode),    ARG_I(is->recovered.fen),
                          ARG_I(is->limit.n),  ARG_I(is->excluded_days), ARG_I(now_ms),
                          ARG_I(was->case_id), ARG_I(was->version) };
    enum err e = db_run(db, a, &sql_casefile_change, args, NULL, &changed, info);
    if (e == ERR_OK && changed != 1)
        e = FAIL_ZH(info, ERR_STALE, "", "案件刚刚被他人更改，请刷新",
                    "the case was changed meanwhile");
    if (e != ERR_OK)
        return e;
    struct fact_set *set = fact_set_new(a);
    struct fact_case before = casefile_fact(was), after = casefile_fact(is);
    fact_of_case(set, &before, -1);
    fact_of_case(set, &after, 1);
    return fact_set_write(db, a, set, false, now_ms, info);
}

/* The limit as the exclusions and extensions now stand. */
static enum err
recount(struct db *db, struct arena *a, struct casefile *c, struct errinfo *info)
{
    struct exclusion *ex;
    int n, months;
    enum err e = casefile_exclusions(db, a, c->case_id, &ex, &n, info);
    if (e == ERR_OK)
        e = casefile_extended(db, a, c->case_id, &months, info);
    if (e == ERR_OK)
        e = casefile_limit_extended(c->filed, c->closed, c->basis, months, ex, n, &c->limit,
                                    &c->excluded_days, info);
    return e;
}

enum err
casefile_close(struct db *db, struct arena *a, int64_t case_id, const struct casefile_closing *in,
               int64_t now_ms, struct errinfo *info)
{
    struct casefile was, is;
    enum err e = casefile_get(db, a, case_id, &was, info);
    if (e != ERR_OK)
        return e;
    if (!day_is_none(was.closed))
        return FAIL_ZH(info, ERR_CONFLICT, "", "案件已经结案", "the case is closed already");
    if (!casefile_closes(was.type, in->mode))
        return FAIL_ZH(info, ERR_INVALID, "mode", "该类案件没有这种结案方式",
                       "no case of this type closes that way");
    if (day_is_none(in->closed) || in->closed.n < was.filed.n)
        return FAIL_ZH(info, ERR_INVALID, "closedDay", "结案日期早于立案日期",
                       "is before the day of filing");
    is = was;
    is.closed = in->closed;
    is.close_mode = in->mode;
    is.recovered = in->recovered;
    if (in->property != NULL)
        is.property = in->property;
    if ((e = recount(db, a, &is, info)) != ERR_OK)
        return e;
    return put(db, a, &was, &is, now_ms, info);
}

enum err
casefile_reassign(struct db *db, struct arena *a, int64_t case_id, const char *handler,
                  const char *team, int64_t now_ms, struct errinfo *info)
{
    struct casefile was, is;
    enum err e = casefile_get(db, a, case_id, &was, info);
    if (e != ERR_OK)
        return e;
    is = was;
    if (handler != NULL)
        is.handler = handler;
    if (team != NULL)
        is.team = team;
    return put(db, a, &was, &is, now_ms, info);
}

enum err
casefile_exclude(struct db *db, struct arena *a, int64_t case_id, const char *reason, day from,
                 day to, int64_t now_ms, struct errinfo *info)
{
    struct casefile was, is;
    struct exclusion *ex;
    int n;
    enum err e = casefile_get(db, a, case_id, &was, info);
    if (e == ERR_OK)
        e = casefile_exclusions(db, a, case_id, &ex, &n, info);
    if (e != ERR_OK)
        return e;
    if (!day_is_none(to) && to.n < from.n)
        return FAIL_ZH(info, ERR_INVALID, "to", "截止日期早于起始日期", "ends before it begins");
    for (int i = 0; i < n; i++)
        if (day_is_none(to) && day_is_none(ex[i].to))
            return FAIL_ZH(info, ERR_CONFLICT, "", "已有扣除期间正在计算", "one runs already");
    e = db_run(db, a, &sql_exclusion_add,
               (struct arg[]){ ARG_I(case_id), ARG_T(reason), ARG_I(from.n), arg_day(to) }, NULL,
               NULL, info);
    is = was;
    if (e == ERR_OK)
        e = recount(db, a, &is, info);
    return e != ERR_OK ? e : put(db, a, &was, &is, now_ms, info);
}

enum err
casefile_exclude_end(struct db *db, struct arena *a, int64_t case_id, day to, int64_t now_ms,
                     struct errinfo *info)
{
    struct casefile was, is;
    int64_t changed = 0;
    enum err e = casefile_get(db, a, case_id, &was, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_exclusion_end, (struct arg[]){ ARG_I(to.n), ARG_I(case_id) }, NULL,
                   &changed, info);
    if (e == ERR_OK && changed == 0)
        e = FAIL_ZH(info, ERR_CONFLICT, "", "没有正在计算的扣除期间", "none runs");
    is = was;
    if (e == ERR_OK)
        e = recount(db, a, &is, info);
    return e != ERR_OK ? e : put(db, a, &was, &is, now_ms, info);
}

enum err
casefile_extend(struct db *db, struct arena *a, int64_t case_id, int months, day approved,
                int64_t now_ms, struct errinfo *info)
{
    struct casefile was, is;
    enum err e = casefile_get(db, a, case_id, &was, info);
    if (e == ERR_OK)
        e = db_run(db, a, &sql_extension_add,
                   (struct arg[]){ ARG_I(case_id), ARG_I(months), ARG_I(approved.n) }, NULL, NULL,
                   info);
    is = was;
    if (e == ERR_OK)
        e = recount(db, a, &is, info);
    return e != ERR_OK ? e : put(db, a, &was, &is, now_ms, info);
}

enum err
casefile_extended(struct db *db, struct arena *a, int64_t case_id, int *ret_months,
                  struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(db, a, &sql_extension_sum, (struct arg[]){ ARG_I(case_id) }, &r, NULL, info);
    if (e == ERR_OK)
        *ret_months = (int)rows_at(&r, 0, 0)->i;
    return e;
}
