// SPDX-License-Identifier: MIT
// Functions written in Python, and the cells of closures.
#ifndef FO_TYPES_FUNCTION_H
#define FO_TYPES_FUNCTION_H

#include "types/code.h"

typedef struct {
    FoObject head;
    FoCode *code;
    FoDict *globals, *builtins;
    FoTuple *defaults;     // or NULL
    FoDict *kw_defaults;   // or NULL
    FoTuple *closure;      // of cells, or NULL
    FoStr *name, *qualname;
    FoObject *doc, *module;
    FoDict *dict, *annotations;
    FoObject *weaklist;
    uint32_t version;      // changes when code or defaults change
} FoFunction;
typedef struct {
    FoObject head;
    FoObject *content; // NULL: empty
} FoCell;
extern FoType fo_function_type, fo_cell_type;
FoObject *fo_function_new(FoCode *code, FoDict *globals);
FoObject *fo_cell_new(FoObject *content_or_null);
FO_INLINE bool fo_function_check(const FoObject *o) { return o->type == &fo_function_type; }

#endif
