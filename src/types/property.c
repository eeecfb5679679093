// SPDX-License-Identifier: MIT
// property.
#include "types/types.h"

static FoObject *or_null(FoObject *o) { return o == NULL || o == fo_none ? NULL : fo_ref(o); }

static FoObject *property_make(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *self = fo_object_new(type, 0);
    if (self) fo_gc_track(self);
    return self;
}

// Without a doc of its own a property has its getter's.
static bool take_doc_of_getter(FoProperty *self) {
    if (!self->get || self->doc) return true;
    FO_AUTO(FoObject) doc = NULL;
    if (!fo_find_attr(self->get, fo_name(__doc__), &doc)) return false;
    if (!doc || doc == fo_none) return true;
    self->doc_of_getter = true;
    if (self->head.type == &fo_property_type) {
        self->doc = fo_take(doc);
        return true;
    }
    return fo_set_attr((FoObject *)self, fo_name(__doc__), doc);
}

static bool property_init(FoObject *o, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"fget", "fset", "fdel", "doc"};
    static const FoParams params = {.function = "property", .names = names, .n = 4, .positional = 4};
    FoProperty *self = (FoProperty *)o;
    FoObject *given[4];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return false;
    fo_assign_give(&self->get, or_null(given[0]));
    fo_assign_give(&self->set, or_null(given[1]));
    fo_assign_give(&self->del, or_null(given[2]));
    fo_assign_give(&self->doc, or_null(given[3]));
    fo_clear_slot(&self->name);
    self->doc_of_getter = false;
    return take_doc_of_getter(self);
}

static void property_clear(FoObject *o) {
    FoProperty *self = (FoProperty *)o;
    fo_clear_slot(&self->get);
    fo_clear_slot(&self->set);
    fo_clear_slot(&self->del);
    fo_clear_slot(&self->doc);
    fo_clear_slot(&self->name);
}

static void property_free(FoObject *o) {
    fo_gc_untrack(o);
    property_clear(o);
    fo_object_free_block(o);
}

static bool property_visit(FoObject *o, FoVisitor visit, void *context) {
    FoProperty *self = (FoProperty *)o;
    FO_VISIT(self->get);
    FO_VISIT(self->set);
    FO_VISIT(self->del);
    FO_VISIT(self->doc);
    FO_VISIT(self->name);
    return true;
}

static FO_COLD bool fail_without(FoProperty *self, FoObject *instance, const char *what) {
    FO_AUTO(FoObject) qualname = fo_get_attr((FoObject *)instance->type, fo_name(__qualname__));
    if (!qualname) return false;
    if (self->name) return fo_fail(FO_ATTRIBUTE_ERROR, "property %R of %R object has no %s", self->name, qualname, what);
    return fo_fail(FO_ATTRIBUTE_ERROR, "property of %R object has no %s", qualname, what);
}

static FoObject *property_get(FoObject *o, FoObject *instance, FoType *owner) {
    FoProperty *self = (FoProperty *)o;
    if (!instance) return fo_ref(o);
    if (!self->get) return fail_without(self, instance, "getter"), NULL;
    return fo_call1(self->get, instance);
}

static bool property_set(FoObject *o, FoObject *instance, FoObject *value) {
    FoProperty *self = (FoProperty *)o;
    FoObject *function = value ? self->set : self->del;
    if (!function) return fail_without(self, instance, value ? "setter" : "deleter");
    FO_AUTO(FoObject) result = value ? fo_call2(function, instance, value) : fo_call1(function, instance);
    return result != NULL;
}

// A copy in which one function is replaced, as the decorators @x.setter … make it.
static FoObject *copy_with(FoObject *o, FoObject *get, FoObject *set, FoObject *del) {
    FoProperty *self = (FoProperty *)o;
    FoObject *doc = self->doc_of_getter && (get || self->get) ? NULL : self->doc;
    FoObject *args[] = {get && get != fo_none ? get : self->get, set && set != fo_none ? set : self->set, del && del != fo_none ? del : self->del, doc};
    for (int i = 0; i < 4; i++)
        if (!args[i]) args[i] = fo_none;
    FO_AUTO(FoProperty) copy = (FoProperty *)fo_call((FoObject *)o->type, args, 4, NULL);
    if (!copy) return NULL;
    if (fo_is_a((FoObject *)copy, &fo_property_type)) fo_assign_give(&copy->name, fo_xref(self->name));
    return (FoObject *)fo_take(copy);
}

static FoObject *property_getter(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return copy_with(self, args[0], NULL, NULL); }
static FoObject *property_setter(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return copy_with(self, NULL, args[0], NULL); }
static FoObject *property_deleter(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return copy_with(self, NULL, NULL, args[0]); }

static FoObject *property_set_name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    fo_assign_give(&((FoProperty *)self)->name, fo_ref(args[1]));
    return fo_new_none();
}

static bool is_abstract(FoObject *function, FoStr *name, bool *result) {
    FO_AUTO(FoObject) value = NULL;
    if (*result || !function) return true;
    return fo_find_attr(function, name, &value) && (!value || fo_is_true(value, result));
}

static FoObject *property_is_abstract(FoObject *o, void *closure) {
    FoProperty *self = (FoProperty *)o;
    FO_AUTO(FoStr) name = fo_str_intern("__isabstractmethod__");
    bool result = false;
    if (!name || !is_abstract(self->get, name, &result) || !is_abstract(self->set, name, &result) || !is_abstract(self->del, name, &result))
        return NULL;
    return fo_bool_new(result);
}

static const FoNativeDef property_methods[] = {
    {.name = "getter", .function = property_getter, .least = 1, .most = 1, .doc =
     "Descriptor to obtain a copy of the property with a different getter."},
    {.name = "setter", .function = property_setter, .least = 1, .most = 1, .doc =
     "Descriptor to obtain a copy of the property with a different setter."},
    {.name = "deleter", .function = property_deleter, .least = 1, .most = 1, .doc =
     "Descriptor to obtain a copy of the property with a different deleter."},
    {.name = "__set_name__", .function = property_set_name, .least = 2, .most = 2, .doc = "Method to set name of a property."},
    {0},
};
static const FoGetSetDef property_getsets[] = {{.name = "__isabstractmethod__", .get = property_is_abstract}, {0}};
static const FoMemberDef property_members[] = {
    {.name = "fget", .kind = FO_MEMBER_OBJECT_OR_NONE, .offset = offsetof(FoProperty, get), .read_only = true},
    {.name = "fset", .kind = FO_MEMBER_OBJECT_OR_NONE, .offset = offsetof(FoProperty, set), .read_only = true},
    {.name = "fdel", .kind = FO_MEMBER_OBJECT_OR_NONE, .offset = offsetof(FoProperty, del), .read_only = true},
    {.name = "__doc__", .kind = FO_MEMBER_OBJECT_OR_NONE, .offset = offsetof(FoProperty, doc)},
    {0},
};

FoType fo_property_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "property",
    .doc = "Property attribute.",
    .basic_nbytes = sizeof(FoProperty),
    .flags = FO_TYPE_GC | FO_TYPE_BASE,
    .free = property_free,
    .visit = property_visit,
    .clear = property_clear,
    .new_ = property_make,
    .init = property_init,
    .descr_get = property_get,
    .descr_set = property_set,
    .methods = property_methods,
    .getsets = property_getsets,
    .members = property_members,
};
