// SPDX-License-Identifier: MIT
#include "modules/io_memory.h"

bool fo_memory_file_check_open(FoMemoryFile *m) {
    return !m->base.closed || fo_fail(FO_VALUE_ERROR, "I/O operation on closed file%s", m->is_text ? "" : ".");
}

bool fo_memory_file_check_exports(FoMemoryFile *m) {
    return m->exports == 0 || fo_fail(FO_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
}

// ---- the content

static size_t nbytes_of(const FoMemoryFile *m, int64_t n) { return (size_t)n * m->kind; }

static bool grow(FoMemoryFile *m, int64_t capacity) {
    if (capacity <= m->capacity) return true;
    int64_t bigger = m->capacity + m->capacity / 8 + 64;
    if (bigger < capacity) bigger = capacity;
    char *data = fo_realloc(m->data, nbytes_of(m, m->capacity), nbytes_of(m, bigger), FO_MEM_OBJECT);
    if (!data) return fo_fail_no_memory();
    m->data = data;
    m->capacity = bigger;
    return true;
}

static uint32_t item_at(const char *data, int kind, int64_t i) {
    return kind == 1 ? ((const uint8_t *)data)[i] : kind == 2 ? ((const uint16_t *)data)[i] : ((const uint32_t *)data)[i];
}

static bool widen(FoMemoryFile *m, int kind) {
    char *data = fo_alloc((size_t)m->capacity * (size_t)kind, FO_MEM_OBJECT);
    if (!data) return fo_fail_no_memory();
    for (int64_t i = 0; i < m->n; i++) {
        if (kind == 2) ((uint16_t *)data)[i] = (uint16_t)item_at(m->data, m->kind, i);
        else ((uint32_t *)data)[i] = item_at(m->data, m->kind, i);
    }
    fo_free(m->data, nbytes_of(m, m->capacity), FO_MEM_OBJECT);
    m->data = data;
    m->kind = (uint8_t)kind;
    return true;
}

bool fo_memory_file_reserve(FoMemoryFile *m, int64_t n, int kind) {
    int64_t end;
    if (!fo_add_i64(m->at, n, &end) || end > INT64_MAX / 8) return fo_fail(FO_OVERFLOW_ERROR, "new position too large");
    if (!fo_memory_file_check_exports(m) || (kind > m->kind && !widen(m, kind)) || !grow(m, end)) return false;
    if (m->at > m->n) {
        memset(m->data + nbytes_of(m, m->n), 0, nbytes_of(m, m->at - m->n));
        m->n = m->at;
    }
    return true;
}

// Bytes or str.
static FoObject *memory_file_slice(const FoMemoryFile *m, int64_t from, int64_t n) {
    const char *data = n ? m->data + nbytes_of(m, from) : "";
    return m->is_text ? (FoObject *)fo_str_from_kind(n ? m->kind : 1, data, n) : fo_bytes_new(data, n);
}

FoObject *fo_memory_file_take(FoMemoryFile *m, int64_t n) {
    int64_t left = fo_memory_file_left(m);
    if (n < 0 || n > left) n = left;
    FoObject *taken = memory_file_slice(m, n ? m->at : 0, n);
    if (taken) m->at += n;
    return taken;
}

static void drop(FoMemoryFile *m) {
    fo_free(m->data, nbytes_of(m, m->capacity), FO_MEM_OBJECT);
    m->data = NULL;
    m->n = m->capacity = 0;
}

// ---- methods

FO_IO_METHOD(fo_memory_file_read) {
    int64_t size;
    return fo_memory_file_check_open(fo_memory_file(self)) && fo_io_size_argument(args, n, &size)
               ? fo_memory_file_take(fo_memory_file(self), size)
               : NULL;
}

FO_IO_METHOD(fo_memory_file_getvalue) {
    FoMemoryFile *m = fo_memory_file(self);
    return fo_memory_file_check_open(m) ? memory_file_slice(m, 0, m->n) : NULL;
}

FO_IO_METHOD(fo_memory_file_truncate) {
    FoMemoryFile *m = fo_memory_file(self);
    int64_t size = m->at;
    if (!fo_memory_file_check_open(m) || (n == 1 && args[0] != fo_none && !fo_index_as_i64(args[0], &size))) return NULL;
    if (size < 0) return fo_raise(FO_VALUE_ERROR, "%s size value %lld", m->is_text ? "Negative" : "negative", (long long)size);
    if (!fo_memory_file_check_exports(m)) return NULL;
    if (size < m->n) m->n = size;
    return fo_int_from_i64(size);
}

FO_IO_METHOD(fo_memory_file_tell) { return fo_memory_file_check_open(fo_memory_file(self)) ? fo_int_from_i64(fo_memory_file(self)->at) : NULL; }
FO_IO_METHOD(fo_memory_file_true) { return fo_memory_file_check_open(fo_memory_file(self)) ? fo_bool_new(true) : NULL; }
FO_IO_METHOD(fo_memory_file_false) {
    return !((FoIoBase *)self)->closed ? fo_bool_new(false) : fo_raise(FO_VALUE_ERROR, "I/O operation on closed file.");
}

FO_IO_METHOD(fo_memory_file_flush) {
    return fo_memory_file(self)->is_text || !((FoIoBase *)self)->closed ? fo_new_none() : fo_raise(FO_VALUE_ERROR, "I/O operation on closed file.");
}

FO_IO_METHOD(fo_memory_file_close) {
    if (!fo_memory_file_check_exports(fo_memory_file(self))) return NULL;
    drop(fo_memory_file(self));
    ((FoIoBase *)self)->closed = true;
    return fo_new_none();
}

bool fo_memory_file_next(FoObject *self, FoObject **item) {
    *item = NULL;
    FO_AUTO(FoObject) line = fo_call_method(self, fo_name(readline), NULL, 0); // a class of a script may have its own
    int64_t n;
    if (!line || !fo_len(line, &n)) return false;
    if (n) *item = fo_take(line);
    return true;
}

// ---- life

FoMemoryFile *fo_memory_file_new(FoType *type, int kind, bool is_text) {
    FoMemoryFile *m = (FoMemoryFile *)fo_object_new(type, 0);
    if (!m) return NULL;
    m->kind = (uint8_t)kind;
    m->is_text = is_text;
    fo_gc_track((FoObject *)m);
    return m;
}

void fo_memory_file_free(FoObject *self) {
    fo_gc_untrack(self);
    drop(fo_memory_file(self));
    fo_io_base_deinit((FoIoBase *)self);
    fo_object_free_block(self);
}

void fo_memory_file_clear(FoObject *self) { fo_clear_slot(&((FoIoBase *)self)->dict); }
