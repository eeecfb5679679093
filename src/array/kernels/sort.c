// SPDX-License-Identifier: MIT
// sort: 64-bit keys, alone or with a word beside them, in vectors: a quicksort that partitions without branches and keeps the order of equal
// keys; few items are put where the number of smaller ones says.
#include "array/kernels/level.h"
#ifdef __AVX512F__
#include <immintrin.h>

enum { FEW = 32, STOP_LEAST = 1 << 20 };

FO_INLINE uint64_t least(uint64_t a, uint64_t b) { return a < b ? a : b; }
FO_INLINE uint64_t most(uint64_t a, uint64_t b) { return a < b ? b : a; }
FO_INLINE uint64_t middle(uint64_t a, uint64_t b, uint64_t c) { return most(least(a, b), least(most(a, b), c)); }

// Ranks of n <= FEW keys (padded with the largest ones): how many come before each. Equal keys count by their places.
FO_INLINE void rank_keys(const uint64_t *keys, int64_t n, int64_t *ranks) {
    const __m512i one = _mm512_set1_epi64(1);
    for (int64_t first = 0; first < n; first += 8) {
        const __m512i mine = _mm512_loadu_si512(keys + first);
        const int64_t end = n < first + 8 ? n : first + 8;
        __m512i rank = _mm512_setzero_si512();
        int64_t j = 0;
        for (; j < first; j++) rank = _mm512_mask_add_epi64(rank, _mm512_cmple_epu64_mask(_mm512_set1_epi64((int64_t)keys[j]), mine), rank, one);
        for (; j < end; j++) {
            const __m512i other = _mm512_set1_epi64((int64_t)keys[j]);
            const int behind = 0xfe << (j - first);
            rank = _mm512_mask_add_epi64(
                rank, (__mmask8)((_mm512_cmple_epu64_mask(other, mine) & behind) | _mm512_cmplt_epu64_mask(other, mine)), rank, one);
        }
        for (; j < n; j++) rank = _mm512_mask_add_epi64(rank, _mm512_cmplt_epu64_mask(_mm512_set1_epi64((int64_t)keys[j]), mine), rank, one);
        _mm512_storeu_si512(ranks + first, rank);
    }
}

#define FO_WORDS 1
#include "array/kernels/sort_words.inc"
#define FO_WORDS 2
#include "array/kernels/sort_words.inc"
#endif

void FO_LEVEL_NAME(fo_register_sort)(FoKernelTable *table) {
#ifdef __AVX512F__
    table->sort_words[0] = sort_words_1;
    table->sort_words[1] = sort_words_2;
#endif
}
