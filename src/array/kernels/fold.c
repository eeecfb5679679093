// SPDX-License-Identifier: MIT
// fold: products, running sums, inner products, bitwise folds along one dimension.
#include "array/kernels/level.h"

#if defined(__FMA__) || defined(__aarch64__)
#define FUSED(x, y, z) _Generic((x), float: __builtin_fmaf, default: __builtin_fma)(x, y, z)
#else
#define FUSED(x, y, z) ((x) * (y) + (z))
#endif
#define FO_EACH "array/kernels/fold.inc"
#include "array/kernels/types.inc"

void FO_LEVEL_NAME(fo_register_fold)(FoKernelTable *table) {
#define FO_PASS_REGISTER
#include "array/kernels/types.inc"
}
