// SPDX-License-Identifier: MIT
// Texts are sorted by keys of their first characters, as numbers are; where that leaves ties, by merging.
#include "array/sort_text.h"
#include "array/sort_keys.h"

enum { INSERTION = 16 };

static uint32_t code_point(const FoTexts *t, int64_t i, int64_t k) {
    uint32_t c = 0;
    if (4 * k < t->itemsize) memcpy(&c, t->data + i * t->itemsize + 4 * k, 4);
    return t->is_swapped ? __builtin_bswap32(c) : c;
}

static int byte_sign(const FoTexts *a, int64_t i, const FoTexts *b, int64_t j, int64_t from, int64_t to) {
    for (int64_t k = from; k < to; k++) {
        unsigned char x = k < a->itemsize ? (unsigned char)a->data[i * a->itemsize + k] : 0;
        unsigned char y = k < b->itemsize ? (unsigned char)b->data[j * b->itemsize + k] : 0;
        if (x != y) return x < y ? -1 : 1;
    }
    return 0;
}

// Below, at or above zero, as text i of a comes before, equals or comes after text j of b. The letters are the same.
static int text_compare(const FoTexts *a, int64_t i, const FoTexts *b, int64_t j) {
    const bool a_is_longer = a->itemsize > b->itemsize;
    const int64_t longest = a_is_longer ? a->itemsize : b->itemsize, both = a_is_longer ? b->itemsize : a->itemsize;
    const char *x = a->data + i * a->itemsize, *y = b->data + j * b->itemsize;
    if (a->letter != 'U') {
        int c = memcmp(x, y, (size_t)both);
        return c < 0 ? -1 : c > 0 ? 1 : byte_sign(a, i, b, j, both, longest);
    }
    int64_t k = 0;
    if (!a->is_swapped && !b->is_swapped)
        for (; 4 * k < both; k++) {
            uint32_t c, d;
            memcpy(&c, x + 4 * k, 4);
            memcpy(&d, y + 4 * k, 4);
            if (c != d) return c < d ? -1 : 1;
        }
    for (; 4 * k < longest; k++) {
        uint32_t c = code_point(a, i, k), d = code_point(b, j, k);
        if (c != d) return c < d ? -1 : 1;
    }
    return 0;
}

static void merge_sort(const FoTexts *t, int64_t *indices, int64_t *scratch, int64_t n, const volatile int *stop) {
    if (n <= INSERTION) {
        for (int64_t i = 1; i < n; i++) {
            int64_t moving = indices[i], hole = i;
            for (; hole > 0 && text_compare(t, moving, t, indices[hole - 1]) < 0; hole--) indices[hole] = indices[hole - 1];
            indices[hole] = moving;
        }
        return;
    }
    int64_t half = n / 2;
    merge_sort(t, indices, scratch, half, stop);
    merge_sort(t, indices + half, scratch, n - half, stop);
    if (*stop) return;
    memcpy(scratch, indices, (size_t)half * sizeof *scratch);
    for (int64_t i = 0, j = half, k = 0; i < half; k++)
        indices[k] = j < n && text_compare(t, indices[j], t, scratch[i]) < 0 ? indices[j++] : scratch[i++];
}

// ---- keys of the first characters that differ anywhere

static uint32_t character(const FoTexts *t, int64_t i, int64_t k) {
    return t->letter == 'U' ? code_point(t, i, k) : (unsigned char)t->data[i * t->itemsize + k];
}

static int64_t n_characters(const FoTexts *t) { return t->letter == 'U' ? t->itemsize / 4 : t->itemsize; }

// How many characters all texts begin with.
static int64_t common_prefix(const FoTexts *t, int64_t n) {
    int64_t prefix = n_characters(t);
    for (int64_t i = 1; i < n && prefix > 0; i++)
        for (int64_t k = 0; k < prefix; k++)
            if (character(t, i, k) != character(t, 0, k)) prefix = k;
    return prefix;
}

// Bits that hold the characters from `first` on which go into a key: fewer bits, more of them.
static int bits_of_characters(const FoTexts *t, int64_t n, int64_t first) {
    if (t->letter != 'U') return 8;
    uint32_t all = 0;
    int64_t end = n_characters(t) < first + 8 ? n_characters(t) : first + 8;
    for (int64_t i = 0; i < n; i++)
        for (int64_t k = first; k < end; k++) all |= code_point(t, i, k);
    return all < 0x100 ? 8 : all < 0x10000 ? 16 : all < 0x200000 ? 21 : 32;
}

static void make_pairs(const FoTexts *t, int64_t n, int64_t first, int bits, FoSortPair *pairs) {
    int64_t end = n_characters(t);
    for (int64_t i = 0; i < n; i++) {
        uint64_t key = 0;
        for (int64_t k = first; k < first + 64 / bits; k++) key = key << bits | (k < end ? character(t, i, k) : 0);
        pairs[i] = (FoSortPair){key, i};
    }
}

void fo_sort_text(const FoTexts *t, int64_t *order, void *memory, int64_t n, const volatile int *stop) {
    if (n < 2) {
        if (n) order[0] = 0;
        return;
    }
    int64_t first = common_prefix(t, n);
    int bits = bits_of_characters(t, n, first);
    FoSortPair *pairs = memory;
    make_pairs(t, n, first, bits, pairs);
    fo_sort_pairs_stable(FO_DT_UINT64, pairs, pairs + n, n, stop);
    if (*stop) return;
    bool decided = first + 64 / bits >= n_characters(t);
    for (int64_t i = 0; i < n; i++) order[i] = pairs[i].index;
    for (int64_t i = 0, end; i < n && !decided && !*stop; i = end) {
        for (end = i + 1; end < n && pairs[end].key == pairs[i].key;) end++;
        if (end - i > 1) merge_sort(t, order + i, (int64_t *)(pairs + n), end - i, stop);
    }
}

int64_t fo_search_text(const FoTexts *t, const int64_t *order, int64_t n, const FoTexts *wanted, int64_t j, bool right) {
    int64_t low = 0, high = n;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        int c = text_compare(t, order ? order[middle] : middle, wanted, j);
        if (c < 0 || (right && c == 0)) low = middle + 1;
        else high = middle;
    }
    return low;
}
