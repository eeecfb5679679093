// SPDX-License-Identifier: MIT
// errstate: what happens when floating-point operations report division by zero, overflow, underflow or invalid values.
#include "array/array_private.h"
#include "array/subclass.h"

static const char *const mode_names[] = {"ignore", "warn", "raise", "call", "print", "log"};
static const struct {
    const char *key, *text;
    uint32_t status;
} kinds[] = {{"divide", "divide by zero", FO_STATUS_DIVIDE},
             {"over", "overflow", FO_STATUS_OVERFLOW},
             {"under", "underflow", FO_STATUS_UNDERFLOW},
             {"invalid", "invalid value", FO_STATUS_INVALID}};
enum { KINDS = 4 };

static uint8_t *mode_of(FoErrModes *modes, int k) {
    return k == 0 ? &modes->divide : k == 1 ? &modes->over : k == 2 ? &modes->under : &modes->invalid;
}

// ---- reports

static bool call_back(int k, uint32_t status, const char *method, const char *argument) {
    FoObject *callback = fo_array_state()->error_callback;
    if (!callback || callback == fo_none)
        return method ? fo_fail(FO_NAME_ERROR, "log specified for %s (in %s) but no object with write method found.", kinds[k].text, argument)
                      : fo_fail(FO_NAME_ERROR, "python callback specified for %s (in %s) but no function found.", kinds[k].text, argument);
    FO_AUTO(FoObject) result = NULL;
    if (method) {
        FO_AUTO(FoStr) name = fo_str_intern(method);
        FO_AUTO(FoStr) text = fo_str_printf("Warning: %s encountered in %s\n", kinds[k].text, argument);
        result = name && text ? fo_call_method(callback, name, (FoObject *[]){(FoObject *)text}, 1) : NULL;
    } else {
        FO_AUTO(FoStr) text = fo_str_from_text(kinds[k].text);
        FO_AUTO(FoObject) flag = fo_int_from_i64(status);
        result = text && flag ? fo_call2(callback, (FoObject *)text, flag) : NULL;
    }
    return result != NULL;
}

bool fo_errors_report(FoErrModes modes, uint32_t status, const char *name) {
    if (status & FO_STATUS_NEGATIVE_POWER) return fo_fail(FO_VALUE_ERROR, "Integers to negative integer powers are not allowed.");
    for (int k = 0; k < KINDS; k++) {
        if (!(status & kinds[k].status)) continue;
        bool ok = true;
        switch (*mode_of(&modes, k)) {
        case FO_ERR_IGNORE: break;
        case FO_ERR_WARN: ok = fo_warn(FO_RUNTIME_WARNING, "%s encountered in %s", kinds[k].text, name); break;
        case FO_ERR_RAISE: ok = fo_fail(FO_FLOATING_POINT_ERROR, "%s encountered in %s", kinds[k].text, name); break;
        case FO_ERR_CALL: ok = call_back(k, status & 15, NULL, name); break;
        case FO_ERR_LOG: ok = call_back(k, status, "write", name); break;
        case FO_ERR_PRINT: fo_error_print("Warning: %s encountered in %s", kinds[k].text, name); break;
        }
        if (!ok) return false;
    }
    return true;
}

bool fo_errstate_report(uint32_t status, const char *name) { return !status || fo_errors_report(fo_array_state()->errors, status, name); }

// ---- setting

static bool read_mode(FoObject *o, uint8_t *mode) {
    if (fo_str_check(o))
        for (int k = 0; k < 6; k++)
            if (fo_str_equals_text((FoStr *)o, mode_names[k])) return *mode = (uint8_t)k, true;
    return fo_raise_with(FO_KEY_ERROR, o) != NULL;
}

static const char *const names[] = {"all", "divide", "over", "under", "invalid", "call"};

// Reads all=, divide=, over=, under=, invalid= over *modes.
static bool read_modes(const FoParams *params, FoObject *const *args, int64_t n, FoTuple *kwnames, FoErrModes *modes, FoObject **callback) {
    FoObject *given[6] = {NULL};
    if (!fo_args_bind(params, args, n, kwnames, given)) return false;
    for (int k = 0; k < KINDS; k++) {
        if (given[0] && given[0] != fo_none && !read_mode(given[0], mode_of(modes, k))) return false;
        if (given[k + 1] && given[k + 1] != fo_none && !read_mode(given[k + 1], mode_of(modes, k))) return false;
    }
    if (callback) *callback = given[5];
    return true;
}

static FoObject *modes_dict(FoErrModes modes) {
    FO_AUTO(FoDict) d = fo_dict_new();
    for (int k = 0; d && k < KINDS; k++)
        if (!fo_dict_set_text_give(d, kinds[k].key, (FoObject *)fo_str_from_text(mode_names[*mode_of(&modes, k)]))) return NULL;
    return (FoObject *)fo_take(d);
}

FoObject *fo_np_geterr(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return modes_dict(fo_array_state()->errors); }

FoObject *fo_np_seterr(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const FoParams params = {"seterr", names, 5, 0, 0, 5};
    FoErrModes modes = fo_array_state()->errors;
    FO_AUTO(FoObject) before = modes_dict(modes);
    if (!before || !read_modes(&params, args, n, kwnames, &modes, NULL)) return NULL;
    fo_array_state()->errors = modes;
    return fo_take(before);
}

FoObject *fo_np_seterrcall(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoArrayState *state = fo_array_state();
    FoObject *before = state->error_callback ? state->error_callback : fo_new_none();
    state->error_callback = fo_ref(args[0]);
    return before;
}

FoObject *fo_np_geterrcall(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *callback = fo_array_state()->error_callback;
    return callback ? fo_ref(callback) : fo_new_none();
}

// ---- with np.errstate(…):

typedef struct {
    FoObject head;
    FoErrModes wanted, before; // 255: leave as it is
    FoObject *callback, *callback_before;
} FoErrstate;

static FoObject *errstate_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const FoParams params = {"errstate", names, 6, 0, 0, 0};
    FoErrModes first = {255, 255, 255, 255};
    FoObject *callback = NULL;
    if (!read_modes(&params, args, n, kwnames, &first, &callback)) return NULL;
    FoErrstate *e = (FoErrstate *)fo_object_new(type, 0);
    if (!e) return NULL;
    e->wanted = first;
    e->callback = fo_xref(callback);
    return (FoObject *)e;
}

static FoObject *errstate_enter(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoErrstate *e = (FoErrstate *)self;
    FoArrayState *state = fo_array_state();
    e->before = state->errors;
    for (int k = 0; k < KINDS; k++)
        if (*mode_of(&e->wanted, k) != 255) *mode_of(&state->errors, k) = *mode_of(&e->wanted, k);
    if (e->callback) {
        fo_assign_give(&e->callback_before, state->error_callback);
        state->error_callback = fo_ref(e->callback);
    }
    return fo_new_none();
}

static FoObject *errstate_exit(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoErrstate *e = (FoErrstate *)self;
    FoArrayState *state = fo_array_state();
    state->errors = e->before;
    if (e->callback) {
        fo_assign_give(&state->error_callback, e->callback_before);
        e->callback_before = NULL;
    }
    return fo_new_none();
}

static void errstate_free(FoObject *self) {
    FoErrstate *e = (FoErrstate *)self;
    fo_clear_slot(&e->callback);
    fo_clear_slot(&e->callback_before);
    fo_object_free_block(self);
}

// As a decorator.
static FoObject *errstate_call(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (n != 1 || kwnames) return fo_raise(FO_TYPE_ERROR, "ContextDecorator.__call__() takes exactly one function");
    return fo_class_call_library("_errstate_decorate", self, args, 1, NULL);
}

static const FoNativeDef errstate_methods[] = {
    {"__enter__", errstate_enter, 0, 0, 0, "Set the modes."}, {"__exit__", errstate_exit, 3, 3, 0, "Set the former modes."}, {NULL}};
FoType fo_errstate_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.errstate",
    .basic_nbytes = sizeof(FoErrstate),
    .doc = "errstate(**kwargs)\n--\n\nContext manager for floating-point error handling.",
    .new_ = errstate_new, .call = errstate_call, .free = errstate_free, .methods = errstate_methods,
};

// ---- exception types of NumPy

static FoType *make_type(const char *name, const char *module, FoType *first, FoType *second) {
    FO_AUTO(FoStr) text = fo_str_intern(name);
    FO_AUTO(FoDict) names_ = fo_dict_new();
    FO_AUTO(FoTuple) bases = second ? fo_tuple_pack(2, (FoObject *)first, (FoObject *)second) : fo_tuple_pack(1, (FoObject *)first);
    if (!text || !names_ || !bases || !fo_dict_set_text_give(names_, "__module__", (FoObject *)fo_str_from_text(module))) return NULL;
    return (FoType *)fo_type_new_class(&fo_type_type, text, bases, names_, NULL, NULL);
}

bool fo_errstate_init(void) {
    FoArrayState *state = fo_array_state();
    state->errors = (FoErrModes){FO_ERR_WARN, FO_ERR_WARN, FO_ERR_IGNORE, FO_ERR_WARN};
    const char *module = "numpy.core._exceptions";
    FoType *type_error = fo_exception_type(FO_TYPE_ERROR);
    if (!fo_type_ready(&fo_errstate_type)) return false;
    state->axis_error = make_type("AxisError", "numpy", fo_exception_type(FO_VALUE_ERROR), fo_exception_type(FO_INDEX_ERROR));
    state->ufunc_type_error = make_type("UFuncTypeError", module, type_error, NULL);
    if (!state->axis_error || !state->ufunc_type_error) return false;
    state->no_loop_error = make_type("UFuncTypeError", module, state->ufunc_type_error, NULL);
    state->casting_error = make_type("UFuncTypeError", module, state->ufunc_type_error, NULL);
    return state->no_loop_error && state->casting_error;
}
