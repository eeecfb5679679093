// SPDX-License-Identifier: MIT
// UTF-8, strictly or with lone surrogates allowed (three-byte forms, as CPython's "surrogatepass").
#ifndef FO_BASE_UTF8_H
#define FO_BASE_UTF8_H

typedef enum { FO_UTF8_STRICT, FO_UTF8_SURROGATES } FoUtf8Mode;

// What a valid UTF-8 text holds.
typedef struct {
    int64_t n_code_points;
    uint32_t widest; // the largest code point, 0 for the empty text
} FoUtf8Scan;

// Validates n bytes. Returns the offset of the first byte that is not part of a valid sequence, n when all
// are valid.
size_t fo_utf8_scan(const char *text, size_t n, FoUtf8Mode mode, FoUtf8Scan *scan);

// Decodes the code point at text[*at] of a text known to be valid and moves *at past it.
uint32_t fo_utf8_next(const char *text, size_t *at);

// Writes the 1 to 4 bytes of a code point, returns how many. Surrogates are written as three bytes.
int fo_utf8_put(char out[4], uint32_t code_point);

#endif
