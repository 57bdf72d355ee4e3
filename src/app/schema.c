#include "app/schema.h"

#include <stddef.h>

/* One line a .sql file that has "-- migrate:" parts: declared, then listed. */

extern const struct migration fact_migrations[], casefile_migrations[], fund_migrations[],
    cross_migrations[];

const struct migration *const schema_migrations[] = {
    fact_migrations,
    casefile_migrations,
    fund_migrations,
    cross_migrations,
    NULL,
};
