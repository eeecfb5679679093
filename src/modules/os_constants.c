// SPDX-License-Identifier: MIT
// os: numbers of the system by name.

#include <dlfcn.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "modules/os_private.h"

#define NUMBERS(X) \
    X(EX_CANTCREAT) X(EX_CONFIG) X(EX_DATAERR) X(EX_IOERR) X(EX_NOHOST) X(EX_NOINPUT) X(EX_NOPERM) X(EX_NOUSER) X(EX_OK) X(EX_OSERR) X(EX_OSFILE) \
    X(EX_PROTOCOL) X(EX_SOFTWARE) X(EX_TEMPFAIL) X(EX_UNAVAILABLE) X(EX_USAGE) X(F_LOCK) X(F_OK) X(F_TEST) X(F_TLOCK) X(F_ULOCK) X(GRND_NONBLOCK) \
    X(GRND_RANDOM) X(O_ACCMODE) X(O_APPEND) X(O_ASYNC) X(O_CLOEXEC) X(O_CREAT) X(O_DIRECT) X(O_DIRECTORY) X(O_DSYNC) X(O_EXCL) X(O_FSYNC) \
    X(O_LARGEFILE) X(O_NDELAY) X(O_NOATIME) X(O_NOCTTY) X(O_NOFOLLOW) X(O_NONBLOCK) X(O_PATH) X(O_RDONLY) X(O_RDWR) X(O_RSYNC) X(O_SYNC) \
    X(O_TMPFILE) X(O_TRUNC) X(O_WRONLY) X(POSIX_FADV_DONTNEED) X(POSIX_FADV_NOREUSE) X(POSIX_FADV_NORMAL) X(POSIX_FADV_RANDOM) \
    X(POSIX_FADV_SEQUENTIAL) X(POSIX_FADV_WILLNEED) X(PRIO_PGRP) X(PRIO_PROCESS) X(PRIO_USER) X(RTLD_DEEPBIND) X(RTLD_GLOBAL) X(RTLD_LAZY) \
    X(RTLD_LOCAL) X(RTLD_NODELETE) X(RTLD_NOLOAD) X(RTLD_NOW) X(R_OK) X(SEEK_CUR) X(SEEK_DATA) X(SEEK_END) X(SEEK_HOLE) X(SEEK_SET) X(ST_APPEND) \
    X(ST_MANDLOCK) X(ST_NOATIME) X(ST_NODEV) X(ST_NODIRATIME) X(ST_NOEXEC) X(ST_NOSUID) X(ST_RDONLY) X(ST_RELATIME) X(ST_SYNCHRONOUS) X(ST_WRITE) \
    X(TMP_MAX) X(WCONTINUED) X(WEXITED) X(WNOHANG) X(WNOWAIT) X(WSTOPPED) X(WUNTRACED) X(W_OK) X(X_OK)

bool fo_os_add_numbers(FoModule *m) {
    static const struct {
        const char *name;
        int64_t value;
    } numbers[] = {
#define X(name) {#name, (int64_t)(name)},
        NUMBERS(X)
#undef X
    };
    for (size_t i = 0; i < FO_COUNT_OF(numbers); i++)
        if (!fo_module_add_i64(m, numbers[i].name, numbers[i].value)) return false;
    return true;
}
