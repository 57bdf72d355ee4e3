#ifndef LAW_DESIGN_SETTINGS_H
#define LAW_DESIGN_SETTINGS_H

/* Numbers and choices the law leaves open, or that we could not read in its
 * text: each a row of data/settings.csv with its default, its source and how
 * sure it is. A rule never reads a setting: it takes the court's value as an
 * input, and this table says what that is where the court chose nothing. */

#include <stddef.h>
#include <stdint.h>

struct law_setting {
    const char *key;
    const char *text; /* the default as written */
    int64_t number;   /* the default where it is a whole number, else 0 */
    const char *unit; /* "days", "yes-no", "choice a|b", "yuan" … */
    const char *status;
    const char *source;
    const char *zh, *en;
};

/* All of them, keys ascending. */
extern const struct law_setting *const law_settings;
extern const size_t law_settings_n;

/* NULL: there is no such setting. */
const struct law_setting *law_setting_find(const char *key);

/* The default of a setting that is a whole number; the key must be there. */
int64_t law_setting_number(const char *key);

#endif
