// SPDX-License-Identifier: MIT
// math: exp, log, trigonometric functions and their like. Everything is computed in double, in blocks small enough for the first-level
// cache; float32 is widened first, so that its results are nearly always correctly rounded.
#include "array/kernels/level.h"
#include "array/kernels/real_math.h"
#include "array/kernels/vec_math.h"

double exp(double), log(double), sin(double), cos(double), exp2(double), expm1(double), log2(double), log10(double), log1p(double),
    tan(double), asin(double), acos(double), atan(double), sinh(double), cosh(double), tanh(double), asinh(double), acosh(double),
    atanh(double), cbrt(double), pow(double, double), atan2(double, double), hypot(double, double);

enum { BLOCK = 512, ROOM = BLOCK + 8 };

// ---- blocks: n operands, n results, both with room up to a whole vector; x[n...] may be read and written but means nothing.
// True when some result is infinite, NaN or below `least` in magnitude, which is to be looked into.
enum { AHEAD = 512 }; // elements (4 KiB) to prefetch ahead: arithmetic this dense hides the processor's own prefetching

FO_INLINE bool has_odd_results(const double *r, int64_t n, double least) {
    uint64_t odd = 0;
    for (int64_t i = 0; i < n; i++) {
        const double magnitude = FABS(r[i]);
        odd |= !(magnitude <= __DBL_MAX__) | (magnitude < least);
    }
    return odd != 0;
}
#if FO_HAS_VEC
FO_INLINE FoVecMask is_ordinary(FoVec y, double least, double most) {
    const FoVecMask fits = vec_is_within(y, most);
    return least > 0 ? vec_mask_and(fits, vec_is_less(vec_all(least), vec_abs(y))) : fits;
}

FO_INLINE bool map_block(const double *x, double *r, int64_t n, double least, FoVec (*f)(FoVec, bool)) {
    FoVecMask ordinary = vec_mask_all();
    for (int64_t i = 0; i < n; i += FO_VEC) {
        __builtin_prefetch(x + i + AHEAD);
        const FoVec y = f(vec_load(x + i), false);
        ordinary = vec_mask_and(ordinary, is_ordinary(y, least, __DBL_MAX__));
        vec_store(r + i, y);
    }
    return !vec_all_true(ordinary);
}

// Float32 operands and results, both whole vectors.
FO_INLINE bool map_float_block(const float *x, float *r, int64_t n, double least, FoVec (*f)(FoVec, bool)) {
    FoVecMask ordinary = vec_mask_all();
    for (int64_t i = 0; i < n; i += FO_VEC) {
        __builtin_prefetch(x + i + 2 * AHEAD);
        const FoVec y = f(vec_from_float(x + i), true);
        ordinary = vec_mask_and(ordinary, is_ordinary(y, least, __FLT_MAX__));
        vec_to_float(r + i, y);
    }
    return !vec_all_true(ordinary);
}
#define BLOCK_OWN(name)                                                                                                           \
    static bool name##_block(const double *x, double *r, int64_t n, double least) { return map_block(x, r, n, least, vec_##name); } \
    static bool name##_float_block(const float *x, float *r, int64_t n, double least) {                                           \
        return map_float_block(x, r, n, least, vec_##name);                                                                       \
    }
// Large operands, infinities and NaN go to the C library one by one.
#define BLOCK_OWN_TRIG(name)                                                                                                      \
    FO_INLINE FoVec name##_checked(FoVec x, bool is_short) {                                                                      \
        FoVec y = vec_##name(x, is_short);                                                                                        \
        if (fo_likely(vec_all_true(vec_is_within(x, FO_TRIG_LIMIT)))) return y;                                                   \
        double xs[FO_VEC], ys[FO_VEC];                                                                                            \
        vec_store(xs, x), vec_store(ys, y);                                                                                       \
        for (int k = 0; k < FO_VEC; k++)                                                                                          \
            if (!(FABS(xs[k]) <= FO_TRIG_LIMIT)) ys[k] = name(xs[k]);                                                             \
        return vec_load(ys);                                                                                                      \
    }                                                                                                                             \
    static bool name##_block(const double *x, double *r, int64_t n, double least) { return map_block(x, r, n, least, name##_checked); } \
    static bool name##_float_block(const float *x, float *r, int64_t n, double least) {                                           \
        return map_float_block(x, r, n, least, name##_checked);                                                                   \
    }
#endif
// Float32 through the function for doubles.
#define FLOAT_BLOCK_BY_DOUBLE(name)                                                                                               \
    static bool name##_float_block(const float *x, float *r, int64_t n, double least) {                                           \
        double wide[ROOM], result[ROOM];                                                                                          \
        for (int64_t i = 0; i < n; i++) wide[i] = x[i];                                                                           \
        for (int64_t i = n; i < n + 8; i++) wide[i] = wide[0];                                                                    \
        name##_block(wide, result, n, 0);                                                                                         \
        for (int64_t i = 0; i < n; i++) r[i] = (float)result[i];                                                                  \
        for (int64_t i = 0; i < n; i++) result[i] = (double)r[i]; /* overflow of float32 shows as infinity */                     \
        return has_odd_results(result, n, least);                                                                                 \
    }
#define BLOCK_SCALAR(name)                                                                                                        \
    static bool name##_block(const double *x, double *r, int64_t n, double least) {                                               \
        for (int64_t i = 0; i < n; i++) r[i] = name(x[i]);                                                                        \
        return has_odd_results(r, n, least);                                                                                      \
    }                                                                                                                             \
    FLOAT_BLOCK_BY_DOUBLE(name)
#define BLOCK2_SCALAR(name)                                                                                                       \
    static void name##_block(const double *x, const double *y, double *r, int64_t n) {                                            \
        for (int64_t i = 0; i < n; i++) r[i] = name(x[i], y[i]);                                                                  \
    }
#if FO_HAS_VEC && defined(__GLIBC__)
#if defined(__AVX512F__)
#define LIBMVEC(name) _ZGVeN8v_##name
#define LIBMVEC2(name) _ZGVeN8vv_##name
#else
#define LIBMVEC(name) _ZGVdN4v_##name
#define LIBMVEC2(name) _ZGVdN4vv_##name
#endif
#define BLOCK_LIBRARY(name)                                                                                                       \
    FoVec LIBMVEC(name)(FoVec);                                                                                                   \
    static bool name##_block(const double *x, double *r, int64_t n, double least) {                                               \
        for (int64_t i = 0; i < n; i += FO_VEC) {                                                                                 \
            __builtin_prefetch(x + i + AHEAD);                                                                                    \
            vec_store(r + i, LIBMVEC(name)(vec_load(x + i)));                                                                     \
        }                                                                                                                         \
        return has_odd_results(r, n, least);                                                                                      \
    }                                                                                                                             \
    FLOAT_BLOCK_BY_DOUBLE(name)
#define BLOCK2_LIBRARY(name)                                                                                                      \
    FoVec LIBMVEC2(name)(FoVec, FoVec);                                                                                           \
    static void name##_block(const double *x, const double *y, double *r, int64_t n) {                                            \
        for (int64_t i = 0; i < n; i += FO_VEC) vec_store(r + i, LIBMVEC2(name)(vec_load(x + i), vec_load(y + i)));               \
    }
#else
#define BLOCK_LIBRARY(name) BLOCK_SCALAR(name)
#define BLOCK2_LIBRARY(name) BLOCK2_SCALAR(name)
#endif
// libmvec's AVX2 version gives 7.000000000000001 for log10(1e7): the scalar one does not
#if FO_HAS_VEC && !defined(__AVX512F__)
#define BLOCK_CAREFUL(name) BLOCK_SCALAR(name)
#else
#define BLOCK_CAREFUL(name) BLOCK_LIBRARY(name)
#endif
#if !FO_HAS_VEC
#define BLOCK_OWN(name) BLOCK_SCALAR(name)
#define BLOCK_OWN_TRIG(name) BLOCK_SCALAR(name)
#endif

// The square root of x^2 + y^2, corrected by its residue in fused operations (Borges); extreme operands go to the C library.
#if FO_HAS_VEC
static void hypot_block(const double *x, const double *y, double *r, int64_t n) {
    for (int64_t i = 0; i < n; i += FO_VEC) {
        const FoVec a = vec_abs(vec_load(x + i)), b = vec_abs(vec_load(y + i));
        const FoVec large = vec_greatest(a, b), small = vec_least(a, b);
        const FoVec large_square = vec_mul(large, large);
        const FoVec h = vec_sqrt(vec_fma(small, small, large_square)), square = vec_mul(h, h);
        const FoVec residue = vec_sub(vec_add(vec_fnma(small, small, vec_sub(square, large_square)), vec_fma(h, h, vec_sub(vec_all(0), square))),
                                      vec_fma(large, large, vec_sub(vec_all(0), large_square)));
        vec_store(r + i, vec_sub(h, vec_div(residue, vec_add(h, h))));
    }
    uint64_t extreme = 0;
    for (int64_t i = 0; i < n; i++) {
        const double a = FABS(x[i]), b = FABS(y[i]);
        extreme |= !((a < 0x1p500) & (b < 0x1p500) & (a > 0x1p-450) & (b > 0x1p-450));
    }
    if (fo_likely(!extreme)) return;
    for (int64_t i = 0; i < n; i++) {
        const double a = FABS(x[i]), b = FABS(y[i]);
        if (!(a < 0x1p500 && b < 0x1p500 && a > 0x1p-450 && b > 0x1p-450)) r[i] = hypot(x[i], y[i]);
    }
}
#else
BLOCK2_SCALAR(hypot)
#endif

// Positive finite bases and finite exponents by vectors, the others one by one.
#ifdef __AVX512F__
static void pow_block(const double *x, const double *y, double *r, int64_t n) {
    for (int64_t i = 0; i < n; i += FO_VEC) {
        const FoVec a = vec_load(x + i), b = vec_load(y + i);
        vec_store(r + i, vec_pow(a, b));
        const FoVecMask ordinary =
            vec_mask_and(vec_mask_and(vec_is_within(a, __DBL_MAX__), vec_is_less(vec_all(0), a)), vec_is_within(b, __DBL_MAX__));
        if (fo_likely(vec_all_true(ordinary))) continue;
        for (int64_t k = i; k < i + FO_VEC && k < n; k++)
            if (!(x[k] > 0 && x[k] <= __DBL_MAX__ && FABS(y[k]) <= __DBL_MAX__)) r[k] = pow(x[k], y[k]);
    }
}
#else
BLOCK2_LIBRARY(pow)
#endif

// ---- what went wrong in a block, judged by operands and results
FO_INLINE uint32_t status_of(double x, double r, bool is_pole) {
    if (r != r) return x != x ? 0 : FO_STATUS_INVALID;
    if (FABS(r) > __DBL_MAX__) return FABS(x) > __DBL_MAX__ || x != x ? 0 : is_pole ? FO_STATUS_DIVIDE : FO_STATUS_OVERFLOW;
    return 0;
}

FO_INLINE uint32_t underflow_of(double x, double r, double least) {
    return FABS(r) < least && FABS(x) <= __DBL_MAX__ ? FO_STATUS_UNDERFLOW : 0;
}

#define BLOCK2_OWN(name)
typedef bool (*Block1)(const double *x, double *r, int64_t n, double least);
typedef bool (*FloatBlock1)(const float *x, float *r, int64_t n, double least);
typedef void (*Block2)(const double *x, const double *y, double *r, int64_t n);
typedef bool (*IsPole)(double x);

FO_COLD static uint32_t look_f64(const double *x, const double *r, int64_t n, IsPole is_pole, double least) {
    uint32_t status = 0;
    for (int64_t i = 0; i < n; i++) status |= status_of(x[i], r[i], is_pole(x[i])) | underflow_of(x[i], r[i], least);
    return status;
}

FO_COLD static uint32_t look_f32(const float *x, const float *r, int64_t n, IsPole is_pole, double least) {
    uint32_t status = 0;
    for (int64_t i = 0; i < n; i++)
        status |= status_of((double)x[i], (double)r[i], is_pole((double)x[i])) | underflow_of((double)x[i], (double)r[i], least);
    return status;
}

// One operand of any stride. Whole contiguous blocks are computed in place, others by way of x and r. In place of an operand the
// result goes by way of r, too: the status needs both.
FO_INLINE uint32_t run_f64(char *const *data, const int64_t *strides, int64_t n, Block1 block, IsPole is_pole, bool underflows) {
    double x[ROOM], r[ROOM];
    const double least = underflows ? __DBL_MIN__ : 0;
    uint32_t status = 0;
    for (int64_t done = 0; done < n; done += BLOCK) {
        const int64_t m = n - done < BLOCK ? n - done : BLOCK;
        const char *from = data[0] + done * strides[0];
        char *to = data[1] + done * strides[1];
        const double *operands = (const double *)from;
        if (strides[0] != sizeof(double) || m % 8 != 0) {
            for (int64_t i = 0; i < m; i++) x[i] = *(const double *)(from + i * strides[0]);
            for (int64_t i = m; i < m + 8; i++) x[i] = x[0];
            operands = x;
        }
        double *results = strides[1] == sizeof(double) && m % 8 == 0 && from != to ? (double *)to : r;
        if (fo_unlikely(block(operands, results, m, least))) status |= look_f64(operands, results, m, is_pole, least);
        if (results != r) continue;
        if (strides[1] == sizeof(double)) memcpy(to, r, (size_t)m * sizeof(double));
        else
            for (int64_t i = 0; i < m; i++) *(double *)(to + i * strides[1]) = r[i];
    }
    return status;
}

FO_INLINE uint32_t run_f32(char *const *data, const int64_t *strides, int64_t n, FloatBlock1 block, IsPole is_pole, bool underflows) {
    float x[ROOM], r[ROOM];
    const double least = underflows ? (double)__FLT_MIN__ : 0;
    uint32_t status = 0;
    for (int64_t done = 0; done < n; done += BLOCK) {
        const int64_t m = n - done < BLOCK ? n - done : BLOCK;
        const char *from = data[0] + done * strides[0];
        char *to = data[1] + done * strides[1];
        const float *operands = (const float *)from;
        if (strides[0] != sizeof(float) || m % 8 != 0) {
            for (int64_t i = 0; i < m; i++) x[i] = *(const float *)(from + i * strides[0]);
            for (int64_t i = m; i < m + 8; i++) x[i] = x[0];
            operands = x;
        }
        float *results = strides[1] == sizeof(float) && m % 8 == 0 && from != to ? (float *)to : r;
        if (fo_unlikely(block(operands, results, m, least))) status |= look_f32(operands, results, m, is_pole, least);
        if (results != r) continue;
        if (strides[1] == sizeof(float)) memcpy(to, r, (size_t)m * sizeof(float));
        else
            for (int64_t i = 0; i < m; i++) *(float *)(to + i * strides[1]) = r[i];
    }
    return status;
}

#define FO_MATH(OP, name, source, pole)                                                                                           \
    BLOCK_##source(name) static bool name##_is_pole(double x) { return pole; }                                                    \
    static uint32_t OP##_f64(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                             \
        return run_f64(data, strides, n, name##_block, name##_is_pole, FO_OP_##OP == FO_OP_EXP || FO_OP_##OP == FO_OP_EXP2);      \
    }                                                                                                                             \
    static uint32_t OP##_f32(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                             \
        return run_f32(data, strides, n, name##_float_block, name##_is_pole, FO_OP_##OP == FO_OP_EXP || FO_OP_##OP == FO_OP_EXP2);      \
    }
#include "array/kernels/math.def"
#undef FO_MATH

// ---- two operands
// The m operands as doubles with room up to a whole vector: where they are, or copied to x.
FO_INLINE const double *read_block(double *x, const char *from, int64_t stride, int64_t m, bool is_float) {
    if (!is_float && stride == sizeof(double)) {
        if (m % 8 == 0) return (const double *)from;
        memcpy(x, from, (size_t)m * sizeof(double));
    } else if (is_float && stride == sizeof(float)) {
        for (int64_t i = 0; i < m; i++) x[i] = ((const float *)from)[i];
    } else {
        for (int64_t i = 0; i < m; i++) x[i] = is_float ? (double)*(const float *)(from + i * stride) : *(const double *)(from + i * stride);
    }
    for (int64_t i = m; i < m + 8; i++) x[i] = x[0];
    return x;
}

FO_INLINE void write_block(const double *r, char *to, int64_t stride, int64_t m, bool is_float) {
    if (is_float && stride == sizeof(float))
        for (int64_t i = 0; i < m; i++) ((float *)to)[i] = (float)r[i];
    else if (is_float)
        for (int64_t i = 0; i < m; i++) *(float *)(to + i * stride) = (float)r[i];
    else if (stride == sizeof(double)) memcpy(to, r, (size_t)m * sizeof(double));
    else
        for (int64_t i = 0; i < m; i++) *(double *)(to + i * stride) = r[i];
}

FO_COLD static uint32_t look_two(const double *x, const double *y, const double *r, int64_t n, bool (*is_pole)(double, double), double least) {
    uint32_t status = 0;
    for (int64_t i = 0; i < n; i++) {
        if (y[i] != y[i] || FABS(y[i]) > __DBL_MAX__) continue; // NaN and infinite operands come to no new trouble
        status |= status_of(x[i], r[i], is_pole(x[i], y[i]));
        status |= x[i] != 0 ? underflow_of(x[i], r[i], least) : 0;
    }
    return status;
}

FO_INLINE uint32_t run_two(char *const *data, const int64_t *strides, int64_t n, Block2 block, bool (*is_pole)(double, double),
                           bool is_float, bool underflows) {
    double x[ROOM], y[ROOM], r[ROOM];
    uint32_t status = 0;
    const double least = !underflows ? 0 : is_float ? (double)__FLT_MIN__ : __DBL_MIN__;
    for (int64_t done = 0; done < n; done += BLOCK) {
        const int64_t m = n - done < BLOCK ? n - done : BLOCK;
        const double *xs = read_block(x, data[0] + done * strides[0], strides[0], m, is_float);
        const double *ys = read_block(y, data[1] + done * strides[1], strides[1], m, is_float);
        block(xs, ys, r, m);
        if (is_float)
            for (int64_t i = 0; i < m; i++) r[i] = (double)(float)r[i];
        if (fo_unlikely(has_odd_results(r, m, least))) status |= look_two(xs, ys, r, m, is_pole, least);
        write_block(r, data[2] + done * strides[2], strides[2], m, is_float);
    }
    return status;
}
#define FO_MATH2(OP, name, source, pole)                                                                                                  \
    BLOCK2_##source(name) static bool name##_is_pole(double x, double y) { return pole; }                                          \
    static uint32_t OP##_f64(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                             \
        return run_two(data, strides, n, name##_block, name##_is_pole, false, FO_OP_##OP == FO_OP_POWER);                         \
    }                                                                                                                             \
    static uint32_t OP##_f32(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                             \
        return run_two(data, strides, n, name##_block, name##_is_pole, true, FO_OP_##OP == FO_OP_POWER);                          \
    }
#include "array/kernels/math2.def"
#undef FO_MATH2

// ---- powers with one exponent for all: 2, 1, 0, -1 and 1/2 are exact in fewer steps
#define POWER_FIXED(T, suffix, expression)                                                                                        \
    do {                                                                                                                          \
        const char *from = data[0];                                                                                               \
        char *to = data[2];                                                                                                       \
        fp_clear();                                                                                                               \
        if (strides[0] == sizeof(T) && strides[2] == sizeof(T)) {                                                                 \
            const T *xs = (const T *)from;                                                                                        \
            T *rs = (T *)to;                                                                                                      \
            FO_VECTOR_LOOP                                                                                                        \
            for (int64_t i = 0; i < n; i++) {                                                                                     \
                const T x = xs[i];                                                                                                \
                rs[i] = expression;                                                                                               \
            }                                                                                                                     \
        } else                                                                                                                    \
            for (int64_t i = 0; i < n; i++) {                                                                                     \
                const T x = *(const T *)(from + i * strides[0]);                                                                  \
                *(T *)(to + i * strides[2]) = expression;                                                                         \
            }                                                                                                                     \
        return fp_status();                                                                                                       \
    } while (0)
#define POWER_LOOP(T, suffix)                                                                                                     \
    static uint32_t power_##suffix(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                       \
        const T y = n > 0 && strides[1] == 0 ? *(const T *)data[1] : (T)__builtin_nan("");                                        \
        if (y == 2) POWER_FIXED(T, suffix, x *x);                                                                                 \
        if (y == 1) POWER_FIXED(T, suffix, x);                                                                                    \
        if (y == -1) POWER_FIXED(T, suffix, 1 / x);                                                                               \
        if (y == (T)0.5) POWER_FIXED(T, suffix, x == -(T)__builtin_inf() ? (T)__builtin_inf() : SQRT(x) + 0);                     \
        return POWER_##suffix(data, strides, n, aux);                                                                             \
    }
POWER_LOOP(double, f64)
POWER_LOOP(float, f32)

void FO_LEVEL_NAME(fo_register_math)(FoKernelTable *table) {
#define FO_MATH(OP, name, source, pole)                                                                                           \
    table->op[FO_OP_##OP][FO_DT_FLOAT64] = OP##_f64;                                                                              \
    table->op[FO_OP_##OP][FO_DT_FLOAT32] = OP##_f32;
#include "array/kernels/math.def"
#define FO_MATH2(OP, name, source, pole)                                                                                                  \
    table->op[FO_OP_##OP][FO_DT_FLOAT64] = OP##_f64;                                                                              \
    table->op[FO_OP_##OP][FO_DT_FLOAT32] = OP##_f32;
#include "array/kernels/math2.def"
    table->op[FO_OP_POWER][FO_DT_FLOAT64] = power_f64;
    table->op[FO_OP_POWER][FO_DT_FLOAT32] = power_f32;
}
