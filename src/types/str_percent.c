// SPDX-License-Identifier: MIT
// "…" % values, for str and bytes. Bytes are formatted as Latin-1 text.
//
//   field = "%" ["(" key ")"] [-+ #0]* [width | "*"] ["." [precision | "*"]] [hlL] letter
#include "types/bytes_private.h"

typedef struct {
    FoStr *format;
    FoText text;
    int64_t at;
    FoObject *values;   // what stands right of %
    FoObject *mapping;  // values, when it can be one
    FoObject *current;  // value of the last "(key)": owned
    FoObject *const *items;
    int64_t n_items, n_taken;
    bool current_taken;
    bool keyed;         // a "(key)" was seen: there are no more items
    bool is_bytes;
    FoStrBuilder *out;
} Formatter;

typedef struct {
    bool left, plus, space, alternate, zero;
    int64_t width, precision; // precision -1: absent
    uint32_t letter;
} Field;

// ---- the parts of a field

static FoObject *take_item(Formatter *f) { // borrowed
    if (f->current && !f->current_taken) {
        f->current_taken = true;
        return f->current;
    }
    if (f->keyed || f->n_taken >= f->n_items) return fo_raise(FO_TYPE_ERROR, "not enough arguments for format string");
    return f->items[f->n_taken++];
}

static bool next_char(Formatter *f, uint32_t *c) {
    if (f->at >= f->text.n) return fo_fail(FO_VALUE_ERROR, "incomplete format");
    *c = fo_text_at(f->text, f->at++);
    return true;
}

static bool parse_key(Formatter *f) {
    if (!f->mapping) return fo_fail(FO_TYPE_ERROR, "format requires a mapping");
    int64_t from = f->at;
    for (int depth = 1; f->at < f->text.n;) {
        uint32_t c = fo_text_at(f->text, f->at++);
        if (c == '(') depth++;
        if (c != ')' || --depth) continue;
        int64_t n = f->at - 1 - from;
        FoObject *key = f->is_bytes ? fo_bytes_new((const char *)f->text.data + from, n) : (FoObject *)fo_str_from_part(f->format, from, from + n);
        FoObject *value = key ? fo_get_item(f->mapping, key) : NULL;
        fo_xunref(key);
        if (!value) return false;
        fo_assign_give(&f->current, value);
        f->keyed = true;
        f->current_taken = false;
        return true;
    }
    return fo_fail(FO_VALUE_ERROR, "incomplete format key");
}

static bool parse_flags(Formatter *f, Field *field, uint32_t *c) {
    for (;;) {
        if (!next_char(f, c)) return false;
        if (*c == '-') field->left = true;
        else if (*c == '+') field->plus = true;
        else if (*c == ' ') field->space = true;
        else if (*c == '#') field->alternate = true;
        else if (*c == '0') field->zero = true;
        else return true;
    }
}

static bool star_value(Formatter *f, int64_t most, int64_t *out) {
    FoObject *v = take_item(f);
    if (!v) return false;
    if (!fo_int_check(v)) return fo_fail(FO_TYPE_ERROR, "* wants int");
    if (fo_int_fits_i64(v, out) && *out <= most && (*out >= -most || most == INT64_MAX)) {
        if (*out == INT64_MIN) *out = 0; // the width of a field cannot be that large
        return true;
    }
    return fo_fail(FO_OVERFLOW_ERROR, "Python int too large to convert to C %s", most == INT64_MAX ? "ssize_t" : "int");
}

// Width and precision: a number whose first character is *c, or "*"; *c becomes what follows.
static bool parse_number(Formatter *f, uint32_t *c, int64_t most, const char *too_big, int64_t *out) {
    if (*c == '*') return star_value(f, most, out) && next_char(f, c);
    while (*c >= '0' && *c <= '9') {
        if (*out > (most - (int64_t)(*c - '0')) / 10) return fo_fail(FO_VALUE_ERROR, "%s too big", too_big);
        *out = *out * 10 + (int64_t)(*c - '0');
        if (!next_char(f, c)) return false;
    }
    return true;
}

static bool parse_field(Formatter *f, Field *field) {
    *field = (Field){.precision = -1};
    uint32_t c = 0;
    if (f->at < f->text.n && fo_text_at(f->text, f->at) == '(') {
        f->at++;
        if (!parse_key(f)) return false;
    }
    if (!parse_flags(f, field, &c) || !parse_number(f, &c, INT64_MAX, "width", &field->width)) return false;
    if (field->width < 0) {
        field->left = true;
        field->width = -field->width;
    }
    if (c == '.') {
        field->precision = 0;
        if (!next_char(f, &c) || !parse_number(f, &c, INT32_MAX, "precision", &field->precision)) return false;
        if (field->precision < 0) field->precision = 0;
    }
    if ((c == 'h' || c == 'l' || c == 'L') && !next_char(f, &c)) return false;
    field->letter = f->is_bytes && c == 'i' ? 'd' : c; // as messages of the reference have it
    return true;
}

// ---- writing

// Sign and prefix go before zeros but after spaces.
static bool put_padded(FoStrBuilder *b, const Field *field, const char *sign, const char *prefix, const FoStr *text, int64_t n, bool zeros) {
    int64_t used = (int64_t)(strlen(sign) + strlen(prefix)) + n, fill = field->width > used ? field->width - used : 0;
    if (!field->left && !zeros && !fo_builder_put_repeated(b, ' ', fill)) return false;
    if (!fo_builder_put_text(b, sign) || !fo_builder_put_text(b, prefix)) return false;
    if (!field->left && zeros && !fo_builder_put_repeated(b, '0', fill)) return false;
    if (!fo_builder_put_slice(b, text, 0, n)) return false;
    return !field->left || fo_builder_put_repeated(b, ' ', fill);
}

static bool put_text_give(FoStrBuilder *b, const Field *field, FoObject *text) {
    if (!text) return false;
    FoStr *s = (FoStr *)text;
    bool ok;
    if (!field->width && field->precision < 0) ok = fo_builder_put_str(b, s);
    else {
        int64_t n = field->precision >= 0 && field->precision < s->n ? field->precision : s->n;
        ok = put_padded(b, field, "", "", s, n, false);
    }
    fo_unref(text);
    return ok;
}

static const char *sign_of(const Field *field, bool negative) { return negative ? "-" : field->plus ? "+" : field->space ? " " : ""; }

// ---- integers

static FoObject *as_int(FoObject *v, uint32_t letter) {
    bool whole = letter == 'x' || letter == 'X' || letter == 'o';
    FoObject *r = NULL;
    if (fo_int_check(v)) return fo_ref(v);
    if (!whole && v->type->as_int) r = v->type->as_int(v);
    else if (v->type->as_index) r = fo_index(v);
    if (r && fo_int_check(r)) return r;
    if (!r && fo_error_is_pending() && !fo_error_matches_kind(FO_TYPE_ERROR)) return NULL;
    fo_error_clear();
    fo_xunref(r);
    return fo_raise(FO_TYPE_ERROR, "%%%c format: %s is required, not %T", (int)letter, whole ? "an integer" : "a real number", v);
}

static FoStr *with_leading_zeros_give(FoStr *digits, int64_t n) {
    if (!digits || digits->n >= n) return digits;
    FoStrBuilder b;
    fo_builder_init(&b);
    fo_builder_put_repeated(&b, '0', n - digits->n);
    fo_builder_put_str(&b, digits);
    fo_unref(digits);
    return fo_builder_finish(&b);
}

// The digits without sign, in the letter's base.
static FoStr *digits_of(FoObject *v, const Field *field, bool *negative) {
    int base = field->letter == 'o' ? 8 : field->letter == 'x' || field->letter == 'X' ? 16 : 10;
    FO_AUTO(FoStr) text = (FoStr *)fo_int_to_text(v, base);
    if (!text) return NULL;
    *negative = fo_str_at(text, 0) == '-';
    FoStr *digits = with_leading_zeros_give(fo_str_from_part(text, *negative, text->n), field->precision);
    if (!digits || field->letter != 'X') return digits;
    FoStr *upper = (FoStr *)fo_str_m_upper((FoObject *)digits, NULL, 0, NULL);
    fo_unref(digits);
    return upper;
}

static bool put_int(FoStrBuilder *b, const Field *field, FoObject *v) {
    int64_t small;
    bool decimal = field->letter == 'd' || field->letter == 'i' || field->letter == 'u';
    if (decimal && v->type == &fo_int_type && !field->width && field->precision < 0 && !field->plus && !field->space && fo_int_fits_i64(v, &small))
        return fo_builder_put_i64(b, small);
    FO_AUTO(FoObject) number = as_int(v, field->letter);
    if (!number) return false;
    bool negative;
    FO_AUTO(FoStr) digits = digits_of(number, field, &negative);
    if (!digits) return false;
    const char *prefix = !field->alternate ? "" : field->letter == 'o' ? "0o" : field->letter == 'x' ? "0x" : field->letter == 'X' ? "0X" : "";
    return put_padded(b, field, sign_of(field, negative), prefix, digits, digits->n, field->zero);
}

// ---- floats and characters

static bool put_float(FoStrBuilder *b, const Field *field, FoObject *v) {
    double value;
    if (!fo_as_double(v, &value)) return false;
    FoBuffer text = FO_BUFFER_EMPTY;
    char lower = (char)(field->letter | 32);
    int precision = field->precision < 0 ? 6 : (int)field->precision;
    bool ok = fo_format_double_text(&text, value, lower, precision, field->alternate, false);
    FoStr *s = ok ? fo_str_from_ascii(text.data, text.n) : NULL;
    fo_buffer_deinit(&text);
    if (s && field->letter < 'a') fo_assign_give(&s, (FoStr *)fo_str_m_upper((FoObject *)s, NULL, 0, NULL));
    if (!s) return false;
    bool negative = s->n && fo_str_at(s, 0) == '-';
    if (negative) fo_assign_give(&s, fo_str_from_part(s, 1, s->n));
    ok = s && put_padded(b, field, sign_of(field, negative), "", s, s->n, field->zero);
    fo_xunref(s);
    return ok;
}

static bool put_character(FoStrBuilder *b, Field *field, FoObject *v) {
    field->precision = -1;
    if (fo_str_check(v)) {
        if (((FoStr *)v)->n != 1) return fo_fail(FO_TYPE_ERROR, "%%c requires int or char");
        return put_text_give(b, field, fo_ref(v));
    }
    if (!v->type->as_index) return fo_fail(FO_TYPE_ERROR, "%%c requires int or char");
    FO_AUTO(FoObject) number = fo_index(v);
    int64_t c;
    if (!number) return false;
    if (!fo_int_fits_i64(number, &c) || c < 0 || c > 0x10ffff) return fo_fail(FO_OVERFLOW_ERROR, "%%c arg not in range(0x110000)");
    return put_text_give(b, field, (FoObject *)fo_str_from_char((uint32_t)c));
}

// ---- bytes

// Bytes-like objects and those with __bytes__, as Latin-1 text.
static FoObject *bytes_as_text(FoObject *v) {
    FO_AUTO(FoObject) owned = NULL;
    FoObject *method = NULL;
    if (!v->type->buffer_get) {
        if (!fo_find_special(v, fo_name(__bytes__), &method)) return NULL;
        if (!method)
            return fo_raise(FO_TYPE_ERROR, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%T'", v);
        owned = fo_call0(method);
        fo_unref(method);
        if (!owned) return NULL;
        if (!fo_bytes_check(owned)) return fo_raise(FO_TYPE_ERROR, "__bytes__ returned non-bytes (type %T)", owned);
        v = owned;
    }
    FO_BYTES_ARG arg = {.view.owner = NULL};
    if (!fo_bytes_arg_get(v, &arg)) return NULL;
    return (FoObject *)fo_str_from_kind(1, arg.text.data, arg.text.n);
}

static bool put_byte(FoStrBuilder *b, Field *field, FoObject *v) {
    field->precision = -1;
    int64_t c = -1;
    if (fo_bytes_check(v) || fo_bytearray_check(v)) {
        if (fo_bytes_text(v).n == 1) c = *(const uint8_t *)fo_bytes_text(v).data;
    } else if (v->type->as_index) {
        FO_AUTO(FoObject) number = fo_index(v);
        if (!number) return false;
        if (!fo_int_fits_i64(number, &c) || c < 0 || c > 255) return fo_fail(FO_OVERFLOW_ERROR, "%%c arg not in range(256)");
    }
    if (c < 0) return fo_fail(FO_TYPE_ERROR, "%%c requires an integer in range(256) or a single byte");
    return put_text_give(b, field, (FoObject *)fo_str_from_char((uint32_t)c));
}

static bool put_value(Formatter *f, Field *field, FoObject *v) {
    if (f->is_bytes) {
        if (field->letter == 's' || field->letter == 'b') return put_text_give(f->out, field, bytes_as_text(v));
        if (field->letter == 'c') return put_byte(f->out, field, v);
        if (field->letter == 'r') return put_text_give(f->out, field, fo_ascii(v));
        if (field->letter && strchr("eEfFgG", (int)field->letter) && !v->type->as_float && !v->type->as_index)
            return fo_fail(FO_TYPE_ERROR, "float argument required, not %T", v);
    }
    switch (field->letter) {
    case 's': return put_text_give(f->out, field, v->type == &fo_str_type ? fo_ref(v) : fo_str(v));
    case 'r': return put_text_give(f->out, field, fo_repr(v));
    case 'a': return put_text_give(f->out, field, fo_ascii(v));
    case 'd': case 'i': case 'u': case 'x': case 'X': case 'o': return put_int(f->out, field, v);
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': return put_float(f->out, field, v);
    case 'c': return put_character(f->out, field, v);
    default:
        return fo_fail(FO_VALUE_ERROR, "unsupported format character '%c' (0x%x) at index %lld",
                       field->letter > 31 && field->letter < 127 ? (int)field->letter : '?', (unsigned)field->letter, (long long)f->at - 1);
    }
}

// A bare %s of a str or %d of an int that fits a word: true when it was one.
static bool bare_field(Formatter *f, bool *ok) {
    if (f->at >= f->text.n || f->current || f->keyed || f->is_bytes || f->n_taken >= f->n_items) return false;
    uint32_t letter = fo_text_at(f->text, f->at);
    FoObject *v = f->items[f->n_taken];
    int64_t i;
    if (letter == 's' && v->type == &fo_str_type) *ok = fo_builder_put_str(f->out, (FoStr *)v);
    else if (letter == 'd' && v->type == &fo_int_type && fo_int_fits_i64(v, &i)) *ok = fo_builder_put_i64(f->out, i);
    else return false;
    f->at++;
    f->n_taken++;
    return true;
}

static bool format_field(Formatter *f) {
    if (f->at < f->text.n && fo_text_at(f->text, f->at) == '%') {
        f->at++;
        return fo_builder_put_char(f->out, '%');
    }
    bool ok;
    if (bare_field(f, &ok)) return ok;
    Field field;
    if (!parse_field(f, &field)) return false;
    FoObject *v = take_item(f);
    if (!v) return false;
    FO_AUTO(FoObject) held = fo_ref(v);
    return put_value(f, &field, held);
}

static bool format_all(Formatter *f) {
    while (f->at < f->text.n) {
        int64_t hit = fo_text_find_char(fo_text_part(f->text, f->at, f->text.n), '%');
        int64_t stop = hit < 0 ? f->text.n : f->at + hit;
        if (!fo_builder_put_slice(f->out, f->format, f->at, stop)) return false;
        if (hit < 0) break;
        f->at = stop + 1;
        bool ok = format_field(f);
        fo_clear_slot(&f->current);
        if (!ok) return false;
    }
    if (!f->mapping && !f->keyed && f->n_taken < f->n_items) 
        return fo_fail(FO_TYPE_ERROR, "not all arguments converted during %s formatting", f->is_bytes ? "bytes" : "string");
    return true;
}

static FoObject *format_values(FoStr *format, FoObject *values, bool is_bytes) {
    FoStrBuilder out;
    fo_builder_init(&out);
    Formatter f = {
        .format = format, .out = &out, .text = fo_text_of(format), .values = values, .items = &f.values, .n_items = 1, .is_bytes = is_bytes};
    bool is_text = fo_str_check(values) || (is_bytes && (fo_bytes_check(values) || fo_bytearray_check(values)));
    if (fo_tuple_check(values)) {
        f.items = ((FoTuple *)values)->items;
        f.n_items = ((FoTuple *)values)->n;
    } else if (values->type->get_item && !is_text) f.mapping = values;
    if (format_all(&f)) return (FoObject *)fo_builder_finish(&out);
    fo_builder_deinit(&out);
    return NULL;
}

FoObject *fo_str_mod(FoStr *format, FoObject *values) { return format_values(format, values, false); }

FoObject *fo_bytes_modulo(FoObject *format, FoObject *values) {
    FoText t = fo_bytes_text(format);
    FO_AUTO(FoStr) text = fo_str_from_kind(1, t.data, t.n);
    FO_AUTO(FoStr) r = text ? (FoStr *)format_values(text, values, true) : NULL;
    return r ? fo_bytes_like(format, fo_str_data(r), r->n) : NULL;
}
