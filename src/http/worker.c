/* Threads for slow handlers: passwords, exports. A few, so that slow work
 * never takes the whole machine, and a bounded queue, so that a flood of it
 * is answered "busy" and not piled up. */
#include <stdlib.h>

#include "http/server.h"

struct worker_pool {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    struct exchange *head, **tail;
    int waiting, n;
    bool end;
    pthread_t threads[];
};

static void *
work(void *arg)
{
    struct worker_pool *w = arg;
    (void)pthread_mutex_lock(&w->lock);
    for (;;) {
        while (w->head == NULL && !w->end)
            (void)pthread_cond_wait(&w->wake, &w->lock);
        struct exchange *x = w->head;
        if (x == NULL)
            break;
        if ((w->head = x->next) == NULL)
            w->tail = &w->head;
        w->waiting--;
        (void)pthread_mutex_unlock(&w->lock);
        run_work(x);
        (void)pthread_mutex_lock(&w->lock);
    }
    (void)pthread_mutex_unlock(&w->lock);
    return NULL;
}

struct worker_pool *
workers_start(struct http *h, int n)
{
    (void)h;
    struct worker_pool *w = calloc(1, sizeof *w + (size_t)n * sizeof w->threads[0]);
    must(w != NULL);
    w->tail = &w->head;
    (void)pthread_mutex_init(&w->lock, NULL);
    (void)pthread_cond_init(&w->wake, NULL);
    for (; w->n < n; w->n++)
        must(pthread_create(&w->threads[w->n], NULL, work, w) == 0);
    return w;
}

bool
workers_submit(struct worker_pool *w, struct exchange *x)
{
    (void)pthread_mutex_lock(&w->lock);
    bool room = w->waiting < WORK_QUEUE_MAX && !w->end;
    if (room) {
        x->next = NULL;
        *w->tail = x;
        w->tail = &x->next;
        w->waiting++;
        (void)pthread_cond_signal(&w->wake);
    }
    (void)pthread_mutex_unlock(&w->lock);
    return room;
}

void
workers_stop(struct worker_pool *w)
{
    if (w == NULL)
        return;
    (void)pthread_mutex_lock(&w->lock);
    w->end = true;
    (void)pthread_cond_broadcast(&w->wake);
    (void)pthread_mutex_unlock(&w->lock);
    for (int i = 0; i < w->n; i++)
        (void)pthread_join(w->threads[i], NULL);
    (void)pthread_cond_destroy(&w->wake);
    (void)pthread_mutex_destroy(&w->lock);
    free(w);
}
