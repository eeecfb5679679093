// SPDX-License-Identifier: MIT
// numpy.random: continuous distributions, for RandomState and Generator alike.
#include <math.h>

#include "modules/numpy/random_parts.h"

// ---- parameters: numbers, or arrays that are broadcast

typedef struct {
    double value;
    FoArray *array; // owned, float64; NULL: the number
} Parameter;
enum { PARAMETERS = 2 };
typedef struct {
    Parameter p[PARAMETERS];
    FoSizeArg size;
} Request;

static void request_deinit(Request *r) {
    for (int k = 0; k < PARAMETERS; k++) fo_clear_slot(&r->p[k].array);
}

static bool read_parameter(FoObject *o, double preset, Parameter *p) {
    *p = (Parameter){preset, NULL};
    if (!o) return true;
    bool is_many = fo_array_check(o) ? ((FoArray *)o)->ndim > 0 : fo_list_check(o) || fo_tuple_check(o);
    if (!is_many) return fo_as_double(o, &p->value);
    FO_AUTO(FoArray) any = fo_array_from_object(o, fo_dtype_peek(FO_DT_FLOAT64));
    p->array = any ? fo_eval_as(any, fo_dtype_peek(FO_DT_FLOAT64), FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) : NULL;
    return p->array != NULL;
}

// The shape of the result where parameters are arrays and no size is given.
static bool broadcast_shape(Request *r) {
    FoSizeArg *size = &r->size;
    *size = (FoSizeArg){.n_items = 1};
    for (int k = 0; k < PARAMETERS; k++)
        if (r->p[k].array && r->p[k].array->ndim > size->ndim) size->ndim = r->p[k].array->ndim;
    for (int axis = 0; axis < size->ndim; axis++) {
        size->shape[axis] = 1;
        for (int k = 0; k < PARAMETERS; k++) {
            FoArray *a = r->p[k].array;
            int own = a ? axis - (size->ndim - a->ndim) : -1;
            if (own < 0 || a->shape[own] == 1) continue;
            if (size->shape[axis] != 1 && size->shape[axis] != a->shape[own])
                return fo_fail(FO_VALUE_ERROR, "shape mismatch: objects cannot be broadcast to a single shape");
            size->shape[axis] = a->shape[own];
        }
        size->n_items *= size->shape[axis];
    }
    return true;
}

static bool spread(Request *r) {
    bool any = r->p[0].array || r->p[1].array;
    if (!any) return true;
    if (r->size.is_none && !broadcast_shape(r)) return false;
    for (int k = 0; k < PARAMETERS; k++) {
        if (!r->p[k].array) continue;
        FO_AUTO(FoArray) wide = fo_array_broadcast_to(r->p[k].array, r->size.ndim, r->size.shape);
        FoArray *whole = wide ? fo_eval_copy(wide, 'C') : NULL;
        if (!whole || !fo_array_settle(whole)) return fo_xunref(whole), false;
        fo_assign_give(&r->p[k].array, whole);
    }
    return true;
}

static double parameter_at(const Parameter *p, int64_t i) { return p->array ? ((const double *)p->array->data)[i] : p->value; }

static bool check_not_negative(const Parameter *p, const char *name) {
    int64_t n = p->array ? p->array->n_items : 1;
    for (int64_t i = 0; i < n; i++) {
        double value = parameter_at(p, i);
        if (!isnan(value) && signbit(value)) return fo_fail(FO_VALUE_ERROR, "%s < 0", name);
    }
    return true;
}

// ---- location and scale: a + b * draw, or a function of both

typedef double (*CombineFn)(double a, double b, double draw);
static double shift_scale(double a, double b, double draw) { return a + b * draw; }
static double only_scale(double a, double b, double draw) { return a * draw; }
static double log_normal(double a, double b, double draw) { return exp(a + b * draw); }
static double laplace(double a, double b, double u) { return u >= 0.5 ? a - b * log(2.0 - u - u) : u > 0.0 ? a + b * log(u + u) : a; }
static double logistic(double a, double b, double u) { return a + b * log(u / (1.0 - u)); }
static double gumbel(double a, double b, double u) { return a - b * log(-log(1.0 - u)); }
static double rayleigh(double a, double b, double u) { return a * sqrt(-2.0 * log(1.0 - u)); }
static double rayleigh_exponential(double a, double b, double draw) { return a * sqrt(2.0 * draw); }

static FoObject *combine(FoDraws d, FoFillFn fill, CombineFn with, Request *r) {
    if (!spread(r)) return NULL;
    if (r->size.is_none) {
        double draw;
        fill(d, &draw, 1);
        return fo_float_new(with(r->p[0].value, r->p[1].value, draw));
    }
    enum { BLOCK = 4096 };
    const bool is_plain = !r->p[0].array && !r->p[1].array, is_linear = is_plain && with == shift_scale;
    const double a = r->p[0].value, b = r->p[1].value;
    FO_AUTO(FoArray) result = fo_array_new_kind(FO_DT_FLOAT64, r->size.ndim, r->size.shape);
    for (int64_t at = 0; result && at < r->size.n_items; at += BLOCK) {
        double *out = (double *)result->data + at;
        int64_t n = r->size.n_items - at < BLOCK ? r->size.n_items - at : BLOCK;
        fill(d, out, n);
        if (is_linear)
            for (int64_t i = 0; i < n; i++) out[i] = a + b * out[i];
        else if (is_plain)
            for (int64_t i = 0; i < n; i++) out[i] = with(a, b, out[i]);
        else
            for (int64_t i = 0; i < n; i++) out[i] = with(parameter_at(&r->p[0], at + i), parameter_at(&r->p[1], at + i), out[i]);
        if (at % (1 << 20) == 0 && !fo_eval_poll()) return NULL;
    }
    return (FoObject *)fo_take(result);
}

// (first, second, size) with presets; scale names the parameter that must not be negative, or NULL.
static bool read_request(const char *function, const char *const names[3], double first, double second, int scale, NATIVE_ARGS, Request *r) {
    FoParams params = {function, names, 3, 0, 0, 3};
    FoObject *given[3];
    *r = (Request){0};
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_size_arg_read(given[2], &r->size)) return false;
    if (read_parameter(given[0], first, &r->p[0]) && read_parameter(given[1], second, &r->p[1]) &&
        (scale < 0 || check_not_negative(&r->p[scale], names[scale])))
        return true;
    request_deinit(r);
    return false;
}

// (scale, size)
static bool read_scale(const char *function, double preset, NATIVE_ARGS, Request *r) {
    static const char *const names[] = {"scale", "size"};
    FoParams params = {function, names, 2, 0, 0, 2};
    FoObject *given[2];
    *r = (Request){0};
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_size_arg_read(given[1], &r->size)) return false;
    if (read_parameter(given[0], preset, &r->p[0]) && check_not_negative(&r->p[0], "scale")) return true;
    request_deinit(r);
    return false;
}

static FoObject *finish(FoObject *self, FoFillFn fill, CombineFn with, Request *r) {
    FoObject *result = combine(fo_draws_of(self), fill, with, r);
    request_deinit(r);
    return result;
}

static const char *const loc_scale[] = {"loc", "scale", "size"};

FoObject *fo_random_normal(NATIVE_ARGS) {
    Request r;
    if (!read_request("normal", loc_scale, 0, 1, 1, self, args, n, kwnames, &r)) return NULL;
    return finish(self, fo_draws_fill_normal, shift_scale, &r);
}

FoObject *fo_random_lognormal(NATIVE_ARGS) {
    static const char *const names[] = {"mean", "sigma", "size"};
    Request r;
    if (!read_request("lognormal", names, 0, 1, 1, self, args, n, kwnames, &r)) return NULL;
    return finish(self, fo_draws_fill_normal, log_normal, &r);
}

FoObject *fo_random_laplace(NATIVE_ARGS) {
    Request r;
    if (!read_request("laplace", loc_scale, 0, 1, 1, self, args, n, kwnames, &r)) return NULL;
    return finish(self, fo_draws_fill_double, laplace, &r);
}

FoObject *fo_random_logistic(NATIVE_ARGS) {
    Request r;
    if (!read_request("logistic", loc_scale, 0, 1, 1, self, args, n, kwnames, &r)) return NULL;
    return finish(self, fo_draws_fill_double, logistic, &r);
}

FoObject *fo_random_gumbel(NATIVE_ARGS) {
    Request r;
    if (!read_request("gumbel", loc_scale, 0, 1, 1, self, args, n, kwnames, &r)) return NULL;
    return finish(self, fo_draws_fill_double, gumbel, &r);
}

FoObject *fo_random_exponential(NATIVE_ARGS) {
    Request r;
    if (!read_scale("exponential", 1, self, args, n, kwnames, &r)) return NULL;
    return finish(self, fo_draws_fill_exponential, only_scale, &r);
}

FoObject *fo_random_rayleigh(NATIVE_ARGS) {
    Request r;
    if (!read_scale("rayleigh", 1, self, args, n, kwnames, &r)) return NULL;
    if (fo_draws_of(self).pcg) return finish(self, fo_draws_fill_exponential, rayleigh_exponential, &r);
    return finish(self, fo_draws_fill_double, rayleigh, &r);
}

FoObject *fo_random_uniform(NATIVE_ARGS) {
    static const char *const names[] = {"low", "high", "size"};
    Request r;
    if (!read_request("uniform", names, 0, 1, -1, self, args, n, kwnames, &r)) return NULL;
    bool ok = spread(&r);
    int64_t n_ranges = ok && (r.p[0].array || r.p[1].array) ? r.size.n_items : 1;
    if (ok && r.p[0].array && !r.p[1].array) { // the range is a full array then
        r.p[1].array = fo_eval_copy(r.p[0].array, 'C');
        double high = r.p[1].value;
        ok = r.p[1].array != NULL && fo_array_settle(r.p[1].array);
        for (int64_t i = 0; ok && i < n_ranges; i++) ((double *)r.p[1].array->data)[i] = high;
    }
    for (int64_t i = 0; ok && i < n_ranges; i++) {
        double range = parameter_at(&r.p[1], i) - parameter_at(&r.p[0], i);
        if (!isfinite(range)) ok = fo_fail(FO_OVERFLOW_ERROR, "Range exceeds valid bounds");
        else if (r.p[1].array) ((double *)r.p[1].array->data)[i] = range;
        else r.p[1].value = range;
    }
    if (ok) return finish(self, fo_draws_fill_double, shift_scale, &r);
    request_deinit(&r);
    return NULL;
}

// ---- standard ones: size only

static FoObject *draw_float32(FoDraws d, FoFillFn fill, FoSizeArg *size) {
    enum { BLOCK = 1024 };
    if (fill != fo_draws_fill_double) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "float32 draws of this distribution");
    FO_AUTO(FoArray) a = fo_array_new_kind(FO_DT_FLOAT32, size->is_none ? 0 : size->ndim, size->shape);
    for (int64_t i = 0; a && i < size->n_items; i++) ((float *)a->data)[i] = (float)(fo_pcg_u32(d.pcg) >> 8) * (1.0f / 16777216.0f);
    if (a && size->is_none) return fo_float_new(*(float *)a->data);
    return (FoObject *)fo_take(a);
}

static FoObject *draw_into(FoDraws d, FoFillFn fill, FoObject *out, const FoSizeArg *size) {
    FoArray *a = (FoArray *)out;
    if (!fo_array_check(out)) return fo_raise(FO_TYPE_ERROR, "Argument 'out' has incorrect type (expected numpy.ndarray, got %T)", out);
    if (a->dtype != fo_dtype_peek(FO_DT_FLOAT64))
        return fo_raise(FO_TYPE_ERROR, "Supplied output array has the wrong type. Expected float64, got %S", a->dtype);
    if (!fo_array_settle(a) || !fo_array_prepare_write(a)) return NULL;
    if (!(a->flags & (FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_F_CONTIGUOUS)) || !(a->flags & FO_ARRAY_ALIGNED))
        return fo_raise(FO_VALUE_ERROR, "Supplied output array must be contiguous, writable, aligned, and in machine byte-order.");
    bool same = size->is_none || (size->ndim == a->ndim && !memcmp(size->shape, a->shape, (size_t)a->ndim * 8));
    if (!same) return fo_raise(FO_VALUE_ERROR, "size must match out.shape when used together");
    const int64_t batch = 1 << 20;
    for (int64_t at = 0; at < a->n_items; at += batch) {
        fill(d, (double *)a->data + at, a->n_items - at < batch ? a->n_items - at : batch);
        if (!fo_eval_poll() || (a->bytes && !fo_block_check(a->bytes))) return NULL;
    }
    return fo_ref(out);
}

static FoObject *draw_standard(const char *function, FoFillFn fill, NATIVE_ARGS) {
    static const char *const names[] = {"size", "dtype", "out"};
    FoDraws d = fo_draws_of(self);
    FoParams params = {function, names, d.pcg ? 3 : 1, 0, 0, d.pcg ? 3 : 1};
    FoObject *given[3] = {NULL};
    FoSizeArg size;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_size_arg_read(given[0], &size)) return NULL;
    FO_AUTO(FoDtype) dtype = NULL;
    if (!fo_dtype_optional(given[1], &dtype)) return NULL;
    if (dtype && dtype != fo_dtype_peek(FO_DT_FLOAT64) && dtype != fo_dtype_peek(FO_DT_FLOAT32))
        return fo_raise(FO_TYPE_ERROR, "Unsupported dtype %R for %s", dtype, function);
    if (given[2] && given[2] != fo_none) return draw_into(d, fill, given[2], &size);
    if (dtype && dtype->kind == FO_DT_FLOAT32) return draw_float32(d, fill, &size);
    return fo_draws_new(d, fill, &size);
}

FoObject *fo_random_random(NATIVE_ARGS) { return draw_standard("random", fo_draws_fill_double, self, args, n, kwnames); }
FoObject *fo_random_standard_normal(NATIVE_ARGS) { return draw_standard("standard_normal", fo_draws_fill_normal, self, args, n, kwnames); }
FoObject *fo_random_standard_exponential(NATIVE_ARGS) {
    return draw_standard("standard_exponential", fo_draws_fill_exponential, self, args, n, kwnames);
}

static void fill_cauchy(FoDraws d, double *out, int64_t n) {
    double pair[2];
    for (int64_t i = 0; i < n; i++) {
        fo_draws_fill_normal(d, pair, 2);
        out[i] = pair[0] / pair[1];
    }
}

FoObject *fo_random_standard_cauchy(NATIVE_ARGS) { return draw_standard("standard_cauchy", fill_cauchy, self, args, n, kwnames); }

// rand(d0, d1, …) and randn.
static FoObject *draw_dims(const char *function, FoFillFn fill, NATIVE_ARGS) {
    FoSizeArg size;
    FO_AUTO(FoTuple) dims = NULL;
    if (n) {
        dims = fo_tuple_new(n);
        for (int64_t k = 0; dims && k < n; k++) {
            dims->items[k] = fo_index(args[k]);
            if (!dims->items[k]) return NULL;
        }
        if (!dims) return NULL;
    }
    return fo_size_arg_read((FoObject *)dims, &size) ? fo_draws_new(fo_draws_of(self), fill, &size) : NULL;
}

FoObject *fo_random_rand(NATIVE_ARGS) { return draw_dims("rand", fo_draws_fill_double, self, args, n, kwnames); }
FoObject *fo_random_randn(NATIVE_ARGS) { return draw_dims("randn", fo_draws_fill_normal, self, args, n, kwnames); }
