#ifndef MONEY_FUND_HTTP_H
#define MONEY_FUND_HTTP_H

#include "http/http.h"
#include "money/fund.h"

/* The totals of a case's money, wherever they are shown. */
extern const struct field fund_totals_shape[];
#define FUND_TOTALS_FIELDS                                                                         \
    OUT_FEN("receivedFen", "到账"), OUT_FEN("viaAccountFen", "进入案款专户"),                      \
        OUT_FEN("paidFen", "已发放"), OUT_FEN("waitingFen", "待发放")
void fund_totals_write(struct buf *b, const struct fund_totals *t);

#endif
