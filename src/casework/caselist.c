/* The list of cases: which statement, with which parameters. What the text
 * filters is in caselist.sql; here it is chosen where to come in, so that an
 * index carries the work, and the page's key is read and written. */
#include "casework/caselist.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "casework/caselist_sql.h"
#include "core/scope.h"

/* --- ways in ------------------------------------------------------------------ */

enum source {
    SOURCE_PLAIN,
    SOURCE_COURT,
    SOURCE_OPEN,
    SOURCE_OPENCOURT,
    SOURCE_HANDLER,
    SOURCE_PERSON,
    SOURCE_GRAM,
    SOURCE_GRAMCOURT,
    SOURCE_NUMBER,
    SOURCE_N
};

/* clang-format off */
#define SORTS(source) {                                                                            \
    { &sql_caselist_##source##_filed_day_asc,     &sql_caselist_##source##_filed_day_desc },       \
    { &sql_caselist_##source##_closed_day_asc,    &sql_caselist_##source##_closed_day_desc },      \
    { &sql_caselist_##source##_claim_fen_asc,     &sql_caselist_##source##_claim_fen_desc },       \
    { &sql_caselist_##source##_limit_day_asc,     &sql_caselist_##source##_limit_day_desc },       \
    { &sql_caselist_##source##_recovered_fen_asc, &sql_caselist_##source##_recovered_fen_desc } }

static const struct sql *const page_sql[SOURCE_N][CASELIST_SORT_N][2] = {
    [SOURCE_PLAIN] = SORTS(plain),       [SOURCE_COURT] = SORTS(court),
    [SOURCE_OPEN] = SORTS(open),         [SOURCE_OPENCOURT] = SORTS(opencourt),
    [SOURCE_HANDLER] = SORTS(handler),   [SOURCE_PERSON] = SORTS(person),
    [SOURCE_GRAM] = SORTS(gram),         [SOURCE_GRAMCOURT] = SORTS(gramcourt),
    [SOURCE_NUMBER] = SORTS(number),
};
static const struct sql *const count_sql[SOURCE_N] = {
    [SOURCE_PLAIN] = &sql_caselist_count_plain,     [SOURCE_COURT] = &sql_caselist_count_court,
    [SOURCE_OPEN] = &sql_caselist_count_open,
    [SOURCE_OPENCOURT] = &sql_caselist_count_opencourt,
    [SOURCE_HANDLER] = &sql_caselist_count_handler, [SOURCE_PERSON] = &sql_caselist_count_person,
    [SOURCE_GRAM] = &sql_caselist_count_gram,
    [SOURCE_GRAMCOURT] = &sql_caselist_count_gramcourt,
    [SOURCE_NUMBER] = &sql_caselist_count_number,
};
/* clang-format on */

/* Past this many people a pair of characters is common: walking the order and
 * asking each case is then quicker than sorting what the pair finds. */
enum { GRAM_RARE_MAX = 3000 };

/* The rarest pair goes first, where the statement comes in; *ret_rare tells
 * whether it is rare enough to. */
static enum err
rarest_first(struct db *db, struct arena *a, const char *court, int64_t gram[4], bool *ret_rare,
             struct errinfo *info)
{
    int64_t best_n = INT64_MAX;
    int best = 0;
    for (int i = 0; i < 4 && gram[i] != 0; i++) {
        struct rows r;
        struct arg in_court[] = { ARG_I(gram[i]), ARG_T(court), ARG_I(GRAM_RARE_MAX + 1) };
        struct arg anywhere[] = { ARG_I(gram[i]), ARG_I(GRAM_RARE_MAX + 1) };
        enum err e = court != NULL
                         ? db_run(db, a, &sql_caselist_gram_count_court, in_court, &r, NULL, info)
                         : db_run(db, a, &sql_caselist_gram_count, anywhere, &r, NULL, info);
        if (e != ERR_OK)
            return e;
        if (rows_at(&r, 0, 0)->i < best_n) {
            best_n = rows_at(&r, 0, 0)->i;
            best = i;
        }
    }
    int64_t first = gram[best];
    gram[best] = gram[0];
    gram[0] = first;
    *ret_rare = best_n <= GRAM_RARE_MAX;
    return ERR_OK;
}

static enum err
choose_source(struct db *db, struct arena *a, struct caselist_filter *f, enum source *ret,
              struct errinfo *info)
{
    bool rare = false;
    *ret = f->status > 0 ? (f->court != NULL ? SOURCE_OPENCOURT : SOURCE_OPEN)
                         : (f->court != NULL ? SOURCE_COURT : SOURCE_PLAIN);
    if (f->serial != 0)
        *ret = SOURCE_NUMBER;
    else if (f->person_id != 0)
        *ret = SOURCE_PERSON;
    else if (f->handler != NULL)
        *ret = SOURCE_HANDLER;
    else if (f->gram[0] != 0) {
        enum err e = rarest_first(db, a, f->court, f->gram, &rare, info);
        if (e != ERR_OK)
            return e;
        if (rare)
            *ret = f->court != NULL ? SOURCE_GRAMCOURT : SOURCE_GRAM;
    }
    return ERR_OK;
}

/* --- limit states ----------------------------------------------------------------- */

static const char *const state_name[LIMIT_STATE_N] = {
    [LIMIT_STATE_ANY] = "", [LIMIT_DONE] = "done", [LIMIT_DONE_LATE] = "doneLate",
    [LIMIT_OK] = "ok",      [LIMIT_SOON] = "soon", [LIMIT_OVERDUE] = "overdue",
};

const char *
limit_state_name(enum limit_state s)
{
    must(s >= 0 && s < LIMIT_STATE_N);
    return state_name[s];
}

bool
limit_state_parse(const char *name, enum limit_state *ret)
{
    for (int s = LIMIT_DONE; s < LIMIT_STATE_N; s++)
        if (strcmp(name, state_name[s]) == 0) {
            *ret = (enum limit_state)s;
            return true;
        }
    return false;
}

enum limit_state
limit_state_of(const struct casefile *c, day today, int soon_days)
{
    if (!day_is_none(c->closed))
        return c->closed.n <= c->limit.n ? LIMIT_DONE : LIMIT_DONE_LATE;
    if (c->limit.n < today.n)
        return LIMIT_OVERDUE;
    return c->limit.n - today.n <= soon_days ? LIMIT_SOON : LIMIT_OK;
}

/* --- parameters --------------------------------------------------------------------- */

struct caselist_filter
caselist_any(day today, int soon_days)
{
    return (struct caselist_filter){
        .filed_from = DAY_NONE,
        .filed_to = DAY_NONE,
        .closed_from = DAY_NONE,
        .closed_to = DAY_NONE,
        .alive_from = DAY_NONE,
        .fund_from = DAY_NONE,
        .fund_to = DAY_NONE,
        .cross_to = DAY_NONE,
        .claim_min = MONEY(-1),
        .claim_max = MONEY(-1),
        .descending = true,
        .today = today,
        .soon_days = soon_days,
    };
}

static struct arg
fen_or_null(money m)
{
    return m.fen >= 0 ? ARG_I(m.fen) : ARG_NULL;
}

/* What a limit state asks of open, within, limit_from and limit_to. */
struct limit_args {
    struct arg open, within, from, to;
};

static struct limit_args
limit_args(const struct caselist_filter *f)
{
    struct limit_args r = { ARG_NULL, ARG_NULL, ARG_NULL, ARG_NULL };
    bool open = f->limit_state >= LIMIT_OK;
    if (f->status != 0)
        r.open = ARG_I(f->status > 0);
    if (f->limit_state != LIMIT_STATE_ANY)
        r.open = ARG_I(open);
    if (f->within_limit || f->limit_state == LIMIT_DONE)
        r.within = ARG_I(1);
    if (f->limit_state == LIMIT_DONE_LATE)
        r.within = ARG_I(0);
    if (f->limit_state == LIMIT_OVERDUE)
        r.to = ARG_I(f->today.n - 1);
    if (f->limit_state == LIMIT_SOON) {
        r.from = ARG_I(f->today.n);
        r.to = ARG_I(f->today.n + f->soon_days);
    }
    if (f->limit_state == LIMIT_OK)
        r.from = ARG_I(f->today.n + f->soon_days + 1);
    return r;
}

static void
fill_args(struct arena *a, const struct viewer *v, const struct caselist_filter *f, int64_t key,
          int64_t id, int64_t size, struct arg arg[CASELIST_ARGS])
{
    struct limit_args l = limit_args(f);
    const char *label = f->label != NULL ? arena_printf(a, ";%s;", f->label) : NULL;
    struct arg all[CASELIST_ARGS] = {
        ARG_I(key),
        ARG_I(id),
        ARG_T_OR_NULL(f->court),
        ARG_T_OR_NULL(f->handler),
        arg_id(f->person_id),
        arg_id(f->gram[0]),
        arg_id(f->gram[1]),
        arg_id(f->gram[2]),
        arg_id(f->gram[3]),
        arg_id(f->serial),
        arg_id(f->year),
        ARG_T_OR_NULL(f->number_court),
        ARG_T_OR_NULL(f->type),
        ARG_T_OR_NULL(f->team),
        ARG_T_OR_NULL(label),
        ARG_T_OR_NULL(f->cause),
        ARG_T_OR_NULL(f->basis),
        ARG_T_OR_NULL(f->property),
        ARG_T_OR_NULL(f->close_mode),
        l.open,
        arg_day(f->filed_from),
        arg_day(f->filed_to),
        arg_day(f->closed_from),
        arg_day(f->closed_to),
        arg_day(f->alive_from),
        fen_or_null(f->claim_min),
        fen_or_null(f->claim_max),
        l.from,
        l.to,
        l.within,
        f->implementation ? ARG_I(1) : ARG_NULL,
        arg_day(f->fund_from),
        arg_day(f->fund_to),
        f->fund_paid ? ARG_I(1) : ARG_NULL,
        arg_day(f->cross_to),
        ARG_T_OR_NULL(f->cross_mode),
        ARG_T_OR_NULL(f->cross_result),
        scope_arg(v),
        ARG_I(size),
    };
    memcpy(arg, all, sizeof all);
}

/* What the viewer's scope and the filter's own words say, before a way in is
 * chosen: a basic court's list is its own, and a limit state tells open from
 * closed. */
static struct caselist_filter
narrowed(const struct viewer *v, const struct caselist_filter *f)
{
    struct caselist_filter n = *f;
    if (!v->district && n.court == NULL)
        n.court = v->court;
    if (n.limit_state >= LIMIT_OK && n.status == 0)
        n.status = 1;
    if (n.sort == CASELIST_CLOSED && n.status == 0)
        n.status = -1;
    return n;
}

/* --- pages --------------------------------------------------------------------------- */

/* A token names the row a page begins behind, and which way it reads. */
static void
token_write(char token[CASELIST_TOKEN_SIZE], bool back, int64_t key, int64_t id)
{
    (void)snprintf(token, CASELIST_TOKEN_SIZE, "%c%" PRIx64 ".%" PRIx64, back ? 'p' : 'n',
                   (uint64_t)key, (uint64_t)id);
}

static bool
hex_read(const char **s, char end, int64_t *ret)
{
    uint64_t v = 0;
    int digits = 0;
    for (; **s != end; (*s)++, digits++) {
        static const char hex[] = "0123456789abcdef";
        const char *at = **s != '\0' ? strchr(hex, **s) : NULL;
        if (at == NULL || digits == 16)
            return false;
        v = v << 4 | (uint64_t)(at - hex);
    }
    *ret = (int64_t)v;
    return digits > 0;
}

static bool
token_read(const char *token, bool *ret_back, int64_t *ret_key, int64_t *ret_id)
{
    if (token[0] != 'p' && token[0] != 'n')
        return false;
    *ret_back = token[0] == 'p';
    const char *s = token + 1;
    if (!hex_read(&s, '.', ret_key))
        return false;
    s++;
    return hex_read(&s, '\0', ret_id);
}

void
caselist_row(const struct arg *cell, struct casefile *c)
{
    *c = (struct casefile){
        .case_id = cell[0].i,
        .case_no = cell[1].t,
        .court = cell[2].t,
        .type = cell[3].t,
        .filed = { (int32_t)cell[4].i },
        .cause = cell[5].t,
        .basis = cell[6].t,
        .claim = MONEY(cell[7].i),
        .handler = cell[8].t,
        .team = cell[9].t,
        .labels = cell[10].t,
        .property = cell[11].t,
        .closed = cell_day(&cell[12]),
        .close_mode = cell[13].t,
        .recovered = MONEY(cell[14].i),
        .limit = { (int32_t)cell[15].i },
        .applicant = cell[16].t,
        .respondent = cell[17].t,
    };
}

enum { COL_KEY = 18 };

/* Rows come in reading order; a page read backwards is turned round. */
static void
page_fill(struct arena *a, const struct rows *r, int size, bool back, bool first_page,
          struct caselist *ret)
{
    int n = r->n < size ? r->n : size;
    bool more = r->n > size;
    ret->n = n;
    ret->c = ARENA_NEW(a, struct casefile, (size_t)n + 1);
    ret->next[0] = ret->prev[0] = '\0';
    for (int i = 0; i < n; i++)
        caselist_row(rows_at(r, i, 0), &ret->c[back ? n - 1 - i : i]);
    if (n == 0)
        return;
    int top = back ? n - 1 : 0, bottom = back ? 0 : n - 1;
    if (back || more)
        token_write(ret->next, false, rows_at(r, bottom, COL_KEY)->i, rows_at(r, bottom, 0)->i);
    if (back ? more : !first_page)
        token_write(ret->prev, true, rows_at(r, top, COL_KEY)->i, rows_at(r, top, 0)->i);
}

enum err
caselist_plan(struct db *db, struct arena *a, const struct viewer *v,
              const struct caselist_filter *asked, const char *after, int size,
              struct caselist_plan *ret, struct errinfo *info)
{
    struct caselist_filter f = narrowed(v, asked);
    struct caselist_plan p = { 0 };
    enum source source;
    int64_t key = f.descending ? INT64_MAX : INT64_MIN, id = key;

    must(f.sort >= 0 && f.sort < CASELIST_SORT_N);
    if (after != NULL && !token_read(after, &p.back, &key, &id))
        return FAIL_ZH(info, ERR_INVALID, "after", "翻页标记无效，请从第一页重新开始",
                       "this is no page token; start again from the first page");
    enum err e = choose_source(db, a, &f, &source, info);
    if (e != ERR_OK)
        return e;
    fill_args(a, v, &f, key, id, size + 1, p.arg);
    p.sql = page_sql[source][f.sort][f.descending != p.back];
    *ret = p;
    return ERR_OK;
}

enum err
caselist_page(struct db *db, struct arena *a, const struct viewer *v,
              const struct caselist_filter *f, const char *after, int size, struct caselist *ret,
              struct errinfo *info)
{
    struct caselist_plan *p = ARENA_NEW(a, struct caselist_plan, 1);
    struct rows r;
    enum err e;

    must(size > 0 && size <= CASELIST_PAGE_MAX);
    if (f->nothing) {
        *ret = (struct caselist){ .c = ARENA_NEW(a, struct casefile, 1) };
        return ERR_OK;
    }
    if ((e = caselist_plan(db, a, v, f, after, size, p, info)) == ERR_OK)
        e = db_run(db, a, p->sql, p->arg, &r, NULL, info);
    if (e == ERR_OK)
        page_fill(a, &r, size, p->back, after == NULL, ret);
    return e;
}

enum err
caselist_count(struct db *db, struct arena *a, const struct viewer *v,
               const struct caselist_filter *asked, int64_t most, int64_t *ret,
               struct errinfo *info)
{
    struct caselist_filter f = narrowed(v, asked);
    struct arg arg[CASELIST_ARGS];
    struct rows r;
    enum source source;
    enum err e;

    if (f.nothing) {
        *ret = 0;
        return ERR_OK;
    }
    if ((e = choose_source(db, a, &f, &source, info)) != ERR_OK)
        return e;
    fill_args(a, v, &f, 0, 0, most + 1, arg);
    if ((e = db_run(db, a, count_sql[source], arg, &r, NULL, info)) != ERR_OK)
        return e;
    *ret = rows_at(&r, 0, 0)->i;
    return ERR_OK;
}
