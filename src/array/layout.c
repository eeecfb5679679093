// SPDX-License-Identifier: MIT
#include "array/layout.h"

// ---- sizes and flags
bool fo_layout_size(int ndim, const int64_t *shape, int64_t itemsize, int64_t *n_items) {
    int64_t nbytes = itemsize > 0 ? itemsize : 1, n = 1;
    for (int k = 0; k < ndim; k++) {
        if (shape[k] < 0) return false;
        if (shape[k] > 0 && !fo_mul_i64(nbytes, shape[k], &nbytes)) return false;
        n *= shape[k]; // cannot overflow: it divides what nbytes reached, or is 0
    }
    *n_items = n;
    return true;
}

void fo_layout_strides_c(int ndim, const int64_t *shape, int64_t itemsize, int64_t *strides) {
    int64_t step = itemsize;
    for (int k = ndim - 1; k >= 0; k--) {
        strides[k] = step;
        step *= shape[k] > 0 ? shape[k] : 1;
    }
}

void fo_layout_strides_f(int ndim, const int64_t *shape, int64_t itemsize, int64_t *strides) {
    int64_t step = itemsize;
    for (int k = 0; k < ndim; k++) {
        strides[k] = step;
        step *= shape[k] > 0 ? shape[k] : 1;
    }
}

static bool is_empty(int ndim, const int64_t *shape) {
    for (int k = 0; k < ndim; k++)
        if (shape[k] == 0) return true;
    return false;
}

bool fo_layout_is_c(int ndim, const int64_t *shape, const int64_t *strides, int64_t itemsize) {
    int64_t step = itemsize;
    bool dense = true;
    for (int k = ndim - 1; k >= 0; k--) {
        if (shape[k] == 0) return true;
        if (shape[k] != 1) {
            dense = dense && strides[k] == step;
            step *= shape[k];
        }
    }
    return dense;
}

bool fo_layout_is_f(int ndim, const int64_t *shape, const int64_t *strides, int64_t itemsize) {
    int64_t step = itemsize;
    bool dense = true;
    for (int k = 0; k < ndim; k++) {
        if (shape[k] == 0) return true;
        if (shape[k] != 1) {
            dense = dense && strides[k] == step;
            step *= shape[k];
        }
    }
    return dense;
}

bool fo_layout_is_aligned(int ndim, const int64_t *shape, const int64_t *strides, const void *pointer, size_t alignment) {
    if (alignment <= 1 || is_empty(ndim, shape)) return true;
    uintptr_t bits = (uintptr_t)pointer;
    for (int k = 0; k < ndim; k++)
        if (shape[k] > 1) bits |= (uintptr_t)strides[k];
    return bits % alignment == 0;
}

void fo_layout_bounds(int ndim, const int64_t *shape, const int64_t *strides, int64_t itemsize, int64_t *low, int64_t *high) {
    *low = *high = 0;
    if (is_empty(ndim, shape)) return;
    for (int k = 0; k < ndim; k++) *(strides[k] < 0 ? low : high) += strides[k] * (shape[k] - 1);
    *high += itemsize;
}

bool fo_layout_fits(int ndim, const int64_t *shape, const int64_t *strides, int64_t itemsize, int64_t offset, int64_t nbytes) {
    if (is_empty(ndim, shape)) return true;
    int64_t low = 0, high = 0;
    for (int k = 0; k < ndim; k++) {
        int64_t reach, *end = strides[k] < 0 ? &low : &high;
        if (!fo_mul_i64(strides[k], shape[k] - 1, &reach) || !fo_add_i64(*end, reach, end)) return false;
    }
    return fo_add_i64(high, itemsize, &high) && fo_add_i64(offset, high, &high) && fo_add_i64(offset, low, &low) && low >= 0 && high <= nbytes;
}

// Groups axes of the old and the new shape whose lengths have equal products; within a group the old axes must form one
// run of equal steps, which the new axes then divide.
bool fo_layout_reshape(int ndim, const int64_t *shape, const int64_t *strides, int64_t itemsize, int new_ndim, const int64_t *new_shape,
                       char order, int64_t *new_strides) {
    int64_t old_shape[FO_MAX_DIMS], old_strides[FO_MAX_DIMS];
    int n_old = 0;
    if (is_empty(ndim, shape)) {
        fo_layout_strides_c(new_ndim, new_shape, itemsize, new_strides);
        return true;
    }
    for (int k = 0; k < ndim; k++)
        if (shape[k] != 1) old_shape[n_old] = shape[k], old_strides[n_old++] = strides[k];
    int i = 0, j = 0;
    while (j < new_ndim && i < n_old) {
        int i_end = i + 1, j_end = j + 1;
        int64_t old_n = old_shape[i], new_n = new_shape[j];
        while (old_n != new_n) {
            if (new_n < old_n) {
                if (j_end == new_ndim) return false;
                new_n *= new_shape[j_end++];
            } else {
                if (i_end == n_old) return false;
                old_n *= old_shape[i_end++];
            }
        }
        for (int k = i; k + 1 < i_end; k++) {
            const bool runs_on = order == 'F' ? old_strides[k + 1] == old_shape[k] * old_strides[k]
                                              : old_strides[k] == old_shape[k + 1] * old_strides[k + 1];
            if (!runs_on) return false;
        }
        if (order == 'F') {
            new_strides[j] = old_strides[i];
            for (int k = j + 1; k < j_end; k++) new_strides[k] = new_strides[k - 1] * new_shape[k - 1];
        } else {
            new_strides[j_end - 1] = old_strides[i_end - 1];
            for (int k = j_end - 1; k > j; k--) new_strides[k - 1] = new_strides[k] * new_shape[k];
        }
        i = i_end, j = j_end;
    }
    // axes of length 1 at the end
    int64_t last = itemsize;
    if (j > 0) {
        last = new_strides[j - 1];
        if (order == 'F') last *= new_shape[j - 1];
    }
    for (; j < new_ndim; j++) new_strides[j] = last;
    return true;
}

bool fo_layout_fill_unknown(int ndim, int64_t *shape, int64_t n_items) {
    int unknown = -1;
    int64_t known = 1;
    for (int k = 0; k < ndim; k++) {
        if (shape[k] < 0) {
            if (unknown >= 0) return false;
            unknown = k;
        } else if (!fo_mul_i64(known, shape[k], &known)) {
            return false;
        }
    }
    if (unknown < 0) return known == n_items;
    if (known == 0 || n_items % known != 0) return false;
    shape[unknown] = n_items / known;
    return true;
}

// ---- broadcasting
bool fo_layout_broadcast_join(int *out_ndim, int64_t *out_shape, int ndim, const int64_t *shape) {
    if (ndim > *out_ndim) {
        const int more = ndim - *out_ndim;
        memmove(out_shape + more, out_shape, (size_t)*out_ndim * sizeof *out_shape);
        for (int k = 0; k < more; k++) out_shape[k] = 1;
        *out_ndim = ndim;
    }
    int64_t *tail = out_shape + (*out_ndim - ndim);
    for (int k = 0; k < ndim; k++) {
        if (shape[k] == tail[k] || shape[k] == 1) continue;
        if (tail[k] != 1) return false;
        tail[k] = shape[k];
    }
    return true;
}

bool fo_layout_broadcast_strides(int ndim, const int64_t *shape, const int64_t *strides, int to_ndim, const int64_t *to_shape,
                                 int64_t *to_strides) {
    const int more = to_ndim - ndim;
    if (more < 0) return false;
    for (int k = 0; k < more; k++) to_strides[k] = 0;
    for (int k = 0; k < ndim; k++) {
        if (shape[k] != to_shape[more + k] && shape[k] != 1) return false;
        to_strides[more + k] = shape[k] == 1 ? 0 : strides[k];
    }
    return true;
}

// ---- order of axes
static int64_t magnitude(int64_t stride) { return stride < 0 ? -stride : stride; }

// Must axis `outer`, now before `inner`, change places with it? Operands with a stride of 0 in either have no opinion; one
// that agrees with the present order decides against it.
static bool is_misplaced(int n_operands, const int64_t *const *strides, int outer, int inner, bool *is_ambiguous) {
    bool wants = false;
    *is_ambiguous = true;
    for (int j = 0; j < n_operands; j++) {
        const int64_t a = strides[j][outer], b = strides[j][inner];
        if (a == 0 || b == 0) continue;
        if (magnitude(a) >= magnitude(b)) wants = false;
        else if (*is_ambiguous) wants = true;
        *is_ambiguous = false;
        if (!wants) break;
    }
    return wants;
}

// Insertion sort that passes over pairs no operand decides, as NumPy's iterator does.
void fo_layout_sort_axes(int ndim, int n_operands, const int64_t *const *strides, int *axes) {
    int reversed[FO_MAX_DIMS]; // innermost first
    for (int k = 0; k < ndim; k++) reversed[k] = ndim - 1 - k;
    for (int i = 1; i < ndim; i++) {
        const int axis = reversed[i];
        int place = i;
        for (int k = i - 1; k >= 0; k--) {
            bool is_ambiguous;
            const bool moves = is_misplaced(n_operands, strides, axis, reversed[k], &is_ambiguous);
            if (is_ambiguous) continue;
            if (!moves) break;
            place = k;
        }
        for (int k = i; k > place; k--) reversed[k] = reversed[k - 1];
        reversed[place] = axis;
    }
    for (int k = 0; k < ndim; k++) axes[k] = reversed[ndim - 1 - k];
}

void fo_layout_strides_like(int ndim, const int64_t *shape, int64_t itemsize, const int *axes, int64_t *strides) {
    int64_t step = itemsize;
    for (int k = ndim - 1; k >= 0; k--) {
        strides[axes[k]] = step;
        step *= shape[axes[k]] > 0 ? shape[axes[k]] : 1;
    }
}

// Stable by decreasing |stride|: what PyArray_NewLikeArray does for a single array, unlike the iterator above for ties of 0.
void fo_layout_strides_k(int ndim, const int64_t *shape, const int64_t *strides, int64_t itemsize, int64_t *new_strides) {
    int axes[FO_MAX_DIMS];
    if (fo_layout_is_c(ndim, shape, strides, itemsize) || ndim <= 1) {
        fo_layout_strides_c(ndim, shape, itemsize, new_strides);
        return;
    }
    if (fo_layout_is_f(ndim, shape, strides, itemsize)) {
        fo_layout_strides_f(ndim, shape, itemsize, new_strides);
        return;
    }
    for (int k = 0; k < ndim; k++) {
        int place = k;
        while (place > 0 && magnitude(strides[axes[place - 1]]) < magnitude(strides[k])) place--;
        for (int i = k; i > place; i--) axes[i] = axes[i - 1];
        axes[place] = k;
    }
    fo_layout_strides_like(ndim, shape, itemsize, axes, new_strides);
}
