// SPDX-License-Identifier: MIT
// Reductions over all axes: the elements (of an array or of a pending expression) stream through in memory order, block by block, and
// no full-size array is made.
#include <fenv.h>

#include "array/array_private.h"
#include "array/plan_show.h"
#include "array/reduce_private.h"

enum { PART_BLOCKS = 8, PART_ITEMS = PART_BLOCKS * FO_SUM_BLOCK };

// May partial results be combined in any grouping?
static bool is_free_order(const FoReduceLoop *loop, FoReduce reduce) {
    return loop->out < FO_DT_FLOAT16 || reduce == FO_REDUCE_MINIMUM || reduce == FO_REDUCE_MAXIMUM || reduce == FO_REDUCE_FMIN ||
           reduce == FO_REDUCE_FMAX;
}

typedef struct {
    FoProgram p;
    FoWalk walk;
    char *data[FO_MAX_OPERANDS];
    const FoReduceLoop *loop;
    const void *aux;
    FoReduce reduce;
    int64_t n_items, part_items;
    bool direct;              // no steps and one inner loop: kernels read the array itself
    bool fused;               // all steps and the sum in one pass
    bool halves;              // float32 that stand for float16
    bool blocks;              // one partial result per 8192 elements (float sums), else one per part
    int itemsize;             // of elements after the steps
    uint32_t *status;         // what went wrong, of all workers
    char *partials;           // n_partials accumulators of 16 bytes
    int64_t block_items;      // of the program's scratch
    bool sparse;              // of a map: told block by block what was touched
    size_t worker_nbytes, scratch_nbytes;
    char *memory;             // per worker: FoRunState, scratch, one block of 8192 elements
    volatile int *interrupted;
} Stream;

static FoRunState *run_of(const Stream *s, int worker) { return (FoRunState *)(s->memory + (size_t)worker * s->worker_nbytes); }
static char *scratch_of(const Stream *s, int worker) { return (char *)(run_of(s, worker) + 1); }
static char *buffer_of(const Stream *s, int worker) { return scratch_of(s, worker) + s->scratch_nbytes; }

// Elements [first, first + n) of the stream, n <= 8192, one after the other in buffer.
static void fill_buffer(const Stream *s, FoRunState *run, FoWalk *walk, int64_t *position, int64_t n, char *buffer) {
    while (n > 0) {
        int64_t take = walk->n_inner - *position < n ? walk->n_inner - *position : n;
        if (take > s->block_items) take = s->block_items;
        // the following block is on its way while this one is computed
        int64_t ahead = walk->n_inner - *position - take;
        if (ahead > take) ahead = take;
        for (int k = 0; k < s->p.n_leaves; k++) {
            int64_t stride = walk->inner[k];
            if (stride <= 0 || stride > 16) continue;
            const char *at = walk->data[k] + (*position + take) * stride, *end = at + ahead * stride;
            for (; at < end; at += 64) __builtin_prefetch(at, 0, 2);
        }
        fo_program_block(&s->p, run, walk, *position, take, buffer);
        if (s->sparse) fo_program_touched(&s->p, walk, take);
        buffer += take * s->itemsize;
        n -= take;
        if ((*position += take) == walk->n_inner) {
            *position = 0;
            if (n) fo_walk_next(walk);
        }
    }
}

static void next_outer(FoWalk *walk, int64_t *position) {
    if (*position == 0) fo_walk_next(walk);
}

static void fold(const Stream *s, char *data, int64_t stride, int64_t n, char *accumulator) {
    uint32_t status = s->loop->run((char *[]){data, accumulator}, (int64_t[]){stride, 0}, n, s->aux);
    if (fo_unlikely(status != 0)) __atomic_fetch_or(s->status, status, __ATOMIC_RELAXED);
}

static void start_accumulator(const Stream *s, char *accumulator, const char *first_element) {
    if (s->loop->has_identity) memcpy(accumulator, &s->loop->identity, 16);
    else memcpy(accumulator, first_element, (size_t)s->itemsize);
}

// Sums of scale * f(x) + b, block by block; a block in which something went wrong runs step by step to tell what.
static void stream_fused(const Stream *s, int64_t first, int64_t n, char *accumulator, int worker) {
    FoRunState *run = run_of(s, worker);
    const struct FoFused *f = &s->p.fused;
    for (int64_t done = 0; done < n; done += FO_SUM_BLOCK, accumulator += 16) {
        int64_t m = n - done < FO_SUM_BLOCK ? n - done : FO_SUM_BLOCK, strides[3];
        char *data[3];
        fo_program_slot(&s->p, run, &s->walk, first + done, f->x, &data[0], &strides[0]);
        fo_program_slot(&s->p, run, &s->walk, first + done, f->b, &data[1], &strides[1]);
        data[2] = accumulator;
        strides[2] = 0;
        memcpy(accumulator, &s->loop->identity, 16);
        if (fo_unlikely(s->p.has_maps)) fo_program_touched(&s->p, &s->walk, m);
        if (fo_likely(!f->sum(data, strides, m, &f->term))) continue;
        char *buffer = buffer_of(s, worker);
        for (int64_t at = 0; at < m; at += s->block_items)
            fo_program_block(&s->p, run, &s->walk, first + done + at, m - at < s->block_items ? m - at : s->block_items, buffer + at * s->itemsize);
        fold(s, buffer, s->itemsize, m, (char *)&(FoComplex128){0, 0}); // for its status
    }
}

static void stream_one(const Stream *s, int64_t part, int worker) {
    int64_t first = part * s->part_items, n = s->n_items - first < s->part_items ? s->n_items - first : s->part_items;
    char *accumulator = s->partials + 16 * (s->blocks ? first / FO_SUM_BLOCK : part);
    if (s->direct) {
        char *at = s->walk.data[0] + first * s->walk.inner[0];
        for (int64_t done = 0; done < n;) {
            int64_t most = s->blocks ? FO_SUM_BLOCK : PART_ITEMS, m = n - done < most ? n - done : most;
            if (done == 0 || s->blocks) start_accumulator(s, accumulator, at);
            fold(s, at, s->walk.inner[0], m, accumulator);
            if (s->blocks) accumulator += 16;
            at += m * s->walk.inner[0];
            done += m;
            if (fo_unlikely(s->p.has_maps)) fo_program_touched(&s->p, &s->walk, m);
        }
        return;
    }
    if (s->fused) {
        stream_fused(s, first, n, accumulator, worker);
        return;
    }
    FoWalk walk = s->walk;
    int64_t outer = first / walk.n_inner, position = first % walk.n_inner;
    if (outer) fo_walk_seek(&walk, outer);
    FoRunState *run = run_of(s, worker);
    char *buffer = buffer_of(s, worker);
    for (int64_t done = 0; done < n;) {
        int64_t m = n - done < FO_SUM_BLOCK ? n - done : FO_SUM_BLOCK;
        if (done) next_outer(&walk, &position);
        fill_buffer(s, run, &walk, &position, m, buffer);
        if (done == 0 || s->blocks) start_accumulator(s, accumulator, buffer);
        fold(s, buffer, s->itemsize, m, accumulator);
        if (s->halves && !s->blocks) *s->status |= fo_round_halves(accumulator, 4, 1);
        if (s->blocks) accumulator += 16;
        done += m;
        if (fo_unlikely(s->p.has_maps) && !s->sparse) fo_program_touched(&s->p, &walk, m);
    }
}

static void stream_part(void *context, int64_t part, int worker) {
    const Stream *s = context;
    if (*s->interrupted) return;
    stream_one(s, part, worker);
}

// Combines the partial results, in order, into *result (of loop->out).
static void combine(const Stream *s, int64_t n_partials, char *result) {
    if (s->blocks) {
        // block sums from left to right
        feclearexcept(FE_ALL_EXCEPT);
        for (int64_t k = 0; k < n_partials; k++) {
            const char *x = s->partials + 16 * k;
            switch (s->loop->out) {
            case FO_DT_FLOAT32:
                *(float *)result += *(const float *)x;
                if (s->halves) *s->status |= fo_round_halves(result, 4, 1);
                break;
            case FO_DT_FLOAT64: *(double *)result += *(const double *)x; break;
            case FO_DT_COMPLEX64:
                ((FoComplex64 *)result)->re += ((const FoComplex64 *)x)->re, ((FoComplex64 *)result)->im += ((const FoComplex64 *)x)->im;
                break;
            default:
                ((FoComplex128 *)result)->re += ((const FoComplex128 *)x)->re, ((FoComplex128 *)result)->im += ((const FoComplex128 *)x)->im;
                break;
            }
        }
        *s->status |= fo_reduce_status(fetestexcept(FE_ALL_EXCEPT));
        return;
    }
    FoReduce again = s->reduce == FO_REDUCE_COUNT_NONZERO ? FO_REDUCE_SUM : s->reduce;
    const FoReduceLoop *loop = fo_reduce_loop(again, s->loop->out);
    int64_t k = 0;
    if (!loop->has_identity) memcpy(result, s->partials, 16), k = 1;
    for (; k < n_partials; k++) *s->status |= loop->run((char *[]){s->partials + 16 * k, result}, (int64_t[]){16, 0}, 1, NULL);
}

static bool plan_stream(Stream *s, FoArray *a, const FoReduceLoop *loop) {
    if (!fo_program_plan(&s->p, a->expression, a, a->ndim, a->shape, NULL)) return false;
    fo_program_start_walk(&s->p, &s->walk, s->data, NULL, fo_array_strides(a));
    FoProgram *p = &s->p;
    FoDtypeKind have = p->result_kind;
    bool is_leaf = p->n_steps == 0;
    // the result of the last step, or of a cast or copy that follows, goes to the buffer
    // and so does what lies so far apart in a map that 8192 elements at once would bring too much of it into memory
    s->sparse = p->has_maps && s->n_items && s->walk.n_outer && fo_program_items_at_once(p, &s->walk, FO_SUM_BLOCK) < FO_SUM_BLOCK;
    bool gather = s->walk.n_outer > 1 || s->sparse;
    if (have != loop->in || (is_leaf && gather)) {
        int out = p->n_slots++; // its data is the buffer
        p->slots[out].walk = -1, p->slots[out].scratch = 0;
        p->slots[out].itemsize = (int8_t)fo_dtype_itemsize(loop->in);
        p->steps[p->n_steps] = (FoStep){.run = fo_kernel_cast(have, loop->in), .n = 1, .slot = {(int8_t)p->result_slot, (int8_t)out}, .name = -1};
        p->status[p->n_steps++] = 0;
        is_leaf = false;
    }
    s->direct = is_leaf;
    if (have != loop->in) p->fused.n_steps = 0;
    s->fused = !gather && p->fused.n_steps == p->n_steps && p->n_steps && s->reduce == FO_REDUCE_SUM && loop->out == FO_DT_FLOAT64 && !s->aux;
    return true;
}

static bool show_plan(Stream *s, FoArray *a, int64_t n_parts, int n_workers, size_t nbytes) {
    FoPlanReport report = {
        .what = fo_reduce_word(s->reduce), .along = a->expression ? "of an expression" : "of all elements",
        .program = &s->p, .walk = &s->walk, .consumer = fo_reduce_word(s->reduce), .consumer_joins = s->fused,
        .block_items = s->blocks || s->fused ? FO_SUM_BLOCK : s->direct ? s->part_items : s->block_items,
        .n_parts = n_parts, .n_workers = n_workers, .scratch_nbytes = nbytes};
    return fo_plan_show(&report);
}

bool fo_reduce_all(FoArray *a, FoReduce reduce, const FoReduceLoop *loop, const void *aux, char *result) {
    Stream s;
    uint32_t status = 0;
    s.status = &status;
    s.loop = loop, s.reduce = reduce, s.aux = aux;
    s.halves = loop->result == FO_DT_FLOAT16 && fo_reduce_rounds_halves(reduce, FO_DT_FLOAT16);
    s.n_items = a->n_items;
    s.itemsize = (int)fo_dtype_itemsize(loop->in);
    s.interrupted = &fo_rt->interrupted;
    if (!a->n_items) return true;
    if (!plan_stream(&s, a, loop)) return false;
    if (s.direct && a->n_items <= FO_SUM_BLOCK && !a->bytes && !fo_plan_is_shown()) {
        if (!loop->has_identity) memcpy(result, s.walk.data[0], (size_t)s.itemsize);
        status = loop->run((char *[]){s.walk.data[0], result}, (int64_t[]){s.walk.inner[0], 0}, s.n_items, aux);
        return fo_likely(!status) || fo_reduce_report(status, aux);
    }
    s.blocks = fo_reduce_is_float_sum(reduce, loop);
    s.part_items = s.blocks || is_free_order(loop, reduce) ? PART_ITEMS : s.n_items;
    int64_t n_parts = (s.n_items + s.part_items - 1) / s.part_items;
    bool threads = n_parts > 1 && fo_workers_count() > 1 && s.n_items * s.p.weight >= FO_REDUCE_THREAD_LEAST;
    int64_t n_partials = s.blocks ? (s.n_items + FO_SUM_BLOCK - 1) / FO_SUM_BLOCK : n_parts;
    s.block_items = s.n_items < FO_BLOCK_ITEMS ? s.n_items : FO_BLOCK_ITEMS;
    if (s.sparse) s.block_items = fo_program_items_at_once(&s.p, &s.walk, s.block_items);
    int64_t buffer_items = s.n_items < FO_SUM_BLOCK ? s.n_items : FO_SUM_BLOCK;
    s.scratch_nbytes = fo_program_scratch_nbytes(&s.p, s.block_items);
    s.worker_nbytes = s.direct ? 0 : (sizeof(FoRunState) + s.scratch_nbytes + (size_t)(buffer_items * s.itemsize) + 63) / 64 * 64;
    int n_workers = threads ? fo_workers_count() : 1;
    size_t nbytes = s.worker_nbytes * (size_t)n_workers + 16 * (size_t)n_partials;
    if (fo_plan_is_shown() && !show_plan(&s, a, n_parts, n_workers, nbytes)) return false;
    char *memory = fo_alloc(nbytes, FO_MEM_INTERNAL);
    if (!memory) return fo_fail_no_memory();
    s.memory = memory;
    s.partials = memory + s.worker_nbytes * (size_t)n_workers;
    for (int w = 0; w < n_workers && !s.direct; w++) fo_program_bind_scratch(&s.p, run_of(&s, w), scratch_of(&s, w), s.block_items);
    if (threads) {
        fo_workers_run(stream_part, &s, n_parts);
    } else {
        for (int64_t part = 0; part < n_parts; part++) stream_part(&s, part, 0);
    }
    for (int w = 0; w < n_workers && !s.direct; w++) fo_program_add_status(&s.p, run_of(&s, w));
    bool ok = fo_program_finish(&s.p);
    if (ok) combine(&s, n_partials, result);
    fo_free(memory, nbytes, FO_MEM_INTERNAL);
    return ok && (fo_likely(!status) || fo_reduce_report(status, aux));
}
