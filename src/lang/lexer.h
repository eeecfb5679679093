// SPDX-License-Identifier: MIT
// FoLexer: source text to tokens, one at a time.
#ifndef FO_LANG_LEXER_H
#define FO_LANG_LEXER_H

#include "lang/source.h"

enum {
    FO_LEXER_MAX_BRACKETS = 200, // as CPython: "too many nested parentheses"
    FO_LEXER_MAX_INDENTS = 100,  // as CPython: "too many levels of indentation"
};

typedef struct {
    const FoSource *source;
    FoSyntaxError *error;
    const char *at;         // next byte
    const char *line_start; // start of the current line
    const char *end;
    int32_t line;           // from 1
    int32_t n_indents;      // indents[0] = 0 counts as one
    int32_t pending;        // > 0: that many INDENTs, < 0: DEDENTs to hand out
    int32_t n_brackets;
    bool at_line_start;
    bool after_token;       // the current logical line holds a token
    bool at_end;
    int32_t indents[FO_LEXER_MAX_INDENTS];     // columns with tabs to multiples of 8
    int32_t alt_indents[FO_LEXER_MAX_INDENTS]; // columns with tabs as 1: both must agree
    struct {
        char open;
        int32_t line, column;
    } brackets[FO_LEXER_MAX_BRACKETS];
} FoLexer;

void fo_lexer_init(FoLexer *lx, const FoSource *source, FoSyntaxError *error);
// Reads the next token; FO_TOKEN_ERROR when it cannot (and on every later call).
void fo_lexer_next(FoLexer *lx, FoToken *token);

#endif
