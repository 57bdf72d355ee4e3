#ifndef APP_IMPORT_REPORT_H
#define APP_IMPORT_REPORT_H

/* What an import says: faults on stderr and as a CSV to hand back, progress on
 * a terminal, and a summary by file. */

#include "app/import.h"

enum { REPORT_SHOWN_MAX = 50 }; /* faults on stderr; the CSV has them all */

/* Faults in the order of files and lines, at most REPORT_SHOWN_MAX of them. */
void report_bad(struct ledger *l, const char *csv_path);

/* The same as CSV: 文件,行号,列,值,原因,Reason.
 *   err  ERR_IO */
enum err report_bad_csv(struct ledger *l, const char *path, struct errinfo *info) MUST_USE;

void report_warnings(const struct ledger *l);
void report_summary(const struct ledger *l, const struct import_result *r, bool dry_run,
                    int64_t took_ns);

/* An import_options.progress for a terminal; ctx: struct report_progress. */
struct report_progress {
    int64_t drawn_ns, began_ns;
    const struct ledger *l;
    int stage;
};
void report_progress(void *ctx, enum import_stage stage, int64_t done, int64_t all);

#endif
