// SPDX-License-Identifier: MIT
// Walks over several operands of one shape: FoWalk of layout.h.
#include "array/layout.h"

// Copies the axes longer than 1 into the walk, in memory order if any order will do; returns their number.
static int take_axes(FoWalk *walk, int ndim, const int64_t *shape, const int64_t *const *strides, bool any_order) {
    int64_t kept[FO_MAX_OPERANDS][FO_MAX_DIMS], lengths[FO_MAX_DIMS];
    const int64_t *rows[FO_MAX_OPERANDS];
    int n = 0, axes[FO_MAX_DIMS];
    for (int k = 0; k < ndim; k++) {
        if (shape[k] == 1) continue;
        for (int j = 0; j < walk->n_operands; j++) kept[j][n] = strides[j][k];
        axes[n] = n;
        lengths[n++] = shape[k];
    }
    for (int j = 0; j < walk->n_operands; j++) rows[j] = kept[j];
    if (any_order && n > 1) fo_layout_sort_axes(n, walk->n_operands, rows, axes);
    for (int k = 0; k < n; k++) {
        walk->shape[k] = lengths[axes[k]];
        for (int j = 0; j < walk->n_operands; j++) walk->strides[k][j] = kept[j][axes[k]];
    }
    return n;
}

// Turns axes around along which no operand goes forward and at least one goes backward.
static void flip_backward(FoWalk *walk, int n) {
    for (int k = 0; k < n; k++) {
        bool goes_forward = false, goes_back = false;
        for (int j = 0; j < walk->n_operands; j++) {
            goes_forward |= walk->strides[k][j] > 0;
            goes_back |= walk->strides[k][j] < 0;
        }
        if (goes_forward || !goes_back) continue;
        for (int j = 0; j < walk->n_operands; j++) {
            walk->data[j] += walk->strides[k][j] * (walk->shape[k] - 1);
            walk->strides[k][j] = -walk->strides[k][j];
        }
    }
}

// Joins neighbouring axes which every operand passes in equal steps.
static int coalesce(FoWalk *walk, int n) {
    int last = 0;
    for (int k = 1; k < n; k++) {
        bool joins = true;
        for (int j = 0; j < walk->n_operands && joins; j++) joins = walk->strides[last][j] == walk->shape[k] * walk->strides[k][j];
        if (joins) {
            walk->shape[last] *= walk->shape[k];
        } else {
            last++;
            walk->shape[last] = walk->shape[k];
        }
        memmove(walk->strides[last], walk->strides[k], sizeof walk->strides[k]);
    }
    return n ? last + 1 : 0;
}

void fo_walk_init(FoWalk *walk, int ndim, const int64_t *shape, int n_operands, char *const *data, const int64_t *const *strides,
                  bool any_order) {
    walk->n_operands = n_operands;
    for (int j = 0; j < n_operands; j++) walk->data[j] = data[j];
    walk->n_inner = 1;
    walk->n_outer = 1;
    walk->ndim = 0;
    for (int j = 0; j < n_operands; j++) walk->inner[j] = 0;
    int n = take_axes(walk, ndim, shape, strides, any_order);
    for (int k = 0; k < n; k++)
        if (walk->shape[k] == 0) walk->n_outer = 0;
    if (n == 0 || walk->n_outer == 0) return;
    if (any_order) flip_backward(walk, n);
    n = coalesce(walk, n);
    walk->ndim = n - 1;
    walk->n_inner = walk->shape[n - 1];
    for (int j = 0; j < n_operands; j++) walk->inner[j] = walk->strides[n - 1][j];
    for (int k = 0; k < n - 1; k++) {
        walk->index[k] = 0;
        walk->n_outer *= walk->shape[k];
    }
}

bool fo_walk_reduces_inner(const FoWalk *walk, int operand) {
    if (walk->inner[operand] != 0) return false;
    for (int k = 0; k < walk->ndim; k++)
        if (walk->strides[k][operand] == 0) return false;
    return walk->ndim > 0;
}

void fo_walk_lengthen(FoWalk *walk) {
    const int k = walk->ndim - 1;
    if (k < 0 || walk->n_inner > 8 || walk->shape[k] < 4 * walk->n_inner) return;
    const int64_t n = walk->shape[k];
    walk->shape[k] = walk->n_inner;
    walk->n_outer = walk->n_outer / n * walk->n_inner;
    walk->n_inner = n;
    for (int j = 0; j < walk->n_operands; j++) {
        const int64_t stride = walk->inner[j];
        walk->inner[j] = walk->strides[k][j];
        walk->strides[k][j] = stride;
    }
}

enum { FAULT_BYTES = 65536 }; // what one page fault maps of a file: fault_around_bytes
int64_t fo_layout_touched(int64_t n, int64_t stride, int64_t nbytes) {
    if (stride < 0) stride = -stride;
    if (nbytes < FAULT_BYTES) nbytes = stride < nbytes ? nbytes : stride < FAULT_BYTES ? stride : FAULT_BYTES;
    return stride ? n * nbytes : nbytes;
}

int64_t fo_walk_touched(const FoWalk *walk, int operand) {
    const int64_t inner = fo_layout_touched(walk->n_inner, walk->inner[operand], 1);
    return walk->ndim ? fo_layout_touched(1, walk->strides[walk->ndim - 1][operand], inner) : inner;
}

void fo_walk_seek(FoWalk *walk, int64_t number) {
    // from where it is back to the start, then forward
    for (int k = walk->ndim - 1; k >= 0; k--) {
        const int64_t to = number % walk->shape[k];
        for (int j = 0; j < walk->n_operands; j++) walk->data[j] += walk->strides[k][j] * (to - walk->index[k]);
        walk->index[k] = to;
        number /= walk->shape[k];
    }
}
