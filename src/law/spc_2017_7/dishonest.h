#ifndef LAW_SPC_2017_7_DISHONEST_H
#define LAW_SPC_2017_7_DISHONEST_H

/* The list of dishonest debtors (失信被执行人名单): who goes on it, for how
 * long, and when the entry comes off. */

#include "law/deadline.h"

enum { DISHONEST_DEADLINES = 9 };
extern const struct deadline dishonest_deadlines[DISHONEST_DEADLINES];

enum dishonest_ground {
    DISHONEST_ABLE,       /* able to perform, refuses: an entry without term */
    DISHONEST_OBSTRUCTS,  /* false evidence, violence, threats */
    DISHONEST_EVADES,     /* false suits, hiding or moving property */
    DISHONEST_REPORT,     /* breaks the duty to report property */
    DISHONEST_SPENDS,     /* breaks a spending restriction */
    DISHONEST_SETTLEMENT, /* refuses a settlement agreement without reason */
    DISHONEST_N
};
extern const struct law_condition dishonest_grounds[DISHONEST_N];

/* What rules the first ground out. */
enum dishonest_bar {
    DISHONEST_SECURED,     /* sufficient security */
    DISHONEST_SEIZED,      /* seized property covers the debt */
    DISHONEST_RANKS_LATER, /* ranks later and is not to be enforced against yet */
    DISHONEST_NOT_ABLE,    /* any other case that is not "able and refuses" */
    DISHONEST_BAR_N
};
extern const struct law_condition dishonest_bars[DISHONEST_BAR_N];

struct dishonest_in {
    uint64_t grounds, bars;
    bool minor;
    bool grave_violence; /* violence or threats of a serious kind */
    int extra_years;     /* what the court adds to the two years, 0 to 3 */
    day today;
    bool applicant_asks;    /* on application, not by the court itself */
    day deleted_on_request; /* deleted on that applicant's own request; DAY_NONE: never */
};

struct dishonest_decision {
    bool listed;
    uint64_t grounds; /* those that hold */
    bool has_term;
    day term_end; /* last day on the list; DAY_NONE without term */
};

/* Whether the debtor goes on the list on `today`, and until when.
 *   err  ERR_INVALID   a bit past a table, no day, extra years outside 0 to 3
 *        ERR_CONFLICT  extra years without grave violence and with one ground only
 *   law  SPC-2017-7-1-1-1 … -6, SPC-2017-7-2-1, SPC-2017-7-3-1-1 … -4,
 *        SPC-2017-7-4-1, SPC-2017-7-10-4 */
enum err dishonest_check(const struct dishonest_in *in, struct law_trail *trail,
                         struct dishonest_decision *ret) MUST_USE;

/* The last day of an entry decided on `decided`: two years and what is added.
 *   err  ERR_INVALID  no day, or years outside 0 to 3
 *   law  SPC-2017-7-2-1 */
enum err dishonest_term_end(day decided, int extra_years, struct law_trail *trail,
                            day *ret) MUST_USE;

/* Why an entry without term comes off. */
enum { DISHONEST_OFF_N = 7 };
extern const struct law_condition dishonest_offs[DISHONEST_OFF_N];

enum dishonest_off { DISHONEST_KEEP, DISHONEST_DELETE, DISHONEST_MAY_DELETE };

struct dishonest_entry {
    bool has_term;
    day term_end;
    uint64_t offs;  /* bits of dishonest_offs */
    bool corrected; /* performs actively, or has put the dishonest act right */
};

/* Whether the entry must come off, may, or stays, on `today`.
 *   err  ERR_INVALID  a bit past the table, or a term without its end
 *   law  SPC-2017-7-10-1-1 … -7, SPC-2017-7-10-2, SPC-2017-7-2-2 */
enum err dishonest_off(const struct dishonest_entry *entry, day today, struct law_trail *trail,
                       enum dishonest_off *ret) MUST_USE;

/* Three working days to delete, revoke or correct.
 *   law  SPC-2017-7-10-1, SPC-2017-7-9-1 */
enum err delete_deadline(const struct calendar *cal, day event, struct law_trail *trail,
                         day *ret) MUST_USE;

#endif
