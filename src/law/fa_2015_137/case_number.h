#ifndef LAW_FA_2015_137_CASE_NUMBER_H
#define LAW_FA_2015_137_CASE_NUMBER_H

/* Case numbers (案号), as in （2025）内0602执1234号, and the numbers of the
 * documents written in a case, as in （2025）内0602执1234号之一. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "law/fa_2015_137/court.h"

/* Three Chinese characters and a NUL. */
enum { CASE_TYPE_SIZE = 10 };

/* A number as text: brackets, year, court, type, ten digits, 号, 之九十九, NUL. */
enum { CASE_NUMBER_SIZE = 64 };

struct case_number {
    int year; /* in which the case was accepted */
    char court[COURT_CODE_SIZE];
    char type[CASE_TYPE_SIZE];
    uint32_t serial; /* 1, 2, 3 … for each court, type and year */
};

/* The kinds of enforcement case (类型代字). */
enum case_group {
    CASE_GROUP_NONE,
    CASE_IMPLEMENTATION, /* 实施: 执, 执恢, 执保 */
    CASE_REVIEW,         /* 审查: 执异, 执复 … */
    CASE_SUPERVISION,    /* 监督: 执监 */
    CASE_COORDINATION,   /* 协调: 执协 */
    CASE_OTHER
};
struct case_type {
    const char *code, *zh, *en;
    enum case_group group;
};
extern const struct case_type case_types[];
extern const size_t case_types_n;

/* The type's row; NULL: not a type this table knows (民初 and the like). */
const struct case_type *case_type_find(const char *code);

/* Read a number. Brackets may be （ ）, ( ) or 〔 〕.
 *   err  ERR_INVALID  not a case number: brackets, court code, type, serial
 *                     with a leading zero, blanks, anything behind 号
 *        ERR_RANGE    the year is before 2016, when these numbers began
 *   law  FA-2015-137-2, FA-2015-137-3, FA-2015-137-CODE */
enum err case_number_parse(const char *utf8, struct case_number *ret) MUST_USE;

/* Write a number, always with （ ）.
 *   err  ERR_INVALID  a part is not what case_number_parse would accept
 *        ERR_TOO_BIG  it does not fit n bytes */
enum err case_number_format(const struct case_number *number, char *out, size_t n) MUST_USE;

/* The number behind `last`, the greatest of its court, type and year so far
 * (0: none yet).
 *   err  ERR_RANGE  no more numbers */
enum err case_number_next(uint32_t last, uint32_t *ret) MUST_USE;

/* The number of the ordinal-th document of one kind in a case: the first has
 * no suffix, the second 之一, the twelfth 之十一.
 *   in   ordinal  1 .. DOC_ORDINAL_MAX
 *   err  ERR_INVALID, ERR_TOO_BIG  as case_number_format; ordinal out of bounds
 *   law  DESIGN-DOC-1 */
enum { DOC_ORDINAL_MAX = 100 };
enum err doc_no(const struct case_number *number, int ordinal, char *out, size_t n) MUST_USE;

#endif
