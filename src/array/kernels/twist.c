// SPDX-License-Identifier: MIT
// twist: the state of the Mersenne twister renewed and drawn from as a whole, 624 words at a time, so that it vectorises.
#include "array/kernels/level.h"

enum { WORDS = 624 };

FO_INLINE uint32_t mix(uint32_t high, uint32_t low, uint32_t far) {
    const uint32_t y = (high & 0x80000000u) | (low & 0x7fffffffu);
    return far ^ y >> 1 ^ (-(low & 1) & 0x9908b0dfu);
}

FO_INLINE uint32_t temper(uint32_t y) {
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

// Words depend on others 227 places back (397 ahead before they change): pieces of at most 227 are independent.
static void refresh(uint32_t *key) {
    uint32_t old[WORDS + 1];
    memcpy(old, key, WORDS * sizeof *key);
    FO_VECTOR_LOOP
    for (int i = 0; i < 227; i++) key[i] = mix(old[i], old[i + 1], old[i + 397]);
    FO_VECTOR_LOOP
    for (int i = 227; i < 454; i++) key[i] = mix(old[i], old[i + 1], key[i - 227]);
    FO_VECTOR_LOOP
    for (int i = 454; i < 623; i++) key[i] = mix(old[i], old[i + 1], key[i - 227]);
    key[623] = mix(old[623], key[0], key[396]);
}

static void words(const uint32_t *key, uint32_t *out, int n) {
    FO_VECTOR_LOOP
    for (int i = 0; i < n; i++) out[i] = temper(key[i]);
}

// n doubles from 2n words; the two halves of each are 27 and 26 bits.
static void doubles(const uint32_t *key, double *out, int n) {
    FO_VECTOR_LOOP
    for (int i = 0; i < n; i++) {
        const int32_t high = (int32_t)(temper(key[2 * i]) >> 5), low = (int32_t)(temper(key[2 * i + 1]) >> 6);
        out[i] = ((double)high * 67108864.0 + (double)low) * (1.0 / 9007199254740992.0);
    }
}

void FO_LEVEL_NAME(fo_register_twist)(FoKernelTable *table) {
    table->twist_refresh = refresh;
    table->twist_words = words;
    table->twist_doubles = doubles;
}
