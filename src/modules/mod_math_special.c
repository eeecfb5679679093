// SPDX-License-Identifier: MIT
// math: the gamma function, its logarithm, and the Euclidean norm. Plain C over doubles.
#include "modules/math_private.h"

#include <float.h>
#include <math.h>

// ---- gamma: Lanczos' approximation, N = 13, g = 6.0246…, as a quotient of two polynomials (G. Pugh 2004; coefficients of the 53-bit case)

enum { LANCZOS_N = 13 };
static const double lanczos_g = 6.024680040776729583740234375, lanczos_g_minus_half = 5.524680040776729583740234375;
static const double lanczos_numerator[LANCZOS_N] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
// The coefficients of x (x+1) … (x+11).
static const double lanczos_denominator[LANCZOS_N] = {0.0,      39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
                                                      2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};
static const double factorials[] = {1.0, 1.0, 2.0, 6.0, 24.0, 120.0, 720.0, 5040.0, 40320.0, 362880.0, 3628800.0, 39916800.0, 479001600.0,
                                    6227020800.0, 87178291200.0, 1307674368000.0, 20922789888000.0, 355687428096000.0, 6402373705728000.0,
                                    121645100408832000.0, 2432902008176640000.0, 51090942171709440000.0, 1124000727777607680000.0};

static double lanczos_sum(double x) { // x > 0; in powers of 1/x when x is large, so that nothing overflows
    double numerator = 0.0, denominator = 0.0;
    if (x < 5.0) {
        for (int k = LANCZOS_N; --k >= 0;) {
            numerator = numerator * x + lanczos_numerator[k];
            denominator = denominator * x + lanczos_denominator[k];
        }
    } else {
        for (int k = 0; k < LANCZOS_N; k++) {
            numerator = numerator / x + lanczos_numerator[k];
            denominator = denominator / x + lanczos_denominator[k];
        }
    }
    return numerator / denominator;
}

// sin(pi x), accurate near whole numbers.
static double sin_pi(double x) {
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(M_PI * y); break;
    case 1: r = cos(M_PI * (y - 0.5)); break;
    case 2: r = sin(M_PI * (1.0 - y)); break; // -sin(pi (y - 1)) would lose the sign of a zero
    case 3: r = -cos(M_PI * (y - 1.5)); break;
    default: r = sin(M_PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

static double gamma_general(double x) { // finite, not a whole number up to 23
    double size = fabs(x), y = size + lanczos_g_minus_half, lost;
    if (size > lanczos_g_minus_half)
        lost = (y - size) - lanczos_g_minus_half; // the rounding error of y, put right below
    else
        lost = (y - lanczos_g_minus_half) - size;
    lost = lost * lanczos_g / y;
    double r, half_power = size < 140.0 ? 0.0 : pow(y, size / 2.0 - 0.25);
    if (x < 0.0) { // reflection
        r = -M_PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        r -= lost * r;
        return size < 140.0 ? r / pow(y, size - 0.5) : r / half_power / half_power;
    }
    r = lanczos_sum(size) / exp(y);
    r += lost * r;
    return size < 140.0 ? r * pow(y, size - 0.5) : r * half_power * half_power;
}

FoMathStatus fo_math_gamma(double x, double *r) {
    *r = x;
    if (isnan(x) || (isinf(x) && x > 0)) return FO_MATH_OK;
    if (isinf(x) || x == 0.0) return FO_MATH_DOMAIN;
    if (x == floor(x)) {
        if (x < 0.0) return FO_MATH_DOMAIN;
        if (x <= 23.0) {
            *r = factorials[(int)x - 1];
            return FO_MATH_OK;
        }
    }
    if (fabs(x) < 1e-20) {
        *r = 1.0 / x;
    } else if (fabs(x) > 200.0) {
        if (x > 0.0) return FO_MATH_RANGE;
        *r = 0.0 / sin_pi(x);
    } else {
        *r = gamma_general(x);
    }
    return isinf(*r) ? FO_MATH_RANGE : FO_MATH_OK;
}

FoMathStatus fo_math_lgamma(double x, double *r) {
    *r = isnan(x) ? x : INFINITY;
    if (!isfinite(x)) return FO_MATH_OK;
    if (x == floor(x) && x <= 2.0) {
        *r = 0.0;
        return x <= 0.0 ? FO_MATH_DOMAIN : FO_MATH_OK;
    }
    double size = fabs(x);
    if (size < 1e-20) {
        *r = -log(size);
        return FO_MATH_OK;
    }
    *r = log(lanczos_sum(size)) - lanczos_g;
    *r += (size - 0.5) * (log(size + lanczos_g - 0.5) - 1);
    if (x < 0.0) *r = 1.144729885849400174143427351353058711647 - log(fabs(sin_pi(size))) - log(size) - *r; // log(pi)
    return isinf(*r) ? FO_MATH_RANGE : FO_MATH_OK;
}

// ---- norm: scaled by a power of two, squares and their sum in twice the precision, one correction step of the root

typedef struct {
    double high, low;
} Double2;

static Double2 fast_sum(double a, double b) { // |a| >= |b|
    double sum = a + b;
    return (Double2){sum, (a - sum) + b};
}

static Double2 exact_product(double x, double y) { // Veltkamp and Dekker; no fused multiplication needed
    double t = x * 134217729.0, xh = t - (t - x), xl = x - xh;
    t = y * 134217729.0;
    double yh = t - (t - y), yl = y - yh, high = x * y;
    return (Double2){high, ((xh * yh - high) + xh * yl + xl * yh) + xl * yl};
}

double fo_math_norm(double *values, int64_t n, double largest, bool found_nan) {
    if (isinf(largest)) return largest;
    if (found_nan) return NAN;
    if (largest == 0.0 || n <= 1) return largest;
    int exponent;
    frexp(largest, &exponent);
    if (exponent < -1023) { // subnormal numbers: lift them first
        for (int64_t k = 0; k < n; k++) values[k] /= DBL_MIN;
        return DBL_MIN * fo_math_norm(values, n, largest / DBL_MIN, false);
    }
    double scale = ldexp(1.0, -exponent), sum = 1.0, low_products = 0.0, low_sums = 0.0;
    for (int64_t k = 0; k < n; k++) {
        Double2 square = exact_product(values[k] * scale, values[k] * scale), s = fast_sum(sum, square.high);
        sum = s.high;
        low_products += square.low;
        low_sums += s.low;
    }
    double root = sqrt(sum - 1.0 + (low_products + low_sums));
    Double2 square = exact_product(-root, root), s = fast_sum(sum, square.high);
    low_products += square.low;
    low_sums += s.low;
    double rest = s.high - 1.0 + (low_products + low_sums);
    root += rest / (2.0 * root);
    return root / scale;
}
