// SPDX-License-Identifier: MIT
// Arithmetic and comparison of NumPy scalars, with each other and with Python's numbers. Everything goes through the kernels with one
// element; float64 has a short way for ordinary results.
#include <math.h>

#include "array/array_private.h"
#include "array/scalar_private.h"
#include "array/subclass.h"

static const FoOp op_of_sign[FO_BINARY_OP_COUNT] = {
    [FO_OP_ADD] = FO_OP_PLUS, [FO_OP_SUB] = FO_OP_SUBTRACT, [FO_OP_MUL] = FO_OP_MULTIPLY, [FO_OP_MATMUL] = FO_OP_COUNT,
    [FO_OP_DIV] = FO_OP_DIVIDE, [FO_OP_FLOORDIV] = FO_OP_FLOOR_DIVIDE, [FO_OP_MOD] = FO_OP_REMAINDER, [FO_OP_POW] = FO_OP_POWER,
    [FO_OP_LSHIFT] = FO_OP_LEFT_SHIFT, [FO_OP_RSHIFT] = FO_OP_RIGHT_SHIFT, [FO_OP_AND] = FO_OP_BITWISE_AND,
    [FO_OP_OR] = FO_OP_BITWISE_OR, [FO_OP_XOR] = FO_OP_BITWISE_XOR, [FO_OP_DIVMOD] = FO_OP_COUNT,
};

FO_INLINE bool is_f64(const FoObject *o) { return o->type == &fo_scalar_types[FO_DT_FLOAT64] || o->type == &fo_float_type; }
// Is r an ordinary result, for which no flag can have been raised?
FO_INLINE bool is_ordinary(double r) {
    uint64_t bits;
    memcpy(&bits, &r, 8);
    return (bits >> 52 & 0x7ff) - 1 < 0x7fe;
}

// One element of each operand cast to the loop's dtype, computed, cast to the result's.
static bool run_one(const FoOpLoop *loop, int n_in, const FoDtypeKind *kinds, const FoComplex128 *values, FoComplex128 *result, uint32_t *status) {
    FoComplex128 in[2], out;
    char *data[3];
    const int64_t strides[3] = {16, 16, 16};
    for (int k = 0; k < n_in; k++) {
        fo_element_cast(kinds[k], &values[k], loop->in, &in[k]);
        data[k] = (char *)&in[k];
    }
    data[n_in] = (char *)&out;
    *status = loop->run(data, strides, 1, NULL);
    if (*status & FO_STATUS_NEGATIVE_POWER) return fo_fail(FO_VALUE_ERROR, "Integers to negative integer powers are not allowed.");
    fo_element_cast(loop->out, &out, loop->result, result);
    if (fo_unlikely(loop->result == FO_DT_FLOAT16) && loop->out == FO_DT_FLOAT32) { // computed in a wider type
        float wide;
        uint16_t half;
        memcpy(&wide, &out, 4);
        memcpy(&half, result, 2);
        if (isfinite(wide) && (half & 0x7fff) == 0x7c00) *status |= FO_STATUS_OVERFLOW;
    }
    return true;
}

// Scalars of kinds that do not fit one into the other are computed as arrays in NumPy: its warnings do not say "scalar" then.
static bool are_apart(const FoDtypeKind *kinds, const bool *weak) {
    if (weak[0] || weak[1]) return !fo_dtype_can_cast(kinds[weak[1]], kinds[!weak[1]], FO_CAST_SAFE);
    return !fo_dtype_can_cast(kinds[0], kinds[1], FO_CAST_SAFE) && !fo_dtype_can_cast(kinds[1], kinds[0], FO_CAST_SAFE);
}

static bool report(uint32_t status, FoOp op) {
    if (fo_likely(!status)) return true;
    char name[48] = "scalar ";
    strncat(name, fo_op_name(op), 40);
    return fo_errstate_report(status, name);
}

static FO_COLD FoObject *raise_no_loop(FoOp op, FoDtypeKind kind) {
    if (kind == FO_DT_BOOL && op == FO_OP_SUBTRACT)
        return fo_raise(FO_TYPE_ERROR, "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the "
                                       "logical_xor function instead.");
    if (kind == FO_DT_BOOL && op == FO_OP_NEGATIVE)
        return fo_raise(FO_TYPE_ERROR, "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not "
                                       "function instead.");
    return fo_raise(FO_TYPE_ERROR, "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any supported types "
                                   "according to the casting rule ''safe''", fo_op_name(op));
}

// Did an integer operation on one element leave the range of its dtype? (Arrays wrap silently, scalars warn.)
static bool integer_overflows(FoOp op, FoDtypeKind kind, const FoComplex128 *x, const FoComplex128 *y) {
    if (!fo_dtype_is_integer(kind) || (op != FO_OP_PLUS && op != FO_OP_SUBTRACT && op != FO_OP_MULTIPLY)) return false;
    bool is_unsigned = fo_dtype_is_unsigned(kind);
    FoDtypeKind wide = is_unsigned ? FO_DT_UINT64 : FO_DT_INT64;
    int64_t a, b;
    fo_element_cast(kind, x, wide, &a);
    fo_element_cast(kind, y, wide, &b);
    __int128 left = is_unsigned ? (__int128)(uint64_t)a : a, right = is_unsigned ? (__int128)(uint64_t)b : b;
    if (op == FO_OP_MULTIPLY && is_unsigned) return (unsigned __int128)left * (unsigned __int128)right >> (8 * fo_dtype_itemsize(kind)) != 0;
    __int128 exact = op == FO_OP_PLUS ? left + right : op == FO_OP_SUBTRACT ? left - right : left * right;
    int bits = (int)(8 * fo_dtype_itemsize(kind));
    __int128 most = is_unsigned ? ((__int128)1 << bits) - 1 : ((__int128)1 << (bits - 1)) - 1, least = is_unsigned ? 0 : -most - 1;
    return exact < least || exact > most;
}

// float64 powers by the C library, which is nearly exact; flags from operands and result.
static double power_f64(double x, double y, uint32_t *status) {
    double r = pow(x, y);
    bool numbers = x == x && y == y;
    if (numbers && r != r) *status = FO_STATUS_INVALID;
    else if (__builtin_isinf(r) && !__builtin_isinf(x) && !__builtin_isinf(y)) *status = x == 0 ? FO_STATUS_DIVIDE : FO_STATUS_OVERFLOW;
    else if (r == 0 && x != 0 && !__builtin_isinf(x) && !__builtin_isinf(y) && numbers) *status = FO_STATUS_UNDERFLOW;
    return r;
}

static FoObject *binary_of(FoOp op, const FoDtypeKind *kinds, const FoComplex128 *values, const bool *weak) {
    FoDtypeKind common = fo_dtype_promote(kinds[0], kinds[1]);
    const FoOpLoop *loop = fo_op_loop(op, common);
    if (!loop) return raise_no_loop(op, common);
    FoComplex128 result = {0, 0};
    uint32_t status = 0;
    if (op == FO_OP_POWER && common == FO_DT_FLOAT64) {
        double x, y;
        fo_element_cast(kinds[0], &values[0], common, &x);
        fo_element_cast(kinds[1], &values[1], common, &y);
        x = power_f64(x, y, &status);
        return report(status, op) ? fo_scalar_from_f64(x) : NULL;
    }
    if (!run_one(loop, 2, kinds, values, &result, &status)) return NULL;
    if (fo_dtype_is_integer(loop->in)) {
        FoComplex128 x, y;
        fo_element_cast(kinds[0], &values[0], loop->in, &x);
        fo_element_cast(kinds[1], &values[1], loop->in, &y);
        if (integer_overflows(op, loop->in, &x, &y)) status |= FO_STATUS_OVERFLOW;
    }
    if (status && are_apart(kinds, weak) ? !fo_errstate_report(status, fo_op_name(op)) : !report(status, op)) return NULL;
    return fo_scalar_new(loop->result, &result);
}

// A Python int beyond 64 bits: floats take its value, integers become Python's.
static bool read_big(FoObject *o, FoDtypeKind other, FoDtypeKind *kind, FoComplex128 *element, bool *as_python) {
    *as_python = other < FO_DT_FLOAT16;
    double value;
    if (*as_python) return true;
    if (!fo_int_as_double(o, &value)) return false;
    *kind = FO_DT_FLOAT64;
    memcpy(element, &value, 8);
    return true;
}

static FoObject *python_binary(FoBinaryOp sign, FoObject *a, FoObject *b) {
    FO_AUTO(FoObject) left = fo_scalar_dtype_of(a) ? fo_scalar_python(a) : fo_ref(a);
    FO_AUTO(FoObject) right = fo_scalar_dtype_of(b) ? fo_scalar_python(b) : fo_ref(b);
    return left && right ? fo_binary(sign, left, right) : NULL;
}

// What a whole number repeats: Python's own sequences are not taken as arrays then.
static bool repeats(const FoObject *o) { return fo_list_check(o) || fo_tuple_check(o) || fo_str_check(o) || fo_bytes_check(o); }

static FoObject *scalar_binary(FoBinaryOp sign, FoObject *a, FoObject *b) {
    if (sign == FO_OP_MUL && (repeats(a) || repeats(b))) return fo_new_not_implemented();
    if (sign == FO_OP_ADD && (fo_str_check(a) || fo_bytes_check(a))) return fo_new_not_implemented();
    FoDtypeKind kinds[2];
    FoComplex128 values[2];
    bool weak[2], as_python = false;
    bool has_a = fo_scalar_read(a, &kinds[0], &values[0], &weak[0]), has_b = fo_scalar_read(b, &kinds[1], &values[1], &weak[1]);
    if (fo_error_is_pending()) return NULL;
    if (!has_a && has_b && fo_int_check(a)) has_a = read_big(a, kinds[1], &kinds[0], &values[0], &as_python);
    if (!has_b && has_a && fo_int_check(b)) has_b = read_big(b, kinds[0], &kinds[1], &values[1], &as_python);
    if (fo_error_is_pending()) return NULL;
    if (as_python) return python_binary(sign, a, b);
    FoOp op = op_of_sign[sign];
    bool whole = sign == FO_OP_FLOORDIV || sign == FO_OP_MOD || sign == FO_OP_DIVMOD;
    if (has_a && has_b && whole && (fo_dtype_is_complex(kinds[0]) || fo_dtype_is_complex(kinds[1]))) return fo_new_not_implemented();
    if (has_a && has_b && op != FO_OP_COUNT) return binary_of(op, kinds, values, weak);
    if (op == FO_OP_COUNT) return fo_new_not_implemented();
    return fo_operators_binary(op, a, b);
}

#define SLOT(name, method)                                                                                     \
    FoObject *fo_scalar_##method(FoObject *a, FoObject *b) { return scalar_binary(FO_OP_##name, a, b); }
#define FAST_SLOT(name, method, expression, exact_zero)                                                        \
    FoObject *fo_scalar_##method(FoObject *a, FoObject *b) {                                                   \
        if (fo_likely(is_f64(a) && is_f64(b))) {                                                               \
            double x = ((FoScalar *)a)->f64, y = ((FoScalar *)b)->f64, r = expression;                         \
            if (fo_likely(is_ordinary(r) || ((exact_zero) && r == 0.0))) return fo_scalar_from_f64(r);         \
        }                                                                                                      \
        return scalar_binary(FO_OP_##name, a, b);                                                              \
    }
FAST_SLOT(ADD, add, x + y, true)
FAST_SLOT(SUB, sub, x - y, true)
FAST_SLOT(MUL, mul, x *y, x == 0.0 || y == 0.0)
FAST_SLOT(DIV, truediv, x / y, x == 0.0 && y != 0.0)
SLOT(MATMUL, matmul)
SLOT(FLOORDIV, floordiv)
SLOT(MOD, mod)
FAST_SLOT(POW, pow, pow(x, y), false)
SLOT(LSHIFT, lshift)
SLOT(RSHIFT, rshift)
SLOT(AND, and)
SLOT(OR, or)
SLOT(XOR, xor)

FoObject *fo_scalar_divmod(FoObject *a, FoObject *b) {
    FO_AUTO(FoObject) quotient = fo_scalar_floordiv(a, b);
    if (!quotient || quotient == fo_not_implemented) return fo_take(quotient);
    FO_AUTO(FoObject) remainder = fo_scalar_mod(a, b);
    return remainder ? (FoObject *)fo_tuple_pack(2, quotient, remainder) : NULL;
}

// ---- comparison

static const FoOp op_of_comparison[] = {[FO_LT] = FO_OP_LESS, [FO_LE] = FO_OP_LESS_EQUAL, [FO_EQ] = FO_OP_EQUAL,
                                        [FO_NE] = FO_OP_NOT_EQUAL, [FO_GT] = FO_OP_GREATER, [FO_GE] = FO_OP_GREATER_EQUAL};

FoObject *fo_scalar_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    FoDtypeKind kinds[2];
    FoComplex128 values[2];
    bool weak[2];
    if (fo_array_check(b)) return fo_operators_binary(op_of_comparison[op], a, b);
    bool has_a = fo_scalar_read(a, &kinds[0], &values[0], &weak[0]), has_b = fo_scalar_read(b, &kinds[1], &values[1], &weak[1]);
    if (fo_error_is_pending()) return NULL;
    if (!has_a || !has_b) {
        if (fo_list_check(b) || fo_tuple_check(b)) return fo_operators_binary(op_of_comparison[op], a, b);
        if (fo_class_has_override(b)) return fo_operators_binary(op_of_comparison[op], a, b);
        bool ordered = op != FO_EQ && op != FO_NE, known = fo_is_of_script(b) || fo_str_check(b) || fo_bytes_check(b) || fo_int_check(b);
        if (ordered && !known) return fo_operators_binary(op_of_comparison[op], a, b);
        if (!fo_int_check(b)) return fo_new_not_implemented();
        FO_AUTO(FoObject) python = fo_scalar_python(a);
        bool result;
        return python && fo_compare_bool(python, b, op, &result) ? fo_scalar_from_bool(result) : NULL;
    }
    if ((kinds[0] == FO_DT_UINT64) != (kinds[1] == FO_DT_UINT64) && kinds[0] < FO_DT_FLOAT16 && kinds[1] < FO_DT_FLOAT16) {
        // float64 would be inexact
        FO_AUTO(FoObject) left = fo_scalar_python(a);
        FO_AUTO(FoObject) right = fo_scalar_dtype_of(b) ? fo_scalar_python(b) : fo_ref(b);
        bool result;
        if (!left || !right || !fo_compare_bool(left, right, op, &result)) return NULL;
        return fo_scalar_from_bool(result);
    }
    return binary_of(op_of_comparison[op], kinds, values, weak);
}

// ---- one operand

static FoObject *unary(FoOp op, FoObject *self) {
    FoDtype *d = fo_scalar_dtype_of(self);
    if (!d) return fo_raise(FO_TYPE_ERROR, "bad operand type: '%T'", self);
    const FoOpLoop *loop = fo_op_loop(op, d->kind);
    if (!loop) return raise_no_loop(op, d->kind);
    FoComplex128 value = {0, 0}, result = {0, 0};
    uint32_t status;
    memcpy(&value, ((FoScalar *)self)->bytes, (size_t)d->itemsize);
    if (!run_one(loop, 1, &d->kind, &value, &result, &status)) return NULL;
    if (fo_dtype_is_integer(d->kind) && (op == FO_OP_NEGATIVE || op == FO_OP_ABSOLUTE)) {
        // the lowest number has no opposite; unsigned ones have none but 0
        int64_t number = 0;
        bool is_unsigned = fo_dtype_is_unsigned(d->kind);
        fo_element_cast(d->kind, &value, is_unsigned ? FO_DT_UINT64 : FO_DT_INT64, &number);
        bool lowest = !is_unsigned && number == -((int64_t)1 << (8 * d->itemsize - 2)) * 2;
        if (lowest || (is_unsigned && number && op == FO_OP_NEGATIVE)) status |= FO_STATUS_OVERFLOW;
    }
    if (!report(status, op)) return NULL;
    return fo_scalar_new(loop->result, &result);
}
FoObject *fo_scalar_negative(FoObject *self) { return unary(FO_OP_NEGATIVE, self); }
FoObject *fo_scalar_positive(FoObject *self) { return unary(FO_OP_POSITIVE, self); }
// Of complex numbers by the C library, which rounds better than what is good enough for arrays.
FoObject *fo_scalar_absolute(FoObject *self) {
    const FoScalar *s = (const FoScalar *)self;
    FoDtypeKind kind = fo_scalar_dtype(self)->kind;
    if (kind == FO_DT_COMPLEX128 && isfinite(s->c128.re) && isfinite(s->c128.im)) {
        double value = hypot(s->c128.re, s->c128.im);
        if (isfinite(value)) return fo_scalar_from_f64(value);
    }
    if (kind == FO_DT_COMPLEX64 && isfinite(s->c64.re) && isfinite(s->c64.im)) {
        float value = hypotf(s->c64.re, s->c64.im);
        if (isfinite(value)) return fo_scalar_new(FO_DT_FLOAT32, &value);
    }
    return unary(FO_OP_ABSOLUTE, self);
}
FoObject *fo_scalar_invert(FoObject *self) { return unary(FO_OP_INVERT, self); }

FoObject *fo_scalar_get_item(FoObject *self, FoObject *key) {
    if (fo_tuple_check(key) && ((FoTuple *)key)->n == 0) return fo_ref(self);
    if (key == fo_ellipsis) return (FoObject *)fo_array_from_element(fo_scalar_dtype_of(self), ((FoScalar *)self)->bytes);
    return fo_raise(FO_INDEX_ERROR, "invalid index to scalar variable.");
}
