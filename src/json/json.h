// SPDX-License-Identifier: MIT
// json: RFC 8259 text to objects (dict, list, str, int, float, True, False, None) and back.
#ifndef FO_JSON_H
#define FO_JSON_H

#include "types/types.h"

// Parses a whole UTF-8 text. ValueError with line, column and character as CPython's json words it; RecursionError when nested too deeply.
FoObject *fo_json_parse(const char *text, size_t n);
// Appends the text of a value. indent < 0: one line; otherwise that many blanks per level, one item per line, as json.dumps(indent=…).
// Non-ASCII characters are written as they are. False: an exception is pending (TypeError for what JSON cannot say).
bool fo_json_write(FoObject *value, int indent, FoBuffer *out);

#endif
