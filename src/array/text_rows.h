// SPDX-License-Identifier: MIT
// text_rows: copies and comparisons of fixed-length texts that lie at equal distances. Plain C over memory.
#ifndef FO_ARRAY_TEXT_ROWS_H
#define FO_ARRAY_TEXT_ROWS_H

#include "base/base.h"

// Texts of one dtype: 'S' bytes, 'U' code points of four bytes, perhaps in the other byte order. Any alignment, any stride.
typedef struct {
    char *data;
    int64_t stride, itemsize;
    char letter;
    bool is_swapped;
} FoTextRow;

// Copies up to n texts, cut or filled up with zeros, and turned from bytes into code points or back. Returns how many it did: it stops before
// a text that is not ASCII where bytes and code points meet. The rows have no memory in common.
int64_t fo_text_rows_copy(const FoTextRow *from, const FoTextRow *to, int64_t n);

// Which of "comes before", "equals" and "comes after" are true for an operator.
typedef struct {
    bool less, equal, greater;
} FoTextOutcome;
// Compares n pairs of texts of one letter; zeros at the end do not count.
void fo_text_rows_compare(const FoTextRow *a, const FoTextRow *b, FoTextOutcome outcome, int64_t n, char *out, int64_t out_stride);

#endif
