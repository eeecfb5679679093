// SPDX-License-Identifier: MIT
// scalar: the objects np.float64, np.int32 …: life, reading and making values, conversion to Python's numbers, the types.
// Arithmetic is in scalar_operators.c.
#include "array/array_private.h"
#include "array/scalar_private.h"
#include "types/container.h"

// ---- life

FO_INLINE size_t scalar_nbytes(FoDtypeKind kind) { return kind == FO_DT_COMPLEX128 ? 32 : 24; }

FoObject *fo_scalar_new(FoDtypeKind kind, const void *element) {
    if (kind == FO_DT_BOOL) return fo_scalar_from_bool(*(const uint8_t *)element != 0);
    FoScalar *s = fo_alloc(scalar_nbytes(kind), FO_MEM_OBJECT);
    if (fo_unlikely(!s)) return fo_raise_no_memory();
    s->head = (FoObject){1, &fo_scalar_types[kind]};
    memcpy(s->bytes, element, fo_dtype_itemsize(kind));
    return (FoObject *)s;
}

FoObject *fo_scalar_from_f64(double value) {
    FoScalar *s = fo_alloc(24, FO_MEM_OBJECT);
    if (fo_unlikely(!s)) return fo_raise_no_memory();
    s->head = (FoObject){1, &fo_scalar_types[FO_DT_FLOAT64]};
    s->f64 = value;
    return (FoObject *)s;
}

FoObject *fo_scalar_from_i64(int64_t value) { return fo_scalar_new(FO_DT_INT64, &value); }

FoObject *fo_scalar_from_bool(bool value) {
    FoArrayState *state = fo_array_state();
    return fo_ref(value ? state->true_scalar : state->false_scalar);
}

static void float64_free(FoObject *self) {
    if (fo_likely(self->type == &fo_scalar_types[FO_DT_FLOAT64])) fo_free(self, 24, FO_MEM_OBJECT);
    else fo_object_free_block(self);
}
static void scalar_free(FoObject *self) {
    if (fo_likely(self->type->array_info != NULL))
        fo_free(self, scalar_nbytes(fo_scalar_dtype(self)->kind), FO_MEM_OBJECT);
    else
        fo_object_free_block(self);
}

// The dtype of an instance of a scalar type or of a class derived from one; NULL for other objects.
FoDtype *fo_scalar_dtype_of(const FoObject *o) {
    if (fo_scalar_check(o)) return fo_scalar_dtype(o);
    if (!(o->type->flags & FO_TYPE_HEAP) || !fo_is_a(o, &fo_generic_type)) return NULL;
    for (int k = 0; k < FO_DT_COUNT; k++)
        if (fo_is_a(o, &fo_scalar_types[k])) return &fo_dtypes[k];
    return NULL;
}

// ---- reading

static bool read_python(FoObject *o, FoDtypeKind *kind, FoComplex128 *element) {
    if (fo_float_check(o)) {
        double value = fo_float_value(o);
        *kind = FO_DT_FLOAT64;
        memcpy(element, &value, 8);
        return true;
    }
    if (o == fo_true || o == fo_false) {
        *kind = FO_DT_BOOL;
        *(uint8_t *)element = o == fo_true;
        return true;
    }
    if (fo_int_check(o)) {
        int64_t value;
        if (fo_int_fits_i64(o, &value)) {
            *kind = FO_DT_INT64;
        } else {
            uint64_t unsigned_value;
            if (fo_int_sign(o) < 0 || fo_int_bit_length(o) > 64 || !fo_int_as_u64(o, &unsigned_value)) return false;
            *kind = FO_DT_UINT64;
            value = (int64_t)unsigned_value;
        }
        memcpy(element, &value, 8);
        return true;
    }
    if (fo_is_a(o, &fo_complex_type)) {
        *kind = FO_DT_COMPLEX128;
        *element = (FoComplex128){((FoComplex *)o)->real, ((FoComplex *)o)->imag};
        return true;
    }
    return false;
}

bool fo_scalar_read(FoObject *o, FoDtypeKind *kind, FoComplex128 *element, bool *is_weak) {
    *element = (FoComplex128){0, 0};
    FoDtype *d = fo_scalar_dtype_of(o);
    *is_weak = d == NULL;
    if (!d) return read_python(o, kind, element);
    *kind = d->kind;
    memcpy(element, ((FoScalar *)o)->bytes, (size_t)d->itemsize);
    return true;
}

static uint32_t cast(FoDtypeKind from, const void *in, FoDtypeKind to, void *out) {
    int64_t strides[2] = {(int64_t)fo_dtype_itemsize(from), (int64_t)fo_dtype_itemsize(to)};
    return fo_kernel_cast(from, to)((char *[]){(char *)(uintptr_t)in, out}, strides, 1, &strides[0]);
}
void fo_element_cast(FoDtypeKind from, const void *in, FoDtypeKind to, void *out) { (void)cast(from, in, to, out); }

// The same for what a script stores: a number beyond a narrower floating-point type is reported as in a cast of arrays.
static bool cast_stored(FoDtypeKind from, const void *in, FoDtypeKind to, void *out) {
    uint32_t status = cast(from, in, to, out);
    return fo_likely(!status) || to < FO_DT_FLOAT16 || fo_errors_report(fo_array_state()->errors, status, "cast");
}

// ---- text elements

static FoObject *get_text(FoDtype *d, const char *element) {
    if (d->letter == 'V') return fo_bytes_new(element, d->itemsize);
    if (d->letter == 'S') {
        int64_t n = d->itemsize;
        while (n > 0 && !element[n - 1]) n--;
        return fo_bytes_new(element, n);
    }
    int64_t n = d->itemsize / 4;
    uint32_t small[64], *points = n <= 64 ? small : fo_alloc((size_t)d->itemsize, FO_MEM_INTERNAL);
    if (!points) return fo_raise_no_memory();
    memcpy(points, element, (size_t)d->itemsize);
    if (d->is_swapped)
        for (int64_t i = 0; i < n; i++) points[i] = __builtin_bswap32(points[i]);
    int64_t used = n;
    while (used > 0 && !points[used - 1]) used--;
    FoObject *text = (FoObject *)fo_str_from_code_points(points, used);
    if (points != small) fo_free(points, (size_t)d->itemsize, FO_MEM_INTERNAL);
    return text;
}

static bool set_text(FoDtype *d, char *element, FoObject *value) {
    if (d->letter == 'U') {
        FO_AUTO(FoObject) text = fo_bytes_check(value)
                                     ? fo_bytes_decode(((FoBytesObject *)value)->data, ((FoBytesObject *)value)->n, "ascii", "strict")
                                     : fo_str(value);
        if (!text) return false;
        for (int64_t i = 0; i < d->itemsize / 4; i++) {
            uint32_t c = i < ((FoStr *)text)->n ? fo_str_at((FoStr *)text, i) : 0;
            if (d->is_swapped) c = __builtin_bswap32(c);
            memcpy(element + 4 * i, &c, 4);
        }
        return true;
    }
    FO_AUTO(FoObject) bytes = NULL;
    if (fo_bytes_check(value)) {
        bytes = fo_ref(value);
    } else {
        FO_AUTO(FoObject) text = fo_str(value);
        bytes = text ? fo_str_encode((FoStr *)text, "ascii", "strict") : NULL;
    }
    if (!bytes) return false;
    int64_t n = ((FoBytesObject *)bytes)->n < d->itemsize ? ((FoBytesObject *)bytes)->n : d->itemsize;
    memcpy(element, ((FoBytesObject *)bytes)->data, (size_t)n);
    memset(element + n, 0, (size_t)(d->itemsize - n));
    return true;
}

// ---- elements of memory

FoObject *fo_dtype_get_scalar(FoDtype *d, const char *element) {
    if (d->kind == FO_DT_NONE) return get_text(d, element);
    if (fo_likely(!d->is_swapped)) return fo_scalar_new(d->kind, element);
    char bytes[16];
    memcpy(bytes, element, (size_t)d->itemsize);
    fo_dtype_swap_bytes(d, bytes);
    return fo_scalar_new(d->kind, bytes);
}

FoObject *fo_dtype_get_python(FoDtype *d, const char *element) {
    if (d->kind == FO_DT_NONE) return get_text(d, element);
    FoComplex128 raw, value;
    memcpy(&raw, element, (size_t)d->itemsize);
    if (d->is_swapped) fo_dtype_swap_bytes(d, (char *)&raw);
    int64_t whole;
    double number;
    switch (d->letter) {
    case 'b': return fo_bool_new(*(uint8_t *)&raw != 0);
    case 'u':
    case 'i':
        fo_element_cast(d->kind, &raw, d->letter == 'u' ? FO_DT_UINT64 : FO_DT_INT64, &whole);
        return d->letter == 'u' ? fo_int_from_u64((uint64_t)whole) : fo_int_from_i64(whole);
    case 'f': fo_element_cast(d->kind, &raw, FO_DT_FLOAT64, &number); return fo_float_new(number);
    default: fo_element_cast(d->kind, &raw, FO_DT_COMPLEX128, &value); return fo_complex_new(value.re, value.im);
    }
}

// An int out of the range of 64 bits, for an element of kind.
static bool set_from_big_int(FoDtypeKind kind, void *out, FoObject *value) {
    if (fo_dtype_is_float(kind) || fo_dtype_is_complex(kind)) {
        double number;
        if (!fo_int_as_double(value, &number)) return false;
        fo_element_cast(FO_DT_FLOAT64, &number, kind, out);
        return true;
    }
    if (kind == FO_DT_BOOL) return *(uint8_t *)out = 1, true;
    return fo_fail(FO_OVERFLOW_ERROR, "Python int too large to convert to C long");
}

static bool set_from_text(FoDtype *d, void *out, FoObject *value) {
    FO_AUTO(FoObject) number = NULL;
    FoObject *type = (FoObject *)(d->letter == 'f' ? &fo_float_type : d->letter == 'c' ? &fo_complex_type : &fo_int_type);
    if (d->kind == FO_DT_BOOL) {
        bool truth;
        if (!fo_is_true(value, &truth)) return false;
        *(uint8_t *)out = truth;
        return true;
    }
    number = fo_call1(type, value);
    return number && fo_dtype_set_element(fo_dtype_peek(d->kind), out, number);
}

// A Python int that an integer type cannot hold is cut, and that will be an error one day.
static bool warn_when_cut(FoDtype *d, FoDtypeKind kind, const FoComplex128 *element, FoObject *value) {
    FoComplex128 cut = {0, 0}, back = {0, 0};
    int64_t whole;
    memcpy(&whole, element, 8);
    bool changes_sign = kind == FO_DT_INT64 && whole < 0 && fo_dtype_is_unsigned(d->kind);
    fo_element_cast(kind, element, d->kind, &cut);
    fo_element_cast(d->kind, &cut, kind, &back);
    if (fo_likely(!changes_sign && !memcmp(&back, element, 8))) return true;
    FO_AUTO(FoStr) name = fo_dtype_name(d);
    return name &&
           fo_warn(
               FO_DEPRECATION_WARNING,
               "NumPy will stop allowing conversion of out-of-bound Python integers to integer arrays.  The conversion of %R to %S will fail in the future.\n"
               "For the old behavior, usually:\n    np.array(value).astype(dtype)`\nwill give the desired result (the cast overflows).",
               value, name);
}

static bool set_number(FoDtype *d, void *out, FoObject *value) {
    FoDtypeKind kind;
    FoComplex128 element;
    bool is_weak;
    if (fo_scalar_read(value, &kind, &element, &is_weak)) {
        bool bad = fo_dtype_is_complex(kind) && !fo_dtype_is_complex(d->kind);
        if (bad && is_weak && d->kind != FO_DT_BOOL)
            return fo_fail(FO_TYPE_ERROR,
                           d->letter == 'f' ? "float() argument must be a string or a real number, not '%T'"
                                            : "int() argument must be a string, a bytes-like object or a real number, not '%T'",
                           value);
        if (is_weak && kind == FO_DT_FLOAT64 && fo_dtype_is_integer(d->kind)) {
            double number;
            memcpy(&number, &element, 8);
            if (__builtin_isnan(number)) return fo_fail(FO_VALUE_ERROR, "cannot convert float NaN to integer");
            if (__builtin_isinf(number)) return fo_fail(FO_OVERFLOW_ERROR, "cannot convert float infinity to integer");
        }
        if (is_weak && kind == FO_DT_UINT64 && fo_dtype_is_integer(d->kind) && d->kind != FO_DT_UINT64)
            return fo_fail(FO_OVERFLOW_ERROR, "Python int too large to convert to C long");
        if (is_weak && (kind == FO_DT_INT64 || kind == FO_DT_UINT64) && fo_dtype_is_integer(d->kind) && !warn_when_cut(d, kind, &element, value))
            return false;
        return cast_stored(kind, &element, d->kind, out);
    }
    if (fo_int_check(value)) return set_from_big_int(d->kind, out, value);
    if (fo_str_check(value) || fo_bytes_check(value)) return set_from_text(d, out, value);
    if (fo_array_check(value)) {
        FoArray *a = (FoArray *)value;
        if (a->n_items != 1) return fo_fail(FO_VALUE_ERROR, "setting an array element with a sequence.");
        if (!fo_array_settle(a) || !fo_array_prepare_read(a)) return false;
        FO_AUTO(FoObject) scalar = fo_dtype_get_scalar(a->dtype, a->data);
        return scalar && set_number(d, out, scalar);
    }
    FO_AUTO(FoObject) number = NULL;
    if (fo_list_check(value) || fo_tuple_check(value)) return fo_fail(FO_VALUE_ERROR, "setting an array element with a sequence.");
    if (d->kind == FO_DT_BOOL) {
        bool truth;
        if (!fo_is_true(value, &truth)) return false;
        *(uint8_t *)out = truth;
        return true;
    }
    double x;
    if (fo_has_index(value)) {
        number = fo_index(value);
        return number && set_number(d, out, number);
    }
    if (d->letter == 'c') {
        FoComplex128 parts;
        if (!fo_complex_as_parts(value, &parts.re, &parts.im)) return false;
        fo_element_cast(FO_DT_COMPLEX128, &parts, d->kind, out);
        return true;
    }
    if (d->letter != 'f') {
        number = fo_int_from_object(value);
        return number && set_number(d, out, number);
    }
    if (value == fo_none) {
        x = __builtin_nan("");
    } else if (!fo_as_double(value, &x)) {
        bool refused = fo_error_matches_kind(FO_TYPE_ERROR) && !value->type->as_float;
        return refused && fo_fail(FO_TYPE_ERROR, "float() argument must be a string or a real number, not '%T'", value);
    }
    fo_element_cast(FO_DT_FLOAT64, &x, d->kind, out);
    return true;
}

bool fo_dtype_set_element(FoDtype *d, char *element, FoObject *value) {
    if (d->kind == FO_DT_NONE) return set_text(d, element, value);
    FoComplex128 out = {0, 0};
    if (!set_number(d, &out, value)) return false;
    if (d->is_swapped) fo_dtype_swap_bytes(d, (char *)&out);
    memcpy(element, &out, (size_t)d->itemsize);
    return true;
}

// ---- conversions

FoObject *fo_scalar_python(FoObject *self) {
    FoDtype *d = fo_scalar_dtype_of(self);
    return d ? fo_dtype_get_python(d, ((FoScalar *)self)->bytes) : fo_raise(FO_TYPE_ERROR, "cannot convert a '%T' object", self);
}

static bool scalar_truth(FoObject *self, bool *truth) {
    FoDtype *d = fo_scalar_dtype_of(self);
    uint8_t value = 0;
    if (d) fo_element_cast(d->kind, ((FoScalar *)self)->bytes, FO_DT_BOOL, &value);
    *truth = value != 0;
    return true;
}

static bool scalar_hash(FoObject *self, int64_t *hash) {
    FO_AUTO(FoObject) value = fo_scalar_python(self);
    return value && fo_hash(value, hash);
}

static bool is_complex(FoObject *self) {
    FoDtype *d = fo_scalar_dtype_of(self);
    return d && d->letter == 'c';
}

static bool warn_complex(void) {
    return fo_warn(FO_RUNTIME_WARNING, "Casting complex values to real discards the imaginary part");
}

static FoObject *scalar_as_float(FoObject *self) {
    FO_AUTO(FoObject) value = fo_scalar_python(self);
    double x;
    if (value && is_complex(self)) {
        if (!warn_complex()) return NULL;
        return fo_float_new(((FoComplex *)value)->real);
    }
    if (!value || !fo_as_double(value, &x)) return NULL;
    return fo_float_new(x);
}

static FoObject *scalar_as_int(FoObject *self) {
    FO_AUTO(FoObject) value = fo_scalar_python(self);
    if (!value) return NULL;
    if (is_complex(self)) return warn_complex() ? fo_int_from_double(((FoComplex *)value)->real) : NULL;
    return fo_int_from_object(value);
}

static FoObject *scalar_as_index(FoObject *self) {
    FO_AUTO(FoObject) value = fo_scalar_python(self);
    return value ? fo_index(value) : NULL;
}

// ---- constructors: np.float64(x)

static FoObject *scalar_new_slot(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoType *known = type;
    while (known && !known->array_info) known = known->base;
    if (!known) return fo_raise(FO_TYPE_ERROR, "cannot create '%N' instances", type);
    if (!fo_args_no_keywords(type->name, kwnames) || !fo_args_count(type->name, n, 0, 2)) return NULL;
    FoDtype *d = known->array_info;
    FoComplex128 element = {0, 0};
    if (n == 2 && d->letter == 'c') {
        if (!fo_as_double(args[0], &element.re) || !fo_as_double(args[1], &element.im)) return NULL;
        FoComplex128 whole = element;
        fo_element_cast(FO_DT_COMPLEX128, &whole, d->kind, &element);
    } else if (n) {
        // a sequence or an array with several elements makes an array
        bool many = fo_list_check(args[0]) || fo_tuple_check(args[0]) || (fo_array_check(args[0]) && ((FoArray *)args[0])->ndim > 0);
        if (many) return (FoObject *)fo_array_from_object(args[0], d);
        if (args[0] == fo_none && d->kind == FO_DT_FLOAT64) element.re = __builtin_nan("");
        else if (!fo_dtype_set_element(d, (char *)&element, args[0])) return NULL;
    }
    if (type == known) return fo_scalar_new(d->kind, &element);
    FoScalar *s = (FoScalar *)fo_object_new(type, 0);
    if (!s) return NULL;
    memcpy(s->bytes, &element, (size_t)d->itemsize);
    if (type->flags & FO_TYPE_GC) fo_gc_track((FoObject *)s);
    return (FoObject *)s;
}

// ---- the types

#define ABSTRACT(variable, text, parent)                                                                       \
    FoType variable = {.head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}}, .name = "numpy." text, .basic_nbytes = 24,     \
                       .flags = FO_TYPE_BASE, .base = parent, .free = scalar_free, .doc = "Abstract base class of NumPy's scalar types."};
FoType fo_generic_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.generic",
    .basic_nbytes = 24,
    .flags = FO_TYPE_BASE,
    .free = scalar_free,
    .repr = fo_scalar_repr_text,
    .str = fo_scalar_str_text,
    .hash = scalar_hash,
    .truth = scalar_truth,
    .compare = fo_scalar_compare,
    .doc = "Base class for numpy scalar types.",
#define X(name, text, method) [FO_OP_##name] = fo_scalar_##method,
    .binary = {FO_BINARY_OPS(X)[FO_OP_DIVMOD] = fo_scalar_divmod},
#undef X
    .negative = fo_scalar_negative,
    .positive = fo_scalar_positive,
    .absolute = fo_scalar_absolute,
    .invert = fo_scalar_invert,
    .as_int = scalar_as_int,
    .as_float = scalar_as_float,
    .get_item = fo_scalar_get_item,
    .methods = fo_scalar_methods,
    .getsets = fo_scalar_getsets,
};
ABSTRACT(fo_number_type, "number", &fo_generic_type)
ABSTRACT(fo_integer_type, "integer", &fo_number_type)
ABSTRACT(fo_signed_type, "signedinteger", &fo_integer_type)
ABSTRACT(fo_unsigned_type, "unsignedinteger", &fo_integer_type)
ABSTRACT(fo_inexact_type, "inexact", &fo_number_type)
ABSTRACT(fo_floating_type, "floating", &fo_inexact_type)
ABSTRACT(fo_complexfloating_type, "complexfloating", &fo_inexact_type)

FoType fo_scalar_types[FO_DT_COUNT]; // filled at start-up from the list of dtypes

static FoType *parent_of(FoDtypeKind kind) {
    switch (fo_dtype_facts[kind].kind) {
    case 'b': return &fo_generic_type;
    case 'i': return &fo_signed_type;
    case 'u': return &fo_unsigned_type;
    case 'f': return &fo_floating_type;
    default: return &fo_complexfloating_type;
    }
}

static bool make_type(FoDtypeKind kind) {
    static const char *const names[] = {
#define FO_DTYPE(NAME, name, itemsize, kind, type, ctype) "numpy." name,
#include "array/dtype_kind.def"
#undef FO_DTYPE
    };
    FoType *t = &fo_scalar_types[kind], *parent = parent_of(kind);
    if (t->flags & FO_TYPE_READY) return true;
    t->head.head = (FoObject){FO_SHARED_REFCOUNT, &fo_type_type};
    t->name = kind == FO_DT_BOOL ? "numpy.bool_" : names[kind];
    t->basic_nbytes = (int64_t)scalar_nbytes(kind);
    t->flags = kind == FO_DT_BOOL ? 0 : FO_TYPE_BASE;
    t->doc = "A scalar of NumPy.";
    t->array_info = &fo_dtypes[kind];
    t->free = kind == FO_DT_FLOAT64 ? float64_free : scalar_free;
    t->new_ = scalar_new_slot;
    t->base = parent;
    if (fo_dtype_is_integer(kind)) t->as_index = scalar_as_index;
    FoType *python = kind == FO_DT_FLOAT64 ? &fo_float_type : kind == FO_DT_COMPLEX128 ? &fo_complex_type : NULL;
    // the slots that Python's own type would otherwise give first
    t->repr = fo_generic_type.repr, t->str = fo_generic_type.str;
    t->hash = fo_generic_type.hash, t->compare = fo_generic_type.compare;
    if (!parent->mro && !fo_type_ready(parent)) return false;
    if (python) {
        t->base = python;
        if (kind == FO_DT_FLOAT64) t->flags |= FO_TYPE_FLOAT;
        if (!(t->bases = fo_tuple_pack(2, (FoObject *)parent, (FoObject *)python))) return false;
    }
    return fo_type_ready(t);
}

static bool make_bool(bool value, FoObject **slot) {
    if (*slot) return true;
    FoScalar *s = fo_alloc(24, FO_MEM_OBJECT);
    if (!s) return fo_fail_no_memory();
    s->head = (FoObject){1, &fo_scalar_types[FO_DT_BOOL]};
    s->i64 = value;
    *slot = (FoObject *)s;
    return true;
}

bool fo_scalar_init(void) {
    FoType *const abstract[] = {&fo_generic_type, &fo_number_type, &fo_integer_type, &fo_signed_type, &fo_unsigned_type,
                                &fo_inexact_type, &fo_floating_type, &fo_complexfloating_type};
    for (size_t k = 0; k < FO_COUNT_OF(abstract); k++)
        if (!fo_type_ready(abstract[k])) return false;
    if (!fo_type_add_defs(&fo_generic_type, &fo_scalar_more_methods[0], &fo_scalar_more_getsets[0])) return false;
    for (int k = 0; k < FO_DT_COUNT; k++)
        if (!make_type((FoDtypeKind)k)) return false;
    FoArrayState *state = fo_array_state();
    return make_bool(true, &state->true_scalar) && make_bool(false, &state->false_scalar);
}
