#include "core/scope.h"

#include "core/actor_sql.h"

enum err
scope_allows(struct db *db, struct arena *a, const struct viewer *v, const char *court,
             struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(db, a, &sql_court_reaches, (struct arg[]){ scope_arg(v), ARG_T(court) }, &r,
                        NULL, info);
    if (e == ERR_OK && rows_at(&r, 0, 0)->i == 0)
        e = FAIL_ZH(info, ERR_NOT_FOUND, "", "没有这条记录，或不在您的查看范围内",
                    "there is no such row, or it is not yours to see");
    return e;
}

enum err
scope_courts(struct db *db, struct arena *a, const struct viewer *v, struct rows *ret,
             struct errinfo *info)
{
    return db_run(db, a, &sql_court_of_scope, (struct arg[]){ scope_arg(v) }, ret, NULL, info);
}

enum err
scope_roles_allowed(roles r, struct errinfo *info)
{
    const roles administrators = ROLE(ROLE_SYSTEM) | ROLE(ROLE_SECURITY) | ROLE(ROLE_AUDIT);
    roles admin = r & administrators;
    if ((admin & (admin - 1)) != 0)
        return FAIL_ZH(info, ERR_INVALID, "roles", "系统、安全、审计管理员须由三人分任",
                       "system, security and audit administrator are three people");
    if (admin != 0 && r != admin)
        return FAIL_ZH(info, ERR_INVALID, "roles", "管理员不得兼任办案角色",
                       "an administrator holds no role that sees cases");
    return ERR_OK;
}
