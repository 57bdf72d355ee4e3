/* bench_http_floor PORT BYTES [THREADS]: the server's own floor. It serves
 * /api/v1/constant, one JSON answer of BYTES bytes made without a database,
 * until it is ended. What a real route reaches is told as a part of this. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "http/http.h"

static size_t size = 200;

static enum err
constant(struct request *req)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    jw_open(&req->out, '{');
    jw_key(&req->out, "text");
    buf_char(&req->out, '"');
    while (req->out.n + 2 < size) {
        size_t n = size - 2 - req->out.n;
        buf_add(&req->out, letters, n < sizeof letters - 1 ? n : sizeof letters - 1);
    }
    buf_str(&req->out, "\"}");
    return ERR_OK;
}

static const struct field constant_out[] = {
    { "text", 't', true, 0, 0, NULL, NULL, "filling" },
    { NULL, 0, false, 0, 0, NULL, NULL, NULL },
};
static const struct route routes[] = {
    { GET, "/constant", ROLES_PUBLIC, RUN_READ, NULL, NULL, constant_out, NULL, constant,
      "constant", "The same answer to everybody." },
    ROUTES_END,
};

int
main(int argc, char **argv)
{
    if (argc < 3) {
        (void)fprintf(stderr, "bench_http_floor PORT BYTES [THREADS]\n");
        return 2;
    }
    const struct route *lists[] = { routes, NULL };
    char listen[32];
    (void)snprintf(listen, sizeof listen, "127.0.0.1:%ld", strtol(argv[1], NULL, 10));
    size = (size_t)strtol(argv[2], NULL, 10);
    struct http_options opt = { .listen = listen,
                                .routes = lists,
                                .threads = argc > 3 ? (int)strtol(argv[3], NULL, 10) : 0 };
    struct http *h = NULL;
    struct errinfo info = { 0 };
    sigset_t ends;
    (void)sigemptyset(&ends);
    (void)sigaddset(&ends, SIGTERM);
    (void)sigaddset(&ends, SIGINT);
    (void)pthread_sigmask(SIG_BLOCK, &ends, NULL);
    if (http_start(&opt, &h, &info) != ERR_OK) {
        (void)fprintf(stderr, "%s\n", info.message);
        return 1;
    }
    (void)printf("%d\n", http_port(h));
    (void)fflush(stdout);
    int sig;
    (void)sigwait(&ends, &sig);
    http_stop(h);
    return 0;
}
