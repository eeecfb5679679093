// SPDX-License-Identifier: MIT
// The sort for keys that are plain numbers inside: already ordered input is recognised, natural runs are merged, small inputs are
// inserted, the rest goes through a stable radix sort over the bytes in which the keys differ.
#include "types/list_sort.h"

enum { INSERTION_MAX = 24, RADIX_LEAST = 512, RUNS_SHORT = 24 };

static void reverse_pairs(FoSortPair *p, int64_t n) {
    for (int64_t i = 0, j = n - 1; i < j; i++, j--) {
        FoSortPair x = p[i];
        p[i] = p[j];
        p[j] = x;
    }
}

static void insertion_sort(FoSortPair *p, int64_t n) {
    for (int64_t i = 1; i < n; i++) {
        FoSortPair x = p[i];
        int64_t j = i;
        for (; j > 0 && p[j - 1].order > x.order; j--)
            p[j] = p[j - 1];
        p[j] = x;
    }
}

// Merges a[0..na) and b[0..nb) into out; equal keys: a first. The choice is a conditional move, not a branch.
static void merge(const FoSortPair *a, int64_t na, const FoSortPair *b, int64_t nb, FoSortPair *out) {
    const FoSortPair *a_end = a + na, *b_end = b + nb;
    while (a < a_end && b < b_end) {
        bool take_b = b->order < a->order;
        *out++ = *(take_b ? b : a);
        a += !take_b;
        b += take_b;
    }
    memcpy(out, a, (a_end - a) * sizeof *a);
    out += a_end - a;
    memcpy(out, b, (b_end - b) * sizeof *b);
}

// The end of the ascending run that starts at i.
static int64_t run_end(const FoSortPair *p, int64_t i, int64_t n) {
    for (i++; i < n && p[i - 1].order <= p[i].order; i++) continue;
    return i;
}

// Merges neighbouring runs from one array into the other until one run is left.
static void merge_runs(FoSortPair *p, FoSortPair *spare, int64_t n) {
    FoSortPair *from = p, *to = spare;
    for (int64_t n_runs = 2; n_runs > 1;) {
        n_runs = 0;
        for (int64_t i = 0; i < n; n_runs++) {
            int64_t j = run_end(from, i, n), k = j < n ? run_end(from, j, n) : n;
            merge(from + i, j - i, from + j, k - j, to + i);
            i = k;
        }
        FoSortPair *other = from;
        from = to;
        to = other;
    }
    if (from != p) memcpy(p, from, n * sizeof *p);
}

static void merge_blocks(FoSortPair *p, FoSortPair *spare, int64_t n) {
    for (int64_t i = 0; i < n; i += INSERTION_MAX)
        insertion_sort(p + i, n - i < INSERTION_MAX ? n - i : INSERTION_MAX);
    FoSortPair *from = p, *to = spare;
    for (int64_t width = INSERTION_MAX; width < n; width *= 2) {
        for (int64_t i = 0; i < n; i += 2 * width) {
            int64_t na = n - i < width ? n - i : width, nb = n - i - na < width ? n - i - na : width;
            merge(from + i, na, from + i + na, nb, to + i);
        }
        FoSortPair *other = from;
        from = to;
        to = other;
    }
    if (from != p) memcpy(p, from, n * sizeof *p);
}

static void radix_pass(const FoSortPair *from, FoSortPair *to, int64_t n, int shift, const int64_t *counts) {
    int64_t start[256], sum = 0;
    for (int b = 0; b < 256; b++) {
        start[b] = sum;
        sum += counts[b];
    }
    for (int64_t i = 0; i < n; i++)
        to[start[from[i].order >> shift & 255]++] = from[i];
}

static void radix_sort(FoSortPair *p, FoSortPair *spare, int64_t n) {
    int64_t counts[8][256];
    memset(counts, 0, sizeof counts);
    for (int64_t i = 0; i < n; i++)
        for (int k = 0; k < 8; k++)
            counts[k][p[i].order >> 8 * k & 255]++;
    FoSortPair *from = p, *to = spare;
    for (int k = 0; k < 8; k++) {
        if (counts[k][p[0].order >> 8 * k & 255] == n) continue; // all keys share this byte
        radix_pass(from, to, n, 8 * k, counts[k]);
        FoSortPair *other = from;
        from = to;
        to = other;
    }
    if (from != p) memcpy(p, from, n * sizeof *p);
}

void fo_sort_pairs(FoSortPair *p, FoSortPair *spare, int64_t n) {
    int64_t ups = 0, downs = 0;
    for (int64_t i = 1; i < n; i++) {
        ups += p[i - 1].order <= p[i].order;
        downs += p[i - 1].order > p[i].order;
    }
    if (downs == 0) return;
    if (ups == 0) reverse_pairs(p, n);
    else if (n <= INSERTION_MAX) insertion_sort(p, n);
    else if (downs < n / RUNS_SHORT) merge_runs(p, spare, n);
    else if (n < RADIX_LEAST) merge_blocks(p, spare, n);
    else radix_sort(p, spare, n);
}
