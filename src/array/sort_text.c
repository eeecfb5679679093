// SPDX-License-Identifier: MIT
#include "array/sort_text.h"

enum { INSERTION = 16 };

static uint32_t code_point(const FoTexts *t, int64_t i, int64_t k) {
    uint32_t c = 0;
    if (4 * k < t->itemsize) memcpy(&c, t->data + i * t->itemsize + 4 * k, 4);
    return t->is_swapped ? __builtin_bswap32(c) : c;
}

// Below, at or above zero, as text i of a comes before, equals or comes after text j of b. The letters are the same.
static int text_compare(const FoTexts *a, int64_t i, const FoTexts *b, int64_t j) {
    int64_t longest = a->itemsize > b->itemsize ? a->itemsize : b->itemsize;
    if (a->letter == 'U') {
        for (int64_t k = 0; 4 * k < longest; k++) {
            uint32_t x = code_point(a, i, k), y = code_point(b, j, k);
            if (x != y) return x < y ? -1 : 1;
        }
        return 0;
    }
    for (int64_t k = 0; k < longest; k++) {
        unsigned char x = k < a->itemsize ? (unsigned char)a->data[i * a->itemsize + k] : 0;
        unsigned char y = k < b->itemsize ? (unsigned char)b->data[j * b->itemsize + k] : 0;
        if (x != y) return x < y ? -1 : 1;
    }
    return 0;
}

void fo_sort_text(const FoTexts *t, int64_t *indices, int64_t *scratch, int64_t n, const volatile int *stop) {
    if (n <= INSERTION) {
        for (int64_t i = 1; i < n; i++) {
            int64_t moving = indices[i], hole = i;
            for (; hole > 0 && text_compare(t, moving, t, indices[hole - 1]) < 0; hole--) indices[hole] = indices[hole - 1];
            indices[hole] = moving;
        }
        return;
    }
    int64_t half = n / 2;
    fo_sort_text(t, indices, scratch, half, stop);
    fo_sort_text(t, indices + half, scratch, n - half, stop);
    if (*stop) return;
    memcpy(scratch, indices, (size_t)half * sizeof *scratch);
    for (int64_t i = 0, j = half, k = 0; i < half; k++)
        indices[k] = j < n && text_compare(t, indices[j], t, scratch[i]) < 0 ? indices[j++] : scratch[i++];
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
