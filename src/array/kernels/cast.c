// SPDX-License-Identifier: MIT
// cast: conversions between all dtypes. Floats that do not fit an integer type give what x86-64 gives NumPy (the least integer of 32 or
// 64 bits, cut to the narrower types), without undefined behaviour and on every processor, and an invalid status.
#include "array/kernels/half.h"
#include "array/kernels/level.h"

FO_INLINE int32_t real_to_INT32(double x, uint32_t *status) {
    const bool fits = x > -2147483649.0 && x < 2147483648.0;
    *status |= fits ? 0 : FO_STATUS_INVALID;
    return fits ? (int32_t)(fits ? x : 0) : INT32_MIN;
}

FO_INLINE int64_t real_to_INT64(double x, uint32_t *status) {
    const bool fits = x >= -0x1p63 && x < 0x1p63;
    *status |= fits ? 0 : FO_STATUS_INVALID;
    return fits ? (int64_t)(fits ? x : 0) : INT64_MIN;
}

FO_INLINE uint64_t real_to_UINT64(double x, uint32_t *status) {
    const bool is_high = x >= 0x1p63;
    const uint64_t low = (uint64_t)real_to_INT64(is_high ? x - 0x1p63 : x, status);
    return is_high ? low ^ (uint64_t)1 << 63 : low;
}

FO_INLINE int8_t real_to_INT8(double x, uint32_t *status) { return (int8_t)real_to_INT32(x, status); }
FO_INLINE uint8_t real_to_UINT8(double x, uint32_t *status) { return (uint8_t)real_to_INT32(x, status); }
FO_INLINE int16_t real_to_INT16(double x, uint32_t *status) { return (int16_t)real_to_INT32(x, status); }
FO_INLINE uint16_t real_to_UINT16(double x, uint32_t *status) { return (uint16_t)real_to_INT32(x, status); }
FO_INLINE uint32_t real_to_UINT32(double x, uint32_t *status) {
    const bool is_high = x >= 0x1p31;
    const uint32_t low = (uint32_t)real_to_INT32(is_high ? x - 0x1p31 : x, status);
    return is_high ? low ^ (uint32_t)1 << 31 : low;
}

#include "array/kernels/cast_from.inc"

void FO_LEVEL_NAME(fo_register_cast)(FoKernelTable *table) {
#define FO_PASS_REGISTER
#include "array/kernels/cast_from.inc"
}
