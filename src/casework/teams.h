#ifndef CASEWORK_TEAMS_H
#define CASEWORK_TEAMS_H

/* A court's teams (S02, S03): each of a kind, made of judges, assistants, clerks
 * and bailiffs ("3+1"), each with what they take of new cases, the places they
 * go to and the causes they know. Being in a team lets its members act in its
 * cases: core/team's rows are written along. */

#include "core/core.h"
#include "core/journal.h"
#include "http/role.h"
#include "law/design/triage.h"

extern const struct journal_kind teams_journal_kinds[];

#define TEAM_POSTS "judge|assistant|clerk|bailiff"
enum { TEAM_NAME_BYTES = 300, TEAM_WORDS_BYTES = 600 };

/* The role that a post takes; 0: no such post. */
roles team_post_role(const char *post);

/* Who changes what in which court. */
struct teams_act {
    struct db *db;
    struct arena *arena;
    const struct viewer *viewer;
    int64_t now_ms;
    struct errinfo *info;
};

/* Make a team of the viewer's court, or change its kind or rest it.
 *   in   if_match  0 or -1: a new one
 *   err  ERR_STALE, ERR_INVALID
 *   tx   inside one */
enum err teams_put(const struct teams_act *x, const char *team, const char *kind, bool active,
                   int64_t if_match) MUST_USE;

struct team_member_in {
    const char *account, *post;
    const char *places, *causes; /* words, ; between */
    int share;                   /* percent of a full share of new cases */
    bool takes;                  /* new cases at all */
};
/* Put somebody in a team, or change their part in it; take them out of it.
 *   in   if_match  the member's version; 0 or -1: not in it yet
 *   err  ERR_NOT_FOUND  no such team
 *        ERR_INVALID    nobody active of the court, or the post is not theirs by role
 *        ERR_STALE
 *   tx   inside one */
enum err teams_member_put(const struct teams_act *x, const char *team,
                          const struct team_member_in *in, int64_t if_match) MUST_USE;
enum err teams_member_drop(const struct teams_act *x, const char *team,
                           const char *account) MUST_USE;

/* Recusal (回避) of somebody in a case, decided by a chief or president; and its
 * end. The one concerned finds it on the desk.
 *   err  ERR_NOT_FOUND, ERR_DENIED, ERR_INVALID
 *   tx   inside one */
enum err teams_recuse(const struct teams_act *x, int64_t case_id, const char *account,
                      const char *reason) MUST_USE;
enum err teams_recusal_end(const struct teams_act *x, int64_t case_id, const char *account,
                           const char *reason) MUST_USE;

#endif
