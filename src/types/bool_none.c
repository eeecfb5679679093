// SPDX-License-Identifier: MIT
// None, NotImplemented, Ellipsis and bool (whose two instances live in int.c, shaped as ints).
#include "types/types.h"

FoObject fo_none_object = {FO_SHARED_REFCOUNT, &fo_none_type};
FoObject fo_not_implemented_object = {FO_SHARED_REFCOUNT, &fo_not_implemented_type};
FoObject fo_ellipsis_object = {FO_SHARED_REFCOUNT, &fo_ellipsis_type};

// Shared objects are never released: a count that reaches zero only means that it has been lent out unevenly for very long.
static void shared_free(FoObject *self) { self->refcount = FO_SHARED_REFCOUNT; }

static FoObject *singleton_new(FoType *type, int64_t n, FoTuple *kwnames, FoObject *singleton) {
    if (n || (kwnames && kwnames->n)) return fo_raise(FO_TYPE_ERROR, "%s takes no arguments", type->name);
    return fo_ref(singleton);
}

static FoObject *none_repr(FoObject *self) { return (FoObject *)fo_str_intern("None"); }
static FoObject *not_implemented_repr(FoObject *self) { return (FoObject *)fo_str_intern("NotImplemented"); }
static FoObject *ellipsis_repr(FoObject *self) { return (FoObject *)fo_str_intern("Ellipsis"); }

static FoObject *none_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) { return singleton_new(type, n, kwnames, fo_none); }
static FoObject *not_implemented_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return singleton_new(type, n, kwnames, fo_not_implemented);
}

static FoObject *ellipsis_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return singleton_new(type, n, kwnames, fo_ellipsis);
}

static bool none_truth(FoObject *self, bool *truth) {
    *truth = false;
    return true;
}

static bool not_implemented_truth(FoObject *self, bool *truth) {
    *truth = true;
    return fo_warn(FO_DEPRECATION_WARNING, "NotImplemented should not be used in a boolean context");
}

static FoObject *reduce_to_name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_repr(self); }

static const FoNativeDef reduce_methods[] = {
    {"__reduce__", reduce_to_name, 0, 0, 0, NULL},
    {0},
};

FoType fo_none_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "NoneType",
    .basic_nbytes = sizeof(FoObject),
    .free = shared_free,
    .new_ = none_new,
    .repr = none_repr,
    .hash = fo_hash_by_address,
    .truth = none_truth,
};
FoType fo_not_implemented_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "NotImplementedType",
    .basic_nbytes = sizeof(FoObject),
    .free = shared_free,
    .new_ = not_implemented_new,
    .repr = not_implemented_repr,
    .truth = not_implemented_truth,
    .methods = reduce_methods,
};
FoType fo_ellipsis_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "ellipsis",
    .basic_nbytes = sizeof(FoObject),
    .free = shared_free,
    .new_ = ellipsis_new,
    .repr = ellipsis_repr,
    .methods = reduce_methods,
};

// ---- bool

static FoObject *bool_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool truth = false;
    if (kwnames && kwnames->n) return fo_raise(FO_TYPE_ERROR, "bool() takes no keyword arguments");
    if (n > 1) return fo_raise(FO_TYPE_ERROR, "bool expected at most 1 argument, got %lld", (long long)n);
    if (n == 1 && !fo_is_true(args[0], &truth)) return NULL;
    return fo_bool_new(truth);
}

static FoObject *bool_repr(FoObject *self) { return (FoObject *)fo_str_intern(self == fo_true ? "True" : "False"); }

// Two bools give a bool; anything else is int's matter.
#define BOOL_SLOT(name, op, sign)                                                                              \
    static FoObject *name(FoObject *a, FoObject *b) {                                                          \
        if (a->type == &fo_bool_type && b->type == &fo_bool_type) return fo_bool_new((a == fo_true)sign(b == fo_true)); \
        return fo_int_type.binary[op](a, b);                                                                   \
    }
BOOL_SLOT(bool_and, FO_OP_AND, &)
BOOL_SLOT(bool_or, FO_OP_OR, |)
BOOL_SLOT(bool_xor, FO_OP_XOR, ^)

// bool(x) of a number, None or a bool.
static bool bool_new_value(const FoValue *args, int64_t n, FoValue *result) {
    bool truth;
    if (n != 1) return false;
    if (args->tag == FO_TAG_INT) truth = args->i != 0;
    else if (args->tag == FO_TAG_FLOAT) truth = args->f != 0;
    else if (args->tag == FO_TAG_OBJECT && (args->o == fo_none || args->o->type == &fo_bool_type)) truth = args->o == fo_true;
    else return false;
    *result = fo_value_from_object_give(fo_bool_new(truth));
    return true;
}

FoType fo_bool_type = {
    .new_value = bool_new_value,
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "bool",
    .basic_nbytes = offsetof(FoInt, digit),
    .item_nbytes = 4,
    .flags = FO_TYPE_INT,
    .doc =
        "bool(x) -> bool\n\nReturns True when the argument x is true, False otherwise.\n"
        "The builtins True and False are the only two instances of the class bool.\nThe class bool is a subclass of the class int, and cannot be subclassed.",
    .free = shared_free,
    .new_ = bool_new,
    .repr = bool_repr,
    .binary = {[FO_OP_AND] = bool_and, [FO_OP_OR] = bool_or, [FO_OP_XOR] = bool_xor},
    .base = &fo_int_type,
};

bool fo_bool_none_init(void) { // bool follows with its base: fo_int_init
    return fo_type_ready(&fo_none_type) && fo_type_ready(&fo_not_implemented_type) && fo_type_ready(&fo_ellipsis_type);
}
