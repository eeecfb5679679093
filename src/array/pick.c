// SPDX-License-Identifier: MIT
#include "array/pick.h"

#include "array/array_private.h"
#include "array/select_keys.h"
#include "array/sort_text.h"
#include "array/scalar_private.h"
#include "array/sort_keys.h"
#include "types/container.h"

bool fo_take_mode_read(FoObject *o, FoTakeMode *mode) {
    *mode = FO_TAKE_RAISE;
    if (!o || o == fo_none) return true;
    if (fo_str_check(o)) {
        if (fo_str_equals_text((FoStr *)o, "raise")) return true;
        if (fo_str_equals_text((FoStr *)o, "wrap")) return *mode = FO_TAKE_WRAP, true;
        if (fo_str_equals_text((FoStr *)o, "clip")) return *mode = FO_TAKE_CLIP, true;
    }
    return fo_fail(FO_VALUE_ERROR, "clipmode must be one of 'clip', 'raise', or 'wrap' (got %R)", o);
}

// Whole numbers as a dense int64 array; empty ones of any dtype.
static FoArray *index_array(FoObject *o) {
    FO_AUTO(FoArray) given = fo_array_from_object(o, NULL);
    if (!given || !fo_array_settle(given)) return NULL;
    bool whole = strchr("iub", given->dtype->letter) != NULL;
    if (!whole && given->n_items)
        return fo_raise(FO_TYPE_ERROR, "Cannot cast array data from %R to dtype('int64') according to the rule 'safe'", given->dtype);
    if (given->dtype->kind == FO_DT_UINT64)
        return fo_raise(FO_TYPE_ERROR, "Cannot cast array data from %R to dtype('int64') according to the rule 'safe'", given->dtype);
    return fo_eval_as(given, fo_dtype_peek(FO_DT_INT64), FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED);
}

// Positions 0 .. length - 1, by the mode.
static FoArray *positions(FoArray *index, int64_t length, FoTakeMode mode, int axis, bool flat) {
    const int64_t *from = (const int64_t *)index->data;
    int64_t n = index->n_items, low = 0, high = -1;
    for (int64_t i = 0; i < n; i++) {
        low = from[i] < low ? from[i] : low;
        high = from[i] > high ? from[i] : high;
    }
    if (n && length == 0) return fo_raise(FO_INDEX_ERROR, "cannot do a non-empty take from an empty axes.");
    if (low >= 0 && high < length) return fo_ref(index);
    FO_AUTO(FoArray) r = fo_array_new_kind(FO_DT_INT64, index->ndim, index->shape);
    if (!r) return NULL;
    int64_t *to = (int64_t *)r->data;
    for (int64_t i = 0; i < n; i++) {
        int64_t j = from[i];
        if (mode == FO_TAKE_WRAP) {
            j %= length;
            if (j < 0) j += length;
        } else if (mode == FO_TAKE_CLIP) {
            j = j < 0 ? 0 : j >= length ? length - 1 : j;
        } else {
            if (j < -length || j >= length) {
                if (flat) return fo_raise(FO_INDEX_ERROR, "index %lld is out of bounds for axis 0 with size %lld", (long long)j, (long long)length);
                return fo_raise(FO_INDEX_ERROR, "index %lld is out of bounds for axis %d with size %lld", (long long)j, axis, (long long)length);
            }
            if (j < 0) j += length;
        }
        to[i] = j;
    }
    return fo_take(r);
}

typedef struct {
    const char *from;
    char *to;
    const int64_t *index;
    int64_t n, chunk, per_part, length;
    bool *is_outside;      // set when an index is not one of 0 … length - 1: nothing is read there
} Take;

static void take_some(const Take *t, int64_t first, int64_t last) {
    const int64_t *index = t->index;
    const char *from = t->from;
    char *to = t->to;
#define TAKE(type)                                                                                             \
    for (int64_t i = first; i < last; i++) memcpy(to + (int64_t)sizeof(type) * i, from + (int64_t)sizeof(type) * index[i], sizeof(type)); \
    return
    int64_t low = 0, high = -1; // looked at here, where they are in the cache when they are needed
    for (int64_t i = first; i < last; i++) {
        low = index[i] < low ? index[i] : low;
        high = index[i] > high ? index[i] : high;
    }
    if (fo_unlikely(low < 0 || high >= t->length)) {
        __atomic_store_n(t->is_outside, true, __ATOMIC_RELAXED);
        return;
    }
    switch (t->chunk) {
    case 1: TAKE(uint8_t);
    case 2: TAKE(uint16_t);
    case 4: TAKE(uint32_t);
    case 8: TAKE(uint64_t);
    case 16: TAKE(FoComplex128);
    default: for (int64_t i = first; i < last; i++) memcpy(t->to + t->chunk * i, t->from + t->chunk * t->index[i], (size_t)t->chunk);
    }
}

static void take_part(void *context, int64_t part, int worker) {
    enum { TOGETHER = 2048 };
    const Take *t = context;
    int64_t first = part * t->per_part, last = first + t->per_part < t->n ? first + t->per_part : t->n;
    for (int64_t at = first; at < last; at += TOGETHER) take_some(t, at, last - at < TOGETHER ? last : at + TOGETHER);
}

// How far apart the elements of a part lie tells the pages of a map that it touched.
static void tell_taken(FoBytes *map, const Take *t, int64_t part) {
    int64_t first = part * t->per_part, last = first + t->per_part < t->n ? first + t->per_part : t->n, touched = 0;
    for (int64_t i = first; i < last; i++) touched += fo_layout_touched(1, i > first ? (t->index[i] - t->index[i - 1]) * t->chunk + 1 : 1, t->chunk);
    fo_block_touched(map, touched);
}

FoArray *fo_array_take(FoArray *given, FoObject *indices, int axis, FoTakeMode mode, FoArray *out) {
    FO_AUTO(FoArray) index = index_array(indices);
    FO_AUTO(FoArray) a = index && fo_array_settle(given) ? (axis < 0 ? fo_array_ravel(given, 'C') : fo_ref(given)) : NULL;
    FO_AUTO(FoArray) dense = a ? fo_eval_as(a, NULL, FO_ARRAY_C_CONTIGUOUS) : NULL;
    if (!dense || !fo_array_prepare_read(dense)) return NULL;
    int at = axis < 0 ? 0 : axis;
    if (dense->ndim == 0) {
        int64_t one = 1, stride = dense->dtype->itemsize;
        FoArray *flat = fo_array_view(dense, dense->dtype, 1, &one, &stride, dense->data);
        fo_assign_give((FoObject **)&dense, (FoObject *)flat);
        if (!dense) return NULL;
    }
    if (index->n_items && dense->shape[at] == 0) return fo_raise(FO_INDEX_ERROR, "cannot do a non-empty take from an empty axes.");
    int ndim = dense->ndim - 1 + index->ndim;
    if (ndim > FO_MAX_DIMS) return fo_raise(FO_VALUE_ERROR, "number of dimensions must be within [0, 32]");
    int64_t shape[FO_MAX_DIMS], n_outer = 1, chunk = dense->dtype->itemsize;
    memcpy(shape, dense->shape, (size_t)at * 8);
    memcpy(shape + at, index->shape, (size_t)index->ndim * 8);
    memcpy(shape + at + index->ndim, dense->shape + at + 1, (size_t)(dense->ndim - at - 1) * 8);
    for (int k = 0; k < at; k++) n_outer *= dense->shape[k];
    for (int k = at + 1; k < dense->ndim; k++) chunk *= dense->shape[k];
    FO_AUTO(FoArray) r = fo_array_new(dense->dtype, ndim, shape, 'C');
    if (!r) return NULL;
    bool is_outside = false;
    FO_AUTO(FoArray) places = fo_ref(index); // as they are, unless some of them turn out to be negative or too large
    Take t = {.is_outside = &is_outside, .index = (const int64_t *)places->data, .n = places->n_items, .chunk = chunk, .length = dense->shape[at]};
    t.per_part = (1 << 19) / (chunk + 1) + 1;
    if (fo_block_is_bounded(dense->bytes)) t.per_part = 64;
    int64_t n_parts = (t.n + t.per_part - 1) / t.per_part;
    if (n_outer && !chunk) fo_assign_give((FoObject **)&places, (FoObject *)positions(index, dense->shape[at], mode, at, axis < 0)); // only looked at
    if (!places) return NULL;
    for (int64_t k = 0; k < n_outer && chunk; k++) {
        t.from = dense->data + k * t.length * chunk;
        t.to = r->data + k * t.n * chunk;
        if (dense->bytes || n_parts < 2) for (int64_t p = 0; p < n_parts; p++) {
            take_part(&t, p, 0);
            if (fo_block_is_bounded(dense->bytes)) tell_taken(dense->bytes, &t, p);
        }
        else fo_workers_run(take_part, &t, n_parts);
        if (!fo_eval_poll()) return NULL;
        if (fo_likely(!is_outside)) continue;
        FoArray *inside = positions(index, dense->shape[at], mode, at, axis < 0);
        if (!inside) return NULL;
        fo_assign_give((FoObject **)&places, (FoObject *)inside);
        t.index = (const int64_t *)places->data;
        is_outside = false;
        k--; // this piece again
    }
    if (dense->bytes && !fo_block_check(dense->bytes)) return NULL;
    if (!out) return fo_take(r);
    return fo_eval_assign(out, r, FO_CAST_UNSAFE) ? fo_ref(out) : NULL;
}

#define PUT(type)                                                                                              \
    for (int64_t i = 0, j = 0; i < n; i++) {                                                                   \
        memcpy(to + place[i] * (int64_t)sizeof(type), from + j * (int64_t)sizeof(type), sizeof(type));         \
        if (++j == n_from) j = 0;                                                                              \
    }                                                                                                          \
    return
static void put_elements(char *to, const int64_t *place, int64_t n, const char *from, int64_t n_from, int64_t itemsize) {
    switch (itemsize) {
    case 1: PUT(uint8_t);
    case 2: PUT(uint16_t);
    case 4: PUT(uint32_t);
    case 8: PUT(uint64_t);
    case 16: PUT(FoComplex128);
    default:
        for (int64_t i = 0; i < n; i++) memcpy(to + place[i] * itemsize, from + i % n_from * itemsize, (size_t)itemsize);
    }
}
#undef PUT

bool fo_array_put(FoArray *a, FoObject *indices, FoObject *values, FoTakeMode mode) {
    FO_AUTO(FoArray) index = index_array(indices);
    FO_AUTO(FoArray) given = index ? fo_array_from_object(values, fo_array_check(values) ? NULL : a->dtype) : NULL;
    if (!given || !fo_array_settle(given)) return false;
    FO_AUTO(FoArray) value = fo_eval_as(given, a->dtype, FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED);
    FO_AUTO(FoArray) places = value ? positions(index, a->n_items, mode, 0, true) : NULL;
    if (!places || !fo_array_prepare_write(a) || value->n_items == 0) return places && value->n_items == 0;
    FO_AUTO(FoArray) copy = fo_eval_copy(value, 'C');
    if (!copy) return false;
    int64_t itemsize = a->dtype->itemsize;
    const int64_t *place = (const int64_t *)places->data;
    if (fo_array_is_c(a)) {
        put_elements(a->data, place, places->n_items, copy->data, copy->n_items, itemsize);
        return !a->bytes || fo_block_check(a->bytes);
    }
    for (int64_t i = 0, j = 0; i < places->n_items; i++) {
        int64_t at = place[i];
        char *to = a->data;
        for (int k = a->ndim - 1; k >= 0; k--) {
            to += at % a->shape[k] * fo_array_strides(a)[k];
            at /= a->shape[k];
        }
        memcpy(to, copy->data + j * itemsize, (size_t)itemsize);
        if (++j == copy->n_items) j = 0;
    }
    return !a->bytes || fo_block_check(a->bytes);
}

// Elements of a common size; an interrupt waits until they are done. False: another size.
#define REPEAT(type)                                                                                           \
    for (int64_t k = 0; k < n_outer; k++)                                                                      \
        for (int64_t i = 0; i < length; i++, from += sizeof(type)) {                                           \
            type element;                                                                                      \
            memcpy(&element, from, sizeof element);                                                            \
            for (int64_t j = one ? *count : count[i]; j > 0; j--, at += sizeof element) memcpy(at, &element, sizeof element); \
        }                                                                                                      \
    break
static bool repeat_elements(char *at, const char *from, const int64_t *count, bool one, int64_t n_outer, int64_t length, int64_t chunk) {
    switch (chunk) {
    case 1: REPEAT(uint8_t);
    case 2: REPEAT(uint16_t);
    case 4: REPEAT(uint32_t);
    case 8: REPEAT(uint64_t);
    case 16: REPEAT(FoComplex128);
    default: return false;
    }
    return true;
}
#undef REPEAT

FoArray *fo_array_repeat(FoArray *given, FoObject *repeats, int axis) {
    FO_AUTO(FoArray) counts = index_array(repeats);
    FO_AUTO(FoArray) a = counts && fo_array_settle(given) ? (axis < 0 ? fo_array_ravel(given, 'C') : fo_ref(given)) : NULL;
    FO_AUTO(FoArray) dense = a ? fo_eval_as(a, NULL, FO_ARRAY_C_CONTIGUOUS) : NULL;
    if (!dense) return NULL;
    int at = axis < 0 ? 0 : axis;
    int64_t length = dense->shape[at], total = 0, n_outer = 1, chunk = dense->dtype->itemsize, shape[FO_MAX_DIMS];
    const int64_t *count = (const int64_t *)counts->data;
    if (counts->ndim > 1) return fo_raise(FO_VALUE_ERROR, "object too deep for desired array");
    bool one = counts->n_items == 1;
    if (!one && counts->n_items != length)
        return fo_raise(FO_VALUE_ERROR, "operands could not be broadcast together with shape (%lld,) (%lld,)", (long long)length,
                        (long long)counts->n_items);
    for (int64_t i = 0; i < counts->n_items; i++) {
        if (count[i] < 0) return fo_raise(FO_VALUE_ERROR, "repeats may not contain negative values.");
        if (!fo_add_i64(total, count[i], &total)) return fo_raise_no_memory();
    }
    if (one && !fo_mul_i64(total, length, &total)) return fo_raise_no_memory();
    memcpy(shape, dense->shape, (size_t)dense->ndim * 8);
    shape[at] = total;
    for (int k = 0; k < at; k++) n_outer *= shape[k];
    for (int k = at + 1; k < dense->ndim; k++) chunk *= shape[k];
    FO_AUTO(FoArray) r = fo_array_new(dense->dtype, dense->ndim, shape, 'C');
    if (!r || !r->n_items) return fo_take(r);
    char *to = r->data;
    const char *from = dense->data;
    int64_t done = 0;
    if (repeat_elements(to, from, count, one, n_outer, length, chunk)) return !dense->bytes || fo_block_check(dense->bytes) ? fo_take(r) : NULL;
    for (int64_t k = 0; k < n_outer; k++)
        for (int64_t i = 0; i < length; i++, from += chunk)
            for (int64_t j = one ? *count : count[i]; j > 0; j--, to += chunk) {
                memcpy(to, from, (size_t)chunk);
                if ((done += chunk) > 1 << 22) {
                    done = 0;
                    if (!fo_eval_poll()) return NULL;
                }
            }
    return !dense->bytes || fo_block_check(dense->bytes) ? fo_take(r) : NULL;
}

// ---- places in sorted arrays

typedef struct {
    FoDtypeKind kind;
    const char *sorted, *values;
    const int64_t *sorter;
    int64_t n, n_values, *out, per_part;
    bool right;
} Search;

#define SEARCH(type, less)                                                                                     \
    {                                                                                                          \
        const type *s = (const type *)g->sorted, *v = (const type *)g->values;                                 \
        int64_t low = 0, high = g->n;                                                                          \
        type last = v[first];                                                                                  \
        for (int64_t i = first; i < end; i++) {                                                                \
            type x = v[i];                                                                                     \
            /* ascending values go on from where the last one was */                                           \
            if (less(last, x)) high = g->n;                                                                    \
            else low = 0, high = high < g->n ? high + 1 : g->n;                                                \
            last = x;                                                                                          \
            while (low < high) {                                                                               \
                int64_t middle = low + ((high - low) >> 1);                                                    \
                type y = s[g->sorter ? g->sorter[middle] : middle];                                            \
                if (g->right ? !less(x, y) : less(y, x)) low = middle + 1;                                     \
                else high = middle;                                                                            \
            }                                                                                                  \
            g->out[i] = low;                                                                                   \
        }                                                                                                      \
    }
#define LESS(a, b) ((a) < (b))
#define LESS_FLOAT(a, b) ((a) < (b) || ((b) != (b) && (a) == (a)))

// Sixteen searches at a time, without branches: the reads of one overlap those of the others.
static void search_f64(const Search *g, int64_t first, int64_t end) {
    enum { WIDTH = 16 };
    const double *s = (const double *)g->sorted, *v = (const double *)g->values;
    int64_t i = first;
    for (; i + WIDTH <= end && g->n > 0; i += WIDTH) {
        int64_t base[WIDTH] = {0}, n = g->n;
        while (n > 1) {
            int64_t half = n / 2;
            for (int j = 0; j < WIDTH; j++) {
                double y = s[base[j] + half - 1], x = v[i + j];
                bool go = g->right ? !LESS_FLOAT(x, y) : LESS_FLOAT(y, x);
                base[j] += go ? half : 0;
            }
            n -= half;
        }
        for (int j = 0; j < WIDTH; j++) {
            double y = s[base[j]], x = v[i + j];
            g->out[i + j] = base[j] + (g->right ? !LESS_FLOAT(x, y) : LESS_FLOAT(y, x));
        }
    }
    if (i < end) {
        first = i;
        SEARCH(double, LESS_FLOAT)
    }
}

static void search_part(void *context, int64_t part, int worker) {
    const Search *g = context;
    int64_t first = part * g->per_part, end = first + g->per_part < g->n_values ? first + g->per_part : g->n_values;
    if (first >= end) return;
    if (g->kind == FO_DT_INT64) SEARCH(int64_t, LESS)
    else if (g->kind == FO_DT_UINT64) SEARCH(uint64_t, LESS)
    else if (g->sorter) SEARCH(double, LESS_FLOAT)
    else search_f64(g, first, end);
}

static FoArray *read_sorter(FoArray *sorter, int64_t length) {
    if (sorter->ndim != 1) return fo_raise(FO_TYPE_ERROR, "could not parse sorter argument");
    if (sorter->dtype->letter != 'i' && sorter->dtype->letter != 'u' && sorter->dtype->letter != 'b')
        return fo_raise(FO_TYPE_ERROR, "sorter must only contain integers");
    FO_AUTO(FoArray) index = index_array((FoObject *)sorter);
    if (!index) return NULL;
    if (index->n_items != length) return fo_raise(FO_VALUE_ERROR, "sorter.size must equal a.size");
    FoArray *order = positions(index, length, FO_TAKE_RAISE, 0, true);
    if (order || !fo_error_matches_kind(FO_INDEX_ERROR)) return order;
    fo_error_clear();
    return fo_raise(FO_VALUE_ERROR, "Sorter index out of range.");
}

static FoTexts texts_of(const FoArray *a) { return (FoTexts){a->data, a->dtype->itemsize, a->dtype->letter, a->dtype->is_swapped}; }

static FoArray *search_text(FoArray *sorted, FoArray *values, FoArray *sorter, bool right) {
    if (sorted->ndim != 1)
        return fo_raise(FO_VALUE_ERROR, sorted->ndim ? "object too deep for desired array" : "object of too small depth for desired array");
    FO_AUTO(FoArray) s = fo_eval_copy(sorted, 'C');
    FO_AUTO(FoArray) v = s ? fo_eval_copy(values, 'C') : NULL;
    FO_AUTO(FoArray) order = v && sorter ? read_sorter(sorter, s->n_items) : NULL;
    if (!v || (sorter && !order)) return NULL;
    FoArray *r = fo_array_new_kind(FO_DT_INT64, v->ndim, v->shape);
    FoTexts texts = texts_of(s), wanted = texts_of(v);
    for (int64_t i = 0; r && i < v->n_items; i++)
        ((int64_t *)r->data)[i] = fo_search_text(&texts, order ? (int64_t *)order->data : NULL, s->n_items, &wanted, i, right);
    return r;
}

FoArray *fo_array_search(FoArray *sorted, FoArray *values, bool right, FoArray *sorter) {
    FoDtypeKind kind;
    if (sorted->dtype->kind == FO_DT_NONE && sorted->dtype->letter == values->dtype->letter) return search_text(sorted, values, sorter, right);
    if (sorted->dtype->kind == FO_DT_NONE || values->dtype->kind == FO_DT_NONE)
        return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "searchsorted is not supported for dtype %R", sorted->dtype);
    kind = fo_dtype_promote(sorted->dtype->kind, values->dtype->kind);
    if (fo_dtype_is_complex(kind)) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "searchsorted is not supported for complex numbers");
    kind = fo_dtype_is_float(kind) ? FO_DT_FLOAT64 : kind == FO_DT_UINT64 ? FO_DT_UINT64 : FO_DT_INT64;
    if (sorted->ndim != 1)
        return fo_raise(FO_VALUE_ERROR, sorted->ndim ? "object too deep for desired array" : "object of too small depth for desired array");
    uint32_t dense = FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED;
    FO_AUTO(FoArray) s = fo_eval_as(sorted, fo_dtype_peek(kind), dense);
    FO_AUTO(FoArray) v = s ? fo_eval_as(values, fo_dtype_peek(kind), dense) : NULL;
    FO_AUTO(FoArray) order = NULL;
    if (!v) return NULL;
    if (sorter && !(order = read_sorter(sorter, s->n_items))) return NULL;
    FO_AUTO(FoArray) r = fo_array_new_kind(FO_DT_INT64, v->ndim, v->shape);
    if (!r) return NULL;
    Search g = {kind, s->data, v->data, order ? (int64_t *)order->data : NULL, s->n_items, v->n_items, (int64_t *)r->data, 1 << 14, right};
    int64_t n_parts = (g.n_values + g.per_part - 1) / g.per_part;
    if (s->bytes || v->bytes) for (int64_t p = 0; p < n_parts; p++) search_part(&g, p, 0);
    else fo_workers_run(search_part, &g, n_parts);
    if ((s->bytes && !fo_block_check(s->bytes)) || (v->bytes && !fo_block_check(v->bytes))) return NULL;
    return fo_eval_poll() ? fo_take(r) : NULL;
}

// ---- diagonals

FoArray *fo_array_diagonal(FoArray *a, int64_t offset, int axis1, int axis2) {
    if (a->ndim < 2) return fo_raise(FO_VALUE_ERROR, "diag requires an array of at least two dimensions");
    if (axis1 == axis2) return fo_raise(FO_VALUE_ERROR, "axis1 and axis2 cannot be the same");
    const int64_t *strides = fo_array_strides(a);
    int64_t shape[FO_MAX_DIMS], steps[FO_MAX_DIMS], rows = a->shape[axis1], columns = a->shape[axis2];
    char *data = a->data;
    int ndim = 0;
    for (int k = 0; k < a->ndim; k++) {
        if (k == axis1 || k == axis2) continue;
        shape[ndim] = a->shape[k];
        steps[ndim++] = strides[k];
    }
    int64_t n;
    if (offset >= 0) n = offset >= columns ? 0 : (columns - offset < rows ? columns - offset : rows);
    else n = offset <= -rows ? 0 : (rows + offset < columns ? rows + offset : columns);
    if (n > 0) data += offset >= 0 ? offset * strides[axis2] : -offset * strides[axis1];
    shape[ndim] = n;
    steps[ndim++] = strides[axis1] + strides[axis2];
    FoArray *view = fo_array_view(a, a->dtype, ndim, shape, steps, data);
    if (view) view->flags &= ~(uint32_t)FO_ARRAY_WRITEABLE;
    return view;
}

// ---- partitions

FoArray *fo_array_partition(FoArray *a, const int64_t *kth, int n_kth, int axis, bool indices) {
    FoDtypeKind kind = a->dtype->kind;
    if (kind == FO_DT_NONE || fo_dtype_is_complex(kind))
        return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "partition is not supported for dtype %R", a->dtype);
    FO_AUTO(FoArray) dense = fo_eval_as(a, fo_dtype_peek(kind), FO_ARRAY_ALIGNED);
    FO_AUTO(FoArray) r = dense ? fo_array_new(fo_dtype_peek(indices ? FO_DT_INT64 : kind), a->ndim, a->shape, 'C') : NULL;
    if (!r || !r->n_items) return fo_take(r);
    int64_t n = a->shape[axis], lines = r->n_items / n, in_step = fo_array_strides(dense)[axis], out_step = fo_array_strides(r)[axis];
    uint64_t *keys = fo_alloc((size_t)n * 16, FO_MEM_INTERNAL);
    if (!keys) return fo_raise_no_memory();
    int64_t *index = indices ? (int64_t *)(keys + n) : NULL, at[FO_MAX_DIMS] = {0};
    const char *in = dense->data;
    char *out = r->data;
    bool ok = true;
    for (int64_t line = 0; ok && line < lines; line++) {
        fo_sort_encode(kind, in, in_step, n, keys, indices);
        for (int64_t i = 0; index && i < n; i++) index[i] = i;
        FoPivots pivots = {.n = 0};
        for (int k = 0; k < n_kth; k++) fo_select_key(keys, index, n, kth[k], &pivots, fo_dtype_is_float(kind)); // ascending
        if (index) for (int64_t i = 0; i < n; i++) memcpy(out + i * out_step, &index[i], 8);
        else fo_sort_decode(kind, keys, n, out, out_step);
        for (int k = a->ndim - 1; k >= 0; k--) {
            if (k == axis) continue;
            in += fo_array_strides(dense)[k], out += fo_array_strides(r)[k];
            if (++at[k] < a->shape[k]) break;
            in -= at[k] * fo_array_strides(dense)[k], out -= at[k] * fo_array_strides(r)[k];
            at[k] = 0;
        }
        ok = fo_eval_poll();
    }
    fo_free(keys, (size_t)n * 16, FO_MEM_INTERNAL);
    return ok ? fo_take(r) : NULL;
}
