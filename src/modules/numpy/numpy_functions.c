// SPDX-License-Identifier: MIT
// What the module numpy has beside the evaluator's own: tables of functions, constants.
#include "lang/lang.h"
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

// ---- names that are loaded when first asked for

// A warning of a library: it names the line outside the libraries that called.
static FoObject *warn(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const FoExceptionKind kinds[] = {FO_RUNTIME_WARNING, FO_DEPRECATION_WARNING, FO_USER_WARNING, FO_FUTURE_WARNING};
    for (size_t k = 0; k < FO_COUNT_OF(kinds); k++)
        if (args[0] == (FoObject *)fo_exception_type(kinds[k])) return fo_warn(kinds[k], "%S", args[1]) ? fo_new_none() : NULL;
    return fo_raise(FO_TYPE_ERROR, "category must be one of the warnings that libraries give");
}

static const struct {
    const char *module, *names; // names between blanks
} libraries[] = {
#define LIBRARY(file, names) {"_numpy_" #file, " " names " "},
#include "modules/numpy/library.def"
#undef LIBRARY
};
static const struct {
    const char *name, *target;
} aliases[] = {{"cumproduct", "cumprod"}, {"product", "prod"}, {"sometrue", "any"}, {"alltrue", "all"}};

static const char *library_of(const char *name, size_t n) {
    for (size_t k = 0; k < FO_COUNT_OF(libraries); k++)
        for (const char *at = libraries[k].names + 1; (at = strstr(at, name)) != NULL; at++)
            if (at[-1] == ' ' && at[n] == ' ') return libraries[k].module;
    return NULL;
}

static FoObject *find_in_library(const char *module, const char *name) {
    FO_AUTO(FoObject) library = fo_import(module);
    return library ? fo_get_attr_text(library, name) : NULL;
}

// Names that NumPy had until 1.24, for Python's own types: its message says what to write instead.
static const struct {
    const char *name, *advice;
    bool warns; // the name will come back
} gone[] = {
    {"object", "", true},
    {"bool", "If you specifically wanted the numpy scalar type, use `np.bool_` here.", true},
    {"str", "If you specifically wanted the numpy scalar type, use `np.str_` here.", true},
    {"float", "If you specifically wanted the numpy scalar type, use `np.float64` here.", false},
    {"complex", "If you specifically wanted the numpy scalar type, use `np.complex128` here.", false},
    {"int", "When replacing `np.int`, you may wish to use e.g. `np.int64` or `np.int32` to specify the precision. If you wish to review your current use, check the "
            "release note link for additional information.",
     false},
};

static void *raise_no_attribute(FoStr *name) {
    for (size_t k = 0; k < FO_COUNT_OF(gone); k++) {
        const char *text = gone[k].name;
        if (!fo_str_equals_text(name, text)) continue;
        if (gone[k].warns && !fo_warn(FO_FUTURE_WARNING,
            "In the future `np.%s` will be defined as the corresponding NumPy scalar.", text)) return NULL;
        return fo_raise(
            FO_ATTRIBUTE_ERROR,
            "module 'numpy' has no attribute '%s'.\n`np.%s` was a deprecated alias for the builtin `%s`. To avoid this error in existing code, "
            "use `%s` by itself. Doing this will not modify any behavior and is safe. %s\nThe aliases was originally deprecated in NumPy 1.20; for more "
            "details and guidance see the original release note at:\n    https://numpy.org/devdocs/release/1.20.0-notes.html#deprecations",
            text, text, text, text, gone[k].advice);
    }
    return fo_raise(FO_ATTRIBUTE_ERROR, "module 'numpy' has no attribute %R", name);
}

static FoObject *find_more(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoStr *name = (FoStr *)args[0];
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "attribute name must be string, not '%T'", args[0]);
    size_t length;
    const char *text = fo_str_utf8(name, &length);
    if (!text) return NULL;
    const char *module = strchr(text, ' ') ? NULL : library_of(text, length);
    FO_AUTO(FoObject) value = NULL;
    bool is_part = !strcmp(text, "testing") || !strcmp(text, "typing"); // modules in Python
    if (is_part) {
        value = fo_import(text[1] == 'e' ? "numpy.testing" : "numpy.typing");
    } else if (module) {
        value = find_in_library(module, text);
    } else {
        for (size_t k = 0; k < FO_COUNT_OF(aliases) && !value; k++)
            if (!strcmp(text, aliases[k].name)) value = fo_get_attr_text(self, aliases[k].target);
        if (!value && !fo_error_is_pending()) return raise_no_attribute(name);
    }
    return value && fo_dict_set_str(((FoModule *)self)->dict, name, value) ? fo_take(value) : NULL;
}

static const FoNativeDef more_functions[] = {
    {"__getattr__", find_more, 1, 1, 0, "Names that are loaded when first used."},
    {"_warn", warn, 2, 2, 0, "Gives a warning of the calling script's line."},
    {NULL}};

// numpy.lib.stride_tricks: its functions lie in lib/numpy_shape.py, with an underscore.
static FoObject *find_trick(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "attribute name must be string, not '%T'", args[0]);
    if (fo_str_equals_text((FoStr *)args[0], "as_strided")) return find_in_library("_numpy_shape", "_as_strided");
    if (fo_str_equals_text((FoStr *)args[0], "sliding_window_view")) return find_in_library("_numpy_shape", "_sliding_window_view");
    return fo_raise(FO_ATTRIBUTE_ERROR, "module 'numpy.lib.stride_tricks' has no attribute %R", args[0]);
}

static const FoNativeDef trick_functions[] = {{"__getattr__", find_trick, 1, 1, 0, "Names that are loaded when first used."}, {NULL}};

static bool add_tricks(FoModule *numpy) {
    FO_AUTO(FoModule) tricks = fo_module_from_defs("numpy.lib.stride_tricks", "Views made of shape and strides.", trick_functions);
    FoBorrowed lib = fo_dict_peek_text(numpy->dict, "lib");
    return tricks && fo_dict_set_text(fo_rt->modules, "numpy.lib.stride_tricks", (FoObject *)tricks) &&
           (!lib || fo_module_add_give((FoModule *)fo_lend(lib), "stride_tricks", fo_ref((FoObject *)tricks)));
}

bool fo_numpy_add_functions(FoModule *m) {
    if (!fo_index_init() || !add_constants(m)) return false;
    for (size_t k = 0; k < FO_COUNT_OF(function_tables); k++)
        if (!fo_module_add_defs(m, function_tables[k])) return false;
    return add_tricks(m) && fo_module_add_defs(m, more_functions);
}
