#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include <stdbool.h>
#include <stdint.h>

/* Money is a count of fen (分) in a struct of its own, so that fen cannot be
 * added to days, rates or rows by accident. No floating point, anywhere. */
typedef struct {
    int64_t fen;
} money;

/* There is no default: whoever divides money says which way it rounds. */
enum round { ROUND_DOWN, ROUND_HALF_UP };

#define MONEY(c) ((money){ .fen = (c) })

/* *ret = a + b, a - b. False, and *ret untouched, when it does not fit. */
bool money_add(money a, money b, money *ret);
bool money_sub(money a, money b, money *ret);

/* *ret = a * num / den in 128 bits, rounded once. a >= 0, num >= 0, den > 0;
 * false, and *ret untouched, when the quotient does not fit 64 bits. */
bool money_ratio(money a, int64_t num, int64_t den, enum round r, money *ret);

/* Yuan as people write them: "28000", "28000.5", "28000.50", no sign, no
 * separator, at most two decimals, at most 10^15 yuan. False otherwise. */
bool money_parse(const char *yuan, money *ret);

/* Writes "28000.50" ("-0.05" below zero) and a NUL: at most 24 bytes. */
char *money_print(money m, char out[24]);

static inline money
money_min(money a, money b)
{
    return a.fen < b.fen ? a : b;
}

/* What a goes past b, or 0; neither is below 0. */
static inline money
money_past(money a, money b)
{
    return MONEY(a.fen - money_min(a, b).fen);
}

#endif
