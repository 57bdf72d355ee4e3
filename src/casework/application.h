#ifndef CASEWORK_APPLICATION_H
#define CASEWORK_APPLICATION_H

/* Applications for enforcement: received with parties, instrument and claims;
 * checked against the conditions of filing, the papers and the district's other
 * cases; then accepted (a case with a number of the court's own sequence),
 * returned for supplement, or refused. Lateness is noted, never a reason to
 * refuse: only the debtor's objection makes it matter. */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "casework/casefile.h"
#include "core/core.h"
#include "core/procedure.h"
#include "db/db.h"
#include "http/role.h"
#include "law/spc_1998_15/filing.h"

/* What the papers depend on (struct papers_in). */
enum application_circumstance {
    APPLIED_SUCCESSOR,
    APPLIED_ARBITRATION,
    APPLIED_NOTARISED,
    APPLIED_AGENT,
    APPLIED_AGENT_SETTLES,
    APPLIED_PROPERTY_PLACE,
    APPLIED_N
};
extern const char *const application_circumstances[APPLIED_N];

struct claim_item {
    const char *kind; /* "principal" "interest" "penalty" "cost" "act" */
    money amount;     /* what is known of it today                     */
    const char *terms;
};
enum { APPLICATION_CLAIMS_MAX = 50 };

struct application {
    int64_t application_id;
    const char *court, *state;
    day received, due;
    const char *cause, *basis, *instrument_no, *issuer;
    day effective, perform, limit; /* perform: DAY_NONE where none was set */
    money claim, fee;
    const char *labels;
    uint64_t conditions, papers, circumstances;
    const char *note;
    int64_t case_id; /* 0: not accepted */
    day decided;
    int64_t version;
};

struct application_new {
    const char *court, *cause, *basis, *instrument_no, *issuer, *labels;
    day received, effective, perform;
    uint64_t conditions, papers, circumstances;
    const struct party_in *parties;
    int n_parties;
    const struct claim_item *claims;
    int n_claims;
};

/* An act on an application: who, when, with what. */
struct application_act {
    struct db *db;
    struct arena *arena;
    const struct core *core;
    const struct viewer *viewer;
    int64_t now_ms;
    struct errinfo *info;
};

/* What follows from an application before it is taken in: the sum, labels in
 * order, the last day to apply (DAY_NONE while neither
 * effective nor perform is known) and the fee.
 *   in   *ret  what else is known of it, left as it is
 *   err  ERR_INVALID, ERR_RANGE  field named */
enum err application_reckon(const struct application_act *x, const struct application_new *in,
                            struct application *ret) MUST_USE;

/* Bits of enum filing_paper that these circumstances ask for and that are not there. */
uint64_t application_papers_missing(uint64_t have, uint64_t circumstances);

/* Take an application in. Its due day, its limit and the fee to be expected are
 * counted here; a claim's amounts make up the sum applied for.
 *   err  ERR_INVALID  field named
 *   tx   needs one */
enum err application_receive(const struct application_act *x, const struct application_new *in,
                             int64_t *ret_id) MUST_USE;

/* What stands against filing: conditions, papers, and the same instrument
 * between the same people in an open case. */
enum err application_missing(const struct application_act *x, const struct application *a,
                             struct missing *ret) MUST_USE;

/* Ask for a supplement, once, of all that is missing: the review stops, and has
 * seven days anew when all papers are there. Note what came. Refuse, where something
 * is missing; where only papers are, a supplement must have been asked for.
 *   in   if_match  the version seen
 *   err  ERR_STALE; ERR_NOT_FOUND
 *        ERR_CONFLICT  decided already, asked already, or nothing to refuse for
 *   law  SPC-1998-15-16-2, CPLI-2022-208-2 */
enum err application_ask(const struct application_act *x, int64_t id, int64_t if_match,
                         const char *note, struct application *ret) MUST_USE;
enum err application_supply(const struct application_act *x, int64_t id, int64_t if_match,
                            uint64_t conditions, uint64_t papers, struct application *ret) MUST_USE;
enum err application_refuse(const struct application_act *x, int64_t id, int64_t if_match,
                            const char *reason, struct application *ret) MUST_USE;

/* File it: a case, its life begun.
 *   out  *ret_missing is filled also with ERR_CONFLICT */
enum err application_accept(const struct application_act *x, int64_t id, int64_t if_match,
                            const char *team, struct casefile_made *ret,
                            struct missing *ret_missing) MUST_USE;

/* Read one the viewer may see. ERR_NOT_FOUND */
enum err application_get(const struct application_act *x, int64_t id,
                         struct application *ret) MUST_USE;

/* The application a case came from.
 *   out  false where it came from none */
enum err application_of(struct db *db, struct arena *a, int64_t case_id, bool *ret_is,
                        struct application *ret, struct errinfo *info) MUST_USE;

/* The last day of the two years behind a case: interrupted by the application,
 * they run anew from the day it was closed. Of a case that came from no
 * application only that day is known.
 *   in   c  closed */
enum err application_limit(struct db *db, struct arena *a, const struct casefile *c, day *ret,
                           struct errinfo *info) MUST_USE;

/* The cells of the columns every query of application.sql gives. */
void application_read(const struct arg *cell, struct application *ret);

extern const struct journal_kind application_journal_kinds[];

#endif
