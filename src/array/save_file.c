// SPDX-License-Identifier: MIT
// save_file: a file that takes another's place in one step, when it is complete. Until then it has no name where the system can
// do that (O_TMPFILE), so that a killed process leaves nothing behind. The one moment with a name, between getting it and taking the old
// file's place, has always the same name, and the file is locked as long as its maker lives: the next save removes an unlocked one.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "array/files.h"

enum { RESERVE_LEAST = 16 << 20 };

static bool fail_errno(FoSaveFile *s, int error) {
    fo_raise_errno(error, (FoObject *)s->path);
    fo_save_file_abort(s);
    return false;
}

// "folder/.name.folio-save"; for a second process that saves the same file at the same time a name of its own is made of it.
static bool name_temporary(FoSaveFile *s) {
    const char *slash = strrchr(s->target, '/');
    int n_folder = slash ? (int)(slash + 1 - s->target) : 0;
    bool ok = asprintf(&s->temporary, "%.*s.%.200s.folio-save", n_folder, s->target, s->target + n_folder) >= 0;
    if (!ok) s->temporary = NULL; // undefined then
    return ok;
}
static bool use_own_name(FoSaveFile *s) {
    char *own;
    if (asprintf(&own, "%s-%ld-%llx", s->temporary, (long)getpid(), (unsigned long long)fo_os_monotonic_ns()) < 0) return false;
    free(s->temporary);
    s->temporary = own;
    return true;
}

static bool is_same_file(int fd, const char *path) {
    struct stat opened, named;
    return fstat(fd, &opened) == 0 && lstat(path, &named) == 0 && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

// Removes the file of this name when nobody holds it: what a killed process has left. Whoever has the lock is the only one to remove it.
static void remove_leftover(const char *path) {
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0 && is_same_file(fd, path)) unlink(path);
    close(fd);
}

enum { DESCRIPTOR_PATH_MAX = 40 };
static void descriptor_path(int fd, char out[DESCRIPTOR_PATH_MAX]) { snprintf(out, DESCRIPTOR_PATH_MAX, "/proc/self/fd/%d", fd); }

// -1 also where the file could not be given a name later: without /proc.
static int open_unnamed(const char *target) {
    char *folder = strdup(target);
    if (!folder) return -1;
    char *slash = strrchr(folder, '/');
    if (slash == folder) slash[1] = 0;
    else if (slash) *slash = 0;
    int fd = fo_fd_open(slash ? folder : ".", O_TMPFILE | O_RDWR | O_CLOEXEC), error = errno;
    free(folder);
    char link[DESCRIPTOR_PATH_MAX];
    descriptor_path(fd, link);
    if (fd >= 0 && access(link, F_OK) != 0) {
        close(fd);
        fd = -1;
    }
    errno = error;
    return fd;
}

// A new file with a name from the start, where files without one are not possible.
static int open_named(FoSaveFile *s) {
    enum { FLAGS = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC };
    int fd = fo_fd_open(s->temporary, FLAGS);
    if (fd < 0 && errno == EEXIST) {
        remove_leftover(s->temporary);
        fd = fo_fd_open(s->temporary, FLAGS);
    }
    // between opening and locking somebody may have taken it for left behind
    if (fd >= 0 && (flock(fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && is_same_file(fd, s->temporary)) return fd;
    if (fd < 0 && errno != EEXIST) return -1;
    if (fd >= 0) close(fd);
    return use_own_name(s) ? fo_fd_open(s->temporary, FLAGS) : -1;
}

// False only when somebody could read or write the new file who could not the old one: some file systems know no modes.
static bool copy_mode(int fd, mode_t mode) {
    struct stat now;
    if (fstat(fd, &now) != 0) return false;
    return (now.st_mode & 07777) == mode || fchmod(fd, mode) == 0 || !(now.st_mode & 0777 & ~mode);
}

bool fo_save_file_begin(FoSaveFile *s, FoStr *path) {
    *s = (FoSaveFile){.fd = -1, .path = fo_ref(path)};
    const char *name = fo_str_utf8(path, NULL);
    struct stat old;
    if (!name) {
        fo_save_file_abort(s);
        return false;
    }
    bool exists = stat(name, &old) == 0;
    if (!exists && errno != ENOENT) return fail_errno(s, errno);
    if (exists && S_ISDIR(old.st_mode)) return fail_errno(s, EISDIR);
    if (exists && !S_ISREG(old.st_mode)) { // a device or a pipe: nothing to replace
        s->is_direct = true;
        s->fd = fo_fd_open(name, O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
        if (s->fd < 0) return fail_errno(s, errno);
        fcntl(s->fd, F_SETFL, fcntl(s->fd, F_GETFL) & ~O_NONBLOCK);
        return true;
    }
    if (exists && access(name, W_OK) != 0) return fail_errno(s, errno);
    s->target = exists ? realpath(name, NULL) : strdup(name);
    if (!s->target || !name_temporary(s)) return fail_errno(s, errno);
    s->fd = open_unnamed(s->target);
    if (s->fd < 0) {
        s->fd = open_named(s);
        s->is_named = s->fd >= 0;
    }
    if (s->fd < 0) return fail_errno(s, errno);
    if (exists) {
        if ((old.st_uid != geteuid() || old.st_gid != getegid()) && fchown(s->fd, old.st_uid, old.st_gid) != 0) errno = 0; // only root may give away
        if (!copy_mode(s->fd, old.st_mode & 07777)) return fail_errno(s, errno);
    }
    return true;
}

bool fo_save_file_reserve(FoSaveFile *s, int64_t nbytes) {
    int result;
    if (s->is_direct || nbytes < RESERVE_LEAST) return true;
    do result = fallocate(s->fd, 0, 0, nbytes);
    while (result != 0 && errno == EINTR);
    return result == 0 || (errno != ENOSPC && errno != EDQUOT && errno != EFBIG) || fail_errno(s, errno);
}

static bool link_to(const char *link, const char *name) { return linkat(AT_FDCWD, link, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0; }

static bool give_name(FoSaveFile *s) {
    char link[DESCRIPTOR_PATH_MAX];
    if (s->is_named) return true;
    descriptor_path(s->fd, link);
    bool is_locked = flock(s->fd, LOCK_EX | LOCK_NB) == 0;
    s->is_named = is_locked && link_to(link, s->temporary);
    if (is_locked && !s->is_named && errno == EEXIST) {
        remove_leftover(s->temporary);
        s->is_named = link_to(link, s->temporary);
    }
    if (!s->is_named && (!is_locked || errno == EEXIST)) s->is_named = use_own_name(s) && link_to(link, s->temporary);
    return s->is_named;
}

static bool sync_folder(const char *target) {
    char *folder = strdup(target);
    if (!folder) return false;
    char *slash = strrchr(folder, '/');
    if (slash == folder) slash[1] = 0;
    else if (slash) *slash = 0;
    int fd = fo_fd_open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fo_fd_sync(fd);
    int error = errno;
    free(folder);
    if (fd >= 0) close(fd);
    errno = error;
    return ok;
}

// In one step. Exchanging the names and dropping the old file spares what some file systems do when one file is renamed over another: they write
// the new one to the disk first. Who wants that says so.
static bool exchange(const FoSaveFile *s) { return renameat2(AT_FDCWD, s->temporary, AT_FDCWD, s->target, RENAME_EXCHANGE) == 0; }
static bool take_place(FoSaveFile *s, bool durable) {
    if (!durable && exchange(s) && (unlink(s->temporary) == 0 || !exchange(s))) return true;
    return rename(s->temporary, s->target) == 0;
}

bool fo_save_file_commit(FoSaveFile *s) {
    bool durable = fo_rt->options.durable;
    if (!s->is_direct) {
        if (durable && !fo_fd_sync(s->fd)) return fail_errno(s, errno);
        if (!give_name(s)) return fail_errno(s, errno);
    }
    int fd = s->fd;
    s->fd = s->is_direct ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, 0); // the lock stays until the old file is replaced
    if (close(fd) != 0 && errno != EINTR) return fail_errno(s, errno);
    if (!s->is_direct) {
        if (!take_place(s, durable)) return fail_errno(s, errno);
        s->is_named = false;
        if (durable && !sync_folder(s->target)) return fail_errno(s, errno);
    }
    fo_save_file_abort(s);
    return true;
}

void fo_save_file_abort(FoSaveFile *s) {
    if (s->is_named) unlink(s->temporary); // while it is locked: then the name is this one's
    s->is_named = false;
    if (s->fd >= 0) close(s->fd);
    s->fd = -1;
    free(s->target);
    free(s->temporary);
    s->target = s->temporary = NULL;
    fo_clear_slot(&s->path);
}
