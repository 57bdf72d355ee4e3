/* Every row of resident_id.cases; and random numbers in which one digit, or
 * two neighbours, went wrong: the check must find every one of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "law/gb_11643/resident_id.h"
#include "test/support/cases.h"
#include "test/support/law.h"

static const char *const fault_word[] = { "ok", "length", "character", "date", "check" };

/* Runs one rule; the answer as the table writes it, "" for ERR_INVALID. */
static const char *
answer(const struct cases *c, char out[32])
{
    char number[32];
    const char *rule = cases_text(c, 1);
    (void)snprintf(number, sizeof number, "%s", cases_text(c, 2));
    day d;
    bool yes;
    enum err e;
    out[0] = '\0';
    if (strcmp(rule, "check") == 0)
        return fault_word[id18_check(number)];
    if (strcmp(rule, "old") == 0)
        e = id15_convert(number, out);
    else if (strcmp(rule, "mask") == 0)
        e = id_mask(number, out);
    else if (strcmp(rule, "birth") == 0) {
        if ((e = id_birth(number, &d)) == ERR_OK)
            (void)day_print(d, out);
    } else if (strcmp(rule, "sex") == 0) {
        if ((e = id_is_male(number, &yes)) == ERR_OK)
            (void)snprintf(out, 32, "%s", yes ? "male" : "female");
    } else {
        char *blank = strchr(number, ' ');
        *blank = '\0';
        must(day_parse(blank + 1, &d));
        if ((e = id_is_minor(number, d, &yes)) == ERR_OK)
            (void)snprintf(out, 32, "%s", yes ? "yes" : "no");
    }
    if ((e == ERR_OK) != (out[0] != '\0') || (e != ERR_OK && e != ERR_INVALID))
        cases_fail(c, "got %s", err_name(e));
    return out;
}

static void
every_row(void **state)
{
    (void)state;
    struct cases c;
    for (cases_open(&c, "src/law/gb_11643/resident_id.cases"); cases_next(&c);) {
        char out[32];
        const char *got = answer(&c, out);
        if (strcmp(got, cases_text(&c, 3)) != 0)
            cases_fail(&c, "got %s", got);
    }
    cases_close(&c);
}

/* A sound number of an invented person: region 99, a date, a sequence. */
static void
invent(struct law_random *r, char id[RESIDENT_ID_SIZE])
{
    char old[RESIDENT_ID_OLD_LENGTH + 1];
    struct ymd b = day_ymd(day_add(day_of(1930, 1, 1), (int32_t)law_random_below(r, 25000)));
    (void)snprintf(old, sizeof old, "99%04u%02u%02u%02u%03u", (unsigned)law_random_below(r, 10000),
                   (unsigned)b.year % 100, (unsigned)b.month % 100, (unsigned)b.dom % 100,
                   (unsigned)law_random_below(r, 1000));
    assert_int_equal(id15_convert(old, id), ERR_OK);
}

static void
slips_are_found(void **state)
{
    (void)state;
    struct law_random r = LAW_RANDOM(11643);
    for (int i = 0; i < 100000; i++) {
        char id[RESIDENT_ID_SIZE];
        invent(&r, id);
        assert_int_equal(id18_check(id), ID_OK);
        size_t at = law_random_below(&r, 17);
        char was = id[at];
        id[at] = (char)('0' + (was - '0' + 1 + (int)law_random_below(&r, 9)) % 10);
        assert_int_not_equal(id18_check(id), ID_OK);
        id[at] = was;
        char next = id[at + 1];
        if (at == 16 || next == was)
            continue;
        id[at] = next;
        id[at + 1] = was;
        assert_int_not_equal(id18_check(id), ID_OK);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row),
        cmocka_unit_test(slips_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
