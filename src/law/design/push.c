/* Pushing an end on by what does not count. */
#include "law/design/push.h"

enum err
law_push_end(const struct law_span *spans, size_t n, day first, day end, day *ret)
{
    /* LAW: DESIGN-00-push. Pushing may bring new days in; at most every day of
     * every span, so this ends. */
    int32_t pushed = 0;
    for (size_t i = 0; i < n; i++)
        if (day_is_none(spans[i].last))
            return ERR_CONFLICT;
    for (;;) {
        int32_t now;
        enum err e = law_span_days(spans, n, first, day_add(end, pushed), &now);
        if (e != ERR_OK)
            return e;
        if (now == pushed)
            break;
        pushed = now;
    }
    *ret = day_add(end, pushed);
    return ERR_OK;
}
