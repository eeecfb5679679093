// SPDX-License-Identifier: MIT
// Unions, intersections, differences and order of sets. The order in which entries are walked follows CPython.
#include "types/dict_private.h"
#include "types/set_private.h"

FoType *fo_set_base_type(const FoObject *s) { return fo_is_a(s, &fo_frozenset_type) ? &fo_frozenset_type : &fo_set_type; }

// Calls one of the two functions for every item of an iterable with its hash; stops when it returns false or *stop.
typedef bool (*ItemFn)(FoSet *s, FoObject *item, int64_t hash, void *context, bool *stop);

static bool for_each_in_set(FoSet *s, FoSet *other, ItemFn f, void *context) {
    bool stop = false;
    int64_t at = 0;
    for (FoSetEntry *e; !stop && (e = fo_set_next(other, &at)) != NULL;) {
        FO_AUTO(FoObject) item = fo_ref(e->key);
        if (!f(s, item, e->hash, context, &stop)) return false;
    }
    return true;
}

// The dict knows the hashes. What f does may change it: the table is looked at again each time.
static bool for_each_key(FoSet *s, FoDict *d, ItemFn f, void *context) {
    bool stop = false;
    for (int64_t i = 0; !stop && i < d->table->n_entries; i++) {
        FoObject *key = *fo_dict_table_key(d->table, i);
        if (!key) continue;
        FO_AUTO(FoObject) item = fo_ref(key);
        if (!f(s, item, fo_dict_hash_at(d->table, i), context, &stop)) return false;
    }
    return true;
}

static bool for_each_item(FoSet *s, FoObject *iterable, ItemFn f, void *context) {
    if (fo_set_check_any(iterable)) return for_each_in_set(s, (FoSet *)iterable, f, context);
    if (fo_dict_check_exact(iterable)) return for_each_key(s, (FoDict *)iterable, f, context);
    FO_AUTO(FoObject) iterator = fo_iter(iterable);
    if (!iterator) return false;
    for (bool stop = false; !stop;) {
        int64_t hash;
        FO_AUTO(FoObject) item = NULL;
        if (!fo_next(iterator, &item)) return false;
        if (!item) break;
        if (!fo_hash_fast(item, &hash) || !f(s, item, hash, context, &stop)) return false;
    }
    return true;
}

// ---- intersection

static bool add_if_in(FoSet *s, FoObject *item, int64_t hash, void *result, bool *stop) {
    FoSetEntry *e;
    if (!fo_set_find(s, item, hash, &e)) return false;
    return !e || fo_set_add_hashed(result, item, hash);
}

// Keys of one kind, which is returned (else 0): no code runs while they are compared.
static uint32_t common_kind(const FoSet *s, const FoObject *other) { return fo_set_check_any(other) ? s->only & ((const FoSet *)other)->only : 0; }

// Adds the items of `walked` that `other` has or has not to an empty set.
static bool add_selected(FoSet *r, const FoSet *walked, const FoSet *other, uint32_t kind, bool wanted) {
    for (const FoSetEntry *e = walked->table, *end = e + walked->mask + 1; e < end; e++)
        if (fo_set_live(e) && fo_set_has_plain(other, kind, e->key, e->hash) == wanted && !fo_set_append(r, e->key, e->hash)) return false;
    return true;
}

FoSet *fo_set_intersection(FoSet *s, FoObject *other) {
    FoType *type = fo_set_base_type((FoObject *)s);
    if (other == (FoObject *)s) return fo_set_copy(s, type);
    FO_AUTO(FoSet) r = fo_set_make(type);
    if (!r) return NULL;
    if (fo_set_check_any(other) && ((FoSet *)other)->n > s->n) {
        FoSet *swap = s;
        s = (FoSet *)other;
        other = (FoObject *)swap;
    }
    uint32_t kind = common_kind(s, other);
    bool ok = kind ? add_selected(r, (FoSet *)other, s, kind, true) : for_each_item(s, other, add_if_in, r);
    return ok ? fo_take(r) : NULL;
}

// ---- difference

static bool discard_item(FoSet *s, FoObject *item, int64_t hash, void *context, bool *stop) {
    bool found;
    return fo_set_discard_hashed(s, item, hash, &found);
}

bool fo_set_difference_update(FoSet *s, FoObject *other) {
    if (other == (FoObject *)s) {
        fo_set_clear_all(s);
        return true;
    }
    FO_AUTO(FoObject) common = NULL;
    if (fo_set_check_any(other) && ((FoSet *)other)->n >> 3 > s->n) {
        common = (FoObject *)fo_set_intersection(s, other);
        if (!common) return false;
        other = common;
    }
    return for_each_item(s, other, discard_item, NULL) && fo_set_shrink_dummies(s);
}

static bool add_unless_in_set(FoSet *result, FoObject *item, int64_t hash, void *other, bool *stop) {
    FoSetEntry *e;
    if (!fo_set_find(other, item, hash, &e)) return false;
    return e || fo_set_add_hashed(result, item, hash);
}

static bool add_unless_in_dict(FoSet *result, FoObject *item, int64_t hash, void *other, bool *stop) {
    FoBorrowed there;
    if (!fo_dict_find_hashed(other, item, hash, &there)) return false;
    return there || fo_set_add_hashed(result, item, hash);
}

FoSet *fo_set_difference(FoSet *s, FoObject *other) {
    bool is_set = fo_set_check_any(other), is_dict = fo_dict_check_exact(other);
    int64_t other_n = is_set ? ((FoSet *)other)->n : is_dict ? ((FoDict *)other)->n : 0;
    FoType *type = fo_set_base_type((FoObject *)s);
    bool copy = (!is_set && !is_dict) || s->n >> 2 > other_n;
    FO_AUTO(FoSet) r = copy ? fo_set_copy(s, type) : fo_set_make(type);
    if (!r) return NULL;
    uint32_t kind = common_kind(s, other);
    bool ok = copy   ? fo_set_difference_update(r, other)
              : kind ? add_selected(r, s, (FoSet *)other, kind, false)
                     : for_each_in_set(r, s, is_set ? add_unless_in_set : add_unless_in_dict, other);
    return ok ? fo_take(r) : NULL;
}

// ---- symmetric difference

static bool toggle_item(FoSet *s, FoObject *item, int64_t hash, void *context, bool *stop) {
    bool found;
    if (!fo_set_discard_hashed(s, item, hash, &found)) return false;
    return found || fo_set_add_hashed(s, item, hash);
}

// The same for keys of one kind. What is taken out is held by the other set.
static bool toggle_plain(FoSet *s, const FoSet *other, uint32_t kind) {
    s->only = kind;
    for (const FoSetEntry *e = other->table, *end = e + other->mask + 1; e < end; e++) {
        if (!fo_set_live(e)) continue;
        FoSetEntry *dummy, *to = fo_set_walk_plain(s, kind, e->key, e->hash, &dummy);
        if (!to->key) {
            if (!fo_set_insert_at(s, to, dummy, e->key, e->hash)) return false;
            continue;
        }
        FoObject *old = to->key;
        *to = (FoSetEntry){&fo_set_dummy, -1};
        s->n--;
        fo_unref(old);
    }
    return true;
}

bool fo_set_symmetric_difference_update(FoSet *s, FoObject *other) {
    if (other == (FoObject *)s) {
        fo_set_clear_all(s);
        return true;
    }
    uint32_t kind = common_kind(s, other);
    if (kind) return toggle_plain(s, (FoSet *)other, kind);
    if (fo_set_check_any(other) || fo_dict_check_exact(other)) return for_each_item(s, other, toggle_item, NULL);
    FO_AUTO(FoObject) unique = fo_set_new(other);
    return unique && for_each_in_set(s, (FoSet *)unique, toggle_item, NULL);
}

FoSet *fo_set_symmetric_difference(FoSet *s, FoObject *other) {
    FO_AUTO(FoSet) r = fo_set_make(fo_set_base_type((FoObject *)s));
    if (!r || !fo_set_update((FoObject *)r, other) || !fo_set_symmetric_difference_update(r, (FoObject *)s)) return NULL;
    return fo_take(r);
}

// ---- order

static bool stop_unless_in(FoSet *s, FoObject *item, int64_t hash, void *yes, bool *stop) {
    FoSetEntry *e;
    if (!fo_set_find(s, item, hash, &e)) return false;
    *stop = !e;
    *(bool *)yes = e != NULL;
    return true;
}

static bool stop_if_in(FoSet *s, FoObject *item, int64_t hash, void *yes, bool *stop) {
    FoSetEntry *e;
    if (!fo_set_find(s, item, hash, &e)) return false;
    *stop = e != NULL;
    *(bool *)yes = !e;
    return true;
}

static bool contains_all(const FoSet *s, const FoSet *other, uint32_t kind) {
    for (const FoSetEntry *e = other->table, *end = e + other->mask + 1; e < end; e++)
        if (fo_set_live(e) && !fo_set_has_plain(s, kind, e->key, e->hash)) return false;
    return true;
}

bool fo_set_is_superset(FoSet *s, FoObject *other, bool *yes) {
    *yes = true;
    if (fo_set_check_any(other) && ((FoSet *)other)->n > s->n) return !(*yes = false);
    uint32_t kind = common_kind(s, other);
    if (kind) {
        *yes = contains_all(s, (FoSet *)other, kind);
        return true;
    }
    return for_each_item(s, other, stop_unless_in, yes);
}

bool fo_set_is_subset(FoSet *s, FoObject *other, bool *yes) {
    if (fo_set_check_any(other)) return fo_set_is_superset((FoSet *)other, (FoObject *)s, yes);
    FO_AUTO(FoSet) common = fo_set_intersection(s, other);
    if (!common) return false;
    *yes = common->n == s->n;
    return true;
}

bool fo_set_is_disjoint(FoSet *s, FoObject *other, bool *yes) {
    *yes = true;
    if (other == (FoObject *)s) {
        *yes = s->n == 0;
        return true;
    }
    if (fo_set_check_any(other) && ((FoSet *)other)->n > s->n) return for_each_in_set((FoSet *)other, s, stop_if_in, yes);
    return for_each_item(s, other, stop_if_in, yes);
}

static void point_to_own_small(FoSet *s, const FoSet *from) {
    if (s->table == from->small) s->table = s->small;
}

void fo_set_swap_bodies(FoSet *a, FoSet *b) {
    FoSet x = *a;
    FoObject *weak_a = a->weaklist, *weak_b = b->weaklist;
    uint32_t finger_a = a->finger, finger_b = b->finger; // stay, as in CPython
    size_t from = offsetof(FoSet, fill), to = offsetof(FoSet, weaklist);
    memcpy((char *)a + from, (char *)b + from, to - from);
    memcpy((char *)b + from, (char *)&x + from, to - from);
    point_to_own_small(a, b);
    point_to_own_small(b, a);
    a->hash = b->hash = -1;
    a->finger = finger_a;
    b->finger = finger_b;
    a->weaklist = weak_a;
    b->weaklist = weak_b;
}
