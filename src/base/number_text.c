// SPDX-License-Identifier: MIT
// Numbers to text and back. Shortest decimals by Schubfach (Raffaele Giulietti, "The Schubfach way to render
// doubles", 2020): the two decimals of the shorter length around v, else the two of full length, compared
// with v's rounding interval in integers scaled by a 128-bit power of ten.
#include "base/fixed_decimal.h"

#include <stdlib.h>

typedef struct {
    uint64_t high, low;
} Power;

enum { POWER_MIN = -292, POWER_MAX = 324 };
static const Power powers[POWER_MAX - POWER_MIN + 1] = {
#include "base/powers_of_ten.inc"
};

// The high part of g * cp / 2^128 with a sticky lowest bit: rounding to odd keeps every later comparison
// exact.
FO_INLINE uint64_t multiply_to_odd(Power g, uint64_t cp) {
    unsigned __int128 x = (unsigned __int128)g.low * cp;
    unsigned __int128 y = (unsigned __int128)g.high * cp + (uint64_t)(x >> 64);
    return (uint64_t)(y >> 64) | ((uint64_t)y > 1);
}

// value * 10^exponent
typedef struct {
    uint64_t value;
    int exponent;
} Decimal;

// The shortest decimal in the rounding interval of c * 2^q. is_lower_closer: c is a power of two, so that the
// neighbour below lies at half the distance.
static Decimal shortest(uint64_t c, int q, bool is_lower_closer) {
    bool is_odd = c & 1; // an even significand owns the ends of its interval
    int k = (q * 1262611 - (is_lower_closer ? 524031 : 0)) >> 22; // floor(log10(2^q)), or of 3/4 * 2^q
    int h = q + ((-k * 1741647) >> 19) + 1;                       // q + floor(log2(10^-k)) + 1
    Power g = powers[-k - POWER_MIN];
    uint64_t lower = multiply_to_odd(g, (4 * c - 2 + is_lower_closer) << h) + is_odd;
    uint64_t middle = multiply_to_odd(g, (4 * c) << h);
    uint64_t upper = multiply_to_odd(g, (4 * c + 2) << h) - is_odd;
    uint64_t s = middle / 4;
    if (s >= 10) {
        uint64_t shorter = s / 10;
        bool is_down_inside = lower <= 40 * shorter;
        bool is_up_inside = 40 * shorter + 40 <= upper;
        if (is_down_inside != is_up_inside) return (Decimal){shorter + is_up_inside, k + 1};
    }
    bool is_down_inside = lower <= 4 * s;
    bool is_up_inside = 4 * s + 4 <= upper;
    if (is_down_inside != is_up_inside) return (Decimal){s + is_up_inside, k};
    uint64_t half = 4 * s + 2;
    bool is_rounded_up = middle > half || (middle == half && (s & 1));
    return (Decimal){s + is_rounded_up, k};
}

// ---- digits

static const char digit_pairs[201] =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
    "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
    "8081828384858687888990919293949596979899";

char *fo_digits_write(uint64_t value, char *end) {
    while (value >= 100) {
        end -= 2;
        memcpy(end, digit_pairs + 2 * (value % 100), 2);
        value /= 100;
    }
    if (value < 10) {
        *--end = (char)('0' + value);
        return end;
    }
    end -= 2;
    memcpy(end, digit_pairs + 2 * value, 2);
    return end;
}

static void decimal_fill(Decimal d, bool is_negative, FoDecimal *out) {
    char text[24];
    char *start = fo_digits_write(d.value, text + sizeof text);
    int n = (int)(text + sizeof text - start);
    out->point = n + d.exponent;
    while (n > 1 && start[n - 1] == '0')
        n--;
    memcpy(out->digits, start, (size_t)n);
    out->digits[n] = '\0';
    out->n = n;
    out->negative = is_negative;
}

static void decimal_fill_zero(bool is_negative, FoDecimal *out) {
    *out = (FoDecimal){.digits = "0", .n = 1, .point = 1, .negative = is_negative};
}

void fo_decimal_shortest_f64(double value, FoDecimal *out) {
    uint64_t bits;
    memcpy(&bits, &value, 8);
    uint64_t fraction = bits & 0xFFFFFFFFFFFFFu;
    int exponent = (int)(bits >> 52 & 0x7FF);
    bool is_negative = bits >> 63;
    if (exponent == 0 && fraction == 0) {
        decimal_fill_zero(is_negative, out);
        return;
    }
    uint64_t c = exponent != 0 ? fraction | (uint64_t)1 << 52 : fraction;
    int q = (exponent != 0 ? exponent : 1) - 1075;
    // Whole numbers below 2^53 are their own digits: no shorter decimal lies closer than 1.
    if (q <= 0 && q > -53 && (c & (((uint64_t)1 << -q) - 1)) == 0) {
        decimal_fill((Decimal){c >> -q, 0}, is_negative, out);
        return;
    }
    decimal_fill(shortest(c, q, fraction == 0 && exponent > 1), is_negative, out);
}

void fo_decimal_shortest_f32(float value, FoDecimal *out) {
    uint32_t bits;
    memcpy(&bits, &value, 4);
    uint32_t fraction = bits & 0x7FFFFF;
    int exponent = (int)(bits >> 23 & 0xFF);
    bool is_negative = bits >> 31;
    if (exponent == 0 && fraction == 0) {
        decimal_fill_zero(is_negative, out);
        return;
    }
    uint64_t c = exponent != 0 ? fraction | (uint32_t)1 << 23 : fraction;
    int q = (exponent != 0 ? exponent : 1) - 150;
    decimal_fill(shortest(c, q, fraction == 0 && exponent > 1), is_negative, out);
}

// ---- repr

static int exponent_write(char *out, int exponent) {
    char *p = out;
    *p++ = 'e';
    *p++ = exponent < 0 ? '-' : '+';
    unsigned magnitude = (unsigned)(exponent < 0 ? -exponent : exponent);
    if (magnitude >= 100) {
        *p++ = (char)('0' + magnitude / 100);
        magnitude %= 100;
    }
    memcpy(p, digit_pairs + 2 * magnitude, 2);
    return (int)(p + 2 - out);
}

static int text_put(char *out, const char *text) {
    size_t n = strlen(text);
    memcpy(out, text, n + 1);
    return (int)n;
}

// Fixed notation for 1e-4 <= |value| < 1e16, an exponent of at least two digits otherwise.
static int decimal_write(const FoDecimal *d, char *out) {
    char *p = out;
    if (d->negative) *p++ = '-';
    if (d->point > 16 || d->point <= -4) {
        *p++ = d->digits[0];
        if (d->n > 1) {
            *p++ = '.';
            memcpy(p, d->digits + 1, (size_t)d->n - 1);
            p += d->n - 1;
        }
        p += exponent_write(p, d->point - 1);
    } else if (d->point <= 0) {
        memcpy(p, "0.000000", 8);
        p += 2 - d->point;
        memcpy(p, d->digits, (size_t)d->n);
        p += d->n;
    } else {
        int n_whole = d->n < d->point ? d->n : d->point;
        memcpy(p, d->digits, (size_t)n_whole);
        p += n_whole;
        for (int i = n_whole; i < d->point; i++)
            *p++ = '0';
        *p++ = '.';
        if (d->n > d->point) {
            memcpy(p, d->digits + d->point, (size_t)(d->n - d->point));
            p += d->n - d->point;
        } else {
            *p++ = '0';
        }
    }
    *p = '\0';
    return (int)(p - out);
}

int fo_text_from_f64(double value, char out[FO_NUMBER_TEXT_MAX]) {
    if (value != value) return text_put(out, "nan");
    if (value > 1.7976931348623157e308) return text_put(out, "inf");
    if (value < -1.7976931348623157e308) return text_put(out, "-inf");
    FoDecimal decimal;
    fo_decimal_shortest_f64(value, &decimal);
    return decimal_write(&decimal, out);
}

int fo_text_from_i64(int64_t value, char out[FO_NUMBER_TEXT_MAX]) {
    char text[24];
    uint64_t magnitude = value < 0 ? -(uint64_t)value : (uint64_t)value;
    char *start = fo_digits_write(magnitude, text + sizeof text);
    if (value < 0) *--start = '-';
    int n = (int)(text + sizeof text - start);
    memcpy(out, start, (size_t)n);
    out[n] = '\0';
    return n;
}

// ---- reading

// 768 significant digits decide every double; one more that is not zero stands for all that follow.
enum { READ_DIGITS_MAX = 780 };

typedef struct {
    char digits[READ_DIGITS_MAX + 2];
    int n;
    int64_t exponent; // the value is digits * 10^exponent
} ReadNumber;

static void digit_add(ReadNumber *r, char digit, bool is_fraction) {
    if (r->n == 0 && digit == '0') {
        r->exponent -= is_fraction;
        return;
    }
    if (r->n < READ_DIGITS_MAX) {
        r->digits[r->n++] = digit;
        r->exponent -= is_fraction;
        return;
    }
    char *last = &r->digits[READ_DIGITS_MAX - 1];
    if (digit != '0' && *last == '0') *last = '1';
    r->exponent += !is_fraction;
}

FO_INLINE bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Reads `e[+-]digits` at text[*at]; the magnitude saturates far beyond what a double can hold.
static bool exponent_read(const char *text, size_t n, size_t *at, int64_t *exponent) {
    size_t i = *at + 1;
    bool is_negative = i < n && text[i] == '-';
    if (i < n && (text[i] == '-' || text[i] == '+')) i++;
    if (i >= n || !is_digit(text[i])) return false;
    int64_t magnitude = 0;
    for (; i < n && is_digit(text[i]); i++)
        if (magnitude < (int64_t)1 << 50) magnitude = magnitude * 10 + (text[i] - '0');
    *exponent += is_negative ? -magnitude : magnitude;
    *at = i;
    return true;
}

// decimal: digits [. [digits]] [exponent] | . digits [exponent]; the whole of text[at..n).
static bool decimal_read(const char *text, size_t n, size_t at, ReadNumber *r) {
    size_t n_digits = 0;
    for (; at < n && is_digit(text[at]); at++, n_digits++)
        digit_add(r, text[at], false);
    if (at < n && text[at] == '.')
        for (at++; at < n && is_digit(text[at]); at++, n_digits++)
            digit_add(r, text[at], true);
    if (n_digits == 0) return false;
    if (at < n && (text[at] == 'e' || text[at] == 'E') && !exponent_read(text, n, &at, &r->exponent))
        return false;
    return at == n;
}

// The digits as one integer and an exponent: no decimal point, so that strtod reads the same in every locale.
static double read_number_value(ReadNumber *r) {
    if (r->n == 0) return 0.0;
    if (r->n <= 15 && r->exponent >= -22 && r->exponent <= 22) { // both factors are exact: one rounding
        int64_t value = 0;
        for (int i = 0; i < r->n; i++)
            value = value * 10 + (r->digits[i] - '0');
        const double *powers_of_ten = fo_powers_of_ten_f64;
        return r->exponent < 0 ? (double)value / powers_of_ten[-r->exponent] : (double)value * powers_of_ten[r->exponent];
    }
    int64_t magnitude = r->exponent + r->n;
    if (magnitude > 400) return __builtin_inf();
    if (magnitude < -400) return 0.0;
    char text[READ_DIGITS_MAX + 2 + FO_NUMBER_TEXT_MAX];
    memcpy(text, r->digits, (size_t)r->n);
    text[r->n] = 'e';
    fo_text_from_i64(r->exponent, text + r->n + 1);
    return strtod(text, NULL);
}

// Does text[at..n) spell `word` (lower case) in any case?
static bool is_word(const char *text, size_t n, size_t at, const char *word) {
    for (; *word != '\0'; word++, at++)
        if (at >= n || (text[at] | 0x20) != *word) return false;
    return at == n;
}

bool fo_f64_from_text(const char *text, size_t n, double *out) {
    size_t at = 0;
    bool is_negative = n > 0 && text[0] == '-';
    if (n > 0 && (text[0] == '-' || text[0] == '+')) at++;
    double value;
    ReadNumber r;
    r.n = 0;
    r.exponent = 0;
    if (decimal_read(text, n, at, &r))
        value = read_number_value(&r);
    else if (is_word(text, n, at, "inf") || is_word(text, n, at, "infinity"))
        value = __builtin_inf();
    else if (is_word(text, n, at, "nan"))
        value = __builtin_nan("");
    else
        return false;
    *out = is_negative ? -value : value;
    return true;
}
