// SPDX-License-Identifier: MIT
// sort_text: the order of fixed-length texts. Plain C over memory.
#ifndef FO_ARRAY_SORT_TEXT_H
#define FO_ARRAY_SORT_TEXT_H

#include "base/base.h"

// Texts of one dtype: 'S' and 'V' are bytes, 'U' code points of four bytes, perhaps in the other byte order. Zeros at the end do not count.
typedef struct {
    const char *data; // one after the other, any alignment
    int64_t itemsize;
    char letter;
    bool is_swapped;
} FoTexts;

// The stable order of n texts: their indices. memory has room for 2 * n FoSortPair. Gives up when *stop is set.
void fo_sort_text(const FoTexts *texts, int64_t *order, void *memory, int64_t n, const volatile int *stop);
// How many of the n texts (in the order of `order`, or as they lie) come before text j of `wanted`; with `right` also those that equal it.
int64_t fo_search_text(const FoTexts *texts, const int64_t *order_or_null, int64_t n, const FoTexts *wanted, int64_t j, bool right);

#endif
