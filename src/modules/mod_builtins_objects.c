// SPDX-License-Identifier: MIT
// Builtins on any object: attributes, classes, identity, hash, dir, vars.
#include "lang/lang.h"
#include "modules/mod_builtins.h"

// ---- attributes

static bool check_name(FoObject *name) {
    return fo_str_check(name) || fo_fail(FO_TYPE_ERROR, "attribute name must be string, not '%T'", name);
}

FO_BUILTIN(builtin_getattr) {
    FoObject *value;
    if (!check_name(args[1])) return NULL;
    if (n == 2) return fo_get_attr(args[0], (FoStr *)args[1]);
    if (!fo_find_attr(args[0], (FoStr *)args[1], &value)) return NULL;
    return value ? value : fo_ref(args[2]);
}

FO_BUILTIN(builtin_hasattr) {
    FoObject *value;
    if (!check_name(args[1]) || !fo_find_attr(args[0], (FoStr *)args[1], &value)) return NULL;
    fo_xunref(value);
    return fo_bool_new(value != NULL);
}

FO_BUILTIN(builtin_setattr) {
    return check_name(args[1]) && fo_set_attr(args[0], (FoStr *)args[1], args[2]) ? fo_new_none() : NULL;
}

FO_BUILTIN(builtin_delattr) {
    return check_name(args[1]) && fo_set_attr(args[0], (FoStr *)args[1], NULL) ? fo_new_none() : NULL;
}

// ---- classes, identity, hash

FO_BUILTIN(builtin_isinstance) {
    bool yes;
    return fo_is_instance(args[0], args[1], &yes) ? fo_bool_new(yes) : NULL;
}

static const FoType *type_of_value(const FoValue *v) {
    return v->tag == FO_TAG_INT ? &fo_int_type : v->tag == FO_TAG_FLOAT ? &fo_float_type : v->o->type;
}

// Does an instance of `type` say that its class is just that?
static bool is_honest(const FoType *type) {
    if (type->get_attr != fo_get_attr_generic) return false;
    FoType *t = (FoType *)(uintptr_t)type;
    return !(type->flags & FO_TYPE_HEAP) || fo_type_peek(t, fo_name(__class__)) == fo_type_peek(&fo_object_type, fo_name(__class__));
}

// Types and tuples of types without hooks; the exact type is found without looking at what it derives from.
static bool fast_isinstance(const FoValue *args, int64_t n, FoValue *result) {
    const FoType *type = type_of_value(&args[0]);
    if (n != 2 || args[1].tag != FO_TAG_OBJECT) return false;
    FoObject *class_ = args[1].o, *const *classes = &class_;
    int64_t n_classes = 1;
    if (class_->type == &fo_tuple_type) {
        classes = ((FoTuple *)class_)->items;
        n_classes = ((FoTuple *)class_)->n;
    }
    bool yes = false;
    for (int64_t i = 0; i < n_classes && !yes; i++) {
        if (classes[i]->type != &fo_type_type) return false; // a tuple in the tuple, a union, a class with a metaclass
        yes = fo_type_is_subtype(type, (const FoType *)classes[i]);
    }
    if (!yes && !is_honest(type)) return false;
    *result = fo_value_from_object_give(fo_bool_new(yes));
    return true;
}

FO_BUILTIN(builtin_issubclass) {
    bool yes;
    return fo_is_subclass(args[0], args[1], &yes) ? fo_bool_new(yes) : NULL;
}

FO_BUILTIN(builtin_callable) { return fo_bool_new(args[0]->type->call != NULL); }

FO_BUILTIN(builtin_id) {
    fo_rt->identities_seen = true;
    return fo_int_from_u64((uint64_t)(uintptr_t)args[0]);
}

FO_BUILTIN(builtin_hash) {
    int64_t hash;
    return fo_hash(args[0], &hash) ? fo_int_from_i64(hash) : NULL;
}

// ---- namespaces

FO_BUILTIN(builtin_vars) {
    FoObject *dict;
    if (n == 0) return fo_locals_current();
    if (!fo_find_attr(args[0], fo_name(__dict__), &dict)) return NULL;
    return dict ? dict : fo_raise(FO_TYPE_ERROR, "vars() argument must have __dict__ attribute");
}

static FoObject *names_of(FoObject *o) {
    FO_AUTO(FoObject) method = NULL;
    if (!fo_find_special(o, fo_name(__dir__), &method)) return NULL;
    return method ? fo_call0(method) : fo_raise(FO_TYPE_ERROR, "object does not provide __dir__");
}

static FoObject *names_here(void) {
    FO_AUTO(FoObject) locals = fo_locals_current();
    if (!locals || fo_dict_check_exact(locals)) return fo_take(locals);
    return fo_call_method(locals, fo_name(keys), NULL, 0);
}

FO_BUILTIN(builtin_dir) {
    FO_AUTO(FoObject) names = n ? names_of(args[0]) : names_here();
    FO_AUTO(FoList) list = names ? fo_sequence_as_list(names) : NULL;
    if (!list || !fo_list_sort(list, NULL, false)) return NULL;
    return (FoObject *)fo_take(list);
}

FO_BUILTIN(builtin_aiter) {
    if (args[0]->type->aiter) return args[0]->type->aiter(args[0]);
    return fo_raise(FO_TYPE_ERROR, "'%T' object is not an async iterable", args[0]);
}

FO_BUILTIN(builtin_anext) {
    if (n == 2) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "anext() with a default is not supported");
    if (args[0]->type->anext) return args[0]->type->anext(args[0]);
    return fo_raise(FO_TYPE_ERROR, "'%T' object is not an async iterator", args[0]);
}

const FoNativeDef fo_builtins_object_defs[] = {
    {"aiter", builtin_aiter, 1, 1, 0, "aiter($module, async_iterable, /)\n--\n\nReturn an AsyncIterator for an AsyncIterable object.", NULL},
    {"anext", builtin_anext, 1, 2, 0, "anext(async_iterator[, default])\n--\n\nReturn the next item from the async iterator.", NULL},
    {"callable", builtin_callable, 1, 1, 0,
     "callable($module, obj, /)\n--\n\nReturn whether the object is callable (i.e., some kind of function).\n\n"
     "Note that classes are callable, as are instances of classes with a\n__call__() method.", NULL},
    {"delattr", builtin_delattr, 2, 2, 0,
     "delattr($module, obj, name, /)\n--\n\nDeletes the named attribute from the given object.\n\n"
     "delattr(x, 'y') is equivalent to ``del x.y''", NULL},
    {"dir", builtin_dir, 0, 1, 0,
     "dir([object]) -> list of strings\n\nIf called without an argument, return the names in the current scope.\n"
     "Else, return an alphabetized list of names comprising (some of) the attributes\n"
     "of the given object, and of attributes reachable from it.", NULL},
    {"getattr", builtin_getattr, 2, 3, 0,
     "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\n"
     "When a default argument is given, it is returned when the attribute doesn't\n"
     "exist; without it, an exception is raised in that case.", NULL},
    {"hasattr", builtin_hasattr, 2, 2, 0,
     "hasattr($module, obj, name, /)\n--\n\nReturn whether the object has an attribute with the given name.\n\n"
     "This is done by calling getattr(obj, name) and catching AttributeError.", NULL},
    {"hash", builtin_hash, 1, 1, 0,
     "hash($module, obj, /)\n--\n\nReturn the hash value for the given object.\n\n"
     "Two objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true.", NULL},
    {"id", builtin_id, 1, 1, 0,
     "id($module, obj, /)\n--\n\nReturn the identity of an object.\n\n"
     "This is guaranteed to be unique among simultaneously existing objects.\n(CPython uses the object's memory address.)", NULL},
    {"isinstance", builtin_isinstance, 2, 2, 0,
     "isinstance($module, obj, class_or_tuple, /)\n--\n\n"
     "Return whether an object is an instance of a class or of a subclass thereof.\n\n"
     "A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\n"
     "check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc.", fast_isinstance},
    {"issubclass", builtin_issubclass, 2, 2, 0,
     "issubclass($module, cls, class_or_tuple, /)\n--\n\nReturn whether 'cls' is derived from another class or is the same class.\n\n"
     "A tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\n"
     "check against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``.", NULL},
    {"setattr", builtin_setattr, 3, 3, 0,
     "setattr($module, obj, name, value, /)\n--\n\nSets the named attribute on the given object to the specified value.\n\n"
     "setattr(x, 'y', v) is equivalent to ``x.y = v''", NULL},
    {"vars", builtin_vars, 0, 1, 0,
     "vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__.", NULL},
    {NULL},
};
