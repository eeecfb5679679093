// SPDX-License-Identifier: MIT
// ufunc_fold: operations folded along an axis by their elementwise kernels: accumulate and reduceat where no dtype changes on the way.
#ifndef FO_ARRAY_UFUNC_FOLD_H
#define FO_ARRAY_UFUNC_FOLD_H

#include "array/array.h"

// a op a op … along an axis, all stages: a new array. *done is false when this is not for it (a's elements or memory would have to change
// first): NULL without an exception then.
FoArray *fo_fold_stages(FoOp op, FoArray *a, int axis, bool *done);
// Sums, products, extremes … of the parts of a line (settled, one dimension) that begin at n_starts places within it; a part is one element
// where the next one does not begin behind it. As NumPy: the first element, and then what the others give together. *done as above.
FoArray *fo_fold_parts(FoReduce reduce, FoArray *line, const int64_t *start, int64_t n_starts, bool *done);

#endif
