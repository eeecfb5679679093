// SPDX-License-Identifier: MIT
// Raising: how an exception becomes pending, and how it is asked for and taken out again.
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/size_text.h"
#include "types/core.h"

FoType *fo_exception_type(FoExceptionKind kind) { return fo_rt->exception_types[kind]; }

// ---- the pending exception

bool fo_error_is_pending(void) { return fo_rt->pending != NULL; }

FoObject *fo_error_take(void) {
    FoObject *exception = fo_rt->pending;
    fo_rt->pending = NULL;
    return exception;
}

void fo_error_restore_give(FoObject *exception) {
    FoObject *old = fo_rt->pending;
    fo_rt->pending = exception;
    fo_xunref(old);
}

void fo_error_clear(void) {
    if (fo_rt->pending) fo_error_restore_give(NULL);
}

bool fo_error_matches(FoType *type) { return fo_rt->pending && fo_is_a(fo_rt->pending, type); }
bool fo_error_matches_kind(FoExceptionKind kind) { return fo_error_matches(fo_exception_type(kind)); }

// ---- raising

void *fo_raise_give(FoObject *exception) {
    if (!exception) return NULL;
    FoObject *handled = fo_rt->handled;
    if (handled && handled != exception) fo_exception_set_context_give(exception, fo_ref(handled));
    fo_error_restore_give(exception);
    return NULL;
}

// Makes an exception of any class, with one argument or none: built-in ones directly, classes of scripts by calling them.
static FoObject *make(FoType *type, FoObject *argument_or_null) {
    int64_t n = argument_or_null != NULL;
    if (type->flags & FO_TYPE_HEAP) return fo_exception_new(type, &argument_or_null, n);
    FoTuple *args = fo_tuple_from_items(&argument_or_null, n);
    return args ? fo_exception_make_give(type, args) : NULL;
}

// Before exception types exist nothing can be raised: says so and gives up.
FO_NORETURN static void start_failed(const char *format) {
    fprintf(stderr, "folio: start-up failed: %s\n", format);
    exit(1);
}

void *fo_raise_v(FoType *type, const char *format, va_list arguments) {
    if (!type) start_failed(format ? format : "no reason given");
    if (!format) return fo_raise_give(make(type, NULL));
    FO_AUTO(FoStr) text = fo_str_vprintf(format, arguments);
    return text ? fo_raise_give(make(type, (FoObject *)text)) : NULL;
}

void *fo_raise_type(FoType *type, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fo_raise_v(type, format, arguments);
    va_end(arguments);
    return NULL;
}

void *fo_raise(FoExceptionKind kind, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fo_raise_v(fo_exception_type(kind), format, arguments);
    va_end(arguments);
    return NULL;
}

bool fo_fail(FoExceptionKind kind, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fo_raise_v(fo_exception_type(kind), format, arguments);
    va_end(arguments);
    return false;
}

void *fo_raise_with(FoExceptionKind kind, FoObject *argument) { return fo_raise_give(make(fo_exception_type(kind), argument)); }

// ---- MemoryError

// Says why the last allocation was refused; false when nothing is known.
static bool denied_text(char *out, size_t n) {
    size_t wanted = 0;
    FoDenied why = fo_mem_last_denied(&wanted);
    char wanted_text[FO_SIZE_TEXT_MAX], used[FO_SIZE_TEXT_MAX], limit[FO_SIZE_TEXT_MAX];
    fo_text_from_size(wanted, wanted_text);
    fo_text_from_size(fo_account_asked(), used);
    switch (why) {
    case FO_DENIED_BUDGET:
        fo_text_from_size(fo_budget_get(), limit);
        snprintf(out, n, "%s wanted, %s in use, the budget is %s", wanted_text, used, limit);
        return true;
    case FO_DENIED_SYSTEM:
        fo_text_from_size(fo_os_memory_available(), limit);
        snprintf(out, n, "%s wanted, %s in use, the machine has %s left", wanted_text, used, limit);
        return true;
    case FO_DENIED_INJECTED: snprintf(out, n, "injected failure"); return true;
    default: return false;
    }
}

// The text as an args tuple; NULL without a pending exception when even that much memory is missing.
static FoTuple *denied_args(void) {
    char text[160];
    if (!denied_text(text, sizeof text)) return fo_ref(fo_rt->empty_tuple);
    FO_AUTO(FoStr) str = fo_str_from_ascii(text, strlen(text));
    FoObject *item = (FoObject *)str;
    FoTuple *args = str ? fo_tuple_from_items(&item, 1) : NULL;
    fo_error_clear();
    return args;
}

static FoObject *memory_error(void) {
    FoException *spare = (FoException *)fo_rt->memory_error;
    FoTuple *args = denied_args();
    if (!args) args = fo_ref(fo_rt->empty_tuple);
    // The preallocated one only in need: what its traceback refers to lives until it is used again.
    FoObject *fresh = fo_exception_make_give(fo_exception_type(FO_MEMORY_ERROR), fo_ref(args));
    fo_error_clear();
    if (fresh) {
        fo_unref(args);
        return fresh;
    }
    fo_ref(spare);
    fo_clear_slot(&spare->traceback);
    fo_clear_slot(&spare->context);
    fo_clear_slot(&spare->cause);
    fo_clear_slot(&spare->dict);
    fo_assign_give(&spare->args, args);
    return (FoObject *)spare;
}

void *fo_raise_no_memory(void) {
    if (!fo_rt->memory_error) start_failed("not enough memory");
    if (fo_rt->raising_memory_error) { // an allocation of the lines above failed
        if (!fo_rt->pending) fo_rt->pending = fo_ref(fo_rt->memory_error);
        return NULL;
    }
    size_t wanted;
    FoDenied why = fo_mem_last_denied(&wanted);
    if (why == FO_DENIED_BUDGET || why == FO_DENIED_SYSTEM) fo_gc_memory_is_short();
    fo_rt->raising_memory_error = true;
    FoObject *exception = memory_error();
    fo_rt->raising_memory_error = false;
    return fo_raise_give(exception);
}

bool fo_fail_no_memory(void) {
    fo_raise_no_memory();
    return false;
}

// ---- errors with a wording of their own

static FoExceptionKind kind_from_errno(int number) {
    switch (number) {
    case EAGAIN: case EALREADY: case EINPROGRESS: return FO_BLOCKING_IO_ERROR;
    case ECHILD: return FO_CHILD_PROCESS_ERROR;
    case EPIPE: case ESHUTDOWN: return FO_BROKEN_PIPE_ERROR;
    case ECONNABORTED: return FO_CONNECTION_ABORTED_ERROR;
    case ECONNREFUSED: return FO_CONNECTION_REFUSED_ERROR;
    case ECONNRESET: return FO_CONNECTION_RESET_ERROR;
    case EEXIST: return FO_FILE_EXISTS_ERROR;
    case ENOENT: return FO_FILE_NOT_FOUND_ERROR;
    case EINTR: return FO_INTERRUPTED_ERROR;
    case EISDIR: return FO_IS_A_DIRECTORY_ERROR;
    case ENOTDIR: return FO_NOT_A_DIRECTORY_ERROR;
    case EACCES: case EPERM: return FO_PERMISSION_ERROR;
    case ESRCH: return FO_PROCESS_LOOKUP_ERROR;
    case ETIMEDOUT: return FO_TIMEOUT_ERROR;
    default: return FO_OS_ERROR;
    }
}

FoType *fo_exception_type_from_errno(int error_number) { return fo_exception_type(kind_from_errno(error_number)); }

void *fo_raise_errno(int error_number, FoObject *filename_or_null) {
    if (error_number == ENOMEM) return fo_raise_no_memory();
    FO_AUTO(FoObject) number = fo_int_from_i64(error_number);
    FO_AUTO(FoStr) text = fo_str_from_text(strerror(error_number));
    if (!number || !text) return NULL;
    FoObject *items[3] = {number, (FoObject *)text, filename_or_null};
    FoTuple *args = fo_tuple_from_items(items, filename_or_null ? 3 : 2);
    return args ? fo_raise_give(fo_exception_make_give(fo_exception_type_from_errno(error_number), args)) : NULL;
}

void *fo_raise_attribute(FoObject *object, FoStr *name) {
    if (object->type->flags & FO_TYPE_TYPE)
        fo_raise(FO_ATTRIBUTE_ERROR, "type object '%N' has no attribute '%S'", (FoType *)object, name);
    else
        fo_raise(FO_ATTRIBUTE_ERROR, "'%T' object has no attribute '%S'", object, name);
    FoException *e = (FoException *)fo_rt->pending;
    if (!e || !fo_is_a((FoObject *)e, fo_exception_type(FO_ATTRIBUTE_ERROR))) return NULL;
    fo_assign_give(&e->extra[FO_EXTRA_NAME], fo_ref_object((FoObject *)name));
    fo_assign_give(&e->extra[FO_EXTRA_OBJ], fo_ref(object));
    return NULL;
}

void *fo_raise_arity(const char *function, int64_t given, int64_t least, int64_t most) {
    const char *first_dot = strchr(function, '.'), *dot = strrchr(function, '.');
    if (dot != first_dot) function = first_dot + 1; // "TextIOWrapper.write", not "_io.TextIOWrapper.write"
    if (least == most && most == 0)
        return fo_raise(FO_TYPE_ERROR, "%s() takes no arguments (%lld given)", function, (long long)given);
    if (least == most && most == 1)
        return fo_raise(FO_TYPE_ERROR, "%s() takes exactly one argument (%lld given)", function, (long long)given);
    const char *name = dot ? dot + 1 : function;
    int64_t bound = given < least ? least : most;
    const char *how = least == most ? "" : given < least ? "at least " : "at most ";
    return fo_raise(FO_TYPE_ERROR, "%s expected %s%lld argument%s, got %lld", name, how, (long long)bound, bound == 1 ? "" : "s", (long long)given);
}
