// SPDX-License-Identifier: MIT
// int: shifts, and bitwise operations on the two's complement of endless width.
#include "types/int_private.h"

// ---- shifts

FoObject *fo_int_shift_left(FoObject *o, int64_t by) {
    const FoInt *a = (FoInt *)o;
    int64_t na = fo_int_n(a), bits;
    if (na == 0 || by == 0) return fo_int_copy_exact(o);
    if (!fo_add_i64(fo_int_bit_length(o), by, &bits)) return fo_raise_no_memory();
    if (bits <= 60) {
        int64_t m = (int64_t)(fo_int_pair(a) << by);
        return fo_int_from_i64(a->size < 0 ? -m : m);
    }
    if (!fo_int_check_room(bits)) return NULL;
    int64_t n = (bits - 1) / FO_DIGIT_BITS + 1, whole = by / FO_DIGIT_BITS, part = by % FO_DIGIT_BITS;
    FoInt *r = fo_int_alloc(n);
    if (!r) return NULL;
    memset(r->digit, 0, 4 * (size_t)whole);
    uint64_t carry = 0;
    for (int64_t k = 0; k < na; k++) {
        carry |= (uint64_t)a->digit[k] << part;
        r->digit[whole + k] = (uint32_t)carry & FO_DIGIT_MASK;
        carry >>= FO_DIGIT_BITS;
    }
    if (whole + na < n) r->digit[whole + na] = (uint32_t)carry;
    r->size = a->size < 0 ? -n : n;
    return (FoObject *)r;
}

// Does a negative number lose bits (then the quotient is one further from zero)?
static bool any_bit_below(const FoInt *a, int64_t whole, int64_t part) {
    for (int64_t k = 0; k < whole; k++)
        if (a->digit[k]) return true;
    return (a->digit[whole] & (((uint32_t)1 << part) - 1)) != 0;
}

// Floor.
static FoObject *int_shift_right(FoObject *o, int64_t by) {
    const FoInt *a = (FoInt *)o;
    int64_t na = fo_int_n(a), whole = by / FO_DIGIT_BITS, part = by % FO_DIGIT_BITS, n = na - whole;
    int64_t word;
    if (na <= 2 && fo_int_fits_i64(o, &word)) return fo_int_from_i64(word >> (by > 63 ? 63 : by));
    if (n <= 0) return fo_int_from_i64(a->size < 0 ? -1 : 0);
    bool bump = a->size < 0 && any_bit_below(a, whole, part);
    n += bump; // room for a carry
    FoInt *r = fo_int_alloc(n);
    if (!r) return NULL;
    uint32_t carry = bump;
    for (int64_t k = 0; k < n; k++) {
        uint32_t low = whole + k < na ? a->digit[whole + k] >> part : 0;
        uint32_t high = part && whole + k + 1 < na ? a->digit[whole + k + 1] << (FO_DIGIT_BITS - part) & FO_DIGIT_MASK : 0;
        uint32_t sum = (low | high) + carry;
        r->digit[k] = sum & FO_DIGIT_MASK;
        carry = sum >> FO_DIGIT_BITS;
    }
    return fo_int_finish_give(r, n, a->size < 0);
}

FoObject *fo_int_lshift(FoObject *a, FoObject *b) {
    int64_t by;
    if (fo_int_sign(b) < 0) return fo_raise(FO_VALUE_ERROR, "negative shift count");
    if (((FoInt *)a)->size == 0) return fo_int_from_i64(0);
    if (!fo_int_fits_i64(b, &by)) return fo_raise(FO_OVERFLOW_ERROR, "too many digits in integer");
    return fo_int_shift_left(a, by);
}

FoObject *fo_int_rshift(FoObject *a, FoObject *b) {
    int64_t by;
    if (fo_int_sign(b) < 0) return fo_raise(FO_VALUE_ERROR, "negative shift count");
    if (!fo_int_fits_i64(b, &by)) return fo_int_from_i64(fo_int_sign(a) < 0 ? -1 : 0);
    return int_shift_right(a, by);
}

// ---- bitwise

typedef struct {
    const FoInt *x;
    int64_t n;
    uint32_t flip, carry; // a negative number's two's complement: flip all bits, add one
} Complement;

static Complement complement_of(const FoInt *x) {
    bool negative = x->size < 0;
    return (Complement){x, fo_int_n(x), negative ? FO_DIGIT_MASK : 0, negative};
}

FO_INLINE uint32_t complement_digit(Complement *c, int64_t k) {
    uint32_t sum = ((k < c->n ? c->x->digit[k] : 0) ^ c->flip) + c->carry;
    c->carry = sum >> FO_DIGIT_BITS;
    return sum & FO_DIGIT_MASK;
}

#define BITWISE(op, u, v) ((op) == FO_OP_AND ? (u) & (v) : (op) == FO_OP_OR ? (u) | (v) : (u) ^ (v))

FO_INLINE FoObject *bitwise(FoObject *left, FoObject *right, FoBinaryOp op) {
    const FoInt *a = (FoInt *)left, *b = (FoInt *)right;
    int64_t u, v;
    if (fo_likely(fo_int_fits_i64(left, &u) && fo_int_fits_i64(right, &v))) return fo_int_from_i64(BITWISE(op, u, v));
    bool negative = BITWISE(op, (int)(a->size < 0), (int)(b->size < 0));
    int64_t na = fo_int_n(a), nb = fo_int_n(b), n = na > nb ? na : nb;
    if (op == FO_OP_AND && a->size >= 0 && n > na) n = na;
    if (op == FO_OP_AND && b->size >= 0 && n > nb) n = nb;
    n += negative; // -2^30 & -2^30 … needs one digit more in between
    if (n == 0) return fo_int_from_i64(0);
    FoInt *r = fo_int_alloc(n);
    if (!r) return NULL;
    Complement x = complement_of(a), y = complement_of(b);
    uint32_t flip = negative ? FO_DIGIT_MASK : 0, carry = negative;
    for (int64_t k = 0; k < n; k++) {
        uint32_t p = complement_digit(&x, k), q = complement_digit(&y, k);
        uint32_t sum = (BITWISE(op, p, q) ^ flip) + carry;
        r->digit[k] = sum & FO_DIGIT_MASK;
        carry = sum >> FO_DIGIT_BITS;
    }
    return fo_int_finish_give(r, n, negative);
}

FoObject *fo_int_and(FoObject *a, FoObject *b) { return bitwise(a, b, FO_OP_AND); }
FoObject *fo_int_or(FoObject *a, FoObject *b) { return bitwise(a, b, FO_OP_OR); }
FoObject *fo_int_xor(FoObject *a, FoObject *b) { return bitwise(a, b, FO_OP_XOR); }

FoObject *fo_int_invert(FoObject *a) {
    int64_t word;
    if (fo_int_fits_i64(a, &word)) return fo_int_from_i64(~word);
    FO_AUTO(FoObject) minus_one = fo_int_from_i64(-1);
    return fo_int_sub(minus_one, a); // ~a = -1 - a
}
