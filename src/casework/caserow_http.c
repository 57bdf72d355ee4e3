#include "casework/caserow_http.h"

#include <string.h>

#include "base/clock.h"
#include "core/scope.h"
#include "core/setting.h"
#include "http/shape.h"

const struct field caserow_shape[] = { CASEROW_FIELDS, SHAPE_END };

struct caseview
caseview_bare(const struct request *req)
{
    struct caseview v = { .core = req->app };
    v.today = setting_day(v.core->settings, "as_of");
    if (day_is_none(v.today))
        v.today = clock_day(req->now_ms);
    v.soon_days = (int)setting_int(v.core->settings, "limit_soon_days");
    return v;
}

enum err
caseview_open(struct request *req, struct db *db, struct caseview *ret)
{
    struct caseview v = caseview_bare(req);
    enum err e = scope_courts(db, req->arena, &req->viewer, &v.courts, &req->info);
    if (e == ERR_OK)
        *ret = v;
    return e;
}

const char *
caseview_court_name(const struct caseview *v, const char *court)
{
    for (int i = 0; i < v->courts.n; i++)
        if (strcmp(rows_at(&v->courts, i, 0)->t, court) == 0)
            return rows_at(&v->courts, i, 1)->t;
    return court;
}

/* ";涉企;涉民生;" as a list of texts. */
static void
labels_write(struct buf *b, const char *labels)
{
    jw_kopen(b, "labels", '[');
    while (*labels == ';' && labels[1] != '\0') {
        const char *end = strchr(labels + 1, ';');
        must(end != NULL);
        jw_textn(b, labels + 1, (size_t)(end - labels - 1));
        labels = end;
    }
    jw_close(b, ']');
}

void
caserow_fields(struct buf *b, const struct caseview *v, const char *court_name,
               const struct casefile *c)
{
    bool open = day_is_none(c->closed);
    jw_kint(b, "id", c->case_id);
    jw_ktext(b, "caseNo", c->case_no);
    jw_ktext(b, "court", c->court);
    jw_ktext(b, "courtName", court_name);
    jw_ktext(b, "type", c->type);
    jw_ktext(b, "cause", c->cause);
    jw_ktext(b, "basis", c->basis);
    jw_ktext(b, "applicant", c->applicant);
    jw_ktext(b, "respondent", c->respondent);
    jw_ktext(b, "handler", c->handler);
    jw_ktext(b, "team", c->team);
    labels_write(b, c->labels);
    jw_ktext(b, "property", c->property[0] != '\0' ? c->property : NULL);
    jw_kday(b, "filedDay", c->filed);
    jw_kday(b, "closedDay", c->closed);
    jw_ktext(b, "closeMode", open ? NULL : c->close_mode);
    jw_kint(b, "claimFen", c->claim.fen);
    jw_kint(b, "recoveredFen", c->recovered.fen);
    jw_kday(b, "limitDay", c->limit);
    jw_ktext(b, "limitState", limit_state_name(limit_state_of(c, v->today, v->soon_days)));
    jw_kint(b, "daysLeft", day_diff(c->limit, open ? v->today : c->closed));
}

void
caserow_write(struct buf *b, const struct caseview *v, const struct casefile *c)
{
    jw_open(b, '{');
    caserow_fields(b, v, caseview_court_name(v, c->court), c);
    jw_close(b, '}');
}

enum err
caseview_case(struct request *req, int64_t case_id, struct casefile *ret)
{
    struct casefile c;
    enum err e = casefile_get(req->db, req->arena, case_id, &c, &req->info);
    if (e == ERR_OK)
        e = scope_allows(req->db, req->arena, &req->viewer, c.court, &req->info);
    if (e == ERR_OK)
        *ret = c;
    return e;
}
