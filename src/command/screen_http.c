/* The command centre's screen: one answer holds all of it, so a wall display
 * asks once and then listens to the event stream. */
#include <string.h>

#include "casework/casecount.h"
#include "casework/story_http.h"
#include "command/figures_http.h"
#include "core/scope.h"
#include "http/shape.h"
#include "money/waiting_http.h"

enum { EVENTS_SHOWN = 20 };

static const struct field court_shape[] = {
    OUT_TEXT("court", "法院代码"),
    OUT_TEXT("courtName", "法院"),
    OUT_TEXT("level", "high, intermediate, basic"),
    OUT_INT("open", "open cases"),
    OUT_INT("overdue", "of them past their limit"),
    OUT_TEXT0("recoveryRate", "执行到位率"),
    OUT_ONE0("recoveryState", "in|below|above", "against the band; null: none is set"),
    OUT_TEXT0("averageDays", "执行完毕平均用时"),
    OUT_ONE0("averageState", "in|below|above", "against the band; null: none is set"),
    SHAPE_END,
};
static const struct field screen_out[] = {
    OUT_TEXT("title", "the viewer's court"),
    OUT_DAY("asOf", "the day deadlines are looked at"),
    OUT_DAY("from", "of the figures, both in"),
    OUT_DAY("to", "of the figures, both in"),
    OUT_ROWS("figures", figure_shape, "as on the figures page"),
    OUT_ROWS("courts", court_shape, "in code order"),
    OUT_ROWS("months", figures_months_shape, "the twelve months up to the period's end"),
    OUT_OBJECT("waiting", waiting_totals_shape, "payments that wait"),
    OUT_ROWS("recent", story_shape, "what happened last"),
    SHAPE_END,
};

/* count: of the same court; both lists are those of the scope in code order. */
static enum err
court_write(struct request *req, const struct caseview *v, const struct figures_ask *ask,
            const struct casecount *count, const char *level)
{
    struct figures *f = ARENA_NEW(req->arena, struct figures, 1);
    struct buf *b = &req->out;
    enum err e =
        figures_of(req->db, req->arena, &count->court, 1, "", ask->from, ask->to, f, &req->info);
    if (e != ERR_OK)
        return e;
    const struct figure *rate = &f->f[FIGURE_RECOVERY_RATE];
    const struct figure *days = &f->f[FIGURE_AVERAGE_DAYS_COMPLETED];
    jw_open(b, '{');
    jw_ktext(b, "court", count->court);
    jw_ktext(b, "courtName", caseview_court_name(v, count->court));
    jw_ktext(b, "level", level);
    jw_kint(b, "open", count->open);
    jw_kint(b, "overdue", count->overdue);
    jw_ktext(b, "recoveryRate", rate->null ? NULL : rate->value);
    jw_ktext(b, "recoveryState", figures_state(v, FIGURE_RECOVERY_RATE, rate));
    jw_ktext(b, "averageDays", days->null ? NULL : days->value);
    jw_ktext(b, "averageState", figures_state(v, FIGURE_AVERAGE_DAYS_COMPLETED, days));
    jw_close(b, '}');
    return ERR_OK;
}

static bool
asked(const struct figures_ask *ask, const char *court)
{
    for (int i = 0; i < ask->n_courts; i++)
        if (strcmp(ask->courts[i], court) == 0)
            return true;
    return false;
}

static enum err
courts_part(struct request *req, const struct caseview *v, const struct figures_ask *ask)
{
    struct casecount *count;
    int n;
    enum err e = casecount_courts(req->db, req->arena, &req->viewer, v->today, v->soon_days, &count,
                                  &n, &req->info);
    if (e != ERR_OK)
        return e;
    must(n == v->courts.n);
    jw_kopen(&req->out, "courts", '[');
    for (int i = 0; i < n && e == ERR_OK; i++)
        if (asked(ask, count[i].court))
            e = court_write(req, v, ask, &count[i], rows_at(&v->courts, i, 2)->t);
    jw_close(&req->out, ']');
    return e;
}

static enum err
waiting_part(struct request *req)
{
    struct waiting_view all;
    enum err e = waiting_view_open(req->db, req->arena, &req->viewer, NULL, &all, &req->info);
    return e == ERR_OK ? waiting_totals_write(req, "waiting", &all) : e;
}

static enum err
get_screen(struct request *req)
{
    struct caseview v;
    struct figures_ask ask, year;
    struct buf *b = &req->out;
    enum err e = caseview_open(req, req->db, &v);
    if (e == ERR_OK)
        e = figures_ask_read(req, req->db, &v, &ask);
    if (e != ERR_OK)
        return e;
    year = ask;
    year.from = day_add_months(ask.to, -11);
    jw_open(b, '{');
    jw_ktext(b, "title", caseview_court_name(&v, req->viewer.court));
    jw_kday(b, "asOf", v.today);
    jw_kday(b, "from", ask.from);
    jw_kday(b, "to", ask.to);
    jw_key(b, "figures");
    if ((e = figures_write(req, req->db, &v, &ask)) != ERR_OK)
        return e;
    if ((e = courts_part(req, &v, &ask)) != ERR_OK)
        return e;
    jw_key(b, "months");
    if ((e = figures_months_write(req, req->db, &year)) != ERR_OK)
        return e;
    if ((e = waiting_part(req)) == ERR_OK)
        e = story_recent_write(req, &v, EVENTS_SHOWN);
    jw_close(b, '}');
    return e;
}

/* clang-format off */
extern const struct route screen_routes[];
const struct route screen_routes[] = {
    { GET, "/screen", ROLES_CASES, RUN_READ, figures_query, NULL, screen_out, NULL, get_screen,
      "getScreen", "Everything the command centre's screen shows, in one answer." },
    ROUTES_END,
};
/* clang-format on */
