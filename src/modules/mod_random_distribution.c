// SPDX-License-Identifier: MIT
// random: draws from continuous distributions, step by step as CPython's random.py makes them, so that the same seed gives the same numbers.
#include "modules/random_private.h"

#include <math.h>

#define TWO_PI (2.0 * M_PI)

// Reads the positional-or-keyword float parameters of a method; values not given stay.
static bool read_doubles(const FoParams *params, FoObject *const *args, int64_t n, FoTuple *kwnames, double *values) {
    FoObject *given[3];
    if (!fo_args_bind_method(params, args, n, kwnames, given)) return false;
    for (int k = 0; k < params->n; k++)
        if (given[k] && !fo_as_double(given[k], &values[k])) return false;
    return true;
}

#define DRAW(x)                                                                                                \
    do {                                                                                                       \
        if (!fo_random_double(self, &(x))) return NULL;                                                        \
    } while (0)

static FoObject *random_uniform(NATIVE_ARGS) {
    static const char *const names[] = {"a", "b"};
    static const FoParams params = {"Random.uniform", names, 2, 2, 0, 2};
    double v[2], u;
    if (!read_doubles(&params, args, n, kwnames, v)) return NULL;
    DRAW(u);
    return fo_float_new(v[0] + (v[1] - v[0]) * u);
}

static FoObject *random_triangular(NATIVE_ARGS) {
    static const char *const names[] = {"low", "high", "mode"};
    static const FoParams params = {"Random.triangular", names, 3, 0, 0, 3};
    FoObject *given[3];
    double low = 0.0, high = 1.0, mode = 0.0, u, c = 0.5;
    if (!fo_args_bind_method(&params, args, n, kwnames, given)) return NULL;
    if ((given[0] && !fo_as_double(given[0], &low)) || (given[1] && !fo_as_double(given[1], &high))) return NULL;
    bool has_mode = given[2] && given[2] != fo_none;
    if (has_mode && !fo_as_double(given[2], &mode)) return NULL;
    DRAW(u);
    if (has_mode) {
        if (high - low == 0.0) return given[0] ? fo_ref(given[0]) : fo_float_new(low);
        c = (mode - low) / (high - low);
    }
    if (u > c) {
        u = 1.0 - u;
        c = 1.0 - c;
        double t = low;
        low = high;
        high = t;
    }
    return fo_float_new(low + (high - low) * sqrt(u * c));
}

static bool draw_normal(FoObject *self, double *out) { // Kinderman and Monahan (1977)
    const double magic = 4 * exp(-0.5) / sqrt(2.0);
    for (;;) {
        double u, v;
        if (!fo_random_double(self, &u) || !fo_random_double(self, &v)) return false;
        v = 1.0 - v;
        *out = magic * (u - 0.5) / v;
        if (*out * *out / 4.0 <= -log(v)) return true;
    }
}

static FoObject *random_normalvariate(NATIVE_ARGS) {
    static const char *const names[] = {"mu", "sigma"};
    static const FoParams params = {"Random.normalvariate", names, 2, 0, 0, 2};
    double v[2] = {0.0, 1.0}, z;
    if (!read_doubles(&params, args, n, kwnames, v) || !draw_normal(self, &z)) return NULL;
    return fo_float_new(v[0] + z * v[1]);
}

static FoObject *random_lognormvariate(NATIVE_ARGS) {
    static const char *const names[] = {"mu", "sigma"};
    static const FoParams params = {"Random.lognormvariate", names, 2, 2, 0, 2};
    double v[2], z;
    if (!read_doubles(&params, args, n, kwnames, v) || !draw_normal(self, &z)) return NULL;
    double r = exp(v[0] + z * v[1]);
    return isinf(r) ? fo_raise(FO_OVERFLOW_ERROR, "math range error") : fo_float_new(r);
}

static FoObject *random_gauss(NATIVE_ARGS) {
    static const char *const names[] = {"mu", "sigma"};
    static const FoParams params = {"Random.gauss", names, 2, 0, 0, 2};
    FoRandom *r = (FoRandom *)self;
    double v[2] = {0.0, 1.0}, z = r->gauss_next;
    if (!read_doubles(&params, args, n, kwnames, v)) return NULL;
    if (!r->has_gauss) {
        double angle, u;
        DRAW(angle);
        DRAW(u);
        angle *= TWO_PI;
        double radius = sqrt(-2.0 * log(1.0 - u));
        z = cos(angle) * radius;
        r->gauss_next = sin(angle) * radius;
    }
    r->has_gauss = !r->has_gauss;
    return fo_float_new(v[0] + z * v[1]);
}

static FoObject *random_expovariate(NATIVE_ARGS) {
    static const char *const names[] = {"lambd"};
    static const FoParams params = {"Random.expovariate", names, 1, 1, 0, 1};
    double rate, u;
    if (!read_doubles(&params, args, n, kwnames, &rate)) return NULL;
    DRAW(u);
    return fo_float_div(-log(1.0 - u), rate, &u) ? fo_float_new(u) : NULL;
}

static FoObject *random_vonmisesvariate(NATIVE_ARGS) { // Fisher (1993), after Best and Fisher
    static const char *const names[] = {"mu", "kappa"};
    static const FoParams params = {"Random.vonmisesvariate", names, 2, 2, 0, 2};
    double v[2], u, z;
    if (!read_doubles(&params, args, n, kwnames, v)) return NULL;
    double mu = v[0], kappa = v[1];
    if (kappa <= 1e-6) {
        DRAW(u);
        return fo_float_new(TWO_PI * u);
    }
    double s = 0.5 / kappa, r = s + sqrt(1.0 + s * s);
    for (;;) {
        DRAW(u);
        z = cos(M_PI * u);
        double d = z / (r + z);
        DRAW(u);
        if (u < 1.0 - d * d || u <= (1.0 - d) * exp(d)) break;
    }
    double q = 1.0 / r, f = (q + z) / (1.0 + q * z), theta;
    DRAW(u);
    if (!fo_float_mod(u > 0.5 ? mu + acos(f) : mu - acos(f), TWO_PI, &theta)) return NULL;
    return fo_float_new(theta);
}

static bool draw_gamma_large(FoObject *self, double alpha, double *out) { // alpha > 1: Cheng (1977)
    double ainv = sqrt(2.0 * alpha - 1.0), b = alpha - log(4.0), c = alpha + ainv;
    const double magic = 1.0 + log(4.5);
    for (;;) {
        double u, w;
        if (!fo_random_double(self, &u)) return false;
        if (!(1e-7 < u && u < 0.9999999)) continue;
        if (!fo_random_double(self, &w)) return false;
        w = 1.0 - w;
        double v = log(u / (1.0 - u)) / ainv, x = alpha * exp(v), z = u * u * w, r = b + c * v - x;
        if (r + magic - 4.5 * z >= 0.0 || r >= log(z)) {
            *out = x;
            return true;
        }
    }
}

static bool draw_gamma_small(FoObject *self, double alpha, double *out) { // alpha < 1: Kennedy and Gentle, algorithm GS
    for (;;) {
        double u, w;
        if (!fo_random_double(self, &u)) return false;
        double b = (M_E + alpha) / M_E, p = b * u, x = p <= 1.0 ? pow(p, 1.0 / alpha) : -log((b - p) / alpha);
        if (!fo_random_double(self, &w)) return false;
        *out = x;
        if (p > 1.0 ? w <= pow(x, alpha - 1.0) : w <= exp(-x)) return true;
    }
}

static bool draw_gamma(FoObject *self, double alpha, double beta, double *out) {
    if (alpha <= 0.0 || beta <= 0.0) return fo_fail(FO_VALUE_ERROR, "gammavariate: alpha and beta must be > 0.0");
    if (alpha == 1.0) {
        double u;
        if (!fo_random_double(self, &u)) return false;
        *out = -log(1.0 - u);
    } else if (!(alpha > 1.0 ? draw_gamma_large : draw_gamma_small)(self, alpha, out)) {
        return false;
    }
    *out *= beta;
    return true;
}

static FoObject *random_gammavariate(NATIVE_ARGS) {
    static const char *const names[] = {"alpha", "beta"};
    static const FoParams params = {"Random.gammavariate", names, 2, 2, 0, 2};
    double v[2], r;
    return read_doubles(&params, args, n, kwnames, v) && draw_gamma(self, v[0], v[1], &r) ? fo_float_new(r) : NULL;
}

static FoObject *random_betavariate(NATIVE_ARGS) {
    static const char *const names[] = {"alpha", "beta"};
    static const FoParams params = {"Random.betavariate", names, 2, 2, 0, 2};
    double v[2], y, z;
    if (!read_doubles(&params, args, n, kwnames, v) || !draw_gamma(self, v[0], 1.0, &y)) return NULL;
    if (y == 0.0) return fo_float_new(0.0);
    return draw_gamma(self, v[1], 1.0, &z) ? fo_float_new(y / (y + z)) : NULL;
}

static FoObject *random_paretovariate(NATIVE_ARGS) {
    static const char *const names[] = {"alpha"};
    static const FoParams params = {"Random.paretovariate", names, 1, 1, 0, 1};
    double alpha, u, exponent, r;
    bool is_complex;
    if (!read_doubles(&params, args, n, kwnames, &alpha)) return NULL;
    DRAW(u);
    return fo_float_div(-1.0, alpha, &exponent) && fo_float_pow(1.0 - u, exponent, &r, &is_complex) ? fo_float_new(r) : NULL;
}

static FoObject *random_weibullvariate(NATIVE_ARGS) {
    static const char *const names[] = {"alpha", "beta"};
    static const FoParams params = {"Random.weibullvariate", names, 2, 2, 0, 2};
    double v[2], u, exponent, r;
    bool is_complex;
    if (!read_doubles(&params, args, n, kwnames, v)) return NULL;
    DRAW(u);
    return fo_float_div(1.0, v[1], &exponent) && fo_float_pow(-log(1.0 - u), exponent, &r, &is_complex) ? fo_float_new(v[0] * r) : NULL;
}

#define METHOD(name, doc) {#name, random_##name, 0, -1, FO_NATIVE_KEYWORDS, doc}
const FoNativeDef fo_random_distribution_methods[] = {
    METHOD(uniform, "Get a random number in the range [a, b) or [a, b] depending on rounding."),
    METHOD(triangular,
        "Triangular distribution.\n\nContinuous distribution bounded by given lower and upper limits,\n"
        "and having a given mode value in-between."),
    METHOD(normalvariate, "Normal distribution.\n\nmu is the mean, and sigma is the standard deviation."),
    METHOD(lognormvariate, "Log normal distribution."),
    METHOD(gauss, "Gaussian distribution.\n\nmu is the mean, and sigma is the standard deviation."),
    METHOD(expovariate, "Exponential distribution.\n\nlambd is 1.0 divided by the desired mean."),
    METHOD(vonmisesvariate,
        "Circular data distribution.\n\nmu is the mean angle, expressed in radians between 0 and 2*pi, and\n"
        "kappa is the concentration parameter, which must be greater than or\nequal to zero."),
    METHOD(gammavariate, "Gamma distribution.  Not the gamma function!\n\nConditions on the parameters are alpha > 0 and beta > 0."),
    METHOD(betavariate, "Beta distribution.\n\nConditions on the parameters are alpha > 0 and beta > 0.\nReturned values range between 0 and 1."),
    METHOD(paretovariate, "Pareto distribution.  alpha is the shape parameter."),
    METHOD(weibullvariate, "Weibull distribution.\n\nalpha is the scale parameter and beta is the shape parameter."),
    {0},
};
