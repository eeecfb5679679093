// SPDX-License-Identifier: MIT
// arith: + - * /, extremes, signs, rounding. The list of operations is read twice: once to define the kernels, once to enter them.
#include "array/kernels/level.h"
#include "array/kernels/real_math.h"
#include "array/kernels/vec.h"

#define IS_NAN(z) ((z).re != (z).re || (z).im != (z).im)
#define IS_NOT_LESS(x, y) ((x).re > (y).re || ((x).re == (y).re && (x).im >= (y).im))

// The compiler's vectoriser makes one operation of a product and what is added or subtracted in turns, though told to make none
// (-ffp-contract=off): functions with such terms do without it.
#if defined(__GNUC__) && !defined(__clang__)
#define UNFUSED __attribute__((optimize("no-tree-vectorize"), noinline))
#else
#define UNFUSED
#endif

// Smith's method, as NumPy divides.
UNFUSED static FoComplex128 divide_128(FoComplex128 x, FoComplex128 y) {
    double re = FABS(y.re), im = FABS(y.im);
    if (re >= im) {
        if (re == 0 && im == 0) return (FoComplex128){x.re / re, x.im / re};
        double ratio = y.im / y.re, scale = 1.0 / (y.re + y.im * ratio);
        return (FoComplex128){(x.re + x.im * ratio) * scale, (x.im - x.re * ratio) * scale};
    }
    double ratio = y.re / y.im, scale = 1.0 / (y.im + y.re * ratio);
    return (FoComplex128){(x.re * ratio + x.im) * scale, (x.im * ratio - x.re) * scale};
}

UNFUSED static FoComplex64 divide_64(FoComplex64 x, FoComplex64 y) {
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
    if (strides[0] == sizeof(FoComplex64) && strides[1] == sizeof(float)) {
        const FoComplex64 *zs = (const FoComplex64 *)data[0];
        float *rs = (float *)data[1];
        FO_VECTOR_LOOP
        for (int64_t i = 0; i < n; i++) rs[i] = MODULUS_64(zs[i]);
    } else {
        for (int64_t i = 0; i < n; i++) *(float *)(data[1] + i * strides[1]) = MODULUS_64(*(const FoComplex64 *)(data[0] + i * strides[0]));
    }
    return fp_status() & MODULUS_STATUS;
}

static uint32_t absolute_complex128(char *const *data, const int64_t *strides, int64_t n, const void *aux) {
    fp_clear();
    if (strides[0] == sizeof(FoComplex128) && strides[1] == sizeof(double)) {
        const FoComplex128 *zs = (const FoComplex128 *)data[0];
        double *rs = (double *)data[1];
        FO_VECTOR_LOOP
        for (int64_t i = 0; i < n; i++) rs[i] = MODULUS_128(zs[i]);
    } else {
        for (int64_t i = 0; i < n; i++) *(double *)(data[1] + i * strides[1]) = MODULUS_128(*(const FoComplex128 *)(data[0] + i * strides[0]));
    }
    return fp_status() & MODULUS_STATUS;
}

// Products of complex numbers: (x.re y.re - x.im y.im, x.re y.im + x.im y.re), each product rounded.
#if defined(__AVX512F__) && defined(__AVX512DQ__)
#define PRODUCTS(T, V, LANES, pd, EVEN, MASK)                                                                                     \
    static int64_t products_##pd(const T *x, const T *y, T *out, int64_t n, bool one_x, bool one_y) {                             \
        int64_t i = 0;                                                                                                            \
        for (; i + LANES / 2 <= n; i += LANES / 2) {                                                                              \
            const V a = one_x ? BROADCAST_##pd(x) : _mm512_loadu_##pd(x + 2 * i), b = one_y ? BROADCAST_##pd(y) : _mm512_loadu_##pd(y + 2 * i); \
            const V re = _mm512_mul_##pd(RE_##pd(a), b), im = _mm512_mul_##pd(IM_##pd(a), SWAP_##pd(b));                          \
            _mm512_storeu_##pd(out + 2 * i, _mm512_mask_sub_##pd(_mm512_add_##pd(re, im), (MASK)EVEN, re, im));                   \
        }                                                                                                                         \
        return i;                                                                                                                 \
    }
#define RE_pd(a) _mm512_movedup_pd(a)
#define IM_pd(a) _mm512_permute_pd(a, 0xff)
#define SWAP_pd(b) _mm512_permute_pd(b, 0x55)
#define BROADCAST_pd(x) _mm512_broadcast_f64x2(_mm_loadu_pd(x))
#define RE_ps(a) _mm512_moveldup_ps(a)
#define IM_ps(a) _mm512_movehdup_ps(a)
#define SWAP_ps(b) _mm512_permute_ps(b, 0xb1)
#define BROADCAST_ps(x) _mm512_castpd_ps(_mm512_set1_pd(*(const double *)(x)))
PRODUCTS(double, __m512d, 8, pd, 0x55, __mmask8)
PRODUCTS(float, __m512, 16, ps, 0x5555, __mmask16)
#elif defined(__AVX2__)
#define PRODUCTS(T, V, LANES, pd)                                                                                                 \
    static int64_t products_##pd(const T *x, const T *y, T *out, int64_t n, bool one_x, bool one_y) {                             \
        int64_t i = 0;                                                                                                            \
        for (; i + LANES / 2 <= n; i += LANES / 2) {                                                                              \
            const V a = one_x ? BROADCAST_##pd(x) : _mm256_loadu_##pd(x + 2 * i), b = one_y ? BROADCAST_##pd(y) : _mm256_loadu_##pd(y + 2 * i); \
            const V re = _mm256_mul_##pd(RE_##pd(a), b), im = _mm256_mul_##pd(IM_##pd(a), SWAP_##pd(b));                          \
            _mm256_storeu_##pd(out + 2 * i, _mm256_addsub_##pd(re, im));                                                          \
        }                                                                                                                         \
        return i;                                                                                                                 \
    }
#define RE_pd(a) _mm256_movedup_pd(a)
#define IM_pd(a) _mm256_permute_pd(a, 0xf)
#define SWAP_pd(b) _mm256_permute_pd(b, 0x5)
#define BROADCAST_pd(x) _mm256_broadcast_pd((const __m128d *)(x))
#define RE_ps(a) _mm256_moveldup_ps(a)
#define IM_ps(a) _mm256_movehdup_ps(a)
#define SWAP_ps(b) _mm256_permute_ps(b, 0xb1)
#define BROADCAST_ps(x) _mm256_castpd_ps(_mm256_broadcast_sd((const double *)(x)))
PRODUCTS(double, __m256d, 4, pd)
PRODUCTS(float, __m256, 8, ps)
#else
#define products_pd(x, y, out, n, one_x, one_y) ((int64_t)0)
#define products_ps(x, y, out, n, one_x, one_y) ((int64_t)0)
#endif
// NumPy's loop for double complex numbers that do not lie one after the other (one for all, too) is compiled with fused operations on such a processor.
#ifdef __AVX512F__
#define APART_128(x, y) ((FoComplex128){__builtin_fma((x).re, (y).re, -((x).im * (y).im)), __builtin_fma((x).re, (y).im, (x).im * (y).re)})
#else
#define APART_128(x, y) ((FoComplex128){(x).re * (y).re - (x).im * (y).im, (x).re * (y).im + (x).im * (y).re})
#endif
#define APART_64(x, y) ((FoComplex64){(x).re * (y).re - (x).im * (y).im, (x).re * (y).im + (x).im * (y).re})
#ifdef __AVX512F__
#define FIXED_products_pd false
#else
#define FIXED_products_pd true
#endif
#define FIXED_products_ps true
#define MULTIPLY(name, T, F, products, apart)                                                                                            \
    UNFUSED static uint32_t name(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                         \
        const int64_t size = sizeof(T);                                                                                           \
        const bool dense = strides[2] == size && (strides[0] == size || (FIXED_##products && strides[0] == 0)) &&                  \
                           (strides[1] == size || (FIXED_##products && strides[1] == 0));                                         \
        fp_clear();                                                                                                               \
        int64_t i = dense ? products((const F *)data[0], (const F *)data[1], (F *)data[2], n, strides[0] == 0, strides[1] == 0) : 0; \
        for (; !dense && i < n; i++)                                                                                              \
            *(T *)(data[2] + i * strides[2]) = apart(*(const T *)(data[0] + i * strides[0]), *(const T *)(data[1] + i * strides[1])); \
        for (; i < n; i++) {                                                                                                      \
            const T x = *(const T *)(data[0] + i * strides[0]), y = *(const T *)(data[1] + i * strides[1]);                       \
            *(T *)(data[2] + i * strides[2]) = (T){x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re};                         \
        }                                                                                                                         \
        return fp_status();                                                                                                       \
    }
MULTIPLY(multiply_complex64, FoComplex64, float, products_ps, APART_64)
MULTIPLY(multiply_complex128, FoComplex128, double, products_pd, APART_128)

// One of two numbers, by their bits: a conditional would let the compiler divide by both and choose afterwards, and the flags would tell.
#define PICK_OF(name, F, I)                                                                                                       \
    FO_INLINE F name(bool first, F a, F b) {                                                                                      \
        I x, y;                                                                                                                   \
        F r;                                                                                                                      \
        memcpy(&x, &a, sizeof x);                                                                                                 \
        memcpy(&y, &b, sizeof y);                                                                                                 \
        const I mask = -(I)first, bits = (x & mask) | (y & ~mask);                                                                \
        memcpy(&r, &bits, sizeof r);                                                                                              \
        return r;                                                                                                                 \
    }
PICK_OF(pick_float, float, int32_t)
PICK_OF(pick_double, double, int64_t)
// Quotients by Smith's method: without branches where no divisor of a block is zero.
#define QUOTIENT(name, T, F, divide)                                                                                              \
    UNFUSED static void name##_block(const F *x, const F *y, F *out, int64_t n) {                                                 \
        FO_VECTOR_LOOP                                                                                                            \
        for (int64_t i = 0; i < n; i++) {                                                                                         \
            const bool turned = !(FABS(y[2 * i]) >= FABS(y[2 * i + 1]));                                                          \
            const F large = pick_##F(turned, y[2 * i + 1], y[2 * i]), small = pick_##F(turned, y[2 * i], y[2 * i + 1]);           \
            const F p = pick_##F(turned, x[2 * i + 1], x[2 * i]), q = pick_##F(turned, x[2 * i], x[2 * i + 1]);                   \
            const F ratio = small / large, scale = 1 / (large + small * ratio), part = p * ratio;                                 \
            out[2 * i] = (p + q * ratio) * scale;                                                                                 \
            out[2 * i + 1] = (pick_##F(turned, part, q) - pick_##F(turned, q, part)) * scale;                                     \
        }                                                                                                                         \
    }                                                                                                                             \
    static uint32_t name(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                                 \
        enum { BLOCK = 128 };                                                                                                     \
        const int64_t size = sizeof(T);                                                                                           \
        const bool dense = strides[0] == size && strides[1] == size && strides[2] == size;                                        \
        fp_clear();                                                                                                               \
        for (int64_t done = 0; done < n; done += BLOCK) {                                                                         \
            const int64_t m = n - done < BLOCK ? n - done : BLOCK;                                                                \
            char *a = data[0] + done * strides[0], *b = data[1] + done * strides[1], *to = data[2] + done * strides[2];           \
            int zeros = !dense;                                                                                                   \
            for (int64_t i = 0; dense && i < m; i++) zeros |= (((const T *)b)[i].re == 0) & (((const T *)b)[i].im == 0);          \
            const int64_t whole = zeros ? 0 : m & ~(int64_t)15; /* no lane without an element, which would set flags */           \
            name##_block((const F *)a, (const F *)b, (F *)to, whole);                                                             \
            for (int64_t i = whole; i < m; i++)                                                                                   \
                *(T *)(to + i * strides[2]) = divide(*(const T *)(a + i * strides[0]), *(const T *)(b + i * strides[1]));         \
        }                                                                                                                         \
        return fp_status();                                                                                                       \
    }
QUOTIENT(divide_complex64, FoComplex64, float, divide_64)
QUOTIENT(divide_complex128, FoComplex128, double, divide_128)

void FO_LEVEL_NAME(fo_register_arith)(FoKernelTable *table) {
#define FO_PASS_REGISTER
#include "array/kernels/types.inc"
    table->op[FO_OP_MULTIPLY][FO_DT_COMPLEX64] = multiply_complex64;
    table->op[FO_OP_MULTIPLY][FO_DT_COMPLEX128] = multiply_complex128;
    table->op[FO_OP_DIVIDE][FO_DT_COMPLEX64] = divide_complex64;
    table->op[FO_OP_DIVIDE][FO_DT_COMPLEX128] = divide_complex128;
    table->op[FO_OP_ABSOLUTE][FO_DT_COMPLEX64] = absolute_complex64;
    table->op[FO_OP_ABSOLUTE][FO_DT_COMPLEX128] = absolute_complex128;
}
