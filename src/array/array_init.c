// SPDX-License-Identifier: MIT
// The room's start and end, and what it puts into the module numpy.
#include "array/array_private.h"
#include "array/print.h"
#include "array/files.h"
#include "types/class_slots.h"

static bool add_to_dict(FoType *type, const char *name, FoObject *value) {
    FO_AUTO(FoObject) kept = value;
    FO_AUTO(FoStr) shared = kept ? fo_str_intern(name) : NULL;
    return shared && fo_type_set_attr(type, shared, kept);
}

bool fo_type_add_defs(FoType *type, const FoNativeDef *methods, const FoGetSetDef *getsets) {
    for (const FoNativeDef *def = methods; def && def->name; def++)
        if (!add_to_dict(type, def->name, fo_method_descriptor_new(type, def))) return false;
    for (const FoGetSetDef *def = getsets; def && def->name; def++)
        if (!add_to_dict(type, def->name, fo_getset_descriptor_new(type, def))) return false;
    return true;
}

bool fo_array_init(void) {
    if (fo_rt->array_state) return true;
    FoArrayState *state = fo_alloc_zero(sizeof *state, FO_MEM_INTERNAL);
    if (!state) return fo_fail_no_memory();
    fo_rt->array_state = state;
    fo_kernels_init();
    fo_rt->ufunc_type = &fo_ufunc_type;
    if (fo_dtype_init() && fo_scalar_init() && fo_block_init() && fo_flags_init() && fo_array_type_init() && fo_ufunc_init() &&
        fo_errstate_init())
        return true;
    fo_array_deinit();
    return false;
}

void fo_array_deinit(void) {
    FoArrayState *state = fo_array_state();
    if (!state) return;
    fo_print_deinit();
    fo_workers_deinit();
    fo_files_deinit();
    fo_clear_slot(&state->error_callback);
    fo_clear_slot(&state->axis_error);
    fo_clear_slot(&state->no_loop_error);
    fo_clear_slot(&state->casting_error);
    fo_clear_slot(&state->bad_zip_error);
    fo_clear_slot(&state->ufunc_type_error);
    fo_clear_slot(&state->true_scalar);
    fo_clear_slot(&state->false_scalar);
    fo_free(state, sizeof *state, FO_MEM_INTERNAL);
    fo_rt->array_state = NULL;
}

static const struct {
    const char *name;
    FoOp op;
} aliases[] = {
    {"abs", FO_OP_ABSOLUTE}, {"true_divide", FO_OP_DIVIDE}, {"mod", FO_OP_REMAINDER}, {"conj", FO_OP_CONJUGATE}, {"bitwise_not", FO_OP_INVERT},
    {"deg2rad", FO_OP_RADIANS}, {"rad2deg", FO_OP_DEGREES},
};
static const struct {
    const char *name;
    FoType *type;
} types[] = {
    {"ndarray", &fo_array_type}, {"dtype", &fo_dtype_type}, {"ufunc", &fo_ufunc_type}, {"errstate", &fo_errstate_type}, {"generic", &fo_generic_type},
    {"number", &fo_number_type}, {"integer", &fo_integer_type}, {"signedinteger", &fo_signed_type}, {"unsignedinteger", &fo_unsigned_type},
    {"inexact", &fo_inexact_type}, {"floating", &fo_floating_type}, {"complexfloating", &fo_complexfloating_type},
};
static const struct {
    const char *name;
    FoDtypeKind kind;
} scalar_names[] = {
#define FO_DTYPE(NAME, name, itemsize, kind, type, ctype) {name, FO_DT_##NAME},
#include "array/dtype_kind.def"
#undef FO_DTYPE
    {"bool_", FO_DT_BOOL}, {"bool8", FO_DT_BOOL}, {"byte", FO_DT_INT8}, {"ubyte", FO_DT_UINT8}, {"short", FO_DT_INT16}, {"ushort", FO_DT_UINT16},
    {"intc", FO_DT_INT32}, {"uintc", FO_DT_UINT32}, {"int_", FO_DT_INT64}, {"uint", FO_DT_UINT64}, {"intp", FO_DT_INT64}, {"uintp", FO_DT_UINT64},
    {"longlong", FO_DT_INT64}, {"ulonglong", FO_DT_UINT64}, {"half", FO_DT_FLOAT16}, {"single", FO_DT_FLOAT32}, {"double", FO_DT_FLOAT64},
    {"float_", FO_DT_FLOAT64}, {"csingle", FO_DT_COMPLEX64}, {"cdouble", FO_DT_COMPLEX128}, {"complex_", FO_DT_COMPLEX128},
};

bool fo_array_fill_module(FoModule *m) {
    for (int op = 0; op < FO_OP_COUNT; op++)
        if (!fo_module_add_give(m, fo_op_name((FoOp)op), fo_ref((FoObject *)&fo_ufuncs[op]))) return false;
    for (size_t k = 0; k < FO_COUNT_OF(aliases); k++)
        if (!fo_module_add_give(m, aliases[k].name, fo_ref((FoObject *)&fo_ufuncs[aliases[k].op]))) return false;
    for (size_t k = 0; k < FO_COUNT_OF(types); k++)
        if (!fo_module_add_give(m, types[k].name, fo_ref((FoObject *)types[k].type))) return false;
    for (size_t k = 0; k < FO_COUNT_OF(scalar_names); k++) {
        if (!strcmp(scalar_names[k].name, "bool")) continue; // np.bool left NumPy in 1.24
        if (!fo_module_add_give(m, scalar_names[k].name, fo_ref((FoObject *)&fo_scalar_types[scalar_names[k].kind]))) return false;
    }
    if (!fo_module_add_give(m, "AxisError", fo_ref((FoObject *)fo_axis_error_type()))) return false;
    return fo_module_add_defs(m, fo_array_functions);
}
