// SPDX-License-Identifier: MIT
// Tokens: what the lexer hands to the parser.
#ifndef FO_LANG_TOKEN_H
#define FO_LANG_TOKEN_H

#include "mem/mem.h"

typedef enum {
#define FO_TOKEN(name, text, meaning) FO_TOKEN_##name,
#define FO_OPERATOR(name, spelling)   FO_TOKEN_##name,
#define FO_KEYWORD(name, spelling)    FO_TOKEN_##name,
#include "lang/token.def"
    FO_TOKEN_KINDS
} FoTokenKind;

// A range of the source: lines from 1, columns from 0 in UTF-8 bytes; the end is exclusive.
typedef struct {
    int32_t line, column;
    int32_t end_line, end_column;
} FoSpan;

typedef struct {
    FoTokenKind kind;
    FoSpan range;
    const char *text; // in the decoded source, not NUL-terminated
    uint32_t n;       // bytes of text
    int32_t depth;    // open brackets after this token
} FoToken;

// The display name of a token kind: "NAME", "'('", "'while'" …
const char *fo_token_text(FoTokenKind kind);

#endif
