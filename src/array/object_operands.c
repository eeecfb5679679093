// SPDX-License-Identifier: MIT
// Operands that are no numbers: text, None, dicts, any object. NumPy would take arrays of objects, which are absent; what it says about
// the first element that refuses is said here, too.
#define FO_ARRAY_ROOM
#include "array/array_private.h"
#include "array/scalar_private.h"
#include "array/subclass.h"

// ---- no loop for text

static const char *class_name(const FoDtype *d) {
    return d->kind == FO_DT_BOOL ? "bool_" : d->kind != FO_DT_NONE ? fo_dtype_facts[d->kind].name
                                         : d->letter == 'U'        ? "str_"
                                         : d->letter == 'S'        ? "bytes_"
                                                                   : "void";
}

// How the operation names the types for which it has no loop: by value, by class, or not at all.
typedef enum { BY_VALUE,
               BY_CLASS,
               UNNAMED } Naming;
static Naming naming_of(FoOp op) {
    switch (op) {
    case FO_OP_PLUS:
    case FO_OP_SUBTRACT:
    case FO_OP_MULTIPLY:
    case FO_OP_MAXIMUM:
    case FO_OP_MINIMUM:
    case FO_OP_FMAX:
    case FO_OP_FMIN:
    case FO_OP_GCD:
    case FO_OP_LCM: return BY_VALUE;
    case FO_OP_LOGICAL_AND:
    case FO_OP_LOGICAL_OR:
    case FO_OP_LOGICAL_XOR:
    case FO_OP_EQUAL:
    case FO_OP_NOT_EQUAL:
    case FO_OP_LESS:
    case FO_OP_LESS_EQUAL:
    case FO_OP_GREATER:
    case FO_OP_GREATER_EQUAL:
    case FO_OP_NEGATIVE:
    case FO_OP_ABSOLUTE:
    case FO_OP_SIGN:
    case FO_OP_POSITIVE: return BY_CLASS;
    default: return UNNAMED;
    }
}

void *fo_raise_no_text_loop(FoOp op, FoDtype *first, FoDtype *second_or_null) {
    FoType *error = fo_array_state()->no_loop_error;
    Naming naming = naming_of(op);
    if (naming == UNNAMED)
        return fo_raise(FO_TYPE_ERROR,
            "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any supported types "
            "according to the casting rule ''safe''",
            fo_op_name(op));
    if (naming == BY_VALUE && second_or_null)
        return fo_raise_type(error,
            "ufunc '%s' did not contain a loop with signature matching types (%R, %R) -> None", fo_op_name(op), first, second_or_null);
    if (!second_or_null)
        return fo_raise_type(error,
            "ufunc '%s' did not contain a loop with signature matching types <class 'numpy.dtype[%s]'> "
            "-> None", fo_op_name(op), class_name(first));
    bool first_is_text = first->kind == FO_DT_NONE && second_or_null->kind != FO_DT_NONE;
    return fo_raise_type(error,
        "ufunc '%s' did not contain a loop with signature matching types (<class 'numpy.dtype[%s]'>, <class 'numpy.dtype[%s]'>) -> %s",
                         fo_op_name(op), class_name(first), class_name(second_or_null), first_is_text ? "<class 'numpy.dtype[bool_]'>" : "None");
}

void *fo_raise_no_text_reduction(FoReduce reduce, FoDtype *d) {
    switch (reduce) {
    case FO_REDUCE_SUM: return fo_raise_no_text_loop(FO_OP_PLUS, d, d);
    case FO_REDUCE_PRODUCT: return fo_raise_no_text_loop(FO_OP_MULTIPLY, d, d);
    case FO_REDUCE_MINIMUM: return fo_raise_no_text_loop(FO_OP_MINIMUM, d, d);
    case FO_REDUCE_MAXIMUM: return fo_raise_no_text_loop(FO_OP_MAXIMUM, d, d);
    default: return fo_raise(FO_TYPE_ERROR, "cannot perform reduce with flexible type");
    }
}

// ---- what the first element does with an object

// The first element as a Python object, or the object itself; NULL without an exception: no element.
static FoObject *first_element(FoObject *o) {
    if (fo_scalar_check(o)) return fo_scalar_python(o);
    if (!fo_array_check(o)) return fo_ref(o);
    FoArray *a = (FoArray *)o;
    if (!a->n_items) return NULL;
    return fo_array_settle(a) && fo_array_prepare_read(a) ? fo_dtype_get_python(a->dtype, a->data) : NULL;
}

static const struct {
    FoOp op;
    bool is_comparison;
    int sign; // FoBinaryOp or FoCompareOp
} signs[] = {
    {FO_OP_PLUS, false, FO_OP_ADD},
    {FO_OP_SUBTRACT, false, FO_OP_SUB},
    {FO_OP_MULTIPLY, false, FO_OP_MUL},
    {FO_OP_DIVIDE, false, FO_OP_DIV},
    {FO_OP_FLOOR_DIVIDE, false, FO_OP_FLOORDIV},
    {FO_OP_REMAINDER, false, FO_OP_MOD},
    {FO_OP_POWER, false, FO_OP_POW},
    {FO_OP_LEFT_SHIFT, false, FO_OP_LSHIFT},
    {FO_OP_RIGHT_SHIFT, false, FO_OP_RSHIFT},
    {FO_OP_BITWISE_AND, false, FO_OP_AND},
    {FO_OP_BITWISE_OR, false, FO_OP_OR},
    {FO_OP_BITWISE_XOR, false, FO_OP_XOR},
    {FO_OP_LESS, true, FO_LT},
    {FO_OP_LESS_EQUAL, true, FO_LE},
    {FO_OP_GREATER, true, FO_GT},
    {FO_OP_GREATER_EQUAL, true, FO_GE},
    {FO_OP_MAXIMUM, true, FO_GE},
    {FO_OP_MINIMUM, true, FO_LE},
    {FO_OP_FMAX, true, FO_GE},
    {FO_OP_FMIN, true, FO_LE},
};

static void *raise_objects_absent(void) { return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "arrays of objects (dtype 'object') are not supported"); }

static void *raise_unary(FoOp op, FoObject *o) {
    switch (op) {
    case FO_OP_NEGATIVE: return fo_raise(FO_TYPE_ERROR, "bad operand type for unary -: '%T'", o);
    case FO_OP_POSITIVE: return fo_raise(FO_TYPE_ERROR, "bad operand type for unary +: '%T'", o);
    case FO_OP_INVERT: return fo_raise(FO_TYPE_ERROR, "bad operand type for unary ~: '%T'", o);
    case FO_OP_ABSOLUTE: return fo_raise(FO_TYPE_ERROR, "bad operand type for abs(): '%T'", o);
    case FO_OP_FLOOR:
    case FO_OP_CEIL: return fo_raise(FO_TYPE_ERROR, "must be real number, not %T", o);
    case FO_OP_TRUNC: return fo_raise(FO_TYPE_ERROR, "type %T doesn't define __trunc__ method", o);
    case FO_OP_ISNAN:
    case FO_OP_ISINF:
    case FO_OP_ISFINITE:
    case FO_OP_SIGNBIT:
    case FO_OP_SPACING:
    case FO_OP_LOGICAL_NOT:
    case FO_OP_SIGN:
        return fo_raise(FO_TYPE_ERROR,
            "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any supported types "
            "according to the casting rule ''safe''",
            fo_op_name(op));
    case FO_OP_SQUARE: return fo_raise(FO_TYPE_ERROR, "unsupported operand type(s) for *: '%T' and '%T'", o, o);
    case FO_OP_RECIPROCAL: return fo_raise(FO_TYPE_ERROR, "unsupported operand type(s) for /: 'int' and '%T'", o);
    default:
        return fo_raise(FO_TYPE_ERROR, "loop of ufunc does not support argument 0 of type %T which has no callable %s method", o, fo_op_name(op));
    }
}

void *fo_raise_object_operands(FoOp op, FoObject *const *operands) {
    FO_AUTO(FoObject) x = first_element(operands[0]);
    if (!x) return fo_error_is_pending() ? NULL : raise_objects_absent();
    if (fo_op_n_in(op) == 1) return raise_unary(op, x);
    FO_AUTO(FoObject) y = first_element(operands[1]);
    if (!y) return fo_error_is_pending() ? NULL : raise_objects_absent();
    for (size_t k = 0; k < FO_COUNT_OF(signs); k++) {
        if (signs[k].op != op) continue;
        FO_AUTO(FoObject) value = signs[k].is_comparison ? fo_compare(x, y, (FoCompareOp)signs[k].sign) : fo_binary((FoBinaryOp)signs[k].sign, x, y);
        return value ? raise_objects_absent() : NULL;
    }
    return fo_raise(FO_TYPE_ERROR, "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any supported types "
                                   "according to the casting rule ''safe''",
                    fo_op_name(op));
}
