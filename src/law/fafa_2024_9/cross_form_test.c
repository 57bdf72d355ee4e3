/* Runs every row of cross_form.cases. */
#include "law/fafa_2024_9/cross_form.h"

#include <stdio.h>
#include <string.h>

#include "law/design/settings.h"
#include "test/support/law_rows.h"

static const char *const forms[] = { "none",    "urge",        "direct",
                                     "take_up", "concentrate", "coordinate" };

/* Marks: i interference, p passive, r recusal, c complex, b beyond one court,
 * v supervised in vain, d urged and done. */
static void
flags(struct cases *c)
{
    struct law_trail trail = { 0 };
    const char *m = cases_text(c, 8);
    struct cross_case in = { .debtor_cases = (int)cases_int(c, 2),
                             .debtor_courts = (int)cases_int(c, 3),
                             .property_idle_since = cases_day(c, 4),
                             .filed = cases_day(c, 5),
                             .petitions = (int)cases_int(c, 6),
                             .urged_until = cases_day(c, 7),
                             .interference = strchr(m, 'i') != NULL,
                             .passive = strchr(m, 'p') != NULL,
                             .recusal = strchr(m, 'r') != NULL,
                             .complex_case = strchr(m, 'c') != NULL,
                             .beyond_one_court = strchr(m, 'b') != NULL,
                             .supervised_in_vain = strchr(m, 'v') != NULL,
                             .urged_done = strchr(m, 'd') != NULL };
    uint64_t got = (uint64_t)UNSET_N;
    enum err e = cross_flags(&in, &cross_thresholds_defaults, cases_day(c, 9), &trail, &got);
    want_mask(c, 10, e, cross_grounds, CROSS_N, got);
    want_trail(c, e, &trail);
}

static void
threshold(struct cases *c)
{
    struct cross_case in = { .filed = day_of(2025, 1, 1),
                             .property_idle_since = DAY_NONE,
                             .urged_until = DAY_NONE };
    struct cross_thresholds t = { (int)cases_int(c, 2), (int)cases_int(c, 3), (int)cases_int(c, 4),
                                  (int)cases_int(c, 5) };
    uint64_t got = (uint64_t)UNSET_N;
    enum err e = cross_flags(&in, &t, day_of(2025, 1, 2), NULL, &got);
    want_mask(c, 6, e, cross_grounds, CROSS_N, got);
}

static void
suggest(struct cases *c)
{
    struct law_trail trail = { 0 };
    enum cross_form got = CROSS_NO_FORM;
    enum err e = cross_suggest(cell_mask(c, 2, cross_grounds, CROSS_N), &trail, &got);
    want_text(c, 3, e, e == ERR_OK ? forms[got] : NULL);
    want_trail(c, e, &trail);
}

static void
bit(struct cases *c)
{
    enum cross_form got = CROSS_NO_FORM;
    enum err e = cross_suggest(UINT64_C(1) << cases_int(c, 2), NULL, &got);
    want_text(c, 3, e, e == ERR_OK ? forms[got] : NULL);
}

static void
form(struct cases *c)
{
    const struct cross_form_row *row = &cross_forms[cell_enum(c, 2, forms, CROSS_FORM_N)];
    want_text(c, 2, ERR_OK, row->id);
    want_bool(c, 3, ERR_OK, row->moves);
    want_text(c, 4, ERR_OK, row->document);
}

/* A default of the struct is the default of data/settings.csv. */
static void
preset(struct cases *c)
{
    const struct cross_thresholds *t = &cross_thresholds_defaults;
    const int values[] = { t->debtor_cases, t->idle_months, t->long_months, t->petitions };
    want_int(c, 3, ERR_OK, values[cases_int(c, 2)]);
    want_int(c, 3, ERR_OK, law_setting_number(cases_text(c, 4)));
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "flags", flags }, { "threshold", threshold }, { "suggest", suggest },
        { "bit", bit },     { "preset", preset },       { "form", form },
    };
    return LAW_ROWS_MAIN("src/law/fafa_2024_9/cross_form.cases", kinds);
}
