/* The ten queries behind a terminated round: one every six months for five years,
 * each with its clock, until the case is revived. */
#include "casework/closing.h"
#include "casework/closing_sql.h"
#include "casework/life.h"
#include "casework/life_effect.h"
#include "core/deadline.h"

/* clang-format off */
const struct field life_requery_in[] = {
    { .name = "hit", .type = 'b', .need = true, .help = "发现可供执行的财产" },
    { .name = "note", .type = 't', .need = true, .min = 1, .max = 1500, .help = "查询结果; told to the applicant" },
    SHAPE_END,
};
/* clang-format on */

/* The clock of the next query; the day in the list is the clock's. */
static enum err
next_clock(struct act *act, day closed, int seq)
{
    day due;
    enum err e = deadline_start_n(act, "requery", closed, seq * REQUERY_MONTHS, &due);
    if (e != ERR_OK || day_is_none(due))
        return e;
    return db_run(act->db, act->arena, &sql_requery_due_day,
                  (struct arg[]){ ARG_I(due.n), ARG_I(act->run.case_id), ARG_I(seq) }, NULL, NULL,
                  act->info);
}

enum err
life_requeries_begin(struct act *act, day closed)
{
    day due[REQUERIES_N];
    int from = 0;
    enum err e = requery_schedule(closed, due);
    if (e != ERR_OK)
        return FAIL_ZH(act->info, e, "day", "查询日期无法计算", "the queries cannot be scheduled");
    while (from + 1 < REQUERIES_N && due[from].n <= act->today.n)
        from++;
    for (int i = from; i < REQUERIES_N && e == ERR_OK; i++)
        e = db_run(act->db, act->arena, &sql_requery_insert,
                   (struct arg[]){ ARG_I(act->run.case_id), ARG_I(i + 1), ARG_I(due[i].n) }, NULL,
                   NULL, act->info);
    return e != ERR_OK ? e : next_clock(act, closed, from + 1);
}

enum err
life_requeries_end(struct act *act)
{
    int64_t dropped = 0;
    enum err e = db_run(act->db, act->arena, &sql_requery_drop,
                        (struct arg[]){ ARG_I(act->run.case_id) }, NULL, &dropped, act->info);
    if (e == ERR_OK)
        e = deadline_void(act, "requery");
    if (e == ERR_OK && dropped > 0)
        jw_kint(act->facts, "queriesDropped", dropped);
    return e;
}

static const struct law_condition no_query_left = { "query_left", "FA-2016-373-9",
                                                    "五年内的十次查询尚未全部完成",
                                                    "one of the ten queries is still to be made" };
static const struct law_condition too_soon = {
    "query_period", "FA-2016-373-9", "上一个查询期间已经届满（每六个月查询一次）",
    "the period of the query before is over: one every six months"
};

/* A round that came from another system: its queries are not in the list yet. */
static enum err
is_imported(struct act *act, bool *ret)
{
    struct rows r;
    enum err e = db_run(act->db, act->arena, &sql_requery_of_case,
                        (struct arg[]){ ARG_I(act->run.case_id) }, &r, NULL, act->info);
    if (e == ERR_OK)
        *ret = r.n == 0;
    return e;
}

enum err
life_requery_guard(struct act *act, struct missing *ret)
{
    struct rows r;
    bool imported = false;
    enum err e = db_run(act->db, act->arena, &sql_requery_next,
                        (struct arg[]){ ARG_I(act->run.case_id) }, &r, NULL, act->info);
    if (e == ERR_OK && r.n == 0)
        e = is_imported(act, &imported);
    if (e != ERR_OK || imported)
        return e;
    if (r.n == 0)
        missing_add(ret, &no_query_left);
    else if (rows_at(&r, 0, 2)->type == 'i' && act->today.n < rows_at(&r, 0, 2)->i)
        missing_add(ret, &too_soon);
    return e;
}

enum err
life_requery(struct act *act)
{
    struct rows r;
    struct casefile c;
    bool hit = in_bool(act->in, "hit", false);
    const char *note = in_text(act->in, "note");
    bool imported;
    enum err e = is_imported(act, &imported);
    if (e == ERR_OK)
        e = casefile_get(act->db, act->arena, act->run.case_id, &c, act->info);
    if (e == ERR_OK && imported)
        e = life_requeries_begin(act, c.closed);
    if (e == ERR_OK)
        e = db_run(act->db, act->arena, &sql_requery_next,
                   (struct arg[]){ ARG_I(act->run.case_id) }, &r, NULL, act->info);
    if (e != ERR_OK)
        return e;
    int seq = (int)rows_at(&r, 0, 0)->i;
    e = db_run(act->db, act->arena, &sql_requery_done,
               (struct arg[]){ ARG_I(act->today.n), ARG_I(hit), ARG_T(note),
                               ARG_I(act->run.case_id), ARG_I(seq) },
               NULL, NULL, act->info);
    if (e == ERR_OK)
        e = deadline_done(act, "requery", act->today);
    if (e == ERR_OK && seq < REQUERIES_N)
        e = next_clock(act, c.closed, seq + 1);
    if (e == ERR_OK && hit)
        e = life_deed(act, DEED_property_found, true, act->today, note);
    if (e != ERR_OK)
        return e;
    jw_kint(act->facts, "query", seq);
    jw_kday(act->facts, "due", (day){ (int32_t)rows_at(&r, 0, 1)->i });
    jw_kbool(act->facts, "hit", hit);
    return ERR_OK;
}
