// SPDX-License-Identifier: MIT
// The table of sets: open addressing with short linear runs, CPython's algorithm, so that small ints come out in the same order.
#include "types/dict_private.h"
#include "types/set_private.h"

FoObject fo_set_dummy = {FO_SHARED_REFCOUNT, &fo_object_type};

enum { BIG = 50000 };

static size_t table_nbytes(int64_t n) { return (size_t)n * sizeof(FoSetEntry); }

FoSet *fo_set_make(FoType *type) {
    FoSet *s = type->flags & FO_TYPE_HEAP ? (FoSet *)fo_object_new(type, 0) : fo_gc_alloc(type, sizeof *s);
    if (!s) return NULL;
    s->fill = s->n = 0;
    s->mask = FO_SET_SMALL - 1;
    s->table = s->small;
    s->hash = -1;
    s->finger = 0;
    s->only = FO_SET_ALL;
    memset(s->small, 0, sizeof s->small);
    s->weaklist = NULL;
    fo_gc_track((FoObject *)s);
    return s;
}

static bool keys_equal(FoSet *s, FoSetEntry *e, FoObject *key, bool *equal, bool *changed) {
    FoObject *in_table = e->key;
    FoSetEntry *table = s->table;
    int64_t mask = s->mask;
    *changed = false;
    if (in_table == key) return *equal = true;
    if (in_table->type == &fo_tuple_type && key->type == &fo_tuple_type &&
        fo_tuple_equal_plain((const FoTuple *)in_table, (const FoTuple *)key, equal))
        return true;
    fo_ref(in_table);
    bool ok = fo_equal_fast(in_table, key, equal);
    *changed = s->table != table || s->mask != mask || e->key != in_table; // another table may lie at the same place
    fo_unref(in_table);
    return ok;
}

// One walk: *entry is the live entry equal to key or the unused one where the walk ended, *dummy the last deleted one on the way
// (where an absent key would go); *again: code changed the set.
FO_NOINLINE static bool walk(FoSet *s, FoObject *key, int64_t hash, FoSetEntry **entry, FoSetEntry **dummy, bool *again) {
    *dummy = NULL;
    uint64_t mask = (uint64_t)s->mask, perturb = (uint64_t)hash, i = perturb & mask;
    for (*again = false;; i = (i * 5 + 1 + (perturb >>= FO_SET_PERTURB)) & mask) {
        FoSetEntry *e = &s->table[i], *last = e + (i + FO_SET_LINEAR_PROBES <= mask ? FO_SET_LINEAR_PROBES : 0);
        for (; e <= last; e++) {
            *entry = e;
            if (!e->key) return true;
            if (e->hash == -1) *dummy = e;
            if (e->hash != hash) continue;
            bool equal;
            if (!keys_equal(s, e, key, &equal, again)) return false;
            if (*again) return true; // the deleted entry may be gone with its table
            *again = *dummy && (*dummy)->hash != -1; // the comparison added something there
            if (*again || equal) return true;
        }
    }
}

FO_INLINE bool locate(FoSet *s, FoObject *key, int64_t hash, FoSetEntry **entry, FoSetEntry **dummy) {
    uint32_t kind = s->only ? s->only & fo_set_kind_of(key) : 0;
    if (kind) {
        *entry = fo_set_walk_plain(s, kind, key, hash, dummy);
        return true;
    }
    for (bool again = true; again;)
        if (!walk(s, key, hash, entry, dummy, &again)) return false;
    return true;
}

bool fo_set_find(FoSet *s, FoObject *key, int64_t hash, FoSetEntry **entry) {
    FoSetEntry *dummy;
    if (!locate(s, key, hash, entry, &dummy)) return false;
    if (!(*entry)->key) *entry = NULL;
    return true;
}

// Into a table that has neither this key nor deleted entries.
static void insert_clean(FoSetEntry *table, uint64_t mask, FoObject *key, int64_t hash) {
    uint64_t perturb = (uint64_t)hash, i = perturb & mask;
    for (;; i = (i * 5 + 1 + (perturb >>= FO_SET_PERTURB)) & mask) {
        FoSetEntry *e = &table[i], *last = e + (i + FO_SET_LINEAR_PROBES <= mask ? FO_SET_LINEAR_PROBES : 0);
        for (; e <= last; e++) {
            if (e->key) continue;
            e->key = key;
            e->hash = hash;
            return;
        }
    }
}

static bool set_resize(FoSet *s, int64_t n_least) {
    int64_t n = FO_SET_SMALL;
    while (n <= n_least) {
        if (n > INT64_MAX / 64) return fo_fail_no_memory();
        n <<= 1;
    }
    FoSetEntry *old = s->table, copy[FO_SET_SMALL], *table = s->small;
    int64_t old_n = s->mask + 1;
    bool was_small = old == s->small;
    if (was_small) {
        if (n == FO_SET_SMALL && s->fill == s->n) return true;
        memcpy(copy, old, sizeof copy);
        old = copy;
    }
    if (n == FO_SET_SMALL) memset(table, 0, table_nbytes(n));
    else if (!(table = fo_alloc_zero(table_nbytes(n), FO_MEM_OBJECT))) return fo_fail_no_memory();
    for (int64_t i = 0; i < old_n; i++)
        if (fo_set_live(&old[i])) insert_clean(table, (uint64_t)n - 1, old[i].key, old[i].hash);
    s->table = table;
    s->mask = n - 1;
    s->fill = s->n;
    if (!was_small) fo_free(old, table_nbytes(old_n), FO_MEM_OBJECT);
    return true;
}

static bool grow(FoSet *s) { return set_resize(s, s->n > BIG ? s->n * 2 : s->n * 4); }

bool fo_set_shrink_dummies(FoSet *s) { return s->fill - s->n <= s->mask / 4 || grow(s); }

bool fo_set_insert_at(FoSet *s, FoSetEntry *e, FoSetEntry *dummy, FoObject *key, int64_t hash) {
    s->n++;
    if (dummy) {
        *dummy = (FoSetEntry){fo_ref(key), hash};
        return true;
    }
    *e = (FoSetEntry){fo_ref(key), hash};
    s->fill++;
    return s->fill * 5 < s->mask * 3 || grow(s);
}

bool fo_set_append(FoSet *s, FoObject *key, int64_t hash) {
    s->only &= fo_set_kind_of(key);
    insert_clean(s->table, (uint64_t)s->mask, fo_ref(key), hash);
    s->n++;
    s->fill++;
    return s->fill * 5 < s->mask * 3 || grow(s);
}

bool fo_set_add_hashed(FoSet *s, FoObject *key, int64_t hash) {
    FoSetEntry *e, *dummy;
    uint32_t kind = s->only ? s->only & fo_set_kind_of(key) : 0;
    if (kind) {
        e = fo_set_walk_plain(s, kind, key, hash, &dummy);
        s->only = kind;
        return e->key || fo_set_insert_at(s, e, dummy, key, hash);
    }
    if (!locate(s, key, hash, &e, &dummy)) return false;
    if (e->key) return true;
    s->only = 0;
    return fo_set_insert_at(s, e, dummy, key, hash);
}

bool fo_set_discard_hashed(FoSet *s, FoObject *key, int64_t hash, bool *found) {
    FoSetEntry *e;
    if (!fo_set_find(s, key, hash, &e)) return false;
    *found = e != NULL;
    if (!e) return true;
    FoObject *old = e->key;
    e->key = &fo_set_dummy;
    e->hash = -1;
    s->n--;
    fo_unref(old);
    return true;
}

static void release_keys(const FoSetEntry *table, int64_t n, int64_t n_live) {
    for (int64_t i = 0; n_live > 0 && i < n; i++) {
        if (n > BIG && i + 8 < n && table[i + 8].key) __builtin_prefetch(table[i + 8].key, 1);
        if (!fo_set_live(&table[i])) continue;
        fo_unref(table[i].key);
        n_live--;
    }
}

void fo_set_release(FoSet *s) {
    release_keys(s->table, s->mask + 1, s->n);
    if (s->table != s->small) fo_free(s->table, table_nbytes(s->mask + 1), FO_MEM_OBJECT);
}

void fo_set_clear_all(FoSet *s) {
    FoSetEntry *table = s->table, copy[FO_SET_SMALL];
    int64_t n = s->mask + 1, n_live = s->n;
    bool was_small = table == s->small;
    if (s->fill == 0 && was_small) return;
    if (was_small) {
        memcpy(copy, table, sizeof copy);
        table = copy;
    }
    memset(s->small, 0, sizeof s->small);
    s->table = s->small;
    s->mask = FO_SET_SMALL - 1;
    s->fill = s->n = 0;
    s->hash = -1;
    s->only = FO_SET_ALL;
    release_keys(table, n, n_live);
    if (!was_small) fo_free(table, table_nbytes(n), FO_MEM_OBJECT);
}

FoSetEntry *fo_set_next(FoSet *s, int64_t *at) {
    for (int64_t i = *at; i <= s->mask; i++) {
        if (!fo_set_live(&s->table[i])) continue;
        *at = i + 1;
        return &s->table[i];
    }
    *at = s->mask + 1;
    return NULL;
}

// Hash of a key that may be a set (looked up as the frozenset equal to it): *stand_in is owned or NULL.
static bool set_key(FoObject *key, int64_t *hash, FoObject **stand_in) {
    *stand_in = NULL;
    if (fo_hash_fast(key, hash)) return true;
    if (!fo_set_check_any(key) || !fo_error_matches_kind(FO_TYPE_ERROR)) return false;
    fo_error_clear();
    *stand_in = (FoObject *)fo_set_copy((FoSet *)key, &fo_frozenset_type);
    return *stand_in && fo_hash(*stand_in, hash);
}

// ---- merging

// Into an empty set: no comparisons are needed.
static void merge_clean(FoSet *s, FoSet *other) {
    int64_t at = 0;
    s->only = other->only;
    if (s->mask == other->mask && other->fill == other->n) {
        memcpy(s->table, other->table, table_nbytes(s->mask + 1));
        for (FoSetEntry *e = s->table, *end = e + s->mask + 1; e < end; e++)
            if (e->key) fo_ref(e->key);
    } else {
        for (FoSetEntry *e; (e = fo_set_next(other, &at)) != NULL;)
            insert_clean(s->table, (uint64_t)s->mask, fo_ref(e->key), e->hash);
    }
    s->fill = s->n = other->n;
}

// Keys of one kind: no comparison can change either set.
static bool merge_plain(FoSet *s, FoSet *other, uint32_t kind) {
    s->only = kind;
    for (const FoSetEntry *e = other->table, *end = e + other->mask + 1; e < end; e++) {
        if (!fo_set_live(e)) continue;
        FoSetEntry *dummy, *to = fo_set_walk_plain(s, kind, e->key, e->hash, &dummy);
        if (!to->key && !fo_set_insert_at(s, to, dummy, e->key, e->hash)) return false;
    }
    return true;
}

static bool merge_general(FoSet *s, FoSet *other) {
    int64_t at = 0;
    for (FoSetEntry *e; (e = fo_set_next(other, &at)) != NULL;) {
        FO_AUTO(FoObject) key = fo_ref(e->key);
        if (!fo_set_add_hashed(s, key, e->hash)) return false;
    }
    return true;
}

static bool merge_set(FoSet *s, FoSet *other) {
    if (s == other || other->n == 0) return true;
    if ((s->fill + other->n) * 5 >= s->mask * 3 && !set_resize(s, (s->n + other->n) * 2)) return false;
    if (s->fill == 0) {
        merge_clean(s, other);
        return true;
    }
    uint32_t kind = s->only & other->only;
    return kind ? merge_plain(s, other, kind) : merge_general(s, other);
}

static bool merge_dict(FoSet *s, FoDict *d) {
    if ((s->fill + d->n) * 5 >= s->mask * 3 && !set_resize(s, (s->n + d->n) * 2)) return false;
    for (int64_t i = 0; i < d->table->n_entries; i++) { // the dict knows the hashes
        FoObject *in_table = *fo_dict_table_key(d->table, i);
        if (!in_table) continue;
        FO_AUTO(FoObject) key = fo_ref(in_table);
        if (!fo_set_add_hashed(s, key, fo_dict_hash_at(d->table, i))) return false;
    }
    return true;
}

static bool merge_items(FoSet *s, FoObject *const *items, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        int64_t hash;
        if (!fo_hash_fast(items[i], &hash) || !fo_set_add_hashed(s, items[i], hash)) return false;
    }
    return true;
}

// Comparing keys may change the list: its length is looked at again for every item, as its iterator does.
static bool merge_list(FoSet *s, FoList *list) {
    for (int64_t i = 0; i < list->n; i++) {
        int64_t hash;
        FO_AUTO(FoObject) key = fo_ref(list->items[i]);
        if (!fo_hash_fast(key, &hash) || !fo_set_add_hashed(s, key, hash) || !fo_poll()) return false;
    }
    return true;
}

bool fo_set_update(FoObject *set, FoObject *iterable) {
    FoSet *s = (FoSet *)set;
    if (fo_set_check_any(iterable)) return merge_set(s, (FoSet *)iterable);
    if (fo_dict_check_exact(iterable)) return merge_dict(s, (FoDict *)iterable);
    if (fo_tuple_check_exact(iterable)) return merge_items(s, ((FoTuple *)iterable)->items, ((FoTuple *)iterable)->n);
    if (fo_list_check_exact(iterable)) return merge_list(s, (FoList *)iterable);
    FO_AUTO(FoObject) iterator = fo_iter(iterable);
    if (!iterator) return false;
    FoNextFn next = iterator->type->next;
    for (;;) {
        int64_t hash;
        FO_AUTO(FoObject) key = NULL;
        if (!next(iterator, &key)) return false;
        if (!key) return true;
        if (!fo_poll() || !fo_hash_fast(key, &hash) || !fo_set_add_hashed(s, key, hash)) return false;
    }
}

// ---- for C code

static FoObject *new_from(FoType *type, FoObject *iterable_or_null) {
    FoSet *s = fo_set_make(type);
    if (!s || !iterable_or_null || fo_set_update((FoObject *)s, iterable_or_null)) return (FoObject *)s;
    fo_unref(s);
    return NULL;
}

FoSet *fo_set_copy(FoSet *s, FoType *type) { return (FoSet *)new_from(type, (FoObject *)s); }
FoObject *fo_set_new(FoObject *iterable_or_null) { return new_from(&fo_set_type, iterable_or_null); }
FoObject *fo_frozenset_new(FoObject *iterable_or_null) {
    if (iterable_or_null && iterable_or_null->type == &fo_frozenset_type) return fo_ref(iterable_or_null);
    return new_from(&fo_frozenset_type, iterable_or_null);
}

bool fo_set_add(FoObject *set, FoObject *item) {
    int64_t hash;
    return fo_hash_fast(item, &hash) && fo_set_add_hashed((FoSet *)set, item, hash);
}

bool fo_set_has(FoObject *set, FoObject *item, bool *found) {
    int64_t hash;
    FoSetEntry *e;
    FO_AUTO(FoObject) stand_in = NULL;
    if (!set_key(item, &hash, &stand_in)) return false;
    if (!fo_set_find((FoSet *)set, stand_in ? stand_in : item, hash, &e)) return false;
    *found = e != NULL;
    return true;
}

bool fo_set_discard(FoObject *set, FoObject *item, bool *found) {
    int64_t hash;
    FO_AUTO(FoObject) stand_in = NULL;
    if (!set_key(item, &hash, &stand_in)) return false;
    return fo_set_discard_hashed((FoSet *)set, stand_in ? stand_in : item, hash, found);
}

int64_t fo_set_n(FoObject *set) { return ((FoSet *)set)->n; }
