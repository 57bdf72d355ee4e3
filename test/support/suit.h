#ifndef TEST_SUPPORT_SUIT_H
#define TEST_SUPPORT_SUIT_H

#include "casework/closing.h"
#include "casework/life.h"
#include "test/support/play.h"

/* Cases of the court of play.h played through the procedures of casework. The
 * judge, the clerk and a third judge are of the team 一组. */
struct suit {
    struct play p;
    struct act_result r; /* of the last act */
    day today;
};

void suit_open(struct suit *s, day today);

/* For cmocka: a test that begins on 2025-03-03 with no case of its own, and one
 * that begins with a judgment filed that day, judge-1's. */
int suit_set_up(void **state);
int suit_set_up_filed(void **state);
#define SUIT(test, suit) PLAYED_FROM(test, suit_set_up, suit)
#define SUIT_FILED(test, suit) PLAYED_FROM(test, suit_set_up_filed, suit)

/* A case of 毕某 against 赵某, 28,000 yuan, filed today with its life begun; it
 * is the one suit_do acts in. handler "": not assigned. */
int64_t suit_file(struct suit *s, const char *handler, const char *basis);

/* One action in the newest run of its procedure, naming its version; a
 * procedure of many runs begins a new one with an action that starts it. */
enum err suit_do(struct suit *s, enum play_person who, const char *procedure, const char *action,
                 const char *json) MUST_USE;

/* The same, which must go well: else the test ends, saying why. */
void suit_ok(struct suit *s, enum play_person who, const char *procedure, const char *action,
             const char *json);
void suit_deed(struct suit *s, const char *deed); /* by the judge */
void suit_panel(struct suit *s);

/* The same, refused for what is missing: ids, blank between, as the law lists them. */
void suit_missing(struct suit *s, enum play_person who, const char *procedure, const char *action,
                  const char *json, const char *ids);
/* … or for a field ("": none) with this failure. */
void suit_refused(struct suit *s, enum play_person who, const char *procedure, const char *action,
                  const char *json, enum err e, const char *field);

/* The case's newest clock of a node, as of today; deadline_id 0: none. */
struct deadline_row suit_clock(struct suit *s, const char *node);
struct casefile suit_casefile(struct suit *s);
const char *suit_state(struct suit *s, const char *procedure); /* of the newest run */

#endif
