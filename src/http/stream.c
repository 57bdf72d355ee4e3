/* Event streams: one ring of the last events for all, and for each open
 * stream its place in it. A publisher formats an event once and wakes the
 * streams that may see it; each copies it out on its own server thread. A
 * stream with nothing to say is suspended: it costs memory and nothing else.
 * One that falls behind the ring is told to load afresh ("reset"), and so is
 * one that comes back with a Last-Event-ID that has left the ring.
 *
 * Lock order: the library's response lock, then ours, then the library's
 * suspend lock. The publisher never holds the first. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "http/server.h"

enum {
    RING = 512,        /* a minute or so of a busy district */
    BLOCK = 2048,      /* bytes handed to the library at once */
    PER_USER_MAX = 32, /* tabs of one person; the page shares one among them */
    EVENT_MAX = 64 * 1024,
};

struct event {
    int refs; /* the ring and the streams sending it; under the lock */
    int64_t id;
    char court[16];
    struct buf text;
};

struct stream {
    struct streams *all;
    struct stream *prev, *next;
    struct exchange *x;
    uint64_t at;           /* the next event to look at */
    struct event *sending; /* and how much of it is sent */
    size_t sent;
    bool asleep;
    int64_t beat_ns; /* when a heartbeat is due */
};

struct streams {
    struct http *h;
    pthread_mutex_t lock;
    struct stream *list;
    int n;
    bool end;
    struct event *ring[RING];
    uint64_t head; /* events ever published; the newest is head - 1 */
    struct event beat, hello, reset;
};

static void
fixed(struct event *ev, const char *text)
{
    ev->refs = 1;
    buf_init(&ev->text, 64);
    buf_str(&ev->text, text);
}

struct streams *
streams_start(struct http *h)
{
    struct streams *s = calloc(1, sizeof *s);
    must(s != NULL);
    s->h = h;
    (void)pthread_mutex_init(&s->lock, NULL);
    fixed(&s->beat, ": still here\n\n");
    fixed(&s->hello, "retry: 3000\n\n");
    fixed(&s->reset, "event: reset\ndata: {}\n\n");
    return s;
}

static void
drop(struct event *ev)
{
    if (ev == NULL || --ev->refs > 0)
        return;
    buf_done(&ev->text);
    free(ev);
}

void
streams_free(struct streams *s)
{
    if (s == NULL)
        return;
    must(s->list == NULL);
    for (int i = 0; i < RING; i++)
        drop(s->ring[i]);
    buf_done(&s->beat.text);
    buf_done(&s->hello.text);
    buf_done(&s->reset.text);
    (void)pthread_mutex_destroy(&s->lock);
    free(s);
}

int
streams_count(const struct streams *s)
{
    struct streams *all = (struct streams *)(uintptr_t)s;
    (void)pthread_mutex_lock(&all->lock);
    int n = all->n;
    (void)pthread_mutex_unlock(&all->lock);
    return n;
}

/* Scope: one's own court; the whole district from the intermediate court. */
static bool
may_see(const struct stream *st, const struct event *ev)
{
    const struct viewer *v = &st->x->req.viewer;
    return v->district || strcmp(ev->court, HTTP_EVERY_COURT) == 0 ||
           (ev->court[0] != '\0' && strcmp(v->court, ev->court) == 0);
}

static void
wake(struct stream *st)
{
    if (!st->asleep)
        return;
    st->asleep = false;
    MHD_resume_connection(st->x->mhd);
}

static struct event *
event_new(const char *court, const char *kind, int64_t id, const char *data)
{
    struct event *ev = calloc(1, sizeof *ev);
    must(ev != NULL);
    ev->refs = 1;
    ev->id = id;
    (void)snprintf(ev->court, sizeof ev->court, "%s", court != NULL ? court : "");
    buf_init(&ev->text, EVENT_MAX);
    buf_printf(&ev->text, "id: %" PRId64 "\nevent: %s\n", id, kind);
    for (const char *p = data; p != NULL;) {
        size_t n = strcspn(p, "\r\n");
        buf_str(&ev->text, "data: ");
        buf_add(&ev->text, p, n);
        buf_char(&ev->text, '\n');
        p = p[n] != '\0' ? p + n + 1 : NULL;
    }
    buf_char(&ev->text, '\n');
    return ev;
}

void
http_publish(struct http *h, const char *court, const char *kind, int64_t id, const char *data)
{
    struct streams *s = h->streams;
    struct event *ev = event_new(court, kind, id, data);
    if (ev->text.failed) {
        drop(ev); /* larger than any event of ours: the page asks for what it shows anyway */
        return;
    }
    (void)pthread_mutex_lock(&s->lock);
    struct event **slot = &s->ring[s->head++ % RING];
    drop(*slot);
    *slot = ev;
    for (struct stream *st = s->list; st != NULL; st = st->next)
        if (may_see(st, ev))
            wake(st);
    (void)pthread_mutex_unlock(&s->lock);
}

/* What the stream sends next, or NULL when there is nothing. Under the lock. */
static struct event *
next_event(struct stream *st)
{
    struct streams *s = st->all;
    if (s->head - st->at > RING) {
        st->at = s->head;
        return &s->reset;
    }
    while (st->at < s->head) {
        struct event *ev = s->ring[st->at++ % RING];
        if (may_see(st, ev))
            return ev;
    }
    return NULL;
}

/* Whoever listens must still be signed in: asked again with each heartbeat. */
static bool
still_signed_in(struct exchange *x)
{
    const struct http_options *opt = &x->h->opt;
    struct viewer viewer;
    struct errinfo info = { 0 };
    struct db *db = opt->store != NULL ? store_take(opt->store) : NULL;
    enum err e = opt->auth.authenticate == NULL
                     ? ERR_OK
                     : opt->auth.authenticate(opt->app, db, x->token, clock_ms(), &viewer, &info);
    if (db != NULL)
        store_give(opt->store, db);
    return e != ERR_LOGIN;
}

/* Copies what there is; the library asks again when it is sent. Returns 0
 * only with the connection suspended: otherwise the library would spin. */
static ssize_t
read_stream(void *cls, uint64_t pos, char *out, size_t max)
{
    struct stream *st = cls;
    struct streams *s = st->all;
    size_t n = 0;
    (void)pos;
    if (st->sending == NULL && clock_ns() >= st->beat_ns && !still_signed_in(st->x))
        return MHD_CONTENT_READER_END_OF_STREAM;
    (void)pthread_mutex_lock(&s->lock);
    while (n < max && !s->end) {
        if (st->sending == NULL) {
            st->sending = next_event(st);
            if (st->sending == NULL && n == 0 && clock_ns() >= st->beat_ns)
                st->sending = &s->beat;
            if (st->sending == NULL)
                break;
            st->sending->refs++;
            st->sent = 0;
        }
        const struct buf *text = &st->sending->text;
        size_t piece = text->n - st->sent < max - n ? text->n - st->sent : max - n;
        memcpy(out + n, text->p + st->sent, piece);
        n += piece;
        if ((st->sent += piece) == text->n) {
            drop(st->sending);
            st->sending = NULL;
        }
        st->beat_ns = clock_ns() + (int64_t)HEARTBEAT_S * 1000000000;
    }
    bool end = s->end;
    if (n == 0 && !end) {
        st->asleep = true;
        MHD_suspend_connection(st->x->mhd);
    }
    (void)pthread_mutex_unlock(&s->lock);
    if (n > 0)
        conn_deadline(st->x->conn, SEND_S);
    return n == 0 && end ? MHD_CONTENT_READER_END_OF_STREAM : (ssize_t)n;
}

static void
stream_closed(void *cls)
{
    struct stream *st = cls;
    struct streams *s = st->all;
    (void)pthread_mutex_lock(&s->lock);
    if (st->prev != NULL)
        st->prev->next = st->next;
    else
        s->list = st->next;
    if (st->next != NULL)
        st->next->prev = st->prev;
    s->n--;
    drop(st->sending);
    (void)pthread_mutex_unlock(&s->lock);
    free(st);
}

/* Where a stream begins: behind the event the client saw last, or now. */
static void
find_place(struct stream *st, const char *last)
{
    struct streams *s = st->all;
    st->at = s->head;
    st->sending = &s->hello;
    if (last == NULL || last[0] == '\0')
        return;
    int64_t id = strtoll(last, NULL, 10);
    uint64_t oldest = s->head > RING ? s->head - RING : 0;
    for (uint64_t i = s->head; i-- > oldest;)
        if (s->ring[i % RING]->id == id) {
            st->at = i + 1;
            return;
        }
    st->sending = &s->reset;
}

/* Puts it into the list; false when there are too many. Under the lock. */
static bool
enter(struct streams *s, struct stream *st)
{
    int mine = 0;
    for (const struct stream *o = s->list; o != NULL; o = o->next)
        mine += o->x->req.viewer.user_id == st->x->req.viewer.user_id;
    if (s->n >= STREAMS_MAX || mine >= PER_USER_MAX || s->end)
        return false;
    st->next = s->list;
    if (s->list != NULL)
        s->list->prev = st;
    s->list = st;
    s->n++;
    find_place(st, st->x->headers.at[H_LAST_EVENT_ID]);
    st->sending->refs++;
    return true;
}

/* A stream may stay open all day: what its request used is given back. */
static void
slim(struct exchange *x)
{
    arena_free(x->req.arena);
    x->req.arena = NULL;
    buf_done(&x->req.out);
    buf_done(&x->req.problem_more);
    buf_done(&x->body);
    buf_done(&x->zip);
}

enum MHD_Result
stream_open(struct exchange *x)
{
    struct streams *s = x->h->streams;
    struct stream *st = calloc(1, sizeof *st);
    must(st != NULL);
    st->all = s;
    st->x = x;
    st->beat_ns = clock_ns() + (int64_t)HEARTBEAT_S * 1000000000;
    (void)pthread_mutex_lock(&s->lock);
    bool in = enter(s, st);
    (void)pthread_mutex_unlock(&s->lock);
    if (!in) {
        free(st);
        x->result = (int)FAIL_ZH(&x->req.info, ERR_BUSY, "", "实时连接过多",
                                 "there are too many event streams");
        return answer_send(x);
    }
    struct MHD_Response *res =
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK, read_stream, st, stream_closed);
    if (res == NULL) {
        stream_closed(st);
        return MHD_NO;
    }
    (void)MHD_add_response_header(res, "Content-Type", "text/event-stream");
    (void)MHD_add_response_header(res, "Cache-Control", "no-store");
    (void)MHD_add_response_header(res, "X-Accel-Buffering", "no");
    (void)MHD_add_response_header(res, "Connection", "close"); /* when it ends, it is over */
    answer_common_headers(x->h, res);
    (void)MHD_set_connection_option(x->mhd, MHD_CONNECTION_OPTION_TIMEOUT, 0);
    conn_deadline(x->conn, 0);
    x->streaming = true;
    metrics_count(x->h->metrics, x->match.index, 200, clock_ns() - x->begin_ns);
    (void)atomic_fetch_sub(&x->h->n_under_way, 1);
    enum MHD_Result r = answer_queue(x, 200, res);
    slim(x);
    MHD_destroy_response(res);
    return r;
}

/* Every second: wake the streams whose heartbeat is due. */
void
streams_tick(struct streams *s)
{
    int64_t now = clock_ns();
    (void)pthread_mutex_lock(&s->lock);
    for (struct stream *st = s->list; st != NULL; st = st->next)
        if (st->asleep && now >= st->beat_ns)
            wake(st);
    (void)pthread_mutex_unlock(&s->lock);
}

void
streams_end(struct streams *s)
{
    (void)pthread_mutex_lock(&s->lock);
    s->end = true;
    for (struct stream *st = s->list; st != NULL; st = st->next)
        wake(st);
    (void)pthread_mutex_unlock(&s->lock);
}
