#ifndef TEST_SUPPORT_EXPECT_H
#define TEST_SUPPORT_EXPECT_H

#include "base/day.h"
#include "base/err.h"

/* What a call answered against what was wanted of it; else the test ends at the
 * caller's line, with both and with what the call told. Whatever was told before
 * is cleared before the call is made: afterwards *info is this call's own. */
#define expect(wanted, got, info)                                                                  \
    (err_clear(info), expect_at((wanted), (got), (info), __FILE__, __LINE__))
void expect_at(enum err wanted, enum err got, const struct errinfo *info, const char *file,
               int line);

/* The same of a day, which is told as it is written. */
#define expect_day(wanted, got) expect_day_at((wanted), (got), __FILE__, __LINE__)
void expect_day_at(day wanted, day got, const char *file, int line);

#endif
