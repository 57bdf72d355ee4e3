/* The "3+1" duties: every post over every action of every procedure, every deed
 * and every route that not all of the posts may call alike, against the list
 * data/duties.csv; and what takes a judge, nobody else may do. What the list
 * lacks is printed as the row to add. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/capabilities.h"
#include "casework/deed.h"
#include "casework/duty.h"

static int faults;
static bool met[4096];

static const char *const what_names[] = { "action", "deed", "route" };

static void
held(enum duty_what what, const char *id, roles who)
{
    const struct duty *d = duty_find(what, id);
    roles posts = who & ROLES_BENCH;
    if (d != NULL)
        met[d - duties] = true;
    if (d != NULL && duty_posts(d) == posts)
        return;
    (void)printf("%s %s,%s,%d,%d,%d,%d,0,DESIGN,-\n",
                 d == NULL ? "missing:" : "differs:", what_names[what], id,
                 (posts & ROLE(ROLE_JUDGE)) != 0, (posts & ROLE(ROLE_ASSISTANT)) != 0,
                 (posts & ROLE(ROLE_CLERK)) != 0, (posts & ROLE(ROLE_BAILIFF)) != 0);
    faults++;
}

static void
actions(void)
{
    for (const struct procedure *const *p = capability_procedures; *p != NULL; p++)
        for (const struct action *a = (*p)->actions; a->name != NULL; a++) {
            char id[120];
            roles who = 0;
            bool seen = false;
            for (const struct action *b = (*p)->actions; b->name != NULL; b++) {
                if (strcmp(a->name, b->name) != 0)
                    continue;
                seen = seen || b < a;
                who |= (b->flags & ACT_SYSTEM) != 0 ? 0 : b->who;
            }
            (void)snprintf(id, sizeof id, "%s/%s", (*p)->name, a->name);
            if (!seen && who != 0)
                held(DUTY_ACTION, id, who);
        }
}

static void
deeds(void)
{
    for (int i = 0; i < DEED_N; i++)
        held(DUTY_DEED, deed_kinds[i].name, deed_kinds[i].who);
}

/* Routes of the procedures are actions. A read that all four posts may make alike is no duty. */
static void
routes(void)
{
    const struct route *made = procedure_routes(capability_procedures);
    for (const struct route *const *list = capability_all_routes(); *list != NULL; list++)
        for (const struct route *r = *list; r->verb != VERB_UNSET; r++) {
            roles posts = r->who & ROLES_BENCH;
            bool open = (r->who & (ROLES_PUBLIC | ROLES_SIGNED_IN)) != 0;
            if (*list == made || open || posts == 0 || (r->verb == GET && posts == ROLES_BENCH))
                continue;
            held(DUTY_ROUTE, r->id, r->who);
        }
}

static void
the_tables_are_what_the_list_says(void **state)
{
    (void)state;
    must(duties_n < sizeof met / sizeof met[0]);
    actions();
    deeds();
    routes();
    for (size_t i = 0; i < duties_n; i++)
        if (!met[i]) {
            (void)printf("gone: %s,%s\n", what_names[duties[i].what], duties[i].id);
            faults++;
        }
    assert_int_equal(faults, 0);
}

static void
what_takes_a_judge_nobody_else_does(void **state)
{
    (void)state;
    int alone = 0;
    for (size_t i = 0; i < duties_n; i++)
        if (duties[i].judge_alone) {
            alone++;
            if (duty_posts(&duties[i]) != ROLE(ROLE_JUDGE) && duty_posts(&duties[i]) != 0)
                fail_msg("%s takes a judge", duties[i].id);
        } else if (duty_posts(&duties[i]) == ROLE(ROLE_JUDGE))
            fail_msg("%s: only a judge may, and the list does not say why", duties[i].id);
    assert_true(alone > 10);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_are_what_the_list_says),
        cmocka_unit_test(what_takes_a_judge_nobody_else_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
