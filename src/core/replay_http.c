#include "core/replay_http.h"

#include <string.h>

#include "core/core.h"
#include "core/replay.h"

static enum err
find(struct request *req, const char *digest, bool *ret_found)
{
    const struct core *c = req->app;
    struct replay answer;
    enum err e =
        replay_find(req->db, req->arena, c->keys, req->viewer.user_id, req->idempotency_key, digest,
                    req->now_ms, ret_found, &answer, &req->info);
    if (e != ERR_OK || !*ret_found)
        return e;
    req->status = answer.status;
    req->etag = answer.etag;
    if (answer.location[0] != '\0')
        req->location = answer.location;
    buf_add(&req->out, answer.body, answer.body_n);
    return ERR_OK;
}

static enum err
keep(struct request *req, const char *digest)
{
    const struct core *c = req->app;
    struct replay answer = { .status = req->status,
                             .etag = req->etag,
                             .location = req->location,
                             .body = req->out.p,
                             .body_n = req->out.n };
    return replay_keep(req->db, req->arena, c->keys, req->viewer.user_id, req->idempotency_key,
                       digest, req->now_ms, &answer, &req->info);
}

const struct http_replay core_http_replay = { .find = find, .keep = keep };
