// SPDX-License-Identifier: MIT
// float: the constructor and the methods.
#include "types/float_private.h"
#include "types/container.h"
#include "types/number_text_object.h"

#include "base/fixed_decimal.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

// ---- float(x)

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f); }

// Reads a number with surrounding spaces and underscores between digits; false when it is none. Changes the buffer.
static bool double_from_buffer(FoBuffer *text, double *out) {
    if (!fo_number_text_drop_underscores(text)) return false;
    const char *from = text->data, *to = from + text->n;
    while (from < to && is_space(*from)) from++;
    while (from < to && is_space(to[-1])) to--;
    return from < to && fo_f64_from_text(from, (size_t)(to - from), out);
}

static bool number_text_from_object(FoBuffer *text, FoObject *o) {
    if (fo_str_check(o)) return fo_number_text_from_str(text, (FoStr *)o);
    FoBufferView view;
    if (!fo_buffer_view_get(o, &view, false)) return false;
    fo_buffer_put(text, view.data, (size_t)view.nbytes);
    fo_buffer_view_release(&view);
    return !text->failed || fo_fail_no_memory();
}

// ASCII without underscores, read where it stands.
static bool double_from_plain_str(const FoStr *s, double *out) {
    const char *from = fo_str_data(s), *to = from + s->n;
    while (from < to && is_space(*from)) from++;
    while (from < to && is_space(to[-1])) to--;
    return from < to && fo_f64_from_text(from, (size_t)(to - from), out);
}

FoObject *fo_float_from_text(FoObject *o) {
    FoBuffer text = FO_BUFFER_EMPTY;
    double value;
    if (fo_str_check(o) && ((FoStr *)o)->state.ascii && double_from_plain_str((FoStr *)o, &value)) return fo_float_new(value);
    bool read = number_text_from_object(&text, o), good = read && double_from_buffer(&text, &value);
    fo_buffer_deinit(&text);
    if (!read) return NULL;
    if (!good) return fo_raise(FO_VALUE_ERROR, "could not convert string to float: %R", o);
    return fo_float_new(value);
}

static FoObject *exact_result_give(FoObject *result, FoObject *o) {
    FO_AUTO(FoObject) held = result;
    if (!result || fo_float_check_exact(result)) return fo_take(held);
    if (!fo_float_check(result)) return fo_raise(FO_TYPE_ERROR, "%T.__float__ returned non-float (type %T)", o, result);
    if (!fo_warn(FO_DEPRECATION_WARNING,
                 "%T.__float__ returned non-float (type %T).  The ability to return an instance of a strict subclass of "
                 "float is deprecated, and may be removed in a future version of Python.",
                 o, result))
        return NULL;
    return fo_float_copy_exact(result);
}

static FoObject *float_from_object(FoObject *o) {
    if (fo_float_check_exact(o)) return fo_ref(o);
    if (fo_str_check_exact(o) || (fo_str_check(o) && !o->type->as_float)) return fo_float_from_text(o);
    if (o->type->as_float) return exact_result_give(o->type->as_float(o), o);
    if (o->type->as_index) {
        double value;
        return fo_int_as_double(o, &value) ? fo_float_new(value) : NULL;
    }
    if (fo_float_check(o)) return fo_float_copy_exact(o);
    if (fo_has_flag(o, FO_TYPE_BYTES) || o->type->buffer_get) return fo_float_from_text(o);
    return fo_raise(FO_TYPE_ERROR, "float() argument must be a string or a real number, not '%T'", o);
}

FoObject *fo_float_new_slot(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_refuse_keywords(type, &fo_float_type, kwnames)) return NULL;
    if (n > 1) return fo_raise(FO_TYPE_ERROR, "float expected at most 1 argument, got %lld", (long long)n);
    FoObject *exact = n ? float_from_object(args[0]) : fo_float_new(0.0);
    if (!exact || type == &fo_float_type) return exact;
    FO_AUTO(FoObject) held = exact;
    FoFloat *x = (FoFloat *)fo_object_new(type, 0);
    if (x) x->value = fo_float_value(exact);
    return (FoObject *)x;
}

// ---- rounding

// Rounds the exact decimal expansion of x at 10^n_zeros, ties to even.
static double round_to_tens(double x, int n_zeros) {
    char text[1200];
    int n = snprintf(text, sizeof text, "%.780e", fabs(x)); // more digits than any double has
    int exponent = atoi(strchr(text, 'e') + 1), n_kept = exponent + 1 - n_zeros; // digits above the rounding position
    (void)n;
    if (n_kept < 0) return copysign(0.0, x);
    char digits[800], *p = digits;
    for (const char *c = text; *c != 'e'; c++)
        if (*c != '.') *p++ = *c;
    *p = 0;
    int next = digits[n_kept] - '0';
    bool rest = strspn(digits + n_kept + 1, "0") != strlen(digits + n_kept + 1);
    bool odd = n_kept > 0 && (digits[n_kept - 1] - '0') % 2;
    bool up = next > 5 || (next == 5 && (rest || odd));
    digits[n_kept] = 0;
    double kept = 0.0;
    char again[840];
    snprintf(again, sizeof again, "0%s", digits);
    for (int k = n_kept; up && k >= 0; k--) { // again[0] is a spare zero for the carry
        up = again[k] == '9';
        again[k] = up ? '0' : (char)(again[k] + 1);
    }
    snprintf(again + n_kept + 1, sizeof again - (size_t)n_kept - 1, "e%d", n_zeros);
    fo_f64_from_text(again, strlen(again), &kept);
    return copysign(kept, x);
}

static bool round_to_digits(double x, int64_t n_digits, double *out) {
    if (n_digits > 323 || x == 0.0 || isnan(x) || isinf(x)) {
        *out = x;
        return true;
    }
    if (n_digits < -308) {
        *out = 0.0 * x;
        return true;
    }
    unsigned __int128 whole;
    if (n_digits < 0) {
        *out = round_to_tens(x, (int)-n_digits);
    } else if (n_digits <= 22 && fo_fixed_from_f64(x, (int)n_digits, &whole) && whole < (uint64_t)1 << 53) {
        *out = copysign((double)(uint64_t)whole / fo_powers_of_ten_f64[n_digits], x); // both exact: rounded once
    } else {
        char text[700]; // the C library prints the exact value, rounded once
        int n = snprintf(text, sizeof text, "%.*f", (int)n_digits, x);
        if (!fo_f64_from_text(text, (size_t)n, out)) return fo_fail(FO_SYSTEM_ERROR, "float.__round__: cannot read %s", text);
    }
    return !isinf(*out) || fo_fail(FO_OVERFLOW_ERROR, "rounded value too large to represent");
}

static FoObject *float_round(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    double x = fo_float_value(self);
    if (n == 0 || args[0] == fo_none) return fo_int_from_double(isfinite(x) ? rint(x) : x);
    FO_AUTO(FoObject) digits = fo_index(args[0]);
    int64_t n_digits;
    if (!digits) return NULL;
    if (!fo_int_fits_i64(digits, &n_digits)) n_digits = fo_int_sign(digits) < 0 ? INT64_MIN : INT64_MAX;
    return round_to_digits(x, n_digits, &x) ? fo_float_new(x) : NULL;
}

static FoObject *float_trunc(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_int_from_double(fo_float_value(self));
}

static FoObject *float_floor(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_int_from_double(floor(fo_float_value(self)));
}

static FoObject *float_ceil(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_int_from_double(ceil(fo_float_value(self)));
}

// ---- hexadecimal text

static FoObject *float_hex(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    double x = fo_float_value(self);
    if (!isfinite(x)) return fo_repr(self);
    const char *sign = signbit(x) ? "-" : "";
    if (x == 0.0) return (FoObject *)fo_str_printf("%s0x0.0p+0", sign);
    int exponent;
    double m = frexp(fabs(x), &exponent);
    int shift = 1 - (exponent < -1021 ? -1021 - exponent : 0); // subnormal numbers keep the exponent -1022
    m = ldexp(m, shift);
    exponent -= shift;
    char digits[16];
    int lead = (int)m;
    for (int k = 0; k < 13; k++) {
        m = (m - (int)m) * 16.0;
        digits[k] = "0123456789abcdef"[(int)m];
    }
    digits[13] = 0;
    char text[48];
    int length = snprintf(text, sizeof text, "%s0x%d.%sp%c%d", sign, lead, digits, exponent < 0 ? '-' : '+', exponent < 0 ? -exponent : exponent);
    return (FoObject *)fo_str_from_ascii(text, (size_t)length);
}

static bool is_hex(char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f'); }

// [sign] [0x] hex [. hex] [p [sign] digits]: copies it to out in the form strtod reads. text ends with a NUL.
static bool hex_normalise(const char *text, FoBuffer *out) {
    if (*text == '-' || *text == '+') fo_buffer_put_char(out, *text++);
    if (*text == '0' && (text[1] | 32) == 'x') text += 2;
    fo_buffer_put_text(out, "0x");
    int n_digits = 0;
    for (; is_hex(*text); text++, n_digits++) fo_buffer_put_char(out, *text);
    if (*text == '.') {
        fo_buffer_put_char(out, *text++);
        for (; is_hex(*text); text++, n_digits++) fo_buffer_put_char(out, *text);
    }
    if (n_digits == 0) return false;
    if ((*text | 32) != 'p') return *text == 0;
    fo_buffer_put_char(out, *text++);
    if (*text == '-' || *text == '+') fo_buffer_put_char(out, *text++);
    if (*text < '0' || *text > '9') return false;
    while (*text >= '0' && *text <= '9') fo_buffer_put_char(out, *text++);
    return *text == 0;
}

// Rounds m * 2^exponent (and a little more if `sticky`) to the nearest double, ties to even. m is not 0.
static double hex_round(uint64_t m, int64_t exponent, bool sticky) {
    int bits = 64 - __builtin_clzll(m);
    int64_t top = exponent + bits - 1; // the exponent of the first digit
    if (top > 1023) return INFINITY;
    int64_t kept = top >= -1022 ? 53 : 53 - (-1022 - top), dropped = bits - kept;
    if (kept < 0) return 0.0;
    if (dropped > 0) {
        uint64_t half = (uint64_t)1 << (dropped - 1), rest = m & (half | (half - 1));
        m = dropped > 63 ? 0 : m >> dropped;
        if (rest > half || (rest == half && (sticky || (m & 1)))) m++;
        exponent += dropped;
    }
    return ldexp((double)m, (int)exponent);
}

// The value of what hex_normalise has made.
static double hex_value(const char *text) {
    bool negative = *text == '-', sticky = false, after_point = false;
    uint64_t m = 0;
    int64_t exponent = 0, given = 0;
    text += *text == '-' || *text == '+';
    for (text += 2; is_hex(*text) || *text == '.'; text++) {
        if (*text == '.') {
            after_point = true;
            continue;
        }
        int digit = *text <= '9' ? *text - '0' : (*text | 32) - 'a' + 10;
        bool room = m >> 56 == 0;
        if (room) m = m << 4 | (uint64_t)digit;
        else sticky |= digit != 0;
        exponent += (room ? 0 : 4) - (after_point ? 4 : 0);
    }
    if (m == 0) return negative ? -0.0 : 0.0;
    if ((*text | 32) == 'p') {
        bool down = text[1] == '-';
        for (text += text[1] == '-' || text[1] == '+' ? 2 : 1; *text; text++)
            if (given < INT64_MAX / 100) given = given * 10 + (*text - '0');
        exponent += down ? -given : given;
    }
    double value = hex_round(m, exponent, sticky);
    return negative ? -value : value;
}

static bool hex_parse(const char *text, size_t n, double *out, bool *no_memory) {
    FoBuffer clean = FO_BUFFER_EMPTY, hex = FO_BUFFER_EMPTY;
    while (n > 0 && is_space(*text)) text++, n--;
    while (n > 0 && is_space(text[n - 1])) n--;
    fo_buffer_put(&clean, text, n);
    const char *body = fo_buffer_text(&clean);
    bool letters = n > 0 && (text[n > 1 && (*text == '-' || *text == '+')] | 32) >= 'g'; // inf, infinity, nan
    bool good = body && strlen(body) == n && (letters ? fo_f64_from_text(body, n, out) : hex_normalise(body, &hex));
    if (good && !letters) {
        const char *normal = fo_buffer_text(&hex);
        if (normal) *out = hex_value(normal);
        good = normal != NULL;
    }
    *no_memory = clean.failed || hex.failed;
    if (good && !letters && isinf(*out)) {
        fo_fail(FO_OVERFLOW_ERROR, "hexadecimal value too large to represent as a float");
        good = false;
    }
    fo_buffer_deinit(&clean);
    fo_buffer_deinit(&hex);
    return good;
}

static FoObject *float_fromhex(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "bad argument type for built-in operation");
    size_t length;
    const char *text = fo_str_utf8((FoStr *)args[0], &length);
    double value;
    bool no_memory;
    if (!text) return NULL;
    if (!hex_parse(text, length, &value, &no_memory)) {
        if (fo_error_is_pending()) return NULL;
        return no_memory ? fo_raise_no_memory() : fo_raise(FO_VALUE_ERROR, "invalid hexadecimal floating-point string");
    }
    FO_AUTO(FoObject) result = fo_float_new(value);
    if (!result || self == (FoObject *)&fo_float_type) return fo_take(result);
    return fo_call1(self, result);
}

// ---- other methods

static FoObject *float_is_integer(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    double x = fo_float_value(self);
    return fo_bool_new(isfinite(x) && floor(x) == x);
}

static FoObject *float_as_integer_ratio(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    double x = fo_float_value(self);
    if (isinf(x)) return fo_raise(FO_OVERFLOW_ERROR, "cannot convert Infinity to integer ratio");
    if (isnan(x)) return fo_raise(FO_VALUE_ERROR, "cannot convert NaN to integer ratio");
    int exponent;
    double m = frexp(x, &exponent);
    for (int k = 0; k < 300 && m != floor(m); k++) { // makes the fraction whole in lowest terms
        m *= 2.0;
        exponent--;
    }
    FO_AUTO(FoObject) numerator = fo_int_from_double(m);
    FO_AUTO(FoObject) denominator = fo_int_from_i64(1);
    FO_AUTO(FoObject) shift = fo_int_from_i64(exponent < 0 ? -exponent : exponent);
    if (!numerator || !shift) return NULL;
    FoObject **shifted = exponent < 0 ? &denominator : &numerator;
    FoObject *value = fo_int_lshift(*shifted, shift);
    if (!value) return NULL;
    fo_assign_give(shifted, value);
    return (FoObject *)fo_tuple_pack(2, numerator, denominator);
}

static FoObject *float_conjugate(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_float_copy_exact(self); }

static FoObject *float_format(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "__format__() argument must be str, not %A", args[0]);
    FoFormatSpec spec;
    if (((FoStr *)args[0])->n == 0) return fo_str(self);
    return fo_format_spec_parse((FoStr *)args[0], self, &spec) ? fo_format_float(fo_float_value(self), &spec) : NULL;
}

static FoObject *float_getnewargs(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) value = fo_float_new(fo_float_value(self));
    return value ? (FoObject *)fo_tuple_pack(1, value) : NULL;
}

static FoObject *float_getformat(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "__getformat__() argument must be str, not %A", args[0]);
    FoStr *kind = (FoStr *)args[0];
    if (!fo_str_equals_text(kind, "double") && !fo_str_equals_text(kind, "float"))
        return fo_raise(FO_VALUE_ERROR, "__getformat__() argument 1 must be 'double' or 'float'");
    bool little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    return (FoObject *)fo_str_from_text(little ? "IEEE, little-endian" : "IEEE, big-endian");
}

static FoObject *float_get_real(FoObject *self, void *closure) { return fo_float_copy_exact(self); }
static FoObject *float_get_imag(FoObject *self, void *closure) { return fo_float_new(0.0); }

const FoNativeDef fo_float_methods[] = {
    {"conjugate", float_conjugate, 0, 0, 0, "conjugate($self, /)\n--\n\nReturn self, the complex conjugate of any float."},
    {"__trunc__", float_trunc, 0, 0, 0, "__trunc__($self, /)\n--\n\nReturn the Integral closest to x between 0 and x."},
    {"__floor__", float_floor, 0, 0, 0, "__floor__($self, /)\n--\n\nReturn the floor as an Integral."},
    {"__ceil__", float_ceil, 0, 0, 0, "__ceil__($self, /)\n--\n\nReturn the ceiling as an Integral."},
    {"__round__", float_round, 0, 1, 0,
     "__round__($self, ndigits=None, /)\n--\n\nReturn the Integral closest to x, rounding half toward even.\n\n"
     "When an argument is passed, work like built-in round(x, ndigits)."},
    {"as_integer_ratio", float_as_integer_ratio, 0, 0, 0, "as_integer_ratio($self, /)\n--\n\nReturn integer ratio."},
    {"fromhex", float_fromhex, 1, 1, FO_NATIVE_CLASS, "fromhex($type, string, /)\n--\n\nCreate a floating-point number from a hexadecimal string."},
    {"hex", float_hex, 0, 0, 0, "hex($self, /)\n--\n\nReturn a hexadecimal representation of a floating-point number."},
    {"is_integer", float_is_integer, 0, 0, 0, "is_integer($self, /)\n--\n\nReturn True if the float is an integer."},
    {"__format__", float_format, 1, 1, 0, "__format__($self, format_spec, /)\n--\n\nFormats the float according to format_spec."},
    {"__getnewargs__", float_getnewargs, 0, 0, 0, "__getnewargs__($self, /)\n--\n\n"},
    {"__getformat__", float_getformat, 1, 1, FO_NATIVE_CLASS,
     "__getformat__($type, typestr, /)\n--\n\nTells how floats are stored: 'double' or 'float'."},
    {0},
};

const FoGetSetDef fo_float_getsets[] = {
    {"real", float_get_real, NULL, "the real part of a complex number", NULL},
    {"imag", float_get_imag, NULL, "the imaginary part of a complex number", NULL},
    {0},
};
