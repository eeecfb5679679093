// SPDX-License-Identifier: MIT
// integer: bits, shifts, division rounding towards minus infinity, powers, common divisors. Wraps around as NumPy does; x // 0 and x % 0
// are 0 with a divide status, MIN // -1 is MIN with an overflow status.
#include "array/kernels/level.h"
#include "array/kernels/real_math.h"

#define FO_EACH "array/kernels/integer_one.inc"
#define FO_SKIP_BOOL
#define FO_SKIP_FLOAT
#define FO_SKIP_COMPLEX
#include "array/kernels/types.inc"
#undef FO_EACH
#undef FO_SKIP_BOOL

#define R T
#define FO_EACH "array/kernels/kernels_of.inc"
#define FO_LIST "array/kernels/integer.def"
#include "array/kernels/types.inc"

#define FO_KIND INT64
#define T int64_t
#define FO_IS_SIGNED 1
#include "array/kernels/integer_wide.inc"
#undef FO_IS_SIGNED
#define FO_KIND UINT64
#define T uint64_t
#define FO_IS_SIGNED 0
#include "array/kernels/integer_wide.inc"
#undef FO_IS_SIGNED

void FO_LEVEL_NAME(fo_register_integer)(FoKernelTable *table) {
#define FO_PASS_REGISTER
#include "array/kernels/types.inc"
#undef FO_EACH
#define FO_EACH "array/kernels/integer_one.inc"
#define FO_SKIP_BOOL
#include "array/kernels/types.inc"
    table->op[FO_OP_FLOOR_DIVIDE][FO_DT_INT64] = floor_divide_wide_INT64;
    table->op[FO_OP_REMAINDER][FO_DT_INT64] = remainder_wide_INT64;
    table->op[FO_OP_FMOD][FO_DT_INT64] = fmod_wide_INT64;
    table->op[FO_OP_FLOOR_DIVIDE][FO_DT_UINT64] = floor_divide_wide_UINT64;
    table->op[FO_OP_REMAINDER][FO_DT_UINT64] = remainder_wide_UINT64;
    table->op[FO_OP_FMOD][FO_DT_UINT64] = fmod_wide_UINT64;
}
