// SPDX-License-Identifier: MIT
// Iterators over bytes, bytearray and memoryview: an index and the sequence, whose get_item is asked.
#include "types/bytes_private.h"
#include "types/container.h"

FoObject *fo_bytes_iterator_new(FoType *iterator_type, FoObject *sequence) {
    FoSequenceIterator *it = (FoSequenceIterator *)fo_object_new(iterator_type, 0);
    if (!it) return NULL;
    it->sequence = fo_ref(sequence);
    fo_gc_track((FoObject *)it);
    return (FoObject *)it;
}

static void free_iterator(FoObject *self) {
    fo_gc_untrack(self);
    fo_xunref(((FoSequenceIterator *)self)->sequence);
    fo_object_free_block(self);
}

static bool visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoSequenceIterator *)self)->sequence);
    return true;
}

static void clear(FoObject *self) { fo_clear_slot(&((FoSequenceIterator *)self)->sequence); }

static bool next(FoObject *self, FoObject **item) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    *item = NULL;
    if (!it->sequence) return true;
    FoText t = fo_bytes_text(it->sequence);
    if (it->at < t.n) return (*item = fo_int_from_i64(((const uint8_t *)t.data)[it->at++])) != NULL;
    fo_clear_slot(&it->sequence);
    return true;
}

static bool next_value(FoObject *self, FoValue *value) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    *value = FO_UNBOUND;
    if (!it->sequence) return true;
    FoText t = fo_bytes_text(it->sequence);
    if (fo_likely(it->at < t.n)) *value = fo_value_from_i64(((const uint8_t *)t.data)[it->at++]);
    else fo_clear_slot(&it->sequence);
    return true;
}

static bool view_next(FoObject *self, FoObject **item) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    int64_t n;
    *item = NULL;
    if (!it->sequence) return true;
    if (!fo_len(it->sequence, &n)) return false;
    if (it->at < n) {
        FO_AUTO(FoObject) key = fo_int_from_i64(it->at++);
        return key && (*item = fo_get_item(it->sequence, key)) != NULL;
    }
    fo_clear_slot(&it->sequence);
    return true;
}

static FoObject *length_hint(FoObject *self, FoObject *const *args, int64_t n_args, FoTuple *kwnames) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    int64_t n = 0;
    if (it->sequence && !fo_len(it->sequence, &n)) return NULL;
    return fo_int_from_i64(n > it->at ? n - it->at : 0);
}

static FoObject *reduce(FoObject *self, FoObject *const *args, int64_t n_args, FoTuple *kwnames) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    return fo_reduce_iterator("iter", it->sequence, (FoObject *)fo_rt->empty_tuple, it->at);
}

static FoObject *set_state(FoObject *self, FoObject *const *args, int64_t n_args, FoTuple *kwnames) {
    FoSequenceIterator *it = (FoSequenceIterator *)self;
    int64_t at, n = INT64_MAX;
    if ((it->sequence && !fo_len(it->sequence, &n)) || !fo_iterator_state(args[0], n, &at)) return NULL;
    it->at = at;
    return fo_new_none();
}

static const FoNativeDef methods[] = {
    {"__length_hint__", length_hint, 0, 0, 0, "Private method returning an estimate of len(list(it)).", NULL},
    FO_REDUCE(reduce),
    FO_SET_STATE(set_state),
    {NULL},
};

#define ITERATOR_TYPE(variable, type_name, next_slot, value_slot, method_table)                                                                                      \
    FoType variable = {                                                                                                                    \
        .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}}, .name = type_name, .basic_nbytes = sizeof(FoSequenceIterator),              \
        .flags = FO_TYPE_GC, .free = free_iterator, .visit = visit, .clear = clear, .iter = fo_self_iter, .next = next_slot, .next_value = value_slot, .methods = method_table}
ITERATOR_TYPE(fo_bytes_iterator_type, "bytes_iterator", next, next_value, methods);
ITERATOR_TYPE(fo_bytearray_iterator_type, "bytearray_iterator", next, next_value, methods);
ITERATOR_TYPE(fo_memoryview_iterator_type, "memory_iterator", view_next, NULL, NULL);
