#ifndef LAW_DESIGN_TRIAGE_H
#define LAW_DESIGN_TRIAGE_H

/* Simple or complex (繁简分流): a case's points from stated criteria, and the
 * kind of team it goes to. The list is data/triage_criteria.csv until a court
 * makes its own. */

#include "law/answer.h"

enum team_kind {
    TEAM_QUICK,      /* 快执     */
    TEAM_ORDINARY,   /* 普执     */
    TEAM_ENTERPRISE, /* 涉企     */
    TEAM_AFFAIRS,    /* 事务     */
    TEAM_ROUND,      /* 终本维护 */
    TEAM_KIND_N
};
extern const char *const team_kind_names[TEAM_KIND_N]; /* "quick", as in tables and API */
extern const char *const team_kind_zh[TEAM_KIND_N], *const team_kind_en[TEAM_KIND_N];
#define TEAM_KINDS "quick|ordinary|enterprise|affairs|round"

/* What a criterion looks at. Thresholds of money are whole yuan. */
#define TRIAGE_TESTS(X)                                                                            \
    X(claim_at_most)                                                                               \
    X(claim_over)                                                                                  \
    X(parties_over)                                                                                \
    X(debtor_cases_over)                                                                           \
    X(applicant_cases_over)                                                                        \
    X(basis_has)                                                                                   \
    X(cause_has)                                                                                   \
    X(label_has)                                                                                   \
    X(type_is)                                                                                     \
    X(property_is)                                                                                 \
    X(closed_as)                                                                                   \
    X(has_act)                                                                                     \
    X(late)                                                                                        \
    X(ticked)

enum triage_test {
#define X(name) TRIAGE_##name,
    TRIAGE_TESTS(X)
#undef X
        TRIAGE_TEST_N
};
extern const char *const triage_test_names[TRIAGE_TEST_N];
#define TRIAGE_TEST_CHOICE(name) "|" #name

enum triage_grade { GRADE_NONE, GRADE_SIMPLE, GRADE_COMPLEX };
extern const char *const triage_grade_names[]; /* "", "simple", "complex" */

/* One row of the list, as data/triage_criteria.csv and the court's own table have it. */
struct triage_criterion {
    int seq; /* where it stands: of two that decide the first does */
    const char *id;
    enum triage_test test;
    int64_t threshold;
    const char *words; /* of the tests that look for one: "a|b" */
    int points;
    enum triage_grade decides;
    int team; /* enum team_kind, -1: says nothing of the team */
    const char *status, *source, *zh, *en;
};
enum { TRIAGE_CRITERIA_MAX = 64, TRIAGE_POINTS_MAX = 1000 };

extern const struct triage_criterion *const triage_defaults;
extern const size_t triage_defaults_n;

/* Everything the tests may look at. No text is NULL. */
struct triage_facts {
    money claim;
    int parties;
    int debtor_cases, applicant_cases; /* other open cases of any of them in the district */
    const char *basis, *cause, *type, *property, *closed_as;
    const char *labels; /* ";涉企;涉民生;" */
    const char *ticked; /* ";eviction;major;": criteria a person said are met */
    bool has_act, late;
};

/* Is the criterion met? */
bool triage_met(const struct triage_criterion *c, const struct triage_facts *f);

struct triage_score {
    int points;
    enum triage_grade grade;
    enum team_kind team;
    uint64_t met;            /* bit i: criterion i of the list */
    int decided_by, team_by; /* index of the criterion that did, or -1 */
};

/* The score of a case.
 *   in   list  by seq, at most TRIAGE_CRITERIA_MAX
 *        base, complex_from  settings triage_base_points, triage_complex_points
 *   err  ERR_INVALID  a list that is too long or not in order
 *   law  DESIGN-TRIAGE-1, DESIGN-TRIAGE-2, DESIGN-TRIAGE-3 */
enum err triage_score(const struct triage_criterion *list, size_t n, const struct triage_facts *f,
                      int base, int complex_from, struct law_trail *trail,
                      struct triage_score *ret) MUST_USE;

#endif
