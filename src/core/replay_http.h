#ifndef CORE_REPLAY_HTTP_H
#define CORE_REPLAY_HTTP_H

#include "http/http.h"

/* The Idempotency-Key of http/, on the table replay. */
extern const struct http_replay core_http_replay;

#endif
