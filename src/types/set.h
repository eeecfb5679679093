// SPDX-License-Identifier: MIT
// set and frozenset: open addressing, 8 entries inline: set() is 216 bytes, as in CPython.
#ifndef FO_TYPES_SET_H
#define FO_TYPES_SET_H

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
