// SPDX-License-Identifier: MIT
// Text over bytes: reading. Line ends are found in the bytes, so that a line is decoded once and alone; UTF-16 and UTF-32 files are
// turned into UTF-8 as a whole when first read.
#include "modules/io_private.h"

// ---- getting bytes

static bool make_room(FoTextFile *f, int64_t more) {
    if (f->at > 0 && f->capacity - f->n < more) {
        memmove(f->pending, f->pending + f->at, (size_t)(f->n - f->at));
        f->n -= f->at;
        f->valid = f->valid > f->at ? f->valid - f->at : 0;
        f->ascii = f->ascii > f->at ? f->ascii - f->at : 0;
        f->noted = f->noted > f->at ? f->noted - f->at : 0;
        f->at = 0;
    }
    if (f->capacity - f->n >= more) return true;
    int64_t capacity = f->capacity + f->capacity / 2 + more;
    char *bigger = fo_realloc(f->pending, (size_t)f->capacity, (size_t)capacity, FO_MEM_INTERNAL);
    if (!bigger) return fo_fail_no_memory();
    f->pending = bigger;
    f->capacity = capacity;
    return true;
}

static bool put_bytes(FoTextFile *f, const char *bytes, int64_t n) {
    if (!make_room(f, n)) return false;
    memcpy(f->pending + f->n, bytes, (size_t)n);
    f->n += n;
    return true;
}

static FoObject *read_object(FoTextFile *f, int64_t n) {
    FO_AUTO(FoObject) read1 = NULL;
    FO_AUTO(FoStr) name = fo_str_intern("read1");
    if (!name || !fo_find_attr(f->buffer, name, &read1)) return NULL;
    FO_AUTO(FoObject) size = fo_int_from_i64(n);
    if (!size) return NULL;
    FO_AUTO(FoObject) bytes = read1 && n > 0 ? fo_call1(read1, size) : fo_call_method(f->buffer, fo_name(read), &size, 1);
    if (bytes && !fo_bytes_check(bytes))
        return fo_raise(FO_TYPE_ERROR, "underlying %s() should have returned a bytes-like object, not '%T'", read1 && n > 0 ? "read1" : "read",
                        bytes);
    return fo_take(bytes);
}

static bool read_raw(FoTextFile *f, int64_t *got) {
    if (f->stream) {
        if (!make_room(f, FO_IO_BUFFER_NBYTES)) return false;
        if (!fo_stream_read_some(f->stream, f->pending + f->n, f->capacity - f->n < 65536 ? f->capacity - f->n : 65536, got)) return false;
        f->n += *got;
        return true;
    }
    FO_AUTO(FoObject) bytes = read_object(f, FO_IO_BUFFER_NBYTES);
    if (!bytes) return false;
    *got = ((FoBytesObject *)bytes)->n;
    return put_bytes(f, ((FoBytesObject *)bytes)->data, *got);
}

static bool is_cut_sequence(const char *at, int64_t n) { // the start of a UTF-8 sequence that the next bytes may complete
    unsigned char lead = (unsigned char)at[0];
    int length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    if (lead >= 0xf5 || n >= length) return false;
    for (int64_t i = 1; i < n; i++)
        if (((unsigned char)at[i] & 0xc0) != 0x80) return false;
    return true;
}

// The number of leading bytes below 128, to within a word.
static int64_t ascii_prefix(const char *bytes, int64_t n) {
    int64_t i = 0;
    for (uint64_t word; i + 8 <= n; i += 8) {
        memcpy(&word, bytes + i, 8);
        if (word & 0x8080808080808080u) return i;
    }
    while (i < n && !(bytes[i] & 0x80)) i++;
    return i;
}

static bool is_ascii(const FoTextFile *f) {
    const char *encoding = f->codec == FO_TEXT_BYTES ? fo_str_utf8(f->encoding, NULL) : NULL;
    return encoding && strcasestr(encoding, "ascii");
}

static bool validate_ascii(FoTextFile *f) {
    int64_t from = f->valid > f->at ? f->valid : f->at;
    f->valid = f->n;
    if (ascii_prefix(f->pending + from, f->n - from) == f->n - from) return true;
    FO_AUTO(FoObject) never = fo_bytes_decode(f->pending + from, f->n - from, "ascii", "strict");
    fo_text_drop_pending(f);
    return false;
}

// Errors are found when bytes arrive, as CPython's decoder does, with positions in what it decodes at once.
static bool validate(FoTextFile *f) {
    if (f->strict && !f->whole && is_ascii(f)) return validate_ascii(f);
    if (!f->strict || f->whole || (f->codec != FO_TEXT_UTF8 && f->codec != FO_TEXT_UTF8_SIG)) return true;
    int64_t from = f->valid > f->at ? f->valid : f->at;
    FoUtf8Scan scan;
    int64_t n_ascii = ascii_prefix(f->pending + from, f->n - from);
    if (f->ascii >= from) f->ascii = from + n_ascii;
    if (n_ascii == f->n - from) {
        f->valid = f->n;
        return true;
    }
    f->valid = from + (int64_t)fo_utf8_scan(f->pending + from, (size_t)(f->n - from), FO_UTF8_STRICT, &scan);
    if (f->valid == f->n || (!f->at_end && is_cut_sequence(f->pending + f->valid, f->n - f->valid))) return true;
    FO_AUTO(FoObject) never = fo_bytes_decode(f->pending + from, f->n - from, "utf-8", "strict");
    fo_text_drop_pending(f);
    return !fo_error_is_pending();
}

// Counts the line ends of the bytes that have arrived; a \r at their end waits for what follows.
static void note_newlines(FoTextFile *f) {
    if (!f->universal || f->seen == 7) return;
    const char *bytes = f->pending;
    int64_t i = f->noted > f->at ? f->noted : f->at;
    if (i < f->n && !memchr(bytes + i, '\r', (size_t)(f->n - i))) {
        if (!(f->seen & 2) && memchr(bytes + i, '\n', (size_t)(f->n - i))) f->seen |= 2;
        f->noted = f->n;
        return;
    }
    for (; i < f->n && f->seen != 7; i++) {
        if (bytes[i] == '\n') f->seen |= 2;
        if (bytes[i] != '\r') continue;
        if (i + 1 == f->n && !f->at_end) break;
        if (i + 1 < f->n && bytes[i + 1] == '\n') f->seen |= 4, i++;
        else f->seen |= 1;
    }
    f->noted = i;
}

// Without an explicit byte order the file must start with a mark.
static bool check_mark(FoTextFile *f) {
    const char *encoding = fo_str_utf8(f->encoding, NULL), *bytes = f->pending + f->at;
    if (!encoding) return fo_fail_no_memory();
    bool wide = strstr(encoding, "32") != NULL;
    int64_t size = wide ? 4 : 2, n = f->n - f->at;
    if (n < size || strpbrk(encoding, "bBlL")) return true;
    if (memcmp(bytes, wide ? "\xff\xfe\0\0" : "\xff\xfe", (size_t)size) == 0 ||
        memcmp(bytes, wide ? "\0\0\xfe\xff" : "\xfe\xff", (size_t)size) == 0)
        return true;
    return fo_fail(FO_UNICODE_ERROR, "UTF-%d stream does not start with BOM", wide ? 32 : 16);
}

static bool widen_all(FoTextFile *f) {
    int64_t got = 1;
    while (got)
        if (!read_raw(f, &got)) return false;
    FO_AUTO(FoStr) text = (FoStr *)fo_bytes_decode(f->pending + f->at, f->n - f->at, fo_str_utf8(f->encoding, NULL), fo_str_utf8(f->errors, NULL));
    size_t nbytes;
    const char *utf8 = text ? fo_str_utf8(text, &nbytes) : NULL;
    if (!utf8) return text ? fo_fail_no_memory() : false;
    if (!check_mark(f)) return false;
    f->at = f->n = f->noted = f->ascii = 0;
    if (!put_bytes(f, utf8, (int64_t)nbytes)) return false;
    note_newlines(f);
    return true;
}

// Adds bytes to pending; at_end is set when there are none.
static bool refill(FoTextFile *f) {
    int64_t got;
    if (f->writable && !fo_text_file_flush(f)) return false;
    if (f->codec == FO_TEXT_WIDE) {
        bool first = !f->started;
        f->started = f->at_end = true;
        return !first || widen_all(f);
    }
    if (!read_raw(f, &got)) return false;
    f->at_end = got == 0;
    if (!f->started && f->codec == FO_TEXT_UTF8_SIG && f->n - f->at >= 3) {
        f->started = true;
        if (memcmp(f->pending + f->at, "\xef\xbb\xbf", 3) == 0) f->at += 3;
    }
    note_newlines(f);
    return validate(f);
}

// ---- decoding

static FoStr *decode_plain(FoTextFile *f, const char *bytes, int64_t n) {
    if (f->codec == FO_TEXT_WIDE) return fo_str_from_utf8_surrogates(bytes, (size_t)n);
    if (f->codec != FO_TEXT_BYTES && f->strict) return fo_str_from_utf8(bytes, (size_t)n);
    const char *encoding = f->codec == FO_TEXT_BYTES ? fo_str_utf8(f->encoding, NULL) : "utf-8", *errors = fo_str_utf8(f->errors, NULL);
    if (!encoding || !errors) return fo_raise_no_memory();
    return (FoStr *)fo_bytes_decode(bytes, n, encoding, errors);
}

// Decodes pending[at .. at + n) and moves past it; line ends become \n when the file translates.
static FoStr *take(FoTextFile *f, int64_t n) {
    char *bytes = f->pending + f->at;
    f->at += n;
    if (f->at <= f->ascii && !(f->translate && n && memchr(bytes, '\r', (size_t)n))) return fo_str_from_ascii(bytes, (size_t)n);
    if (!f->translate || !n || !memchr(bytes, '\r', (size_t)n)) return decode_plain(f, bytes, n);
    int64_t to = 0; // in place: these bytes are ours and not needed again
    for (int64_t from = 0; from < n; from++) {
        if (bytes[from] == '\r' && from + 1 < n && bytes[from + 1] == '\n') continue;
        bytes[to++] = bytes[from] == '\r' ? '\n' : bytes[from];
    }
    return decode_plain(f, bytes, to);
}

FoStr *fo_text_read_all(FoTextFile *f) {
    bool ok = true;
    f->at_end = false;
    f->whole = true; // what is left is decoded at once
    while (ok && !f->at_end) ok = refill(f);
    f->whole = false;
    return ok && validate(f) ? take(f, f->n - f->at) : NULL;
}

// ---- by characters

static int64_t char_nbytes(const FoTextFile *f, int64_t at) {
    unsigned char lead = (unsigned char)f->pending[at];
    if (f->codec == FO_TEXT_BYTES || lead < 0xc0) return 1;
    return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

// The number of bytes of the next n characters in pending; *missing how many are not there yet.
static int64_t measure(const FoTextFile *f, int64_t n, int64_t *missing) {
    int64_t at = f->at;
    while (n > 0 && at < f->n) {
        int64_t step = char_nbytes(f, at);
        if (at + step > f->n) {
            if (!f->at_end) break;
            step = f->n - at;
        }
        if (f->translate && f->pending[at] == '\r') {
            if (at + 1 == f->n && !f->at_end) break; // \n may follow
            if (at + 1 < f->n && f->pending[at + 1] == '\n') step = 2;
        }
        at += step;
        n--;
    }
    *missing = n;
    return at - f->at;
}

FoStr *fo_text_read_n(FoTextFile *f, int64_t n) {
    int64_t missing, nbytes;
    f->at_end = false;
    while (nbytes = measure(f, n, &missing), missing > 0 && !f->at_end)
        if (!refill(f)) return NULL;
    return take(f, nbytes);
}

// ---- by lines

// The end of the first line in pending from `from` on (the position after its line end); -1 when it is not there yet.
static int64_t find_line_end(const FoTextFile *f, int64_t from) {
    const char *start = f->pending + from;
    int64_t n = f->n - from;
    if (!f->universal) {
        size_t length = strlen(f->read_end);
        for (const char *at = start; (at = memchr(at, f->read_end[0], (size_t)(start + n - at))) != NULL; at++)
            if (length == 1 || (at + 1 < start + n && at[1] == f->read_end[1])) return from + (at - start) + (int64_t)length;
        return -1;
    }
    const char *newline = n ? memchr(start, '\n', (size_t)n) : NULL;
    const char *cr = n ? memchr(start, '\r', newline ? (size_t)(newline - start) : (size_t)n) : NULL;
    if (!cr) return newline ? from + (newline - start) + 1 : -1;
    int64_t after = from + (cr - start) + 1;
    if (after == f->n && !f->at_end) return -1; // \n may follow
    return after < f->n && f->pending[after] == '\n' ? after + 1 : after;
}

FoStr *fo_text_read_line(FoTextFile *f, int64_t limit) {
    int64_t looked = 0, missing;
    f->at_end = false;
    for (;;) {
        int64_t end = f->n > f->at ? find_line_end(f, f->at + looked) : -1;
        if (end >= 0 || f->at_end) {
            int64_t nbytes = (end >= 0 ? end : f->n) - f->at;
            int64_t most = limit >= 0 ? measure(f, limit, &missing) : nbytes;
            return take(f, most < nbytes ? most : nbytes);
        }
        looked = f->n - f->at > 2 ? f->n - f->at - 2 : 0; // a \r at the end is looked at again
        if (limit >= 0 && looked > 4 * limit) return fo_text_read_n(f, limit);
        if (!refill(f)) return NULL;
    }
}
