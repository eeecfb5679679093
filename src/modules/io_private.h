// SPDX-License-Identifier: MIT
// Shared by the io_*.c files only.
#ifndef FO_MODULES_IO_PRIVATE_H
#define FO_MODULES_IO_PRIVATE_H
#include "modules/io.h"

enum { FO_IO_BUFFER_NBYTES = 8192 };

// What every file object starts with.
typedef struct {
    FoObject head;
    FoDict *dict;
    FoObject *weaklist;
    bool closed;
} FoIoBase;

// A descriptor with one buffer that holds either bytes read ahead (buffer[at..n)) or bytes to be written (buffer[0..n_write)).
// Invariant: n_write > 0  =>  at == n (nothing read ahead).
typedef struct {
    FoIoBase base;
    FoObject *name;
    FoObject *raw; // the object below a buffer that a script has made, instead of a descriptor; NULL otherwise
    int fd;
    bool readable, writable, appending, created, close_fd, unbuffered;
    bool detached; // the raw file has been taken away
    bool is_view; // shares the descriptor of another file and never closes it
    char *buffer; // capacity bytes, allocated when first used
    int64_t capacity, at, n, n_write;
} FoStream;

typedef enum { FO_TEXT_UTF8, FO_TEXT_UTF8_SIG, FO_TEXT_BYTES /* one byte per character */, FO_TEXT_WIDE /* UTF-16, UTF-32 */ } FoTextCodec;

typedef struct {
    FoIoBase base;
    FoObject *buffer; // a FoStream, or any object with read and write; NULL after detach
    FoStream *stream; // buffer when it is exactly one of ours, else NULL
    FoStr *encoding, *errors;
    char mode[4];              // "" when the file was not made by open
    FoTextCodec codec;
    bool readable, writable, line_buffering, write_through, seekable, telling, strict, ready, whole;
    bool started;              // the byte order mark has been read or written
    bool at_end;               // the buffer has nothing more for now
    bool universal, translate; // reading: \n, \r and \r\n end lines; they become \n
    char write_end[3];         // what \n is written as; "" leaves it
    char read_end[3];          // the only line end when universal is false
    uint8_t seen;              // newlines attribute: 1 \r, 2 \n, 4 \r\n
    char *pending;             // bytes read and not yet handed out: pending[at..n), those before `valid` known to decode
    int64_t at, valid, ascii, noted, n, capacity; // those before `ascii` are ASCII; line ends before `noted` have been counted in `seen`
} FoTextFile;

extern FoType fo_bytes_io_buffer_type;

// errors
FoType *fo_unsupported_operation(void);
void *fo_raise_unsupported(const char *text);
bool fo_fail_unsupported(const char *text);

// io_stream.c
FoStream *fo_stream_new(FoType *type, int fd, FoObject *name, bool close_fd);
FoStream *fo_stream_open(FoType *type_or_null, FoObject *file, const char *mode, int64_t buffering, bool close_fd);
bool fo_stream_write(FoStream *s, const void *bytes, int64_t n);
bool fo_stream_flush(FoStream *s);
bool fo_stream_close(FoStream *s); // flushes, closes; the descriptor is closed even when the flush fails
bool fo_stream_read_some(FoStream *s, void *out, int64_t room, int64_t *n); // at least one byte unless at the end: buffer first, else one read
bool fo_stream_seek(FoStream *s, int64_t offset, int whence, int64_t *position);
bool fo_stream_tell(FoStream *s, int64_t *position);
bool fo_stream_is_seekable(FoStream *s);
bool fo_stream_truncate(FoStream *s, int64_t nbytes);
const char *fo_stream_mode(const FoStream *s);
FO_INLINE bool fo_stream_check_exact(const FoObject *o) {
    return o->type == &fo_buffered_reader_type || o->type == &fo_buffered_writer_type || o->type == &fo_buffered_random_type ||
           o->type == &fo_file_io_type;
}

// io_raw.c: a raw file that is an object
bool fo_raw_read(FoObject *raw, void *out, int64_t room, int64_t *n); // 0 at the end, or when nothing is there for now
bool fo_raw_write(FoObject *raw, const char *bytes, int64_t n, int64_t *written);
bool fo_raw_seek(FoObject *raw, int64_t offset, int whence, int64_t *position);
bool fo_raw_tell(FoObject *raw, int64_t *position);
bool fo_raw_truncate(FoObject *raw, int64_t nbytes);
bool fo_raw_ask(FoObject *raw, const char *method, bool *answer); // readable, seekable …

// io_text.c, io_text_read.c, io_text_type.c, io_string.c
FoTextFile *fo_text_file_new(FoType *type, FoObject *buffer, FoObject *encoding, FoObject *errors, FoObject *newline, bool line_buffering,
                             bool write_through);
bool fo_text_file_write(FoTextFile *f, FoStr *s);
bool fo_text_file_flush(FoTextFile *f);
bool fo_text_check_open(FoTextFile *f);
bool fo_text_set_newline(FoTextFile *f, FoObject *newline_or_null);
bool fo_text_set_encoding(FoTextFile *f, FoObject *encoding_or_null, FoObject *errors_or_null);
FoStr *fo_text_read_all(FoTextFile *f);
FoStr *fo_text_read_n(FoTextFile *f, int64_t n);
FoStr *fo_text_read_line(FoTextFile *f, int64_t limit); // empty at the end
void fo_text_drop_pending(FoTextFile *f);
bool fo_string_io_write(FoObject *self, FoStr *s);
bool fo_newline_is_legal(FoStr *newline); // '', \n, \r, \r\n
FoObject *fo_newlines_seen(int seen);      // the attribute newlines
FO_INLINE bool fo_text_is_closed(const FoTextFile *f) { return f->stream && f->stream->base.closed; }

// io_base.c: what several types share
bool fo_io_size_argument(FoObject *const *args, int64_t n, int64_t *size); // read(size=-1): None and absent are -1
void fo_io_base_deinit(FoIoBase *self);
bool fo_io_base_visit(FoObject *self, FoVisitor visit, void *context);
FoObject *fo_io_call(FoObject *self, const char *method, FoObject *const *args, int64_t n);
bool fo_io_set_names(FoObject *self, FoObject *dict_or_none, const char *which); // attributes of __setstate__
bool fo_bytes_argument(FoObject *o, FoBufferView *view); // a bytes-like object is required, not 'T'

#endif
