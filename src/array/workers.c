// SPDX-License-Identifier: MIT
// workers: the threads that share large array work. They are started at the first large piece of work, see only what the
// work function is given, and never touch objects, the heap or the runtime.
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

#include "array/array_private.h"

struct FoWorkers {
    pthread_mutex_t lock;
    pthread_cond_t wake, done;
    FoWorkFn run;
    void *context;
    int64_t n_parts;
    _Atomic int64_t next_part;
    uint64_t job;      // number of the piece of work
    bool open;         // there may be parts left of it
    int active;        // threads that work on it: one that wakes up too late is not waited for
    bool stop;
    int n_threads;     // started
    pthread_t threads[FO_WORKERS_MAX];
};

typedef struct {
    FoWorkers *workers;
    int number;
} Start;

static void take_parts(FoWorkers *w, int number) {
    for (;;) {
        int64_t part = atomic_fetch_add_explicit(&w->next_part, 1, memory_order_relaxed);
        if (part >= w->n_parts) return;
        w->run(w->context, part, number);
    }
}

static void *worker_main(void *argument) {
    Start *start = argument;
    FoWorkers *w = start->workers;
    int number = start->number;
    pthread_mutex_lock(&w->lock);
    start->workers = NULL; // read
    pthread_cond_broadcast(&w->done);
    uint64_t seen = w->job;
    for (;;) {
        while ((!w->open || w->job == seen) && !w->stop) pthread_cond_wait(&w->wake, &w->lock);
        if (w->stop) break;
        seen = w->job;
        w->active++;
        pthread_mutex_unlock(&w->lock);
        take_parts(w, number);
        pthread_mutex_lock(&w->lock);
        if (--w->active == 0 && !w->open) pthread_cond_signal(&w->done);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

// Signals are the main thread's matter.
static void start_threads(FoWorkers *w, int wanted) {
    sigset_t all, before;
    sigfillset(&all);
    sigdelset(&all, SIGBUS);
    sigdelset(&all, SIGSEGV);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 256 * 1024);
    while (w->n_threads < wanted) {
        Start start = {w, w->n_threads + 1};
        if (pthread_create(&w->threads[w->n_threads], &attributes, worker_main, &start) != 0) break;
        pthread_mutex_lock(&w->lock);
        while (start.workers) pthread_cond_wait(&w->done, &w->lock);
        pthread_mutex_unlock(&w->lock);
        w->n_threads++;
    }
    pthread_attr_destroy(&attributes);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static FoWorkers *get_workers(void) {
    FoArrayState *state = fo_array_state();
    if (state->workers) return state->workers;
    FoWorkers *w = fo_alloc_zero(sizeof *w, FO_MEM_INTERNAL);
    if (!w) return NULL;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->wake, NULL);
    pthread_cond_init(&w->done, NULL);
    return state->workers = w;
}

int fo_workers_count(void) {
    if (!fo_rt->options.threads) fo_rt->options.threads = fo_os_processors();
    int n = fo_rt->options.threads;
    return n < 1 ? 1 : n > FO_WORKERS_MAX ? FO_WORKERS_MAX : n;
}

void fo_workers_run(FoWorkFn run, void *context, int64_t n_parts) {
    int n = fo_workers_count();
    FoWorkers *w = n > 1 && n_parts > 1 ? get_workers() : NULL;
    if (w && w->n_threads < n - 1) start_threads(w, n - 1);
    if (!w || !w->n_threads) {
        for (int64_t part = 0; part < n_parts; part++) run(context, part, 0);
        return;
    }
    pthread_mutex_lock(&w->lock);
    w->run = run;
    w->context = context;
    w->n_parts = n_parts;
    atomic_store_explicit(&w->next_part, 0, memory_order_relaxed);
    w->open = true;
    w->job++;
    pthread_cond_broadcast(&w->wake);
    pthread_mutex_unlock(&w->lock);
    take_parts(w, 0);
    pthread_mutex_lock(&w->lock);
    w->open = false;
    while (w->active) pthread_cond_wait(&w->done, &w->lock);
    pthread_mutex_unlock(&w->lock);
}

void fo_workers_deinit(void) {
    FoWorkers *w = fo_array_state()->workers;
    if (!w) return;
    pthread_mutex_lock(&w->lock);
    w->stop = true;
    pthread_cond_broadcast(&w->wake);
    pthread_mutex_unlock(&w->lock);
    for (int k = 0; k < w->n_threads; k++) pthread_join(w->threads[k], NULL);
    pthread_mutex_destroy(&w->lock);
    pthread_cond_destroy(&w->wake);
    pthread_cond_destroy(&w->done);
    fo_free(w, sizeof *w, FO_MEM_INTERNAL);
    fo_array_state()->workers = NULL;
}
