// SPDX-License-Identifier: MIT
#include "base/base.h"

// Reads one multi-byte sequence at p[0..left) into *code_point; returns its length, 0 when it is not valid
// (overlong, beyond U+10FFFF, cut short, a surrogate where they are not allowed).
static int sequence_read(const unsigned char *p, size_t left, FoUtf8Mode mode, uint32_t *code_point) {
    unsigned char lead = p[0];
    if (lead < 0xC2 || lead > 0xF4) return 0;
    if (lead < 0xE0) {
        if (left < 2 || (p[1] & 0xC0) != 0x80) return 0;
        *code_point = (uint32_t)(lead & 0x1F) << 6 | (p[1] & 0x3F);
        return 2;
    }
    if (left < 3 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80) return 0;
    if (lead < 0xF0) {
        uint32_t c = (uint32_t)(lead & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        if (c < 0x800 || (mode == FO_UTF8_STRICT && c >= 0xD800 && c <= 0xDFFF)) return 0;
        *code_point = c;
        return 3;
    }
    if (left < 4 || (p[3] & 0xC0) != 0x80) return 0;
    uint32_t c = (uint32_t)(lead & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
                 (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
    if (c < 0x10000 || c > 0x10FFFF) return 0;
    *code_point = c;
    return 4;
}

// How many bytes at the start of p[0..n) are ASCII, in steps of eight (the rest is looked at one by one).
static size_t ascii_prefix(const unsigned char *p, size_t n) {
    size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        uint64_t w[4];
        memcpy(w, p + i, 32);
        if ((w[0] | w[1] | w[2] | w[3]) & 0x8080808080808080u) break;
    }
    for (; i + 8 <= n; i += 8) {
        uint64_t w;
        memcpy(&w, p + i, 8);
        if (w & 0x8080808080808080u) break;
    }
    return i;
}

static unsigned char byte_widest(const unsigned char *p, size_t n, unsigned char widest) {
    for (size_t i = 0; i < n; i++)
        widest = p[i] > widest ? p[i] : widest;
    return widest;
}

size_t fo_utf8_scan(const char *text, size_t n, FoUtf8Mode mode, FoUtf8Scan *scan) {
    const unsigned char *p = (const unsigned char *)text;
    size_t at = 0;
    int64_t n_code_points = 0;
    uint32_t widest = 0;
    while (at < n) {
        if (p[at] < 0x80) {
            size_t run = n - at >= 8 ? ascii_prefix(p + at, n - at) : 0;
            if (run == 0) run = 1;
            // Beyond ASCII already: the exact ASCII maximum no longer matters.
            if (widest < 0x80) widest = byte_widest(p + at, run, (unsigned char)widest);
            at += run;
            n_code_points += (int64_t)run;
            continue;
        }
        uint32_t code_point = 0;
        int length = sequence_read(p + at, n - at, mode, &code_point);
        if (length == 0) break;
        if (code_point > widest) widest = code_point;
        at += (size_t)length;
        n_code_points++;
    }
    if (scan != NULL) *scan = (FoUtf8Scan){n_code_points, widest};
    return at;
}

uint32_t fo_utf8_next(const char *text, size_t *at) {
    const unsigned char *p = (const unsigned char *)text + *at;
    if (p[0] < 0x80) {
        *at += 1;
        return p[0];
    }
    if (p[0] < 0xE0) {
        *at += 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
    if (p[0] < 0xF0) {
        *at += 3;
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
    *at += 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 |
           (p[3] & 0x3F);
}

int fo_utf8_put(char out[4], uint32_t c) {
    unsigned char *p = (unsigned char *)out;
    if (c < 0x80) {
        p[0] = (unsigned char)c;
        return 1;
    }
    if (c < 0x800) {
        p[0] = (unsigned char)(0xC0 | c >> 6);
        p[1] = (unsigned char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        p[0] = (unsigned char)(0xE0 | c >> 12);
        p[1] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
        p[2] = (unsigned char)(0x80 | (c & 0x3F));
        return 3;
    }
    p[0] = (unsigned char)(0xF0 | c >> 18);
    p[1] = (unsigned char)(0x80 | (c >> 12 & 0x3F));
    p[2] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
    p[3] = (unsigned char)(0x80 | (c & 0x3F));
    return 4;
}
