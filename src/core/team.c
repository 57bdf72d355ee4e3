/* Team membership and recusal: rows, and the one question the engine asks. */
#include "core/team.h"

#include <string.h>

#include "core/team_sql.h"

enum err
team_join(struct db *db, struct arena *a, const char *court, const char *team, int64_t staff_id,
          struct errinfo *info)
{
    return db_run(db, a, &sql_team_join,
                  (struct arg[]){ ARG_T(court), ARG_T(team), ARG_I(staff_id) }, NULL, NULL, info);
}

enum err
team_leave(struct db *db, struct arena *a, const char *court, const char *team, int64_t staff_id,
           struct errinfo *info)
{
    return db_run(db, a, &sql_team_leave,
                  (struct arg[]){ ARG_T(court), ARG_T(team), ARG_I(staff_id) }, NULL, NULL, info);
}

enum err
team_members(struct db *db, struct arena *a, const char *court, const char *team, struct rows *ret,
             struct errinfo *info)
{
    return db_run(db, a, &sql_team_members, (struct arg[]){ ARG_T(court), ARG_T(team) }, ret, NULL,
                  info);
}

enum err
team_recuse(struct db *db, struct arena *a, int64_t case_id, int64_t staff_id, const char *reason,
            int64_t now_ms, struct errinfo *info)
{
    return db_run(db, a, &sql_team_recuse,
                  (struct arg[]){ ARG_I(case_id), ARG_I(staff_id), ARG_T(reason), ARG_I(now_ms) },
                  NULL, NULL, info);
}

enum err
team_recusal_end(struct db *db, struct arena *a, int64_t case_id, int64_t staff_id,
                 struct errinfo *info)
{
    return db_run(db, a, &sql_team_recusal_end, (struct arg[]){ ARG_I(case_id), ARG_I(staff_id) },
                  NULL, NULL, info);
}

enum err
team_help(struct db *db, struct arena *a, int64_t case_id, int64_t staff_id, struct errinfo *info)
{
    enum err e =
        db_run(db, a, &sql_team_help_end, (struct arg[]){ ARG_I(case_id) }, NULL, NULL, info);
    if (e == ERR_OK && staff_id != 0)
        e = db_run(db, a, &sql_team_help, (struct arg[]){ ARG_I(case_id), ARG_I(staff_id) }, NULL,
                   NULL, info);
    return e;
}

enum err
team_of_case(struct db *db, struct arena *a, const struct viewer *v, int64_t case_id,
             struct team_case *ret, struct errinfo *info)
{
    struct rows r;
    int64_t who = v != NULL ? v->user_id : 0;
    enum err e = db_run(db, a, &sql_team_of_case,
                        (struct arg[]){ ARG_I(who), ARG_I(who), ARG_I(case_id) }, &r, NULL, info);
    if (e != ERR_OK)
        return e;
    if (r.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这个案件", "there is no such case");
    const struct arg *c = rows_at(&r, 0, 0);
    *ret = (struct team_case){ .court = c[0].t,
                               .handler = c[1].t,
                               .team = c[2].t,
                               .handles = v != NULL && c[1].t[0] != '\0' &&
                                          strcmp(c[1].t, v->staff_no) == 0,
                               .in_team = c[3].i > 0,
                               .recused = c[4].i > 0 };
    return ERR_OK;
}
