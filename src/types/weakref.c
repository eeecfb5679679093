// SPDX-License-Identifier: MIT
// weakref.ref. (Proxies are in weakproxy.c.)
#include "types/types.h"

static bool weakref_supported(const FoObject *o) {
    if (!o->type->weaklist_offset) return false;
    return !fo_exception_check(o) || (o->type->flags & FO_TYPE_HEAP); // built-in exceptions refuse, as CPython's do
}

// ---- the list of an object: a reference and a proxy without callbacks come first and are shared

static void link_after(FoWeakref *ref, FoWeakref **list, FoWeakref *after) {
    ref->previous = after;
    ref->next = after ? after->next : *list;
    if (ref->next) ref->next->previous = ref;
    if (after) after->next = ref;
    else *list = ref;
}

static void unlink(FoWeakref *ref) {
    if (!ref->target) return;
    FoWeakref **list = fo_weakref_list(ref->target);
    if (ref->previous) ref->previous->next = ref->next;
    else if (list) *list = ref->next;
    if (ref->next) ref->next->previous = ref->previous;
    ref->previous = ref->next = NULL;
    ref->target = NULL;
}

static bool is_shared_kind(const FoWeakref *ref, const FoType *type) { return ref && !ref->callback && ref->head.type == type; }

// The shared reference of exactly this type, or NULL; *last is the last of the shared ones.
static FoWeakref *find_shared(FoWeakref *first, const FoType *type, FoWeakref **last) {
    FoWeakref *found = NULL;
    *last = NULL;
    for (FoWeakref *ref = first; ref && !ref->callback; ref = ref->next) {
        const FoType *t = ref->head.type;
        if (t != &fo_weakref_type && t != &fo_weakproxy_type && t != &fo_weakproxy_callable_type) break;
        if (is_shared_kind(ref, type)) found = ref;
        *last = ref;
    }
    return found;
}

static FoObject *make(FoType *type, FoObject *target, FoObject *callback) {
    if (!weakref_supported(target)) return fo_raise(FO_TYPE_ERROR, "cannot create weak reference to '%T' object", target);
    if (callback == fo_none) callback = NULL;
    FoWeakref **list = fo_weakref_list(target), *last;
    FoWeakref *shared = find_shared(*list, type, &last);
    if (!callback && shared) return fo_ref_object((FoObject *)shared);
    FoWeakref *ref = (FoWeakref *)fo_object_new(type, 0);
    if (!ref) return NULL;
    ref->hash = -1;
    ref->callback = fo_xref(callback);
    ref->target = target;
    find_shared(*list, type, &last); // the allocation may have run code
    bool first = !callback && type == &fo_weakref_type;
    link_after(ref, list, first ? NULL : last);
    fo_gc_track((FoObject *)ref);
    return (FoObject *)ref;
}

FoObject *fo_weakref_new(FoObject *target, FoObject *callback_or_null) { return make(&fo_weakref_type, target, callback_or_null); }

FoObject *fo_weakproxy_new(FoObject *target, FoObject *callback_or_null) {
    return make(target->type->call ? &fo_weakproxy_callable_type : &fo_weakproxy_type, target, callback_or_null);
}

FoObject *fo_weakref_get(FoObject *ref) {
    FoObject *target = ((FoWeakref *)ref)->target;
    return fo_ref(target && target->refcount > 0 ? target : fo_none);
}

// ---- death of the target

void fo_weakref_detach(FoWeakref *ref, bool call_back, FoWeakref **pending) {
    unlink(ref);
    if (!call_back || !ref->callback || ref->head.refcount <= 0) return;
    fo_ref(ref);
    ref->next = *pending;
    *pending = ref;
}

static void call_back(FoWeakref *ref) {
    FO_AUTO(FoObject) callback = fo_take(ref->callback);
    if (!callback) return;
    FO_AUTO(FoObject) result = fo_call1(callback, (FoObject *)ref);
    if (!result) fo_error_write_unraisable(NULL, callback);
}

void fo_weakref_call_pending(FoWeakref *pending) {
    if (!pending) return;
    FoObject *error = fo_error_take();
    while (pending) {
        FoWeakref *ref = pending;
        pending = ref->next;
        ref->next = NULL;
        call_back(ref);
        fo_unref(ref);
    }
    fo_error_restore_give(error);
}

void fo_weakref_clear_all(FoObject *target) {
    FoWeakref **list = fo_weakref_list(target), *reversed = NULL, *pending = NULL;
    if (!list || !*list) return;
    while (*list) fo_weakref_detach(*list, true, &reversed);
    while (reversed) { // newest first, as they were linked
        FoWeakref *ref = reversed;
        reversed = ref->next;
        ref->next = pending;
        pending = ref;
    }
    fo_weakref_call_pending(pending);
}

// ---- slots, shared with the proxies

void fo_weakref_free_slot(FoObject *self) {
    FoWeakref *ref = (FoWeakref *)self;
    fo_gc_untrack(self);
    unlink(ref);
    fo_clear_slot(&ref->callback);
    fo_object_free_block(self);
}

bool fo_weakref_visit_slot(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoWeakref *)self)->callback);
    return true;
}

void fo_weakref_clear_slot(FoObject *self) {
    unlink((FoWeakref *)self);
    fo_clear_slot(&((FoWeakref *)self)->callback);
}

static FoObject *ref_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (n < 1 || n > 2) return fo_raise_arity("__new__", n, 1, 2);
    if (type == &fo_weakref_type && kwnames && kwnames->n) return fo_raise(FO_TYPE_ERROR, "ref() takes no keyword arguments");
    return make(type, args[0], n == 2 ? args[1] : NULL);
}

static bool ref_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (kwnames && kwnames->n) return fo_fail(FO_TYPE_ERROR, "ref() takes no keyword arguments");
    return fo_args_count("__init__", n, 1, 2);
}

static FoObject *ref_call(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (kwnames && kwnames->n) return fo_raise(FO_TYPE_ERROR, "weakref.ReferenceType() takes no keyword arguments");
    if (n) return fo_raise(FO_TYPE_ERROR, "weakref expected 0 arguments, got %lld", (long long)n);
    return fo_weakref_get(self);
}

static FoObject *ref_repr(FoObject *self) {
    FO_AUTO(FoObject) target = fo_weakref_get(self);
    if (target == fo_none) return (FoObject *)fo_str_printf("<weakref at %p; dead>", self);
    FO_AUTO(FoObject) name = NULL;
    if (!fo_find_attr(target, fo_name(__name__), &name)) return NULL;
    if (!name || !fo_str_check(name)) return (FoObject *)fo_str_printf("<weakref at %p; to '%T' at %p>", self, target, target);
    return (FoObject *)fo_str_printf("<weakref at %p; to '%T' at %p (%S)>", self, target, target, name);
}

static bool ref_hash(FoObject *self, int64_t *hash) {
    FoWeakref *ref = (FoWeakref *)self;
    if (ref->hash == -1) {
        FO_AUTO(FoObject) target = fo_weakref_get(self);
        if (target == fo_none) return fo_fail(FO_TYPE_ERROR, "weak object has gone away");
        if (!fo_hash(target, &ref->hash)) return false;
    }
    *hash = ref->hash;
    return true;
}

// References to live objects compare as these do, others by identity.
static FoObject *ref_compare(FoObject *left, FoObject *right, FoCompareOp op) {
    if ((op != FO_EQ && op != FO_NE) || !fo_is_a(left, &fo_weakref_type) || !fo_is_a(right, &fo_weakref_type)) return fo_new_not_implemented();
    FO_AUTO(FoObject) a = fo_weakref_get(left);
    FO_AUTO(FoObject) b = fo_weakref_get(right);
    if (a == fo_none || b == fo_none) return fo_bool_new((left == right) == (op == FO_EQ));
    return fo_compare(a, b, op);
}

static FoObject *callback_get(FoObject *self, void *closure) {
    FoWeakref *ref = (FoWeakref *)self;
    return fo_ref(ref->callback ? ref->callback : fo_none);
}

static FoObject *class_get_item(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_generic_alias_new(self, args[0]); }
static const FoGetSetDef getsets[] = {{"__callback__", callback_get, NULL}, {NULL}};
static const FoNativeDef methods[] = {{"__class_getitem__", class_get_item, 1, 1, FO_NATIVE_CLASS, "See PEP 585"}, {NULL}};

FoType fo_weakref_type = {
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "weakref.ReferenceType",
    .basic_nbytes = sizeof(FoWeakref),
    .flags = FO_TYPE_GC | FO_TYPE_BASE,
    .free = fo_weakref_free_slot,
    .visit = fo_weakref_visit_slot,
    .clear = fo_weakref_clear_slot,
    .new_ = ref_new,
    .init = ref_init,
    .repr = ref_repr,
    .hash = ref_hash,
    .compare = ref_compare,
    .call = ref_call,
    .methods = methods,
    .getsets = getsets,
};

bool fo_weakref_init(void) { return fo_type_ready(&fo_weakref_type); }
