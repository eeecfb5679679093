// SPDX-License-Identifier: MIT
// The module builtins: fills fo_rt->builtins with types, exceptions, constants and functions. Functions that need frames
// or the compiler (compile, eval, exec, globals, locals, __import__, __build_class__) are added by lang.
#include "modules/mod_builtins.h"
#include "modules/modules.h"
#include "types/exception.h"

static FoType *const types[] = {
    &fo_object_type, &fo_type_type, &fo_bool_type, &fo_int_type, &fo_float_type, &fo_complex_type, &fo_str_type, &fo_bytes_type,
    &fo_bytearray_type, &fo_memoryview_type, &fo_tuple_type, &fo_list_type, &fo_dict_type, &fo_set_type, &fo_frozenset_type,
    &fo_range_type, &fo_slice_type, &fo_enumerate_type, &fo_zip_type, &fo_map_type, &fo_filter_type, &fo_reversed_type,
    &fo_property_type, &fo_class_method_type, &fo_static_method_type, &fo_super_type,
};

static bool add_types(FoDict *d) {
    for (size_t i = 0; i < FO_COUNT_OF(types); i++)
        if (!fo_dict_set_text(d, types[i]->name, (FoObject *)types[i])) return false;
    for (int kind = 1; kind < FO_EXCEPTION_COUNT; kind++) {
        FoType *type = fo_exception_type((FoExceptionKind)kind);
        if (type && !fo_dict_set_text(d, type->name, (FoObject *)type)) return false;
    }
    FoObject *os_error = (FoObject *)fo_exception_type(FO_OS_ERROR);
    return fo_dict_set_text(d, "BaseException", (FoObject *)fo_exception_type(FO_BASE_EXCEPTION)) &&
           fo_dict_set_text(d, "IOError", os_error) && fo_dict_set_text(d, "EnvironmentError", os_error);
}

static bool add_constants(FoDict *d) {
    return fo_dict_set_text(d, "None", fo_none) && fo_dict_set_text(d, "True", fo_true) && fo_dict_set_text(d, "False", fo_false) &&
           fo_dict_set_text(d, "NotImplemented", fo_not_implemented) && fo_dict_set_text(d, "Ellipsis", fo_ellipsis) &&
           fo_dict_set_text(d, "__debug__", fo_true);
}

static bool add_functions(FoDict *d, const FoNativeDef *defs, FoObject *module, FoObject *name) {
    for (; defs->name; defs++)
        if (!fo_dict_set_text_give(d, defs->name, fo_native_new(defs, module, name))) return false;
    return true;
}

// builtins.open is io.open.
static bool add_open(FoDict *d) {
    FO_AUTO(FoObject) io = fo_xref(fo_lend(fo_dict_peek_text(fo_rt->modules, "io")));
    if (!io) {
        io = fo_module_io_new();
        if (!io || !fo_dict_set_text(fo_rt->modules, "io", io)) return false;
    }
    return fo_dict_set_text_give(d, "open", fo_get_attr_text(io, "open"));
}

FoObject *fo_module_builtins_new(void) {
    FoDict *d = fo_rt->builtins;
    FO_AUTO(FoStr) name = fo_str_intern("builtins");
    FO_AUTO(FoObject) module = name ? (FoObject *)fo_module_from_dict(name, d) : NULL;
    if (module) ((FoModule *)module)->built_in = true;
    if (!module || !add_constants(d) || !add_types(d)) return NULL;
    const FoNativeDef *const tables[] = {fo_builtins_number_defs, fo_builtins_object_defs, fo_builtins_sequence_defs, fo_builtins_text_defs};
    for (size_t i = 0; i < FO_COUNT_OF(tables); i++)
        if (!add_functions(d, tables[i], module, (FoObject *)name)) return NULL;
    FO_AUTO(FoObject) doc = (FoObject *)fo_str_from_text(
        "Built-in functions, types, exceptions, and other objects.\n\nThis module provides direct access to all 'built-in'\nidentifiers of Python; for example, builtins.len is\nthe full name for the built-in function len().");
    if (!doc || !fo_dict_set_str(d, fo_name(__doc__), doc) || !add_open(d) || !fo_builtins_add_site(d)) return NULL;
    return fo_take(module);
}
