// SPDX-License-Identifier: MIT
// os: more of what the system does with descriptors, owners and processes; one system call each.

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

#include "modules/os_private.h"

#define OS_FUNCTION(name) static FoObject *os_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames)

static bool numbers(FoObject *const *args, int64_t n, int64_t *out) {
    for (int64_t i = 0; i < n; i++)
        if (!fo_index_as_i64(args[i], &out[i])) return false;
    return true;
}

static FoObject *none_unless_failed(int64_t status) { return status < 0 ? fo_raise_errno(errno, NULL) : fo_new_none(); }
static FoObject *number_unless_failed(int64_t number) { return number < 0 ? fo_raise_errno(errno, NULL) : fo_int_from_i64(number); }

// Functions of whole numbers a[0], a[1] … that return nothing, or a number.
#define CALL(name, count, expression)                                                                          \
    OS_FUNCTION(name) {                                                                                        \
        int64_t a[count + 1];                                                                                  \
        return numbers(args, count, a) ? none_unless_failed(expression) : NULL;                                \
    }
#define ASK(name, count, expression)                                                                           \
    OS_FUNCTION(name) {                                                                                        \
        int64_t a[count + 1];                                                                                  \
        return numbers(args, count, a) ? number_unless_failed(expression) : NULL;                              \
    }
#define TEST(name, expression)                                                                                 \
    OS_FUNCTION(name) {                                                                                        \
        int64_t a[1];                                                                                          \
        return numbers(args, 1, a) ? fo_bool_new(expression) : NULL;                                           \
    }
#define VALUE(name, expression)                                                                                \
    OS_FUNCTION(name) {                                                                                        \
        int64_t a[1];                                                                                          \
        return numbers(args, 1, a) ? fo_int_from_i64(expression) : NULL;                                       \
    }
CALL(fdatasync, 1, fdatasync((int)a[0]))
CALL(fchdir, 1, fchdir((int)a[0]))
CALL(fchmod, 2, fchmod((int)a[0], (mode_t)a[1]))
CALL(fchown, 3, fchown((int)a[0], (uid_t)a[1], (gid_t)a[2]))
CALL(setpgid, 2, setpgid((pid_t)a[0], (pid_t)a[1]))
CALL(setpriority, 3, setpriority((__priority_which_t)a[0], (id_t)a[1], (int)a[2]))
CALL(killpg, 2, killpg((pid_t)a[0], (int)a[1]))
ASK(getpgid, 1, getpgid((pid_t)a[0]))
ASK(getsid, 1, getsid((pid_t)a[0]))
TEST(WIFEXITED, WIFEXITED((int)a[0]))
TEST(WIFSIGNALED, WIFSIGNALED((int)a[0]))
TEST(WIFSTOPPED, WIFSTOPPED((int)a[0]))
TEST(WIFCONTINUED, WIFCONTINUED((int)a[0]))
TEST(WCOREDUMP, WCOREDUMP((int)a[0]))
VALUE(WEXITSTATUS, WEXITSTATUS((int)a[0]))
VALUE(WTERMSIG, WTERMSIG((int)a[0]))
VALUE(WSTOPSIG, WSTOPSIG((int)a[0]))
VALUE(major, major((dev_t)a[0]))
VALUE(minor, minor((dev_t)a[0]))

OS_FUNCTION(makedev) {
    int64_t a[2];
    return numbers(args, 2, a) ? fo_int_from_i64((int64_t)makedev((unsigned)a[0], (unsigned)a[1])) : NULL;
}

OS_FUNCTION(getpgrp) { return fo_int_from_i64(getpgrp()); }
OS_FUNCTION(sched_yield) { return none_unless_failed(sched_yield()); }
OS_FUNCTION(sync) {
    sync();
    return fo_new_none();
}

// -1 is a possible answer of these two.
OS_FUNCTION(nice) {
    int64_t a[1];
    if (!numbers(args, 1, a)) return NULL;
    errno = 0;
    int value = nice((int)a[0]);
    return value == -1 && errno ? fo_raise_errno(errno, NULL) : fo_int_from_i64(value);
}

OS_FUNCTION(getpriority) {
    int64_t a[2];
    if (!numbers(args, 2, a)) return NULL;
    errno = 0;
    int value = getpriority((__priority_which_t)a[0], (id_t)a[1]);
    return value == -1 && errno ? fo_raise_errno(errno, NULL) : fo_int_from_i64(value);
}

static FoObject *list_of_groups(const gid_t *groups, int count) {
    FO_AUTO(FoList) list = fo_list_new(0);
    for (int i = 0; list && i < count; i++) {
        FO_AUTO(FoObject) number = fo_int_from_i64(groups[i]);
        if (!number || !fo_list_append(list, number)) return NULL;
    }
    return (FoObject *)fo_take(list);
}

OS_FUNCTION(getgroups) {
    int room = getgroups(0, NULL); // there may be tens of thousands: not on a stack that may be small
    if (room < 0) return fo_raise_errno(errno, NULL);
    size_t nbytes = ((size_t)room + 1) * sizeof(gid_t); // none is no block of nothing
    gid_t *groups = fo_alloc(nbytes, FO_MEM_INTERNAL);
    if (!groups) return fo_raise_no_memory();
    int count = room ? getgroups(room, groups) : 0;
    FoObject *result = count < 0 ? fo_raise_errno(errno, NULL) : list_of_groups(groups, count);
    fo_free(groups, nbytes, FO_MEM_INTERNAL);
    return result;
}

// ---- flags of descriptors

OS_FUNCTION(get_blocking) {
    int64_t a[1];
    if (!numbers(args, 1, a)) return NULL;
    int flags = fcntl((int)a[0], F_GETFL);
    return flags < 0 ? fo_raise_errno(errno, NULL) : fo_bool_new(!(flags & O_NONBLOCK));
}

OS_FUNCTION(set_blocking) {
    int64_t a[1];
    bool blocking;
    if (!numbers(args, 1, a) || !fo_is_true(args[1], &blocking)) return NULL;
    int flags = fcntl((int)a[0], F_GETFL);
    return none_unless_failed(flags < 0 ? flags : fcntl((int)a[0], F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK));
}

OS_FUNCTION(get_inheritable) {
    int64_t a[1];
    if (!numbers(args, 1, a)) return NULL;
    int flags = fcntl((int)a[0], F_GETFD);
    return flags < 0 ? fo_raise_errno(errno, NULL) : fo_bool_new(!(flags & FD_CLOEXEC));
}

OS_FUNCTION(set_inheritable) {
    int64_t a[2];
    if (!numbers(args, 2, a)) return NULL;
    int flags = fcntl((int)a[0], F_GETFD);
    return none_unless_failed(flags < 0 ? flags : fcntl((int)a[0], F_SETFD, a[1] ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC));
}

OS_FUNCTION(closerange) {
    int64_t a[2];
    if (!numbers(args, 2, a)) return NULL;
    for (int64_t fd = a[0] < 0 ? 0 : a[0]; fd < a[1] && fd < INT_MAX; fd++) close((int)fd);
    return fo_new_none();
}

OS_FUNCTION(pipe2) {
    int64_t a[1];
    int fds[2];
    if (!numbers(args, 1, a)) return NULL;
    if (pipe2(fds, (int)a[0]) < 0) return fo_raise_errno(errno, NULL);
    FO_AUTO(FoObject) from = fo_int_from_i64(fds[0]);
    FO_AUTO(FoObject) to = from ? fo_int_from_i64(fds[1]) : NULL;
    return to ? (FoObject *)fo_tuple_pack(2, from, to) : NULL;
}

// ---- bytes at a position

OS_FUNCTION(pread) {
    int64_t a[3];
    if (!numbers(args, 3, a)) return NULL;
    if (a[1] < 0) return fo_raise_errno(EINVAL, NULL);
    FO_AUTO(FoObject) bytes = fo_bytes_new(NULL, a[1]);
    if (!bytes) return NULL;
    ssize_t got = pread((int)a[0], ((FoBytesObject *)bytes)->data, (size_t)a[1], (off_t)a[2]);
    if (got < 0) return fo_raise_errno(errno, NULL);
    return got == a[1] ? fo_take(bytes) : fo_bytes_new(((FoBytesObject *)bytes)->data, got);
}

OS_FUNCTION(pwrite) {
    int64_t fd, offset;
    FoBufferView view;
    if (!fo_index_as_i64(args[0], &fd) || !fo_index_as_i64(args[2], &offset) || !fo_buffer_view_get(args[1], &view, false)) return NULL;
    ssize_t put = pwrite((int)fd, view.data, (size_t)view.nbytes, (off_t)offset);
    int error = errno;
    fo_buffer_view_release(&view);
    return put < 0 ? fo_raise_errno(error, NULL) : fo_int_from_i64(put);
}

OS_FUNCTION(posix_fallocate) {
    int64_t a[3];
    if (!numbers(args, 3, a)) return NULL;
    int error = posix_fallocate((int)a[0], (off_t)a[1], (off_t)a[2]);
    return error ? fo_raise_errno(error, NULL) : fo_new_none();
}

OS_FUNCTION(posix_fadvise) {
    int64_t a[4];
    if (!numbers(args, 4, a)) return NULL;
    int error = posix_fadvise((int)a[0], (off_t)a[1], (off_t)a[2], (int)a[3]);
    return error ? fo_raise_errno(error, NULL) : fo_new_none();
}

OS_FUNCTION(getrandom) {
    int64_t a[2] = {0, 0};
    if (!numbers(args, n, a)) return NULL;
    if (a[0] < 0) return fo_raise_errno(EINVAL, NULL);
    FO_AUTO(FoObject) bytes = fo_bytes_new(NULL, a[0]);
    if (!bytes) return NULL;
    ssize_t got = getrandom(((FoBytesObject *)bytes)->data, (size_t)a[0], (unsigned)a[1]);
    if (got < 0) return fo_raise_errno(errno, NULL);
    return got == a[0] ? fo_take(bytes) : fo_bytes_new(((FoBytesObject *)bytes)->data, got);
}

// ---- paths

static FoObject *change_owner(FoObject *const *args, bool follow) {
    FO_PATH path = {0};
    int64_t a[2];
    if (!fo_path_init(&path, args[0], follow ? "chown" : "lchown", follow) || !numbers(args + 1, 2, a)) return NULL;
    int status = !path.text ? fchown(path.fd, (uid_t)a[0], (gid_t)a[1])
                 : follow   ? chown(path.text, (uid_t)a[0], (gid_t)a[1])
                            : lchown(path.text, (uid_t)a[0], (gid_t)a[1]);
    return status < 0 ? fo_path_raise(&path) : fo_new_none();
}

OS_FUNCTION(chown) { return change_owner(args, true); }
OS_FUNCTION(lchown) { return change_owner(args, false); }

OS_FUNCTION(mkfifo) {
    FO_PATH path = {0};
    int64_t mode = 0666;
    if (!fo_path_init(&path, args[0], "mkfifo", false) || (n > 1 && !fo_index_as_i64(args[1], &mode))) return NULL;
    return none_unless_failed(mkfifo(path.text, (mode_t)mode));
}

static FoObject *text_or_raise(const char *text) {
    if (!text) return fo_raise_errno(errno, NULL);
    return fo_bytes_decode(text, (int64_t)strlen(text), "utf-8", "surrogateescape");
}

OS_FUNCTION(getcwdb) {
    char path[PATH_MAX];
    return getcwd(path, sizeof path) ? fo_bytes_new(path, (int64_t)strlen(path)) : fo_raise_errno(errno, NULL);
}

OS_FUNCTION(ttyname) {
    int64_t a[1];
    char name[PATH_MAX];
    if (!numbers(args, 1, a)) return NULL;
    int error = ttyname_r((int)a[0], name, sizeof name);
    return error ? fo_raise_errno(error, NULL) : text_or_raise(name);
}

OS_FUNCTION(ctermid) {
    char name[L_ctermid + 1];
    return text_or_raise(ctermid(name));
}

// PATH as a list of directories.
OS_FUNCTION(get_exec_path) {
    const char *path = getenv("PATH");
    FO_AUTO(FoObject) text = text_or_raise(path ? path : "/bin:/usr/bin");
    FO_AUTO(FoObject) colon = text ? (FoObject *)fo_str_from_text(":") : NULL;
    FO_AUTO(FoStr) name = colon ? fo_str_intern("split") : NULL;
    return name ? fo_call_method(text, name, &colon, 1) : NULL;
}

#define ROW(name, least, most, doc) {#name, os_##name, least, most, 0, doc}
const FoNativeDef fo_os_descriptor_defs[] = {
    ROW(fdatasync, 1, 1, "Force write of fd to disk without forcing update of metadata."),
    ROW(fchdir, 1, 1, "Change to the directory of the given file descriptor."),
    ROW(fchmod, 2, 2, "Change the access permissions of the file given by file descriptor fd."),
    ROW(fchown, 3, 3, "Change the owner and group id of the file specified by file descriptor."),
    ROW(chown, 3, 3, "Change the owner and group id of path to the numeric uid and gid."),
    ROW(lchown, 3, 3, "Change the owner and group id of path to the numeric uid and gid; symbolic links are not followed."),
    ROW(mkfifo, 1, 2, "Create a \"fifo\" (a POSIX named pipe)."),
    ROW(setpgid, 2, 2, "Call the system call setpgid(pid, pgrp)."),
    ROW(getpgid, 1, 1, "Call the system call getpgid(), and return the result."),
    ROW(getpgrp, 0, 0, "Return the current process group id."),
    ROW(getsid, 1, 1, "Call the system call getsid(pid) and return the result."),
    ROW(getgroups, 0, 0, "Return list of supplemental group IDs for the process."),
    ROW(getpriority, 2, 2, "Return program scheduling priority."),
    ROW(setpriority, 3, 3, "Set program scheduling priority."),
    ROW(nice, 1, 1, "Add increment to the priority of process and return the new priority."),
    ROW(killpg, 2, 2, "Kill a process group with a signal."),
    ROW(sched_yield, 0, 0, "Voluntarily relinquish the CPU."),
    ROW(sync, 0, 0, "Force write of everything to disk."),
    ROW(get_blocking, 1, 1, "Get the blocking mode of the file descriptor."),
    ROW(set_blocking, 2, 2, "Set the blocking mode of the specified file descriptor."),
    ROW(get_inheritable, 1, 1, "Get the close-on-exe flag of the specified file descriptor."),
    ROW(set_inheritable, 2, 2, "Set the inheritable flag of the specified file descriptor."),
    ROW(closerange, 2, 2, "Closes all file descriptors in [fd_low, fd_high), ignoring errors."),
    ROW(pipe2, 1, 1, "Create a pipe with flags set atomically."),
    ROW(pread, 3, 3, "Read a number of bytes from a file descriptor starting at a particular offset."),
    ROW(pwrite, 3, 3, "Write bytes to a file descriptor starting at a particular offset."),
    ROW(posix_fallocate, 3, 3, "Ensure a file has allocated at least a particular number of bytes on disk."),
    ROW(posix_fadvise, 4, 4, "Announce an intention to access data in a specific pattern."),
    ROW(getrandom, 1, 2, "Obtain a series of random bytes."),
    ROW(major, 1, 1, "Extracts a device major number from a raw device number."),
    ROW(minor, 1, 1, "Extracts a device minor number from a raw device number."),
    ROW(makedev, 2, 2, "Composes a raw device number from the major and minor device numbers."),
    ROW(getcwdb, 0, 0, "Return a bytes string representing the current working directory."),
    ROW(ttyname, 1, 1, "Return the name of the terminal device connected to 'fd'."),
    ROW(ctermid, 0, 0, "Return the name of the controlling terminal for this process."),
    ROW(get_exec_path, 0, 1, "Returns the sequence of directories that will be searched for the named executable."),
    {"WIFEXITED", os_WIFEXITED, 1, 1, 0, "Return True if the process returning status exited via the exit() system call."},
    {"WIFSIGNALED", os_WIFSIGNALED, 1, 1, 0, "Return True if the process returning status was terminated by a signal."},
    {"WIFSTOPPED", os_WIFSTOPPED, 1, 1, 0, "Return True if the process returning status was stopped."},
    {"WIFCONTINUED", os_WIFCONTINUED, 1, 1, 0, "Return True if a particular process was continued from a job control stop."},
    {"WCOREDUMP", os_WCOREDUMP, 1, 1, 0, "Return True if the process returning status was dumped to a core file."},
    {"WEXITSTATUS", os_WEXITSTATUS, 1, 1, 0, "Return the process return code from status."},
    {"WTERMSIG", os_WTERMSIG, 1, 1, 0, "Return the signal that terminated the process that provided the status value."},
    {"WSTOPSIG", os_WSTOPSIG, 1, 1, 0, "Return the signal that stopped the process that provided the status value."},
    {NULL},
};
