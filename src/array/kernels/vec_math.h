// SPDX-License-Identifier: MIT
// vec_math: exp, log, pow, sin and cos of vectors of doubles, to be inlined into kernels. Less than one unit in the last place from the exact
// value, special values as C99 demands. They may leave any floating-point flag behind: callers judge by operands and results.
// `is_short`: enough for results that are rounded to float32.
// The polynomials are minimax approximations (Remez exchange), errors relative to the whole result below 2^-58 (short ones 2^-28).
#ifndef FO_ARRAY_KERNELS_VEC_MATH_H
#define FO_ARRAY_KERNELS_VEC_MATH_H

#include "array/kernels/vec.h"

#if FO_HAS_VEC
// The value of a polynomial, lowest coefficient first, by Horner's rule; n is constant and the loop unrolled.
FO_INLINE FoVec vec_polynomial(FoVec x, int n, const double *c) {
    FoVec y = vec_all(c[n - 1]);
    for (int k = n - 2; k >= 0; k--) y = vec_fma(y, x, vec_all(c[k]));
    return y;
}
#define VEC_POLYNOMIAL(x, ...) vec_polynomial(x, (int)FO_COUNT_OF(((double[]){__VA_ARGS__})), (const double[]){__VA_ARGS__})

// x = n ln2 + r, |r| <= ln2 / 2; exp x = 2^n (1 + r + r^2 q(r))
FO_INLINE FoVec vec_exp(FoVec x, bool is_short) {
    const FoVec bounded = vec_least(vec_greatest(x, vec_all(-760)), vec_all(760));
    const FoVec n = vec_round(vec_mul(bounded, vec_all(0x1.71547652b82fep+0)));
    FoVec r = vec_fnma(n, vec_all(0x1.62e42fefa3800p-1), bounded);
    r = vec_fnma(n, vec_all(0x1.ef35793c76730p-45), r);
    const FoVec q = is_short ? VEC_POLYNOMIAL(r, 0x1.00000051b88acp-1, 0x1.55548f00c31a9p-3, 0x1.55545dff9ed42p-5, 0x1.123b45b7acad7p-7,
                                              0x1.6db415a4303c2p-10)
                             : VEC_POLYNOMIAL(r, 0x1.000000000000bp-1, 0x1.5555555555561p-3, 0x1.5555555550041p-5, 0x1.111111110d644p-7,
                                              0x1.6c16c185a3678p-10, 0x1.a01a01bade7e1p-13, 0x1.a019969eb94c6p-16, 0x1.71dddfd499367p-19,
                                              0x1.28b03ea4a9114p-22, 0x1.af857972e37abp-26);
    FoVec y;
    if (is_short) {
        y = vec_add(vec_fma(vec_mul(r, r), q, r), vec_all(1));
    } else { // 1 + r with what its rounding loses added to the small part
        const FoVec sum = vec_add(r, vec_all(1));
        const FoVec lost = vec_sub(r, vec_sub(sum, vec_all(1)));
        y = vec_add(sum, vec_fma(vec_mul(r, r), q, lost));
    }
#ifdef __AVX512F__
    return _mm512_scalef_pd(y, n);
#else
    // 2^n in two factors, each in range; n + 1.5 * 2^52 has n in its lowest bits
    const FoVec half = vec_round(vec_mul(n, vec_all(0.5)));
    const FoVecBits one = vec_bits_all(0x3ff0000000000000);
    const FoVec first = vec_from_bits(vec_bits_add(one, vec_bits_left(vec_bits(vec_add(half, vec_all(0x1.8p52))), 52)));
    const FoVec rest = vec_sub(n, half);
    const FoVec second = vec_from_bits(vec_bits_add(one, vec_bits_left(vec_bits(vec_add(rest, vec_all(0x1.8p52))), 52)));
    return vec_mul(vec_mul(y, first), second);
#endif
}

#ifdef __AVX512F__
static const double log_inverse[16] __attribute__((aligned(64))) = {
    0x1.0000000000000p+0, 0x1.d41d420000000p-1, 0x1.bacf920000000p-1, 0x1.a41a420000000p-1, 0x1.8f9c180000000p-1, 0x1.7d05f40000000p-1,
    0x1.6c16c20000000p-1, 0x1.5c98820000000p-1, 0x1.4e5e0a0000000p+0, 0x1.4141420000000p+0, 0x1.3521d00000000p+0, 0x1.29e4120000000p+0,
    0x1.1f70480000000p+0, 0x1.15b1e60000000p+0, 0x1.0c97140000000p+0, 0x1.0000000000000p+0};
// about 1/m in the middle of each interval, of few bits; then -log of it in two parts, the first is a multiple of 2^-42, like e ln2's, so that their sum is exact
static const double log_high[16] __attribute__((aligned(64))) = {
    0x0.0p+0,              0x1.6f0d272e54000p-4,  0x1.29552c41fe000p-3,  0x1.9525a80f44000p-3,  0x1.fb918bd5e2000p-3,  0x1.2e8e2bee11000p-2,
    0x1.5d1bda5580000p-2,  0x1.89a33a8c14000p-2,  -0x1.1178e6c27f000p-2, -0x1.d10383e656000p-3, -0x1.823c18551c000p-3, -0x1.365fc6c15a000p-3,
    -0x1.da72783848000p-4, -0x1.4d31165208000p-4, -0x1.894a834a00000p-5, 0x0.0p+0};
static const double log_low[16] __attribute__((aligned(64))) = {
    0x0.0p+0,             0x1.5a65df24cd3f7p-43, 0x1.52ddc05d994adp-43, 0x1.6b786413002e3p-43, 0x1.e438d5550d6e2p-43, 0x1.a6178599237b5p-43,
    0x1.39f311b19428fp-43, 0x1.31ded38dd9f2dp-45, 0x1.70fd398eb37b2p-43, 0x1.9b37e7528118fp-47, 0x1.c42448cb2f185p-43, 0x1.ff7c0afc63470p-44,
    0x1.cafd7fc0b07c4p-43, 0x1.53c2582f4d745p-48, 0x1.36772ba2e6cd0p-43, 0x0.0p+0};
FO_INLINE FoVec vec_log_table(const double *table, __m512i j) { return _mm512_permutex2var_pd(_mm512_load_pd(table), j, _mm512_load_pd(table + 8)); }

// x = 2^e m with m in [0.75, 1.5); c about 1/m for each of 16 intervals of m, from its four highest fraction bits;
// log x = e ln2 - log c + log1p(r), r = m c - 1 in [-1/30, 1/16]. The tables live in registers.
FO_INLINE FoVec vec_log(FoVec x, bool is_short) {
    const FoVec m = _mm512_getmant_pd(x, _MM_MANT_NORM_p75_1p5, _MM_MANT_SIGN_src);
    FoVec e = _mm512_getexp_pd(x);
    const __mmask8 is_below_one = _mm512_cmp_pd_mask(m, vec_all(1), _CMP_LT_OQ);
    e = _mm512_mask_add_pd(e, is_below_one, e, vec_all(1));
    const __m512i j = _mm512_srli_epi64(_mm512_castpd_si512(m), 48); // only the four lowest bits count
    const FoVec inverse = vec_log_table(log_inverse, j);
    const FoVec table_high = vec_log_table(log_high, j);
    const FoVec r = _mm512_fmsub_pd(m, inverse, vec_all(1));
    const FoVec high_part = vec_fma(e, vec_all(0x1.62e42fefa3800p-1), table_high);
    FoVec y;
    if (is_short) {
        const FoVec q = VEC_POLYNOMIAL(r, -0x1.ffffff9928d2bp-2, 0x1.55555916ef0b1p-2, -0x1.0004b657a2560p-2, 0x1.99bf66d916971p-3,
                                       -0x1.3e4ffa2578cb5p-3);
        y = vec_add(high_part, vec_fma(vec_mul(r, r), q, r));
    } else {
        const FoVec q = VEC_POLYNOMIAL(r, -0x1.fffffffffffffp-2, 0x1.5555555555564p-2, -0x1.00000000021f1p-2, 0x1.9999999997e96p-3,
                                       -0x1.55555527f1b01p-3, 0x1.2492475a0deb9p-3, -0x1.0000b09d1d7e5p-3, 0x1.c7367657f62f5p-4,
                                       -0x1.982f469ed618bp-4, 0x1.44084ff86c671p-4);
        const FoVec table_low = vec_log_table(log_low, j);
        const FoVec low_part = vec_fma(e, vec_all(0x1.ef35793c76730p-45), table_low);
        const FoVec sum = vec_add(high_part, r);
        const FoVec lost = vec_sub(r, vec_sub(sum, high_part));
        y = vec_add(sum, vec_add(vec_fma(vec_mul(r, r), q, low_part), lost));
    }
    // NaN -> itself, zero -> -inf, negative -> NaN, +inf -> +inf, the rest stays
    return _mm512_fixupimm_pd(y, x, _mm512_set1_epi64(0x03530422), 0);
}

// x^y = exp(y log x) for 0 < x < inf and finite y; the logarithm is the unevaluated sum of two doubles, good to about 2^-64, so that
// the product is exact enough: 0.7 units in the last place, up to 1.8 for bases within a few hundredths of 1 under exponents of thousands.
// Other operands give anything.
FO_INLINE FoVec vec_pow(FoVec x, FoVec y) {
    const FoVec one = vec_all(1);
    const FoVec m = _mm512_getmant_pd(x, _MM_MANT_NORM_p75_1p5, _MM_MANT_SIGN_src);
    FoVec e = _mm512_getexp_pd(x);
    e = _mm512_mask_add_pd(e, _mm512_cmp_pd_mask(m, one, _CMP_LT_OQ), e, one);
    const __m512i j = _mm512_srli_epi64(_mm512_castpd_si512(m), 48);
    const FoVec inverse = vec_log_table(log_inverse, j);
    // r + r_low = m c - 1 exactly
    const FoVec product = vec_mul(m, inverse), r = vec_sub(product, one), r_low = _mm512_fmsub_pd(m, inverse, product);
    // log1p(r + r_low) = r - r^2 / 2 + r^3 q(r) + r_low (1 - r + r^2); the first two terms with what their roundings lose
    const FoVec square = vec_mul(r, r), square_low = _mm512_fmsub_pd(r, r, square);
    const FoVec first = vec_fnma(square, vec_all(0.5), r);
    const FoVec first_low = vec_fnma(square, vec_all(0.5), vec_sub(r, first));
    const FoVec q = VEC_POLYNOMIAL(r, 0x1.5555555555554p-2, -0x1.0000000000034p-2, 0x1.999999999f6eap-3, -0x1.555555551b38cp-3,
                                   0x1.249248ed171d7p-3, -0x1.fffffe07d14a0p-4, 0x1.c71e0b50639d9p-4, -0x1.99b191fe8c3b6p-4,
                                   0x1.72b091ddce33ep-4, -0x1.25b50cbe5eaedp-4);
    FoVec low = vec_fma(vec_mul(square, r), q, vec_fnma(square_low, vec_all(0.5), first_low));
    low = vec_add(low, vec_fnma(r_low, vec_fnma(r, r, r), r_low));
    const FoVec high = vec_fma(e, vec_all(0x1.62e42fefa3800p-1), vec_log_table(log_high, j));
    const FoVec sum = vec_add(high, first);
    low = vec_add(low, vec_sub(first, vec_sub(sum, high)));
    low = vec_add(low, vec_fma(e, vec_all(0x1.ef35793c76730p-45), vec_log_table(log_low, j)));
    const FoVec log_x = vec_add(sum, low), log_x_low = vec_sub(low, vec_sub(log_x, sum));
    // y times that, and its exponential
    const FoVec power = vec_mul(y, log_x);
    FoVec power_low = vec_fma(y, log_x_low, _mm512_fmsub_pd(y, log_x, power));
    power_low = _mm512_maskz_mov_pd(vec_is_within(power, 760), power_low);
    const FoVec bounded = vec_least(vec_greatest(power, vec_all(-760)), vec_all(760));
    const FoVec n = vec_round(vec_mul(bounded, vec_all(0x1.71547652b82fep+0)));
    const FoVec a = vec_fnma(n, vec_all(0x1.62e42fefa3800p-1), bounded);
    const FoVec rest = vec_fnma(n, vec_all(0x1.ef35793c76730p-45), power_low), s = vec_add(a, rest);
    const FoVec s_low = vec_sub(rest, vec_sub(s, a));
    const FoVec p = VEC_POLYNOMIAL(s, 0x1.000000000000bp-1, 0x1.5555555555561p-3, 0x1.5555555550041p-5, 0x1.111111110d644p-7,
                                   0x1.6c16c185a3678p-10, 0x1.a01a01bade7e1p-13, 0x1.a019969eb94c6p-16, 0x1.71dddfd499367p-19,
                                   0x1.28b03ea4a9114p-22, 0x1.af857972e37abp-26);
    const FoVec whole = vec_add(s, one), lost = vec_sub(s, vec_sub(whole, one));
    return _mm512_scalef_pd(vec_add(whole, vec_add(vec_fma(vec_mul(s, s), p, lost), vec_fma(s_low, s, s_low))), n);
}
#else
// x = 2^e m with m in [sqrt(1/2), sqrt 2); log m = f - (f^2/2 - s (f^2/2 + z P(z))), f = m - 1, s = f / (2 + f), z = s^2: the
// series of 2 atanh(s), arranged so that the rounding of s counts little.
FO_INLINE FoVec vec_log(FoVec x, bool is_short) {
    const FoVecMask is_subnormal = vec_is_less(x, vec_all(0x1p-1022));
    const FoVec normal = vec_choose(is_subnormal, vec_mul(x, vec_all(0x1p54)), x);
    // bits of 1/sqrt2 subtracted, the exponent's bits are e
    const FoVecBits shifted = vec_bits_add(vec_bits(normal), vec_bits_all(0x3ff0000000000000 - 0x3fe6a09e667f3bcd));
    const FoVecBits exponent = vec_bits_right(shifted, 52);
    FoVec e = vec_sub(vec_from_bits(vec_bits_add(exponent, vec_bits_all(0x4330000000000000))), vec_all(0x1p52 + 1023));
    e = vec_sub(e, vec_choose(is_subnormal, vec_all(54), vec_all(0)));
    const FoVec m = vec_from_bits(vec_bits_add(vec_bits_and(shifted, vec_bits_all(0x000fffffffffffff)), vec_bits_all(0x3fe6a09e667f3bcd)));
    const FoVec f = vec_sub(m, vec_all(1));
    const FoVec s = vec_div(f, vec_add(f, vec_all(2))), z = vec_mul(s, s);
    const FoVec p = VEC_POLYNOMIAL(z, 0x1.5555555555592p-1, 0x1.999999997fd77p-2, 0x1.24924941f4f57p-2, 0x1.c71c52060e31dp-3,
                                   0x1.74663fa0aaf56p-3, 0x1.39a1a7216c274p-3, 0x1.2f0632bd9fbf5p-3);
    const FoVec half_square = vec_mul(vec_mul(f, vec_all(0.5)), f);
    const FoVec inner = vec_fma(s, vec_fma(z, p, half_square), vec_mul(e, vec_all(0x1.ef35793c76730p-45)));
    FoVec y = vec_sub(vec_mul(e, vec_all(0x1.62e42fefa3800p-1)), vec_sub(vec_sub(half_square, inner), f));
    y = vec_choose(vec_is_less(x, vec_all(__builtin_inf())), y, vec_add(x, x));   // +inf and NaN stay
    y = vec_choose(vec_is_less(x, vec_all(0)), vec_all(__builtin_nan("")), y);
    return vec_choose(vec_is_equal(x, vec_all(0)), vec_all(-__builtin_inf()), y);
}
#endif

// x = n pi/2 + r + small, |r| <= pi/4. Good for |x| <= FO_TRIG_LIMIT; callers send the rest to the C library.
#define FO_TRIG_LIMIT 0x1p20
FO_INLINE FoVec vec_sin_or_cos(FoVec x, bool is_cos, bool is_short) {
    const FoVec n = vec_round(vec_mul(x, vec_all(0x1.45f306dc9c883p-1)));
    const FoVecBits quadrant = vec_bits_add(vec_bits(vec_add(n, vec_all(0x1.8p52))), vec_bits_all(is_cos));
    const FoVec a = vec_fnma(n, vec_all(0x1.921fb54442d18p+0), x);
    const FoVec p2 = vec_mul(n, vec_all(0x1.1a62633145c07p-54)), r = vec_sub(a, p2);
    const FoVec z = vec_mul(r, r);
    FoVec sine, cosine;
    if (is_short) {
        const FoVec p = VEC_POLYNOMIAL(z, -0x1.555545982691ap-3, 0x1.11075fd3f91dep-7, -0x1.994e87532bb2ep-13);
        const FoVec q = VEC_POLYNOMIAL(z, 0x1.55554ab332e5bp-5, -0x1.6c0c8b340c4a3p-10, 0x1.9a0232144be36p-16);
        sine = vec_fma(vec_mul(z, r), p, r);
        cosine = vec_fma(vec_mul(z, z), q, vec_fnma(z, vec_all(0.5), vec_all(1)));
    } else {
        // what r lost to rounding: in the subtraction, in n P2, and n P3
        FoVec lost = vec_sub(vec_sub(a, r), p2);
        lost = vec_sub(lost, vec_fma(n, vec_all(0x1.1a62633145c07p-54), vec_sub(vec_all(0), p2)));
        lost = vec_fnma(n, vec_all(-0x1.f1976b7ed8fbcp-110), lost);
        const FoVec p = VEC_POLYNOMIAL(z, -0x1.5555555555549p-3, 0x1.111111110f87dp-7, -0x1.a01a019c1202ap-13, 0x1.71de357815df0p-19,
                                       -0x1.ae5e668806a83p-26, 0x1.5d931838bbe5fp-33);
        const FoVec q = VEC_POLYNOMIAL(z, 0x1.555555555554cp-5, -0x1.6c16c16c15181p-10, 0x1.a01a019cb216fp-16, -0x1.27e4f80a33f48p-22,
                                       0x1.1ee9ec18c3d84p-29, -0x1.8faeb5ffbf739p-37);
        // sin(r + lost) = r + (r^3 p + lost (1 - z/2)), cos(r + lost) = w + ((1 - w) - z/2 + (z^2 q - r lost)) with w = 1 - z/2
        const FoVec half = vec_mul(z, vec_all(0.5)), w = vec_sub(vec_all(1), half);
        sine = vec_add(r, vec_fma(vec_mul(z, r), p, vec_mul(lost, w)));
        const FoVec dropped = vec_sub(vec_sub(vec_all(1), w), half);
        cosine = vec_add(w, vec_add(dropped, vec_fma(vec_mul(z, z), q, vec_fnma(r, lost, vec_all(0)))));
    }
    const FoVec y = vec_choose(vec_bits_test(quadrant, vec_bits_all(1)), cosine, sine);
    const FoVecBits sign = vec_bits_left(vec_bits_and(quadrant, vec_bits_all(2)), 62);
    const FoVec signed_y = vec_from_bits(vec_bits_xor(vec_bits(y), sign));
    return is_cos ? signed_y : vec_choose(vec_is_equal(x, vec_all(0)), x, signed_y); // sin(-0) = -0
}
FO_INLINE FoVec vec_sin(FoVec x, bool is_short) { return vec_sin_or_cos(x, false, is_short); }
FO_INLINE FoVec vec_cos(FoVec x, bool is_short) { return vec_sin_or_cos(x, true, is_short); }
#endif

#endif
