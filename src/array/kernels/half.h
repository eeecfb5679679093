// SPDX-License-Identifier: MIT
// IEEE half precision in integer arithmetic without branches, so that loops over it vectorise. Rounds to nearest even.
#ifndef FO_ARRAY_KERNELS_HALF_H
#define FO_ARRAY_KERNELS_HALF_H

#include "array/kernels/kernels.h"

FO_INLINE float half_to_float(uint16_t half) {
    const uint32_t sign = (uint32_t)(half & 0x8000) << 16, rest = (uint32_t)(half & 0x7fff);
    // exponent and fraction moved into place are the value times 2^-112; subnormals come out right, too
    uint32_t bits = rest << 13;
    float value;
    memcpy(&value, &bits, 4);
    value *= 0x1p112f;
    memcpy(&bits, &value, 4);
    bits = (rest >= 0x7c00 ? (rest << 13) | 0x7f800000u : bits) | sign;
    memcpy(&value, &bits, 4);
    return value;
}
FO_INLINE uint16_t float_to_half(float value, uint32_t *status) {
    uint32_t bits;
    memcpy(&bits, &value, 4);
    const uint32_t sign = bits >> 16 & 0x8000, magnitude = bits & 0x7fffffff;
    // normal results: move the exponent and round away the 13 lowest bits
    const uint32_t normal = (magnitude - 0x38000000u + 0xfff + (magnitude >> 13 & 1)) >> 13;
    // subnormal ones: adding 1/2 makes the processor round at 2^-24, the last place of a subnormal half
    float small, whole;
    memcpy(&small, &magnitude, 4);
    whole = small + 0.5f;
    uint32_t small_bits;
    memcpy(&small_bits, &whole, 4);
    const uint32_t subnormal = small_bits - 0x3f000000u;
    const uint32_t is_tiny = magnitude < 0x38800000u, is_huge = magnitude >= 0x477ff000u, is_nan = magnitude > 0x7f800000u;
    const uint32_t nan = 0x7c00 | (magnitude >> 13 & 0x3ff) | ((magnitude >> 13 & 0x3ff) == 0);
    *status |= is_huge && magnitude < 0x7f800000u ? FO_STATUS_OVERFLOW : 0;
    *status |= is_tiny && whole - 0.5f != small ? FO_STATUS_UNDERFLOW : 0;
    return (uint16_t)(sign | (is_nan ? nan : is_huge ? 0x7c00 : is_tiny ? subnormal : normal));
}
FO_INLINE uint16_t double_to_half(double value, uint32_t *status) {
    // to float with the last bit sticky (rounding to odd), so that the second rounding decides alone
    float rough = (float)value;
    uint32_t bits;
    memcpy(&bits, &rough, 4);
    const double back = (double)rough;
    const uint32_t is_inexact = back != value && value == value;
    const uint32_t is_above = __builtin_fabs(back) > __builtin_fabs(value);
    // the neighbour towards zero, with its lowest bit set
    const uint32_t odd = (bits - is_above) | 1;
    bits = is_inexact && (bits & 0x7fffffff) <= 0x7f800000u ? odd : bits;
    memcpy(&rough, &bits, 4);
    return float_to_half(rough, status);
}

#endif
