#ifndef HTTP_INPUT_H
#define HTTP_INPUT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "http/http.h"
#include "http/uri.h"

/* Raw input to typed values, by a field table. Everything declared is checked
 * against its type and bounds, everything not declared is refused, and the
 * first fault names its place: "parties[1].number". What comes out is read
 * with the in_ functions of http.h; nothing downstream sees raw JSON. */

enum {
    INPUT_LIST_TEXT_MAX = 200,        /* bytes of one text of an 'l'                    */
    INPUT_BODY_MIN = 4 * 1024,        /* a body limit is never below, blanks included   */
    INPUT_BODY_MAX = 1024 * 1024,     /* nor above, whatever the table would allow      */
    INPUT_DEPTH_MAX = 6,              /* objects inside objects in one table            */
    INPUT_RAW_MAX = 32 * 1024 * 1024, /* of a body that is no JSON                  */
};

/* A JSON object of n bytes.
 *   in    fields may be NULL: then an empty body or {} alone is right
 *   err   ERR_INVALID
 *   mem   values are in the arena */
enum err input_json(struct arena *a, const struct field *fields, const char *json, size_t n,
                    const struct input **ret, struct errinfo *info) MUST_USE;

/* Path and query values, decoded. A name given twice is a fault unless the
 * field is a list. An empty value is a value left out: that is how a form
 * with an unset filter looks.
 *   err   ERR_INVALID */
enum err input_pairs(struct arena *a, const struct field *fields, const struct pair *pairs,
                     size_t n, const struct input **ret, struct errinfo *info) MUST_USE;

/* The most bytes a JSON body of this shape may have: what its bounds allow,
 * with every character escaped, between the two limits above. */
size_t input_body_max(const struct field *fields);

/* The 'r' field of a body that is taken as it is; NULL: the body is JSON. */
const struct field *input_raw(const struct field *fields);

/* Is s one of the choices "a|b|c"? */
bool input_choice(const char *choices, const char *s);

#endif
