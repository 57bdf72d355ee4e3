#ifndef TEST_SUPPORT_PLAY_H
#define TEST_SUPPORT_PLAY_H

#include "core/core.h"
#include "core/procedure.h"

/* A tiny procedure and people to play it, on a database of its own: the loan of a
 * book. Court 内99 stands above 内9901 and 内9902; the case is 内9901's, handled by
 * judge-1 in the team 一组. */
extern const struct procedure play_loan; /* one run a case */
extern const struct procedure play_note; /* a case may have many */
extern const struct procedure *const play_procedures[];
extern uint64_t play_have; /* bit i set: condition i of "lend" is met; 3: both */

enum play_person {
    PLAY_JUDGE, /* the handler */
    PLAY_CLERK, /* of the same team */
    PLAY_OTHER, /* a judge of another team */
    PLAY_CHIEF, /* 执行局长 */
    PLAY_PRESIDENT,
    PLAY_FINANCE,
    PLAY_COMMAND,     /* of the court above */
    PLAY_UPPER_CHIEF, /* of the court above */
    PLAY_FAR_CHIEF,   /* of 内9902 */
    PLAY_ADMIN,       /* system administrator */
    PLAY_N
};

struct play {
    const char *url;
    struct core core;
    struct db *db;
    struct arena *arena;
    int64_t case_id, far_case_id; /* the far one is 内9902's */
    struct errinfo info;
};

void play_open(struct play *s); /* on the engine under test; must() on failure */
void play_close(struct play *s);

const struct viewer *play_viewer(enum play_person p);
extern const char play_password[];

/* An act of somebody at 9 o'clock of a day; person PLAY_N: the system. */
struct act play_act(struct play *s, enum play_person who, day today);

/* One action in a transaction of its own; inputs as JSON, NULL: none. */
enum err play_do(struct play *s, enum play_person who, day today, const struct procedure *p,
                 const char *action, const char *json, int64_t run, int64_t if_match,
                 struct act_result *ret) MUST_USE;

#endif
