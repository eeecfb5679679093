// SPDX-License-Identifier: MIT
// -m: a module's file is run as __main__, behind the packages that it is in; a package's __main__.py stands for the package.
#include "lang/machine_private.h"
#include <unistd.h>

// Ends the program with a line on stderr, as the module cannot be run.
static bool cannot_run(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    FO_AUTO(FoStr) why = fo_str_vprintf(format, arguments);
    va_end(arguments);
    FoBorrowed sys = fo_dict_peek_text(fo_rt->modules, "sys");
    FO_AUTO(FoObject) program = sys ? fo_get_attr_text(fo_lend(sys), "executable") : NULL;
    FO_AUTO(FoStr) line = why && program ? fo_str_printf("%S: %S", program, (FoObject *)why) : NULL;
    if (line) fo_raise_with(FO_SYSTEM_EXIT, (FoObject *)line);
    return false;
}

// The path of <dir>/<tail><suffix> for the first entry of a list of folders that has it; NULL: none, or an exception is pending.
static FoStr *find_file(FoObject *folders, const char *tail, const char *suffix) {
    for (int64_t i = 0; fo_list_check(folders) && i < ((FoList *)folders)->n; i++) {
        FoObject *dir = ((FoList *)folders)->items[i];
        if (!fo_str_check(dir)) continue;
        FO_AUTO(FoStr) path = fo_str_printf("%S%s%s%s", dir, ((FoStr *)dir)->n ? "/" : "", tail, suffix);
        const char *text = path ? fo_str_utf8(path, NULL) : NULL;
        if (!text) return NULL;
        if (access(text, R_OK) == 0) return fo_take(path);
    }
    return NULL;
}

// Where the parts of a package, or without one the modules, are looked for.
static FoObject *folders_of(FoObject *package_or_null) {
    FoObject *holder = package_or_null;
    if (!holder && !(holder = fo_lend(fo_dict_peek_text(fo_rt->modules, "sys")))) return fo_raise(FO_RUNTIME_ERROR, "lost sys.path");
    FoObject *folders = NULL;
    if (!fo_find_attr(holder, package_or_null ? fo_name(__path__) : fo_name(path), &folders)) return NULL;
    return folders ? folders : fo_new_none();
}

static bool set_argument(FoStr *path) {
    FoBorrowed sys = fo_dict_peek_text(fo_rt->modules, "sys");
    FO_AUTO(FoObject) argv = sys ? fo_get_attr_text(fo_lend(sys), "argv") : NULL;
    FO_AUTO(FoObject) zero = fo_int_from_i64(0);
    return argv && zero && fo_set_item(argv, zero, (FoObject *)path);
}

static bool run_as_main(FoStr *path, FoObject *package) {
    FoDict *space = fo_main_namespace();
    const char *text = fo_str_utf8(path, NULL);
    return space && text && set_argument(path) && fo_dict_set_str(space, fo_name(__package__), package) && fo_run_file(text);
}

static bool run_package(const char *dotted_name) {
    FO_AUTO(FoObject) package = fo_import(dotted_name);
    FO_AUTO(FoObject) folders = package ? folders_of(package) : NULL;
    FO_AUTO(FoStr) path = folders ? find_file(folders, "__main__", ".py") : NULL;
    if (fo_error_is_pending()) return false;
    if (!path) return cannot_run("No module named %s.__main__; '%s' is a package and cannot be directly executed", dotted_name, dotted_name);
    FO_AUTO(FoObject) name = (FoObject *)fo_str_from_text(dotted_name);
    return name && run_as_main(path, name);
}

bool fo_run_module(const char *dotted_name) {
    const char *dot = strrchr(dotted_name, '.'), *tail = dot ? dot + 1 : dotted_name;
    FO_AUTO(FoStr) parent_name = dot ? fo_str_from_utf8(dotted_name, (size_t)(dot - dotted_name)) : fo_ref(fo_rt->empty_str);
    const char *parent_text = parent_name ? fo_str_utf8(parent_name, NULL) : NULL;
    if (!parent_text) return false;
    FO_AUTO(FoObject) parent = dot ? fo_import(parent_text) : NULL;
    if (dot && !parent) {
        if (!fo_error_matches_kind(FO_MODULE_NOT_FOUND_ERROR)) return false;
        FO_AUTO(FoObject) error = fo_error_take();
        return cannot_run("Error while finding module specification for '%s' (ModuleNotFoundError: %S)", dotted_name, error);
    }
    FO_AUTO(FoObject) folders = folders_of(parent);
    if (!folders) return false;
    if (parent && folders == fo_none)
        return cannot_run("Error while finding module specification for '%s' (ModuleNotFoundError: __path__ attribute not found on '%s' while "
                          "trying to find '%s')", dotted_name, parent_text, dotted_name);
    FO_AUTO(FoStr) init = find_file(folders, tail, "/__init__.py");
    if (init) return run_package(dotted_name);
    FO_AUTO(FoStr) path = fo_error_is_pending() ? NULL : find_file(folders, tail, ".py");
    if (path) return run_as_main(path, (FoObject *)parent_name);
    FO_AUTO(FoStr) folder = fo_error_is_pending() ? NULL : find_file(folders, tail, "/.");
    if (folder) return run_package(dotted_name);
    return fo_error_is_pending() ? false : cannot_run("No module named %s", dotted_name);
}

bool fo_run_folder(const char *path) {
    FO_AUTO(FoStr) file = fo_str_printf("%s/__main__.py", path);
    const char *text = file ? fo_str_utf8(file, NULL) : NULL;
    if (!text) return false;
    if (access(text, R_OK)) return cannot_run("can't find '__main__' module in '%s'", path);
    FoDict *space = fo_main_namespace();
    return space && fo_dict_set_str(space, fo_name(__package__), (FoObject *)fo_rt->empty_str) && fo_run_file(text);
}
