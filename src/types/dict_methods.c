// SPDX-License-Identifier: MIT
// The type dict: slots and methods.
#include "types/dict_private.h"
#include "types/dict_probe.h"
#include "types/set.h"

enum { FREE_DICTS = 80 };

// ---- life

static void dict_free(FoObject *self) {
    FoDict *d = (FoDict *)self;
    fo_gc_untrack(self);
    FoDictTable *t = d->table;
    if (t != fo_dict_empty_table) {
        d->table = fo_dict_empty_table;
        d->n = 0;
        fo_dict_table_release(t);
    }
    if (self->type != &fo_dict_type) fo_object_free_block(self);
    else if (!fo_free_list_push(FO_FREE_DICT, self, FREE_DICTS)) fo_gc_free(self, sizeof *d);
}

static bool visit_str_table(FoDictTable *t, FoVisitor visit, void *context) {
    for (FoDictStrEntry *e = fo_dict_str_entry(t, 0), *end = e + t->n_entries; e < end; e++)
        FO_VISIT(e->value);
    return true;
}

static bool dict_visit(FoObject *self, FoVisitor visit, void *context) {
    FoDictTable *t = ((FoDict *)self)->table;
    if (t->kind == FO_DICT_STR) return visit_str_table(t, visit, context); // as in CPython the keys are not shown
    for (FoDictEntry *e = fo_dict_entry(t, 0), *end = e + t->n_entries; e < end; e++) {
        FO_VISIT(e->key);
        FO_VISIT(e->value);
    }
    return true;
}

static void dict_clear_slot(FoObject *self) { fo_dict_clear((FoDict *)self); }

static FoObject *dict_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (type == &fo_dict_type) return (FoObject *)fo_dict_new();
    FoDict *d = (FoDict *)fo_object_new(type, 0);
    if (!d) return NULL;
    d->table = fo_dict_empty_table;
    fo_gc_track((FoObject *)d);
    return (FoObject *)d;
}

static bool update_from_args(FoDict *d, const char *function, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_args_count(function, n, 0, 1)) return false;
    if (n == 1 && !fo_dict_update(d, args[0], true)) return false;
    for (int64_t i = 0; kwnames && i < kwnames->n; i++)
        if (!fo_dict_set(d, kwnames->items[i], args[n + i])) return false;
    return true;
}

static bool dict_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return update_from_args((FoDict *)self, "dict", args, n, kwnames);
}

static int64_t dict_size_of(FoObject *self) {
    return self->type->basic_nbytes + fo_dict_table_nbytes(((FoDict *)self)->table);
}

// ---- repr and comparison

static bool put_entries(FoStrBuilder *b, FoDict *d) {
    bool first = true;
    for (int64_t i = 0; i < d->table->n_entries; i++) {
        FoObject *k = *fo_dict_table_key(d->table, i);
        if (!k) continue;
        FO_AUTO(FoObject) key = fo_ref(k);
        FO_AUTO(FoObject) value = fo_ref(*fo_dict_table_value(d->table, i));
        if (!first && !fo_builder_put_ascii(b, ", ", 2)) return false;
        first = false;
        if (!fo_builder_put_repr(b, key) || !fo_builder_put_ascii(b, ": ", 2) || !fo_builder_put_repr(b, value)) return false;
    }
    return true;
}

static FoObject *dict_repr(FoObject *self) {
    FoDict *d = (FoDict *)self;
    FoReprGuard guard;
    if (d->n == 0) return (FoObject *)fo_str_from_ascii("{}", 2);
    if (fo_repr_enter(&guard, self)) return (FoObject *)fo_str_from_ascii("{...}", 5);
    FoStrBuilder b;
    fo_builder_init(&b);
    bool ok = fo_enter_recursion(" while getting the repr of an object");
    if (ok) {
        ok = fo_builder_put_char(&b, '{') && put_entries(&b, d) && fo_builder_put_char(&b, '}');
        fo_leave_recursion();
    }
    fo_repr_leave(&guard);
    if (ok) return (FoObject *)fo_builder_finish(&b);
    fo_builder_deinit(&b);
    return NULL;
}

static bool dicts_equal(FoDict *a, FoDict *b, bool *equal) {
    *equal = a->n == b->n;
    for (int64_t i = 0; *equal && i < a->table->n_entries; i++) {
        FoObject *k = *fo_dict_table_key(a->table, i);
        if (!k) continue;
        int64_t hash = fo_dict_hash_at(a->table, i);
        FO_AUTO(FoObject) key = fo_ref(k);
        FO_AUTO(FoObject) value = fo_ref(*fo_dict_table_value(a->table, i));
        FoBorrowed there;
        if (!fo_dict_find_hashed(b, key, hash, &there)) return false;
        *equal = there != NULL;
        if (!there) break;
        FO_AUTO(FoObject) other = fo_own(there);
        if (!fo_equal_fast(value, other, equal)) return false;
    }
    return true;
}

static FoObject *dict_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    bool equal;
    if ((op != FO_EQ && op != FO_NE) || !fo_dict_check(a) || !fo_dict_check(b)) return fo_new_not_implemented();
    if (!dicts_equal((FoDict *)a, (FoDict *)b, &equal)) return NULL;
    return fo_bool_new(equal == (op == FO_EQ));
}

// ---- items

static bool dict_len(FoObject *self, int64_t *n) {
    *n = ((FoDict *)self)->n;
    return true;
}

static FoObject *missing(FoObject *self, FoObject *key) {
    FO_AUTO(FoObject) method = NULL;
    if (!fo_dict_check_exact(self) && !fo_find_special(self, fo_name(__missing__), &method)) return NULL;
    return method ? fo_call1(method, key) : fo_raise_with(FO_KEY_ERROR, key);
}

static FoObject *dict_get_item(FoObject *self, FoObject *key) {
    FoBorrowed value;
    if (!fo_dict_find((FoDict *)self, key, &value)) return NULL;
    return value ? fo_own(value) : missing(self, key);
}

static bool dict_set_item(FoObject *self, FoObject *key, FoObject *value) {
    return value ? fo_dict_set((FoDict *)self, key, value) : fo_dict_del((FoDict *)self, key);
}

static bool dict_contains(FoObject *self, FoObject *key, bool *found) {
    FoBorrowed value;
    if (!fo_dict_find((FoDict *)self, key, &value)) return false;
    *found = value != NULL;
    return true;
}

// ---- operators

static FoObject *dict_or(FoObject *a, FoObject *b) {
    if (!fo_dict_check(a) || !fo_dict_check(b)) return fo_new_not_implemented();
    FO_AUTO(FoDict) r = fo_dict_copy((FoDict *)a);
    if (!r || !fo_dict_update(r, b, true)) return NULL;
    return (FoObject *)fo_take(r);
}

static FoObject *dict_inplace_or(FoObject *self, FoObject *other) {
    return fo_dict_update((FoDict *)self, other, true) ? fo_ref(self) : NULL;
}

// ---- methods

// get() of a str or int key, which runs no code.
static bool fast_get(const FoValue *args, int64_t n, FoValue *result) {
    FoDict *d = (FoDict *)args[0].o;
    int64_t at;
    if (!fo_dict_probe_value(d, &args[1], &at)) return false;
    if (at >= 0) {
        *result = fo_value_from_object_give(fo_ref(*fo_dict_value_slot(d, at)));
    } else if (n < 3) {
        *result = fo_value_from_object_give(fo_new_none());
    } else {
        if (args[2].tag == FO_TAG_OBJECT) fo_ref(args[2].o);
        *result = args[2];
    }
    return true;
}

static FoObject *dict_get(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoBorrowed value;
    if (!fo_dict_find((FoDict *)self, args[0], &value)) return NULL;
    if (value) return fo_own(value);
    return fo_ref(n > 1 ? args[1] : fo_none);
}

// setdefault() of a str or int key that is there.
static bool fast_setdefault(const FoValue *args, int64_t n, FoValue *result) {
    FoDict *d = (FoDict *)args[0].o;
    int64_t at;
    if (!fo_dict_probe_value(d, &args[1], &at) || at < 0) return false;
    *result = fo_value_from_object_give(fo_ref(*fo_dict_value_slot(d, at)));
    return true;
}

static FoObject *dict_setdefault(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_dict_set_default((FoDict *)self, args[0], n > 1 ? args[1] : fo_none);
}

static FoObject *dict_pop(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *value;
    if (((FoDict *)self)->n == 0) value = NULL; // the key is not even hashed
    else if (!fo_dict_pop((FoDict *)self, args[0], &value)) return NULL;
    if (value) return value;
    return n > 1 ? fo_ref(args[1]) : fo_raise_with(FO_KEY_ERROR, args[0]);
}

static FoObject *dict_popitem(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoDict *d = (FoDict *)self;
    FO_AUTO(FoTuple) pair = fo_tuple_new(2);
    if (!pair) return NULL;
    if (d->n == 0) return fo_raise(FO_KEY_ERROR, "popitem(): dictionary is empty");
    int64_t i = d->table->n_entries - 1;
    while (!*fo_dict_table_key(d->table, i))
        i--;
    fo_dict_remove_at(d, i, fo_dict_hash_at(d->table, i), &pair->items[0], &pair->items[1]);
    d->table->n_entries = i; // its index slot stays deleted, so usable does not grow
    return (FoObject *)fo_take(pair);
}

static FoObject *dict_update(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return update_from_args((FoDict *)self, "update", args, n, kwnames) ? fo_new_none() : NULL;
}

static FoObject *dict_clear(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    fo_dict_clear((FoDict *)self);
    return fo_new_none();
}

static FoObject *dict_copy(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return (FoObject *)fo_dict_copy((FoDict *)self);
}

// A new dict gets the table size that its keys' container suggests.
static bool presize(FoDict *d, FoObject *iterable) {
    if (fo_dict_check_exact(iterable))
        return fo_dict_resize(d, fo_dict_log2_for_n(((FoDict *)iterable)->n), ((FoDict *)iterable)->table->kind);
    if (fo_set_check_any(iterable)) return fo_dict_resize(d, fo_dict_log2_for_n(fo_set_n(iterable)), FO_DICT_STR);
    return true;
}

static bool fill_from_keys(FoObject *d, FoObject *iterable, FoObject *value) {
    bool plain = fo_dict_check_exact(d);
    if (plain && ((FoDict *)d)->n == 0 && !presize((FoDict *)d, iterable)) return false;
    FO_AUTO(FoObject) iterator = fo_iter(iterable);
    if (!iterator) return false;
    for (;;) {
        FO_AUTO(FoObject) key = NULL;
        if (!fo_next(iterator, &key)) return false;
        if (!key) return true;
        if (plain ? !fo_dict_set((FoDict *)d, key, value) : !fo_set_item(d, key, value)) return false;
    }
}

static FoObject *dict_fromkeys(FoObject *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) d = type == (FoObject *)&fo_dict_type ? (FoObject *)fo_dict_new() : fo_call0(type);
    if (!d || !fill_from_keys(d, args[0], n > 1 ? args[1] : fo_none)) return NULL;
    return fo_take(d);
}

static FoObject *dict_contains_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool found;
    return dict_contains(self, args[0], &found) ? fo_bool_new(found) : NULL;
}

static FoObject *dict_getitem_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return dict_get_item(self, args[0]); }

static const FoNativeDef methods[] = {
    {"get", dict_get, 1, 2, FO_NATIVE_FAST_SELF,
     "get($self, key, default=None, /)\n--\n\nReturn the value for key if key is in the dictionary, else default.", fast_get},
    {"setdefault", dict_setdefault, 1, 2, FO_NATIVE_FAST_SELF,
     "setdefault($self, key, default=None, /)\n--\n\nInsert key with a value of default if key is not in the dictionary.\n\n"
     "Return the value for key if key is in the dictionary, else default.", fast_setdefault},
    {"pop", dict_pop, 1, 2, 0,
     "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\n"
     "If the key is not found, return the default if given; otherwise,\nraise a KeyError.", NULL},
    {"popitem", dict_popitem, 0, 0, 0,
     "popitem($self, /)\n--\n\nRemove and return a (key, value) pair as a 2-tuple.\n\n"
     "Pairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.", NULL},
    {"keys", fo_dict_keys_view, 0, 0, 0, "D.keys() -> a set-like object providing a view on D's keys", NULL},
    {"items", fo_dict_items_view, 0, 0, 0, "D.items() -> a set-like object providing a view on D's items", NULL},
    {"values", fo_dict_values_view, 0, 0, 0, "D.values() -> an object providing a view on D's values", NULL},
    {"update", dict_update, 0, -1, FO_NATIVE_KEYWORDS,
     "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\n"
     "If E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]\n"
     "If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\n"
     "In either case, this is followed by: for k in F:  D[k] = F[k]", NULL},
    {"fromkeys", dict_fromkeys, 1, 2, FO_NATIVE_CLASS,
     "fromkeys($type, iterable, value=None, /)\n--\n\nCreate a new dictionary with keys from iterable and values set to value.", NULL},
    {"clear", dict_clear, 0, 0, 0, "D.clear() -> None.  Remove all items from D.", NULL},
    {"copy", dict_copy, 0, 0, 0, "D.copy() -> a shallow copy of D", NULL},
    {"__reversed__", fo_dict_reversed, 0, 0, 0, "__reversed__($self, /)\n--\n\nReturn a reverse iterator over the dict keys.", NULL},
    {"__contains__", dict_contains_method, 1, 1, FO_NATIVE_COEXIST,
     "__contains__($self, key, /)\n--\n\nTrue if the dictionary has the specified key, else False.", NULL},
    {"__getitem__", dict_getitem_method, 1, 1, FO_NATIVE_COEXIST, "x.__getitem__(y) <==> x[y]", NULL},
    FO_CLASS_GETITEM,
    {NULL},
};

FoType fo_dict_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "dict",
    .basic_nbytes = sizeof(FoDict),
    .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_DICT | FO_TYPE_MATCH_MAPPING,
    .doc =
        "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\n"
        "dict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\n"
        "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n"
        "    in the keyword argument list.  For example:  dict(one=1, two=2)",
    .free = dict_free,
    .visit = dict_visit,
    .clear = dict_clear_slot,
    .new_ = dict_new,
    .init = dict_init,
    .size_of = dict_size_of,
    .repr = dict_repr,
    .hash = fo_hash_not_implemented,
    .compare = dict_compare,
    .iter = fo_dict_iter,
    .binary = {[FO_OP_OR] = dict_or},
    .inplace = {[FO_OP_OR] = dict_inplace_or},
    .len = dict_len,
    .get_item = dict_get_item,
    .set_item = dict_set_item,
    .contains = dict_contains,
    .methods = methods,
};

void fo_dict_deinit(void) { fo_free_list_drop(FO_FREE_DICT, sizeof(FoDict)); }

bool fo_dict_init(void) { return fo_type_ready(&fo_dict_type) && fo_dict_views_init(); }
