// SPDX-License-Identifier: MIT
// One draw each from the distributions that use a changing number of uniform, normal or exponential draws. No objects.
// Streams are NumPy 1.24's: RandomState and Generator differ in how exponential and normal numbers are drawn, and where noted.
#ifndef FO_MODULES_NUMPY_RANDOM_VARIATES_H
#define FO_MODULES_NUMPY_RANDOM_VARIATES_H

#include "modules/numpy/random_parts.h"

double fo_variate_gamma(FoDraws d, double shape); // scale 1
double fo_variate_beta(FoDraws d, double a, double b);
double fo_variate_chisquare(FoDraws d, double df);
double fo_variate_noncentral_chisquare(FoDraws d, double df, double nonc);
double fo_variate_f(FoDraws d, double dfnum, double dfden);
double fo_variate_noncentral_f(FoDraws d, double dfnum, double dfden, double nonc);
double fo_variate_t(FoDraws d, double df);
double fo_variate_pareto(FoDraws d, double a);
double fo_variate_weibull(FoDraws d, double a);
double fo_variate_power(FoDraws d, double a);
double fo_variate_triangular(FoDraws d, double left, double mode, double right);
double fo_variate_wald(FoDraws d, double mean, double scale);
double fo_variate_vonmises(FoDraws d, double mu, double kappa);
int64_t fo_variate_poisson(FoDraws d, double lam);
int64_t fo_variate_binomial(FoDraws d, int64_t n, double p);
int64_t fo_variate_negative_binomial(FoDraws d, double n, double p);
int64_t fo_variate_geometric(FoDraws d, double p);
int64_t fo_variate_logseries(FoDraws d, double p);
int64_t fo_variate_zipf(FoDraws d, double a);

#endif
