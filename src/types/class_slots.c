// SPDX-License-Identifier: MIT
// The slots of classes that define special methods: each looks its method up on the type and calls it.
#include "types/types.h"
#include "types/class_slots.h"

// ---- calling a special method

static FoObject *call_found(FoObject *descr, FoObject *self, FoObject *const *args, int64_t n) {
    FO_AUTO(FoObject) kept = fo_ref(descr);
    if (fo_likely(descr->type->flags & FO_TYPE_METHOD_DESCRIPTOR)) {
        FoObject *all[4] = {self};
        for (int64_t i = 0; i < n; i++) all[i + 1] = args[i];
        return fo_call(descr, all, n + 1, NULL);
    }
    FoDescrGetFn get = descr->type->descr_get;
    if (!get) return fo_call(descr, args, n, NULL);
    FO_AUTO(FoObject) bound = get(descr, self, self->type);
    return bound ? fo_call(bound, args, n, NULL) : NULL;
}

static FoObject *call_special(FoObject *self, FoStr *name, FoObject *const *args, int64_t n) {
    FoObject *descr = fo_lend(fo_type_peek(self->type, name));
    return descr ? call_found(descr, self, args, n) : fo_raise_attribute(self, name);
}

// A missing method counts as one that returns NotImplemented.
static FoObject *call_or_decline(FoObject *self, FoStr *name, FoObject *other) {
    FoObject *descr = fo_lend(fo_type_peek(self->type, name));
    return descr ? call_found(descr, self, &other, 1) : fo_new_not_implemented();
}

static bool released(FoObject *result) {
    fo_xunref(result);
    return result != NULL;
}

// ---- binary operators

static bool is_overridden(FoType *derived, FoType *base, FoStr *name) {
    FoBorrowed theirs = fo_type_peek(derived, name);
    return theirs && theirs != fo_type_peek(base, name);
}

static FoObject *class_binary(FoBinaryOp op, FoStr *name, FoStr *reflected, FoObject *a, FoObject *b) {
    FoBinaryFn this_slot = fo_class_binary_slot(op);
    bool right_may = a->type != b->type && b->type->binary[op] == this_slot;
    if (a->type->binary[op] == this_slot) {
        if (right_may && fo_type_is_subtype(b->type, a->type) && is_overridden(b->type, a->type, reflected)) {
            FoObject *result = call_or_decline(b, reflected, a);
            if (result != fo_not_implemented) return result;
            fo_unref(result);
            right_may = false;
        }
        FoObject *result = call_or_decline(a, name, b);
        if (result != fo_not_implemented || !right_may) return result;
        fo_unref(result);
    }
    return right_may ? call_or_decline(b, reflected, a) : fo_new_not_implemented();
}

#define BINARY(NAME, method)                                                                                   \
    static FoObject *class_##method(FoObject *a, FoObject *b) {                                                \
        return class_binary(FO_OP_##NAME, fo_names.name___##method##__, fo_names.name___r##method##__, a, b);  \
    }
#define INPLACE(method)                                                                                        \
    static FoObject *class_i##method(FoObject *a, FoObject *b) {                                               \
        return call_special(a, fo_names.name___i##method##__, &b, 1);                                          \
    }
#define X(NAME, text, method) BINARY(NAME, method) INPLACE(method)
FO_BINARY_OPS(X)
#undef X
BINARY(DIVMOD, divmod)

FoBinaryFn fo_class_binary_slot(FoBinaryOp op) {
    static const FoBinaryFn slots[] = {
#define X(NAME, text, method) [FO_OP_##NAME] = class_##method,
        FO_BINARY_OPS(X)
#undef X
            [FO_OP_DIVMOD] = class_divmod,
    };
    return slots[op];
}

static FoObject *class_power3(FoObject *a, FoObject *b, FoObject *c) {
    if (a->type->power3 != class_power3) return fo_new_not_implemented();
    return call_special(a, fo_name(__pow__), (FoObject *[]){b, c}, 2);
}

FoTernaryFn fo_class_power_slot(void) { return class_power3; }

// ---- one operand

#define UNARY(slot, special)                                                                                   \
    static FoObject *class_##slot(FoObject *self) { return call_special(self, fo_name(special), NULL, 0); }
UNARY(repr, __repr__)
UNARY(str, __str__)
UNARY(negative, __neg__)
UNARY(positive, __pos__)
UNARY(absolute, __abs__)
UNARY(invert, __invert__)
UNARY(as_int, __int__)
UNARY(as_float, __float__)
UNARY(as_index, __index__)
UNARY(await, __await__)
UNARY(aiter, __aiter__)
UNARY(anext, __anext__)

// ---- comparison, hash, truth

static FoObject *class_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    FoStr *const names[] = {fo_name(__lt__), fo_name(__le__), fo_name(__eq__), fo_name(__ne__), fo_name(__gt__), fo_name(__ge__)};
    return call_or_decline(a, names[op], b);
}

static bool class_hash(FoObject *self, int64_t *hash) {
    FoObject *method = fo_lend(fo_type_peek(self->type, fo_name(__hash__)));
    if (!method || method == fo_none) return fo_hash_not_implemented(self, hash);
    FO_AUTO(FoObject) value = call_found(method, self, NULL, 0);
    if (!value) return false;
    if (!fo_int_check(value)) return fo_fail(FO_TYPE_ERROR, "__hash__ method should return an integer");
    if (!fo_int_fits_i64(value, hash)) return fo_int_type.hash(value, hash);
    if (*hash == -1) *hash = -2;
    return true;
}

static bool class_truth(FoObject *self, bool *truth) {
    FO_AUTO(FoObject) value = call_special(self, fo_name(__bool__), NULL, 0);
    if (!value) return false;
    if (value != fo_true && value != fo_false) return fo_fail(FO_TYPE_ERROR, "__bool__ should return bool, returned %T", value);
    *truth = value == fo_true;
    return true;
}

// ---- containers

static bool class_len(FoObject *self, int64_t *n) {
    FO_AUTO(FoObject) value = call_special(self, fo_name(__len__), NULL, 0);
    FO_AUTO(FoObject) index = value ? fo_index(value) : NULL;
    if (!index) return false;
    if (fo_int_sign(index) < 0) return fo_fail(FO_VALUE_ERROR, "__len__() should return >= 0");
    return fo_index_as_i64(index, n);
}

static FoObject *class_get_item(FoObject *self, FoObject *key) { return call_special(self, fo_name(__getitem__), &key, 1); }

static bool class_set_item(FoObject *self, FoObject *key, FoObject *value) {
    FoStr *name = value ? fo_name(__setitem__) : fo_name(__delitem__);
    FoObject *method = fo_lend(fo_type_peek(self->type, name));
    if (method) return released(call_found(method, self, (FoObject *[]){key, value}, value ? 2 : 1));
    if (value) return fo_fail(FO_TYPE_ERROR, "'%T' object does not support item assignment", self);
    return fo_fail(FO_TYPE_ERROR, "'%T' object doesn't support item deletion", self);
}

static bool class_contains(FoObject *self, FoObject *item, bool *found) {
    FoObject *method = fo_lend(fo_type_peek(self->type, fo_name(__contains__)));
    if (!method || method == fo_none) return fo_fail(FO_TYPE_ERROR, "'%T' object is not a container", self);
    FO_AUTO(FoObject) answer = call_found(method, self, &item, 1);
    return answer && fo_is_true(answer, found);
}

static FoObject *class_iter(FoObject *self) {
    FoObject *method = fo_lend(fo_type_peek(self->type, fo_name(__iter__)));
    if (!method || method == fo_none) return fo_raise(FO_TYPE_ERROR, "'%T' object is not iterable", self);
    return call_found(method, self, NULL, 0);
}

static FoObject *class_step(FoObject *self) { return call_special(self, fo_name(__next__), NULL, 0); }
FoUnaryFn fo_class_step_slot(void) { return class_step; }

static bool class_next(FoObject *self, FoObject **item) {
    *item = call_special(self, fo_name(__next__), NULL, 0);
    if (fo_likely(*item != NULL)) return true;
    if (!fo_error_matches_kind(FO_STOP_ITERATION)) return false;
    fo_error_clear();
    return true;
}

// ---- attributes and descriptors

static bool is_generic_wrapper(const FoObject *descr) {
    return descr && descr->type == &fo_slot_wrapper_type && ((const FoSlotWrapper *)descr)->slot == (FoAnySlot)fo_get_attr_generic;
}

static bool is_plain_miss(FoObject *self, FoStr *name) {
    return !fo_type_peek(self->type, name) && (!(self->type->flags & FO_TYPE_INSTANCE_DICT) || !fo_instance_peek(self, name));
}

static FoObject *class_get_attr(FoObject *self, FoStr *name) {
    FoObject *own = fo_lend(fo_type_peek(self->type, fo_name(__getattribute__)));
    FoObject *fallback = fo_lend(fo_type_peek(self->type, fo_name(__getattr__))), *argument = (FoObject *)name;
    FO_AUTO(FoObject) kept = fo_xref(fallback);
    if (is_generic_wrapper(own)) {
        if (fallback && is_plain_miss(self, name)) return call_found(fallback, self, &argument, 1);
        own = NULL;
    }
    FoObject *value = own ? call_found(own, self, &argument, 1) : fo_get_attr_generic(self, name);
    if (value || !fallback || !fo_error_matches_kind(FO_ATTRIBUTE_ERROR)) return value;
    fo_error_clear();
    return call_found(fallback, self, &argument, 1);
}

static bool class_set_attr(FoObject *self, FoStr *name, FoObject *value) {
    if (value) return released(call_special(self, fo_name(__setattr__), (FoObject *[]){(FoObject *)name, value}, 2));
    return released(call_special(self, fo_name(__delattr__), (FoObject *[]){(FoObject *)name}, 1));
}

static FoObject *class_descr_get(FoObject *self, FoObject *instance, FoType *owner) {
    FoObject *method = fo_lend(fo_type_peek(self->type, fo_name(__get__)));
    if (!method) return fo_ref(self);
    FoObject *args[] = {instance ? instance : fo_none, owner ? (FoObject *)owner : fo_none};
    return call_found(method, self, args, 2);
}

static bool class_descr_set(FoObject *self, FoObject *instance, FoObject *value) {
    FoStr *name = value ? fo_name(__set__) : fo_name(__delete__);
    FoObject *method = fo_lend(fo_type_peek(self->type, name));
    if (!method) return fo_fail(FO_ATTRIBUTE_ERROR, "%s", value ? "__set__" : "__delete__");
    return released(call_found(method, self, (FoObject *[]){instance, value}, value ? 2 : 1));
}

// ---- life

static FoObject *class_call(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *descr = fo_lend(fo_type_peek(self->type, fo_name(__call__)));
    if (!descr) return fo_raise_attribute(self, fo_name(__call__));
    FO_AUTO(FoObject) kept = fo_ref(descr);
    if (descr->type->flags & FO_TYPE_METHOD_DESCRIPTOR) return fo_call_with_self(descr, self, args, n, kwnames);
    FoDescrGetFn get = descr->type->descr_get;
    FO_AUTO(FoObject) bound = get ? get(descr, self, self->type) : fo_ref(descr);
    return bound ? fo_call(bound, args, n, kwnames) : NULL;
}

static bool class_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *descr = fo_lend(fo_type_peek(self->type, fo_name(__init__)));
    if (!descr) return true;
    FO_AUTO(FoObject) kept = fo_ref(descr);
    FoObject *result, *bound;
    if (descr->type->flags & FO_TYPE_METHOD_DESCRIPTOR) {
        result = fo_call_with_self(descr, self, args, n, kwnames);
    } else {
        FoDescrGetFn get = descr->type->descr_get;
        bound = get ? get(descr, self, self->type) : fo_ref(descr);
        result = bound ? fo_call(bound, args, n, kwnames) : NULL;
        fo_xunref(bound);
    }
    if (!result) return false;
    bool ok = result == fo_none || fo_fail(FO_TYPE_ERROR, "__init__() should return None, not '%T'", result);
    fo_unref(result);
    return ok;
}

static FoObject *class_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) function = fo_get_attr((FoObject *)type, fo_name(__new__));
    return function ? fo_call_with_self(function, (FoObject *)type, args, n, kwnames) : NULL;
}

FoAnySlot fo_class_new_slot(void) { return (FoAnySlot)class_new; }

static void class_finalize(FoObject *self) {
    FoObject *method = fo_lend(fo_type_peek(self->type, fo_name(__del__)));
    if (!method) return;
    FO_AUTO(FoObject) kept = fo_ref(method);
    FoObject *pending = fo_error_take();
    if (!released(call_found(method, self, NULL, 0))) fo_error_write_unraisable(NULL, kept);
    fo_error_restore_give(pending);
}

// ---- the table

#define ROW(text_, slot_, kind_, op_, generic_, doc_)                                                          \
    {.text = #text_, .name = &fo_names.name_##text_, .offset = offsetof(FoType, slot_), .kind = FO_WRAP_##kind_, .op = op_,                    \
     .generic = (FoAnySlot)generic_, .doc = doc_}
#define BINARY_ROWS(NAME, sign, method)                                                                        \
    ROW(__##method##__, binary[FO_OP_##NAME], BINARY, FO_OP_##NAME, class_##method, "Return self" sign "value."),                               \
        ROW(__r##method##__, binary[FO_OP_##NAME], REFLECTED, FO_OP_##NAME, class_##method, "Return value" sign "self."),
#define INPLACE_ROW(NAME, sign, method)                                                                        \
    ROW(__i##method##__, inplace[FO_OP_##NAME], BINARY, FO_OP_##NAME, class_i##method, "Return self" sign "=value."),

const FoSlotRow fo_slot_rows[] = {
    ROW(__repr__, repr, UNARY, 0, class_repr, "Return repr(self)."),
    ROW(__hash__, hash, HASH, 0, class_hash, "Return hash(self)."),
    ROW(__call__, call, CALL, 0, class_call, "Call self as a function."),
    ROW(__str__, str, UNARY, 0, class_str, "Return str(self)."),
    ROW(__getattribute__, get_attr, GET_ATTRIBUTE, 0, class_get_attr, "Return getattr(self, name)."),
    ROW(__getattr__, get_attr, GET_ATTR, 0, class_get_attr, ""),
    ROW(__setattr__, set_attr, SET_ATTR, 0, class_set_attr, "Implement setattr(self, name, value)."),
    ROW(__delattr__, set_attr, DEL_ATTR, 0, class_set_attr, "Implement delattr(self, name)."),
    ROW(__lt__, compare, COMPARE, FO_LT, class_compare, "Return self<value."),
    ROW(__le__, compare, COMPARE, FO_LE, class_compare, "Return self<=value."),
    ROW(__eq__, compare, COMPARE, FO_EQ, class_compare, "Return self==value."),
    ROW(__ne__, compare, COMPARE, FO_NE, class_compare, "Return self!=value."),
    ROW(__gt__, compare, COMPARE, FO_GT, class_compare, "Return self>value."),
    ROW(__ge__, compare, COMPARE, FO_GE, class_compare, "Return self>=value."),
    ROW(__iter__, iter, UNARY, 0, class_iter, "Implement iter(self)."),
    ROW(__next__, next, NEXT, 0, class_next, "Implement next(self)."),
    ROW(__get__, descr_get, GET, 0, class_descr_get, "Return an attribute of instance, which is of type owner."),
    ROW(__set__, descr_set, SET, 0, class_descr_set, "Set an attribute of instance to value."),
    ROW(__delete__, descr_set, DELETE, 0, class_descr_set, "Delete an attribute of instance."),
    ROW(__init__, init, INIT, 0, class_init, "Initialize self.  See help(type(self)) for accurate signature."),
    ROW(__del__, finalize, FINALIZE, 0, class_finalize, ""),
    BINARY_ROWS(ADD, "+", add) BINARY_ROWS(SUB, "-", sub) BINARY_ROWS(MUL, "*", mul) BINARY_ROWS(MATMUL, "@", matmul)
    BINARY_ROWS(DIV, "/", truediv) BINARY_ROWS(FLOORDIV, "//", floordiv) BINARY_ROWS(MOD, "%", mod)
    BINARY_ROWS(LSHIFT, "<<", lshift) BINARY_ROWS(RSHIFT, ">>", rshift) BINARY_ROWS(AND, "&", and) BINARY_ROWS(OR, "|", or)
    BINARY_ROWS(XOR, "^", xor)
    ROW(__divmod__, binary[FO_OP_DIVMOD], BINARY, FO_OP_DIVMOD, class_divmod, "Return divmod(self, value)."),
    ROW(__rdivmod__, binary[FO_OP_DIVMOD], REFLECTED, FO_OP_DIVMOD, class_divmod, "Return divmod(value, self)."),
    ROW(__pow__, binary[FO_OP_POW], POWER, FO_OP_POW, class_pow, "Return pow(self, value, mod)."),
    ROW(__rpow__, binary[FO_OP_POW], REFLECTED_POWER, FO_OP_POW, class_pow, "Return pow(value, self, mod)."),
    INPLACE_ROW(ADD, "+", add) INPLACE_ROW(SUB, "-", sub) INPLACE_ROW(MUL, "*", mul) INPLACE_ROW(MATMUL, "@", matmul)
    INPLACE_ROW(DIV, "/", truediv) INPLACE_ROW(FLOORDIV, "//", floordiv) INPLACE_ROW(MOD, "%", mod) INPLACE_ROW(POW, "**", pow)
    INPLACE_ROW(LSHIFT, "<<", lshift) INPLACE_ROW(RSHIFT, ">>", rshift) INPLACE_ROW(AND, "&", and) INPLACE_ROW(OR, "|", or)
    INPLACE_ROW(XOR, "^", xor)
    ROW(__neg__, negative, UNARY, 0, class_negative, "-self"),
    ROW(__pos__, positive, UNARY, 0, class_positive, "+self"),
    ROW(__abs__, absolute, UNARY, 0, class_absolute, "abs(self)"),
    ROW(__bool__, truth, TRUTH, 0, class_truth, "True if self else False"),
    ROW(__invert__, invert, UNARY, 0, class_invert, "~self"),
    ROW(__int__, as_int, UNARY, 0, class_as_int, "int(self)"),
    ROW(__float__, as_float, UNARY, 0, class_as_float, "float(self)"),
    ROW(__index__, as_index, UNARY, 0, class_as_index, "Return self converted to an integer, if self is suitable for use as an index into a list."),
    ROW(__len__, len, LEN, 0, class_len, "Return len(self)."),
    ROW(__getitem__, get_item, GET_ITEM, 0, class_get_item, "Return self[key]."),
    ROW(__setitem__, set_item, SET_ITEM, 0, class_set_item, "Set self[key] to value."),
    ROW(__delitem__, set_item, DEL_ITEM, 0, class_set_item, "Delete self[key]."),
    ROW(__contains__, contains, CONTAINS, 0, class_contains, "Return key in self."),
    ROW(__await__, await, UNARY, 0, class_await, "Return an iterator to be used in await expression."),
    ROW(__aiter__, aiter, UNARY, 0, class_aiter, "Return an awaitable, that resolves in asynchronous iterator."),
    ROW(__anext__, anext, UNARY, 0, class_anext, "Return a value or raise StopAsyncIteration."),
};
const int fo_slot_rows_n = FO_COUNT_OF(fo_slot_rows);
