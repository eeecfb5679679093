// SPDX-License-Identifier: MIT
// What the files of float and complex share.
#ifndef FO_TYPES_FLOAT_PRIVATE_H
#define FO_TYPES_FLOAT_PRIVATE_H

#include "types/types.h"

extern const FoNativeDef fo_float_methods[];
extern const FoGetSetDef fo_float_getsets[];
FoObject *fo_float_new_slot(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_float_copy_exact(FoObject *o);

#endif
