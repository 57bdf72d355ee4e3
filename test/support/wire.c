#include "test/support/wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"

enum { WAIT_MS = 20000, FDS = 4096 };

static size_t chunk_left[FDS]; /* of the body being read, by socket */

int
wire_open(int port)
{
    struct sockaddr_in at = { .sin_family = AF_INET,
                              .sin_port = htons((unsigned short)port),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    must(fd >= 0 && fd < FDS);
    chunk_left[fd] = 0;
    if (connect(fd, (struct sockaddr *)&at, sizeof at) == 0)
        return fd;
    (void)close(fd);
    return -1;
}

void
wire_close(int fd)
{
    if (fd >= 0)
        (void)close(fd);
}

/* The server may have ended the connection: that shows when reading. */
void
wire_send(int fd, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t sent = send(fd, bytes, n, MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        bytes += sent;
        n -= (size_t)sent;
    }
}

void
wire_text(int fd, const char *text)
{
    wire_send(fd, text, strlen(text));
}

/* One byte; false at the end of the connection. */
static bool
byte(int fd, char *out)
{
    struct pollfd p = { .fd = fd, .events = POLLIN };
    return poll(&p, 1, WAIT_MS) == 1 && recv(fd, out, 1, 0) == 1;
}

static bool
bytes(int fd, char *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!byte(fd, out + i))
            return false;
    return true;
}

static bool
line(int fd, char *out, size_t n)
{
    size_t at = 0;
    while (at + 1 < n && byte(fd, out + at)) {
        if (out[at++] == '\n') {
            out[at] = '\0';
            return true;
        }
    }
    return false;
}

const char *
wire_header(const struct wire_answer *a, const char *name)
{
    static __thread char value[2048];
    size_t n = strlen(name);
    for (const char *p = strstr(a->head, "\r\n"); p != NULL; p = strstr(p, "\r\n")) {
        p += 2;
        if (strncasecmp(p, name, n) == 0 && p[n] == ':') {
            p += n + 1 + strspn(p + n + 1, " ");
            (void)snprintf(value, sizeof value, "%.*s", (int)strcspn(p, "\r"), p);
            return value;
        }
    }
    return NULL;
}

static bool
chunks(int fd, struct wire_answer *a)
{
    char size[64];
    for (;;) {
        if (!line(fd, size, sizeof size))
            return false;
        size_t n = strtoul(size, NULL, 16);
        must(a->body_n + n < sizeof a->body);
        if (!bytes(fd, a->body + a->body_n, n) || !line(fd, size, sizeof size))
            return false;
        a->body_n += n;
        if (n == 0)
            return true;
    }
}

void
wire_read(int fd, struct wire_answer *a, bool head_only)
{
    size_t n = 0;
    a->status = 0;
    a->closed = true;
    a->body_n = 0;
    a->head[0] = a->body[0] = '\0';
    while (n + 2 < sizeof a->head && line(fd, a->head + n, sizeof a->head - n)) {
        bool blank = strcmp(a->head + n, "\r\n") == 0;
        n += strlen(a->head + n);
        if (!blank)
            continue;
        a->status = (int)strtol(a->head + strcspn(a->head, " "), NULL, 10);
        if (a->status != 100)
            break;
        n = 0;
    }
    if (a->status == 0)
        return;
    const char *length = wire_header(a, "Content-Length");
    size_t want = length != NULL ? strtoul(length, NULL, 10) : 0;
    const char *coding = wire_header(a, "Transfer-Encoding");
    bool good = true;
    if (head_only || a->status == 304 || a->status == 204) {
        want = 0;
    } else if (coding != NULL) {
        good = chunks(fd, a);
    } else {
        must(want < sizeof a->body);
        good = bytes(fd, a->body, want);
        a->body_n = good ? want : 0;
    }
    a->body[a->body_n] = '\0';
    const char *connection = wire_header(a, "Connection");
    a->closed = !good || (connection != NULL && strcasecmp(connection, "close") == 0);
}

const struct wire_answer *
wire_ask(int port, const char *method, const char *path, const char *headers, const char *body)
{
    static struct wire_answer a;
    char *text = NULL;
    int fd = wire_open(port), n;
    must(fd >= 0);
    if (body != NULL)
        n = asprintf(&text,
                     "%s %s HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                     "Content-Length: %zu\r\n%s\r\n%s",
                     method, path, strlen(body), headers, body);
    else
        n = asprintf(&text, "%s %s HTTP/1.1\r\nHost: test\r\n%s\r\n", method, path, headers);
    must(n > 0);
    wire_send(fd, text, (size_t)n);
    free(text);
    wire_read(fd, &a, strcmp(method, "HEAD") == 0);
    wire_close(fd);
    return &a;
}

bool
wire_until(int fd, const char *text, char *out, size_t n)
{
    size_t at = 0;
    out[0] = '\0';
    while (at + 1 < n && byte(fd, out + at)) {
        out[++at] = '\0';
        if (strstr(out, text) != NULL)
            return true;
    }
    return false;
}

bool
wire_body_until(int fd, const char *text, char *out, size_t n)
{
    char size[64];
    size_t at = 0;
    out[0] = '\0';
    while (at + 1 < n) {
        if (chunk_left[fd] == 0) {
            if (!line(fd, size, sizeof size))
                return false;
            if ((chunk_left[fd] = strtoul(size, NULL, 16)) == 0)
                return false;
        }
        if (!byte(fd, out + at))
            return false;
        out[++at] = '\0';
        if (--chunk_left[fd] == 0 && !line(fd, size, sizeof size))
            return false;
        if (strstr(out, text) != NULL)
            return true;
    }
    return false;
}

bool
wire_ended(int fd, int seconds)
{
    char c;
    int64_t until = clock_ns() + (int64_t)seconds * 1000000000;
    while (clock_ns() < until) {
        struct pollfd p = { .fd = fd, .events = POLLIN };
        if (poll(&p, 1, 100) == 1 && recv(fd, &c, 1, 0) <= 0)
            return true;
    }
    return false;
}
