// SPDX-License-Identifier: MIT
// sum: sums along one dimension. Floats are added as NumPy 1.24 does, to the bit: blocks of 8192 elements, each by pairwise summation
// (halves cut at multiples of 8, down to 128 elements in eight running sums), block sums from left to right.
#include "array/kernels/level.h"

#define T double
#define FO_KIND FLOAT64
#include "array/kernels/sum_float.inc"
#define T float
#define FO_KIND FLOAT32
#include "array/kernels/sum_float.inc"

#define FO_SUM_INTEGER(T, S, KIND)                                                                                                \
    static uint32_t sum_##KIND(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                           \
        const char *a = data[0];                                                                                                  \
        uint64_t total = 0;                                                                                                       \
        if (strides[0] == sizeof(T)) {                                                                                            \
            const T *xs = (const T *)a;                                                                                           \
            for (int64_t i = 0; i < n; i++) total += (uint64_t)(S)xs[i];                                                          \
        } else {                                                                                                                  \
            for (int64_t i = 0; i < n; i++, a += strides[0]) total += (uint64_t)(S) * (const T *)a;                               \
        }                                                                                                                         \
        *(uint64_t *)data[1] += total;                                                                                            \
        return 0;                                                                                                                 \
    }
FO_SUM_INTEGER(int8_t, int64_t, INT8)
FO_SUM_INTEGER(uint8_t, uint64_t, UINT8)
FO_SUM_INTEGER(int16_t, int64_t, INT16)
FO_SUM_INTEGER(uint16_t, uint64_t, UINT16)
FO_SUM_INTEGER(int32_t, int64_t, INT32)
FO_SUM_INTEGER(uint32_t, uint64_t, UINT32)
FO_SUM_INTEGER(uint64_t, uint64_t, UINT64)
#undef FO_SUM_INTEGER

void FO_LEVEL_NAME(fo_register_sum)(FoKernelTable *table) {
    FoKernel *sum = table->reduce[FO_REDUCE_SUM];
    sum[FO_DT_INT8] = sum_INT8, sum[FO_DT_UINT8] = sum_UINT8;
    sum[FO_DT_INT16] = sum_INT16, sum[FO_DT_UINT16] = sum_UINT16;
    sum[FO_DT_INT32] = sum_INT32, sum[FO_DT_UINT32] = sum_UINT32;
    sum[FO_DT_INT64] = sum[FO_DT_UINT64] = sum_UINT64; // bool: counted, see extreme.c
    sum[FO_DT_FLOAT32] = sum_FLOAT32, sum[FO_DT_FLOAT64] = sum_FLOAT64;
    sum[FO_DT_COMPLEX64] = sum_complex_FLOAT32, sum[FO_DT_COMPLEX128] = sum_complex_FLOAT64;
    FoKernel *deviations = table->reduce[FO_REDUCE_SUM_SQUARED_DEVIATIONS];
    deviations[FO_DT_FLOAT32] = deviations_FLOAT32, deviations[FO_DT_FLOAT64] = deviations_FLOAT64;
    table->sum_f64 = pairwise_FLOAT64, table->sum_f32 = pairwise_FLOAT32;
}
