// SPDX-License-Identifier: MIT
// arith: + - * /, extremes, signs, rounding. The list of operations is read twice: once to define the kernels, once to enter them.
#include "array/kernels/level.h"
#include "array/kernels/real_math.h"

#define IS_NAN(z) ((z).re != (z).re || (z).im != (z).im)
#define IS_NOT_LESS(x, y) ((x).re > (y).re || ((x).re == (y).re && (x).im >= (y).im))

// Smith's method, as NumPy divides.
static FoComplex128 divide_128(FoComplex128 x, FoComplex128 y) {
    double re = FABS(y.re), im = FABS(y.im);
    if (re >= im) {
        if (re == 0 && im == 0) return (FoComplex128){x.re / re, x.im / re};
        double ratio = y.im / y.re, scale = 1.0 / (y.re + y.im * ratio);
        return (FoComplex128){(x.re + x.im * ratio) * scale, (x.im - x.re * ratio) * scale};
    }
    double ratio = y.re / y.im, scale = 1.0 / (y.im + y.re * ratio);
    return (FoComplex128){(x.re * ratio + x.im) * scale, (x.im * ratio - x.re) * scale};
}
static FoComplex64 divide_64(FoComplex64 x, FoComplex64 y) {
    float re = FABS(y.re), im = FABS(y.im);
    if (re >= im) {
        if (re == 0 && im == 0) return (FoComplex64){x.re / re, x.im / re};
        float ratio = y.im / y.re, scale = 1.0f / (y.re + y.im * ratio);
        return (FoComplex64){(x.re + x.im * ratio) * scale, (x.im - x.re * ratio) * scale};
    }
    float ratio = y.re / y.im, scale = 1.0f / (y.im + y.re * ratio);
    return (FoComplex64){(x.re * ratio + x.im) * scale, (x.im * ratio - x.re) * scale};
}
static FoComplex128 reciprocal_128(FoComplex128 x) {
    if (FABS(x.im) <= FABS(x.re)) {
        double ratio = x.im / x.re, scale = x.re + x.im * ratio;
        return (FoComplex128){1 / scale, -ratio / scale};
    }
    double ratio = x.re / x.im, scale = x.re * ratio + x.im;
    return (FoComplex128){ratio / scale, -1 / scale};
}
static FoComplex64 reciprocal_64(FoComplex64 x) {
    if (FABS(x.im) <= FABS(x.re)) {
        float ratio = x.im / x.re, scale = x.re + x.im * ratio;
        return (FoComplex64){1 / scale, -ratio / scale};
    }
    float ratio = x.re / x.im, scale = x.re * ratio + x.im;
    return (FoComplex64){ratio / scale, -1 / scale};
}
#define DIVIDE_COMPLEX(x, y) _Generic(x, FoComplex64: divide_64, default: divide_128)(x, y)
#define RECIPROCAL_COMPLEX(x) _Generic(x, FoComplex64: reciprocal_64, default: reciprocal_128)(x)
#define SIGN_COMPLEX(x)                                                                                                           \
    (IS_NAN(x) ? (T){__builtin_nan(""), 0}                                                                                        \
               : (T){x.re > 0 || (x.re == 0 && x.im > 0) ? 1 : x.re == 0 && x.im == 0 ? 0 : -1, 0})

#define R T
#define FO_EACH "array/kernels/kernels_of.inc"
#define FO_LIST "array/kernels/arith.def"
#include "array/kernels/types.inc"
#undef R

// |z| has another result type than its operand.
#ifdef __AVX512F__ // as NumPy does it on such a processor; elsewhere it asks the C library
#define MODULUS(F, T, suffix)                                                                                                     \
    FO_INLINE F modulus_##suffix(T z) {                                                                                           \
        const F x = FABS(z.re), y = FABS(z.im), most = x > y ? x : y, least = x > y ? y : x, infinity = (F)__builtin_inf();       \
        const F ratio = most == 0 ? 0 : least / most, value = most * SQRT(__builtin_##suffix(ratio, ratio, (F)1));                \
        return x == infinity || y == infinity ? infinity : x != x || y != y ? (F)__builtin_nan("") : value;                       \
    }
MODULUS(float, FoComplex64, fmaf)
MODULUS(double, FoComplex128, fma)
#define MODULUS_64(z) modulus_fmaf(z)
#define MODULUS_128(z) modulus_fma(z)
#define MODULUS_STATUS FO_STATUS_OVERFLOW
#else
#define MODULUS_64(z) __builtin_hypotf((z).re, (z).im)
#define MODULUS_128(z) __builtin_hypot((z).re, (z).im)
#define MODULUS_STATUS ~(uint32_t)0
#endif
static uint32_t absolute_complex64(char *const *data, const int64_t *strides, int64_t n, const void *aux) {
    fp_clear();
    for (int64_t i = 0; i < n; i++) *(float *)(data[1] + i * strides[1]) = MODULUS_64(*(const FoComplex64 *)(data[0] + i * strides[0]));
    return fp_status() & MODULUS_STATUS;
}
static uint32_t absolute_complex128(char *const *data, const int64_t *strides, int64_t n, const void *aux) {
    fp_clear();
    for (int64_t i = 0; i < n; i++) *(double *)(data[1] + i * strides[1]) = MODULUS_128(*(const FoComplex128 *)(data[0] + i * strides[0]));
    return fp_status() & MODULUS_STATUS;
}

void FO_LEVEL_NAME(fo_register_arith)(FoKernelTable *table) {
#define FO_PASS_REGISTER
#include "array/kernels/types.inc"
    table->op[FO_OP_ABSOLUTE][FO_DT_COMPLEX64] = absolute_complex64;
    table->op[FO_OP_ABSOLUTE][FO_DT_COMPLEX128] = absolute_complex128;
}
