// SPDX-License-Identifier: MIT
// What the modules keep for the runtime's lifetime (fo_rt->module_state).
#ifndef FO_MODULES_STATE_H
#define FO_MODULES_STATE_H
#include "types/types.h"

typedef struct {
    FoType *unsupported_operation;
} FoModulesState;
FoModulesState *fo_modules_state(void); // made when first asked for; NULL: MemoryError is pending

#endif
