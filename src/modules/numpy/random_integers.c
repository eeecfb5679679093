// SPDX-License-Identifier: MIT
// numpy.random: whole numbers, and what is made of them: shuffles, permutations, choices.
#include <math.h>

#include "modules/numpy/random_parts.h"

// ---- integers

typedef struct {
    FoDtypeKind kind;
    int64_t low;  // least value
    uint64_t high; // greatest
    const char *name;
} Bounds;
static const Bounds bounds[] = {
    {FO_DT_BOOL, 0, 1, "bool"},          {FO_DT_INT8, INT8_MIN, INT8_MAX, "int8"},   {FO_DT_UINT8, 0, UINT8_MAX, "uint8"},
    {FO_DT_INT16, INT16_MIN, INT16_MAX, "int16"}, {FO_DT_UINT16, 0, UINT16_MAX, "uint16"}, {FO_DT_INT32, INT32_MIN, INT32_MAX, "int32"},
    {FO_DT_UINT32, 0, UINT32_MAX, "uint32"}, {FO_DT_INT64, INT64_MIN, INT64_MAX, "int64"}, {FO_DT_UINT64, 0, UINT64_MAX, "uint64"},
};

// A bound as an exact int; floats that are whole pass, as NumPy's int() lets them.
static FoObject *read_bound(FoObject *o) { return fo_int_from_object(o); }

// off and range of [low, high] (is_closed) or [low, high).
static bool read_range(FoObject *low, FoObject *high, bool is_closed, const Bounds *b, bool only_high, uint64_t *off, uint64_t *range) {
    FO_AUTO(FoObject) first = read_bound(low);
    FO_AUTO(FoObject) last = first ? read_bound(high) : NULL;
    FO_AUTO(FoObject) one = last ? fo_int_from_i64(is_closed ? 0 : 1) : NULL;
    FO_AUTO(FoObject) greatest = one ? fo_int_sub(last, one) : NULL;
    FO_AUTO(FoObject) least_allowed = fo_int_from_i64(b->low);
    FO_AUTO(FoObject) most_allowed = fo_int_from_u64(b->high);
    if (!greatest || !least_allowed || !most_allowed) return false;
    if (fo_int_compare(first, least_allowed, FO_LT)) return fo_fail(FO_VALUE_ERROR, "low is out of bounds for %s", b->name);
    if (fo_int_compare(greatest, most_allowed, FO_GT)) return fo_fail(FO_VALUE_ERROR, "high is out of bounds for %s", b->name);
    if (fo_int_compare(first, greatest, FO_GT)) {
        if (only_high) return fo_fail(FO_VALUE_ERROR, is_closed ? "high < 0" : "high <= 0");
        return fo_fail(FO_VALUE_ERROR, is_closed ? "low > high" : "low >= high");
    }
    FO_AUTO(FoObject) width = fo_int_sub(greatest, first);
    int64_t start;
    if (!width || !fo_int_as_u64(width, range)) return false;
    if (fo_int_fits_i64(first, &start)) *off = (uint64_t)start;
    else if (!fo_int_as_u64(first, off)) return false;
    return true;
}

static FoObject *integer_result(FoArray *a, bool is_scalar, FoObject *dtype) {
    if (!is_scalar) return fo_ref((FoObject *)a);
    bool is_python = !dtype || dtype == (FoObject *)&fo_int_type || dtype == (FoObject *)&fo_bool_type;
    return is_python ? fo_dtype_get_python(a->dtype, a->data) : fo_dtype_get_scalar(a->dtype, a->data);
}

static bool is_many(FoObject *o) { return fo_array_check(o) ? ((FoArray *)o)->ndim > 0 : fo_list_check(o) || fo_tuple_check(o); }

static FoArray *spread_bounds(FoObject *o, const FoSizeArg *size) {
    FO_AUTO(FoArray) a = fo_array_from_object(o, NULL);
    if (!a || size->is_none) return fo_take(a);
    FO_AUTO(FoArray) wide = fo_array_broadcast_to(a, size->ndim, size->shape);
    return wide ? fo_eval_copy(wide, 'C') : NULL;
}

// Bounds that are arrays: every element has its own range.
static FoObject *integers_between_arrays(FoDraws d, FoObject *low, FoObject *high, FoSizeArg *size, FoDtype *dtype, const Bounds *b, bool is_closed) {
    if (dtype->itemsize < 4) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "arrays of bounds for dtype %s", b->name);
    FO_AUTO(FoArray) l = spread_bounds(low, size);
    FO_AUTO(FoArray) h = l ? spread_bounds(high, size) : NULL;
    if (!h) return NULL;
    if (size->is_none) {
        FoArray *big = h->ndim >= l->ndim && h->n_items >= l->n_items ? h : l;
        *size = (FoSizeArg){.ndim = big->ndim, .n_items = big->n_items};
        memcpy(size->shape, big->shape, (size_t)big->ndim * 8);
        fo_assign_give(&l, spread_bounds((FoObject *)l, size));
        if (l) fo_assign_give(&h, spread_bounds((FoObject *)h, size));
    }
    if (!l || !h || !fo_array_settle(l) || !fo_array_settle(h)) return NULL;
    FO_AUTO(FoArray) a = fo_array_new(dtype, size->ndim, size->shape, 'C');
    for (int64_t i = 0; a && i < a->n_items; i++) {
        FO_AUTO(FoObject) from = fo_dtype_get_python(l->dtype, l->data + i * l->dtype->itemsize);
        FO_AUTO(FoObject) to = from ? fo_dtype_get_python(h->dtype, h->data + i * h->dtype->itemsize) : NULL;
        uint64_t off, range;
        if (!to || !read_range(from, to, is_closed, b, false, &off, &range)) return NULL;
        fo_draws_fill_bounded(d, off, range, (size_t)dtype->itemsize, false, a->data + i * dtype->itemsize, 1);
    }
    return (FoObject *)fo_take(a);
}

FoObject *fo_draws_integers(FoDraws d, FoObject *low, FoObject *high, FoObject *size_arg, FoObject *dtype_arg, bool is_closed, const char *function) {
    FO_AUTO(FoDtype) dtype = dtype_arg ? fo_dtype_from_object(dtype_arg) : fo_ref(fo_dtype_peek(FO_DT_INT64));
    FO_AUTO(FoObject) zero = dtype ? fo_int_from_i64(0) : NULL;
    FoSizeArg size;
    uint64_t off, range;
    const Bounds *b = NULL;
    if (!zero || !fo_size_arg_read(size_arg, &size)) return NULL;
    for (size_t k = 0; k < FO_COUNT_OF(bounds); k++)
        if (bounds[k].kind == dtype->kind && !dtype->is_swapped) b = &bounds[k];
    if (!b) return fo_raise(FO_TYPE_ERROR, "Unsupported dtype %R for %s", dtype, function);
    bool only_high = !high || high == fo_none;
    if (only_high) high = low, low = zero;
    if (is_many(low) || is_many(high)) return integers_between_arrays(d, low, high, &size, dtype, b, is_closed);
    if (size.n_items == 0 && !size.is_none) return (FoObject *)fo_array_new(dtype, size.ndim, size.shape, 'C');
    if (!read_range(low, high, is_closed, b, only_high, &off, &range)) return NULL;
    FO_AUTO(FoArray) a = fo_array_new(dtype, size.is_none ? 0 : size.ndim, size.shape, 'C');
    if (!a) return NULL;
    size_t itemsize = (size_t)dtype->itemsize;
    // narrow numbers share draws across the whole array: one call; others in pieces
    const int64_t batch = itemsize < 4 ? INT64_MAX / 2 : 1 << 20;
    for (int64_t at = 0; at < size.n_items; at += batch) {
        fo_draws_fill_bounded(d, off, range, itemsize, dtype->kind == FO_DT_BOOL, a->data + at * (int64_t)itemsize,
                              size.n_items - at < batch ? size.n_items - at : batch);
        if (!fo_eval_poll()) return NULL;
    }
    return integer_result(a, size.is_none, dtype_arg);
}

FoObject *fo_random_randint(NATIVE_ARGS) {
    static const char *const names[] = {"low", "high", "size", "dtype"};
    static const FoParams params = {"randint", names, 4, 1, 0, 4};
    FoObject *given[4];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    return fo_draws_integers(fo_draws_of(self), given[0], given[1], given[2], given[3], false, "randint");
}

FoObject *fo_random_integers(NATIVE_ARGS) {
    static const char *const names[] = {"low", "high", "size", "dtype", "endpoint"};
    static const FoParams params = {"integers", names, 5, 1, 0, 5};
    FoObject *given[5];
    bool is_closed = false;
    if (!fo_args_bind(&params, args, n, kwnames, given) || (given[4] && !fo_is_true(given[4], &is_closed))) return NULL;
    FoObject *dtype = given[3] ? given[3] : (FoObject *)fo_dtype_peek(FO_DT_INT64);
    return fo_draws_integers(fo_draws_of(self), given[0], given[1], given[2], dtype, is_closed, "integers");
}

FoObject *fo_random_random_integers(NATIVE_ARGS) {
    static const char *const names[] = {"low", "high", "size"};
    static const FoParams params = {"random_integers", names, 3, 1, 0, 3};
    FoObject *given[3];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    FO_AUTO(FoObject) one = fo_int_from_i64(1);
    bool only_high = !given[1] || given[1] == fo_none;
    FO_AUTO(FoStr) int64 = fo_str_from_text("l");
    if (!one || !int64 ||
        !fo_warn(FO_DEPRECATION_WARNING, "This function is deprecated. Please call randint(%S, %S + 1) instead", only_high ? one : given[0],
                 given[only_high ? 0 : 1]))
        return NULL;
    return fo_draws_integers(fo_draws_of(self), only_high ? one : given[0], only_high ? given[0] : given[1], given[2], (FoObject *)int64, true,
                             "randint");
}

FoObject *fo_random_bytes(NATIVE_ARGS) {
    int64_t length;
    if (!fo_index_as_i64(args[0], &length)) return NULL;
    if (length < 0) return fo_raise(FO_VALUE_ERROR, "negative dimensions are not allowed");
    FO_AUTO(FoObject) bytes = fo_bytes_new(NULL, length);
    if (!bytes) return NULL;
    FoDraws d = fo_draws_of(self);
    char *out = ((FoBytesObject *)bytes)->data;
    uint32_t words[1024];
    for (int64_t at = 0; at < length; at += (int64_t)sizeof words) {
        int64_t some = length - at < (int64_t)sizeof words ? length - at : (int64_t)sizeof words;
        fo_draws_fill_bounded(d, 0, UINT32_MAX, 4, false, words, (some + 3) / 4);
        memcpy(out + at, words, (size_t)some);
        if (!fo_eval_poll()) return NULL;
    }
    return fo_take(bytes);
}

// ---- shuffle

static bool shuffle_list(FoDraws d, FoList *list) {
    for (int64_t i = list->n - 1; i > 0; i--) {
        int64_t j = (int64_t)fo_draws_interval(d, (uint64_t)i);
        FoObject *item = list->items[i];
        list->items[i] = list->items[j];
        list->items[j] = item;
    }
    return true;
}

static bool shuffle_sequence(FoDraws d, FoObject *x) {
    int64_t n;
    if (!fo_len(x, &n)) return false;
    for (int64_t i = n - 1; i > 0; i--) {
        FO_AUTO(FoObject) at = fo_int_from_i64(i);
        FO_AUTO(FoObject) with = fo_int_from_i64((int64_t)fo_draws_interval(d, (uint64_t)i));
        FO_AUTO(FoObject) first = at && with ? fo_get_item(x, with) : NULL;
        FO_AUTO(FoObject) second = first ? fo_get_item(x, at) : NULL;
        if (!second || !fo_set_item(x, at, first) || !fo_set_item(x, with, second)) return false;
    }
    return true;
}

// Rows along an axis in memory: lines of n items; others are exchanged as views.
static bool shuffle_array(FoDraws d, FoArray *a, int axis) {
    int64_t n = a->shape[axis], stride = fo_array_strides(a)[axis], size = a->dtype->itemsize;
    if (!fo_array_settle(a) || !fo_array_prepare_write(a)) return false;
    if (a->ndim == 1 && size <= 64) {
        char kept[64];
        for (int64_t i = n - 1; i > 0; i--) {
            int64_t j = (int64_t)fo_draws_interval(d, (uint64_t)i);
            memcpy(kept, a->data + j * stride, (size_t)size);
            memcpy(a->data + j * stride, a->data + i * stride, (size_t)size);
            memcpy(a->data + i * stride, kept, (size_t)size);
            if ((i & 0xfffff) == 0 && !fo_eval_poll()) return false;
        }
        return !a->bytes || fo_block_check(a->bytes);
    }
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS];
    int ndim = 0;
    for (int k = 0; k < a->ndim; k++)
        if (k != axis) shape[ndim] = a->shape[k], strides[ndim++] = fo_array_strides(a)[k];
    FO_AUTO(FoArray) kept = fo_array_new(a->dtype, ndim, shape, 'C');
    for (int64_t i = n - 1; kept && i > 0; i--) {
        int64_t j = (int64_t)fo_draws_interval(d, (uint64_t)i);
        if (i == j) continue;
        FO_AUTO(FoArray) first = fo_array_view_typed(&fo_array_type, a, a->dtype, ndim, shape, strides, a->data + i * stride);
        FO_AUTO(FoArray) second = first ? fo_array_view_typed(&fo_array_type, a, a->dtype, ndim, shape, strides, a->data + j * stride) : NULL;
        if (!second || !fo_eval_assign(kept, second, FO_CAST_UNSAFE) || !fo_eval_assign(second, first, FO_CAST_UNSAFE) ||
            !fo_eval_assign(first, kept, FO_CAST_UNSAFE))
            return false;
    }
    return kept != NULL;
}

static bool read_axis(FoObject *self, const char *function, FoObject *const *args, int64_t n, FoTuple *kwnames, FoObject **x, int64_t *axis) {
    static const char *const names[] = {"x", "axis"};
    FoParams params = {function, names, fo_draws_of(self).pcg ? 2 : 1, 1, 0, fo_draws_of(self).pcg ? 2 : 1};
    FoObject *given[2] = {NULL};
    *axis = 0;
    if (!fo_args_bind(&params, args, n, kwnames, given)) return false;
    *x = given[0];
    return !given[1] || fo_index_as_i64(given[1], axis);
}

FoObject *fo_random_shuffle(NATIVE_ARGS) {
    FoObject *x;
    int64_t wanted;
    int axis = 0;
    if (!read_axis(self, "shuffle", args, n, kwnames, &x, &wanted)) return NULL;
    FoDraws d = fo_draws_of(self);
    if (fo_list_check_exact(x) && !wanted) return shuffle_list(d, (FoList *)x) ? fo_new_none() : NULL;
    if (fo_array_check(x)) {
        FoArray *a = (FoArray *)x;
        if (a->ndim == 0) return fo_raise(FO_TYPE_ERROR, "len() of unsized object");
        if (!fo_axis_check(wanted, a->ndim, &axis)) return NULL;
        return a->n_items == 0 || shuffle_array(d, a, axis) ? fo_new_none() : NULL;
    }
    if (wanted) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "Axis argument is only supported on ndarray objects");
    return shuffle_sequence(d, x) ? fo_new_none() : NULL;
}

// ---- permutation

static FoArray *new_range(int64_t n) {
    FoArray *a = fo_array_new_kind(FO_DT_INT64, 1, &n);
    for (int64_t i = 0; a && i < n; i++) ((int64_t *)a->data)[i] = i;
    return a;
}

static bool shuffle_words(FoDraws d, bool by_interval, int64_t *words, int64_t n, int64_t first) {
    for (int64_t i = n - 1; i >= first; i--) {
        int64_t j = (int64_t)(by_interval ? fo_draws_interval(d, (uint64_t)i) : fo_draws_bounded(d, (uint64_t)i)), kept = words[j];
        words[j] = words[i];
        words[i] = kept;
        if ((i & 0xfffff) == 0 && !fo_eval_poll()) return false;
    }
    return true;
}

static FoArray *new_permutation(FoDraws d, int64_t n) {
    FO_AUTO(FoArray) a = new_range(n < 0 ? 0 : n);
    return a && shuffle_words(d, true, (int64_t *)a->data, a->n_items, 1) ? fo_take(a) : NULL;
}

// a[idx] along an axis.
static FoObject *take_rows(FoArray *a, FoArray *idx, int axis) {
    FO_AUTO(FoTuple) key = fo_tuple_new(axis + 1);
    FO_AUTO(FoObject) all = key ? fo_slice_new(fo_none, fo_none, fo_none) : NULL;
    if (!all) return NULL;
    for (int k = 0; k < axis; k++) key->items[k] = fo_ref(all);
    key->items[axis] = fo_ref((FoObject *)idx);
    return fo_get_item((FoObject *)a, (FoObject *)key);
}

FoObject *fo_random_permutation(NATIVE_ARGS) {
    FoObject *x;
    int64_t wanted, count;
    int axis = 0;
    if (!read_axis(self, "permutation", args, n, kwnames, &x, &wanted)) return NULL;
    FoDraws d = fo_draws_of(self);
    if (fo_int_check(x) || (fo_scalar_check(x) && strchr("iu", fo_scalar_dtype(x)->letter)))
        return fo_index_as_i64(x, &count) ? (FoObject *)new_permutation(d, count) : NULL;
    FO_AUTO(FoArray) a = fo_array_from_object(x, NULL);
    if (!a) return NULL;
    if (a->ndim == 0 && d.mt) return fo_raise(FO_INDEX_ERROR, "x must be an integer or at least 1-dimensional");
    if (!fo_axis_check(wanted, a->ndim, &axis)) return NULL;
    if (a->ndim == 1) {
        FO_AUTO(FoArray) copy = fo_eval_copy(a, 'C');
        return copy && shuffle_array(d, copy, 0) ? (FoObject *)fo_take(copy) : NULL;
    }
    FO_AUTO(FoArray) idx = new_permutation(d, a->shape[axis]);
    return idx ? take_rows(a, idx, axis) : NULL;
}

// ---- choice

typedef struct {
    FoDraws d;
    FoArray *from;    // owned; NULL: range(n)
    FoArray *weights; // owned float64; or NULL
    int64_t n;
    int axis;
    FoSizeArg size;
    bool replace, shuffle;
} Choice;

static bool read_weights(Choice *c, FoObject *p) {
    if (!p || p == fo_none) return true;
    FO_AUTO(FoArray) any = fo_array_from_object(p, fo_dtype_peek(FO_DT_FLOAT64));
    c->weights = any ? fo_eval_cast(any, fo_dtype_peek(FO_DT_FLOAT64), 'C', FO_CAST_UNSAFE) : NULL;
    if (!c->weights || !fo_array_settle(c->weights)) return false;
    if (c->weights->ndim != 1) return fo_fail(FO_VALUE_ERROR, c->d.mt ? "'p' must be 1-dimensional" : "p must be 1-dimensional");
    if (c->weights->n_items != c->n) return fo_fail(FO_VALUE_ERROR, c->d.mt ? "'a' and 'p' must have same size" : "a and p must have same size");
    const double *w = (const double *)c->weights->data;
    double sum = 0, rest = 0;
    bool negative = false;
    for (int64_t i = 0; i < c->n; i++) { // Kahan's summation
        double y = w[i] - rest, t = sum + y;
        rest = (t - sum) - y;
        sum = t;
        negative |= w[i] < 0;
    }
    if (isnan(sum)) return fo_fail(FO_VALUE_ERROR, c->d.mt ? "probabilities contain NaN" : "Probabilities contain NaN");
    if (negative) return fo_fail(FO_VALUE_ERROR, c->d.mt ? "probabilities are not non-negative" : "Probabilities are not non-negative");
    if (fabs(sum - 1) > 1.4901161193847656e-08)
        return fo_fail(FO_VALUE_ERROR, c->d.mt ? "probabilities do not sum to 1" : "Probabilities do not sum to 1");
    return true;
}

static bool read_population(Choice *c, FoObject *a) {
    bool is_count = fo_int_check(a) || (fo_scalar_check(a) && strchr("iu", fo_scalar_dtype(a)->letter));
    if (is_count) {
        if (!fo_index_as_i64(a, &c->n)) return false;
        if (c->n <= 0 && c->size.n_items)
            return fo_fail(FO_VALUE_ERROR, c->d.mt ? "a must be greater than 0 unless no samples are taken"
                                                   : "a must be a positive integer unless no samples are taken");
        return true;
    }
    c->from = fo_array_from_object(a, NULL);
    if (!c->from) return false;
    if (c->from->ndim == 0)
        return fo_fail(FO_VALUE_ERROR, c->d.mt ? "a must be 1-dimensional or an integer" : "a must be a sequence or an integer, not %T", a);
    if (c->from->ndim != 1 && c->d.mt) return fo_fail(FO_VALUE_ERROR, "a must be 1-dimensional");
    c->n = c->from->shape[c->axis];
    if (c->n == 0 && c->size.n_items)
        return fo_fail(FO_VALUE_ERROR,
                       c->d.mt ? "'a' cannot be empty unless no samples are taken" : "a cannot be empty unless no samples are taken");
    return true;
}

static void cumulate(const double *w, double *cdf, int64_t n) {
    double sum = 0;
    for (int64_t i = 0; i < n; i++) cdf[i] = sum += w[i];
    for (int64_t i = 0; i < n; i++) cdf[i] /= sum;
}

static int64_t search_right(const double *cdf, int64_t n, double value) {
    int64_t low = 0, high = n;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (cdf[middle] <= value) low = middle + 1;
        else high = middle;
    }
    return low;
}

static bool draw_weighted(Choice *c, int64_t *out) {
    double *cdf = fo_alloc((size_t)c->n * 8, FO_MEM_INTERNAL);
    if (!cdf) return fo_fail_no_memory();
    cumulate((double *)c->weights->data, cdf, c->n);
    for (int64_t i = 0; i < c->size.n_items; i++) {
        double draw;
        fo_draws_fill_double(c->d, &draw, 1);
        int64_t found = search_right(cdf, c->n, draw);
        out[i] = found < c->n ? found : c->n - 1;
    }
    fo_free(cdf, (size_t)c->n * 8, FO_MEM_INTERNAL);
    return true;
}

// Rounds of draws: those that hit something new stay, in their order; the weights of what has been found are zero from then on.
static bool draw_weighted_once(Choice *c, int64_t *out) {
    int64_t wanted = c->size.n_items, n_found = 0, n_positive = 0;
    FO_AUTO(FoArray) own = fo_eval_copy(c->weights, 'C');
    if (!own || !fo_array_settle(own)) return false;
    double *w = (double *)own->data;
    for (int64_t i = 0; i < c->n; i++) n_positive += w[i] > 0;
    if (n_positive < wanted) return fo_fail(FO_VALUE_ERROR, "Fewer non-zero entries in p than size");
    size_t nbytes = (size_t)(c->n * 9 + wanted * 8);
    double *cdf = fo_alloc(nbytes, FO_MEM_INTERNAL), *draws = cdf + c->n;
    if (!cdf) return fo_fail_no_memory();
    char *seen = (char *)(draws + wanted);
    memset(seen, 0, (size_t)c->n);
    while (n_found < wanted) {
        int64_t n_draws = wanted - n_found;
        fo_draws_fill_double(c->d, draws, n_draws);
        for (int64_t i = 0; i < n_found; i++) w[out[i]] = 0;
        cumulate(w, cdf, c->n);
        for (int64_t i = 0; i < n_draws; i++) {
            int64_t at = search_right(cdf, c->n, draws[i]);
            if (at >= c->n || seen[at]) continue;
            seen[at] = 1;
            out[n_found++] = at;
        }
    }
    fo_free(cdf, nbytes, FO_MEM_INTERNAL);
    return true;
}

// Generator: a shuffle of the tail for large shares, Floyd's sampling with a set of what is taken for small ones.
static bool draw_once_tail(Choice *c, int64_t *out) {
    int64_t size = c->size.n_items, first = c->n - size > 1 ? c->n - size : 1;
    FO_AUTO(FoArray) all = new_range(c->n);
    if (!all || !shuffle_words(c->d, false, (int64_t *)all->data, c->n, first)) return false;
    memcpy(out, (int64_t *)all->data + (c->n - size), (size_t)size * 8);
    return true;
}

static bool draw_once_floyd(Choice *c, int64_t *out) {
    int64_t size = c->size.n_items;
    uint64_t mask = (uint64_t)(1.2 * (double)size);
    for (int shift = 1; shift < 64; shift *= 2) mask |= mask >> shift;
    size_t nbytes = (size_t)(mask + 1) * 8;
    uint64_t *set = fo_alloc(nbytes, FO_MEM_INTERNAL);
    if (!set) return fo_fail_no_memory();
    memset(set, 0xff, nbytes);
    for (int64_t j = c->n - size; j < c->n; j++) {
        uint64_t value = fo_draws_bounded(c->d, (uint64_t)j), at = value & mask;
        while (set[at] != UINT64_MAX && set[at] != value) at = (at + 1) & mask;
        if (set[at] == value) { // taken: j itself cannot be
            value = (uint64_t)j;
            for (at = value & mask; set[at] != UINT64_MAX;) at = (at + 1) & mask;
        }
        set[at] = value;
        out[j - c->n + size] = (int64_t)value;
    }
    fo_free(set, nbytes, FO_MEM_INTERNAL);
    return !c->shuffle || shuffle_words(c->d, false, out, size, 1);
}

static bool draw_once(Choice *c, int64_t *out) {
    int64_t size = c->size.n_items;
    if (c->d.pcg) return c->n > 10000 && size > c->n / (c->shuffle ? 50 : 20) ? draw_once_tail(c, out) : draw_once_floyd(c, out);
    FO_AUTO(FoArray) all = new_permutation(c->d, c->n);
    if (!all) return false;
    memcpy(out, all->data, (size_t)size * 8);
    return true;
}

static bool draw_indices(Choice *c, int64_t *out) {
    if (c->size.n_items == 0) return true;
    if (c->replace && c->weights) return draw_weighted(c, out);
    if (c->replace) return fo_draws_fill_bounded(c->d, 0, (uint64_t)c->n - 1, 8, false, out, c->size.n_items), true;
    if (c->size.n_items > c->n)
        return fo_fail(FO_VALUE_ERROR, c->d.mt ? "Cannot take a larger sample than population when 'replace=False'"
                                               : "Cannot take a larger sample than population when replace is False");
    return c->weights ? draw_weighted_once(c, out) : draw_once(c, out);
}

static FoObject *choose(Choice *c) {
    FO_AUTO(FoArray) idx = fo_array_new_kind(FO_DT_INT64, c->size.is_none ? 0 : c->size.ndim, c->size.shape);
    if (!idx || !draw_indices(c, (int64_t *)idx->data)) return NULL;
    if (!c->size.is_none) return c->from ? take_rows(c->from, idx, c->axis) : (FoObject *)fo_take(idx);
    if (!c->from) return fo_int_from_i64(*(int64_t *)idx->data);
    if (c->from->ndim == 1) {
        if (!fo_array_settle(c->from) || !fo_array_prepare_read(c->from)) return NULL;
        return fo_array_get_at(c->from, c->from->data + *(int64_t *)idx->data * fo_array_strides(c->from)[0]);
    }
    FO_AUTO(FoTuple) key = fo_tuple_new(c->axis + 1);
    FO_AUTO(FoObject) all = key ? fo_slice_new(fo_none, fo_none, fo_none) : NULL;
    if (!all) return NULL;
    for (int k = 0; k < c->axis; k++) key->items[k] = fo_ref(all);
    key->items[c->axis] = fo_int_from_i64(*(int64_t *)idx->data);
    return key->items[c->axis] ? fo_get_item((FoObject *)c->from, (FoObject *)key) : NULL;
}

FoObject *fo_random_choice(NATIVE_ARGS) {
    static const char *const names[] = {"a", "size", "replace", "p", "axis", "shuffle"};
    Choice c = {.d = fo_draws_of(self), .replace = true, .shuffle = true};
    FoParams params = {"choice", names, c.d.pcg ? 6 : 4, 1, 0, c.d.pcg ? 6 : 4};
    FoObject *given[6] = {NULL};
    int64_t axis = 0;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_size_arg_read(given[1], &c.size)) return NULL;
    if ((given[2] && !fo_is_true(given[2], &c.replace)) || (given[4] && !fo_index_as_i64(given[4], &axis)) ||
        (given[5] && !fo_is_true(given[5], &c.shuffle)))
        return NULL;
    bool is_sequence = fo_list_check(given[0]) || fo_tuple_check(given[0]);
    FO_AUTO(FoObject) population = is_sequence ? (FoObject *)fo_array_from_object(given[0], NULL) : fo_ref(given[0]);
    if (!population || (axis && fo_array_check(population) && !fo_axis_check(axis, ((FoArray *)population)->ndim, &c.axis))) return NULL;
    FoObject *result = read_population(&c, population) && read_weights(&c, given[3]) ? choose(&c) : NULL;
    fo_xunref(c.from);
    fo_xunref(c.weights);
    return result;
}
