// SPDX-License-Identifier: MIT
// files: arrays in files: .npy and .npz, memory maps, raw bytes. Functions raise; OSError carries the file's name.
#ifndef FO_ARRAY_FILES_H
#define FO_ARRAY_FILES_H

#include "array/array.h"

// ---- paths and file objects (file_object.c)
// A path argument: str, bytes decoded, __fspath__ asked. TypeError, ValueError (NUL in it).
FoStr *fo_path_read(FoObject *o);
FO_MUST_CHECK bool fo_ask_method(FoObject *o, const char *name, bool *has); // false: asking raised; a str is never asked
FoObject *fo_call_named(FoObject *o, const char *name, FoObject *const *args, int64_t n); // o.name(*args)
// Up to n bytes from a file object's read(); *got < n: the file ended.
FO_MUST_CHECK bool fo_file_object_read(FoObject *file, char *out, int64_t n, int64_t *got);
FO_MUST_CHECK bool fo_file_object_write(FoObject *file, const char *bytes, int64_t n);
FO_MUST_CHECK bool fo_fd_write(int fd, const char *bytes, int64_t n, FoStr *filename_or_null);
// open(), ftruncate() and fsync(), again when a signal interrupted them; errno says what else was wrong.
int fo_fd_open(const char *name, int flags);
FO_MUST_CHECK bool fo_fd_truncate(int fd, int64_t nbytes);
FO_MUST_CHECK bool fo_fd_sync(int fd);
// A descriptor for reading: FIFOs, devices and directories are an OSError at once. -1: an exception is pending.
int fo_file_open_regular(FoStr *path, bool writable, int64_t *file_nbytes);
// A line on a terminal's stderr while something takes longer than two seconds.
typedef struct {
    double start, last;
    const char *what;
    int64_t total;
    bool shown;
} FoProgress;
FoProgress fo_progress_start(const char *what, int64_t total_nbytes);
void fo_progress_show(FoProgress *p, int64_t done_nbytes);
void fo_progress_end(FoProgress *p);

// ---- files that replace another only when they are complete (save_file.c)
typedef struct {
    int fd;
    FoStr *path;      // as given, for messages; owned
    char *target;     // malloc'ed
    char *temporary;  // its name once it has one
    bool is_named, is_direct;
} FoSaveFile;
FO_MUST_CHECK bool fo_save_file_begin(FoSaveFile *s, FoStr *path);
// The file is going to have nbytes: a disk that is too full says so before anything is written, and the system need not find room for
// each piece (nor hurry to write a new file that replaces another). Small files, and file systems that cannot do it: nothing happens.
FO_MUST_CHECK bool fo_save_file_reserve(FoSaveFile *s, int64_t nbytes);
FO_MUST_CHECK bool fo_save_file_commit(FoSaveFile *s); // whole and, with options.durable, synced; also ends it
void fo_save_file_abort(FoSaveFile *s);                // the old file stays; harmless after commit

// ---- .npy headers (npy_header.c)
typedef struct {
    FoDtype *dtype; // owned
    bool is_fortran;
    int ndim;
    int64_t shape[FO_MAX_DIMS];
    int64_t n_items, nbytes; // of the data
    int64_t data_offset;     // bytes before the data
} FoNpyHeader;
enum { FO_NPY_HEADER_MOST = 10000 };
typedef bool (*FoReadFn)(void *source, char *out, int64_t n, int64_t *got);
FO_MUST_CHECK bool fo_npy_header_read(FoReadFn read, void *source, int64_t most, FoNpyHeader *h); // ValueError, EOFError
// What follows the magic string of a version (1, 2, 3), its length first.
FO_MUST_CHECK bool fo_npy_header_read_rest(FoReadFn read, void *source, int version, int64_t most, FoNpyHeader *h);
FO_MUST_CHECK bool fo_npy_header_from_dict(FoObject *dict, FoNpyHeader *h); // ValueError; all but data_offset
FO_MUST_CHECK bool fo_npy_header_put(FoBuffer *out, int version, FoDtype *dtype, bool is_fortran, int ndim, const int64_t *shape); // magic string, length, text
void fo_npy_header_deinit(FoNpyHeader *h);
FO_MUST_CHECK bool fo_npy_check_size(const FoNpyHeader *h, int64_t nbytes_there); // ValueError when the file is too short

// ---- .npy (npy.c)
FoArray *fo_npy_load(FoStr *path, int64_t max_header);
FoArray *fo_npy_load_object(FoObject *file, int64_t max_header); // from where the file stands
FoArray *fo_npy_read(FoReadFn read, void *source, int64_t most_nbytes, int64_t max_header); // most_nbytes: of header and data, -1 not known
FoArray *fo_npy_read_data_object(FoObject *file, const FoNpyHeader *h);                      // the elements, from where the file stands
FO_MUST_CHECK bool fo_npy_save(FoStr *path, FoArray *a);         // the name is complete
FO_MUST_CHECK bool fo_npy_save_object(FoObject *file, int version, FoArray *a);
// The array in file order (C, or Fortran as it lies) as contiguous memory, settled.
FoArray *fo_npy_contiguous(FoArray *a, bool *is_fortran);
FO_MUST_CHECK bool fo_array_write_bytes(FoArray *contiguous, bool (*write)(void *to, const char *bytes, int64_t n), void *to);

// ---- maps (memmap.c)
extern FoType fo_memmap_type; // numpy.memmap
FoArray *fo_memmap_open_npy(FoStr *path, FoObject *mode, FoDtype *dtype, int ndim, const int64_t *shape_or_null, bool is_fortran, int64_t max_header);

// ---- .npz (npz.c, npz_save.c)
extern FoType fo_npz_file_type; // numpy.lib.npyio.NpzFile
FoObject *fo_npz_open(FoObject *file_or_path, FoStr *path_or_null);
FO_MUST_CHECK bool fo_npz_save(FoObject *file, FoStr *path_or_null, FoObject *const *names, FoObject *const *arrays, int64_t n, bool is_compressed);

// ---- raw (raw_file.c)
extern const FoNativeDef fo_array_file_methods[]; // tofile
FoObject *fo_array_from_file(FoObject *file, FoDtype *dtype, int64_t count, const char *sep, int64_t offset);
FoObject *fo_array_from_buffer(FoObject *buffer, FoDtype *dtype, int64_t count, int64_t offset);

FO_MUST_CHECK bool fo_files_init(void); // types and methods above; after fo_array_init; idempotent
void fo_files_deinit(void);

#endif
