// SPDX-License-Identifier: MIT
#ifndef FO_TYPES_FLOAT_H
#define FO_TYPES_FLOAT_H

struct FoFloat {
    FoObject head;
    double value;
};
extern FoType fo_float_type;
FO_INLINE bool fo_float_check(const FoObject *o) { return fo_has_flag(o, FO_TYPE_FLOAT); }
FO_INLINE bool fo_float_check_exact(const FoObject *o) { return o->type == &fo_float_type; }
FO_INLINE double fo_float_value(const FoObject *o) { return ((const FoFloat *)o)->value; }
FoObject *fo_float_new(double value);
FoObject *fo_float_from_text(FoObject *str_or_bytes); // float("…")
// Arithmetic with Python's rules; false with ZeroDivisionError / OverflowError.
bool fo_float_div(double a, double b, double *r);
bool fo_float_floordiv(double a, double b, double *r);
bool fo_float_mod(double a, double b, double *r);
bool fo_float_pow(double a, double b, double *r, bool *is_complex); // is_complex: negative base, fractional exponent: caller goes to complex
int64_t fo_hash_double(double value); // equals the hash of an equal int

#endif
