// SPDX-License-Identifier: MIT
// What the operators of the language do with arrays: slots of numpy.ndarray (and of pending arrays, which take the same).
#include "array/array_private.h"
#include "array/operators.h"
#include "array/text_rows.h"
#include "array/subclass.h"

// ---- a op b, a op= b

// A op= b; NotImplemented when b is nothing arrays know.
static FoObject *operators_inplace(FoOp op, FoObject *a, FoObject *b) {
    if (!fo_settle(a)) return NULL;
    FoObject *operands[2] = {a, b};
    bool declined;
    if (a->type == &fo_array_type && b->type == &fo_array_type) return fo_eval_op(op, operands, (FoArray *)a);
    FoEvalOptions options = FO_EVAL_DEFAULTS;
    FoObject *result;
    if (fo_is_of_script(a) || fo_is_of_script(b)) {
        if (fo_class_defers(a, b, true)) return fo_new_not_implemented();
        result = fo_class_op(op, operands, a, &declined);
    } else {
        if (fo_float_check_exact(b) || fo_int_check_exact(b)) return fo_eval_op(op, operands, (FoArray *)a);
        options.out = (FoArray *)a;
        result = fo_eval_op_or_decline(op, operands, &options, &declined);
    }
    if (!declined) return result;
    if (!fo_str_check(b) && !fo_bytes_check(b)) return fo_new_not_implemented();
    FO_AUTO(FoArray) text = fo_array_argument(b); // for the ufunc's own message
    return text ? fo_eval_op(op, (FoObject *[]){a, (FoObject *)text}, (FoArray *)a) : NULL;
}

#define PLAIN(method, op)                                                                                      \
    FoObject *fo_array_##method(FoObject *a, FoObject *b) { return fo_operators_binary(op, a, b); }            \
    FoObject *fo_array_i##method(FoObject *a, FoObject *b) { return operators_inplace(op, a, b); }
PLAIN(add, FO_OP_PLUS)
PLAIN(sub, FO_OP_SUBTRACT)
PLAIN(mul, FO_OP_MULTIPLY)
PLAIN(truediv, FO_OP_DIVIDE)
PLAIN(floordiv, FO_OP_FLOOR_DIVIDE)
PLAIN(mod, FO_OP_REMAINDER)
PLAIN(lshift, FO_OP_LEFT_SHIFT)
PLAIN(rshift, FO_OP_RIGHT_SHIFT)
PLAIN(and, FO_OP_BITWISE_AND)
PLAIN(or, FO_OP_BITWISE_OR)
PLAIN(xor, FO_OP_BITWISE_XOR)

// Powers that are cheaper by another name, as NumPy takes them: a ** 2, and for floats ** 1, 0.5, -1.
static bool cheap_power(FoObject *a, FoObject *b, FoOp *op) {
    double exponent;
    if (!fo_array_check(a)) return false;
    FoDtype *d = ((FoArray *)a)->dtype;
    if (d->kind == FO_DT_NONE) return false;
    if (fo_float_check(b)) exponent = fo_float_value(b);
    else if (fo_int_check_exact(b)) {
        int64_t whole;
        if (!fo_int_fits_i64(b, &whole) || (whole > 2 || whole < -1)) return false;
        exponent = (double)whole;
    } else {
        return false;
    }
    bool inexact = d->letter == 'f' || d->letter == 'c';
    if (!inexact && (fo_float_check(b) || d->letter == 'b')) return false;
    if (exponent == 2.0) return *op = FO_OP_SQUARE, true;
    if (!inexact) return exponent == 1.0 ? (*op = FO_OP_POSITIVE, true) : false;
    if (exponent == 1.0) return *op = FO_OP_POSITIVE, true;
    if (exponent == -1.0) return *op = FO_OP_RECIPROCAL, true;
    if (exponent == 0.5) return *op = FO_OP_SQRT, true;
    return false;
}
FoObject *fo_array_pow(FoObject *a, FoObject *b) {
    FoOp op;
    return cheap_power(a, b, &op) ? fo_ufunc_eval(op, &a, NULL) : fo_operators_binary(FO_OP_POWER, a, b);
}
FoObject *fo_array_ipow(FoObject *a, FoObject *b) {
    FoOp op;
    if (!fo_settle(a)) return NULL;
    return cheap_power(a, b, &op) ? fo_ufunc_eval(op, &a, (FoArray *)a) : operators_inplace(FO_OP_POWER, a, b);
}

FoObject *fo_array_divmod(FoObject *a, FoObject *b) {
    if (fo_is_of_script(a) || fo_is_of_script(b)) {
        if (fo_class_defers(a, b, false)) return fo_new_not_implemented();
        return fo_class_call_library("divmod", a, &b, 1, NULL);
    }
    FO_AUTO(FoObject) quotient = fo_operators_binary(FO_OP_FLOOR_DIVIDE, a, b);
    if (!quotient || quotient == fo_not_implemented) return fo_take(quotient);
    FO_AUTO(FoObject) remainder = fo_settle(quotient) ? fo_operators_binary(FO_OP_REMAINDER, a, b) : NULL;
    return remainder && fo_settle(remainder) ? (FoObject *)fo_tuple_pack(2, quotient, remainder) : NULL;
}

static FoObject *matmul(FoObject *a, FoObject *b, FoArray *out) {
    if (fo_is_of_script(a) || fo_is_of_script(b)) {
        if (fo_class_defers(a, b, false)) return fo_new_not_implemented();
        bool known = (fo_array_check(a) || !fo_is_of_script(a) || fo_class_has_override(a) || fo_class_is_array_like(a)) &&
                     (fo_array_check(b) || !fo_is_of_script(b) || fo_class_has_override(b) || fo_class_is_array_like(b));
        return known ? fo_class_matmul(a, b, NULL) : fo_new_not_implemented();
    }
    bool left = fo_array_check(a), right = fo_array_check(b);
    if (!(left || fo_list_check(a) || fo_tuple_check(a)) || !(right || fo_list_check(b) || fo_tuple_check(b))) {
        FoDtypeKind kind;
        FoComplex128 value;
        bool weak;
        bool number = fo_scalar_read(left ? b : a, &kind, &value, &weak);
        if (!number) return fo_new_not_implemented();
    }
    FO_AUTO(FoArray) x = fo_array_argument(a);
    FO_AUTO(FoArray) y = x ? fo_array_argument(b) : NULL;
    return y ? fo_eval_matmul(x, y, out) : NULL;
}
FoObject *fo_array_matmul(FoObject *a, FoObject *b) { return matmul(a, b, NULL); }
FoObject *fo_array_imatmul(FoObject *a, FoObject *b) {
    return fo_raise(FO_TYPE_ERROR, "In-place matrix multiplication is not (yet) supported. Use 'a = a @ b' instead of 'a @= b'.");
}

// ---- comparison

static const FoOp op_of_comparison[] = {[FO_LT] = FO_OP_LESS, [FO_LE] = FO_OP_LESS_EQUAL, [FO_EQ] = FO_OP_EQUAL,
                                        [FO_NE] = FO_OP_NOT_EQUAL, [FO_GT] = FO_OP_GREATER, [FO_GE] = FO_OP_GREATER_EQUAL};

static const FoTextOutcome outcome_of[] = {
    [FO_LT] = {.less = true},    [FO_LE] = {.less = true, .equal = true},   [FO_EQ] = {.equal = true}, [FO_NE] = {.less = true, .greater = true},
    [FO_GT] = {.greater = true}, [FO_GE] = {.equal = true, .greater = true}};

// Two text elements by way of objects: those that are just bytes ('V').
static bool compare_objects(FoDtype *a, char *in_a, FoDtype *b, char *in_b, FoCompareOp op, char *out) {
    FO_AUTO(FoObject) x = fo_dtype_get_scalar(a, in_a);
    FO_AUTO(FoObject) y = x ? fo_dtype_get_scalar(b, in_b) : NULL;
    bool truth;
    if (!y || !fo_compare_bool(x, y, op, &truth)) return false;
    *out = truth;
    return true;
}

static FoTextRow row_of(const FoArray *a, char *data, int64_t stride) {
    return (FoTextRow){data, stride, a->dtype->itemsize, a->dtype->letter, a->dtype->is_swapped};
}

static FoObject *compare_text(FoArray *a, FoArray *b, FoCompareOp op) {
    int ndim = 0;
    int64_t shape[FO_MAX_DIMS];
    if (!fo_array_settle(a) || !fo_array_settle(b)) return NULL;
    if (!fo_layout_broadcast_join(&ndim, shape, a->ndim, a->shape) || !fo_layout_broadcast_join(&ndim, shape, b->ndim, b->shape))
        return fo_raise(FO_VALUE_ERROR, "shape mismatch: objects cannot be broadcast to a single shape");
    FO_AUTO(FoArray) result = fo_array_new_kind(FO_DT_BOOL, ndim, shape);
    int64_t left[FO_MAX_DIMS], right[FO_MAX_DIMS];
    if (!result || !fo_layout_broadcast_strides(a->ndim, a->shape, fo_array_strides(a), ndim, shape, left) ||
        !fo_layout_broadcast_strides(b->ndim, b->shape, fo_array_strides(b), ndim, shape, right))
        return NULL;
    FoWalk walk;
    char *data[3] = {a->data, b->data, result->data};
    fo_walk_init(&walk, ndim, shape, 3, data, (const int64_t *[]){left, right, fo_array_strides(result)}, false);
    if (!walk.n_outer || !walk.n_inner) return fo_array_as_result_give(fo_take(result));
    do {
        if (a->dtype->letter != 'V') {
            FoTextRow x = row_of(a, walk.data[0], walk.inner[0]), y = row_of(b, walk.data[1], walk.inner[1]);
            fo_text_rows_compare(&x, &y, outcome_of[op], walk.n_inner, walk.data[2], walk.inner[2]);
            continue;
        }
        for (int64_t i = 0; i < walk.n_inner; i++)
            if (!compare_objects(a->dtype, walk.data[0] + i * walk.inner[0], b->dtype, walk.data[1] + i * walk.inner[1], op,
                                 walk.data[2] + i * walk.inner[2]))
                return NULL;
    } while (fo_walk_next(&walk));
    return fo_array_as_result_give(fo_take(result));
}

static bool is_text(const FoObject *o) {
    return fo_str_check(o) || fo_bytes_check(o) || (fo_array_check(o) && ((const FoArray *)o)->dtype->kind == FO_DT_NONE);
}

// An array over a map that has been closed: comparing it is an error, not a difference.
static bool is_closed(const FoObject *o) { return fo_array_check(o) && ((const FoArray *)o)->bytes && ((const FoArray *)o)->bytes->is_closed; }

// No element is None.
FoObject *fo_array_compare_none(FoArray *a, bool differs) {
    FoComplex128 truth = {0, 0};
    *(uint8_t *)&truth = differs;
    FO_AUTO(FoArray) result = fo_array_new_like(a, fo_dtype_peek(FO_DT_BOOL), 'K');
    return result && fo_eval_fill(result, result->dtype, (char *)&truth) ? fo_array_as_result_give(fo_take(result)) : NULL;
}

FoObject *fo_array_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    bool equality = op == FO_EQ || op == FO_NE;
    if (fo_unlikely(b == fo_none && equality && fo_array_check(a))) {
        if (fo_class_has_override(a)) return fo_operators_binary(op_of_comparison[op], a, b);
        return fo_class_finish_give((FoObject *)&fo_ufuncs[op_of_comparison[op]], fo_array_compare_none((FoArray *)a, op == FO_NE),
                                    (FoObject *[]){a, b}, 2, NULL, true);
    }
    if (fo_unlikely(is_text(a) || is_text(b))) {
        bool lists = fo_list_check(a) || fo_tuple_check(a) || fo_list_check(b) || fo_tuple_check(b);
        if (lists || (is_text(a) && is_text(b))) {
            FO_AUTO(FoArray) x = fo_array_argument(a);
            FO_AUTO(FoArray) y = x ? fo_array_argument(b) : NULL;
            if (!y) return NULL;
            int ndim = 0;
            int64_t shape[FO_MAX_DIMS];
            bool fits = fo_layout_broadcast_join(&ndim, shape, x->ndim, x->shape) && fo_layout_broadcast_join(&ndim, shape, y->ndim, y->shape);
            if (x->dtype->letter == y->dtype->letter && (fits || !lists)) return compare_text(x, y, op);
        }
        if (equality && !fo_warn(FO_FUTURE_WARNING,
            "elementwise comparison failed; returning scalar instead, but in the future will perform elementwise comparison"))
            return NULL;
        return fo_new_not_implemented();
    }
    FoObject *result = fo_operators_binary(op_of_comparison[op], a, b);
    if (fo_likely(result != NULL) || !equality || !fo_error_matches_kind(FO_VALUE_ERROR) || is_closed(a) || is_closed(b)) return result;
    fo_error_clear();
    if (!fo_warn(FO_DEPRECATION_WARNING, "elementwise comparison failed; this will raise an error in the future.")) return NULL;
    return fo_new_not_implemented();
}

// ---- one operand

FoObject *fo_array_negative(FoObject *a) { return fo_ufunc_eval(FO_OP_NEGATIVE, &a, NULL); }
FoObject *fo_array_positive(FoObject *a) { return fo_ufunc_eval(FO_OP_POSITIVE, &a, NULL); }
FoObject *fo_array_absolute(FoObject *a) { return fo_ufunc_eval(FO_OP_ABSOLUTE, &a, NULL); }
FoObject *fo_array_invert(FoObject *a) { return fo_ufunc_eval(FO_OP_INVERT, &a, NULL); }

bool fo_array_truth(FoObject *self, bool *truth) {
    FoArray *a = (FoArray *)self;
    if (!fo_array_settle(a) || !fo_array_prepare_read(a)) return false;
    if (a->n_items == 1) {
        FO_AUTO(FoObject) element = fo_array_get_at(a, a->data);
        return element && fo_is_true(element, truth);
    }
    if (a->n_items > 1) return fo_fail(FO_VALUE_ERROR, "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()");
    *truth = false;
    return fo_warn(FO_DEPRECATION_WARNING,
                   "The truth value of an empty array is ambiguous. Returning False, but in future this will result in an error. "
                   "Use `array.size > 0` to check that an array is not empty.");
}

static FoObject *single_element(FoObject *self) {
    FoArray *a = (FoArray *)self;
    if (a->n_items != 1) return fo_raise(FO_TYPE_ERROR, "only size-1 arrays can be converted to Python scalars");
    return fo_array_settle(a) && fo_array_prepare_read(a) ? fo_array_get_at(a, a->data) : NULL;
}
FoObject *fo_array_as_int(FoObject *self) {
    FO_AUTO(FoObject) element = single_element(self);
    return element ? fo_int_from_object(element) : NULL;
}
FoObject *fo_array_as_float(FoObject *self) {
    FO_AUTO(FoObject) element = single_element(self);
    if (!element) return NULL;
    if (fo_str_check(element)) return fo_float_from_text(element);
    if (element->type->as_float) return element->type->as_float(element);
    double value;
    return fo_as_double(element, &value) ? fo_float_new(value) : NULL;
}
FoObject *fo_array_as_index(FoObject *self) {
    FoArray *a = (FoArray *)self;
    if (a->ndim != 0 || !fo_dtype_is_integer(a->dtype->kind))
        return fo_raise(FO_TYPE_ERROR, "only integer scalar arrays can be converted to a scalar index");
    return fo_dtype_get_python(a->dtype, a->data);
}
