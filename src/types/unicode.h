// SPDX-License-Identifier: MIT
// Properties of characters, as Unicode 14.0 (CPython 3.11's) has them.
#ifndef FO_TYPES_UNICODE_H
#define FO_TYPES_UNICODE_H

#include "base/base.h"

typedef enum {
    FO_CHAR_ALPHA = 1 << 0, FO_CHAR_DECIMAL = 1 << 1, FO_CHAR_DIGIT = 1 << 2, FO_CHAR_NUMERIC = 1 << 3, FO_CHAR_LOWER = 1 << 4,
    FO_CHAR_UPPER = 1 << 5, FO_CHAR_TITLE = 1 << 6, FO_CHAR_PRINTABLE = 1 << 7, FO_CHAR_SPACE = 1 << 8, FO_CHAR_XID_START = 1 << 9,
    FO_CHAR_XID_CONTINUE = 1 << 10, FO_CHAR_CASED = 1 << 11, FO_CHAR_CASE_IGNORABLE = 1 << 12, FO_CHAR_SPECIAL_CASE = 1 << 13,
    FO_CHAR_LINE_BREAK = 1 << 14,
    FO_CHAR_ALNUM = FO_CHAR_ALPHA | FO_CHAR_DECIMAL | FO_CHAR_DIGIT | FO_CHAR_NUMERIC,
} FoCharFlag;
typedef enum { FO_CASE_UPPER, FO_CASE_LOWER, FO_CASE_TITLE, FO_CASE_FOLD } FoCase;

uint32_t fo_char_flags(uint32_t c);
int fo_char_decimal(uint32_t c); // value of a decimal digit of any script, -1 for other characters
// The full mapping of one character: 1 to 3 code points; returns how many.
int fo_char_to_case(uint32_t c, FoCase to, uint32_t out[3]);

#endif
