// SPDX-License-Identifier: MIT
// Shared by the random*.c files of the module numpy.
#ifndef FO_MODULES_NUMPY_RANDOM_PARTS_H
#define FO_MODULES_NUMPY_RANDOM_PARTS_H

#include "array/array.h"
#include "array/random_core.h"

#define NATIVE_ARGS FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames

typedef struct {
    FoObject head;
    FoMt mt;
    FoObject *weaklist;
} FoRandomState;
typedef struct {
    FoObject head;
    FoPcg pcg;
} FoPcg64;
typedef struct {
    FoObject head;
    FoPcg64 *bit_generator;
} FoGenerator;
extern FoType fo_random_state_type, fo_pcg64_type, fo_random_generator_type, fo_seed_sequence_type;

// What a draw needs of RandomState or Generator: exactly one is not NULL.
typedef struct {
    FoMt *mt;
    FoPcg *pcg;
} FoDraws;
FoDraws fo_draws_of(FoObject *self);
void fo_draws_fill_double(FoDraws d, double *out, int64_t n);
void fo_draws_fill_normal(FoDraws d, double *out, int64_t n);
void fo_draws_fill_exponential(FoDraws d, double *out, int64_t n);
void fo_draws_fill_bounded(FoDraws d, uint64_t low, uint64_t range, size_t itemsize, bool is_bool, void *out, int64_t n);
uint64_t fo_draws_interval(FoDraws d, uint64_t most); // [0, most] by masks: shuffles
uint64_t fo_draws_bounded(FoDraws d, uint64_t most);  // as integers() draws: samples without repetition

// size=None (absent), int or tuple.
typedef struct {
    bool is_none;
    int ndim;
    int64_t shape[FO_MAX_DIMS], n_items;
} FoSizeArg;
FO_MUST_CHECK bool fo_size_arg_read(FoObject *o, FoSizeArg *size);
typedef void (*FoFillFn)(FoDraws d, double *out, int64_t n);
// A float64 array (or, size None, a float) of draws, filled in pieces between which an interrupt is seen.
FoObject *fo_draws_new(FoDraws d, FoFillFn fill, const FoSizeArg *size);

// random_distributions.c: methods of both classes
#define FO_RANDOM_METHODS(X) X(random) X(rand) X(randn) X(uniform) X(normal) X(standard_normal) X(exponential) X(standard_exponential) X(lognormal) \
    X(laplace) X(logistic) X(gumbel) X(rayleigh) X(standard_cauchy) X(randint) X(random_integers) X(integers) X(bytes) X(shuffle) X(permutation) X(choice)
// random_families.c: the distributions of its table
#define FO_RANDOM_FAMILIES(X) X(beta) X(binomial) X(chisquare) X(f) X(gamma) X(geometric) X(logseries) X(negative_binomial) X(noncentral_chisquare) \
    X(noncentral_f) X(pareto) X(poisson) X(power) X(standard_gamma) X(standard_t) X(triangular) X(vonmises) X(wald) X(weibull) X(zipf)
#define X(name) FoObject *fo_random_##name(NATIVE_ARGS);
FO_RANDOM_METHODS(X)
FO_RANDOM_FAMILIES(X)
X(multinomial) X(dirichlet)
#undef X
// Whole numbers: the common half of randint and integers.
FoObject *fo_draws_integers(FoDraws d, FoObject *low, FoObject *high, FoObject *size, FoObject *dtype, bool is_closed, const char *function);

// random_seed.c
FO_MUST_CHECK bool fo_seed_legacy(FoMt *mt, FoObject *seed_or_none);
FO_MUST_CHECK bool fo_seed_pcg(FoPcg *pcg, FoObject *seed);
FoObject *fo_wide_new(FoU128 value);
FO_MUST_CHECK bool fo_wide_read(FoObject *o, FoU128 *out);

#endif
