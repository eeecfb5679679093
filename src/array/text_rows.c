// SPDX-License-Identifier: MIT
#include "array/text_rows.h"

typedef uint32_t Unaligned_point __attribute__((aligned(1)));

FO_INLINE uint32_t point_at(const char *text, int64_t k, bool is_swapped) {
    uint32_t c = ((const Unaligned_point *)text)[k];
    return is_swapped ? __builtin_bswap32(c) : c;
}

// ---- copies

static void copy_same(const FoTextRow *from, const FoTextRow *to, int64_t n) {
    int64_t itemsize = from->itemsize, rest = to->itemsize - itemsize;
    if (rest == 0 && from->stride == itemsize && to->stride == itemsize) {
        if (n > 0) memcpy(to->data, from->data, (size_t)(n * itemsize));
        return;
    }
    const char *in = from->data;
    char *out = to->data;
    for (int64_t i = 0; i < n; i++, in += from->stride, out += to->stride) {
        memcpy(out, in, (size_t)(rest < 0 ? to->itemsize : itemsize));
        if (rest > 0) memset(out + itemsize, 0, (size_t)rest);
    }
}

static void copy_swapped(const FoTextRow *from, const FoTextRow *to, int64_t n) {
    int64_t have = from->itemsize / 4, room = to->itemsize / 4;
    const char *in = from->data;
    char *out = to->data;
    for (int64_t i = 0; i < n; i++, in += from->stride, out += to->stride)
        for (int64_t k = 0; k < room; k++) ((Unaligned_point *)out)[k] = k < have ? __builtin_bswap32(((const Unaligned_point *)in)[k]) : 0;
}

// What is cut off must be ASCII, too.
static bool widen(const char *in, int64_t have, char *out, int64_t room, bool is_swapped) {
    unsigned char all = 0;
    for (int64_t k = 0; k < have; k++) all |= (unsigned char)in[k];
    if (all > 127) return false;
    int64_t both = have < room ? have : room;
    for (int64_t k = 0; k < both; k++) ((Unaligned_point *)out)[k] = is_swapped ? __builtin_bswap32((unsigned char)in[k]) : (unsigned char)in[k];
    memset(out + 4 * both, 0, (size_t)(4 * (room - both)));
    return true;
}

static bool narrow(const char *in, int64_t have, char *out, int64_t room, bool is_swapped) {
    uint32_t all = 0;
    for (int64_t k = 0; k < have; k++) all |= point_at(in, k, is_swapped);
    if (all > 127) return false;
    int64_t both = have < room ? have : room;
    for (int64_t k = 0; k < both; k++) out[k] = (char)point_at(in, k, is_swapped);
    memset(out + both, 0, (size_t)(room - both));
    return true;
}

int64_t fo_text_rows_copy(const FoTextRow *from, const FoTextRow *to, int64_t n) {
    if (from->letter == to->letter) {
        if (from->is_swapped == to->is_swapped) copy_same(from, to, n);
        else copy_swapped(from, to, n);
        return n;
    }
    const char *in = from->data;
    char *out = to->data;
    int64_t i = 0;
    for (; i < n; i++, in += from->stride, out += to->stride) {
        bool ok = to->letter == 'U' ? widen(in, from->itemsize, out, to->itemsize / 4, to->is_swapped)
                                    : narrow(in, from->itemsize / 4, out, to->itemsize, from->is_swapped);
        if (!ok) break;
    }
    return i;
}

// ---- comparisons

static int tail_sign(const char *tail, int64_t nbytes, int sign) {
    for (int64_t k = 0; k < nbytes; k++)
        if (tail[k]) return sign;
    return 0;
}

FO_INLINE int compare_bytes(const char *a, int64_t n_a, const char *b, int64_t n_b) {
    int64_t both = n_a < n_b ? n_a : n_b;
    int c = memcmp(a, b, (size_t)both);
    if (c) return c < 0 ? -1 : 1;
    return n_a > both ? tail_sign(a + both, n_a - both, 1) : tail_sign(b + both, n_b - both, -1);
}

FO_INLINE int compare_points(const char *a, int64_t n_a, bool a_is_swapped, const char *b, int64_t n_b, bool b_is_swapped) {
    int64_t both = n_a < n_b ? n_a : n_b;
    for (int64_t k = 0; k < both; k++) {
        uint32_t x = point_at(a, k, a_is_swapped), y = point_at(b, k, b_is_swapped);
        if (x != y) return x < y ? -1 : 1;
    }
    return n_a > both ? tail_sign(a + 4 * both, 4 * (n_a - both), 1) : tail_sign(b + 4 * both, 4 * (n_b - both), -1);
}

// Texts of one size and byte order: equal when all bytes are.
static void compare_whole(const char *x, int64_t x_stride, const char *y, int64_t y_stride, int64_t itemsize, const bool result[2], int64_t n, char *out,
                          int64_t out_stride) {
    for (int64_t i = 0; i < n; i++, x += x_stride, y += y_stride, out += out_stride) {
        uint64_t differ = 0;
        int64_t k = 0;
        for (; k + 8 <= itemsize; k += 8) {
            uint64_t a, b;
            memcpy(&a, x + k, 8);
            memcpy(&b, y + k, 8);
            differ |= a ^ b;
        }
        for (; k < itemsize; k++) differ |= (uint64_t)(x[k] ^ y[k]);
        *out = result[differ == 0];
    }
}

void fo_text_rows_compare(const FoTextRow *a, const FoTextRow *b, FoTextOutcome outcome, int64_t n, char *out, int64_t out_stride) {
    const char *x = a->data, *y = b->data;
    const bool result[3] = {outcome.less, outcome.equal, outcome.greater}, swaps = a->is_swapped || b->is_swapped;
    if (outcome.less == outcome.greater && a->itemsize == b->itemsize && a->is_swapped == b->is_swapped) {
        compare_whole(x, a->stride, y, b->stride, a->itemsize, (const bool[]){outcome.less, outcome.equal}, n, out, out_stride);
        return;
    }
    for (int64_t i = 0; i < n; i++, x += a->stride, y += b->stride, out += out_stride) {
        int c = a->letter == 'S' ? compare_bytes(x, a->itemsize, y, b->itemsize)
                : !swaps         ? compare_points(x, a->itemsize / 4, false, y, b->itemsize / 4, false)
                                 : compare_points(x, a->itemsize / 4, a->is_swapped, y, b->itemsize / 4, b->is_swapped);
        *out = result[c + 1];
    }
}
