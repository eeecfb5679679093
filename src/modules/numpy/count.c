// SPDX-License-Identifier: MIT
// numpy: counting, and array methods as functions of anything.
#include "array/pick.h"
#include "modules/numpy/numpy_private.h"

// ---- np.f(a, …) as a.f(…)

// Of an object that is no array: its own method, or what its class makes of the answer.
static FoObject *for_class_give(FoObject *o, const char *name, FoArray *a, FoObject *const *rest, int64_t n_rest, FoTuple *kwnames) {
    FO_AUTO(FoObject) own = fo_get_attr_text(o, name);
    if (own) return fo_call(own, rest, n_rest, kwnames);
    if (!fo_error_matches_kind(FO_ATTRIBUTE_ERROR)) return NULL;
    fo_error_clear();
    FO_AUTO(FoObject) method = fo_get_attr_text((FoObject *)a, name);
    return method ? fo_class_wrap_once_give(o, fo_call(method, rest, n_rest, kwnames)) : NULL;
}

static FoObject *as_method(const char *name, const char *first, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *object = n ? args[0] : NULL, *rest[2 * FO_MAX_DIMS];
    FO_AUTO(FoTuple) names = NULL;
    int64_t n_names = kwnames ? kwnames->n : 0, n_rest = n > 1 ? n - 1 : 0, n_kept = 0;
    if (n + n_names > 2 * FO_MAX_DIMS) return fo_raise(FO_TYPE_ERROR, "%s() got too many arguments", name);
    for (int64_t k = 0; k < n_rest; k++) rest[k] = args[k + 1];
    names = fo_tuple_new(0);
    FO_AUTO(FoList) kept = fo_list_new(0);
    if (!names || !kept) return NULL;
    for (int64_t k = 0; k < n_names; k++) {
        if (!object && fo_str_equals_text((FoStr *)kwnames->items[k], first)) {
            object = args[n + k];
            continue;
        }
        rest[n_rest + n_kept++] = args[n + k];
        if (!fo_list_append(kept, kwnames->items[k])) return NULL;
    }
    if (!object) return fo_raise(FO_TYPE_ERROR, "%s() missing 1 required positional argument: '%s'", name, first);
    FO_AUTO(FoTuple) kept_names = n_kept ? fo_list_as_tuple(kept) : NULL;
    FO_AUTO(FoArray) a = fo_array_check(object) ? (FoArray *)fo_ref(object) : fo_numpy_argument(object);
    if (a && fo_is_of_script(object) && (FoObject *)a != object) return for_class_give(object, name, a, rest, n_rest, kept_names);
    FO_AUTO(FoObject) method = a && (!n_kept || kept_names) ? fo_get_attr_text((FoObject *)a, name) : NULL;
    return method ? fo_call(method, rest, n_rest, kept_names) : NULL;
}
#define AS_METHOD(name)                                                                                        \
    FUNCTION(name) { return as_method(#name, "a", args, n, kwnames); }
AS_METHOD(take)
AS_METHOD(put)
AS_METHOD(searchsorted)
AS_METHOD(argpartition)
AS_METHOD(diagonal)
AS_METHOD(trace)
AS_METHOD(choose)
AS_METHOD(repeat)

FUNCTION(partition) {
    if (n == 0) return fo_raise(FO_TYPE_ERROR, "partition() missing 1 required positional argument: 'a'");
    FO_AUTO(FoArray) a = fo_numpy_argument(args[0]);
    bool flat = n > 2 && args[2] == fo_none;
    for (int64_t k = 0; kwnames && k < kwnames->n; k++) flat |= fo_str_equals_text((FoStr *)kwnames->items[k], "axis") && args[n + k] == fo_none;
    FO_AUTO(FoArray) line = !a ? NULL : flat ? fo_array_ravel(a, 'C') : fo_ref(a);
    FO_AUTO(FoArray) copy = line ? fo_eval_copy(line, 'K') : NULL;
    FO_AUTO(FoObject) method = copy ? fo_get_attr_text((FoObject *)copy, "partition") : NULL;
    FO_AUTO(FoObject) none = method ? fo_call(method, args + 1, n - 1, kwnames) : NULL;
    return none ? (FoObject *)fo_array_like_give(a, fo_take(copy)) : NULL;
}

FUNCTION(compress) {
    BIND("compress", 2, 4, "condition", "a", "axis", "out");
    FO_AUTO(FoArray) a = fo_numpy_argument(given[1]);
    FO_AUTO(FoObject) method = a ? fo_get_attr_text((FoObject *)a, "compress") : NULL;
    return method ? fo_call3(method, given[0], given[2] ? given[2] : fo_none, given[3] ? given[3] : fo_none) : NULL;
}

FUNCTION(ndim) {
    if (fo_array_check(args[0])) return fo_int_from_i64(((FoArray *)args[0])->ndim);
    FO_AUTO(FoArray) a = fo_numpy_argument(args[0]);
    return a ? fo_int_from_i64(a->ndim) : NULL;
}

FUNCTION(shape) {
    FO_AUTO(FoArray) a = fo_numpy_argument(args[0]);
    return a ? (FoObject *)fo_array_shape_tuple(a->ndim, a->shape) : NULL;
}

FUNCTION(size) {
    BIND("size", 1, 2, "a", "axis");
    int64_t axis;
    int at;
    FO_AUTO(FoArray) a = fo_numpy_argument(given[0]);
    if (!a || !fo_is_given(given[1])) return a ? fo_int_from_i64(a->n_items) : NULL;
    return fo_i64_read(given[1], 0, &axis) && fo_axis_check(axis, a->ndim, &at) ? fo_int_from_i64(a->shape[at]) : NULL;
}

// ---- counts

// Whole numbers >= 0 as int64, 1-d.
static FoArray *counters(FoObject *o, const char *function) {
    FO_AUTO(FoArray) a = fo_numpy_argument(o);
    if (!a) return NULL;
    if (a->ndim != 1) return fo_raise(FO_VALUE_ERROR, a->ndim ? "object too deep for desired array" : "object of too small depth for desired array");
    if (a->n_items && (!strchr("iub", a->dtype->letter) || a->dtype->kind == FO_DT_UINT64))
        return fo_raise(FO_TYPE_ERROR, "Cannot cast array data from %R to dtype('int64') according to the rule 'safe'", a->dtype);
    return fo_eval_as(a, fo_dtype_peek(FO_DT_INT64), FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED);
}

FUNCTION(bincount) {
    BIND("bincount", 1, 3, "x", "weights", "minlength");
    int64_t least;
    if (given[2] == fo_none) return fo_raise(FO_TYPE_ERROR, "'NoneType' object cannot be interpreted as an integer");
    bool is_list = fo_list_check(given[0]) || fo_tuple_check(given[0]); // its numbers are cut to whole ones, an array's must be whole
    FO_AUTO(FoArray) whole = is_list ? fo_array_from_object(given[0], fo_dtype_peek(FO_DT_INT64)) : NULL;
    if (is_list && !whole) return NULL;
    FO_AUTO(FoArray) x = counters(is_list ? (FoObject *)whole : given[0], "bincount");
    if (!x || !fo_i64_read(given[2], 0, &least)) return NULL;
    if (least < 0) return fo_raise(FO_VALUE_ERROR, "'minlength' must not be negative");
    const int64_t *value = (const int64_t *)x->data;
    int64_t low = 0, high = -1;
    for (int64_t i = 0; i < x->n_items; i++) {
        low = value[i] < low ? value[i] : low;
        high = value[i] > high ? value[i] : high;
    }
    if (low < 0) return fo_raise(FO_VALUE_ERROR, "'list' argument must have no negative elements");
    if (high == INT64_MAX) return fo_raise_no_memory();
    int64_t n_bins = high + 1 > least ? high + 1 : least;
    if (!fo_is_given(given[1])) {
        FO_AUTO(FoArray) r = fo_array_new_zero(fo_dtype_peek(FO_DT_INT64), 1, &n_bins, 'C');
        if (!r) return NULL;
        int64_t *count = (int64_t *)r->data;
        // four tables, so that equal neighbours do not wait for each other
        if (n_bins <= 4096 && x->n_items > 4 * n_bins) {
            int64_t *more = fo_alloc_zero((size_t)n_bins * 24, FO_MEM_INTERNAL), i = 0;
            if (!more) return fo_raise_no_memory();
            for (; i + 4 <= x->n_items; i += 4) {
                count[value[i]]++;
                more[value[i + 1]]++;
                more[n_bins + value[i + 2]]++;
                more[2 * n_bins + value[i + 3]]++;
            }
            for (; i < x->n_items; i++) count[value[i]]++;
            for (int64_t k = 0; k < n_bins; k++) count[k] += more[k] + more[n_bins + k] + more[2 * n_bins + k];
            fo_free(more, (size_t)n_bins * 24, FO_MEM_INTERNAL);
        } else {
            for (int64_t i = 0; i < x->n_items; i++) count[value[i]]++;
        }
        return fo_eval_poll() ? (FoObject *)fo_take(r) : NULL;
    }
    FO_AUTO(FoArray) given_weights = fo_numpy_argument(given[1]);
    FO_AUTO(FoArray) w = given_weights ? fo_eval_as(given_weights, fo_dtype_peek(FO_DT_FLOAT64), FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) : NULL;
    if (!w) return NULL;
    if (fo_dtype_is_complex(given_weights->dtype->kind))
        return fo_raise(FO_TYPE_ERROR, "Cannot cast array data from %R to dtype('float64') according to the rule 'safe'", given_weights->dtype);
    if (w->n_items != x->n_items) return fo_raise(FO_VALUE_ERROR, "The weights and list don't have the same length.");
    FO_AUTO(FoArray) r = fo_array_new_zero(fo_dtype_peek(FO_DT_FLOAT64), 1, &n_bins, 'C');
    if (!r) return NULL;
    for (int64_t i = 0; i < x->n_items; i++) ((double *)r->data)[value[i]] += ((const double *)w->data)[i];
    return (FoObject *)fo_take(r);
}

// _histogram_count(a, edges): how many elements lie in each of the equal bins between ascending edges; the last one is closed.
FUNCTION(_histogram_count) {
    FO_AUTO(FoArray) a = fo_numpy_argument(args[0]);
    FO_AUTO(FoArray) given_edges = a ? fo_numpy_argument(args[1]) : NULL;
    FO_AUTO(FoArray) x = given_edges ? fo_eval_as(a, fo_dtype_peek(FO_DT_FLOAT64), FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) : NULL;
    FO_AUTO(FoArray) edges = x ? fo_eval_as(given_edges, fo_dtype_peek(FO_DT_FLOAT64), FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) : NULL;
    if (!edges) return NULL;
    int64_t n_bins = edges->n_items - 1;
    if (n_bins < 1) return fo_raise(FO_VALUE_ERROR, "a histogram needs at least one bin");
    FO_AUTO(FoArray) r = fo_array_new_zero(fo_dtype_peek(FO_DT_INT64), 1, &n_bins, 'C');
    if (!r) return NULL;
    const double *e = (const double *)edges->data, *v = (const double *)x->data;
    double first = e[0], last = e[n_bins], norm = (double)n_bins / (last - first);
    int64_t *count = (int64_t *)r->data;
    for (int64_t i = 0; i < x->n_items; i++) {
        if (!(v[i] >= first && v[i] <= last)) continue;
        int64_t k = (int64_t)((v[i] - first) * norm);
        if (k >= n_bins) k = n_bins - 1;
        k -= v[i] < e[k];
        k += k != n_bins - 1 && v[i] >= e[k + 1];
        count[k]++;
        if ((i & 0xFFFFF) == 0xFFFFF && !fo_eval_poll()) return NULL;
    }
    return (FoObject *)fo_take(r);
}

// _as_strided(a, shape, strides, writeable): a view that must stay inside the memory that a looks at.
FUNCTION(_as_strided) {
    FO_AUTO(FoArray) a = fo_numpy_argument(args[0]);
    int ndim, n_strides;
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS], low, high, whole_low, whole_high;
    bool writeable;
    if (!a || !fo_shape_read(args[1], &ndim, shape) || !fo_shape_read(args[2], &n_strides, strides) || !fo_is_true(args[3], &writeable)) return NULL;
    if (ndim != n_strides) return fo_raise(FO_VALUE_ERROR, "strides, if given, must be the same length as shape");
    for (int k = 0; k < ndim; k++)
        if (shape[k] < 0) return fo_raise(FO_VALUE_ERROR, "negative dimensions are not allowed");
    int64_t n_items;
    if (!fo_layout_size(ndim, shape, 1, &n_items))
        return fo_raise(FO_VALUE_ERROR, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
    FoArray *owner = a; // the memory is that of the array at the end of the chain of bases
    while (owner->base && fo_array_check(owner->base)) owner = (FoArray *)owner->base;
    fo_layout_bounds(owner->ndim, owner->shape, fo_array_strides(owner), owner->dtype->itemsize, &whole_low, &whole_high);
    for (int k = 0; k < ndim; k++) {
        int64_t span;
        if (shape[k] > 1 && (!fo_mul_i64(shape[k] - 1, strides[k], &span) || span > INT64_MAX / 64 || span < INT64_MIN / 64))
            return fo_raise(FO_VALUE_ERROR, "as_strided: the view would leave the memory of the array");
    }
    fo_layout_bounds(ndim, shape, strides, a->dtype->itemsize, &low, &high);
    int64_t at = a->data - owner->data;
    if (n_items && (at + low < whole_low || at + high > whole_high))
        return fo_raise(FO_VALUE_ERROR, "as_strided: the view would leave the memory of the array");
    FoArray *view = fo_array_view(a, a->dtype, ndim, shape, strides, a->data);
    if (view && !writeable) view->flags &= ~(uint32_t)FO_ARRAY_WRITEABLE;
    return (FoObject *)view;
}

const FoNativeDef fo_numpy_count_functions[] = {
    ROW(take, 0, -1, KW), ROW(put, 0, -1, KW), ROW(searchsorted, 0, -1, KW), ROW(argpartition, 0, -1, KW), ROW(diagonal, 0, -1, KW),
    ROW(trace, 0, -1, KW), ROW(choose, 0, -1, KW), ROW(repeat, 0, -1, KW), ROW(partition, 0, -1, KW), ROW(compress, 0, -1, KW),
    ROW(ndim, 1, 1, 0), ROW(shape, 1, 1, 0), ROW(size, 0, -1, KW), ROW(bincount, 0, -1, KW), ROW(_histogram_count, 2, 2, 0),
    ROW(_as_strided, 4, 4, 0), {NULL}};
