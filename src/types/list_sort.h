// SPDX-License-Identifier: MIT
// Sorting, shared by list_sort*.c only.
#ifndef FO_TYPES_LIST_SORT_H
#define FO_TYPES_LIST_SORT_H

#include "types/list_private.h"

// A number that orders as the key does, and the item that moves with it.
typedef struct {
    uint64_t order;
    FoObject *item;
} FoSortPair;

// Sorts by order, stably; spare has room for n pairs.
void fo_sort_pairs(FoSortPair *pairs, FoSortPair *spare, int64_t n);
// Sorts words by their bits from low_bit on; those below number the words, which makes all different. Room for n in spare.
void fo_sort_words(uint64_t *words, uint64_t *spare, int64_t n, int low_bit);
// Sorts n keys by < (values move along; NULL when the keys are the items): CPython's listsort, the same comparisons in the same order.
FO_MUST_CHECK bool fo_timsort(FoObject **keys, FoObject **values, int64_t n);

#endif
