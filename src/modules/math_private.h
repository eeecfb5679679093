// SPDX-License-Identifier: MIT
// Shared by the mod_math*.c files only.
#ifndef FO_MODULES_MATH_PRIVATE_H
#define FO_MODULES_MATH_PRIVATE_H

#include "modules/modules.h"

#define NATIVE_ARGS FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames

// How a plain C function failed; its result is to be ignored then, except that FO_MATH_OK is all there is for NaN arguments.
typedef enum { FO_MATH_OK, FO_MATH_DOMAIN, FO_MATH_RANGE } FoMathStatus;

FO_INLINE bool fo_math_argument(FoObject *o, double *out) {
    if (fo_likely(fo_float_check_exact(o))) {
        *out = fo_float_value(o);
        return true;
    }
    return fo_as_double(o, out);
}

// special functions (mod_math_special.c)
FoMathStatus fo_math_gamma(double x, double *r);
FoMathStatus fo_math_lgamma(double x, double *r);
double fo_math_norm(double *values, int64_t n, double largest, bool found_nan); // scales values in place

extern const FoNativeDef fo_math_int_functions[]; // mod_math_int.c
extern const FoNativeDef fo_math_sum_functions[]; // mod_math_sum.c

#endif
