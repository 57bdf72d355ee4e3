#ifndef CASEWORK_INSTRUMENT_H
#define CASEWORK_INSTRUMENT_H

/* What filing and trial had to say on an instrument (立审执一体化、风险告知): entered
 * there under its number, and found by every enforcement case that rests on it,
 * revived ones too. Notes are never changed; they can be withdrawn with a reason,
 * and whoever handles the case says that they were read. */

#include "base/arena.h"
#include "base/day.h"
#include "core/core.h"
#include "core/journal.h"
#include "db/db.h"
#include "http/role.h"

enum { INSTRUMENT_NO_BYTES = 200 };

/* A number as it is compared: blanks gone, brackets of one kind. */
void instrument_key(const char *no, char out[INSTRUMENT_NO_BYTES + 1]);

/* The number of the instrument a case rests on: of its application, or of the case
 * it goes on from; "" where none is known. */
enum err instrument_of_case(struct db *db, struct arena *a, int64_t case_id, const char **ret,
                            struct errinfo *info) MUST_USE;

struct instrument_note {
    int64_t note_id, case_id; /* case_id 0: of the instrument */
    const char *instrument_no, *court, *stage, *kind, *told, *content, *from_whom, *name;
    day day;
    int64_t staff_id, at_ms;
    const char *ended;   /* why it was withdrawn; "": it stands */
    const char *read_by; /* in the case that was asked for; "": nobody */
    int64_t read_ms;
};

/* Notes under an instrument's number, and of a case (0: of none), oldest first. */
enum err instrument_notes(struct db *db, struct arena *a, const char *no, int64_t case_id,
                          struct instrument_note **ret, int *ret_n, struct errinfo *info) MUST_USE;

/* Enter one, with its journal entry.
 *   in   instrument_no ""  then case_id; day not ahead of today
 *   err  ERR_INVALID
 *   tx   inside one */
struct instrument_new {
    const char *instrument_no;
    int64_t case_id;
    const char *stage, *kind, *told, *content, *from_whom;
    day day;
};
enum err instrument_enter(struct db *db, struct arena *a, const struct viewer *v, day today,
                          int64_t now_ms, const struct instrument_new *in, int64_t *ret_id,
                          struct errinfo *info) MUST_USE;

/* Withdraw one: by who entered it, or a chief of that court.
 *   err  ERR_NOT_FOUND, ERR_DENIED; ERR_CONFLICT  it is withdrawn already */
enum err instrument_withdraw(struct db *db, struct arena *a, const struct viewer *v, int64_t now_ms,
                             int64_t note_id, const char *reason, struct errinfo *info) MUST_USE;

/* Whoever works on the case has read a note that came over to it.
 *   err  ERR_NOT_FOUND  no such note of this case; ERR_DENIED; ERR_CONFLICT  read already */
enum err instrument_read(struct db *db, struct arena *a, const struct viewer *v, int64_t now_ms,
                         int64_t case_id, int64_t note_id, struct errinfo *info) MUST_USE;

extern const struct journal_kind instrument_journal_kinds[];

#endif
