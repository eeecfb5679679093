// SPDX-License-Identifier: MIT
// The table of modules written in C, and how they start.
#include "modules/modules.h"

#include "array/array.h"

#include "modules/io.h"
#include "modules/modules_state.h"

static const struct {
    const char *name;
    FoModuleConstructor constructor;
} table[] = {
#define X(name, constructor) {#name, fo_module_##constructor##_new},
    FO_C_MODULES(X)
#undef X
};

FoModuleConstructor fo_module_find_constructor(const char *name) {
    for (size_t i = 0; i < FO_COUNT_OF(table); i++)
        if (strcmp(table[i].name, name) == 0) return table[i].constructor;
    return NULL;
}

FoTuple *fo_module_builtin_names(void) {
    FO_AUTO(FoList) names = fo_list_new(0);
    for (size_t i = 0; names && i < FO_COUNT_OF(table); i++)
        if (!fo_list_append_give(names, (FoObject *)fo_str_from_text(table[i].name))) return NULL;
    return names && fo_list_sort(names, NULL, false) ? fo_list_as_tuple(names) : NULL;
}

FoModulesState *fo_modules_state(void) {
    if (!fo_rt->module_state) {
        fo_rt->module_state = fo_alloc_zero(sizeof(FoModulesState), FO_MEM_INTERNAL);
        if (!fo_rt->module_state) return fo_raise_no_memory();
    }
    return fo_rt->module_state;
}

// After modules are gone.
static void modules_state_deinit(void) {
    fo_array_deinit();
    FoModulesState *state = fo_rt->module_state;
    if (!state) return;
    fo_clear_slot(&state->unsupported_operation);
    fo_rt->module_state = NULL;
    fo_free(state, sizeof *state, FO_MEM_INTERNAL);
}

// ---- start and end

static bool add_standard_files(FoModule *sys) {
    static const char *const names[3][2] = {{"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    for (int fd = 0; fd < 3; fd++) {
        FO_AUTO(FoObject) file = fo_file_standard(fd);
        if (!file || !fo_module_add_give(sys, names[fd][0], fo_ref(file)) || !fo_module_add_give(sys, names[fd][1], fo_ref(file))) return false;
    }
    return true;
}

static bool add_argv(FoModule *sys, int argc, char *const *argv) {
    FO_AUTO(FoList) list = fo_list_new(0);
    for (int i = 0; list && i < argc; i++)
        if (!fo_list_append_give(list, fo_bytes_decode(argv[i], (int64_t)strlen(argv[i]), "utf-8", "surrogateescape"))) return false;
    return list && fo_module_add_give(sys, "argv", fo_ref_object((FoObject *)list));
}

bool fo_modules_start(int argc, char *const *argv) {
    fo_rt->hooks.drop_modules = modules_state_deinit;
    if (!fo_io_init()) return false;
    FO_AUTO(FoObject) sys = fo_module_sys_new();
    if (!sys || !add_standard_files((FoModule *)sys) || !add_argv((FoModule *)sys, argc, argv)) return false;
    fo_assign_give(&fo_rt->sys_module, fo_ref(sys));
    if (!fo_dict_set_text(fo_rt->modules, "sys", sys)) return false;
    FO_AUTO(FoObject) builtins = fo_module_builtins_new();
    return builtins && fo_dict_set_text(fo_rt->modules, "builtins", builtins);
}

static bool flush(const char *name) {
    FO_AUTO(FoObject) file = NULL;
    FO_AUTO(FoStr) key = fo_str_intern(name);
    if (!key || !fo_find_attr(fo_rt->sys_module, key, &file)) {
        fo_error_clear();
        return true;
    }
    if (!file || file == fo_none) return true;
    FO_AUTO(FoObject) closed = fo_get_attr_text(file, "closed");
    bool truth = false;
    if (!closed || !fo_is_true(closed, &truth)) fo_error_clear();
    if (truth || fo_file_flush(file)) return true;
    return false;
}

bool fo_modules_flush_standard_files(void) {
    bool ok = true;
    if (!fo_rt->sys_module) return true;
    FoObject *error = fo_error_take();
    if (!flush("stdout")) {
        FO_AUTO(FoObject) stdout_file = fo_get_attr(fo_rt->sys_module, fo_name(stdout));
        fo_error_write_unraisable(NULL, stdout_file);
        ok = false;
    }
    if (!flush("stderr")) {
        fo_error_clear();
        ok = false;
    }
    fo_error_restore_give(error);
    return ok;
}
