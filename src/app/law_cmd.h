#ifndef APP_LAW_CMD_H
#define APP_LAW_CMD_H

/* What the commands that ask the law floor share: options, values out of
 * them, and the statement step by step. None of them needs a database. */

#include <stdbool.h>

#include "base/buf.h"
#include "base/day.h"
#include "base/err.h"
#include "base/money.h"
#include "law/answer.h"
#include "law/design/span.h"

enum { LAW_OPERANDS_MAX = 2, LAW_OPTIONS_MAX = 4096 };

struct law_option {
    const char *name, *value; /* value is "" for an option without one */
};

struct law_command_line {
    bool json;
    enum law_lang lang;
    int n_operands, n_options;
    const char *operand[LAW_OPERANDS_MAX];
    struct law_option option[LAW_OPTIONS_MAX];
};

/* An option a command knows; every command knows --json and --lang zh|en. */
struct law_option_kind {
    const char *name; /* "--filed"; NULL ends the list */
    bool has_value, many;
};

/* Sort the command line into options and operands.
 *   err  ERR_INVALID  an unknown option, one given twice, a value missing, or
 *                     another number of operands; info.field names it */
enum err law_command_read(int argc, char **argv, const struct law_option_kind *kinds,
                          int operands_least, int operands_most, struct law_command_line *ret,
                          struct errinfo *info) MUST_USE;

/* The option's value; NULL: it was not given. `nth` counts from 0. */
const char *law_option_value(const struct law_command_line *line, const char *name, int nth);

/* Values. err: ERR_INVALID, and info says which field and what is wrong. */
enum err law_read_day(const char *field, const char *s, day *ret, struct errinfo *info) MUST_USE;
enum err law_read_yuan(const char *field, const char *s, money *ret, struct errinfo *info) MUST_USE;
enum err law_read_number(const char *field, const char *s, int64_t least, int64_t most,
                         int64_t *ret, struct errinfo *info) MUST_USE;

/* "2024-05-01..2024-06-30", both days in; "2024-05-01.." is still open. */
enum err law_read_span(const char *field, const char *s, struct law_span *ret,
                       struct errinfo *info) MUST_USE;

/* Every value of an option that may be given many times.
 *   in   ret  room for LAW_OPTIONS_MAX */
enum err law_read_spans(const struct law_command_line *line, const char *name, struct law_span *ret,
                        size_t *ret_n, struct errinfo *info) MUST_USE;

/* The trail: one line a step with the sentence behind it; --json writes it
 * with law_steps_write. */
void law_print_steps(const struct law_trail *trail, enum law_lang lang, struct buf *out);

/* A member of the object that is open: money as "320.00". */
void law_json_yuan(struct buf *out, const char *key, money m);

/* Print the buffer and free it; the exit status, EXIT_NO where the answer is no. */
int law_print_out(struct buf *out);
int law_print_answer(struct buf *out, bool yes);

#endif
