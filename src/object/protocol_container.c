// SPDX-License-Identifier: MIT
// Length, items, membership, iteration, buffers.
#include "types/core.h"

bool fo_len(FoObject *o, int64_t *n) {
    if (fo_likely(o->type->len != NULL)) return o->type->len(o, n);
    return fo_fail(FO_TYPE_ERROR, "object of type '%T' has no len()", o);
}

// ---- items

// C[key] where C is a class: C.__class_getitem__(key).
static FoObject *class_get_item(FoObject *type, FoObject *key) {
    if (type == (FoObject *)&fo_type_type) return fo_generic_alias_new(type, key);
    FO_AUTO(FoObject) method = NULL;
    if (!fo_find_attr(type, fo_name(__class_getitem__), &method)) return NULL;
    if (method && method != fo_none) return fo_call1(method, key);
    return fo_raise(FO_TYPE_ERROR, "type '%s' is not subscriptable", ((FoType *)type)->name);
}

FoObject *fo_get_item(FoObject *o, FoObject *key) {
    if (fo_likely(o->type->get_item != NULL)) return o->type->get_item(o, key);
    if (fo_has_flag(o, FO_TYPE_TYPE)) return class_get_item(o, key);
    return fo_raise(FO_TYPE_ERROR, "'%T' object is not subscriptable", o);
}

bool fo_set_item(FoObject *o, FoObject *key, FoObject *value) {
    if (fo_likely(o->type->set_item != NULL)) return o->type->set_item(o, key, value);
    if (value) return fo_fail(FO_TYPE_ERROR, "'%T' object does not support item assignment", o);
    return fo_fail(FO_TYPE_ERROR, "'%T' object doesn't support item deletion", o);
}

static bool contains_by_iteration(FoObject *o, FoObject *item, bool *found) {
    *found = false;
    if (!o->type->iter && !o->type->get_item) return fo_fail(FO_TYPE_ERROR, "argument of type '%T' is not iterable", o);
    FO_AUTO(FoObject) iterator = fo_iter(o);
    if (!iterator) {
        if (fo_error_matches_kind(FO_TYPE_ERROR)) fo_raise(FO_TYPE_ERROR, "argument of type '%T' is not iterable", o);
        return false;
    }
    for (;;) {
        FO_AUTO(FoObject) candidate = NULL;
        if (fo_unlikely(fo_rt->interrupted)) return fo_fail_interrupt();
        if (!fo_next(iterator, &candidate)) return false;
        if (!candidate) return true;
        if (!fo_equal(candidate, item, found)) return false;
        if (*found) return true;
    }
}

bool fo_contains(FoObject *o, FoObject *item, bool *found) {
    if (fo_likely(o->type->contains != NULL)) return o->type->contains(o, item, found);
    return contains_by_iteration(o, item, found);
}

// ---- iteration

FoObject *fo_self_iter(FoObject *self) { return fo_ref(self); }

FoObject *fo_iter(FoObject *o) {
    FoType *type = o->type;
    if (fo_unlikely(!type->iter)) {
        if (type->get_item && type->is_sequence) return fo_sequence_iterator_new(&fo_sequence_iterator_type, o);
        return fo_raise(FO_TYPE_ERROR, "'%T' object is not iterable", o);
    }
    FoObject *iterator = type->iter(o);
    if (fo_likely(!iterator || iterator->type->next)) return iterator;
    fo_raise(FO_TYPE_ERROR, "iter() returned non-iterator of type '%T'", iterator);
    fo_unref(iterator);
    return NULL;
}

FoObject *fo_next_or_raise(FoObject *iterator) {
    FoNextFn next = iterator->type->next;
    if (!next) return fo_raise(FO_TYPE_ERROR, "'%T' object is not an iterator", iterator);
    if (iterator->type->step) return iterator->type->step(iterator);
    FoObject *item = NULL;
    if (!next(iterator, &item) || item) return item;
    FoObject *end = fo_exception_new(fo_exception_type(FO_STOP_ITERATION), NULL, 0);
    return end ? fo_raise_give(end) : NULL;
}

FoList *fo_sequence_as_list(FoObject *iterable) {
    FO_AUTO(FoList) list = fo_list_new(0);
    if (!list || !fo_list_extend(list, iterable)) return NULL;
    return fo_take(list);
}

FoTuple *fo_sequence_as_tuple(FoObject *iterable) {
    if (fo_tuple_check_exact(iterable)) return (FoTuple *)fo_ref(iterable);
    if (fo_list_check_exact(iterable)) return fo_list_as_tuple((FoList *)iterable);
    FO_AUTO(FoList) list = fo_sequence_as_list(iterable);
    return list ? fo_list_as_tuple(list) : NULL;
}

// ---- buffers

bool fo_buffer_view_get(FoObject *o, FoBufferView *view, bool writable) {
    FoBufferGetFn get = o->type->buffer_get;
    if (!get) return fo_fail(FO_TYPE_ERROR, "a bytes-like object is required, not '%T'", o);
    *view = (FoBufferView){.owner = NULL};
    if (!get(o, view)) return false;
    if (!view->owner) view->owner = fo_ref(o);
    if (!writable || !view->read_only) return true;
    fo_buffer_view_release(view);
    return fo_fail(FO_BUFFER_ERROR, "Object is not writable.");
}

void fo_buffer_view_release(FoBufferView *view) {
    FoObject *owner = view->owner;
    if (!owner) return;
    if (owner->type->buffer_release) owner->type->buffer_release(owner, view);
    view->owner = NULL;
    fo_unref(owner);
}
