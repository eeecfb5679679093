// SPDX-License-Identifier: MIT
// property, classmethod, staticmethod, super, bound methods, and the descriptors of built-in attributes.
#ifndef FO_TYPES_DESCRIPTOR_H
#define FO_TYPES_DESCRIPTOR_H

typedef struct {
    FoObject head;
    FoObject *get, *set, *del, *doc, *name; // NULL where absent
    bool doc_of_getter;
} FoProperty;
typedef struct {
    FoObject head;
    FoObject *callable;
    FoDict *dict;
} FoClassMethod; // and staticmethod
typedef struct {
    FoObject head;
    FoObject *function, *self;
    FoObject *weaklist;
} FoMethod;
typedef struct {
    FoObject head;
    FoType *type;     // the class after which the search starts
    FoObject *object; // NULL: unbound
    FoType *object_type;
} FoSuper;
extern FoType fo_property_type, fo_class_method_type, fo_static_method_type, fo_method_type, fo_super_type;
// Where instances of the type keep a __slots__ member: the offset of an FoObject *, NULL there when it is not set. 0: descr is none.
FO_INLINE int64_t fo_slot_offset(const FoObject *descr, const FoType *type) {
    const FoMemberDescriptor *d = (const FoMemberDescriptor *)descr;
    bool is_slot = descr->type == &fo_member_descriptor_type && d->kind == FO_MEMBER_OBJECT && !d->read_only;
    return is_slot && fo_type_is_subtype(type, d->owner) ? d->offset : 0;
}
FoObject *fo_method_new(FoObject *function, FoObject *self);
FoObject *fo_class_method_new(FoObject *callable);
FoObject *fo_static_method_new(FoObject *callable);
FoObject *fo_super_get_attr(FoType *type, FoObject *object, FoStr *name); // super(type, object).name without making the super object

FO_MUST_CHECK bool fo_type_add_slot_wrappers(FoType *type); // special methods for the slots filled so far

#endif
