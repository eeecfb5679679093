// SPDX-License-Identifier: MIT
// unicode_escape and raw_unicode_escape.
#include "types/str_codec.h"

static int hex_value(uint8_t c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// \x, \u and \U with `digits` digits; the backslash is at d->at.
static bool decode_hex(FoDecoder *d, int digits) {
    int64_t start = d->at, at = start + 2;
    uint32_t c = 0;
    int read = 0;
    for (; read < digits && at < d->n && hex_value(d->data[at]) >= 0; read++) c = c << 4 | (uint32_t)hex_value(d->data[at++]);
    if (read < digits)
        return fo_decoder_error(d, start, at,
                                digits == 2   ? "truncated \\xXX escape"
                                : digits == 4 ? "truncated \\uXXXX escape"
                                              : "truncated \\UXXXXXXXX escape");
    if (c > 0x10ffff)
        return fo_decoder_error(d, start, at, d->codec == FO_CODEC_UNICODE_ESCAPE ? "illegal Unicode character" : "\\Uxxxxxxxx out of range");
    d->at = at;
    return fo_builder_put_char(&d->out, c);
}

static bool decode_octal(FoDecoder *d) {
    uint32_t c = 0;
    int64_t at = d->at + 1;
    for (int k = 0; k < 3 && at < d->n && d->data[at] >= '0' && d->data[at] <= '7'; k++) c = c << 3 | (uint32_t)(d->data[at++] - '0');
    d->at = at;
    return fo_builder_put_char(&d->out, c);
}

static bool decode_named(FoDecoder *d) {
    int64_t at = d->at + 2;
    if (at < d->n && d->data[at] == '{')
        while (at < d->n && d->data[at] != '}') at++;
    if (at >= d->n || d->data[at] != '}' || at == d->at + 3)
        return fo_decoder_error(d, d->at, at < d->n ? at : d->n, "malformed \\N character escape");
    return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "\\N{...} is not supported by the codec 'unicode_escape': there is no table of character names");
}

static bool decode_escape(FoDecoder *d) {
    if (d->at + 1 >= d->n) return fo_decoder_error(d, d->at, d->n, "\\ at end of string");
    uint8_t c = d->data[d->at + 1];
    static const char letters[] = "\n\\'\"btnrfva", values[] = "\0\\'\"\b\t\n\r\f\v\a";
    if (c == 'x' || c == 'u' || c == 'U') return decode_hex(d, c == 'x' ? 2 : c == 'u' ? 4 : 8);
    if (c == 'N') return decode_named(d);
    if (c >= '0' && c <= '7') return decode_octal(d);
    d->at += 2;
    const char *known = c ? strchr(letters, c) : NULL;
    if (c == '\n') return true;
    if (known) return fo_builder_put_char(&d->out, (uint8_t)values[known - letters]);
    return fo_builder_put_char(&d->out, '\\') && fo_builder_put_char(&d->out, c);
}

// In the raw form only \u and \U behind an odd number of backslashes count.
static bool decode_raw_escape(FoDecoder *d) {
    uint8_t c = d->at + 1 < d->n ? d->data[d->at + 1] : 0;
    if (c == 'u' || c == 'U') return decode_hex(d, c == 'u' ? 4 : 8);
    if (!fo_builder_put_char(&d->out, '\\')) return false;
    d->at++;
    if (c != '\\') return true;
    d->at++;
    return fo_builder_put_char(&d->out, '\\');
}

bool fo_decode_escape(FoDecoder *d) {
    bool raw = d->codec == FO_CODEC_RAW_UNICODE_ESCAPE;
    while (d->at < d->n) {
        if (d->data[d->at] == '\\') {
            if (raw ? !decode_raw_escape(d) : !decode_escape(d)) return false;
        } else if (!fo_builder_put_char(&d->out, d->data[d->at++])) return false;
    }
    return true;
}

static int escape(uint32_t c, char text[10]) {
    text[0] = '\\';
    text[1] = c == '\n' ? 'n' : c == '\t' ? 't' : c == '\r' ? 'r' : '\\';
    if (c == '\n' || c == '\t' || c == '\r' || c == '\\') return 2;
    if (c >= 32 && c < 127) {
        text[0] = (char)c;
        return 1;
    }
    return fo_escape_char(c, text);
}

bool fo_encode_escape(FoEncoder *e) {
    bool raw = e->codec == FO_CODEC_RAW_UNICODE_ESCAPE;
    for (; e->at < e->text.n && !e->out.failed; e->at++) {
        uint32_t c = fo_text_at(e->text, e->at);
        char text[10];
        if (raw && c < 256) fo_buffer_put_char(&e->out, (char)c);
        else fo_buffer_put(&e->out, text, (size_t)(raw ? fo_escape_char(c, text) : escape(c, text)));
    }
    return true;
}
