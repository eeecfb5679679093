// SPDX-License-Identifier: MIT
// numpy.random: draws from either generator, many at a time.
#include <math.h>

#include "modules/numpy/random_parts.h"

FoDraws fo_draws_of(FoObject *self) {
    if (fo_is_a(self, &fo_random_generator_type)) return (FoDraws){NULL, &((FoGenerator *)self)->bit_generator->pcg};
    return (FoDraws){&((FoRandomState *)self)->mt, NULL};
}

enum { PIECE = 1 << 18 };
typedef struct {
    FoPcg start;
    double *out;
    int64_t n;
} Jump;
// PCG64 can jump: each part of the output is drawn by its own copy of the state.
static void fill_part(void *context, int64_t part, int worker) {
    Jump *j = context;
    FoPcg pcg = j->start;
    int64_t at = part * PIECE;
    fo_pcg_advance(&pcg, (FoU128)at);
    fo_pcg_fill_double(&pcg, j->out + at, j->n - at < PIECE ? j->n - at : PIECE);
}

void fo_draws_fill_double(FoDraws d, double *out, int64_t n) {
    if (d.mt) {
        fo_mt_fill_double(d.mt, out, n);
    } else if (n < 2 * PIECE || fo_workers_count() == 1) {
        fo_pcg_fill_double(d.pcg, out, n);
    } else {
        Jump j = {*d.pcg, out, n};
        fo_workers_run(fill_part, &j, (n + PIECE - 1) / PIECE);
        bool has_u32 = d.pcg->has_u32;
        fo_pcg_advance(d.pcg, (FoU128)n);
        d.pcg->has_u32 = has_u32;
    }
}

void fo_draws_fill_normal(FoDraws d, double *out, int64_t n) {
    if (d.mt) fo_mt_fill_gauss(d.mt, out, n);
    else fo_pcg_fill_normal(d.pcg, out, n);
}

void fo_draws_fill_exponential(FoDraws d, double *out, int64_t n) {
    if (d.mt) {
        fo_mt_fill_double(d.mt, out, n);
        for (int64_t i = 0; i < n; i++) out[i] = -log(1.0 - out[i]);
    } else {
        for (int64_t i = 0; i < n; i++) out[i] = fo_pcg_exponential(d.pcg);
    }
}

void fo_draws_fill_bounded(FoDraws d, uint64_t low, uint64_t range, size_t itemsize, bool is_bool, void *out, int64_t n) {
    if (d.mt) fo_mt_fill_bounded(d.mt, low, range, itemsize, is_bool, out, n);
    else fo_pcg_fill_bounded(d.pcg, low, range, itemsize, is_bool, out, n);
}

uint64_t fo_draws_interval(FoDraws d, uint64_t most) { return d.mt ? fo_mt_interval(d.mt, most) : fo_pcg_interval(d.pcg, most); }
uint64_t fo_draws_bounded(FoDraws d, uint64_t most) {
    uint64_t value = 0;
    fo_draws_fill_bounded(d, 0, most, 8, false, &value, 1);
    return value;
}

bool fo_size_arg_read(FoObject *o, FoSizeArg *size) {
    *size = (FoSizeArg){.is_none = !o || o == fo_none, .n_items = 1};
    if (size->is_none) return true;
    if (!fo_shape_read(o, &size->ndim, size->shape)) return false;
    for (int k = 0; k < size->ndim; k++)
        if (size->shape[k] < 0) return fo_fail(FO_VALUE_ERROR, "negative dimensions are not allowed");
    for (int k = 0; k < size->ndim; k++)
        if (!fo_mul_i64(size->n_items, size->shape[k], &size->n_items))
            return fo_fail(FO_VALUE_ERROR, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
    return true;
}

FoObject *fo_draws_new(FoDraws d, FoFillFn fill, const FoSizeArg *size) {
    if (size->is_none) {
        double value;
        fill(d, &value, 1);
        return fo_float_new(value);
    }
    const int64_t batch = d.pcg ? 32 * PIECE : 4 * PIECE;
    FO_AUTO(FoArray) a = fo_array_new_kind(FO_DT_FLOAT64, size->ndim, size->shape);
    for (int64_t at = 0; a && at < size->n_items; at += batch) {
        fill(d, (double *)a->data + at, size->n_items - at < batch ? size->n_items - at : batch);
        if (!fo_eval_poll()) return NULL;
    }
    return (FoObject *)fo_take(a);
}
