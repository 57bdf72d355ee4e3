/* The CSV reader over any bytes, in pieces of any size: it ends, its rows are
 * within the bounds, and what it calls fine is valid text. */
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct source {
    const uint8_t *p;
    size_t n, step;
};

static enum err
source_read(void *ctx, char *out, size_t n, size_t *ret_n, struct errinfo *info)
{
    (void)info;
    struct source *s = ctx;
    size_t k = s->n < n ? s->n : n;
    if (k > s->step)
        k = s->step;
    memcpy(out, s->p, k);
    s->p += k;
    s->n -= k;
    *ret_n = k;
    return ERR_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct errinfo info = { 0 };
    struct csv *c = NULL;
    struct csv_row r;
    if (size < 1)
        return 0;
    struct source s = { data + 1, size - 1, (size_t)data[0] * 16 + 1 };
    must(csv_open(source_read, &s, &c, &info) == ERR_OK);
    int64_t line = 0;
    while (csv_next(c, &r, &info) == ERR_OK) {
        must(r.line > line && r.n <= CSV_COLUMNS_MAX && r.fault < CSV_FAULT_N);
        line = r.line;
        for (int i = 0; i < r.n; i++) {
            must(r.f[i].p[r.f[i].n] == '\0');
            if (r.fault == CSV_FINE)
                must(r.f[i].n <= CSV_FIELD_MAX && text_valid(r.f[i].p, r.f[i].n));
        }
    }
    must(info.code == ERR_OK);
    csv_close(c);
    return 0;
}
