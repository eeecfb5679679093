// SPDX-License-Identifier: MIT
// libfolio_faults.so, to be put before the C library with LD_PRELOAD: the n-th system call fails.
//
// A script arms it by asking access() about a name that cannot exist:
//   os.access("/.faults/N/ERROR", 0)          the N-th call from now on fails with errno ERROR
//   os.access("/.faults/N/ERROR/name", 0)     the same, counting only calls of that name (write, mmap, malloc …)
//   os.access("/.faults/off", 0)              disarms; true when a call has been failed
// ERROR 0: a read or write moves half of the bytes (at least one). For whole programs FAULTS="N/ERROR[/name]" arms it at the start, and with
// FAULTS_REPORT set the last line on stderr says whether a call was failed ("faults: delivered …").
//
// close() does close before it reports its error, as the system does; everything else fails without having done anything. "malloc" (strdup and
// asprintf) and "munmap" are counted only when they are named: a map that could not be unmapped is still there.
#undef _FILE_OFFSET_BITS // both names of each function are defined here
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#pragma GCC visibility push(default) // it is there to be found

static const char prefix[] = "/.faults/";

static _Atomic long countdown; // 0: not armed
static _Atomic int delivered;
static int error_wanted;
static char only[32];
static const char *delivered_name = "";

// The real function of this name, looked up once.
#define REAL(name)                                                                                                                         \
    static __typeof__(&name) real;                                                                                                         \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static void arm(const char *text) {
    char *end;
    only[0] = 0;
    long n = strtol(text, &end, 10);
    error_wanted = *end == '/' ? (int)strtol(end + 1, &end, 10) : 0;
    if (*end == '/') strncpy(only, end + 1, sizeof only - 1);
    delivered = 0;
    countdown = n;
}

// Is this call the one? Then errno is set.
static bool fails(const char *name, bool moves_bytes) {
    if (!countdown) return false;
    if (only[0] ? strcmp(only, name) : !strcmp(name, "malloc") || !strcmp(name, "munmap")) return false;
    if (!error_wanted && !moves_bytes) return false;
    if (--countdown) return false;
    delivered = 1;
    delivered_name = name;
    if (error_wanted) errno = error_wanted;
    return true;
}

__attribute__((constructor)) static void start(void) {
    const char *text = getenv("FAULTS");
    if (text) arm(text);
}
__attribute__((destructor)) static void report(void) {
    if (!getenv("FAULTS_REPORT")) return;
    countdown = 0;
    if (delivered) dprintf(2, "faults: delivered to %s\n", delivered_name);
    else dprintf(2, "faults: not reached\n");
}

int access(const char *path, int mode) {
    if (!strncmp(path, prefix, sizeof prefix - 1)) {
        if (strcmp(path + sizeof prefix - 1, "off")) {
            arm(path + sizeof prefix - 1);
            return 0;
        }
        countdown = 0;
        return delivered ? 0 : -1;
    }
    REAL(access);
    return fails("access", false) ? -1 : real(path, mode);
}

// ---- calls that move bytes
ssize_t read(int fd, void *to, size_t n) {
    REAL(read);
    if (!fails("read", true)) return real(fd, to, n);
    return error_wanted ? -1 : real(fd, to, (n + 1) / 2);
}
ssize_t write(int fd, const void *from, size_t n) {
    REAL(write);
    if (!fails("write", true)) return real(fd, from, n);
    return error_wanted ? -1 : real(fd, from, (n + 1) / 2);
}
#define POSITIONED(NAME, CALL, POINTER)                                                                                                    \
    ssize_t NAME(int fd, POINTER bytes, size_t n, off_t at) {                                                                              \
        REAL(NAME);                                                                               \
        if (!fails(CALL, true)) return real(fd, bytes, n, at);                                                                             \
        return error_wanted ? -1 : real(fd, bytes, (n + 1) / 2, at);                                                                       \
    }
POSITIONED(pread, "pread", void *)
POSITIONED(pread64, "pread", void *)
POSITIONED(pwrite, "pwrite", const void *)
POSITIONED(pwrite64, "pwrite", const void *)

// ---- files and folders
#define OPEN(NAME)                                                                                                                         \
    int NAME(const char *path, int flags, ...) {                                                                                           \
        REAL(NAME);                                                                                       \
        va_list more;                                                                                                                      \
        va_start(more, flags);                                                                                                             \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;                                                            \
        va_end(more);                                                                                                                      \
        return fails("open", false) ? -1 : real(path, flags, mode);                                                                        \
    }
OPEN(open)
OPEN(open64)

int close(int fd) {
    REAL(close);
    int failing = fails("close", false), error = errno, result = real(fd);
    if (failing) errno = error;
    return failing ? -1 : result;
}
int posix_fallocate(int fd, off_t at, off_t n) {
    REAL(posix_fallocate);
    return fails("fallocate", false) ? error_wanted : real(fd, at, n);
}
int posix_fallocate64(int fd, off64_t at, off64_t n) {
    REAL(posix_fallocate64);
    return fails("fallocate", false) ? error_wanted : real(fd, at, n);
}

#define ARGUMENTS(...) __VA_ARGS__
#define SIMPLE(TYPE, FAILED, NAME, CALL, PARAMETERS, VALUES)                                                                               \
    TYPE NAME(PARAMETERS) {                                                                                                                \
        REAL(NAME);                                                                                                   \
        return fails(CALL, false) ? FAILED : real(VALUES);                                                                                 \
    }
SIMPLE(int, -1, fstat, "stat", ARGUMENTS(int fd, struct stat *s), ARGUMENTS(fd, s))
SIMPLE(int, -1, fstat64, "stat", ARGUMENTS(int fd, struct stat64 *s), ARGUMENTS(fd, s))
SIMPLE(int, -1, stat, "stat", ARGUMENTS(const char *path, struct stat *s), ARGUMENTS(path, s))
SIMPLE(int, -1, stat64, "stat", ARGUMENTS(const char *path, struct stat64 *s), ARGUMENTS(path, s))
SIMPLE(int, -1, lstat, "stat", ARGUMENTS(const char *path, struct stat *s), ARGUMENTS(path, s))
SIMPLE(int, -1, lstat64, "stat", ARGUMENTS(const char *path, struct stat64 *s), ARGUMENTS(path, s))
SIMPLE(off_t, -1, lseek, "lseek", ARGUMENTS(int fd, off_t at, int whence), ARGUMENTS(fd, at, whence))
SIMPLE(off64_t, -1, lseek64, "lseek", ARGUMENTS(int fd, off64_t at, int whence), ARGUMENTS(fd, at, whence))
SIMPLE(int, -1, ftruncate, "ftruncate", ARGUMENTS(int fd, off_t n), ARGUMENTS(fd, n))
SIMPLE(int, -1, ftruncate64, "ftruncate", ARGUMENTS(int fd, off64_t n), ARGUMENTS(fd, n))
SIMPLE(int, -1, fsync, "fsync", ARGUMENTS(int fd), ARGUMENTS(fd))
SIMPLE(int, -1, fchmod, "fchmod", ARGUMENTS(int fd, mode_t mode), ARGUMENTS(fd, mode))
SIMPLE(int, -1, fchown, "fchown", ARGUMENTS(int fd, uid_t user, gid_t group), ARGUMENTS(fd, user, group))
SIMPLE(int, -1, rename, "rename", ARGUMENTS(const char *from, const char *to), ARGUMENTS(from, to))
SIMPLE(int, -1, unlink, "unlink", ARGUMENTS(const char *path), ARGUMENTS(path))
SIMPLE(int, -1, linkat, "linkat", ARGUMENTS(int from_fd, const char *from, int to_fd, const char *to, int flags), ARGUMENTS(from_fd, from, to_fd, to, flags))
SIMPLE(char *, NULL, realpath, "realpath", ARGUMENTS(const char *restrict path, char *restrict out), ARGUMENTS(path, out))
SIMPLE(char *, NULL, getcwd, "getcwd", ARGUMENTS(char *out, size_t n), ARGUMENTS(out, n))

// ---- memory
SIMPLE(void *, MAP_FAILED, mmap, "mmap", ARGUMENTS(void *at, size_t n, int protection, int flags, int fd, off_t offset),
       ARGUMENTS(at, n, protection, flags, fd, offset))
SIMPLE(void *, MAP_FAILED, mmap64, "mmap", ARGUMENTS(void *at, size_t n, int protection, int flags, int fd, off64_t offset),
       ARGUMENTS(at, n, protection, flags, fd, offset))
SIMPLE(int, -1, munmap, "munmap", ARGUMENTS(void *at, size_t n), ARGUMENTS(at, n))
SIMPLE(int, -1, madvise, "madvise", ARGUMENTS(void *at, size_t n, int advice), ARGUMENTS(at, n, advice))
SIMPLE(int, -1, msync, "msync", ARGUMENTS(void *at, size_t n, int flags), ARGUMENTS(at, n, flags))
void *mremap(void *at, size_t old_n, size_t n, int flags, ...) {
    REAL(mremap);
    return fails("mremap", false) ? MAP_FAILED : real(at, old_n, n, flags);
}
char *strdup(const char *text) {
    size_t n = strlen(text) + 1;
    char *copy = fails("malloc", false) ? NULL : malloc(n);
    return copy ? memcpy(copy, text, n) : NULL;
}
int asprintf(char **out, const char *format, ...) {
    va_list values;
    va_start(values, format);
    int n = fails("malloc", false) ? -1 : vasprintf(out, format, values);
    va_end(values);
    if (n < 0) *out = (char *)1; // undefined then: whoever frees it crashes
    return n;
}
