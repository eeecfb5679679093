// SPDX-License-Identifier: MIT
// tuple.
#include "types/container.h"

enum { FREE_TUPLES = 500 };

static size_t nbytes_of(int64_t n) { return sizeof(FoTuple) + (size_t)n * sizeof(FoObject *); }

// Untracked, items undefined, n >= 1.
FO_INLINE FoTuple *alloc(int64_t n) {
    FoTuple *t = n <= FO_FREE_TUPLE_SIZES ? fo_free_list_pop(FO_FREE_TUPLE + n - 1, &fo_tuple_type) : NULL;
    if (!t) {
        if (n > (INT64_MAX - 64) / (int64_t)sizeof(FoObject *)) return fo_raise_no_memory();
        t = fo_gc_alloc(&fo_tuple_type, nbytes_of(n));
        if (!t) return NULL;
    }
    t->n = n;
    return t;
}

static FoTuple *empty(void) {
    if (!fo_rt->empty_tuple) {
        fo_rt->empty_tuple = fo_gc_alloc(&fo_tuple_type, nbytes_of(0));
        if (!fo_rt->empty_tuple) return NULL;
        fo_rt->empty_tuple->n = 0;
        fo_rt->empty_tuple->head.refcount = FO_SHARED_REFCOUNT;
    }
    return fo_ref(fo_rt->empty_tuple);
}

FoTuple *fo_tuple_new(int64_t n) {
    if (n == 0) return empty();
    FoTuple *t = alloc(n);
    if (!t) return NULL;
    memset(t->items, 0, n * sizeof *t->items);
    fo_gc_track((FoObject *)t);
    return t;
}

FoTuple *fo_tuple_from_items(FoObject *const *items, int64_t n) {
    if (n == 0) return empty();
    FoTuple *t = alloc(n);
    if (!t) return NULL;
    for (int64_t i = 0; i < n; i++)
        t->items[i] = fo_ref(items[i]);
    fo_gc_track((FoObject *)t);
    return t;
}

FoTuple *fo_tuple_from_values_give(FoValue *values, int64_t n) {
    if (n == 0) return empty();
    FoTuple *t = alloc(n);
    if (!t) return NULL;
    for (int64_t i = 0; i < n; i++) {
        t->items[i] = values[i].o;
        values[i].tag = FO_TAG_UNBOUND;
    }
    fo_gc_track((FoObject *)t);
    return t;
}

FoTuple *fo_tuple_pack(int64_t n, ...) {
    if (n == 0) return empty();
    FoTuple *t = alloc(n);
    if (!t) return NULL;
    va_list arguments;
    va_start(arguments, n);
    for (int64_t i = 0; i < n; i++)
        t->items[i] = fo_ref(va_arg(arguments, FoObject *));
    va_end(arguments);
    fo_gc_track((FoObject *)t);
    return t;
}

FoTuple *fo_tuple_from_i64(const int64_t *numbers, int64_t n) {
    if (n == 0) return empty();
    FoTuple *t = alloc(n);
    if (!t) return NULL;
    for (int64_t i = 0; i < n; i++) {
        bool is_small = (uint64_t)numbers[i] <= FO_SMALL_INT_MAX;
        if (fo_likely((t->items[i] = is_small ? fo_int_small(numbers[i]) : fo_int_from_i64(numbers[i])) != NULL)) continue;
        memset(t->items + i, 0, (size_t)(n - i) * sizeof *t->items);
        fo_unref(t);
        return NULL;
    }
    return t;
}

FoObject *fo_tuple_slice(FoTuple *t, int64_t start, int64_t stop) {
    if (start < 0) start = 0;
    if (stop > t->n) stop = t->n;
    if (stop < start) stop = start;
    if (start == 0 && stop == t->n && fo_tuple_check_exact((FoObject *)t)) return (FoObject *)fo_ref(t);
    return (FoObject *)fo_tuple_from_items(t->items + start, stop - start);
}

// ---- life

static void tuple_free(FoObject *self) {
    FoTuple *t = (FoTuple *)self;
    int64_t n = t->n;
    if (fo_gc_head(self)->next) fo_gc_untrack(self);
    for (FoObject **item = t->items + n; item-- > t->items;)
        fo_xunref(*item);
    if (self->type != &fo_tuple_type) {
        fo_object_free_block(self);
        return;
    }
    if ((uint64_t)n - 1 < FO_FREE_TUPLE_SIZES && fo_free_list_push(FO_FREE_TUPLE + n - 1, self, FREE_TUPLES)) return;
    fo_gc_free(self, nbytes_of(n));
}

static bool tuple_visit(FoObject *self, FoVisitor visit, void *context) {
    FoTuple *t = (FoTuple *)self;
    for (int64_t i = t->n; i-- > 0;) // last to first, as for lists
        FO_VISIT(t->items[i]);
    return true;
}

static FoObject *tuple_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_refuse_keywords(type, &fo_tuple_type, kwnames)) return NULL;
    if (!fo_args_count("tuple", n, 0, 1)) return NULL;
    FoTuple *t = n == 0 ? empty() : fo_sequence_as_tuple(args[0]);
    if (!t || type == &fo_tuple_type) return (FoObject *)t;
    FO_AUTO(FoTuple) source = t;
    FoTuple *self = (FoTuple *)fo_object_new(type, source->n);
    if (!self) return NULL;
    self->n = source->n;
    for (int64_t i = 0; i < source->n; i++)
        self->items[i] = fo_ref(source->items[i]);
    fo_gc_track((FoObject *)self);
    return (FoObject *)self;
}

static int64_t tuple_size_of(FoObject *self) {
    return self->type->basic_nbytes + ((FoTuple *)self)->n * (int64_t)sizeof(FoObject *);
}

// ---- text, hash, comparison

static FoObject *tuple_repr(FoObject *self) {
    if (((FoTuple *)self)->n == 0) return (FoObject *)fo_str_from_ascii("()", 2);
    return fo_items_repr(self, "(", ")", true);
}

// xxHash over the hashes of the items, as CPython's.
static bool tuple_hash(FoObject *self, int64_t *hash) {
    const uint64_t prime1 = 11400714785074694791u, prime2 = 14029467366897019727u, prime5 = 2870177450012600261u;
    FoTuple *t = (FoTuple *)self;
    uint64_t sum = prime5;
    if (!fo_enter_recursion(" while hashing an object")) return false;
    for (int64_t i = 0; i < t->n; i++) {
        int64_t lane;
        if (!fo_hash_fast(t->items[i], &lane)) {
            fo_leave_recursion();
            return false;
        }
        sum += (uint64_t)lane * prime2;
        sum = sum << 31 | sum >> 33;
        sum *= prime1;
    }
    fo_leave_recursion();
    sum += (uint64_t)t->n ^ (prime5 ^ 3527539u);
    *hash = sum == (uint64_t)-1 ? 1546275796 : (int64_t)sum;
    return true;
}

static FoObject *tuple_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if (!fo_tuple_check(a) || !fo_tuple_check(b)) return fo_new_not_implemented();
    return fo_items_compare(a, b, op);
}

// ---- sequence

static bool tuple_len(FoObject *self, int64_t *n) {
    *n = ((FoTuple *)self)->n;
    return true;
}

static FoObject *get_slice(FoTuple *t, FoObject *slice) {
    int64_t start, stop, step, n;
    if (!fo_slice_resolve(slice, t->n, &start, &stop, &step, &n)) return NULL;
    if (step == 1) return fo_tuple_slice(t, start, start + n);
    if (n == 0) return (FoObject *)empty();
    FoTuple *r = alloc(n);
    if (!r) return NULL;
    for (int64_t i = 0; i < n; i++)
        r->items[i] = fo_ref(t->items[start + i * step]);
    fo_gc_track((FoObject *)r);
    return (FoObject *)r;
}

static FoObject *tuple_get_item(FoObject *self, FoObject *key) {
    FoTuple *t = (FoTuple *)self;
    int64_t i;
    if (fo_slice_check(key)) return get_slice(t, key);
    if (!fo_index_key(key, "tuple", &i)) return NULL;
    if (i < 0) i += t->n;
    if ((uint64_t)i >= (uint64_t)t->n) return fo_raise(FO_INDEX_ERROR, "tuple index out of range");
    return fo_ref(t->items[i]);
}

static bool tuple_contains(FoObject *self, FoObject *item, bool *found) {
    FoTuple *t = (FoTuple *)self;
    *found = false;
    for (int64_t i = 0; i < t->n && !*found; i++)
        if (!fo_poll() || !fo_equal_fast(t->items[i], item, found)) return false;
    return true;
}

static FoObject *tuple_iter(FoObject *self) { return fo_sequence_iterator_new(&fo_tuple_iterator_type, self); }

static FoObject *tuple_add(FoObject *a, FoObject *b) {
    if (!fo_tuple_check(a)) return fo_new_not_implemented();
    if (!fo_tuple_check(b)) return fo_raise(FO_TYPE_ERROR, "can only concatenate tuple (not \"%T\") to tuple", b);
    FoTuple *x = (FoTuple *)a, *y = (FoTuple *)b;
    if (x->n == 0 && fo_tuple_check_exact(b)) return fo_ref(b);
    if (y->n == 0 && fo_tuple_check_exact(a)) return fo_ref(a);
    int64_t n = x->n + y->n;
    if (n == 0) return (FoObject *)empty();
    FoTuple *r = alloc(n);
    if (!r) return NULL;
    for (int64_t i = 0; i < x->n; i++)
        r->items[i] = fo_ref(x->items[i]);
    for (int64_t i = 0; i < y->n; i++)
        r->items[x->n + i] = fo_ref(y->items[i]);
    fo_gc_track((FoObject *)r);
    return (FoObject *)r;
}

static FoObject *tuple_mul(FoObject *a, FoObject *b) {
    FoObject *self = fo_tuple_check(a) ? a : b, *count = self == a ? b : a;
    int64_t times, n;
    if (!fo_has_index(count)) return fo_raise(FO_TYPE_ERROR, "can't multiply sequence by non-int of type '%T'", count);
    if (!fo_index_as_i64(count, &times)) return NULL;
    FoTuple *t = (FoTuple *)self;
    if (times <= 0 || t->n == 0) return t->n == 0 && fo_tuple_check_exact(self) ? fo_ref(self) : (FoObject *)empty();
    if (times == 1 && fo_tuple_check_exact(self)) return fo_ref(self);
    if (!fo_mul_i64(t->n, times, &n)) return fo_raise_no_memory();
    FoTuple *r = alloc(n);
    if (!r) return NULL;
    for (int64_t i = 0; i < t->n; i++)
        t->items[i]->refcount += times;
    for (int64_t k = 0; k < times; k++)
        memcpy(r->items + k * t->n, t->items, t->n * sizeof *t->items);
    fo_gc_track((FoObject *)r);
    return (FoObject *)r;
}

// ---- methods

static FoObject *tuple_index(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoTuple *t = (FoTuple *)self;
    int64_t start = 0, stop = t->n;
    if (n > 1 && !fo_index_bound(args[1], t->n, &start)) return NULL;
    if (n > 2 && !fo_index_bound(args[2], t->n, &stop)) return NULL;
    for (int64_t i = start; i < stop && i < t->n; i++) {
        bool equal;
        if (!fo_poll() || !fo_equal_fast(t->items[i], args[0], &equal)) return NULL;
        if (equal) return fo_int_from_i64(i);
    }
    return fo_raise(FO_VALUE_ERROR, "tuple.index(x): x not in tuple");
}

static FoObject *tuple_count(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoTuple *t = (FoTuple *)self;
    int64_t count = 0;
    for (int64_t i = 0; i < t->n; i++) {
        bool equal;
        if (!fo_poll() || !fo_equal_fast(t->items[i], args[0], &equal)) return NULL;
        count += equal;
    }
    return fo_int_from_i64(count);
}

static FoObject *tuple_getnewargs(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoTuple *t = (FoTuple *)self;
    FO_AUTO(FoTuple) items = fo_tuple_from_items(t->items, t->n);
    return items ? (FoObject *)fo_tuple_pack(1, items) : NULL;
}

static const FoNativeDef methods[] = {
    {"index", tuple_index, 1, 3, 0,
     "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\nReturn first index of value.\n\n"
     "Raises ValueError if the value is not present.", NULL},
    {"count", tuple_count, 1, 1, 0, "count($self, value, /)\n--\n\nReturn number of occurrences of value.", NULL},
    {"__getnewargs__", tuple_getnewargs, 0, 0, 0, NULL, NULL},
    FO_CLASS_GETITEM,
    {NULL},
};

FoType fo_tuple_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "tuple",
    .basic_nbytes = sizeof(FoTuple),
    .item_nbytes = sizeof(FoObject *),
    .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_TUPLE | FO_TYPE_MATCH_SEQUENCE,
    .doc =
        "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\n"
        "If iterable is specified the tuple is initialized from iterable's items.\n\n"
        "If the argument is a tuple, the return value is the same object.",
    .free = tuple_free,
    .visit = tuple_visit,
    .new_ = tuple_new,
    .size_of = tuple_size_of,
    .repr = tuple_repr,
    .hash = tuple_hash,
    .compare = tuple_compare,
    .iter = tuple_iter,
    .binary = {[FO_OP_ADD] = tuple_add, [FO_OP_MUL] = tuple_mul},
    .len = tuple_len,
    .get_item = tuple_get_item,
    .contains = tuple_contains,
    .is_sequence = true,
    .methods = methods,
};

void fo_tuple_deinit(void) {
    for (int64_t n = 1; n <= FO_FREE_TUPLE_SIZES; n++)
        fo_free_list_drop(FO_FREE_TUPLE + n - 1, nbytes_of(n));
    if (fo_rt->empty_tuple) fo_gc_free((FoObject *)fo_rt->empty_tuple, nbytes_of(0));
    fo_rt->empty_tuple = NULL;
}

bool fo_tuple_init(void) { return fo_type_ready(&fo_tuple_type); }
