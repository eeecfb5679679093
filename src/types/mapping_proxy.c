// SPDX-License-Identifier: MIT
// mappingproxy: a read-only view of a mapping (type.__dict__).
#include "types/container.h"

typedef struct {
    FoObject head;
    FoObject *mapping;
} MappingProxy;

static FoObject *mapping_of(FoObject *self) { return ((MappingProxy *)self)->mapping; }

FoObject *fo_mapping_proxy_new(FoObject *mapping) {
    if (!mapping->type->get_item || fo_list_check(mapping) || fo_tuple_check(mapping))
        return fo_raise(FO_TYPE_ERROR, "mappingproxy() argument must be a mapping, not %T", mapping);
    MappingProxy *p = fo_gc_alloc(&fo_mapping_proxy_type, sizeof *p);
    if (!p) return NULL;
    p->mapping = fo_ref(mapping);
    fo_gc_track((FoObject *)p);
    return (FoObject *)p;
}

static FoObject *proxy_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"mapping"};
    static const FoParams params = {"mappingproxy", names, 1, 1, 0, 1};
    FoObject *mapping;
    return fo_args_bind(&params, args, n, kwnames, &mapping) ? fo_mapping_proxy_new(mapping) : NULL;
}

static void proxy_free(FoObject *self) {
    fo_gc_untrack(self);
    fo_unref(mapping_of(self));
    fo_gc_free(self, sizeof(MappingProxy));
}

static bool proxy_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(mapping_of(self));
    return true;
}

static FoObject *proxy_repr(FoObject *self) { return (FoObject *)fo_str_printf("mappingproxy(%R)", mapping_of(self)); }
static FoObject *proxy_str(FoObject *self) { return fo_str(mapping_of(self)); }
static FoObject *proxy_compare(FoObject *a, FoObject *b, FoCompareOp op) { return fo_compare(mapping_of(a), b, op); }
static bool proxy_len(FoObject *self, int64_t *n) { return fo_len(mapping_of(self), n); }
static FoObject *proxy_get_item(FoObject *self, FoObject *key) { return fo_get_item(mapping_of(self), key); }
static FoObject *proxy_iter(FoObject *self) { return fo_iter(mapping_of(self)); }
static bool proxy_contains(FoObject *self, FoObject *key, bool *found) { return fo_contains(mapping_of(self), key, found); }

static FoObject *unwrap(FoObject *o) { return o->type == &fo_mapping_proxy_type ? mapping_of(o) : o; }
static FoObject *proxy_or(FoObject *a, FoObject *b) { return fo_binary(FO_OP_OR, unwrap(a), unwrap(b)); }
static FoObject *proxy_inplace_or(FoObject *self, FoObject *other) {
    return fo_raise(FO_TYPE_ERROR, "'|=' is not supported by %T; use '|' instead", self);
}

static FoObject *forward(FoObject *self, const char *name, FoObject *const *args, int64_t n) {
    FO_AUTO(FoStr) method = fo_str_intern(name);
    return method ? fo_call_method(mapping_of(self), method, args, n) : NULL;
}
#define FORWARD(function, name)                                                                                \
    static FoObject *function(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {            \
        return forward(self, name, args, n);                                                                   \
    }
FORWARD(proxy_get, "get")
FORWARD(proxy_keys, "keys")
FORWARD(proxy_values, "values")
FORWARD(proxy_items, "items")
FORWARD(proxy_copy, "copy")
FORWARD(proxy_reversed, "__reversed__")

static const FoNativeDef methods[] = {
    {"get", proxy_get, 1, 2, 0, "Return the value for key if key is in the mapping, else default.", NULL},
    {"keys", proxy_keys, 0, 0, 0, "a set-like object providing a view on D's keys", NULL},
    {"values", proxy_values, 0, 0, 0, "an object providing a view on D's values", NULL},
    {"items", proxy_items, 0, 0, 0, "a set-like object providing a view on D's items", NULL},
    {"copy", proxy_copy, 0, 0, 0, "a shallow copy of D", NULL},
    {"__reversed__", proxy_reversed, 0, 0, 0, "D.__reversed__() -> reverse iterator", NULL},
    FO_CLASS_GETITEM,
    {NULL},
};

FoType fo_mapping_proxy_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "mappingproxy",
    .basic_nbytes = sizeof(MappingProxy),
    .flags = FO_TYPE_GC | FO_TYPE_MATCH_MAPPING,
    .free = proxy_free,
    .visit = proxy_visit,
    .new_ = proxy_new,
    .repr = proxy_repr,
    .str = proxy_str,
    .hash = fo_hash_not_implemented,
    .compare = proxy_compare,
    .iter = proxy_iter,
    .binary = {[FO_OP_OR] = proxy_or},
    .inplace = {[FO_OP_OR] = proxy_inplace_or},
    .len = proxy_len,
    .get_item = proxy_get_item,
    .contains = proxy_contains,
    .methods = methods,
};

bool fo_mapping_proxy_init(void) { return fo_type_ready(&fo_mapping_proxy_type); }
