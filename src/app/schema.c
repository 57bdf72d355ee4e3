#include "app/schema.h"

#include <stddef.h>

/* One line a .sql file that has "-- migrate:" parts: declared, then listed. */

const struct migration *const schema_migrations[] = {
    NULL,
};
