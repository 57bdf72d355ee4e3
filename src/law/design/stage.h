#ifndef LAW_DESIGN_STAGE_H
#define LAW_DESIGN_STAGE_H

/* The stages of a case's work (分段执行), what must be done in each before it is
 * handed over, and where it may go. */

#include "law/answer.h"

#define STAGES(X)                                                                                  \
    X(INTAKE, "intake", "立案初期", "intake")                                                      \
    X(SEARCH, "search", "财产查控", "search for property")                                         \
    X(MEASURES, "measures", "采取措施", "measures")                                                \
    X(DISPOSAL, "disposal", "财产处置", "disposal")                                                \
    X(FUNDS, "funds", "案款", "funds")                                                             \
    X(CLOSING, "closing", "结案", "closing")
#define STAGE_CHOICES "intake|search|measures|disposal|funds|closing"

enum stage {
#define X(id, name, zh, en) STAGE_##id,
    STAGES(X)
#undef X
        STAGE_N
};
struct stage_word {
    const char *name, *zh, *en;
};
extern const struct stage_word stage_words[STAGE_N];
bool stage_parse(const char *name, enum stage *ret);

/* One line of a stage's check list: a row of data/stage_checks.csv. */
struct stage_check {
    enum stage stage;
    const char *id, *zh, *en;
    bool need;        /* without it the stage is not handed over */
    const char *test; /* "ticked": a person says so; else computed: "deed:notice_sent" … */
    const char *status, *source, *law;
};
extern const struct stage_check *const stage_checks;
extern const size_t stage_checks_n;
enum { STAGE_CHECKS_MAX = 24 }; /* of one stage */

/* May a case go from one stage to the other?
 *   law  DESIGN-STAGE-1 */
bool stage_follows(enum stage from, enum stage to);

/* The day by which a stage is to be handed over.
 *   in   days  the setting stage_…_days, 1 to 3660
 *   err  ERR_INVALID  no day, or days outside
 *   law  DESIGN-STAGE-2 */
enum err stage_due(day entered, int days, struct law_trail *trail, day *ret) MUST_USE;

#endif
