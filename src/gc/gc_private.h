// SPDX-License-Identifier: MIT
// Shared by the files of the collector only.
//
// While a set of objects is examined, the prev word of each head in it holds
//     references not yet explained << 4 | LEAF | FO_GC_COLLECTING | FO_GC_FINALIZED (waiting, or found reachable)
//     previous head of the unreachable list | UNREACHABLE | FO_GC_COLLECTING | …    (moved to the unreachable list)
// so the set is singly linked meanwhile; the pass that finds the reachable ones restores prev.
#ifndef FO_GC_PRIVATE_H
#define FO_GC_PRIVATE_H
#include "gc/gc.h" // and, before this header, types/core.h

// LEAF: it refers to nothing in the set but its class, so the second pass need not look into it.
enum { UNREACHABLE = 4, LEAF = 8, REFS_SHIFT = 4, ONE_REF = 1 << REFS_SHIFT };

FO_INLINE FoGcHead *head_prev(const FoGcHead *head) { return (FoGcHead *)(head->prev & ~(uintptr_t)FO_GC_FLAGS); }
FO_INLINE void set_prev(FoGcHead *head, FoGcHead *prev) { head->prev = (uintptr_t)prev | (head->prev & FO_GC_FLAGS); }

// ---- circular lists
FO_INLINE void list_init(FoGcHead *list) {
    list->next = list;
    list->prev = (uintptr_t)list;
}
FO_INLINE bool list_is_empty(const FoGcHead *list) { return list->next == list; }
FO_INLINE void list_remove(FoGcHead *head) {
    FoGcHead *prev = head_prev(head), *next = head->next;
    prev->next = next;
    set_prev(next, prev);
}
FO_INLINE void list_append(FoGcHead *list, FoGcHead *head) {
    FoGcHead *last = head_prev(list);
    last->next = head;
    set_prev(head, last);
    head->next = list;
    list->prev = (uintptr_t)head;
}
void fo_gc_list_merge(FoGcHead *from, FoGcHead *to); // appends all of from to to
int64_t fo_gc_list_n(const FoGcHead *list);

// Visits what o refers to but for its class.
FO_INLINE bool walk_content(FoObject *o, FoVisitor visit, void *context) {
    FoType *type = o->type;
    if (type->root_shape) { // an instance of a plain class: as types/instance.c visits it
        FoInstance *self = (FoInstance *)o;
        FoShape *shape = self->shape;
        for (int32_t i = 0; i < type->n_slots; i++)
            if (self->slots[i] && !visit(self->slots[i], context)) return false;
        if (!shape) return !self->dict || visit((FoObject *)self->dict, context);
        for (int32_t i = 0; i < shape->n; i++)
            if (!visit(self->values[i], context)) return false;
        return true;
    }
    if (type == &fo_list_type) {
        FoList *list = (FoList *)o;
        for (int64_t i = list->n; i-- > 0;)
            if (list->items[i] && !visit(list->items[i], context)) return false;
        return true;
    }
    if (type == &fo_tuple_type) {
        FoTuple *tuple = (FoTuple *)o;
        for (int64_t i = tuple->n; i-- > 0;)
            if (tuple->items[i] && !visit(tuple->items[i], context)) return false;
        return true;
    }
    return !type->visit || type->visit(o, visit, context);
}

// Visits what o refers to, its class included.
FO_INLINE bool walk(FoObject *o, FoVisitor visit, void *context) {
    return walk_content(o, visit, context) && (!(o->type->flags & FO_TYPE_HEAP) || visit((FoObject *)o->type, context));
}

// Separates what nothing outside the list refers to: it moves to unreachable (an initialised list) and keeps its
// flags until it is freed or found alive after all; the rest stays.
// full: the list holds every tracked object. Returns the number of objects that stay.
int64_t fo_gc_deduce_unreachable(FoGcHead *list, FoGcHead *unreachable, bool full, bool untrack);

#endif
