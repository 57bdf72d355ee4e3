/* Who may take what was handed over: one question, asked of a case by the actions and
 * of a whole court by the desk. */
#include "casework/stage.h"
#include "casework/stage_sql.h"

unsigned
stage_duty(roles held)
{
    unsigned stages = 0;
    for (int s = 0; s < STAGE_N; s++)
        if ((stage_posts((enum stage)s) & held) != 0)
            stages |= 1U << s;
    return stages;
}

/* "|intake|search|", as the statement looks for one of them. */
static const char *
names_of(struct arena *a, unsigned stages)
{
    const char *names = "|";
    for (int s = 0; s < STAGE_N; s++)
        if ((stages & 1U << s) != 0)
            names = arena_printf(a, "%s%s|", names, stage_words[s].name);
    return names;
}

enum err
stage_waiting(struct db *db, struct arena *a, const struct viewer *v, unsigned stages,
              int64_t case_id, int most, struct stage_wait **ret, int *ret_n, int64_t *ret_all,
              struct errinfo *info)
{
    struct rows r;
    struct arg args[] = { ARG_T(v->staff_no),         ARG_I(v->user_id), ARG_T(v->court),
                          ARG_T(names_of(a, stages)), ARG_I(case_id),    ARG_I(most) };
    enum err e = db_run(db, a, &sql_stage_waiting, args, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    struct stage_wait *all = ARENA_NEW(a, struct stage_wait, (size_t)r.n + 1);
    for (int i = 0; i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        all[i] = (struct stage_wait){ .run_id = c[0].i,
                                      .case_id = c[1].i,
                                      .case_no = c[2].t,
                                      .from_name = c[4].t,
                                      .note = c[5].t,
                                      .handed = { (int32_t)c[6].i } };
        must(stage_parse(c[3].t, &all[i].to));
    }
    *ret = all;
    *ret_n = r.n;
    *ret_all = r.n > 0 ? rows_at(&r, 0, 7)->i : 0;
    return ERR_OK;
}
