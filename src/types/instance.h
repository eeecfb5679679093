// SPDX-License-Identifier: MIT
// Instances of classes. Attributes live in an array of values whose names are kept by a shape shared between
// instances that got the same attributes in the same order; an instance that does something unusual (more than 30 attributes,
// deletion, __dict__ looked at) gets a dict instead.
//
//   shape != NULL  =>  attribute k (0 <= k < shape->n) is values[k], never NULL
//   shape == NULL  =>  dict holds the attributes (NULL: none yet)
#ifndef FO_TYPES_INSTANCE_H
#define FO_TYPES_INSTANCE_H

enum { FO_SHAPE_MAX = 30 };
struct FoShape {
    FoShape *parent;      // without the last attribute; NULL for the empty shape of a type
    FoStr *name;          // the last attribute (interned, owned)
    FoShape *first_child, *next_sibling;
    FoType *type;         // borrowed: the type owns its shapes
    int32_t n;            // attributes
    uint32_t id;          // unique in the runtime: what inline caches compare
    FoStr *names[];       // all n names in order (borrowed from the chain)
};
typedef struct {
    FoObject head;
    FoShape *shape;
    union {
        FoObject **values; // inline storage behind the slots or a block of its own
        FoDict *dict;
    };
    int32_t capacity;      // of values
    int32_t inline_room;   // values that fit behind the slots; values points there until more are needed
    FoObject *weaklist;
    FoObject *slots[];     // __slots__ members of the class and its bases, then the inline values
} FoInstance;

// Types whose instances are FoInstance: classes whose base layout is object. Classes over other built-in types use dict_offset.
// Classes that have only __slots__ all the way up are smaller: the slots follow the object header directly (own_slots_offset 16).
FO_INLINE bool fo_type_has_shapes(const FoType *t) { return t->root_shape != NULL; }
FO_INLINE FoObject **fo_instance_inline_values(FoInstance *self) { return self->slots + self->head.type->n_slots; }
// Position of name in shape, -1 when absent. Linear over interned pointers.
FO_INLINE int32_t fo_shape_find(const FoShape *shape, const FoStr *name) {
    for (int32_t k = 0; k < shape->n; k++)
        if (shape->names[k] == name) return k;
    return -1;
}
FoShape *fo_shape_extend(FoShape *shape, FoStr *name); // borrowed; NULL without exception when the limit is reached or memory is short
FoShape *fo_shape_new_root(FoType *type); // NULL when memory is short, no exception
void fo_shape_free_root(FoShape *root);
FoObject *fo_instance_new(FoType *type); // of a type with shapes (or slots only); raises TypeError for abstract classes
// Appends the value of a new attribute: the caller knows that next is an extension of the instance's shape. Consumes value.
FoDict *fo_instance_make_dict(FoInstance *self);  // turns it into dict mode; borrowed
FoDict *fo_instance_copy_dict(FoObject *o);       // a new dict with the attributes of any object that has some of its own
// __dict__ of any object that has one (makes it when needed): borrowed, NULL with an exception on failure.
FoDict *fo_object_dict(FoObject *o);
// Attribute of the instance itself, not of its type: borrowed or NULL, never raises (exact str names).
FoBorrowed fo_instance_peek(FoObject *o, FoStr *name);
bool fo_object_dict_set(FoObject *o, FoDict *dict);
// Sets (value NULL: deletes) an attribute of the instance itself. *found false: deletion of what is not there, or the instance has no attributes of its own.
FO_MUST_CHECK bool fo_instance_set(FoObject *o, FoStr *name, FoObject *value, bool *found);

#endif
