// SPDX-License-Identifier: MIT
// A collection from start to end: generations, weak references, finalizers (once, PEP 442), resurrection, release; statistics and
// debugging output in CPython's words.
#include <stdio.h>

#include "types/core.h"
#include "gc/gc_private.h"

enum { OLDEST = 2, STRESS_FULL_MAX = 4000, STRESS_FULL_EVERY = 512 };

void fo_gc_init(FoGcState *gc) {
    for (int i = 0; i <= OLDEST; i++) list_init(&gc->generation[i]);
    list_init(&gc->frozen);
    gc->threshold[0] = gc->user_threshold0 = 700;
    gc->threshold[1] = gc->threshold[2] = 10;
    gc->enabled = true;
}

void fo_gc_set_stress(bool on) {
    FoGcState *gc = &fo_rt->gc;
    gc->stress = on;
    gc->threshold[0] = on ? -1 : gc->user_threshold0;
}

void fo_gc_over_threshold(void) {
    FoGcState *gc = &fo_rt->gc;
    if (!gc->enabled || gc->collecting || !gc->threshold[0] || fo_rt->collect_pending) return;
    fo_rt->collect_pending = true;
    fo_rt->breaker = 1;
}

// Not when hardly anything has been made since the last full one: a program may be refused memory a thousand times.
void fo_gc_memory_is_short(void) {
    FoGcState *gc = &fo_rt->gc;
    if (!gc->enabled || gc->collecting || gc->threshold[0] <= 0 || (gc->count[OLDEST] == 0 && gc->count[1] < 2)) return;
    gc->count[OLDEST] = gc->threshold[OLDEST] + 1;
    gc->long_lived_pending = gc->long_lived_total;
    fo_rt->collect_pending = true;
    fo_rt->breaker = 1;
}

// ---- weak references to what will go

// Clears every reference to an unreachable object, so that no callback or finalizer can bring one back; references that will
// go themselves are not called back.
static void clear_weakrefs(FoObject *o, FoWeakref **pending) {
    FoWeakref **list = fo_weakref_list(o);
    while (*list) {
        FoWeakref *ref = *list;
        bool dies_too = (fo_gc_head((FoObject *)ref)->prev & UNREACHABLE) != 0;
        fo_weakref_detach(ref, !dies_too, pending);
    }
}

typedef struct {
    int64_t n;
    bool has_finalizers;
    FoWeakref *pending;
} Survey;

// Counts the unreachable objects and cuts their weak references.
static void survey(FoGcHead *unreachable, Survey *s) {
    for (FoGcHead *head = unreachable->next; head != unreachable; head = head->next) {
        FoObject *o = fo_gc_object(head);
        FoType *type = o->type;
        __builtin_prefetch(head->next->next);
        s->n++;
        if (type->finalize && !(head->prev & FO_GC_FINALIZED)) s->has_finalizers = true;
        if (type->weaklist_offset && *fo_weakref_list(o)) clear_weakrefs(o, &s->pending);
    }
}

// ---- finalizers

bool fo_gc_finalize_resurrects(FoObject *o) {
    FoType *type = o->type;
    if (!type->finalize) return false;
    if (fo_gc_has_head(o)) {
        FoGcHead *head = fo_gc_head(o);
        if (head->prev & FO_GC_FINALIZED) return false;
        head->prev |= FO_GC_FINALIZED;
    }
    o->refcount = 1;
    FoObject *error = fo_error_take();
    type->finalize(o);
    if (fo_error_is_pending()) fo_error_write_unraisable(NULL, o);
    fo_error_restore_give(error);
    return --o->refcount > 0;
}

static void run_finalizers(FoGcHead *unreachable) {
    FoGcHead seen;
    list_init(&seen);
    while (!list_is_empty(unreachable)) {
        FoGcHead *head = unreachable->next;
        FoObject *o = fo_gc_object(head);
        list_remove(head);
        list_append(&seen, head);
        if (!o->type->finalize || (head->prev & FO_GC_FINALIZED)) continue;
        head->prev |= FO_GC_FINALIZED;
        fo_ref(o);
        o->type->finalize(o);
        if (fo_error_is_pending()) fo_error_write_unraisable(NULL, o);
        fo_unref(o);
    }
    fo_gc_list_merge(&seen, unreachable);
}

// Finalizers may have made objects reachable again: these go to old, the rest stays in unreachable.
static void keep_resurrected(FoGcHead *unreachable, FoGcHead *old) {
    FoGcHead still;
    list_init(&still);
    fo_gc_deduce_unreachable(unreachable, &still, false, false);
    fo_gc_list_merge(unreachable, old);
    fo_gc_list_merge(&still, unreachable);
}

// ---- release

static void keep_as_garbage(FoObject *o) {
    if (!fo_list_append(fo_rt->gc.garbage, o)) fo_error_clear();
}

static void release(FoGcHead *unreachable, FoGcHead *old) {
    bool keep = (fo_rt->gc.debug & FO_GC_DEBUG_SAVEALL) != 0;
    while (!list_is_empty(unreachable)) {
        FoGcHead *head = unreachable->next;
        FoObject *o = fo_gc_object(head);
        fo_ref(o);
        if (keep) keep_as_garbage(o);
        else if (o->type->clear) o->type->clear(o);
        fo_unref(o);
        if (unreachable->next == head) { // still alive: it may go later
            list_remove(head);
            list_append(old, head);
            head->prev &= ~(uintptr_t)(FO_GC_COLLECTING | UNREACHABLE);
        }
    }
}

// ---- reports

static void report_start(FoGcState *gc, int generation) {
    fo_error_print("gc: collecting generation %d...\n", generation);
    fo_error_print("gc: objects in each generation: %lld %lld %lld\n", (long long)fo_gc_list_n(&gc->generation[0]),
                   (long long)fo_gc_list_n(&gc->generation[1]), (long long)fo_gc_list_n(&gc->generation[2]));
    fo_error_print("gc: objects in permanent generation: %lld\n", (long long)fo_gc_list_n(&gc->frozen));
}

static void report_end(int64_t n, double start) {
    fo_error_print("gc: done, %lld unreachable, 0 uncollectable, %.4fs elapsed\n", (long long)n, fo_os_monotonic_time() - start);
}

static void report_collectable(FoGcHead *unreachable) {
    for (FoGcHead *head = unreachable->next; head != unreachable; head = head->next) {
        FoObject *o = fo_gc_object(head);
        fo_error_print("gc: collectable <%.100s %p>\n", o->type->name, (void *)o);
    }
}

static FoObject *callback_info(int generation, int64_t collected) {
    FO_AUTO(FoDict) info = fo_dict_new();
    if (!info || !fo_dict_set_text_give(info, "generation", fo_int_from_i64(generation)) ||
        !fo_dict_set_text_give(info, "collected", fo_int_from_i64(collected)) || !fo_dict_set_text_give(info, "uncollectable", fo_int_from_i64(0)))
        return NULL;
    return (FoObject *)fo_take(info);
}

static void call_callbacks(const char *phase, int generation, int64_t collected) {
    FoList *callbacks = fo_rt->gc.callbacks;
    if (!callbacks || callbacks->n == 0) return;
    FO_AUTO(FoObject) text = (FoObject *)fo_str_from_text(phase);
    FO_AUTO(FoObject) info = callback_info(generation, collected);
    if (!text || !info) fo_error_write_unraisable(NULL, NULL);
    for (int64_t i = 0; text && info && i < callbacks->n; i++) {
        FO_AUTO(FoObject) callback = fo_ref(callbacks->items[i]);
        FO_AUTO(FoObject) result = fo_call2(callback, text, info);
        if (!result) fo_error_write_unraisable(NULL, callback);
    }
}

// ---- a collection

static void dispose(FoGcState *gc, FoGcHead *unreachable, FoGcHead *old, Survey *s) {
    survey(unreachable, s);
    if (gc->debug & FO_GC_DEBUG_COLLECTABLE) report_collectable(unreachable);
    fo_weakref_call_pending(s->pending);
    if (s->has_finalizers) {
        run_finalizers(unreachable);
        keep_resurrected(unreachable, old);
        s->n = fo_gc_list_n(unreachable);
    }
    release(unreachable, old);
}

static void count_survivors(FoGcState *gc, int generation, int64_t n) {
    if (generation == OLDEST - 1) gc->long_lived_pending += n;
    if (generation == OLDEST) {
        gc->long_lived_pending = 0;
        gc->long_lived_total = n;
    }
}

static int64_t collect(FoGcState *gc, int generation) {
    double start = 0;
    if (gc->debug & FO_GC_DEBUG_STATS) {
        start = fo_os_monotonic_time();
        report_start(gc, generation);
    }
    if (generation < OLDEST) gc->count[generation + 1]++;
    for (int i = 0; i <= generation; i++) gc->count[i] = 0;
    FoGcHead *young = &gc->generation[generation], *old = &gc->generation[generation < OLDEST ? generation + 1 : OLDEST], unreachable;
    for (int i = 0; i < generation; i++) fo_gc_list_merge(&gc->generation[i], young);
    list_init(&unreachable);
    bool full = generation == OLDEST && list_is_empty(&gc->frozen);
    int64_t n_live = fo_gc_deduce_unreachable(young, &unreachable, full, true);
    if (young != old) fo_gc_list_merge(young, old);
    count_survivors(gc, generation, n_live);
    Survey s = {0};
    if (!list_is_empty(&unreachable)) dispose(gc, &unreachable, old, &s);
    gc->stats[generation].collections++;
    gc->stats[generation].collected += s.n;
    if (gc->debug & FO_GC_DEBUG_STATS) report_end(s.n, start);
    return s.n;
}

int64_t fo_gc_collect(int generation) {
    FoGcState *gc = &fo_rt->gc;
    if (gc->collecting) return 0;
    FoObject *error = fo_error_take();
    gc->collecting = true;
    call_callbacks("start", generation, 0);
    int64_t n = collect(gc, generation);
    call_callbacks("stop", generation, n);
    gc->collecting = false;
    fo_error_restore_give(error);
    return n;
}

void fo_gc_collect_if_pending(void) {
    FoGcState *gc = &fo_rt->gc;
    if (!fo_rt->collect_pending) return;
    fo_rt->collect_pending = false;
    if (!gc->enabled || gc->collecting) return;
    if (gc->stress) { // with many objects most collections are young ones, or the test would never end
        bool full = gc->long_lived_total < STRESS_FULL_MAX ||
                    (gc->stats[0].collections + gc->stats[OLDEST].collections) % (STRESS_FULL_EVERY + gc->long_lived_total / 4) == 0;
        fo_gc_collect(full ? OLDEST : 0);
        return;
    }
    for (int i = OLDEST; i >= 0; i--) {
        if (gc->count[i] <= gc->threshold[i]) continue;
        // a full collection waits until the old generation has grown by a quarter, so that the total work stays linear
        if (i == OLDEST && gc->long_lived_pending < gc->long_lived_total / 4) continue;
        fo_gc_collect(i);
        return;
    }
}
