/* Runs every row of exec_limit.cases. */
#include "law/cpl_2023/exec_limit.h"

#include <string.h>

#include "test/support/law.h"
#include "test/support/law_rows.h"

enum { EVENTS = 8 };

static size_t
read_events(const struct cases *c, int cell, struct limit_event *ret)
{
    static const char *const word[] = { "none",      "applied",     "settled",  "demanded",
                                        "consented", "certificate", "obstacle", "other" };
    char text[256], *save = NULL;
    size_t n = 0;
    (void)snprintf(text, sizeof text, "%s", cases_text(c, cell));
    for (char *p = strtok_r(text, " ", &save); p != NULL; p = strtok_r(NULL, " ", &save)) {
        must(n < EVENTS);
        char *on = strchr(p, ':') + 1, *until = strchr(on, ':');
        on[-1] = '\0';
        ret[n] = (struct limit_event){ .until = DAY_NONE };
        for (int i = 0; i <= LIMIT_EVENT_N; i++)
            if (strcmp(p, word[i]) == 0)
                ret[n].kind = (enum limit_event_kind)i;
        if (until != NULL)
            *until++ = '\0';
        must(day_parse(on, &ret[n].on));
        must(until == NULL || day_parse(until, &ret[n].until));
        n++;
    }
    return n;
}

static void
end(struct cases *c)
{
    static const char *const start[] = { "none",   "last_day", "instalments", "effective",
                                         "breach", "notary",   "other" };
    static const char *const after[] = { "none", "rest", "six" };
    struct limit_event event[EVENTS];
    struct law_trail trail = { 0 };
    day got = UNSET_DAY;
    struct exec_limit_in in = {
        .start = (enum limit_start)cell_enum(c, 2, start, 7),
        .from = cases_day(c, 3),
        .event = event,
        .n = read_events(c, 4, event),
        .after = (enum after_suspension)cell_enum(c, 5, after, 3),
        .roll = cases_bool(c, 6) ? &calendar_national : NULL,
    };
    enum err e = exec_limit_end(&in, &trail, &got);
    want_day(c, 7, e, got);
    if (*cases_text(c, 0) != '\0')
        want_trail(c, e, &trail);
    if (e == ERR_OK && strcmp(c->cell[0], "CPL-2023-250-1") == 0 && trail.n != 2)
        cases_fail(c, "%d steps", trail.n);
    in.n = LIMIT_EVENTS_MAX + 1;
    e = exec_limit_end(&in, NULL, &got);
    must(e == ERR_TOO_BIG || e == ERR_INVALID);
}

static void
late(struct cases *c)
{
    static const char *const claim[] = { "", "first", "again", "revival", "continued" };
    static const char *const word[] = { "", "enforce", "not_enforce", "no_return" };
    struct law_trail trail = { 0 };
    enum late_answer got =
        exec_limit_raised_ok((enum late_claim)cell_enum(c, 2, claim, 5), cases_day(c, 3),
                             cases_day(c, 4), cases_bool(c, 5), cases_bool(c, 6), &trail);
    want_text(c, 7, ERR_OK, word[got]);
    want_trail(c, ERR_OK, &trail);
}

int
main(void)
{
    static const struct law_row kinds[] = { { "end", end }, { "late", late } };
    static struct limit_event many[LIMIT_EVENTS_MAX];
    for (int i = 0; i < LIMIT_EVENTS_MAX; i++)
        many[i] = (struct limit_event){ LIMIT_EVENT_DEMANDED, day_of(2022, 1, 1), DAY_NONE };
    struct exec_limit_in in = { LIMIT_START_LAST_DAY, day_of(2021, 1, 1),      many,
                                LIMIT_EVENTS_MAX,     SUSPENSION_REST_RUNS_ON, NULL };
    day got;
    must(exec_limit_end(&in, NULL, &got) == ERR_OK && got.n == day_of(2024, 1, 1).n);
    in.n++;
    must(exec_limit_end(&in, NULL, &got) == ERR_TOO_BIG);
    return LAW_ROWS_MAIN("src/law/cpl_2023/exec_limit.cases", kinds);
}
