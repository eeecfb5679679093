// SPDX-License-Identifier: MIT
// enumerate, zip, map, filter, reversed.
#include "types/dict_private.h"

// Iterators over iterators: a chain that is too long for the stack ends in RecursionError.
FO_INLINE bool next_inner(FoObject *iterator, FoObject **item) {
    char here;
    if (fo_likely(&here > fo_rt->c_stack_limit)) return fo_next(iterator, item);
    *item = NULL;
    return fo_recursion_error(NULL) != NULL;
}

// A result tuple that nobody else holds any more is filled again instead of making a new one.
FO_INLINE bool can_reuse(const FoTuple *t) { return t && t->head.refcount == 1; }
FO_INLINE void retrack(FoTuple *t) {
    if (!fo_gc_head((FoObject *)t)->next) fo_gc_track((FoObject *)t);
}

// The same without boxing numbers; UNBOUND at the end.
static bool next_part(FoObject *iterator, FoValue *part) {
    FoType *type = iterator->type;
    FoSequenceIterator *it = (FoSequenceIterator *)iterator;
    if (type == &fo_list_iterator_type && it->sequence && it->at < ((FoList *)it->sequence)->n) {
        *part = fo_value_from_object_give(fo_ref(((FoList *)it->sequence)->items[it->at++]));
        return true;
    }
    char here;
    FoObject *item = NULL;
    *part = FO_UNBOUND;
    if (type->next_value && fo_likely(&here > fo_rt->c_stack_limit)) return type->next_value(iterator, part);
    if (!next_inner(iterator, &item)) return false;
    if (item) *part = fo_value_from_object_give(item);
    return true;
}

// ---- enumerate

typedef struct {
    FoObject head;
    int64_t at;      // the next index, when big is NULL
    FoObject *big;   // the next index beyond 64 bits
    FoObject *iterator;
    FoTuple *pair;
} Enumerate;

static bool bind_enumerate(FoObject *const *args, int64_t n, FoTuple *kwnames, FoObject **got) {
    static const char *const names[] = {"iterable", "start"};
    static const FoParams params = {"enumerate", names, 2, 1, 0, 2};
    if (n == 0 && !kwnames) return fo_fail(FO_TYPE_ERROR, "enumerate() missing required argument 'iterable'");
    int64_t n_all = n + (kwnames ? kwnames->n : 0);
    if (n == 0 && n_all == 1 && !fo_str_equals_text((FoStr *)kwnames->items[0], "iterable"))
        return fo_fail(FO_TYPE_ERROR, "'%S' is an invalid keyword argument for enumerate()", kwnames->items[0]);
    if (n_all > 2) return fo_fail(FO_TYPE_ERROR, "enumerate() takes at most 2 arguments (%lld given)", (long long)n_all);
    return fo_args_bind(&params, args, n, kwnames, got);
}

static FoObject *enumerate_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *got[2];
    int64_t at = 0;
    if (!bind_enumerate(args, n, kwnames, got)) return NULL;
    FO_AUTO(FoObject) start = got[1] ? fo_index(got[1]) : NULL;
    if (got[1] && !start) return NULL;
    FO_AUTO(FoObject) iterator = fo_iter(got[0]);
    Enumerate *e = iterator ? fo_gc_make(type, sizeof *e) : NULL;
    if (!e) return NULL;
    bool fits = !start || fo_int_fits_i64(start, &at);
    e->at = at;
    e->big = fits ? NULL : fo_take(start);
    e->iterator = fo_take(iterator);
    e->pair = NULL;
    fo_gc_track((FoObject *)e);
    return (FoObject *)e;
}

static void enumerate_free(FoObject *self) {
    Enumerate *e = (Enumerate *)self;
    fo_gc_untrack(self);
    fo_xunref(e->big);
    fo_xunref(e->iterator);
    fo_xunref(e->pair);
    fo_gc_unmake(self, sizeof *e);
}

static bool enumerate_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((Enumerate *)self)->iterator);
    FO_VISIT(((Enumerate *)self)->pair);
    return true;
}

static FoObject *next_index(Enumerate *e) {
    if (!e->big) {
        FoObject *index = fo_int_from_i64(e->at);
        if (!index || e->at < INT64_MAX) {
            e->at += index != NULL;
            return index;
        }
        e->big = index;
    }
    FO_AUTO(FoObject) one = fo_int_from_i64(1);
    FoObject *next = one ? fo_int_add(e->big, one) : NULL;
    if (!next) return NULL;
    FoObject *index = e->big;
    e->big = next;
    return index;
}

static bool enumerate_next(FoObject *self, FoObject **item) {
    Enumerate *e = (Enumerate *)self;
    FO_AUTO(FoObject) value = NULL;
    *item = NULL;
    if (!next_inner(e->iterator, &value)) return false;
    if (!value) return true;
    FoObject *index = next_index(e);
    if (!index) return false;
    if (can_reuse(e->pair)) {
        FoObject *old_index = e->pair->items[0], *old_value = e->pair->items[1];
        e->pair->items[0] = index;
        e->pair->items[1] = fo_take(value);
        *item = (FoObject *)fo_ref(e->pair);
        retrack(e->pair);
        fo_unref(old_index);
        fo_unref(old_value);
        return true;
    }
    FoTuple *pair = fo_tuple_new(2);
    if (!pair) {
        fo_unref(index);
        return false;
    }
    pair->items[0] = index;
    pair->items[1] = fo_take(value);
    *item = (FoObject *)pair;
    fo_assign_give(&e->pair, fo_ref(pair));
    return true;
}

static FoParts enumerate_parts(Enumerate *e, FoValue *parts) {
    if (e->big || e->at == INT64_MAX) return FO_PARTS_OTHER;
    if (!next_part(e->iterator, &parts[1])) return FO_PARTS_FAILED;
    if (parts[1].tag == FO_TAG_UNBOUND) return FO_PARTS_ENDED;
    parts[0] = fo_value_from_i64(e->at++);
    return FO_PARTS_GIVEN;
}

static FoObject *enumerate_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    Enumerate *e = (Enumerate *)self;
    FO_AUTO(FoObject) at = e->big ? fo_ref(e->big) : fo_int_from_i64(e->at);
    FO_AUTO(FoTuple) arguments = at ? fo_tuple_pack(2, e->iterator, at) : NULL;
    return arguments ? (FoObject *)fo_tuple_pack(2, self->type, arguments) : NULL;
}

static const FoNativeDef enumerate_methods[] = {FO_REDUCE(enumerate_reduce), FO_CLASS_GETITEM, {NULL}};
FoType fo_enumerate_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "enumerate",
    .basic_nbytes = sizeof(Enumerate),
    .flags = FO_TYPE_GC | FO_TYPE_BASE,
    .doc =
        "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\n"
        "The enumerate object yields pairs containing a count (from start, which\n"
        "defaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n"
        "    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    .free = enumerate_free,
    .visit = enumerate_visit,
    .new_ = enumerate_new,
    .iter = fo_self_iter,
    .next = enumerate_next,
    .methods = enumerate_methods,
};

// ---- zip and map: a tuple of iterators

static FoTuple *iterators_of(FoObject *const *iterables, int64_t n) {
    FO_AUTO(FoTuple) t = fo_tuple_new(n);
    for (int64_t i = 0; t && i < n; i++)
        if (!(t->items[i] = fo_iter(iterables[i]))) return NULL;
    return fo_take(t);
}

typedef struct {
    FoObject head;
    FoTuple *iterators, *result;
    bool strict;
} Zip;

// zip(..., strict=...): nothing else can be named.
static bool zip_strict(FoObject *const *args, int64_t n, FoTuple *kwnames, bool *strict) {
    *strict = false;
    if (!kwnames || kwnames->n == 0) return true;
    if (kwnames->n > 1) return fo_fail(FO_TYPE_ERROR, "zip() takes at most 1 keyword argument (%lld given)", (long long)kwnames->n);
    if (!fo_str_equals_text((FoStr *)kwnames->items[0], "strict"))
        return fo_fail(FO_TYPE_ERROR, "'%S' is an invalid keyword argument for zip()", kwnames->items[0]);
    return fo_is_true(args[n], strict);
}

static FoObject *zip_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool strict;
    if (!zip_strict(args, n, kwnames, &strict)) return NULL;
    FO_AUTO(FoTuple) iterators = iterators_of(args, n);
    Zip *z = iterators ? fo_gc_make(type, sizeof *z) : NULL;
    if (!z) return NULL;
    z->iterators = fo_take(iterators);
    z->result = NULL;
    z->strict = strict;
    fo_gc_track((FoObject *)z);
    return (FoObject *)z;
}

static void zip_free(FoObject *self) {
    Zip *z = (Zip *)self;
    fo_gc_untrack(self);
    fo_xunref(z->iterators);
    fo_xunref(z->result);
    fo_gc_unmake(self, sizeof *z);
}

static bool zip_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((Zip *)self)->iterators);
    FO_VISIT(((Zip *)self)->result);
    return true;
}

static bool zip_length_error(int64_t i, const char *what) {
    return fo_fail(FO_VALUE_ERROR, i == 1 ? "zip() argument %lld is %s than argument 1" : "zip() argument %lld is %s than arguments 1-%lld",
                   (long long)i + 1, what, (long long)i);
}

// Iterator i was exhausted: fine unless strict, when all must be.
static bool zip_end(Zip *z, int64_t i) {
    if (!z->strict) return true;
    if (i > 0) return zip_length_error(i, "shorter");
    for (i = 1; i < z->iterators->n; i++) {
        FO_AUTO(FoObject) item = NULL;
        if (!next_inner(z->iterators->items[i], &item)) return false;
        if (item) return zip_length_error(i, "longer");
    }
    return true;
}

// *tuple NULL: the end.
static bool zip_collect(Zip *z, FoTuple *fresh, bool *complete) {
    *complete = false;
    for (int64_t i = 0; i < z->iterators->n; i++) {
        FoObject *item = NULL;
        if (!next_inner(z->iterators->items[i], &item)) return false;
        if (!item) return zip_end(z, i);
        fresh->items[i] = item;
    }
    return *complete = true;
}

static bool zip_reuse(Zip *z, FoObject **item, bool *done) {
    FoTuple *result = fo_ref(z->result); // so that nobody else reuses it meanwhile
    for (int64_t i = 0; i < z->iterators->n; i++) {
        FoObject *value = NULL;
        bool ok = next_inner(z->iterators->items[i], &value);
        if (!value) {
            fo_unref(result);
            *done = true;
            return ok && zip_end(z, i);
        }
        fo_assign_give(&result->items[i], value);
    }
    retrack(result);
    *item = (FoObject *)result;
    return *done = true;
}

static bool zip_next(FoObject *self, FoObject **item) {
    Zip *z = (Zip *)self;
    bool done = false, complete;
    *item = NULL;
    if (z->iterators->n == 0) return true;
    if (can_reuse(z->result)) return zip_reuse(z, item, &done);
    FO_AUTO(FoTuple) fresh = fo_tuple_new(z->iterators->n);
    if (!fresh || !zip_collect(z, fresh, &complete)) return false;
    if (!complete) return true;
    fo_assign_give(&z->result, fo_ref(fresh));
    *item = (FoObject *)fo_take(fresh);
    return true;
}

static FoParts zip_parts(Zip *z, FoValue *parts) {
    for (int64_t i = 0; i < z->iterators->n; i++) {
        bool ok = next_part(z->iterators->items[i], &parts[i]);
        if (fo_likely(ok && parts[i].tag != FO_TAG_UNBOUND)) continue;
        for (int64_t k = 0; k < i; k++)
            if (parts[k].tag == FO_TAG_OBJECT) fo_unref(parts[k].o);
        return ok && zip_end(z, i) ? FO_PARTS_ENDED : FO_PARTS_FAILED;
    }
    return FO_PARTS_GIVEN;
}

bool fo_has_parts(const FoObject *o) { return o->type == &fo_zip_type || o->type == &fo_enumerate_type || o->type == &fo_dict_item_iterator_type; }

FoParts fo_next_parts(FoObject *iterator, FoValue *parts, int64_t n) {
    if (iterator->type == &fo_zip_type) {
        Zip *z = (Zip *)iterator;
        return n <= FO_PARTS_MOST && z->iterators->n == n ? zip_parts(z, parts) : FO_PARTS_OTHER;
    }
    if (n != 2) return FO_PARTS_OTHER;
    if (iterator->type == &fo_enumerate_type) return enumerate_parts((Enumerate *)iterator, parts);
    return iterator->type == &fo_dict_item_iterator_type ? fo_dict_next_parts(iterator, parts) : FO_PARTS_OTHER;
}

static FoObject *zip_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    Zip *z = (Zip *)self;
    if (z->strict) return (FoObject *)fo_tuple_pack(3, self->type, z->iterators, fo_true);
    return (FoObject *)fo_tuple_pack(2, self->type, z->iterators);
}

static FoObject *zip_set_state(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_is_true(args[0], &((Zip *)self)->strict) ? fo_new_none() : NULL;
}

static const FoNativeDef zip_methods[] = {FO_REDUCE(zip_reduce), FO_SET_STATE(zip_set_state), {NULL}};
FoType fo_zip_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "zip",
    .basic_nbytes = sizeof(Zip),
    .flags = FO_TYPE_GC | FO_TYPE_BASE,
    .doc =
        "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n"
        "   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\nThe zip object yields n-length tuples, where n is the number of iterables\n"
        "passed as positional arguments to zip().  The i-th element in every tuple\n"
        "comes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\n"
        "If strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.",
    .free = zip_free,
    .visit = zip_visit,
    .new_ = zip_new,
    .iter = fo_self_iter,
    .next = zip_next,
    .methods = zip_methods,
};

// ---- map

typedef struct {
    FoObject head;
    FoObject *function;
    FoTuple *iterators;
} Map;

enum { MAP_FEW = 8 };

static FoObject *map_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_refuse_keywords(type, &fo_map_type, kwnames)) return NULL;
    if (n < 2) return fo_raise(FO_TYPE_ERROR, "map() must have at least two arguments.");
    FO_AUTO(FoTuple) iterators = iterators_of(args + 1, n - 1);
    Map *m = iterators ? fo_gc_make(type, sizeof *m) : NULL;
    if (!m) return NULL;
    m->function = fo_ref(args[0]);
    m->iterators = fo_take(iterators);
    fo_gc_track((FoObject *)m);
    return (FoObject *)m;
}

static void map_free(FoObject *self) {
    Map *m = (Map *)self;
    fo_gc_untrack(self);
    fo_xunref(m->function);
    fo_xunref(m->iterators);
    fo_gc_unmake(self, sizeof *m);
}

static bool map_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((Map *)self)->function);
    FO_VISIT(((Map *)self)->iterators);
    return true;
}

// Calls the function with the next value of every iterator.
static bool map_call(Map *m, FoObject **values, FoObject **item) {
    int64_t n = m->iterators->n, k = 0;
    bool ok = true;
    for (; k < n; k++) {
        values[k] = NULL;
        ok = next_inner(m->iterators->items[k], &values[k]);
        if (!values[k]) break;
    }
    if (ok && k == n) {
        *item = fo_call(m->function, values, n, NULL);
        ok = *item != NULL;
    }
    while (k > 0)
        fo_unref(values[--k]);
    return ok;
}

static bool map_next(FoObject *self, FoObject **item) {
    Map *m = (Map *)self;
    FoObject *few[MAP_FEW], **values = few;
    int64_t n = m->iterators->n;
    *item = NULL;
    if (n > MAP_FEW && !(values = fo_alloc(n * sizeof *values, FO_MEM_OBJECT))) return fo_fail_no_memory();
    bool ok = map_call(m, values, item);
    if (values != few) fo_free(values, n * sizeof *values, FO_MEM_OBJECT);
    return ok;
}

static FoObject *map_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    Map *m = (Map *)self;
    FO_AUTO(FoTuple) arguments = fo_tuple_new(1 + m->iterators->n);
    if (!arguments) return NULL;
    arguments->items[0] = fo_ref(m->function);
    for (int64_t i = 0; i < m->iterators->n; i++)
        arguments->items[1 + i] = fo_ref(m->iterators->items[i]);
    return (FoObject *)fo_tuple_pack(2, self->type, arguments);
}

static const FoNativeDef map_methods[] = {FO_REDUCE(map_reduce), {NULL}};
FoType fo_map_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "map",
    .basic_nbytes = sizeof(Map),
    .flags = FO_TYPE_GC | FO_TYPE_BASE,
    .doc =
        "map(func, *iterables) --> map object\n\nMake an iterator that computes the function using arguments from\n"
        "each of the iterables.  Stops when the shortest iterable is exhausted.",
    .free = map_free,
    .visit = map_visit,
    .new_ = map_new,
    .iter = fo_self_iter,
    .next = map_next,
    .methods = map_methods,
};

// ---- filter

typedef struct {
    FoObject head;
    FoObject *function, *iterator;
} Filter;

static FoObject *filter_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_refuse_keywords(type, &fo_filter_type, kwnames)) return NULL;
    if (!fo_args_count("filter", n, 2, 2)) return NULL;
    FO_AUTO(FoObject) iterator = fo_iter(args[1]);
    Filter *f = iterator ? fo_gc_make(type, sizeof *f) : NULL;
    if (!f) return NULL;
    f->function = fo_ref(args[0]);
    f->iterator = fo_take(iterator);
    fo_gc_track((FoObject *)f);
    return (FoObject *)f;
}

static void filter_free(FoObject *self) {
    Filter *f = (Filter *)self;
    fo_gc_untrack(self);
    fo_xunref(f->function);
    fo_xunref(f->iterator);
    fo_gc_unmake(self, sizeof *f);
}

static bool filter_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((Filter *)self)->function);
    FO_VISIT(((Filter *)self)->iterator);
    return true;
}

static bool passes(Filter *f, FoObject *item, bool *good) {
    if (f->function == fo_none || f->function == (FoObject *)&fo_bool_type) return fo_is_true(item, good);
    FO_AUTO(FoObject) answer = fo_call1(f->function, item);
    return answer && fo_is_true(answer, good);
}

static bool filter_next(FoObject *self, FoObject **item) {
    Filter *f = (Filter *)self;
    for (*item = NULL;;) {
        bool good;
        FO_AUTO(FoObject) value = NULL;
        if (!next_inner(f->iterator, &value)) return false;
        if (!value) return true;
        if (!fo_poll() || !passes(f, value, &good)) return false;
        if (!good) continue;
        *item = fo_take(value);
        return true;
    }
}

static FoObject *filter_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoTuple) arguments = fo_tuple_pack(2, ((Filter *)self)->function, ((Filter *)self)->iterator);
    return arguments ? (FoObject *)fo_tuple_pack(2, self->type, arguments) : NULL;
}

static const FoNativeDef filter_methods[] = {FO_REDUCE(filter_reduce), {NULL}};
FoType fo_filter_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "filter",
    .basic_nbytes = sizeof(Filter),
    .flags = FO_TYPE_GC | FO_TYPE_BASE,
    .doc =
        "filter(function or None, iterable) --> filter object\n\n"
        "Return an iterator yielding those items of iterable for which function(item)\n"
        "is true. If function is None, return the items that are true.",
    .free = filter_free,
    .visit = filter_visit,
    .new_ = filter_new,
    .iter = fo_self_iter,
    .next = filter_next,
    .methods = filter_methods,
};

// ---- reversed

typedef struct {
    FoObject head;
    int64_t at;
    FoObject *sequence; // NULL: exhausted
} Reversed;

static FoObject *reversed_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) method = NULL;
    int64_t length;
    if (!fo_refuse_keywords(type, &fo_reversed_type, kwnames)) return NULL;
    if (n != 1) return fo_raise(FO_TYPE_ERROR, "reversed expected 1 argument, got %lld", (long long)n);
    FoObject *sequence = args[0];
    if (!fo_find_special(sequence, fo_name(__reversed__), &method)) return NULL;
    if (method && method != fo_none) return fo_call0(method);
    if (method || !sequence->type->get_item || fo_dict_check(sequence))
        return fo_raise(FO_TYPE_ERROR, "'%T' object is not reversible", sequence);
    if (!fo_len(sequence, &length)) return NULL;
    Reversed *r = fo_gc_make(type, sizeof *r);
    if (!r) return NULL;
    r->at = length - 1;
    r->sequence = fo_ref(sequence);
    fo_gc_track((FoObject *)r);
    return (FoObject *)r;
}

static void reversed_free(FoObject *self) {
    fo_gc_untrack(self);
    fo_xunref(((Reversed *)self)->sequence);
    fo_gc_unmake(self, sizeof(Reversed));
}

static bool reversed_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((Reversed *)self)->sequence);
    return true;
}

static bool reversed_next(FoObject *self, FoObject **item) {
    Reversed *r = (Reversed *)self;
    *item = NULL;
    if (r->at >= 0 && r->sequence) {
        FO_AUTO(FoObject) index = fo_int_from_i64(r->at);
        *item = index ? fo_get_item(r->sequence, index) : NULL;
        if (*item) {
            r->at--;
            return true;
        }
        if (!fo_error_matches_kind(FO_INDEX_ERROR) && !fo_error_matches_kind(FO_STOP_ITERATION)) return false;
        fo_error_clear();
    }
    r->at = -1;
    fo_clear_slot(&r->sequence);
    return true;
}

static FoObject *reversed_hint(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    Reversed *r = (Reversed *)self;
    int64_t length;
    if (!r->sequence) return fo_int_from_i64(0);
    if (!fo_len(r->sequence, &length)) return NULL;
    return fo_int_from_i64(length < r->at + 1 ? 0 : r->at + 1);
}

static FoObject *reversed_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    Reversed *r = (Reversed *)self;
    FO_AUTO(FoTuple) arguments = fo_tuple_pack(1, r->sequence ? r->sequence : (FoObject *)fo_rt->empty_tuple);
    FO_AUTO(FoObject) at = arguments ? fo_int_from_i64(r->at) : NULL;
    if (!at) return NULL;
    return (FoObject *)(r->sequence ? fo_tuple_pack(3, self->type, arguments, at) : fo_tuple_pack(2, self->type, arguments));
}

// It may also stand before the first item.
static FoObject *reversed_set_state(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    Reversed *r = (Reversed *)self;
    int64_t at, length;
    if (!fo_iterator_state(args[0], INT64_MAX, &at)) return NULL;
    if (!r->sequence) return fo_new_none();
    if (!fo_len(r->sequence, &length)) return NULL;
    r->at = fo_int_sign(args[0]) < 0 ? -1 : at > length - 1 ? length - 1 : at;
    return fo_new_none();
}

static const FoNativeDef reversed_methods[] = {
    {"__length_hint__", reversed_hint, 0, 0, 0, "Private method returning an estimate of len(list(it)).", NULL},
    FO_REDUCE(reversed_reduce),
    FO_SET_STATE(reversed_set_state),
    {NULL},
};
FoType fo_reversed_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "reversed",
    .basic_nbytes = sizeof(Reversed),
    .flags = FO_TYPE_GC | FO_TYPE_BASE,
    .doc = "Return a reverse iterator over the values of the given sequence.",
    .free = reversed_free,
    .visit = reversed_visit,
    .new_ = reversed_new,
    .iter = fo_self_iter,
    .next = reversed_next,
    .methods = reversed_methods,
};

bool fo_iterator_tools_init(void) {
    return fo_type_ready(&fo_enumerate_type) && fo_type_ready(&fo_zip_type) && fo_type_ready(&fo_map_type) &&
           fo_type_ready(&fo_filter_type) && fo_type_ready(&fo_reversed_type);
}
