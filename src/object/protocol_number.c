// SPDX-License-Identifier: MIT
// Operators. A binary operator asks the left operand's slot, then the right one's; the right one first when its type is a subtype of
// the left one's. Sequences (list, tuple, str, bytes …: is_sequence and no arithmetic) add and repeat only after the slots of
// numbers have declined, so that [1] + array is the array's business.
#include "types/core.h"

static const char *const op_sign[] = {
#define X(name, text, method) [FO_OP_##name] = text,
    FO_BINARY_OPS(X)
#undef X
        [FO_OP_DIVMOD] = "divmod()",
};

static inline bool is_declined(FoObject *result) {
    if (result != fo_not_implemented) return false;
    fo_unref(result);
    return true;
}

static inline bool is_concatenation(const FoType *type, FoBinaryOp op) {
    return (op == FO_OP_ADD || op == FO_OP_MUL) && type->is_sequence && !type->binary[FO_OP_SUB] && !type->negative && type->binary[op] &&
           type->binary[op] != fo_class_binary_slot(op);
}

// Left and right are the slots to try (NULL: none). A new reference to NotImplemented when both decline.
static FoObject *ask_both(FoBinaryFn left, FoBinaryFn right, FoObject *a, FoObject *b) {
    FoObject *result;
    if (left == right) right = NULL;
    if (right && left && a->type != b->type && fo_type_is_subtype(b->type, a->type)) {
        result = right(a, b);
        if (!is_declined(result)) return result;
        right = NULL;
    }
    if (left) {
        result = left(a, b);
        if (!is_declined(result)) return result;
    }
    return right ? right(a, b) : fo_new_not_implemented();
}

static FoObject *binary_or_declined(FoBinaryOp op, FoObject *a, FoObject *b) {
    FoType *left = a->type, *right = b->type;
    if ((right == &fo_float_type || right == &fo_int_type) && left->binary[op] && !left->is_sequence) { // subtypes of nothing that has slots: asked second
        FoObject *result = left->binary[op](a, b);
        if (fo_likely(result != fo_not_implemented)) return result;
        if (right->binary[op] == left->binary[op] || !right->binary[op]) return result;
        fo_unref(result);
        return right->binary[op](a, b);
    }
    bool left_joins = is_concatenation(left, op), right_joins = is_concatenation(right, op);
    if (fo_likely(!left_joins && !right_joins)) return ask_both(left->binary[op], right->binary[op], a, b);
    FoObject *result = ask_both(left_joins ? NULL : left->binary[op], right_joins ? NULL : right->binary[op], a, b);
    if (!is_declined(result)) return result;
    if (left_joins) {
        result = left->binary[op](a, b);
        if (!is_declined(result)) return result;
    }
    if (right_joins && op == FO_OP_MUL) return right->binary[op](a, b);
    return fo_new_not_implemented();
}

static FO_COLD FoObject *raise_unsupported(FoBinaryOp op, const char *suffix, FoObject *a, FoObject *b) {
    const char *sign = op_sign[op];
    if (*suffix && op == FO_OP_POW) sign = "**";
    if (op == FO_OP_RSHIFT && !*suffix && a->type == &fo_native_type && !strcmp(((FoNative *)a)->def->name, "print"))
        return fo_raise(FO_TYPE_ERROR,
                        "unsupported operand type(s) for >>: '%T' and '%T'. Did you mean \"print(<message>, file=<output_stream>)\"?", a, b);
    return fo_raise(FO_TYPE_ERROR, "unsupported operand type(s) for %s%s: '%T' and '%T'", sign, suffix, a, b);
}

void fo_binary_unsupported(FoBinaryOp op, bool inplace, FoObject *a, FoObject *b) { raise_unsupported(op, inplace ? "=" : "", a, b); }

FoObject *fo_binary(FoBinaryOp op, FoObject *a, FoObject *b) {
    FoObject *result;
    if (fo_likely(a->type == b->type)) {
        FoBinaryFn slot = a->type->binary[op];
        result = slot ? slot(a, b) : fo_new_not_implemented();
    } else {
        result = binary_or_declined(op, a, b);
    }
    return is_declined(result) ? raise_unsupported(op, "", a, b) : result;
}

static bool is_container(const FoType *type) { return type->len || type->contains || type->get_item || type->flags & FO_TYPE_HEAP; }

FoObject *fo_inplace(FoBinaryOp op, FoObject *a, FoObject *b) {
    FoBinaryFn slot = a->type->inplace[op];
    FoObject *result;
    if (slot && is_concatenation(a->type, op) && a->type != b->type && b->type->binary[op] && !is_concatenation(b->type, op)) {
        result = b->type->binary[op](a, b);
        if (!is_declined(result)) return result;
    }
    if (slot) {
        result = slot(a, b);
        if (!is_declined(result)) return result;
    }
    if (op == FO_OP_MUL && is_container(a->type) && !is_concatenation(a->type, op) && is_concatenation(b->type, op)) {
        result = ask_both(a->type->binary[op], NULL, a, b); // b repeats itself only for a that could not be a sequence
        return is_declined(result) ? raise_unsupported(op, "=", a, b) : result;
    }
    result = a->type == b->type ? ask_both(a->type->binary[op], NULL, a, b) : binary_or_declined(op, a, b);
    return is_declined(result) ? raise_unsupported(op, "=", a, b) : result;
}

// ---- pow with a modulus

static FoObject *power_slot(FoTernaryFn slot, FoObject *a, FoObject *b, FoObject *c) { return slot ? slot(a, b, c) : fo_new_not_implemented(); }

FoObject *fo_power(FoObject *a, FoObject *b, FoObject *modulus) {
    if (modulus == fo_none) return fo_binary(FO_OP_POW, a, b);
    FoTernaryFn left = a->type->power3, right = b->type->power3, third = modulus->type->power3;
    if (right && right != left && a->type != b->type && fo_type_is_subtype(b->type, a->type)) {
        FoTernaryFn first = right;
        right = left;
        left = first;
    }
    FoObject *result = power_slot(left, a, b, modulus);
    if (!is_declined(result)) return result;
    if (right != left) {
        result = power_slot(right, a, b, modulus);
        if (!is_declined(result)) return result;
    }
    if (third != left && third != right) {
        result = power_slot(third, a, b, modulus);
        if (!is_declined(result)) return result;
    }
    return fo_raise(FO_TYPE_ERROR, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b, modulus);
}

// ---- one operand

static FO_COLD FoObject *raise_bad_operand(const char *sign, FoObject *o) {
    return fo_raise(FO_TYPE_ERROR, "bad operand type for %s: '%T'", sign, o);
}

FoObject *fo_negative(FoObject *o) { return o->type->negative ? o->type->negative(o) : raise_bad_operand("unary -", o); }
FoObject *fo_positive(FoObject *o) { return o->type->positive ? o->type->positive(o) : raise_bad_operand("unary +", o); }
FoObject *fo_absolute(FoObject *o) { return o->type->absolute ? o->type->absolute(o) : raise_bad_operand("abs()", o); }
FoObject *fo_invert(FoObject *o) { return o->type->invert ? o->type->invert(o) : raise_bad_operand("unary ~", o); }

// ---- conversions

FoObject *fo_index(FoObject *o) {
    if (fo_int_check(o)) return fo_ref(o);
    if (!o->type->as_index) return fo_raise(FO_TYPE_ERROR, "'%T' object cannot be interpreted as an integer", o);
    FO_AUTO(FoObject) value = o->type->as_index(o);
    if (!value || fo_int_check_exact(value)) return fo_take(value);
    if (!fo_int_check(value)) return fo_raise(FO_TYPE_ERROR, "__index__ returned non-int (type %T)", value);
    if (!fo_warn(FO_DEPRECATION_WARNING,
                 "__index__ returned non-int (type %T).  The ability to return an instance of a strict subclass of int is deprecated, "
                 "and may be removed in a future version of Python.",
                 value))
        return NULL;
    return fo_take(value);
}

bool fo_index_as_i64(FoObject *o, int64_t *out) {
    if (fo_likely(fo_int_check_exact(o)) && fo_likely(fo_int_fits_i64(o, out))) return true;
    FO_AUTO(FoObject) value = fo_index(o);
    if (!value) return false;
    if (fo_int_fits_i64(value, out)) return true;
    return fo_fail(FO_OVERFLOW_ERROR, "cannot fit '%T' into an index-sized integer", o);
}

bool fo_index_as_i64_clamped(FoObject *o, int64_t *out) {
    FO_AUTO(FoObject) value = fo_index(o);
    if (!value) return false;
    if (!fo_int_fits_i64(value, out)) *out = fo_int_sign(value) < 0 ? INT64_MIN : INT64_MAX;
    return true;
}

bool fo_as_double(FoObject *o, double *out) {
    if (fo_float_check(o)) {
        *out = fo_float_value(o);
        return true;
    }
    if (o->type->as_float && !fo_int_check_exact(o)) {
        FO_AUTO(FoObject) value = o->type->as_float(o);
        if (!value) return false;
        if (!fo_float_check(value)) return fo_fail(FO_TYPE_ERROR, "%T.__float__ returned non-float (type %T)", o, value);
        *out = fo_float_value(value);
        return true;
    }
    if (!o->type->as_index) return fo_fail(FO_TYPE_ERROR, "must be real number, not %T", o);
    FO_AUTO(FoObject) value = fo_index(o);
    return value && fo_int_as_double(value, out);
}
