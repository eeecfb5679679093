// SPDX-License-Identifier: MIT
// The format mini-language: reading a specifier, padding, and str. Numbers are in format_spec_number.c.
#include "types/format_spec_private.h"
#include "types/unicode.h"

// ---- [[fill]align][sign][z][#][0][width][grouping][.precision][type]

static bool is_align(uint32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

typedef struct {
    FoStr *text;
    int64_t at;
    const uint8_t *bytes; // of narrow texts
} SpecReader;

FO_INLINE uint32_t peek(const SpecReader *r, int64_t ahead) {
    int64_t at = r->at + ahead;
    return at >= r->text->n ? 0 : r->bytes ? r->bytes[at] : fo_str_at(r->text, at);
}

static inline bool accept(SpecReader *r, uint32_t c) {
    if (r->at >= r->text->n || peek(r, 0) != c) return false;
    r->at++;
    return true;
}

// Reads decimal digits; *value stays when there are none.
static bool read_number(SpecReader *r, int64_t *value) {
    int digit = fo_char_decimal(peek(r, 0)); // of any script
    if (digit < 0) return true;
    *value = 0;
    for (; (digit = fo_char_decimal(peek(r, 0))) >= 0; r->at++)
        if (!fo_mul_i64(*value, 10, value) || !fo_add_i64(*value, digit, value))
            return fo_fail(FO_VALUE_ERROR, "Too many decimal digits in format string");
    return true;
}

static bool fail_grouping(uint32_t grouping, uint32_t type) {
    if (type > 32 && type < 128) return fo_fail(FO_VALUE_ERROR, "Cannot specify '%c' with '%c'.", (int)grouping, (int)type);
    return fo_fail(FO_VALUE_ERROR, "Cannot specify '%c' with '\\x%x'.", (int)grouping, (unsigned)type);
}

static bool read_grouping(SpecReader *r, FoFormatSpec *out) {
    if (accept(r, ',')) out->grouping = ',';
    if (accept(r, '_')) {
        if (out->grouping) return fo_fail(FO_VALUE_ERROR, "Cannot specify both ',' and '_'.");
        out->grouping = '_';
    }
    if (out->grouping == '_' && peek(r, 0) == ',') return fo_fail(FO_VALUE_ERROR, "Cannot specify both ',' and '_'.");
    return true;
}

static bool check_grouping(const FoFormatSpec *spec, uint32_t default_type) {
    if (!spec->grouping) return true;
    uint32_t type = spec->type ? spec->type : default_type;
    if (type == 0 || (type < 128 && strchr("defgEFG%", (int)type))) return true;
    if (spec->grouping == '_' && type < 128 && strchr("boxX", (int)type)) return true;
    return fail_grouping(spec->grouping, type);
}

bool fo_format_spec_parse(FoStr *spec, FoObject *value, FoFormatSpec *out) {
    SpecReader r = {spec, 0, spec->state.kind == 1 ? fo_str_data(spec) : NULL};
    bool textual = fo_str_check(value);
    *out = (FoFormatSpec){.width = -1, .precision = -1, .value_type = value->type};
    if (spec->n >= 2 && is_align(peek(&r, 1))) {
        out->fill = peek(&r, 0);
        out->align = peek(&r, 1);
        r.at = 2;
    } else if (spec->n >= 1 && is_align(peek(&r, 0))) {
        out->align = peek(&r, 0);
        r.at = 1;
    }
    if (peek(&r, 0) == '+' || peek(&r, 0) == '-' || peek(&r, 0) == ' ') out->sign = peek(&r, 0), r.at++;
    out->no_negative_zero = accept(&r, 'z');
    out->alternate = accept(&r, '#');
    if (!out->fill && peek(&r, 0) == '0') {
        out->fill = '0';
        out->zero_pad = true;
        if (!out->align && !textual) out->align = '=';
        r.at++;
    }
    if (!read_number(&r, &out->width) || !read_grouping(&r, out)) return false;
    if (accept(&r, '.')) {
        if (!read_number(&r, &out->precision)) return false;
        if (out->precision < 0) return fo_fail(FO_VALUE_ERROR, "Format specifier missing precision");
    }
    if (r.at + 1 < spec->n) return fo_fail(FO_VALUE_ERROR, "Invalid format specifier '%S' for object of type '%T'", spec, value);
    if (r.at < spec->n) out->type = peek(&r, 0);
    return check_grouping(out, textual ? 's' : fo_int_check(value) ? 'd' : 0);
}

bool fo_format_fail_code(const FoFormatSpec *spec) {
    uint32_t code = spec->type;
    const char *type_name = spec->value_type->name;
    if (code > 32 && code < 128) return fo_fail(FO_VALUE_ERROR, "Unknown format code '%c' for object of type '%s'", (int)code, type_name);
    return fo_fail(FO_VALUE_ERROR, "Unknown format code '\\x%x' for object of type '%s'", (unsigned)code, type_name);
}

// ---- padding

// Writes n copies of a character into an uninitialised string at `at`.
static void format_fill(FoStr *s, int64_t at, int64_t n, uint32_t c) {
    void *data = fo_str_data(s);
    if (s->state.kind == 1) {
        memset((uint8_t *)data + at, (int)c, (size_t)n);
        return;
    }
    for (int64_t k = at; k < at + n; k++)
        if (s->state.kind == 2)
            ((uint16_t *)data)[k] = (uint16_t)c;
        else
            ((uint32_t *)data)[k] = c;
}

static void copy_ascii(FoStr *s, int64_t at, const char *text, int64_t n) {
    if (s->state.kind == 1)
        memcpy((char *)fo_str_data(s) + at, text, (size_t)n);
    else
        for (int64_t k = 0; k < n; k++) format_fill(s, at + k, 1, (unsigned char)text[k]);
}

FoObject *fo_format_pad(const FoFormatSpec *spec, const char *head, int64_t n_head, const char *body, int64_t n_body) {
    int64_t n = n_head + n_body, pad = spec->width > n ? spec->width - n : 0;
    uint32_t fill = spec->fill ? spec->fill : ' ', align = spec->align ? spec->align : '>';
    int64_t before = align == '>' ? pad : align == '^' ? pad / 2 : 0, inside = align == '=' ? pad : 0;
    FoStr *s = fo_str_new(n + pad, pad && fill > 127 ? fill : 127);
    if (!s) return NULL;
    format_fill(s, 0, before, fill);
    copy_ascii(s, before, head, n_head);
    format_fill(s, before + n_head, inside, fill);
    copy_ascii(s, before + n_head + inside, body, n_body);
    format_fill(s, before + inside + n, pad - before - inside, fill);
    return (FoObject *)s;
}

// ---- str

static bool check_str_spec(const FoFormatSpec *spec) {
    if (spec->type && spec->type != 's') return fo_format_fail_code(spec);
    if (spec->sign == ' ') return fo_fail(FO_VALUE_ERROR, "Space not allowed in string format specifier");
    if (spec->sign) return fo_fail(FO_VALUE_ERROR, "Sign not allowed in string format specifier");
    if (spec->no_negative_zero) return fo_fail(FO_VALUE_ERROR, "Negative zero coercion (z) not allowed in string format specifier");
    if (spec->alternate) return fo_fail(FO_VALUE_ERROR, "Alternate form (#) not allowed in string format specifier");
    if (spec->align == '=') return fo_fail(FO_VALUE_ERROR, "'=' alignment not allowed in string format specifier");
    return true;
}

FoObject *fo_format_str(FoStr *value, FoFormatSpec *spec) {
    if (!check_str_spec(spec)) return NULL;
    int64_t n = spec->precision >= 0 && spec->precision < value->n ? spec->precision : value->n;
    int64_t pad = spec->width > n ? spec->width - n : 0;
    if (pad == 0 && n == value->n && fo_str_check_exact((FoObject *)value)) return (FoObject *)fo_ref(value);
    uint32_t fill = spec->fill ? spec->fill : ' ', widest = pad ? fill : 0;
    for (int64_t k = 0; k < n; k++)
        if (fo_str_at(value, k) > widest) widest = fo_str_at(value, k);
    FoStr *s = fo_str_new(n + pad, widest);
    if (!s) return NULL;
    int64_t before = spec->align == '>' ? pad : spec->align == '^' ? pad / 2 : 0;
    format_fill(s, 0, before, fill);
    for (int64_t k = 0; k < n; k++) format_fill(s, before + k, 1, fo_str_at(value, k));
    format_fill(s, before + n, pad - before, fill);
    return (FoObject *)s;
}
