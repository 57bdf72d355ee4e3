#ifndef APP_CLOCKS_H
#define APP_CLOCKS_H

/* What a command needs to work on the clocks of a database that no server runs on:
 * the store, the settings and the holidays, and nothing else of the core. */

#include "casework/adopt.h"

enum err clocks_open(const char *url, struct core *ret, struct errinfo *info) MUST_USE;
void clocks_close(struct core *c); /* a zeroed core is fine */

/* The day they are looked at: the setting as_of, else today. */
day clocks_today(const struct core *c, int64_t now_ms);

/* Open, take on what a ledger brought (adopt_all), close. */
enum err clocks_adopt(const char *url, int64_t now_ms, adopt_progress_fn *progress, void *ctx,
                      struct adopted *ret, struct errinfo *info) MUST_USE;

#endif
