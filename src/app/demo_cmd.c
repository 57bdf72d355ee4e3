/* zhixing demo: makes somebody for each kind of work, with a password made on the spot
 * and printed once, and the teams of the court they work in, so that a newcomer can
 * look at the system from every side. Run on a database that holds a ledger. */
#include "app/demo_cmd.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "app/capabilities.h"
#include "app/demo_sql.h"
#include "app/schema.h"
#include "base/clock.h"
#include "casework/teams.h"
#include "core/actor.h"
#include "core/core.h"
#include "db/migrate.h"

/* A judge has no suffix: it is the next of the handlers whom the ledger names, the one
 * with most cases first, and is left out where the ledger names no other. */
/* clang-format off */
static const struct { const char *suffix, *name, *zh, *en; bool top; roles roles; } people[] = {
    { "901", "苏合",       "指挥中心",     "command centre",          true,  ROLE(ROLE_COMMAND) | ROLE(ROLE_COORDINATE) },
    { NULL,  "白音",       "法官",         "judge",                   false, ROLE(ROLE_JUDGE) },
    { NULL,  "高娃",       "法官",         "judge",                   false, ROLE(ROLE_JUDGE) },
    { NULL,  "布和",       "法官",         "judge",                   false, ROLE(ROLE_JUDGE) },
    { "908", "其其格",     "法官助理",     "assistant judge",         false, ROLE(ROLE_ASSISTANT) },
    { "902", "娜仁托娅",   "书记员",       "clerk",                   false, ROLE(ROLE_CLERK) },
    { "909", "阿木尔",     "司法警察",     "bailiff",                 false, ROLE(ROLE_BAILIFF) },
    { "905", "敖其尔",     "执行局长",     "bureau chief",            false, ROLE(ROLE_CHIEF) },
    { "906", "萨仁",       "院领导",       "court president",         false, ROLE(ROLE_PRESIDENT) },
    { "907", "朝鲁",       "执行局长（上级）", "bureau chief above",  true,  ROLE(ROLE_CHIEF) },
    { "903", "高云",       "财务",         "finance",                 true,  ROLE(ROLE_FINANCE) },
    { "904", "巴特尔",     "监督检查组",   "supervision and inspection", true, ROLE(ROLE_INSPECT) },
    { "911", "系统管理员", "系统管理员",   "system administrator",    true,  ROLE(ROLE_SYSTEM) },
    { "912", "安全管理员", "安全管理员",   "security administrator",  true,  ROLE(ROLE_SECURITY) },
    { "913", "审计管理员", "审计管理员",   "audit administrator",     true,  ROLE(ROLE_AUDIT) },
};

/* The teams that the ledger's cases name, of the kinds of rule book R2.6; in each a judge,
 * who with the three other posts makes "3+1". */
static const struct { const char *team, *kind, *who[4]; } teams[] = {
    { "快执团队",     "quick",      { "白音", "其其格", "娜仁托娅", "阿木尔" } },
    { "普执一队",     "ordinary",   { "高娃", "其其格", "娜仁托娅", "阿木尔" } },
    { "普执二队",     "ordinary",   { "布和", "其其格", "娜仁托娅", "阿木尔" } },
    { "涉企团队",     "enterprise", { "高娃", "其其格", "娜仁托娅", NULL } },
    { "事务团队",     "affairs",    { "布和", "其其格", "娜仁托娅", "阿木尔" } },
    { "终本维护团队", "round",      { "白音", "娜仁托娅", NULL } },
};
/* clang-format on */
enum {
    PEOPLE = sizeof people / sizeof *people,
    TEAMS = sizeof teams / sizeof *teams,
    FULL_SHARE = 100
};

struct demo {
    struct arena *arena;
    int64_t now_ms;
    char hash[PEOPLE][STAFF_HASH_MAX];
    char password[PEOPLE][STAFF_PASSWORD_MAX];
    const char *account[PEOPLE]; /* NULL: left out */
    int64_t id[PEOPLE];
};

/* Where they work: above all courts, or in the court with the busiest handler. */
struct place {
    const char *top, *court;
    struct rows handlers;
};

static enum err
place_of(struct db *db, struct demo *d, struct place *ret, struct errinfo *info)
{
    struct rows top, busiest;
    enum err e = db_run(db, d->arena, &sql_demo_top_court, NULL, &top, NULL, info);
    if (e == ERR_OK)
        e = db_run(db, d->arena, &sql_demo_court, NULL, &busiest, NULL, info);
    if (e == ERR_OK && (top.n == 0 || busiest.n == 0))
        e = FAIL_ZH(info, ERR_NOT_FOUND, "--db", "数据库里还没有台账，请先导入",
                    "there is no ledger in this database yet; import one first");
    if (e != ERR_OK)
        return e;
    ret->top = rows_at(&top, 0, 0)->t;
    ret->court = rows_at(&busiest, 0, 0)->t;
    return db_run(db, d->arena, &sql_demo_handlers, (struct arg[]){ ARG_T(ret->court) },
                  &ret->handlers, NULL, info);
}

static enum err
make_people(struct db *db, struct demo *d, const struct place *p, struct errinfo *info)
{
    enum err e = ERR_OK;
    for (int i = 0, judges = 0; i < PEOPLE && e == ERR_OK; i++) {
        const char *at = people[i].top ? p->top : p->court;
        if (people[i].suffix != NULL)
            d->account[i] = arena_printf(d->arena, "%s-%s", at, people[i].suffix);
        else if (judges < p->handlers.n)
            d->account[i] = rows_at(&p->handlers, judges++, 0)->t;
        else
            continue;
        struct staff_in in = { .account = d->account[i],
                               .name = people[i].name,
                               .court = at,
                               .roles = people[i].roles,
                               .password_hash = d->hash[i] };
        e = staff_add(db, d->arena, &in, 0, d->now_ms, &d->id[i], info);
    }
    return e;
}

/* The post somebody takes in a team, by role. */
static const char *
post_of(roles held)
{
    static const char *const posts[] = { "judge", "assistant", "clerk", "bailiff" };
    size_t i = 0;
    while ((team_post_role(posts[i]) & held) == 0)
        must(++i < sizeof posts / sizeof posts[0]);
    return posts[i];
}

static enum err
join(const struct teams_act *x, const struct demo *d, const char *team, const char *name)
{
    int i = 0;
    while (strcmp(people[i].name, name) != 0)
        must(++i < PEOPLE);
    const struct team_member_in in = { .account = d->account[i],
                                       .post = post_of(people[i].roles),
                                       .places = "",
                                       .causes = "",
                                       .share = FULL_SHARE,
                                       .takes = true };
    return d->account[i] == NULL ? ERR_OK : teams_member_put(x, team, &in, 0);
}

/* As the court's bureau chief would on the page of teams. */
static enum err
make_teams(struct db *db, const struct demo *d, const char *court, struct errinfo *info)
{
    int chief = 0;
    while (people[chief].top || people[chief].roles != ROLE(ROLE_CHIEF))
        must(++chief < PEOPLE);
    struct viewer v = { .user_id = d->id[chief], .roles = people[chief].roles };
    (void)snprintf(v.name, sizeof v.name, "%s", people[chief].name);
    (void)snprintf(v.staff_no, sizeof v.staff_no, "%s", d->account[chief]);
    (void)snprintf(v.court, sizeof v.court, "%s", court);
    const struct teams_act x = { db, d->arena, &v, d->now_ms, info };
    enum err e = ERR_OK;
    for (int t = 0; t < TEAMS && e == ERR_OK; t++) {
        e = teams_put(&x, teams[t].team, teams[t].kind, true, 0);
        for (int w = 0; w < 4 && teams[t].who[w] != NULL && e == ERR_OK; w++)
            e = join(&x, d, teams[t].team, teams[t].who[w]);
    }
    return e;
}

static enum err
make_all(struct db *db, void *ctx, struct errinfo *info)
{
    struct demo *d = ctx;
    struct place p;
    enum err e = place_of(db, d, &p, info);
    if (e == ERR_OK)
        e = make_people(db, d, &p, info);
    return e != ERR_OK ? e : make_teams(db, d, p.court, info);
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
        e = store_write(store, make_all, &d, &info);
    for (int i = 0; i < PEOPLE && e == ERR_OK; i++)
        if (d.account[i] != NULL)
            (void)printf("  %-14s %-18s %s %s\n", d.account[i], d.password[i], people[i].zh,
                         people[i].en);
    store_close(store);
    arena_free(d.arena);
    return e == ERR_OK ? EXIT_FINE : command_fail(&info);
}

const struct command demo_command = {
    "demo",
    "--db FILE|postgresql://…",
    "Make people who can sign in to a demonstration district, and their court's teams, and print "
    "their passwords once.",
    run,
};
