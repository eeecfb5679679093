// SPDX-License-Identifier: MIT
// array: life of array objects: headers, memory, views, flags, the chain of bases. The type and its slots are in array_type.c.
#include <stdio.h>

#include "array/array_private.h"

// ---- headers

FO_INLINE int64_t header_nbytes(int ndim) { return (int64_t)sizeof(FoArray) + 16 * ndim; }
_Static_assert(sizeof(FoArray) == 96, "sys.getsizeof of arrays is NumPy's");

FoArray *fo_array_alloc(FoType *type, FoDtype *dtype, int ndim) {
    FoArray *a;
    if (fo_likely(type == &fo_array_type || type == &fo_pending_array_type)) {
        a = fo_alloc((size_t)header_nbytes(ndim), FO_MEM_OBJECT);
        if (fo_unlikely(!a)) return fo_raise_no_memory();
        a->head = (FoObject){1, type};
    } else {
        a = (FoArray *)fo_object_new_nbytes(type, header_nbytes(ndim));
        if (!a) return NULL;
    }
    a->data = NULL;
    a->dtype = fo_ref(dtype);
    a->shape = a->inline_dims;
    a->base = NULL;
    a->flags = 0;
    a->ndim = a->ndim_allocated = a->ndim_inline = (int8_t)ndim;
    a->is_heap = false;
    a->bytes = NULL;
    a->weaklist = NULL;
    a->expression = NULL;
    a->extra = NULL;
    if (type->flags & FO_TYPE_GC) fo_gc_track((FoObject *)a);
    return a;
}

FO_INLINE size_t data_nbytes(const FoArray *a) {
    int64_t nbytes = a->n_items * a->dtype->itemsize;
    return nbytes ? (size_t)nbytes : 1;
}

void fo_array_free(FoObject *self) {
    FoArray *a = (FoArray *)self;
    if (fo_unlikely(a->expression != NULL)) fo_expression_free(a->expression);
    if (fo_unlikely(a->weaklist != NULL)) fo_weakref_clear_all(self);
    if (self->type->flags & FO_TYPE_GC) fo_gc_untrack(self);
    if (a->is_heap) fo_free(a->data, data_nbytes(a), FO_MEM_DATA);
    fo_xunref(a->base);
    fo_xunref(a->extra);
    fo_unref(a->dtype);
    if (a->shape != a->inline_dims) fo_free(a->shape, 16 * (size_t)a->ndim_allocated, FO_MEM_OBJECT);
    if (fo_likely(self->type == &fo_array_type || self->type == &fo_pending_array_type))
        fo_free(self, (size_t)header_nbytes(a->ndim_inline), FO_MEM_OBJECT);
    else
        fo_object_free_block_nbytes(self, header_nbytes(a->ndim_inline));
}

int64_t fo_array_size_of(FoObject *self) {
    FoArray *a = (FoArray *)self;
    return header_nbytes(a->ndim) + (a->flags & FO_ARRAY_OWNDATA ? fo_array_nbytes(a) : 0);
}

// ---- flags

void fo_array_update_flags(FoArray *a) {
    const int64_t *shape = a->shape, *strides = a->shape + a->ndim;
    int64_t itemsize = a->dtype->itemsize, align_mask = a->dtype->alignment - 1;
    int64_t expected = itemsize, ored = (int64_t)(uintptr_t)a->data;
    bool is_c = true, is_f = true;
    for (int k = a->ndim - 1; k >= 0; k--) {
        if (shape[k] != 1) {
            if (strides[k] != expected) is_c = false;
            if (shape[k] > 1) ored |= strides[k];
        }
        expected *= shape[k];
    }
    if (a->ndim > 1) {
        expected = itemsize;
        for (int k = 0; k < a->ndim; k++) {
            if (shape[k] != 1 && strides[k] != expected) {
                is_f = false;
                break;
            }
            expected *= shape[k];
        }
    } else {
        is_f = is_c;
    }
    if (!a->n_items) is_c = is_f = true;
    uint32_t flags = a->flags & ~(uint32_t)(FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_F_CONTIGUOUS | FO_ARRAY_ALIGNED);
    if (is_c) flags |= FO_ARRAY_C_CONTIGUOUS;
    if (is_f) flags |= FO_ARRAY_F_CONTIGUOUS;
    if (!(ored & align_mask)) flags |= FO_ARRAY_ALIGNED;
    a->flags = flags;
}

// ---- errors about shapes

FoStr *fo_array_shape_text(int ndim, const int64_t *shape) {
    FoBuffer b = FO_BUFFER_EMPTY;
    fo_buffer_put_char(&b, '(');
    for (int k = 0; k < ndim; k++) fo_buffer_printf(&b, k ? ",%lld" : "%lld", (long long)shape[k]);
    fo_buffer_put_text(&b, ndim == 1 ? ",)" : ")");
    FoStr *text = b.failed ? fo_raise_no_memory() : fo_str_from_ascii(b.data, b.n);
    fo_buffer_deinit(&b);
    return text;
}

FoTuple *fo_array_shape_tuple(int ndim, const int64_t *shape) { return fo_tuple_from_i64(shape, ndim); }

static void size_text(int64_t nbytes, char *out, size_t n) {
    static const char *const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    int bits = nbytes > 1 ? 63 - __builtin_clzll((uint64_t)nbytes) : 1, unit = bits / 10;
    double value = (double)nbytes / (double)((int64_t)1 << (10 * unit));
    if (__builtin_rint(value) == 1024 && unit < 6) value = (double)nbytes / (double)((int64_t)1 << (10 * ++unit));
    if (unit == 0) snprintf(out, n, "%lld bytes", (long long)nbytes);
    else if (__builtin_rint(value) < 1000) snprintf(out, n, "%#.3g %s", value, units[unit]);
    else snprintf(out, n, "%#.0f %s", value, units[unit]);
}

void *fo_raise_allocation(FoDtype *dtype, int ndim, const int64_t *shape, int64_t nbytes) {
    char wanted[40], detail[160] = "";
    size_t asked = 0;
    size_text(nbytes, wanted, sizeof wanted);
    FoDenied denied = fo_mem_last_denied(&asked);
    FoAccount account;
    fo_account_read(&account);
    if (denied == FO_DENIED_BUDGET) {
        char budget[40], used[40];
        size_text((int64_t)fo_budget_get(), budget, sizeof budget);
        size_text((int64_t)account.held, used, sizeof used);
        snprintf(detail, sizeof detail, " (budget %s, in use %s)", budget, used);
    }
    FO_AUTO(FoTuple) lengths = fo_array_shape_tuple(ndim, shape);
    FO_AUTO(FoStr) name = fo_dtype_name(dtype);
    if (!lengths || !name) {
        fo_error_clear();
        return fo_raise_no_memory();
    }
    return fo_raise(FO_MEMORY_ERROR, "Unable to allocate %s for an array with shape %R and data type %S%s", wanted, lengths, name, detail);
}

static bool check_shape(FoDtype *dtype, int ndim, const int64_t *shape, int64_t *n_items) {
    if (fo_likely(ndim == 1 && (uint64_t)shape[0] < 1ull << 40 && dtype->itemsize < 1 << 20)) {
        *n_items = shape[0];
        return true;
    }
    if (ndim > FO_MAX_DIMS) return fo_fail(FO_VALUE_ERROR, "number of dimensions must be within [0, 32]");
    for (int k = 0; k < ndim; k++)
        if (shape[k] < 0) return fo_fail(FO_VALUE_ERROR, "negative dimensions are not allowed");
    int64_t nbytes;
    if (!fo_layout_size(ndim, shape, dtype->itemsize ? dtype->itemsize : 1, n_items) || !fo_mul_i64(*n_items, dtype->itemsize, &nbytes)) {
        for (int k = 0; k < ndim; k++)
            if (shape[k] > INT64_MAX / 16) return fo_fail(FO_VALUE_ERROR, "Maximum allowed dimension exceeded");
        return fo_fail(FO_VALUE_ERROR, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
    }
    return true;
}

// ---- new memory

bool fo_array_take_memory(FoArray *a, bool zero) {
    size_t nbytes = data_nbytes(a);
    a->data = zero ? fo_alloc_zero(nbytes, FO_MEM_DATA) : fo_alloc(nbytes, FO_MEM_DATA);
    if (fo_unlikely(!a->data)) {
        fo_raise_allocation(a->dtype, a->ndim, a->shape, (int64_t)nbytes);
        return false;
    }
    a->is_heap = true;
    return true;
}

FoArray *fo_array_new_strides(FoDtype *dtype, int ndim, const int64_t *shape, const int64_t *strides_or_null, char order, bool zero) {
    int64_t n_items;
    if (fo_unlikely(!check_shape(dtype, ndim, shape, &n_items))) return NULL;
    FoArray *a = fo_array_alloc(&fo_array_type, dtype, ndim);
    if (fo_unlikely(!a)) return NULL;
    a->n_items = n_items;
    int64_t *lengths = a->shape, *strides = a->shape + ndim;
    if (ndim) memcpy(lengths, shape, (size_t)ndim * 8);
    a->flags = FO_ARRAY_OWNDATA | FO_ARRAY_WRITEABLE;
    if (fo_unlikely(n_items == 0)) memset(strides, 0, (size_t)ndim * 8);
    else if (strides_or_null && ndim) memcpy(strides, strides_or_null, (size_t)ndim * 8);
    else if (order == 'F' && ndim > 1) fo_layout_strides_f(ndim, shape, dtype->itemsize, strides);
    else {
        int64_t step = dtype->itemsize;
        for (int k = ndim - 1; k >= 0; k--) {
            strides[k] = step;
            step *= shape[k] ? shape[k] : 1;
        }
    }
    if (fo_unlikely(!fo_array_take_memory(a, zero))) {
        fo_unref(a);
        return NULL;
    }
    if (ndim <= 1 && !strides_or_null) a->flags |= FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_F_CONTIGUOUS | FO_ARRAY_ALIGNED;
    else fo_array_update_flags(a);
    return a;
}

FoArray *fo_array_new(FoDtype *dtype, int ndim, const int64_t *shape, char order) {
    return fo_array_new_strides(dtype, ndim, shape, NULL, order, false);
}

FoArray *fo_array_new_zero(FoDtype *dtype, int ndim, const int64_t *shape, char order) {
    return fo_array_new_strides(dtype, ndim, shape, NULL, order, true);
}

FoArray *fo_array_new_kind(FoDtypeKind kind, int ndim, const int64_t *shape) {
    return fo_array_new_strides(&fo_dtypes[kind], ndim, shape, NULL, 'C', false);
}

FoArray *fo_array_new_like(FoArray *prototype, FoDtype *dtype_or_null, char order) {
    FoDtype *dtype = dtype_or_null ? dtype_or_null : prototype->dtype;
    int ndim = prototype->ndim;
    const int64_t *shape = prototype->shape, *strides = shape + ndim;
    if (order == 'A') order = prototype->flags & FO_ARRAY_F_CONTIGUOUS && !fo_array_is_c(prototype) ? 'F' : 'C';
    if (order == 'K') {
        order = fo_array_is_c(prototype) || ndim <= 1 ? 'C' : prototype->flags & FO_ARRAY_F_CONTIGUOUS ? 'F' : 'K';
        if (order == 'K') {
            int64_t like[FO_MAX_DIMS];
            fo_layout_strides_k(ndim, shape, strides, dtype->itemsize, like);
            return fo_array_new_strides(dtype, ndim, shape, like, 'C', false);
        }
    }
    return fo_array_new_strides(dtype, ndim, shape, NULL, order, false);
}

FoArray *fo_array_from_element(FoDtype *dtype, const char *element) {
    FoArray *a = fo_array_new(dtype, 0, NULL, 'C');
    if (a) memcpy(a->data, element, (size_t)dtype->itemsize);
    return a;
}

// ---- views

// The object that a view of `owner` with type `type` keeps as its base: the chain collapses to the array that owns the memory,
// but not past an array of another type (a view of a map stays on the map's own array).
static FoObject *collapsed_base(FoObject *owner, const FoType *type) {
    while (fo_array_check(owner)) {
        FoArray *a = (FoArray *)owner;
        a->flags |= FO_ARRAY_VIEWED;
        if ((a->flags & FO_ARRAY_OWNDATA) || !a->base || a->base->type != type) break;
        owner = a->base;
    }
    return fo_ref(owner);
}

bool fo_array_tell_class(FoArray *a, FoObject *from_or_none) {
    if (!(a->head.type->flags & FO_TYPE_HEAP)) return true;
    FO_AUTO(FoStr) name = fo_str_intern("__array_finalize__");
    FoBorrowed method = name ? fo_type_peek(a->head.type, name) : NULL;
    if (!name) return false;
    if (!method || method == fo_none || fo_lend(method)->type == &fo_method_descriptor_type) return true; // ndarray's own does nothing
    FO_AUTO(FoObject) done = fo_call_method((FoObject *)a, name, (FoObject *[]){from_or_none}, 1);
    return done != NULL;
}

FoArray *fo_array_view_open(FoArray *base, int ndim, char *data) {
    FoArray *a = fo_array_alloc(base->head.type, base->dtype, ndim);
    if (fo_unlikely(!a)) return NULL;
    a->data = data;
    a->bytes = base->bytes;
    base->flags |= FO_ARRAY_VIEWED;
    a->base = !base->base || (base->flags & FO_ARRAY_OWNDATA) ? fo_ref((FoObject *)base) : collapsed_base((FoObject *)base, base->head.type);
    a->flags = base->flags & (FO_ARRAY_WRITEABLE | FO_ARRAY_WARN_ON_WRITE);
    return a;
}

FoArray *fo_array_view_untold(FoType *type, FoArray *base, FoDtype *dtype, int ndim, const int64_t *shape, const int64_t *strides, char *data) {
    FoArray *a = fo_array_alloc(type, dtype, ndim);
    if (fo_unlikely(!a)) return NULL;
    int64_t n_items = 1;
    for (int k = 0; k < ndim; k++) {
        a->shape[k] = shape[k];
        n_items *= shape[k];
        a->shape[ndim + k] = strides[k];
    }
    a->n_items = n_items;
    a->data = data;
    a->bytes = base->bytes;
    a->base = collapsed_base((FoObject *)base, type);
    a->flags = base->flags & (FO_ARRAY_WRITEABLE | FO_ARRAY_WARN_ON_WRITE);
    fo_array_update_flags(a);
    return a;
}

FoArray *fo_array_view_typed(FoType *type, FoArray *base, FoDtype *dtype, int ndim, const int64_t *shape, const int64_t *strides, char *data) {
    FoArray *a = fo_array_view_untold(type, base, dtype, ndim, shape, strides, data);
    if (a && fo_unlikely(type != &fo_array_type) && !fo_array_finalize(a, base)) {
        fo_unref(a);
        return NULL;
    }
    return a;
}

FoArray *fo_array_view(FoArray *base, FoDtype *dtype, int ndim, const int64_t *shape, const int64_t *strides, char *data) {
    return fo_array_view_typed(base->head.type, base, dtype, ndim, shape, strides, data);
}

FoArray *fo_array_view_same(FoArray *base) {
    return fo_array_view(base, base->dtype, base->ndim, base->shape, fo_array_strides(base), base->data);
}

FoArray *fo_array_over(FoType *type, FoObject *owner, FoBytes *bytes_or_null, FoDtype *dtype, int ndim, const int64_t *shape,
                       const int64_t *strides_or_null, char *data, bool writable) {
    int64_t n_items;
    if (!check_shape(dtype, ndim, shape, &n_items)) return NULL;
    FoArray *a = fo_array_alloc(type, dtype, ndim);
    if (!a) return NULL;
    a->n_items = n_items;
    memcpy(a->shape, shape, (size_t)ndim * 8);
    if (strides_or_null) memcpy(a->shape + ndim, strides_or_null, (size_t)ndim * 8);
    else fo_layout_strides_c(ndim, shape, dtype->itemsize, a->shape + ndim);
    a->data = data;
    a->bytes = bytes_or_null;
    a->base = fo_ref(owner);
    if (fo_array_check(owner)) ((FoArray *)owner)->flags |= FO_ARRAY_VIEWED;
    a->flags = writable ? FO_ARRAY_WRITEABLE : 0;
    fo_array_update_flags(a);
    return a;
}

bool fo_array_set_dims(FoArray *a, int ndim, const int64_t *shape, const int64_t *strides) {
    int64_t copy[2 * FO_MAX_DIMS];
    memcpy(copy, shape, (size_t)ndim * 8);
    memcpy(copy + ndim, strides, (size_t)ndim * 8);
    if (ndim > a->ndim_allocated) {
        int64_t *block = fo_alloc(16 * (size_t)ndim, FO_MEM_OBJECT);
        if (!block) return fo_fail_no_memory();
        if (a->shape != a->inline_dims) fo_free(a->shape, 16 * (size_t)a->ndim_allocated, FO_MEM_OBJECT);
        a->shape = block;
        a->ndim_allocated = (int8_t)ndim;
    }
    memcpy(a->shape, copy, 16 * (size_t)ndim);
    a->ndim = (int8_t)ndim;
    fo_array_update_flags(a);
    return true;
}

// ---- access

bool fo_array_prepare_read(FoArray *a) {
    if (fo_likely(!a->bytes)) return true;
    fo_block_start_pass(a->bytes);
    if (fo_likely(!a->bytes->is_closed)) return true;
    return fo_fail(FO_VALUE_ERROR, "mmap closed or invalid");
}

bool fo_array_prepare_write(FoArray *a) {
    if (fo_unlikely(!fo_array_is_writable(a))) return fo_fail(FO_VALUE_ERROR, "assignment destination is read-only");
    if (fo_unlikely(a->bytes != NULL) && !fo_array_prepare_read(a)) return false;
    return fo_likely(!fo_array_state()->first_pending) || fo_settle_all_readers(a);
}

FoObject *fo_array_get_at(FoArray *a, const char *element) { return fo_dtype_get_scalar(a->dtype, element); }

FoObject *fo_array_as_result_give(FoArray *a) {
    if (!a || a->ndim > 0) return (FoObject *)a;
    FoObject *scalar = fo_array_get_at(a, a->data);
    fo_unref(a);
    return scalar;
}

FoObject *fo_array_bytes_owner(FoArray *a) {
    FoObject *owner = (FoObject *)a;
    while (fo_array_check(owner) && ((FoArray *)owner)->base) owner = ((FoArray *)owner)->base;
    return owner;
}
