#include "law/design/settings.h"

#include <stdbool.h>
#include <string.h>

#include "base/err.h"
#include "law/settings_table.h"

const struct law_setting *const law_settings = settings_rows;
const size_t law_settings_n = sizeof settings_rows / sizeof settings_rows[0];

const struct law_setting *
law_setting_find(const char *key)
{
    size_t low = 0, high = law_settings_n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (strcmp(law_settings[mid].key, key) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    bool found = low < law_settings_n && strcmp(law_settings[low].key, key) == 0;
    return found ? &law_settings[low] : NULL;
}

int64_t
law_setting_number(const char *key)
{
    const struct law_setting *s = law_setting_find(key);
    must(s != NULL);
    return s->number;
}
