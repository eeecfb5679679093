// SPDX-License-Identifier: MIT
// The type numpy.ndarray: slots and attributes; and the type of pending arrays, which computes itself before anybody looks at it.
#include "array/array_private.h"
#include "gc/gc.h"
#include "array/operators.h"
#include "array/subclass.h"

// ---- attributes; self may be pending: shape and dtype are known then, everything about memory is not

#define ARRAY ((FoArray *)self)

static FoObject *get_shape(FoObject *self, void *closure) { return (FoObject *)fo_tuple_from_i64(ARRAY->shape, ARRAY->ndim); }
static FoObject *get_strides(FoObject *self, void *closure) { return (FoObject *)fo_array_shape_tuple(ARRAY->ndim, fo_array_strides(ARRAY)); }
static FoObject *get_ndim(FoObject *self, void *closure) { return fo_int_from_i64(ARRAY->ndim); }
static FoObject *get_size(FoObject *self, void *closure) { return fo_int_from_i64(ARRAY->n_items); }
static FoObject *get_itemsize(FoObject *self, void *closure) { return fo_int_from_i64(ARRAY->dtype->itemsize); }
static FoObject *get_nbytes(FoObject *self, void *closure) { return fo_int_from_i64(fo_array_nbytes(ARRAY)); }
static FoObject *get_dtype(FoObject *self, void *closure) { return fo_ref((FoObject *)ARRAY->dtype); }
static FoObject *get_base(FoObject *self, void *closure) { return fo_settle(self) ? fo_ref(ARRAY->base ? ARRAY->base : fo_none) : NULL; }
static FoObject *get_flags(FoObject *self, void *closure) { return fo_settle(self) ? fo_flags_new(ARRAY) : NULL; }
static FoObject *get_transposed(FoObject *self, void *closure) { return (FoObject *)fo_array_transpose(ARRAY, NULL); }

// Before a's shape, strides or dtype change in place: pending expressions read it as it is now.
static bool prepare_reshape(FoArray *a) { return fo_array_settle(a) && (!fo_array_state()->first_pending || fo_settle_all_readers(a)); }

static bool set_shape(FoObject *self, FoObject *value, void *closure) {
    int ndim, n_unknown = 0;
    int64_t wanted[FO_MAX_DIMS], shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    FoArray *a = ARRAY;
    if (!value) return fo_fail(FO_ATTRIBUTE_ERROR, "Cannot delete array shape");
    if (!prepare_reshape(a) || !fo_shape_read(value, &ndim, wanted)) return false;
    for (int k = 0; k < ndim; k++) n_unknown += (shape[k] = wanted[k]) < 0;
    if (n_unknown > 1) return fo_fail(FO_VALUE_ERROR, "can only specify one unknown dimension");
    if (!fo_layout_fill_unknown(ndim, shape, a->n_items)) {
        FO_AUTO(FoStr) text = fo_array_unknown_shape_text(ndim, wanted);
        return text && fo_fail(FO_VALUE_ERROR, "cannot reshape array of size %lld into shape %S", (long long)a->n_items, text);
    }
    if (!fo_layout_reshape(a->ndim, a->shape, fo_array_strides(a), a->dtype->itemsize, ndim, shape, 'C', strides))
        return fo_fail(FO_ATTRIBUTE_ERROR, "Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape.");
    return fo_array_set_dims(a, ndim, shape, strides);
}

static bool set_strides(FoObject *self, FoObject *value, void *closure) {
    int ndim;
    int64_t strides[FO_MAX_DIMS], low, high;
    FoArray *a = ARRAY;
    if (!value) return fo_fail(FO_ATTRIBUTE_ERROR, "Cannot delete array strides");
    if (!prepare_reshape(a) || !fo_shape_read(value, &ndim, strides)) return false;
    if (ndim != a->ndim) return fo_fail(FO_VALUE_ERROR, "strides must be  same length as shape (%d)", a->ndim);
    FoObject *owner = fo_array_bytes_owner(a);
    char *start = a->data;
    int64_t nbytes = fo_array_nbytes(a);
    if (fo_array_check(owner)) start = ((FoArray *)owner)->data, nbytes = fo_array_nbytes((FoArray *)owner);
    fo_layout_bounds(ndim, a->shape, strides, a->dtype->itemsize, &low, &high);
    if (a->data + low < start || a->data + high > start + nbytes) return fo_fail(FO_VALUE_ERROR, "strides is not compatible with available memory");
    return fo_array_set_dims(a, ndim, a->shape, strides);
}

static bool set_dtype(FoObject *self, FoObject *value, void *closure) {
    if (!value) return fo_fail(FO_TYPE_ERROR, "Cannot delete array dtype");
    FO_AUTO(FoDtype) d = fo_dtype_from_object(value);
    FoArray *a = ARRAY;
    if (!d || !prepare_reshape(a)) return false;
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS], last = a->ndim - 1;
    memcpy(shape, a->shape, (size_t)a->ndim * 8);
    memcpy(strides, fo_array_strides(a), (size_t)a->ndim * 8);
    if (d->itemsize != a->dtype->itemsize) {
        if (last < 0) return fo_fail(FO_VALUE_ERROR, "Changing the dtype of a 0d array is only supported if the itemsize is unchanged");
        if (strides[last] != a->dtype->itemsize && shape[last] != 1 && a->n_items)
            return fo_fail(FO_VALUE_ERROR, "To change to a dtype of a different size, the last axis must be contiguous");
        if (!d->itemsize || shape[last] * a->dtype->itemsize % d->itemsize)
            return fo_fail(FO_VALUE_ERROR, "When changing to a %s dtype, its size must be a divisor of the %s",
                           d->itemsize > a->dtype->itemsize ? "larger" : "smaller",
                           d->itemsize > a->dtype->itemsize ? "total size in bytes of the last axis of the array." : "size of original dtype");
        shape[last] = shape[last] * a->dtype->itemsize / d->itemsize;
        strides[last] = d->itemsize;
    }
    if (a->is_heap && !fo_array_nbytes(a)) return fo_fail(FO_VALUE_ERROR, "cannot change the dtype of an empty array in place");
    fo_assign_give((FoObject **)&a->dtype, fo_ref((FoObject *)d));
    int64_t n = 1;
    for (int k = 0; k < a->ndim; k++) n *= shape[k];
    a->n_items = n;
    return fo_array_set_dims(a, a->ndim, shape, strides);
}

// The real or imaginary half of complex elements as a view.
static FoObject *get_part(FoObject *self, void *closure) {
    FoArray *a = ARRAY;
    bool imag = closure != NULL;
    if (!fo_settle(self)) return NULL;
    if (a->dtype->letter == 'c') {
        FoDtypeKind part = a->dtype->kind == FO_DT_COMPLEX64 ? FO_DT_FLOAT32 : FO_DT_FLOAT64;
        FoDtype *d = a->dtype->is_swapped ? &fo_dtypes_swapped[part] : &fo_dtypes[part];
        return (FoObject *)fo_array_view(a, d, a->ndim, a->shape, fo_array_strides(a), a->data + (imag ? d->itemsize : 0));
    }
    if (!imag) return fo_ref(self);
    FoArray *zeros = fo_array_new_zero(a->dtype, a->ndim, a->shape, 'C');
    zeros = fo_array_like_give(a, zeros);
    if (zeros) zeros->flags &= ~(uint32_t)FO_ARRAY_WRITEABLE;
    return (FoObject *)zeros;
}

static bool set_part(FoObject *self, FoObject *value, void *closure) {
    if (!value) return fo_fail(FO_TYPE_ERROR, "Cannot delete this part of an array");
    if (closure && ARRAY->dtype->letter != 'c') return fo_fail(FO_TYPE_ERROR, "array does not have imaginary part to set");
    FO_AUTO(FoObject) part = get_part(self, closure);
    FO_AUTO(FoArray) from = part ? fo_array_argument(value) : NULL;
    return from && fo_eval_assign((FoArray *)part, from, FO_CAST_UNSAFE);
}

static FoObject *get_interface(FoObject *self, void *closure) {
    FoArray *a = ARRAY;
    if (!fo_settle(self)) return NULL;
    FO_AUTO(FoDict) d = fo_dict_new();
    FO_AUTO(FoObject) address = fo_int_from_u64((uint64_t)(uintptr_t)a->data);
    FO_AUTO(FoTuple) data = address ? fo_tuple_pack(2, address, fo_array_is_writable(a) ? fo_false : fo_true) : NULL;
    if (!d || !data || !fo_dict_set_text(d, "data", (FoObject *)data)) return NULL;
    FoObject *strides = fo_array_is_c(a) ? fo_new_none() : (FoObject *)fo_array_shape_tuple(a->ndim, fo_array_strides(a));
    if (!fo_dict_set_text_give(d, "strides", strides) || !fo_dict_set_text_give(d, "typestr", (FoObject *)fo_dtype_descr(a->dtype)) ||
        !fo_dict_set_text_give(d, "shape", get_shape(self, NULL)) || !fo_dict_set_text_give(d, "version", fo_int_from_i64(3)))
        return NULL;
    return (FoObject *)fo_take(d);
}

static FoObject *get_data(FoObject *self, void *closure) { return fo_settle(self) ? fo_memoryview_new(self) : NULL; }

const FoGetSetDef fo_array_getsets[] = {
    {"data", get_data, NULL, "Python buffer object pointing to the start of the array's data."},
    {"shape", get_shape, set_shape, "Tuple of array dimensions."},
    {"strides", get_strides, set_strides, "Tuple of bytes to step in each dimension when traversing an array."},
    {"ndim", get_ndim, NULL, "Number of array dimensions."},
    {"size", get_size, NULL, "Number of elements in the array."},
    {"itemsize", get_itemsize, NULL, "Length of one array element in bytes."},
    {"nbytes", get_nbytes, NULL, "Total bytes consumed by the elements of the array."},
    {"dtype", get_dtype, set_dtype, "Data-type of the array's elements."},
    {"base", get_base, NULL, "Base object if memory is from some other object."},
    {"flags", get_flags, NULL, "Information about the memory layout of the array."},
    {"T", get_transposed, NULL, "View of the transposed array."},
    {"real", get_part, set_part, "The real part of the array.", NULL},
    {"imag", get_part, set_part, "The imaginary part of the array.", (void *)1},
    {"__array_interface__", get_interface, NULL, "Array protocol: Python side."},
    {NULL}};

// ---- slots

static bool array_len(FoObject *self, int64_t *n) {
    if (ARRAY->ndim == 0) return fo_fail(FO_TYPE_ERROR, "len() of unsized object");
    *n = ARRAY->shape[0];
    return true;
}

static bool array_contains(FoObject *self, FoObject *item, bool *found) {
    FO_AUTO(FoObject) equal = fo_compare(self, item, FO_EQ);
    if (!equal) return false;
    if (!fo_array_check(equal)) return fo_is_true(equal, found);
    FoReduceOptions options;
    fo_reduce_options_all(&options, ((FoArray *)equal)->ndim);
    FO_AUTO(FoObject) any = fo_eval_reduce(FO_REDUCE_ANY, (FoArray *)equal, &options);
    return any && fo_is_true(any, found);
}

static bool array_buffer(FoObject *self, FoBufferView *view) {
    FoArray *a = ARRAY;
    static const char formats[] = {'?', 'b', 'B', 'h', 'H', 'i', 'I', 'l', 'L', 'e', 'f', 'd', 'Z', 'Z'};
    if (!fo_settle(self) || !fo_array_prepare_read(a) || (a->bytes && !fo_block_check(a->bytes))) return false;
    a->flags |= FO_ARRAY_VIEWED;
    *view = (FoBufferView){.data = a->data, .nbytes = fo_array_nbytes(a), .itemsize = a->dtype->itemsize, .read_only = !fo_array_is_writable(a),
                           .ndim = a->ndim, .shape = a->shape, .strides = fo_array_strides(a), .owner = fo_ref(self)};
    if (a->dtype->kind == FO_DT_NONE) {
        view->format[0] = a->dtype->letter == 'U' ? 'w' : 's';
    } else {
        int at = 0;
        if (a->dtype->is_swapped) view->format[at++] = '>';
        view->format[at] = formats[a->dtype->kind];
        if (view->format[at] == 'Z') view->format[at + 1] = a->dtype->kind == FO_DT_COMPLEX64 ? 'f' : 'd';
    }
    if (a->bytes) a->bytes->n_exports++;
    return true;
}

static void array_buffer_release(FoObject *self, FoBufferView *view) {
    if (ARRAY->bytes) ARRAY->bytes->n_exports--;
}

// Only instances of classes that scripts derive are tracked; clearing their attributes and classes breaks every cycle, `base` stays for `data`.
static bool array_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(ARRAY->base);
    FO_VISIT(ARRAY->extra);
    return true;
}

FoType fo_array_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.ndarray",
    .basic_nbytes = sizeof(FoArray),
    .flags = FO_TYPE_BASE,
    .doc = "ndarray(shape, dtype=float, buffer=None, offset=0, strides=None, order=None)\n--\n\nAn array object represents a multidimensional, "
           "homogeneous array of fixed-size items.",
    .free = fo_array_free, .new_ = fo_array_new_slot, .visit = array_visit, .size_of = fo_array_size_of,
    .hash = fo_hash_not_implemented, .compare = fo_array_compare, .truth = fo_array_truth,
#define X(name, text, method) [FO_OP_##name] = fo_array_##method,
    .binary = {FO_BINARY_OPS(X)[FO_OP_DIVMOD] = fo_array_divmod},
#undef X
#define X(name, text, method) [FO_OP_##name] = fo_array_i##method,
    .inplace = {FO_BINARY_OPS(X)},
#undef X
    .negative = fo_array_negative, .positive = fo_array_positive, .absolute = fo_array_absolute, .invert = fo_array_invert,
    .as_int = fo_array_as_int, .as_float = fo_array_as_float, .as_index = fo_array_as_index,
    .len = array_len, .contains = array_contains, .is_sequence = true,
    .buffer_get = array_buffer, .buffer_release = array_buffer_release,
    .methods = fo_array_methods, .getsets = fo_array_getsets,
    .weaklist_offset = offsetof(FoArray, weaklist),
};

// ---- pending arrays: everything but arithmetic computes them first and then asks the slot of an ordinary array

static FoObject *pending_repr(FoObject *self) { return fo_settle(self) ? fo_repr(self) : NULL; }
static FoObject *pending_str(FoObject *self) { return fo_settle(self) ? fo_str(self) : NULL; }
static FoObject *pending_get_item(FoObject *self, FoObject *key) { return fo_settle(self) ? fo_get_item(self, key) : NULL; }
static bool pending_set_item(FoObject *self, FoObject *key, FoObject *value) { return fo_settle(self) && fo_set_item(self, key, value); }
static FoObject *pending_iter(FoObject *self) { return fo_settle(self) ? fo_iter(self) : NULL; }
static bool pending_contains(FoObject *self, FoObject *item, bool *found) { return fo_settle(self) && fo_contains(self, item, found); }
static bool pending_set_attr(FoObject *self, FoStr *name, FoObject *value) { return fo_settle(self) && fo_set_attr(self, name, value); }

static bool copes_with_pending(FoBorrowed attribute) {
    if (!attribute) return false;
    if (attribute->type == &fo_method_descriptor_type) return ((const FoMethodDescriptor *)attribute)->def->flags & FO_NATIVE_PENDING;
    return attribute->type == &fo_getset_descriptor_type; // getters of arrays compute it where they have to
}

static FoObject *pending_get_attr(FoObject *self, FoStr *name) {
    bool copes = copes_with_pending(fo_type_peek(&fo_array_type, name)) && !fo_str_equals_text(name, "__class__");
    if (!copes && !fo_settle(self)) return NULL;
    return fo_get_attr_generic(self, name);
}

FoType fo_pending_array_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.ndarray",
    .basic_nbytes = sizeof(FoArray),
    .base = &fo_array_type,
    .doc = "An array whose elements have not been computed yet.",
    .repr = pending_repr, .str = pending_str, .get_item = pending_get_item, .set_item = pending_set_item, .iter = pending_iter,
    .contains = pending_contains, .get_attr = pending_get_attr, .set_attr = pending_set_attr,
};

bool fo_array_type_init(void) {
    fo_array_type.get_item = fo_array_get_item;
    fo_array_type.set_item = fo_array_set_item;
    fo_array_type.get_item_at = fo_array_get_item_at;
    fo_array_type.get_slice_at = fo_array_get_slice_at;
    fo_array_type.set_item_at = fo_array_set_item_at;
    fo_array_type.takes_pending_items = true;
    fo_array_type.iter = fo_array_iter;
    fo_array_type.repr = fo_array_repr;
    fo_array_type.str = fo_array_str;
    return fo_type_ready(&fo_array_type) && fo_type_add_defs(&fo_array_type, &fo_array_more_methods[0], &fo_array_more_getsets[0]) &&
           fo_type_add_defs(&fo_array_type, fo_subclass_methods, fo_subclass_getsets) &&
           fo_type_ready(&fo_pending_array_type);
}
