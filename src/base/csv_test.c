/* csv: shapes that RFC 4180 allows, shapes it does not, and hostile input, read
 * whole and byte by byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv.h"

struct source {
    const char *p;
    size_t n, step;
};

static enum err
source_read(void *ctx, char *out, size_t n, size_t *ret_n, struct errinfo *info)
{
    (void)info;
    struct source *s = ctx;
    size_t k = s->n < n ? s->n : n;
    if (s->step > 0 && k > s->step)
        k = s->step;
    memcpy(out, s->p, k);
    s->p += k;
    s->n -= k;
    *ret_n = k;
    return ERR_OK;
}

/* Everything read, as "line:fault:a|b|c;" a row. */
static void
read_all(const char *text, size_t n, size_t step, char *out, size_t room)
{
    struct errinfo info = { 0 };
    struct source s = { text, n, step };
    struct csv *c = NULL;
    struct csv_row r;
    size_t at = 0;
    assert_int_equal(csv_open(source_read, &s, &c, &info), ERR_OK);
    out[0] = '\0';
    while (csv_next(c, &r, &info) == ERR_OK) {
        at += (size_t)snprintf(out + at, room - at, "%d:%d:", (int)r.line, r.fault);
        for (int i = 0; i < r.n; i++)
            at += (size_t)snprintf(out + at, room - at, "%s%s", i > 0 ? "|" : "", r.f[i].p);
        at += (size_t)snprintf(out + at, room - at, ";");
        assert_true(at < room);
    }
    assert_int_equal(info.code, ERR_OK);
    csv_close(c);
}

/* clang-format off */
static const struct { const char *in, *out; } shapes[] = {
    { "",                              "" },
    { "a",                             "1:0:a;" },
    { "a,b\r\nc,d\r\n",                "1:0:a|b;2:0:c|d;" },
    { "a,b\nc,d",                      "1:0:a|b;2:0:c|d;" },
    { "\r\n\na\n\n\nb",                "3:0:a;6:0:b;" },
    { "a,,\n,",                        "1:0:a||;2:0:|;" },
    { "\"a\",\"b,c\"\n",               "1:0:a|b,c;" },
    { "\"a\"\"b\",\"\"\nx",            "1:0:a\"b|;2:0:x;" },
    { "\"one\ntwo\",3\nx",             "1:0:one\ntwo|3;3:0:x;" },
    { "\"\"\"\"",                      "1:0:\";" },
    { "a\"b,c\nd",                     "1:1:ab|c;2:0:d;" },
    { "a\"\"b,c\nd",                   "1:1:ab|c;2:0:d;" },
    { "\"a\"b,c\nd",                   "1:1:ab|c;2:0:d;" },
    { "\"a,b\nc",                      "1:1:a,b\nc;" },
    { "\xEF\xBB\xBF" "a,b\n",          "1:0:a|b;" },
    { "\xE6\xA1\x88,\xE5\x8F\xB7\n\xC3(,x\ny", "1:0:\xE6\xA1\x88|\xE5\x8F\xB7;2:2:\xC3(|x;3:0:y;" },
    /* 案号,张三 in GB18030, then a byte that is none of it, and a four-byte character. */
    { "\xB0\xB8\xBA\xC5,\xD5\xC5\xC8\xFD\n\xFF,x\n\x90\x30\x81\x30\n",
      "1:0:案号|张三;2:2:\xFF|x;3:0:\xF0\x90\x80\x80;" },
};
/* clang-format on */

static void
test_shapes(void **state)
{
    (void)state;
    char out[512];
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
        for (size_t step = 0; step < 4; step++) {
            read_all(shapes[i].in, strlen(shapes[i].in), step, out, sizeof out);
            assert_string_equal(out, shapes[i].out);
        }
}

static void
test_nul(void **state)
{
    (void)state;
    char out[64];
    read_all("a,b\nc\0d,e\nf", 11, 0, out, sizeof out);
    assert_string_equal(out, "1:0:a|b;2:3:c|e;3:0:f;");
}

static char *
repeat(const char *head, const char *unit, size_t times, const char *tail, size_t *ret_n)
{
    size_t h = strlen(head), u = strlen(unit), t = strlen(tail);
    char *p = malloc(h + u * times + t + 1);
    memcpy(p, head, h);
    for (size_t i = 0; i < times; i++)
        memcpy(p + h + i * u, unit, u);
    memcpy(p + h + u * times, tail, t + 1);
    *ret_n = h + u * times + t;
    return p;
}

/* Rows and faults of a large input, without keeping them. */
static void
count(const char *text, size_t n, int rows[CSV_FAULT_N])
{
    struct errinfo info = { 0 };
    struct source s = { text, n, 0 };
    struct csv *c = NULL;
    struct csv_row r;
    memset(rows, 0, sizeof(int) * CSV_FAULT_N);
    assert_int_equal(csv_open(source_read, &s, &c, &info), ERR_OK);
    while (csv_next(c, &r, &info) == ERR_OK)
        rows[r.fault]++;
    csv_close(c);
}

static void
test_hostile(void **state)
{
    (void)state;
    int rows[CSV_FAULT_N];
    size_t n;
    char *p = repeat("a\n", "x", CSV_FIELD_MAX + 1, "\nb\n", &n);
    count(p, n, rows);
    assert_int_equal(rows[CSV_FIELD_TOO_BIG], 1);
    assert_int_equal(rows[CSV_FINE], 2);
    free(p);
    p = repeat("a\n", ",", CSV_COLUMNS_MAX, "\nb\n", &n);
    count(p, n, rows);
    assert_int_equal(rows[CSV_TOO_MANY_COLUMNS], 1);
    assert_int_equal(rows[CSV_FINE], 2);
    free(p);
    p = repeat("a\n", ",", 1000000, "\nb\n", &n);
    count(p, n, rows);
    assert_int_equal(rows[CSV_BROKEN], 1);
    free(p);
    p = repeat("a\n\"", "b,c\n", 1000000, "", &n);
    count(p, n, rows);
    assert_int_equal(rows[CSV_BROKEN], 1);
    assert_int_equal(rows[CSV_FINE], 1);
    free(p);
    p = repeat("", "a,b\n", 1000000, "", &n);
    count(p, n, rows);
    assert_int_equal(rows[CSV_FINE], 1000000);
    free(p);
}

static void
test_writing(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 1000);
    csv_put(&b, "案号");
    csv_put(&b, "a,\"b\"\n");
    csv_put(&b, "");
    csv_put(&b, "=1+1");
    csv_end(&b);
    csv_put(&b, "x");
    csv_end(&b);
    assert_string_equal(b.p, "案号,\"a,\"\"b\"\"\n\",\"\",\"'=1+1\"\r\nx\r\n");
    buf_done(&b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_nul),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_writing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
