// SPDX-License-Identifier: MIT
// fused: scale * f(x) + b in one pass over memory, stored or summed, for the functions of vec_math.h. Every intermediate result is
// rounded as if it had been stored, and sums are pairwise as in sum_float.inc: the results are those of one operation after the other.
#include "array/kernels/level.h"
#include "array/kernels/real_math.h"
#include "array/kernels/vec_math.h"

#if FO_HAS_VEC
enum { LEAF = 128, VECTORS = 8 / FO_VEC, AHEAD = 512 };

typedef struct {
    const char *x, *b;
    int64_t x_stride, b_stride;
    double scale;
    FoVecMask ordinary; // all values so far finite
} Terms;
typedef FoVec (*Function)(FoVec x, bool is_short);

FO_INLINE FoVec identity(FoVec x, bool is_short) { return x; }
FO_INLINE FoVec square_root(FoVec x, bool is_short) { return vec_sqrt(x); }
// Operands out of range for the vector code: the caller sees a value that is not finite and goes the slow way.
FO_INLINE FoVec sine(FoVec x, bool is_short) {
    return vec_choose(vec_is_within(x, FO_TRIG_LIMIT), vec_sin(x, false), vec_all(__builtin_nan("")));
}

FO_INLINE FoVec cosine(FoVec x, bool is_short) {
    return vec_choose(vec_is_within(x, FO_TRIG_LIMIT), vec_cos(x, false), vec_all(__builtin_nan("")));
}

FO_INLINE FoVec term(FoVec scale, const double *x, const double *b, Function f, FoVecMask *ordinary) {
    const FoVec y = vec_add(vec_mul(scale, f(vec_load(x), false)), vec_load(b));
    *ordinary = vec_mask_and(*ordinary, vec_is_within(y, __DBL_MAX__));
    return y;
}

// n <= LEAF operands as contiguous doubles with room up to eight more: where they are, or copied.
FO_INLINE const double *operands(double *copy, const char *from, int64_t stride, int64_t n) {
    if (stride == sizeof(double) && n % 8 == 0) return (const double *)from;
    for (int64_t i = 0; i < n; i++) copy[i] = *(const double *)(from + i * stride);
    for (int64_t i = n; i < (n + 7) / 8 * 8; i++) copy[i] = copy[0];
    return copy;
}

FO_INLINE double leaf(Terms *t, int64_t first, int64_t n, Function f) {
    double x_copy[LEAF], b_copy[LEAF], last[8];
    const double *x = operands(x_copy, t->x + first * t->x_stride, t->x_stride, n);
    const double *b = operands(b_copy, t->b + first * t->b_stride, t->b_stride, n);
    const FoVec scale = vec_all(t->scale);
    FoVecMask ordinary = t->ordinary; // in a register
    double sum = 0;
    int64_t i = 0;
    if (n >= 8) {
        FoVec r[VECTORS];
        for (int k = 0; k < VECTORS; k++) r[k] = term(scale, x + k * FO_VEC, b + k * FO_VEC, f, &ordinary);
        for (i = 8; i + 8 <= n; i += 8) {
            __builtin_prefetch(x + i + AHEAD);
            __builtin_prefetch(b + i + AHEAD);
            for (int k = 0; k < VECTORS; k++) r[k] = vec_add(r[k], term(scale, x + i + k * FO_VEC, b + i + k * FO_VEC, f, &ordinary));
        }
        for (int k = 0; k < VECTORS; k++) vec_store(last + k * FO_VEC, r[k]);
        sum = ((last[0] + last[1]) + (last[2] + last[3])) + ((last[4] + last[5]) + (last[6] + last[7]));
    }
    if (i < n) {
        for (int k = 0; k < VECTORS; k++) vec_store(last + k * FO_VEC, term(scale, x + i + k * FO_VEC, b + i + k * FO_VEC, f, &ordinary));
        for (int64_t k = 0; i < n; i++, k++) sum += last[k];
    }
    t->ordinary = ordinary;
    return sum;
}

typedef double (*Leaf)(Terms *t, int64_t first, int64_t n);
static double tree(Terms *t, int64_t first, int64_t n, Leaf sum_leaf) {
    if (n <= LEAF) return sum_leaf(t, first, n);
    const int64_t half = n / 2 - n / 2 % 8;
    const double left = tree(t, first, half, sum_leaf);
    return left + tree(t, first + half, n - half, sum_leaf);
}

// The same by single operations, for blocks with infinities or NaN: finds out what went wrong. Returns the sum of the block.
static double slow_sum(const Terms *t, int64_t n, FoKernel function, uint32_t *status) {
    double y[FO_SUM_BLOCK];
    *status |= function((char *[]){(char *)t->x, (char *)y}, (int64_t[]){t->x_stride, 8}, n, NULL);
    fp_clear();
    for (int64_t i = 0; i < n; i++) y[i] = t->scale * y[i] + *(const double *)(t->b + i * t->b_stride);
    *status |= fp_status();
    return fo_sum_pairwise_f64((const char *)y, 8, n);
}

static uint32_t run_sum(char *const *data, const int64_t *strides, int64_t n, const void *aux, Leaf sum_leaf, FoOp op) {
    const FoFusedTerm *what = aux;
    Terms t = {data[0], data[1], strides[0], strides[1], what->scale, vec_mask_all()};
    double total = *(const double *)data[2];
    uint32_t status = 0;
    for (; n > 0; n -= FO_SUM_BLOCK, t.x += FO_SUM_BLOCK * t.x_stride, t.b += FO_SUM_BLOCK * t.b_stride) {
        const int64_t m = n < FO_SUM_BLOCK ? n : FO_SUM_BLOCK;
        t.ordinary = vec_mask_all();
        double sum = tree(&t, 0, m, sum_leaf);
        FoOpLoop loop;
        if (fo_unlikely(!vec_all_true(t.ordinary)) && fo_op_find(op, FO_DT_FLOAT64, &loop)) sum = slow_sum(&t, m, loop.run, &status);
        total += sum;
    }
    *(double *)data[2] = total;
    return status;
}

// Stored: blocks of LEAF, so that nothing is overwritten before it is known to be ordinary (out may be x or b).
FO_INLINE uint32_t run_map(char *const *data, const int64_t *strides, int64_t n, const void *aux, Function f, FoOp op) {
    const FoFusedTerm *what = aux;
    Terms t = {data[0], data[1], strides[0], strides[1], what->scale, vec_mask_all()};
    uint32_t status = 0;
    for (int64_t done = 0; done < n; done += LEAF) {
        const int64_t m = n - done < LEAF ? n - done : LEAF;
        double x_copy[LEAF], b_copy[LEAF], y[LEAF];
        const double *x = operands(x_copy, t.x + done * t.x_stride, t.x_stride, m), *b = operands(b_copy, t.b + done * t.b_stride, t.b_stride, m);
        const FoVec scale = vec_all(t.scale);
        FoVecMask ordinary = vec_mask_all();
        for (int64_t i = 0; i < m; i += FO_VEC) {
            __builtin_prefetch(x + i + AHEAD);
            __builtin_prefetch(b + i + AHEAD);
            vec_store(y + i, term(scale, x + i, b + i, f, &ordinary));
        }
        FoOpLoop loop;
        if (fo_unlikely(!vec_all_true(ordinary)) && fo_op_find(op, FO_DT_FLOAT64, &loop)) {
            status |= loop.run((char *[]){(char *)x, (char *)y}, (int64_t[]){8, 8}, m, NULL);
            fp_clear();
            for (int64_t i = 0; i < m; i++) y[i] = t.scale * y[i] + b[i];
            status |= fp_status();
        }
        char *to = data[2] + done * strides[2];
        if (strides[2] == sizeof(double)) memcpy(to, y, (size_t)m * sizeof(double));
        else
            for (int64_t i = 0; i < m; i++) *(double *)(to + i * strides[2]) = y[i];
    }
    return status;
}
#define FUSED(name, OP, f)                                                                                                        \
    static double name##_leaf(Terms *t, int64_t first, int64_t n) { return leaf(t, first, n, f); }                                \
    static uint32_t name##_sum(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                           \
        return run_sum(data, strides, n, aux, name##_leaf, FO_OP_##OP);                                                           \
    }                                                                                                                             \
    static uint32_t name##_map(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                           \
        return run_map(data, strides, n, aux, f, FO_OP_##OP);                                                                     \
    }
FUSED(positive, POSITIVE, identity)
FUSED(square_root, SQRT, square_root)
FUSED(exp, EXP, vec_exp)
FUSED(log, LOG, vec_log)
FUSED(sin, SIN, sine)
FUSED(cos, COS, cosine)
#endif

void FO_LEVEL_NAME(fo_register_fused)(FoKernelTable *table) {
#if FO_HAS_VEC
#define ENTER(name, OP) table->fused_sum[FO_OP_##OP] = name##_sum, table->fused_map[FO_OP_##OP] = name##_map
    ENTER(positive, POSITIVE);
    ENTER(square_root, SQRT);
    ENTER(exp, EXP);
    ENTER(log, LOG);
    ENTER(sin, SIN);
    ENTER(cos, COS);
#endif
}
