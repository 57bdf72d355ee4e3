#ifndef TEST_SUPPORT_HTTP_SAMPLE_H
#define TEST_SUPPORT_HTTP_SAMPLE_H

#include <stdatomic.h>

#include "http/http.h"

/* A small application to test the server with: notes in a table, an echo of
 * every type of input, a login that any token passes. A session token is
 * "u-USER-ROLES(hex)-COURT-d" (d: 1 for the whole district), so that a test
 * says who asks by writing it. */
struct sample {
    struct http *h;
    struct store *store;
    int port;
    atomic_int calls;   /* of the handlers that write */
    atomic_bool hold;   /* /slow waits until it is false */
    atomic_bool ended;  /* no session is valid any more */
    atomic_int holding; /* how many wait */
};
extern const struct route sample_routes[];

/* On a fresh database of the engine under test; change opt->… through `how`. */
struct sample *sample_start(void (*how)(struct http_options *opt));
void sample_stop(struct sample *s);

/* The header lines of a caller: "Cookie: zx_session=…\r\n"; and of a write:
 * X-Requested-With and a key. key NULL: a fresh one. */
const char *sample_as(int user, roles who, const char *court, bool district);
const char *sample_writes(const char *as, const char *key);

#endif
