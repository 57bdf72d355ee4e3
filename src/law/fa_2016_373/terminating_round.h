#ifndef LAW_FA_2016_373_TERMINATING_ROUND_H
#define LAW_FA_2016_373_TERMINATING_ROUND_H

/* Terminating the round (终结本次执行程序): every condition, the queries that
 * follow for five years, and what goes into the public list. The sentences and
 * readings are in terminating_round.md. */

#include "law/answer.h"
#include "law/deadline.h"

struct round_facts {
    day filed;
    bool notice_sent;         /* 执行通知 */
    bool report_ordered;      /* 报告财产令 */
    bool report_checked;      /* the report, or its absence, was checked */
    bool report_at_fault;     /* late, refused or false … */
    bool report_punished;     /* … and measures or prosecution followed */
    bool limit_ordered;       /* 限制消费令 */
    bool dishonest_checked;   /* whether he qualifies was examined … */
    bool dishonest_qualifies; /* … he does … */
    bool dishonest_listed;    /* … and is on the list */
    /* the survey, art. 3 */
    bool clues_checked;
    bool network_searched; /* deposits, vehicles, real estate, securities */
    bool on_site_done;     /* where the network cannot reach, or not needed */
    bool hiding_found;     /* property or books are hidden … */
    bool searched;         /* … and a search was made */
    bool audit_asked;      /* the applicant asks for audit or bounty, or the case needs it … */
    bool audit_done;
    bool survey_on_file;
    /* what was found */
    bool property_found;
    bool sale_failed;           /* auction and sale failed … */
    bool in_kind_impossible;    /* … refused or not lawful in kind … */
    bool management_impossible; /* … and no forced management or other measure */
    bool register_only;         /* vehicles, ships seized in the register alone */
    bool waiting_only;          /* waiting seizures alone */
    bool debtor_missing;
    bool debtor_sought;
    bool obstruction;
    bool obstruction_punished; /* fine, detention; crime referred */
    /* procedure */
    bool applicant_told; /* told, heard and recorded */
    bool applicant_signed;
    bool bureau_approved;
    bool panel_reviewed;
    bool president_approved;
};

struct round_settings {
    bool signed_needs_president;
    bool waiting_seizure_counts;
};
extern const struct round_settings round_settings_default;

enum round_condition {
    ROUND_NOTICE,
    ROUND_REPORT_ORDER,
    ROUND_REPORT_CHECKED,
    ROUND_REPORT_PUNISHED,
    ROUND_LIMIT_ORDER,
    ROUND_DISHONEST,
    ROUND_CLUES,
    ROUND_NETWORK,
    ROUND_ON_SITE,
    ROUND_SEARCH,
    ROUND_AUDIT,
    ROUND_SURVEY_FILE,
    ROUND_DISPOSAL,
    ROUND_THREE_MONTHS,
    ROUND_DEBTOR_SOUGHT,
    ROUND_OBSTRUCTION,
    ROUND_APPLICANT_TOLD,
    ROUND_APPROVAL,
    ROUND_CONDITION_N,
};
extern const struct law_condition round_conditions[ROUND_CONDITION_N];

/* What is missing on that day, as a mask over round_conditions; 0: the round
 * may be terminated.
 *   err   ERR_INVALID no filing day, or today before it; ERR_RANGE beyond the calendar
 *   law   FA-2016-373-1-1 to FA-2016-373-5, CPLI-2022-517-1, CC-2020-202 */
enum err round_missing(const struct round_facts *facts, const struct round_settings *settings,
                       day today, uint64_t *ret, struct law_trail *trail) MUST_USE;

/* What the ruling has to say. */
enum { ROUND_RULING_N = 6 };
extern const struct law_condition round_ruling_parts[ROUND_RULING_N];

/* The ten days on which the network is asked again: closed + 6, 12 … 60 months.
 *   err   ERR_RANGE beyond the calendar
 *   law   FA-2016-373-9, CC-2020-202 */
enum { REQUERIES_N = 10, REQUERY_MONTHS = 6 };
enum err requery_schedule(day closed, day ret[REQUERIES_N]) MUST_USE;

/* Is a query due today? The last of the schedule's days up to today has not
 * been answered by a query on or after it.
 *   in    last: the last query; DAY_NONE: none since the closing
 *   out   never after the fifth anniversary's query; *ret_due: the day that is
 *         due now, or comes next; DAY_NONE: the run is over
 *   err   ERR_INVALID today or last before closed; ERR_RANGE
 *   law   FA-2016-373-9 */
enum err requery_due(day today, day last, day closed, bool *ret, day *ret_due) MUST_USE;

/* "list_entry" (7 days), "list_correction" (3), "list_shield" (3). */
enum { ROUND_DEADLINES_N = 3 };
extern const struct deadline round_deadlines[ROUND_DEADLINES_N];

#endif
