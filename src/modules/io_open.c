// SPDX-License-Identifier: MIT
// open(), the standard files, and the module io.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "modules/io_private.h"
#include "modules/modules.h"

// ---- open

typedef struct {
    bool binary, text;
    char raw[4]; // without b and t
} Mode;

static bool invalid_mode(const char *mode) { return fo_fail(FO_VALUE_ERROR, "invalid mode: '%s'", mode); }

static bool parse_mode(const char *mode, Mode *out) {
    int n = 0, basic = 0;
    *out = (Mode){0};
    for (const char *c = mode; *c; c++) {
        if (!strchr("axrwb+t", *c) || strchr(c + 1, *c)) return invalid_mode(mode);
        basic += strchr("axrw", *c) != NULL;
        if (*c == 'b') out->binary = true;
        else if (*c == 't') out->text = true;
        else if (n < 3) out->raw[n++] = *c;
    }
    if (out->text && out->binary) return fo_fail(FO_VALUE_ERROR, "can't have text and binary mode at once");
    if (basic > 1) return fo_fail(FO_VALUE_ERROR, "must have exactly one of create/read/write/append mode");
    if (basic == 0) return fo_fail(FO_VALUE_ERROR, "Must have exactly one of create/read/write/append mode and at most one plus");
    return true;
}

enum { FILE_, MODE, BUFFERING, ENCODING, ERRORS, NEWLINE, CLOSEFD, OPENER, N_OPEN };

static bool check_text_arguments(const Mode *mode, FoObject **out) {
    static const char *const names[] = {"encoding", "errors", "newline"};
    for (int i = 0; i < 3; i++) {
        FoObject *o = out[ENCODING + i];
        if (!o || o == fo_none) continue;
        if (!fo_str_check(o)) return fo_fail(FO_TYPE_ERROR, "open() argument '%s' must be str or None, not %A", names[i], o);
        if (mode->binary) return fo_fail(FO_VALUE_ERROR, "binary mode doesn't take %s %s argument", i == 2 ? "a" : "an", names[i]);
    }
    return true;
}

static FoObject *wrap_text(FoStream *raw, const char *mode_text, FoObject **out, int64_t buffering) {
    FO_AUTO(FoObject) stream = (FoObject *)raw;
    bool line_buffering = buffering == 1 || (buffering < 0 && isatty(raw->fd));
    FoTextFile *text = fo_text_file_new(&fo_text_file_type, stream, out[ENCODING], out[ERRORS], out[NEWLINE], line_buffering, false);
    if (text) snprintf(text->mode, sizeof text->mode, "%s", mode_text);
    return (FoObject *)text;
}

// A descriptor from the script's opener(file, flags) becomes the file.
static FoObject *call_opener(FoObject *opener, FoObject *file, const Mode *mode) {
    static const struct { char mode; int flags; } table[] = {{'r', O_RDONLY}, {'w', O_WRONLY | O_CREAT | O_TRUNC}, {'a', O_WRONLY | O_CREAT | O_APPEND}, {'x', O_WRONLY | O_CREAT | O_EXCL}};
    int flags = O_CLOEXEC;
    for (size_t i = 0; i < FO_COUNT_OF(table); i++)
        if (strchr(mode->raw, table[i].mode)) flags |= table[i].flags;
    if (strchr(mode->raw, '+')) flags = (flags & ~O_WRONLY) | O_RDWR;
    FO_AUTO(FoObject) number = fo_int_from_i64(flags);
    FO_AUTO(FoObject) fd = number ? fo_call2(opener, file, number) : NULL;
    if (fd && !fo_int_check(fd)) return fo_raise(FO_TYPE_ERROR, "expected integer from opener");
    if (fd && fo_int_sign(fd) < 0) return fo_raise(FO_VALUE_ERROR, "opener returned %S", fd);
    return fo_take(fd);
}

static FoObject *open_bound(FoObject **out) {
    const char *mode_text = "r";
    int64_t buffering = -1;
    bool close_fd = true;
    Mode mode;
    if (out[MODE]) {
        if (!fo_str_check(out[MODE])) return fo_raise(FO_TYPE_ERROR, "open() argument 'mode' must be str, not %A", out[MODE]);
        if (!(mode_text = fo_str_utf8((FoStr *)out[MODE], NULL))) return fo_raise_no_memory();
    }
    if (out[BUFFERING] && !fo_index_as_i64(out[BUFFERING], &buffering)) return NULL;
    if (out[CLOSEFD] && !fo_is_true(out[CLOSEFD], &close_fd)) return NULL;
    if (!parse_mode(mode_text, &mode) || !check_text_arguments(&mode, out)) return NULL;
    if (mode.binary && buffering == 1 &&
        !fo_warn(FO_RUNTIME_WARNING, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used"))
        return NULL;
    FO_AUTO(FoObject) file = out[OPENER] && out[OPENER] != fo_none ? call_opener(out[OPENER], out[FILE_], &mode) : fo_ref(out[FILE_]);
    if (!file) return NULL;
    FoStream *stream = fo_stream_open(NULL, file, mode.raw, buffering, close_fd);
    if (!stream || mode.binary) return (FoObject *)stream;
    if (buffering == 0) { // a missing file is reported before this
        fo_unref(stream);
        return fo_raise(FO_VALUE_ERROR, "can't have unbuffered text I/O");
    }
    return wrap_text(stream, mode_text, out, buffering);
}

static FoObject *io_open(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"};
    static const FoParams params = {"open", names, N_OPEN, 1, 0, N_OPEN};
    FoObject *out[N_OPEN];
    return fo_args_bind(&params, args, n, kwnames, out) ? open_bound(out) : NULL;
}

// ---- the standard files

FoObject *fo_file_standard(int fd) {
    if (fcntl(fd, F_GETFD) < 0 && errno == EBADF) return fo_new_none(); // the next file that is opened will have this descriptor
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    FO_AUTO(FoStr) name = fo_str_from_text(names[fd]);
    FO_AUTO(FoStr) encoding = fo_str_from_text("utf-8");
    FO_AUTO(FoStr) errors = fo_str_from_text(fd == 2 ? "backslashreplace" : "strict");
    FO_AUTO(FoStr) newline = fo_str_from_text("\n");
    if (!name || !encoding || !errors || !newline) return NULL;
    const char *unbuffered = getenv("PYTHONUNBUFFERED");
    bool through = unbuffered && *unbuffered && fd != 0;
    FoType *type = fd == 0 ? &fo_buffered_reader_type : through ? &fo_file_io_type : &fo_buffered_writer_type;
    FO_AUTO(FoStream) stream = fo_stream_new(type, fd, (FoObject *)name, false);
    if (!stream) return NULL;
    stream->readable = fd == 0;
    stream->writable = fd != 0;
    stream->unbuffered = through;
    FoTextFile *text = fo_text_file_new(&fo_text_file_type, (FoObject *)stream, (FoObject *)encoding, (FoObject *)errors, (FoObject *)newline,
                                        !through && (fd == 2 || isatty(fd)), through);
    if (text) snprintf(text->mode, sizeof text->mode, "%s", fd == 0 ? "r" : "w");
    return (FoObject *)text;
}

// ---- module io

static FoObject *text_encoding(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return args[0] == fo_none ? (FoObject *)fo_str_from_text("locale") : fo_ref(args[0]);
}

static const FoNativeDef defs[] = {
    {"open", io_open, 0, -1, FO_NATIVE_KEYWORDS,
     "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)\n--\n\nOpen file and return a stream."},
    {"open_code", io_open, 0, -1, FO_NATIVE_KEYWORDS, "Opens the provided file with the intent to import the contents."},
    {"text_encoding", text_encoding, 1, 2, 0, NULL},
    {NULL},
};

static bool add_all(FoModule *m) {
    static const char *const names[] = {"BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
                                        "BufferedReader", "BufferedWriter", "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation",
                                        "SEEK_SET", "SEEK_CUR", "SEEK_END"};
    FO_AUTO(FoList) all = fo_list_new(0);
    for (size_t i = 0; all && i < FO_COUNT_OF(names); i++)
        if (!fo_list_append_give(all, (FoObject *)fo_str_from_text(names[i]))) return false;
    return all && fo_module_add_give(m, "__all__", fo_ref_object((FoObject *)all));
}

static bool fill(FoModule *m) {
    static const struct { const char *name; FoType *type; } types[] = {
        {"IOBase", &fo_io_base_type}, {"RawIOBase", &fo_raw_io_base_type}, {"BufferedIOBase", &fo_buffered_io_base_type},
        {"TextIOBase", &fo_text_io_base_type}, {"FileIO", &fo_file_io_type}, {"BufferedReader", &fo_buffered_reader_type},
        {"BufferedWriter", &fo_buffered_writer_type}, {"BufferedRandom", &fo_buffered_random_type}, {"TextIOWrapper", &fo_text_file_type},
        {"StringIO", &fo_string_io_type}, {"BytesIO", &fo_bytes_io_type},
    };
    for (size_t i = 0; i < FO_COUNT_OF(types); i++)
        if (!fo_module_add_give(m, types[i].name, fo_ref_object((FoObject *)types[i].type))) return false;
    return add_all(m) && fo_module_add_give(m, "UnsupportedOperation", fo_ref_object((FoObject *)fo_unsupported_operation())) &&
           fo_module_add_give(m, "BlockingIOError", fo_ref_object((FoObject *)fo_exception_type(FO_BLOCKING_IO_ERROR))) &&
           fo_module_add_i64(m, "SEEK_SET", 0) && fo_module_add_i64(m, "SEEK_CUR", 1) && fo_module_add_i64(m, "SEEK_END", 2) &&
           fo_module_add_i64(m, "DEFAULT_BUFFER_SIZE", FO_IO_BUFFER_NBYTES);
}

FoObject *fo_module_io_new(void) {
    if (!fo_io_init()) return NULL;
    FO_AUTO(FoModule) m = fo_module_from_defs("io", "Files: text and binary, on disk and in memory.", defs);
    if (!m || !fill(m)) return NULL;
    return (FoObject *)fo_take(m);
}
