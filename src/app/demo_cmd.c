/* zhixing demo: makes one member of staff for each kind of work, with a password
 * made on the spot and printed once, so that a newcomer can look at the system
 * from every side. Run on a database that holds a ledger. */
#include "app/demo_cmd.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "app/capabilities.h"
#include "app/demo_sql.h"
#include "app/schema.h"
#include "base/clock.h"
#include "core/actor.h"
#include "core/core.h"
#include "db/migrate.h"

/* clang-format off */
static const struct { const char *suffix, *name, *zh, *en; bool top; roles roles; } people[] = {
    { "901", "苏合",       "指挥中心",     "command centre",          true,  ROLE(ROLE_COMMAND) | ROLE(ROLE_COORDINATE) },
    { NULL,  "白音",       "法官",         "judge",                   false, ROLE(ROLE_JUDGE) },
    { "902", "娜仁托娅",   "书记员",       "clerk",                   false, ROLE(ROLE_CLERK) },
    { "905", "敖其尔",     "执行局长",     "bureau chief",            false, ROLE(ROLE_CHIEF) },
    { "906", "萨仁",       "院领导",       "court president",         false, ROLE(ROLE_PRESIDENT) },
    { "907", "朝鲁",       "执行局长（上级）", "bureau chief above",  true,  ROLE(ROLE_CHIEF) },
    { "903", "高云",       "财务",         "finance",                 true,  ROLE(ROLE_FINANCE) },
    { "904", "巴特尔",     "监督检查组",   "supervision and inspection", true, ROLE(ROLE_INSPECT) },
    { "911", "系统管理员", "系统管理员",   "system administrator",    true,  ROLE(ROLE_SYSTEM) },
    { "912", "安全管理员", "安全管理员",   "security administrator",  true,  ROLE(ROLE_SECURITY) },
    { "913", "审计管理员", "审计管理员",   "audit administrator",     true,  ROLE(ROLE_AUDIT) },
};
/* clang-format on */
enum { PEOPLE = sizeof people / sizeof *people };

struct demo {
    struct arena *arena;
    int64_t now_ms;
    char hash[PEOPLE][STAFF_HASH_MAX];
    char password[PEOPLE][STAFF_PASSWORD_MAX];
    const char *account[PEOPLE];
};

static enum err
places(struct db *db, struct demo *d, const char **ret_top, const char **ret_court,
       const char **ret_handler, struct errinfo *info)
{
    struct rows top, handler;
    enum err e = db_run(db, d->arena, &sql_demo_top_court, NULL, &top, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, d->arena, &sql_demo_handler, NULL, &handler, NULL, info);
    if (e != ERR_OK)
        return e;
    if (top.n == 0 || handler.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "--db", "数据库里还没有台账，请先导入",
                       "there is no ledger in this database yet; import one first");
    *ret_top = rows_at(&top, 0, 0)->t;
    *ret_handler = rows_at(&handler, 0, 0)->t;
    *ret_court = rows_at(&handler, 0, 1)->t;
    return ERR_OK;
}

static enum err
make_people(struct db *db, void *ctx, struct errinfo *info)
{
    struct demo *d = ctx;
    const char *top = NULL, *court = NULL, *handler = NULL;
    enum err e = places(db, d, &top, &court, &handler, info);
    for (int i = 0; i < PEOPLE && e == ERR_OK; i++) {
        const char *at = people[i].top ? top : court;
        d->account[i] = people[i].suffix == NULL
                            ? handler
                            : arena_printf(d->arena, "%s-%s", at, people[i].suffix);
        struct staff_in in = { .account = d->account[i],
                               .name = people[i].name,
                               .court = at,
                               .roles = people[i].roles,
                               .password_hash = d->hash[i] };
        int64_t id;
        e = staff_add(db, d->arena, &in, 0, d->now_ms, &id, info);
    }
    return e;
}

static int
run(int argc, char **argv)
{
    static const struct option known[] = {
        { "db", required_argument, NULL, 'd' },
        { NULL, 0, NULL, 0 },
    };
    const char *url = NULL;
    bool wrong = false;
    struct errinfo info = { 0 };
    struct store *store = NULL;
    struct demo d = { .now_ms = clock_ms() };
    int c;
    while ((c = getopt_long(argc, argv, "", known, NULL)) != -1)
        if (c == 'd')
            url = optarg;
        else
            wrong = true;
    if (wrong || url == NULL || optind != argc) {
        (void)FAIL_ZH(&info, ERR_INVALID, "--db", "请用且只用 --db 指明数据库",
                      "say which database, and nothing else");
        return command_fail(&info);
    }
    d.arena = arena_new(4 << 20);
    enum err e = store_open(url, &(struct store_options){ 0 }, &store, &info);
    for (int i = 0; i < PEOPLE && e == ERR_OK; i++) {
        password_make(d.password[i]);
        e = password_hash(d.password[i], d.hash[i], &info);
    }
    if (e == ERR_OK)
        e = store_write(store, make_people, &d, &info);
    for (int i = 0; i < PEOPLE && e == ERR_OK; i++)
        (void)printf("  %-14s %-18s %s %s\n", d.account[i], d.password[i], people[i].zh,
                     people[i].en);
    store_close(store);
    arena_free(d.arena);
    return e == ERR_OK ? EXIT_FINE : command_fail(&info);
}

const struct command demo_command = {
    "demo",
    "--db FILE|postgresql://…",
    "Make people who can sign in to a demonstration district, and print their passwords once.",
    run,
};
