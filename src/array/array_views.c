// SPDX-License-Identifier: MIT
// Views that are arithmetic on shape and strides, and how shape, axis and order arguments are read.
#include "array/array_private.h"
#include "types/container.h"

// ---- arguments

FoType *fo_axis_error_type(void) { return fo_array_state()->axis_error; }

void *fo_raise_axis(int64_t axis, int ndim) {
    return fo_raise_type(fo_axis_error_type(), "axis %lld is out of bounds for array of dimension %d", (long long)axis, ndim);
}

bool fo_axis_check(int64_t axis, int ndim, int *out) {
    if (axis < -ndim || axis >= ndim) return fo_raise_axis(axis, ndim) != NULL;
    *out = (int)(axis < 0 ? axis + ndim : axis);
    return true;
}

static bool add_axis(FoObject *o, int ndim, bool alone, bool *is_axis) {
    int64_t axis;
    int k = 0;
    if (!fo_has_index(o)) return fo_fail(FO_TYPE_ERROR, "'%T' object cannot be interpreted as an integer", o);
    if (!fo_index_as_i64(o, &axis)) return false;
    // a 0-d array accepts 0 and -1
    if (ndim == 0 && alone && (axis == 0 || axis == -1)) return true;
    if (!fo_axis_check(axis, ndim, &k)) return false;
    if (is_axis[k]) return fo_fail(FO_VALUE_ERROR, "duplicate value in 'axis'");
    return is_axis[k] = true;
}

bool fo_axis_read(FoObject *axis, int ndim, bool is_axis[FO_MAX_DIMS]) {
    memset(is_axis, !axis || axis == fo_none, FO_MAX_DIMS);
    if (!axis || axis == fo_none) return true;
    if (!fo_tuple_check(axis)) return add_axis(axis, ndim, true, is_axis);
    for (int64_t k = 0; k < ((FoTuple *)axis)->n; k++)
        if (!add_axis(((FoTuple *)axis)->items[k], ndim, false, is_axis)) return false;
    return true;
}

bool fo_length_read(FoObject *o, int64_t *length) {
    if (o == fo_true || o == fo_false) return fo_fail(FO_TYPE_ERROR, "an integer is required");
    if (!fo_has_index(o)) return fo_fail(FO_TYPE_ERROR, "'%T' object cannot be interpreted as an integer", o);
    return fo_index_as_i64(o, length);
}

bool fo_shape_read(FoObject *shape, int *ndim, int64_t *lengths) {
    *ndim = 1;
    bool is_truth = shape == fo_true || shape == fo_false;
    if ((fo_int_check(shape) && !is_truth) ||
        (!fo_int_check(shape) && !fo_tuple_check(shape) && !fo_list_check(shape) && !fo_array_check(shape) && fo_has_index(shape)))
        return fo_index_as_i64(shape, &lengths[0]);
    if (shape == fo_none || is_truth || fo_float_check(shape))
        return fo_fail(FO_TYPE_ERROR, shape == fo_none ? "expected a sequence of integers or a single integer, got 'None'"
                                                       : "expected a sequence of integers or a single integer, got '%R'", shape);
    FO_AUTO(FoTuple) t = fo_sequence_as_tuple(shape);
    if (!t) {
        if (!fo_error_matches_kind(FO_TYPE_ERROR)) return false;
        fo_error_clear();
        return fo_fail(FO_TYPE_ERROR, "expected a sequence of integers or a single integer, got '%R'", shape);
    }
    if (t->n > FO_MAX_DIMS)
        return fo_fail(FO_VALUE_ERROR, "maximum supported dimension for an ndarray is %d, found %lld", FO_MAX_DIMS, (long long)t->n);
    *ndim = (int)t->n;
    for (int64_t k = 0; k < t->n; k++)
        if (!fo_length_read(t->items[k], &lengths[k])) return false;
    return true;
}

bool fo_order_read(FoObject *o, char preset, char *order) {
    *order = preset;
    if (!o || o == fo_none) return true;
    const char *text = fo_str_check(o) ? fo_str_utf8((FoStr *)o, NULL) : NULL;
    if (!fo_str_check(o)) return fo_fail(FO_TYPE_ERROR, "order must be str, not %T", o);
    if (!text) return false;
    char c = *text >= 'a' ? (char)(*text - 32) : *text;
    if (!c || text[1] || !strchr("CFAK", c)) return fo_fail(FO_VALUE_ERROR, "order must be one of 'C', 'F', 'A', or 'K' (got '%s')", text);
    *order = c;
    return true;
}

// ---- views

// All axes the other way round: what was contiguous in one order is contiguous in the other.
static FoArray *reversed(FoArray *a) {
    int ndim = a->ndim;
    FoArray *view = fo_array_view_open(a, ndim, a->data);
    if (!view) return NULL;
    const int64_t *shape = a->shape, *strides = fo_array_strides(a);
    int64_t *to = view->shape;
    for (int k = 0; k < ndim; k++) {
        to[k] = shape[ndim - 1 - k];
        to[ndim + k] = strides[ndim - 1 - k];
    }
    view->n_items = a->n_items;
    uint32_t flags = a->flags & FO_ARRAY_ALIGNED;
    if (a->flags & FO_ARRAY_C_CONTIGUOUS) flags |= FO_ARRAY_F_CONTIGUOUS;
    if (a->flags & FO_ARRAY_F_CONTIGUOUS) flags |= FO_ARRAY_C_CONTIGUOUS;
    view->flags |= flags;
    return view;
}

FoArray *fo_array_transpose(FoArray *a, const int *axes) {
    if (!fo_array_settle(a)) return NULL;
    if (!axes && fo_array_is_plain(a)) return reversed(a);
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    const int64_t *from = fo_array_strides(a);
    for (int k = 0; k < a->ndim; k++) {
        int axis = axes ? axes[k] : a->ndim - 1 - k;
        shape[k] = a->shape[axis];
        strides[k] = from[axis];
    }
    if (fo_likely(!fo_is_of_script((FoObject *)a))) return fo_array_view(a, a->dtype, a->ndim, shape, strides, a->data);
    FO_AUTO(FoArray) view = fo_array_view_same(a); // a class hears of the array before its axes are turned
    return view && fo_array_set_dims(view, a->ndim, shape, strides) ? fo_take(view) : NULL;
}

// A wanted shape as NumPy prints it: unknown lengths in front are left out, others are "newaxis".
FoStr *fo_array_unknown_shape_text(int ndim, const int64_t *shape) {
    int first = 0;
    while (first < ndim && shape[first] < 0) first++;
    if (first == ndim) return fo_str_from_text("()");
    FO_AUTO(FoStr) text = fo_str_printf("(%lld", (long long)shape[first]);
    for (int k = first + 1; text && k < ndim; k++) {
        FoStr *next = shape[k] < 0 ? fo_str_printf("%S,newaxis", text) : fo_str_printf("%S,%lld", text, (long long)shape[k]);
        fo_assign_give((FoObject **)&text, (FoObject *)next);
    }
    return text ? fo_str_printf(ndim == 1 ? "%S,)" : "%S)", text) : NULL;
}

static FO_COLD FoArray *raise_reshape(FoArray *a, int ndim, const int64_t *shape) {
    FO_AUTO(FoStr) text = fo_array_unknown_shape_text(ndim, shape);
    return text ? fo_raise(FO_VALUE_ERROR, "cannot reshape array of size %lld into shape %S", (long long)a->n_items, text) : NULL;
}

FoArray *fo_array_reshape(FoArray *a, int ndim, const int64_t *wanted, char order) {
    if (!fo_array_settle(a)) return NULL;
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    int n_unknown = 0;
    for (int k = 0; k < ndim; k++) n_unknown += (shape[k] = wanted[k]) < 0;
    if (n_unknown > 1) return fo_raise(FO_VALUE_ERROR, "can only specify one unknown dimension");
    if (!fo_layout_fill_unknown(ndim, shape, a->n_items)) return raise_reshape(a, ndim, wanted);
    if (order == 'A' || order == 'K') order = (a->flags & FO_ARRAY_F_CONTIGUOUS) && !fo_array_is_c(a) ? 'F' : 'C';
    if (fo_array_is_c(a) && order == 'C') {
        fo_layout_strides_c(ndim, shape, a->dtype->itemsize, strides);
        return fo_array_view(a, a->dtype, ndim, shape, strides, a->data);
    }
    if (fo_layout_reshape(a->ndim, a->shape, fo_array_strides(a), a->dtype->itemsize, ndim, shape, order, strides))
        return fo_array_view(a, a->dtype, ndim, shape, strides, a->data);
    FO_AUTO(FoArray) copy = fo_eval_copy(a, order);
    if (!copy) return NULL;
    if (order == 'F') fo_layout_strides_f(ndim, shape, a->dtype->itemsize, strides);
    else fo_layout_strides_c(ndim, shape, a->dtype->itemsize, strides);
    return fo_array_view(copy, copy->dtype, ndim, shape, strides, copy->data);
}

FoArray *fo_array_broadcast_to(FoArray *a, int ndim, const int64_t *shape) {
    if (!fo_array_settle(a)) return NULL;
    int64_t strides[FO_MAX_DIMS];
    for (int k = 0; k < ndim; k++)
        if (shape[k] < 0) return fo_raise(FO_VALUE_ERROR, "all elements of broadcast shape must be non-negative");
    if (!fo_layout_broadcast_strides(a->ndim, a->shape, fo_array_strides(a), ndim, shape, strides)) {
        if (ndim < a->ndim) return fo_raise(FO_VALUE_ERROR, "input operand has more dimensions than allowed by the axis remapping");
        FO_AUTO(FoStr) from = fo_array_shape_text(a->ndim, a->shape);
        FO_AUTO(FoStr) to = fo_array_shape_text(ndim, shape);
        if (!from || !to) return NULL;
        return fo_raise(FO_VALUE_ERROR,
            "operands could not be broadcast together with remapped shapes [original->remapped]: %S  and requested shape %S", from, to);
    }
    int64_t n_items;
    if (!fo_layout_size(ndim, shape, 1, &n_items)) return fo_raise(FO_VALUE_ERROR, "iterator is too large");
    if (!fo_layout_size(ndim, shape, a->dtype->itemsize ? a->dtype->itemsize : 1, &n_items))
        return fo_raise(FO_VALUE_ERROR, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
    FoArray *view = fo_array_view(a, a->dtype, ndim, shape, strides, a->data);
    if (view) view->flags &= ~(uint32_t)FO_ARRAY_WRITEABLE;
    return view;
}

static FoArray *flat_copy(FoArray *a, char order) {
    FoArray *copy = fo_eval_copy(a, order);
    int64_t n = a->n_items;
    if (copy && !fo_array_set_dims(copy, 1, &n, &a->dtype->itemsize)) fo_clear_slot(&copy);
    return copy;
}

FoArray *fo_array_flatten(FoArray *a, char order) {
    if (order == 'A') order = (a->flags & FO_ARRAY_F_CONTIGUOUS) && !fo_array_is_c(a) ? 'F' : 'C';
    return flat_copy(a, order);
}

FoArray *fo_array_ravel(FoArray *a, char order) {
    if (!fo_array_settle(a)) return NULL;
    bool is_c = fo_array_is_c(a), is_f = a->flags & FO_ARRAY_F_CONTIGUOUS;
    if (order == 'A') order = is_f && !is_c ? 'F' : 'C';
    int64_t n = a->n_items;
    if ((is_c && order != 'F') || (is_f && order != 'C')) return fo_array_view(a, a->dtype, 1, &n, &a->dtype->itemsize, a->data);
    return flat_copy(a, order);
}
