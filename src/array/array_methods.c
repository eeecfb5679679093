// SPDX-License-Identifier: MIT
// Methods of arrays that compute, copy or look at the same memory differently. Those that make arrays from other things, index, print and
// sort are in the files named after that.
#include "array/array_private.h"
#include "array/plan_show.h"
#include "array/reduce_private.h"
#include "array/subclass.h"
#include "types/container.h"

// ---- arguments

FoArray *fo_array_argument(FoObject *o) {
    if (fo_array_check(o)) return (FoArray *)fo_ref(o);
    FoDtypeKind kind;
    FoComplex128 value;
    bool weak;
    if (fo_scalar_read(o, &kind, &value, &weak)) return fo_array_from_element(fo_dtype_peek(kind), (char *)&value);
    if (fo_error_is_pending()) return NULL;
    return fo_array_from_object(o, NULL);
}

// mean and var know no axis of a 0-d array.
static bool read_mean_axis(FoObject *axis, FoArray *a, bool *is_axis) {
    int64_t k;
    if (a->ndim == 0 && axis && axis != fo_none && !fo_tuple_check(axis) && fo_index_as_i64(axis, &k)) return fo_raise_axis(k, 0) != NULL;
    return !fo_error_is_pending() && fo_axis_read(axis, a->ndim, is_axis);
}

static bool read_flag(FoObject *o, bool *flag) {
    *flag = false;
    return !o || fo_is_true(o, flag);
}

FoObject *fo_reduce_with(FoReduce reduce, FoArray *a, FoObject *axis, FoObject *dtype, FoObject *out, FoObject *keepdims, FoObject *initial,
                         FoObject *where) {
    FoReduceOptions o = {.initial = initial == fo_none ? NULL : initial};
    FO_AUTO(FoDtype) kept_dtype = NULL;
    FO_AUTO(FoArray) mask = NULL;
    if (!fo_axis_read(axis, a->ndim, o.is_axis) || !fo_dtype_optional(dtype, &kept_dtype) || !fo_out_read(out, &o.out) ||
        !read_flag(keepdims, &o.keep_dims) || !fo_where_read(where, &mask))
        return NULL;
    o.dtype = kept_dtype;
    o.where = mask;
    return fo_eval_reduce(reduce, a, &o);
}

// Elements that lie one after the other, few enough for one call of a kernel: the short way of a.sum() and its like.
FO_INLINE bool is_short(const FoArray *a) {
    return a->head.type == &fo_array_type && (a->flags & (FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED)) == (FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) &&
           a->n_items <= FO_SUM_BLOCK && a->n_items > 0 && !a->bytes && fo_dtype_is_plain(a->dtype) && !fo_plan_is_shown();
}

static bool short_total(FoArray *a, FoReduce reduce, const FoReduceLoop *loop, FoComplex128 *value) {
    *value = loop->identity;
    if (!loop->has_identity) memcpy(value, a->data, (size_t)a->dtype->itemsize);
    uint32_t status = loop->run((char *[]){a->data, (char *)value}, (int64_t[]){a->dtype->itemsize, 0}, a->n_items, NULL);
    return fo_likely(!status) || fo_errors_report(fo_array_state()->errors, status, "reduce");
}

// As the ufunc's reduce: axis, dtype, out, keepdims, initial, where.
static FoObject *reduce_class(FoReduce reduce, bool has_dtype, FoArray *a, FoObject *const *given) {
    FoOp op = reduce == FO_REDUCE_SUM ? FO_OP_PLUS : reduce == FO_REDUCE_PRODUCT ? FO_OP_MULTIPLY
                                                 : reduce == FO_REDUCE_MINIMUM   ? FO_OP_MINIMUM
                                                                                 : FO_OP_MAXIMUM;
    FoObject *const *rest = given + has_dtype;
    FoObject *where = rest[4] ? rest[4] : fo_true, *axis = given[0] ? given[0] : fo_none, *keep = rest[2] ? rest[2] : fo_false;
    FoObject *dtype = has_dtype ? given[1] : NULL;
    return fo_class_reduce(op, "reduce", (FoObject *)a, (FoObject *[]){axis, dtype, rest[1], keep, rest[3], where}, 6);
}

static FoObject *reduce_method(FoReduce reduce, const FoParams *params, bool has_dtype, FoArray *a, FoObject *const *args, int64_t n,
                               FoTuple *kwnames) {
    if (fo_likely(n == 0 && !kwnames && is_short(a))) {
        const FoReduceLoop *loop = fo_reduce_loop(reduce, a->dtype->kind);
        FoComplex128 value;
        if (loop && loop->result == loop->out) return short_total(a, reduce, loop, &value) ? fo_scalar_new(loop->result, &value) : NULL;
    }
    FoObject *given[6] = {NULL};
    if (!fo_args_bind(params, args, n, kwnames, given)) return NULL;
    if (fo_is_of_script((FoObject *)a)) return reduce_class(reduce, has_dtype, a, given);
    if (has_dtype) return fo_reduce_with(reduce, a, given[0], given[1], given[2], given[3], given[4], given[5]);
    return fo_reduce_with(reduce, a, given[0], NULL, given[1], given[2], given[3], given[4]);
}

static const char *const sum_names[] = {"axis", "dtype", "out", "keepdims", "initial", "where"};
static const char *const min_names[] = {"axis", "out", "keepdims", "initial", "where"};
static const char *const all_names[] = {"axis", "out", "keepdims", "where"};

#define METHOD(name) FoObject *fo_array_method_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames)
#define REDUCE_METHOD(method, text, reduce, names, count, has_dtype)                                           \
    METHOD(method) {                                                                                           \
        static const FoParams params = {text, names, count, 0, 0, count};                                      \
        return reduce_method(reduce, &params, has_dtype, (FoArray *)self, args, n, kwnames);                   \
    }
REDUCE_METHOD(sum, "sum", FO_REDUCE_SUM, sum_names, 6, true)
REDUCE_METHOD(prod, "prod", FO_REDUCE_PRODUCT, sum_names, 6, true)
REDUCE_METHOD(min, "min", FO_REDUCE_MINIMUM, min_names, 5, false)
REDUCE_METHOD(max, "max", FO_REDUCE_MAXIMUM, min_names, 5, false)

// all, any: (axis, out, keepdims, where)
static FoObject *truth_method(FoReduce reduce, const FoParams *params, FoArray *a, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *given[4] = {NULL};
    if (!fo_args_bind(params, args, n, kwnames, given)) return NULL;
    if (fo_is_of_script((FoObject *)a)) {
        FoObject *all[6] = {given[0] ? given[0] : fo_none, NULL, given[1], given[2] ? given[2] : fo_false, NULL, given[3]};
        return fo_class_reduce(reduce == FO_REDUCE_ALL ? FO_OP_LOGICAL_AND : FO_OP_LOGICAL_OR, "reduce", (FoObject *)a, all, given[3] ? 6 : 4);
    }
    return fo_reduce_with(reduce, a, given[0], NULL, given[1], given[2], NULL, given[3]);
}

METHOD(all) {
    static const FoParams params = {"all", all_names, 4, 0, 0, 4};
    return truth_method(FO_REDUCE_ALL, &params, (FoArray *)self, args, n, kwnames);
}

METHOD(any) {
    static const FoParams params = {"any", all_names, 4, 0, 0, 4};
    return truth_method(FO_REDUCE_ANY, &params, (FoArray *)self, args, n, kwnames);
}

METHOD(mean) {
    if (fo_is_of_script(self)) return fo_class_call_library("_class_mean", self, args, n, kwnames);
    static const char *const names[] = {"axis", "dtype", "out", "keepdims", "where"};
    static const FoParams params = {"mean", names, 5, 0, 0, 5};
    FoArray *a = (FoArray *)self;
    if (n == 0 && !kwnames && is_short(a) && a->dtype->kind == FO_DT_FLOAT64) {
        FoComplex128 value;
        if (!short_total(a, FO_REDUCE_SUM, fo_reduce_loop(FO_REDUCE_SUM, FO_DT_FLOAT64), &value)) return NULL;
        double mean = value.re / (double)a->n_items;
        return fo_scalar_from_f64(mean);
    }
    FoObject *given[5];
    FoReduceOptions o = {0};
    FO_AUTO(FoDtype) dtype = NULL;
    FO_AUTO(FoArray) mask = NULL;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !read_mean_axis(given[0], a, o.is_axis) || !fo_dtype_optional(given[1], &dtype) ||
        !fo_out_read(given[2], &o.out) || !read_flag(given[3], &o.keep_dims) || !fo_where_read(given[4], &mask))
        return NULL;
    o.dtype = dtype;
    o.where = mask;
    return fo_eval_mean(a, &o);
}

static FoObject *var_method(const FoParams *params, bool root, FoArray *a, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *given[6];
    FoReduceOptions o = {0};
    FO_AUTO(FoDtype) dtype = NULL;
    FO_AUTO(FoArray) mask = NULL;
    double ddof = 0;
    if (!fo_args_bind(params, args, n, kwnames, given) || !read_mean_axis(given[0], a, o.is_axis) || !fo_dtype_optional(given[1], &dtype) ||
        !fo_out_read(given[2], &o.out) || (given[3] && !fo_as_double(given[3], &ddof)) || !read_flag(given[4], &o.keep_dims) ||
        !fo_where_read(given[5], &mask))
        return NULL;
    o.dtype = dtype;
    o.where = mask;
    return fo_eval_var(a, &o, ddof, root);
}

static const char *const var_names[] = {"axis", "dtype", "out", "ddof", "keepdims", "where"};
METHOD(var) {
    if (fo_is_of_script(self)) return fo_class_call_library("_class_var", self, args, n, kwnames);
    static const FoParams params = {"var", var_names, 6, 0, 0, 6};
    return var_method(&params, false, (FoArray *)self, args, n, kwnames);
}

METHOD(std) {
    if (fo_is_of_script(self)) return fo_class_call_library("_class_std", self, args, n, kwnames);
    static const FoParams params = {"std", var_names, 6, 0, 0, 6};
    return var_method(&params, true, (FoArray *)self, args, n, kwnames);
}

METHOD(ptp) {
    if (fo_is_of_script(self)) return fo_class_call_library("_class_ptp", self, args, n, kwnames);
    static const FoParams params = {"ptp", min_names, 3, 0, 0, 3};
    FoObject *given[3];
    FoArray *a = (FoArray *)self, *out;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_out_read(given[1], &out)) return NULL;
    FO_AUTO(FoObject) greatest = fo_reduce_with(FO_REDUCE_MAXIMUM, a, given[0], NULL, NULL, given[2], NULL, NULL);
    FO_AUTO(FoObject) least = greatest ? fo_reduce_with(FO_REDUCE_MINIMUM, a, given[0], NULL, NULL, given[2], NULL, NULL) : NULL;
    return least ? fo_eval_op(FO_OP_SUBTRACT, (FoObject *[]){greatest, least}, out) : NULL;
}

// The shape of argmax's result, which out must have.
static bool check_arg_out(FoArray *a, int axis, bool keep, FoArray *out, const char *function) {
    int ndim = 0;
    int64_t shape[FO_MAX_DIMS];
    for (int k = 0; k < a->ndim; k++) {
        if (axis >= 0 && k != axis) shape[ndim++] = a->shape[k];
        else if (keep) shape[ndim++] = 1;
    }
    if (out->ndim == ndim && !memcmp(shape, out->shape, (size_t)ndim * 8)) return true;
    return fo_fail(FO_VALUE_ERROR, "output array does not match result of np.%s.", function);
}

static FoObject *arg_method(const FoParams *params, bool greatest, FoArray *a, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *given[3];
    FoArray *out;
    bool keep;
    int64_t axis;
    int k = -1;
    if (!fo_args_bind(params, args, n, kwnames, given) || !fo_out_read(given[1], &out) || !read_flag(given[2], &keep)) return NULL;
    if (given[0] && given[0] != fo_none) {
        if (!fo_index_as_i64(given[0], &axis)) return NULL;
        if (a->ndim == 0 && (axis == 0 || axis == -1)) k = -1;
        else if (!fo_axis_check(axis, a->ndim ? a->ndim : 1, &k)) return NULL;
    }
    if (out && !check_arg_out(a, k, keep, out, params->function)) return NULL;
    return fo_object_like_give((FoObject *)a, fo_eval_arg(greatest, a, k, keep, out));
}

METHOD(argmin) {
    static const FoParams params = {"argmin", min_names, 3, 0, 0, 2};
    return arg_method(&params, false, (FoArray *)self, args, n, kwnames);
}

METHOD(argmax) {
    static const FoParams params = {"argmax", min_names, 3, 0, 0, 2};
    return arg_method(&params, true, (FoArray *)self, args, n, kwnames);
}

static FoObject *scan_method(const FoParams *params, bool product, FoArray *a, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *given[3];
    FO_AUTO(FoDtype) dtype = NULL;
    FoArray *out;
    int64_t axis;
    int k = -1;
    if (!fo_args_bind(params, args, n, kwnames, given) || !fo_dtype_optional(given[1], &dtype) || !fo_out_read(given[2], &out)) return NULL;
    if (given[0] && given[0] != fo_none && (!fo_index_as_i64(given[0], &axis) || !fo_axis_check(axis, a->ndim ? a->ndim : 1, &k))) return NULL;
    if (fo_is_of_script((FoObject *)a) && a->ndim) {
        FO_AUTO(FoObject) number = fo_int_from_i64(k < 0 ? 0 : k);
        FO_AUTO(FoArray) line = k < 0 ? fo_array_ravel(a, 'C') : fo_ref(a);
        return line && number ? fo_class_reduce(product ? FO_OP_MULTIPLY : FO_OP_PLUS, "accumulate", (FoObject *)line,
                                                (FoObject *[]){number, given[1], given[2]}, 3)
                              : NULL;
    }
    return (FoObject *)fo_eval_accumulate(product, a, a->ndim ? k : -1, dtype, out);
}

METHOD(cumsum) {
    static const FoParams params = {"cumsum", sum_names, 3, 0, 0, 3};
    return scan_method(&params, false, (FoArray *)self, args, n, kwnames);
}

METHOD(cumprod) {
    static const FoParams params = {"cumprod", sum_names, 3, 0, 0, 3};
    return scan_method(&params, true, (FoArray *)self, args, n, kwnames);
}

METHOD(dot) {
    FO_AUTO(FoArray) b = fo_array_argument(args[0]);
    FoArray *out = NULL;
    if (!b || (n > 1 && !fo_out_read(args[1], &out)) || (out && !fo_dot_check_out((FoArray *)self, b, out))) return NULL;
    return fo_dot_like_give((FoArray *)self, b, out, fo_eval_dot((FoArray *)self, b, out));
}

// ---- copies

METHOD(astype) {
    static const char *const names[] = {"dtype", "order", "casting", "subok", "copy"};
    static const FoParams params = {"astype", names, 5, 1, 0, 5};
    FoObject *given[5];
    FoArray *a = (FoArray *)self;
    char order;
    FoCasting casting = FO_CAST_UNSAFE;
    bool copy = true;
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    FO_AUTO(FoDtype) dtype = fo_dtype_from_object(given[0]);
    if (!dtype || !fo_order_read(given[1], 'K', &order) || !fo_casting_read(given[2], &casting) || (given[4] && !fo_is_true(given[4], &copy)))
        return NULL;
    if (dtype->kind == FO_DT_NONE && dtype->itemsize == 0 && dtype->letter != 'V') {
        // room for the longest element
        int64_t longest = a->dtype->kind == FO_DT_NONE ? a->dtype->itemsize / (a->dtype->letter == 'U' ? 4 : 1)
                          : a->dtype->letter == 'b' ? 5 : a->dtype->letter == 'c' ? 64 : a->dtype->letter == 'f' ? 32 : 21;
        FoDtype *sized = fo_dtype_new_text(dtype->letter, longest);
        if (!sized) return NULL;
        fo_assign_give((FoObject **)&dtype, (FoObject *)sized);
    }
    if (!copy && fo_dtype_equal(dtype, a->dtype) &&
        (order == 'K' || (order != 'F' && fo_array_is_c(a)) || (order != 'C' && (a->flags & FO_ARRAY_F_CONTIGUOUS))))
        return fo_ref(self);
    bool subok = true;
    if (given[3] && !fo_is_true(given[3], &subok)) return NULL;
    FoArray *cast = fo_eval_cast(a, dtype, order, casting);
    return (FoObject *)(subok ? fo_array_like_give(a, cast) : cast);
}

METHOD(copy) {
    static const char *const names[] = {"order"};
    static const FoParams params = {"copy", names, 1, 0, 0, 1};
    FoObject *given[1] = {NULL};
    char order = 'C';
    FoArray *a = (FoArray *)self;
    if ((n || kwnames) && (!fo_args_bind(&params, args, n, kwnames, given) || !fo_order_read(given[0], 'C', &order))) return NULL;
    return (FoObject *)fo_array_like_give(a, fo_eval_copy(a, order));
}

METHOD(fill) {
    FoArray *a = (FoArray *)self;
    FoDtypeKind kind;
    FoComplex128 value;
    bool weak;
    if (fo_scalar_read(args[0], &kind, &value, &weak) && a->dtype->kind != FO_DT_NONE && fo_dtype_can_cast(kind, a->dtype->kind, FO_CAST_SAME_KIND))
        return fo_eval_fill(a, fo_dtype_peek(kind), (char *)&value) ? fo_new_none() : NULL;
    if (fo_error_is_pending()) return NULL;
    if (a->dtype->itemsize > 16) {
        FO_AUTO(FoArray) one = fo_array_new(a->dtype, 0, NULL, 'C');
        return one && fo_dtype_set_element(a->dtype, one->data, args[0]) && fo_eval_fill(a, a->dtype, one->data) ? fo_new_none() : NULL;
    }
    return fo_dtype_set_element(a->dtype, (char *)&value, args[0]) && fo_eval_fill(a, a->dtype, (char *)&value) ? fo_new_none() : NULL;
}

METHOD(clip) {
    if (fo_is_of_script(self)) return fo_class_call_library("_class_clip", self, args, n, kwnames);
    static const char *const names[] = {"min", "max", "out"};
    static const FoParams params = {"clip", names, 3, 0, 0, 3};
    FoObject *given[3];
    FoArray *out;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_out_read(given[2], &out)) return NULL;
    return fo_array_as_result_give(fo_eval_clip((FoArray *)self, given[0], given[1], out));
}

// x * 10**decimals rounded to even, divided again, as NumPy does it.
static FoObject *round_scaled(FoArray *a, int64_t decimals, FoArray *out) {
    double power = 1;
    for (int64_t k = 0; k < (decimals < 0 ? -decimals : decimals) && power < 1e300; k++) power *= 10;
    FO_AUTO(FoObject) factor = fo_float_new(power);
    FoOp first = decimals < 0 ? FO_OP_DIVIDE : FO_OP_MULTIPLY, last = decimals < 0 ? FO_OP_MULTIPLY : FO_OP_DIVIDE;
    FoEvalOptions options = FO_EVAL_DEFAULTS;
    options.keep_array = true;
    FO_AUTO(FoObject) scaled = factor ? fo_eval_op_with(first, (FoObject *[]){(FoObject *)a, factor}, &options) : NULL;
    FO_AUTO(FoObject) whole = scaled ? fo_eval_op_with(FO_OP_RINT, (FoObject *[]){scaled}, &options) : NULL;
    options.out = out;
    options.casting = FO_CAST_UNSAFE;
    return whole ? fo_eval_op_with(last, (FoObject *[]){whole, factor}, &options) : NULL;
}

METHOD(round) {
    static const char *const names[] = {"decimals", "out"};
    static const FoParams params = {"round", names, 2, 0, 0, 2};
    FoObject *given[2];
    FoArray *a = (FoArray *)self, *out;
    int64_t decimals = 0;
    if (!fo_args_bind(&params, args, n, kwnames, given) || (given[0] && !fo_index_as_i64(given[0], &decimals)) || !fo_out_read(given[1], &out))
        return NULL;
    bool whole = a->dtype->letter == 'i' || a->dtype->letter == 'u';
    if (whole && decimals >= 0) {
        if (!out) return fo_array_as_result_give(fo_array_like_give(a, fo_eval_copy(a, 'K')));
        return fo_eval_assign(out, a, FO_CAST_SAME_KIND) ? fo_ref((FoObject *)out) : NULL;
    }
    if (a->dtype->letter == 'c') {
        FO_AUTO(FoArray) copy = fo_eval_copy(a, 'K');
        FoDtype *part = copy ? fo_dtype_peek(copy->dtype->kind == FO_DT_COMPLEX64 ? FO_DT_FLOAT32 : FO_DT_FLOAT64) : NULL;
        for (int k = 0; copy && k < 2; k++) {
            FO_AUTO(FoArray) half = fo_array_view(copy, part, copy->ndim, copy->shape, fo_array_strides(copy), copy->data + k * part->itemsize);
            FO_AUTO(FoObject) rounded = half ? round_scaled(half, decimals, half) : NULL;
            if (!rounded) return NULL;
        }
        return copy ? fo_array_as_result_give(fo_take(copy)) : NULL;
    }
    if (decimals == 0) return fo_ufunc_eval(FO_OP_RINT, &self, out);
    FO_AUTO(FoObject) result = round_scaled(a, decimals, out);
    bool changed = result && fo_array_check(result) && ((FoArray *)result)->dtype->kind != a->dtype->kind; // a 0-d array of a narrow float
    if (!result || out || (!whole && !changed)) return result && !out ? fo_array_as_result_give((FoArray *)fo_take(result)) : fo_take(result);
    return fo_array_as_result_give(fo_eval_cast((FoArray *)result, a->dtype, 'K', FO_CAST_UNSAFE));
}

METHOD(conjugate) {
    return ((FoArray *)self)->dtype->letter == 'c' || n ? fo_ufunc_eval(FO_OP_CONJUGATE, &self, NULL) : fo_ref(self); // nothing to change in real numbers
}

// ---- the same memory differently

static bool read_shape_arguments(FoObject *const *args, int64_t n, int *ndim, int64_t *shape) {
    if (n == 1) return fo_shape_read(args[0], ndim, shape);
    if (n > FO_MAX_DIMS) return fo_fail(FO_VALUE_ERROR, "maximum supported dimension for an ndarray is %d, found %lld", FO_MAX_DIMS, (long long)n);
    *ndim = (int)n;
    for (int64_t k = 0; k < n; k++)
        if (!fo_length_read(args[k], &shape[k])) return false;
    return true;
}

// What a.reshape(2, 5) mostly is: exact ints, no -1, an array in C order. NULL without an exception: it is something else.
static FoObject *reshape_quickly(FoArray *a, FoObject *const *args, int64_t n) {
    if (!fo_array_is_plain(a) || !fo_array_is_c(a) || n < 1 || n > FO_MAX_DIMS) return NULL;
    int64_t shape[FO_MAX_DIMS], n_items = 1;
    for (int64_t k = 0; k < n; k++) {
        if (args[k]->type != &fo_int_type || !fo_int_fits_i64(args[k], &shape[k]) || shape[k] < 1 || !fo_mul_i64(n_items, shape[k], &n_items))
            return NULL;
    }
    if (n_items != a->n_items) return NULL;
    FoArray *view = fo_array_view_open(a, (int)n, a->data);
    if (!view) return NULL;
    int64_t stride = a->dtype->itemsize;
    int n_long = 0; // axes of length 1 do not count for contiguity
    for (int64_t k = n - 1; k >= 0; k--) {
        view->shape[k] = shape[k];
        view->shape[n + k] = stride;
        stride *= shape[k];
        n_long += shape[k] > 1;
    }
    view->n_items = n_items;
    view->flags |= FO_ARRAY_C_CONTIGUOUS | (n_long <= 1 ? FO_ARRAY_F_CONTIGUOUS : 0) | (a->flags & FO_ARRAY_ALIGNED);
    return (FoObject *)view;
}

METHOD(reshape) {
    int ndim;
    int64_t shape[FO_MAX_DIMS];
    char order = 'C';
    FoObject *quick = kwnames ? NULL : reshape_quickly((FoArray *)self, args, n);
    if (quick || fo_error_is_pending()) return quick;
    for (int64_t k = 0; kwnames && k < kwnames->n; k++) {
        if (!fo_str_equals_text((FoStr *)kwnames->items[k], "order"))
            return fo_raise(FO_TYPE_ERROR, "'%S' is an invalid keyword argument for this function", kwnames->items[k]);
        if (!fo_order_read(args[n + k], 'C', &order)) return NULL;
        if (order == 'K') return fo_raise(FO_VALUE_ERROR, "order 'K' is not permitted for reshaping");
    }
    if (n == 0) return fo_raise(FO_TYPE_ERROR, "reshape() takes exactly 1 argument (0 given)");
    if (n == 1 && args[0] == fo_none) return fo_settle(self) ? (FoObject *)fo_array_view_same((FoArray *)self) : NULL;
    if (!read_shape_arguments(args, n, &ndim, shape)) return NULL;
    return (FoObject *)fo_array_reshape((FoArray *)self, ndim, shape, order);
}

static FoObject *flat_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames, const FoParams *params,
                             FoArray *(*flatten)(FoArray *, char)) {
    FoObject *given[1] = {NULL};
    char order = 'C';
    if ((n || kwnames) && (!fo_args_bind(params, args, n, kwnames, given) || !fo_order_read(given[0], 'C', &order))) return NULL;
    return fo_object_like_give(self, (FoObject *)flatten((FoArray *)self, order));
}

static const char *const order_name[] = {"order"};
METHOD(ravel) {
    static const FoParams params = {"ravel", order_name, 1, 0, 0, 1};
    return flat_method(self, args, n, kwnames, &params, fo_array_ravel);
}

METHOD(flatten) {
    static const FoParams params = {"flatten", order_name, 1, 0, 0, 1};
    return flat_method(self, args, n, kwnames, &params, fo_array_flatten);
}

METHOD(transpose) {
    FoArray *a = (FoArray *)self;
    int ndim, axes[FO_MAX_DIMS];
    int64_t given[FO_MAX_DIMS];
    bool seen[FO_MAX_DIMS] = {false};
    if (n == 0 || (n == 1 && args[0] == fo_none)) return (FoObject *)fo_array_transpose(a, NULL);
    if (!read_shape_arguments(args, n, &ndim, given)) return NULL;
    if (ndim != a->ndim) return fo_raise(FO_VALUE_ERROR, "axes don't match array");
    for (int k = 0; k < ndim; k++) {
        if (!fo_axis_check(given[k], a->ndim, &axes[k])) return NULL;
        if (seen[axes[k]]) return fo_raise(FO_VALUE_ERROR, "repeated axis in transpose");
        seen[axes[k]] = true;
    }
    return (FoObject *)fo_array_transpose(a, axes);
}

METHOD(swapaxes) {
    FoArray *a = (FoArray *)self;
    int64_t first, second;
    int axes[FO_MAX_DIMS], i, j;
    if (!fo_index_as_i64(args[0], &first) || !fo_index_as_i64(args[1], &second)) return NULL;
    if (first < -a->ndim || first >= a->ndim)
        return fo_raise_type(fo_axis_error_type(), "axis1: axis %lld is out of bounds for array of dimension %d", (long long)first, a->ndim);
    if (second < -a->ndim || second >= a->ndim)
        return fo_raise_type(fo_axis_error_type(), "axis2: axis %lld is out of bounds for array of dimension %d", (long long)second, a->ndim);
    i = (int)(first < 0 ? first + a->ndim : first);
    j = (int)(second < 0 ? second + a->ndim : second);
    for (int k = 0; k < a->ndim; k++) axes[k] = k == i ? j : k == j ? i : k;
    return (FoObject *)fo_array_transpose(a, axes);
}

METHOD(squeeze) {
    static const FoParams params = {"squeeze", sum_names, 1, 0, 0, 1};
    FoObject *given[1];
    FoArray *a = (FoArray *)self;
    bool is_axis[FO_MAX_DIMS];
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    int ndim = 0;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_settle(self) || !fo_axis_read(given[0], a->ndim, is_axis)) return NULL;
    bool all = !given[0] || given[0] == fo_none, any = false;
    for (int k = 0; k < a->ndim; k++) any = any || (is_axis[k] && (!all || a->shape[k] == 1));
    if (!any && all) return fo_ref(self);
    for (int k = 0; k < a->ndim; k++) {
        if (is_axis[k] && !all && a->shape[k] != 1)
            return fo_raise(FO_VALUE_ERROR, "cannot select an axis to squeeze out which has size not equal to one");
        if (is_axis[k] && a->shape[k] == 1) continue;
        shape[ndim] = a->shape[k];
        strides[ndim++] = fo_array_strides(a)[k];
    }
    return (FoObject *)fo_array_view(a, a->dtype, ndim, shape, strides, a->data);
}

METHOD(view) {
    static const char *const names[] = {"dtype", "type"};
    static const FoParams params = {"view", names, 2, 0, 0, 2};
    FoObject *given[2];
    FoArray *a = (FoArray *)self;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_settle(self)) return NULL;
    FoObject *type = given[1], *dtype = given[0];
    if (dtype && fo_has_flag(dtype, FO_TYPE_TYPE) && fo_type_is_subtype((FoType *)dtype, &fo_array_type)) type = dtype, dtype = NULL;
    FoType *wanted = type && fo_has_flag(type, FO_TYPE_TYPE) ? (FoType *)type : a->head.type;
    if (!fo_type_is_subtype(wanted, &fo_array_type)) return fo_raise(FO_VALUE_ERROR, "Type must be a sub-type of ndarray type");
    FO_AUTO(FoArray) view = fo_array_view_typed(wanted, a, a->dtype, a->ndim, a->shape, fo_array_strides(a), a->data);
    if (!view || (dtype && dtype != fo_none && !fo_set_attr_text((FoObject *)view, "dtype", dtype))) return NULL;
    return (FoObject *)fo_take(view);
}

METHOD(setflags) {
    static const char *const names[] = {"write", "align", "uic"};
    static const FoParams params = {"setflags", names, 3, 0, 0, 3};
    FoObject *given[3];
    static const int32_t flags[3] = {FO_ARRAY_WRITEABLE, FO_ARRAY_ALIGNED, FO_ARRAY_WRITEBACKIFCOPY};
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_settle(self)) return NULL;
    for (int i = 2; i >= 0; i--) // whether it may be written last: nothing has changed when that is refused
        if (given[i] && given[i] != fo_none && !fo_flags_set((FoArray *)self, flags[i], given[i])) return NULL;
    return fo_new_none();
}

METHOD(byteswap) {
    FoArray *a = (FoArray *)self;
    bool in_place = false;
    if ((n && !fo_is_true(args[0], &in_place)) || !fo_settle(self)) return NULL;
    FO_AUTO(FoArray) target = in_place ? fo_ref(a) : fo_array_like_give(a, fo_eval_copy(a, 'K'));
    if (!target || (in_place && !fo_array_prepare_write(target))) return NULL;
    FoDtype *d = target->dtype;
    int64_t unit = d->letter == 'c' ? d->itemsize / 2 : d->letter == 'U' ? 4 : d->itemsize;
    if (d->letter == 'S' || unit > 8) return (FoObject *)fo_take(target);
    FoWalk walk;
    fo_walk_init(&walk, target->ndim, target->shape, 1, &target->data, (const int64_t *[]){fo_array_strides(target)}, true);
    if (!walk.n_outer || !walk.n_inner) return (FoObject *)fo_take(target);
    do {
        for (int64_t i = 0; i < walk.n_inner; i++) fo_dtype_swap_bytes(d, walk.data[0] + i * walk.inner[0]);
    } while (fo_walk_next(&walk));
    return (FoObject *)fo_take(target);
}

METHOD(nonzero) { return fo_eval_nonzero((FoArray *)self); }

enum { KW = FO_NATIVE_KEYWORDS | FO_NATIVE_PENDING };
#define ROW(name, least, most, flags) {#name, fo_array_method_##name, least, most, flags, "See numpy.ndarray." #name}
const FoNativeDef fo_array_methods[] = {
    ROW(sum, 0, -1, KW), ROW(prod, 0, -1, KW), ROW(min, 0, -1, KW), ROW(max, 0, -1, KW), ROW(all, 0, -1, KW), ROW(any, 0, -1, KW),
    ROW(mean, 0, -1, KW), ROW(var, 0, -1, KW), ROW(std, 0, -1, KW), ROW(ptp, 0, -1, KW), ROW(argmin, 0, -1, KW), ROW(argmax, 0, -1, KW),
    ROW(cumsum, 0, -1, KW), ROW(cumprod, 0, -1, KW), ROW(dot, 1, 2, 0), ROW(astype, 0, -1, KW), ROW(copy, 0, -1, KW), ROW(fill, 1, 1, 0),
    ROW(clip, 0, -1, KW), ROW(round, 0, -1, KW), ROW(conjugate, 0, 0, FO_NATIVE_PENDING),
    {"conj", fo_array_method_conjugate, 0, 0, FO_NATIVE_PENDING, "See numpy.ndarray.conj"},
    ROW(reshape, 0, -1, FO_NATIVE_KEYWORDS), ROW(ravel, 0, -1, FO_NATIVE_KEYWORDS), ROW(flatten, 0, -1, KW), ROW(transpose, 0, -1, 0),
    ROW(swapaxes, 2, 2, 0), ROW(squeeze, 0, -1, FO_NATIVE_KEYWORDS), ROW(view, 0, -1, FO_NATIVE_KEYWORDS), ROW(setflags, 0, -1, FO_NATIVE_KEYWORDS),
    ROW(byteswap, 0, 1, 0), ROW(nonzero, 0, 0, FO_NATIVE_PENDING), ROW(sort, 0, -1, FO_NATIVE_KEYWORDS), ROW(argsort, 0, -1, FO_NATIVE_KEYWORDS),
    {NULL}};
