// SPDX-License-Identifier: MIT
// print: text of arrays as NumPy 1.24 writes it. What print_*.c and the module numpy share.
#ifndef FO_ARRAY_PRINT_H
#define FO_ARRAY_PRINT_H

#include "array/array.h"

typedef enum { FO_FLOAT_FIXED, FO_FLOAT_UNIQUE, FO_FLOAT_MAXPREC, FO_FLOAT_MAXPREC_EQUAL } FoFloatMode;
typedef struct {
    int64_t precision, threshold, edge_items, line_width; // precision -1: as many digits as the value has
    FoFloatMode float_mode;
    char sign;                                            // '-', '+' or ' '
    bool suppress;
    FoStr *nan_text, *inf_text;                           // owned
    FoDict *formatter;                                    // owned, or NULL
} FoPrintOptions;
FoPrintOptions *fo_print_options(void); // those in force; NULL: an exception is pending
void fo_print_options_copy(FoPrintOptions *to, const FoPrintOptions *from);
void fo_print_options_deinit(FoPrintOptions *options);
void fo_print_deinit(void);

// ---- floats (print_float.c)
typedef enum { FO_TRIM_NONE, FO_TRIM_ZEROS, FO_TRIM_LEAVE_ONE, FO_TRIM_POINT } FoTrim; // 'k' '.' '0' '-'
typedef struct {
    int64_t precision, min_digits; // -1: not given
    bool is_unique, plus, fractional;
    FoTrim trim;
    int64_t pad_left, pad_right, exp_digits;
} FoFloatText;
// Appends one finite or infinite value of a float dtype.
void fo_float_put_positional(FoBuffer *out, double value, FoDtypeKind kind, const FoFloatText *how);
void fo_float_put_scientific(FoBuffer *out, double value, FoDtypeKind kind, const FoFloatText *how);

// How the elements of one array are written, found by looking at all that will be shown.
typedef struct {
    FoDtypeKind kind;
    bool is_exponential, any_negative, any_finite, any_odd, any_negative_infinity, any_nonzero;
    double greatest, least;
    int64_t int_width, frac_width, exp_width;
    FoFloatText text;
    const FoPrintOptions *options;
    char sign;
} FoFloatFormat;
void fo_float_format_init(FoFloatFormat *f, FoDtypeKind kind, const FoPrintOptions *options, char sign);
void fo_float_format_see(FoFloatFormat *f, double value);     // first pass over the values
void fo_float_format_choose(FoFloatFormat *f);
void fo_float_format_measure(FoFloatFormat *f, double value, FoBuffer *scratch); // second pass
void fo_float_format_finish(FoFloatFormat *f);
void fo_float_format_put(const FoFloatFormat *f, double value, FoBuffer *out);

// ---- arrays (print.c)
FoStr *fo_array_to_text(FoArray *a, const FoPrintOptions *options, const char *separator, const char *prefix, const char *suffix);
FoStr *fo_array_repr_with(FoArray *a, const FoPrintOptions *options);
FoObject *fo_array_str_with(FoArray *a, const FoPrintOptions *options);

#endif
