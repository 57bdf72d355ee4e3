#include "casework/casecount.h"

#include "casework/casecount_sql.h"
#include "core/scope.h"

static struct arg
month_arg(day today)
{
    struct ymd d = day_ymd(today);
    return ARG_I(day_of(d.year, d.month, 1).n);
}

static struct casecount
counts_read(const char *court, const struct arg *cell)
{
    return (struct casecount){ .court = court,
                               .open = cell[0].i,
                               .overdue = cell[1].i,
                               .soon = cell[2].i,
                               .filed = cell[3].i,
                               .closed = cell[4].i };
}

enum err
casecount_courts(struct db *db, struct arena *a, const struct viewer *v, day today, int soon_days,
                 struct casecount **ret, int *ret_n, struct errinfo *info)
{
    struct rows r;
    struct arg arg[] = { ARG_I(today.n), ARG_I(today.n + soon_days), month_arg(today),
                         scope_arg(v) };
    enum err e = db_run(db, a, &sql_casecount_courts, arg, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    struct casecount *out = ARENA_NEW(a, struct casecount, (size_t)r.n + 1);
    for (int i = 0; i < r.n; i++)
        out[i] = counts_read(rows_at(&r, i, 0)->t, rows_at(&r, i, 1));
    *ret = out;
    *ret_n = r.n;
    return ERR_OK;
}

struct casecount
casecount_sum(const struct casecount *c, int n)
{
    struct casecount s = { .court = "" };
    for (int i = 0; i < n; i++) {
        s.open += c[i].open;
        s.overdue += c[i].overdue;
        s.soon += c[i].soon;
        s.filed += c[i].filed;
        s.closed += c[i].closed;
    }
    return s;
}

enum err
casecount_handler(struct db *db, struct arena *a, const struct viewer *v, const char *handler,
                  day today, int soon_days, struct casecount *ret, struct errinfo *info)
{
    struct rows r;
    struct arg arg[] = { ARG_I(today.n), ARG_I(today.n + soon_days), month_arg(today),
                         ARG_T(handler), scope_arg(v) };
    enum err e = db_run(db, a, &sql_casecount_handler, arg, &r, NULL, info);
    if (e == ERR_OK)
        *ret = counts_read("", r.cell);
    return e;
}
