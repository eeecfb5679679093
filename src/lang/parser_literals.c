// SPDX-License-Identifier: MIT
// Literals: numbers, str and bytes with their escapes, implicit concatenation, names. F-strings are in parser_fstrings.c.
#include "lang/parser_literals.h"
#include "lang/lexer_chars.h"

#include <stdlib.h>
#include <utf8proc.h>

// ---- names

// NFKC, as PEP 3131 wants it.
static FoName *normalised_name(FoParser *p, const FoToken *t) {
    utf8proc_uint8_t *text = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)t->text, t->n, &text,
                                      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    FoName *name = n < 0 ? NULL : fo_tree_name(p->tree, (const char *)text, n);
    free(text);
    return name ? name : fo_parser_fail_memory(p);
}

FoName *fo_parser_token_name(FoParser *p, const FoToken *t) {
    for (uint32_t i = 0; i < t->n; i++)
        if ((unsigned char)t->text[i] >= 0x80) return normalised_name(p, t);
    FoName *name = fo_tree_name(p->tree, t->text, t->n);
    return name ? name : fo_parser_fail_memory(p);
}

// ---- numbers

static int digit_value(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

static void read_small(FoConstant *c) {
    int64_t value = 0;
    for (uint32_t i = 0; i < c->n; i++)
        if (!fo_mul_i64(value, c->radix, &value) || !fo_add_i64(value, digit_value(c->text[i]), &value))
            return;
    c->is_small = true;
    c->integer = value;
}

static bool has_only_digits(const char *text, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (text[i] < '0' || text[i] > '9') return false;
    return true;
}

// Turns the text without underscores into a value.
static bool number_from_text(FoParser *p, FoConstant *c, const char *text, size_t n, FoSpan range) {
    char second = n > 1 ? text[1] | 0x20 : 0;
    c->kind = FO_CONST_INT;
    c->radix = second == 'x' ? 16 : second == 'o' ? 8 : second == 'b' ? 2 : 10;
    if (c->radix != 10 || has_only_digits(text, n)) {
        size_t skip = c->radix != 10 ? 2 : 0;
        while (skip + 1 < n && text[skip] == '0')
            skip++;
        if (c->radix == 10 && n - skip > FO_PARSER_MAX_DIGITS)
            return fo_parser_fail(p, FO_SYNTAX_ERROR, (FoSpan){range.line, -1, range.end_line, -1},
                                  "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; "
                                  "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge "
                                  "integer literals to avoid decimal conversion limits.",
                                  FO_PARSER_MAX_DIGITS, n) != NULL;
        c->n = (uint32_t)(n - skip);
        c->text = fo_region_copy(&p->tree->region, text + skip, c->n);
        if (!c->text) return fo_source_fail_memory(p->error);
        read_small(c);
        return true;
    }
    bool is_imaginary = (text[n - 1] | 0x20) == 'j';
    c->kind = is_imaginary ? FO_CONST_IMAGINARY : FO_CONST_FLOAT;
    if (!fo_f64_from_text(text, n - is_imaginary, &c->number))
        return fo_parser_fail(p, FO_SYNTAX_ERROR, range, "invalid decimal literal") != NULL;
    return true;
}

// 1if x: a word that begins where the number ends is legal, but doubtful.
static bool warn_about_end(FoParser *p, const FoToken *number) {
    const FoToken *word = tok(p);
    bool touches = word->text == number->text + number->n && word->n && (word->text[0] | 0x20) >= 'a' && (word->text[0] | 0x20) <= 'z';
    if (!touches) return true;
    char base = number->n > 1 && number->text[0] == '0' ? (char)(number->text[1] | 0x20) : 0;
    const char *kind = (number->text[number->n - 1] | 0x20) == 'j' && base != 'x' ? "imaginary"
                       : base == 'x' ? "hexadecimal" : base == 'o' ? "octal" : base == 'b' ? "binary" : "decimal";
    return fo_tree_warn(p->tree, number->range, false, "invalid %s literal", kind) || fo_parser_fail_memory(p);
}

FoNode *fo_parse_number(FoParser *p) {
    FoNode *node = NEW(p, Constant, tok(p)->range);
    if (!node) return NULL;
    FoToken t = *tok(p);
    char few[64], *text = few;
    size_t n = 0;
    if (t.n > sizeof few && !(text = fo_alloc(t.n, FO_MEM_INTERNAL))) return fo_parser_fail_memory(p);
    for (uint32_t i = 0; i < t.n; i++)
        if (t.text[i] != '_')
            text[n++] = t.text[i];
    bool ok = number_from_text(p, &node->Constant.value, text, n, t.range);
    if (text != few)
        fo_free(text, t.n, FO_MEM_INTERNAL);
    fo_parser_next(p);
    return ok && warn_about_end(p, &t) ? node : NULL;
}

// ---- prefixes

bool fo_string_part(FoParser *p, const FoToken *t, FoStringPart *out) {
    const char *at = t->text;
    *out = (FoStringPart){.range = t->range};
    for (; *at != '"' && *at != '\''; at++) {
        out->is_bytes |= (*at | 0x20) == 'b';
        out->is_raw |= (*at | 0x20) == 'r';
        out->is_fstring |= (*at | 0x20) == 'f';
        out->has_u |= *at == 'u';
    }
    size_t quotes = t->n >= (at - t->text) + 6u && at[1] == at[0] && at[2] == at[0] ? 3 : 1;
    out->text = at + quotes;
    out->n = t->n - (at - t->text) - 2 * quotes;
    out->is_triple = quotes == 3;
    if (!out->is_bytes) return true;
    for (size_t i = 0; i < out->n; i++)
        if ((unsigned char)out->text[i] >= 0x80)
            return fo_parser_fail(p, FO_SYNTAX_ERROR, t->range, "bytes can only contain ASCII literal characters") != NULL;
    return true;
}

// ---- escapes

static int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// The one-character escapes; -1 for the others.
static int simple_escape(char c) {
    switch (c) {
    case '\\': return '\\';
    case '\'': return '\'';
    case '"': return '"';
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default: return -1;
    }
}

// One to three octal digits.
static uint32_t octal_escape(const char **at, const char *end) {
    uint32_t value = 0;
    for (int i = 0; i < 3 && *at < end && **at >= '0' && **at <= '7'; i++)
        value = value * 8 + (uint32_t)(*(*at)++ - '0');
    return value;
}

// Reads `count` hex digits; returns how many there were.
static int hex_escape(const char **at, const char *end, int count, uint32_t *value) {
    int i = 0;
    for (*value = 0; i < count && *at < end && hex_value(**at) >= 0; i++)
        *value = *value * 16 + (uint32_t)hex_value(*(*at)++);
    return i;
}

// Where a message about a literal stands: at the token after it, as in CPython.
static bool fail_literal(FoParser *p, const char *message) {
    return fo_parser_fail(p, FO_SYNTAX_ERROR, tok(p)->range, "%s", message) != NULL;
}

static bool fail_unicode(FoParser *p, const char *what, size_t from, size_t to) {
    if (from == to)
        return fo_parser_fail(p, FO_SYNTAX_ERROR, tok(p)->range,
                              "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %zu: %s", from, what) != NULL;
    return fo_parser_fail(p, FO_SYNTAX_ERROR, tok(p)->range,
                          "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s", from, to, what) != NULL;
}

static bool warn_escape(FoParser *p, const FoStringPart *part, const char *at) {
    if (p->diagnosing) return true;
    unsigned char c = (unsigned char)*at;
    bool ok = c >= '4' && c <= '7' ? fo_tree_warn(p->tree, part->range, true, "invalid octal escape sequence '\\%.3s'", at)
                                   : fo_tree_warn(p->tree, part->range, true, "invalid escape sequence '\\%c'", c);
    return ok || fo_source_fail_memory(p->error);
}

// \N{name}. at stands behind the N.
static bool named_escape(FoParser *p, const char **at, const char *end, size_t from, FoBuffer *out) {
    const char *close = *at < end && **at == '{' ? memchr(*at, '}', end - *at) : NULL;
    if (!close || close == *at + 1) {
        size_t n = close ? 2 : *at < end && **at == '{' ? 1 + (size_t)(end - *at) : 1;
        return fail_unicode(p, "malformed \\N character escape", from, from + n);
    }
    uint32_t c = fo_char_from_name(*at + 1, close - *at - 1);
    if (!c) return fail_unicode(p, "unknown Unicode character name", from, from + 2 + (close - *at));
    *at = close + 1;
    return fo_buffer_put_code_point(out, c) || fo_source_fail_memory(p->error);
}

// An escape of a str. *at stands behind the backslash; start is that of the literal's content, `shift` how much longer its
// text is for the reference, which writes non-ASCII characters as \UXXXXXXXX before decoding.
static bool str_escape(FoParser *p, const FoStringPart *part, const char **at, const char *end, size_t from, FoBuffer *out) {
    char c = *(*at)++;
    int simple = simple_escape(c);
    if (simple >= 0) return fo_buffer_put_char(out, (char)simple);
    if (c == '\n') return true;
    if (c >= '0' && c <= '7') {
        (*at)--;
        if (c >= '4' && *at + 2 < end && (*at)[1] >= '0' && (*at)[1] <= '7' && (*at)[2] >= '0' && (*at)[2] <= '7' &&
            !warn_escape(p, part, *at))
            return false;
        return fo_buffer_put_code_point(out, octal_escape(at, end));
    }
    if (c == 'N') return named_escape(p, at, end, from, out);
    if (c != 'x' && c != 'u' && c != 'U') {
        (*at)--;
        return warn_escape(p, part, *at) && fo_buffer_put_char(out, '\\');
    }
    int wanted = c == 'x' ? 2 : c == 'u' ? 4 : 8;
    uint32_t value;
    int got = hex_escape(at, end, wanted, &value);
    if (got < wanted)
        return fail_unicode(p, c == 'x' ? "truncated \\xXX escape" : c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape",
                            from, from + 1 + got);
    if (value > 0x10FFFF) return fail_unicode(p, "illegal Unicode character", from, from + 9);
    return fo_buffer_put_code_point(out, value);
}

static bool bytes_escape(FoParser *p, const FoStringPart *part, const char **at, const char *end, size_t from, FoBuffer *out) {
    char c = *(*at)++;
    int simple = simple_escape(c);
    if (simple >= 0) return fo_buffer_put_char(out, (char)simple);
    if (c == '\n') return true;
    if (c >= '0' && c <= '7') {
        (*at)--;
        return fo_buffer_put_char(out, (char)octal_escape(at, end));
    }
    if (c != 'x') {
        (*at)--;
        return warn_escape(p, part, *at) && fo_buffer_put_char(out, '\\');
    }
    uint32_t value;
    if (hex_escape(at, end, 2, &value) < 2) {
        char message[80];
        snprintf(message, sizeof message, "(value error) invalid \\x escape at position %zu", from);
        return fail_literal(p, message);
    }
    return fo_buffer_put_char(out, (char)value);
}

bool fo_decode_string(FoParser *p, const FoStringPart *part, const char *text, size_t n, FoBuffer *out) {
    const char *at = text, *end = text + n;
    size_t shift = 0; // the reference counts 10 bytes for a character beyond ASCII
    if (part->is_raw || !memchr(text, '\\', n))
        return fo_buffer_put(out, text, n) || fo_source_fail_memory(p->error);
    while (at < end) {
        const char *stop = memchr(at, '\\', end - at);
        stop = stop ? stop : end;
        for (const char *c = at; c < stop; c++)
            shift += ((unsigned char)*c & 0xC0) == 0x80 ? -1 : (unsigned char)*c >= 0x80 ? 9 : 0;
        fo_buffer_put(out, at, stop - at);
        if (stop == end) break;
        at = stop + 1;
        size_t from = (size_t)(stop - text) + shift;
        if (!(part->is_bytes ? bytes_escape(p, part, &at, end, from, out) : str_escape(p, part, &at, end, from, out)))
            return false;
    }
    return !out->failed || fo_source_fail_memory(p->error);
}

// ---- concatenation

FoNode *fo_string_node(FoParser *p, FoSpan range, FoConstantKind kind, const FoBuffer *text) {
    FoNode *n = NEW(p, Constant, range);
    if (!n) return NULL;
    FoConstant *c = &n->Constant.value;
    c->kind = (uint8_t)kind;
    c->n = (uint32_t)text->n;
    c->text = fo_region_copy(&p->tree->region, text->n ? text->data : "", text->n);
    return c->text ? n : fo_parser_fail_memory(p);
}

static FoNode *concatenate(FoParser *p, const FoToken *tokens, int32_t n, FoSpan range, FoBuffer *text) {
    FoStringPart first = {0}, part;
    for (int32_t i = 0; i < n; i++) {
        if (!fo_string_part(p, &tokens[i], &part)) return NULL;
        if (i == 0)
            first = part;
        else if (part.is_bytes != first.is_bytes)
            return fo_parser_fail(p, FO_SYNTAX_ERROR, tok(p)->range,
                                  "cannot mix bytes and nonbytes literals");
        if (!fo_decode_string(p, &part, part.text, part.n, text)) return NULL;
    }
    FoNode *node = fo_string_node(p, range, first.is_bytes ? FO_CONST_BYTES : FO_CONST_STR, text);
    if (node)
        node->Constant.value.has_u = first.has_u && tokens[0].text[0] == 'u';
    return node;
}

static bool has_fstring(const FoToken *tokens, int32_t n) {
    for (int32_t i = 0; i < n; i++)
        for (const char *at = tokens[i].text; *at != '"' && *at != '\''; at++)
            if ((*at | 0x20) == 'f') return true;
    return false;
}

// strings: STRING+
FoNode *fo_parse_strings(FoParser *p) {
    int32_t n = 0;
    FoParserMark m = fo_parser_mark(p); // the buffer may move: tokens are copied
    FoSpan range = tok(p)->range;
    while (kind(p) == FO_TOKEN_STRING) {
        n++;
        fo_parser_next(p);
    }
    fo_parser_release(p);
    if (kind(p) == FO_TOKEN_ERROR) return fo_parser_fail_invalid(p);
    range.end_line = p->end_line;
    range.end_column = p->end_column;
    if (has_fstring(p->tokens + m.mark, n)) return fo_parse_fstrings(p, m.mark, n, range);
    FoBuffer text = FO_BUFFER_EMPTY;
    FoNode *node = concatenate(p, p->tokens + m.mark, n, range, &text);
    fo_buffer_deinit(&text);
    return node;
}
