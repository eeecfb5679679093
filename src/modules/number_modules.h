// SPDX-License-Identifier: MIT
// The modules math, cmath and random.
#ifndef FO_MODULES_NUMBER_MODULES_H
#define FO_MODULES_NUMBER_MODULES_H

#include "types/types.h"

FoObject *fo_module_math_new(void);
FoObject *fo_module_cmath_new(void);
FoObject *fo_module_random_new(void);

#endif
