#include "law/design/bank_card.h"

#include <string.h>

/* LAW: DESIGN-CARD-1. From the right every second digit is doubled. */
enum card_fault
luhn_check(const char *card)
{
    size_t n = strlen(card);
    if (n < CARD_DIGITS_MIN || n > CARD_DIGITS_MAX)
        return CARD_LENGTH;
    int sum = 0;
    for (size_t i = 0; i < n; i++) {
        int v = card[n - 1 - i] - '0';
        if (v < 0 || v > 9)
            return CARD_CHARACTER;
        if (i % 2 == 1)
            v = v * 2 / 10 + v * 2 % 10; /* its digits added */
        sum += v;
    }
    return sum % 10 == 0 ? CARD_OK : CARD_CHECK_DIGIT;
}
