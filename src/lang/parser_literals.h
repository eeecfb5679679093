// SPDX-License-Identifier: MIT
// Shared by the parsers of plain strings and f-strings.
#ifndef FO_LANG_PARSER_LITERALS_H
#define FO_LANG_PARSER_LITERALS_H

#include "lang/parser.h"

#include <stdio.h>

// One STRING token taken apart: the content without prefix and quotes.
typedef struct {
    const char *text;
    size_t n;
    FoSpan range; // of the token
    bool is_bytes, is_raw, is_fstring, is_triple, has_u;
} FoStringPart;

// False for bytes with characters beyond ASCII.
bool fo_string_part(FoParser *p, const FoToken *t, FoStringPart *out);
// Appends text[0..n) with its escapes decoded (not in raw strings).
bool fo_decode_string(FoParser *p, const FoStringPart *part, const char *text, size_t n, FoBuffer *out);
FoNode *fo_string_node(FoParser *p, FoSpan range, FoConstantKind kind, const FoBuffer *text);
// The JoinedStr (or Constant) of n tokens of p->tokens from `first` on, at least one of which is an f-string.
FoNode *fo_parse_fstrings(FoParser *p, int32_t first, int32_t n, FoSpan range);
// The character with a Unicode name, 0 when unknown (char_names.c).
uint32_t fo_char_from_name(const char *name, size_t n);

#endif
