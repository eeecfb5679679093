// SPDX-License-Identifier: MIT
// The public C interface: arrays over the host's memory, and where the elements of an array are.
#include "api/api_private.h"

#include "array/array.h"
#include "lang/lang.h"

// ---- memory of the host: the base of the arrays over it

typedef struct {
    FoObject head;
    void *data, *context;
    void (*release)(void *data, void *context);
} HostMemory;

static void host_memory_free(FoObject *self) {
    HostMemory *m = (HostMemory *)self;
    if (m->release) m->release(m->data, m->context);
    fo_object_free_block(self);
}

static FoType host_memory_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "folio.host_memory",
    .basic_nbytes = sizeof(HostMemory),
    .doc = "Memory of the program that Folio runs in.",
    .free = host_memory_free,
};

// Arrays need their module: printing, indexing and operators come with it.
static bool start_arrays(void) {
    FO_AUTO(FoObject) numpy = fo_import("numpy");
    return numpy && (host_memory_type.flags & FO_TYPE_READY || fo_type_ready(&host_memory_type));
}

static HostMemory *host_memory_new(void *data, void (*release)(void *, void *), void *context) {
    HostMemory *m = start_arrays() ? (HostMemory *)fo_object_new(&host_memory_type, 0) : NULL;
    if (!m) {
        if (release) release(data, context);
        return NULL;
    }
    m->data = data;
    m->release = release;
    m->context = context;
    return m;
}

static FoDtype *dtype_of(const char *text) {
    FoDtype *dtype = fo_dtype_from_descr(text, strlen(text));
    if (!dtype && !fo_error_is_pending()) fo_raise(FO_TYPE_ERROR, "data type '%s' not understood", text);
    return dtype;
}

FO_EXPORT FolioValue *folio_wrap_array(Folio *f, void *data, const char *dtype_text, int ndim, const int64_t *shape, const int64_t *strides,
                                       bool is_writable, void (*release)(void *data, void *context), void *context) {
    FO_AUTO(HostMemory) memory = host_memory_new(data, release, context);
    FO_AUTO(FoDtype) dtype = memory ? dtype_of(dtype_text) : NULL;
    if (dtype && (ndim < 0 || ndim > FOLIO_DIMS_MAX)) fo_raise(FO_VALUE_ERROR, "an array has 0 to %d dimensions, not %d", FOLIO_DIMS_MAX, ndim);
    if (!dtype || fo_error_is_pending()) return fo_api_result_give(f, NULL);
    return fo_api_result_give(f, (FoObject *)fo_array_over(&fo_array_type, &memory->head, NULL, dtype, ndim, shape, strides, data, is_writable));
}

FO_EXPORT FolioValue *folio_wrap_doubles(Folio *f, double *data, int ndim, const int64_t *shape, void (*release)(void *data, void *context),
                                         void *context) {
    return folio_wrap_array(f, data, "<f8", ndim, shape, NULL, true, release, context);
}

static bool put_dtype(FoArray *a, FolioArray *out) {
    FO_AUTO(FoStr) text = fo_dtype_descr(a->dtype);
    const char *utf8 = text ? fo_str_utf8(text, NULL) : NULL;
    if (!utf8) return false;
    if (strlen(utf8) < sizeof out->dtype) strcpy(out->dtype, utf8);
    return true;
}

static bool read_array(FoArray *a, FolioArray *out) {
    if (!fo_array_settle(a) || (a->bytes && !fo_array_prepare_read(a))) return false;
    bool is_writable = fo_array_is_writable(a) && !(a->flags & FO_ARRAY_WARN_ON_WRITE);
    *out = (FolioArray){.data = a->data, .itemsize = a->dtype->itemsize, .ndim = a->ndim, .is_writable = is_writable};
    // writing behind the back of deferred expressions that read this memory must not change them
    if (out->is_writable && !fo_array_prepare_write(a)) return false;
    memcpy(out->shape, a->shape, (size_t)a->ndim * sizeof *out->shape);
    memcpy(out->strides, fo_array_strides(a), (size_t)a->ndim * sizeof *out->strides);
    return put_dtype(a, out);
}

FO_EXPORT bool folio_read_array(Folio *f, FolioValue *array, FolioArray *out) {
    FoObject *o = object_of(array);
    if (fo_array_check(o))
        (void)!read_array((FoArray *)o, out);
    else
        fo_raise(FO_TYPE_ERROR, "must be numpy.ndarray, not %T", o);
    return fo_api_end(f);
}
