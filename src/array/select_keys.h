// SPDX-License-Identifier: MIT
// select_keys: the k-th of n keys at its place, smaller ones before it. Introselect (Musser 1997, with medians of five where the median of three
// disappoints), step by step as NumPy does it: what else is where shows in np.partition. Plain C over memory.
#ifndef FO_ARRAY_SELECT_KEYS_H
#define FO_ARRAY_SELECT_KEYS_H

#include "base/base.h"

// Places that are known to be right from earlier selections in the same keys, the lowest last.
enum { FO_PIVOTS_MAX = 50 };
typedef struct {
    int n;
    int64_t at[FO_PIVOTS_MAX];
} FoPivots;

// index: moved along with the keys, or NULL. pivots: empty at the first of several selections with ascending k, or NULL. is_float: the last place is
// that of the first NaN or of the largest key, found in one pass.
void fo_select_key(uint64_t *keys, int64_t *index, int64_t n, int64_t k, FoPivots *pivots, bool is_float);

#endif
