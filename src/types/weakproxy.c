// SPDX-License-Identifier: MIT
// weakref.proxy: a stand-in that does what its target does while that lives, and raises ReferenceError afterwards.
#include "types/types.h"

static bool is_proxy(const FoObject *o) { return o->type == &fo_weakproxy_type || o->type == &fo_weakproxy_callable_type; }

// What an operand stands for: a new reference to the target of a proxy, to the object itself otherwise.
static FoObject *unwrap(FoObject *o) {
    if (!is_proxy(o)) return fo_ref(o);
    FoObject *target = fo_weakref_get(o);
    if (target != fo_none) return target;
    fo_unref(target);
    return fo_raise(FO_REFERENCE_ERROR, "weakly-referenced object no longer exists");
}

#define UNARY(name, call)                                                                                      \
    static FoObject *name(FoObject *self) {                                                                    \
        FO_AUTO(FoObject) o = unwrap(self);                                                                    \
        return o ? call : NULL;                                                                                \
    }
UNARY(proxy_str, fo_str(o))
UNARY(proxy_iter, fo_iter(o))
UNARY(proxy_negative, fo_negative(o))
UNARY(proxy_positive, fo_positive(o))
UNARY(proxy_absolute, fo_absolute(o))
UNARY(proxy_invert, fo_invert(o))
UNARY(proxy_index, fo_index(o))
UNARY(proxy_int, fo_call1((FoObject *)&fo_int_type, o))
UNARY(proxy_float, fo_call1((FoObject *)&fo_float_type, o))

#define X(NAME, text, method)                                                                                  \
    static FoObject *proxy_##method(FoObject *a, FoObject *b) {                                                \
        FO_AUTO(FoObject) left = unwrap(a);                                                                    \
        FO_AUTO(FoObject) right = left ? unwrap(b) : NULL;                                                     \
        return right ? fo_binary(FO_OP_##NAME, left, right) : NULL;                                            \
    }                                                                                                          \
    static FoObject *proxy_i##method(FoObject *a, FoObject *b) {                                               \
        FO_AUTO(FoObject) left = unwrap(a);                                                                    \
        FO_AUTO(FoObject) right = left ? unwrap(b) : NULL;                                                     \
        return right ? fo_inplace(FO_OP_##NAME, left, right) : NULL;                                           \
    }
FO_BINARY_OPS(X)
#undef X

static FoObject *proxy_divmod(FoObject *a, FoObject *b) {
    FO_AUTO(FoObject) left = unwrap(a);
    FO_AUTO(FoObject) right = left ? unwrap(b) : NULL;
    return right ? fo_binary(FO_OP_DIVMOD, left, right) : NULL;
}

static FoObject *proxy_power3(FoObject *a, FoObject *b, FoObject *modulus) {
    FO_AUTO(FoObject) left = unwrap(a);
    FO_AUTO(FoObject) right = left ? unwrap(b) : NULL;
    FO_AUTO(FoObject) third = right ? unwrap(modulus) : NULL;
    return third ? fo_power(left, right, third) : NULL;
}

static FoObject *proxy_repr(FoObject *self) {
    FO_AUTO(FoObject) target = fo_weakref_get(self);
    return (FoObject *)fo_str_printf("<weakproxy at %p to %T at %p>", self, target, target);
}

static bool proxy_truth(FoObject *self, bool *truth) {
    FO_AUTO(FoObject) o = unwrap(self);
    return o && fo_is_true(o, truth);
}

static FoObject *proxy_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    FO_AUTO(FoObject) left = unwrap(a);
    FO_AUTO(FoObject) right = left ? unwrap(b) : NULL;
    return right ? fo_compare(left, right, op) : NULL;
}

static FoObject *proxy_get_attr(FoObject *self, FoStr *name) {
    FO_AUTO(FoObject) o = unwrap(self);
    return o ? fo_get_attr(o, name) : NULL;
}

static bool proxy_set_attr(FoObject *self, FoStr *name, FoObject *value) {
    FO_AUTO(FoObject) o = unwrap(self);
    return o && fo_set_attr(o, name, value);
}

static FoObject *proxy_call(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) o = unwrap(self);
    return o ? fo_call(o, args, n, kwnames) : NULL;
}

static bool proxy_next(FoObject *self, FoObject **item) {
    FO_AUTO(FoObject) o = unwrap(self);
    *item = NULL;
    if (!o) return false;
    if (!o->type->next) return fo_fail(FO_TYPE_ERROR, "Weakref proxy referenced a non-iterator '%T' object", o);
    return fo_next(o, item);
}

static bool proxy_len(FoObject *self, int64_t *n) {
    FO_AUTO(FoObject) o = unwrap(self);
    return o && fo_len(o, n);
}

static FoObject *proxy_get_item(FoObject *self, FoObject *key) {
    FO_AUTO(FoObject) o = unwrap(self);
    return o ? fo_get_item(o, key) : NULL;
}

static bool proxy_set_item(FoObject *self, FoObject *key, FoObject *value) {
    FO_AUTO(FoObject) o = unwrap(self);
    return o && fo_set_item(o, key, value);
}

static bool proxy_contains(FoObject *self, FoObject *item, bool *found) {
    FO_AUTO(FoObject) o = unwrap(self);
    return o && fo_contains(o, item, found);
}

static FoObject *proxy_bytes(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) o = unwrap(self);
    return o ? fo_call1((FoObject *)&fo_bytes_type, o) : NULL;
}

static FoObject *proxy_reversed(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) o = unwrap(self);
    return o ? fo_call1((FoObject *)&fo_reversed_type, o) : NULL;
}

static const FoNativeDef methods[] = {
    {"__bytes__", proxy_bytes, 0, 0, 0, NULL},
    {"__reversed__", proxy_reversed, 0, 0, 0, NULL},
    {0},
};

#define X(NAME, text, method) [FO_OP_##NAME] = proxy_##method,
#define PROXY_BINARY FO_BINARY_OPS(X)[FO_OP_DIVMOD] = proxy_divmod
static const FoBinaryFn binary[FO_BINARY_OP_COUNT] = {PROXY_BINARY};
#undef X
#define X(NAME, text, method) [FO_OP_##NAME] = proxy_i##method,
static const FoBinaryFn inplace[FO_BINARY_OP_COUNT] = {FO_BINARY_OPS(X)};
#undef X

#define PROXY_SLOTS                                                                                            \
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}}, .basic_nbytes = sizeof(FoWeakref), .flags = FO_TYPE_GC,     \
    .free = fo_weakref_free_slot, .visit = fo_weakref_visit_slot, .clear = fo_weakref_clear_slot,              \
    .repr = proxy_repr, .str = proxy_str, .hash = fo_hash_not_implemented, .compare = proxy_compare,           \
    .truth = proxy_truth, .get_attr = proxy_get_attr, .set_attr = proxy_set_attr, .iter = proxy_iter,          \
    .next = proxy_next, .negative = proxy_negative, .positive = proxy_positive, .absolute = proxy_absolute,    \
    .invert = proxy_invert, .as_int = proxy_int, .as_float = proxy_float, .as_index = proxy_index,             \
    .len = proxy_len, .get_item = proxy_get_item, .set_item = proxy_set_item, .contains = proxy_contains,      \
    .power3 = proxy_power3

FoType fo_weakproxy_type = {.name = "weakref.ProxyType", .methods = methods, PROXY_SLOTS};
FoType fo_weakproxy_callable_type = {.name = "weakref.CallableProxyType", .call = proxy_call, PROXY_SLOTS};

bool fo_weakproxy_init(void) {
    FoType *types[2] = {&fo_weakproxy_type, &fo_weakproxy_callable_type};
    for (int i = 0; i < 2; i++) {
        memcpy(types[i]->binary, binary, sizeof binary);
        memcpy(types[i]->inplace, inplace, sizeof inplace);
        if (!fo_type_ready(types[i])) return false;
    }
    return true;
}
