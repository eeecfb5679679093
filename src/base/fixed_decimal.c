// SPDX-License-Identifier: MIT
// A double is m * 2^exponent, so value * 10^places is a product of whole numbers, shifted: exact as long as it fits 128 bits.
#include "base/fixed_decimal.h"

typedef unsigned __int128 Wide;

const double fo_powers_of_ten_f64[23] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                         1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
static const uint64_t powers_of_ten[20] = {1u, 10u, 100u, 1000u, 10000u, 100000u, 1000000u, 10000000u, 100000000u, 1000000000u, 10000000000u,
                                           100000000000u, 1000000000000u, 10000000000000u, 100000000000000u, 1000000000000000u,
                                           10000000000000000u, 100000000000000000u, 1000000000000000000u, 10000000000000000000u};

bool fo_fixed_from_f64(double value, int places, Wide *out) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    int biased = (int)(bits >> 52 & 0x7ff);
    if (places < 0 || places > 22 || biased == 0x7ff) return false;
    uint64_t m = (bits & (((uint64_t)1 << 52) - 1)) | (biased ? (uint64_t)1 << 52 : 0);
    int exponent = (biased ? biased : 1) - 1075; // |value| = m * 2^exponent
    if (m == 0) {
        *out = 0;
        return true;
    }
    Wide scale = places < 20 ? powers_of_ten[places] : (Wide)powers_of_ten[19] * powers_of_ten[places - 19];
    Wide product = m * scale; // below 2^53 * 2^74
    if (exponent >= 0) {
        if (exponent > 126 || product >> (127 - exponent)) return false;
        *out = product << exponent;
        return true;
    }
    if (exponent < -126) return false;
    Wide whole = product >> -exponent, rest = product - (whole << -exponent), half = (Wide)1 << (-exponent - 1);
    *out = whole + (rest > half || (rest == half && (whole & 1)));
    return true;
}

int fo_text_from_u128(Wide value, int least, char *out) {
    char text[48], *end = text + sizeof text, *p = end;
    while (value >> 64) {
        Wide quotient = value / powers_of_ten[19];
        char *stop = p - 19;
        p = fo_digits_write((uint64_t)(value - quotient * powers_of_ten[19]), p);
        while (p > stop) *--p = '0';
        value = quotient;
    }
    p = fo_digits_write((uint64_t)value, p);
    int n = (int)(end - p), zeros = least > n ? least - n : 0;
    memset(out, '0', (size_t)zeros);
    memcpy(out + zeros, p, (size_t)n);
    return zeros + n;
}
