// SPDX-License-Identifier: MIT
// memmap: numpy.memmap, arrays whose elements lie in a mapped file. The map is an mmap.mmap object at the end of the chain of bases;
// what belongs to the array as a map (that object, file name, offset, mode) is a tuple in its `extra`, shared by views.
//
// A file that is too short is refused and never grown; space is reserved when a file is created, so that a full disk shows at once.
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "array/files.h"

typedef enum { EXTRA_MAP, EXTRA_FILENAME, EXTRA_OFFSET, EXTRA_MODE } Extra;

static FoObject *peek_extra(FoObject *self, Extra which) {
    FoTuple *extra = (FoTuple *)((FoArray *)self)->extra;
    return extra ? extra->items[which] : fo_none;
}

static FoBytes *peek_map(FoObject *self) {
    FoObject *map = peek_extra(self, EXTRA_MAP);
    return map == fo_none ? NULL : (FoBytes *)map;
}

// Called for every new view of a subclass of ndarray.
bool fo_array_finalize(FoArray *view, FoArray *base) {
    if (base->extra && base->bytes && fo_is_a((FoObject *)view, &fo_memmap_type)) view->extra = fo_ref(base->extra);
    return fo_array_tell_class(view, (FoObject *)base);
}

// ---- modes

static const char *const mode_names[] = {"r", "c", "r+", "w+"};
static const char *const mode_words[] = {"readonly", "copyonwrite", "readwrite", "write"};
typedef enum { MODE_R, MODE_C, MODE_RW, MODE_NEW } Mode;

static bool read_mode(FoObject *o, Mode *mode) {
    for (int k = 0; fo_str_check(o) && k < 4; k++)
        if (fo_str_equals_text((FoStr *)o, mode_names[k]) || fo_str_equals_text((FoStr *)o, mode_words[k])) return *mode = (Mode)k, true;
    return fo_fail(FO_VALUE_ERROR, "mode must be one of ['r', 'c', 'r+', 'w+', 'readonly', 'copyonwrite', 'readwrite', 'write'] (got %R)", o);
}

// ---- files

static int create_file(FoStr *path) {
    const char *name = fo_str_utf8(path, NULL);
    if (!name) return -1;
    int fd = fo_fd_open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), error = errno;
    struct stat s;
    if (fd >= 0) {
        error = fstat(fd, &s) != 0 ? errno : !S_ISREG(s.st_mode) ? ENODEV : !fo_fd_truncate(fd, 0) ? errno : 0;
        if (!error) return fd;
        close(fd);
    }
    fo_raise_errno(error, (FoObject *)path);
    return -1;
}

static FoStr *absolute_path(FoStr *path) {
    const char *name = fo_str_utf8(path, NULL);
    char here[PATH_MAX];
    if (!name) return NULL;
    if (*name == '/' || !getcwd(here, sizeof here)) return fo_ref(path);
    while (name[0] == '.' && name[1] == '/') name += 2;
    FO_AUTO(FoStr) folder = fo_str_from_utf8_surrogates(here, strlen(here));
    FO_AUTO(FoStr) rest = fo_str_from_utf8_surrogates(name, strlen(name));
    return folder && rest ? fo_str_printf("%S/%S", folder, rest) : NULL;
}

// ---- making

typedef struct {
    int fd;
    bool owns_fd;
    FoStr *path; // owned; NULL: a descriptor without a name
    Mode mode;
    int64_t file_nbytes, offset;
    FoDtype *dtype; // borrowed
    int ndim;
    int64_t shape[FO_MAX_DIMS];
    bool has_shape;
    char order;
} Request;

static bool measure(Request *r, int64_t *nbytes) {
    int64_t n_items;
    if (r->offset < 0) return fo_fail(FO_OVERFLOW_ERROR, "memory mapped offset must be positive");
    if (!r->has_shape) {
        int64_t left = r->file_nbytes - r->offset;
        if (r->file_nbytes == 0) return fo_fail(FO_VALUE_ERROR, "cannot mmap an empty file");
        if (left < 0) return fo_fail(FO_OVERFLOW_ERROR, "memory mapped length must be positive");
        if (!r->dtype->itemsize || left % r->dtype->itemsize)
            return fo_fail(FO_VALUE_ERROR, "Size of available data is not a multiple of the data-type size.");
        r->ndim = 1;
        r->shape[0] = left / r->dtype->itemsize;
    }
    for (int k = 0; k < r->ndim; k++)
        if (r->shape[k] < 0) return fo_fail(FO_OVERFLOW_ERROR, "memory mapped length must be positive");
    if (!fo_layout_size(r->ndim, r->shape, r->dtype->itemsize ? r->dtype->itemsize : 1, &n_items) ||
        !fo_mul_i64(n_items, r->dtype->itemsize, nbytes) || *nbytes > INT64_MAX - r->offset)
        return fo_fail(FO_VALUE_ERROR, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
    return true;
}

static bool prepare_file(Request *r, int64_t nbytes) {
    if (r->mode == MODE_NEW) {
        int64_t whole = r->offset + nbytes ? r->offset + nbytes : 1;
        if (fo_os_file_reserve(r->fd, 0, whole)) return true;
        int error = errno;
        if (fo_fd_truncate(r->fd, 0) && r->path && r->owns_fd) unlink(fo_str_utf8(r->path, NULL));
        return fo_raise_errno(error, (FoObject *)r->path) != NULL;
    }
    if (r->file_nbytes == 0) return fo_fail(FO_VALUE_ERROR, "cannot mmap an empty file");
    return r->file_nbytes >= r->offset + nbytes || fo_fail(FO_VALUE_ERROR, "mmap length is greater than file size");
}

static FoTuple *new_extra(Request *r, FoBytes *map) {
    FO_AUTO(FoObject) name = r->path ? (FoObject *)absolute_path(r->path) : fo_new_none();
    FO_AUTO(FoObject) offset = fo_int_from_i64(r->offset);
    FO_AUTO(FoStr) mode = fo_str_intern(mode_names[r->mode]);
    return name && offset && mode ? fo_tuple_pack(4, map, name, offset, mode) : NULL;
}

static FoArray *map_request(FoType *type, Request *r) {
    static const FoMapMode modes[] = {FO_MAP_READ, FO_MAP_COPY, FO_MAP_WRITE, FO_MAP_WRITE};
    int64_t nbytes, strides[FO_MAX_DIMS];
    if (!measure(r, &nbytes) || !prepare_file(r, nbytes)) return NULL;
    // an array without elements still has a map: the byte before it, or the first of the file
    int64_t from = nbytes || !r->offset ? r->offset : r->offset - 1;
    FO_AUTO(FoBytes) map = fo_block_map(r->fd, from, nbytes ? nbytes : 1, modes[r->mode], r->path);
    FO_AUTO(FoTuple) extra = map ? new_extra(r, map) : NULL;
    if (!extra) return NULL;
    if (r->order == 'F') fo_layout_strides_f(r->ndim, r->shape, r->dtype->itemsize, strides);
    FoArray *a = fo_array_over(type, (FoObject *)map, map, r->dtype, r->ndim, r->shape, r->order == 'F' ? strides : NULL,
                               map->address + (r->offset - from), r->mode != MODE_R);
    if (a) a->extra = (FoObject *)fo_take(extra);
    return a;
}

static bool open_request(Request *r, FoObject *file) {
    bool is_open, flushes;
    if (!fo_ask_method(file, "read", &is_open)) return false;
    if (!is_open) {
        r->path = fo_path_read(file);
        if (!r->path) return false;
        r->owns_fd = true;
        r->fd = r->mode == MODE_NEW ? create_file(r->path) : fo_file_open_regular(r->path, r->mode == MODE_RW, &r->file_nbytes);
        return r->fd >= 0;
    }
    if (!fo_ask_method(file, "flush", &flushes)) return false;
    FO_AUTO(FoObject) flushed = flushes ? fo_call_named(file, "flush", NULL, 0) : fo_new_none();
    FO_AUTO(FoObject) number = flushed ? fo_call_named(file, "fileno", NULL, 0) : NULL;
    int64_t fd;
    struct stat s;
    if (!number || !fo_index_as_i64(number, &fd)) return false;
    if (fd < 0 || fd > INT_MAX) return fo_raise_errno(EBADF, NULL) != NULL;
    if (fstat((int)fd, &s) != 0) return fo_raise_errno(errno, NULL) != NULL;
    if (!S_ISREG(s.st_mode)) return fo_raise_errno(ENODEV, NULL) != NULL;
    FO_AUTO(FoObject) name = fo_get_attr_text(file, "name");
    if (!name) fo_error_clear();
    if (name && fo_str_check(name)) r->path = (FoStr *)fo_ref(name);
    r->fd = (int)fd;
    r->file_nbytes = s.st_size;
    return true;
}

static void close_request(Request *r) {
    if (r->owns_fd && r->fd >= 0) close(r->fd);
    fo_clear_slot(&r->path);
}

static FoObject *memmap_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"filename", "dtype", "mode", "offset", "shape", "order"};
    static const FoParams params = {"__new__", names, 6, 1, 0, 6};
    FoObject *given[6];
    Request r = {.fd = -1, .mode = MODE_RW};
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    FO_AUTO(FoDtype) dtype =
        given[1] && given[1] != fo_none ? fo_dtype_from_object(given[1]) : fo_ref(fo_dtype_peek(given[1] ? FO_DT_FLOAT64 : FO_DT_UINT8));
    if (!dtype || (given[2] && !read_mode(given[2], &r.mode)) || (given[3] && !fo_index_as_i64(given[3], &r.offset)) ||
        !fo_order_read(given[5], 'C', &r.order))
        return NULL;
    r.dtype = dtype;
    r.has_shape = given[4] && given[4] != fo_none;
    if (r.has_shape && !fo_shape_read(given[4], &r.ndim, r.shape)) return NULL;
    if (!r.has_shape && r.mode == MODE_NEW) return fo_raise(FO_VALUE_ERROR, "shape must be given");
    FoArray *a = NULL;
    int64_t nbytes;
    if ((r.mode != MODE_NEW || measure(&r, &nbytes)) && open_request(&r, given[0])) a = map_request(type, &r);
    close_request(&r);
    return (FoObject *)a;
}

// ---- .npy files as maps

typedef struct {
    int fd;
    int64_t at;
    FoStr *path;
} HeaderSource;
static bool read_header_bytes(void *source, char *out, int64_t n, int64_t *got) {
    HeaderSource *h = source;
    *got = 0;
    while (*got < n) {
        ssize_t put = pread(h->fd, out + *got, (size_t)(n - *got), h->at);
        if (put == 0) break;
        if (put < 0 && errno != EINTR) return fo_raise_errno(errno, (FoObject *)h->path) != NULL;
        if (put > 0) *got += put, h->at += put;
    }
    return true;
}

static FoArray *map_existing(Request *r, int64_t max_header) {
    FoNpyHeader h;
    HeaderSource source = {r->fd, 0, r->path};
    if (!fo_npy_header_read(read_header_bytes, &source, max_header, &h)) return NULL;
    r->dtype = h.dtype;
    r->ndim = h.ndim;
    memcpy(r->shape, h.shape, sizeof h.shape);
    r->has_shape = true;
    r->order = h.is_fortran ? 'F' : 'C';
    r->offset = h.data_offset;
    FoArray *a = map_request(&fo_memmap_type, r);
    fo_npy_header_deinit(&h);
    return a;
}

static FoArray *map_new(Request *r, FoStr *path) {
    FoBuffer header = FO_BUFFER_EMPTY;
    FoArray *a = NULL;
    if (fo_npy_header_put(&header, 1, r->dtype, r->order == 'F', r->ndim, r->shape) && open_request(r, (FoObject *)path)) {
        r->offset = (int64_t)header.n;
        a = map_request(&fo_memmap_type, r);
        if (a && !fo_fd_write(r->fd, header.data, (int64_t)header.n, path)) fo_clear_slot(&a); // it stands at the file's start
        if (a) { // as NumPy says it
            FoTuple *extra = (FoTuple *)a->extra;
            FoStr *mode = fo_str_intern("r+");
            if (mode) fo_assign_give(&extra->items[EXTRA_MODE], (FoObject *)mode);
            else fo_clear_slot(&a);
        }
    }
    fo_buffer_deinit(&header);
    return a;
}

FoArray *fo_memmap_open_npy(FoStr *path, FoObject *mode, FoDtype *dtype, int ndim, const int64_t *shape, bool is_fortran, int64_t max_header) {
    Request r = {.fd = -1, .path = NULL, .dtype = dtype, .ndim = ndim, .has_shape = true, .order = is_fortran ? 'F' : 'C'};
    int64_t nbytes;
    if (!read_mode(mode, &r.mode)) return NULL;
    FoArray *a = NULL;
    if (r.mode == MODE_NEW) {
        if (!shape) return fo_raise(FO_TYPE_ERROR, "object of type 'NoneType' has no len()");
        memcpy(r.shape, shape, (size_t)ndim * 8);
        if (!measure(&r, &nbytes)) return NULL;
        a = map_new(&r, path);
    } else if (open_request(&r, (FoObject *)path)) {
        a = map_existing(&r, max_header);
    }
    close_request(&r);
    return a;
}

// ---- attributes and methods

static FoObject *get_extra(FoObject *self, void *closure) { return fo_ref(peek_extra(self, (Extra)(intptr_t)closure)); }

static FoObject *memmap_flush(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoBytes *map = peek_map(self);
    return !map || fo_block_flush(map) ? fo_new_none() : NULL;
}

static FoObject *memmap_close(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoBytes *map = peek_map(self);
    if (map && !fo_array_is_writable((FoArray *)self)) return fo_block_close(map) ? fo_new_none() : NULL;
    if (map && !map->is_closed && !fo_array_prepare_write((FoArray *)self)) return NULL; // whoever waits to read it does so now
    return !map || fo_block_close(map) ? fo_new_none() : NULL;
}

static FoObject *memmap_enter(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_ref(self); }
static FoObject *memmap_exit(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return memmap_close(self, NULL, 0, NULL); }

// The pages that hold this array's own elements.
static FoBytes *own_pages(FoObject *self, char **start, size_t *nbytes) {
    FoArray *a = (FoArray *)self;
    FoBytes *map = peek_map(self);
    int64_t low, high, page = (int64_t)fo_os_page_size();
    if (!map) return fo_raise(FO_VALUE_ERROR, "this array does not lie in a mapped file");
    if (!fo_array_prepare_read(a)) return NULL;
    fo_layout_bounds(a->ndim, a->shape, fo_array_strides(a), a->dtype->itemsize, &low, &high);
    *start = (char *)((uintptr_t)(a->data + low) / (uintptr_t)page * (uintptr_t)page);
    *nbytes = (size_t)(a->data + high - *start);
    return map;
}

static FoObject *memmap_advise(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"normal", "sequential", "random", "willneed", "dontneed"};
    char *start;
    size_t nbytes;
    FoBytes *map = own_pages(self, &start, &nbytes);
    if (!map) return NULL;
    for (int k = 0; fo_str_check(args[0]) && k < (int)FO_COUNT_OF(names); k++) {
        if (!fo_str_equals_text((FoStr *)args[0], names[k])) continue;
        if (k == FO_ADVISE_DONT_NEED && map->mode == FO_MAP_COPY)
            return fo_raise(FO_VALUE_ERROR, "pages of a copy-on-write map hold changes: they cannot be dropped");
        if (nbytes && !fo_os_file_advise(start, nbytes, (FoAdvice)k)) return fo_raise_errno(errno, (FoObject *)map->filename);
        return fo_new_none();
    }
    return fo_raise(FO_VALUE_ERROR, "advice must be one of 'normal', 'sequential', 'random', 'willneed', 'dontneed' (got %R)", args[0]);
}

static FoObject *memmap_release(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    char *start;
    size_t nbytes;
    FoBytes *map = own_pages(self, &start, &nbytes);
    if (!map) return NULL;
    if (map->mode != FO_MAP_COPY && nbytes && !fo_os_file_advise(start, nbytes, FO_ADVISE_DONT_NEED))
        return fo_raise_errno(errno, (FoObject *)map->filename);
    return fo_new_none();
}

// A share of the pages; the kernel knows what is in the page cache.
static FoObject *memmap_residency(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    enum { STEP = 4096 };
    unsigned char here[STEP];
    char *start;
    size_t nbytes, page = fo_os_page_size(), n_pages, n_there = 0;
    FoBytes *map = own_pages(self, &start, &nbytes);
    if (!map) return NULL;
    n_pages = (nbytes + page - 1) / page;
    for (size_t at = 0; at < n_pages; at += STEP) {
        size_t some = n_pages - at < STEP ? n_pages - at : STEP;
        if (!fo_os_file_residency(start + at * page, some * page, here)) return fo_raise_errno(errno, (FoObject *)map->filename);
        for (size_t k = 0; k < some; k++) n_there += here[k] & 1;
    }
    return fo_float_new(n_pages ? (double)n_there / (double)n_pages : 0);
}

static const FoNativeDef memmap_methods[] = {
    {"flush", memmap_flush, 0, 0, 0, "Write any changes in the array to the file on disk."},
    {"close", memmap_close, 0, 0, 0, "Unmap the file; this array and its views cannot be used afterwards."},
    {"__enter__", memmap_enter, 0, 0, 0, "The array itself."},
    {"__exit__", memmap_exit, 0, 3, 0, "Close the map."},
    {"advise", memmap_advise, 1, 1, 0, "advise(how): 'normal', 'sequential', 'random', 'willneed' or 'dontneed'."},
    {"release", memmap_release, 0, 0, 0, "Give the resident pages back to the system; the content stays in the file."},
    {"residency", memmap_residency, 0, 0, 0, "The share of the array that is in memory, 0 to 1."},
    {NULL}};
static const FoGetSetDef memmap_getsets[] = {
    {"_mmap", get_extra, NULL, "The map.", (void *)EXTRA_MAP},
    {"filename", get_extra, NULL, "Path to the mapped file.", (void *)EXTRA_FILENAME},
    {"offset", get_extra, NULL, "Offset position in the file.", (void *)EXTRA_OFFSET},
    {"mode", get_extra, NULL, "File mode.", (void *)EXTRA_MODE},
    {NULL}};

FoType fo_memmap_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.memmap",
    .basic_nbytes = sizeof(FoArray),
    .flags = FO_TYPE_BASE,
    .base = &fo_array_type,
    .doc =
        "memmap(filename, dtype=uint8, mode='r+', offset=0, shape=None, order='C')\n--\n\n"
        "Create a memory-map to an array stored in a *binary* file on disk.",
    .new_ = memmap_new,
    .methods = memmap_methods,
    .getsets = memmap_getsets,
};
