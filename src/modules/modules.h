// SPDX-License-Identifier: MIT
// modules: what scripts import and is written in C. The importer asks the table for a constructor; the module it returns goes into sys.modules.
#ifndef FO_MODULES_H
#define FO_MODULES_H

#include "types/types.h"

typedef FoObject *(*FoModuleConstructor)(void);
FoModuleConstructor fo_module_find_constructor(const char *name); // NULL: no such module in C
FoTuple *fo_module_builtin_names(void);                           // for sys.builtin_module_names

// Makes sys and io with the standard files, and puts sys and builtins into sys.modules. Call once after fo_runtime_init;
// argv may be empty. False: an exception is pending.
FO_MUST_CHECK bool fo_modules_start(int argc, char *const *argv);
// Flushes sys.stdout and sys.stderr as the interpreter does at its end; false: writing failed (status 120) and was reported.
bool fo_modules_flush_standard_files(void);

// X(name that scripts import, constructor): fo_module_<constructor>_new makes the module; a new reference.
#define FO_C_MODULES(X)                                                                                             \
    X(sys, sys) X(builtins, builtins) X(gc, gc) X(time, time) X(os, os) X(posixpath, os_path) X(io, io) X(_io, io)           \
    X(_folio, folio) X(_weakref, weakref) X(errno, errno) X(math, math) X(cmath, cmath) X(random, random) X(numpy, numpy)
#define X(name, constructor) FoObject *fo_module_##constructor##_new(void);
FO_C_MODULES(X)
#undef X

#endif
