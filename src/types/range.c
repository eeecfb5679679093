// SPDX-License-Identifier: MIT
// range and its iterators. Everything has a path for 64-bit words and one for ints of any size.
#include "types/container.h"

// ---- making

// The number of items when all three fit; false when the number itself does not.
static bool length_of_words(int64_t start, int64_t stop, int64_t step, int64_t *n) {
    uint64_t distance, stride, k;
    if (step > 0 ? start >= stop : start <= stop) return !(*n = 0);
    distance = step > 0 ? (uint64_t)stop - (uint64_t)start : (uint64_t)start - (uint64_t)stop;
    stride = step > 0 ? (uint64_t)step : -(uint64_t)step;
    k = (distance - 1) / stride + 1;
    *n = (int64_t)k;
    return k <= INT64_MAX && k != 0;
}

static FoObject *length_of_longs(FoObject *start, FoObject *stop, FoObject *step) {
    bool up = fo_int_sign(step) > 0;
    if (!fo_int_compare(start, stop, up ? FO_LT : FO_GT)) return fo_int_from_i64(0);
    FO_AUTO(FoObject) one = fo_int_from_i64(1);
    FO_AUTO(FoObject) distance = up ? fo_int_sub(stop, start) : fo_int_sub(start, stop);
    if (!one || !distance) return NULL;
    FO_AUTO(FoObject) last = fo_int_sub(distance, one);
    FO_AUTO(FoObject) stride = up ? fo_ref(step) : fo_negative(step);
    if (!last || !stride) return NULL;
    FO_AUTO(FoObject) steps = fo_int_floordiv(last, stride);
    return steps ? fo_int_add(steps, one) : NULL;
}

static FoObject *length_of(FoObject *start, FoObject *stop, FoObject *step) {
    int64_t a, b, c, n;
    if (fo_int_fits_i64(start, &a) && fo_int_fits_i64(stop, &b) && fo_int_fits_i64(step, &c) && length_of_words(a, b, c, &n))
        return fo_int_from_i64(n);
    return length_of_longs(start, stop, step);
}

// Consumes the three ints.
static FoObject *make_give(FoObject *start, FoObject *stop, FoObject *step) {
    FO_AUTO(FoObject) a = start;
    FO_AUTO(FoObject) b = stop;
    FO_AUTO(FoObject) c = step;
    if (!a || !b || !c) return NULL;
    FO_AUTO(FoObject) length = length_of(a, b, c);
    FoRange *r = length ? fo_alloc(sizeof *r, FO_MEM_OBJECT) : NULL;
    if (!r) return length ? fo_raise_no_memory() : NULL;
    *r = (FoRange){{1, &fo_range_type}, fo_take(a), fo_take(b), fo_take(c), fo_take(length)};
    return (FoObject *)r;
}

FoObject *fo_range_new(FoObject *start, FoObject *stop, FoObject *step) {
    FO_AUTO(FoObject) a = start ? fo_exact_index(start) : fo_int_from_i64(0);
    FO_AUTO(FoObject) b = a ? fo_exact_index(stop) : NULL;
    FO_AUTO(FoObject) c = !b ? NULL : step ? fo_exact_index(step) : fo_int_from_i64(1);
    if (!c) return NULL;
    if (fo_int_sign(c) == 0) return fo_raise(FO_VALUE_ERROR, "range() arg 3 must not be zero");
    return make_give(fo_take(a), fo_take(b), fo_take(c));
}

static FoObject *range_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_args_no_keywords("range", kwnames) || !fo_args_count("range", n, 1, 3)) return NULL;
    return n == 1 ? fo_range_new(NULL, args[0], NULL) : fo_range_new(args[0], args[1], n > 2 ? args[2] : NULL);
}

static void range_free(FoObject *self) {
    FoRange *r = (FoRange *)self;
    fo_unref(r->start);
    fo_unref(r->stop);
    fo_unref(r->step);
    fo_unref(r->length);
    fo_free(r, sizeof *r, FO_MEM_OBJECT);
}

bool fo_range_as_words(FoObject *range, int64_t *start, int64_t *step, int64_t *n) {
    FoRange *r = (FoRange *)range;
    int64_t reach, last;
    if (!fo_int_fits_i64(r->start, start) || !fo_int_fits_i64(r->step, step) || !fo_int_fits_i64(r->length, n)) return false;
    return *n == 0 || (fo_mul_i64(*n - 1, *step, &reach) && fo_add_i64(*start, reach, &last));
}

// ---- iterators

static FoObject *words_iterator(int64_t start, int64_t step, int64_t n) {
    FoRangeIterator *it = fo_alloc(sizeof *it, FO_MEM_OBJECT);
    if (!it) return fo_raise_no_memory();
    *it = (FoRangeIterator){{1, &fo_range_iterator_type}, start, step, n, n};
    return (FoObject *)it;
}

static void words_iterator_free(FoObject *self) { fo_free(self, sizeof(FoRangeIterator), FO_MEM_OBJECT); }

static bool words_next(FoObject *self, FoObject **item) {
    FoRangeIterator *it = (FoRangeIterator *)self;
    *item = NULL;
    if (it->left == 0) return true;
    it->left--;
    int64_t value = it->next;
    it->next = (int64_t)((uint64_t)value + (uint64_t)it->step);
    return (*item = fo_int_from_i64(value)) != NULL;
}

static FoObject *words_length_hint(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_int_from_i64(((FoRangeIterator *)self)->left);
}

typedef struct {
    FoObject head;
    FoObject *next, *step, *left, *n;
} LongIterator;

static FoObject *long_iterator_give(FoObject *start, FoObject *step, FoObject *left) {
    LongIterator *it = start && step && left ? fo_alloc(sizeof *it, FO_MEM_OBJECT) : NULL;
    if (it) {
        *it = (LongIterator){{1, &fo_long_range_iterator_type}, start, step, left, fo_ref(left)};
        return (FoObject *)it;
    }
    bool short_of_memory = start && step && left;
    fo_xunref(start);
    fo_xunref(step);
    fo_xunref(left);
    return short_of_memory ? fo_raise_no_memory() : NULL;
}

static void long_iterator_free(FoObject *self) {
    LongIterator *it = (LongIterator *)self;
    fo_unref(it->next);
    fo_unref(it->step);
    fo_unref(it->left);
    fo_unref(it->n);
    fo_free(it, sizeof *it, FO_MEM_OBJECT);
}

static bool long_next(FoObject *self, FoObject **item) {
    LongIterator *it = (LongIterator *)self;
    *item = NULL;
    if (fo_int_sign(it->left) == 0) return true;
    FO_AUTO(FoObject) one = fo_int_from_i64(1);
    FO_AUTO(FoObject) left = one ? fo_int_sub(it->left, one) : NULL;
    FoObject *next = left ? fo_int_add(it->next, it->step) : NULL;
    if (!next) return false;
    *item = it->next;
    it->next = next;
    fo_assign_give(&it->left, fo_take(left));
    return true;
}

static FoObject *long_length_hint(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_ref(((LongIterator *)self)->left);
}

static FoObject *range_iter(FoObject *self) {
    FoRange *r = (FoRange *)self;
    int64_t start, step, n;
    if (fo_range_as_words(self, &start, &step, &n)) return words_iterator(start, step, n);
    return long_iterator_give(fo_ref(r->start), fo_ref(r->step), fo_ref(r->length));
}

// start + i * step
static FoObject *item_at(FoRange *r, FoObject *i) {
    FO_AUTO(FoObject) reach = fo_int_mul(i, r->step);
    return reach ? fo_int_add(r->start, reach) : NULL;
}

static FoObject *range_reversed(FoObject *self, FoObject *const *args, int64_t n_args, FoTuple *kwnames) {
    FoRange *r = (FoRange *)self;
    int64_t start, step, n;
    if (fo_range_as_words(self, &start, &step, &n) && step != INT64_MIN) // an empty range starts where it would anyway
        return words_iterator((int64_t)((uint64_t)start + (uint64_t)(n - 1) * (uint64_t)step), -step, n);
    FO_AUTO(FoObject) one = fo_int_from_i64(1);
    FO_AUTO(FoObject) last = one ? fo_int_sub(r->length, one) : NULL;
    return last ? long_iterator_give(item_at(r, last), fo_negative(r->step), fo_ref(r->length)) : NULL;
}

// ---- sequence

static bool range_len(FoObject *self, int64_t *n) {
    if (fo_int_fits_i64(((FoRange *)self)->length, n)) return true;
    return fo_fail(FO_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
}

static bool range_truth(FoObject *self, bool *truth) {
    *truth = fo_int_sign(((FoRange *)self)->length) != 0;
    return true;
}

static FoObject *get_slice(FoRange *r, FoObject *slice) {
    FO_AUTO(FoObject) start = NULL;
    FO_AUTO(FoObject) stop = NULL;
    FO_AUTO(FoObject) step = NULL;
    if (!fo_slice_read_long(slice, r->length, &start, &stop, &step)) return NULL;
    FO_AUTO(FoObject) first = item_at(r, start);
    FO_AUTO(FoObject) end = first ? item_at(r, stop) : NULL;
    FO_AUTO(FoObject) stride = end ? fo_int_mul(r->step, step) : NULL;
    return stride ? make_give(fo_take(first), fo_take(end), fo_take(stride)) : NULL;
}

static FoObject *range_get_item(FoObject *self, FoObject *key) {
    FoRange *r = (FoRange *)self;
    int64_t start, step, n, i;
    if (fo_slice_check(key)) return get_slice(r, key);
    if (!fo_has_index(key)) return fo_raise(FO_TYPE_ERROR, "range indices must be integers or slices, not %T", key);
    FO_AUTO(FoObject) index = fo_index(key);
    if (!index) return NULL;
    if (fo_int_fits_i64(index, &i) && fo_range_as_words(self, &start, &step, &n)) {
        if (i < 0) i += n;
        if ((uint64_t)i >= (uint64_t)n) return fo_raise(FO_INDEX_ERROR, "range object index out of range");
        return fo_int_from_i64(start + i * step);
    }
    if (fo_int_sign(index) < 0) {
        fo_assign_give(&index, fo_int_add(index, r->length));
        if (!index) return NULL;
    }
    if (fo_int_sign(index) < 0 || !fo_int_compare(index, r->length, FO_LT))
        return fo_raise(FO_INDEX_ERROR, "range object index out of range");
    return item_at(r, index);
}

// Where an int is in the range: *at is an owned int or NULL when it is not in it.
static bool find_long(FoRange *r, FoObject *value, FoObject **at) {
    *at = NULL;
    FO_AUTO(FoObject) distance = fo_int_sub(value, r->start);
    if (!distance) return false;
    FoObject *quotient, *remainder;
    if (!fo_int_divmod(distance, r->step, &quotient, &remainder)) return false;
    bool there = fo_int_sign(remainder) == 0 && fo_int_sign(quotient) >= 0 && fo_int_compare(quotient, r->length, FO_LT);
    fo_unref(remainder);
    if (there) *at = quotient;
    else fo_unref(quotient);
    return true;
}

static bool is_plain_int(FoObject *o) { return fo_int_check_exact(o) || o->type == &fo_bool_type; }

// Counts the equal items, or with at stops at the first one.
static bool find_by_iteration(FoObject *self, FoObject *value, int64_t *at_or_null, int64_t *count) {
    FO_AUTO(FoObject) iterator = range_iter(self);
    if (!iterator) return false;
    *count = 0;
    for (int64_t i = 0;; i++) {
        bool equal;
        FO_AUTO(FoObject) item = NULL;
        if (!fo_poll() || !fo_next(iterator, &item)) return false;
        if (!item) return true;
        if (!fo_equal(item, value, &equal)) return false;
        if (!equal) continue;
        (*count)++;
        if (!at_or_null) continue;
        *at_or_null = i;
        return true;
    }
}

static bool range_contains(FoObject *self, FoObject *value, bool *found) {
    int64_t start, step, n, v, at, count;
    if (!is_plain_int(value)) {
        if (!find_by_iteration(self, value, &at, &count)) return false;
        *found = count > 0;
        return true;
    }
    if (fo_int_fits_i64(value, &v) && fo_range_as_words(self, &start, &step, &n)) {
        int64_t last = start + (n - 1) * (n ? step : 0);
        uint64_t distance = step > 0 ? (uint64_t)v - (uint64_t)start : (uint64_t)start - (uint64_t)v;
        *found = n > 0 && (step > 0 ? v >= start && v <= last : v <= start && v >= last) &&
                 distance % (step > 0 ? (uint64_t)step : -(uint64_t)step) == 0;
        return true;
    }
    FO_AUTO(FoObject) where = NULL;
    if (!find_long((FoRange *)self, value, &where)) return false;
    *found = where != NULL;
    return true;
}

static FoObject *range_index(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *where;
    int64_t at, count;
    if (is_plain_int(args[0])) {
        if (!find_long((FoRange *)self, args[0], &where)) return NULL;
        return where ? where : fo_raise(FO_VALUE_ERROR, "%R is not in range", args[0]);
    }
    if (!find_by_iteration(self, args[0], &at, &count)) return NULL;
    return count ? fo_int_from_i64(at) : fo_raise(FO_VALUE_ERROR, "sequence.index(x): x not in sequence");
}

static FoObject *range_count(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t count;
    bool found;
    if (is_plain_int(args[0])) return range_contains(self, args[0], &found) ? fo_int_from_i64(found) : NULL;
    return find_by_iteration(self, args[0], NULL, &count) ? fo_int_from_i64(count) : NULL;
}

// ---- text, hash, comparison

static FoObject *range_repr(FoObject *self) {
    FoRange *r = (FoRange *)self;
    int64_t step;
    if (fo_int_fits_i64(r->step, &step) && step == 1) return (FoObject *)fo_str_printf("range(%R, %R)", r->start, r->stop);
    return (FoObject *)fo_str_printf("range(%R, %R, %R)", r->start, r->stop, r->step);
}

static bool length_is(FoRange *r, int64_t n) {
    int64_t length;
    return fo_int_fits_i64(r->length, &length) && length == n;
}

// Ranges are equal when they have the same items.
static FoObject *range_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    FoRange *x = (FoRange *)a, *y = (FoRange *)b;
    if ((op != FO_EQ && op != FO_NE) || a->type != &fo_range_type || b->type != &fo_range_type) return fo_new_not_implemented();
    bool equal = fo_int_compare(x->length, y->length, FO_EQ) &&
                 (length_is(x, 0) || (fo_int_compare(x->start, y->start, FO_EQ) &&
                                      (length_is(x, 1) || fo_int_compare(x->step, y->step, FO_EQ))));
    return fo_bool_new(equal == (op == FO_EQ));
}

static bool range_hash(FoObject *self, int64_t *hash) {
    FoRange *r = (FoRange *)self;
    FoObject *start = length_is(r, 0) ? fo_none : r->start;
    FoObject *step = length_is(r, 0) || length_is(r, 1) ? fo_none : r->step;
    FO_AUTO(FoObject) key = (FoObject *)fo_tuple_pack(3, r->length, start, step);
    return key && fo_hash(key, hash);
}

// ---- __reduce__ and __setstate__

static FoObject *range_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoRange *r = (FoRange *)self;
    return fo_reduce_give("range", fo_tuple_pack(3, r->start, r->stop, r->step), NULL);
}

// The range an iterator began with: start + step * (items delivered) is where it stands.
static FoObject *iterated_range(FoObject *next, FoObject *step, FoObject *left, FoObject *n) {
    FO_AUTO(FoObject) done = fo_int_sub(n, left);
    FO_AUTO(FoObject) way = done ? fo_int_mul(done, step) : NULL;
    FO_AUTO(FoObject) start = way ? fo_int_sub(next, way) : NULL;
    FO_AUTO(FoObject) length = start ? fo_int_mul(n, step) : NULL;
    FO_AUTO(FoObject) stop = length ? fo_int_add(start, length) : NULL;
    return stop ? fo_range_new(start, stop, step) : NULL;
}

static FoObject *iterator_reduce(FoObject *next, FoObject *step, FoObject *left, FoObject *n) {
    FO_AUTO(FoObject) range = iterated_range(next, step, left, n);
    FoObject *at = range ? fo_int_sub(n, left) : NULL;
    return at ? fo_reduce_give("iter", fo_tuple_pack(1, range), at) : NULL;
}

static FoObject *words_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoRangeIterator *it = (FoRangeIterator *)self;
    FO_AUTO(FoObject) next = fo_int_from_i64(it->next);
    FO_AUTO(FoObject) step = fo_int_from_i64(it->step);
    FO_AUTO(FoObject) left = fo_int_from_i64(it->left);
    FO_AUTO(FoObject) whole = fo_int_from_i64(it->n);
    return next && step && left && whole ? iterator_reduce(next, step, left, whole) : NULL;
}

static FoObject *long_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    LongIterator *it = (LongIterator *)self;
    return iterator_reduce(it->next, it->step, it->left, it->n);
}

static FoObject *words_set_state(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoRangeIterator *it = (FoRangeIterator *)self;
    FO_AUTO(FoObject) index = fo_index(args[0]);
    int64_t at;
    if (!index || !fo_int_as_i64(index, &at)) return NULL;
    at = at < 0 ? 0 : at > it->n ? it->n : at;
    it->next = (int64_t)((uint64_t)it->next + (uint64_t)(at - (it->n - it->left)) * (uint64_t)it->step);
    it->left = it->n - at;
    return fo_new_none();
}

static FoObject *long_set_state(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    LongIterator *it = (LongIterator *)self;
    bool negative, beyond;
    FO_AUTO(FoObject) zero = fo_int_from_i64(0);
    FO_AUTO(FoObject) at = fo_ref(args[0]);
    if (!zero || !fo_compare_bool(at, zero, FO_LT, &negative)) return NULL;
    if (negative) fo_assign_give(&at, fo_ref(zero));
    if (!fo_compare_bool(at, it->n, FO_GT, &beyond)) return NULL;
    if (beyond) fo_assign_give(&at, fo_ref(it->n));
    if (!fo_int_check(at)) return fo_raise(FO_TYPE_ERROR, "an integer is required");
    FO_AUTO(FoObject) left = fo_int_sub(it->n, at);
    FO_AUTO(FoObject) steps = left ? fo_int_sub(it->left, left) : NULL;
    FO_AUTO(FoObject) way = steps ? fo_int_mul(steps, it->step) : NULL;
    FoObject *next = way ? fo_int_add(it->next, way) : NULL;
    if (!next) return NULL;
    fo_assign_give(&it->next, next);
    fo_assign_give(&it->left, fo_take(left));
    return fo_new_none();
}

// ---- the types

static const FoNativeDef methods[] = {
    {"__reversed__", range_reversed, 0, 0, 0, "Return a reverse iterator.", NULL},
    FO_REDUCE(range_reduce),
    {"count", range_count, 1, 1, 0, "rangeobject.count(value) -> integer -- return number of occurrences of value", NULL},
    {"index", range_index, 1, 1, 0,
     "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.", NULL},
    {NULL},
};
static const FoMemberDef members[] = {
    {"start", FO_MEMBER_OBJECT, offsetof(FoRange, start), true, NULL},
    {"stop", FO_MEMBER_OBJECT, offsetof(FoRange, stop), true, NULL},
    {"step", FO_MEMBER_OBJECT, offsetof(FoRange, step), true, NULL},
    {NULL},
};
static const FoNativeDef words_methods[] = {
    {"__length_hint__", words_length_hint, 0, 0, 0, "Private method returning an estimate of len(list(it)).", NULL},
    FO_REDUCE(words_reduce),
    FO_SET_STATE(words_set_state),
    {NULL},
};
static const FoNativeDef long_methods[] = {
    {"__length_hint__", long_length_hint, 0, 0, 0, "Private method returning an estimate of len(list(it)).", NULL},
    FO_REDUCE(long_reduce),
    FO_SET_STATE(long_set_state),
    {NULL},
};

FoType fo_range_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "range",
    .basic_nbytes = sizeof(FoRange),
    .flags = FO_TYPE_MATCH_SEQUENCE,
    .doc =
        "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n"
        "Return an object that produces a sequence of integers from start (inclusive)\n"
        "to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\n"
        "start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\n"
        "These are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
    .free = range_free,
    .new_ = range_new,
    .repr = range_repr,
    .hash = range_hash,
    .compare = range_compare,
    .truth = range_truth,
    .iter = range_iter,
    .len = range_len,
    .get_item = range_get_item,
    .contains = range_contains,
    .is_sequence = true,
    .methods = methods,
    .members = members,
};
FoType fo_range_iterator_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "range_iterator",
    .basic_nbytes = sizeof(FoRangeIterator),
    .free = words_iterator_free,
    .iter = fo_self_iter,
    .next = words_next,
    .methods = words_methods,
};
FoType fo_long_range_iterator_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "longrange_iterator",
    .basic_nbytes = sizeof(LongIterator),
    .free = long_iterator_free,
    .iter = fo_self_iter,
    .next = long_next,
    .methods = long_methods,
};

bool fo_range_init(void) {
    return fo_type_ready(&fo_range_type) && fo_type_ready(&fo_range_iterator_type) && fo_type_ready(&fo_long_range_iterator_type);
}
