/* Runs every row of renumber.cases. */
#include "law/cpl_2023/renumber.h"

#include "test/support/law_rows.h"

static void
now(struct cases *c)
{
    want_int(c, 4, ERR_OK, msl_article_now((int)cases_int(c, 2), (int)cases_int(c, 3)));
}

int
main(void)
{
    static const struct law_row kinds[] = { { "now", now } };
    return LAW_ROWS_MAIN("src/law/cpl_2023/renumber.cases", kinds);
}
