#ifndef BASE_DATA_H
#define BASE_DATA_H

#include <stddef.h>

/* A file of data/ compiled into the program: its bytes, and a NUL behind them.
 * DATA(x, holidays) declares data/holidays.csv as x.p and x.n. */
struct data_file {
    const char *p;
    size_t n;
};
#define DATA(var, name)                                                                            \
    extern const char data_##name[], data_##name##_end[];                                          \
    const struct data_file var = { data_##name, (size_t)(data_##name##_end - data_##name) }

#endif
