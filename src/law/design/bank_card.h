#ifndef LAW_DESIGN_BANK_CARD_H
#define LAW_DESIGN_BANK_CARD_H

/* The check digit of a bank card (银行卡), the Luhn sum of ISO/IEC 7812-1.
 * Company accounts carry none: do not test them. */

enum { CARD_DIGITS_MIN = 16, CARD_DIGITS_MAX = 19 };
enum card_fault { CARD_OK, CARD_LENGTH, CARD_CHARACTER, CARD_CHECK_DIGIT, CARD_FAULT_N };

/* Test 16 to 19 digits, no blanks.
 *   law  DESIGN-CARD-1 */
enum card_fault luhn_check(const char *card);

#endif
