/* The duties of the posts, for people to read. */
#include <string.h>

#include "casework/deed.h"
#include "casework/duty.h"
#include "core/core.h"
#include "http/shape.h"

static const struct field duty_shape[] = {
    OUT_ONE("what", "action|deed|route", "an action of a procedure, a thing recorded, or else"),
    OUT_TEXT("id", "its key"),
    OUT_TEXT("name", "for people"),
    OUT_LIST("posts", "judge assistant clerk bailiff: who may"),
    OUT_BOOL("judgeAlone", "takes a judge"),
    OUT_TEXT("status", "how sure that is"),
    OUT_TEXT("source", "where it comes from"),
    SHAPE_END,
};
static const struct field duties_shape[] = {
    OUT_ROWS("items", duty_shape, "in the order of the list"),
    SHAPE_END,
};

/* An action reads as its journal entry does, the reason aside. */
static const char *
action_name(struct request *req, const char *id)
{
    const struct core *core = req->app;
    char *kind = arena_text(req->arena, id, strlen(id));
    char *slash = strchr(kind, '/');
    if (slash != NULL)
        *slash = '_';
    for (const struct journal_kind *const *k = core->kinds; *k != NULL; k++)
        for (const struct journal_kind *one = *k; one->kind != NULL; one++) {
            const char *text = req->lang == LANG_EN ? one->en : one->zh;
            const char *end = strstr(text, req->lang == LANG_EN ? " ({" : "（{");
            if (strcmp(one->kind, kind) == 0)
                return end == NULL ? text : arena_text(req->arena, text, (size_t)(end - text));
        }
    return id;
}

static const char *
name_of(struct request *req, const struct duty *d)
{
    bool en = req->lang == LANG_EN;
    enum deed deed;
    if (d->what == DUTY_ROUTE)
        return en ? d->en : d->zh;
    if (d->what == DUTY_ACTION)
        return action_name(req, d->id);
    return !deed_parse(d->id, &deed) ? d->id : en ? deed_kinds[deed].en : deed_kinds[deed].zh;
}

static enum err
list_duties(struct request *req)
{
    static const char *const what[] = { "action", "deed", "route" };
    struct buf *b = &req->out;
    jw_open(b, '{');
    jw_kopen(b, "items", '[');
    for (size_t i = 0; i < duties_n; i++) {
        const struct duty *d = &duties[i];
        roles posts = duty_posts(d);
        jw_open(b, '{');
        jw_ktext(b, "what", what[d->what]);
        jw_ktext(b, "id", d->id);
        jw_ktext(b, "name", name_of(req, d));
        jw_kopen(b, "posts", '[');
        for (int r = 0; r < ROLE_N; r++)
            if ((posts & ROLE(r)) != 0)
                jw_text(b, role_name((enum role)r));
        jw_close(b, ']');
        jw_kbool(b, "judgeAlone", d->judge_alone);
        jw_ktext(b, "status", d->status);
        jw_ktext(b, "source", d->source);
        jw_close(b, '}');
    }
    jw_close(b, ']');
    jw_close(b, '}');
    return ERR_OK;
}

/* clang-format off */
extern const struct route duty_routes[];
const struct route duty_routes[] = {
    { GET, "/duties", ROLES_CASES, RUN_READ, NULL, NULL, duties_shape, NULL, list_duties,
      "listDuties", "What each post of a team may do: judge, assistant, clerk, bailiff." },
    ROUTES_END,
};
/* clang-format on */
