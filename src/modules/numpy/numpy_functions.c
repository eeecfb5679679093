// SPDX-License-Identifier: MIT
// What the module numpy has beside the evaluator's own: tables of functions, constants.
#include "modules/numpy/numpy_private.h"

static const FoNativeDef *const function_tables[] = {fo_numpy_make_functions, fo_numpy_join_functions, fo_numpy_count_functions, fo_numpy_text_functions};

// ---- arguments

FoArray *fo_numpy_argument(FoObject *o) {
    FO_AUTO(FoArray) a = fo_array_from_object(o, NULL);
    return a && fo_array_settle(a) && fo_array_prepare_read(a) ? fo_take(a) : NULL;
}

bool fo_flag_read(FoObject *o, bool preset, bool *flag) {
    *flag = preset;
    return !o || fo_is_true(o, flag);
}

bool fo_i64_read(FoObject *o, int64_t preset, int64_t *value) {
    *value = preset;
    return !o || o == fo_none || fo_index_as_i64(o, value);
}

// ---- the module

static bool add_constants(FoModule *m) {
    static const struct {
        const char *name;
        double value;
    } numbers[] = {{"pi", 3.141592653589793}, {"e", 2.718281828459045}, {"euler_gamma", 0.5772156649015329}};
    for (size_t k = 0; k < FO_COUNT_OF(numbers); k++)
        if (!fo_module_add_give(m, numbers[k].name, fo_float_new(numbers[k].value))) return false;
    static const char *const infinities[] = {"inf", "Inf", "infty", "Infinity", "PINF"}, *const nans[] = {"nan", "NaN", "NAN"};
    for (size_t k = 0; k < FO_COUNT_OF(infinities); k++)
        if (!fo_module_add_give(m, infinities[k], fo_float_new(__builtin_inf()))) return false;
    for (size_t k = 0; k < FO_COUNT_OF(nans); k++)
        if (!fo_module_add_give(m, nans[k], fo_float_new(__builtin_nan("")))) return false;
    return fo_module_add_give(m, "NINF", fo_float_new(-__builtin_inf())) && fo_module_add_give(m, "PZERO", fo_float_new(0.0)) &&
           fo_module_add_give(m, "NZERO", fo_float_new(-0.0)) && fo_module_add_give(m, "newaxis", fo_new_none()) &&
           fo_module_add_give(m, "little_endian", fo_bool_new(true)) && fo_module_add_give(m, "True_", fo_scalar_from_bool(true)) &&
           fo_module_add_give(m, "False_", fo_scalar_from_bool(false)) &&
           fo_module_add_text(m, "__doc__", "Arrays, with the functions of NumPy 1.24.");
}

bool fo_numpy_add_functions(FoModule *m) {
    if (!fo_index_init() || !add_constants(m)) return false;
    for (size_t k = 0; k < FO_COUNT_OF(function_tables); k++)
        if (!fo_module_add_defs(m, function_tables[k])) return false;
    return true;
}
