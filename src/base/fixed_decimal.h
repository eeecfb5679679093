// SPDX-License-Identifier: MIT
// Doubles as whole multiples of powers of ten, exactly, in 128-bit arithmetic: printing with few decimals and rounding without a
// multi-precision library.
#ifndef FO_BASE_FIXED_DECIMAL_H
#define FO_BASE_FIXED_DECIMAL_H

#include "base/base.h"

// Stores |value| * 10^places rounded to a whole number, ties to even (on the exact value). False when the numbers are too large or too
// small for this method: 0 <= places <= 22, the product below 2^127, the value's lowest bit not below 2^-126.
bool fo_fixed_from_f64(double value, int places, unsigned __int128 *out);
// Writes a number in decimal without leading zeros ("0" for zero), at least `least` digits; returns how many. out has room for 40 or `least`.
int fo_text_from_u128(unsigned __int128 value, int least, char *out);
extern const double fo_powers_of_ten_f64[23]; // 10^0 … 10^22: all exact

#endif
