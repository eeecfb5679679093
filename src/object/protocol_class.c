// SPDX-License-Identifier: MIT
// isinstance and issubclass.
#include "types/core.h"

// o.__class__ when it is a type that differs from type(o), as proxies pretend; else NULL.
static FoType *pretended_type(FoObject *o) {
    if (fo_type_peek(o->type, fo_name(__class__)) == fo_type_peek(&fo_object_type, fo_name(__class__)) && o->type->get_attr == fo_get_attr_generic)
        return NULL;
    FO_AUTO(FoObject) class_ = NULL;
    if (!fo_find_attr(o, fo_name(__class__), &class_) || !class_) return NULL;
    if (!fo_has_flag(class_, FO_TYPE_TYPE) || class_ == (FoObject *)o->type) return NULL;
    return (FoType *)fo_take(class_);
}

// The bases of something class-like that is not a type; NULL without an exception when it is not class-like.
static FoTuple *bases_of(FoObject *class_) {
    FO_AUTO(FoStr) name = fo_str_intern("__bases__");
    FO_AUTO(FoObject) bases = NULL;
    if (!name || !fo_find_attr(class_, name, &bases) || !bases || !fo_tuple_check(bases)) return NULL;
    return (FoTuple *)fo_take(bases);
}

static bool abstract_is_subclass(FoObject *derived, FoObject *class_, bool *result) {
    *result = derived == class_;
    if (*result) return true;
    if (!fo_enter_recursion(" in __subclasscheck__")) return false;
    FO_AUTO(FoTuple) bases = bases_of(derived);
    bool ok = !fo_error_is_pending();
    for (int64_t i = 0; ok && bases && !*result && i < bases->n; i++) ok = abstract_is_subclass(bases->items[i], class_, result);
    fo_leave_recursion();
    return ok;
}

static bool check_class(FoObject *class_, const char *message) {
    FO_AUTO(FoTuple) bases = bases_of(class_);
    if (bases) return true;
    return fo_error_is_pending() ? false : fo_fail(FO_TYPE_ERROR, "%s", message);
}

// type.__instancecheck__: without looking for hooks.
bool fo_is_instance_plain(FoObject *o, FoObject *class_, bool *result) {
    if (fo_has_flag(class_, FO_TYPE_TYPE)) {
        *result = fo_type_is_subtype(o->type, (FoType *)class_);
        if (*result) return true;
        FO_AUTO(FoType) type = pretended_type(o);
        if (type) *result = fo_type_is_subtype(type, (FoType *)class_);
        return !fo_error_is_pending();
    }
    if (!check_class(class_, "isinstance() arg 2 must be a type, a tuple of types, or a union")) return false;
    FO_AUTO(FoObject) type = fo_get_attr(o, fo_name(__class__));
    return type && abstract_is_subclass(type, class_, result);
}

bool fo_is_subclass_plain(FoObject *type, FoObject *class_, bool *result) {
    if (fo_has_flag(type, FO_TYPE_TYPE) && fo_has_flag(class_, FO_TYPE_TYPE)) {
        *result = fo_type_is_subtype((FoType *)type, (FoType *)class_);
        return true;
    }
    if (!check_class(type, "issubclass() arg 1 must be a class")) return false;
    if (!check_class(class_, "issubclass() arg 2 must be a class, a tuple of classes, or a union")) return false;
    return abstract_is_subclass(type, class_, result);
}

static bool ask_hook(FoObject *class_, FoStr *hook, FoObject *o, bool *answered, bool *result) {
    FO_AUTO(FoObject) method = NULL;
    *answered = false;
    if (!fo_find_special(class_, hook, &method)) return false;
    if (!method) return true;
    *answered = true;
    FO_AUTO(FoObject) answer = fo_call1(method, o);
    return answer && fo_is_true(answer, result);
}

typedef bool (*Check)(FoObject *o, FoObject *class_, bool *result);

static bool any_of(FoTuple *classes, FoObject *o, Check check, const char *where, bool *result) {
    if (!fo_enter_recursion(where)) return false;
    bool ok = true;
    for (int64_t i = 0; ok && !*result && i < classes->n; i++) ok = check(o, classes->items[i], result);
    fo_leave_recursion();
    return ok;
}

static bool check_with_hook(FoObject *o, FoObject *class_, FoStr *hook, Check plain, const char *where, bool *result) {
    bool answered;
    if (!fo_enter_recursion(where)) return false;
    bool ok = ask_hook(class_, hook, o, &answered, result);
    fo_leave_recursion();
    return ok && (answered || plain(o, class_, result));
}

bool fo_is_instance(FoObject *o, FoObject *class_, bool *result) {
    *result = o->type == (FoType *)class_;
    if (*result) return true;
    if (class_->type == &fo_type_type) return fo_is_instance_plain(o, class_, result);
    if (fo_tuple_check(class_)) return any_of((FoTuple *)class_, o, fo_is_instance, " in __instancecheck__", result);
    return check_with_hook(o, class_, fo_name(__instancecheck__), fo_is_instance_plain, " in __instancecheck__", result);
}

bool fo_is_subclass(FoObject *type, FoObject *class_, bool *result) {
    *result = false;
    if (class_->type == &fo_type_type) {
        if (type == class_) *result = true;
        return *result || fo_is_subclass_plain(type, class_, result);
    }
    if (fo_tuple_check(class_)) return any_of((FoTuple *)class_, type, fo_is_subclass, " in __subclasscheck__", result);
    return check_with_hook(type, class_, fo_name(__subclasscheck__), fo_is_subclass_plain, " in __subclasscheck__", result);
}
