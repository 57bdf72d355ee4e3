#include "http/role.h"

#include <string.h>

#include "base/err.h"

static const char *const names[ROLE_N] = {
    [ROLE_JUDGE] = "judge",           [ROLE_ASSISTANT] = "assistant",
    [ROLE_CLERK] = "clerk",           [ROLE_BAILIFF] = "bailiff",
    [ROLE_FINANCE] = "finance",       [ROLE_COMMAND] = "command",
    [ROLE_COORDINATE] = "coordinate", [ROLE_REVIEW] = "review",
    [ROLE_IMPLEMENT] = "implement",   [ROLE_INSPECT] = "inspect",
    [ROLE_SYSTEM] = "system",         [ROLE_SECURITY] = "security",
    [ROLE_AUDIT] = "audit",           [ROLE_READER] = "reader",
    [ROLE_CHIEF] = "chief",           [ROLE_PRESIDENT] = "president",
};

const char *
role_name(enum role r)
{
    must(r >= 0 && r < ROLE_N);
    return names[r];
}

bool
role_parse(const char *name, enum role *ret)
{
    for (int r = 0; r < ROLE_N; r++)
        if (strcmp(names[r], name) == 0) {
            *ret = (enum role)r;
            return true;
        }
    return false;
}
