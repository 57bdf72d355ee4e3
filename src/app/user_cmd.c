/* zhixing user: the first users, before anybody can sign in to make others; and the
 * way back when nobody can. Whoever may write the database and its key file may do
 * this; every act is a journal entry of the system's. */
#include "app/user_cmd.h"

#include <stdio.h>
#include <string.h>

#include "app/law_cmd.h"
#include "app/schema.h"
#include "base/arena.h"
#include "base/clock.h"
#include "core/actor.h"
#include "core/actor_sql.h"
#include "db/migrate.h"

enum { ARENA_MAX = 64 * 1024 * 1024 };

static const struct law_option_kind options[] = {
    { "--db", true, false },
    { "--account", true, false },
    { "--name", true, false },
    { "--court", true, false },
    { "--role", true, true },
    { "--must-change", false, false },
    { "--password-stdin", false, false },
    { NULL, false, false },
};

struct user_job {
    const struct law_command_line *line;
    struct db *db;
    struct arena *a;
    struct settings *settings;
    struct staff_in in; /* as the options say it */
    char password[STAFF_PASSWORD_MAX], hash[STAFF_HASH_MAX];
    bool made; /* the password is ours: show it once */
};

static const char *
option(const struct user_job *j, const char *name)
{
    return law_option_value(j->line, name, 0);
}

static enum err
need(const struct user_job *j, const char *name, const char **ret, struct errinfo *info)
{
    *ret = option(j, name);
    return *ret != NULL ? ERR_OK : FAIL_ZH(info, ERR_INVALID, name, "必须给出", "must be given");
}

/* From the first line of stdin, or one of our own making. */
static enum err
take_password(struct user_job *j, const char *account, struct errinfo *info)
{
    j->made = option(j, "--password-stdin") == NULL;
    if (j->made) {
        password_make(j->password);
    } else {
        if (fgets(j->password, sizeof j->password, stdin) == NULL)
            j->password[0] = '\0';
        j->password[strcspn(j->password, "\r\n")] = '\0';
        enum err e = password_allowed(j->settings, account, j->password, info);
        if (e != ERR_OK) {
            (void)snprintf(info->field, sizeof info->field, "--password-stdin");
            return e;
        }
    }
    return password_hash(j->password, j->hash, info);
}

static void
show(const struct user_job *j, const char *account)
{
    if (j->made)
        (void)printf("工号 (account): %s\n密码 (password, shown this once): %s\n", account,
                     j->password);
    else
        (void)printf("工号 (account): %s\n", account);
}

/* --- add and reset --------------------------------------------------------------- */

static enum err
read_roles(const struct user_job *j, roles *ret, struct errinfo *info)
{
    *ret = 0;
    for (int i = 0; law_option_value(j->line, "--role", i) != NULL; i++) {
        enum role r;
        if (!role_parse(law_option_value(j->line, "--role", i), &r))
            return FAIL_ZH(info, ERR_INVALID, "--role", "没有这种角色", "there is no role '%s'",
                           law_option_value(j->line, "--role", i));
        *ret |= ROLE(r);
    }
    return ERR_OK;
}

/* The court may come from the program's own table: no ledger has to be in yet. */
static enum err
court_ready(struct user_job *j, const char *court, struct errinfo *info)
{
    struct rows r;
    enum err e =
        db_run(j->db, j->a, &sql_court_one, (struct arg[]){ ARG_T(court) }, &r, NULL, info);
    if (e == ERR_OK && r.n == 0)
        e = court_put_known(j->db, j->a, court, info);
    return e;
}

static enum err
add_read(struct user_job *j, struct errinfo *info)
{
    enum err e;
    if ((e = need(j, "--account", &j->in.account, info)) != ERR_OK ||
        (e = need(j, "--name", &j->in.name, info)) != ERR_OK ||
        (e = need(j, "--court", &j->in.court, info)) != ERR_OK ||
        (e = read_roles(j, &j->in.roles, info)) != ERR_OK)
        return e;
    if (j->in.roles == 0)
        return FAIL_ZH(info, ERR_INVALID, "--role", "至少给出一种角色", "give at least one");
    return ERR_OK;
}

static enum err
add(struct user_job *j, struct errinfo *info)
{
    struct staff_in *in = &j->in;
    int64_t id;
    enum err e = take_password(j, in->account, info);
    in->password_hash = j->hash;
    in->must_change = j->made || option(j, "--must-change") != NULL;
    if (e != ERR_OK || (e = db_begin(j->db, info)) != ERR_OK ||
        (e = court_ready(j, in->court, info)) != ERR_OK ||
        (e = staff_add(j->db, j->a, in, 0, clock_ms(), &id, info)) != ERR_OK ||
        (e = db_commit(j->db, info)) != ERR_OK)
        return e;
    show(j, in->account);
    return ERR_OK;
}

static enum err
reset_read(struct user_job *j, struct errinfo *info)
{
    return need(j, "--account", &j->in.account, info);
}

static enum err
reset(struct user_job *j, struct errinfo *info)
{
    const char *account = j->in.account;
    struct rows r;
    enum err e;
    if ((e = take_password(j, account, info)) != ERR_OK || (e = db_begin(j->db, info)) != ERR_OK ||
        (e = db_run(j->db, j->a, &sql_staff_by_account, (struct arg[]){ ARG_T(account) }, &r, NULL,
                    info)) != ERR_OK)
        return e;
    if (r.n == 0)
        return FAIL_ZH(info, ERR_NOT_FOUND, "--account", "没有这个工号",
                       "there is no such account");
    int64_t id = rows_at(&r, 0, 0)->i;
    if ((e = staff_set_password(j->db, j->a, id, j->hash, true, 0, 0, clock_ms(), info)) !=
            ERR_OK ||
        (e = staff_unlock(j->db, j->a, id, 0, clock_ms(), info)) != ERR_OK ||
        (e = db_commit(j->db, info)) != ERR_OK)
        return e;
    show(j, account);
    return ERR_OK;
}

/* --- list --------------------------------------------------------------------------- */

static enum err
list(struct user_job *j, struct errinfo *info)
{
    struct rows r;
    enum err e = db_run(j->db, j->a, &sql_staff_every, NULL, &r, NULL, info);
    for (int i = 0; e == ERR_OK && i < r.n; i++) {
        const struct arg *c = rows_at(&r, i, 0);
        roles held;
        if ((e = staff_roles_of(j->db, j->a, c[0].i, &held, info)) != ERR_OK)
            break;
        (void)printf("%s\t%s\t%s\t%s\t", c[1].t, c[2].t, c[3].t, c[4].i ? "active" : "stopped");
        for (int k = 0, n = 0; k < ROLE_N; k++)
            if ((held & ROLE(k)) != 0)
                (void)printf("%s%s", n++ > 0 ? " " : "", role_name((enum role)k));
        (void)printf("\n");
    }
    return e;
}

/* --- the command -------------------------------------------------------------------------- */

static const struct {
    const char *name;
    enum err (*read)(struct user_job *j, struct errinfo *info); /* before any database is opened */
    enum err (*run)(struct user_job *j, struct errinfo *info);
    bool makes, migrates; /* the database; its schema is brought up to date */
} acts[] = {
    { "add", add_read, add, true, true },
    { "list", NULL, list, false, false },
    { "reset", reset_read, reset, false, true },
};

static enum err
open_and_run(struct user_job *j, const char *url, struct errinfo *info)
{
    for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
        if (strcmp(acts[i].name, j->line->operand[0]) != 0)
            continue;
        enum err e = acts[i].read == NULL ? ERR_OK : acts[i].read(j, info);
        if (e == ERR_OK)
            e = db_open(url, acts[i].makes, &j->db, info);
        if (e == ERR_OK && acts[i].migrates)
            e = migrate(j->db, schema_migrations, info);
        if (e == ERR_OK)
            e = settings_load(j->settings, j->db, info);
        return e != ERR_OK ? e : acts[i].run(j, info);
    }
    return FAIL_ZH(info, ERR_INVALID, "", "请用 add、list 或 reset", "say add, list or reset");
}

static int
run(int argc, char **argv)
{
    struct law_command_line line;
    struct errinfo info = { 0 };
    struct user_job j = { .line = &line, .a = arena_new(ARENA_MAX), .settings = settings_new() };
    enum err e = law_command_read(argc, argv, options, 1, 1, &line, &info);
    const char *url = e != ERR_OK ? NULL : option(&j, "--db");
    if (e == ERR_OK && url == NULL)
        e = FAIL_ZH(&info, ERR_INVALID, "--db", "必须给出数据库", "must be given");
    if (e == ERR_OK)
        e = open_and_run(&j, url, &info);
    if (j.db != NULL)
        db_rollback(j.db);
    db_close(j.db);
    settings_free(j.settings);
    arena_free(j.a);
    explicit_bzero(j.password, sizeof j.password);
    return e != ERR_OK ? command_fail(&info) : EXIT_FINE;
}

const struct command user_command = {
    "user",
    "add|list|reset --db FILE|postgresql://… [--account A --name N --court C --role R …] "
    "[--password-stdin] [--must-change]",
    "The first users, and a password anew where nobody can sign in.",
    run,
};
