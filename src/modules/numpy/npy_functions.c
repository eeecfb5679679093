// SPDX-License-Identifier: MIT
// numpy: functions that concern files.
#include <stdio.h>
#include <unistd.h>

#include "array/files.h"
#include "modules/numpy/numpy_parts.h"

#define NATIVE_ARGS FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames

static FoArray *as_array(FoObject *o) { return fo_array_check(o) ? (FoArray *)fo_ref(o) : fo_array_from_object(o, NULL); }

// The path with an ending that it may lack; NULL and no exception: file is a file object.
static bool read_target(FoObject *file, const char *ending, FoStr **path) {
    bool is_open;
    *path = NULL;
    if (!fo_ask_method(file, "write", &is_open)) return false;
    if (is_open) return true;
    FO_AUTO(FoStr) given = fo_path_read(file);
    size_t n, n_ending = strlen(ending);
    const char *text = given ? fo_str_utf8(given, &n) : NULL;
    if (!text) return false;
    bool has = n >= n_ending && memcmp(text + n - n_ending, ending, n_ending) == 0;
    *path = has ? fo_take(given) : fo_str_printf("%S%s", given, ending);
    return *path != NULL;
}

static FoObject *np_save(NATIVE_ARGS) {
    static const char *const names[] = {"file", "arr", "allow_pickle", "fix_imports"};
    static const FoParams params = {"save", names, 4, 2, 0, 4};
    FoObject *given[4];
    FO_AUTO(FoStr) path = NULL;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !read_target(given[0], ".npy", &path)) return NULL;
    FO_AUTO(FoArray) a = as_array(given[1]);
    if (!a) return NULL;
    return (path ? fo_npy_save(path, a) : fo_npy_save_object(given[0], 1, a)) ? fo_new_none() : NULL;
}

// ---- load

// The first bytes of a file: is it an archive?
static bool peek_start(FoObject *file, FoStr *path, char start[4]) {
    int64_t got = 0;
    memset(start, 0, 4);
    if (path) {
        int64_t nbytes;
        int fd = fo_file_open_regular(path, false, &nbytes);
        if (fd < 0) return false;
        FO_AUTO(FoArray) bytes = NULL;
        if (nbytes >= 4) bytes = (FoArray *)fo_array_from_file((FoObject *)path, fo_dtype_peek(FO_DT_UINT8), 4, "", 0);
        else bytes = fo_array_new_kind(FO_DT_UINT8, 1, &(int64_t){0});
        close(fd);
        if (bytes) memcpy(start, bytes->data, (size_t)bytes->n_items);
        return bytes != NULL;
    }
    if (!fo_file_object_read(file, start, 4, &got)) return false;
    FO_AUTO(FoObject) back = fo_int_from_i64(-got);
    FO_AUTO(FoObject) one = fo_int_from_i64(1);
    FoObject *args[] = {back, one};
    FO_AUTO(FoObject) result = back && one ? fo_call_named(file, "seek", args, 2) : NULL;
    return result != NULL;
}

static FoObject *np_load(NATIVE_ARGS) {
    static const char *const names[] = {"file", "mmap_mode", "allow_pickle", "fix_imports", "encoding", "max_header_size"};
    static const FoParams params = {"load", names, 6, 1, 0, 5};
    FoObject *given[6];
    int64_t most;
    char start[4];
    FO_AUTO(FoStr) path = NULL;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_numpy_read_max_header(given[5], &most)) return NULL;
    FoObject *file = given[0];
    bool is_open;
    if (!fo_ask_method(file, "read", &is_open)) return NULL;
    if (!is_open) {
        path = fo_path_read(file);
        if (!path) return NULL;
    }
    if (!peek_start(file, path, start)) return NULL;
    if (!memcmp(start, "PK\3\4", 4) || !memcmp(start, "PK\5\6", 4)) return fo_npz_open(file, path);
    bool is_mapped = given[1] && given[1] != fo_none;
    if (is_mapped && !path)
        return fo_raise(FO_VALUE_ERROR, "Filename must be a string or a path-like object.  Memmap cannot use existing file handles.");
    if (is_mapped && fo_str_check(given[1]) && (fo_str_equals_text((FoStr *)given[1], "w+") || fo_str_equals_text((FoStr *)given[1], "write")))
        return fo_raise(FO_TYPE_ERROR, "object of type 'NoneType' has no len()");
    if (is_mapped) return (FoObject *)fo_memmap_open_npy(path, given[1], NULL, 0, NULL, false, most);
    return (FoObject *)(path ? fo_npy_load(path, most) : fo_npy_load_object(file, most));
}

// ---- archives

static FoObject *save_archive(FoObject *const *args, int64_t n, FoTuple *kwnames, bool is_compressed) {
    int64_t n_named = kwnames ? kwnames->n : 0;
    FoObject *file = n ? args[0] : NULL;
    int64_t first = n ? 1 : 0;
    FO_AUTO(FoList) names = fo_list_new(0);
    FO_AUTO(FoList) arrays = fo_list_new(0);
    if (!names || !arrays) return NULL;
    for (int64_t k = 0; k < n_named; k++) {
        FoObject *value = args[n + k];
        if (!file && fo_str_equals_text((FoStr *)kwnames->items[k], "file")) {
            file = value;
            continue;
        }
        for (int64_t i = 0; i < n - first; i++) {
            char automatic[32];
            snprintf(automatic, sizeof automatic, "arr_%lld", (long long)i);
            if (fo_str_equals_text((FoStr *)kwnames->items[k], automatic))
                return fo_raise(FO_VALUE_ERROR, "Cannot use un-named variables and keyword %s", automatic);
        }
        if (!fo_list_append(names, kwnames->items[k]) || !fo_list_append_give(arrays, (FoObject *)as_array(value))) return NULL;
    }
    if (!file) return fo_raise(FO_TYPE_ERROR, "%s() missing 1 required positional argument: 'file'", is_compressed ? "savez_compressed" : "savez");
    for (int64_t i = first; i < n; i++)
        if (!fo_list_append_give(names, (FoObject *)fo_str_printf("arr_%lld", (long long)(i - first))) ||
            !fo_list_append_give(arrays, (FoObject *)as_array(args[i])))
            return NULL;
    FO_AUTO(FoStr) path = NULL;
    if (!read_target(file, ".npz", &path)) return NULL;
    return fo_npz_save(file, path, names->items, arrays->items, names->n, is_compressed) ? fo_new_none() : NULL;
}

static FoObject *np_savez(NATIVE_ARGS) { return save_archive(args, n, kwnames, false); }
static FoObject *np_savez_compressed(NATIVE_ARGS) { return save_archive(args, n, kwnames, true); }

// ---- raw bytes

static bool read_count(FoObject *o, int64_t preset, int64_t *out) {
    *out = preset;
    return !o || fo_index_as_i64(o, out);
}

static FoDtype *read_dtype(FoObject *o) { return o ? fo_dtype_from_object(o) : fo_ref(fo_dtype_peek(FO_DT_FLOAT64)); }

static FoObject *np_fromfile(NATIVE_ARGS) {
    static const char *const names[] = {"file", "dtype", "count", "sep", "offset", "like"};
    static const FoParams params = {"fromfile", names, 6, 1, 0, 5};
    FoObject *given[6];
    int64_t count, offset;
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    FO_AUTO(FoDtype) dtype = read_dtype(given[1]);
    if (!dtype || !read_count(given[2], -1, &count) || !read_count(given[4], 0, &offset)) return NULL;
    if (given[3] && !fo_str_check(given[3])) return fo_raise(FO_TYPE_ERROR, "fromfile() argument 4 must be str, not %T", given[3]);
    const char *sep = given[3] ? fo_str_utf8((FoStr *)given[3], NULL) : "";
    return sep ? fo_array_from_file(given[0], dtype, count, sep, offset) : NULL;
}

static FoObject *np_frombuffer(NATIVE_ARGS) {
    static const char *const names[] = {"buffer", "dtype", "count", "offset", "like"};
    static const FoParams params = {"frombuffer", names, 5, 1, 0, 4};
    FoObject *given[5];
    int64_t count, offset;
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    FO_AUTO(FoDtype) dtype = read_dtype(given[1]);
    if (!dtype || !read_count(given[2], -1, &count) || !read_count(given[3], 0, &offset)) return NULL;
    return fo_array_from_buffer(given[0], dtype, count, offset);
}

const FoNativeDef fo_numpy_file_functions[] = {
    {"save", np_save, 0, -1, FO_NATIVE_KEYWORDS | FO_NATIVE_PENDING,
     "save(file, arr, allow_pickle=True, fix_imports=True)\n--\n\nSave an array to a binary file in NumPy ``.npy`` format."},
    {"load", np_load, 0, -1, FO_NATIVE_KEYWORDS, "load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding='ASCII', *, max_header_size=10000)\n--\n\n"
     "Load arrays from ``.npy`` and ``.npz`` files."},
    {"savez", np_savez, 0, -1, FO_NATIVE_KEYWORDS,
     "savez(file, *args, **kwds)\n--\n\nSave several arrays into a single file in uncompressed ``.npz`` format."},
    {"savez_compressed", np_savez_compressed, 0, -1, FO_NATIVE_KEYWORDS,
     "savez_compressed(file, *args, **kwds)\n--\n\nSave several arrays into a single file in compressed ``.npz`` format."},
    {"fromfile", np_fromfile, 0, -1, FO_NATIVE_KEYWORDS,
     "fromfile(file, dtype=float, count=-1, sep='', offset=0, *, like=None)\n--\n\nConstruct an array from data in a text or binary file."},
    {"frombuffer", np_frombuffer, 0, -1, FO_NATIVE_KEYWORDS,
     "frombuffer(buffer, dtype=float, count=-1, offset=0, *, like=None)\n--\n\nInterpret a buffer as a 1-dimensional array."},
    {NULL}};

// ---- numpy.lib

static bool add_submodule(FoModule *parent, const char *name, FoModule *m) {
    FO_AUTO(FoObject) full = (FoObject *)fo_get_attr_text((FoObject *)m, "__name__");
    return full && fo_dict_set(fo_rt->modules, full, (FoObject *)m) && fo_module_add_give(parent, name, fo_ref((FoObject *)m));
}

static bool add_lib(FoModule *numpy) {
    FO_AUTO(FoModule) lib = fo_module_new("numpy.lib");
    FO_AUTO(FoModule) format = fo_numpy_format_new();
    FO_AUTO(FoModule) npyio = fo_module_new("numpy.lib.npyio");
    return lib && format && npyio && add_submodule(numpy, "lib", lib) && add_submodule(lib, "format", format) && add_submodule(lib, "npyio", npyio) &&
           fo_module_add_give(npyio, "NpzFile", fo_ref((FoObject *)&fo_npz_file_type));
}

bool fo_numpy_add_files(FoModule *numpy) {
    return fo_files_init() && fo_module_add_defs(numpy, fo_numpy_file_functions) &&
           fo_module_add_give(numpy, "memmap", fo_ref((FoObject *)&fo_memmap_type)) && add_lib(numpy);
}
