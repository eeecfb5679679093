// SPDX-License-Identifier: MIT
// FoLexer: source text to tokens, one at a time.
#ifndef FO_LANG_LEXER_H
#define FO_LANG_LEXER_H

#include "lang/source.h"

enum {
    FO_LEXER_MAX_BRACKETS = 200, // as CPython: "too many nested parentheses"
    FO_LEXER_MAX_INDENTS = 100,  // as CPython: "too many levels of indentation"
};

// How the lexer failed. A hard failure replaces an earlier error of the parser (as in CPython, where the rest of the source is
// tokenised after a syntax error); a soft one does not.
typedef enum { FO_LEXER_FINE, FO_LEXER_HARD, FO_LEXER_SOFT, FO_LEXER_SOURCE_ENDED } FoLexerFailure;

typedef struct {
    const FoSource *source;
    FoSyntaxError *error;
    const char *at;         // next byte
    const char *line_start; // start of the current line
    const char *end;        // of the source: *end is NUL
    int32_t line;           // from 1
    int32_t n_indents;      // the open blocks
    int32_t pending;        // > 0: that many INDENTs, < 0: DEDENTs to hand out
    int32_t n_brackets;
    FoLexerFailure failure;
    bool at_line_start;
    bool ended_in_string; // failed because the source ended within a string
    int32_t indents[FO_LEXER_MAX_INDENTS];     // columns with tabs to multiples of 8; indents[0] = 0 is the module
    int32_t alt_indents[FO_LEXER_MAX_INDENTS]; // columns with tabs as 1: both must agree
    struct {
        char open;
        int32_t line, column;
    } brackets[FO_LEXER_MAX_BRACKETS];
} FoLexer;

void fo_lexer_init(FoLexer *lx, const FoSource *source, FoSyntaxError *error);
// Reads the next token; FO_TOKEN_ERROR when it cannot (and on every later call), *lx->error is then filled.
void fo_lexer_next(FoLexer *lx, FoToken *token);
// Fills the error that names the innermost open bracket. Returns false.
bool fo_lexer_fail_unclosed(FoLexer *lx);

#endif
