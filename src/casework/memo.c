#include "casework/memo.h"

#include <string.h>

#include "base/clock.h"
#include "casework/memo_sql.h"

enum err
memo_leave(struct db *db, struct arena *a, const char *account, const struct memo *m,
           const char *by_account, struct errinfo *info)
{
    if (account == NULL || account[0] == '\0' || strcmp(account, by_account) == 0)
        return ERR_OK;
    struct arg args[] = { ARG_I(id_new()), ARG_I(m->case_id), ARG_I(m->now_ms), ARG_I(m->by),
                          ARG_T(m->zh),    ARG_T(m->en),      ARG_T(account) };
    return db_run(db, a, &sql_memo_insert, args, NULL, NULL, info);
}
