// SPDX-License-Identifier: MIT
// Encoding and decoding: UTF-8, ASCII and Latin-1, and the choice of a codec by name.
#include "types/str_codec.h"

// ---- names

typedef struct {
    const char *name; // lower case, "_" for every other separator
    FoCodec codec;
} Alias;

static const Alias aliases[] = {
    {"utf_8", FO_CODEC_UTF8}, {"utf8", FO_CODEC_UTF8}, {"u8", FO_CODEC_UTF8}, {"utf", FO_CODEC_UTF8}, {"cp65001", FO_CODEC_UTF8},
    {"utf_8_sig", FO_CODEC_UTF8_SIG}, {"utf8_sig", FO_CODEC_UTF8_SIG}, {"ascii", FO_CODEC_ASCII}, {"us_ascii", FO_CODEC_ASCII},
    {"646", FO_CODEC_ASCII},
    {"ansi_x3.4_1968", FO_CODEC_ASCII}, {"latin_1", FO_CODEC_LATIN1}, {"latin1", FO_CODEC_LATIN1}, {"latin", FO_CODEC_LATIN1},
    {"l1", FO_CODEC_LATIN1},
    {"iso_8859_1", FO_CODEC_LATIN1}, {"iso8859_1", FO_CODEC_LATIN1}, {"iso8859", FO_CODEC_LATIN1}, {"8859", FO_CODEC_LATIN1},
    {"cp819", FO_CODEC_LATIN1},
    {"utf_16", FO_CODEC_UTF16}, {"utf16", FO_CODEC_UTF16}, {"u16", FO_CODEC_UTF16}, {"utf_16_le", FO_CODEC_UTF16_LE}, {"utf_16le", FO_CODEC_UTF16_LE},
    {"utf_16_be", FO_CODEC_UTF16_BE}, {"utf_16be", FO_CODEC_UTF16_BE}, {"utf_32", FO_CODEC_UTF32}, {"utf32", FO_CODEC_UTF32}, {"u32", FO_CODEC_UTF32},
    {"utf_32_le", FO_CODEC_UTF32_LE}, {"utf_32le", FO_CODEC_UTF32_LE}, {"utf_32_be", FO_CODEC_UTF32_BE}, {"utf_32be", FO_CODEC_UTF32_BE},
    {"unicode_escape", FO_CODEC_UNICODE_ESCAPE}, {"raw_unicode_escape", FO_CODEC_RAW_UNICODE_ESCAPE},
};
static const char *const codec_names[] = {
    "utf-8", "utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "unicodeescape", "rawunicodeescape",
};

static FoCodec find_codec(const char *encoding) {
    if (fo_likely(strcmp(encoding, "utf-8") == 0)) return FO_CODEC_UTF8; // what nearly every call means
    char name[32];
    size_t n = strlen(encoding);
    if (n >= sizeof name) return FO_CODEC_UNKNOWN;
    for (size_t i = 0; i <= n; i++) {
        char c = encoding[i];
        name[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c == '-' || c == ' ' ? '_' : c;
    }
    for (size_t i = 0; i < FO_COUNT_OF(aliases); i++)
        if (strcmp(aliases[i].name, name) == 0) return aliases[i].codec;
    return FO_CODEC_UNKNOWN;
}

// ---- errors while decoding

// What to do with an error: the handlers of codecs by name.
typedef enum { STRICT, IGNORE, REPLACE, ESCAPE, PASS, BACKSLASH, XML, NAME, UNKNOWN } Handler;

static Handler find_handler(const char *errors) {
    static const char *const names[] = {"strict", "ignore", "replace", "surrogateescape", "surrogatepass", "backslashreplace", "xmlcharrefreplace", "namereplace"};
    for (int i = 0; i < (int)FO_COUNT_OF(names); i++)
        if (strcmp(errors, names[i]) == 0) return (Handler)i;
    return UNKNOWN;
}

static bool raise_unicode(FoExceptionKind kind, const char *encoding, FoObject *object_give, int64_t start, int64_t end, const char *reason) {
    FO_AUTO(FoObject) object = object_give;
    FO_AUTO(FoStr) name = fo_str_from_text(encoding);
    FO_AUTO(FoStr) why = fo_str_from_text(reason);
    FO_AUTO(FoObject) from = fo_int_from_i64(start);
    FO_AUTO(FoObject) to = fo_int_from_i64(end);
    if (!object || !name || !why || !from || !to) return false;
    FoTuple *args = fo_tuple_pack(5, name, object, from, to, why);
    if (args) fo_raise_give(fo_exception_make_give(fo_exception_type(kind), args));
    return false;
}

static bool raise_decode(FoDecoder *d, int64_t start, int64_t end, const char *reason) {
    return raise_unicode(FO_UNICODE_DECODE_ERROR, d->name, fo_bytes_new(d->data, d->n), start, end, reason);
}

static bool escape_bytes(FoDecoder *d, int64_t start, int64_t end, const char *reason) {
    int64_t i = start;
    for (; i < end && i < start + 4 && d->data[i] >= 128; i++)
        if (!fo_builder_put_char(&d->out, 0xdc00u + d->data[i])) return false;
    if (i == start) return raise_decode(d, start, end, reason);
    d->at = i;
    return true;
}

// Takes an encoded surrogate as it is.
static bool pass_surrogate(FoDecoder *d, int64_t start, int64_t end, const char *reason) {
    const uint8_t *p = d->data + start;
    int64_t left = d->n - start;
    uint32_t c = 0;
    int size = 0;
    switch (d->codec) {
    case FO_CODEC_UTF8: case FO_CODEC_UTF8_SIG:
        if (left >= 3 && (p[0] & 0xf0) == 0xe0 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80)
            c = ((uint32_t)p[0] & 15) << 12 | ((uint32_t)p[1] & 63) << 6 | ((uint32_t)p[2] & 63), size = 3;
        break;
    case FO_CODEC_UTF16_LE:
        if (left >= 2) c = (uint32_t)p[0] | (uint32_t)p[1] << 8, size = 2;
        break;
    case FO_CODEC_UTF16_BE:
        if (left >= 2) c = (uint32_t)p[1] | (uint32_t)p[0] << 8, size = 2;
        break;
    case FO_CODEC_UTF32_LE:
        if (left >= 4) c = (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24, size = 4;
        break;
    case FO_CODEC_UTF32_BE:
        if (left >= 4) c = (uint32_t)p[3] | (uint32_t)p[2] << 8 | (uint32_t)p[1] << 16 | (uint32_t)p[0] << 24, size = 4;
        break;
    default: break;
    }
    if (c < 0xd800 || c > 0xdfff) return raise_decode(d, start, end, reason);
    d->at = start + size;
    return fo_builder_put_char(&d->out, c);
}

bool fo_decoder_error(FoDecoder *d, int64_t start, int64_t end, const char *reason) {
    d->at = end;
    switch (find_handler(d->errors)) {
    case STRICT: return raise_decode(d, start, end, reason);
    case IGNORE: return true;
    case REPLACE: return fo_builder_put_char(&d->out, 0xfffd);
    case ESCAPE: return escape_bytes(d, start, end, reason);
    case PASS: return pass_surrogate(d, start, end, reason);
    case BACKSLASH:
        for (int64_t i = start; i < end; i++) {
            char text[10];
            if (!fo_builder_put_ascii(&d->out, text, (size_t)fo_escape_char(d->data[i], text))) return false;
        }
        return true;
    case XML: case NAME: return fo_fail(FO_TYPE_ERROR, "don't know how to handle UnicodeDecodeError in error callback");
    default: return fo_fail(FO_LOOKUP_ERROR, "unknown error handler name '%s'", d->errors);
    }
}

// ---- errors while encoding

static bool raise_encode(FoEncoder *e, int64_t start, int64_t end, const char *reason) {
    return raise_unicode(FO_UNICODE_ENCODE_ERROR, e->name, (FoObject *)fo_ref(e->str), start, end, reason);
}

// An ASCII replacement in the encoder's own encoding.
static bool put_replacement(FoEncoder *e, const char *text, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        bool wide16 = e->codec >= FO_CODEC_UTF16 && e->codec <= FO_CODEC_UTF16_BE,
             wide32 = e->codec >= FO_CODEC_UTF32 && e->codec <= FO_CODEC_UTF32_BE;
        bool big = e->codec == FO_CODEC_UTF16_BE || e->codec == FO_CODEC_UTF32_BE;
        size_t zeros = wide16 ? 1 : wide32 ? 3 : 0;
        if (big) fo_buffer_put_repeated(&e->out, 0, zeros);
        fo_buffer_put_char(&e->out, text[i]);
        if (!big) fo_buffer_put_repeated(&e->out, 0, zeros);
    }
    return true;
}

static bool put_references(FoEncoder *e, int64_t start, int64_t end, bool xml) {
    for (int64_t i = start; i < end; i++) {
        uint32_t c = fo_text_at(e->text, i);
        char text[FO_NUMBER_TEXT_MAX + 4];
        int n;
        if (xml) {
            text[0] = '&', text[1] = '#';
            n = 2 + fo_text_from_i64(c, text + 2);
            text[n++] = ';';
        } else n = fo_escape_char(c, text);
        put_replacement(e, text, n);
    }
    return true;
}

static bool unescape_bytes(FoEncoder *e, int64_t start, int64_t end, const char *reason) {
    for (int64_t i = start; i < end; i++) {
        uint32_t c = fo_text_at(e->text, i);
        if (c < 0xdc80 || c > 0xdcff || e->codec >= FO_CODEC_UTF16) return raise_encode(e, i, end, reason);
        fo_buffer_put_char(&e->out, (char)(c - 0xdc00));
    }
    return true;
}

static bool put_surrogates(FoEncoder *e, int64_t start, int64_t end, const char *reason) {
    for (int64_t i = start; i < end; i++) {
        uint32_t c = fo_text_at(e->text, i);
        char bytes[4] = {(char)c, (char)(c >> 8), 0, 0}, swapped[4] = {0, 0, (char)(c >> 8), (char)c};
        if (c < 0xd800 || c > 0xdfff) return raise_encode(e, start, end, reason);
        switch (e->codec) {
        case FO_CODEC_UTF8: case FO_CODEC_UTF8_SIG: fo_buffer_put_code_point(&e->out, c); break;
        case FO_CODEC_UTF16: case FO_CODEC_UTF16_LE: fo_buffer_put(&e->out, bytes, 2); break;
        case FO_CODEC_UTF16_BE: fo_buffer_put(&e->out, swapped + 2, 2); break;
        case FO_CODEC_UTF32: case FO_CODEC_UTF32_LE: fo_buffer_put(&e->out, bytes, 4); break;
        case FO_CODEC_UTF32_BE: fo_buffer_put(&e->out, swapped, 4); break;
        default: return raise_encode(e, start, end, reason);
        }
    }
    return true;
}

bool fo_encoder_error(FoEncoder *e, int64_t start, int64_t end, const char *reason) {
    e->at = end;
    switch (find_handler(e->errors)) {
    case STRICT: return raise_encode(e, start, end, reason);
    case IGNORE: return true;
    case REPLACE:
        for (int64_t i = start; i < end; i++) put_replacement(e, "?", 1);
        return true;
    case ESCAPE: return unescape_bytes(e, start, end, reason);
    case PASS: return put_surrogates(e, start, end, reason);
    case BACKSLASH: return put_references(e, start, end, false);
    case XML: return put_references(e, start, end, true);
    case NAME: return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "the error handler 'namereplace' is not supported: there is no table of character names");
    default: return fo_fail(FO_LOOKUP_ERROR, "unknown error handler name '%s'", e->errors);
    }
}

// ---- UTF-8

// Why the sequence at p (of `left` bytes) is not valid, and how many bytes are to blame; 0 when the text ends too early.
static const char *utf8_fault(const uint8_t *p, int64_t left, int64_t *n_bytes) {
    static const char start[] = "invalid start byte", end[] = "unexpected end of data", inside[] = "invalid continuation byte";
    int length = p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : p[0] < 0xf5 ? 4 : 0;
    *n_bytes = 1;
    if (!length) return start;
    uint8_t low = p[0] == 0xe0 ? 0xa0 : p[0] == 0xf0 ? 0x90 : 0x80, high = p[0] == 0xed ? 0x9f : p[0] == 0xf4 ? 0x8f : 0xbf;
    for (int i = 1; i < length; i++) {
        if (i >= left) {
            *n_bytes = left;
            return end;
        }
        if (p[i] < (i == 1 ? low : 0x80) || p[i] > (i == 1 ? high : 0xbf)) {
            *n_bytes = i;
            return inside;
        }
    }
    return inside;
}

static bool decode_utf8(FoDecoder *d) {
    const char *text = (const char *)d->data;
    while (d->at < d->n) {
        FoUtf8Scan scan;
        size_t at = (size_t)d->at, good = at + fo_utf8_scan(text + at, (size_t)d->n - at, FO_UTF8_STRICT, &scan);
        while (at < good) {
            size_t ascii = fo_ascii_prefix(text + at, good - at);
            if (ascii && !fo_builder_put_ascii(&d->out, text + at, ascii)) return false;
            at += ascii;
            if (fo_rt->interrupted && !fo_poll()) return false;
            if (at < good && !fo_builder_put_char(&d->out, fo_utf8_next(text, &at))) return false;
        }
        d->at = (int64_t)good;
        if (d->at == d->n) break;
        int64_t n_bytes;
        const char *reason = utf8_fault(d->data + d->at, d->n - d->at, &n_bytes);
        if (!fo_decoder_error(d, d->at, d->at + n_bytes, reason)) return false;
    }
    return true;
}

static bool encode_utf8(FoEncoder *e) {
    while (e->at < e->text.n) {
        uint32_t c = fo_text_at(e->text, e->at);
        if (!fo_text_poll(e->at)) return false;
        if (c >= 0xd800 && c <= 0xdfff) {
            int64_t end = e->at;
            while (end < e->text.n && (fo_text_at(e->text, end) & ~0x7ffu) == 0xd800) end++;
            if (!fo_encoder_error(e, e->at, end, "surrogates not allowed")) return false;
        } else {
            if (!fo_buffer_put_code_point(&e->out, c)) break;
            e->at++;
        }
    }
    return true;
}

// ---- ASCII and Latin-1

static bool decode_narrow(FoDecoder *d) {
    while (d->at < d->n) {
        int64_t good = d->codec == FO_CODEC_LATIN1 ? d->n - d->at : (int64_t)fo_ascii_prefix(d->data + d->at, (size_t)(d->n - d->at));
        FoStr *part = fo_str_from_kind(1, d->data + d->at, good);
        bool ok = part && fo_builder_put_str(&d->out, part);
        fo_xunref(part);
        d->at += good;
        if (!ok) return false;
        if (d->at < d->n && !fo_decoder_error(d, d->at, d->at + 1, "ordinal not in range(128)")) return false;
    }
    return true;
}

static bool encode_narrow(FoEncoder *e) {
    uint32_t limit = e->codec == FO_CODEC_ASCII ? 128 : 256;
    while (e->at < e->text.n) {
        uint32_t c = fo_text_at(e->text, e->at);
        if (c < limit) {
            if (!fo_buffer_put_char(&e->out, (char)c)) break;
            e->at++;
            continue;
        }
        int64_t end = e->at + 1;
        while (end < e->text.n && fo_text_at(e->text, end) >= limit) end++;
        if (!fo_encoder_error(e, e->at, end, limit == 128 ? "ordinal not in range(128)" : "ordinal not in range(256)")) return false;
    }
    return true;
}

// ---- the public functions

static bool decode(FoDecoder *d) {
    switch (d->codec) {
    case FO_CODEC_UTF8_SIG:
        if (d->n >= 3 && memcmp(d->data, "\xef\xbb\xbf", 3) == 0) d->at = 3;
        return decode_utf8(d);
    case FO_CODEC_UTF8: return decode_utf8(d);
    case FO_CODEC_ASCII: case FO_CODEC_LATIN1: return decode_narrow(d);
    case FO_CODEC_UNICODE_ESCAPE: case FO_CODEC_RAW_UNICODE_ESCAPE: return fo_decode_escape(d);
    default: return fo_decode_wide(d);
    }
}

static bool encode(FoEncoder *e) {
    switch (e->codec) {
    case FO_CODEC_UTF8_SIG:
        fo_buffer_put(&e->out, "\xef\xbb\xbf", 3);
        return encode_utf8(e);
    case FO_CODEC_UTF8: return encode_utf8(e);
    case FO_CODEC_ASCII: case FO_CODEC_LATIN1: return encode_narrow(e);
    case FO_CODEC_UNICODE_ESCAPE: case FO_CODEC_RAW_UNICODE_ESCAPE: return fo_encode_escape(e);
    default: return fo_encode_wide(e);
    }
}

FoObject *fo_bytes_decode(const char *data, int64_t n, const char *encoding, const char *errors) {
    if (n == 0) return (FoObject *)fo_str_empty();
    FoCodec codec = find_codec(encoding);
    if (codec == FO_CODEC_UNKNOWN) return fo_raise(FO_LOOKUP_ERROR, "unknown encoding: %s", encoding);
    if ((codec == FO_CODEC_UTF8 || codec == FO_CODEC_ASCII) && fo_ascii_prefix(data, (size_t)n) == (size_t)n)
        return (FoObject *)fo_str_from_ascii(data, (size_t)n);
    if (codec == FO_CODEC_LATIN1) return (FoObject *)fo_str_from_kind(1, data, n);
    FoDecoder d = {.codec = codec, .name = codec_names[codec], .errors = errors, .data = (const uint8_t *)data, .n = n};
    if (decode(&d)) return (FoObject *)fo_builder_finish(&d.out);
    fo_builder_deinit(&d.out);
    return NULL;
}

FoObject *fo_str_encode(FoStr *s, const char *encoding, const char *errors) {
    FoCodec codec = find_codec(encoding);
    if (codec == FO_CODEC_UNKNOWN) return fo_raise(FO_LOOKUP_ERROR, "unknown encoding: %s", encoding);
    bool same_bytes = s->state.ascii ? codec == FO_CODEC_UTF8 || codec == FO_CODEC_ASCII || codec == FO_CODEC_LATIN1
                                     : codec == FO_CODEC_LATIN1 && s->state.kind == 1;
    if (same_bytes) return fo_bytes_new(fo_str_data(s), s->n);
    FoEncoder e = {.codec = codec, .name = codec_names[codec], .errors = errors, .str = s, .text = fo_text_of(s)};
    FoObject *r = NULL;
    if (encode(&e)) r = e.out.failed ? fo_raise_no_memory() : fo_bytes_new(e.out.n ? e.out.data : "", (int64_t)e.out.n);
    fo_buffer_deinit(&e.out);
    return r;
}

static bool codec_argument(FoObject *o, const char *method, const char *name, const char **text) {
    if (!o) return true;
    if (!fo_str_check(o)) return fo_fail(FO_TYPE_ERROR, "%s() argument '%s' must be str, not %A", method, name, o);
    size_t n = 0;
    *text = fo_str_utf8((FoStr *)o, &n);
    if (!*text) return false;
    return strlen(*text) == n || fo_fail(FO_VALUE_ERROR, "embedded null character");
}

bool fo_codec_args(const char *method, FoObject *const *args, int64_t n, FoTuple *kwnames, const char **encoding, const char **errors) {
    static const char *const names[] = {"encoding", "errors"};
    FoParams params = {method, names, 2, 0, 0, 2};
    FoObject *bound[2] = {0};
    *encoding = "utf-8";
    *errors = "strict";
    return fo_args_bind(&params, args, n, kwnames, bound) && codec_argument(bound[0], method, "encoding", encoding) &&
           codec_argument(bound[1], method, "errors", errors);
}

FO_STR_METHOD(encode) {
    const char *encoding, *errors;
    if (!fo_codec_args("encode", args, n, kwnames, &encoding, &errors)) return NULL;
    return fo_str_encode((FoStr *)self, encoding, errors);
}
