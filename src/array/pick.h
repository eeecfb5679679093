// SPDX-License-Identifier: MIT
// pick: taking and putting elements by number, repeating them, finding places in sorted arrays.
#ifndef FO_ARRAY_PICK_H
#define FO_ARRAY_PICK_H

#include "array/array.h"

typedef enum { FO_TAKE_RAISE, FO_TAKE_WRAP, FO_TAKE_CLIP } FoTakeMode;
FO_MUST_CHECK bool fo_take_mode_read(FoObject *o_or_null, FoTakeMode *mode);
// np.take: along axis (-1: of the flattened array). The result has the index array's shape in place of that axis.
FoArray *fo_array_take(FoArray *a, FoObject *indices, int axis_or_minus_1, FoTakeMode mode, FoArray *out_or_null);
FO_MUST_CHECK bool fo_array_put(FoArray *a, FoObject *indices, FoObject *values, FoTakeMode mode);
FoArray *fo_array_repeat(FoArray *a, FoObject *repeats, int axis_or_minus_1);
// Where elements of `values` would go in the sorted 1-d array (after equal ones when `right`).
FoArray *fo_array_search(FoArray *sorted, FoArray *values, bool right, FoArray *sorter_or_null);
FoArray *fo_array_diagonal(FoArray *a, int64_t offset, int axis1, int axis2); // a read-only view
// Reorders the last axis so that element k of it is where sorting would put it (and for indices, which elements these are).
FoArray *fo_array_partition(FoArray *a, const int64_t *kth, int n_kth, int axis, bool indices);

#endif
