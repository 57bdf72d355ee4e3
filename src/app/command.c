#include "app/command.h"

#include <stdio.h>

int
command_fail(const struct errinfo *info)
{
    const char *zh = info->zh[0] != '\0' ? info->zh : NULL;
    (void)fprintf(stderr, "%s%s%s", info->field, info->field[0] != '\0' ? ": " : "", info->message);
    if (zh != NULL)
        (void)fprintf(stderr, "（%s）", zh);
    if (info->detail[0] != '\0')
        (void)fprintf(stderr, " [%s]", info->detail);
    (void)fputc('\n', stderr);
    return info->code == ERR_INVALID ? EXIT_USAGE : EXIT_NO;
}
