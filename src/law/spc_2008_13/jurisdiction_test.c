/* Runs every row of jurisdiction.cases. */
#include "law/spc_2008_13/jurisdiction.h"

#include <string.h>

#include "test/support/law.h"
#include "test/support/law_rows.h"

/* Cuts a copy of the cell at its blanks. */
static int
words(const struct cases *c, int cell, char *text, size_t n, const char **ret)
{
    int count = 0;
    char *save = NULL;
    (void)snprintf(text, n, "%s", cases_text(c, cell));
    for (char *p = strtok_r(text, " ", &save); p != NULL; p = strtok_r(NULL, " ", &save))
        ret[count++] = p;
    return count;
}

static void
courts(struct cases *c)
{
    static const char *const kind[] = { "none",        "judgment",  "criminal", "special",
                                        "arbitration", "notarised", "other" };
    static const char *const level[] = { "none", "basic", "intermediate", "high", "supreme" };
    char domicile[128], property[128], got[256] = "";
    struct law_trail trail = { 0 };
    struct courts_allowed set = { .n = -1 };
    struct jurisdiction_in in = {
        .kind = (enum title_kind)cell_enum(c, 2, kind, 7),
        .maker = *cases_text(c, 3) == '\0' ? NULL : cases_text(c, 3),
        .level_by_amount =
            *cases_text(c, 6) == '\0' ? 0 : (enum court_level)cell_enum(c, 6, level, 5),
        .designated = *cases_text(c, 7) == '\0' ? NULL : cases_text(c, 7),
    };
    in.n_domicile = words(c, 4, domicile, sizeof domicile, in.domicile);
    in.n_property = words(c, 5, property, sizeof property, in.property);
    enum err e = courts_allowed(&in, &trail, &set);
    for (int i = 0; i < set.n; i++)
        (void)snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", i > 0 ? " " : "",
                       set.code[i]);
    want_text(c, 8, e, set.n < 0 ? NULL : got);
    if (strcmp(c->cell[0], "SPC-2018-18-2-2") != 0 && strcmp(c->cell[0], "CPL-2023-245") != 0 &&
        strcmp(c->cell[0], "SPC-2021-20-3") != 0)
        want_trail(c, e, &trail);
    for (int i = 0; i < PLACES_MAX; i++)
        in.domicile[i] = in.property[i] = "内0602";
    struct jurisdiction_in full = { .kind = TITLE_ARBITRATION,
                                    .n_domicile = PLACES_MAX,
                                    .n_property = PLACES_MAX };
    memcpy(full.domicile, in.domicile, sizeof full.domicile);
    memcpy(full.property, in.property, sizeof full.property);
    must(courts_allowed(&full, NULL, &set) == ERR_OK && set.n == 1);
    in.n_domicile = PLACES_MAX + 1;
    must(courts_allowed(&in, NULL, &set) == ERR_INVALID);
    in.n_domicile = 0;
    in.n_property = -1;
    must(courts_allowed(&in, NULL, &set) == ERR_INVALID);
    in.n_property = PLACES_MAX + 1;
    must(courts_allowed(&in, NULL, &set) == ERR_INVALID);
    in.n_property = 0;
    in.n_domicile = -1;
    must(courts_allowed(&in, NULL, &set) == ERR_INVALID);
    in.kind = TITLE_KIND_N;
    in.n_domicile = 0;
    must(courts_allowed(&in, NULL, &set) == ERR_INVALID);
}

static void
objection(struct cases *c)
{
    struct law_trail trail = { 0 };
    bool yes = false;
    enum err e = jurisdiction_obj_in_time(&calendar_national, cases_day(c, 2), cases_day(c, 3),
                                          &trail, &yes);
    want_bool(c, 4, e, e == ERR_OK ? yes : UNSET_N);
    want_trail(c, e, &trail);
}

static void
twice(struct cases *c)
{
    static const char *const word[] = { "", "keep", "not_file", "withdraw", "agree" };
    struct law_trail trail = { 0 };
    enum filed_twice got = filed_twice(cases_day(c, 2), cases_day(c, 3), &trail);
    want_text(c, 4, ERR_OK, word[got]);
    if (got == FILED_TWICE_NOT_FILE || got == FILED_TWICE_WITHDRAW)
        want_trail(c, ERR_OK, &trail);
    else if (trail.n != 0)
        cases_fail(c, "a step without a cause");
}

static void
end(struct cases *c)
{
    struct law_trail trail = { 0 };
    want_int(c, 3, ERR_OK, (int)jurisdiction_obj_end(cases_bool(c, 2), &trail));
    want_trail(c, ERR_OK, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = {
        { "courts", courts }, { "objection", objection }, { "twice", twice }, { "end", end }
    };
    return LAW_ROWS_MAIN("src/law/spc_2008_13/jurisdiction.cases", kinds);
}
