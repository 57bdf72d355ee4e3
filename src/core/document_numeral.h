#ifndef CORE_DOCUMENT_NUMERAL_H
#define CORE_DOCUMENT_NUMERAL_H

#include "base/buf.h"
#include "base/day.h"
#include "base/money.h"

/* Numbers as court papers write them. Each is appended to out. */

/* 28000.50 as "贰万捌仟元伍角", 28000 as "贰万捌仟元整", nothing as "零元整". */
void document_upper(money m, struct buf *out);

/* 28000.50 as "28,000.50", 28000 as "28,000": for people, without the unit. */
void document_yuan(money m, struct buf *out);

/* 2026-09-14 as "二〇二六年九月十四日". */
void document_day_zh(day d, struct buf *out);

/* 2026-09-14 as "2026年9月14日". */
void document_day(day d, struct buf *out);

/* 21 as "二十一", 105 as "一百零五".
 *   in   n  0 .. 10^16 */
void document_count(int64_t n, struct buf *out);

#endif
