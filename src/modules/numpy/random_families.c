// SPDX-License-Identifier: MIT
// numpy.random: distributions with one to three parameters, each a number or an array: their arguments, checks and loops.
#include <math.h>

#include "modules/numpy/random_variates.h"

enum { PARAMETERS = 3 };

// ---- what is allowed: a condition on one parameter and the end of its message

typedef enum { ANY, POSITIVE, NOT_NEGATIVE, CHANCE, CHANCE_NOT_ZERO, RATE, ABOVE_ONE, SERIES } Rule;

static bool allowed(Rule rule, double x) {
    switch (rule) {
    case ANY: return true;
    case POSITIVE: return isnan(x) || x > 0;
    case NOT_NEGATIVE: return isnan(x) || !signbit(x);
    case CHANCE: return x >= 0 && x <= 1;
    case CHANCE_NOT_ZERO: return x > 0 && x <= 1;
    case RATE: return x >= 0;
    case ABOVE_ONE: return x > 1;
    case SERIES: return x >= 0 && x < 1;
    }
    return true;
}

static bool fail_rule(Rule rule, const char *name, bool many) {
    const char *nan = many ? "contains NaNs" : "is NaN";
    switch (rule) {
    case POSITIVE: return fo_fail(FO_VALUE_ERROR, "%s <= 0", name);
    case NOT_NEGATIVE: return fo_fail(FO_VALUE_ERROR, "%s < 0", name);
    case CHANCE: return fo_fail(FO_VALUE_ERROR, "%s < 0, %s > 1 or %s %s", name, name, name, nan);
    case CHANCE_NOT_ZERO: return fo_fail(FO_VALUE_ERROR, "%s <= 0, %s > 1 or %s contains NaNs", name, name, name);
    case RATE: return fo_fail(FO_VALUE_ERROR, "%s < 0 or %s %s", name, name, nan);
    case ABOVE_ONE: return fo_fail(FO_VALUE_ERROR, "%s <= 1 or %s %s", name, name, nan);
    case SERIES: return fo_fail(FO_VALUE_ERROR, "%s < 0, %s >= 1 or %s %s", name, name, name, nan);
    default: return true;
    }
}

// ---- the distributions

typedef struct {
    const char *function;
    int n, required;
    const char *names[PARAMETERS + 1]; // and size
    double presets[PARAMETERS];
    Rule rules[PARAMETERS], generator_rules[PARAMETERS]; // of RandomState; of Generator where not ANY
    double (*real)(FoDraws d, const double *p);          // one of these two
    int64_t (*whole)(FoDraws d, const double *p);
    bool (*check)(const double *p);
} Family;

#define REAL(name, call) static double draw_##name(FoDraws d, const double *p) { return call; }
#define WHOLE(name, call) static int64_t draw_##name(FoDraws d, const double *p) { return call; }
REAL(beta, fo_variate_beta(d, p[0], p[1]))
REAL(chisquare, fo_variate_chisquare(d, p[0]))
REAL(f, fo_variate_f(d, p[0], p[1]))
REAL(gamma, p[1] * fo_variate_gamma(d, p[0]))
REAL(standard_gamma, fo_variate_gamma(d, p[0]))
REAL(noncentral_chisquare, fo_variate_noncentral_chisquare(d, p[0], p[1]))
REAL(noncentral_f, fo_variate_noncentral_f(d, p[0], p[1], p[2]))
REAL(pareto, fo_variate_pareto(d, p[0]))
REAL(power, fo_variate_power(d, p[0]))
REAL(standard_t, fo_variate_t(d, p[0]))
REAL(triangular, fo_variate_triangular(d, p[0], p[1], p[2]))
REAL(vonmises, fo_variate_vonmises(d, p[0], p[1]))
REAL(wald, fo_variate_wald(d, p[0], p[1]))
REAL(weibull, fo_variate_weibull(d, p[0]))
WHOLE(binomial, fo_variate_binomial(d, (int64_t)p[0], p[1]))
WHOLE(geometric, fo_variate_geometric(d, p[0]))
WHOLE(logseries, fo_variate_logseries(d, p[0]))
WHOLE(negative_binomial, fo_variate_negative_binomial(d, p[0], p[1]))
WHOLE(poisson, fo_variate_poisson(d, p[0]))
WHOLE(zipf, fo_variate_zipf(d, p[0]))

static bool check_triangular(const double *p) {
    if (p[0] > p[1]) return fo_fail(FO_VALUE_ERROR, "left > mode");
    if (p[1] > p[2]) return fo_fail(FO_VALUE_ERROR, "mode > right");
    return p[0] != p[2] || fo_fail(FO_VALUE_ERROR, "left == right");
}

static bool check_poisson(const double *p) { return p[0] <= 9223372006484771071.0 || fo_fail(FO_VALUE_ERROR, "lam value too large"); }

static const Family families[] = {
    {"beta", 2, 2, {"a", "b", "size"}, {0}, {POSITIVE, POSITIVE}, {0}, draw_beta},
    {"binomial", 2, 2, {"n", "p", "size"}, {0}, {NOT_NEGATIVE, CHANCE}, {0}, NULL, draw_binomial},
    {"chisquare", 1, 1, {"df", "size"}, {0}, {POSITIVE}, {0}, draw_chisquare},
    {"f", 2, 2, {"dfnum", "dfden", "size"}, {0}, {POSITIVE, POSITIVE}, {0}, draw_f},
    {"gamma", 2, 1, {"shape", "scale", "size"}, {0, 1}, {NOT_NEGATIVE, NOT_NEGATIVE}, {0}, draw_gamma},
    {"geometric", 1, 1, {"p", "size"}, {0}, {CHANCE_NOT_ZERO}, {0}, NULL, draw_geometric},
    {"logseries", 1, 1, {"p", "size"}, {0}, {SERIES}, {0}, NULL, draw_logseries},
    {"negative_binomial", 2, 2, {"n", "p", "size"}, {0}, {POSITIVE, CHANCE}, {POSITIVE, CHANCE_NOT_ZERO}, NULL, draw_negative_binomial},
    {"noncentral_chisquare", 2, 2, {"df", "nonc", "size"}, {0}, {POSITIVE, NOT_NEGATIVE}, {0}, draw_noncentral_chisquare},
    {"noncentral_f", 3, 3, {"dfnum", "dfden", "nonc", "size"}, {0}, {POSITIVE, POSITIVE, NOT_NEGATIVE}, {0}, draw_noncentral_f},
    {"pareto", 1, 1, {"a", "size"}, {0}, {POSITIVE}, {0}, draw_pareto},
    {"poisson", 1, 0, {"lam", "size"}, {1}, {RATE}, {0}, NULL, draw_poisson, check_poisson},
    {"power", 1, 1, {"a", "size"}, {0}, {POSITIVE}, {0}, draw_power},
    {"standard_gamma", 1, 1, {"shape", "size"}, {0}, {NOT_NEGATIVE}, {0}, draw_standard_gamma},
    {"standard_t", 1, 1, {"df", "size"}, {0}, {POSITIVE}, {0}, draw_standard_t},
    {"triangular", 3, 3, {"left", "mode", "right", "size"}, {0}, {0}, {0}, draw_triangular, NULL, check_triangular},
    {"vonmises", 2, 2, {"mu", "kappa", "size"}, {0}, {ANY, NOT_NEGATIVE}, {0}, draw_vonmises},
    {"wald", 2, 2, {"mean", "scale", "size"}, {0}, {POSITIVE, POSITIVE}, {0}, draw_wald},
    {"weibull", 1, 1, {"a", "size"}, {0}, {NOT_NEGATIVE}, {0}, draw_weibull},
    {"zipf", 1, 1, {"a", "size"}, {0}, {ABOVE_ONE}, {0}, NULL, draw_zipf},
};

// ---- parameters as arrays of one shape

typedef struct {
    double value[PARAMETERS];
    FoArray *array[PARAMETERS]; // owned, float64, dense; NULL: the number
    FoSizeArg size;
} Given;

static void given_deinit(Given *g) {
    for (int k = 0; k < PARAMETERS; k++) fo_clear_slot(&g->array[k]);
}

static bool read_one(FoObject *o, double preset, double *value, FoArray **array) {
    *value = preset;
    if (!o) return true;
    if (fo_array_check(o) ? ((FoArray *)o)->ndim == 0 : !fo_list_check(o) && !fo_tuple_check(o)) return fo_as_double(o, value);
    FO_AUTO(FoArray) any = fo_array_from_object(o, fo_dtype_peek(FO_DT_FLOAT64));
    *array = any ? fo_eval_as(any, fo_dtype_peek(FO_DT_FLOAT64), FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) : NULL;
    return *array != NULL;
}

static bool fail_shapes(const Given *g, const int64_t *shape, int ndim, int first, int k) {
    FO_AUTO(FoTuple) a = fo_array_shape_tuple(ndim, shape);
    FO_AUTO(FoTuple) b = fo_array_shape_tuple(g->array[k]->ndim, g->array[k]->shape);
    return a && b && fo_fail(FO_VALUE_ERROR,
        "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg %d with shape %R and arg %d with shape %R.",
                             first, a, k + (first == 0 && !g->size.is_none), b);
}

static bool spread(Given *g, int n) {
    int ndim = 0;
    int64_t shape[FO_MAX_DIMS];
    bool sized = !g->size.is_none;
    if (sized) memcpy(shape, g->size.shape, sizeof shape), ndim = g->size.ndim;
    for (int k = 0; k < n; k++) {
        if (!g->array[k]) continue;
        int joined = ndim;
        int64_t wide[FO_MAX_DIMS];
        memcpy(wide, shape, sizeof wide);
        if (!fo_layout_broadcast_join(&joined, wide, g->array[k]->ndim, g->array[k]->shape)) return fail_shapes(g, shape, ndim, 0, k);
        if (sized && (joined != ndim || memcmp(wide, shape, (size_t)ndim * 8)))
            return fo_fail(FO_VALUE_ERROR, "Output size is not compatible with broadcast dimensions of inputs.");
        memcpy(shape, wide, sizeof shape);
        ndim = joined;
    }
    g->size.is_none = false;
    g->size.ndim = ndim;
    g->size.n_items = 1;
    memcpy(g->size.shape, shape, sizeof shape);
    for (int k = 0; k < ndim; k++) g->size.n_items *= shape[k];
    for (int k = 0; k < n; k++) {
        if (!g->array[k]) continue;
        FO_AUTO(FoArray) wide = fo_array_broadcast_to(g->array[k], ndim, shape);
        FoArray *whole = wide ? fo_eval_copy(wide, 'C') : NULL;
        if (!whole) return false;
        fo_assign_give((FoObject **)&g->array[k], (FoObject *)whole);
    }
    return true;
}

static void parameters_at(const Given *g, int n, int64_t i, double *p) {
    for (int k = 0; k < n; k++) p[k] = g->array[k] ? ((const double *)g->array[k]->data)[i] : g->value[k];
}

static bool check(const Family *f, const Given *g, bool is_generator) {
    for (int k = 0; k < f->n; k++) {
        Rule rule = is_generator && f->generator_rules[k] != ANY ? f->generator_rules[k] : f->rules[k];
        int64_t n = g->array[k] ? g->array[k]->n_items : 1;
        for (int64_t i = 0; i < n; i++)
            if (!allowed(rule, g->array[k] ? ((const double *)g->array[k]->data)[i] : g->value[k]))
                return fail_rule(rule, f->names[k], g->array[k] != NULL);
    }
    bool many = g->array[0] || g->array[1] || g->array[2];
    double p[PARAMETERS];
    for (int64_t i = 0; f->check && i < (many ? g->size.n_items : 1); i++) {
        parameters_at(g, f->n, i, p);
        if (!f->check(p)) return false;
    }
    return true;
}

static FoObject *draw(const Family *f, FoDraws d, const Given *g) {
    double p[PARAMETERS];
    parameters_at(g, f->n, 0, p);
    if (g->size.is_none) return f->real ? fo_float_new(f->real(d, p)) : fo_int_from_i64(f->whole(d, p));
    bool many = g->array[0] || g->array[1] || g->array[2];
    FO_AUTO(FoArray) result = fo_array_new_kind(f->real ? FO_DT_FLOAT64 : FO_DT_INT64, g->size.ndim, g->size.shape);
    for (int64_t i = 0; result && i < g->size.n_items; i++) {
        if (many) parameters_at(g, f->n, i, p);
        if (f->real) ((double *)result->data)[i] = f->real(d, p);
        else ((int64_t *)result->data)[i] = f->whole(d, p);
        if ((i & 0xFFFF) == 0xFFFF && !fo_eval_poll()) return NULL;
    }
    return (FoObject *)fo_take(result);
}

static FoObject *run(const char *name, NATIVE_ARGS) {
    const Family *f = families;
    while (strcmp(f->function, name)) f++;
    FoParams params = {f->function, f->names, f->n + 1, f->required, 0, f->n + 1};
    FoObject *given[PARAMETERS + 1];
    Given g = {.array = {NULL}};
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_size_arg_read(given[f->n], &g.size)) return NULL;
    bool ok = true, many = false;
    for (int k = 0; ok && k < f->n; k++) {
        ok = read_one(given[k], f->presets[k], &g.value[k], &g.array[k]);
        many |= g.array[k] != NULL;
    }
    FoDraws d = fo_draws_of(self);
    FoObject *result = ok && (!many || spread(&g, f->n)) && check(f, &g, d.pcg != NULL) ? draw(f, d, &g) : NULL;
    given_deinit(&g);
    return result;
}

#define X(name) FoObject *fo_random_##name(NATIVE_ARGS) { return run(#name, self, args, n, kwnames); }
FO_RANDOM_FAMILIES(X)
#undef X

// ---- several numbers at once

// The chances of multinomial: a dense row of doubles.
static FoArray *read_chances(FoObject *o, bool is_generator) {
    FO_AUTO(FoArray) any = fo_array_from_object(o, fo_dtype_peek(FO_DT_FLOAT64));
    FO_AUTO(FoArray) p = any ? fo_eval_as(any, fo_dtype_peek(FO_DT_FLOAT64), FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) : NULL;
    if (!p) return NULL;
    if (p->ndim == 0)
        return is_generator ? fo_raise(FO_VALUE_ERROR, "pvals must have at least 1 dimension and the last dimension of pvals must be greater than 0.")
                            : fo_raise(FO_TYPE_ERROR, "pvals must be a 1-d sequence");
    if (p->ndim > 1) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "multinomial: pvals with several dimensions are not supported");
    const double *chance = (const double *)p->data;
    double sum = 0;
    for (int64_t k = 0; k < p->n_items; k++) {
        if (!allowed(CHANCE, chance[k])) return fo_raise(FO_VALUE_ERROR, "pvals < 0, pvals > 1 or pvals contains NaNs");
        if (k < p->n_items - 1) sum += chance[k];
    }
    return sum <= 1.0 + 1e-12 ? fo_take(p) : fo_raise(FO_VALUE_ERROR, "sum(pvals[:-1]) > 1.0");
}

// A row of `columns` numbers for each draw.
static FoArray *rows_new(const FoSizeArg *size, int64_t columns, FoDtypeKind kind) {
    int64_t shape[FO_MAX_DIMS];
    int ndim = size->is_none ? 0 : size->ndim;
    if (ndim + 1 > FO_MAX_DIMS) return fo_raise(FO_VALUE_ERROR, "maximum supported dimension for an ndarray is %d, found %d", FO_MAX_DIMS, ndim + 1);
    memcpy(shape, size->shape, (size_t)ndim * 8);
    shape[ndim] = columns;
    return fo_array_new_zero(fo_dtype_peek(kind), ndim + 1, shape, 'C');
}

FoObject *fo_random_multinomial(NATIVE_ARGS) {
    static const char *const names[] = {"n", "pvals", "size"};
    static const FoParams params = {"multinomial", names, 3, 2, 0, 3};
    FoObject *given[3];
    FoSizeArg size;
    int64_t trials;
    FoDraws d = fo_draws_of(self);
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_size_arg_read(given[2], &size)) return NULL;
    if (!fo_index_as_i64(given[0], &trials)) return NULL;
    if (trials < 0) return fo_raise(FO_VALUE_ERROR, "n < 0");
    FO_AUTO(FoArray) p = read_chances(given[1], d.pcg != NULL);
    FO_AUTO(FoArray) result = p ? rows_new(&size, p->n_items, FO_DT_INT64) : NULL;
    if (!result) return NULL;
    int64_t columns = p->n_items, rows = columns ? result->n_items / columns : 0;
    for (int64_t row = 0; row < rows; row++) {
        int64_t *out = (int64_t *)result->data + row * columns, left = trials;
        double rest = 1.0;
        for (int64_t k = 0; k < columns - 1 && left > 0; k++) {
            double chance = ((const double *)p->data)[k];
            out[k] = fo_variate_binomial(d, left, chance / rest);
            left -= out[k];
            rest -= chance;
        }
        if (left > 0) out[columns - 1] = left;
        if ((row & 0xFFF) == 0xFFF && !fo_eval_poll()) return NULL;
    }
    return (FoObject *)fo_take(result);
}

// All parameters below this: ratios of betas rather than of gammas, which would underflow (Generator).
static const double SMALL_ALPHA = 0.1;

static void draw_simplex(FoDraws d, const double *alpha, int64_t n, double most, double *out) {
    double sum = 0.0;
    if (d.pcg && n > 0 && most < SMALL_ALPHA) { // sticks broken one after the other
        double left = 1.0, tail = 0.0;
        for (int64_t k = 0; k < n; k++) tail += alpha[k];
        for (int64_t k = 0; k < n - 1; k++) {
            tail = 0.0;
            for (int64_t j = n - 1; j > k; j--) tail += alpha[j];
            double v = fo_variate_beta(d, alpha[k], tail);
            out[k] = left * v;
            left *= 1.0 - v;
            if (tail == 0) break;
        }
        out[n - 1] = left;
        return;
    }
    for (int64_t k = 0; k < n; k++) sum += out[k] = fo_variate_gamma(d, alpha[k]);
    double inverse = 1 / sum;
    for (int64_t k = 0; k < n; k++) out[k] *= inverse;
}

FoObject *fo_random_dirichlet(NATIVE_ARGS) {
    static const char *const names[] = {"alpha", "size"};
    static const FoParams params = {"dirichlet", names, 2, 1, 0, 2};
    FoObject *given[2];
    FoSizeArg size;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_size_arg_read(given[1], &size)) return NULL;
    FoDraws d = fo_draws_of(self);
    FO_AUTO(FoArray) any = fo_array_from_object(given[0], fo_dtype_peek(FO_DT_FLOAT64));
    FO_AUTO(FoArray) alpha = any ? fo_eval_as(any, fo_dtype_peek(FO_DT_FLOAT64), FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) : NULL;
    if (!alpha) return NULL;
    if (alpha->ndim != 1)
        return fo_raise(FO_VALUE_ERROR, alpha->ndim ? "object too deep for desired array" : "object of too small depth for desired array");
    const double *values = (const double *)alpha->data;
    double most = 0;
    for (int64_t k = 0; k < alpha->n_items; k++) {
        if (d.pcg ? values[k] < 0 : !(values[k] > 0)) return fo_raise(FO_VALUE_ERROR, d.pcg ? "alpha < 0" : "alpha <= 0");
        if (values[k] == 0 && d.pcg) return fo_raise(FO_VALUE_ERROR, "alpha <= 0");
        most = values[k] > most ? values[k] : most;
    }
    FO_AUTO(FoArray) result = rows_new(&size, alpha->n_items, FO_DT_FLOAT64);
    int64_t columns = alpha->n_items, rows = result && columns ? result->n_items / columns : 0;
    for (int64_t row = 0; row < rows; row++) {
        draw_simplex(d, values, columns, most, (double *)result->data + row * columns);
        if ((row & 0xFFF) == 0xFFF && !fo_eval_poll()) return NULL;
    }
    return (FoObject *)fo_take(result);
}
