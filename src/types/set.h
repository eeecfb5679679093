// SPDX-License-Identifier: MIT
// set and frozenset: open addressing, 8 entries inline: set() is 216 bytes, as in CPython.
#ifndef FO_TYPES_SET_H
#define FO_TYPES_SET_H

typedef struct {
    FoObject *key; // NULL: never used (hash 0); fo_set_dummy: deleted (hash -1)
    int64_t hash;
} FoSetEntry;
enum { FO_SET_SMALL = 8 };
// Exact ints of at most two digits; exact strings.
enum { FO_SET_INTS = 1, FO_SET_STRS = 2, FO_SET_ALL = FO_SET_INTS | FO_SET_STRS };
//   fill   entries used, deleted ones included     n  live entries     mask + 1  entries of the table
struct FoSet {
    FoObject head;
    int64_t fill, n, mask;
    FoSetEntry *table;  // small or a block of its own
    int64_t hash;       // of a frozenset, -1: not computed
    uint32_t finger;    // where pop looks next
    uint32_t only;      // FO_SET_INTS, FO_SET_STRS: all keys are such, both bits when there are none: comparing them runs no code
    FoSetEntry small[FO_SET_SMALL];
    FoObject *weaklist;
};
extern FoType fo_set_type, fo_frozenset_type;
FO_INLINE bool fo_set_check_any(const FoObject *o) { return fo_has_flag(o, FO_TYPE_SET); }
FoObject *fo_set_new(FoObject *iterable_or_null);
FoObject *fo_frozenset_new(FoObject *iterable_or_null);
FO_MUST_CHECK bool fo_set_add(FoObject *set, FoObject *item);
FO_MUST_CHECK bool fo_set_has(FoObject *set, FoObject *item, bool *found);
FO_MUST_CHECK bool fo_set_discard(FoObject *set, FoObject *item, bool *found);
FO_MUST_CHECK bool fo_set_update(FoObject *set, FoObject *iterable);
int64_t fo_set_n(FoObject *set);

#endif
