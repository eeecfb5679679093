// SPDX-License-Identifier: MIT
// import: sys.modules, native modules, modules embedded in the library, then files and packages along sys.path.
#include "lang/machine_private.h"
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void fo_import_set_finder(FoModuleFinder native) { lang_state()->native_modules = native; }
void fo_import_set_embedded(FoEmbeddedFinder embedded) { lang_state()->embedded_modules = embedded; }

// Gives the pending ImportError its name and path.
static FoObject *name_error(FoObject *name, FoObject *path_or_null) {
    FoObject *pending = fo_rt->pending;
    if (!pending || !fo_is_a(pending, fo_exception_type(FO_IMPORT_ERROR))) return NULL;
    FoException *e = (FoException *)pending;
    fo_assign_give(&e->extra[FO_EXTRA_IMPORT_NAME], fo_ref(name));
    if (path_or_null) fo_assign_give(&e->extra[FO_EXTRA_IMPORT_PATH], fo_ref(path_or_null));
    return NULL;
}

static FoObject *not_found(FoStr *name) {
    fo_raise(FO_MODULE_NOT_FOUND_ERROR, "No module named %R", (FoObject *)name);
    return name_error((FoObject *)name, NULL);
}

// ---- making a module from source
static bool set_up(FoModule *m, FoStr *name, FoObject *file, FoObject *path_list) {
    FO_AUTO(FoObject) package = NULL;
    if (path_list) {
        package = (FoObject *)fo_ref(name);
    } else {
        int64_t dot = name->n;
        while (dot > 0 && fo_str_at(name, dot - 1) != '.') dot--;
        package = (FoObject *)fo_str_slice(name, 0, dot ? dot - 1 : 0, 1, dot ? dot - 1 : 0);
    }
    if (!package) return false;
    return fo_dict_set_str(m->dict, fo_name(__package__), package) && (!file || fo_dict_set_str(m->dict, fo_name(__file__), file)) &&
           (!path_list || fo_dict_set_str(m->dict, fo_name(__path__), path_list)) &&
           fo_dict_set_str(m->dict, fo_name(__builtins__), (FoObject *)fo_rt->builtins);
}

static FoObject *run_module(FoStr *name, const char *source, size_t n, FoStr *filename, FoObject *path_list) {
    const char *text = fo_str_utf8(name, NULL);
    FO_AUTO(FoModule) m = text ? fo_module_new(text) : NULL;
    if (!m || !set_up(m, name, (FoObject *)filename, path_list)) return NULL;
    FO_AUTO(FoObject) code = fo_compile(source, n, FO_SOURCE_FILE, filename, FO_PARSE_FILE);
    if (!code || !fo_dict_set_str(fo_rt->modules, name, (FoObject *)m)) return NULL;
    m->starting = true;
    FO_AUTO(FoObject) result = fo_run_code(code, m->dict, NULL);
    m->starting = false;
    if (!result) {
        FO_AUTO(FoObject) error = fo_error_take();
        FoObject *gone = NULL;
        if (!fo_dict_pop(fo_rt->modules, (FoObject *)name, &gone)) fo_error_clear();
        fo_xunref(gone);
        fo_error_restore_give(fo_take(error));
        return NULL;
    }
    FoBorrowed final = fo_dict_peek_str(fo_rt->modules, name); // a module may replace itself
    return final ? fo_own(final) : (FoObject *)fo_take(m);
}

static bool is_file(const char *path) {
    struct stat s;
    return stat(path, &s) == 0 && S_ISREG(s.st_mode);
}

static FoObject *load_file(FoStr *name, const char *path, FoObject *path_list) {
    FoBuffer source = FO_BUFFER_EMPTY;
    FO_AUTO(FoStr) filename = fo_str_from_utf8_surrogates(path, strlen(path));
    FoObject *m = NULL;
    if (filename && fo_read_file(path, &source)) m = run_module(name, source.data, source.n, filename, path_list);
    fo_buffer_deinit(&source);
    return m;
}

static bool is_folder(const char *path) {
    struct stat s;
    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

// Looks for <dir>/<tail>/__init__.py and <dir>/<tail>.py. *found false and NULL without exception: not here; a folder <dir>/<tail>
// is noted among the portions then.
static FoObject *search_dir(FoStr *name, FoStr *dir, const char *tail, FoList *portions, bool *found) {
    const char *base = fo_str_utf8(dir, NULL);
    if (!base) return NULL;
    FoBuffer path = FO_BUFFER_EMPTY;
    FoObject *m = NULL;
    char *here = *base == '/' ? NULL : getcwd(NULL, 0); // modules know where they are, wherever the program goes
    if (here) fo_buffer_printf(&path, "%s%s", here, strcmp(here, "/") ? "/" : "");
    free(here);
    fo_buffer_printf(&path, "%s%s", base, *base ? "/" : "");
    size_t n_folder = path.n;
    fo_buffer_printf(&path, "%s/__init__.py", tail);
    const char *text = fo_buffer_text(&path);
    if (text && is_file(text)) {
        *found = true;
        FO_AUTO(FoStr) folder = fo_str_from_utf8_surrogates(text, strlen(text) - strlen("/__init__.py"));
        FO_AUTO(FoObject) list = folder ? (FoObject *)fo_list_from_items((FoObject **)&folder, 1) : NULL;
        if (list) m = load_file(name, text, list);
    } else if (text) {
        path.n = n_folder;
        fo_buffer_printf(&path, "%s.py", tail);
        text = fo_buffer_text(&path);
        if (text && is_file(text)) {
            *found = true;
            m = load_file(name, text, NULL);
        } else if (text) {
            path.n -= strlen(".py");
            text = fo_buffer_text(&path);
            FO_AUTO(FoObject) portion = text && is_folder(text) ? (FoObject *)fo_str_from_utf8_surrogates(text, path.n) : NULL;
            if (portion && !fo_list_append(portions, portion)) *found = true;
        }
    }
    if (!text) fo_raise_no_memory();
    fo_buffer_deinit(&path);
    return m;
}

// A package without a file: the folders of its name along the path.
static FoObject *namespace_package(FoStr *name, FoList *portions) {
    const char *text = fo_str_utf8(name, NULL);
    FO_AUTO(FoModule) m = text ? fo_module_new(text) : NULL;
    if (!m || !set_up(m, name, fo_none, (FoObject *)portions) || !fo_dict_set_str(fo_rt->modules, name, (FoObject *)m)) return NULL;
    return (FoObject *)fo_take(m);
}

static FoObject *search_path(FoStr *name, FoObject *path_list, const char *tail) {
    FO_AUTO(FoList) portions = fo_list_new(0);
    if (!portions) return NULL;
    if (path_list && fo_list_check(path_list)) {
        for (int64_t i = 0; i < ((FoList *)path_list)->n; i++) {
            FO_AUTO(FoObject) dir = fo_ref(((FoList *)path_list)->items[i]);
            bool found = false;
            if (!fo_str_check(dir)) continue;
            FoObject *m = search_dir(name, (FoStr *)dir, tail, portions, &found);
            if (m || found || fo_error_is_pending()) return m;
        }
    }
    return portions->n ? namespace_package(name, portions) : not_found(name);
}

static FoObject *load(FoStr *name, FoObject *parent) {
    LangState *ls = lang_state();
    const char *text = fo_str_utf8(name, NULL);
    if (!text) return NULL;
    FoModuleNew native = ls->native_modules ? ls->native_modules(text) : NULL;
    if (native) {
        FO_AUTO(FoObject) m = native();
        if (!m || !fo_dict_set_str(fo_rt->modules, name, m)) return NULL;
        return fo_take(m);
    }
    size_t n;
    bool is_package = false;
    const char *embedded = ls->embedded_modules ? ls->embedded_modules(text, &n, &is_package) : NULL;
    if (embedded) {
        FO_AUTO(FoStr) filename = fo_str_printf("<folio>/%s.py", text);
        FO_AUTO(FoStr) source = filename ? fo_str_from_utf8(embedded, n) : NULL;
        FO_AUTO(FoObject) list = is_package ? (FoObject *)fo_list_new(0) : NULL;
        if (!source || (is_package && !list) || !fo_source_remember(filename, source)) return NULL;
        return run_module(name, embedded, n, filename, list);
    }
    const char *dot = strrchr(text, '.');
    FO_AUTO(FoObject) path_list = NULL;
    if (parent) {
        if (!fo_find_attr(parent, fo_name(__path__), &path_list)) return NULL;
        if (!path_list) {
            FO_AUTO(FoStr) package = fo_str_from_utf8(text, (size_t)(dot - text));
            if (package) fo_raise(FO_MODULE_NOT_FOUND_ERROR, "No module named %R; %R is not a package", (FoObject *)name, (FoObject *)package);
            return name_error((FoObject *)name, NULL);
        }
    } else {
        FoBorrowed sys = fo_dict_peek_text(fo_rt->modules, "sys");
        if (sys && !fo_find_attr(fo_lend(sys), fo_name(path), &path_list)) return NULL;
    }
    return search_path(name, path_list, dot ? dot + 1 : text);
}

static FoObject *import_absolute(FoStr *name);

// The part of a dotted name behind the last dot, `dot` characters in, of a module that is not known yet; its package is imported first.
static FoObject *import_part(FoStr *name, int64_t dot) {
    FO_AUTO(FoObject) parent = NULL;
    if (dot) {
        FO_AUTO(FoStr) package = fo_str_slice(name, 0, dot - 1, 1, dot - 1);
        parent = package ? import_absolute(package) : NULL;
        if (!parent) return NULL;
        FoBorrowed known = fo_dict_peek_str(fo_rt->modules, name); // the package may have imported it
        if (known) return fo_own(known);
    }
    FO_AUTO(FoObject) m = load(name, parent);
    if (m && parent) {
        FO_AUTO(FoStr) tail = fo_str_slice(name, dot, name->n, 1, name->n - dot);
        if (!tail || !fo_set_attr(parent, tail, m)) return NULL;
    }
    return fo_take(m);
}

// One absolute dotted name: imports the parents first and binds each part in its parent.
static FoObject *import_absolute(FoStr *name) {
    FoBorrowed known = fo_dict_peek_str(fo_rt->modules, name);
    if (known) {
        if (fo_lend(known) != fo_none) return fo_own(known);
        fo_raise(FO_MODULE_NOT_FOUND_ERROR, "import of %S halted; None in sys.modules", name);
        return name_error((FoObject *)name, NULL);
    }
    int64_t dot = name->n;
    while (dot > 0 && fo_str_at(name, dot - 1) != '.') dot--;
    if (!fo_enter_recursion(" during import")) return NULL; // a.b.c imports a.b first, each with a name of its own
    FO_AUTO(FoObject) m = import_part(name, dot);
    fo_leave_recursion();
    return fo_take(m);
}

FoObject *fo_import(const char *dotted_name) {
    FO_AUTO(FoStr) name = fo_str_intern(dotted_name);
    return name ? import_absolute(name) : NULL;
}

// The absolute name of a relative import.
static FoStr *resolve(FoStr *name, FoDict *globals, int64_t level) {
    FoObject *package = globals ? fo_lend(fo_dict_peek_str(globals, fo_name(__package__))) : NULL;
    FO_AUTO(FoStr) base = package && fo_str_check(package) ? (FoStr *)fo_ref(package) : NULL;
    if (!base || !base->n) return fo_raise(FO_IMPORT_ERROR, "attempted relative import with no known parent package");
    for (int64_t up = level - 1; up > 0; up--) {
        int64_t dot = base->n;
        while (dot > 0 && fo_str_at(base, dot - 1) != '.') dot--;
        if (!dot) return fo_raise(FO_IMPORT_ERROR, "attempted relative import beyond top-level package");
        fo_assign_give(&base, fo_str_slice(base, 0, dot - 1, 1, dot - 1));
        if (!base) return NULL;
    }
    return name->n ? fo_str_printf("%S.%S", base, name) : fo_take(base);
}

// Imports the submodules among the names; `*` stands for __all__.
static bool import_wanted(FoObject *module, FoStr *absolute, FoObject *names, bool is_all) {
    FO_AUTO(FoObject) path = NULL;
    if (!fo_find_attr(module, fo_name(__path__), &path)) return false;
    if (!path) return true; // only packages have submodules
    FO_AUTO(FoTuple) wanted = fo_sequence_as_tuple(names);
    for (int64_t i = 0; wanted && i < wanted->n; i++) {
        FoObject *part = wanted->items[i], *there = NULL;
        if (!fo_str_check(part)) continue;
        if (fo_str_equals_text((FoStr *)part, "*")) {
            FO_AUTO(FoObject) all = NULL;
            if (!is_all && (!fo_find_attr(module, fo_name(__all__), &all) || (all && !import_wanted(module, absolute, all, true)))) return false;
            continue;
        }
        if (!fo_find_attr(module, (FoStr *)part, &there)) return false;
        if (there) {
            fo_unref(there);
            continue;
        }
        FO_AUTO(FoStr) full = fo_str_printf("%S.%S", absolute, (FoStr *)part);
        FO_AUTO(FoObject) sub = full ? import_absolute(full) : NULL;
        if (sub) continue;
        if (!full || !fo_error_matches_kind(FO_MODULE_NOT_FOUND_ERROR)) return false;
        fo_error_clear(); // IMPORTFROM says what is missing
    }
    return wanted != NULL;
}

FoObject *fo_import_name(FoStr *name, FoDict *globals, FoObject *names, int64_t level) {
    if (level < 0) return fo_raise(FO_VALUE_ERROR, "level must be >= 0");
    if (!level && !name->n) return fo_raise(FO_VALUE_ERROR, "Empty module name");
    FO_AUTO(FoStr) absolute = level ? resolve(name, globals, level) : fo_ref(name);
    FO_AUTO(FoObject) module = absolute ? import_absolute(absolute) : NULL;
    if (!module) return NULL;
    if (names && names != fo_none) {
        bool any;
        if (!fo_is_true(names, &any)) return NULL;
        if (any) return import_wanted(module, absolute, names, false) ? fo_take(module) : NULL;
    }
    // `import a.b` gives a
    int64_t dot = 0;
    while (dot < name->n && fo_str_at(name, dot) != '.') dot++;
    if (dot == name->n) return fo_take(module);
    int64_t n = absolute->n - (name->n - dot);
    FO_AUTO(FoStr) top = fo_str_slice(absolute, 0, n, 1, n);
    return top ? import_absolute(top) : NULL;
}

FoObject *import_statement(FoFrame *f, FoStr *name, FoObject *names, int64_t level) {
    FoObject *hook = fo_lend(fo_dict_peek_str(f->function->builtins, fo_name(__import__)));
    if (!hook) return fo_raise(FO_IMPORT_ERROR, "__import__ not found");
    if (hook->type == &fo_native_type) return fo_import_name(name, frame_globals(f), names, level);
    FO_AUTO(FoObject) number = fo_int_from_i64(level);
    FoObject *args[] = {(FoObject *)name, (FoObject *)frame_globals(f), f->locals ? f->locals : fo_none, names, number};
    return number ? fo_call(hook, args, 5, NULL) : NULL;
}

FoObject *import_from(FoObject *module, FoStr *name) {
    FoObject *value = NULL;
    if (!fo_find_attr(module, name, &value) || value) return value;
    FO_AUTO(FoObject) package = NULL;
    FO_AUTO(FoObject) file = NULL;
    if (!fo_find_attr(module, fo_name(__name__), &package) || !fo_find_attr(module, fo_name(__file__), &file)) return NULL;
    if (package && fo_str_check(package)) { // a submodule that is being imported
        FO_AUTO(FoStr) full = fo_str_printf("%S.%S", (FoStr *)package, name);
        FoBorrowed sub = full ? fo_dict_peek_str(fo_rt->modules, full) : NULL;
        if (sub) return fo_own(sub);
    }
    FO_AUTO(FoObject) unknown = (FoObject *)fo_str_from_text("<unknown module name>");
    if (!unknown) return NULL;
    FoObject *shown = package && fo_str_check(package) ? package : unknown;
    bool has_file = file && fo_str_check(file);
    if (!has_file)
        fo_raise(FO_IMPORT_ERROR, "cannot import name %R from %R (unknown location)", (FoObject *)name, shown);
    else if (fo_module_check(module) && ((FoModule *)module)->starting)
        fo_raise(FO_IMPORT_ERROR, "cannot import name %R from partially initialized module %R (most likely due to a circular import) (%S)",
                 (FoObject *)name, shown, file);
    else
        fo_raise(FO_IMPORT_ERROR, "cannot import name %R from %R (%S)", (FoObject *)name, shown, file);
    return name_error(shown, has_file ? file : NULL);
}

bool import_star(FoFrame *f, FoObject *module) {
    FO_AUTO(FoObject) all = NULL;
    FO_AUTO(FoTuple) names = NULL;
    if (!fo_find_attr(module, fo_name(__all__), &all)) return false;
    if (!all) {
        FoDict *dict = fo_object_dict(module);
        if (!dict) return fo_fail(FO_IMPORT_ERROR, "from-import-* object has no __dict__ and no __all__");
        FO_AUTO(FoList) keys = fo_dict_keys_list(dict);
        names = keys ? fo_list_as_tuple(keys) : NULL;
    } else {
        names = fo_sequence_as_tuple(all);
    }
    if (!names) return false;
    FoObject *space = f->locals ? f->locals : (FoObject *)frame_globals(f);
    for (int64_t i = 0; i < names->n; i++) {
        FoObject *name = names->items[i];
        if (!fo_str_check(name)) return fo_fail(FO_TYPE_ERROR, "Item in __all__ must be str, not %T", name);
        if (!all && ((FoStr *)name)->n && fo_str_at((FoStr *)name, 0) == '_') continue;
        FO_AUTO(FoObject) value = fo_get_attr(module, (FoStr *)name);
        if (!value || !fo_set_item(space, name, value)) return false;
    }
    return true;
}
