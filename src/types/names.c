// SPDX-License-Identifier: MIT
// The names that C code looks up.
#include "types/core.h"

FoNames fo_names;

bool fo_names_init(void) {
#define X(text) if (!(fo_names.name_##text = fo_str_intern(#text))) return false;
#include "types/names.def"
#undef X
    return true;
}

void fo_names_deinit(void) {
#define X(text) fo_clear_slot(&fo_names.name_##text);
#include "types/names.def"
#undef X
}
