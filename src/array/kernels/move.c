// SPDX-License-Identifier: MIT
// move: copies, choices and selections, by element size; ramps; transposition.
#include "array/kernels/level.h"
#ifdef __AVX512F__
#include <immintrin.h>

// Writes the elements whose mask byte is 1 (8 of them, all 0 or 1) and returns their number; up to 8 elements are overwritten.
FO_INLINE int64_t select_eight_8(void *to, const char *from, uint64_t mask) {
    __mmask8 keep = (__mmask8)_pext_u64(mask, 0x0101010101010101);
    _mm512_storeu_si512(to, _mm512_maskz_compress_epi64(keep, _mm512_loadu_si512(from)));
    return __builtin_popcount(keep);
}
FO_INLINE int64_t select_eight_4(void *to, const char *from, uint64_t mask) {
    __mmask8 keep = (__mmask8)_pext_u64(mask, 0x0101010101010101);
    _mm256_storeu_si256(to, _mm256_maskz_compress_epi32(keep, _mm256_loadu_si256((const __m256i *)from)));
    return __builtin_popcount(keep);
}
#endif

// Memory without overlap, or the same. Where the new place lies less than 64 bytes after the old one, page for page, some processors' string
// instructions (and so the C library's memcpy) are fifty times slower than a loop.
static void copy_bytes(char *to, const char *from, size_t nbytes) {
    enum { LOOP_LEAST = 2048, LOOP_MOST = 1 << 26, UNIT = 64 };
    const size_t apart = ((uintptr_t)to - (uintptr_t)from) & 4095;
    if (apart == 0 || apart >= UNIT || nbytes < LOOP_LEAST || nbytes > LOOP_MOST) {
        memmove(to, from, nbytes);
        return;
    }
    size_t i = 0;
    for (; i + UNIT <= nbytes; i += UNIT) {
        char unit[UNIT];
        memcpy(unit, from + i, UNIT);
        memcpy(to + i, unit, UNIT);
    }
    memcpy(to + i, from + i, nbytes - i);
}

#define FO_EACH "array/kernels/move.inc"
#include "array/kernels/sizes.inc"

// ---- ramps: computed from the index, so that errors do not add up and pieces fit together. As NumPy, floats take the difference of
// the first two elements for the step, and the second as it is.
static uint32_t ramp_FLOAT64(char *const *data, const int64_t *strides, int64_t n, const void *aux) {
    const FoRamp *ramp = aux;
    const double start = ramp->start.d, second = start + ramp->step.d, step = second - start;
    for (int64_t done = 0; done < n; done += 1 << 20) { // 32-bit indices convert at every level
        const int32_t m = n - done < 1 << 20 ? (int32_t)(n - done) : 1 << 20;
        const double first = (double)(ramp->first + done);
        char *out = data[0] + done * strides[0];
        double *rs = (double *)out;
        if (strides[0] == sizeof(double)) {
            FO_VECTOR_LOOP
            for (int32_t i = 0; i < m; i++) rs[i] = start + (first + (double)i) * step;
        } else {
            for (int32_t i = 0; i < m; i++) *(double *)(out + i * strides[0]) = start + (first + (double)i) * step;
        }
    }
    if (ramp->first <= 1 && ramp->first + n > 1) *(double *)(data[0] + (1 - ramp->first) * strides[0]) = second;
    return 0;
}
static uint32_t ramp_FLOAT32(char *const *data, const int64_t *strides, int64_t n, const void *aux) {
    const FoRamp *ramp = aux;
    const float start = (float)ramp->start.d, second = (float)(ramp->start.d + ramp->step.d), step = second - start;
    for (int64_t i = 0; i < n; i++) *(float *)(data[0] + i * strides[0]) = start + (float)(ramp->first + i) * step;
    if (ramp->first <= 1 && ramp->first + n > 1) *(float *)(data[0] + (1 - ramp->first) * strides[0]) = second;
    return 0;
}
#define FO_EACH_RAMP(T, KIND)                                                                                                     \
    static uint32_t ramp_##KIND(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                          \
        const FoRamp *ramp = aux;                                                                                                 \
        uint64_t value = (uint64_t)ramp->start.i + (uint64_t)ramp->first * (uint64_t)ramp->step.i;                                \
        char *out = data[0];                                                                                                      \
        for (int64_t i = 0; i < n; i++, out += strides[0], value += (uint64_t)ramp->step.i) *(T *)out = (T)value;                 \
        return 0;                                                                                                                 \
    }
FO_EACH_RAMP(int8_t, INT8)
FO_EACH_RAMP(uint8_t, UINT8)
FO_EACH_RAMP(int16_t, INT16)
FO_EACH_RAMP(uint16_t, UINT16)
FO_EACH_RAMP(int32_t, INT32)
FO_EACH_RAMP(uint32_t, UINT32)
FO_EACH_RAMP(uint64_t, UINT64)
static uint32_t ramp_INT64(char *const *data, const int64_t *strides, int64_t n, const void *aux) {
    const FoRamp *ramp = aux;
    const uint64_t step = (uint64_t)ramp->step.i, start = (uint64_t)ramp->start.i + (uint64_t)ramp->first * step;
    if (strides[0] == sizeof(int64_t)) {
        uint64_t *rs = (uint64_t *)data[0];
        FO_VECTOR_LOOP
        for (int64_t i = 0; i < n; i++) rs[i] = start + (uint64_t)i * step;
    } else {
        for (int64_t i = 0; i < n; i++) *(uint64_t *)(data[0] + i * strides[0]) = start + (uint64_t)i * step;
    }
    return 0;
}

// ---- transposition of 8-byte elements: tiles of 8x8 in registers, inside square tiles that fit the first-level cache
#ifdef __AVX512F__
// Exchanges halves at distances 1, 2 and 4: r[i] becomes column i.
FO_INLINE void transpose_tile(const char *from, int64_t from_row, char *to, int64_t to_row) {
    __m512d r[8], t[8];
    for (int i = 0; i < 8; i++) r[i] = _mm512_loadu_pd(from + i * from_row);
    for (int i = 0; i < 8; i += 2) {
        t[i] = _mm512_unpacklo_pd(r[i], r[i + 1]);
        t[i + 1] = _mm512_unpackhi_pd(r[i], r[i + 1]);
    }
    const __m512i low = _mm512_setr_epi64(0, 1, 8, 9, 4, 5, 12, 13), high = _mm512_setr_epi64(2, 3, 10, 11, 6, 7, 14, 15);
    for (int i = 0; i < 8; i += 4)
        for (int j = 0; j < 2; j++) {
            r[i + j] = _mm512_permutex2var_pd(t[i + j], low, t[i + j + 2]);
            r[i + j + 2] = _mm512_permutex2var_pd(t[i + j], high, t[i + j + 2]);
        }
    for (int j = 0; j < 4; j++) {
        _mm512_storeu_pd(to + j * to_row, _mm512_shuffle_f64x2(r[j], r[j + 4], 0x44));
        _mm512_storeu_pd(to + (j + 4) * to_row, _mm512_shuffle_f64x2(r[j], r[j + 4], 0xee));
    }
}
#else
typedef uint64_t Unaligned_word __attribute__((aligned(1)));
FO_INLINE void transpose_tile(const char *from, int64_t from_row, char *to, int64_t to_row) {
    uint64_t tile[8][8];
    for (int i = 0; i < 8; i++) {
        const Unaligned_word *row = (const Unaligned_word *)(from + i * from_row);
        for (int j = 0; j < 8; j++) tile[j][i] = row[j];
    }
    for (int j = 0; j < 8; j++) memcpy(to + j * to_row, tile[j], sizeof tile[j]);
}
#endif
// from: n_rows rows of contiguous columns; to: n_columns rows of contiguous elements.
static void transpose_8(const char *from, int64_t from_row, char *to, int64_t to_row, int64_t n_rows, int64_t n_columns) {
    enum { TILE = 16 };
    const int64_t full_rows = n_rows & ~(int64_t)7, full_columns = n_columns & ~(int64_t)7;
    for (int64_t c0 = 0; c0 < full_columns; c0 += TILE)
        for (int64_t r0 = 0; r0 < full_rows; r0 += TILE)
            for (int64_t c = c0; c < c0 + TILE && c < full_columns; c += 8)
                for (int64_t r = r0; r < r0 + TILE && r < full_rows; r += 8)
                    transpose_tile(from + r * from_row + c * 8, from_row, to + c * to_row + r * 8, to_row);
    for (int64_t c = 0; c < n_columns; c++)
        for (int64_t r = c < full_columns ? full_rows : 0; r < n_rows; r++) memcpy(to + c * to_row + r * 8, from + r * from_row + c * 8, 8);
}

void FO_LEVEL_NAME(fo_register_move)(FoKernelTable *table) {
#define FO_PASS_REGISTER
#include "array/kernels/sizes.inc"
    table->transpose_8 = transpose_8;
    table->copy_bytes = copy_bytes;
    table->ramp[FO_DT_INT8] = ramp_INT8, table->ramp[FO_DT_UINT8] = ramp_UINT8;
    table->ramp[FO_DT_INT16] = ramp_INT16, table->ramp[FO_DT_UINT16] = ramp_UINT16;
    table->ramp[FO_DT_INT32] = ramp_INT32, table->ramp[FO_DT_UINT32] = ramp_UINT32;
    table->ramp[FO_DT_INT64] = ramp_INT64, table->ramp[FO_DT_UINT64] = ramp_UINT64;
    table->ramp[FO_DT_FLOAT32] = ramp_FLOAT32, table->ramp[FO_DT_FLOAT64] = ramp_FLOAT64;
}
