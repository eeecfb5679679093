// SPDX-License-Identifier: MIT
// io.BytesIO: a binary file in memory.
#include "modules/io_private.h"

typedef struct {
    FoIoBase base;
    char *data;
    int64_t n, capacity, at;
    int64_t exports; // views made by getbuffer: the block stays where it is
} BytesIo;

// What a memoryview of getbuffer() refers to.
typedef struct {
    FoObject head;
    BytesIo *source;
} Exporter;

static BytesIo *bytes_io(FoObject *self) { return (BytesIo *)self; }

static bool check_open(FoObject *self) {
    return !((FoIoBase *)self)->closed || fo_fail(FO_VALUE_ERROR, "I/O operation on closed file.");
}

static bool check_exports(BytesIo *b) {
    return b->exports == 0 || fo_fail(FO_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
}

static bool reserve(BytesIo *b, int64_t capacity) {
    if (capacity <= b->capacity) return true;
    int64_t bigger = b->capacity + b->capacity / 8 + 64;
    if (bigger < capacity) bigger = capacity;
    char *data = fo_realloc(b->data, (size_t)b->capacity, (size_t)bigger, FO_MEM_OBJECT);
    if (!data) return fo_fail_no_memory();
    b->data = data;
    b->capacity = bigger;
    return true;
}

static bool write_at(BytesIo *b, const char *bytes, int64_t n) {
    int64_t end;
    if (n == 0) return true;
    if (!fo_add_i64(b->at, n, &end)) return fo_fail(FO_OVERFLOW_ERROR, "new position too large");
    if (!check_exports(b) || !reserve(b, end)) return false;
    if (b->at > b->n) memset(b->data + b->n, 0, (size_t)(b->at - b->n));
    memcpy(b->data + b->at, bytes, (size_t)n);
    b->at = end;
    if (end > b->n) b->n = end;
    return true;
}

// ---- reading

static FoObject *take(BytesIo *b, int64_t n) {
    int64_t left = b->n > b->at ? b->n - b->at : 0;
    if (n < 0 || n > left) n = left;
    FoObject *bytes = fo_bytes_new(n ? b->data + b->at : "", n);
    if (bytes) b->at += n;
    return bytes;
}

static FoObject *io_read(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t size;
    return check_open(self) && fo_io_size_argument(args, n, &size) ? take(bytes_io(self), size) : NULL;
}

static int64_t line_nbytes(BytesIo *b, int64_t limit) {
    int64_t left = b->n > b->at ? b->n - b->at : 0;
    if (limit >= 0 && left > limit) left = limit;
    const char *end = left ? memchr(b->data + b->at, '\n', (size_t)left) : NULL;
    return end ? end - (b->data + b->at) + 1 : left;
}

static FoObject *io_readline(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t size;
    return check_open(self) && fo_io_size_argument(args, n, &size) ? take(bytes_io(self), line_nbytes(bytes_io(self), size)) : NULL;
}

static bool io_next(FoObject *self, FoObject **item) {
    *item = NULL;
    if (!check_open(self)) return false;
    int64_t n = line_nbytes(bytes_io(self), -1);
    return n == 0 || (*item = take(bytes_io(self), n)) != NULL;
}

static FoObject *io_readinto(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoBufferView view;
    BytesIo *b = bytes_io(self);
    if (!check_open(self)) return NULL;
    if (!args[0]->type->buffer_get || fo_bytes_check(args[0]))
        return fo_raise(FO_TYPE_ERROR, "readinto() argument must be read-write bytes-like object, not %A", args[0]);
    if (!fo_buffer_view_get(args[0], &view, true)) return NULL;
    int64_t got = b->n > b->at ? b->n - b->at : 0;
    if (got > view.nbytes) got = view.nbytes;
    if (got) memcpy(view.data, b->data + b->at, (size_t)got);
    b->at += got;
    fo_buffer_view_release(&view);
    return fo_int_from_i64(got);
}

static FoObject *io_getvalue(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    BytesIo *b = bytes_io(self);
    return check_open(self) ? fo_bytes_new(b->n ? b->data : "", b->n) : NULL;
}

// ---- writing

static bool write_object(BytesIo *b, FoObject *o, int64_t *n) {
    FoBufferView view;
    if (!fo_bytes_argument(o, &view)) return false;
    *n = view.nbytes;
    bool ok = write_at(b, view.data, view.nbytes);
    fo_buffer_view_release(&view);
    return ok;
}

static FoObject *io_write(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t nbytes;
    return check_open(self) && write_object(bytes_io(self), args[0], &nbytes) ? fo_int_from_i64(nbytes) : NULL;
}

static FoObject *io_truncate(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    BytesIo *b = bytes_io(self);
    int64_t size = b->at;
    if (!check_open(self)) return NULL;
    if (n == 1 && args[0] != fo_none && !fo_index_as_i64(args[0], &size)) return NULL;
    if (size < 0) return fo_raise(FO_VALUE_ERROR, "negative size value %lld", (long long)size);
    if (!check_exports(b)) return NULL;
    if (size < b->n) b->n = size;
    return fo_int_from_i64(size);
}

// ---- position

static FoObject *io_seek(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    BytesIo *b = bytes_io(self);
    int64_t to, whence = 0;
    if (!check_open(self) || !fo_index_as_i64(args[0], &to) || (n == 2 && !fo_index_as_i64(args[1], &whence))) return NULL;
    if (whence < 0 || whence > 2) return fo_raise(FO_VALUE_ERROR, "invalid whence (%lld, should be 0, 1 or 2)", (long long)whence);
    if (whence == 0 && to < 0) return fo_raise(FO_VALUE_ERROR, "negative seek value %lld", (long long)to);
    if (!fo_add_i64(to, whence == 1 ? b->at : whence == 2 ? b->n : 0, &to)) return fo_raise(FO_OVERFLOW_ERROR, "new position too large");
    b->at = to < 0 ? 0 : to;
    return fo_int_from_i64(b->at);
}

static FoObject *io_tell(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return check_open(self) ? fo_int_from_i64(bytes_io(self)->at) : NULL;
}

static FoObject *io_true(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return check_open(self) ? fo_bool_new(true) : NULL; }
static FoObject *io_false(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return check_open(self) ? fo_bool_new(false) : NULL; }
static FoObject *io_flush(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return check_open(self) ? fo_new_none() : NULL; }

static void drop(BytesIo *b) {
    fo_free(b->data, (size_t)b->capacity, FO_MEM_OBJECT);
    b->data = NULL;
    b->n = b->capacity = 0;
}

static FoObject *io_close(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!check_exports(bytes_io(self))) return NULL;
    drop(bytes_io(self));
    ((FoIoBase *)self)->closed = true;
    return fo_new_none();
}

// ---- getbuffer

static bool exporter_get(FoObject *self, FoBufferView *view) {
    BytesIo *b = ((Exporter *)self)->source;
    *view = (FoBufferView){.data = b->data ? b->data : (char *)b, .nbytes = b->n, .itemsize = 1, .format = "B", .ndim = 1, .owner = fo_ref(self)};
    b->exports++;
    return true;
}

static void exporter_release(FoObject *self, FoBufferView *view) { ((Exporter *)self)->source->exports--; }

static void exporter_free(FoObject *self) {
    fo_unref(((Exporter *)self)->source);
    fo_object_free_block(self);
}

FoType fo_bytes_io_buffer_type = {
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}}, .name = "_io._BytesIOBuffer", .basic_nbytes = sizeof(Exporter),
    .free = exporter_free, .buffer_get = exporter_get, .buffer_release = exporter_release,
};

static FoObject *io_getbuffer(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!check_open(self)) return NULL;
    FO_AUTO(Exporter) exporter = (Exporter *)fo_object_new(&fo_bytes_io_buffer_type, 0);
    if (!exporter) return NULL;
    exporter->source = (BytesIo *)fo_ref(self);
    return fo_memoryview_new((FoObject *)exporter);
}

// ---- life

static FoObject *io_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *self = fo_object_new(type, 0);
    if (self) fo_gc_track(self);
    return self;
}

static bool io_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"initial_bytes"};
    static const FoParams params = {"BytesIO", names, 1, 0, 0, 1};
    FoObject *initial;
    BytesIo *b = bytes_io(self);
    int64_t nbytes;
    if (!fo_args_bind(&params, args, n, kwnames, &initial)) return false;
    if (!check_exports(b)) return false;
    b->n = b->at = 0;
    if (initial && initial != fo_none && !write_object(b, initial, &nbytes)) return false;
    b->at = 0;
    return true;
}

static void io_free(FoObject *self) {
    fo_gc_untrack(self);
    drop(bytes_io(self));
    fo_io_base_deinit((FoIoBase *)self);
    fo_object_free_block(self);
}

static void io_clear(FoObject *self) { fo_clear_slot(&((FoIoBase *)self)->dict); }
static int64_t io_size_of(FoObject *self) { return (int64_t)sizeof(BytesIo) + bytes_io(self)->capacity; }

static const FoNativeDef methods[] = {
    {"read", io_read, 0, 1, 0, "Read at most size bytes."}, {"read1", io_read, 0, 1, 0, NULL}, {"readline", io_readline, 0, 1, 0, "Next line."},
    {"readinto", io_readinto, 1, 1, 0, NULL}, {"write", io_write, 1, 1, 0, "Write bytes."}, {"getvalue", io_getvalue, 0, 0, 0, "The whole content."},
    {"getbuffer", io_getbuffer, 0, 0, 0, "A view of the content without copying."},
    {"truncate", io_truncate, 0, 1, 0, NULL}, {"seek", io_seek, 1, 2, 0, NULL}, {"tell", io_tell, 0, 0, 0, NULL}, {"close", io_close, 0, 0, 0, NULL},
    {"flush", io_flush, 0, 0, 0, NULL}, {"isatty", io_false, 0, 0, 0, NULL}, {"readable", io_true, 0, 0, 0, NULL}, {"writable", io_true, 0, 0, 0, NULL},
    {"seekable", io_true, 0, 0, 0, NULL}, {NULL},
};

FoType fo_bytes_io_type = {
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "_io.BytesIO",
    .doc = "Buffered I/O implementation using an in-memory bytes buffer.",
    .basic_nbytes = sizeof(BytesIo),
    .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_INSTANCE_DICT,
    .base = &fo_buffered_io_base_type,
    .free = io_free,
    .visit = fo_io_base_visit,
    .clear = io_clear,
    .size_of = io_size_of,
    .new_ = io_new,
    .init = io_init,
    .next = io_next,
    .methods = methods,
    .dict_offset = offsetof(FoIoBase, dict),
    .weaklist_offset = offsetof(FoIoBase, weaklist),
};
