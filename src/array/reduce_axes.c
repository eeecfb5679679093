// SPDX-License-Identifier: MIT
// Reductions over some axes: the axes are sorted by stride; the innermost one decides whether rows are folded or added.
#include <fenv.h>

#include "array/array_private.h"
#include "array/plan_show.h"
#include "array/reduce_private.h"

enum { COLUMN_BLOCK = 8192, TOUCH_ITEMS = 16 * FO_SUM_BLOCK };

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
    bool gather;               // float sums over several inner axes that do not coalesce: gather_outers of them
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

// Adds the rows of one outer axis to their accumulators, a few at a time when they lie in a map.
static void add_outer(const Fold *f, const FoWalk *walk, int64_t column, int64_t n, int64_t per_loop, FoTouched *touched) {
    int k = walk->ndim - 1;
    int64_t row = walk->strides[k][0], step = f->map ? 65536 / n + 4 : walk->shape[k];
    int64_t most = f->map ? fo_block_items_at_once(f->map, (double)per_loop) : step;
    if (most < step) step = most;
    for (int64_t done = 0; done < walk->shape[k]; done += step) {
        int64_t rows = walk->shape[k] - done < step ? walk->shape[k] - done : step;
        char *in = walk->data[0] + done * row;
        f->add_rows(walk->data[1] + column * walk->inner[1], in + column * walk->inner[0], row, rows, n);
        fo_touch(touched, rows * per_loop);
    }
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
            add_outer(f, &walk, column, n, per_loop, &touched);
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
    if (f->add_rows) tell(f, fo_reduce_status(fetestexcept(FE_ALL_EXCEPT)));
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
    bool large = w->n_inner >= 512 && w->n_outer * w->n_inner >= FO_REDUCE_THREAD_LEAST;
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

// The innermost axis is kept: what combines whole rows, and what converts them first.
static void choose_row(Fold *f, FoArray *a, FoReduce reduce) {
    FoWalk *w = &f->walk;
    FoDtypeKind kind = f->loop->out;
    f->row = fo_op_loop(reduce_row_op(reduce), kind)->run;
    f->row_size = (int)fo_dtype_itemsize(kind);
    if (reduce == FO_REDUCE_COUNT_NONZERO) {
        f->to_bool = fo_kernel_cast(a->dtype->kind, FO_DT_BOOL);
        f->convert = fo_kernel_cast(FO_DT_BOOL, FO_DT_INT64);
        return;
    }
    f->convert = conversion(a, kind);
    bool plain = !f->convert && reduce == FO_REDUCE_SUM && w->inner[0] == f->row_size && w->inner[1] == f->row_size && w->ndim > 0 &&
                 w->strides[w->ndim - 1][1] == 0;
    if (!plain) return;
    if (kind == FO_DT_FLOAT64) f->add_rows = add_rows_f64;
    else if (kind == FO_DT_FLOAT32) f->add_rows = add_rows_f32;
    else if (kind == FO_DT_INT64 || kind == FO_DT_UINT64) f->add_rows = add_rows_i64;
}

// The innermost axis is reduced: what converts its lines, and whether several inner axes are gathered into one.
static void choose_line(Fold *f, FoArray *a, FoReduce reduce) {
    FoWalk *w = &f->walk;
    f->convert = conversion(a, f->loop->in);
    f->gather_outers = 1;
    for (int k = w->ndim - 1; k >= 0 && w->strides[k][1] == 0; k--) f->gather_outers *= w->shape[k];
    f->gather = fo_reduce_is_float_sum(reduce, f->loop) && f->gather_outers > 1;
    bool sparse = a->bytes && fo_block_items_at_once(a->bytes, (double)fo_walk_touched(w, 0) / (double)w->n_inner) < FO_SUM_BLOCK;
    if ((f->gather || sparse) && !f->convert) f->convert = fo_kernel_cast(f->loop->in, f->loop->in);
}

static bool show_plan(Fold *f, FoArray *a, FoReduce reduce, FoArray *result, int64_t n_parts, int n_workers, size_t nbytes) {
    FoPlanReport report = {
        .what = fo_reduce_word(reduce),
        .along = f->rows ? "along an outer axis: row after row into the results" : "along the innermost axis: line by line",
        .inputs = {a}, .walk = &f->walk, .n_parts = n_parts, .n_workers = n_workers, .scratch_nbytes = nbytes, .result = result};
    return fo_plan_show(&report);
}

bool fo_reduce_axes(FoArray *a, FoReduce reduce, bool halves, bool has_initial, const FoReduceLoop *loop, FoArray *accumulators,
                    const int64_t *acc_strides) {
    uint32_t status = 0;
    Fold f = {.status = &status, .halves = halves, .loop = loop, .map = a->bytes, .interrupted = &fo_rt->interrupted};
    int axes[FO_MAX_DIMS];
    int64_t shape[FO_MAX_DIMS], in[FO_MAX_DIMS], acc[FO_MAX_DIMS];
    const int64_t *strides = fo_array_strides(a);
    fo_layout_sort_axes(a->ndim, 1, &strides, axes);
    for (int k = 0; k < a->ndim; k++) shape[k] = a->shape[axes[k]], in[k] = strides[axes[k]], acc[k] = acc_strides[axes[k]];
    f.data[0] = a->data, f.data[1] = accumulators->data;
    fo_walk_init(&f.walk, a->ndim, shape, 2, f.data, (const int64_t *[]){in, acc}, false);
    FoWalk *w = &f.walk;
    if (!w->n_outer || !w->n_inner) return true;
    // a few elements each are added in the same order as columns
    if (w->n_inner < 8 && !halves && !has_initial && fo_walk_reduces_inner(w, 1)) fo_walk_lengthen(w);
    f.in_size = (int)fo_dtype_itemsize(loop->in);
    f.rows = w->inner[1] != 0;
    if (f.rows) choose_row(&f, a, reduce);
    else choose_line(&f, a, reduce);
    int64_t n_parts = split(&f, fo_reduce_is_float_sum(reduce, loop));
    bool threads = n_parts > 1 && a->n_items >= FO_REDUCE_THREAD_LEAST && fo_workers_count() > 1;
    int n_workers = threads ? fo_workers_count() : 1;
    f.worker_nbytes = (size_t)FO_SUM_BLOCK * (f.to_bool ? 9 : 16);
    size_t nbytes = f.convert || f.to_bool ? f.worker_nbytes * (size_t)n_workers : 0;
    if (fo_plan_is_shown() && !show_plan(&f, a, reduce, accumulators, n_parts, n_workers, nbytes)) return false;
    if (nbytes && !(f.memory = fo_alloc(nbytes, FO_MEM_INTERNAL))) return fo_fail_no_memory();
    if (threads) {
        fo_workers_run(fold_part, &f, n_parts);
    } else {
        for (int64_t part = 0; part < n_parts; part++) fold_part(&f, part, 0);
    }
    if (nbytes) fo_free(f.memory, nbytes, FO_MEM_INTERNAL);
    return (!a->bytes || fo_block_check(a->bytes)) && fo_eval_poll() && (fo_likely(!status) || fo_reduce_report(status, NULL));
}
