// SPDX-License-Identifier: MIT
// os: files and directories by name or descriptor.
#include <sys/statvfs.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "modules/os_private.h"

// What a function accepts: the names, of which the first `required` must be given and the first `positional` may come without their name.
#define PARAMS(function, required, positional, ...)                                                            \
    static const char *const names[] = {__VA_ARGS__};                                                          \
    static const FoParams params = {function, names, FO_COUNT_OF(names), required, 0, positional};             \
    FoObject *out[FO_COUNT_OF(names)]

// ---- path arguments

bool fo_path_init(FoPath *path, FoObject *o, const char *function, bool allow_fd) {
    *path = (FoPath){.given = o, .fd = -1};
    if (allow_fd && fo_int_check(o)) {
        int64_t fd;
        if (!fo_int_as_i64(o, &fd)) return false;
        if (fd > INT_MAX) return fo_fail(FO_OVERFLOW_ERROR, "fd is greater than maximum");
        path->fd = (int)fd;
        return true;
    }
    FO_AUTO(FoStr) text = fo_path_from_object(o);
    if (!text && function && fo_error_matches_kind(FO_TYPE_ERROR))
        return fo_fail(FO_TYPE_ERROR, "%s: path should be string, bytes%s os.PathLike%s, not %T", function, allow_fd ? "," : " or",
                       allow_fd ? " or integer" : "", o);
    if (!text) return false;
    path->holder = fo_str_encode(text, "utf-8", "surrogateescape");
    if (!path->holder) return false;
    path->text = ((FoBytesObject *)path->holder)->data;
    return true;
}

void fo_path_deinit(void *path) { fo_xunref(((FoPath *)path)->holder); }

void *fo_path_raise(const FoPath *path) { return fo_raise_errno(errno, path->text ? path->given : NULL); }

static void *path_raise_two(const FoPath *from, const FoPath *to) {
    int error = errno;
    FO_AUTO(FoObject) number = fo_int_from_i64(error);
    FO_AUTO(FoStr) text = fo_str_from_text(strerror(error));
    FoTuple *args = number && text ? fo_tuple_pack(5, number, text, from->given, fo_none, to->given) : NULL;
    return args ? fo_raise_give(fo_exception_make_give(fo_exception_type_from_errno(error), args)) : NULL;
}

static FoObject *none_or_raise(bool ok, const FoPath *path) { return ok ? fo_new_none() : fo_path_raise(path); }

static bool int_argument(FoObject *o, int64_t *out) { return !o || fo_index_as_i64(o, out); }

static bool fd_argument(FoObject *o, int *fd) {
    int64_t value;
    *fd = -1;
    if (!fo_int_check(o)) return fo_fail(FO_TYPE_ERROR, "'%T' object cannot be interpreted as an integer", o);
    if (!fo_int_as_i64(o, &value)) return false;
    *fd = (int)value;
    return true;
}

// ---- directories

static FoObject *os_getcwd(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    char path[PATH_MAX];
    if (!getcwd(path, sizeof path)) return fo_raise_errno(errno, NULL);
    return fo_bytes_decode(path, (int64_t)strlen(path), "utf-8", "surrogateescape");
}

static FoObject *os_chdir(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("chdir", 1, 1, "path");
    FO_PATH path = {0};
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_path_init(&path, out[0], "chdir", true)) return NULL;
    return none_or_raise((path.text ? chdir(path.text) : fchdir(path.fd)) == 0, &path);
}

static FoObject *os_listdir(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("listdir", 0, 1, "path");
    FO_AUTO(FoObject) dot = (FoObject *)fo_str_from_text(".");
    FO_PATH path = {0};
    if (!dot || !fo_args_bind(&params, args, n, kwnames, out)) return NULL;
    FoObject *given = out[0] && out[0] != fo_none ? out[0] : dot;
    if (!fo_path_init(&path, given, NULL, true)) {
        if (fo_error_matches_kind(FO_TYPE_ERROR))
            fo_raise(FO_TYPE_ERROR, "listdir: path should be string, bytes, os.PathLike, integer or None, not %T", given);
        return NULL;
    }
    DIR *dir = path.text ? opendir(path.text) : fdopendir(dup(path.fd));
    if (!dir) return fo_path_raise(&path);
    FO_AUTO(FoList) found = fo_list_new(0);
    bool bytes = fo_bytes_check(given), ok = found != NULL;
    for (struct dirent *entry; ok && (entry = readdir(dir)) != NULL;) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) continue;
        int64_t length = (int64_t)strlen(name);
        ok = fo_list_append_give(found, bytes ? fo_bytes_new(name, length) : fo_bytes_decode(name, length, "utf-8", "surrogateescape"));
    }
    closedir(dir);
    return ok ? (FoObject *)fo_take(found) : NULL;
}

static FoObject *os_mkdir(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"path", "mode"};
    static const FoParams params = {"mkdir", names, 2, 1, 0, 2};
    FoObject *out[2];
    int64_t mode = 0777;
    FO_PATH path = {0};
    if (!fo_args_bind(&params, args, n, kwnames, out) || !int_argument(out[1], &mode) || !fo_path_init(&path, out[0], "mkdir", false)) return NULL;
    return none_or_raise(mkdir(path.text, (mode_t)mode) == 0, &path);
}

// Creates the missing parents of path; errors name the directory that could not be made.
static bool make_parents(const char *path) {
    char part[PATH_MAX];
    size_t n = strlen(path);
    if (n >= sizeof part) {
        errno = ENAMETOOLONG;
        return false;
    }
    for (size_t i = 1; i < n; i++) {
        if (path[i] != '/' || path[i - 1] == '/') continue;
        size_t rest = i;
        while (path[rest] == '/') rest++;
        if (!path[rest]) break;
        memcpy(part, path, i);
        part[i] = 0;
        struct stat st;
        if (stat(part, &st) == 0) continue;
        if (mkdir(part, 0777) != 0 && errno != EEXIST) {
            FO_AUTO(FoStr) name = fo_str_from_utf8_surrogates(part, i);
            if (name) fo_raise_errno(errno, (FoObject *)name);
            return false;
        }
    }
    return true;
}

static FoObject *os_makedirs(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"name", "mode", "exist_ok"};
    static const FoParams params = {"makedirs", names, 3, 1, 0, 3};
    FoObject *out[3];
    int64_t mode = 0777;
    bool exist_ok = false;
    struct stat st;
    FO_PATH path = {0};
    if (!fo_args_bind(&params, args, n, kwnames, out) || !int_argument(out[1], &mode)) return NULL;
    if ((out[2] && !fo_is_true(out[2], &exist_ok)) || !fo_path_init(&path, out[0], NULL, false)) return NULL;
    if (!make_parents(path.text)) return fo_error_is_pending() ? NULL : fo_path_raise(&path);
    if (mkdir(path.text, (mode_t)mode) == 0) return fo_new_none();
    int error = errno;
    if (exist_ok && stat(path.text, &st) == 0 && S_ISDIR(st.st_mode)) return fo_new_none();
    errno = error;
    return fo_path_raise(&path);
}

static FoObject *os_rmdir(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("rmdir", 1, 1, "path");
    FO_PATH path = {0};
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_path_init(&path, out[0], "rmdir", false)) return NULL;
    return none_or_raise(rmdir(path.text) == 0, &path);
}

static FoObject *os_removedirs(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("removedirs", 1, 1, "name");
    FO_PATH path = {0};
    char parent[PATH_MAX];
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_path_init(&path, out[0], "rmdir", false)) return NULL;
    if (rmdir(path.text) != 0) return fo_path_raise(&path);
    snprintf(parent, sizeof parent, "%s", path.text);
    for (char *slash; (slash = strrchr(parent, '/')) != NULL && slash != parent;) {
        *slash = 0;
        if (slash[1] && rmdir(parent) != 0) break;
    }
    return fo_new_none();
}

// ---- files

#define UNLINK(name)                                                                                           \
    static FoObject *os_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {           \
        PARAMS(#name, 1, 1, "path");                                                                           \
        FO_PATH path = {0};                                                                                    \
        if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_path_init(&path, out[0], #name, false)) return NULL; \
        return none_or_raise(unlink(path.text) == 0, &path);                                                   \
    }
UNLINK(remove)
UNLINK(unlink)

// A path in an argument that is not called path.
static bool path_named(FoPath *path, FoObject *o, const char *function, const char *argument) {
    if (fo_path_init(path, o, NULL, false)) return true;
    return fo_error_matches_kind(FO_TYPE_ERROR) &&
           fo_fail(FO_TYPE_ERROR, "%s: %s should be string, bytes or os.PathLike, not %T", function, argument, o);
}

#define TWO_PATHS(name, call)                                                                                  \
    static FoObject *os_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {           \
        PARAMS(#name, 2, 2, "src", "dst");                                                                     \
        FO_PATH from = {0};                                                                                    \
        FO_PATH to = {0};                                                                                      \
        if (!fo_args_bind(&params, args, n, kwnames, out)) return NULL;                                        \
        if (!path_named(&from, out[0], #name, "src") || !path_named(&to, out[1], #name, "dst")) return NULL;   \
        return call(from.text, to.text) == 0 ? fo_new_none() : path_raise_two(&from, &to);                  \
    }
TWO_PATHS(rename, rename)
TWO_PATHS(replace, rename)
TWO_PATHS(link, link)

static FoObject *os_symlink(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("symlink", 2, 3, "src", "dst", "target_is_directory"); // the last is for other systems
    FO_PATH from = {0};
    FO_PATH to = {0};
    if (!fo_args_bind(&params, args, n, kwnames, out)) return NULL;
    if (!path_named(&from, out[0], "symlink", "src") || !path_named(&to, out[1], "symlink", "dst")) return NULL;
    return symlink(from.text, to.text) == 0 ? fo_new_none() : path_raise_two(&from, &to);
}

static FoObject *os_readlink(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("readlink", 1, 1, "path");
    FO_PATH path = {0};
    char target[PATH_MAX];
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_path_init(&path, out[0], "readlink", false)) return NULL;
    ssize_t length = readlink(path.text, target, sizeof target);
    if (length < 0) return fo_path_raise(&path);
    return fo_bytes_check(out[0]) ? fo_bytes_new(target, length) : fo_bytes_decode(target, length, "utf-8", "surrogateescape");
}

static FoObject *os_chmod(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("chmod", 2, 2, "path", "mode");
    FO_PATH path = {0};
    int64_t mode;
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_path_init(&path, out[0], "chmod", true) || !fo_index_as_i64(out[1], &mode)) return NULL;
    return none_or_raise((path.text ? chmod(path.text, (mode_t)mode) : fchmod(path.fd, (mode_t)mode)) == 0, &path);
}

static FoObject *os_access(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("access", 2, 2, "path", "mode");
    FO_PATH path = {0};
    int64_t mode;
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_path_init(&path, out[0], "access", false)) return NULL;
    if (!fo_index_as_i64(out[1], &mode)) return NULL;
    return fo_bool_new(access(path.text, (int)mode) == 0);
}

static FoObject *os_truncate(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("truncate", 2, 2, "path", "length");
    FO_PATH path = {0};
    int64_t length;
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_path_init(&path, out[0], "truncate", true)) return NULL;
    if (!fo_index_as_i64(out[1], &length)) return NULL;
    return none_or_raise((path.text ? truncate(path.text, length) : ftruncate(path.fd, length)) == 0, &path);
}

static FoObject *os_ftruncate(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int fd;
    int64_t length;
    if (!fd_argument(args[0], &fd) || !fo_index_as_i64(args[1], &length)) return NULL;
    return ftruncate(fd, length) == 0 ? fo_new_none() : fo_raise_errno(errno, NULL);
}

// Two times in a tuple: seconds (whole numbers or floats), or nanoseconds.
static bool time_from_seconds(FoObject *o, struct timespec *t) {
    int64_t whole;
    double seconds;
    if (!fo_float_check(o)) {
        if (!fo_index_as_i64(o, &whole)) return false;
        *t = (struct timespec){.tv_sec = whole};
        return true;
    }
    if (!fo_as_double(o, &seconds)) return false;
    if (isnan(seconds)) return fo_fail(FO_VALUE_ERROR, "Invalid value NaN (not a number)");
    if (fabs(seconds) > 9e18) return fo_fail(FO_OVERFLOW_ERROR, "timestamp out of range for platform time_t");
    double below = floor(seconds);
    *t = (struct timespec){.tv_sec = (time_t)below, .tv_nsec = (long)((seconds - below) * 1e9)};
    return true;
}

static bool time_from_nanoseconds(FoObject *o, struct timespec *t) {
    enum { SECOND = 1000000000 };
    int64_t ns;
    if (!fo_index_as_i64(o, &ns)) return false;
    int64_t rest = (ns % SECOND + SECOND) % SECOND;
    *t = (struct timespec){.tv_sec = (ns - rest) / SECOND, .tv_nsec = rest};
    return true;
}

static bool two_times(FoObject *o, const char *message, bool (*read)(FoObject *, struct timespec *), struct timespec *times) {
    if (!fo_tuple_check(o) || ((FoTuple *)o)->n != 2) return fo_fail(FO_TYPE_ERROR, "%s", message);
    return read(((FoTuple *)o)->items[0], &times[0]) && read(((FoTuple *)o)->items[1], &times[1]);
}

static FoObject *os_utime(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("utime", 1, 2, "path", "times", "ns", "follow_symlinks");
    FO_PATH path = {0};
    struct timespec times[2];
    bool follow = true;
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_path_init(&path, out[0], "utime", true)) return NULL;
    if (out[3] && !fo_is_true(out[3], &follow)) return NULL;
    bool seconds = out[1] && out[1] != fo_none;
    if (seconds && out[2]) return fo_raise(FO_VALUE_ERROR, "utime: you may specify either 'times' or 'ns' but not both");
    if (seconds && !two_times(out[1], "utime: 'times' must be either a tuple of two ints or None", time_from_seconds, times)) return NULL;
    if (out[2] && !two_times(out[2], "utime: 'ns' must be a tuple of two ints", time_from_nanoseconds, times)) return NULL;
    const struct timespec *given = seconds || out[2] ? times : NULL;
    int status = path.text ? utimensat(AT_FDCWD, path.text, given, follow ? 0 : AT_SYMLINK_NOFOLLOW) : futimens(path.fd, given);
    return status == 0 ? fo_new_none() : fo_raise_errno(errno, NULL); // without the name, as the reference
}

// ---- stat

static const FoGetSetDef stat_fields[] = {
    FO_STRUCT_FIELD(0, "st_mode"), FO_STRUCT_FIELD(1, "st_ino"), FO_STRUCT_FIELD(2, "st_dev"), FO_STRUCT_FIELD(3, "st_nlink"),
    FO_STRUCT_FIELD(4, "st_uid"),
    FO_STRUCT_FIELD(5, "st_gid"), FO_STRUCT_FIELD(6, "st_size"), FO_STRUCT_FIELD(7, "st_atime_seconds"), FO_STRUCT_FIELD(8, "st_mtime_seconds"),
    FO_STRUCT_FIELD(9, "st_ctime_seconds"), FO_STRUCT_FIELD(10, "st_atime"), FO_STRUCT_FIELD(11, "st_mtime"), FO_STRUCT_FIELD(12, "st_ctime"),
    FO_STRUCT_FIELD(13, "st_atime_ns"), FO_STRUCT_FIELD(14, "st_mtime_ns"), FO_STRUCT_FIELD(15, "st_ctime_ns"), FO_STRUCT_FIELD(16, "st_blksize"),
    FO_STRUCT_FIELD(17, "st_blocks"), FO_STRUCT_FIELD(18, "st_rdev"), {NULL},
};

static FoObject *stat_repr(FoObject *self) { // the seconds show themselves under the names of the exact times
    static const char *const names[] = {"st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime"};
    FoStrBuilder b;
    fo_builder_init(&b);
    for (int i = 0; i < 10; i++) {
        fo_builder_put_text(&b, i ? ", " : "os.stat_result(");
        fo_builder_put_text(&b, names[i]);
        fo_builder_put_char(&b, '=');
        if (!fo_builder_put_repr(&b, ((FoTuple *)self)->items[i])) break;
    }
    fo_builder_put_char(&b, ')');
    return (FoObject *)fo_builder_finish(&b);
}

FoType fo_os_stat_type = FO_STRUCT_TYPE("os.stat_result", stat_fields, 10);

extern FoType fo_os_statvfs_type;
bool fo_os_stat_init(void) {
    if (fo_os_stat_type.flags & FO_TYPE_READY) return true;
    fo_os_stat_type.repr = stat_repr;
    return fo_struct_type_ready(&fo_os_stat_type) && fo_struct_type_ready(&fo_os_statvfs_type) && fo_struct_type_ready(&fo_os_terminal_size_type);
}

FoObject *fo_os_stat_new(const struct stat *st) {
    const struct timespec times[3] = {st->st_atim, st->st_mtim, st->st_ctim};
    FoObject *fields[19] = {fo_int_from_i64(st->st_mode), fo_int_from_u64(st->st_ino), fo_int_from_u64(st->st_dev), fo_int_from_u64(st->st_nlink),
                            fo_int_from_u64(st->st_uid), fo_int_from_u64(st->st_gid), fo_int_from_i64(st->st_size)};
    for (int i = 0; i < 3; i++) {
        fields[7 + i] = fo_int_from_i64(times[i].tv_sec);
        fields[10 + i] = fo_float_new((double)times[i].tv_sec + 1e-9 * (double)times[i].tv_nsec);
        fields[13 + i] = fo_int_from_i64((int64_t)times[i].tv_sec * 1000000000 + times[i].tv_nsec);
    }
    fields[16] = fo_int_from_i64(st->st_blksize);
    fields[17] = fo_int_from_i64(st->st_blocks);
    fields[18] = fo_int_from_u64(st->st_rdev);
    return fo_struct_from_fields_give(&fo_os_stat_type, fields);
}

static FoObject *os_stat(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("stat", 1, 1, "path", "follow_symlinks");
    bool follow = true;
    struct stat st;
    FO_PATH path = {0};
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_path_init(&path, out[0], "stat", true)) return NULL;
    if (out[1] && !fo_is_true(out[1], &follow)) return NULL;
    int status = !path.text ? fstat(path.fd, &st) : follow ? stat(path.text, &st) : lstat(path.text, &st);
    return status == 0 ? fo_os_stat_new(&st) : fo_path_raise(&path);
}

static FoObject *os_fstat(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("fstat", 1, 1, "fd");
    int fd;
    struct stat st;
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fd_argument(out[0], &fd)) return NULL;
    return fstat(fd, &st) == 0 ? fo_os_stat_new(&st) : fo_raise_errno(errno, NULL);
}

static FoObject *os_lstat(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("lstat", 1, 1, "path");
    struct stat st;
    FO_PATH path = {0};
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_path_init(&path, out[0], "lstat", false)) return NULL;
    return lstat(path.text, &st) == 0 ? fo_os_stat_new(&st) : fo_path_raise(&path);
}

static const FoGetSetDef statvfs_fields[] = {
    FO_STRUCT_FIELD(0, "f_bsize"), FO_STRUCT_FIELD(1, "f_frsize"), FO_STRUCT_FIELD(2, "f_blocks"), FO_STRUCT_FIELD(3, "f_bfree"),
    FO_STRUCT_FIELD(4, "f_bavail"), FO_STRUCT_FIELD(5, "f_files"), FO_STRUCT_FIELD(6, "f_ffree"), FO_STRUCT_FIELD(7, "f_favail"),
    FO_STRUCT_FIELD(8, "f_flag"), FO_STRUCT_FIELD(9, "f_namemax"), FO_STRUCT_FIELD(10, "f_fsid"), {NULL},
};
FoType fo_os_statvfs_type = FO_STRUCT_TYPE("os.statvfs_result", statvfs_fields, 10);

static FoObject *statvfs_new(const struct statvfs *v) {
    FoObject *fields[11] = {fo_int_from_u64(v->f_bsize), fo_int_from_u64(v->f_frsize), fo_int_from_u64(v->f_blocks), fo_int_from_u64(v->f_bfree),
                            fo_int_from_u64(v->f_bavail), fo_int_from_u64(v->f_files), fo_int_from_u64(v->f_ffree), fo_int_from_u64(v->f_favail),
                            fo_int_from_u64(v->f_flag), fo_int_from_u64(v->f_namemax), fo_int_from_u64(v->f_fsid)};
    return fo_struct_from_fields_give(&fo_os_statvfs_type, fields);
}

static FoObject *os_fstatvfs(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int fd;
    struct statvfs v;
    if (!fd_argument(args[0], &fd)) return NULL;
    return fstatvfs(fd, &v) == 0 ? statvfs_new(&v) : fo_raise_errno(errno, NULL);
}

static FoObject *os_statvfs(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("statvfs", 1, 1, "path");
    struct statvfs v;
    FO_PATH path = {0};
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_path_init(&path, out[0], "statvfs", true)) return NULL;
    return (path.text ? statvfs(path.text, &v) : fstatvfs(path.fd, &v)) == 0 ? statvfs_new(&v) : fo_path_raise(&path);
}

// ---- descriptors

static FoObject *os_open(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("open", 2, 3, "path", "flags", "mode");
    FO_PATH path = {0};
    int64_t flags, mode = 0777;
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fo_path_init(&path, out[0], "open", false)) return NULL;
    if (!fo_index_as_i64(out[1], &flags) || !int_argument(out[2], &mode)) return NULL;
    int fd = open(path.text, (int)flags | O_CLOEXEC, (mode_t)mode);
    return fd < 0 ? fo_path_raise(&path) : fo_int_from_i64(fd);
}

static FoObject *os_close(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int fd;
    if (!fd_argument(args[0], &fd)) return NULL;
    return close(fd) == 0 ? fo_new_none() : fo_raise_errno(errno, NULL);
}

static FoObject *os_read(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int fd;
    int64_t size;
    if (!fd_argument(args[0], &fd) || !fo_index_as_i64(args[1], &size)) return NULL;
    if (size < 0) return fo_raise_errno(EINVAL, NULL);
    FO_AUTO(FoObject) bytes = fo_bytes_new(NULL, size);
    if (!bytes) return NULL;
    for (;;) {
        ssize_t got = read(fd, ((FoBytesObject *)bytes)->data, (size_t)size);
        if (got >= 0) return got == size ? fo_take(bytes) : fo_bytes_new(((FoBytesObject *)bytes)->data, got);
        if (errno != EINTR) return fo_raise_errno(errno, NULL);
        if (!fo_check_interrupt()) return NULL;
    }
}

static FoObject *os_write(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int fd;
    FoBufferView view;
    if (!fd_argument(args[0], &fd)) return NULL;
    if (!args[1]->type->buffer_get) return fo_raise(FO_TYPE_ERROR, "a bytes-like object is required, not '%T'", args[1]);
    if (!fo_buffer_view_get(args[1], &view, false)) return NULL;
    ssize_t put;
    while ((put = write(fd, view.data, (size_t)view.nbytes)) < 0 && errno == EINTR)
        if (!fo_check_interrupt()) break;
    int error = errno;
    fo_buffer_view_release(&view);
    if (fo_error_is_pending()) return NULL;
    return put < 0 ? fo_raise_errno(error, NULL) : fo_int_from_i64(put);
}

static FoObject *os_lseek(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int fd;
    int64_t offset, whence;
    if (!fd_argument(args[0], &fd) || !fo_index_as_i64(args[1], &offset) || !fo_index_as_i64(args[2], &whence)) return NULL;
    off_t at = lseek(fd, offset, (int)whence);
    return at < 0 ? fo_raise_errno(errno, NULL) : fo_int_from_i64(at);
}

static FoObject *fileno_of(FoObject *file) {
    FO_AUTO(FoStr) name = fo_str_intern("fileno");
    FO_AUTO(FoObject) method = name ? fo_get_attr(file, name) : NULL;
    if (!method && fo_error_matches_kind(FO_ATTRIBUTE_ERROR)) return fo_raise(FO_TYPE_ERROR, "argument must be an int, or have a fileno() method.");
    return method ? fo_call0(method) : NULL;
}

static FoObject *os_fsync(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int fd;
    if (!fo_int_check(args[0])) {
        FO_AUTO(FoObject) number = fileno_of(args[0]);
        if (!number || !fd_argument(number, &fd)) return NULL;
    } else if (!fd_argument(args[0], &fd)) {
        return NULL;
    }
    return fsync(fd) == 0 ? fo_new_none() : fo_raise_errno(errno, NULL);
}

static FoObject *os_isatty(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int fd;
    return fd_argument(args[0], &fd) ? fo_bool_new(isatty(fd)) : NULL;
}

static FoObject *os_pipe(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int fds[2];
    if (pipe2(fds, O_CLOEXEC) != 0) return fo_raise_errno(errno, NULL);
    FO_AUTO(FoObject) in = fo_int_from_i64(fds[0]);
    FO_AUTO(FoObject) out = fo_int_from_i64(fds[1]);
    return in && out ? (FoObject *)fo_tuple_pack(2, in, out) : NULL;
}

static FoObject *os_dup(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int fd;
    if (!fd_argument(args[0], &fd)) return NULL;
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    return copy < 0 ? fo_raise_errno(errno, NULL) : fo_int_from_i64(copy);
}

static FoObject *os_dup2(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    PARAMS("dup2", 2, 3, "fd", "fd2", "inheritable");
    int from, to;
    bool inheritable = true;
    if (!fo_args_bind(&params, args, n, kwnames, out) || !fd_argument(out[0], &from) || !fd_argument(out[1], &to)) return NULL;
    if (out[2] && !fo_is_true(out[2], &inheritable)) return NULL;
    // the second of two equal descriptors keeps its flag, and dup3 refuses them
    return (inheritable || from == to ? dup2(from, to) : dup3(from, to, O_CLOEXEC)) < 0 ? fo_raise_errno(errno, NULL) : fo_int_from_i64(to);
}

static FoObject *os_fdopen(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (n < 1 || !fo_int_check(args[0]))
        return fo_raise(FO_TYPE_ERROR, "invalid fd type (%R, expected integer)", n ? (FoObject *)args[0]->type : fo_none);
    FO_AUTO(FoStr) name = fo_str_intern("open");
    FO_AUTO(FoObject) io = fo_module_io_new();
    FO_AUTO(FoObject) function = name && io ? fo_get_attr(io, name) : NULL;
    return function ? fo_call(function, args, n, kwnames) : NULL;
}

static FoObject *os_umask(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t mask;
    return fo_index_as_i64(args[0], &mask) ? fo_int_from_i64(umask((mode_t)mask)) : NULL;
}

static const FoGetSetDef size_fields[] = {FO_STRUCT_FIELD(0, "columns"), FO_STRUCT_FIELD(1, "lines"), {NULL}};
FoType fo_os_terminal_size_type = FO_STRUCT_TYPE("os.terminal_size", size_fields, 2);

static FoObject *os_get_terminal_size(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int fd = 1;
    struct winsize size;
    if ((n && !fd_argument(args[0], &fd))) return NULL;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0) return fo_raise_errno(errno, NULL);
    FoObject *fields[2] = {fo_int_from_i64(size.ws_col), fo_int_from_i64(size.ws_row)};
    return fo_struct_from_fields_give(&fo_os_terminal_size_type, fields);
}

const FoNativeDef fo_os_file_defs[] = {
    {"getcwd", os_getcwd, 0, 0, 0, "Return a unicode string representing the current working directory."},
    {"chdir", os_chdir, 0, -1, FO_NATIVE_KEYWORDS, "Change the current working directory to the specified path."},
    {"listdir", os_listdir, 0, -1, FO_NATIVE_KEYWORDS, "Return a list containing the names of the files in the directory."},
    {"mkdir", os_mkdir, 0, -1, FO_NATIVE_KEYWORDS, "Create a directory."},
    {"makedirs", os_makedirs, 0, -1, FO_NATIVE_KEYWORDS, "Super-mkdir; create a leaf directory and all intermediate ones."},
    {"rmdir", os_rmdir, 0, -1, FO_NATIVE_KEYWORDS, "Remove a directory."},
    {"removedirs", os_removedirs, 0, -1, FO_NATIVE_KEYWORDS, "Super-rmdir; remove a leaf directory and all empty intermediate ones."},
    {"remove", os_remove, 0, -1, FO_NATIVE_KEYWORDS, "Remove a file (same as unlink())."},
    {"unlink", os_unlink, 0, -1, FO_NATIVE_KEYWORDS, "Remove a file (same as remove())."},
    {"rename", os_rename, 0, -1, FO_NATIVE_KEYWORDS, "Rename a file or directory."},
    {"replace", os_replace, 0, -1, FO_NATIVE_KEYWORDS, "Rename a file or directory, overwriting the destination."},
    {"link", os_link, 0, -1, FO_NATIVE_KEYWORDS, "Create a hard link to a file."},
    {"symlink", os_symlink, 0, -1, FO_NATIVE_KEYWORDS, "Create a symbolic link pointing to src named dst."},
    {"readlink", os_readlink, 0, -1, FO_NATIVE_KEYWORDS, "Return a string representing the path to which the symbolic link points."},
    {"chmod", os_chmod, 0, -1, FO_NATIVE_KEYWORDS, "Change the access permissions of a file."},
    {"access", os_access, 0, -1, FO_NATIVE_KEYWORDS, "Use the real uid/gid to test for access to a path."},
    {"truncate", os_truncate, 0, -1, FO_NATIVE_KEYWORDS, "Truncate a file, specified by path, to a specific length."},
    {"ftruncate", os_ftruncate, 2, 2, 0, "Truncate a file, specified by file descriptor, to a specific length."},
    {"utime", os_utime, 0, -1, FO_NATIVE_KEYWORDS, "Set the access and modified time of path."},
    {"stat", os_stat, 0, -1, FO_NATIVE_KEYWORDS, "Perform a stat system call on the given path."},
    {"statvfs", os_statvfs, 0, -1, FO_NATIVE_KEYWORDS, "Perform a statvfs system call on the given path."},
    {"fstatvfs", os_fstatvfs, 1, 1, 0, "Perform an fstatvfs system call on the given fd."},
    {"fstat", os_fstat, 0, -1, FO_NATIVE_KEYWORDS, "Perform a stat system call on the given file descriptor."},
    {"lstat", os_lstat, 0, -1, FO_NATIVE_KEYWORDS, "Perform a stat system call on the given path, without following symbolic links."},
    {"open", os_open, 0, -1, FO_NATIVE_KEYWORDS, "Open a file for low level IO.  Returns a file descriptor (integer)."},
    {"close", os_close, 1, 1, 0, "Close a file descriptor."},
    {"read", os_read, 2, 2, 0, "Read from a file descriptor.  Returns a bytes object."},
    {"write", os_write, 2, 2, 0, "Write a bytes object to a file descriptor."},
    {"lseek", os_lseek, 3, 3, 0, "Set the position of a file descriptor."},
    {"fsync", os_fsync, 1, 1, 0, "Force write of fd to disk."},
    {"isatty", os_isatty, 1, 1, 0, "Return True if the fd is connected to a terminal."},
    {"pipe", os_pipe, 0, 0, 0, "Create a pipe: (read_fd, write_fd)."},
    {"dup", os_dup, 1, 1, 0, "Return a duplicate of a file descriptor."},
    {"dup2", os_dup2, 0, -1, FO_NATIVE_KEYWORDS, "Duplicate file descriptor."},
    {"fdopen", os_fdopen, 0, -1, FO_NATIVE_KEYWORDS, "An open file object connected to a file descriptor."},
    {"umask", os_umask, 1, 1, 0, "Set the current numeric umask and return the previous umask."},
    {"get_terminal_size", os_get_terminal_size, 0, 1, 0, "Return the size of the terminal window as (columns, lines)."},
    {NULL},
};
