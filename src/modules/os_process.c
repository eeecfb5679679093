// SPDX-License-Identifier: MIT
// os: this process, its environment, its children.
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "modules/os_private.h"

#define NUMBER(name, expression)                                                                               \
    static FoObject *os_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_int_from_i64(expression); }
NUMBER(getpid, getpid())
NUMBER(getppid, getppid())
NUMBER(getuid, getuid())
NUMBER(geteuid, geteuid())
NUMBER(getgid, getgid())
NUMBER(getegid, getegid())

static FoObject *os_cpu_count(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? fo_int_from_i64(count) : fo_new_none();
}

// ---- environment

static FoObject *environ_of(FoObject *module) { return fo_get_attr_text(module, "environ"); }

static FoObject *os_getenv(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"key", "default"};
    static const FoParams params = {"getenv", names, 2, 1, 0, 2};
    FoObject *out[2];
    FoBorrowed value;
    if (!fo_args_bind(&params, args, n, kwnames, out)) return NULL;
    if (!fo_str_check(out[0])) return fo_raise(FO_TYPE_ERROR, "str expected, not %T", out[0]);
    FO_AUTO(FoObject) environ = environ_of(self);
    if (!environ) return NULL;
    if (!fo_dict_check(environ)) return fo_raise(FO_TYPE_ERROR, "os.environ has been replaced by a '%T'", environ);
    if (!fo_dict_find((FoDict *)environ, out[0], &value)) return NULL;
    return value ? fo_own(value) : fo_ref(out[1] ? out[1] : fo_none);
}

static FoObject *os_putenv(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_PATH name = {0};
    FO_PATH value = {0};
    if (!fo_path_init(&name, args[0], NULL, false) || !fo_path_init(&value, args[1], NULL, false)) return NULL;
    if (strchr(name.text, '=')) return fo_raise(FO_VALUE_ERROR, "illegal environment variable name");
    return setenv(name.text, value.text, 1) == 0 ? fo_new_none() : fo_raise_errno(errno, NULL);
}

static FoObject *os_unsetenv(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_PATH name = {0};
    if (!fo_path_init(&name, args[0], NULL, false)) return NULL;
    return unsetenv(name.text) == 0 ? fo_new_none() : fo_raise_errno(errno, NULL);
}

// ---- processes

static FoObject *os_system(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_PATH command = {0};
    if (!fo_path_init(&command, args[0], NULL, false)) return NULL;
    if (!fo_modules_flush_standard_files()) fo_error_clear();
    return fo_int_from_i64(system(command.text));
}

static FoObject *os_exit_now(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t status;
    if (!fo_index_as_i64(args[0], &status)) return NULL;
    _exit((int)status);
}

static FoObject *os_abort(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { abort(); }

static FoObject *os_kill(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t pid, number;
    if (!fo_index_as_i64(args[0], &pid) || !fo_index_as_i64(args[1], &number)) return NULL;
    return kill((pid_t)pid, (int)number) == 0 ? fo_new_none() : fo_raise_errno(errno, NULL);
}

static FoObject *os_waitpid(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t pid, options;
    int status = 0;
    if (!fo_index_as_i64(args[0], &pid) || !fo_index_as_i64(args[1], &options)) return NULL;
    pid_t got;
    while ((got = waitpid((pid_t)pid, &status, (int)options)) < 0 && errno == EINTR)
        if (!fo_check_interrupt()) return NULL;
    if (got < 0) return fo_raise_errno(errno, NULL);
    FO_AUTO(FoObject) number = fo_int_from_i64(got);
    FO_AUTO(FoObject) code = fo_int_from_i64(status);
    return number && code ? (FoObject *)fo_tuple_pack(2, number, code) : NULL;
}

static FoObject *os_waitstatus_to_exitcode(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t status;
    if (!fo_index_as_i64(args[0], &status)) return NULL;
    return fo_int_from_i64(WIFSIGNALED((int)status) ? -WTERMSIG((int)status) : WEXITSTATUS((int)status));
}

// ---- facts

static FoObject *os_urandom(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t size;
    if (!fo_index_as_i64(args[0], &size)) return NULL;
    if (size < 0) return fo_raise(FO_VALUE_ERROR, "negative argument not allowed");
    FO_AUTO(FoObject) bytes = fo_bytes_new(NULL, size);
    for (int64_t at = 0; bytes && at < size;) {
        ssize_t got = getrandom(((FoBytesObject *)bytes)->data + at, (size_t)(size - at), 0);
        if (got < 0 && errno != EINTR) return fo_raise_errno(errno, NULL);
        if (got > 0) at += got;
    }
    return fo_take(bytes);
}

static FoObject *os_strerror(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t number;
    return fo_index_as_i64(args[0], &number) ? (FoObject *)fo_str_from_text(strerror((int)number)) : NULL;
}

static const FoGetSetDef uname_fields[] = {FO_STRUCT_FIELD(0, "sysname"), FO_STRUCT_FIELD(1, "nodename"), FO_STRUCT_FIELD(2, "release"),
                                           FO_STRUCT_FIELD(3, "version"), FO_STRUCT_FIELD(4, "machine"), {NULL}};
static FoType uname_type = FO_STRUCT_TYPE("posix.uname_result", uname_fields, 5);

static FoObject *os_uname(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    struct utsname u;
    if (!fo_struct_type_ready(&uname_type)) return NULL;
    if (uname(&u) != 0) return fo_raise_errno(errno, NULL);
    const char *texts[5] = {u.sysname, u.nodename, u.release, u.version, u.machine};
    FoObject *fields[5];
    for (int i = 0; i < 5; i++) fields[i] = (FoObject *)fo_str_from_text(texts[i]);
    return fo_struct_from_fields_give(&uname_type, fields);
}

static const FoGetSetDef times_fields[] = {FO_STRUCT_FIELD(0, "user"), FO_STRUCT_FIELD(1, "system"), FO_STRUCT_FIELD(2, "children_user"),
                                           FO_STRUCT_FIELD(3, "children_system"), FO_STRUCT_FIELD(4, "elapsed"), {NULL}};
static FoType times_type = FO_STRUCT_TYPE("posix.times_result", times_fields, 5);

static FoObject *os_times(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    struct tms t;
    if (!fo_struct_type_ready(&times_type)) return NULL;
    clock_t elapsed = times(&t);
    double tick = (double)sysconf(_SC_CLK_TCK);
    FoObject *fields[5] = {fo_float_new((double)t.tms_utime / tick), fo_float_new((double)t.tms_stime / tick),
                           fo_float_new((double)t.tms_cutime / tick), fo_float_new((double)t.tms_cstime / tick),
                           fo_float_new((double)elapsed / tick)};
    return fo_struct_from_fields_give(&times_type, fields);
}

static FoObject *os_getloadavg(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    double load[3];
    if (getloadavg(load, 3) != 3) return fo_raise(FO_OS_ERROR, "Load averages are unobtainable");
    FO_AUTO(FoObject) a = fo_float_new(load[0]);
    FO_AUTO(FoObject) b = fo_float_new(load[1]);
    FO_AUTO(FoObject) c = fo_float_new(load[2]);
    return a && b && c ? (FoObject *)fo_tuple_pack(3, a, b, c) : NULL;
}

static FoObject *os_getlogin(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    char name[256];
    int error = getlogin_r(name, sizeof name);
    return error ? fo_raise_errno(error, NULL) : (FoObject *)fo_str_from_text(name);
}

static FoObject *os_sched_getaffinity(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t pid;
    cpu_set_t cpus;
    if (!fo_index_as_i64(args[0], &pid)) return NULL;
    if (sched_getaffinity((pid_t)pid, sizeof cpus, &cpus) != 0) return fo_raise_errno(errno, NULL);
    FO_AUTO(FoObject) set = fo_set_new(NULL);
    for (int64_t i = 0; set && i < CPU_SETSIZE; i++) {
        FO_AUTO(FoObject) number = fo_int_from_i64(i);
        if (!number || (CPU_ISSET((size_t)i, &cpus) && !fo_set_add(set, number))) return NULL;
    }
    return fo_take(set);
}

static FoObject *os_sysconf(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const struct { const char *name; int number; } table[] = {
        {"SC_PAGE_SIZE", _SC_PAGE_SIZE}, {"SC_PAGESIZE", _SC_PAGESIZE}, {"SC_PHYS_PAGES", _SC_PHYS_PAGES}, {"SC_AVPHYS_PAGES", _SC_AVPHYS_PAGES},
        {"SC_NPROCESSORS_ONLN", _SC_NPROCESSORS_ONLN}, {"SC_NPROCESSORS_CONF", _SC_NPROCESSORS_CONF}, {"SC_CLK_TCK", _SC_CLK_TCK},
        {"SC_OPEN_MAX", _SC_OPEN_MAX}, {"SC_ARG_MAX", _SC_ARG_MAX},
    };
    int64_t number = -1;
    if (fo_str_check(args[0])) {
        for (size_t i = 0; i < FO_COUNT_OF(table); i++)
            if (fo_str_equals_text((FoStr *)args[0], table[i].name)) number = table[i].number;
        if (number < 0) return fo_raise(FO_VALUE_ERROR, "unrecognized configuration name");
    } else if (!fo_int_check(args[0])) {
        return fo_raise(FO_TYPE_ERROR, "configuration names must be strings or integers");
    } else if (!fo_int_as_i64(args[0], &number)) {
        return NULL;
    }
    errno = 0;
    long value = sysconf((int)number);
    return value < 0 && errno ? fo_raise_errno(errno, NULL) : fo_int_from_i64(value);
}

const FoNativeDef fo_os_process_defs[] = {
    {"getpid", os_getpid, 0, 0, 0, "Return the current process id."}, {"getppid", os_getppid, 0, 0, 0, "Return the parent's process id."},
    {"getuid", os_getuid, 0, 0, 0, "Return the current process's user id."}, {"geteuid", os_geteuid, 0, 0, 0, NULL},
    {"getgid", os_getgid, 0, 0, 0, NULL}, {"getegid", os_getegid, 0, 0, 0, NULL},
    {"cpu_count", os_cpu_count, 0, 0, 0, "Return the number of CPUs in the system."},
    {"sched_getaffinity", os_sched_getaffinity, 1, 1, 0, "The set of CPUs this process may use."},
    {"getenv", os_getenv, 0, -1, FO_NATIVE_KEYWORDS, "Get an environment variable, return None if it doesn't exist."},
    {"putenv", os_putenv, 2, 2, 0, "Change or add an environment variable."},
    {"unsetenv", os_unsetenv, 1, 1, 0, "Delete an environment variable."},
    {"system", os_system, 1, 1, 0, "Execute the command in a subshell."},
    {"_exit", os_exit_now, 1, 1, 0, "Exit to the system with specified status, without normal exit processing."},
    {"abort", os_abort, 0, 0, 0, "Abort the interpreter immediately."},
    {"kill", os_kill, 2, 2, 0, "Kill a process with a signal."},
    {"waitpid", os_waitpid, 2, 2, 0, "Wait for completion of a given child process."},
    {"waitstatus_to_exitcode", os_waitstatus_to_exitcode, 1, 1, 0, "Convert a wait status to an exit code."},
    {"urandom", os_urandom, 1, 1, 0, "Return a bytes object containing random bytes suitable for cryptographic use."},
    {"strerror", os_strerror, 1, 1, 0, "Translate an error code to a message string."},
    {"uname", os_uname, 0, 0, 0, "Return an object identifying the current operating system."},
    {"times", os_times, 0, 0, 0, "Return a collection containing process timing information."},
    {"getloadavg", os_getloadavg, 0, 0, 0, "Return average recent system load information."},
    {"getlogin", os_getlogin, 0, 0, 0, "Return the actual login name."},
    {"sysconf", os_sysconf, 1, 1, 0, "Return an integer-valued system configuration variable."},
    {NULL},
};
