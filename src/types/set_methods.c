// SPDX-License-Identifier: MIT
// The types set and frozenset and their iterator.
#include "types/set_private.h"

// ---- life

static void set_free(FoObject *self) {
    FoSet *s = (FoSet *)self;
    fo_gc_untrack(self);
    if (s->weaklist) fo_weakref_clear_all(self);
    fo_set_release(s);
    if (self->type->flags & FO_TYPE_HEAP) fo_object_free_block(self);
    else fo_gc_free(self, sizeof *s);
}

static bool set_visit(FoObject *self, FoVisitor visit, void *context) {
    FoSet *s = (FoSet *)self;
    for (FoSetEntry *e = s->table, *end = e + s->mask + 1; e < end; e++)
        if (fo_set_live(e) && !visit(e->key, context)) return false;
    return true;
}

static void set_clear_slot(FoObject *self) { fo_set_clear_all((FoSet *)self); }

static FoObject *set_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return (FoObject *)fo_set_make(type);
}

static bool set_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoSet *s = (FoSet *)self;
    if (!fo_args_no_keywords("set", kwnames) || !fo_args_count(self->type->name, n, 0, 1)) return false;
    if (s->fill) fo_set_clear_all(s);
    return n == 0 || fo_set_update(self, args[0]);
}

static FoObject *frozenset_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_refuse_keywords(type, &fo_frozenset_type, kwnames)) return NULL;
    if (!fo_args_count(type->name, n, 0, 1)) return NULL;
    if (type == &fo_frozenset_type) return fo_frozenset_new(n ? args[0] : NULL);
    FO_AUTO(FoSet) s = fo_set_make(type);
    if (!s || (n && !fo_set_update((FoObject *)s, args[0]))) return NULL;
    return (FoObject *)fo_take(s);
}

static int64_t set_size_of(FoObject *self) {
    FoSet *s = (FoSet *)self;
    return self->type->basic_nbytes + (s->table == s->small ? 0 : (s->mask + 1) * (int64_t)sizeof(FoSetEntry));
}

// ---- text, hash, comparison

static FoObject *repr_items(FoObject *self) {
    FO_AUTO(FoObject) items = (FoObject *)fo_sequence_as_list(self);
    if (!items) return NULL;
    FO_AUTO(FoObject) text = fo_items_repr(items, "{", "}", false);
    if (!text || self->type == &fo_set_type) return fo_take(text);
    return (FoObject *)fo_str_printf("%T(%S)", self, text);
}

static FoObject *set_repr(FoObject *self) {
    FoReprGuard guard;
    if (((FoSet *)self)->n == 0) return (FoObject *)fo_str_printf("%T()", self);
    if (fo_repr_enter(&guard, self)) return (FoObject *)fo_str_printf("%T(...)", self);
    FoObject *r = NULL;
    if (fo_enter_recursion(" while getting the repr of an object")) {
        r = repr_items(self);
        fo_leave_recursion();
    }
    fo_repr_leave(&guard);
    return r;
}

static uint64_t shuffle_bits(uint64_t h) { return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u; }

// Independent of order; CPython's formula.
static bool frozenset_hash(FoObject *self, int64_t *hash) {
    FoSet *s = (FoSet *)self;
    if (s->hash == -1) {
        uint64_t h = 0;
        for (FoSetEntry *e = s->table, *end = e + s->mask + 1; e < end; e++)
            if (fo_set_live(e)) h ^= shuffle_bits((uint64_t)e->hash);
        h ^= ((uint64_t)s->n + 1) * 1927868237u;
        h ^= (h >> 11) ^ (h >> 25);
        h = h * 69069u + 907133923u;
        s->hash = h == (uint64_t)-1 ? 590923713 : (int64_t)h;
    }
    *hash = s->hash;
    return true;
}

static FoObject *set_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    FoSet *x = (FoSet *)a, *y = (FoSet *)b;
    bool yes = false;
    if (!fo_set_check_any(b) || !fo_set_check_any(a)) return fo_new_not_implemented();
    switch (op) {
    case FO_EQ:
    case FO_NE:
        if (x->n == y->n && (x->hash == -1 || y->hash == -1 || x->hash == y->hash) && !fo_set_is_subset(x, b, &yes)) return NULL;
        return fo_bool_new(yes == (op == FO_EQ));
    case FO_LT:
    case FO_LE:
        if (!(op == FO_LT && x->n >= y->n) && !fo_set_is_subset(x, b, &yes)) return NULL;
        return fo_bool_new(yes);
    default:
        if (!(op == FO_GT && x->n <= y->n) && !fo_set_is_superset(x, b, &yes)) return NULL;
        return fo_bool_new(yes);
    }
}

static bool set_len(FoObject *self, int64_t *n) {
    *n = ((FoSet *)self)->n;
    return true;
}

// ---- operators

static bool both_sets(FoObject *a, FoObject *b) { return fo_set_check_any(a) && fo_set_check_any(b); }

static FoObject *set_or(FoObject *a, FoObject *b) {
    if (!both_sets(a, b)) return fo_new_not_implemented();
    FO_AUTO(FoSet) r = fo_set_copy((FoSet *)a, fo_set_base_type(a));
    if (!r || (a != b && !fo_set_update((FoObject *)r, b))) return NULL;
    return (FoObject *)fo_take(r);
}

static FoObject *set_and(FoObject *a, FoObject *b) {
    return both_sets(a, b) ? (FoObject *)fo_set_intersection((FoSet *)a, b) : fo_new_not_implemented();
}

static FoObject *set_sub(FoObject *a, FoObject *b) {
    return both_sets(a, b) ? (FoObject *)fo_set_difference((FoSet *)a, b) : fo_new_not_implemented();
}

static FoObject *set_xor(FoObject *a, FoObject *b) {
    return both_sets(a, b) ? (FoObject *)fo_set_symmetric_difference((FoSet *)a, b) : fo_new_not_implemented();
}

static FoObject *set_inplace_or(FoObject *self, FoObject *other) {
    if (!fo_set_check_any(other)) return fo_new_not_implemented();
    return fo_set_update(self, other) ? fo_ref(self) : NULL;
}

static bool intersection_update(FoSet *s, FoObject *other) {
    FO_AUTO(FoSet) common = fo_set_intersection(s, other);
    if (common) fo_set_swap_bodies(s, common);
    return common != NULL;
}

static FoObject *set_inplace_and(FoObject *self, FoObject *other) {
    if (!fo_set_check_any(other)) return fo_new_not_implemented();
    return intersection_update((FoSet *)self, other) ? fo_ref(self) : NULL;
}

static FoObject *set_inplace_sub(FoObject *self, FoObject *other) {
    if (!fo_set_check_any(other)) return fo_new_not_implemented();
    return fo_set_difference_update((FoSet *)self, other) ? fo_ref(self) : NULL;
}

static FoObject *set_inplace_xor(FoObject *self, FoObject *other) {
    if (!fo_set_check_any(other)) return fo_new_not_implemented();
    return fo_set_symmetric_difference_update((FoSet *)self, other) ? fo_ref(self) : NULL;
}

// ---- methods that change

#define METHOD(name) static FoObject *name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames)

METHOD(set_add) { return fo_set_add(self, args[0]) ? fo_new_none() : NULL; }

METHOD(set_clear) {
    fo_set_clear_all((FoSet *)self);
    return fo_new_none();
}

METHOD(set_discard) {
    bool found;
    return fo_set_discard(self, args[0], &found) ? fo_new_none() : NULL;
}

METHOD(set_remove) {
    bool found;
    if (!fo_set_discard(self, args[0], &found)) return NULL;
    return found ? fo_new_none() : fo_raise_with(FO_KEY_ERROR, args[0]);
}

METHOD(set_pop) {
    FoSet *s = (FoSet *)self;
    if (s->n == 0) return fo_raise(FO_KEY_ERROR, "pop from an empty set");
    uint64_t i = s->finger & (uint64_t)s->mask;
    while (!fo_set_live(&s->table[i]))
        i = (i + 1) & (uint64_t)s->mask;
    FoObject *key = s->table[i].key;
    s->table[i] = (FoSetEntry){&fo_set_dummy, -1};
    s->n--;
    s->finger = (uint32_t)(i + 1);
    return key;
}

typedef bool (*UpdateFn)(FoSet *s, FoObject *other);
static FoObject *update_with_all(FoObject *self, FoObject *const *args, int64_t n, UpdateFn update) {
    for (int64_t i = 0; i < n; i++)
        if (!update((FoSet *)self, args[i])) return NULL;
    return fo_new_none();
}

static bool update_one(FoSet *s, FoObject *other) { return fo_set_update((FoObject *)s, other); }
METHOD(set_update) { return update_with_all(self, args, n, update_one); }
METHOD(set_difference_update) { return update_with_all(self, args, n, fo_set_difference_update); }
// All or nothing: the set changes when the last operand has been read.
METHOD(set_intersection);
METHOD(set_intersection_update) {
    FO_AUTO(FoObject) common = set_intersection(self, args, n, kwnames);
    if (!common) return NULL;
    if (common != self) fo_set_swap_bodies((FoSet *)self, (FoSet *)common);
    return fo_new_none();
}

METHOD(set_symmetric_difference_update) { return update_with_all(self, args, n, fo_set_symmetric_difference_update); }

// ---- methods that make a new set

METHOD(set_copy) {
    if (self->type == &fo_frozenset_type) return fo_ref(self);
    return (FoObject *)fo_set_copy((FoSet *)self, fo_set_base_type(self));
}

METHOD(set_union) {
    FO_AUTO(FoSet) r = fo_set_copy((FoSet *)self, fo_set_base_type(self));
    for (int64_t i = 0; r && i < n; i++)
        if (args[i] != self && !fo_set_update((FoObject *)r, args[i])) return NULL;
    return (FoObject *)fo_take(r);
}

METHOD(set_intersection) {
    if (n == 0) return set_copy(self, NULL, 0, NULL);
    FO_AUTO(FoSet) r = (FoSet *)fo_ref(self);
    for (int64_t i = 0; i < n; i++) {
        FoSet *next = fo_set_intersection(r, args[i]);
        if (!next) return NULL;
        fo_assign_give(&r, next);
    }
    return (FoObject *)fo_take(r);
}

METHOD(set_difference) {
    if (n == 0) return set_copy(self, NULL, 0, NULL);
    FO_AUTO(FoSet) r = fo_set_difference((FoSet *)self, args[0]);
    for (int64_t i = 1; r && i < n; i++)
        if (!fo_set_difference_update(r, args[i])) return NULL;
    return (FoObject *)fo_take(r);
}

METHOD(set_symmetric_difference) { return (FoObject *)fo_set_symmetric_difference((FoSet *)self, args[0]); }

// ---- questions

METHOD(set_issubset) {
    bool yes;
    return fo_set_is_subset((FoSet *)self, args[0], &yes) ? fo_bool_new(yes) : NULL;
}

METHOD(set_issuperset) {
    bool yes;
    return fo_set_is_superset((FoSet *)self, args[0], &yes) ? fo_bool_new(yes) : NULL;
}

METHOD(set_isdisjoint) {
    bool yes;
    return fo_set_is_disjoint((FoSet *)self, args[0], &yes) ? fo_bool_new(yes) : NULL;
}

METHOD(set_contains_method) {
    bool found;
    return fo_set_has(self, args[0], &found) ? fo_bool_new(found) : NULL;
}

// ---- iterator

typedef struct {
    FoObject head;
    FoSet *set; // NULL: exhausted
    int64_t n, at, left;
} SetIterator;
static FoType set_iterator_type;

static FoObject *set_iter(FoObject *self) {
    SetIterator *it = fo_gc_alloc(&set_iterator_type, sizeof *it);
    if (!it) return NULL;
    it->set = (FoSet *)fo_ref(self);
    it->n = it->left = it->set->n;
    it->at = 0;
    fo_gc_track((FoObject *)it);
    return (FoObject *)it;
}

static bool iterator_next(FoObject *self, FoObject **item) {
    SetIterator *it = (SetIterator *)self;
    *item = NULL;
    if (!it->set) return true;
    if (it->n != it->set->n) {
        it->n = -1;
        return fo_fail(FO_RUNTIME_ERROR, "Set changed size during iteration");
    }
    FoSetEntry *e = fo_set_next(it->set, &it->at);
    if (e) {
        it->left--;
        *item = fo_ref(e->key);
    } else {
        fo_clear_slot(&it->set);
    }
    return true;
}

static void iterator_free(FoObject *self) {
    fo_gc_untrack(self);
    fo_xunref(((SetIterator *)self)->set);
    fo_gc_free(self, sizeof(SetIterator));
}

static bool iterator_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((SetIterator *)self)->set);
    return true;
}

METHOD(iterator_length_hint) {
    SetIterator *it = (SetIterator *)self;
    return fo_int_from_i64(it->set && it->n == it->set->n ? it->left : 0);
}

// What is left, asked of a copy: the iterator itself stays where it is.
METHOD(iterator_reduce) {
    SetIterator *it = (SetIterator *)self;
    FO_AUTO(FoObject) copy = it->set ? set_iter((FoObject *)it->set) : (FoObject *)fo_list_new(0);
    if (!copy) return NULL;
    if (it->set) {
        ((SetIterator *)copy)->n = it->n;
        ((SetIterator *)copy)->at = it->at;
        ((SetIterator *)copy)->left = it->left;
    }
    return fo_reduce_remaining(copy);
}

// (class, ([items],), attributes or None)
METHOD(set_reduce) {
    FO_AUTO(FoList) items = fo_sequence_as_list(self);
    FO_AUTO(FoTuple) arguments = items ? fo_tuple_pack(1, items) : NULL;
    FO_AUTO(FoObject) state = arguments ? fo_call_method(self, fo_name(__getstate__), NULL, 0) : NULL;
    return state ? (FoObject *)fo_tuple_pack(3, self->type, arguments, state) : NULL;
}

static const FoNativeDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0, 0, 0, "Private method returning an estimate of len(list(it)).", NULL},
    FO_REDUCE(iterator_reduce),
    {NULL},
};
static FoType set_iterator_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "set_iterator",
    .basic_nbytes = sizeof(SetIterator),
    .flags = FO_TYPE_GC,
    .free = iterator_free,
    .visit = iterator_visit,
    .iter = fo_self_iter,
    .next = iterator_next,
    .methods = iterator_methods,
};

// ---- the types

#define COMMON_METHODS                                                                                         \
    {"copy", set_copy, 0, 0, 0, "Return a shallow copy of a set.", NULL},                                      \
        {"union", set_union, 0, -1, 0, "Return the union of sets as a new set.\n\n(i.e. all elements that are in either set.)", NULL}, \
        {"intersection", set_intersection, 0, -1, 0, "Return the intersection of two sets as a new set.\n\n(i.e. all elements that are in both sets.)", NULL}, \
        {"difference", set_difference, 0, -1, 0, "Return the difference of two or more sets as a new set.\n\n(i.e. all elements that are in this set but not the others.)", NULL}, \
        {"symmetric_difference", set_symmetric_difference, 1, 1, 0, "Return the symmetric difference of two sets as a new set.\n\n(i.e. all elements that are in exactly one of the sets.)", NULL}, \
        {"issubset", set_issubset, 1, 1, 0, "Report whether another set contains this set.", NULL},            \
        {"issuperset", set_issuperset, 1, 1, 0, "Report whether this set contains another set.", NULL},        \
        {"isdisjoint", set_isdisjoint, 1, 1, 0, "Return True if two sets have a null intersection.", NULL},    \
        {"__contains__", set_contains_method, 1, 1, FO_NATIVE_COEXIST, "x.__contains__(y) <==> y in x.", NULL}, FO_REDUCE(set_reduce), FO_CLASS_GETITEM

static const FoNativeDef frozenset_methods[] = {COMMON_METHODS, {NULL}};
static const FoNativeDef set_methods[] = {
    {"add", set_add, 1, 1, 0, "Add an element to a set.\n\nThis has no effect if the element is already present.", NULL},
    {"clear", set_clear, 0, 0, 0, "Remove all elements from this set.", NULL},
    {"discard", set_discard, 1, 1, 0,
     "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\n"
     "an exception when an element is missing from the set.", NULL},
    {"remove", set_remove, 1, 1, 0, "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.", NULL},
    {"pop", set_pop, 0, 0, 0, "Remove and return an arbitrary set element.\nRaises KeyError if the set is empty.", NULL},
    {"update", set_update, 0, -1, 0, "Update a set with the union of itself and others.", NULL},
    {"difference_update", set_difference_update, 0, -1, 0, "Remove all elements of another set from this set.", NULL},
    {"intersection_update", set_intersection_update, 0, -1, 0, "Update a set with the intersection of itself and another.", NULL},
    {"symmetric_difference_update", set_symmetric_difference_update, 1, 1, 0, "Update a set with the symmetric difference of itself and another.", NULL},
    COMMON_METHODS,
    {NULL},
};

#define SET_TYPE                                                                                               \
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}}, .basic_nbytes = sizeof(FoSet),                      \
    .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_SET, .free = set_free, .visit = set_visit, .clear = set_clear_slot, \
    .size_of = set_size_of, .repr = set_repr, .compare = set_compare, .iter = set_iter, .len = set_len, .contains = fo_set_has, \
    .binary = {[FO_OP_OR] = set_or, [FO_OP_AND] = set_and, [FO_OP_SUB] = set_sub, [FO_OP_XOR] = set_xor},      \
    .weaklist_offset = offsetof(FoSet, weaklist)

FoType fo_set_type = {
    SET_TYPE,
    .name = "set",
    .doc = "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered collection of unique elements.",
    .new_ = set_new,
    .init = set_init,
    .hash = fo_hash_not_implemented,
    .inplace = {[FO_OP_OR] = set_inplace_or, [FO_OP_AND] = set_inplace_and, [FO_OP_SUB] = set_inplace_sub, [FO_OP_XOR] = set_inplace_xor},
    .methods = set_methods,
};
FoType fo_frozenset_type = {
    SET_TYPE,
    .name = "frozenset",
    .doc =
        "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\n"
        "Build an immutable unordered collection of unique elements.",
    .new_ = frozenset_new,
    .hash = frozenset_hash,
    .methods = frozenset_methods,
};

bool fo_set_init(void) {
    return fo_type_ready(&fo_set_type) && fo_type_ready(&fo_frozenset_type) && fo_type_ready(&set_iterator_type);
}
