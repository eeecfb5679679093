// SPDX-License-Identifier: MIT
// ufunc: np.add, np.log …: callable objects around the elementwise operations, with reduce, accumulate and outer.
#include "array/array_private.h"
#include "array/scalar_private.h"
#include "array/subclass.h"
#include "array/reduce_private.h"
#include "array/ufunc_fold.h"

#define FO_OP(NAME, name, n_in, dtypes) {.head = {FO_SHARED_REFCOUNT, &fo_ufunc_type}, .op = FO_OP_##NAME},
FoUfunc fo_ufuncs[FO_OP_COUNT] = {
#include "array/kernels/op.def"
};
#undef FO_OP

FO_INLINE FoOp op_of(FoObject *self) { return ((FoUfunc *)self)->op; }

// ---- keywords

// out=: an array or a tuple of one array.
bool fo_out_read(FoObject *o, FoArray **out) {
    *out = NULL;
    if (!o || o == fo_none) return true;
    if (fo_tuple_check(o)) {
        if (((FoTuple *)o)->n != 1) return fo_fail(FO_VALUE_ERROR, "The 'out' tuple must have exactly one entry per ufunc output");
        o = ((FoTuple *)o)->items[0];
        if (o == fo_none) return true;
    }
    if (!fo_array_check(o)) return fo_fail(FO_TYPE_ERROR, "return arrays must be of ArrayType");
    *out = (FoArray *)o;
    return true;
}

// where=: True or a mask; *mask owned or NULL.
bool fo_where_read(FoObject *o, FoArray **mask) {
    *mask = NULL;
    if (!o || o == fo_true || o == fo_none) return true;
    bool is_list = fo_list_check(o) || fo_tuple_check(o); // its numbers are taken as truth values
    FoArray *a = is_list ? fo_array_from_object(o, fo_dtype_peek(FO_DT_BOOL)) : fo_array_argument(o);
    if (!a) return false;
    if (a->dtype->kind == FO_DT_BOOL) return *mask = a, true;
    FoDtype *d = fo_ref(a->dtype);
    fo_unref(a);
    fo_raise(FO_TYPE_ERROR, "Cannot cast array data from %R to dtype('bool') according to the rule 'safe'", d);
    fo_unref(d);
    return false;
}

static bool read_keyword(FoOp op, FoStr *name, FoObject *value, FoEvalOptions *o) {
    if (fo_str_equals_text(name, "out")) {
        if (o->out) return fo_fail(FO_TYPE_ERROR, "cannot specify 'out' as both a positional and keyword argument");
        return fo_out_read(value, &o->out);
    }
    if (fo_str_equals_text(name, "where")) return fo_where_read(value, &o->where);
    if (fo_str_equals_text(name, "casting")) return fo_casting_read(value, &o->casting);
    if (fo_str_equals_text(name, "order")) return fo_order_read(value, 'K', &o->order);
    if (fo_str_equals_text(name, "dtype")) return fo_dtype_optional(value, &o->dtype);
    if (fo_str_equals_text(name, "subok")) return true;
    if (fo_str_equals_text(name, "signature") || fo_str_equals_text(name, "sig") || fo_str_equals_text(name, "extobj") ||
        fo_str_equals_text(name, "axes") || fo_str_equals_text(name, "axis"))
        return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "%s(): the argument '%S' is not supported", fo_op_name(op), name);
    return fo_fail(FO_TYPE_ERROR, "%s() got an unexpected keyword argument '%S'", fo_op_name(op), name);
}

static FoObject *call_plain(FoOp op, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int n_in = fo_op_n_in(op);
    FoEvalOptions options = FO_EVAL_DEFAULTS;
    bool ok = n == n_in || fo_out_read(args[n_in], &options.out);
    for (int64_t k = 0; ok && kwnames && k < kwnames->n; k++) ok = read_keyword(op, (FoStr *)kwnames->items[k], args[n + k], &options);
    FoObject *result = NULL;
    if (ok && options.where && !options.out) {
        // elements that are not computed are undefined in NumPy; zeros here
        FO_AUTO(FoObject) value = fo_eval_op_with(
            op, args, &(FoEvalOptions){.casting = options.casting, .dtype = options.dtype, .order = options.order, .keep_array = true});
        FO_AUTO(FoObject) zero = fo_int_from_i64(0);
        FO_AUTO(FoObject) chosen = value && zero ? fo_eval_where(options.where, value, zero) : NULL;
        result = chosen ? (FoObject *)fo_eval_cast((FoArray *)chosen, ((FoArray *)value)->dtype, 'K', FO_CAST_UNSAFE) : NULL;
    } else if (ok) {
        result = options.out == NULL && !options.dtype && !options.where && options.casting == FO_CAST_SAME_KIND && options.order == 'K'
                     ? fo_eval_op(op, args, NULL)
                     : fo_eval_op_with(op, args, &options);
    }
    fo_xunref(options.where);
    fo_xunref(options.dtype);
    return result;
}

// Is one of them, or of what a tuple of them holds, an instance of a class of a script?
static bool any_of_script(FoObject *const *args, int64_t n) {
    for (int64_t k = 0; k < n; k++) {
        if (fo_is_of_script(args[k])) return true;
        if (fo_tuple_check(args[k]) && any_of_script(((FoTuple *)args[k])->items, ((FoTuple *)args[k])->n)) return true;
    }
    return false;
}

// The keywords of a call, `out` as a tuple.
static bool collect_words(FoWords *words, FoObject *const *values, FoTuple *kwnames) {
    for (int64_t k = 0; kwnames && k < kwnames->n; k++) {
        const char *name = fo_str_utf8((FoStr *)kwnames->items[k], NULL);
        if (!name || !(strcmp(name, "out") ? fo_words_put(words, name, values[k]) : fo_words_put_out(words, values[k]))) return false;
    }
    return true;
}

static FoObject *call_with_classes(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoOp op = op_of(self);
    int n_in = fo_op_n_in(op);
    FoWords words = {0};
    bool taken = true, subok = true, ok = (n == n_in || fo_words_put_out(&words, args[n_in])) && collect_words(&words, args + n, kwnames);
    FoObject *result = ok ? fo_class_override(self, "__call__", args, n_in, &words, &taken) : NULL, *out = NULL;
    for (int k = 0; k < words.n && !taken; k++) {
        if (fo_str_equals_text((FoStr *)words.names[k], "out")) out = ((FoTuple *)words.values[k])->items[0];
        if (fo_str_equals_text((FoStr *)words.names[k], "subok") && !fo_is_true(words.values[k], &subok)) taken = true;
    }
    if (!taken) result = fo_class_finish_give(self, call_plain(op, args, n, kwnames), args, n_in, out, subok);
    fo_words_deinit(&words);
    return result;
}

static FoObject *ufunc_call(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoOp op = op_of(self);
    int n_in = fo_op_n_in(op);
    if (fo_likely(n == n_in && !kwnames)) return fo_ufunc_eval(op, args, NULL);
    if (n == n_in && kwnames->n == 1 && args[n]->type == &fo_array_type && fo_str_equals_text((FoStr *)kwnames->items[0], "out"))
        return fo_ufunc_eval(op, args, (FoArray *)args[n]);
    if (n < n_in || n > n_in + 1)
        return fo_raise(FO_TYPE_ERROR, "%s() takes from %d to %d positional arguments but %lld were given", fo_op_name(op), n_in, n_in + 1,
                        (long long)n);
    return fo_unlikely(any_of_script(args, n + (kwnames ? kwnames->n : 0))) ? call_with_classes(self, args, n, kwnames)
                                                                            : call_plain(op, args, n, kwnames);
}

// ---- methods

static bool reduce_of(FoOp op, FoReduce *reduce) {
    switch (op) {
    case FO_OP_PLUS: *reduce = FO_REDUCE_SUM; return true;
    case FO_OP_MULTIPLY: *reduce = FO_REDUCE_PRODUCT; return true;
    case FO_OP_MINIMUM: *reduce = FO_REDUCE_MINIMUM; return true;
    case FO_OP_MAXIMUM: *reduce = FO_REDUCE_MAXIMUM; return true;
    case FO_OP_FMIN: *reduce = FO_REDUCE_FMIN; return true;
    case FO_OP_FMAX: *reduce = FO_REDUCE_FMAX; return true;
    case FO_OP_LOGICAL_AND: *reduce = FO_REDUCE_ALL; return true;
    case FO_OP_LOGICAL_OR: *reduce = FO_REDUCE_ANY; return true;
    case FO_OP_LOGICAL_XOR: *reduce = FO_REDUCE_XOR_LOGICAL; return true;
    case FO_OP_BITWISE_AND: *reduce = FO_REDUCE_AND; return true;
    case FO_OP_BITWISE_OR: *reduce = FO_REDUCE_OR; return true;
    case FO_OP_BITWISE_XOR: *reduce = FO_REDUCE_XOR; return true;
    default: return false;
    }
}

// New memory in the memory order of a's axes.
static FoArray *new_in_order_of(FoArray *a, FoDtype *dtype) {
    int axes[FO_MAX_DIMS];
    int64_t strides[FO_MAX_DIMS];
    const int64_t *from = fo_array_strides(a);
    fo_layout_sort_axes(a->ndim, 1, &from, axes);
    fo_layout_strides_like(a->ndim, a->shape, dtype->itemsize, axes, strides);
    return fo_array_new_strides(dtype, a->ndim, a->shape, strides, 'C', false);
}

// a op a op … along one axis, one slice after the other: for operations without a reduction kernel. keep: all stages.
static FoArray *fold_slices(FoOp op, FoArray *a, int axis, bool keep) {
    FO_AUTO(FoArray) result = NULL;
    FoArray *value = NULL;
    int64_t n = a->shape[axis], shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    if (!fo_array_settle(a)) return NULL;
    for (int64_t i = 0; i < n; i++) {
        int ndim = 0;
        for (int k = 0; k < a->ndim; k++)
            if (k != axis) shape[ndim] = a->shape[k], strides[ndim++] = fo_array_strides(a)[k];
        FO_AUTO(FoArray) slice = fo_array_view_typed(&fo_array_type, a, a->dtype, ndim, shape, strides, a->data + i * fo_array_strides(a)[axis]);
        if (!slice) break;
        FoEvalOptions options = FO_EVAL_DEFAULTS;
        options.keep_array = true;
        FoArray *next =
            value ? (FoArray *)fo_eval_op_with(op, (FoObject *[]){(FoObject *)value, (FoObject *)slice}, &options) : fo_eval_copy(slice, 'C');
        if (!next || !fo_array_settle(next)) {
            fo_xunref(next);
            fo_clear_slot(&value);
            return NULL;
        }
        fo_assign_give((FoObject **)&value, (FoObject *)next);
        if (!keep) continue;
        if (!result && !(result = new_in_order_of(a, value->dtype))) break;
        for (int k = 0, j = 0; k < a->ndim; k++)
            if (k != axis) strides[j++] = fo_array_strides(result)[k];
        FO_AUTO(FoArray) place = fo_array_view(result, result->dtype, ndim, shape, strides, result->data + i * fo_array_strides(result)[axis]);
        if (!place || !fo_eval_assign(place, value, FO_CAST_UNSAFE)) break;
    }
    if (fo_error_is_pending()) {
        fo_clear_slot(&value);
        return NULL;
    }
    if (!keep) return value;
    fo_clear_slot(&value);
    return fo_take(result);
}

static FoObject *plain_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"array", "axis", "dtype", "out", "keepdims", "initial", "where"};
    static const FoParams params = {"reduce", names, 7, 1, 0, 7};
    FoObject *given[7];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    FoReduce reduce = FO_REDUCE_SUM;
    bool known = reduce_of(op_of(self), &reduce);
    if (fo_op_n_in(op_of(self)) != 2) return fo_raise(FO_VALUE_ERROR, "reduce only supported for binary functions");
    FO_AUTO(FoArray) a = fo_array_argument(given[0]);
    if (!a) return NULL;
    FO_AUTO(FoObject) first_axis = given[1] ? fo_ref(given[1]) : fo_int_from_i64(0);
    if (!first_axis) return NULL;
    if (known) return fo_reduce_with(reduce, a, first_axis, given[2], given[3], given[4], given[5], given[6]);
    int64_t axis;
    int k;
    if (op_of(self) >= FO_OP_EQUAL && op_of(self) <= FO_OP_GREATER_EQUAL)
        return fo_raise(FO_TYPE_ERROR, "No loop matching the specified signature and casting was found for ufunc %s", fo_op_name(op_of(self)));
    bool many = first_axis == fo_none ? a->ndim > 1 : fo_tuple_check(first_axis) && ((FoTuple *)first_axis)->n > 1;
    if (many) return fo_raise(FO_VALUE_ERROR, "reduction operation '%s' is not reorderable, so at most one axis may be specified", fo_op_name(op_of(self)));
    if (first_axis == fo_none) fo_assign_give(&first_axis, fo_int_from_i64(0));
    else if (fo_tuple_check(first_axis) && ((FoTuple *)first_axis)->n == 1) fo_assign_give(&first_axis, fo_ref(((FoTuple *)first_axis)->items[0]));
    if (!first_axis || !fo_index_as_i64(first_axis, &axis) || given[3] || given[4] || given[5] || given[6])
        return fo_error_is_pending()
                   ? NULL
                   : fo_raise(FO_NOT_IMPLEMENTED_ERROR, "ufunc '%s': reduce supports only one axis here", fo_op_name(op_of(self)));
    if (!fo_axis_check(axis, a->ndim, &k)) return NULL;
    if (!a->shape[k]) return fo_raise(FO_VALUE_ERROR, "zero-size array to reduction operation %s which has no identity", fo_op_name(op_of(self)));
    return fo_array_as_result_give(fold_slices(op_of(self), a, k, false));
}

static FoObject *plain_accumulate(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"array", "axis", "dtype", "out"};
    static const FoParams params = {"accumulate", names, 4, 1, 0, 4};
    FoObject *given[4];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    if (fo_op_n_in(op_of(self)) != 2) return fo_raise(FO_VALUE_ERROR, "accumulate only supported for binary functions");
    FO_AUTO(FoArray) a = fo_array_argument(given[0]);
    FO_AUTO(FoDtype) dtype = NULL;
    FoArray *out;
    int64_t axis = 0;
    int k;
    if (!a) return NULL;
    bool many = given[1] && (given[1] == fo_none ? a->ndim > 1 : fo_tuple_check(given[1]) && ((FoTuple *)given[1])->n != 1);
    if (many || (given[1] == fo_none && a->ndim != 1)) return fo_raise(FO_VALUE_ERROR, "accumulate does not allow multiple axes");
    FoObject *one_axis = given[1] == fo_none ? NULL : given[1] && fo_tuple_check(given[1]) ? ((FoTuple *)given[1])->items[0]
                                                                                           : given[1];
    if ((one_axis && !fo_index_as_i64(one_axis, &axis)) || !fo_dtype_optional(given[2], &dtype) || !fo_out_read(given[3], &out)) return NULL;
    if (op_of(self) >= FO_OP_EQUAL && op_of(self) <= FO_OP_GREATER_EQUAL)
        return fo_raise(FO_TYPE_ERROR, "No loop matching the specified signature and casting was found for ufunc %s", fo_op_name(op_of(self)));
    if (a->ndim == 0) return fo_raise(FO_TYPE_ERROR, "cannot accumulate on a scalar");
    if (!fo_axis_check(axis, a->ndim, &k)) return NULL;
    if (op_of(self) == FO_OP_PLUS || op_of(self) == FO_OP_MULTIPLY)
        return (FoObject *)fo_eval_accumulate(op_of(self) == FO_OP_MULTIPLY, a, k, dtype, out);
    FoOp op = op_of(self);
    if (op == FO_OP_LOGICAL_AND || op == FO_OP_LOGICAL_OR || op == FO_OP_LOGICAL_XOR)
        fo_assign_give((FoObject **)&a, (FoObject *)fo_eval_cast(a, fo_dtype_peek(FO_DT_BOOL), 'K', FO_CAST_UNSAFE));
    const FoOpLoop *loop = a && a->dtype->kind != FO_DT_NONE ? fo_op_loop(op, a->dtype->kind) : NULL;
    if (loop && loop->loop != a->dtype->kind && loop->result == loop->loop)
        fo_assign_give((FoObject **)&a, (FoObject *)fo_eval_cast(a, fo_dtype_peek(loop->loop), 'K', FO_CAST_UNSAFE));
    if (!a) return NULL;
    if (!a->shape[k]) return (FoObject *)fo_eval_copy(a, 'C');
    bool done;
    FoArray *result = fo_fold_stages(op, a, k, &done);
    if (!done && !fo_error_is_pending()) result = fold_slices(op, a, k, true);
    if (!result || !out) return (FoObject *)result;
    bool ok = fo_eval_assign(out, result, FO_CAST_SAME_KIND);
    fo_unref(result);
    return ok ? fo_ref((FoObject *)out) : NULL;
}

static FoObject *plain_outer(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (fo_op_n_in(op_of(self)) != 2) return fo_raise(FO_VALUE_ERROR, "outer product only supported for binary functions");
    if (n != 2) return fo_raise(FO_TYPE_ERROR, "exactly two arguments expected");
    FO_AUTO(FoArray) a = fo_array_argument(args[0]);
    FO_AUTO(FoArray) b = a ? fo_array_argument(args[1]) : NULL;
    if (!b) return NULL;
    int64_t shape[FO_MAX_DIMS];
    if (a->ndim + b->ndim > FO_MAX_DIMS) return fo_raise(FO_VALUE_ERROR, "too many dimensions");
    memcpy(shape, a->shape, (size_t)a->ndim * 8);
    for (int k = 0; k < b->ndim; k++) shape[a->ndim + k] = 1;
    FO_AUTO(FoArray) left = fo_array_reshape(a, a->ndim + b->ndim, shape, 'C');
    if (!left || !kwnames) return left ? fo_ufunc_eval(op_of(self), (FoObject *[]){(FoObject *)left, (FoObject *)b}, NULL) : NULL;
    FoObject *all[2 + FO_WORDS_MAX] = {(FoObject *)left, (FoObject *)b};
    if (kwnames->n > FO_WORDS_MAX) return fo_raise(FO_TYPE_ERROR, "too many keyword arguments");
    for (int64_t k = 0; k < kwnames->n; k++) all[2 + k] = args[2 + k];
    return ufunc_call(self, all, 2, kwnames);
}

// ---- at

// The positions (in C order) of the elements that a key selects, one after the other as the key names them.
static FoArray *positions_of(FoArray *a, FoObject *key) {
    FO_AUTO(FoArray) line = fo_array_new_kind(FO_DT_INT64, 1, &a->n_items);
    if (!line) return NULL;
    for (int64_t i = 0; i < a->n_items; i++) ((int64_t *)line->data)[i] = i;
    FO_AUTO(FoArray) places = fo_array_reshape(line, a->ndim, a->shape, 'C');
    FO_AUTO(FoObject) part = places ? fo_array_get_item((FoObject *)places, key) : NULL;
    FO_AUTO(FoArray) found = part ? fo_array_from_object(part, NULL) : NULL;
    return found ? fo_eval_as(found, fo_dtype_peek(FO_DT_INT64), FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) : NULL;
}

static char *element_of(FoArray *a, int64_t position) {
    if (fo_array_is_c(a)) return a->data + position * a->dtype->itemsize;
    char *p = a->data;
    for (int k = a->ndim - 1; k >= 0; k--) {
        p += position % a->shape[k] * fo_array_strides(a)[k];
        position /= a->shape[k];
    }
    return p;
}

// The second operand, as many elements as there are positions.
static FoArray *spread_values(FoObject *given, FoArray *places) {
    FO_AUTO(FoArray) values = fo_array_argument(given);
    if (!values || !fo_array_settle(values)) return NULL;
    int64_t strides[FO_MAX_DIMS];
    if (!fo_layout_broadcast_strides(values->ndim, values->shape, fo_array_strides(values), places->ndim, places->shape, strides))
        return fo_raise(FO_VALUE_ERROR, "array is not broadcastable to correct shape");
    FO_AUTO(FoArray) wide = fo_array_broadcast_to(values, places->ndim, places->shape);
    FO_AUTO(FoArray) own = wide ? fo_eval_copy(wide, 'C') : NULL; // they may lie in the array that changes
    return own ? fo_eval_as(own, fo_dtype_peek(values->dtype->kind), FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) : NULL;
}

static bool apply_at(const FoOpLoop *loop, FoOp op, FoArray *a, FoArray *places, FoArray *values) {
    FoDtypeKind own = a->dtype->kind, other = values ? values->dtype->kind : own;
    const int64_t *position = (const int64_t *)places->data, strides[3] = {16, 16, 16};
    uint32_t status = 0;
    for (int64_t i = 0; i < places->n_items; i++) {
        char *element = element_of(a, position[i]);
        FoComplex128 in[2], out, result;
        char *data[3] = {(char *)&in[0], values ? (char *)&in[1] : (char *)&out, (char *)&out};
        fo_element_cast(own, element, loop->in, &in[0]);
        if (values) fo_element_cast(other, values->data + i * values->dtype->itemsize, loop->in, &in[1]);
        status |= loop->run(data, strides, 1, NULL);
        fo_element_cast(loop->out, &out, loop->result, &result);
        fo_element_cast(loop->result, &result, own, element);
        if ((i & 0xFFFF) == 0xFFFF && !fo_eval_poll()) return false;
    }
    if (status & FO_STATUS_NEGATIVE_POWER) return fo_fail(FO_VALUE_ERROR, "Integers to negative integer powers are not allowed.");
    return !status || fo_errstate_report(status, fo_op_name(op));
}

// ufunc.at(a, indices[, b]): unbuffered; an element that is named twice is changed twice.
static FoObject *plain_at(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoOp op = op_of(self);
    FoArray *a = (FoArray *)args[0];
    if (n != fo_op_n_in(op) + 1)
        return fo_raise(FO_VALUE_ERROR, n == 2 ? "second operand needed for ufunc" : "second operand provided when ufunc is unary");
    if (!fo_array_check(args[0])) return fo_raise(FO_TYPE_ERROR, "first operand must be array");
    if (!fo_dtype_is_plain(a->dtype)) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "ufunc.at is not supported for arrays of %R", a->dtype);
    if (!fo_array_settle(a) || !fo_array_prepare_write(a)) return NULL;
    FO_AUTO(FoArray) places = positions_of(a, args[1]);
    FO_AUTO(FoArray) values = places && n == 3 ? spread_values(args[2], places) : NULL;
    if (!places || (n == 3 && !values)) return NULL;
    FoDtypeKind common = values ? fo_dtype_promote(a->dtype->kind, values->dtype->kind) : a->dtype->kind;
    const FoOpLoop *loop = fo_op_loop(op, common);
    if (!loop) return fo_eval_op(op, (FoObject *[]){args[0], n == 3 ? args[2] : NULL}, NULL) ? fo_new_none() : NULL; // its message
    return apply_at(loop, op, a, places, values) && (!a->bytes || fo_block_check(a->bytes)) ? fo_new_none() : NULL;
}

// ---- reduceat

static FoObject *plain_reduceat(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"array", "indices", "axis", "dtype", "out"};
    static const FoParams params = {"reduceat", names, 5, 2, 0, 5};
    FoObject *given[5];
    FoArray *out;
    int64_t axis = 0;
    int k;
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    if (fo_op_n_in(op_of(self)) != 2) return fo_raise(FO_VALUE_ERROR, "reduceat only supported for binary functions");
    FO_AUTO(FoArray) a = fo_array_argument(given[0]);
    FO_AUTO(FoArray) any = a ? fo_array_argument(given[1]) : NULL;
    FO_AUTO(FoArray) starts = any ? fo_eval_as(any, fo_dtype_peek(FO_DT_INT64), FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) : NULL;
    if (!starts || !fo_array_settle(a) || (given[2] && !fo_index_as_i64(given[2], &axis)) || !fo_out_read(given[4], &out)) return NULL;
    if (a->ndim == 0) return fo_raise(FO_TYPE_ERROR, "cannot reduceat on a scalar");
    if (!fo_axis_check(axis, a->ndim, &k)) return NULL;
    const int64_t *start = (const int64_t *)starts->data, n_parts = starts->n_items, length = a->shape[k], stride = fo_array_strides(a)[k];
    for (int64_t i = 0; i < n_parts; i++)
        if (start[i] < 0 || start[i] >= length)
            return fo_raise(FO_INDEX_ERROR, "index %lld out-of-bounds in %s.reduceat [0, %lld)", (long long)start[i], fo_op_name(op_of(self)),
                            (long long)length);
    FoReduce reduce = FO_REDUCE_SUM;
    bool done = false;
    if (!given[3] && a->ndim == 1 && reduce_of(op_of(self), &reduce)) {
        FO_AUTO(FoArray) parts = fo_fold_parts(reduce, a, start, n_parts, &done);
        if (done && parts && out) return fo_eval_assign(out, parts, FO_CAST_SAME_KIND) ? fo_ref((FoObject *)out) : NULL;
        if (done) return (FoObject *)fo_take(parts);
    }
    FO_AUTO(FoObject) number = fo_int_from_i64(k);
    FO_AUTO(FoArray) result = NULL; // of its own: out may lie in the array or the indices
    int64_t shape[FO_MAX_DIMS];
    for (int64_t i = 0; number && i < n_parts; i++) {
        int64_t end = i + 1 < n_parts ? start[i + 1] : length;
        memcpy(shape, a->shape, (size_t)a->ndim * 8);
        shape[k] = end > start[i] ? end - start[i] : 1;
        FO_AUTO(FoArray) part = fo_array_view_typed(&fo_array_type, a, a->dtype, a->ndim, shape, fo_array_strides(a), a->data + start[i] * stride);
        FO_AUTO(FoObject) value = part ? plain_reduce(self, (FoObject *[]){(FoObject *)part, number, given[3] ? given[3] : fo_none}, 3, NULL) : NULL;
        FO_AUTO(FoArray) row = value ? fo_array_from_object(value, NULL) : NULL;
        if (!row || !fo_array_settle(row)) return NULL;
        shape[k] = n_parts;
        if (!result && !(result = fo_array_new(row->dtype, a->ndim, shape, 'C'))) return NULL;
        int64_t lengths[FO_MAX_DIMS], strides[FO_MAX_DIMS];
        int ndim = 0;
        for (int j = 0; j < a->ndim; j++)
            if (j != k) lengths[ndim] = result->shape[j], strides[ndim++] = fo_array_strides(result)[j];
        FO_AUTO(FoArray) place =
            fo_array_view_typed(&fo_array_type, result, result->dtype, ndim, lengths, strides, result->data + i * fo_array_strides(result)[k]);
        if (!place || !fo_eval_assign(place, row, FO_CAST_SAME_KIND)) return NULL;
    }
    if (result && out) return fo_eval_assign(out, result, FO_CAST_SAME_KIND) ? fo_ref((FoObject *)out) : NULL;
    if (result || !number) return (FoObject *)fo_take(result);
    memcpy(shape, a->shape, (size_t)a->ndim * 8);
    shape[k] = 0;
    return (FoObject *)fo_array_new(a->dtype, a->ndim, shape, 'C');
}

// ---- methods, when classes of scripts take part

// names: of the parameters; the first n_inputs are operands.
static FoObject *method_with_classes(FoObject *self, const char *method, FoNativeFn plain, const char *const *names, int n_inputs,
                                     FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (n < n_inputs || fo_likely(!any_of_script(args, n + (kwnames ? kwnames->n : 0)))) return plain(self, args, n, kwnames);
    FoWords words = {0};
    bool ok = true, taken = true, has_out = false;
    for (int64_t k = n_inputs; ok && k < n && names[k]; k++)
        if (!strcmp(names[k], "out")) ok = fo_words_put_out(&words, args[k]);
    for (int64_t k = n_inputs; ok && k < n && names[k]; k++)
        if (strcmp(names[k], "out")) ok = fo_words_put(&words, names[k], args[k]);
    ok = ok && collect_words(&words, args + n, kwnames);
    for (int k = 0; k < words.n; k++) has_out = has_out || fo_str_equals_text((FoStr *)words.names[k], "out");
    FoObject *result = ok ? fo_class_override(self, method, args, n_inputs, &words, &taken) : NULL;
    fo_words_deinit(&words);
    if (taken) return result;
    result = plain(self, args, n, kwnames);
    bool wraps = !has_out && (plain == plain_reduce || plain == plain_accumulate || plain == plain_reduceat) && fo_is_of_script(args[0]);
    if (!wraps || !result) return result;
    return fo_class_has_wrap(args[0]) ? fo_class_wrap_give(args[0], result, NULL) : result;
}

static FoObject *ufunc_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"array", "axis", "dtype", "out", "keepdims", "initial", "where", NULL};
    return method_with_classes(self, "reduce", plain_reduce, names, 1, args, n, kwnames);
}

static FoObject *ufunc_accumulate(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"array", "axis", "dtype", "out", NULL};
    return method_with_classes(self, "accumulate", plain_accumulate, names, 1, args, n, kwnames);
}

static FoObject *ufunc_reduceat(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"array", "indices", "axis", "dtype", "out", NULL};
    return method_with_classes(self, "reduceat", plain_reduceat, names, 2, args, n, kwnames);
}

static FoObject *ufunc_outer(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"A", "B", NULL};
    return method_with_classes(self, "outer", plain_outer, names, 2, args, n, kwnames);
}

static FoObject *ufunc_at(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"a", "indices", "b", NULL};
    return method_with_classes(self, "at", plain_at, names, (int)n, args, n, kwnames);
}

// ---- attributes

static FoObject *get_name(FoObject *self, void *closure) { return (FoObject *)fo_str_from_text(fo_op_name(op_of(self))); }
static FoObject *get_nin(FoObject *self, void *closure) { return fo_int_from_i64(fo_op_n_in(op_of(self))); }
static FoObject *get_nout(FoObject *self, void *closure) { return fo_int_from_i64(1); }
static FoObject *get_nargs(FoObject *self, void *closure) { return fo_int_from_i64(fo_op_n_in(op_of(self)) + 1); }
static FoObject *get_none(FoObject *self, void *closure) { return fo_new_none(); }
static FoObject *get_identity(FoObject *self, void *closure) {
    switch (op_of(self)) {
    case FO_OP_PLUS: case FO_OP_BITWISE_OR: case FO_OP_BITWISE_XOR: case FO_OP_HYPOT: return fo_int_from_i64(0);
    case FO_OP_MULTIPLY: return fo_int_from_i64(1);
    case FO_OP_BITWISE_AND: return fo_int_from_i64(-1);
    case FO_OP_LOGICAL_AND: return fo_bool_new(true);
    case FO_OP_LOGICAL_OR: case FO_OP_LOGICAL_XOR: return fo_bool_new(false);
    default: return fo_new_none();
    }
}

// "dd->d" for each kind that has a loop of its own.
static FoList *type_texts(FoObject *self) {
    static const char letters[] = "?bBhHiIlLefdFD";
    FO_AUTO(FoList) list = fo_list_new(0);
    for (int kind = 0; list && kind < FO_DT_COUNT; kind++) {
        const FoOpLoop *loop = fo_op_loop(op_of(self), (FoDtypeKind)kind);
        if (!loop || loop->loop != (FoDtypeKind)kind) continue;
        char in = letters[kind], text[8] = {in, in, '-', '>', letters[loop->result], 0};
        if (!fo_list_append_give(list, (FoObject *)fo_str_from_text(fo_op_n_in(op_of(self)) == 2 ? text : text + 1))) return NULL;
    }
    return fo_take(list);
}

static FoObject *get_types(FoObject *self, void *closure) { return (FoObject *)type_texts(self); }
static FoObject *get_ntypes(FoObject *self, void *closure) {
    FO_AUTO(FoList) list = type_texts(self);
    return list ? fo_int_from_i64(list->n) : NULL;
}

static FoObject *ufunc_repr(FoObject *self) { return (FoObject *)fo_str_printf("<ufunc '%s'>", fo_op_name(op_of(self))); }
static bool ufunc_hash(FoObject *self, int64_t *hash) { return fo_hash_by_address(self, hash); }

static const FoNativeDef ufunc_methods[] = {
    {"reduce", ufunc_reduce, 0, -1, FO_NATIVE_KEYWORDS | FO_NATIVE_PENDING,
     "reduce(array, axis=0, dtype=None, out=None, keepdims=False, initial, where)"},
    {"accumulate", ufunc_accumulate, 0, -1, FO_NATIVE_KEYWORDS | FO_NATIVE_PENDING, "accumulate(array, axis=0, dtype=None, out=None)"},
    {"outer", ufunc_outer, 0, -1, FO_NATIVE_KEYWORDS, "outer(A, B, /, **kwargs)"},
    {"at", ufunc_at, 2, 3, 0, "at(a, indices, b=None)"},
    {"reduceat", ufunc_reduceat, 0, -1, FO_NATIVE_KEYWORDS, "reduceat(array, indices, axis=0, dtype=None, out=None)"},
    {NULL}};
static const FoGetSetDef ufunc_getsets[] = {
    {"__name__", get_name, NULL, "Name."}, {"nin", get_nin, NULL, "Number of inputs."}, {"nout", get_nout, NULL, "Number of outputs."},
    {"nargs", get_nargs, NULL, "Number of arguments."}, {"identity", get_identity, NULL, "The identity value."},
    {"signature", get_none, NULL, "None."},
    {"types", get_types, NULL, "The types that have loops of their own."}, {"ntypes", get_ntypes, NULL, "Their number."},
    {NULL}};

FoType fo_ufunc_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.ufunc",
    .basic_nbytes = sizeof(FoUfunc),
    .doc = "Functions that operate element by element on whole arrays.",
    .call = ufunc_call, .repr = ufunc_repr, .str = ufunc_repr, .hash = ufunc_hash,
    .methods = ufunc_methods, .getsets = ufunc_getsets,
};

bool fo_ufunc_init(void) { return fo_type_ready(&fo_ufunc_type); }
