// SPDX-License-Identifier: MIT
// int: the constructor and the methods.
#include "types/int_private.h"
#include "types/number_text_object.h"

// ---- int(x, base)

static FoObject *int_from_str(FoStr *s, int base) {
    if (s->state.ascii) return fo_int_from_text_object((FoObject *)s, fo_str_data(s), (size_t)s->n, base);
    FoBuffer text = FO_BUFFER_EMPTY;
    FoObject *result = NULL;
    if (fo_number_text_from_str(&text, s)) result = fo_int_from_text_object((FoObject *)s, text.data, text.n, base);
    fo_buffer_deinit(&text);
    return result;
}

// Text in str, bytes or anything else with bytes; NULL without an exception when o is none of these.
static FoObject *int_from_texts(FoObject *o, int base) {
    if (fo_str_check(o)) return int_from_str((FoStr *)o, base);
    if (!fo_has_flag(o, FO_TYPE_BYTES) && !o->type->buffer_get) return NULL;
    FoBufferView view;
    if (!fo_buffer_view_get(o, &view, false)) return NULL;
    FO_AUTO(FoObject) literal = fo_bytes_new(view.data, view.nbytes);
    fo_buffer_view_release(&view);
    if (!literal) return NULL;
    FoBytesObject *bytes = (FoBytesObject *)literal;
    return fo_int_from_text_object(literal, bytes->data, (size_t)bytes->n, base);
}

// Checks what __int__, __index__ or __trunc__ gave back and makes it an exact int.
static FoObject *exact_result_give(FoObject *result, const char *method) {
    FO_AUTO(FoObject) held = result;
    if (!result || fo_int_check_exact(result)) return fo_take(held);
    if (!fo_int_check(result)) return fo_raise(FO_TYPE_ERROR, "%s returned non-int (type %T)", method, result);
    if (!fo_warn(FO_DEPRECATION_WARNING,
                 "%s returned non-int (type %T).  The ability to return an instance of a strict subclass of int is "
                 "deprecated, and may be removed in a future version of Python.",
                 method, result))
        return NULL;
    return fo_int_copy_exact(result);
}

static FoObject *int_from_trunc(FoObject *o, bool *found) {
    FoObject *method;
    *found = false;
    if (!fo_find_special(o, fo_name(__trunc__), &method)) return NULL;
    if (!method) return NULL;
    *found = true;
    FO_AUTO(FoObject) held = method;
    if (!fo_warn(FO_DEPRECATION_WARNING, "The delegation of int() to __trunc__ is deprecated.")) return NULL;
    FO_AUTO(FoObject) truncated = fo_call0(method);
    if (!truncated) return NULL;
    if (fo_int_check(truncated)) return fo_int_copy_exact(truncated);
    if (truncated->type->as_index) {
        FO_AUTO(FoObject) index = fo_index(truncated);
        return index ? fo_int_copy_exact(index) : NULL;
    }
    return fo_raise(FO_TYPE_ERROR, "__trunc__ returned non-Integral (type %T)", truncated);
}

// int(x) of any object.
FoObject *fo_int_from_object(FoObject *o) {
    if (fo_int_check_exact(o)) return fo_ref(o);
    if (fo_str_check_exact(o)) return int_from_str((FoStr *)o, 10);
    if (o->type->as_int) return exact_result_give(o->type->as_int(o), "__int__");
    if (o->type->as_index) {
        FO_AUTO(FoObject) index = fo_index(o);
        return index ? fo_int_copy_exact(index) : NULL;
    }
    bool found;
    FoObject *result = int_from_trunc(o, &found);
    if (found || result || fo_error_is_pending()) return result;
    result = int_from_texts(o, 10);
    if (result || fo_error_is_pending()) return result;
    return fo_raise(FO_TYPE_ERROR, "int() argument must be a string, a bytes-like object or a real number, not '%T'", o);
}

static FoObject *int_with_base(FoObject *o, FoObject *base_object) {
    int64_t base;
    FO_AUTO(FoObject) index = fo_index(base_object);
    if (!index) return NULL;
    if (!fo_int_fits_i64(index, &base)) base = -1;
    if (base != 0 && (base < 2 || base > 36)) return fo_raise(FO_VALUE_ERROR, "int() base must be >= 2 and <= 36, or 0");
    bool textual = fo_str_check(o) || fo_has_flag(o, FO_TYPE_BYTES) || fo_is_a(o, &fo_bytearray_type);
    if (!textual) return fo_raise(FO_TYPE_ERROR, "int() can't convert non-string with explicit base");
    return int_from_texts(o, (int)base);
}

static FoObject *int_from_arguments(FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t n_keywords = kwnames ? kwnames->n : 0;
    FoObject *value = n > 0 ? args[0] : NULL, *base = n > 1 ? args[1] : NULL;
    if (n + n_keywords > 2)
        return fo_raise(FO_TYPE_ERROR, "int() takes at most 2 %sarguments (%lld given)", n == 0 ? "keyword " : "", (long long)(n + n_keywords));
    for (int64_t k = 0; k < n_keywords; k++) {
        FoStr *name = (FoStr *)kwnames->items[k];
        if (!fo_str_equals_text(name, "base"))
            return fo_raise(FO_TYPE_ERROR, "%R is an invalid keyword argument for int()", name);
        if (base) return fo_raise(FO_TYPE_ERROR, "argument for int() given by name ('base') and position (2)");
        base = args[n + k];
    }
    if (!value) return base ? fo_raise(FO_TYPE_ERROR, "int() missing string argument") : fo_int_from_i64(0);
    return base ? int_with_base(value, base) : fo_int_from_object(value);
}

FoObject *fo_int_new_slot(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *exact = int_from_arguments(args, n, kwnames);
    if (!exact || type == &fo_int_type) return exact;
    FO_AUTO(FoObject) held = exact;
    int64_t n_digits = fo_int_n((FoInt *)exact);
    FoInt *x = (FoInt *)fo_object_new(type, n_digits > 1 ? n_digits : 1);
    if (!x) return NULL;
    x->size = ((FoInt *)exact)->size;
    memcpy(x->digit, ((FoInt *)exact)->digit, 4 * (size_t)n_digits);
    return (FoObject *)x;
}

// ---- methods

static FoObject *int_conjugate(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_int_copy_exact(self); }

static FoObject *int_bit_length(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_int_from_i64(fo_int_bit_length(self));
}

static FoObject *int_bit_count(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t count = 0;
    for (int64_t k = fo_int_n((FoInt *)self); --k >= 0;) count += __builtin_popcount(((FoInt *)self)->digit[k]);
    return fo_int_from_i64(count);
}

static bool byteorder_as_little(FoObject *o, const char *function, bool *little) {
    if (o && !fo_str_check(o)) return fo_fail(FO_TYPE_ERROR, "%s() argument 'byteorder' must be str, not %A", function, o);
    *little = o && fo_str_equals_text((FoStr *)o, "little");
    if (!o || *little || fo_str_equals_text((FoStr *)o, "big")) return true;
    return fo_fail(FO_VALUE_ERROR, "byteorder must be either 'little' or 'big'");
}

static FoObject *int_to_bytes(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"length", "byteorder", "signed"};
    static const FoParams params = {"to_bytes", names, 3, 0, 0, 2};
    FoObject *given[3];
    int64_t length = 1;
    bool little, is_signed = false;
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    if (given[0] && !fo_index_as_i64(given[0], &length)) return NULL;
    if (!byteorder_as_little(given[1], "to_bytes", &little)) return NULL;
    if (given[2] && !fo_is_true(given[2], &is_signed)) return NULL;
    if (length < 0) return fo_raise(FO_VALUE_ERROR, "length argument must be non-negative");
    FO_AUTO(FoObject) bytes = fo_bytes_new(NULL, length);
    if (!bytes || !fo_int_to_bytes(self, (unsigned char *)((FoBytesObject *)bytes)->data, (size_t)length, little, is_signed)) return NULL;
    return fo_take(bytes);
}

// bytes(o) for from_bytes: bytes, anything with bytes, an iterable of small ints.
static FoObject *bytes_of(FoObject *o) {
    if (fo_has_flag(o, FO_TYPE_BYTES) && o->type == &fo_bytes_type) return fo_ref(o);
    if (fo_str_check(o) || fo_int_check(o)) return fo_raise(FO_TYPE_ERROR, "cannot convert '%T' object to bytes", o);
    if (!o->type->buffer_get && !o->type->iter && !o->type->get_item)
        return fo_raise(FO_TYPE_ERROR, "cannot convert '%T' object to bytes", o);
    return fo_call1((FoObject *)&fo_bytes_type, o);
}

static FoObject *int_from_bytes(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"bytes", "byteorder", "signed"};
    static const FoParams params = {"from_bytes", names, 3, 1, 0, 2};
    FoObject *given[3];
    bool little, is_signed = false;
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    if (!byteorder_as_little(given[1], "from_bytes", &little)) return NULL;
    if (given[2] && !fo_is_true(given[2], &is_signed)) return NULL;
    FO_AUTO(FoBytesObject) bytes = (FoBytesObject *)bytes_of(given[0]);
    if (!bytes) return NULL;
    FO_AUTO(FoObject) result = fo_int_from_bytes((unsigned char *)bytes->data, (size_t)bytes->n, little, is_signed);
    if (!result || self == (FoObject *)&fo_int_type) return fo_take(result);
    return fo_call1(self, result); // a subclass makes its own instance
}

static FoObject *int_as_integer_ratio(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) numerator = fo_int_copy_exact(self);
    FO_AUTO(FoObject) one = fo_int_from_i64(1);
    return numerator ? (FoObject *)fo_tuple_pack(2, numerator, one) : NULL;
}

// self - r where r is self modulo 10^-ndigits, taken to the nearer multiple (even quotient on a tie).
static FoObject *round_to_tens(FoObject *self, int64_t n_zeros) {
    if ((double)n_zeros > (double)fo_int_bit_length(self) * 0.30103 + 2) return fo_int_from_i64(0);
    FO_AUTO(FoObject) ten = fo_int_from_i64(10);
    FO_AUTO(FoObject) exponent = fo_int_from_i64(n_zeros);
    FO_AUTO(FoObject) unit = exponent ? fo_int_pow(ten, exponent, fo_none) : NULL;
    FO_AUTO(FoObject) quotient = NULL;
    FO_AUTO(FoObject) rest = NULL;
    if (!unit || !fo_int_divmod(self, unit, &quotient, &rest)) return NULL;
    FO_AUTO(FoObject) twice = fo_int_shift_left(rest, 1);
    if (!twice) return NULL;
    int order = fo_int_compare_three_way((FoInt *)twice, (FoInt *)unit);
    bool odd = ((FoInt *)quotient)->size != 0 && (((FoInt *)quotient)->digit[0] & 1);
    FO_AUTO(FoObject) down = fo_int_sub(self, rest);
    if (!down) return NULL;
    return order > 0 || (order == 0 && odd) ? fo_int_add(down, unit) : fo_take(down);
}

static FoObject *int_round(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (n == 0) return fo_int_copy_exact(self); // None is refused here as in CPython's int.__round__
    FO_AUTO(FoObject) digits = fo_index(args[0]);
    if (!digits) return NULL;
    if (fo_int_sign(digits) >= 0) return fo_int_copy_exact(self);
    int64_t n_digits;
    if (!fo_int_fits_i64(digits, &n_digits) || n_digits == INT64_MIN) return fo_int_from_i64(0);
    return round_to_tens(self, -n_digits);
}

static FoObject *int_format(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "__format__() argument must be str, not %A", args[0]);
    FoStr *text = (FoStr *)args[0];
    FoFormatSpec spec;
    if (text->n == 0) return fo_int_check_exact(self) ? fo_int_to_text(self, 10) : fo_str(self);
    return fo_format_spec_parse(text, self, &spec) ? fo_format_int(self, &spec) : NULL;
}

static FoObject *int_getnewargs(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) value = fo_int_copy_exact(self);
    return value ? (FoObject *)fo_tuple_pack(1, value) : NULL;
}

static FoObject *int_get_self(FoObject *self, void *closure) { return fo_int_copy_exact(self); }
static FoObject *int_get_word(FoObject *self, void *closure) { return fo_int_from_i64((intptr_t)closure); }

const FoNativeDef fo_int_methods[] = {
    {"conjugate", int_conjugate, 0, 0, 0, "Returns self, the complex conjugate of any int."},
    {"bit_length", int_bit_length, 0, 0, 0,
     "bit_length($self, /)\n--\n\nNumber of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6"},
    {"bit_count", int_bit_count, 0, 0, 0, "bit_count($self, /)\n--\n\nNumber of ones in the binary representation of the absolute value of self."},
    {"to_bytes", int_to_bytes, 0, -1, FO_NATIVE_KEYWORDS,
     "to_bytes($self, /, length=1, byteorder='big', *, signed=False)\n--\n\nReturn an array of bytes representing an integer."},
    {"from_bytes", int_from_bytes, 0, -1, FO_NATIVE_KEYWORDS | FO_NATIVE_CLASS,
     "from_bytes($type, /, bytes, byteorder='big', *, signed=False)\n--\n\nReturn the integer represented by the given array of bytes."},
    {"as_integer_ratio", int_as_integer_ratio, 0, 0, 0, "as_integer_ratio($self, /)\n--\n\nReturn integer ratio."},
    {"__trunc__", int_conjugate, 0, 0, 0, "Truncating an Integral returns itself."},
    {"__floor__", int_conjugate, 0, 0, 0, "Flooring an Integral returns itself."},
    {"__ceil__", int_conjugate, 0, 0, 0, "Ceiling of an Integral returns itself."},
    {"__round__", int_round, 0, 1, 0, "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer."},
    {"__format__", int_format, 1, 1, 0, "__format__($self, format_spec, /)\n--\n\n"},
    {"__getnewargs__", int_getnewargs, 0, 0, 0, "__getnewargs__($self, /)\n--\n\n"},
    {0},
};

const FoGetSetDef fo_int_getsets[] = {
    {"real", int_get_self, NULL, "the real part of a complex number", NULL},
    {"imag", int_get_word, NULL, "the imaginary part of a complex number", (void *)0},
    {"numerator", int_get_self, NULL, "the numerator of a rational number in lowest terms", NULL},
    {"denominator", int_get_word, NULL, "the denominator of a rational number in lowest terms", (void *)1},
    {0},
};
