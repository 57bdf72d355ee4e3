/* Starting and stopping the server. */
#include "http/server.h"

#include <malloc.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"

enum { BACKLOG = 1024, WORKERS = 2, THREADS_MAX = 64, OPENAPI_MAX = 16 * 1024 * 1024 };

/* "127.0.0.1:8080" or "[::1]:8080" into a bound, listening socket. */
static enum err
listen_at(const char *listen_text, int *ret_fd, int *ret_port, struct errinfo *info)
{
    char host[128];
    const char *colon = strrchr(listen_text, ':');
    size_t n = colon != NULL ? (size_t)(colon - listen_text) : 0;
    const char *from = listen_text;
    if (n >= 2 && from[0] == '[' && from[n - 1] == ']') {
        from++;
        n -= 2;
    }
    if (colon == NULL || n == 0 || n >= sizeof host)
        return FAIL_ZH(info, ERR_INVALID, "listen", "监听地址须形如 127.0.0.1:8080",
                       "the address to listen at is like 127.0.0.1:8080 or [::1]:8080");
    memcpy(host, from, n);
    host[n] = '\0';

    struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_PASSIVE, .ai_socktype = SOCK_STREAM };
    struct addrinfo *ai = NULL;
    if (getaddrinfo(host, colon + 1, &hints, &ai) != 0)
        return FAIL_ZH(info, ERR_INVALID, "listen", "监听地址须为数字地址和端口",
                       "the address to listen at is not a numeric address and a port");
    int on = 1, fd = socket(ai->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    bool good = fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
                bind(fd, ai->ai_addr, ai->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0;
    freeaddrinfo(ai);
    struct sockaddr_storage at;
    socklen_t at_n = sizeof at;
    char port[16];
    if (!good || getsockname(fd, (struct sockaddr *)&at, &at_n) != 0 ||
        getnameinfo((struct sockaddr *)&at, at_n, NULL, 0, port, sizeof port, NI_NUMERICSERV) !=
            0) {
        if (fd >= 0)
            (void)close(fd);
        return FAIL_ZH(info, ERR_IO, "listen", "无法监听该地址，端口可能已被占用",
                       "cannot listen there; is the port in use?");
    }
    *ret_fd = fd;
    *ret_port = (int)strtol(port, NULL, 10);
    return ERR_OK;
}

/* Once a second: deadlines and heartbeats. */
static void *
tick(void *arg)
{
    struct http *h = arg;
    (void)pthread_mutex_lock(&h->tick_lock);
    while (!h->tick_end) {
        struct timespec until;
        (void)clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_sec++;
        (void)pthread_cond_timedwait(&h->tick_wake, &h->tick_lock, &until);
        if (h->tick_end)
            break;
        conn_reap(h);
        streams_tick(h->streams);
    }
    (void)pthread_mutex_unlock(&h->tick_lock);
    return NULL;
}

/* Our own strict decoding in uri.c takes the place of the library's. */
static size_t
leave_escaped(void *cls, struct MHD_Connection *mhd, char *s)
{
    (void)cls;
    (void)mhd;
    return strlen(s);
}

static void
log_library(void *cls, const char *fmt, va_list ap)
{
    char text[240];
    (void)cls;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    (void)vsnprintf(text, sizeof text, fmt, ap);
#pragma GCC diagnostic pop
    text[strcspn(text, "\n")] = '\0';
    log_debug("microhttpd", LOG_T("message", text));
}

static struct MHD_Daemon *
start_library(struct http *h, int threads)
{
    unsigned flags =
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
    struct MHD_OptionItem options[] = {
        { MHD_OPTION_EXTERNAL_LOGGER, (intptr_t)log_library, NULL },
        { MHD_OPTION_LISTEN_SOCKET, h->listen_fd, NULL },
        { MHD_OPTION_THREAD_POOL_SIZE, threads, NULL },
        { MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONN_MEMORY, NULL },
        { MHD_OPTION_CONNECTION_LIMIT, CONN_MAX, NULL },
        { MHD_OPTION_PER_IP_CONNECTION_LIMIT, h->opt.behind_tls ? 0 : CONN_PER_IP_MAX, NULL },
        { MHD_OPTION_CONNECTION_TIMEOUT, IDLE_S, NULL },
        { MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL },
        { MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)leave_escaped, NULL },
        { MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)conn_notify, h },
        { MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)conn_completed, h },
        { MHD_OPTION_END, 0, NULL },
    };
    return MHD_start_daemon(flags, 0, NULL, NULL, conn_access, h, MHD_OPTION_ARRAY, options,
                            MHD_OPTION_END);
}

static struct http *
server_new(const struct http_options *opt)
{
    struct http *h = calloc(1, sizeof *h);
    must(h != NULL);
    h->opt = *opt;
    h->listen_fd = -1;
    h->arena = arena_new(ARENA_MAX);
    (void)pthread_mutex_init(&h->conns_lock, NULL);
    (void)pthread_mutex_init(&h->idle_lock, NULL);
    (void)pthread_mutex_init(&h->tick_lock, NULL);
    pthread_condattr_t attr;
    (void)pthread_condattr_init(&attr);
    (void)pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    (void)pthread_cond_init(&h->tick_wake, &attr);
    (void)pthread_condattr_destroy(&attr);
    return h;
}

static void
server_free(struct http *h)
{
    streams_free(h->streams);
    assets_free(h->assets);
    exchanges_free(h);
    buf_done(&h->openapi);
    arena_free(h->arena);
    (void)pthread_cond_destroy(&h->tick_wake);
    (void)pthread_mutex_destroy(&h->tick_lock);
    (void)pthread_mutex_destroy(&h->idle_lock);
    (void)pthread_mutex_destroy(&h->conns_lock);
    free(h);
}

/* What one request gives back the next one takes: without this the allocator
 * returns the top of a thread's heap to the system after every sorted query
 * and faults it in again: about a quarter of the time of reading a case. */
static void
keep_memory(void)
{
    enum { TRIM = 16 * 1024 * 1024, PAD = 1024 * 1024, MAPPED = 1024 * 1024 };
    (void)mallopt(M_TRIM_THRESHOLD, TRIM);
    (void)mallopt(M_TOP_PAD, PAD);
    (void)mallopt(M_MMAP_THRESHOLD, MAPPED);
}

enum err
http_start(const struct http_options *opt, struct http **ret, struct errinfo *info)
{
    const char *fault = http_routes_fault(opt->routes);
    if (fault != NULL)
        return FAIL_ZH(info, ERR_INVALID, "routes", "路由表有误", "%s", fault);
    keep_memory();
    struct http *h = server_new(opt);
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    int threads = opt->threads > 0 ? opt->threads : cpus > 0 ? (int)cpus : 1;
    threads = threads < THREADS_MAX ? threads : THREADS_MAX;
    enum err e = listen_at(opt->listen, &h->listen_fd, &h->port, info);
    if (e != ERR_OK)
        goto done;
    h->router = router_new(h->arena, opt->routes);
    h->metrics = metrics_new(h->arena, h->router);
    buf_init(&h->openapi, OPENAPI_MAX);
    http_openapi(opt->routes, &h->openapi);
    h->streams = streams_start(h);
    h->assets = assets_start(h);
    h->workers = workers_start(h, opt->workers > 0 ? opt->workers : WORKERS);
    h->ticking = pthread_create(&h->ticker, NULL, tick, h) == 0;
    h->mhd = start_library(h, threads);
    if (h->mhd == NULL || !h->ticking)
        e = FAIL_ZH(info, ERR_IO, "listen", "服务无法启动", "the server does not start");

done:
    if (e != ERR_OK)
        http_stop(h);
    else
        *ret = h;
    return e;
}

int
http_port(const struct http *h)
{
    return h->port;
}

static void
nap_ms(long ms)
{
    (void)nanosleep(&(struct timespec){ .tv_nsec = ms * 1000000 }, NULL);
}

/* What the client has sent in full is answered, within STOP_S; what the
 * writer or a worker has in hand is waited for, since it will end and its
 * outcome must be known before the store closes. */
static void
finish_under_way(struct http *h)
{
    int64_t until = clock_ns() + (int64_t)STOP_S * 1000000000;
    while (atomic_load(&h->n_under_way) > 0 && clock_ns() < until)
        nap_ms(2);
    while (atomic_load(&h->n_elsewhere) > 0)
        nap_ms(2);
}

void
http_stop(struct http *h)
{
    if (h == NULL)
        return;
    atomic_store(&h->stopping, true);
    int fd = h->mhd != NULL ? MHD_quiesce_daemon(h->mhd) : -1;
    if (fd < 0)
        fd = h->listen_fd;
    if (fd >= 0)
        (void)close(fd);
    if (h->mhd != NULL) {
        streams_end(h->streams);
        finish_under_way(h);
    }
    workers_stop(h->workers);
    if (h->ticking) {
        (void)pthread_mutex_lock(&h->tick_lock);
        h->tick_end = true;
        (void)pthread_cond_signal(&h->tick_wake);
        (void)pthread_mutex_unlock(&h->tick_lock);
        (void)pthread_join(h->ticker, NULL);
    }
    if (h->mhd != NULL)
        MHD_stop_daemon(h->mhd);
    server_free(h);
}
