// SPDX-License-Identifier: MIT
// The few types that even object and gc need: names (str), tuples, dicts, lists, ints and exceptions.
#ifndef FO_TYPES_CORE_H
#define FO_TYPES_CORE_H

#include "gc/gc.h"
#include "types/bool_none.h"
#include "types/descriptor.h"
#include "types/dict.h"
#include "types/exception.h"
#include "types/float.h"
#include "types/instance.h"
#include "types/int.h"
#include "types/iterator.h"
#include "types/list.h"
#include "types/str.h"
#include "types/tuple.h"
#include "types/weakref.h"

FO_COLD bool fo_fail_interrupt(void); // KeyboardInterrupt, after Ctrl-C was seen

// Makes every built-in type ready, in dependency order. Called by fo_runtime_init.
FO_MUST_CHECK bool fo_types_init(void);
FoObject *fo_generic_alias_new(FoObject *origin, FoObject *args); // list[int]
void fo_types_deinit(void); // drops free lists and caches
// Interns the names of names.def; comes before everything else.
FO_MUST_CHECK bool fo_names_init(void);
void fo_names_deinit(void);
// Empties sys.modules: modules die, then variables of those that something still refers to are cleared, last imported first.
void fo_modules_clear(void);

// Slots of fo_rt->free_list[]: freed objects that wait for reuse by their own type.
enum {
    FO_FREE_DICT,
    FO_FREE_LIST,
    FO_FREE_TUPLE, // + n - 1 for tuples of n = 1 .. FO_FREE_TUPLE_SIZES items
    FO_FREE_TUPLE_SIZES = 6,
    FO_FREE_SLICE = FO_FREE_TUPLE + FO_FREE_TUPLE_SIZES,
    FO_FREE_AFTER_SLICE,
};

#endif
