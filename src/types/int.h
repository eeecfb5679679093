// SPDX-License-Identifier: MIT
// int: sign and magnitude in 30-bit digits, least significant first. size = ±number of digits; 0 has size 0 (and room for one digit).
// Values of one or two digits are handled in C; longer ones by GMP (int_gmp.c).
#ifndef FO_TYPES_INT_H
#define FO_TYPES_INT_H

enum { FO_DIGIT_BITS = 30, FO_INT_NBYTES_1 = 28 }; // bytes of an int of one digit
#define FO_DIGIT_MASK ((1u << FO_DIGIT_BITS) - 1)
struct FoInt {
    FoObject head;
    int64_t size;
    uint32_t digit[]; // 24 + 4 * max(1, |size|) bytes
};
extern FoType fo_int_type;

// The shared ints -5 .. 256, 32 bytes apart.
typedef struct {
    FoObject head;
    int64_t size;
    uint32_t digit[2];
} FoSmallInt;
extern FoSmallInt fo_small_ints[FO_SMALL_INT_MAX - FO_SMALL_INT_MIN + 1];
FO_INLINE FoObject *fo_int_small(int64_t value) { return fo_ref_object(&fo_small_ints[value - FO_SMALL_INT_MIN].head); }

FO_INLINE bool fo_int_check(const FoObject *o) { return fo_has_flag(o, FO_TYPE_INT); } // int or a subclass (bool too)
FO_INLINE bool fo_int_check_exact(const FoObject *o) { return o->type == &fo_int_type; }
FoObject *fo_int_from_i64(int64_t value); // small values are shared
FoObject *fo_int_from_large(int64_t value);      // one that is not shared
FO_INLINE FoObject *fo_int_from_i64_inline(int64_t value) {
    if ((uint64_t)value - (uint64_t)FO_SMALL_INT_MIN <= FO_SMALL_INT_MAX - FO_SMALL_INT_MIN) return fo_int_small(value);
    uint64_t magnitude = value < 0 ? -(uint64_t)value : (uint64_t)value;
    FoInt *x;
    if (fo_unlikely(magnitude > FO_DIGIT_MASK) || fo_unlikely(!(x = fo_alloc(FO_INT_NBYTES_1, FO_MEM_OBJECT)))) return fo_int_from_large(value);
    x->head = (FoObject){1, &fo_int_type};
    x->size = value < 0 ? -1 : 1;
    x->digit[0] = (uint32_t)magnitude;
    return (FoObject *)x;
}
FoObject *fo_int_from_u64(uint64_t value);
FoObject *fo_int_from_object(FoObject *o);       // int(o): numbers, __int__, __index__, __trunc__, text
FoObject *fo_int_from_double(double value);  // truncates; OverflowError/ValueError for inf/nan
FoObject *fo_int_from_size(size_t value);
// int(text, base): whole text, spaces and underscores as Python allows, base 0 or 2..36; ValueError with CPython's message.
FoObject *fo_int_from_text(const char *text, size_t n, int base);
FoObject *fo_int_from_digits_text(const char *digits, size_t n, int radix); // a clean literal, no sign (the compiler's constants)
FoObject *fo_int_from_bytes(const unsigned char *bytes, size_t n, bool little_endian, bool is_signed);
bool fo_int_to_bytes(FoObject *o, unsigned char *out, size_t n, bool little_endian, bool is_signed); // OverflowError
// The value when it fits: true and *out; false without an exception when it does not. o must be an int.
FO_INLINE bool fo_int_fits_i64(const FoObject *o, int64_t *out);
bool fo_int_fits_i64_slow(const FoObject *o, int64_t *out);
FO_INLINE bool fo_int_fits_i64(const FoObject *o, int64_t *out) {
    const FoInt *x = (const FoInt *)o;
    int64_t size = x->size;
    if (fo_likely((uint64_t)(size + 1) <= 2)) {
        *out = size * (int64_t)x->digit[0];
        return true;
    }
    if (size == 2) {
        *out = (int64_t)x->digit[0] | (int64_t)x->digit[1] << FO_DIGIT_BITS;
        return true;
    }
    if (size == -2) {
        *out = -((int64_t)x->digit[0] | (int64_t)x->digit[1] << FO_DIGIT_BITS);
        return true;
    }
    return fo_int_fits_i64_slow(o, out);
}
bool fo_int_as_i64(FoObject *o, int64_t *out);   // TypeError / OverflowError "Python int too large to convert to C long"
bool fo_int_as_u64(FoObject *o, uint64_t *out);
bool fo_int_as_double(FoObject *o, double *out); // correctly rounded; OverflowError "int too large to convert to float"
double fo_int_frexp(FoObject *o, int64_t *exponent); // a positive o = result * 2^exponent, 0.5 <= result < 1, rounded
int fo_int_sign(const FoObject *o);
int64_t fo_int_bit_length(const FoObject *o);
FoObject *fo_int_to_text(FoObject *o, int base); // str without prefix; decimal obeys int_max_str_digits
bool fo_int_compare(FoObject *a, FoObject *b, FoCompareOp op); // both int
// Arithmetic on ints (never NotImplemented; raise ZeroDivisionError, MemoryError, KeyboardInterrupt).
FoObject *fo_int_add(FoObject *a, FoObject *b);
FoObject *fo_int_sub(FoObject *a, FoObject *b);
FoObject *fo_int_mul(FoObject *a, FoObject *b);
FoObject *fo_int_floordiv(FoObject *a, FoObject *b);
FoObject *fo_int_mod(FoObject *a, FoObject *b);
bool fo_int_divmod(FoObject *a, FoObject *b, FoObject **quotient, FoObject **remainder);
FoObject *fo_int_truediv(FoObject *a, FoObject *b); // correctly rounded
FoObject *fo_int_pow(FoObject *a, FoObject *b, FoObject *modulus_or_none);
FoObject *fo_int_lshift(FoObject *a, FoObject *b);
FoObject *fo_int_rshift(FoObject *a, FoObject *b);
FoObject *fo_int_gcd(FoObject *a, FoObject *b);
FoObject *fo_int_isqrt(FoObject *a);

#endif
