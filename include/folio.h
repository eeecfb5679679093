// SPDX-License-Identifier: MIT
// The public C interface of Folio: a script runtime with arrays inside a C program.
//
//     Folio *f = folio_open(0, NULL);
//     if (!folio_run_text(f, "import numpy as np\nx = np.arange(4.0)\n", "setup")) puts(folio_error_text(f));
//     FolioValue *sum = folio_eval(f, "float(x.sum())");
//     double d;
//     if (sum && folio_as_double(f, sum, &d)) printf("%g\n", d);
//     folio_release(f, sum);
//     folio_close(f);
//
// Link with -lfolio.
//
// Ownership: every FolioValue * that a function returns is a reference of the caller's, ended by folio_release;
// arguments are borrowed. Texts are UTF-8.
// Errors: NULL or false means that the call raised; folio_error_text tells what, until the next call that can fail.
// A failed call leaves the runtime usable. Memory that runs out is such an error (MemoryError).
// Threads: a runtime belongs to the thread that opened it, and a thread has at most one open at a time.
#ifndef FOLIO_H
#define FOLIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct Folio Folio;           // an open runtime
typedef struct FolioValue FolioValue; // a script object

enum { FOLIO_DIMS_MAX = 32 };

// ---- life

// Opens a runtime; argv becomes sys.argv (argc may be 0). Installs no signal handlers. NULL when memory is short or
// this thread has one open already.
Folio *folio_open(int argc, char *const *argv);
// Runs exit functions, frees everything, closes. All values must have been released: the result is the number of
// blocks that were still in use (0 when all is well). NULL is allowed.
size_t folio_close(Folio *f);
// The version of the library: "0.1.0".
const char *folio_version(void);

// ---- running

// Runs a text, or a file, as module __main__. name is what tracebacks show for the text. Standard output is flushed
// before they return. sys.exit() is an error like others (SystemExit).
bool folio_run_text(Folio *f, const char *text, const char *name);
bool folio_run_file(Folio *f, const char *path);
// Evaluates one expression in __main__.
FolioValue *folio_eval(Folio *f, const char *expression);
// Imports a module by its dotted name.
FolioValue *folio_import(Folio *f, const char *name);
// Calls a callable with n positional arguments.
FolioValue *folio_call(Folio *f, FolioValue *callable, FolioValue *const *arguments, int n);
// Makes the running script raise KeyboardInterrupt soon. May be called from a signal handler and from other threads.
void folio_interrupt(Folio *f);

// The last error as the traceback that the interpreter would print; "" when there was none. Valid until the next call
// that fails.
const char *folio_error_text(const Folio *f);

// ---- variables and attributes

FolioValue *folio_get_global(Folio *f, const char *name); // NameError
bool folio_set_global(Folio *f, const char *name, FolioValue *value);
FolioValue *folio_get_attribute(Folio *f, FolioValue *object, const char *name);

// ---- values

FolioValue *folio_retain(FolioValue *value); // one more reference to the same object
void folio_release(Folio *f, FolioValue *value); // NULL is allowed
FolioValue *folio_none(Folio *f);
FolioValue *folio_int(Folio *f, int64_t value);
FolioValue *folio_double(Folio *f, double value);
FolioValue *folio_str(Folio *f, const char *text);

bool folio_is_none(const FolioValue *value);
// int, and what has __index__. OverflowError when it does not fit.
bool folio_as_int(Folio *f, FolioValue *value, int64_t *out);
// float, int, and what has __float__.
bool folio_as_double(Folio *f, FolioValue *value, double *out);
// The text of a str, NUL-terminated, valid while the value lives; its length goes to *n when n is not NULL. TypeError
// for others.
const char *folio_as_text(Folio *f, FolioValue *value, size_t *n);
// repr(value), a str.
FolioValue *folio_repr(Folio *f, FolioValue *value);

// ---- lists (the last three work for every sequence)

FolioValue *folio_list(Folio *f); // an empty one
bool folio_list_append(Folio *f, FolioValue *list, FolioValue *item);
bool folio_length(Folio *f, FolioValue *sequence, int64_t *n);
FolioValue *folio_get_item(Folio *f, FolioValue *sequence, int64_t index); // IndexError; negative counts from the end
bool folio_set_item(Folio *f, FolioValue *sequence, int64_t index, FolioValue *value);

// ---- arrays (numpy.ndarray)

// How the elements of an array lie in memory.
typedef struct {
    void *data;                      // element (0, 0 …)
    char dtype[16];                  // as numpy's dtype.str: "<f8", "|b1"; "" when it is longer than that
    int64_t itemsize;                // bytes
    int ndim;
    int64_t shape[FOLIO_DIMS_MAX];
    int64_t strides[FOLIO_DIMS_MAX]; // bytes
    bool is_writable;
} FolioArray;

// Wraps memory of the host in an array without copying. dtype as numpy's dtype.str ("<f8"); strides in bytes, NULL for C
// order. release (or NULL) is called with data and context when no array looks at the memory any more; also when this
// call fails.
FolioValue *folio_wrap_array(Folio *f, void *data, const char *dtype, int ndim, const int64_t *shape, const int64_t *strides, bool is_writable,
                             void (*release)(void *data, void *context), void *context);
// The same for double in C order, writable.
FolioValue *folio_wrap_doubles(Folio *f, double *data, int ndim, const int64_t *shape, void (*release)(void *data, void *context), void *context);
// Tells where the elements of an array are; valid while the value lives and is not resized. Deferred expressions are
// computed first. TypeError for what is no array.
bool folio_read_array(Folio *f, FolioValue *array, FolioArray *out);

// ---- memory

// Sets the ceiling of the runtime's private memory in bytes; 0: none. An allocation beyond it raises MemoryError.
void folio_budget_set(Folio *f, size_t nbytes);
// Bytes that live objects have asked for now.
size_t folio_account_asked(const Folio *f);

#ifdef __cplusplus
}
#endif
#endif
