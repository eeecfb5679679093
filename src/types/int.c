// SPDX-License-Identifier: MIT
// int: life, conversions from and to machine numbers, comparison, hash, and the type with its slots.
#include "types/int_private.h"

#include <math.h>

#define SMALL(v) {{FO_SHARED_REFCOUNT, &fo_int_type}, ((v) > 0) - ((v) < 0), {(v) < 0 ? -(v) : (v), 0}}
#define SMALL4(v) SMALL(v), SMALL((v) + 1), SMALL((v) + 2), SMALL((v) + 3)
#define SMALL16(v) SMALL4(v), SMALL4((v) + 4), SMALL4((v) + 8), SMALL4((v) + 12)
#define SMALL64(v) SMALL16(v), SMALL16((v) + 16), SMALL16((v) + 32), SMALL16((v) + 48)
FoSmallInt fo_small_ints[FO_SMALL_INT_MAX - FO_SMALL_INT_MIN + 1] = {
    SMALL(-5), SMALL4(-4), SMALL64(0), SMALL64(64), SMALL64(128), SMALL64(192), SMALL(256),
};

static FoSmallInt true_object = {{FO_SHARED_REFCOUNT, &fo_bool_type}, 1, {1, 0}};
static FoSmallInt false_object = {{FO_SHARED_REFCOUNT, &fo_bool_type}, 0, {0, 0}};
FoObject *const fo_true = &true_object.head, *const fo_false = &false_object.head;

// ---- life

FoInt *fo_int_alloc(int64_t n_digits) {
    size_t nbytes = fo_int_nbytes(n_digits);
    FoInt *x = fo_alloc(nbytes, FO_MEM_OBJECT);
    if (!x) return fo_raise_no_memory();
    x->head = (FoObject){1, &fo_int_type};
    x->size = n_digits;
    return x;
}

static int64_t int_size_of(FoObject *self) {
    int64_t n = fo_int_n((FoInt *)self);
    return self->type->basic_nbytes + 4 * (n > 1 ? n : 1);
}

static void int_free(FoObject *self) {
    if (fo_likely(self->type == &fo_int_type))
        fo_free(self, fo_int_nbytes(fo_int_n((FoInt *)self)), FO_MEM_OBJECT);
    else
        fo_object_free_block_nbytes(self, int_size_of(self)); // 0 has room for one digit
}

FoObject *fo_int_finish_give(FoInt *x, int64_t allocated, bool negative) {
    int64_t n = allocated;
    while (n > 0 && x->digit[n - 1] == 0) n--;
    if (n <= 1) {
        int64_t value = n ? x->digit[0] : 0;
        fo_free(x, fo_int_nbytes(allocated), FO_MEM_OBJECT);
        return fo_int_from_i64(negative ? -value : value);
    }
    if (n != allocated) {
        FoInt *smaller = fo_realloc(x, fo_int_nbytes(allocated), fo_int_nbytes(n), FO_MEM_OBJECT);
        if (!smaller) {
            fo_free(x, fo_int_nbytes(allocated), FO_MEM_OBJECT);
            return fo_raise_no_memory();
        }
        x = smaller;
    }
    x->size = negative ? -n : n;
    return (FoObject *)x;
}

bool fo_int_check_room(int64_t n_bits) {
    if (n_bits < (int64_t)1 << 28) return true;
    size_t nbytes = (size_t)(n_bits / FO_DIGIT_BITS + 1) * 4;
    return fo_budget_allows(nbytes) || fo_fail_no_memory();
}

// ---- from machine numbers

FO_NOINLINE static FoObject *int_from_magnitude(uint64_t m, bool negative) {
    int64_t n = m <= FO_DIGIT_MASK ? 1 : m <= FO_PAIR_MASK ? 2 : 3;
    FoInt *x = fo_int_alloc(n);
    if (fo_unlikely(!x)) return NULL;
    x->size = negative ? -n : n;
    x->digit[0] = m & FO_DIGIT_MASK;
    if (n >= 2) x->digit[1] = m >> FO_DIGIT_BITS & FO_DIGIT_MASK;
    if (n == 3) x->digit[2] = (uint32_t)(m >> 60);
    return (FoObject *)x;
}

FoObject *fo_int_from_large(int64_t value) { return int_from_magnitude(value < 0 ? -(uint64_t)value : (uint64_t)value, value < 0); }
FoObject *fo_int_from_i64(int64_t value) { return fo_int_from_i64_inline(value); }

FoObject *fo_int_from_u64(uint64_t value) {
    return value <= FO_SMALL_INT_MAX ? fo_int_small((int64_t)value) : int_from_magnitude(value, false);
}

FoObject *fo_int_from_size(size_t value) { return fo_int_from_u64(value); }

FoObject *fo_int_from_u128(FoInt128 m, bool negative) {
    if (m <= FO_PAIR_MASK) return fo_int_from_i64(negative ? -(int64_t)m : (int64_t)m);
    int64_t n = 2;
    for (FoInt128 rest = m >> 60; rest; rest >>= FO_DIGIT_BITS) n++;
    FoInt *x = fo_int_alloc(n);
    if (!x) return NULL;
    for (int64_t k = 0; k < n; k++, m >>= FO_DIGIT_BITS) x->digit[k] = (uint32_t)m & FO_DIGIT_MASK;
    x->size = negative ? -n : n;
    return (FoObject *)x;
}

FoObject *fo_int_from_double(double value) {
    if (isnan(value)) return fo_raise(FO_VALUE_ERROR, "cannot convert float NaN to integer");
    if (isinf(value)) return fo_raise(FO_OVERFLOW_ERROR, "cannot convert float infinity to integer");
    if (fabs(value) < 9e18) return fo_int_from_i64((int64_t)value);
    int exponent; // |value| = fraction * 2^exponent with 53 bits of fraction
    double fraction = frexp(fabs(value), &exponent);
    int64_t n = (exponent - 1) / FO_DIGIT_BITS + 1;
    FoInt *x = fo_int_alloc(n);
    if (!x) return NULL;
    fraction = ldexp(fraction, (exponent - 1) % FO_DIGIT_BITS + 1);
    for (int64_t k = n; --k >= 0; fraction = ldexp(fraction, FO_DIGIT_BITS)) {
        x->digit[k] = (uint32_t)fraction;
        fraction -= x->digit[k];
    }
    x->size = value < 0 ? -n : n;
    return (FoObject *)x;
}

FoObject *fo_int_copy_exact(FoObject *o) {
    if (fo_int_check_exact(o)) return fo_ref(o);
    FoInt *x = (FoInt *)o;
    int64_t n = fo_int_n(x);
    if (n <= 1) return fo_int_from_i64(x->size * (int64_t)x->digit[0]);
    FoInt *copy = fo_int_alloc(n);
    if (!copy) return NULL;
    memcpy(copy->digit, x->digit, 4 * (size_t)n);
    copy->size = x->size;
    return (FoObject *)copy;
}

FoObject *fo_int_copy_negated(FoObject *o) {
    FoInt *x = (FoInt *)o;
    int64_t n = fo_int_n(x);
    if (n <= 1) return fo_int_from_i64(-x->size * (int64_t)x->digit[0]);
    FoInt *copy = fo_int_alloc(n);
    if (!copy) return NULL;
    memcpy(copy->digit, x->digit, 4 * (size_t)n);
    copy->size = -x->size;
    return (FoObject *)copy;
}

// ---- to machine numbers

int fo_int_sign(const FoObject *o) {
    int64_t size = ((const FoInt *)o)->size;
    return (size > 0) - (size < 0);
}

int64_t fo_int_bit_length(const FoObject *o) {
    const FoInt *x = (const FoInt *)o;
    int64_t n = fo_int_n(x);
    return n == 0 ? 0 : (n - 1) * FO_DIGIT_BITS + 32 - __builtin_clz(x->digit[n - 1]);
}

// The magnitude when it fits 64 bits.
static bool magnitude_fits_u64(const FoInt *x, uint64_t *out) {
    int64_t n = fo_int_n(x);
    if (n > 3 || (n == 3 && x->digit[2] > 15)) return false;
    *out = fo_int_pair(x);
    if (n == 3) *out = fo_pair_load(x->digit) | (uint64_t)x->digit[2] << 60;
    return true;
}

bool fo_int_fits_i64_slow(const FoObject *o, int64_t *out) {
    const FoInt *x = (const FoInt *)o;
    uint64_t m;
    if (!magnitude_fits_u64(x, &m)) return false;
    if (x->size < 0) {
        if (m > (uint64_t)1 << 63) return false;
        *out = (int64_t)-m;
    } else {
        if (m > INT64_MAX) return false;
        *out = (int64_t)m;
    }
    return true;
}

static FoObject *require_int(FoObject *o) {
    if (fo_int_check(o)) return fo_ref(o);
    return fo_index(o);
}

bool fo_int_as_i64(FoObject *o, int64_t *out) {
    FO_AUTO(FoObject) x = require_int(o);
    if (!x) return false;
    return fo_int_fits_i64(x, out) || fo_fail(FO_OVERFLOW_ERROR, "Python int too large to convert to C long");
}

bool fo_int_as_u64(FoObject *o, uint64_t *out) {
    FO_AUTO(FoObject) x = require_int(o);
    if (!x) return false;
    if (fo_int_sign(x) < 0) return fo_fail(FO_OVERFLOW_ERROR, "can't convert negative value to unsigned int");
    return magnitude_fits_u64((FoInt *)x, out) || fo_fail(FO_OVERFLOW_ERROR, "Python int too large to convert to C unsigned long");
}

// The top 64 bits of |x| (bit 63 set) with everything below folded into bit 0; *exponent such that |x| ~ top * 2^exponent.
static uint64_t top_bits_sticky(const FoInt *x, int64_t *exponent) {
    int64_t n = fo_int_n(x), bits = fo_int_bit_length((const FoObject *)x), k = n;
    uint64_t top = 0;
    int have = 0, first = 32 - __builtin_clz(x->digit[n - 1]);
    while (k > 0 && have + (k == n ? first : FO_DIGIT_BITS) <= 64) {
        k--;
        top = top << FO_DIGIT_BITS | x->digit[k];
        have += k == n - 1 ? first : FO_DIGIT_BITS;
    }
    if (k > 0 && have < 64) {
        int take = 64 - have;
        k--;
        top = top << take | x->digit[k] >> (FO_DIGIT_BITS - take);
        if (x->digit[k] & (((uint32_t)1 << (FO_DIGIT_BITS - take)) - 1)) top |= 1;
        have = 64;
    }
    while (k > 0)
        if (x->digit[--k]) {
            top |= 1;
            break;
        }
    if (have < 64) top <<= 64 - have;
    *exponent = bits - 64;
    return top;
}

bool fo_int_as_double(FoObject *o, double *out) {
    FO_AUTO(FoObject) held = NULL;
    if (!fo_int_check(o) && !(held = o = fo_index(o))) return false;
    const FoInt *x = (const FoInt *)o;
    int64_t word, exponent;
    if (fo_int_fits_i64(o, &word)) { // the processor rounds to nearest even
        *out = (double)word;
        return true;
    }
    // The low 11 bits of top are below a double's precision, so folding the rest into bit 0 keeps rounding right.
    uint64_t top = top_bits_sticky(x, &exponent);
    double value = exponent > 2000 ? INFINITY : ldexp((double)top, (int)exponent);
    if (isinf(value)) return fo_fail(FO_OVERFLOW_ERROR, "int too large to convert to float");
    *out = x->size < 0 ? -value : value;
    return true;
}

double fo_int_frexp(FoObject *o, int64_t *exponent) {
    double value = ldexp((double)top_bits_sticky((FoInt *)o, exponent), -64);
    *exponent += 64;
    if (value == 1.0) { // rounded up
        value = 0.5;
        ++*exponent;
    }
    return value;
}

// ---- comparison, hash, truth

int fo_int_compare_magnitudes(const FoInt *a, const FoInt *b) {
    int64_t na = fo_int_n(a), nb = fo_int_n(b);
    if (na != nb) return na < nb ? -1 : 1;
    while (--na >= 0)
        if (a->digit[na] != b->digit[na]) return a->digit[na] < b->digit[na] ? -1 : 1;
    return 0;
}

int fo_int_compare_three_way(const FoInt *a, const FoInt *b) {
    if (a->size != b->size) return a->size < b->size ? -1 : 1;
    int c = fo_int_compare_magnitudes(a, b);
    return a->size < 0 ? -c : c;
}

bool fo_int_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    int c = fo_int_compare_three_way((FoInt *)a, (FoInt *)b);
    switch (op) {
    case FO_LT: return c < 0;
    case FO_LE: return c <= 0;
    case FO_EQ: return c == 0;
    case FO_NE: return c != 0;
    case FO_GT: return c > 0;
    default: return c >= 0;
    }
}

static FoObject *int_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if (!fo_int_check(a) || !fo_int_check(b)) return fo_new_not_implemented();
    return fo_bool_new(fo_int_compare(a, b, op));
}

// The value modulo 2^61 - 1, with the sign kept: equal numbers of any type hash alike.
static bool int_hash(FoObject *self, int64_t *hash) {
    const FoInt *x = (const FoInt *)self;
    const uint64_t prime = ((uint64_t)1 << 61) - 1;
    int64_t n = fo_int_n(x);
    uint64_t h = 0;
    if (n & 1) h = x->digit[--n];
    while (n > 0) {
        n -= 2;
        h = (h << 60 & prime) | h >> 1; // h * 2^60 modulo the prime is a rotation of 61 bits
        h += fo_pair_load(x->digit + n);
        if (h >= prime) h -= prime;
    }
    *hash = x->size < 0 ? -(int64_t)h : (int64_t)h;
    if (*hash == -1) *hash = -2;
    return true;
}

static bool int_truth(FoObject *self, bool *truth) {
    *truth = ((FoInt *)self)->size != 0;
    return true;
}

static FoObject *int_repr(FoObject *self) { return fo_int_to_text(self, 10); }

// ---- slots

#define BINARY_SLOT(name, function)                                                                            \
    static FoObject *name(FoObject *a, FoObject *b) {                                                          \
        if (fo_unlikely(!fo_int_check(a) || !fo_int_check(b))) return fo_new_not_implemented();                \
        return function(a, b);                                                                                 \
    }
BINARY_SLOT(slot_add, fo_int_add)
BINARY_SLOT(slot_sub, fo_int_sub)
BINARY_SLOT(slot_mul, fo_int_mul)
BINARY_SLOT(slot_truediv, fo_int_truediv)
BINARY_SLOT(slot_floordiv, fo_int_floordiv)
BINARY_SLOT(slot_mod, fo_int_mod)
BINARY_SLOT(slot_lshift, fo_int_lshift)
BINARY_SLOT(slot_rshift, fo_int_rshift)
BINARY_SLOT(slot_and, fo_int_and)
BINARY_SLOT(slot_or, fo_int_or)
BINARY_SLOT(slot_xor, fo_int_xor)

static FoObject *slot_pow(FoObject *a, FoObject *b) {
    if (!fo_int_check(a) || !fo_int_check(b)) return fo_new_not_implemented();
    return fo_int_pow(a, b, fo_none);
}

static FoObject *slot_power3(FoObject *a, FoObject *b, FoObject *c) {
    if (!fo_int_check(a) || !fo_int_check(b) || (c != fo_none && !fo_int_check(c))) return fo_new_not_implemented();
    return fo_int_pow(a, b, c);
}

static FoObject *slot_divmod(FoObject *a, FoObject *b) {
    if (!fo_int_check(a) || !fo_int_check(b)) return fo_new_not_implemented();
    FO_AUTO(FoObject) quotient = NULL;
    FO_AUTO(FoObject) remainder = NULL;
    if (!fo_int_divmod(a, b, &quotient, &remainder)) return NULL;
    return (FoObject *)fo_tuple_pack(2, quotient, remainder);
}

static FoObject *int_absolute(FoObject *o) { return ((FoInt *)o)->size < 0 ? fo_int_copy_negated(o) : fo_int_copy_exact(o); }

static FoObject *int_as_float(FoObject *o) {
    double value;
    return fo_int_as_double(o, &value) ? fo_float_new(value) : NULL;
}

// int(x) of a number.
static bool int_new_value(const FoValue *args, int64_t n, FoValue *result) {
    if (n != 1) return false;
    double f;
    if (args->tag == FO_TAG_INT) return *result = *args, true;
    if (args->tag == FO_TAG_FLOAT) f = args->f;
    else if (args->tag == FO_TAG_OBJECT && args->o->type == &fo_float_type) f = fo_float_value(args->o);
    else if (args->tag == FO_TAG_OBJECT && args->o->type == &fo_int_type) return *result = fo_value_from_object_give(fo_ref(args->o)), true;
    else return false;
    if (!(fabs(f) < 0x1p62)) return false;
    *result = fo_value_from_i64((int64_t)f);
    return true;
}

FoType fo_int_type = {
    .new_value = int_new_value,
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "int",
    .basic_nbytes = offsetof(FoInt, digit),
    .item_nbytes = 4,
    .flags = FO_TYPE_BASE | FO_TYPE_INT,
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no arguments\n"
           "are given.  If x is a number, return x.__int__().  For floating point\nnumbers, this truncates towards zero.\n\n"
           "A string is read in the given base (2 to 36, or 0: as a literal).",
    .free = int_free,
    .new_ = fo_int_new_slot,
    .size_of = int_size_of,
    .repr = int_repr,
    .hash = int_hash,
    .compare = int_compare,
    .truth = int_truth,
    .binary = {[FO_OP_ADD] = slot_add, [FO_OP_SUB] = slot_sub, [FO_OP_MUL] = slot_mul, [FO_OP_DIV] = slot_truediv,
               [FO_OP_FLOORDIV] = slot_floordiv, [FO_OP_MOD] = slot_mod, [FO_OP_POW] = slot_pow,
               [FO_OP_LSHIFT] = slot_lshift, [FO_OP_RSHIFT] = slot_rshift, [FO_OP_AND] = slot_and, [FO_OP_OR] = slot_or,
               [FO_OP_XOR] = slot_xor, [FO_OP_DIVMOD] = slot_divmod},
    .power3 = slot_power3,
    .negative = fo_int_copy_negated,
    .positive = fo_int_copy_exact,
    .absolute = int_absolute,
    .invert = fo_int_invert,
    .as_int = fo_int_copy_exact,
    .as_float = int_as_float,
    .as_index = fo_int_copy_exact,
    .methods = fo_int_methods,
    .getsets = fo_int_getsets,
};

bool fo_int_init(void) {
    fo_int_gmp_init();
    fo_rt->small_ints = &fo_small_ints[0].head;
    return fo_type_ready(&fo_int_type) && fo_type_ready(&fo_bool_type);
}
