// SPDX-License-Identifier: MIT
// What the files of int share. Two 30-bit digits make a *pair* of 60 bits: loops over digits work on pairs.
#ifndef FO_TYPES_INT_PRIVATE_H
#define FO_TYPES_INT_PRIVATE_H

#include "types/types.h"

#define FO_PAIR_MASK (((uint64_t)1 << 60) - 1)
#define FO_PACKED_MASK 0x3FFFFFFF3FFFFFFFu // two digits in their 32-bit places

typedef unsigned __int128 FoInt128;

FO_INLINE int64_t fo_int_n(const FoInt *x) { return x->size < 0 ? -x->size : x->size; }
FO_INLINE size_t fo_int_nbytes(int64_t n_digits) { return offsetof(FoInt, digit) + 4 * (size_t)(n_digits > 1 ? n_digits : 1); }

// Two neighbouring digits as they lie in memory, and as one 60-bit number.
FO_INLINE uint64_t fo_packed_load(const uint32_t *digit) {
    uint64_t word;
    memcpy(&word, digit, 8);
    return word;
}
FO_INLINE void fo_packed_store(uint32_t *digit, uint64_t word) { memcpy(digit, &word, 8); }
FO_INLINE uint64_t fo_pair_load(const uint32_t *digit) {
    uint64_t word = fo_packed_load(digit);
    return (word & FO_DIGIT_MASK) | (word >> 2 & (uint64_t)FO_DIGIT_MASK << 30);
}
FO_INLINE void fo_pair_store(uint32_t *digit, uint64_t pair) {
    fo_packed_store(digit, (pair & FO_DIGIT_MASK) | (pair & (uint64_t)FO_DIGIT_MASK << 30) << 2);
}
// The magnitude of an int of at most two digits.
FO_INLINE uint64_t fo_int_pair(const FoInt *x) {
    int64_t n = fo_int_n(x);
    return n == 2 ? fo_pair_load(x->digit) : x->digit[0];
}

// An uninitialised int of n digits (at least 1); its size is set to n. Raises MemoryError.
FoInt *fo_int_alloc(int64_t n_digits);
// Gives the final sign and length to an int that was allocated for `allocated` digits: leading zeros go, small values are shared.
FoObject *fo_int_finish_give(FoInt *x, int64_t allocated, bool negative);
FoObject *fo_int_from_u128(FoInt128 magnitude, bool negative);
FoObject *fo_int_copy_exact(FoObject *o);   // the same value as an exact int: o itself when it is one
FoObject *fo_int_copy_negated(FoObject *o);
int fo_int_compare_magnitudes(const FoInt *a, const FoInt *b); // <0, 0, >0
int fo_int_compare_three_way(const FoInt *a, const FoInt *b);
// Does an int of so many bits fit into memory? Raises MemoryError early when it does not.
FO_MUST_CHECK bool fo_int_check_room(int64_t n_bits);

// int_bits.c
FoObject *fo_int_shift_left(FoObject *a, int64_t by);  // by >= 0
FoObject *fo_int_and(FoObject *a, FoObject *b);
FoObject *fo_int_or(FoObject *a, FoObject *b);
FoObject *fo_int_xor(FoObject *a, FoObject *b);
FoObject *fo_int_invert(FoObject *a);

// int_gmp.c
void fo_int_gmp_init(void);
FoObject *fo_int_mul_big(const FoInt *a, const FoInt *b);
// |a| >= |b|, b of more than two digits. Either result may be NULL (not wanted); truncating division of magnitudes, both results nonnegative.
bool fo_int_divide_big(const FoInt *a, const FoInt *b, FoObject **quotient, FoObject **remainder);
bool fo_int_divide_word(const FoInt *a, uint64_t b, FoObject **quotient, uint64_t *remainder); // magnitudes; quotient NULL: only the remainder
FoObject *fo_int_power_big(const FoInt *a, uint64_t exponent);
FoObject *fo_int_power_modulo_big(const FoInt *a, const FoInt *b, const FoInt *modulus); // b >= 0, modulus > 0: result in [0, modulus)
FoObject *fo_int_inverse_big(const FoInt *a, const FoInt *modulus); // ValueError when there is none; modulus > 0
FoObject *fo_int_gcd_big(const FoInt *a, const FoInt *b);
FoObject *fo_int_isqrt_big(const FoInt *a); // a > 0
// Writes the digits of |a| in `base` as ASCII (lower case) into *text, a block of *capacity bytes that the caller frees with fo_free(…, FO_MEM_INTERNAL).
bool fo_int_big_to_digits(const FoInt *a, int base, char **text, size_t *capacity, size_t *n);
// digits: values below base (not characters), no leading zero.
FoObject *fo_int_big_from_digits(const unsigned char *digits, size_t n, int base, bool negative);

// int_text.c: as fo_int_from_text, but the message shows the repr of the literal object itself.
FoObject *fo_int_from_text_object(FoObject *literal, const char *text, size_t n, int base);

// int_methods.c
extern const FoNativeDef fo_int_methods[];
extern const FoGetSetDef fo_int_getsets[];
FoObject *fo_int_new_slot(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames);

#endif
