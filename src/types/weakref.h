// SPDX-License-Identifier: MIT
// Weak references. An object's weak list (at its type's weaklist_offset) links its references both ways; the list borrows them and
// they borrow the object.
#ifndef FO_TYPES_WEAKREF_H
#define FO_TYPES_WEAKREF_H

typedef struct FoWeakref {
    FoObject head;
    FoObject *target;   // borrowed, NULL when it is gone
    FoObject *callback; // or NULL
    int64_t hash;       // of the target, -1 until asked for
    struct FoWeakref *previous, *next;
} FoWeakref;
extern FoType fo_weakref_type, fo_weakproxy_type, fo_weakproxy_callable_type;
FoObject *fo_weakref_new(FoObject *target, FoObject *callback_or_null); // TypeError: cannot create weak reference to 'T' object
FoObject *fo_weakproxy_new(FoObject *target, FoObject *callback_or_null);
FoObject *fo_weakref_get(FoObject *ref); // new reference to the target, or to None
// Called when an object with a weak list dies (or is found unreachable): clears its references and calls their callbacks.
void fo_weakref_clear_all(FoObject *target);
// Where the first reference to o is kept; NULL when o's type has no weak references.
FO_INLINE FoWeakref **fo_weakref_list(const FoObject *o) {
    int64_t offset = o->type->weaklist_offset;
    return offset ? (FoWeakref **)((char *)(uintptr_t)o + offset) : NULL;
}
// For the collector: cuts ref off its target. When it has a callback that is to be called it is chained before *pending with a reference of its own.
void fo_weakref_detach(FoWeakref *ref, bool call_back, FoWeakref **pending);
void fo_weakref_call_pending(FoWeakref *pending); // calls the callbacks, last chained first
// Slots that references and proxies share.
void fo_weakref_free_slot(FoObject *self);
bool fo_weakref_visit_slot(FoObject *self, FoVisitor visit, void *context);
void fo_weakref_clear_slot(FoObject *self);

#endif
