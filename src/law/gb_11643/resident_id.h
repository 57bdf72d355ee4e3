#ifndef LAW_GB_11643_RESIDENT_ID_H
#define LAW_GB_11643_RESIDENT_ID_H

/* The citizen's identity number (公民身份号码), GB 11643: six digits of area,
 * eight of birth, three of sequence (odd: male), one check character; and
 * the fifteen-digit numbers that came before it. */

#include <stdbool.h>

#include "base/day.h"
#include "base/err.h"

enum { RESIDENT_ID_LENGTH = 18, RESIDENT_ID_SIZE = 19, RESIDENT_ID_OLD_LENGTH = 15 };

/* What is wrong with a number, first fault first. */
enum id_fault { ID_OK, ID_LENGTH, ID_CHARACTER, ID_DATE, ID_CHECK_DIGIT, ID_FAULT_N };

/* Test a number of eighteen characters, X in upper case. The area code is not
 * looked up: counties come and go, old numbers stay.
 *   law  GB-11643-LENGTH, GB-11643-BIRTH, GB-11643-CHECK */
enum id_fault id18_check(const char *id);

/* The eighteen-character number of the same person.
 *   in   fifteen digits
 *   err  ERR_INVALID  not fifteen digits, or no real date of birth
 *   law  GB-11643-OLD */
enum err id15_convert(const char *old, char ret[RESIDENT_ID_SIZE]) MUST_USE;

/* Read from a number that passed id18_check: ERR_INVALID where it does not. */
enum err id_birth(const char *id, day *ret) MUST_USE;
enum err id_is_male(const char *id, bool *ret) MUST_USE;

/* Under eighteen on that day: the eighteenth birthday is of age.
 *   err  ERR_INVALID  not a number, or today is before birth
 *   law  GB-11643-BIRTH, CC-2020-17, CC-2020-1259 */
enum err id_is_minor(const char *id, day today, bool *ret) MUST_USE;

/* The number as a public list may show it: positions 11 to 14, month and day
 * of birth, as asterisks.
 *   err  ERR_INVALID  as id18_check
 *   law  DESIGN-ID-MASK */
enum err id_mask(const char *id, char ret[RESIDENT_ID_SIZE]) MUST_USE;

#endif
