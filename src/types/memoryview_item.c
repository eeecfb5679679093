// SPDX-License-Identifier: MIT
#include "types/memoryview_item.h"

char fo_item_code(const char *format) {
    if (*format == '@') format++;
    return format[0] && !format[1] ? format[0] : 0;
}

int64_t fo_item_nbytes(char code) {
    switch (code) {
    case 'c': case 'b': case 'B': case '?': return 1;
    case 'h': case 'H': return 2;
    case 'i': case 'I': case 'f': return 4;
    case 'l': case 'L': case 'q': case 'Q': case 'n': case 'N': case 'd': case 'P': return 8;
    default: return 0;
    }
}

#define READ(type) ({ type value_; memcpy(&value_, at, sizeof value_); value_; })

FoObject *fo_item_unpack(const char *format, const char *at) {
    switch (fo_item_code(format)) {
    case 'B': return fo_int_from_i64(READ(uint8_t));
    case 'b': return fo_int_from_i64(READ(int8_t));
    case 'c': return fo_bytes_new(at, 1);
    case '?': return fo_bool_new(READ(uint8_t) != 0);
    case 'h': return fo_int_from_i64(READ(int16_t));
    case 'H': return fo_int_from_i64(READ(uint16_t));
    case 'i': return fo_int_from_i64(READ(int32_t));
    case 'I': return fo_int_from_i64(READ(uint32_t));
    case 'l': case 'q': case 'n': return fo_int_from_i64(READ(int64_t));
    case 'L': case 'Q': case 'N': case 'P': return fo_int_from_u64(READ(uint64_t));
    case 'f': return fo_float_new(READ(float));
    case 'd': return fo_float_new(READ(double));
    default: return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "memoryview: format %s not supported", format);
    }
}

static bool bad_type(const char *format) { return fo_fail(FO_TYPE_ERROR, "memoryview: invalid type for format '%s'", format); }
static bool bad_value(const char *format) { return fo_fail(FO_VALUE_ERROR, "memoryview: invalid value for format '%s'", format); }

// A value of n bytes when it fits.
static bool pack_int(const char *format, char *at, FoObject *value, int64_t n, bool is_signed) {
    if (!value->type->as_index) return bad_type(format);
    FO_AUTO(FoObject) number = fo_index(value);
    unsigned char bytes[8];
    if (!number) return false;
    if (!fo_int_to_bytes(number, bytes, (size_t)n, true, is_signed)) {
        if (!fo_error_matches_kind(FO_OVERFLOW_ERROR)) return false;
        fo_error_clear();
        return bad_value(format);
    }
    memcpy(at, bytes, (size_t)n);
    return true;
}

static bool pack_float(const char *format, char *at, FoObject *value, bool narrow) {
    double d;
    if (!fo_as_double(value, &d)) {
        if (!fo_error_matches_kind(FO_TYPE_ERROR)) return false;
        fo_error_clear();
        return bad_type(format);
    }
    float f = (float)d;
    if (narrow) memcpy(at, &f, sizeof f);
    else memcpy(at, &d, sizeof d);
    return true;
}

bool fo_item_pack(const char *format, char *at, FoObject *value) {
    char code = fo_item_code(format);
    switch (code) {
    case 'b': case 'h': case 'i': case 'l': case 'q': case 'n': return pack_int(format, at, value, fo_item_nbytes(code), true);
    case 'B': case 'H': case 'I': case 'L': case 'Q': case 'N': case 'P': return pack_int(format, at, value, fo_item_nbytes(code), false);
    case 'f': case 'd': return pack_float(format, at, value, code == 'f');
    case '?': {
        bool truth;
        if (!fo_is_true(value, &truth)) return false;
        *at = truth;
        return true;
    }
    case 'c':
        if (!fo_bytes_check(value)) return bad_type(format);
        if (((FoBytesObject *)value)->n != 1) return bad_value(format);
        *at = ((FoBytesObject *)value)->data[0];
        return true;
    default: return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "memoryview: format %s not supported", format);
    }
}
