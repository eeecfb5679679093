// SPDX-License-Identifier: MIT
// repr and ascii of strings.
#include "types/str_private.h"
#include "types/unicode.h"

static const char hex_digits[] = "0123456789abcdef";

// Writes \xhh, \uhhhh or \Uhhhhhhhh; returns how many characters.
int fo_escape_char(uint32_t c, char out[10]) {
    int n = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    out[0] = '\\';
    out[1] = c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U';
    for (int i = 0; i < n; i++) out[2 + i] = hex_digits[c >> (4 * (n - 1 - i)) & 15];
    return n + 2;
}

static char quote_for(FoText t) {
    return fo_text_find_char(t, '\'') >= 0 && fo_text_find_char(t, '"') < 0 ? '"' : '\'';
}

static bool needs_escape(uint32_t c, char quote, bool ascii_only) {
    if (c < 128) return c < ' ' || c == 127 || c == '\\' || c == (unsigned char)quote;
    return ascii_only || !(fo_char_flags(c) & FO_CHAR_PRINTABLE);
}

static bool put_escaped(FoStrBuilder *b, uint32_t c, char quote) {
    char text[10] = {'\\', 0};
    int n = 2;
    if (c == '\n') text[1] = 'n';
    else if (c == '\t') text[1] = 't';
    else if (c == '\r') text[1] = 'r';
    else if (c == '\\' || c == (unsigned char)quote) text[1] = (char)c;
    else n = fo_escape_char(c, text);
    return fo_builder_put_ascii(b, text, (size_t)n);
}

static bool put_content(FoStrBuilder *b, FoStr *s, char quote, bool ascii_only) {
    FoText t = fo_text_of(s);
    int64_t from = 0;
    for (int64_t i = 0; i < t.n; i++) {
        uint32_t c = fo_text_at(t, i);
        if (fo_unlikely(!fo_text_poll(i))) return !(b->failed = true);
        if (fo_likely(!needs_escape(c, quote, ascii_only))) continue;
        if (!fo_builder_put_slice(b, s, from, i) || !put_escaped(b, c, quote)) return false;
        from = i + 1;
    }
    return fo_builder_put_slice(b, s, from, t.n);
}

static FoStr *quoted(FoStr *s, bool ascii_only) {
    char quote = quote_for(fo_text_of(s));
    FoStrBuilder b;
    fo_builder_init(&b);
    fo_builder_put_char(&b, (unsigned char)quote);
    put_content(&b, s, quote, ascii_only);
    fo_builder_put_char(&b, (unsigned char)quote);
    return fo_builder_finish(&b);
}

FoStr *fo_str_repr(FoStr *s) { return quoted(s, false); }
