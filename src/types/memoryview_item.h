// SPDX-License-Identifier: MIT
// One element of a buffer: native single-character formats, as the module struct names them.
#ifndef FO_TYPES_MEMORYVIEW_ITEM_H
#define FO_TYPES_MEMORYVIEW_ITEM_H

#include "types/types.h"

char fo_item_code(const char *format);    // the character, an optional '@' skipped; 0 when the format is longer
int64_t fo_item_nbytes(char code);        // 0: not a native format
FoObject *fo_item_unpack(const char *format, const char *at);
bool fo_item_pack(const char *format, char *at, FoObject *value);

#endif
