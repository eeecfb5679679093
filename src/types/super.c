// SPDX-License-Identifier: MIT
// super: attributes looked up after a given class in the order of the bases.
#include "types/types.h"

// The type whose mro is searched: the object itself when it is a class below `type`, else its class. Owned.
static FoType *search_type(FoType *type, FoObject *object) {
    if (fo_has_flag(object, FO_TYPE_TYPE) && fo_type_is_subtype((FoType *)object, type)) return (FoType *)fo_ref(object);
    if (fo_type_is_subtype(object->type, type)) return fo_ref(object->type);
    FO_AUTO(FoObject) class_ = NULL;
    if (!fo_find_attr(object, fo_name(__class__), &class_)) return NULL;
    if (class_ && fo_has_flag(class_, FO_TYPE_TYPE) && fo_type_is_subtype((FoType *)class_, type)) return (FoType *)fo_take(class_);
    return fo_raise(FO_TYPE_ERROR, "super(type, obj): obj must be an instance or subtype of type");
}

// *value: a new reference or NULL when no class after `type` has the name.
static bool find_after(FoType *type, FoObject *object, FoType *start, FoStr *name, FoObject **value) {
    FoTuple *mro = start->mro;
    int64_t i = 0, n = mro ? mro->n : 0;
    *value = NULL;
    while (i < n && mro->items[i] != (FoObject *)type) i++;
    for (i++; i < n; i++) {
        FoDict *dict = ((FoType *)mro->items[i])->dict;
        FoObject *found = dict ? fo_lend(fo_dict_peek_str(dict, name)) : NULL;
        if (!found) continue;
        FoDescrGetFn get = found->type->descr_get;
        FO_AUTO(FoObject) kept = fo_ref(found);
        *value = get ? get(kept, object == (FoObject *)start ? NULL : object, start) : fo_take(kept);
        return *value != NULL;
    }
    return true;
}

static FoObject *super_make(FoType *super_type, FoType *type, FoObject *object) {
    FO_AUTO(FoType) start = object ? search_type(type, object) : NULL;
    if (object && !start) return NULL;
    FoSuper *self = (FoSuper *)fo_object_new(super_type, 0);
    if (!self) return NULL;
    self->type = fo_ref(type);
    self->object = fo_xref(object);
    self->object_type = fo_take(start);
    fo_gc_track((FoObject *)self);
    return (FoObject *)self;
}

// Super(type, object).
static FoObject *fo_super_new(FoType *type, FoObject *object) { return super_make(&fo_super_type, type, object); }

FoObject *fo_super_get_attr(FoType *type, FoObject *object, FoStr *name) {
    FO_AUTO(FoType) start = search_type(type, object);
    FoObject *value = NULL;
    if (!start) return NULL;
    if (name != fo_name(__class__)) {
        if (!find_after(type, object, start, name, &value)) return NULL;
        if (value) return value;
    }
    FO_AUTO(FoObject) super = fo_super_new(type, object);
    return super ? fo_get_attr_generic(super, name) : NULL;
}

static FoObject *super_get_attr(FoObject *o, FoStr *name) {
    FoSuper *self = (FoSuper *)o;
    FoObject *value = NULL;
    if (self->object && !fo_str_equals_text(name, "__class__")) {
        if (!find_after(self->type, self->object, self->object_type, name, &value)) return NULL;
        if (value) return value;
    }
    return fo_get_attr_generic(o, name);
}

static FoObject *super_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_args_no_keywords("super", kwnames)) return NULL;
    if (n == 0) return fo_raise(FO_RUNTIME_ERROR, "super(): no arguments");
    if (n > 2) return fo_raise(FO_TYPE_ERROR, "super() expected at most 2 arguments, got %lld", (long long)n);
    if (!fo_has_flag(args[0], FO_TYPE_TYPE)) return fo_raise(FO_TYPE_ERROR, "super() argument 1 must be a type, not %T", args[0]);
    return super_make(type, (FoType *)args[0], n == 2 && args[1] != fo_none ? args[1] : NULL);
}

// super(C, self).__init__(type, object): for classes derived from super, whose __new__ may have got other arguments.
static bool super_init(FoObject *o, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoSuper *self = (FoSuper *)o;
    FoObject *object = n == 2 && args[1] != fo_none ? args[1] : NULL;
    if (n && n <= 2 && !kwnames && (FoObject *)self->type == args[0] && self->object == object) return true;
    FO_AUTO(FoObject) made = super_new(&fo_super_type, args, n, kwnames);
    if (!made) return false;
    FoSuper *other = (FoSuper *)made;
    fo_assign_give(&self->type, fo_ref(other->type));
    fo_assign_give(&self->object, fo_xref(other->object));
    fo_assign_give(&self->object_type, fo_xref(other->object_type));
    return true;
}

static FoObject *super_get(FoObject *o, FoObject *instance, FoType *owner) {
    FoSuper *self = (FoSuper *)o;
    if (!instance || self->object) return fo_ref(o);
    return super_make(o->type, self->type, instance);
}

static FoObject *super_repr(FoObject *o) {
    FoSuper *self = (FoSuper *)o;
    if (!self->object) return (FoObject *)fo_str_printf("<super: <class '%N'>, NULL>", self->type);
    return (FoObject *)fo_str_printf("<super: <class '%N'>, <%N object>>", self->type, self->object_type);
}

static void super_clear(FoObject *o) {
    FoSuper *self = (FoSuper *)o;
    fo_clear_slot(&self->object);
    fo_clear_slot(&self->object_type);
    fo_clear_slot(&self->type);
}

static void super_free(FoObject *o) {
    fo_gc_untrack(o);
    super_clear(o);
    fo_object_free_block(o);
}

static bool super_visit(FoObject *o, FoVisitor visit, void *context) {
    FoSuper *self = (FoSuper *)o;
    FO_VISIT(self->type);
    FO_VISIT(self->object);
    FO_VISIT(self->object_type);
    return true;
}

static const FoMemberDef super_members[] = {
    {.name = "__thisclass__",
     .kind = FO_MEMBER_OBJECT_OR_NONE,
     .offset = offsetof(FoSuper, type),
     .read_only = true,
     .doc = "the class invoking super()"},
    {.name = "__self__",
     .kind = FO_MEMBER_OBJECT_OR_NONE,
     .offset = offsetof(FoSuper, object),
     .read_only = true,
     .doc = "the instance invoking super(); may be None"},
    {.name = "__self_class__",
     .kind = FO_MEMBER_OBJECT_OR_NONE,
     .offset = offsetof(FoSuper, object_type),
     .read_only = true,
     .doc = "the type of the instance invoking super(); may be None"},
    {0},
};

FoType fo_super_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "super",
    .doc = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; "
           "requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)",
    .basic_nbytes = sizeof(FoSuper),
    .flags = FO_TYPE_GC | FO_TYPE_BASE,
    .free = super_free,
    .visit = super_visit,
    .clear = super_clear,
    .new_ = super_new,
    .init = super_init,
    .repr = super_repr,
    .get_attr = super_get_attr,
    .descr_get = super_get,
    .members = super_members,
};
