// SPDX-License-Identifier: MIT
// The format mini-language for int, float and complex; the text of doubles in every style.
#include "types/format_spec_private.h"

#include "base/fixed_decimal.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>

// ---- digits of a double

// |value| rounded to n significant digits (n >= 1), exactly. At most FO_MOST_DIGITS are produced: beyond them all are zeros.
enum { FO_MOST_DIGITS = 780 };
typedef struct {
    char digits[FO_MOST_DIGITS + 8];
    int n, point; // 0.d1d2… * 10^point
} Digits;

// The usual cases without the C library: up to 22 decimals and 17 digits.
static bool digits_significant_fast(double value, int n, Digits *out) {
    double size = fabs(value);
    if (n > 17 || !(size >= 1e-5 && size < 1e17)) return false;
    int exponent = 0; // size < 10^exponent, nearly: corrected below
    if (size >= 1)
        while (exponent < 17 && size >= fo_powers_of_ten_f64[exponent]) exponent++;
    else
        while (size * fo_powers_of_ten_f64[-exponent + 1] < 1) exponent--;
    unsigned __int128 whole, limit = (unsigned __int128)fo_powers_of_ten_f64[n];
    if (!fo_fixed_from_f64(value, n - exponent, &whole)) return false;
    if (whole >= limit && !fo_fixed_from_f64(value, n - ++exponent, &whole)) return false;
    if (whole * 10 < limit) return false; // the guess was too large
    out->n = fo_text_from_u128(whole, n, out->digits);
    out->point = exponent;
    return out->n == n;
}

static void digits_significant(double value, int n, Digits *out) {
    char text[FO_MOST_DIGITS + 32];
    if (digits_significant_fast(value, n, out)) return;
    if (n > FO_MOST_DIGITS) n = FO_MOST_DIGITS;
    snprintf(text, sizeof text, "%.*e", n - 1, fabs(value));
    out->n = 0;
    const char *c = text;
    for (; *c != 'e'; c++)
        if (*c != '.') out->digits[out->n++] = *c;
    int exponent = 0;
    for (const char *p = c + 2; *p; p++) exponent = exponent * 10 + (*p - '0');
    out->point = (c[1] == '-' ? -exponent : exponent) + 1;
}

static void digits_shortest(double value, Digits *out) {
    FoDecimal decimal;
    fo_decimal_shortest_f64(fabs(value), &decimal);
    memcpy(out->digits, decimal.digits, (size_t)decimal.n);
    out->n = decimal.n;
    out->point = value == 0.0 ? 1 : decimal.point;
}

static void put_digits(FoBuffer *out, const Digits *d, int64_t from, int64_t n) { // digits past the end are zeros
    for (int64_t k = from; k < from + n && k < d->n; k++) fo_buffer_put_char(out, d->digits[k]);
    int64_t zeros = from + n - (from > d->n ? from : d->n);
    if (zeros > 0) fo_buffer_put_repeated(out, '0', (size_t)zeros);
}

static void put_exponent(FoBuffer *out, int exponent) {
    fo_buffer_printf(out, "e%c%02d", exponent < 0 ? '-' : '+', exponent < 0 ? -exponent : exponent);
}

// n_shown digits as d.ddde+xx
static void put_scientific(FoBuffer *out, const Digits *d, int64_t n_shown, bool alternate) {
    put_digits(out, d, 0, 1);
    if (n_shown > 1 || alternate) fo_buffer_put_char(out, '.');
    put_digits(out, d, 1, n_shown - 1);
    put_exponent(out, d->point - 1);
}

// n_shown significant digits, positional.
static void put_positional(FoBuffer *out, const Digits *d, int64_t n_shown, bool alternate, bool dot_zero) {
    if (d->point <= 0) {
        fo_buffer_put_text(out, "0.");
        fo_buffer_put_repeated(out, '0', (size_t)-d->point);
        put_digits(out, d, 0, n_shown);
        return;
    }
    put_digits(out, d, 0, d->point);
    if (n_shown > d->point) {
        fo_buffer_put_char(out, '.');
        put_digits(out, d, d->point, n_shown - d->point);
    } else if (dot_zero) {
        fo_buffer_put_text(out, ".0");
    } else if (alternate) {
        fo_buffer_put_char(out, '.');
    }
}

// 'g': precision significant digits, trailing zeros only in the alternate form; dot_zero: a whole number shows ".0" (format type '').
static void put_general(FoBuffer *out, double value, int64_t precision, bool alternate, bool dot_zero) {
    Digits d;
    if (precision == 0) precision = 1;
    if (value == 0.0) {
        d = (Digits){.digits = "0", .n = 1, .point = 1};
    } else {
        digits_significant(value, precision > FO_MOST_DIGITS ? FO_MOST_DIGITS : (int)precision, &d);
    }
    while (d.n > 1 && d.digits[d.n - 1] == '0') d.n--;
    bool scientific = d.point <= -4 || d.point > precision - dot_zero;
    int64_t n_shown = alternate ? precision : d.n;
    if (scientific)
        put_scientific(out, &d, n_shown, alternate);
    else
        put_positional(out, &d, n_shown, alternate, dot_zero);
}

static void put_repr(FoBuffer *out, double value, bool alternate, bool dot_zero) {
    Digits d;
    digits_shortest(value, &d);
    if (d.point <= -4 || d.point > 16)
        put_scientific(out, &d, d.n, alternate);
    else
        put_positional(out, &d, d.n, alternate, dot_zero);
}

// |value| with `precision` decimals when exact 128-bit arithmetic can do it: the length, or 0.
enum { FIXED_TEXT_MAX = 72 };
static int fixed_text(double value, int precision, bool alternate, char out[FIXED_TEXT_MAX]) {
    unsigned __int128 whole;
    if (precision > 22 || !fo_fixed_from_f64(value, precision, &whole)) return 0;
    int n = fo_text_from_u128(whole, precision + 1, out);
    if (precision == 0 && !alternate) return n;
    memmove(out + n - precision + 1, out + n - precision, (size_t)precision);
    out[n - precision] = '.';
    return n + 1;
}

static void put_fixed(FoBuffer *out, double value, int precision, bool alternate) {
    char text[FIXED_TEXT_MAX];
    int n = fixed_text(value, precision, alternate, text);
    if (n) {
        fo_buffer_put(out, text, (size_t)n);
        return;
    }
    int exact = precision > 1100 ? 1100 : precision; // below 2^-1074 there is nothing
    fo_buffer_printf(out, alternate ? "%#.*f" : "%.*f", exact, fabs(value));
    fo_buffer_put_repeated(out, '0', (size_t)(precision - exact));
}

static void put_exponential(FoBuffer *out, double value, int precision, bool alternate) {
    Digits d;
    if (value == 0.0)
        d = (Digits){.digits = "0", .n = 1, .point = 1};
    else
        digits_significant(value, precision >= FO_MOST_DIGITS ? FO_MOST_DIGITS : precision + 1, &d);
    put_scientific(out, &d, (int64_t)precision + 1, alternate);
}

// The digits of |value| without sign; false when memory is short.
static bool put_magnitude(FoBuffer *out, double value, char type, int precision, bool alternate, bool dot_zero) {
    bool upper = type == 'E' || type == 'F' || type == 'G';
    size_t start = out->n;
    if (!isfinite(value)) {
        fo_buffer_put_text(out, isnan(value) ? "nan" : "inf");
    } else {
        switch (type | 32) {
        case 'e': put_exponential(out, value, precision, alternate); break;
        case 'f': put_fixed(out, value, precision, alternate); break;
        case 'g': put_general(out, value, precision, alternate, dot_zero); break;
        default: put_repr(out, value, alternate, dot_zero); break;
        }
    }
    if (out->failed) return fo_fail_no_memory();
    for (size_t k = start; upper && k < out->n; k++)
        if (out->data[k] >= 'a' && out->data[k] <= 'z') out->data[k] -= 32;
    return true;
}

bool fo_format_double_text(FoBuffer *out, double value, char type, int precision, bool alternate, bool always_sign) {
    if (signbit(value) && !isnan(value))
        fo_buffer_put_char(out, '-');
    else if (always_sign)
        fo_buffer_put_char(out, '+');
    return put_magnitude(out, value, type, precision, alternate, type == 'r');
}

// ---- numbers with grouping and padding

// A number as text: sign and prefix, whole digits, everything after them ("." fraction, exponent, "%", "inf").
typedef struct {
    char head[4];
    int n_head;
    const char *digits;
    int64_t n_digits;
    const char *rest;
    int64_t n_rest;
} NumberText;

static void set_sign(NumberText *t, const FoFormatSpec *spec, bool negative) {
    t->n_head = 0;
    if (negative)
        t->head[t->n_head++] = '-';
    else if (spec->sign == '+' || spec->sign == ' ')
        t->head[t->n_head++] = (char)spec->sign;
}

// Writes the digits with separators every `size` of them, padded with zeros (grouped as well) to at least `least` characters: built from
// the right and then turned round.
static bool put_grouped(FoBuffer *out, const NumberText *t, char separator, int size, int64_t least) {
    size_t start = out->n;
    int64_t left = t->n_digits, in_group = 0;
    if (least > 0 && !fo_buffer_reserve(out, (size_t)least)) return fo_fail_no_memory();
    do {
        if (separator && in_group == size) {
            fo_buffer_put_char(out, separator);
            least--;
            in_group = 0;
        }
        fo_buffer_put_char(out, left > 0 ? t->digits[left - 1] : '0');
        left--;
        least--;
        in_group++;
    } while ((left > 0 || least > 0) && !out->failed);
    if (out->failed) return fo_fail_no_memory();
    for (size_t a = start, b = out->n - 1; a < b; a++, b--) {
        char c = out->data[a];
        out->data[a] = out->data[b];
        out->data[b] = c;
    }
    return true;
}

static FoObject *finish_number(const NumberText *t, const FoFormatSpec *spec, int group_size) {
    if (!spec->grouping && (t->n_rest == 0 || t->rest == t->digits + t->n_digits)) // zeros before ungrouped digits are mere padding
        return fo_format_pad(spec, t->head, t->n_head, t->digits, t->n_digits + t->n_rest);
    FoBuffer body = FO_BUFFER_EMPTY;
    bool zero_fill = spec->fill == '0' && spec->align == '=';
    int64_t least = zero_fill ? spec->width - t->n_head - t->n_rest : 0;
    bool ok = t->n_digits == 0 || ((spec->grouping || least > t->n_digits)
                                       ? put_grouped(&body, t, (char)spec->grouping, group_size, least)
                                       : fo_buffer_put(&body, t->digits, (size_t)t->n_digits));
    fo_buffer_put(&body, t->rest, (size_t)t->n_rest);
    FoObject *result = NULL;
    if (ok && !body.failed)
        result = fo_format_pad(spec, t->head, t->n_head, body.data, (int64_t)body.n);
    else if (!fo_error_is_pending())
        fo_raise_no_memory();
    fo_buffer_deinit(&body);
    return result;
}

// ---- int

static FoObject *format_char(FoObject *value, FoFormatSpec *spec) {
    int64_t code;
    if (spec->sign) return fo_raise(FO_VALUE_ERROR, "Sign not allowed with integer format specifier 'c'");
    if (spec->alternate) return fo_raise(FO_VALUE_ERROR, "Alternate form (#) not allowed with integer format specifier 'c'");
    if (!fo_int_as_i64(value, &code)) return NULL;
    if (code < 0 || code > 0x10FFFF) return fo_raise(FO_OVERFLOW_ERROR, "%%c arg not in range(0x110000)");
    FO_AUTO(FoStr) text = fo_str_from_char((uint32_t)code);
    if (!text) return NULL;
    FoFormatSpec padding = {.fill = spec->fill, .align = spec->align, .width = spec->width, .precision = -1};
    if (!padding.align || padding.align == '=') padding.align = '>'; // the whole text is padded
    if (spec->align == '=' && spec->fill == 0) padding.fill = ' ';
    return fo_format_str(text, &padding);
}

static int base_of(uint32_t type) { return type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10; }

// Decimal, small, ungrouped: without a string in between.
static FoObject *format_small_decimal(int64_t word, FoFormatSpec *spec) {
    char digits[40];
    int n = fo_text_from_u128(word < 0 ? -(uint64_t)word : (uint64_t)word, 1, digits);
    NumberText t = {.digits = digits, .n_digits = n};
    set_sign(&t, spec, word < 0);
    return finish_number(&t, spec, 3);
}

FoObject *fo_format_int(FoObject *value, FoFormatSpec *spec) {
    uint32_t type = spec->type ? spec->type : 'd';
    double as_double;
    int64_t word;
    if (type == 'd' && spec->precision < 0 && !spec->no_negative_zero && fo_int_fits_i64(value, &word)) return format_small_decimal(word, spec);
    if (type < 128 && strchr("eEfFgG%", (int)type)) return fo_int_as_double(value, &as_double) ? fo_format_float(as_double, spec) : NULL;
    if (type >= 128 || !strchr("bcdnoxX", (int)type)) {
        fo_format_fail_code(spec);
        return NULL;
    }
    if (spec->precision >= 0) return fo_raise(FO_VALUE_ERROR, "Precision not allowed in integer format specifier");
    if (spec->no_negative_zero) return fo_raise(FO_VALUE_ERROR, "Negative zero coercion (z) not allowed in integer format specifier");
    if (type == 'c') return format_char(value, spec);
    int base = base_of(type);
    FO_AUTO(FoStr) text = (FoStr *)fo_int_to_text(value, base);
    if (!text) return NULL;
    bool negative = fo_int_sign(value) < 0;
    char *digits = (char *)fo_str_data(text) + negative;
    NumberText t = {.digits = digits, .n_digits = text->n - negative};
    set_sign(&t, spec, negative);
    if (spec->alternate && base != 10) {
        t.head[t.n_head++] = '0';
        t.head[t.n_head++] = (char)type;
    }
    FO_AUTO(FoStr) upper = NULL;
    if (type == 'X') { // small values' texts may be shared: write into a copy
        if (!(upper = fo_str_new(t.n_digits, 127))) return NULL;
        char *copy = fo_str_data(upper);
        for (int64_t k = 0; k < t.n_digits; k++) copy[k] = digits[k] >= 'a' ? (char)(digits[k] - 32) : digits[k];
        t.digits = copy;
    }
    return finish_number(&t, spec, base == 10 ? 3 : 4);
}

// ---- float

// The type letter that put_magnitude knows, and the precision to use; the default precision of letters is 6.
static char float_style(const FoFormatSpec *spec, int *precision, bool *dot_zero) {
    char type = spec->type == '%' ? 'f' : spec->type == 'n' ? 'g' : (char)spec->type;
    *dot_zero = type == 0;
    *precision = spec->precision >= 0 ? (int)spec->precision : 6;
    if (type == 0) type = spec->precision >= 0 ? 'g' : 'r';
    return type;
}

static bool check_float_type(const FoFormatSpec *spec, const char *letters) {
    return spec->type == 0 || (spec->type < 128 && strchr(letters, (int)spec->type)) || fo_format_fail_code(spec);
}

static bool is_negative_zero_text(const FoBuffer *text) {
    for (size_t k = 0; k < text->n && (text->data[k] | 32) != 'e'; k++)
        if (text->data[k] >= '1' && text->data[k] <= '9') return false;
    return text->n > 0 && text->data[0] >= '0' && text->data[0] <= '9';
}

// Splits the magnitude's text into whole digits and the rest.
static void split_number(NumberText *t, const char *text, int64_t n) {
    int64_t whole = 0;
    while (whole < n && text[whole] >= '0' && text[whole] <= '9') whole++;
    t->digits = text;
    t->n_digits = whole;
    t->rest = text + whole;
    t->n_rest = n - whole;
}

FoObject *fo_format_float(double value, FoFormatSpec *spec) {
    if (!check_float_type(spec, "eEfFgGn%")) return NULL;
    if (spec->precision > INT_MAX) return fo_raise(FO_VALUE_ERROR, "precision too big");
    int precision;
    bool dot_zero;
    char style = float_style(spec, &precision, &dot_zero);
    char fixed[FIXED_TEXT_MAX];
    int n_fixed = spec->type == 'f' && !spec->no_negative_zero ? fixed_text(value, precision, spec->alternate, fixed) : 0;
    if (n_fixed) { // the most common case, without a buffer
        NumberText t;
        split_number(&t, fixed, n_fixed);
        set_sign(&t, spec, signbit(value));
        return finish_number(&t, spec, 3);
    }
    if (spec->type == '%') value *= 100.0;
    FoBuffer text = FO_BUFFER_EMPTY;
    FoObject *result = NULL;
    if (put_magnitude(&text, value, style, precision, spec->alternate, dot_zero)) {
        NumberText t;
        bool negative = signbit(value) && !isnan(value);
        if (spec->no_negative_zero && is_negative_zero_text(&text)) negative = false;
        if (spec->type == '%') fo_buffer_put_char(&text, '%');
        if (text.failed) {
            fo_raise_no_memory();
        } else {
            split_number(&t, text.data, (int64_t)text.n);
            set_sign(&t, spec, negative);
            result = finish_number(&t, spec, 3);
        }
    }
    fo_buffer_deinit(&text);
    return result;
}

// ---- complex

// One part without padding.
static bool put_part(FoBuffer *out, double value, const FoFormatSpec *spec, bool always_sign) {
    int precision;
    bool dot_zero;
    char style = float_style(spec, &precision, &dot_zero);
    FoBuffer text = FO_BUFFER_EMPTY;
    bool ok = put_magnitude(&text, value, style, precision, spec->alternate, false);
    bool negative = signbit(value) && !isnan(value);
    if (ok && spec->no_negative_zero && is_negative_zero_text(&text)) negative = false;
    if (ok) {
        NumberText t;
        FoFormatSpec signs = *spec;
        if (always_sign) signs.sign = '+';
        split_number(&t, text.data, (int64_t)text.n);
        set_sign(&t, &signs, negative);
        fo_buffer_put(out, t.head, (size_t)t.n_head);
        ok = spec->grouping && t.n_digits ? put_grouped(out, &t, (char)spec->grouping, 3, 0) : fo_buffer_put(out, t.digits, (size_t)t.n_digits);
        fo_buffer_put(out, t.rest, (size_t)t.n_rest);
    }
    fo_buffer_deinit(&text);
    return ok && !out->failed;
}

FoObject *fo_format_complex(double real, double imag, FoFormatSpec *spec) {
    if (!check_float_type(spec, "eEfFgGn")) return NULL;
    if (spec->precision > INT_MAX) return fo_raise(FO_VALUE_ERROR, "precision too big");
    if (spec->fill == '0') return fo_raise(FO_VALUE_ERROR, "Zero padding is not allowed in complex format specifier");
    if (spec->align == '=') return fo_raise(FO_VALUE_ERROR, "'=' alignment flag is not allowed in complex format specifier");
    FoBuffer text = FO_BUFFER_EMPTY;
    bool bare = spec->type == 0, skip_real = bare && real == 0.0 && !signbit(real), parentheses = bare && !skip_real;
    if (parentheses) fo_buffer_put_char(&text, '(');
    bool ok = (skip_real || put_part(&text, real, spec, false)) && put_part(&text, imag, spec, !skip_real);
    fo_buffer_put_char(&text, 'j');
    if (parentheses) fo_buffer_put_char(&text, ')');
    FoObject *result = NULL;
    if (ok && !text.failed)
        result = fo_format_pad(spec, "", 0, text.data, (int64_t)text.n);
    else if (!fo_error_is_pending())
        fo_raise_no_memory();
    fo_buffer_deinit(&text);
    return result;
}
