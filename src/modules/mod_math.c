// SPDX-License-Identifier: MIT
// math: functions of one or two floats, and the module. The functions of whole numbers, sums and gamma are in the files beside this one.
#include "modules/math_private.h"

#include <errno.h>
#include <limits.h>
#include <math.h>

static void *raise_status(FoMathStatus status) {
    return status == FO_MATH_DOMAIN ? fo_raise(FO_VALUE_ERROR, "math domain error") : fo_raise(FO_OVERFLOW_ERROR, "math range error");
}

// How a function of the C library failed, judged by its result: NaN from numbers is a domain error, infinity from finite numbers a pole
// or, when the function can overflow, an overflow.
FO_INLINE FoMathStatus status_of(double r, bool any_nan, bool all_finite, bool can_overflow) {
    if (fo_likely(isfinite(r))) return FO_MATH_OK;
    if (isnan(r)) return any_nan ? FO_MATH_OK : FO_MATH_DOMAIN;
    return !all_finite ? FO_MATH_OK : can_overflow ? FO_MATH_RANGE : FO_MATH_DOMAIN;
}

// Reads an unboxed argument; false sends the call to the boxed entry.
FO_INLINE bool fast_argument(const FoValue *v, double *out) {
    if (v->tag == FO_TAG_FLOAT) {
        *out = v->f;
    } else if (v->tag == FO_TAG_INT) {
        *out = (double)v->i;
    } else if (v->tag == FO_TAG_OBJECT && fo_float_check_exact(v->o)) {
        *out = fo_float_value(v->o);
    } else {
        int64_t word;
        if (v->tag != FO_TAG_OBJECT || !fo_int_check_exact(v->o) || !fo_int_fits_i64(v->o, &word)) return false;
        *out = (double)word;
    }
    return true;
}

// ---- one argument

static double square_root(double x) { return sqrt(x); }
static double natural_log(double x) { return x > 0 || isnan(x) ? log(x) : x == 0 ? -INFINITY : NAN; }
static double log_base_2(double x) { return x > 0 || isnan(x) ? log2(x) : x == 0 ? -INFINITY : NAN; }
static double log_base_10(double x) { return x > 0 || isnan(x) ? log10(x) : x == 0 ? -INFINITY : NAN; }
static double log_one_plus(double x) { return x == 0.0 ? x : log1p(x); }
static double to_degrees(double x) { return x * (180.0 / M_PI); }
static double to_radians(double x) { return x * (M_PI / 180.0); }
static double unit_in_last_place(double x) {
    if (isnan(x)) return x;
    x = fabs(x);
    if (isinf(x)) return x;
    double above = nextafter(x, INFINITY);
    return isinf(above) ? x - nextafter(x, -INFINITY) : above - x;
}

// X(name, C function, can overflow, doc)
#define ONE_ARGUMENT(X)                                                                                        \
    X(acos, acos, false, "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi.")  \
    X(acosh, acosh, false, "Return the inverse hyperbolic cosine of x.")                                       \
    X(asin, asin, false, "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.") \
    X(asinh, asinh, false, "Return the inverse hyperbolic sine of x.")                                         \
    X(atan, atan, false, "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.") \
    X(atanh, atanh, false, "Return the inverse hyperbolic tangent of x.")                                      \
    X(cbrt, cbrt, false, "Return the cube root of x.")                                                         \
    X(cos, cos, false, "Return the cosine of x (measured in radians).")                                        \
    X(cosh, cosh, true, "Return the hyperbolic cosine of x.")                                                  \
    X(degrees, to_degrees, true, "Convert angle x from radians to degrees.")                                   \
    X(erf, erf, false, "Error function at x.")                                                                 \
    X(erfc, erfc, false, "Complementary error function at x.")                                                 \
    X(exp, exp, true, "Return e raised to the power of x.")                                                    \
    X(exp2, exp2, true, "Return 2 raised to the power of x.")                                                  \
    X(expm1, expm1, true, "Return exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.") \
    X(fabs, fabs, false, "Return the absolute value of the float x.")                                          \
    X(log1p, log_one_plus, false, "Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero.") \
    X(radians, to_radians, false, "Convert angle x from degrees to radians.")                                  \
    X(sin, sin, false, "Return the sine of x (measured in radians).")                                          \
    X(sinh, sinh, true, "Return the hyperbolic sine of x.")                                                    \
    X(sqrt, square_root, false, "Return the square root of x.")                                                \
    X(tan, tan, false, "Return the tangent of x (measured in radians).")                                       \
    X(tanh, tanh, false, "Return the hyperbolic tangent of x.")                                                \
    X(ulp, unit_in_last_place, false, "Return the value of the least significant bit of the float x.")

#define X(name, function, can_overflow, doc)                                                                   \
    static FoObject *math_##name(NATIVE_ARGS) {                                                                \
        double x;                                                                                              \
        if (!fo_math_argument(args[0], &x)) return NULL;                                                       \
        double r = function(x);                                                                                \
        FoMathStatus status = status_of(r, isnan(x), isfinite(x), can_overflow);                               \
        return fo_likely(status == FO_MATH_OK) ? fo_float_new(r) : raise_status(status);                       \
    }                                                                                                          \
    static bool fast_##name(const FoValue *args, int64_t n, FoValue *result) {                                 \
        double x;                                                                                              \
        if (n != 1 || !fast_argument(args, &x)) return false;                                                  \
        double r = function(x);                                                                                \
        if (status_of(r, isnan(x), isfinite(x), can_overflow) != FO_MATH_OK) return false;                     \
        *result = fo_value_from_f64(r);                                                                        \
        return true;                                                                                           \
    }
ONE_ARGUMENT(X)
#undef X

static FoObject *math_gamma(NATIVE_ARGS) {
    double x;
    if (!fo_math_argument(args[0], &x)) return NULL;
    FoMathStatus status = fo_math_gamma(x, &x);
    return status == FO_MATH_OK ? fo_float_new(x) : raise_status(status);
}

static FoObject *math_lgamma(NATIVE_ARGS) {
    double x;
    if (!fo_math_argument(args[0], &x)) return NULL;
    FoMathStatus status = fo_math_lgamma(x, &x);
    return status == FO_MATH_OK ? fo_float_new(x) : raise_status(status);
}

#define TEST(name)                                                                                             \
    static FoObject *math_##name(NATIVE_ARGS) {                                                                \
        double x;                                                                                              \
        return fo_math_argument(args[0], &x) ? fo_bool_new(name(x)) : NULL;                                    \
    }                                                                                                          \
    static bool fast_##name(const FoValue *args, int64_t n, FoValue *result) {                                 \
        double x;                                                                                              \
        if (n != 1 || !fast_argument(args, &x)) return false;                                                  \
        *result = fo_value_from_object_give(fo_bool_new(name(x)));                                             \
        return true;                                                                                           \
    }
TEST(isfinite)
TEST(isinf)
TEST(isnan)
#undef TEST

// ---- two arguments

// Python's own rules where the C library's reports differ; *status is set only then.
static double power(double x, double y, FoMathStatus *status) {
    double r = pow(x, y);
    *status = FO_MATH_OK;
    if (isfinite(r) || !isfinite(x) || !isfinite(y)) return r; // C99's special values are Python's
    *status = isnan(r) || x == 0.0 ? FO_MATH_DOMAIN : FO_MATH_RANGE;
    return r;
}

static double modulo(double x, double y, FoMathStatus *status) {
    double r = isinf(y) && isfinite(x) ? x : fmod(x, y);
    *status = status_of(r, isnan(x) || isnan(y), isfinite(x) && isfinite(y), false);
    return r;
}

static double ieee_remainder(double x, double y, FoMathStatus *status) {
    double r = isinf(y) && isfinite(x) ? x : remainder(x, y);
    *status = status_of(r, isnan(x) || isnan(y), isfinite(x) && isfinite(y), false);
    return r;
}

static double arc_tangent_2(double y, double x, FoMathStatus *status) {
    *status = FO_MATH_OK;
    return atan2(y, x);
}

static double copy_sign(double x, double y, FoMathStatus *status) {
    *status = FO_MATH_OK;
    return copysign(x, y);
}

static double next_after(double x, double y, FoMathStatus *status) {
    *status = FO_MATH_OK;
    return nextafter(x, y);
}

#define TWO_ARGUMENTS(X)                                                                                       \
    X(atan2, arc_tangent_2, "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered.") \
    X(copysign, copy_sign, "Return a float with the magnitude (absolute value) of x but the sign of y.\n\nOn platforms that support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.") \
    X(fmod, modulo, "Return fmod(x, y), according to platform C.\n\nx % y may differ.")                           \
    X(nextafter, next_after, "Return the next floating-point value after x towards y.")                        \
    X(pow, power, "Return x**y (x to the power of y).")                                                        \
    X(remainder, ieee_remainder, "Difference between x and the closest integer multiple of y.\n\nReturn x - n*y where n*y is the closest integer multiple of y.\nIn the case where x is exactly halfway between two multiples of\ny, the nearest even value of n is used. The result is always exact.")

#define X(name, function, doc)                                                                                 \
    static FoObject *math_##name(NATIVE_ARGS) {                                                                \
        double x, y;                                                                                           \
        FoMathStatus status;                                                                                   \
        if (!fo_math_argument(args[0], &x) || !fo_math_argument(args[1], &y)) return NULL;                     \
        double r = function(x, y, &status);                                                                    \
        return fo_likely(status == FO_MATH_OK) ? fo_float_new(r) : raise_status(status);                       \
    }                                                                                                          \
    static bool fast_##name(const FoValue *args, int64_t n, FoValue *result) {                                 \
        double x, y;                                                                                           \
        FoMathStatus status;                                                                                   \
        if (n != 2 || !fast_argument(args, &x) || !fast_argument(args + 1, &y)) return false;                  \
        double r = function(x, y, &status);                                                                    \
        if (status != FO_MATH_OK) return false;                                                                \
        *result = fo_value_from_f64(r);                                                                        \
        return true;                                                                                           \
    }
TWO_ARGUMENTS(X)
#undef X

// ---- logarithms: of ints of any size

static bool log_of(FoObject *o, double (*function)(double), double *out) {
    double x;
    if (!fo_int_check(o)) {
        if (!fo_math_argument(o, &x)) return false;
        *out = function(x);
        FoMathStatus status = status_of(*out, isnan(x), isfinite(x), false);
        return status == FO_MATH_OK || raise_status(status) != NULL;
    }
    if (fo_int_sign(o) <= 0) return fo_fail(FO_VALUE_ERROR, "math domain error");
    if (fo_int_bit_length(o) <= 1023) {
        if (!fo_int_as_double(o, &x)) return false;
        *out = function(x);
        return true;
    }
    int64_t exponent; // too large for a double, perhaps: log(m * 2^e) = log(m) + e log(2)
    if (fo_int_as_double(o, &x)) {
        *out = function(x);
        return true;
    }
    if (!fo_error_matches_kind(FO_OVERFLOW_ERROR)) return false;
    fo_error_clear();
    x = fo_int_frexp(o, &exponent);
    *out = function(x) + function(2.0) * (double)exponent;
    return true;
}

static FoObject *math_log(NATIVE_ARGS) {
    double x, base;
    if (n < 1 || n > 2) return fo_raise(FO_TYPE_ERROR, "math.log requires 1 to 2 arguments");
    if (!log_of(args[0], natural_log, &x)) return NULL;
    if (n == 1) return fo_float_new(x);
    if (!log_of(args[1], natural_log, &base)) return NULL;
    return fo_float_div(x, base, &x) ? fo_float_new(x) : NULL;
}

static FoObject *math_log2(NATIVE_ARGS) {
    double x;
    return log_of(args[0], log_base_2, &x) ? fo_float_new(x) : NULL;
}

static FoObject *math_log10(NATIVE_ARGS) {
    double x;
    return log_of(args[0], log_base_10, &x) ? fo_float_new(x) : NULL;
}

#define FAST_LOG(name, function)                                                                               \
    static bool fast_##name(const FoValue *args, int64_t n, FoValue *result) {                                 \
        double x;                                                                                              \
        if (n != 1 || !fast_argument(args, &x) || !(x > 0)) return false;                                      \
        *result = fo_value_from_f64(function(x));                                                              \
        return true;                                                                                           \
    }
FAST_LOG(log, log)
FAST_LOG(log2, log2)
FAST_LOG(log10, log10)
#undef FAST_LOG

// ---- whole parts

// Calls o's own special method; *found tells whether it has one.
static FoObject *call_special(FoObject *o, FoStr *name, bool *found) {
    FoObject *method;
    *found = true;
    if (!fo_find_special(o, name, &method)) return NULL;
    *found = method != NULL;
    if (!method) return NULL;
    FO_AUTO(FoObject) held = method;
    return fo_call0(method);
}

static FoObject *whole_part(FoObject *o, FoStr *name, double (*function)(double)) {
    bool found;
    double x;
    if (fo_float_check_exact(o)) return fo_int_from_double(function(fo_float_value(o)));
    if (fo_int_check_exact(o)) return fo_ref(o);
    FoObject *result = call_special(o, name, &found);
    if (found) return result;
    return fo_math_argument(o, &x) ? fo_int_from_double(function(x)) : NULL;
}

static FoObject *math_floor(NATIVE_ARGS) { return whole_part(args[0], fo_name(__floor__), floor); }
static FoObject *math_ceil(NATIVE_ARGS) { return whole_part(args[0], fo_name(__ceil__), ceil); }
static FoObject *math_trunc(NATIVE_ARGS) {
    if (fo_float_check_exact(args[0])) return fo_int_from_double(fo_float_value(args[0]));
    bool found;
    FoObject *result = call_special(args[0], fo_name(__trunc__), &found);
    return found ? result : fo_raise(FO_TYPE_ERROR, "type %T doesn't define __trunc__ method", args[0]);
}

#define FAST_WHOLE(name)                                                                                       \
    static bool fast_##name(const FoValue *args, int64_t n, FoValue *result) {                                 \
        double x;                                                                                              \
        if (n != 1 || args->tag == FO_TAG_INT || !fast_argument(args, &x) || !(fabs(x) < 9e18)) return false;  \
        if (args->tag == FO_TAG_OBJECT && !fo_float_check_exact(args->o)) return false;                        \
        *result = fo_value_from_i64((int64_t)name(x));                                                         \
        return true;                                                                                           \
    }
FAST_WHOLE(floor)
FAST_WHOLE(ceil)
FAST_WHOLE(trunc)
#undef FAST_WHOLE

// ---- parts of a float

static FoObject *pair_of_floats(double a, double b) {
    FO_AUTO(FoObject) first = fo_float_new(a);
    FO_AUTO(FoObject) second = fo_float_new(b);
    return first && second ? (FoObject *)fo_tuple_pack(2, first, second) : NULL;
}

static FoObject *math_modf(NATIVE_ARGS) {
    double x, whole;
    if (!fo_math_argument(args[0], &x)) return NULL;
    double fraction = modf(x, &whole);
    return pair_of_floats(fraction, whole);
}

static FoObject *math_frexp(NATIVE_ARGS) {
    double x;
    int exponent = 0;
    if (!fo_math_argument(args[0], &x)) return NULL;
    if (isfinite(x) && x != 0.0) x = frexp(x, &exponent);
    FO_AUTO(FoObject) mantissa = fo_float_new(x);
    FO_AUTO(FoObject) power_of_two = fo_int_from_i64(exponent);
    return mantissa && power_of_two ? (FoObject *)fo_tuple_pack(2, mantissa, power_of_two) : NULL;
}

static FoObject *math_ldexp(NATIVE_ARGS) {
    double x;
    int64_t exponent;
    if (!fo_math_argument(args[0], &x)) return NULL;
    if (!fo_int_check(args[1])) return fo_raise(FO_TYPE_ERROR, "Expected an int as second argument to ldexp.");
    if (!fo_int_fits_i64(args[1], &exponent)) exponent = fo_int_sign(args[1]) < 0 ? INT_MIN : INT_MAX;
    if (x == 0.0 || !isfinite(x)) return fo_float_new(x);
    double r = ldexp(x, exponent < INT_MIN ? INT_MIN : exponent > INT_MAX ? INT_MAX : (int)exponent);
    return isinf(r) ? raise_status(FO_MATH_RANGE) : fo_float_new(r);
}

// ---- the module

#define X1(name, function, can_overflow, doc) {#name, math_##name, 1, 1, 0, #name "($module, x, /)\n--\n\n" doc, fast_##name},
#define X2(name, function, doc) {#name, math_##name, 2, 2, 0, #name "($module, x, y, /)\n--\n\n" doc, fast_##name},
static const FoNativeDef functions[] = {
    ONE_ARGUMENT(X1)
    TWO_ARGUMENTS(X2)
    {"gamma", math_gamma, 1, 1, 0, "gamma($module, x, /)\n--\n\nGamma function at x."},
    {"lgamma", math_lgamma, 1, 1, 0, "lgamma($module, x, /)\n--\n\nNatural logarithm of absolute value of Gamma function at x."},
    {"isfinite", math_isfinite, 1, 1, 0,
     "isfinite($module, x, /)\n--\n\nReturn True if x is neither an infinity nor a NaN, and False otherwise.", fast_isfinite},
    {"isinf", math_isinf, 1, 1, 0,
     "isinf($module, x, /)\n--\n\nReturn True if x is a positive or negative infinity, and False otherwise.", fast_isinf},
    {"isnan", math_isnan, 1, 1, 0, "isnan($module, x, /)\n--\n\nReturn True if x is a NaN (not a number), and False otherwise.", fast_isnan},
    {"log", math_log, 0, -1, 0,
     "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\n"
     "If the base is not specified, returns the natural logarithm (base e) of x.", fast_log},
    {"log2", math_log2, 1, 1, 0, "log2($module, x, /)\n--\n\nReturn the base 2 logarithm of x.", fast_log2},
    {"log10", math_log10, 1, 1, 0, "log10($module, x, /)\n--\n\nReturn the base 10 logarithm of x.", fast_log10},
    {"floor", math_floor, 1, 1, 0,
     "floor($module, x, /)\n--\n\nReturn the floor of x as an Integral.\n\nThis is the largest integer <= x.", fast_floor},
    {"ceil", math_ceil, 1, 1, 0,
     "ceil($module, x, /)\n--\n\nReturn the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.", fast_ceil},
    {"trunc", math_trunc, 1, 1, 0,
     "trunc($module, x, /)\n--\n\nTruncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method.", fast_trunc},
    {"modf", math_modf, 1, 1, 0,
     "modf($module, x, /)\n--\n\nReturn the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats."},
    {"frexp", math_frexp, 1, 1, 0,
     "frexp($module, x, /)\n--\n\nReturn the mantissa and exponent of x, as pair (m, e).\n\n"
     "m is a float and e is an int, such that x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0."},
    {"ldexp", math_ldexp, 2, 2, 0, "ldexp($module, x, i, /)\n--\n\nReturn x * (2**i).\n\nThis is essentially the inverse of frexp()."},
    {0},
};

FoObject *fo_module_math_new(void) {
    FO_AUTO(FoModule) m = fo_module_from_defs("math",
        "This module provides access to the mathematical functions\ndefined by the C standard.", functions);
    if (!m || !fo_module_add_defs(m, fo_math_int_functions) || !fo_module_add_defs(m, fo_math_sum_functions)) return NULL;
    bool ok = fo_module_add_give(m, "pi", fo_float_new(M_PI)) && fo_module_add_give(m, "e", fo_float_new(M_E)) &&
              fo_module_add_give(m, "tau", fo_float_new(2 * M_PI)) && fo_module_add_give(m, "inf", fo_float_new(INFINITY)) &&
              fo_module_add_give(m, "nan", fo_float_new(NAN));
    return ok ? (FoObject *)fo_take(m) : NULL;
}
