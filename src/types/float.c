// SPDX-License-Identifier: MIT
// float: life, arithmetic, comparison, hash, and the type with its slots. Methods and the constructor are in float_methods.c.
#include "types/float_private.h"

#include <errno.h>
#include <math.h>

FoObject *fo_float_new(double value) {
    FoFloat *x = fo_alloc(sizeof(FoFloat), FO_MEM_OBJECT);
    if (fo_unlikely(!x)) return fo_raise_no_memory();
    x->head = (FoObject){1, &fo_float_type};
    x->value = value;
    return (FoObject *)x;
}

static void float_free(FoObject *self) {
    if (fo_likely(self->type == &fo_float_type))
        fo_free(self, sizeof(FoFloat), FO_MEM_OBJECT);
    else
        fo_object_free_block(self);
}

static FoObject *float_repr(FoObject *self) {
    char text[FO_NUMBER_TEXT_MAX];
    int n = fo_text_from_f64(fo_float_value(self), text);
    return (FoObject *)fo_str_from_ascii(text, (size_t)n);
}

// ---- arithmetic

bool fo_float_div(double a, double b, double *r) {
    if (fo_unlikely(b == 0.0)) return fo_fail(FO_ZERO_DIVISION_ERROR, "float division by zero");
    *r = a / b;
    return true;
}

bool fo_float_mod(double a, double b, double *r) {
    if (fo_unlikely(b == 0.0)) return fo_fail(FO_ZERO_DIVISION_ERROR, "float modulo");
    double mod = fmod(a, b);
    if (mod != 0.0)
        *r = (b < 0) != (mod < 0) ? mod + b : mod;
    else
        *r = copysign(0.0, b);
    return true;
}

// b != 0. The quotient is computed from the exact remainder and snapped to the nearest whole number.
static void float_divide_floor(double a, double b, double *quotient, double *remainder) {
    double mod = fmod(a, b), div = (a - mod) / b;
    if (mod != 0.0) {
        if ((b < 0) != (mod < 0)) {
            mod += b;
            div -= 1.0;
        }
    } else {
        mod = copysign(0.0, b);
    }
    if (div != 0.0) {
        double whole = floor(div);
        if (div - whole > 0.5) whole += 1.0;
        *quotient = whole;
    } else {
        *quotient = copysign(0.0, a / b);
    }
    *remainder = mod;
}

bool fo_float_floordiv(double a, double b, double *r) {
    double mod;
    if (fo_unlikely(b == 0.0)) return fo_fail(FO_ZERO_DIVISION_ERROR, "float floor division by zero");
    float_divide_floor(a, b, r, &mod);
    return true;
}

// The cases that Python fixes itself, independent of the C library. True: *r is the power.
static bool power_special(double a, double b, double *r) {
    bool odd = fmod(fabs(b), 2.0) == 1.0;
    if (b == 0.0) {
        *r = 1.0;
    } else if (isnan(a)) {
        *r = a;
    } else if (isnan(b)) {
        *r = a == 1.0 ? 1.0 : b;
    } else if (isinf(b)) {
        double size = fabs(a);
        *r = size == 1.0 ? 1.0 : (b > 0.0) == (size > 1.0) ? fabs(b) : 0.0;
    } else if (isinf(a)) {
        *r = b > 0.0 ? (odd ? a : fabs(a)) : odd ? copysign(0.0, a) : 0.0;
    } else if (a == 0.0 && b > 0.0) {
        *r = odd ? a : 0.0;
    } else if (a == 1.0) {
        *r = 1.0;
    } else {
        return false;
    }
    return true;
}

// OverflowError(34, 'Numerical result out of range'); always false.
static bool raise_range_error(void) {
    FO_AUTO(FoObject) number = fo_int_from_i64(ERANGE);
    FO_AUTO(FoObject) text = (FoObject *)fo_str_from_text("Numerical result out of range");
    if (!number || !text) return false;
    FoObject *exception = fo_exception_new(fo_exception_type(FO_OVERFLOW_ERROR), (FoObject *[]){number, text}, 2);
    if (exception) fo_raise_give(exception);
    return false;
}

bool fo_float_pow(double a, double b, double *r, bool *is_complex) {
    *is_complex = false;
    if (power_special(a, b, r)) return true;
    if (a == 0.0) return fo_fail(FO_ZERO_DIVISION_ERROR, "0.0 cannot be raised to a negative power");
    bool negate = false;
    if (a < 0.0) {
        if (b != floor(b)) {
            *is_complex = true;
            return true;
        }
        a = -a;
        negate = fmod(fabs(b), 2.0) == 1.0;
    }
    double power = a == 1.0 ? 1.0 : pow(a, b);
    if (isinf(power)) return raise_range_error();
    *r = negate ? -power : power;
    return true;
}

// ---- slots

typedef enum { OPERAND_OK, OPERAND_OTHER, OPERAND_FAILED } Operand;

FO_INLINE Operand operand(FoObject *o, double *out) {
    if (fo_likely(fo_float_check(o))) {
        *out = fo_float_value(o);
        return OPERAND_OK;
    }
    if (!fo_int_check(o)) return OPERAND_OTHER;
    return fo_int_as_double(o, out) ? OPERAND_OK : OPERAND_FAILED;
}

#define OPERANDS(a, b, x, y)                                                                                   \
    double x, y;                                                                                               \
    Operand is_##x = operand(a, &x);                                                                           \
    if (fo_unlikely(is_##x != OPERAND_OK)) return is_##x == OPERAND_OTHER ? fo_new_not_implemented() : NULL;   \
    Operand is_##y = operand(b, &y);                                                                           \
    if (fo_unlikely(is_##y != OPERAND_OK)) return is_##y == OPERAND_OTHER ? fo_new_not_implemented() : NULL

static FoObject *float_add(FoObject *a, FoObject *b) {
    OPERANDS(a, b, x, y);
    return fo_float_new(x + y);
}

static FoObject *float_sub(FoObject *a, FoObject *b) {
    OPERANDS(a, b, x, y);
    return fo_float_new(x - y);
}

static FoObject *float_mul(FoObject *a, FoObject *b) {
    OPERANDS(a, b, x, y);
    return fo_float_new(x * y);
}

static FoObject *float_truediv(FoObject *a, FoObject *b) {
    OPERANDS(a, b, x, y);
    return fo_float_div(x, y, &x) ? fo_float_new(x) : NULL;
}

static FoObject *float_floordiv(FoObject *a, FoObject *b) {
    OPERANDS(a, b, x, y);
    return fo_float_floordiv(x, y, &x) ? fo_float_new(x) : NULL;
}

static FoObject *float_mod(FoObject *a, FoObject *b) {
    OPERANDS(a, b, x, y);
    return fo_float_mod(x, y, &x) ? fo_float_new(x) : NULL;
}

static FoObject *float_divmod(FoObject *a, FoObject *b) {
    OPERANDS(a, b, x, y);
    if (y == 0.0) return fo_raise(FO_ZERO_DIVISION_ERROR, "float divmod()");
    double quotient, remainder;
    float_divide_floor(x, y, &quotient, &remainder);
    FO_AUTO(FoObject) q = fo_float_new(quotient);
    FO_AUTO(FoObject) r = fo_float_new(remainder);
    return q && r ? (FoObject *)fo_tuple_pack(2, q, r) : NULL;
}

static FoObject *float_pow(FoObject *a, FoObject *b) {
    OPERANDS(a, b, x, y);
    double power;
    bool is_complex;
    if (!fo_float_pow(x, y, &power, &is_complex)) return NULL;
    if (!is_complex) return fo_float_new(power);
    FO_AUTO(FoObject) base = fo_complex_new(x, 0.0);
    FO_AUTO(FoObject) exponent = fo_complex_new(y, 0.0);
    return base && exponent ? fo_complex_type.binary[FO_OP_POW](base, exponent) : NULL;
}

static FoObject *float_power3(FoObject *a, FoObject *b, FoObject *c) {
    if (c != fo_none) return fo_raise(FO_TYPE_ERROR, "pow() 3rd argument not allowed unless all arguments are integers");
    return float_pow(a, b);
}

FoObject *fo_float_copy_exact(FoObject *o) { return fo_float_check_exact(o) ? fo_ref(o) : fo_float_new(fo_float_value(o)); }
static FoObject *float_negative(FoObject *o) { return fo_float_new(-fo_float_value(o)); }
static FoObject *float_absolute(FoObject *o) { return fo_float_new(fabs(fo_float_value(o))); }
static FoObject *float_as_int(FoObject *o) { return fo_int_from_double(fo_float_value(o)); }

static bool float_truth(FoObject *self, bool *truth) {
    *truth = fo_float_value(self) != 0.0;
    return true;
}

// ---- comparison: exact between floats and ints of any size

#define ORDER(x, y) (((x) > (y)) - ((x) < (y)))

// Compares a finite x with an int whose value has more than 53 bits.
static bool order_with_big_int(double x, FoObject *o, int *order) {
    int sign = fo_int_sign(o), x_sign = ORDER(x, 0.0), exponent;
    int64_t bits = fo_int_bit_length(o);
    *order = ORDER(x_sign, sign);
    if (x_sign != sign) return true;
    frexp(x, &exponent); // 2^(exponent-1) <= |x| < 2^exponent
    *order = x_sign * ORDER((int64_t)exponent, bits);
    if (exponent != bits) return true;
    FO_AUTO(FoObject) whole = fo_int_from_double(x); // x has no fraction: it is above 2^52
    if (!whole) return false;
    *order = fo_int_compare(whole, o, FO_GT) - fo_int_compare(whole, o, FO_LT);
    return true;
}

static FoObject *order_result(int order, FoCompareOp op) {
    switch (op) {
    case FO_LT: return fo_bool_new(order < 0);
    case FO_LE: return fo_bool_new(order <= 0);
    case FO_EQ: return fo_bool_new(order == 0);
    case FO_NE: return fo_bool_new(order != 0);
    case FO_GT: return fo_bool_new(order > 0);
    default: return fo_bool_new(order >= 0);
    }
}

static FoObject *doubles_compare(double x, double y, FoCompareOp op) {
    switch (op) {
    case FO_LT: return fo_bool_new(x < y);
    case FO_LE: return fo_bool_new(x <= y);
    case FO_EQ: return fo_bool_new(x == y);
    case FO_NE: return fo_bool_new(x != y);
    case FO_GT: return fo_bool_new(x > y);
    default: return fo_bool_new(x >= y);
    }
}

static FoObject *float_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if (!fo_float_check(a)) return fo_new_not_implemented();
    double x = fo_float_value(a);
    if (fo_likely(fo_float_check(b))) return doubles_compare(x, fo_float_value(b), op);
    if (!fo_int_check(b)) return fo_new_not_implemented();
    int64_t word;
    if (isnan(x) || isinf(x)) return doubles_compare(x, 0.0, op);
    if (fo_int_fits_i64(b, &word) && word > -((int64_t)1 << 53) && word < (int64_t)1 << 53) return doubles_compare(x, (double)word, op);
    int order;
    return order_with_big_int(x, b, &order) ? order_result(order, op) : NULL;
}

// The value modulo the prime 2^61 - 1: x = m * 2^e with 28 bits of m taken at a time.
int64_t fo_hash_double(double value) {
    const int bits = 61;
    const uint64_t prime = ((uint64_t)1 << bits) - 1;
    if (isinf(value)) return value > 0 ? 314159 : -314159;
    if (isnan(value)) return 0;
    int exponent;
    double m = frexp(fabs(value), &exponent);
    uint64_t h = 0;
    while (m != 0.0) {
        h = (h << 28 & prime) | h >> (bits - 28);
        m *= 268435456.0;
        exponent -= 28;
        uint64_t part = (uint64_t)m;
        m -= (double)part;
        h += part;
        if (h >= prime) h -= prime;
    }
    exponent = exponent >= 0 ? exponent % bits : bits - 1 - (-1 - exponent) % bits;
    h = (h << exponent & prime) | h >> (bits - exponent);
    int64_t hash = value < 0 ? -(int64_t)h : (int64_t)h;
    return hash == -1 ? -2 : hash;
}

static bool float_hash(FoObject *self, int64_t *hash) {
    double value = fo_float_value(self);
    if (isnan(value)) return fo_hash_by_address(self, hash); // nan equals nothing, itself included
    *hash = fo_hash_double(value);
    return true;
}

// float(x) of a number.
static bool float_new_value(const FoValue *args, int64_t n, FoValue *result) {
    int64_t i;
    if (n != 1) return false;
    if (args->tag == FO_TAG_FLOAT) return *result = *args, true;
    if (args->tag == FO_TAG_INT) i = args->i;
    else if (args->tag == FO_TAG_OBJECT && args->o->type == &fo_float_type) return *result = fo_value_from_object_give(fo_ref(args->o)), true;
    else if (args->tag != FO_TAG_OBJECT || args->o->type != &fo_int_type || !fo_int_fits_i64(args->o, &i)) return false;
    *result = fo_value_from_f64((double)i);
    return true;
}

FoType fo_float_type = {
    .new_value = float_new_value,
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "float",
    .basic_nbytes = sizeof(FoFloat),
    .flags = FO_TYPE_BASE | FO_TYPE_FLOAT,
    .doc = "float(x=0, /)\n--\n\nConvert a string or number to a floating point number, if possible.",
    .free = float_free,
    .new_ = fo_float_new_slot,
    .repr = float_repr,
    .hash = float_hash,
    .compare = float_compare,
    .truth = float_truth,
    .binary = {[FO_OP_ADD] = float_add, [FO_OP_SUB] = float_sub, [FO_OP_MUL] = float_mul, [FO_OP_DIV] = float_truediv,
               [FO_OP_FLOORDIV] = float_floordiv, [FO_OP_MOD] = float_mod, [FO_OP_POW] = float_pow, [FO_OP_DIVMOD] = float_divmod},
    .power3 = float_power3,
    .negative = float_negative,
    .positive = fo_float_copy_exact,
    .absolute = float_absolute,
    .as_int = float_as_int,
    .as_float = fo_float_copy_exact,
    .methods = fo_float_methods,
    .getsets = fo_float_getsets,
};

bool fo_float_init(void) { return fo_type_ready(&fo_float_type); }
