// SPDX-License-Identifier: MIT
// sort: arrays sorted in place along an axis, and the indices that would sort them.
#include "array/array_private.h"
#include "array/scalar_private.h"
#include "array/sort_keys.h"
#include "array/sort_text.h"

enum { STRETCH = 1 << 20 };

// One line after the other along `axis`: calls line for every combination of the other axes.
typedef struct {
    FoArray *in, *out;
    int64_t n;
    FoDtypeKind kind;
    bool indices, stable;
    char *memory;
    size_t nbytes;
    const volatile int *stop;
} Sort;

static size_t memory_for(const Sort *s) {
    if (s->kind == FO_DT_NONE) return (size_t)s->n * ((size_t)s->in->dtype->itemsize + 8 + 2 * sizeof(FoSortPair));
    if (fo_dtype_is_complex(s->kind)) return (size_t)s->n * (16 + 8 + 8);
    return (size_t)s->n * (s->indices ? 8 + 2 * sizeof(FoSortPair) : 16);
}

static void sort_complex_line(const Sort *s, const char *in, int64_t in_stride, char *out, int64_t out_stride) {
    FoComplex128 *values = (FoComplex128 *)s->memory;
    int64_t *order = (int64_t *)(values + s->n), *scratch = order + s->n;
    for (int64_t i = 0; i < s->n && !*s->stop; i++) {
        fo_element_cast(s->kind, in + i * in_stride, FO_DT_COMPLEX128, &values[i]);
        order[i] = i;
    }
    fo_sort_complex(values, order, scratch, s->n, s->stop);
    if (*s->stop) return;
    for (int64_t i = 0; i < s->n; i++) {
        if (s->indices) memcpy(out + i * out_stride, &order[i], 8);
        else fo_element_cast(FO_DT_COMPLEX128, &values[order[i]], s->kind, out + i * out_stride);
    }
}

static void encode_line(const Sort *s, const char *in, int64_t stride, uint64_t *keys) {
    for (int64_t i = 0, n; i < s->n && !*s->stop; i += n) {
        n = s->n - i < STRETCH ? s->n - i : STRETCH;
        fo_sort_encode(s->kind, in + i * stride, stride, n, keys + i, s->indices);
    }
}

static void make_pairs(const Sort *s, const uint64_t *keys, FoSortPair *pairs) {
    for (int64_t i = 0, end; i < s->n && !*s->stop;)
        for (end = s->n - i < STRETCH ? s->n : i + STRETCH; i < end; i++) pairs[i] = (FoSortPair){keys[i], i};
}

static void sort_text_line(const Sort *s, const char *in, int64_t in_stride, char *out, int64_t out_stride) {
    FoSortPair *pairs = (FoSortPair *)s->memory;
    int64_t *order = (int64_t *)(pairs + 2 * s->n), itemsize = s->in->dtype->itemsize;
    char *copy = (char *)(order + s->n);
    for (int64_t i = 0; i < s->n; i++) memcpy(copy + i * itemsize, in + i * in_stride, (size_t)itemsize);
    fo_sort_text(&(FoTexts){copy, itemsize, s->in->dtype->letter, s->in->dtype->is_swapped}, order, pairs, s->n, s->stop);
    if (*s->stop) return;
    for (int64_t i = 0; i < s->n; i++) {
        if (s->indices) memcpy(out + i * out_stride, &order[i], 8);
        else memcpy(out + i * out_stride, copy + order[i] * itemsize, (size_t)itemsize);
    }
}

// Writes the line when it is sorted, and not at all when an interrupt came before.
static void sort_line(const Sort *s, const char *in, int64_t in_stride, char *out, int64_t out_stride) {
    if (s->kind == FO_DT_NONE) {
        sort_text_line(s, in, in_stride, out, out_stride);
        return;
    }
    if (fo_dtype_is_complex(s->kind)) {
        sort_complex_line(s, in, in_stride, out, out_stride);
        return;
    }
    uint64_t *keys = (uint64_t *)s->memory;
    encode_line(s, in, in_stride, keys);
    if (!s->indices) {
        fo_sort_keys(s->kind, keys, keys + s->n, s->n, s->stop);
        if (!*s->stop) fo_sort_decode(s->kind, keys, s->n, out, out_stride);
        return;
    }
    FoSortPair *pairs = (FoSortPair *)(keys + s->n);
    make_pairs(s, keys, pairs);
    if (s->stable) {
        fo_sort_pairs_stable(s->kind, pairs, pairs + s->n, s->n, s->stop);
    } else {
        bool differ = fo_sort_keys_differ(keys, s->n), done = differ && fo_sort_pairs_distinct(pairs, pairs + s->n, s->n, s->stop);
        if (differ && !done) make_pairs(s, keys, pairs);
        if (!done) fo_sort_pairs_quick(pairs, s->n, s->stop);
    }
    if (*s->stop) return;
    for (int64_t i = 0; i < s->n; i++) memcpy(out + i * out_stride, &pairs[i].index, 8);
}

static bool sort_lines(Sort *s, int axis) {
    FoArray *in = s->in, *out = s->out;
    int64_t index[FO_MAX_DIMS] = {0}, lines = s->n ? in->n_items / s->n : 0;
    const int64_t *is = fo_array_strides(in), *os = fo_array_strides(out);
    s->nbytes = memory_for(s);
    s->stop = &fo_rt->interrupted;
    if (!lines) return true;
    if (!(s->memory = fo_alloc(s->nbytes, FO_MEM_INTERNAL))) return fo_fail_no_memory();
    bool ok = true;
    for (int64_t line = 0; line < lines && ok; line++) {
        const char *from = in->data;
        char *to = out->data;
        for (int k = 0; k < in->ndim; k++) from += index[k] * is[k], to += index[k] * os[k];
        sort_line(s, from, is[axis], to, os[axis]);
        if (in->bytes) fo_block_touched(in->bytes, fo_layout_touched(in->shape[axis], is[axis], in->dtype->itemsize));
        for (int k = in->ndim - 1; k >= 0; k--) {
            if (k == axis) continue;
            if (++index[k] < in->shape[k]) break;
            index[k] = 0;
        }
        ok = fo_eval_poll();
    }
    fo_free(s->memory, s->nbytes, FO_MEM_INTERNAL);
    return ok;
}

// In place, NaN last.
static bool eval_sort(FoArray *a, int axis) {
    if (!fo_array_settle(a)) return false;
    if (!fo_array_is_writable(a)) return fo_fail(FO_VALUE_ERROR, "sort array is read-only");
    if (!fo_array_prepare_write(a)) return false;
    if (a->ndim == 0) return fo_raise_axis(-1, 0) != NULL;
    if (a->dtype->is_swapped && a->dtype->kind != FO_DT_NONE) {
        FO_AUTO(FoArray) native = fo_eval_as(a, fo_dtype_peek(a->dtype->kind), 0);
        return native && eval_sort(native, axis) && fo_eval_assign(a, native, FO_CAST_UNSAFE);
    }
    Sort s = {.in = a, .out = a, .n = a->shape[axis], .kind = a->dtype->kind};
    return sort_lines(&s, axis) && (!a->bytes || fo_block_check(a->bytes));
}

// Int64; ties of the unstable sort as NumPy's.
static FoArray *eval_argsort(FoArray *a, int axis, bool stable) {
    bool is_text = a->dtype->kind == FO_DT_NONE;
    FO_AUTO(FoArray) in = is_text ? (fo_array_settle(a) ? fo_ref(a) : NULL) : fo_eval_as(a, fo_dtype_peek(a->dtype->kind), 0);
    FO_AUTO(FoArray) out = in && fo_array_prepare_read(in) ? fo_array_new_kind(FO_DT_INT64, in->ndim, in->shape) : NULL;
    if (!out) return NULL;
    Sort s = {.in = in, .out = out, .n = in->shape[axis], .kind = in->dtype->kind, .indices = true, .stable = stable};
    return sort_lines(&s, axis) && (!in->bytes || fo_block_check(in->bytes)) ? fo_take(out) : NULL;
}

// ---- methods

static bool read_kind(FoObject *o, bool *stable) {
    *stable = false;
    if (!o || o == fo_none) return true;
    const char *text = fo_str_check(o) ? fo_str_utf8((FoStr *)o, NULL) : NULL;
    if (!fo_str_check(o)) return fo_fail(FO_TYPE_ERROR, "sort kind must be str, not %T", o);
    char c = text ? *text : 0;
    if (c != 'q' && c != 'm' && c != 'h' && c != 's' && c != 'Q' && c != 'M' && c != 'H' && c != 'S')
        return fo_fail(FO_VALUE_ERROR, "sort kind must be one of 'quick', 'heap', or 'stable' (got '%s')", text ? text : "");
    *stable = c == 'm' || c == 's' || c == 'M' || c == 'S';
    return true;
}

static bool read_axis(FoObject *o, int ndim, int *axis) {
    int64_t k = -1;
    return (!o || fo_index_as_i64(o, &k)) && fo_axis_check(k, ndim, axis);
}

static const char *const names[] = {"axis", "kind", "order"};

FoObject *fo_array_method_sort(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const FoParams params = {"sort", names, 3, 0, 0, 3};
    FoObject *given[3];
    FoArray *a = (FoArray *)self;
    bool stable;
    int axis;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !read_kind(given[1], &stable) || !read_axis(given[0], a->ndim, &axis)) return NULL;
    return eval_sort(a, axis) ? fo_new_none() : NULL;
}

FoObject *fo_array_method_argsort(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const FoParams params = {"argsort", names, 3, 0, 0, 3};
    FoObject *given[3];
    FoArray *a = (FoArray *)self;
    bool stable;
    int axis;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !read_kind(given[1], &stable)) return NULL;
    FO_AUTO(FoArray) flat = given[0] == fo_none || a->ndim == 0 ? fo_array_ravel(a, 'C') : fo_ref(a);
    if (!flat || !read_axis(given[0] == fo_none ? NULL : given[0], flat->ndim, &axis)) return NULL;
    return (FoObject *)fo_array_like_give(a, eval_argsort(flat, axis, stable));
}

FoObject *fo_np_sort(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const all[] = {"a", "axis", "kind", "order"};
    static const FoParams params = {"sort", all, 4, 1, 0, 4};
    FoObject *given[4];
    bool stable;
    int axis;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !read_kind(given[2], &stable)) return NULL;
    FO_AUTO(FoArray) a = fo_array_argument(given[0]);
    FO_AUTO(FoArray) copy = !a ? NULL : given[1] == fo_none ? fo_array_flatten(a, 'C') : fo_eval_copy(a, 'K');
    if (!copy || !read_axis(given[1] == fo_none ? NULL : given[1], copy->ndim, &axis)) return NULL;
    return eval_sort(copy, axis) ? (FoObject *)fo_array_like_give(a, fo_take(copy)) : NULL;
}
