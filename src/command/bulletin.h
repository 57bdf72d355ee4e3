#ifndef COMMAND_BULLETIN_H
#define COMMAND_BULLETIN_H

/* The supervision bulletin (监管通报) of a month and the list of a week: of each
 * court what was filed, closed and open, the nodes that are over, the reminders
 * of each step of the ladder, the published figures against their bands, and the
 * clocks that are long over.
 *
 * It is made from data alone, for a period and *as known on a day*: the same
 * period and day give the same bytes whenever it is made. What was written later
 * does not change it, nor what was changed later: due days, handlers, answers,
 * facts, bands. Two clocks are told apart, the day a thing happened and the
 * instant it was written (core/setting.h, setting_known_until).
 *
 * Courts stand in code order; a value outside its band is marked. Ranking is a
 * setting and off by default: the Supreme People's Court asks for none.
 *
 * Issued, a bulletin gets its number, its words and data are frozen, and their
 * hashes go into the journal. */

#include "command/figures.h"
#include "core/reminder.h"
#include "core/setting.h"

enum bulletin_span { BULLETIN_MONTH, BULLETIN_WEEK, BULLETIN_SPANS };
const char *bulletin_span_name(enum bulletin_span s); /* "month" "week" */

/* What is asked: the period, and the day by which everything had to be known. */
struct bulletin_ask {
    const char *court; /* whose bulletin: that court and those below it */
    enum bulletin_span span;
    day from, to; /* both in */
    day as_of;
    day ref;          /* the last day that is told of: the earlier of to and as_of */
    int64_t known_ms; /* the instant behind as_of; INT64_MAX: as_of is today */
    bool final;       /* as_of is over: nothing can change any more */
};

/* The month or the week (Monday to Sunday) that a day lies in.
 *   in   as_of  DAY_NONE: the period's last day, or today while it is not over
 *   err  ERR_INVALID  the period begins later than today, or as_of is before it
 *                     begins or behind today */
enum err bulletin_period(struct db *db, struct arena *a, const struct settings *s,
                         enum bulletin_span span, const char *court, day in, day as_of, day today,
                         int64_t now_ms, struct bulletin_ask *ret, struct errinfo *info) MUST_USE;

struct bulletin_ladder {
    int64_t opened, ordered, escalated; /* of opened: by hand; because nobody answered below */
    int64_t answered, returned, closed, waiting;
};
struct bulletin_node {
    const char *node, *zh, *en;
    int seq;
    int64_t overdue, late_done;
};
struct bulletin_court {
    const char *court;
    int64_t filed, closed, open, overdue, late_done;
    struct bulletin_node *node; /* those that have any, by seq */
    int n_nodes;
    struct bulletin_ladder rung[RUNG_N];
    struct figures *f;
    const char *state[FIGURE_N]; /* "in" "below" "above"; NULL: no band or no value */
    int rank[FIGURE_N];          /* 0: none */
};
struct bulletin_long {
    int64_t deadline_id, case_id; /* case_id 0: an application */
    const char *court, *case_no, *node, *zh, *en, *handler;
    day due;
    int days;
};
enum { BULLETIN_LONG_MAX = 200 };
struct bulletin {
    struct bulletin_ask ask;
    bool ranking;
    int long_days;
    struct bulletin_court *court; /* those with anything to tell, in code order */
    int n_courts;
    struct bulletin_court all; /* the sums, the figures of all together */
    struct bulletin_long *longs;
    int n_longs;
    int64_t longs_total;
};

/* Make it.
 *   not  scope: ask->court is the caller's to check
 *   tx   reads one state when the caller holds a read transaction */
enum err bulletin_make(struct db *db, struct arena *a, const struct settings *s,
                       const struct bulletin_ask *ask, struct bulletin *ret,
                       struct errinfo *info) MUST_USE;

/* Its data as JSON: codes and numbers, nothing that may be renamed. */
void bulletin_json(struct buf *b, const struct bulletin *in);

/* The lines of the paper (core/document_layout.h), with the names of today.
 *   in   number, date  "" and DAY_NONE: a draft */
struct bulletin_names {
    struct rows courts, staff; /* court_of_scope, bulletin_staff */
};
enum err bulletin_names(struct db *db, struct arena *a, const char *court,
                        struct bulletin_names *ret, struct errinfo *info) MUST_USE;
const char *bulletin_words(struct arena *a, const struct bulletin *in,
                           const struct bulletin_names *names, const char *number, day date);

/* Issue the bulletin of a period that is over: number, words, data and hashes are
 * kept for good, with the journal entry that holds the hashes.
 *   in   b, names  made before, outside the transaction: what is final stays the same
 *   err  ERR_CONFLICT  the day it is made as of is not over, or it is issued already
 *   tx   inside one */
struct bulletin_issued {
    int64_t bulletin_id;
    const char *number, *data_sm3, *words_sm3;
};
struct bulletin_by {
    int64_t actor, now_ms;
    day today;
};
enum err bulletin_issue(struct db *db, struct arena *a, const struct settings *s,
                        const struct bulletin *b, const struct bulletin_names *names,
                        const struct bulletin_by *by, struct bulletin_issued *ret,
                        struct errinfo *info) MUST_USE;

enum { BULLETIN_SM3_SIZE = 65, BULLETIN_DATA_MAX = 8 * 1024 * 1024 };
void bulletin_sm3(const char *text, size_t n, char out[BULLETIN_SM3_SIZE]);

extern const struct journal_kind bulletin_journal_kinds[];

#endif
