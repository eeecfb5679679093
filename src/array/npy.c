// SPDX-License-Identifier: MIT
// npy: arrays read from and written to .npy files.
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <unistd.h>

#include "array/files.h"

enum { PIECE = 4 << 20, STREAM_LEAST = 16 << 20 };

// ---- reading

typedef struct {
    int fd;
    int64_t position, nbytes; // of the file
    FoStr *path;
} FdSource;

static bool read_fd(void *source, char *out, int64_t n, int64_t *got) {
    FdSource *f = source;
    *got = 0;
    while (*got < n) {
        ssize_t put = pread(f->fd, out + *got, (size_t)(n - *got), f->position);
        if (put == 0) return true;
        if (put < 0 && errno != EINTR) return fo_raise_errno(errno, (FoObject *)f->path), false;
        if (put > 0) *got += put, f->position += put;
        if (!fo_eval_poll()) return false;
    }
    return true;
}

static bool read_object(void *source, char *out, int64_t n, int64_t *got) { return fo_file_object_read(source, out, n, got); }

// Pieces of a file read by all workers at once: they know nothing but this.
typedef struct {
    int fd;
    char *out;
    int64_t position, n;
    _Atomic int error; // errno; -1: the file ended
} Fill;

static void fill_part(void *context, int64_t part, int worker) {
    Fill *f = context;
    int64_t at = part * PIECE, stop = at + PIECE < f->n ? at + PIECE : f->n;
    while (at < stop && !atomic_load_explicit(&f->error, memory_order_relaxed)) {
        ssize_t got = pread(f->fd, f->out + at, (size_t)(stop - at), f->position + at);
        if (got > 0) at += got;
        else if (got == 0) f->error = -1;
        else if (errno != EINTR) f->error = errno;
    }
}

static bool fill_from_fd(FdSource *f, char *out, int64_t n) {
    FoProgress progress = fo_progress_start("loading", n);
    int64_t batch = (int64_t)PIECE * 8 * fo_workers_count();
    bool ok = true;
    for (int64_t done = 0; ok && done < n; done += batch) {
        Fill fill = {f->fd, out + done, f->position + done, n - done < batch ? n - done : batch, 0};
        fo_workers_run(fill_part, &fill, (fill.n + PIECE - 1) / PIECE);
        if (fill.error > 0) ok = fo_raise_errno(fill.error, (FoObject *)f->path) != NULL;
        else if (fill.error) ok = fo_fail(FO_VALUE_ERROR, "the file became shorter while it was read");
        else ok = fo_eval_poll();
        fo_progress_show(&progress, done + fill.n);
    }
    fo_progress_end(&progress);
    return ok;
}

FoArray *fo_npy_load(FoStr *path, int64_t max_header) {
    FdSource f = {-1, 0, 0, path};
    FoNpyHeader h = {0};
    f.fd = fo_file_open_regular(path, false, &f.nbytes);
    if (f.fd < 0) return NULL;
    FO_AUTO(FoArray) a = NULL;
    if (fo_npy_header_read(read_fd, &f, max_header, &h) && fo_npy_check_size(&h, f.nbytes - h.data_offset)) {
        a = fo_array_new(h.dtype, h.ndim, h.shape, h.is_fortran ? 'F' : 'C');
        if (a && !fill_from_fd(&f, a->data, h.nbytes)) fo_clear_slot(&a);
    }
    fo_npy_header_deinit(&h);
    close(f.fd);
    return fo_take(a);
}

// left: bytes that follow the header, or -1 when nobody knows: memory is asked for only when they suffice.
static FoArray *read_data(FoReadFn read, void *source, const FoNpyHeader *h, int64_t left) {
    FO_AUTO(FoArray) a = NULL;
    int64_t got = left;
    if (left < 0 || left >= h->nbytes) {
        a = fo_array_new(h->dtype, h->ndim, h->shape, h->is_fortran ? 'F' : 'C');
        if (!a || !read(source, a->data, h->nbytes, &got)) return NULL;
    }
    if (got < h->nbytes)
        return fo_raise(FO_VALUE_ERROR, "EOF: reading array data, expected %lld bytes got %lld", (long long)h->nbytes, (long long)got);
    return fo_take(a);
}

FoArray *fo_npy_read(FoReadFn read, void *source, int64_t most_nbytes, int64_t max_header) {
    FoNpyHeader h;
    if (!fo_npy_header_read(read, source, max_header, &h)) return NULL;
    int64_t left = most_nbytes > h.data_offset ? most_nbytes - h.data_offset : 0;
    FoArray *a = read_data(read, source, &h, most_nbytes < 0 ? -1 : left);
    fo_npy_header_deinit(&h);
    return a;
}

// What is left in a file object that can seek; -1 when it cannot.
static bool object_nbytes_left(FoObject *file, int64_t *left) {
    *left = -1;
    bool seeks, tells;
    if (!fo_ask_method(file, "seek", &seeks) || !fo_ask_method(file, "tell", &tells)) return false;
    if (!seeks || !tells) return true;
    FO_AUTO(FoObject) zero = fo_int_from_i64(0);
    FO_AUTO(FoObject) two = fo_int_from_i64(2);
    FO_AUTO(FoObject) here = fo_call_named(file, "tell", NULL, 0);
    FoObject *end_args[] = {zero, two}, *back_args[] = {here, zero};
    FO_AUTO(FoObject) end = zero && two && here ? fo_call_named(file, "seek", end_args, 2) : NULL;
    FO_AUTO(FoObject) size = end ? fo_call_named(file, "tell", NULL, 0) : NULL;
    FO_AUTO(FoObject) back = size ? fo_call_named(file, "seek", back_args, 2) : NULL;
    int64_t at, stop;
    if (!back) {
        if (!fo_error_matches_kind(FO_OS_ERROR)) return false;
        fo_error_clear(); // a pipe
        return true;
    }
    if (fo_int_check(here) && fo_int_check(size) && fo_int_fits_i64(here, &at) && fo_int_fits_i64(size, &stop)) *left = stop > at ? stop - at : 0;
    return true;
}

FoArray *fo_npy_load_object(FoObject *file, int64_t max_header) {
    int64_t left;
    if (!object_nbytes_left(file, &left)) return NULL;
    return fo_npy_read(read_object, file, left, max_header);
}

FoArray *fo_npy_read_data_object(FoObject *file, const FoNpyHeader *h) {
    int64_t left;
    if (!object_nbytes_left(file, &left)) return NULL;
    return read_data(read_object, file, h, left);
}

// ---- writing

FoArray *fo_npy_contiguous(FoArray *a, bool *is_fortran) {
    if (!fo_array_settle(a)) return NULL;
    *is_fortran = !fo_array_is_c(a) && a->flags & FO_ARRAY_F_CONTIGUOUS;
    if (fo_array_is_c(a) || *is_fortran) return fo_ref(a);
    return fo_eval_copy(a, 'C');
}

// A map's bytes go through a buffer: a fault in it is then forgiven and found, which a system call would turn into EFAULT.
bool fo_array_write_bytes(FoArray *a, bool (*write)(void *to, const char *bytes, int64_t n), void *to) {
    int64_t nbytes = fo_array_nbytes(a);
    FoProgress progress = fo_progress_start("saving", nbytes);
    if (!fo_array_prepare_read(a)) return false;
    char *buffer = a->bytes ? fo_alloc(PIECE, FO_MEM_INTERNAL) : NULL;
    if (a->bytes && !buffer) return fo_fail_no_memory();
    bool ok = true;
    for (int64_t at = 0; ok && at < nbytes; at += PIECE) {
        int64_t n = nbytes - at < PIECE ? nbytes - at : PIECE;
        if (buffer) memcpy(buffer, a->data + at, (size_t)n);
        if (buffer) fo_block_touched(a->bytes, n);
        if (buffer) ok = fo_block_check(a->bytes);
        ok = ok && write(to, buffer ? buffer : a->data + at, n) && fo_array_prepare_read(a);
        fo_progress_show(&progress, at + n);
    }
    fo_progress_end(&progress);
    if (buffer) fo_free(buffer, PIECE, FO_MEM_INTERNAL);
    return ok;
}

static bool write_fd(void *to, const char *bytes, int64_t n) {
    FoSaveFile *s = to;
    return fo_fd_write(s->fd, bytes, n, s->path);
}

static bool write_object(void *to, const char *bytes, int64_t n) { return fo_file_object_write(to, bytes, n); }

static bool save_through(FoArray *a, int version, bool (*write)(void *to, const char *bytes, int64_t n), void *to) {
    bool is_fortran;
    FO_AUTO(FoArray) whole = fo_npy_contiguous(a, &is_fortran);
    FoBuffer header = FO_BUFFER_EMPTY;
    bool ok = whole && fo_npy_header_put(&header, version, whole->dtype, is_fortran, whole->ndim, whole->shape) &&
              write(to, header.data, (int64_t)header.n) &&
              fo_array_write_bytes(whole, write, to);
    fo_buffer_deinit(&header);
    return ok;
}

// Large arrays that are not yet computed, or do not lie in one piece, are computed straight into a map of the new file.
static bool save_streaming(FoSaveFile *s, FoArray *a) {
    FoBuffer header = FO_BUFFER_EMPTY;
    int64_t nbytes = fo_array_nbytes(a);
    bool ok = fo_npy_header_put(&header, 1, a->dtype, false, a->ndim, a->shape) && fo_fd_write(s->fd, header.data, (int64_t)header.n, s->path);
    if (ok && !fo_os_file_reserve(s->fd, (int64_t)header.n, nbytes)) ok = fo_raise_errno(errno, (FoObject *)s->path) != NULL;
    FO_AUTO(FoBytes) map = ok ? fo_block_map(s->fd, (int64_t)header.n, nbytes, FO_MAP_WRITE, s->path) : NULL;
    fo_buffer_deinit(&header);
    if (!map) return false;
    FO_AUTO(FoArray) to = fo_array_over(&fo_array_type, (FoObject *)map, map, a->dtype, a->ndim, a->shape, NULL, map->address, true);
    return to && fo_eval_assign(to, a, FO_CAST_UNSAFE) && fo_block_check(map);
}

bool fo_npy_save(FoStr *path, FoArray *a) {
    FoSaveFile s;
    if (!fo_save_file_begin(&s, path)) return false;
    bool in_one_piece = !fo_array_is_pending(a) && a->flags & (FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_F_CONTIGUOUS);
    bool streams = !in_one_piece && !s.is_direct && fo_array_nbytes(a) >= STREAM_LEAST;
    if (!streams && !fo_save_file_reserve(&s, fo_array_nbytes(a))) return false;
    bool ok = streams ? save_streaming(&s, a) : save_through(a, 1, write_fd, &s);
    if (ok) return fo_save_file_commit(&s);
    fo_save_file_abort(&s);
    return false;
}

bool fo_npy_save_object(FoObject *file, int version, FoArray *a) { return save_through(a, version, write_object, file); }
