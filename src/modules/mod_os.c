// SPDX-License-Identifier: MIT
// os: the module. Functions are in os_file.c, os_process.c, os_scan.c, os_environ.c, os_path.c.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "modules/os_private.h"

static FoObject *os_fspath(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_fspath(args[0]); }

static FoObject *os_fsencode(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) path = os_fspath(self, args, n, kwnames);
    if (!path || fo_bytes_check(path)) return fo_take(path);
    return fo_str_encode((FoStr *)path, "utf-8", "surrogateescape");
}

static FoObject *os_fsdecode(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) path = os_fspath(self, args, n, kwnames);
    if (!path || fo_str_check(path)) return fo_take(path);
    return fo_bytes_decode(((FoBytesObject *)path)->data, ((FoBytesObject *)path)->n, "utf-8", "surrogateescape");
}

static FoObject *os_scandir(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_os_scandir_new(n && args[0] != fo_none ? args[0] : NULL);
}

static FoObject *os_walk(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"top", "topdown", "onerror", "followlinks"};
    static const FoParams params = {"walk", names, 4, 1, 0, 4};
    FoObject *out[4];
    bool top_down = true, follow = false;
    if (!fo_args_bind(&params, args, n, kwnames, out)) return NULL;
    if ((out[1] && !fo_is_true(out[1], &top_down)) || (out[3] && !fo_is_true(out[3], &follow))) return NULL;
    return fo_os_walk_new(out[0], top_down, out[2] == fo_none ? NULL : out[2], follow);
}

// ---- PathLike: whatever has __fspath__ is an instance

static FoType path_like_type;

static bool is_path_like(FoType *type, FoObject *class_) {
    if (class_ != (FoObject *)&path_like_type) return fo_type_is_subtype(type, (FoType *)class_);
    return fo_type_peek(type, fo_name(__fspath__)) != NULL;
}

static FoObject *instance_check(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_bool_new(is_path_like(args[0]->type, self));
}

static FoObject *subclass_check(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_has_flag(args[0], FO_TYPE_TYPE)) return fo_raise(FO_TYPE_ERROR, "issubclass() arg 1 must be a class");
    return fo_bool_new(is_path_like((FoType *)args[0], self));
}

static const FoNativeDef meta_methods[] = {
    {"__instancecheck__", instance_check, 1, 1, 0, NULL},
    {"__subclasscheck__", subclass_check, 1, 1, 0, NULL},
    {NULL},
};
static FoType path_like_meta_type = {
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "abc.ABCMeta",
    .basic_nbytes = sizeof(FoType),
    .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_TYPE,
    .base = &fo_type_type,
    .methods = meta_methods,
};
static FoType path_like_type = {
    .head = {{FO_SHARED_REFCOUNT, &path_like_meta_type}},
    .name = "os.PathLike",
    .doc = "Abstract base class for implementing the file system path protocol.",
    .basic_nbytes = sizeof(FoObject),
    .flags = FO_TYPE_BASE,
    .base = &fo_object_type,
};

static bool path_like_init(void) {
    FoType *types[] = {&path_like_meta_type, &path_like_type};
    for (int i = 0; i < 2; i++)
        if (!(types[i]->flags & FO_TYPE_READY) && !fo_type_ready(types[i])) return false;
    return true;
}

// ---- the module

static const FoNativeDef defs[] = {
    {"fspath", os_fspath, 1, 1, 0, "Return the file system path representation of the object."},
    {"fsencode", os_fsencode, 1, 1, 0, "Encode filename to the filesystem encoding."},
    {"fsdecode", os_fsdecode, 1, 1, 0, "Decode filename from the filesystem encoding."},
    {"scandir", os_scandir, 0, 1, 0, "Return an iterator of DirEntry objects for given path."},
    {"walk", os_walk, 0, -1, FO_NATIVE_KEYWORDS, "Directory tree generator: (dirpath, dirnames, filenames)."},
    {NULL},
};

static bool add_constants(FoModule *m) {
    static const struct { const char *name, *value; } texts[] = {
        {"name", "posix"}, {"sep", "/"}, {"linesep", "\n"}, {"curdir", "."}, {"pardir", ".."}, {"extsep", "."}, {"pathsep", ":"},
        {"devnull", "/dev/null"}, {"defpath", "/bin:/usr/bin"},
    };
    if (!fo_os_add_numbers(m)) return false;
    for (size_t i = 0; i < FO_COUNT_OF(texts); i++)
        if (!fo_module_add_text(m, texts[i].name, texts[i].value)) return false;
    return fo_module_add_give(m, "altsep", fo_new_none());
}

static bool add_types(FoModule *m) {
    return path_like_init() && fo_module_add_give(m, "PathLike", fo_ref_object((FoObject *)&path_like_type)) &&
           fo_module_add_give(m, "DirEntry", fo_ref_object((FoObject *)&fo_dir_entry_type)) &&
           fo_module_add_give(m, "stat_result", fo_ref_object((FoObject *)&fo_os_stat_type)) &&
           fo_module_add_give(m, "terminal_size", fo_ref_object((FoObject *)&fo_os_terminal_size_type)) &&
           fo_module_add_give(m, "error", fo_ref_object((FoObject *)fo_exception_type(FO_OS_ERROR)));
}

// os.path is the module posixpath, importable as os.path too.
static bool add_path(FoModule *m) {
    FO_AUTO(FoObject) path = fo_module_os_path_new();
    return path && fo_module_add_give(m, "path", fo_ref(path)) && fo_dict_set_text(fo_rt->modules, "posixpath", path) &&
           fo_dict_set_text(fo_rt->modules, "os.path", path);
}

FoObject *fo_module_os_new(void) {
    if (!fo_os_stat_init() || !fo_os_scan_init()) return NULL;
    FO_AUTO(FoModule) m = fo_module_from_defs("os", "OS routines for NT or Posix depending on what system we're on.", defs);
    if (!m || !fo_module_add_defs(m, fo_os_file_defs) || !fo_module_add_defs(m, fo_os_process_defs) ||
        !fo_module_add_defs(m, fo_os_descriptor_defs) || !add_constants(m) || !add_types(m) ||
        !fo_module_add_give(m, "environ", fo_os_environ_new()) || !add_path(m))
        return NULL;
    return (FoObject *)fo_take(m);
}
