#ifndef CASEWORK_CASEROW_HTTP_H
#define CASEWORK_CASEROW_HTTP_H

#include "casework/caselist.h"
#include "core/core.h"
#include "http/http.h"

/* A case as a row of a list, the same wherever one is shown. */

extern const struct field caserow_shape[];

/* The fields alone, for shapes that hold a row and more. */
#define CASEROW_FIELDS                                                                             \
    OUT_INT("id", "the case"), OUT_TEXT("caseNo", "案号"), OUT_TEXT("court", "法院代码"),          \
        OUT_TEXT("courtName", "法院"), OUT_TEXT("type", "类型代字"), OUT_TEXT("cause", "案由"),    \
        OUT_TEXT("basis", "执行依据类型"), OUT_TEXT("applicant", "first names of that side"),      \
        OUT_TEXT("respondent", "first names of that side"), OUT_TEXT("handler", "承办人工号"),     \
        OUT_TEXT("team", "承办团队"), OUT_LIST("labels", "标签"),                                  \
        OUT_ONE0("property", "yes|no", "财产情况; null: not stated"),                              \
        OUT_DAY("filedDay", "立案日期"), OUT_DAY0("closedDay", "结案日期; null: open"),            \
        OUT_TEXT0("closeMode", "结案方式"), OUT_FEN("claimFen", "申请标的额"),                     \
        OUT_FEN("recoveredFen", "执行到位金额"), OUT_DAY("limitDay", "end of the time limit"),     \
        OUT_ONE("limitState", "done|doneLate|ok|soon|overdue", "how it stands to the limit"),      \
        OUT_INT("daysLeft", "days to the limit; below zero: over; of a closed case: to closing")

/* What every handler of cases needs to know once a request. */
struct caseview {
    const struct core *core;
    day today;          /* setting as_of, or the real day */
    int soon_days;      /* setting limit_soon_days */
    struct rows courts; /* of the scope: court, name, level, upper */
};
struct caseview caseview_bare(const struct request *req); /* without the courts */
enum err caseview_open(struct request *req, struct db *db, struct caseview *ret) MUST_USE;

/* The name of a court of the scope; the code itself where it is not. */
const char *caseview_court_name(const struct caseview *v, const char *court);

void caserow_fields(struct buf *b, const struct caseview *v, const char *court_name,
                    const struct casefile *c);
void caserow_write(struct buf *b, const struct caseview *v, const struct casefile *c);

/* The case, when the viewer may see it.
 *   err  ERR_NOT_FOUND, also where it is out of scope */
enum err caseview_case(struct request *req, int64_t case_id, struct casefile *ret) MUST_USE;

/* The query of GET /cases read into a filter, sort and page aside; the export
 * takes the same. The shape is caselist_query. */
extern const struct field caselist_query[];
enum err caselist_read_query(struct request *req, struct db *db, const struct caseview *v,
                             struct caselist_filter *ret) MUST_USE;

#endif
