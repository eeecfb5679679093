// SPDX-License-Identifier: MIT
#ifndef FO_TYPES_TUPLE_H
#define FO_TYPES_TUPLE_H

struct FoTuple {
    FoObject head;
    int64_t n;
    FoObject *items[]; // 24 + 8 n, and the collector's 16 before: getsizeof 40 + 8 n
};
extern FoType fo_tuple_type;
FO_INLINE bool fo_tuple_check(const FoObject *o) { return fo_has_flag(o, FO_TYPE_TUPLE); }
FO_INLINE bool fo_tuple_check_exact(const FoObject *o) { return o->type == &fo_tuple_type; }
FoTuple *fo_tuple_new(int64_t n); // items NULL: fill them all with owned references, then it is complete (it is tracked already; the collector copes with NULL)
FoTuple *fo_tuple_from_items(FoObject *const *items, int64_t n); // takes references
FoTuple *fo_tuple_from_values_give(FoValue *values, int64_t n);  // registers that hold objects, emptied; on failure they stay as they are
FoTuple *fo_tuple_pack(int64_t n, ...);                          // borrowed arguments
FoTuple *fo_tuple_from_i64(const int64_t *numbers, int64_t n);   // of ints; the collector never sees it
FO_INLINE FoBorrowed fo_tuple_peek(const FoTuple *t, int64_t i) { return t->items[i]; }
FoObject *fo_tuple_slice(FoTuple *t, int64_t start, int64_t stop);

#endif
