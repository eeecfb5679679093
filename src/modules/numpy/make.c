// SPDX-License-Identifier: MIT
// numpy: functions that make arrays: array, zeros, full, arange, linspace, eye, meshgrid …
#include <math.h>

#include "array/subclass.h"
#include "modules/numpy/numpy_private.h"

// ---- from objects

static FoArray *with_least_ndim(FoArray *a_give, int64_t least) {
    if (!a_give || least <= a_give->ndim) return a_give;
    FO_AUTO(FoArray) a = a_give;
    if (least > FO_MAX_DIMS) return fo_raise(FO_VALUE_ERROR, "ndmin bigger than allowable number of dimensions NPY_MAXDIMS (=%d)", FO_MAX_DIMS);
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    int more = (int)least - a->ndim;
    if (!fo_array_settle(a)) return NULL;
    for (int k = 0; k < more; k++) shape[k] = 1, strides[k] = a->ndim ? a->shape[0] * fo_array_strides(a)[0] : a->dtype->itemsize;
    memcpy(shape + more, a->shape, (size_t)a->ndim * 8);
    memcpy(strides + more, fo_array_strides(a), (size_t)a->ndim * 8);
    return fo_array_view(a, a->dtype, (int)least, shape, strides, a->data);
}

static bool has_order(const FoArray *a, char order) {
    return order == 'K' || order == 'A' || (order == 'C' && fo_array_is_c(a)) || (order == 'F' && (a->flags & FO_ARRAY_F_CONTIGUOUS));
}

// Plain arrays from arrays of any type, unless subok.
static FoArray *plain(FoArray *a_give, bool subok) {
    if (!a_give || subok || fo_array_check_exact((FoObject *)a_give)) return a_give;
    FoArray *view = fo_array_settle(a_give) ? fo_array_view_typed(&fo_array_type, a_give, a_give->dtype, a_give->ndim, a_give->shape,
                                                                  fo_array_strides(a_give), a_give->data)
                                            : NULL;
    fo_unref(a_give);
    return view;
}

static FoObject *make_array(FoObject *o, FoDtype *dtype, bool copy, char order, bool subok, int64_t least) {
    FO_AUTO(FoArray) a = NULL;
    if (fo_array_check(o)) {
        FoArray *from = (FoArray *)o;
        bool same = !dtype || fo_dtype_equal(dtype, from->dtype) ||
                    (dtype->kind == FO_DT_NONE && !dtype->itemsize && dtype->letter == from->dtype->letter);
        if (!copy && same && has_order(from, order)) a = plain(fo_ref(from), subok);
        else if (same) a = fo_eval_copy(from, order);
        else if (dtype->kind == FO_DT_NONE && !dtype->itemsize) a = fo_array_from_object(o, dtype);
        else a = fo_eval_cast(from, dtype, order, FO_CAST_UNSAFE);
        if (subok) {
            FoArray *kept = fo_array_like_give(from, fo_take(a));
            fo_assign_give((FoObject **)&a, (FoObject *)kept);
        }
    } else {
        a = fo_array_from_object(o, dtype);
        // memory of others
        if (a && a->base && (copy || !has_order(a, order))) {
            FoArray *own = fo_eval_copy(a, order);
            fo_assign_give((FoObject **)&a, (FoObject *)own);
        } else if (a && !has_order(a, order)) {
            FoArray *other = fo_eval_copy(a, order);
            fo_assign_give((FoObject **)&a, (FoObject *)other);
        }
    }
    return (FoObject *)with_least_ndim(fo_take(a), least);
}

FUNCTION(array) {
    if (n == 1 && !kwnames) return make_array(args[0], NULL, true, 'K', false, 0);
    BIND("array", 1, 2, "object", "dtype", "copy", "order", "subok", "ndmin", "like");
    bool copy, subok;
    char order;
    int64_t least;
    FO_AUTO(FoDtype) dtype = NULL;
    if (!fo_dtype_optional(given[1], &dtype) || !fo_flag_read(given[2], true, &copy) || !fo_order_read(given[3], 'K', &order) ||
        !fo_flag_read(given[4], false, &subok) || !fo_i64_read(given[5], 0, &least))
        return NULL;
    return make_array(given[0], dtype, copy, order, subok, least);
}

static FoObject *as_array(const char *function, FoObject *const *args, int64_t n, FoTuple *kwnames, bool subok, char preset, int64_t least) {
    const char *const names[] = {"a", "dtype", "order", "like"};
    const FoParams params = {function, names, 4, 1, 0, 3};
    FoObject *given[4];
    if (n == 1 && !kwnames) return make_array(args[0], NULL, false, preset, subok, least);
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    char order;
    FO_AUTO(FoDtype) dtype = NULL;
    if (!fo_dtype_optional(given[1], &dtype) || !fo_order_read(given[2], preset, &order)) return NULL;
    return make_array(given[0], dtype, false, order, subok, least);
}
FUNCTION(asarray) { return as_array("asarray", args, n, kwnames, false, 'K', 0); }
FUNCTION(asanyarray) { return as_array("asanyarray", args, n, kwnames, true, 'K', 0); }
FUNCTION(ascontiguousarray) { return as_array("ascontiguousarray", args, n, kwnames, false, 'C', 1); }
FUNCTION(asfortranarray) { return as_array("asfortranarray", args, n, kwnames, false, 'F', 1); }

FUNCTION(asarray_chkfinite) {
    FO_AUTO(FoObject) a = as_array("asarray_chkfinite", args, n, kwnames, false, 'K', 0);
    if (!a || !strchr("fc", ((FoArray *)a)->dtype->letter)) return fo_take(a);
    FO_AUTO(FoObject) finite = fo_eval_op(FO_OP_ISFINITE, &a, NULL);
    FO_AUTO(FoArray) mask = finite ? fo_numpy_argument(finite) : NULL;
    int64_t count;
    if (!mask || !fo_eval_count_nonzero(mask, &count)) return NULL;
    if (count != mask->n_items) return fo_raise(FO_VALUE_ERROR, "array must not contain infs or NaNs");
    return fo_take(a);
}

// ---- from a shape

typedef struct {
    int ndim;
    int64_t shape[FO_MAX_DIMS];
    FoDtype *dtype; // owned
    char order;
} Wanted;

static bool wanted_read(FoObject *shape, FoObject *dtype, FoObject *order, Wanted *w) {
    if (!fo_shape_read(shape, &w->ndim, w->shape) || !fo_order_read(order, 'C', &w->order)) return false;
    w->dtype = fo_is_given(dtype) ? fo_dtype_from_object(dtype) : fo_ref(fo_dtype_peek(FO_DT_FLOAT64));
    if (w->dtype && w->dtype->kind == FO_DT_NONE && w->dtype->itemsize == 0 && w->dtype->letter != 'V') {
        FoDtype *one = fo_dtype_new_text(w->dtype->letter, 1);
        fo_assign_give((FoObject **)&w->dtype, (FoObject *)one);
    }
    return w->dtype != NULL;
}

static FoObject *make_filled(const Wanted *w, bool zero) {
    FO_AUTO(FoDtype) dtype = w->dtype;
    return (FoObject *)(zero ? fo_array_new_zero(dtype, w->ndim, w->shape, w->order) : fo_array_new(dtype, w->ndim, w->shape, w->order));
}

// A new array whose every element is `value`.
static FoObject *fill_give(FoArray *a_give, FoObject *value) {
    FO_AUTO(FoArray) a = a_give;
    if (!a) return NULL;
    FoDtypeKind kind;
    FoComplex128 given;
    bool weak;
    if (a->dtype->kind != FO_DT_NONE && fo_scalar_read(value, &kind, &given, &weak)) {
        FoComplex128 element = {0, 0};
        if (!fo_dtype_set_element(a->dtype, (char *)&element, value) || !fo_eval_fill(a, a->dtype, (char *)&element)) return NULL;
        return (FoObject *)fo_take(a);
    }
    if (fo_error_is_pending()) return NULL;
    FO_AUTO(FoArray) from = fo_array_from_object(value, fo_array_check(value) ? NULL : a->dtype);
    return from && fo_eval_assign(a, from, FO_CAST_UNSAFE) ? (FoObject *)fo_take(a) : NULL;
}

static FoObject *one_of(FoDtype *d) { return d->letter == 'U' ? (FoObject *)fo_str_from_text("1") : fo_int_from_i64(1); }

FUNCTION(zeros) {
    int64_t length;
    if (n == 1 && !kwnames && args[0]->type == &fo_int_type && fo_int_fits_i64(args[0], &length))
        return (FoObject *)fo_array_new_zero(fo_dtype_peek(FO_DT_FLOAT64), 1, &length, 'C');
    BIND("zeros", 1, 3, "shape", "dtype", "order", "like");
    Wanted w;
    return wanted_read(given[0], given[1], given[2], &w) ? make_filled(&w, true) : NULL;
}
FUNCTION(empty) {
    int64_t length;
    if (n == 1 && !kwnames && args[0]->type == &fo_int_type && fo_int_fits_i64(args[0], &length))
        return (FoObject *)fo_array_new(fo_dtype_peek(FO_DT_FLOAT64), 1, &length, 'C');
    BIND("empty", 1, 3, "shape", "dtype", "order", "like");
    Wanted w;
    return wanted_read(given[0], given[1], given[2], &w) ? make_filled(&w, w.dtype->kind == FO_DT_NONE) : NULL;
}
FUNCTION(ones) {
    BIND("ones", 1, 3, "shape", "dtype", "order", "like");
    Wanted w;
    if (!wanted_read(given[0], given[1], given[2], &w)) return NULL;
    FO_AUTO(FoObject) one = one_of(w.dtype);
    FoArray *a = (FoArray *)make_filled(&w, false);
    return one ? fill_give(a, one) : (fo_xunref(a), NULL);
}
FUNCTION(full) {
    BIND("full", 2, 4, "shape", "fill_value", "dtype", "order", "like");
    Wanted w;
    FO_AUTO(FoObject) found = NULL;
    if (!fo_is_given(given[2])) {
        FO_AUTO(FoArray) value = fo_numpy_argument(given[1]);
        if (!value) return NULL;
        found = fo_ref((FoObject *)value->dtype);
    }
    if (!wanted_read(given[0], found ? found : given[2], given[3], &w)) return NULL;
    return fill_give((FoArray *)make_filled(&w, false), given[1]);
}

static FoArray *make_like(FoObject *prototype, FoObject *dtype, FoObject *order, FoObject *subok, FoObject *shape) {
    FO_AUTO(FoArray) a = fo_array_from_object(prototype, NULL);
    FO_AUTO(FoDtype) wanted = NULL;
    char letter;
    bool keeps;
    if (!a || !fo_dtype_optional(dtype, &wanted) || !fo_order_read(order, 'K', &letter) || !fo_flag_read(subok, true, &keeps)) return NULL;
    FoArray *like = NULL;
    if (!fo_is_given(shape)) {
        like = fo_array_new_like(a, wanted, letter);
        return keeps ? fo_array_like_give(a, like) : like;
    }
    int ndim;
    int64_t lengths[FO_MAX_DIMS];
    if (!fo_shape_read(shape, &ndim, lengths)) return NULL;
    like = fo_array_new(wanted ? wanted : a->dtype, ndim, lengths, letter == 'F' ? 'F' : 'C');
    return keeps ? fo_array_like_give(a, like) : like;
}
FUNCTION(empty_like) {
    BIND("empty_like", 1, 5, "prototype", "dtype", "order", "subok", "shape");
    return (FoObject *)make_like(given[0], given[1], given[2], given[3], given[4]);
}
FUNCTION(zeros_like) {
    BIND("zeros_like", 1, 5, "a", "dtype", "order", "subok", "shape");
    FoArray *a = make_like(given[0], given[1], given[2], given[3], given[4]);
    FO_AUTO(FoObject) zero = a && a->dtype->letter == 'U' ? (FoObject *)fo_str_from_text("") : fo_int_from_i64(0);
    return zero ? fill_give(a, zero) : (fo_xunref(a), NULL);
}
FUNCTION(ones_like) {
    BIND("ones_like", 1, 5, "a", "dtype", "order", "subok", "shape");
    FoArray *a = make_like(given[0], given[1], given[2], given[3], given[4]);
    FO_AUTO(FoObject) one = fo_int_from_i64(1);
    return one ? fill_give(a, one) : (fo_xunref(a), NULL);
}
FUNCTION(full_like) {
    BIND("full_like", 2, 6, "a", "fill_value", "dtype", "order", "subok", "shape");
    return fill_give(make_like(given[0], given[2], given[3], given[4], given[5]), given[1]);
}

// ---- ranges

static bool read_number(FoObject *o, FoDtypeKind *kind, double *value, int64_t *whole) {
    FoComplex128 element;
    bool weak;
    FO_AUTO(FoObject) python = NULL;
    if (fo_array_check(o) && ((FoArray *)o)->ndim == 0) {
        python = fo_array_get_at((FoArray *)o, ((FoArray *)o)->data);
        if (!python) return false;
        o = python;
    }
    if (!fo_scalar_read(o, kind, &element, &weak)) {
        if (fo_error_is_pending()) return false;
        return fo_fail(FO_TYPE_ERROR, "unsupported operand type(s) for -: '%T' and 'int'", o);
    }
    if (fo_dtype_is_complex(*kind)) return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "ranges of complex numbers are not supported");
    *whole = 0;
    if (fo_dtype_is_integer(*kind) || fo_dtype_is_bool(*kind)) {
        FO_AUTO(FoObject) index = fo_index(o);
        if (!index) {
            fo_error_clear();
            FO_AUTO(FoObject) number = fo_int_from_object(o);
            if (!number || !fo_index_as_i64(number, whole)) return false;
        } else if (!fo_int_fits_i64(index, whole)) {
            return fo_fail(FO_OVERFLOW_ERROR, "Python int too large to convert to C long");
        }
    }
    return fo_as_double(o, value);
}

typedef struct {
    FoRamp ramp;
    FoDtypeKind kind;
    int64_t itemsize, n, n_per_part;
    char *data;
    const volatile int *interrupted;
} Range;

static void range_part(void *context, int64_t part, int worker) {
    const Range *r = context;
    if (*r->interrupted) return;
    FoRamp ramp = r->ramp;
    ramp.first = part * r->n_per_part;
    int64_t n = r->n - ramp.first < r->n_per_part ? r->n - ramp.first : r->n_per_part;
    char *to = r->data + ramp.first * r->itemsize;
    fo_kernel_ramp(r->kind)(&to, &r->itemsize, n, &ramp);
}

static FoArray *run_range(FoDtypeKind kind, FoRamp ramp, int64_t n) {
    FoArray *a = fo_array_new_kind(kind, 1, &n);
    if (!a) return NULL;
    Range r = {ramp, kind, a->dtype->itemsize, n, 1 << 16, a->data, &fo_rt->interrupted};
    fo_workers_run(range_part, &r, (n + r.n_per_part - 1) / r.n_per_part);
    if (fo_eval_poll()) return a;
    fo_unref(a);
    return NULL;
}

static bool range_length(double start, double stop, double step, int64_t *n) {
    double length = __builtin_ceil((stop - start) / step);
    if (step == 0) return fo_fail(FO_ZERO_DIVISION_ERROR, "division by zero");
    if (__builtin_isnan(length)) return fo_fail(FO_VALUE_ERROR, "arange: cannot compute length");
    if (length > 9.2e18) return fo_fail(FO_VALUE_ERROR, "Maximum allowed size exceeded");
    *n = length > 0 ? (int64_t)length : 0;
    return true;
}

static bool whole_range_length(int64_t start, int64_t stop, int64_t step, int64_t *n) {
    if (step == 0) return fo_fail(FO_ZERO_DIVISION_ERROR, "division by zero");
    __int128 span = step > 0 ? (__int128)stop - start : (__int128)start - stop, by = step > 0 ? step : -(__int128)step;
    __int128 length = span > 0 ? (span + by - 1) / by : 0;
    *n = (int64_t)length;
    return length <= INT64_MAX || fo_fail(FO_VALUE_ERROR, "Maximum allowed size exceeded");
}

FUNCTION(arange) {
    BIND("arange", 0, 4, "start", "stop", "step", "dtype", "like");
    FO_AUTO(FoDtype) dtype = NULL;
    if (!fo_dtype_optional(given[3], &dtype)) return NULL;
    FoObject *stop_object = given[1], *start_object = given[0];
    if (!fo_is_given(stop_object)) stop_object = given[0], start_object = NULL;
    if (!stop_object) return fo_raise(FO_TYPE_ERROR, "arange() requires stop to be specified.");
    FoDtypeKind kind = FO_DT_INT64, kinds[3] = {FO_DT_INT64, FO_DT_INT64, FO_DT_INT64};
    double start = 0, stop, step = 1;
    int64_t whole[3] = {0, 0, 1}, length = 0;
    if (!read_number(stop_object, &kinds[1], &stop, &whole[1])) return NULL;
    if (start_object && !read_number(start_object, &kinds[0], &start, &whole[0])) return NULL;
    if (fo_is_given(given[2]) && !read_number(given[2], &kinds[2], &step, &whole[2])) return NULL;
    bool all_whole = true;
    for (int k = 0; k < 3; k++) {
        kind = fo_dtype_promote(kind, kinds[k]);
        all_whole &= !fo_dtype_is_float(kinds[k]);
    }
    if (all_whole ? !whole_range_length(whole[0], whole[1], whole[2], &length) : !range_length(start, stop, step, &length)) return NULL;
    FoDtype *wanted = dtype ? dtype : fo_dtype_peek(kind);
    if (wanted->kind == FO_DT_NONE || (fo_dtype_is_bool(wanted->kind) && length > 2))
        return fo_raise(FO_TYPE_ERROR, "no fill-function for data-type %R", wanted);
    FoDtypeKind run = fo_dtype_is_complex(wanted->kind) || fo_dtype_is_bool(wanted->kind) ? FO_DT_FLOAT64
                      : wanted->kind == FO_DT_FLOAT16                                     ? FO_DT_FLOAT32
                                                                                          : wanted->kind;
    FoRamp ramp = {.first = 0};
    if (fo_dtype_is_float(run)) {
        double second = start + step;
        if (run == FO_DT_FLOAT32) start = (float)start, second = (float)second, step = (float)second - (float)start;
        else step = second - start;
        ramp.start.d = start, ramp.step.d = step;
    } else {
        // NumPy casts the first two elements
        ramp.start.i = all_whole ? whole[0] : (int64_t)start;
        ramp.step.i = all_whole ? whole[2] : (int64_t)(start + step) - (int64_t)start;
    }
    FO_AUTO(FoArray) a = run_range(run, ramp, length);
    if (!a || a->dtype == wanted) return (FoObject *)fo_take(a);
    return (FoObject *)fo_eval_cast(a, wanted, 'C', FO_CAST_UNSAFE);
}

typedef struct {
    double start, step, delta, divisor;
    bool step_is_zero;
    int64_t n, n_per_part;
    double *data;
    const volatile int *interrupted;
} Spacing;
static void spacing_part(void *context, int64_t part, int worker) {
    const Spacing *s = context;
    if (*s->interrupted) return;
    int64_t first = part * s->n_per_part, last = first + s->n_per_part < s->n ? first + s->n_per_part : s->n;
    if (s->step_is_zero)
        for (int64_t i = first; i < last; i++) s->data[i] = (double)i / s->divisor * s->delta + s->start;
    else
        for (int64_t i = first; i < last; i++) s->data[i] = (double)i * s->step + s->start;
}

static bool is_scalar(FoObject *o) {
    return !fo_list_check(o) && !fo_tuple_check(o) && !(fo_array_check(o) && ((FoArray *)o)->ndim > 0) && !fo_is_a(o, &fo_complex_type);
}

FUNCTION(linspace) {
    BIND("linspace", 2, 7, "start", "stop", "num", "endpoint", "retstep", "dtype", "axis");
    bool endpoint, retstep;
    int64_t num, axis;
    FO_AUTO(FoDtype) dtype = NULL;
    if (given[2] && !fo_has_index(given[2])) return fo_raise(FO_TYPE_ERROR, "'%T' object cannot be interpreted as an integer", given[2]);
    if (!fo_i64_read(given[2], 50, &num) || !fo_flag_read(given[3], true, &endpoint) || !fo_flag_read(given[4], false, &retstep) ||
        !fo_dtype_optional(given[5], &dtype) || !fo_i64_read(given[6], 0, &axis))
        return NULL;
    if (num < 0) return fo_raise(FO_VALUE_ERROR, "Number of samples, %lld, must be non-negative.", (long long)num);
    if (!is_scalar(given[0]) || !is_scalar(given[1])) {
        FO_AUTO(FoObject) number = fo_int_from_i64(num);
        FO_AUTO(FoObject) along = fo_int_from_i64(axis);
        FoObject *rest[] = {given[1], number, endpoint ? fo_true : fo_false, retstep ? fo_true : fo_false, dtype ? (FoObject *)dtype : fo_none, along};
        return number && along ? fo_class_call_library("_linspace_between", given[0], rest, FO_COUNT_OF(rest), NULL) : NULL;
    }
    double divisor = (double)(endpoint ? num - 1 : num), start, stop;
    if (!fo_as_double(given[0], &start) || !fo_as_double(given[1], &stop)) return NULL;
    Spacing s = {.start = start, .delta = stop - start, .divisor = divisor, .n = num, .n_per_part = 1 << 16, .interrupted = &fo_rt->interrupted};
    s.step = divisor > 0 ? s.delta / divisor : __builtin_nan("");
    s.step_is_zero = divisor > 0 && s.step == 0;
    FO_AUTO(FoArray) a = fo_array_new_kind(FO_DT_FLOAT64, 1, &num);
    if (!a) return NULL;
    s.data = (double *)a->data;
    if (divisor > 0) fo_workers_run(spacing_part, &s, (num + s.n_per_part - 1) / s.n_per_part);
    else for (int64_t i = 0; i < num; i++) s.data[i] = (double)i * s.delta + start;
    if (!fo_eval_poll()) return NULL;
    if (endpoint && num > 1) s.data[num - 1] = stop;
    if (dtype && dtype->kind != FO_DT_FLOAT64) {
        if (dtype->letter == 'i' || dtype->letter == 'u')
            for (int64_t i = 0; i < num; i++) s.data[i] = __builtin_floor(s.data[i]);
        FoArray *cast = fo_eval_cast(a, dtype, 'C', FO_CAST_UNSAFE);
        fo_assign_give((FoObject **)&a, (FoObject *)cast);
        if (!a) return NULL;
    }
    if (divisor > 0 && a->dtype->kind == FO_DT_FLOAT64) { // NumPy's is a view, as sys.getsizeof shows
        FoArray *view = fo_array_view_same(a);
        fo_assign_give((FoObject **)&a, (FoObject *)view);
        if (!a) return NULL;
    }
    if (!retstep) return (FoObject *)fo_take(a);
    FO_AUTO(FoObject) step = fo_scalar_from_f64(s.step);
    return step ? (FoObject *)fo_tuple_pack(2, (FoObject *)a, step) : NULL;
}

FUNCTION(logspace) {
    BIND("logspace", 2, 7, "start", "stop", "num", "endpoint", "base", "dtype", "axis");
    FoObject *rest[] = {given[0], given[1], given[2], given[3]};
    FO_AUTO(FoObject) fifty = fo_int_from_i64(50);
    FO_AUTO(FoObject) base = given[4] ? fo_ref(given[4]) : fo_float_new(10.0);
    FO_AUTO(FoDtype) dtype = NULL;
    if (!fifty || !base || !fo_dtype_optional(given[5], &dtype)) return NULL;
    if (!rest[2]) rest[2] = fifty;
    if (!rest[3]) rest[3] = fo_true;
    FO_AUTO(FoObject) exponents = np_linspace(self, rest, 4, NULL);
    FO_AUTO(FoObject) powers = exponents ? fo_eval_op(FO_OP_POWER, (FoObject *[]){base, exponents}, NULL) : NULL;
    if (!powers || !dtype || !fo_array_check(powers)) return fo_take(powers);
    return (FoObject *)fo_eval_cast((FoArray *)powers, dtype, 'C', FO_CAST_UNSAFE);
}

// ---- matrices

static FoObject *make_eye(int64_t rows, int64_t columns, int64_t k, FoObject *dtype_object, FoObject *order_object) {
    int64_t shape[2] = {rows, columns};
    char order;
    FO_AUTO(FoDtype) dtype = fo_is_given(dtype_object) ? fo_dtype_from_object(dtype_object) : fo_ref(fo_dtype_peek(FO_DT_FLOAT64));
    if (!dtype || !fo_order_read(order_object, 'C', &order)) return NULL;
    FO_AUTO(FoArray) a = fo_array_new_zero(dtype, 2, shape, order);
    FO_AUTO(FoObject) one = a ? fo_int_from_i64(1) : NULL;
    if (!one) return NULL;
    const int64_t *strides = fo_array_strides(a);
    for (int64_t i = k < 0 ? -k : 0; i < rows && i < columns - k; i++)
        if (!fo_dtype_set_element(dtype, a->data + i * strides[0] + (i + k) * strides[1], one)) return NULL;
    return (FoObject *)fo_take(a);
}
FUNCTION(eye) {
    BIND("eye", 1, 5, "N", "M", "k", "dtype", "order", "like");
    int64_t rows, columns, k;
    if (!fo_i64_read(given[0], 0, &rows) || !fo_i64_read(given[1], rows, &columns) || !fo_i64_read(given[2], 0, &k)) return NULL;
    if (k > columns || k < -rows) k = k > 0 ? columns : -rows;
    return make_eye(rows, columns, k, given[3], given[4]);
}
FUNCTION(identity) {
    BIND("identity", 1, 2, "n", "dtype", "like");
    int64_t rows;
    return fo_i64_read(given[0], 0, &rows) ? make_eye(rows, rows, 0, given[1], NULL) : NULL;
}

// ---- grids

static FoObject *sparse_indices(int ndim, const int64_t *shape, FoDtype *dtype) {
    FO_AUTO(FoTuple) parts = fo_tuple_new(ndim);
    for (int k = 0; parts && k < ndim; k++) {
        int64_t column[FO_MAX_DIMS];
        for (int j = 0; j < ndim; j++) column[j] = j == k ? shape[k] : 1;
        FO_AUTO(FoArray) ramp = run_range(FO_DT_INT64, (FoRamp){.start.i = 0, .step.i = 1, .first = 0}, shape[k]);
        FO_AUTO(FoArray) cast = ramp ? fo_eval_cast(ramp, dtype, 'C', FO_CAST_UNSAFE) : NULL;
        if (!cast || !(parts->items[k] = (FoObject *)fo_array_reshape(cast, ndim, column, 'C'))) return NULL;
    }
    return (FoObject *)fo_take(parts);
}

FUNCTION(indices) {
    BIND("indices", 1, 3, "dimensions", "dtype", "sparse");
    int ndim;
    int64_t shape[FO_MAX_DIMS + 1];
    bool sparse;
    FO_AUTO(FoDtype) dtype = NULL;
    if (!fo_shape_read(given[0], &ndim, shape + 1) || !fo_dtype_optional(given[1], &dtype) || !fo_flag_read(given[2], false, &sparse)) return NULL;
    if (sparse) return sparse_indices(ndim, shape + 1, dtype ? dtype : fo_dtype_peek(FO_DT_INT64));
    if (ndim + 1 > FO_MAX_DIMS) return fo_raise(FO_VALUE_ERROR, "maximum supported dimension for an ndarray is %d, found %d", FO_MAX_DIMS, ndim + 1);
    shape[0] = ndim;
    FO_AUTO(FoArray) r = fo_array_new(dtype ? dtype : fo_dtype_peek(FO_DT_INT64), ndim + 1, shape, 'C');
    if (!r) return NULL;
    for (int k = 0; k < ndim; k++) {
        int64_t length = shape[k + 1], column[FO_MAX_DIMS];
        for (int j = 0; j < ndim; j++) column[j] = j == k ? length : 1;
        FO_AUTO(FoArray) ramp = run_range(FO_DT_INT64, (FoRamp){.start.i = 0, .step.i = 1, .first = 0}, length);
        FO_AUTO(FoArray) shaped = ramp ? fo_array_reshape(ramp, ndim, column, 'C') : NULL;
        FO_AUTO(FoArray) part =
            shaped ? fo_array_view(r, r->dtype, ndim, shape + 1, fo_array_strides(r) + 1, r->data + k * fo_array_strides(r)[0]) : NULL;
        if (!part || !fo_eval_assign(part, shaped, FO_CAST_UNSAFE)) return NULL;
    }
    return (FoObject *)fo_take(r);
}

FUNCTION(meshgrid) {
    bool copy = true, sparse = false, swap = true;
    for (int64_t k = 0; kwnames && k < kwnames->n; k++) {
        FoStr *name = (FoStr *)kwnames->items[k];
        bool ok = true;
        if (fo_str_equals_text(name, "copy")) ok = fo_is_true(args[n + k], &copy);
        else if (fo_str_equals_text(name, "sparse")) ok = fo_is_true(args[n + k], &sparse);
        else if (fo_str_equals_text(name, "indexing")) {
            swap = fo_str_check(args[n + k]) && fo_str_equals_text((FoStr *)args[n + k], "xy");
            if (!swap && !(fo_str_check(args[n + k]) && fo_str_equals_text((FoStr *)args[n + k], "ij")))
                return fo_raise(FO_VALUE_ERROR, "Valid values for `indexing` are 'xy' and 'ij'.");
        } else return fo_raise(FO_TYPE_ERROR, "meshgrid() got an unexpected keyword argument '%S'", name);
        if (!ok) return NULL;
    }
    if (n > FO_MAX_DIMS) return fo_raise(FO_VALUE_ERROR, "maximum supported dimension for an ndarray is %d, found %lld", FO_MAX_DIMS, (long long)n);
    swap = swap && n > 1;
    int64_t full[FO_MAX_DIMS];
    FO_AUTO(FoList) parts = fo_list_new(0);
    for (int64_t k = 0; parts && k < n; k++) {
        FO_AUTO(FoArray) a = fo_numpy_argument(args[k]);
        if (!a) return NULL;
        int64_t at = swap && k < 2 ? 1 - k : k, shape[FO_MAX_DIMS];
        for (int64_t j = 0; j < n; j++) shape[j] = j == at ? a->n_items : 1;
        full[at] = a->n_items;
        FoArray *shaped = fo_array_reshape(a, (int)n, shape, 'C');
        if (!shaped || !fo_list_append_give(parts, (FoObject *)shaped)) return NULL;
    }
    for (int64_t k = 0; parts && k < n; k++) {
        FO_AUTO(FoArray) part = (FoArray *)fo_ref(parts->items[k]);
        FO_AUTO(FoArray) wide = sparse ? fo_ref(part) : fo_array_broadcast_to(part, (int)n, full);
        FoArray *done = !wide ? NULL : copy ? fo_eval_copy(wide, 'C') : fo_ref(wide);
        if (!done) return NULL;
        fo_assign_give(&parts->items[k], (FoObject *)done);
    }
    return (FoObject *)fo_take(parts);
}

const FoNativeDef fo_numpy_make_functions[] = {
    ROW(array, 0, -1, KW | FO_NATIVE_PENDING), ROW(asarray, 0, -1, KW), ROW(asanyarray, 0, -1, KW),
    ROW(ascontiguousarray, 0, -1, KW | FO_NATIVE_PENDING),
    ROW(asfortranarray, 0, -1, KW | FO_NATIVE_PENDING), ROW(asarray_chkfinite, 0, -1, KW), ROW(zeros, 0, -1, KW), ROW(empty, 0, -1, KW),
    ROW(ones, 0, -1, KW),
    ROW(full, 0, -1, KW), ROW(empty_like, 0, -1, KW), ROW(zeros_like, 0, -1, KW), ROW(ones_like, 0, -1, KW), ROW(full_like, 0, -1, KW),
    ROW(arange, 0, -1, KW), ROW(linspace, 0, -1, KW), ROW(logspace, 0, -1, KW), ROW(eye, 0, -1, KW), ROW(identity, 0, -1, KW),
    ROW(indices, 0, -1, KW), ROW(meshgrid, 0, -1, KW),
    {NULL}};
