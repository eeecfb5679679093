// SPDX-License-Identifier: MIT
// Keeps the slots of classes in step with their special methods. A method that is a built-in type's slot wrapper puts that type's
// own slot into the class, so that subclasses of built-in types lose no speed; any other puts the generic slot of class_slots.c.
#include "types/types.h"
#include "types/class_slots.h"

typedef struct {
    FoAnySlot specific, generic;
    const FoType *provider; // of specific
    bool is_mixed;          // the methods of one slot come from different places
} Choice;

// The built-in type whose slot a method stands for, or NULL.
static const FoType *provider_of(const FoObject *descr, const FoSlotRow *row, FoAnySlot *slot) {
    if (descr->type == &fo_slot_wrapper_type) {
        const FoSlotWrapper *wrapper = (const FoSlotWrapper *)descr;
        *slot = wrapper->slot;
        return wrapper->row == row ? wrapper->owner : NULL;
    }
    if (descr->type == &fo_method_descriptor_type) { // a method that takes the place of the wrapper
        const FoMethodDescriptor *method = (const FoMethodDescriptor *)descr;
        *slot = method->owner->flags & FO_TYPE_HEAP ? NULL : *fo_slot_of(method->owner, row);
        return *slot && !strcmp(method->def->name, row->text) ? method->owner : NULL;
    }
    return NULL;
}

static void consider(Choice *choice, const FoType *type, const FoSlotRow *row) {
    FoObject *descr = fo_lend(fo_type_peek((FoType *)(uintptr_t)type, *row->name));
    FoAnySlot slot = NULL;
    if (!descr) return;
    if (descr == fo_none && row->kind == FO_WRAP_HASH) {
        choice->specific = (FoAnySlot)fo_hash_not_implemented;
        return;
    }
    const FoType *provider = provider_of(descr, row, &slot);
    if (!provider || !fo_type_is_subtype(type, provider)) {
        choice->is_mixed = true;
    } else if (choice->specific && choice->specific != slot) {
        choice->is_mixed = true;
    } else {
        choice->specific = slot;
        choice->provider = provider;
    }
    choice->generic = row->generic;
}

static void update_power(FoType *type, const Choice *choice, FoAnySlot chosen) {
    if (!chosen) type->power3 = NULL;
    else if (choice->provider && chosen == choice->specific) type->power3 = choice->provider->power3;
    else type->power3 = fo_class_power_slot();
}

static void update_step(FoType *type, const Choice *choice, FoAnySlot chosen) {
    if (!chosen) type->step = NULL;
    else if (choice->provider && chosen == choice->specific) type->step = choice->provider->step;
    else type->step = fo_class_step_slot();
}

// Recomputes the slot that rows[first] and its neighbours share; returns the row after them.
static int update_group(FoType *type, int first) {
    Choice choice = {0};
    uint32_t offset = fo_slot_rows[first].offset;
    int i = first;
    for (; i < fo_slot_rows_n && fo_slot_rows[i].offset == offset; i++) consider(&choice, type, &fo_slot_rows[i]);
    FoAnySlot chosen = choice.specific && !choice.is_mixed ? choice.specific : choice.generic;
    *fo_slot_of(type, &fo_slot_rows[first]) = chosen;
    if (offset == offsetof(FoType, binary[FO_OP_POW])) update_power(type, &choice, chosen);
    if (offset == offsetof(FoType, next)) update_step(type, &choice, chosen);
    if (offset == offsetof(FoType, get_item) && chosen && chosen == choice.generic && chosen != choice.specific)
        type->is_sequence = !(type->flags & FO_TYPE_DICT);
    return i;
}

// __new__: a built-in type's own function stands for its slot.
static void update_new(FoType *type) {
    FoObject *descr = fo_lend(fo_type_peek(type, fo_name(__new__)));
    FoType *owner;
    if (!descr) {
        type->new_ = NULL;
    } else if (fo_is_static_new(descr, &owner) && fo_type_is_subtype(type, owner)) {
        type->new_ = owner->new_;
    } else {
        type->new_ = (FoNewFn)fo_class_new_slot();
    }
}

void fo_type_update_all_slots(FoType *type) {
    for (int i = 0; i < fo_slot_rows_n;) i = update_group(type, i);
    update_new(type);
}

static void update_here_and_below(FoType *type, int first) {
    if (!(type->flags & FO_TYPE_HEAP)) return;
    if (first >= 0) update_group(type, first);
    else update_new(type);
    for (int32_t i = 0; i < type->n_subclasses; i++) update_here_and_below(type->subclasses[i], first);
}

void fo_type_update_slot(FoType *type, FoStr *name) {
    if (name == fo_name(__new__)) {
        update_here_and_below(type, -1);
        return;
    }
    int first = 0;
    for (int i = 0; i < fo_slot_rows_n; i++) {
        if (i && fo_slot_rows[i].offset != fo_slot_rows[i - 1].offset) first = i;
        if (*fo_slot_rows[i].name == name) update_here_and_below(type, first);
    }
}
