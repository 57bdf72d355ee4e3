#include "core/core.h"
#include "core/setting.h"
#include "http/shape.h"

static const struct field setting_row[] = {
    OUT_TEXT("key", "its name"),
    OUT_TEXT("value", "in force"),
    OUT_TEXT("default", "where nothing was chosen"),
    OUT_TEXT("unit", "what a value may be"),
    OUT_TEXT("status", "how sure the default is"),
    OUT_TEXT("source", "where it comes from"),
    OUT_TEXT("zh", "what it decides, in Chinese"),
    OUT_TEXT("en", "what it decides"),
    SHAPE_END,
};
static const struct field settings_out[] = {
    OUT_ROWS("items", setting_row, "by key"),
    SHAPE_END,
};

static enum err
list_settings(struct request *req)
{
    const struct core *c = req->app;
    struct buf *out = &req->out;
    jw_open(out, '{');
    jw_kopen(out, "items", '[');
    for (size_t i = 0; i < settings_count(c->settings); i++) {
        const struct setting_def *d = setting_at(c->settings, i);
        jw_open(out, '{');
        jw_ktext(out, "key", d->key);
        jw_ktext(out, "value", setting_text(c->settings, d->key));
        jw_ktext(out, "default", d->value);
        jw_ktext(out, "unit", d->unit);
        jw_ktext(out, "status", d->status);
        jw_ktext(out, "source", d->source);
        jw_ktext(out, "zh", d->zh);
        jw_ktext(out, "en", d->en);
        jw_close(out, '}');
    }
    jw_close(out, ']');
    jw_close(out, '}');
    return ERR_OK;
}

static const struct field put_query[] = {
    { .name = "key", .type = 't', .need = true, .min = 1, .max = 100, .help = "its name" },
    SHAPE_END,
};
static const struct field put_body[] = {
    { .name = "value", .type = 't', .need = true, .min = 0, .max = 1000, .help = "as text" },
    SHAPE_END,
};

static enum err
put_write(struct request *req)
{
    const struct core *c = req->app;
    return setting_put(c->settings, req->db, req->arena, in_text(req->query, "key"),
                       in_text(req->body, "value"), req->viewer.user_id, req->now_ms, &req->info);
}

static enum err
put_one(struct request *req)
{
    const struct core *c = req->app;
    enum err e = http_write(req, put_write);
    if (e != ERR_OK)
        return e;
    struct db *db = store_take(req->store);
    e = settings_load(c->settings, db, &req->info);
    store_give(req->store, db);
    return e;
}

/* clang-format off */
extern const struct route setting_routes[];
const struct route setting_routes[] = {
    { GET, "/settings", ROLES_SIGNED_IN, RUN_READ, NULL, NULL, settings_out, NULL, list_settings,
      "listSettings", "Every setting with its default, and how sure that is." },
    { PUT, "/settings/{key}", ROLE(ROLE_SYSTEM), RUN_WORK, put_query, put_body, NULL, NULL, put_one,
      "putSetting", "Change a setting; the change is a journal entry." },
    ROUTES_END,
};
/* clang-format on */
