#ifndef LAW_DESIGN_HANDOVER_H
#define LAW_DESIGN_HANDOVER_H

/* What has to be in order when a case changes its court (换手续), and how long
 * an officer stays in a post (轮岗). */

#include "law/answer.h"

enum handover_condition {
    HANDOVER_CLOSED,   /* the old court closed its case, by the court's closing mode */
    HANDOVER_LIST,     /* every seizure is listed with kind, rank and end */
    HANDOVER_SEIZURES, /* reckoned: each lives a month more, or was renewed before */
    HANDOVER_MONEY,    /* money in the account transferred or stated */
    HANDOVER_LISTS,    /* dishonesty entries and spending restrictions stated */
    HANDOVER_FILE,     /* the electronic file */
    HANDOVER_NUMBER,   /* the new court's case number */
    HANDOVER_TOLD,     /* ruling served on the parties */
    HANDOVER_HANDLER,  /* reckoned: another handler */
    HANDOVER_N
};
extern const struct law_condition handover_conditions[HANDOVER_N];

struct handover_in {
    uint64_t have;           /* bits of the conditions; reckoned ones are ignored */
    const day *seizure_ends; /* of the seizures handed over */
    size_t n_seizures;
    int64_t old_handler, new_handler;
    day today;
};

/* What is missing before the hand-over is done.
 *   err  ERR_INVALID  no day
 *   law  DESIGN-12-handover, SPC-2008-13-11-2, SPC-2011-11-6-3 (by analogy) */
enum err handover_check(const struct handover_in *in, struct law_trail *trail,
                        uint64_t *ret) MUST_USE;

enum rotation { ROTATION_OK, ROTATION_SHOULD, ROTATION_MUST };

/* Whether an officer should or must leave a post.
 *   in   should_years, must_years  the court's settings, 1 <= should <= must
 *   err  ERR_INVALID  no day, today before the post, or years outside
 *   law  DESIGN-12-rotation */
enum err rotation_state(day in_post, day today, int should_years, int must_years,
                        struct law_trail *trail, enum rotation *ret) MUST_USE;

/* The last day of the self-check in pre-cross-enforcement (预交叉执行).
 *   in   days  the court's setting precross_days, 1 to 180
 *   err  ERR_INVALID  no day, or days outside
 *   law  DESIGN-12-precross */
enum err precross_due(day noticed, int days, struct law_trail *trail, day *ret) MUST_USE;

#endif
