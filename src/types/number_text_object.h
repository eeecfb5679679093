// SPDX-License-Identifier: MIT
// The text of a number given to int(), float() or complex() as an object.
#ifndef FO_TYPES_NUMBER_TEXT_OBJECT_H
#define FO_TYPES_NUMBER_TEXT_OBJECT_H

#include "types/core.h"

// A str with every decimal digit of Unicode written as ASCII and every Unicode space as ' '; other characters stay (UTF-8).
// The content belongs to the buffer. False: memory is short.
FO_MUST_CHECK bool fo_number_text_from_str(FoBuffer *out, FoStr *s);
// Removes underscores that stand between digits; false (no exception) when one stands elsewhere. Works in place.
bool fo_number_text_drop_underscores(FoBuffer *text);

#endif
