// SPDX-License-Identifier: MIT
// repr and str of NumPy scalars as NumPy 1.24 prints them, and their plain attributes.
#include <stdio.h>

#include "array/array_private.h"
#include "array/scalar_private.h"

// A float of any width as its shortest digits say; sign always written when `plus`.
static void put_float(FoBuffer *b, double value, FoDtypeKind kind, bool plus) {
    if (__builtin_isnan(value) || __builtin_isinf(value)) {
        const char *text = __builtin_isnan(value) ? "nan" : value < 0 ? "-inf" : "inf";
        if (plus && *text != '-') fo_buffer_put_char(b, '+');
        fo_buffer_put_text(b, text);
        return;
    }
    FoDecimal d;
    if (kind == FO_DT_FLOAT64) {
        fo_decimal_shortest_f64(value, &d);
    } else if (kind == FO_DT_FLOAT32) {
        fo_decimal_shortest_f32((float)value, &d);
    } else {
        // half precision: the fewest digits that read back as the same value
        char text[40];
        for (int digits = 1; digits <= 5; digits++) {
            snprintf(text, sizeof text, "%.*e", digits - 1, value);
            double back;
            uint16_t bits[2];
            if (!fo_f64_from_text(text, strlen(text), &back)) break;
            fo_element_cast(FO_DT_FLOAT64, &back, FO_DT_FLOAT16, &bits[0]);
            fo_element_cast(FO_DT_FLOAT64, &value, FO_DT_FLOAT16, &bits[1]);
            if (bits[0] == bits[1]) {
                value = back;
                break;
            }
        }
        fo_decimal_shortest_f64(value, &d);
    }
    if (__builtin_signbit(value)) fo_buffer_put_char(b, '-');
    else if (plus) fo_buffer_put_char(b, '+');
    double size = __builtin_fabs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e16)) {
        fo_buffer_put_char(b, d.digits[0]);
        if (d.n > 1) fo_buffer_put_char(b, '.'), fo_buffer_put(b, d.digits + 1, (size_t)d.n - 1);
        fo_buffer_printf(b, "e%c%02d", d.point - 1 < 0 ? '-' : '+', d.point - 1 < 0 ? 1 - d.point : d.point - 1);
        return;
    }
    if (size == 0) {
        fo_buffer_put_text(b, "0.0");
        return;
    }
    if (d.point <= 0) {
        fo_buffer_put_text(b, "0.");
        fo_buffer_put_repeated(b, '0', (size_t)-d.point);
        fo_buffer_put(b, d.digits, (size_t)d.n);
    } else if (d.n <= d.point) {
        fo_buffer_put(b, d.digits, (size_t)d.n);
        fo_buffer_put_repeated(b, '0', (size_t)(d.point - d.n));
        fo_buffer_put_text(b, ".0");
    } else {
        fo_buffer_put(b, d.digits, (size_t)d.point);
        fo_buffer_put_char(b, '.');
        fo_buffer_put(b, d.digits + d.point, (size_t)(d.n - d.point));
    }
}

static void put_part(FoBuffer *b, double value, FoDtypeKind kind, bool plus) {
    size_t before = b->n;
    put_float(b, value, kind, plus);
    // parts of a complex number drop ".0"
    if (!b->failed && b->n - before > 2 && b->data[b->n - 1] == '0' && b->data[b->n - 2] == '.') b->n -= 2;
}

FoObject *fo_scalar_repr_text(FoObject *self) {
    FoDtype *d = fo_scalar_dtype_of(self);
    if (!d) return fo_repr_generic(self);
    FoComplex128 value = {0, 0};
    if (d->letter != 'f' && d->letter != 'c') {
        FO_AUTO(FoObject) python = fo_scalar_python(self);
        return python ? fo_repr(python) : NULL;
    }
    FoBuffer b = FO_BUFFER_EMPTY;
    if (d->letter == 'f') {
        fo_element_cast(d->kind, ((FoScalar *)self)->bytes, FO_DT_FLOAT64, &value);
        put_float(&b, value.re, d->kind, false);
    } else {
        FoDtypeKind part = d->kind == FO_DT_COMPLEX64 ? FO_DT_FLOAT32 : FO_DT_FLOAT64;
        fo_element_cast(d->kind, ((FoScalar *)self)->bytes, FO_DT_COMPLEX128, &value);
        bool bare = value.re == 0 && !__builtin_signbit(value.re);
        if (!bare) fo_buffer_put_char(&b, '('), put_part(&b, value.re, part, false);
        put_part(&b, value.im, part, !bare);
        fo_buffer_put_text(&b, __builtin_isnan(value.im) || __builtin_isinf(value.im) ? (bare ? "j" : "j)") : bare ? "j" : "j)");
    }
    FoObject *text = b.failed ? fo_raise_no_memory() : (FoObject *)fo_str_from_ascii(b.data, b.n);
    fo_buffer_deinit(&b);
    return text;
}

FoObject *fo_scalar_str_text(FoObject *self) { return self->type->repr(self); }

// ---- attributes

static FoObject *get_dtype(FoObject *self, void *closure) {
    FoDtype *d = fo_scalar_dtype_of(self);
    return d ? (FoObject *)fo_ref(d) : fo_raise(FO_ATTRIBUTE_ERROR, "'%T' object has no attribute 'dtype'", self);
}

static FoObject *get_shape(FoObject *self, void *closure) { return (FoObject *)fo_tuple_new(0); }
static FoObject *get_zero(FoObject *self, void *closure) { return fo_int_from_i64(0); }
static FoObject *get_one(FoObject *self, void *closure) { return fo_int_from_i64(1); }
static FoObject *get_nbytes(FoObject *self, void *closure) {
    FoDtype *d = fo_scalar_dtype_of(self);
    return fo_int_from_i64(d ? d->itemsize : 0);
}

static FoObject *get_self(FoObject *self, void *closure) { return fo_ref(self); }
static FoObject *get_part(FoObject *self, void *closure) {
    FoDtype *d = fo_scalar_dtype_of(self);
    bool imag = closure != NULL;
    FoComplex128 zero = {0, 0};
    if (!d) return fo_new_none();
    if (d->letter != 'c') return imag ? fo_scalar_new(d->kind, &zero) : fo_ref(self);
    FoDtypeKind part = d->kind == FO_DT_COMPLEX64 ? FO_DT_FLOAT32 : FO_DT_FLOAT64;
    return fo_scalar_new(part, ((FoScalar *)self)->bytes + (imag ? d->itemsize / 2 : 0));
}

static FoObject *method_item(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_scalar_python(self); }

static FoObject *method_format(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) value = fo_scalar_dtype_of(self)->kind == FO_DT_BOOL ? fo_str(self) : fo_scalar_python(self);
    return value ? fo_format(value, args[0]) : NULL;
}

const FoNativeDef fo_scalar_methods[] = {
    {"__format__", method_format, 1, 1, 0, "The value formatted as a Python number."},
    {"item", method_item, 0, 1, 0, "The value as a Python number."},
    {"tolist", method_item, 0, 0, 0, "The value as a Python number."},
    {NULL}};
const FoGetSetDef fo_scalar_getsets[] = {
    {"dtype", get_dtype, NULL, "The dtype of the value."},
    {"shape", get_shape, NULL, "()"},
    {"strides", get_shape, NULL, "()"},
    {"ndim", get_zero, NULL, "0"},
    {"size", get_one, NULL, "1"},
    {"itemsize", get_nbytes, NULL, "Bytes of one element."},
    {"nbytes", get_nbytes, NULL, "Bytes of one element."},
    {"T", get_self, NULL, "The value itself."},
    {"real", get_part, NULL, "The real part.", NULL},
    {"imag", get_part, NULL, "The imaginary part.", (void *)1},
    {NULL}};
