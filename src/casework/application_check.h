#ifndef CASEWORK_APPLICATION_CHECK_H
#define CASEWORK_APPLICATION_CHECK_H

/* An application looked at while it is still being written: is each number right
 * and does the district know whose it is, does the same claim stand already. It
 * writes nothing. */

#include "casework/application.h"

enum { CHECK_PARTIES_MAX = 200, CHECK_TWINS_MAX = 50, CHECK_PAIRS_MAX = 100 };

/* One party as its number tells. */
struct party_seen {
    bool given;                   /* a number was typed                                  */
    const char *fault, *fault_zh; /* what is wrong with it; NULL: nothing              */
    int64_t person_id;            /* 0: the district does not know the number            */
    const char *name;             /* under which it knows it                             */
    bool visible;                 /* in a court the viewer's court reaches               */
};

struct twin {
    const char *case_no, *court, *close_mode, *instrument_no;
    bool open;
};

/* Look at the parties of an application, as they are typed.
 *   in   names and numbers may be empty
 *   out  ret[i] of parties[i], in the arena */
enum err application_parties_seen(const struct application_act *x, const struct party_in *parties,
                                  int n, struct party_seen **ret) MUST_USE;

/* The district's cases in which one of the applicants stands against one of the
 * debtors, of those that are known; at most CHECK_TWINS_MAX. */
enum err application_twins(const struct application_act *x, const struct party_in *parties,
                           const struct party_seen *seen, int n, struct twin **ret,
                           int *ret_n) MUST_USE;

#endif
