// SPDX-License-Identifier: MIT
// type: classes as objects. Creation is in type_new.c, their layout in type_layout.c.
#include "types/types.h"
#include "types/class_slots.h"

static FoType *as_type(FoObject *o) { return (FoType *)o; }
static bool is_heap(const FoType *type) { return (type->flags & FO_TYPE_HEAP) != 0; }

// ---- names

FoStr *fo_type_short_name(const FoType *type) {
    if (type->name_object) return (FoStr *)fo_ref(type->name_object);
    const char *dot = strrchr(type->name, '.');
    return fo_str_from_text(dot ? dot + 1 : type->name);
}

FoStr *fo_type_module_name(FoType *type) {
    if (is_heap(type)) {
        FoObject *module = fo_lend(fo_dict_peek_str(type->dict, fo_name(__module__)));
        return module && fo_str_check(module) ? (FoStr *)fo_ref(module) : NULL;
    }
    if (type->module && fo_str_check(type->module)) return (FoStr *)fo_ref(type->module);
    const char *dot = strrchr(type->name, '.');
    return dot ? fo_str_from_utf8(type->name, (size_t)(dot - type->name)) : fo_str_from_text("builtins");
}

static FoObject *get_name(FoObject *self, void *closure) { return (FoObject *)fo_type_short_name(as_type(self)); }

static FoObject *get_qualname(FoObject *self, void *closure) {
    return is_heap(as_type(self)) ? fo_ref(as_type(self)->qualname) : get_name(self, closure);
}

static FoObject *get_module(FoObject *self, void *closure) {
    if (!is_heap(as_type(self))) return (FoObject *)fo_type_module_name(as_type(self));
    FoObject *module = fo_lend(fo_dict_peek_str(as_type(self)->dict, fo_name(__module__)));
    return module ? fo_ref(module) : fo_raise(FO_ATTRIBUTE_ERROR, "__module__");
}

FoStr *fo_type_full_name(FoType *type) {
    FO_AUTO(FoStr) module = fo_type_module_name(type);
    FO_AUTO(FoObject) qualname = get_qualname((FoObject *)type, NULL);
    if (!qualname) return NULL;
    fo_error_clear();
    if (!module || fo_str_equals_text(module, "builtins")) return (FoStr *)fo_take(qualname);
    return fo_str_printf("%S.%S", module, qualname);
}

static FoObject *type_repr(FoObject *self) {
    FO_AUTO(FoStr) name = fo_type_full_name(as_type(self));
    return name ? (FoObject *)fo_str_printf("<class '%S'>", name) : NULL;
}

// ---- settable attributes

static bool check_settable(FoType *type, FoObject *value, const char *name) {
    if (!is_heap(type)) return fo_fail(FO_TYPE_ERROR, "cannot set '%s' attribute of immutable type '%s'", name, type->name);
    return value || fo_fail(FO_TYPE_ERROR, "cannot delete '%s' attribute of immutable type '%s'", name, type->name);
}

static bool set_name(FoObject *self, FoObject *value, void *closure) {
    FoType *type = as_type(self);
    if (!check_settable(type, value, "__name__")) return false;
    if (!fo_str_check(value)) return fo_fail(FO_TYPE_ERROR, "can only assign string to %s.__name__, not '%T'", type->name, value);
    size_t nbytes;
    const char *text = fo_str_utf8((FoStr *)value, &nbytes);
    if (!text) return fo_fail_no_memory();
    if (strlen(text) != nbytes) return fo_fail(FO_VALUE_ERROR, "type name must not contain null characters");
    FoObject *old = type->name_object;
    type->name_object = fo_ref(value);
    type->name = text;
    fo_xunref(old);
    return true;
}

static bool set_qualname(FoObject *self, FoObject *value, void *closure) {
    FoType *type = as_type(self);
    if (!check_settable(type, value, "__qualname__")) return false;
    if (!fo_str_check(value)) return fo_fail(FO_TYPE_ERROR, "can only assign string to %s.__qualname__, not '%T'", type->name, value);
    fo_assign_give(&type->qualname, fo_ref(value));
    return true;
}

static bool set_module(FoObject *self, FoObject *value, void *closure) {
    return check_settable(as_type(self), value, "__module__") && fo_type_set_attr(as_type(self), fo_name(__module__), value);
}

static FoObject *get_doc(FoObject *self, void *closure) {
    if (!is_heap(as_type(self)) && as_type(self)->doc) return fo_doc_new(as_type(self)->doc); // its dict may have __doc__ of the instances
    FoObject *doc = fo_lend(fo_dict_peek_str(as_type(self)->dict, fo_name(__doc__)));
    if (!doc) return fo_new_none();
    FoDescrGetFn get = doc->type->descr_get;
    return get ? get(doc, NULL, as_type(self)) : fo_ref(doc);
}

static bool set_doc(FoObject *self, FoObject *value, void *closure) {
    return check_settable(as_type(self), value, "__doc__") && fo_type_set_attr(as_type(self), fo_name(__doc__), value);
}

static FoObject *get_bases(FoObject *self, void *closure) { return (FoObject *)fo_ref(as_type(self)->bases); }

static bool set_bases(FoObject *self, FoObject *value, void *closure) {
    FoType *type = as_type(self);
    if (!check_settable(type, value, "__bases__")) return false;
    if (!fo_tuple_check(value)) return fo_fail(FO_TYPE_ERROR, "can only assign tuple to %s.__bases__, not %T", type->name, value);
    if (!((FoTuple *)value)->n) return fo_fail(FO_TYPE_ERROR, "can only assign non-empty tuple to %s.__bases__, not ()", type->name);
    return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "assignment to %s.__bases__: the bases of a class are fixed when it is made", type->name);
}

static FoObject *get_mro(FoObject *self, void *closure) { return as_type(self)->mro ? (FoObject *)fo_ref(as_type(self)->mro) : fo_new_none(); }
static bool set_mro(FoObject *self, FoObject *value, void *closure) { return fo_fail(FO_ATTRIBUTE_ERROR, "readonly attribute"); }
static FoObject *get_base(FoObject *self, void *closure) { return as_type(self)->base ? (FoObject *)fo_ref(as_type(self)->base) : fo_new_none(); }
static FoObject *get_dict(FoObject *self, void *closure) { return fo_mapping_proxy_new((FoObject *)as_type(self)->dict); }

static FoObject *get_abstract(FoObject *self, void *closure) {
    FoObject *methods = self == (FoObject *)&fo_type_type ? NULL : fo_lend(fo_dict_peek_str(as_type(self)->dict, fo_name(__abstractmethods__)));
    return methods ? fo_ref(methods) : fo_raise(FO_ATTRIBUTE_ERROR, "__abstractmethods__");
}

static bool set_abstract(FoObject *self, FoObject *value, void *closure) {
    FoType *type = as_type(self);
    bool is_abstract = false;
    if (!is_heap(type)) return check_settable(type, value, "__abstractmethods__");
    if (value && !fo_is_true(value, &is_abstract)) return false;
    if (!fo_type_set_attr(type, fo_name(__abstractmethods__), value)) return false;
    type->flags = is_abstract ? type->flags | FO_TYPE_ABSTRACT : type->flags & ~(uint32_t)FO_TYPE_ABSTRACT;
    return true;
}

static FoObject *get_annotations(FoObject *self, void *closure) {
    FoType *type = as_type(self);
    if (!is_heap(type)) return fo_raise(FO_ATTRIBUTE_ERROR, "type object '%s' has no attribute '__annotations__'", type->name);
    FoObject *found = fo_lend(fo_dict_peek_str(type->dict, fo_name(__annotations__)));
    if (found) return fo_ref(found);
    FO_AUTO(FoObject) fresh = (FoObject *)fo_dict_new();
    if (!fresh || !fo_type_set_attr(type, fo_name(__annotations__), fresh)) return NULL;
    return fo_take(fresh);
}

static bool set_annotations(FoObject *self, FoObject *value, void *closure) {
    FoType *type = as_type(self);
    if (!is_heap(type)) return check_settable(type, value, "__annotations__");
    if (!value && !fo_dict_has_str(type->dict, fo_name(__annotations__))) return fo_fail(FO_ATTRIBUTE_ERROR, "__annotations__");
    return fo_type_set_attr(type, fo_name(__annotations__), value);
}

static FoObject *get_number(FoObject *self, void *closure) { return fo_int_from_i64(*(int64_t *)((char *)self + (intptr_t)closure)); }
static FoObject *get_flags(FoObject *self, void *closure) {
    // the bits of CPython that scripts look at: heap type, base type, ready, collected, abstract
    uint32_t own = as_type(self)->flags;
    int64_t flags = 1 << 12 | (own & FO_TYPE_HEAP ? 1 << 9 : 1 << 8) | (own & (FO_TYPE_BASE | FO_TYPE_HEAP) ? 1 << 10 : 0) |
                    (own & FO_TYPE_GC ? 1 << 14 : 0) | (own & FO_TYPE_ABSTRACT ? 1 << 20 : 0);
    return fo_int_from_i64(flags);
}

static FoObject *get_signature(FoObject *self, void *closure) { return fo_new_none(); }

static const FoGetSetDef type_getsets[] = {
    {.name = "__name__", .get = get_name, .set = set_name},
    {.name = "__qualname__", .get = get_qualname, .set = set_qualname},
    {.name = "__module__", .get = get_module, .set = set_module},
    {.name = "__doc__", .get = get_doc, .set = set_doc},
    {.name = "__bases__", .get = get_bases, .set = set_bases},
    {.name = "__base__", .get = get_base, .set = set_mro},
    {.name = "__mro__", .get = get_mro, .set = set_mro},
    {.name = "__dict__", .get = get_dict},
    {.name = "__abstractmethods__", .get = get_abstract, .set = set_abstract},
    {.name = "__annotations__", .get = get_annotations, .set = set_annotations},
    {.name = "__text_signature__", .get = get_signature},
    {.name = "__basicsize__", .get = get_number, .set = set_mro, .closure = (void *)offsetof(FoType, basic_nbytes)},
    {.name = "__itemsize__", .get = get_number, .set = set_mro, .closure = (void *)offsetof(FoType, item_nbytes)},
    {.name = "__dictoffset__", .get = get_number, .set = set_mro, .closure = (void *)offsetof(FoType, dict_offset)},
    {.name = "__weakrefoffset__", .get = get_number, .set = set_mro, .closure = (void *)offsetof(FoType, weaklist_offset)},
    {.name = "__flags__", .get = get_flags, .set = set_mro},
    {0},
};

// ---- attributes of classes

static FoObject *type_get_attr(FoObject *self, FoStr *name) {
    FoType *type = as_type(self), *meta = self->type;
    FoObject *of_meta = fo_lend(fo_type_peek(meta, name));
    FoDescrGetFn get = of_meta ? of_meta->type->descr_get : NULL;
    FO_AUTO(FoObject) kept_meta = fo_xref(of_meta);
    if (get && of_meta->type->descr_set) return get(of_meta, self, meta);
    FoObject *own = fo_lend(fo_type_peek(type, name));
    if (own) {
        FoDescrGetFn own_get = own->type->descr_get;
        if (!own_get) return fo_ref(own);
        FO_AUTO(FoObject) kept = fo_ref(own);
        return own_get(own, NULL, type);
    }
    if (get) return get(of_meta, self, meta);
    if (of_meta) return fo_take(kept_meta);
    return fo_raise_attribute(self, name);
}

static bool type_set_attr(FoObject *self, FoStr *name, FoObject *value) {
    FoType *type = as_type(self);
    if (!is_heap(type)) return fo_fail(FO_TYPE_ERROR, "cannot set %R attribute of immutable type '%s'", name, type->name);
    FoObject *descr = fo_lend(fo_type_peek(self->type, name));
    if (descr && descr->type->descr_set) {
        FO_AUTO(FoObject) kept = fo_ref(descr);
        return descr->type->descr_set(kept, self, value);
    }
    return fo_type_set_attr(type, name, value);
}

// ---- calls: T(…)

// An instance of a class over a built-in type that is not collected itself (int, float …) has attributes and so can be part of a
// cycle: its built-in new_ does not know, so it is tracked here.
static FoObject *tracked(FoObject *made) {
    if (made && (made->type->flags & FO_TYPE_HEAP) && fo_gc_has_head(made) && !fo_gc_head(made)->next) fo_gc_track(made);
    return made;
}

static FoObject *type_call(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoType *type = as_type(self);
    if (fo_unlikely(type == &fo_type_type)) {
        int64_t n_keywords = kwnames ? kwnames->n : 0;
        if (n == 1 && !n_keywords) return fo_ref_object((FoObject *)args[0]->type);
        if (n != 3) return fo_raise(FO_TYPE_ERROR, "type() takes 1 or 3 arguments");
    }
    if (fo_unlikely(!type->new_)) {
        FO_AUTO(FoStr) name = fo_type_full_name(type);
        return name ? fo_raise(FO_TYPE_ERROR, "cannot create '%S' instances", name) : NULL;
    }
    FO_AUTO(FoObject) made = tracked(type->new_(type, args, n, kwnames));
    if (fo_unlikely(!made) || !fo_is_a(made, type)) return fo_take(made);
    FoInitFn init = made->type->init;
    if (init && !init(made, args, n, kwnames)) return NULL;
    return fo_take(made);
}

static bool type_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (kwnames && kwnames->n && n == 1) return fo_fail(FO_TYPE_ERROR, "type.__init__() takes no keyword arguments");
    return n == 1 || n == 3 || fo_fail(FO_TYPE_ERROR, "type.__init__() takes 1 or 3 arguments");
}

// ---- T.__new__ of built-in types

static FoObject *static_new_call(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoType *type = as_type(self);
    if (n < 1) return fo_raise(FO_TYPE_ERROR, "%s.__new__(): not enough arguments", type->name);
    if (!fo_has_flag(args[0], FO_TYPE_TYPE)) return fo_raise(FO_TYPE_ERROR, "%s.__new__(X): X is not a type object (%T)", type->name, args[0]);
    FoType *wanted = as_type(args[0]), *built_in = wanted;
    if (!fo_type_is_subtype(wanted, type))
        return fo_raise(FO_TYPE_ERROR, "%s.__new__(%s): %s is not a subtype of %s", type->name, wanted->name, wanted->name, type->name);
    // the built-in type below the wanted class must agree on how its instances are made
    while (built_in && is_heap(built_in)) built_in = built_in->base;
    if (built_in && built_in->new_ != type->new_)
        return fo_raise(FO_TYPE_ERROR, "%s.__new__(%s) is not safe, use %s.__new__()", type->name, wanted->name, built_in->name);
    return tracked(type->new_(wanted, args + 1, n - 1, kwnames));
}

static const FoNativeDef static_new_def = {
    .name = "__new__", .function = static_new_call, .least = 0, .most = -1, .flags = FO_NATIVE_KEYWORDS,
    .doc = "Create and return a new object.  See help(type) for accurate signature.",
};

FoObject *fo_static_new_function(FoType *type) { return fo_native_new(&static_new_def, (FoObject *)type, NULL); }

bool fo_is_static_new(const FoObject *function, FoType **type) {
    if (function->type != &fo_native_type || ((const FoNative *)function)->def != &static_new_def) return false;
    *type = as_type(((const FoNative *)function)->self);
    return true;
}

// ---- methods

static FoObject *type_mro(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoTuple) mro = fo_type_linearize(as_type(self));
    return mro ? (FoObject *)fo_list_from_items(mro->items, mro->n) : NULL;
}

static bool has_base(const FoType *type, const FoType *base) {
    for (int64_t i = 0; type->bases && i < type->bases->n; i++)
        if (type->bases->items[i] == (const FoObject *)base) return true;
    return false;
}

static FoObject *type_subclasses(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoType *type = as_type(self);
    FO_AUTO(FoList) list = fo_list_new(0);
    for (int32_t i = 0; list && i < type->n_subclasses; i++) {
        FoType *subclass = type->subclasses[i]; // also those that have it in their mro() only
        if (has_base(subclass, type) && !fo_list_append(list, (FoObject *)subclass)) return NULL;
    }
    return (FoObject *)fo_take(list);
}

static FoObject *type_prepare(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return (FoObject *)fo_dict_new(); }

static FoObject *type_instance_check(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool result;
    return fo_is_instance_plain(args[0], self, &result) ? fo_bool_new(result) : NULL;
}

static FoObject *type_subclass_check(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool result;
    return fo_is_subclass_plain(args[0], self, &result) ? fo_bool_new(result) : NULL;
}

static FoObject *type_dir(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoDict) names = fo_dict_new();
    FoTuple *mro = as_type(self)->mro;
    for (int64_t i = 0; names && i < mro->n; i++) {
        FoDict *dict = as_type(mro->items[i])->dict;
        if (!fo_dict_update(names, (FoObject *)dict, true)) return NULL;
    }
    return names ? (FoObject *)fo_dict_keys_list(names) : NULL;
}

static FoObject *type_sizeof(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_int_from_i64((int64_t)sizeof(FoType) + as_type(self)->subclasses_capacity * (int64_t)sizeof(FoType *));
}

static FoObject *type_or(FoObject *a, FoObject *b) { return fo_union_new(a, b); }

static const FoNativeDef type_methods[] = {
    {.name = "mro", .function = type_mro, .least = 0, .most = 0, .doc = "Return a type's method resolution order."},
    {.name = "__subclasses__", .function = type_subclasses, .least = 0, .most = 0, .doc = "Return a list of immediate subclasses."},
    {.name = "__prepare__", .function = type_prepare, .least = 0, .most = -1, .flags = FO_NATIVE_KEYWORDS | FO_NATIVE_CLASS,
     .doc = "__prepare__() -> dict\nused to create the namespace for the class statement"},
    {.name = "__instancecheck__", .function = type_instance_check, .least = 1, .most = 1, .doc = "Check if an object is an instance."},
    {.name = "__subclasscheck__", .function = type_subclass_check, .least = 1, .most = 1, .doc = "Check if a class is a subclass."},
    {.name = "__dir__", .function = type_dir, .least = 0, .most = 0, .doc = "Specialized __dir__ implementation for types."},
    {.name = "__sizeof__", .function = type_sizeof, .least = 0, .most = 0, .doc = "Return memory consumption of the type object."},
    {0},
};

// ---- life

static void leave_bases(FoType *type) {
    for (int64_t i = 0; type->bases && i < type->bases->n; i++) fo_type_remove_subclass(as_type(type->bases->items[i]), type);
}

// A metaclass's mro() may have named classes that are no bases: they knew of this one too.
static void leave_order(FoType *type) {
    if (type->head.head.type == &fo_type_type) return;
    for (int64_t i = 0; type->mro && i < type->mro->n; i++)
        if (!has_base(type, as_type(type->mro->items[i]))) fo_type_remove_subclass(as_type(type->mro->items[i]), type);
}

static void type_clear(FoObject *self) {
    FoType *type = as_type(self);
    fo_type_modified(type);
    leave_order(type);
    if (type->dict) fo_dict_clear(type->dict);
    fo_clear_slot(&type->mro);
    // bases stay: instances that die later still ask for the built-in type below
}

static void type_free(FoObject *self) {
    FoType *type = as_type(self);
    fo_gc_untrack(self);
    if (type->weaklist) fo_weakref_clear_all(self);
    leave_order(type);
    leave_bases(type);
    fo_clear_slot(&type->dict);
    fo_clear_slot(&type->mro);
    fo_shape_free_root(type->root_shape);
    type->root_shape = NULL;
    fo_free(type->subclasses, (size_t)type->subclasses_capacity * sizeof(FoType *), FO_MEM_INTERNAL);
    fo_clear_slot(&type->bases);
    fo_clear_slot(&type->name_object);
    fo_clear_slot(&type->qualname);
    fo_clear_slot(&type->module);
    fo_unref(type->base);
    fo_object_free_block(self);
}

static bool type_visit(FoObject *self, FoVisitor visit, void *context) {
    FoType *type = as_type(self);
    FO_VISIT(type->dict);
    FO_VISIT(type->mro);
    FO_VISIT(type->bases);
    FO_VISIT(type->base);
    return true;
}

static int64_t type_nbytes(FoObject *self) { return (int64_t)sizeof(FoType); }

// type(x).
static bool type_new_value(const FoValue *args, int64_t n, FoValue *result) {
    if (n != 1) return false;
    FoType *type = args->tag == FO_TAG_INT ? &fo_int_type : args->tag == FO_TAG_FLOAT ? &fo_float_type : args->o->type;
    *result = fo_value_from_object_give((FoObject *)fo_ref(type));
    return true;
}

FoType fo_type_type = {
    .new_value = type_new_value,
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "type",
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .basic_nbytes = sizeof(FoType),
    .item_nbytes = 40,
    .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_TYPE | FO_TYPE_INSTANCE_DICT,
    .weaklist_offset = offsetof(FoType, weaklist),
    .free = type_free,
    .visit = type_visit,
    .clear = type_clear,
    .new_ = fo_type_new,
    .init = type_init,
    .size_of = type_nbytes,
    .repr = type_repr,
    .get_attr = type_get_attr,
    .set_attr = type_set_attr,
    .call = type_call,
    .binary = {[FO_OP_OR] = type_or},
    .methods = type_methods,
    .getsets = type_getsets,
};

bool fo_type_object_init(void) { return fo_type_ready(&fo_type_type); }

// ---- the end of the built-in types

static void release_static(FoType *type) {
    while (type->n_subclasses) {
        FoType *subclass = type->subclasses[--type->n_subclasses];
        if (!is_heap(subclass)) release_static(subclass);
    }
    fo_free(type->subclasses, (size_t)type->subclasses_capacity * sizeof(FoType *), FO_MEM_INTERNAL);
    type->subclasses = NULL;
    type->subclasses_capacity = 0;
    if (!(type->flags & FO_TYPE_READY)) return; // several bases: was there already
    type->flags &= ~(uint32_t)FO_TYPE_READY;
    type->version = 0;
    fo_clear_slot(&type->dict);
    fo_clear_slot(&type->mro);
    fo_clear_slot(&type->bases);
    fo_clear_slot(&type->module);
}

void fo_type_object_deinit(void) {
    release_static(&fo_object_type);
    for (int i = 0; i < FO_TYPE_CACHE; i++) {
        fo_clear_slot(&fo_rt->type_cache[i].name);
        fo_rt->type_cache[i].version = 0;
    }
}
