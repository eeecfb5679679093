// SPDX-License-Identifier: MIT
// Struct sequences: tuples whose items have names too (sys.version_info, time.struct_time, os.stat_result). A type lists all its fields as
// getsets (closure: the position); the first n are items of the tuple, the others are reached by name only and lie behind the items.
#ifndef FO_MODULES_STRUCT_SEQUENCE_H
#define FO_MODULES_STRUCT_SEQUENCE_H
#include "types/types.h"

#define FO_STRUCT_FIELD(position, name) {name, fo_struct_field_get, NULL, NULL, (void *)(intptr_t)(position)}
#define FO_STRUCT_TYPE(full_name, fields, n_items)                                                             \
    {.head = {{FO_SHARED_REFCOUNT, &fo_type_type}}, .name = full_name, .basic_nbytes = sizeof(FoTuple),        \
     .item_nbytes = sizeof(FoObject *), .flags = FO_TYPE_GC | FO_TYPE_TUPLE, .base = &fo_tuple_type,           \
     .free = fo_struct_free, .visit = fo_struct_visit, .size_of = fo_struct_size_of, .new_ = fo_struct_new_slot, .repr = fo_struct_repr, \
     .getsets = fields, .array_info = (void *)(intptr_t)(n_items)}

FoObject *fo_struct_field_get(FoObject *self, void *closure);
void fo_struct_free(FoObject *self);
bool fo_struct_visit(FoObject *self, FoVisitor visit, void *context);
int64_t fo_struct_size_of(FoObject *self);
FoObject *fo_struct_new_slot(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_struct_repr(FoObject *self);

FO_MUST_CHECK bool fo_struct_type_ready(FoType *type);
// An instance whose fields (all of them, in order) are given, consumed also on failure; NULL fields mean that making one failed.
FoObject *fo_struct_from_fields_give(FoType *type, FoObject **fields);

#endif
