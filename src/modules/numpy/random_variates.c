// SPDX-License-Identifier: MIT
#include "modules/numpy/random_variates.h"

#include <math.h>

static double uniform(FoDraws d) { return d.mt ? fo_mt_double(d.mt) : fo_pcg_double(d.pcg); }
static double normal(FoDraws d) { return d.mt ? fo_mt_gauss(d.mt) : fo_pcg_normal(d.pcg); }
static double exponential(FoDraws d) { return d.mt ? -log(1.0 - fo_mt_double(d.mt)) : fo_pcg_exponential(d.pcg); }

// ---- gamma and what is made of it

// Below shape 1: Ahrens and Dieter (1974), method GS.
static double small_gamma(FoDraws d, double shape) {
    for (;;) {
        double u = uniform(d), v = exponential(d);
        if (u <= 1.0 - shape) {
            double x = pow(u, 1.0 / shape);
            if (x <= v) return x;
        } else {
            double y = -log((1 - u) / shape), x = pow(1.0 - shape + shape * y, 1.0 / shape);
            if (x <= v + y) return x;
        }
    }
}

// Above: Marsaglia and Tsang (2000).
double fo_variate_gamma(FoDraws d, double shape) {
    if (shape == 1.0) return exponential(d);
    if (shape == 0.0) return 0.0;
    if (shape < 1.0) return small_gamma(d, shape);
    double b = shape - 1.0 / 3.0, c = 1.0 / sqrt(9 * b);
    for (;;) {
        double x, v;
        do {
            x = normal(d);
            v = 1.0 + c * x;
        } while (v <= 0.0);
        v = v * v * v;
        double u = uniform(d);
        if (u < 1.0 - 0.0331 * (x * x) * (x * x)) return b * v;
        if (log(u) < 0.5 * x * x + b * (1.0 - v + log(v))) return b * v;
    }
}

// Two small parameters: Jöhnk (1964); otherwise a ratio of gammas.
double fo_variate_beta(FoDraws d, double a, double b) {
    if (!(a <= 1.0 && b <= 1.0)) {
        double x = fo_variate_gamma(d, a), y = fo_variate_gamma(d, b);
        return x / (x + y);
    }
    for (;;) {
        double u = uniform(d), v = uniform(d), x = pow(u, 1.0 / a), y = pow(v, 1.0 / b), sum = x + y;
        if (sum > 1.0 || u + v <= 0.0) continue;
        if (sum > 0) return x / sum;
        if (d.pcg) continue; // both powers underflowed: Generator draws again, RandomState goes on with logarithms
        double log_x = log(u) / a, log_y = log(v) / b, most = log_x > log_y ? log_x : log_y;
        log_x -= most;
        log_y -= most;
        return exp(log_x - log(exp(log_x) + exp(log_y)));
    }
}

double fo_variate_chisquare(FoDraws d, double df) { return 2.0 * fo_variate_gamma(d, df / 2.0); }

double fo_variate_noncentral_chisquare(FoDraws d, double df, double nonc) {
    if (isnan(nonc)) return nonc;
    if (nonc == 0) return fo_variate_chisquare(d, df);
    if (df > 1) {
        double square = fo_variate_chisquare(d, df - 1), n = normal(d) + sqrt(nonc);
        return square + n * n;
    }
    int64_t i = fo_variate_poisson(d, nonc / 2.0);
    return fo_variate_chisquare(d, df + 2 * (double)i);
}

double fo_variate_f(FoDraws d, double dfnum, double dfden) {
    double above = fo_variate_chisquare(d, dfnum) * dfden, below = fo_variate_chisquare(d, dfden) * dfnum;
    return above / below;
}

double fo_variate_noncentral_f(FoDraws d, double dfnum, double dfden, double nonc) {
    double t = fo_variate_noncentral_chisquare(d, dfnum, nonc) * dfden;
    return t / (fo_variate_chisquare(d, dfden) * dfnum);
}

double fo_variate_t(FoDraws d, double df) {
    double n = normal(d), g = fo_variate_gamma(d, df / 2);
    return sqrt(df / 2) * n / sqrt(g);
}

// ---- functions of one or two draws

double fo_variate_pareto(FoDraws d, double a) { return d.mt ? exp(exponential(d) / a) - 1 : expm1(exponential(d) / a); }
double fo_variate_weibull(FoDraws d, double a) { return a == 0.0 ? 0.0 : pow(exponential(d), 1.0 / a); }
double fo_variate_power(FoDraws d, double a) { return d.mt ? pow(1 - exp(-exponential(d)), 1.0 / a) : pow(-expm1(-exponential(d)), 1.0 / a); }

double fo_variate_triangular(FoDraws d, double left, double mode, double right) {
    double base = right - left, left_base = mode - left, u = uniform(d);
    if (u <= left_base / base) return left + sqrt(u * (left_base * base));
    return right - sqrt((1.0 - u) * ((right - mode) * base));
}

// Michael, Schucany and Haas (1976).
double fo_variate_wald(FoDraws d, double mean, double scale) {
    double half = mean / (2 * scale), y = normal(d);
    y = mean * y * y;
    double x = mean + half * (y - sqrt(4 * scale * y + y * y)), u = uniform(d);
    return u <= mean / (mean + x) ? x : mean * mean / x;
}

// Best and Fisher (1979); a wrapped normal where the concentration is very high (Generator).
double fo_variate_vonmises(FoDraws d, double mu, double kappa) {
    if (isnan(kappa)) return kappa;
    if (kappa < 1e-8) return M_PI * (2 * uniform(d) - 1);
    double s;
    if (kappa < 1e-5) {
        s = 1.0 / kappa + kappa;
    } else if (kappa <= 1e6 || d.mt) {
        double r = 1 + sqrt(1 + 4 * kappa * kappa), rho = (r - sqrt(2 * r)) / (2 * kappa);
        s = (1 + rho * rho) / (2 * rho);
    } else {
        double result = mu + sqrt(1.0 / kappa) * normal(d);
        if (result < -M_PI) result += 2 * M_PI;
        return result > M_PI ? result - 2 * M_PI : result;
    }
    double w;
    for (;;) {
        double u = uniform(d), z = cos(M_PI * u);
        w = (1 + s * z) / (s + z);
        double y = kappa * (s - w), v = uniform(d);
        if (y * (2 - y) - v >= 0 || log(y / v) + 1 - y >= 0) break;
    }
    double result = acos(w);
    if (uniform(d) < 0.5) result = -result;
    result += mu;
    double turned = fmod(fabs(result) + M_PI, 2 * M_PI) - M_PI;
    return result < 0 ? -turned : turned;
}

// ---- whole numbers

static int64_t small_poisson(FoDraws d, double lam) {
    double least = exp(-lam), product = 1.0;
    for (int64_t k = 0;; k++) {
        product *= uniform(d);
        if (product <= least) return k;
    }
}

// Hörmann (1993), transformed rejection: PTRS.
int64_t fo_variate_poisson(FoDraws d, double lam) {
    if (lam == 0) return 0;
    if (lam < 10) return small_poisson(d, lam);
    double root = sqrt(lam), log_lam = log(lam), b = 0.931 + 2.53 * root, a = -0.059 + 0.02483 * b;
    double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4), vr = 0.9277 - 3.6224 / (b - 2);
    for (;;) {
        double u = uniform(d) - 0.5, v = uniform(d), us = 0.5 - fabs(u);
        int64_t k = (int64_t)floor((2 * a / us + b) * u + lam + 0.43);
        if (us >= 0.07 && v <= vr) return k;
        if (k < 0 || (us < 0.013 && v > us)) continue;
        if (log(v) + log(inverse_alpha) - log(a / (us * us) + b) <= -lam + (double)k * log_lam - lgamma((double)k + 1)) return k;
    }
}

static int64_t inverted_binomial(FoDraws d, int64_t n, double p) {
    double q = 1.0 - p, none = exp((double)n * log(q)), np = (double)n * p, most = np + 10.0 * sqrt(np * q + 1);
    int64_t bound = (int64_t)((double)n < most ? (double)n : most), k = 0;
    double chance = none, u = uniform(d);
    while (u > chance) {
        if (++k > bound) {
            k = 0;
            chance = none;
            u = uniform(d);
        } else {
            u -= chance;
            chance = ((double)(n - k + 1) * p * chance) / ((double)k * q);
        }
    }
    return k;
}

// Stirling's correction for the logarithm of a factorial, as BTPE uses it.
static double correction(double x) {
    double s = x * x;
    return (13680. - (462. - (132. - (99. - 140. / s) / s) / s) / s) / x / 166320.;
}

// Kachitvichyanukul and Schmeiser (1988): BTPE, for p <= 1/2 and n p > 30.
static int64_t btpe_binomial(FoDraws d, int64_t n, double r) {
    double q = 1.0 - r, fm = (double)n * r + r, nrq = (double)n * r * q;
    int64_t m = (int64_t)floor(fm);
    double p1 = floor(2.195 * sqrt(nrq) - 4.6 * q) + 0.5, xm = (double)m + 0.5, xl = xm - p1, xr = xm + p1;
    double c = 0.134 + 20.5 / (15.3 + (double)m), a = (fm - xl) / (fm - xl * r), left = a * (1.0 + a / 2.0);
    a = (xr - fm) / (xr * q);
    double right = a * (1.0 + a / 2.0), p2 = p1 * (1.0 + 2.0 * c), p3 = p2 + c / left, p4 = p3 + c / right;
    for (;;) {
        double u = uniform(d) * p4, v = uniform(d);
        int64_t y;
        if (u <= p1) return (int64_t)floor(xm - p1 * v + u); // the triangle
        if (u <= p2) {                                       // the parallelograms
            double x = xl + (u - p1) / c;
            v = v * c + 1.0 - fabs((double)m - x + 0.5) / p1;
            if (v > 1.0) continue;
            y = (int64_t)floor(x);
        } else if (u <= p3) { // the left tail
            y = (int64_t)floor(xl + log(v) / left);
            if (y < 0 || v == 0.0) continue;
            v = v * (u - p2) * left;
        } else { // the right tail
            y = (int64_t)floor(xr - log(v) / right);
            if (y > n || v == 0.0) continue;
            v = v * (u - p3) * right;
        }
        double k = (double)(y > m ? y - m : m - y);
        if (!(k > 20 && k < nrq / 2.0 - 1)) {
            double s = r / q, f = 1.0;
            a = s * (double)(n + 1);
            for (int64_t i = m + 1; i <= y; i++) f *= a / (double)i - s;
            for (int64_t i = y + 1; i <= m; i++) f /= a / (double)i - s;
            if (v <= f) return y;
            continue;
        }
        double rho = (k / nrq) * ((k * (k / 3.0 + 0.625) + 0.16666666666666666) / nrq + 0.5), t = -k * k / (2 * nrq), log_v = log(v);
        if (log_v < t - rho) return y;
        if (log_v > t + rho) continue;
        double x1 = (double)(y + 1), f1 = (double)(m + 1), z = (double)(n + 1 - m), w = (double)(n - y + 1);
        double bound = xm * log(f1 / x1) + ((double)(n - m) + 0.5) * log(z / w) + (double)(y - m) * log(w * r / (x1 * q)) + correction(f1) +
                       correction(z) + correction(x1) + correction(w);
        if (log_v <= bound) return y;
    }
}

int64_t fo_variate_binomial(FoDraws d, int64_t n, double p) {
    if (n == 0 || p == 0.0) return 0;
    double r = p <= 0.5 ? p : 1.0 - p;
    int64_t k = (double)n * r <= 30.0 ? inverted_binomial(d, n, r) : btpe_binomial(d, n, r);
    return p <= 0.5 ? k : n - k;
}

int64_t fo_variate_negative_binomial(FoDraws d, double n, double p) {
    double y = (1 - p) / p * fo_variate_gamma(d, n);
    return y > 9.2e18 || y != y ? INT64_MIN : fo_variate_poisson(d, y);
}

int64_t fo_variate_geometric(FoDraws d, double p) {
    if (p < 0.333333333333333333333333) {
        double z = d.mt ? ceil(log1p(-uniform(d)) / log(1.0 - p)) : ceil(-exponential(d) / log1p(-p));
        return z >= 9.223372036854776e+18 ? INT64_MAX : (int64_t)z;
    }
    int64_t k = 1;
    double sum = p, product = p, q = 1.0 - p, u = uniform(d);
    while (u > sum) {
        product *= q;
        sum += product;
        k++;
    }
    return k;
}

// Kemp (1981), algorithm LK.
int64_t fo_variate_logseries(FoDraws d, double p) {
    double r = d.mt ? log(1.0 - p) : log1p(-p);
    for (;;) {
        double v = uniform(d);
        if (v >= p) return 1;
        double u = uniform(d), q = d.mt ? 1.0 - exp(r * u) : -expm1(r * u);
        if (v <= q * q) {
            double k = floor(1 + log(v) / log(q));
            if (k < 1 || v == 0.0) continue;
            return (int64_t)k;
        }
        return v >= q ? 1 : 2;
    }
}

// Devroye (1986), X.6.1.
int64_t fo_variate_zipf(FoDraws d, double a) {
    double am1 = a - 1.0, b = pow(2.0, am1);
    for (;;) {
        double u = 1.0 - uniform(d), v = uniform(d), x = floor(pow(u, -1.0 / am1));
        if (x > 9.223372036854775e18 || x < 1.0) continue;
        double t = pow(1.0 + 1.0 / x, am1);
        if (v * x * (t - 1.0) / (b - 1.0) <= t / b) return (int64_t)x;
    }
}
