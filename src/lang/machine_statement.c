// SPDX-License-Identifier: MIT
// What the instructions of statements do: raise, except, assert, with, import, annotations.
#include "lang/machine_private.h"

// ---- exceptions
void *raise_name_error(FoExceptionKind kind, const char *format, FoStr *name) {
    fo_raise(kind, format, name);
    FoObject *pending = fo_rt->pending;
    if (kind == FO_NAME_ERROR && pending && fo_is_a(pending, fo_exception_type(FO_NAME_ERROR)))
        fo_assign_give(&((FoException *)pending)->extra[FO_EXTRA_NAME], (FoObject *)fo_ref(name));
    return NULL;
}

FoObject *exception_from_class(FoObject *class, FoObject *value_or_null) {
    FoObject *made;
    if (!value_or_null)
        made = fo_call0(class);
    else if (fo_tuple_check(value_or_null))
        made = fo_call_tuple_dict(class, (FoTuple *)value_or_null, NULL);
    else
        made = fo_call1(class, value_or_null);
    if (made && !fo_exception_check(made)) {
        if (value_or_null) fo_raise(FO_TYPE_ERROR, "calling %R should have returned an instance of BaseException, not %T", class, made);
        else fo_raise(FO_TYPE_ERROR, "calling %R should have returned an instance of BaseException, not %R", class, (FoObject *)made->type);
        fo_clear_slot(&made);
    }
    return made;
}

// An exception object from what stands behind `raise`: an instance or a class to call.
static FoObject *exception_from(FoObject *o) {
    if (fo_exception_check(o)) return fo_ref(o);
    if (fo_has_flag(o, FO_TYPE_TYPE) && (((FoType *)o)->flags & FO_TYPE_EXCEPTION)) return exception_from_class(o, NULL);
    return fo_raise(FO_TYPE_ERROR, "exceptions must derive from BaseException");
}

// True: the exception being handled is raised again as it is; false: the pending exception is a new one (or a failure).
bool slow_raise(FoValue *r, FoInstruction in) {
    if (in.c == 0) {
        FoObject *handled = fo_rt->handled;
        if (!handled) return fo_fail(FO_RUNTIME_ERROR, "No active exception to reraise");
        fo_error_restore_give(fo_ref(handled));
        return true;
    }
    FoObject *what = value_box(&r[in.a]);
    FoObject *exception = what ? exception_from(what) : NULL;
    if (!exception) return false;
    if (in.c == 2) {
        FoObject *cause = value_box(&r[in.b]);
        FoObject *fixed = NULL;
        if (cause && cause != fo_none) {
            bool is_class = fo_has_flag(cause, FO_TYPE_TYPE) && (((FoType *)cause)->flags & FO_TYPE_EXCEPTION);
            if (!is_class && !fo_exception_check(cause))
                fo_raise(FO_TYPE_ERROR, "exception causes must derive from BaseException");
            else
                fixed = exception_from(cause);
        }
        if (!cause || (cause != fo_none && !fixed)) {
            fo_unref(exception);
            return false;
        }
        fo_exception_set_cause_give(exception, fixed);
        ((FoException *)exception)->suppress_context = true;
        value_release(&r[in.b]);
    }
    value_release(&r[in.a]);
    fo_raise_give(exception);
    return false;
}

static bool is_exception_class(FoObject *o) { return fo_has_flag(o, FO_TYPE_TYPE) && (((FoType *)o)->flags & FO_TYPE_EXCEPTION); }
bool slow_match_exception(FoValue *r, FoInstruction in, int32_t n_live, bool *matches) {
    FoObject *exception = r[in.b].o, *what = value_box(&r[in.c]);
    if (!what) return false;
    *matches = false;
    static const char complaint[] = "catching classes that do not inherit from BaseException is not allowed";
    if (fo_tuple_check(what)) {
        FoTuple *t = (FoTuple *)what;
        for (int64_t i = 0; i < t->n; i++)
            if (!is_exception_class(t->items[i])) return fo_fail(FO_TYPE_ERROR, complaint);
        for (int64_t i = 0; i < t->n && !*matches; i++) *matches = fo_is_a(exception, (FoType *)t->items[i]);
    } else {
        if (!is_exception_class(what)) return fo_fail(FO_TYPE_ERROR, complaint);
        *matches = fo_is_a(exception, (FoType *)what);
    }
    value_consume(r, in.c, n_live);
    return true;
}

// ---- with
// A special method: *plain, as a function that still wants the object; NULL: the class has none.
static bool find_special_function(FoObject *o, FoStr *name, FoObject **function, bool *plain) {
    FoBorrowed found = fo_type_peek(o->type, name);
    *plain = found && fo_lend(found)->type == &fo_function_type;
    if (!*plain) return !found || fo_find_special(o, name, function);
    *function = fo_own(found);
    return true;
}

bool enter_context(FoValue *r, FoInstruction in, int32_t n_live) {
    FO_AUTO(FoObject) manager = NULL;
    FoObject *boxed = value_box(&r[in.b]);
    if (!boxed) return false;
    manager = fo_ref(boxed);
    FO_AUTO(FoObject) enter_function = NULL;
    FO_AUTO(FoObject) exit_function = NULL;
    bool plain_enter, plain;
    if (!find_special_function(manager, fo_name(__enter__), &enter_function, &plain_enter)) return false;
    if (!enter_function) return fo_fail(FO_TYPE_ERROR, "'%T' object does not support the context manager protocol", manager);
    if (!find_special_function(manager, fo_name(__exit__), &exit_function, &plain)) return false;
    if (!exit_function)
        return fo_fail(FO_TYPE_ERROR, "'%T' object does not support the context manager protocol (missed __exit__ method)", manager);
    FoObject *value = plain_enter ? fo_call1(enter_function, manager) : fo_call0(enter_function);
    if (!value) return false;
    value_consume(r, in.b, n_live);
    value_put(&r[in.a + 1], plain ? fo_value_from_object_give(fo_take(manager)) : FO_UNBOUND);
    value_put(&r[in.a], fo_value_from_object_give(fo_take(exit_function)));
    value_put(&r[in.a + 2], fo_value_from_object_give(value));
    return true;
}

bool exit_context(FoValue *r, FoInstruction in) {
    FoObject *exception = r[in.b].o;
    FoObject *traceback = ((FoException *)exception)->traceback;
    FoObject *args[4] = {NULL, (FoObject *)exception->type, exception, traceback ? traceback : fo_none};
    bool has_self = r[in.a + 1].tag == FO_TAG_OBJECT;
    if (has_self) args[0] = r[in.a + 1].o;
    FO_AUTO(FoObject) result = fo_call(r[in.a].o, has_self ? args : args + 1, has_self ? 4 : 3, NULL);
    bool truth;
    if (!result || !fo_is_true(result, &truth)) return false;
    value_put(&r[in.c], fo_value_from_object_give(fo_bool_new(truth)));
    return true;
}

// ---- assert: always raises
void raise_assertion(FoValue *r, FoInstruction in) {
    if (in.a == in.b)
        fo_raise(FO_ASSERTION_ERROR, NULL);
    else if (value_box(&r[in.b]))
        fo_raise_with(FO_ASSERTION_ERROR, r[in.b].o);
}

// ---- imports
bool slow_import(FoFrame *f, FoInstruction in) {
    FoValue *r = f->registers;
    int64_t level = 0;
    fo_int_fits_i64(r[in.b].o, &level);
    FoObject *module = import_statement(f, frame_name(f, in.c), r[in.b + 1].o, level);
    if (!module) return false;
    value_release(&r[in.b]);
    value_release(&r[in.b + 1]);
    value_put(&r[in.a], fo_value_from_object_give(module));
    return true;
}

bool slow_import_from(FoFrame *f, FoInstruction in) {
    FoObject *o = import_from(f->registers[in.b].o, frame_name(f, in.c));
    if (o) value_put(&f->registers[in.a], fo_value_from_object_give(o));
    return o != NULL;
}

// ---- annotations of a module or class
bool slow_annotations(FoFrame *f) {
    FoObject *space = f->locals ? f->locals : (FoObject *)frame_globals(f);
    if (fo_dict_check_exact(space)) {
        if (fo_dict_peek_str((FoDict *)space, fo_name(__annotations__))) return true;
    } else { // any mapping may be a namespace: it is asked as `space[name]`
        FO_AUTO(FoObject) known = fo_get_item(space, (FoObject *)fo_name(__annotations__));
        if (known) return true;
        if (!fo_error_matches_kind(FO_KEY_ERROR)) return false;
        fo_error_clear();
    }
    FO_AUTO(FoObject) d = (FoObject *)fo_dict_new();
    return d && fo_set_item(space, (FoObject *)fo_name(__annotations__), d);
}
