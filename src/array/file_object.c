// SPDX-License-Identifier: MIT
// file_object: paths, descriptors and file objects of scripts as the array files use them.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "array/files.h"

enum { PIECE = 1 << 20 };

FoObject *fo_call_named(FoObject *o, const char *name, FoObject *const *args, int64_t n) {
    FO_AUTO(FoStr) text = fo_str_intern(name);
    return text ? fo_call_method(o, text, args, n) : NULL;
}

bool fo_ask_method(FoObject *o, const char *name, bool *has) {
    *has = false;
    if (fo_str_check(o)) return true;
    FO_AUTO(FoStr) text = fo_str_intern(name);
    FO_AUTO(FoObject) method = NULL;
    if (!text || !fo_find_attr(o, text, &method)) return false;
    *has = method != NULL;
    return true;
}

FoStr *fo_path_read(FoObject *o) {
    FO_AUTO(FoObject) text = NULL;
    if (fo_str_check(o)) {
        text = fo_ref(o);
    } else if (fo_bytes_check(o)) {
        text = fo_bytes_decode(((FoBytesObject *)o)->data, ((FoBytesObject *)o)->n, "utf-8", "surrogateescape");
    } else {
        FO_AUTO(FoStr) name = fo_str_intern("__fspath__");
        FO_AUTO(FoObject) method = NULL;
        if (!name || !fo_find_special(o, name, &method)) return NULL;
        if (!method) return fo_raise(FO_TYPE_ERROR, "expected str, bytes or os.PathLike object, not %T", o);
        text = fo_call0(method);
        if (text && !fo_str_check(text)) return fo_raise(FO_TYPE_ERROR, "expected %T.__fspath__() to return str or bytes, not %T", o, text);
    }
    size_t n;
    const char *bytes = text ? fo_str_utf8((FoStr *)text, &n) : NULL;
    if (!bytes) return NULL;
    if (memchr(bytes, 0, n)) return fo_raise(FO_VALUE_ERROR, "embedded null byte");
    return (FoStr *)fo_take(text);
}

bool fo_file_object_read(FoObject *file, char *out, int64_t n, int64_t *got) {
    *got = 0;
    while (*got < n) {
        FO_AUTO(FoObject) wanted = fo_int_from_i64(n - *got < PIECE ? n - *got : PIECE);
        FO_AUTO(FoObject) bytes = wanted ? fo_call_named(file, "read", &wanted, 1) : NULL;
        if (!bytes) return false;
        if (!fo_bytes_check(bytes)) return fo_fail(FO_TYPE_ERROR, "file must be opened in binary mode: read() returned %T", bytes);
        int64_t n_bytes = ((FoBytesObject *)bytes)->n;
        if (n_bytes > n - *got) return fo_fail(FO_VALUE_ERROR, "read() returned more bytes than asked for");
        if (n_bytes == 0) return true;
        memcpy(out + *got, ((FoBytesObject *)bytes)->data, (size_t)n_bytes);
        *got += n_bytes;
    }
    return true;
}

bool fo_file_object_write(FoObject *file, const char *bytes, int64_t n) {
    while (n > 0) {
        FO_AUTO(FoObject) piece = fo_bytes_new(bytes, n < PIECE ? n : PIECE);
        FO_AUTO(FoObject) result = piece ? fo_call_named(file, "write", &piece, 1) : NULL;
        int64_t put = piece ? ((FoBytesObject *)piece)->n : 0, said;
        if (!result) return false;
        if (fo_int_check(result) && fo_int_fits_i64(result, &said) && said >= 0 && said < put) put = said;
        if (put == 0) return fo_fail(FO_OS_ERROR, "write() wrote nothing");
        bytes += put, n -= put;
    }
    return true;
}

bool fo_fd_write(int fd, const char *bytes, int64_t n, FoStr *filename) {
    const int64_t most = 8 << 20;
    while (n > 0) {
        ssize_t put = write(fd, bytes, (size_t)(n < most ? n : most));
        if (put > 0) {
            bytes += put, n -= put;
        } else if (put == 0 || errno != EINTR) {
            fo_raise_errno(put == 0 ? EIO : errno, (FoObject *)filename);
            return false;
        }
        if (!fo_eval_poll()) return false;
    }
    return true;
}

int fo_fd_open(const char *name, int flags) {
    int fd;
    do fd = open(name, flags, 0666);
    while (fd < 0 && errno == EINTR);
    return fd;
}

bool fo_fd_truncate(int fd, int64_t nbytes) {
    int status;
    do status = ftruncate(fd, nbytes);
    while (status < 0 && errno == EINTR);
    return status == 0;
}

bool fo_fd_sync(int fd) {
    int status;
    do status = fsync(fd);
    while (status < 0 && errno == EINTR);
    return status == 0;
}

static int error_of_kind(const struct stat *s) {
    if (S_ISREG(s->st_mode)) return 0;
    return S_ISDIR(s->st_mode) ? EISDIR : S_ISFIFO(s->st_mode) || S_ISSOCK(s->st_mode) ? ESPIPE : ENODEV;
}

int fo_file_open_regular(FoStr *path, bool writable, int64_t *file_nbytes) {
    const char *name = fo_str_utf8(path, NULL);
    if (!name) return -1;
    int fd = fo_fd_open(name, (writable ? O_RDWR : O_RDONLY) | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), error = errno;
    struct stat s;
    if (fd >= 0) {
        error = fstat(fd, &s) != 0 ? errno : error_of_kind(&s);
        *file_nbytes = s.st_size;
        if (!error) return fd;
        close(fd);
    }
    fo_raise_errno(error, (FoObject *)path);
    return -1;
}

// ---- progress

FoProgress fo_progress_start(const char *what, int64_t total) {
    double now = fo_os_monotonic_time();
    return (FoProgress){now, now, what, total, false};
}

void fo_progress_show(FoProgress *p, int64_t done) {
    double now = fo_os_monotonic_time();
    if (now - p->start < 2 || now - p->last < 0.2 || !fo_rt->options.show_progress || !isatty(2)) return;
    p->last = now;
    p->shown = true;
    fprintf(stderr, "\r%s %3.0f %% of %.0f MiB ", p->what, p->total ? 100.0 * (double)done / (double)p->total : 100.0, (double)p->total / 1048576);
    fflush(stderr);
}

void fo_progress_end(FoProgress *p) {
    if (p->shown) fprintf(stderr, "\r\033[K");
    p->shown = false;
}
