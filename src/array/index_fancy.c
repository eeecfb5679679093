// SPDX-License-Identifier: MIT
// Index arrays and masks: picking elements, and putting them.
#include "array/array_private.h"

#include "array/index.h"

// ---- index arrays brought to one shape

static FO_COLD bool raise_mismatch(const FoSelection *s) {
    FoBuffer text = FO_BUFFER_EMPTY;
    for (int k = 0; k < s->n_index; k++) {
        FO_AUTO(FoStr) shape = fo_array_shape_text(s->index[k]->ndim, s->index[k]->shape);
        if (shape && fo_str_put_utf8(shape, &text)) fo_buffer_put_char(&text, ' ');
    }
    const char *shapes = fo_buffer_text(&text);
    if (shapes && !fo_error_is_pending()) fo_raise(FO_INDEX_ERROR,
        "shape mismatch: indexing arrays could not be broadcast together with shapes %s", shapes);
    else if (!fo_error_is_pending()) fo_raise_no_memory();
    fo_buffer_deinit(&text);
    return false;
}

// Broadcasts the index arrays, and makes them contiguous.
static bool index_join(FoSelection *s) {
    s->n_common = 0;
    for (int k = 0; k < s->n_index; k++)
        if (!fo_layout_broadcast_join(&s->n_common, s->common, s->index[k]->ndim, s->index[k]->shape)) return raise_mismatch(s);
    if (!fo_layout_size(s->n_common, s->common, 8, &s->n_picks))
        return fo_fail(FO_VALUE_ERROR, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
    if (s->n_common + s->n_kept > FO_MAX_DIMS)
        return fo_fail(FO_INDEX_ERROR,
            "number of dimensions must be within [0, %d], indexing result would have %d", FO_MAX_DIMS, s->n_common + s->n_kept);
    for (int k = 0; k < s->n_index; k++) {
        FO_AUTO(FoArray) view = s->index[k]->ndim == s->n_common && !memcmp(s->index[k]->shape, s->common, (size_t)s->n_common * 8)
                                    ? fo_ref(s->index[k]) : fo_array_broadcast_to(s->index[k], s->n_common, s->common);
        FoArray *flat = view ? fo_eval_as(view, NULL, FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) : NULL;
        if (!flat) return false;
        fo_assign_give((FoObject **)&s->index[k], (FoObject *)flat);
    }
    return true;
}

static FO_COLD bool raise_first_bad(const int64_t *index, int64_t n, int axis, int64_t length) {
    for (int64_t i = 0; i < n; i++)
        if (index[i] < -length || index[i] >= length) return fo_raise_index(index[i], axis, length) != NULL;
    return true;
}

static bool check_bounds(const FoSelection *s) {
    for (int k = 0; k < s->n_index; k++) {
        const int64_t *index = (const int64_t *)s->index[k]->data;
        int64_t low = 0, high = -1;
        for (int64_t i = 0; i < s->n_picks; i++) {
            low = index[i] < low ? index[i] : low;
            high = index[i] > high ? index[i] : high;
        }
        if ((low < -s->length[k] || high >= s->length[k]) && !raise_first_bad(index, s->n_picks, s->axis[k], s->length[k])) return false;
    }
    return true;
}

// Byte offset of pick i.
FO_INLINE int64_t pick_offset(const FoSelection *s, int64_t i) {
    int64_t offset = 0;
    for (int k = 0; k < s->n_index; k++) {
        int64_t j = ((const int64_t *)s->index[k]->data)[i];
        offset += (j + (s->length[k] & (j >> 63))) * s->stride[k];
    }
    return offset;
}

// ---- the part behind one pick

static void part_copy_init(FoPartCopy *c, int ndim, const int64_t *shape, const int64_t *from, const int64_t *to, int64_t itemsize) {
    char anchor[1], *data[2] = {anchor, anchor};
    fo_walk_init(&c->walk, ndim, shape, 2, data, (const int64_t *[]){from, to}, true);
    c->copy = fo_kernel_copy((size_t)itemsize);
    c->itemsize = itemsize;
    c->from_shift = c->walk.data[0] - anchor;
    c->to_shift = c->walk.data[1] - anchor;
    c->is_block = c->walk.ndim == 0 && c->walk.n_outer && (c->walk.n_inner == 1 || (c->walk.inner[0] == itemsize && c->walk.inner[1] == itemsize));
    c->nbytes = c->walk.n_inner * itemsize;
}

// ---- picking

typedef struct {
    const FoSelection *s;
    char *from, *to;
    int64_t itemsize, part_nbytes, n_per_part;
    FoPartCopy copy;
    bool *is_outside;  // set when an index is out of bounds: nothing is read there; NULL: they have been checked
} Gather;

#define PICK(type)                                                                                             \
    for (int64_t i = first; i < last; i++) {                                                                   \
        int64_t j = index[i];                                                                                  \
        memcpy(to + i * (int64_t)sizeof(type), from + (j + (length & (j >> 63))) * stride, sizeof(type));      \
    }

// Picks [first, last) of a map that may not stay in memory as a whole: how far apart they lie tells the pages.
static void tell_picks(FoBytes *map, const FoSelection *s, int64_t first, int64_t last, int64_t nbytes) {
    int64_t touched = 0, before = first < last ? pick_offset(s, first) : 0;
    for (int64_t i = first; i < last; i++) {
        int64_t at = pick_offset(s, i);
        touched += fo_layout_touched(1, i > first && at == before ? 1 : at - before, nbytes);
        before = at;
    }
    fo_block_touched(map, touched);
}

// Single elements of a size that is a type's; false: not that.
static bool gather_elements(const Gather *g, int64_t first, int64_t last) {
    const FoSelection *s = g->s;
    const int64_t *index = (const int64_t *)s->index[0]->data, length = s->length[0], stride = s->stride[0];
    char *from = g->from, *to = g->to;
    int64_t low = 0, high = -1;
    for (int64_t i = first; g->is_outside && i < last; i++) {
        low = index[i] < low ? index[i] : low;
        high = index[i] > high ? index[i] : high;
    }
    if (fo_unlikely(low < -length || high >= length)) {
        __atomic_store_n(g->is_outside, true, __ATOMIC_RELAXED);
        return true;
    }
    switch (g->itemsize) {
    case 1: PICK(uint8_t); return true;
    case 2: PICK(uint16_t); return true;
    case 4: PICK(uint32_t); return true;
    case 8: PICK(uint64_t); return true;
    case 16: PICK(FoComplex128); return true;
    default: return false;
    }
}

static void gather_part(void *context, int64_t part, int worker) {
    const Gather *g = context;
    const FoSelection *s = g->s;
    int64_t first = part * g->n_per_part, last = first + g->n_per_part < s->n_picks ? first + g->n_per_part : s->n_picks;
    char *from = g->from, *to = g->to;
    if (s->n_kept == 0 && s->n_index == 1) {
        enum { TOGETHER = 2048 };
        if (g->is_outside && last - first > TOGETHER) { // looked at where they are in the cache when they are needed
            for (int64_t at = first; at < last; at += TOGETHER) gather_elements(g, at, last - at < TOGETHER ? last : at + TOGETHER);
            return;
        }
        if (gather_elements(g, first, last)) return;
    }
    FoPartCopy copy = g->copy;
    for (int64_t i = first; i < last; i++) fo_part_copy_run(&copy, from + pick_offset(s, i), to + i * g->part_nbytes);
}

// Elements in memory order: the picks outermost in C order, the kept axes as they lie in the array.
static FoArray *new_result(FoArray *a, const FoSelection *s, int64_t *part_strides, int64_t *part_nbytes) {
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS], itemsize = a->dtype->itemsize, n_part;
    if (!fo_layout_size(s->n_kept, s->shape, itemsize ? itemsize : 1, &n_part)) n_part = 0;
    int64_t positive[FO_MAX_DIMS];
    for (int k = 0; k < s->n_kept; k++) positive[k] = s->strides[k] < 0 ? -s->strides[k] : s->strides[k];
    fo_layout_strides_k(s->n_kept, s->shape, positive, itemsize, part_strides);
    memcpy(shape, s->common, (size_t)s->n_common * 8);
    memcpy(shape + s->n_common, s->shape, (size_t)s->n_kept * 8);
    *part_nbytes = n_part * itemsize;
    int64_t step = *part_nbytes ? *part_nbytes : itemsize;
    for (int k = s->n_common - 1; k >= 0; k--) {
        strides[k] = step;
        step *= s->common[k] ? s->common[k] : 1;
    }
    memcpy(strides + s->n_common, part_strides, (size_t)s->n_kept * 8);
    return fo_array_new_strides(a->dtype, s->n_common + s->n_kept, shape, strides, 'C', false);
}

// Moves the common axes from the front to where they belong.
static FoArray *move_common(FoArray *r, const FoSelection *s) {
    if (s->position == 0 || s->n_common == 0) return fo_ref(r);
    int axes[FO_MAX_DIMS], n = 0;
    for (int k = 0; k < s->position; k++) axes[n++] = s->n_common + k;
    for (int k = 0; k < s->n_common; k++) axes[n++] = k;
    for (int k = s->position; k < s->n_kept; k++) axes[n++] = s->n_common + k;
    return fo_array_transpose(r, axes);
}

FoObject *fo_index_get_fancy(FoArray *a, FoSelection *s) {
    if (!index_join(s)) return NULL;
    bool is_outside = false, is_simple = s->n_kept == 0 && s->n_index == 1 && s->n_picks >= 4096;
    if (!is_simple && !check_bounds(s)) return NULL;
    int64_t part_strides[FO_MAX_DIMS];
    Gather g = {.s = s, .from = s->data, .itemsize = a->dtype->itemsize, .is_outside = is_simple ? &is_outside : NULL};
    if (is_simple && (g.itemsize > 16 || (g.itemsize & (g.itemsize - 1)))) { // no type has that size
        g.is_outside = NULL;
        if (!check_bounds(s)) return NULL;
    }
    FO_AUTO(FoArray) r = new_result(a, s, part_strides, &g.part_nbytes);
    if (!r) return NULL;
    if (!r->n_items) return (FoObject *)move_common(r, s);
    part_copy_init(&g.copy, s->n_kept, s->shape, s->strides, part_strides, g.itemsize);
    g.to = r->data;
    int64_t n_per = g.part_nbytes > 4096 ? 64 : (1 << 17) / (g.part_nbytes + 8) + 1;
    while (n_per * g.part_nbytes < 1 << 19 && n_per < s->n_picks) n_per *= 2;
    if (fo_block_is_bounded(a->bytes)) n_per = 64;
    g.n_per_part = n_per;
    int64_t n_parts = (s->n_picks + n_per - 1) / n_per;
    if (a->bytes || n_parts < 2) {
        for (int64_t part = 0; part < n_parts; part++) {
            gather_part(&g, part, 0);
            if (fo_block_is_bounded(a->bytes))
                tell_picks(a->bytes, s, part * n_per, (part + 1) * n_per < s->n_picks ? (part + 1) * n_per : s->n_picks, g.part_nbytes);
            if (!fo_eval_poll()) return NULL;
        }
    } else {
        fo_workers_run(gather_part, &g, n_parts);
        if (!fo_eval_poll()) return NULL;
    }
    if (is_outside && !check_bounds(s)) return NULL;
    return (FoObject *)move_common(r, s);
}

// ---- putting

static FO_COLD bool raise_value_shape(FoArray *value, int ndim, const int64_t *shape) {
    FO_AUTO(FoStr) have = fo_array_shape_text(value->ndim, value->shape);
    FO_AUTO(FoStr) want = fo_array_shape_text(ndim, shape);
    return have && want && fo_fail(FO_VALUE_ERROR,
        "shape mismatch: value array of shape %S could not be broadcast to indexing result of shape %S", have, want);
}

static bool meets(const FoArray *a, const FoArray *b) {
    FoView x = {a->data, a->ndim, a->shape, fo_array_strides(a), a->dtype->itemsize},
           y = {b->data, b->ndim, b->shape, fo_array_strides(b), b->dtype->itemsize};
    return fo_overlap_bounds(&x, &y);
}

// The value, cast, in the order common axes + kept axes, dense; or one element.
static FoArray *value_for(FoArray *a, FoSelection *s, FoArray *value) {
    if (value->n_items == 1 && value->ndim == 0) return fo_eval_as(value, a->dtype, FO_ARRAY_ALIGNED);
    int64_t shape[FO_MAX_DIMS];
    int n = 0, axes[FO_MAX_DIMS];
    for (int k = 0; k < s->position; k++) shape[n++] = s->shape[k];
    for (int k = 0; k < s->n_common; k++) shape[n++] = s->common[k];
    for (int k = s->position; k < s->n_kept; k++) shape[n++] = s->shape[k];
    int skip = 0;
    while (skip < value->ndim && value->ndim - skip > n && value->shape[skip] == 1) skip++;
    int64_t strides[FO_MAX_DIMS];
    if (value->ndim - skip > n ||
        !fo_layout_broadcast_strides(value->ndim - skip, value->shape + skip, fo_array_strides(value) + skip, n, shape, strides)) {
        raise_value_shape(value, n, shape);
        return NULL;
    }
    FO_AUTO(FoArray) seen = fo_array_view_typed(&fo_array_type, value, value->dtype, n, shape, strides, value->data);
    for (int k = 0; k < s->n_common; k++) axes[k] = s->position + k;
    for (int k = 0; k < s->n_kept; k++) axes[s->n_common + k] = k < s->position ? k : k + s->n_common;
    FO_AUTO(FoArray) moved = seen ? fo_array_transpose(seen, axes) : NULL;
    FO_AUTO(FoArray) ready = moved ? fo_eval_as(moved, a->dtype, FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED) : NULL;
    if (ready && meets(ready, a)) return fo_eval_copy(ready, 'C');
    return fo_take(ready);
}

#define PUT(type)                                                                                              \
    for (int64_t i = 0; i < s->n_picks; i++) {                                                                 \
        int64_t j = index[i];                                                                                  \
        memcpy(to + (j + (length & (j >> 63))) * stride, from + i * step, sizeof(type));                       \
    }

static void scatter_elements(const FoSelection *s, const char *from, int64_t step, int64_t itemsize) {
    const int64_t *index = (const int64_t *)s->index[0]->data, length = s->length[0], stride = s->stride[0];
    char *to = s->data;
    switch (itemsize) {
    case 1: PUT(uint8_t); break;
    case 2: PUT(uint16_t); break;
    case 4: PUT(uint32_t); break;
    case 8: PUT(uint64_t); break;
    default: PUT(FoComplex128);
    }
}

bool fo_index_set_fancy(FoArray *a, FoSelection *s, FoArray *value) {
    if (!fo_array_settle(value) || !index_join(s) || !check_bounds(s)) return false;
    if (value->bytes && !fo_array_prepare_read(value)) return false;
    for (int k = 0; k < s->n_index; k++) {
        if (!meets(s->index[k], a)) continue;
        FoArray *copy = fo_eval_copy(s->index[k], 'C');
        if (!copy) return false;
        fo_assign_give((FoObject **)&s->index[k], (FoObject *)copy);
    }
    FO_AUTO(FoArray) ready = value_for(a, s, value);
    if (!ready || !fo_array_prepare_write(a)) return false;
    int64_t itemsize = a->dtype->itemsize, n_part;
    bool one = ready->ndim == 0;
    if (!fo_layout_size(s->n_kept, s->shape, itemsize ? itemsize : 1, &n_part)) return false;
    bool empty = s->n_picks == 0;
    for (int k = 0; k < s->n_kept; k++) empty |= s->shape[k] == 0;
    if (empty) return true;
    bool simple = itemsize == 1 || itemsize == 2 || itemsize == 4 || itemsize == 8 || itemsize == 16;
    if (s->n_kept == 0 && s->n_index == 1 && simple) {
        FoComplex128 element;
        if (one) memcpy(&element, ready->data, (size_t)itemsize);
        scatter_elements(s, one ? (char *)&element : ready->data, one ? 0 : itemsize, itemsize);
        return fo_eval_poll();
    }
    int64_t strides[FO_MAX_DIMS] = {0};
    if (!one) fo_layout_strides_c(s->n_kept, s->shape, itemsize, strides);
    FoPartCopy copy;
    part_copy_init(&copy, s->n_kept, s->shape, strides, s->strides, itemsize);
    for (int64_t i = 0; i < s->n_picks; i++) {
        fo_part_copy_run(&copy, ready->data + (one ? 0 : i * n_part * itemsize), s->data + pick_offset(s, i));
        if ((i & 0xFFFF) == 0xFFFF && !fo_eval_poll()) return false;
    }
    return true;
}

// ---- masks of the array's own shape

bool fo_index_check_mask(FoArray *a, FoArray *mask, int first) {
    for (int k = 0; k < mask->ndim; k++)
        if (mask->shape[k] != a->shape[first + k])
            return fo_fail(FO_INDEX_ERROR,
                "boolean index did not match indexed array along dimension %d; dimension is %lld but corresponding boolean dimension is %lld",
                first + k, (long long)a->shape[first + k], (long long)mask->shape[k]);
    return true;
}

static int64_t count_true(const uint8_t *mask, int64_t n) {
    int64_t count = 0;
    while (n > 0) {
        uint32_t part = 0;
        int64_t m = n < 1 << 20 ? n : 1 << 20;
        for (int64_t i = 0; i < m; i++) part += mask[i] != 0;
        count += part;
        mask += m;
        n -= m;
    }
    return count;
}

enum { SELECT_ITEMS = 1 << 16 };
typedef struct {
    FoKernel select;       // NULL: elements of a size without a kernel
    char *from, *mask, *to;
    int64_t itemsize, n;
    const int64_t *starts; // selected elements before each part
    FoBytes *map;          // of the elements, or NULL
} Select;

static void select_part(void *context, int64_t part, int worker) {
    const Select *g = context;
    int64_t first = part * SELECT_ITEMS, n = g->n - first < SELECT_ITEMS ? g->n - first : SELECT_ITEMS, count;
    char *data[4] = {g->from + first * g->itemsize, g->mask + first, g->to + g->starts[part] * g->itemsize, (char *)&count};
    if (g->select) g->select(data, (int64_t[]){g->itemsize, 1, g->itemsize, 0}, n, &g->itemsize);
    else
        for (int64_t i = 0; i < n; i++) {
            if (!data[1][i]) continue;
            memcpy(data[2], data[0] + i * g->itemsize, (size_t)g->itemsize);
            data[2] += g->itemsize;
        }
    if (g->map) fo_block_touched(g->map, n * g->itemsize);
}

FoObject *fo_index_get_mask(FoArray *a, FoArray *mask_or_pending) {
    if (!fo_array_settle(mask_or_pending) || !fo_index_check_mask(a, mask_or_pending, 0)) return NULL;
    FO_AUTO(FoArray) flat = fo_eval_as(a, NULL, FO_ARRAY_C_CONTIGUOUS);
    FO_AUTO(FoArray) mask = flat ? fo_eval_as(mask_or_pending, NULL, FO_ARRAY_C_CONTIGUOUS) : NULL;
    if (!mask) return NULL;
    int64_t n = flat->n_items, n_parts = (n + SELECT_ITEMS - 1) / SELECT_ITEMS, total = 0;
    int64_t *starts = fo_alloc((size_t)(n_parts + 1) * 8, FO_MEM_INTERNAL);
    if (!starts) return fo_raise_no_memory();
    for (int64_t k = 0; k < n_parts; k++) {
        starts[k] = total;
        total += count_true((uint8_t *)mask->data + k * SELECT_ITEMS, n - k * SELECT_ITEMS < SELECT_ITEMS ? n - k * SELECT_ITEMS : SELECT_ITEMS);
    }
    FO_AUTO(FoArray) r = fo_array_new(a->dtype, 1, &total, 'C');
    if (r) {
        Select g = {fo_kernel_select((size_t)a->dtype->itemsize), flat->data, mask->data, r->data, a->dtype->itemsize, n, starts, flat->bytes};
        if (a->bytes || n_parts == 1) for (int64_t k = 0; k < n_parts; k++) select_part(&g, k, 0);
        else fo_workers_run(select_part, &g, n_parts);
    }
    fo_free(starts, (size_t)(n_parts + 1) * 8, FO_MEM_INTERNAL);
    if (!r || !fo_eval_poll() || (a->bytes && !fo_block_check(a->bytes))) return NULL;
    return (FoObject *)fo_take(r);
}

static bool put_one(FoArray *a, FoArray *mask, char *element) {
    int64_t itemsize = a->dtype->itemsize;
    char *data[3] = {a->data, mask->data, NULL};
    FoWalk walk;
    fo_walk_init(&walk, a->ndim, a->shape, 2, data, (const int64_t *[]){fo_array_strides(a), fo_array_strides(mask)}, true);
    bool whole = !a->bytes && (itemsize == 1 || itemsize == 2 || itemsize == 4 || itemsize == 8 || itemsize == 16);
    FoKernel where = whole ? fo_kernel_where((size_t)itemsize) : NULL;
    if (walk.n_outer && walk.n_inner) do {
        char *to = walk.data[0], *m = walk.data[1];
        for (int64_t done = 0; done < walk.n_inner;) {
            int64_t most = a->bytes || mask->bytes ? 1 << 16 : 1 << 20, n = walk.n_inner - done < most ? walk.n_inner - done : most;
            if (whole) where((char *[]){m, element, to, to}, (int64_t[]){walk.inner[1], 0, walk.inner[0], walk.inner[0]}, n, NULL);
            else
                for (int64_t i = 0; i < n; i++)
                    if (m[i * walk.inner[1]]) memcpy(to + i * walk.inner[0], element, (size_t)itemsize);
            to += n * walk.inner[0];
            m += n * walk.inner[1];
            done += n;
            if (a->bytes) fo_block_touched(a->bytes, fo_layout_touched(n, walk.inner[0], itemsize));
            if (mask->bytes) fo_block_touched(mask->bytes, fo_layout_touched(n, walk.inner[1], 1));
            if (!fo_eval_poll()) return false;
        }
    } while (fo_walk_next(&walk));
    return true;
}

static bool put_many(FoArray *a, FoArray *mask, FoArray *values, int64_t count) {
    if (values->ndim > 1)
        return fo_fail(FO_TYPE_ERROR,
            "NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has %d dimensions", values->ndim);
    if (values->n_items != count && values->n_items != 1)
        return fo_fail(FO_VALUE_ERROR,
            "NumPy boolean array indexing assignment cannot assign %lld input values to the %lld output values where the mask is true",
            (long long)values->n_items, (long long)count);
    if (values->n_items == 1) return put_one(a, mask, values->data);
    int64_t itemsize = a->dtype->itemsize;
    FoWalk walk;
    fo_walk_init(&walk, a->ndim, a->shape, 2, (char *[]){a->data, mask->data}, (const int64_t *[]){fo_array_strides(a), fo_array_strides(mask)},
                 false);
    const char *from = values->data;
    if (walk.n_outer && walk.n_inner) do {
        char *to = walk.data[0];
        const char *m = walk.data[1];
        for (int64_t i = 0; i < walk.n_inner; i++, to += walk.inner[0], m += walk.inner[1]) {
            if (fo_unlikely(!(i & 0xFFFF)) && a->bytes) fo_block_touched(a->bytes, fo_layout_touched(0x10000, walk.inner[0], itemsize));
            if (!*m) continue;
            if (itemsize == 8) memcpy(to, from, 8);
            else memcpy(to, from, (size_t)itemsize);
            from += itemsize;
        }
        if (!fo_eval_poll()) return false;
    } while (fo_walk_next(&walk));
    return true;
}

bool fo_index_set_mask(FoArray *a, FoArray *mask_or_pending, FoObject *value) {
    int64_t count;
    if (!fo_array_settle(mask_or_pending) || !fo_index_check_mask(a, mask_or_pending, 0)) return false;
    FO_AUTO(FoArray) given = fo_array_from_object(value, fo_array_check(value) ? NULL : a->dtype);
    if (!given || !fo_array_settle(given)) return false;
    FO_AUTO(FoArray) ready = fo_eval_as(given, a->dtype, FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED);
    if (ready && meets(ready, a)) {
        FoArray *copy = fo_eval_copy(ready, 'C');
        fo_assign_give((FoObject **)&ready, (FoObject *)copy);
    }
    FO_AUTO(FoArray) mask = ready ? fo_ref(mask_or_pending) : NULL;
    if (mask && meets(mask, a)) {
        FoArray *copy = fo_eval_copy(mask, 'C');
        fo_assign_give((FoObject **)&mask, (FoObject *)copy);
    }
    if (!mask || !fo_array_prepare_write(a)) return false;
    if (ready->ndim == 0) {
        FoComplex128 element; // aligned, and not a's own memory
        if (a->dtype->itemsize <= 16) memcpy(&element, ready->data, (size_t)a->dtype->itemsize);
        return put_one(a, mask, a->dtype->itemsize <= 16 ? (char *)&element : ready->data);
    }
    return fo_eval_count_nonzero(mask, &count) && put_many(a, mask, ready, count);
}
