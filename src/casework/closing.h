#ifndef CASEWORK_CLOSING_H
#define CASEWORK_CLOSING_H

/* Closing a case: which ground closes in which mode, what is known of the case
 * as the law asks it, and what is missing at each of the three steps: proposed,
 * approved by another person, closed. */

#include "casework/casefile.h"
#include "casework/deed.h"
#include "core/procedure.h"
#include "core/setting.h"
#include "law/fa_2016_373/terminating_round.h"
#include "law/spc_1998_15/closing.h"

/* Grounds by their keys: "performed|settlement_performed|…", for forms. */
/* clang-format off */
#define CLOSING_GROUNDS(X) \
    X(PERFORMED, "performed") X(SETTLEMENT_PERFORMED, "settlement_performed") \
    X(NO_PROPERTY, "no_property") X(WITHDRAWN, "withdrawn") \
    X(INSTRUMENT_REVOKED, "instrument_revoked") X(DEBTOR_DIED, "debtor_died") \
    X(MAINTENANCE_HOLDER_DIED, "maintenance_holder_died") X(CANNOT_REPAY_LOAN, "cannot_repay_loan") \
    X(OTHER, "other") X(SETTLED_AND_WITHDRAWN, "settled_and_withdrawn") \
    X(ORGANISATION_GONE, "organisation_gone") X(FINE_REMITTED, "fine_remitted") \
    X(DECLARED_BANKRUPT, "declared_bankrupt") \
    X(OBJECT_LOST_ADMINISTRATIVE, "object_lost_administrative") X(THING_DESTROYED, "thing_destroyed") \
    X(PRIVATE_SETTLEMENT_PERFORMED, "private_settlement_performed") \
    X(SUIT_ON_SETTLEMENT, "suit_on_settlement") X(SUIT_ON_NOTARISED, "suit_on_notarised") \
    X(TAKEN_UP, "taken_up") X(DESIGNATED, "designated") X(ENTRUSTED, "entrusted") \
    X(JURISDICTION, "jurisdiction") X(OTHER_COURT_FIRST, "other_court_first") \
    X(ENTRUSTED_RETURNED, "entrusted_returned") X(AWARD_REFUSED, "award_refused") \
    X(PUBLIC_INTEREST, "public_interest") X(NOTARISED_WRONG, "notarised_wrong") \
    X(TOO_LATE, "too_late") X(NOT_FILABLE, "not_filable") X(AWARD_UNCLEAR, "award_unclear") \
    X(AWARD_NOT_COMPLETED, "award_not_completed")
#define CLOSING_CHOICE_(id, name) "|" name
/* clang-format on */
#define CLOSING_CHOICES (CLOSING_GROUNDS(CLOSING_CHOICE_) + 1)
bool closing_ground_parse(const char *name, enum close_ground *ret);
const char *closing_ground_name(enum close_ground g);

/* A mode as table casefile writes it, "执行完毕". */
const char *closing_mode_zh(enum close_mode m);
bool closing_mode_parse(const char *zh, enum close_mode *ret);

/* The mode in which a ground closes, by the settings. */
enum close_mode closing_mode_of(enum close_ground g, const struct close_settings *s);
struct close_settings closing_settings(const struct settings *s);

enum closing_step {
    CLOSING_PROPOSED, /* what follows the approval is not asked yet */
    CLOSING_APPROVED, /* … but that the right person approves */
    CLOSING_CLOSED,   /* everything */
};

struct closing_asked {
    enum close_ground ground;
    money owed; /* principal, general interest and doubled part, as it stood at the proposal */
    bool chief, president; /* who approves, or approved */
    day approved;          /* DAY_NONE: not yet */
};

/* What the tables hold of it. */
struct closing_known {
    enum close_mode mode; /* that follows from the ground */
    struct deeds deeds;
    money recovered, waived;
    bool paid_out, citizen, settled;
    int64_t open_leads;
};

/* What is missing, each condition with its article; nothing: it may be done.
 *   out  ret_known: what it was decided on */
enum err closing_missing(struct act *act, const struct casefile *c,
                         const struct closing_asked *asked, enum closing_step step,
                         struct missing *ret, struct closing_known *ret_known) MUST_USE;

/* The proposal that is kept of a case.
 *   err  ERR_NOT_FOUND */
enum err closing_get(struct act *act, int64_t case_id, struct closing_asked *ret) MUST_USE;

#endif
