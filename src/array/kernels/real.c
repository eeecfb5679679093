// SPDX-License-Identifier: MIT
// real: division with remainder of floats, and the rarer functions of two floats, which the C library computes one by one.
#include "array/kernels/level.h"
#include "array/kernels/real_math.h"
#include <math.h>

#if defined(__FMA__) || defined(__aarch64__)
#define HAS_FUSED 1
#else
#define HAS_FUSED 0
#endif
enum { BLOCK = 256 };

#define T double
#define FO_KIND FLOAT64
#define FMOD fmod
#define FUSED __builtin_fma
#define EXACT 0x1p51
#include "array/kernels/real_divide.inc"
#define T float
#define FO_KIND FLOAT32
#define FMOD fmodf
#define FUSED __builtin_fmaf
#define EXACT 0x1p22f
#include "array/kernels/real_divide.inc"

// log(exp(x) + exp(y)) without overflow
FO_INLINE double log_add_exp(double x, double y) {
    if (x == y) return x + 0.6931471805599453;
    const double d = x - y;
    return d > 0 ? x + log1p(exp(-d)) : d <= 0 ? y + log1p(exp(d)) : d;
}

FO_INLINE double log_add_exp2(double x, double y) {
    if (x == y) return x + 1;
    const double d = x - y, log2e = 1.4426950408889634;
    return d > 0 ? x + log1p(exp2(-d)) * log2e : d <= 0 ? y + log1p(exp2(d)) * log2e : d;
}

FO_INLINE double spacing_d(double x) {
    if (fabs(x) > __DBL_MAX__) return __builtin_nan("");
    const double gap = nextafter(fabs(x), (double)INFINITY) - fabs(x);
    return x < 0 ? -gap : gap;
}

FO_INLINE float spacing_s(float x) {
    if (fabsf(x) > __FLT_MAX__) return __builtin_nanf("");
    const float gap = nextafterf(fabsf(x), INFINITY) - fabsf(x);
    return x < 0 ? -gap : gap;
}

#define TWO(name, T, expression)                                                                                                  \
    static uint32_t name(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                                 \
        fp_clear();                                                                                                               \
        for (int64_t i = 0; i < n; i++) {                                                                                         \
            const T x = *(const T *)(data[0] + i * strides[0]), y = *(const T *)(data[1] + i * strides[1]);                       \
            *(T *)(data[2] + i * strides[2]) = expression;                                                                        \
        }                                                                                                                         \
        return fp_status() & ~(uint32_t)FO_STATUS_UNDERFLOW;                                                                      \
    }
#define ONE(name, T, expression)                                                                                                  \
    static uint32_t name(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                                 \
        for (int64_t i = 0; i < n; i++) {                                                                                         \
            const T x = *(const T *)(data[0] + i * strides[0]);                                                                   \
            *(T *)(data[1] + i * strides[1]) = expression;                                                                        \
        }                                                                                                                         \
        return 0;                                                                                                                 \
    }
TWO(logaddexp_f64, double, log_add_exp(x, y))
TWO(logaddexp_f32, float, (float)log_add_exp((double)x, (double)y))
TWO(logaddexp2_f64, double, log_add_exp2(x, y))
TWO(logaddexp2_f32, float, (float)log_add_exp2((double)x, (double)y))
TWO(nextafter_f64, double, nextafter(x, y))
TWO(nextafter_f32, float, nextafterf(x, y))
ONE(spacing_f64, double, spacing_d(x))
ONE(spacing_f32, float, spacing_s(x))

void FO_LEVEL_NAME(fo_register_real)(FoKernelTable *table) {
#define ENTER(OP, f32, f64) table->op[FO_OP_##OP][FO_DT_FLOAT32] = f32, table->op[FO_OP_##OP][FO_DT_FLOAT64] = f64
    ENTER(FLOOR_DIVIDE, floor_divide_FLOAT32, floor_divide_FLOAT64);
    ENTER(REMAINDER, remainder_FLOAT32, remainder_FLOAT64);
    ENTER(FMOD, fmod_FLOAT32, fmod_FLOAT64);
    ENTER(LOGADDEXP, logaddexp_f32, logaddexp_f64);
    ENTER(LOGADDEXP2, logaddexp2_f32, logaddexp2_f64);
    ENTER(NEXTAFTER, nextafter_f32, nextafter_f64);
    ENTER(SPACING, spacing_f32, spacing_f64);
}
