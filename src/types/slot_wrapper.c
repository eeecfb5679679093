// SPDX-License-Identifier: MIT
// int.__add__ and (5).__add__: the slots of built-in types as methods.
#include "types/types.h"
#include "types/class_slots.h"

// ---- from method arguments to slots

static FoObject *none_if(bool ok) { return ok ? fo_new_none() : NULL; }

static bool check_count(int64_t n, int64_t least, int64_t most) {
    if (n >= least && n <= most) return true;
    if (least == most && least > 1) return fo_fail(FO_TYPE_ERROR, " expected %lld arguments, got %lld", (long long)least, (long long)n);
    if (least == most) return fo_fail(FO_TYPE_ERROR, "expected %lld argument%s, got %lld", (long long)least, least == 1 ? "" : "s", (long long)n);
    return fo_fail(FO_TYPE_ERROR, " expected at %s %lld argument%s, got %lld", n < least ? "least" : "most", (long long)(n < least ? least : most),
                   (n < least ? least : most) == 1 ? "" : "s", (long long)n);
}

static bool check_name(FoObject *name) {
    return fo_str_check(name) || fo_fail(FO_TYPE_ERROR, "attribute name must be string, not '%T'", name);
}

static FoObject *call_next(FoNextFn next, FoObject *self) {
    if (self->type->next == next) return fo_next_or_raise(self);
    FoObject *item = NULL;
    if (!next(self, &item) || item) return item;
    FoObject *end = fo_exception_new(fo_exception_type(FO_STOP_ITERATION), NULL, 0);
    return end ? fo_raise_give(end) : NULL;
}

static FoObject *call_hash(FoHashFn hash, FoObject *self) {
    int64_t value;
    return hash(self, &value) ? fo_int_from_i64(value) : NULL;
}

static FoObject *call_truth(FoTruthFn truth, FoObject *self) {
    bool value;
    return truth(self, &value) ? fo_bool_new(value) : NULL;
}

static FoObject *call_len(FoLenFn len, FoObject *self) {
    int64_t n;
    return len(self, &n) ? fo_int_from_i64(n) : NULL;
}

static FoObject *call_contains(FoContainsFn contains, FoObject *self, FoObject *item) {
    bool found;
    return contains(self, item, &found) ? fo_bool_new(found) : NULL;
}

static FoObject *call_power(const FoSlotWrapper *w, FoObject *self, FoObject *const *args, int64_t n) {
    bool reflected = w->row->kind == FO_WRAP_REFLECTED_POWER;
    if (!check_count(n, 1, 2)) return NULL;
    FoObject *a = reflected ? args[0] : self, *b = reflected ? self : args[0];
    if (n == 1 || args[1] == fo_none) return ((FoBinaryFn)w->slot)(a, b);
    return w->owner->power3 ? w->owner->power3(a, b, args[1]) : fo_new_not_implemented();
}

static FoObject *call_get(FoDescrGetFn get, FoObject *self, FoObject *const *args, int64_t n) {
    if (!check_count(n, 1, 2)) return NULL;
    FoObject *instance = args[0] == fo_none ? NULL : args[0], *owner = n > 1 && args[1] != fo_none ? args[1] : NULL;
    if (!instance && !owner) return fo_raise(FO_TYPE_ERROR, "__get__(None, None) is invalid");
    return get(self, instance, (FoType *)owner);
}

// object.__setattr__(C, …) must not get around what a class's own __setattr__ guards.
static bool check_set_attr(FoObject *self, FoAnySlot slot, const char *what) {
    FoType *type = self->type;
    while (type && type->flags & FO_TYPE_HEAP) type = type->base;
    if (!type || (FoAnySlot)type->set_attr == slot || !(self->type->flags & FO_TYPE_TYPE)) return true;
    return fo_fail(FO_TYPE_ERROR, "can't apply this %s to %s object", what, self->type->name);
}

static FoObject *call_set_attr(FoAnySlot slot, FoObject *self, FoObject *const *args, int64_t n, bool deletes) {
    if (!check_count(n, deletes ? 1 : 2, deletes ? 1 : 2) || !check_name(args[0])) return NULL;
    if (fo_has_flag(self, FO_TYPE_TYPE) && !check_set_attr(self, slot, deletes ? "__delattr__" : "__setattr__")) return NULL;
    return none_if(((FoSetAttrFn)slot)(self, (FoStr *)args[0], deletes ? NULL : args[1]));
}

static int arguments_wanted(const FoSlotRow *row) {
    switch ((FoWrapKind)row->kind) {
    case FO_WRAP_UNARY: case FO_WRAP_NEXT: case FO_WRAP_HASH: case FO_WRAP_TRUTH: case FO_WRAP_LEN: case FO_WRAP_FINALIZE: return 0;
    case FO_WRAP_COMPARE: case FO_WRAP_BINARY: case FO_WRAP_REFLECTED: case FO_WRAP_GET_ITEM: case FO_WRAP_DEL_ITEM: case FO_WRAP_CONTAINS:
    case FO_WRAP_GET_ATTRIBUTE: case FO_WRAP_GET_ATTR: case FO_WRAP_DELETE: return 1;
    case FO_WRAP_SET_ITEM: case FO_WRAP_SET: return 2;
    default: return -1; // checked by its own function
    }
}

// __mul__, __rmul__ and __imul__ of sequences, where a number follows.
static bool is_repetition(const FoSlotWrapper *w) {
    return w->row->op == FO_OP_MUL && (w->row->kind == FO_WRAP_BINARY || w->row->kind == FO_WRAP_REFLECTED) && w->owner->is_sequence &&
           !w->owner->negative;
}

static bool check_repetition(FoObject *const *args, int64_t n) {
    if (n != 1) return fo_fail(FO_TYPE_ERROR, " expected 1 argument, got %lld", (long long)n);
    return args[0]->type->as_index || fo_fail(FO_TYPE_ERROR, "'%T' object cannot be interpreted as an integer", args[0]);
}

static FoObject *call_slot(const FoSlotWrapper *w, FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoAnySlot slot = w->slot;
    FoWrapKind kind = w->row->kind;
    int wanted = arguments_wanted(w->row);
    if (kwnames && kwnames->n && kind != FO_WRAP_CALL && kind != FO_WRAP_INIT)
        return fo_raise(FO_TYPE_ERROR, "wrapper %s() takes no keyword arguments", w->row->text);
    if (is_repetition(w) ? !check_repetition(args, n) : wanted >= 0 && !check_count(n, wanted, wanted)) return NULL;
    switch (kind) {
    case FO_WRAP_UNARY: return ((FoUnaryFn)slot)(self);
    case FO_WRAP_NEXT: return call_next((FoNextFn)slot, self);
    case FO_WRAP_HASH: return call_hash((FoHashFn)slot, self);
    case FO_WRAP_TRUTH: return call_truth((FoTruthFn)slot, self);
    case FO_WRAP_LEN: return call_len((FoLenFn)slot, self);
    case FO_WRAP_COMPARE: return ((FoCompareFn)slot)(self, args[0], w->row->op);
    case FO_WRAP_BINARY: return ((FoBinaryFn)slot)(self, args[0]);
    case FO_WRAP_REFLECTED: return ((FoBinaryFn)slot)(args[0], self);
    case FO_WRAP_POWER: case FO_WRAP_REFLECTED_POWER: return call_power(w, self, args, n);
    case FO_WRAP_GET_ITEM: return ((FoGetItemFn)slot)(self, args[0]);
    case FO_WRAP_SET_ITEM: return none_if(((FoSetItemFn)slot)(self, args[0], args[1]));
    case FO_WRAP_DEL_ITEM: return none_if(((FoSetItemFn)slot)(self, args[0], NULL));
    case FO_WRAP_CONTAINS: return call_contains((FoContainsFn)slot, self, args[0]);
    case FO_WRAP_GET_ATTRIBUTE: case FO_WRAP_GET_ATTR: return check_name(args[0]) ? ((FoGetAttrFn)slot)(self, (FoStr *)args[0]) : NULL;
    case FO_WRAP_SET_ATTR: return call_set_attr(slot, self, args, n, false);
    case FO_WRAP_DEL_ATTR: return call_set_attr(slot, self, args, n, true);
    case FO_WRAP_CALL: return ((FoCallFn)slot)(self, args, n, kwnames);
    case FO_WRAP_INIT: return none_if(((FoInitFn)slot)(self, args, n, kwnames));
    case FO_WRAP_GET: return call_get((FoDescrGetFn)slot, self, args, n);
    case FO_WRAP_SET: return none_if(((FoDescrSetFn)slot)(self, args[0], args[1]));
    case FO_WRAP_DELETE: return none_if(((FoDescrSetFn)slot)(self, args[0], NULL));
    case FO_WRAP_FINALIZE: ((void (*)(FoObject *))slot)(self); return fo_new_none();
    }
    return fo_raise(FO_SYSTEM_ERROR, "unknown kind of slot wrapper");
}

// ---- which wrappers a type gets

// Lists, tuples, strings have no __radd__, numbers' other operations come in pairs.
static bool is_wanted(const FoType *type, const FoSlotRow *row) {
    if (row->kind == FO_WRAP_GET_ATTR || row->kind == FO_WRAP_FINALIZE) return false;
    if (row->kind == FO_WRAP_REFLECTED && row->op == FO_OP_ADD && type->is_sequence && !type->negative) return false;
    // strings of all kinds are true by their length, and only by it
    if (row->kind == FO_WRAP_TRUTH && type->len && (type->flags & FO_TYPE_STR || type->buffer_get)) return false;
    return row->kind != FO_WRAP_HASH || type->hash != fo_hash_not_implemented;
}

static FoObject *wrapper_new(FoType *owner, const FoSlotRow *row, FoAnySlot slot) {
    FoSlotWrapper *w = (FoSlotWrapper *)fo_object_new(&fo_slot_wrapper_type, 0);
    if (!w) return NULL;
    w->owner = fo_ref(owner);
    w->row = row;
    w->slot = slot;
    fo_gc_track((FoObject *)w);
    return (FoObject *)w;
}

bool fo_type_add_slot_wrappers(FoType *type) {
    for (int i = 0; i < fo_slot_rows_n; i++) {
        const FoSlotRow *row = &fo_slot_rows[i];
        FoAnySlot slot = *fo_slot_of(type, row);
        if (!slot || !is_wanted(type, row) || fo_dict_has_str(type->dict, *row->name)) continue;
        FO_AUTO(FoObject) wrapper = wrapper_new(type, row, slot);
        if (!wrapper || !fo_dict_set_str(type->dict, *row->name, wrapper)) return false;
    }
    return true;
}

// ---- wrapper_descriptor

static void wrapper_free(FoObject *self) {
    fo_gc_untrack(self);
    fo_clear_slot(&((FoSlotWrapper *)self)->owner);
    fo_object_free_block(self);
}

static bool wrapper_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoSlotWrapper *)self)->owner);
    return true;
}

static FoObject *wrapper_call(FoObject *callee, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoSlotWrapper *w = (FoSlotWrapper *)callee;
    if (n < 1) return fo_raise(FO_TYPE_ERROR, "descriptor '%s' of '%s' object needs an argument", w->row->text, w->owner->name);
    if (!fo_is_a(args[0], w->owner))
        return fo_raise(FO_TYPE_ERROR, "descriptor '%s' requires a '%s' object but received a '%T'", w->row->text, w->owner->name, args[0]);
    return call_slot(w, args[0], args + 1, n - 1, kwnames);
}

static FoObject *method_wrapper_new(FoSlotWrapper *wrapper, FoObject *self) {
    FoMethodWrapper *m = (FoMethodWrapper *)fo_object_new(&fo_method_wrapper_type, 0);
    if (!m) return NULL;
    m->wrapper = fo_ref(wrapper);
    m->self = fo_ref(self);
    fo_gc_track((FoObject *)m);
    return (FoObject *)m;
}

static FoObject *wrapper_get(FoObject *self, FoObject *instance, FoType *owner) {
    FoSlotWrapper *w = (FoSlotWrapper *)self;
    if (!instance) return fo_ref(self);
    if (!fo_is_a(instance, w->owner))
        return fo_raise(FO_TYPE_ERROR, "descriptor '%s' for '%s' objects doesn't apply to a '%T' object", w->row->text, w->owner->name, instance);
    return method_wrapper_new(w, instance);
}

static FoObject *wrapper_repr(FoObject *self) {
    FoSlotWrapper *w = (FoSlotWrapper *)self;
    return (FoObject *)fo_str_printf("<slot wrapper '%s' of '%s' objects>", w->row->text, w->owner->name);
}

static FoObject *wrapper_name(FoObject *self, void *closure) { return (FoObject *)fo_str_from_text(((FoSlotWrapper *)self)->row->text); }
static FoObject *wrapper_owner(FoObject *self, void *closure) { return (FoObject *)fo_ref(((FoSlotWrapper *)self)->owner); }
static FoObject *wrapper_doc(FoObject *self, void *closure) { return (FoObject *)fo_str_from_text(((FoSlotWrapper *)self)->row->doc); }
static FoObject *wrapper_qualname(FoObject *self, void *closure) {
    FoSlotWrapper *w = (FoSlotWrapper *)self;
    FO_AUTO(FoStr) owner = fo_type_short_name(w->owner);
    return owner ? (FoObject *)fo_str_printf("%S.%s", owner, w->row->text) : NULL;
}

static const FoGetSetDef wrapper_getsets[] = {
    {.name = "__name__", .get = wrapper_name}, {.name = "__qualname__", .get = wrapper_qualname},
    {.name = "__objclass__", .get = wrapper_owner}, {.name = "__doc__", .get = wrapper_doc}, {0},
};

FoType fo_slot_wrapper_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "wrapper_descriptor",
    .basic_nbytes = sizeof(FoSlotWrapper),
    .flags = FO_TYPE_GC | FO_TYPE_METHOD_DESCRIPTOR,
    .free = wrapper_free,
    .visit = wrapper_visit,
    .repr = wrapper_repr,
    .call = wrapper_call,
    .descr_get = wrapper_get,
    .getsets = wrapper_getsets,
};

// ---- method-wrapper

static void bound_free(FoObject *self) {
    FoMethodWrapper *m = (FoMethodWrapper *)self;
    fo_gc_untrack(self);
    fo_clear_slot(&m->self);
    fo_clear_slot(&m->wrapper);
    fo_object_free_block(self);
}

static bool bound_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoMethodWrapper *)self)->wrapper);
    FO_VISIT(((FoMethodWrapper *)self)->self);
    return true;
}

static FoObject *bound_call(FoObject *callee, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoMethodWrapper *m = (FoMethodWrapper *)callee;
    return call_slot(m->wrapper, m->self, args, n, kwnames);
}

static FoObject *bound_repr(FoObject *self) {
    FoMethodWrapper *m = (FoMethodWrapper *)self;
    return (FoObject *)fo_str_printf("<method-wrapper '%s' of %T object at %p>", m->wrapper->row->text, m->self, (void *)m->self);
}

static FoObject *bound_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if ((op != FO_EQ && op != FO_NE) || b->type != &fo_method_wrapper_type) return fo_new_not_implemented();
    FoMethodWrapper *m = (FoMethodWrapper *)a, *o = (FoMethodWrapper *)b;
    return fo_bool_new((m->wrapper == o->wrapper && m->self == o->self) == (op == FO_EQ));
}

static bool bound_hash(FoObject *self, int64_t *hash) {
    FoMethodWrapper *m = (FoMethodWrapper *)self;
    *hash = (int64_t)((uintptr_t)m->self >> 4 ^ (uintptr_t)m->wrapper >> 3);
    if (*hash == -1) *hash = -2;
    return true;
}

static FoObject *bound_name(FoObject *self, void *closure) { return wrapper_name((FoObject *)((FoMethodWrapper *)self)->wrapper, NULL); }
static FoObject *bound_qualname(FoObject *self, void *closure) { return wrapper_qualname((FoObject *)((FoMethodWrapper *)self)->wrapper, NULL); }
static FoObject *bound_doc(FoObject *self, void *closure) { return wrapper_doc((FoObject *)((FoMethodWrapper *)self)->wrapper, NULL); }
static FoObject *bound_self(FoObject *self, void *closure) { return fo_ref(((FoMethodWrapper *)self)->self); }
static FoObject *bound_owner(FoObject *self, void *closure) { return (FoObject *)fo_ref(((FoMethodWrapper *)self)->wrapper->owner); }

static const FoGetSetDef bound_getsets[] = {
    {.name = "__name__", .get = bound_name}, {.name = "__qualname__", .get = bound_qualname}, {.name = "__objclass__", .get = bound_owner},
    {.name = "__doc__", .get = bound_doc},   {.name = "__self__", .get = bound_self},         {0},
};

FoType fo_method_wrapper_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "method-wrapper",
    .basic_nbytes = sizeof(FoMethodWrapper),
    .flags = FO_TYPE_GC,
    .free = bound_free,
    .visit = bound_visit,
    .repr = bound_repr,
    .hash = bound_hash,
    .compare = bound_compare,
    .call = bound_call,
    .getsets = bound_getsets,
};
