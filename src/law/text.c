#include "law/text.h"

#include <string.h>

#include "law/law_text_table.h"

const struct law_text *const law_text_table = law_text_rows;
const size_t law_text_table_n = sizeof law_text_rows / sizeof *law_text_rows;

const struct law_text *
law_text(const char *id)
{
    for (size_t i = 0; i < law_text_table_n; i++)
        if (strcmp(law_text_rows[i].id, id) == 0)
            return &law_text_rows[i];
    return NULL;
}
