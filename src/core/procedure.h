#ifndef CORE_PROCEDURE_H
#define CORE_PROCEDURE_H

/* The engine that carries procedures: a case's life, its closing, a seizure, a
 * settlement. A procedure is a table of actions; what is not in the table
 * cannot be done. The engine alone does, in one transaction and in this order:
 *
 *   who may (scope, role, recusal, handler)  ·  has nobody changed it
 *   meanwhile (If-Match)  ·  is it in a state from which it goes  ·  two people
 *   ·  guard: what is missing, each with its article  ·  effect  ·  clocks
 *   started, stopped, paused  ·  documents due  ·  state and version  ·  journal
 *   entry
 *
 * (If-Match before the state: of two who act at once the second is told who did
 * what, not merely that the state is another.) The event stream tells it once
 * that is committed. From the same table come the routes
 * (POST /cases/{id}/<procedure>/<action>), the OpenAPI text, the buttons and
 * forms of the page (GET /cases/{id}/actions) and the diagram in
 * docs/procedures/.
 *
 * Core knows a subject (the case) only by its id, court and handler; the
 * capability that owns the procedure knows the rest. */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "core/core.h"
#include "core/team.h"
#include "db/db.h"
#include "http/http.h"
#include "law/answer.h"

/* --- a run: one procedure at work in one case --------------------------------- */

struct run {
    int64_t run_id, case_id;
    const char *procedure, *court, *state;
    int64_t version; /* 0: no row yet, the state is what state_of says */
    day opened;
    int64_t seq;        /* of this procedure in this case, from 1 */
    int64_t asked_by;   /* who brought it into this state: staff_id, 0 = the system */
    int64_t journal_id; /* its newest entry */
};

/* --- what is missing ------------------------------------------------------------ */

/* A guard's answer: every condition that is not met, each with the sentence of
 * law that asks for it. Text is static or in the arena. */
enum { MISSING_MAX = 64 };
struct missing {
    int n;
    struct law_condition item[MISSING_MAX];
};
void missing_add(struct missing *m, const struct law_condition *c);
/* From the mask a law function returned: bit i of mask is row i of the table. */
void missing_mask(struct missing *m, uint64_t mask, const struct law_condition *table, size_t n);

/* --- an action at work ------------------------------------------------------------ */

/* Everything guard and effect may know and touch. Both run inside the
 * transaction; neither commits, neither asks the clock. The caller fills the
 * first part, the engine the rest. */
struct act {
    struct db *db;
    struct arena *arena;
    const struct core *core;
    const struct viewer *viewer; /* NULL: the system itself */
    int64_t now_ms;
    day today; /* procedure_today */
    const struct input
        *in; /* typed by procedure_inputs; NULL when only asked whether it could be done */
    struct errinfo *info;

    const struct procedure *procedure;
    const struct action *action;
    struct run run;
    struct team_case at;     /* the case and how the viewer stands to it, before the effect */
    const void *read;        /* set by the row's guard for its effect: what it read; arena */
    struct law_trail *trail; /* steps of law that decided: written to the entry */
    struct buf *facts;       /* an open JSON object: members added here go into the journal entry */
    const char *goes_to;     /* set by an effect to choose among action->to "a|b" */
    const char *paper;       /* likewise among action->documents "a|b"; NULL: none of them */
    int64_t paper_case;      /* set by an effect: the papers are that case's; 0: the run's */
    struct act_words *words; /* what the act knows for its papers: act_word */
};

/* What an act knows for its papers: an answer to whatever question of theirs has
 * that key (core/document_template.h); a paper that does not ask it leaves it.
 *   in  value  as a person would answer; NULL or "": not known
 *   mem  both are kept as they are: static, or the arena's */
enum { ACT_WORDS_MAX = 16 };
struct act_words {
    struct {
        const char *key, *value;
    } at[ACT_WORDS_MAX];
    size_t n;
};
void act_word(struct act *act, const char *key, const char *value);

/* A guard only reads, and is also asked without inputs, to tell the page what
 * is missing before a form is filled. Nothing is written between it and the
 * effect: what it leaves in act->read still holds there. */
typedef enum err guard_fn(struct act *act, struct missing *ret);
typedef enum err effect_fn(struct act *act);

/* Opens the draft of a paper the action asks for, from the case's facts and
 * act->words, inside the same transaction.
 *   out  the document's id */
typedef enum err paper_fn(struct act *act, int64_t case_id, const char *kind, int64_t *ret);

/* --- the table ------------------------------------------------------------------- */

/* Clocks an action moves, by node (core/deadline.h). */
enum clock_verb {
    CLOCK_END,
    CLOCK_START,
    CLOCK_DONE,
    CLOCK_VOID,
    CLOCK_PAUSE_ALL,
    CLOCK_RESUME_ALL
};
struct clock_move {
    enum clock_verb verb;
    const char *node; /* NULL for the ALL verbs */
};

enum {
    ACT_HANDLER = 1,  /* only who handles the case, its team, or the court's chief or president */
    ACT_APPROVAL = 2, /* must not be who brought the run into this state: two people  */
    ACT_REASON = 4,   /* the form asks "reason", 4 to 500 bytes; kept in the entry    */
    ACT_SYSTEM = 8,   /* done by the tick or an import, never offered to a person     */
    ACT_UPPER = 16,   /* may also be done by a court above the case's own             */
};

struct action {
    const char *from; /* "a|b", or "*" for every state that is no end; "" starts a run */
    const char
        *name; /* "accept"; rows of one name have no from-state in common and ask the same inputs */
    const char *to; /* NULL: stays where it is; "a|b": the effect chooses in goes_to, else a */
    roles who;
    int flags;
    const struct field *inputs;      /* ends with a NULL name; NULL: none */
    guard_fn *guard;                 /* NULL: nothing can be missing */
    effect_fn *effect;               /* NULL: only the state changes */
    const struct clock_move *clocks; /* ends with CLOCK_END; NULL: none */
    const char *const *documents; /* kinds that become due, their drafts opened (core/document.h);
                                     "a|b": the effect chooses in act->paper; ends with NULL */
    const char *law;              /* ids of the sentences it rests on, blank between */
    const char *zh, *en;          /* the button */
    const char *why_zh, *why_en;  /* one sentence: what it does and when it may be done */
    const char *const *papers_first; /* kinds which, asked for earlier in the run, must be approved
                                        first while setting papers_before_steps is on */
};

struct state {
    const char *name, *zh, *en;
    bool is_end;
};

struct procedure {
    const char *name; /* "life": in the path and in table procedure_run */
    const char *zh, *en;
    bool many;                    /* a case may have several runs: POST … ?run=ID */
    const struct state *states;   /* the first is where a run starts; ends with a NULL name */
    const struct action *actions; /* ends with a NULL name; names are [a-z][a-z0-9_]* */
    /* The state of a case that has no run yet (imported cases): a state of the
     * table, or NULL: there is none until an action with from "" starts it.
     * Its version is 0, which If-Match may name or leave out. */
    const char *(*state_of)(struct act *act);
    const struct journal_kind *kinds; /* "<procedure>_<action>" entries; generated when NULL */
    paper_fn *paper;                  /* NULL: what is due is noted, and a person makes it */
    guard_fn *guard; /* asked of every action behind the row's own guard; NULL: nothing more */
};

/* --- doing ------------------------------------------------------------------------- */

struct act_paper {
    const char *kind;
    int64_t document_id; /* 0: no draft was opened */
};
enum { ACT_PAPERS_MAX = 8 };
struct act_result {
    struct run run; /* after */
    int64_t journal_id;
    struct act_paper paper[ACT_PAPERS_MAX]; /* asked for by it */
    int n_papers;
    struct missing missing; /* when refused for that */
};

/* Do one action.
 *   in   run_id 0: the case's only run, or a new one; if_match -1 where the
 *        procedure starts, else the version the person saw
 *   out  *ret  also after ERR_CONFLICT: what is missing
 *   err  ERR_NOT_FOUND  no such case in scope, no such action, no such run in this case
 *        ERR_DENIED     another court's case, not this role, recused, not the
 *                       handler, or the same person who asked (ACT_APPROVAL)
 *        ERR_STALE      somebody changed it; the message says who did what
 *        ERR_CONFLICT   not in this state; or conditions are missing (ret->missing.n > 0)
 *        ERR_INVALID    an input is wrong
 *   tx   inside one; may run again */
enum err procedure_act(struct act *act, const struct procedure *p, const char *action,
                       int64_t case_id, int64_t run_id, int64_t if_match,
                       struct act_result *ret) MUST_USE;

/* What could be done now in a case, over all procedures: for the page. Each
 * with whether it may be done and what is missing. */
struct offer {
    const struct procedure *procedure;
    const struct action *action;
    struct run run; /* run_id 0: it would start one */
    bool
        allowed; /* by role and handler; an action not allowed is offered greyed, with the reason */
    const char *denied_zh, *denied_en;
    struct missing missing;
};
enum err procedure_offers(struct act *act, const struct procedure *const *all, int64_t case_id,
                          struct offer **ret, int *ret_n) MUST_USE;

/* What waits for this viewer's approval in the cases of their own court: runs in a
 * state from which an action goes that takes two people, brought there by another.
 * Once each, by the first such action; the longest waiting of each state first.
 *   in   most  rows at most */
struct procedure_wait {
    struct offer offer;
    const char *case_no;
};
enum err procedure_waiting(struct act *act, const struct procedure *const *all, int most,
                           struct procedure_wait **ret, int *ret_n) MUST_USE;

enum err procedure_runs(struct db *db, struct arena *a, int64_t case_id, struct run **ret,
                        int *ret_n, struct errinfo *info) MUST_USE;

/* The day that counts as today: the setting as_of, or the civil day of now_ms. */
day procedure_today(const struct core *core, int64_t now_ms);

/* A document of a kind that was due has been made: the oldest asking of it in
 * the case is answered. None asked: does nothing. */
enum err procedure_document_made(struct db *db, struct arena *a, int64_t case_id, const char *kind,
                                 int64_t document_id, struct errinfo *info) MUST_USE;

/* It is void: whatever asked for it asks again. */
enum err procedure_document_void(struct db *db, struct arena *a, int64_t document_id,
                                 struct errinfo *info) MUST_USE;

/* What the case's actions asked for, the newest asking first: columns of
 * procedure_papers. */
enum err procedure_papers(struct db *db, struct arena *a, int64_t case_id, struct rows *ret,
                          struct errinfo *info) MUST_USE;

/* --- tables checked ------------------------------------------------------------------ */

/* The row of a state; NULL: the table has none of that name. */
const struct state *procedure_state(const struct procedure *p, const char *name);

/* Does the row go from this state? state NULL: there is no run yet. */
bool action_goes_from(const struct procedure *p, const struct action *a, const char *state);

/* The whole form of an action: its inputs, and the reason where it asks one.
 * Made once, kept as long as the program. Ends with a NULL name. */
const struct field *procedure_inputs(const struct action *a);

/* How its entries read: p->kinds, or made from the table. Kept as long as the program. */
const struct journal_kind *procedure_kinds(const struct procedure *p);

/* The first thing wrong with a table, or NULL: a state nobody reaches, a dead
 * end that is no end, an action nobody may do, a shadowed row, a state or node
 * that does not exist, an unnamed law. Run at start and in tests. */
const char *procedure_fault(const struct procedure *p);

/* The table as a diagram (Mermaid) and as a list, for docs/procedures/. */
void procedure_diagram(const struct procedure *p, struct buf *out);

/* The HTTP rows of procedures (a list that ends with NULL), made once at start;
 * ends with ROUTES_END. must() on a table with a fault. */
const struct route *procedure_routes(const struct procedure *const *all);

#endif
