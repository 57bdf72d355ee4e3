#ifndef APP_LIVE_H
#define APP_LIVE_H

#include "core/core.h"
#include "http/http.h"

/* What a running server does by itself, on one thread of its own: new journal
 * rows are told to the event streams, about once a second core_tick puts them
 * into the tree and does the other housekeeping, and once a minute the legal
 * clocks whose day has come are looked at. */
struct live;

/* err  ERR_BUSY  no thread could be started */
enum err live_start(struct core *core, struct http *http, struct live **ret,
                    struct errinfo *info) MUST_USE;
void live_stop(struct live *l); /* waits for the round under way; NULL is fine */

#endif
