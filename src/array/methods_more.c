// SPDX-License-Identifier: MIT
// Methods of arrays that give Python objects or pick elements; methods that scalars borrow from arrays.
#include <stdlib.h>

#include "array/array_private.h"

#include "array/create.h"
#include "array/pick.h"
#include "array/scalar_private.h"
#include "array/subclass.h"
#include "types/container.h"

#define ARRAY ((FoArray *)self)
#define METHOD(name) static FoObject *array_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames)

// ---- Python objects

static FoObject *list_of(FoArray *a, int axis, const char *at) {
    if (axis == a->ndim) return fo_dtype_get_python(a->dtype, at);
    int64_t n = a->shape[axis], stride = fo_array_strides(a)[axis];
    FO_AUTO(FoList) list = fo_list_new(n);
    if (!list) return NULL;
    bool last = axis == a->ndim - 1;
    FoDtypeKind kind = a->dtype->is_swapped ? FO_DT_NONE : a->dtype->kind;
    for (int64_t i = 0; i < n; i++, at += stride) {
        FoObject *item;
        if (last && kind == FO_DT_FLOAT64) {
            double value;
            memcpy(&value, at, 8);
            item = fo_float_new(value);
        } else if (last && kind == FO_DT_INT64) {
            int64_t value;
            memcpy(&value, at, 8);
            item = fo_int_from_i64(value);
        } else {
            item = list_of(a, axis + 1, at);
        }
        if (!(list->items[i] = item)) return NULL;
        if (last && (i & 0xFFFFF) == 0xFFFFF && !fo_eval_poll()) return NULL;
    }
    return (FoObject *)fo_take(list);
}

METHOD(tolist) {
    FoArray *a = ARRAY;
    if (!fo_array_prepare_read(a)) return NULL;
    FO_AUTO(FoObject) list = list_of(a, 0, a->data);
    return list && (!a->bytes || fo_block_check(a->bytes)) ? fo_take(list) : NULL;
}

// item(), item(i), item(i, j …), item((i, j)): where it lies.
static char *find_item(FoArray *a, FoObject *const *args, int64_t n) {
    if (n == 1 && fo_tuple_check(args[0])) {
        n = ((FoTuple *)args[0])->n;
        args = ((FoTuple *)args[0])->items;
    }
    if (!fo_array_prepare_read(a)) return NULL;
    if (n == 0) return a->n_items == 1 ? a->data : fo_raise(FO_VALUE_ERROR, "can only convert an array of size 1 to a Python scalar");
    int64_t i;
    if (n == 1) {
        if (!fo_has_index(args[0])) return fo_raise(FO_TYPE_ERROR, "an integer is required");
        if (!fo_index_as_i64(args[0], &i)) return NULL;
        if (i < -a->n_items || i >= a->n_items)
            return fo_raise(FO_INDEX_ERROR, "index %lld is out of bounds for size %lld", (long long)i, (long long)a->n_items);
        if (i < 0) i += a->n_items;
        char *at = a->data;
        for (int k = a->ndim - 1; k >= 0; k--) {
            at += i % a->shape[k] * fo_array_strides(a)[k];
            i /= a->shape[k];
        }
        return at;
    }
    if (n != a->ndim) return fo_raise(FO_VALUE_ERROR, "incorrect number of indices for array");
    char *at = a->data;
    for (int k = 0; k < a->ndim; k++) {
        if (!fo_index_as_i64(args[k], &i)) return NULL;
        if (i < -a->shape[k] || i >= a->shape[k])
            return fo_raise(FO_INDEX_ERROR, "index %lld is out of bounds for axis %d with size %lld", (long long)i, k, (long long)a->shape[k]);
        at += (i < 0 ? i + a->shape[k] : i) * fo_array_strides(a)[k];
    }
    return at;
}

METHOD(item) {
    const char *at = find_item(ARRAY, args, n);
    FO_AUTO(FoObject) item = at ? fo_dtype_get_python(ARRAY->dtype, at) : NULL;
    return item && (!ARRAY->bytes || fo_block_check(ARRAY->bytes)) ? fo_take(item) : NULL;
}

METHOD(itemset) {
    if (n == 0) return fo_raise(FO_VALUE_ERROR, "itemset must have at least one argument");
    char *at = find_item(ARRAY, args, n - 1);
    return at && fo_array_prepare_write(ARRAY) && fo_dtype_set_element(ARRAY->dtype, at, args[n - 1]) ? fo_new_none() : NULL;
}

METHOD(tobytes) {
    static const char *const names[] = {"order"};
    static const FoParams params = {"tobytes", names, 1, 0, 0, 1};
    FoObject *given[1];
    char order;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_order_read(given[0], 'C', &order)) return NULL;
    FoArray *a = ARRAY;
    if (order == 'A' || order == 'K') order = (a->flags & FO_ARRAY_F_CONTIGUOUS) && !fo_array_is_c(a) ? 'F' : 'C';
    FO_AUTO(FoArray) dense = fo_eval_as(a, NULL, order == 'F' ? FO_ARRAY_F_CONTIGUOUS : FO_ARRAY_C_CONTIGUOUS);
    if (!dense || !fo_array_prepare_read(dense)) return NULL;
    FO_AUTO(FoObject) bytes = fo_bytes_new(dense->data, fo_array_nbytes(dense));
    return bytes && (!dense->bytes || fo_block_check(dense->bytes)) ? fo_take(bytes) : NULL;
}

METHOD(to_array) {
    FO_AUTO(FoDtype) dtype = NULL;
    if (!fo_dtype_optional(n ? args[0] : NULL, &dtype)) return NULL;
    return (FoObject *)fo_array_from_object(self, dtype);
}

METHOD(copy_) { return (FoObject *)fo_array_like_give(ARRAY, fo_eval_copy(ARRAY, 'K')); }
METHOD(deepcopy) { return (FoObject *)fo_array_like_give(ARRAY, fo_eval_copy(ARRAY, 'K')); }
METHOD(reduce_refused) { return fo_raise(FO_TYPE_ERROR, "pickling is not supported"); }

METHOD(format) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "__format__() argument must be str, not %T", args[0]);
    if (ARRAY->ndim == 0) {
        FO_AUTO(FoObject) value = fo_array_prepare_read(ARRAY) ? fo_dtype_get_python(ARRAY->dtype, ARRAY->data) : NULL;
        return value ? fo_format(value, args[0]) : NULL;
    }
    if (((FoStr *)args[0])->n) return fo_raise(FO_TYPE_ERROR, "unsupported format string passed to %T.__format__", self);
    return fo_str(self);
}

// ---- picking

static bool read_axis(FoObject *o, const FoArray *a, int *axis) {
    int64_t k;
    *axis = -1;
    if (!o || o == fo_none) return true;
    return fo_index_as_i64(o, &k) && fo_axis_check(k, a->ndim ? a->ndim : 1, axis);
}

METHOD(take) {
    static const char *const names[] = {"indices", "axis", "out", "mode"};
    static const FoParams params = {"take", names, 4, 1, 0, 4};
    FoObject *given[4];
    FoArray *out;
    int axis;
    FoTakeMode mode;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !read_axis(given[1], ARRAY, &axis) || !fo_out_read(given[2], &out) ||
        !fo_take_mode_read(given[3], &mode))
        return NULL;
    FoArray *r = fo_array_take(ARRAY, given[0], axis, mode, out);
    return out ? (FoObject *)r : fo_array_as_result_give(fo_array_like_give(ARRAY, r));
}

METHOD(put) {
    static const char *const names[] = {"indices", "values", "mode"};
    static const FoParams params = {"put", names, 3, 2, 0, 3};
    FoObject *given[3];
    FoTakeMode mode;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_take_mode_read(given[2], &mode)) return NULL;
    return fo_array_put(ARRAY, given[0], given[1], mode) ? fo_new_none() : NULL;
}

METHOD(repeat) {
    static const char *const names[] = {"repeats", "axis"};
    static const FoParams params = {"repeat", names, 2, 1, 0, 2};
    FoObject *given[2];
    int axis;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !read_axis(given[1], ARRAY, &axis)) return NULL;
    return (FoObject *)fo_array_like_give(ARRAY, fo_array_repeat(ARRAY, given[0], axis));
}

METHOD(searchsorted) {
    static const char *const names[] = {"v", "side", "sorter"};
    static const FoParams params = {"searchsorted", names, 3, 1, 0, 3};
    FoObject *given[3];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    bool right = given[1] && fo_str_check(given[1]) && fo_str_equals_text((FoStr *)given[1], "right");
    if (given[1] && !right && !(fo_str_check(given[1]) && fo_str_equals_text((FoStr *)given[1], "left")))
        return fo_raise(FO_VALUE_ERROR, "search side must be 'left' or 'right' (got %R)", given[1]);
    FO_AUTO(FoArray) values = fo_array_argument(given[0]);
    FO_AUTO(FoArray) sorter = values && given[2] && given[2] != fo_none ? fo_array_argument(given[2]) : NULL;
    if (!values || fo_error_is_pending() || !fo_array_settle(values)) return NULL;
    return fo_array_as_result_give(fo_array_search(ARRAY, values, right, sorter));
}

static FoArray *diagonal_of(FoArray *a, FoObject *offset, FoObject *axis1, FoObject *axis2) {
    int64_t k = 0, i = 0, j = 1;
    int first, second;
    if (a->ndim < 2) return fo_raise(FO_VALUE_ERROR, "diag requires an array of at least two dimensions");
    if ((offset && !fo_index_as_i64(offset, &k)) || (axis1 && !fo_index_as_i64(axis1, &i)) || (axis2 && !fo_index_as_i64(axis2, &j)) ||
        !fo_axis_check(i, a->ndim, &first) || !fo_axis_check(j, a->ndim, &second))
        return NULL;
    return fo_array_diagonal(a, k, first, second);
}

METHOD(diagonal) {
    static const char *const names[] = {"offset", "axis1", "axis2"};
    static const FoParams params = {"diagonal", names, 3, 0, 0, 3};
    FoObject *given[3];
    return fo_args_bind(&params, args, n, kwnames, given) ? (FoObject *)diagonal_of(ARRAY, given[0], given[1], given[2]) : NULL;
}

METHOD(trace) {
    static const char *const names[] = {"offset", "axis1", "axis2", "dtype", "out"};
    static const FoParams params = {"trace", names, 5, 0, 0, 5};
    FoObject *given[5];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    FO_AUTO(FoArray) d = diagonal_of(ARRAY, given[0], given[1], given[2]);
    FO_AUTO(FoObject) last = d ? fo_int_from_i64(-1) : NULL;
    return last ? fo_reduce_with(FO_REDUCE_SUM, d, last, given[3], given[4], NULL, NULL, NULL) : NULL;
}

METHOD(compress) {
    static const char *const names[] = {"condition", "axis", "out"};
    static const FoParams params = {"compress", names, 3, 1, 0, 3};
    FoObject *given[3];
    FoArray *out;
    int axis;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !read_axis(given[1], ARRAY, &axis) || !fo_out_read(given[2], &out)) return NULL;
    FO_AUTO(FoArray) condition = fo_array_argument(given[0]);
    if (!condition) return NULL;
    if (condition->ndim != 1) return fo_raise(FO_VALUE_ERROR, "condition must be a 1-d array");
    FO_AUTO(FoTuple) where = (FoTuple *)fo_eval_nonzero(condition);
    FoArray *kept = where ? fo_array_take(ARRAY, where->items[0], axis, FO_TAKE_RAISE, out) : NULL;
    return (FoObject *)(out ? kept : fo_array_like_give(ARRAY, kept));
}

METHOD(choose) {
    static const char *const names[] = {"choices", "out", "mode"};
    static const FoParams params = {"choose", names, 3, 1, 0, 3};
    FoObject *given[3];
    FoArray *out;
    FoTakeMode mode;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_out_read(given[1], &out) || !fo_take_mode_read(given[2], &mode)) return NULL;
    FO_AUTO(FoTuple) choices = fo_sequence_as_tuple(given[0]);
    if (!choices || !choices->n) return choices ? fo_raise(FO_VALUE_ERROR, "need at least one array to choose from") : NULL;
    // one where() per choice, last first
    FO_AUTO(FoObject) result = fo_ref(choices->items[choices->n - 1]);
    FO_AUTO(FoObject) index = fo_ref(self);
    FO_AUTO(FoObject) top = fo_int_from_i64(choices->n);
    FO_AUTO(FoObject) zero = fo_int_from_i64(0);
    if (!top || !zero) return NULL;
    if (mode == FO_TAKE_WRAP) {
        FoObject *wrapped = fo_binary(FO_OP_MOD, index, top);
        fo_assign_give(&index, wrapped);
    } else if (mode == FO_TAKE_RAISE) {
        FO_AUTO(FoObject) low = fo_compare(self, zero, FO_LT);
        FO_AUTO(FoObject) high = low ? fo_compare(self, top, FO_GE) : NULL;
        FO_AUTO(FoObject) bad = high ? fo_binary(FO_OP_OR, low, high) : NULL;
        FO_AUTO(FoArray) mask = bad ? fo_array_argument(bad) : NULL;
        int64_t count;
        if (!mask || !fo_eval_count_nonzero(mask, &count)) return NULL;
        if (count) return fo_raise(FO_VALUE_ERROR, "invalid entry in choice array");
    }
    for (int64_t k = choices->n - 2; index && result && k >= 0; k--) {
        FO_AUTO(FoObject) number = fo_int_from_i64(k);
        FO_AUTO(FoObject) is_it = number ? fo_compare(index, number, mode == FO_TAKE_CLIP ? FO_LE : FO_EQ) : NULL;
        FO_AUTO(FoArray) mask = is_it ? fo_array_argument(is_it) : NULL;
        FoObject *next = mask ? fo_eval_where(mask, choices->items[k], result) : NULL;
        fo_assign_give(&result, next);
    }
    if (!index || !result || !out) return index ? fo_take(result) : NULL;
    FO_AUTO(FoArray) made = fo_array_argument(result);
    return made && fo_eval_assign(out, made, FO_CAST_UNSAFE) ? fo_ref((FoObject *)out) : NULL;
}

static int compare_i64(const void *a, const void *b) {
    return (*(const int64_t *)a > *(const int64_t *)b) - (*(const int64_t *)a < *(const int64_t *)b);
}

static FoArray *partition(FoArray *a, FoObject *const *args, int64_t n, FoTuple *kwnames, const char *function, bool indices, int *axis) {
    static const char *const names[] = {"kth", "axis", "kind", "order"};
    const FoParams params = {function, names, 4, 1, 0, 4};
    FoObject *given[4];
    int64_t kth[64], k = -1;
    int n_kth = 0;
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    FO_AUTO(FoArray) flat = given[1] == fo_none ? fo_array_ravel(a, 'C') : fo_ref(a);
    if (!flat || (given[1] && given[1] != fo_none && !fo_index_as_i64(given[1], &k))) return NULL;
    a = flat;
    if (!fo_axis_check(k, a->ndim ? a->ndim : 1, axis)) return NULL;
    FO_AUTO(FoTuple) wanted = fo_has_index(given[0]) && !fo_array_check(given[0]) ? fo_tuple_pack(1, given[0]) : fo_sequence_as_tuple(given[0]);
    if (!wanted) return NULL;
    if (wanted->n > 64) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "more than 64 places in a partition are not supported");
    int64_t length = a->ndim ? a->shape[*axis] : 1;
    for (; n_kth < wanted->n; n_kth++) {
        int64_t at;
        if (!fo_index_as_i64(wanted->items[n_kth], &at)) return NULL;
        if (length && (at < -length || at >= length))
            return fo_raise(FO_VALUE_ERROR, "kth(=%lld) out of bounds (%lld)", (long long)at, (long long)length);
        kth[n_kth] = at < 0 ? at + length : at;
    }
    qsort(kth, (size_t)n_kth, 8, compare_i64);
    return a->ndim ? fo_array_partition(a, kth, n_kth, *axis, indices) : fo_eval_copy(a, 'C');
}

METHOD(partition) {
    int axis;
    FO_AUTO(FoArray) r = partition(ARRAY, args, n, kwnames, "partition", false, &axis);
    return r && fo_eval_assign(ARRAY, r, FO_CAST_UNSAFE) ? fo_new_none() : NULL;
}

METHOD(argpartition) {
    int axis;
    return (FoObject *)partition(ARRAY, args, n, kwnames, "argpartition", true, &axis);
}

// ---- resize in place

// One reference is the name, one the call's.
enum { REFERENCES_OF_A_CALL = 2 };

// The old memory stays with the array when others may look at it: an array of its own, kept in `extra`.
static bool keep_memory(FoArray *a) {
    FoArray *keeper = fo_array_alloc(&fo_array_type, a->dtype, 1);
    if (!keeper) return false;
    keeper->shape[0] = keeper->n_items = a->n_items;
    keeper->shape[1] = a->dtype->itemsize;
    keeper->data = a->data;
    keeper->is_heap = true;
    keeper->flags = FO_ARRAY_OWNDATA | FO_ARRAY_LAYOUT_FLAGS;
    keeper->extra = a->extra;
    a->extra = (FoObject *)keeper;
    return true;
}

static bool move_memory(FoArray *a, int64_t n_items) {
    bool others_look = (a->flags & FO_ARRAY_VIEWED) && a->head.refcount > 1;
    int64_t itemsize = a->dtype->itemsize;
    size_t old = (size_t)(a->n_items * itemsize), new = (size_t)(n_items * itemsize), least = old < new ? old : new;
    char *data = fo_alloc(new ? new : 1, FO_MEM_DATA);
    if (!data) {
        fo_raise_allocation(a->dtype, 1, &n_items, (int64_t)new);
        return false;
    }
    memcpy(data, a->data, least);
    memset(data + least, 0, new - least);
    if (!others_look) fo_free(a->data, old ? old : 1, FO_MEM_DATA);
    else if (!keep_memory(a)) {
        fo_free(data, new ? new : 1, FO_MEM_DATA);
        return false;
    }
    a->data = data;
    a->n_items = n_items;
    a->flags &= ~(uint32_t)FO_ARRAY_VIEWED;
    return true;
}

static bool read_resize(FoObject *const *args, int64_t n, FoTuple *kwnames, bool *refcheck, int *ndim, int64_t *shape) {
    for (int64_t k = 0; kwnames && k < kwnames->n; k++) {
        if (!fo_str_equals_text((FoStr *)kwnames->items[k], "refcheck"))
            return fo_fail(FO_TYPE_ERROR, "'%S' is an invalid keyword argument for this function", kwnames->items[k]);
        if (!fo_is_true(args[n + k], refcheck)) return false;
    }
    if (n == 1) return fo_shape_read(args[0], ndim, shape);
    if (n > FO_MAX_DIMS) return fo_fail(FO_VALUE_ERROR, "maximum supported dimension for an ndarray is %d, found %lld", FO_MAX_DIMS, (long long)n);
    *ndim = (int)n;
    for (int64_t k = 0; k < n; k++)
        if (!fo_length_read(args[k], &shape[k])) return false;
    return true;
}

METHOD(finalize) { return fo_new_none(); }

// ndarray[shape, dtype] and dtype[class], for annotations.
FoObject *fo_array_class_getitem(FoObject *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t given = fo_tuple_check(args[0]) ? ((FoTuple *)args[0])->n : 1, most = type == (FoObject *)&fo_dtype_type ? 1 : 2;
    if (given < 1 || given > most) return fo_raise(FO_TYPE_ERROR, "Too %s arguments for %s", given ? "many" : "few", ((FoType *)type)->name);
    return fo_class_getitem(type, args, n, kwnames);
}

METHOD(resize) {
    FoArray *a = ARRAY;
    bool refcheck = true;
    int ndim;
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS], n_items, nbytes;
    if ((n == 0 && !kwnames) || (n == 1 && args[0] == fo_none)) return fo_new_none();
    if (!read_resize(args, n, kwnames, &refcheck, &ndim, shape)) return NULL;
    if (!(a->flags & (FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_F_CONTIGUOUS))) return fo_raise(FO_VALUE_ERROR, "resize only works on single-segment arrays");
    for (int k = 0; k < ndim; k++)
        if (shape[k] < 0) return fo_raise(FO_VALUE_ERROR, "negative dimensions not allowed");
    if (!fo_layout_size(ndim, shape, a->dtype->itemsize ? a->dtype->itemsize : 1, &n_items) || !fo_mul_i64(n_items, a->dtype->itemsize, &nbytes))
        return fo_raise_no_memory();
    if (n_items != a->n_items) {
        if (!(a->flags & FO_ARRAY_OWNDATA) || a->base || !a->is_heap)
            return fo_raise(FO_VALUE_ERROR, "cannot resize this array: it does not own its data");
        if (refcheck && (a->head.refcount > REFERENCES_OF_A_CALL || a->weaklist))
            return fo_raise(FO_VALUE_ERROR,
                "cannot resize an array that references or is referenced\nby another array in this way.\n"
                "Use the np.resize function or refcheck=False");
        if (!fo_array_prepare_write(a) || !move_memory(a, n_items)) return NULL;
    }
    if (a->flags & FO_ARRAY_C_CONTIGUOUS) fo_layout_strides_c(ndim, shape, a->dtype->itemsize, strides);
    else fo_layout_strides_f(ndim, shape, a->dtype->itemsize, strides);
    return fo_array_set_dims(a, ndim, shape, strides) ? fo_new_none() : NULL;
}

METHOD(newbyteorder) {
    FO_AUTO(FoObject) text = n ? fo_ref(args[0]) : (FoObject *)fo_str_from_text("S");
    FO_AUTO(FoStr) name = text ? fo_str_intern("newbyteorder") : NULL;
    FO_AUTO(FoObject) dtype = name ? fo_call_method((FoObject *)ARRAY->dtype, name, (FoObject *[]){text}, 1) : NULL;
    return dtype ? (FoObject *)fo_array_view(ARRAY, (FoDtype *)dtype, ARRAY->ndim, ARRAY->shape, fo_array_strides(ARRAY), ARRAY->data) : NULL;
}

enum { KW = FO_NATIVE_KEYWORDS };
#define ROW(name, least, most, flags) {#name, array_##name, least, most, flags, "See numpy.ndarray." #name}
// The one element as a Python complex: without it, complex() would ask for a float.
METHOD(to_complex) {
    FoArray *a = ARRAY;
    if (!fo_array_prepare_read(a)) return NULL;
    if (a->n_items != 1) return fo_raise(FO_TYPE_ERROR, "only length-1 arrays can be converted to Python scalars");
    FO_AUTO(FoObject) value = fo_dtype_get_python(a->dtype, a->data);
    return value ? fo_call1((FoObject *)&fo_complex_type, value) : NULL;
}

const FoNativeDef fo_array_more_methods[] = {
    ROW(tolist, 0, 0, 0), ROW(item, 0, -1, 0), ROW(itemset, 0, -1, 0), ROW(tobytes, 0, -1, KW), ROW(take, 0, -1, KW), ROW(put, 0, -1, KW),
    ROW(repeat, 0, -1, KW), ROW(searchsorted, 0, -1, KW), ROW(diagonal, 0, -1, KW), ROW(trace, 0, -1, KW), ROW(compress, 0, -1, KW),
    ROW(choose, 0, -1, KW), ROW(partition, 0, -1, KW), ROW(argpartition, 0, -1, KW), ROW(resize, 0, -1, KW),
    {"__array_finalize__", array_finalize, 1, 1, 0, "a.__array_finalize__(obj, /)\n\nPresent so subclasses can call super. Does nothing."},
    {"__class_getitem__", fo_array_class_getitem, 1, 1, FO_NATIVE_CLASS, "Return a parametrized wrapper around the ndarray type."},
    ROW(newbyteorder, 0, 1, 0),
    {"__complex__", array_to_complex, 0, 0, 0, NULL},
    {"__array__", array_to_array, 0, 1, 0, "The array itself, or one of another dtype."}, {"__copy__", array_copy_, 0, 0, 0, "A copy."},
    {"__deepcopy__", array_deepcopy, 0, 1, 0, "A copy."}, {"__format__", array_format, 1, 1, FO_NATIVE_COEXIST, "Default object formatter."},
    {"__reduce__", array_reduce_refused, 0, 0, 0, "Not supported."}, {"__reduce_ex__", array_reduce_refused, 1, 1, 0, "Not supported."},
    {NULL}};

static FoObject *get_flat(FoObject *self, void *closure) { return fo_settle(self) ? fo_flat_new(ARRAY) : NULL; }
static bool set_flat(FoObject *self, FoObject *value, void *closure) {
    FO_AUTO(FoObject) flat = value ? get_flat(self, NULL) : fo_raise(FO_TYPE_ERROR, "Cannot delete flat");
    FO_AUTO(FoArray) from = flat ? fo_array_from_object(value, fo_array_check(value) ? NULL : ARRAY->dtype) : NULL;
    FO_AUTO(FoArray) places = from ? fo_array_new_kind(FO_DT_INT64, 1, &ARRAY->n_items) : NULL;
    if (!places) return false;
    for (int64_t i = 0; i < places->n_items; i++) ((int64_t *)places->data)[i] = i;
    return fo_array_put(ARRAY, (FoObject *)places, (FoObject *)from, FO_TAKE_RAISE);
}

const FoGetSetDef fo_array_more_getsets[] = {{"flat", get_flat, set_flat, "A 1-D iterator over the array."}, {NULL}};

// ---- scalars: methods of the array that holds the value

static FoObject *as_array_method(const char *name, FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoDtype *d = fo_scalar_dtype_of(self);
    FO_AUTO(FoArray) a = d ? fo_array_from_element(d, ((FoScalar *)self)->bytes) : fo_raise(FO_TYPE_ERROR, "'%T' has no value", self);
    FO_AUTO(FoObject) method = a ? fo_get_attr_text((FoObject *)a, name) : NULL;
    FoObject *r = method ? fo_call(method, args, n, kwnames) : NULL;
    return r && fo_array_check(r) && ((FoArray *)r)->ndim == 0 && fo_settle(r) ? fo_array_as_result_give((FoArray *)r) : r;
}
#define SCALAR_METHODS(X)                                                                                      \
    X(all) X(any) X(argmax) X(argmin) X(argsort) X(astype) X(byteswap) X(choose) X(clip) X(compress) X(conj) X(conjugate) X(copy) X(cumprod)   \
    X(cumsum) X(diagonal) X(fill) X(flatten) X(max) X(mean) X(min) X(nonzero) X(prod) X(ptp) X(ravel) X(repeat) X(reshape) X(round)            \
    X(searchsorted) X(sort) X(squeeze) X(std) X(sum) X(swapaxes) X(take) X(tobytes) X(trace) X(transpose) X(var) X(view)
#define X(name)                                                                                                \
    static FoObject *scalar_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return as_array_method(#name, self, args, n, kwnames); }
SCALAR_METHODS(X)
#undef X

static FoObject *scalar_copy_of(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_ref(self); }
static FoObject *scalar_format(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) value = fo_scalar_python(self);
    if (value == fo_true || value == fo_false) return ((FoStr *)args[0])->n ? fo_format(value, args[0]) : fo_str(self);
    return value ? fo_format(value, args[0]) : NULL;
}

static FoObject *scalar_to_array(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoDtype) dtype = NULL;
    if (!fo_dtype_optional(n ? args[0] : NULL, &dtype)) return NULL;
    return (FoObject *)fo_array_from_object(self, dtype);
}

static FoObject *scalar_special_round(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) value = fo_scalar_python(self);
    FoDtype *d = fo_scalar_dtype_of(self);
    if (!value || !d) return NULL;
    bool whole = n == 0 || args[0] == fo_none;
    if (whole && d->letter == 'f') {
        FO_AUTO(FoObject) name = (FoObject *)fo_str_intern("__round__");
        return name ? fo_call_method(value, (FoStr *)name, NULL, 0) : NULL;
    }
    if (whole && (d->letter == 'i' || d->letter == 'u')) return fo_take(value);
    return as_array_method("round", self, args, whole ? 0 : n, NULL);
}

static FoObject *scalar_to_complex(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) value = fo_scalar_python(self);
    return value ? fo_call1((FoObject *)&fo_complex_type, value) : NULL;
}

static FoObject *scalar_itemset(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_raise(FO_VALUE_ERROR, "array-scalars are immutable");
}

static FoObject *scalar_is_integer(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoDtype *d = fo_scalar_dtype_of(self);
    if (d && (d->letter == 'i' || d->letter == 'u')) return fo_bool_new(true);
    double value;
    FO_AUTO(FoObject) python = d && d->letter == 'f' ? fo_scalar_python(self) : NULL;
    if (!python) return fo_raise(FO_ATTRIBUTE_ERROR, "'%T' object has no attribute 'is_integer'", self);
    return fo_as_double(python, &value) ? fo_bool_new(__builtin_isfinite(value) && __builtin_floor(value) == value) : NULL;
}

const FoNativeDef fo_scalar_more_methods[] = {
#define X(name) {#name, scalar_##name, 0, -1, KW, "Scalar method identical to the corresponding array attribute."},
    SCALAR_METHODS(X)
#undef X
    {"__format__", scalar_format, 1, 1, FO_NATIVE_COEXIST, "NumPy array scalar formatter"},
    {"__complex__", scalar_to_complex, 0, 0, 0, NULL},
    {"__array__", scalar_to_array, 0, 1, 0, "sc.__array__(dtype) return 0-dim array from scalar with specified dtype"},
    {"__round__", scalar_special_round, 0, 1, 0, "Rounded value."},
    {"is_integer", scalar_is_integer, 0, 0, 0, "Is the value a whole number?"},
    {"itemset", scalar_itemset, 0, -1, 0, "Refused: scalars cannot change."},
    {"__copy__", scalar_copy, 0, 0, 0, "The value."}, {"__deepcopy__", scalar_copy_of, 1, 1, 0, "The value."},
    {NULL}};

// Attributes of the array that holds a copy of the value, which nobody can change.
static FoObject *as_array_attribute(FoObject *self, void *name) {
    FoDtype *d = fo_scalar_dtype_of(self);
    FO_AUTO(FoArray) a = d ? fo_array_from_element(d, ((FoScalar *)self)->bytes) : fo_raise(FO_TYPE_ERROR, "'%T' has no value", self);
    if (a) a->flags &= ~FO_ARRAY_WRITEABLE;
    return a ? fo_get_attr_text((FoObject *)a, name) : NULL;
}

const FoGetSetDef fo_scalar_more_getsets[] = {
    {"flat", as_array_attribute, NULL, "A 1-D view of the scalar.", "flat"},
    {"flags", as_array_attribute, NULL, "The integer value of flags.", "flags"},
    {"data", as_array_attribute, NULL, "Pointer to start of data.", "data"},
    {"base", as_array_attribute, NULL, "The object that owns the memory.", "base"},
    {NULL}};
