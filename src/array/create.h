// SPDX-License-Identifier: MIT
// What the files that create, index, print and sort arrays give each other and the module numpy.
#ifndef FO_ARRAY_CREATE_H
#define FO_ARRAY_CREATE_H

#include "array/array.h"

// ---- create.c
FoArray *fo_array_from_object_to(FoObject *o, FoDtype *dtype_or_null, int most_ndim); // sequences deeper than most_ndim: ValueError

// ---- flat.c
extern FoType fo_flat_type; // numpy.flatiter
FoObject *fo_flat_new(FoArray *a);

// ---- index.c
enum { FO_INDEX_MAX = 2 * FO_MAX_DIMS };
FO_MUST_CHECK bool fo_index_init(void); // types of iterators; idempotent

#endif
