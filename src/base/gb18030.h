#ifndef BASE_GB18030_H
#define BASE_GB18030_H

#include <stddef.h>

#include "base/err.h"

/* A stream of GB18030 made UTF-8, by iconv. A byte that is no GB18030 becomes
 * the byte FF, which no valid UTF-8 holds: the row it stands in is then found
 * wrong by the check every row passes. */
struct gb18030;

enum err gb18030_open(struct gb18030 **ret, struct errinfo *info) MUST_USE;
void gb18030_close(struct gb18030 *g); /* NULL is fine */

/* Decode what fits. An incomplete character at the end stays unread unless
 * `last` says that nothing follows.
 *   out  *ret_in bytes taken, *ret_out bytes written (out has room for 4 or more) */
void gb18030_decode(struct gb18030 *g, const char *in, size_t n, int last, char *out, size_t room,
                    size_t *ret_in, size_t *ret_out);

#endif
