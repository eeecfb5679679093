// SPDX-License-Identifier: MIT
// Shared by set*.c only.
#ifndef FO_TYPES_SET_PRIVATE_H
#define FO_TYPES_SET_PRIVATE_H

#include "types/container.h"

extern FoObject fo_set_dummy; // the key of a deleted entry
FO_INLINE bool fo_set_live(const FoSetEntry *e) { return e->key && e->key != &fo_set_dummy; }

enum { FO_SET_LINEAR_PROBES = 9, FO_SET_PERTURB = 5 };

// Of which kind a key is: FO_SET_INTS, FO_SET_STRS or 0.
FO_INLINE uint32_t fo_set_kind_of(const FoObject *key) {
    if (key->type == &fo_str_type) return FO_SET_STRS;
    return key->type == &fo_int_type && (uint64_t)(((const FoInt *)key)->size + 2) <= 4 ? FO_SET_INTS : 0;
}
// Two keys of one kind and with one hash: ints are the same then, except that -1 has the hash of -2.
FO_INLINE bool fo_set_same_plain(uint32_t kind, const FoObject *a, const FoObject *b, int64_t hash) {
    if (kind != FO_SET_INTS) return a == b || fo_str_equal((const FoStr *)a, (const FoStr *)b);
    return hash != -2 || ((const FoInt *)a)->digit[0] == ((const FoInt *)b)->digit[0];
}

// The walk for a key in a set of keys of its own kind, `kind`: runs no code. The live entry of the key or the unused one where it ended; *dummy: the
// last deleted one on the way, where an absent key would go.
FO_INLINE FoSetEntry *fo_set_walk_plain(const FoSet *s, uint32_t kind, const FoObject *key, int64_t hash, FoSetEntry **dummy) {
    *dummy = NULL;
    uint64_t mask = (uint64_t)s->mask, perturb = (uint64_t)hash, i = perturb & mask;
    for (;; i = (i * 5 + 1 + (perturb >>= FO_SET_PERTURB)) & mask) {
        FoSetEntry *e = &s->table[i], *last = e + (i + FO_SET_LINEAR_PROBES <= mask ? FO_SET_LINEAR_PROBES : 0);
        for (; e <= last; e++) {
            if (!e->key) return e;
            if (e->hash == hash && fo_set_same_plain(kind, e->key, key, hash)) return e;
            if (e->hash == -1) *dummy = e;
        }
    }
}
FO_INLINE bool fo_set_has_plain(const FoSet *s, uint32_t kind, const FoObject *key, int64_t hash) {
    FoSetEntry *dummy;
    return fo_set_walk_plain(s, kind, key, hash, &dummy)->key != NULL;
}

FoSet *fo_set_make(FoType *type); // empty
void fo_set_clear_all(FoSet *s);
void fo_set_release(FoSet *s); // the keys and the table of a set that goes
FO_MUST_CHECK bool fo_set_add_hashed(FoSet *s, FoObject *key, int64_t hash);
FO_MUST_CHECK bool fo_set_find(FoSet *s, FoObject *key, int64_t hash, FoSetEntry **entry); // NULL when absent
// Adds a key that is not there, into a table without deleted entries.
FO_MUST_CHECK bool fo_set_append(FoSet *s, FoObject *key, int64_t hash);
FO_MUST_CHECK bool fo_set_insert_at(FoSet *s, FoSetEntry *e, FoSetEntry *dummy, FoObject *key, int64_t hash); // an absent key where a walk has ended
FO_MUST_CHECK bool fo_set_discard_hashed(FoSet *s, FoObject *key, int64_t hash, bool *found);
// The next live entry from *at on, or NULL.
FoSetEntry *fo_set_next(FoSet *s, int64_t *at);
FoSet *fo_set_copy(FoSet *s, FoType *type);
FO_MUST_CHECK bool fo_set_shrink_dummies(FoSet *s);

// ---- set_algebra.c: results are set or frozenset as the left operand
FoType *fo_set_base_type(const FoObject *s);
FoSet *fo_set_intersection(FoSet *s, FoObject *other);
FoSet *fo_set_difference(FoSet *s, FoObject *other);
FoSet *fo_set_symmetric_difference(FoSet *s, FoObject *other);
FO_MUST_CHECK bool fo_set_difference_update(FoSet *s, FoObject *other);
FO_MUST_CHECK bool fo_set_symmetric_difference_update(FoSet *s, FoObject *other);
FO_MUST_CHECK bool fo_set_is_subset(FoSet *s, FoObject *other, bool *yes);
FO_MUST_CHECK bool fo_set_is_superset(FoSet *s, FoObject *other, bool *yes);
FO_MUST_CHECK bool fo_set_is_disjoint(FoSet *s, FoObject *other, bool *yes);
void fo_set_swap_bodies(FoSet *a, FoSet *b);

#endif
