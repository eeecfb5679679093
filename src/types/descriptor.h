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
int64_t fo_slot_descriptor_offset(const FoObject *descr); // offset in the instance of a __slots__ member (also NULL there), 0: descr is none
FoObject *fo_method_new(FoObject *function, FoObject *self);
FoObject *fo_class_method_new(FoObject *callable);
FoObject *fo_static_method_new(FoObject *callable);
FoObject *fo_super_new(FoType *type, FoObject *object); // super(type, object)
FoObject *fo_super_get_attr(FoType *type, FoObject *object, FoStr *name); // super(type, object).name without making the super object

#endif
