#include "app/import_pipe.h"

#include <pthread.h>
#include <string.h>

#include "base/vec.h"

enum { BATCHES = 8, BATCH_CELLS = 4096, BATCH_BYTES = 4 * PIPE_BYTES_MAX, RUN_ARENA = 1 << 20 };

struct batch {
    const struct sql *q;
    bool bulk;
    size_t width, rows;
    struct arg cell[BATCH_CELLS];
    char bytes[BATCH_BYTES];
    size_t used;
};

/* A ring: the maker fills batch[made % BATCHES], the writer empties
 * batch[taken % BATCHES]. */
struct pipe {
    pthread_mutex_t lock;
    pthread_cond_t moved;
    struct vec memory;
    struct batch *batch;
    uint64_t made, taken;
    bool ended;
    atomic_bool stopped;
    struct batch *now; /* the maker's, not yet handed over */
    pipe_make_fn *make;
    void *make_ctx;
};

bool
pipe_stopped(const struct pipe *p)
{
    return atomic_load(&p->stopped);
}

static struct batch *
at(struct pipe *p, uint64_t n)
{
    return &p->batch[n % BATCHES];
}

static void
hand_over(struct pipe *p)
{
    (void)pthread_mutex_lock(&p->lock);
    if (p->now != NULL && p->now->rows > 0)
        p->made++;
    while (p->made - p->taken == BATCHES && !pipe_stopped(p))
        (void)pthread_cond_wait(&p->moved, &p->lock);
    (void)pthread_cond_broadcast(&p->moved);
    (void)pthread_mutex_unlock(&p->lock);
    /* Once stopped, the same batch is filled over and over; nobody reads it. */
    p->now = at(p, pipe_stopped(p) ? p->taken : p->made);
    p->now->rows = p->now->used = 0;
    p->now->q = NULL;
}

struct arg *
pipe_row(struct pipe *p, const struct sql *q, bool bulk, size_t bytes)
{
    size_t width = strlen(q->in);
    must(bytes <= PIPE_BYTES_MAX && width <= BATCH_CELLS);
    struct batch *b = p->now;
    if (b == NULL || b->q != q || b->bulk != bulk || (b->rows + 1) * width > BATCH_CELLS ||
        b->used + bytes > BATCH_BYTES) {
        hand_over(p);
        b = p->now;
        b->q = q;
        b->bulk = bulk;
        b->width = width;
    }
    return &b->cell[b->rows++ * width];
}

char *
pipe_bytes(struct pipe *p, size_t n)
{
    struct batch *b = p->now;
    must(b->used + n <= BATCH_BYTES);
    char *s = b->bytes + b->used;
    b->used += n;
    return s;
}

static void *
run_maker(void *ctx)
{
    struct pipe *p = ctx;
    hand_over(p);
    p->make(p, p->make_ctx);
    hand_over(p);
    (void)pthread_mutex_lock(&p->lock);
    p->ended = true;
    (void)pthread_cond_broadcast(&p->moved);
    (void)pthread_mutex_unlock(&p->lock);
    return NULL;
}

/* The next full batch; NULL at the end. */
static struct batch *
take(struct pipe *p)
{
    (void)pthread_mutex_lock(&p->lock);
    while (p->made == p->taken && !p->ended)
        (void)pthread_cond_wait(&p->moved, &p->lock);
    struct batch *b = p->made == p->taken ? NULL : at(p, p->taken);
    (void)pthread_mutex_unlock(&p->lock);
    return b;
}

static void
give_back(struct pipe *p)
{
    (void)pthread_mutex_lock(&p->lock);
    p->taken++;
    (void)pthread_cond_broadcast(&p->moved);
    (void)pthread_mutex_unlock(&p->lock);
}

static void
stop(struct pipe *p)
{
    (void)pthread_mutex_lock(&p->lock);
    atomic_store(&p->stopped, true);
    (void)pthread_cond_broadcast(&p->moved);
    (void)pthread_mutex_unlock(&p->lock);
}

/* Write one batch; a bulk step stays open across batches of one statement. */
static enum err
write_batch(struct db *db, struct arena *a, const struct batch *b, const struct sql **open,
            struct db_bulk **bulk, struct errinfo *info)
{
    enum err e = ERR_OK;
    if (*bulk != NULL && (!b->bulk || *open != b->q)) {
        e = db_bulk_close(*bulk, info);
        *bulk = NULL;
    }
    if (b->bulk && *bulk == NULL && e == ERR_OK) {
        e = db_bulk_open(db, b->q, bulk, info);
        *open = b->q;
    }
    if (b->bulk && e == ERR_OK)
        e = db_bulk_rows(*bulk, b->cell, b->rows, info);
    for (size_t i = 0; i < b->rows && !b->bulk && e == ERR_OK; i++) {
        e = db_run(db, a, b->q, &b->cell[i * b->width], NULL, NULL, info);
        arena_reset(a);
    }
    return e;
}

static enum err
write_all(struct pipe *p, struct db *db, atomic_bool *cancel, pipe_step_fn *step, void *step_ctx,
          int64_t *ret_rows, struct errinfo *info)
{
    struct arena *a = arena_new(RUN_ARENA);
    const struct sql *open = NULL;
    struct db_bulk *bulk = NULL;
    const struct batch *b;
    int64_t rows = 0;
    enum err e = ERR_OK;
    while (e == ERR_OK && (b = take(p)) != NULL) {
        e = write_batch(db, a, b, &open, &bulk, info);
        rows += (int64_t)b->rows;
        give_back(p);
        if (e == ERR_OK && atomic_load(cancel))
            e = FAIL_ZH(info, ERR_BUSY, "", "已取消", "cancelled");
        if (step != NULL)
            step(step_ctx, rows);
    }
    enum err closed = db_bulk_close(bulk, info);
    arena_free(a);
    *ret_rows = rows;
    return e != ERR_OK ? e : closed;
}

enum err
pipe_run(struct db *db, pipe_make_fn *make, void *make_ctx, atomic_bool *cancel, pipe_step_fn *step,
         void *step_ctx, int64_t *ret_rows, struct errinfo *info)
{
    struct pipe p = { .make = make, .make_ctx = make_ctx };
    pthread_t maker;
    vec_init(&p.memory, sizeof(struct batch));
    for (int i = 0; i < BATCHES; i++)
        (void)vec_add(&p.memory);
    p.batch = VEC_AT(&p.memory, struct batch, 0);
    must(pthread_mutex_init(&p.lock, NULL) == 0 && pthread_cond_init(&p.moved, NULL) == 0);
    enum err e = ERR_OK;
    if (pthread_create(&maker, NULL, run_maker, &p) != 0) {
        e = FAIL(info, ERR_BUSY, "", "no thread to be had");
    } else {
        e = write_all(&p, db, cancel, step, step_ctx, ret_rows, info);
        stop(&p);
        (void)pthread_join(maker, NULL);
    }
    (void)pthread_cond_destroy(&p.moved);
    (void)pthread_mutex_destroy(&p.lock);
    vec_done(&p.memory);
    return e;
}
