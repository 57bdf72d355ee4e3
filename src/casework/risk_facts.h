#ifndef CASEWORK_RISK_FACTS_H
#define CASEWORK_RISK_FACTS_H

/* The facts that risk points ask about, gathered from the tables: of one case,
 * and of a court's open cases a page at a time. For risk.c and risk_overview.c. */

#include "base/arena.h"
#include "base/day.h"
#include "casework/risk_point.h"
#include "core/setting.h"
#include "db/db.h"
#include "law/spc_1998_15/closing.h"

struct risk_row {
    int64_t case_id;
    const char *case_no, *court, *handler;
    struct risk_facts facts;
};

/*   in   ground  GROUND_NONE: the one proposed, if any
 *   err  ERR_NOT_FOUND */
enum err risk_facts_of_case(struct db *db, struct arena *a, const struct settings *s, day today,
                            int64_t case_id, enum close_ground ground, struct risk_row *ret,
                            struct errinfo *info) MUST_USE;

/* The open cases of a court of types 执 and 执恢 behind the id `after`, at most
 * `most`, in order of id. */
enum err risk_facts_page(struct db *db, struct arena *a, const struct settings *s, day today,
                         const char *court, int64_t after, int most, struct risk_row **ret,
                         int *ret_n, struct errinfo *info) MUST_USE;

/* Would the point apply if the case were closed on that ground? */
bool risk_applies_on(const struct risk_point *p, const struct risk_facts *f, enum close_ground g,
                     const struct settings *s);

#endif
