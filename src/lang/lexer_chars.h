// SPDX-License-Identifier: MIT
// Classes of characters for the lexer.
#ifndef FO_LANG_LEXER_CHARS_H
#define FO_LANG_LEXER_CHARS_H

#include "base/base.h"

enum {
    FO_CHAR_START = 1,       // may start a name (all bytes from 0x80: checked later)
    FO_CHAR_DIGIT = 2,
    FO_CHAR_NAME = 4,        // may stand in a name
    FO_CHAR_STRING_STOP = 8, // needs a look inside a string: quotes, backslash, newline, NUL
};

extern const uint8_t fo_lexer_flags[256];

// The index of the first keyword that starts with a letter, 255 for none. Indexed by the letter.
extern const uint8_t fo_keyword_first[128];

// XID_Start (is_first) or XID_Continue of the code point, from its general category. What normalisation turns into
// something else is found by fo_name_is_identifier after NFKC.
bool fo_char_is_identifier(uint32_t c, bool is_first);
// As str.isprintable.
bool fo_char_is_printable(uint32_t c);

#endif
