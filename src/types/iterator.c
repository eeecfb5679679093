// SPDX-License-Identifier: MIT
// Iterators over sequences: list, tuple, str, anything with __getitem__, backwards; and iter(callable, sentinel).
#include "types/container.h"

// ---- sequences: one layout

FoObject *fo_sequence_iterator_new(FoType *type, FoObject *sequence) {
    bool gc = (type->flags & FO_TYPE_GC) != 0;
    FoSequenceIterator *it = gc ? fo_gc_alloc(type, sizeof *it) : fo_alloc(sizeof *it, FO_MEM_OBJECT);
    if (!it) return gc ? NULL : fo_raise_no_memory();
    it->head = (FoObject){1, type};
    it->at = 0;
    it->sequence = fo_ref(sequence);
    if (gc) fo_gc_track((FoObject *)it);
    return (FoObject *)it;
}

static void sequence_iterator_free(FoObject *self) {
    fo_gc_untrack(self);
    fo_xunref(((FoSequenceIterator *)self)->sequence);
    fo_gc_free(self, sizeof(FoSequenceIterator));
}

static void str_iterator_free(FoObject *self) {
    fo_xunref(((FoSequenceIterator *)self)->sequence);
    fo_free(self, sizeof(FoSequenceIterator), FO_MEM_OBJECT);
}

static bool sequence_iterator_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoSequenceIterator *)self)->sequence);
    return true;
}

// The end: true with *item NULL. The iterator stays exhausted even if the sequence grows.
static bool finish(FoSequenceIterator *it, FoObject **item) {
    *item = NULL;
    fo_clear_slot(&it->sequence);
    return true;
}

static bool list_next(FoObject *self, FoObject **item) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    FoList *list = (FoList *)it->sequence;
    if (!list || it->at >= list->n) return finish(it, item);
    *item = fo_ref(list->items[it->at++]);
    return true;
}

static bool list_previous(FoObject *self, FoObject **item) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    FoList *list = (FoList *)it->sequence;
    if (!list || it->at < 0 || it->at >= list->n) {
        it->at = -1;
        return finish(it, item);
    }
    *item = fo_ref(list->items[it->at--]);
    return true;
}

static bool tuple_next(FoObject *self, FoObject **item) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    FoTuple *t = (FoTuple *)it->sequence;
    if (!t || it->at >= t->n) return finish(it, item);
    *item = fo_ref(t->items[it->at++]);
    return true;
}

static bool str_next(FoObject *self, FoObject **item) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    FoStr *s = (FoStr *)it->sequence;
    if (!s || it->at >= s->n) return finish(it, item);
    *item = (FoObject *)fo_str_from_char(fo_str_at(s, it->at++));
    return *item != NULL;
}

static bool getitem_next(FoObject *self, FoObject **item) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    *item = NULL;
    if (!it->sequence) return true;
    if (it->at == INT64_MAX) return fo_fail(FO_OVERFLOW_ERROR, "iter index too large");
    FO_AUTO(FoObject) index = fo_int_from_i64(it->at);
    if (!index) return false;
    *item = fo_get_item(it->sequence, index);
    if (*item) {
        it->at++;
        return true;
    }
    if (!fo_error_matches_kind(FO_INDEX_ERROR) && !fo_error_matches_kind(FO_STOP_ITERATION)) return false;
    fo_error_clear();
    return finish(it, item);
}

static int64_t items_of(const FoObject *sequence) {
    if (fo_list_check(sequence)) return ((const FoList *)sequence)->n;
    return fo_tuple_check(sequence) ? ((const FoTuple *)sequence)->n : ((const FoStr *)sequence)->n;
}

static FoObject *length_hint(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    int64_t left = it->sequence ? items_of(it->sequence) - it->at : 0;
    return fo_int_from_i64(left > 0 ? left : 0);
}

static FoObject *list_previous_hint(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    int64_t left = it->at + 1;
    return fo_int_from_i64(it->sequence && left <= ((FoList *)it->sequence)->n ? left : 0);
}

static FoObject *getitem_hint(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    int64_t length;
    if (!it->sequence) return fo_int_from_i64(0);
    if (!it->sequence->type->len) return fo_new_not_implemented();
    if (!fo_len(it->sequence, &length)) return NULL;
    return fo_int_from_i64(length > it->at ? length - it->at : 0);
}

static FoObject *set_state(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    int64_t at, most = it->sequence && self->type != &fo_sequence_iterator_type ? items_of(it->sequence) : INT64_MAX;
    if (!fo_iterator_state(args[0], most, &at)) return NULL;
    if (it->sequence) it->at = at;
    return fo_new_none();
}

// A reverse iterator may also stand before the first item.
static FoObject *list_previous_set_state(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    int64_t at;
    if (!fo_iterator_state(args[0], INT64_MAX, &at)) return NULL;
    if (!it->sequence) return fo_new_none();
    int64_t last = ((FoList *)it->sequence)->n - 1;
    it->at = fo_int_sign(args[0]) < 0 ? -1 : at > last ? last : at;
    return fo_new_none();
}

static FoObject *reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    FO_AUTO(FoObject) empty = self->type == &fo_list_iterator_type  ? (FoObject *)fo_list_new(0)
                              : self->type == &fo_str_iterator_type ? (FoObject *)fo_str_from_ascii("", 0)
                                                                    : (FoObject *)fo_ref(fo_rt->empty_tuple);
    return empty ? fo_reduce_iterator("iter", it->sequence, empty, it->at) : NULL;
}

static FoObject *list_previous_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    FO_AUTO(FoObject) empty = (FoObject *)fo_list_new(0);
    return empty ? fo_reduce_iterator("reversed", it->sequence, empty, it->at) : NULL;
}

#define HINT(function) {"__length_hint__", function, 0, 0, 0, "Private method returning an estimate of len(list(it)).", NULL}
static const FoNativeDef items_methods[] = {HINT(length_hint), FO_REDUCE(reduce), FO_SET_STATE(set_state), {NULL}};
static const FoNativeDef reverse_methods[] = {HINT(list_previous_hint), FO_REDUCE(list_previous_reduce), FO_SET_STATE(list_previous_set_state), {NULL}};
static const FoNativeDef getitem_methods[] = {HINT(getitem_hint), FO_REDUCE(reduce), FO_SET_STATE(set_state), {NULL}};
#define SEQUENCE_ITERATOR(type_name, next_function, method_table)                                              \
    {                                                                                                          \
        .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}}, .name = type_name, .basic_nbytes = sizeof(FoSequenceIterator), \
        .flags = FO_TYPE_GC, .free = sequence_iterator_free, .visit = sequence_iterator_visit, .iter = fo_self_iter, \
        .next = next_function, .methods = method_table                                                         \
    }
FoType fo_list_iterator_type = SEQUENCE_ITERATOR("list_iterator", list_next, items_methods);
FoType fo_tuple_iterator_type = SEQUENCE_ITERATOR("tuple_iterator", tuple_next, items_methods);
FoType fo_sequence_iterator_type = SEQUENCE_ITERATOR("iterator", getitem_next, getitem_methods);
static FoType list_reverse_iterator_type = SEQUENCE_ITERATOR("list_reverseiterator", list_previous, reverse_methods);
FoType fo_str_iterator_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "str_ascii_iterator",
    .basic_nbytes = sizeof(FoSequenceIterator),
    .free = str_iterator_free,
    .iter = fo_self_iter,
    .next = str_next,
    .methods = items_methods,
};

FoObject *fo_list_reverse_iterator_new(FoObject *list) {
    FoObject *it = fo_sequence_iterator_new(&list_reverse_iterator_type, list);
    if (it) ((FoSequenceIterator *)it)->at = ((FoList *)list)->n - 1;
    return it;
}

// ---- iter(callable, sentinel)

typedef struct {
    FoObject head;
    FoObject *callable, *sentinel; // NULL when exhausted
} CallableIterator;

FoObject *fo_callable_iterator_new(FoObject *callable, FoObject *sentinel) {
    CallableIterator *it = fo_gc_alloc(&fo_callable_iterator_type, sizeof *it);
    if (!it) return NULL;
    it->callable = fo_ref(callable);
    it->sentinel = fo_ref(sentinel);
    fo_gc_track((FoObject *)it);
    return (FoObject *)it;
}

static void callable_clear(FoObject *self) {
    CallableIterator *it = (CallableIterator *)self;
    fo_clear_slot(&it->callable);
    fo_clear_slot(&it->sentinel);
}

static void callable_free(FoObject *self) {
    fo_gc_untrack(self);
    callable_clear(self);
    fo_gc_free(self, sizeof(CallableIterator));
}

static bool callable_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((CallableIterator *)self)->callable);
    FO_VISIT(((CallableIterator *)self)->sentinel);
    return true;
}

static bool callable_next(FoObject *self, FoObject **item) {
    CallableIterator *it = (CallableIterator *)self;
    *item = NULL;
    if (!it->callable) return true;
    if (!fo_poll()) return false; // it may be endless, and whoever asks does not look
    FO_AUTO(FoObject) callable = fo_ref(it->callable);
    FO_AUTO(FoObject) sentinel = fo_ref(it->sentinel);
    FO_AUTO(FoObject) value = fo_call0(callable);
    if (!value) {
        if (!fo_error_matches_kind(FO_STOP_ITERATION)) return false;
        fo_error_clear();
        callable_clear(self);
        return true;
    }
    bool equal;
    if (!fo_equal(sentinel, value, &equal)) return false;
    if (equal) callable_clear(self);
    else *item = fo_take(value);
    return true;
}

static FoObject *callable_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    CallableIterator *it = (CallableIterator *)self;
    return fo_reduce_give("iter", it->callable ? fo_tuple_pack(2, it->callable, it->sentinel) : fo_tuple_pack(1, fo_rt->empty_tuple), NULL);
}

static const FoNativeDef callable_methods[] = {FO_REDUCE(callable_reduce), {NULL}};
FoType fo_callable_iterator_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "callable_iterator",
    .basic_nbytes = sizeof(CallableIterator),
    .flags = FO_TYPE_GC,
    .free = callable_free,
    .visit = callable_visit,
    .clear = callable_clear,
    .iter = fo_self_iter,
    .next = callable_next,
    .methods = callable_methods,
};

bool fo_iterator_init(void) {
    return fo_type_ready(&fo_list_iterator_type) && fo_type_ready(&fo_tuple_iterator_type) && fo_type_ready(&fo_str_iterator_type) &&
           fo_type_ready(&fo_sequence_iterator_type) && fo_type_ready(&list_reverse_iterator_type) &&
           fo_type_ready(&fo_callable_iterator_type);
}
