#ifndef TEST_SUPPORT_PLAY_H
#define TEST_SUPPORT_PLAY_H

#include "casework/casefile.h"
#include "core/core.h"
#include "core/deadline.h"
#include "core/procedure.h"
#include "test/support/expect.h"

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

void play_open(struct play *s); /* on the engine under test; a failure ends the test */
void play_close(struct play *s);

/* The same for cmocka: a test with a play of its own, and one whose set-up goes on
 * from there. *state is the play, or what has one as its first member. */
int play_set_up(void **state);
int play_tear_down(void **state);
#define PLAYED(test, play) PLAYED_FROM(test, play_set_up, play)
#define PLAYED_FROM(test, set_up, play)                                                            \
    cmocka_unit_test_prestate_setup_teardown(test, set_up, play_tear_down, play)

const struct viewer *play_viewer(enum play_person p);
extern const char play_password[];

/* One more person; the password is play_password. */
int64_t play_join(struct play *s, const char *account, const char *name, const char *court,
                  roles r);

int64_t play_ms(day d); /* 9 o'clock of a day */

/* One call in a transaction of its own: committed when it went well, else nothing
 * of it is left. The answer is the first failure's. */
#define play_tx(s, call) play_end((s), play_begin(s) == ERR_OK ? (call) : (s)->info.code)
enum err play_begin(struct play *s) MUST_USE;
enum err play_end(struct play *s, enum err e) MUST_USE;

/* An invented case, filed at 9 o'clock of its day, inside the caller's transaction
 * or in one of its own. What is left out: 执, a loan's judgment, of 内9901, judge-1's
 * in 一组, filed on 2025-03-03, 毕某 against 赵某. The claim is as given. */
#define play_case(s, ...) play_file((s), (struct casefile_new){ __VA_ARGS__ })
int64_t play_file(struct play *s, struct casefile_new in);
#define PLAY_CLAIM MONEY(2800000)

/* A setting, in force at once. */
void play_set(struct play *s, const char *key, const char *value, int64_t now_ms);

/* An act of somebody at 9 o'clock of a day; person PLAY_N: the system. */
struct act play_act(struct play *s, enum play_person who, day today);

/* Clocks moved by hand: the judge's act in run 1 of the case, and the start of one. */
struct act play_act_in_run(struct play *s, day today);
void play_start_clock(struct play *s, const char *node, day trigger);

/* A case's newest clock of a node, as of that day; deadline_id 0: none. The second
 * is the case's own, and must be there. */
struct deadline_row play_find_clock(struct play *s, int64_t case_id, const char *node, day today);
struct deadline_row play_clock(struct play *s, const char *node, day today);

/* One action in a transaction of its own; inputs as JSON, NULL: none. */
enum err play_do(struct play *s, enum play_person who, day today, const struct procedure *p,
                 const char *action, const char *json, int64_t run, int64_t if_match,
                 struct act_result *ret) MUST_USE;

#endif
