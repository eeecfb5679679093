// SPDX-License-Identifier: MIT
// cmath: functions of complex numbers. Finite arguments go through formulas that neither overflow early nor lose the small part
// (W. Kahan, Branch Cuts for Complex Elementary Functions, 1987); infinities and NaNs have the C library's (Annex G) values.
#include "modules/math_private.h"

#include <complex.h>
#undef I
#include <errno.h>
#include <float.h>
#include <math.h>

typedef struct {
    double re, im;
} Complex;

#define LARGE (DBL_MAX / 4.0)
#define SQRT_LARGE (sqrt(LARGE))
#define LOG_LARGE (log(LARGE))
#define SQRT_SMALL (sqrt(DBL_MIN))

static bool is_finite(Complex z) { return isfinite(z.re) && isfinite(z.im); }
static bool is_nan(Complex z) { return isnan(z.re) || isnan(z.im); }
static Complex times_i(Complex z) { return (Complex){-z.im, z.re}; }
static Complex over_i(Complex z) { return (Complex){z.im, -z.re}; }
static Complex from_c(double _Complex z) { return (Complex){creal(z), cimag(z)}; }
static double _Complex to_c(Complex z) { return __builtin_complex(z.re, z.im); }

static FoMathStatus range_of(Complex r) { return isinf(r.re) || isinf(r.im) ? FO_MATH_RANGE : FO_MATH_OK; }

// ---- the functions; each stores its result and tells how it failed

static FoMathStatus root(Complex z, Complex *r) {
    if (!is_finite(z)) {
        *r = from_c(csqrt(to_c(z)));
        return FO_MATH_OK;
    }
    if (z.re == 0.0 && z.im == 0.0) {
        *r = (Complex){0.0, z.im};
        return FO_MATH_OK;
    }
    double x = fabs(z.re), y = fabs(z.im), s;
    if (x < DBL_MIN && y < DBL_MIN) {
        x = ldexp(x, 53);
        s = ldexp(sqrt(x + hypot(x, ldexp(y, 53))), -27);
    } else {
        x /= 8.0;
        s = 2.0 * sqrt(x + hypot(x, y / 8.0));
    }
    double d = y / (2.0 * s);
    *r = z.re >= 0.0 ? (Complex){s, copysign(d, z.im)} : (Complex){d, copysign(s, z.im)};
    return FO_MATH_OK;
}

static FoMathStatus exponential(Complex z, Complex *r) {
    if (!is_finite(z)) {
        *r = from_c(cexp(to_c(z)));
        if (isinf(z.re) && z.re < 0 && !isfinite(z.im)) *r = (Complex){0.0, 0.0};
        return isinf(z.im) && (isfinite(z.re) || (isinf(z.re) && z.re > 0)) ? FO_MATH_DOMAIN : FO_MATH_OK;
    }
    bool large = z.re > LOG_LARGE;
    double l = exp(large ? z.re - 1.0 : z.re), factor = large ? M_E : 1.0;
    *r = (Complex){l * cos(z.im) * factor, l * sin(z.im) * factor};
    return range_of(*r);
}

static FoMathStatus logarithm(Complex z, Complex *r) {
    if (!is_finite(z)) {
        *r = from_c(clog(to_c(z)));
        return FO_MATH_OK;
    }
    double x = fabs(z.re), y = fabs(z.im);
    r->im = atan2(z.im, z.re);
    if (x > LARGE || y > LARGE) {
        r->re = log(hypot(x / 2.0, y / 2.0)) + M_LN2;
    } else if (x < DBL_MIN && y < DBL_MIN) {
        if (x == 0.0 && y == 0.0) {
            r->re = -INFINITY;
            return FO_MATH_DOMAIN;
        }
        r->re = log(hypot(ldexp(x, DBL_MANT_DIG), ldexp(y, DBL_MANT_DIG))) - DBL_MANT_DIG * M_LN2;
    } else {
        double h = hypot(x, y);
        if (0.71 <= h && h <= 1.73) {
            double more = x > y ? x : y, less = x > y ? y : x;
            r->re = log1p((more - 1) * (more + 1) + less * less) / 2.0;
        } else {
            r->re = log(h);
        }
    }
    return FO_MATH_OK;
}

static FoMathStatus logarithm_10(Complex z, Complex *r) {
    FoMathStatus status = logarithm(z, r);
    r->re /= M_LN10;
    r->im /= M_LN10;
    return status;
}

static double log_large(Complex z) { return log(hypot(z.re / 2.0, z.im / 2.0)) + M_LN2 * 2.0; }
static bool is_large(Complex z) { return fabs(z.re) > LARGE || fabs(z.im) > LARGE; }

static FoMathStatus arc_cosine(Complex z, Complex *r) {
    if (!is_finite(z)) {
        *r = from_c(cacos(to_c(z)));
        if (isnan(z.im)) r->im = fabs(r->im);
    } else if (is_large(z)) {
        r->re = atan2(fabs(z.im), z.re);
        r->im = z.re < 0.0 ? -copysign(log_large(z), z.im) : copysign(log_large(z), -z.im);
    } else {
        Complex a, b;
        root((Complex){1.0 - z.re, -z.im}, &a);
        root((Complex){1.0 + z.re, z.im}, &b);
        *r = (Complex){2.0 * atan2(a.re, b.re), asinh(b.re * a.im - b.im * a.re)};
    }
    return FO_MATH_OK;
}

static FoMathStatus arc_hyperbolic_cosine(Complex z, Complex *r) {
    if (!is_finite(z)) {
        *r = from_c(cacosh(to_c(z)));
        if (isnan(z.im) && isfinite(z.re)) r->im = NAN;
    } else if (is_large(z)) {
        *r = (Complex){log_large(z), atan2(z.im, z.re)};
    } else {
        Complex a, b;
        root((Complex){z.re - 1.0, z.im}, &a);
        root((Complex){z.re + 1.0, z.im}, &b);
        *r = (Complex){asinh(a.re * b.re + a.im * b.im), 2.0 * atan2(a.im, b.re)};
    }
    return FO_MATH_OK;
}

static FoMathStatus arc_hyperbolic_sine(Complex z, Complex *r) {
    if (!is_finite(z)) {
        *r = from_c(casinh(to_c(z)));
        if (isnan(z.re)) r->re = fabs(r->re); // signs that Annex G leaves open
    } else if (is_large(z)) {
        r->re = z.im >= 0.0 ? copysign(log_large(z), z.re) : -copysign(log_large(z), -z.re);
        r->im = atan2(z.im, fabs(z.re));
    } else {
        Complex a, b;
        root((Complex){1.0 + z.im, -z.re}, &a);
        root((Complex){1.0 - z.im, z.re}, &b);
        *r = (Complex){asinh(a.re * b.im - b.re * a.im), atan2(z.im, a.re * b.re - a.im * b.im)};
    }
    return FO_MATH_OK;
}

static FoMathStatus arc_hyperbolic_tangent(Complex z, Complex *r) {
    if (!is_finite(z)) {
        *r = from_c(catanh(to_c(z)));
        if (isnan(z.re)) r->re = fabs(r->re);
        return FO_MATH_OK;
    }
    if (z.re < 0.0 || (z.re == 0.0 && signbit(z.re))) { // odd
        FoMathStatus status = arc_hyperbolic_tangent((Complex){-z.re, -z.im}, r);
        *r = (Complex){-r->re, -r->im};
        return status;
    }
    double y = fabs(z.im);
    if (z.re > SQRT_LARGE || y > SQRT_LARGE) {
        double h = hypot(z.re / 2.0, y / 2.0);
        *r = (Complex){z.re / 4.0 / h / h, -copysign(M_PI / 2.0, -z.im)};
    } else if (z.re == 1.0 && y < SQRT_SMALL) {
        if (y == 0.0) {
            *r = (Complex){INFINITY, z.im};
            return FO_MATH_DOMAIN;
        }
        *r = (Complex){-log(sqrt(y) / sqrt(hypot(y, 2.0))), copysign(atan2(2.0, -y) / 2, z.im)};
    } else {
        *r = (Complex){log1p(4.0 * z.re / ((1 - z.re) * (1 - z.re) + y * y)) / 4.0,
                       -atan2(-2.0 * z.im, (1 - z.re) * (1 + z.re) - y * y) / 2.0};
    }
    return FO_MATH_OK;
}

static FoMathStatus hyperbolic_special(Complex z, Complex *r, double _Complex (*function)(double _Complex)) {
    *r = from_c(function(to_c(z)));
    if (isnan(z.re) && z.im == 0.0 && function == ccosh) r->im = 0.0;
    if (z.re == 0.0 && isnan(z.im) && function == csinh) r->re = 0.0;
    return isinf(z.im) && !isnan(z.re) ? FO_MATH_DOMAIN : FO_MATH_OK;
}

static FoMathStatus hyperbolic_cosine(Complex z, Complex *r) {
    if (!is_finite(z)) return hyperbolic_special(z, r, ccosh);
    bool large = fabs(z.re) > LOG_LARGE;
    double x = large ? z.re - copysign(1.0, z.re) : z.re, factor = large ? M_E : 1.0;
    *r = (Complex){cos(z.im) * cosh(x) * factor, sin(z.im) * sinh(x) * factor};
    return range_of(*r);
}

static FoMathStatus hyperbolic_sine(Complex z, Complex *r) {
    if (!is_finite(z)) return hyperbolic_special(z, r, csinh);
    bool large = fabs(z.re) > LOG_LARGE;
    double x = large ? z.re - copysign(1.0, z.re) : z.re, factor = large ? M_E : 1.0;
    *r = (Complex){cos(z.im) * sinh(x) * factor, sin(z.im) * cosh(x) * factor};
    return range_of(*r);
}

static FoMathStatus hyperbolic_tangent(Complex z, Complex *r) {
    if (!is_finite(z)) {
        *r = from_c(ctanh(to_c(z)));
        if (z.re == 0.0 && isnan(z.im)) r->re = NAN;
        if (isinf(z.re) && !isfinite(z.im)) r->im = 0.0;
        return isinf(z.im) && isfinite(z.re) ? FO_MATH_DOMAIN : FO_MATH_OK;
    }
    if (fabs(z.re) > LOG_LARGE) {
        *r = (Complex){copysign(1.0, z.re), 4.0 * sin(z.im) * cos(z.im) * exp(-2.0 * fabs(z.re))};
    } else {
        double tx = tanh(z.re), ty = tan(z.im), cx = 1.0 / cosh(z.re), both = tx * ty, denominator = 1.0 + both * both;
        *r = (Complex){tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx};
    }
    return FO_MATH_OK;
}

// f(z) = g(i z) / i for the circular functions.
#define CIRCULAR(name, hyperbolic)                                                                             \
    static FoMathStatus name(Complex z, Complex *r) {                                                          \
        FoMathStatus status = hyperbolic(times_i(z), r);                                                       \
        *r = over_i(*r);                                                                                       \
        return status;                                                                                         \
    }
CIRCULAR(arc_sine, arc_hyperbolic_sine)
CIRCULAR(arc_tangent, arc_hyperbolic_tangent)
CIRCULAR(sine, hyperbolic_sine)
CIRCULAR(tangent, hyperbolic_tangent)
static FoMathStatus cosine(Complex z, Complex *r) { return hyperbolic_cosine(times_i(z), r); }

// ---- natives

static void *raise_status(FoMathStatus status) {
    return status == FO_MATH_DOMAIN ? fo_raise(FO_VALUE_ERROR, "math domain error") : fo_raise(FO_OVERFLOW_ERROR, "math range error");
}

static FoObject *apply(FoObject *o, FoMathStatus (*function)(Complex, Complex *)) {
    Complex z, r;
    if (!fo_complex_as_parts(o, &z.re, &z.im)) return NULL;
    FoMathStatus status = function(z, &r);
    return status == FO_MATH_OK ? fo_complex_new(r.re, r.im) : raise_status(status);
}

#define FUNCTIONS(X)                                                                                           \
    X(acos, arc_cosine, "Return the arc cosine of z.")                                                         \
    X(acosh, arc_hyperbolic_cosine, "Return the inverse hyperbolic cosine of z.")                              \
    X(asin, arc_sine, "Return the arc sine of z.")                                                             \
    X(asinh, arc_hyperbolic_sine, "Return the inverse hyperbolic sine of z.")                                  \
    X(atan, arc_tangent, "Return the arc tangent of z.")                                                       \
    X(atanh, arc_hyperbolic_tangent, "Return the inverse hyperbolic tangent of z.")                            \
    X(cos, cosine, "Return the cosine of z.")                                                                  \
    X(cosh, hyperbolic_cosine, "Return the hyperbolic cosine of z.")                                           \
    X(exp, exponential, "Return the exponential value e**z.")                                                  \
    X(log10, logarithm_10, "Return the base-10 logarithm of z.")                                               \
    X(sin, sine, "Return the sine of z.")                                                                      \
    X(sinh, hyperbolic_sine, "Return the hyperbolic sine of z.")                                               \
    X(sqrt, root, "Return the square root of z.")                                                              \
    X(tan, tangent, "Return the tangent of z.")                                                                \
    X(tanh, hyperbolic_tangent, "Return the hyperbolic tangent of z.")
#define X(name, function, doc)                                                                                 \
    static FoObject *cmath_##name(NATIVE_ARGS) { return apply(args[0], function); }
FUNCTIONS(X)
#undef X

static FoObject *cmath_log(NATIVE_ARGS) {
    if (n == 1) return apply(args[0], logarithm);
    Complex z;
    if (!fo_complex_as_parts(args[0], &z.re, &z.im)) return NULL;
    logarithm(z, &z); // with a base, log(0) is -infinity
    FO_AUTO(FoObject) base = apply(args[1], logarithm);
    FO_AUTO(FoObject) value = base ? fo_complex_new(z.re, z.im) : NULL;
    if (!value) return NULL;
    if (((FoComplex *)base)->real == 0.0 && ((FoComplex *)base)->imag == 0.0) return raise_status(FO_MATH_DOMAIN);
    return fo_binary(FO_OP_DIV, value, base);
}

static FoObject *cmath_phase(NATIVE_ARGS) {
    Complex z;
    if (!fo_complex_as_parts(args[0], &z.re, &z.im)) return NULL;
    errno = 0;
    double angle = atan2(z.im, z.re);
    return errno == ERANGE ? raise_status(FO_MATH_RANGE) : fo_float_new(angle); // an angle too small for a float
}

static FoObject *cmath_polar(NATIVE_ARGS) {
    Complex z;
    if (!fo_complex_as_parts(args[0], &z.re, &z.im)) return NULL;
    double size = hypot(z.re, z.im);
    if (isinf(size) && is_finite(z)) return raise_status(FO_MATH_RANGE);
    FO_AUTO(FoObject) r = fo_float_new(size);
    FO_AUTO(FoObject) phi = fo_float_new(atan2(z.im, z.re));
    return r && phi ? (FoObject *)fo_tuple_pack(2, r, phi) : NULL;
}

static FoObject *cmath_rect(NATIVE_ARGS) {
    double r, phi;
    if (!fo_math_argument(args[0], &r) || !fo_math_argument(args[1], &phi)) return NULL;
    if (isinf(phi) && r != 0.0 && !isnan(r)) return raise_status(FO_MATH_DOMAIN);
    if (isinf(r) && isfinite(phi) && phi != 0.0)
        return r > 0 ? fo_complex_new(copysign(INFINITY, cos(phi)), copysign(INFINITY, sin(phi)))
                     : fo_complex_new(-copysign(INFINITY, cos(phi)), -copysign(INFINITY, sin(phi)));
    if (isinf(r) && isnan(phi)) return fo_complex_new(INFINITY, NAN);
    if (r == 0.0 && !isfinite(phi)) return fo_complex_new(0.0, 0.0);
    if (phi == 0.0) return fo_complex_new(r, isnan(r) ? 0.0 : copysign(0.0, signbit(r) ? -phi : phi));
    return fo_complex_new(r * cos(phi), r * sin(phi));
}

#define TEST(name, condition)                                                                                  \
    static FoObject *cmath_##name(NATIVE_ARGS) {                                                               \
        Complex z;                                                                                             \
        return fo_complex_as_parts(args[0], &z.re, &z.im) ? fo_bool_new(condition) : NULL;                     \
    }
TEST(isfinite, is_finite(z))
TEST(isinf, isinf(z.re) || isinf(z.im))
TEST(isnan, is_nan(z))

static FoObject *cmath_isclose(NATIVE_ARGS) {
    static const char *const names[] = {"a", "b", "rel_tol", "abs_tol"};
    static const FoParams params = {"isclose", names, 4, 2, 0, 2};
    FoObject *given[4];
    Complex a, b;
    double relative = 1e-9, absolute = 0.0;
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    if (!fo_complex_as_parts(given[0], &a.re, &a.im) || !fo_complex_as_parts(given[1], &b.re, &b.im)) return NULL;
    if ((given[2] && !fo_math_argument(given[2], &relative)) || (given[3] && !fo_math_argument(given[3], &absolute))) return NULL;
    if (relative < 0.0 || absolute < 0.0) return fo_raise(FO_VALUE_ERROR, "tolerances must be non-negative");
    if (a.re == b.re && a.im == b.im) return fo_bool_new(true);
    if (isinf(a.re) || isinf(a.im) || isinf(b.re) || isinf(b.im)) return fo_bool_new(false);
    double difference = hypot(a.re - b.re, a.im - b.im);
    return fo_bool_new(difference <= relative * hypot(b.re, b.im) || difference <= relative * hypot(a.re, a.im) || difference <= absolute);
}

#define DEF(name, function, doc) {#name, cmath_##name, 1, 1, 0, #name "($module, z, /)\n--\n\n" doc},
static const FoNativeDef functions[] = {
    FUNCTIONS(DEF)
    {"log", cmath_log, 1, 2, 0,
     "log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of z."},
    {"phase", cmath_phase, 1, 1, 0, "phase($module, z, /)\n--\n\nReturn argument, also known as the phase angle, of a complex."},
    {"polar", cmath_polar, 1, 1, 0,
     "polar($module, z, /)\n--\n\nConvert a complex from rectangular coordinates to polar coordinates.\n\n"
     "r is the distance from 0 and phi the phase angle."},
    {"rect", cmath_rect, 2, 2, 0, "rect($module, r, phi, /)\n--\n\nConvert from polar coordinates to rectangular coordinates."},
    {"isfinite", cmath_isfinite, 1, 1, 0,
     "isfinite($module, z, /)\n--\n\nReturn True if both the real and imaginary parts of z are finite, else False."},
    {"isinf", cmath_isinf, 1, 1, 0, "isinf($module, z, /)\n--\n\nReturn True if the real or imaginary part of z is positive or negative infinity."},
    {"isnan", cmath_isnan, 1, 1, 0, "isnan($module, z, /)\n--\n\nChecks if the real or imaginary part of z not a number (NaN)."},
    {"isclose", cmath_isclose, 0, -1, FO_NATIVE_KEYWORDS,
     "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\nDetermine whether two complex numbers are close in value."},
    {0},
};

FoObject *fo_module_cmath_new(void) {
    FO_AUTO(FoModule) m = fo_module_from_defs("cmath", "This module provides access to mathematical functions for complex\nnumbers.", functions);
    if (!m) return NULL;
    bool ok = fo_module_add_give(m, "pi", fo_float_new(M_PI)) && fo_module_add_give(m, "e", fo_float_new(M_E)) &&
              fo_module_add_give(m, "tau", fo_float_new(2 * M_PI)) && fo_module_add_give(m, "inf", fo_float_new(INFINITY)) &&
              fo_module_add_give(m, "nan", fo_float_new(NAN)) && fo_module_add_give(m, "infj", fo_complex_new(0.0, INFINITY)) &&
              fo_module_add_give(m, "nanj", fo_complex_new(0.0, NAN));
    return ok ? (FoObject *)fo_take(m) : NULL;
}
