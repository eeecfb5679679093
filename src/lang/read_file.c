// SPDX-License-Identifier: MIT
// read_file: the bytes of a source or notebook.
#include "lang/machine_private.h"
#include "types/container.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static bool fail_errno(const char *path) {
    int error = errno;
    FO_AUTO(FoObject) name = path ? (FoObject *)fo_str_from_utf8_surrogates(path, strlen(path)) : fo_new_none();
    if (name) fo_raise_errno(error, path ? name : NULL);
    return false;
}

static bool read_all(int fd, FoBuffer *out, const char *path) {
    enum { PIECE = 65536 };
    for (;;) {
        if (!fo_buffer_reserve(out, PIECE)) return fo_fail_no_memory();
        ssize_t got = read(fd, out->data + out->n, PIECE);
        if (got == 0) return true;
        if (got > 0) out->n += (size_t)got;
        else if (errno != EINTR) return fail_errno(path);
        if (!fo_poll()) return false;
    }
}

bool fo_read_file(const char *path_or_null, FoBuffer *out) {
    if (!path_or_null) return read_all(STDIN_FILENO, out, NULL);
    int fd;
    do fd = open(path_or_null, O_RDONLY | O_CLOEXEC);
    while (fd < 0 && errno == EINTR && fo_poll());
    if (fd < 0) return !fo_error_is_pending() && fail_errno(path_or_null);
    bool ok = read_all(fd, out, path_or_null);
    close(fd);
    return ok;
}
