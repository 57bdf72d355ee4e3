/* Runs every row of seizure_queue.cases: up to three entries, each written as
 * kind/registered/order/withdrawn/months. */
#include "law/spc_2004_15/seizure_queue.h"

#include <stdio.h>
#include <string.h>

#include "test/support/law_rows.h"

static const char *const kinds_of_asset[ASSET_KIND_N] = {
    [ASSET_NONE] = "nothing",        [ASSET_DEPOSIT] = "deposit", [ASSET_MOVABLE] = "movable",
    [ASSET_IMMOVABLE] = "immovable", [ASSET_RIGHT] = "right",
};

static bool
entry(const struct cases *c, int cell, struct waiting_seizure *w)
{
    char kind[16], registered[16], withdrawn[16];
    int order;
    const char *s = cases_text(c, cell);
    if (*s == '\0')
        return false;
    *w = (struct waiting_seizure){ ASSET_NONE, DAY_NONE, 0, DAY_NONE, 0 };
    if (sscanf(s, "%15[^/]/%15[^/]/%d/%15[^/]/%d", kind, registered, &order, withdrawn,
               &w->months) != 5)
        cases_fail(c, "no entry: '%s'", s);
    w->order = order;
    for (int i = 0; i < ASSET_KIND_N; i++)
        if (strcmp(kind, kinds_of_asset[i]) == 0)
            w->kind = (enum asset_kind)i;
    (void)day_parse(registered, &w->registered);
    (void)day_parse(withdrawn, &w->withdrawn);
    return true;
}

static void
release(struct cases *c)
{
    struct waiting_seizure queue[3];
    struct law_trail trail = { 0 };
    struct promoted_seizure got = { (size_t)UNSET_N, UNSET_DAY, UNSET_DAY };
    size_t n = 0;
    for (int i = 0; i < 3; i++)
        n += entry(c, 2 + i, &queue[n]);
    enum err e =
        queue_release(queue, n, cases_day(c, 5), cases_bool(c, 6), cases_bool(c, 7), &trail, &got);
    want_int(c, 8, e, got.entry == n ? -1 : (int64_t)got.entry);
    if (e == ERR_OK) {
        want_day(c, 9, e, got.start);
        want_day(c, 10, e, got.end);
    }
    want_trail(c, e, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "release", release } };
    return LAW_ROWS_MAIN("src/law/spc_2004_15/seizure_queue.cases", kinds);
}
