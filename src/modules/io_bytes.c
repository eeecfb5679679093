// SPDX-License-Identifier: MIT
// io.BytesIO: a binary file in memory.
#include "modules/io_memory.h"

// What a memoryview of getbuffer() refers to.
typedef struct {
    FoObject head;
    FoMemoryFile *source;
} Exporter;

#define METHOD(name) static FO_IO_METHOD(name)

// ---- reading

static int64_t line_nbytes(const FoMemoryFile *b, int64_t limit) {
    int64_t left = fo_memory_file_left(b);
    if (limit >= 0 && left > limit) left = limit;
    const char *end = left ? memchr(b->data + b->at, '\n', (size_t)left) : NULL;
    return end ? end - (b->data + b->at) + 1 : left;
}

METHOD(io_readline) {
    FoMemoryFile *b = fo_memory_file(self);
    int64_t size;
    return fo_memory_file_check_open(b) && fo_io_size_argument(args, n, &size) ? fo_memory_file_take(b, line_nbytes(b, size)) : NULL;
}

static bool io_next(FoObject *self, FoObject **item) {
    *item = NULL;
    FoMemoryFile *b = fo_memory_file(self);
    if (!fo_memory_file_check_open(b)) return false;
    int64_t n = line_nbytes(b, -1);
    return n == 0 || (*item = fo_memory_file_take(b, n)) != NULL;
}

METHOD(io_readinto) {
    FoBufferView view;
    FoMemoryFile *b = fo_memory_file(self);
    if (!fo_memory_file_check_open(b)) return NULL;
    if (!args[0]->type->buffer_get || fo_bytes_check(args[0]))
        return fo_raise(FO_TYPE_ERROR, "readinto() argument must be read-write bytes-like object, not %A", args[0]);
    if (!fo_buffer_view_get(args[0], &view, true)) return NULL;
    int64_t got = fo_memory_file_left(b);
    if (got > view.nbytes) got = view.nbytes;
    if (got) memcpy(view.data, b->data + b->at, (size_t)got);
    b->at += got;
    fo_buffer_view_release(&view);
    return fo_int_from_i64(got);
}

// ---- writing

static bool write_object(FoMemoryFile *b, FoObject *o, int64_t *n) {
    FoBufferView view;
    if (!fo_bytes_argument(o, &view)) return false;
    *n = view.nbytes;
    bool ok = *n == 0 || fo_memory_file_reserve(b, *n, 1);
    if (ok && *n) {
        memcpy(b->data + b->at, view.data, (size_t)*n);
        fo_memory_file_wrote(b, *n);
    }
    fo_buffer_view_release(&view);
    return ok;
}

METHOD(io_write) {
    int64_t nbytes;
    return fo_memory_file_check_open(fo_memory_file(self)) && write_object(fo_memory_file(self), args[0], &nbytes) ? fo_int_from_i64(nbytes) : NULL;
}

METHOD(io_seek) {
    FoMemoryFile *b = fo_memory_file(self);
    int64_t to, whence = 0;
    if (!fo_memory_file_check_open(b) || !fo_index_as_i64(args[0], &to) || (n == 2 && !fo_index_as_i64(args[1], &whence))) return NULL;
    if (whence < 0 || whence > 2) return fo_raise(FO_VALUE_ERROR, "invalid whence (%lld, should be 0, 1 or 2)", (long long)whence);
    if (whence == 0 && to < 0) return fo_raise(FO_VALUE_ERROR, "negative seek value %lld", (long long)to);
    if (!fo_add_i64(to, whence == 1 ? b->at : whence == 2 ? b->n : 0, &to)) return fo_raise(FO_OVERFLOW_ERROR, "new position too large");
    b->at = to < 0 ? 0 : to;
    return fo_int_from_i64(b->at);
}

// ---- getbuffer

static bool exporter_get(FoObject *self, FoBufferView *view) {
    FoMemoryFile *b = ((Exporter *)self)->source;
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

METHOD(io_getbuffer) {
    if (!fo_memory_file_check_open(fo_memory_file(self))) return NULL;
    FO_AUTO(Exporter) exporter = (Exporter *)fo_object_new(&fo_bytes_io_buffer_type, 0);
    if (!exporter) return NULL;
    exporter->source = (FoMemoryFile *)fo_ref(self);
    return fo_memoryview_new((FoObject *)exporter);
}

// ---- life

static FoObject *io_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) { return (FoObject *)fo_memory_file_new(type, 1, false); }

static bool io_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"initial_bytes"};
    static const FoParams params = {"BytesIO", names, 1, 0, 0, 1};
    FoObject *initial;
    FoMemoryFile *b = fo_memory_file(self);
    int64_t nbytes;
    if (!fo_args_bind(&params, args, n, kwnames, &initial) || !fo_memory_file_check_exports(b)) return false;
    b->n = b->at = 0;
    if (initial && initial != fo_none && !write_object(b, initial, &nbytes)) return false;
    b->at = 0;
    return true;
}

static int64_t io_size_of(FoObject *self) { return self->type->basic_nbytes + fo_memory_file(self)->capacity; }

METHOD(io_getstate) {
    FoMemoryFile *b = fo_memory_file(self);
    FO_AUTO(FoObject) value = fo_memory_file_getvalue(self, NULL, 0, NULL);
    FO_AUTO(FoObject) at = value ? fo_int_from_i64(b->at) : NULL;
    FO_AUTO(FoObject) names = !at ? NULL : b->base.dict ? (FoObject *)fo_dict_copy(b->base.dict) : fo_new_none();
    return names ? (FoObject *)fo_tuple_pack(3, value, at, names) : NULL;
}

METHOD(io_setstate) {
    FoMemoryFile *b = fo_memory_file(self);
    int64_t at;
    FoTuple *state = (FoTuple *)args[0];
    if (!fo_memory_file_check_open(b)) return NULL;
    if (!fo_tuple_check(args[0]) || state->n < 3) return fo_raise(FO_TYPE_ERROR, "%T.__setstate__ argument should be 3-tuple, got %T", self, args[0]);
    if (!fo_memory_file_check_exports(b)) return NULL;
    if (!io_init(self, &state->items[0], 1, NULL)) return NULL;
    if (!fo_int_check(state->items[1])) return fo_raise(FO_TYPE_ERROR, "second item of state must be an integer, not %T", state->items[1]);
    if (!fo_int_as_i64(state->items[1], &at)) return NULL;
    if (at < 0) return fo_raise(FO_VALUE_ERROR, "position value cannot be negative");
    b->at = at;
    return fo_io_set_names(self, state->items[2], "third") ? fo_new_none() : NULL;
}

static const FoNativeDef methods[] = {
    FO_MEMORY_FILE_METHODS,
    {"read1", fo_memory_file_read, 0, 1, 0, "Read at most size bytes, returned as a bytes object."},
    {"readline", io_readline, 0, 1, 0, "Next line from the file, as a bytes object."},
    {"readinto", io_readinto, 1, 1, 0, "Read bytes into buffer."},
    {"readinto1", io_readinto, 1, 1, 0, "Read bytes into buffer."},
    {"write", io_write, 1, 1, 0, "Write bytes to file."},
    {"seek", io_seek, 1, 2, 0, "Change stream position."},
    {"getbuffer", io_getbuffer, 0, 0, 0, "Get a read-write view over the contents of the BytesIO object."},
    {"__getstate__", io_getstate, 0, 0, 0, NULL},
    {"__setstate__", io_setstate, 1, 1, 0, NULL},
    {NULL},
};

FoType fo_bytes_io_type = {
    FO_MEMORY_FILE_TYPE,
    .free = fo_memory_file_free,
    .name = "_io.BytesIO",
    .doc = "Buffered I/O implementation using an in-memory bytes buffer.",
    .basic_nbytes = sizeof(FoMemoryFile),
    .base = &fo_buffered_io_base_type,
    .size_of = io_size_of,
    .new_ = io_new,
    .init = io_init,
    .next = io_next,
    .methods = methods,
};
