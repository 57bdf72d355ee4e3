#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum err
err_set(struct errinfo *info, enum err code, const char *file, int line, const char *field,
        const char *zh, const char *fmt, ...)
{
    must(code > ERR_OK && code < ERR_N);
    if (info->code != ERR_OK)
        return info->code; /* the first failure is the true one */

    info->code = code;
    (void)snprintf(info->field, sizeof info->field, "%s", field);
    (void)snprintf(info->where, sizeof info->where, "%s:%d", file, line);
    (void)snprintf(info->zh, sizeof info->zh, "%s", zh == NULL ? "" : zh);
    va_list ap;
    va_start(ap, fmt);
    (void)vsnprintf(info->message, sizeof info->message, fmt, ap);
    va_end(ap);
    return code;
}

const char *
err_name(enum err code)
{
    static const char *const name[ERR_N] = {
        [ERR_OK] = "ERR_OK",       [ERR_INVALID] = "ERR_INVALID", [ERR_NOT_FOUND] = "ERR_NOT_FOUND",
        [ERR_LOGIN] = "ERR_LOGIN", [ERR_DENIED] = "ERR_DENIED",   [ERR_CONFLICT] = "ERR_CONFLICT",
        [ERR_STALE] = "ERR_STALE", [ERR_TOO_BIG] = "ERR_TOO_BIG", [ERR_RATE] = "ERR_RATE",
        [ERR_RANGE] = "ERR_RANGE", [ERR_BUSY] = "ERR_BUSY",       [ERR_IO] = "ERR_IO",
        [ERR_STORE] = "ERR_STORE",
    };
    must(code >= ERR_OK && code < ERR_N);
    return name[code];
}

_Noreturn void
must_failed(const char *expr, const char *file, int line)
{
    (void)fprintf(stderr, "must(%s) failed at %s:%d\n", expr, file, line);
    abort();
}
