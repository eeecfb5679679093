// SPDX-License-Identifier: MIT
// numpy: how arrays are written: set_printoptions, array2string, array_repr, format_float_positional …
#include "array/print.h"
#include "modules/numpy/numpy_private.h"

// ---- options as arguments

enum { PRECISION, THRESHOLD, EDGEITEMS, LINEWIDTH, SUPPRESS, NANSTR, INFSTR, FORMATTER, SIGN, FLOATMODE, OPTION_COUNT };
static const char *const float_modes[] = {"fixed", "unique", "maxprec", "maxprec_equal"};

static bool read_count(FoObject *o, const char *name, int64_t *value) {
    if (!fo_is_given(o)) return true;
    if (!fo_has_index(o)) return fo_fail(FO_TYPE_ERROR, "%s must be an integer", name);
    return fo_index_as_i64_clamped(o, value);
}

static bool read_threshold(FoObject *o, FoPrintOptions *to) {
    if (!fo_is_given(o)) return true;
    double value;
    if (fo_str_check(o) || fo_bytes_check(o) || !(fo_has_index(o) || fo_float_check(o) || fo_scalar_check(o)))
        return fo_fail(FO_TYPE_ERROR, "threshold must be numeric");
    if (fo_has_index(o)) return fo_index_as_i64_clamped(o, &to->threshold);
    if (!fo_as_double(o, &value)) return false;
    if (__builtin_isnan(value)) return fo_fail(FO_VALUE_ERROR, "threshold must be non-NAN, try sys.maxsize for untruncated representation");
    to->threshold = value >= 9e18 ? INT64_MAX : value <= -9e18 ? INT64_MIN : (int64_t)value;
    return true;
}

static bool read_text(FoObject *o, FoStr **slot) {
    if (!fo_is_given(o)) return true;
    if (!fo_str_check(o)) return fo_fail(FO_TYPE_ERROR, "nanstr and infstr must be str, not %T", o);
    fo_assign_give(slot, (FoStr *)fo_ref(o));
    return true;
}

static bool read_style(FoObject *sign, FoObject *mode, FoPrintOptions *to) {
    if (fo_is_given(mode)) {
        int k = 0;
        while (k < 4 && !(fo_str_check(mode) && fo_str_equals_text((FoStr *)mode, float_modes[k]))) k++;
        if (k == 4) return fo_fail(FO_VALUE_ERROR, "floatmode option must be one of \"fixed\", \"unique\", \"maxprec\", \"maxprec_equal\"");
        to->float_mode = (FoFloatMode)k;
    }
    if (!fo_is_given(sign)) return true;
    if (fo_str_check(sign) && ((FoStr *)sign)->n == 1 && strchr(" +-", (int)fo_str_at((FoStr *)sign, 0))) {
        to->sign = (char)fo_str_at((FoStr *)sign, 0);
        return true;
    }
    return fo_fail(FO_VALUE_ERROR, "sign option must be one of ' ', '+', or '-'");
}

// Changes `to` (a copy of the options) by what is given.
static bool apply(FoObject *const *given, FoPrintOptions *to) {
    int64_t precision = to->precision;
    if (fo_is_given(given[PRECISION]) && !read_count(given[PRECISION], "precision", &precision)) return false;
    if (precision < -1) return fo_fail(FO_VALUE_ERROR, "precision must be >= 0");
    to->precision = precision > 1000 ? 1000 : precision;
    if (!read_threshold(given[THRESHOLD], to) || !read_count(given[EDGEITEMS], "edgeitems", &to->edge_items) ||
        !read_count(given[LINEWIDTH], "linewidth", &to->line_width) ||
        (fo_is_given(given[SUPPRESS]) && !fo_is_true(given[SUPPRESS], &to->suppress)) || !read_text(given[NANSTR], &to->nan_text) ||
        !read_text(given[INFSTR], &to->inf_text) || !read_style(given[SIGN], given[FLOATMODE], to))
        return false;
    if (to->edge_items < 0) to->edge_items = 0;
    if (to->edge_items > INT32_MAX) to->edge_items = INT32_MAX;
    if (to->line_width > INT32_MAX) to->line_width = INT32_MAX;
    return true;
}

static bool set_formatter(FoObject *o, FoPrintOptions *to) {
    if (o && o != fo_none && !fo_dict_check(o)) return fo_fail(FO_TYPE_ERROR, "formatter must be a dict, not %T", o);
    fo_assign_give(&to->formatter, (FoDict *)fo_xref(o == fo_none ? NULL : o));
    return true;
}

FUNCTION(set_printoptions) {
    BIND("set_printoptions", 0, 8, "precision", "threshold", "edgeitems", "linewidth", "suppress", "nanstr", "infstr", "formatter", "sign",
         "floatmode", "legacy");
    FoPrintOptions *options = fo_print_options(), changed;
    if (!options) return NULL;
    if (fo_is_given(given[OPTION_COUNT]) && given[OPTION_COUNT] != fo_false)
        return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "legacy printing is not supported");
    fo_print_options_copy(&changed, options);
    if (!apply(given, &changed) || !set_formatter(given[FORMATTER], &changed)) {
        fo_print_options_deinit(&changed);
        return NULL;
    }
    FoPrintOptions old = *options;
    *options = changed;
    fo_print_options_deinit(&old);
    return fo_new_none();
}

FUNCTION(get_printoptions) {
    FoPrintOptions *o = fo_print_options();
    FO_AUTO(FoDict) d = o ? fo_dict_new() : NULL;
    char sign[2] = {o ? o->sign : 0, 0};
    if (!d || !fo_dict_set_text_give(d, "edgeitems", fo_int_from_i64(o->edge_items)) ||
        !fo_dict_set_text_give(d, "threshold", fo_int_from_i64(o->threshold)) ||
        !fo_dict_set_text_give(d, "floatmode", (FoObject *)fo_str_from_text(float_modes[o->float_mode])) ||
        !fo_dict_set_text_give(d, "precision", o->precision < 0 ? fo_new_none() : fo_int_from_i64(o->precision)) ||
        !fo_dict_set_text_give(d, "suppress", fo_bool_new(o->suppress)) ||
        !fo_dict_set_text_give(d, "linewidth", fo_int_from_i64(o->line_width)) ||
        !fo_dict_set_text_give(d, "nanstr", fo_ref((FoObject *)o->nan_text)) ||
        !fo_dict_set_text_give(d, "infstr", fo_ref((FoObject *)o->inf_text)) ||
        !fo_dict_set_text_give(d, "sign", (FoObject *)fo_str_from_text(sign)) ||
        !fo_dict_set_text_give(d, "formatter", o->formatter ? fo_ref((FoObject *)o->formatter) : fo_new_none()) ||
        !fo_dict_set_text_give(d, "legacy", fo_bool_new(false)))
        return NULL;
    return (FoObject *)fo_take(d);
}

// ---- one array

static bool text_of(FoObject *o, const char *preset, const char **out) {
    *out = preset;
    if (!o) return true;
    if (!fo_str_check(o)) return fo_fail(FO_TYPE_ERROR, "expected str, got %T", o);
    return (*out = fo_str_utf8((FoStr *)o, NULL)) != NULL || fo_fail_no_memory();
}

FUNCTION(array2string) {
    BIND("array2string", 1, 13, "a", "max_line_width", "precision", "suppress_small", "separator", "prefix", "style", "formatter", "threshold",
         "edgeitems", "sign", "floatmode", "suffix", "legacy");
    FoObject *changes[OPTION_COUNT] = {[PRECISION] = given[2], [LINEWIDTH] = given[1], [SUPPRESS] = given[3],  [THRESHOLD] = given[8],
                                       [EDGEITEMS] = given[9], [SIGN] = given[10],     [FLOATMODE] = given[11]};
    const char *separator, *prefix, *suffix;
    if (fo_is_given(given[13]) && given[13] != fo_false) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "legacy printing is not supported");
    FoPrintOptions *options = fo_print_options(), mine;
    FO_AUTO(FoArray) a = options ? fo_numpy_argument(given[0]) : NULL;
    if (!a || !text_of(given[4], " ", &separator) || !text_of(given[5], "", &prefix) || !text_of(given[12], "", &suffix)) return NULL;
    fo_print_options_copy(&mine, options);
    FoStr *text = NULL;
    if (apply(changes, &mine) && (!fo_is_given(given[7]) || set_formatter(given[7], &mine)))
        text = fo_array_to_text(a, &mine, separator, prefix, suffix);
    fo_print_options_deinit(&mine);
    return (FoObject *)text;
}

static FoObject *array_text(FoObject *const *given, bool repr) {
    FoObject *changes[OPTION_COUNT] = {[LINEWIDTH] = given[1], [PRECISION] = given[2], [SUPPRESS] = given[3]};
    FoPrintOptions *options = fo_print_options(), mine;
    FO_AUTO(FoArray) a = options ? fo_numpy_argument(given[0]) : NULL;
    if (!a) return NULL;
    fo_print_options_copy(&mine, options);
    FoObject *text = NULL;
    if (apply(changes, &mine)) text = repr ? (FoObject *)fo_array_repr_with(a, &mine) : fo_array_str_with(a, &mine);
    fo_print_options_deinit(&mine);
    return text;
}

FUNCTION(array_repr) {
    BIND("array_repr", 1, 4, "arr", "max_line_width", "precision", "suppress_small");
    return array_text(given, true);
}

FUNCTION(array_str) {
    BIND("array_str", 1, 4, "a", "max_line_width", "precision", "suppress_small");
    return array_text(given, false);
}

// ---- one float

static bool read_float(FoObject *o, double *value, FoDtypeKind *kind) {
    FoComplex128 element;
    bool weak;
    *kind = FO_DT_FLOAT64;
    if (fo_scalar_read(o, kind, &element, &weak) && !fo_dtype_is_float(*kind)) *kind = FO_DT_FLOAT64;
    return !fo_error_is_pending() && fo_as_double(o, value);
}

static bool read_how(FoObject *precision, FoObject *unique, FoObject *trim, FoObject *sign, FoObject *pad_left, FoObject *min_digits,
                     FoFloatText *how) {
    static const char letters[] = "k.0-";
    if (!fo_i64_read(precision, -1, &how->precision) || !fo_flag_read(unique, true, &how->is_unique) || !fo_flag_read(sign, false, &how->plus) ||
        !fo_i64_read(pad_left, -1, &how->pad_left) || !fo_i64_read(min_digits, -1, &how->min_digits))
        return false;
    if (how->precision > 1000) how->precision = 1000;
    if (!how->is_unique && how->precision < 0) return fo_fail(FO_TYPE_ERROR, "in non-unique mode `precision` must be supplied");
    how->trim = FO_TRIM_NONE;
    if (!fo_is_given(trim)) return true;
    const char *at = fo_str_check(trim) && ((FoStr *)trim)->n == 1 ? strchr(letters, (int)fo_str_at((FoStr *)trim, 0)) : NULL;
    if (!at || !*at) return fo_fail(FO_TYPE_ERROR, "if supplied, trim must be 'k', '.', '0' or '-' found %R", trim);
    how->trim = (FoTrim)(at - letters);
    return true;
}

static FoObject *finish(FoBuffer *b) {
    FoObject *text = b->failed ? fo_raise_no_memory() : (FoObject *)fo_str_from_ascii(b->data, b->n);
    fo_buffer_deinit(b);
    return text;
}

FUNCTION(format_float_positional) {
    BIND("format_float_positional", 1, 9, "x", "precision", "unique", "fractional", "trim", "sign", "pad_left", "pad_right", "min_digits");
    FoFloatText how = {.exp_digits = -1};
    double value;
    FoDtypeKind kind;
    if (!read_float(given[0], &value, &kind) || !read_how(given[1], given[2], given[4], given[5], given[6], given[8], &how) ||
        !fo_flag_read(given[3], true, &how.fractional) || !fo_i64_read(given[7], -1, &how.pad_right))
        return NULL;
    FoBuffer b = FO_BUFFER_EMPTY;
    fo_float_put_positional(&b, value, kind, &how);
    return finish(&b);
}

FUNCTION(format_float_scientific) {
    BIND("format_float_scientific", 1, 8, "x", "precision", "unique", "trim", "sign", "pad_left", "exp_digits", "min_digits");
    FoFloatText how = {.fractional = true};
    double value;
    FoDtypeKind kind;
    if (!read_float(given[0], &value, &kind) || !read_how(given[1], given[2], given[3], given[4], given[5], given[7], &how) ||
        !fo_i64_read(given[6], -1, &how.exp_digits))
        return NULL;
    FoBuffer b = FO_BUFFER_EMPTY;
    fo_float_put_scientific(&b, value, kind, &how);
    return finish(&b);
}

const FoNativeDef fo_numpy_text_functions[] = {
    ROW(set_printoptions, 0, -1, KW), ROW(get_printoptions, 0, 0, 0), ROW(array2string, 0, -1, KW), ROW(array_repr, 0, -1, KW),
    ROW(array_str, 0, -1, KW),
    ROW(format_float_positional, 0, -1, KW), ROW(format_float_scientific, 0, -1, KW),
    {NULL}};
