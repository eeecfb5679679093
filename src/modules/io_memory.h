// SPDX-License-Identifier: MIT
// A file in memory: what io.BytesIO and io.StringIO have in common. The content is n items of `kind` bytes, bytes or code points.
#ifndef FO_MODULES_IO_MEMORY_H
#define FO_MODULES_IO_MEMORY_H
#include "modules/io_private.h"

typedef struct {
    FoIoBase base;
    char *data;
    int64_t n, capacity, at; // items: used, room for, position (may lie behind the end)
    int64_t exports;         // views of the content: the block stays where it is
    uint8_t kind;            // 1, 2 or 4
    bool is_text;
} FoMemoryFile;

#define FO_IO_METHOD(name) FoObject *name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames)
FO_INLINE FoMemoryFile *fo_memory_file(FoObject *self) { return (FoMemoryFile *)self; }
bool fo_memory_file_check_open(FoMemoryFile *m);
bool fo_memory_file_check_exports(FoMemoryFile *m); // BufferError while views exist
// Room for n more items at the position, of at least this kind; what lies between the end and the position becomes zeroes.
FO_MUST_CHECK bool fo_memory_file_reserve(FoMemoryFile *m, int64_t n, int kind);
FO_INLINE void fo_memory_file_wrote(FoMemoryFile *m, int64_t n) {
    m->at += n;
    if (m->at > m->n) m->n = m->at;
}
FoObject *fo_memory_file_take(FoMemoryFile *m, int64_t n);                      // from the position on; -1: all
FO_INLINE int64_t fo_memory_file_left(const FoMemoryFile *m) { return m->n > m->at ? m->n - m->at : 0; }

// Methods and slots; a type sets `kind` and `is_text` in its new_.
FO_IO_METHOD(fo_memory_file_read);
FO_IO_METHOD(fo_memory_file_getvalue);
FO_IO_METHOD(fo_memory_file_truncate);
FO_IO_METHOD(fo_memory_file_tell);
FO_IO_METHOD(fo_memory_file_true);
FO_IO_METHOD(fo_memory_file_false);
FO_IO_METHOD(fo_memory_file_flush);
FO_IO_METHOD(fo_memory_file_close);
bool fo_memory_file_next(FoObject *self, FoObject **item); // asks readline
FoMemoryFile *fo_memory_file_new(FoType *type, int kind, bool is_text);
void fo_memory_file_free(FoObject *self);
void fo_memory_file_clear(FoObject *self);
#define FO_MEMORY_FILE_METHODS                                                                                                      \
    {"read", fo_memory_file_read, 0, 1, 0, "Read at most size items, returned as one object; all when size is negative or absent."}, \
        {"getvalue", fo_memory_file_getvalue, 0, 0, 0, "Retrieve the entire contents."},                                           \
        {"truncate", fo_memory_file_truncate, 0, 1, 0, "Truncate the file to at most size items."},                                \
        {"tell", fo_memory_file_tell, 0, 0, 0, "Current file position."}, {"close", fo_memory_file_close, 0, 0, 0, "Drop the content."}, \
        {"flush", fo_memory_file_flush, 0, 0, 0, "Does nothing."}, {"isatty", fo_memory_file_false, 0, 0, 0, "Returns False."},      \
        {"readable", fo_memory_file_true, 0, 0, 0, "Returns True."}, {"writable", fo_memory_file_true, 0, 0, 0, "Returns True."},    \
        {"seekable", fo_memory_file_true, 0, 0, 0, "Returns True."}
#define FO_MEMORY_FILE_TYPE                                                                                                         \
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}}, .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_INSTANCE_DICT,                       \
    .visit = fo_io_base_visit, .clear = fo_memory_file_clear, .dict_offset = offsetof(FoIoBase, dict),  \
    .weaklist_offset = offsetof(FoIoBase, weaklist)

#endif
