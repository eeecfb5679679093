// SPDX-License-Identifier: MIT
// What the codecs share: names, and what happens at an error.
#ifndef FO_TYPES_STR_CODEC_H
#define FO_TYPES_STR_CODEC_H

#include "types/str_private.h"

typedef enum {
    FO_CODEC_UTF8, FO_CODEC_UTF8_SIG, FO_CODEC_ASCII, FO_CODEC_LATIN1, FO_CODEC_UTF16, FO_CODEC_UTF16_LE, FO_CODEC_UTF16_BE, FO_CODEC_UTF32,
    FO_CODEC_UTF32_LE, FO_CODEC_UTF32_BE, FO_CODEC_UNICODE_ESCAPE, FO_CODEC_RAW_UNICODE_ESCAPE, FO_CODEC_UNKNOWN,
} FoCodec;

typedef struct {
    FoCodec codec;
    const char *name;   // as error messages give it
    const char *errors; // "strict" …
    const uint8_t *data;
    int64_t n, at;
    FoStrBuilder out;
} FoDecoder;

typedef struct {
    FoCodec codec;
    const char *name, *errors;
    FoStr *str;
    FoText text;
    int64_t at;
    FoBuffer out;
} FoEncoder;

// The bytes [start, end) are not valid: writes what the error handler wants and moves `at` behind them, or raises.
bool fo_decoder_error(FoDecoder *d, int64_t start, int64_t end, const char *reason);
// The same for the characters [start, end).
bool fo_encoder_error(FoEncoder *e, int64_t start, int64_t end, const char *reason);
bool fo_decode_wide(FoDecoder *d);   // utf-16, utf-32
bool fo_encode_wide(FoEncoder *e);
bool fo_decode_escape(FoDecoder *d); // unicode_escape, raw_unicode_escape
bool fo_encode_escape(FoEncoder *e);

#endif
