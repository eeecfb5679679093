// SPDX-License-Identifier: MIT
// expression: one operation on operands, as memory at once or as a pending array that remembers it. See the README for when which.
#include "array/array_private.h"
#include "array/operators.h"
#include "array/subclass.h"
#include "array/scalar_private.h"

#include <stdio.h>

// ---- pending arrays

void fo_expression_free(FoExpression *e) {
    if (e->array) e->array->expression = NULL;
    FoArrayState *state = fo_array_state();
    if (e->previous) e->previous->next = e->next;
    else state->first_pending = e->next;
    if (e->next) e->next->previous = e->previous;
    fo_rt->n_pending--;
    for (int k = 0; k < e->n_in; k++) fo_xunref(e->in[k]);
    fo_free(e, sizeof *e, FO_MEM_INTERNAL);
}

// Makes array pending on a copy of *e, which takes references to its operands.
static bool defer(FoArray *array, const FoExpression *e) {
    FoExpression *kept = fo_alloc(sizeof *kept, FO_MEM_INTERNAL);
    if (!kept) return fo_fail_no_memory();
    *kept = *e;
    for (int k = 0; k < kept->n_in; k++) fo_xref(kept->in[k]);
    FoArrayState *state = fo_array_state();
    kept->previous = NULL;
    kept->next = state->first_pending;
    if (kept->next) kept->next->previous = kept;
    state->first_pending = kept;
    fo_rt->n_pending++;
    kept->array = array;
    array->expression = kept;
    return true;
}

bool fo_pending_settle(FoObject *o) {
    FoArray *a = (FoArray *)o;
    FoExpression *e = a->expression;
    if (!fo_array_take_memory(a, false)) return false;
    FoTarget target = fo_target_of(a);
    target.is_new = true;
    fo_ref(a);
    if (!fo_expression_run(e, &target)) {
        fo_free(a->data, a->n_items ? (size_t)fo_array_nbytes(a) : 1, FO_MEM_DATA);
        a->data = NULL;
        a->is_heap = false;
        fo_unref(a);
        return false;
    }
    a->head.type = &fo_array_type;
    fo_array_update_flags(a);
    fo_expression_free(e);
    fo_unref(a);
    return true;
}

bool fo_pending_bind(FoObject *o) {
    if (!fo_array_state()->lazy_depth) return fo_pending_settle(o);
    ((FoArray *)o)->expression->is_named = true;
    return true;
}

bool fo_lazy_nest(int change) {
    if (!fo_array_init()) return false;
    fo_array_state()->lazy_depth += change;
    return true;
}

static bool reads(const FoExpression *e, const FoArray *written) {
    for (int k = 0; k < e->n_in; k++) {
        const FoArray *in = e->in[k];
        if (!in) continue;
        if (in->expression) {
            if (reads(in->expression, written)) return true;
            continue;
        }
        FoView a = {in->data, in->ndim, in->shape, fo_array_strides(in), in->dtype->itemsize};
        FoView b = {written->data, written->ndim, written->shape, fo_array_strides(written), written->dtype->itemsize};
        if (fo_overlap_bounds(&a, &b)) return true;
    }
    return false;
}

bool fo_settle_all_readers(FoArray *written) {
    FoExpression *e = fo_array_state()->first_pending;
    while (e) {
        if (e->array && reads(e, written)) {
            if (!fo_settle((FoObject *)e->array)) return false;
            e = fo_array_state()->first_pending; // the list has changed
        } else {
            e = e->next;
        }
    }
    return true;
}

// ---- results of operations

static int leaves_of(const FoArray *a) { return a->expression ? a->expression->n_leaves : 1; }
static int steps_of(const FoArray *a) { return a->expression ? a->expression->n_steps : 1; }

// Computes pending operands until the rest fits one program.
static bool bound_size(FoExpression *e) {
    for (;;) {
        int leaves = 0, steps = 3, largest = -1;
        for (int k = 0; k < e->n_in; k++) {
            if (!e->in[k]) continue;
            leaves += leaves_of(e->in[k]);
            steps += steps_of(e->in[k]) + 2;
            if (e->in[k]->expression && (largest < 0 || leaves_of(e->in[k]) > leaves_of(e->in[largest]))) largest = k;
        }
        e->n_leaves = (uint8_t)leaves;
        e->n_steps = (uint8_t)steps;
        if ((leaves <= FO_EXPRESSION_LEAVES && steps <= 2 * FO_EXPRESSION_STEPS) || largest < 0) return true;
        if (!fo_array_settle(e->in[largest])) return false;
    }
}

// Strides of the result in K order of the operands.
static void result_strides(const FoExpression *e, int ndim, const int64_t *shape, int64_t itemsize, char order, int64_t *strides) {
    int64_t seen[3][FO_MAX_DIMS];
    const int64_t *lists[3];
    int n = 0;
    bool all_c = true, all_f = true;
    for (int k = 0; k < e->n_in; k++) {
        FoArray *in = e->in[k];
        if (!in) continue;
        bool same = in->ndim == ndim && !memcmp(in->shape, shape, (size_t)ndim * 8);
        bool is_c = fo_layout_is_c(in->ndim, in->shape, fo_array_strides(in), in->dtype->itemsize);
        all_c = all_c && is_c;
        bool as_it_is = e->node == FO_NODE_OP && (in->dtype->kind == e->loop.in || in->dtype->kind == e->loop.loop);
        all_f = all_f && same && as_it_is && fo_layout_is_f(in->ndim, in->shape, fo_array_strides(in), in->dtype->itemsize);
        if (!fo_layout_broadcast_strides(in->ndim, in->shape, fo_array_strides(in), ndim, shape, seen[n])) continue;
        lists[n] = seen[n];
        n++;
    }
    const FoArray *from = e->in[0];
    if (e->node == FO_NODE_CAST && order == 'K' && from)
        order = fo_array_is_c(from) || ndim <= 1 ? 'C' : from->flags & FO_ARRAY_F_CONTIGUOUS ? 'F' : 'K';
    if (e->node == FO_NODE_CAST && order == 'K') {
        fo_layout_strides_k(ndim, shape, fo_array_strides(e->in[0]), itemsize, strides);
        return;
    }
    if (all_f && !all_c && (order == 'A' || order == 'K')) order = 'F';
    if (order == 'A') order = 'C';
    if (order == 'F') {
        fo_layout_strides_f(ndim, shape, itemsize, strides);
    } else if (order == 'C' || all_c || n == 0) {
        fo_layout_strides_c(ndim, shape, itemsize, strides);
    } else {
        int axes[FO_MAX_DIMS];
        fo_layout_sort_axes(ndim, n, lists, axes);
        fo_layout_strides_like(ndim, shape, itemsize, axes, strides);
    }
}

static bool may_defer(int64_t n_items) {
    return n_items >= FO_PENDING_LEAST && !fo_rt->options.eager;
}

// The value of *e over a shape as a new array: pending when large.
FoArray *fo_expression_result(FoExpression *e, int ndim, const int64_t *shape, char order) {
    FoDtype *dtype = fo_dtype_peek(e->loop.result);
    int64_t strides[FO_MAX_DIMS], n_items;
    if (!fo_layout_size(ndim, shape, dtype->itemsize, &n_items))
        return fo_raise(FO_VALUE_ERROR, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
    if (n_items) result_strides(e, ndim, shape, dtype->itemsize, order, strides);
    else memset(strides, 0, sizeof strides);
    if (!bound_size(e)) return NULL;
    if (!may_defer(n_items)) {
        FO_AUTO(FoArray) a = fo_array_new_strides(dtype, ndim, shape, strides, 'C', false);
        if (!a) return NULL;
        FoTarget target = fo_target_of(a);
        target.is_new = true;
        return fo_expression_run(e, &target) ? fo_take(a) : NULL;
    }
    FoArray *a = fo_array_alloc(&fo_pending_array_type, dtype, ndim);
    if (!a) return NULL;
    a->n_items = n_items;
    memcpy(a->shape, shape, (size_t)ndim * 8);
    memcpy(a->shape + ndim, strides, (size_t)ndim * 8);
    a->flags = FO_ARRAY_OWNDATA | FO_ARRAY_WRITEABLE;
    fo_array_update_flags(a);
    if (!defer(a, e)) {
        fo_unref(a);
        return NULL;
    }
    return a;
}

// Does writing out elementwise disturb what e still has to read?
static bool is_safe_over(const FoExpression *e, const FoArray *out) {
    FoView to = {out->data, out->ndim, out->shape, fo_array_strides(out), out->dtype->itemsize};
    for (int k = 0; k < e->n_in; k++) {
        const FoArray *in = e->in[k];
        if (!in) continue;
        if (in->expression) {
            if (!is_safe_over(in->expression, out)) return false;
            continue;
        }
        FoView from = {in->data, in->ndim, in->shape, fo_array_strides(in), in->dtype->itemsize};
        if (!fo_overlap_is_elementwise_safe(&from, &to)) return false;
    }
    return true;
}

// Pending readers of out other than the operands of e themselves, which are computed in the same pass.
static bool prepare_out(FoExpression *e, FoArray *out) {
    if (!fo_array_is_writable(out)) return fo_fail(FO_VALUE_ERROR, "output array is read-only");
    if (!fo_array_prepare_read(out)) return false;
    FoArrayState *state = fo_array_state();
    if (!state->first_pending) return true;
    for (int k = 0; k < e->n_in; k++) { // an operand that somebody else holds, too, must keep its value
        FoArray *in = e->in[k];
        bool is_shared = in && in->expression && (in->head.refcount > 2 || in->expression->is_named);
        if (is_shared && reads(in->expression, out) && !fo_array_settle(in)) return false;
    }
    for (FoExpression *other = state->first_pending, *next; other; other = next) {
        next = other->next;
        bool own = false;
        for (int k = 0; k < e->n_in; k++) own = own || (e->in[k] && e->in[k]->expression == other);
        if (own || !other->array || !reads(other, out)) continue;
        // operands of operands die with them
        bool inner = false;
        for (int k = 0; k < e->n_in && !inner; k++)
            if (e->in[k] && e->in[k]->expression)
                for (int j = 0; j < e->in[k]->expression->n_in; j++) inner = inner || e->in[k]->expression->in[j] == other->array;
        if (inner && other->array->head.refcount == 1) continue;
        if (!fo_array_settle(other->array)) return false;
        next = state->first_pending;
    }
    return true;
}

bool fo_expression_into(FoExpression *e, FoArray *out) {
    if (!bound_size(e) || !prepare_out(e, out)) return false;
    FoTarget target = fo_target_of(out);
    if (fo_likely(is_safe_over(e, out))) return fo_expression_run(e, &target);
    FO_AUTO(FoArray) temporary = fo_array_new_like(out, fo_dtype_peek(e->loop.result), 'K');
    if (!temporary) return false;
    FoTarget first = fo_target_of(temporary);
    return fo_expression_run(e, &first) && fo_copy_run(&target, temporary);
}

// ---- broadcasting

void *fo_raise_shapes(const char *prefix, int n, const int *ndims, const int64_t *const *shapes, const char *suffix) {
    FoBuffer b = FO_BUFFER_EMPTY;
    fo_buffer_put_text(&b, prefix);
    for (int k = 0; k < n; k++) {
        fo_buffer_put_char(&b, '(');
        for (int j = 0; j < ndims[k]; j++) fo_buffer_printf(&b, j ? ",%lld" : "%lld", (long long)shapes[k][j]);
        fo_buffer_put_text(&b, ndims[k] == 1 ? ",) " : ") ");
    }
    fo_buffer_put_text(&b, suffix);
    const char *text = fo_buffer_text(&b);
    if (text) fo_raise(FO_VALUE_ERROR, "%s", text);
    else fo_raise_no_memory();
    fo_buffer_deinit(&b);
    return NULL;
}

static bool join_shapes(FoExpression *e, FoArray *out_or_null, int *ndim, int64_t *shape) {
    *ndim = 0;
    bool fits = true;
    for (int k = 0; k < e->n_in && fits; k++)
        if (e->in[k]) fits = fo_layout_broadcast_join(ndim, shape, e->in[k]->ndim, e->in[k]->shape);
    if (fo_likely(fits)) return true;
    int ndims[4], n = 0;
    const int64_t *shapes[4];
    for (int k = 0; k < e->n_in; k++) {
        ndims[n] = e->in[k] ? e->in[k]->ndim : 0;
        shapes[n++] = e->in[k] ? e->in[k]->shape : NULL;
    }
    if (out_or_null) ndims[n] = out_or_null->ndim, shapes[n++] = out_or_null->shape;
    return fo_raise_shapes("operands could not be broadcast together with shapes ", n, ndims, shapes, "") != NULL;
}

static bool check_out_shape(const FoExpression *e, FoArray *out, int ndim, const int64_t *shape) {
    if (out->ndim == ndim && !memcmp(out->shape, shape, (size_t)ndim * 8)) return true;
    int64_t joined[FO_MAX_DIMS];
    int joined_ndim = 0;
    if (fo_layout_broadcast_join(&joined_ndim, joined, ndim, shape) && fo_layout_broadcast_join(&joined_ndim, joined, out->ndim, out->shape) &&
        joined_ndim == out->ndim && !memcmp(joined, out->shape, (size_t)joined_ndim * 8))
        return true;
    joined_ndim = 0;
    if (!fo_layout_broadcast_join(&joined_ndim, joined, ndim, shape) || !fo_layout_broadcast_join(&joined_ndim, joined, out->ndim, out->shape)) {
        int ndims[4], n = 0;
        const int64_t *shapes[4];
        for (int k = 0; k < e->n_in; k++) {
            ndims[n] = e->in[k] ? e->in[k]->ndim : 0;
            shapes[n++] = e->in[k] ? e->in[k]->shape : NULL;
        }
        ndims[n] = out->ndim;
        shapes[n++] = out->shape;
        return fo_raise_shapes("operands could not be broadcast together with shapes ", n, ndims, shapes, "") != NULL;
    }
    FO_AUTO(FoStr) have = fo_array_shape_text(out->ndim, out->shape);
    FO_AUTO(FoStr) want = fo_array_shape_text(ndim, shape);
    if (!have || !want) return false;
    return fo_fail(FO_VALUE_ERROR, "non-broadcastable output operand with shape %S doesn't match the broadcast shape %S", have, want);
}

// ---- operations

// Which promotion NumPy uses: most operations take the common dtype of the operands; those without a rule of their own take the first
// of their loops (in the order of the dtypes) to which every operand can be cast safely.
static bool takes_first_loop(FoOp op) {
    switch (op) {
    case FO_OP_FLOOR_DIVIDE: case FO_OP_REMAINDER: case FO_OP_FMOD: case FO_OP_POWER: case FO_OP_FLOAT_POWER: case FO_OP_ARCTAN2: case FO_OP_HYPOT:
    case FO_OP_COPYSIGN: case FO_OP_NEXTAFTER: case FO_OP_LOGADDEXP: case FO_OP_LOGADDEXP2: case FO_OP_HEAVISIDE:
    case FO_OP_BITWISE_AND: case FO_OP_BITWISE_OR: case FO_OP_BITWISE_XOR: case FO_OP_LEFT_SHIFT: case FO_OP_RIGHT_SHIFT: return true;
    default: return false;
    }
}
static int category(FoDtypeKind kind) { return kind == FO_DT_BOOL ? 0 : kind < FO_DT_FLOAT16 ? 1 : 2; }

static FoDtypeKind first_loop(FoOp op, const FoOperand *operands) {
    int array = -1, scalar = -1;
    for (int k = 0; k < 2; k++) {
        int *most = operands[k].array ? &array : &scalar;
        if (category(operands[k].kind) > *most) *most = category(operands[k].kind);
    }
    bool by_value = array >= 0 && array >= scalar;
    for (int kind = 0; kind < FO_DT_COUNT; kind++) {
        bool fits = true;
        for (int k = 0; k < 2 && fits; k++)
            fits = by_value ? fo_promotee_can_cast(&operands[k].promotee, (FoDtypeKind)kind, FO_CAST_SAFE)
                            : fo_dtype_can_cast(operands[k].kind, (FoDtypeKind)kind, FO_CAST_SAFE);
        if (!fits) continue;
        const FoOpLoop *loop = fo_op_loop(op, (FoDtypeKind)kind);
        if (loop && loop->loop == (FoDtypeKind)kind) return (FoDtypeKind)kind;
    }
    return FO_DT_NONE;
}

static const char *kind_text(FoDtypeKind kind) {
    return kind == FO_DT_NONE ? "str_" : kind == FO_DT_BOOL ? "bool_" : fo_dtype_facts[kind].name;
}

static FoDtype *dtype_of(const FoOperand *operand) { return operand->array ? operand->array->dtype : fo_dtype_peek(operand->kind); }

static FO_COLD void *raise_no_loop(FoOp op, FoDtypeKind common, const FoOperand *operands, int n_in) {
    if (common == FO_DT_BOOL && op == FO_OP_SUBTRACT)
        return fo_raise(FO_TYPE_ERROR, "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the "
                                       "logical_xor function instead.");
    if (common == FO_DT_BOOL && op == FO_OP_NEGATIVE)
        return fo_raise(FO_TYPE_ERROR, "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not "
                                       "function instead.");
    if ((op == FO_OP_SIGN || op == FO_OP_POSITIVE) && common == FO_DT_BOOL)
        return fo_raise_type(fo_array_state()->no_loop_error, "ufunc '%s' did not contain a loop with signature matching types %s -> None",
                             fo_op_name(op), "<class 'numpy.dtype[bool_]'>");
    if ((op == FO_OP_GCD || op == FO_OP_LCM) && operands[0].kind != FO_DT_NONE && operands[1].kind != FO_DT_NONE)
        return fo_raise_type(
            fo_array_state()->no_loop_error,
            "ufunc '%s' did not contain a loop with signature matching types (<class 'numpy.dtype[%s]'>, <class 'numpy.dtype[%s]'>) -> None",
            fo_op_name(op), kind_text(operands[0].kind), kind_text(operands[1].kind));
    bool is_text = operands[0].kind == FO_DT_NONE || (n_in == 2 && operands[1].kind == FO_DT_NONE);
    if (is_text) return fo_raise_no_text_loop(op, dtype_of(&operands[0]), n_in == 2 ? dtype_of(&operands[1]) : NULL);
    return fo_raise(FO_TYPE_ERROR, "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any supported types "
                                   "according to the casting rule ''safe''", fo_op_name(op));
}

static bool check_casts(FoOp op, const FoExpression *e, const FoOperand *operands, const FoEvalOptions *options) {
    if (options->dtype || options->casting < FO_CAST_SAME_KIND)
        for (int k = 0; k < e->n_in; k++)
            if (!fo_promotee_can_cast(&operands[k].promotee, e->loop.loop, options->casting)) {
                char which[16] = "";
                if (e->n_in > 1) snprintf(which, sizeof which, " %d", k);
                fo_raise_type(fo_array_state()->casting_error, "Cannot cast ufunc '%s' input%s from %R to %R with casting rule '%s'",
                              fo_op_name(op), which, fo_dtype_peek(operands[k].kind), fo_dtype_peek(e->loop.loop),
                              fo_casting_name(options->casting));
                return false;
            }
    FoArray *out = options->out;
    if (!out) return true;
    if (out->dtype->kind != FO_DT_NONE && fo_dtype_can_cast(e->loop.result, out->dtype->kind, options->casting)) return true;
    fo_raise_type(fo_array_state()->casting_error, "Cannot cast ufunc '%s' output from %R to %R with casting rule '%s'", fo_op_name(op),
                  fo_dtype_peek(e->loop.result), out->dtype, fo_casting_name(options->casting));
    return false;
}

// All operands are constants: one element.
static FoObject *run_constants(FoExpression *e, const FoEvalOptions *options) {
    FoComplex128 out = {0, 0}, result = {0, 0};
    char *data[3];
    const int64_t strides[3] = {16, 16, 16};
    for (int k = 0; k < e->n_in; k++) data[k] = (char *)&e->constant[k];
    data[e->n_in] = (char *)&out;
    uint32_t status = e->loop.run(data, strides, 1, NULL);
    if (status && !fo_errors_report(e->errors, status, fo_op_name(e->op))) return NULL;
    fo_element_cast(e->loop.out, &out, e->loop.result, &result);
    if (options->keep_array) return (FoObject *)fo_array_from_element(fo_dtype_peek(e->loop.result), (char *)&result);
    return fo_scalar_new(e->loop.result, &result);
}

static bool apply_mask(FoExpression *e, const FoEvalOptions *options, FoArray *value);

// Text can only be compared with text.
static FoObject *eval_text(FoOp op, const FoOperand *operands, int n_in, const FoEvalOptions *options) {
    static const FoCompareOp signs[] = {FO_EQ, FO_NE, FO_LT, FO_LE, FO_GT, FO_GE};
    bool compares = op >= FO_OP_EQUAL && op <= FO_OP_GREATER_EQUAL && !options->out && !options->where;
    if (!compares || operands[0].kind != FO_DT_NONE || operands[1].kind != FO_DT_NONE) return raise_no_loop(op, FO_DT_NONE, operands, n_in);
    return fo_array_compare((FoObject *)operands[0].array, (FoObject *)operands[1].array, signs[op - FO_OP_EQUAL]);
}

static FoObject *eval_operands(FoOp op, FoOperand *operands, const FoEvalOptions *options) {
    FoExpression e = {.node = FO_NODE_OP, .op = op, .errors = fo_array_state()->errors, .n_in = (uint8_t)fo_op_n_in(op)};
    FoPromotee promotees[2] = {operands[0].promotee};
    FoDtypeKind common;
    if (options->out && !fo_array_is_writable(options->out)) return fo_raise(FO_VALUE_ERROR, "output array is read-only");
    for (int k = 0; k < e.n_in; k++)
        if (operands[k].kind == FO_DT_NONE) return eval_text(op, operands, e.n_in, options);
    if (options->dtype) {
        common = options->dtype->kind;
        if (common == FO_DT_NONE) return raise_no_loop(op, FO_DT_NONE, operands, 1);
    } else if (e.n_in == 1) {
        common = operands[0].kind;
    } else {
        promotees[1] = operands[1].promotee;
        bool same = operands[0].array && operands[1].array && operands[0].kind == operands[1].kind;
        common = same ? operands[0].kind : takes_first_loop(op) ? first_loop(op, operands) : fo_dtype_result(2, promotees);
        if (common == FO_DT_NONE) return raise_no_loop(op, common, operands, e.n_in);
    }
    const FoOpLoop *loop = fo_op_loop(op, common);
    if (options->dtype && op != FO_OP_GCD && op != FO_OP_LCM && (!loop || loop->result != common))
        return fo_raise(FO_TYPE_ERROR, "No loop matching the specified signature and casting was found for ufunc %s", fo_op_name(op));
    if (!loop) return raise_no_loop(op, common, operands, e.n_in);
    e.loop = *loop;
    if (!check_casts(op, &e, operands, options)) return NULL;
    bool any_array = false;
    for (int k = 0; k < e.n_in; k++) {
        e.in[k] = operands[k].array;
        if (e.in[k]) any_array = true;
        else fo_element_cast(operands[k].kind, &operands[k].constant, loop->in, &e.constant[k]);
    }
    FoArray *out = options->out;
    int ndim;
    int64_t shape[FO_MAX_DIMS];
    if (!any_array && !out) return run_constants(&e, options);
    if (!join_shapes(&e, out, &ndim, shape)) return NULL;
    if (options->where && !fo_layout_broadcast_join(&ndim, shape, options->where->ndim, options->where->shape))
        return fo_raise(FO_VALUE_ERROR, "operands could not be broadcast together with the shape of where");
    if (!out) {
        FoArray *result = fo_expression_result(&e, ndim, shape, options->order);
        return options->keep_array ? (FoObject *)result : fo_array_as_result_give(result);
    }
    if (!fo_array_settle(out) || !check_out_shape(&e, out, ndim, shape)) return NULL;
    if (options->where) {
        FO_AUTO(FoArray) value = fo_expression_result(&e, ndim, shape, 'K');
        if (!value || !apply_mask(&e, options, value)) return NULL;
    } else if (!fo_expression_into(&e, out)) {
        return NULL;
    }
    return fo_ref((FoObject *)out);
}

// out[where] = value[where], through np.where.
static bool apply_mask(FoExpression *e, const FoEvalOptions *options, FoArray *value) {
    FO_AUTO(FoObject) merged = fo_eval_where(options->where, (FoObject *)value, (FoObject *)options->out);
    if (merged && fo_array_check(merged)) return fo_eval_assign(options->out, (FoArray *)merged, FO_CAST_UNSAFE);
    return merged && fo_dtype_set_element(options->out->dtype, options->out->data, merged);
}

// The short way for small plain arrays of one dtype and shape, or one array and a number of its kind.
FO_INLINE bool is_simple(const FoObject *o) {
    if (o->type != &fo_array_type) return false;
    const FoArray *a = (const FoArray *)o;
    return (a->flags & (FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED)) == (FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) && a->n_items < FO_PENDING_LEAST &&
           a->ndim > 0 && !a->bytes && fo_dtype_is_plain(a->dtype);
}

// NULL without an exception: not for the short way.
static FoObject *eval_simple(FoOp op, int n_in, FoObject *const *operands, FoArray *out, bool *taken) {
    FoArray *a = (FoArray *)operands[0];
    FoDtypeKind kind = a->dtype->kind;
    char *data[3];
    int64_t strides[3], itemsize = a->dtype->itemsize;
    double number;
    *taken = false;
    if (fo_unlikely(fo_rt->options.show_plan)) return NULL;
    const FoOpLoop *loop = fo_op_loop(op, kind);
    if (!loop || loop->in != kind || loop->out != loop->result) return NULL;
    data[0] = a->data;
    strides[0] = itemsize;
    if (n_in == 2) {
        FoObject *right = operands[1];
        FoArray *b = (FoArray *)right;
        if (right->type == &fo_array_type) {
            if (!is_simple(right) || b->dtype != a->dtype || b->ndim != a->ndim || memcmp(a->shape, b->shape, (size_t)a->ndim * 8)) return NULL;
            data[1] = b->data;
            strides[1] = itemsize;
        } else if (kind == FO_DT_FLOAT64 && (right->type == &fo_float_type || right->type == &fo_scalar_types[FO_DT_FLOAT64])) {
            number = fo_float_value(right);
            data[1] = (char *)&number;
            strides[1] = 0;
        } else if (kind == FO_DT_FLOAT64 && right->type == &fo_int_type) {
            int64_t whole;
            if (!fo_int_fits_i64(right, &whole)) return NULL;
            number = (double)whole;
            data[1] = (char *)&number;
            strides[1] = 0;
        } else if (kind == FO_DT_INT64 && right->type == &fo_int_type) {
            int64_t whole;
            if (!fo_int_fits_i64(right, &whole)) return NULL;
            memcpy(&number, &whole, 8);
            data[1] = (char *)&number;
            strides[1] = 0;
        } else {
            return NULL;
        }
    }
    if (out) {
        if (!is_simple((FoObject *)out) || out->dtype->kind != loop->result || !fo_array_is_writable(out) || out->ndim != a->ndim ||
            memcmp(a->shape, out->shape, (size_t)a->ndim * 8) || fo_array_state()->first_pending)
            return NULL;
        // other overlaps than the same elements are for the long way
        for (int k = 0; k < n_in; k++)
            if (strides[k] && (data[k] != out->data || itemsize != out->dtype->itemsize) && data[k] < out->data + fo_array_nbytes(out) &&
                out->data < data[k] + a->n_items * itemsize)
                return NULL;
    }
    *taken = true;
    FoArray *result = out ? fo_ref(out) : fo_array_new_strides(fo_dtype_peek(loop->result), a->ndim, a->shape, NULL, 'C', false);
    if (fo_unlikely(!result)) return NULL;
    data[n_in] = result->data;
    strides[n_in] = result->dtype->itemsize;
    uint32_t status = loop->run(data, strides, a->n_items, NULL);
    if (fo_unlikely(status != 0) && !fo_errors_report(fo_array_state()->errors, status, fo_op_name(op))) {
        fo_unref(result);
        return NULL;
    }
    return (FoObject *)result;
}

// *declined: an operand is nothing that arrays know, no exception is pending.
FoObject *fo_eval_op_or_decline(FoOp op, FoObject *const *operands, const FoEvalOptions *options, bool *declined) {
    FoOperand read[2];
    int n = fo_op_n_in(op), k = 0;
    FoRead status = FO_READ_OK;
    *declined = false;
    for (; k < n && status == FO_READ_OK; k++) status = fo_operand_read(operands[k], &read[k]);
    if (status != FO_READ_OK) k--;
    FoObject *result = NULL;
    if (status == FO_READ_OK) result = eval_operands(op, read, options);
    else *declined = status == FO_READ_DECLINED;
    while (k-- > 0) fo_operand_deinit(&read[k]);
    return result;
}

FoObject *fo_eval_op(FoOp op, FoObject *const *operands, FoArray *out) {
    if (is_simple(operands[0])) {
        bool taken;
        FoObject *result = eval_simple(op, fo_op_n_in(op), operands, out, &taken);
        if (taken) return result;
    }
    FoEvalOptions options = FO_EVAL_DEFAULTS;
    options.out = out;
    return fo_eval_op_with(op, operands, &options);
}

FoObject *fo_eval_op_with(FoOp op, FoObject *const *operands, const FoEvalOptions *options) {
    bool declined;
    FoObject *result = fo_eval_op_or_decline(op, operands, options, &declined);
    if (!declined) return result;
    bool equality = (op == FO_OP_EQUAL || op == FO_OP_NOT_EQUAL) && !options->out && !options->where;
    if (equality && operands[1] == fo_none && fo_array_check(operands[0]))
        return fo_array_compare_none((FoArray *)operands[0], op == FO_OP_NOT_EQUAL);
    return fo_raise_object_operands(op, operands);
}

// Operators: NotImplemented for operands that arrays know nothing of.
FoObject *fo_operators_binary(FoOp op, FoObject *a, FoObject *b) {
    FoObject *operands[2] = {a, b};
    if (is_simple(a)) {
        bool taken;
        FoObject *result = eval_simple(op, 2, operands, NULL, &taken);
        if (taken) return result;
    }
    bool declined;
    FoObject *result;
    if (fo_is_of_script(a) || fo_is_of_script(b)) {
        if (fo_class_defers(a, b, false)) return fo_new_not_implemented();
        result = fo_class_op(op, operands, NULL, &declined);
    } else {
        FoEvalOptions options = FO_EVAL_DEFAULTS;
        result = fo_eval_op_or_decline(op, operands, &options, &declined);
    }
    if (!declined) return result;
    // other classes may know arrays; Python's own types do not
    if (fo_is_of_script(a) || fo_is_of_script(b) || (fo_array_check(a) && !((FoArray *)a)->n_items) || op == FO_OP_EQUAL || op == FO_OP_NOT_EQUAL)
        return fo_new_not_implemented();
    return fo_raise_object_operands(op, operands);
}
