// SPDX-License-Identifier: MIT
// Numbers to text and back, independent of the locale.
#ifndef FO_BASE_NUMBER_TEXT_H
#define FO_BASE_NUMBER_TEXT_H

// A decimal number: 0.d1d2d3... x 10^exponent is written as digits d1d2d3... with the point after
// `point` digits (so 1234.5 is digits "12345", point 4; 0.05 is "5", point -1).
typedef struct {
    char digits[32]; // NUL-terminated, no leading or trailing zeros, "0" for zero
    int n;           // number of digits
    int point;
    bool negative;
} FoDecimal;

// The shortest decimal text that reads back as the same double (float for _f32), and among those the one
// nearest to the exact value: Schubfach (R. Giulietti, 2020). The value must be finite.
void fo_decimal_shortest_f64(double value, FoDecimal *out);
void fo_decimal_shortest_f32(float value, FoDecimal *out);

enum { FO_NUMBER_TEXT_MAX = 32 };
// Writes repr(float) exactly as CPython does ("1.0", "1e+16", "nan", "-inf"); returns the length.
int fo_text_from_f64(double value, char out[FO_NUMBER_TEXT_MAX]);
// Writes the digits of value so that they end before `end` (at most 20); returns where they start. No NUL.
char *fo_digits_write(uint64_t value, char *end);
// Writes a signed decimal integer, NUL-terminated; returns the length.
int fo_text_from_i64(int64_t value, char out[FO_NUMBER_TEXT_MAX]);

// Reads a correctly rounded double from text[0..n) (a decimal literal without spaces or underscores, "inf",
// "infinity", "nan" in any case, an optional sign). Returns false when the whole text is not such a number.
bool fo_f64_from_text(const char *text, size_t n, double *out);

#endif
