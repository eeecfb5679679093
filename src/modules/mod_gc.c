// SPDX-License-Identifier: MIT
// gc: the collector seen from scripts.
#include "modules/modules.h"

static FoObject *gc_enable(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    fo_rt->gc.enabled = true;
    return fo_new_none();
}

static FoObject *gc_disable(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    fo_rt->gc.enabled = false;
    return fo_new_none();
}

static FoObject *gc_isenabled(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_bool_new(fo_rt->gc.enabled); }

static FoObject *gc_collect(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"generation"};
    static const FoParams params = {"collect", names, 1, 0, 0, 1};
    FoObject *out;
    int64_t generation = 2;
    if (!fo_args_bind(&params, args, n, kwnames, &out) || (out && !fo_index_as_i64(out, &generation))) return NULL;
    if (generation < 0 || generation > 2) return fo_raise(FO_VALUE_ERROR, "invalid generation");
    int64_t collected = fo_gc_collect((int)generation);
    if (generation == 2) fo_cache_empty(); // somebody who asks for it wants the memory: CPython empties its free lists here
    return fo_error_is_pending() ? NULL : fo_int_from_i64(collected);
}

static FoObject *three(int64_t a, int64_t b, int64_t c) {
    FO_AUTO(FoObject) x = fo_int_from_i64(a);
    FO_AUTO(FoObject) y = fo_int_from_i64(b);
    FO_AUTO(FoObject) z = fo_int_from_i64(c);
    return x && y && z ? (FoObject *)fo_tuple_pack(3, x, y, z) : NULL;
}

static FoObject *gc_get_count(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoGcState *gc = &fo_rt->gc;
    return three(gc->count[0], gc->count[1], gc->count[2]);
}

static FoObject *gc_get_threshold(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoGcState *gc = &fo_rt->gc;
    return three(gc->user_threshold0, gc->threshold[1], gc->threshold[2]);
}

static FoObject *gc_set_threshold(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoGcState *gc = &fo_rt->gc;
    if (n < 1 || n > 3)
        return fo_raise(FO_TYPE_ERROR, "set_threshold() takes at %s argument%s (%lld given)", n < 1 ? "least 1" : "most 3", n < 1 ? "" : "s",
                        (long long)n);
    int64_t values[3] = {gc->user_threshold0, gc->threshold[1], gc->threshold[2]};
    for (int64_t i = 0; i < n; i++)
        if (!fo_index_as_i64(args[i], &values[i])) return NULL;
    gc->user_threshold0 = values[0];
    gc->threshold[1] = values[1];
    gc->threshold[2] = values[2];
    fo_gc_set_stress(gc->stress);
    return fo_new_none();
}

static FoObject *generation_stats(int i) {
    FO_AUTO(FoDict) d = fo_dict_new();
    if (!d || !fo_dict_set_text_give(d, "collections", fo_int_from_i64(fo_rt->gc.stats[i].collections)) ||
        !fo_dict_set_text_give(d, "collected", fo_int_from_i64(fo_rt->gc.stats[i].collected)) ||
        !fo_dict_set_text_give(d, "uncollectable", fo_int_from_i64(fo_rt->gc.stats[i].uncollectable)))
        return NULL;
    return (FoObject *)fo_take(d);
}

static FoObject *gc_get_stats(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoList) list = fo_list_new(0);
    for (int i = 0; list && i < 3; i++)
        if (!fo_list_append_give(list, generation_stats(i))) return NULL;
    return (FoObject *)fo_take(list);
}

static FoObject *gc_get_objects(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"generation"};
    static const FoParams params = {"get_objects", names, 1, 0, 0, 1};
    FoObject *out;
    int64_t generation = -1;
    if (!fo_args_bind(&params, args, n, kwnames, &out)) return NULL;
    if (out && out != fo_none) {
        if (!fo_index_as_i64(out, &generation)) return NULL;
        if (generation >= 3) return fo_raise(FO_VALUE_ERROR, "generation parameter must be less than the number of available generations (3)");
        if (generation < -1) return fo_raise(FO_VALUE_ERROR, "generation parameter cannot be negative");
    }
    return (FoObject *)fo_gc_objects((int)generation);
}

static FoObject *gc_get_referrers(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return (FoObject *)fo_gc_referrers(args, n); }
static FoObject *gc_get_referents(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return (FoObject *)fo_gc_referents(args, n); }
static FoObject *gc_is_tracked(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_bool_new(fo_gc_is_tracked(args[0])); }

static FoObject *gc_is_finalized(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_bool_new(fo_gc_has_head(args[0]) && (fo_gc_head(args[0])->prev & FO_GC_FINALIZED));
}

static FoObject *gc_freeze(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    fo_gc_freeze();
    return fo_new_none();
}

static FoObject *gc_unfreeze(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    fo_gc_unfreeze();
    return fo_new_none();
}

static FoObject *gc_get_freeze_count(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_int_from_i64(fo_gc_freeze_count());
}

static FoObject *gc_set_debug(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t flags;
    if (!fo_index_as_i64(args[0], &flags)) return NULL;
    fo_rt->gc.debug = (uint32_t)flags;
    return fo_new_none();
}

static FoObject *gc_get_debug(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_int_from_i64(fo_rt->gc.debug); }

static FoObject *gc_set_stress(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool on;
    if (!fo_is_true(args[0], &on)) return NULL;
    fo_gc_set_stress(on);
    return fo_new_none();
}

static const FoNativeDef defs[] = {
    {"enable", gc_enable, 0, 0, 0, "Enable automatic garbage collection."},
    {"disable", gc_disable, 0, 0, 0, "Disable automatic garbage collection."},
    {"isenabled", gc_isenabled, 0, 0, 0, "Returns true if automatic garbage collection is enabled."},
    {"collect", gc_collect, 0, -1, FO_NATIVE_KEYWORDS, "Run the garbage collector. The number of unreachable objects is returned."},
    {"get_count", gc_get_count, 0, 0, 0, "Return a three-tuple of the current collection counts."},
    {"get_threshold", gc_get_threshold, 0, 0, 0, "Return the current collection thresholds."},
    {"set_threshold", gc_set_threshold, 0, -1, 0,
     "set_threshold(threshold0, [threshold1, threshold2]): sets the collection thresholds; 0 disables collection."},
    {"get_stats", gc_get_stats, 0, 0, 0, "Return a list of dictionaries containing per-generation statistics."},
    {"get_objects", gc_get_objects, 0, -1, FO_NATIVE_KEYWORDS, "Return a list of objects tracked by the collector (excluding the list returned)."},
    {"get_referrers", gc_get_referrers, 0, -1, 0, "Return the list of objects that directly refer to any of objs."},
    {"get_referents", gc_get_referents, 0, -1, 0, "Return the list of objects that are directly referred to by objs."},
    {"is_tracked", gc_is_tracked, 1, 1, 0, "Returns true if the object is tracked by the garbage collector."},
    {"is_finalized", gc_is_finalized, 1, 1, 0, "Returns true if the object has been already finalized by the GC."},
    {"freeze", gc_freeze, 0, 0, 0, "Freeze all current tracked objects and ignore them for future collections."},
    {"unfreeze", gc_unfreeze, 0, 0, 0, "Unfreeze all objects in the permanent generation."},
    {"get_freeze_count", gc_get_freeze_count, 0, 0, 0, "Return the number of objects in the permanent generation."},
    {"set_debug", gc_set_debug, 1, 1, 0, "Set the garbage collection debugging flags."},
    {"get_debug", gc_get_debug, 0, 0, 0, "Get the garbage collection debugging flags."},
    {"_set_stress", gc_set_stress, 1, 1, 0, "With a true value a full collection runs at every safe point after an allocation (Folio's tests)."},
    {NULL},
};

FoObject *fo_module_gc_new(void) {
    FO_AUTO(FoModule) m = fo_module_from_defs("gc", "This module provides access to the garbage collector for reference cycles.", defs);
    if (!m || !fo_module_add_i64(m, "DEBUG_STATS", FO_GC_DEBUG_STATS) || !fo_module_add_i64(m, "DEBUG_COLLECTABLE", FO_GC_DEBUG_COLLECTABLE) ||
        !fo_module_add_i64(m, "DEBUG_UNCOLLECTABLE", FO_GC_DEBUG_UNCOLLECTABLE) || !fo_module_add_i64(m, "DEBUG_SAVEALL", FO_GC_DEBUG_SAVEALL) ||
        !fo_module_add_i64(m, "DEBUG_LEAK", FO_GC_DEBUG_LEAK) || !fo_module_add_give(m, "garbage", fo_ref_object((FoObject *)fo_rt->gc.garbage)) ||
        !fo_module_add_give(m, "callbacks", fo_ref_object((FoObject *)fo_rt->gc.callbacks)))
        return NULL;
    return (FoObject *)fo_take(m);
}
