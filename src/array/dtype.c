// SPDX-License-Identifier: MIT
// dtype: element types as objects. The numeric ones are static; text and void dtypes are made when asked for.
#include "array/array_private.h"

#define FO_DTYPE(NAME, NAME_TEXT, ITEMSIZE, KIND, TYPE, CTYPE)                                                 \
    {.head = {FO_SHARED_REFCOUNT, &fo_dtype_classes[FO_DT_##NAME]}, .kind = FO_DT_##NAME, .letter = KIND, .order = ITEMSIZE == 1 ? '|' : '=', \
     .alignment = KIND == 'c' ? ITEMSIZE / 2 : ITEMSIZE, .itemsize = ITEMSIZE, .scalar_type = &fo_scalar_types[FO_DT_##NAME]},
FoDtype fo_dtypes[FO_DT_COUNT] = {
#include "array/dtype_kind.def"
};
#undef FO_DTYPE
#define FO_DTYPE(NAME, NAME_TEXT, ITEMSIZE, KIND, TYPE, CTYPE)                                                 \
    {.head = {FO_SHARED_REFCOUNT, &fo_dtype_classes[FO_DT_##NAME]}, .kind = FO_DT_##NAME, .letter = KIND, .order = ITEMSIZE == 1 ? '|' : '>', \
     .is_swapped = ITEMSIZE != 1, .alignment = KIND == 'c' ? ITEMSIZE / 2 : ITEMSIZE, .itemsize = ITEMSIZE,                  \
     .scalar_type = &fo_scalar_types[FO_DT_##NAME]},
FoDtype fo_dtypes_swapped[FO_DT_COUNT] = {
#include "array/dtype_kind.def"
};
#undef FO_DTYPE

// ---- making

FoDtype *fo_dtype_new_text(char letter, int64_t n) {
    int64_t unit = letter == 'U' ? 4 : 1, itemsize;
    if (!fo_mul_i64(n, unit, &itemsize) || itemsize > INT32_MAX) return fo_raise(FO_VALUE_ERROR, "dtype item size is too large");
    FoDtype *d = fo_alloc(sizeof *d, FO_MEM_OBJECT);
    if (!d) return fo_raise_no_memory();
    int class = FO_DT_COUNT + (letter == 'U' ? 0 : letter == 'S' ? 1 : 2);
    *d = (FoDtype){.head = {1, &fo_dtype_classes[class]}, .kind = FO_DT_NONE, .letter = letter, .order = letter == 'U' ? '=' : '|',
                   .alignment = (uint8_t)unit, .itemsize = itemsize};
    return d;
}

static FoDtype *new_swapped_text(FoDtype *from) {
    FoDtype *d = fo_dtype_new_text(from->letter, from->itemsize / (from->letter == 'U' ? 4 : 1));
    if (d && d->letter == 'U') d->is_swapped = !from->is_swapped, d->order = d->is_swapped ? '>' : '=';
    return d;
}

FoDtype *fo_dtype_common(FoDtype *a, FoDtype *b) {
    if (a->kind != FO_DT_NONE && b->kind != FO_DT_NONE) return fo_ref(fo_dtype_peek(fo_dtype_promote(a->kind, b->kind)));
    static const uint8_t room[FO_DT_COUNT + 1] = {5, 4, 3, 6, 5, 11, 10, 21, 20, 32, 32, 32, 64, 64, 0};
    char letter = a->letter == 'U' || b->letter == 'U' ? 'U' : a->kind == FO_DT_NONE ? a->letter : b->letter;
    int64_t x = a->kind == FO_DT_NONE ? a->itemsize / (a->letter == 'U' ? 4 : 1) : room[a->kind];
    int64_t y = b->kind == FO_DT_NONE ? b->itemsize / (b->letter == 'U' ? 4 : 1) : room[b->kind];
    return fo_dtype_new_text(letter, x > y ? x : y);
}

FoDtype *fo_dtype_native(FoDtype *d) {
    if (!d->is_swapped) return fo_ref(d);
    return d->kind == FO_DT_NONE ? new_swapped_text(d) : fo_ref(&fo_dtypes[d->kind]);
}

static FoDtype *dtype_swapped(FoDtype *d) {
    if (d->kind == FO_DT_NONE) return d->letter == 'U' ? new_swapped_text(d) : fo_ref(d);
    if (d->itemsize == 1) return fo_ref(d);
    return fo_ref(d->is_swapped ? &fo_dtypes[d->kind] : &fo_dtypes_swapped[d->kind]);
}

static bool read_count(const char *text, size_t n, int64_t *count) {
    *count = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9' || *count > INT32_MAX) return false;
        *count = 10 * *count + (text[i] - '0');
    }
    return true;
}

FoDtype *fo_dtype_from_descr(const char *text, size_t n) {
    char order = '=';
    int64_t count;
    if (n && strchr("<>=|", text[0])) order = *text++, n--;
    if (n && (text[0] == 'S' || text[0] == 'U' || text[0] == 'V' || text[0] == 'a') && read_count(text + 1, n - 1, &count)) {
        FoDtype *d = fo_dtype_new_text(text[0] == 'a' ? 'S' : text[0], count);
        if (d && order == '>' && d->letter == 'U') d->is_swapped = true, d->order = '>';
        return d;
    }
    if (n == 3 && !memcmp(text, "str", 3)) return fo_dtype_new_text('U', 0);
    if (n == 5 && !memcmp(text, "bytes", 5)) return fo_dtype_new_text('S', 0);
    FoDtypeKind kind = fo_dtype_from_text(text, n);
    if (kind == FO_DT_NONE) return NULL;
    return fo_ref(order == '>' ? &fo_dtypes_swapped[kind] : &fo_dtypes[kind]);
}

static FoDtype *dtype_from_str(FoStr *s) {
    size_t n;
    const char *text = fo_str_utf8(s, &n);
    if (!text) return NULL;
    FoDtype *d = n < 64 ? fo_dtype_from_descr(text, n) : NULL;
    if (d || fo_error_is_pending()) return d;
    if ((n == 1 && *text == 'O') || !strcmp(text, "object"))
        return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "arrays of objects (dtype 'object') are not supported");
    if (strchr(text, ',') || strchr(text, '('))
        return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "structured data types are not supported: %R", s);
    return fo_raise(FO_TYPE_ERROR, "data type %R not understood", s);
}

static FoDtype *dtype_from_type(FoType *t) {
    if (t->array_info) return fo_ref((FoDtype *)t->array_info);
    if (t == &fo_float_type || t == &fo_floating_type || t == &fo_inexact_type || t == &fo_number_type) return fo_ref(&fo_dtypes[FO_DT_FLOAT64]);
    if (t == &fo_int_type || t == &fo_integer_type || t == &fo_signed_type) return fo_ref(&fo_dtypes[FO_DT_INT64]);
    if (t == &fo_unsigned_type) return fo_ref(&fo_dtypes[FO_DT_UINT64]);
    if (t == &fo_bool_type) return fo_ref(&fo_dtypes[FO_DT_BOOL]);
    if (t == &fo_complex_type || t == &fo_complexfloating_type) return fo_ref(&fo_dtypes[FO_DT_COMPLEX128]);
    if (t == &fo_str_type) return fo_dtype_new_text('U', 0);
    if (t == &fo_bytes_type) return fo_dtype_new_text('S', 0);
    if (t == &fo_object_type) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "arrays of objects (dtype 'object') are not supported");
    return fo_raise(FO_TYPE_ERROR, "Cannot interpret '%R' as a data type", t);
}

FoDtype *fo_dtype_from_object(FoObject *o) {
    if (fo_dtype_check(o)) return (FoDtype *)fo_ref(o);
    if (o == fo_none) return fo_ref(&fo_dtypes[FO_DT_FLOAT64]);
    if (fo_str_check(o)) return dtype_from_str((FoStr *)o);
    if (fo_has_flag(o, FO_TYPE_TYPE)) return dtype_from_type((FoType *)o);
    if (fo_list_check(o) || (fo_tuple_check(o) && ((FoTuple *)o)->n))
        return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "structured data types are not supported: %R", o);
    if (fo_bytes_check(o)) {
        FoDtype *d = fo_dtype_from_descr(((FoBytesObject *)o)->data, (size_t)((FoBytesObject *)o)->n);
        if (d || fo_error_is_pending()) return d;
    }
    FO_AUTO(FoObject) inner = NULL;
    FO_AUTO(FoStr) name = fo_str_intern("dtype");
    if (!name || !fo_find_attr(o, name, &inner)) return NULL;
    if (inner && fo_dtype_check(inner)) return (FoDtype *)fo_take(inner);
    return fo_raise(FO_TYPE_ERROR, "Cannot interpret '%R' as a data type", o);
}

bool fo_dtype_optional(FoObject *o, FoDtype **out) {
    *out = NULL;
    return !o || o == fo_none || (*out = fo_dtype_from_object(o)) != NULL;
}

bool fo_dtype_equal(const FoDtype *a, const FoDtype *b) {
    return a == b || (a->kind == b->kind && a->is_swapped == b->is_swapped && a->letter == b->letter && a->itemsize == b->itemsize);
}

void fo_dtype_swap_bytes(const FoDtype *d, char *element) {
    int64_t unit = d->letter == 'c' ? d->itemsize / 2 : d->letter == 'U' ? 4 : d->itemsize;
    if (d->letter == 'S' || d->letter == 'V' || unit < 2) return;
    for (int64_t at = 0; at < d->itemsize; at += unit)
        for (int64_t k = 0; k < unit / 2; k++) {
            char c = element[at + k];
            element[at + k] = element[at + unit - 1 - k];
            element[at + unit - 1 - k] = c;
        }
}

// ---- text

static int64_t text_length(const FoDtype *d) { return d->itemsize / (d->letter == 'U' ? 4 : 1); }

FoStr *fo_dtype_descr(const FoDtype *d) {
    char order = d->order == '=' ? '<' : d->order;
    return fo_str_printf("%c%c%lld", order, d->letter, (long long)(d->kind == FO_DT_NONE ? text_length(d) : d->itemsize));
}

FoStr *fo_dtype_name(const FoDtype *d) {
    if (d->kind != FO_DT_NONE) return fo_str_from_text(fo_dtype_facts[d->kind].name);
    const char *base = d->letter == 'U' ? "str" : d->letter == 'S' ? "bytes" : "void";
    return d->itemsize ? fo_str_printf("%s%lld", base, (long long)d->itemsize * 8) : fo_str_from_text(base);
}

static FoObject *dtype_str(FoObject *self) {
    FoDtype *d = (FoDtype *)self;
    return (FoObject *)(d->kind == FO_DT_NONE || d->is_swapped ? fo_dtype_descr(d) : fo_dtype_name(d));
}

static FoObject *dtype_repr(FoObject *self) {
    FoDtype *d = (FoDtype *)self;
    if (d->kind == FO_DT_NONE && d->order == '|') return (FoObject *)fo_str_printf("dtype('%c%lld')", d->letter, (long long)d->itemsize);
    FO_AUTO(FoObject) text = dtype_str(self);
    return text ? (FoObject *)fo_str_printf("dtype('%S')", text) : NULL;
}

// ---- attributes

static FoObject *get_name(FoObject *self, void *closure) { return (FoObject *)fo_dtype_name((FoDtype *)self); }
static FoObject *get_str(FoObject *self, void *closure) { return (FoObject *)fo_dtype_descr((FoDtype *)self); }
static FoObject *get_kind(FoObject *self, void *closure) { return (FoObject *)fo_str_from_char((uint32_t)((FoDtype *)self)->letter); }
static FoObject *get_char(FoObject *self, void *closure) {
    FoDtype *d = (FoDtype *)self;
    return (FoObject *)fo_str_from_char((uint32_t)(d->kind == FO_DT_NONE ? d->letter : fo_dtype_facts[d->kind].type));
}
static FoObject *get_order(FoObject *self, void *closure) { return (FoObject *)fo_str_from_char((uint32_t)((FoDtype *)self)->order); }
static FoObject *get_itemsize(FoObject *self, void *closure) { return fo_int_from_i64(((FoDtype *)self)->itemsize); }
static FoObject *get_alignment(FoObject *self, void *closure) { return fo_int_from_i64(((FoDtype *)self)->alignment); }
static FoObject *get_type(FoObject *self, void *closure) {
    FoDtype *d = (FoDtype *)self;
    FoType *type = d->scalar_type ? d->scalar_type : d->letter == 'U' ? &fo_str_type : &fo_bytes_type;
    return fo_ref_object((FoObject *)type);
}
static FoObject *get_num(FoObject *self, void *closure) {
    static const int8_t numbers[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 23, 11, 12, 14, 15};
    FoDtype *d = (FoDtype *)self;
    return fo_int_from_i64(d->kind != FO_DT_NONE ? numbers[d->kind] : d->letter == 'S' ? 18 : d->letter == 'U' ? 19 : 20);
}
static FoObject *get_native(FoObject *self, void *closure) { return fo_bool_new(!((FoDtype *)self)->is_swapped); }
static FoObject *get_none(FoObject *self, void *closure) { return fo_new_none(); }
static FoObject *get_zero(FoObject *self, void *closure) { return fo_int_from_i64(0); }
static FoObject *get_false(FoObject *self, void *closure) { return fo_bool_new(false); }
static FoObject *get_self(FoObject *self, void *closure) { return fo_ref(self); }
static FoObject *get_shape(FoObject *self, void *closure) { return (FoObject *)fo_tuple_new(0); }
static FoObject *get_descr(FoObject *self, void *closure) {
    FO_AUTO(FoStr) text = fo_dtype_descr((FoDtype *)self);
    FO_AUTO(FoTuple) pair = text ? fo_tuple_pack(2, (FoObject *)fo_rt->empty_str, (FoObject *)text) : NULL;
    return pair ? (FoObject *)fo_list_from_items((FoObject *[]){(FoObject *)pair}, 1) : NULL;
}

static FoObject *get_is_builtin(FoObject *self, void *closure) { return fo_int_from_i64(!((FoDtype *)self)->is_swapped); }

static FoObject *dtype_newbyteorder(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    char c = 'S';
    if (n) {
        const char *text = fo_str_check(args[0]) ? fo_str_utf8((FoStr *)args[0], NULL) : NULL;
        if (!text || !*text) return fo_raise(FO_VALUE_ERROR, "byteorder not recognized (got %R)", args[0]);
        c = *text;
    }
    FoDtype *d = (FoDtype *)self;
    switch (c) {
    case 'S': case 's': return (FoObject *)dtype_swapped(d);
    case '>': case 'B': case 'b': return (FoObject *)(d->is_swapped ? fo_ref(d) : dtype_swapped(d));
    case '<': case 'L': case 'l': case '=': case 'N': case 'n': return (FoObject *)(d->is_swapped ? dtype_swapped(d) : fo_ref(d));
    case '|': case 'I': case 'i': return fo_ref(self);
    default: return fo_raise(FO_VALUE_ERROR, "byteorder not recognized (got %R)", args[0]);
    }
}
static FoObject *dtype_reduce_refused(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_raise(FO_TYPE_ERROR, "pickling is not supported");
}

static const FoNativeDef dtype_methods[] = {
    {"__class_getitem__", fo_array_class_getitem, 1, 1, FO_NATIVE_CLASS, "Return a parametrized wrapper around the dtype type."},
    {"newbyteorder", dtype_newbyteorder, 0, 1, 0, "Return a new dtype with a different byte order."},
    {"__reduce__", dtype_reduce_refused, 0, 0, 0, "Not supported."},
    {NULL}};
static const FoGetSetDef dtype_getsets[] = {
    {"name", get_name, NULL, "A bit-width name for this data-type."},
    {"str", get_str, NULL, "The array-protocol typestring of this data-type object."},
    {"kind", get_kind, NULL, "A character code identifying the general kind of data."},
    {"char", get_char, NULL, "A unique character code for each built-in type."},
    {"byteorder", get_order, NULL, "A character indicating the byte-order."},
    {"itemsize", get_itemsize, NULL, "The element size of this data-type object."},
    {"alignment", get_alignment, NULL, "The required alignment (bytes) of this data-type."},
    {"type", get_type, NULL, "The type object used to instantiate a scalar of this data-type."},
    {"num", get_num, NULL, "A unique number for each built-in type."},
    {"isnative", get_native, NULL, "Is the byte order the machine's?"},
    {"fields", get_none, NULL, "None: no named fields."},
    {"names", get_none, NULL, "None: no named fields."},
    {"subdtype", get_none, NULL, "None: no sub-arrays."},
    {"metadata", get_none, NULL, "None."},
    {"shape", get_shape, NULL, "()"},
    {"ndim", get_zero, NULL, "0"},
    {"flags", get_zero, NULL, "0"},
    {"hasobject", get_false, NULL, "False: no references in memory."},
    {"isalignedstruct", get_false, NULL, "False."},
    {"isbuiltin", get_is_builtin, NULL, "1"},
    {"base", get_self, NULL, "The dtype itself."},
    {"descr", get_descr, NULL, "Array-interface description."},
    {NULL}};

// ---- slots

static FoObject *dtype_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    FO_AUTO(FoDtype) other = NULL;
    if (!fo_dtype_check(b)) {
        other = fo_dtype_from_object(b);
        if (!other) {
            if (!fo_error_matches_kind(FO_TYPE_ERROR) && !fo_error_matches_kind(FO_NOT_IMPLEMENTED_ERROR)) return NULL;
            fo_error_clear();
            return fo_new_not_implemented();
        }
    } else {
        other = (FoDtype *)fo_ref(b);
    }
    FoDtype *self = (FoDtype *)a;
    bool equal = fo_dtype_equal(self, other);
    if (op == FO_EQ || op == FO_NE) return fo_bool_new(equal == (op == FO_EQ));
    if (self->kind == FO_DT_NONE || other->kind == FO_DT_NONE) return fo_new_not_implemented();
    bool up = fo_dtype_can_cast(self->kind, other->kind, FO_CAST_SAFE), down = fo_dtype_can_cast(other->kind, self->kind, FO_CAST_SAFE);
    return fo_bool_new(op == FO_LE ? up : op == FO_GE ? down : op == FO_LT ? up && !equal : down && !equal);
}

static bool dtype_hash(FoObject *self, int64_t *hash) {
    FoDtype *d = (FoDtype *)self;
    *hash = (int64_t)((uint64_t)(d->letter * 1000003 + d->itemsize * 31 + d->is_swapped + 7) * 0x9E3779B97F4A7C15u >> 2);
    return true;
}

static FoObject *dtype_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"dtype", "align", "copy"};
    static const FoParams params = {"dtype", names, 3, 1, 0, 3};
    FoObject *given[3];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    return (FoObject *)fo_dtype_from_object(given[0]);
}

static bool dtype_truth(FoObject *self, bool *truth) {
    *truth = true;
    return true;
}
static bool dtype_len(FoObject *self, int64_t *n) { // of fields
    *n = 0;
    return true;
}
static void dtype_free(FoObject *self) { fo_free(self, sizeof(FoDtype), FO_MEM_OBJECT); }

FoType fo_dtype_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.dtype",
    .basic_nbytes = sizeof(FoDtype),
    .doc = "dtype(dtype, align=False, copy=False)\n--\n\nCreate a data type object.",
    .free = dtype_free,
    .new_ = dtype_new,
    .len = dtype_len,
    .truth = dtype_truth,
    .repr = dtype_repr,
    .str = dtype_str,
    .hash = dtype_hash,
    .compare = dtype_compare,
    .methods = dtype_methods,
    .getsets = dtype_getsets,
};

#define DTYPE_CLASS(name_) {.head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}}, .name = "numpy.dtype[" name_ "]", .basic_nbytes = sizeof(FoDtype), .base = &fo_dtype_type}
#define FO_DTYPE(NAME, NAME_TEXT, ITEMSIZE, KIND, TYPE, CTYPE) [FO_DT_##NAME] = DTYPE_CLASS(NAME_TEXT),
FoType fo_dtype_classes[FO_DT_CLASSES] = {
#include "array/dtype_kind.def"
    [FO_DT_COUNT] = DTYPE_CLASS("str_"), [FO_DT_COUNT + 1] = DTYPE_CLASS("bytes_"), [FO_DT_COUNT + 2] = DTYPE_CLASS("void"),
};
#undef FO_DTYPE

bool fo_dtype_init(void) {
    fo_dtype_classes[FO_DT_BOOL].name = "numpy.dtype[bool_]";
    bool ok = fo_type_ready(&fo_dtype_type);
    for (int k = 0; ok && k < FO_DT_CLASSES; k++) ok = fo_type_ready(&fo_dtype_classes[k]);
    return ok;
}

// ---- loops by dtype, looked up once

bool fo_op_loop_slow(FoOp op, FoDtypeKind kind) {
    FoArrayState *state = fo_array_state();
    if (!state->op_known[op][kind]) state->op_known[op][kind] = fo_op_find(op, kind, &state->op_loop[op][kind]) ? 1 : 2;
    return state->op_known[op][kind] == 1;
}

const FoReduceLoop *fo_reduce_loop(FoReduce reduce, FoDtypeKind kind) {
    FoArrayState *state = fo_array_state();
    int8_t *known = &state->reduce_known[reduce][kind];
    if (!*known) *known = fo_reduce_find(reduce, kind, &state->reduce_loop[reduce][kind]) ? 1 : 2;
    return *known == 1 ? &state->reduce_loop[reduce][kind] : NULL;
}
