// SPDX-License-Identifier: MIT
// Questions about tracked objects, and the frozen ones.
#include "types/core.h"
#include "gc/gc_private.h"

static bool append_all(FoGcHead *list, FoList *out) {
    for (FoGcHead *head = list->next; head != list; head = head->next) {
        FoObject *o = fo_gc_object(head);
        if (o != (FoObject *)out && !fo_list_append(out, o)) return false;
    }
    return true;
}

FoList *fo_gc_objects(int generation_or_minus_one) {
    FO_AUTO(FoList) out = fo_list_new(0);
    if (!out) return NULL;
    for (int i = 0; i < 3; i++)
        if ((generation_or_minus_one < 0 || generation_or_minus_one == i) && !append_all(&fo_rt->gc.generation[i], out)) return NULL;
    return fo_take(out);
}

typedef struct {
    FoObject *const *targets;
    int64_t n;
} Targets;

static bool visit_is_no_target(FoObject *o, void *context) {
    Targets *t = context;
    for (int64_t i = 0; i < t->n; i++)
        if (t->targets[i] == o) return false;
    return true;
}

FoList *fo_gc_referrers(FoObject *const *targets, int64_t n) {
    FO_AUTO(FoList) out = fo_list_new(0);
    if (!out) return NULL;
    Targets t = {targets, n};
    for (int i = 0; i < 3; i++) {
        FoGcHead *list = &fo_rt->gc.generation[i];
        for (FoGcHead *head = list->next; head != list; head = head->next) {
            FoObject *o = fo_gc_object(head);
            if (o == (FoObject *)out) continue;
            if (!walk(o, visit_is_no_target, &t) && !fo_list_append(out, o)) return NULL;
        }
    }
    return fo_take(out);
}

static bool visit_append(FoObject *o, void *context) { return fo_list_append(context, o); }

static bool append_referents(FoObject *o, FoList *out) { return !fo_gc_has_head(o) || walk(o, visit_append, out); }

FoList *fo_gc_referents(FoObject *const *sources, int64_t n) {
    FO_AUTO(FoList) out = fo_list_new(0);
    if (!out) return NULL;
    for (int64_t i = 0; i < n; i++)
        if (!append_referents(sources[i], out)) return NULL;
    return fo_take(out);
}

void fo_gc_freeze(void) {
    for (int i = 0; i < 3; i++) {
        fo_gc_list_merge(&fo_rt->gc.generation[i], &fo_rt->gc.frozen);
        fo_rt->gc.count[i] = 0;
    }
}

void fo_gc_unfreeze(void) { fo_gc_list_merge(&fo_rt->gc.frozen, &fo_rt->gc.generation[2]); }

int64_t fo_gc_freeze_count(void) { return fo_gc_list_n(&fo_rt->gc.frozen); }
