// SPDX-License-Identifier: MIT
// Start-up and end of the built-in types.
#include "types/types.h"

bool fo_types_init(void) {
#define X(file) if (!fo_##file##_init()) return false;
    FO_TYPES_WITH_INIT(X)
#undef X
    return true;
}

void fo_types_deinit(void) {
#define X(file) fo_##file##_deinit();
    FO_TYPES_WITH_DEINIT(X)
#undef X
}
