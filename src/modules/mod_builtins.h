// SPDX-License-Identifier: MIT
// Shared by mod_builtins*.c only: the tables that make up the module builtins.
#ifndef FO_MODULES_MOD_BUILTINS_H
#define FO_MODULES_MOD_BUILTINS_H

#include "types/types.h"

#define FO_BUILTIN(name) static FoObject *name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames)

extern const FoNativeDef fo_builtins_number_defs[], fo_builtins_object_defs[], fo_builtins_sequence_defs[], fo_builtins_text_defs[];
FO_MUST_CHECK bool fo_builtins_add_site(FoDict *namespace_); // exit, quit, help, copyright, credits, license

#endif
