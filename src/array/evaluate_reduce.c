// SPDX-License-Identifier: MIT
// Reductions: which loop, what of `where`, `initial`, `out` and `keepdims`, and what becomes of the result. reduce_all.c and
// reduce_axes.c do the work.
//
// Sums of floats add in NumPy's order: 8192 elements pairwise, these sums one after the other; what the threads find is combined in
// that same order, so results do not depend on their number.
#include <fenv.h>

#include "array/array_private.h"
#include "array/reduce_private.h"
#include "array/scalar_private.h"

void fo_reduce_options_all(FoReduceOptions *options, int ndim) {
    *options = (FoReduceOptions){0};
    memset(options->is_axis, 1, sizeof options->is_axis);
}

bool fo_reduce_rounds_halves(FoReduce reduce, FoDtypeKind kind) {
    return kind == FO_DT_FLOAT16 && (reduce == FO_REDUCE_SUM || reduce == FO_REDUCE_PRODUCT);
}
uint32_t fo_round_halves(char *floats, int64_t stride, int64_t n) {
    uint32_t status = 0;
    enum { PIECE = 256 };
    uint16_t halves[PIECE];
    FoKernel narrow = fo_kernel_cast(FO_DT_FLOAT32, FO_DT_FLOAT16), widen = fo_kernel_cast(FO_DT_FLOAT16, FO_DT_FLOAT32);
    for (int64_t at = 0; at < n; at += PIECE) {
        int64_t m = n - at < PIECE ? n - at : PIECE;
        status |= narrow((char *[]){floats + at * stride, (char *)halves}, (int64_t[]){stride, 2}, m, NULL);
        widen((char *[]){(char *)halves, floats + at * stride}, (int64_t[]){2, stride}, m, NULL);
    }
    return status;
}

// ---- what all reductions share

const char *fo_reduce_word(FoReduce reduce) {
    static const char *const words[] = {
#define FO_REDUCE(NAME, name, word) word,
#include "array/kernels/reduce.def"
#undef FO_REDUCE
    };
    return words[reduce];
}

// Of the ufunc, for errors.
static const char *reduce_name(FoReduce reduce) {
    static const char *const names[] = {
#define FO_REDUCE(NAME, name, word) name,
#include "array/kernels/reduce.def"
#undef FO_REDUCE
    };
    return names[reduce];
}

uint32_t fo_reduce_status(int flags) {
    return (flags & FE_DIVBYZERO ? FO_STATUS_DIVIDE : 0) | (flags & FE_OVERFLOW ? FO_STATUS_OVERFLOW : 0) |
           (flags & FE_UNDERFLOW ? FO_STATUS_UNDERFLOW : 0) | (flags & FE_INVALID ? FO_STATUS_INVALID : 0);
}

bool fo_reduce_report(uint32_t status, const void *aux) {
    FoErrModes modes = fo_array_state()->errors;
    if (!aux) return fo_errors_report(modes, status, "reduce");
    uint32_t wrong = status & FO_STATUS_INVALID;
    return (!wrong || fo_errors_report(modes, wrong, "subtract")) && (!(status & ~wrong) || fo_errors_report(modes, status & ~wrong, "multiply"));
}

// ---- results

// a's axes from the outermost to the innermost in memory; those of length 1 say nothing.
static void memory_order(FoArray *a, int *axes) {
    int64_t strides[FO_MAX_DIMS];
    const int64_t *list = strides;
    for (int k = 0; k < a->ndim; k++) strides[k] = a->shape[k] == 1 ? 0 : fo_array_strides(a)[k];
    fo_layout_sort_axes(a->ndim, 1, &list, axes);
}

// Accumulators for the kept axes in a's memory order; strides over all axes of a in acc_strides.
FoArray *fo_reduce_accumulators(FoArray *a, const bool *is_axis, FoDtypeKind kind, int64_t *acc_strides) {
    int ndim = 0, axes[FO_MAX_DIMS], kept[FO_MAX_DIMS], where[FO_MAX_DIMS];
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    for (int k = 0; k < a->ndim; k++)
        if (!is_axis[k]) where[k] = ndim, shape[ndim++] = a->shape[k];
    memory_order(a, axes);
    for (int k = 0, n = 0; k < a->ndim; k++)
        if (!is_axis[axes[k]]) kept[n++] = where[axes[k]];
    fo_layout_strides_like(ndim, shape, (int64_t)fo_dtype_itemsize(kind), kept, strides);
    FoArray *acc = fo_array_new_strides(fo_dtype_peek(kind), ndim, shape, strides, 'C', false);
    for (int k = 0; acc && k < a->ndim; k++) acc_strides[k] = is_axis[k] ? 0 : fo_array_strides(acc)[where[k]];
    return acc;
}

static bool start_accumulators(FoArray *acc, FoArray *a, const bool *is_axis, const FoReduceLoop *loop, FoObject *initial) {
    if (initial) {
        FoComplex128 value = {0, 0};
        return fo_dtype_set_element(acc->dtype, (char *)&value, initial) && fo_eval_fill(acc, acc->dtype, (char *)&value);
    }
    if (loop->has_identity) return fo_eval_fill(acc, acc->dtype, (const char *)&loop->identity);
    // the first elements along the reduced axes
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    int ndim = 0;
    for (int k = 0; k < a->ndim; k++)
        if (!is_axis[k]) shape[ndim] = a->shape[k], strides[ndim++] = fo_array_strides(a)[k];
    FO_AUTO(FoArray) first = fo_array_view_typed(&fo_array_type, a, a->dtype, ndim, shape, strides, a->data);
    return first && fo_eval_assign(acc, first, FO_CAST_UNSAFE);
}

// Puts axes of length 1 where they were reduced.
static bool restore_axes(FoArray *result, FoArray *a, const bool *is_axis) {
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    int n = 0;
    for (int k = 0; k < a->ndim; k++) {
        shape[k] = is_axis[k] ? 1 : a->shape[k];
        strides[k] = is_axis[k] ? 0 : fo_array_strides(result)[n++];
    }
    int axes[FO_MAX_DIMS];
    int64_t step = result->dtype->itemsize;
    memory_order(a, axes);
    for (int k = a->ndim - 1; k >= 0; k--) {
        int axis = axes[k];
        if (is_axis[axis] || shape[axis] == 1) strides[axis] = step;
        else step = strides[axis] * shape[axis];
    }
    return fo_array_set_dims(result, a->ndim, shape, strides);
}

static bool check_out(FoArray *out, FoArray *a, const FoReduceOptions *o, const char *name) {
    int expected = 0;
    for (int k = 0; k < a->ndim; k++) expected += o->keep_dims || !o->is_axis[k];
    if (out->ndim != expected)
        return fo_fail(FO_VALUE_ERROR,
            "output parameter for reduction operation %s has the wrong number of dimensions: Found %d but expected %d%s", name,
            out->ndim, expected, o->keep_dims ? " (must match the operand's when keepdims=True)" : "");
    return true;
}

// What becomes of the accumulators: cast to the dtype asked for, written to out, or a scalar.
static FoObject *reduce_result_give(FoArray *acc, FoArray *a, const FoReduceOptions *o, FoDtype *dtype, const char *name) {
    FO_AUTO(FoArray) result = acc;
    if (!result) return NULL;
    if (result->dtype != dtype) {
        FoArray *cast = fo_array_new_like(result, dtype, 'K');
        if (!cast || !fo_eval_assign(cast, result, FO_CAST_UNSAFE)) {
            fo_xunref(cast);
            return NULL;
        }
        fo_assign_give((FoObject **)&result, (FoObject *)cast);
    }
    if (o->keep_dims && !restore_axes(result, a, o->is_axis)) return NULL;
    if (o->out) {
        if (!check_out(o->out, a, o, name)) return NULL;
        if (o->out->ndim == result->ndim && memcmp(o->out->shape, result->shape, (size_t)result->ndim * 8))
            return fo_raise(FO_VALUE_ERROR,
                "output parameter for reduction operation %s has a non-reduction dimension not equal to the input one.", name);
        if (!fo_eval_assign(o->out, result, FO_CAST_UNSAFE)) return NULL;
        return fo_ref((FoObject *)o->out);
    }
    if (o->keep_array) return (FoObject *)fo_take(result);
    return fo_array_as_result_give(fo_take(result));
}

// ---- the operation

// Which loop a reduction runs, on which kind of elements, and the dtype of its result.
typedef struct {
    FoReduce reduce;
    bool accumulates; // a sum or product: elements become what they count as before anything is added
    FoDtypeKind kind;
    const FoReduceLoop *loop;
    FoDtype *result; // borrowed
} Choice;

static bool choose(FoReduce reduce, FoArray *a, const FoReduceOptions *o, Choice *c) {
    c->reduce = reduce;
    c->accumulates = reduce == FO_REDUCE_SUM || reduce == FO_REDUCE_PRODUCT;
    c->kind = o->dtype ? o->dtype->kind : a->dtype->kind;
    if (!o->dtype && o->out && c->accumulates && c->kind != FO_DT_NONE && o->out->dtype->kind != FO_DT_NONE)
        c->kind = fo_dtype_promote(c->kind, o->out->dtype->kind);
    if (c->kind == FO_DT_NONE || a->dtype->kind == FO_DT_NONE) return fo_raise_no_text_reduction(reduce, a->dtype) != NULL;
    const FoReduceLoop *loop = c->loop = fo_reduce_loop(reduce, c->kind);
    if (!loop)
        return fo_fail(FO_TYPE_ERROR,
                       "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any supported types "
                       "according to the casting rule ''safe''",
                       reduce_name(reduce));
    if (o->dtype && loop->result == FO_DT_BOOL && c->kind != FO_DT_BOOL && !c->accumulates && reduce != FO_REDUCE_COUNT_NONZERO)
        return fo_fail(FO_TYPE_ERROR, "No loop matching the specified signature and casting was found for ufunc %s", reduce_name(reduce));
    c->result = o->dtype && (c->accumulates || loop->result != FO_DT_BOOL) ? o->dtype : fo_dtype_peek(loop->result);
    if (c->result->is_swapped) c->result = fo_dtype_peek(c->result->kind);
    return true;
}

// a with the identity (or `initial`) in place of what the mask leaves out; new reference.
static FoArray *select_where(FoArray *a, const Choice *c, const FoReduceOptions *o) {
    if (!c->loop->has_identity && !o->initial)
        return fo_raise(FO_VALUE_ERROR, "reduction operation '%s' does not have an identity, so to use a where mask one has to specify 'initial'",
                        reduce_name(c->reduce));
    FO_AUTO(FoObject) identity = NULL;
    FoComplex128 value;
    if (c->loop->has_identity) {
        fo_element_cast(c->loop->out, &c->loop->identity, c->kind, &value);
        identity = fo_scalar_new(c->kind, &value);
    } else {
        identity = fo_ref(o->initial);
    }
    if (o->where->ndim > a->ndim) return fo_raise(FO_VALUE_ERROR, "input operand has more dimensions than allowed by the axis remapping");
    FO_AUTO(FoArray) mask = fo_array_broadcast_to(o->where, a->ndim, a->shape);
    return identity && mask ? (FoArray *)fo_eval_where(mask, (FoObject *)a, identity) : NULL;
}

static FoObject *over_all_axes(FoArray *a, const Choice *c, const FoReduceOptions *o) {
    const FoReduceLoop *loop = c->loop;
    FoComplex128 value = loop->identity, cast = {0, 0};
    if (o->initial && !fo_dtype_set_element(fo_dtype_peek(loop->out), (char *)&value, o->initial)) return NULL;
    FoComplex128 initial = value;
    if (!fo_reduce_all(a, c->reduce, loop, NULL, (char *)&value)) return NULL;
    if (o->initial && !loop->has_identity) {
        if (!a->n_items) value = initial;
        loop->run((char *[]){(char *)&initial, (char *)&value}, (int64_t[]){16, 0}, 1, NULL);
    }
    if (o->out || o->keep_dims || o->keep_array) {
        FoArray *reached = fo_array_from_element(fo_dtype_peek(loop->out), (char *)&value);
        return reduce_result_give(reached, a, o, c->result, reduce_name(c->reduce));
    }
    fo_element_cast(loop->out, &value, c->result->kind, &cast);
    return fo_scalar_new(c->result->kind, &cast);
}

static FoObject *over_some_axes(FoArray *a, const Choice *c, const FoReduceOptions *o) {
    FO_AUTO(FoArray) native = NULL;
    if (a->dtype->is_swapped || a->expression) {
        if (!(native = fo_eval_as(a, fo_dtype_peek(a->dtype->kind), 0))) return NULL;
        a = native;
    }
    int64_t acc_strides[FO_MAX_DIMS];
    FO_AUTO(FoArray) acc = fo_reduce_accumulators(a, o->is_axis, c->loop->out, acc_strides);
    if (!acc || !start_accumulators(acc, a, o->is_axis, c->loop, o->initial)) return NULL;
    if (!fo_reduce_axes(a, c->reduce, fo_reduce_rounds_halves(c->reduce, c->kind), o->initial != NULL, c->loop, acc, acc_strides)) return NULL;
    return reduce_result_give(fo_take(acc), a, o, c->result, reduce_name(c->reduce));
}

FoObject *fo_eval_reduce(FoReduce reduce, FoArray *a, const FoReduceOptions *o) {
    Choice c;
    if (!choose(reduce, a, o, &c)) return NULL;
    bool all = true;
    int64_t n_reduced = 1;
    for (int k = 0; k < a->ndim; k++) {
        all = all && o->is_axis[k];
        if (o->is_axis[k]) n_reduced *= a->shape[k];
    }
    if (!n_reduced && !c.loop->has_identity && !o->initial)
        return fo_raise(FO_VALUE_ERROR, "zero-size array to reduction operation %s which has no identity", reduce_name(reduce));
    FO_AUTO(FoArray) selected = NULL;
    if (o->where) {
        if (!(selected = select_where(a, &c, o))) return NULL;
        a = selected;
    }
    FO_AUTO(FoArray) counted = NULL;
    if ((c.kind == FO_DT_FLOAT16 || c.kind == FO_DT_BOOL) && a->dtype->kind != c.kind && c.accumulates) {
        if (!(counted = fo_eval_cast(a, fo_dtype_peek(c.kind), 'K', FO_CAST_UNSAFE))) return NULL;
        a = counted;
    }
    if (a->expression && !all && !fo_array_settle(a)) return NULL;
    if (!a->expression && !fo_array_prepare_read(a)) return NULL;
    return all ? over_all_axes(a, &c, o) : over_some_axes(a, &c, o);
}

bool fo_eval_count_nonzero(FoArray *a, int64_t *n) {
    const FoReduceLoop *loop = a->dtype->kind != FO_DT_NONE ? fo_reduce_loop(FO_REDUCE_COUNT_NONZERO, a->dtype->kind) : NULL;
    if (!loop) return fo_fail(FO_TYPE_ERROR, "cannot count the non-zero elements of %R", a->dtype);
    FoComplex128 value = {0, 0};
    if (!fo_reduce_all(a, FO_REDUCE_COUNT_NONZERO, loop, NULL, (char *)&value)) return false;
    memcpy(n, &value, 8);
    return true;
}
