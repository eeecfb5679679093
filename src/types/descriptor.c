// SPDX-License-Identifier: MIT
// Descriptors of built-in types: methods, class methods, computed attributes (getset) and stored ones (member, __slots__).
#include "types/types.h"
#include "types/class_slots.h"

typedef struct {
    FoObject head;
    FoType *owner;
    const FoGetSetDef *def;
} FoGetSetDescriptor;

// All of them start like this.
typedef struct {
    FoObject head;
    FoType *owner;
} Owned;

static void *descriptor_new(FoType *type, FoType *owner) {
    Owned *self = (Owned *)fo_object_new(type, 0);
    if (!self) return NULL;
    self->owner = fo_ref(owner);
    fo_gc_track((FoObject *)self);
    return self;
}

static void owned_free(FoObject *self) {
    fo_gc_untrack(self);
    fo_clear_slot(&((Owned *)self)->owner);
    fo_object_free_block(self);
}

static bool owned_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((Owned *)self)->owner);
    return true;
}

static FO_COLD bool fail_foreign(const char *name, FoType *owner, FoObject *instance) {
    return fo_fail(FO_TYPE_ERROR, "descriptor '%s' for '%s' objects doesn't apply to a '%T' object", name, owner->name, instance);
}

static FoObject *owner_get(FoObject *self, void *closure) { return (FoObject *)fo_ref(((Owned *)self)->owner); }

static FoObject *qualname_of(FoType *owner, const char *name) {
    FO_AUTO(FoObject) qualname = fo_get_attr((FoObject *)owner, fo_name(__qualname__));
    return qualname ? (FoObject *)fo_str_printf("%S.%s", qualname, name) : NULL;
}

// ---- method_descriptor and classmethod_descriptor

FoObject *fo_method_descriptor_new(FoType *owner, const FoNativeDef *def) {
    if (def->flags & FO_NATIVE_STATIC) {
        FO_AUTO(FoObject) function = fo_native_new(def, (FoObject *)owner, NULL);
        return function ? fo_static_method_new(function) : NULL;
    }
    FoMethodDescriptor *d = descriptor_new(def->flags & FO_NATIVE_CLASS ? &fo_class_method_descriptor_type : &fo_method_descriptor_type, owner);
    if (d) d->def = def;
    return (FoObject *)d;
}

static FoObject *method_call(FoObject *callee, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoMethodDescriptor *d = (FoMethodDescriptor *)callee;
    if (fo_unlikely(n < 1)) return fo_raise(FO_TYPE_ERROR, "unbound method %s.%s() needs an argument", d->owner->name, d->def->name);
    if (fo_unlikely(!fo_is_a(args[0], d->owner))) return fail_foreign(d->def->name, d->owner, args[0]), NULL;
    return fo_native_call(d->def, d->owner, args[0], args + 1, n - 1, kwnames);
}

static FoObject *method_get(FoObject *self, FoObject *instance, FoType *owner) {
    FoMethodDescriptor *d = (FoMethodDescriptor *)self;
    if (!instance) return fo_ref(self);
    if (!fo_is_a(instance, d->owner)) return fail_foreign(d->def->name, d->owner, instance), NULL;
    return fo_native_new(d->def, instance, NULL);
}

static FoObject *method_repr(FoObject *self) {
    FoMethodDescriptor *d = (FoMethodDescriptor *)self;
    return (FoObject *)fo_str_printf("<method '%s' of '%s' objects>", d->def->name, d->owner->name);
}

static FoObject *method_name(FoObject *self, void *closure) { return (FoObject *)fo_str_from_text(((FoMethodDescriptor *)self)->def->name); }
static FoObject *method_doc(FoObject *self, void *closure) { return fo_doc_new(((FoMethodDescriptor *)self)->def->doc); }
static FoObject *method_qualname(FoObject *self, void *closure) {
    return qualname_of(((Owned *)self)->owner, ((FoMethodDescriptor *)self)->def->name);
}

static const FoGetSetDef method_getsets[] = {
    {.name = "__name__", .get = method_name}, {.name = "__qualname__", .get = method_qualname},
    {.name = "__doc__", .get = method_doc},   {.name = "__objclass__", .get = owner_get},
    {0},
};

FoType fo_method_descriptor_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "method_descriptor",
    .basic_nbytes = sizeof(FoMethodDescriptor),
    .flags = FO_TYPE_GC | FO_TYPE_METHOD_DESCRIPTOR,
    .free = owned_free,
    .visit = owned_visit,
    .repr = method_repr,
    .call = method_call,
    .descr_get = method_get,
    .getsets = method_getsets,
};

static FoObject *class_method_get(FoObject *self, FoObject *instance, FoType *owner) {
    FoMethodDescriptor *d = (FoMethodDescriptor *)self;
    FoType *type = owner ? owner : instance->type;
    if (!fo_has_flag((FoObject *)type, FO_TYPE_TYPE))
        return fo_raise(FO_TYPE_ERROR, "descriptor '%s' for type '%s' needs a type, not a '%T' as arg 2", d->def->name, d->owner->name, type);
    if (!fo_type_is_subtype(type, d->owner))
        return fo_raise(FO_TYPE_ERROR, "descriptor '%s' requires a subtype of '%s' but received '%s'", d->def->name, d->owner->name, type->name);
    return fo_native_new(d->def, (FoObject *)type, NULL);
}

static FoObject *class_method_call(FoObject *callee, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoMethodDescriptor *d = (FoMethodDescriptor *)callee;
    if (n < 1) return fo_raise(FO_TYPE_ERROR, "descriptor '%s' of '%s' object needs an argument", d->def->name, d->owner->name);
    FO_AUTO(FoObject) bound = class_method_get(callee, NULL, (FoType *)args[0]);
    return bound ? fo_call(bound, args + 1, n - 1, kwnames) : NULL;
}

FoType fo_class_method_descriptor_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "classmethod_descriptor",
    .basic_nbytes = sizeof(FoMethodDescriptor),
    .flags = FO_TYPE_GC,
    .free = owned_free,
    .visit = owned_visit,
    .repr = method_repr,
    .call = class_method_call,
    .descr_get = class_method_get,
    .getsets = method_getsets,
};

// ---- getset_descriptor

FoObject *fo_getset_descriptor_new(FoType *owner, const FoGetSetDef *def) {
    FoGetSetDescriptor *d = descriptor_new(&fo_getset_descriptor_type, owner);
    if (d) d->def = def;
    return (FoObject *)d;
}

const FoGetSetDef *fo_getset_def_of(const FoObject *descriptor, const FoType *type) {
    if (descriptor->type != &fo_getset_descriptor_type) return NULL;
    const FoGetSetDescriptor *d = (const FoGetSetDescriptor *)descriptor;
    return fo_type_is_subtype(type, d->owner) ? d->def : NULL;
}

static FoObject *getset_get(FoObject *self, FoObject *instance, FoType *owner) {
    FoGetSetDescriptor *d = (FoGetSetDescriptor *)self;
    if (!instance) return fo_ref(self);
    if (!fo_is_a(instance, d->owner)) return fail_foreign(d->def->name, d->owner, instance), NULL;
    if (d->def->get) return d->def->get(instance, d->def->closure);
    return fo_raise(FO_ATTRIBUTE_ERROR, "attribute '%s' of '%s' objects is not readable", d->def->name, d->owner->name);
}

static bool getset_set(FoObject *self, FoObject *instance, FoObject *value) {
    FoGetSetDescriptor *d = (FoGetSetDescriptor *)self;
    if (!fo_is_a(instance, d->owner)) return fail_foreign(d->def->name, d->owner, instance);
    if (d->def->set) return d->def->set(instance, value, d->def->closure);
    return fo_fail(FO_ATTRIBUTE_ERROR, "attribute '%s' of '%s' objects is not writable", d->def->name, d->owner->name);
}

static FoObject *getset_repr(FoObject *self) {
    FoGetSetDescriptor *d = (FoGetSetDescriptor *)self;
    return (FoObject *)fo_str_printf("<attribute '%s' of '%s' objects>", d->def->name, d->owner->name);
}

static FoObject *getset_name(FoObject *self, void *closure) { return (FoObject *)fo_str_from_text(((FoGetSetDescriptor *)self)->def->name); }
static FoObject *getset_doc(FoObject *self, void *closure) { return fo_doc_new(((FoGetSetDescriptor *)self)->def->doc); }
static FoObject *getset_qualname(FoObject *self, void *closure) {
    return qualname_of(((Owned *)self)->owner, ((FoGetSetDescriptor *)self)->def->name);
}

static const FoGetSetDef getset_getsets[] = {
    {.name = "__name__", .get = getset_name}, {.name = "__qualname__", .get = getset_qualname},
    {.name = "__doc__", .get = getset_doc},   {.name = "__objclass__", .get = owner_get},
    {0},
};

FoType fo_getset_descriptor_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "getset_descriptor",
    .basic_nbytes = sizeof(FoGetSetDescriptor),
    .flags = FO_TYPE_GC,
    .free = owned_free,
    .visit = owned_visit,
    .repr = getset_repr,
    .descr_get = getset_get,
    .descr_set = getset_set,
    .getsets = getset_getsets,
};

// ---- member_descriptor

static FoMemberDescriptor *member_new(FoType *owner, FoStr *name) {
    FoMemberDescriptor *d = descriptor_new(&fo_member_descriptor_type, owner);
    if (d) d->name = fo_ref(name);
    return d;
}

FoObject *fo_member_descriptor_new(FoType *owner, const FoMemberDef *def) {
    FO_AUTO(FoStr) name = fo_str_intern(def->name);
    FoMemberDescriptor *d = name ? member_new(owner, name) : NULL;
    if (!d) return NULL;
    d->offset = def->offset;
    d->kind = def->kind;
    d->read_only = def->read_only;
    d->doc = def->doc;
    return (FoObject *)d;
}

FoObject *fo_slot_descriptor_new(FoType *owner, FoStr *name, int64_t offset) {
    FoMemberDescriptor *d = member_new(owner, name);
    if (!d) return NULL;
    d->offset = offset;
    d->kind = FO_MEMBER_OBJECT;
    return (FoObject *)d;
}

static void member_free(FoObject *self) {
    fo_clear_slot(&((FoMemberDescriptor *)self)->name);
    owned_free(self);
}

static FO_COLD bool fail_foreign_member(FoMemberDescriptor *d, FoObject *instance) {
    return fo_fail(FO_TYPE_ERROR, "descriptor '%S' for '%s' objects doesn't apply to a '%T' object", d->name, d->owner->name, instance);
}

static FoObject *member_get(FoObject *self, FoObject *instance, FoType *owner) {
    FoMemberDescriptor *d = (FoMemberDescriptor *)self;
    if (!instance) return fo_ref(self);
    if (!fo_is_a(instance, d->owner)) return fail_foreign_member(d, instance), NULL;
    char *place = (char *)instance + d->offset;
    switch (d->kind) {
    case FO_MEMBER_OBJECT: return *(FoObject **)place ? fo_ref(*(FoObject **)place) : fo_raise_attribute(instance, d->name);
    case FO_MEMBER_OBJECT_OR_NONE: return *(FoObject **)place ? fo_ref(*(FoObject **)place) : fo_new_none();
    case FO_MEMBER_I64: return fo_int_from_i64(*(int64_t *)place);
    case FO_MEMBER_BOOL: return fo_bool_new(*(bool *)place);
    case FO_MEMBER_DOUBLE: return fo_float_new(*(double *)place);
    }
    return fo_raise(FO_SYSTEM_ERROR, "unknown kind of member");
}

static bool member_set_number(FoMemberDescriptor *d, char *place, FoObject *value) {
    if (!value) return fo_fail(FO_TYPE_ERROR, "can't delete numeric/char attribute");
    if (d->kind == FO_MEMBER_I64) return fo_int_as_i64(value, (int64_t *)place);
    if (d->kind == FO_MEMBER_DOUBLE) return fo_as_double(value, (double *)place);
    if (value != fo_true && value != fo_false) return fo_fail(FO_TYPE_ERROR, "attribute value type must be bool");
    *(bool *)place = value == fo_true;
    return true;
}

static bool member_set(FoObject *self, FoObject *instance, FoObject *value) {
    FoMemberDescriptor *d = (FoMemberDescriptor *)self;
    if (!fo_is_a(instance, d->owner)) return fail_foreign_member(d, instance);
    if (d->read_only) return fo_fail(FO_ATTRIBUTE_ERROR, "readonly attribute");
    char *place = (char *)instance + d->offset;
    if (d->kind > FO_MEMBER_OBJECT_OR_NONE) return member_set_number(d, place, value);
    if (!value && d->kind == FO_MEMBER_OBJECT && !*(FoObject **)place) return fo_fail(FO_ATTRIBUTE_ERROR, "%S", d->name);
    fo_assign_give((FoObject **)place, fo_xref(value));
    return true;
}

static FoObject *member_repr(FoObject *self) {
    FoMemberDescriptor *d = (FoMemberDescriptor *)self;
    return (FoObject *)fo_str_printf("<member '%S' of '%s' objects>", d->name, d->owner->name);
}

static FoObject *member_name(FoObject *self, void *closure) { return (FoObject *)fo_ref(((FoMemberDescriptor *)self)->name); }
static FoObject *member_doc(FoObject *self, void *closure) { return fo_doc_new(((FoMemberDescriptor *)self)->doc); }
static FoObject *member_qualname(FoObject *self, void *closure) {
    FO_AUTO(FoObject) qualname = fo_get_attr((FoObject *)((Owned *)self)->owner, fo_name(__qualname__));
    return qualname ? (FoObject *)fo_str_printf("%S.%S", qualname, ((FoMemberDescriptor *)self)->name) : NULL;
}

static const FoGetSetDef member_getsets[] = {
    {.name = "__name__", .get = member_name}, {.name = "__qualname__", .get = member_qualname},
    {.name = "__doc__", .get = member_doc},   {.name = "__objclass__", .get = owner_get},
    {0},
};

FoType fo_member_descriptor_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "member_descriptor",
    .basic_nbytes = sizeof(FoMemberDescriptor),
    .flags = FO_TYPE_GC,
    .free = member_free,
    .visit = owned_visit,
    .repr = member_repr,
    .descr_get = member_get,
    .descr_set = member_set,
    .getsets = member_getsets,
};

bool fo_native_init(void) { return fo_type_ready(&fo_native_type); }

bool fo_descriptor_init(void) {
    FoType *const types[] = {&fo_method_descriptor_type, &fo_class_method_descriptor_type, &fo_getset_descriptor_type, &fo_member_descriptor_type,
                             &fo_slot_wrapper_type, &fo_method_wrapper_type, &fo_method_type, &fo_class_method_type, &fo_static_method_type,
                             &fo_property_type, &fo_super_type, &fo_union_type, &fo_generic_alias_type};
    for (size_t i = 0; i < FO_COUNT_OF(types); i++)
        if (!fo_type_ready(types[i])) return false;
    return true;
}
