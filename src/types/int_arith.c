// SPDX-License-Identifier: MIT
// int: addition, subtraction, multiplication, power. Loops work on pairs of 30-bit digits.
#include "types/int_private.h"

// ---- sums of magnitudes
// Two packed digits lie at bits 0..29 and 32..61 of a word. Adding FILL makes a carry out of bit 29 ripple through bits 30 and 31 into
// the upper digit; a carry out of the upper digit is bit 62, a borrow bit 63.
#define FILL 0xC0000000u

// r[0..na) = a + b with na >= nb; returns the carry.
static uint32_t digits_add(uint32_t *r, const uint32_t *a, int64_t na, const uint32_t *b, int64_t nb) {
    uint64_t carry = 0;
    int64_t k = 0;
    for (; k + 2 <= nb; k += 2) {
        uint64_t sum = fo_packed_load(a + k) + fo_packed_load(b + k) + FILL + carry;
        fo_packed_store(r + k, sum & FO_PACKED_MASK);
        carry = sum >> 62;
    }
    for (; k < na && (carry || k < nb); k++) {
        uint32_t sum = a[k] + (k < nb ? b[k] : 0) + (uint32_t)carry;
        r[k] = sum & FO_DIGIT_MASK;
        carry = sum >> FO_DIGIT_BITS;
    }
    if (k < na) memcpy(r + k, a + k, 4 * (size_t)(na - k));
    return (uint32_t)carry;
}

// r[0..na) = a - b with a >= b.
static void digits_sub(uint32_t *r, const uint32_t *a, int64_t na, const uint32_t *b, int64_t nb) {
    uint64_t borrow = 0;
    int64_t k = 0;
    for (; k + 2 <= nb; k += 2) {
        uint64_t difference = fo_packed_load(a + k) - fo_packed_load(b + k) - borrow;
        fo_packed_store(r + k, difference & FO_PACKED_MASK);
        borrow = difference >> 63;
    }
    for (; k < na && (borrow || k < nb); k++) {
        uint32_t difference = a[k] - (k < nb ? b[k] : 0) - (uint32_t)borrow;
        r[k] = difference & FO_DIGIT_MASK;
        borrow = difference >> 31;
    }
    if (k < na) memcpy(r + k, a + k, 4 * (size_t)(na - k));
}

static FoObject *magnitudes_add(const FoInt *a, const FoInt *b, bool negative) {
    if (fo_int_n(a) < fo_int_n(b)) {
        const FoInt *t = a;
        a = b;
        b = t;
    }
    int64_t na = fo_int_n(a), nb = fo_int_n(b);
    uint32_t top = a->digit[na - 1] + (nb == na ? b->digit[nb - 1] : 0);
    int64_t n = na + (top + 1 > FO_DIGIT_MASK); // room for the carry only where one is possible
    FoInt *r = fo_int_alloc(n);
    if (!r) return NULL;
    uint32_t carry = digits_add(r->digit, a->digit, na, b->digit, nb);
    if (n > na) r->digit[na] = carry;
    if (carry || n == na) {
        r->size = negative ? -n : n;
        return (FoObject *)r;
    }
    return fo_int_finish_give(r, n, negative);
}

// |a| - |b|, negated when `negative`.
static FoObject *magnitudes_sub(const FoInt *a, const FoInt *b, bool negative) {
    int64_t na = fo_int_n(a), nb = fo_int_n(b);
    if (na == nb)
        while (na > 0 && a->digit[na - 1] == b->digit[na - 1]) na = --nb;
    if (na == 0) return fo_int_from_i64(0);
    if (na < nb || (na == nb && a->digit[na - 1] < b->digit[na - 1])) {
        const FoInt *t = a;
        int64_t nt = na;
        a = b;
        na = nb;
        b = t;
        nb = nt;
        negative = !negative;
    }
    FoInt *r = fo_int_alloc(na);
    if (!r) return NULL;
    digits_sub(r->digit, a->digit, na, b->digit, nb);
    return fo_int_finish_give(r, na, negative);
}

FO_INLINE bool both_fit_pairs(const FoInt *a, const FoInt *b) {
    return (uint64_t)(a->size + 2) <= 4 && (uint64_t)(b->size + 2) <= 4;
}

FO_INLINE int64_t pair_value(const FoInt *x) {
    int64_t m = (int64_t)fo_int_pair(x);
    return x->size < 0 ? -m : m;
}

FoObject *fo_int_add(FoObject *left, FoObject *right) {
    const FoInt *a = (FoInt *)left, *b = (FoInt *)right;
    if (fo_likely(both_fit_pairs(a, b))) return fo_int_from_i64(pair_value(a) + pair_value(b));
    if (b->size == 0) return fo_int_copy_exact(left);
    if (a->size == 0) return fo_int_copy_exact(right);
    if ((a->size < 0) == (b->size < 0)) return magnitudes_add(a, b, a->size < 0);
    return magnitudes_sub(a, b, a->size < 0);
}

FoObject *fo_int_sub(FoObject *left, FoObject *right) {
    const FoInt *a = (FoInt *)left, *b = (FoInt *)right;
    if (fo_likely(both_fit_pairs(a, b))) return fo_int_from_i64(pair_value(a) - pair_value(b));
    if (b->size == 0) return fo_int_copy_exact(left);
    if (a->size == 0) return fo_int_copy_negated(right);
    if ((a->size < 0) != (b->size < 0)) return magnitudes_add(a, b, a->size < 0);
    return magnitudes_sub(a, b, a->size < 0);
}

// ---- products

// r[0..n) = a * digit; returns what is carried out. Each step waits for the carry of the step before it, so three thirds are
// worked on side by side; their carries are then taken on into the next third.
static uint64_t digits_times_digit(uint32_t *r, const uint32_t *a, int64_t n, uint32_t digit) {
    enum { STREAMS = 3 };
    int64_t third = n / STREAMS;
    uint64_t carry[STREAMS] = {0};
    for (int64_t k = 0; k < third; k++) {
#pragma GCC unroll 3
        for (int s = 0; s < STREAMS; s++) {
            carry[s] += (uint64_t)a[s * third + k] * digit;
            r[s * third + k] = (uint32_t)carry[s] & FO_DIGIT_MASK;
            carry[s] >>= FO_DIGIT_BITS;
        }
    }
    uint64_t rest = carry[STREAMS - 1];
    for (int64_t k = STREAMS * third; k < n; k++, rest >>= FO_DIGIT_BITS) {
        rest += (uint64_t)a[k] * digit;
        r[k] = (uint32_t)rest & FO_DIGIT_MASK;
    }
    for (int s = 0; s < STREAMS - 1; s++) {
        uint64_t on = carry[s];
        for (int64_t k = (s + 1) * third; on && k < n; k++, on >>= FO_DIGIT_BITS) {
            on += r[k];
            r[k] = (uint32_t)on & FO_DIGIT_MASK;
        }
        rest += on;
    }
    return rest;
}

// Multiplies whole pairs and returns what is carried out. Upper halves of products are added one step later, so that a step waits for one
// bit only.
FO_INLINE FoInt128 pairs_times_word(uint32_t *r, const uint32_t *a, int64_t n_pairs, uint64_t word) {
    uint64_t carry = 0, high = 0;
    for (int64_t k = 0; k < n_pairs; k++) { // pair * word = upper * 2^60 + lower: shifted by 4, the processor's high word is `upper`
        FoInt128 t = (FoInt128)fo_pair_load(a + 2 * k) * (word << 4);
        uint64_t sum = ((uint64_t)t >> 4) + high + carry;
        fo_pair_store(r + 2 * k, sum & FO_PAIR_MASK);
        carry = sum >> 60;
        high = (uint64_t)(t >> 64);
    }
    return (FoInt128)high + carry;
}

// |a| times a word below 2^60.
static FoObject *magnitude_times_word(const FoInt *a, uint64_t word, int64_t word_bits, bool negative) {
    int64_t na = fo_int_n(a), bits = fo_int_bit_length((const FoObject *)a) + word_bits;
    int64_t n = (bits + FO_DIGIT_BITS - 1) / FO_DIGIT_BITS, k = na; // n: the exact length, or one more
    FoInt *r = fo_int_alloc(n);
    if (!r) return NULL;
    FoInt128 rest;
    if (word <= FO_DIGIT_MASK) {
        rest = digits_times_digit(r->digit, a->digit, na, (uint32_t)word);
    } else {
        k = na & ~(int64_t)1;
        rest = pairs_times_word(r->digit, a->digit, na / 2, word);
        if (k < na) rest += (FoInt128)a->digit[k] * word;
    }
    for (; k < n; k++, rest >>= FO_DIGIT_BITS) r->digit[k] = (uint32_t)rest & FO_DIGIT_MASK;
    if (r->digit[n - 1]) {
        r->size = negative ? -n : n;
        return (FoObject *)r;
    }
    return fo_int_finish_give(r, n, negative);
}

// A product of a few pairs, column by column: 16 products of 120 bits fit the accumulator.
enum { COLUMN_PAIRS = 8 };
static FoObject *magnitudes_times_few(const FoInt *a, const FoInt *b, bool negative) {
    uint64_t x[COLUMN_PAIRS], y[COLUMN_PAIRS];
    int64_t na = fo_int_n(a), nb = fo_int_n(b), n = na + nb;
    int px = (int)(na + 1) / 2, py = (int)(nb + 1) / 2;
    for (int k = 0; k < px; k++) x[k] = 2 * k + 1 < na ? fo_pair_load(a->digit + 2 * k) : a->digit[2 * k];
    for (int k = 0; k < py; k++) y[k] = 2 * k + 1 < nb ? fo_pair_load(b->digit + 2 * k) : b->digit[2 * k];
    uint32_t product[4 * COLUMN_PAIRS];
    FoInt128 column = 0;
    for (int k = 0; k < px + py; k++) {
        int from = k < py ? 0 : k - py + 1, to = k < px ? k : px - 1;
        for (int i = from; i <= to; i++) column += (FoInt128)x[i] * y[k - i];
        fo_pair_store(product + 2 * k, (uint64_t)column & FO_PAIR_MASK);
        column >>= 60;
    }
    n -= product[n - 1] == 0;
    FoInt *r = fo_int_alloc(n);
    if (!r) return NULL;
    memcpy(r->digit, product, 4 * (size_t)n);
    r->size = negative ? -n : n;
    return (FoObject *)r;
}

FoObject *fo_int_mul(FoObject *left, FoObject *right) {
    const FoInt *a = (FoInt *)left, *b = (FoInt *)right;
    if (fo_likely((uint64_t)(a->size + 1) <= 2 && (uint64_t)(b->size + 1) <= 2))
        return fo_int_from_i64(a->size * (int64_t)a->digit[0] * (b->size * (int64_t)b->digit[0]));
    if (a->size == 0 || b->size == 0) return fo_int_from_i64(0);
    if (fo_int_n(a) < fo_int_n(b)) {
        const FoInt *t = a;
        a = b;
        b = t;
    }
    bool negative = (a->size < 0) != (b->size < 0);
    if (fo_int_n(b) > 2) return fo_int_n(a) <= 2 * COLUMN_PAIRS ? magnitudes_times_few(a, b, negative) : fo_int_mul_big(a, b);
    uint64_t word = fo_int_pair(b);
    if (fo_int_n(a) == 2) return fo_int_from_u128((FoInt128)fo_int_pair(a) * word, negative);
    return magnitude_times_word(a, word, fo_int_bit_length((FoObject *)b), negative);
}

// ---- powers

static FoObject *power_of_words(int64_t base, uint64_t exponent, bool *fits) {
    int64_t result = 1;
    *fits = true;
    for (;;) {
        if (exponent & 1 && !fo_mul_i64(result, base, &result)) break;
        exponent >>= 1;
        if (!exponent) return fo_int_from_i64(result);
        if (!fo_mul_i64(base, base, &base)) break;
    }
    *fits = false;
    return NULL;
}

static FoObject *power_plain(const FoInt *a, const FoInt *b) {
    int64_t base, exponent;
    bool base_fits = fo_int_fits_i64((const FoObject *)a, &base);
    bool exponent_fits = fo_int_fits_i64((const FoObject *)b, &exponent);
    if (base_fits && base >= -1 && base <= 1) {
        bool even = b->size == 0 || !(b->digit[0] & 1);
        return fo_int_from_i64(b->size == 0 ? 1 : base < 0 && even ? 1 : base);
    }
    if (!exponent_fits) return fo_raise_no_memory();
    if (base_fits) {
        bool fits;
        FoObject *small = power_of_words(base, (uint64_t)exponent, &fits);
        if (fits) return small;
        uint64_t m = base < 0 ? -(uint64_t)base : (uint64_t)base;
        if ((m & (m - 1)) == 0) { // a power of two is a shift
            int64_t shift;
            if (!fo_mul_i64(__builtin_ctzll(m), exponent, &shift)) return fo_raise_no_memory();
            FO_AUTO(FoObject) one = fo_int_from_i64(base < 0 && exponent & 1 ? -1 : 1);
            return fo_int_shift_left(one, shift);
        }
    }
    int64_t bits;
    if (!fo_mul_i64(fo_int_bit_length((const FoObject *)a), exponent, &bits)) return fo_raise_no_memory();
    if (!fo_int_check_room(bits)) return NULL;
    return fo_int_power_big(a, (uint64_t)exponent);
}

static uint64_t power_modulo_words(uint64_t base, uint64_t exponent, uint64_t modulus) {
    uint64_t result = 1 % modulus;
    for (base %= modulus; exponent; exponent >>= 1) {
        if (exponent & 1) result = (uint64_t)((FoInt128)result * base % modulus);
        base = (uint64_t)((FoInt128)base * base % modulus);
    }
    return result;
}

// The result lies in [0, |modulus|).
static FoObject *power_modulo_positive(FoObject *a, FoObject *b, FoObject *modulus) {
    FO_AUTO(FoObject) base = fo_int_mod(a, modulus);
    if (!base) return NULL;
    FO_AUTO(FoObject) exponent = fo_ref(b);
    if (((FoInt *)b)->size < 0) {
        FoObject *inverse = fo_int_inverse_big((FoInt *)base, (FoInt *)modulus);
        if (!inverse) return NULL;
        fo_assign_give(&base, inverse);
        FoObject *positive = fo_int_copy_negated(b);
        if (!positive) return NULL;
        fo_assign_give(&exponent, positive);
    }
    int64_t word_b, word_m;
    if (fo_int_n((FoInt *)modulus) <= 2 && fo_int_fits_i64(exponent, &word_b) && fo_int_fits_i64(modulus, &word_m))
        return fo_int_from_u64(power_modulo_words(fo_int_pair((FoInt *)base), (uint64_t)word_b, (uint64_t)word_m));
    return fo_int_power_modulo_big((FoInt *)base, (FoInt *)exponent, (FoInt *)modulus);
}

static FoObject *power_modulo(FoObject *a, FoObject *b, FoObject *modulus) {
    int sign = fo_int_sign(modulus);
    if (sign == 0) return fo_raise(FO_VALUE_ERROR, "pow() 3rd argument cannot be 0");
    FO_AUTO(FoObject) positive = sign < 0 ? fo_int_copy_negated(modulus) : fo_ref(modulus);
    if (!positive) return NULL;
    FO_AUTO(FoObject) result = power_modulo_positive(a, b, positive);
    if (!result) return NULL;
    if (sign < 0 && fo_int_sign(result) != 0) return fo_int_add(result, modulus);
    return fo_take(result);
}

FoObject *fo_int_pow(FoObject *a, FoObject *b, FoObject *modulus_or_none) {
    if (modulus_or_none != fo_none) return power_modulo(a, b, modulus_or_none);
    if (((FoInt *)b)->size >= 0) return power_plain((FoInt *)a, (FoInt *)b);
    FO_AUTO(FoObject) base = NULL;
    FO_AUTO(FoObject) exponent = NULL;
    double x, y;
    if (!fo_int_as_double(a, &x) || !fo_int_as_double(b, &y)) return NULL;
    if (!(base = fo_float_new(x)) || !(exponent = fo_float_new(y))) return NULL;
    return fo_float_type.binary[FO_OP_POW](base, exponent);
}
