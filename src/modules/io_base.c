// SPDX-License-Identifier: MIT
// io.IOBase and the three bases between it and the files: behaviour expressed by other methods, for classes of scripts too.
#include <fcntl.h>
#include <stdio.h>

#include "modules/io_private.h"
#include "modules/modules_state.h"

// ---- errors

FoType *fo_unsupported_operation(void) { return fo_modules_state()->unsupported_operation; }

void *fo_raise_unsupported(const char *text) { return fo_raise_type(fo_unsupported_operation(), "%s", text); }
bool fo_fail_unsupported(const char *text) {
    fo_raise_unsupported(text);
    return false;
}

bool fo_check_interrupt(void) {
    if (!fo_rt->interrupted) return true;
    fo_rt->interrupted = 0;
    return fo_fail(FO_KEYBOARD_INTERRUPT, "") ;
}

// ---- arguments

bool fo_io_size_argument(FoObject *const *args, int64_t n, int64_t *size) {
    *size = -1;
    if (n == 0 || args[0] == fo_none) return true;
    if (!args[0]->type->as_index && !fo_int_check(args[0]))
        return fo_fail(FO_TYPE_ERROR, "argument should be integer or None, not '%T'", args[0]);
    return fo_index_as_i64(args[0], size);
}

bool fo_bytes_argument(FoObject *o, FoBufferView *view) {
    if (fo_str_check(o) || !o->type->buffer_get) return fo_fail(FO_TYPE_ERROR, "a bytes-like object is required, not '%T'", o);
    return fo_buffer_view_get(o, view, false);
}

FoObject *fo_fspath(FoObject *o) {
    if (fo_str_check(o) || fo_bytes_check(o)) return fo_ref(o);
    FO_AUTO(FoObject) method = NULL;
    if (!fo_find_special(o, fo_name(__fspath__), &method)) return NULL;
    if (!method) return fo_raise(FO_TYPE_ERROR, "expected str, bytes or os.PathLike object, not %T", o);
    FO_AUTO(FoObject) path = fo_call0(method);
    if (path && !fo_str_check(path) && !fo_bytes_check(path))
        return fo_raise(FO_TYPE_ERROR, "expected %T.__fspath__() to return str or bytes, not %T", o, path);
    return fo_take(path);
}

FoStr *fo_path_from_object(FoObject *o) {
    FO_AUTO(FoObject) given = fo_fspath(o);
    if (!given) return NULL;
    FO_AUTO(FoObject) path = fo_str_check(given) ? fo_ref(given)
                             : fo_bytes_decode(((FoBytesObject *)given)->data, ((FoBytesObject *)given)->n, "utf-8", "surrogateescape");
    size_t nbytes;
    const char *text = path ? fo_str_utf8((FoStr *)path, &nbytes) : NULL;
    if (!text) return path ? fo_raise_no_memory() : NULL;
    if (strlen(text) != nbytes) return fo_raise(FO_VALUE_ERROR, "embedded null byte");
    return (FoStr *)fo_take(path);
}

// ---- life

void fo_io_base_deinit(FoIoBase *self) {
    fo_clear_slot(&self->dict);
    if (self->weaklist) fo_weakref_clear_all((FoObject *)self);
}

bool fo_io_base_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoIoBase *)self)->dict);
    return true;
}

static void base_clear(FoObject *self) { fo_clear_slot(&((FoIoBase *)self)->dict); }

static void base_free(FoObject *self) {
    fo_gc_untrack(self);
    fo_io_base_deinit((FoIoBase *)self);
    fo_object_free_block(self);
}

static FoObject *base_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *self = fo_object_new(type, 0);
    if (self) fo_gc_track(self);
    return self;
}

// ---- methods in terms of other methods

FoObject *fo_io_call(FoObject *self, const char *name, FoObject *const *args, int64_t n) {
    FO_AUTO(FoStr) text = fo_str_intern(name);
    return text ? fo_call_method(self, text, args, n) : NULL;
}

static bool check_open(FoObject *self) {
    FO_AUTO(FoObject) closed = fo_get_attr_text(self, "closed");
    bool truth = true;
    if (!closed || !fo_is_true(closed, &truth)) return false;
    return !truth || fo_fail(FO_VALUE_ERROR, "I/O operation on closed file.");
}

static FoObject *io_enter(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return check_open(self) ? fo_ref(self) : NULL; }

static FoObject *io_exit(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_call_method(self, fo_name(close), NULL, 0); }

static FoObject *base_iter(FoObject *self) { return check_open(self) ? fo_ref(self) : NULL; }

static bool base_next(FoObject *self, FoObject **item) {
    *item = NULL;
    FO_AUTO(FoObject) line = fo_call_method(self, fo_name(readline), NULL, 0);
    int64_t n;
    if (!line || !fo_len(line, &n)) return false;
    if (n > 0) *item = fo_take(line);
    return true;
}

static FoObject *base_close(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoIoBase *base = (FoIoBase *)self;
    if (base->closed) return fo_new_none();
    FO_AUTO(FoObject) result = fo_call_method(self, fo_name(flush), NULL, 0);
    base->closed = true;
    return result ? fo_new_none() : NULL;
}

static FoObject *base_flush(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return ((FoIoBase *)self)->closed ? fo_raise(FO_VALUE_ERROR, "I/O operation on closed file.") : fo_new_none();
}

static FoObject *base_false(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return check_open(self) ? fo_bool_new(false) : NULL;
}

#define UNSUPPORTED(name)                                                                                      \
    static FoObject *no_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_raise_unsupported(#name); }
UNSUPPORTED(fileno)
UNSUPPORTED(seek)
UNSUPPORTED(truncate)
UNSUPPORTED(read)
UNSUPPORTED(read1)
UNSUPPORTED(write)
UNSUPPORTED(readline)
UNSUPPORTED(detach)

static FoObject *base_tell(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) zero = fo_int_from_i64(0);
    FO_AUTO(FoObject) one = fo_int_from_i64(1);
    if (!zero || !one) return NULL;
    FoObject *seek_args[2] = {zero, one};
    return fo_io_call(self, "seek", seek_args, 2);
}

// readline by reading one byte at a time: for raw files of scripts, which offer nothing better.
static FoObject *base_readline(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t limit;
    if (!fo_io_size_argument(args, n, &limit)) return NULL;
    FO_AUTO(FoObject) one = fo_int_from_i64(1);
    FoBuffer line = FO_BUFFER_EMPTY;
    FoObject *result = NULL;
    while (one && (limit < 0 || (int64_t)line.n < limit)) {
        FO_AUTO(FoObject) piece = fo_call_method(self, fo_name(read), &one, 1);
        if (!piece) goto done;
        if (!fo_bytes_check(piece)) {
            fo_raise(FO_OS_ERROR, "read() should have returned a bytes object, not '%T'", piece);
            goto done;
        }
        FoBytesObject *bytes = (FoBytesObject *)piece;
        if (bytes->n == 0) break;
        fo_buffer_put(&line, bytes->data, (size_t)bytes->n);
        if (bytes->data[bytes->n - 1] == '\n') break;
    }
    result = line.failed ? fo_raise_no_memory() : fo_bytes_new(line.data ? line.data : "", (int64_t)line.n);
done:
    fo_buffer_deinit(&line);
    return result;
}

static FoObject *base_readlines(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t hint, total = 0;
    if (!fo_io_size_argument(args, n, &hint)) return NULL;
    FO_AUTO(FoObject) iterator = fo_iter(self);
    FO_AUTO(FoList) lines = fo_list_new(0);
    while (iterator && lines) {
        FO_AUTO(FoObject) line = NULL;
        int64_t n_line;
        if (!fo_next(iterator, &line)) return NULL;
        if (!line) return (FoObject *)fo_take(lines);
        if (!fo_len(line, &n_line) || !fo_list_append(lines, line)) return NULL;
        total += n_line;
        if (hint > 0 && total > hint) return (FoObject *)fo_take(lines);
    }
    return NULL;
}

static FoObject *base_writelines(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!check_open(self)) return NULL;
    FO_AUTO(FoObject) iterator = fo_iter(args[0]);
    while (iterator) {
        FO_AUTO(FoObject) line = NULL;
        if (!fo_next(iterator, &line)) return NULL;
        if (!line) return fo_new_none();
        FO_AUTO(FoObject) result = fo_call_method(self, fo_name(write), &line, 1);
        if (!result) return NULL;
    }
    return NULL;
}

bool fo_io_set_names(FoObject *self, FoObject *names, const char *which) {
    FoIoBase *base = (FoIoBase *)self;
    if (names == fo_none) return true;
    if (!fo_dict_check(names)) return fo_fail(FO_TYPE_ERROR, "%s item of state should be a dict, got a %T", which, names);
    if (!base->dict && !(base->dict = fo_dict_new())) return false;
    return fo_dict_update(base->dict, names, true);
}

static FoObject *closed_get(FoObject *self, void *closure) { return fo_bool_new(((FoIoBase *)self)->closed); }
static FoObject *dict_get(FoObject *self, void *closure) {
    FoIoBase *base = (FoIoBase *)self;
    if (!base->dict && !(base->dict = fo_dict_new())) return NULL;
    return (FoObject *)fo_ref(base->dict);
}

static FoObject *none_get(FoObject *self, void *closure) { return fo_new_none(); }

// An object of a script's class is closed by its own close() when it dies; the types themselves close when they are freed.
static void base_finalize(FoObject *self) {
    if (!(self->type->flags & FO_TYPE_HEAP)) return;
    FoObject *error = fo_error_take();
    FO_AUTO(FoObject) closed = fo_get_attr_text(self, "closed");
    bool truth = false;
    if (closed && fo_is_true(closed, &truth) && !truth) {
        FO_AUTO(FoObject) result = fo_call_method(self, fo_name(close), NULL, 0);
        fo_xunref(fo_take(result));
    }
    fo_error_clear(); // nobody to tell
    fo_error_restore_give(error);
}

static FoObject *base_del(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    base_finalize(self);
    return fo_new_none();
}

static const FoNativeDef base_methods[] = {
    {"__del__", base_del, 0, 0, 0, "Closes the file."},
    {"__enter__", io_enter, 0, 0, 0, NULL},
    {"__exit__", io_exit, 0, -1, 0, NULL},
    {"close", base_close, 0, 0, 0, "Flush and close the IO object."},
    {"flush", base_flush, 0, 0, 0, "Flush write buffers, if applicable."},
    {"fileno", no_fileno, 0, 0, 0, "Returns underlying file descriptor if one exists."},
    {"isatty", base_false, 0, 0, 0, "Return whether this is an 'interactive' stream."},
    {"readable", base_false, 0, 0, 0, "Return whether object was opened for reading."},
    {"writable", base_false, 0, 0, 0, "Return whether object was opened for writing."},
    {"seekable", base_false, 0, 0, 0, "Return whether object supports random access."},
    {"seek", no_seek, 0, -1, 0, "Change stream position."},
    {"tell", base_tell, 0, 0, 0, "Return current stream position."},
    {"truncate", no_truncate, 0, -1, 0, "Truncate file to size bytes."},
    {"readline", base_readline, 0, 1, 0, "Read and return a line from the stream."},
    {"readlines", base_readlines, 0, 1, 0, "Return a list of lines from the stream."},
    {"writelines", base_writelines, 1, 1, 0, "Write a list of lines to stream."},
    {NULL},
};
static const FoGetSetDef base_getsets[] = {{"closed", closed_get, NULL}, {"__dict__", dict_get, NULL}, {NULL}};

#define BASE_TYPE                                                                                              \
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}}, .basic_nbytes = sizeof(FoIoBase),                           \
    .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_INSTANCE_DICT, .free = base_free, .visit = fo_io_base_visit,  \
    .clear = base_clear, .new_ = base_new, .dict_offset = offsetof(FoIoBase, dict),                            \
    .weaklist_offset = offsetof(FoIoBase, weaklist)

FoType fo_io_base_type = {.name = "_io._IOBase",
                          BASE_TYPE,
                          .finalize = base_finalize,
                          .iter = base_iter,
                          .next = base_next,
                          .methods = base_methods,
                          .getsets = base_getsets};

// read and readall of raw files in terms of readinto, which a class of a script has.
static FoObject *raw_readall(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoBuffer all = FO_BUFFER_EMPTY;
    FO_AUTO(FoObject) size = fo_int_from_i64(FO_IO_BUFFER_NBYTES);
    FoObject *result = NULL;
    while (size) {
        FO_AUTO(FoObject) piece = fo_call_method(self, fo_name(read), &size, 1);
        if (!piece) goto done;
        if (piece == fo_none && all.n == 0) {
            result = fo_new_none();
            goto done;
        }
        if (piece != fo_none && !fo_bytes_check(piece)) {
            fo_raise(FO_TYPE_ERROR, "read() should return bytes");
            goto done;
        }
        if (piece == fo_none || ((FoBytesObject *)piece)->n == 0) break;
        fo_buffer_put(&all, ((FoBytesObject *)piece)->data, (size_t)((FoBytesObject *)piece)->n);
    }
    if (size) result = all.failed ? fo_raise_no_memory() : fo_bytes_new(all.data ? all.data : "", (int64_t)all.n);
done:
    fo_buffer_deinit(&all);
    return result;
}

static FoObject *raw_read(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t size, got;
    if (!fo_io_size_argument(args, n, &size)) return NULL;
    if (size < 0) return fo_io_call(self, "readall", NULL, 0);
    FO_AUTO(FoObject) space = fo_bytearray_new(NULL, size);
    FO_AUTO(FoObject) count = space ? fo_io_call(self, "readinto", &space, 1) : NULL;
    if (!count || count == fo_none) return fo_take(count);
    FoBufferView view;
    if (!fo_index_as_i64(count, &got) || !fo_buffer_view_get(space, &view, false)) return NULL;
    if (got < 0 || got > view.nbytes) got = view.nbytes;
    FoObject *bytes = fo_bytes_new(view.data, got);
    fo_buffer_view_release(&view);
    return bytes;
}

static FoObject *raw_abstract(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_raise_with(FO_NOT_IMPLEMENTED_ERROR, (FoObject *)fo_rt->empty_str);
}

static const FoNativeDef raw_methods[] = {{"read", raw_read, 0, 1, 0, NULL}, {"readall", raw_readall, 0, 0, 0, "Read until EOF, using multiple read() call."},
                                          {"readinto", raw_abstract, 1, 1, 0, NULL}, {"write", raw_abstract, 1, 1, 0, NULL}, {NULL}};
FoType fo_raw_io_base_type = {.name = "_io._RawIOBase", BASE_TYPE, .base = &fo_io_base_type, .methods = raw_methods};

// readinto in terms of read (or read1), for classes of scripts.
static FoObject *read_into(FoObject *self, FoObject *target, const char *method) {
    FoBufferView view;
    if (!target->type->buffer_get || fo_bytes_check(target))
        return fo_raise(FO_TYPE_ERROR, "%s() argument must be read-write bytes-like object, not %A",
                        strcmp(method, "read") ? "readinto1" : "readinto", target);
    if (!fo_buffer_view_get(target, &view, true)) return NULL;
    FO_AUTO(FoObject) room = fo_int_from_i64(view.nbytes);
    FO_AUTO(FoObject) bytes = room ? fo_io_call(self, method, &room, 1) : NULL;
    FoObject *result = NULL;
    if (bytes && !fo_bytes_check(bytes)) fo_raise(FO_TYPE_ERROR, "read() should return bytes");
    else if (bytes && ((FoBytesObject *)bytes)->n > view.nbytes)
        fo_raise(FO_VALUE_ERROR, "read() returned too much data: %lld bytes requested, %lld returned", (long long)view.nbytes,
                 (long long)((FoBytesObject *)bytes)->n);
    else if (bytes) {
        memcpy(view.data, ((FoBytesObject *)bytes)->data, (size_t)((FoBytesObject *)bytes)->n);
        result = fo_int_from_i64(((FoBytesObject *)bytes)->n);
    }
    fo_buffer_view_release(&view);
    return result;
}

static FoObject *buffered_readinto(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return read_into(self, args[0], "read"); }
static FoObject *buffered_readinto1(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return read_into(self, args[0], "read1"); }

static const FoNativeDef buffered_methods[] = {
    {"read", no_read, 0, -1, 0, NULL}, {"read1", no_read1, 0, -1, 0, NULL}, {"readinto", buffered_readinto, 1, 1, 0, NULL},
    {"readinto1", buffered_readinto1, 1, 1, 0, NULL},
    {"write", no_write, 0, -1, 0, NULL}, {"detach", no_detach, 0, 0, 0, NULL}, {NULL},
};
FoType fo_buffered_io_base_type = {.name = "_io._BufferedIOBase", BASE_TYPE, .base = &fo_io_base_type, .methods = buffered_methods};

static const FoNativeDef text_methods[] = {
    {"read", no_read, 0, -1, 0, NULL}, {"readline", no_readline, 0, -1, 0, NULL},
    {"write", no_write, 0, -1, 0, NULL}, {"detach", no_detach, 0, 0, 0, NULL}, {NULL},
};
static const FoGetSetDef text_getsets[] = {{"encoding", none_get, NULL}, {"errors", none_get, NULL}, {"newlines", none_get, NULL}, {NULL}};
FoType fo_text_io_base_type = {.name = "_io._TextIOBase", BASE_TYPE, .base = &fo_io_base_type, .methods = text_methods, .getsets = text_getsets};

// class UnsupportedOperation(OSError, ValueError)
static FoType *make_unsupported_operation(void) {
    FO_AUTO(FoTuple) bases = fo_tuple_pack(2, fo_exception_type(FO_OS_ERROR), fo_exception_type(FO_VALUE_ERROR));
    FO_AUTO(FoStr) name = fo_str_intern("UnsupportedOperation");
    FO_AUTO(FoDict) names = fo_dict_new();
    if (!bases || !name || !names || !fo_dict_set_text_give(names, "__module__", (FoObject *)fo_str_intern("io"))) return NULL;
    return (FoType *)fo_type_new_class(&fo_type_type, name, bases, names, NULL, NULL);
}

bool fo_io_init(void) {
    FoType *types[] = {&fo_io_base_type,   &fo_raw_io_base_type,     &fo_buffered_io_base_type, &fo_text_io_base_type,
                       &fo_file_io_type,   &fo_buffered_reader_type, &fo_buffered_writer_type,  &fo_buffered_random_type,
                       &fo_text_file_type, &fo_string_io_type,       &fo_bytes_io_type,         &fo_bytes_io_buffer_type};
    for (size_t i = 0; i < FO_COUNT_OF(types); i++)
        if (!(types[i]->flags & FO_TYPE_READY) && !fo_type_ready(types[i])) return false;
    FoModulesState *state = fo_modules_state();
    if (!state) return false;
    if (!state->unsupported_operation) state->unsupported_operation = make_unsupported_operation();
    return state->unsupported_operation != NULL;
}
