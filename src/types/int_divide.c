// SPDX-License-Identifier: MIT
// int: floor division and remainder, correctly rounded true division, greatest common divisor, integer square root.
#include "types/int_private.h"

#include <math.h>

enum { LIMB_DIVISION_DIGITS = 40 }; // from here on dividing by one word pays for the conversion to limbs

// ---- truncating division of magnitudes; results wanted may be NULL, both are nonnegative

static bool divide_digits_by_word(const FoInt *a, uint32_t b, FoObject **quotient, uint64_t *remainder) {
    int64_t n = fo_int_n(a);
    uint64_t rest = 0;
    FoInt *q = NULL;
    if (quotient && !(q = fo_int_alloc(n))) return false;
    for (int64_t k = n; --k >= 0;) {
        rest = rest << FO_DIGIT_BITS | a->digit[k];
        uint32_t digit = (uint32_t)(rest / b);
        rest -= (uint64_t)digit * b;
        if (q) q->digit[k] = digit;
    }
    *remainder = rest;
    return !q || (*quotient = fo_int_finish_give(q, n, false)) != NULL;
}

// Of at most four digits, which 128 bits hold.
static FoInt128 wide_magnitude(const FoInt *x) {
    FoInt128 m = 0;
    for (int64_t k = fo_int_n(x); --k >= 0;) m = m << FO_DIGIT_BITS | x->digit[k];
    return m;
}
static bool divide_wide(const FoInt *a, const FoInt *b, FoObject **quotient, FoObject **remainder) {
    FoInt128 x = wide_magnitude(a), y = wide_magnitude(b), q = x / y;
    FO_AUTO(FoObject) held = NULL;
    if (quotient && !(held = fo_int_from_u128(q, false))) return false;
    if (remainder && !(*remainder = fo_int_from_u128(x - q * y, false))) return false;
    if (quotient) *quotient = fo_take(held);
    return true;
}

static bool divide_magnitudes(const FoInt *a, const FoInt *b, FoObject **quotient, FoObject **remainder) {
    int64_t nb = fo_int_n(b);
    if (fo_int_n(a) <= 4) return divide_wide(a, b, quotient, remainder); // no longer than a, as the caller knows
    if (nb > 2) return fo_int_divide_big(a, b, quotient, remainder);
    uint64_t rest, word = fo_int_pair(b);
    FO_AUTO(FoObject) q = NULL;
    bool ok = nb == 1 && fo_int_n(a) < LIMB_DIVISION_DIGITS
                  ? divide_digits_by_word(a, (uint32_t)word, quotient ? &q : NULL, &rest)
                  : fo_int_divide_word(a, word, quotient ? &q : NULL, &rest);
    if (!ok || (remainder && !(*remainder = fo_int_from_u64(rest)))) return false;
    if (quotient) *quotient = fo_take(q);
    return true;
}

// Replaces *slot by the result of an operation that may have failed.
static bool replace_give(FoObject **slot, FoObject *value) {
    if (!value) return false;
    fo_assign_give(slot, value);
    return true;
}

// Turns the truncated quotient and remainder of magnitudes into those of floor division. The remainder is always there.
static bool adjust_signs(FoObject *a, FoObject *b, FoObject **quotient, FoObject **remainder) {
    bool a_negative = fo_int_sign(a) < 0, b_negative = fo_int_sign(b) < 0, exact = fo_int_sign(*remainder) == 0;
    if (a_negative != b_negative) {
        if (quotient) {
            FO_AUTO(FoObject) minus_one = fo_int_from_i64(-1);
            // floor(-q - fraction) = -1 - q, which is ~q
            if (!replace_give(quotient, exact ? fo_int_copy_negated(*quotient) : fo_int_sub(minus_one, *quotient))) return false;
        }
        if (exact) return true;
        // a negative: the remainder of b's sign is b - |r|; b negative: b + |r|
        return replace_give(remainder, a_negative ? fo_int_sub(b, *remainder) : fo_int_add(b, *remainder));
    }
    return !a_negative || replace_give(remainder, fo_int_copy_negated(*remainder));
}

// Floor division; either result may be unwanted.
static bool floor_divide(FoObject *left, FoObject *right, FoObject **quotient, FoObject **remainder, const char *zero_message) {
    const FoInt *a = (FoInt *)left, *b = (FoInt *)right;
    if (b->size == 0) return fo_fail(FO_ZERO_DIVISION_ERROR, "%s", zero_message);
    if ((uint64_t)(a->size + 2) <= 4 && (uint64_t)(b->size + 2) <= 4) {
        int64_t u = 0, v = 0;
        (void)fo_int_fits_i64(left, &u);
        (void)fo_int_fits_i64(right, &v);
        int64_t q = u / v, r = u - q * v;
        if (r != 0 && (r < 0) != (v < 0)) q--, r += v;
        FO_AUTO(FoObject) held = NULL;
        if (quotient && !(held = fo_int_from_i64(q))) return false;
        if (remainder && !(*remainder = fo_int_from_i64(r))) return false;
        if (quotient) *quotient = fo_take(held);
        return true;
    }
    FO_AUTO(FoObject) q = NULL;
    FO_AUTO(FoObject) r = NULL;
    bool same_sign = (a->size < 0) == (b->size < 0);
    if (fo_int_compare_magnitudes(a, b) < 0) {
        if (!(q = fo_int_from_i64(0)) || !(r = a->size < 0 ? fo_int_copy_negated(left) : fo_int_copy_exact(left))) return false;
    } else if (!divide_magnitudes(a, b, quotient ? &q : NULL, remainder || !same_sign ? &r : NULL)) {
        return false;
    }
    if (r && !adjust_signs(left, right, quotient ? &q : NULL, &r)) return false;
    if (quotient) *quotient = fo_take(q);
    if (remainder) *remainder = fo_take(r);
    return true;
}

FoObject *fo_int_floordiv(FoObject *a, FoObject *b) {
    FoObject *quotient;
    return floor_divide(a, b, &quotient, NULL, "integer division or modulo by zero") ? quotient : NULL;
}

FoObject *fo_int_mod(FoObject *a, FoObject *b) {
    FoObject *remainder;
    return floor_divide(a, b, NULL, &remainder, "integer modulo by zero") ? remainder : NULL;
}

bool fo_int_divmod(FoObject *a, FoObject *b, FoObject **quotient, FoObject **remainder) {
    return floor_divide(a, b, quotient, remainder, "integer division or modulo by zero");
}

// ---- true division

// Rounds q * 2^exponent to the nearest double, ties to even; `sticky` says that a little more than q is meant.
// q has 65..68 bits. False when the result is too large.
static bool round_quotient(FoInt128 q, bool sticky, int64_t exponent, double *out) {
    int bits = 128 - (uint64_t)(q >> 64 ? __builtin_clzll((uint64_t)(q >> 64)) : 64 + __builtin_clzll((uint64_t)q));
    int64_t lowest = exponent + bits - 53; // exponent of the last bit kept
    if (lowest < -1074) lowest = -1074;
    int64_t drop = lowest - exponent;
    if (drop >= bits + 2) {
        *out = 0.0;
        return true;
    }
    FoInt128 kept = q >> drop, rest = q - (kept << drop), half = (FoInt128)1 << (drop - 1);
    if (rest > half || (rest == half && (sticky || (kept & 1)))) kept++;
    *out = lowest > 1000 ? INFINITY : ldexp((double)(uint64_t)kept, (int)lowest);
    return !isinf(*out);
}

static bool divide_rounded(FoObject *a, FoObject *b, double *out) {
    int64_t shift = fo_int_bit_length(b) - fo_int_bit_length(a) + 66;
    if (shift < -1024) return false; // the quotient has more than 1024 bits
    if (shift > 1250) {              // below half of the smallest double
        *out = 0.0;
        return true;
    }
    FO_AUTO(FoObject) x = shift > 0 ? fo_int_shift_left(a, shift) : fo_ref(a);
    FO_AUTO(FoObject) y = shift < 0 ? fo_int_shift_left(b, -shift) : fo_ref(b);
    FO_AUTO(FoObject) quotient = NULL;
    FO_AUTO(FoObject) remainder = NULL;
    if (!x || !y || !divide_magnitudes((FoInt *)x, (FoInt *)y, &quotient, &remainder)) return false;
    FoInt128 q = 0;
    for (int64_t k = fo_int_n((FoInt *)quotient); --k >= 0;) q = q << FO_DIGIT_BITS | ((FoInt *)quotient)->digit[k];
    return round_quotient(q, fo_int_sign(remainder) != 0, -shift, out);
}

FoObject *fo_int_truediv(FoObject *a, FoObject *b) {
    const int64_t exact = (int64_t)1 << 53;
    int64_t u, v;
    if (((FoInt *)b)->size == 0) return fo_raise(FO_ZERO_DIVISION_ERROR, "division by zero");
    bool negative = (fo_int_sign(a) < 0) != (fo_int_sign(b) < 0);
    if (fo_int_fits_i64(a, &u) && fo_int_fits_i64(b, &v) && u >= -exact && u <= exact && v >= -exact && v <= exact)
        return fo_float_new((double)u / (double)v);
    if (((FoInt *)a)->size == 0) return fo_float_new(fo_int_sign(b) < 0 ? -0.0 : 0.0);
    double value;
    if (!divide_rounded(a, b, &value)) {
        if (fo_error_is_pending()) return NULL;
        return fo_raise(FO_OVERFLOW_ERROR, "integer division result too large for a float");
    }
    return fo_float_new(negative ? -value : value);
}

// ---- greatest common divisor, square root

static uint64_t gcd_words(uint64_t a, uint64_t b) {
    if (a == 0 || b == 0) return a | b;
    int twos = __builtin_ctzll(a | b);
    a >>= __builtin_ctzll(a);
    while (b) { // both odd after the shift: their difference is even
        b >>= __builtin_ctzll(b);
        if (a > b) {
            uint64_t t = a;
            a = b;
            b = t;
        }
        b -= a;
    }
    return a << twos;
}

FoObject *fo_int_gcd(FoObject *a, FoObject *b) {
    const FoInt *x = (FoInt *)a, *y = (FoInt *)b;
    if (fo_int_n(x) <= 2 && fo_int_n(y) <= 2) return fo_int_from_u64(gcd_words(fo_int_pair(x), fo_int_pair(y)));
    return fo_int_gcd_big(x, y);
}

FoObject *fo_int_isqrt(FoObject *a) {
    const FoInt *x = (FoInt *)a;
    if (x->size < 0) return fo_raise(FO_VALUE_ERROR, "isqrt() argument must be nonnegative");
    if (x->size > 2) return fo_int_isqrt_big(x);
    uint64_t n = fo_int_pair(x), root = (uint64_t)sqrt((double)n);
    while (root * root > n) root--;
    while ((root + 1) * (root + 1) <= n) root++;
    return fo_int_from_u64(root);
}
