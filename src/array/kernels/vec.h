// SPDX-License-Identifier: MIT
// vec: a vector of doubles of this level's width and what the vector mathematics needs of it. FO_HAS_VEC says whether this level has one
// (fused multiply-add is required: without it the C library's scalar functions serve).
#ifndef FO_ARRAY_KERNELS_VEC_H
#define FO_ARRAY_KERNELS_VEC_H

#include "base/base.h"

#if defined(__AVX512F__) && defined(__AVX512DQ__)
#include <immintrin.h>
#define FO_HAS_VEC 1
enum { FO_VEC = 8 };
typedef __m512d FoVec;
typedef __m512i FoVecBits;
typedef __mmask8 FoVecMask;
FO_INLINE FoVec vec_load(const double *p) { return _mm512_loadu_pd(p); }
FO_INLINE void vec_store(double *p, FoVec x) { _mm512_storeu_pd(p, x); }
FO_INLINE FoVec vec_all(double x) { return _mm512_set1_pd(x); }
FO_INLINE FoVec vec_fma(FoVec x, FoVec y, FoVec z) { return _mm512_fmadd_pd(x, y, z); }   // x*y + z
FO_INLINE FoVec vec_fnma(FoVec x, FoVec y, FoVec z) { return _mm512_fnmadd_pd(x, y, z); } // z - x*y
FO_INLINE FoVec vec_add(FoVec x, FoVec y) { return _mm512_add_pd(x, y); }
FO_INLINE FoVec vec_sub(FoVec x, FoVec y) { return _mm512_sub_pd(x, y); }
FO_INLINE FoVec vec_mul(FoVec x, FoVec y) { return _mm512_mul_pd(x, y); }
FO_INLINE FoVec vec_div(FoVec x, FoVec y) { return _mm512_div_pd(x, y); }
FO_INLINE FoVec vec_sqrt(FoVec x) { return _mm512_sqrt_pd(x); }
FO_INLINE FoVec vec_round(FoVec x) { return _mm512_roundscale_pd(x, 8); } // to nearest even, quietly
FO_INLINE FoVec vec_abs(FoVec x) { return _mm512_abs_pd(x); }
FO_INLINE FoVec vec_least(FoVec x, FoVec y) { return _mm512_min_pd(y, x); }    // NaN in x stays
FO_INLINE FoVec vec_greatest(FoVec x, FoVec y) { return _mm512_max_pd(y, x); } // NaN in x stays
FO_INLINE FoVecMask vec_is_less(FoVec x, FoVec y) { return _mm512_cmp_pd_mask(x, y, _CMP_LT_OQ); }
FO_INLINE FoVecMask vec_is_equal(FoVec x, FoVec y) { return _mm512_cmp_pd_mask(x, y, _CMP_EQ_OQ); }
FO_INLINE FoVecMask vec_is_within(FoVec x, double limit) { // |x| <= limit; NaN is not
    return _mm512_cmp_pd_mask(_mm512_abs_pd(x), _mm512_set1_pd(limit), _CMP_LE_OQ);
}
FO_INLINE FoVecMask vec_mask_all(void) { return 0xff; }
FO_INLINE FoVecMask vec_mask_and(FoVecMask x, FoVecMask y) { return x & y; }
FO_INLINE bool vec_all_true(FoVecMask mask) { return mask == 0xff; }
FO_INLINE FoVec vec_choose(FoVecMask mask, FoVec yes, FoVec no) { return _mm512_mask_blend_pd(mask, no, yes); }
FO_INLINE FoVecBits vec_bits(FoVec x) { return _mm512_castpd_si512(x); }
FO_INLINE FoVec vec_from_bits(FoVecBits x) { return _mm512_castsi512_pd(x); }
FO_INLINE FoVecBits vec_bits_all(int64_t x) { return _mm512_set1_epi64(x); }
FO_INLINE FoVecBits vec_bits_and(FoVecBits x, FoVecBits y) { return _mm512_and_si512(x, y); }
FO_INLINE FoVecBits vec_bits_xor(FoVecBits x, FoVecBits y) { return _mm512_xor_si512(x, y); }
FO_INLINE FoVecBits vec_bits_add(FoVecBits x, FoVecBits y) { return _mm512_add_epi64(x, y); }
FO_INLINE FoVecBits vec_bits_left(FoVecBits x, int n) { return _mm512_slli_epi64(x, (unsigned)n); }
FO_INLINE FoVecBits vec_bits_right(FoVecBits x, int n) { return _mm512_srli_epi64(x, (unsigned)n); }
FO_INLINE FoVecMask vec_bits_test(FoVecBits x, FoVecBits y) { return _mm512_test_epi64_mask(x, y); }
FO_INLINE FoVec vec_from_float(const float *p) { return _mm512_cvtps_pd(_mm256_loadu_ps(p)); }
FO_INLINE void vec_to_float(float *p, FoVec x) { _mm256_storeu_ps(p, _mm512_cvtpd_ps(x)); }

#elif defined(__AVX2__) && defined(__FMA__)
#include <immintrin.h>
#define FO_HAS_VEC 1
enum { FO_VEC = 4 };
typedef __m256d FoVec;
typedef __m256i FoVecBits;
typedef __m256d FoVecMask;
FO_INLINE FoVec vec_load(const double *p) { return _mm256_loadu_pd(p); }
FO_INLINE void vec_store(double *p, FoVec x) { _mm256_storeu_pd(p, x); }
FO_INLINE FoVec vec_all(double x) { return _mm256_set1_pd(x); }
FO_INLINE FoVec vec_fma(FoVec x, FoVec y, FoVec z) { return _mm256_fmadd_pd(x, y, z); }
FO_INLINE FoVec vec_fnma(FoVec x, FoVec y, FoVec z) { return _mm256_fnmadd_pd(x, y, z); }
FO_INLINE FoVec vec_add(FoVec x, FoVec y) { return _mm256_add_pd(x, y); }
FO_INLINE FoVec vec_sub(FoVec x, FoVec y) { return _mm256_sub_pd(x, y); }
FO_INLINE FoVec vec_mul(FoVec x, FoVec y) { return _mm256_mul_pd(x, y); }
FO_INLINE FoVec vec_div(FoVec x, FoVec y) { return _mm256_div_pd(x, y); }
FO_INLINE FoVec vec_sqrt(FoVec x) { return _mm256_sqrt_pd(x); }
FO_INLINE FoVec vec_round(FoVec x) { return _mm256_round_pd(x, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
FO_INLINE FoVec vec_abs(FoVec x) { return _mm256_andnot_pd(_mm256_set1_pd(-0.0), x); }
FO_INLINE FoVec vec_least(FoVec x, FoVec y) { return _mm256_min_pd(y, x); }
FO_INLINE FoVec vec_greatest(FoVec x, FoVec y) { return _mm256_max_pd(y, x); }
FO_INLINE FoVecMask vec_is_less(FoVec x, FoVec y) { return _mm256_cmp_pd(x, y, _CMP_LT_OQ); }
FO_INLINE FoVecMask vec_is_equal(FoVec x, FoVec y) { return _mm256_cmp_pd(x, y, _CMP_EQ_OQ); }
FO_INLINE FoVecMask vec_is_within(FoVec x, double limit) { return _mm256_cmp_pd(vec_abs(x), _mm256_set1_pd(limit), _CMP_LE_OQ); }
FO_INLINE FoVecMask vec_mask_all(void) { return _mm256_castsi256_pd(_mm256_set1_epi64x(-1)); }
FO_INLINE FoVecMask vec_mask_and(FoVecMask x, FoVecMask y) { return _mm256_and_pd(x, y); }
FO_INLINE bool vec_all_true(FoVecMask mask) { return _mm256_movemask_pd(mask) == 15; }
FO_INLINE FoVec vec_choose(FoVecMask mask, FoVec yes, FoVec no) { return _mm256_blendv_pd(no, yes, mask); }
FO_INLINE FoVecBits vec_bits(FoVec x) { return _mm256_castpd_si256(x); }
FO_INLINE FoVec vec_from_bits(FoVecBits x) { return _mm256_castsi256_pd(x); }
FO_INLINE FoVecBits vec_bits_all(int64_t x) { return _mm256_set1_epi64x(x); }
FO_INLINE FoVecBits vec_bits_and(FoVecBits x, FoVecBits y) { return _mm256_and_si256(x, y); }
FO_INLINE FoVecBits vec_bits_xor(FoVecBits x, FoVecBits y) { return _mm256_xor_si256(x, y); }
FO_INLINE FoVecBits vec_bits_add(FoVecBits x, FoVecBits y) { return _mm256_add_epi64(x, y); }
FO_INLINE FoVecBits vec_bits_left(FoVecBits x, int n) { return _mm256_slli_epi64(x, n); }
FO_INLINE FoVecBits vec_bits_right(FoVecBits x, int n) { return _mm256_srli_epi64(x, n); }
FO_INLINE FoVecMask vec_bits_test(FoVecBits x, FoVecBits y) { // is any bit of y set in x; y one bit
    return _mm256_castsi256_pd(_mm256_cmpeq_epi64(_mm256_and_si256(x, y), y));
}
FO_INLINE FoVec vec_from_float(const float *p) { return _mm256_cvtps_pd(_mm_loadu_ps(p)); }
FO_INLINE void vec_to_float(float *p, FoVec x) { _mm_storeu_ps(p, _mm256_cvtpd_ps(x)); }
#else
#define FO_HAS_VEC 0
#endif

#endif
