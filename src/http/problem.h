#ifndef HTTP_PROBLEM_H
#define HTTP_PROBLEM_H

#include "base/buf.h"
#include "base/err.h"

/* Problem answers after RFC 9457, in the reader's language: one row per
 * enum err, and a few for what only HTTP itself can get wrong. */
enum {
    PROBLEM_NO_METHOD = ERR_N, /* the path is there, the verb is not   */
    PROBLEM_METHOD_UNKNOWN,    /* no verb of ours                      */
    PROBLEM_MEDIA_TYPE,        /* the body is not application/json     */
    PROBLEM_IF_MATCH,          /* a change must name the version seen  */
    PROBLEM_N
};

struct problem {
    int status;
    const char *code, *slug; /* "ERR_INVALID", urn:zhixing:problem:"invalid" */
    const char *zh, *en;     /* the title */
};
const struct problem *problem_of(int code);

/* Writes the whole body. What the person may read is info's sentence in their
 * language, or the title where there is none; info->detail never leaves.
 *   in   more  members of its own, as inside an object; NULL or empty: none */
void problem_write(struct buf *out, int code, int lang, const struct errinfo *info,
                   const char *trace, const struct buf *more);

#endif
