// SPDX-License-Identifier: MIT
// Special methods and slots: one table row per special method.
#ifndef FO_TYPES_CLASS_SLOTS_H
#define FO_TYPES_CLASS_SLOTS_H

// How a special method's arguments become those of the slot.
typedef enum {
    FO_WRAP_UNARY, FO_WRAP_NEXT, FO_WRAP_HASH, FO_WRAP_TRUTH, FO_WRAP_LEN, FO_WRAP_COMPARE, FO_WRAP_BINARY, FO_WRAP_REFLECTED, FO_WRAP_POWER,
    FO_WRAP_REFLECTED_POWER, FO_WRAP_GET_ITEM, FO_WRAP_SET_ITEM, FO_WRAP_DEL_ITEM, FO_WRAP_CONTAINS, FO_WRAP_GET_ATTRIBUTE, FO_WRAP_GET_ATTR,
    FO_WRAP_SET_ATTR, FO_WRAP_DEL_ATTR, FO_WRAP_CALL, FO_WRAP_INIT, FO_WRAP_GET, FO_WRAP_SET, FO_WRAP_DELETE, FO_WRAP_FINALIZE,
} FoWrapKind;

typedef struct {
    const char *text;
    FoStr **name;     // &fo_names.…
    uint32_t offset;  // of the slot in FoType; rows of one slot are neighbours
    uint8_t kind;     // FoWrapKind
    uint8_t op;       // FoBinaryOp or FoCompareOp
    void (*generic)(void); // what classes with the special method have in the slot
    const char *doc;
} FoSlotRow;
typedef void (*FoAnySlot)(void);
extern const FoSlotRow fo_slot_rows[];
extern const int fo_slot_rows_n;
FO_INLINE FoAnySlot *fo_slot_of(const FoType *type, const FoSlotRow *row) { return (FoAnySlot *)((char *)(uintptr_t)type + row->offset); }

typedef struct {
    FoObject head;
    FoType *owner;
    const FoSlotRow *row;
    FoAnySlot slot;
} FoSlotWrapper; // int.__add__
typedef struct {
    FoObject head;
    FoSlotWrapper *wrapper;
    FoObject *self;
} FoMethodWrapper; // (5).__add__
extern FoType fo_method_wrapper_type;

FoObject *fo_method_descriptor_new(FoType *owner, const FoNativeDef *def); // plain, class or static
FoObject *fo_getset_descriptor_new(FoType *owner, const FoGetSetDef *def);
FoObject *fo_member_descriptor_new(FoType *owner, const FoMemberDef *def);
FoObject *fo_slot_descriptor_new(FoType *owner, FoStr *name, int64_t offset); // of a __slots__ member
FoObject *fo_static_new_function(FoType *type); // T.__new__
bool fo_is_static_new(const FoObject *function, FoType **type);
FoStr *fo_type_short_name(const FoType *type);  // "ndarray" of "numpy.ndarray"
FoStr *fo_type_full_name(FoType *type);         // "numpy.ndarray", "int", "__main__.X"
FoStr *fo_type_module_name(FoType *type);
FoAnySlot fo_class_new_slot(void);              // what classes with a __new__ of their own have as new_
FoTernaryFn fo_class_power_slot(void);
FoUnaryFn fo_class_step_slot(void);             // what stands beside a class's own __next__: the StopIteration is the method's

FoObject *fo_type_new(FoType *metatype, FoObject *const *args, int64_t n, FoTuple *kwnames); // type.__new__
FoType *fo_type_best_base(FoTuple *bases); // the one whose layout a class over these bases extends: borrowed; TypeError
bool fo_type_layout_extends(const FoType *type, const FoType *base); // do instances of type begin as those of base?
bool fo_type_same_layout(const FoType *a, const FoType *b);
bool fo_class_lay_out(FoType *type, FoDict *namespace_, FoObject *slots_or_null); // sizes, offsets, __slots__ descriptors
extern const FoGetSetDef fo_dict_getset, fo_weakref_getset; // __dict__ and __weakref__ of instances

// The layout of classes (instance.c)
void fo_class_layout_slots(FoType *type); // installs free, visit, clear of a heap type, according to its layout
extern FoType fo_union_type, fo_generic_alias_type;
FoObject *fo_union_new(FoObject *a, FoObject *b);        // int | str; NotImplemented when one of them does not suit

#endif
