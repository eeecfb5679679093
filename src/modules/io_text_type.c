// SPDX-License-Identifier: MIT
// io.TextIOWrapper: the Python type over io_text.c and io_text_read.c.
#include "modules/io_private.h"

static FoTextFile *file(FoObject *self) { return (FoTextFile *)self; }

// ---- reading

static bool check_readable(FoTextFile *f) {
    if (!fo_text_check_open(f)) return false;
    return f->readable || fo_fail_unsupported("not readable");
}

static FoObject *text_read(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t size;
    if (!fo_io_size_argument(args, n, &size) || !check_readable(file(self))) return NULL;
    return (FoObject *)(size < 0 ? fo_text_read_all(file(self)) : fo_text_read_n(file(self), size));
}

static FoObject *text_readline(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t size = -1;
    if (n == 1 && !fo_index_as_i64(args[0], &size)) return NULL;
    return check_readable(file(self)) ? (FoObject *)fo_text_read_line(file(self), size) : NULL;
}

static bool text_next(FoObject *self, FoObject **item) {
    FoTextFile *f = file(self);
    *item = NULL;
    if (fo_text_is_closed(f)) return fo_text_check_open(f);
    f->telling = false;
    if (!check_readable(f)) return false;
    FoStr *line;
    if (self->type == &fo_text_file_type) line = fo_text_read_line(f, -1);
    else line = (FoStr *)fo_call_method(self, fo_name(readline), NULL, 0);
    if (!line) return false;
    if (line->n > 0) {
        *item = (FoObject *)line;
        return true;
    }
    fo_unref(line);
    f->telling = f->seekable;
    return true;
}

static FoObject *text_iter(FoObject *self) { return fo_text_check_open(file(self)) ? fo_ref(self) : NULL; }

// ---- writing

static FoObject *text_write(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "write() argument must be str, not %A", args[0]);
    return fo_text_file_write(file(self), (FoStr *)args[0]) ? fo_int_from_i64(((FoStr *)args[0])->n) : NULL;
}

static FoObject *text_flush(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoTextFile *f = file(self);
    if (!fo_text_check_open(f)) return NULL;
    f->telling = f->seekable;
    return fo_text_file_flush(f) ? fo_new_none() : NULL;
}

// Flushes and closes what lies below; it is closed even when the flush fails.
static bool close_buffer(FoTextFile *f) {
    if (f->stream) return fo_stream_close(f->stream);
    FO_AUTO(FoObject) closed = fo_get_attr_text(f->buffer, "closed");
    bool truth;
    if (!closed || !fo_is_true(closed, &truth)) return false;
    if (truth) return true;
    bool ok = fo_text_file_flush(f);
    FoObject *error = fo_error_take();
    FO_AUTO(FoObject) result = fo_call_method(f->buffer, fo_name(close), NULL, 0);
    if (!ok) fo_error_restore_give(error);
    return ok && result;
}

static FoObject *text_close(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoTextFile *f = file(self);
    if (!f->buffer) return fo_raise(FO_VALUE_ERROR, "underlying buffer has been detached");
    return close_buffer(f) ? fo_new_none() : NULL;
}

static FoObject *text_truncate(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoTextFile *f = file(self);
    if (!fo_text_check_open(f) || !fo_text_file_flush(f)) return NULL;
    return fo_io_call(f->buffer, "truncate", args, n);
}

static FoObject *text_detach(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoTextFile *f = file(self);
    if (!fo_text_check_open(f) || !fo_text_file_flush(f)) return NULL;
    f->stream = NULL;
    return fo_take(f->buffer);
}

static FoObject *text_reconfigure(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"encoding", "errors", "newline", "line_buffering", "write_through"};
    static const FoParams params = {"reconfigure", names, 5, 0, 0, 0};
    FoObject *out[5];
    FoTextFile *f = file(self);
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_text_check_open(f)) return NULL;
    for (int i = 0; i < 2; i++)
        if (out[i] && out[i] != fo_none && !fo_str_check(out[i]))
            return fo_raise(FO_TYPE_ERROR, "reconfigure() argument '%s' must be str or None, not %A", names[i], out[i]);
    if (!fo_text_file_flush(f)) return NULL;
    FoObject *encoding = out[0] && out[0] != fo_none ? out[0] : (FoObject *)f->encoding;
    if ((out[0] || out[1]) && !fo_text_set_encoding(f, encoding, out[1] ? out[1] : out[0] ? NULL : (FoObject *)f->errors)) return NULL;
    if (out[2] && !fo_text_set_newline(f, out[2])) return NULL;
    if (out[3] && out[3] != fo_none && !fo_is_true(out[3], &f->line_buffering)) return NULL;
    if (out[4] && out[4] != fo_none && !fo_is_true(out[4], &f->write_through)) return NULL;
    return fo_new_none();
}

// ---- position

static bool tell(FoTextFile *f, int64_t *position) {
    if (f->stream) {
        if (!fo_stream_tell(f->stream, position)) return false;
    } else {
        FO_AUTO(FoObject) at = fo_io_call(f->buffer, "tell", NULL, 0);
        if (!at || !fo_index_as_i64(at, position)) return false;
    }
    *position -= f->n - f->at;
    return true;
}

static FoObject *text_tell(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoTextFile *f = file(self);
    int64_t position;
    if (!fo_text_check_open(f)) return NULL;
    if (!f->seekable) return fo_raise_unsupported("underlying stream is not seekable");
    if (!f->telling) return fo_raise(FO_OS_ERROR, "telling position disabled by next() call");
    if (f->writable && !fo_text_file_flush(f)) return NULL;
    return tell(f, &position) ? fo_int_from_i64(position) : NULL;
}

static bool seek(FoTextFile *f, int64_t offset, int whence, int64_t *position) {
    if (f->stream) return fo_stream_seek(f->stream, offset, whence, position);
    FO_AUTO(FoObject) to = fo_int_from_i64(offset);
    FO_AUTO(FoObject) how = fo_int_from_i64(whence);
    FoObject *args[2] = {to, how};
    FO_AUTO(FoObject) at = to && how ? fo_io_call(f->buffer, "seek", args, 2) : NULL;
    return at && fo_index_as_i64(at, position);
}

static bool check_seek(FoTextFile *f, int64_t *offset, int64_t whence) {
    if (!f->seekable) return fo_fail_unsupported("underlying stream is not seekable");
    if (whence < 0 || whence > 2) return fo_fail(FO_VALUE_ERROR, "invalid whence (%lld, should be 0, 1 or 2)", (long long)whence);
    if (whence == 1 && *offset) return fo_fail_unsupported("can't do nonzero cur-relative seeks");
    if (whence == 2 && *offset) return fo_fail_unsupported("can't do nonzero end-relative seeks");
    if (whence == 0 && *offset < 0) return fo_fail(FO_VALUE_ERROR, "negative seek position %lld", (long long)*offset);
    return true;
}

static FoObject *text_seek(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoTextFile *f = file(self);
    int64_t offset, whence = 0, position;
    if (!fo_text_check_open(f) || !fo_index_as_i64(args[0], &offset) || (n == 2 && !fo_index_as_i64(args[1], &whence))) return NULL;
    if (!check_seek(f, &offset, whence) || !fo_text_file_flush(f)) return NULL;
    if (whence == 1) {
        if (!tell(f, &offset)) return NULL;
        whence = 0;
    }
    if (!seek(f, offset, (int)whence, &position)) return NULL;
    fo_text_drop_pending(f);
    f->telling = f->seekable;
    if (position == 0) f->started = false;
    return fo_int_from_i64(position);
}

// ---- what the buffer knows

#define FORWARD(name)                                                                                          \
    static FoObject *text_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {         \
        if (!file(self)->buffer) return fo_raise(FO_VALUE_ERROR, "underlying buffer has been detached");       \
        return fo_io_call(file(self)->buffer, #name, NULL, 0);                                                 \
    }
FORWARD(fileno)
FORWARD(isatty)
FORWARD(readable)
FORWARD(writable)
FORWARD(seekable)

static FoObject *buffer_get(FoObject *self, void *closure) {
    FoTextFile *f = file(self);
    return f->buffer ? fo_ref(f->buffer) : fo_raise(FO_VALUE_ERROR, "underlying buffer has been detached");
}

static FoObject *closed_get(FoObject *self, void *closure) {
    FoTextFile *f = file(self);
    if (f->stream) return fo_bool_new(f->stream->base.closed);
    return f->buffer ? fo_get_attr_text(f->buffer, "closed") : fo_raise(FO_VALUE_ERROR, "underlying buffer has been detached");
}

static FoObject *name_get(FoObject *self, void *closure) {
    FoTextFile *f = file(self);
    return f->buffer ? fo_get_attr(f->buffer, fo_name(name)) : fo_raise(FO_VALUE_ERROR, "underlying buffer has been detached");
}

static FoObject *mode_get(FoObject *self, void *closure) {
    FoTextFile *f = file(self);
    if (f->mode[0]) return (FoObject *)fo_str_from_text(f->mode);
    return fo_raise(FO_ATTRIBUTE_ERROR, "'%T' object has no attribute 'mode'", self);
}

static FoObject *encoding_get(FoObject *self, void *closure) { return fo_ref_object((FoObject *)file(self)->encoding); }
static FoObject *errors_get(FoObject *self, void *closure) { return fo_ref_object((FoObject *)file(self)->errors); }
static FoObject *newlines_get(FoObject *self, void *closure) {
    return fo_newlines_seen(file(self)->translate || file(self)->universal ? file(self)->seen : 0);
}

static FoObject *line_buffering_get(FoObject *self, void *closure) { return fo_bool_new(file(self)->line_buffering); }
static FoObject *write_through_get(FoObject *self, void *closure) { return fo_bool_new(file(self)->write_through); }

static FoObject *text_repr(FoObject *self) {
    FoTextFile *f = file(self);
    FO_AUTO(FoObject) name = NULL;
    if (f->buffer && !fo_find_attr(f->buffer, fo_name(name), &name)) return NULL;
    FoStrBuilder b;
    fo_builder_init(&b);
    fo_builder_put_text(&b, "<_io.TextIOWrapper");
    if (name) {
        fo_builder_put_text(&b, " name=");
        fo_builder_put_repr(&b, name);
    }
    if (f->mode[0]) {
        fo_builder_put_text(&b, " mode='");
        fo_builder_put_text(&b, f->mode);
        fo_builder_put_text(&b, "'");
    }
    fo_builder_put_text(&b, " encoding=");
    fo_builder_put_repr(&b, (FoObject *)f->encoding);
    fo_builder_put_text(&b, ">");
    return (FoObject *)fo_builder_finish(&b);
}

// ---- life

static FoObject *text_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"buffer", "encoding", "errors", "newline", "line_buffering", "write_through"};
    static const FoParams params = {"TextIOWrapper", names, 6, 1, 0, 6};
    FoObject *out[6];
    bool line_buffering = false, write_through = false;
    if (!fo_args_bind(&params, args, n, kwnames, out)) return NULL;
    for (int i = 1; i < 4; i++)
        if (out[i] && out[i] != fo_none && !fo_str_check(out[i]))
            return fo_raise(FO_TYPE_ERROR, "TextIOWrapper() argument '%s' must be str or None, not %A", names[i], out[i]);
    if ((out[4] && !fo_is_true(out[4], &line_buffering)) || (out[5] && !fo_is_true(out[5], &write_through))) return NULL;
    return (FoObject *)fo_text_file_new(type, out[0], out[1], out[2], out[3], line_buffering, write_through);
}

// A file that only this wrapper knew is closed with it; one that others hold goes on.
static void text_free(FoObject *self) {
    FoTextFile *f = file(self);
    fo_gc_untrack(self);
    FoObject *error = fo_error_take();
    if (f->buffer && f->ready && !close_buffer(f)) fo_error_clear(); // nobody to tell, as in CPython
    fo_error_restore_give(error);
    fo_io_base_deinit(&f->base);
    fo_clear_slot(&f->buffer);
    fo_clear_slot(&f->encoding);
    fo_clear_slot(&f->errors);
    fo_free(f->pending, (size_t)f->capacity, FO_MEM_INTERNAL);
    fo_object_free_block(self);
}

static bool text_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(file(self)->buffer);
    return fo_io_base_visit(self, visit, context);
}

static void text_clear(FoObject *self) { fo_clear_slot(&file(self)->base.dict); }

static int64_t text_size_of(FoObject *self) { return (int64_t)sizeof(FoTextFile) + file(self)->capacity; }

static const FoNativeDef methods[] = {
    {"read", text_read, 0, 1, 0, "Read at most size characters, all with -1."},
    {"readline", text_readline, 0, 1, 0, "Read one line."},
    {"write", text_write, 1, 1, 0, "Write a string; returns its length."},
    {"flush", text_flush, 0, 0, 0, "Write what is buffered."},
    {"close", text_close, 0, 0, 0, "Flush and close."},
    {"truncate", text_truncate, 0, 1, 0, "Cut or extend the file."},
    {"detach", text_detach, 0, 0, 0, "Give up the buffer."},
    {"reconfigure", text_reconfigure, 0, -1, FO_NATIVE_KEYWORDS, "Change encoding, errors, newline, buffering."},
    {"tell", text_tell, 0, 0, 0, "The position."},
    {"seek", text_seek, 1, 2, 0, "Change the position."},
    {"fileno", text_fileno, 0, 0, 0, NULL},
    {"isatty", text_isatty, 0, 0, 0, NULL},
    {"readable", text_readable, 0, 0, 0, NULL},
    {"writable", text_writable, 0, 0, 0, NULL},
    {"seekable", text_seekable, 0, 0, 0, NULL},
    {NULL},
};
static const FoGetSetDef getsets[] = {
    {"buffer", buffer_get, NULL}, {"closed", closed_get, NULL}, {"name", name_get, NULL}, {"mode", mode_get, NULL},
    {"encoding", encoding_get, NULL}, {"errors", errors_get, NULL}, {"newlines", newlines_get, NULL},
    {"line_buffering", line_buffering_get, NULL}, {"write_through", write_through_get, NULL}, {NULL},
};

FoType fo_text_file_type = {
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "_io.TextIOWrapper",
    .doc = "Text over a binary file.",
    .basic_nbytes = sizeof(FoTextFile),
    .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_INSTANCE_DICT,
    .base = &fo_text_io_base_type,
    .free = text_free,
    .visit = text_visit,
    .clear = text_clear,
    .size_of = text_size_of,
    .new_ = text_new,
    .repr = text_repr,
    .iter = text_iter,
    .next = text_next,
    .methods = methods,
    .getsets = getsets,
    .dict_offset = offsetof(FoIoBase, dict),
    .weaklist_offset = offsetof(FoIoBase, weaklist),
};
