// SPDX-License-Identifier: MIT
// container: what the container types share: blocks of collected objects, equality without calls, recursion of repr, index arguments.
#ifndef FO_TYPES_CONTAINER_H
#define FO_TYPES_CONTAINER_H

#include "types/types.h"

// ---- blocks: collector head + object
// An object of nbytes (collector head excluded), count 1, not tracked, fields undefined; raises MemoryError.
FO_INLINE void *fo_gc_alloc(FoType *type, size_t nbytes) {
    FoGcHead *head = fo_alloc(nbytes + sizeof(FoGcHead), FO_MEM_OBJECT);
    if (fo_unlikely(!head)) return fo_raise_no_memory();
    head->next = NULL;
    head->prev = 0;
    FoObject *o = fo_gc_object(head);
    o->refcount = 1;
    o->type = type;
    return o;
}
FO_INLINE void fo_gc_free(FoObject *o, size_t nbytes) { fo_free(fo_gc_head(o), nbytes + sizeof(FoGcHead), FO_MEM_OBJECT); }

// For types that may be subclassed: nbytes is the size of the type's own layout.
FO_INLINE void *fo_gc_make(FoType *type, size_t nbytes) {
    return type->flags & FO_TYPE_HEAP ? (void *)fo_object_new(type, 0) : fo_gc_alloc(type, nbytes);
}
FO_INLINE void fo_gc_unmake(FoObject *self, size_t nbytes) {
    if (self->type->flags & FO_TYPE_HEAP) fo_object_free_block(self);
    else fo_gc_free(self, nbytes);
}

// Bounded lists of freed objects, linked through the collector head's prev: the counts (0) stay as they are.
FO_INLINE void *fo_free_list_pop(int which, FoType *type) {
    if (FO_CHECKED_BLOCKS) return NULL;
    FoGcHead *head = fo_rt->free_list[which].first;
    if (!head) return NULL;
    fo_rt->free_list[which].first = (void *)head->prev;
    fo_rt->free_list[which].n--;
    head->prev = 0;
    FoObject *o = fo_gc_object(head);
    o->refcount = 1;
    o->type = type;
    return o;
}
FO_INLINE bool fo_free_list_push(int which, FoObject *o, int32_t most) {
    if (FO_CHECKED_BLOCKS || fo_rt->free_list[which].n >= most) return false;
    FoGcHead *head = fo_gc_head(o);
    head->next = NULL;
    head->prev = (uintptr_t)fo_rt->free_list[which].first;
    fo_rt->free_list[which].first = head;
    fo_rt->free_list[which].n++;
    return true;
}
void fo_free_list_drop(int which, size_t nbytes); // gives the blocks back

// Could o be part of a cycle? Untracked tuples hold only things that cannot.
FO_INLINE bool fo_gc_may_matter(const FoObject *o) {
    return (o->type->flags & FO_TYPE_GC) && (o->type == &fo_tuple_type ? fo_gc_head(o)->next != NULL : fo_gc_has_head(o));
}

// ---- loops in C that may be long: false with KeyboardInterrupt when SIGINT has arrived
FO_MUST_CHECK FO_INLINE bool fo_poll(void) { return fo_likely(!fo_rt->interrupted) || fo_fail_interrupt(); }

// Compares two objects of the same exact type int, str or float, or tuples and lists of such; false: only the protocol can tell.
bool fo_compare_plain(const FoObject *a, const FoObject *b, FoCompareOp op, bool *truth);
// Tuples of ints, floats, strings (and of the same objects): false when an item needs the protocol.
bool fo_tuple_equal_plain(const FoTuple *a, const FoTuple *b, bool *equal);

// ---- equality: identity first, exact str, int and float without a call
FO_INLINE bool fo_equal_fast(FoObject *a, FoObject *b, bool *equal) {
    if (a == b) return *equal = true;
    if (a->type == b->type) {
        if (a->type == &fo_str_type) {
            *equal = fo_str_equal((FoStr *)a, (FoStr *)b);
            return true;
        }
        int64_t x, y;
        if (a->type == &fo_int_type && fo_int_fits_i64(a, &x) && fo_int_fits_i64(b, &y)) {
            *equal = x == y;
            return true;
        }
        if (a->type == &fo_float_type) {
            *equal = fo_float_value(a) == fo_float_value(b);
            return true;
        }
        if (a->type == &fo_tuple_type && fo_tuple_equal_plain((const FoTuple *)a, (const FoTuple *)b, equal)) return true;
    }
    return fo_equal(a, b, equal);
}
// The same for an item that only a container keeps alive and that comparing could remove from it.
FO_INLINE bool fo_equal_held(FoObject *item, FoObject *value, bool *equal) {
    if (item == value) return *equal = true;
    if (item->type == value->type && (item->type == &fo_int_type || item->type == &fo_str_type || item->type == &fo_float_type))
        return fo_equal_fast(item, value, equal);
    fo_ref(item);
    bool ok = fo_equal(item, value, equal);
    fo_unref(item);
    return ok;
}
// The hash of a key; str and int without a call.
FO_INLINE bool fo_hash_fast(FoObject *o, int64_t *hash) {
    if (o->type == &fo_str_type && ((FoStr *)o)->hash != -1) {
        *hash = ((FoStr *)o)->hash;
        return true;
    }
    int64_t size;
    if (o->type == &fo_int_type && (size = ((FoInt *)o)->size, (uint64_t)(size + 1) <= 2)) {
        int64_t v = size * (int64_t)((FoInt *)o)->digit[0];
        *hash = v == -1 ? -2 : v;
        return true;
    }
    return fo_hash(o, hash);
}

// ---- repr of containers that may contain themselves
typedef struct FoReprGuard {
    FoObject *o;
    struct FoReprGuard *up;
} FoReprGuard;
// True when o's repr is already being made further up: print "..." instead. Otherwise pair with fo_repr_leave.
bool fo_repr_enter(FoReprGuard *guard, FoObject *o);
void fo_repr_leave(FoReprGuard *guard);

// ---- arguments
// A subscript that is not a slice: IndexError when it does not fit, TypeError "<what> indices must be integers or slices, not T".
FO_MUST_CHECK bool fo_index_key(FoObject *key, const char *what, int64_t *out);
// index(value, start, stop) arguments: __index__, clamped; negative counts from the end.
FO_MUST_CHECK bool fo_index_bound(FoObject *bound, int64_t n, int64_t *out);
// A number argument: OverflowError "Python int too large to convert to C ssize_t" (int), where fo_index_as_i64 has other words.
FO_MUST_CHECK bool fo_size_arg(FoObject *o, int64_t *out);
FO_MUST_CHECK bool fo_c_int_arg(FoObject *o, int32_t *out);
bool fo_has_index(const FoObject *o);
FoObject *fo_exact_index(FoObject *o); // fo_index as an exact int, also for bool and subclasses
FoObject *fo_items_repr(FoObject *self, const char *open, const char *close, bool lone_comma); // list, tuple
FoObject *fo_items_compare(FoObject *a, FoObject *b, FoCompareOp op); // two lists or two tuples
FoObject *fo_class_getitem(FoObject *type, FoObject *const *args, int64_t n, FoTuple *kwnames); // list[int]

// The __new__ of a built-in type refuses keywords unless a class has an __init__ of its own, which may want them.
FO_MUST_CHECK FO_INLINE bool fo_refuse_keywords(const FoType *type, const FoType *base, FoTuple *kwnames) {
    return !kwnames || (type != base && type->init != base->init) || fo_args_no_keywords(base->name, kwnames);
}

// ---- __reduce__ and __setstate__ (reduce.c)
// The reconstruction builtin(*args), with a state if there is one. Consumes args (NULL: an exception is pending) and state.
FoObject *fo_reduce_give(const char *builtin, FoTuple *args, FoObject *state_or_null);
// An iterator over a sequence at a position; iter(when_exhausted) once the sequence is gone.
FoObject *fo_reduce_iterator(const char *builtin, FoObject *sequence_or_null, FoObject *when_exhausted, int64_t at);
FoObject *fo_reduce_remaining(FoObject *iterator); // iter of the list of what is left; consumes the items
FO_MUST_CHECK bool fo_iterator_state(FoObject *state, int64_t most, int64_t *at); // an int, clipped to 0..most
#define FO_REDUCE(function) {"__reduce__", function, 0, 0, 0, "Return state information for pickling.", NULL}
#define FO_SET_STATE(function) {"__setstate__", function, 1, 1, 0, "Set state information for unpickling.", NULL}

#define FO_CLASS_GETITEM                                                                                       \
    {"__class_getitem__", fo_class_getitem, 1, 1, FO_NATIVE_CLASS, "See PEP 585", NULL}

#endif
