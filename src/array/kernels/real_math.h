// SPDX-License-Identifier: MIT
// Single operations on float and double by one name; each is an instruction or a few.
#ifndef FO_ARRAY_KERNELS_REAL_MATH_H
#define FO_ARRAY_KERNELS_REAL_MATH_H

#include "base/base.h"

#define FO_REAL(name)                                                                                                             \
    FO_INLINE double name##_d(double x) { return __builtin_##name(x); }                                                           \
    FO_INLINE float name##_s(float x) { return __builtin_##name##f(x); }
FO_REAL(fabs)
FO_REAL(sqrt)
FO_REAL(floor)
FO_REAL(ceil)
FO_REAL(trunc)
FO_REAL(rint)
#undef FO_REAL
FO_INLINE double copysign_d(double x, double y) { return __builtin_copysign(x, y); }
FO_INLINE float copysign_s(float x, float y) { return __builtin_copysignf(x, y); }

#define FABS(x) _Generic((x), float: fabs_s, default: fabs_d)(x)
#define SQRT(x) _Generic((x), float: sqrt_s, default: sqrt_d)(x)
#define FLOOR(x) _Generic((x), float: floor_s, default: floor_d)(x)
#define CEIL(x) _Generic((x), float: ceil_s, default: ceil_d)(x)
#define TRUNC(x) _Generic((x), float: trunc_s, default: trunc_d)(x)
#define RINT(x) _Generic((x), float: rint_s, default: rint_d)(x)
#define COPYSIGN(x, y) _Generic((x), float: copysign_s, default: copysign_d)(x, y)

#endif
