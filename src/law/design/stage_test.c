/* Runs every row of stage.cases, and looks through the check lists. */
#include "law/design/stage.h"

#include <stdio.h>
#include <string.h>

#include "law/design/settings.h"
#include "test/support/law_rows.h"

static enum stage
stage_cell(const struct cases *c, int cell)
{
    enum stage s = STAGE_INTAKE;
    if (!stage_parse(cases_text(c, cell), &s))
        cases_fail(c, "no such stage");
    return s;
}

static void
follows(struct cases *c)
{
    want_bool(c, 4, ERR_OK, stage_follows(stage_cell(c, 2), stage_cell(c, 3)));
}

static void
due(struct cases *c)
{
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    enum err e = stage_due(cases_day(c, 2), (int)cases_int(c, 3), &trail, &got);
    want_day(c, 4, e, got);
    want_trail(c, e, &trail);
}

/* Every stage can be reached and left, has something that must be done, and days of its own. */
static void
whole_list(void)
{
    enum stage s = STAGE_INTAKE;
    for (int i = 0; i < STAGE_N; i++) {
        char key[40];
        int in = 0, out = 0, need = 0, all = 0;
        for (int k = 0; k < STAGE_N; k++) {
            in += stage_follows((enum stage)k, (enum stage)i);
            out += stage_follows((enum stage)i, (enum stage)k);
        }
        for (size_t k = 0; k < stage_checks_n; k++)
            if ((int)stage_checks[k].stage == i) {
                all++;
                need += stage_checks[k].need;
            }
        must((i == STAGE_INTAKE ? in == 0 : in > 0) && out > 0);
        must(need > 0 && all <= STAGE_CHECKS_MAX);
        (void)snprintf(key, sizeof key, "stage_%s_days", stage_words[i].name);
        must(law_setting_number(key) > 0);
    }
    must(!stage_parse("nowhere", &s));
    must(!stage_follows((enum stage)STAGE_N, STAGE_SEARCH) &&
         !stage_follows(STAGE_SEARCH, (enum stage)STAGE_N));
}

int
main(void)
{
    static const struct law_row kinds[] = { { "follows", follows }, { "due", due } };
    whole_list();
    return LAW_ROWS_MAIN("src/law/design/stage.cases", kinds);
}
