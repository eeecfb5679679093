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

// For those that make parts of each other; new references.
FoObject *fo_module_sys_new(void);
FoObject *fo_module_os_path_new(void);
FoObject *fo_module_io_new(void);

#endif
