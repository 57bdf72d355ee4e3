#ifndef TEST_SUPPORT_WIRE_H
#define TEST_SUPPORT_WIRE_H

#include <stdbool.h>
#include <stddef.h>

/* HTTP by hand, for tests: bytes out, an answer in, nothing understood that a
 * test did not ask for. Waits at most 20 seconds for a byte. */
struct wire_answer {
    int status; /* 0: the connection ended without one */
    char head[8192];
    char body[256 * 1024];
    size_t body_n;
    bool closed; /* the server said, or did, that the connection is over */
};

int wire_open(int port);
void wire_close(int fd);
void wire_send(int fd, const char *bytes, size_t n);
void wire_text(int fd, const char *text);

/* The next answer on the connection; a body with Content-Length, chunked, or
 * none. head_only: an answer to HEAD. */
void wire_read(int fd, struct wire_answer *ret, bool head_only);

/* One request on a connection of its own. headers: lines that end in \r\n, or
 * ""; body NULL for none. The answer stays valid until the next call. */
const struct wire_answer *wire_ask(int port, const char *method, const char *path,
                                   const char *headers, const char *body);

/* The value of a header of the answer, or NULL; valid until the next call. */
const char *wire_header(const struct wire_answer *a, const char *name);

/* Reads until the text has been seen, or the connection ends. */
bool wire_until(int fd, const char *text, char *out, size_t n);

/* The same on the chunked body of a stream, without its framing. */
bool wire_body_until(int fd, const char *text, char *out, size_t n);

/* Waits until the server ends the connection; false after `seconds`. */
bool wire_ended(int fd, int seconds);

#endif
