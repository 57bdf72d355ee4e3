/* Old article numbers of the Civil Procedure Law to those of 2023. */
#include "law/cpl_2023/renumber.h"

#include <stddef.h>

/* clang-format off */
static const struct shift {
    int version, first, last, by;
} shifts[] = { /* LAW: CPL-2023-renumbering. */
    { 2012, 100, 101,  3 }, /* preservation */
    { 2012, 110, 117,  3 }, /* coercive measures */
    { 2012, 224, 258, 11 }, /* enforcement */
    { 2017, 100, 101,  3 },
    { 2017, 110, 117,  3 },
    { 2017, 224, 258, 11 },
    { 2021, 103, 104,  0 },
    { 2021, 112, 120,  0 },
    { 2021, 231, 265,  4 },
    { 2023, 103, 104,  0 },
    { 2023, 112, 120,  0 },
    { 2023, 235, 269,  0 },
};
/* clang-format on */

int
msl_article_now(int version_year, int old)
{
    for (size_t i = 0; i < sizeof shifts / sizeof shifts[0]; i++)
        if (shifts[i].version == version_year && shifts[i].first <= old && old <= shifts[i].last)
            return old + shifts[i].by;
    return 0;
}
