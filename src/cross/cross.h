#ifndef CROSS_CROSS_H
#define CROSS_CROSS_H

/* Cross-enforcement (交叉执行) rows of a case, as the ledger states them. */

#include <stdint.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/money.h"
#include "db/db.h"

enum { CROSS_OF_CASE_MAX = 100 };

struct crossing {
    const char *mode; /* 督促执行 指令执行 提级执行 集中执行 协同执行 */
    day decided;
    const char *from_court, *to_court;
    money recovered;
    const char *result; /* 办理中 取得进展 执行完毕 */
};

enum err cross_of_case(struct db *db, struct arena *a, int64_t case_id, struct crossing **ret,
                       int *ret_n, struct errinfo *info) MUST_USE;

#endif
