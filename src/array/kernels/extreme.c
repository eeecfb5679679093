// SPDX-License-Identifier: MIT
// extreme: minima, maxima and their places; all, any, counts. No operation here can fail or sets a status.
#include "array/kernels/level.h"

#define FO_EACH "array/kernels/extreme.inc"
#define IS_TRUE(x) ((x) != 0)
#define IS_NAN(x) ((x) != (x))
#define IS_LESS(x, y) ((x) < (y))
#define IS_SAME(x, y) ((x) == (y))
#define FO_SKIP_COMPLEX
#include "array/kernels/types.inc"
#undef IS_TRUE
#undef IS_NAN
#undef IS_LESS
#undef IS_SAME
#undef FO_SKIP_COMPLEX

#define FO_SKIP_BOOL
#define FO_SKIP_SIGNED
#define FO_SKIP_UNSIGNED
#define FO_SKIP_FLOAT
#define IS_TRUE(z) (((z).re != 0) | ((z).im != 0))
#define IS_NAN(z) (((z).re != (z).re) | ((z).im != (z).im))
#define IS_LESS(x, y) (!IS_NAN(x) && !IS_NAN(y) && ((x).re < (y).re || ((x).re == (y).re && (x).im < (y).im)))
#define IS_SAME(x, y) ((x).re == (y).re && (x).im == (y).im)
#include "array/kernels/types.inc"
#undef FO_SKIP_BOOL
#undef FO_SKIP_SIGNED
#undef FO_SKIP_UNSIGNED
#undef FO_SKIP_FLOAT

void FO_LEVEL_NAME(fo_register_extreme)(FoKernelTable *table) {
#define FO_PASS_REGISTER
#include "array/kernels/types.inc"
    table->reduce[FO_REDUCE_SUM][FO_DT_BOOL] = count_BOOL;
}
