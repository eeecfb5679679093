// SPDX-License-Identifier: MIT
// level: what every kernel file shares. Kernel files are compiled once per CPU level (FO_LEVEL is base, avx2 or avx512); everything in
// them is static except one fo_register_<file>_<level>() which enters its kernels into the table.
#ifndef FO_ARRAY_KERNELS_LEVEL_H
#define FO_ARRAY_KERNELS_LEVEL_H

#include "array/kernels/kernels.h"

#ifndef FO_LEVEL
#define FO_LEVEL base
#endif
#define FO_JOIN_(a, b) a##_##b
#define FO_JOIN(a, b) FO_JOIN_(a, b)
#define FO_LEVEL_NAME(name) FO_JOIN(name, FO_LEVEL)

enum { FO_COPY_SIZES = 5 }; // itemsizes 1, 2, 4, 8, 16 by their binary logarithm

typedef struct {
    FoKernel op[FO_OP_COUNT][FO_DT_COUNT];
    FoKernel cast[FO_DT_COUNT][FO_DT_COUNT];
    FoKernel reduce[FO_REDUCE_COUNT][FO_DT_COUNT]; // by the dtype of the elements
    FoKernel arg[2][FO_DT_COUNT], arg_rows[2][FO_DT_COUNT]; // 0 least, 1 greatest
    FoKernel cumsum[FO_DT_COUNT], cumprod[FO_DT_COUNT], dot[FO_DT_COUNT];
    FoKernel ramp[FO_DT_COUNT];
    FoProductFn product[2]; // float32, float64
    FoKernel fused_sum[FO_OP_COUNT], fused_map[FO_OP_COUNT];
    FoKernel copy[FO_COPY_SIZES], where[FO_COPY_SIZES], select[FO_COPY_SIZES];
    double (*sum_f64)(const char *data, int64_t stride, int64_t n);
    float (*sum_f32)(const char *data, int64_t stride, int64_t n);
    void (*twist_refresh)(uint32_t *key);
    void (*twist_words)(const uint32_t *key, uint32_t *out, int n);
    void (*twist_doubles)(const uint32_t *key, double *out, int n);
    void (*copy_bytes)(char *to, const char *from, size_t nbytes);
    FoSortWordsFn sort_words[2];
    void (*transpose_8)(const char *from, int64_t from_row, char *to, int64_t to_row, int64_t n_rows, int64_t n_columns);
} FoKernelTable;

#define FO_REGISTRARS(level)                                                                                                     \
    FO_COLD void fo_register_arith_##level(FoKernelTable *table);                                                                        \
    FO_COLD void fo_register_compare_##level(FoKernelTable *table);                                                                      \
    FO_COLD void fo_register_integer_##level(FoKernelTable *table);                                                                      \
    FO_COLD void fo_register_real_##level(FoKernelTable *table);                                                                         \
    FO_COLD void fo_register_math_##level(FoKernelTable *table);                                                                         \
    FO_COLD void fo_register_cast_##level(FoKernelTable *table);                                                                         \
    FO_COLD void fo_register_move_##level(FoKernelTable *table);                                                                         \
    FO_COLD void fo_register_sum_##level(FoKernelTable *table);                                                                          \
    FO_COLD void fo_register_extreme_##level(FoKernelTable *table);                                                                      \
    FO_COLD void fo_register_fold_##level(FoKernelTable *table);                                                                         \
    FO_COLD void fo_register_twist_##level(FoKernelTable *table);                                                                        \
    FO_COLD void fo_register_fused_##level(FoKernelTable *table);                                                                        \
    FO_COLD void fo_register_sort_##level(FoKernelTable *table);                                                                         \
    FO_COLD void fo_register_product_##level(FoKernelTable *table);
FO_REGISTRARS(base)
FO_REGISTRARS(avx2)
FO_REGISTRARS(avx512)

FO_COLD void fo_register_complex(FoKernelTable *table); // compiled once

// Loops the compiler is to vectorise: an output may be the same memory as an input, never a shifted one.
#define FO_VECTOR_LOOP _Pragma("omp simd")
#define FO_VECTOR_LOOP_STATUS _Pragma("omp simd reduction(| : status)")
// Keeps a strided loop scalar: gathers of unknown strides gain nothing and the versions for them cost much code.
#define FO_SCALAR_LOOP(pointer) __asm__ volatile("" : "+r"(pointer))

// ---- the small words kernels_of.inc is made of
#define FO_WHEN_1(...) __VA_ARGS__
#define FO_WHEN_0(...)
#define FO_WHEN_(is, ...) FO_WHEN_##is(__VA_ARGS__)
#define FO_WHEN(is, ...) FO_WHEN_(is, __VA_ARGS__)
#define FO_REPORT_QUIET(loop) \
    loop;                     \
    return 0;
#define FO_REPORT_FLAGS(loop) \
    fp_clear();               \
    loop;                     \
    return fp_status();

// ---- the processor's sticky floating-point flags
#if defined(__x86_64__)
FO_INLINE uint32_t fp_flags(void) {
    uint32_t csr;
    __asm__ volatile("stmxcsr %0" : "=m"(csr) : : "memory");
    return csr;
}
FO_INLINE void fp_clear(void) {
    uint32_t csr = fp_flags();
    if (csr & 0x1d) { // invalid, divide, overflow, underflow; writing is slow and mostly unnecessary
        csr &= ~0x3fu;
        __asm__ volatile("ldmxcsr %0" : : "m"(csr) : "memory");
    }
}
FO_INLINE uint32_t fp_status(void) {
    uint32_t csr = fp_flags();
    return (csr & 4 ? FO_STATUS_DIVIDE : 0) | (csr & 8 ? FO_STATUS_OVERFLOW : 0) | (csr & 16 ? FO_STATUS_UNDERFLOW : 0) |
           (csr & 1 ? FO_STATUS_INVALID : 0);
}
#else
#include <fenv.h>
FO_INLINE void fp_clear(void) { feclearexcept(FE_ALL_EXCEPT); }
FO_INLINE uint32_t fp_status(void) {
    int flags = fetestexcept(FE_DIVBYZERO | FE_OVERFLOW | FE_UNDERFLOW | FE_INVALID);
    return (flags & FE_DIVBYZERO ? FO_STATUS_DIVIDE : 0) | (flags & FE_OVERFLOW ? FO_STATUS_OVERFLOW : 0) |
           (flags & FE_UNDERFLOW ? FO_STATUS_UNDERFLOW : 0) | (flags & FE_INVALID ? FO_STATUS_INVALID : 0);
}
#endif

#endif
