// SPDX-License-Identifier: MIT
// A descriptor with one buffer: the functions that move bytes. (The Python types over it are in io_binary.c.)
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/io_private.h"

FoStream *fo_stream_new(FoType *type, int fd, FoObject *name, bool close_fd) {
    FoStream *s = (FoStream *)fo_object_new(type, 0);
    if (!s) return NULL;
    s->fd = fd;
    s->name = fo_ref(name);
    s->close_fd = close_fd;
    s->capacity = FO_IO_BUFFER_NBYTES;
    fo_gc_track((FoObject *)s);
    return s;
}

static bool need_buffer(FoStream *s) {
    if (s->buffer) return true;
    s->buffer = fo_alloc((size_t)s->capacity, FO_MEM_INTERNAL);
    return s->buffer || fo_fail_no_memory();
}

// ---- system calls, repeated when a signal that means nothing interrupted them

static bool fail_errno(void) {
    fo_raise_errno(errno, NULL);
    return false;
}

static bool sys_read(FoStream *s, void *out, int64_t room, int64_t *n) {
    if (s->raw) return fo_raw_read(s->raw, out, room, n);
    for (;;) {
        if (s->fd == STDIN_FILENO && !(fcntl(s->fd, F_GETFL) & O_NONBLOCK) && !fo_os_wait(s->fd, -1) && !fo_check_interrupt()) return false;
        ssize_t got = read(s->fd, out, (size_t)(room < 0x7ffff000 ? room : 0x7ffff000));
        if (got >= 0) {
            *n = got;
            return true;
        }
        if (errno != EINTR) return fail_errno();
        if (!fo_check_interrupt()) return false;
    }
}

static bool sys_write(FoStream *s, const char *bytes, int64_t n, int64_t *written) {
    *written = 0;
    if (s->raw) return fo_raw_write(s->raw, bytes, n, written);
    while (*written < n) {
        ssize_t put = write(s->fd, bytes + *written, (size_t)(n - *written));
        if (put >= 0) {
            *written += put;
        } else if (errno != EINTR) {
            return fail_errno();
        } else if (!fo_check_interrupt()) {
            return false;
        }
    }
    return true;
}

// ---- writing

// Gives back what was read ahead, so that the descriptor stands where the script thinks it does.
static bool drop_read_ahead(FoStream *s) {
    int64_t ahead = s->n - s->at;
    s->at = s->n = 0;
    int64_t position;
    if (s->raw) return ahead == 0 || fo_raw_seek(s->raw, -ahead, SEEK_CUR, &position);
    if (ahead > 0 && lseek(s->fd, -ahead, SEEK_CUR) < 0 && errno != ESPIPE) return fail_errno();
    return true;
}

bool fo_stream_flush(FoStream *s) {
    if (s->n_write == 0) return true;
    int64_t written;
    bool ok = sys_write(s, s->buffer, s->n_write, &written);
    if (!ok && !fo_error_matches_kind(FO_KEYBOARD_INTERRUPT)) written = s->n_write; // a failed write is reported once, never retried
    memmove(s->buffer, s->buffer + written, (size_t)(s->n_write - written));
    s->n_write -= written;
    return ok;
}

bool fo_stream_write(FoStream *s, const void *bytes, int64_t n) {
    int64_t written;
    if (s->n > s->at && !drop_read_ahead(s)) return false;
    s->at = s->n = 0;
    if (!need_buffer(s)) return false;
    if (n <= s->capacity - s->n_write) {
        memcpy(s->buffer + s->n_write, bytes, (size_t)n);
        s->n_write += n;
        return true;
    }
    if (!fo_stream_flush(s)) return false;
    if (n >= s->capacity) return sys_write(s, bytes, n, &written);
    memcpy(s->buffer, bytes, (size_t)n);
    s->n_write = n;
    return true;
}

// ---- reading

bool fo_stream_read_some(FoStream *s, void *out, int64_t room, int64_t *n) {
    if (s->n_write && !fo_stream_flush(s)) return false;
    if (s->at == s->n) {
        if (s->unbuffered || room >= s->capacity) return sys_read(s, out, room, n);
        if (!need_buffer(s)) return false;
        s->at = s->n = 0;
        if (!sys_read(s, s->buffer, s->capacity, &s->n)) return false;
    }
    *n = s->n - s->at < room ? s->n - s->at : room;
    memcpy(out, s->buffer + s->at, (size_t)*n);
    s->at += *n;
    return true;
}

// ---- position

bool fo_stream_is_seekable(FoStream *s) {
    bool answer = false;
    if (!s->raw) return s->fd >= 0 && lseek(s->fd, 0, SEEK_CUR) >= 0;
    if (!fo_raw_ask(s->raw, "seekable", &answer)) fo_error_clear();
    return answer;
}

bool fo_stream_tell(FoStream *s, int64_t *position) {
    if (s->raw) {
        if (!fo_raw_tell(s->raw, position)) return false;
        *position += s->n_write - (s->n - s->at);
        return true;
    }
    off_t at = lseek(s->fd, 0, SEEK_CUR);
    if (at < 0) return fail_errno();
    *position = at - (s->n - s->at) + s->n_write;
    return true;
}

bool fo_stream_seek(FoStream *s, int64_t offset, int whence, int64_t *position) {
    if (!fo_stream_flush(s)) return false;
    int64_t ahead = s->n - s->at;
    if (whence == SEEK_CUR) offset -= ahead;
    if (s->raw) {
        if (!fo_raw_seek(s->raw, offset, whence, position)) return false;
        s->at = s->n = 0;
        return true;
    }
    off_t at = lseek(s->fd, offset, whence);
    if (at < 0) return fail_errno();
    s->at = s->n = 0;
    *position = at;
    return true;
}

bool fo_stream_truncate(FoStream *s, int64_t nbytes) {
    if (!fo_stream_flush(s) || !drop_read_ahead(s)) return false;
    if (s->raw) return fo_raw_truncate(s->raw, nbytes);
    while (ftruncate(s->fd, nbytes) < 0) {
        if (errno != EINTR) return fail_errno();
        if (!fo_check_interrupt()) return false;
    }
    return true;
}

bool fo_stream_close(FoStream *s) {
    if (s->base.closed) return true;
    bool ok = fo_stream_flush(s);
    FoObject *error = fo_error_take();
    s->base.closed = true;
    if (s->raw && !s->detached) {
        FO_AUTO(FoObject) result = fo_call_method(s->raw, fo_name(close), NULL, 0);
        if (!result) { // the first error is the one that is told
            FO_AUTO(FoObject) second = fo_error_take();
            if (ok) error = fo_take(second);
            ok = false;
        }
    }
    if (s->close_fd && !s->is_view && s->fd >= 0 && close(s->fd) < 0 && ok && errno != EINTR) {
        fo_raise_errno(errno, NULL);
        error = fo_error_take();
        ok = false;
    }
    s->fd = -1;
    s->at = s->n = s->n_write = 0;
    fo_free(s->buffer, (size_t)s->capacity, FO_MEM_INTERNAL);
    s->buffer = NULL;
    fo_error_restore_give(error);
    return ok;
}

const char *fo_stream_mode(const FoStream *s) {
    if (s->created) return s->readable ? "xb+" : "xb";
    if (s->appending) return s->readable ? "ab+" : "ab";
    if (s->readable) return s->writable ? "rb+" : "rb";
    return "wb";
}
