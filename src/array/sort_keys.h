// SPDX-License-Identifier: MIT
// sort_keys: sorting numbers as unsigned keys whose order is the numbers' order (NaN last). Plain C over memory.
#ifndef FO_ARRAY_SORT_KEYS_H
#define FO_ARRAY_SORT_KEYS_H

#include "array/dtype_kind.h"

typedef struct {
    uint64_t key;
    int64_t index;
} FoSortPair;

// Keys of n elements (stride in bytes) of any kind but the complex ones. merge_zeros: -0.0 gets the key of 0.0.
void fo_sort_encode(FoDtypeKind kind, const char *from, int64_t stride, int64_t n, uint64_t *keys, bool merge_zeros);
void fo_sort_decode(FoDtypeKind kind, const uint64_t *keys, int64_t n, char *to, int64_t stride);
// Sorting ends early when *stop: what is being sorted is not sorted then, and may have lost elements.
// Sorts n keys of that kind; scratch has room for n more.
void fo_sort_keys(FoDtypeKind kind, uint64_t *keys, uint64_t *scratch, int64_t n, const volatile int *stop);
// Sorts pairs by key, keeping the order of equal keys (by radix); scratch has room for n pairs.
void fo_sort_pairs_stable(FoDtypeKind kind, FoSortPair *pairs, FoSortPair *scratch, int64_t n, const volatile int *stop);
// Is fo_sort_pairs_distinct worth trying? Not when a few of the n keys show equal ones, or there are no vectors for it.
bool fo_sort_keys_differ(const uint64_t *keys, int64_t n);
// Sorts pairs by key when no two are equal, for which there is one order only; false: two are (or it gave up), and the pairs are in disorder.
bool fo_sort_pairs_distinct(FoSortPair *pairs, FoSortPair *scratch, int64_t n, const volatile int *stop);
// Sorts pairs by key with quicksort; equal keys come out as NumPy's argsort leaves them.
void fo_sort_pairs_quick(FoSortPair *pairs, int64_t n, const volatile int *stop);
// Stable merge sort of indices by complex numbers: real parts first, NaN last.
void fo_sort_complex(const FoComplex128 *values, int64_t *indices, int64_t *scratch, int64_t n, const volatile int *stop);

#endif
