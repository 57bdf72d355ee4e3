#ifndef LAW_SPC_1998_15_CLOSING_H
#define LAW_SPC_1998_15_CLOSING_H

#include "law/answer.h"

/* Closing an enforcement case (结案): six modes, their grounds, and what is
 * missing for each; and when a closed case may be revived. The sentences and
 * readings are in closing.md; terminating the round has its own guard,
 * fa_2016_373/terminating_round.h. */

enum close_mode {
    CLOSE_NONE,
    CLOSE_COMPLETED,        /* 执行完毕 */
    CLOSE_ROUND_TERMINATED, /* 终结本次执行程序 */
    CLOSE_TERMINATED,       /* 终结执行 */
    CLOSE_STRUCK,           /* 销案 */
    CLOSE_NOT_ENFORCED,     /* 不予执行 */
    CLOSE_DISMISSED,        /* 驳回申请 */
    CLOSE_MODE_N,
};

enum close_ground {
    GROUND_NONE,
    GROUND_PERFORMED, /* completed */
    GROUND_SETTLEMENT_PERFORMED,
    GROUND_NO_PROPERTY, /* the round */
    GROUND_WITHDRAWN,   /* terminated */
    GROUND_INSTRUMENT_REVOKED,
    GROUND_DEBTOR_DIED,
    GROUND_MAINTENANCE_HOLDER_DIED,
    GROUND_CANNOT_REPAY_LOAN,
    GROUND_OTHER,
    GROUND_SETTLED_AND_WITHDRAWN,
    GROUND_ORGANISATION_GONE,
    GROUND_FINE_REMITTED,
    GROUND_DECLARED_BANKRUPT,
    GROUND_OBJECT_LOST_ADMINISTRATIVE,
    GROUND_THING_DESTROYED,
    GROUND_PRIVATE_SETTLEMENT_PERFORMED,
    GROUND_SUIT_ON_SETTLEMENT,
    GROUND_SUIT_ON_NOTARISED,
    GROUND_TAKEN_UP, /* by setting close_cross_mode */
    GROUND_DESIGNATED,
    GROUND_ENTRUSTED,    /* by setting close_entrusted_mode */
    GROUND_JURISDICTION, /* struck */
    GROUND_OTHER_COURT_FIRST,
    GROUND_ENTRUSTED_RETURNED,
    GROUND_AWARD_REFUSED, /* not enforced */
    GROUND_PUBLIC_INTEREST,
    GROUND_NOTARISED_WRONG,
    GROUND_TOO_LATE,
    GROUND_NOT_FILABLE, /* dismissed */
    GROUND_AWARD_UNCLEAR,
    GROUND_AWARD_NOT_COMPLETED,
    CLOSE_GROUND_N,
};

struct close_settings {
    enum close_mode entrusted; /* CLOSE_STRUCK or CLOSE_TERMINATED */
    enum close_mode cross;     /* of 提级 and 指定: the same two */
    unsigned president;        /* bit CLOSE_…: the court holds this mode a major matter */
};
extern const struct close_settings close_settings_default;

struct close_facts {
    enum close_ground ground;
    bool debtor_is_citizen;
    bool debt_is_loan;
    money owed; /* principal, general interest and doubled part */
    money recovered, waived;
    bool settlement_performed, settlement_on_file;
    bool things_delivered; /* or there are none */
    bool fee_settled;
    bool money_paid_out;    /* or deposited: nothing is left in the case's account */
    bool measures_released; /* or none stand */
    bool list_cleared;      /* or he never was on the list */
    bool notice_sent;       /* 结案通知书, or both confirm in writing */
    bool ruling_served;
    bool body_served;       /* the arbitration or notary body has the ruling */
    bool filing_notice;     /* the receiving court's */
    bool high_court_agreed; /* to the return of an entrusted case */
    bool panel_reviewed;
    bool president_approved;
    uint64_t round_missing; /* from round_missing() */
};

enum close_condition {
    CLOSE_C_GROUND,
    CLOSE_C_DEBTOR,
    CLOSE_C_PERFORMED,
    CLOSE_C_SETTLEMENT_FILE,
    CLOSE_C_DELIVERED,
    CLOSE_C_FEE,
    CLOSE_C_PAID_OUT,
    CLOSE_C_RELEASED,
    CLOSE_C_LIST,
    CLOSE_C_NOTICE,
    CLOSE_C_RULING,
    CLOSE_C_BODY,
    CLOSE_C_FILING_NOTICE,
    CLOSE_C_HIGH_COURT,
    CLOSE_C_PANEL,
    CLOSE_C_PRESIDENT,
    CLOSE_C_ROUND,
    CLOSE_CONDITION_N,
};
extern const struct law_condition close_conditions[CLOSE_CONDITION_N];

/* What is missing to close the case in that mode, as a mask over
 * close_conditions; 0: it may be closed.
 *   err   ERR_INVALID mode, ground or setting outside its list, or sums below zero
 *   law   SPC-1998-15-64 and, by ground, the sentence of its row */
enum err close_check(const struct close_facts *facts, const struct close_settings *settings,
                     enum close_mode mode, uint64_t *ret, struct law_trail *trail) MUST_USE;

/* Why a closed case should come back (恢复执行). */
enum revive_reason {
    REVIVE_FRAUD,      /* settlement by fraud or duress */
    REVIVE_BREACH,     /* settlement not performed */
    REVIVE_PROPERTY,   /* after the round was terminated property was found */
    REVIVE_RETURNED,   /* entrusted wrongly and returned */
    REVIVE_WITHDRAWN,  /* terminated on withdrawal, applied for again */
    REVIVE_CONDITIONS, /* terminated, and the conditions to apply are there again */
    REVIVE_REASON_N,
};

struct revive_facts {
    enum close_mode closed_as;
    enum close_ground ground;  /* GROUND_NONE: not known, an older or imported case */
    bool settled;              /* there is a settlement */
    bool property_found;       /* since the case was closed */
    bool settlement_performed; /* in full */
    bool settlement_running;   /* its day has not come, or it is being performed */
    bool by_applicant;         /* asked for by the applicant, not by the court */
    day today;
    day limit_end; /* the last day of the two years (exec_limit_end); DAY_NONE:
                      not over */
};

enum revive_condition {
    REVIVE_C_MODE,
    REVIVE_C_GROUND,
    REVIVE_C_SETTLED,
    REVIVE_C_FOUND,
    REVIVE_C_NOT_PERFORMED,
    REVIVE_C_NOT_RUNNING,
    REVIVE_C_APPLIED,
    REVIVE_C_LIMIT,
    REVIVE_CONDITION_N,
};
extern const struct law_condition revive_conditions[REVIVE_CONDITION_N];

/* What stands against reviving, as a mask over revive_conditions; 0: it may be
 * revived, as a new case that names this one.
 *   err   ERR_INVALID reason outside its list
 *   law   FAFA-2014-26-6, CPL-2023-241-2, CPLI-2022-465, SPC-2018-3-11, CPLI-2022-517-2,
 *         CPLI-2022-518, SPC-2011-11-9-2 */
enum err revive_missing(const struct revive_facts *facts, enum revive_reason reason, uint64_t *ret,
                        struct law_trail *trail) MUST_USE;

#endif
