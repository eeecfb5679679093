// SPDX-License-Identifier: MIT
// Functions of the module numpy that compute: the methods of arrays as functions of anything, where, clip, casting rules, errstate.
#include "array/array_private.h"
#include "array/reduce_private.h"
#include "array/scalar_private.h"
#include "array/subclass.h"

#define FUNCTION(name) static FoObject *np_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames)

// ---- np.sum(a, …) is a.sum(…) of anything

// numpy.<name>(o, …) of an object of a script's class: its own method, or what __array_wrap__ makes of the answer for its elements.
static FoObject *call_own_method(const char *name, FoNativeFn method, FoObject *o, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool taken;
    FoObject *result = fo_class_call_own(o, name, args, n, kwnames, &taken);
    if (taken) return result;
    FO_AUTO(FoArray) a = fo_array_argument(o);
    result = a ? method((FoObject *)a, args, n, kwnames) : NULL;
    bool plain = !strcmp(name, "mean") || !strcmp(name, "var") || !strcmp(name, "std");
    return plain ? result : fo_class_wrap_once_give(o, result);
}

static FoObject *call_method_of(const char *name, const char *first, FoNativeFn method, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoTuple) names = kwnames ? fo_ref(kwnames) : NULL;
    FoObject *object = n ? args[0] : NULL, *rest[FO_MAX_DIMS];
    int64_t n_rest = n > 1 ? n - 1 : 0;
    if (!object) {
        // a= by name
        int64_t at = -1, n_names = kwnames ? kwnames->n : 0;
        for (int64_t k = 0; k < n_names; k++)
            if (fo_str_equals_text((FoStr *)kwnames->items[k], first)) at = k;
        if (at < 0 || n_names > FO_MAX_DIMS) return fo_raise(FO_TYPE_ERROR, "%s() missing 1 required positional argument: '%s'", name, first);
        object = args[at];
        FoTuple *fewer = fo_tuple_new(n_names - 1);
        if (!fewer) return NULL;
        for (int64_t k = 0, j = 0; k < n_names; k++)
            if (k != at) rest[j] = args[k], fewer->items[j++] = fo_ref(kwnames->items[k]);
        fo_assign_give((FoObject **)&names, (FoObject *)fewer);
        args = rest;
        n_rest = 0;
    } else {
        args++;
    }
    FoTuple *words = names && names->n ? names : NULL;
    if (fo_is_of_script(object)) return call_own_method(name, method, object, args, n_rest, words);
    FO_AUTO(FoArray) a = fo_array_argument(object);
    return a ? method((FoObject *)a, args, n_rest, words) : NULL;
}
#define AS_METHOD(name, method)                                                                                \
    FUNCTION(name) { return call_method_of(#name, "a", fo_array_method_##method, args, n, kwnames); }
FUNCTION(sum) {
    if (fo_unlikely(n && !strcmp(args[0]->type->name, "generator")))
        return fo_class_call_library("_sum_of_generator", args[0], args + 1, n - 1, kwnames);
    return call_method_of("sum", "a", fo_array_method_sum, args, n, kwnames);
}
AS_METHOD(prod, prod)
AS_METHOD(min, min)
AS_METHOD(max, max)
AS_METHOD(all, all)
AS_METHOD(any, any)
AS_METHOD(mean, mean)
AS_METHOD(var, var)
AS_METHOD(std, std)
AS_METHOD(ptp, ptp)
AS_METHOD(argmin, argmin)
AS_METHOD(argmax, argmax)
AS_METHOD(cumsum, cumsum)
AS_METHOD(cumprod, cumprod)
AS_METHOD(round, round)
AS_METHOD(ravel, ravel)
AS_METHOD(squeeze, squeeze)
AS_METHOD(swapaxes, swapaxes)
AS_METHOD(nonzero, nonzero)
AS_METHOD(argsort, argsort)

FUNCTION(transpose) { return call_method_of("transpose", "a", fo_array_method_transpose, args, n, kwnames); }

FUNCTION(reshape) {
    static const char *const names[] = {"a", "newshape", "order"};
    static const FoParams params = {"reshape", names, 3, 2, 0, 3};
    FoObject *given[3];
    int ndim;
    int64_t shape[FO_MAX_DIMS];
    char order;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_shape_read(given[1], &ndim, shape) || !fo_order_read(given[2], 'C', &order))
        return NULL;
    if (fo_is_of_script(given[0])) {
        FO_AUTO(FoStr) word = fo_str_intern("order");
        FO_AUTO(FoTuple) names_of = word && given[2] ? fo_tuple_pack(1, word) : NULL;
        if (!word || (given[2] && !names_of)) return NULL;
        return call_own_method("reshape", fo_array_method_reshape, given[0], (FoObject *[]){given[1], given[2]}, 1, names_of);
    }
    FO_AUTO(FoArray) a = fo_array_argument(given[0]);
    return a ? (FoObject *)fo_array_reshape(a, ndim, shape, order) : NULL;
}

FUNCTION(copy) {
    static const char *const names[] = {"a", "order", "subok"};
    static const FoParams params = {"copy", names, 3, 1, 0, 3};
    FoObject *given[3];
    char order;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_order_read(given[1], 'K', &order)) return NULL;
    bool subok = false;
    if (given[2] && !fo_is_true(given[2], &subok)) return NULL;
    FO_AUTO(FoArray) a = fo_array_argument(given[0]);
    FoArray *copy = a ? fo_eval_copy(a, order) : NULL;
    return (FoObject *)(subok && copy ? fo_array_like_give(a, copy) : copy);
}

FUNCTION(clip) {
    static const char *const names[] = {"a", "a_min", "a_max", "out"};
    static const FoParams params = {"clip", names, 4, 3, 0, 4};
    FoObject *given[4];
    FoArray *out;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_out_read(given[3], &out)) return NULL;
    if (fo_is_of_script(given[0]))
        return call_own_method("clip", fo_array_method_clip, given[0], (FoObject *[]){given[1], given[2], given[3] ? given[3] : fo_none}, 3, NULL);
    FO_AUTO(FoArray) a = fo_array_argument(given[0]);
    return a ? fo_array_as_result_give(fo_eval_clip(a, given[1], given[2], out)) : NULL;
}

FUNCTION(count_nonzero) {
    static const char *const names[] = {"a", "axis", "keepdims"};
    static const FoParams params = {"count_nonzero", names, 3, 1, 0, 2};
    FoObject *given[3];
    int64_t count;
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    FO_AUTO(FoArray) a = fo_array_argument(given[0]);
    if (!a) return NULL;
    if ((given[1] && given[1] != fo_none) || given[2])
        return fo_reduce_with(FO_REDUCE_COUNT_NONZERO, a, given[1], NULL, NULL, given[2], NULL, NULL);
    return fo_eval_count_nonzero(a, &count) ? fo_int_from_i64(count) : NULL;
}

static bool is_text(FoObject *o) { return fo_str_check(o) || fo_bytes_check(o) || (fo_array_check(o) && ((FoArray *)o)->dtype->kind == FO_DT_NONE); }

// Chooses element by element, where a text is among the choices.
static FoObject *where_text(FoArray *condition, FoObject *first, FoObject *second) {
    FO_AUTO(FoArray) x = fo_array_argument(first);
    FO_AUTO(FoArray) y = x ? fo_array_argument(second) : NULL;
    FO_AUTO(FoDtype) common = y ? fo_dtype_common(x->dtype, y->dtype) : NULL;
    FO_AUTO(FoArray) mask = common ? fo_eval_as(condition, fo_dtype_peek(FO_DT_BOOL), 0) : NULL;
    int ndim = 0;
    int64_t shape[FO_MAX_DIMS];
    if (!mask) return NULL;
    FoArray *parts[3] = {mask, x, y};
    for (int k = 0; k < 3; k++) {
        if (fo_layout_broadcast_join(&ndim, shape, parts[k]->ndim, parts[k]->shape)) continue;
        FO_AUTO(FoStr) a = fo_array_shape_text(mask->ndim, mask->shape);
        FO_AUTO(FoStr) b = fo_array_shape_text(x->ndim, x->shape);
        FO_AUTO(FoStr) c = fo_array_shape_text(y->ndim, y->shape);
        return a && b && c ? fo_raise(FO_VALUE_ERROR, "operands could not be broadcast together with shapes %S %S %S ", a, b, c) : NULL;
    }
    FO_AUTO(FoArray) result = fo_array_new(common, ndim, shape, 'C');
    FO_AUTO(FoArray) wide_mask = result ? fo_array_broadcast_to(mask, ndim, shape) : NULL;
    FO_AUTO(FoArray) wide = wide_mask ? fo_array_broadcast_to(x, ndim, shape) : NULL;
    FO_AUTO(FoArray) chosen = wide && fo_eval_assign(result, y, FO_CAST_UNSAFE) ? fo_eval_cast(wide, common, 'C', FO_CAST_UNSAFE) : NULL;
    FO_AUTO(FoArray) dense = chosen ? fo_eval_copy(wide_mask, 'C') : NULL;
    if (!dense) return NULL;
    int64_t itemsize = common->itemsize;
    for (int64_t i = 0; i < result->n_items; i++)
        if (dense->data[i]) memcpy(result->data + i * itemsize, chosen->data + i * itemsize, (size_t)itemsize);
    return (FoObject *)fo_take(result);
}

FUNCTION(where) {
    if (n != 1 && n != 3)
        return fo_raise(FO_VALUE_ERROR, n == 2 ? "either both or neither of x and y should be given" : "where() takes 1 or 3 arguments");
    FO_AUTO(FoArray) condition = fo_array_argument(args[0]);
    if (!condition) return NULL;
    if (n == 3 && (is_text(args[1]) || is_text(args[2]))) return where_text(condition, args[1], args[2]);
    return n == 1 ? fo_eval_nonzero(condition) : fo_eval_where(condition, args[1], args[2]);
}

// dot's out must be exactly what dot would make.
bool fo_dot_check_out(FoArray *a, FoArray *b, FoArray *out) {
    int64_t shape[2 * FO_MAX_DIMS];
    int ndim = 0, inner = b->ndim > 1 ? b->ndim - 2 : 0;
    bool scalar = a->ndim == 0 || b->ndim == 0;
    for (int k = 0; k < a->ndim - !scalar; k++) shape[ndim++] = a->shape[k];
    for (int k = 0; k < b->ndim; k++)
        if (scalar || k != inner) shape[ndim++] = b->shape[k];
    bool numbers = fo_dtype_is_number(a->dtype) && fo_dtype_is_number(b->dtype);
    if (!numbers) return true;
    if (out->dtype != fo_dtype_peek(fo_dtype_promote(a->dtype->kind, b->dtype->kind)) || out->ndim != ndim || !fo_array_is_c(out))
        return fo_fail(FO_VALUE_ERROR, "output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)");
    return !memcmp(shape, out->shape, (size_t)ndim * 8) || fo_fail(FO_VALUE_ERROR, "output array has wrong dimensions");
}

static FoObject *product(FoObject *const *args, int64_t n, FoTuple *kwnames, bool dot) {
    static const char *const names[] = {"a", "b", "out"};
    static const FoParams dot_params = {"dot", names, 3, 2, 0, 3}, matmul_params = {"matmul", names, 3, 2, 2, 3};
    FoObject *given[3];
    FoArray *out;
    if (!fo_args_bind(dot ? &dot_params : &matmul_params, args, n, kwnames, given)) return NULL;
    if (!dot && (fo_is_of_script(given[0]) || fo_is_of_script(given[1]) || (given[2] && fo_is_of_script(given[2]))))
        return fo_class_matmul(given[0], given[1], given[2]);
    if (!fo_out_read(given[2], &out)) return NULL;
    FO_AUTO(FoArray) a = fo_array_argument(given[0]);
    FO_AUTO(FoArray) b = a ? fo_array_argument(given[1]) : NULL;
    if (dot && b && out && !fo_dot_check_out(a, b, out)) return NULL;
    return !b ? NULL : dot ? fo_dot_like_give(a, b, out, fo_eval_dot(a, b, out))
                           : fo_eval_matmul(a, b, out);
}

// For lib: (function, operands, out): Ellipsis when no class takes the call over.
FUNCTION(class_override) {
    FoWords words = {0};
    bool taken = true;
    if (!fo_tuple_check(args[1])) return fo_raise(FO_TYPE_ERROR, "operands must be a tuple");
    const FoTuple *inputs = (FoTuple *)args[1];
    FoObject *result = fo_words_put_out(&words, args[2]) ? fo_class_override(args[0], "__call__", inputs->items, inputs->n, &words, &taken) : NULL;
    fo_words_deinit(&words);
    return taken ? result : fo_ref(fo_ellipsis);
}
// (function, result, operands, out, number of the result): in the class that the operands ask for.
FUNCTION(class_finish) {
    int64_t which;
    if (!fo_tuple_check(args[2]) || !fo_index_as_i64(args[4], &which)) return NULL;
    const FoTuple *inputs = (FoTuple *)args[2];
    return fo_class_finish_nth_give(args[0], fo_ref(args[1]), inputs->items, inputs->n, args[3] == fo_none ? NULL : args[3], true, which);
}

// numpy.matmul of operands of which one is of a script's class.
FoObject *fo_class_matmul(FoObject *x, FoObject *y, FoObject *out) {
    FoObject *inputs[2] = {x, y};
    FoBorrowed numpy = fo_dict_peek_text(fo_rt->modules, "numpy");
    FO_AUTO(FoObject) function = numpy ? fo_get_attr_text(fo_lend(numpy), "matmul") : fo_raise(FO_RUNTIME_ERROR, "numpy is not loaded");
    FoWords words = {0};
    bool taken = true;
    FoObject *result = function && fo_words_put_out(&words, out) ? fo_class_override(function, "__call__", inputs, 2, &words, &taken) : NULL;
    fo_words_deinit(&words);
    if (taken) return result;
    FO_AUTO(FoArray) a = fo_array_argument(x);
    FO_AUTO(FoArray) b = a ? fo_array_argument(y) : NULL;
    FoArray *to;
    if (!b || !fo_out_read(out, &to)) return NULL;
    return fo_class_finish_nth_give(function, fo_eval_matmul(a, b, to), inputs, 2, (FoObject *)to, true, FO_UNPREPARED);
}

FoObject *fo_dot_like_give(FoArray *a, FoArray *b, FoArray *out, FoObject *result) {
    if (!result || out || (!fo_is_of_script((FoObject *)a) && !fo_is_of_script((FoObject *)b))) return result;
    bool second = a->head.type != b->head.type && fo_array_priority((FoObject *)b) > fo_array_priority((FoObject *)a);
    return fo_object_like_give((FoObject *)(second ? b : a), result);
}
FUNCTION(dot) { return product(args, n, kwnames, true); }
FUNCTION(matmul) { return product(args, n, kwnames, false); }

FUNCTION(copyto) {
    static const char *const names[] = {"dst", "src", "casting", "where"};
    static const FoParams params = {"copyto", names, 4, 2, 0, 4};
    FoObject *given[4];
    FoCasting casting = FO_CAST_SAME_KIND;
    FO_AUTO(FoArray) mask = NULL;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_casting_read(given[2], &casting) || !fo_where_read(given[3], &mask)) return NULL;
    if (!fo_array_check(given[0])) return fo_raise(FO_TYPE_ERROR, "copyto() argument 1 must be numpy.ndarray, not %T", given[0]);
    FoArray *to = (FoArray *)given[0];
    FoDtypeKind kind;
    FoComplex128 value;
    bool weak;
    if (fo_scalar_read(given[1], &kind, &value, &weak) && !mask && to->dtype->kind != FO_DT_NONE) {
        FoPromotee p = fo_promotee_scalar(kind, &value);
        if (fo_promotee_can_cast(&p, to->dtype->kind, casting)) return fo_eval_fill(to, fo_dtype_peek(kind), (char *)&value) ? fo_new_none() : NULL;
    }
    if (fo_error_is_pending()) return NULL;
    FO_AUTO(FoArray) from = fo_array_argument(given[1]);
    if (!from) return NULL;
    bool numbers = fo_dtype_is_number(from->dtype) && fo_dtype_is_number(to->dtype);
    if (numbers && (mask || from->ndim == 0) && !fo_dtype_can_cast(from->dtype->kind, to->dtype->kind, casting))
        return fo_raise(FO_TYPE_ERROR, "Cannot cast %s from %R to %R according to the rule '%s'", from->ndim ? "array data" : "scalar",
                        from->dtype, to->dtype, fo_casting_name(casting));
    if (mask) {
        FoObject *merged = fo_eval_where(mask, (FoObject *)from, (FoObject *)to);
        if (!merged) return NULL;
        fo_assign_give((FoObject **)&from, merged);
        casting = FO_CAST_UNSAFE;
    }
    return fo_eval_assign(to, from, casting) ? fo_new_none() : NULL;
}

// ---- dtypes

FUNCTION(promote_types) {
    FO_AUTO(FoDtype) a = fo_dtype_from_object(args[0]);
    FO_AUTO(FoDtype) b = a ? fo_dtype_from_object(args[1]) : NULL;
    if (!b) return NULL;
    return (FoObject *)fo_dtype_common(a, b);
}

// The dtype of an argument of result_type, which may be one itself.
static FoDtype *dtype_of(FoObject *o) {
    if (fo_str_check(o) || fo_dtype_check(o) || fo_has_flag(o, FO_TYPE_TYPE)) return fo_dtype_from_object(o);
    FO_AUTO(FoArray) a = fo_array_argument(o);
    return a ? fo_ref(a->dtype) : NULL;
}

// With text among them, values do not matter.
static FoObject *result_with_text(FoObject *const *args, int64_t n) {
    FO_AUTO(FoDtype) found = dtype_of(args[0]);
    for (int64_t k = 1; found && k < n; k++) {
        FO_AUTO(FoDtype) next = dtype_of(args[k]);
        fo_assign_give((FoObject **)&found, next ? (FoObject *)fo_dtype_common(found, next) : NULL);
    }
    return (FoObject *)fo_take(found);
}

FUNCTION(result_type) {
    FoPromotee promotees[FO_MAX_DIMS];
    if (n == 0) return fo_raise(FO_VALUE_ERROR, "at least one array or dtype is required");
    if (n > FO_MAX_DIMS) return fo_raise(FO_VALUE_ERROR, "too many arguments");
    for (int64_t k = 0; k < n; k++) {
        FoOperand operand;
        FoRead read = fo_str_check(args[k]) ? FO_READ_DECLINED : fo_operand_read(args[k], &operand);
        if (read == FO_READ_FAILED) return NULL;
        if (read == FO_READ_OK) {
            promotees[k] = operand.promotee;
            bool text = operand.kind == FO_DT_NONE;
            fo_operand_deinit(&operand);
            if (text) return result_with_text(args, n);
            continue;
        }
        FO_AUTO(FoDtype) d = fo_dtype_from_object(args[k]);
        if (!d) return NULL;
        if (d->kind == FO_DT_NONE) return n == 1 ? fo_ref((FoObject *)d) : result_with_text(args, n);
        promotees[k] = fo_promotee_array(d->kind);
    }
    return fo_ref((FoObject *)fo_dtype_peek(fo_dtype_result((int)n, promotees)));
}

FUNCTION(can_cast) {
    static const char *const names[] = {"from_", "to", "casting"};
    static const FoParams params = {"can_cast", names, 3, 2, 0, 3};
    FoObject *given[3];
    FoCasting casting = FO_CAST_SAFE;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_casting_read(given[2], &casting)) return NULL;
    FO_AUTO(FoDtype) to = fo_dtype_from_object(given[1]);
    if (!to) return NULL;
    FoOperand operand;
    if (!fo_str_check(given[0])) {
        FoRead read = fo_operand_read(given[0], &operand);
        if (read == FO_READ_FAILED) return NULL;
        if (read == FO_READ_OK) {
            bool ok = operand.kind != FO_DT_NONE && to->kind != FO_DT_NONE && fo_promotee_can_cast(&operand.promotee, to->kind, casting);
            fo_operand_deinit(&operand);
            return fo_bool_new(ok);
        }
    }
    FO_AUTO(FoDtype) from = fo_dtype_from_object(given[0]);
    if (!from) return NULL;
    if (from->kind == FO_DT_NONE || to->kind == FO_DT_NONE) {
        bool widens =
            to->kind == FO_DT_NONE && (from->letter == to->letter || from->kind != FO_DT_NONE || (from->letter == 'S' && to->letter == 'U'));
        FO_AUTO(FoDtype) both = widens ? fo_dtype_common(from, to) : NULL;
        if (widens && !both) return NULL;
        bool fits = widens && (both->itemsize == to->itemsize || casting == FO_CAST_SAME_KIND);
        return fo_bool_new(casting == FO_CAST_UNSAFE || (fits && (casting >= FO_CAST_SAFE || fo_dtype_equal(from, to))));
    }
    if (from->is_swapped != to->is_swapped && casting == FO_CAST_NO) return fo_bool_new(false);
    return fo_bool_new(fo_dtype_can_cast(from->kind, to->kind, casting));
}

FUNCTION(min_scalar_type) {
    FoDtypeKind kind;
    FoComplex128 value;
    bool weak;
    if (fo_scalar_read(args[0], &kind, &value, &weak)) return fo_ref((FoObject *)fo_dtype_peek(fo_dtype_min_scalar(kind, &value)));
    if (fo_error_is_pending()) return NULL;
    FO_AUTO(FoArray) a = fo_array_argument(args[0]);
    return a ? fo_ref((FoObject *)a->dtype) : NULL;
}

// ---- memory

static FoObject *shares(FoObject *const *args, int64_t n, FoTuple *kwnames, bool exact) {
    static const char *const names[] = {"a", "b", "max_work"};
    static const FoParams params = {"shares_memory", names, 3, 2, 0, 3};
    FoObject *given[3];
    int64_t work = exact ? -1 : 0;
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    if (given[2] && given[2] != fo_none && !fo_index_as_i64(given[2], &work)) return NULL;
    FO_AUTO(FoArray) a = fo_array_argument(given[0]);
    FO_AUTO(FoArray) b = a ? fo_array_argument(given[1]) : NULL;
    if (!b || !fo_array_settle(a) || !fo_array_settle(b)) return NULL;
    FoView x = {a->data, a->ndim, a->shape, fo_array_strides(a), a->dtype->itemsize},
           y = {b->data, b->ndim, b->shape, fo_array_strides(b), b->dtype->itemsize};
    if (!fo_overlap_bounds(&x, &y)) return fo_bool_new(false);
    FoOverlap overlap = fo_overlap_solve(&x, &y, work);
    if (overlap == FO_OVERLAP_TOO_HARD && exact) return fo_raise(FO_RUNTIME_ERROR, "Exceeded max_work");
    return fo_bool_new(overlap != FO_OVERLAP_NO);
}
FUNCTION(may_share_memory) { return shares(args, n, kwnames, false); }
FUNCTION(shares_memory) { return shares(args, n, kwnames, true); }

FUNCTION(broadcast_to) {
    static const char *const names[] = {"array", "shape", "subok"};
    static const FoParams params = {"broadcast_to", names, 3, 2, 0, 3};
    FoObject *given[3];
    int ndim;
    int64_t shape[FO_MAX_DIMS];
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_shape_read(given[1], &ndim, shape)) return NULL;
    FO_AUTO(FoArray) a = fo_array_argument(given[0]);
    bool subok = false;
    if (!a || (given[2] && !fo_is_true(given[2], &subok))) return NULL;
    if (!fo_is_of_script((FoObject *)a)) return (FoObject *)fo_array_broadcast_to(a, ndim, shape);
    FO_AUTO(FoArray) plain = fo_array_view_as(&fo_array_type, a, fo_none);
    FO_AUTO(FoArray) wide = plain ? fo_array_broadcast_to(plain, ndim, shape) : NULL;
    return (FoObject *)(wide && subok ? fo_array_view_as(a->head.type, wide, (FoObject *)a) : fo_take(wide));
}

enum { KW = FO_NATIVE_KEYWORDS | FO_NATIVE_PENDING };
#define ROW(name, least, most, flags) {#name, np_##name, least, most, flags, "See numpy." #name}
const FoNativeDef fo_array_functions[] = {
    ROW(sum, 0, -1, KW), ROW(prod, 0, -1, KW), ROW(min, 0, -1, KW), ROW(max, 0, -1, KW), {"amin", np_min, 0, -1, KW, "See numpy.min"},
    {"amax", np_max, 0, -1, KW, "See numpy.max"}, ROW(all, 0, -1, KW), ROW(any, 0, -1, KW), ROW(mean, 0, -1, KW), ROW(var, 0, -1, KW),
    ROW(std, 0, -1, KW), ROW(ptp, 0, -1, KW), ROW(argmin, 0, -1, KW), ROW(argmax, 0, -1, KW), ROW(cumsum, 0, -1, KW),
    ROW(cumprod, 0, -1, KW), ROW(round, 0, -1, KW), {"around", np_round, 0, -1, KW, "See numpy.round"},
    {"round_", np_round, 0, -1, KW, "See numpy.round"}, ROW(ravel, 0, -1, FO_NATIVE_KEYWORDS), ROW(squeeze, 0, -1, FO_NATIVE_KEYWORDS),
    ROW(swapaxes, 0, -1, FO_NATIVE_KEYWORDS), ROW(transpose, 0, -1, FO_NATIVE_KEYWORDS), ROW(reshape, 0, -1, FO_NATIVE_KEYWORDS),
    ROW(nonzero, 1, 1, FO_NATIVE_PENDING), ROW(copy, 0, -1, KW), ROW(clip, 0, -1, KW), ROW(count_nonzero, 0, -1, KW),
    ROW(where, 1, 3, FO_NATIVE_PENDING), ROW(dot, 0, -1, FO_NATIVE_KEYWORDS), ROW(matmul, 0, -1, FO_NATIVE_KEYWORDS),
    ROW(copyto, 0, -1, KW), ROW(promote_types, 2, 2, 0), ROW(result_type, 0, -1, 0), ROW(can_cast, 0, -1, FO_NATIVE_KEYWORDS),
    ROW(min_scalar_type, 1, 1, 0), ROW(may_share_memory, 0, -1, FO_NATIVE_KEYWORDS), ROW(shares_memory, 0, -1, FO_NATIVE_KEYWORDS),
    ROW(broadcast_to, 0, -1, FO_NATIVE_KEYWORDS), {"sort", fo_np_sort, 0, -1, FO_NATIVE_KEYWORDS, "See numpy.sort"},
    ROW(argsort, 0, -1, FO_NATIVE_KEYWORDS), {"_class_override", np_class_override, 3, 3, 0, "For classes of scripts."},
    {"_class_finish", np_class_finish, 5, 5, 0, "For classes of scripts."},
    {"geterr", fo_np_geterr, 0, 0, 0, "Get the current way of handling floating-point errors."},
    {"seterr", fo_np_seterr, 0, -1, FO_NATIVE_KEYWORDS, "Set how floating-point errors are handled."},
    {"geterrcall", fo_np_geterrcall, 0, 0, 0, "Return the current callback function used on floating-point errors."},
    {"seterrcall", fo_np_seterrcall, 1, 1, 0, "Set the floating-point error callback function."}, {NULL}};
