// SPDX-License-Identifier: MIT
// int: text and bytes.
#include "types/int_private.h"

// ---- to text

static FoObject *fail_too_long_to_print(void) {
    return fo_raise(FO_VALUE_ERROR,
                    "Exceeds the limit (%lld digits) for integer string conversion; use sys.set_int_max_str_digits() "
                    "to increase the limit",
                    (long long)fo_rt->options.int_max_str_digits);
}

static FoObject *word_to_text(uint64_t m, bool negative, int base) {
    char text[72], *p = text + sizeof text;
    if (base == 10) { // two digits per division
        for (; m >= 100; m /= 100) {
            unsigned pair = (unsigned)(m % 100);
            *--p = (char)('0' + pair % 10);
            *--p = (char)('0' + pair / 10);
        }
    }
    if ((base & (base - 1)) == 0) {
        int shift = __builtin_ctz((unsigned)base);
        do *--p = "0123456789abcdefghijklmnopqrstuvwxyz"[m & (unsigned)(base - 1)];
        while (m >>= shift);
    } else {
        do {
            *--p = "0123456789abcdefghijklmnopqrstuvwxyz"[m % (unsigned)base];
            m /= (unsigned)base;
        } while (m);
    }
    if (negative) *--p = '-';
    return (FoObject *)fo_str_from_ascii(p, (size_t)(text + sizeof text - p));
}

FoObject *fo_int_to_text(FoObject *o, int base) {
    const FoInt *x = (FoInt *)o;
    if (fo_int_n(x) <= 2) return word_to_text(fo_int_pair(x), x->size < 0, base);
    int64_t limit = (base & (base - 1)) == 0 ? 0 : fo_rt->options.int_max_str_digits;
    // Hopeless cases fail before the conversion: each digit of base >= 3 takes at most log2(base) < 5.2 bits, decimal ones 3.33.
    double bits_per_digit = base == 10 ? 3.3219280948873626 : 5.17;
    if (limit > 0 && (double)fo_int_bit_length(o) > (double)(limit + 1) * bits_per_digit + 2) return fail_too_long_to_print();
    char *digits;
    size_t capacity, n;
    if (!fo_int_big_to_digits(x, base, &digits, &capacity, &n)) return NULL;
    FoStr *text = NULL;
    if (limit > 0 && (int64_t)n > limit) {
        fail_too_long_to_print();
    } else if ((text = fo_str_new((int64_t)n + (x->size < 0), 127))) {
        char *out = fo_str_data(text);
        if (x->size < 0) *out++ = '-';
        memcpy(out, digits, n);
    }
    fo_free(digits, capacity, FO_MEM_INTERNAL);
    return (FoObject *)text;
}

// ---- from text

static int digit_value(unsigned char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return 99;
}

static bool is_space(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f); }

// n clean digits of `radix`, without sign.
static FoObject *int_from_clean_digits(const char *text, size_t n, int radix, bool negative) {
    while (n > 0 && *text == '0') text++, n--;
    if (n <= 11 || (radix <= 16 && n <= 14)) { // below 36^11 < 2^57, 16^14 = 2^56
        int64_t value = 0;
        for (size_t k = 0; k < n; k++) value = value * radix + digit_value((unsigned char)text[k]);
        return fo_int_from_i64(negative ? -value : value);
    }
    bool power_of_two = (radix & (radix - 1)) == 0;
    int64_t limit = fo_rt->options.int_max_str_digits;
    if (!power_of_two && limit > 0 && (int64_t)n > limit)
        return fo_raise(FO_VALUE_ERROR,
                        "Exceeds the limit (%lld digits) for integer string conversion: value has %zu digits; use "
                        "sys.set_int_max_str_digits() to increase the limit",
                        (long long)limit, n);
    unsigned char *values = fo_alloc(n, FO_MEM_INTERNAL);
    if (!values) return fo_raise_no_memory();
    for (size_t k = 0; k < n; k++) values[k] = (unsigned char)digit_value((unsigned char)text[k]);
    FoObject *result = fo_int_big_from_digits(values, n, radix, negative);
    fo_free(values, n, FO_MEM_INTERNAL);
    return result;
}

FoObject *fo_int_from_digits_text(const char *digits, size_t n, int radix) { return int_from_clean_digits(digits, n, radix, false); }

// The parts of an integer's text. digits[0..n) may hold underscores.
typedef struct {
    const char *digits;
    size_t n;
    int base;
    bool negative;
} IntText;

// [sign] [prefix] digits with single underscores between digits (and after a prefix).
static bool split_int_text(const char *text, size_t n, int base, IntText *out) {
    while (n > 0 && is_space((unsigned char)*text)) text++, n--;
    while (n > 0 && is_space((unsigned char)text[n - 1])) n--;
    out->negative = n > 0 && *text == '-';
    if (n > 0 && (*text == '-' || *text == '+')) text++, n--;
    bool octal_zero = false; // base 0: "010" is refused, "00" is not
    int prefixed = n > 1 && *text == '0' ? (text[1] | 32) == 'x' ? 16 : (text[1] | 32) == 'o' ? 8 : (text[1] | 32) == 'b' ? 2 : 0 : 0;
    if (base == 0) {
        base = prefixed ? prefixed : 10;
        octal_zero = !prefixed && n > 1 && *text == '0';
    }
    if (prefixed && prefixed == base) {
        text += 2;
        n -= 2;
        if (n > 0 && *text == '_') text++, n--;
    }
    if (n == 0) return false;
    bool after_digit = false, nonzero = false;
    for (size_t k = 0; k < n; k++) {
        if (text[k] == '_') {
            if (!after_digit) return false;
            after_digit = false;
        } else {
            if (digit_value((unsigned char)text[k]) >= base) return false;
            after_digit = true;
            nonzero |= text[k] != '0';
        }
    }
    out->digits = text;
    out->n = n;
    out->base = base;
    return after_digit && !(octal_zero && nonzero);
}

// NULL without an exception when the text is not an integer.
static FoObject *int_from_text_or_null(const char *text, size_t n, int base) {
    IntText parts;
    if (!split_int_text(text, n, base, &parts)) return NULL;
    if (!memchr(parts.digits, '_', parts.n)) return int_from_clean_digits(parts.digits, parts.n, parts.base, parts.negative);
    FoBuffer clean = FO_BUFFER_EMPTY;
    for (size_t k = 0; k < parts.n; k++)
        if (parts.digits[k] != '_') fo_buffer_put_char(&clean, parts.digits[k]);
    FoObject *result = clean.failed ? fo_raise_no_memory() : int_from_clean_digits(clean.data, clean.n, parts.base, parts.negative);
    fo_buffer_deinit(&clean);
    return result;
}

// CPython shows at most 200 characters of the literal's repr.
static FoObject *raise_invalid_literal(FoObject *literal, int base) {
    FO_AUTO(FoStr) repr = (FoStr *)fo_repr(literal);
    if (!repr) return NULL;
    if (repr->n > 200) {
        FoStr *cut = fo_str_slice(repr, 0, 200, 1, 200);
        if (!cut) return NULL;
        fo_assign_give(&repr, cut);
    }
    return fo_raise(FO_VALUE_ERROR, "invalid literal for int() with base %d: %S", base, repr);
}

FoObject *fo_int_from_text(const char *text, size_t n, int base) {
    FoObject *result = int_from_text_or_null(text, n, base);
    if (result || fo_error_is_pending()) return result;
    FO_AUTO(FoStr) literal = fo_str_from_utf8_surrogates(text, n);
    return literal ? raise_invalid_literal((FoObject *)literal, base) : NULL;
}

FoObject *fo_int_from_text_object(FoObject *literal, const char *text, size_t n, int base) {
    int64_t value = 0;
    size_t k = 0;
    if (base == 10 && n <= 18) // plain digits, the most common text
        for (; k < n && text[k] >= '0' && text[k] <= '9'; k++) value = value * 10 + (text[k] - '0');
    if (k > 0 && k == n) return fo_int_from_i64(value);
    FoObject *result = int_from_text_or_null(text, n, base);
    if (result || fo_error_is_pending()) return result;
    return raise_invalid_literal(literal, base);
}

// ---- bytes

FoObject *fo_int_from_bytes(const unsigned char *bytes, size_t n, bool little_endian, bool is_signed) {
#define BYTE(k) (little_endian ? bytes[k] : bytes[n - 1 - (k)]) // k-th least significant
    bool negative = is_signed && n > 0 && BYTE(n - 1) & 0x80;
    unsigned char pad = negative ? 0xff : 0;
    while (n > 0 && BYTE(n - 1) == pad) {
        if (!little_endian) bytes++;
        n--;
    }
    if (n == 0) return fo_int_from_i64(negative ? -1 : 0);
    int64_t n_digits = (int64_t)((n * 8 + 1 + FO_DIGIT_BITS - 1) / FO_DIGIT_BITS), at = 0; // a bit more: -2^k has k + 1 bits
    FoInt *x = fo_int_alloc(n_digits);
    if (!x) return NULL;
    uint64_t bits = 0, carry = negative;
    int have = 0;
    for (size_t k = 0; at < n_digits; k++) {
        uint64_t byte = k < n ? BYTE(k) : pad;
        bits |= byte << have;
        have += 8;
        if (have < FO_DIGIT_BITS) continue;
        uint32_t digit = (uint32_t)bits & FO_DIGIT_MASK;
        bits >>= FO_DIGIT_BITS;
        have -= FO_DIGIT_BITS;
        if (negative) {
            carry += digit ^ FO_DIGIT_MASK;
            digit = (uint32_t)carry & FO_DIGIT_MASK;
            carry >>= FO_DIGIT_BITS;
        }
        x->digit[at++] = digit;
    }
#undef BYTE
    return fo_int_finish_give(x, n_digits, negative);
}

bool fo_int_to_bytes(FoObject *o, unsigned char *out, size_t n, bool little_endian, bool is_signed) {
    const FoInt *x = (FoInt *)o;
    bool negative = x->size < 0;
    if (negative && !is_signed) return fo_fail(FO_OVERFLOW_ERROR, "can't convert negative int to unsigned");
    uint64_t bits = 0, carry = negative;
    int have = 0;
    int64_t at = 0, n_digits = fo_int_n(x);
    size_t n_bits = (size_t)fo_int_bit_length(o);
    bool power = negative && n_bits > 0; // -2^(8n-1) fits although its magnitude has 8n bits
    for (int64_t k = 0; power && k < n_digits; k++)
        if (k == n_digits - 1 ? (x->digit[k] & (x->digit[k] - 1)) != 0 : x->digit[k] != 0) power = false;
    size_t need = n_bits + (is_signed && n_bits > 0 && !power);
    if (need > n * 8) return fo_fail(FO_OVERFLOW_ERROR, "int too big to convert");
    for (size_t k = 0; k < n; k++) {
        if (have < 8) {
            uint64_t digit = at < n_digits ? x->digit[at] : 0;
            at++;
            if (negative) {
                carry += digit ^ FO_DIGIT_MASK;
                digit = carry & FO_DIGIT_MASK;
                carry >>= FO_DIGIT_BITS;
            }
            bits |= digit << have;
            have += FO_DIGIT_BITS;
        }
        out[little_endian ? k : n - 1 - k] = (unsigned char)bits;
        bits >>= 8;
        have -= 8;
    }
    return true;
}
