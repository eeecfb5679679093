// SPDX-License-Identifier: MIT
// FoSource: a decoded source text. UTF-8 without byte-order mark, every line end is \n, the last line has one,
// a NUL follows.
#ifndef FO_LANG_SOURCE_H
#define FO_LANG_SOURCE_H

#include "lang/syntax_error.h"

typedef struct {
    char *text; // n bytes and a NUL
    size_t n;
    size_t allocated;
    bool is_script;
    bool added_newline; // the original did not end with a newline
    int32_t first_line; // the number of the first line: 1, other for the expression part of an f-string
} FoSource;

// What the bytes are: a file may start with a byte-order mark and name its encoding in a comment of the first two lines
// (only utf-8, ascii and latin-1 spellings are known; others are a SyntaxError); a text is a str already. The script that is run is a
// file which the reference reads line by line: what is wrong at its very end has a line but no column.
typedef enum { FO_SOURCE_SCRIPT, FO_SOURCE_FILE, FO_SOURCE_TEXT } FoSourceKind;

// Copies and decodes. False: *error is filled.
bool fo_source_init(FoSource *s, const char *bytes, size_t n, FoSourceKind kind, FoSyntaxError *error) FO_MUST_CHECK;
void fo_source_deinit(FoSource *s);
// The start of line (from 1) and its length without newline; NULL past the end. Walks from the start: for messages only.
const char *fo_source_line(const FoSource *s, int32_t line, size_t *n);

// Fills *error unless it is filled already; the range's byte columns become character offsets. end_column -1 stands for "unknown".
// Returns false.
bool fo_source_fail(const FoSource *s, FoSyntaxError *error, FoSyntaxErrorKind kind, FoSpan range, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
// Says that memory is short. Returns false.
bool fo_source_fail_memory(FoSyntaxError *error);

#endif
