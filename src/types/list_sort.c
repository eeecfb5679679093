// SPDX-License-Identifier: MIT
// list.sort and sorted: keys, reversal, the choice of the algorithm. Keys that are all int (64 bits), all float (no NaN) or all
// str of one-byte characters are turned into numbers that order alike and sorted without comparisons of objects.
#include "types/list_sort.h"

enum { PAIRS_LEAST = 6 };

// ---- numbers that order as the keys do

static const uint64_t SIGN = (uint64_t)1 << 63;

static bool order_of_int(const FoObject *key, uint64_t *order) {
    int64_t v;
    if (key->type != &fo_int_type || !fo_int_fits_i64(key, &v)) return false;
    *order = (uint64_t)v ^ SIGN;
    return true;
}

static bool order_of_float(const FoObject *key, uint64_t *order) {
    if (key->type != &fo_float_type) return false;
    double v = fo_float_value(key) + 0.0; // -0.0 equals 0.0
    if (v != v) return false;
    uint64_t bits;
    memcpy(&bits, &v, sizeof bits);
    *order = bits & SIGN ? ~bits : bits ^ SIGN;
    return true;
}

// The first eight characters, first one highest; longer or equal beginnings are told apart afterwards.
static bool order_of_str(const FoObject *key, uint64_t *order) {
    if (key->type != &fo_str_type || ((const FoStr *)key)->state.kind != 1) return false;
    const FoStr *s = (const FoStr *)key;
    uint64_t bits = 0;
    memcpy(&bits, fo_str_data(s), s->n < 8 ? s->n : 8);
    *order = __builtin_bswap64(bits);
    return true;
}

typedef bool (*OrderFn)(const FoObject *key, uint64_t *order);

static OrderFn order_for(const FoObject *key) {
    if (key->type == &fo_int_type) return order_of_int;
    if (key->type == &fo_float_type) return order_of_float;
    return key->type == &fo_str_type ? order_of_str : NULL;
}

FO_INLINE bool fill_by(OrderFn order, FoSortPair *pairs, FoObject **keys, FoObject **values, int64_t n) {
    enum { AHEAD = 16 };
    for (int64_t i = 0; i < n; i++) {
        if (i + AHEAD < n) __builtin_prefetch(keys[i + AHEAD]);
        if (!order(keys[i], &pairs[i].order)) return false;
        pairs[i].item = values[i];
    }
    return true;
}

static bool fill(OrderFn order, FoSortPair *pairs, FoObject **keys, FoObject **values, int64_t n) {
    if (order == order_of_int) return fill_by(order_of_int, pairs, keys, values, n);
    if (order == order_of_float) return fill_by(order_of_float, pairs, keys, values, n);
    return fill_by(order_of_str, pairs, keys, values, n);
}

// Groups of str with the same eight characters are ordered by comparison. Only possible when the items are the keys.
static bool settle_ties(FoSortPair *pairs, int64_t n, FoObject **items) {
    for (int64_t i = 0, j; i < n; i = j) {
        for (j = i + 1; j < n && pairs[j].order == pairs[i].order; j++) continue;
        if (j - i > 1 && !fo_timsort(items + i, NULL, j - i)) return false;
    }
    return true;
}

// Sorts items by their keys, which stay where they are; *done when all keys have an order.
static bool sort_items(OrderFn order, FoSortPair *pairs, FoObject **keys, FoObject **items, int64_t n, bool *done) {
    *done = fill(order, pairs, keys, items, n);
    if (!*done) return true;
    fo_sort_pairs(pairs, pairs + n, n);
    for (int64_t i = 0; i < n; i++)
        items[i] = pairs[i].item;
    return order != order_of_str || settle_ties(pairs, n, items);
}

// The same when the keys have to move along: positions are sorted, then both follow.
static void sort_both(OrderFn order, FoSortPair *pairs, FoObject **keys, FoObject **items, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        order(keys[i], &pairs[i].order);
        pairs[i].item = (FoObject *)(intptr_t)i;
    }
    fo_sort_pairs(pairs, pairs + n, n);
    FoObject **old_keys = (FoObject **)(pairs + n), **old_items = old_keys + n; // the spare pairs have done their work
    memcpy(old_keys, keys, n * sizeof *keys);
    memcpy(old_items, items, n * sizeof *items);
    for (int64_t i = 0; i < n; i++) {
        intptr_t from = (intptr_t)pairs[i].item;
        keys[i] = old_keys[from];
        items[i] = old_items[from];
    }
}

// ---- long lists: chunk after chunk, in memory that stays small beside the list; sorted chunks are left to be merged

enum { WORDS_LOG2 = 18, CHUNK_WORDS = 1 << WORDS_LOG2, CHUNK_PAIRS = 1 << 18, LONG_LEAST = 512 };

typedef struct {
    OrderFn order;
    uint64_t least, range; // orders are from least to least + range
} Span;

FO_INLINE bool span_by(OrderFn order, Span *span, FoObject **keys, int64_t n) {
    enum { AHEAD = 16 };
    uint64_t least = ~(uint64_t)0, most = 0, x;
    for (int64_t i = 0; i < n; i++) {
        if (i + AHEAD < n) __builtin_prefetch(keys[i + AHEAD]);
        if (!order(keys[i], &x)) return false;
        if (x < least) least = x;
        if (x > most) most = x;
    }
    span->least = least;
    span->range = most - least;
    return true;
}

// Do all keys have an order? Only then may a part be sorted before the rest is looked at: comparisons of other objects are visible.
static bool span_of(Span *span, FoObject **keys, int64_t n) {
    if (span->order == order_of_int) return span_by(order_of_int, span, keys, n);
    if (span->order == order_of_float) return span_by(order_of_float, span, keys, n);
    return span_by(order_of_str, span, keys, n);
}

static bool fits_words(const Span *span) { return span->order == order_of_int && span->range >> (64 - WORDS_LOG2) == 0; }

static void follow(const uint64_t *words, FoObject **objects, FoObject **old, int64_t n) {
    memcpy(old, objects, n * sizeof *old);
    for (int64_t i = 0; i < n; i++)
        objects[i] = old[words[i] & (CHUNK_WORDS - 1)];
}

// An int and its position share a word.
static void sort_chunk_words(const Span *span, uint64_t *words, FoObject **keys, FoObject **items, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        uint64_t x = span->least;
        order_of_int(keys[i], &x);
        words[i] = (x - span->least) << WORDS_LOG2 | (uint64_t)i;
    }
    fo_sort_words(words, words + n, n, WORDS_LOG2);
    follow(words, items, (FoObject **)(words + n), n);
    if (keys != items) follow(words, keys, (FoObject **)(words + n), n);
}

static bool sort_chunks(const Span *span, void *memory, int64_t chunk, FoObject **keys, FoObject **items, int64_t n) {
    for (int64_t i = 0; i < n; i += chunk) {
        int64_t m = n - i < chunk ? n - i : chunk;
        bool done;
        if (!fo_poll()) return false;
        if (fits_words(span)) sort_chunk_words(span, memory, keys + i, items + i, m);
        else if (keys != items) sort_both(span->order, memory, keys + i, items + i, m);
        else if (!sort_items(span->order, memory, items + i, items + i, m, &done)) return false;
    }
    return true;
}

static bool sort_long(OrderFn order, FoObject **keys, FoObject **items, int64_t n, bool *done) {
    Span span = {.order = order};
    if (!span_of(&span, keys, n)) return true;
    bool words = fits_words(&span);
    int64_t chunk = words ? CHUNK_WORDS : CHUNK_PAIRS;
    size_t nbytes = 2 * (n < chunk ? n : chunk) * (words ? sizeof(uint64_t) : sizeof(FoSortPair));
    void *memory = fo_alloc(nbytes, FO_MEM_OBJECT);
    if (!memory) return true;
    bool ok = sort_chunks(&span, memory, chunk, keys, items, n);
    fo_free(memory, nbytes, FO_MEM_OBJECT);
    *done = n <= chunk;
    return ok;
}

// Sorts without comparing objects if the keys allow it: *done when nothing is left to do. `items` are what moves.
static bool sort_by_numbers(FoObject **keys, FoObject **items, int64_t n, bool *done) {
    *done = false;
    OrderFn order = order_for(keys[0]);
    if (!order || n < PAIRS_LEAST || (order == order_of_str && items != keys)) return true;
    if (n >= LONG_LEAST) return sort_long(order, keys, items, n, done);
    FoSortPair pairs[2 * LONG_LEAST];
    return sort_items(order, pairs, keys, items, n, done);
}

// ---- the list while it is being sorted

typedef struct {
    FoObject **items, **keys; // keys == items without a key function
    int64_t n, allocated;
} Taken;

static void reverse_objects(FoObject **p, int64_t n) {
    for (int64_t i = 0, j = n - 1; i < j; i++, j--) {
        FoObject *x = p[i];
        p[i] = p[j];
        p[j] = x;
    }
}

static bool make_keys(Taken *t, FoObject *function, int64_t *n_keys) {
    *n_keys = 0;
    t->keys = fo_alloc(t->n * sizeof *t->keys, FO_MEM_OBJECT);
    if (!t->keys) {
        t->keys = t->items;
        return fo_fail_no_memory();
    }
    for (int64_t i = 0; i < t->n; i++) {
        FoObject *key = fo_call1(function, t->items[i]);
        if (!key) return false;
        t->keys[(*n_keys)++] = key;
    }
    return true;
}

static void drop_keys(Taken *t, int64_t n_keys) {
    if (t->keys == t->items) return;
    for (int64_t i = 0; i < n_keys; i++)
        fo_unref(t->keys[i]);
    fo_free(t->keys, t->n * sizeof *t->keys, FO_MEM_OBJECT);
}

static bool sort_taken(Taken *t, bool reverse) {
    bool done;
    FoObject **values = t->keys == t->items ? NULL : t->items;
    if (reverse) {
        reverse_objects(t->items, t->n);
        if (values) reverse_objects(t->keys, t->n);
    }
    bool ok = sort_by_numbers(t->keys, t->items, t->n, &done);
    if (ok && !done) ok = fo_timsort(t->keys, values, t->n);
    if (reverse) reverse_objects(t->items, t->n);
    return ok;
}

// Puts the items back; what somebody put into the list meanwhile is dropped. True when the list was left alone.
static bool put_back(FoList *list, Taken *t) {
    FoObject **items = list->items;
    int64_t n = list->n, allocated = list->allocated;
    list->items = t->items;
    list->n = t->n;
    list->allocated = t->allocated;
    for (int64_t i = 0; i < n; i++)
        fo_unref(items[i]);
    if (allocated > 0) fo_free(items, allocated * sizeof *items, FO_MEM_OBJECT);
    return allocated == -1;
}

bool fo_list_sort(FoList *list, FoObject *key, bool reverse) {
    Taken t = {list->items, list->items, list->n, list->allocated};
    int64_t n_keys = 0;
    list->items = NULL;
    list->n = 0;
    list->allocated = -1;
    bool ok = !key || t.n == 0 || make_keys(&t, key, &n_keys);
    if (ok && t.n > 1) ok = sort_taken(&t, reverse);
    drop_keys(&t, n_keys); // that may run code, which still finds the list empty
    bool alone = put_back(list, &t);
    if (ok && !alone) return fo_fail(FO_VALUE_ERROR, "list modified during sort");
    return ok;
}

FoObject *fo_list_sort_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"key", "reverse"};
    static const FoParams params = {"sort", names, 2, 0, 0, 0};
    FoObject *got[2];
    bool reverse = false;
    if (!fo_args_bind(&params, args, n, kwnames, got)) return NULL;
    if (got[1]) {
        int64_t flag;
        if (!fo_index_as_i64(got[1], &flag)) return NULL;
        reverse = flag != 0;
    }
    FoObject *key = got[0] && got[0] != fo_none ? got[0] : NULL;
    return fo_list_sort((FoList *)self, key, reverse) ? fo_new_none() : NULL;
}
