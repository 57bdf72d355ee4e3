#ifndef LAW_TEXT_H
#define LAW_TEXT_H

#include <stddef.h>

/* The sentences of the rule book as this program holds them (the .md files of src/law), for
 * pages that show the law beside what it asks for. */

struct law_text {
    const char *id;     /* "SPC-2014-8-1-3"                          */
    const char *source; /* where it stands, and how sure that is      */
    const char *text;   /* in its own language; lines parted by '\n'  */
};

/* By its id; NULL: no .md holds it. */
const struct law_text *law_text(const char *id);

extern const struct law_text *const law_text_table;
extern const size_t law_text_table_n;

#endif
