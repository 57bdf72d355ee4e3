#include "test/support/expect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

void
expect_at(enum err wanted, enum err got, const struct errinfo *info, const char *file, int line)
{
    if (got == wanted)
        return;
    print_error("%s, not %s: %s (%s) at %s\n", err_name(got), err_name(wanted), info->message,
                info->detail, info->where);
    _fail(file, line);
}

void
expect_day_at(day wanted, day got, const char *file, int line)
{
    char is[11], was[11];
    if (got.n == wanted.n)
        return;
    print_error("%s, not %s\n", day_print(got, is), day_print(wanted, was));
    _fail(file, line);
}
