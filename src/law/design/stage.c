/* The stages of a case's work. */
#include "law/design/stage.h"

#include <string.h>

#include "law/stage_checks_table.h"

enum { DAYS_MOST = 3660 };

const struct stage_word stage_words[STAGE_N] = {
#define X(id, name_, zh_, en_) [STAGE_##id] = { name_, zh_, en_ },
    STAGES(X)
#undef X
};

const struct stage_check *const stage_checks = stage_checks_rows;
const size_t stage_checks_n = sizeof stage_checks_rows / sizeof stage_checks_rows[0];

bool
stage_parse(const char *name, enum stage *ret)
{
    for (int i = 0; i < STAGE_N; i++)
        if (strcmp(stage_words[i].name, name) == 0) {
            *ret = (enum stage)i;
            return true;
        }
    return false;
}

/* LAW: DESIGN-STAGE-1. */
bool
stage_follows(enum stage from, enum stage to)
{
#define TO(s) (1U << STAGE_##s)
    static const unsigned next[STAGE_N] = {
        [STAGE_INTAKE] = TO(SEARCH) | TO(CLOSING),
        [STAGE_SEARCH] = TO(MEASURES) | TO(CLOSING),
        [STAGE_MEASURES] = TO(SEARCH) | TO(DISPOSAL) | TO(FUNDS) | TO(CLOSING),
        [STAGE_DISPOSAL] = TO(MEASURES) | TO(FUNDS) | TO(CLOSING),
        [STAGE_FUNDS] = TO(SEARCH) | TO(DISPOSAL) | TO(CLOSING),
        [STAGE_CLOSING] = TO(SEARCH) | TO(FUNDS),
    };
#undef TO
    return (unsigned)from < STAGE_N && (unsigned)to < STAGE_N && (next[from] >> to & 1) != 0;
}

/* LAW: DESIGN-STAGE-2. Our own deadline inside the court: it does not roll. */
enum err
stage_due(day entered, int days, struct law_trail *trail, day *ret)
{
    if (day_is_none(entered) || days < 1 || days > DAYS_MOST)
        return ERR_INVALID;
    *ret = day_add(entered, days);
    LAW_SAY(trail, "DESIGN-STAGE-2", "自{0d}起{1n}日内移交，最迟{2d}。",
            "From {0d}, to be handed over in {1n} days, by {2d}.", LAW_D(entered), LAW_N(days),
            LAW_D(*ret));
    return ERR_OK;
}
