// SPDX-License-Identifier: MIT
// Reductions. Over all axes: the elements (of an array or of a pending expression) stream through in memory order, block by block, and
// no full-size array is made. Over some axes: the axes are sorted by stride; the innermost one decides whether rows are folded or added.
//
// Sums of floats add in NumPy's order: 8192 elements pairwise, these sums one after the other; what the threads find is combined in
// that same order, so results do not depend on their number.
#include <fenv.h>

#include "array/array_private.h"
#include "array/scalar_private.h"
#include "array/reduce_private.h"
#include "array/plan_show.h"

enum { PART_BLOCKS = 8, PART_ITEMS = PART_BLOCKS * FO_SUM_BLOCK, THREAD_LEAST = 1 << 17, COLUMN_BLOCK = 8192, TOUCH_ITEMS = 16 * FO_SUM_BLOCK };

void fo_reduce_options_all(FoReduceOptions *options, int ndim) {
    *options = (FoReduceOptions){0};
    memset(options->is_axis, 1, sizeof options->is_axis);
}

// Sums and products of float16 are computed as float32, but what has been reached is a float16 after each row and each 8192 elements.
static bool rounds_halves(FoReduce reduce, FoDtypeKind kind) {
    return kind == FO_DT_FLOAT16 && (reduce == FO_REDUCE_SUM || reduce == FO_REDUCE_PRODUCT);
}
uint32_t fo_round_halves(char *floats, int64_t stride, int64_t n) {
    uint32_t status = 0;
    enum { PIECE = 256 };
    uint16_t halves[PIECE];
    FoKernel narrow = fo_kernel_cast(FO_DT_FLOAT32, FO_DT_FLOAT16), widen = fo_kernel_cast(FO_DT_FLOAT16, FO_DT_FLOAT32);
    for (int64_t at = 0; at < n; at += PIECE) {
        int64_t m = n - at < PIECE ? n - at : PIECE;
        status |= narrow((char *[]){floats + at * stride, (char *)halves}, (int64_t[]){stride, 2}, m, NULL);
        widen((char *[]){(char *)halves, floats + at * stride}, (int64_t[]){2, stride}, m, NULL);
    }
    return status;
}

static bool is_float_sum(FoReduce reduce, const FoReduceLoop *loop) { return reduce == FO_REDUCE_SUM && loop->out >= FO_DT_FLOAT32; }
// May partial results be combined in any grouping?
static bool is_free_order(const FoReduceLoop *loop, FoReduce reduce) {
    return loop->out < FO_DT_FLOAT16 || reduce == FO_REDUCE_MINIMUM || reduce == FO_REDUCE_MAXIMUM || reduce == FO_REDUCE_FMIN ||
           reduce == FO_REDUCE_FMAX;
}

// ---- all axes: a stream of blocks

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

static uint32_t status_of(int flags) {
    return (flags & FE_DIVBYZERO ? FO_STATUS_DIVIDE : 0) | (flags & FE_OVERFLOW ? FO_STATUS_OVERFLOW : 0) |
           (flags & FE_UNDERFLOW ? FO_STATUS_UNDERFLOW : 0) | (flags & FE_INVALID ? FO_STATUS_INVALID : 0);
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
        *s->status |= status_of(fetestexcept(FE_ALL_EXCEPT));
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

// Squared deviations (aux: the mean) are what a subtraction and a multiplication would have been.
static bool report(uint32_t status, const void *aux) {
    FoErrModes modes = fo_array_state()->errors;
    if (!aux) return fo_errors_report(modes, status, "reduce");
    uint32_t wrong = status & FO_STATUS_INVALID;
    return (!wrong || fo_errors_report(modes, wrong, "subtract")) && (!(status & ~wrong) || fo_errors_report(modes, status & ~wrong, "multiply"));
}

// "sum", for people.
static const char *reduce_word(FoReduce reduce) {
    static const char *const words[] = {
#define FO_REDUCE(NAME, name, word) word,
#include "array/kernels/reduce.def"
#undef FO_REDUCE
    };
    return words[reduce];
}

// Reduces all elements of a (possibly pending) into *result, which holds the starting value, of loop->out.
bool fo_reduce_all(FoArray *a, FoReduce reduce, const FoReduceLoop *loop, const void *aux, char *result) {
    Stream s;
    uint32_t status = 0;
    s.status = &status;
    s.loop = loop, s.reduce = reduce, s.aux = aux;
    s.halves = loop->result == FO_DT_FLOAT16 && rounds_halves(reduce, FO_DT_FLOAT16);
    s.n_items = a->n_items;
    s.itemsize = (int)fo_dtype_itemsize(loop->in);
    s.interrupted = &fo_rt->interrupted;
    if (!a->n_items) return true;
    if (!plan_stream(&s, a, loop)) return false;
    if (s.direct && a->n_items <= FO_SUM_BLOCK && !a->bytes && !fo_plan_is_shown()) {
        if (!loop->has_identity) memcpy(result, s.walk.data[0], (size_t)s.itemsize);
        status = loop->run((char *[]){s.walk.data[0], result}, (int64_t[]){s.walk.inner[0], 0}, s.n_items, aux);
        return fo_likely(!status) || report(status, aux);
    }
    s.blocks = is_float_sum(reduce, loop);
    s.part_items = s.blocks || is_free_order(loop, reduce) ? PART_ITEMS : s.n_items;
    int64_t n_parts = (s.n_items + s.part_items - 1) / s.part_items;
    bool threads = n_parts > 1 && fo_workers_count() > 1 && s.n_items * s.p.weight >= THREAD_LEAST;
    int64_t n_partials = s.blocks ? (s.n_items + FO_SUM_BLOCK - 1) / FO_SUM_BLOCK : n_parts;
    s.block_items = s.n_items < FO_BLOCK_ITEMS ? s.n_items : FO_BLOCK_ITEMS;
    if (s.sparse) s.block_items = fo_program_items_at_once(&s.p, &s.walk, s.block_items);
    int64_t buffer_items = s.n_items < FO_SUM_BLOCK ? s.n_items : FO_SUM_BLOCK;
    s.scratch_nbytes = fo_program_scratch_nbytes(&s.p, s.block_items);
    s.worker_nbytes = s.direct ? 0 : (sizeof(FoRunState) + s.scratch_nbytes + (size_t)(buffer_items * s.itemsize) + 63) / 64 * 64;
    int n_workers = threads ? fo_workers_count() : 1;
    size_t nbytes = s.worker_nbytes * (size_t)n_workers + 16 * (size_t)n_partials;
    if (fo_plan_is_shown()) {
        FoPlanReport report = {.what = reduce_word(reduce),
                               .along = a->expression ? "of an expression" : "of all elements",
                               .program = &s.p,
                               .walk = &s.walk,
                               .consumer = reduce_word(reduce),
                               .consumer_joins = s.fused,
                               .block_items = s.blocks || s.fused ? FO_SUM_BLOCK
                                              : s.direct          ? s.part_items
                                                                  : s.block_items,
                               .n_parts = n_parts,
                               .n_workers = n_workers,
                               .scratch_nbytes = nbytes};
        if (!fo_plan_show(&report)) return false;
    }
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
    return ok && (fo_likely(!status) || report(status, aux));
}

// ---- some axes

static FoOp reduce_row_op(FoReduce reduce) {
    switch (reduce) {
    case FO_REDUCE_PRODUCT: return FO_OP_MULTIPLY;
    case FO_REDUCE_MINIMUM: return FO_OP_MINIMUM;
    case FO_REDUCE_MAXIMUM: return FO_OP_MAXIMUM;
    case FO_REDUCE_FMIN: return FO_OP_FMIN;
    case FO_REDUCE_FMAX: return FO_OP_FMAX;
    case FO_REDUCE_ALL: return FO_OP_LOGICAL_AND;
    case FO_REDUCE_ANY: return FO_OP_LOGICAL_OR;
    case FO_REDUCE_XOR_LOGICAL: return FO_OP_LOGICAL_XOR;
    case FO_REDUCE_AND: return FO_OP_BITWISE_AND;
    case FO_REDUCE_OR: return FO_OP_BITWISE_OR;
    case FO_REDUCE_XOR: return FO_OP_BITWISE_XOR;
    default: return FO_OP_PLUS;
    }
}

// Adds n_rows rows of n elements to the accumulators, one row after the other.
#define ADD_ROWS(name, T)                                                                                      \
    FO_CLONES static void name(char *accumulators, const char *in, int64_t row, int64_t n_rows, int64_t n) {   \
        T *restrict a = (T *)accumulators;                                                                     \
        for (; n_rows >= 4; n_rows -= 4, in += 4 * row) {                                                      \
            const T *r0 = (const T *)in, *r1 = (const T *)(in + row), *r2 = (const T *)(in + 2 * row), *r3 = (const T *)(in + 3 * row);  \
            for (int64_t j = 0; j < n; j++) a[j] = (((a[j] + r0[j]) + r1[j]) + r2[j]) + r3[j];                 \
        }                                                                                                      \
        for (; n_rows > 0; n_rows--, in += row) {                                                              \
            const T *r0 = (const T *)in;                                                                       \
            for (int64_t j = 0; j < n; j++) a[j] += r0[j];                                                     \
        }                                                                                                      \
    }
ADD_ROWS(add_rows_f64, double)
ADD_ROWS(add_rows_f32, float)
ADD_ROWS(add_rows_i64, uint64_t)
typedef void (*AddRowsFn)(char *accumulators, const char *in, int64_t row, int64_t n_rows, int64_t n);

typedef struct {
    FoWalk walk; // operands: elements, accumulators
    char *data[2];
    const FoReduceLoop *loop;
    bool halves;               // float32 that stand for float16
    bool rows;                 // the innermost axis is kept: whole rows are combined
    FoKernel row, convert, to_bool;
    AddRowsFn add_rows;        // plain contiguous rows of a dtype that has such a loop
    const void *convert_aux;
    int in_size, row_size;
    int64_t outers_per_part, columns_per_part, n_column_parts;
    bool gather;               // float sums over several inner axes that do not coalesce
    int64_t gather_items;      // per output
    int64_t gather_outers;
    uint32_t *status;          // what went wrong, of all workers
    char *memory;
    size_t worker_nbytes;
    FoBytes *map;              // the elements lie in it, or NULL
    volatile int *interrupted;
} Fold;

FO_INLINE void tell(const Fold *f, uint32_t status) {
    if (fo_unlikely(status != 0)) __atomic_fetch_or(f->status, status, __ATOMIC_RELAXED);
}

static void fold_row(const Fold *f, char *in, char *accumulator, int64_t n, char *buffer) {
    int64_t in_stride = f->walk.inner[0], acc_stride = f->walk.inner[1];
    for (int64_t at = 0; at < n; at += FO_SUM_BLOCK) {
        int64_t m = n - at < FO_SUM_BLOCK ? n - at : FO_SUM_BLOCK;
        char *x = in + at * in_stride;
        int64_t stride = in_stride;
        if (f->to_bool) { // counts: first whether, then how many
            f->to_bool((char *[]){x, buffer + 8 * FO_SUM_BLOCK}, (int64_t[]){stride, 1}, m, NULL);
            x = buffer + 8 * FO_SUM_BLOCK;
            stride = 1;
        }
        if (f->convert) {
            f->convert((char *[]){x, buffer}, (int64_t[]){stride, f->row_size}, m, f->convert_aux);
            x = buffer;
            stride = f->row_size;
        }
        char *acc = accumulator + at * acc_stride;
        tell(f, f->row((char *[]){acc, x, acc}, (int64_t[]){acc_stride, stride, acc_stride}, m, NULL));
        if (fo_unlikely(f->halves)) tell(f, fo_round_halves(acc, acc_stride, m));
    }
}

// Elements that lie far apart in a map, converted a few at a time.
static void convert_line(const Fold *f, char *in, int64_t n, char *buffer, FoTouched *touched) {
    const double per_item = f->map ? (double)fo_walk_touched(&f->walk, 0) / (double)f->walk.n_inner : 0;
    const int64_t most = f->map ? fo_block_items_at_once(f->map, per_item) : n;
    for (int64_t at = 0; at < n; at += most) {
        int64_t m = n - at < most ? n - at : most;
        f->convert((char *[]){in + at * f->walk.inner[0], buffer + at * f->in_size}, (int64_t[]){f->walk.inner[0], f->in_size}, m, f->convert_aux);
        fo_touch(touched, (int64_t)(per_item * (double)m));
        if (m == n) break;
    }
}

static void fold_inner(const Fold *f, char *in, char *accumulator, int64_t n, char *buffer, FoTouched *touched) {
    const int64_t per_loop = f->map ? fo_walk_touched(&f->walk, 0) : 0;
    // the sums of a long line are added block by block, as the kernel does it itself
    const int64_t step = f->convert ? FO_SUM_BLOCK : f->map ? TOUCH_ITEMS : n;
    for (int64_t at = 0; at < n; at += step) {
        if (!f->convert) {
            fo_touch(touched, n <= step ? per_loop : (int64_t)((double)per_loop * (double)step / (double)n));
            tell(f, f->loop->run((char *[]){in + at * f->walk.inner[0], accumulator}, (int64_t[]){f->walk.inner[0], 0},
                                 n - at < step ? n - at : step, NULL));
            continue;
        }
        int64_t m = n - at < FO_SUM_BLOCK ? n - at : FO_SUM_BLOCK;
        convert_line(f, in + at * f->walk.inner[0], m, buffer, touched);
        tell(f, f->loop->run((char *[]){buffer, accumulator}, (int64_t[]){f->in_size, 0}, m, NULL));
        if (fo_unlikely(f->halves)) tell(f, fo_round_halves(accumulator, 4, 1));
    }
}

// Everything that belongs to one accumulator, in blocks of 8192 across inner loops.
static void fold_gathered(const Fold *f, FoWalk *walk, char *buffer, FoTouched *touched) {
    int64_t filled = 0;
    char *accumulator = walk->data[1];
    for (int64_t k = 0; k < f->gather_outers; k++) {
        for (int64_t at = 0; at < walk->n_inner;) {
            int64_t m = walk->n_inner - at < FO_SUM_BLOCK - filled ? walk->n_inner - at : FO_SUM_BLOCK - filled;
            f->convert((char *[]){walk->data[0] + at * walk->inner[0], buffer + filled * f->in_size}, (int64_t[]){walk->inner[0], f->in_size}, m,
                       f->convert_aux);
            at += m;
            if ((filled += m) < FO_SUM_BLOCK) continue;
            tell(f, f->loop->run((char *[]){buffer, accumulator}, (int64_t[]){f->in_size, 0}, filled, NULL));
            if (fo_unlikely(f->halves)) tell(f, fo_round_halves(accumulator, 4, 1));
            filled = 0;
        }
        fo_touch(touched, fo_walk_touched(walk, 0));
        if (k + 1 < f->gather_outers) fo_walk_next(walk);
    }
    if (filled) tell(f, f->loop->run((char *[]){buffer, accumulator}, (int64_t[]){f->in_size, 0}, filled, NULL));
    if (fo_unlikely(f->halves)) tell(f, fo_round_halves(accumulator, 4, 1));
}

static void fold_part(void *context, int64_t part, int worker) {
    const Fold *f = context;
    if (*f->interrupted) return;
    char *buffer = f->memory + (size_t)worker * f->worker_nbytes;
    FoWalk walk = f->walk;
    int64_t column = part % f->n_column_parts * f->columns_per_part, outer = part / f->n_column_parts * f->outers_per_part;
    int64_t n = walk.n_inner - column < f->columns_per_part ? walk.n_inner - column : f->columns_per_part;
    int64_t left = walk.n_outer - outer < f->outers_per_part ? walk.n_outer - outer : f->outers_per_part;
    if (outer) fo_walk_seek(&walk, outer);
    if (f->add_rows) feclearexcept(FE_ALL_EXCEPT);
    FoTouched touched = {f->map, 0};
    const int64_t per_loop = f->map ? fo_walk_touched(&walk, 0) * n / walk.n_inner : 0;
    while (left > 0) {
        if (f->gather) {
            fold_gathered(f, &walk, buffer, &touched);
            left -= f->gather_outers;
        } else if (f->add_rows) {
            int k = walk.ndim - 1;
            int64_t row = walk.strides[k][0], step = f->map ? 65536 / n + 4 : walk.shape[k],
                    most = f->map ? fo_block_items_at_once(f->map, (double)per_loop) : step;
            if (most < step) step = most;
            for (int64_t done = 0; done < walk.shape[k]; done += step) {
                int64_t rows = walk.shape[k] - done < step ? walk.shape[k] - done : step;
                char *in = walk.data[0] + done * row;
                f->add_rows(walk.data[1] + column * walk.inner[1], in + column * walk.inner[0], row, rows, n);
                fo_touch(&touched, rows * per_loop);
            }
            left -= walk.shape[k];
            if (left > 0) fo_walk_seek(&walk, outer += walk.shape[k]);
        } else {
            char *in = walk.data[0] + column * walk.inner[0], *accumulator = walk.data[1] + column * walk.inner[1];
            if (f->rows) fold_row(f, in, accumulator, n, buffer);
            else fold_inner(f, in, accumulator, n, buffer, &touched);
            if (f->rows) fo_touch(&touched, per_loop);
            left--;
        }
        if (left > 0 && !f->add_rows) fo_walk_next(&walk);
    }
    if (f->add_rows) tell(f, status_of(fetestexcept(FE_ALL_EXCEPT)));
    fo_touch_end(&touched);
}

// A kernel that brings elements of `a` to dtype `kind`, NULL when they lie right already. Swapped elements come here in native copies.
static FoKernel conversion(FoArray *a, FoDtypeKind kind) {
    return a->dtype->kind == kind && (a->flags & FO_ARRAY_ALIGNED) ? NULL : fo_kernel_cast(a->dtype->kind, kind);
}

// Splits the work: rows into columns, outer loops into groups that share no accumulator.
static int64_t split(Fold *f, bool float_sum) {
    FoWalk *w = &f->walk;
    f->columns_per_part = w->n_inner;
    f->n_column_parts = 1;
    f->outers_per_part = w->n_outer;
    int64_t parts = (w->n_inner + COLUMN_BLOCK - 1) / COLUMN_BLOCK;
    bool large = w->n_inner >= 512 && w->n_outer * w->n_inner >= THREAD_LEAST;
    if (large && parts < fo_workers_count()) parts = fo_workers_count();
    if (f->rows && parts > 1) {
        f->columns_per_part = (w->n_inner / parts + 63) / 64 * 64;
        f->n_column_parts = (w->n_inner + f->columns_per_part - 1) / f->columns_per_part;
    }
    if (w->ndim > 0 && w->strides[0][1] != 0 && w->shape[0] > 1) {
        int64_t per_index = w->n_outer / w->shape[0], items = per_index * w->n_inner;
        int64_t group = items ? 65536 / items : 1;
        if (group < 1) group = 1;
        f->outers_per_part = group * per_index;
    }
    return f->n_column_parts * ((w->n_outer + f->outers_per_part - 1) / f->outers_per_part);
}

// Combines settled a into accumulators (initialised): strides over a's axes, 0 on reduced ones.
static bool fold_axes(FoArray *a, FoReduce reduce, bool halves, bool has_initial, const FoReduceLoop *loop, FoArray *result,
                      const int64_t *acc_strides) {
    uint32_t status = 0;
    Fold f = {.status = &status, .halves = halves, .loop = loop, .map = a->bytes, .interrupted = &fo_rt->interrupted};
    int axes[FO_MAX_DIMS];
    int64_t shape[FO_MAX_DIMS], in[FO_MAX_DIMS], acc[FO_MAX_DIMS];
    const int64_t *strides = fo_array_strides(a);
    fo_layout_sort_axes(a->ndim, 1, &strides, axes);
    for (int k = 0; k < a->ndim; k++) shape[k] = a->shape[axes[k]], in[k] = strides[axes[k]], acc[k] = acc_strides[axes[k]];
    f.data[0] = a->data, f.data[1] = result->data;
    fo_walk_init(&f.walk, a->ndim, shape, 2, f.data, (const int64_t *[]){in, acc}, false);
    FoWalk *w = &f.walk;
    if (!w->n_outer || !w->n_inner) return true;
    // a few elements each are added in the same order as columns
    if (w->n_inner < 8 && !halves && !has_initial && fo_walk_reduces_inner(w, 1)) fo_walk_lengthen(w);
    f.in_size = (int)fo_dtype_itemsize(loop->in);
    f.rows = w->inner[1] != 0;
    if (f.rows) {
        FoDtypeKind row_kind = loop->out;
        const FoOpLoop *row = fo_op_loop(reduce_row_op(reduce), row_kind);
        f.row = row->run;
        f.row_size = (int)fo_dtype_itemsize(row_kind);
        if (reduce == FO_REDUCE_COUNT_NONZERO) {
            f.to_bool = fo_kernel_cast(a->dtype->kind, FO_DT_BOOL);
            f.convert = fo_kernel_cast(FO_DT_BOOL, FO_DT_INT64);
        } else {
            f.convert = conversion(a, row_kind);
            bool plain = !f.convert && reduce == FO_REDUCE_SUM && w->inner[0] == f.row_size && w->inner[1] == f.row_size && w->ndim > 0 &&
                         w->strides[w->ndim - 1][1] == 0;
            if (plain)
                f.add_rows = row_kind == FO_DT_FLOAT64 ? add_rows_f64 : row_kind == FO_DT_FLOAT32 ? add_rows_f32
                             : row_kind == FO_DT_INT64 || row_kind == FO_DT_UINT64 ? add_rows_i64 : NULL;
        }
    } else {
        f.convert = conversion(a, loop->in);
        f.gather_outers = 1;
        for (int k = w->ndim - 1; k >= 0 && w->strides[k][1] == 0; k--) f.gather_outers *= w->shape[k];
        f.gather = is_float_sum(reduce, loop) && f.gather_outers > 1;
        bool sparse = a->bytes && fo_block_items_at_once(a->bytes, (double)fo_walk_touched(w, 0) / (double)w->n_inner) < FO_SUM_BLOCK;
        if ((f.gather || sparse) && !f.convert) f.convert = fo_kernel_cast(loop->in, loop->in);
    }
    int64_t n_parts = split(&f, is_float_sum(reduce, loop));
    bool threads = n_parts > 1 && a->n_items >= THREAD_LEAST && fo_workers_count() > 1;
    f.worker_nbytes = (size_t)FO_SUM_BLOCK * (f.to_bool ? 9 : 16);
    size_t nbytes = f.convert || f.to_bool ? f.worker_nbytes * (size_t)(threads ? fo_workers_count() : 1) : 0;
    if (fo_plan_is_shown()) {
        FoPlanReport report = {.what = reduce_word(reduce),
                               .along =
                                   f.rows ? "along an outer axis: row after row into the results" : "along the innermost axis: line by line",
                               .inputs = {a},
                               .walk = w,
                               .n_parts = n_parts,
                               .n_workers = threads ? fo_workers_count() : 1,
                               .scratch_nbytes = nbytes,
                               .result = result};
        if (!fo_plan_show(&report)) return false;
    }
    if (nbytes && !(f.memory = fo_alloc(nbytes, FO_MEM_INTERNAL))) return fo_fail_no_memory();
    if (threads) {
        fo_workers_run(fold_part, &f, n_parts);
    } else {
        for (int64_t part = 0; part < n_parts; part++) fold_part(&f, part, 0);
    }
    if (nbytes) fo_free(f.memory, nbytes, FO_MEM_INTERNAL);
    return (!a->bytes || fo_block_check(a->bytes)) && fo_eval_poll() && (fo_likely(!status) || report(status, NULL));
}

// ---- results

// a's axes from the outermost to the innermost in memory; those of length 1 say nothing.
static void memory_order(FoArray *a, int *axes) {
    int64_t strides[FO_MAX_DIMS];
    const int64_t *list = strides;
    for (int k = 0; k < a->ndim; k++) strides[k] = a->shape[k] == 1 ? 0 : fo_array_strides(a)[k];
    fo_layout_sort_axes(a->ndim, 1, &list, axes);
}

// Accumulators for the kept axes in a's memory order; strides over all axes of a in acc_strides.
FoArray *fo_reduce_accumulators(FoArray *a, const bool *is_axis, FoDtypeKind kind, int64_t *acc_strides) {
    int ndim = 0, axes[FO_MAX_DIMS], kept[FO_MAX_DIMS], where[FO_MAX_DIMS];
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    for (int k = 0; k < a->ndim; k++)
        if (!is_axis[k]) where[k] = ndim, shape[ndim++] = a->shape[k];
    memory_order(a, axes);
    for (int k = 0, n = 0; k < a->ndim; k++)
        if (!is_axis[axes[k]]) kept[n++] = where[axes[k]];
    fo_layout_strides_like(ndim, shape, (int64_t)fo_dtype_itemsize(kind), kept, strides);
    FoArray *acc = fo_array_new_strides(fo_dtype_peek(kind), ndim, shape, strides, 'C', false);
    for (int k = 0; acc && k < a->ndim; k++) acc_strides[k] = is_axis[k] ? 0 : fo_array_strides(acc)[where[k]];
    return acc;
}

static bool start_accumulators(FoArray *acc, FoArray *a, const bool *is_axis, const FoReduceLoop *loop, FoObject *initial) {
    if (initial) {
        FoComplex128 value = {0, 0};
        return fo_dtype_set_element(acc->dtype, (char *)&value, initial) && fo_eval_fill(acc, acc->dtype, (char *)&value);
    }
    if (loop->has_identity) return fo_eval_fill(acc, acc->dtype, (const char *)&loop->identity);
    // the first elements along the reduced axes
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    int ndim = 0;
    for (int k = 0; k < a->ndim; k++)
        if (!is_axis[k]) shape[ndim] = a->shape[k], strides[ndim++] = fo_array_strides(a)[k];
    FO_AUTO(FoArray) first = fo_array_view_typed(&fo_array_type, a, a->dtype, ndim, shape, strides, a->data);
    return first && fo_eval_assign(acc, first, FO_CAST_UNSAFE);
}

// Puts axes of length 1 where they were reduced.
static bool restore_axes(FoArray *result, FoArray *a, const bool *is_axis) {
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    int n = 0;
    for (int k = 0; k < a->ndim; k++) {
        shape[k] = is_axis[k] ? 1 : a->shape[k];
        strides[k] = is_axis[k] ? 0 : fo_array_strides(result)[n++];
    }
    int axes[FO_MAX_DIMS];
    int64_t step = result->dtype->itemsize;
    memory_order(a, axes);
    for (int k = a->ndim - 1; k >= 0; k--) {
        int axis = axes[k];
        if (is_axis[axis] || shape[axis] == 1) strides[axis] = step;
        else step = strides[axis] * shape[axis];
    }
    return fo_array_set_dims(result, a->ndim, shape, strides);
}

static bool check_out(FoArray *out, FoArray *a, const FoReduceOptions *o, const char *name) {
    int expected = 0;
    for (int k = 0; k < a->ndim; k++) expected += o->keep_dims || !o->is_axis[k];
    if (out->ndim != expected)
        return fo_fail(FO_VALUE_ERROR,
            "output parameter for reduction operation %s has the wrong number of dimensions: Found %d but expected %d%s", name,
            out->ndim, expected, o->keep_dims ? " (must match the operand's when keepdims=True)" : "");
    return true;
}

// What becomes of the accumulators: cast to the dtype asked for, written to out, or a scalar.
static FoObject *reduce_result_give(FoArray *acc, FoArray *a, const FoReduceOptions *o, FoDtype *dtype, const char *name) {
    FO_AUTO(FoArray) result = acc;
    if (!result) return NULL;
    if (result->dtype != dtype) {
        FoArray *cast = fo_array_new_like(result, dtype, 'K');
        if (!cast || !fo_eval_assign(cast, result, FO_CAST_UNSAFE)) {
            fo_xunref(cast);
            return NULL;
        }
        fo_assign_give((FoObject **)&result, (FoObject *)cast);
    }
    if (o->keep_dims && !restore_axes(result, a, o->is_axis)) return NULL;
    if (o->out) {
        if (!check_out(o->out, a, o, name)) return NULL;
        if (o->out->ndim == result->ndim && memcmp(o->out->shape, result->shape, (size_t)result->ndim * 8))
            return fo_raise(FO_VALUE_ERROR,
                "output parameter for reduction operation %s has a non-reduction dimension not equal to the input one.", name);
        if (!fo_eval_assign(o->out, result, FO_CAST_UNSAFE)) return NULL;
        return fo_ref((FoObject *)o->out);
    }
    if (o->keep_array) return (FoObject *)fo_take(result);
    return fo_array_as_result_give(fo_take(result));
}

// Of the ufunc, for errors.
static const char *reduce_name(FoReduce reduce) {
    static const char *const names[] = {
#define FO_REDUCE(NAME, name, word) name,
#include "array/kernels/reduce.def"
#undef FO_REDUCE
    };
    return names[reduce];
}

FoObject *fo_eval_reduce(FoReduce reduce, FoArray *a, const FoReduceOptions *o) {
    FoDtypeKind kind = o->dtype ? o->dtype->kind : a->dtype->kind;
    bool accumulates = reduce == FO_REDUCE_SUM || reduce == FO_REDUCE_PRODUCT;
    if (!o->dtype && o->out && accumulates && kind != FO_DT_NONE && o->out->dtype->kind != FO_DT_NONE)
        kind = fo_dtype_promote(kind, o->out->dtype->kind);
    const FoReduceLoop *loop = kind != FO_DT_NONE && a->dtype->kind != FO_DT_NONE ? fo_reduce_loop(reduce, kind) : NULL;
    if (!loop && kind != FO_DT_NONE && a->dtype->kind != FO_DT_NONE)
        return fo_raise(
            FO_TYPE_ERROR,
            "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any supported types according to "
            "the casting rule ''safe''",
            reduce_name(reduce));
    if (!loop) return fo_raise(FO_TYPE_ERROR, "cannot perform reduce with flexible type");
    if (o->dtype && loop->result == FO_DT_BOOL && kind != FO_DT_BOOL && !accumulates && reduce != FO_REDUCE_COUNT_NONZERO)
        return fo_raise(FO_TYPE_ERROR, "No loop matching the specified signature and casting was found for ufunc %s", reduce_name(reduce));
    FoDtype *result = o->dtype ? o->dtype : fo_dtype_peek(loop->result);
    if (o->dtype && !accumulates && loop->result == FO_DT_BOOL) result = fo_dtype_peek(loop->result);
    if (result->is_swapped) result = fo_dtype_peek(result->kind);
    bool all = true;
    int64_t n_reduced = 1;
    for (int k = 0; k < a->ndim; k++) {
        all = all && o->is_axis[k];
        if (o->is_axis[k]) n_reduced *= a->shape[k];
    }
    if (!n_reduced && !loop->has_identity && !o->initial)
        return fo_raise(FO_VALUE_ERROR, "zero-size array to reduction operation %s which has no identity", reduce_name(reduce));
    FO_AUTO(FoArray) selected = NULL;
    if (o->where) {
        // elements left out count as the identity
        if (!loop->has_identity && !o->initial)
            return fo_raise(FO_VALUE_ERROR, "reduction operation '%s' does not have an identity, so to use a where mask one has to specify 'initial'",
                            reduce_name(reduce));
        FO_AUTO(FoObject) identity = NULL;
        FoComplex128 value;
        if (loop->has_identity) {
            fo_element_cast(loop->out, &loop->identity, kind, &value);
            identity = fo_scalar_new(kind, &value);
        } else {
            identity = fo_ref(o->initial);
        }
        if (o->where->ndim > a->ndim) return fo_raise(FO_VALUE_ERROR, "input operand has more dimensions than allowed by the axis remapping");
        FO_AUTO(FoArray) mask = fo_array_broadcast_to(o->where, a->ndim, a->shape);
        FO_AUTO(FoObject) chosen = identity && mask ? fo_eval_where(mask, (FoObject *)a, identity) : NULL;
        if (!chosen) return NULL;
        selected = (FoArray *)fo_take(chosen);
        a = selected;
    }
    FO_AUTO(FoArray) halves = NULL; // elements become what they count as before anything is added
    if ((kind == FO_DT_FLOAT16 || kind == FO_DT_BOOL) && a->dtype->kind != kind && accumulates) {
        if (!(halves = fo_eval_cast(a, fo_dtype_peek(kind), 'K', FO_CAST_UNSAFE))) return NULL;
        a = halves;
    }
    if (a->expression && !all && !fo_array_settle(a)) return NULL;
    if (!a->expression && !fo_array_prepare_read(a)) return NULL;
    if (all) {
        FoComplex128 value = loop->identity, cast = {0, 0};
        if (o->initial && !fo_dtype_set_element(fo_dtype_peek(loop->out), (char *)&value, o->initial)) return NULL;
        FoComplex128 initial = value;
        if (!fo_reduce_all(a, reduce, loop, NULL, (char *)&value)) return NULL;
        if (o->initial && !loop->has_identity) {
            if (!a->n_items) value = initial;
            loop->run((char *[]){(char *)&initial, (char *)&value}, (int64_t[]){16, 0}, 1, NULL);
        }
        if (o->out || o->keep_dims || o->keep_array)
            return reduce_result_give(fo_array_from_element(fo_dtype_peek(loop->out), (char *)&value), a, o, result, reduce_name(reduce));
        fo_element_cast(loop->out, &value, result->kind, &cast);
        return fo_scalar_new(result->kind, &cast);
    }
    FO_AUTO(FoArray) native = NULL;
    if (a->dtype->is_swapped || a->expression) {
        native = fo_eval_as(a, fo_dtype_peek(a->dtype->kind), 0);
        if (!native) return NULL;
        a = native;
    }
    int64_t acc_strides[FO_MAX_DIMS];
    FO_AUTO(FoArray) acc = fo_reduce_accumulators(a, o->is_axis, loop->out, acc_strides);
    if (!acc || !start_accumulators(acc, a, o->is_axis, loop, o->initial)) return NULL;
    if (!fold_axes(a, reduce, rounds_halves(reduce, kind), o->initial != NULL, loop, acc, acc_strides)) return NULL;
    return reduce_result_give(fo_take(acc), a, o, result, reduce_name(reduce));
}

bool fo_eval_count_nonzero(FoArray *a, int64_t *n) {
    const FoReduceLoop *loop = a->dtype->kind != FO_DT_NONE ? fo_reduce_loop(FO_REDUCE_COUNT_NONZERO, a->dtype->kind) : NULL;
    if (!loop) return fo_fail(FO_TYPE_ERROR, "cannot count the non-zero elements of %R", a->dtype);
    FoComplex128 value = {0, 0};
    if (!fo_reduce_all(a, FO_REDUCE_COUNT_NONZERO, loop, NULL, (char *)&value)) return false;
    memcpy(n, &value, 8);
    return true;
}
