#ifndef LAW_DESIGN_PUSH_H
#define LAW_DESIGN_PUSH_H

/* An end that moves on by every day that does not count. */

#include "law/design/span.h"

/* The end, pushed on day for day by the spans between `first` and itself, also
 * by those that begin only within the pushed part. A day counts once.
 *   in   spans  all closed: whoever calls says what an open one means
 *   err  ERR_INVALID   a span whose last day lies before its first
 *        ERR_CONFLICT  an open span
 *        ERR_TOO_BIG   law_span_days
 *   law  DESIGN-00-push */
enum err law_push_end(const struct law_span *spans, size_t n, day first, day end,
                      day *ret) MUST_USE;

#endif
