// SPDX-License-Identifier: MIT
// The format mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][type]
#ifndef FO_TYPES_FORMAT_SPEC_H
#define FO_TYPES_FORMAT_SPEC_H

typedef struct {
    uint32_t fill, align, sign, grouping, type; // 0 when absent
    int64_t width, precision;                   // -1 when absent
    bool alternate, zero_pad, no_negative_zero;
    const FoType *value_type; // for messages
} FoFormatSpec;
FO_MUST_CHECK bool fo_format_spec_parse(FoStr *spec, FoObject *value, FoFormatSpec *out); // ValueError "Invalid format specifier"
FoObject *fo_format_int(FoObject *value, FoFormatSpec *spec);
FoObject *fo_format_float(double value, FoFormatSpec *spec);
FoObject *fo_format_complex(double real, double imag, FoFormatSpec *spec);
FoObject *fo_format_str(FoStr *value, FoFormatSpec *spec);
// '%' formatting and repr of floats share this: type e, f, g, r; adds to a builder. flags: alternate form, always sign.
bool fo_format_double_text(FoBuffer *out, double value, char type, int precision, bool alternate, bool always_sign);

#endif
