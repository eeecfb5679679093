// SPDX-License-Identifier: MIT
// mean, var and std: sums, quotients and sums of squared deviations, in NumPy's order of additions.
#include <fenv.h>
#include <math.h>

#include "array/array_private.h"
#include "array/reduce_private.h"
#include "array/plan_show.h"
#include "array/scalar_private.h"

enum { COLUMNS = 2048, TOUCH_ITEMS = 16 * FO_SUM_BLOCK, THREAD_LEAST = 1 << 17 };

static int64_t count_of(FoArray *a, const FoReduceOptions *o) {
    int64_t n = 1;
    for (int k = 0; k < a->ndim; k++)
        if (o->is_axis[k]) n *= a->shape[k];
    return n;
}

static bool covers_all(FoArray *a, const FoReduceOptions *o) {
    for (int k = 0; k < a->ndim; k++)
        if (!o->is_axis[k]) return false;
    return true;
}

// Elements that count in every result: an array of them with where=, else a number. less: subtracted, never below 0.
static FoObject *counts_of(FoArray *a, const FoReduceOptions *o, bool keep_dims, double less, bool *is_short) {
    *is_short = false;
    if (!o->where) {
        double n = (double)count_of(a, o) - less;
        *is_short = n <= 0;
        if (n < 0) n = 0;
        return n == (double)(int64_t)n ? fo_scalar_from_i64((int64_t)n) : fo_scalar_from_f64(n);
    }
    FoReduceOptions counting = {.keep_dims = keep_dims};
    memcpy(counting.is_axis, o->is_axis, sizeof counting.is_axis);
    FO_AUTO(FoArray) mask = fo_array_broadcast_to(o->where, a->ndim, a->shape);
    FO_AUTO(FoObject) counts = mask ? fo_eval_reduce(FO_REDUCE_COUNT_NONZERO, mask, &counting) : NULL;
    FO_AUTO(FoObject) subtracted = fo_float_new(less);
    FO_AUTO(FoObject) zero = fo_float_new(0);
    FO_AUTO(FoObject) left = counts && subtracted ? fo_eval_op(FO_OP_SUBTRACT, (FoObject *[]){counts, subtracted}, NULL) : NULL;
    FO_AUTO(FoObject) bounded = left && zero ? fo_eval_op(FO_OP_MAXIMUM, (FoObject *[]){left, zero}, NULL) : NULL;
    FO_AUTO(FoObject) low = bounded ? fo_compare(bounded, zero, FO_EQ) : NULL;
    if (!low) return NULL;
    if (fo_array_check(low)) {
        FoReduceOptions any;
        fo_reduce_options_all(&any, ((FoArray *)low)->ndim);
        fo_assign_give(&low, fo_eval_reduce(FO_REDUCE_ANY, (FoArray *)low, &any));
    }
    return low && fo_is_true(low, is_short) ? fo_take(bounded) : NULL;
}

static FoObject *scalar_cast(FoObject *o, FoDtypeKind kind) {
    FoDtypeKind have;
    FoComplex128 value, cast = {0, 0};
    bool is_weak;
    if (!fo_scalar_read(o, &have, &value, &is_weak)) return NULL;
    fo_element_cast(have, &value, kind, &cast);
    return fo_scalar_new(kind, &cast);
}

// sums / counts in place, or a scalar of dtype `kind` (NONE: the sum's). counts: a number, or one for every sum.
static FoObject *divide_sums_give(FoObject *sums, FoObject *counts, FoDtypeKind kind) {
    FO_AUTO(FoObject) total = sums;
    FoEvalOptions options = FO_EVAL_DEFAULTS;
    options.casting = FO_CAST_UNSAFE;
    if (!total) return NULL;
    if (total->type == &fo_scalar_types[FO_DT_FLOAT64] && counts->type == &fo_scalar_types[FO_DT_INT64] && ((FoScalar *)counts)->i64 > 0)
        return fo_scalar_from_f64(((FoScalar *)total)->f64 / (double)((FoScalar *)counts)->i64);
    if (fo_array_check(total)) {
        options.out = (FoArray *)total;
        return fo_eval_op_with(FO_OP_DIVIDE, (FoObject *[]){total, counts}, &options);
    }
    FO_AUTO(FoObject) quotient = fo_binary(FO_OP_DIV, total, counts); // as scalars: its warnings say so
    return quotient ? scalar_cast(quotient, kind != FO_DT_NONE ? kind : fo_scalar_dtype(total)->kind) : NULL;
}

FoObject *fo_eval_mean(FoArray *a, const FoReduceOptions *options) {
    FoReduceOptions o = *options;
    FoDtypeKind kind = a->dtype->kind;
    bool is_short, is_half = !o.dtype && kind == FO_DT_FLOAT16; // halves are added as float32
    if (kind == FO_DT_NONE) return fo_raise_no_text_reduction(FO_REDUCE_SUM, a->dtype);
    FO_AUTO(FoObject) counts = counts_of(a, &o, o.keep_dims, 0, &is_short);
    if (!counts || (is_short && !fo_warn(FO_RUNTIME_WARNING, "Mean of empty slice."))) return NULL;
    if (!o.dtype && kind <= FO_DT_FLOAT16) o.dtype = fo_dtype_peek(is_half ? FO_DT_FLOAT32 : FO_DT_FLOAT64);
    FO_AUTO(FoObject) mean = divide_sums_give(fo_eval_reduce(FO_REDUCE_SUM, a, &o), counts, is_half ? FO_DT_FLOAT16 : FO_DT_NONE);
    if (!mean || !is_half || o.out || !fo_array_check(mean)) return fo_take(mean);
    return (FoObject *)fo_eval_cast((FoArray *)mean, fo_dtype_peek(FO_DT_FLOAT16), 'K', FO_CAST_UNSAFE);
}

// ---- squared deviations along some axes

// Squared deviations of n_rows rows of n elements, one row after the other.
#define SQUARE_ROWS(name, T)                                                                                   \
    FO_CLONES static void name(char *sums, const char *means, const char *in, int64_t row, int64_t n_rows, int64_t n) {               \
        T *restrict a = (T *)sums;                                                                             \
        const T *restrict m = (const T *)means;                                                                \
        for (; n_rows > 0; n_rows--, in += row) {                                                              \
            const T *restrict x = (const T *)in;                                                               \
            for (int64_t j = 0; j < n; j++) {                                                                  \
                const T d = x[j] - m[j], square = d * d;                                                       \
                a[j] += square;                                                                                \
            }                                                                                                  \
        }                                                                                                      \
    }
SQUARE_ROWS(square_rows_f64, double)
SQUARE_ROWS(square_rows_f32, float)
typedef void (*SquareRowsFn)(char *sums, const char *means, const char *in, int64_t row, int64_t n_rows, int64_t n);

typedef struct {
    FoWalk walk; // elements, means, sums
    char *data[3];
    FoDtypeKind kind;
    FoKernel deviation, subtract, multiply, add;
    SquareRowsFn square_rows; // plain rows, the last outer axis is reduced
    FoBytes *map; // of the elements, or NULL
    uint32_t *status; // of subtractions, multiplications, additions; of all workers
    bool rows;
    int64_t itemsize, outers_per_part, n_column_parts;
    char *memory;
    volatile int *interrupted;
} Squares;

FO_INLINE void tell(const Squares *q, int which, uint32_t status) {
    if (fo_unlikely(status != 0)) __atomic_fetch_or(&q->status[which], status, __ATOMIC_RELAXED);
}

static void square_row(const Squares *q, const FoWalk *w, int64_t column, char *buffer) {
    int64_t n = w->n_inner - column < COLUMNS ? w->n_inner - column : COLUMNS;
    char *in = w->data[0] + column * w->inner[0], *mean = w->data[1] + column * w->inner[1], *sum = w->data[2] + column * w->inner[2];
    int64_t size = q->itemsize;
    tell(q, 0, q->subtract((char *[]){in, mean, buffer}, (int64_t[]){w->inner[0], w->inner[1], size}, n, NULL));
    tell(q, 1, q->multiply((char *[]){buffer, buffer, buffer}, (int64_t[]){size, size, size}, n, NULL));
    tell(q, 2, q->add((char *[]){sum, buffer, sum}, (int64_t[]){w->inner[2], size, w->inner[2]}, n, NULL));
}

// A long line of a map in pieces: the kernel's own sums of 8192 elements follow one another.
static void square_line(const Squares *q, const FoWalk *w, FoTouched *touched) {
    const int64_t step = q->map ? TOUCH_ITEMS : w->n_inner;
    for (int64_t at = 0; at < w->n_inner; at += step) {
        int64_t n = w->n_inner - at < step ? w->n_inner - at : step;
        uint32_t status = q->deviation((char *[]){w->data[0] + at * w->inner[0], w->data[2]}, (int64_t[]){w->inner[0], 0}, n, w->data[1]);
        tell(q, 0, status & FO_STATUS_INVALID);
        tell(q, 1, status & ~(uint32_t)FO_STATUS_INVALID);
        if (q->map) fo_touch(touched, (int64_t)((double)fo_walk_touched(w, 0) * (double)n / (double)w->n_inner));
    }
}

static void square_part(void *context, int64_t part, int worker) {
    const Squares *q = context;
    if (*q->interrupted) return;
    FoWalk walk = *(const FoWalk *)&q->walk;
    int64_t column = part % q->n_column_parts * COLUMNS, outer = part / q->n_column_parts * q->outers_per_part;
    int64_t left = walk.n_outer - outer < q->outers_per_part ? walk.n_outer - outer : q->outers_per_part;
    char *buffer = q->memory + (size_t)worker * COLUMNS * 16;
    if (outer) fo_walk_seek(&walk, outer);
    FoTouched touched = {q->map, 0};
    const int64_t per_loop = q->map ? fo_walk_touched(&walk, 0) : 0, n_columns = walk.n_inner - column < COLUMNS ? walk.n_inner - column : COLUMNS;
    while (q->square_rows && left > 0) {
        const int k = walk.ndim - 1;
        const int64_t row = walk.strides[k][0], step = q->map ? 65536 / n_columns + 1 : walk.shape[k];
        feclearexcept(FE_ALL_EXCEPT);
        for (int64_t done = 0; done < walk.shape[k]; done += step) {
            int64_t rows = walk.shape[k] - done < step ? walk.shape[k] - done : step;
            q->square_rows(walk.data[2] + column * q->itemsize, walk.data[1] + column * q->itemsize,
                           walk.data[0] + done * row + column * q->itemsize, row, rows, n_columns);
            fo_touch(&touched, rows * fo_layout_touched(1, row, n_columns * q->itemsize));
        }
        int flags = fetestexcept(FE_INVALID | FE_OVERFLOW | FE_UNDERFLOW);
        tell(q, 0, flags & FE_INVALID ? FO_STATUS_INVALID : 0);
        tell(q, 1, (flags & FE_OVERFLOW ? FO_STATUS_OVERFLOW : 0) | (flags & FE_UNDERFLOW ? FO_STATUS_UNDERFLOW : 0));
        left -= walk.shape[k];
        if (left > 0) fo_walk_seek(&walk, outer += walk.shape[k]);
    }
    while (left > 0) {
        if (q->rows) {
            square_row(q, &walk, column, buffer);
            fo_touch(&touched, fo_layout_touched(1, per_loop, n_columns * (walk.inner[0] < 0 ? -walk.inner[0] : walk.inner[0])));
        } else {
            square_line(q, &walk, &touched);
        }
        if (--left <= 0) break;
        fo_walk_next(&walk);
    }
    fo_touch_end(&touched);
}

// Sums of squared deviations of settled floats from means (a's shape with the axes gone); NULL without an exception: not this way.
static FoArray *squares_of(FoArray *a, const FoReduceOptions *o, FoArray *means) {
    uint32_t status[3] = {0};
    Squares q = {.status = status, .kind = a->dtype->kind, .map = a->bytes, .interrupted = &fo_rt->interrupted};
    if ((q.kind != FO_DT_FLOAT64 && q.kind != FO_DT_FLOAT32) || !fo_dtype_is_plain(a->dtype) || !(a->flags & FO_ARRAY_ALIGNED)) return NULL;
    int64_t acc[FO_MAX_DIMS], mean[FO_MAX_DIMS], in[FO_MAX_DIMS], sum[FO_MAX_DIMS], shape[FO_MAX_DIMS];
    int axes[FO_MAX_DIMS];
    FO_AUTO(FoArray) sums = fo_reduce_accumulators(a, o->is_axis, q.kind, acc);
    FoComplex128 zero = {0, 0};
    if (!sums || !fo_eval_fill(sums, sums->dtype, (char *)&zero)) return NULL;
    const int64_t *strides = fo_array_strides(a);
    for (int k = 0, j = 0; k < a->ndim; k++) mean[k] = o->is_axis[k] ? 0 : fo_array_strides(means)[j++];
    fo_layout_sort_axes(a->ndim, 1, &strides, axes);
    int64_t mean_sorted[FO_MAX_DIMS];
    for (int k = 0; k < a->ndim; k++) {
        shape[k] = a->shape[axes[k]], in[k] = strides[axes[k]], sum[k] = acc[axes[k]];
        mean_sorted[k] = mean[axes[k]];
    }
    q.data[0] = a->data, q.data[1] = means->data, q.data[2] = sums->data;
    fo_walk_init(&q.walk, a->ndim, shape, 3, q.data, (const int64_t *[]){in, mean_sorted, sum}, false);
    FoWalk *w = &q.walk;
    if (w->n_outer && w->n_inner < 8 && fo_walk_reduces_inner(w, 2)) fo_walk_lengthen(w);
    q.rows = w->inner[2] != 0;
    for (int k = 0; k < w->ndim && !q.rows; k++)
        if (w->strides[k][2] == 0 && k == w->ndim - 1) return NULL; // several inner axes that do not coalesce: NumPy's blocks cross them
    if (!w->n_outer || !w->n_inner) return fo_take(sums);
    // far apart in a map: through arrays, which are read a few elements at a time
    if (!q.rows && a->bytes && fo_block_items_at_once(a->bytes, (double)fo_walk_touched(w, 0) / (double)w->n_inner) < FO_SUM_BLOCK) return NULL;
    q.itemsize = a->dtype->itemsize;
    bool plain = w->inner[0] == q.itemsize && w->inner[1] == q.itemsize && w->inner[2] == q.itemsize;
    if (q.rows && plain && w->ndim > 0 && w->strides[w->ndim - 1][2] == 0 && w->strides[w->ndim - 1][1] == 0)
        q.square_rows = q.kind == FO_DT_FLOAT64 ? square_rows_f64 : square_rows_f32;
    q.deviation = fo_reduce_loop(FO_REDUCE_SUM_SQUARED_DEVIATIONS, q.kind)->run;
    q.subtract = fo_op_loop(FO_OP_SUBTRACT, q.kind)->run;
    q.multiply = fo_op_loop(FO_OP_MULTIPLY, q.kind)->run;
    q.add = fo_op_loop(FO_OP_PLUS, q.kind)->run;
    q.n_column_parts = q.rows ? (w->n_inner + COLUMNS - 1) / COLUMNS : 1;
    q.outers_per_part = w->n_outer;
    if (w->ndim > 0 && w->strides[0][2] != 0 && w->shape[0] > 1) {
        int64_t per_index = w->n_outer / w->shape[0], items = per_index * w->n_inner, group = 65536 / items;
        q.outers_per_part = (group < 1 ? 1 : group) * per_index;
    }
    int64_t n_parts = q.n_column_parts * ((w->n_outer + q.outers_per_part - 1) / q.outers_per_part);
    size_t nbytes = COLUMNS * 16 * (size_t)fo_workers_count();
    bool threads = n_parts > 1 && a->n_items >= THREAD_LEAST;
    if (fo_plan_is_shown()) {
        FoPlanReport report = {.what = "squared deviations",
                               .along = q.rows ? "along an outer axis" : "along the innermost axis",
                               .inputs = {a, means},
                               .walk = w,
                               .n_parts = n_parts,
                               .n_workers = threads ? fo_workers_count() : 1,
                               .scratch_nbytes = nbytes,
                               .result = sums};
        if (!fo_plan_show(&report)) return NULL;
    }
    if (!(q.memory = fo_alloc(nbytes, FO_MEM_INTERNAL))) return fo_raise_no_memory();
    if (threads) {
        fo_workers_run(square_part, &q, n_parts);
    } else {
        for (int64_t part = 0; part < n_parts; part++) square_part(&q, part, 0);
    }
    fo_free(q.memory, nbytes, FO_MEM_INTERNAL);
    if ((a->bytes && !fo_block_check(a->bytes)) || !fo_eval_poll()) return NULL;
    static const char *const names[] = {"subtract", "multiply", "reduce"};
    for (int k = 0; k < 3; k++)
        if (fo_unlikely(status[k] != 0) && !fo_errors_report(fo_array_state()->errors, status[k], names[k])) return NULL;
    return fo_take(sums);
}

// (a - means)^2 of any dtype, as an expression; of complex numbers the squares of their absolute values.
static FoObject *squares_generic(FoArray *a, FoObject *means) {
    FO_AUTO(FoObject) deviations = fo_eval_op(FO_OP_SUBTRACT, (FoObject *[]){(FoObject *)a, means}, NULL);
    if (!deviations) return NULL;
    if (!fo_array_check(deviations)) fo_assign_give(&deviations, (FoObject *)fo_array_argument(deviations));
    FoArray *x = (FoArray *)deviations;
    FoEvalOptions options = FO_EVAL_DEFAULTS;
    options.keep_array = true;
    if (!x || x->dtype->letter != 'c' || a->dtype->letter != 'c')
        return x ? fo_eval_op_with(FO_OP_MULTIPLY, (FoObject *[]){deviations, deviations}, &options) : NULL;
    FO_AUTO(FoObject) conjugate = fo_eval_op_with(FO_OP_CONJUGATE, &deviations, &options);
    FO_AUTO(FoArray) squares = conjugate ? (FoArray *)fo_eval_op_with(FO_OP_MULTIPLY, (FoObject *[]){deviations, conjugate}, &options) : NULL;
    if (!squares || !fo_array_settle(squares)) return NULL;
    FoDtype *part = fo_dtype_peek(squares->dtype->kind == FO_DT_COMPLEX64 ? FO_DT_FLOAT32 : FO_DT_FLOAT64);
    return (FoObject *)fo_array_view(squares, part, squares->ndim, squares->shape, fo_array_strides(squares), squares->data);
}

static FoObject *root_give(FoObject *value) {
    FO_AUTO(FoObject) variance = value;
    if (!variance) return NULL;
    if (variance->type == &fo_scalar_types[FO_DT_FLOAT64]) return fo_scalar_from_f64(sqrt(((FoScalar *)variance)->f64));
    if (fo_array_check(variance)) return fo_eval_op(FO_OP_SQRT, &variance, (FoArray *)variance);
    FO_AUTO(FoObject) root = fo_eval_op(FO_OP_SQRT, &variance, NULL);
    return root ? scalar_cast(root, fo_scalar_dtype(variance)->kind) : NULL;
}

// Two passes over all elements of a float dtype, nothing else.
static FoObject *squares_of_all(FoArray *a, FoDtypeKind kind, int64_t n) {
    const FoReduceLoop *sum = fo_reduce_loop(FO_REDUCE_SUM, kind), *squares = fo_reduce_loop(FO_REDUCE_SUM_SQUARED_DEVIATIONS, kind);
    FoComplex128 mean = {0, 0}, total = {0, 0};
    if (a->expression && !a->expression->is_named && !fo_array_settle(a)) return NULL; // a lazy name is computed twice rather than stored
    if (!fo_reduce_all(a, FO_REDUCE_SUM, sum, NULL, (char *)&mean)) return NULL;
    if (kind == FO_DT_FLOAT64) mean.re /= (double)n;
    else *(float *)&mean = (float)((double)*(float *)&mean / (double)n);
    if (!fo_reduce_all(a, FO_REDUCE_SUM, squares, &mean, (char *)&total)) return NULL;
    return fo_scalar_new(kind, &total);
}

// Sums along axes from means that kept them as axes of length 1; NULL without an exception: not this way.
static FoArray *squares_along(FoArray *a, const FoReduceOptions *o, FoArray *kept) {
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    int ndim = 0;
    for (int j = 0; j < a->ndim; j++)
        if (!o->is_axis[j]) shape[ndim] = kept->shape[j], strides[ndim++] = fo_array_strides(kept)[j];
    FO_AUTO(FoArray) means = fo_array_view(kept, kept->dtype, ndim, shape, strides, kept->data);
    return means ? squares_of(a, o, means) : NULL;
}

// Sums of squared deviations: of floats in special loops, of everything else through expressions.
static FoObject *squares_sum(FoArray *a, const FoReduceOptions *o, FoDtype *dtype) {
    FoDtypeKind kind = dtype ? dtype->kind : a->dtype->kind;
    bool is_float = (kind == FO_DT_FLOAT64 || kind == FO_DT_FLOAT32) && a->dtype->kind == kind && !o->where, is_short;
    if (is_float && covers_all(a, o) && !o->keep_dims && !o->keep_array && !o->out) return squares_of_all(a, kind, a->n_items);
    FoReduceOptions sum = *o;
    sum.out = NULL;
    sum.dtype = dtype;
    sum.keep_dims = sum.keep_array = true;
    FO_AUTO(FoObject) counts = counts_of(a, o, true, 0, &is_short);
    FO_AUTO(FoObject) means = counts ? divide_sums_give(fo_eval_reduce(FO_REDUCE_SUM, a, &sum), counts, FO_DT_NONE) : NULL;
    if (!means) return NULL;
    if (is_float && !covers_all(a, o) && !o->keep_dims && !o->out && !a->expression) {
        FoArray *special = squares_along(a, o, (FoArray *)means);
        if (special || fo_error_is_pending()) return (FoObject *)special;
    }
    FO_AUTO(FoObject) squares = squares_generic(a, means);
    sum.out = o->out;
    sum.keep_dims = o->keep_dims;
    sum.keep_array = o->keep_array;
    return squares ? fo_eval_reduce(FO_REDUCE_SUM, (FoArray *)squares, &sum) : NULL;
}

FoObject *fo_eval_var(FoArray *a, const FoReduceOptions *o, double ddof, bool root) {
    bool is_short;
    if (a->dtype->kind == FO_DT_NONE) return fo_raise_no_text_reduction(FO_REDUCE_SUM, a->dtype);
    FO_AUTO(FoObject) counts = counts_of(a, o, o->keep_dims, ddof, &is_short);
    if (!counts || (is_short && !fo_warn(FO_RUNTIME_WARNING, "Degrees of freedom <= 0 for slice"))) return NULL;
    FoDtype *dtype = o->dtype ? o->dtype : a->dtype->kind < FO_DT_FLOAT16 ? fo_dtype_peek(FO_DT_FLOAT64) : NULL;
    FoObject *variance = divide_sums_give(squares_sum(a, o, dtype), counts, FO_DT_NONE);
    return root ? root_give(variance) : variance;
}
