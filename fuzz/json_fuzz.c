/* A stranger's JSON body against a table with every type. What is accepted
 * must be within its bounds; nothing may crash. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "http/input.h"

#define END                                                                                        \
    {                                                                                              \
        NULL, 0, false, 0, 0, NULL, NULL, NULL                                                     \
    }
/* clang-format off */
static const struct field party[] = {
    { "name", 't', true, 1, 60, NULL, NULL, "name" },
    { "number", 't', false, 15, 18, NULL, NULL, "number" },
    { "aliases", 'l', false, 0, 3, NULL, NULL, "other names" }, END };
static const struct field body[] = {
    { "no", 't', true, 1, 40, NULL, NULL, "case number" },
    { "fen", 'm', false, 0, 1000000000000, NULL, NULL, "amount" },
    { "count", 'i', false, -5, 5, NULL, NULL, "number" },
    { "day", 'd', false, 0, 0, NULL, NULL, "day" },
    { "open", 'b', false, 0, 0, NULL, NULL, "yes or no" },
    { "kind", 'c', false, 0, 0, "a|b|c", NULL, "choice" },
    { "one", 'o', false, 0, 0, NULL, party, "object" },
    { "parties", 'a', false, 1, 5, NULL, party, "objects" },
    { "labels", 'l', false, 0, 4, "x|y", NULL, "choices" }, END };
/* clang-format on */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(64 << 20);
    const struct input *in = NULL;
    struct errinfo info = { 0 };
    if (input_json(a, body, (const char *)data, n, &in, &info) == ERR_OK) {
        const char *no = in_text(in, "no");
        must(strlen(no) >= 1 && strlen(no) <= 40 && text_valid(no, strlen(no)));
        must(in_int(in, "count", 0) >= -5 && in_int(in, "count", 0) <= 5);
        must(in_money(in, "fen", MONEY(0)).fen >= 0);
        must(in_count(in, "parties") <= 5);
        for (size_t i = 0; i < in_count(in, "parties"); i++)
            must(in_text(in_item(in, "parties", i), "name") != NULL);
    } else {
        must(info.code == ERR_INVALID && info.message[0] != '\0');
    }
    arena_free(a);
    return 0;
}
