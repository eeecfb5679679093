// SPDX-License-Identifier: MIT
// sys: the interpreter seen from scripts.
#include <float.h>
#include <gnu/libc-version.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "lang/lang.h"
#include "modules/io.h"
#include "modules/modules.h"
#include "modules/struct_sequence.h"

// ---- struct sequences (their texts are part of what scripts print)

static const FoGetSetDef version_fields[] = {
    FO_STRUCT_FIELD(0, "major"), FO_STRUCT_FIELD(1, "minor"), FO_STRUCT_FIELD(2, "micro"), FO_STRUCT_FIELD(3, "releaselevel"),
    FO_STRUCT_FIELD(4, "serial"), {NULL},
};
static FoType version_type = FO_STRUCT_TYPE("sys.version_info", version_fields, 5);

static const FoGetSetDef float_fields[] = {
    FO_STRUCT_FIELD(0, "max"), FO_STRUCT_FIELD(1, "max_exp"), FO_STRUCT_FIELD(2, "max_10_exp"), FO_STRUCT_FIELD(3, "min"),
    FO_STRUCT_FIELD(4, "min_exp"),
    FO_STRUCT_FIELD(5, "min_10_exp"), FO_STRUCT_FIELD(6, "dig"), FO_STRUCT_FIELD(7, "mant_dig"), FO_STRUCT_FIELD(8, "epsilon"),
    FO_STRUCT_FIELD(9, "radix"),
    FO_STRUCT_FIELD(10, "rounds"), {NULL},
};
static FoType float_type = FO_STRUCT_TYPE("sys.float_info", float_fields, 11);

static const FoGetSetDef int_fields[] = {
    FO_STRUCT_FIELD(0, "bits_per_digit"), FO_STRUCT_FIELD(1, "sizeof_digit"), FO_STRUCT_FIELD(2, "default_max_str_digits"),
    FO_STRUCT_FIELD(3, "str_digits_check_threshold"), {NULL},
};
static FoType int_type = FO_STRUCT_TYPE("sys.int_info", int_fields, 4);

static const FoGetSetDef hash_fields[] = {
    FO_STRUCT_FIELD(0, "width"), FO_STRUCT_FIELD(1, "modulus"), FO_STRUCT_FIELD(2, "inf"), FO_STRUCT_FIELD(3, "nan"), FO_STRUCT_FIELD(4, "imag"),
    FO_STRUCT_FIELD(5, "algorithm"), FO_STRUCT_FIELD(6, "hash_bits"), FO_STRUCT_FIELD(7, "seed_bits"), FO_STRUCT_FIELD(8, "cutoff"), {NULL},
};
static FoType hash_type = FO_STRUCT_TYPE("sys.hash_info", hash_fields, 9);

static const FoGetSetDef thread_fields[] = {FO_STRUCT_FIELD(0, "name"), FO_STRUCT_FIELD(1, "lock"), FO_STRUCT_FIELD(2, "version"), {NULL}};
static FoType thread_type = FO_STRUCT_TYPE("sys.thread_info", thread_fields, 3);

static const FoGetSetDef flag_fields[] = {
    FO_STRUCT_FIELD(0, "debug"), FO_STRUCT_FIELD(1, "inspect"), FO_STRUCT_FIELD(2, "interactive"), FO_STRUCT_FIELD(3, "optimize"),
    FO_STRUCT_FIELD(4, "dont_write_bytecode"), FO_STRUCT_FIELD(5, "no_user_site"), FO_STRUCT_FIELD(6, "no_site"),
    FO_STRUCT_FIELD(7, "ignore_environment"),
    FO_STRUCT_FIELD(8, "verbose"), FO_STRUCT_FIELD(9, "bytes_warning"), FO_STRUCT_FIELD(10, "quiet"), FO_STRUCT_FIELD(11, "hash_randomization"),
    FO_STRUCT_FIELD(12, "isolated"), FO_STRUCT_FIELD(13, "dev_mode"), FO_STRUCT_FIELD(14, "utf8_mode"), FO_STRUCT_FIELD(15, "warn_default_encoding"),
    FO_STRUCT_FIELD(16, "safe_path"), FO_STRUCT_FIELD(17, "int_max_str_digits"), {NULL},
};
static FoType flags_type = FO_STRUCT_TYPE("sys.flags", flag_fields, 18);

static const FoGetSetDef implementation_fields[] = {
    FO_STRUCT_FIELD(0, "name"), FO_STRUCT_FIELD(1, "cache_tag"), FO_STRUCT_FIELD(2, "version"), FO_STRUCT_FIELD(3, "hexversion"), {NULL},
};
static FoType implementation_type = FO_STRUCT_TYPE("namespace", implementation_fields, 4);

static FoObject *text(const char *s) { return (FoObject *)fo_str_from_text(s); }
static FoObject *number(int64_t i) { return fo_int_from_i64(i); }

static FoObject *version_new(void) {
    FoObject *fields[] = {number(3), number(11), number(2), text("final"), number(0)};
    return fo_struct_from_fields_give(&version_type, fields);
}

static FoObject *float_info_new(void) {
    FoObject *fields[] = {fo_float_new(DBL_MAX), number(DBL_MAX_EXP), number(DBL_MAX_10_EXP), fo_float_new(DBL_MIN), number(DBL_MIN_EXP),
                          number(DBL_MIN_10_EXP), number(DBL_DIG), number(DBL_MANT_DIG), fo_float_new(DBL_EPSILON), number(FLT_RADIX), number(1)};
    return fo_struct_from_fields_give(&float_type, fields);
}

static FoObject *int_info_new(void) {
    FoObject *fields[] = {number(FO_DIGIT_BITS), number(4), number(4300), number(640)};
    return fo_struct_from_fields_give(&int_type, fields);
}

static FoObject *hash_info_new(void) {
    FoObject *fields[] = {number(64), number((1LL << 61) - 1), number(314159), number(0), number(1000003), text("siphash13"), number(64), number(128), number(0)};
    return fo_struct_from_fields_give(&hash_type, fields);
}

static FoObject *thread_info_new(void) {
    FO_AUTO(FoStr) version = fo_str_printf("NPTL %s", gnu_get_libc_version());
    FoObject *fields[] = {text("pthread"), text("semaphore"), fo_xref((FoObject *)version)};
    return fo_struct_from_fields_give(&thread_type, fields);
}

static FoObject *flags_new(void) {
    FoObject *fields[18];
    for (int i = 0; i < 18; i++) fields[i] = i == 13 || i == 16 ? fo_bool_new(false) : number(i == 11 || i == 4 ? 1 : i == 17 ? -1 : 0);
    return fo_struct_from_fields_give(&flags_type, fields);
}

static FoObject *implementation_new(void) {
    FoObject *fields[] = {text("folio"), fo_new_none(), version_new(), number(0x030b02f0)};
    return fo_struct_from_fields_give(&implementation_type, fields);
}

// ---- sizes and counts

static FoObject *sizeof_or_default(FoObject *o, FoObject *fallback) {
    FO_AUTO(FoObject) method = NULL;
    if (!fo_find_special(o, fo_name(__sizeof__), &method)) return NULL;
    if (!method) return fallback ? fo_ref(fallback) : fo_raise(FO_TYPE_ERROR, "Type %T doesn't define __sizeof__", o);
    FO_AUTO(FoObject) size = fo_call0(method);
    int64_t nbytes;
    if (size && !fo_int_check(size)) fo_raise(FO_TYPE_ERROR, "an integer is required");
    if (!size || fo_error_is_pending() || !fo_int_as_i64(size, &nbytes)) {
        if (!fallback || !fo_error_matches_kind(FO_TYPE_ERROR)) return NULL;
        fo_error_clear();
        return fo_ref(fallback);
    }
    if (nbytes < 0) return fo_raise(FO_VALUE_ERROR, "__sizeof__() should return >= 0");
    if (fo_gc_has_head(o)) nbytes += (int64_t)sizeof(FoGcHead);
    if (o->type->flags & FO_TYPE_PREHEADER) nbytes += 2 * (int64_t)sizeof(void *);
    return number(nbytes);
}

static FoObject *sys_getsizeof(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"object", "default"};
    static const FoParams params = {"getsizeof", names, 2, 1, 0, 2};
    FoObject *out[2];
    return fo_args_bind(&params, args, n, kwnames, out) ? sizeof_or_default(out[0], out[1]) : NULL;
}

static FoObject *sys_getrefcount(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return number(args[0]->refcount); }

static FoObject *sys_getallocatedblocks(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoAccount account;
    fo_account_read(&account);
    return number((int64_t)account.n_blocks);
}

// ---- limits

static FoObject *sys_getrecursionlimit(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return number(fo_rt->depth_limit); }

static FoObject *sys_setrecursionlimit(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) index = fo_index(args[0]);
    int64_t limit;
    if (!index || !fo_int_as_i64(index, &limit)) return NULL;
    if (limit < 1) return fo_raise(FO_VALUE_ERROR, "recursion limit must be greater or equal than 1");
    if (limit > INT32_MAX - 1000) return fo_raise(FO_OVERFLOW_ERROR, "Python int too large to convert to C int");
    if (limit <= fo_rt->depth)
        return fo_raise(FO_RECURSION_ERROR,
            "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", (int)limit, fo_rt->depth);
    fo_rt->depth_limit = (int32_t)limit;
    return fo_new_none();
}

static FoObject *sys_get_int_max_str_digits(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return number(fo_rt->options.int_max_str_digits);
}

static FoObject *sys_set_int_max_str_digits(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"maxdigits"};
    static const FoParams params = {"set_int_max_str_digits", names, 1, 1, 0, 1};
    FoObject *out;
    int64_t most;
    if (!fo_args_bind(&params, args, n, kwnames, &out) || !fo_index_as_i64(out, &most)) return NULL;
    if (most != 0 && most < 640) return fo_raise(FO_VALUE_ERROR, "maxdigits must be 0 or larger than 640");
    fo_rt->options.int_max_str_digits = most;
    return fo_new_none();
}

// ---- exceptions and hooks

static FoObject *sys_exit(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    // the argument is made an exception as PyErr_SetObject would: None is none, a tuple is the arguments, a SystemExit itself
    FoType *type = fo_exception_type(FO_SYSTEM_EXIT);
    if (n && fo_is_a(args[0], type)) return fo_raise_give(fo_ref(args[0]));
    FoTuple *tuple = n && fo_tuple_check(args[0]) ? (FoTuple *)fo_ref(args[0]) : fo_tuple_from_items(args, n && args[0] != fo_none ? 1 : 0);
    return tuple ? fo_raise_give(fo_exception_make_give(type, tuple)) : NULL;
}

static FoObject *sys_exc_info(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *handled = fo_rt->handled;
    if (!handled) return (FoObject *)fo_tuple_pack(3, fo_none, fo_none, fo_none);
    FoObject *traceback = ((FoException *)handled)->traceback;
    return (FoObject *)fo_tuple_pack(3, handled->type, handled, traceback ? traceback : fo_none);
}

static FoObject *sys_exception(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_ref(fo_rt->handled ? fo_rt->handled : fo_none);
}

static FoObject *sys_excepthook(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_exception_check(args[1])) {
        FO_AUTO(FoStr) line = fo_str_printf("TypeError: print_exception(): Exception expected for value, %T found\n", args[1]);
        FO_AUTO(FoObject) file = line ? fo_get_attr(self, fo_name(stderr)) : NULL;
        return file && fo_file_write_str(file, line) ? fo_new_none() : NULL;
    }
    FoBuffer buffer = FO_BUFFER_EMPTY;
    FO_AUTO(FoStr) text = NULL;
    if (fo_exception_get_traceback_text(args[1], &buffer) && !buffer.failed)
        text = fo_str_from_utf8_surrogates(buffer.data ? buffer.data : "", buffer.n);
    fo_buffer_deinit(&buffer);
    FO_AUTO(FoObject) file = text ? fo_get_attr(self, fo_name(stderr)) : NULL;
    return file && (file == fo_none || fo_file_write_str(file, text)) ? fo_new_none() : NULL;
}

static bool print_line(FoObject *file, FoObject *value) {
    FO_AUTO(FoStr) line = (FoStr *)fo_repr(value);
    FO_AUTO(FoStr) newline = line ? fo_str_from_text("\n") : NULL;
    return newline && fo_file_write_str(file, line) && fo_file_write_str(file, newline);
}

// sys.unraisablehook(args): what an exception that has nowhere to go ends in, told from its attributes.
static FoObject *sys_unraisablehook(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) exception = fo_get_attr_text(args[0], "exc_value");
    FO_AUTO(FoObject) message = exception ? fo_get_attr_text(args[0], "err_msg") : NULL;
    FO_AUTO(FoObject) object = message ? fo_get_attr_text(args[0], "object") : NULL;
    if (!object) {
        if (!fo_error_matches_kind(FO_ATTRIBUTE_ERROR)) return NULL;
        return fo_raise(FO_TYPE_ERROR, "sys.unraisablehook argument type must be UnraisableHookArgs");
    }
    if (!fo_exception_check(exception)) return fo_new_none();
    const char *where = fo_str_check(message) ? fo_str_utf8((FoStr *)message, NULL) : NULL;
    fo_error_report(exception, where, object == fo_none ? NULL : object);
    return fo_new_none();
}

static FoObject *sys_getframe(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t depth = 0;
    if (n && !fo_index_as_i64(args[0], &depth)) return NULL;
    return fo_frame_current(depth);
}

// Shows the value of an expression statement at the prompt and keeps it as builtins._
static FoObject *sys_displayhook(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (args[0] == fo_none) return fo_new_none();
    if (!fo_dict_set_str(fo_rt->builtins, fo_name(_), fo_none)) return NULL;
    FO_AUTO(FoObject) file = NULL;
    if (!fo_find_attr(self, fo_name(stdout), &file)) return NULL;
    if (!file || file == fo_none) return fo_raise(FO_RUNTIME_ERROR, "lost sys.stdout");
    if (!print_line(file, args[0]) || !fo_dict_set_str(fo_rt->builtins, fo_name(_), args[0])) return NULL;
    return fo_new_none();
}

// ---- names and facts

static FoObject *sys_intern(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "intern() argument must be str, not %A", args[0]);
    if (!fo_str_check_exact(args[0])) return fo_raise(FO_TYPE_ERROR, "can't intern %T", args[0]);
    FoStr *s = (FoStr *)fo_ref(args[0]);
    fo_str_intern_in_place(&s);
    return (FoObject *)s;
}

static FoObject *sys_utf8(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return text("utf-8"); }
static FoObject *sys_surrogateescape(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return text("surrogateescape"); }
static FoObject *sys_false(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_bool_new(false); }
static FoObject *sys_getswitchinterval(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_float_new(0.005); }

static const FoNativeDef defs[] = {
    {"getsizeof", sys_getsizeof, 0, -1, FO_NATIVE_KEYWORDS, "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes."},
    {"getrefcount", sys_getrefcount, 1, 1, 0, "Return the reference count of object, the argument included."},
    {"getallocatedblocks", sys_getallocatedblocks, 0, 0, 0, "Return the number of memory blocks currently allocated."},
    {"getrecursionlimit", sys_getrecursionlimit, 0, 0, 0, "Return the current value of the recursion limit."},
    {"setrecursionlimit", sys_setrecursionlimit, 1, 1, 0, "Set the maximum depth of calls."},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, 0, 0, 0, "Return the maximum string digits limit for non-binary int<->str conversions."},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, 0, -1, FO_NATIVE_KEYWORDS,
     "Set the maximum string digits limit for non-binary int<->str conversions."},
    {"exit", sys_exit, 0, 1, 0, "Exit the interpreter by raising SystemExit(status)."},
    {"exc_info", sys_exc_info, 0, 0, 0, "Return current exception information: (type, value, traceback)."},
    {"exception", sys_exception, 0, 0, 0, "Return the current exception."},
    {"excepthook", sys_excepthook, 3, 3, 0, "Handle an exception by displaying it with a traceback on sys.stderr."},
    {"unraisablehook", sys_unraisablehook, 1, 1, 0, "Handle an exception that nobody can catch."},
    {"_getframe", sys_getframe, 0, 1, 0, "Return a frame object from the call stack, depth calls below the top of it."},
    {"displayhook", sys_displayhook, 1, 1, 0, "Print an object to sys.stdout and also save it in builtins._"},
    {"intern", sys_intern, 1, 1, 0, "Enter a string in the table of shared strings."},
    {"getdefaultencoding", sys_utf8, 0, 0, 0, "Return the current default encoding used by the Unicode implementation."},
    {"getfilesystemencoding", sys_utf8, 0, 0, 0, "Return the encoding used to convert Unicode filenames to OS filenames."},
    {"getfilesystemencodeerrors", sys_surrogateescape, 0, 0, 0, "Return the error mode used for Unicode to OS filename conversion."},
    {"is_finalizing", sys_false, 0, 0, 0, "Return True if Python is exiting."},
    {"getswitchinterval", sys_getswitchinterval, 0, 0, 0, "Return the current thread switch interval."},
    {NULL},
};

// ---- the module

static bool add_texts(FoModule *m) {
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    path[n > 0 ? n : 0] = 0;
    return fo_module_add_text(m, "version", "3.11.2 (folio 0.1.0) [GCC " __VERSION__ "]") && fo_module_add_text(m, "platform", "linux") &&
           fo_module_add_text(m, "byteorder", __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? "little" : "big") &&
           fo_module_add_text(m, "executable", path) && fo_module_add_text(m, "_base_executable", path) &&
           fo_module_add_text(m, "prefix", "/usr") && fo_module_add_text(m, "base_prefix", "/usr") &&
           fo_module_add_text(m, "exec_prefix", "/usr") && fo_module_add_text(m, "base_exec_prefix", "/usr") &&
           fo_module_add_text(m, "platlibdir", "lib") && fo_module_add_text(m, "float_repr_style", "short") &&
           fo_module_add_text(m, "copyright", "Copyright (c) the Folio authors. MIT License.") && fo_module_add_text(m, "ps1", ">>> ") &&
           fo_module_add_text(m, "ps2", "... ");
}

static bool add_alias(FoModule *m, const char *alias, const char *name) {
    FoBorrowed value = fo_dict_peek_text(m->dict, name);
    return value && fo_module_add_give(m, alias, fo_own(value));
}

static bool add_numbers(FoModule *m) {
    return add_alias(m, "__excepthook__", "excepthook") && add_alias(m, "__displayhook__", "displayhook") &&
           add_alias(m, "__unraisablehook__", "unraisablehook") && fo_module_add_text(m, "abiflags", "") &&
           fo_module_add_i64(m, "maxsize", INT64_MAX) && fo_module_add_i64(m, "maxunicode", 0x10ffff) &&
           fo_module_add_i64(m, "hexversion", 0x030b02f0) && fo_module_add_i64(m, "api_version", 1013) &&
           fo_module_add_give(m, "dont_write_bytecode", fo_bool_new(true)) && fo_module_add_give(m, "pycache_prefix", fo_new_none());
}

static bool add_structures(FoModule *m) {
    FoType *types[] = {&version_type, &float_type, &int_type, &hash_type, &thread_type, &flags_type, &implementation_type};
    for (size_t i = 0; i < FO_COUNT_OF(types); i++)
        if (!fo_struct_type_ready(types[i])) return false;
    return fo_module_add_give(m, "version_info", version_new()) && fo_module_add_give(m, "float_info", float_info_new()) &&
           fo_module_add_give(m, "int_info", int_info_new()) && fo_module_add_give(m, "hash_info", hash_info_new()) &&
           fo_module_add_give(m, "thread_info", thread_info_new()) && fo_module_add_give(m, "flags", flags_new()) &&
           fo_module_add_give(m, "implementation", implementation_new());
}

static bool add_containers(FoModule *m) {
    static const char *const lists[] = {"path", "argv", "orig_argv", "warnoptions", "meta_path", "path_hooks"};
    for (size_t i = 0; i < FO_COUNT_OF(lists); i++)
        if (!fo_module_add_give(m, lists[i], (FoObject *)fo_list_new(0))) return false;
    return fo_module_add_give(m, "modules", fo_ref_object((FoObject *)fo_rt->modules)) &&
           fo_module_add_give(m, "path_importer_cache", (FoObject *)fo_dict_new()) &&
           fo_module_add_give(m, "builtin_module_names", (FoObject *)fo_module_builtin_names());
}

FoObject *fo_module_sys_new(void) {
    FO_AUTO(FoModule) m = fo_module_from_defs("sys", "This module provides access to some objects used or maintained by the\ninterpreter "
                                              "and to functions that interact strongly with the interpreter.", defs);
    if (!m || !add_texts(m) || !add_numbers(m) || !add_structures(m) || !add_containers(m)) return NULL;
    return (FoObject *)fo_take(m);
}
