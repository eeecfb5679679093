// SPDX-License-Identifier: MIT
// A subscript, read: what index.c, index_fancy.c and index_assign.c share.
#ifndef FO_ARRAY_INDEX_H
#define FO_ARRAY_INDEX_H

#include "array/create.h"

// The elements that a subscript selects. Kept axes are those that whole numbers and index arrays leave: slices, newaxis, ellipsis.
// With index arrays (n_index > 0) the result's shape is kept[0 .. position), common shape of the index arrays, kept[position ..).
typedef struct {
    char *data;
    int n_kept;
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    int n_index, position;
    bool is_scattered;                      // the index arrays are not neighbours: their axes come first
    bool is_element;                        // only whole numbers, one per axis
    FoArray *index[FO_MAX_DIMS];            // owned, int64; broadcast and contiguous after fo_index_join
    int64_t length[FO_MAX_DIMS], stride[FO_MAX_DIMS];
    int axis[FO_MAX_DIMS];                  // of the array, for messages
    int n_common;
    int64_t common[FO_MAX_DIMS], n_picks;   // common shape and its number of elements
} FoSelection;

FO_MUST_CHECK bool fo_index_read(FoArray *a, FoObject *key, FoSelection *s);
void fo_index_deinit(FoSelection *s);
void *fo_raise_index(int64_t i, int axis, int64_t length) FO_COLD;
// One element at ready-made position; NULL when i is out of range (IndexError).
FO_INLINE bool fo_index_wrap(int64_t *i, int axis, int64_t length) {
    if (fo_likely((uint64_t)*i < (uint64_t)length)) return true;
    if (*i < 0 && *i >= -length) {
        *i += length;
        return true;
    }
    return fo_raise_index(*i, axis, length) != NULL;
}
FoObject *fo_index_get_fancy(FoArray *a, FoSelection *s);
FO_MUST_CHECK bool fo_index_set_fancy(FoArray *a, FoSelection *s, FoArray *value);
FO_INLINE bool fo_index_is_mask(const FoArray *a, const FoObject *key) {
    return fo_array_check(key) && ((const FoArray *)key)->dtype->kind == FO_DT_BOOL && ((const FoArray *)key)->ndim == a->ndim && a->ndim > 0;
}
FO_MUST_CHECK bool fo_index_check_mask(FoArray *a, FoArray *mask, int first_axis);
FoObject *fo_index_get_mask(FoArray *a, FoArray *mask);
FO_MUST_CHECK bool fo_index_set_mask(FoArray *a, FoArray *mask, FoObject *value);
// Copies parts of kept shape: what is behind one pick of the index arrays.
typedef struct {
    FoWalk walk;
    FoKernel copy;
    int64_t itemsize;
    bool is_block;      // both sides dense: one memcpy of nbytes
    int64_t nbytes;
    int64_t from_shift, to_shift; // to where the walk starts (negative strides turned round)
} FoPartCopy;
FO_INLINE void fo_part_copy_run(FoPartCopy *c, char *from, char *to) {
    from += c->from_shift;
    to += c->to_shift;
    if (c->is_block) {
        memcpy(to, from, (size_t)c->nbytes);
        return;
    }
    if (!c->walk.n_outer) return;
    c->walk.data[0] = from;
    c->walk.data[1] = to;
    do c->copy(c->walk.data, c->walk.inner, c->walk.n_inner, &c->itemsize);
    while (fo_walk_next(&c->walk));
}

#endif
