// SPDX-License-Identifier: MIT
// complex: arithmetic, text, the constructor and methods.
#include "types/float_private.h"
#include "types/number_text_object.h"

#include <errno.h>
#include <math.h>

typedef struct {
    double re, im;
} Complex;

FO_INLINE Complex value_of(const FoObject *o) { return (Complex){((const FoComplex *)o)->real, ((const FoComplex *)o)->imag}; }
static bool is_complex(const FoObject *o) { return fo_is_a(o, &fo_complex_type); }

FoObject *fo_complex_new(double real, double imag) {
    FoComplex *z = fo_alloc(sizeof(FoComplex), FO_MEM_OBJECT);
    if (!z) return fo_raise_no_memory();
    z->head = (FoObject){1, &fo_complex_type};
    z->real = real;
    z->imag = imag;
    return (FoObject *)z;
}

static FoObject *complex_from(Complex z) { return fo_complex_new(z.re, z.im); }

static void complex_free(FoObject *self) {
    if (self->type == &fo_complex_type)
        fo_free(self, sizeof(FoComplex), FO_MEM_OBJECT);
    else
        fo_object_free_block(self);
}

// ---- arithmetic

static Complex multiply(Complex a, Complex b) { return (Complex){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }

// R. L. Smith's method (1962): divides by the larger part first. False: division by zero.
static bool divide(Complex a, Complex b, Complex *r) {
    double size_re = fabs(b.re), size_im = fabs(b.im);
    if (size_re >= size_im) {
        if (size_re == 0.0) return false;
        double ratio = b.im / b.re, denominator = b.re + b.im * ratio;
        *r = (Complex){(a.re + a.im * ratio) / denominator, (a.im - a.re * ratio) / denominator};
    } else if (size_im >= size_re) {
        double ratio = b.re / b.im, denominator = b.re * ratio + b.im;
        *r = (Complex){(a.re * ratio + a.im) / denominator, (a.im * ratio - a.re) / denominator};
    } else {
        *r = (Complex){NAN, NAN};
    }
    return true;
}

static Complex power_unsigned(Complex base, int n) {
    Complex r = {1.0, 0.0};
    for (int mask = 1; mask > 0 && n >= mask; mask <<= 1) {
        if (n & mask) r = multiply(r, base);
        base = multiply(base, base);
    }
    return r;
}

static bool power_general(Complex a, Complex b, Complex *r) {
    if (b.re == 0.0 && b.im == 0.0) {
        *r = (Complex){1.0, 0.0};
    } else if (a.re == 0.0 && a.im == 0.0) {
        if (b.im != 0.0 || b.re < 0.0) return false;
        *r = (Complex){0.0, 0.0};
    } else {
        double size = hypot(a.re, a.im), length = pow(size, b.re), angle = atan2(a.im, a.re), phase = angle * b.re;
        if (b.im != 0.0) {
            length /= exp(angle * b.im);
            phase += b.im * log(size);
        }
        if (isinf(phase)) return false; // it has no cosine
        *r = (Complex){length * cos(phase), length * sin(phase)};
    }
    return true;
}

static bool power(Complex a, Complex b, Complex *r) {
    bool small_whole = b.im == 0.0 && b.re == floor(b.re) && fabs(b.re) <= 100.0, defined = true;
    if (small_whole && b.re > 0)
        *r = power_unsigned(a, (int)b.re);
    else if (small_whole)
        defined = divide((Complex){1.0, 0.0}, power_unsigned(a, (int)-b.re), r);
    else
        defined = power_general(a, b, r);
    if (!defined) return fo_fail(FO_ZERO_DIVISION_ERROR, "0.0 to a negative or complex power");
    if (isinf(r->re) || isinf(r->im)) return fo_fail(FO_OVERFLOW_ERROR, "complex exponentiation");
    return true;
}

// ---- slots

typedef enum { OPERAND_OK, OPERAND_OTHER, OPERAND_FAILED } Operand;

static Operand operand(FoObject *o, Complex *out) {
    if (is_complex(o)) {
        *out = value_of(o);
        return OPERAND_OK;
    }
    out->im = 0.0;
    if (fo_float_check(o)) {
        out->re = fo_float_value(o);
        return OPERAND_OK;
    }
    if (!fo_int_check(o)) return OPERAND_OTHER;
    return fo_int_as_double(o, &out->re) ? OPERAND_OK : OPERAND_FAILED;
}

#define OPERANDS(a, b, x, y)                                                                                   \
    Complex x, y;                                                                                              \
    Operand is_##x = operand(a, &x);                                                                           \
    if (is_##x != OPERAND_OK) return is_##x == OPERAND_OTHER ? fo_new_not_implemented() : NULL;                \
    Operand is_##y = operand(b, &y);                                                                           \
    if (is_##y != OPERAND_OK) return is_##y == OPERAND_OTHER ? fo_new_not_implemented() : NULL

static FoObject *complex_add(FoObject *a, FoObject *b) {
    OPERANDS(a, b, x, y);
    return fo_complex_new(x.re + y.re, x.im + y.im);
}

static FoObject *complex_sub(FoObject *a, FoObject *b) {
    OPERANDS(a, b, x, y);
    return fo_complex_new(x.re - y.re, x.im - y.im);
}

static FoObject *complex_mul(FoObject *a, FoObject *b) {
    OPERANDS(a, b, x, y);
    return complex_from(multiply(x, y));
}

static FoObject *complex_truediv(FoObject *a, FoObject *b) {
    OPERANDS(a, b, x, y);
    Complex quotient;
    if (!divide(x, y, &quotient)) return fo_raise(FO_ZERO_DIVISION_ERROR, "complex division by zero");
    return complex_from(quotient);
}

static FoObject *complex_pow(FoObject *a, FoObject *b) {
    OPERANDS(a, b, x, y);
    Complex result;
    return power(x, y, &result) ? complex_from(result) : NULL;
}

static FoObject *complex_power3(FoObject *a, FoObject *b, FoObject *c) {
    OPERANDS(a, b, x, y);
    if (c != fo_none) return fo_raise(FO_VALUE_ERROR, "complex modulo");
    Complex result;
    return power(x, y, &result) ? complex_from(result) : NULL;
}

static FoObject *complex_copy_exact(FoObject *o) { return o->type == &fo_complex_type ? fo_ref(o) : complex_from(value_of(o)); }
static FoObject *complex_negative(FoObject *o) { return fo_complex_new(-value_of(o).re, -value_of(o).im); }
static FoObject *complex_absolute(FoObject *o) {
    Complex z = value_of(o);
    double size = hypot(z.re, z.im);
    if (isinf(size) && isfinite(z.re) && isfinite(z.im)) return fo_raise(FO_OVERFLOW_ERROR, "absolute value too large");
    return fo_float_new(size);
}

static bool complex_truth(FoObject *self, bool *truth) {
    *truth = value_of(self).re != 0.0 || value_of(self).im != 0.0;
    return true;
}

static bool complex_hash(FoObject *self, int64_t *hash) {
    double parts[2] = {value_of(self).re, value_of(self).im};
    int64_t hashes[2];
    for (int k = 0; k < 2; k++) {
        hashes[k] = fo_hash_double(parts[k]);
        if (isnan(parts[k]) && !fo_hash_by_address(self, &hashes[k])) return false;
    }
    uint64_t combined = (uint64_t)hashes[0] + 1000003u * (uint64_t)hashes[1];
    *hash = (int64_t)combined == -1 ? -2 : (int64_t)combined;
    return true;
}

static FoObject *complex_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if ((op != FO_EQ && op != FO_NE) || !is_complex(a)) return fo_new_not_implemented();
    Complex x = value_of(a);
    bool equal;
    if (is_complex(b)) {
        equal = x.re == value_of(b).re && x.im == value_of(b).im;
    } else if (fo_float_check(b)) {
        equal = x.im == 0.0 && x.re == fo_float_value(b);
    } else if (fo_int_check(b)) {
        FO_AUTO(FoObject) real = fo_float_new(x.re);
        FO_AUTO(FoObject) same = real ? fo_float_type.compare(real, b, FO_EQ) : NULL;
        if (!same) return NULL;
        equal = x.im == 0.0 && same == fo_true;
    } else {
        return fo_new_not_implemented();
    }
    return fo_bool_new(equal == (op == FO_EQ));
}

// ---- text

static int part_text(double value, char *out) { // repr without ".0"
    int n = fo_text_from_f64(value, out);
    if (n > 2 && out[n - 1] == '0' && out[n - 2] == '.') n -= 2;
    return n;
}

static FoObject *complex_repr(FoObject *self) {
    Complex z = value_of(self);
    char text[2 * FO_NUMBER_TEXT_MAX + 8], *p = text;
    bool imaginary_only = z.re == 0.0 && !signbit(z.re);
    if (!imaginary_only) {
        *p++ = '(';
        p += part_text(z.re, p);
        if (!signbit(z.im) || isnan(z.im)) *p++ = '+';
    }
    p += part_text(z.im, p);
    *p++ = 'j';
    if (!imaginary_only) *p++ = ')';
    return (FoObject *)fo_str_from_ascii(text, (size_t)(p - text));
}

// Length of the number (with a sign when it has one) at the start of text.
static size_t number_length(const char *text, size_t n) {
    size_t k = 0;
    if (k < n && (text[k] == '+' || text[k] == '-')) k++;
    static const char *const words[] = {"infinity", "inf", "nan"};
    for (int w = 0; w < 3; w++)
        if (n - k >= strlen(words[w]) && strncasecmp(text + k, words[w], strlen(words[w])) == 0) return k + strlen(words[w]);
    size_t start = k;
    while (k < n && ((text[k] >= '0' && text[k] <= '9') || text[k] == '.')) k++;
    if (k == start) return 0;
    if (k < n && (text[k] | 32) == 'e') {
        size_t e = k + 1;
        if (e < n && (text[e] == '+' || text[e] == '-')) e++;
        size_t digits = e;
        while (e < n && text[e] >= '0' && text[e] <= '9') e++;
        if (e > digits) k = e;
    }
    return k;
}

// number? ( sign number? )? j  |  number  -- the whole of text[0..n)
static bool complex_from_clean_text(const char *text, size_t n, Complex *out) {
    double first;
    size_t k = number_length(text, n);
    *out = (Complex){0.0, 0.0};
    if (k == 0) { // "j", "+j", "-j"
        bool sign = n > 0 && (*text == '+' || *text == '-');
        out->im = sign && *text == '-' ? -1.0 : 1.0;
        return n == 1u + sign && (text[sign] | 32) == 'j';
    }
    if (!fo_f64_from_text(text, k, &first)) return false;
    if (k < n && (text[k] | 32) == 'j') {
        out->im = first;
        return k + 1 == n;
    }
    out->re = first;
    if (k == n) return true;
    if (text[k] != '+' && text[k] != '-') return false;
    size_t m = number_length(text + k, n - k);
    if (m == 0) {
        out->im = text[k] == '-' ? -1.0 : 1.0;
        m = 1;
    } else if (!fo_f64_from_text(text + k, m, &out->im)) {
        return false;
    }
    return k + m + 1 == n && (text[k + m] | 32) == 'j';
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f); }

static void trim(const char **from, const char **to) {
    while (*from < *to && is_space(**from)) ++*from;
    while (*from < *to && is_space((*to)[-1])) --*to;
}

static bool complex_from_str(FoStr *s, Complex *out) {
    FoBuffer text = FO_BUFFER_EMPTY;
    bool ok = fo_number_text_from_str(&text, s), memory = ok;
    if (ok && !fo_number_text_drop_underscores(&text)) {
        fo_buffer_deinit(&text);
        return fo_fail(FO_VALUE_ERROR, "could not convert string to complex: %R", s);
    }
    if (ok) {
        const char *from = text.data, *to = from + text.n;
        trim(&from, &to);
        if (to - from >= 2 && *from == '(' && to[-1] == ')') {
            from++, to--;
            trim(&from, &to);
        }
        ok = from < to && complex_from_clean_text(from, (size_t)(to - from), out);
    }
    fo_buffer_deinit(&text);
    return ok || (memory && fo_fail(FO_VALUE_ERROR, "complex() arg is a malformed string"));
}

// ---- complex(real, imag)

// The result of o.__complex__(), if it has one; *found tells.
static bool parts_from_special(FoObject *o, Complex *out, bool *found) {
    FoObject *method;
    *found = false;
    if (!fo_find_special(o, fo_name(__complex__), &method)) return false;
    if (!method) return true;
    FO_AUTO(FoObject) held = method;
    FO_AUTO(FoObject) result = fo_call0(method);
    if (!result) return false;
    if (!is_complex(result)) return fo_fail(FO_TYPE_ERROR, "__complex__ returned non-complex (type %T)", result);
    if (result->type != &fo_complex_type &&
        !fo_warn(FO_DEPRECATION_WARNING,
                 "__complex__ returned non-complex (type %T).  The ability to return an instance of a strict subclass of "
                 "complex is deprecated, and may be removed in a future version of Python.",
                 result))
        return false;
    *out = value_of(result);
    *found = true;
    return true;
}

static bool parts_of_number(FoObject *o, Complex *out, bool *was_complex) {
    *was_complex = true;
    if (o->type == &fo_complex_type) {
        *out = value_of(o);
        return true;
    }
    if (!fo_int_check(o) && !fo_float_check(o)) {
        bool found;
        if (!parts_from_special(o, out, &found)) return false;
        if (found) return true;
    }
    if (is_complex(o)) {
        *out = value_of(o);
        return true;
    }
    *was_complex = false;
    out->im = 0.0;
    return fo_as_double(o, &out->re);
}

bool fo_complex_as_parts(FoObject *o, double *real, double *imag) {
    Complex z;
    bool was_complex;
    if (!parts_of_number(o, &z, &was_complex)) return false;
    *real = z.re;
    *imag = z.im;
    return true;
}

static bool is_number(FoObject *o) {
    if (is_complex(o) || o->type->as_float || o->type->as_index) return true;
    return fo_type_peek(o->type, fo_name(__complex__)) != NULL;
}

static bool complex_from_arguments(FoObject *real, FoObject *imag, Complex *out) {
    if (real && fo_str_check(real)) {
        if (imag) return fo_fail(FO_TYPE_ERROR, "complex() can't take second arg if first is a string");
        return complex_from_str((FoStr *)real, out);
    }
    if (imag && fo_str_check(imag)) return fo_fail(FO_TYPE_ERROR, "complex() second arg can't be a string");
    if (real && !is_number(real)) return fo_fail(FO_TYPE_ERROR, "complex() first argument must be a string or a number, not '%T'", real);
    if (imag && !is_complex(imag) && !imag->type->as_float && !imag->type->as_index)
        return fo_fail(FO_TYPE_ERROR, "complex() second argument must be a number, not '%T'", imag);
    Complex x = {0.0, 0.0}, y = {0.0, 0.0};
    bool x_complex = false, y_complex = false;
    if (real && !parts_of_number(real, &x, &x_complex)) return false;
    if (imag && is_complex(imag)) {
        y = value_of(imag);
        y_complex = true;
    } else if (imag && !fo_as_double(imag, &y.re)) {
        return false;
    }
    // real + imag*j, touching only the parts that are there so that signs of zeros survive
    *out = (Complex){x.re, imag ? y.re : x.im};
    if (y_complex) out->re -= y.im;
    if (imag && x_complex) out->im += x.im;
    return true;
}

static FoObject *complex_new_slot(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"real", "imag"};
    static const FoParams params = {"complex", names, 2, 0, 0, 2};
    FoObject *given[2];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    if (given[0] && !given[1] && given[0]->type == &fo_complex_type && type == &fo_complex_type) return fo_ref(given[0]);
    Complex z;
    if (!complex_from_arguments(given[0], given[1], &z)) return NULL;
    if (type == &fo_complex_type) return complex_from(z);
    FoComplex *o = (FoComplex *)fo_object_new(type, 0);
    if (o) {
        o->real = z.re;
        o->imag = z.im;
    }
    return (FoObject *)o;
}

// ---- methods

static FoObject *complex_conjugate(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_complex_new(value_of(self).re, -value_of(self).im);
}

static FoObject *complex_to_complex(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return complex_copy_exact(self); }

static FoObject *complex_format(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "__format__() argument must be str, not %A", args[0]);
    FoFormatSpec spec;
    if (((FoStr *)args[0])->n == 0) return fo_str(self);
    return fo_format_spec_parse((FoStr *)args[0], self, &spec) ? fo_format_complex(value_of(self).re, value_of(self).im, &spec) : NULL;
}

static FoObject *complex_getnewargs(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) real = fo_float_new(value_of(self).re);
    FO_AUTO(FoObject) imag = fo_float_new(value_of(self).im);
    return real && imag ? (FoObject *)fo_tuple_pack(2, real, imag) : NULL;
}

static const FoNativeDef methods[] = {
    {"conjugate", complex_conjugate, 0, 0, 0, "conjugate($self, /)\n--\n\nReturn the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."},
    {"__complex__", complex_to_complex, 0, 0, 0, "__complex__($self, /)\n--\n\nConvert this value to exact type complex."},
    {"__format__", complex_format, 1, 1, 0, "__format__($self, format_spec, /)\n--\n\nConvert to a string according to format_spec."},
    {"__getnewargs__", complex_getnewargs, 0, 0, 0, "__getnewargs__($self, /)\n--\n\n"},
    {0},
};

static const FoMemberDef members[] = {
    {"real", FO_MEMBER_DOUBLE, offsetof(FoComplex, real), true, "the real part of a complex number"},
    {"imag", FO_MEMBER_DOUBLE, offsetof(FoComplex, imag), true, "the imaginary part of a complex number"},
    {0},
};

FoType fo_complex_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "complex",
    .basic_nbytes = sizeof(FoComplex),
    .flags = FO_TYPE_BASE,
    .doc =
        "complex(real=0, imag=0)\n--\n\nCreate a complex number from a real part and an optional imaginary part.\n\n"
        "This is equivalent to (real + imag*1j) where imag defaults to 0.",
    .free = complex_free,
    .new_ = complex_new_slot,
    .repr = complex_repr,
    .hash = complex_hash,
    .compare = complex_compare,
    .truth = complex_truth,
    .binary = {[FO_OP_ADD] = complex_add, [FO_OP_SUB] = complex_sub, [FO_OP_MUL] = complex_mul, [FO_OP_DIV] = complex_truediv,
               [FO_OP_POW] = complex_pow},
    .power3 = complex_power3,
    .negative = complex_negative,
    .positive = complex_copy_exact,
    .absolute = complex_absolute,
    .methods = methods,
    .members = members,
};

bool fo_complex_init(void) { return fo_type_ready(&fo_complex_type); }
