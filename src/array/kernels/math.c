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

// ---- blocks: n operands, n results, both with room up to a whole vector; x[n...] may be read and written but means nothing
#if FO_HAS_VEC
FO_INLINE void map_block(const double *x, double *r, int64_t n, FoVec (*f)(FoVec, bool), bool is_short) {
    for (int64_t i = 0; i < n; i += FO_VEC) vec_store(r + i, f(vec_load(x + i), is_short));
}
#define BLOCK_OWN(name)                                                                                                           \
    static void name##_block(const double *x, double *r, int64_t n, bool is_short) {                                              \
        if (is_short) map_block(x, r, n, vec_##name, true);                                                                       \
        else map_block(x, r, n, vec_##name, false);                                                                               \
    }
#define BLOCK_OWN_TRIG(name)                                                                                                      \
    static void name##_block(const double *x, double *r, int64_t n, bool is_short) {                                              \
        if (is_short) map_block(x, r, n, vec_##name, true);                                                                       \
        else map_block(x, r, n, vec_##name, false);                                                                               \
        for (int64_t i = 0; i < n; i += FO_VEC) {                                                                                 \
            if (fo_likely(vec_all_true(vec_is_within(vec_load(x + i), FO_TRIG_LIMIT)))) continue;                                 \
            for (int64_t k = i; k < i + FO_VEC && k < n; k++)                                                                     \
                if (!(FABS(x[k]) <= FO_TRIG_LIMIT)) r[k] = name(x[k]);                                                            \
        }                                                                                                                         \
    }
#endif
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
    static void name##_block(const double *x, double *r, int64_t n, bool is_short) {                                              \
        for (int64_t i = 0; i < n; i += FO_VEC) vec_store(r + i, LIBMVEC(name)(vec_load(x + i)));                                 \
    }
#define BLOCK2_LIBRARY(name)                                                                                                      \
    FoVec LIBMVEC2(name)(FoVec, FoVec);                                                                                           \
    static void name##_block(const double *x, const double *y, double *r, int64_t n) {                                            \
        for (int64_t i = 0; i < n; i += FO_VEC) vec_store(r + i, LIBMVEC2(name)(vec_load(x + i), vec_load(y + i)));               \
    }
#else
#define BLOCK_LIBRARY(name)                                                                                                       \
    static void name##_block(const double *x, double *r, int64_t n, bool is_short) {                                              \
        for (int64_t i = 0; i < n; i++) r[i] = name(x[i]);                                                                        \
    }
#define BLOCK2_LIBRARY(name)                                                                                                      \
    static void name##_block(const double *x, const double *y, double *r, int64_t n) {                                            \
        for (int64_t i = 0; i < n; i++) r[i] = name(x[i], y[i]);                                                                  \
    }
#endif
// libmvec's AVX2 version gives 7.000000000000001 for log10(1e7): the scalar one does not
#if FO_HAS_VEC && !defined(__AVX512F__)
#define BLOCK_CAREFUL(name)                                                                                                       \
    static void name##_block(const double *x, double *r, int64_t n, bool is_short) {                                              \
        for (int64_t i = 0; i < n; i++) r[i] = name(x[i]);                                                                        \
    }
#else
#define BLOCK_CAREFUL(name) BLOCK_LIBRARY(name)
#endif
#if !FO_HAS_VEC
#define BLOCK_OWN(name) BLOCK_LIBRARY(name)
#define BLOCK_OWN_TRIG(name) BLOCK_LIBRARY(name)
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
    for (int64_t i = 0; i < n; i++) {
        const double most = FABS(x[i]) > FABS(y[i]) ? FABS(x[i]) : FABS(y[i]), least = FABS(x[i]) > FABS(y[i]) ? FABS(y[i]) : FABS(x[i]);
        if (!(most < 0x1p500 && least > 0x1p-450)) r[i] = hypot(x[i], y[i]);
    }
}
#else
BLOCK2_LIBRARY(hypot)
#endif

// ---- what went wrong in a block, judged by operands and results
// Is some result infinite, NaN or below `least` in magnitude?
FO_INLINE bool has_odd_results(const double *r, int64_t n, double least) {
    uint64_t odd = 0;
    for (int64_t i = 0; i < n; i++) {
        const double magnitude = FABS(r[i]);
        odd |= !(magnitude <= __DBL_MAX__) | (magnitude < least);
    }
    return odd != 0;
}
FO_INLINE uint32_t status_of(double x, double r, bool is_pole) {
    if (r != r) return x != x ? 0 : FO_STATUS_INVALID;
    if (FABS(r) > __DBL_MAX__) return FABS(x) > __DBL_MAX__ || x != x ? 0 : is_pole ? FO_STATUS_DIVIDE : FO_STATUS_OVERFLOW;
    return 0;
}
FO_INLINE uint32_t underflow_of(double x, double r, double least) {
    return FABS(r) < least && FABS(x) <= __DBL_MAX__ ? FO_STATUS_UNDERFLOW : 0;
}

#define BLOCK2_OWN(name)
typedef void (*Block1)(const double *x, double *r, int64_t n, bool is_short);
typedef void (*Block2)(const double *x, const double *y, double *r, int64_t n);

// One operand, elements of type T read and written with any stride.
FO_INLINE uint32_t run_f64(char *const *data, const int64_t *strides, int64_t n, Block1 block, bool (*is_pole)(double), bool underflows) {
    double x[ROOM], r[ROOM];
    uint32_t status = 0;
    for (int64_t done = 0; done < n; done += BLOCK) {
        const int64_t m = n - done < BLOCK ? n - done : BLOCK;
        const char *from = data[0] + done * strides[0];
        char *to = data[1] + done * strides[1];
        const double *operands = (const double *)from;
        const bool is_whole = m == BLOCK;
        if (strides[0] != sizeof(double) || !is_whole || from == to) {
            for (int64_t i = 0; i < m; i++) x[i] = *(const double *)(from + i * strides[0]);
            for (int64_t i = m; i < m + 8; i++) x[i] = x[0];
            operands = x;
        }
        double *results = strides[1] == sizeof(double) && is_whole ? (double *)to : r;
        block(operands, results, m, false);
        const double least = underflows ? __DBL_MIN__ : 0;
        if (fo_unlikely(has_odd_results(results, m, least)))
            for (int64_t i = 0; i < m; i++)
                status |= status_of(operands[i], results[i], is_pole(operands[i])) | underflow_of(operands[i], results[i], least);
        if (results == r)
            for (int64_t i = 0; i < m; i++) *(double *)(to + i * strides[1]) = r[i];
    }
    return status;
}
FO_INLINE uint32_t run_f32(char *const *data, const int64_t *strides, int64_t n, Block1 block, bool (*is_pole)(double), bool underflows) {
    double x[ROOM], r[ROOM];
    uint32_t status = 0;
    for (int64_t done = 0; done < n; done += BLOCK) {
        const int64_t m = n - done < BLOCK ? n - done : BLOCK;
        const char *from = data[0] + done * strides[0];
        char *to = data[1] + done * strides[1];
        if (strides[0] == sizeof(float))
            for (int64_t i = 0; i < m; i++) x[i] = ((const float *)from)[i];
        else
            for (int64_t i = 0; i < m; i++) x[i] = *(const float *)(from + i * strides[0]);
        for (int64_t i = m; i < m + 8; i++) x[i] = x[0];
        block(x, r, m, true);
        if (strides[1] == sizeof(float))
            for (int64_t i = 0; i < m; i++) ((float *)to)[i] = (float)r[i];
        else
            for (int64_t i = 0; i < m; i++) *(float *)(to + i * strides[1]) = (float)r[i];
        const double least = underflows ? (double)__FLT_MIN__ : 0;
        for (int64_t i = 0; i < m; i++) r[i] = (double)(float)r[i]; // overflow of float32 shows as infinity
        if (fo_unlikely(has_odd_results(r, m, least)))
            for (int64_t i = 0; i < m; i++) status |= status_of(x[i], r[i], is_pole(x[i])) | underflow_of(x[i], r[i], least);
    }
    return status;
}

#define FO_MATH(OP, name, source, pole)                                                                                           \
    BLOCK_##source(name) static bool name##_is_pole(double x) { return pole; }                                                    \
    static uint32_t OP##_f64(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                             \
        return run_f64(data, strides, n, name##_block, name##_is_pole, FO_OP_##OP == FO_OP_EXP || FO_OP_##OP == FO_OP_EXP2);      \
    }                                                                                                                             \
    static uint32_t OP##_f32(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                             \
        return run_f32(data, strides, n, name##_block, name##_is_pole, FO_OP_##OP == FO_OP_EXP || FO_OP_##OP == FO_OP_EXP2);      \
    }
#include "array/kernels/math.def"
#undef FO_MATH

// ---- two operands
FO_INLINE double element_at(const char *p, bool is_float) { return is_float ? (double)*(const float *)p : *(const double *)p; }
FO_INLINE void read_block(double *x, const char *from, int64_t stride, int64_t m, bool is_float) {
    for (int64_t i = 0; i < m; i++) x[i] = element_at(from + i * stride, is_float);
    for (int64_t i = m; i < m + 8; i++) x[i] = x[0];
}
FO_INLINE uint32_t run_two(char *const *data, const int64_t *strides, int64_t n, Block2 block, bool (*is_pole)(double, double),
                           bool is_float, bool underflows) {
    double x[ROOM], y[ROOM], r[ROOM];
    uint32_t status = 0;
    const double least = !underflows ? 0 : is_float ? (double)__FLT_MIN__ : __DBL_MIN__;
    for (int64_t done = 0; done < n; done += BLOCK) {
        const int64_t m = n - done < BLOCK ? n - done : BLOCK;
        read_block(x, data[0] + done * strides[0], strides[0], m, is_float);
        read_block(y, data[1] + done * strides[1], strides[1], m, is_float);
        block(x, y, r, m);
        char *to = data[2] + done * strides[2];
        for (int64_t i = 0; i < m; i++) {
            if (is_float) *(float *)(to + i * strides[2]) = (float)r[i], r[i] = (double)(float)r[i];
            else *(double *)(to + i * strides[2]) = r[i];
        }
        if (fo_unlikely(has_odd_results(r, m, least)))
            for (int64_t i = 0; i < m; i++) {
                if (y[i] != y[i] || FABS(y[i]) > __DBL_MAX__) continue; // NaN and infinite operands come to no new trouble
                status |= status_of(x[i], r[i], is_pole(x[i], y[i]));
                status |= x[i] != 0 ? underflow_of(x[i], r[i], least) : 0;
            }
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
