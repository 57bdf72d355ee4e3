#ifndef BASE_ERR_H
#define BASE_ERR_H

/* How everything that can fail says so. The set is closed: a new code needs a
 * row in http/problem.c, so each code has exactly one HTTP status and one
 * sentence for the user. Success is the only zero. */
enum err {
    ERR_OK = 0,
    ERR_INVALID,   /* the caller's data is wrong; info.field says where     */
    ERR_NOT_FOUND, /* no such row, or not visible to this user              */
    ERR_LOGIN,     /* nobody is signed in, or the session has ended         */
    ERR_DENIED,    /* the user is known but may not do this                 */
    ERR_CONFLICT,  /* the row's state forbids it (closed, duplicate)        */
    ERR_STALE,     /* If-Match does not name the present version            */
    ERR_TOO_BIG,   /* past a stated limit                                   */
    ERR_RATE,      /* too many tries; wait                                  */
    ERR_RANGE,     /* arithmetic would leave the representable range, or a
                      date lies outside a table: refused, never guessed     */
    ERR_BUSY,      /* try again later; nothing was changed                  */
    ERR_IO,        /* a file or the network failed                          */
    ERR_STORE,     /* the database failed; nothing was changed              */
    ERR_N
};

/* Where the first failure happened. One per request or job; the deepest
 * caller fills it, nobody above overwrites it. */
struct errinfo {
    enum err code;
    char field[48];    /* JSON field, column or option at fault, or ""      */
    char message[240]; /* English, safe to show the user                    */
    char zh[240];      /* the same in Chinese; "" where only code decides   */
    char detail[240];  /* for the log only: may hold engine text            */
    char where[64];    /* file:line                                         */
};

#define MUST_USE __attribute__((warn_unused_result))

/* Record a failure and hand its code back, so that one line does both. */
#define FAIL(info, code, field, ...)                                                               \
    err_set((info), (code), __FILE__, __LINE__, (field), NULL, __VA_ARGS__)

/* The same with the Chinese sentence first; both take no arguments beyond it. */
#define FAIL_ZH(info, code, field, zh, ...)                                                        \
    err_set((info), (code), __FILE__, __LINE__, (field), (zh), __VA_ARGS__)

enum err err_set(struct errinfo *info, enum err code, const char *file, int line, const char *field,
                 const char *zh, const char *fmt, ...) __attribute__((format(printf, 7, 8)));

/* As good as new, without writing a kilobyte: nobody reads behind a first NUL. */
static inline void
err_clear(struct errinfo *info)
{
    info->code = ERR_OK;
    info->field[0] = info->message[0] = info->zh[0] = info->detail[0] = info->where[0] = '\0';
}

const char *err_name(enum err code); /* "ERR_INVALID" */

/* A broken promise between our own functions: never data, never I/O.
 * Stays on in release builds. */
_Noreturn void must_failed(const char *expr, const char *file, int line);
#define must(e) ((e) ? (void)0 : must_failed(#e, __FILE__, __LINE__))

#endif
