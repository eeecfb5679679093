// SPDX-License-Identifier: MIT
// object: what every class has.
#include "types/types.h"
#include "types/class_slots.h"

// ---- creation: arguments are refused unless a class took them over by its own __new__ or __init__

static bool has_arguments(int64_t n, FoTuple *kwnames) { return n > 0 || (kwnames && kwnames->n > 0); }
static bool object_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);

static FoObject *object_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (fo_unlikely(has_arguments(n, kwnames))) {
        if (type->new_ != object_new)
            return fo_raise(FO_TYPE_ERROR, "object.__new__() takes exactly one argument (the type to instantiate)");
        if (type->init == object_init) return fo_raise(FO_TYPE_ERROR, "%s() takes no arguments", type->name);
    }
    return fo_instance_new(type);
}

static bool object_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (fo_likely(!has_arguments(n, kwnames))) return true;
    FoType *type = self->type;
    if (type->init != object_init)
        return fo_fail(FO_TYPE_ERROR, "object.__init__() takes exactly one argument (the instance to initialize)");
    if (type->new_ == object_new)
        return fo_fail(FO_TYPE_ERROR, "%s.__init__() takes exactly one argument (the instance to initialize)", type->name);
    return true;
}

// ---- text, comparison

FoObject *fo_repr_generic(FoObject *self) {
    FO_AUTO(FoStr) module = fo_type_module_name(self->type);
    if (!module && fo_error_matches_kind(FO_MEMORY_ERROR)) return NULL;
    fo_error_clear(); // a class may have no module
    FO_AUTO(FoObject) qualname = fo_type_type.get_attr((FoObject *)self->type, fo_name(__qualname__));
    if (!qualname) return NULL;
    if (!module || fo_str_equals_text(module, "builtins")) return (FoObject *)fo_str_printf("<%S object at %p>", qualname, (void *)self);
    return (FoObject *)fo_str_printf("<%S.%S object at %p>", module, qualname, (void *)self);
}

static FoObject *object_str(FoObject *self) { return self->type->repr(self); }

static FoObject *object_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if (op == FO_EQ) return a == b ? fo_bool_new(true) : fo_new_not_implemented();
    if (op != FO_NE || !a->type->compare) return fo_new_not_implemented();
    // != is the opposite of the type's own ==
    FoObject *equal = a->type->compare(a, b, FO_EQ);
    if (!equal || equal == fo_not_implemented) return equal;
    bool truth, ok = fo_is_true(equal, &truth);
    fo_unref(equal);
    return ok ? fo_bool_new(!truth) : NULL;
}

// ---- __class__

static FoObject *get_class(FoObject *self, void *closure) { return (FoObject *)fo_ref(self->type); }

// Gives an instance with shapes the shape that its attributes have in another class.
static bool move_shape(FoInstance *self, FoType *type) {
    if (!self->shape) return true;
    FoShape *shape = type->root_shape;
    for (int32_t i = 0; shape && i < self->shape->n; i++) shape = fo_shape_extend(shape, self->shape->names[i]);
    if (shape) self->shape = shape;
    return shape || fo_instance_make_dict(self);
}

static bool set_class(FoObject *self, FoObject *value, void *closure) {
    FoType *old = self->type, *type = (FoType *)value;
    if (!value) return fo_fail(FO_TYPE_ERROR, "can't delete __class__ attribute");
    if (!fo_has_flag(value, FO_TYPE_TYPE)) return fo_fail(FO_TYPE_ERROR, "__class__ must be set to a class, not '%T' object", value);
    bool both_modules = fo_type_is_subtype(type, &fo_module_type) && fo_type_is_subtype(old, &fo_module_type);
    if (!both_modules && (!(type->flags & FO_TYPE_HEAP) || !(old->flags & FO_TYPE_HEAP)))
        return fo_fail(FO_TYPE_ERROR, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    if (old == type) return true;
    if (!fo_type_same_layout(old, type))
        return fo_fail(FO_TYPE_ERROR, "__class__ assignment: '%s' object layout differs from '%s'", type->name, old->name);
    if (type->root_shape && !move_shape((FoInstance *)self, type)) return false;
    if (type->flags & FO_TYPE_HEAP) fo_ref(type);
    self->type = type;
    if (old->flags & FO_TYPE_HEAP) fo_unref(old);
    return true;
}

// ---- __dict__ and __weakref__ of instances: added to the classes that introduce them

static FoObject *get_dict(FoObject *self, void *closure) { return (FoObject *)fo_xref(fo_object_dict(self)); }

static bool set_dict(FoObject *self, FoObject *value, void *closure) {
    if (value && !fo_dict_check(value)) return fo_fail(FO_TYPE_ERROR, "__dict__ must be set to a dictionary, not a '%T'", value);
    return fo_object_dict_set(self, (FoDict *)value);
}

static FoObject *get_weakref(FoObject *self, void *closure) {
    FoObject **list = self->type->weaklist_offset ? (FoObject **)((char *)self + self->type->weaklist_offset) : NULL;
    return list && *list ? fo_ref(*list) : fo_new_none();
}

const FoGetSetDef fo_dict_getset = {.name = "__dict__", .get = get_dict, .set = set_dict, .doc = "dictionary for instance variables (if defined)"};
const FoGetSetDef fo_weakref_getset = {.name = "__weakref__", .get = get_weakref, .doc = "list of weak references to the object (if defined)"};

// ---- methods

static FoObject *object_format(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "__format__() argument must be str, not %A", args[0]);
    if (((FoStr *)args[0])->n) return fo_raise(FO_TYPE_ERROR, "unsupported format string passed to %T.__format__", self);
    return fo_str(self);
}

static FoObject *object_sizeof(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_int_from_i64(fo_object_nbytes(self));
}

// Adds the instance's own names without turning its attributes into a dict.
static bool add_own_names(FoDict *names, FoObject *self) {
    FoInstance *instance = (FoInstance *)self;
    if (self->type->root_shape && instance->shape) {
        FO_AUTO(FoDict) own = fo_instance_copy_dict(self);
        return own && fo_dict_update(names, (FoObject *)own, true);
    }
    FO_AUTO(FoObject) own = NULL;
    if (!fo_find_attr(self, fo_name(__dict__), &own)) return false;
    return !own || !fo_dict_check(own) || fo_dict_update(names, own, true);
}

// Names of the instance, its class and the bases.
static FoObject *object_dir(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) class_ = fo_get_attr(self, fo_name(__class__));
    FO_AUTO(FoDict) names = fo_dict_new();
    if (!names || !class_ || !add_own_names(names, self)) return NULL;
    FoTuple *mro = fo_has_flag(class_, FO_TYPE_TYPE) ? ((FoType *)class_)->mro : NULL;
    for (int64_t i = 0; mro && i < mro->n; i++)
        if (!fo_dict_update(names, (FoObject *)((FoType *)mro->items[i])->dict, true)) return NULL;
    return (FoObject *)fo_dict_keys_list(names);
}

static FoObject *object_init_subclass(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (kwnames && kwnames->n) return fo_raise(FO_TYPE_ERROR, "%s.__init_subclass__() takes no keyword arguments", ((FoType *)self)->name);
    return fo_args_count("__init_subclass__", n, 0, 0) ? fo_new_none() : NULL;
}

static FoObject *object_subclass_hook(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_new_not_implemented(); }

static FoObject *object_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_raise(FO_TYPE_ERROR, "cannot pickle '%T' object", self);
}

// Asks the class's own __reduce__; that of object itself knows no way.
static FoObject *object_reduce_ex(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoStr) name = fo_str_from_ascii("__reduce__", 10);
    int64_t protocol;
    if (!name || !fo_index_as_i64(args[0], &protocol)) return NULL;
    if (fo_type_peek(self->type, name) == fo_type_peek(&fo_object_type, name)) return object_reduce(self, NULL, 0, NULL);
    return fo_call_method(self, name, NULL, 0);
}

// A copy of the attributes, None when there are none.
static FoObject *object_get_state(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!(self->type->flags & FO_TYPE_INSTANCE_DICT)) return fo_new_none();
    FO_AUTO(FoDict) state = fo_instance_copy_dict(self);
    if (!state) return NULL;
    return state->n ? (FoObject *)fo_take(state) : fo_new_none();
}

static const FoNativeDef object_methods[] = {
    {.name = "__reduce_ex__", .function = object_reduce_ex, .least = 1, .most = 1, .doc = "Helper for pickle."},
    {.name = "__reduce__", .function = object_reduce, .least = 0, .most = 0, .doc = "Helper for pickle."},
    {.name = "__getstate__", .function = object_get_state, .least = 0, .most = 0, .doc = "Helper for pickle."},
    {.name = "__subclasshook__", .function = object_subclass_hook, .least = 0, .most = -1, .flags = FO_NATIVE_CLASS,
     .doc = "Abstract classes can override this to customize issubclass()."},
    {.name = "__init_subclass__", .function = object_init_subclass, .least = 0, .most = -1, .flags = FO_NATIVE_CLASS | FO_NATIVE_KEYWORDS,
     .doc = "This method is called when a class is subclassed."},
    {.name = "__format__", .function = object_format, .least = 1, .most = 1, .doc = "Default object formatter."},
    {.name = "__sizeof__", .function = object_sizeof, .least = 0, .most = 0, .doc = "Size of object in memory, in bytes."},
    {.name = "__dir__", .function = object_dir, .least = 0, .most = 0, .doc = "Default dir() implementation."},
    {0},
};
static const FoGetSetDef object_getsets[] = {{.name = "__class__", .get = get_class, .set = set_class, .doc = "the object's class"}, {0}};

FoType fo_object_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "object",
    .doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n"
           "instance that has no instance attributes and cannot be given any.\n",
    .basic_nbytes = sizeof(FoObject),
    .flags = FO_TYPE_BASE,
    .free = fo_object_free_block,
    .new_ = object_new,
    .init = object_init,
    .repr = fo_repr_generic,
    .str = object_str,
    .hash = fo_hash_by_address,
    .compare = object_compare,
    .get_attr = fo_get_attr_generic,
    .set_attr = fo_set_attr_generic,
    .methods = object_methods,
    .getsets = object_getsets,
};

bool fo_object_type_init(void) { return fo_type_ready(&fo_object_type); }
