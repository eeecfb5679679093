// SPDX-License-Identifier: MIT
// layout: arithmetic on shapes and strides. No memory is touched, no objects are known. Strides are in bytes, any sign.
//
//   address(i0 … ik-1) = pointer + sum of strides[k] * ik,  0 <= ik < shape[k],  0 <= ndim <= FO_MAX_DIMS
#ifndef FO_ARRAY_LAYOUT_H
#define FO_ARRAY_LAYOUT_H

#include "base/base.h"

enum { FO_MAX_DIMS = 32, FO_MAX_OPERANDS = 8 };

// ---- sizes and flags
// Multiplies the lengths; false when the product (lengths of 0 counting as 1) times itemsize passes INT64_MAX.
bool fo_layout_size(int ndim, const int64_t *shape, int64_t itemsize, int64_t *n_items) FO_MUST_CHECK;
void fo_layout_strides_c(int ndim, const int64_t *shape, int64_t itemsize, int64_t *strides);
void fo_layout_strides_f(int ndim, const int64_t *shape, int64_t itemsize, int64_t *strides);
// Contiguity by NumPy's relaxed rules: axes of length 1 do not count, empty arrays are both.
bool fo_layout_is_c(int ndim, const int64_t *shape, const int64_t *strides, int64_t itemsize);
bool fo_layout_is_f(int ndim, const int64_t *shape, const int64_t *strides, int64_t itemsize);
bool fo_layout_is_aligned(int ndim, const int64_t *shape, const int64_t *strides, const void *pointer, size_t alignment);
// Byte offsets, relative to the pointer, of the lowest byte and of one past the highest; both 0 for empty arrays.
void fo_layout_bounds(int ndim, const int64_t *shape, const int64_t *strides, int64_t itemsize, int64_t *low, int64_t *high);
// Do these views stay inside [0, nbytes) of a block, the pointer being `offset` bytes into it? (np.ndarray(buffer=…, strides=…))
bool fo_layout_fits(int ndim, const int64_t *shape, const int64_t *strides, int64_t itemsize, int64_t offset, int64_t nbytes);

// Strides of the same memory seen with new_shape (same number of items) in C (order 'C') or Fortran order ('F'); false: needs a copy.
bool fo_layout_reshape(int ndim, const int64_t *shape, const int64_t *strides, int64_t itemsize, int new_ndim, const int64_t *new_shape,
                       char order, int64_t *new_strides) FO_MUST_CHECK;
// Replaces one -1 in shape so that the product is n_items; false when it cannot be, or the product differs.
bool fo_layout_fill_unknown(int ndim, int64_t *shape, int64_t n_items) FO_MUST_CHECK;

// ---- broadcasting
// Joins a shape into out (ndim *out_ndim, starting at 0); false when they do not broadcast.
bool fo_layout_broadcast_join(int *out_ndim, int64_t *out_shape, int ndim, const int64_t *shape) FO_MUST_CHECK;
// Strides with which an operand is seen in the broadcast shape (0 where it is repeated); false when it does not fit.
bool fo_layout_broadcast_strides(int ndim, const int64_t *shape, const int64_t *strides, int to_ndim, const int64_t *to_shape,
                                 int64_t *to_strides) FO_MUST_CHECK;

// ---- order of axes
// NumPy's K order: axes[] from outermost (slowest) to innermost for n operands seen in one shape of ndim axes;
// strides[j] are operand j's, 0 along axes of length 1 (as fo_layout_broadcast_strides makes them). C order where operands say
// nothing or contradict.
void fo_layout_sort_axes(int ndim, int n_operands, const int64_t *const *strides, int *axes);
// Strides of a new dense array of that shape whose memory order is axes[] (outermost first).
void fo_layout_strides_like(int ndim, const int64_t *shape, int64_t itemsize, const int *axes, int64_t *strides);
// Strides of np.copy(order='K') / empty_like.
void fo_layout_strides_k(int ndim, const int64_t *shape, const int64_t *strides, int64_t itemsize, int64_t *new_strides);

// ---- walks: an outer counter over all axes but the innermost, for several operands at once
typedef struct {
    int n_operands;
    int ndim;                        // outer axes left after dropping, sorting and coalescing
    int64_t n_inner;                 // length of the inner dimension (1 for 0-d)
    int64_t n_outer;                 // number of inner loops (0 when any axis is empty)
    int64_t inner[FO_MAX_OPERANDS];  // byte strides of the inner dimension
    int64_t shape[FO_MAX_DIMS];      // outer axes, outermost first
    int64_t strides[FO_MAX_DIMS][FO_MAX_OPERANDS];
    int64_t index[FO_MAX_DIMS];
    char *data[FO_MAX_OPERANDS];     // where the current inner loop starts, for each operand
} FoWalk;
// Plans a walk over shape; strides[j] is operand j's (broadcast already), data[j] its pointer. With `any_order` axes are dropped,
// sorted by stride (negative strides flipped where every operand agrees) and coalesced; otherwise only coalesced in C order.
// At most FO_MAX_OPERANDS operands.
void fo_walk_init(FoWalk *walk, int ndim, const int64_t *shape, int n_operands, char *const *data, const int64_t *const *strides,
                  bool any_order);
// Exchanges the last two axes of a walk whose order does not matter, when the inner one is short and the other long: fewer, longer loops.
void fo_walk_lengthen(FoWalk *walk);
// Does the operand (results of a reduction) stand still along the inner axis and move along every other?
bool fo_walk_reduces_inner(const FoWalk *walk, int operand);
// Advances to the next inner loop; false when there is none. Typical use:
//   if (walk.n_outer) do kernel(walk.data, walk.inner, walk.n_inner, aux); while (fo_walk_next(&walk));
FO_INLINE bool fo_walk_next(FoWalk *walk) {
    for (int k = walk->ndim - 1; k >= 0; k--) {
        const int64_t *step = walk->strides[k];
        if (++walk->index[k] < walk->shape[k]) {
            for (int j = 0; j < walk->n_operands; j++) walk->data[j] += step[j];
            return true;
        }
        walk->index[k] = 0;
        for (int j = 0; j < walk->n_operands; j++) walk->data[j] -= step[j] * (walk->shape[k] - 1);
    }
    return false;
}
// Bytes of a mapped file that one inner loop brings into memory for an operand, roughly: whole pages, and the pages around them that the
// system maps along.
int64_t fo_walk_touched(const FoWalk *walk, int operand);
// The same for n pieces of nbytes each, `stride` bytes apart.
int64_t fo_layout_touched(int64_t n, int64_t stride, int64_t nbytes);
// Moves a walk to its inner loop number `number` (0 <= number < n_outer): for splitting among threads.
void fo_walk_seek(FoWalk *walk, int64_t number);

#endif
