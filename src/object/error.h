// SPDX-License-Identifier: MIT
// Errors. One exception can be pending in the runtime; functions return NULL or false exactly when one is.
//
// Message formats know: %s (UTF-8 char*), %d %i %u %ld %lld %lu %llu %zd %zu %c %x %lx %p %g %% with width and precision as printf, and
// %R (repr of an FoObject*), %S (str of it), %T (name of the type of it), %A (the same for an argument: None is "None"), %N (name of an FoType*).
#ifndef FO_OBJECT_ERROR_H
#define FO_OBJECT_ERROR_H

typedef enum {
#define X(name, python_name, base, layout, doc) FO_##name,
#include "object/exceptions.def"
#undef X
    FO_EXCEPTION_COUNT
} FoExceptionKind;

FoType *fo_exception_type(FoExceptionKind kind);

void *fo_raise(FoExceptionKind kind, const char *format, ...) FO_COLD; // returns NULL; format NULL: an exception without arguments
bool fo_fail(FoExceptionKind kind, const char *format, ...) FO_COLD;   // returns false
void *fo_raise_type(FoType *type, const char *format, ...) FO_COLD;
void *fo_raise_v(FoType *type, const char *format, va_list arguments) FO_COLD;
void *fo_raise_with(FoExceptionKind kind, FoObject *argument) FO_COLD;  // KeyError(key), StopIteration(value): argument is args[0]
void *fo_raise_give(FoObject *exception) FO_COLD;                       // consumes an exception object; sets __context__ from the one being handled
void *fo_raise_no_memory(void) FO_COLD;          // preallocated MemoryError; the text tells budget, in use, wanted when known
bool fo_fail_no_memory(void) FO_COLD;
void *fo_raise_errno(int error_number, FoObject *filename_or_null) FO_COLD; // OSError or the subclass for errno
FoType *fo_exception_type_from_errno(int error_number);
void *fo_raise_attribute(FoObject *object, FoStr *name) FO_COLD; // AttributeError: 'T' object has no attribute 'name' (name and obj set)
void *fo_raise_arity(const char *function, int64_t given, int64_t least, int64_t most) FO_COLD; // TypeError as CPython words it

bool fo_error_is_pending(void);
FoObject *fo_error_take(void);                     // moves the pending exception out (NULL when none)
void fo_error_restore_give(FoObject *exception);   // makes it pending again without touching context or traceback; NULL clears
void fo_error_clear(void);
bool fo_error_matches(FoType *type);               // is the pending exception an instance of type?
bool fo_error_matches_kind(FoExceptionKind kind);
// Reports an exception that has nowhere to go (__del__, weakref callbacks, atexit) on sys.stderr and clears it.
void fo_error_write_unraisable(const char *where, FoObject *object_or_null);
void fo_error_report(FoObject *exception, const char *where_or_null, FoObject *object_or_null); // the same without sys.unraisablehook

// Prints a line on sys.stderr (printf formats of C only); never raises.
void fo_error_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

// Issues a warning (warnings are printed to sys.stderr as CPython's default filters do, once per location); false when an error filter raised.
bool fo_warn(FoExceptionKind category, const char *format, ...);
// The same about a place in a source that is being compiled.
bool fo_warn_at(FoExceptionKind category, FoStr *filename, int32_t line, FoStr *source_line_or_null, const char *text);

// Recursion of C code through calls, repr, comparison: raises RecursionError when deep or when the C stack runs short.
FO_INLINE bool fo_enter_recursion(const char *where);
FO_INLINE void fo_leave_recursion(void);

#endif
