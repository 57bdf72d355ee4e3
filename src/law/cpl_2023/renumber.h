#ifndef LAW_CPL_2023_RENUMBER_H
#define LAW_CPL_2023_RENUMBER_H

/* Judicial interpretations still print the article numbers of older versions of
 * the Civil Procedure Law. A document printed today cites today's number. */

/* The number that an article of an older version carries in the version of 2023.
 *   in   version_year  2012, 2017, 2021 or 2023, the year of the amendment
 *        old           the article's number in that version
 *   out  the number now; 0 when the pair lies outside the ranges that were compared
 *   law  CPL-2023-renumbering */
int msl_article_now(int version_year, int old);

#endif
