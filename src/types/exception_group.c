// SPDX-License-Identifier: MIT
// BaseExceptionGroup and ExceptionGroup.
#include "types/container.h"
#include "types/exception_private.h"

static FoStr *message_of(FoException *e) { return (FoStr *)e->extra[FO_EXTRA_GROUP_MESSAGE]; }
static FoTuple *parts_of(FoException *e) { return (FoTuple *)e->extra[FO_EXTRA_GROUP_EXCEPTIONS]; }
static bool is_group(FoObject *o) { return fo_is_a(o, fo_exception_type(FO_BASE_EXCEPTION_GROUP)); }

// ---- construction

// *nested: all parts derive from Exception.
static bool check_parts(FoTuple *parts, bool *all_plain) {
    *all_plain = true;
    for (int64_t i = 0; i < parts->n; i++) {
        if (!fo_exception_check(parts->items[i]))
            return fo_fail(FO_VALUE_ERROR, "Item %lld of second argument (exceptions) is not an exception", (long long)i);
        if (!fo_is_a(parts->items[i], fo_exception_type(FO_EXCEPTION))) *all_plain = false;
    }
    return true;
}

static bool choose_type(FoType **type, bool all_plain) {
    FoType *base = fo_exception_type(FO_BASE_EXCEPTION_GROUP), *group = fo_exception_type(FO_EXCEPTION_GROUP);
    if (*type == base) {
        if (all_plain) *type = group;
        return true;
    }
    if (all_plain) return true;
    if (*type == group) return fo_fail(FO_TYPE_ERROR, "Cannot nest BaseExceptions in an ExceptionGroup");
    if (fo_type_is_subtype(*type, fo_exception_type(FO_EXCEPTION))) return fo_fail(FO_TYPE_ERROR, "Cannot nest BaseExceptions in '%N'", *type);
    return true;
}

static FoObject *group_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (n != 2) return fo_raise(FO_TYPE_ERROR, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%lld given)", (long long)n);
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "BaseExceptionGroup.__new__() argument 1 must be str, not %A", args[0]);
    if (!args[1]->type->is_sequence || fo_has_flag(args[1], FO_TYPE_DICT))
        return fo_raise(FO_TYPE_ERROR, "second argument (exceptions) must be a sequence");
    FO_AUTO(FoTuple) parts = fo_sequence_as_tuple(args[1]);
    if (!parts) return NULL;
    if (parts->n == 0) return fo_raise(FO_VALUE_ERROR, "second argument (exceptions) must be a non-empty sequence");
    bool all_plain;
    if (!check_parts(parts, &all_plain) || !choose_type(&type, all_plain)) return NULL;
    FoException *e = (FoException *)fo_base_exception_new(type, args, n, NULL);
    if (!e) return NULL;
    fo_exception_set_extra(e, FO_EXTRA_GROUP_MESSAGE, args[0]);
    fo_exception_set_extra(e, FO_EXTRA_GROUP_EXCEPTIONS, (FoObject *)parts);
    return (FoObject *)e;
}

static FoObject *group_str(FoObject *self) {
    FoException *e = (FoException *)self;
    long long n = parts_of(e)->n;
    return (FoObject *)fo_str_printf("%S (%lld sub-exception%s)", message_of(e), n, n > 1 ? "s" : "");
}

// ---- splitting

static bool check_matcher(FoObject *matcher, bool *is_predicate) {
    *is_predicate = false;
    if (fo_has_flag(matcher, FO_TYPE_TYPE) && fo_type_is_subtype((FoType *)matcher, fo_exception_type(FO_BASE_EXCEPTION))) return true;
    if (fo_has_flag(matcher, FO_TYPE_TYPE)) goto refuse;
    if (fo_tuple_check(matcher)) {
        FoTuple *classes = (FoTuple *)matcher;
        for (int64_t i = 0; i < classes->n; i++)
            if (!fo_has_flag(classes->items[i], FO_TYPE_TYPE) ||
                !fo_type_is_subtype((FoType *)classes->items[i], fo_exception_type(FO_BASE_EXCEPTION)))
                goto refuse;
        return true;
    }
    *is_predicate = matcher->type->call != NULL;
    if (*is_predicate) return true;
refuse:
    return fo_fail(FO_TYPE_ERROR, "expected a function, exception type or tuple of exception types");
}

static bool matches(FoObject *exception, FoObject *matcher, bool is_predicate, bool *result) {
    if (!is_predicate) return fo_is_instance(exception, matcher, result);
    FO_AUTO(FoObject) answer = fo_call1(matcher, exception);
    return answer && fo_is_true(answer, result);
}

// A group like e of other parts, made by e.derive(parts); traceback, context, cause and notes are carried over.
static FoObject *derive_like(FoException *e, FoList *parts) {
    FO_AUTO(FoStr) name = fo_str_intern("derive");
    FoObject *arg = (FoObject *)parts;
    FO_AUTO(FoObject) group = name ? fo_call_method((FoObject *)e, name, &arg, 1) : NULL;
    if (!group) return NULL;
    if (!is_group(group)) return fo_raise(FO_TYPE_ERROR, "derive must return an instance of BaseExceptionGroup");
    fo_exception_set_traceback(group, e->traceback);
    fo_exception_set_context_give(group, fo_xref(e->context));
    fo_exception_set_cause_give(group, fo_xref(e->cause));
    FO_AUTO(FoObject) notes = NULL;
    if (!fo_find_attr((FoObject *)e, fo_name(__notes__), &notes)) return NULL;
    if (notes) {
        FO_AUTO(FoList) copy = fo_sequence_as_list(notes);
        if (!copy || !fo_set_attr(group, fo_name(__notes__), (FoObject *)copy)) return NULL;
    }
    return fo_take(group);
}

static bool split(FoObject *exception, FoObject *matcher, bool is_predicate, FoObject **yes, FoObject **no);

static bool split_parts(FoException *e, FoObject *matcher, bool is_predicate, FoList *yes, FoList *no) {
    for (int64_t i = 0; i < parts_of(e)->n; i++) {
        FO_AUTO(FoObject) matching = NULL;
        FO_AUTO(FoObject) rest = NULL;
        if (!split(parts_of(e)->items[i], matcher, is_predicate, &matching, &rest)) return false;
        if (matching && !fo_list_append(yes, matching)) return false;
        if (rest && !fo_list_append(no, rest)) return false;
    }
    return true;
}

static bool split_group(FoException *e, FoObject *matcher, bool is_predicate, FoObject **yes, FoObject **no) {
    FO_AUTO(FoList) matching = fo_list_new(0);
    FO_AUTO(FoList) rest = fo_list_new(0);
    if (!matching || !rest || !split_parts(e, matcher, is_predicate, matching, rest)) return false;
    if (matching->n && !(*yes = derive_like(e, matching))) return false;
    if (rest->n && !(*no = derive_like(e, rest))) {
        fo_clear_slot(yes);
        return false;
    }
    return true;
}

static bool split(FoObject *exception, FoObject *matcher, bool is_predicate, FoObject **yes, FoObject **no) {
    bool whole;
    *yes = *no = NULL;
    if (!matches(exception, matcher, is_predicate, &whole)) return false;
    if (whole || !is_group(exception)) {
        *(whole ? yes : no) = fo_ref(exception);
        return true;
    }
    if (!fo_enter_recursion(" in exceptiongroup_split_recursive")) return false;
    bool ok = split_group((FoException *)exception, matcher, is_predicate, yes, no);
    fo_leave_recursion();
    return ok;
}

// Splits a group by a class, tuple of classes or predicate: new references or NULL for an empty part. Plain exceptions are matched as a whole.
static bool exception_split(FoObject *exception, FoObject *matcher, FoObject **matching, FoObject **rest) {
    bool is_predicate;
    *matching = *rest = NULL;
    return check_matcher(matcher, &is_predicate) && split(exception, matcher, is_predicate, matching, rest);
}

// ---- methods

static FoObject *derive(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *group_args[2] = {(FoObject *)message_of((FoException *)self), args[0]};
    return fo_call((FoObject *)fo_exception_type(FO_BASE_EXCEPTION_GROUP), group_args, 2, NULL);
}

static FoObject *group_split(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) yes = NULL;
    FO_AUTO(FoObject) no = NULL;
    if (!exception_split(self, args[0], &yes, &no)) return NULL;
    return (FoObject *)fo_tuple_pack(2, yes ? yes : fo_none, no ? no : fo_none);
}

static FoObject *group_subgroup(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) yes = NULL;
    FO_AUTO(FoObject) no = NULL;
    if (!exception_split(self, args[0], &yes, &no)) return NULL;
    return yes ? fo_take(yes) : fo_new_none();
}

static const FoNativeDef methods[] = {
    {"derive", derive, 1, 1, 0, "A group of other exceptions with the same message."},
    {"split", group_split, 1, 1, 0, "(matching part, rest) by a class, a tuple of classes or a function."},
    {"subgroup", group_subgroup, 1, 1, 0, "The matching part or None."},
    FO_CLASS_GETITEM,
    {NULL},
};

static FoObject *message_get(FoObject *self, void *closure) { return fo_ref(fo_extra_or_none((FoException *)self, FO_EXTRA_GROUP_MESSAGE)); }
static FoObject *exceptions_get(FoObject *self, void *closure) { return fo_ref(fo_extra_or_none((FoException *)self, FO_EXTRA_GROUP_EXCEPTIONS)); }
static const FoGetSetDef getsets[] = {
    {"message", message_get, NULL, "exception message"},
    {"exceptions", exceptions_get, NULL, "nested exceptions"},
    {NULL},
};

void fo_exception_group_slots(FoType *type, FoExceptionKind kind) {
    type->new_ = group_new;
    type->str = NULL;
    if (kind != FO_BASE_EXCEPTION_GROUP) return;
    type->str = group_str;
    type->methods = methods;
    type->getsets = getsets;
}
