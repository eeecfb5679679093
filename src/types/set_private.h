// SPDX-License-Identifier: MIT
// Shared by set*.c only.
#ifndef FO_TYPES_SET_PRIVATE_H
#define FO_TYPES_SET_PRIVATE_H

#include "types/container.h"

extern FoObject fo_set_dummy; // the key of a deleted entry
FO_INLINE bool fo_set_live(const FoSetEntry *e) { return e->key && e->key != &fo_set_dummy; }

FoSet *fo_set_make(FoType *type); // empty
void fo_set_clear_all(FoSet *s);
void fo_set_release(FoSet *s); // the keys and the table of a set that goes
FO_MUST_CHECK bool fo_set_add_hashed(FoSet *s, FoObject *key, int64_t hash);
FO_MUST_CHECK bool fo_set_find(FoSet *s, FoObject *key, int64_t hash, FoSetEntry **entry); // NULL when absent
FoSetEntry *fo_set_find_int(FoSet *s, int64_t value); // in a set of small ints; NULL when absent
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
