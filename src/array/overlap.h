// SPDX-License-Identifier: MIT
// overlap: do two strided views share bytes? Plain arithmetic on addresses.
#ifndef FO_ARRAY_OVERLAP_H
#define FO_ARRAY_OVERLAP_H

#include "array/layout.h"

typedef struct {
    const char *pointer;
    int ndim;
    const int64_t *shape, *strides;
    int64_t itemsize;
} FoView;

typedef enum { FO_OVERLAP_NO, FO_OVERLAP_YES, FO_OVERLAP_TOO_HARD } FoOverlap;

// Do the address ranges meet? Never wrong with "no".
bool fo_overlap_bounds(const FoView *a, const FoView *b);
// Solves it exactly with at most max_work steps (0: bounds only, answering TOO_HARD when they meet; -1: without limit).
FoOverlap fo_overlap_solve(const FoView *a, const FoView *b, int64_t max_work);
// Does the view visit some byte twice (negative or zero strides with repeated elements)?
FoOverlap fo_overlap_internal(const FoView *view, int64_t max_work);
// May out be written elementwise in order while in is read: no shared bytes, or exactly the same view.
bool fo_overlap_is_elementwise_safe(const FoView *in, const FoView *out);

#endif
