// SPDX-License-Identifier: MIT
// Shared by the exception*.c files only.
#ifndef FO_TYPES_EXCEPTION_PRIVATE_H
#define FO_TYPES_EXCEPTION_PRIVATE_H
#include "types/types.h"

// Layouts: how many extras, and which slots differ from BaseException's.
#define FO_EXCEPTION_LAYOUTS(X)                                                                                \
    X(BASE, 0) X(GROUP, 2) X(SYSTEM_EXIT, 1) X(ATTRIBUTE, 2) X(IMPORT, 3) X(NAME, 1) X(OS, 5) X(STOP_ITERATION, 1) X(SYNTAX, 8) X(UNICODE, 5)
typedef enum {
#define X(layout, n) FO_LAYOUT_##layout,
    FO_EXCEPTION_LAYOUTS(X)
#undef X
    FO_LAYOUT_COUNT
} FoExceptionLayout;

// Allocates an exception whose args are given (consumed); extras are empty.
FoObject *fo_base_exception_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames);
bool fo_base_exception_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_base_exception_str(FoObject *self);
void fo_exception_set_extra(FoException *e, FoExtra k, FoObject *value); // takes a reference; None is kept as None
FoObject *fo_extra_or_none(FoException *e, FoExtra k);                   // borrowed

// Fills the extras of a layout from args as the class's __init__ does.
bool fo_exception_fill(FoException *e, FoExceptionLayout layout, FoObject *const *args, int64_t n, FoTuple *kwnames);
// Sets the slots and attribute tables by which a layout differs, in a static type that is not ready yet.
void fo_exception_layout_slots(FoType *type, FoExceptionLayout layout, FoExceptionKind kind);
void fo_exception_group_slots(FoType *type, FoExceptionKind kind);

#endif
