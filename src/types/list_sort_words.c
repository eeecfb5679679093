// SPDX-License-Identifier: MIT
// The sort for keys so near to each other that a key and its position share a word: a radix sort over the bytes of the key in
// which the words differ. It moves half the memory that pairs take.
#include "types/list_sort.h"

enum { DIGIT_BITS = 8, DIGITS = 1 << DIGIT_BITS };

static bool is_ascending(const uint64_t *words, int64_t n) {
    for (int64_t i = 1; i < n; i++)
        if (words[i - 1] > words[i]) return false;
    return true;
}

// Descending words have different keys: their positions ascend.
static bool is_descending(const uint64_t *words, int64_t n) {
    for (int64_t i = 1; i < n; i++)
        if (words[i - 1] < words[i]) return false;
    return true;
}

static void reverse(uint64_t *words, int64_t n) {
    for (int64_t i = 0, j = n - 1; i < j; i++, j--) {
        uint64_t x = words[i];
        words[i] = words[j];
        words[j] = x;
    }
}

static void pass(const uint64_t *from, uint64_t *to, int64_t n, int shift, const int64_t *counts) {
    int64_t next[DIGITS], sum = 0;
    for (int d = 0; d < DIGITS; d++) {
        next[d] = sum;
        sum += counts[d];
    }
    for (int64_t i = 0; i < n; i++)
        to[next[from[i] >> shift & (DIGITS - 1)]++] = from[i];
}

void fo_sort_words(uint64_t *words, uint64_t *spare, int64_t n, int low_bit) {
    if (is_ascending(words, n)) return;
    if (is_descending(words, n)) {
        reverse(words, n);
        return;
    }
    uint64_t differing = 0, *from = words, *to = spare;
    for (int64_t i = 1; i < n; i++)
        differing |= words[i] ^ words[0];
    int n_digits = (64 - __builtin_clzll(differing) - low_bit + DIGIT_BITS - 1) / DIGIT_BITS; // keys differ: it is positive
    int64_t counts[64 / DIGIT_BITS][DIGITS];
    memset(counts, 0, n_digits * sizeof counts[0]);
    for (int64_t i = 0; i < n; i++)
        for (int k = 0; k < n_digits; k++)
            counts[k][words[i] >> (low_bit + k * DIGIT_BITS) & (DIGITS - 1)]++;
    for (int k = 0; k < n_digits; k++) {
        if (counts[k][words[0] >> (low_bit + k * DIGIT_BITS) & (DIGITS - 1)] == n) continue; // all share this digit
        pass(from, to, n, low_bit + k * DIGIT_BITS, counts[k]);
        uint64_t *other = from;
        from = to;
        to = other;
    }
    if (from != words) memcpy(words, from, n * sizeof *words);
}
