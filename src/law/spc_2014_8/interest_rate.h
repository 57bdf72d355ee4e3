#ifndef LAW_SPC_2014_8_INTEREST_RATE_H
#define LAW_SPC_2014_8_INTEREST_RATE_H

#include "law/spc_2014_8/interest_statement.h"

/* A rate as people type it:
 *   "6%"  "15.4%"          a year, at most six decimals
 *   "0.05%/day"            a day
 *   "lpr"  "lpr*1.5"       the one-year LPR in force each day, or a multiple
 *   "lpr5*1.3"             the five-year one
 *   "benchmark*1.5"        the one-year benchmark loan rate
 *   "benchmark-lpr*1.5"    the benchmark to 2019-08-19, the LPR from then on
 *   "lpr@2020-08-20*4"     the LPR of one day, fixed
 * Anything else leaves *ret alone.
 *   err  ERR_INVALID it is none of these, or out of range
 *        ERR_RANGE   the day behind @ is in no table
 *   law  SPC-2014-8-1-2 */
enum err interest_rate_parse(const char *text, struct interest_rate *ret) MUST_USE;

#endif
