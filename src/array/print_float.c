// SPDX-License-Identifier: MIT
// Floats as text, to a chosen number of digits: shortest digits that tell a value from its neighbours, or exact ones; and how a whole array
// of them is lined up.
#include <stdio.h>
#include <stdlib.h>

#include "array/array_private.h"

#include "array/print.h"
#include "array/scalar_private.h"

// ---- digits

// Half precision: the fewest digits that read back as the same value.
static void shortest_half(double value, FoDecimal *out) {
    char text[40];
    uint16_t wanted, got;
    double back = value;
    fo_element_cast(FO_DT_FLOAT64, &value, FO_DT_FLOAT16, &wanted);
    for (int digits = 1; digits <= 6; digits++) {
        snprintf(text, sizeof text, "%.*e", digits - 1, value);
        if (!fo_f64_from_text(text, strlen(text), &back)) break;
        fo_element_cast(FO_DT_FLOAT64, &back, FO_DT_FLOAT16, &got);
        if (got == wanted) break;
    }
    fo_decimal_shortest_f64(back, out);
}

static void shortest(double value, FoDtypeKind kind, FoDecimal *out) {
    if (kind == FO_DT_FLOAT32) fo_decimal_shortest_f32((float)value, out);
    else if (kind == FO_DT_FLOAT16) shortest_half(value, out);
    else fo_decimal_shortest_f64(value, out);
}

// Exactly `digits` digits of |value| behind the point (or behind the first digit), correctly rounded.
static char *exact_text(double size, int64_t digits, bool scientific, size_t *room) {
    *room = (size_t)digits + 340;
    char *text = fo_alloc(*room, FO_MEM_INTERNAL);
    if (text) snprintf(text, *room, scientific ? "%.*e" : "%.*f", (int)digits, size);
    return text;
}

static int64_t digits_wanted(int64_t unique_digits, const FoFloatText *how) {
    if (!how->is_unique) return how->precision >= 0 ? how->precision : unique_digits;
    int64_t n = unique_digits;
    if (how->min_digits > n) n = how->min_digits;
    if (how->precision >= 0 && n > how->precision) n = how->precision;
    return n;
}

static bool put_odd(FoBuffer *out, double value, const FoFloatText *how) {
    if (__builtin_isfinite(value)) return false;
    if (__builtin_isnan(value)) fo_buffer_put_text(out, how->plus ? "+nan" : "nan");
    else fo_buffer_put_text(out, value < 0 ? "-inf" : how->plus ? "+inf" : "inf");
    return true;
}

// Trims or fills the digits behind the point that begin at `point + 1`; returns how many are left.
static int64_t trim_fraction(FoBuffer *out, size_t point, const FoFloatText *how, int64_t fill) {
    int64_t n = (int64_t)(out->n - point - 1);
    if (how->trim == FO_TRIM_LEAVE_ONE && n == 0) fo_buffer_put_char(out, '0'), n = 1;
    else if (how->trim == FO_TRIM_NONE && fill > n) fo_buffer_put_repeated(out, '0', (size_t)(fill - n)), n = fill;
    if (out->failed || how->trim == FO_TRIM_NONE) return n;
    while (n > 0 && out->data[out->n - 1] == '0') out->n--, n--;
    if (n == 0 && how->trim == FO_TRIM_LEAVE_ONE) fo_buffer_put_char(out, '0'), n = 1;
    if (n == 0 && how->trim == FO_TRIM_POINT && out->data[out->n - 1] == '.') out->n--;
    return n;
}

static void pad_before(FoBuffer *out, size_t start, int64_t spaces) {
    if (spaces <= 0 || !fo_buffer_put_repeated(out, ' ', (size_t)spaces)) return;
    memmove(out->data + start + spaces, out->data + start, out->n - (size_t)spaces - start);
    memset(out->data + start, ' ', (size_t)spaces);
}

static bool put_sign(FoBuffer *out, double value, bool plus) {
    bool minus = __builtin_signbit(value);
    if (minus) fo_buffer_put_char(out, '-');
    else if (plus) fo_buffer_put_char(out, '+');
    return minus || plus;
}

static void put_decimal(FoBuffer *out, const FoDecimal *d) {
    if (d->point <= 0) fo_buffer_put_char(out, '0');
    else fo_buffer_put(out, d->digits, (size_t)(d->n < d->point ? d->n : d->point));
    if (d->point > d->n) fo_buffer_put_repeated(out, '0', (size_t)(d->point - d->n));
    fo_buffer_put_char(out, '.');
    if (d->n <= d->point) return;
    if (d->point < 0) fo_buffer_put_repeated(out, '0', (size_t)-d->point);
    int from = d->point > 0 ? d->point : 0;
    fo_buffer_put(out, d->digits + from, (size_t)(d->n - from));
}

void fo_float_put_positional(FoBuffer *out, double value, FoDtypeKind kind, const FoFloatText *how) {
    if (put_odd(out, value, how)) return;
    size_t start = out->n;
    bool has_sign = put_sign(out, value, how->plus);
    size_t first = out->n;
    double size = __builtin_fabs(value);
    FoDecimal d;
    shortest(size, kind, &d);
    if (size == 0) d.n = 1, d.point = 1, d.digits[0] = '0';
    int64_t unique = d.n > d.point ? d.n - d.point : 0, wanted = digits_wanted(unique, how);
    if (!how->fractional && how->precision >= 0) {
        // precision counts all digits: rounded to that many, then zeros up to the point
        char text[400];
        FoDecimal cut = d;
        if (!how->is_unique || how->precision < d.n) {
            snprintf(text, sizeof text, "%.*e", (int)(how->precision > 300 ? 300 : how->precision > 0 ? how->precision - 1 : 0), size);
            cut.n = 0;
            for (char *c = text; *c && *c != 'e'; c++)
                if (*c != '.' && cut.n < 31) cut.digits[cut.n++] = *c;
            cut.point = atoi(strchr(text, 'e') + 1) + 1;
            while (cut.n > 1 && cut.digits[cut.n - 1] == '0') cut.n--;
        }
        put_decimal(out, size == 0 ? &d : &cut);
        wanted = how->is_unique ? how->min_digits : how->precision - (cut.point > 0 ? cut.point : 0);
    } else if (wanted == unique && (d.n >= d.point || how->min_digits < 0)) {
        put_decimal(out, &d);
    } else {
        size_t room;
        char *text = exact_text(size, wanted, false, &room);
        if (!text) {
            out->failed = true;
            return;
        }
        fo_buffer_put_text(out, text);
        if (wanted == 0) fo_buffer_put_char(out, '.');
        fo_free(text, room, FO_MEM_INTERNAL);
    }
    if (out->failed) return;
    char *found = memchr(out->data + first, '.', out->n - first);
    size_t point = found ? (size_t)(found - out->data) : out->n;
    int64_t whole = (int64_t)(point - first);
    int64_t left = trim_fraction(out, point, how, how->is_unique ? how->min_digits : wanted);
    if (how->pad_right >= left) {
        if (how->trim == FO_TRIM_POINT && left == 0) fo_buffer_put_char(out, ' ');
        fo_buffer_put_repeated(out, ' ', (size_t)(how->pad_right - left));
    }
    pad_before(out, start, how->pad_left - whole - has_sign);
}

void fo_float_put_scientific(FoBuffer *out, double value, FoDtypeKind kind, const FoFloatText *how) {
    if (put_odd(out, value, how)) return;
    size_t start = out->n;
    bool has_sign = put_sign(out, value, how->plus);
    double size = __builtin_fabs(value);
    FoDecimal d;
    shortest(size, kind, &d);
    if (size == 0) d.n = 1, d.point = 1, d.digits[0] = '0';
    int64_t unique = d.n - 1, wanted = digits_wanted(unique, how), exponent = d.point - 1;
    size_t point = out->n + 1;
    if (wanted == unique || size == 0) {
        fo_buffer_put_char(out, d.digits[0]);
        fo_buffer_put_char(out, '.');
        fo_buffer_put(out, d.digits + 1, (size_t)d.n - 1);
    } else {
        size_t room;
        char *text = exact_text(size, wanted, true, &room);
        char *e = text ? strchr(text, 'e') : NULL;
        if (!e) {
            out->failed = true;
            return;
        }
        fo_buffer_put(out, text, (size_t)(e - text));
        if (wanted == 0) fo_buffer_put_char(out, '.');
        exponent = atoi(e + 1);
        fo_free(text, room, FO_MEM_INTERNAL);
    }
    trim_fraction(out, point, how, how->is_unique ? how->min_digits : how->precision);
    int digits = (int)(how->exp_digits < 0 ? 2 : how->exp_digits);
    fo_buffer_printf(out, "e%c%0*lld", exponent < 0 ? '-' : '+', digits, (long long)(exponent < 0 ? -exponent : exponent));
    pad_before(out, start, how->pad_left - 1 - has_sign);
}

// ---- one format for many

void fo_float_format_init(FoFloatFormat *f, FoDtypeKind kind, const FoPrintOptions *options, char sign) {
    *f = (FoFloatFormat){.kind = kind, .options = options, .sign = sign};
    f->text = (FoFloatText){.precision = options->float_mode == FO_FLOAT_UNIQUE ? -1 : options->precision, .min_digits = -1, .is_unique = true,
                            .plus = sign == '+', .fractional = true, .trim = FO_TRIM_ZEROS, .pad_left = 0, .pad_right = 0, .exp_digits = -1};
}

void fo_float_format_see(FoFloatFormat *f, double value) {
    if (!__builtin_isfinite(value)) {
        f->any_odd = true;
        if (__builtin_isinf(value) && value < 0) f->any_negative_infinity = true;
        return;
    }
    f->any_finite = true;
    f->any_negative |= __builtin_signbit(value) != 0;
    double size = __builtin_fabs(value);
    if (size == 0) return;
    if (!f->any_nonzero || size > f->greatest) f->greatest = size;
    if (!f->any_nonzero || size < f->least) f->least = size;
    f->any_nonzero = true;
}

static bool spans_much(const FoFloatFormat *f) {
    if (f->kind == FO_DT_FLOAT64) return f->greatest / f->least > 1000.;
    float ratio = (float)f->greatest / (float)f->least;
    if (f->kind == FO_DT_FLOAT32) return (double)ratio > 1000.;
    uint16_t half;
    double rounded;
    fo_element_cast(FO_DT_FLOAT32, &ratio, FO_DT_FLOAT16, &half);
    fo_element_cast(FO_DT_FLOAT16, &half, FO_DT_FLOAT64, &rounded);
    return rounded > 1000.;
}

void fo_float_format_choose(FoFloatFormat *f) {
    f->is_exponential = f->any_nonzero && (f->greatest >= 1e8 || (!f->options->suppress && (f->least < 0.0001 || spans_much(f))));
    if (f->options->float_mode == FO_FLOAT_FIXED && f->any_finite) f->text.trim = FO_TRIM_NONE, f->text.is_unique = false;
}

void fo_float_format_measure(FoFloatFormat *f, double value, FoBuffer *scratch) {
    if (!__builtin_isfinite(value)) return;
    scratch->n = 0;
    if (f->is_exponential) fo_float_put_scientific(scratch, value, f->kind, &f->text);
    else fo_float_put_positional(scratch, value, f->kind, &f->text);
    if (scratch->failed) return;
    char *end = scratch->data + scratch->n, *point = memchr(scratch->data, '.', scratch->n), *e = memchr(scratch->data, 'e', scratch->n);
    int64_t whole = point - scratch->data, frac = (e ? e : end) - point - 1, exp = e ? end - e - 1 : 0;
    if (whole > f->int_width) f->int_width = whole;
    if (frac > f->frac_width) f->frac_width = frac;
    if (exp > f->exp_width) f->exp_width = exp;
}

void fo_float_format_finish(FoFloatFormat *f) {
    FoFloatText *t = &f->text;
    t->pad_left = f->int_width;
    if (!f->any_finite) {
        t->pad_left = t->pad_right = 0;
    } else if (f->is_exponential) {
        t->exp_digits = f->exp_width - 1;
        t->trim = FO_TRIM_NONE;
        t->precision = t->min_digits = f->frac_width;
        t->pad_right = t->exp_digits + 2 + f->frac_width;
    } else {
        t->pad_right = f->frac_width;
        bool equal = f->options->float_mode == FO_FLOAT_FIXED || f->options->float_mode == FO_FLOAT_MAXPREC_EQUAL;
        if (equal) t->precision = t->min_digits = f->frac_width;
        else t->min_digits = 0;
        t->trim = equal ? FO_TRIM_NONE : FO_TRIM_ZEROS;
    }
    if (f->sign == ' ' && !f->any_negative) t->pad_left++;
    if (!f->any_odd) return;
    bool neg = f->sign != '-' || f->any_negative_infinity;
    int64_t offset = t->pad_right + 1, nan = f->options->nan_text->n - offset, inf = f->options->inf_text->n + neg - offset;
    if (nan > t->pad_left) t->pad_left = nan;
    if (inf > t->pad_left) t->pad_left = inf;
}

void fo_float_format_put(const FoFloatFormat *f, double value, FoBuffer *out) {
    if (__builtin_isfinite(value)) {
        if (f->is_exponential) fo_float_put_scientific(out, value, f->kind, &f->text);
        else fo_float_put_positional(out, value, f->kind, &f->text);
        return;
    }
    bool nan = __builtin_isnan(value);
    FoStr *text = nan ? f->options->nan_text : f->options->inf_text;
    char sign = !nan && value < 0 ? '-' : f->sign == '+' ? '+' : 0;
    int64_t spaces = f->text.pad_left + f->text.pad_right + 1 - text->n - (sign != 0);
    if (spaces > 0) fo_buffer_put_repeated(out, ' ', (size_t)spaces);
    if (sign) fo_buffer_put_char(out, sign);
    if (!fo_str_put_utf8(text, out)) out->failed = true;
}
