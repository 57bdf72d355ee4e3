#ifndef LAW_ANSWER_H
#define LAW_ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/day.h"
#include "base/err.h"
#include "base/money.h"

/* How a rule says what decided: a trail of steps, each tied to the id of the
 * sentence it carries out, with one line for people in each language. No
 * allocation: the trail has a fixed size; a rule that could need more writes
 * its lines into an array of the caller's.
 *
 * The line is a template. {0}..{5} take the step's values in order; the letter
 * behind the number says how to print: {0d} day, {1m} money in yuan, {2n} whole
 * number, {2p} a rate as a percentage, {3s} text (static strings only), {4w} a word that has its
 * own form in each language. Both languages hold the same set. */
enum { LAW_STEPS_MAX = 48, LAW_VALUES_MAX = 6 };

struct law_value {
    char kind; /* 'd', 'm', 'n', 'p', 's', 'w'; 0 = none */
    int64_t n;
    const char *s, *en; /* en: of 'w' only */
};
#define LAW_D(d_) ((struct law_value){ .kind = 'd', .n = (d_).n })
#define LAW_M(m_) ((struct law_value){ .kind = 'm', .n = (m_).fen })
#define LAW_N(n_) ((struct law_value){ .kind = 'n', .n = (n_) })
/* A rate in hundred-millionths, printed as a percentage: 8025000 is "8.025". */
#define LAW_P(e8_) ((struct law_value){ .kind = 'p', .n = (e8_) })
#define LAW_S(s_) ((struct law_value){ .kind = 's', .s = (s_) })
#define LAW_W(zh_, en_) ((struct law_value){ .kind = 'w', .s = (zh_), .en = (en_) })

struct law_step {
    const char *law; /* sentence id, e.g. "SPC-2014-8-1-3"; "DESIGN-…" where the law is silent */
    const char *zh, *en;
    struct law_value v[LAW_VALUES_MAX];
};

struct law_trail {
    int n;
    int dropped; /* steps that did not fit: shown, never hidden */
    struct law_step step[LAW_STEPS_MAX];
};

/* Append a step. trail may be NULL: the rule then only decides. */
void law_say(struct law_trail *trail, struct law_step step);
#define LAW_SAY(trail, id, zh_, en_, ...)                                                          \
    law_say((trail),                                                                               \
            (struct law_step){ .law = (id), .zh = (zh_), .en = (en_), .v = { __VA_ARGS__ } })

enum law_lang { LAW_ZH, LAW_EN };

/* One step as a line of text, NUL included, at most n bytes.
 *   err  ERR_RANGE when it does not fit; out is then "" */
enum err law_print(const struct law_step *step, enum law_lang lang, char *out, size_t n) MUST_USE;

/* What is missing for an act, each with its article: the shape of every guard.
 * Bit i of `missing` set = row i of the rule's table of conditions is not met. */
struct law_condition {
    const char *id;      /* stable key, "search_done" */
    const char *law;     /* sentence id */
    const char *zh, *en; /* what has to be there */
};

/* The rows of a table of at most 64 conditions that are not met, and a step for
 * each of them.
 *   in   have  bit i set = row i is met; bits past the table are ignored */
uint64_t law_missing(const struct law_condition *table, size_t n, uint64_t have,
                     struct law_trail *trail);

/* A step for each row that is set in the mask, cited as the row has it; in the
 * templates {0w} is the row's text. Bits past the table are ignored. */
void law_say_rows(const struct law_condition *table, size_t n, uint64_t set, const char *zh,
                  const char *en, struct law_trail *trail);

#endif
