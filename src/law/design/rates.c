/* Look-ups in the rate tables that are compiled in from data/. */
#include "law/design/rates.h"

#include "law/lpr_table.h"
#include "law/pboc_benchmark_table.h"
#include "law/pboc_one_year_table.h"

#define ROWS(table) ((int)(sizeof(table) / sizeof((table)[0])))

/* A table seen as rows of (first day, rate), whatever its struct. */
struct series {
    int n;
    int32_t (*from)(int row);
    int32_t (*rate)(int row, int tenor);
    day last; /* the last day the table speaks of */
};

static int32_t
lpr_from(int row)
{
    return lpr_rows[row].from;
}

static int32_t
lpr_rate(int row, int tenor)
{
    return tenor == LPR_1Y ? lpr_rows[row].one_year : lpr_rows[row].five_year;
}

static int32_t
benchmark_from(int row)
{
    return pboc_benchmark_rows[row].from;
}

static int32_t
benchmark_rate(int row, int tenor)
{
    return pboc_benchmark_rows[row].rate[tenor];
}

static int32_t
one_year_from(int row)
{
    return pboc_one_year_rows[row].from;
}

static int32_t
one_year_rate(int row, int tenor)
{
    (void)tenor; /* the older table holds one */
    return pboc_one_year_rows[row].rate;
}

/* The last row that begins on or before d; rows that repeat the rate are one. */
static enum err
series_at(const struct series *s, day d, int tenor, struct rate_in_force *ret)
{
    if (d.n < s->from(0) || d.n > s->last.n)
        return ERR_RANGE;
    int low = 0, high = s->n; /* from(low) <= d < from(high) */
    while (high - low > 1) {
        int middle = low + (high - low) / 2;
        if (s->from(middle) <= d.n)
            low = middle;
        else
            high = middle;
    }
    int32_t bp = s->rate(low, tenor);
    int next = low + 1;
    while (next < s->n && s->rate(next, tenor) == bp)
        next++;
    ret->bp = bp;
    ret->last = next < s->n ? (day){ s->from(next) - 1 } : s->last;
    return ERR_OK;
}

enum err
lpr_at(day d, enum lpr_tenor tenor, struct rate_in_force *ret)
{
    if ((unsigned)tenor >= LPR_TENOR_N)
        return ERR_INVALID;
    /* LAW: DESIGN-RATE-LPR. The next publication is not before the 20th of the next month. */
    struct ymd newest = day_ymd((day){ lpr_rows[ROWS(lpr_rows) - 1].from });
    day next = day_add_months(day_of(newest.year, newest.month, 20), 1);
    struct series s = { ROWS(lpr_rows), lpr_from, lpr_rate, day_add(next, -1) };
    return series_at(&s, d, tenor, ret);
}

enum err
benchmark_at(day d, enum benchmark_tenor tenor, struct rate_in_force *ret)
{
    if ((unsigned)tenor >= BENCHMARK_TENOR_N)
        return ERR_INVALID;
    /* LAW: DESIGN-RATE-BENCHMARK. */
    day last = { lpr_rows[0].from - 1 };
    struct series s = { ROWS(pboc_benchmark_rows), benchmark_from, benchmark_rate, last };
    if (tenor == BENCHMARK_1Y)
        s = (struct series){ ROWS(pboc_one_year_rows), one_year_from, one_year_rate, last };
    return series_at(&s, d, tenor, ret);
}

enum err
benchmark_tenor_for(day start, day end, enum benchmark_tenor *ret)
{
    /* LAW: DESIGN-RATE-TENOR. */
    static const int months[] = { 6, 12, 36, 60 };
    if (end.n < start.n)
        return ERR_INVALID;
    if (start.n >= lpr_rows[0].from)
        return ERR_RANGE;
    int t = BENCHMARK_6M;
    while (t < BENCHMARK_LONGER && end.n > day_add_months(start, months[t]).n)
        t++;
    *ret = (enum benchmark_tenor)t;
    return ERR_OK;
}
