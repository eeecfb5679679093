// SPDX-License-Identifier: MIT
// io.FileIO, BufferedReader, BufferedWriter and BufferedRandom: one implementation, which differs in what is allowed and said.
#include <errno.h>
#include <limits.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/io_private.h"

static FoStream *stream(FoObject *self) { return (FoStream *)self; }
static bool is_raw(FoObject *self) { return fo_is_a(self, &fo_file_io_type); }

// ---- states that forbid an operation; verb as in "read of closed file"

static bool check_open(FoObject *self, const char *verb) {
    if (stream(self)->detached) return fo_fail(FO_VALUE_ERROR, "raw stream has been detached");
    if (!((FoIoBase *)self)->closed) return true;
    if (!verb || is_raw(self)) return fo_fail(FO_VALUE_ERROR, "I/O operation on closed file");
    return fo_fail(FO_VALUE_ERROR, "%s closed file", verb);
}

static bool check_readable(FoObject *self, const char *verb, const char *operation) {
    if (!stream(self)->readable && !is_raw(self)) return fo_fail_unsupported(operation);
    if (!check_open(self, verb)) return false;
    return stream(self)->readable || fo_fail_unsupported("File not open for reading");
}

static bool check_writable(FoObject *self, const char *verb, const char *operation) {
    if (!stream(self)->writable && !is_raw(self)) return fo_fail_unsupported(operation);
    if (!check_open(self, verb)) return false;
    return stream(self)->writable || fo_fail_unsupported("File not open for writing");
}

// ---- reading

// What is left of a regular file, so that read() allocates once; 0 when unknown.
static int64_t bytes_left(FoStream *s) {
    struct stat st;
    if (fstat(s->fd, &st) != 0 || !S_ISREG(st.st_mode)) return 0;
    off_t at = lseek(s->fd, 0, SEEK_CUR);
    return at < 0 || st.st_size < at ? 0 : st.st_size - at + (s->n - s->at);
}

static FoObject *read_all(FoStream *s) {
    FoBuffer out = FO_BUFFER_EMPTY;
    FoObject *result = NULL;
    int64_t hint = bytes_left(s), n = 1;
    bool ok = fo_buffer_reserve(&out, (size_t)hint + 1);
    while (ok && n > 0) {
        if (out.cap - out.n < FO_IO_BUFFER_NBYTES / 8 && !fo_buffer_reserve(&out, out.n / 2 + FO_IO_BUFFER_NBYTES)) {
            ok = false;
            break;
        }
        if (!fo_stream_read_some(s, out.data + out.n, (int64_t)(out.cap - out.n), &n)) goto done;
        out.n += (size_t)n;
    }
    result = ok ? fo_bytes_new(out.data, (int64_t)out.n) : fo_raise_no_memory();
done:
    fo_buffer_deinit(&out);
    return result;
}

// Reads until n bytes are there or the end is reached (once: after one system call).
static bool read_into(FoStream *s, char *out, int64_t n, bool once, int64_t *total) {
    *total = 0;
    while (*total < n) {
        int64_t got;
        if (!fo_stream_read_some(s, out + *total, n - *total, &got)) return false;
        *total += got;
        if (got == 0 || once || s->unbuffered) return true;
    }
    return true;
}

static FoObject *read_n(FoStream *s, int64_t n, bool once) {
    int64_t left = bytes_left(s), total;
    int64_t room = left > 0 && left < n && !once ? left + 1 : n; // a huge n costs no memory when the file is small
    if (room > n) room = n;
    FO_AUTO(FoObject) bytes = fo_bytes_new(NULL, room);
    if (!bytes || !read_into(s, ((FoBytesObject *)bytes)->data, room, once, &total)) return NULL;
    if (total == room) return fo_take(bytes);
    return fo_bytes_new(((FoBytesObject *)bytes)->data, total);
}

static FoObject *stream_read(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t size;
    if (!check_readable(self, "read of", "read") || !fo_io_size_argument(args, n, &size)) return NULL;
    if (size < -1 && !is_raw(self)) return fo_raise(FO_VALUE_ERROR, "read length must be non-negative or -1");
    return size < 0 ? read_all(stream(self)) : read_n(stream(self), size, false);
}

static FoObject *stream_read1(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t size;
    if (!check_readable(self, "read of", "read1") || !fo_io_size_argument(args, n, &size)) return NULL;
    FoStream *s = stream(self);
    if (size < 0) size = s->n > s->at ? s->n - s->at : s->capacity - 1;
    return read_n(s, size, true);
}

static FoObject *stream_readall(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return check_readable(self, "read of", "read") ? read_all(stream(self)) : NULL;
}

static FoObject *read_into_buffer(FoObject *self, FoObject *const *args, bool once) {
    FoBufferView view;
    int64_t total;
    if (!check_readable(self, "readinto of", "read")) return NULL;
    if (!args[0]->type->buffer_get || fo_bytes_check(args[0]))
        return fo_raise(FO_TYPE_ERROR, "%s() argument must be read-write bytes-like object, not %A", once ? "readinto1" : "readinto", args[0]);
    if (!fo_buffer_view_get(args[0], &view, true)) return NULL;
    bool ok = read_into(stream(self), view.data, view.nbytes, once, &total);
    fo_buffer_view_release(&view);
    return ok ? fo_int_from_i64(total) : NULL;
}

static FoObject *stream_readinto(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return read_into_buffer(self, args, false); }
static FoObject *stream_readinto1(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return read_into_buffer(self, args, true); }

static bool fill_buffer(FoStream *s) {
    char first;
    int64_t got;
    if (s->at < s->n) return true;
    if (!fo_stream_read_some(s, &first, 1, &got)) return false;
    s->at -= got; // back into the buffer
    return true;
}

static FoObject *stream_peek(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoStream *s = stream(self);
    if (!check_readable(self, "peek of", "peek") || !fill_buffer(s)) return NULL;
    return fo_bytes_new(s->buffer ? s->buffer + s->at : "", s->n - s->at);
}

static FoObject *read_line_raw(FoStream *s, int64_t limit) { // without a buffer: byte by byte
    FoBuffer line = FO_BUFFER_EMPTY;
    char c = 0;
    int64_t got = 1;
    bool ok = true;
    while (ok && got && c != '\n' && (limit < 0 || (int64_t)line.n < limit)) {
        ok = fo_stream_read_some(s, &c, 1, &got);
        if (ok && got) fo_buffer_put_char(&line, c);
    }
    FoObject *result = !ok ? NULL : line.failed ? fo_raise_no_memory() : fo_bytes_new(line.data ? line.data : "", (int64_t)line.n);
    fo_buffer_deinit(&line);
    return result;
}

static FoObject *read_line(FoStream *s, int64_t limit) {
    FoBuffer line = FO_BUFFER_EMPTY;
    FoObject *result = NULL;
    bool complete = limit == 0;
    if (s->unbuffered) return read_line_raw(s, limit);
    while (!complete) {
        if (!fill_buffer(s)) goto done;
        int64_t n = s->n - s->at;
        if (n == 0) break;
        if (limit >= 0 && n > limit - (int64_t)line.n) n = limit - (int64_t)line.n;
        const char *from = s->buffer + s->at, *end = memchr(from, '\n', (size_t)n);
        if (end) n = end - from + 1;
        s->at += n;
        complete = end || (limit >= 0 && (int64_t)line.n + n == limit);
        if (complete && line.n == 0) return fo_bytes_new(from, n);
        fo_buffer_put(&line, from, (size_t)n);
    }
    result = line.failed ? fo_raise_no_memory() : fo_bytes_new(line.data ? line.data : "", (int64_t)line.n);
done:
    fo_buffer_deinit(&line);
    return result;
}

static FoObject *stream_readline(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t size;
    if (!check_readable(self, "readline of", "read") || !fo_io_size_argument(args, n, &size)) return NULL;
    return read_line(stream(self), size);
}

static bool stream_next(FoObject *self, FoObject **item) {
    *item = NULL;
    if (!check_readable(self, "readline of", "read")) return false;
    FoObject *line = read_line(stream(self), -1);
    if (!line) return false;
    if (((FoBytesObject *)line)->n > 0) *item = line;
    else fo_unref(line);
    return true;
}

// ---- writing

static FoObject *stream_write(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoBufferView view;
    FoStream *s = stream(self);
    if (!s->writable && !is_raw(self)) return fo_raise_unsupported("write");
    if (!fo_bytes_argument(args[0], &view)) return NULL;
    int64_t nbytes = view.nbytes;
    bool ok = check_writable(self, "write to", "write") && fo_stream_write(s, view.data, nbytes) && (!s->unbuffered || fo_stream_flush(s));
    fo_buffer_view_release(&view);
    return ok ? fo_int_from_i64(nbytes) : NULL;
}

static FoObject *stream_flush(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (((FoIoBase *)self)->closed) {
        if (is_raw(self) || !stream(self)->writable) return fo_raise(FO_VALUE_ERROR, "I/O operation on closed file.");
        return fo_raise(FO_VALUE_ERROR, "flush of closed file");
    }
    return fo_stream_flush(stream(self)) ? fo_new_none() : NULL;
}

// What closing raised comes with what flushing had raised as its context.
static FoObject *close_after(FoObject *self, bool flushed) {
    FO_AUTO(FoObject) first = flushed ? NULL : fo_error_take();
    bool closed = fo_stream_close(stream(self));
    if (!first) return closed ? fo_new_none() : NULL;
    FoObject *second = fo_error_take();
    if (!second) return fo_raise_give(fo_take(first));
    fo_assign_give(&((FoException *)second)->context, fo_take(first));
    fo_error_restore_give(second);
    return NULL;
}

// A class of a script, or a raw file that is an object, may have a flush of its own.
static FoObject *stream_close(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoStream *s = stream(self);
    if (s->detached) return fo_raise(FO_VALUE_ERROR, "raw stream has been detached");
    if (s->base.closed) return fo_new_none();
    bool flushed = true;
    if (self->type->flags & FO_TYPE_HEAP || s->base.dict) {
        FO_AUTO(FoObject) result = fo_call_method(self, fo_name(flush), NULL, 0);
        flushed = result != NULL;
    } else if (s->raw) {
        flushed = fo_stream_flush(s);
    }
    return close_after(self, flushed);
}

static FoObject *stream_truncate(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t size;
    if (!stream(self)->writable && !is_raw(self)) return check_open(self, "truncate of") ? fo_raise_unsupported("truncate") : NULL;
    if (!check_writable(self, "truncate of", "truncate")) return NULL;
    if (n == 0 || args[0] == fo_none) {
        if (!fo_stream_flush(stream(self)) || !fo_stream_tell(stream(self), &size)) return NULL;
    } else if (!fo_index_as_i64(args[0], &size)) {
        return NULL;
    }
    return fo_stream_truncate(stream(self), size) ? fo_int_from_i64(size) : NULL;
}

// ---- position and facts

static FoObject *stream_seek(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t offset, whence = SEEK_SET, position;
    if (!check_open(self, "seek of") || !fo_index_as_i64(args[0], &offset)) return NULL;
    if (n == 2 && !fo_index_as_i64(args[1], &whence)) return NULL;
    if (whence < 0 || whence > 4) return fo_raise(FO_VALUE_ERROR, "whence value %lld unsupported", (long long)whence);
    return fo_stream_seek(stream(self), offset, (int)whence, &position) ? fo_int_from_i64(position) : NULL;
}

static FoObject *stream_tell(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t position;
    return check_open(self, NULL) && fo_stream_tell(stream(self), &position) ? fo_int_from_i64(position) : NULL;
}

static FoObject *stream_fileno(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (stream(self)->raw && check_open(self, NULL)) return fo_io_call(stream(self)->raw, "fileno", NULL, 0);
    return check_open(self, NULL) ? fo_int_from_i64(stream(self)->fd) : NULL;
}

static FoObject *stream_isatty(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (stream(self)->raw && check_open(self, NULL)) return fo_io_call(stream(self)->raw, "isatty", NULL, 0);
    return check_open(self, NULL) ? fo_bool_new(isatty(stream(self)->fd)) : NULL;
}

static FoObject *stream_readable(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!stream(self)->readable) return fo_bool_new(false);
    return check_open(self, NULL) ? fo_bool_new(true) : NULL;
}

static FoObject *stream_writable(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!stream(self)->writable) return fo_bool_new(false);
    return check_open(self, NULL) ? fo_bool_new(true) : NULL;
}

static FoObject *stream_seekable(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return check_open(self, NULL) ? fo_bool_new(fo_stream_is_seekable(stream(self))) : NULL;
}

static FoObject *raw_repr(FoObject *self) {
    FoStream *s = stream(self);
    if (s->base.closed) return (FoObject *)fo_str_printf("<_io.FileIO [closed]>");
    return (FoObject *)fo_str_printf("<_io.FileIO name=%R mode='%s' closefd=%s>", s->name, fo_stream_mode(s), s->close_fd ? "True" : "False");
}

static FoObject *name_get(FoObject *self, void *closure) {
    FoStream *s = stream(self);
    if (s->detached) return fo_raise(FO_VALUE_ERROR, "raw stream has been detached");
    return s->raw ? fo_get_attr_text(s->raw, "name") : fo_ref(s->name);
}

// FileIO alone: its name is an ordinary attribute.
static bool name_set(FoObject *self, FoObject *value, void *closure) {
    if (!value) return fo_fail(FO_ATTRIBUTE_ERROR, "name");
    fo_assign_give(&stream(self)->name, fo_ref(value));
    return true;
}

static FoObject *stream_repr(FoObject *self) {
    FO_AUTO(FoObject) name = name_get(self, NULL);
    if (name) return (FoObject *)fo_str_printf("<%s name=%R>", self->type->name, name);
    if (!fo_error_matches_kind(FO_ATTRIBUTE_ERROR) && !fo_error_matches_kind(FO_VALUE_ERROR)) return NULL;
    fo_error_clear();
    return (FoObject *)fo_str_printf("<%s>", self->type->name);
}

static FoObject *mode_get(FoObject *self, void *closure) {
    if (stream(self)->detached) return fo_raise(FO_VALUE_ERROR, "raw stream has been detached");
    return stream(self)->raw ? fo_get_attr_text(stream(self)->raw, "mode") : (FoObject *)fo_str_from_text(fo_stream_mode(stream(self)));
}

static FoObject *close_fd_get(FoObject *self, void *closure) { return fo_bool_new(stream(self)->close_fd); }
static FoObject *closed_get(FoObject *self, void *closure) { return fo_bool_new(((FoIoBase *)self)->closed); }

// The raw file under a buffered one: a view of the same descriptor that does not close it.
static FoObject *raw_get(FoObject *self, void *closure) {
    FoStream *s = stream(self);
    if (s->raw || s->detached) return s->detached ? fo_new_none() : fo_ref(s->raw);
    FoStream *raw = fo_stream_new(&fo_file_io_type, s->fd, s->name, s->close_fd);
    if (!raw) return NULL;
    raw->is_view = true;
    raw->readable = s->readable;
    raw->writable = s->writable;
    raw->appending = s->appending;
    raw->created = s->created;
    raw->unbuffered = true;
    raw->base.closed = s->base.closed;
    return (FoObject *)raw;
}

// ---- opening

typedef struct {
    int flags;
    bool readable, writable, appending, created;
} OpenMode;

// mode is checked already: one of r w a x, maybe +, maybe b.
static OpenMode parse_mode(const char *mode) {
    bool plus = strchr(mode, '+') != NULL;
    OpenMode m = {.readable = plus, .writable = plus};
    switch (mode[strspn(mode, "bt+")]) {
    case 'r': m.readable = true; break;
    case 'w': m.writable = true; m.flags = O_CREAT | O_TRUNC; break;
    case 'a': m.writable = m.appending = true; m.flags = O_CREAT | O_APPEND; break;
    default: m.writable = m.created = true; m.flags = O_CREAT | O_EXCL; break;
    }
    m.flags |= m.readable && m.writable ? O_RDWR : m.writable ? O_WRONLY : O_RDONLY;
    return m;
}

// A descriptor for a path; errors carry the object the script gave.
static int open_path(FoObject *path_object, int flags) {
    FO_AUTO(FoStr) path = fo_path_from_object(path_object);
    if (!path) return -1;
    FO_AUTO(FoObject) bytes = fo_str_encode(path, "utf-8", "surrogateescape");
    if (!bytes) return -1;
    for (;;) {
        int fd = open(((FoBytesObject *)bytes)->data, flags | O_CLOEXEC, 0666);
        if (fd >= 0) return fd;
        if (errno != EINTR) break;
        if (!fo_check_interrupt()) return -1;
    }
    fo_raise_errno(errno, path_object);
    return -1;
}

static bool check_not_directory(int fd, FoObject *path_object) {
    struct stat st;
    if (fstat(fd, &st) < 0) {
        fo_raise_errno(errno, path_object->type == &fo_int_type ? NULL : path_object);
        return false;
    }
    if (!S_ISDIR(st.st_mode)) return true;
    fo_raise_errno(EISDIR, path_object);
    return false;
}

// *fd for a file argument of open: an int as it is, anything else as a path.
static bool obtain_fd(FoObject *file, const OpenMode *m, bool close_fd, int *fd) {
    if (fo_int_check(file)) {
        int64_t number;
        if (!fo_int_as_i64(file, &number)) return false;
        if (number < 0) return fo_fail(FO_VALUE_ERROR, "negative file descriptor");
        if (number > INT_MAX) return fo_fail(FO_TYPE_ERROR, "expected str, bytes or os.PathLike object, not %T", file);
        *fd = (int)number;
        if (fcntl(*fd, F_GETFD) < 0) {
            fo_raise_errno(errno, NULL);
            return false;
        }
        return true;
    }
    if (!close_fd) return fo_fail(FO_VALUE_ERROR, "Cannot use closefd=False with file name");
    *fd = open_path(file, m->flags);
    return *fd >= 0;
}

FoStream *fo_stream_open(FoType *type_or_null, FoObject *file, const char *mode, int64_t buffering, bool close_fd) {
    OpenMode m = parse_mode(mode);
    int fd = -1;
    if (!obtain_fd(file, &m, close_fd, &fd)) return NULL;
    bool is_fd = fo_int_check(file);
    FoType *type = type_or_null             ? type_or_null
                   : buffering == 0         ? &fo_file_io_type
                   : m.readable && m.writable ? &fo_buffered_random_type
                   : m.writable             ? &fo_buffered_writer_type
                                            : &fo_buffered_reader_type;
    FoStream *s = check_not_directory(fd, file) ? fo_stream_new(type, fd, file, close_fd) : NULL;
    if (!s) {
        if (!is_fd) close(fd);
        return NULL;
    }
    s->readable = m.readable;
    s->writable = m.writable;
    s->appending = m.appending;
    s->created = m.created;
    s->unbuffered = fo_type_is_subtype(type, &fo_file_io_type);
    if (buffering > 1) s->capacity = buffering;
    if (m.appending) lseek(fd, 0, SEEK_END);
    return s;
}

static FoObject *raw_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"file", "mode", "closefd", "opener"};
    static const FoParams params = {"FileIO", names, 4, 1, 0, 4};
    FoObject *out[4];
    bool close_fd = true;
    if (!fo_args_bind(&params, args, n, kwnames, out)) return NULL;
    if (out[1] && !fo_str_check(out[1])) return fo_raise(FO_TYPE_ERROR, "FileIO() argument 'mode' must be str, not %A", out[1]);
    if (out[2] && !fo_is_true(out[2], &close_fd)) return NULL;
    const char *mode = out[1] ? fo_str_utf8((FoStr *)out[1], NULL) : "r";
    if (!mode) return fo_raise_no_memory();
    if (strspn(mode, "rwaxb+") != strlen(mode) || strcspn(mode, "rwax") == strlen(mode)) return fo_raise(FO_VALUE_ERROR, "invalid mode: %s", mode);
    return (FoObject *)fo_stream_open(type, out[0], mode, 0, close_fd);
}

static bool check_ability(FoObject *raw, const char *ability) {
    char method[16];
    bool answer;
    snprintf(method, sizeof method, "%s", ability);
    if (!fo_raw_ask(raw, method, &answer)) return false;
    if (answer) return true;
    char text[64];
    snprintf(text, sizeof text, "File or stream is not %s.", ability);
    return fo_fail_unsupported(text);
}

// BufferedReader(raw): a buffer over any raw file, whose methods are called.
static FoObject *buffered_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"raw", "buffer_size"};
    bool reads = !fo_type_is_subtype(type, &fo_buffered_writer_type), writes = !fo_type_is_subtype(type, &fo_buffered_reader_type);
    const FoParams params = {!writes ? "BufferedReader" : !reads ? "BufferedWriter" : "BufferedRandom", names, 2, 1, 0, 2};
    FoObject *out[2];
    int64_t size = FO_IO_BUFFER_NBYTES;
    if (!fo_args_bind(&params, args, n, kwnames, out) || (out[1] && !fo_index_as_i64(out[1], &size))) return NULL;
    if (reads && writes && !check_ability(out[0], "seekable")) return NULL;
    if ((reads && !check_ability(out[0], "readable")) || (writes && !check_ability(out[0], "writable"))) return NULL;
    if (size <= 0) return fo_raise(FO_VALUE_ERROR, "buffer size must be strictly positive");
    FoStream *s = fo_stream_new(type, -1, fo_none, true);
    if (!s) return NULL;
    s->raw = fo_ref(out[0]);
    s->readable = reads;
    s->writable = writes;
    s->capacity = size;
    return (FoObject *)s;
}

static FoObject *buffered_detach(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoStream *s = stream(self);
    if (!check_open(self, "flush of") || !fo_stream_flush(s)) return NULL;
    FoObject *raw = raw_get(self, NULL);
    if (!raw) return NULL;
    if (!s->raw) { // the descriptor has a new owner
        ((FoStream *)raw)->is_view = s->is_view;
        s->is_view = true;
    }
    s->detached = true;
    return raw;
}

// ---- life

static void stream_free(FoObject *self) {
    FoStream *s = stream(self);
    fo_gc_untrack(self);
    FoObject *error = fo_error_take();
    if (!fo_stream_close(s)) fo_error_clear(); // nobody to tell, as in CPython
    fo_error_restore_give(error);
    fo_clear_slot(&s->raw);
    fo_io_base_deinit(&s->base);
    fo_clear_slot(&s->name);
    fo_object_free_block(self);
}

static bool stream_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(stream(self)->name);
    FO_VISIT(stream(self)->raw);
    return fo_io_base_visit(self, visit, context);
}

static void stream_clear(FoObject *self) { fo_clear_slot(&stream(self)->base.dict); }

static int64_t stream_size_of(FoObject *self) { return (int64_t)sizeof(FoStream) + (stream(self)->buffer ? stream(self)->capacity : 0); }

#define COMMON_METHODS                                                                                         \
    {"close", stream_close, 0, 0, 0, "Close the file."}, {"flush", stream_flush, 0, 0, 0, "Write what is buffered."},           \
    {"fileno", stream_fileno, 0, 0, 0, "The file descriptor."}, {"isatty", stream_isatty, 0, 0, 0, "Is it a terminal?"},        \
    {"readable", stream_readable, 0, 0, 0, NULL}, {"writable", stream_writable, 0, 0, 0, NULL},                                 \
    {"seekable", stream_seekable, 0, 0, 0, NULL}, {"seek", stream_seek, 1, 2, 0, "Change the position; returns it."},           \
    {"tell", stream_tell, 0, 0, 0, "The position."}, {"truncate", stream_truncate, 0, 1, 0, "Cut or extend the file."}
#define READ_METHODS                                                                                           \
    {"read", stream_read, 0, 1, 0, "Read up to size bytes, all with -1."}, {"read1", stream_read1, 0, 1, 0, "Read with at most one system call."}, \
    {"readinto", stream_readinto, 1, 1, 0, "Read into a writable buffer."}, {"readinto1", stream_readinto1, 1, 1, 0, NULL},      \
    {"readline", stream_readline, 0, 1, 0, "Read one line."}, {"peek", stream_peek, 0, 1, 0, "Look at bytes without advancing."}
#define WRITE_METHODS {"write", stream_write, 1, 1, 0, "Write bytes; returns how many."}

static const FoNativeDef raw_methods[] = {
    COMMON_METHODS, WRITE_METHODS, {"read", stream_read, 0, 1, 0, NULL}, {"readall", stream_readall, 0, 0, 0, NULL},
    {"readinto", stream_readinto, 1, 1, 0, NULL}, {"readline", stream_readline, 0, 1, 0, NULL}, {NULL},
};
#define DETACH {"detach", buffered_detach, 0, 0, 0, "Disconnect this buffer from its underlying raw stream and return it."}
static const FoNativeDef reader_methods[] = {COMMON_METHODS, READ_METHODS, DETACH, {NULL}};
static const FoNativeDef writer_methods[] = {COMMON_METHODS, WRITE_METHODS, DETACH, {NULL}};
static const FoNativeDef random_methods[] = {COMMON_METHODS, READ_METHODS, WRITE_METHODS, DETACH, {NULL}};
static const FoGetSetDef raw_getsets[] = {
    {"name", name_get, name_set}, {"mode", mode_get, NULL}, {"closefd", close_fd_get, NULL}, {"closed", closed_get, NULL}, {NULL},
};
static const FoGetSetDef buffered_getsets[] = {
    {"name", name_get, NULL}, {"mode", mode_get, NULL}, {"raw", raw_get, NULL}, {"closed", closed_get, NULL}, {NULL},
};

#define STREAM_TYPE                                                                                            \
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}}, .basic_nbytes = sizeof(FoStream),                           \
    .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_INSTANCE_DICT, .free = stream_free, .visit = stream_visit,    \
    .clear = stream_clear, .size_of = stream_size_of, .next = stream_next,                                     \
    .dict_offset = offsetof(FoIoBase, dict), .weaklist_offset = offsetof(FoIoBase, weaklist)
FoType fo_file_io_type = {.name = "_io.FileIO", STREAM_TYPE, .base = &fo_raw_io_base_type, .new_ = raw_new, .repr = raw_repr,
                          .methods = raw_methods, .getsets = raw_getsets};
FoType fo_buffered_reader_type = {.name = "_io.BufferedReader", STREAM_TYPE, .base = &fo_buffered_io_base_type, .new_ = buffered_new,
                                  .repr = stream_repr, .methods = reader_methods, .getsets = buffered_getsets};
FoType fo_buffered_writer_type = {.name = "_io.BufferedWriter", STREAM_TYPE, .base = &fo_buffered_io_base_type, .new_ = buffered_new,
                                  .repr = stream_repr, .methods = writer_methods, .getsets = buffered_getsets};
FoType fo_buffered_random_type = {.name = "_io.BufferedRandom", STREAM_TYPE, .base = &fo_buffered_io_base_type, .new_ = buffered_new,
                                  .repr = stream_repr, .methods = random_methods, .getsets = buffered_getsets};
