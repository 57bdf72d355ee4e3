#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

/* Memory that lives as long as one request or one job, and goes all at once.
 * Handlers and capabilities never call malloc or free: they take from this.
 * Taking never returns NULL; past the cap the process stops: the caps on
 * input make that a bug, not an attack. */
struct arena;

struct arena *arena_new(size_t cap_bytes);
void arena_free(struct arena *a);                           /* NULL is fine */
void arena_reset(struct arena *a);                          /* keeps one block for the next use */
void *arena_take(struct arena *a, size_t n, size_t each);   /* zeroed, aligned */
char *arena_text(struct arena *a, const char *s, size_t n); /* copy, NUL added */
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(a, type, n) ((type *)arena_take((a), (n), sizeof(type)))

#endif
