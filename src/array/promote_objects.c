// SPDX-License-Identifier: MIT
// Operands: any object that takes part in array arithmetic, read once: an array, or a constant with its value's needs for promotion.
#include "array/array_private.h"
#include "array/scalar_private.h"
#include "array/subclass.h"
#include "types/container.h"

static FoRead read_constant(FoOperand *operand) {
    operand->promotee = fo_promotee_scalar(operand->kind, &operand->constant);
    return FO_READ_OK;
}

static FoRead read_array_give(FoArray *a, FoOperand *operand) {
    if (!a) return FO_READ_FAILED;
    operand->kind = a->dtype->kind;
    if (fo_likely(a->ndim > 0) || a->dtype->kind == FO_DT_NONE) {
        operand->array = a;
        if (a->dtype->kind != FO_DT_NONE) operand->promotee = fo_promotee_array(a->dtype->kind);
        return FO_READ_OK;
    }
    bool ok = fo_array_settle(a) && fo_array_prepare_read(a);
    if (ok) {
        operand->constant = (FoComplex128){0, 0};
        memcpy(&operand->constant, a->data, (size_t)a->dtype->itemsize);
        if (a->dtype->is_swapped) fo_dtype_swap_bytes(a->dtype, (char *)&operand->constant);
    }
    fo_unref(a);
    return ok ? read_constant(operand) : FO_READ_FAILED;
}

FoRead fo_operand_read(FoObject *o, FoOperand *operand) {
    operand->array = NULL;
    if (fo_array_check(o)) return read_array_give((FoArray *)fo_ref(o), operand);
    bool is_weak;
    if (fo_scalar_read(o, &operand->kind, &operand->constant, &is_weak)) return read_constant(operand);
    if (fo_error_is_pending()) return FO_READ_FAILED;
    if (fo_int_check(o)) { // too large for 64 bits
        double value;
        if (!fo_int_as_double(o, &value)) return FO_READ_FAILED;
        operand->kind = FO_DT_FLOAT64;
        memcpy(&operand->constant, &value, 8);
        return read_constant(operand);
    }
    if (fo_is_of_script(o) && fo_class_is_array_like(o)) return read_array_give(fo_array_from_object(o, NULL), operand);
    bool sequence = fo_list_check(o) || fo_tuple_check(o) || o->type == &fo_range_type || o->type->buffer_get;
    if (fo_str_check(o) || fo_bytes_check(o)) return read_array_give(fo_array_from_object(o, NULL), operand); // for the ufunc's own message
    if (!sequence) return FO_READ_DECLINED;
    return read_array_give(fo_array_from_object(o, NULL), operand);
}

bool fo_eval_result_kind(FoObject *const *operands, int n, FoDtypeKind *kind) {
    FoPromotee promotees[FO_MAX_OPERANDS];
    if (n > FO_MAX_OPERANDS) return fo_fail(FO_VALUE_ERROR, "too many operands");
    for (int k = 0; k < n; k++) {
        FoOperand operand;
        FoRead read = fo_operand_read(operands[k], &operand);
        if (read == FO_READ_FAILED) return false;
        bool is_text = read == FO_READ_OK && operand.kind == FO_DT_NONE;
        if (read == FO_READ_OK) fo_operand_deinit(&operand);
        if (read == FO_READ_DECLINED || is_text) return fo_fail(FO_TYPE_ERROR, "no common type for '%T' and the other operands", operands[k]);
        promotees[k] = operand.promotee;
    }
    *kind = fo_dtype_result(n, promotees);
    return true;
}

// ---- casting rules as arguments

static const char *const casting_names[] = {"no", "equiv", "safe", "same_kind", "unsafe"};
const char *fo_casting_name(FoCasting casting) { return casting_names[casting]; }

bool fo_casting_read(FoObject *o, FoCasting *casting) {
    if (!o || o == fo_none) return true;
    if (!fo_str_check(o)) return fo_fail(FO_TYPE_ERROR, "casting must be str, not %T", o);
    for (int k = 0; k < 5; k++)
        if (fo_str_equals_text((FoStr *)o, casting_names[k])) return *casting = (FoCasting)k, true;
    return fo_fail(FO_VALUE_ERROR, "casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe' (got '%S')", o);
}
