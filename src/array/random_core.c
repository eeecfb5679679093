// SPDX-License-Identifier: MIT
// MT19937 and the draws that CPython's random and NumPy's RandomState make from it.
#include "array/random_core.h"

#include <math.h>

#include "array/kernels/kernels.h"

void fo_mt_seed(FoMt *mt, uint32_t seed) {
    for (uint32_t i = 0; i < FO_MT_WORDS; i++) {
        mt->key[i] = seed;
        seed = 1812433253u * (seed ^ seed >> 30) + i + 1;
    }
    mt->position = FO_MT_WORDS;
    mt->has_gauss = false;
    mt->gauss = 0;
}

void fo_mt_seed_array(FoMt *mt, const uint32_t *key, size_t n) {
    fo_mt_seed(mt, 19650218u);
    uint32_t *w = mt->key;
    size_t i = 1, j = 0;
    for (size_t k = n > FO_MT_WORDS ? n : FO_MT_WORDS; k; k--) {
        w[i] = (w[i] ^ (w[i - 1] ^ w[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
        if (++i == FO_MT_WORDS) w[0] = w[FO_MT_WORDS - 1], i = 1;
        if (++j == n) j = 0;
    }
    for (size_t k = FO_MT_WORDS - 1; k; k--) {
        w[i] = (w[i] ^ (w[i - 1] ^ w[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
        if (++i == FO_MT_WORDS) w[0] = w[FO_MT_WORDS - 1], i = 1;
    }
    w[0] = 0x80000000u;
}

FO_INLINE uint32_t next_u32(FoMt *mt) {
    if (fo_unlikely(mt->position >= FO_MT_WORDS)) {
        fo_twist_refresh(mt->key);
        mt->position = 0;
    }
    uint32_t y = mt->key[mt->position++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

FO_INLINE uint64_t next_u64(FoMt *mt) {
    const uint64_t high = next_u32(mt);
    return high << 32 | next_u32(mt);
}

FO_INLINE double next_double(FoMt *mt) {
    const uint32_t a = next_u32(mt) >> 5, b = next_u32(mt) >> 6;
    return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
}

uint32_t fo_mt_u32(FoMt *mt) { return next_u32(mt); }
double fo_mt_double(FoMt *mt) { return next_double(mt); }

void fo_mt_fill_double(FoMt *mt, double *out, int64_t n) {
    while (n > 0) {
        const int32_t left = (FO_MT_WORDS - mt->position) / 2;
        if (left == 0) { // a word or none: this double reaches into the next state
            if (mt->position == FO_MT_WORDS) {
                fo_twist_refresh(mt->key);
                mt->position = 0;
                continue;
            }
            *out++ = next_double(mt);
            n--;
            continue;
        }
        const int m = n < left ? (int)n : left;
        fo_twist_doubles(mt->key + mt->position, out, m);
        mt->position += 2 * m;
        out += m, n -= m;
    }
}

static void mt_fill_u32(FoMt *mt, uint32_t *out, int64_t n) {
    while (n > 0) {
        if (mt->position == FO_MT_WORDS) {
            fo_twist_refresh(mt->key);
            mt->position = 0;
        }
        const int m = n < FO_MT_WORDS - mt->position ? (int)n : FO_MT_WORDS - mt->position;
        fo_twist_words(mt->key + mt->position, out, m);
        mt->position += m;
        out += m, n -= m;
    }
}

// A point in the unit disc gives two normal numbers; the second is kept for the next call.
double fo_mt_gauss(FoMt *mt) {
    if (mt->has_gauss) {
        const double kept = mt->gauss;
        mt->gauss = 0;
        mt->has_gauss = false;
        return kept;
    }
    double x, y, square;
    do {
        x = 2 * next_double(mt) - 1;
        y = 2 * next_double(mt) - 1;
        square = x * x + y * y;
    } while (square >= 1 || square == 0);
    const double factor = sqrt(-2 * log(square) / square);
    mt->gauss = factor * x;
    mt->has_gauss = true;
    return factor * y;
}

void fo_mt_fill_gauss(FoMt *mt, double *out, int64_t n) {
    for (int64_t i = 0; i < n; i++) out[i] = fo_mt_gauss(mt);
}

#define FO_STATE FoMt
#define FO_U32 next_u32
#define FO_U64 next_u64
#define FO_IS_MASKED 1
#include "array/bounded.h"

void fo_mt_fill_bounded(FoMt *mt, uint64_t low, uint64_t range, size_t itemsize, bool is_bool, void *out, int64_t n) {
    if (range == 0 || is_bool || itemsize < 4 || range > UINT32_MAX) {
        fill_bounded(mt, low, range, itemsize, is_bool, out, n);
        return;
    }
    // 32-bit draws: many words at once, those too large dropped. Never more words than numbers still wanted.
    const uint32_t mask = (uint32_t)mask_for(range);
    uint32_t words[FO_MT_WORDS];
    int64_t done = 0;
    while (done < n) {
        const int64_t wanted = n - done < FO_MT_WORDS ? n - done : FO_MT_WORDS;
        mt_fill_u32(mt, words, wanted);
        int64_t kept = 0;
        for (int64_t i = 0; i < wanted; i++) {
            const uint32_t value = words[i] & mask;
            words[kept] = value;
            kept += value <= range;
        }
        if (itemsize == 4)
            for (int64_t i = 0; i < kept; i++) ((uint32_t *)out)[done + i] = (uint32_t)low + words[i];
        else
            for (int64_t i = 0; i < kept; i++) ((uint64_t *)out)[done + i] = low + words[i];
        done += kept;
    }
}

uint64_t fo_mt_interval(FoMt *mt, uint64_t max) {
    if (max == 0) return 0;
    const uint64_t mask = mask_for(max);
    uint64_t value;
    if (max <= UINT32_MAX) {
        do value = next_u32(mt) & mask;
        while (value > max);
    } else {
        do value = next_u64(mt) & mask;
        while (value > max);
    }
    return value;
}

void fo_mt_getrandbits(FoMt *mt, int64_t bits, uint32_t *words) {
    for (; bits > 0; bits -= 32) {
        const uint32_t word = next_u32(mt);
        *words++ = bits < 32 ? word >> (32 - bits) : word;
    }
}
