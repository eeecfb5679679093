// SPDX-License-Identifier: MIT
#include "array/select_keys.h"

typedef struct {
    uint64_t *key;
    int64_t *index;
} Keys;

static void swap(Keys k, int64_t i, int64_t j) {
    uint64_t key = k.key[i];
    k.key[i] = k.key[j];
    k.key[j] = key;
    if (!k.index) return;
    int64_t index = k.index[i];
    k.index[i] = k.index[j];
    k.index[j] = index;
}

static Keys from(Keys k, int64_t n) { return (Keys){k.key + n, k.index ? k.index + n : NULL}; }
static bool less(Keys k, int64_t i, int64_t j) { return k.key[i] < k.key[j]; }

static void keep_pivot(FoPivots *p, int64_t pivot, int64_t wanted) {
    if (!p) return;
    if (pivot == wanted && p->n == FO_PIVOTS_MAX) p->at[p->n - 1] = pivot;
    else if (pivot >= wanted && p->n < FO_PIVOTS_MAX) p->at[p->n++] = pivot;
}

// The smallest `wanted` keys to the front, one after the other.
static void select_first(Keys k, int64_t n, int64_t wanted) {
    for (int64_t i = 0; i < wanted; i++) {
        int64_t least = i;
        for (int64_t j = i + 1; j < n; j++)
            if (less(k, j, least)) least = j;
        swap(k, i, least);
    }
}

static int64_t median_of_five(Keys k) {
    if (less(k, 1, 0)) swap(k, 1, 0);
    if (less(k, 4, 3)) swap(k, 4, 3);
    if (less(k, 3, 0)) swap(k, 3, 0);
    if (less(k, 4, 1)) swap(k, 4, 1);
    if (less(k, 2, 1)) swap(k, 2, 1);
    if (less(k, 3, 2)) return less(k, 3, 1) ? 1 : 3;
    return 2;
}

static void select_key(Keys k, int64_t n, int64_t wanted, FoPivots *pivots, bool is_float);

static int64_t median_of_medians(Keys k, int64_t n) {
    int64_t n_medians = n / 5;
    for (int64_t i = 0; i < n_medians; i++) swap(k, 5 * i + median_of_five(from(k, 5 * i)), i);
    if (n_medians > 2) select_key(k, n_medians, n_medians / 2, NULL, false);
    return n_medians / 2;
}

// The median of the ends and the middle to low, the least of the three behind it.
static void median_of_three(Keys k, int64_t low, int64_t middle, int64_t high) {
    if (less(k, high, middle)) swap(k, high, middle);
    if (less(k, high, low)) swap(k, high, low);
    if (less(k, low, middle)) swap(k, low, middle);
    swap(k, middle, low + 1);
}

static void partition(Keys k, uint64_t pivot, int64_t *left, int64_t *right) {
    for (;;) {
        do (*left)++;
        while (k.key[*left] < pivot);
        do (*right)--;
        while (pivot < k.key[*right]);
        if (*right < *left) return;
        swap(k, *left, *right);
    }
}

static void select_key(Keys k, int64_t n, int64_t wanted, FoPivots *pivots, bool is_float) {
    int64_t low = 0, high = n - 1;
    while (pivots && pivots->n > 0) {
        int64_t pivot = pivots->at[pivots->n - 1];
        if (pivot > wanted) {
            high = pivot - 1;
            break;
        }
        if (pivot == wanted) return;
        low = pivot + 1;
        pivots->n--;
    }
    if (wanted - low < 3) {
        select_first(from(k, low), high - low + 1, wanted - low + 1);
        keep_pivot(pivots, wanted, wanted);
        return;
    }
    if (is_float && wanted == n - 1) {
        int64_t most = low;
        for (int64_t i = low + 1; i < n; i++)
            if (!less(k, i, most)) most = i;
        swap(k, wanted, most);
        return;
    }
    int depth = 2 * (63 - __builtin_clzll((uint64_t)n));
    while (low + 1 < high) {
        int64_t left = low + 1, right = high;
        if (depth > 0 || right - left < 5) {
            median_of_three(k, low, low + (high - low) / 2, high);
        } else {
            swap(k, left + median_of_medians(from(k, left), right - left), low);
            left--;
            right++;
        }
        depth--;
        partition(k, k.key[low], &left, &right);
        swap(k, low, right);
        if (right != wanted) keep_pivot(pivots, right, wanted);
        if (right >= wanted) high = right - 1;
        if (right <= wanted) low = left;
    }
    if (high == low + 1 && less(k, high, low)) swap(k, high, low);
    keep_pivot(pivots, wanted, wanted);
}

void fo_select_key(uint64_t *keys, int64_t *index, int64_t n, int64_t k, FoPivots *pivots, bool is_float) {
    select_key((Keys){keys, index}, n, k, pivots, is_float);
}
