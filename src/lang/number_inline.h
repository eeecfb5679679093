// SPDX-License-Identifier: MIT
// Numbers in registers: unboxed or in objects, the operators on machine words and doubles, boxes that are written again.
#ifndef FO_LANG_NUMBER_INLINE_H
#define FO_LANG_NUMBER_INLINE_H

#include "lang/machine_private.h"

#include <math.h>

// ---- reading
#define EXACT_IN_DOUBLE ((int64_t)1 << 53) // every int up to here is a double

// An int that fits a word or a float inside an object: what constants, arguments from C and elements of containers mostly are.
FO_INLINE bool quick_int(const FoValue *v, int64_t *i) {
    if (v->tag == FO_TAG_INT) {
        *i = v->i;
        return true;
    }
    if (v->tag != FO_TAG_OBJECT || v->o->type != &fo_int_type) return false;
    return fo_int_fits_i64(v->o, i);
}
FO_INLINE bool quick_float(const FoValue *v, double *f) {
    if (v->tag == FO_TAG_FLOAT) {
        *f = v->f;
        return true;
    }
    if (v->tag != FO_TAG_OBJECT || v->o->type != &fo_float_type) return false;
    *f = ((const FoFloat *)v->o)->value;
    return true;
}

// ---- comparing
#define COMPARE(name, type)                               \
    FO_INLINE bool name(type x, type y, FoCompareOp op) { \
        switch (op) {                                     \
        case FO_LT: return x < y;                         \
        case FO_LE: return x <= y;                        \
        case FO_EQ: return x == y;                        \
        case FO_NE: return x != y;                        \
        case FO_GT: return x > y;                         \
        case FO_GE: return x >= y;                        \
        }                                                 \
        return false;                                     \
    }
COMPARE(compare_words, int64_t)
COMPARE(compare_doubles, double)
#undef COMPARE

// ---- boxes
// Writes an unboxed number into a box that is about to be replaced, when nobody else holds the box and it has just the size needed: as long as
// nobody has looked at addresses the difference cannot be seen.
FO_INLINE bool overwrite_box(FoObject *old, const FoValue *v) {
    if (old->refcount != 1) return false;
    if (v->tag == FO_TAG_FLOAT) {
        if (old->type != &fo_float_type) return false;
        ((FoFloat *)old)->value = v->f;
        return true;
    }
    if (v->tag != FO_TAG_INT || old->type != &fo_int_type || (v->i >= FO_SMALL_INT_MIN && v->i <= FO_SMALL_INT_MAX)) return false;
    FoInt *x = (FoInt *)old;
    uint64_t magnitude = v->i < 0 ? -(uint64_t)v->i : (uint64_t)v->i;
    int64_t n = magnitude >> FO_DIGIT_BITS ? magnitude >> (2 * FO_DIGIT_BITS) ? 3 : 2 : 1;
    if (n == 3 || (x->size != n && x->size != -n)) return false;
    x->digit[0] = (uint32_t)(magnitude & FO_DIGIT_MASK);
    if (n == 2) x->digit[1] = (uint32_t)(magnitude >> FO_DIGIT_BITS);
    x->size = v->i < 0 ? -n : n;
    return true;
}

// ---- operators
// Exact arithmetic on machine words; false when the result needs more or the operation is not this simple.
FO_INLINE bool int_ADD(int64_t x, int64_t y, int64_t *z) { return fo_add_i64(x, y, z); }
FO_INLINE bool int_SUB(int64_t x, int64_t y, int64_t *z) { return fo_sub_i64(x, y, z); }
FO_INLINE bool int_MUL(int64_t x, int64_t y, int64_t *z) { return fo_mul_i64(x, y, z); }
FO_INLINE bool int_FLOORDIV(int64_t x, int64_t y, int64_t *z) {
    if (fo_unlikely(y == 0 || y == -1)) return false;
    int64_t q = x / y;
    *z = q - ((x % y != 0) & ((x < 0) != (y < 0)));
    return true;
}
FO_INLINE bool int_MOD(int64_t x, int64_t y, int64_t *z) {
    if (fo_unlikely(y <= 0)) return false;
    int64_t m = x % y;
    *z = m + ((m >> 63) & y);
    return true;
}
FO_INLINE bool int_LSHIFT(int64_t x, int64_t y, int64_t *z) {
    if (fo_unlikely((uint64_t)y > 62)) return false;
    *z = (int64_t)((uint64_t)x << y);
    return *z >> y == x;
}
FO_INLINE bool int_RSHIFT(int64_t x, int64_t y, int64_t *z) {
    if (fo_unlikely(y < 0)) return false;
    *z = x >> (y > 63 ? 63 : y);
    return true;
}
FO_INLINE bool int_AND(int64_t x, int64_t y, int64_t *z) { *z = x & y; return true; }
FO_INLINE bool int_OR(int64_t x, int64_t y, int64_t *z) { *z = x | y; return true; }
FO_INLINE bool int_XOR(int64_t x, int64_t y, int64_t *z) { *z = x ^ y; return true; }
FO_INLINE bool int_DIV(int64_t x, int64_t y, int64_t *z) { return false; }
FO_INLINE bool int_POW(int64_t x, int64_t y, int64_t *z) { return false; }
FO_INLINE bool int_MATMUL(int64_t x, int64_t y, int64_t *z) { return false; }
FO_INLINE bool float_ADD(double x, double y, double *z) { *z = x + y; return true; }
FO_INLINE bool float_SUB(double x, double y, double *z) { *z = x - y; return true; }
FO_INLINE bool float_MUL(double x, double y, double *z) { *z = x * y; return true; }
FO_INLINE bool float_DIV(double x, double y, double *z) { *z = x / y; return y != 0.0; }
FO_INLINE bool float_POW(double x, double y, double *z) {
    if (!(x > 0.0) || !isfinite(y) || !isfinite(x)) return false;
    *z = y == 0.5 ? sqrt(x) : y == 2.0 ? x * x : pow(x, y);
    return isfinite(*z);
}
#define float_none(name) FO_INLINE bool float_##name(double x, double y, double *z) { return false; }
float_none(FLOORDIV) float_none(MOD) float_none(MATMUL) float_none(LSHIFT) float_none(RSHIFT) float_none(AND) float_none(OR) float_none(XOR)
#undef float_none
#define compare_LT(x, y) ((x) < (y))
#define compare_LE(x, y) ((x) <= (y))
#define compare_EQ(x, y) ((x) == (y))
#define compare_NE(x, y) ((x) != (y))
#define compare_GT(x, y) ((x) > (y))
#define compare_GE(x, y) ((x) >= (y))
enum { equality_LT = false, equality_LE = false, equality_EQ = true, equality_NE = true, equality_GT = false, equality_GE = false };
FO_INLINE bool is_str(const FoValue *v) { return v->tag == FO_TAG_OBJECT && v->o->type == &fo_str_type; }
// int and float, in either order: what the operation on two floats is done with.
bool quick_mixed(const FoValue *x, const FoValue *y, double *xf, double *yf);

#endif
