#ifndef CASEWORK_MEMO_H
#define CASEWORK_MEMO_H

/* Memos: what another did to a case that somebody should know of, on their desk
 * until they have seen it. The journal tells the same; a memo has a reader. */

#include "base/arena.h"
#include "db/db.h"

struct memo {
    int64_t case_id, by, now_ms; /* by: staff_id; 0: the system */
    const char *zh, *en;
};

/* Leave one for the person with that account; nobody of that name: none is left.
 * Nor is one for who did it.
 *   tx   inside one; the journal entry is the caller's */
enum err memo_leave(struct db *db, struct arena *a, const char *account, const struct memo *m,
                    const char *by_account, struct errinfo *info) MUST_USE;

#endif
