// SPDX-License-Identifier: MIT
// The end of an object. Freeing a container frees what it holds, which may be containers again: beyond a fixed depth the rest waits in
// a list (linked through the collector's heads, which untracked objects do not use) and is freed by the outermost release.
#include "types/core.h"

enum { RELEASE_DEPTH_MAX = 120 };

static FO_NOINLINE void postpone(FoObject *o) {
    fo_gc_untrack(o);
    FoGcHead *head = fo_gc_head(o);
    head->prev = (uintptr_t)fo_rt->trash | (head->prev & FO_GC_FINALIZED);
    fo_rt->trash = o;
}

static FO_NOINLINE void free_postponed(void) {
    FoRuntime *rt = fo_rt;
    rt->release_depth++;
    while (rt->trash) {
        FoObject *o = rt->trash;
        FoGcHead *head = fo_gc_head(o);
        rt->trash = (FoObject *)(head->prev & ~(uintptr_t)FO_GC_FLAGS);
        head->prev &= FO_GC_FINALIZED;
        o->type->free(o);
    }
    rt->release_depth--;
}

void fo_object_free(FoObject *o) {
    FoType *type = o->type;
    if (type == &fo_float_type) { // most short-lived objects are numbers
        fo_free(o, sizeof(FoFloat), FO_MEM_OBJECT);
        return;
    }
    if (type == &fo_int_type && (uint64_t)(((FoInt *)o)->size + 1) <= 2) {
        fo_free(o, FO_INT_NBYTES_1, FO_MEM_OBJECT);
        return;
    }
    if (!(type->flags & FO_TYPE_GC)) {
        type->free(o);
        return;
    }
    FoRuntime *rt = fo_rt;
    if (fo_unlikely(rt->release_depth >= RELEASE_DEPTH_MAX)) {
        postpone(o);
        return;
    }
    rt->release_depth++;
    type->free(o);
    if (fo_unlikely(--rt->release_depth == 0 && rt->trash)) free_postponed();
}
