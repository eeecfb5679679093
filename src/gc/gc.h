// SPDX-License-Identifier: MIT
// gc: the cycle collector. It sees objects only through their visit and clear slots. Generations are circular lists of heads.
#ifndef FO_GC_H
#define FO_GC_H

#include "object/object.h"

// Flags in the low bits of FoGcHead.prev
enum { FO_GC_FINALIZED = 1, FO_GC_COLLECTING = 2, FO_GC_FLAGS = 7 };

FO_INLINE FoGcHead *fo_gc_head(const FoObject *o) { return (FoGcHead *)((char *)(uintptr_t)o - sizeof(FoGcHead)); }
FO_INLINE FoObject *fo_gc_object(FoGcHead *head) { return (FoObject *)(head + 1); }
// Has o a collector's head? Static types have none although types do.
FO_INLINE bool fo_gc_has_head(const FoObject *o) {
    uint32_t flags = o->type->flags & (FO_TYPE_GC | FO_TYPE_TYPE);
    return flags == FO_TYPE_GC || (flags == (FO_TYPE_GC | FO_TYPE_TYPE) && (((const FoType *)o)->flags & FO_TYPE_HEAP));
}
FO_INLINE bool fo_gc_is_tracked(const FoObject *o) { return fo_gc_has_head(o) && fo_gc_head(o)->next != NULL; }

void fo_gc_over_threshold(void); // asks the machine to collect at its next safe point
void fo_gc_memory_is_short(void); // asks for a full collection there: an allocation was refused, and cycles may hold memory
// Puts a fully initialised object under the collector's eye / takes it out. Both constant time.
FO_INLINE void fo_gc_track(FoObject *o) {
    FoGcHead *head = fo_gc_head(o), *young = &fo_rt->gc.generation[0], *last = (FoGcHead *)(young->prev & ~(uintptr_t)FO_GC_FLAGS);
    last->next = head;
    head->prev = (uintptr_t)last | (head->prev & FO_GC_FLAGS);
    head->next = young;
    young->prev = (uintptr_t)head;
    if (fo_unlikely(++fo_rt->gc.count[0] > fo_rt->gc.threshold[0])) fo_gc_over_threshold();
}
FO_INLINE void fo_gc_untrack(FoObject *o) {
    FoGcHead *head = fo_gc_head(o), *next = head->next;
    if (!next) return;
    FoGcHead *prev = (FoGcHead *)(head->prev & ~(uintptr_t)FO_GC_FLAGS);
    prev->next = next;
    next->prev = (uintptr_t)prev | (next->prev & FO_GC_FLAGS);
    head->next = NULL;
    head->prev &= FO_GC_FINALIZED;
    if (fo_rt->gc.count[0] > 0) fo_rt->gc.count[0]--;
}

void fo_gc_init(FoGcState *gc);
// Collects a generation (0..2) and those younger; returns the number of unreachable objects found.
int64_t fo_gc_collect(int generation);
// Runs a collection that the thresholds asked for; called by the machine at safe points.
void fo_gc_collect_if_pending(void);
// Calls the finalizer of o if it has one and has not run; true when o was resurrected (its count is above zero again).
bool fo_gc_finalize_resurrects(FoObject *o);
FoList *fo_gc_objects(int generation_or_minus_one);
FoList *fo_gc_referrers(FoObject *const *targets, int64_t n);
FoList *fo_gc_referents(FoObject *const *sources, int64_t n);
void fo_gc_set_stress(bool on); // collects at every safe point after an allocation (fully while there are few objects)
void fo_gc_freeze(void);
void fo_gc_unfreeze(void);
int64_t fo_gc_freeze_count(void);
enum { FO_GC_DEBUG_STATS = 1, FO_GC_DEBUG_COLLECTABLE = 2, FO_GC_DEBUG_UNCOLLECTABLE = 4, FO_GC_DEBUG_SAVEALL = 32, FO_GC_DEBUG_LEAK = 38 };

// Visit slots visit what the instance's own layout refers to. The collector itself visits o->type when that is a heap type, so
// visit slots never do (a second visit would make a live class look dead).
// In visit slots: FO_VISIT(self->field) returns false from the slot when the visitor stops.
#define FO_VISIT(field)                                                                                        \
    do {                                                                                                       \
        if ((field) && !visit((FoObject *)(field), context)) return false;                                     \
    } while (0)

#endif
