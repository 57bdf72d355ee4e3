/* Finding a deadline's row and counting it. */
#include "law/deadline.h"

#include <string.h>

const struct deadline *
deadline_find(const struct deadline *table, size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(table[i].id, id) == 0)
            return &table[i];
    return NULL;
}

enum err
deadline_due(const struct deadline *row, const struct calendar *cal, day event,
             struct law_trail *trail, day *ret)
{
    day end;
    if (day_is_none(event))
        return ERR_INVALID;
    enum err e = period_explain(cal, event, row->p, trail, &end);
    if (e != ERR_OK)
        return e;
    LAW_SAY(trail, row->law, "{0w}：最迟{1d}。", "{0w}: by {1d}.", LAW_W(row->zh, row->en),
            LAW_D(end));
    *ret = end;
    return ERR_OK;
}
