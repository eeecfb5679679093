// SPDX-License-Identifier: MIT
// numpy.lib.format: .npy files piece by piece, for those who read or write headers themselves. The format is described in array/npy_header.c.
#include <stdio.h>

#include "array/files.h"
#include "modules/numpy/numpy_parts.h"

#define NATIVE_ARGS FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames

static const char magic_prefix[] = "\x93NUMPY";
enum { N_PREFIX = 6, N_MAGIC = 8, ALIGNMENT = 64, GROWTH_DIGITS = 21, STREAM_NBYTES = 1 << 18 };

bool fo_numpy_read_max_header(FoObject *o, int64_t *most) {
    *most = FO_NPY_HEADER_MOST;
    if (!o) return true;
    if (!fo_index_as_i64_clamped(o, most)) return false;
    if (*most > INT32_MAX) *most = INT32_MAX;
    return true;
}

static bool read_object(void *source, char *out, int64_t n, int64_t *got) { return fo_file_object_read(source, out, n, got); }

// ---- the magic string

static bool read_version_part(FoObject *o, const char *which, char *out) {
    int64_t value;
    if (!fo_index_as_i64_clamped(o, &value)) return false;
    if (value < 0 || value > 255) return fo_fail(FO_VALUE_ERROR, "%s version must be 0 <= %s < 256", which, which);
    *out = (char)value;
    return true;
}

static FoObject *format_magic(NATIVE_ARGS) {
    static const char *const names[] = {"major", "minor"};
    static const FoParams params = {"magic", names, 2, 2, 0, 2};
    FoObject *given[2];
    char bytes[N_MAGIC];
    memcpy(bytes, magic_prefix, N_PREFIX);
    if (!fo_args_bind_function(&params, args, n, kwnames, given) || !read_version_part(given[0], "major", &bytes[N_PREFIX]) ||
        !read_version_part(given[1], "minor", &bytes[N_PREFIX + 1]))
        return NULL;
    return fo_bytes_new(bytes, N_MAGIC);
}

static bool read_magic(FoObject *file, int *major, int *minor) {
    unsigned char bytes[N_MAGIC];
    int64_t got;
    if (!fo_file_object_read(file, (char *)bytes, N_MAGIC, &got)) return false;
    if (got < N_MAGIC) return fo_fail(FO_VALUE_ERROR, "EOF: reading magic string, expected %d bytes got %d", N_MAGIC, (int)got);
    *major = bytes[N_PREFIX], *minor = bytes[N_PREFIX + 1];
    if (memcmp(bytes, magic_prefix, N_PREFIX) == 0) return true;
    FO_AUTO(FoObject) expected = fo_bytes_new(magic_prefix, N_PREFIX);
    FO_AUTO(FoObject) found = fo_bytes_new((const char *)bytes, N_PREFIX);
    return expected && found && fo_fail(FO_VALUE_ERROR, "the magic string is not correct; expected %R, got %R", expected, found);
}

static FoObject *format_read_magic(NATIVE_ARGS) {
    static const char *const names[] = {"fp"};
    static const FoParams params = {"read_magic", names, 1, 1, 0, 1};
    FoObject *file;
    int major, minor;
    if (!fo_args_bind_function(&params, args, n, kwnames, &file) || !read_magic(file, &major, &minor)) return NULL;
    return (FoObject *)fo_tuple_from_i64((const int64_t[]){major, minor}, 2);
}

// ---- headers

static FoObject *read_header(const char *function, int version, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"fp", "max_header_size"};
    const FoParams params = {function, names, 2, 1, 0, 2};
    FoObject *given[2];
    int64_t most;
    FoNpyHeader h;
    if (!fo_args_bind_function(&params, args, n, kwnames, given) || !fo_numpy_read_max_header(given[1], &most)) return NULL;
    if (!fo_npy_header_read_rest(read_object, given[0], version, most, &h)) return NULL;
    FO_AUTO(FoTuple) shape = fo_array_shape_tuple(h.ndim, h.shape);
    FO_AUTO(FoObject) is_fortran = fo_bool_new(h.is_fortran);
    FoTuple *header = shape ? fo_tuple_pack(3, shape, is_fortran, h.dtype) : NULL;
    fo_npy_header_deinit(&h);
    return (FoObject *)header;
}
static FoObject *format_read_header_1(NATIVE_ARGS) { return read_header("read_array_header_1_0", 1, args, n, kwnames); }
static FoObject *format_read_header_2(NATIVE_ARGS) { return read_header("read_array_header_2_0", 2, args, n, kwnames); }

static FoObject *write_header(const char *function, int version, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"fp", "d"};
    const FoParams params = {function, names, 2, 2, 0, 2};
    FoObject *given[2];
    FoNpyHeader h;
    if (!fo_args_bind_function(&params, args, n, kwnames, given) || !fo_npy_header_from_dict(given[1], &h)) return NULL;
    FoBuffer text = FO_BUFFER_EMPTY;
    bool ok = fo_npy_header_put(&text, version, h.dtype, h.is_fortran, h.ndim, h.shape) && fo_file_object_write(given[0], text.data, (int64_t)text.n);
    fo_buffer_deinit(&text);
    fo_npy_header_deinit(&h);
    return ok ? fo_new_none() : NULL;
}
static FoObject *format_write_header_1(NATIVE_ARGS) { return write_header("write_array_header_1_0", 1, args, n, kwnames); }
static FoObject *format_write_header_2(NATIVE_ARGS) { return write_header("write_array_header_2_0", 2, args, n, kwnames); }

static FoObject *format_header_data(NATIVE_ARGS) {
    static const char *const names[] = {"array"};
    static const FoParams params = {"header_data_from_array_1_0", names, 1, 1, 0, 1};
    FoObject *given;
    if (!fo_args_bind_function(&params, args, n, kwnames, &given)) return NULL;
    FO_AUTO(FoObject) shape = fo_get_attr_text(given, "shape"); // what is no array is refused here
    FO_AUTO(FoArray) a = shape ? (FoArray *)fo_array_from_object(given, NULL) : NULL;
    FO_AUTO(FoObject) descr = a ? (FoObject *)fo_dtype_descr(a->dtype) : NULL;
    FO_AUTO(FoDict) header = descr ? fo_dict_new() : NULL;
    if (!header || !fo_dict_set_text(header, "shape", shape)) return NULL;
    bool is_fortran = !fo_array_is_c(a) && a->flags & FO_ARRAY_F_CONTIGUOUS;
    if (!fo_dict_set_text(header, "fortran_order", is_fortran ? fo_true : fo_false) || !fo_dict_set_text(header, "descr", descr)) return NULL;
    return (FoObject *)fo_take(header);
}

// ---- element types

static FoObject *format_descr_to_dtype(NATIVE_ARGS) {
    static const char *const names[] = {"descr"};
    static const FoParams params = {"descr_to_dtype", names, 1, 1, 0, 1};
    FoObject *descr;
    return fo_args_bind_function(&params, args, n, kwnames, &descr) ? (FoObject *)fo_dtype_from_object(descr) : NULL;
}

static FoObject *format_dtype_to_descr(NATIVE_ARGS) {
    static const char *const names[] = {"dtype"};
    static const FoParams params = {"dtype_to_descr", names, 1, 1, 0, 1};
    FoObject *dtype;
    if (!fo_args_bind_function(&params, args, n, kwnames, &dtype)) return NULL;
    return fo_get_attr_text(dtype, "str");
}

// ---- whole arrays

// The major number of (1, 0), (2, 0), (3, 0); all other pairs are refused.
static bool check_version(int major, int minor) {
    if (major >= 1 && major <= 3 && minor == 0) return true;
    return fo_fail(FO_VALUE_ERROR, "we only support format version (1,0), (2,0), and (3,0), not (%d, %d)", major, minor);
}

static bool read_version(FoObject *o, int *major) {
    int64_t pair[2];
    *major = 1;
    if (!o || o == fo_none) return true;
    FoTuple *t = (FoTuple *)o;
    if (!fo_tuple_check(o) || t->n != 2 || !fo_int_check(t->items[0]) || !fo_int_check(t->items[1]) || !fo_int_fits_i64(t->items[0], &pair[0]) ||
        !fo_int_fits_i64(t->items[1], &pair[1]) || pair[0] < 1 || pair[0] > 3 || pair[1] != 0)
        return fo_fail(FO_VALUE_ERROR, "we only support format version (1,0), (2,0), and (3,0), not %R", o);
    *major = (int)pair[0];
    return true;
}

static FoObject *format_read_array(NATIVE_ARGS) {
    static const char *const names[] = {"fp", "allow_pickle", "pickle_kwargs", "max_header_size"};
    static const FoParams params = {"read_array", names, 4, 1, 0, 3};
    FoObject *given[4];
    int64_t most;
    int major, minor;
    FoNpyHeader h;
    if (!fo_args_bind_function(&params, args, n, kwnames, given) || !fo_numpy_read_max_header(given[3], &most)) return NULL;
    if (!read_magic(given[0], &major, &minor) || !check_version(major, minor)) return NULL;
    if (!fo_npy_header_read_rest(read_object, given[0], major, most, &h)) return NULL;
    FoArray *a = fo_npy_read_data_object(given[0], &h);
    fo_npy_header_deinit(&h);
    return (FoObject *)a;
}

static FoObject *format_write_array(NATIVE_ARGS) {
    static const char *const names[] = {"fp", "array", "version", "allow_pickle", "pickle_kwargs"};
    static const FoParams params = {"write_array", names, 5, 2, 0, 5};
    FoObject *given[5];
    int version;
    if (!fo_args_bind_function(&params, args, n, kwnames, given) || !read_version(given[2], &version)) return NULL;
    FO_AUTO(FoArray) a = fo_array_from_object(given[1], NULL);
    return a && fo_npy_save_object(given[0], version, a) ? fo_new_none() : NULL;
}

static FoObject *format_open_memmap(NATIVE_ARGS) {
    static const char *const names[] = {"filename", "mode", "dtype", "shape", "fortran_order", "version", "max_header_size"};
    static const FoParams params = {"open_memmap", names, 7, 1, 0, 6};
    FoObject *given[7];
    int ndim = 0;
    int64_t shape[FO_MAX_DIMS], most;
    bool is_fortran = false;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_numpy_read_max_header(given[6], &most)) return NULL;
    bool is_open;
    if (!fo_ask_method(given[0], "read", &is_open)) return NULL;
    if (is_open)
        return fo_raise(FO_VALUE_ERROR, "Filename must be a string or a path-like object.  Memmap cannot use existing file handles.");
    FO_AUTO(FoStr) path = fo_path_read(given[0]);
    FO_AUTO(FoDtype) dtype = path ? fo_dtype_from_object(given[2] ? given[2] : fo_none) : NULL;
    FO_AUTO(FoStr) preset = fo_str_intern("r+");
    bool has_shape = given[3] && given[3] != fo_none;
    if (!dtype || !preset || (has_shape && !fo_shape_read(given[3], &ndim, shape)) || (given[4] && !fo_is_true(given[4], &is_fortran))) return NULL;
    return (FoObject *)fo_memmap_open_npy(path, given[1] ? given[1] : (FoObject *)preset, dtype, ndim, has_shape ? shape : NULL, is_fortran, most);
}

static const FoNativeDef format_functions[] = {
    {"magic", format_magic, 0, -1, FO_NATIVE_KEYWORDS,
     "magic(major, minor)\n--\n\nReturn the bytes that a file of this version of the format begins with."},
    {"read_magic", format_read_magic, 0, -1, FO_NATIVE_KEYWORDS,
     "read_magic(fp)\n--\n\nRead the first bytes of a file: (major, minor) of its version."},
    {"read_array_header_1_0", format_read_header_1, 0, -1, FO_NATIVE_KEYWORDS,
     "read_array_header_1_0(fp, max_header_size=10000)\n--\n\nRead the header that follows the magic string of version 1.0: (shape, fortran_order, dtype)."},
    {"read_array_header_2_0", format_read_header_2, 0, -1, FO_NATIVE_KEYWORDS,
     "read_array_header_2_0(fp, max_header_size=10000)\n--\n\nRead the header that follows the magic string of version 2.0: (shape, fortran_order, dtype)."},
    {"write_array_header_1_0", format_write_header_1, 0, -1, FO_NATIVE_KEYWORDS,
     "write_array_header_1_0(fp, d)\n--\n\nWrite magic string and header of version 1.0; d has the keys descr, fortran_order and shape."},
    {"write_array_header_2_0", format_write_header_2, 0, -1, FO_NATIVE_KEYWORDS,
     "write_array_header_2_0(fp, d)\n--\n\nWrite magic string and header of version 2.0; d has the keys descr, fortran_order and shape."},
    {"header_data_from_array_1_0", format_header_data, 0, -1, FO_NATIVE_KEYWORDS,
     "header_data_from_array_1_0(array)\n--\n\nReturn the dictionary that write_array_header_1_0 takes for this array."},
    {"descr_to_dtype", format_descr_to_dtype, 0, -1, FO_NATIVE_KEYWORDS,
     "descr_to_dtype(descr)\n--\n\nReturn the dtype that a header's descr describes."},
    {"dtype_to_descr", format_dtype_to_descr, 0, -1, FO_NATIVE_KEYWORDS,
     "dtype_to_descr(dtype)\n--\n\nReturn what a header's descr says of the dtype."},
    {"read_array", format_read_array, 0, -1, FO_NATIVE_KEYWORDS,
     "read_array(fp, allow_pickle=False, pickle_kwargs=None, *, max_header_size=10000)\n--\n\nRead an array from an open .npy file."},
    {"write_array", format_write_array, 0, -1, FO_NATIVE_KEYWORDS,
     "write_array(fp, array, version=None, allow_pickle=True, pickle_kwargs=None)\n--\n\nWrite an array, with its header, to an open file."},
    {"open_memmap", format_open_memmap, 0, -1, FO_NATIVE_KEYWORDS,
     "open_memmap(filename, mode='r+', dtype=None, shape=None, fortran_order=False, version=None, *, max_header_size=10000)\n--\n\n"
     "Open a .npy file as a memory-mapped array."},
    {NULL}};

static bool add_keys(FoModule *format) {
    static const char *const keys[] = {"descr", "fortran_order", "shape"};
    FO_AUTO(FoObject) set = fo_set_new(NULL);
    if (!set) return false;
    for (int k = 0; k < 3; k++) {
        FO_AUTO(FoStr) key = fo_str_intern(keys[k]);
        if (!key || !fo_set_add(set, (FoObject *)key)) return false;
    }
    return fo_module_add_give(format, "EXPECTED_KEYS", fo_take(set));
}

FoModule *fo_numpy_format_new(void) {
    FO_AUTO(FoModule) format = fo_module_from_defs("numpy.lib.format", "Binary serialization", format_functions);
    if (!format || !fo_module_add_give(format, "MAGIC_PREFIX", fo_bytes_new(magic_prefix, N_PREFIX)) ||
        !fo_module_add_give(format, "MAGIC_LEN", fo_int_from_i64(N_MAGIC)) ||
        !fo_module_add_give(format, "ARRAY_ALIGN", fo_int_from_i64(ALIGNMENT)) ||
        !fo_module_add_give(format, "BUFFER_SIZE", fo_int_from_i64(STREAM_NBYTES)) ||
        !fo_module_add_give(format, "GROWTH_AXIS_MAX_DIGITS", fo_int_from_i64(GROWTH_DIGITS)) || !add_keys(format))
        return NULL;
    return fo_take(format);
}
