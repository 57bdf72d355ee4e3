#ifndef LAW_GB_32100_ORG_CODE_H
#define LAW_GB_32100_ORG_CODE_H

/* The unified social credit code (统一社会信用代码), GB 32100, of a company or
 * other body, and the organisation code (组织机构代码), GB 11714, inside it. */

enum { USCC_LENGTH = 18, ORG_CODE_LENGTH = 9 };

/* What is wrong with a code, first fault first. */
enum code_fault { CODE_OK, CODE_LENGTH, CODE_CHARACTER, CODE_CHECK_CHAR, CODE_FAULT_N };

/* Test eighteen characters in upper case. The organisation code inside is not
 * tested: codes given to bodies without one do not carry its check.
 *   law  GB-32100-CHARSET, GB-32100-CHECK */
enum code_fault uscc_check(const char *code);

/* Test nine characters in upper case, without the hyphen.
 *   law  GB-11714-CHECK */
enum code_fault org_check(const char *code);

#endif
