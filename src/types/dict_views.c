// SPDX-License-Identifier: MIT
// Iterators over dicts, and dict_keys, dict_values, dict_items.
#include "types/dict_private.h"
#include "types/set.h"

// ---- iterators

static FoObject *iterator_new(FoDict *d, FoType *type, bool from_end) {
    FoDictIterator *it = fo_gc_alloc(type, sizeof *it);
    if (!it) return NULL;
    it->dict = fo_ref(d);
    it->n = it->left = d->n;
    it->at = from_end ? d->table->n_entries - 1 : 0;
    it->pair = NULL;
    fo_gc_track((FoObject *)it);
    return (FoObject *)it;
}

static void iterator_free(FoObject *self) {
    FoDictIterator *it = (FoDictIterator *)self;
    fo_gc_untrack(self);
    fo_xunref(it->dict);
    fo_xunref(it->pair);
    fo_gc_free(self, sizeof *it);
}

static bool iterator_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoDictIterator *)self)->dict);
    FO_VISIT(((FoDictIterator *)self)->pair);
    return true;
}

static FoObject *iterator_length_hint(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoDictIterator *it = (FoDictIterator *)self;
    return fo_int_from_i64(it->dict && it->n == it->dict->n ? it->left : 0);
}

// The entry to deliver next: *i = -1 at the end; false: the dict was changed.
static bool advance(FoDictIterator *it, int64_t step, int64_t *i) {
    FoDict *d = it->dict;
    *i = -1;
    if (!d) return true;
    if (fo_unlikely(it->n != d->n)) {
        it->n = -1;
        return fo_fail(FO_RUNTIME_ERROR, "dictionary changed size during iteration");
    }
    const FoDictTable *t = d->table;
    int64_t at = it->at;
    while ((uint64_t)at < (uint64_t)t->n_entries && !*fo_dict_table_key(t, at))
        at += step;
    if ((uint64_t)at >= (uint64_t)t->n_entries) {
        fo_clear_slot(&it->dict);
        return true;
    }
    if (fo_unlikely(it->left == 0)) {
        fo_clear_slot(&it->dict);
        return fo_fail(FO_RUNTIME_ERROR, "dictionary keys changed during iteration");
    }
    it->left--;
    it->at = at + step;
    *i = at;
    return true;
}

static bool give_key(FoDictIterator *it, int64_t i, FoObject **item) {
    *item = i < 0 ? NULL : fo_ref(*fo_dict_table_key(it->dict->table, i));
    return true;
}

static bool give_value(FoDictIterator *it, int64_t i, FoObject **item) {
    *item = i < 0 ? NULL : fo_ref(*fo_dict_table_value(it->dict->table, i));
    return true;
}

static bool give_pair(FoDictIterator *it, int64_t i, FoObject **item) {
    *item = NULL;
    if (i < 0) return true;
    FoObject *key = *fo_dict_table_key(it->dict->table, i), *value = *fo_dict_table_value(it->dict->table, i);
    FoTuple *pair = it->pair;
    if (pair && pair->head.refcount == 1) {
        FoObject *old_key = pair->items[0], *old_value = pair->items[1];
        pair->items[0] = fo_ref(key);
        pair->items[1] = fo_ref(value);
        *item = (FoObject *)fo_ref(pair);
        if (!fo_gc_head((FoObject *)pair)->next) fo_gc_track((FoObject *)pair);
        fo_unref(old_key);
        fo_unref(old_value);
        return true;
    }
    FoTuple *fresh = fo_tuple_pack(2, key, value);
    if (!fresh) return false;
    *item = (FoObject *)fresh;
    fo_assign_give(&it->pair, fo_ref(fresh));
    return true;
}

#define ITERATOR(function, give, step)                                                                         \
    static bool function(FoObject *self, FoObject **item) {                                                    \
        int64_t i;                                                                                             \
        return advance((FoDictIterator *)self, step, &i) && give((FoDictIterator *)self, i, item);             \
    }
ITERATOR(next_key, give_key, 1)
ITERATOR(next_value, give_value, 1)
ITERATOR(next_item, give_pair, 1)
ITERATOR(previous_key, give_key, -1)
ITERATOR(previous_value, give_value, -1)
ITERATOR(previous_item, give_pair, -1)

FoParts fo_dict_next_parts(FoObject *self, FoValue *parts) {
    FoDictIterator *it = (FoDictIterator *)self;
    int64_t i;
    if (!advance(it, 1, &i)) return FO_PARTS_FAILED;
    if (i < 0) return FO_PARTS_ENDED;
    parts[0] = fo_value_from_object_give(fo_ref(*fo_dict_table_key(it->dict->table, i)));
    parts[1] = fo_value_from_object_give(fo_ref(*fo_dict_table_value(it->dict->table, i)));
    return FO_PARTS_GIVEN;
}

// What is left, asked of a copy: the iterator itself stays where it is.
static FoObject *iterator_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoDictIterator *it = (FoDictIterator *)self;
    FO_AUTO(FoObject) copy = NULL;
    if (!it->dict) {
        copy = (FoObject *)fo_list_new(0);
    } else if ((copy = iterator_new(it->dict, self->type, false))) {
        ((FoDictIterator *)copy)->n = it->n;
        ((FoDictIterator *)copy)->at = it->at;
        ((FoDictIterator *)copy)->left = it->left;
    }
    return copy ? fo_reduce_remaining(copy) : NULL;
}

static const FoNativeDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0, 0, 0, "Private method returning an estimate of len(list(it)).", NULL},
    FO_REDUCE(iterator_reduce),
    {NULL},
};
#define ITERATOR_TYPE(type_name, next_function)                                                                \
    {                                                                                                          \
        .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}}, .name = type_name, .basic_nbytes = sizeof(FoDictIterator), \
        .flags = FO_TYPE_GC, .free = iterator_free, .visit = iterator_visit, .iter = fo_self_iter,             \
        .next = next_function, .methods = iterator_methods                                                     \
    }
FoType fo_dict_key_iterator_type = ITERATOR_TYPE("dict_keyiterator", next_key);
FoType fo_dict_value_iterator_type = ITERATOR_TYPE("dict_valueiterator", next_value);
FoType fo_dict_item_iterator_type = ITERATOR_TYPE("dict_itemiterator", next_item);
static FoType reverse_key_type = ITERATOR_TYPE("dict_reversekeyiterator", previous_key);
static FoType reverse_value_type = ITERATOR_TYPE("dict_reversevalueiterator", previous_value);
static FoType reverse_item_type = ITERATOR_TYPE("dict_reverseitemiterator", previous_item);

FoObject *fo_dict_iter(FoObject *self) { return iterator_new((FoDict *)self, &fo_dict_key_iterator_type, false); }

FoObject *fo_dict_reversed(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return iterator_new((FoDict *)self, &reverse_key_type, true);
}

// ---- views

static FoObject *view_new(FoObject *dict, FoType *type) {
    FoDictView *view = fo_gc_alloc(type, sizeof *view);
    if (!view) return NULL;
    view->dict = (FoDict *)fo_ref(dict);
    fo_gc_track((FoObject *)view);
    return (FoObject *)view;
}

FoObject *fo_dict_keys_view(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return view_new(self, &fo_dict_keys_type);
}

FoObject *fo_dict_values_view(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return view_new(self, &fo_dict_values_type);
}

FoObject *fo_dict_items_view(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return view_new(self, &fo_dict_items_type);
}

static FoDict *dict_of(FoObject *view) { return ((FoDictView *)view)->dict; }

static void view_free(FoObject *self) {
    fo_gc_untrack(self);
    fo_unref(dict_of(self));
    fo_gc_free(self, sizeof(FoDictView));
}

static bool view_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(dict_of(self));
    return true;
}

static bool view_len(FoObject *self, int64_t *n) {
    *n = dict_of(self)->n;
    return true;
}

static FoObject *view_repr(FoObject *self) {
    FoReprGuard guard;
    if (fo_repr_enter(&guard, self)) return (FoObject *)fo_str_from_ascii("...", 3);
    FO_AUTO(FoList) list = fo_sequence_as_list(self);
    FoObject *r = list ? (FoObject *)fo_str_printf("%s(%R)", self->type->name, list) : NULL;
    fo_repr_leave(&guard);
    return r;
}

static FoObject *view_mapping(FoObject *self, void *closure) { return fo_mapping_proxy_new((FoObject *)dict_of(self)); }

static FoObject *keys_iter(FoObject *self) { return iterator_new(dict_of(self), &fo_dict_key_iterator_type, false); }
static FoObject *values_iter(FoObject *self) { return iterator_new(dict_of(self), &fo_dict_value_iterator_type, false); }
static FoObject *items_iter(FoObject *self) { return iterator_new(dict_of(self), &fo_dict_item_iterator_type, false); }
static FoObject *keys_reversed(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return iterator_new(dict_of(self), &reverse_key_type, true);
}

static FoObject *values_reversed(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return iterator_new(dict_of(self), &reverse_value_type, true);
}

static FoObject *items_reversed(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return iterator_new(dict_of(self), &reverse_item_type, true);
}

static bool keys_contains(FoObject *self, FoObject *item, bool *found) {
    FoBorrowed value;
    if (!fo_dict_find(dict_of(self), item, &value)) return false;
    *found = value != NULL;
    return true;
}

static bool items_contains(FoObject *self, FoObject *item, bool *found) {
    *found = false;
    if (!fo_tuple_check(item) || ((FoTuple *)item)->n != 2) return true;
    FoTuple *pair = (FoTuple *)item;
    FoBorrowed value;
    if (!fo_dict_find(dict_of(self), pair->items[0], &value)) return false;
    if (!value) return true;
    FO_AUTO(FoObject) held = fo_own(value);
    return fo_equal_fast(held, pair->items[1], found);
}

// ---- views as sets

static bool is_set_view(const FoObject *o) { return o->type == &fo_dict_keys_type || o->type == &fo_dict_items_type; }

static bool all_contained(FoObject *a, FoObject *b, bool *all) {
    FO_AUTO(FoObject) iterator = fo_iter(a);
    if (!iterator) return false;
    for (*all = true; *all;) {
        FO_AUTO(FoObject) item = NULL;
        if (!fo_next(iterator, &item)) return false;
        if (!item) break;
        if (!fo_contains(b, item, all)) return false;
    }
    return true;
}

static FoObject *view_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    int64_t na, nb;
    if (!fo_set_check_any(b) && !is_set_view(b)) return fo_new_not_implemented();
    if (!fo_len(a, &na) || !fo_len(b, &nb)) return NULL;
    bool yes = op == FO_LT ? na < nb : op == FO_LE ? na <= nb : op == FO_GT ? na > nb : op == FO_GE ? na >= nb : na == nb;
    bool flip = op == FO_GT || op == FO_GE;
    if (yes && !all_contained(flip ? b : a, flip ? a : b, &yes)) return NULL;
    return fo_bool_new(yes != (op == FO_NE));
}

static FoObject *view_or(FoObject *a, FoObject *b) {
    FO_AUTO(FoObject) r = fo_set_new(a);
    if (!r || !fo_set_update(r, b)) return NULL;
    return fo_take(r);
}

static FoObject *view_sub(FoObject *a, FoObject *b) {
    FO_AUTO(FoObject) r = fo_set_new(a);
    if (!r) return NULL;
    FO_AUTO(FoObject) iterator = fo_iter(b);
    if (!iterator) return NULL;
    for (;;) {
        bool found;
        FO_AUTO(FoObject) item = NULL;
        if (!fo_next(iterator, &item)) return NULL;
        if (!item) return fo_take(r);
        if (!fo_set_discard(r, item, &found)) return NULL;
    }
}

static FoObject *view_and(FoObject *a, FoObject *b) {
    FoObject *view = is_set_view(a) ? a : b, *other = view == a ? b : a;
    FO_AUTO(FoObject) r = fo_set_new(NULL);
    if (!r) return NULL;
    if (is_set_view(other) && dict_of(other)->n > dict_of(view)->n) {
        FoObject *swap = view;
        view = other;
        other = swap;
    }
    FO_AUTO(FoObject) iterator = fo_iter(other);
    if (!iterator) return NULL;
    for (;;) {
        bool found;
        FO_AUTO(FoObject) item = NULL;
        if (!fo_next(iterator, &item)) return NULL;
        if (!item) return fo_take(r);
        if (!fo_contains(view, item, &found)) return NULL;
        if (found && !fo_set_add(r, item)) return NULL;
    }
}

static FoObject *view_xor(FoObject *a, FoObject *b) {
    FO_AUTO(FoObject) x = fo_set_new(a);
    if (!x) return NULL;
    FO_AUTO(FoObject) y = fo_set_new(b);
    return y ? fo_binary(FO_OP_XOR, x, y) : NULL;
}

static FoObject *view_isdisjoint(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) iterator = fo_iter(args[0]);
    if (!iterator) return NULL;
    for (;;) {
        bool found;
        FO_AUTO(FoObject) item = NULL;
        if (!fo_next(iterator, &item)) return NULL;
        if (!item) return fo_bool_new(true);
        if (!fo_contains(self, item, &found)) return NULL;
        if (found) return fo_bool_new(false);
    }
}

static const FoGetSetDef view_getsets[] = {
    {"mapping", view_mapping, NULL, "dictionary that this view refers to", NULL},
    {NULL},
};
static const FoNativeDef keys_methods[] = {
    {"isdisjoint", view_isdisjoint, 1, 1, 0, "Return True if the view and the given iterable have a null intersection.", NULL},
    {"__reversed__", keys_reversed, 0, 0, 0, "Return a reverse iterator over the dict keys.", NULL},
    {NULL},
};
static const FoNativeDef values_methods[] = {
    {"__reversed__", values_reversed, 0, 0, 0, "Return a reverse iterator over the dict values.", NULL},
    {NULL},
};
static const FoNativeDef items_methods[] = {
    {"isdisjoint", view_isdisjoint, 1, 1, 0, "Return True if the view and the given iterable have a null intersection.", NULL},
    {"__reversed__", items_reversed, 0, 0, 0, "Return a reverse iterator over the dict items.", NULL},
    {NULL},
};
#define VIEW_TYPE(type_name)                                                                                   \
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}}, .name = type_name, .basic_nbytes = sizeof(FoDictView), \
    .flags = FO_TYPE_GC, .free = view_free, .visit = view_visit, .repr = view_repr, .len = view_len, .getsets = view_getsets
#define SET_OPERATORS                                                                                          \
    .compare = view_compare, .hash = fo_hash_not_implemented,                                                  \
    .binary = {[FO_OP_SUB] = view_sub, [FO_OP_AND] = view_and, [FO_OP_OR] = view_or, [FO_OP_XOR] = view_xor}
FoType fo_dict_keys_type = {VIEW_TYPE("dict_keys"), .iter = keys_iter, .contains = keys_contains, .methods = keys_methods, SET_OPERATORS};
FoType fo_dict_values_type = {VIEW_TYPE("dict_values"), .iter = values_iter, .methods = values_methods};
FoType fo_dict_items_type = {VIEW_TYPE("dict_items"), .iter = items_iter, .contains = items_contains, .methods = items_methods, SET_OPERATORS};

bool fo_dict_views_init(void) {
    return fo_type_ready(&fo_dict_keys_type) && fo_type_ready(&fo_dict_values_type) && fo_type_ready(&fo_dict_items_type) &&
           fo_type_ready(&fo_dict_key_iterator_type) && fo_type_ready(&fo_dict_value_iterator_type) &&
           fo_type_ready(&fo_dict_item_iterator_type) && fo_type_ready(&reverse_key_type) &&
           fo_type_ready(&reverse_value_type) && fo_type_ready(&reverse_item_type);
}
