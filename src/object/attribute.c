// SPDX-License-Identifier: MIT
// Attributes: o.name, o.name = value, del o.name. The order of a lookup is data descriptor of the type, attribute of the instance,
// other descriptor or plain value of the type.
#include "types/core.h"

bool fo_name_is_special(const FoStr *name) {
    return name->n > 4 && fo_str_at(name, 0) == '_' && fo_str_at(name, 1) == '_';
}

// ---- the generic slots

FoObject *fo_get_attr_generic(FoObject *self, FoStr *name) {
    FoType *type = self->type;
    FoObject *descr = fo_lend(fo_type_peek(type, name));
    FoDescrGetFn get = descr ? descr->type->descr_get : NULL;
    if (get && descr->type->descr_set) {
        int64_t offset = fo_slot_offset(descr, type);
        FoObject *member = offset ? *(FoObject **)((char *)self + offset) : NULL;
        if (member) return fo_ref(member);
        FO_AUTO(FoObject) kept = fo_ref(descr);
        return get(kept, self, type);
    }
    if (type->flags & FO_TYPE_INSTANCE_DICT) {
        FoObject *own = fo_lend(fo_instance_peek(self, name));
        if (own) return fo_ref(own);
    }
    if (get) {
        FO_AUTO(FoObject) kept = fo_ref(descr);
        return get(kept, self, type);
    }
    if (descr) return fo_ref(descr);
    return fo_raise_attribute(self, name);
}

static bool fail_to_set(FoObject *self, FoStr *name, bool known_to_type) {
    const char *type_name = self->type->name;
    if (known_to_type) return fo_fail(FO_ATTRIBUTE_ERROR, "'%s' object attribute '%S' is read-only", type_name, name);
    return fo_fail(FO_ATTRIBUTE_ERROR, "'%s' object has no attribute '%S'", type_name, name);
}

bool fo_set_attr_generic(FoObject *self, FoStr *name, FoObject *value) {
    FoType *type = self->type;
    FoObject *descr = fo_lend(fo_type_peek(type, name));
    if (descr && descr->type->descr_set) {
        int64_t offset = value ? fo_slot_offset(descr, type) : 0;
        if (offset) {
            fo_assign_give((FoObject **)((char *)self + offset), fo_ref(value));
            return true;
        }
        FO_AUTO(FoObject) kept = fo_ref(descr);
        return descr->type->descr_set(kept, self, value);
    }
    if (!(type->flags & FO_TYPE_INSTANCE_DICT)) return fail_to_set(self, name, descr != NULL);
    bool found;
    if (!fo_instance_set(self, name, value, &found)) return false;
    return found || fail_to_set(self, name, false);
}

// ---- any object

// What failed to be got stands in the exception, also when a script raised it: suggestions are made from that.
FO_COLD static void complete_error(FoObject *o, FoStr *name) {
    FoException *e = (FoException *)fo_rt->pending;
    if (!e || !fo_is_a((FoObject *)e, fo_exception_type(FO_ATTRIBUTE_ERROR)) || e->extra[FO_EXTRA_NAME] || e->extra[FO_EXTRA_OBJ]) return;
    e->extra[FO_EXTRA_NAME] = (FoObject *)fo_ref(name);
    e->extra[FO_EXTRA_OBJ] = fo_ref(o);
}

FoObject *fo_get_attr(FoObject *o, FoStr *name) {
    FoObject *value = o->type->get_attr(o, name);
    if (fo_unlikely(!value)) complete_error(o, name);
    return value;
}

bool fo_set_attr(FoObject *o, FoStr *name, FoObject *value) {
    FoSetAttrFn set = o->type->set_attr;
    if (fo_likely(set != NULL)) return set(o, name, value);
    return fo_fail(FO_TYPE_ERROR, "'%T' object has no attributes (%s .%S)", o, value ? "assign to" : "del", name);
}

FoObject *fo_get_attr_text(FoObject *o, const char *name) {
    FO_AUTO(FoStr) shared = fo_str_intern(name);
    return shared ? fo_get_attr(o, shared) : NULL;
}

bool fo_set_attr_text(FoObject *o, const char *name, FoObject *value) {
    FO_AUTO(FoStr) shared = fo_str_intern(name);
    return shared && fo_set_attr(o, shared, value);
}

// A miss of the generic lookup is answered without making an exception.
static bool is_generic_miss(FoObject *o, FoStr *name) {
    FoType *type = o->type;
    if (type->get_attr != fo_get_attr_generic || fo_type_peek(type, name)) return false;
    return !(type->flags & FO_TYPE_INSTANCE_DICT) || !fo_instance_peek(o, name);
}

bool fo_find_attr(FoObject *o, FoStr *name, FoObject **value) {
    *value = NULL;
    if (is_generic_miss(o, name)) return true;
    *value = fo_get_attr(o, name);
    if (*value) return true;
    if (!fo_error_matches_kind(FO_ATTRIBUTE_ERROR)) return false;
    fo_error_clear();
    return true;
}

bool fo_find_special(FoObject *o, FoStr *name, FoObject **bound_method) {
    FoObject *descr = fo_lend(fo_type_peek(o->type, name));
    *bound_method = NULL;
    if (!descr) return true;
    FoDescrGetFn get = descr->type->descr_get;
    FO_AUTO(FoObject) kept = fo_ref(descr);
    *bound_method = get ? get(kept, o, o->type) : fo_take(kept);
    return *bound_method != NULL;
}

// ---- calling a method without making a bound method of it

// Descriptors of this kind, called with the instance as first argument, do what their bound form does.
static FoObject *method_peek(FoObject *self, FoStr *name) {
    FoType *type = self->type;
    if (type->get_attr != fo_get_attr_generic) return NULL;
    FoObject *descr = fo_lend(fo_type_peek(type, name));
    if (!descr || !(descr->type->flags & FO_TYPE_METHOD_DESCRIPTOR)) return NULL;
    if ((type->flags & FO_TYPE_INSTANCE_DICT) && fo_instance_peek(self, name)) return NULL;
    return descr;
}

FoObject *fo_call_with_self(FoObject *callee, FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    enum { ON_STACK = 8 };
    FoObject *few[ON_STACK], **all = few;
    int64_t n_all = 1 + n + (kwnames ? kwnames->n : 0);
    if (n_all > ON_STACK && !(all = fo_alloc((size_t)n_all * sizeof *all, FO_MEM_INTERNAL))) return fo_raise_no_memory();
    all[0] = self;
    for (int64_t i = 1; i < n_all; i++) all[i] = args[i - 1];
    FoObject *result = fo_call(callee, all, n + 1, kwnames);
    if (all != few) fo_free(all, (size_t)n_all * sizeof *all, FO_MEM_INTERNAL);
    return result;
}

FoObject *fo_call_method(FoObject *self, FoStr *name, FoObject *const *args, int64_t n) {
    FO_AUTO(FoObject) method = fo_xref(method_peek(self, name));
    if (method && method->type == &fo_method_descriptor_type) {
        FoMethodDescriptor *d = (FoMethodDescriptor *)method;
        if (fo_likely(self->type == d->owner)) return fo_native_call(d->def, d->owner, self, args, n, NULL);
    }
    if (method) return fo_call_with_self(method, self, args, n, NULL);
    method = fo_get_attr(self, name);
    return method ? fo_call(method, args, n, NULL) : NULL;
}
