// SPDX-License-Identifier: MIT
// FoSyntaxError: why a source could not be read, parsed or scoped. The front half of lang knows no exceptions: it fills
// this struct, and the compiler's entry raises from it.
#ifndef FO_LANG_SYNTAX_ERROR_H
#define FO_LANG_SYNTAX_ERROR_H

#include "lang/token.h"

typedef enum {
    FO_SYNTAX_NONE,
    FO_SYNTAX_ERROR,       // SyntaxError
    FO_SYNTAX_INDENTATION, // IndentationError
    FO_SYNTAX_TAB,         // TabError
    FO_SYNTAX_INCOMPLETE,  // FO_PARSE_SINGLE only: more lines may complete the statement (message as the SyntaxError's)
    FO_SYNTAX_RECURSION,   // RecursionError
    FO_SYNTAX_NO_MEMORY,   // MemoryError; no message
} FoSyntaxErrorKind;

typedef struct {
    FoSyntaxErrorKind kind;
    FoBuffer message;             // use fo_buffer_text
    int32_t line, offset;         // SyntaxError.lineno and .offset: from 1, in characters; line 0 means None
    int32_t end_line, end_offset; // SyntaxError.end_lineno and .end_offset, exclusive
    FoBuffer text;                // the source line with its newline (SyntaxError.text); has_text false means None
    bool has_text;
    int32_t stray_line;           // where a byte stands that is not UTF-8, in a file that does not tell its encoding; 0: none
    unsigned char stray_byte;
} FoSyntaxError;

#define FO_SYNTAX_ERROR_EMPTY ((FoSyntaxError){0})
void fo_syntax_error_deinit(FoSyntaxError *e);
// "SyntaxError", "IndentationError", "TabError", "RecursionError", "MemoryError".
const char *fo_syntax_error_kind_text(FoSyntaxErrorKind kind);

#endif
