#ifndef CASEWORK_DUTY_H
#define CASEWORK_DUTY_H

/* The list of duties of the "3+1" team (S03): what each of its posts, judge,
 * assistant, clerk and bailiff, may do: actions of procedures, deeds that are
 * recorded, and routes. The program's tables decide; this list says what they
 * must be, and a test holds them to it. What takes a judge nobody else does. */

#include <stdbool.h>
#include <stddef.h>

#include "http/role.h"

enum duty_what { DUTY_ACTION, DUTY_DEED, DUTY_ROUTE };

struct duty {
    enum duty_what what;
    const char *id; /* "life/suspend", "limit_ordered", "fileApplication" */
    bool judge, assistant, clerk, bailiff;
    bool judge_alone; /* the act is a judge's by law or by the court's own rule */
    const char *status, *source;
    const char *zh, *en; /* of a route; actions and deeds have their words in their tables */
};

extern const struct duty *const duties;
extern const size_t duties_n;

/* NULL: the list does not hold it. */
const struct duty *duty_find(enum duty_what what, const char *id);

/* The posts of a row as roles. */
roles duty_posts(const struct duty *d);

#endif
