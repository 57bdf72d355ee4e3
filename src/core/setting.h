#ifndef CORE_SETTING_H
#define CORE_SETTING_H

#include "base/arena.h"
#include "base/day.h"
#include "db/db.h"

/* What an installation may choose: rows over the defaults of data/settings.csv
 * (readings of the law) and data/settings_core.csv (how the system runs). Read
 * through a snapshot in memory that any thread may ask; a text got from it stays
 * valid until settings_free. */
struct settings;

/* One setting as it is defined. */
struct setting_def {
    const char *key, *value; /* the default */
    const char *unit;        /* "yes-no", "days", "day", "text" … */
    const char *status;      /* CONTESTED, SEED, DESIGN … */
    const char *source, *zh, *en;
};

struct settings *settings_new(void); /* the defaults alone */
void settings_free(struct settings *s);

/* Read the rows again: at start, after a change, and now and then, since other
 * servers change them too. */
enum err settings_load(struct settings *s, struct db *db, struct errinfo *info) MUST_USE;

/* The value in force. must() on a key that is defined nowhere. */
const char *setting_text(const struct settings *s, const char *key);
int64_t setting_int(const struct settings *s, const char *key);
bool setting_on(const struct settings *s, const char *key);
day setting_day(const struct settings *s, const char *key); /* DAY_NONE when empty */

/* A reasonable interval, "40..60" with either end left open, in hundredths and
 * both ends in; false where none is set. */
#define SETTING_BAND_LOW (-(int64_t)1000000000000)
#define SETTING_BAND_HIGH ((int64_t)1000000000000)
struct setting_band {
    int64_t lo, hi;
};
bool setting_band(const struct settings *s, const char *key, struct setting_band *ret);

bool setting_band_read(const char *text, struct setting_band *ret);

/* --- as it was ----------------------------------------------------------------- */

/* The instant from which on every day was later than d: what was written before
 * it was known on that day. It follows the setting as_of, which a demonstration
 * moves, as it stood at each time.
 *   out  INT64_MAX when d is today or to come: all that is written is known */
enum err setting_known_until(const struct settings *s, struct db *db, struct arena *a, day d,
                             int64_t now_ms, int64_t *ret, struct errinfo *info) MUST_USE;

/* The value that held just before an instant. */
enum err setting_at_instant(const struct settings *s, struct db *db, struct arena *a,
                            const char *key, int64_t until_ms, const char **ret,
                            struct errinfo *info) MUST_USE;

size_t settings_count(const struct settings *s);
const struct setting_def *setting_at(const struct settings *s, size_t i); /* in key order */

/* Change one, with its journal entry.
 *   err  ERR_NOT_FOUND  no such key
 *        ERR_INVALID    the value does not fit the unit
 *   tx   inside one; call settings_load after the commit */
enum err setting_put(const struct settings *s, struct db *db, struct arena *a, const char *key,
                     const char *value, int64_t actor, int64_t now_ms,
                     struct errinfo *info) MUST_USE;

#endif
