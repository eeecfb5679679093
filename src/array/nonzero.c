// SPDX-License-Identifier: MIT
// nonzero: the places of true elements in C order: counted in parts first, so that every part knows where its places go.
#include "array/array_private.h"

enum { PART_ITEMS = 1 << 16, THREAD_LEAST = 1 << 18 };
typedef struct {
    const uint8_t *mask;
    int64_t n, *places;  // one row of ndim indices for every true element
    int ndim;
    const int64_t *shape;
    int64_t *starts;     // true elements before each part, and the number of all
    FoKernel count;
    volatile int *interrupted;
} Search;

static int64_t part_items(const Search *s, int64_t part) {
    int64_t left = s->n - part * PART_ITEMS;
    return left < PART_ITEMS ? left : PART_ITEMS;
}

static void count_part(void *context, int64_t part, int worker) {
    const Search *s = context;
    int64_t n = 0;
    s->count((char *[]){(char *)(uintptr_t)s->mask + part * PART_ITEMS, (char *)&n}, (int64_t[]){1, 0}, part_items(s, part), NULL);
    s->starts[part + 1] = n;
}

// Places of the `wanted` true ones among n elements, counted from `first`. Eight elements are stored without asking whether they are
// true, as long as there is room: the next ones are written over those that are not.
static void find_flat(const uint8_t *mask, int64_t n, int64_t first, int64_t wanted, int64_t *places) {
    int64_t i = 0, found = 0;
    for (; i + 8 <= n && found + 8 <= wanted; i += 8) {
        uint64_t eight;
        memcpy(&eight, mask + i, 8);
        if (!eight) continue;
        for (int k = 0; k < 8; k++) {
            places[found] = first + i + k;
            found += mask[i + k] != 0;
        }
    }
    for (; i < n && found < wanted; i++)
        if (mask[i]) places[found++] = first + i;
}

static void find_rows(const Search *s, int64_t first, int64_t n, int64_t *places) {
    int last = s->ndim - 1;
    int64_t index[FO_MAX_DIMS], rest = first;
    for (int k = last; k >= 0; k--) index[k] = rest % s->shape[k], rest /= s->shape[k];
    for (int64_t at = first, stop = first + n; at < stop;) {
        int64_t row = s->shape[last] - index[last] < stop - at ? s->shape[last] - index[last] : stop - at;
        for (int64_t i = 0; i < row; i++) {
            if (!s->mask[at + i]) continue;
            for (int k = 0; k < last; k++) *places++ = index[k];
            *places++ = index[last] + i;
        }
        at += row;
        index[last] = 0;
        for (int k = last - 1; k >= 0 && ++index[k] == s->shape[k]; k--) index[k] = 0;
    }
}

static void find_part(void *context, int64_t part, int worker) {
    const Search *s = context;
    if (*s->interrupted) return;
    int64_t first = part * PART_ITEMS, n = part_items(s, part), start = s->starts[part];
    if (s->ndim == 1) find_flat(s->mask + first, n, first, s->starts[part + 1] - start, s->places + start);
    else find_rows(s, first, n, s->places + start * s->ndim);
}

static void run(const Search *s, FoWorkFn part_fn, int64_t n_parts) {
    if (s->n >= THREAD_LEAST) {
        fo_workers_run(part_fn, (void *)(uintptr_t)s, n_parts);
    } else {
        for (int64_t part = 0; part < n_parts; part++) part_fn((void *)(uintptr_t)s, part, 0);
    }
}

// The columns of an array of places, as views of it.
static FoObject *columns_of(FoArray *places, int ndim) {
    FO_AUTO(FoTuple) result = fo_tuple_new(ndim);
    int64_t stride = ndim * 8;
    for (int k = 0; result && k < ndim; k++) {
        result->items[k] = (FoObject *)fo_array_view(places, places->dtype, 1, places->shape, &stride, places->data + 8 * k);
        if (!result->items[k]) return NULL;
    }
    return (FoObject *)fo_take(result);
}

FoObject *fo_eval_nonzero(FoArray *a) {
    if (a->dtype->kind == FO_DT_NONE) return fo_raise(FO_TYPE_ERROR, "nonzero of text arrays is not supported");
    FO_AUTO(FoArray) mask = fo_eval_as(a, fo_dtype_peek(FO_DT_BOOL), FO_ARRAY_C_CONTIGUOUS);
    if (!mask || !fo_array_prepare_read(mask)) return NULL;
    int64_t one = 1, n_parts = (mask->n_items + PART_ITEMS - 1) / PART_ITEMS;
    Search s = {.mask = (const uint8_t *)mask->data,
                .n = mask->n_items,
                .ndim = mask->ndim ? mask->ndim : 1,
                .shape = mask->ndim ? mask->shape : &one,
                .count = fo_reduce_loop(FO_REDUCE_COUNT_NONZERO, FO_DT_BOOL)->run,
                .interrupted = &fo_rt->interrupted};
    size_t nbytes = (size_t)(n_parts + 1) * 8;
    if (!(s.starts = fo_alloc_zero(nbytes, FO_MEM_INTERNAL))) return fo_raise_no_memory();
    run(&s, count_part, n_parts);
    for (int64_t part = 0; part < n_parts; part++) s.starts[part + 1] += s.starts[part];
    FO_AUTO(FoArray) places = fo_array_new_kind(FO_DT_INT64, 2, (int64_t[]){s.starts[n_parts], s.ndim});
    if (places) {
        s.places = (int64_t *)places->data;
        run(&s, find_part, n_parts);
    }
    fo_free(s.starts, nbytes, FO_MEM_INTERNAL);
    if (!places || !fo_eval_poll() || (mask->bytes && !fo_block_check(mask->bytes))) return NULL;
    return columns_of(places, s.ndim);
}
