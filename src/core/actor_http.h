#ifndef CORE_ACTOR_HTTP_H
#define CORE_ACTOR_HTTP_H

#include "http/http.h"

/* How http/ learns who is asking: the session behind a cookie. */
extern const struct http_auth core_http_auth;

#endif
