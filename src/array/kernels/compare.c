// SPDX-License-Identifier: MIT
// compare: comparisons, logic and predicates; results are bool. Comparing NaN is no error.
#include "array/kernels/level.h"
#include "array/kernels/real_math.h"

#define IS_TRUE(z) (((z).re != 0) | ((z).im != 0))

#define R uint8_t
#define FO_EACH "array/kernels/kernels_of.inc"
#define FO_LIST "array/kernels/compare.def"
#include "array/kernels/types.inc"

void FO_LEVEL_NAME(fo_register_compare)(FoKernelTable *table) {
#define FO_PASS_REGISTER
#include "array/kernels/types.inc"
}
