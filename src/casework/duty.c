#include "casework/duty.h"

#include <string.h>

#include "law/duties_table.h"

const struct duty *const duties = duties_rows;
const size_t duties_n = sizeof duties_rows / sizeof duties_rows[0];

const struct duty *
duty_find(enum duty_what what, const char *id)
{
    for (size_t i = 0; i < duties_n; i++)
        if (duties[i].what == what && strcmp(duties[i].id, id) == 0)
            return &duties[i];
    return NULL;
}

roles
duty_posts(const struct duty *d)
{
    return (d->judge ? ROLE(ROLE_JUDGE) : 0) | (d->assistant ? ROLE(ROLE_ASSISTANT) : 0) |
           (d->clerk ? ROLE(ROLE_CLERK) : 0) | (d->bailiff ? ROLE(ROLE_BAILIFF) : 0);
}
