#ifndef HTTP_INPUT_TABLE_H
#define HTTP_INPUT_TABLE_H

#include "http/input.h"

/* Between the files of input: the values behind struct input, and the checks
 * that JSON and query values share. */
struct value {
    bool has;
    int64_t i;     /* 'i', 'm' fen, 'd' days, 'b' */
    const char *t; /* 't', 'c' */
    size_t n;      /* 'a', 'l': how many; 'o': 1 */
    const struct input **items;
    const char **texts;
};
struct input {
    const struct field *fields;
    struct value *values; /* one for each field */
};

/* Where we are: printed from the outside in, when something is wrong. */
struct place {
    const struct place *up;
    const char *name; /* NULL: item i of `up` */
    size_t i;
};

struct input *input_new(struct arena *a, const struct field *fields);
enum err input_fault(struct errinfo *info, const struct place *at, const char *zh, const char *en);
enum err input_text(const struct field *f, const struct place *at, const char *s, size_t n,
                    struct errinfo *info) MUST_USE;
enum err input_number(const struct field *f, const struct place *at, int64_t v,
                      struct errinfo *info) MUST_USE;
enum err input_day(const struct place *at, const char *s, int64_t *ret,
                   struct errinfo *info) MUST_USE;
enum err input_count(const struct field *f, const struct place *at, size_t n,
                     struct errinfo *info) MUST_USE;

#endif
