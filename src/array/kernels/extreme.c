// SPDX-License-Identifier: MIT
// extreme: minima, maxima and their places; all, any, counts. No operation here can fail or sets a status.
#include "array/kernels/level.h"
#include "array/kernels/vec.h"

// The greatest (or least) of the first elements, how many: returned; 0 when there are too few, or NaN among them.
#ifdef __AVX512F__
#define RUN(T, V, MASK, LANES, load, most, least, unordered)                                                                 \
    FO_INLINE int64_t run_of_##T(const T *x, int64_t n, int sign, T *best) {                                                      \
        if (n < 8 * LANES) return 0;                                                                                              \
        V r[4];                                                                                                                   \
        MASK bad = 0;                                                                                                             \
        int64_t i = 0;                                                                                                            \
        for (int k = 0; k < 4; k++) r[k] = load(x + k * LANES);                                                                   \
        for (; i + 4 * LANES <= n; i += 4 * LANES) {                                                                              \
            V v[4];                                                                                                               \
            for (int k = 0; k < 4; k++) v[k] = load(x + i + k * LANES);                                                           \
            for (int k = 0; k < 4; k++) r[k] = sign > 0 ? most(v[k], r[k]) : least(v[k], r[k]);                                   \
            bad |= unordered(v[0], v[1]) | unordered(v[2], v[3]);                                                                 \
        }                                                                                                                         \
        if (bad) return 0;                                                                                                        \
        T lanes[4 * LANES];                                                                                                       \
        memcpy(lanes, r, sizeof lanes);                                                                                           \
        T found = lanes[0];                                                                                                       \
        for (int k = 1; k < 4 * LANES; k++) found = sign > 0 ? (lanes[k] > found ? lanes[k] : found) : lanes[k] < found ? lanes[k] : found; \
        *best = found;                                                                                                            \
        return i;                                                                                                                 \
    }
#define UNORDERED_PD(x, y) _mm512_cmp_pd_mask(x, y, _CMP_UNORD_Q)
#define UNORDERED_PS(x, y) _mm512_cmp_ps_mask(x, y, _CMP_UNORD_Q)
RUN(double, __m512d, __mmask8, 8, _mm512_loadu_pd, _mm512_max_pd, _mm512_min_pd, UNORDERED_PD)
RUN(float, __m512, __mmask16, 16, _mm512_loadu_ps, _mm512_max_ps, _mm512_min_ps, UNORDERED_PS)
#define RUN_OF(xs, n, sign, best)                                                                                                 \
    _Generic(*(xs), double: run_of_double((const double *)(xs), n, sign, (double *)(best)),                                       \
             float: run_of_float((const float *)(xs), n, sign, (float *)(best)), default: (int64_t)0)
#else
#define RUN_OF(xs, n, sign, best) ((int64_t)0)
#endif

#define FO_EACH "array/kernels/extreme.inc"
#define IS_TRUE(x) ((x) != 0)
#define IS_NAN(x) ((x) != (x))
#define IS_LESS(x, y) ((x) < (y))
#define IS_SAME(x, y) ((x) == (y))
#define HAS_LANES 1
#define FO_SKIP_COMPLEX
#include "array/kernels/types.inc"
#undef IS_TRUE
#undef IS_NAN
#undef IS_LESS
#undef IS_SAME
#undef FO_SKIP_COMPLEX
#undef HAS_LANES

#define HAS_LANES 0 // of several NaN the first one counts: they differ in the other part
#define FO_SKIP_BOOL
#define FO_SKIP_SIGNED
#define FO_SKIP_UNSIGNED
#define FO_SKIP_FLOAT
#define IS_TRUE(z) (((z).re != 0) | ((z).im != 0))
#define IS_NAN(z) (((z).re != (z).re) | ((z).im != (z).im))
#define IS_LESS(x, y) (!IS_NAN(x) && !IS_NAN(y) && ((x).re < (y).re || ((x).re == (y).re && (x).im < (y).im)))
#define IS_SAME(x, y) ((x).re == (y).re && (x).im == (y).im)
#include "array/kernels/types.inc"
#undef FO_SKIP_BOOL
#undef FO_SKIP_SIGNED
#undef FO_SKIP_UNSIGNED
#undef FO_SKIP_FLOAT

void FO_LEVEL_NAME(fo_register_extreme)(FoKernelTable *table) {
#define FO_PASS_REGISTER
#include "array/kernels/types.inc"
    table->reduce[FO_REDUCE_SUM][FO_DT_BOOL] = count_BOOL;
    table->reduce[FO_REDUCE_MAXIMUM][FO_DT_BOOL] = table->reduce[FO_REDUCE_FMAX][FO_DT_BOOL] = any_BOOL;
    table->reduce[FO_REDUCE_MINIMUM][FO_DT_BOOL] = table->reduce[FO_REDUCE_FMIN][FO_DT_BOOL] = all_BOOL;
}
