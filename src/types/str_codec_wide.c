// SPDX-License-Identifier: MIT
// UTF-16 and UTF-32 in both byte orders. Without a byte order in the name: decoding obeys a mark, encoding writes one.
#include "types/str_codec.h"

static bool is_big(FoCodec codec) { return codec == FO_CODEC_UTF16_BE || codec == FO_CODEC_UTF32_BE; }

static uint32_t read_unit(const uint8_t *p, int size, bool big) {
    uint32_t u = 0;
    for (int i = 0; i < size; i++) u |= (uint32_t)p[i] << 8 * (big ? size - 1 - i : i);
    return u;
}

static void obey_mark(FoDecoder *d) {
    int size = d->codec == FO_CODEC_UTF16 ? 2 : 4;
    bool big = false;
    if (d->n >= size) {
        big = read_unit(d->data, size, true) == 0xfeff;
        if (big || read_unit(d->data, size, false) == 0xfeff) d->at = size;
    }
    d->codec = size == 2 ? (big ? FO_CODEC_UTF16_BE : FO_CODEC_UTF16_LE) : big ? FO_CODEC_UTF32_BE : FO_CODEC_UTF32_LE;
    d->name = size == 2 ? (big ? "utf-16-be" : "utf-16-le") : big ? "utf-32-be" : "utf-32-le";
}

static bool decode_utf16_unit(FoDecoder *d, bool big) {
    int64_t at = d->at, left = d->n - at;
    if (left < 2) return fo_decoder_error(d, at, d->n, "truncated data");
    uint32_t u = read_unit(d->data + at, 2, big);
    if (u < 0xd800 || u > 0xdfff) {
        d->at += 2;
        return fo_builder_put_char(&d->out, u);
    }
    if (u >= 0xdc00) return fo_decoder_error(d, at, at + 2, "illegal encoding");
    if (left < 4) return fo_decoder_error(d, at, d->n, "unexpected end of data");
    uint32_t low = read_unit(d->data + at + 2, 2, big);
    if (low < 0xdc00 || low > 0xdfff) return fo_decoder_error(d, at, at + 2, "illegal UTF-16 surrogate");
    d->at += 4;
    return fo_builder_put_char(&d->out, 0x10000 + ((u - 0xd800) << 10 | (low - 0xdc00)));
}

static bool decode_utf32_unit(FoDecoder *d, bool big) {
    int64_t at = d->at;
    if (d->n - at < 4) return fo_decoder_error(d, at, d->n, "truncated data");
    uint32_t u = read_unit(d->data + at, 4, big);
    if (u > 0x10ffff) return fo_decoder_error(d, at, at + 4, "code point not in range(0x110000)");
    if (u >= 0xd800 && u <= 0xdfff) return fo_decoder_error(d, at, at + 4, "code point in surrogate code point range(0xd800, 0xe000)");
    d->at += 4;
    return fo_builder_put_char(&d->out, u);
}

bool fo_decode_wide(FoDecoder *d) {
    if (d->codec == FO_CODEC_UTF16 || d->codec == FO_CODEC_UTF32) obey_mark(d);
    bool big = is_big(d->codec), is16 = d->codec == FO_CODEC_UTF16_LE || d->codec == FO_CODEC_UTF16_BE;
    while (d->at < d->n)
        if (is16 ? !decode_utf16_unit(d, big) : !decode_utf32_unit(d, big)) return false;
    return true;
}

static void put_unit(FoEncoder *e, uint32_t u, int size, bool big) {
    char bytes[4];
    for (int i = 0; i < size; i++) bytes[i] = (char)(u >> 8 * (big ? size - 1 - i : i));
    fo_buffer_put(&e->out, bytes, (size_t)size);
}

bool fo_encode_wide(FoEncoder *e) {
    bool big = is_big(e->codec);
    int size = e->codec >= FO_CODEC_UTF32 ? 4 : 2;
    if (e->codec == FO_CODEC_UTF16 || e->codec == FO_CODEC_UTF32) put_unit(e, 0xfeff, size, false);
    while (e->at < e->text.n) {
        uint32_t c = fo_text_at(e->text, e->at);
        if (c >= 0xd800 && c <= 0xdfff) {
            if (!fo_encoder_error(e, e->at, e->at + 1, "surrogates not allowed")) return false;
            continue;
        }
        if (size == 2 && c > 0xffff) {
            put_unit(e, 0xd800 + ((c - 0x10000) >> 10), 2, big);
            put_unit(e, 0xdc00 + (c & 0x3ff), 2, big);
        } else put_unit(e, c, size, big);
        e->at++;
        if (e->out.failed) break;
    }
    return true;
}
