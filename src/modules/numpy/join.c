// SPDX-License-Identifier: MIT
// numpy: arrays joined and cut: concatenate, stack, split, tile, repeat, roll, flip.
#include "array/pick.h"
#include "modules/numpy/numpy_private.h"

// ---- parts as a list of arrays

static FoTuple *arrays_of(FoObject *sequence) {
    if (fo_array_check(sequence) && ((FoArray *)sequence)->ndim == 0) return fo_raise(FO_TYPE_ERROR, "iteration over a 0-d array");
    FO_AUTO(FoTuple) items = fo_sequence_as_tuple(sequence);
    FO_AUTO(FoTuple) arrays = items ? fo_tuple_new(items->n) : NULL;
    for (int64_t k = 0; arrays && k < items->n; k++)
        if (!(arrays->items[k] = (FoObject *)fo_numpy_argument(items->items[k]))) return NULL;
    return fo_take(arrays);
}
#define PART(t, k) ((FoArray *)(t)->items[k])

static FoDtype *common_dtype(FoTuple *parts) {
    FO_AUTO(FoDtype) found = fo_ref(PART(parts, 0)->dtype);
    for (int64_t k = 1; k < parts->n; k++) {
        FoDtype *d = PART(parts, k)->dtype;
        if (fo_dtype_equal(d, found)) continue;
        FoDtype *next = fo_dtype_common(found, d);
        if (!next) return NULL;
        fo_assign_give((FoObject **)&found, (FoObject *)next);
    }
    return fo_dtype_native(found);
}

static FoArray *concatenate(FoTuple *parts, int64_t axis_given, FoArray *out, FoDtype *dtype, FoCasting casting) {
    int axis;
    if (parts->n == 0) return fo_raise(FO_VALUE_ERROR, "need at least one array to concatenate");
    FoArray *first = PART(parts, 0);
    if (first->ndim == 0) return fo_raise(FO_VALUE_ERROR, "zero-dimensional arrays cannot be concatenated");
    if (!fo_axis_check(axis_given, first->ndim, &axis)) return NULL;
    int64_t shape[FO_MAX_DIMS];
    memcpy(shape, first->shape, (size_t)first->ndim * 8);
    bool all_f = true;
    for (int64_t k = 0; k < parts->n; k++) {
        FoArray *a = PART(parts, k);
        all_f &= (a->flags & FO_ARRAY_F_CONTIGUOUS) && !fo_array_is_c(a);
        if (k == 0) continue;
        if (a->ndim != first->ndim)
            return fo_raise(FO_VALUE_ERROR,
                "all the input arrays must have same number of dimensions, but the array at index 0 has %d dimension(s) and the array at "
                "index %lld has %d dimension(s)",
                first->ndim, (long long)k, a->ndim);
        for (int j = 0; j < a->ndim; j++) {
            if (j == axis) continue;
            if (a->shape[j] != shape[j])
                return fo_raise(FO_VALUE_ERROR,
                    "all the input array dimensions except for the concatenation axis must match exactly, but along dimension %d, the array "
                    "at index 0 has size %lld and the array at index %lld has size %lld",
                    j, (long long)shape[j], (long long)k, (long long)a->shape[j]);
        }
        if (!fo_add_i64(shape[axis], a->shape[axis], &shape[axis])) return fo_raise_no_memory();
    }
    FO_AUTO(FoDtype) found = out || (dtype && dtype->itemsize) ? NULL : common_dtype(parts);
    // text without a length takes the one that the parts need
    FO_AUTO(FoDtype) common = out               ? fo_ref(out->dtype)
                              : !dtype          ? fo_xref(found)
                              : dtype->itemsize ? fo_ref(dtype)
                              : found           ? fo_dtype_common(dtype, found)
                                                : NULL;
    FO_AUTO(FoArray) r = !common ? NULL : out ? fo_ref(out) : fo_array_new(common, first->ndim, shape, all_f ? 'F' : 'C');
    if (!r) return NULL;
    if (out && (out->ndim != first->ndim || memcmp(out->shape, shape, (size_t)out->ndim * 8)))
        return fo_raise(FO_VALUE_ERROR, "Output array is the wrong shape");
    char *to = r->data;
    for (int64_t k = 0; k < parts->n; k++) {
        FoArray *a = PART(parts, k);
        FO_AUTO(FoArray) place = fo_array_view(r, r->dtype, r->ndim, a->shape, fo_array_strides(r), to);
        if (!place || !fo_eval_assign(place, a, out || dtype ? casting : FO_CAST_UNSAFE)) return NULL;
        to += a->shape[axis] * fo_array_strides(r)[axis];
    }
    return out ? fo_take(r) : fo_array_joined_give(parts, fo_take(r));
}

static bool read_out(FoObject *o, FoArray **out) {
    *out = NULL;
    if (!fo_is_given(o)) return true;
    if (!fo_array_check(o)) return fo_fail(FO_TYPE_ERROR, "'out' must be an array");
    *out = (FoArray *)o;
    return fo_settle(o);
}

// What concatenate and stack may be told about the result: out or dtype, and how parts are cast to it.
typedef struct {
    FoArray *out;
    FoDtype *dtype; // owned
    FoCasting casting;
} Wanted;
static void wanted_deinit(Wanted *w) { fo_clear_slot(&w->dtype); }
static bool read_wanted(FoObject *out, FoObject *dtype, FoObject *casting, Wanted *w) {
    *w = (Wanted){NULL, NULL, FO_CAST_SAME_KIND};
    if (!read_out(out, &w->out) || !fo_dtype_optional(dtype, &w->dtype) || (casting && !fo_casting_read(casting, &w->casting))) return false;
    if (w->out && w->dtype) return fo_fail(FO_TYPE_ERROR, "concatenate() only takes `out` or `dtype` as an argument, but both were provided.");
    return true;
}

FUNCTION(concatenate) {
    BIND("concatenate", 1, 3, "arrays", "axis", "out", "dtype", "casting");
    __attribute__((cleanup(wanted_deinit))) Wanted w = {0};
    int64_t axis;
    FO_AUTO(FoTuple) parts = arrays_of(given[0]);
    if (!parts || !read_wanted(given[2], given[3], given[4], &w)) return NULL;
    if (given[1] == fo_none) {
        for (int64_t k = 0; k < parts->n; k++) {
            FoArray *flat = fo_array_ravel(PART(parts, k), 'C');
            if (!flat) return NULL;
            fo_assign_give(&parts->items[k], (FoObject *)flat);
        }
        axis = 0;
    } else if (!fo_i64_read(given[1], 0, &axis)) {
        return NULL;
    }
    return (FoObject *)concatenate(parts, axis, w.out, w.dtype, w.casting);
}

// The same memory with an axis of length 1 put in at `at`.
static FoArray *with_axis(FoArray *a, int at) {
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    if (a->ndim == FO_MAX_DIMS) return fo_raise(FO_VALUE_ERROR, "number of dimensions must be within [0, 32]");
    for (int k = 0; k <= a->ndim; k++) {
        shape[k] = k == at ? 1 : a->shape[k > at ? k - 1 : k];
        strides[k] = k == at ? (at < a->ndim ? a->shape[at] * fo_array_strides(a)[at] : a->dtype->itemsize) : fo_array_strides(a)[k > at ? k - 1 : k];
    }
    return fo_array_view(a, a->dtype, a->ndim + 1, shape, strides, a->data);
}

// At least that many dimensions, as atleast_1d, _2d and _3d put them.
static FoArray *at_least(FoArray *a, int least) {
    FO_AUTO(FoArray) r = fo_ref(a);
    while (r && r->ndim < least) {
        int at = least == 3 && r->ndim == 2 ? 2 : 0;
        FoArray *next = with_axis(r, at);
        if (next && a->ndim) fo_array_strides(next)[at] = 0; // as a[:, newaxis] has it
        fo_assign_give((FoObject **)&r, (FoObject *)next);
    }
    return fo_take(r);
}

static FoObject *at_least_each(FoObject *const *args, int64_t n, int least) {
    FO_AUTO(FoList) list = fo_list_new(0);
    for (int64_t k = 0; list && k < n; k++) {
        FO_AUTO(FoArray) a = fo_numpy_argument(args[k]);
        FoArray *wide = a ? at_least(a, least) : NULL;
        if (!wide) return NULL;
        if (n == 1) return (FoObject *)wide;
        if (!fo_list_append_give(list, (FoObject *)wide)) return NULL;
    }
    return (FoObject *)fo_take(list);
}

FUNCTION(atleast_1d) { return at_least_each(args, n, 1); }
FUNCTION(atleast_2d) { return at_least_each(args, n, 2); }
FUNCTION(atleast_3d) { return at_least_each(args, n, 3); }

static FoObject *stack(FoTuple *parts, int64_t axis, const Wanted *w) {
    int at;
    if (parts->n == 0) return fo_raise(FO_VALUE_ERROR, "need at least one array to stack");
    if (!fo_axis_check(axis, PART(parts, 0)->ndim + 1, &at)) return NULL;
    FO_AUTO(FoTuple) wide = fo_tuple_new(parts->n);
    for (int64_t k = 0; wide && k < parts->n; k++) {
        FoArray *a = PART(parts, k), *first = PART(parts, 0);
        if (a->ndim != first->ndim || memcmp(a->shape, first->shape, (size_t)a->ndim * 8))
            return fo_raise(FO_VALUE_ERROR, "all input arrays must have the same shape");
        if (!(wide->items[k] = (FoObject *)with_axis(a, at))) return NULL;
    }
    return wide ? (FoObject *)concatenate(wide, at, w->out, w->dtype, w->casting) : NULL;
}

FUNCTION(stack) {
    BIND("stack", 1, 3, "arrays", "axis", "out", "dtype", "casting");
    __attribute__((cleanup(wanted_deinit))) Wanted w = {0};
    int64_t axis;
    FO_AUTO(FoTuple) parts = arrays_of(given[0]);
    return parts && read_wanted(given[2], given[3], given[4], &w) && fo_i64_read(given[1], 0, &axis) ? stack(parts, axis, &w) : NULL;
}

// vstack, hstack, dstack, column_stack: parts of at least `least` dimensions joined along an axis.
static FoObject *join_wide(FoObject *sequence, int least, int axis, FoObject *dtype, FoObject *casting) {
    __attribute__((cleanup(wanted_deinit))) Wanted w = {0};
    FO_AUTO(FoTuple) parts = arrays_of(sequence);
    if (!parts || !read_wanted(NULL, dtype, casting, &w)) return NULL;
    for (int64_t k = 0; k < parts->n; k++) {
        FoArray *wide = at_least(PART(parts, k), least);
        if (!wide) return NULL;
        fo_assign_give(&parts->items[k], (FoObject *)wide);
    }
    if (axis < 0) axis = parts->n && PART(parts, 0)->ndim == 1 ? 0 : 1;
    return (FoObject *)concatenate(parts, axis, NULL, w.dtype, w.casting);
}

FUNCTION(vstack) {
    BIND("vstack", 1, 1, "tup", "dtype", "casting");
    return join_wide(given[0], 2, 0, given[1], given[2]);
}

FUNCTION(hstack) {
    BIND("hstack", 1, 1, "tup", "dtype", "casting");
    return join_wide(given[0], 1, -1, given[1], given[2]);
}

FUNCTION(dstack) {
    BIND("dstack", 1, 1, "tup");
    return join_wide(given[0], 3, 2, NULL, NULL);
}

FUNCTION(column_stack) {
    BIND("column_stack", 1, 1, "tup");
    FO_AUTO(FoTuple) parts = arrays_of(given[0]);
    for (int64_t k = 0; parts && k < parts->n; k++) {
        FoArray *a = PART(parts, k);
        if (a->ndim >= 2) continue;
        FO_AUTO(FoArray) row = at_least(a, 2);
        FoArray *column = row ? fo_array_transpose(row, NULL) : NULL;
        if (!column) return NULL;
        fo_assign_give(&parts->items[k], (FoObject *)column);
    }
    return parts ? (FoObject *)concatenate(parts, 1, NULL, NULL, FO_CAST_SAME_KIND) : NULL;
}

FUNCTION(append) {
    BIND("append", 2, 3, "arr", "values", "axis");
    int64_t axis = 0;
    FO_AUTO(FoTuple) pair = fo_tuple_pack(2, given[0], given[1]);
    FO_AUTO(FoTuple) parts = pair ? arrays_of((FoObject *)pair) : NULL;
    for (int64_t k = 0; parts && !fo_is_given(given[2]) && k < 2; k++) {
        FoArray *flat = fo_array_ravel(PART(parts, k), 'C');
        if (!flat) return NULL;
        fo_assign_give(&parts->items[k], (FoObject *)flat);
    }
    return parts && fo_i64_read(given[2], 0, &axis) ? (FoObject *)concatenate(parts, axis, NULL, NULL, FO_CAST_SAME_KIND) : NULL;
}

// ---- splitting

static FoArray *slab(FoArray *a, int axis, int64_t start, int64_t stop) {
    int64_t shape[FO_MAX_DIMS];
    memcpy(shape, a->shape, (size_t)a->ndim * 8);
    shape[axis] = stop > start ? stop - start : 0;
    return fo_array_view(a, a->dtype, a->ndim, shape, fo_array_strides(a), shape[axis] ? a->data + start * fo_array_strides(a)[axis] : a->data);
}

static int64_t clip_bound(int64_t i, int64_t n) { return i < 0 ? (i + n < 0 ? 0 : i + n) : i > n ? n : i; }

static FoObject *split(FoObject *object, FoObject *sections, int64_t axis_given, bool must_be_equal) {
    FO_AUTO(FoArray) a = fo_numpy_argument(object);
    FO_AUTO(FoList) list = a ? fo_list_new(0) : NULL;
    int axis;
    if (!list || !fo_axis_check(axis_given, a->ndim, &axis)) return NULL;
    int64_t length = a->shape[axis], n;
    if (fo_has_index(sections) && !(fo_array_check(sections) && ((FoArray *)sections)->ndim)) {
        if (!fo_index_as_i64(sections, &n)) return NULL;
        if (n <= 0) return fo_raise(FO_VALUE_ERROR, "number sections must be larger than 0.");
        if (must_be_equal && length % n) return fo_raise(FO_VALUE_ERROR, "array split does not result in an equal division");
        for (int64_t k = 0, start = 0; k < n; k++) {
            int64_t stop = start + length / n + (k < length % n);
            if (!fo_list_append_give(list, (FoObject *)slab(a, axis, start, stop))) return NULL;
            start = stop;
        }
        return (FoObject *)fo_take(list);
    }
    FO_AUTO(FoTuple) bounds = fo_sequence_as_tuple(sections);
    if (!bounds) return NULL;
    int64_t start = 0, stop;
    for (int64_t k = 0; k <= bounds->n; k++) {
        if (k == bounds->n) stop = length;
        else if (!fo_index_as_i64(bounds->items[k], &stop)) return NULL;
        int64_t from = clip_bound(start, length), to = clip_bound(stop, length);
        if (!fo_list_append_give(list, (FoObject *)slab(a, axis, from, to))) return NULL;
        start = stop;
    }
    return (FoObject *)fo_take(list);
}

FUNCTION(split) {
    BIND("split", 2, 3, "ary", "indices_or_sections", "axis");
    int64_t axis;
    return fo_i64_read(given[2], 0, &axis) ? split(given[0], given[1], axis, true) : NULL;
}

FUNCTION(array_split) {
    BIND("array_split", 2, 3, "ary", "indices_or_sections", "axis");
    int64_t axis;
    return fo_i64_read(given[2], 0, &axis) ? split(given[0], given[1], axis, false) : NULL;
}

static FoObject *split_along(FoObject *const *args, int least, int axis, const char *name) {
    FO_AUTO(FoArray) a = fo_numpy_argument(args[0]);
    if (!a) return NULL;
    if (a->ndim < least) return fo_raise(FO_VALUE_ERROR, "%s only works on arrays of %d or more dimensions", name, least);
    return split(args[0], args[1], axis < 0 ? (a->ndim > 1) : axis, true);
}

FUNCTION(hsplit) { return split_along(args, 1, -1, "hsplit"); }
FUNCTION(vsplit) { return split_along(args, 2, 0, "vsplit"); }
FUNCTION(dsplit) { return split_along(args, 3, 2, "dsplit"); }

// ---- repetition

FUNCTION(tile) {
    BIND("tile", 2, 2, "A", "reps");
    int n_reps;
    int64_t reps[FO_MAX_DIMS], shape[FO_MAX_DIMS], places[2 * FO_MAX_DIMS], steps[2 * FO_MAX_DIMS];
    FO_AUTO(FoArray) given_array = fo_numpy_argument(given[0]);
    if (!given_array || !fo_shape_read(given[1], &n_reps, reps)) return NULL;
    int ndim = given_array->ndim > n_reps ? given_array->ndim : n_reps;
    for (int k = ndim - 1, j = n_reps - 1; k >= 0; k--, j--) reps[k] = j >= 0 ? reps[j] : 1;
    FO_AUTO(FoArray) a = fo_ref(given_array);
    while (a && a->ndim < ndim) {
        FoArray *next = with_axis(a, 0);
        fo_assign_give((FoObject **)&a, (FoObject *)next);
    }
    if (!a) return NULL;
    for (int k = 0; k < ndim; k++) {
        if (reps[k] < 0) return fo_raise(FO_VALUE_ERROR, "negative dimensions are not allowed");
        if (!fo_mul_i64(a->shape[k], reps[k], &shape[k])) return fo_raise_no_memory();
    }
    FO_AUTO(FoArray) r = fo_array_like_give(given_array, fo_array_new(a->dtype, ndim, shape, 'C'));
    if (!r || !r->n_items) return (FoObject *)fo_take(r);
    if (2 * ndim > FO_MAX_DIMS) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "tile: more than 16 dimensions are not supported");
    // the result seen as (reps, lengths) pairs of axes; the array is repeated along the first of each
    int64_t from[2 * FO_MAX_DIMS];
    for (int k = 0; k < ndim; k++) {
        places[2 * k] = reps[k], places[2 * k + 1] = a->shape[k];
        steps[2 * k] = a->shape[k] * fo_array_strides(r)[k], steps[2 * k + 1] = fo_array_strides(r)[k];
        from[2 * k] = 0, from[2 * k + 1] = fo_array_strides(a)[k];
    }
    FO_AUTO(FoArray) to = fo_array_view(r, r->dtype, 2 * ndim, places, steps, r->data);
    FO_AUTO(FoArray) seen = to ? fo_array_view(a, a->dtype, 2 * ndim, places, from, a->data) : NULL;
    return seen && fo_eval_assign(to, seen, FO_CAST_UNSAFE) ? (FoObject *)fo_take(r) : NULL;
}

// ---- turning

static FoObject *flip(FoArray *a, const bool is_axis[FO_MAX_DIMS]) {
    int64_t strides[FO_MAX_DIMS];
    char *data = a->data;
    for (int k = 0; k < a->ndim; k++) {
        int64_t step = fo_array_strides(a)[k];
        strides[k] = is_axis[k] ? -step : step;
        if (is_axis[k] && a->shape[k] > 0 && a->n_items) data += (a->shape[k] - 1) * step;
    }
    return (FoObject *)fo_array_view(a, a->dtype, a->ndim, a->shape, strides, data);
}

FUNCTION(flip) {
    BIND("flip", 1, 2, "m", "axis");
    bool is_axis[FO_MAX_DIMS];
    FO_AUTO(FoArray) a = fo_numpy_argument(given[0]);
    return a && fo_axis_read(given[1], a->ndim, is_axis) ? flip(a, is_axis) : NULL;
}

static FoObject *flip_one(FoObject *o, int axis) {
    bool is_axis[FO_MAX_DIMS] = {false};
    FO_AUTO(FoArray) a = fo_numpy_argument(o);
    if (!a) return NULL;
    if (a->ndim <= axis) return fo_raise(FO_VALUE_ERROR, axis ? "Input must be >= 2-d." : "Input must be >= 1-d.");
    is_axis[axis] = true;
    return flip(a, is_axis);
}

FUNCTION(fliplr) { return flip_one(args[0], 1); }
FUNCTION(flipud) { return flip_one(args[0], 0); }

static bool copy_slab(FoArray *r, FoArray *a, int axis, int64_t to, int64_t from, int64_t n) {
    FO_AUTO(FoArray) x = slab(a, axis, from, from + n);
    FO_AUTO(FoArray) y = x ? slab(r, axis, to, to + n) : NULL;
    return y && fo_eval_assign(y, x, FO_CAST_UNSAFE);
}

static FoArray *roll_one(FoArray *a, int axis, int64_t shift) {
    FO_AUTO(FoArray) r = fo_array_like_give(a, fo_array_new_like(a, NULL, 'K'));
    if (!r) return NULL;
    int64_t n = a->shape[axis];
    if (!r->n_items) return fo_take(r);
    shift %= n;
    if (shift < 0) shift += n;
    return copy_slab(r, a, axis, shift, 0, n - shift) && copy_slab(r, a, axis, 0, n - shift, shift) ? fo_take(r) : NULL;
}

FUNCTION(roll) {
    BIND("roll", 2, 3, "a", "shift", "axis");
    FO_AUTO(FoArray) a = fo_numpy_argument(given[0]);
    int n_shifts, n_axes, axis;
    int64_t shifts[FO_MAX_DIMS], axes[FO_MAX_DIMS];
    if (!a || !fo_shape_read(given[1], &n_shifts, shifts)) return NULL;
    if (!fo_is_given(given[2])) {
        if (n_shifts != 1) return fo_raise(FO_VALUE_ERROR, "'shift' and 'axis' should be scalars or 1D sequences");
        FO_AUTO(FoArray) flat = fo_array_ravel(a, 'C');
        FO_AUTO(FoArray) r = flat ? roll_one(flat, 0, shifts[0]) : NULL;
        return r ? (FoObject *)fo_array_reshape(r, a->ndim, a->shape, 'C') : NULL;
    }
    if (!fo_shape_read(given[2], &n_axes, axes)) return NULL;
    if (n_axes != n_shifts && n_axes != 1 && n_shifts != 1)
        return fo_raise(FO_VALUE_ERROR, "shape mismatch: objects cannot be broadcast to a single shape");
    int n_all = n_axes > n_shifts ? n_axes : n_shifts;
    FO_AUTO(FoArray) r = fo_ref(a);
    for (int k = 0; r && k < n_all; k++) {
        if (!fo_axis_check(axes[n_axes == 1 ? 0 : k], a->ndim, &axis)) return NULL;
        FoArray *next = roll_one(r, axis, shifts[n_shifts == 1 ? 0 : k]);
        fo_assign_give((FoObject **)&r, (FoObject *)next);
    }
    return (FoObject *)fo_take(r);
}

FUNCTION(expand_dims) {
    BIND("expand_dims", 2, 2, "a", "axis");
    FO_AUTO(FoArray) a = fo_numpy_argument(given[0]);
    int n_axes, at;
    int64_t axes[FO_MAX_DIMS];
    bool is_new[2 * FO_MAX_DIMS] = {false};
    if (!a || !fo_shape_read(given[1], &n_axes, axes)) return NULL;
    int ndim = a->ndim + n_axes;
    if (ndim > FO_MAX_DIMS) return fo_raise(FO_VALUE_ERROR, "number of dimensions must be within [0, 32]");
    for (int k = 0; k < n_axes; k++) {
        if (!fo_axis_check(axes[k], ndim, &at)) return NULL;
        if (is_new[at]) return fo_raise(FO_VALUE_ERROR, "repeated axis");
        is_new[at] = true;
    }
    FO_AUTO(FoArray) r = fo_ref(a);
    for (int k = 0; r && k < ndim; k++) {
        if (!is_new[k]) continue;
        FoArray *next = with_axis(r, k);
        fo_assign_give((FoObject **)&r, (FoObject *)next);
    }
    return (FoObject *)fo_take(r);
}

FUNCTION(moveaxis) {
    BIND("moveaxis", 3, 3, "a", "source", "destination");
    FO_AUTO(FoArray) a = fo_numpy_argument(given[0]);
    int n_from, n_to, order[FO_MAX_DIMS], from[FO_MAX_DIMS], to[FO_MAX_DIMS];
    int64_t source[FO_MAX_DIMS], destination[FO_MAX_DIMS];
    bool moved[FO_MAX_DIMS] = {false}, taken[FO_MAX_DIMS] = {false};
    if (!a || !fo_shape_read(given[1], &n_from, source) || !fo_shape_read(given[2], &n_to, destination)) return NULL;
    if (n_from != n_to) return fo_raise(FO_VALUE_ERROR, "`source` and `destination` arguments must have the same number of elements");
    for (int k = 0; k < n_from; k++) {
        if (!fo_axis_check(source[k], a->ndim, &from[k]) || !fo_axis_check(destination[k], a->ndim, &to[k])) return NULL;
        if (moved[from[k]]) return fo_raise(FO_VALUE_ERROR, "repeated axis in `source` argument");
        if (taken[to[k]]) return fo_raise(FO_VALUE_ERROR, "repeated axis in `destination` argument");
        moved[from[k]] = taken[to[k]] = true;
        order[to[k]] = from[k];
    }
    for (int k = 0, next = 0; k < a->ndim; k++) {
        if (taken[k]) continue;
        while (moved[next]) next++;
        order[k] = next++;
    }
    return (FoObject *)fo_array_transpose(a, order);
}

const FoNativeDef fo_numpy_join_functions[] = {
    ROW(concatenate, 0, -1, KW), ROW(stack, 0, -1, KW), ROW(vstack, 0, -1, KW), {"row_stack", np_vstack, 0, -1, KW, "See numpy.vstack"},
    ROW(hstack, 0, -1, KW), ROW(dstack, 0, -1, KW), ROW(column_stack, 0, -1, KW), ROW(append, 0, -1, KW), ROW(split, 0, -1, KW),
    ROW(array_split, 0, -1, KW), ROW(hsplit, 2, 2, 0), ROW(vsplit, 2, 2, 0), ROW(dsplit, 2, 2, 0), ROW(tile, 0, -1, KW),
    ROW(flip, 0, -1, KW), ROW(fliplr, 1, 1, 0), ROW(flipud, 1, 1, 0), ROW(roll, 0, -1, KW), ROW(atleast_1d, 0, -1, 0),
    ROW(atleast_2d, 0, -1, 0), ROW(atleast_3d, 0, -1, 0), ROW(expand_dims, 0, -1, KW), ROW(moveaxis, 0, -1, KW), {NULL}};
