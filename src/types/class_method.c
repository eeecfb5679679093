// SPDX-License-Identifier: MIT
// classmethod and staticmethod.
#include "types/types.h"

// The wrapper takes over what describes the function.
static bool copy_description(FoClassMethod *self) {
    FoStr *const names[] = {fo_name(__module__), fo_name(__name__), fo_name(__qualname__), fo_name(__doc__), fo_name(__annotations__)};
    for (size_t i = 0; i < FO_COUNT_OF(names); i++) {
        FO_AUTO(FoObject) value = NULL;
        if (!fo_find_attr(self->callable, names[i], &value)) return false;
        if (!value) continue;
        if (!self->dict && !(self->dict = fo_dict_new())) return false;
        if (!fo_dict_set_str(self->dict, names[i], value)) return false;
    }
    return true;
}

static FoObject *wrapper_new(FoType *type, FoObject *callable) {
    FO_AUTO(FoClassMethod) self = (FoClassMethod *)fo_object_new(type, 0);
    if (!self) return NULL;
    self->callable = fo_ref(callable);
    fo_gc_track((FoObject *)self);
    return (FoObject *)fo_take(self);
}

FoObject *fo_class_method_new(FoObject *callable) { return wrapper_new(&fo_class_method_type, callable); }
FoObject *fo_static_method_new(FoObject *callable) { return wrapper_new(&fo_static_method_type, callable); }

static FoObject *wrapper_make(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) { return wrapper_new(type, fo_none); }

static bool wrapper_init(FoObject *o, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoClassMethod *self = (FoClassMethod *)o;
    const char *name = fo_is_a(o, &fo_class_method_type) ? "classmethod" : "staticmethod";
    if (!fo_args_no_keywords(name, kwnames)) return false;
    if (n != 1) return fo_fail(FO_TYPE_ERROR, "%s expected 1 argument, got %lld", name, (long long)n);
    fo_assign_give(&self->callable, fo_ref(args[0]));
    return copy_description(self);
}

static void wrapper_free(FoObject *self) {
    FoClassMethod *w = (FoClassMethod *)self;
    fo_gc_untrack(self);
    fo_clear_slot(&w->callable);
    fo_clear_slot(&w->dict);
    fo_object_free_block(self);
}

static bool wrapper_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoClassMethod *)self)->callable);
    FO_VISIT(((FoClassMethod *)self)->dict);
    return true;
}

static void wrapper_clear(FoObject *self) {
    FoClassMethod *w = (FoClassMethod *)self;
    fo_assign_give(&w->callable, fo_new_none());
    fo_clear_slot(&w->dict);
}

static FoObject *wrapper_is_abstract(FoObject *self, void *closure) {
    FO_AUTO(FoStr) name = fo_str_intern("__isabstractmethod__");
    FO_AUTO(FoObject) value = NULL;
    bool truth = false;
    if (!name || !fo_find_attr(((FoClassMethod *)self)->callable, name, &value)) return NULL;
    if (value && !fo_is_true(value, &truth)) return NULL;
    return fo_bool_new(truth);
}

static FoObject *wrapper_dict(FoObject *self, void *closure) { return (FoObject *)fo_xref(fo_object_dict(self)); }

static FoObject *wrapper_repr(FoObject *self) {
    const char *what = fo_is_a(self, &fo_class_method_type) ? "classmethod" : "staticmethod"; // also for derived classes
    return (FoObject *)fo_str_printf("<%s(%R)>", what, ((FoClassMethod *)self)->callable);
}

static const FoGetSetDef wrapper_getsets[] = {
    {.name = "__isabstractmethod__", .get = wrapper_is_abstract},
    {.name = "__dict__", .get = wrapper_dict},
    {0},
};
static const FoMemberDef wrapper_members[] = {
    {.name = "__func__", .kind = FO_MEMBER_OBJECT, .offset = offsetof(FoClassMethod, callable), .read_only = true},
    {.name = "__wrapped__", .kind = FO_MEMBER_OBJECT, .offset = offsetof(FoClassMethod, callable), .read_only = true},
    {0},
};

static FoObject *class_method_get(FoObject *self, FoObject *instance, FoType *owner) {
    FoObject *callable = ((FoClassMethod *)self)->callable;
    FoType *type = owner ? owner : instance->type;
    FoDescrGetFn get = callable->type->descr_get;
    return get ? get(callable, (FoObject *)type, type) : fo_method_new(callable, (FoObject *)type);
}

// The slots that both have.
#define WRAPPER_SLOTS                                   \
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}}, \
    .basic_nbytes = sizeof(FoClassMethod),              \
    .flags = FO_TYPE_GC | FO_TYPE_BASE,                 \
    .dict_offset = offsetof(FoClassMethod, dict),       \
    .free = wrapper_free,                               \
    .visit = wrapper_visit,                             \
    .clear = wrapper_clear,                             \
    .new_ = wrapper_make,                               \
    .init = wrapper_init,                               \
    .repr = wrapper_repr,                               \
    .getsets = wrapper_getsets,                         \
    .members = wrapper_members

FoType fo_class_method_type = {
    WRAPPER_SLOTS,
    .name = "classmethod",
    .doc = "classmethod(function) -> method\n\nConvert a function to be a class method.",
    .descr_get = class_method_get,
};

static FoObject *static_method_get(FoObject *self, FoObject *instance, FoType *owner) { return fo_ref(((FoClassMethod *)self)->callable); }

static FoObject *static_method_call(FoObject *callee, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_call(((FoClassMethod *)callee)->callable, args, n, kwnames);
}

FoType fo_static_method_type = {
    WRAPPER_SLOTS,
    .name = "staticmethod",
    .doc = "staticmethod(function) -> method\n\nConvert a function to be a static method.",
    .call = static_method_call,
    .descr_get = static_method_get,
};
