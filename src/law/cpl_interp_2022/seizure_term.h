#ifndef LAW_CPL_INTERP_2022_SEIZURE_TERM_H
#define LAW_CPL_INTERP_2022_SEIZURE_TERM_H

/* How long a seizure (查封、扣押、冻结) lives and how it is renewed. The term is
 * a validity, not a time to act: its last day counts, and it never rolls over
 * rest days (readings R1 and R2 in seizure_term.md). */

#include "law/answer.h"

enum asset_kind {
    ASSET_NONE,
    ASSET_DEPOSIT,   /* bank deposits: at most one year */
    ASSET_MOVABLE,   /* movables: at most two years */
    ASSET_IMMOVABLE, /* immovables: at most three years */
    ASSET_RIGHT,     /* shares, funds, patents and other rights: at most three years */
    ASSET_KIND_N
};

struct seizure {
    enum asset_kind kind;
    day start, end; /* both days count; end <= seizure_max_end(kind, start) */
    day lifted;     /* DAY_NONE: not lifted */
    day disposed;   /* sold, auctioned or taken for the debt; DAY_NONE: not */
};

/* The last day a seizure that begins on `start` may have.
 *   err  ERR_INVALID  no such kind, or no such day
 *   law  CPLI-2022-485-1 */
enum err seizure_max_end(enum asset_kind kind, day start, struct law_trail *trail,
                         day *ret) MUST_USE;

/* Whether the seizure has effect on `today`.
 *   err  ERR_INVALID  the record contradicts itself: no kind, an end before the
 *                     start, or a term longer than the law allows
 *   law  CPLI-2022-485-1, SPC-2004-15-27-1, SPC-2004-15-27-2, SPC-2004-15-28-1 */
enum err seizure_alive(const struct seizure *s, day today, struct law_trail *trail,
                       bool *ret) MUST_USE;

/* Whether a renewal carried out on `done` up to `new_end` stands: the old
 * seizure still lives on that day, and the added term is within the kind's.
 *   out  *ret false with the reason in the trail
 *   err  ERR_INVALID  as seizure_alive; or new_end is not after the old end
 *   law  CPLI-2022-485-2, CPLI-2022-485-3, SPC-2004-15-27-1 */
enum err renew_ok(const struct seizure *s, day done, day new_end, struct law_trail *trail,
                  bool *ret) MUST_USE;

/* The last day on which the applicant may ask to go on with a preservation
 * that ends on `end`; it is never moved.
 *   law  SPC-2016-22-18-1 */
enum err preserve_renew_ask_by(day end, struct law_trail *trail, day *ret) MUST_USE;

/* Which alarm is due: the position in `steps` (days before the end, falling) of
 * the smallest step that has been reached, or -1 while none has or the term is
 * over.
 *   in   steps  the court's setting seizure_alarm_days
 *   law  DESIGN-06-alarm */
int seizure_alarm(day end, day today, const int *steps, int n);

#endif
